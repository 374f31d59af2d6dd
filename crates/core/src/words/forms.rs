//! Words of the two forms in which constructs are rated by case: a matrix, and a memo for each case.

use super::places::{counted, number};
use super::rated::signed;
use super::table::unit_noun;
use crate::analysis::{RatedCell, RatedRow, Rating, Unit};

/// Name of the matrix, and of its sheet.
pub const MATRIX: &str = "Matrix";
/// Head of the column of ratings.
pub const RATING: &str = "Rating";
/// Head of the column of summaries.
pub const SUMMARY: &str = "Summary";
/// Head of the column of reasons.
pub const RATIONALE: &str = "Rationale";
/// Head of the column of what tells cases apart.
pub const DISTINGUISHING: &str = "Distinguishing, in your judgement";
/// Head of the column of passages that were collected.
pub const QUOTATIONS: &str = "Quotations";

/// What each form is called: `Construct by site: matrix of ratings`.
pub fn matrix_title(rows: &str, cases: &str) -> String {
    format!("{rows} by {}: matrix of ratings", cases.to_lowercase())
}

/// What the memos are called: `Memos by site`.
pub fn memo_title(cases: &str) -> String {
    format!("Memos by {}", cases.to_lowercase())
}

/// Name of the files, after the study.
pub fn file_title(is_memo: bool, cases: &str) -> String {
    let form = if is_memo { "memos" } else { "matrix of ratings" };
    format!("{form} by {}", cases.to_lowercase())
}

/// What a form is and what is left to do in it.
pub fn about() -> [&'static str; 3] {
    [
        "Laid out after the CFIR User Guide (Reardon and others, 2025): for each construct in each case a rating, a short summary and the reason for the rating.",
        "Ratings are those of the data or entered in Steelyard, from \u{2212}2 to +2, X for mixed, M for missing. Reasons are the texts that stand beside ratings in the data. What is empty is yours to fill.",
        "Summaries are counts, as a beginning: rewrite them. Frequency does not indicate importance.",
    ]
}

/// The label of a construct, with how it is rated where that is in reverse.
pub fn label(label: &str, rated: Option<&RatedRow>) -> String {
    match rated.is_some_and(|row| row.reverse) {
        true => format!("{label} (reverse-rated: ease is +)"),
        false => label.to_owned(),
    }
}

/// A rating as the form writes it; several that contradict each other are divided by `|`.
pub fn rating(cell: &RatedCell) -> String {
    let written = |rating: &Rating| match rating {
        Rating::Value(value) => signed(*value),
        Rating::Mixed => "X".to_owned(),
        Rating::Missing => "M".to_owned(),
    };
    match &cell.rating {
        Some(rating) => written(rating),
        None => cell.read.iter().map(written).collect::<Vec<_>>().join(" | "),
    }
}

/// What was said, in numbers; empty where nothing was, or where nobody knows by whom.
pub fn summary(cell: &RatedCell, by: Option<Unit>) -> String {
    let Some(by) = by.filter(|_| cell.passages > 0) else { return String::new() };
    let both = match cell.torn {
        0 => String::new(),
        torn => format!(", {} as both", number(torn.into())),
    };
    format!(
        "{} named it as a facilitator, {} as a barrier{both}; {}.",
        counted(cell.people_for.into(), unit_noun(by, 1), unit_noun(by, 2)),
        number(cell.people_against.into()),
        counted(cell.passages.into(), "passage", "passages"),
    )
}

/// A passage within a memo, with who said it where that is told.
pub fn quotation(text: &str, speaker: Option<&str>) -> String {
    let speaker = speaker.map_or_else(String::new, |speaker| format!(" ({speaker})"));
    format!("\u{201c}{text}\u{201d}{speaker}")
}
