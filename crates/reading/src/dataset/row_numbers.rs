//! Columns that number the rows of their table and count nothing.
//!
//! Takes a column's place, name and cells; says whether its numbers are those of the rows. Never takes numbers for
//! such because they happen to rise: a few counts may go up by one each.

use super::headers::is_rank;
use super::number::parse_count;
use super::word_list::listed;
use crate::format::DecimalMark;

/// From so many rows on numbers that go up by one each are no chance, wherever they stand.
const MANY_ROWS: usize = 5;

/// Rows at least of which several have one number.
const FEWEST_OF_BLOCKS: usize = 3;

/// Names that say no more than that numbers stand below them, folded.
const BARE: &str = "id,no,nr,number,row,#,index,idx,s n,sl no,sr no,serial no,serial number,row no,row number,row id,\
    lfd nr,lfdnr,laufnr,laufende nummer,zeile,zeilennr,lopnr,lopnummer,rad,radnr,lopenr,lobenr,linje,rivi,rivinro,\
    ligne,fila,linha,riga,volgnr,lp,序号,編號,编号,番号,行番号,번호,연번";

/// What the numbers of a column say of its rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum RowNumbers {
    /// They are no numbers of rows.
    #[default]
    No,
    /// They go up by one each over many rows, under a name and at a place that say nothing of it.
    Perhaps,
    /// They go up by one each before all else, or under a name for such numbers.
    Sure,
}

impl RowNumbers {
    /// Of the column at `at` (0 is the first) under a folded name, by its cells in the order of their rows.
    pub fn of<'t>(
        at: usize,
        key: &str,
        cells: impl IntoIterator<Item = &'t str>,
        decimal: DecimalMark,
    ) -> Self {
        match rising(cells, decimal) {
            0 => Self::No,
            _ if at == 0 || is_bare(key) || is_rank(key) => Self::Sure,
            rows if rows >= MANY_ROWS => Self::Perhaps,
            _ => Self::No,
        }
    }
}

/// True for a folded name under which numbers may be those of the rows as well as counts.
pub(super) fn may_name_rows(key: &str) -> bool {
    matches!(key, "n" | "num") || is_bare(key) || is_rank(key)
}

/// True for whole numbers that number what stands in their table and no rows: those of interviews of which several
/// rows are (1, 1, 2, 3, 3), or those of quotes within interviews (1, 2, 3, 1, 2).
///
/// They begin at 0 or 1 and never leave a number out. Counts may look so by chance, so there must be [`MANY_ROWS`] and
/// three different numbers, and either none goes down or all go up by one each from 1 on, two at least every time.
pub(super) fn number_things<'t>(
    cells: impl IntoIterator<Item = &'t str>,
    decimal: DecimalMark,
) -> bool {
    let (mut before, mut largest) = (None, 0);
    let (mut rows, mut same, mut anew) = (0_usize, 0_usize, 0_usize);
    for text in cells {
        let Some(own) = number(text, decimal) else { return false };
        match before {
            None if own <= 1 => {}
            Some(before) if own == before => same += 1,
            Some(before) if Some(own) == u32::checked_add(before, 1) => {}
            Some(before) if own == 1 && before > 1 => anew += 1,
            _ => return false,
        }
        (before, largest) = (Some(own), largest.max(own));
        rows += 1;
    }
    let is_one_alone = before == Some(1) && anew > 0;
    rows >= MANY_ROWS && largest >= 3 && (same == 0) != (anew == 0) && !is_one_alone
}

/// True for whole numbers before all else, under a name that says no more, that never go down and of which one stands in
/// several rows: whoever was interviewed has a number (1, 1, 2, 7). Counts stand behind what they count.
pub(super) fn number_blocks<'t>(
    key: &str,
    cells: impl IntoIterator<Item = &'t str>,
    decimal: DecimalMark,
) -> bool {
    if !(is_bare(key) || is_rank(key)) {
        return false;
    }
    let (mut before, mut same, mut rows, mut blocks) = (0, 0_usize, 0_usize, 0_usize);
    for text in cells {
        let Some(own) = number(text, decimal).filter(|own| *own >= before) else { return false };
        same += usize::from(rows > 0 && own == before);
        blocks += usize::from(rows == 0 || own > before);
        before = own;
        rows += 1;
    }
    rows >= FEWEST_OF_BLOCKS && same > 0 && blocks > 1
}

/// True for a folded name that says no more than that numbers stand below it.
pub(super) fn is_bare(key: &str) -> bool {
    listed(BARE, key)
}

