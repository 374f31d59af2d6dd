//! Where something was found, in the words in which people find their way in a file.

use serde::{Deserialize, Serialize};

/// A place in the input. Every part is optional; what is known is filled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Place {
    /// Name of the file as the user sees it.
    pub file: Option<String>,
    /// Name of the sheet in a workbook.
    pub sheet: Option<String>,
    /// Name of an entry inside an archive.
    pub entry: Option<String>,
    /// Row as a spreadsheet numbers it: the first row of the sheet or file is 1, headers included.
    pub row: Option<u64>,
    /// Line of a text file, 1-based; differs from `row` where quoted fields span lines.
    pub line: Option<u64>,
    /// Column, where one cell is meant.
    pub column: Option<ColumnPlace>,
}

/// A column by its position and its header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ColumnPlace {
    /// 0-based position.
    pub index: u32,
    /// The header's text; empty where the column has none.
    pub name: String,
}
