//! The strings that say how a table of counts was understood.

use super::{counted, quoted_list};
use steelyard_core::dataset::{ColumnReason, Shape, ShapeReading};
use steelyard_core::words::taken_as;

/// What a table was taken for that was turned into one row a cell, and which columns were left out.
pub fn shape(reading: &ShapeReading) -> String {
    let mut text = taken_as::shape(reading.shape).to_owned();
    text.push_str(match reading.shape {
        Shape::Slots => " Each of these codes is read as a row.",
        _ => " Each of its cells is read as a row.",
    });
    for reason in ColumnReason::ALL {
        let of_reason = reading.columns_left_out.iter().filter(|(_, why)| *why == reason);
        let names: Vec<String> = of_reason.map(|(name, _)| name.clone()).collect();
        if !names.is_empty() {
            text.push_str(" Left out, ");
            text.push_str(column_reason(reason));
            text.push_str(": ");
            text.push_str(&quoted_list(&names));
            text.push('.');
        }
    }
    text
}

fn column_reason(reason: ColumnReason) -> &'static str {
    match reason {
        ColumnReason::Total => "because it sums others",
        ColumnReason::Percent => "because it holds percentages",
        ColumnReason::OtherCount => "because it counts something else",
        ColumnReason::OtherAttribute => "because it divides the same codings once more",
        ColumnReason::OfRows => "because it describes the codes and not who was counted",
    }
}

/// What was done with labels that were typed once for several rows.
pub fn filled_down(names: &[String]) -> String {
    let (is, stands) = if names.len() == 1 { ("is", "it stands") } else { ("are", "they stand") };
    format!(
        "{} {is} written once for several rows; {stands} in each of them now.",
        quoted_list(names)
    )
}

/// What was done with notes below a table and headings within it.
pub fn notes(rows: u32) -> String {
    let (one, several) = ("note or heading is no row", "notes and headings are no rows");
    format!("{} of the table and left out.", counted(rows.into(), one, several))
}

/// Label of the box by which blanks of a column mean the label above.
pub fn fill_down(column: &str) -> String {
    format!("A blank in “{column}” means what stands above it")
}

/// What the account says where a file is a table of counts or ratings.
pub const CELLS_ARE_ROWS: &str = "Of a table of counts or ratings each cell is a row here.";
/// Label of the box, and of the button, that leaves out rows that may sum up others.
pub const LEAVE_SUMS_OUT: &str = "Leave out rows that hold what others do";
/// Label of the box, and of the button, that leaves out rows below a table.
pub const LEAVE_ROWS_BELOW_OUT: &str = "Leave out rows below the table";
/// Label of the box, and of the button, that counts columns that come to the sum of others.
pub const COUNT_SUM_COLUMNS: &str = "Count columns that come to the sum of others";
/// Label of the box, and of the button, that counts rows called totals that are no sums.
pub const COUNT_TOTALS: &str = "Count rows called totals that are no sums";
/// Label of the choice of the attribute that counts, of several side by side.
pub const ATTRIBUTE: &str = "Attribute that counts";
/// The choice of the first attribute.
pub const FIRST_ATTRIBUTE: &str = "The first one";

/// Label of the button that has one attribute count, with the codings of its columns.
pub fn count_only(name: &str, codings: u64) -> String {
    format!("Count only “{name}” ({})", counted(codings, "coding", "codings"))
}

/// Label of the box that leaves a table as it is.
pub const AS_IT_IS: &str = "Take the table as it is";
