//! What is known of each step of a process: what helped and what hindered, in which documents, and whether
//! somebody judged it to be done.
//!
//! The form of a document analysis by the Quality Implementation Framework (Meyers, Durlak and Wandersman 2012,
//! Am J Community Psychol 50:462); any rows can stand in it. Evidence is entered by hand and never made of
//! counts: that something helped a step does not say that it was done.

use std::collections::{BTreeMap, BTreeSet};

use super::count::cross_tabulate;
use super::numbers::StatisticsSettings;
use super::placed::{count, must_be_had, placed, unit_labels, unit_of};
use super::plan::TablePlan;
use super::{Mapping, RowLabel, Statistic, TableSpec, Unit};
use crate::dataset::CodedDataset;
use crate::diag::Result;
use crate::ids::UnitId;
use crate::valence::{ByValence, Valence};

/// Steps, in the order of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct StepsForm {
    /// What the documents are: sources, or participants where none are named.
    pub by: Unit,
    /// The rows.
    pub rows: Vec<Step>,
    /// Documents in all.
    pub documents: u32,
}

/// A step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Key of the row.
    pub key: String,
    /// Its label.
    pub label: RowLabel,
    /// What it stands under.
    pub parent: Option<String>,
    /// Codings by valence.
    pub codings: ByValence<u32>,
    /// Documents that have a coding of a valence, by their names in the order of the data.
    pub documents: ByValence<Vec<String>>,
    /// Documents that have any.
    pub all_documents: Vec<String>,
    /// What was entered of its evidence; empty for nothing.
    pub entered: String,
}

/// Whether there is evidence that a step was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// There is.
    Yes,
    /// There is of a part of it.
    Partly,
    /// There is that it was not.
    No,
    /// Nothing is said of it.
    NotMentioned,
}

impl Evidence {
    /// What somebody wrote; `None` for what is none of the four.
    pub fn read(written: &str) -> Option<Self> {
        match written.trim().to_lowercase().as_str() {
            "yes" => Some(Self::Yes),
            "partly" => Some(Self::Partly),
            "no" => Some(Self::No),
            "not mentioned" => Some(Self::NotMentioned),
            _ => None,
        }
    }
}

/// Gathers the steps of a table.
///
/// # Errors
/// `NotAvailable` where neither sources nor participants are named; those of [`super::resolve()`] where `spec`
/// was not made for this dataset.
pub fn steps(
    spec: &TableSpec,
    dataset: &CodedDataset,
    mapping: &Mapping,
    settings: &StatisticsSettings,
) -> Result<StepsForm> {
    must_be_had(Statistic::Steps, spec, dataset)?;
    let by = if dataset.sources.is_empty() { Unit::Participants } else { Unit::Sources };
    let plan = TablePlan::new(spec, dataset, mapping)?;
    let mut codings: BTreeMap<&str, ByValence<u32>> = BTreeMap::new();
    let mut documents: BTreeMap<&str, ByValence<BTreeSet<UnitId>>> = BTreeMap::new();
    let mut all: BTreeSet<UnitId> = BTreeSet::new();
    for one in placed(&plan, dataset) {
        let key = plan.rows.rows[one.row].head.key.as_str();
        let valence = one.coding.valence;
        let sum = &mut codings.entry(key).or_default()[valence];
        *sum = sum.saturating_add(one.coding.count);
        if let Some(document) = unit_of(by, one.record) {
            documents.entry(key).or_default()[valence].insert(document);
            all.insert(document);
        }
    }
    let labels = unit_labels(by, dataset);
    let named = |of: &BTreeSet<UnitId>| of.iter().map(|id| labels[*id].to_owned()).collect();
    let table = cross_tabulate(spec, dataset, mapping)?;
    let rows = table.rows.into_iter().map(|head| {
        let of = documents.get(head.key.as_str()).cloned().unwrap_or_default();
        let together: BTreeSet<UnitId> =
            Valence::ALL.iter().flat_map(|valence| of[*valence].iter().copied()).collect();
        Step {
            codings: codings.get(head.key.as_str()).cloned().unwrap_or_default(),
            documents: of.map(|of| named(&of)),
            all_documents: named(&together),
            entered: settings.evidence.get(&head.key).cloned().unwrap_or_default(),
            key: head.key,
            label: head.label,
            parent: head.parent,
        }
    });
    Ok(StepsForm { by, rows: rows.collect(), documents: count(all.len()) })
}
