//! Passages: as they are shown, and as it is kept which of them the user collected to quote.

use serde::{Deserialize, Serialize};

use crate::checksum::crc32;
use crate::diag::Place;
use crate::valence::Valence;

/// One passage (or, where the data holds none, one row) behind a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Excerpt {
    /// The text; empty where the data holds none.
    pub text: String,
    /// Participant.
    pub participant: Option<String>,
    /// Source.
    pub source: Option<String>,
    /// Group.
    pub group: Option<String>,
    /// The user's code (or construct, or domain).
    pub code: String,
    /// Coder.
    pub coder: Option<String>,
    /// Valence.
    pub valence: Valence,
    /// How many codings it stands for.
    pub count: u32,
    /// Where it stands in the input.
    pub at: Place,
    /// Checksum (CRC-32) of who says it under which labels, which tells it from others of its row.
    pub said_by: u32,
}

/// A passage collected to be quoted, by where it stands: neither its words nor a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct PickedPassage {
    /// File.
    pub file: String,
    /// Sheet of a workbook.
    #[serde(default)]
    pub sheet: Option<String>,
    /// Row, 1-based, header counted.
    pub row: u64,
    /// Column, 0-based, where the row is one cell of a table.
    #[serde(default)]
    pub column: Option<u32>,
    /// The code.
    pub code: String,
    /// Checksum (CRC-32) of the words, so that no other passage is taken for it where the file is another one.
    pub check: u32,
}

impl From<&Excerpt> for PickedPassage {
    fn from(excerpt: &Excerpt) -> Self {
        Self {
            file: excerpt.at.file.clone().unwrap_or_default(),
            sheet: excerpt.at.sheet.clone(),
            row: excerpt.at.row.unwrap_or(0),
            column: excerpt.at.column.as_ref().map(|column| column.index),
            code: excerpt.code.clone(),
            check: crc32(excerpt.text.as_bytes()),
        }
    }
}

/// A coding that the user set aside as wrong, by where it stands and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct SetAside {
    /// The passage and its code.
    pub passage: PickedPassage,
    /// The valence.
    pub valence: Valence,
    /// Checksum (CRC-32) of who says it under which labels.
    pub said_by: u32,
}

impl From<&Excerpt> for SetAside {
    fn from(excerpt: &Excerpt) -> Self {
        let Excerpt { valence, said_by, .. } = *excerpt;
        Self { passage: excerpt.into(), valence, said_by }
    }
}

/// A coding that was set aside.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AsideView {
    /// Which.
    pub coding: SetAside,
    /// The passage; `None` where the data has none there that reads as it did, and where passages are kept from
    /// being told.
    pub excerpt: Option<Excerpt>,
}

/// A passage that was collected.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Collected {
    /// Which.
    pub picked: PickedPassage,
    /// The passage; `None` where the data has none there that reads as it did, and where passages are kept from
    /// being told.
    pub excerpt: Option<Excerpt>,
}
