//! Steps of a process in words: the form of a document analysis by the QIF.

use super::picture::beside;
use super::{Sheet, SheetCell, SheetEntry};
use crate::analysis::{Evidence, Statistic, StepsForm};
use crate::valence::Valence;
use crate::words::places::{capitalised, number};
use crate::words::table as words;

/// Beside an entry that is none of the four words.
const NO_EVIDENCE: &str = "Not one of the four: yes, partly, no, not mentioned.";

/// Steps with what helped and hindered them, by document, and the evidence that was entered.
pub fn steps(form: &StepsForm) -> Sheet {
    let one = words::unit_noun(form.by, 1);
    let many = words::unit_noun(form.by, 2);
    let has_others = form.rows.iter().any(|row| {
        let others = [Valence::Mixed, Valence::Neutral, Valence::Missing];
        others.iter().any(|valence| row.codings[*valence] > 0)
    });
    let mut heads = vec![
        "Step".to_owned(),
        "Phase".to_owned(),
        "Facilitators".to_owned(),
        format!("Facilitators in these {many}"),
        "Challenges".to_owned(),
        format!("Challenges in these {many}"),
    ];
    if has_others {
        heads.push("Mixed, neutral or without valence".to_owned());
    }
    heads.push(format!("All {many} that mention it"));
    heads.push("Evidence of completion, in your judgement".to_owned());
    let mut unreadable = Vec::new();
    let sides = [Valence::Facilitator, Valence::Barrier];
    let of_sides = form.rows.iter().flat_map(|row| sides.map(|side| row.codings[side]));
    let most = of_sides.max().unwrap_or(0);
    let rows = form.rows.iter().map(|row| {
        let label = words::row_label(&row.label).into_owned();
        let is_wrong = !row.entered.is_empty() && Evidence::read(&row.entered).is_none();
        if is_wrong {
            unreadable.push(format!("{label} “{}”", row.entered));
        }
        let count = |valence: Valence| {
            let codings = row.codings[valence];
            SheetCell::from(number(codings.into())).bar(beside(codings, most), Some(valence))
        };
        let names = |of: &[String]| of.join("; ");
        let mut cells: Vec<SheetCell> = vec![
            label.into(),
            row.parent.clone().unwrap_or_default().into(),
            count(Valence::Facilitator),
            names(&row.documents[Valence::Facilitator]).into(),
            count(Valence::Barrier),
            names(&row.documents[Valence::Barrier]).into(),
        ];
        if has_others {
            let others = [Valence::Mixed, Valence::Neutral, Valence::Missing];
            let others = others.iter().map(|valence| u64::from(row.codings[*valence]));
            cells.push(number(others.sum()).into());
        }
        cells.push(names(&row.all_documents).into());
        cells.push(SheetCell {
            text: row.entered.clone(),
            entry: Some(SheetEntry::Evidence(row.key.clone())),
            wrong: is_wrong.then(|| NO_EVIDENCE.to_owned()),
            picture: None,
        });
        cells
    });
    let rows: Vec<Vec<SheetCell>> = rows.collect();
    let mentioned = form.rows.iter().filter(|row| !row.all_documents.is_empty()).count();
    let mut notes = vec![
        format!(
            "{} of {} steps are mentioned; {} {} mention any.",
            number(mentioned as u64),
            number(form.rows.len() as u64),
            number(form.documents.into()),
            words::unit_noun(form.by, form.documents.into())
        ),
        "Challenges are what the data has as barriers. Numbers are codings.".to_owned(),
        "Evidence of completion is yes, partly, no or not mentioned, as you enter it.".to_owned(),
    ];
    if !unreadable.is_empty() {
        notes.push(format!(
            "These entries are none of the four words and do not count: {}.",
            unreadable.join("; ")
        ));
    }
    Sheet {
        kind: Statistic::Steps,
        explanation: format!(
            "{} for each step: what helped and what hindered it and where, and whether it was done (form of a document analysis by the Quality Implementation Framework, Meyers, Durlak and Wandersman 2012).",
            capitalised(many)
        ),
        limits: vec![
            format!("A step that no {one} mentions may have been done all the same."),
            "That something helped a step does not say that it was done: evidence is yours, entered here and never made of counts.".to_owned(),
        ],
        heads,
        rows,
        notes,
        list: None,
    }
}
