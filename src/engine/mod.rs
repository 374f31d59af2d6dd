//! The one engine: a [`Request`] in, a [`Response`] out. The worker, the tests and the benchmarks
//! all call this one.
//!
//! Holds the files' tables, the dataset and the settings. A request that fails changes nothing.

mod protocol;
mod settings;
mod view;

pub use protocol::{
    Excerpt, ExcerptQuery, Export, ExportFormat, ExportOptions, FigureView, InputFile, Progress,
    Request, Response, Stage, TableView,
};
pub use settings::{FileSettings, Settings};
pub use view::{
    AttributeView, Availability, FileView, FrameworkView, MappingRow, Question, StudyView, Summary,
    ValenceWord,
};
