//! Media types of files that are made.

/// Media type of CSV.
pub(super) const CSV: &str = "text/csv;charset=utf-8";
/// Media type of a document for a word processor.
pub(super) const DOCX: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
/// Media type of HTML.
pub(super) const HTML: &str = "text/html;charset=utf-8";
/// Media type of Markdown.
pub(super) const MARKDOWN: &str = "text/markdown;charset=utf-8";
/// Media type of a workbook.
pub(super) const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
