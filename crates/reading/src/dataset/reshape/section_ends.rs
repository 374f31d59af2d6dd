//! Where the rows end of which a row above them says the valence: at a heading of another kind.
//!
//! Takes what each row is and where sections begin; gives the rows at which one ends. Never takes a heading within the
//! sections for one beside them.

use super::cells::count_of;
use crate::format::{DecimalMark, Table};
use crate::valence::Valence;

/// What a row is beside a column of labels.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    Blank,
    /// It says a valence and holds nothing else, or numbers.
    Section {
        valence: Valence,
        numbers: bool,
    },
    /// It has a label and nothing else.
    Label,
    Filled,
}

/// The rows at which sections end before the next begins: headings in the manner of those that say valences, and rows
/// behind those to which the number of a section comes.
pub(super) fn ends_of_sections(
    table: &Table,
    decimal: DecimalMark,
    column: usize,
    lines: &[Line],
    starts: &[usize],
) -> Vec<usize> {
    let ends = starts.iter().skip(1).copied().chain([lines.len()]);
    let sections: Vec<(usize, usize)> = starts.iter().copied().zip(ends).collect();
    // A heading below rows of its own section stands beside that section, and not in it.
    let heading = |&(start, end): &(usize, usize)| {
        let filled = (start..end).find(|&row| lines.get(row) == Some(&Line::Filled))?;
        let label = (start + 1..end).find(|&row| lines.get(row) == Some(&Line::Label))?;
        let has_rows = (label..end).any(|row| lines.get(row) == Some(&Line::Filled));
        Some((label, filled < label && has_rows))
    };
    let headings: Vec<(usize, bool)> = sections.iter().filter_map(heading).collect();
    if let [(label, true)] = headings.as_slice() {
        return vec![*label];
    }
    let number = |row: usize, at: usize| count_of(table.text(row, at), decimal).map(u64::from);
    let behind_sum = |&(start, end): &(usize, usize)| {
        let mut columns = (0..table.width()).filter(|at| *at != column);
        let (at, own) =
            columns.find_map(|at| Some((at, number(start, at).filter(|own| *own > 0)?)))?;
        let mut sum = 0;
        let mut members = start + 1..end;
        members.find(|&row| {
            sum += number(row, at).unwrap_or(0);
            sum >= own
        })?;
        let rest: Vec<u64> = members.clone().filter_map(|row| number(row, at)).collect();
        let (head, below) = rest.split_first()?;
        let is_heading = sum == own && below.len() > 1 && *head == below.iter().sum::<u64>();
        members.next().filter(|_| is_heading)
    };
    sections.iter().filter_map(behind_sum).collect()
}
