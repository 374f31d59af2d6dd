//! Labels that may be one and the same: alike but for case and blanks, one letter off, one and several of a thing, or a
//! name and its initials. Suggested to the user, never merged.
//!
//! Takes labels with how often each stands; gives those that are alike together, with why. Never decides.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::fold::look_alike_key;

/// Most labels that are compared each with each; of more only those are found whose keys are the same.
const MOST_COMPARED: usize = 400;
/// Letters that a word has at least which may be another with one letter off.
const LEAST_LETTERS: usize = 5;

/// Why labels are taken to be alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Likeness {
    /// They differ in case, blanks, accents or what cannot be seen.
    Written,
    /// One is of one thing, the other of several.
    Plural,
    /// They differ in one letter of a longer word, or in two that changed places.
    OneLetter,
    /// One is the initials of the other.
    Initials,
}

/// Labels that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Likes {
    /// The labels, the one that stands most often first.
    pub labels: Vec<String>,
    /// Why, each reason once.
    pub why: Vec<Likeness>,
}

/// A label made ready to be compared.
struct Label {
    key: String,
    singular: String,
    words: Vec<String>,
}

impl Label {
    fn of(label: &str) -> Self {
        let key = look_alike_key(label);
        let bare =
            |word: &str| -> String { word.chars().filter(|it| it.is_alphanumeric()).collect() };
        let words: Vec<String> = key
            .split([' ', '-', '/', '_', '.'])
            .map(bare)
            .filter(|word| !word.is_empty())
            .collect();
        let singular = singular_words(&words);
        Self { key, singular, words }
    }

    fn like(&self, other: &Self) -> Option<Likeness> {
        if self.key == other.key || self.words == other.words {
            return Some(Likeness::Written);
        }
        if self.singular == other.singular {
            return Some(Likeness::Plural);
        }
        if self.is_initials_of(other) || other.is_initials_of(self) {
            return Some(Likeness::Initials);
        }
        self.is_one_letter_off(other).then_some(Likeness::OneLetter)
    }

    /// One word differs, by one letter, and is long enough for that to be a slip: `Site A` and `Site B` are two.
    fn is_one_letter_off(&self, other: &Self) -> bool {
        if self.words.len() != other.words.len() {
            return false;
        }
        let mut differing = self.words.iter().zip(&other.words).filter(|(one, other)| one != other);
        let (Some((one, other)), None) = (differing.next(), differing.next()) else { return false };
        let is_word = |word: &str| {
            word.chars().count() >= LEAST_LETTERS && word.chars().all(char::is_alphabetic)
        };
        is_word(one) && is_word(other) && strsim::osa_distance(one, other) == 1
    }

    /// A word is made of the first letters of two words or more, as `GP` of `General practitioner`.
    fn is_initials_of(&self, other: &Self) -> bool {
        let [word] = self.words.as_slice() else { return false };
        let initials: String = other.words.iter().filter_map(|word| word.chars().next()).collect();
        other.words.len() >= 2 && singular(word) == initials
    }
}

fn singular_words(words: &[impl AsRef<str>]) -> String {
    words.iter().map(|word| singular(word.as_ref())).collect::<Vec<_>>().join(" ")
}

/// A label each of whose words is of one thing: `nurse` for `nurses`.
pub(super) fn singular_of(key: &str) -> String {
    singular_words(&key.split(' ').collect::<Vec<_>>())
}

/// A word of several things as one of one, by the endings of English: no rule, but enough to ask.
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.chars().count() > 1) {
        return format!("{stem}y");
    }
    let endings = ["ches", "shes", "sses", "xes"];
    if endings.iter().any(|ending| word.ends_with(ending)) {
        return word.strip_suffix("es").unwrap_or(word).to_owned();
    }
    let stem = word.strip_suffix('s').filter(|stem| stem.chars().count() > 1);
    let is_plural = |stem: &&str| !stem.ends_with(['s', 'u', 'i']);
    stem.filter(is_plural).unwrap_or(word).to_owned()
}

