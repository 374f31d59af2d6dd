//! What a reading of a label says for each item.
//!
//! Takes a reading; gives items by how much speaks for them. Never decides between languages.

use super::book::{Book, Name, Trace};
use super::label::Reading;
use super::phrases::Mask;
use super::stem::Language;
use super::vocabulary::{Concept, NOTHING, ORDINARY, Vocabulary};
use super::{Reason, Strength, Suggestion};

/// Below this nothing is suggested: a word that says little is the whole label, or an ordinary one a third.
const LEAST: f32 = 0.75;
/// From this on a suggestion may be strong.
const STRONG: f32 = 1.5;
/// Of a strong suggestion's label at least this share of words is explained.
const STRONG_COVERAGE: f32 = 0.7;
/// The next item of a strong suggestion has at most this share of its score.
const STRONG_NEXT: f32 = 0.75;
/// The head of a label weighs more, and what stands behind a preposition less.
const HEAD: f32 = 1.15;
const BEHIND: f32 = 0.7;
/// What a part of a domain counts beside the domain, where studies code by domains.
const BESIDE_DOMAIN: f32 = 0.8;

/// What speaks for one item.
#[derive(Debug, Clone)]
struct Score {
    item: u32,
    total: f32,
    /// The weight of what speaks most, with the words that it took.
    most: f32,
    reason: Reason,
    /// Whether it is more than a hint: an ordinary phrase or a name that comes first here.
    is_sure: bool,
}

/// What speaks for the items of a framework.
#[derive(Debug, Clone, Default)]
pub(super) struct Scores {
    scores: Vec<Score>,
    coverage: f32,
    /// How much says that the label is that of notes, rest categories and the like.
    nothing: f32,
}

/// Something that a label says.
#[derive(Debug, Clone, Copy)]
struct Said<'a> {
    mask: Mask,
    weight: f32,
    what: What<'a>,
}

