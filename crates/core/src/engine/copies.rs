//! Files of a study that say the same.
//!
//! Takes the files that give codings; gives for each that holds the rows of one before it how its codings count.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::dataset::{CopiedRows, Counting, DuplicateKind, Input, Role};
use crate::diag::{Place, Warning, WarningKind};
use crate::format::Table;

/// Fewest rows of files that are called copies of each other: two people may well say one thing.
const FEWEST_ROWS: usize = 2;

/// What was found of each file.
#[derive(Debug, Default)]
pub(super) struct Copies {
    /// For each file the rows that stand in another before it and how their codings count; `None` for one that
    /// has none.
    pub counting: Vec<Option<CopiedRows>>,
    /// A warning for each.
    pub warnings: Vec<Warning>,
}

/// The files that hold the same headers and rows as one before them. Where their rows say whose they are, the
/// second is surely a copy and counts once unless the user says otherwise; else it counts each.
pub(super) fn find(inputs: &[Input<'_>], chosen: &BTreeMap<DuplicateKind, Counting>) -> Copies {
    let mut seen: HashMap<u64, usize> = HashMap::new();
    let mut found = Copies::default();
    for (at, input) in inputs.iter().enumerate() {
        found.counting.push(None);
        if inputs.len() < 2 || input.table.rows() < FEWEST_ROWS {
            continue;
        }
        let mut hasher = DefaultHasher::new();
        cells(input.table).for_each(|text| text.hash(&mut hasher));
        let first = *seen.entry(hasher.finish()).or_insert(at);
        let Some(other) = inputs.get(first).filter(|_| first != at) else { continue };
        if !cells(other.table).eq(cells(input.table)) {
            continue;
        }
        let says_whose = |role: &Role| matches!(role, Role::Participant | Role::Source);
        let sure = input.roles.columns.iter().any(says_whose);
        let own = if sure { Counting::Once } else { Counting::Each };
        let choice = chosen.get(&DuplicateKind::SameFile).copied();
        let counting = choice.unwrap_or(own);
        if let Some(slot) = found.counting.last_mut() {
            let mark = Some((DuplicateKind::SameFile, counting));
            *slot = Some(CopiedRows { rows: vec![mark; input.table.rows()] });
        }
        let (one, other) = (other.file.to_owned(), input.file.to_owned());
        let place = Place { file: Some(other.clone()), ..Place::default() };
        let once = counting == Counting::Once;
        let warning = Warning::new(WarningKind::SameFiles { one, other, once }).at(place);
        found.warnings.push(warning.times(input.table.rows() as u64));
    }
    found
}

/// The headers and then the cells of a table, row by row.
fn cells(table: &Table) -> impl Iterator<Item = &str> {
    let texts = (0..table.rows())
        .flat_map(move |row| (0..table.width()).map(move |column| table.text(row, column)));
    table.headers().iter().map(String::as_str).chain(texts)
}
