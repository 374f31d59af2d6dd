//! Codes on the same passage, in words.

use super::{Sheet, SheetCell, decimals};
use crate::analysis::{CoOccurrence, Statistic};
use crate::words::places::number;
use crate::words::table::row_label;

/// What is said where codes stand under several items.
pub const TOGETHER_BY_MAPPING: &str = "A passage under a code of several rows stands in each of them: these occur together by the mapping, not by anybody’s coding.";

/// Pairs of rows that stand on one segment.
pub fn co_occurrence(found: &CoOccurrence) -> Sheet {
    let heads = [
        "Row",
        "Together with",
        "Segments with both",
        "With the first",
        "With the other",
        "Jaccard",
    ];
    let rows = found.pairs.iter().map(|pair| {
        vec![
            row_label(&pair.first).into_owned().into(),
            row_label(&pair.second).into_owned().into(),
            number(pair.overlap.both.into()).into(),
            number(pair.overlap.first.into()).into(),
            number(pair.overlap.second.into()).into(),
            SheetCell::from(decimals(pair.overlap.jaccard(), 3))
                .bar(pair.overlap.jaccard().unwrap_or(f64::NAN), None),
        ]
    });
    let mut notes = vec![format!(
        "Counted are segments, {} in all with a coding in the table.",
        number(found.segments.into())
    )];
    if found.pairs.is_empty() {
        notes.push("No two rows were coded on one segment.".to_owned());
    }
    if found.unlisted > 0 {
        notes.push(format!("{} rarer pairs are not listed.", number(found.unlisted.into())));
    }
    Sheet {
        kind: Statistic::CoOccurrence,
        explanation: "Which rows were coded on the same passage, and how much of either that is.".to_owned(),
        limits: vec![
            "Jaccard is segments with both among those with either; ATLAS.ti calls it the c-coefficient. It depends on how long passages were cut.".to_owned(),
        ],
        heads: heads.map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes,
        list: None,
    }
}
