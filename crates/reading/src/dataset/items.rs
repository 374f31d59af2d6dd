//! What stands in one cell as a list: an item a line, with bullets or numbers before it, or divided by
//! semicolons.
//!
//! Takes a cell and how its column writes lists; gives the items without their bullets. Never divides at
//! commas, and never what a line break merely wraps.

use std::borrow::Cow;

use super::enumerated::Numbering;
use crate::fold::trim;

/// Signs that begin an item and hardly ever anything else.
pub(super) const BULLETS: [char; 13] =
    ['•', '●', '◦', '▪', '▫', '‣', '⁃', '·', '∙', '○', '■', '□', '➢'];
/// Signs that begin an item where another line begins so too.
const DASHES: [char; 4] = ['-', '–', '—', '*'];
/// Digits of the number of an item at most.
const LONGEST_NUMBER: usize = 2;

/// How the cells of a column write lists.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Items {
    /// A line that begins in lower case goes on with the one before.
    wraps: bool,
    /// Semicolons divide where a cell has one line: within the lines of others there is none.
    semicolons: bool,
    /// How lists of one line are numbered.
    numbering: Option<Numbering>,
    /// A dash begins an item, alone in its cell too: other cells of the column begin so.
    dashes: bool,
}

impl Items {
    /// How these cells write them.
    pub fn of_column<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let (mut later, mut lower, mut semicolons) = (0_usize, 0_usize, true);
        let mut numbering = None;
        let (mut dashed, mut dashes) = (0_usize, false);
        for cell in cells {
            let bulleted = cell.lines().map(trim).filter(|line| is_dashed(line)).count();
            dashed += usize::from(bulleted > 0);
            dashes |= bulleted > 1;
            numbering = numbering.or_else(|| cell.lines().find_map(Numbering::of));
            let lines = || cell.lines().map(trim).filter(|line| !line.is_empty());
            let is_prose = |line: &str| line.trim_end_matches(';').contains(';');
            semicolons &= lines().nth(1).is_none() || !lines().any(is_prose);
            for line in lines().skip(1) {
                later += 1;
                let bare = without_mark(line, true);
                let begins_low =
                    bare.len() == line.len() && bare.chars().next().is_some_and(char::is_lowercase);
                lower += usize::from(begins_low);
            }
        }
        // Where most items begin in lower case, that is how the column writes them.
        let wraps = lower > 0 && 2 * lower < later;
        Self { wraps, semicolons, numbering, dashes: dashes || dashed > 1 }
    }

    /// Whether dashes begin items.
    pub fn dashes(self) -> bool {
        self.dashes
    }

    /// The same for cells beside others in which dashes begin items.
    pub fn with_dashes(self, dashes: bool) -> Self {
        Self { dashes: self.dashes || dashes, ..self }
    }

    /// Whether semicolons divide a cell of one line.
    pub fn semicolons(self) -> bool {
        self.semicolons
    }

    /// The same for cells whose semicolons belong to sentences.
    pub fn without_semicolons(self) -> Self {
        Self { semicolons: false, ..self }
    }
}

/// The items of a cell.
pub(super) fn items(cell: &str, of: Items) -> Vec<Cow<'_, str>> {
    let has_lines = cell.lines().map(trim).filter(|line| !line.is_empty()).nth(1).is_some();
    let of_line = |line| {
        let numbering = Numbering::of(line).filter(|_| of.numbering.is_some()).or(of.numbering);
        let numbered = numbering.map(|numbering| numbering.items(line)).unwrap_or_default();
        match numbered.len() {
            0 => None,
            _ => Some(numbered),
        }
    };
    let parts: Vec<&str> = if has_lines {
        cell.lines()
            .map(trim)
            .flat_map(|line| of_line(line).unwrap_or_else(|| vec![line]))
            .collect()
    } else if let Some(numbered) = of_line(cell) {
        numbered
    } else if of.semicolons {
        cell.split(';').map(trim).collect()
    } else {
        vec![trim(cell)]
    };
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let dashes = parts.iter().filter(|part| part.starts_with(DASHES)).count();
    let mut found: Vec<Cow<'_, str>> = Vec::with_capacity(parts.len());
    for part in parts {
        let bare = without_mark(part, dashes > 1 || of.dashes && is_dashed(part));
        let goes_on = of.wraps
            && bare.len() == part.len()
            && part.chars().next().is_some_and(char::is_lowercase);
        match found.last_mut().filter(|_| goes_on) {
            Some(last) => {
                let whole = last.to_mut();
                whole.push(' ');
                whole.push_str(bare);
            }
            None if bare.is_empty() => {}
            None => found.push(Cow::Borrowed(trim(bare.trim_end_matches(';')))),
        }
    }
    found.retain(|item| !item.is_empty());
    found
}

