//! The labels of a row's reading numbered, and its codings made of them.
//!
//! Takes what a row says; gives its codings, or why it gives none.

use std::borrow::Cow;

use super::parts::{FileLabels, Part};
use super::reading::{Counts, RowReading};
use super::row::Row;
use super::row_valences::RowValences;
use super::study::StudyBuilder;
use super::valence_by_source::ValenceBySource;
use crate::dataset::rating::{Rating, RatingCell};
use crate::dataset::separation::Separation;
use crate::dataset::{CodeKey, LeftOutReason, ValenceSource};
use crate::diag::WarningKind;
use crate::ids::CodeId;
use crate::valence::Valence;

/// A coding that a row gives.
#[derive(Debug, Clone, Copy)]
pub(super) struct RowCoding {
    pub code_key: CodeId,
    pub valences: ValenceBySource,
    pub rating: Option<Rating>,
    pub count: u32,
    /// It adds up others.
    pub is_sum: bool,
}

/// What of a row adds up others.
#[derive(Clone, Copy)]
pub(super) struct Sums<'s> {
    /// The row.
    pub row: bool,
    /// For each code of a wide table, its column.
    pub columns: &'s [bool],
}

/// What became of a row.
#[derive(Debug)]
pub(super) enum Outcome {
    /// Its codings; none where every count in it is 0.
    Codings(Vec<RowCoding>),
    /// It gives nothing.
    LeftOut(LeftOutReason),
}

/// A code applied in a row: its key, the valence in its name, how often, and which of the row's own codes
/// it is.
struct Applied {
    code_key: CodeId,
    name: Valence,
    count: u32,
    nth: usize,
    is_sum: bool,
}

/// The domain, construct and theme of a row.
#[derive(Clone, Copy)]
struct Heads {
    domain: Part,
    construct: Part,
    theme: Part,
}

impl Heads {
    fn any(&self) -> bool {
        [self.domain, self.construct, self.theme].iter().any(|part| part.bare.is_some())
    }

    /// A code below them, so often. Its own valence goes before theirs, of which the most particular
    /// holds.
    fn above(&self, study: &mut StudyBuilder<'_>, code: Part, count: u32) -> Applied {
        let code_key = study.code_key(CodeKey {
            domain: self.domain.bare,
            construct: self.construct.bare,
            theme: self.theme.bare,
            code: code.written,
            bare_code: code.bare,
        });
        let name = [code, self.construct, self.theme, self.domain]
            .iter()
            .map(|part| part.valence)
            .find(|valence| *valence != Valence::Missing)
            .unwrap_or_default();
        Applied { code_key, name, count, nth: 0, is_sum: false }
    }
}

impl<'a> StudyBuilder<'a> {
    /// Makes the codings of a row that is not blank.
    pub fn intern(
        &mut self,
        labels: &mut FileLabels<'a>,
        row: &Row<'_, 'a>,
        mut reading: RowReading<'a>,
        sums: Sums<'_>,
    ) -> Outcome {
        let lists = [&reading.domain, &reading.construct, &reading.theme];
        let lists = lists.iter().filter(|labels| labels.len() > 1).count();
        if lists > 1 || lists == 1 && reading.codes.len() > 1 {
            self.warn(WarningKind::ListsPaired, || row.place(None));
        }
        if reading.rating == RatingCell::Bad && row.only_rates() {
            self.warn(WarningKind::BadRating, || row.place(row.layout.rating));
            return Outcome::LeftOut(LeftOutReason::NotRated);
        }
        let heads = self.heads(labels, &mut reading);
        let named = reading.codes.drain(..);
        let mut codes: Vec<Part> =
            named.map(|code| labels.code(self, row.layout.tool, code)).collect();
        let not_told = self.note_unclear(row, &reading.unclear);
        if codes.is_empty() && not_told {
            return Outcome::LeftOut(LeftOutReason::CodesNotToldApart);
        }
        if codes.is_empty() && heads.iter().any(Heads::any) {
            codes.push(Part::NONE);
        }
        let applied = match &reading.counts {
            Counts::OfRow(count) => {
                let bound = row.is_bound(row.layout.count);
                let bad =
                    if bound { LeftOutReason::BoundForCount } else { LeftOutReason::BadCount };
                self.apply_by_row(&heads, &codes, count.ok_or(bad))
            }
            Counts::OfCells(counts) => {
                self.apply_by_cell(row, &heads, &codes, &labels.wide, counts, sums)
            }
        };
        let valences = match &reading.counts {
            // Several domains of one code are as many codings.
            Counts::OfRow(_) => {
                let places = if codes.len() > 1 { codes.len() } else { heads.len() };
                self.valences_of_codes(reading.valence, places)
            }
            Counts::OfCells(_) => RowValences::ForAll(reading.valence),
        };
        match applied {
            Ok(mut applied) => {
                applied.iter_mut().for_each(|one| one.is_sum |= sums.row);
                Outcome::Codings(self.row_codings(row, &reading, &valences, &applied))
            }
            Err(reason) => Outcome::LeftOut(reason),
        }
    }

