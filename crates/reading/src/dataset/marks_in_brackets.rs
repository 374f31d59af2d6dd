//! Marks in brackets among marks without them: `(x)` beside `x`, which somebody set apart.
//!
//! Takes a table; counts them. Never takes a number in brackets, or brackets around all marks, for one.

use super::number::parse_mark;
use crate::fold::trim;
use crate::format::{DecimalMark, Table};

/// Bytes of a mark with its brackets at most.
const LONGEST: usize = 12;

/// How many marks stand in brackets where others stand without; 0 where none do.
pub fn marks_in_brackets(table: &Table) -> u64 {
    let (mut within, mut bare) = (0_u64, false);
    for column in 0..table.width() {
        let texts = table.texts_of(column);
        for (text, rows) in texts.iter().zip(texts.rows_of()) {
            let text = trim(text);
            if text.len() > LONGEST {
                continue;
            }
            let inner = text.strip_prefix(['(', '\u{ff08}']);
            let inner = inner.and_then(|rest| rest.strip_suffix([')', '\u{ff09}']));
            match inner {
                Some(inner) if is_mark(inner) => within += *rows as u64,
                _ => bare |= is_mark(text),
            }
        }
    }
    if bare { within } else { 0 }
}

fn is_mark(text: &str) -> bool {
    !text.contains(|letter: char| letter.is_ascii_digit() || matches!(letter, '(' | '\u{ff08}'))
        && parse_mark(text, DecimalMark::Point) == Some(1)
}
