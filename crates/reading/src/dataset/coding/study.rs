//! The dataset as it grows, file by file and row by row.

use std::collections::{HashMap, HashSet};

use rustc_hash::FxHashMap;

use super::found_words::{FoundWords, Meanings};
use super::join::{self, Rule};
use super::people::People;
use super::row::Row;
use super::segments::Segments;
use super::sources::Sources;
use super::valence_by_source::ValenceBySource;
use super::{Choices, Input, duplicates, set_aside, standing, summaries};
use crate::dataset::look_alikes;
use crate::dataset::{
    Attribute, CodeKey, CodedDataset, DuplicateKind, Labels, ValenceSource, valence_key,
    valence_of_word,
};
use crate::diag::{LabelOf, NameOf, Place, Warned, Warning, WarningKind};
use crate::fold::trim;
use crate::ids::{CodeId, ValueIdx};
use crate::text_index::TextMap;
use crate::valence::Valence;

/// Names that a warning shows.
const NAMES_SHOWN: usize = 5;

/// The dataset under construction and what finds its parts again.
pub(super) struct StudyBuilder<'a> {
    pub dataset: CodedDataset,
    pub choices: Choices<'a>,
    /// True where the signs at the names of codes are valences.
    pub signs: bool,
    /// What letters, and dashes beside a plus, say of the names of codes that bear one: the code and its valence.
    pub letters: HashMap<String, (String, Valence)>,
    /// Names of all codes, as their tools write them.
    pub names: HashSet<String>,
    /// What each coding's places say, by its position.
    pub valences: Vec<ValenceBySource>,
    /// True where any weight is below 0, so that their signs mean something.
    pub weights_below_zero: bool,
    /// Codings that add up those of the codes below theirs, each as often as its row says.
    pub sums: u64,
    /// Codings of files that are copies of others, likewise.
    pub copies: u64,
    /// Codings of files and sheets of which a later version is there, likewise.
    pub earlier: u64,
    /// Codings of rows that read as an earlier one of their file does, likewise.
    pub same_rows: u64,
    pub sources: Sources,
    pub segments: Segments,
    /// Words of valence columns, and of sets that were asked.
    pub words: FoundWords<'a>,
    /// For each attribute the labels of its values by the text in the cell, and the values as read.
    pub attribute_values: Vec<(TextMap<'a, ValueIdx>, Labels<ValueIdx>)>,
    /// Lists of people whose attributes are joined.
    pub people: People<'a>,
    /// Passages already stored.
    pub excerpts: TextMap<'a, (u32, u32)>,
    has_code_sets: bool,
    /// Names of codes in which a word for a valence is denied.
    denied: HashSet<String>,
    /// The first of them.
    denied_shown: Vec<String>,
    code_keys: FxHashMap<CodeKey, CodeId>,
    pub warnings: Vec<Warning>,
}

impl<'a> StudyBuilder<'a> {
    /// An empty study. `signs` says that signs at the names of codes are valences; `names` are those
    /// of all codes, `known` what the words of valence columns mean.
    pub fn new(
        choices: Choices<'a>,
        attributes: Vec<Attribute>,
        signs: bool,
        names: HashSet<String>,
        known: Meanings,
    ) -> Self {
        Self {
            names,
            attribute_values: vec![Default::default(); attributes.len()],
            dataset: CodedDataset { attributes, ..CodedDataset::default() },
            signs,
            letters: HashMap::new(),
            choices,
            valences: Vec::new(),
            weights_below_zero: false,
            sums: 0,
            copies: 0,
            earlier: 0,
            same_rows: 0,
            sources: Sources::default(),
            segments: Segments::default(),
            words: FoundWords::new(known),
            people: People::default(),
            excerpts: TextMap::default(),
            has_code_sets: false,
            denied: HashSet::new(),
            denied_shown: Vec::new(),
            code_keys: FxHashMap::default(),
            warnings: Vec::new(),
        }
    }

