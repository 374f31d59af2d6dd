//! The logic model as a table: a row for each determinant with what is done about it, how that works and what
//! comes of it, then what leads from no determinant; below it the links.

use std::collections::BTreeSet;

use super::{Sheet, SheetCell, SheetList};
use crate::analysis::{
    CrossTab, LogicModel, ModelEnd, RowHead, Statistic, determinants, model_gaps,
};
use crate::valence::Valence;
use crate::words::logic_model as words;
use crate::words::places::shown;
use crate::words::table;

/// Stands where nothing leads to an entry.
const NO_DETERMINANT: &str = "(no determinant)";

/// A model beside the table of its determinants.
pub fn logic_model(model: &LogicModel, counted: &CrossTab) -> Sheet {
    let names = words::Names::new(model, counted);
    let valences: Vec<Valence> =
        Valence::ALL.into_iter().filter(|valence| counted.totals[*valence].may_be_any()).collect();
    let heads = ["Determinant", "Domain", "Side"].map(str::to_owned).into_iter();
    let of_valences = valences.iter().map(|valence| table::valence(*valence).to_owned());
    let heads =
        heads.chain(of_valences).chain(words::COLUMNS.into_iter().skip(1).map(str::to_owned));
    let heads: Vec<String> = heads.collect();

    let told = |of: &[&ModelEnd]| -> String {
        of.iter().map(|end| entry(model, &names, end)).collect::<Vec<_>>().join("; ")
    };
    let reached = |from: &[&ModelEnd], wanted: fn(&ModelEnd) -> bool| -> Vec<ModelEnd> {
        let mut found: Vec<ModelEnd> = Vec::new();
        for link in model.links_kept().filter(|link| from.contains(&&link.from)) {
            if wanted(&link.to) && !found.contains(&link.to) {
                found.push(link.to.clone());
            }
        }
        found
    };
    let row = |first: String, counts: Option<&RowHead>, side: &str, from: [Vec<ModelEnd>; 3]| {
        let [strategies, mechanisms, outcomes] = from;
        let domain = counts.and_then(|row| row.parent.clone()).unwrap_or_default();
        let mut cells: Vec<SheetCell> = vec![first.into(), domain.into(), side.into()];
        for valence in &valences {
            let count = counts.map(|row| shown(row.totals[*valence]));
            cells.push(count.unwrap_or_default().into());
        }
        let strategies: Vec<&ModelEnd> = strategies.iter().collect();
        let mut through: Vec<ModelEnd> = mechanisms;
        through.extend(reached(&strategies, |end| matches!(end, ModelEnd::Mechanism(_))));
        let before: Vec<&ModelEnd> = strategies.iter().copied().chain(&through).collect();
        let mut comes: Vec<ModelEnd> = outcomes;
        comes.extend(reached(&before, |end| matches!(end, ModelEnd::Outcome(_))));
        cells.push(told(&strategies).into());
        cells.push(told(&through.iter().collect::<Vec<_>>()).into());
        cells.push(told(&comes.iter().collect::<Vec<_>>()).into());
        cells
    };
    let mut rows: Vec<Vec<SheetCell>> = Vec::new();
    for one in determinants(model, counted) {
        let end = ModelEnd::Determinant(one.row.key.clone());
        let strategies = reached(&[&end], |end| matches!(end, ModelEnd::Strategy(_)));
        let from = [strategies, Vec::new(), Vec::new()];
        rows.push(row(names.full(&end), Some(one.row), words::side(one.side), from));
    }
    let led_to: BTreeSet<&ModelEnd> = model
        .links_kept()
        .filter(|link| !names.code(&link.from).is_empty())
        .map(|link| &link.to)
        .collect();
    let alone = |end: &ModelEnd| !led_to.contains(end);
    for end in model.strategies.iter().map(|one| ModelEnd::Strategy(one.id)).filter(alone) {
        let from = [vec![end], Vec::new(), Vec::new()];
        rows.push(row(NO_DETERMINANT.to_owned(), None, "", from));
    }
    for end in model.mechanisms.iter().map(|one| ModelEnd::Mechanism(one.id)).filter(alone) {
        let from = [Vec::new(), vec![end], Vec::new()];
        rows.push(row(NO_DETERMINANT.to_owned(), None, "", from));
    }
    for end in model.outcomes.iter().map(|one| ModelEnd::Outcome(one.id)).filter(alone) {
        let from = [Vec::new(), Vec::new(), vec![end]];
        rows.push(row(NO_DETERMINANT.to_owned(), None, "", from));
    }
    let mut notes: Vec<String> =
        model.innovation.iter().map(|text| format!("{}: {text}", words::INNOVATION)).collect();
    notes.push(format!("Numbers are {}.", table::unit_noun(counted.spec.unit, 2)));
    if model.is_empty() {
        notes.push("No strategy, mechanism or outcome was typed yet: choose the logic model as chart and type them beside it.".to_owned());
    }
    notes.extend(model_gaps(model, counted).iter().map(|gap| words::gap(gap, &names)));
    Sheet {
        kind: Statistic::LogicModel,
        explanation: "Determinants from the counts, with the strategies, mechanisms and outcomes that were typed for them (Smith, Li and Rafferty 2020).".to_owned(),
        limits: vec![
            "It says what its authors assume: no count shows that a strategy works.".to_owned(),
            "How often something was said is not how much it matters.".to_owned(),
        ],
        heads,
        rows,
        notes,
        list: (!model.links.is_empty()).then(|| links(model, &names)),
    }
}

/// An entry with what stands under it.
fn entry(model: &LogicModel, names: &words::Names, end: &ModelEnd) -> String {
    let under = match end {
        ModelEnd::Strategy(id) => model
            .strategies
            .iter()
            .find(|one| one.id == *id)
            .map(words::under_strategy)
            .unwrap_or_default(),
        ModelEnd::Mechanism(id) => {
            let found = model.mechanisms.iter().find(|one| one.id == *id);
            found.map_or_else(String::new, |one| words::known(one.known).to_owned())
        }
        ModelEnd::Outcome(id) => {
            let found = model.outcomes.iter().find(|one| one.id == *id);
            found.map_or_else(String::new, |one| words::tier(one.tier).to_lowercase())
        }
        ModelEnd::Determinant(_) => String::new(),
    };
    let full = names.full(end);
    if under.is_empty() { full } else { format!("{full} ({under})") }
}

/// The links with their letters.
fn links(model: &LogicModel, names: &words::Names) -> SheetList {
    let rows = model.links.iter().enumerate().map(|(at, link)| {
        vec![words::link_letters(at), names.full(&link.from), entry(model, names, &link.to)]
    });
    SheetList {
        title: "Links".to_owned(),
        heads: ["Link", "From", "To"].map(str::to_owned).to_vec(),
        rows: rows.collect(),
    }
}
