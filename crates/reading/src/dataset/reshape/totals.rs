//! Rows of sums and headings among the rows of a table of counts.

use super::count_row::{Row, add, equals, is_passed, names_sum};
use super::names_total;
use super::subtotals::nested;
use crate::dataset::total_words::{may_name_all, names_percents, says_worked_out};
use crate::dataset::valence_words::meaning_of_key;
use crate::dataset::word_list::listed;
use crate::fold::fold_word;
use crate::ids::slot_mut;

/// What a row of a table of counts is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// It counts; with the position of the heading it stands under.
    Counts(Option<usize>),
    /// It says what the rows below are.
    Heading,
    /// It says what the rows below are, and holds their sums.
    Sums,
    /// It holds sums.
    Total,
    /// It has a label and no count, where what was not found is written as 0.
    Nothing,
    /// Nothing stands in it.
    Blank,
}

/// Tells the rows apart. Sums are recognised by a name for them or by being them: a first or last row
/// that adds up all others, and rows that each add up those below them, throughout the table or as their
/// labels are set in. What stands below a sum under a name for a number or a share is worked out of it.
pub(super) fn kinds(rows: &[Row<'_>]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = rows.iter().map(first_look).collect();
    let counting = |kinds: &[Kind]| -> Vec<usize> {
        (0..rows.len()).filter(|&at| kinds.get(at) == Some(&Kind::Counts(None))).collect()
    };
    let plain = counting(&kinds);
    for (position, &at) in plain.iter().enumerate() {
        let Some(row) = rows.get(at) else { continue };
        let edge = position == 0 || position + 1 == plain.len();
        let others = plain.iter().filter(|&&other| other != at);
        let all = || adds_up(row, others.clone().filter_map(|&other| rows.get(other)), 3);
        let adds_up_two = || adds_up(row, others.clone().filter_map(|&other| rows.get(other)), 2);
        let named = || {
            names_part_total(row.label)
                && match ends_run(rows, &plain, position) {
                    None => false,
                    // As much as the one above may be by chance.
                    Some(1) => names_what_is_above(rows, at, &plain, position),
                    Some(_) => true,
                }
        };
        let of_two = || may_name_all(row.label) && adds_up_two();
        if edge && ((row.label.is_empty() || plain.len() > 4) && all() || of_two()) || named() {
            set(&mut kinds, at, Kind::Total);
        }
    }
    let mut below_total = false;
    for (kind, row) in kinds.iter_mut().zip(rows) {
        if below_total && *kind == Kind::Counts(None) && says_worked_out(row.label) {
            *kind = Kind::Total;
        }
        below_total = *kind == Kind::Total || below_total && *kind == Kind::Blank;
    }
    // Where zeros are written, a row without any count says nothing, and is no heading with nothing below.
    let zeros = rows.iter().flat_map(|row| &row.counts).any(|count| *count == Some(0));
    let last = kinds.iter().rposition(|kind| matches!(kind, Kind::Counts(_)));
    if zeros {
        let behind = kinds.iter_mut().skip(last.map_or(0, |last| last + 1));
        behind.filter(|kind| **kind == Kind::Heading).for_each(|kind| *kind = Kind::Nothing);
    }
    if let Some(kinds) = set_in(rows, &kinds, zeros) {
        return kinds;
    }
    if let Some(kinds) = under_others(rows, &kinds) {
        return kinds;
    }
    let headed = headings_hold(&kinds);
    if !headed {
        let instead = if zeros { Kind::Nothing } else { Kind::Counts(None) };
        for kind in &mut kinds {
            if *kind == Kind::Heading {
                *kind = instead;
            }
        }
        for at in blocks(rows, &counting(&kinds)).unwrap_or_default() {
            set(&mut kinds, at, Kind::Sums);
        }
    }
    let mut heading = None;
    for (at, kind) in kinds.iter_mut().enumerate() {
        match kind {
            Kind::Heading | Kind::Sums => heading = Some(at),
            Kind::Counts(under) => *under = heading,
            Kind::Total | Kind::Blank | Kind::Nothing => {}
        }
    }
    kinds
}

/// What stands set in below each row.
struct SetIn {
    /// The row that each stands below.
    parents: Vec<Option<usize>>,
    /// The sums of the rows just below each.
    sums: Vec<Vec<u64>>,
    /// How many they are.
    children: Vec<usize>,
}

impl SetIn {
    fn of(rows: &[Row<'_>], kinds: &[Kind]) -> Option<Self> {
        let mut parents: Vec<Option<usize>> = vec![None; rows.len()];
        let mut sums: Vec<Vec<u64>> = rows.iter().map(|row| vec![0; row.counts.len()]).collect();
        let mut children = vec![0_usize; rows.len()];
        let mut above: Vec<usize> = Vec::new();
        for (at, (row, kind)) in rows.iter().zip(kinds).enumerate() {
            if matches!(kind, Kind::Total | Kind::Blank) {
                continue;
            }
            while above
                .last()
                .and_then(|&last| rows.get(last))
                .is_some_and(|one| one.depth >= row.depth)
            {
                above.pop();
            }
            if let Some(&parent) = above.last() {
                *slot_mut(&mut parents, at)? = Some(parent);
                *slot_mut(&mut children, parent)? += 1;
                add(slot_mut(&mut sums, parent)?, Some(row));
            }
            above.push(at);
        }
        Some(Self { parents, sums, children })
    }
}

/// How a row stands to others that it may be the sum of.
pub(super) enum Compared {
    /// It is their sum.
    Equal,
    /// It counts as much as any of them in every column, and something else than their sum.
    Holds,
    /// It is none.
    Other,
}

/// Compares a row with those of which it may be the sum.
pub(super) fn compare(row: &Row<'_>, others: &[&Row<'_>]) -> Compared {
    let mut sums = vec![0; row.counts.len()];
    others.iter().for_each(|other| add(&mut sums, Some(other)));
    if sums.iter().all(|sum| *sum == 0) {
        return Compared::Other;
    }
    match equals(row, &sums) {
        true => Compared::Equal,
        false if others.iter().all(|other| holds(row, other)) => Compared::Holds,
        false => Compared::Other,
    }
}

/// A first or last row that counts although it holds the sums of the others, three at least; or a last one that
/// holds those of two that count both in two columns or more.
pub(super) fn adds_up_others(rows: &[Row<'_>], kinds: &[Kind]) -> Option<usize> {
    let counts = |at: &usize| matches!(kinds.get(*at), Some(Kind::Counts(_)));
    let counting: Vec<usize> = (0..rows.len()).filter(counts).collect();
    let edges = [counting.first().copied(), counting.last().copied()].into_iter().flatten();
    edges.filter_map(|at| rows.get(at).map(|row| (at, row))).find_map(|(at, row)| {
        let others: Vec<&Row<'_>> = counting
            .iter()
            .filter(|other| **other != at)
            .filter_map(|&other| rows.get(other))
            .collect();
        let of_all = |column: usize| {
            others.iter().all(|one| one.counts.get(column).is_some_and(|count| *count > Some(0)))
        };
        let shared = (0..row.counts.len()).filter(|&column| of_all(column)).count();
        let is_last = counting.last() == Some(&at);
        let least = if is_last && shared > 1 { 2 } else { 3 };
        adds_up(row, others.iter().copied(), least).then_some(at)
    })
}

/// True where a row counts as much as another in every column.
fn holds(row: &Row<'_>, other: &Row<'_>) -> bool {
    let mut pairs = row.counts.iter().zip(&other.counts);
    pairs.all(|(own, other)| own.unwrap_or(0) >= other.unwrap_or(0))
}

/// Rows that count, above others set in below them that count as much in no column more: they may be the sum of
/// those, with a slip or counted otherwise, or count beside them.
pub(super) fn may_be_sums(rows: &[Row<'_>], kinds: &[Kind]) -> Vec<usize> {
    let Some(SetIn { parents, .. }) = SetIn::of(rows, kinds) else { return Vec::new() };
    let mut below: Vec<Vec<&Row<'_>>> = vec![Vec::new(); rows.len()];
    for (parent, row) in parents.iter().zip(rows) {
        if let Some(below) = parent.and_then(|parent| below.get_mut(parent)) {
            below.push(row);
        }
    }
    let suspect = |at: &usize| {
        let counts = matches!(kinds.get(*at), Some(Kind::Counts(_)));
        let compared = rows.get(*at).zip(below.get(*at)).map(|(row, below)| compare(row, below));
        counts && matches!(compared, Some(Compared::Holds))
    };
    (0..rows.len()).filter(suspect).collect()
}

/// The kinds of rows whose labels are set in below what they belong to; `None` where no row that others are
/// set in under is a heading or their sum.
fn set_in(rows: &[Row<'_>], kinds: &[Kind], zeros: bool) -> Option<Vec<Kind>> {
    let SetIn { parents, sums, children } = SetIn::of(rows, kinds)?;
    let mut found = kinds.to_vec();
    let mut any = false;
    for (at, row) in rows.iter().enumerate() {
        if children.get(at).is_none_or(|children| *children == 0) {
            continue;
        }
        let blank = row.counts.iter().all(Option::is_none);
        let counts = sums.get(at).is_some_and(|sums| sums.iter().any(|sum| *sum > 0));
        let is_sum = counts && sums.get(at).is_some_and(|sums| equals(row, sums));
        if blank || is_sum {
            set(&mut found, at, if blank { Kind::Heading } else { Kind::Sums });
            any |= counts;
        }
    }
    if !any {
        return None;
    }
    for at in 0..found.len() {
        let heading = parents.get(at).copied().flatten();
        let heading =
            heading.filter(|&parent| matches!(found.get(parent), Some(Kind::Heading | Kind::Sums)));
        let childless = children.get(at) == Some(&0);
        let kind = match found.get(at) {
            Some(Kind::Counts(_)) => Kind::Counts(heading),
            Some(Kind::Heading) if childless && zeros => Kind::Nothing,
            Some(Kind::Heading) if childless => Kind::Counts(heading),
            _ => continue,
        };
        set(&mut found, at, kind);
    }
    Some(found)
}

/// The kinds of rows that stand under others at levels that the row of all holds together; `None` where they do not,
/// or headings say what stands under them.
fn under_others(rows: &[Row<'_>], kinds: &[Kind]) -> Option<Vec<Kind>> {
    let of_all = |at: &usize| {
        kinds.get(*at) == Some(&Kind::Total) && rows.get(*at).is_some_and(|row| names_all_rows(row))
    };
    let total = rows.get((0..rows.len()).find(of_all)?)?;
    if kinds.contains(&Kind::Heading) {
        return None;
    }
    let plain: Vec<usize> =
        (0..rows.len()).filter(|&at| kinds.get(at) == Some(&Kind::Counts(None))).collect();
    let counting: Vec<&Row<'_>> = plain.iter().filter_map(|&at| rows.get(at)).collect();
    let parents = nested(&counting, total)?;
    let mut found = kinds.to_vec();
    for (&at, parent) in plain.iter().zip(&parents) {
        let parent = parent.and_then(|parent| plain.get(parent)).copied();
        if let Some(parent) = parent {
            set(&mut found, parent, Kind::Sums);
        }
        set(&mut found, at, Kind::Counts(parent));
    }
    Some(found)
}

/// True for a row that is known to hold what all rows hold together.
fn names_all_rows(row: &Row<'_>) -> bool {
    row.is_sum || row.label.is_empty() || names_total(row.label)
}

fn set(kinds: &mut [Kind], at: usize, to: Kind) {
    if let Some(kind) = slot_mut(kinds, at) {
        *kind = to;
    }
}

fn first_look(row: &Row<'_>) -> Kind {
    let blank = row.counts.iter().all(Option::is_none);
    match (blank, row.label.is_empty()) {
        (true, true) => Kind::Blank,
        (true, false) => Kind::Heading,
        (false, _) if row.is_sum || names_sum(row.label) || names_percents(row.label) => {
            Kind::Total
        }
        (false, _) => Kind::Counts(None),
    }
}

/// Whether rows without counts are headings: the first row is one and each has rows under it.
fn headings_hold(kinds: &[Kind]) -> bool {
    let mut before = None;
    for kind in
        kinds.iter().filter(|kind| !matches!(kind, Kind::Blank | Kind::Total | Kind::Nothing))
    {
        let heading = *kind == Kind::Heading;
        if before.is_none() && !heading || before == Some(true) && heading {
            return false;
        }
        before = Some(heading);
    }
    before == Some(false)
}

/// Names of sums of the rows above up to the one before; folded.
const PART_SUMS: &str = "zwischensumme,zwischensummen,teilsumme,delsumma,delsum,delsumme,mellansumma,mellomsum,sous total,\
    suma parcial,total parcial,totale parziale,subtotale,tussentotaal,subtotaal,valisumma,suma czesciowa";

/// `Total inner setting`, `Inner setting, sum`.
fn names_part_total(label: &str) -> bool {
    let key = fold_word(label);
    listed(PART_SUMS, &key)
        || key.starts_with("sub") && names_total(key.trim_start_matches("sub").trim())
        || [key.split_once(' '), key.rsplit_once(' ').map(|(rest, word)| (word, rest))]
            .into_iter()
            .flatten()
            .any(|(word, _)| word == "ergebnis" || crate::dataset::total_words::names_total(word))
}

/// True for a sum of parts that is called after the row above it or the heading above that, or after nothing.
fn names_what_is_above(rows: &[Row<'_>], at: usize, plain: &[usize], position: usize) -> bool {
    let Some(row) = rows.get(at) else { return false };
    let key = fold_word(row.label);
    let blank = |row: &&Row<'_>| !row.label.is_empty() && row.counts.iter().all(Option::is_none);
    let heading = rows.get(..at).and_then(|above| above.iter().rfind(blank));
    let above = position.checked_sub(1).and_then(|above| rows.get(*plain.get(above)?));
    let mut names = [heading, above].into_iter().flatten().map(|row| fold_word(row.label));
    // Whole words.
    let within = format!(" {key} ");
    let is_bare = listed(PART_SUMS, &key) || !key.contains(' ') || key == "sub total";
    let says_valence = |word: &str| meaning_of_key(word).is_some_and(|meaning| meaning.strong);
    is_bare
        || key.split(' ').any(says_valence)
        || names.any(|name| !name.is_empty() && within.contains(&format!(" {name} ")))
}

/// How many of the rows just above it a row adds up; `None` where it adds up none.
fn ends_run(rows: &[Row<'_>], plain: &[usize], position: usize) -> Option<usize> {
    let row = plain.get(position).and_then(|&at| rows.get(at))?;
    if row.counts.iter().flatten().all(|count| *count == 0) {
        return None;
    }
    let mut sums = vec![0_u64; row.counts.len()];
    for (nth, &above) in plain.get(..position).unwrap_or(&[]).iter().rev().enumerate() {
        add(&mut sums, rows.get(above));
        if equals(row, &sums) {
            return Some(nth + 1);
        }
        if is_passed(row, &sums) {
            return None;
        }
    }
    None
}

/// True where a row adds up `others`, of which at least `least` count anything.
fn adds_up<'a>(row: &Row<'_>, others: impl Iterator<Item = &'a Row<'a>>, least: usize) -> bool {
    let mut sums = vec![0_u64; row.counts.len()];
    let mut counting = 0;
    for other in others {
        counting += usize::from(other.counts.iter().flatten().any(|count| *count > 0));
        add(&mut sums, Some(other));
    }
    counting >= least && equals(row, &sums) && sums.iter().any(|sum| *sum > 0)
}

/// Rows that each add up the rows below them up to the next one, two blocks at least, with nothing
/// left over: then the first row of each block. Two columns must count, for the sums of one may come
/// about by chance.
fn blocks(rows: &[Row<'_>], plain: &[usize]) -> Option<Vec<usize>> {
    let mut heads = Vec::new();
    let mut position = 0;
    let mut columns: Vec<bool> = Vec::new();
    while position < plain.len() {
        let head = *plain.get(position)?;
        let row = rows.get(head)?;
        columns.resize(row.counts.len(), false);
        for (counts, count) in columns.iter_mut().zip(&row.counts) {
            *counts |= count.unwrap_or(0) > 0;
        }
        let mut sums = vec![0_u64; row.counts.len()];
        let mut members = 0;
        loop {
            let member = plain.get(position + 1 + members).and_then(|&at| rows.get(at))?;
            add(&mut sums, Some(member));
            members += 1;
            if is_passed(row, &sums) {
                return None;
            }
            if members >= 2 && equals(row, &sums) {
                break;
            }
        }
        // Members that count nothing belong to the block before them, unless they are heads.
        while let Some(&next) = plain.get(position + 1 + members)
            && rows
                .get(next)
                .is_some_and(|row| row.counts.iter().all(|count| count.unwrap_or(0) == 0))
        {
            members += 1;
        }
        heads.push(head);
        position += 1 + members;
    }
    (heads.len() >= 2 && columns.iter().filter(|counts| **counts).count() >= 2).then_some(heads)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `label|3|4`, blank cells being blank; one letter a kind in the answer.
    fn found(rows: &[&str]) -> String {
        let rows: Vec<Row<'_>> = rows
            .iter()
            .map(|row| {
                let mut cells = row.split('|');
                let label = cells.next().unwrap_or("");
                let (depth, label) = (label.len() - label.trim_start().len(), label.trim());
                let counts = cells.map(|cell| cell.parse().ok()).collect();
                Row { label, counts, depth, is_sum: false }
            })
            .collect();
        let letters = kinds(&rows).into_iter().map(|kind| match kind {
            Kind::Counts(None) => 'c'.to_string(),
            Kind::Counts(Some(heading)) => heading.to_string(),
            Kind::Heading => "H".to_owned(),
            Kind::Sums => "S".to_owned(),
            Kind::Total => "T".to_owned(),
            Kind::Nothing => "n".to_owned(),
            Kind::Blank => "-".to_owned(),
        });
        letters.collect()
    }

    #[test]
    fn many_rows_that_are_called_sums_are_looked_at() {
        let rows: Vec<String> = (0..50_000).map(|at| format!("Total a|{}|1", at + 2)).collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        assert_eq!(found(&rows), "c".repeat(rows.len()));
        let zeros = vec!["Total a|0|0"; 50_000];
        assert_eq!(found(&zeros), "c".repeat(zeros.len()));
    }

    #[test]
    fn sums_and_headings_are_told_from_counts() {
        for (rows, kinds) in [
            (&["a|1|2", "b|3|0", "Total|4|2"][..], "ccT"),
            (&["a|1|2", "b|3|0", "Summe|9|9"], "ccT"),
            (&["a|1|2", "b|3|0", "|4|2"], "ccc"),
            (&["a|1|2", "b|3|0", "c|1|1", "|5|3"], "cccT"),
            (&["a|1|2", "b|3|0", "c|1|1", "d|2|2", "All codes|7|5"], "ccccT"),
            // Four rows may add up by chance.
            (&["a|1|2", "b|3|0", "c|1|1", "d|5|3"], "cccc"),
            (&["Inner||", "a|1|2", "b|3|0", "Outer||", "c|1|1"], "H00H3"),
            (&["Inner||", "a|1|2", "", "Total|1|2"], "H0-T"),
            // A code that nobody mentioned is no heading.
            (&["a|1|2", "b||", "c|1|1"], "ccc"),
            (&["a||", "b||", "c|1|1"], "ccc"),
            (&["Inner|4|2", "a|1|2", "b|3|0", "Outer|2|2", "c|1|1", "d|1|1"], "S00S33"),
            (&["Inner|4|2", "a|1|2", "b|3|0", "Outer|2|3", "c|1|1", "d|1|1"], "cccccc"),
            (&["a|1|2", "b|3|0", "Total inner|4|2", "c|1|1", "Subtotal|1|1"], "ccTcT"),
            (&["a|1|2", "Total quality|5|5", "c|1|1"], "ccc"),
            // As much as the one above.
            (&["a|1|2", "Total quality|1|2", "c|1|1"], "ccc"),
            (&["a|1|2", "Quality, overall|1|2", "c|1|1"], "ccc"),
            (&["Inner||", "a|1|2", "Total inner|1|2", "Outer||", "c|1|1"], "H0TH3"),
            (&["a|1|2", "Total a|1|2", "c|1|1"], "cTc"),
            // Rows below a sum that are worked out.
            (&["a|1|2", "b|3|0", "Total|4|2", "n|2|1", "%|66|33"], "ccTTT"),
            (&["a|1|2", "n|3|0", "Total|4|2"], "ccT"),
            (&["a|1|2", "Total|1|2", "Cost|3|1", "n|2|2"], "cTcc"),
            // Where zeros are written, a blank row says nothing.
            (&["a|1|2", "b|0|0", "none found||"], "ccn"),
            (&["a|1|2", "b||", "c|0|1"], "cnc"),
            (&["Inner||", "a|1|2", "b|3|0", "Outer||", "c|1|1", "none found||"], "H00H3n"),
            // Labels set in.
            (
                &["A|4|6", " a|2|5", " b|2|1", "B|0|8", " c|0|5", " d|0|3", "C|0|0", " none||"],
                "S00S33cn",
            ),
            (&["A|3|1", " a|3|1", "B|2|2"], "S0c"),
            (&["A||", " a|3|1", " b|1|1", "B||", " c|2|2"], "H00H3"),
            // A parent that was applied by itself too, and one that is 0 like its parts.
            (&["A|4|6", " a|2|5", " b|1|1", "B|2|2"], "cccc"),
            (&["A|0|0", " a|0|0", "B|2|2"], "ccc"),
            (&[], ""),
        ] {
            assert_eq!(found(rows), kinds, "{rows:?}");
        }
    }
}
