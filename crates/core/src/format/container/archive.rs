//! A guarded reader of ZIP archives.
//!
//! Takes bytes; gives the content of named entries. The central directory alone decides what there is.
//! Never allocates from a declared size, never writes, never opens an archive inside an archive, and
//! refuses what can be read in two ways: entries of one name, entries that overlap.
//! The format is PKWARE's APPNOTE.TXT; sections are named where they are used.

use std::collections::HashSet;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::crc32::crc32;
use crate::diag::{Error, ErrorKind, Limit, Place, Result};
use crate::format::limits;

const END_SIGNATURE: &[u8; 4] = b"PK\x05\x06";
const END_BYTES: usize = 22;
const LONGEST_COMMENT: usize = 0xffff;
const CENTRAL_SIGNATURE: &[u8; 4] = b"PK\x01\x02";
const CENTRAL_BYTES: usize = 46;
const LOCAL_SIGNATURE: &[u8; 4] = b"PK\x03\x04";
const LOCAL_BYTES: usize = 30;
const STORED: u16 = 0;
const DEFLATED: u16 = 8;

/// An archive whose directory has been checked.
#[derive(Debug)]
pub(in crate::format) struct Archive<'bytes> {
    bytes: &'bytes [u8],
    entries: Vec<Entry>,
    /// Bytes that may still be inflated, over all entries.
    inflatable: usize,
}

#[derive(Debug)]
struct Entry {
    name: String,
    method: u16,
    crc: u32,
    size: usize,
    /// Where the packed bytes lie.
    data: std::ops::Range<usize>,
}

impl<'bytes> Archive<'bytes> {
    /// Reads and checks the directory of an archive.
    ///
    /// # Errors
    /// The archive is cut short or contradicts itself, is encrypted, is packed in an unknown way, has too
    /// many entries, or entries that overlap or share a name.
    pub fn open(bytes: &'bytes [u8]) -> Result<Self> {
        let end = end_record(bytes).ok_or(ErrorKind::DamagedArchive)?;
        let directory = bytes.get(end.start..end.end).ok_or(ErrorKind::DamagedArchive)?;
        let mut entries: Vec<Entry> = Vec::new();
        let mut names = HashSet::new();
        let mut spans: Vec<(usize, usize)> = Vec::new();
        let mut rest = directory;
        while !rest.is_empty() {
            if entries.len() >= limits::ARCHIVE_ENTRIES {
                return Err(limits::passed(Limit::ArchiveEntries, limits::ARCHIVE_ENTRIES));
            }
            let (entry, span, behind) = central(bytes, end.start, rest)?;
            if !names.insert(entry.name.to_ascii_lowercase()) {
                return Err(in_entry(ErrorKind::AmbiguousArchive.into(), &entry.name));
            }
            spans.push(span);
            entries.push(entry);
            rest = behind;
        }
        if entries.len() != end.entries {
            return Err(ErrorKind::DamagedArchive.into());
        }
        spans.sort_unstable();
        if spans.windows(2).any(|pair| matches!(pair, [(_, end), (start, _)] if end > start)) {
            return Err(ErrorKind::AmbiguousArchive.into());
        }
        Ok(Self { bytes, entries, inflatable: limits::INFLATED_BYTES })
    }

    /// Names of all entries, in the order of the directory.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// True where there is an entry of that name, upper and lower case alike.
    pub fn has(&self, name: &str) -> bool {
        self.names().any(|one| one.eq_ignore_ascii_case(name))
    }

