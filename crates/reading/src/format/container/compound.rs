//! A guarded reader of compound files, the containers of Office before 2007 ("OLE2").
//!
//! Takes bytes; gives the streams of the root storage, whole. Follows chains of sectors no further than
//! there are sectors, and never allocates from a declared size. Streams in storages below the root, as
//! those of an object in a document, are not seen. The format is Microsoft's \[MS-CFB\].

use std::collections::HashSet;

use crate::diag::{Error, ErrorKind, Result};

/// First bytes of a compound file.
pub(in crate::format) const SIGNATURE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// Bytes of the header that every version has.
const HEADER_BYTES: usize = 512;
/// Sectors of the table of sectors that the header itself names, from this byte on.
const LISTED: usize = 76;
/// Bytes of an entry of the directory.
const ENTRY_BYTES: usize = 128;
/// Numbers from this one on stand for no sector.
const LAST_SECTOR: u32 = 0xffff_fffa;
/// What ends a chain.
const END: u32 = 0xffff_fffe;
/// Number of no entry.
const NO_ENTRY: u32 = 0xffff_ffff;
/// Type of an entry that is a stream.
const STREAM: u8 = 2;

/// A compound file whose tables and root storage have been read.
#[derive(Debug)]
pub(in crate::format) struct Compound<'bytes> {
    bytes: &'bytes [u8],
    sector_bytes: usize,
    mini_sector_bytes: usize,
    /// Streams smaller than this lie in sectors of their own kind.
    mini_cutoff: u64,
    /// For each sector the one that follows it.
    next: Vec<u32>,
    /// The same of the small sectors.
    next_mini: Vec<u32>,
    /// The stream that the small sectors are parts of.
    mini: Entry,
    streams: Vec<Entry>,
}

/// A stream as the directory lists it.
#[derive(Debug)]
struct Entry {
    name: String,
    start: u32,
    size: u64,
}

/// The error of a file that is cut short or contradicts itself.
fn damaged() -> Error {
    ErrorKind::DamagedArchive.into()
}

fn u16_at(bytes: &[u8], at: usize) -> Result<u16> {
    let bytes = bytes.get(at..at + 2).ok_or_else(damaged)?;
    bytes.try_into().map(u16::from_le_bytes).map_err(|_| damaged())
}

fn u32_at(bytes: &[u8], at: usize) -> Result<u32> {
    let bytes = bytes.get(at..at + 4).ok_or_else(damaged)?;
    bytes.try_into().map(u32::from_le_bytes).map_err(|_| damaged())
}

impl<'bytes> Compound<'bytes> {
    /// Reads the tables of sectors and the root storage.
    ///
    /// # Errors
    /// The file is cut short or contradicts itself.
    pub fn open(bytes: &'bytes [u8]) -> Result<Self> {
        let header = bytes.get(..HEADER_BYTES).ok_or_else(damaged)?;
        let (version, shift) = (u16_at(header, 26)?, u16_at(header, 30)?);
        if !matches!((version, shift), (3, 9) | (4, 12)) || u16_at(header, 32)? != 6 {
            return Err(damaged());
        }
        let mut compound = Self {
            bytes,
            sector_bytes: 1 << shift,
            mini_sector_bytes: 1 << 6,
            mini_cutoff: u32_at(header, 56)?.into(),
            next: Vec::new(),
            next_mini: Vec::new(),
            mini: Entry { name: String::new(), start: END, size: 0 },
            streams: Vec::new(),
        };
        compound.next = compound.table(header)?;
        let of_mini = compound.chain(u32_at(header, 60)?, &compound.next)?;
        compound.next_mini = numbers(&compound.sectors(&of_mini)?);
        let directory = compound.chain(u32_at(header, 48)?, &compound.next)?;
        let directory = compound.sectors(&directory)?;
        compound.directory(&directory, version == 3)?;
        Ok(compound)
    }

    /// The table of what follows each sector. Its own sectors are listed in the header, and further ones
    /// in a chain of lists.
    fn table(&self, header: &[u8]) -> Result<Vec<u32>> {
        let mut table = Vec::new();
        let mut seen = HashSet::new();
        let mut listed = numbers(header.get(LISTED..).unwrap_or(&[]));
        let mut list = u32_at(header, 68)?;
        loop {
            for number in listed.iter().filter(|number| **number < LAST_SECTOR) {
                if !seen.insert(*number) {
                    return Err(damaged());
                }
                table.extend(numbers(self.sector(*number)?));
            }
            if list >= LAST_SECTOR {
                return Ok(table);
            }
            if !seen.insert(list) {
                return Err(damaged());
            }
            listed = numbers(self.sector(list)?);
            // The last number of a list is that of the next.
            list = listed.pop().ok_or_else(damaged)?;
        }
    }

