//! The records that a stream consists of, and those that go on in others.

use super::damaged;
use crate::diag::Result;

/// A record that goes on with the one before it (2.4.58).
const CONTINUE: u16 = 0x003c;
/// Begins a part of the stream (2.4.21).
pub(super) const BEGIN: u16 = 0x0809;
/// Ends it (2.4.103).
pub(super) const END: u16 = 0x000a;
/// The version of Excel 97 and later in [`BEGIN`].
pub(super) const VERSION: u16 = 0x0600;

/// A record.
pub(super) struct Record<'a> {
    /// What it is.
    pub kind: u16,
    /// Its content.
    pub data: &'a [u8],
}

/// Reads records one after another.
pub(super) struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    /// From a place of the stream on.
    pub fn from(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }

    /// Where the next record begins.
    pub fn position(&self) -> usize {
        self.at
    }

    /// The next record.
    ///
    /// # Errors
    /// The stream ends before it does.
    pub fn next(&mut self) -> Result<Record<'a>> {
        let rest = self.stream.get(self.at..).ok_or_else(damaged)?;
        let (kind, bytes) = (u16_at(rest, 0)?, usize::from(u16_at(rest, 2)?));
        let data = rest.get(4..4 + bytes).ok_or_else(damaged)?;
        self.at += 4 + bytes;
        Ok(Record { kind, data })
    }

    /// The content of a record with those of all that go on with it.
    ///
    /// # Errors
    /// The stream ends before they do.
    pub fn whole(&mut self, record: &Record<'a>) -> Result<Vec<&'a [u8]>> {
        let mut pieces = vec![record.data];
        while self.stream.get(self.at..).and_then(|rest| u16_at(rest, 0).ok()) == Some(CONTINUE) {
            pieces.push(self.next()?.data);
        }
        Ok(pieces)
    }
}

/// A number of two bytes.
///
/// # Errors
/// There are fewer.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Result<u16> {
    let bytes = bytes.get(at..at + 2).ok_or_else(damaged)?;
    bytes.try_into().map(u16::from_le_bytes).map_err(|_| damaged())
}

/// A number of four bytes.
///
/// # Errors
/// There are fewer.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Result<u32> {
    let bytes = bytes.get(at..at + 4).ok_or_else(damaged)?;
    bytes.try_into().map(u32::from_le_bytes).map_err(|_| damaged())
}

/// A number with a fraction, of eight bytes.
///
/// # Errors
/// There are fewer.
pub(super) fn f64_at(bytes: &[u8], at: usize) -> Result<f64> {
    let bytes = bytes.get(at..at + 8).ok_or_else(damaged)?;
    bytes.try_into().map(f64::from_le_bytes).map_err(|_| damaged())
}
