//! Rows that say the valence of those below them: `Barriers`, then its codes, `Facilitators`, then theirs.
//!
//! Takes a table; gives such rows with their valences. Never takes a code for one that bears the name of a
//! valence among others, a row of somebody, or a table whose columns say valences.

use super::cells::{Fraction, count_of, is_percentage};
use super::heads::{self, Head};
use super::numbered_titles::without_number_of_table;
use super::review::valence_of_header;
use super::section_ends::{Line, ends_of_sections};
use crate::dataset::Role;
use crate::dataset::code_list::names_parents;
use crate::dataset::file_stem::file_stem;
use crate::dataset::headers::{self, EXACT};
use crate::dataset::items::BULLETS;
use crate::dataset::valence_words::{is_direction, is_unsure_alone, meaning_of_key};
use crate::dataset::word_list::listed;
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table};
use crate::valence::Valence;

/// Words behind a valence that say of what it is.
const LINKS: &str = "to,of,for,towards,in,with,zu,zur,zum,fur,bei,der,des,till,mot,for,av,med,til,para,a,al,de,del,a la,aux,\
    au,di,all,per,voor,van,do,dla,w";

/// Rows that say the valence of those below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sections {
    /// The column in which they say it.
    pub column: usize,
    /// The rows in order, with what each says.
    pub rows: Vec<(usize, Valence)>,
    /// Rows that are headings of others than these and end the section above them.
    pub ends: Vec<usize>,
    /// What is said of the rows above the first of them.
    pub above: Option<(Above, Valence)>,
}

/// What says the valence of the rows above the first that says one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Above {
    /// The title above the header.
    Title,
    /// The header of the column: it names no column then, and stands above its rows as the others do.
    Header,
}

/// True where a column that holds something says valences by its header.
pub fn has_valences(table: &Table) -> bool {
    !columns_of_valences(table).is_empty()
}

pub(super) fn columns_of_valences(table: &Table) -> Vec<usize> {
    let says_valence = |header: &String| {
        let head = heads::read(header);
        let named = headers::candidates(&fold_word(header));
        head.sure && head.valence != Valence::Missing
            || named.iter().any(|(role, weight)| {
                matches!(role, Role::Valence | Role::Rating) && *weight >= EXACT
            })
    };
    let any =
        |column: usize| (0..table.rows()).any(|row| !trim(table.text(row, column)).is_empty());
    let headers = table.headers().iter().enumerate();
    let said = headers.filter(|(column, header)| says_valence(header) && any(*column));
    said.map(|(column, _)| column).collect()
}

/// The direction that the name of a file says in a word, where it says one alone: `study_barriers.csv`.
pub fn direction_of_file(name: &str) -> Option<Valence> {
    direction_of_name(file_stem(name))
}

/// The direction that a name says in a word, where it says one alone: `Barriers (wave 2)`.
pub fn direction_of_name(name: &str) -> Option<Valence> {
    let words = name.split(|letter: char| !letter.is_alphanumeric());
    let mut found = None;
    for word in words.filter(|word| !word.is_empty()) {
        let meaning = meaning_of_key(&fold_word(word)).filter(|meaning| meaning.strong);
        let valence = meaning.map(|meaning| meaning.valence).filter(|one| is_direction(*one));
        match (found, valence) {
            (Some(one), Some(other)) if one != other => return None,
            (None, Some(_)) => found = valence,
            _ => {}
        }
    }
    found
}

/// Finds the rows; `None` where there are none.
pub fn sections(table: &Table, decimal: DecimalMark) -> Option<Sections> {
    if table.sheet_column().is_some() || table.ranges().is_some() {
        return None;
    }
    let said = columns_of_valences(table);
    if let [column] = said.as_slice() {
        return under_header(table, decimal, *column);
    }
    if !said.is_empty() {
        return None;
    }
    if table.width() == 1 {
        return in_one_column(table, decimal, None);
    }
    if names_parents(table) {
        return None;
    }
    let title = valence_of_section(table.title()).map(|valence| (Above::Title, valence));
    let mut columns = 0..table.width();
    let of_title =
        || title.map(|_| Sections { column: 0, rows: Vec::new(), ends: Vec::new(), above: title });
    columns.find_map(|column| in_column(table, decimal, column, title)).or_else(of_title)
}

