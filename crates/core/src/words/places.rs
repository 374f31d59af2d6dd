//! Places, numbers and lists inside sentences.

use crate::analysis::Number;
use crate::diag::Place;

/// Names in a list before the rest is only counted.
const NAMES_LISTED: usize = 12;
/// Characters of a name before it is cut.
const NAME_CHARACTERS: usize = 60;

/// A place in the words in which people find their way: file, sheet, part, row, line, column; `None`
/// where nothing of it is known.
pub fn full(place: &Place) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(file) = &place.file {
        parts.push(quoted(file));
    }
    if let Some(sheet) = &place.sheet {
        parts.push(format!("sheet {}", quoted(sheet)));
    }
    if let Some(entry) = &place.entry {
        parts.push(format!("part {}", quoted(entry)));
    }
    match (place.row, place.line) {
        (Some(row), Some(line)) if row != line => {
            parts.push(format!("row {} (line {})", number(row), number(line)));
        }
        (Some(row), _) => parts.push(format!("row {}", number(row))),
        (None, Some(line)) => parts.push(format!("line {}", number(line))),
        (None, None) => {}
    }
    if let Some(column) = &place.column {
        let letters = letters(column.index);
        parts.push(if column.name.is_empty() {
            format!("column {letters}")
        } else {
            format!("column {letters} {}", quoted(&column.name))
        });
    }
    (!parts.is_empty()).then(|| capitalised(&parts.join(", ")))
}

/// A column's letters as spreadsheets write them; `index` is 0-based.
pub fn letters(index: u32) -> String {
    let mut rest = u64::from(index) + 1;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

/// What stands in the place of a hidden number: one mark for all, whatever the reason.
pub const HIDDEN: &str = "*";

/// A number of a table, or the mark of a hidden one.
pub fn shown(number: Number) -> String {
    number.shown().map_or_else(|| HIDDEN.to_owned(), |shown| self::number(shown.into()))
}

/// A whole number with its thousands set apart.
pub fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A number of bytes in the largest unit in which it is whole.
pub fn bytes(value: u64) -> String {
    const UNITS: [(&str, u32); 3] = [("GB", 30), ("MB", 20), ("KB", 10)];
    UNITS
        .into_iter()
        .find(|(_, shift)| value >= 1 << shift && value.trailing_zeros() >= *shift)
        .map_or_else(
            || format!("{} bytes", number(value)),
            |(unit, shift)| format!("{} {unit}", number(value >> shift)),
        )
}

/// The word for one or for several.
pub fn plural<'a>(count: u64, one: &'a str, many: &'a str) -> &'a str {
    if count == 1 { one } else { many }
}

/// A count and what it counts.
pub fn counted(count: u64, one: &str, several: &str) -> String {
    format!("{} {}", number(count), if count == 1 { one } else { several })
}

/// A count and what it counts at the beginning of a sentence, where no numeral stands.
pub fn opening(count: u64, one: &str, several: &str) -> String {
    const WORDS: [&str; 11] =
        ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
    let word = usize::try_from(count).ok().and_then(|count| WORDS.get(count));
    match word {
        Some(word) => format!("{word} {}", if count == 1 { one } else { several }),
        None => format!("A total of {} {several}", number(count)),
    }
}

/// A name in quotation marks, on one line and cut where it is long.
pub fn quoted(name: &str) -> String {
    let mut shown: String = name
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(NAME_CHARACTERS + 1)
        .collect();
    if shown.chars().count() > NAME_CHARACTERS {
        shown.pop();
        shown.push('…');
    }
    format!("“{shown}”")
}

/// A share with one decimal: `23.5%`.
pub fn percent(value: f64) -> String {
    format!("{value:.1}%")
}

/// Parts of an enumeration: `a`, `a and b`, `a, b and c`.
pub fn and(parts: &[String]) -> String {
    joined(parts, "and")
}

/// Parts of a choice: `a`, `a or b`, `a, b or c`.
pub fn or(parts: &[String]) -> String {
    joined(parts, "or")
}

fn joined(parts: &[String], word: &str) -> String {
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {word} {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// Names in quotation marks with commas; the tail of a long list is counted.
pub fn list(names: &[String]) -> String {
    let shown: Vec<String> = names.iter().take(NAMES_LISTED).map(|name| quoted(name)).collect();
    let more = names.len().saturating_sub(NAMES_LISTED);
    if more == 0 {
        shown.join(", ")
    } else {
        format!("{} and {} more", shown.join(", "), number(more as u64))
    }
}

/// Row numbers, of which there are `count` in all.
pub fn rows(rows: &[u64], count: u64) -> String {
    let shown: Vec<String> = rows.iter().map(|row| number(*row)).collect();
    let more = count.saturating_sub(rows.len() as u64);
    let noun = if count == 1 { "row" } else { "rows" };
    if more == 0 {
        format!("{noun} {}", shown.join(", "))
    } else {
        format!("{noun} {} and {} more", shown.join(", "), number(more))
    }
}

/// The same with its first letter small.
pub fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The same with its first letter large.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_columns_are_written_as_people_know_them() {
        assert_eq!([0, 999, 1_000].map(number), ["0", "999", "1,000"]);
        assert_eq!(number(1_048_576), "1,048,576");
        assert_eq!(bytes(512 << 20), "512 MB");
        assert_eq!(bytes(1 << 30), "1 GB");
        assert_eq!(bytes(32_767), "32,767 bytes");
        let columns: Vec<String> = [0, 25, 26, 701, 702, 16_383].map(letters).to_vec();
        assert_eq!(columns, ["A", "Z", "AA", "ZZ", "AAA", "XFD"]);
    }
}
