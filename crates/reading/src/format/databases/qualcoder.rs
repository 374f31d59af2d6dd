//! QualCoder: codes in categories, applied to ranges of texts, to areas of pictures and pages, and to
//! stretches of sound and video.
//!
//! Schema of the program's `__main__.py`, versions 1 to 17 of its database, where columns were added and
//! none renamed: codes below codes (`supercid`) from 16 on, pages of areas (`pdf_page`) from 11 on.
//! Positions are characters. A case is a range of a text, or the whole of another source.

use std::collections::HashMap;

use super::Tool;
use super::filling::{CodingRow, Filling, range};
use super::tree::{Node, path};
use crate::diag::Result;
use crate::format::container::sqlite::{Database, Row};
use crate::format::project::label;
use crate::format::project::spans::Span;
use crate::schema::project as words;

pub(super) const TOOL: Tool = Tool { known_by: &["code_name", "code_text", "source"], fill };

/// Name of the program.
const ORIGIN: &str = "QualCoder";
/// What `attribute.attr_type` says of an attribute of a case.
const OF_CASE: &str = "case";
/// What it says of one of a source.
const OF_SOURCE: &str = "file";

/// What codes and categories are known by.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Category(i64),
    Code(i64),
}

fn fill(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let mut version = String::new();
    database.each("project", &["databaseversion"], &mut |row| {
        version = label(Some(row.text(0)))?;
        Ok(())
    })?;
    // The version is that of the database and not of the program.
    filling.project.origin = match version.is_empty() {
        true => ORIGIN.to_owned(),
        false => format!("{ORIGIN} ({version})"),
    };
    codes(database, filling)?;
    let characters = sources(database, filling)?;
    codings(database, filling)?;
    cases(database, filling, &characters)?;
    database.each("attribute", &["name", "attr_type", "value", "id"], &mut |row| {
        let (name, value) = (row.text(0), row.text(2));
        match (row.text(1).as_str(), row.integer(3)) {
            (OF_CASE, Some(id)) => filling.value_of_case(id, &name, &value),
            (OF_SOURCE, Some(id)) => filling.value_of_source(&id.to_string(), &name, &value),
            _ => Ok(()),
        }
    })
}

fn codes(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let mut nodes: HashMap<Key, Node<Key>> = HashMap::new();
    let mut order: Vec<(Key, String)> = Vec::new();
    database.each("code_cat", &["catid", "name", "supercatid"], &mut |row| {
        let Some(id) = row.integer(0) else { return Ok(()) };
        let above = row.integer(2).map(Key::Category);
        nodes.insert(Key::Category(id), Node { name: named(row, 1, id)?, above });
        order.push((Key::Category(id), String::new()));
        Ok(())
    })?;
    database.each("code_name", &["cid", "name", "catid", "supercid", "memo"], &mut |row| {
        let Some(id) = row.integer(0) else { return Ok(()) };
        let above = row.integer(3).map(Key::Code).or(row.integer(2).map(Key::Category));
        nodes.insert(Key::Code(id), Node { name: named(row, 1, id)?, above });
        order.push((Key::Code(id), row.text(4).trim().to_owned()));
        Ok(())
    })?;
    for (key, description) in order {
        let (id, is_codable) = match key {
            Key::Category(id) => (format!("category {id}"), false),
            Key::Code(id) => (id.to_string(), true),
        };
        let path = path(&nodes, key);
        filling.project.codes.add(id, path, description, is_codable, &mut filling.budget)?;
    }
    Ok(())
}

/// The name in a column; without one the number.
fn named(row: &Row<'_>, column: usize, id: i64) -> Result<String> {
    let name = label(Some(row.text(column)))?;
    Ok(if name.is_empty() { id.to_string() } else { name })
}

/// Adds the sources; gives the characters of those that are texts alone.
fn sources(database: &Database<'_>, filling: &mut Filling) -> Result<HashMap<String, i64>> {
    let mut characters = HashMap::new();
    database.each("source", &["id", "name", "fulltext"], &mut |row| {
        let id = row.text(0);
        if let Some(count) = row.characters(2).and_then(|count| i64::try_from(count).ok()) {
            characters.insert(id.clone(), count);
        }
        filling.source(id, &row.text(1))
    })?;
    Ok(characters)
}

fn codings(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let columns = ["cid", "fid", "owner", "seltext", "pos0", "pos1"];
    database.each("code_text", &columns, &mut |row| {
        let text = row.text(3);
        filling.coding(CodingRow { text, ..coding(row) }, range(row.integer(4), row.integer(5)));
        Ok(())
    })?;
    let columns = ["cid", "id", "owner", "pos0", "pos1"];
    database.each("code_av", &columns, &mut |row| {
        let (start, end) = (row.integer(3), row.integer(4));
        filling.coding(coding(row), |_| Span::Time { start, end });
        Ok(())
    })?;
    let columns = ["cid", "id", "owner", "x1", "y1", "width", "height", "pdf_page"];
    database.each("code_image", &columns, &mut |row| {
        let [x, y, width, height] = [3, 4, 5, 6].map(|at| row.integer(at).unwrap_or_default());
        let corners = [x, y, x.saturating_add(width), y.saturating_add(height)];
        let area = words::area(row.integer(7), corners);
        filling.coding(coding(row), |_| Span::Area(area));
        Ok(())
    })
}

/// Code, source and coder, which stand in the first columns asked for.
fn coding(row: &Row<'_>) -> CodingRow {
    CodingRow { code: row.text(0), source: row.text(1), user: row.text(2), text: String::new() }
}

fn cases(
    database: &Database<'_>,
    filling: &mut Filling,
    characters: &HashMap<String, i64>,
) -> Result<()> {
    database.each("cases", &["caseid", "name"], &mut |row| match row.integer(0) {
        Some(id) => filling.case(id, &row.text(1)),
        None => Ok(()),
    })?;
    database.each("case_text", &["caseid", "fid", "pos0", "pos1"], &mut |row| {
        let Some(case) = row.integer(0) else { return Ok(()) };
        let source = row.text(1);
        let (start, end) = (row.integer(2).unwrap_or(0), row.integer(3).unwrap_or(0));
        let last = characters.get(&source).copied().unwrap_or(0);
        let is_whole = start <= 0 && (end <= 0 || end >= last);
        filling.member(case, &source, (!is_whole).then_some((start, end)));
        Ok(())
    })
}