/// The rows below a header that is itself the first to say a valence: `Barriers`, its codes, `Facilitators`, theirs.
/// Another direction must stand among them.
fn under_header(table: &Table, decimal: DecimalMark, column: usize) -> Option<Sections> {
    let header = table.headers().get(column)?;
    let own = valence_beside_another(header).filter(|valence| is_direction(*valence))?;
    let above = Some((Above::Header, own));
    let found = match table.width() {
        1 => in_one_column(table, decimal, above),
        _ => in_column(table, decimal, column, above),
    }?;
    let turns = found.rows.first().is_some_and(|(row, valence)| {
        *valence != own && (0..*row).any(|above| !trim(table.text(above, column)).is_empty())
    });
    (turns && found.rows.iter().all(|(_, valence)| is_direction(*valence))).then_some(found)
}

/// The rows that name a code above its counts by valence (`Cost`, then `Barriers` and `Facilitators` with their
/// numbers), and the column in which they do; `None` where there are none.
pub fn codes_over_valences(table: &Table, decimal: DecimalMark) -> Option<(usize, Vec<usize>)> {
    if table.sheet_column().is_some() || table.ranges().is_some() || table.width() < 2 {
        return None;
    }
    let mut columns = 0..table.width();
    columns.find_map(|column| {
        let (mut headings, mut valences) = (Vec::new(), Vec::new());
        let mut last = Line::Blank;
        for row in 0..table.rows() {
            let line = line(table, decimal, column, row);
            match line {
                Line::Blank => continue,
                Line::Label if last == Line::Label => return None,
                Line::Label => headings.push(row),
                Line::Section { valence, numbers: true } if !headings.is_empty() => {
                    valences.push(valence);
                }
                _ => return None,
            }
            last = line;
        }
        let has = |valence| valences.contains(&valence);
        let both = has(Valence::Barrier) && has(Valence::Facilitator);
        (both && last != Line::Label).then_some((column, headings))
    })
}

/// The rows of a table of nothing but labels. A label that comes again, or stands above the first of them, tells
/// that valences are codes there.
fn in_one_column(
    table: &Table,
    decimal: DecimalMark,
    above: Option<(Above, Valence)>,
) -> Option<Sections> {
    let mut rows = Vec::new();
    let mut said: Vec<Valence> = above.iter().map(|(_, valence)| *valence).collect();
    let mut members = 0_usize;
    for row in 0..table.rows() {
        match line(table, decimal, 0, row) {
            Line::Blank => {}
            Line::Section { valence, .. } => {
                if said.contains(&valence) || !said.is_empty() && members == 0 {
                    return None;
                }
                rows.push((row, valence));
                said.push(valence);
                members = 0;
            }
            Line::Label | Line::Filled if said.is_empty() => return None,
            Line::Label | Line::Filled => members += 1,
        }
    }
    let both = said.contains(&Valence::Barrier) && said.contains(&Valence::Facilitator);
    (both && members > 0).then_some(Sections { column: 0, rows, ends: Vec::new(), above })
}

fn in_column(
    table: &Table,
    decimal: DecimalMark,
    column: usize,
    said_above: Option<(Above, Valence)>,
) -> Option<Sections> {
    let lines: Vec<Line> = (0..table.rows()).map(|row| line(table, decimal, column, row)).collect();
    let rows: Vec<(usize, Valence, bool)> = lines
        .iter()
        .enumerate()
        .filter_map(|(row, line)| match line {
            Line::Section { valence, numbers } => Some((row, *valence, *numbers)),
            _ => None,
        })
        .collect();
    let (first, ..) = *rows.first()?;
    let of_above = said_above.map(|(_, valence)| valence);
    let has = |valence| of_above == Some(valence) || rows.iter().any(|(_, one, _)| *one == valence);
    let both = has(Valence::Barrier) && has(Valence::Facilitator);
    let any = has(Valence::Barrier) || has(Valence::Facilitator);
    let is_unsure = |row: usize| unsure(table.text(row, column)).is_some();
    if !both && rows.iter().any(|(row, ..)| is_unsure(*row)) {
        return None;
    }
    // What stands above the first is a heading at most, unless it is said of what it is.
    let is_heading = |line: &Line| matches!(line, Line::Blank | Line::Label);
    let above = said_above.is_some() || lines.get(..first)?.iter().all(is_heading);
    let ends = rows.iter().skip(1).map(|(row, ..)| *row).chain([table.rows()]);
    let mut members = 0_usize;
    for ((row, _, numbers), end) in rows.iter().zip(ends) {
        let own = lines.get(row + 1..end)?.iter().filter(|line| **line == Line::Filled).count();
        // A valence with a number and nothing below is a row of the code above it.
        if own == 0 || *numbers && !both {
            return None;
        }
        members += own;
    }
    let alike = rows.iter().all(|(_, _, numbers)| Some(*numbers) == rows.first().map(|row| row.2));
    let holds = any && above && alike && (both || members >= 2);
    let starts: Vec<usize> = rows.iter().map(|(row, ..)| *row).collect();
    holds.then(|| Sections {
        column,
        ends: ends_of_sections(table, decimal, column, &lines, &starts),
        rows: rows.into_iter().map(|(row, valence, _)| (row, valence)).collect(),
        above: said_above,
    })
}