#[derive(Debug, Clone, Copy)]
enum What<'a> {
    Concept(Concept),
    Name(&'a Name),
    Trace(&'a Trace),
}

impl Scores {
    /// The scores of a reading.
    pub(super) fn of(reading: &Reading<'_>, vocabulary: &Vocabulary, book: &Book) -> Self {
        let said = said(reading, book);
        let taken = said.iter().fold(0, |mask, one| mask | one.mask);
        let content = reading.content | taken;
        let mut covered: Mask = 0;
        let mut made = Self::default();
        let head = reading.head(taken);
        let (mut for_nothing, mut for_something) = (0.0_f32, 0.0_f32);
        let nothing = vocabulary.concept(NOTHING);
        for one in &said {
            let place = match head {
                _ if reading.is_behind(one.mask) => BEHIND,
                Some(head) if one.mask & (1 << head) != 0 => HEAD,
                _ => 1.0,
            };
            let weight = one.weight * place;
            match one.what {
                What::Concept(concept) if Some(concept) == nothing => {
                    for_nothing = for_nothing.max(weight);
                }
                What::Concept(concept) => {
                    for place in book.places.get(&concept).into_iter().flatten() {
                        covered |= one.mask;
                        for_something = for_something.max(weight);
                        let reason = || Reason::Synonym {
                            words: reading.written(one.mask),
                            part: place.part.clone(),
                        };
                        let is_sure = one.weight >= ORDINARY && place.share >= 1.0;
                        made.speak(place.item, weight * place.share, is_sure, reason);
                    }
                }
                What::Name(name) => {
                    covered |= one.mask;
                    let is_all = content & !one.mask == 0;
                    let weight = place * if is_all { name.weight } else { name.beside_others };
                    for_something = for_something.max(weight);
                    let reason = || Reason::Name { words: reading.written(one.mask) };
                    let is_sure = is_all || name.beside_others >= ORDINARY;
                    made.speak_for(name.item, book, weight, is_sure, reason);
                }
                What::Trace(trace) => {
                    covered |= one.mask;
                    let reason = || match trace.in_name {
                        true => Reason::Name { words: reading.written(one.mask) },
                        false => Reason::Definition { words: reading.written(one.mask) },
                    };
                    made.speak_for(trace.item, book, weight, false, reason);
                }
            }
        }
        if for_nothing > 0.0 && for_nothing >= 0.8 * for_something {
            return Self { nothing: for_nothing, ..Self::default() };
        }
        made.coverage = share(covered & content, content);
        made.correct(reading);
        made
    }

    /// For an item, or for the domain by which it is coded and a little less for itself.
    fn speak_for(
        &mut self,
        item: u32,
        book: &Book,
        weight: f32,
        is_sure: bool,
        reason: impl Fn() -> Reason,
    ) {
        let coded_as = book.coded_as.get(item as usize).copied().unwrap_or(item);
        self.speak(coded_as, weight, is_sure, &reason);
        if coded_as != item {
            self.speak(item, weight * BESIDE_DOMAIN, false, reason);
        }
    }

    fn speak(&mut self, item: u32, weight: f32, is_sure: bool, reason: impl FnOnce() -> Reason) {
        match self.scores.iter_mut().find(|score| score.item == item) {
            Some(score) => {
                // What says the same again adds less than what it says.
                score.total = score.total.max(weight) + 0.4 * score.total.min(weight);
                score.is_sure |= is_sure;
                if weight > score.most {
                    score.most = weight;
                    score.reason = reason();
                }
            }
            None => {
                let reason = reason();
                self.scores.push(Score { item, total: weight, most: weight, reason, is_sure });
            }
        }
    }

    /// What rests on a word that was read as another says so, and is sure of nothing.
    fn correct(&mut self, reading: &Reading<'_>) {
        let Some((at, meant)) = &reading.corrected else { return };
        let word = reading.written(1 << at);
        for score in &mut self.scores {
            let (Reason::Name { words }
            | Reason::Synonym { words, .. }
            | Reason::Definition { words }) = &score.reason
            else {
                continue;
            };
            if words.split(' ').any(|one| one == word) {
                score.reason = Reason::Spelling { word: word.clone(), meant: meant.clone() };
                score.is_sure = false;
            }
        }
    }

    /// Whether nothing speaks for any item.
    pub(super) fn is_empty(&self) -> bool {
        self.scores.is_empty()
    }

    /// Whether the label is that of notes, rest categories and the like.
    pub(super) fn is_nothing(&self) -> bool {
        self.nothing > 0.0
    }

    /// How much the label says, be it of an item or that it is none.
    pub(super) fn best(&self) -> f32 {
        let best = self.scores.iter().map(|score| score.total).fold(0.0, f32::max);
        self.nothing.max(best * factor(self.coverage))
    }

    /// Adds a share of what something else says.
    pub(super) fn add(&mut self, other: Self, share: f32) {
        if self.scores.is_empty() {
            self.coverage = other.coverage;
        }
        for score in other.scores {
            self.speak(score.item, score.total * share, false, || score.reason);
        }
    }

    /// Up to `most` items, best first.
    pub(super) fn into_suggestions(mut self, most: usize) -> Vec<Suggestion> {
        let factor = factor(self.coverage);
        self.scores.iter_mut().for_each(|score| score.total *= factor);
        self.scores.retain(|score| score.total >= LEAST);
        self.scores.sort_by(|one, other| {
            other.total.total_cmp(&one.total).then(one.item.cmp(&other.item))
        });
        let next = self.scores.get(1).map_or(0.0, |score| score.total);
        let is_clear = |score: &Score| {
            score.is_sure
                && score.total >= STRONG
                && self.coverage >= STRONG_COVERAGE
                && next <= score.total * STRONG_NEXT
        };
        let clear = self.scores.first().is_some_and(is_clear);
        let ranked = self.scores.into_iter().take(most).enumerate();
        ranked
            .map(|(at, score)| Suggestion {
                item: score.item,
                strength: if at == 0 && clear { Strength::Strong } else { Strength::Weak },
                reason: score.reason,
            })
            .collect()
    }
}

/// What nothing explains takes away up to half.
fn factor(coverage: f32) -> f32 {
    0.5 + 0.5 * coverage
}

fn share(part: Mask, whole: Mask) -> f32 {
    part.count_ones() as f32 / whole.count_ones().max(1) as f32
}

/// Phrases and names, without those whose words stand in a longer one; then single words of names and
/// definitions that none of them took.
fn said<'a>(reading: &Reading<'_>, book: &'a Book) -> Vec<Said<'a>> {
    let phrases =
        reading.lexicon.phrases.find(&reading.stems).into_iter().map(|(mask, meaning)| Said {
            mask,
            weight: meaning.weight,
            what: What::Concept(meaning.concept),
        });
    // Frameworks are written in English.
    let is_english = reading.lexicon.language == Language::English;
    let named = if is_english { book.names.find(&reading.stems) } else { Vec::new() };
    let names = named.into_iter().map(|(mask, name)| Said {
        mask,
        weight: name.weight,
        what: What::Name(name),
    });
    let mut said: Vec<Said<'_>> = phrases.chain(names).collect();
    let masks: Vec<Mask> = said.iter().map(|one| one.mask).collect();
    let is_within = |one: Mask, other: Mask| one != other && one & other == one;
    said.retain(|one| !masks.iter().any(|other| is_within(one.mask, *other)));
    let taken = masks.iter().fold(0, |all, mask| all | mask);
    for (at, stems) in reading.stems.iter().enumerate() {
        let mask: Mask = 1 << at;
        if !is_english || reading.content & mask == 0 || taken & mask != 0 {
            continue;
        }
        let traces = stems.0.iter().filter_map(|stem| book.traces.get(stem)).flatten();
        said.extend(traces.map(|trace| Said {
            mask,
            weight: trace.weight,
            what: What::Trace(trace),
        }));
    }
    said
}
