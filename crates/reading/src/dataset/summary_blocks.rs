//! A summary of a list of codings in the same sheet: a block of labels and numbers below it, or in columns beside it.
//!
//! Takes a table; gives the rows or columns of the summary. Never takes rows whose labels stand nowhere above for such,
//! nor a table of counts that goes on, unless it is called a summary and comes to the same.

use std::collections::HashMap;
use std::ops::Range;

use super::headers::candidates;
use super::total_words::{names_all, names_summary, names_total};
use super::valence_of_word;
use crate::fold::{fold_word, is_dash, trim};
use crate::format::Table;
use crate::valence::Valence;

/// Rows of a summary at least, and of the list above it.
const FEWEST: usize = 2;
/// Characters at most of a number with its share: `12 (66.7%)`.
const LONGEST: usize = 16;

/// The rows of summaries that stand below the codings of their sheets, in order, their titles and headers among them.
pub fn summary_below(table: &Table) -> Vec<usize> {
    let mut found = Vec::new();
    let mut start = 0;
    while start < table.rows() {
        let sheet = table.sheet_index(start);
        let end = (start..table.rows()).find(|&row| table.sheet_index(row) != sheet);
        let end = end.unwrap_or(table.rows());
        found.extend(Sheet { table, rows: start..end }.summary().unwrap_or_default());
        start = end;
    }
    found
}

/// The columns of a summary that stands beside the codings; none without one.
pub fn summary_beside(table: &Table) -> Vec<usize> {
    if table.sheet_column().is_some() {
        return Vec::new();
    }
    let filled = |column: usize| {
        (0..table.rows())
            .map(move |row| (row, trim(table.text(row, column))))
            .filter(|(_, text)| !text.is_empty())
    };
    let is_counted = |column: &usize| filled(*column).all(|(_, text)| is_number(text));
    let counted = (0..table.width()).rev().take_while(is_counted).count();
    if counted == 0 {
        return Vec::new();
    }
    let Some(label) = table.width().checked_sub(counted + 1).filter(|label| *label > 1) else {
        return Vec::new();
    };
    let labels: Vec<(usize, &str)> = filled(label).collect();
    let rows = labels.len();
    let prefix = labels.iter().enumerate().all(|(at, (row, _))| at == *row);
    let within = (label + 1..table.width()).all(|at| filled(at).all(|(row, _)| row < rows));
    let any = (label + 1..table.width()).any(|column| filled(column).next().is_some());
    let longer = (0..label).any(|column| filled(column).any(|(row, _)| row >= rows));
    if rows < FEWEST || !prefix || !within || !any || !longer {
        return Vec::new();
    }
    let above = Above::of(table, 0..table.rows(), 0..label);
    let numbers = |row: usize| (label + 1..table.width()).map(move |at| table.text(row, at));
    let lines = labels.iter().map(|(row, text)| (*text, numbers(*row).collect::<Vec<_>>()));
    match above.says(&lines.collect::<Vec<_>>()) {
        Says::Same => (label..table.width()).collect(),
        Says::Labels | Says::Nothing => Vec::new(),
    }
}

/// The rows of one sheet.
struct Sheet<'t> {
    table: &'t Table,
    rows: Range<usize>,
}

impl<'t> Sheet<'t> {
    fn filled(&self, row: usize) -> Vec<(usize, &'t str)> {
        let own = self.table.sheet_column();
        (0..self.table.width())
            .filter(|column| Some(*column) != own)
            .map(|column| (column, trim(self.table.text(row, column))))
            .filter(|(_, text)| !text.is_empty())
            .collect()
    }

