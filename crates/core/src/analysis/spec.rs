//! What to count: the relaxed form that the page and the API give, and the resolved one.

use serde::{Deserialize, Serialize};

use crate::valence::Valence;

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Rows {
    /// Domains of the framework, or the texts of the domain column.
    #[default]
    Domain,
    /// Constructs of the framework under their domains, or the texts of the construct column.
    Construct,
    /// Texts of the theme column, or the parents of the codes.
    Theme,
    /// The user's codes.
    Code,
}

/// What the columns of a table are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Columns {
    /// One column: everything.
    All,
    /// The stakeholder group; everything in one column where there is none.
    #[default]
    Group,
    /// Participants.
    Participant,
    /// Sources.
    Source,
    /// Sites.
    Site,
    /// Coders.
    Coder,
    /// An attribute, by name.
    Attribute(String),
    /// The values of two fields with one another, as roles within sites: of the group, the site and attributes.
    Crossed(Box<Columns>, Box<Columns>),
}

impl Columns {
    /// Whether it can be crossed with another: what divides the people, and is neither one of them nor who coded.
    pub fn can_be_crossed(&self) -> bool {
        matches!(self, Self::Group | Self::Site | Self::Attribute(_))
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Unit {
    /// Applications of a code to a segment by a coder.
    #[default]
    Codings,
    /// Distinct passages.
    Segments,
    /// Distinct participants.
    Participants,
    /// Distinct sources.
    Sources,
    /// Distinct sites.
    Sites,
}

impl Unit {
    /// Whether it is people or what stands for them: each is there once, however much it says.
    pub fn is_of_people(self) -> bool {
        matches!(self, Self::Participants | Self::Sources | Self::Sites)
    }
}

/// What a number is a share of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Basis {
    /// Nothing: plain counts.
    #[default]
    Count,
    /// Everything of that valence in all columns together.
    ShareOfValence,
    /// Everything of that valence in the column.
    ShareOfGroup,
    /// Everything of the row, all valences and all columns together.
    ShareOfDomain,
    /// The participants, sources or sites of the column (n/N); only with such a unit.
    ShareOfUnits,
}

/// The order of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Order {
    /// The framework's order; first seen first where there is no framework.
    #[default]
    Framework,
    /// Most barriers and facilitators together first.
    Total,
    /// Largest surplus of barriers over facilitators first.
    Difference,
    /// By the letters of the labels, those of one parent together.
    Alphabetical,
    /// As alphabetical, with the numbers in labels by their value: `Theme 2` before `Theme 10`.
    Natural,
    /// As [`TableOptions::hand_order`] lists them.
    ByHand,
}

impl Order {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Framework,
        Self::Total,
        Self::Difference,
        Self::Alphabetical,
        Self::Natural,
        Self::ByHand,
    ];

    /// Whether it tells which of two numbers is the larger.
    pub fn tells_numbers(self) -> bool {
        matches!(self, Self::Total | Self::Difference)
    }
}

/// Keeps the records in which a field has one of the values. Several filters all apply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Filter {
    /// The field: the same names as for columns, `all` excepted.
    pub by: Columns,
    /// Values kept.
    #[cfg_attr(feature = "types", ts(as = "Vec<Option<String>>"))]
    pub keep: Vec<KeptValue>,
}

/// A value that a filter keeps; outside the program a text, or null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Option<String>", into = "Option<String>")]
pub enum KeptValue {
    /// One of the field's, by the label that columns of it have, or else as it was read.
    Value(String),
    /// None: what the data give no value of the field. An empty text says so too.
    NoValue,
}

impl From<Option<String>> for KeptValue {
    fn from(given: Option<String>) -> Self {
        given.filter(|value| !value.is_empty()).map_or(Self::NoValue, Self::Value)
    }
}

impl From<&str> for KeptValue {
    fn from(given: &str) -> Self {
        Some(given.to_owned()).into()
    }
}

impl From<KeptValue> for Option<String> {
    fn from(kept: KeptValue) -> Self {
        match kept {
            KeptValue::Value(value) => Some(value),
            KeptValue::NoValue => None,
        }
    }
}

/// What the page and the API ask for; absent parts have defaults that depend on the data.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct TableOptions {
    /// Rows; the default is the coarsest level that the data has.
    pub rows: Option<Rows>,
    /// Columns; the default is the group, and for ratings the site where the data names sites.
    pub columns: Option<Columns>,
    /// Unit; the default is codings.
    pub unit: Option<Unit>,
    /// Basis; the default is counts.
    pub basis: Option<Basis>,
    /// Filters, all of which apply.
    pub filter: Option<Vec<Filter>>,
    /// Valences whose codings are counted, one at least; absent means all.
    pub valences: Option<Vec<Valence>>,
    /// Order of the rows.
    pub order: Option<Order>,
    /// Keys of rows in the order by hand; rows that are not listed follow in the framework's order.
    pub hand_order: Option<Vec<String>>,
    /// Rows that carry nothing are shown (of a framework's constructs only those in domains that carry
    /// something); the default is true.
    pub zero_rows: Option<bool>,
    /// Whether a participant (source, site) with barriers and facilitators in one cell counts there as
    /// mixed, once, and not for either; only with such a unit. The default is false: for both.
    pub both_as_mixed: Option<bool>,
}

/// [`TableOptions`] with every default resolved against the data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(any(test, feature = "types"), derive(Default))]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TableSpec {
    /// Rows.
    pub rows: Rows,
    /// Columns.
    pub columns: Columns,
    /// Unit.
    pub unit: Unit,
    /// Basis.
    pub basis: Basis,
    /// Filters, with every value by the label that columns of it have.
    pub filter: Vec<Filter>,
    /// Valences whose codings are counted, in their order; nothing where all are.
    #[serde(default)]
    pub valences: Option<Vec<Valence>>,
    /// Order.
    pub order: Order,
    /// Keys of rows in the order by hand; empty for any other order.
    pub hand_order: Vec<String>,
    /// Whether rows that carry nothing are shown; of a framework's constructs only those in domains
    /// that carry something.
    pub zero_rows: bool,
    /// Whether a participant (source, site) with barriers and facilitators in one cell counts there as
    /// mixed, once, and not for either.
    pub both_as_mixed: bool,
    /// True where the framework is the study's own codebook: what are domains and constructs elsewhere
    /// are its top codes and all its codes.
    pub own_codes: bool,
}

impl TableSpec {
    /// Whether codings of a valence are counted.
    pub fn keeps(&self, valence: Valence) -> bool {
        self.valences.as_ref().is_none_or(|kept| kept.contains(&valence))
    }
}

/// A setting's value as the API spells it.
pub fn name(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(other) => other.to_string(),
        Err(_) => String::new(),
    }
}
