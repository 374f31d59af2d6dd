//! Headers of several rows: groups above, what is meant of each group below.
//!
//! Takes the first records of a sheet or file and the cells that are merged in them; gives how many
//! of them are the header, and the names that they make together. A row is only taken where the rows
//! below tell it from data: a title or a row of data must not become part of the names.

use std::collections::HashMap;

use crate::format::number::{flag_word, number};
use crate::format::{DecimalMark, limits};
use crate::schema::LEVELS;

/// Most rows that a header may have where the user says so.
pub(in crate::format) const MOST_ROWS: usize = 5;
/// Longest label of a group, in characters, where only its merged cells speak for it.
const LONGEST_LABEL: usize = 40;

/// Merged cells of a row: first and last column of each, in order, none over another.
pub(in crate::format) type Spans = Vec<(usize, usize)>;

/// What stands over a column in the upper of two rows.
#[derive(Clone, Copy, Default)]
struct Over<'a> {
    label: &'a str,
    /// The label stands in a column further left.
    continued: bool,
    /// The column lies under merged cells.
    merged: bool,
}

/// How many records from `index` on are the header: 3, 2 or 1.
pub(in crate::format) fn rows_at(records: &[Vec<String>], spans: &[Spans], index: usize) -> usize {
    let fitting = [3, 2].into_iter().find(|&rows| {
        let Some(candidates) = records.get(index..index + rows) else { return false };
        // One long label over many columns would be repeated in each of their names.
        let longest = |row: &Vec<String>| row.iter().map(String::len).max().unwrap_or(0);
        if candidates.iter().map(longest).sum::<usize>() > limits::HEADER_BYTES {
            return false;
        }
        let below = records.get(index + rows..).unwrap_or(&[]);
        let spans = spans.get(index..).unwrap_or(&[]);
        let mut lower = candidates.last().cloned().unwrap_or_default();
        for (at, upper) in candidates.iter().enumerate().rev().skip(1) {
            let spans = spans.get(at).map_or(&[][..], Vec::as_slice);
            let higher = candidates.get(..at).unwrap_or(&[]);
            if !fits(upper, spans, &lower, below, higher) {
                return false;
            }
            lower = join(upper, spans, &lower);
        }
        let named: Vec<&String> = lower.iter().filter(|name| !name.is_empty()).collect();
        named.iter().collect::<std::collections::HashSet<_>>().len() == named.len()
    });
    fitting.unwrap_or(1)
}

/// The names that the rows of a header make together, the parts from top to bottom.
pub(in crate::format) fn joined(rows: &[Vec<String>], spans: &[Spans]) -> Vec<String> {
    let Some((last, upper)) = rows.split_last() else { return Vec::new() };
    if upper.is_empty() {
        return last.clone();
    }
    upper.iter().enumerate().rev().fold(last.clone(), |lower, (at, upper)| {
        join(upper, spans.get(at).map_or(&[], Vec::as_slice), &lower)
    })
}

fn join(upper: &[String], spans: &[(usize, usize)], lower: &[String]) -> Vec<String> {
    let over = labels(upper, spans, lower);
    let names =
        over.iter().enumerate().map(|(column, over)| match (over.label, text(lower, column)) {
            ("", name) | (name, "") => name.to_owned(),
            (label, name) if label == name => name.to_owned(),
            (label, name) => format!("{label}{LEVELS}{name}"),
        });
    names.collect()
}

