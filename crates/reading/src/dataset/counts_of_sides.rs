//! Cells that count both sides: `5B 1F`, `2 barriers, 4 facilitators`.
//!
//! Takes a table; gives it with a column of each side in place of those of such cells. Never takes a column of which a
//! cell says anything else, nor one where no cell of the table has both sides: `3B` may be a room.

use super::valence_words::{is_direction, meaning_of_key};
use crate::fold::{fold_word, is_dash, trim};
use crate::format::{Table, TableBuilder};
use crate::schema::counts as words;
use crate::valence::Valence;

/// Bytes of a cell and digits of a number in it at most.
const LONGEST: usize = 60;
const MOST_DIGITS: usize = 6;

/// A table whose cells of both sides were taken apart.
#[derive(Debug)]
pub struct CountsOfSides {
    /// The table with two columns, of barriers and of facilitators, in place of each.
    pub table: Table,
    /// Headers of the columns that were.
    pub columns: Vec<String>,
    /// Cells that were.
    pub cells: u64,
}

/// What a cell counts of both sides, as it is written; `None` stands for a side that it does not name.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sides<'c> {
    barriers: Option<&'c str>,
    facilitators: Option<&'c str>,
}

/// The table with a column of each side; `None` where no cells count both.
pub fn counts_of_sides(table: &Table) -> Option<CountsOfSides> {
    if table.sheet_column().is_some() || table.ranges().is_some() {
        return None;
    }
    let is_of_sides = |column: &usize| {
        let said = || table.texts_of(*column);
        let any = said().iter().any(|text| Sides::of(text).is_some());
        any && said().iter().all(|text| is_nothing(text) || Sides::of(text).is_some())
    };
    let columns: Vec<usize> = (0..table.width()).filter(is_of_sides).collect();
    let has_both = |column: &usize| {
        table
            .texts_of(*column)
            .iter()
            .any(|text| Sides::of(text).is_some_and(|sides| sides.is_both()))
    };
    if columns.len() == table.width() || !columns.iter().any(has_both) {
        return None;
    }
    let header = |column: usize| table.headers().get(column).map_or("", String::as_str);
    let is_one = |column: usize| columns.binary_search(&column).is_ok();
    let heads = (0..table.width()).flat_map(|column| match is_one(column) {
        true => Valence::SIDES
            .map(|side| format!("{} - {}", header(column), words::valence(side)))
            .to_vec(),
        false => vec![header(column).to_owned()],
    });
    let mut builder = TableBuilder::new(table.sheet(0).map(str::to_owned), heads.collect());
    let mut cells = 0;
    for row in 0..table.rows() {
        let mut taken = Vec::with_capacity(table.width() + columns.len());
        for column in 0..table.width() {
            let text = trim(table.text(row, column));
            if !is_one(column) {
                taken.push(builder.intern(table.text(row, column)).ok()?);
                continue;
            }
            let sides = Sides::of(text).unwrap_or_default();
            cells += u64::from(sides != Sides::default());
            for side in [sides.barriers, sides.facilitators] {
                taken.push(builder.intern(side.unwrap_or("")).ok()?);
            }
        }
        builder.push_row(u32::try_from(table.row_number(row)).ok()?, &taken).ok()?;
    }
    let columns = columns.into_iter().map(|column| header(column).to_owned()).collect();
    Some(CountsOfSides { table: builder.finish(), columns, cells })
}

/// True for a cell in which nothing was counted.
fn is_nothing(text: &str) -> bool {
    text == "0" || text.chars().all(is_dash)
}

impl<'c> Sides<'c> {
    /// What a cell counts: numbers, each with the word or letter for a side before or behind it; `None` for any other.
    fn of(cell: &'c str) -> Option<Self> {
        if cell.len() > LONGEST || !cell.contains(|letter: char| letter.is_ascii_digit()) {
            return None;
        }
        let parts = parts(cell)?;
        let mut found = Self::default();
        for pair in parts.chunks(2) {
            let [one, two] = pair else { return None };
            let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
            let (number, word) = match (is_number(one), is_number(two)) {
                (true, false) => (*one, *two),
                (false, true) => (*two, *one),
                _ => return None,
            };
            let meaning = meaning_of_key(&fold_word(word))?;
            let slot = match meaning.valence {
                side if !is_direction(side) || number.len() > MOST_DIGITS => return None,
                Valence::Barrier => &mut found.barriers,
                _ => &mut found.facilitators,
            };
            if slot.replace(number).is_some() {
                return None;
            }
        }
        (found != Self::default()).then_some(found)
    }

    fn is_both(&self) -> bool {
        self.barriers.is_some() && self.facilitators.is_some()
    }
}

/// The numbers and words of a cell, without what stands between them; `None` where a sign stands among them.
fn parts(cell: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut start: Option<(usize, bool)> = None;
    for (at, letter) in cell.char_indices() {
        let kind = letter.is_alphanumeric().then(|| letter.is_ascii_digit());
        let between = letter.is_whitespace() || ",;/|:=()[]&".contains(letter);
        if kind.is_none() && !between {
            return None;
        }
        if let Some((from, of)) = start
            && kind != Some(of)
        {
            found.push(cell.get(from..at)?);
            start = None;
        }
        if let (None, Some(kind)) = (start, kind) {
            start = Some((at, kind));
        }
    }
    if let Some((from, _)) = start {
        found.push(cell.get(from..)?);
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_both_sides_are_read_as_they_are_written() {
        let sides = |barriers, facilitators| Some(Sides { barriers, facilitators });
        for (cell, expected) in [
            ("5B 1F", sides(Some("5"), Some("1"))),
            ("B5/F1", sides(Some("5"), Some("1"))),
            ("5 B, 1 F", sides(Some("5"), Some("1"))),
            ("B: 5; F: 1", sides(Some("5"), Some("1"))),
            ("2 barriers, 4 facilitators", sides(Some("2"), Some("4"))),
            ("3 Barrieren", sides(Some("3"), None)),
            ("4F", sides(None, Some("4"))),
            // Nothing counted, a side twice, other words, signs, a number alone.
            ("BF", None),
            ("5B 2B", None),
            ("5 nurses", None),
            ("B-5", None),
            ("5", None),
            ("5B 1F often", None),
            ("", None),
        ] {
            assert_eq!(Sides::of(cell), expected, "{cell}");
        }
    }
}
