//! The names of the views and what stands about the study in all of them.

use super::counted;
use crate::page::View;

/// Label of the links to the views.
pub const VIEWS: &str = "Views";

/// The name of a view.
pub fn view(view: View) -> &'static str {
    match view {
        View::Data => "Data",
        View::Codes => "Codes",
        View::Figure => "Figure",
        View::Numbers => "Numbers",
        View::Export => "Export",
    }
}

/// The heading of a view: what is done in it.
pub fn heading(view: View) -> &'static str {
    match view {
        View::Data => "How your data were read",
        View::Codes => "Codes and their framework",
        View::Figure => "Figure",
        View::Numbers => "Numbers beyond counts",
        View::Export => "Take it with you",
    }
}

/// Label of the line that says what was read.
pub const READ: &str = "What was read";

/// What a screen reader hears beside the number of open decisions of a view.
pub fn decisions(count: usize) -> String {
    counted(count as u64, "open decision", "open decisions")
}

/// Link to the first open decision.
pub fn decide(count: usize) -> String {
    match count {
        1 => "One thing needs your decision".to_owned(),
        _ => format!("{count} things need your decision"),
    }
}

/// Link to what was done on the program's own account.
pub fn look_at(count: usize) -> String {
    match count {
        1 => "One thing was done that changes numbers: look at it".to_owned(),
        _ => format!("{count} things were done that change numbers: look at them"),
    }
}

/// What stands in views of numbers while there is nothing to count.
pub const NOTHING_TO_COUNT: &str =
    "There are no codings to count yet. Add the file with your codings to this study.";

/// Text of the link for the keyboard that leads past the bar.
pub const SKIP: &str = "Skip to the view";
