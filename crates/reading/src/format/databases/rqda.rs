//! RQDA: codes applied to ranges of files, and to areas of pictures.
//!
//! Schema of the package's `ProjectFun.R`, versions 0.1.5 to 0.2.2. What was deleted stays in its table
//! with another status than 1, and does not count. Positions are characters.

use std::collections::HashMap;

use super::Tool;
use super::filling::{CodingRow, Filling, range};
use crate::diag::{Result, WarningKind};
use crate::format::container::sqlite::{Database, Row};
use crate::format::project::model::Set;
use crate::format::project::spans::Span;
use crate::format::project::{counted, label};
use crate::schema::project as words;

pub(super) const TOOL: Tool = Tool { known_by: &["coding", "freecode", "source"], fill };

/// Name of the program.
const ORIGIN: &str = "RQDA";
/// Status of what was not deleted.
const THERE: i64 = 1;
/// The column that says so.
const STATUS: &str = "status";

fn fill(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let mut version = String::new();
    database.each("project", &["databaseversion"], &mut |row| {
        version = label(Some(row.text(0)))?;
        Ok(())
    })?;
    filling.project.origin = match version.is_empty() {
        true => ORIGIN.to_owned(),
        false => format!("{ORIGIN} ({version})"),
    };
    codes(database, filling)?;
    each(database, "source", &["id", "name"], &mut |row| {
        filling.source(row.text(0), &row.text(1))
    })?;
    each(database, "image", &["id", "name"], &mut |row| {
        filling.source(picture(row, 0), &row.text(1))
    })?;
    codings(database, filling)?;
    sets(database, filling)?;
    cases(database, filling)?;
    each(database, "fileAttr", &["fileID", "variable", "value"], &mut |row| {
        filling.value_of_source(&row.text(0), &row.text(1), &row.text(2))
    })?;
    each(database, "caseAttr", &["caseID", "variable", "value"], &mut |row| match row.integer(0) {
        Some(case) => filling.value_of_case(case, &row.text(1), &row.text(2)),
        None => Ok(()),
    })
}

/// Gives each row of a table that was not deleted. Where the table has no status yet, none was.
fn each(
    database: &Database<'_>,
    table: &str,
    columns: &[&str],
    take: &mut dyn FnMut(&Row<'_>) -> Result<()>,
) -> Result<()> {
    let has_status = database.has_column(table, STATUS);
    let all = [columns, &[STATUS]].concat();
    database.each(table, &all, &mut |row| match !has_status
        || row.integer(columns.len()) == Some(THERE)
    {
        true => take(row),
        false => Ok(()),
    })
}

/// Pictures are numbered apart from files.
fn picture(row: &Row<'_>, column: usize) -> String {
    format!("image {}", row.text(column))
}

/// The names of a table's rows by their numbers.
fn names(database: &Database<'_>, table: &str) -> Result<HashMap<i64, String>> {
    let mut names = HashMap::new();
    each(database, table, &["catid", "name"], &mut |row| {
        if let Some(id) = row.integer(0) {
            names.insert(id, label(Some(row.text(1)))?);
        }
        Ok(())
    })?;
    Ok(names)
}

fn codes(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let categories = names(database, "codecat")?;
    let mut members: HashMap<String, Vec<i64>> = HashMap::new();
    each(database, "treecode", &["catid", "cid"], &mut |row| {
        if let Some(category) = row.integer(0) {
            members.entry(row.text(1)).or_default().push(category);
        }
        Ok(())
    })?;
    let mut codes = Vec::new();
    each(database, "freecode", &["id", "name", "memo"], &mut |row| {
        codes.push((row.text(0), label(Some(row.text(1)))?, row.text(2).trim().to_owned()));
        Ok(())
    })?;
    filling.codes_in_categories(codes, &categories, &members)
}

fn codings(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let columns = ["cid", "fid", "owner", "seltext", "selfirst", "selend"];
    each(database, "coding", &columns, &mut |row| {
        let source = row.text(1);
        let coding = CodingRow { code: row.text(0), source, user: row.text(2), text: row.text(3) };
        filling.coding(coding, range(row.integer(4), row.integer(5)));
        Ok(())
    })?;
    let columns = ["cid", "iid", "owner", "x1", "y1", "x2", "y2"];
    each(database, "imageCoding", &columns, &mut |row| {
        let corners = [3, 4, 5, 6].map(|at| row.integer(at).unwrap_or_default());
        let source = picture(row, 1);
        let (code, user) = (row.text(0), row.text(2));
        let area = words::area(None, corners);
        filling.coding(CodingRow { code, source, user, text: String::new() }, |_| Span::Area(area));
        Ok(())
    })?;
    // A second list, for coding the same files anew; which of the two counts is not for us to say.
    let mut second = 0;
    each(database, "coding2", &["cid"], &mut |_| {
        second += 1;
        Ok(())
    })?;
    filling.warnings.extend(counted(WarningKind::SecondListOfCodings, second));
    Ok(())
}

/// The categories of files.
fn sets(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let mut members: HashMap<i64, Vec<String>> = HashMap::new();
    each(database, "treefile", &["catid", "fid"], &mut |row| {
        if let Some(category) = row.integer(0) {
            members.entry(category).or_default().push(row.text(1));
        }
        Ok(())
    })?;
    let mut categories: Vec<(i64, String)> = names(database, "filecat")?.into_iter().collect();
    categories.sort_unstable();
    for (id, name) in categories {
        let sources = members.remove(&id).unwrap_or_default();
        filling.project.sets.push(Set { name, codes: Vec::new(), sources });
    }
    Ok(())
}

/// The cases; one is linked to a range of a file, which may be all of it.
fn cases(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    each(database, "cases", &["id", "name"], &mut |row| match row.integer(0) {
        Some(id) => filling.case(id, &row.text(1)),
        None => Ok(()),
    })?;
    let mut characters: HashMap<String, i64> = HashMap::new();
    each(database, "source", &["id", "file"], &mut |row| {
        let count = row.characters(1).and_then(|count| i64::try_from(count).ok());
        characters.insert(row.text(0), count.unwrap_or(0));
        Ok(())
    })?;
    each(database, "caselinkage", &["caseid", "fid", "selfirst", "selend"], &mut |row| {
        let Some(case) = row.integer(0) else { return Ok(()) };
        let source = row.text(1);
        let (start, end) = (row.integer(2).unwrap_or(0), row.integer(3).unwrap_or(0));
        let last = characters.get(&source).copied().unwrap_or(0);
        let is_whole = start <= 0 && (end <= 0 || end >= last);
        filling.member(case, &source, (!is_whole).then_some((start, end)));
        Ok(())
    })
}
