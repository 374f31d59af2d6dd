//! Commas in the cells of a column of findings: whether they part findings or belong to sentences.
//!
//! Takes the cells of the columns; says of each whether its commas divide, and divides. One rule holds for a
//! column: all its pieces are as short as names, and something shows that they are names.

use std::collections::{HashMap, HashSet};

use super::pieces_of_cells::{COMMA, pieces, texts};
use crate::fold::{fold_word, trim};

/// Bytes and words of a piece at most that is a name.
const LONGEST: usize = 40;
const MOST_WORDS: usize = 4;
/// Words that go on with what stands before them, folded.
const GOES_ON: &[&str] = &[
    "which",
    "who",
    "that",
    "but",
    "with",
    "without",
    "because",
    "as",
    "when",
    "where",
    "while",
    "if",
    "so",
    "for",
    "of",
    "to",
    "in",
    "on",
    "by",
    "from",
    "such",
    "including",
    "especially",
    "particularly",
    "eg",
    "ie",
    "e g",
    "i e",
    "som",
    "men",
    "med",
    "utan",
    "eftersom",
    "nar",
    "der",
    "die",
    "das",
    "dass",
    "weil",
    "aber",
    "mit",
    "ohne",
    "wenn",
    "qui",
    "que",
    "mais",
    "avec",
    "sans",
    "car",
    "pero",
    "con",
    "sin",
    "porque",
    "cuando",
];
/// Words that join the last item of a list, folded.
const AND: [&str; 12] =
    ["and", "or", "och", "eller", "und", "oder", "og", "ja", "et", "y", "e", "en"];

/// What the commas of a column do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Commas {
    /// They part findings.
    Divide,
    /// They may.
    Perhaps,
    /// They belong to sentences, or there are none.
    Belong,
}

/// What stands in some columns beside each other.
pub(super) struct CommaLists<'c> {
    /// How often each piece stands there, by its key; in the same list once.
    times: HashMap<String, usize>,
    cells: Vec<&'c str>,
}

impl<'c> CommaLists<'c> {
    /// The cells of all columns that hold findings.
    pub fn of(cells: impl Iterator<Item = &'c str>) -> Self {
        let cells: Vec<&str> = cells.filter(|cell| !trim(cell).is_empty()).collect();
        let mut times = HashMap::new();
        // What always stands in the same words is one name with a comma in it (`Training, hands-on`), however often.
        let mut known = HashSet::new();
        for part in cells.iter().flat_map(|cell| cell.split(['\n', ';'])) {
            let part = part.trim_start_matches(|letter: char| !letter.is_alphanumeric());
            let pieces = by_commas(part);
            if pieces.len() < 2 || known.insert(fold_word(part)) {
                for piece in pieces {
                    *times.entry(fold_word(piece)).or_insert(0) += 1;
                }
            }
        }
        Self { times, cells }
    }

    /// What the commas of one of the columns do.
    pub fn of_column(&self, cells: impl Iterator<Item = &'c str>) -> Commas {
        let (mut lists, mut pieces, mut recur) = (0_usize, 0_usize, false);
        for cell in cells {
            let parts = by_commas(cell);
            if parts.len() < 2 {
                continue;
            }
            if !parts.iter().all(|part| is_name(part)) {
                return Commas::Belong;
            }
            let parts = self.divide(cell);
            lists += 1;
            pieces = pieces.max(parts.len());
            recur |= parts.iter().any(|part| self.recurs(part));
        }
        match (lists, recur || pieces > 2) {
            (0, _) => Commas::Belong,
            (_, true) => Commas::Divide,
            (_, false) => Commas::Perhaps,
        }
    }