    /// The rows of the summary at its end.
    fn summary(&self) -> Option<Vec<usize>> {
        let mut lines = Vec::new();
        let mut rows: Vec<usize> = Vec::new();
        let mut at = self.skip_blank(self.rows.end);
        while let Some(row) = self.before(at) {
            let cells = self.filled(row);
            let Some(line) = line(&cells) else { break };
            lines.push((row, line));
            rows.push(row);
            at = row;
        }
        // A list of counts has nothing above.
        if lines.len() < FEWEST || at == self.rows.start {
            return None;
        }
        let columns: Vec<usize> =
            lines.iter().flat_map(|(_, line)| line.numbers.iter().map(|(at, _)| *at)).collect();
        let label = lines.iter().map(|(_, line)| line.column).min()?;
        let (mut apart, mut called) = (false, false);
        let above = self.skip_blank(at);
        apart |= above < at;
        at = above;
        if let Some(row) = self.before(at).filter(|&row| self.is_header(row, label, &columns)) {
            rows.push(row);
            at = self.skip_blank(row);
            apart = true;
        }
        if let Some(row) = self.before(at)
            && let [(_, title)] = self.filled(row).as_slice()
            && !is_number(title)
        {
            let words = fold_word(title);
            called = words.split(' ').any(names_summary);
            if called || apart {
                rows.push(row);
                at = row;
                apart = true;
            }
        }
        let list = self.rows.start..at;
        let first = list.clone().filter(|&row| !self.filled(row).is_empty()).take(FEWEST);
        if first.count() < FEWEST {
            return None;
        }
        let counts = columns.iter().any(|&column| self.counts(list.clone(), column));
        let is_summary = if counts {
            called && self.comes_to(list, &lines, &columns)
        } else {
            let all = 0..self.table.width();
            let said: Vec<(&str, Vec<&str>)> = lines
                .iter()
                .map(|(_, line)| (line.label, line.numbers.iter().map(|(_, text)| *text).collect()))
                .collect();
            match Above::of(self.table, list, all).says(&said) {
                Says::Same => true,
                Says::Labels => apart,
                Says::Nothing => false,
            }
        };
        rows.reverse();
        is_summary.then_some(rows)
    }

    /// The row before another.
    fn before(&self, row: usize) -> Option<usize> {
        row.checked_sub(1).filter(|row| self.rows.contains(row))
    }

    /// The row behind the last above another that is not blank.
    fn skip_blank(&self, mut row: usize) -> usize {
        while let Some(above) = self.before(row).filter(|&above| self.filled(above).is_empty()) {
            row = above;
        }
        row
    }

    /// True for a row of names over the numbers, and perhaps over the labels.
    fn is_header(&self, row: usize, label: usize, columns: &[usize]) -> bool {
        let cells = self.filled(row);
        let within = cells.iter().all(|(at, _)| *at == label || columns.contains(at));
        let over = cells.iter().filter(|(at, _)| columns.contains(at));
        let is_name = |text: &str| {
            valence_of_word(text).is_some() || !candidates(&fold_word(text)).is_empty()
        };
        let own = |at: usize| self.table.headers().get(at).map_or("", String::as_str);
        let again = |(at, text): &(usize, &str)| fold_word(text) == fold_word(own(*at));
        within
            && cells.iter().all(|(_, text)| !is_number(text))
            && over.clone().next().is_some()
            && (over.clone().any(|(_, text)| is_name(text)) || cells.iter().any(again))
    }

    /// True for a column of the list in which numbers stand.
    fn counts(&self, list: Range<usize>, column: usize) -> bool {
        let texts = list.map(|row| trim(self.table.text(row, column)));
        let (mut filled, mut numbers) = (0_usize, 0_usize);
        for text in texts.filter(|text| !text.is_empty()) {
            filled += 1;
            numbers += usize::from(is_number(text));
        }
        filled > 0 && 2 * numbers >= filled
    }

