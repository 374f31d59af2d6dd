//! The tree of pages that a table's rows lie in.

use std::borrow::Cow;

use super::record::{Value, fields, varint};
use super::{Database, damaged, number};
use crate::diag::{Limit, Result};
use crate::format::limits;
use crate::pulse;

/// A page that leads to others.
const INTERIOR: u8 = 0x05;
/// A page of rows.
const LEAF: u8 = 0x0d;
/// Where the first page's content begins, behind the header of the file.
const FILE_HEADER: usize = 100;

/// Takes the number of a row and its values.
pub(super) type Take<'a, 'bytes> = dyn FnMut(i64, Vec<Value<'bytes>>) -> Result<()> + 'a;

/// Walks the rows of the table whose tree begins at a page, in their order. Gives of each the stored
/// columns at these places, nothing for a place that is `None`.
///
/// # Errors
/// The tree is damaged or has more rows than a table may have, or `take` fails.
pub(super) fn walk<'bytes>(
    database: &Database<'bytes>,
    root: usize,
    places: &[Option<usize>],
    take: &mut Take<'_, 'bytes>,
) -> Result<()> {
    let mut walk = Walk { database, seen: vec![0; database.pages / 64 + 1] };
    let mut rows = 0_usize;
    let mut open = vec![root];
    while let Some(number) = open.pop() {
        let page = walk.page(number)?;
        let start = if number == 1 { FILE_HEADER } else { 0 };
        let kind = page.get(start).copied().ok_or_else(damaged)?;
        let before = open.len();
        match kind {
            INTERIOR => {
                for cell in cells(page, start + 12, start)? {
                    open.push(super::number(page, cell?, 4).ok_or_else(damaged)?);
                }
                open.push(super::number(page, start + 8, 4).ok_or_else(damaged)?);
                // The one to walk first comes to lie on top.
                open.get_mut(before..).unwrap_or_default().reverse();
            }
            LEAF => {
                // Cells that overlap would make more of a page than it holds.
                let mut left = page.len();
                for cell in cells(page, start + 8, start)? {
                    pulse::beat(1);
                    rows += 1;
                    if rows > limits::ROWS {
                        return Err(limits::passed(Limit::Rows, limits::ROWS));
                    }
                    let row = walk.row(page, cell?)?;
                    left = left.checked_sub(row.local.len()).ok_or_else(damaged)?;
                    let values = walk.values(&row, places)?;
                    take(row.id, values)?;
                }
            }
            _ => return Err(damaged()),
        }
    }
    Ok(())
}

/// Where the cells of a page lie, whose list begins at a place.
fn cells(page: &[u8], list: usize, header: usize) -> Result<impl Iterator<Item = Result<usize>>> {
    let count = number(page, header + 3, 2).ok_or_else(damaged)?;
    let end = list + count * 2;
    let list = page.get(list..end).ok_or_else(damaged)?;
    let place =
        move |pair: &[u8]| number(pair, 0, 2).filter(|place| *place >= end).ok_or_else(damaged);
    Ok(list.chunks_exact(2).map(place))
}

/// A row as its cell has it.
struct RawRow<'bytes> {
    id: i64,
    /// Bytes of the record.
    bytes: u64,
    /// The first of them, which lie in the page itself.
    local: &'bytes [u8],
    /// The page where it goes on; 0 for none.
    overflow: usize,
}

struct Walk<'a, 'bytes> {
    database: &'a Database<'bytes>,
    /// One bit a page that was seen.
    seen: Vec<u64>,
}

impl<'bytes> Walk<'_, 'bytes> {
    /// A page that was not seen before.
    fn page(&mut self, number: usize) -> Result<&'bytes [u8]> {
        let page = self.database.page(number)?;
        let bits = self.seen.get_mut(number / 64).ok_or_else(damaged)?;
        let bit = 1 << (number % 64);
        if *bits & bit != 0 {
            return Err(damaged());
        }
        *bits |= bit;
        Ok(page)
    }

    /// The row of the cell at a place.
    fn row(&self, page: &'bytes [u8], at: usize) -> Result<RawRow<'bytes>> {
        let cell = page.get(at..).ok_or_else(damaged)?;
        let (bytes, first) = varint(cell).ok_or_else(damaged)?;
        let (id, second) = varint(cell.get(first..).unwrap_or(&[])).ok_or_else(damaged)?;
        // A record is part of the file, so it is no longer.
        if bytes > self.database.bytes.len() as u64 {
            return Err(damaged());
        }
        let local = local_bytes(bytes as usize, self.database.usable);
        let start = first + second;
        let payload = cell.get(start..start + local).ok_or_else(damaged)?;
        let overflow = match local as u64 == bytes {
            true => 0,
            false => number(cell, start + local, 4).ok_or_else(damaged)?,
        };
        Ok(RawRow { id: id as i64, bytes, local: payload, overflow })
    }

    /// The values of a row at these places.
    fn values(
        &mut self,
        row: &RawRow<'bytes>,
        places: &[Option<usize>],
    ) -> Result<Vec<Value<'bytes>>> {
        let (header_bytes, _) = varint(row.local).ok_or_else(damaged)?;
        let mut record = Cow::Borrowed(row.local);
        // Where the rest of the record goes on, as far as it has been followed.
        let mut next = row.overflow;
        self.reach(row, header_bytes, &mut record, &mut next)?;
        let header = record.get(..header_bytes as usize).ok_or_else(damaged)?;
        let count = places.iter().flatten().max().map_or(0, |last| last + 1);
        let fields = fields(header, count).ok_or_else(damaged)?;
        let wanted: Vec<Option<_>> =
            places.iter().map(|place| place.and_then(|place| fields.get(place))).collect();
        let end = wanted.iter().flatten().map(|field| field.end).max().unwrap_or(0);
        self.reach(row, end, &mut record, &mut next)?;
        let value = |(place, field): (&Option<usize>, &Option<&super::record::Field>)| {
            let Some(field) = field else {
                return Ok(if place.is_some() { Value::Absent } else { Value::Null });
            };
            let (start, end) = (field.start as usize, field.end as usize);
            let bytes = match &record {
                Cow::Borrowed(record) => record.get(start..end).map(Cow::Borrowed),
                Cow::Owned(record) => {
                    record.get(start..end).map(|bytes| Cow::Owned(bytes.to_vec()))
                }
            };
            Ok(field.value(bytes.ok_or_else(damaged)?))
        };
        places.iter().zip(&wanted).map(value).collect()
    }

    /// Takes as many of the record's further pages as hold its first bytes up to an end.
    fn reach(
        &mut self,
        row: &RawRow<'bytes>,
        end: u64,
        record: &mut Cow<'bytes, [u8]>,
        next: &mut usize,
    ) -> Result<()> {
        if end > row.bytes {
            return Err(damaged());
        }
        while (record.len() as u64) < end {
            let page = self.page(*next)?;
            *next = number(page, 0, 4).ok_or_else(damaged)?;
            let left = (row.bytes as usize).saturating_sub(record.len());
            let content = page.get(4..).ok_or_else(damaged)?;
            let content = content.get(..left.min(content.len())).ok_or_else(damaged)?;
            record.to_mut().extend_from_slice(content);
        }
        Ok(())
    }
}

/// Bytes of a record that lie in its page itself (file format, 1.6).
fn local_bytes(bytes: usize, usable: usize) -> usize {
    let most = usable - 35;
    if bytes <= most {
        return bytes;
    }
    let least = (usable - 12) * 32 / 255 - 23;
    let fitting = least + (bytes - least) % (usable - 4);
    if fitting <= most { fitting } else { least }
}