    /// The domains, constructs and themes of a row, each with each where its cells hold lists.
    fn heads(&mut self, labels: &mut FileLabels<'a>, reading: &mut RowReading<'a>) -> Vec<Heads> {
        let mut parts = |labels_of_row: &mut Vec<Cow<'a, str>>| -> Vec<Part> {
            if labels_of_row.is_empty() {
                return vec![Part::NONE];
            }
            labels_of_row.drain(..).map(|label| labels.part(self, Some(label))).collect()
        };
        let (domains, constructs, themes) =
            (parts(&mut reading.domain), parts(&mut reading.construct), parts(&mut reading.theme));
        // The lists of a row that are as long as each other say together what stands at each place.
        let places = domains.len().max(constructs.len()).max(themes.len());
        let at = |parts: &[Part], place: usize| {
            let only = parts.first().filter(|_| parts.len() == 1);
            parts.get(place).or(only).copied().unwrap_or(Part::NONE)
        };
        (0..places)
            .map(|place| Heads {
                domain: at(&domains, place),
                construct: at(&constructs, place),
                theme: at(&themes, place),
            })
            .collect()
    }

    /// Notes cells whose codes are not told apart; true where some of a cell is lost by that.
    fn note_unclear(&mut self, row: &Row<'_, 'a>, unclear: &[(usize, Separation)]) -> bool {
        let mut not_told = false;
        for &(column, separation) in unclear {
            let kind = match separation {
                Separation::Apart => continue,
                Separation::InPart => WarningKind::CodesNotToldApart,
                Separation::AsOne => WarningKind::TakenAsOneCode,
            };
            self.warn(kind, || row.place(Some(column)));
            not_told |= separation == Separation::InPart;
        }
        not_told
    }

    /// The codes of a long table's row.
    fn apply_by_row(
        &mut self,
        heads: &[Heads],
        codes: &[Part],
        count: Result<u32, LeftOutReason>,
    ) -> Result<Vec<Applied>, LeftOutReason> {
        if codes.is_empty() {
            return Err(LeftOutReason::NoCode);
        }
        let count = count?;
        let mut applied = Vec::with_capacity(heads.len().max(codes.len()));
        if codes.len() > 1 && heads.len() > 1 {
            // As many as each other: they belong together place by place.
            for (nth, (code, head)) in codes.iter().zip(heads).enumerate() {
                applied.push(Applied { nth, ..head.above(self, *code, count) });
            }
            return Ok(applied);
        }
        for (place, head) in heads.iter().enumerate() {
            for (nth, code) in codes.iter().enumerate() {
                let nth = if codes.len() > 1 { nth } else { place };
                applied.push(Applied { nth, ..head.above(self, *code, count) });
            }
        }
        Ok(applied)
    }

    /// The codes of a wide table's row, those with a count of 0 included. A cell counts the code of its
    /// column, or each code that the row's own columns name.
    fn apply_by_cell(
        &mut self,
        row: &Row<'_, 'a>,
        heads: &[Heads],
        row_codes: &[Part],
        wide: &[Part],
        counts: &[Option<u32>],
        sums: Sums<'_>,
    ) -> Result<Vec<Applied>, LeftOutReason> {
        let mut applied = Vec::with_capacity(wide.len());
        let (mut bad, mut nameless) = (false, false);
        let of_cells = row.layout.wide.iter().zip(wide).zip(counts);
        for (((cell, of_header), count), is_sum) in of_cells.zip(sums.columns) {
            let of_row = of_header.bare.is_none();
            let codes = if of_row { row_codes } else { std::slice::from_ref(of_header) };
            if codes.is_empty() {
                nameless = true;
                continue;
            }
            let Some(count) = *count else {
                bad = true;
                let kind = row.why_no_count(cell.column);
                self.warn(kind, || row.place(Some(cell.column)));
                continue;
            };
            for code in codes {
                let of_cell = cell.valence != Valence::Missing;
                let valence = if of_cell { cell.valence } else { code.valence };
                let code = Part { valence, ..*code };
                applied.extend(
                    heads
                        .iter()
                        .map(|head| Applied { is_sum: *is_sum, ..head.above(self, code, count) }),
                );
            }
        }
        match (applied.is_empty(), bad, nameless) {
            (true, true, _) => Err(LeftOutReason::BadCount),
            (true, false, true) => Err(LeftOutReason::NoCode),
            _ => Ok(applied),
        }
    }

    /// A coding for each code that applies at all, with what the row and the code's name say of it.
    fn row_codings(
        &mut self,
        row: &Row<'_, 'a>,
        reading: &RowReading<'a>,
        words: &RowValences<'a>,
        applied: &[Applied],
    ) -> Vec<RowCoding> {
        let rating = match reading.rating {
            RatingCell::Rating(rating) => Some(rating),
            RatingCell::Blank | RatingCell::Bad => None,
        };
        let mut of_row = self.row_valences(row, reading);
        let in_order = self.word_valences(row, words, &mut of_row);
        let applied = applied.iter().filter(|one| one.count > 0);
        let codings = applied.map(|&Applied { code_key, name, count, nth, is_sum }| {
            let mut valences = of_row;
            if let Some(valence) = in_order.get(nth) {
                valences.set(ValenceSource::Column, *valence);
            }
            if name != Valence::Missing {
                valences.set(ValenceSource::Name, name);
            }
            if valences.contradict(ValenceSource::Column, ValenceSource::Name) {
                let column = row.layout.valence;
                self.warn(WarningKind::ValenceContradicted, || row.place(column));
            }
            RowCoding { code_key, valences, rating, count, is_sum }
        });
        codings.collect()
    }
}
