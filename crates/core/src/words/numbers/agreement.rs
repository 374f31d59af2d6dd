//! Agreement between coders, in words.

use std::borrow::Cow;

use super::{Sheet, SheetCell, SheetList, UNDEFINED, decimals};
use crate::analysis::{CoderAgreement, Statistic, ValueAgreement, round_percent};
use crate::dataset::{CodedDataset, Record, TextRange};
use crate::words::places::{counted, number};
use crate::words::table as words;

/// Longest piece of a passage that is shown, in characters.
const LONGEST_PASSAGE: usize = 120;

/// Agreement by row, on the valence, and the list of disagreements.
pub fn agreement(found: &CoderAgreement, dataset: &CodedDataset) -> Sheet {
    let three = found.rows.iter().any(|row| row.values.fleiss.is_some());
    let heads = [
        "What was coded",
        "Passages",
        "Applied on",
        "Agreement",
        if three { "Fleiss’ kappa" } else { "Cohen’s kappa" },
        "Gwet’s AC1",
        "Krippendorff’s alpha",
        "Caution",
    ];
    let mut rows: Vec<Vec<SheetCell>> = found
        .rows
        .iter()
        .map(|row| line(&words::row_label(&row.label), Some(row.applied), &row.values, three))
        .collect();
    if let Some(values) = &found.one_of_rows {
        rows.push(line("All rows together: which one was applied", None, values, three));
    }
    if let Some(valences) = &found.valences {
        rows.push(line("Valence, where several applied the row", None, valences, three));
    }
    if let Some((ordinal, interval)) = &found.ratings {
        for (label, alpha) in [("Rating (ordinal)", ordinal), ("Rating (interval)", interval)] {
            let mut cells: Vec<SheetCell> = vec![label.into()];
            cells.resize(heads.len(), SheetCell::default());
            if let Some(cell) = cells.get_mut(heads.len() - 2) {
                *cell = decimals(alpha.value, 3).into();
            }
            rows.push(cells);
        }
    }
    let list = (!found.disagreements.is_empty()).then(|| disagreements(found, dataset));
    let share = round_percent(found.double_coded, found.passages).unwrap_or_default();
    let mut notes = vec![
        format!("Coders: {}.", found.coders.join(", ")),
        format!(
            "{} of {} passages ({share:.1}%) were coded by two coders or more; the numbers are of those.",
            number(found.double_coded.into()),
            number(found.passages.into())
        ),
        one_passage(found),
    ];
    if found.too_many_overlaps {
        notes.push("The coders’ ranges overlap each other too often to be compared, so only what is equal is one passage here.".to_owned());
    }
    if found.without_valence > 0 {
        notes.push(format!(
            "In {} fewer than two of the coders who applied a row to a passage gave it a valence. These are not in the line of the valence, and nobody differs on it there.",
            counted(found.without_valence.into(), "case", "cases")
        ));
    }
    if found.unlisted > 0 {
        notes.push(format!(
            "{} further disagreements are not listed.",
            number(found.unlisted.into())
        ));
    }
    let has_ranges = dataset.records.values().iter().any(|record| record.range.is_some());
    if found.overlap_percent < 100 && !has_ranges {
        notes.push(NO_RANGES.to_owned());
    }
    Sheet {
        kind: Statistic::Agreement,
        explanation: "Whether coders who coded the same passage applied the same rows, corrected for chance.".to_owned(),
        limits: vec![
            "A passage that one coder left uncoded does not count, so agreement on where to code is not measured.".to_owned(),
            "What a coder said of a row several times in one passage is taken together: barrier and facilitator are mixed, what is mixed stays so, and neutral yields to any other.".to_owned(),
            "Where one value is far more frequent than the others, as in a row that is rare, kappa is low although coders agree (Feinstein and Cicchetti 1990); AC1 hardly is. Such lines are marked as uneven.".to_owned(),
            "AC1 depends on how many values were offered: for a row two, applied or not; for the valence four, barrier, facilitator, mixed and neutral.".to_owned(),
            format!("“{UNDEFINED}”: all coders used one value, so chance alone would give full agreement."),
        ],
        heads: heads.map(str::to_owned).to_vec(),
        rows,
        notes,
        list,
    }
}

