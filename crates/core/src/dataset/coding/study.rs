//! The dataset as it grows, file by file and row by row.

use std::collections::{HashMap, HashSet};

use super::join::{self, Rule, Says};
use super::layout::Layout;
use super::row::{FileKeys, Outcome, Part, RowCoding};
use super::segments::{Passage, Segments};
use super::sources::Sources;
use super::{Choices, Input, doubles, range, totals};
use crate::dataset::look_alikes::{self, shorten};
use crate::dataset::split::split_with;
use crate::dataset::split_cells::{Counted, Split};
use crate::dataset::tools::Tool;
use crate::dataset::{
    Attribute, CodeKey, CodedDataset, Coding, Counting, DoubleKind, FoundWord, Id, Labels, LeftOut,
    LeftOutReason, NONE, Rating, Record, TextRange, ValenceSource, valence_of_word,
};
use crate::diag::{Place, Warned, Warning, WarningKind};
use crate::fold::{clean, fold_word, trim};
use crate::valence::Valence;

/// Most unknown words named; the last one's count stands for those that follow.
const MOST_WORDS: usize = 20;

/// The dataset under construction and what finds its parts again.
pub(super) struct Study<'a> {
    pub dataset: CodedDataset,
    choices: Choices<'a>,
    signs: bool,
    /// Names of all codes, as their tools write them.
    names: HashSet<String>,
    warnings: Vec<Warning>,
    /// What each coding's places say, by its position.
    says: Vec<Says>,
    /// True where any weight is below 0, so that their signs mean something.
    pub weights_below_zero: bool,
    has_code_sets: bool,
    sources: Sources,
    code_keys: HashMap<CodeKey, u32>,
    /// Positions in the dataset's valence words, by the words as read and by their keys.
    words_read: HashMap<&'a str, usize>,
    word_keys: HashMap<String, usize>,
    /// First places of the valence words.
    word_places: Vec<Place>,
    /// For each attribute the labels of its values by the text in the cell, and the values as read.
    attribute_values: Vec<(HashMap<&'a str, Id>, Labels)>,
    /// Passages already stored.
    excerpts: HashMap<&'a str, (u32, u32)>,
    segments: Segments<'a>,
}

impl<'a> Study<'a> {
    /// An empty study. `signs` says that signs at the names of codes are valences; `names` are those
    /// of all codes.
    pub fn new(
        choices: Choices<'a>,
        attributes: Vec<Attribute>,
        signs: bool,
        names: HashSet<String>,
    ) -> Self {
        Self {
            names,
            attribute_values: vec![Default::default(); attributes.len()],
            dataset: CodedDataset { attributes, ..CodedDataset::default() },
            signs,
            choices,
            warnings: Vec::new(),
            says: Vec::new(),
            weights_below_zero: false,
            has_code_sets: false,
            sources: Sources::default(),
            code_keys: HashMap::new(),
            words_read: HashMap::new(),
            word_keys: HashMap::new(),
            word_places: Vec::new(),
            excerpts: HashMap::new(),
            segments: Segments::default(),
        }
    }

    /// Adds all rows of a file; `cells` are those that hold something else than one code.
    pub fn add_file(
        &mut self,
        file: u32,
        input: &Input<'a>,
        layout: &Layout,
        cells: &HashMap<Counted<'a>, Split<'a>>,
    ) {
        let mut keys = FileKeys::new(self, layout, cells);
        let passages = layout.segment.is_some() || layout.excerpt.is_some();
        self.dataset.counted |= layout.count.is_some() || !layout.wide.is_empty() && !passages;
        let totals = totals::rows(input, layout);
        let mut used = Vec::new();
        for row in 0..input.table.rows() {
            if is_blank_row(input, row) {
                continue;
            }
            self.dataset.account.rows_read += 1;
            let records = self.dataset.records.len();
            if totals.binary_search(&row).is_ok() {
                self.leave_out(file, input, layout, row, LeftOutReason::TotalsRow);
                continue;
            }
            match keys.read(self, input, layout, row) {
                Outcome::LeftOut(reason) => self.leave_out(file, input, layout, row, reason),
                Outcome::Codings(codings) => self.add_record(file, input, layout, row, &codings),
            }
            if self.dataset.records.len() > records {
                used.push(row);
            }
        }
        self.note_blanks(input, layout, &used);
    }

