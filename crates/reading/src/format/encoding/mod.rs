//! Text encodings: which one the bytes are in, and the bytes as UTF-8.
//!
//! Takes the bytes of a text file; gives its text without byte order mark and without control
//! characters, and what had to be replaced or taken out, with the place. Never fails on bytes: what is
//! invalid becomes U+FFFD and is counted.

mod tables;

use crate::format::Encoding;
use tables::{MAC_ROMAN, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253, WINDOWS_1254};

/// Bytes looked at when UTF-16 without a byte order mark and binary content are sought.
const SAMPLE_BYTES: usize = 4096;
/// Bytes between two reports of progress.
const PROGRESS_BYTES: usize = 4 << 20;

/// A file's text as UTF-8.
#[derive(Debug, Default)]
pub(in crate::format) struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// What was replaced by U+FFFD.
    pub invalid: Incidents,
    /// Control characters taken out.
    pub controls: Incidents,
}

/// How often something was met, and where first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::format) struct Incidents {
    /// How often.
    pub count: u64,
    /// Offset in the decoded text of the first.
    pub first: Option<usize>,
}

impl Incidents {
    fn at(&mut self, offset: usize) {
        self.count += 1;
        self.first.get_or_insert(offset);
    }
}

/// The encoding that the bytes are in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::format) enum Detected {
    /// Told by a byte order mark or by the bytes themselves.
    Certain(Encoding),
    /// 8-bit text, which nothing in it names.
    Guess(Encoding),
    /// UTF-32, which is not read.
    Utf32,
}

/// Finds the encoding of a file's bytes.
pub(in crate::format) fn detect(bytes: &[u8]) -> Detected {
    use Detected::{Certain, Guess};
    match bytes {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => Detected::Utf32,
        [0xff, 0xfe, ..] => Certain(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Certain(Encoding::Utf16Be),
        [0xef, 0xbb, 0xbf, ..] => Certain(Encoding::Utf8),
        _ => match by_zeros(bytes) {
            Some(detected) => detected,
            None if is_utf8(bytes) => Certain(Encoding::Utf8),
            None => Guess(Encoding::Windows1252),
        },
    }
}

/// UTF-16 and UTF-32 without a mark, told by where the zero bytes stand.
fn by_zeros(bytes: &[u8]) -> Option<Detected> {
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES) & !3).unwrap_or(&[]);
    let mut zeros = [0_usize; 4];
    for word in sample.chunks_exact(4) {
        for (count, byte) in zeros.iter_mut().zip(word) {
            *count += usize::from(*byte == 0);
        }
    }
    let words = sample.len() / 4;
    let many = |count: usize| count * 10 > words * 4;
    let few = |count: usize| count * 20 <= words;
    let [a, b, c, d] = zeros;
    if words == 0 {
        None
    } else if (few(a) && many(b) && many(c) && many(d)) || (many(a) && many(b) && many(c) && few(d))
    {
        Some(Detected::Utf32)
    } else if few(a) && few(c) && many(b) && many(d) {
        Some(Detected::Certain(Encoding::Utf16Le))
    } else if many(a) && many(c) && few(b) && few(d) {
        Some(Detected::Certain(Encoding::Utf16Be))
    } else {
        None
    }
}

/// True where the bytes are UTF-8, perhaps with faults: cut off at the end, with surrogates (CESU-8),
/// or with a share of bytes from elsewhere that is smaller than the share that is UTF-8.
fn is_utf8(bytes: &[u8]) -> bool {
    if std::str::from_utf8(bytes).is_ok() {
        return true;
    }
    let (mut several, mut alien, mut end) = (0_u64, 0_u64, 0_usize);
    for chunk in bytes.utf8_chunks() {
        several += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count() as u64;
        end += chunk.valid().len() + chunk.invalid().len();
        let next = bytes.get(end).copied();
        match chunk.invalid() {
            [] => {}
            // A surrogate; its second and third byte follow as chunks of their own.
            [0xed] if matches!(next, Some(0xa0..=0xbf)) => several += 3,
            [_, _, ..] => several += 1,
            [0xc2..=0xf4] if next.is_none() => {}
            [_] => alien += 1,
        }
    }
    several >= alien
}

