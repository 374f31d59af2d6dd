//! How far coders agree on the passages that both of them coded.

use std::collections::{BTreeMap, BTreeSet};

use super::passages::Passages;
use super::placed::{count, must_be_had, refused};
use super::plan::TablePlan;
use super::{Mapping, RowLabel, Statistic, TableSpec};
use crate::dataset::{CodedDataset, DuplicateKind, LARGEST_RATING, Rating, Standing};
use crate::diag::Result;
use crate::diag::Unavailable;
use crate::ids::{CoderId, RecordId, RowIdx, SegmentId, slot_mut};
use crate::pulse;
use crate::statistics::{
    Agreement, Alpha, Category, Metric, Weights, cohen, fleiss_of_kinds, gwet_error_of_kinds,
    gwet_of_kinds, interval, krippendorff_of_kinds,
};
use crate::valence::Valence;

/// Disagreements that are listed at most.
const MOST_DISAGREEMENTS: usize = 500;
/// Categories of a valence that coders are offered: barrier, facilitator, mixed, neutral.
const VALENCES: usize = 4;
/// Ratings from the least on.
const RATINGS: std::ops::RangeInclusive<i8> = -LARGEST_RATING..=LARGEST_RATING;
/// Passages of which it is noted which row each coder applied, at most.
const MOST_CHOICES: usize = 100_000;
/// Rows among which coders chose, at most.
const MOST_CATEGORIES: usize = 100;
/// Observed agreement from which a low kappa is said to come of uneven values.
const HIGH_AGREEMENT: f64 = 0.8;
/// How far kappa then lies below AC1.
const SKEW_GAP: f64 = 0.2;

/// Agreement of the coders of a study.
#[derive(Debug, Clone, PartialEq)]
pub struct CoderAgreement {
    /// Coders with a coding in the table, in first-seen order.
    pub coders: Vec<String>,
    /// Share of the longer range, in percent, from which two segments are one passage.
    pub overlap_percent: u8,
    /// True where ranges overlap too often to be compared, so that only equal ones are one passage.
    pub too_many_overlaps: bool,
    /// Passages with a coding in the table.
    pub passages: u32,
    /// Those that two coders coded, or more.
    pub double_coded: u32,
    /// Rows on the double-coded passages: applied or not.
    pub rows: Vec<RowAgreement>,
    /// Which row, where each coder applied one to each of these passages and there are several.
    pub one_of_rows: Option<ValueAgreement>,
    /// Whether coders who applied the same row gave it the same valence.
    pub valences: Option<ValueAgreement>,
    /// Times that several coders applied a row to a passage, and fewer than two of them gave it a valence;
    /// 0 where nobody gave any row of these passages one.
    pub without_valence: u32,
    /// Whether they rated it alike; ordinal and interval.
    pub ratings: Option<(Alpha, Alpha)>,
    /// Passages and rows on which coders differ, in the order of the data: not all of them applied the row,
    /// or those who gave it a valence gave several.
    pub disagreements: Vec<Disagreement>,
    /// Disagreements that are not listed.
    pub unlisted: u32,
}

/// Agreement on one row.
#[derive(Debug, Clone, PartialEq)]
pub struct RowAgreement {
    /// Row's key.
    pub key: String,
    /// Row's label.
    pub label: RowLabel,
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
    /// The interval of 95 % around Cohen's kappa, where there are units enough for one.
    pub kappa_interval: Option<(f64, f64)>,
    /// Gwet's AC1.
    pub ac1: Agreement,
    /// The interval of 95 % around AC1, where there are units enough for one.
    pub ac1_interval: Option<(f64, f64)>,
    /// Krippendorff's alpha, nominal.
    pub alpha: Option<Alpha>,
    /// True where kappa is low although coders agree, because one value is far more frequent than others.
    pub skewed: bool,
}