/// Where no range is known, an overlap that was asked for joins nothing.
const NO_RANGES: &str = "No column gives where passages begin and end, so that none can overlap: say above which columns do, under “What the columns are”.";

/// What makes segments one passage.
fn one_passage(found: &CoderAgreement) -> String {
    if found.overlap_percent >= 100 || found.too_many_overlaps {
        return "Segments are one passage where their ranges, identifiers or texts are equal."
            .to_owned();
    }
    format!(
        "Segments are one passage where their ranges, identifiers or texts are equal, or where the ranges of different coders all overlap each other by at least {}% of the longer range. Those that overlap most are joined first, and no coder has two ranges in one passage.",
        found.overlap_percent
    )
}

fn line(label: &str, applied: Option<u32>, values: &ValueAgreement, three: bool) -> Vec<SheetCell> {
    let kappa = if three { &values.fleiss } else { &values.kappa };
    vec![
        label.into(),
        number(values.units.into()).into(),
        applied.map_or_else(String::new, |applied| number(applied.into())).into(),
        SheetCell::from(format!("{}%", decimals(Some(values.ac1.observed * 100.0), 1)))
            .bar(values.ac1.observed, None),
        coefficient(
            kappa.map_or_else(String::new, |kappa| decimals(kappa.value, 3)),
            kappa.as_ref().and_then(|kappa| kappa.value),
            values.kappa_interval.filter(|_| !three),
        ),
        coefficient(decimals(values.ac1.value, 3), values.ac1.value, values.ac1_interval),
        values.alpha.map_or_else(String::new, |alpha| decimals(alpha.value, 3)).into(),
        if values.skewed { "uneven: kappa is low, agreement is not" } else { "" }.into(),
    ]
}

/// The disagreements passage by passage, with a column for each coder.
/// A coefficient with the interval around it drawn, where there is one. What lies below 0 is drawn as 0.
fn coefficient(text: String, value: Option<f64>, interval: Option<(f64, f64)>) -> SheetCell {
    let cell = SheetCell::from(text);
    match interval.filter(|_| value.is_some()) {
        Some(interval) => cell.range(interval, value, None),
        None => cell,
    }
}

fn disagreements(found: &CoderAgreement, dataset: &CodedDataset) -> SheetList {
    let mut heads = ["What was coded", "Source", "Passage"].map(str::to_owned).to_vec();
    heads.extend(found.coders.iter().cloned());
    let rows = found.disagreements.iter().map(|one| {
        let record = &dataset.records[one.record];
        let source = dataset.sources.text(record.source).unwrap_or("");
        let passage = passage(record, dataset);
        let mut cells = vec![words::row_label(&one.row).into_owned(), source.to_owned(), passage];
        // Both name the coders in one order.
        let mut said = one.said.iter().peekable();
        cells.extend(found.coders.iter().map(|coder| {
            match said.next_if(|(said_by, _)| said_by == coder) {
                Some((_, Some(valence))) => words::valence(*valence).to_lowercase(),
                Some((_, None)) => "not applied".to_owned(),
                None => "did not code the passage".to_owned(),
            }
        }));
        cells
    });
    SheetList { title: "Disagreements, passage by passage".to_owned(), heads, rows: rows.collect() }
}

/// The beginning of a passage's text; where there is none, its name, or the range in which it stands.
fn passage(record: &Record, dataset: &CodedDataset) -> String {
    let text = dataset.excerpt(record);
    let name = match record.range {
        _ if !text.is_empty() => Cow::from(text),
        Some(TextRange { scale, start, end }) => {
            let unit = dataset.scales.text(scale).unwrap_or("");
            let space = if unit.is_empty() { "" } else { " " };
            format!("{start}\u{2013}{end}{space}{unit}").into()
        }
        None => dataset.segment_name(record).into(),
    };
    let short: String = name.chars().take(LONGEST_PASSAGE).collect();
    if short.len() < name.len() { format!("{short}…") } else { short }
}