/// True for numbers that tell the rows apart under such a name, in whatever order: beside counts they are nobody's.
pub(super) fn are_nobodys<'t>(
    key: &str,
    cells: impl IntoIterator<Item = &'t str>,
    decimal: DecimalMark,
) -> bool {
    let mut known = std::collections::HashSet::new();
    is_bare(key)
        && cells
            .into_iter()
            .all(|text| number(text, decimal).is_some_and(|number| known.insert(number)))
}

/// True for numbers that go up by one each from 0 or 1 on, whatever they are called.
pub(super) fn rise<'t>(cells: impl IntoIterator<Item = &'t str>, decimal: DecimalMark) -> bool {
    rising(cells, decimal) > 0
}

/// How many cells go up by one each from 0 or 1 on, two at least; 0 where another stands among them. What is blank
/// may stand below the last, where half of the cells are numbers: sums and notes have none.
fn rising<'t>(cells: impl IntoIterator<Item = &'t str>, decimal: DecimalMark) -> usize {
    let (mut next, mut found, mut blank) = (None, 0_usize, 0_usize);
    for text in cells {
        if text.is_empty() {
            blank += 1;
            continue;
        }
        let own = number(text, decimal).filter(|own| match next {
            None => *own <= 1,
            Some(next) => *own == next,
        });
        let Some(own) = own.filter(|_| blank == 0) else { return 0 };
        next = own.checked_add(1);
        found += 1;
    }
    if found > 1 && blank <= found { found } else { 0 }
}

/// A whole number, with the point or bracket of a list behind it or none.
fn number(text: &str, decimal: DecimalMark) -> Option<u32> {
    parse_count(text.strip_suffix(['.', ')']).unwrap_or(text), decimal)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold_word;

    #[test]
    fn running_numbers_are_told_from_counts() {
        use RowNumbers::{No, Perhaps, Sure};
        for (at, name, cells, of) in [
            (0, "No", "1,2,3", Sure),
            (0, "", "0,1,2", Sure),
            (0, "Sort", "1.,2.,3.", Sure),
            (2, "S/N", "1,2,3", Sure),
            (2, "Lfd. Nr.", "1,2,3", Sure),
            (2, "Löpnr", "1,2", Sure),
            (1, "Rank", "1,2,3", Sure),
            // A row of sums below has no number.
            (0, "No", "1,2,3,", Sure),
            (3, "Nurses", "1,2,3,4,5", Perhaps),
            // Counts may rise, start elsewhere, come again or have gaps.
            (3, "Nurses", "1,2,3", No),
            (3, "n", "1,2,3", No),
            (0, "Nurses", "3,4,5", No),
            (0, "Nurses", "1,2,2", No),
            (0, "No", "1,3,4", No),
            (0, "No", "1", No),
            // Typed once above the rows that it is of.
            (0, "No", "1,,2,,3,", No),
            (0, "No", "1,2,,,,", No),
            (0, "P", "P1,P2", No),
        ] {
            let cells: Vec<&str> = cells.split(',').collect();
            let found = RowNumbers::of(at, &fold_word(name), cells.clone(), DecimalMark::Point);
            assert_eq!(found, of, "{name} {cells:?}");
        }
        for (name, cells, nobodys) in [
            ("ID", "7,3,12", true),
            ("Nr", "101,102,103", true),
            ("ID", "7,3,7", false),
            ("ID", "7,,3", false),
            ("Participant", "7,3,12", false),
            ("Number of nurses", "7,3,12", false),
        ] {
            let found = are_nobodys(&fold_word(name), cells.split(','), DecimalMark::Point);
            assert_eq!(found, nobodys, "{name} {cells}");
        }
        for (cells, of) in [
            ("1,1,2,2,3", true),
            ("0,1,1,1,2,3", true),
            ("1,2,3,1,2,1,2,3,4", true),
            // Counts go down, leave numbers out, or are few.
            ("1,2,1,1,2", false),
            ("1,2,1,2,1,2", false),
            ("1,1,2,2", false),
            ("3,2,2,1,1", false),
            ("1,1,2,4,5", false),
            ("1,2,3,2,3", false),
            ("1,1,2,3,1", false),
            ("1,2,1,2,3,1", false),
            ("1,2,3,1,1,2", false),
            ("2,2,3,3,4", false),
            ("1,1,,2,3", false),
            ("1,2,3,4,5", false),
        ] {
            assert_eq!(number_things(cells.split(','), DecimalMark::Point), of, "{cells}");
        }
        for name in BARE.split(',') {
            assert_eq!(fold_word(name.trim()), name.trim());
        }
    }
}