    /// Content of an entry, upper and lower case alike as Office takes them; `None` where there is none.
    ///
    /// # Errors
    /// The content does not unpack, is not what the directory says, or passes a limit.
    pub fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(entry) = self.entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
        else {
            return Ok(None);
        };
        let packed = self.bytes.get(entry.data.clone()).unwrap_or(&[]);
        let content = match entry.method {
            STORED if packed.len() <= self.inflatable => Ok(packed.to_vec()),
            STORED => Err(limits::passed(Limit::InflatedBytes, limits::INFLATED_BYTES)),
            _ => inflate(packed, self.inflatable),
        };
        let content = content.map_err(|error| in_entry(error, &entry.name))?;
        if content.len() != entry.size || crc32(&content) != entry.crc {
            return Err(in_entry(ErrorKind::DamagedArchive.into(), &entry.name));
        }
        self.inflatable = self.inflatable.saturating_sub(content.len());
        Ok(Some(content))
    }
}

fn in_entry(error: Error, name: &str) -> Error {
    error.at(Place { entry: Some(name.to_owned()), ..Place::default() })
}

/// Unpacks, at most to what the ratio and the total allow.
fn inflate(packed: &[u8], total: usize) -> Result<Vec<u8>> {
    let by_ratio =
        packed.len().saturating_mul(limits::INFLATION_RATIO).max(limits::RATIO_FREE_BYTES);
    decompress_to_vec_with_limit(packed, by_ratio.min(total)).map_err(|error| {
        if error.status != TINFLStatus::HasMoreOutput {
            ErrorKind::DamagedArchive.into()
        } else if by_ratio < total {
            limits::passed(Limit::InflationRatio, limits::INFLATION_RATIO)
        } else {
            limits::passed(Limit::InflatedBytes, limits::INFLATED_BYTES)
        }
    })
}

/// What the end record says: where the directory lies, and how many entries it has.
struct End {
    start: usize,
    end: usize,
    entries: usize,
}

/// The end record (4.3.16), the last in the bytes whose comment fits.
fn end_record(bytes: &[u8]) -> Option<End> {
    let earliest = bytes.len().saturating_sub(END_BYTES + LONGEST_COMMENT);
    let latest = bytes.len().checked_sub(END_BYTES)?;
    let at = (earliest..=latest).rev().find(|at| {
        bytes.get(*at..).is_some_and(|tail| {
            tail.starts_with(END_SIGNATURE)
                && u16_at(tail, 20)
                    .is_some_and(|comment| END_BYTES + comment as usize <= tail.len())
        })
    })?;
    let record = bytes.get(at..)?;
    // One disk only (4.4.19, 4.4.20).
    if u16_at(record, 4)? != 0 || u16_at(record, 6)? != 0 {
        return None;
    }
    let entries = u16_at(record, 10)? as usize;
    let size = u32_at(record, 12)? as usize;
    let start = u32_at(record, 16)? as usize;
    let end = start.checked_add(size)?;
    (end <= at).then_some(End { start, end, entries })
}

/// One entry of the directory (4.3.12), the span of its local header and data, and what follows.
fn central<'a>(
    bytes: &[u8],
    directory_start: usize,
    rest: &'a [u8],
) -> Result<(Entry, (usize, usize), &'a [u8])> {
    let (entry, span, next) =
        central_parts(bytes, directory_start, rest).ok_or(ErrorKind::DamagedArchive)?;
    let behind = rest.get(next..).ok_or(ErrorKind::DamagedArchive)?;
    let flags = u16_at(rest, 8).unwrap_or(0) | u16_at(bytes, span.0 + 6).unwrap_or(0);
    // Bit 0: encrypted; bit 13: the directory itself is (4.4.4).
    if flags & 0x2001 != 0 {
        return Err(in_entry(ErrorKind::EncryptedOrLegacy.into(), &entry.name));
    }
    if !matches!(entry.method, STORED | DEFLATED) {
        return Err(in_entry(ErrorKind::UnsupportedCompression.into(), &entry.name));
    }
    Ok((entry, span, behind))
}

