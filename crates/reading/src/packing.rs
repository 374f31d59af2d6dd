//! Text in which what stands in it again is told by where it stood before.
//!
//! Takes text and gives text that may stand in a script of a document, in an attribute or in a string of JSON as well
//! as the text itself may; and the other way round, within a bound. It is there for what a live figure carries, whose
//! player unpacks it with a dozen lines of its own: browsers older than 2023 unpack nothing by themselves.
//!
//! A letter stands for itself. [`MARK`] stands before two numbers: how many letters beyond [`SHORTEST`] follow, and
//! how many letters lie between where they are to stand and where they stood, where 0 is the letter before. Letters
//! are code points. A number is written by [`DIGITS`]: its last digit is one of the first half, those before it are of
//! the second half, each standing for its place in its half, the highest first.

use crate::pulse;

/// What stands before what is told again; the text itself must not hold it.
pub const MARK: char = '~';
/// Digits, all of them letters that neither markup nor a host's patterns begin with.
pub const DIGITS: &str =
    "0123456789ABCDEFGHIJKLMNPQRSTVWXYZabcdefghijklmnpqrstvwxyz!#%*+,-.;?@[]^_`|}()/=";
/// How many values a digit of either half has.
const HALF: usize = 40;
/// The shortest text that is worth being told again: a mark and two numbers take three letters at least.
pub(crate) const SHORTEST: usize = 5;
/// How many places are looked at for the longest text that stood before.
const TRIES: usize = 64;
/// Places are found by their first letters, under so many keys.
const KEYS: usize = 1 << 16;

/// A text that was not packed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Damage {
    /// It contradicts itself.
    Broken,
    /// It makes more letters than it may.
    TooLong,
}

/// Packs a text without [`MARK`]. The same text gives the same letters.
pub fn pack(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut seen = Seen::new(&letters);
    let mut out = String::with_capacity(text.len() / 2);
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let here = seen.longest(at);
        seen.add(at);
        // What begins one letter later may reach further.
        let is_told = here
            .is_some_and(|here| seen.longest(at + 1).is_none_or(|next| next.gain() <= here.gain()));
        match here.filter(|_| is_told) {
            Some(again) => {
                out.push(MARK);
                write(&mut out, again.length - SHORTEST);
                write(&mut out, again.back - 1);
                (at + 1..at + again.length).for_each(|each| seen.add(each));
                at += again.length;
                pulse::beat(again.length);
            }
            None => {
                out.push(letter);
                at += 1;
                pulse::beat(1);
            }
        }
    }
    out
}

/// The text that was packed.
///
/// # Errors
/// [`Damage`] for what was not packed here, or would make more than `most` letters.
pub(crate) fn unpack(packed: &str, most: usize) -> Result<String, Damage> {
    let mut digits = [None; 128];
    for (value, digit) in DIGITS.chars().enumerate() {
        if let Some(place) = digits.get_mut(digit as usize) {
            *place = Some(value);
        }
    }
    let mut out: Vec<char> = Vec::new();
    let mut letters = packed.chars();
    while let Some(letter) = letters.next() {
        if letter != MARK {
            out.push(letter);
        } else {
            let length = read(&mut letters, &digits)?.saturating_add(SHORTEST);
            let back = read(&mut letters, &digits)?.saturating_add(1);
            if length > most.saturating_sub(out.len()) {
                return Err(Damage::TooLong);
            }
            let from = out.len().checked_sub(back).ok_or(Damage::Broken)?;
            // What is told may reach into itself.
            for at in from..from.saturating_add(length) {
                out.push(*out.get(at).ok_or(Damage::Broken)?);
            }
            pulse::beat(length);
        }
        if out.len() > most {
            return Err(Damage::TooLong);
        }
    }
    Ok(out.into_iter().collect())
}

/// Something that stood before.
#[derive(Clone, Copy)]
struct Again {
    length: usize,
    /// How many letters before.
    back: usize,
}

impl Again {
    /// How many letters it saves.
    fn gain(&self) -> usize {
        let told = 1 + digits_of(self.length.saturating_sub(SHORTEST)) + digits_of(self.back - 1);
        self.length.saturating_sub(told)
    }
}

/// Where letters stood, by the first few of them.
struct Seen<'a> {
    letters: &'a [char],
    /// The last place under each key.
    last: Vec<Option<usize>>,
    /// The place before each under the same key.
    before: Vec<Option<usize>>,
}

impl<'a> Seen<'a> {
    fn new(letters: &'a [char]) -> Self {
        Self { letters, last: vec![None; KEYS], before: vec![None; letters.len()] }
    }

