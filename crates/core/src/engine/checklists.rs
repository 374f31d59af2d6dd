//! What a study says that reporting guidelines ask, and its checklists.

use std::collections::{BTreeMap, BTreeSet};

use super::asked::of_numbers;
use super::study::Study;
use super::{answer, audit, numbers, origin, quotes};
use crate::analysis::{
    Columns, CrossTab, NumberSetting, Rows, Statistic, TableOptions, Unit, saturation,
};
use crate::dataset::{Attribute, CodedDataset};
use crate::diag::Result;
use crate::export::listing::{self, Listing};
use crate::framework::Codebook;
use crate::ids::Id;
use crate::pulse;
use crate::valence::Valence;
use crate::words::audit::DecidedBy;
use crate::words::checklists::{
    self as words, AgreementFact, AttributeFact, Checklist, Facts, Guideline, LabelsFact, RowsFact,
    SaturationFact, Values,
};
use crate::words::{caption, codebook, table as table_words};

/// Rows that are named as those with most.
const MOST_ROWS: usize = 5;
/// Values of an attribute beyond which it divides nobody into kinds.
const MOST_VALUES: usize = 30;
/// Participants below which a group is small.
const SMALL_GROUP: u32 = 5;
/// Widths of a checklist's columns as parts of the page's: number, item, status, text, where.
const WIDTHS: [f64; 5] = [0.06, 0.2, 0.12, 0.47, 0.15];
/// Words in the names of attributes that say how long interviews took.
const LENGTH_WORDS: [&str; 3] = ["duration", "minutes", "length"];

/// All checklists of a study.
pub(super) fn all(study: &Study) -> Vec<Checklist> {
    let facts = facts(study);
    Guideline::ALL.into_iter().map(|guideline| words::checklist(guideline, &facts)).collect()
}

/// A checklist as a document for a word processor.
///
/// # Errors
/// Those of [`listing::docx`].
pub(super) fn document(study: &Study, guideline: Guideline) -> Result<Vec<u8>> {
    let list = words::checklist(guideline, &facts(study));
    let rows = list.items.into_iter().map(|item| {
        // Where in the paper it stands only its author knows.
        vec![item.number, item.name, item.mark.label().to_owned(), item.text, String::new()]
    });
    listing::docx(&Listing {
        title: list.title,
        about: list.about,
        heads: words::HEADS.map(str::to_owned).to_vec(),
        widths: WIDTHS.to_vec(),
        rows: rows.collect(),
    })
}

/// What the study says.
fn facts(study: &Study) -> Facts {
    let dataset = &*study.dataset;
    let is_protected = study.settings.disclosure.keeps_back();
    let book = study.matched.mapping.codebook.as_deref();
    let decisions = audit::decisions(study);
    let decided = |by| decisions.iter().filter(|one| one.by == by).count() as u64;
    let mut facts = Facts {
        is_protected,
        framework: book.filter(|book| !book.is_own()).map(named),
        own_codebook: book.filter(|book| book.is_own()).map(|book| book.name.clone()),
        sample: if is_protected { None } else { sample(study) },
        coders: dataset.coders.len() as u64,
        tools: origin::tools(study),
        has_codings: study.undecided.is_none() && !dataset.codings.is_empty(),
        open: decided(DecidedBy::Open),
        ..Facts::default()
    };
    if !is_protected && facts.has_codings {
        let attributes = || dataset.attributes.iter().enumerate();
        facts.attributes =
            attributes().filter_map(|(at, one)| attribute(dataset, at, one)).collect();
        let length = attributes().find(|(_, one)| is_length(&one.name));
        facts.length = length.and_then(|(at, one)| attribute(dataset, at, one));
        facts.repeated = repeated(dataset);
        facts.sources = (!dataset.sources.is_empty()).then_some(dataset.sources.len() as u64);
        facts.sites = dataset.sites.iter().map(str::to_owned).collect();
        facts.saturation = new_codes(study);
        facts.agreement = agreement(study);
        facts.labels = Some(labels(study));
        facts.decisions = decided(DecidedBy::User);
        facts.quotations =
            quotes::found(study).iter().filter(|(_, found)| found.is_some()).count() as u64;
        if let Ok((table, _)) = answer::count(study, TableOptions::default()) {
            facts.rows = Some(rows(&table));
            facts.small_groups = small_groups(&table);
        }
    }
    facts
}