    /// True where the numbers of the summary come to those of the list in each column.
    fn comes_to(&self, list: Range<usize>, lines: &[(usize, Line<'t>)], columns: &[usize]) -> bool {
        let counted = lines.iter().filter(|(_, line)| !is_of_all(line.label));
        let rows: Vec<usize> = counted.map(|(row, _)| *row).collect();
        let listed = |row: &usize| {
            let cells = self.filled(*row);
            !cells.first().is_some_and(|(_, label)| is_of_all(label))
        };
        let listed: Vec<usize> = list.filter(listed).collect();
        let sum = |rows: &[usize], column: usize| {
            rows.iter().filter_map(|&row| number(trim(self.table.text(row, column)))).sum::<u64>()
        };
        let same = |&column: &usize| sum(&rows, column) == sum(&listed, column);
        columns.iter().any(|&column| sum(&rows, column) > 0) && columns.iter().all(same)
    }
}

/// A label and the numbers beside it.
struct Line<'t> {
    column: usize,
    label: &'t str,
    numbers: Vec<(usize, &'t str)>,
}

/// A row that is a label and numbers, and nothing else.
fn line<'t>(cells: &[(usize, &'t str)]) -> Option<Line<'t>> {
    let ((column, label), others) = cells.split_first()?;
    let is_line = !is_number(label)
        && label.contains(char::is_alphabetic)
        && others.iter().all(|(_, text)| is_number(text))
        && others.iter().any(|(_, text)| number(text).is_some());
    is_line.then(|| Line { column: *column, label, numbers: others.to_vec() })
}

/// What a summary says of the list above it.
enum Says {
    /// The same numbers of the same labels.
    Same,
    /// Its labels stand in the list, and its numbers are others.
    Labels,
    /// Something else.
    Nothing,
}

/// How often each text stands in a list, cells that hold several taken apart, and each valence.
struct Above {
    texts: HashMap<String, u64>,
    valences: Vec<(Valence, u64)>,
}

impl Above {
    fn of(table: &Table, rows: Range<usize>, columns: Range<usize>) -> Self {
        let mut found = Self { texts: HashMap::new(), valences: Vec::new() };
        let own = table.sheet_column();
        for column in columns.filter(|column| Some(*column) != own) {
            let texts = table.texts_of(column);
            let mut times: Vec<u64> = vec![0; texts.len()];
            for row in rows.clone() {
                if let Some(slot) = texts.position(row).and_then(|at| times.get_mut(at)) {
                    *slot += 1;
                }
            }
            for (text, times) in texts.iter().zip(times).filter(|(_, times)| *times > 0) {
                let valence = valence_of_word(text);
                for part in text.split([';', ',', '|', '\n']) {
                    *found.texts.entry(fold_word(part)).or_default() += times;
                }
                match found.valences.iter_mut().find(|(one, _)| Some(*one) == valence) {
                    Some((_, count)) => *count += times,
                    None => found.valences.extend(valence.map(|one| (one, times))),
                }
            }
        }
        found
    }

    /// What labels with their numbers say of the list.
    fn says(&self, lines: &[(&str, Vec<&str>)]) -> Says {
        let (mut labels, mut known, mut same) = (0_usize, 0_usize, 0_usize);
        for (label, numbers) in lines.iter().filter(|(label, _)| !is_of_all(label)) {
            labels += 1;
            let valence = valence_of_word(label);
            let of_valence = || self.valences.iter().find(|(one, _)| Some(*one) == valence);
            let own = self.texts.get(&fold_word(label)).copied();
            let Some(times) = own.or_else(|| of_valence().map(|(_, times)| *times)) else {
                continue;
            };
            known += 1;
            let numbers: Vec<u64> = numbers.iter().filter_map(|text| number(text)).collect();
            let sum = numbers.iter().sum::<u64>();
            same += usize::from(numbers.contains(&times) || sum == times);
        }
        match (labels >= FEWEST, 2 * same >= labels, 3 * known >= 2 * labels) {
            (true, true, _) => Says::Same,
            (true, false, true) => Says::Labels,
            _ => Says::Nothing,
        }
    }
}

/// True for a word for a total or for all.
fn is_of_all(label: &str) -> bool {
    names_total(label) || names_all(label)
}

/// True for a number, perhaps with its share, or for nothing.
fn is_number(text: &str) -> bool {
    let short = text.chars().count() <= LONGEST && !text.contains(char::is_alphabetic);
    short && (text.starts_with(|letter: char| letter.is_ascii_digit()) || text.chars().all(is_dash))
}

/// The whole number that a cell begins with.
fn number(text: &str) -> Option<u64> {
    let digits = text.len() - text.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
    text.get(..digits)?.parse().ok()
}