/// The bytes as text, read in an encoding. `progress` is called with the share done.
pub(in crate::format) fn decode(
    bytes: &[u8],
    encoding: Encoding,
    progress: &mut dyn FnMut(f64),
) -> Decoded {
    let mut decoded = match encoding {
        Encoding::Utf8 => from_utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes), progress),
        Encoding::Utf16Le => {
            let bytes = bytes.strip_prefix(b"\xff\xfe").unwrap_or(bytes);
            from_utf16(bytes, u16::from_le_bytes, progress)
        }
        Encoding::Utf16Be => {
            let bytes = bytes.strip_prefix(b"\xfe\xff").unwrap_or(bytes);
            from_utf16(bytes, u16::from_be_bytes, progress)
        }
        Encoding::Windows1252 => from_8_bit(bytes, &WINDOWS_1252, progress),
        Encoding::MacRoman => from_8_bit(bytes, &MAC_ROMAN, progress),
        Encoding::Windows1250 => from_8_bit(bytes, &WINDOWS_1250, progress),
        Encoding::Windows1251 => from_8_bit(bytes, &WINDOWS_1251, progress),
        Encoding::Windows1253 => from_8_bit(bytes, &WINDOWS_1253, progress),
        Encoding::Windows1254 => from_8_bit(bytes, &WINDOWS_1254, progress),
    };
    if has_controls(decoded.text.as_bytes()) {
        take_controls_out(&mut decoded);
    }
    decoded
}

fn from_utf8(bytes: &[u8], progress: &mut dyn FnMut(f64)) -> Decoded {
    if let Some(text) = faultless_utf8(bytes, progress) {
        return Decoded { text, ..Decoded::default() };
    }
    let mut decoded = Decoded::default();
    decoded.text.reserve(bytes.len());
    for chunk in bytes.utf8_chunks() {
        decoded.text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            decoded.invalid.at(decoded.text.len());
            decoded.text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    decoded
}

/// The text of UTF-8 without a fault, copied part by part.
fn faultless_utf8(bytes: &[u8], progress: &mut dyn FnMut(f64)) -> Option<String> {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while !rest.is_empty() {
        let is_cut = |end: &usize| rest.get(*end).is_some_and(|byte| byte & 0xc0 == 0x80);
        let end = PROGRESS_BYTES.min(rest.len());
        // A character has at most three bytes behind its first.
        let end = (end.saturating_sub(3)..=end).rev().find(|end| !is_cut(end)).unwrap_or(end);
        let (part, behind) = rest.split_at_checked(end.max(1))?;
        text.push_str(std::str::from_utf8(part).ok()?);
        rest = behind;
        progress(text.len() as f64 / bytes.len() as f64);
    }
    Some(text)
}

fn from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16, progress: &mut dyn FnMut(f64)) -> Decoded {
    let mut decoded = Decoded::default();
    decoded.text.reserve(bytes.len() / 2);
    let pairs = bytes.chunks_exact(2);
    let odd = !pairs.remainder().is_empty();
    let units = pairs.filter_map(|pair| <[u8; 2]>::try_from(pair).ok().map(unit));
    for (index, character) in char::decode_utf16(units).enumerate() {
        if character.is_err() {
            decoded.invalid.at(decoded.text.len());
        }
        decoded.text.push(character.unwrap_or(char::REPLACEMENT_CHARACTER));
        if index % (PROGRESS_BYTES / 2) == 0 {
            progress((index * 2) as f64 / bytes.len() as f64);
        }
    }
    if odd {
        decoded.invalid.at(decoded.text.len());
        decoded.text.push(char::REPLACEMENT_CHARACTER);
    }
    decoded
}

fn from_8_bit(bytes: &[u8], upper: &[char; 128], progress: &mut dyn FnMut(f64)) -> Decoded {
    let mut decoded = Decoded::default();
    decoded.text.reserve(bytes.len());
    for (index, chunk) in bytes.chunks(PROGRESS_BYTES).enumerate() {
        progress((index * PROGRESS_BYTES) as f64 / bytes.len() as f64);
        for byte in chunk {
            let character = match byte.checked_sub(0x80) {
                None => char::from(*byte),
                Some(index) => {
                    upper.get(usize::from(index)).copied().unwrap_or(char::REPLACEMENT_CHARACTER)
                }
            };
            if character == char::REPLACEMENT_CHARACTER {
                decoded.invalid.at(decoded.text.len());
            }
            decoded.text.push(character);
        }
    }
    decoded
}

