//! The names that a reader gives to columns and cells of its own making, and that `dataset` reads back.
//!
//! They are data, not words to people: what is written here in one layer is recognised in another. Names
//! no layer but the ground floor.

pub mod counts;
pub mod live_figure;
pub mod project;

/// A column without a header; `position` is 1-based.
pub fn unnamed(position: usize) -> String {
    format!("Column {position}")
}

/// The position, 1-based, that the name of a column without a header says ([`unnamed`]); `None` for another name.
pub fn position_of_unnamed(name: &str) -> Option<usize> {
    name.strip_prefix("Column ")?.parse().ok()
}

/// The `nth` column of one name, from the second on.
pub fn repeated(name: &str, nth: usize) -> String {
    format!("{name} ({nth})")
}

/// What stands between the levels of a code's path, from the top one down, where this program writes it.
pub const PATH: &str = " > ";

/// What stands between the parts of a column's name where the header has several rows.
pub const LEVELS: &str = " / ";

/// What has no value among the columns, unless a value is called so; the first version of study files
/// named it so in filters.
pub const NOT_STATED: &str = "Not stated";

/// The same where a value is called so.
const NO_VALUE: &str = "No value in the data";

/// What has no value among the columns of some values: none of theirs, in whatever case.
pub fn no_value(labels: &[String]) -> String {
    let is_free = |label: &str| {
        let label = label.to_lowercase();
        labels.iter().all(|value| value.trim().to_lowercase() != label)
    };
    let mut label = NOT_STATED.to_owned();
    if !is_free(&label) {
        label = NO_VALUE.to_owned();
    }
    while !is_free(&label) {
        label.push('*');
    }
    label
}

/// Between the parts of what is crossed.
const CROSSED: &str = " \u{d7} ";

/// Two labels crossed with one another: `Nurses × North`. A label that holds the sign itself stands in quotation marks,
/// so that no two pairs have one label.
pub fn crossed_label(one: &str, other: &str) -> String {
    let part = |label: &str| match label.contains(CROSSED.trim()) || label.starts_with('\u{201c}') {
        true => format!("\u{201c}{label}\u{201d}"),
        false => label.to_owned(),
    };
    format!("{}{CROSSED}{}", part(one), part(other))
}

/// Column of a workbook whose sheets were read as one table: the sheet's name.
pub const SHEET: &str = "Sheet";
