//! A record: the values of one row, and where in it each lies.

use std::borrow::Cow;

/// A value as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::format) enum Value<'a> {
    /// The record ends before this column, which the table got later.
    Absent,
    /// No value.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Real(f64),
    /// A text, in the database's encoding.
    Text(Cow<'a, [u8]>),
    /// A text that the table's own statement gives.
    Said(String),
    /// Bytes, which no column that is asked for holds.
    Blob,
}

/// Where a value lies in its record, and what it is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    kind: u64,
    /// Its first byte.
    pub start: u64,
    /// The byte behind its last.
    pub end: u64,
}

/// A number of one to nine bytes, seven bits in each, and how many bytes it took.
pub(super) fn varint(bytes: &[u8]) -> Option<(u64, usize)> {
    let mut number = 0_u64;
    for (at, byte) in bytes.iter().take(9).enumerate() {
        // The ninth byte holds eight bits.
        if at == 8 {
            return Some((number << 8 | u64::from(*byte), 9));
        }
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            return Some((number, at + 1));
        }
    }
    None
}

/// Bytes of a value of a serial type; `None` for types that there are none of.
fn length(kind: u64) -> Option<u64> {
    match kind {
        0 | 8 | 9 => Some(0),
        1..=4 => Some(kind),
        5 => Some(6),
        6 | 7 => Some(8),
        10 | 11 => None,
        _ => Some((kind - 12) / 2),
    }
}

/// Where the first fields of a record lie, as far as it has them; `header` is its header, whose own
/// length takes the first bytes. `None` where it contradicts itself.
pub(super) fn fields(header: &[u8], count: usize) -> Option<Vec<Field>> {
    let (_, mut at) = varint(header)?;
    let mut start = header.len() as u64;
    let mut fields = Vec::new();
    while at < header.len() && fields.len() < count {
        let (kind, bytes) = varint(header.get(at..)?)?;
        at += bytes;
        let end = start.checked_add(length(kind)?)?;
        fields.push(Field { kind, start, end });
        start = end;
    }
    Some(fields)
}

impl Field {
    /// The value, of its bytes.
    pub fn value<'a>(&self, bytes: Cow<'a, [u8]>) -> Value<'a> {
        match self.kind {
            0 => Value::Null,
            1..=6 => Value::Integer(integer(&bytes)),
            7 => Value::Real(f64::from_bits(integer(&bytes) as u64)),
            8 => Value::Integer(0),
            9 => Value::Integer(1),
            kind if kind % 2 == 1 => Value::Text(bytes),
            _ => Value::Blob,
        }
    }
}

/// A whole number with its sign, the high byte first.
fn integer(bytes: &[u8]) -> i64 {
    let negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    bytes.iter().fold(if negative { -1 } else { 0 }, |number, byte| number << 8 | i64::from(*byte))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_of_every_length_are_read() {
        for (bytes, expected) in [
            (&[0x00][..], Some((0, 1))),
            (&[0x7f], Some((127, 1))),
            (&[0x81, 0x00], Some((128, 2))),
            (&[0xff; 9], Some((u64::MAX, 9))),
            (&[0xff; 8], None),
            (&[], None),
        ] {
            assert_eq!(varint(bytes), expected, "{bytes:?}");
        }
        for (bytes, expected) in [
            (&[0x80][..], -128),
            (&[0x7f], 127),
            (&[0xff, 0x00], -256),
            (&[0x80, 0, 0], -8_388_608),
            (&[0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], i64::MAX),
            (&[0x80, 0, 0, 0, 0, 0, 0, 0], i64::MIN),
        ] {
            assert_eq!(integer(bytes), expected, "{bytes:?}");
        }
    }

    #[test]
    fn fields_lie_behind_the_header_and_lengths_that_overflow_are_refused() {
        // One byte, nothing, a text of two bytes, bytes of one; the last is not asked for.
        let fields = fields(&[6, 1, 0, 17, 14, 9], 4).unwrap();
        let places: Vec<(u64, u64)> = fields.iter().map(|field| (field.start, field.end)).collect();
        assert_eq!(places, [(6, 7), (7, 7), (7, 9), (9, 10)]);
        let huge = [&[19][..], &[0xff; 9], &[0xff; 9]].concat();
        assert!(super::fields(&huge, 3).is_none());
        assert!(super::fields(&[2, 10], 1).is_none());
        assert!(super::fields(&[], 1).is_none());
    }
}
