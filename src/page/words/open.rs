//! The strings of the first page.

/// What Steelyard does, in one sentence.
pub const PROMISE: &str = "See where barriers outweigh facilitators, for every domain and every stakeholder group, straight from your coded interviews.";
/// The invitation of the drop zone.
pub const DROP: &str = "Drop your coded data here";
/// What can be dropped.
pub const KINDS: &str = "As it is: a REFI-QDA project (.qdpx, .qde) or codebook (.qdc), the project of Taguette (.sqlite3), QualCoder (data.qda, or its folder as .zip), requal (.requal) or RQDA (.rqda), what NVivo, MAXQDA, ATLAS.ti, Dedoose, Taguette, QualCoder, requal or OpenQDA exports, a spreadsheet (.xlsx, .xls, .ods, CSV, TSV), a Steelyard study file, or an interactive figure that Steelyard made (figure.html or its .zip), by itself. Several files with codings together are one study.";
/// Label of the file input.
pub const CHOOSE: &str = "Choose files";
/// Button: take the clipboard's text.
pub const PASTE: &str = "Paste a table";
/// What pasting needs.
pub const PASTE_HINT: &str =
    "Copy the cells in your spreadsheet, come back here and press Ctrl+V (⌘V on a Mac).";
/// Label of the box that takes pasted text.
pub const PASTE_BOX: &str = "Cells copied from a spreadsheet";
/// Name under which pasted text is shown.
pub const PASTED_NAME: &str = "pasted table.tsv";
/// What the page says while files hover above it.
pub const DROP_NOW: &str = "Let go to open the files";
/// Label of the choice of a framework that is taken away before anything is coded.
pub const BEFORE_CODING: &str = "Load a framework into your coding program before you code";
/// Which programs take it.
pub const BEFORE_CODING_HINT: &str = "NVivo, MAXQDA, ATLAS.ti, Taguette and others import it as a REFI-QDA codebook: every domain and construct with its definition.";
/// Button: a framework as a codebook.
pub const SAVE_FRAMEWORK: &str = "Save as .qdc";
/// Heading over the examples.
pub const EXAMPLES: &str = "Or try an example";
/// What the examples are.
pub const EXAMPLES_HINT: &str = "Synthetic data, one for each kind of study.";
/// The line of proof.
pub const LOCAL: &str = "Nothing is sent: your data stays in this browser, and this page is locked so that it cannot go anywhere.";
/// Summary of the steps of proof.
pub const HOW_TO_CHECK: &str = "How to check that";
/// Steps by which somebody without a programmer's tools can prove it.
pub const PROOF: &[&str] = &[
    "Save this page as a file, if you have not: it is one HTML file with everything inside.",
    "Switch the network off: airplane mode, or pull the cable.",
    "Open the file with a double-click, drop your data on it, and do the whole job.",
    "Close the page before you switch the network on again. Nothing is stored: opened anew, the page knows nothing of your data.",
];
/// Button that opens the help at all the ways to check it.
pub const MORE_PROOF: &str = "How do I know? All ways to check it";
/// What the lock is, for an ethics officer.
pub const LOCK: &str = "The program runs in a closed frame under a policy that forbids every request, navigation, pop-up and form. The policy stands in the first lines of the file, where it can be read.";

/// Button: open the files that nothing is said against, or add them to the study.
pub fn others(names: &[String], are_added: bool) -> String {
    let do_it = if are_added { "Add" } else { "Open" };
    match names {
        [only] => format!("{do_it} “{only}” without the rest"),
        names => format!(
            "{do_it} the other {} without these",
            super::counted(names.len() as u64, "file", "files")
        ),
    }
}
