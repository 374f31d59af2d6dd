//! Agreement between coders, in words.

use super::{Sheet, SheetCell, SheetList, UNDEFINED, decimals};
use crate::analysis::{CoderAgreement, Numbers, ValueAgreement, round_percent};
use crate::dataset::CodedDataset;
use crate::words::places::number;
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
        "Mind",
    ];
    let mut rows: Vec<Vec<SheetCell>> = found
        .rows
        .iter()
        .map(|row| line(&row.label, Some(row.applied), &row.values, three))
        .collect();
    if let Some(valences) = &found.valences {
        rows.push(line("Valence, where both applied the row", None, valences, three));
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
            "{} of {} passages ({share:.1} %) were coded by two coders or more; the numbers are of those.",
            number(found.double_coded.into()),
            number(found.passages.into())
        ),
        if found.overlap_percent >= 100 {
            "Passages are the same where their ranges, identifiers or texts are equal.".to_owned()
        } else {
            format!(
                "Passages are the same where {} % of the longer range overlap, or their identifiers or texts are equal.",
                found.overlap_percent
            )
        },
    ];
    if found.unlisted > 0 {
        notes.push(format!(
            "{} further disagreements are not listed.",
            number(found.unlisted.into())
        ));
    }
    Sheet {
        kind: Numbers::Agreement,
        explanation: "Whether coders who coded the same passage applied the same rows, corrected for chance.".to_owned(),
        limits: vec![
            "A passage that one coder left uncoded does not count, so agreement on where to code is not measured.".to_owned(),
            "Where a row is rare, kappa is low although coders agree (Feinstein and Cicchetti 1990); AC1 hardly is. Such lines are marked.".to_owned(),
            format!("“{UNDEFINED}”: all coders used one value, so chance alone would give full agreement."),
        ],
        heads: heads.map(str::to_owned).to_vec(),
        rows,
        notes,
        list,
    }
}

fn line(label: &str, applied: Option<u32>, values: &ValueAgreement, three: bool) -> Vec<SheetCell> {
    let kappa = if three { &values.fleiss } else { &values.kappa };
    vec![
        label.into(),
        number(values.units.into()).into(),
        applied.map_or_else(String::new, |applied| number(applied.into())).into(),
        format!("{} %", decimals(Some(values.ac1.observed * 100.0), 1)).into(),
        kappa.map_or_else(String::new, |kappa| decimals(kappa.value, 3)).into(),
        decimals(values.ac1.value, 3).into(),
        values.alpha.map_or_else(String::new, |alpha| decimals(alpha.value, 3)).into(),
        if values.skewed { "rare: kappa is low, agreement is not" } else { "" }.into(),
    ]
}

/// The disagreements passage by passage, with a column for each coder.
fn disagreements(found: &CoderAgreement, dataset: &CodedDataset) -> SheetList {
    let mut heads = ["What was coded", "Source", "Passage"].map(str::to_owned).to_vec();
    heads.extend(found.coders.iter().cloned());
    let rows = found.disagreements.iter().map(|one| {
        let record = dataset.records.get(one.record as usize);
        let text = record.map_or("", |record| dataset.excerpt(record));
        let source = record.and_then(|record| dataset.sources.text(record.source)).unwrap_or("");
        let short: String = text.chars().take(LONGEST_PASSAGE).collect();
        let dots = if short.len() < text.len() { "…" } else { "" };
        let mut cells = vec![one.row.clone(), source.to_owned(), format!("{short}{dots}")];
        cells.extend(found.coders.iter().map(|coder| {
            match one.said.iter().find(|(said_by, _)| said_by == coder) {
                Some((_, Some(valence))) => words::valence(*valence).to_lowercase(),
                Some((_, None)) => "not applied".to_owned(),
                None => "did not code the passage".to_owned(),
            }
        }));
        cells
    });
    SheetList { title: "Disagreements, passage by passage".to_owned(), heads, rows: rows.collect() }
}
