//! What a study says that a checklist asks.

use crate::analysis::Unit;

/// Facts of a study; what is absent is not in the data, or is kept from being told.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// Whether anything is kept from being told.
    pub is_protected: bool,
    /// The published framework, cited.
    pub framework: Option<String>,
    /// The codebook of the study’s own that is the framework, by its name.
    pub own_codebook: Option<String>,
    /// The size of the sample, by group where there are groups, as a sentence.
    pub sample: Option<String>,
    /// Attributes of the people, the group first.
    pub attributes: Vec<AttributeFact>,
    /// An attribute that says how long interviews took.
    pub length: Option<AttributeFact>,
    /// Participants with several sources, and all who have any.
    pub repeated: Option<(u64, u64)>,
    /// Sources.
    pub sources: Option<u64>,
    /// Sites, by their labels.
    pub sites: Vec<String>,
    /// New codes by source.
    pub saturation: Option<SaturationFact>,
    /// Coders; 0 where none are named.
    pub coders: u64,
    /// Agreement of the coders.
    pub agreement: Option<AgreementFact>,
    /// Labels of the codings, and where they lead.
    pub labels: Option<LabelsFact>,
    /// Programs that wrote the files.
    pub tools: Vec<String>,
    /// Passages that were collected to be quoted, and are in the data.
    pub quotations: u64,
    /// Whether anything is counted.
    pub has_codings: bool,
    /// What the rows of the table say.
    pub rows: Option<RowsFact>,
    /// Groups of fewer than five participants, each with how many.
    pub small_groups: Vec<(String, u64)>,
    /// Decisions that the user took.
    pub decisions: u64,
    /// Questions that are still open.
    pub open: u64,
}

/// An attribute and how the people are spread over it.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeFact {
    /// Its name.
    pub name: String,
    /// Who has it: participants, or else sources.
    pub unit: Unit,
    /// How they are spread.
    pub values: Values,
}

/// How people are spread over an attribute.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Over values, each with how many have it.
    Named(Vec<(String, u64)>),
    /// Over numbers.
    Numbers {
        /// The least.
        least: f64,
        /// The median.
        median: f64,
        /// The most.
        most: f64,
        /// How many have one.
        of: u64,
    },
}

/// New codes in the order of the sources, by the terms of Guest, Namey and Chen (2020).
#[derive(Debug, Clone, PartialEq)]
pub struct SaturationFact {
    /// Sources, or participants that stand for them.
    pub by: Unit,
    /// Sources of the base.
    pub base: u64,
    /// Sources of a run.
    pub run: u64,
    /// Share of new codes in percent that is looked at.
    pub threshold_percent: u64,
    /// Whether the author chose any of these.
    pub is_chosen: bool,
    /// Codes in the base.
    pub base_codes: u64,
    /// New codes of each run, as a share of those of the base.
    pub new_percent: Vec<f64>,
}

/// Agreement of coders.
#[derive(Debug, Clone, PartialEq)]
pub struct AgreementFact {
    /// Passages that two coders coded, or more.
    pub double_coded: u64,
    /// All passages.
    pub passages: u64,
    /// Gwet’s AC1 of which row was applied, with its interval of 95 %; `None` where it has no value.
    pub ac1: Option<(f64, Option<(f64, f64)>)>,
    /// Cohen’s kappa of the same.
    pub kappa: Option<f64>,
    /// Passages that these are of.
    pub units: u64,
}

/// Labels of codings, and where they lead.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LabelsFact {
    /// Distinct labels.
    pub all: u64,
    /// Labels that lead to an item of the framework.
    pub inside: u64,
    /// Labels that were said not to be in it.
    pub outside: u64,
    /// Labels that are not decided.
    pub open: u64,
}

/// What the rows of the study’s table say.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RowsFact {
    /// What is counted.
    pub unit: Unit,
    /// Rows with most, each with how many.
    pub most: Vec<(String, u64)>,
    /// Rows that only one names.
    pub single: Vec<String>,
    /// Rows with barriers and facilitators.
    pub both: Vec<String>,
    /// Rows that carry nothing.
    pub empty: u64,
}
