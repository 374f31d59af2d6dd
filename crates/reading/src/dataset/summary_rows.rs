//! Rows that sum up the others of their sheet, under any name, told by their numbers.
//!
//! Takes a table before its columns have roles; gives the first or last rows whose numbers are what the columns of
//! counts, marks or valences come to: sums, numbers of filled cells or of one word, shares and means. Never takes
//! a row of which one such number is another, nor one that stands beside the others as another of their kind.

use super::headers::{self, EXACT};
use super::roles::Role;
use super::sample_rows::{names_asked, names_sample};
use super::subtotal_rows::subtotal_rows;
use super::summary_numbers::{
    EXTREMES, Held, MEANS, MOST_WORDS, ROUNDED_MEANS, SUMS_AND_NUMBERS, UNDER_NAMES, Value,
};
use super::total_words::{may_name_worked_out, names_total, names_worked_out};
use super::word_list::listed;
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table};

/// Rows of sums below each other at most: numbers, shares, means and what is worked out of those.
const MOST_ROWS: usize = 6;
/// Columns of numbers that a row must be the mean of under a name that does not say so, and whose rounded means it
/// must be under one that may.
const ENOUGH_MEANS: usize = 3;
/// Names of rows of numbers, folded, beside those of sums.
const NUMBERS: &str = "n,nr,no,count,counts,frequency,freq,number,number of,#,anzahl,antal,antall,lukumaara,lkm,\
    nombre,effectif,numero,aantal,liczba,subtotal,sub total,numbers,计数,数量,人数,件数,回答数";

/// Which rows of a table sum up others.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct SummaryRows {
    /// Rows that count nothing of their own, in order.
    pub rows: Vec<usize>,
    /// Rows that hold the sums of the others and look like another of them.
    pub doubtful: Vec<usize>,
}

/// Finds the rows.
pub fn summary_rows(table: &Table, decimal: DecimalMark) -> SummaryRows {
    let mut found = SummaryRows::default();
    let sheet = table.sheet_column();
    let columns: Vec<usize> = (0..table.width()).filter(|column| sheet != Some(*column)).collect();
    let is_filled =
        |row: &usize| columns.iter().any(|&column| !trim(table.text(*row, column)).is_empty());
    let filled: Vec<usize> = (0..table.rows()).filter(is_filled).collect();
    for rows in filled.chunk_by(|one, next| table.sheet_index(*one) == table.sheet_index(*next)) {
        of_sheet(&Sheet { table, decimal, columns: &columns }, rows, &mut found);
    }
    found.rows.extend(subtotal_rows(table, decimal));
    found.rows.sort_unstable();
    found.rows.dedup();
    let SummaryRows { rows, doubtful } = &mut found;
    doubtful.retain(|row| rows.binary_search(row).is_err());
    found
}

/// The columns of a sheet that are looked at.
struct Sheet<'t> {
    table: &'t Table,
    decimal: DecimalMark,
    columns: &'t [usize],
}

/// What a row is beside those that it may sum up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Looks {
    Sums,
    /// It holds their sums and looks like another of them.
    Doubtful,
    /// It is named for what is worked out of all.
    WorkedOut,
    Other,
}

fn of_sheet(sheet: &Sheet<'_>, rows: &[usize], found: &mut SummaryRows) {
    let any_number = |row: &usize| {
        sheet.columns.iter().any(|&column| {
            Value::read(trim(sheet.table.text(*row, column)), sheet.decimal).is_some()
        })
    };
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    if any_number(last) {
        let most = MOST_ROWS.min(rows.len().saturating_sub(2));
        let (above, below) = rows.split_at(rows.len() - most);
        let mut held = sheet.held(above);
        // The most rows below others that sum up all above them.
        for from in 0..below.len() {
            let (more, ending) = below.split_at(from);
            if let Some(&row) = more.last() {
                sheet.add(&mut held, row);
            }
            let looks: Vec<Looks> =
                ending.iter().map(|&row| sheet.looks(row, &held, above.len() + from)).collect();
            let ends = looks.first() == Some(&Looks::Sums)
                && looks.iter().all(|looks| matches!(looks, Looks::Sums | Looks::WorkedOut));
            if ends {
                found.rows.extend(ending);
                return;
            }
            if looks == [Looks::Doubtful] {
                found.doubtful.extend(ending);
            }
        }
    }
    if any_number(first)
        && let Some((_, below)) = rows.split_first().filter(|(_, below)| below.len() > 1)
        && sheet.looks(*first, &sheet.held(below), below.len()) == Looks::Sums
    {
        found.rows.push(*first);
    }
    of_samples(sheet, rows, found);
}

