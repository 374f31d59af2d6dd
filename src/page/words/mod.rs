//! Every string of the page, by the part of the page where it stands.

pub mod account;
pub mod api;
pub mod aside;
pub mod asked;
pub mod boot;
pub mod check;
pub mod codes;
pub mod columns;
pub mod families;
pub mod figure_files;
pub mod findings;
pub mod help;
pub mod leave;
pub mod lists;
pub mod live_figure;
pub mod merging;
pub mod model;
pub mod open;
pub mod opened;
pub mod owners;
pub mod protect;
pub mod quotes;
pub mod reading;
pub mod see;
pub mod shapes;
pub mod valence;
pub mod views;

use crate::page::standing::{Death, Step};
use steelyard_core::engine::{Stage, StudyView, TablePart};
use steelyard_core::words::numbers::{self, Sheet};
pub use steelyard_core::words::places::{counted, number};

/// Names in quotation marks, the last after "and".
pub fn quoted_list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

/// Name of the program.
pub const NAME: &str = "Steelyard";

/// What a live region says after undo.
pub const UNDONE: &str = "The last change was undone.";
/// What a live region says after redo.
pub const REDONE: &str = "The change was made again.";
/// What is said where parts of the table were let go, since the data no longer have them after an edit; `renamed` is
/// whether values were only called otherwise, whose old names are not worth a word.
pub fn let_go(parts: &[TablePart], renamed: bool) -> Option<String> {
    let named = |part: &TablePart| match part {
        TablePart::Rows => Some("the level of the rows".to_owned()),
        TablePart::Columns => Some("what the columns are".to_owned()),
        TablePart::Unit => Some("what is counted".to_owned()),
        TablePart::Basis => Some("what percentages are of".to_owned()),
        TablePart::Filter(by) => Some(format!("the filter by {}", see::filter(by, None))),
        TablePart::Kept(..) if renamed => None,
        TablePart::Kept(by, _) => {
            Some(format!("all that the filter by {} kept", see::filter(by, None)))
        }
    };
    let named: Vec<String> = parts.iter().filter_map(named).collect();
    let is = if named.len() == 1 { "is" } else { "are" };
    let named = (!named.is_empty()).then(|| named.join(" and "))?;
    Some(format!(
        "As the data are read now, {named} cannot stay as chosen and {is} set back. Undo brings the data and the choice back."
    ))
}

/// What a live region says when a study file was saved.
pub const SAVED: &str = "The study file was made.";
/// What a live region says when the study was put away.
pub const CLEARED: &str =
    "The study was put away. The button “Back to the study that was open” takes it up again.";
/// Button: undo, and what it brings back where that is more than settings.
pub fn undo(step: Option<Step>) -> &'static str {
    match step {
        None | Some(Step::Settings) => "Undo",
        Some(Step::Files) => "Undo: the files before",
        Some(Step::Study) => "Undo: the study before",
    }
}
/// Button: redo, and what it brings back where that is more than settings.
pub fn redo(step: Option<Step>) -> &'static str {
    match step {
        None | Some(Step::Settings) => "Redo",
        Some(Step::Files) => "Redo: the files after",
        Some(Step::Study) => "Redo: the study after",
    }
}
/// Button on the first page: take up the study that was put away.
pub const BACK_TO_STUDY: &str = "Back to the study that was open";
/// Button: try what failed once more.
pub const TRY_AGAIN: &str = "Try again";
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
        Stage::Preparing => "Looking through the columns",
        Stage::Coding => "Reading the codings",
        Stage::Matching => "Looking the codes up in the framework",
    }
}

/// What stands where the work was ended by the user.
pub const CANCELLED: &str = "Cancelled. What was there before is still here.";
/// Label of what says that the user ended the work.
pub const ENDED: &str = "Ended";
/// Label of work: loading the study into a fresh engine.
pub const BRINGING_BACK: &str = "Bringing the study back";
/// What a live region says while an engine that ended unasked is replaced.
pub const RESTARTING: &str = "The engine ended. The study is being given to a new one.";
/// What a live region says when it was.
pub const RESTARTED: &str = "The engine had ended and was started anew. Your study is as it was.";
/// What stands where the study could not be given to a fresh engine.
pub const STRANDED: &str = "The study could not be loaded again. Nothing of it is lost: its files and your settings are still in this page. Save them as a study file, or try again; closing other windows may free memory.";

/// What stands where the user ended the loading of the study that was open.
pub const STRANDED_AT_WISH: &str = "You ended the loading of the study. Nothing of it is lost: its files and your settings are still in this page. Try again to load it, or save them as a study file.";

/// What stands where the engine ended while it worked; `kept` is whether there is a study, which is back.
pub fn ended(death: Death, kept: bool) -> String {
    let what = how_ended(death);
    let then = if matches!(death, Death::Absent | Death::Starved) {
        // There is no engine of which anything could be said besides.
        return what.to_owned();
    } else if kept {
        "It was started anew, and your data is still here, as it was before this step. If the same step fails again, leave it out and tell us which it was."
    } else {
        "Nothing was changed. You can try again."
    };
    format!("{what} {then}")
}

/// What stands in place of numbers beyond counts over which the engine ended.
pub fn not_worked_out(death: Death) -> String {
    format!(
        "These numbers could not be worked out. {} Your study is as it was: try again, or choose other numbers.",
        how_ended(death)
    )
}

fn how_ended(death: Death) -> &'static str {
    match death {
        Death::Fault => "The engine failed, which is a fault of this program.",
        Death::Memory => {
            "The memory ran out. Close other windows, or open fewer or smaller files at once."
        }
        Death::Depth => "Something in the data was nested too deeply for the engine.",
        Death::Hung => "The engine stopped answering and was ended.",
        Death::Vanished => "The browser ended the engine.",
        Death::Absent => ENGINE_ABSENT,
        Death::Starved => {
            "No new engine could be started, although one ran before: the memory may be short. Close other windows and try again."
        }
    }
}

/// What stands where more than one study file was chosen.
pub fn several_study_files(names: &[String]) -> String {
    format!(
        "More than one study file was chosen: {}. A study file says what all the data are and how they are read, so open one at a time.",
        quoted_list(names)
    )
}
/// What stands where settings were given beside a study file, which has its own.
pub fn settings_twice(file: &str) -> String {
    format!(
        "Settings were given together with the study file “{file}”, which has settings of its own. Open the study file first, and change its settings then."
    )
}
/// What stands where files were to be added to a study that was left while they were read.
pub fn not_added(names: &[String]) -> String {
    let (were, them) = if names.len() == 1 { ("was", "it") } else { ("were", "them") };
    format!(
        "{} {were} chosen for a study that is not open any more, so nothing was changed. Go back to that study, or choose {them} again for this one.",
        quoted_list(names)
    )
}
/// What stands where nothing was given to open.
pub const NO_FILES: &str =
    "No file was given, so nothing was opened and nothing has changed. Give one file at least.";
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
