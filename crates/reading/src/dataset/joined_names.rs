//! Names of codes joined in one cell by a word or a mark that names hold too: `Cost and time`, `Leadership/Culture`.
//!
//! Takes the names that stand alone; gives those that a text joins. Never takes apart what is not made of such names
//! from end to end.

use std::collections::HashMap;

use crate::fold::{fold_word, trim};

/// Words that join two names; folded.
const WORDS: [&str; 17] = [
    "and", "plus", "och", "samt", "og", "und", "sowie", "en", "et", "y", "e", "i", "oraz", "ja",
    "seka", "si", "ve",
];
/// Marks that join two names.
const MARKS: [char; 5] = ['/', '&', '+', '＋', '／'];
/// Joints of a text at most.
const MOST: usize = 12;

/// Names that stand alone, by what they are called, as they are written.
#[derive(Debug, Default)]
pub(super) struct LoneNames<'c>(HashMap<String, &'c str>);

impl<'c> LoneNames<'c> {
    /// All of these names; of two that differ in case alone the one that comes first by letters is kept.
    pub fn of(names: impl Iterator<Item = &'c str>) -> Self {
        let mut found: HashMap<String, &'c str> = HashMap::new();
        for name in names {
            let known = found.entry(fold_word(name)).or_insert(name);
            *known = name.min(known);
        }
        Self(found)
    }

    /// The names that a text joins, two at least, as they are written where they stand alone; `None` for every other.
    pub fn joined_in(&self, text: &str) -> Option<Vec<&'c str>> {
        let joints = joints(text);
        if joints.is_empty() || joints.len() > MOST {
            return None;
        }
        // Behind each joint what stands from there to the end, the last first.
        let mut to_end: Vec<Option<Vec<&'c str>>> = vec![None; joints.len()];
        let starts = std::iter::once(0).chain(joints.iter().map(|joint| joint.1));
        let starts: Vec<usize> = starts.collect();
        let mut whole = None;
        for (nth, &start) in starts.iter().enumerate().rev() {
            let rest = text.get(start..).and_then(|rest| self.name(rest)).filter(|_| nth > 0);
            let divided = || {
                joints.iter().enumerate().skip(nth).find_map(|(at, joint)| {
                    let first = self.name(text.get(start..joint.0)?)?;
                    let behind = to_end.get(at)?.as_ref()?;
                    Some(std::iter::once(first).chain(behind.iter().copied()).collect())
                })
            };
            let found = rest.map(|name| vec![name]).or_else(divided);
            match nth.checked_sub(1).and_then(|at| to_end.get_mut(at)) {
                Some(slot) => *slot = found,
                None => whole = found,
            }
        }
        let mut names: Vec<&str> = Vec::new();
        for name in whole? {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        (names.len() > 1).then_some(names)
    }

    /// True for the name of one that stands alone.
    pub fn has(&self, text: &str) -> bool {
        self.name(text).is_some()
    }

    fn name(&self, text: &str) -> Option<&'c str> {
        let key = fold_word(trim(text));
        if key.is_empty() { None } else { self.0.get(&key).copied() }
    }
}

/// Where names may be joined: the end of what stands before and the start of what stands behind, in bytes.
fn joints(text: &str) -> Vec<(usize, usize)> {
    let marks = text.char_indices().filter(|(_, letter)| MARKS.contains(letter));
    let mut found: Vec<(usize, usize)> =
        marks.map(|(at, mark)| (at, at + mark.len_utf8())).collect();
    let mut at = 0;
    for word in text.split(char::is_whitespace) {
        let is_joint = at > 0 && WORDS.contains(&fold_word(word).as_str());
        if is_joint && at + word.len() < text.len() {
            found.push((at, at + word.len()));
        }
        at += word.len()
            + text
                .get(at + word.len()..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8);
    }
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::LoneNames;

    #[test]
    fn names_that_stand_alone_are_found_where_they_are_joined() {
        let names = ["Cost", "Time", "Research & development", "Trust", "Kultur"];
        let lone = LoneNames::of(names.into_iter());
        for (text, joined) in [
            ("Cost and time", &["Cost", "Time"][..]),
            ("cost/Time", &["Cost", "Time"]),
            ("Cost + Time & Trust", &["Cost", "Time", "Trust"]),
            ("Research & development and Cost", &["Research & development", "Cost"]),
            ("Trust och kultur", &["Trust", "Kultur"]),
            ("Kultur und Time/Cost", &["Kultur", "Time", "Cost"]),
            // One name, a name and something else, one name twice.
            ("Cost", &[]),
            ("Research & development", &[]),
            ("Cost and place", &[]),
            ("Cost +", &[]),
            ("and Cost", &[]),
            ("Cost/cost", &[]),
            ("Cost of Time", &[]),
            ("", &[]),
        ] {
            assert_eq!(lone.joined_in(text).unwrap_or_default(), joined, "{text}");
        }
        let long = "Cost and ".repeat(10_000);
        assert_eq!(lone.joined_in(&long), None);
    }
}