/// Control characters other than tab and line ends.
fn is_control(byte: u8) -> bool {
    (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r')) || byte == 0x7f
}

fn has_controls(bytes: &[u8]) -> bool {
    // In blocks without an early end inside, so that the compiler can compare many bytes at once.
    bytes.chunks(256).any(|block| block.iter().fold(false, |any, byte| any | is_control(*byte)))
}

fn take_controls_out(decoded: &mut Decoded) {
    let is_stray = |c: char| c.is_ascii() && is_control(c as u8);
    let text = std::mem::take(&mut decoded.text);
    if let Some(first) = decoded.invalid.first.as_mut() {
        *first -= text.get(..*first).unwrap_or("").chars().filter(|c| is_stray(*c)).count();
    }
    decoded.text.reserve(text.len());
    for part in text.split_inclusive(is_stray) {
        let kept = part.trim_end_matches(is_stray);
        decoded.text.push_str(kept);
        if kept.len() < part.len() {
            decoded.controls.at(decoded.text.len());
        }
    }
}

/// True where so much of the beginning is control characters that the content is no text.
pub(in crate::format) fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..bytes.len().min(SAMPLE_BYTES)).unwrap_or(&[]);
    let controls = sample.iter().filter(|byte| is_control(**byte)).count();
    // A text with a few strays is still a text, however short it is.
    controls >= 16 && controls * 20 > sample.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_told_by_the_bytes() {
        use Detected::{Certain, Guess, Utf32};
        let utf16 = |text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
            text.encode_utf16().flat_map(unit).collect()
        };
        let cases: Vec<(Vec<u8>, Detected)> = vec![
            (b"p,c\n".to_vec(), Certain(Encoding::Utf8)),
            ("p,Stöd\n".into(), Certain(Encoding::Utf8)),
            (b"\xef\xbb\xbfp,c".to_vec(), Certain(Encoding::Utf8)),
            (b"\xff\xfep\0".to_vec(), Certain(Encoding::Utf16Le)),
            (b"\xfe\xff\0p".to_vec(), Certain(Encoding::Utf16Be)),
            (utf16("code,type\nStöd,Främjare\n", u16::to_le_bytes), Certain(Encoding::Utf16Le)),
            (utf16("code,type\nStöd,Främjare\n", u16::to_be_bytes), Certain(Encoding::Utf16Be)),
            (b"\xff\xfe\0\0p\0\0\0".to_vec(), Utf32),
            ("code,type".chars().flat_map(|c| (c as u32).to_le_bytes()).collect(), Utf32),
            (b"St\xf6d\n".to_vec(), Guess(Encoding::Windows1252)),
            // Cut off in the middle of a character, and surrogates encoded one by one.
            (b"p,f\xc3".to_vec(), Certain(Encoding::Utf8)),
            (b"p,\xed\xa0\x80\xed\xb0\x80\n".to_vec(), Certain(Encoding::Utf8)),
            // Mostly UTF-8 with a stray byte, and the reverse.
            ([b"f\xc3\xb6r f\xf6r".as_slice()].concat(), Certain(Encoding::Utf8)),
            (b"\xc3\xb6 \xf6 \xe4 \xe5 \xf6".to_vec(), Guess(Encoding::Windows1252)),
        ];
        for (bytes, expected) in cases {
            assert_eq!(detect(&bytes), expected, "{bytes:x?}");
        }
    }

    #[test]
    fn bytes_become_text() {
        let cases: [(&[u8], Encoding, &str, u64); 11] = [
            (b"\x93dyrt\x94 \x80 \x96", Encoding::Windows1252, "“dyrt” € –", 0),
            (b"f\x9ar h\x9ag", Encoding::MacRoman, "för hög", 0),
            (b"u\xb3atwienie \x9c\xb9", Encoding::Windows1250, "ułatwienie śą", 0),
            (b"\xe1\xe0\xf0\xfc\xe5\xf0", Encoding::Windows1251, "барьер", 0),
            (b"\xe5\xec\xf0\xfc\xe4\xe9\xef", Encoding::Windows1253, "εμπόδιο", 0),
            (b"\xf0\xfd\xfe \xdd\xde", Encoding::Windows1254, "ğış İŞ", 0),
            (b"a\x81", Encoding::Windows1252, "a\u{fffd}", 1),
            (b"f\xc3", Encoding::Utf8, "f\u{fffd}", 1),
            (b"\xef\xbb\xbfa", Encoding::Utf8, "a", 0),
            (b"\xff\xfea\0\x00\xd8b\0", Encoding::Utf16Le, "a\u{fffd}b", 1),
            (b"\0a\0", Encoding::Utf16Be, "a\u{fffd}", 1),
        ];
        for (bytes, encoding, text, invalid) in cases {
            let decoded = decode(bytes, encoding, &mut |_| ());
            assert_eq!((decoded.text.as_str(), decoded.invalid.count), (text, invalid));
        }
    }

    #[test]
    fn control_characters_are_taken_out_and_counted() {
        let decoded = decode(b"a\x01\x08b\xffc\x1b\xff\td\x7f\r\n", Encoding::Utf8, &mut |_| ());
        assert_eq!(decoded.text, "ab\u{fffd}c\u{fffd}\td\r\n");
        assert_eq!(decoded.controls, Incidents { count: 4, first: Some(1) });
        assert_eq!(decoded.invalid, Incidents { count: 2, first: Some(2) });
    }
}
