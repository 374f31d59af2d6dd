//! Files and sheets of which a later version is there: `Coding v1` beside `Coding v2`, `draft` beside `final`.
//!
//! Takes the files that give codings; marks the rows of the earlier version. Never takes for versions what only its
//! name makes one: half of what they are of must be the same, but where the name says that it is not to be used.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::copies::Copies;
use super::rows_again::{Part, parts};
use crate::dataset::{CopiedRows, Counting, DuplicateKind, Input, Role, is_not_to_use, versions};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::fold_word;
use crate::ids::slot_mut;

/// Marks the rows of earlier versions: those whose names leave no doubt (`sure`), which count no more beside the later
/// one, or others, of which nothing else is said yet and which count each; unless the user says otherwise.
pub(super) fn add(
    found: &mut Copies,
    inputs: &[Input<'_>],
    chosen: &BTreeMap<DuplicateKind, Counting>,
    sure: bool,
) {
    if inputs.len() < 2 && inputs.iter().all(|input| input.table.sheet_column().is_none()) {
        return;
    }
    let parts: Vec<Part> =
        inputs.iter().enumerate().flat_map(|(at, input)| parts(at, input)).collect();
    for part in &parts {
        // The version that comes next, where there are several.
        let later = parts.iter().find_map(|later| {
            let (one, other) = names(inputs, part, later)?;
            let (order, of_names) = versions(&one, &other)?;
            let is_later = order == Ordering::Less
                && of_names == sure
                && (sure || ![part, later].iter().any(|part| is_marked(found, part)))
                && (is_not_to_use(&one) || are_of_same(inputs, part, later, sure));
            is_later.then_some((one, other))
        });
        let Some((one, other)) = later else { continue };
        let Some(input) = inputs.get(part.input) else { continue };
        let own = if sure { Counting::Once } else { Counting::Each };
        let counting = chosen.get(&DuplicateKind::EarlierVersion).copied().unwrap_or(own);
        let Some(slot) = found.counting.get_mut(part.input) else { continue };
        let copied =
            slot.get_or_insert_with(|| CopiedRows { rows: vec![None; input.table.rows()] });
        for &row in &part.rows {
            if let Some(mark) = slot_mut(&mut copied.rows, row) {
                *mark = Some((DuplicateKind::EarlierVersion, counting));
            }
        }
        let once = counting == Counting::Once;
        let (file, sheet) = (Some(input.file.to_owned()), part.sheet.clone());
        let place = Place { file, sheet, ..Place::default() };
        let kind = WarningKind::EarlierVersion { one, other, once };
        found.warnings.push(Warning::new(kind).at(place).times(part.rows.len() as u64));
    }
}

/// True for a part of whose rows something is said.
fn is_marked(found: &Copies, part: &Part) -> bool {
    let copied = found.counting.get(part.input).and_then(Option::as_ref);
    let marked =
        |row: &usize| copied.is_some_and(|copied| matches!(copied.rows.get(*row), Some(Some(_))));
    part.rows.iter().any(marked)
}

/// The names by which two parts may be versions of each other: those of sheets of one file, else of files.
fn names(inputs: &[Input<'_>], one: &Part, other: &Part) -> Option<(String, String)> {
    if one.input == other.input {
        return one.sheet.clone().zip(other.sheet.clone());
    }
    let name = |part: &Part| inputs.get(part.input).map(|input| input.file.to_owned());
    (one.sheet == other.sheet).then(|| name(one).zip(name(other))).flatten()
}

/// True for parts of which half is of the same: of the same people or sources where their names leave no doubt, and of
/// the same passages or codes of theirs where they do.
fn are_of_same(inputs: &[Input<'_>], one: &Part, other: &Part, sure: bool) -> bool {
    let of = |part: &Part| {
        let who =
            what_rows_are_of(inputs, part, |role| matches!(role, Role::Participant | Role::Source));
        let wanted = sure && !who.is_empty();
        if wanted { who } else { what_rows_are_of(inputs, part, says_what) }
    };
    let (one, other) = (of(one), of(other));
    let both = one.intersection(&other).count();
    both > 0 && 2 * both >= one.len().min(other.len())
}

/// True for a role whose columns say of whom a row is and what it says, but for the valence.
fn says_what(role: &Role) -> bool {
    role.says_of_what() || matches!(role, Role::Domain | Role::Construct | Role::Theme | Role::Code)
}

/// What the rows of a part say in columns of some roles, each once.
fn what_rows_are_of(
    inputs: &[Input<'_>],
    part: &Part,
    is_wanted: fn(&Role) -> bool,
) -> BTreeSet<Vec<String>> {
    let Some(input) = inputs.get(part.input) else { return BTreeSet::new() };
    let roles = (0..).zip(&input.roles.columns);
    let columns: Vec<usize> = roles.filter(|(_, role)| is_wanted(role)).map(|(at, _)| at).collect();
    let key = |&row: &usize| -> Vec<String> {
        columns.iter().map(|&at| fold_word(input.table.text(row, at))).collect()
    };
    let keys = part.rows.iter().map(key);
    keys.filter(|key| key.iter().any(|text| !text.is_empty())).collect()
}
