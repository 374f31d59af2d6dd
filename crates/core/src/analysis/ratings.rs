//! Ratings of constructs by site, as people give them, with what was said beside each.
//!
//! A rating is somebody's judgement (Damschroder and Lowery 2013, Implement Sci 8:51): it is read from a
//! column or entered by hand and never made of counts. Ratings are ordinal: range and median are given,
//! means are not.

use std::collections::{BTreeMap, BTreeSet};

use super::placed::{count, must_be_had, people, placed, refused, unit_of};
use super::plan::TablePlan;
use super::{
    ColumnLabel, Columns, Mapping, RowLabel, Rows, Statistic, StatisticsSettings, TableSpec, Unit,
};
use crate::dataset::CodedDataset;
pub use crate::dataset::Rating;
use crate::diag::Result;
use crate::diag::Unavailable;
use crate::ids::{ColumnIdx, RowIdx, UnitId};
use crate::valence::Valence;

/// Constructs by sites.
#[derive(Debug, Clone, PartialEq)]
pub struct Ratings {
    /// Who is counted in the evidence; `None` where neither participants nor sources are named, as in a
    /// table of ratings.
    pub by: Option<Unit>,
    /// What the sites are: sites, or cases, or groups.
    pub columns: Columns,
    /// Keys and labels of the sites.
    pub sites: Vec<(String, ColumnLabel)>,
    /// Constructs that carry a rating or a coding.
    pub rows: Vec<RatedRow>,
}

/// One construct.
#[derive(Debug, Clone, PartialEq)]
pub struct RatedRow {
    /// Row's key.
    pub key: String,
    /// Row's label.
    pub label: RowLabel,
    /// Label for narrow places, where there is one.
    pub short: Option<String>,
    /// Label of what lies above the row.
    pub parent: Option<String>,
    /// True for a construct whose name says the opposite of its effect: ease of what is complex is +.
    pub reverse: bool,
    /// Its sites, in the order of [`Ratings::sites`].
    pub cells: Vec<RatedCell>,
    /// Smallest and largest rating; `None` without one.
    pub range: Option<(i8, i8)>,
    /// Median; of an even number the two middle ones, which may differ.
    pub median: Option<(i8, i8)>,
    /// The researcher's own word for how the construct tells sites apart.
    pub distinguishing: String,
}

/// One construct at one site.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RatedCell {
    /// The rating: what was entered, else what all ratings read say alike.
    pub rating: Option<Rating>,
    /// What was entered, as it was written.
    pub entered: String,
    /// Ratings read from a column, each once, in order; several contradict each other and are asked. `M`
    /// only where nothing else was read: who does not speak of a construct contradicts nobody who does.
    pub read: Vec<Rating>,
    /// The evidence: people who named facilitators.
    pub people_for: u32,
    /// People who named barriers.
    pub people_against: u32,
    /// People who named both.
    pub torn: u32,
    /// Passages, or codings where passages are not told apart.
    pub passages: u32,
}

#[derive(Default)]
struct Evidence {
    people: BTreeMap<UnitId, [bool; 2]>,
    passages: BTreeSet<UnitId>,
    codings: u32,
    ratings: BTreeSet<Rating>,
}

