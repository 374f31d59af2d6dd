//! A guarded reader of SQLite databases.
//!
//! Takes bytes; gives the rows of a named table, of which only the columns asked for are decoded. Tables
//! that nobody asks for are not walked at all. Runs no SQL: views, triggers and indexes are passed over.
//! Never allocates from a declared size, and sees no page twice, so no walk takes longer than the file is
//! long. The format is that of <https://www.sqlite.org/fileformat2.html>; tables without rowids are not
//! read, since no program whose projects are read makes any.

mod btree;
mod record;
mod sql;

use std::cell::Cell;

pub(in crate::format) use record::Value;

use crate::diag::{ErrorKind, Limit, Result};
use crate::format::encoding::decode;
use crate::format::{Encoding, limits};
use crate::pulse;
use sql::Column;

/// First bytes of a database.
pub(in crate::format) const SIGNATURE: &[u8] = b"SQLite format 3\0";
/// Bytes that are decoded while a cell is read elsewhere.
const BYTES_OF_A_BEAT: usize = 64;
/// Bytes of a page that a database uses at least.
const LEAST_USABLE: usize = 480;

/// A database whose header and list of tables have been read.
#[derive(Debug)]
pub(in crate::format) struct Database<'bytes> {
    bytes: &'bytes [u8],
    page_bytes: usize,
    /// Bytes of a page that hold content; the rest is reserved for extensions.
    usable: usize,
    /// Pages that there are, numbered from 1.
    pages: usize,
    encoding: Encoding,
    has_log: bool,
    tables: Vec<Listed>,
    /// Letters that were replaced, since they were invalid in the encoding.
    replaced: Cell<u64>,
}

/// A table as the schema lists it.
#[derive(Debug)]
struct Listed {
    name: String,
    root: usize,
    sql: String,
}

/// A row of a table: the columns that were asked for, in their order.
pub(in crate::format) struct Row<'a> {
    values: Vec<Value<'a>>,
    encoding: Encoding,
    replaced: &'a Cell<u64>,
}

/// The error of a database that is cut short or contradicts itself.
fn damaged() -> crate::diag::Error {
    ErrorKind::DamagedDatabase.into()
}

impl<'bytes> Database<'bytes> {
    /// Reads the header and the list of tables.
    ///
    /// # Errors
    /// The file is shorter than it says, or contradicts itself, or a statement is too long.
    pub fn open(bytes: &'bytes [u8]) -> Result<Self> {
        let header = bytes.get(..100).filter(|header| header.starts_with(SIGNATURE));
        let header = header.ok_or_else(damaged)?;
        let page_bytes = match number(header, 16, 2).ok_or_else(damaged)? {
            1 => 65_536,
            size if size >= 512 && size.is_power_of_two() => size,
            _ => return Err(damaged()),
        };
        let reserved = number(header, 20, 1).ok_or_else(damaged)?;
        let usable = page_bytes - reserved;
        if usable < LEAST_USABLE {
            return Err(damaged());
        }
        let encoding = match number(header, 56, 4) {
            // A database without tables has none yet.
            Some(0 | 1) => Encoding::Utf8,
            Some(2) => Encoding::Utf16Le,
            Some(3) => Encoding::Utf16Be,
            _ => return Err(damaged()),
        };
        // The count is only true where the program that changed the file last knew of it.
        let said = number(header, 28, 4).filter(|count| *count > 0);
        let said = said.filter(|_| header.get(24..28) == header.get(92..96));
        let there = bytes.len() / page_bytes;
        let pages = said.unwrap_or(there);
        if pages == 0 || pages > there {
            return Err(damaged());
        }
        let has_log = header.get(18..20).is_some_and(|versions| versions.contains(&2));
        let mut database = Self {
            bytes,
            page_bytes,
            usable,
            pages,
            encoding,
            has_log,
            tables: Vec::new(),
            replaced: Cell::new(0),
        };
        database.tables = database.listed()?;
        Ok(database)
    }

    /// The tables of the schema, which lies in the first page.
    fn listed(&self) -> Result<Vec<Listed>> {
        let mut tables = Vec::new();
        // The columns of the schema's own table: type, name, tbl_name, rootpage, sql.
        btree::walk(self, 1, &[Some(0), Some(1), Some(3), Some(4)], &mut |_, values| {
            let row = self.row(values);
            let root = row.integer(2).and_then(|root| usize::try_from(root).ok());
            if let Some(root) = root.filter(|root| *root > 0)
                && row.text(0) == "table"
            {
                let sql = row.text(3);
                // Taken apart, a statement takes many times its own room.
                if sql.len() > limits::FIELD_BYTES {
                    return Err(limits::passed(Limit::FieldBytes, limits::FIELD_BYTES));
                }
                tables.push(Listed { name: row.text(1), root, sql });
            }
            Ok(())
        })?;
        Ok(tables)
    }

