//! What a row says of the valences of its codes, by each of the places that can say it.
//!
//! Takes a row and its reading; gives the valence of each place, or of each code in order. Never decides between
//! places that contradict each other.

use std::collections::BTreeMap;

use super::reading::RowReading;
use super::row::Row;
use super::study::StudyBuilder;
use super::valence_by_source::ValenceBySource;
use crate::dataset::rating::RatingCell;
use crate::dataset::{UnequalLists, ValenceSource, valence_of_word};
use crate::diag::WarningKind;
use crate::fold::{fold_word, trim};
use crate::valence::Valence;

/// Bytes of the longest cell that lists valences.
const LONGEST_LIST: usize = 2_000;

/// How the valences of a row belong to its codes.
pub(super) enum RowValences<'a> {
    /// One word says it for all.
    ForAll(&'a str),
    /// A word each, in order.
    Paired(Vec<&'a str>),
    /// Several of both, and not as many of the one as of the other.
    Unequal(Vec<&'a str>),
}

impl<'a> StudyBuilder<'a> {
    /// How the cell of a valence column belongs to so many codes.
    pub fn valences_of_codes(&self, cell: &'a str, codes: usize) -> RowValences<'a> {
        if codes < 2 {
            return RowValences::ForAll(cell);
        }
        let is_known = |word: &str| {
            self.choices.valences.contains_key(&fold_word(word))
                || valence_of_word(word).is_some()
                || self.words.is_said(word)
        };
        match listed_valences(cell, self.choices.valences, is_known) {
            Some(words) if words.len() == codes => RowValences::Paired(words),
            Some(words) => RowValences::Unequal(words),
            None => RowValences::ForAll(cell),
        }
    }

    /// What the words of a valence column say: of the row, or of each of its codes in order. A word that
    /// nobody knows is said to be no valence: no other place can stand in for it.
    pub fn word_valences(
        &mut self,
        row: &Row<'_, 'a>,
        words: &RowValences<'a>,
        of_row: &mut ValenceBySource,
    ) -> Vec<Valence> {
        let column = row.layout.valence;
        let mut meaning = |word: &'a str| {
            let valence = self.words.meaning(word, self.choices.valences, || row.place(column));
            valence.unwrap_or_default()
        };
        match words {
            RowValences::ForAll("") => Vec::new(),
            RowValences::ForAll(word) => {
                of_row.set(ValenceSource::Column, meaning(word));
                Vec::new()
            }
            RowValences::Paired(words) => {
                let found = words.iter().map(|word| meaning(word)).collect();
                self.warn(WarningKind::ListsPaired, || row.place(column));
                found
            }
            RowValences::Unequal(words) => {
                let all = words.iter().map(|word| meaning(word));
                let together = all.reduce(Valence::combined_with).unwrap_or_default();
                let is_together = self.choices.unequal_lists == Some(UnequalLists::Together);
                let valence = if is_together { together } else { Valence::Missing };
                of_row.set(ValenceSource::Column, valence);
                self.dataset.unequal_lists += u64::from(self.choices.unequal_lists.is_none());
                Vec::new()
            }
        }
    }

    /// What the other columns of a row say of the valence.
    pub fn row_valences(&mut self, row: &Row<'_, 'a>, reading: &RowReading<'a>) -> ValenceBySource {
        let layout = row.layout;
        let mut valences = ValenceBySource::default();
        match reading.rating {
            RatingCell::Rating(rating) => {
                if let Some(valence) = rating.valence() {
                    valences.set(ValenceSource::Rating, valence);
                }
            }
            RatingCell::Bad => self.warn(WarningKind::BadRating, || row.place(layout.rating)),
            RatingCell::Blank => {}
        }
        if let Some(valence) = self.valence_of_sets(row, reading.code_sets) {
            valences.set(ValenceSource::CodeSets, valence);
        }
        // A weight of 0 is what the program gives that asks for none.
        if let Some(weight) = reading.weight.filter(|weight| *weight != 0.0) {
            let negative = weight < 0.0;
            self.weights_below_zero |= negative;
            let valence = if negative { Valence::Barrier } else { Valence::Facilitator };
            valences.set(ValenceSource::Weight, valence);
        }
        valences
    }
}

/// The words of a cell that lists valences, a known one among them; `None` for a cell that is one word.
fn listed_valences<'a>(
    cell: &'a str,
    chosen: &BTreeMap<String, Valence>,
    is_known: impl Fn(&str) -> bool,
) -> Option<Vec<&'a str>> {
    let key = fold_word(cell);
    if cell.len() > LONGEST_LIST || chosen.contains_key(&key) {
        return None;
    }
    let words: Vec<&str> = [&[';', '|', '\n'][..], &[','][..]]
        .into_iter()
        .map(|marks| cell.split(marks).map(trim).filter(|word| !word.is_empty()).collect())
        .find(|words: &Vec<&str>| words.len() > 1)?;
    words.iter().any(|word| is_known(word)).then_some(words)
}
