//! The sheets of a document: which there are, and the way through those that are read.
//!
//! Sheets stand one behind the other in one part, so the part is gone through twice: once for the
//! names, of which those to be read are chosen, and once for their cells.

use std::collections::HashSet;

use super::super::{Book, PROGRESS_BYTES, in_sheet};
use super::sheet::Reader;
use crate::diag::{ContentKind, ErrorKind, Result};
use crate::format::SheetInfo;
use crate::format::container::xml::{Element, Node, Xml};

/// Where in the document the reading stands.
#[derive(Default)]
struct Position {
    /// Elements that are open.
    depth: usize,
    /// Depth of the element that holds the sheets, while it is open.
    spreadsheet: Option<usize>,
}

impl Position {
    /// Goes on by one node; true where a sheet begins or ends with it. Tables elsewhere, such as
    /// those of links, are no sheets.
    fn see(&mut self, node: &Node<'_>) -> bool {
        match node {
            Node::Start(element) => {
                self.depth += 1;
                if element.name() == "spreadsheet" && self.spreadsheet.is_none() {
                    self.spreadsheet = Some(self.depth);
                }
                element.name() == "table" && self.in_spreadsheet()
            }
            Node::End(element) => {
                let is_sheet = element.name() == "table" && self.in_spreadsheet();
                if self.spreadsheet == Some(self.depth) {
                    self.spreadsheet = None;
                }
                self.depth = self.depth.saturating_sub(1);
                is_sheet
            }
            Node::Text(_) => false,
        }
    }

    /// True where the innermost element stands right in the one that holds the sheets.
    fn in_spreadsheet(&self) -> bool {
        self.spreadsheet.is_some_and(|spreadsheet| spreadsheet + 1 == self.depth)
    }
}

/// The sheets of a document in their order.
///
/// # Errors
/// The document is not well formed or holds no sheets.
pub(super) fn sheets(text: &str) -> Result<Vec<SheetInfo>> {
    let mut xml = Xml::new(text);
    let mut position = Position::default();
    let mut sheets = Vec::new();
    let mut is_workbook = false;
    // Styles by which a table is not shown; they stand before the tables.
    let mut hiding: HashSet<String> = HashSet::new();
    let mut style = String::new();
    while let Some(node) = xml.next()? {
        let is_sheet = position.see(&node);
        is_workbook |= position.spreadsheet.is_some();
        let Node::Start(element) = node else { continue };
        match element.name() {
            "table" if is_sheet => {
                let [name, look] = element.attributes(["name", "style-name"])?;
                sheets.push(SheetInfo {
                    name: name.unwrap_or_default().into_owned(),
                    hidden: look.is_some_and(|look| hiding.contains(look.as_ref())),
                });
            }
            "style" => {
                let [name] = element.attributes(["name"])?;
                style = name.unwrap_or_default().into_owned();
            }
            "table-properties" => {
                let [display] = element.attributes(["display"])?;
                if display.as_deref() == Some("false") {
                    hiding.insert(std::mem::take(&mut style));
                }
            }
            _ => {}
        }
    }
    if !is_workbook {
        return Err(ErrorKind::NotATable { found: ContentKind::Xml }.into());
    }
    Ok(sheets)
}

/// Reads the sheets at some places, in ascending order, into the workbook.
///
/// # Errors
/// The document is not well formed, a cell lies outside the grid, or a limit is passed.
pub(super) fn read(
    text: &str,
    wanted: &[usize],
    book: &mut Book,
    progress: &mut dyn FnMut(f64),
) -> Result<()> {
    let mut xml = Xml::new(text);
    let mut position = Position::default();
    let mut next_sheet = 0;
    let mut open: Option<(usize, Reader)> = None;
    let mut next_report = PROGRESS_BYTES;
    while let Some(node) = xml.next()? {
        let is_sheet = position.see(&node);
        match (&node, is_sheet) {
            (Node::Start(_), true) => {
                open = wanted.contains(&next_sheet).then(|| (next_sheet, Reader::default()));
                next_sheet += 1;
            }
            (Node::End(_), true) => {
                if let Some((at, reader)) = open.take() {
                    book.add(at, reader.sheet);
                }
            }
            // What is remembered of another file's sheet is none of this one's.
            (Node::Start(element), _) if is_source(element) => open = None,
            _ => {
                if let Some((at, reader)) = &mut open {
                    let seen = reader.see(&node, &mut book.arena);
                    seen.map_err(|error| in_sheet(book.name(*at))(reader.here(error)))?;
                }
            }
        }
        if xml.position() >= next_report {
            next_report = xml.position() + PROGRESS_BYTES;
            progress((xml.position() as f64 / text.len().max(1) as f64).min(1.0));
        }
    }
    Ok(())
}

fn is_source(element: &Element<'_>) -> bool {
    element.name() == "table-source"
}