fn central_parts(
    bytes: &[u8],
    directory_start: usize,
    rest: &[u8],
) -> Option<(Entry, (usize, usize), usize)> {
    if !rest.starts_with(CENTRAL_SIGNATURE) {
        return None;
    }
    let name_bytes = u16_at(rest, 28)? as usize;
    let extra_bytes = u16_at(rest, 30)? as usize;
    let comment_bytes = u16_at(rest, 32)? as usize;
    let name = rest.get(CENTRAL_BYTES..CENTRAL_BYTES + name_bytes)?;
    let extra = rest.get(CENTRAL_BYTES + name_bytes..)?.get(..extra_bytes)?;
    let mut wide = wide_sizes(extra).unwrap_or(&[]);
    let mut widened = |narrow: u32| -> Option<usize> {
        if narrow != u32::MAX || wide.is_empty() {
            return usize::try_from(narrow).ok();
        }
        let (value, behind) = wide.split_first_chunk::<8>()?;
        wide = behind;
        usize::try_from(u64::from_le_bytes(*value)).ok()
    };
    let size = widened(u32_at(rest, 24)?)?;
    let packed = widened(u32_at(rest, 20)?)?;
    let local = widened(u32_at(rest, 42)?)?;
    let header = bytes.get(local..)?;
    if !header.starts_with(LOCAL_SIGNATURE) {
        return None;
    }
    let before_data = LOCAL_BYTES + u16_at(header, 26)? as usize + u16_at(header, 28)? as usize;
    let start = local.checked_add(before_data)?;
    let end = start.checked_add(packed)?;
    if end > directory_start {
        return None;
    }
    let entry = Entry {
        // Names are compared, shown and never used as paths; Office writes them in ASCII.
        name: String::from_utf8_lossy(name).replace('\\', "/"),
        method: u16_at(rest, 10)?,
        crc: u32_at(rest, 16)?,
        size,
        data: start..end,
    };
    Some((entry, (local, end), CENTRAL_BYTES + name_bytes + extra_bytes + comment_bytes))
}

/// The sizes of 64 bits in an extra field (4.5.3), which stand for those that are all ones.
fn wide_sizes(mut extra: &[u8]) -> Option<&[u8]> {
    loop {
        let (id, size) = (u16_at(extra, 0)?, u16_at(extra, 2)? as usize);
        let field = extra.get(4..4 + size)?;
        if id == 1 {
            return Some(field);
        }
        extra = extra.get(4 + size..)?;
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk::<2>().map(|pair| u16::from_le_bytes(*pair))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk::<4>().map(|four| u32::from_le_bytes(*four))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// An archive of one stored entry, `a`.
    fn stored(content: &[u8]) -> Vec<u8> {
        let (crc, size) = (crc32(content).to_le_bytes(), (content.len() as u32).to_le_bytes());
        let sizes = [&[0; 8][..], &crc, &size, &size, &[1, 0, 0, 0]].concat();
        let local = [LOCAL_SIGNATURE, &[20, 0][..], &sizes[..], b"a", content].concat();
        let central = [CENTRAL_SIGNATURE, &[20, 0, 20, 0][..], &sizes[..], &[0; 14], b"a"].concat();
        let directory = [central.len() as u32, local.len() as u32].map(u32::to_le_bytes).concat();
        let end = [END_SIGNATURE, &[0, 0, 0, 0, 1, 0, 1, 0][..], &directory, &[0; 2]].concat();
        [local, central, end].concat()
    }

    #[test]
    fn stored_entries_take_from_what_may_be_inflated() {
        let bytes = stored(b"twelve bytes");
        let mut archive = Archive::open(&bytes).unwrap();
        archive.inflatable = 25;
        for left in [13, 1] {
            assert_eq!(archive.read("a").unwrap().unwrap(), b"twelve bytes");
            assert_eq!(archive.inflatable, left);
        }
        let limit = limits::INFLATED_BYTES as u64;
        let refused = ErrorKind::TooLarge { what: Limit::InflatedBytes, limit };
        assert_eq!(archive.read("a").unwrap_err().kind, refused);
    }
}
