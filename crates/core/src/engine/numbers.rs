//! The numbers beyond counts: one line each.

use super::asked::of_numbers;
use super::changed;
use super::counted::count;
use super::origin;
use super::study::Study;
use crate::analysis::{
    self, CoderAgreement, Note, NoteKind, NumberSetting, Statistic, TableOptions, TableSpec,
};
use crate::diag::Result;
use crate::figure::Beside;
use crate::words::numbers::{self, Sheet};
use crate::words::{caption, notes};

/// Pairs of rows that a chart is given at most: all pairs of six hundred rows.
const MOST_PAIRS_DRAWN: usize = 180_000;

/// What a chart draws beside the table.
///
/// # Errors
/// As [`sheet`].
pub(super) fn beside(
    study: &Study,
    needed: Option<Statistic>,
    asked: TableOptions,
) -> Result<Beside> {
    let (dataset, mapping) = (&*study.dataset, &study.matched.mapping);
    let settings = &study.settings.numbers;
    let Some(kind) = needed else { return Ok(Beside::Nothing) };
    let spec = &of_numbers(study, kind, asked)?;
    Ok(match kind {
        Statistic::Ratings => Beside::Ratings(analysis::ratings(spec, dataset, mapping, settings)?),
        Statistic::Ranking => Beside::Ranking(analysis::rank(spec, dataset, mapping)?),
        Statistic::Agreement => Beside::Agreement(Box::new(agreement(study, spec)?)),
        Statistic::Saturation => {
            let rule = settings.saturation_rule();
            Beside::Saturation(analysis::saturation(spec, dataset, mapping, rule)?)
        }
        Statistic::CoOccurrence => {
            Beside::CoOccurrence(analysis::co_occurrence(spec, dataset, mapping, MOST_PAIRS_DRAWN)?)
        }
        Statistic::LogicModel => Beside::LogicModel(study.settings.logic_model.clone()),
        Statistic::Spread | Statistic::Comparison | Statistic::EqualGroups | Statistic::Steps => {
            Beside::Nothing
        }
    })
}

/// Agreement between coders, for what a table has.
///
/// # Errors
/// As [`sheet`].
pub(super) fn agreement(study: &Study, spec: &TableSpec) -> Result<CoderAgreement> {
    let overlap = study.settings.numbers.value(NumberSetting::AgreementOverlapPercent);
    let overlap = u8::try_from(overlap).unwrap_or(100);
    analysis::coder_agreement(spec, &study.dataset, &study.matched.mapping, overlap)
}

/// Works out numbers beyond counts, for the rows, columns and filters of a table, and puts them into
/// words.
///
/// # Errors
/// `NotAvailable` with the reason where the data cannot give them or the policy does not let them; those
/// of the table's settings.
pub(super) fn sheet(study: &Study, kind: Statistic, asked: TableOptions) -> Result<Sheet> {
    let (dataset, mapping) = (&*study.dataset, &study.matched.mapping);
    let spec = &of_numbers(study, kind, asked.clone())?;
    let settings = &study.settings.numbers;
    let seed = settings.value(NumberSetting::Seed);
    let mut sheet = match kind {
        Statistic::Spread => numbers::spread(&analysis::spread(spec, dataset, mapping)?),
        Statistic::Ranking => {
            numbers::ranking(&analysis::rank(spec, dataset, mapping)?, &settings.importance)
        }
        Statistic::Ratings => {
            numbers::ratings(&analysis::ratings(spec, dataset, mapping, settings)?)
        }
        Statistic::Comparison => {
            let tests = settings.tests.unwrap_or(false);
            numbers::comparison(&analysis::compare(spec, dataset, mapping, tests, seed)?, seed)
        }
        Statistic::EqualGroups => {
            numbers::equal_groups(&analysis::equal_groups(spec, dataset, mapping)?)
        }
        Statistic::Agreement => numbers::agreement(&agreement(study, spec)?, dataset),
        Statistic::Saturation => {
            let rule = settings.saturation_rule();
            numbers::saturation(&analysis::saturation(spec, dataset, mapping, rule)?)
        }
        Statistic::CoOccurrence => {
            let most = analysis::MOST_PAIRS_LISTED;
            numbers::co_occurrence(&analysis::co_occurrence(spec, dataset, mapping, most)?)
        }
        Statistic::Steps => numbers::steps(&analysis::steps(spec, dataset, mapping, settings)?),
        Statistic::LogicModel => {
            // Its counts are those that may leave.
            let (table, _) = count(study, asked)?;
            let mut sheet = numbers::logic_model(&study.settings.logic_model, &table);
            sheet.notes.extend(caption::filters(&table.spec));
            sheet.notes.extend(notes::by_hand(&table));
            let policy = &study.settings.disclosure;
            sheet.notes.extend(origin::by_hand_under(study, policy, &table));
            return Ok(sheet);
        }
    };
    sheet.notes.extend(by_hand(study, spec, kind)?);
    Ok(sheet)
}

/// What the user's hand did before the numbers were worked out: what is filtered, codes under several items, codings
/// set aside, and what was changed of the data.
fn by_hand(study: &Study, spec: &TableSpec, kind: Statistic) -> Result<Vec<String>> {
    let mut told: Vec<String> = caption::filters(spec).into_iter().collect();
    let several = study.matched.rows.iter().any(|row| row.items.len() > 1);
    let changed = changed::by_hand(study).iter().any(|(_, count)| *count > 0);
    if !several && !changed && study.settings.set_aside.is_empty() {
        return Ok(told);
    }
    let table = analysis::cross_tabulate(spec, &study.dataset, &study.matched.mapping)?;
    told.extend(notes::by_hand(&table));
    let overlaps = |note: &Note| matches!(note.kind, NoteKind::RowsOverlap { .. });
    if kind == Statistic::CoOccurrence && table.notes.iter().any(overlaps) {
        told.push(numbers::TOGETHER_BY_MAPPING.to_owned());
    }
    told.extend(origin::by_hand_under(study, &study.settings.disclosure, &table));
    Ok(told)
}