/// Takes rows above and below the others that say how many were asked, or something else of all.
fn of_samples(sheet: &Sheet<'_>, rows: &[usize], found: &mut SummaryRows) {
    let is_one = |row: &&usize| sheet.names_sample(**row);
    let named = |row: &&usize| is_one(row) || found.rows.contains(*row);
    let above = rows.iter().take(MOST_ROWS).take_while(named);
    let below = rows.iter().rev().take(MOST_ROWS).take_while(named);
    let ends: Vec<usize> = above.chain(below).filter(is_one).copied().collect();
    let others: Vec<usize> = rows.iter().copied().filter(|row| !ends.contains(row)).collect();
    if ends.is_empty() || others.len() < 2 {
        return;
    }
    let held = sheet.held(&others);
    let spelled = sheet.is_spelled(&others);
    let samples = ends.into_iter().filter(|row| !found.rows.contains(row));
    let samples = samples.filter(|&row| spelled && sheet.holds_sample(row, &held));
    let samples: Vec<usize> = samples.collect();
    found.rows.extend(samples);
    found.rows.sort_unstable();
}

impl Sheet<'_> {
    fn held(&self, rows: &[usize]) -> Vec<Held> {
        let mut held = vec![Held::default(); self.columns.len()];
        rows.iter().for_each(|&row| self.add(&mut held, row));
        held
    }

    fn add(&self, held: &mut [Held], row: usize) {
        for (&column, held) in self.columns.iter().zip(held) {
            held.add(trim(self.table.text(row, column)), self.decimal);
        }
    }

    /// What a row is beside `rows` others that hold what is given.
    fn looks(&self, row: usize, held: &[Held], rows: usize) -> Looks {
        let mut words: Vec<String> = Vec::new();
        for held in held.iter().filter(|held| held.is_words()) {
            words.extend(
                held.words().filter(|word| !words.contains(word)).cloned().collect::<Vec<_>>(),
            );
        }
        words.truncate(MOST_WORDS);
        let mut texts: Vec<&str> = Vec::new();
        let (mut said, mut numbers, mut parts) = (u32::MAX, 0_usize, 0_usize);
        let (mut in_words, mut shares, mut varying) = (0_usize, 0_usize, 0_usize);
        let (mut apart, mut odd, mut flags, mut beyond) = (false, false, true, false);
        let all_columns: u64 = held.iter().filter(|held| held.is_counts()).map(Held::sum).sum();
        for (&column, held) in self.columns.iter().zip(held) {
            let text = trim(self.table.text(row, column));
            let header = self.table.headers().get(column).map_or("", String::as_str);
            if text.is_empty() {
                apart |= held.is_mostly_text();
                continue;
            }
            let value = Value::read(text, self.decimal);
            let Some(value) = value.filter(|_| held.is_counts() || held.is_words()) else {
                texts.push(text);
                continue;
            };
            // What is known of people is no count.
            let key = fold_word(header);
            if headers::is_of_person(&key) || headers::is_spoiled(&key) {
                continue;
            }
            said &= held.said(value, &words, all_columns);
            numbers += 1;
            parts += usize::from(held.parts() > 1);
            odd |= !value.is_count() || held.is_words();
            in_words += usize::from(held.is_words());
            shares += usize::from(value.is_share());
            varying += usize::from(held.varies());
            flags &= held.largest() <= 1;
            beyond |= value.number() > 1.0;
        }
        let numbered = |text: &&str| listed(NUMBERS, &fold_word(text));
        let only = |is: &dyn Fn(&&str) -> bool| texts.len() == 1 && texts.iter().any(is);
        let total = texts.iter().any(|text| names_total(text));
        let worked_out = only(&|text| names_worked_out(text) && !numbered(text));
        let may_be = only(&|text| may_name_worked_out(text));
        let named = total || worked_out || only(&numbered);
        // Numbers under words count nothing, whichever of the words they are of.
        if total && texts.len() == 1 && in_words > 1 {
            return Looks::Sums;
        }
        // Among counts a share counts nothing.
        if (worked_out || may_be) && shares > 0 && shares == numbers {
            return Looks::Sums;
        }
        if !(worked_out || may_be) {
            said &= !UNDER_NAMES;
        }
        if numbers == 0 || said == 0 {
            return if named && !total || may_be { Looks::WorkedOut } else { Looks::Other };
        }
        let is_owner = || self.names_owner();
        if may_be && !named && numbers > 1 {
            let is_extreme = said & EXTREMES != 0 && varying > 1 && !flags;
            let is_mean = said & ROUNDED_MEANS != 0 && varying >= ENOUGH_MEANS && !flags;
            return match said & !UNDER_NAMES != 0 || is_mean || is_extreme {
                // Somebody may be called Max.
                true if said & !EXTREMES == 0 && is_owner() => Looks::Doubtful,
                true => Looks::Sums,
                false => Looks::WorkedOut,
            };
        }
        // What has no label of its own may well be as much as the others are in the mean.
        let speaks = !texts.is_empty() || odd || said & SUMS_AND_NUMBERS != 0;
        let alone = texts.len() <= 1 && speaks;
        let all = parts > 1 && rows > 2;
        if named && parts > 0 || alone && all && (odd || apart || flags && beyond && is_owner()) {
            return Looks::Sums;
        }
        let is_sum = said & 1 == 1 && parts > 1 && if flags { rows > 3 } else { rows > 1 };
        let is_mean = !texts.is_empty() && said & MEANS != 0 && rows > 2 && varying >= ENOUGH_MEANS;
        if is_sum && is_owner() || is_mean { Looks::Doubtful } else { Looks::Other }
    }

    /// True for a row whose only text is a name of a sample, beside a number. What was asked alone may as well be
    /// a source of codings, unless the column says that codes or people stand in it.
    fn names_sample(&self, row: usize) -> bool {
        let (mut named, mut numbers) = (0_usize, 0_usize);
        for &column in self.columns {
            let text = trim(self.table.text(row, column));
            if text.is_empty() {
                continue;
            }
            match Value::read(text, self.decimal) {
                Some(_) => numbers += 1,
                None if names_sample(text) => named += 1,
                None if names_asked(text) && self.names_no_source(column) => named += 1,
                None => return false,
            }
        }
        named == 1 && numbers > 0
    }

    /// True for the header of a column of codes or people.
    fn names_no_source(&self, column: usize) -> bool {
        let header = self.table.headers().get(column).map_or("", String::as_str);
        headers::candidates(&fold_word(header)).iter().any(|(role, weight)| {
            let codes = matches!(role, Role::Code | Role::Theme | Role::Construct | Role::Domain);
            (codes || *role == Role::Participant) && *weight >= EXACT - 12
        })
    }

    /// True where other rows are called by words: `N` may be somebody among `L` and `M`.
    fn is_spelled(&self, rows: &[usize]) -> bool {
        rows.iter().any(|&row| {
            let label = self.columns.iter().map(|&column| trim(self.table.text(row, column)));
            let mut label = label.filter(|text| text.contains(char::is_alphabetic));
            label.next().is_some_and(|text| text.chars().count() > 1)
        })
    }

    /// True where nothing but the name of a row is needed, or each of its numbers is as large as any of its column, or
    /// all are the same.
    fn holds_sample(&self, row: usize, held: &[Held]) -> bool {
        let mut cells = self.columns.iter().map(|&column| trim(self.table.text(row, column)));
        let Some(name) = cells.find(|text| names_sample(text) || names_asked(text)) else {
            return false;
        };
        // Below people a bare `n` may be a number of some of them, added up wrongly.
        let of_people = fold_word(name) == "n" && self.names_owner();
        if names_sample(name) && !of_people {
            return true;
        }
        let mut numbers: Vec<f64> = Vec::new();
        let rows = held.iter().map(Held::rows).max().unwrap_or(0) as f64;
        let mut holds = true;
        for (&column, held) in self.columns.iter().zip(held) {
            let text = trim(self.table.text(row, column));
            let Some(value) = Value::read(text, self.decimal) else { continue };
            if held.is_counts() {
                holds &= !value.is_count() || value.number() >= f64::from(held.largest());
                numbers.push(value.number());
            }
        }
        let same = numbers.len() > 1 && numbers.windows(2).all(|pair| pair.first() == pair.last());
        let beyond = numbers.iter().all(|number| *number > rows);
        !numbers.is_empty() && if of_people { beyond } else { holds || same }
    }

    /// True where the rows are people, documents or sites by the header of a column.
    fn names_owner(&self) -> bool {
        self.columns.iter().any(|&column| {
            let header = self.table.headers().get(column).map_or("", String::as_str);
            headers::candidates(&fold_word(header)).iter().any(|(role, weight)| {
                let owner = matches!(role, Role::Participant | Role::Source | Role::Site);
                owner && *weight >= EXACT - 12
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::TableBuilder;

    /// Rows of cells divided by `|`, the header first; a letter a row: `.` for one that counts.
    fn found(rows: &[&str]) -> String {
        let mut rows = rows.iter().map(|row| row.split('|').collect::<Vec<_>>());
        let headers = rows.next().unwrap_or_default().into_iter().map(str::to_owned).collect();
        let mut builder = TableBuilder::new(None, headers);
        for (row, number) in rows.zip(2..) {
            let cells = row.iter().filter_map(|text| builder.intern(text).ok());
            let cells: Vec<_> = cells.collect();
            assert!(builder.push_row(number, &cells).is_ok());
        }
        let table = builder.finish();
        let found = summary_rows(&table, DecimalMark::Point);
        let letter = |row: usize| match (found.rows.contains(&row), found.doubtful.contains(&row)) {
            (true, _) => 's',
            (_, true) => '?',
            _ => '.',
        };
        (0..table.rows()).map(letter).collect()
    }

    #[test]
    fn rows_that_sum_up_others_are_told_by_their_numbers() {
        const FLAGS: [&str; 4] = ["ID|Group|A|B|C", "R1|u|1|0|1", "R2|v|1|1|0", "R3|u|0|1|1"];
        const COUNTS: [&str; 5] =
            ["ID|Group|A|B|C", "R1|u|2|0|1", "R2|v|1|1|0", "R3|u|0|1|3", "R4|v|3|0|0"];
        const WORDS: [&str; 5] =
            ["ID|Group|A|B|C", "R1|u|B|F|", "R2|v|F|B|B", "R3|u|B||F", "R4|v|F|F|"];
        for (above, below, rows) in [
            (&FLAGS[..], &["n||2|2|2"][..], "...s"),
            (&FLAGS, &["合计||2|2|2"], "...s"),
            (&FLAGS, &["||2|2|2"], "...s"),
            (&FLAGS, &["n||2|2|2", "%||67%|67%|67%"], "...ss"),
            (&FLAGS, &["Mean||0.67|0.67|0.67", "SD||0.58|0.58|0.58"], "...ss"),
            (&FLAGS, &["Andel||66.7|66.7|66.7"], "...s"),
            (&FLAGS, &["alla|alla|2|2|2"], "...."),
            (&FLAGS, &["R4|v|1|1|1"], "...."),
            // Who has no group may have said as much as one other.
            (&FLAGS, &["R4||0|1|1"], "...."),
            (&FLAGS, &["n||2|2|3"], "...."),
            (&COUNTS, &["Loppu||6|2|4"], "....s"),
            (&COUNTS, &["Loppu||3|2|2"], "....s"),
            (&COUNTS, &["Total|u|6|2|4"], "....s"),
            (&COUNTS, &["R5|u|6|2|4"], "....?"),
            (&COUNTS, &["R5|u|6|2|5"], "....."),
            (&WORDS, &["Total||4|3|2"], "....s"),
            (&WORDS, &["barriers||2|1|1", "facilitators||2|2|1"], "....ss"),
            (&WORDS, &["%||100%|75%|50%"], "....s"),
            (&WORDS, &["R5|u|B|F|B"], "....."),
            // Another number of people than of words.
            (&WORDS, &["Total||5|3|3"], "....s"),
            (&WORDS, &["R5||5|3|3"], "....."),
        ] {
            let table = [above, below].concat();
            assert_eq!(found(&table), rows, "{table:?}");
        }
        assert_eq!(found(&["ID|A|B", "Total|2|1", "R1|1|0", "R2|1|1"]), "s..");
        assert_eq!(
            found(&["ID|Age|A|B", "R1|31|1|0", "R2|45|1|1", "R3|50|0|1", "N|42|2|2"]),
            "...s"
        );
        assert_eq!(found(&["Theme|A|B", "Cost|1|0", "Time|1|1", "Trust|0|1", "Other|2|2"]), "....");
    }
}