fn named(book: &Codebook) -> String {
    codebook::citation(book).unwrap_or_else(|| book.title())
}

/// The size of the sample as the tables tell it, whatever the filters.
fn sample(study: &Study) -> Option<String> {
    let dataset = &study.dataset;
    if dataset.participants.is_empty() && dataset.sources.is_empty() && dataset.sites.is_empty() {
        return None;
    }
    let counted = |columns| {
        let asked = TableOptions {
            columns: Some(columns),
            filter: Some(Vec::new()),
            ..TableOptions::default()
        };
        answer::count(study, asked).ok().map(|(table, _)| table)
    };
    let all = counted(Columns::All)?;
    let has_group = dataset.attributes.iter().any(|attribute| attribute.is_group);
    let groups = has_group.then(|| counted(Columns::Group)).flatten();
    let parts = [Some(&all), groups.as_ref()];
    let parts: Vec<String> = parts.into_iter().flatten().filter_map(caption::sizes).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// Who is counted for the values of an attribute: participants, or else sources.
fn people(dataset: &CodedDataset) -> Option<Unit> {
    match (dataset.participants.is_empty(), dataset.sources.is_empty()) {
        (false, _) => Some(Unit::Participants),
        (true, false) => Some(Unit::Sources),
        (true, true) => None,
    }
}

/// How people are spread over an attribute; `None` where it is no number and has too many values to be told.
fn attribute(dataset: &CodedDataset, at: usize, of: &Attribute) -> Option<AttributeFact> {
    let unit = people(dataset)?;
    let mut who: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    pulse::beat(dataset.records.len());
    for (record, row) in dataset.records.iter() {
        let person = match unit {
            Unit::Participants => row.participant.map(Id::position),
            _ => row.source.map(Id::position),
        };
        if let Some((value, person)) = dataset.attribute_value(record, at).zip(person) {
            who.entry(value.position()).or_default().insert(person);
        }
    }
    let labels: Vec<&str> = of.labels.iter().collect();
    let named =
        who.iter().filter_map(|(value, people)| Some((*labels.get(*value)?, people.len() as u64)));
    let named: Vec<(&str, u64)> = named.collect();
    if named.is_empty() {
        return None;
    }
    let numbers: Option<Vec<f64>> = named
        .iter()
        .map(|(value, _)| value.trim().parse().ok().filter(|number: &f64| number.is_finite()))
        .collect();
    let values = match numbers.filter(|numbers| numbers.len() > 1) {
        Some(numbers) => {
            let mut all: Vec<f64> = Vec::new();
            for (number, (_, people)) in numbers.iter().zip(&named) {
                all.extend(std::iter::repeat_n(*number, usize::try_from(*people).unwrap_or(0)));
            }
            spread(all)?
        }
        None if named.len() > MOST_VALUES => return None,
        None => {
            Values::Named(named.into_iter().map(|(value, of)| (value.to_owned(), of)).collect())
        }
    };
    Some(AttributeFact { name: of.name.clone(), unit, values })
}

/// Least, median and most of numbers.
fn spread(mut all: Vec<f64>) -> Option<Values> {
    all.sort_by(f64::total_cmp);
    let upper = *all.get(all.len() / 2)?;
    let lower = *all.get(all.len().checked_sub(1)? / 2)?;
    Some(Values::Numbers {
        least: *all.first()?,
        median: f64::midpoint(lower, upper),
        most: *all.last()?,
        of: all.len() as u64,
    })
}

fn is_length(name: &str) -> bool {
    let name = name.to_lowercase();
    name.split(|letter: char| !letter.is_alphanumeric()).any(|word| LENGTH_WORDS.contains(&word))
}

/// Participants with several sources, and all with any.
fn repeated(dataset: &CodedDataset) -> Option<(u64, u64)> {
    if dataset.participants.is_empty() || dataset.sources.is_empty() {
        return None;
    }
    let mut sources: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    pulse::beat(dataset.records.len());
    for row in dataset.records.values() {
        if let Some((participant, source)) = row.participant.zip(row.source) {
            sources.entry(participant.position()).or_default().insert(source.position());
        }
    }
    let several = sources.values().filter(|sources| sources.len() > 1).count() as u64;
    (!sources.is_empty()).then_some((several, sources.len() as u64))
}

/// New codes by source, of the study's own codes where it has any.
fn new_codes(study: &Study) -> Option<SaturationFact> {
    let settings = &study.settings.numbers;
    let asked = |rows| TableOptions {
        rows,
        columns: Some(Columns::All),
        filter: Some(Vec::new()),
        ..TableOptions::default()
    };
    let of_codes = of_numbers(study, Statistic::Saturation, asked(Some(Rows::Code)));
    let spec = of_codes.or_else(|_| of_numbers(study, Statistic::Saturation, asked(None))).ok()?;
    let rule = settings.saturation_rule();
    let found = saturation(&spec, &study.dataset, &study.matched.mapping, rule).ok()?;
    let part = found.parts.first()?.found.as_ref()?;
    let of_rule = [
        NumberSetting::SaturationBase,
        NumberSetting::SaturationRun,
        NumberSetting::SaturationThresholdPercent,
    ];
    Some(SaturationFact {
        by: found.by,
        base: rule.base.into(),
        run: rule.run.into(),
        threshold_percent: rule.threshold_percent.into(),
        is_chosen: of_rule.into_iter().any(|setting| settings.given(setting).is_some()),
        base_codes: part.base_codes.into(),
        new_percent: part.runs.iter().map(|run| run.ratio * 100.0).collect(),
    })
}

/// Agreement on which row was applied; `None` where nothing was coded twice.
fn agreement(study: &Study) -> Option<AgreementFact> {
    let spec = of_numbers(study, Statistic::Agreement, TableOptions::default()).ok()?;
    let found = numbers::agreement(study, &spec).ok().filter(|found| found.double_coded > 0)?;
    let values = found.one_of_rows.as_ref();
    Some(AgreementFact {
        double_coded: found.double_coded.into(),
        passages: found.passages.into(),
        ac1: values.and_then(|values| Some((values.ac1.value?, values.ac1_interval))),
        kappa: values.and_then(|values| values.kappa.as_ref()?.value),
        units: values.map_or(0, |values| values.units.into()),
    })
}

/// Labels of the codings, and where they lead.
fn labels(study: &Study) -> LabelsFact {
    let rows = &study.matched.rows;
    if study.matched.mapping.codebook.is_none() {
        let all = study.dataset.code_keys.len() as u64;
        return LabelsFact { all, ..LabelsFact::default() };
    }
    let count =
        |is_it: fn(&super::MappingRow) -> bool| rows.iter().filter(|row| is_it(row)).count() as u64;
    LabelsFact {
        all: rows.len() as u64,
        inside: count(|row| !row.items.is_empty()),
        outside: count(|row| row.chosen && row.items.is_empty()),
        open: count(|row| !row.chosen && row.items.is_empty()),
    }
}

/// What the rows of the study's table say.
fn rows(table: &CrossTab) -> RowsFact {
    let names = table_words::row_names(table);
    let shown = || table.rows.iter().zip(&names).filter(|(row, _)| !row.unmapped);
    let total = |row: &crate::analysis::RowHead| u64::from(row.total.shown().unwrap_or(0));
    let mut most: Vec<(String, u64)> =
        shown().map(|(row, name)| (name.clone(), total(row))).collect();
    most.retain(|(_, count)| *count > 0);
    crate::order::sort_by_key(&mut most, |(_, count)| std::cmp::Reverse(*count));
    most.truncate(MOST_ROWS);
    let of = |is_it: &dyn Fn(&crate::analysis::RowHead) -> bool| {
        shown().filter(|(row, _)| is_it(row)).map(|(_, name)| name.clone()).collect()
    };
    let has = |row: &crate::analysis::RowHead, valence| {
        row.totals[valence].shown().is_some_and(|count| count > 0)
    };
    RowsFact {
        unit: table.spec.unit,
        most,
        single: of(&|row| total(row) == 1),
        both: of(&|row| has(row, Valence::Barrier) && has(row, Valence::Facilitator)),
        empty: shown().filter(|(row, _)| total(row) == 0).count() as u64,
    }
}

/// Columns of fewer than five participants, where groups are compared.
fn small_groups(table: &CrossTab) -> Vec<(String, u64)> {
    if !matches!(
        table.spec.columns,
        Columns::Group | Columns::Site | Columns::Attribute(_) | Columns::Crossed(..)
    ) {
        return Vec::new();
    }
    let small = table.columns.iter().filter_map(|column| {
        let participants = column.participants.filter(|count| (1..SMALL_GROUP).contains(count))?;
        Some((table_words::column_label(&column.label).to_owned(), u64::from(participants)))
    });
    small.collect()
}
