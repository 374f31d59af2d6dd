//! requal: coded segments of documents.
//!
//! Schema of the package's `create_db_schema`, from the first version without coders, categories and
//! cases on. Positions are characters from 1, the last one included. Of the users only the names are
//! read.

use std::collections::HashMap;

use super::Tool;
use super::filling::{CodingRow, Filling, range};
use crate::diag::Result;
use crate::format::container::sqlite::Database;
use crate::format::project::label;

pub(super) const TOOL: Tool = Tool { known_by: &["segments", "codes", "documents"], fill };

/// Name of the program.
const ORIGIN: &str = "requal";

fn fill(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let mut version = String::new();
    database.each("requal_version", &["version"], &mut |row| {
        version = label(Some(row.text(0)))?;
        Ok(())
    })?;
    filling.project.origin = format!("{ORIGIN} {version}").trim().to_owned();
    database.each("users", &["user_id", "user_name"], &mut |row| {
        let name = label(Some(row.text(1)))?;
        filling.project.users.insert(row.text(0), name);
        Ok(())
    })?;
    filling.project.users.retain(|_, name| !name.is_empty());
    codes(database, filling)?;
    let mut of_sources = Vec::new();
    database.each("documents", &["doc_id", "doc_name", "project_id"], &mut |row| {
        let id = row.text(0);
        of_sources.push((id.clone(), row.integer(2).unwrap_or_default()));
        filling.source(id, &row.text(1))
    })?;
    let projects = names(database, "projects", ["project_id", "project_name"])?;
    filling.projects(&projects, &of_sources)?;
    let columns = ["code_id", "doc_id", "user_id", "segment_text", "segment_start", "segment_end"];
    database.each("segments", &columns, &mut |row| {
        let start = row.integer(4).and_then(|first| first.checked_sub(1));
        let coding = CodingRow {
            code: row.text(0),
            source: row.text(1),
            user: row.text(2),
            text: row.text(3),
        };
        filling.coding(coding, range(start, row.integer(5)));
        Ok(())
    })?;
    cases(database, filling)?;
    values(database, filling)
}

/// The names of a table's rows by their numbers.
fn names(database: &Database<'_>, table: &str, columns: [&str; 2]) -> Result<HashMap<i64, String>> {
    let mut names = HashMap::new();
    database.each(table, &columns, &mut |row| {
        if let Some(id) = row.integer(0) {
            names.insert(id, label(Some(row.text(1)))?);
        }
        Ok(())
    })?;
    Ok(names)
}

fn codes(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let categories = names(database, "categories", ["category_id", "category_name"])?;
    let mut members: HashMap<String, Vec<i64>> = HashMap::new();
    database.each("categories_codes_map", &["category_id", "code_id"], &mut |row| {
        if let Some(category) = row.integer(0) {
            members.entry(row.text(1)).or_default().push(category);
        }
        Ok(())
    })?;
    let mut codes = Vec::new();
    database.each("codes", &["code_id", "code_name", "code_description"], &mut |row| {
        codes.push((row.text(0), label(Some(row.text(1)))?, row.text(2).trim().to_owned()));
        Ok(())
    })?;
    filling.codes_in_categories(codes, &categories, &members)
}

fn cases(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    database.each("cases", &["case_id", "case_name"], &mut |row| match row.integer(0) {
        Some(id) => filling.case(id, &row.text(1)),
        None => Ok(()),
    })?;
    database.each("cases_documents_map", &["case_id", "doc_id"], &mut |row| {
        if let Some(case) = row.integer(0) {
            filling.member(case, &row.text(1), None);
        }
        Ok(())
    })
}

/// What attributes say of documents and cases.
fn values(database: &Database<'_>, filling: &mut Filling) -> Result<()> {
    let attributes = names(database, "attributes", ["attribute_id", "attribute_name"])?;
    let values = names(database, "attribute_values", ["attribute_value_id", "value"])?;
    let said = |attribute: Option<i64>, value: Option<i64>| {
        Some((attributes.get(&attribute?)?, values.get(&value?)?))
    };
    let columns = ["attribute_id", "attribute_value_id", "doc_id"];
    database.each("attributes_documents_map", &columns, &mut |row| match said(
        row.integer(0),
        row.integer(1),
    ) {
        Some((name, value)) => filling.value_of_source(&row.text(2), name, value),
        None => Ok(()),
    })?;
    let columns = ["attribute_id", "attribute_value_id", "case_id"];
    database.each("attributes_cases_map", &columns, &mut |row| match (
        said(row.integer(0), row.integer(1)),
        row.integer(2),
    ) {
        (Some((name, value)), Some(case)) => filling.value_of_case(case, name, value),
        _ => Ok(()),
    })
}
