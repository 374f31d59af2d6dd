//! Texts found again: the position of each among those met before.
//!
//! Takes texts one after the other; gives each the position of the first that reads the same. It keeps no text: whoever
//! asks keeps them in order and shows them when hashes meet. A file whose texts were made to meet in one place costs an
//! ordered tree, not the square of their number.

use std::collections::BTreeMap;
use std::hash::{BuildHasher as _, BuildHasherDefault};

/// Places looked at beyond the first for each text, on average, from which on the texts are taken for such as were made
/// to meet in one place.
const MOST_PLACES: usize = 8;
/// Texts from which on that is asked.
const FEW: usize = 1_000;
/// Places of the smallest table.
const FEWEST_PLACES: usize = 64;

type Hasher = BuildHasherDefault<rustc_hash::FxHasher>;

/// Positions of texts by what they say.
#[derive(Debug, Clone, Default)]
pub(crate) struct TextIndex {
    /// Position and hash of a text, at the place that the hash says or the next one that was free.
    places: Vec<Option<(u32, u32)>>,
    /// Number of texts.
    texts: usize,
    /// How often a text was placed or looked for, and places that were looked at for it beyond the first.
    asked: usize,
    looked: usize,
    /// All positions, where the hashes meet too often.
    ordered: Option<BTreeMap<Box<str>, u32>>,
}

impl TextIndex {
    /// The position of a text, 0 being the first; the number of texts met before for a new one. `text_of` gives the text
    /// of a position.
    pub fn position<'t>(&mut self, text: &str, text_of: impl Fn(usize) -> &'t str) -> usize {
        let next = self.texts;
        if let Some(ordered) = &mut self.ordered {
            if let Some(at) = ordered.get(text) {
                return *at as usize;
            }
            ordered.insert(text.into(), as_u32(next));
            self.texts += 1;
            return next;
        }
        if 2 * self.texts >= self.places.len() {
            self.grow();
        }
        let hash = Hasher::default().hash_one(text) as u32;
        let mask = self.places.len().wrapping_sub(1);
        let mut place = hash as usize & mask;
        self.asked += 1;
        while let Some(slot) = self.places.get_mut(place) {
            match slot {
                Some((at, of)) if *of == hash && text_of(*at as usize) == text => {
                    return *at as usize;
                }
                Some(_) => {}
                None => {
                    *slot = Some((as_u32(next), hash));
                    break;
                }
            }
            place = (place + 1) & mask;
            self.looked += 1;
        }
        self.texts += 1;
        if next > FEW && self.looked > MOST_PLACES * self.asked {
            let known = (0..next).map(|at| text_of(at).into());
            let mut ordered: BTreeMap<Box<str>, u32> = known.zip(0..).collect();
            ordered.insert(text.into(), as_u32(next));
            self.ordered = Some(ordered);
            self.places = Vec::new();
        }
        next
    }

    /// The position of a text that was met; `None` for another.
    pub fn find<'t>(&self, text: &str, text_of: impl Fn(usize) -> &'t str) -> Option<usize> {
        if let Some(ordered) = &self.ordered {
            return ordered.get(text).map(|at| *at as usize);
        }
        let hash = Hasher::default().hash_one(text) as u32;
        let mask = self.places.len().wrapping_sub(1);
        let mut place = hash as usize & mask;
        while let Some(Some((at, of))) = self.places.get(place) {
            if *of == hash && text_of(*at as usize) == text {
                return Some(*at as usize);
            }
            place = (place + 1) & mask;
        }
        None
    }

    /// Four times as many places as there are texts.
    fn grow(&mut self) {
        let size = (4 * self.texts).next_power_of_two().max(FEWEST_PLACES);
        let before = std::mem::replace(&mut self.places, vec![None; size]);
        for (at, hash) in before.into_iter().flatten() {
            let mut place = hash as usize & (size - 1);
            self.asked += 1;
            while let Some(Some(_)) = self.places.get(place) {
                place = (place + 1) & (size - 1);
                self.looked += 1;
            }
            if let Some(slot) = self.places.get_mut(place) {
                *slot = Some((at, hash));
            }
        }
    }
}

/// A position as it is kept; beyond what a table of texts can hold nothing is found again.
fn as_u32(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Values by texts that outlive it.
#[derive(Debug, Clone)]
pub(crate) struct TextMap<'a, V> {
    index: TextIndex,
    entries: Vec<(&'a str, V)>,
}

impl<V> Default for TextMap<'_, V> {
    fn default() -> Self {
        Self { index: TextIndex::default(), entries: Vec::new() }
    }
}

impl<'a, V: Copy> TextMap<'a, V> {
    /// The value of a text, made when it is met first.
    pub fn get_or_insert_with(&mut self, text: &'a str, make: impl FnOnce() -> V) -> V {
        let entries = &self.entries;
        let at = self.index.position(text, |at| entries.get(at).map_or("", |(text, _)| *text));
        if let Some((_, value)) = self.entries.get(at) {
            return *value;
        }
        let value = make();
        self.entries.push((text, value));
        value
    }
}

#[cfg(test)]
mod tests {
    use super::{TextIndex, TextMap};

    #[test]
    fn each_text_has_the_position_of_the_first_like_it() {
        // Also once the hashes met so often that the texts are kept in order.
        for looked in [0, usize::MAX / 2] {
            let mut index = TextIndex { looked, ..TextIndex::default() };
            let mut texts: Vec<String> = Vec::new();
            for turn in 0..3 {
                for number in 0..2_500_usize {
                    let text = if number == 0 { String::new() } else { number.to_string() };
                    let of = |at: usize| texts.get(at).map_or("", String::as_str);
                    assert_eq!(index.find(&text, of).is_some(), turn > 0, "{text}");
                    assert_eq!(index.position(&text, of), number);
                    if number == texts.len() {
                        texts.push(text);
                    }
                }
            }
            assert_eq!(index.ordered.is_some(), looked > 0);
            let of = |at: usize| texts.get(at).map_or("", String::as_str);
            assert_eq!((index.find("2499", of), index.find("2500", of)), (Some(2_499), None));
        }
    }

    #[test]
    fn a_value_is_made_once_for_each_text() {
        let mut map = TextMap::default();
        let mut made = 0;
        for (text, value) in [("a", 1), ("b", 2), ("a", 1), ("", 3), ("b", 2), ("", 3)] {
            let found = map.get_or_insert_with(text, || {
                made += 1;
                made
            });
            assert_eq!(found, value, "{text:?}");
        }
    }
}
