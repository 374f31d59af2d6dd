//! The labels of a row's reading numbered, and its codings made of them.
//!
//! Takes what a row says; gives its codings, or why it gives none. Remembers the labels of a file, so
//! that each distinct one is taken apart once.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::layout::Layout;
use super::reading::{CodeName, CodeReading, Counts, RowReading};
use super::row::Row;
use super::study::StudyBuilder;
use super::valence_by_source::ValenceBySource;
use crate::dataset::rating::{Rating, RatingCell};
use crate::dataset::separation::Separation;
use crate::dataset::split::{denies_valence, split_with};
use crate::dataset::tools::Tool;
use crate::dataset::{CodeKey, LeftOutReason, UnequalLists, ValenceSource, valence_of_word};
use crate::diag::WarningKind;
use crate::fold::{clean, fold_word, trim};
use crate::ids::{CodeId, CodeTextId};
use crate::valence::Valence;

/// Bytes of the longest cell that lists valences.
const LONGEST_LIST: usize = 2_000;

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

/// A code applied in a row: its key, the valence in its name, how often, and which of the row's own codes
/// it is.
struct Applied {
    code_key: CodeId,
    name: Valence,
    count: u32,
    nth: usize,
    is_sum: bool,
}

/// How the valences of a row belong to its codes.
enum RowValences<'a> {
    /// One word says it for all.
    ForAll(&'a str),
    /// A word each, in order.
    Paired(Vec<&'a str>),
    /// Several of both, and not as many of the one as of the other.
    Unequal(Vec<&'a str>),
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
            Counts::OfRow(_) => self.valences_of_codes(reading.valence, codes.len()),
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

    /// How the cell of a valence column belongs to so many codes.
    fn valences_of_codes(&self, cell: &'a str, codes: usize) -> RowValences<'a> {
        if codes < 2 {
            return RowValences::ForAll(cell);
        }
        match listed_valences(cell, self.choices.valences) {
            Some(words) if words.len() == codes => RowValences::Paired(words),
            Some(words) => RowValences::Unequal(words),
            None => RowValences::ForAll(cell),
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
        for head in heads {
            for (nth, code) in codes.iter().enumerate() {
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

    /// What the words of a valence column say: of the row, or of each of its codes in order. A word that
    /// nobody knows is said to be no valence: no other place can stand in for it.
    fn word_valences(
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

/// The words of a cell that lists valences, a known one among them; `None` for a cell that is one word.
fn listed_valences<'a>(cell: &'a str, chosen: &BTreeMap<String, Valence>) -> Option<Vec<&'a str>> {
    let key = fold_word(cell);
    if cell.len() > LONGEST_LIST || chosen.contains_key(&key) {
        return None;
    }
    let words: Vec<&str> = [&[';', '|', '\n'][..], &[','][..]]
        .into_iter()
        .map(|marks| cell.split(marks).map(trim).filter(|word| !word.is_empty()).collect())
        .find(|words: &Vec<&str>| words.len() > 1)?;
    let is_known =
        |word: &&str| chosen.contains_key(&fold_word(word)) || valence_of_word(word).is_some();
    words.iter().any(is_known).then_some(words)
}
