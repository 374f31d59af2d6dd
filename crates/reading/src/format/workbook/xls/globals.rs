//! What a workbook keeps for all its sheets: their list, the shared texts, and which formats show dates.

use std::collections::HashMap;

use super::super::date_format::{is_built_in_date, is_date_code};
use super::damaged;
use super::records::{BEGIN, END, Records, VERSION, u16_at, u32_at};
use super::strings::{Pieces, shared};
use crate::diag::{ContentKind, ErrorKind, Result};
use crate::format::table::{Arena, Cell};

/// Says that the rest is encrypted (2.4.117).
const ENCRYPTED: u16 = 0x002f;
/// Says from when dates count (2.4.77).
const DATES: u16 = 0x0022;
/// A sheet (2.4.28).
const SHEET: u16 = 0x0085;
/// A format of numbers (2.4.126).
const FORMAT: u16 = 0x041e;
/// A style of cells (2.4.353).
const STYLE: u16 = 0x00e0;
/// The shared texts (2.4.265).
const STRINGS: u16 = 0x00fc;
/// The type of a sheet of cells; others are charts and programs.
const CELLS: u8 = 0;

/// What the sheets share.
pub(super) struct Globals {
    /// The sheets of cells, in the order of their tabs.
    pub sheets: Vec<Listed>,
    /// The shared texts.
    pub strings: Vec<Cell>,
    /// For each style whether it shows a date.
    pub dates: Vec<bool>,
    /// Dates count from 1904.
    pub dates_1904: bool,
}

/// A sheet as the workbook lists it.
pub(super) struct Listed {
    /// Name on its tab.
    pub name: String,
    /// Hidden from the user.
    pub hidden: bool,
    /// Where it begins in the stream.
    pub position: u32,
}

/// Reads the first part of the stream.
///
/// # Errors
/// It is damaged, encrypted or of an older version, or a limit is passed.
pub(super) fn read(stream: &[u8], arena: &mut Arena) -> Result<Globals> {
    let mut records = Records::from(stream, 0);
    let begin = records.next()?;
    if begin.kind != BEGIN || u16_at(begin.data, 0)? != VERSION {
        // Versions before that begin in the same way, with another number.
        return Err(ErrorKind::NotATable { found: ContentKind::OldWorkbook }.into());
    }
    let mut globals =
        Globals { sheets: Vec::new(), strings: Vec::new(), dates: Vec::new(), dates_1904: false };
    let mut codes: HashMap<u16, bool> = HashMap::new();
    let mut styles: Vec<u16> = Vec::new();
    loop {
        let record = records.next()?;
        match record.kind {
            END => break,
            ENCRYPTED => return Err(ErrorKind::Encrypted.into()),
            DATES => globals.dates_1904 = u16_at(record.data, 0)? == 1,
            SHEET => {
                let (state, kind) = (record.data.get(4), record.data.get(5));
                let position = u32_at(record.data, 0)?;
                let mut name = Pieces::of(records.whole(&record)?);
                name.skip(6)?;
                if kind == Some(&CELLS) {
                    globals.sheets.push(Listed {
                        name: name.text(1)?,
                        hidden: state.is_some_and(|state| state & 3 != 0),
                        position,
                    });
                }
            }
            FORMAT => {
                let id = u16_at(record.data, 0)?;
                let mut code = Pieces::of(records.whole(&record)?);
                code.skip(2)?;
                codes.insert(id, is_date_code(&code.text(2)?));
            }
            STYLE => styles.push(u16_at(record.data, 2)?),
            STRINGS if globals.strings.is_empty() => {
                globals.strings = shared(Pieces::of(records.whole(&record)?), arena)?;
            }
            // A list of texts that stands twice would be two lists.
            STRINGS => return Err(damaged()),
            _ => {}
        }
    }
    let is_date = |id: u16| codes.get(&id).copied().unwrap_or_else(|| is_built_in_date(id.into()));
    globals.dates = styles.into_iter().map(is_date).collect();
    Ok(globals)
}
