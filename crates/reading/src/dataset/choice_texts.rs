//! Answers of surveys that repeat the text of the option that their column is of: `Time` in each row that ticked it,
//! under `Which barriers? - Time`, or under `Q2_1` with the question in the first row.
//!
//! Takes a table; gives it with one option of its question in each of these headers, and 1 and 0 below. Never takes a
//! column whose cells say several things, or options of which any stands under a question that says no side.

use std::collections::{BTreeMap, BTreeSet};

use super::checkbox::{SELECTED, option_in_header};
use super::headers::numbered_stem;
use super::number::mark_of_key;
use super::valence_words::valence_of_word;
use crate::fold::{fold_word, is_dash, trim};
use crate::format::{Table, TableBuilder};

/// Options at least, so that one text alone is no survey.
const FEWEST: usize = 2;
/// Bytes of a text that is an option at most, and of a question that becomes a header.
const LONGEST_OPTION: usize = 120;
const LONGEST_HEADER: usize = 60;

/// A table of options.
#[derive(Debug)]
pub struct ChoiceTexts {
    /// The table, each option a column of its own.
    pub table: Table,
    /// The headers under which the texts stood.
    pub columns: Vec<String>,
    /// The row that held the questions.
    pub questions: Option<usize>,
}

/// An option: its question without it, and its text.
struct Choice<'t> {
    question: &'t str,
    text: &'t str,
}

/// The table with its options; `None` where its cells repeat none.
pub fn choice_texts(table: &Table) -> Option<ChoiceTexts> {
    if table.ranges().is_some() || table.sheet_column().is_some() || table.rows() < FEWEST {
        return None;
    }
    let columns = 0..table.width();
    let in_row: Vec<(usize, Choice<'_>)> =
        columns.clone().filter_map(|at| Some((at, asked_in_row(table, at)?))).collect();
    let in_headers = || -> Vec<(usize, Choice<'_>)> {
        columns.clone().filter_map(|at| Some((at, asked_in_header(table, at)?))).collect()
    };
    let (choices, questions) =
        if in_row.len() >= FEWEST { (in_row, Some(0)) } else { (in_headers(), None) };
    let distinct: BTreeSet<(&str, &str)> =
        choices.iter().map(|(_, choice)| (choice.question, choice.text)).collect();
    let says_side = |(_, one): &(usize, Choice<'_>)| {
        option_in_header(&option_of(one.question, one.text)).is_some()
    };
    let all = choices.iter().all(says_side);
    if choices.len() < FEWEST || distinct.len() < choices.len() || !all {
        return None;
    }
    let choices: BTreeMap<usize, Choice<'_>> = choices.into_iter().collect();
    let headers = headers(table, &choices, questions.is_some());
    let mut builder = TableBuilder::new(table.sheet(0).map(str::to_owned), headers);
    for row in usize::from(questions.is_some())..table.rows() {
        let mut cells = Vec::with_capacity(table.width());
        for at in 0..table.width() {
            let text = table.text(row, at);
            let text = match (choices.contains_key(&at), trim(text).is_empty()) {
                (true, true) => "0",
                (true, false) => "1",
                (false, _) => text,
            };
            cells.push(builder.intern(text).ok()?);
        }
        builder.push_row(u32::try_from(table.row_number(row)).ok()?, &cells).ok()?;
    }
    let columns = choices.keys().filter_map(|&at| table.headers().get(at).cloned());
    Some(ChoiceTexts { columns: columns.collect(), table: builder.finish(), questions })
}

/// The header of an option.
fn option_of(question: &str, text: &str) -> String {
    format!("{question} (choice={text})")
}

/// The headers: those of options with their questions, and where the first row holds the questions short ones of others
/// in place of their numbers.
fn headers(table: &Table, choices: &BTreeMap<usize, Choice<'_>>, asked: bool) -> Vec<String> {
    let header = |(at, own): (usize, &String)| match choices.get(&at) {
        Some(Choice { question, text }) => option_of(question, text),
        None => {
            let question = trim(table.text(0, at));
            let is_number = numbered_stem(&fold_word(own)).is_some_and(|stem| stem.len() <= 2);
            let is_short = (1..=LONGEST_HEADER).contains(&question.len());
            if asked && is_number && is_short { question } else { own }.to_owned()
        }
    };
    table.headers().iter().enumerate().map(header).collect()
}

/// The only text of a column below its first `skipped` rows, where it may be an option.
fn only_text(table: &Table, at: usize, skipped: usize) -> Option<&str> {
    let most = skipped + 1;
    if !(1..=most).contains(&table.texts_of(at).len()) {
        return None;
    }
    let mut texts = (skipped..table.rows()).map(|row| trim(table.text(row, at)));
    let text = texts.by_ref().find(|text| !text.is_empty())?;
    let is_option = text.len() <= LONGEST_OPTION
        && text.contains(char::is_alphabetic)
        && mark_of_key(&fold_word(text)).is_none()
        && valence_of_word(text).is_none();
    (is_option && texts.all(|other| other.is_empty() || other == text)).then_some(text)
}

/// The option of a column whose first row ends in it.
fn asked_in_row(table: &Table, at: usize) -> Option<Choice<'_>> {
    let text = only_text(table, at, 1)?;
    let question = before(trim(table.text(0, at)), text)?;
    Some(Choice { question, text })
}