fn line(table: &Table, decimal: DecimalMark, column: usize, row: usize) -> Line {
    let own = trim(table.text(row, column));
    // The name of its column may come again beside a valence.
    let others = || {
        let columns = (0..table.width()).filter(|other| *other != column);
        columns
            .map(|other| (other, trim(table.text(row, other))))
            .filter(|(_, text)| !text.is_empty() && *text != own)
    };
    let is_header = |other: usize, text: &str| {
        table.headers().get(other).is_some_and(|header| fold_word(header) == fold_word(text))
    };
    if own.is_empty() {
        return if others().next().is_none() { Line::Blank } else { Line::Filled };
    }
    // Few rows say a valence, and no other need be read.
    let Some(valence) = valence_beside_another(own) else {
        return if others().next().is_none() { Line::Label } else { Line::Filled };
    };
    let is_measure = |text: &str| {
        let head = heads::read(text);
        head.group.is_empty() && head.valence == Valence::Missing
    };
    let is_number = |text: &str| {
        count_of(text, decimal).is_some()
            || is_percentage(text)
            || crate::format::number(text, decimal).is_some()
            || Fraction::read(text).is_some()
    };
    let is_beside =
        others().all(|(other, text)| is_number(text) || is_measure(text) || is_header(other, text));
    match is_beside {
        true => Line::Section { valence, numbers: others().any(|(_, text)| is_number(text)) },
        false => Line::Filled,
    }
}

/// Whom a name is of and the valence that it says: `Barriers – Nurses`, `Nurses: enablers`.
pub fn group_and_valence(name: &str) -> Option<(&str, Valence)> {
    let Head { group, valence, sure, .. } = heads::read(name);
    let at = name.find(&group).filter(|_| !group.is_empty() && sure && is_direction(valence))?;
    Some((name.get(at..at + group.len())?, valence))
}

/// The valence that a row says and nothing else: `BARRIERS (n = 12)`, `A. Hindrances:`, `Perceived barriers`.
pub fn valence_of_section(text: &str) -> Option<Valence> {
    let bare = bare_section(text);
    let Head { group, valence, sure, percent } = heads::read(bare);
    // `Barriers and facilitators` names both, and is the title of a table.
    let is_word = !bare.contains(char::is_whitespace);
    let is_plain = match valence {
        Valence::Mixed | Valence::Neutral => is_word,
        _ => sure,
    };
    if group.is_empty() && is_plain && !percent && valence != Valence::Missing {
        return Some(valence);
    }
    let bare = heads::bare(bare);
    let is_sure = |text: &str| !is_unsure_alone(&fold_word(text));
    let of_header = valence_of_header(&bare).filter(|_| is_sure(&bare));
    of_header.or_else(|| valence_of_phrase(&bare))
}

/// The same of a row that says it where another says the other direction: `Enabling factors` beside `Limiting factors`.
pub fn valence_beside_another(text: &str) -> Option<Valence> {
    valence_of_section(text).or_else(|| unsure(text))
}

/// The valence of a row that names much else where it stands alone.
fn unsure(text: &str) -> Option<Valence> {
    let key = fold_word(&heads::bare(bare_section(text)));
    if !is_unsure_alone(&key) {
        return None;
    }
    meaning_of_key(&key).map(|meaning| meaning.valence).or_else(|| valence_of_header(&key))
}