/// A passage and a row on which coders differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement {
    /// A record with the passage.
    pub record: RecordId,
    /// Row's label.
    pub row: RowLabel,
    /// For each coder of the passage what they said: `None` for a row not applied.
    pub said: Vec<(String, Option<Valence>)>,
}

/// A coding of the table on a passage.
struct Coded {
    passage: SegmentId,
    /// `None` for codes that are not mapped: they share a row and nothing else, so that on it nobody
    /// agrees or differs.
    row: Option<RowIdx>,
    /// True for a row beside the first of a code under several.
    again: bool,
    coder: CoderId,
    record: RecordId,
    valence: Valence,
    rating: Option<i8>,
}

/// What one coder said of one row in one passage.
struct CoderJudgement {
    coder: CoderId,
    valence: Valence,
    /// Position among the ratings; none where a coder contradicts themself.
    rating: Option<Category>,
}

impl CoderJudgement {
    /// What codings of one coder say together.
    fn new(codings: &[Coded]) -> Option<Self> {
        let mut ratings = codings.iter().filter_map(|coding| coding.rating);
        let rating = ratings.next().filter(|first| ratings.all(|other| other == *first));
        Some(Self {
            coder: codings.first()?.coder,
            valence: codings
                .iter()
                .map(|coding| coding.valence)
                .fold(Valence::Missing, Valence::combined_with),
            rating: rating.and_then(|rating| RATINGS.into_iter().position(|one| one == rating)),
        })
    }

    /// Position among the valences offered; none where the coder gave none.
    fn category(&self) -> Option<Category> {
        Some(self.valence.index()).filter(|category| *category < VALENCES)
    }
}

/// Units to which coders gave values, counted by what was given.
struct Units {
    /// How many units there are of each kind: by how many coders chose each category.
    kinds: BTreeMap<Vec<u32>, u32>,
    /// Of units of two coders, how many there are by the first one's category and the other's.
    table: Vec<Vec<u32>>,
}

impl Units {
    fn new(categories: usize) -> Self {
        Self { kinds: BTreeMap::new(), table: vec![vec![0; categories]; categories] }
    }

    /// Adds so many units in which coders chose each category so often, and two coders these.
    fn add(&mut self, chosen: Vec<u32>, of_two: Option<[Category; 2]>, units: u32) {
        *self.kinds.entry(chosen).or_insert(0) += units;
        if let Some([one, other]) = of_two
            && let Some(cell) = slot_mut(&mut self.table, one).and_then(|row| slot_mut(row, other))
        {
            *cell += units;
        }
    }

    /// Adds a unit, given the category of each of its coders who chose one. `coders` is how many it has.
    fn add_one(&mut self, categories: impl Iterator<Item = Category>, coders: usize) {
        let mut chosen = vec![0_u32; self.table.len()];
        let given: Vec<Category> = categories.collect();
        for category in &given {
            if let Some(count) = slot_mut(&mut chosen, *category) {
                *count += 1;
            }
        }
        let of_two = <[Category; 2]>::try_from(given).ok().filter(|_| coders == 2);
        self.add(chosen, of_two, 1);
    }

    fn alpha(&self, metric: Metric) -> Option<Alpha> {
        krippendorff_of_kinds(&self.kinds(), metric)
    }

    fn kinds(&self) -> Vec<(Vec<u32>, u32)> {
        self.kinds.iter().map(|(chosen, units)| (chosen.clone(), *units)).collect()
    }

