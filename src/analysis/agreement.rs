//! How far coders agree on the passages that both of them coded.

use std::collections::{BTreeMap, BTreeSet};

use super::placed::{count, must_be_had, refused};
use super::plan::Plan;
use super::{Mapping, Numbers, TableSpec, Unavailable};
use crate::dataset::{CodedDataset, DoubleKind, Id, NONE, Valence};
use crate::diag::Result;
use crate::statistics::{Agreement, Alpha, Metric, Weights, cohen, fleiss, gwet, krippendorff};

/// Disagreements that are listed at most.
const MOST_DISAGREEMENTS: usize = 500;
/// Categories of a valence that coders are offered: barrier, facilitator, mixed, neutral.
const VALENCES: usize = 4;
/// Observed agreement from which a low kappa is said to come of rare codes.
const HIGH_AGREEMENT: f64 = 0.8;
/// How far kappa then lies below AC1.
const SKEW_GAP: f64 = 0.2;

/// Agreement of the coders of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct CoderAgreement {
    /// Coders, in first-seen order.
    pub coders: Vec<String>,
    /// Share of the longer range, in percent, from which two segments are one passage.
    pub overlap_percent: u8,
    /// Passages with a coding in the table.
    pub passages: u32,
    /// Those that two coders coded, or more.
    pub double_coded: u32,
    /// Rows on the double-coded passages: applied or not.
    pub rows: Vec<RowAgreement>,
    /// Whether coders who applied the same row gave it the same valence.
    pub valences: Option<ValueAgreement>,
    /// Whether they rated it alike; ordinal and interval.
    pub ratings: Option<(Alpha, Alpha)>,
    /// Passages and rows on which coders differ, in the order of the data.
    pub disagreements: Vec<Disagreement>,
    /// Disagreements that are not listed.
    pub unlisted: u32,
}

/// Agreement on one row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowAgreement {
    /// Row's label.
    pub label: String,
    /// Double-coded passages to which anybody applied it.
    pub applied: u32,
    /// The coefficients of applied or not.
    pub values: ValueAgreement,
}

/// Coefficients on one set of values. What is undefined is `None` within.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueAgreement {
    /// Units with two values or more.
    pub units: u32,
    /// Cohen's kappa; only where two coders coded what was coded twice.
    pub kappa: Option<Agreement>,
    /// Fleiss' kappa; only where three coders or more did.
    pub fleiss: Option<Agreement>,
    /// Gwet's AC1.
    pub ac1: Agreement,
    /// Krippendorff's alpha, nominal.
    pub alpha: Option<Alpha>,
    /// True where kappa is low although coders agree, because one value is rare.
    pub skewed: bool,
}

/// A passage and a row on which coders differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement {
    /// Position of a record with the passage.
    pub record: u32,
    /// Row's label.
    pub row: String,
    /// For each coder of the passage what they said: `None` for a row not applied.
    pub said: Vec<(String, Option<Valence>)>,
}

/// What one coder said of one row in one passage.
#[derive(Default, Clone)]
struct Said {
    valences: BTreeSet<Valence>,
    ratings: BTreeSet<i8>,
}

impl Said {
    /// The one valence, mixed for several.
    fn valence(&self) -> Valence {
        let mut given = self.valences.iter().copied().filter(|one| *one != Valence::Missing);
        match (given.next(), given.next()) {
            (Some(only), None) => only,
            (Some(_), Some(_)) => Valence::Mixed,
            (None, _) => Valence::Missing,
        }
    }

    /// The one rating; none where a coder contradicts themself.
    fn rating(&self) -> Option<f64> {
        let mut given = self.ratings.iter();
        given.next().filter(|_| given.next().is_none()).copied().map(f64::from)
    }
}

/// A passage: who coded it, and what they said.
#[derive(Default)]
struct Passage {
    record: u32,
    coders: BTreeSet<Id>,
    rows: BTreeMap<u32, BTreeMap<Id, Said>>,
}