/// What stands over each column. Where no cells of the row are merged a label reaches over the
/// blanks to its right, as far as something stands under it.
fn labels<'a>(upper: &'a [String], spans: &[(usize, usize)], lower: &[String]) -> Vec<Over<'a>> {
    let width = upper.len().max(lower.len());
    let mut over = vec![Over::default(); width];
    let mut reaching = "";
    for (column, slot) in over.iter_mut().enumerate() {
        let own = text(upper, column);
        let is_named = !text(lower, column).is_empty();
        if !own.is_empty() {
            // A label that is written over each of its columns reaches over them too.
            slot.continued = is_named && own == reaching;
            reaching = if is_named && spans.is_empty() { own } else { "" };
            slot.label = own;
        } else if !is_named {
            reaching = "";
        } else {
            slot.label = reaching;
            slot.continued = !reaching.is_empty();
        }
    }
    for &(from, to) in spans {
        let label = text(upper, from);
        for (column, slot) in over.iter_mut().enumerate().take(to + 1).skip(from) {
            if !label.is_empty() && (column == from || text(upper, column).is_empty()) {
                *slot = Over { label, continued: column > from, merged: true };
            }
        }
    }
    over
}

/// True where one row holds groups and the other what is meant of each.
///
/// Both hold words only; two labels at least stand above, one of them over several columns. Each
/// column with a label above and a name below must show that the name is none of the data: what
/// stands under it are counts, or the name comes again in another group, or the label's cells are
/// merged, or numbers number the sites. And no such name comes again under itself. What stands in rows still
/// `higher` names a column too.
fn fits(
    upper: &[String],
    spans: &[(usize, usize)],
    lower: &[String],
    below: &[Vec<String>],
    higher: &[Vec<String>],
) -> bool {
    let filled = |row: &[String]| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    if filled(upper) < 2 || filled(lower) < 2 || upper.iter().any(|cell| is_number(cell)) {
        return false;
    }
    let over = labels(upper, spans, lower);
    let numbered = lower.iter().any(|cell| is_number(cell));
    if numbered && !numbers_owners(&over, lower, below) {
        return false;
    }
    let mut uses: HashMap<&str, usize> = HashMap::new();
    for (column, over) in over.iter().enumerate() {
        if !over.label.is_empty() {
            *uses.entry(text(lower, column)).or_default() += 1;
        }
    }
    let first_number = lower.iter().position(|cell| is_number(cell)).unwrap_or(0);
    let mut shown = false;
    for (column, over) in over.iter().enumerate() {
        let name = text(lower, column);
        let mut values = below.iter().map(|row| text(row, column)).filter(|text| !text.is_empty());
        let named = higher.iter().any(|row| !text(row, column).is_empty());
        if over.label.is_empty() && name.is_empty() && !named && values.clone().next().is_some() {
            return false;
        }
        if over.label.is_empty() || name.is_empty() {
            continue;
        }
        if values.clone().any(|value| value == name) {
            return false;
        }
        let is_blank = values.clone().next().is_none();
        // Before the first number stands what the numbers are of.
        let counts = numbered && (is_number(name) || column < first_number)
            || !is_blank
                && (is_measure(name) || !is_count(name))
                && values.all(|value| is_count(value) || flag_word(value).is_some());
        let again = uses.get(name).is_some_and(|uses| *uses > 1);
        let merged = over.merged && is_label(over.label);
        if !(counts || again || merged || is_blank) {
            return false;
        }
        shown |= over.continued && (counts || again || merged);
    }
    shown || is_one_measure(&over, lower, below)
}

