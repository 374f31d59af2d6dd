//! What rows and columns are called: a name of the framework or the data, or a kind that has none.

use serde::{Deserialize, Serialize};

/// What a row is called; `words::table::row_label` puts it into words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowLabel {
    /// An item of the framework, or the study's own label.
    Named(String),
    /// Codings that name this domain and no construct of it.
    DomainOnly(String),
    /// Codings that bear this top code of the study's own codebook and none below it.
    TopCodeOnly(String),
    /// Codings that the framework does not know.
    NotMapped,
    /// Codings that the study's own codebook does not list.
    NotInCodebook,
}

/// A name without a letter.
impl Default for RowLabel {
    fn default() -> Self {
        Self::Named(String::new())
    }
}

impl RowLabel {
    /// The name in it; empty for rows that have none of their own.
    pub fn name(&self) -> &str {
        match self {
            Self::Named(name) | Self::DomainOnly(name) | Self::TopCodeOnly(name) => name,
            Self::NotMapped | Self::NotInCodebook => "",
        }
    }
}

/// What a column is called; `words::table::column_label` puts it into words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnLabel {
    /// A value of what the columns are.
    Named(String),
    /// Everything, where nothing is compared.
    #[default]
    All,
    /// What has no value, called as no value is.
    NotStated(String),
}

impl ColumnLabel {
    /// The value; empty for columns that have none.
    pub fn name(&self) -> &str {
        match self {
            Self::Named(name) => name,
            Self::All | Self::NotStated(_) => "",
        }
    }
}