    fn leave_out(
        &mut self,
        file: u32,
        input: &Input<'a>,
        layout: &Layout,
        row: usize,
        reason: LeftOutReason,
    ) {
        let mut reason = reason;
        if input.is_project && reason == LeftOutReason::NoCode {
            let selection = [layout.segment, layout.range_start, layout.range_end];
            let selected = selection
                .into_iter()
                .flatten()
                .any(|column| !trim(input.table.text(row, column)).is_empty());
            if !selected && self.choices.count_uncoded_sources {
                self.dataset.account.uncoded_sources_counted += 1;
                return self.add_record(file, input, layout, row, &[]);
            }
            reason = if selected {
                LeftOutReason::SelectionWithoutCode
            } else {
                LeftOutReason::SourceWithoutCoding
            };
        }
        let at = place(input, row, None);
        match reason {
            LeftOutReason::NoCode => self.warn(WarningKind::RowsWithoutCode, || at.clone()),
            LeftOutReason::BadCount => self.warn(WarningKind::BadCount, || at.clone()),
            // The cell itself was warned of.
            LeftOutReason::CodesNotToldApart => {}
            // What a project leaves uncoded is its own affair, and totals and cells without a rating are
            // nobody's codings: they stand in the account.
            LeftOutReason::SelectionWithoutCode
            | LeftOutReason::SourceWithoutCoding
            | LeftOutReason::TotalsRow
            | LeftOutReason::NotRated => {}
        }
        self.dataset.account.left_out.push(LeftOut { at, reason });
    }

    fn add_record(
        &mut self,
        file: u32,
        input: &Input<'a>,
        layout: &Layout,
        row: usize,
        codings: &[RowCoding],
    ) {
        let cell =
            |column: Option<usize>| column.map_or("", |column| trim(input.table.text(row, column)));
        let dataset = &mut self.dataset;
        let participant = intern(&mut dataset.participants, cell(layout.participant));
        let same_name = self.choices.doubles.get(&DoubleKind::SourcesOfOneName);
        let source = self.sources.intern(
            &mut dataset.sources,
            cell(layout.source),
            cell(layout.source_key),
            same_name.copied().unwrap_or(Counting::Each),
        );
        let site = intern(&mut dataset.sites, cell(layout.site));
        let coder = intern(&mut dataset.coders, cell(layout.coder));
        let excerpt = cell(layout.excerpt);
        let (excerpt_start, excerpt_len) = self.store_excerpt(excerpt);
        let sheet = u32::try_from(input.table.sheet_index(row)).unwrap_or(u32::MAX);
        let text = self.segments.text(source, participant, file, sheet);
        let range = range::parse(cell(layout.range_start), cell(layout.range_end));
        let range = range.map(|(unit, start, end)| TextRange {
            scale: self.dataset.scales.intern(unit),
            start,
            end,
        });
        let name = cell(layout.segment);
        let passage = Passage { text, source, participant, range, name, excerpt };
        let segment = self.segments.intern(&mut self.dataset.segments, &passage);
        let dataset = &mut self.dataset;
        let record = u32::try_from(dataset.records.len()).unwrap_or(NONE);
        dataset.records.push(Record {
            participant,
            source,
            site,
            segment,
            text,
            range,
            file,
            sheet,
            row: u32::try_from(input.table.row_number(row)).unwrap_or(u32::MAX),
            column: input.table.origin_column(row),
            excerpt_start,
            excerpt_len,
        });
        for (at, column) in layout.attributes.iter().enumerate() {
            let value = self.attribute_value(at, cell(*column));
            self.dataset.attribute_values.push(value);
        }
        let account = &mut self.dataset.account;
        if codings.is_empty() {
            account.rows_without_coding += 1;
        } else {
            account.rows_used += 1;
        }
        // A row has one rating, whatever it codes.
        if let Some(rating @ (Rating::Mixed | Rating::Missing)) =
            codings.iter().find_map(|coding| coding.rating)
        {
            self.dataset.ratings_in_words.push((record, rating));
        }
        // A rating of a construct at a site says what somebody judged and not what anybody said.
        let is_of_nobody = participant == NONE && source == NONE && coder == NONE;
        let is_of_no_passage = excerpt.is_empty() && name.is_empty() && range.is_none();
        let account = &mut self.dataset.account;
        for coding in codings {
            let only_rates = coding.says.is_of_rating_alone()
                && is_of_no_passage
                && match coding.rating {
                    Some(Rating::Missing) => true,
                    Some(_) => is_of_nobody,
                    None => false,
                };
            account.codings_read += u64::from(coding.count);
            self.says.push(coding.says);
            self.dataset.counted |= coding.count > 1;
            self.dataset.codings.push(Coding {
                record,
                code_key: coding.code_key,
                coder,
                valence: Valence::Missing,
                rating: coding.rating.and_then(Rating::number),
                count: coding.count,
                double: None,
                only_rates,
            });
        }
    }