    /// The valence of a code's sets, which ` | ` divides: what those that say any say together. Sets
    /// that say nothing are words to be decided only where the user asks the sets alone.
    pub fn valence_of_sets(&mut self, row: &Row<'_, 'a>, sets: &'a str) -> Option<Valence> {
        let chosen = self.choices.valence_from == Some(ValenceSource::CodeSets);
        let mut said = Vec::new();
        for set in sets.split(" | ").map(trim).filter(|set| !set.is_empty()) {
            self.has_code_sets = true;
            let decided = self.choices.valences;
            if chosen || decided.contains_key(&valence_key(set)) {
                let at = || row.place(row.layout.code_sets);
                said.extend(self.words.meaning(set, decided, at));
            } else {
                said.extend(valence_of_word(set));
            }
        }
        said.into_iter().reduce(Valence::combined_with)
    }

    /// The id of a combination of labels.
    pub fn code_key(&mut self, key: CodeKey) -> CodeId {
        let keys = &mut self.dataset.code_keys;
        *self.code_keys.entry(key).or_insert_with(|| keys.push(key))
    }

    /// Notes the name of a code in which a word for a valence is denied.
    pub fn note_denied(&mut self, name: &str) {
        if !self.denied.contains(name) {
            if self.denied.len() < NAMES_SHOWN {
                self.denied_shown.push(look_alikes::shorten(name));
            }
            self.denied.insert(name.to_owned());
        }
    }

    /// Notes something once more.
    pub fn warn(&mut self, kind: WarningKind, at: impl FnOnce() -> Place) {
        match self.warnings.iter_mut().find(|warning| warning.kind == kind) {
            Some(warning) => warning.count += 1,
            None => self.warnings.push(Warning::new(kind).at(at())),
        }
    }

    /// The finished dataset with what was noticed.
    pub fn finish(mut self, inputs: &[Input<'_>]) -> Warned<CodedDataset> {
        let mut dataset = self.dataset;
        let rule = Rule {
            from: self.choices.valence_from,
            overlap_percent: self.choices.overlap_percent,
            weights: self.weights_below_zero,
            has_code_sets: self.has_code_sets,
        };
        join::assign(&mut dataset, &self.valences, rule);
        standing::set_ratings_aside(&mut dataset);
        set_aside::mark(&mut dataset, inputs, self.choices.set_aside);
        let summed = summaries::mark(&mut dataset, inputs, self.choices.doubles);
        self.warnings.extend(summed.warnings);
        let (sure, surplus) = (&self.segments.sure, self.sources.surplus);
        let known = [
            (DuplicateKind::EarlierVersion, self.earlier),
            (DuplicateKind::Summary, summed.codings),
            (DuplicateKind::SumOfChildren, self.sums),
            (DuplicateKind::SameFile, self.copies),
            (DuplicateKind::SameRow, self.same_rows),
        ];
        let share = self.choices.overlap_percent;
        duplicates::mark(&mut dataset, self.choices.doubles, known, sure, surplus, share);
        standing::count(&mut dataset);
        dataset.valence_words = self.words.finish(self.choices.not_codings, &mut self.warnings);
        if !self.denied.is_empty() {
            let count = self.denied.len() as u64;
            let kind = WarningKind::DeniedInNames { names: self.denied_shown };
            self.warnings.push(Warning::new(kind).times(count));
        }
        self.warnings.extend(self.people.warnings());
        if self.choices.participants_within.is_none() {
            dataset.repeated_people = super::repeated_names::find(&dataset);
        }
        super::checks::several_values(&dataset, &mut self.warnings);
        super::checks::consensus(&dataset, &mut self.warnings);
        let warnings = &mut self.warnings;
        look_alikes::find(&dataset.participants, &LabelOf::Name(NameOf::Participant), warnings);
        look_alikes::find(&dataset.sources, &LabelOf::Name(NameOf::Source), warnings);
        look_alikes::find(&dataset.sites, &LabelOf::Name(NameOf::Site), warnings);
        look_alikes::find(&dataset.coders, &LabelOf::Name(NameOf::Coder), warnings);
        look_alikes::find(&dataset.code_texts, &LabelOf::Code, warnings);
        for attribute in &dataset.attributes {
            let of = LabelOf::Value { attribute: attribute.name.clone() };
            look_alikes::find(&attribute.labels, &of, warnings);
        }
        Warned { value: dataset, warnings: self.warnings }
    }
}
