//! Where passages begin and end, in columns that no known program wrote.
//!
//! Takes the columns with their roles; gives two that hold a start and an end in every row the roles of a
//! range. Their names must say so, or the passages be as long as they say. Never takes years, or what belongs
//! to a person or a source rather than to a passage.

use super::coding::is_range;
use super::column::{Column, has_role, position_of};
use super::roles::{Reason, Role};
use super::weigh::is_label;
use crate::fold::trim;
use crate::format::Table;

/// Names of starts and of their ends, folded, the plainest first.
const PAIRS: [(&str, &str); 24] = [
    ("start", "end"),
    ("begin", "end"),
    ("beginning", "end"),
    ("from", "to"),
    ("pos0", "pos1"),
    ("pos 0", "pos 1"),
    ("position 0", "position 1"),
    ("start pos", "end pos"),
    ("startpos", "endpos"),
    ("start position", "end position"),
    ("start offset", "end offset"),
    ("start char", "end char"),
    ("char start", "char end"),
    ("startchar", "endchar"),
    ("segment start", "segment end"),
    ("selfirst", "selend"),
    ("start time", "end time"),
    ("begin time", "end time"),
    ("anfang", "ende"),
    ("von", "bis"),
    ("borjan", "slut"),
    ("alku", "loppu"),
    ("inicio", "fin"),
    ("debut", "fin"),
];
/// Words that make two longer names of one stem a start and its end.
const WORDS: [(&str, &str); 5] =
    [("start", "end"), ("begin", "end"), ("from", "to"), ("first", "last"), ("pos0", "pos1")];
/// Characters by which a passage may be longer or shorter than its range, or a tenth of it.
const SLACK: usize = 3;

/// Gives two columns the roles of a range, where no column has one.
pub(super) fn find(columns: &mut [Column<'_>], keys: &[String], table: &Table) {
    let owner = position_of(columns, &Role::Source).or(position_of(columns, &Role::Participant));
    let is_known = has_role(columns, |role| matches!(role, Role::RangeStart | Role::RangeEnd));
    // A column of nothing but valences is the codes where there are no others.
    let has_codes = has_role(columns, |role| is_label(role) || *role == Role::Valence);
    let Some(owner) = owner.filter(|_| has_codes && !is_known) else { return };
    let open: Vec<usize> = (0..columns.len())
        .filter(|&at| {
            columns.get(at).is_some_and(|column| match &column.taken {
                None => true,
                Some((role, reason)) => *role == Role::Ignored && *reason == Reason::Header,
            })
        })
        .collect();
    let excerpt = position_of(columns, &Role::Excerpt);
    let fits =
        |pair: &(usize, usize)| holds_ranges(table, *pair) && !is_of_owner(columns, owner, *pair);
    let found = by_plain_names(keys, &open)
        .find(fits)
        .or_else(|| by_stems(keys, &open).find(fits))
        .or_else(|| {
            let beside = open.windows(2).filter_map(|pair| match pair {
                [start, end] => Some((*start, *end)),
                _ => None,
            });
            let excerpt = excerpt?;
            beside.filter(fits).find(|pair| are_as_long_as_said(table, *pair, excerpt))
        });
    let Some((start, end)) = found else { return };
    for (at, role) in [(start, Role::RangeStart), (end, Role::RangeEnd)] {
        if let Some(column) = columns.get_mut(at) {
            column.taken = Some((role, Reason::Values));
        }
    }
}

fn by_plain_names<'k>(
    keys: &'k [String],
    open: &'k [usize],
) -> impl Iterator<Item = (usize, usize)> + 'k {
    let at = move |name: &'static str| {
        open.iter().copied().find(move |at| keys.get(*at).is_some_and(|key| key == name))
    };
    PAIRS.iter().filter_map(move |(start, end)| Some((at(start)?, at(end)?)))
}

fn by_stems<'k>(
    keys: &'k [String],
    open: &'k [usize],
) -> impl Iterator<Item = (usize, usize)> + 'k {
    let key = |at: usize| keys.get(at).map_or("", String::as_str);
    let replaced = |key: &str, from: &str, to: &str| -> Option<String> {
        let mut found = false;
        let words: Vec<&str> = key
            .split(' ')
            .map(|word| {
                found |= word == from;
                if word == from { to } else { word }
            })
            .collect();
        found.then(|| words.join(" "))
    };
    open.iter().filter_map(move |&start| {
        WORDS.iter().find_map(|(from, to)| {
            let wanted = replaced(key(start), from, to)?;
            let end = open.iter().copied().find(|&end| key(end) == wanted)?;
            Some((start, end))
        })
    })
}

/// Whether every row that says anything says a start and an end, some of them apart, and no years.
fn holds_ranges(table: &Table, (start, end): (usize, usize)) -> bool {
    let (mut rows, mut apart, mut years) = (0_usize, 0_usize, 0_usize);
    for row in 0..table.rows() {
        let (start, end) = (trim(table.text(row, start)), trim(table.text(row, end)));
        if start.is_empty() && end.is_empty() {
            continue;
        }
        let Some(is_apart) = is_range(start, end) else { return false };
        rows += 1;
        apart += usize::from(is_apart);
        years += usize::from(is_year(start) && is_year(end));
    }
    apart > 0 && years < rows && 2 * rows >= table.rows()
}