    /// Notes blank cells of the columns that say who, where and which group, in the rows that gave a
    /// record; a column that is blank throughout says nothing and is not noted.
    fn note_blanks(&mut self, input: &Input<'a>, layout: &Layout, used: &[usize]) {
        let group = self.dataset.attributes.iter().position(|attribute| attribute.is_group);
        let group = group.and_then(|at| layout.attributes.get(at).copied()).flatten();
        let columns = [layout.participant, layout.source, group, layout.site, layout.coder];
        for column in columns.into_iter().flatten() {
            let text = |row: usize| trim(input.table.text(row, column));
            let mut blank_rows = used.iter().copied().filter(|&row| text(row).is_empty());
            let count = blank_rows.clone().count();
            if let (Some(row), Some(name)) = (blank_rows.next(), input.table.headers().get(column))
                && count < used.len()
            {
                self.warnings.push(
                    Warning::new(WarningKind::BlankLabels { column: name.clone() })
                        .at(place(input, row, Some(column)))
                        .times(u64::try_from(count).unwrap_or(u64::MAX)),
                );
            }
        }
    }

    fn store_excerpt(&mut self, excerpt: &'a str) -> (u32, u32) {
        if excerpt.is_empty() {
            return (0, 0);
        }
        let text = &mut self.dataset.excerpt_text;
        *self.excerpts.entry(excerpt).or_insert_with(|| {
            let (start, len) = (u32::try_from(text.len()), u32::try_from(excerpt.len()));
            match (start, len) {
                (Ok(start), Ok(len)) => {
                    text.push_str(excerpt);
                    (start, len)
                }
                _ => (0, 0),
            }
        })
    }

    fn attribute_value(&mut self, at: usize, value: &'a str) -> Id {
        if value.is_empty() {
            return NONE;
        }
        let (Some((known, values)), Some(attribute)) =
            (self.attribute_values.get_mut(at), self.dataset.attributes.get_mut(at))
        else {
            return NONE;
        };
        if let Some(&id) = known.get(value) {
            return id;
        }
        let read = clean(value);
        let renamed = self
            .choices
            .value_labels
            .get(&attribute.name)
            .and_then(|labels| labels.get(read.as_ref()))
            .map(|label| clean(label))
            .filter(|label| !label.is_empty());
        let id = attribute.labels.intern(renamed.as_deref().unwrap_or(&read));
        // Two forms of one text (accents composed or not) are one value.
        if values.find(&read).is_none() {
            values.intern(&read);
            attribute.values.push((read.into_owned(), id));
        }
        known.insert(value, id);
        id
    }

    /// The valence of a word of a valence column; `None` for a word that nobody knows.
    pub fn valence_of(&mut self, word: &'a str, at: impl FnOnce() -> Place) -> Option<Valence> {
        let position = match self.words_read.get(word) {
            Some(&position) => position,
            None => {
                let key = fold_word(word);
                let words = &mut self.dataset.valence_words;
                let position = *self.word_keys.entry(key.clone()).or_insert_with(|| {
                    let valence =
                        self.choices.valences.get(&key).copied().or_else(|| valence_of_word(word));
                    words.push(FoundWord { word: clean(word).into_owned(), key, valence, rows: 0 });
                    self.word_places.push(at());
                    words.len() - 1
                });
                self.words_read.insert(word, position);
                position
            }
        };
        let found = self.dataset.valence_words.get_mut(position)?;
        found.rows += 1;
        found.valence
    }

    /// The valence of a code's sets, which ` | ` divides: what those that say any say together. Sets
    /// that say nothing are words to be decided only where the user asks the sets alone.
    pub fn valence_of_sets(&mut self, sets: &'a str, at: impl Fn() -> Place) -> Option<Valence> {
        let chosen = self.choices.valence_from == Some(ValenceSource::CodeSets);
        let mut said = Vec::new();
        for set in sets.split(" | ").map(trim).filter(|set| !set.is_empty()) {
            self.has_code_sets = true;
            let known = self.choices.valences.contains_key(&fold_word(set));
            if chosen || known {
                said.extend(self.valence_of(set, &at));
            } else {
                said.extend(valence_of_word(set));
            }
        }
        said.into_iter().reduce(Valence::combined_with)
    }

    /// A label, its form without the valence, and that valence. Where valences are looked for
    /// elsewhere alone, what looks like one is part of the name.
    pub fn part(&mut self, label: &str) -> Part {
        let label = clean(label);
        let (mut bare, valence) = split_with(&label, self.signs);
        if self.choices.valence_from.is_some_and(|from| from != ValenceSource::Name) {
            bare = std::borrow::Cow::Borrowed(&label);
        }
        let texts = &mut self.dataset.code_texts;
        Part { written: texts.intern(&label), bare: texts.intern(&bare), valence }
    }

    /// A code as its tool writes it: its own marks taken off, its path divided as everywhere.
    pub fn code(&mut self, label: &str, tool: Option<&Tool>) -> Part {
        match tool.map(|tool| tool.path(label, &self.names).into_owned()) {
            Some(path) => self.part(&path),
            None => self.part(label),
        }
    }