/// The option of a column whose header ends in it.
fn asked_in_header(table: &Table, at: usize) -> Option<Choice<'_>> {
    let text = only_text(table, at, 0)?;
    let question = before(trim(table.headers().get(at)?), text)?;
    Some(Choice { question, text })
}

/// A question without the option at its end and what sets it apart; `None` where no question is left.
fn before<'t>(asked: &'t str, option: &str) -> Option<&'t str> {
    let question = asked.strip_suffix(option)?;
    let apart = |letter: char| {
        letter.is_whitespace() || matches!(letter, ':' | '_' | '|' | '/' | '.') || is_dash(letter)
    };
    let bare = question.trim_end_matches(apart);
    if bare.len() == question.len() || bare.is_empty() {
        return None;
    }
    let selected = bare.len().checked_sub(SELECTED.len()).and_then(|at| {
        let (question, end) = bare.split_at_checked(at)?;
        end.eq_ignore_ascii_case(SELECTED).then(|| question.trim_end_matches(apart))
    });
    Some(selected.filter(|question| !question.is_empty()).unwrap_or(bare))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn found(header: &str, rows: &[&str]) -> Option<String> {
        let headers = header.split('|').map(str::to_owned).collect();
        let mut builder = TableBuilder::new(None, headers);
        for (number, row) in (2..).zip(rows) {
            let cells: Vec<_> = row.split('|').map(|cell| builder.intern(cell).unwrap()).collect();
            builder.push_row(number, &cells).unwrap();
        }
        let table = choice_texts(&builder.finish())?.table;
        let row =
            |row| (0..table.width()).map(|at| table.text(row, at)).collect::<Vec<_>>().join("|");
        let rows: Vec<String> = (0..table.rows()).map(row).collect();
        Some(format!("{}; {}", table.headers().join("|"), rows.join("; ")))
    }

    #[test]
    fn cells_that_repeat_their_option_are_flags_of_it() {
        for (header, rows, expected) in [
            (
                "ID|Which barriers? - Time|Which barriers? - Cost",
                &["1|Time|", "2|Time|Cost"][..],
                Some(
                    "ID|Which barriers? (choice=Time)|Which barriers? (choice=Cost); 1|1|0; 2|1|1",
                ),
            ),
            (
                "ResponseId|Q1|Q2_1|Q2_2",
                &[
                    "Response ID|Role|Hinder - Selected Choice - Tid|Hinder - Selected Choice - Lön",
                    "R_1|Chef|Tid|",
                    "R_2|Läkare||Lön",
                ],
                Some(
                    "ResponseId|Role|Hinder (choice=Tid)|Hinder (choice=Lön); R_1|Chef|1|0; R_2|Läkare|0|1",
                ),
            ),
            // Several texts, marks, valences, the same text twice, names that end alike, and questions that say no side.
            (
                "ID|Which barriers? - Time|Which barriers? - Cost",
                &["1|Time|Cost", "2|Money|Cost"],
                None,
            ),
            ("ID|Q2_1|Q2_2", &["1|x|", "2|x|x"], None),
            ("ID|Q2_1|Q2_2", &["1|Time|", "2|Cost|Cost"], None),
            ("ID|Time_1|Time_2", &["1|barrier|", "2|barrier|facilitator"], None),
            ("ID|Q2_1|Q2_2", &["1|Time|Time", "2||Time"], None),
            ("ID|Overtime|Team", &["1|time|", "2|time|Team"], None),
            ("ID|Q2_1|Q2_2", &["1|Time|", "2|Time|Cost"], None),
            ("ID|Barriers? - Time|What helped? - Team", &["1|Time|", "2|Time|Team"], None),
        ] {
            assert_eq!(found(header, rows).as_deref(), expected, "{header} {rows:?}");
        }
    }
}
