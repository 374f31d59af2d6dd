//! Texts, and the list of them that all sheets share.
//!
//! A text is in bytes (of the first 256 letters) or in UTF-16. Where it is cut because its record is full,
//! the record that goes on begins with a byte that says which of the two the rest is in.

use super::damaged;
use super::records::u16_at;
use crate::diag::{Limit, Result};
use crate::format::limits;
use crate::format::table::{Arena, Cell};

/// The letters are in UTF-16.
const WIDE: u8 = 0x01;
/// Something of the text's sound follows it.
const WITH_SOUND: u8 = 0x04;
/// Runs of formats follow it.
const WITH_RUNS: u8 = 0x08;

/// Content that several records hold together.
pub(super) struct Pieces<'a> {
    pieces: std::vec::IntoIter<&'a [u8]>,
    piece: &'a [u8],
}

impl<'a> Pieces<'a> {
    /// From the content of a record and of those that go on with it.
    pub fn of(pieces: Vec<&'a [u8]>) -> Self {
        let mut pieces = pieces.into_iter();
        let piece = pieces.next().unwrap_or(&[]);
        Self { pieces, piece }
    }

    /// Goes to the next piece; false behind the last.
    fn advance(&mut self) -> bool {
        match self.pieces.next() {
            Some(piece) => {
                self.piece = piece;
                true
            }
            None => false,
        }
    }

    fn byte(&mut self) -> Result<u8> {
        loop {
            if let Some((first, rest)) = self.piece.split_first() {
                self.piece = rest;
                return Ok(*first);
            }
            if !self.advance() {
                return Err(damaged());
            }
        }
    }

    fn number(&mut self, bytes: u32) -> Result<u32> {
        let mut number = 0;
        for at in 0..bytes {
            number |= u32::from(self.byte()?) << (8 * at);
        }
        Ok(number)
    }

    /// Passes over bytes.
    ///
    /// # Errors
    /// There are fewer.
    pub fn skip(&mut self, mut bytes: usize) -> Result<()> {
        loop {
            match self.piece.get(bytes..) {
                Some(rest) => {
                    self.piece = rest;
                    return Ok(());
                }
                None => {
                    bytes -= self.piece.len();
                    if !self.advance() {
                        return Err(damaged());
                    }
                }
            }
        }
    }

    /// True behind the last byte.
    fn is_over(&mut self) -> bool {
        while self.piece.is_empty() {
            if !self.advance() {
                return true;
            }
        }
        false
    }

    /// A text whose length takes so many bytes (2.5.293, 2.5.294, 2.5.240).
    ///
    /// # Errors
    /// It is cut off.
    pub fn text(&mut self, length_bytes: u32) -> Result<String> {
        let length = self.number(length_bytes)? as usize;
        // An empty text may end before its flags do in what some programs write.
        if length == 0 && self.is_over() {
            return Ok(String::new());
        }
        let flags = self.byte()?;
        let runs = if flags & WITH_RUNS != 0 { self.number(2)? as usize } else { 0 };
        let sound = if flags & WITH_SOUND != 0 { self.number(4)? as usize } else { 0 };
        let text = self.letters(length, flags & WIDE != 0)?;
        self.skip(runs * 4)?;
        self.skip(sound)?;
        Ok(text)
    }

    fn letters(&mut self, length: usize, mut is_wide: bool) -> Result<String> {
        let mut units: Vec<u16> = Vec::new();
        loop {
            let width = if is_wide { 2 } else { 1 };
            let here = (length - units.len()).min(self.piece.len() / width);
            let (now, rest) = self.piece.split_at_checked(here * width).ok_or_else(damaged)?;
            self.piece = rest;
            match is_wide {
                true => units.extend(now.chunks_exact(2).flat_map(|pair| u16_at(pair, 0))),
                false => units.extend(now.iter().map(|byte| u16::from(*byte))),
            }
            if units.len() >= length {
                break;
            }
            // No letter is cut in two.
            if !self.piece.is_empty() || !self.advance() {
                return Err(damaged());
            }
            is_wide = self.byte()? & WIDE != 0;
        }
        let letters = char::decode_utf16(units);
        let letters = letters.map(|letter| letter.unwrap_or(char::REPLACEMENT_CHARACTER));
        let is_shown = |letter: &char| !letter.is_control() || matches!(letter, '\t' | '\n' | '\r');
        Ok(letters.filter(is_shown).collect())
    }
}

/// The texts that all sheets share, each stored once however often it is used (2.4.265).
///
/// # Errors
/// The list is cut off or too long. What it declares of its length is not looked at.
pub(super) fn shared(mut pieces: Pieces<'_>, arena: &mut Arena) -> Result<Vec<Cell>> {
    pieces.skip(8)?;
    let mut strings = Vec::new();
    while !pieces.is_over() {
        if strings.len() >= limits::CELLS {
            return Err(limits::passed(Limit::Cells, limits::CELLS));
        }
        strings.push(arena.intern(&pieces.text(2)?)?);
    }
    Ok(strings)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn texts(pieces: &[&[u8]]) -> Option<Vec<String>> {
        let mut arena = Arena::default();
        let pieces = [&[&[0xff; 8][..]], pieces].concat();
        let strings = shared(Pieces::of(pieces), &mut arena).ok()?;
        Some(strings.iter().map(|cell| arena.text_of(*cell).to_owned()).collect())
    }

    #[test]
    fn texts_go_on_in_the_next_record_in_their_own_way() {
        let cases: [(&[&[u8]], &[&str]); 7] = [
            (&[b"\x03\0\0abc\x01\0\x01\x15\x26"], &["abc", "☕"]),
            // Cut between two letters, the rest in the other form, with the byte that says so.
            (&[b"\x04\0\0ab", b"\x01c\0\x15\x26"], &["abc☕"]),
            (&[b"\x04\0\x01a\0b\0", b"\0cd\x01\0\0e"], &["abcd", "e"]),
            // Cut within a pair of surrogates.
            (&[b"\x02\0\x01\x3d\xd8", b"\x01\0\xde"], &["😀"]),
            // A new text, runs and sounds begin without it.
            (&[b"\x01\0\0a", b"\x01\0\0b"], &["a", "b"]),
            (&[b"\x01\0\x0d\x01\0\x03\0\0\0a\0ru", b"nsso", b"u\x01\0\0b"], &["a", "b"]),
            // Even their head may be cut, and an empty one be last.
            (&[b"\x01", b"\0\0a\0\0"], &["a", ""]),
        ];
        for (pieces, expected) in cases {
            assert_eq!(texts(pieces).unwrap(), expected, "{pieces:?}");
        }
        for pieces in
            [&[&b"\x05\0\0ab"[..]][..], &[b"\x02\0\x01a\0b"], &[b"\x02\0\x01a", b"\x01b\0"]]
        {
            assert!(texts(pieces).is_none(), "{pieces:?}");
        }
    }
}