    /// The key of what begins at a place.
    fn key(&self, at: usize) -> Option<usize> {
        let letters = self.letters.get(at..at.checked_add(SHORTEST)?)?;
        let mixed = letters.iter().fold(0_u32, |key, &letter| {
            // A multiplicative hash: 2^32 by the golden ratio (Knuth, 6.4).
            (key.rotate_left(5) ^ u32::from(letter)).wrapping_mul(0x9E37_79B1)
        });
        usize::try_from(mixed >> 16).ok()
    }

    fn add(&mut self, at: usize) {
        let Some(key) = self.key(at) else { return };
        if let (Some(last), Some(before)) = (self.last.get_mut(key), self.before.get_mut(at)) {
            *before = last.replace(at);
        }
    }

    /// What begins at a place and saves most by being told again.
    fn longest(&self, at: usize) -> Option<Again> {
        let mut best: Option<Again> = None;
        let mut place = *self.last.get(self.key(at)?)?;
        for _ in 0..TRIES {
            let Some(from) = place else { break };
            let (old, new) = (self.letters.get(from..)?, self.letters.get(at..)?);
            let length = old.iter().zip(new).take_while(|(one, other)| one == other).count();
            let again = Again { length, back: at - from };
            if length >= SHORTEST && again.gain() > best.map_or(0, |best| best.gain()) {
                best = Some(again);
            }
            place = self.before.get(from).copied().flatten();
        }
        best
    }
}

fn digits_of(mut number: usize) -> usize {
    let mut digits = 1;
    while number >= HALF {
        number /= HALF;
        digits += 1;
    }
    digits
}

fn write(out: &mut String, number: usize) {
    let mut digits = vec![number % HALF];
    let mut rest = number / HALF;
    while rest > 0 {
        digits.push(HALF + rest % HALF);
        rest /= HALF;
    }
    let letter = |digit: usize| DIGITS.as_bytes().get(digit).map(|byte| char::from(*byte));
    out.extend(digits.into_iter().rev().filter_map(letter));
}

fn read(letters: &mut std::str::Chars<'_>, digits: &[Option<usize>; 128]) -> Result<usize, Damage> {
    let mut number = 0_usize;
    loop {
        let letter = letters.next().ok_or(Damage::Broken)?;
        let digit = digits.get(letter as usize).copied().flatten().ok_or(Damage::Broken)?;
        number = number.checked_mul(HALF).ok_or(Damage::TooLong)?.saturating_add(digit % HALF);
        if digit < HALF {
            return Ok(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_differ_and_none_begins_what_a_host_looks_for() {
        assert_eq!(DIGITS.len(), 2 * HALF);
        let mut letters: Vec<char> = DIGITS.chars().collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), 2 * HALF);
        assert!(!DIGITS.contains(['<', '>', '&', '"', '\'', '\\', '$', '{', 'o', 'u', 'O', 'U']));
        assert!(!DIGITS.contains(MARK));
    }

    #[test]
    fn what_is_packed_comes_out_again_and_is_shorter() {
        let list: String = (0..3_000).map(|at| format!("[{},{},0,-1],", at / 7, at % 40)).collect();
        for text in [
            "",
            "a",
            "abcde",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600}\u{1F600} \u{e9}\u{e9}",
            "{\"a\":[1,2,3,4],\"b\":[1,2,3,4]}",
            &list,
        ] {
            let packed = pack(text);
            assert!(packed.len() <= text.len(), "{packed}");
            assert_eq!(unpack(&packed, text.chars().count()).as_deref(), Ok(text));
            assert_eq!(packed, pack(text));
        }
        assert!(pack(&list).len() < list.len() / 2, "{}", pack(&list).len());
    }

    #[test]
    fn what_was_not_packed_here_is_refused() {
        assert_eq!(unpack("abcdef", 5), Err(Damage::TooLong));
        assert_eq!(unpack("a~!!!!!!!!!0000", 1_000), Err(Damage::TooLong));
        assert_eq!(unpack("a~z00", 686).map(|text| text.len()), Ok(1 + SHORTEST + 17 * HALF));
        assert_eq!(unpack("a~z00", 685), Err(Damage::TooLong));
        for broken in ["~", "~0", "~00", "a~01", "a~0", "a~0\u{e9}", "a~0\"", "a~ 0", "a~0~"] {
            assert_eq!(unpack(broken, 1_000), Err(Damage::Broken), "{broken}");
        }
    }
}