    /// The coefficients, of two coders or of `several`; `None` without a unit of two values.
    fn agreement(&self, several: bool) -> Option<ValueAgreement> {
        let (kinds, categories) = (self.kinds(), self.table.len());
        let ac1 = gwet_of_kinds(&kinds, categories, Weights::Identity)?;
        let compared = kinds.iter().filter(|(chosen, _)| chosen.iter().sum::<u32>() > 1);
        let units = compared.map(|(_, units)| units).sum();
        let around = |value: Option<f64>, error: Option<f64>| interval(value?, error?, units);
        let of_two = cohen(&self.table, Weights::Identity).filter(|_| !several);
        let kappa = of_two.map(|(kappa, _)| kappa);
        let kappa_error = of_two.and_then(|(_, error)| error);
        let fleiss = fleiss_of_kinds(&kinds, categories, Weights::Identity).filter(|_| several);
        let corrected = kappa.or(fleiss).and_then(|one| one.value);
        let skewed = ac1.observed >= HIGH_AGREEMENT
            && corrected.zip(ac1.value).is_some_and(|(kappa, ac1)| ac1 - kappa >= SKEW_GAP);
        Some(ValueAgreement {
            units,
            kappa,
            fleiss,
            kappa_interval: around(kappa.and_then(|kappa| kappa.value), kappa_error),
            ac1,
            ac1_interval: around(ac1.value, gwet_error_of_kinds(&kinds, categories)),
            alpha: krippendorff_of_kinds(&kinds, Metric::Nominal),
            skewed,
        })
    }
}

/// Double-coded passages as they are met.
struct DoubleCoded<'a> {
    dataset: &'a CodedDataset,
    plan: &'a TablePlan<'a>,
    coders: BTreeSet<CoderId>,
    /// How many passages so many coders coded.
    passages: BTreeMap<u32, u32>,
    /// By row: applied or not, on the passages on which anybody applied it.
    rows: BTreeMap<RowIdx, Units>,
    /// The row that each coder applied to each passage; `None` once somebody applied several, or there are
    /// too many rows or passages.
    chosen: Option<Vec<Vec<RowIdx>>>,
    valences: Units,
    ratings: Units,
    any_valence: bool,
    without_valence: u32,
    disagreements: Vec<Disagreement>,
    unlisted: u32,
}

impl<'a> DoubleCoded<'a> {
    fn new(dataset: &'a CodedDataset, plan: &'a TablePlan<'a>) -> Self {
        Self {
            dataset,
            plan,
            coders: BTreeSet::new(),
            passages: BTreeMap::new(),
            rows: BTreeMap::new(),
            chosen: Some(Vec::new()),
            valences: Units::new(VALENCES),
            ratings: Units::new(RATINGS.count()),
            any_valence: false,
            without_valence: 0,
            disagreements: Vec::new(),
            unlisted: 0,
        }
    }

    /// Takes a passage, if several coded it; its codings by row and coder.
    fn take(&mut self, passage: &[Coded]) {
        let mut coders: Vec<CoderId> = passage.iter().map(|coding| coding.coder).collect();
        coders.sort_unstable();
        coders.dedup();
        if coders.len() < 2 {
            return;
        }
        self.coders.extend(&coders);
        *self.passages.entry(count(coders.len())).or_insert(0) += 1;
        self.choose(passage, &coders);
        for codings in passage.chunk_by(|one, other| one.row == other.row) {
            let Some(row) = codings.first().and_then(|coding| coding.row) else { continue };
            let of_coders = codings.chunk_by(|one, other| one.coder == other.coder);
            let said: Vec<CoderJudgement> = of_coders.filter_map(CoderJudgement::new).collect();
            // What a code under several items says, it says once.
            let again = codings.iter().all(|coding| coding.again);
            self.take_row(row, &coders, &said);
            if again {
                continue;
            }
            self.take_judgements(&coders, &said);
            let mut valences = said.iter().filter_map(CoderJudgement::category);
            let first = valences.next();
            let differ = valences.any(|valence| Some(valence) != first);
            if differ || said.len() < coders.len() {
                self.disagree(passage, row, &coders, &said);
            }
        }
    }

