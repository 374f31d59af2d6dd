//! How the positions of a text count, found by trying.
//!
//! The standard counts Unicode code points from 0 (REFI-QDA 1.5, 10.2); programs count UTF-16 units, or a
//! line end of CR and LF as one, or the byte order mark. Takes a text and its selections; gives the
//! reading that fits best, and each selection in bytes. A reading is tried in one pass over the text.

use std::ops::Range;

use crate::format::project::{OffsetUnit, Offsets};
use crate::pulse;

/// A text whose positions are sought.
pub(super) struct Subject<'a> {
    /// The text, without a byte order mark.
    pub text: &'a str,
    /// True where a byte order mark stood before it.
    pub has_mark: bool,
    /// True for a text that stood in XML, where CR and LF had become LF (XML 1.0, 2.11).
    pub is_inline: bool,
}

/// A selection as the file has it.
pub(super) struct Asked<'a> {
    /// Where it begins.
    pub start: i64,
    /// Where it ends, exclusive.
    pub end: i64,
    /// Its name, which may repeat its text.
    pub name: &'a str,
}

/// A way to count.
#[derive(Clone, Copy)]
struct Convention {
    unit: OffsetUnit,
    line_end_is_two: bool,
    mark_is_counted: bool,
}

/// Where a position lies.
#[derive(Clone, Copy)]
struct Spot {
    byte: usize,
    /// False within a character or a line end.
    is_exact: bool,
}

/// What fits under a convention.
#[derive(Default)]
struct Score {
    quotes: u32,
    edges: u32,
}

