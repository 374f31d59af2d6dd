//! What the page knows and decides without a browser.
//!
//! Takes what the engine answers and what the user did; gives the state that the page draws, the
//! settings to ask the engine for next, and the shapes of the JavaScript API. Never touches a
//! browser; `web` draws this state and carries the messages.

pub mod api;
mod chips;
pub mod compared;
mod edit;
mod edit_filters;
mod edit_model;
mod edit_order;
mod figure_files;
mod grid;
mod keys;
pub mod live_figure;
mod merging;
mod passages;
mod problem;
pub mod remedies;
pub mod sections;
mod seen;
pub mod session;
pub mod standing;
mod state;
mod topic;
#[cfg(test)]
mod types;
mod view;
pub mod words;
pub mod workbench;

pub use chips::{Chip, chips};
pub use edit::{Edit, whole};
pub use edit_filters::{kept, kept_valences};
pub use edit_model::{ModelEdit, is_full};
pub use edit_order::moved;
pub use figure_files::{FORMATS, FigureFile, RESOLUTIONS};
pub use grid::{GridPlace, Move, neighbour};
pub use keys::ListKey;
pub use merging::{MergeField, MergeLabel, Mergeable, merge_fields, most_common};
pub use passages::{Passages, matches, passages_of_mark};
pub use problem::{Problem, ProblemsOr};
pub use seen::{Heights, Window};
pub use state::{Action, OpenNumbers, PageState, Work};
pub use topic::Topic;
pub use view::{HEADING_IN_SIGHT, View};