/// Whether a line begins with a dash as with a bullet: a blank and a word stand behind it.
fn is_dashed(line: &str) -> bool {
    let rest = line.strip_prefix(DASHES);
    rest.is_some_and(|rest| {
        rest.starts_with(char::is_whitespace) && rest.contains(char::is_alphabetic)
    })
}

/// An item without the bullet or number before it; a dash is one only where `dashes` says so.
pub(super) fn without_mark(item: &str, dashes: bool) -> &str {
    let rest = item.trim_start_matches(BULLETS);
    if rest.len() < item.len() {
        return trim(rest);
    }
    if dashes && let Some(rest) = item.strip_prefix(DASHES) {
        return trim(rest);
    }
    numbered(item).map_or(item, |(_, rest)| rest)
}

/// The number before an item, `1.`, `2)`, `(3)`, and what stands behind it. `1.5 hours` has none.
pub(super) fn numbered(item: &str) -> Option<(u32, &str)> {
    let bare = item.strip_prefix('(').unwrap_or(item);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=LONGEST_NUMBER).contains(&digits) {
        return None;
    }
    let (number, rest) = bare.split_at_checked(digits)?;
    let rest = rest.strip_prefix(['.', ')'])?;
    let is_apart = rest.starts_with(char::is_whitespace) || rest.starts_with(char::is_alphabetic);
    let rest = trim(rest);
    (is_apart && !rest.is_empty()).then_some((number.parse().ok()?, rest))
}

#[cfg(test)]
mod tests {
    use super::{Items, items};

    fn of(cells: &[&str]) -> Vec<Vec<String>> {
        let rule = Items::of_column(cells.iter().copied());
        let texts =
            |cell: &&str| items(cell, rule).into_iter().map(|item| item.into_owned()).collect();
        cells.iter().map(texts).collect()
    }

    #[test]
    fn lists_are_taken_apart_by_lines_bullets_and_numbers() {
        for (cells, expected) in [
            (&["A, b\nC"][..], vec![vec!["A, b", "C"]]),
            (&["• A\n• B", "• C"], vec![vec!["A", "B"], vec!["C"]]),
            (&["- A\n- B"], vec![vec!["A", "B"]]),
            (&["- A\n- B", "- C"], vec![vec!["A", "B"], vec!["C"]]),
            (&["- A", "\u{2013} B", "C"], vec![vec!["A"], vec!["B"], vec!["C"]]),
            (&["- A", "-1 B", "-", "-"], vec![vec!["- A"], vec!["-1 B"], vec!["-"], vec!["-"]]),
            (&["1. A\n2. B\n10) C"], vec![vec!["A", "B", "C"]]),
            (&["(1) A\n(2) B"], vec![vec!["A", "B"]]),
            (&["A; B", "C"], vec![vec!["A", "B"], vec!["C"]]),
            (&["A;\nB; or c;"], vec![vec!["A", "B; or c"]]),
            (&["A\nB", "C; D"], vec![vec!["A", "B"], vec!["C", "D"]]),
            (&["A; a\nB", "C; D"], vec![vec!["A; a", "B"], vec!["C; D"]]),
            // A line that goes on.
            (
                &["Slow\nnetwork\nCost", "Power\nTime\nRoom"],
                vec![vec!["Slow network", "Cost"], vec!["Power", "Time", "Room"]],
            ),
            (&["slow\nnetwork", "power"], vec![vec!["slow", "network"], vec!["power"]]),
            // What is no bullet and no number.
            (&["- A"], vec![vec!["- A"]]),
            (&["1.5 hours a day\nCost"], vec![vec!["1.5 hours a day", "Cost"]]),
            (&["2019. A year"], vec![vec!["2019. A year"]]),
            (&["", " \n "], vec![vec![], vec![]]),
            // Numbers within a line, and an item that is numbered alone beside such.
            (&["(1) A (2) B", "(1) C", "D"], vec![vec!["A", "B"], vec!["C"], vec!["D"]]),
            (&["a) A; b) B", "a) C"], vec![vec!["A", "B"], vec!["C"]]),
            (&["i. Pay ii. Bed\nC"], vec![vec!["Pay", "Bed", "C"]]),
        ] {
            assert_eq!(of(cells), expected, "{cells:?}");
        }
    }
}
