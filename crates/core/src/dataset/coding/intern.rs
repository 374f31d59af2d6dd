//! The labels of a row's reading numbered, and its codings made of them.
//!
//! Takes what a row says; gives its codings, or why it gives none. Remembers the labels of a file, so
//! that each distinct one is taken apart once.

use std::borrow::Cow;
use std::collections::HashMap;

use super::layout::Layout;
use super::reading::{CodeName, CodeReading, Counts, RowReading};
use super::row::Row;
use super::study::StudyBuilder;
use super::valence_by_source::ValenceBySource;
use crate::dataset::rating::{Rating, RatingCell};
use crate::dataset::separation::Separation;
use crate::dataset::split::{denies_valence, split_with};
use crate::dataset::tools::Tool;
use crate::dataset::{CodeKey, LeftOutReason, ValenceSource};
use crate::diag::WarningKind;
use crate::fold::clean;
use crate::ids::{CodeId, CodeTextId};
use crate::valence::Valence;

/// A label of a coding: as written, without its valence, and that valence.
#[derive(Debug, Clone, Copy)]
struct Part {
    written: Option<CodeTextId>,
    bare: Option<CodeTextId>,
    valence: Valence,
}

impl Part {
    const NONE: Self = Self { written: None, bare: None, valence: Valence::Missing };
}

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

/// A code applied in a row: its key, the valence in its name, and how often.
struct Applied {
    code_key: CodeId,
    name: Valence,
    count: u32,
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
        Applied { code_key, name, count, is_sum: false }
    }
}

/// What is remembered of a file's labels.
pub(super) struct FileLabels<'a> {
    parts: HashMap<&'a str, Part>,
    paths: HashMap<String, Part>,
    codes: HashMap<&'a str, Part>,
    /// The codes of the wide columns.
    wide: Vec<Part>,
}

impl<'a> FileLabels<'a> {
    /// Nothing but the codes of wide columns.
    pub fn new(study: &mut StudyBuilder<'a>, layout: &Layout) -> Self {
        let wide = layout.wide.iter().map(|cell| {
            if cell.code.is_empty() {
                return Part::NONE;
            }
            let (code, valence) = match cell.valence {
                Valence::Missing if study.signs => split_with(&cell.code, true),
                valence => (Cow::Borrowed(cell.code.as_str()), valence),
            };
            let texts = &mut study.dataset.code_texts;
            let written = Some(texts.intern(&clean(&cell.header)));
            let bare = Some(texts.intern(&clean(&code)));
            Part { written, bare, valence }
        });
        Self {
            wide: wide.collect(),
            parts: HashMap::new(),
            paths: HashMap::new(),
            codes: HashMap::new(),
        }
    }

    fn part(&mut self, study: &mut StudyBuilder<'a>, label: Option<Cow<'a, str>>) -> Part {
        match label {
            None => Part::NONE,
            Some(Cow::Borrowed(text)) => {
                *self.parts.entry(text).or_insert_with(|| study.part(text))
            }
            Some(Cow::Owned(path)) => {
                if let Some(part) = self.paths.get(&path) {
                    return *part;
                }
                let part = study.part(&path);
                self.paths.insert(path, part);
                part
            }
        }
    }

