//! Taguette: highlights in documents, each with any number of tags.
//!
//! Schema of the program's `database/models.py` and its migrations, which so far renamed nothing that is
//! needed. Who made a highlight stands only in the log of commands, beside logins, which is not read; so
//! its codings have no coder. Positions are bytes of the document's text in UTF-8.

use std::collections::{HashMap, HashSet};

use super::filling::{Filling, range};
use super::{Tool, plain};
use crate::diag::Result;
use crate::format::container::sqlite::Database;
use crate::format::project::label;

pub(super) const TOOL: Tool =
    Tool { known_by: &["highlights", "highlight_tags", "tags", "documents"], fill };

/// Name of the program.
const ORIGIN: &str = "Taguette";
/// Stands between the levels of a tag.
const LEVELS: char = '.';
/// Levels that are looked for in a tag.
const MOST_LEVELS: usize = 64;

fn fill(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    filling.project.origin = ORIGIN.to_owned();
    tags(database, filling)?;
    let mut projects: HashMap<i64, String> = HashMap::new();
    database.each("projects", &["id", "name"], &mut |row| {
        if let Some(id) = row.integer(0) {
            projects.insert(id, label(Some(row.text(1)))?);
        }
        Ok(())
    })?;
    let mut of_sources = Vec::new();
    database.each("documents", &["id", "name", "project_id"], &mut |row| {
        let id = row.text(0);
        of_sources.push((id.clone(), row.integer(2).unwrap_or_default()));
        filling.source(id, &row.text(1))
    })?;
    filling.projects(&projects, &of_sources)?;
    highlights(database, filling)
}

/// The tags, each a level below the tag whose name it begins with: `Cost.Time` lies in `Cost`, if there
/// is that tag in the same project.
fn tags(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let columns = ["id", "project_id", "path", "description"];
    let mut tags: Vec<(String, i64, String, String)> = Vec::new();
    database.each("tags", &columns, &mut |row| {
        let name = label(Some(row.text(2)))?;
        tags.push((row.text(0), row.integer(1).unwrap_or_default(), name, row.text(3)));
        Ok(())
    })?;
    let known: HashSet<(i64, &str)> =
        tags.iter().map(|(_, project, name, _)| (*project, name.as_str())).collect();
    for (id, project, name, description) in &tags {
        let path = levels(name, |above| known.contains(&(*project, above)));
        let description = description.trim().to_owned();
        filling.project.codes.add(id.clone(), path, description, true, &mut filling.budget)?;
    }
    Ok(())
}

/// The levels of a tag's name, divided where what stands before is a tag itself.
fn levels(name: &str, is_tag: impl Fn(&str) -> bool) -> Vec<String> {
    let mut levels = Vec::new();
    let mut from = 0;
    for (at, _) in name.match_indices(LEVELS).take(MOST_LEVELS) {
        let (above, below) = (name.get(..at).unwrap_or(""), name.get(at + 1..).unwrap_or(""));
        if !below.trim().is_empty() && is_tag(above) {
            levels.push(name.get(from..at).unwrap_or("").trim().to_owned());
            from = at + 1;
        }
    }
    levels.push(name.get(from..).unwrap_or("").trim().to_owned());
    levels
}

fn highlights(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let columns = ["id", "document_id", "start_offset", "end_offset", "snippet"];
    let mut places: HashMap<i64, (usize, usize)> = HashMap::new();
    database.each("highlights", &columns, &mut |row| {
        let span = range(row.integer(2), row.integer(3));
        let place = filling.selection(&row.text(1), plain::text(&row.text(4)), span);
        if let (Some(id), Some(place)) = (row.integer(0), place) {
            places.insert(id, place);
        }
        Ok(())
    })?;
    // Some versions let a tag stand twice on a highlight, or on none.
    let mut known: HashSet<(i64, i64)> = HashSet::new();
    database.each("highlight_tags", &["highlight_id", "tag_id"], &mut |row| {
        let (Some(highlight), Some(tag)) = (row.integer(0), row.integer(1)) else { return Ok(()) };
        if known.insert((highlight, tag)) {
            match places.get(&highlight) {
                Some(place) => filling.apply(*place, tag.to_string()),
                None => filling.lose(),
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::levels;

    #[test]
    fn a_tag_lies_in_the_tag_that_it_begins_with() {
        let tags = ["Cost", "Cost.Time", "a", "e.g. x"];
        for (name, expected) in [
            ("Cost.Time", &["Cost", "Time"][..]),
            ("Cost.Time.Shifts", &["Cost", "Time", "Shifts"]),
            ("Cost.Money.Own", &["Cost", "Money.Own"]),
            ("e.g. Cost", &["e.g. Cost"]),
            ("Cost.", &["Cost."]),
            ("Costs.Time", &["Costs.Time"]),
            ("", &[""]),
        ] {
            assert_eq!(levels(name, |above| tags.contains(&above)), expected, "{name}");
        }
    }
}
