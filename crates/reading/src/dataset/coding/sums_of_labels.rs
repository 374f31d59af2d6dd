//! Rows of a long table of counts under one label that hold what all its other labels hold together, under any name
//! (`Celkem, Barrier, 10` and `Celkem, Facilitator, 13` below what each code counts), or what is worked out of those,
//! under a name for it.
//!
//! Takes a file and what its columns are for; gives the rows of such a label, the first or the last of its column, or one among a few.
//! Never takes somebody who has a number, a label without a name for it of which one number is another, one that says less often than the others
//! of whom or of which valence it is, or one whose numbers may be those by chance.

use std::collections::{BTreeSet, HashMap};

use super::Input;
use super::layout::Layout;
use crate::dataset::column::is_pseudonym;
use crate::dataset::count_cell::CountCell;
use crate::dataset::total_words::{may_name_worked_out, names_average};
use crate::fold::trim;

/// Other labels at least, of codes and of whoever was asked.
const FEWEST_CODES: usize = 3;
const FEWEST_OWNERS: usize = 2;
/// Numbers that must be sums of several, and places that hold any, for codes and for whoever was asked.
const FEWEST_SUMS: usize = 2;
const FEWEST_PLACES_OF_CODES: usize = 2;
const FEWEST_PLACES_OF_OWNERS: usize = 3;

/// Labels of a column at most of which one between others is looked at.
const FEW_LABELS: usize = 6;

/// What the others of a label come to in one place.
#[derive(Default)]
struct Place {
    sum: u64,
    /// Rows, and those of them that count anything.
    rows: u64,
    parts: usize,
    largest: u64,
}

impl Place {
    fn add(&mut self, number: u64) {
        self.sum += number;
        self.rows += 1;
        self.parts += usize::from(number > 0);
        self.largest = self.largest.max(number);
    }

    /// True for their mean, also as a whole number, and for the largest of them.
    fn is_worked_out(&self, number: u64) -> bool {
        let mean = self.sum as f64 / self.rows.max(1) as f64;
        number == self.largest || (number as f64 - mean).abs() <= 0.5
    }
}

/// The rows, in order.
pub(super) fn rows(input: &Input<'_>, layout: &Layout) -> Vec<usize> {
    let Some(count) = layout.count.filter(|_| layout.wide.is_empty()) else { return Vec::new() };
    // Passages are coded, and of what stood in columns it is known already which rows are sums.
    let melted = input.table.origin_column(0).is_some();
    if melted || [layout.excerpt, layout.segment].iter().any(Option::is_some) {
        return Vec::new();
    }
    let owners = [layout.participant, layout.source, layout.site, layout.group];
    let owners: BTreeSet<usize> =
        owners.into_iter().chain(layout.attributes.iter().copied()).flatten().collect();
    let labels: Vec<usize> = layout.label_columns().collect();
    let says: BTreeSet<usize> = labels
        .iter()
        .copied()
        .chain(owners.iter().copied())
        .chain(layout.valence)
        .filter(|&column| column != count)
        .collect();
    let code = labels.last().map(|&column| (column, FEWEST_CODES, FEWEST_PLACES_OF_CODES));
    let of_owners = owners.iter().map(|&column| (column, FEWEST_OWNERS, FEWEST_PLACES_OF_OWNERS));
    let columns = code.into_iter().chain(of_owners).filter(|(column, ..)| says.contains(column));
    let mut found: Vec<usize> = columns
        .flat_map(|(column, fewest, places)| {
            of_column(input, count, &says, (column, fewest, places))
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The rows of the first or last label of a column that holds what the others hold: of as many labels and as many
/// places at least.
fn of_column(
    input: &Input<'_>,
    count: usize,
    says: &BTreeSet<usize>,
    (column, fewest, fewest_places): (usize, usize, usize),
) -> Vec<usize> {
    let table = input.table;
    let cell = |row: usize, column: usize| trim(table.text(row, column));
    let mut order: Vec<&str> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    let rows: Vec<usize> = (0..table.rows()).filter(|&row| !cell(row, column).is_empty()).collect();
    for &row in &rows {
        if known.insert(cell(row, column)) {
            order.push(cell(row, column));
        }
    }
    if order.len() <= fewest {
        return Vec::new();
    }
    let number =
        |row: usize| CountCell::read(cell(row, count), input.decimal).count().map_or(0, u64::from);
    let key = |row: usize| -> Vec<&str> {
        says.iter().filter(|other| **other != column).map(|&other| cell(row, other)).collect()
    };
    // What a row says beside that is said of it alone.
    let beside: Vec<usize> = (0..table.width())
        .filter(|&at| at != count && !says.contains(&at) && table.sheet_column() != Some(at))
        .collect();
    let is_bare =
        |row: &usize| beside.iter().all(|&at| !cell(*row, at).contains(char::is_alphabetic));
    let of_label = |label: &&str| {
        let (own, others): (Vec<usize>, Vec<usize>) =
            rows.iter().copied().partition(|&row| cell(row, column) == *label);
        if !own.iter().all(is_bare) {
            return None;
        }
        let mut places: HashMap<Vec<&str>, Place> = HashMap::new();
        let mut counting: BTreeSet<&str> = BTreeSet::new();
        for row in others {
            places.entry(key(row)).or_default().add(number(row));
            if number(row) > 0 {
                counting.insert(cell(row, column));
            }
        }
        if names_average(label) {
            return Some(own);
        }
        let is_named = may_name_worked_out(label)
            && places.len() > 1
            && own.iter().all(|&row| {
                places.get(&key(row)).is_some_and(|place| place.is_worked_out(number(row)))
            });
        if is_named {
            return Some(own);
        }
        let of_several = places.values().filter(|place| place.parts > 1).count();
        let counted = places.values().filter(|place| place.sum > 0).count();
        if counting.len() < fewest || of_several < FEWEST_SUMS || counted < fewest_places {
            return None;
        }
        // Each of its rows is the sum of one place, and none is left over.
        let all = own.iter().all(|&row| {
            let place = places.remove(&key(row));
            place.is_some_and(|place| place.sum == number(row))
        });
        (all && places.values().all(|place| place.sum == 0)).then_some(own)
    };
    // Among a few labels a sum may stand between the others.
    let between = if order.len() <= FEW_LABELS { order.get(1..order.len() - 1) } else { None };
    let ends = [order.last(), order.first()].into_iter().flatten();
    let labels = ends.chain(between.into_iter().flatten());
    labels.filter(|label| !is_pseudonym(label)).find_map(of_label).unwrap_or_default()
}