    /// The findings of a cell whose commas divide; the last may be joined by a word.
    pub fn divide<'t>(&self, cell: &'t str) -> Vec<&'t str> {
        let mut parts = by_commas(cell);
        if parts.len() < 2 {
            return parts;
        }
        if let Some(last) = parts.pop() {
            let last = without_and(last);
            let joined =
                last.split_whitespace().filter(|word| AND.contains(&fold_word(word).as_str()));
            let sides = joined.filter_map(|word| last.split_once(&format!(" {word} ")));
            let known = |side: &&str| self.times.contains_key(&fold_word(side));
            match sides
                .map(|(one, other)| [trim(one), trim(other)])
                .find(|both| both.iter().any(known))
            {
                Some(both) => parts.extend(both),
                None => parts.push(last),
            }
        }
        parts
    }

    fn recurs(&self, piece: &str) -> bool {
        self.cells.len() > 1 && self.times.get(&fold_word(piece)).is_some_and(|times| *times > 1)
    }
}

fn by_commas(cell: &str) -> Vec<&str> {
    // Some write no blank behind the comma; within a number it parts nothing.
    let found = texts(cell, &pieces(cell, COMMA));
    if found.len() > 1 || cell.contains(char::is_whitespace) {
        return found;
    }
    let parts: Vec<&str> = cell.split(',').map(trim).filter(|part| !part.is_empty()).collect();
    if parts.iter().all(|part| part.contains(char::is_alphabetic)) { parts } else { found }
}

fn without_and(piece: &str) -> &str {
    let word = piece.split_whitespace().next().unwrap_or_default();
    let rest = piece.get(word.len()..).filter(|_| AND.contains(&fold_word(word).as_str()));
    rest.map(trim).filter(|rest| !rest.is_empty()).unwrap_or(piece)
}

/// Whether a piece is as short as a name, and goes on with nothing that stands before it.
pub(super) fn is_name(piece: &str) -> bool {
    let piece = without_and(piece);
    let first = fold_word(piece.split_whitespace().next().unwrap_or_default());
    piece.len() <= LONGEST
        && piece.split_whitespace().count() <= MOST_WORDS
        && piece.contains(char::is_alphabetic)
        && !piece.contains(['.', '?', '!', '"', '\u{201c}'])
        && !GOES_ON.contains(&first.as_str())
}

#[cfg(test)]
mod tests {
    use super::{CommaLists, Commas};

    #[test]
    fn commas_part_names_and_not_sentences() {
        use Commas::{Belong, Divide, Perhaps};
        for (cells, expected) in [
            (&["Time, cost, training", "Cost, training", "Time"][..], Divide),
            (&["Time, cost", "Cost"], Divide),
            (&["Tid, kostnad och utbildning", "Kostnad"], Divide),
            (&["lack of time, cost, no staff"], Divide),
            (&["time,cost,training"], Divide),
            (&["Zeit, Kosten", "Zeit, Personal"], Divide),
            (&["Time, cost", "Trust"], Perhaps),
            (&["Time, cost"], Perhaps),
            (&["Lack of time, which nurses felt most", "Time, cost"], Belong),
            (&["Good leadership, with a clear plan"], Belong),
            (&["They told us about it, but nobody came. Then it was over, too"], Belong),
            (&["Memory, attention and decision processes of the nurses on duty"], Belong),
            (&["Time", "Cost"], Belong),
            (&["1,200 euros", "Cost"], Belong),
            (&[], Belong),
        ] {
            let lists = CommaLists::of(cells.iter().copied());
            assert_eq!(lists.of_column(cells.iter().copied()), expected, "{cells:?}");
        }
    }

    #[test]
    fn the_last_item_may_be_joined_by_a_word() {
        let cells =
            ["Time, cost and training", "Training", "Time, cost, and trust", "Time, bed and board"];
        let lists = CommaLists::of(cells.into_iter());
        let divided = |at: usize| cells.get(at).map(|cell| lists.divide(cell)).unwrap_or_default();
        assert_eq!(divided(0), ["Time", "cost", "training"]);
        assert_eq!(divided(1), ["Training"]);
        assert_eq!(divided(2), ["Time", "cost", "trust"]);
        assert_eq!(divided(3), ["Time", "bed and board"]);
    }
}