/// Lays out ratings and evidence: rows are those of the table, sites are its columns, whatever they are.
///
/// # Errors
/// `NotAvailable` where the table has one column; `TooLarge` for more than a million cells; those of [`super::resolve()`] where `spec` was not made
/// for this dataset.
pub fn ratings(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
    settings: &StatisticsSettings,
) -> Result<Ratings> {
    must_be_had(Statistic::Ratings, spec, dataset)?;
    let named = !(dataset.participants.is_empty() && dataset.sources.is_empty());
    let by = named.then(|| people(dataset));
    let plan = TablePlan::new(spec, dataset, mapping)?;
    plan.must_be_small()?;
    if plan.field.is_none() {
        return Err(refused(Statistic::Ratings, Unavailable::NoGroups));
    }
    let mut found: BTreeMap<(RowIdx, ColumnIdx), Evidence> = BTreeMap::new();
    for one in placed(&plan, dataset) {
        let evidence = found.entry((one.row, one.column)).or_default();
        evidence.codings = evidence.codings.saturating_add(one.coding.count);
        evidence.passages.extend(unit_of(Unit::Segments, one.record));
        if let Some(who) = by.and_then(|by| unit_of(by, one.record)) {
            let [against, in_favour] = evidence.people.entry(who).or_default();
            *against |= matches!(one.coding.valence, Valence::Barrier | Valence::Mixed);
            *in_favour |= matches!(one.coding.valence, Valence::Facilitator | Valence::Mixed);
        }
    }
    // A coding that says what another says may still be rated otherwise, and then neither rating holds.
    for coding in &dataset.codings {
        if let Some(rating) = coding.rating {
            for place in plan.places_of_double(coding) {
                found.entry(place).or_default().ratings.insert(rating);
            }
        }
    }
    let reversed = |key: &str| {
        let of_book = mapping.codebook.as_ref().is_some_and(|book| book.id.starts_with("cfir"));
        of_book
            && matches!(spec.rows, Rows::Construct)
            && ["complexity", "innovation-complexity", "critical-incidents"]
                .contains(&key.rsplit('/').next().unwrap_or(key))
    };
    let mut rows = Vec::new();
    for (at, planned) in plan.rows.rows.iter() {
        let head = &planned.head;
        let entered = settings.ratings.get(&head.key);
        let any = plan.columns.ids().any(|column| found.contains_key(&(at, column)));
        if head.unmapped || !(any || entered.is_some()) {
            continue;
        }
        let cells: Vec<RatedCell> = plan
            .columns
            .iter()
            .map(|(column, site)| {
                let entered = entered.and_then(|of_row| of_row.get(&site.key));
                cell(found.get(&(at, column)), entered.map_or("", String::as_str))
            })
            .collect();
        let mut values: Vec<i8> =
            cells.iter().filter_map(|cell| cell.rating.and_then(Rating::number)).collect();
        values.sort_unstable();
        let middle = |at: usize| values.get(at).copied();
        let half = values.len() / 2;
        let median = if values.len() % 2 == 1 {
            middle(half).map(|one| (one, one))
        } else {
            half.checked_sub(1).and_then(middle).zip(middle(half))
        };
        rows.push(RatedRow {
            reverse: reversed(&head.key),
            range: values.first().copied().zip(values.last().copied()),
            median,
            distinguishing: settings.distinguishing.get(&head.key).cloned().unwrap_or_default(),
            key: head.key.clone(),
            label: head.label.clone(),
            short: head.short.clone(),
            parent: head.parent.clone(),
            cells,
        });
    }
    let sites = plan.columns.values().iter();
    let sites = sites.map(|site| (site.key.clone(), site.label.clone())).collect();
    Ok(Ratings { by, columns: spec.columns.clone(), sites, rows })
}

fn cell(evidence: Option<&Evidence>, entered: &str) -> RatedCell {
    let none = Evidence::default();
    let evidence = evidence.unwrap_or(&none);
    let mut read: Vec<Rating> = evidence.ratings.iter().copied().collect();
    if read.len() > 1 {
        read.retain(|rating| *rating != Rating::Missing);
    }
    let agreed = match read.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let people = |wanted: &dyn Fn(&[bool; 2]) -> bool| {
        count(evidence.people.values().filter(|one| wanted(one)).count())
    };
    RatedCell {
        rating: Rating::read(entered).or(agreed),
        entered: entered.to_owned(),
        people_for: people(&|[_, in_favour]| *in_favour),
        people_against: people(&|[against, _]| *against),
        torn: people(&|one| *one == [true, true]),
        passages: if evidence.passages.is_empty() {
            evidence.codings
        } else {
            count(evidence.passages.len())
        },
        read,
    }
}
