//! The records of a ZIP archive: its end, its directory's entries, their local headers.
//!
//! Takes bytes; gives what the records say, in native sizes, where they agree with one another and lie
//! within the bytes; `None` where they do not. Sections are those of PKWARE's APPNOTE.TXT.

use std::ops::Range;

const END_SIGNATURE: &[u8; 4] = b"PK\x05\x06";
const END_BYTES: usize = 22;
const LONGEST_COMMENT: usize = 0xffff;
const LOCATOR_SIGNATURE: &[u8; 4] = b"PK\x06\x07";
const LOCATOR_BYTES: usize = 20;
const WIDE_END_SIGNATURE: &[u8; 4] = b"PK\x06\x06";
const WIDE_END_BYTES: usize = 56;
const CENTRAL_SIGNATURE: &[u8; 4] = b"PK\x01\x02";
const CENTRAL_BYTES: usize = 46;
const LOCAL_SIGNATURE: &[u8; 4] = b"PK\x03\x04";
const LOCAL_BYTES: usize = 30;
/// Extra field of the sizes of 64 bits (4.5.3).
const WIDE_SIZES: u16 = 1;
/// Flag of an entry whose sizes follow its data (4.4.4), so that the local header has none.
const SIZES_FOLLOW: u16 = 1 << 3;

/// What the end record says: where the directory lies, and how many entries it has.
pub(super) struct End {
    /// Where the directory begins.
    pub start: usize,
    /// Where it ends, exclusive.
    pub end: usize,
    /// Its entries, as the record says and nobody has counted yet.
    pub entries: u64,
}

/// What an end record says before its numbers are believed; all ones stand for what the wide record says.
struct Stated {
    entries: u64,
    size: u64,
    start: u64,
}

/// The end record (4.3.16), the last in the bytes whose comment fits, together with the one of 64 bits
/// that stands before it in some archives.
pub(super) fn end(bytes: &[u8]) -> Option<End> {
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
    let narrow = Stated {
        entries: u16_at(record, 10)?.into(),
        size: u32_at(record, 12)?.into(),
        start: u32_at(record, 16)?.into(),
    };
    let disks = [u16_at(record, 4)?, u16_at(record, 6)?];
    let (stated, before) = match wide_end(bytes, at)? {
        Some((wide, before)) => {
            // A number that both records tell is the same in both; disks are none or told by the wide one.
            let agree = |narrow: u64, wide: u64, ones: u64| narrow == ones || narrow == wide;
            let same = agree(narrow.entries, wide.entries, u16::MAX.into())
                && agree(narrow.size, wide.size, u32::MAX.into())
                && agree(narrow.start, wide.start, u32::MAX.into())
                && disks.iter().all(|disk| matches!(*disk, 0 | u16::MAX));
            (same.then_some(wide)?, before)
        }
        // One disk only (4.4.19, 4.4.20).
        None => ((disks == [0, 0]).then_some(narrow)?, at),
    };
    let start = usize::try_from(stated.start).ok()?;
    let end = start.checked_add(usize::try_from(stated.size).ok()?)?;
    (end <= before).then_some(End { start, end, entries: stated.entries })
}

/// What the end record of 64 bits says (4.3.14) and where it stands, found by the locator (4.3.15) right
/// before the other end record; `Some(None)` where there is no locator, `None` where it leads nowhere.
fn wide_end(bytes: &[u8], narrow_at: usize) -> Option<Option<(Stated, usize)>> {
    let Some(locator_at) = narrow_at.checked_sub(LOCATOR_BYTES) else { return Some(None) };
    let locator = bytes.get(locator_at..narrow_at)?;
    if !locator.starts_with(LOCATOR_SIGNATURE) {
        return Some(None);
    }
    let at = usize::try_from(u64_at(locator, 8)?).ok()?;
    let record = bytes.get(at..locator_at)?;
    // It reaches up to the locator: a gap could hide another.
    let is_whole = record.starts_with(WIDE_END_SIGNATURE)
        && record.len() >= WIDE_END_BYTES
        && u64_at(record, 4)?.checked_add(12)? == record.len() as u64;
    let one_disk = u32_at(locator, 4)? == 0
        && u32_at(locator, 16)? <= 1
        && u32_at(record, 16)? == 0
        && u32_at(record, 20)? == 0
        && u64_at(record, 24)? == u64_at(record, 32)?;
    let stated = Stated {
        entries: u64_at(record, 32)?,
        size: u64_at(record, 40)?,
        start: u64_at(record, 48)?,
    };
    (is_whole && one_disk).then_some(Some((stated, at)))
}