    /// Notes which row each coder of a passage applied, as long as it is one.
    fn choose(&mut self, passage: &[Coded], coders: &[CoderId]) {
        let Some(chosen) = &mut self.chosen else { return };
        let mut of_coders: BTreeMap<CoderId, RowIdx> = BTreeMap::new();
        // The first row of a code under several stands for the code.
        let one = passage.iter().filter(|coding| !coding.again).all(|coding| {
            coding.row.is_some_and(|row| *of_coders.entry(coding.coder).or_insert(row) == row)
        });
        if one && of_coders.len() == coders.len() && chosen.len() < MOST_CHOICES {
            chosen.push(of_coders.into_values().collect());
        } else {
            self.chosen = None;
        }
    }

    /// Agreement on which row was applied, where each coder applied one to each passage.
    fn one_of_rows(&self) -> Option<ValueAgreement> {
        let chosen = self.chosen.as_ref()?;
        let rows: BTreeSet<RowIdx> = chosen.iter().flatten().copied().collect();
        if !(2..=MOST_CATEGORIES).contains(&rows.len()) {
            return None;
        }
        let category: BTreeMap<RowIdx, Category> = rows.into_iter().zip(0..).collect();
        let mut units = Units::new(category.len());
        for of_passage in chosen {
            let categories = of_passage.iter().filter_map(|row| category.get(row).copied());
            units.add_one(categories, of_passage.len());
        }
        units.agreement(self.several())
    }

    fn take_row(&mut self, row: RowIdx, coders: &[CoderId], said: &[CoderJudgement]) {
        let applied = |coder: &CoderId| usize::from(said.iter().any(|said| said.coder == *coder));
        let of_two = match coders {
            [one, other] => Some([applied(one), applied(other)]),
            _ => None,
        };
        let chosen = vec![count(coders.len() - said.len()), count(said.len())];
        self.rows.entry(row).or_insert_with(|| Units::new(2)).add(chosen, of_two, 1);
    }

    /// Takes the valences and ratings of one row in one passage.
    fn take_judgements(&mut self, coders: &[CoderId], said: &[CoderJudgement]) {
        let valences = said.iter().filter_map(CoderJudgement::category);
        let given = valences.clone().count();
        self.any_valence |= given > 0;
        if given > 1 {
            self.valences.add_one(valences, coders.len());
        } else if said.len() > 1 {
            self.without_valence += 1;
        }
        let ratings = said.iter().filter_map(|said| said.rating);
        if ratings.clone().count() > 1 {
            self.ratings.add_one(ratings, coders.len());
        }
    }

    fn disagree(
        &mut self,
        passage: &[Coded],
        row: RowIdx,
        coders: &[CoderId],
        said: &[CoderJudgement],
    ) {
        if self.disagreements.len() >= MOST_DISAGREEMENTS {
            self.unlisted += 1;
            return;
        }
        // A record with its text says more than one without.
        let has_no_text = |record: RecordId| self.dataset.records[record].excerpt_len == 0;
        let records = passage.iter().map(|coding| coding.record);
        let Some(record) = records.min_by_key(|record| (has_no_text(*record), *record)) else {
            return;
        };
        let mut said = said.iter().peekable();
        let said = coders.iter().map(|coder| {
            let label = self.dataset.coders.text(*coder).unwrap_or("").to_owned();
            (label, said.next_if(|said| said.coder == *coder).map(|said| said.valence))
        });
        let said = said.collect();
        self.disagreements.push(Disagreement { record, row: self.plan.rows.label(row), said });
    }

    /// One coefficient for all rows, also for those that only two of three coders had before them.
    fn several(&self) -> bool {
        self.coders.len() > 2
    }

    /// The rows, now also on the passages on which nobody applied them.
    fn rows(&mut self) -> Vec<RowAgreement> {
        let mut rows = std::mem::take(&mut self.rows);
        let agreements = rows.iter_mut().filter_map(|(row, units)| {
            let applied: u32 = units.kinds.values().sum();
            let mut left = self.passages.clone();
            for (chosen, units) in &units.kinds {
                if let Some(left) = left.get_mut(&chosen.iter().sum()) {
                    *left = left.saturating_sub(*units);
                }
            }
            for (coders, passages) in left.into_iter().filter(|(_, passages)| *passages > 0) {
                units.add(vec![coders, 0], Some([0, 0]).filter(|_| coders == 2), passages);
            }
            let values = units.agreement(self.several())?;
            let key = self.plan.rows.rows[*row].head.key.clone();
            Some(RowAgreement { key, label: self.plan.rows.label(*row), applied, values })
        });
        agreements.collect()
    }
}