    /// Two texts as they are, for a wide table's header and its code.
    pub fn texts(&mut self, written: &str, bare: &str) -> (Id, Id) {
        let texts = &mut self.dataset.code_texts;
        (texts.intern(&clean(written)), texts.intern(&clean(bare)))
    }

    /// The position of a combination of labels.
    pub fn code_key(&mut self, key: CodeKey) -> u32 {
        let keys = &mut self.dataset.code_keys;
        *self.code_keys.entry(key).or_insert_with(|| {
            keys.push(key);
            u32::try_from(keys.len() - 1).unwrap_or(NONE)
        })
    }

    /// Notes something once more.
    pub fn warn(&mut self, kind: WarningKind, at: impl FnOnce() -> Place) {
        match self.warnings.iter_mut().find(|warning| warning.kind == kind) {
            Some(warning) => warning.count += 1,
            None => self.warnings.push(Warning::new(kind).at(at())),
        }
    }

    /// The finished dataset with what was noticed.
    pub fn finish(mut self) -> Warned<CodedDataset> {
        let mut dataset = self.dataset;
        let rule = Rule {
            from: self.choices.valence_from,
            overlap_percent: self.choices.overlap_percent,
            weights: self.weights_below_zero,
            has_code_sets: self.has_code_sets,
        };
        join::assign(&mut dataset, &self.says, rule);
        let (sure, surplus) = (&self.segments.sure, self.sources.surplus);
        doubles::mark(&mut dataset, self.choices.doubles, sure, surplus);
        set_ratings_aside(&mut dataset);
        count(&mut dataset);
        let mut unknown = 0;
        for (word, at) in dataset.valence_words.iter().zip(self.word_places) {
            if word.valence.is_some() {
                continue;
            }
            unknown += 1;
            match self.warnings.last_mut() {
                Some(last) if unknown > MOST_WORDS => last.count += word.rows,
                _ => self.warnings.push(
                    Warning::new(WarningKind::UnknownValence { word: shorten(&word.word) })
                        .at(at)
                        .times(word.rows),
                ),
            }
        }
        super::checks::several_values(&dataset, &mut self.warnings);
        for labels in [
            &dataset.participants,
            &dataset.sources,
            &dataset.sites,
            &dataset.coders,
            &dataset.code_texts,
        ]
        .into_iter()
        .chain(dataset.attributes.iter().map(|attribute| &attribute.labels))
        {
            look_alikes::find(labels, &mut self.warnings);
        }
        Warned { value: dataset, warnings: self.warnings }
    }
}

/// The id of a label; [`NONE`] for a blank one.
fn intern(labels: &mut Labels, text: &str) -> Id {
    if text.is_empty() { NONE } else { labels.intern(&clean(text)) }
}

/// Keeps ratings that stand beside codings out of their number. Where a study has ratings alone, they are
/// what is counted; but what was rated missing is nothing that anybody said.
fn set_ratings_aside(dataset: &mut CodedDataset) {
    let beside = dataset.codings.iter().any(|coding| !coding.only_rates);
    let mut aside = 0;
    for coding in dataset.codings.iter_mut().filter(|coding| coding.only_rates) {
        coding.only_rates = beside || coding.rating.is_none();
        aside += if coding.only_rates { u64::from(coding.count) } else { 0 };
    }
    dataset.account.ratings_aside = aside;
    dataset.account.codings_read -= aside;
}

/// Counts in the account what counts.
fn count(dataset: &mut CodedDataset) {
    let mut sources = vec![false; dataset.sources.len()];
    for coding in dataset.codings.iter().filter(|coding| coding.counts(false)) {
        let account = &mut dataset.account;
        account.codings += u64::from(coding.count);
        if coding.valence == Valence::Missing {
            account.codings_without_valence += u64::from(coding.count);
        }
        let source = dataset.records.get(coding.record as usize).map_or(NONE, |one| one.source);
        if let Some(coded) = sources.get_mut(source as usize) {
            *coded = true;
        }
    }
    let coded = sources.into_iter().filter(|coded| *coded).count();
    dataset.account.sources_with_coding = u32::try_from(coded).unwrap_or(u32::MAX);
}

fn is_blank_row(input: &Input<'_>, row: usize) -> bool {
    (0..input.table.width()).all(|column| trim(input.table.text(row, column)).is_empty())
}

/// The place of a row or cell.
pub(super) fn place(input: &Input<'_>, row: usize, column: Option<usize>) -> Place {
    Place {
        file: Some(input.file.to_owned()),
        ..input.table.place(row, column.unwrap_or(usize::MAX))
    }
}