/// Finds how the positions count; gives that under the source's name, and the bytes of each selection,
/// `None` for what lies outside the text.
pub(super) fn align(
    subject: &Subject<'_>,
    asked: &[Asked<'_>],
    source: &str,
) -> (Offsets, Vec<Option<Range<usize>>>) {
    let mut positions: Vec<i64> = asked.iter().flat_map(|one| [one.start, one.end]).collect();
    positions.sort_unstable();
    positions.dedup();
    let named = asked.iter().filter(|one| !stem(one.name).is_empty()).count();
    let candidates = conventions(subject);
    let scores: Vec<Score> = candidates
        .iter()
        .map(|convention| {
            let spots = spots(subject, *convention, &positions);
            let mut score = Score::default();
            for one in asked {
                let ends = [one.start, one.end].map(|position| find(&positions, &spots, position));
                let edges = ends.iter().flatten().filter(|spot| is_edge(subject.text, **spot));
                score.edges += u32::try_from(edges.count()).unwrap_or(0);
                let slice = bytes(ends).and_then(|bytes| subject.text.get(bytes));
                score.quotes += u32::from(slice.is_some_and(|slice| repeats(one.name, slice)));
            }
            score
        })
        .collect();
    // Names are quotes where most of them are; else they say nothing.
    let most = scores.iter().map(|score| score.quotes).max().unwrap_or(0);
    let by_quotes = most > 0 && most as usize * 2 >= named;
    let rank = |score: &Score| (if by_quotes { score.quotes } else { 0 }, score.edges);
    let mut best = 0;
    for (at, score) in scores.iter().enumerate() {
        if scores.get(best).is_some_and(|other| rank(score) > rank(other)) {
            best = at;
        }
    }
    let chosen = candidates.get(best).copied().unwrap_or(STANDARD);
    let spots = spots(subject, chosen, &positions);
    let found = asked
        .iter()
        .map(|one| bytes([one.start, one.end].map(|position| find(&positions, &spots, position))));
    let found = found.collect();
    let fitting = scores.get(best).map_or(0, |score| match by_quotes {
        true => score.quotes,
        false => score.edges,
    });
    let checked = if by_quotes { named } else { asked.len() * 2 };
    let offsets = Offsets {
        source: source.to_owned(),
        unit: chosen.unit,
        line_end_is_two: chosen.line_end_is_two,
        mark_is_counted: chosen.mark_is_counted,
        checked: u32::try_from(checked).unwrap_or(u32::MAX),
        fitting,
        by_quotes,
    };
    (offsets, found)
}

/// The standard's reading.
const STANDARD: Convention =
    Convention { unit: OffsetUnit::CodePoints, line_end_is_two: true, mark_is_counted: false };

/// The conventions that differ on this text, the standard's first.
fn conventions(subject: &Subject<'_>) -> Vec<Convention> {
    let is_wide = subject.text.chars().any(|letter| letter.len_utf16() > 1);
    let has_line_ends = subject.text.contains(if subject.is_inline { "\n" } else { "\r\n" });
    let mut found = vec![STANDARD];
    // In XML one LF is what is there, so that is the standard's.
    if subject.is_inline {
        found = vec![Convention { line_end_is_two: false, ..STANDARD }];
    }
    let mut double = |applies: bool, change: fn(Convention) -> Convention| {
        if applies {
            let changed: Vec<Convention> = found.iter().copied().map(change).collect();
            found.extend(changed);
        }
    };
    // Among those that fit alike the usual ones come first.
    double(is_wide, |one| Convention { unit: OffsetUnit::Utf16, ..one });
    double(has_line_ends, |one| Convention { line_end_is_two: !one.line_end_is_two, ..one });
    double(subject.has_mark, |one| Convention { mark_is_counted: true, ..one });
    found
}

/// Where positions lie, which are in ascending order; `None` for those outside the text.
fn spots(subject: &Subject<'_>, convention: Convention, positions: &[i64]) -> Vec<Option<Spot>> {
    let text = subject.text;
    let mut found = Vec::with_capacity(positions.len());
    let mut wanted = positions.iter().copied().peekable();
    while wanted.next_if(|position| *position < 0).is_some() {
        found.push(None);
    }
    // The mark lies before the text.
    let mut count = i64::from(convention.mark_is_counted);
    while wanted.next_if(|position| *position < count).is_some() {
        found.push(Some(Spot { byte: 0, is_exact: true }));
    }
    let mut letters = text.char_indices().peekable();
    while let Some((byte, letter)) = letters.next() {
        pulse::beat(1);
        if wanted.peek().is_none() {
            break;
        }
        let mut width = match convention.unit {
            OffsetUnit::CodePoints => 1,
            OffsetUnit::Utf16 => letter.len_utf16() as i64,
        };
        if (letter == '\r' && letters.next_if(|(_, next)| *next == '\n').is_some())
            || (letter == '\n' && subject.is_inline)
        {
            width = 1 + i64::from(convention.line_end_is_two);
        }
        let end = count + width;
        while let Some(position) = wanted.next_if(|position| *position < end) {
            found.push(Some(Spot { byte, is_exact: position == count }));
        }
        count = end;
    }
    while wanted.next_if(|position| *position == count).is_some() {
        found.push(Some(Spot { byte: text.len(), is_exact: true }));
    }
    found.extend(wanted.map(|_| None));
    found
}

fn find(positions: &[i64], spots: &[Option<Spot>], position: i64) -> Option<Spot> {
    spots.get(positions.binary_search(&position).ok()?).copied().flatten()
}

fn bytes(ends: [Option<Spot>; 2]) -> Option<Range<usize>> {
    let [Some(start), Some(end)] = ends else { return None };
    (start.byte <= end.byte).then_some(start.byte..end.byte)
}

/// True where a word or a line begins or ends.
fn is_edge(text: &str, spot: Spot) -> bool {
    let before = text.get(..spot.byte).and_then(|text| text.chars().next_back());
    let behind = text.get(spot.byte..).and_then(|text| text.chars().next());
    let in_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    spot.is_exact && !(in_word(before) && in_word(behind))
}

/// A name without the mark by which it was cut short.
fn stem(name: &str) -> &str {
    let name = name.trim();
    name.strip_suffix('…').or_else(|| name.strip_suffix("...")).unwrap_or(name)
}

/// How many times as long as its name a passage may be for its spaces.
const SPACES: usize = 8;
/// Bytes of a passage that are always looked at.
const NEAR_BYTES: usize = 256;

/// True where a name is the text of the passage, or the beginning of it, whatever became of its spaces.
fn repeats(name: &str, slice: &str) -> bool {
    let stem = stem(name);
    let is_cut = stem.len() < name.trim().len();
    // What spaces keep further apart than that repeats nothing.
    let reach = slice.floor_char_boundary(stem.len().saturating_mul(SPACES).max(NEAR_BYTES));
    let (near, far) = slice.split_at_checked(reach).unwrap_or((slice, ""));
    let mut letters = near.chars().filter(|letter| !letter.is_whitespace());
    let mut own = stem.chars().filter(|letter| !letter.is_whitespace());
    !stem.is_empty()
        && own.all(|letter| letters.next() == Some(letter))
        && (is_cut || far.is_empty() && letters.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is found for a text and selections, each a start, an end and a name: the convention in
    /// short, the fit, and the slices.
    fn found(text: &str, is_inline: bool, asked: &[(i64, i64, &str)]) -> (String, Vec<String>) {
        let (has_mark, text) = match text.strip_prefix('\u{feff}') {
            Some(text) => (true, text),
            None => (false, text),
        };
        let asked: Vec<Asked<'_>> =
            asked.iter().map(|&(start, end, name)| Asked { start, end, name }).collect();
        let subject = Subject { text, has_mark, is_inline };
        let (offsets, ranges) = align(&subject, &asked, "s");
        let short = format!(
            "{} {} {} {}/{}{}",
            if offsets.unit == OffsetUnit::Utf16 { "utf16" } else { "points" },
            if offsets.line_end_is_two { 2 } else { 1 },
            u8::from(offsets.mark_is_counted),
            offsets.fitting,
            offsets.checked,
            if offsets.by_quotes { " quotes" } else { "" },
        );
        let slices = ranges.into_iter().map(|range| {
            range.map_or("-".to_owned(), |range| text.get(range).unwrap_or("!").to_owned())
        });
        (short, slices.collect())
    }

    /// A text, whether it stood in XML, selections, and what is found.
    type Case<'a> = (&'a str, bool, &'a [(i64, i64, &'a str)], &'a str, &'a [&'a str]);

    #[test]
    fn spaces_are_followed_as_far_as_a_name_reaches() {
        let blanks = |count: usize| " ".repeat(count);
        for (name, slice, expected) in [
            ("a b", format!("a{}b", blanks(200)), true),
            ("a b", format!("a{}b", blanks(10 << 20)), false),
            ("a…", format!("a{}b", blanks(10 << 20)), true),
            ("a", format!("a{}", blanks(10 << 20)), false),
            ("b", format!("{}b", blanks(10 << 20)), false),
        ] {
            assert_eq!(repeats(name, &slice), expected, "{name} {}", slice.len());
        }
    }

    #[test]
    fn each_convention_is_known_by_its_selections() {
        let text = "\u{feff}One 😀 word\r\nTwo 😀 words\r\nand the end";
        let cases: [Case<'_>; 11] = [
            // By edges: "Two", "end".
            (text, false, &[(12, 15, ""), (33, 36, "")], "points 2 0 4/4", &["Two", "end"]),
            (text, false, &[(13, 16, ""), (35, 38, "")], "utf16 2 0 4/4", &["Two", "end"]),
            (text, false, &[(11, 14, ""), (31, 34, "")], "points 1 0 4/4", &["Two", "end"]),
            (text, false, &[(14, 17, ""), (36, 39, "")], "utf16 2 1 4/4", &["Two", "end"]),
            // By quotes, one of them cut short; a title that somebody gave does not mislead.
            (
                text,
                false,
                &[(11, 16, "Two…"), (31, 34, "end"), (0, 3, "my title")],
                "points 1 0 2/3 quotes",
                &["Two 😀", "end", "One"],
            ),
            (text, false, &[(13, 16, "Two")], "utf16 2 0 1/1 quotes", &["Two"]),
            // Ties go to the standard.
            ("plain text", false, &[(0, 5, "")], "points 2 0 2/2", &["plain"]),
            (text, false, &[(0, 3, "")], "points 2 0 2/2", &["One"]),
            // What became LF in XML may have been two.
            ("a\nb\ncde fg", true, &[(8, 10, "")], "points 1 0 2/2", &["fg"]),
            ("a\nb\ncde fg", true, &[(10, 12, "fg")], "points 2 0 1/1 quotes", &["fg"]),
            // Outside, upside down, within a character.
            (
                "abc",
                false,
                &[(-1, 2, ""), (0, 4, ""), (2, 1, ""), (i64::MIN, i64::MAX, ""), (3, 3, "")],
                "points 2 0 3/10",
                &["-", "-", "-", "-", ""],
            ),
        ];
        for (text, is_inline, asked, short, slices) in cases {
            let (seen, ranges) = found(text, is_inline, asked);
            assert_eq!(
                (seen.as_str(), ranges),
                (short, slices.iter().map(|s| (*s).to_owned()).collect()),
                "{asked:?}"
            );
        }
    }
}
