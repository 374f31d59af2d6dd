//! What codes are called in everyday words: concepts, each with its phrases in several languages.
//!
//! Takes `synonyms/words.tsv`; gives the phrases of each language, ready to be looked for. Never knows a
//! framework: which construct a concept stands for is said by `synonyms`.
//!
//! A line is a concept and its phrases in English, in German, in the Scandinavian languages and in
//! Finnish. `~` before a phrase: it says little by itself. `-`: it says less than the others. `+`: whose
//! attitude it is says more than the attitude (`leadership commitment`). `0` within one: a word for what is
//! missing (`0 staff`). Lines whose concept begins with `!` list the words that
//! are no content by themselves.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::phrases::{LACK, Phrases, Stems};
use super::spelling::Spelling;
use super::stem::Language;
use super::tokens::{Word, words};
use crate::framework::fold_name::american;

const WORDS: &str = include_str!("../synonyms/words.tsv");

/// The concept of rest categories, notes and outcomes: whatever stands in a label of those is no construct.
pub(super) const NOTHING: &str = "nothing";

/// What an ordinary phrase weighs.
pub(super) const ORDINARY: f32 = 2.0;
/// What phrases with a mark before them weigh.
const MARKS: [(char, f32); 3] = [('~', 0.8), ('-', 1.3), ('+', 2.5)];

/// Position of a concept in the vocabulary.
pub(super) type Concept = u16;

/// What a phrase says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meaning {
    pub(super) concept: Concept,
    /// How much it says: [`ORDINARY`], less or more.
    pub(super) weight: f32,
}

/// What a word is in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It says what a label is about.
    Content,
    /// What follows is said of what stands before.
    Preposition,
    /// Something is missing, or is not.
    Lack,
    /// It says nothing by itself: small words, words for valence, names for the thing itself.
    Empty,
}

/// The vocabulary in one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub(super) language: Language,
    pub(super) phrases: Phrases<Meaning>,
    kinds: HashMap<String, Kind>,
    stems: HashSet<String>,
    /// Stems by the words that are written.
    forms: HashMap<String, String>,
}

/// All languages.
#[derive(Debug)]
pub(super) struct Vocabulary {
    pub(super) lexicons: Vec<Lexicon>,
    /// English words that may be misspelt.
    pub(super) spelling: Spelling,
    concepts: Vec<String>,
    /// The phrases of each concept in all languages, as written.
    written: Vec<Vec<&'static str>>,
}

thread_local! {
    static VOCABULARY: Rc<Vocabulary> = Rc::new(Vocabulary::read(WORDS));
}

impl Vocabulary {
    /// The vocabulary, read at its first use.
    pub(super) fn shared() -> Rc<Self> {
        VOCABULARY.with(Rc::clone)
    }

    fn read(text: &'static str) -> Self {
        let lines: Vec<Vec<&'static str>> =
            text.lines().map(|line| line.split('\t').collect()).collect();
        let is_kind = |line: &&Vec<&str>| line.first().is_some_and(|name| name.starts_with('!'));
        let mut spelling = Spelling::default();
        let mut concepts = Vec::new();
        let mut written = Vec::new();
        let mut lexicons: Vec<Lexicon> = Language::ALL.into_iter().map(Lexicon::new).collect();
        for line in lines.iter().filter(is_kind) {
            let kind = match line.first() {
                Some(&"!lack") => Kind::Lack,
                Some(&"!prep") => Kind::Preposition,
                _ => Kind::Empty,
            };
            for (lexicon, cell) in lexicons.iter_mut().zip(line.iter().skip(1)) {
                cell.split(',').for_each(|word| lexicon.add_word(word, kind));
            }
        }
        for line in lines.iter().filter(|line| !is_kind(line)) {
            let concept = Concept::try_from(concepts.len()).unwrap_or(Concept::MAX);
            concepts.extend(line.first().map(|name| (*name).to_owned()));
            written.push(line.iter().skip(1).flat_map(|cell| cell.split(',')).collect());
            for (lexicon, cell) in lexicons.iter_mut().zip(line.iter().skip(1)) {
                for phrase in cell.split(',') {
                    lexicon.add_phrase(phrase, concept, &mut spelling);
                }
            }
        }
        Self { lexicons, spelling, concepts, written }
    }

    /// The concept of a name.
    pub(super) fn concept(&self, name: &str) -> Option<Concept> {
        let at = self.concepts.iter().position(|concept| concept == name)?;
        Concept::try_from(at).ok()
    }

    /// What people write for a concept, without marks; phrases that say little by themselves, or that need a
    /// word for what is missing, are left out.
    pub(super) fn phrases_of(&self, concept: Concept) -> impl Iterator<Item = &'static str> {
        let phrases = self.written.get(usize::from(concept)).into_iter().flatten();
        let is_clear = |phrase: &&str| !phrase.starts_with('~') && !phrase.contains(LACK);
        phrases.copied().filter(is_clear).map(|phrase| phrase.trim_start_matches(['-', '+']))
    }

    /// The lexicon in which frameworks are written.
    pub(super) fn english(&self) -> Option<&Lexicon> {
        self.lexicons.iter().find(|lexicon| lexicon.language == Language::English)
    }
}

