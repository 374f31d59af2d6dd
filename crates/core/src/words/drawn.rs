//! What of a table a figure draws and what not, in sentences: for the notes in the figure and its caption.

use super::cell::Zero;
use super::places::{and, number, opening};
use super::table::counted;
use super::table::row_nouns;
use crate::analysis::{Number, Order, TableSpec, Unit};
use crate::valence::Valence;

/// Names of rows that a caption lists at most; all of them stand in the note of the table.
const MOST_NAMED: usize = 5;

/// Valences that occur and are not drawn; nothing where all are.
pub fn not_drawn(totals: &[(Valence, Number)], unit: Unit) -> Option<String> {
    let told: Vec<String> = totals
        .iter()
        .map(|&(valence, total)| match total.shown().map(u64::from) {
            Some(total) => format!("{} {}", number(total), counted(valence, unit, total)),
            None => counted(valence, unit, 2),
        })
        .collect();
    (!told.is_empty()).then(|| format!("Not drawn: {}.", and(&told)))
}

/// That rows which carry nothing are left out.
pub fn rows_left_out(rows: u64, spec: &TableSpec) -> String {
    format!(
        "{} that {} not mentioned {} not drawn.",
        opening(rows, row_nouns(spec, 1), row_nouns(spec, rows)),
        if rows == 1 { "was" } else { "were" },
        if rows == 1 { "is" } else { "are" },
    )
}

/// What stands where nothing was counted, unless it is a 0.
pub fn zeros(zero: Zero) -> Option<String> {
    match zero {
        Zero::Digit => None,
        Zero::Dash => Some("Dashes (–) stand for 0.".to_owned()),
        Zero::Blank => Some("Blanks stand for 0.".to_owned()),
    }
}

/// In what order the rows stand; nothing for the framework's. `under` headings that are ordered alike.
pub fn order(order: Order, under: bool) -> Option<String> {
    let within = if under { ", within headings that are ordered in the same way" } else { "" };
    Some(match order {
        Order::Framework => return None,
        Order::Total => {
            format!("Rows are ordered by their number of barriers and facilitators{within}.")
        }
        Order::Difference => {
            format!("Rows are ordered by the surplus of barriers over facilitators{within}.")
        }
        Order::Alphabetical | Order::Natural => "Rows are in alphabetical order.".to_owned(),
        Order::ByHand => "The order of the rows was chosen by hand.".to_owned(),
    })
}

/// Rows for which one line stands, or none, by name.
pub fn unmentioned(names: &[&str], spec: &TableSpec) -> Option<String> {
    let count = names.len() as u64;
    match names.len() {
        0 => None,
        1..=MOST_NAMED => Some(format!(
            "The {} {} {} not mentioned.",
            row_nouns(spec, count),
            and_in_quotes(names),
            if count == 1 { "was" } else { "were" },
        )),
        _ => Some(format!(
            "{} were not mentioned; they are named below the table.",
            opening(count, row_nouns(spec, 1), row_nouns(spec, count))
        )),
    }
}

/// Labels hold commas themselves, so that marks of quotation divide them.
fn and_in_quotes(names: &[&str]) -> String {
    and(&names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>())
}

/// Which part of a figure this is, and which of all rows stand in it, from 1.
pub fn part(part: u64, of: u64, rows: (u64, u64), all: u64) -> String {
    let (from, to) = rows;
    let stands = if from == to {
        format!("row {}", number(from))
    } else {
        format!("rows {} to {}", number(from), number(to))
    };
    format!("Part {} of {}: {stands} of {}.", number(part), number(of), number(all))
}

/// Which part of a figure a file holds, for its name; nothing where the figure is whole.
pub fn part_of_file(part: u32, of: u32) -> Option<String> {
    (of > 1).then(|| format!("part {part} of {of}"))
}

/// That only the first rows are drawn, in the order that is named.
pub fn first(drawn: u64, all: u64, by: Order) -> String {
    let order = match by {
        Order::Framework => "in the order of the framework or the data",
        Order::Total => "those with the most barriers and facilitators",
        Order::Difference => "those with the largest surplus of barriers",
        Order::Alphabetical | Order::Natural => "in alphabetical order",
        Order::ByHand => "in an order by hand",
    };
    let verb = if drawn == 1 { "is" } else { "are" };
    format!(
        "The first {} of {} rows {verb} drawn, {order}; the others stand in the table.",
        number(drawn),
        number(all)
    )
}

/// What can be done about a figure that is taller than its page: rows closer, with the height in millimetres.
pub fn offer_dense(height_mm: f64) -> String {
    format!("Set the rows closer ({height_mm:.0} mm)")
}

/// The matrix in place of bars, with its height in millimetres.
pub fn offer_matrix(height_mm: f64) -> String {
    format!("Draw a matrix ({height_mm:.0} mm)")
}

/// The first rows alone.
pub fn offer_first(rows: u64) -> String {
    format!("Draw the first {} {}", number(rows), if rows == 1 { "row" } else { "rows" })
}

/// Numbered parts.
pub fn offer_parts(parts: u64) -> String {
    format!("Cut it into {} numbered parts", number(parts))
}

/// The whole, whatever its height in millimetres.
pub fn offer_whole(height_mm: f64) -> String {
    format!("Draw it whole all the same ({height_mm:.0} mm)")
}
