//! Lists that are numbered within one line: `(1) Time (2) trust`, `a) Time b) trust`, `i. Time ii. trust`.
//!
//! Takes a text; gives its items without their numbers. Never divides where the numbers are not in order from the
//! first one on, or where text stands before the first.

use crate::fold::trim;

/// Numbers of a list in their order, as far as they are known.
const ROMAN: &[&str] = &[
    "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv",
    "xvi", "xvii", "xviii", "xix", "xx",
];
const LETTERS: &[&str] = &[
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s",
    "t", "u", "v", "w", "x", "y", "z",
];
const DIGITS: &[&str] = &[
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17",
    "18", "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31", "32", "33",
    "34", "35", "36", "37", "38", "39", "40",
];
/// Letters at least of an item behind a number and a point.
const SHORTEST: usize = 3;
/// What stands around a number.
const FRAMES: [(&str, &str); 4] = [("(", ")"), ("[", "]"), ("", ")"), ("", ".")];

/// How a list is numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbering {
    numbers: &'static [&'static str],
    frame: (&'static str, &'static str),
}

/// All ways to number.
fn numberings() -> impl Iterator<Item = Numbering> {
    let of = |numbers| FRAMES.into_iter().map(move |frame| Numbering { numbers, frame });
    [DIGITS, ROMAN, LETTERS].into_iter().flat_map(of)
}

impl Numbering {
    /// How a text is numbered that holds two items at least.
    pub fn of(text: &str) -> Option<Self> {
        numberings().find(|numbering| numbering.items(text).len() > 1)
    }

    /// The items of a text that is numbered so, one at least; none where it is not.
    pub fn items<'c>(&self, text: &'c str) -> Vec<&'c str> {
        let mut found = Vec::new();
        let Some(mut rest) = self.numbers.first().and_then(|first| self.behind(trim(text), first))
        else {
            return found;
        };
        for next in self.numbers.iter().skip(1) {
            // A number begins at the start of a word.
            let starts = rest.char_indices().filter(|(at, _)| {
                rest.get(..*at).is_some_and(|before| {
                    before.ends_with(|letter: char| {
                        letter.is_whitespace() || letter == ',' || letter == ';'
                    })
                })
            });
            let found_next =
                starts.filter_map(|(at, _)| Some((at, self.behind(rest.get(at..)?, next)?))).next();
            let Some((at, behind)) = found_next else { break };
            found.push(bare(rest.get(..at).unwrap_or("")));
            rest = behind;
        }
        found.push(bare(rest));
        // `a. m.` is no list.
        let shortest = if self.frame == ("", ".") { SHORTEST } else { 1 };
        if found.iter().any(|item| item.chars().count() < shortest) { Vec::new() } else { found }
    }

    /// True for numbers, with which names begin too.
    pub fn counts(&self) -> bool {
        self.numbers == DIGITS
    }

    /// What stands behind a number at the start of a text.
    fn behind<'c>(&self, text: &'c str, number: &str) -> Option<&'c str> {
        let (open, close) = self.frame;
        let rest = text.strip_prefix(open)?;
        let own = rest.get(..number.len())?;
        let rest = rest.get(number.len()..).filter(|_| own.eq_ignore_ascii_case(number))?;
        let rest = rest.strip_prefix(close)?;
        let apart = rest.starts_with(char::is_whitespace)
            || close != "." && rest.starts_with(char::is_alphabetic)
            || number.bytes().all(|byte| byte.is_ascii_digit())
                && rest.starts_with(char::is_alphabetic);
        apart.then_some(rest)
    }
}

/// An item without what parts it from the next.
fn bare(item: &str) -> &str {
    let item = trim(item).trim_end_matches([',', ';']);
    let item = item.strip_suffix(" and").unwrap_or(item);
    trim(item.trim_end_matches([',', ';']))
}

#[cfg(test)]
mod tests {
    use super::Numbering;

    fn items(text: &str) -> Vec<&str> {
        Numbering::of(text).map(|one| one.items(text)).unwrap_or_default()
    }

    #[test]
    fn numbered_items_of_one_line_are_told_apart() {
        for text in [
            "(1) Time (2) trust (3) high cost",
            "1) Time 2) trust 3) high cost",
            "1. Time 2. trust 3. high cost",
            "1.Time 2.trust 3.high cost",
            "(1)Time, (2)trust, (3)high cost",
            "a) Time b) trust c) high cost",
            "(a) Time; (b) trust; and (c) high cost",
            "A. Time B. trust C. high cost",
            "i. Time ii. trust iii. high cost",
            "(i) Time (ii) trust, and (iii) high cost",
            "i) Time ii) trust iii) high cost",
            "[1] Time [2] trust [3] high cost",
        ] {
            let text_items = items(text);
            assert_eq!(text_items.last().map(|one| one.trim_start()), Some("high cost"), "{text}");
            assert_eq!(text_items.first(), Some(&"Time"), "{text}");
            assert_eq!(
                text_items.get(1).map(|one| one.trim_end_matches("; and")),
                Some("trust"),
                "{text}"
            );
        }
    }

    #[test]
    fn other_texts_are_no_lists() {
        for text in [
            "Time",
            "(1) Time",
            "Time (see table 2) and trust",
            "1.5 hours 2.5 hours",
            "Time (1) trust (2)",
            "(2) Time (3) trust",
            "(1) Time (3) trust",
            "I. think so",
            "e.g. time, i.e. trust",
            "a. m. and b. m",
            "Grade 1) low 2) high",
            "",
        ] {
            assert_eq!(items(text), [] as [&str; 0], "{text}");
        }
    }
}