    fn code(
        &mut self,
        study: &mut StudyBuilder<'a>,
        tool: Option<&Tool>,
        code: CodeReading<'a>,
    ) -> Part {
        let mut part = match code.name {
            CodeName::Path(path) => self.part(study, Some(path)),
            CodeName::Cell(name) => {
                *self.codes.entry(name).or_insert_with(|| study.code(name, tool))
            }
        };
        if part.valence == Valence::Missing {
            part.valence = code.header;
        }
        part
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
        let heads = Heads {
            domain: labels.part(self, reading.domain.take()),
            construct: labels.part(self, reading.construct.take()),
            theme: labels.part(self, reading.theme.take()),
        };
        let named = reading.codes.drain(..);
        let mut codes: Vec<Part> =
            named.map(|code| labels.code(self, row.layout.tool, code)).collect();
        let not_told = self.note_unclear(row, &reading.unclear);
        if codes.is_empty() && not_told {
            return Outcome::LeftOut(LeftOutReason::CodesNotToldApart);
        }
        if codes.is_empty() && heads.any() {
            codes.push(Part::NONE);
        }
        let applied = match &reading.counts {
            Counts::OfRow(count) => self.apply_by_row(&heads, &codes, *count),
            Counts::OfCells(counts) => {
                self.apply_by_cell(row, &heads, &codes, &labels.wide, counts, sums)
            }
        };
        match applied {
            Ok(mut applied) => {
                applied.iter_mut().for_each(|one| one.is_sum |= sums.row);
                Outcome::Codings(self.row_codings(row, &reading, &applied))
            }
            Err(reason) => Outcome::LeftOut(reason),
        }
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
        heads: &Heads,
        codes: &[Part],
        count: Option<u32>,
    ) -> Result<Vec<Applied>, LeftOutReason> {
        if codes.is_empty() {
            return Err(LeftOutReason::NoCode);
        }
        let count = count.ok_or(LeftOutReason::BadCount)?;
        Ok(codes.iter().map(|code| heads.above(self, *code, count)).collect())
    }

    /// The codes of a wide table's row, those with a count of 0 included. A cell counts the code of its
    /// column, or each code that the row's own columns name.
    fn apply_by_cell(
        &mut self,
        row: &Row<'_, 'a>,
        heads: &Heads,
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
                self.warn(WarningKind::BadCount, || row.place(Some(cell.column)));
                continue;
            };
            for code in codes {
                let of_cell = cell.valence != Valence::Missing;
                let valence = if of_cell { cell.valence } else { code.valence };
                let one = heads.above(self, Part { valence, ..*code }, count);
                applied.push(Applied { is_sum: *is_sum, ..one });
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
        applied: &[Applied],
    ) -> Vec<RowCoding> {
        let rating = match reading.rating {
            RatingCell::Rating(rating) => Some(rating),
            RatingCell::Blank | RatingCell::Bad => None,
        };
        let of_row = self.row_valences(row, reading);
        let applied = applied.iter().filter(|one| one.count > 0);
        let codings = applied.map(|&Applied { code_key, name, count, is_sum }| {
            let mut valences = of_row;
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

    /// What the columns of a row say of the valence. A word that nobody knows is said to be no valence:
    /// no other place can stand in for it.
    fn row_valences(&mut self, row: &Row<'_, 'a>, reading: &RowReading<'a>) -> ValenceBySource {
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
        if !reading.valence.is_empty() {
            let word = reading.valence;
            let valence =
                self.words.meaning(word, self.choices.valences, || row.place(layout.valence));
            valences.set(ValenceSource::Column, valence.unwrap_or_default());
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

    /// A label taken apart. Where valences are looked for elsewhere alone, what looks like one is part
    /// of the name.
    fn part(&mut self, label: &str) -> Part {
        let label = clean(label);
        let (mut bare, valence) = split_with(&label, self.signs);
        if valence == Valence::Missing && denies_valence(&label) {
            self.note_denied(&label);
        }
        if self.choices.valence_from.is_some_and(|from| from != ValenceSource::Name) {
            bare = Cow::Borrowed(&label);
        }
        let texts = &mut self.dataset.code_texts;
        let written = Some(texts.intern(&label));
        Part { written, bare: Some(texts.intern(&bare)), valence }
    }

    /// A code as its tool writes it: its own marks taken off, its path divided as everywhere.
    fn code(&mut self, label: &str, tool: Option<&Tool>) -> Part {
        match tool.map(|tool| tool.path(label, &self.names).into_owned()) {
            Some(path) => self.part(&path),
            None => self.part(label),
        }
    }
}
