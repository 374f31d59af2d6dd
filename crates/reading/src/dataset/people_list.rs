//! Lists of people: a row a participant, source or site, with what is known of them and no codings.
//!
//! Takes a table with the roles of its columns and the names in the codings of its study; gives the column of
//! the names and those worth joining to the codings, or nothing for a table that is something else. Never
//! guesses who is who: that is for the names alone.

use std::collections::HashSet;

use super::number::parse_count;
use super::roles::{ColumnGuess, Reason, Role};
use crate::fold::{look_alike_key, trim};
use crate::format::{DecimalMark, Table};

/// Whom a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Participants.
    Participant,
    /// Sources: interviews, documents.
    Source,
    /// Sites or cases.
    Site,
}

impl Owner {
    /// All, those first that a list is more likely of.
    pub const ALL: [Self; 3] = [Self::Participant, Self::Source, Self::Site];

    /// The role of the column that names them.
    pub fn role(self) -> Role {
        match self {
            Self::Participant => Role::Participant,
            Self::Source => Role::Source,
            Self::Site => Role::Site,
        }
    }
}

/// The names in the codings of a study, as [`look_alike_key`] folds them: case and blanks make no other name.
#[derive(Debug, Clone, Default)]
pub struct OwnerNames {
    names: [HashSet<String>; 3],
}

impl OwnerNames {
    /// The names in files that hold codings.
    pub fn of<'a>(files: impl Iterator<Item = (&'a Table, Vec<&'a Role>)>) -> Self {
        let mut found = Self::default();
        for (table, roles) in files {
            for (names, owner) in found.names.iter_mut().zip(Owner::ALL) {
                let Some(column) = roles.iter().position(|role| **role == owner.role()) else {
                    continue;
                };
                let texts = (0..table.rows()).map(|row| trim(table.text(row, column)));
                let mut seen: HashSet<&str> = HashSet::new();
                let new = texts.filter(|text| !text.is_empty() && seen.insert(*text));
                names.extend(new.map(look_alike_key));
            }
        }
        found
    }

    fn of_owner(&self, owner: Owner) -> &HashSet<String> {
        let [participants, sources, sites] = &self.names;
        match owner {
            Owner::Participant => participants,
            Owner::Source => sources,
            Owner::Site => sites,
        }
    }
}

/// The columns of a list of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleColumns {
    /// The column of the names.
    pub name: usize,
    /// Whose names they are.
    pub owner: Owner,
    /// How many of the names are in the codings.
    pub matches: usize,
    /// The stakeholder group.
    pub group: Option<usize>,
    /// The site, where the list is not of sites.
    pub site: Option<usize>,
    /// What else can be compared by.
    pub attributes: Vec<usize>,
}

impl PeopleColumns {
    /// Columns that are joined to the codings, in the order group, site, others.
    pub fn joined(&self) -> impl Iterator<Item = usize> {
        self.group.into_iter().chain(self.site).chain(self.attributes.iter().copied())
    }
}

/// Fewest names by which a column is known for that of the names where its header does not say so.
const FEWEST_MATCHES: usize = 2;

/// The columns of a list of people; `None` for any other table.
///
/// A list has a row for each name (a few names may stand twice), and no column of codes, domains, valences,
/// ratings, counts or marks. Its column of names is known by its header, or because two at least and half of
/// what stands in it are names in the codings.
pub fn list_of_people(
    table: &Table,
    columns: &[ColumnGuess],
    names: &OwnerNames,
) -> Option<PeopleColumns> {
    if table.rows() == 0 || columns.iter().any(tells_codings) {
        return None;
    }
    let mut best: Option<(PeopleColumns, bool)> = None;
    for (at, column) in columns.iter().enumerate() {
        let keys = distinct_names(table, at);
        if keys.is_empty() {
            continue;
        }
        for owner in Owner::ALL {
            let known = names.of_owner(owner);
            let matches = keys.iter().filter(|key| known.contains(*key)).count();
            let is_named = is_owner(&column.role);
            let by_names = matches >= FEWEST_MATCHES && 2 * matches >= keys.len();
            let same_role = column.role == owner.role();
            if !by_names && !(is_named && (matches > 0 || same_role)) {
                continue;
            }
            let found = PeopleColumns {
                name: at,
                owner,
                matches,
                group: None,
                site: None,
                attributes: Vec::new(),
            };
            let is_better = best
                .as_ref()
                .is_none_or(|(best, best_same)| (matches, same_role) > (best.matches, *best_same));
            if is_better {
                best = Some((found, same_role));
            }
        }
    }
    let (mut found, _) = best?;
    // A column that was only left over is no code beside a column of names.
    let mut has_numbers = false;
    let of_others = columns.iter().enumerate().filter(|(at, _)| *at != found.name);
    for (at, column) in of_others {
        match column.role {
            Role::Group => found.group = found.group.or(Some(at)),
            Role::Site if found.owner != Owner::Site => found.site = found.site.or(Some(at)),
            // Numbers may as well be counts.
            Role::Attribute | Role::Code
                if column.reason == Reason::Chosen || !holds_numbers(table, at) =>
            {
                found.attributes.push(at);
            }
            Role::Attribute => has_numbers = true,
            _ => {}
        }
    }
    let may_be_code = columns.iter().any(|column| column.role == Role::Code);
    let is_surely_of_people = found.matches >= FEWEST_MATCHES
        && found.joined().any(|at| {
            columns.get(at).is_some_and(|column| {
                matches!(column.role, Role::Group | Role::Site) && column.reason == Reason::Header
            })
        });
    // With nothing but numbers beside the names it may be a table of counts.
    let is_of_numbers = has_numbers && found.joined().next().is_none();
    (!is_of_numbers && (!may_be_code || is_surely_of_people)).then_some(found)
}

fn is_owner(role: &Role) -> bool {
    matches!(role, Role::Participant | Role::Source | Role::Site)
}

/// Whether a column says that its table holds codings: what was only left over says nothing.
pub fn tells_codings(column: &ColumnGuess) -> bool {
    match column.role {
        Role::Code => column.reason != Reason::OnlyOneLeft,
        Role::CodeAbove
        | Role::Domain
        | Role::Construct
        | Role::Theme
        | Role::Valence
        | Role::Rating
        | Role::CodeSets
        | Role::Weight
        | Role::Count
        | Role::Segment
        | Role::RangeStart
        | Role::RangeEnd
        | Role::CodeColumn { .. } => true,
        Role::Ignored
        | Role::Participant
        | Role::Source
        | Role::Group
        | Role::Site
        | Role::SourceKey
        | Role::Coder
        | Role::Excerpt
        | Role::Attribute => false,
    }
}

/// Whether most of what a column says are whole numbers.
fn holds_numbers(table: &Table, column: usize) -> bool {
    let texts = (0..table.rows()).map(|row| trim(table.text(row, column)));
    let filled: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    let is_number = |text: &&&str| parse_count(text, DecimalMark::Point).is_some();
    2 * filled.iter().filter(is_number).count() > filled.len()
}

/// The names in a column, folded; none where the column is not one of names: half of its rows are blank, or
/// each name stands in several rows.
fn distinct_names(table: &Table, column: usize) -> HashSet<String> {
    let texts = (0..table.rows()).map(|row| trim(table.text(row, column)));
    let filled: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
    let keys: HashSet<String> = filled.iter().map(|text| look_alike_key(text)).collect();
    let is_filled = 2 * filled.len() > table.rows();
    if is_filled && 2 * keys.len() > filled.len() { keys } else { HashSet::new() }
}