/// An entry as the directory lists it.
pub(super) struct Listed<'a> {
    /// Its name, as it is stored.
    pub name: &'a [u8],
    /// How it is packed (4.4.5).
    pub method: u16,
    /// Its flags (4.4.4), of the directory and of its local header.
    pub flags: u16,
    /// Checksum of its content.
    pub crc: u32,
    /// Bytes of its content.
    pub size: usize,
    /// Where its local header begins.
    pub local: usize,
    /// Where its packed bytes lie, right behind the local header and before the directory.
    pub data: Range<usize>,
    /// Bytes that the entry takes in the directory.
    pub bytes: usize,
}

/// The first entry (4.3.12) of what is left of a directory.
pub(super) fn listed<'a>(
    bytes: &[u8],
    directory_start: usize,
    rest: &'a [u8],
) -> Option<Listed<'a>> {
    if !rest.starts_with(CENTRAL_SIGNATURE) {
        return None;
    }
    let name_bytes = u16_at(rest, 28)? as usize;
    let extra_bytes = u16_at(rest, 30)? as usize;
    let comment_bytes = u16_at(rest, 32)? as usize;
    let name = rest.get(CENTRAL_BYTES..CENTRAL_BYTES + name_bytes)?;
    let extra = rest.get(CENTRAL_BYTES + name_bytes..)?.get(..extra_bytes)?;
    let mut wide = wide_sizes(extra);
    let size = widened(u32_at(rest, 24)?, &mut wide)?;
    let packed = widened(u32_at(rest, 20)?, &mut wide)?;
    let local = widened(u32_at(rest, 42)?, &mut wide)?;
    let header = bytes.get(local..)?;
    if !header.starts_with(LOCAL_SIGNATURE) {
        return None;
    }
    let local_name = u16_at(header, 26)? as usize;
    let local_extra = u16_at(header, 28)? as usize;
    let flags = u16_at(header, 6)?;
    let extra = header.get(LOCAL_BYTES + local_name..)?.get(..local_extra)?;
    if flags & SIZES_FOLLOW == 0 && !local_agrees(header, extra, size, packed)? {
        return None;
    }
    let start = local.checked_add(LOCAL_BYTES + local_name + local_extra)?;
    let end = start.checked_add(packed)?;
    (end <= directory_start).then_some(Listed {
        name,
        method: u16_at(rest, 10)?,
        flags: flags | u16_at(rest, 8)?,
        crc: u32_at(rest, 16)?,
        size,
        local,
        data: start..end,
        bytes: CENTRAL_BYTES + name_bytes + extra_bytes + comment_bytes,
    })
}

/// Whether the sizes of 64 bits of a local header, if it has such, are those of the directory.
fn local_agrees(header: &[u8], extra: &[u8], size: usize, packed: usize) -> Option<bool> {
    let (local_packed, local_size) = (u32_at(header, 18)?, u32_at(header, 22)?);
    let mut wide = wide_sizes(extra);
    let mut agrees = |narrow: u32, listed: usize| {
        narrow != u32::MAX || widened(narrow, &mut wide) == Some(listed)
    };
    Some(agrees(local_size, size) && agrees(local_packed, packed))
}

/// A size or offset: the narrow one, or the next of the wide ones where it is all ones.
fn widened(narrow: u32, wide: &mut &[u8]) -> Option<usize> {
    if narrow != u32::MAX {
        return usize::try_from(narrow).ok();
    }
    let (value, behind) = wide.split_first_chunk::<8>()?;
    *wide = behind;
    usize::try_from(u64::from_le_bytes(*value)).ok()
}

/// The sizes of 64 bits in an extra field (4.5.3), which stand for those that are all ones; empty where
/// it has none.
fn wide_sizes(mut extra: &[u8]) -> &[u8] {
    while let (Some(id), Some(size)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let Some(field) = extra.get(4..4 + size as usize) else { break };
        if id == WIDE_SIZES {
            return field;
        }
        extra = extra.get(4 + size as usize..).unwrap_or(&[]);
    }
    &[]
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk::<2>().map(|pair| u16::from_le_bytes(*pair))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk::<4>().map(|four| u32::from_le_bytes(*four))
}

fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk::<8>().map(|eight| u64::from_le_bytes(*eight))
}
