//! Columns of people whose names say more than who they are: `P1 (nurse)`, `P1 (cont.)`.
//!
//! Takes a table; gives it with bare names, and with the groups in a column of their own. Never takes groups out of
//! names beside a column that says them.

use std::collections::{HashMap, HashSet};

use super::Role;
use super::going_on::is_going_on;
use super::headers::{self, EXACT};
use super::reshape::groups_in_brackets;

use crate::diag::Warning;
use crate::fold::{fold_word, trim};
use crate::format::Table;

/// Distinct names at most that are taken for those of people.
const MOST_PEOPLE: usize = 5_000;

/// The table with the names of its people bare, and what is to be said of it; `None` where they are bare.
pub fn with_bare_names(table: &Table) -> Option<(Table, Vec<Warning>)> {
    let named = |header: &String| headers::candidates(&fold_word(header));
    let is = |header: &String, wanted: fn(&Role) -> bool| {
        named(header).iter().any(|(role, weight)| *weight >= EXACT && wanted(role))
    };
    let people = |role: &Role| *role == Role::Participant;
    let column = table.headers().iter().position(|header| is(header, people))?;
    let texts = table.texts_of(column);
    if texts.len() > MOST_PEOPLE {
        return None;
    }
    let names: HashSet<&str> = texts.iter().map(trim).collect();
    let bare = |text| without_going_on(trim(text), &names);
    // A table of bare names is not copied.
    let any = texts.iter().any(|text| bare(text).is_some());
    let going_on = any.then(|| table.with_parts(&[column], |_, text| bare(text)));
    let table = going_on.as_ref().unwrap_or(table);
    let texts = table.texts_of(column);
    let names: Vec<&str> = texts.iter().map(trim).filter(|name| !name.is_empty()).collect();
    let says_group = |role: &Role| matches!(role, Role::Group);
    let grouped = table.headers().iter().any(|header| is(header, says_group));
    let groups = if grouped { None } else { groups_in_brackets(&names) };
    let Some(found) = groups else { return going_on.map(|table| (table, Vec::new())) };
    let part_of: HashMap<&str, (&str, &str)> = names
        .iter()
        .copied()
        .zip(found.parts.iter().map(|(own, group)| (own.as_str(), group.as_str())))
        .collect();
    let part = |row: usize| part_of.get(trim(table.text(row, column))).copied();
    let header = table.headers().get(column)?.clone();
    let bare = |row: usize| part(row).map_or("", |(own, _)| own).to_owned();
    let bare = table.with_texts(column, &header, bare)?;
    let grouped = bare.with_column(found.head, |row| part(row).map_or("", |(_, group)| group));
    Some((grouped, vec![found.warning()]))
}

/// The name of somebody who stands without these words too.
fn without_going_on<'n>(name: &'n str, names: &HashSet<&str>) -> Option<&'n str> {
    let (own, rest) = name.split_at_checked(name.rfind(['(', '['])?)?;
    let own = own.trim_end();
    let word = rest.trim_matches(|letter: char| !letter.is_alphanumeric());
    (is_going_on(word) && names.contains(own)).then_some(own)
}