/// Works out the agreement of coders on the rows of a table. Segments of one range (or one identifier, or
/// one text) are one passage, and so are segments of different coders whose ranges all overlap each other
/// by `overlap_percent` of the longer one; 100 joins equal ranges only. Filters of the table hold; its
/// columns do not matter. The work grows with the codings, not with rows times passages.
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
    must_be_had(Statistic::Agreement, spec, dataset)?;
    let plan = TablePlan::new(spec, dataset, mapping)?;
    let mut codings = coded(dataset, &plan);
    let by_whom = codings.iter().map(|coding| (coding.record, coding.coder));
    let joined = Passages::join(dataset, by_whom, overlap_percent);
    for coding in &mut codings {
        pulse::beat(1);
        coding.passage = joined.passage_of(coding.passage);
    }
    pulse::beat(codings.len());
    codings.sort_unstable_by_key(|coding| (coding.passage, coding.row, coding.coder));
    let coders: BTreeSet<CoderId> = codings.iter().map(|coding| coding.coder).collect();
    let mut double = DoubleCoded::new(dataset, &plan);
    let mut all = 0;
    for passage in codings.chunk_by(|one, other| one.passage == other.passage) {
        all += 1;
        pulse::beat(passage.len());
        double.take(passage);
    }
    if double.passages.is_empty() && !joined.too_many_overlaps {
        return Err(refused(Statistic::Agreement, Unavailable::NothingCodedTwice));
    }
    let (ordinal, interval) =
        (double.ratings.alpha(Metric::Ordinal), double.ratings.alpha(Metric::Interval));
    Ok(CoderAgreement {
        coders: coders
            .iter()
            .filter_map(|id| dataset.coders.text(*id))
            .map(str::to_owned)
            .collect(),
        overlap_percent,
        too_many_overlaps: joined.too_many_overlaps,
        passages: all,
        double_coded: double.passages.values().sum(),
        one_of_rows: double.one_of_rows(),
        rows: double.rows(),
        valences: double.valences.agreement(double.several()),
        without_valence: if double.any_valence { double.without_valence } else { 0 },
        ratings: ordinal.zip(interval),
        disagreements: double.disagreements,
        unlisted: double.unlisted,
    })
}

/// The codings of a table by coders on segments, each with its segment for a passage.
fn coded(dataset: &CodedDataset, plan: &TablePlan) -> Vec<Coded> {
    let codings = dataset.codings.iter().filter(|coding| {
        // What two coders agree on is what is looked for. What one coder repeats is heard too: it says
        // nothing new but where it is rated otherwise.
        !matches!(
            coding.standing,
            Standing::Duplicate(
                DuplicateKind::ParentWithChild
                    | DuplicateKind::SumOfChildren
                    | DuplicateKind::SameFile
                    | DuplicateKind::SameRow
                    | DuplicateKind::EarlierVersion
                    | DuplicateKind::Summary
            )
        )
    });
    let placed = codings.flat_map(|coding| {
        pulse::beat(1);
        plan.places_of_double(coding).enumerate().filter_map(|(at, (row, _))| {
            Some(Coded {
                again: at > 0,
                passage: dataset.records[coding.record].segment?,
                row: Some(row).filter(|row| !plan.rows.rows[*row].head.unmapped),
                coder: coding.coder?,
                record: coding.record,
                valence: coding.valence,
                rating: coding.rating.and_then(Rating::number),
            })
        })
    });
    placed.collect()
}
