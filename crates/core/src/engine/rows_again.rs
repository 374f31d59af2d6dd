//! Rows of a file or sheet that stand in others before it too: a newer export beside the old one, a backup with a
//! row less, a sheet of all beside those of each group.
//!
//! Takes the files that give codings; marks such rows, which count each until the user says otherwise. Never takes
//! rows for the same that do not say whose they are, but where a whole sheet is there twice.

use std::collections::{BTreeMap, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::copies::Copies;
use crate::dataset::{CopiedRows, Counting, DuplicateKind, Input};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::{fold_word, trim};
use crate::ids::slot_mut;

/// Rows at least that come again: two people may well say one thing.
const FEWEST_ROWS: usize = 3;
/// Rows at least of a part that is wholly in others.
const FEWEST_OF_ALL: usize = 2;

/// The rows of one sheet, or of a file that has none.
pub(super) struct Part {
    pub input: usize,
    pub sheet: Option<String>,
    pub rows: Vec<usize>,
}

/// Adds to the copies the rows that come again.
pub(super) fn add(
    found: &mut Copies,
    inputs: &[Input<'_>],
    chosen: &BTreeMap<DuplicateKind, Counting>,
) {
    if inputs.len() < 2 && inputs.iter().all(|input| input.table.sheet_name(1).is_none()) {
        return;
    }
    let columns: Vec<Vec<usize>> = inputs.iter().map(compared).collect();
    let parts: Vec<Part> =
        inputs.iter().enumerate().flat_map(|(at, input)| parts(at, input)).collect();
    if parts.len() < 2 {
        return;
    }
    let cells = |part: &Part, row: usize| -> Vec<&str> {
        let own = columns.get(part.input).map_or(&[][..], Vec::as_slice);
        let Some(input) = inputs.get(part.input) else { return Vec::new() };
        let headers = own.iter().filter_map(|&at| input.table.headers().get(at));
        let texts = own.iter().map(|&at| trim(input.table.text(row, at)));
        headers.map(String::as_str).chain(texts).collect()
    };
    let counting = chosen.get(&DuplicateKind::SameFile).copied().unwrap_or(Counting::Each);
    let marked = |part: &Part, row: usize| {
        let copied = found.counting.get(part.input)?.as_ref()?;
        copied.rows.get(row).copied().flatten().map(|(kind, _)| kind)
    };
    // Of a version it is said already what becomes of it.
    let first_of = |part: &Part| part.rows.first().and_then(|&row| marked(part, row));
    let is_earlier: Vec<bool> =
        parts.iter().map(|part| first_of(part) == Some(DuplicateKind::EarlierVersion)).collect();
    let whole: Vec<bool> =
        parts.iter().map(|part| first_of(part) == Some(DuplicateKind::SameFile)).collect();
    let mut before: HashMap<u64, Vec<(usize, usize)>> = HashMap::new();
    for (at, part) in parts.iter().enumerate() {
        if is_earlier.get(at) == Some(&true) {
            continue;
        }
        let mut again: Vec<usize> = Vec::new();
        let mut of_parts: BTreeMap<usize, usize> = BTreeMap::new();
        let mut own = Vec::with_capacity(part.rows.len());
        for &row in &part.rows {
            let texts = cells(part, row);
            let mut hasher = DefaultHasher::new();
            texts.hash(&mut hasher);
            let key = hasher.finish();
            own.push((key, row));
            let Some(known) = before.get_mut(&key) else { continue };
            let same = |(other, row): &(usize, usize)| {
                parts.get(*other).is_some_and(|other| cells(other, *row) == texts)
            };
            if let Some(nth) = known.iter().position(same) {
                let (other, _) = known.swap_remove(nth);
                *of_parts.entry(other).or_default() += 1;
                again.push(row);
            }
        }
        for (key, row) in own {
            before.entry(key).or_default().push((at, row));
        }
        let size = |other: usize| parts.get(other).map_or(0, |part| part.rows.len());
        let is_all = again.len() == part.rows.len() && again.len() >= FEWEST_OF_ALL;
        let is_most = |own: usize, all: usize| 2 * own >= all;
        let is_large = is_all
            || again.len() >= FEWEST_ROWS
                && (is_most(again.len(), part.rows.len())
                    || of_parts.iter().any(|(other, own)| is_most(*own, size(*other))));
        let Some((&first, _)) = of_parts.iter().max_by_key(|(_, rows)| **rows) else { continue };
        let (Some(other), Some(input)) = (parts.get(first), inputs.get(part.input)) else {
            continue;
        };
        // Of whole files and sheets that are the same it is said already.
        let is_whole = is_all && of_parts.len() == 1 && size(first) == again.len();
        let is_sheet = is_whole && other.input == part.input;
        if !is_large || whole.get(at) == Some(&true) || !is_sheet && !says_whose(input) {
            continue;
        }
        let Some(slot) = found.counting.get_mut(part.input) else { continue };
        let copied =
            slot.get_or_insert_with(|| CopiedRows { rows: vec![None; input.table.rows()] });
        for &row in &again {
            if let Some(mark) = slot_mut(&mut copied.rows, row) {
                *mark = Some((DuplicateKind::SameFile, counting));
            }
        }
        if is_sheet {
            continue;
        }
        let is_within = other.input == part.input;
        let name = |part: &Part, input: &Input<'_>| {
            let sheet = part.sheet.clone().filter(|_| is_within);
            sheet.unwrap_or_else(|| input.file.to_owned())
        };
        let Some(from) = inputs.get(other.input) else { continue };
        let once = counting == Counting::Once;
        let kind =
            WarningKind::RowsAgain { one: name(other, from), other: name(part, input), once };
        let (file, sheet) = (Some(input.file.to_owned()), part.sheet.clone());
        let place = Place { file, sheet, ..Place::default() };
        found.warnings.push(Warning::new(kind).at(place).times(again.len() as u64));
    }
}

/// The columns that are compared, in the order of their names: all but the names of sheets.
fn compared(input: &Input<'_>) -> Vec<usize> {
    let headers = input.table.headers();
    let mut columns: Vec<(String, usize)> =
        headers.iter().enumerate().map(|(at, header)| (fold_word(header), at)).collect();
    columns.retain(|(_, at)| Some(*at) != input.table.sheet_column());
    columns.sort();
    columns.into_iter().map(|(_, at)| at).collect()
}

/// The sheets of a file, each with its rows that hold something.
pub(super) fn parts(at: usize, input: &Input<'_>) -> Vec<Part> {
    let table = input.table;
    let own = table.sheet_column();
    let is_filled = |row: &usize| {
        let mut columns = (0..table.width()).filter(|column| Some(*column) != own);
        columns.any(|column| !trim(table.text(*row, column)).is_empty())
    };
    let mut parts: Vec<(usize, Part)> = Vec::new();
    for row in (0..table.rows()).filter(is_filled) {
        let sheet = table.sheet_index(row);
        match parts.last_mut().filter(|(known, _)| *known == sheet) {
            Some((_, part)) => part.rows.push(row),
            None => {
                let name = table.sheet_name(sheet).map(str::to_owned);
                parts.push((sheet, Part { input: at, sheet: name, rows: vec![row] }));
            }
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

/// Whether the rows of a file say whose they are, beside the names of its sheets.
fn says_whose(input: &Input<'_>) -> bool {
    let own = input.table.sheet_column();
    let mut roles = input.roles.columns.iter().enumerate();
    roles.any(|(at, role)| Some(at) != own && role.says_of_what())
}