/// Works out the agreement of coders on the rows of a table. Segments of one range (or one identifier, or
/// one text) are one passage, and so are segments of different coders whose ranges overlap by
/// `overlap_percent` of the longer one; 100 joins equal ranges only. Filters of the table hold; its
/// columns do not matter.
///
/// # Errors
/// `NotAvailable` where segments or coders are not told apart, or no passage was coded twice; those of
/// [`super::resolve()`] where `spec` was not made for this dataset.
pub fn coder_agreement(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
    overlap_percent: u8,
) -> Result<CoderAgreement> {
    must_be_had(Numbers::Agreement, &spec.columns, dataset)?;
    let plan = Plan::new(spec, dataset, mapping)?;
    let passage_of = passages(dataset, overlap_percent);
    let mut passages: BTreeMap<Id, Passage> = BTreeMap::new();
    for coding in &dataset.codings {
        // What two coders agree on is what is looked for. What one coder repeats is heard too: it says
        // nothing new but where it is rated otherwise.
        let counts = (coding.double != Some(DoubleKind::ParentWithChild))
            .then(|| plan.place_of_double(coding))
            .flatten();
        let (Some((row, _)), Some(record)) = (counts, dataset.records.get(coding.record as usize))
        else {
            continue;
        };
        let Some(&passage) = passage_of.get(record.segment as usize) else { continue };
        if coding.coder == NONE {
            continue;
        }
        let next = Passage { record: coding.record, ..Passage::default() };
        let passage = passages.entry(passage).or_insert(next);
        passage.coders.insert(coding.coder);
        // Codes that are not mapped share a row and nothing else: on it nobody agrees or differs.
        if plan.rows.rows.get(row as usize).is_none_or(|row| row.head.unmapped) {
            continue;
        }
        let said = passage.rows.entry(row).or_default().entry(coding.coder).or_default();
        said.valences.insert(coding.valence);
        said.ratings.extend(coding.rating);
    }
    let all = count(passages.len());
    let double: Vec<&Passage> =
        passages.values().filter(|passage| passage.coders.len() > 1).collect();
    if double.is_empty() {
        return Err(refused(Numbers::Agreement, Unavailable::NothingCodedTwice));
    }
    let label = |row: u32| {
        plan.rows.rows.get(row as usize).map_or_else(String::new, |row| row.head.label.clone())
    };
    let coder = |id: Id| dataset.coders.text(id).unwrap_or("").to_owned();
    // One coefficient for all rows, also for those that only two of three coders had before them.
    let coders: BTreeSet<Id> =
        double.iter().flat_map(|passage| passage.coders.iter().copied()).collect();
    let several = coders.len() > 2;
    let used: BTreeSet<u32> =
        double.iter().flat_map(|passage| passage.rows.keys().copied()).collect();
    let rows = used.iter().filter_map(|row| {
        let units: Vec<BTreeMap<Id, usize>> = double
            .iter()
            .map(|passage| {
                let said = passage.rows.get(row);
                let of = |coder: &Id| {
                    (*coder, usize::from(said.is_some_and(|said| said.contains_key(coder))))
                };
                passage.coders.iter().map(of).collect()
            })
            .collect();
        let applied = units.iter().filter(|unit| unit.values().any(|value| *value == 1)).count();
        let values = values(&units, 2, several)?;
        Some(RowAgreement { label: label(*row), applied: count(applied), values })
    });
    let rows = rows.collect();

    let mut valence_units: Vec<BTreeMap<Id, usize>> = Vec::new();
    let mut rating_units: Vec<Vec<f64>> = Vec::new();
    let mut disagreements = Vec::new();
    for passage in &double {
        for (row, said) in &passage.rows {
            let valences: BTreeMap<Id, usize> = said
                .iter()
                .map(|(coder, said)| (*coder, said.valence().index()))
                .filter(|(_, valence)| *valence < VALENCES)
                .collect();
            let ratings: Vec<f64> = said.values().filter_map(Said::rating).collect();
            let applied = said.len();
            let mut given = said.values().map(Said::valence);
            let first = given.next();
            if applied < passage.coders.len() || given.any(|valence| Some(valence) != first) {
                let said =
                    passage.coders.iter().map(|id| (coder(*id), said.get(id).map(Said::valence)));
                disagreements.push(Disagreement {
                    record: passage.record,
                    row: label(*row),
                    said: said.collect(),
                });
            }
            if valences.len() > 1 {
                valence_units.push(valences);
            }
            if ratings.len() > 1 {
                rating_units.push(ratings);
            }
        }
    }
    let unlisted = count(disagreements.len().saturating_sub(MOST_DISAGREEMENTS));
    disagreements.truncate(MOST_DISAGREEMENTS);
    let alpha = |metric| krippendorff(&rating_units, metric);
    Ok(CoderAgreement {
        coders: dataset.coders.iter().map(str::to_owned).collect(),
        overlap_percent,
        passages: all,
        double_coded: count(double.len()),
        rows,
        valences: values(&valence_units, VALENCES, several),
        ratings: alpha(Metric::Ordinal).zip(alpha(Metric::Interval)),
        disagreements,
        unlisted,
    })
}

