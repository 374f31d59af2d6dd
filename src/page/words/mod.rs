//! Every string of the page, by the part of the page where it stands.

pub mod account;
pub mod api;
pub mod boot;
pub mod check;
pub mod leave;
pub mod open;
pub mod protect;
pub mod see;
pub mod shapes;

use steelyard_core::engine::{Stage, StudyView};
use steelyard_core::words::numbers::{self, Sheet};
pub use steelyard_core::words::places::{counted, number};

/// Name of the program.
pub const NAME: &str = "Steelyard";

/// What a live region says after undo.
pub const UNDONE: &str = "The last change was undone.";
/// What a live region says after redo.
pub const REDONE: &str = "The change was made again.";
/// What a live region says when a study file was saved.
pub const SAVED: &str = "The study file was made.";
/// What a live region says when everything was forgotten.
pub const CLEARED: &str = "Everything was forgotten. The page is as it was when you opened it.";
/// Button: undo.
pub const UNDO: &str = "Undo";
/// Button: redo.
pub const REDO: &str = "Redo";
/// Button: begin again with other files.
pub const ANOTHER: &str = "Open another study";
/// Button: add files to the study.
pub const ADD_FILES: &str = "Add files to this study";
/// Button: end what is being done.
pub const CANCEL: &str = "Cancel";
/// Button: close a message or a panel.
pub const CLOSE: &str = "Close";
/// Heading over what could not be done.
pub const PROBLEMS: &str = "This could not be done";
/// Label of the region that tells how far the work has come.
pub const WORKING: &str = "Working";
/// Label of the main region while a study is open.
pub const STUDY: &str = "Study";
/// Text of the link for the keyboard that leads past the settings.
pub const SKIP: &str = "Skip to the figure";
/// Title of the browser's window: a study is open.
pub fn window_title(study: Option<&StudyView>) -> String {
    match study {
        Some(study) => format!("{} – {NAME}", study_name(study)),
        None => NAME.to_owned(),
    }
}

/// What the study is called: the example's label, or its files.
pub fn study_name(study: &StudyView) -> String {
    if let Some(label) = &study.example {
        return label.clone();
    }
    match study.files.as_slice() {
        [] => "A study without files".to_owned(),
        [only] => only.reading.file.clone(),
        [first, rest @ ..] => {
            format!("{} and {}", first.reading.file, counted(rest.len() as u64, "file", "files"))
        }
    }
}

/// Mark of a built-in example.
pub const SYNTHETIC: &str =
    "Synthetic example: written for Steelyard. The people, documents and passages are invented.";

/// What a live region says when a study was loaded.
pub fn loaded(study: &StudyView) -> String {
    format!("{} is open: {}.", study_name(study), check::summary(study))
}

/// What a live region says when a search or a mark gave passages.
pub fn passages_found(found: usize, of: Option<usize>) -> String {
    let passages = counted(found as u64, "passage", "passages");
    match of {
        Some(all) => format!("{passages} of {}.", number(all as u64)),
        None => format!("{passages}."),
    }
}

/// Label of work: reading files.
pub const READING_FILES: &str = "Reading the files";
/// Label of work: opening an example.
pub const OPENING_EXAMPLE: &str = "Opening the example";
/// Label of work: applying settings.
pub const APPLYING: &str = "Working out the numbers";
/// Label of work: restoring a study.
pub const RESTORING: &str = "Restoring the study";

/// What a stage of a load is called.
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Reading => "Reading the bytes",
        Stage::Coding => "Reading the codings",
        Stage::Matching => "Looking the codes up in the framework",
    }
}

/// What stands where the work was ended by the user.
pub const CANCELLED: &str = "Cancelled. What was there before is still here.";
/// What stands where the engine failed and its data could be brought back.
pub const ENGINE_RESTORED: &str = "The engine failed and was started anew; your data is still here. If the same step fails again, leave it out and tell us which it was.";
/// What stands where the engine failed and would fail again on the same data.
pub const ENGINE_LOST: &str = "The engine failed again on the same data and was started anew, empty. Your files were not changed. Open them again, or fewer of them at once.";
/// What stands where a study file was chosen together with others.
pub const STUDY_FILE_ALONE: &str = "A study file was chosen together with other files. Open the data first, and the study file alone after it.";
/// What stands where the engine cannot be started at all.
pub const ENGINE_ABSENT: &str = "The engine could not be started. The browser may forbid WebAssembly or workers on this page; open the file in a current Chrome, Edge, Firefox or Safari.";
/// What stands where a file could not be read from disk.
pub fn unreadable(file: &str) -> String {
    format!(
        "The browser could not read “{file}”. It may have been moved or changed since you chose it; choose it again."
    )
}

/// What a live region says of numbers beyond counts that came or went.
pub fn worked_out(sheet: Option<&Sheet>) -> String {
    match sheet {
        Some(sheet) => {
            let rows = sheet.rows.len() as u64;
            format!("{}: {}.", numbers::title(sheet.kind), counted(rows, "row", "rows"))
        }
        None => numbers::NOTHING.to_owned(),
    }
}
