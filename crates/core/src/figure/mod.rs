//! A [`FigureOptions`] and a [`crate::analysis::CrossTab`] in, a [`Scene`] out.
//!
//! Each chart is one file that declares what it offers (`chart`) and draws its panels where one layout
//! for all charts puts them (`fit`); `charts` lists them. Everything is in points (1/72 inch); text is measured with our own table
//! of advance widths, so that the same input gives the same scene on the host and in the browser.
//! Never touches the DOM and never asks a browser how wide a text is.

mod agreement_dots;
mod arrange;
mod bare_table;
mod beside;
mod cells;
mod chart;
mod charts;
mod choices;
mod co_occurrence_matrix;
mod content;
mod describe;
mod dots;
mod fit;
mod forest;
mod frame;
mod heads;
mod logic_boxes;
mod logic_columns;
mod logic_model;
mod marks;
mod matrix;
mod metrics;
mod options;
mod page;
mod plot;
mod points;
mod presence;
mod presets;
mod ranking_dots;
mod ratings_grid;
mod rows;
mod saturation_curve;
mod scale;
mod scene;
mod signs;
mod spec;
mod text;
mod theme;
mod two_sided_bars;
mod widths;

pub use beside::Beside;
pub use charts::{
    Figure, HEIGHTS_MM, WIDTHS_MM, alternative_text, can_be_drawn, charts, compares_columns, draw,
    is_shared, label_of, needs, page_of, resolve,
};
pub use logic_model::LOGIC_MODEL;
pub use metrics::{Weight, advance_em, place_in_font};
pub use options::notation;
pub use presets::{Demand, PRESETS, Preset, READ_ON, Seen};
pub use scene::{Anchor, Ink, Mark, MarkKey, Node, Scene, Shape, TextRun};
pub use spec::{
    ChartDeclaration, ChartOption, FigureOptions, FigureSpec, PageFit, PageOffer, Palette, Style,
};
pub use theme::{SHADES, colour, valence_ink};