fn is_year(text: &str) -> bool {
    text.parse::<u32>().is_ok_and(|number| (1900..=2100).contains(&number))
}

/// Whether both columns say one thing for each source or person, where some have several rows.
fn is_of_owner(columns: &[Column<'_>], owner: usize, (start, end): (usize, usize)) -> bool {
    let Some(owner) = columns.get(owner).map(|column| &column.profile) else { return false };
    let constant =
        |at: usize| columns.get(at).is_some_and(|column| column.profile.constant_within(owner));
    owner.distinct() < owner.filled && constant(start) && constant(end)
}

/// Whether the passages of four rows in five are as long as their ranges say.
fn are_as_long_as_said(table: &Table, (start, end): (usize, usize), excerpt: usize) -> bool {
    let number = |row: usize, at: usize| trim(table.text(row, at)).parse::<usize>().ok();
    let is_as_long = |row: &usize| {
        let length = trim(table.text(*row, excerpt)).chars().count();
        let said = number(*row, end)
            .zip(number(*row, start))
            .and_then(|(end, start)| end.checked_sub(start));
        said.is_some_and(|said| length > 0 && said.abs_diff(length) <= SLACK.max(said / 10))
    };
    let rows = (0..table.rows()).filter(|row| !trim(table.text(*row, excerpt)).is_empty());
    let rows: Vec<usize> = rows.collect();
    let fitting = rows.iter().filter(|row| is_as_long(row)).count();
    rows.len() > 1 && 5 * fitting >= 4 * rows.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Role;
    use crate::dataset::guess_roles;
    use crate::format::{DecimalMark, ReadOptions, read};

    /// The headers of the range that is found.
    fn range_of(csv: &str) -> Option<(String, String)> {
        let read = read("a.csv", csv.as_bytes(), &ReadOptions::default(), &mut |_| {}).unwrap();
        let guesses = guess_roles(&read.value.table, DecimalMark::Point);
        let of = |role: Role| {
            guesses.iter().find(|guess| guess.role == role).map(|guess| guess.name.clone())
        };
        of(Role::RangeStart).zip(of(Role::RangeEnd))
    }

    const FIRST: &str = "we have no time for it all,20,46";
    const SECOND: &str = "the boss is in favour of it,30,57";
    const THIRD: &str = "nobody told us what to do,1,26";

    #[test]
    fn ranges_are_known_by_names_and_content() {
        let rows = |head: &str, cells: [&str; 3]| {
            let lines = cells.iter().zip(["I1", "I1", "I2"]).zip(["Cost", "Time", "Cost"]);
            let lines = lines.map(|((cells, file), code)| format!("{file},{code},{cells}\n"));
            format!("file,code,{head}\n{}", lines.collect::<String>())
        };
        for (head, cells, found) in [
            ("start,end", ["0,50", "40,60", "7,9"], true),
            ("pos0,pos1", ["0,50", "40,60", "7,9"], true),
            ("end,start", ["50,0", "60,40", "9,7"], true),
            ("sel_start,sel_end", ["0,50", "40,60", "7,9"], true),
            (
                "start time,end time",
                ["0:00:01,0:00:09", "0:01:00,0:02:00", "0:00:03,0:00:04"],
                true,
            ),
            ("Von,Bis", ["0,50", "40,60", "7,9"], true),
            // Passages as long as the columns say.
            ("text,x1,x2", [FIRST, SECOND, THIRD], true),
            // An end before its start, years, what belongs to the file, texts, points alone.
            ("start,end", ["0,50", "60,40", "7,9"], false),
            ("start,end", ["2015,2018", "2016,2018", "2015,2019"], false),
            ("start,end", ["1,9", "1,9", "2,7"], false),
            ("start,end", ["Monday,Friday", "May,June", "x,y"], false),
            ("start,end", ["5,5", "6,6", "7,7"], false),
            ("start,end", ["5,", "6,", "7,"], false),
            ("a,b", ["0,50", "40,60", "7,9"], false),
            (
                "text,x1,x2",
                [&FIRST.replace("20,46", "20,99"), SECOND, &THIRD.replace("26", "93")],
                false,
            ),
        ] {
            assert_eq!(range_of(&rows(head, cells)).is_some(), found, "{head} {cells:?}");
        }
        let several = "case,file,portion_start,portion_end,code,pos0,pos1\nA,F,0,100,Cost,10,20\n\
            B,F,100,300,Cost,150,170\nA,F,300,400,Time,310,330\n";
        assert_eq!(range_of(several), Some(("pos0".into(), "pos1".into())));
        assert_eq!(range_of("start,end,value\n0,5,1\n7,9,2\n"), None);
    }
}