    /// The bytes of a sector, fewer where the file ends in it.
    fn sector(&self, number: u32) -> Result<&'bytes [u8]> {
        let start = (number as usize + 1).checked_mul(self.sector_bytes).ok_or_else(damaged)?;
        let end = self.bytes.len().min(start.saturating_add(self.sector_bytes));
        self.bytes.get(start..end).filter(|sector| !sector.is_empty()).ok_or_else(damaged)
    }

    /// The numbers of a chain. One longer than its table goes in a circle.
    fn chain(&self, start: u32, next: &[u32]) -> Result<Vec<u32>> {
        let mut chain = Vec::new();
        let mut number = start;
        // Where there is nothing, some programs write another of the numbers that are no sector's.
        while number < LAST_SECTOR {
            if chain.len() >= next.len() {
                return Err(damaged());
            }
            chain.push(number);
            number = *next.get(number as usize).ok_or_else(damaged)?;
        }
        Ok(chain)
    }

    /// The bytes of sectors, one behind the other.
    fn sectors(&self, chain: &[u32]) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        for number in chain {
            bytes.extend_from_slice(self.sector(*number)?);
        }
        Ok(bytes)
    }

    /// Lists the streams of the root storage, which is the first entry: its children are a tree.
    fn directory(&mut self, directory: &[u8], is_short: bool) -> Result<()> {
        let entry = |index: u32| {
            let start = (index as usize).checked_mul(ENTRY_BYTES).ok_or_else(damaged)?;
            directory.get(start..start + ENTRY_BYTES).ok_or_else(damaged)
        };
        let listed = |bytes: &[u8]| -> Result<Entry> {
            let name = bytes.get(..usize::from(u16_at(bytes, 64)?).min(64)).unwrap_or(&[]);
            let units: Vec<u16> =
                name.chunks_exact(2).map(|pair| u16_at(pair, 0)).collect::<Result<_>>()?;
            let name = String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned();
            // Files of the older version may hold anything in the upper half.
            let high = if is_short { 0 } else { u32_at(bytes, 124)? };
            let size = u64::from(high) << 32 | u64::from(u32_at(bytes, 120)?);
            Ok(Entry { name, start: u32_at(bytes, 116)?, size })
        };
        let root = entry(0)?;
        self.mini = listed(root)?;
        let mut seen = HashSet::new();
        let mut open = vec![u32_at(root, 76)?];
        while let Some(index) = open.pop().filter(|_| seen.len() * ENTRY_BYTES <= directory.len()) {
            if index == NO_ENTRY {
                continue;
            }
            if !seen.insert(index) {
                return Err(damaged());
            }
            let bytes = entry(index)?;
            if bytes.get(66) == Some(&STREAM) {
                self.streams.push(listed(bytes)?);
            }
            open.extend([u32_at(bytes, 68)?, u32_at(bytes, 72)?]);
        }
        Ok(())
    }

    /// True where the root storage has a stream of that name, upper and lower case alike.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.streams.iter().find(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// Content of a stream of the root storage; `None` where there is none.
    ///
    /// # Errors
    /// There is less of it than the directory says.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(entry) = self.find(name) else { return Ok(None) };
        let size = usize::try_from(entry.size).map_err(|_| damaged())?;
        if size > self.bytes.len() {
            return Err(damaged());
        }
        let mut content = if entry.size < self.mini_cutoff {
            let mini = self.sectors(&self.chain(self.mini.start, &self.next)?)?;
            let mut content = Vec::new();
            for number in self.chain(entry.start, &self.next_mini)? {
                let start = number as usize * self.mini_sector_bytes;
                let end = mini.len().min(start.saturating_add(self.mini_sector_bytes));
                content.extend_from_slice(mini.get(start..end).ok_or_else(damaged)?);
            }
            content
        } else {
            self.sectors(&self.chain(entry.start, &self.next)?)?
        };
        if content.len() < size {
            return Err(damaged());
        }
        content.truncate(size);
        Ok(Some(content))
    }
}

/// The numbers of which a list consists.
fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32_at(four, 0).unwrap_or(END)).collect()
}
