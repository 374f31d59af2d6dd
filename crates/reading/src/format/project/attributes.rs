//! The columns that say more of sources and cases: variables, and sets of sources.
//!
//! A set named `gender: male` is a value of an attribute (ATLAS.ti). Other sets are document groups, one
//! column where no source is in two of them (MAXQDA), else one column a set.

use std::collections::{HashMap, HashSet};

use super::model::{Project, Value};
use crate::diag::{Limit, Result};
use crate::format::limits;
use crate::schema::project as words;

/// Columns and what the sources and cases say in them.
#[derive(Default)]
pub(super) struct Attributes<'a> {
    /// Headers, and what stands in the cells of sources that say nothing.
    pub columns: Vec<(String, &'static str)>,
    /// Values of each source: the column and the value.
    pub of_source: Vec<Vec<(usize, &'a str)>>,
    /// Values of each case.
    pub of_case: Vec<Vec<(usize, &'a str)>>,
}

/// The columns of a project, those of its variables first.
///
/// # Errors
/// There are more columns than a table may have.
pub(super) fn attributes(project: &Project) -> Result<Attributes<'_>> {
    let mut made = Attributes {
        of_source: vec![Vec::new(); project.sources.len()],
        of_case: vec![Vec::new(); project.cases.len()],
        ..Attributes::default()
    };
    variables(project, &mut made);
    sets(project, &mut made)?;
    if made.columns.len() > limits::COLUMNS {
        return Err(limits::passed(Limit::Columns, limits::COLUMNS));
    }
    Ok(made)
}

/// A column for each variable that has a value somewhere.
fn variables<'a>(project: &'a Project, made: &mut Attributes<'a>) {
    let of_cases = project.cases.iter().map(|case| &case.values);
    let of_sources = project.sources.iter().map(|source| &source.values);
    let values = of_cases.chain(of_sources).flatten();
    let used: HashSet<usize> = values.map(|(variable, _)| *variable).collect();
    let mut columns = HashMap::new();
    for (variable, name) in project.variables.iter().enumerate() {
        if used.contains(&variable) {
            columns.insert(variable, made.columns.len());
            made.columns.push((name.clone(), ""));
        }
    }
    for (list, source) in made.of_source.iter_mut().zip(&project.sources) {
        *list = taken(&source.values, &columns);
    }
    for (list, case) in made.of_case.iter_mut().zip(&project.cases) {
        *list = taken(&case.values, &columns);
    }
}

/// Values with the columns of their variables.
fn taken<'a>(values: &'a [Value], columns: &HashMap<usize, usize>) -> Vec<(usize, &'a str)> {
    let in_columns = values.iter().filter_map(|(variable, value)| {
        columns.get(variable).map(|column| (*column, value.as_str()))
    });
    in_columns.collect()
}

/// Columns for the sets of sources.
fn sets<'a>(project: &'a Project, made: &mut Attributes<'a>) -> Result<()> {
    let sources = project.sources.iter().enumerate().map(|(at, source)| (source.id.as_str(), at));
    let sources: HashMap<&str, usize> = sources.collect();
    let mut keys: HashMap<String, usize> = HashMap::new();
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for set in &project.sets {
        let members = set.sources.iter().filter_map(|id| sources.get(id.as_str()).copied());
        let members: Vec<usize> = members.collect::<HashSet<usize>>().into_iter().collect();
        if members.is_empty() {
            continue;
        }
        let Some((key, value)) = key_and_value(&set.name) else {
            groups.push((&set.name, members));
            continue;
        };
        let column = *keys.entry(key.to_lowercase()).or_insert(made.columns.len());
        if column == made.columns.len() {
            made.columns.push((key.to_owned(), ""));
        }
        made.put(&members, column, value);
    }
    if groups.len() > limits::COLUMNS && !are_apart(&groups) {
        return Err(limits::passed(Limit::Columns, limits::COLUMNS));
    }
    if are_apart(&groups) {
        if !groups.is_empty() {
            made.columns.push((words::SOURCE_SET.to_owned(), ""));
        }
        let column = made.columns.len().saturating_sub(1);
        for (name, members) in groups {
            made.put(&members, column, name);
        }
        return Ok(());
    }
    for (name, members) in groups {
        made.columns.push((name.to_owned(), words::NOT_MEMBER));
        made.put(&members, made.columns.len() - 1, words::MEMBER);
    }
    Ok(())
}

impl<'a> Attributes<'a> {
    fn put(&mut self, sources: &[usize], column: usize, value: &'a str) {
        for source in sources {
            if let Some(list) = self.of_source.get_mut(*source) {
                list.push((column, value));
            }
        }
    }
}

/// True where no source is in two sets.
fn are_apart(groups: &[(&str, Vec<usize>)]) -> bool {
    let mut seen = HashSet::new();
    groups.iter().flat_map(|(_, members)| members).all(|source| seen.insert(*source))
}

/// The parts of a name such as `gender: male`.
fn key_and_value(name: &str) -> Option<(&str, &str)> {
    let (key, value) = name.split_once(": ")?;
    let (key, value) = (key.trim(), value.trim());
    (!key.is_empty() && !value.is_empty()).then_some((key, value))
}