/// What a row says without marks and a number around it.
fn bare_section(text: &str) -> &str {
    let bare = text.trim_matches(|letter: char| {
        letter.is_whitespace()
            || matches!(letter, ':' | '*' | '=' | '#' | '_')
            || BULLETS.contains(&letter)
            || crate::fold::is_dash(letter)
    });
    let bare = without_number_of_table(bare);
    let numbered = bare.split_once(char::is_whitespace).filter(|(number, _)| {
        let inner = number.trim_end_matches(['.', ')']);
        inner.len() < number.len()
            && inner.len() <= 3
            && inner.chars().all(|letter| letter.is_ascii_alphanumeric())
    });
    numbered.map_or(bare, |(_, rest)| rest.trim())
}

/// The valence of `Barriers to uptake`, `Förderfaktoren für die Nutzung`.
fn valence_of_phrase(text: &str) -> Option<Valence> {
    let key = fold_word(text);
    let mut words = key.split(' ');
    let first = words.next()?;
    let meaning = meaning_of_key(first).filter(|found| found.strong && !is_unsure_alone(first))?;
    let linked = listed(LINKS, words.next()?) && words.next().is_some();
    linked.then_some(meaning.valence).filter(|valence| is_direction(*valence))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::format::TableBuilder;

    #[test]
    fn labels_that_say_a_valence_and_nothing_else() {
        use Valence::{Barrier, Facilitator, Mixed};
        for (text, valence) in [
            ("Barriers", Some(Barrier)),
            ("BARRIERS (n = 12)", Some(Barrier)),
            ("Barriers, n (%)", Some(Barrier)),
            ("Facilitators:", Some(Facilitator)),
            ("— Enablers —", Some(Facilitator)),
            ("• Barriers", Some(Barrier)),
            ("A. Hindrances", Some(Barrier)),
            ("2) Förderfaktoren (7)", Some(Facilitator)),
            ("Barreras", Some(Barrier)),
            ("Facilitadores (n=5)", Some(Facilitator)),
            ("Perceived barriers", Some(Barrier)),
            ("Barriers to implementation (n = 12)", Some(Barrier)),
            ("Mixed", Some(Mixed)),
            ("Barriers and facilitators", None),
            ("Barriers to uptake", Some(Barrier)),
            ("Förderfaktoren für die Nutzung (n = 3)", Some(Facilitator)),
            ("Barreras para el uso", Some(Barrier)),
            ("Barrier", Some(Barrier)),
            ("Cost barriers", None),
            ("Opinion leaders", None),
            ("Barriers: cost", None),
            ("Facilitated meetings", None),
            ("F", None),
            ("", None),
        ] {
            assert_eq!(valence_of_section(text), valence, "{text:?}");
        }
    }

    #[test]
    fn names_of_files_say_a_direction() {
        for (name, direction) in [
            ("barriers.csv", Some(Valence::Barrier)),
            ("Facilitators 2023.xlsx", Some(Valence::Facilitator)),
            ("study1_enablers_final.csv", Some(Valence::Facilitator)),
            ("Barrieren.csv", Some(Valence::Barrier)),
            ("facilitadores-hospital.csv", Some(Valence::Facilitator)),
            ("barriers_and_facilitators.csv", None),
            ("interviews.csv", None),
            ("barrierfree.csv", None),
            (".csv", None),
        ] {
            assert_eq!(direction_of_file(name), direction, "{name}");
        }
    }

    fn found_in(rows: &[&str]) -> Option<Sections> {
        let (header, rows) = rows.split_first().unwrap();
        let headers = header.split('|').map(str::to_owned).collect();
        let mut builder = TableBuilder::new(None, headers);
        for (number, row) in (2..).zip(rows) {
            let cells: Vec<_> = row.split('|').map(|cell| builder.intern(cell).unwrap()).collect();
            builder.push_row(number, &cells).unwrap();
        }
        sections(&builder.finish(), DecimalMark::Point)
    }

    #[test]
    fn sections_end_where_another_heading_stands_beside_them() {
        for (rows, expected) in [
            (
                &["T|n", "Barriers|", "a|5", "Enablers|", "b|4", "Other|", "c|3", "d|1"][..],
                &[4][..],
            ),
            (&["T|n", "Barriers|", "a|5", "Context|", "c|3", "Enablers|", "b|4"], &[2]),
            (&["T|n", "Barriers|", "a|5", "b|4", "Advice|", "c|3"], &[3]),
            (&["T|n", "Barriers|8", "a|5", "b|3", "Enablers|4", "c|4", "Y|5", "d|3", "g|2"], &[5]),
            // Headings within the sections.
            (&["T|n", "Barriers|", "In|", "a|5", "Out|", "c|3", "Enablers|", "In|", "b|4"], &[]),
            (&["T|n", "Barriers|", "a|5", "In|", "c|3", "Enablers|", "b|4", "In|", "d|4"], &[]),
            (&["T|n", "Barriers|", "a|5", "Enablers|", "In|", "b|4", "Out|", "d|4"], &[]),
            (&["T|n", "Barriers|", "a|5", "Enablers|", "b|4", "A note|"], &[]),
            (&["T|n", "Barriers|8", "a|5", "b|3", "Enablers|4", "c|4"], &[]),
            (&["T|n", "Barriers|9", "a|5", "b|3", "Enablers|9", "c|4", "d|5"], &[]),
        ] {
            assert_eq!(found_in(rows).unwrap().ends, expected, "{rows:?}");
        }
    }

    #[test]
    fn sections_are_told_from_codes() {
        let found = |rows: &[&str]| {
            let found = found_in(rows)?;
            Some(found.rows.iter().map(|(row, _)| *row).collect::<Vec<_>>())
        };
        for (rows, expected) in [
            (&["T|n", "Barriers|", "a|5", "Facilitators|", "b|4"][..], Some(vec![0, 2])),
            (&["T|n", "Barriers|8", "a|5", "b|3", "Facilitators|4", "c|4"], Some(vec![0, 3])),
            (&["T|n|%", "Barriers|n|%", "a|5|2", "Facilitators|n|%", "b|4|1"], Some(vec![0, 2])),
            (&["P|T|Q", "|Barriers|", "p|a|x", "|Facilitators|", "q|b|y"], Some(vec![0, 2])),
            (&["T|n", "Inner|", "Barriers|", "a|5", "Facilitators|", "b|4"], Some(vec![1, 3])),
            (&["T|n", "Barriers|Barriers", "a|5", "Enablers|Enablers", "b|4"], Some(vec![0, 2])),
            (&["T|n", "Barriers|", "a|5", "b|4"], Some(vec![0])),
            (&["T", "Barriers", "a", "b", "", "Facilitators", "b"], Some(vec![0, 4])),
            // Rows of a code by valence.
            (&["T|n", "Cost|", "Barriers|5", "Facilitators|3"], None),
            (&["T|n", "Barriers|5", "Facilitators|3"], None),
            // A code of that name among others.
            (&["T|n", "a|5", "Barriers|3", "b|4"], None),
            (&["T|n", "Barriers|8", "a|5", "b|4"], None),
            (&["P|T|Q", "p|Barriers|x", "p|a|y", "q|Facilitators|z", "q|b|z"], None),
            (&["T|Barriers|Facilitators", "Barriers||", "a|5|1", "Facilitators||", "b|4|2"], None),
            (&["T|Valence|n", "Barriers||", "a|+|1", "Facilitators||", "b|-|2"], None),
            (&["T|n", "a|5", "b|4"], None),
            (&["T|n"], None),
            // Rows of one column are codes where one comes again, has none below, or stands below others.
            (&["T", "Barriers", "a", "Facilitators", "b", "Barriers", "a"], None),
            (&["T", "Barriers", "Facilitators", "a"], None),
            (&["T", "Barriers", "a", "Facilitators"], None),
            (&["T", "a", "Barriers", "b", "Facilitators", "c"], None),
            (&["T", "Barriers", "a", "b"], None),
            (&["Valence", "Barriers", "a", "Facilitators", "b"], None),
            // The header says the first of them.
            (&["Barriers", "a", "b", "Facilitators", "a"], Some(vec![2])),
            (&["Barriers|n", "a|5", "Facilitators|n", "b|4"], Some(vec![1])),
            (&["Barriers|P", "a|5", "Facilitators|", "b|4"], Some(vec![1])),
            (&["Barriers|Quote", "a|x", "Facilitators|Quote", "b|y"], Some(vec![1])),
            (&["Barriers|n", "a|5", "Facilitators|4", "b|4"], Some(vec![1])),
            (&["Barriers|n", "a|5", "Barriers|n", "b|4"], None),
            (&["Barriers|n", "Facilitators|", "b|4"], None),
            (&["Barriers|n", "a|5", "Facilitators|"], None),
            (&["Barriers|Enablers", "a|b", "Facilitators|", "b|c"], None),
            (&["Barriers", "a", "b"], None),
        ] {
            assert_eq!(found(rows), expected, "{rows:?}");
        }
    }
}
