//! Numbers beyond counts as sheets: a plain table of texts with what it means and what it cannot say.
//!
//! Takes what `analysis` works out; gives English. One file a statistic.

mod agreement;
mod co_occurrence;
mod comparison;
pub mod controls;
mod equal_groups;
mod logic_model;
mod picture;
mod ranking;
mod ratings;
mod saturation;
mod spread;
mod steps;

pub use agreement::agreement;
pub use co_occurrence::{TOGETHER_BY_MAPPING, co_occurrence};
pub use comparison::comparison;
pub use equal_groups::equal_groups;
pub use logic_model::logic_model;
pub use picture::CellPicture;
pub use ranking::ranking;
pub use ratings::ratings;
pub use saturation::saturation;
pub use spread::spread;
pub use steps::steps;

use serde::{Deserialize, Serialize};

use crate::analysis::Statistic;

/// A table of numbers beyond counts, in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Sheet {
    /// Which numbers.
    pub kind: Statistic,
    /// What they say, in one plain line.
    pub explanation: String,
    /// What they cannot say, a sentence each.
    pub limits: Vec<String>,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Rows; as many cells as there are heads, the first of which heads the row.
    pub rows: Vec<Vec<SheetCell>>,
    /// What must be told beside the numbers, a sentence each: what was counted, left out, refused.
    pub notes: Vec<String>,
    /// A list that stands below the table; `None` for most.
    pub list: Option<SheetList>,
}

/// A list below a sheet's table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SheetList {
    /// What is listed.
    pub title: String,
    /// Heads of the columns.
    pub heads: Vec<String>,
    /// Rows; as many texts as there are heads.
    pub rows: Vec<Vec<String>>,
}

/// A cell of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SheetCell {
    /// What stands in it.
    pub text: String,
    /// Where what a person enters here belongs; `None` for what is worked out.
    pub entry: Option<SheetEntry>,
    /// Why what was entered does not count; `None` where it does.
    pub wrong: Option<String>,
    /// What is drawn beside it; `None` for most.
    pub picture: Option<CellPicture>,
}

/// What a person may enter in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum SheetEntry {
    /// The researcher's judgement of a row's importance, by the row's key.
    Importance(String),
    /// A rating, by the keys of the row and the column.
    Rating(String, String),
    /// How a construct tells sites apart, by the row's key.
    Distinguishing(String),
    /// Whether there is evidence that a step was done, by the row's key.
    Evidence(String),
}

impl From<String> for SheetCell {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

impl From<&str> for SheetCell {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

/// Rounded half away from zero, as people round. What floating point leaves a trillionth below a half
/// counts as one.
fn rounded(value: f64, digits: usize) -> f64 {
    let scale = 10_f64.powi(i32::try_from(digits).unwrap_or(0));
    (value * scale + 1e-9_f64.copysign(value)).round() / scale
}

/// A number with so many decimals; [`UNDEFINED`] for what has none.
pub(in crate::words) fn decimals(value: Option<f64>, digits: usize) -> String {
    match value {
        // No minus before a zero.
        Some(value) => {
            let text = format!("{:.digits$}", rounded(value, digits));
            if text.trim_start_matches(['-', '0', '.']).is_empty() {
                text.trim_start_matches('-').to_owned()
            } else {
                text.replace('-', "\u{2212}")
            }
        }
        None => UNDEFINED.to_owned(),
    }
}

/// A probability as it is printed: three decimals, and `< 0.001` below.
fn probability(p: f64) -> String {
    if p < 0.001 { "< 0.001".to_owned() } else { decimals(Some(p), 3) }
}

/// What stands for a coefficient that has no value.
const UNDEFINED: &str = "undefined";

/// What stands for a number that the data cannot tell.
const NOT_TOLD: &str = "\u{2013}";

/// Label of the choice among them.
pub const CHOICE: &str = "What to work out";
/// The choice of none of them.
pub const NOTHING: &str = "Nothing more";
/// Button: the sheet as CSV.
pub const CSV: &str = "Download as CSV";
/// Button: the sheet for a word processor.
pub const COPY: &str = "Copy for a word processor";

/// Title of a sheet.
pub fn title(kind: Statistic) -> &'static str {
    match kind {
        Statistic::Spread => "Who carries each bar",
        Statistic::Ranking => "Rows ranked by frequency, elaboration and conflict",
        Statistic::Ratings => "Ratings by site, with the evidence",
        Statistic::Comparison => "Groups compared by people",
        Statistic::EqualGroups => "As if groups were of one size",
        Statistic::Agreement => "Agreement between coders",
        Statistic::Saturation => "Saturation: new codes by source",
        Statistic::CoOccurrence => "Codes on the same passage",
        Statistic::LogicModel => "Logic model, determinant by determinant",
        Statistic::Steps => "Steps with evidence of completion (QIF form)",
    }
}

/// What a file made of a sheet is named after the study.
pub fn file_title(kind: Statistic) -> String {
    title(kind).to_lowercase()
}

/// Whether a column of a sheet holds numbers alone, so that it is set as one: what stands for a number
/// that there is none of, and the words within intervals and differences, do not count against it.
pub fn is_number_column<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let mut any = false;
    texts.filter(|text| !text.is_empty()).all(|text| {
        any = true;
        let mut words = text.split(|letter: char| !letter.is_alphabetic());
        let is_number = text.chars().any(|letter| letter.is_ascii_digit())
            && words.all(|word| ["", "to", "points"].contains(&word));
        is_number || [UNDEFINED, NOT_TOLD].contains(&text)
    }) && any
}

/// Label of a cell in which something is entered: what stands at the heads of its row and column.
pub fn entry_label(sheet: &Sheet, row: usize, column: usize) -> String {
    let head = sheet.heads.get(column).map_or("", String::as_str);
    let row = sheet.rows.get(row).and_then(|cells| cells.first()).map_or("", |cell| &cell.text);
    format!("{head}: {row}")
}

#[cfg(test)]
mod tests {
    use super::{decimals, is_number_column, probability};

    #[test]
    fn columns_of_numbers_are_known() {
        for (texts, expected) in [
            (&["34 to 100%", "", "9 to 91%"][..], true),
            (&["1/2", "7/7"], true),
            (&["50.0 points", "\u{2212}3.1 points"], true),
            (&["undefined", "0.412", "\u{2013}"], true),
            (&["2 (P3)", "1 (P1)"], false),
            (&["Barriers"], false),
            (&["yes", ""], false),
            (&["", ""], false),
        ] {
            assert_eq!(is_number_column(texts.iter().copied()), expected, "{texts:?}");
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (value, digits, expected) in [
            (6.25, 1, "6.3"),
            (-6.25, 1, "\u{2212}6.3"),
            (0.0625, 3, "0.063"),
            // 1.005 is stored a little below.
            (1.005, 2, "1.01"),
            (2.0 / 3.0, 3, "0.667"),
            (-0.04, 1, "0.0"),
            (50.0, 1, "50.0"),
        ] {
            assert_eq!(decimals(Some(value), digits), expected, "{value}");
        }
        assert_eq!(decimals(None, 3), "undefined");
        assert_eq!(
            (probability(0.000_262).as_str(), probability(0.0345).as_str()),
            ("< 0.001", "0.035")
        );
    }
}
