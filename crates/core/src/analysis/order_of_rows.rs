//! Where a row stands among the others, by the order that was asked for.
//!
//! Takes a row's head and its numbers; gives a key, smaller for what comes first, and a counted table in another order
//! without counting it anew. Rows with the same key keep the framework's order.

use std::collections::HashMap;

use super::{CrossTab, Order, RowHead, TableSpec};
use crate::fold::fold_word;
use crate::order::sort_by_key;
use crate::schema::PATH;
use crate::valence::{ByValence, Valence};

/// A table with its rows in the order of `spec`, which asks for the same otherwise: the numbers, and which of them are
/// hidden, are the table's. It must stand in the framework's order. An order by numbers takes hidden ones for none.
pub fn in_order(table: &CrossTab, spec: &TableSpec) -> CrossTab {
    let sorting = Sorting::of(spec);
    let mut rows: Vec<_> = table.rows.iter().zip(&table.cells).collect();
    sort_by_key(&mut rows, |(row, _)| {
        let numbers = ByValence::of(|valence| row.totals[valence].shown().unwrap_or(0));
        (row.unmapped, sorting.place(row, numbers))
    });
    let (rows, cells) = rows.into_iter().map(|(row, cells)| (row.clone(), cells.clone())).unzip();
    CrossTab {
        spec: spec.clone(),
        framework: table.framework.clone(),
        rows,
        columns: table.columns.clone(),
        cells,
        totals: table.totals,
        notes: table.notes.clone(),
    }
}

/// An order, made ready.
pub(super) struct Sorting<'a> {
    order: Order,
    /// Place of each key in the order by hand.
    by_hand: HashMap<&'a str, usize>,
}

/// A key: all of one table are of the same variant.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    /// A weight, smallest first.
    Weight(i64),
    /// The labels from the top of the tree to the row itself.
    Labels(Vec<Label>),
    /// Its number in a list; what is not listed follows.
    Listed(usize),
}

/// A label as it is sorted: by its letters, with its own spelling where these are the same.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Label(Vec<Piece>, String);

/// A part of a label.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    /// A number without leading zeros: its digits' count, then its digits.
    Number(usize, String),
    /// Anything else.
    Letters(String),
}

impl<'a> Sorting<'a> {
    /// The order of a table.
    pub fn of(spec: &'a TableSpec) -> Self {
        let listed = spec.hand_order.iter().enumerate();
        // A key that is listed twice stands where it is listed first.
        let by_hand = listed.rev().map(|(at, key)| (key.as_str(), at)).collect();
        Self { order: spec.order, by_hand }
    }

    /// Where a row stands; `numbers` are those of the row, all columns together.
    pub fn place(&self, row: &RowHead, numbers: ByValence<u32>) -> Place {
        let sides = numbers.map(i64::from);
        let (barriers, facilitators) = (sides[Valence::Barrier], sides[Valence::Facilitator]);
        match self.order {
            Order::Framework => Place::Weight(0),
            Order::Total => Place::Weight(-(barriers + facilitators)),
            Order::Difference => Place::Weight(facilitators - barriers),
            Order::Alphabetical | Order::Natural => {
                let natural = self.order == Order::Natural;
                let parents = row.parent.iter().flat_map(|parent| parent.split(PATH));
                let labels = parents.chain([row.label.name()]);
                Place::Labels(labels.map(|label| Label::new(label, natural)).collect())
            }
            Order::ByHand => {
                let listed = self.by_hand.get(row.key.as_str()).copied();
                Place::Listed(listed.unwrap_or(usize::MAX))
            }
        }
    }
}

impl Label {
    fn new(label: &str, natural: bool) -> Self {
        let folded = fold_word(label);
        let pieces = if natural { pieces(&folded) } else { vec![Piece::Letters(folded)] };
        Self(pieces, label.to_owned())
    }
}

/// A text in runs of digits and of anything else.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let digits = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        rest = after;
        pieces.push(if digits {
            let value = piece.trim_start_matches('0');
            Piece::Number(value.len(), value.to_owned())
        } else {
            Piece::Letters(piece.to_owned())
        });
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(natural: bool, labels: &[&'static str]) -> Vec<&'static str> {
        let mut labels = labels.to_vec();
        labels.sort_by_key(|label| Label::new(label, natural));
        labels
    }

    #[test]
    fn numbers_in_labels_are_sorted_by_their_value() {
        let labels = ["Theme 10", "theme 2", "Theme 1", "Ärzte", "Zeit", "Arbeit", "Theme 02b"];
        assert_eq!(
            sorted(true, &labels),
            ["Arbeit", "Ärzte", "Theme 1", "theme 2", "Theme 02b", "Theme 10", "Zeit"]
        );
        assert_eq!(
            sorted(false, &labels),
            ["Arbeit", "Ärzte", "Theme 02b", "Theme 1", "Theme 10", "theme 2", "Zeit"]
        );
        let beyond = "9".repeat(60) + "8";
        assert!(Label::new("5", true) < Label::new(&beyond, true), "no number is too large");
    }

    #[test]
    fn a_list_by_hand_holds_and_what_it_does_not_name_follows() {
        let hand_order = ["b", "a", "b"].map(str::to_owned).to_vec();
        let spec = TableSpec { order: Order::ByHand, hand_order, ..TableSpec::default() };
        let sorting = Sorting::of(&spec);
        let place = |key: &str| {
            let row = RowHead { key: key.to_owned(), ..RowHead::default() };
            sorting.place(&row, ByValence::default())
        };
        assert!(place("b") < place("a") && place("a") < place("new"));
    }
}
