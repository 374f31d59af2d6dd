//! Items near in spelling to a label that no item bears.
//!
//! Takes the label; gives items to choose from. Never applied without asking.

use super::codebook::{Codebook, Item};
use super::fold_name::fold_name;
use super::path;
use crate::pulse;

/// Likeness below this is chance (0 is nothing in common, 1 is the same).
const LEAST_LIKENESS: f64 = 0.45;

/// Characters of a label that are compared; a longer text is no label.
const MOST_CHARACTERS: usize = 120;

/// What comparing a label with an item takes, beside looking at a coding.
const WORK_OF_AN_ITEM: usize = 32;

/// Up to `most` items whose labels or aliases are nearest in spelling, nearest first and in
/// framework order where equally near: offered to the user for an unknown label, never applied
/// without asking. Empty where nothing is near.
pub fn suggest(codebook: &Codebook, label: &str, most: usize) -> Vec<u32> {
    let mut wanted = vec![cut(&fold_name(label))];
    wanted.extend(path::parts(label).last().map(|last| cut(&fold_name(last))));
    wanted.retain(|text| !text.is_empty());
    wanted.dedup();
    let mut near: Vec<(u32, f64)> = (0u32..)
        .zip(&codebook.items)
        .map(|(at, item)| {
            pulse::beat(WORK_OF_AN_ITEM);
            (at, nearest_name(item, &wanted))
        })
        .filter(|(_, likeness)| *likeness >= LEAST_LIKENESS)
        .collect();
    near.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    near.into_iter().take(most).map(|(at, _)| at).collect()
}

fn cut(text: &str) -> String {
    text.chars().take(MOST_CHARACTERS).collect()
}

fn nearest_name(item: &Item, wanted: &[String]) -> f64 {
    let names = [&item.label, &item.short].into_iter().chain(&item.aliases);
    names
        .map(|name| cut(&fold_name(name)))
        .flat_map(|name| wanted.iter().map(move |text| likeness(&name, text)))
        .fold(0.0, f64::max)
}

/// The better of two measures: letters in place, and words in common in any order.
fn likeness(one: &str, other: &str) -> f64 {
    let longest = one.chars().count().max(other.chars().count());
    if longest == 0 {
        return 0.0;
    }
    let letters = 1.0 - strsim::levenshtein(one, other) as f64 / longest as f64;
    // Short words (of, and, the) are in common by chance.
    let long =
        |text: &str| text.split(' ').filter(|word| word.len() > 3).map(str::to_owned).collect();
    let (words, other_words): (Vec<String>, Vec<String>) = (long(one), long(other));
    let common = words.iter().filter(|word| other_words.contains(word)).count();
    let shared = 2.0 * common as f64 / (words.len() + other_words.len()).max(1) as f64;
    letters.max(shared)
}
