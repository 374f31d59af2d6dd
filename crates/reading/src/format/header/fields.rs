//! Lines above a header that say one thing of all rows below it: `Participant: | P1`, `Role: | Nurse`.
//!
//! Takes records; gives what such a line says. Never takes a line of one cell, which is a title, nor one whose second
//! cell ends in a colon too, for that is a header.

/// Characters of what a line says of at most.
const LONGEST_LABEL: usize = 40;
/// Lines at most; more are a table of their own.
const MOST: usize = 16;

/// What a line above the header says of the rows below, and of what.
pub(in crate::format) fn field<'r>(
    mut cells: impl Iterator<Item = &'r str>,
) -> Option<(&'r str, &'r str)> {
    let mut filled = cells.by_ref().map(str::trim).filter(|cell| !cell.is_empty());
    let (label, value) = (filled.next()?, filled.next()?);
    let colon = [':', '\u{ff1a}'];
    let label = label.strip_suffix(colon)?.trim_end();
    let is_label = label.contains(char::is_alphabetic) && label.chars().count() <= LONGEST_LABEL;
    (is_label && filled.next().is_none() && !value.ends_with(colon)).then_some((label, value))
}

/// How many of the records from `first` on are such lines, above a header that is wider than they are or with two of
/// them above it; 0 where what follows is no header.
pub(super) fn lines_above(records: &[Vec<String>], first: usize) -> usize {
    let is_field = |record: &&Vec<String>| field(record.iter().map(String::as_str)).is_some();
    let is_blank = |record: &Vec<String>| record.iter().all(|cell| cell.trim().is_empty());
    let lines = || records.iter().skip(first).take_while(|one| is_blank(one) || is_field(one));
    let (above, said) = (lines().count(), lines().filter(is_field).count());
    let Some(header) = records.get(first + above) else { return 0 };
    let width = header.iter().filter(|cell| !cell.trim().is_empty()).count();
    let stands = super::looks_like_header(header) && (width > 2 && said > 0 || said > 1);
    if stands && above <= MOST && first + above + 1 < records.len() { above } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> usize {
        let record = |line: &str| line.split('|').map(str::to_owned).collect();
        let records: Vec<Vec<String>> = text.lines().map(record).collect();
        lines_above(&records, 0)
    }

    #[test]
    fn lines_with_a_colon_above_a_header_say_something_of_all_rows() {
        for (text, expected) in [
            ("Participant:|P1\nCode|Valence|Quote\nTime|Barrier|no time", 1),
            ("Participant:|P1|\nRole:|Nurse|\nCode|Valence|\nTime|Barrier|", 2),
            ("Participant:|P1|\nRole:|Nurse|\n||\nCode|Valence|Quote\nTime|Barrier|", 3),
            ("Participant :|P1\nRole:|Nurse\nCode|Valence|Quote\nTime|Barrier|no time", 2),
            // A header with colons, rows of labels with colons, one line above two columns, no rows, no header.
            ("Code:|Valence:\nTime|Barrier\nTeam|Facilitator", 0),
            ("Code:|Valence\nTime:|Barrier\nTeam:|Facilitator", 0),
            ("Code:|Valence\nTime|Barrier\nTeam|Facilitator", 0),
            ("Participant:|P1\nRole:|Nurse\nCode|Valence|Quote", 0),
            ("Participant:|P1\nRole:|Nurse\nTime|3|4\nTeam|1|2", 0),
            ("Participant|P1\nCode|Valence|Quote\nTime|Barrier|no time", 0),
            ("", 0),
        ] {
            assert_eq!(lines(text), expected, "{text}");
        }
    }
}