/// Labels that may be one, those together that are alike by way of others too.
pub fn likes(labels: &[(String, u64)]) -> Vec<Likes> {
    let ready: Vec<Label> = labels.iter().map(|(label, _)| Label::of(label)).collect();
    let mut pairs: Vec<(usize, usize, Likeness)> = Vec::new();
    if ready.len() <= MOST_COMPARED {
        for (at, one) in ready.iter().enumerate() {
            let later = ready.iter().enumerate().skip(at + 1);
            pairs.extend(later.filter_map(|(other, to)| Some((at, other, one.like(to)?))));
        }
    } else {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, one) in ready.iter().enumerate() {
            let known = *first.entry(&one.key).or_insert(at);
            if known != at {
                pairs.push((known, at, Likeness::Written));
            }
        }
    }
    // Each label leads to an earlier one that it is alike, and so to the first of its group.
    let mut leads_to: Vec<usize> = (0..ready.len()).collect();
    let first = |leads_to: &[usize], mut at: usize| {
        while let Some(&to) = leads_to.get(at).filter(|to| **to != at) {
            at = to;
        }
        at
    };
    for &(one, other, _) in &pairs {
        let (one, other) = (first(&leads_to, one), first(&leads_to, other));
        if let Some(to) = leads_to.get_mut(one.max(other)) {
            *to = one.min(other);
        }
    }
    let mut groups: BTreeMap<usize, (Vec<usize>, BTreeSet<Likeness>)> = BTreeMap::new();
    for at in 0..ready.len() {
        groups.entry(first(&leads_to, at)).or_default().0.push(at);
    }
    for (one, _, why) in pairs {
        groups.entry(first(&leads_to, one)).or_default().1.insert(why);
    }
    let together = groups.into_values().filter(|(group, _)| group.len() > 1);
    let together = together.map(|(mut group, why)| {
        let count = |at: &usize| labels.get(*at).map_or(0, |(_, count)| *count);
        group.sort_by_key(|at| std::cmp::Reverse(count(at)));
        let named = group.iter().filter_map(|at| Some(labels.get(*at)?.0.clone()));
        Likes { labels: named.collect(), why: why.into_iter().collect() }
    });
    together.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]

    use super::*;

    fn found(labels: &[(&str, u64)]) -> Vec<(Vec<String>, Vec<Likeness>)> {
        let labels: Vec<_> = labels.iter().map(|(label, n)| ((*label).to_owned(), *n)).collect();
        likes(&labels).into_iter().map(|one| (one.labels, one.why)).collect()
    }

    #[test]
    fn labels_that_may_be_one_are_found_with_why() {
        use Likeness::{Initials, OneLetter, Plural, Written};
        let together = |labels: &[&str], why: &[Likeness]| {
            (labels.iter().map(|label| (*label).to_owned()).collect::<Vec<_>>(), why.to_vec())
        };
        let labels = [
            ("gp ", 3),
            ("GP", 12),
            ("Nurse", 9),
            ("General practitioner", 4),
            ("Nurses", 20),
            ("Manger", 1),
            ("Manager", 5),
            ("Pharmacist", 2),
        ];
        assert_eq!(
            found(&labels),
            [
                together(&["GP", "General practitioner", "gp "], &[Written, Initials]),
                together(&["Nurses", "Nurse"], &[Plural]),
                together(&["Manager", "Manger"], &[OneLetter]),
            ]
        );
    }

    #[test]
    fn what_differs_in_what_it_is_is_not_suggested() {
        for labels in [
            &[("Site A", 1), ("Site B", 1)][..],
            &[("Ward 12", 1), ("Ward 13", 1)],
            &[("P1", 1), ("P2", 1), ("P12", 1)],
            &[("Male", 1), ("Female", 1)],
            &[("North", 1), ("South", 1)],
            &[("Urban", 1), ("Rural", 1)],
            &[("Yes", 1), ("No", 1)],
            &[("20-29", 1), ("30-39", 1)],
            &[("Staff", 1), ("Stuff and nonsense", 1)],
        ] {
            assert_eq!(found(labels), [], "{labels:?}");
        }
    }

    #[test]
    fn many_are_compared_by_their_keys_alone() {
        let mut many: Vec<(String, u64)> =
            (0..5_000).map(|at| (format!("Label {at}"), 1)).collect();
        many.push(("LABEL  7".to_owned(), 2));
        let found = likes(&many);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].labels, ["LABEL  7", "Label 7"]);
    }
}