/// Shorter words are the beginning or the end of others by chance.
const SHORTEST_PART: usize = 5;
/// Shorter words are no compounds.
const SHORTEST_COMPOUND: usize = 7;
/// Letters that join the parts of a compound.
const JOINTS: [&str; 5] = ["", "s", "n", "en", "e"];

impl Lexicon {
    fn new(language: Language) -> Self {
        Self {
            language,
            phrases: Phrases::default(),
            kinds: HashMap::new(),
            stems: HashSet::new(),
            forms: HashMap::new(),
        }
    }

    fn add_word(&mut self, written: &str, kind: Kind) {
        for word in words(written) {
            self.kinds.entry(self.spelt(&word)).or_insert(kind);
        }
    }

    fn add_phrase(&mut self, written: &str, concept: Concept, spelling: &mut Spelling) {
        let weighed = |(mark, weight)| Some((written.strip_prefix(mark)?, weight));
        let marked = MARKS.into_iter().find_map(weighed);
        let (phrase, base) = marked.unwrap_or((written, ORDINARY));
        let mut stems = Vec::new();
        for word in words(phrase) {
            let spelt = self.spelt(&word);
            let stem = self.stem(&spelt);
            if self.language == Language::English {
                spelling.add(&spelt);
            }
            self.stems.insert(stem.clone());
            self.forms.insert(spelt, stem.clone());
            stems.push(stem);
        }
        if phrase.split(' ').any(|word| word == LACK) {
            stems.push(LACK.to_owned());
        }
        let more = stems.len().saturating_sub(1).min(2) as f32;
        self.phrases.add(stems, Meaning { concept, weight: base + 0.5 * more });
    }

    /// A word as this language's words are looked up.
    pub(super) fn spelt(&self, word: &Word<'_>) -> String {
        match self.language {
            Language::English => american(&word.folded),
            _ => word.folded.clone(),
        }
    }

    /// What a word is; content where it is not listed.
    pub(super) fn kind(&self, spelt: &str) -> Kind {
        self.kinds.get(spelt).copied().unwrap_or(Kind::Content)
    }

    /// The stem of a word; one that says nothing by itself has no other forms, and is no form of another
    /// (`new` and `news`).
    pub(super) fn stem(&self, spelt: &str) -> String {
        match self.kind(spelt) {
            Kind::Content => self.language.stem(spelt),
            Kind::Preposition | Kind::Lack | Kind::Empty => format!("={spelt}"),
        }
    }

    /// Whether a phrase has the word.
    pub(super) fn knows(&self, spelt: &str) -> bool {
        self.known(spelt).is_some()
    }

    /// The stems by which a word is known, those of its parts where it is a compound; its own where none is.
    pub(super) fn stems(&self, spelt: &str) -> Stems {
        let mut stems = match self.known(spelt) {
            Some(stem) => vec![stem],
            None if self.language.compounds() && spelt.chars().count() >= SHORTEST_COMPOUND => {
                self.parts(spelt)
            }
            None => Vec::new(),
        };
        if stems.is_empty() {
            stems.push(self.stem(spelt));
        }
        if self.kind(spelt) == Kind::Lack {
            stems.push(LACK.to_owned());
        }
        Stems(stems)
    }

    fn known(&self, spelt: &str) -> Option<String> {
        if let Some(stem) = self.forms.get(spelt) {
            return Some(stem.clone());
        }
        Some(self.stem(spelt)).filter(|stem| self.stems.contains(stem))
    }

    /// The last part of a compound and what stands before it, where both are known; else the longest
    /// known end, which is what the compound is about, or the longest known beginning.
    fn parts(&self, spelt: &str) -> Vec<String> {
        let cuts = || spelt.char_indices().skip(3).map(|(at, _)| spelt.split_at(at));
        let is_long = |part: &str| part.chars().count() >= SHORTEST_PART;
        let end = |part: &str, least: usize| match self.kind(part) {
            Kind::Lack => Some(LACK.to_owned()),
            _ => self.known(part).filter(|stem| stem.chars().count() >= least),
        };
        let beginning = |part: &str| {
            let bare = JOINTS.iter().filter_map(|joint| part.strip_suffix(joint));
            bare.filter(|bare| bare.chars().count() >= 3).find_map(|bare| self.known(bare))
        };
        let both = cuts()
            .find_map(|(one, other)| Some(vec![beginning(one)?, end(other, SHORTEST_PART - 1)?]));
        let ends = || {
            cuts().filter(|(_, part)| is_long(part)).find_map(|(_, part)| end(part, SHORTEST_PART))
        };
        let beginnings = || {
            let long = cuts().filter(|(part, _)| is_long(part));
            long.filter_map(|(part, _)| self.known(part)).last()
        };
        both.or_else(|| Some(vec![ends().or_else(beginnings)?])).unwrap_or_default()
    }
}