/// The coefficients of units, each with a category by coder, of two coders or of `several`; `None` without a
/// unit of two values.
fn values(
    units: &[BTreeMap<Id, usize>],
    categories: usize,
    several: bool,
) -> Option<ValueAgreement> {
    let counts: Vec<Vec<u32>> = units
        .iter()
        .map(|unit| {
            let of = |at| count(unit.values().filter(|value| **value == at).count());
            (0..categories).map(of).collect()
        })
        .collect();
    let values: Vec<Vec<f64>> =
        units.iter().map(|unit| unit.values().map(|value| *value as f64).collect()).collect();
    let coders: BTreeSet<Id> = units.iter().flat_map(BTreeMap::keys).copied().collect();
    let ac1 = gwet(&counts, categories, Weights::Identity)?;
    let two: Option<[Id; 2]> = coders.into_iter().collect::<Vec<_>>().try_into().ok();
    let kappa = two.filter(|_| !several).and_then(|[one, other]| {
        let mut table = vec![vec![0_u32; categories]; categories];
        for unit in units {
            if let (Some(one), Some(other)) = (unit.get(&one), unit.get(&other))
                && let Some(cell) = table.get_mut(*one).and_then(|row| row.get_mut(*other))
            {
                *cell += 1;
            }
        }
        cohen(&table, Weights::Identity).map(|(kappa, _)| kappa)
    });
    let fleiss = if several { fleiss(&counts, categories, Weights::Identity) } else { None };
    let corrected = kappa.or(fleiss).and_then(|one| one.value);
    let skewed = ac1.observed >= HIGH_AGREEMENT
        && corrected.zip(ac1.value).is_some_and(|(kappa, ac1)| ac1 - kappa >= SKEW_GAP);
    Some(ValueAgreement {
        units: count(units.iter().filter(|unit| unit.len() > 1).count()),
        kappa,
        fleiss,
        ac1,
        alpha: krippendorff(&values, Metric::Nominal),
        skewed,
    })
}

/// For each segment its passage: its own number, or that of the segment which it is joined to.
fn passages(dataset: &CodedDataset, overlap_percent: u8) -> Vec<Id> {
    let size = dataset.segments.len();
    let mut passage: Vec<Id> = (0..).take(size).collect();
    if overlap_percent >= 100 {
        return passage;
    }
    // Source, scale, start, end, segment, coder.
    let mut spans: Vec<(Id, Id, u32, u32, Id, Id)> = Vec::new();
    for coding in &dataset.codings {
        let Some(record) = dataset.records.get(coding.record as usize) else { continue };
        if let Some(range) = record.range
            && coding.coder != NONE
        {
            let span =
                (record.source, range.scale, range.start, range.end, record.segment, coding.coder);
            spans.push(span);
        }
    }
    spans.sort_unstable();
    spans.dedup();
    for (at, &(source, scale, start, end, segment, coder)) in spans.iter().enumerate() {
        for &(other_source, other_scale, other_start, other_end, other, other_coder) in
            spans.iter().skip(at + 1)
        {
            if (other_source, other_scale) != (source, scale) || other_start >= end {
                break;
            }
            let shared = end.min(other_end).saturating_sub(other_start);
            let longer = (end - start).max(other_end - other_start);
            let share = u64::from(shared) * 100 >= u64::from(longer) * u64::from(overlap_percent);
            if other_coder != coder && share && longer > 0 {
                join(&mut passage, segment, other);
            }
        }
    }
    (0..).take(size).map(|segment| root(&passage, segment)).collect()
}

fn root(passage: &[Id], mut at: Id) -> Id {
    while let Some(&above) = passage.get(at as usize)
        && above != at
    {
        at = above;
    }
    at
}

fn join(passage: &mut [Id], one: Id, other: Id) {
    let (one, other) = (root(passage, one), root(passage, other));
    if let Some(slot) = passage.get_mut(one.max(other) as usize) {
        *slot = one.min(other);
    }
}