/// True where each label stands over one column and all their names are the same, beside a column that has a name and
/// no label: what is measured is said under every site, over numbers.
fn is_one_measure(over: &[Over<'_>], lower: &[String], below: &[Vec<String>]) -> bool {
    let labelled =
        || (0..over.len()).filter(|&at| over.get(at).is_some_and(|one| !one.label.is_empty()));
    let mut names = labelled().map(|at| text(lower, at));
    let Some(first) = names.next() else { return false };
    let mut labels: Vec<&str> =
        over.iter().map(|one| one.label).filter(|one| !one.is_empty()).collect();
    let all = labels.len();
    labels.sort_unstable();
    labels.dedup();
    let beside = (0..over.len()).any(|at| {
        over.get(at).is_some_and(|one| one.label.is_empty()) && !text(lower, at).is_empty()
    });
    let numbers = |at: usize| {
        let mut values = below.iter().map(|row| text(row, at)).filter(|text| !text.is_empty());
        values.clone().next().is_some() && values.all(is_number)
    };
    all > 1
        && labels.len() == all
        && beside
        && first.chars().count() > 2
        && names.all(|name| name == first)
        && labelled().all(numbers)
}

/// Words for what is numbered over a column.
const OWNERS: [&str; 24] = [
    "school",
    "site",
    "sites",
    "centre",
    "center",
    "clinic",
    "hospital",
    "ward",
    "practice",
    "unit",
    "team",
    "facility",
    "organisation",
    "organization",
    "participant",
    "respondent",
    "informant",
    "interview",
    "case",
    "study",
    "id",
    "no",
    "number",
    "nr",
];

/// True where the numbers of a row number the sites (or people) under the groups above: small whole numbers
/// that all differ, three at least, each under a label, beside a word that says so or beginning with 1 and
/// without a gap above cells with signs. Counts are none of that.
fn numbers_owners(over: &[Over<'_>], lower: &[String], below: &[Vec<String>]) -> bool {
    let mut numbers: Vec<u32> = Vec::new();
    let mut said = false;
    for (column, over) in over.iter().enumerate() {
        let name = text(lower, column);
        if !is_number(name) {
            let word = name.trim_end_matches([':', '.']).to_lowercase();
            said |= numbers.is_empty() && word.split_whitespace().any(|one| OWNERS.contains(&one));
            continue;
        }
        let Some(number) = name.parse().ok().filter(|number| *number < 1000) else { return false };
        if over.label.is_empty() || numbers.contains(&number) {
            return false;
        }
        numbers.push(number);
    }
    let in_order = numbers.iter().zip(1..).all(|(number, expected)| *number == expected);
    let signed = || {
        let under = |row: &Vec<String>| {
            (0..lower.len()).any(|column| {
                let is_sign = |letter: char| letter == '+' || is_minus(letter);
                is_number(text(lower, column))
                    && text(row, column).strip_prefix(is_sign).is_some_and(is_count)
            })
        };
        2 * below.iter().filter(|row| under(row)).count() >= below.len().max(1)
    };
    numbers.len() >= 3 && (said || in_order && signed())
}

fn is_minus(letter: char) -> bool {
    matches!(letter, '-' | '\u{2012}' | '\u{2013}' | '\u{2212}')
}

fn text(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", |cell| super::trimmed(cell))
}

fn is_number(cell: &str) -> bool {
    let cell = cell.trim();
    [DecimalMark::Point, DecimalMark::Comma].iter().any(|mark| number(cell, *mark).is_some())
}

/// A count, a share or a mark: `12`, `3 (25 %)`, `< 5`, `x`, `+`, `–`.
fn is_count(value: &str) -> bool {
    let bare = value.trim_start_matches(|c: char| !c.is_alphanumeric());
    bare.is_empty()
        || bare.starts_with(|c: char| c.is_ascii_digit())
        || bare.eq_ignore_ascii_case("x")
}

/// A sign for shares or numbers, which names a column without a letter.
fn is_measure(name: &str) -> bool {
    matches!(name, "%" | "#" | "‰" | "№")
}

/// A label of a group and not what stands in a title: short, without numbers and colons.
fn is_label(label: &str) -> bool {
    label.chars().count() <= LONGEST_LABEL
        && !label.contains(|c: char| c == ':' || c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of cells divided by `|`.
    fn records(rows: &[&str]) -> Vec<Vec<String>> {
        rows.iter().map(|row| row.split('|').map(str::to_owned).collect()).collect()
    }

    /// Rows, merged cells of the first, rows that are the header, and the names that they make.
    type Case = (&'static [&'static str], &'static [(usize, usize)], usize, &'static str);

    #[test]
    fn headers_of_several_rows_are_joined() {
        let cases: [Case; 17] = [
            // Sites that are numbered under their groups.
            (
                &[
                    "Implementation|Low||High||Differs",
                    "School|1|2|3|4|",
                    "I. Characteristics|||||",
                    "Adaptability|+ 1|+ 1|\u{2212}2|Missing|*",
                ],
                &[],
                2,
                "Implementation / School|Low / 1|Low / 2|High / 3|High / 4|Differs",
            ),
            (
                &["|Low||High|", "Construct|1|2|3|4", "Cost|-1|+1|-2|+2", "Time|0|+1|-1|+2"],
                &[],
                2,
                "Construct|Low / 1|Low / 2|High / 3|High / 4",
            ),
            // Not so: counts in the first row of data, numbers that come again, years.
            (&["Code|Low||High|", "Cost|1|2|3|4", "Time|4|1|0|2"], &[], 1, "Code|Low||High|"),
            (&["Code|Low||High|", "Site|1|2|1|2", "Time|4|1|0|2"], &[], 1, "Code|Low||High|"),
            (
                &["Code|Low||High|", "Site|2019|2020|2021|2022", "Time|4|1|0|2"],
                &[],
                1,
                "Code|Low||High|",
            ),
            // Three rows with merged cells, one of them over all rows.
            (
                &[
                    "Domain|Hospital|||Community",
                    "|Nurses||Doctors|Nurses",
                    "|Barrier|Facilitator|Barrier|Barrier",
                    "Knowledge|4|2|1|3",
                ],
                &[(1, 3)],
                3,
                "Domain|Hospital / Nurses / Barrier|Hospital / Nurses / Facilitator|Hospital / Doctors / Barrier|Community / Nurses / Barrier",
            ),
            (
                &[
                    "Construct|Nurses||Doctors|",
                    "|Barrier (n)|Facilitator (n)|Barrier (n)|Facilitator (n)",
                    "Cost|3|4|5|6",
                ],
                &[],
                2,
                "Construct|Nurses / Barrier (n)|Nurses / Facilitator (n)|Doctors / Barrier (n)|Doctors / Facilitator (n)",
            ),
            // A column without a group, and one between the groups that is blank throughout.
            (
                &[
                    "|Barriers|||Facilitators||Total",
                    "Construct|Site A|Site B||Site A|Site B|",
                    "Cost|3|4||5|6|18",
                    "Time|1|||0|2|3",
                ],
                &[],
                2,
                "Construct|Barriers / Site A|Barriers / Site B||Facilitators / Site A|Facilitators / Site B|Total",
            ),
            // Names that differ from group to group, over counts and shares.
            (
                &[
                    "Theme|Before||After|",
                    "|Hinder|Help|Slow|Fast",
                    "Cost|3 (25 %)|–|5 (10 %)|6",
                    "Time|1|< 5|x|1",
                ],
                &[],
                2,
                "Theme|Before / Hinder|Before / Help|After / Slow|After / Fast",
            ),
            // Three rows.
            (
                &[
                    "|Nurses||||Doctors|||",
                    "|Barriers||Facilitators||Barriers||Facilitators|",
                    "Construct|n|%|n|%|n|%|n|%",
                    "Cost|1|2|3|4|5|6|7|8",
                ],
                &[],
                3,
                "Construct|Nurses / Barriers / n|Nurses / Barriers / %|Nurses / Facilitators / n|Nurses / Facilitators / %|Doctors / Barriers / n|Doctors / Barriers / %|Doctors / Facilitators / n|Doctors / Facilitators / %",
            ),
            // Text under merged cells.
            (
                &[
                    "Interview||Coding||",
                    "Participant|Site|Theme|Code|Type",
                    "P1|A|Cost|Pay|Barrier",
                    "P2|B|Time|Hours|Barrier",
                ],
                &[(0, 1), (2, 4)],
                2,
                "Interview / Participant|Interview / Site|Coding / Theme|Coding / Code|Coding / Type",
            ),
            // Merged cells end where they end.
            (
                &[
                    "Construct|Nurses||",
                    "|Barrier|Facilitator|Note",
                    "Cost|3|4|as said",
                    "Time|3|4|here",
                ],
                &[(1, 2)],
                2,
                "Construct|Nurses / Barrier|Nurses / Facilitator|Note",
            ),
            // Not so: the same cells without merging, for a title looks alike.
            (
                &[
                    "Interview||Coding||",
                    "Participant|Site|Theme|Code|Type",
                    "P1|A|Cost|Pay|Barrier",
                    "P2|B|Time|Hours|Barrier",
                ],
                &[],
                1,
                "Interview||Coding||",
            ),
            (
                &[
                    "Study: Sites in the north||May||",
                    "Participant|Site|Theme|Code|Type",
                    "P1|A|Cost|Pay|Barrier",
                    "P2|B|Time|Hours|Barrier",
                ],
                &[(0, 1), (2, 4)],
                1,
                "Study: Sites in the north||May||",
            ),
            // A header with names missing, and data.
            (
                &["participant|code||type|", "P1|Cost|a|Barrier|b", "P2|Time|c|Barrier|d"],
                &[],
                1,
                "participant|code||type|",
            ),
            (&["id|n||m|", "1|3|4|5|6", "2|3|4|5|6"], &[], 1, "id|n||m|"),
            (&["Code|n||%|", "Cost|few|some|few|some", "Time|3|4|5|6"], &[], 1, "Code|n||%|"),
        ];
        for (rows, spans, expected, names) in cases {
            let records = records(rows);
            let spans = vec![spans.to_vec()];
            let found = rows_at(&records, &spans, 0);
            assert_eq!(found, expected, "{rows:?}");
            let made = joined(records.get(..found).unwrap_or(&[]), &spans);
            assert_eq!(made.join("|"), names);
        }
    }

    #[test]
    fn ordinary_tables_have_one_header_row() {
        let cases: [&[&str]; 9] = [
            &["participant|code|type", "P1|Cost|Barrier", "P2|Time|Facilitator"],
            &["participant|Cost|Time", "P1|1|0", "P2|0|2"],
            &["Construct|Barriers|Facilitators", "Inner setting||", "Cost|3|4", "Time|3|1"],
            &["a|b||", "x|y|z|", "x|y|w|"],
            // Groups of rows with blank cells.
            &["Domain|Construct|n", "Outer setting||", "|Policy|3", "|Needs|4"],
            // The first row of data lacks a number and has a word.
            &["Code|n|", "Cost|none|", "Time|3|4"],
            &["p|Barrier|Barrier|Facilitator", "P1|Cost||Support", "P2|Time|Cost|Support"],
            // A participant in the first row whose words come again.
            &["|barrier||facilitator|", "P1|Cost|Time|Cost|Time", "P2|Cost|Time|Cost|Pay"],
            &["only one row||", "P1|x|y"],
        ];
        for rows in cases {
            assert_eq!(rows_at(&records(rows), &[], 0), 1, "{rows:?}");
        }
        assert_eq!(rows_at(&[], &[], 0), 1);
    }

    #[test]
    fn a_long_label_is_repeated_in_no_name() {
        for (bytes, expected) in [(1000, 2), (limits::HEADER_BYTES, 1), (limits::FIELD_BYTES, 1)] {
            let label = "x".repeat(bytes);
            let names: String = (0..limits::COLUMNS).map(|at| format!("|name {at}")).collect();
            let upper = format!("Construct|{label}{}other", "|".repeat(limits::COLUMNS - 1));
            let records = records(&[&upper, &names, &"|1".repeat(limits::COLUMNS)]);
            assert_eq!(rows_at(&records, &[], 0), expected, "{bytes}");
        }
    }

    #[test]
    fn rows_asked_for_are_joined_whatever_they_hold() {
        let rows = records(&["2023||2024", "a|b|a", "1|x"]);
        assert_eq!(joined(&rows, &[]), ["2023 / a / 1", "2023 / b / x", "2024 / a"]);
        assert_eq!(joined(&[], &[]), Vec::<String>::new());
    }
}
