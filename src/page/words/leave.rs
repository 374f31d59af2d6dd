//! The strings of the part where figures, tables and words are taken away.

use super::number;
use steelyard_core::figure::{Palette, Style};
use steelyard_core::words::audit::DecidedBy;

/// Heading over the figure's files.
pub const FIGURE: &str = "Figure";
/// Heading over the table's files.
pub const TABLE: &str = "Table";
/// Heading over the words.
pub const WORDS: &str = "Words for the paper";
/// Heading over the study file.
pub const STUDY: &str = "Study file";
/// Button: the figure as SVG.
pub const SVG: &str = "Download SVG";
/// Button: the figure as PDF.
pub const PDF: &str = "Download PDF";
/// Button: the figure as PNG for a screen.
pub const PNG_2X: &str = "Download PNG for screens (2×)";
/// Button.
pub const PRINT: &str = "Print: figure, table and words";
/// Button: the figure as PNG for print.
pub const PNG_300: &str = "Download PNG for print (300 dpi)";
/// Button: the table as CSV.
pub const CSV: &str = "Download CSV";
/// Label of the choice among other forms of a table.
pub const OTHER_FORMS: &str = "Another form";
/// Button beside such a choice.
pub const DOWNLOAD: &str = "Download";
/// A form of a table.
pub const XLSX: &str = "Excel workbook, with a sheet of settings and notes";
/// A form of a table.
pub const TIDY: &str = "CSV with one number in each row";
/// A form of a table.
pub const MARKDOWN: &str = "Markdown";
/// A form of ratings.
pub const MATRIX_FORM: &str = "Matrix after the CFIR User Guide (Excel)";
/// A form of ratings.
pub const MEMO_FORM: &str = "Memo for each case after the CFIR User Guide (Word)";
/// Button: figure, table and words in one document.
pub const DOCX: &str = "Download Word document";
/// What stands in that document.
pub const DOCX_HINT: &str = "Figure, caption, alternative text, methods, table and the quotations that you collected, in one document that you go on writing in.";
/// Button: the table to the clipboard.
pub const COPY_TABLE: &str = "Copy table";
/// What the copied table is good for.
pub const COPY_TABLE_HINT: &str = "Pastes into Word and Excel as a table.";
/// Button: caption to the clipboard.
pub const COPY_CAPTION: &str = "Copy caption";
/// Button: alternative text to the clipboard.
pub const COPY_ALT: &str = "Copy alternative text";
/// Label over the caption.
pub const CAPTION: &str = "Caption";
/// Label over the methods.
pub const METHODS: &str = "Methods";
/// Button: methods to the clipboard.
pub const COPY_METHODS: &str = "Copy methods";
/// Label over the alternative text.
pub const ALT: &str = "Alternative text";
/// Button: save the study with its data.
pub const SAVE: &str = "Save study with data";
/// Heading over the record of decisions and the checklists of guidelines.
pub const RECORD: &str = "For reviewers";
/// What the record and the checklists are.
pub const RECORD_HINT: &str = "The audit trail lists every decision on the way from your files to the figure, with its count. The checklists are filled as far as the study tells; the rest is marked as yours.";
/// Label of the choice whose decisions are listed.
pub const AUDIT_WHOSE: &str = "Decisions shown";
/// What the list of decisions is called.
pub const AUDIT_LIST: &str = "Audit trail";
/// Choice: the decisions of all, of which there are so many.
pub fn audit_all(decisions: usize) -> String {
    format!("All ({})", number(decisions as u64))
}
/// Choice: the decisions of one of those who decide, of which there are so many.
pub fn audit_by(by: DecidedBy, decisions: usize) -> String {
    format!("{} ({})", by.label(), number(decisions as u64))
}
/// Button: the audit trail.
pub const AUDIT: &str = "Audit trail (Word)";
/// Form of the audit trail: CSV.
pub const AUDIT_CSV: &str = "Audit trail as CSV";
/// Form of the audit trail: Markdown.
pub const AUDIT_MARKDOWN: &str = "Audit trail as Markdown";
/// Button: save the study's settings alone.
pub const SAVE_SETTINGS: &str = "Save settings only";
/// What a study file is.
pub const STUDY_HINT: &str = "A study file brings everything back as it is now. Drop it on this page to go on. To apply the settings to the next export of the same project, drop both together.";
/// Label of the width of the file.
pub const WIDTH: &str = "Width in mm";
/// Label of the greatest height.
pub const HEIGHT: &str = "Greatest height in mm";
/// Label of the type scale.
pub const STYLE: &str = "Type";
/// Label of the colours.
pub const PALETTE: &str = "Colours";
/// Label of the title of the figure.
pub const FIGURE_TITLE: &str = "Title in the figure";
/// What an empty title means.
pub const FIGURE_TITLE_HINT: &str =
    "Many journals want the title in the text and not in the file: leave it empty.";
/// What is said when the clipboard took something.
pub const COPIED: &str = "Copied to the clipboard.";
/// What is said when the clipboard refused.
pub const NOT_COPIED: &str =
    "The browser did not allow copying. Select the text and copy it with Ctrl+C (⌘C on a Mac).";
/// What is said when the picture could not be made.
pub const NO_PICTURE: &str = "The browser could not turn the figure into a picture. It may be too large: take a smaller width, or the SVG.";
/// What is said when a file was handed to the browser.
pub fn downloaded(file: &str) -> String {
    format!("“{file}” was made; the browser saves it.")
}

/// Label of a type scale.
pub fn style(style: Style) -> &'static str {
    match style {
        Style::Screen => "For a screen",
        Style::Print => "For a journal (smaller type)",
    }
}

/// Label of a palette.
pub fn palette(palette: Palette) -> &'static str {
    match palette {
        Palette::Colour => "Vermillion and blue",
        Palette::Greyscale => "Pair for greyscale print",
        Palette::Dark => "On a dark ground",
    }
}
