//! Words of figures of co-occurrence: what a mark says, notes, alternative text.

use super::cell::Notation;
use super::places::{and, counted, number};
use super::table as words;
use super::table::row_nouns;
use crate::analysis::{CoOccurrence, CrossTab, Pair};

/// Label on the control.
pub const LABEL: &str = "Co-occurrence";
/// What it is good for.
pub const PURPOSE: &str = "Shows which rows were coded on the same passages, and how often.";
/// In place of a figure of no pair.
pub const NOTHING: &str = "No two rows were coded on one passage.";

/// A row with the number under which it stands above a column.
pub fn row(place: usize, name: &str) -> String {
    format!("{place}  {name}")
}

/// What the mark of a pair says in full: on how many passages it stands, and Jaccard's index.
pub fn mark((one, other): (&str, &str), both: u32, jaccard: Option<f64>) -> String {
    if both == 0 {
        return format!("{one}; {other}: no passage has both.");
    }
    let jaccard = jaccard.map_or_else(String::new, |value| {
        format!(" Jaccard {}.", Notation::ENGLISH.hundredths(value))
    });
    let both = counted(both.into(), "passage has", "passages have");
    format!("{one}; {other}: {both} both.{jaccard}")
}

/// What the mark of a row by itself says.
pub fn own_mark(row: &str, size: u32) -> String {
    format!("{row}: {} in all.", counted(size.into(), "passage", "passages"))
}

/// Title of the figure: `Co-occurrence of CFIR 2022 constructs`.
pub fn title(table: &CrossTab) -> String {
    let framework = table.framework.as_ref().filter(|_| !table.spec.own_codes);
    let framework = framework.map_or_else(String::new, |framework| format!("{framework} "));
    format!("{LABEL} of {framework}{}", row_nouns(&table.spec, 2))
}

/// The sentences under the figure.
pub fn notes(found: &CoOccurrence) -> Vec<String> {
    vec![
        format!(
            "Each cell: passages that have both rows, of {} with any; on the diagonal, passages that have the row.",
            number(found.segments.into())
        ),
        "Columns bear the numbers of the rows.".to_owned(),
    ]
}

/// Rows that are not drawn; nothing where all are.
pub fn left_out(left_out: u64, drawn: u64) -> Option<String> {
    (left_out > 0).then(|| {
        format!(
            "Drawn are the {} rows that most often stand with another; {} not.",
            number(drawn),
            counted(left_out, "further row is", "further rows are")
        )
    })
}

/// What the caption of the figure begins with.
pub fn caption(found: &CoOccurrence, table: &CrossTab) -> Vec<String> {
    [format!("{}.", title(table))].into_iter().chain(notes(found)).collect()
}

/// The alternative text: the most frequent pairs, then how many there are, then how it is drawn.
pub fn alternative_text(found: &CoOccurrence, table: &CrossTab) -> String {
    let named = |pair: &Pair| {
        format!(
            "{} with {} ({})",
            words::row_label(&pair.first),
            words::row_label(&pair.second),
            counted(pair.overlap.both.into(), "passage", "passages")
        )
    };
    let most: Vec<String> = found.pairs.iter().take(3).map(named).collect();
    if most.is_empty() {
        return NOTHING.to_owned();
    }
    let pairs = found.pairs.len() as u64 + u64::from(found.unlisted);
    format!(
        "Most often together: {}. {} on {} in all. {}, as a triangle of shaded cells.",
        and(&most),
        counted(pairs, "pair occurs", "pairs occur"),
        counted(found.segments.into(), "passage", "passages"),
        title(table)
    )
}