    /// True where changes are first written to a file beside this one, which is not seen here.
    pub fn has_log(&self) -> bool {
        self.has_log
    }

    /// Letters that were invalid in the database's encoding, in the texts that were decoded.
    pub fn replaced(&self) -> u64 {
        self.replaced.get()
    }

    /// True where there is a table of that name.
    pub fn has(&self, table: &str) -> bool {
        self.find(table).is_some()
    }

    /// True where there is a table of that name and it has that column.
    pub fn has_column(&self, table: &str, column: &str) -> bool {
        self.find(table).is_some_and(|table| {
            sql::columns(&table.sql).iter().any(|known| known.name.eq_ignore_ascii_case(column))
        })
    }

    fn find(&self, table: &str) -> Option<&Listed> {
        self.tables.iter().find(|known| known.name.eq_ignore_ascii_case(table))
    }

    fn row<'a>(&'a self, values: Vec<Value<'a>>) -> Row<'a> {
        Row { values, encoding: self.encoding, replaced: &self.replaced }
    }

    /// Gives each row of a table, with the columns that are named. A column that the table has not, as
    /// that of another version, is without a value everywhere; a table that is not there has no rows.
    ///
    /// # Errors
    /// The table is damaged, has more rows than a table may have, or `take` fails.
    pub fn each(
        &self,
        table: &str,
        columns: &[&str],
        take: &mut dyn FnMut(&Row<'_>) -> Result<()>,
    ) -> Result<()> {
        let Some(table) = self.find(table) else { return Ok(()) };
        let there = sql::columns(&table.sql);
        let found: Vec<Option<&Column>> = columns
            .iter()
            .map(|name| there.iter().find(|known| known.name.eq_ignore_ascii_case(name)))
            .collect();
        let places: Vec<Option<usize>> =
            found.iter().map(|column| column.and_then(|column| column.place)).collect();
        btree::walk(self, table.root, &places, &mut |id, mut values| {
            for (value, column) in values.iter_mut().zip(&found) {
                let Some(column) = column else { continue };
                match value {
                    // What names the row itself is not stored a second time.
                    Value::Null if column.is_rowid => *value = Value::Integer(id),
                    // A column that was added later is not in the rows of before.
                    Value::Absent => *value = column.default.clone(),
                    _ => {}
                }
            }
            take(&self.row(values))
        })
    }

    /// The bytes of a page.
    fn page(&self, number: usize) -> Result<&'bytes [u8]> {
        let index = number.checked_sub(1).filter(|_| number <= self.pages).ok_or_else(damaged)?;
        let start = index * self.page_bytes;
        self.bytes.get(start..start + self.usable).ok_or_else(damaged)
    }
}

impl Row<'_> {
    /// The text of a column; that of a number as SQLite writes it, none for what has no value.
    pub fn text(&self, column: usize) -> String {
        match self.values.get(column) {
            Some(Value::Text(bytes)) => self.decoded(bytes),
            Some(Value::Said(text)) => text.clone(),
            Some(Value::Integer(number)) => number.to_string(),
            Some(Value::Real(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    /// The whole number in a column: one stored as such, as a fraction without a rest, or as text.
    pub fn integer(&self, column: usize) -> Option<i64> {
        match self.values.get(column)? {
            Value::Integer(number) => Some(*number),
            // Every whole number of this range has its own fraction.
            Value::Real(number) if number.fract() == 0.0 && number.abs() < 9e15 => {
                Some(*number as i64)
            }
            Value::Text(bytes) => self.decoded(bytes).trim().parse().ok(),
            _ => None,
        }
    }

    /// The number of characters of a text; `None` for what is no text.
    pub fn characters(&self, column: usize) -> Option<usize> {
        match self.values.get(column)? {
            Value::Text(bytes) => Some(match std::str::from_utf8(bytes) {
                Ok(text) if self.encoding == Encoding::Utf8 => text.chars().count(),
                _ => self.decoded(bytes).chars().count(),
            }),
            _ => None,
        }
    }

    fn decoded(&self, bytes: &[u8]) -> String {
        pulse::beat(1 + bytes.len() / BYTES_OF_A_BEAT);
        let decoded = decode(bytes, self.encoding, &mut |_| ());
        self.replaced.set(self.replaced.get() + decoded.invalid.count);
        decoded.text
    }
}

/// A number of so many bytes, the high one first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let bytes = bytes.get(at..at + length)?;
    Some(bytes.iter().fold(0, |number, byte| number << 8 | usize::from(*byte)))
}
