//! A guarded reader of ZIP archives.
//!
//! Takes bytes; gives the content of named entries. The central directory alone decides what there is.
//! Never allocates from a declared size, never writes, never opens an archive inside an archive, and
//! refuses what can be read in two ways: entries of one name, entries that overlap.
//! The format is PKWARE's APPNOTE.TXT, with its extension for large archives (ZIP64), which some programs
//! write for small ones too.

mod records;

use std::collections::HashSet;

use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

use crate::checksum::crc32;
use crate::diag::{Error, ErrorKind, Limit, Place, Result};
use crate::format::limits;
use crate::pulse;

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
        let end = records::end(bytes).ok_or(ErrorKind::DamagedArchive)?;
        let directory = bytes.get(end.start..end.end).ok_or(ErrorKind::DamagedArchive)?;
        let mut entries: Vec<Entry> = Vec::new();
        let mut names = HashSet::new();
        let mut spans: Vec<(usize, usize)> = Vec::new();
        let mut rest = directory;
        while !rest.is_empty() {
            if entries.len() >= limits::ARCHIVE_ENTRIES {
                return Err(limits::passed(Limit::ArchiveEntries, limits::ARCHIVE_ENTRIES));
            }
            let (entry, span, behind) = listed(bytes, end.start, rest)?;
            if !names.insert(entry.name.to_ascii_lowercase()) {
                return Err(in_entry(ErrorKind::AmbiguousArchive.into(), &entry.name));
            }
            spans.push(span);
            entries.push(entry);
            rest = behind;
        }
        if entries.len() as u64 != end.entries {
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
    let most = by_ratio.min(total);
    let mut state = Box::<DecompressorOxide>::default();
    let (mut inflated, mut read, mut written) = (Vec::new(), 0, 0);
    loop {
        // In steps, for a sign of life between them; the vector's room doubles all the same.
        inflated.resize((written + INFLATED_AT_ONCE).min(most), 0);
        let rest = packed.get(read..).unwrap_or_default();
        let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, taken, given) = decompress(&mut state, rest, &mut inflated, written, flags);
        (read, written) = (read + taken, written + given);
        pulse::beat(given);
        match status {
            TINFLStatus::Done => {
                inflated.truncate(written);
                return Ok(inflated);
            }
            TINFLStatus::HasMoreOutput if written < most => {}
            TINFLStatus::HasMoreOutput if by_ratio < total => {
                return Err(limits::passed(Limit::InflationRatio, limits::INFLATION_RATIO));
            }
            TINFLStatus::HasMoreOutput => {
                return Err(limits::passed(Limit::InflatedBytes, limits::INFLATED_BYTES));
            }
            _ => return Err(ErrorKind::DamagedArchive.into()),
        }
    }
}

/// How much is inflated before a sign of life, in bytes.
const INFLATED_AT_ONCE: usize = 4 << 20;

/// The next entry of the directory, the span of its local header and data, and what follows.
fn listed<'a>(
    bytes: &[u8],
    directory_start: usize,
    rest: &'a [u8],
) -> Result<(Entry, (usize, usize), &'a [u8])> {
    let listed = records::listed(bytes, directory_start, rest).ok_or(ErrorKind::DamagedArchive)?;
    let behind = rest.get(listed.bytes..).ok_or(ErrorKind::DamagedArchive)?;
    // Names are compared, shown and never used as paths; Office writes them in ASCII.
    let name = String::from_utf8_lossy(listed.name).replace('\\', "/");
    // Bit 0: encrypted; bit 13: the directory itself is (4.4.4).
    if listed.flags & 0x2001 != 0 {
        return Err(in_entry(ErrorKind::Encrypted.into(), &name));
    }
    if !matches!(listed.method, STORED | DEFLATED) {
        return Err(in_entry(ErrorKind::UnsupportedCompression.into(), &name));
    }
    let span = (listed.local, listed.data.end);
    let entry = Entry {
        name,
        method: listed.method,
        crc: listed.crc,
        size: listed.size,
        data: listed.data,
    };
    Ok((entry, span, behind))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// An archive of one stored entry, `a`.
    fn stored(content: &[u8]) -> Vec<u8> {
        let (crc, size) = (crc32(content).to_le_bytes(), (content.len() as u32).to_le_bytes());
        let sizes = [&[0; 8][..], &crc, &size, &size, &[1, 0, 0, 0]].concat();
        let local = [b"PK\x03\x04", &[20, 0][..], &sizes[..], b"a", content].concat();
        let central = [b"PK\x01\x02", &[20, 0, 20, 0][..], &sizes[..], &[0; 14], b"a"].concat();
        let directory = [central.len() as u32, local.len() as u32].map(u32::to_le_bytes).concat();
        let end = [b"PK\x05\x06", &[0, 0, 0, 0, 1, 0, 1, 0][..], &directory, &[0; 2]].concat();
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
