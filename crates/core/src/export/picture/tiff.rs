//! A picture as TIFF: red, green and blue of eight bits, no transparency, one layer, packed by LZW, with its
//! resolution (TIFF, revision 6.0), as journals ask for it.

use super::Pixels;
use crate::pulse;

/// Kinds of values.
const SHORT: u16 = 3;
const LONG: u16 = 4;
const RATIONAL: u16 = 5;

/// Writes it, strip by strip.
pub fn write(pixels: &mut dyn Pixels) -> Vec<u8> {
    let size = pixels.size();
    // Low bytes first; where the directory stands follows once it is known.
    let mut out = b"II*\0\0\0\0\0".to_vec();
    let (mut places, mut lengths) = (Vec::new(), Vec::new());
    for lines in size.strips() {
        let strip = pixels.strip(lines);
        pulse::beat(strip.len() / 16);
        places.push(out.len() as u32);
        let before = out.len();
        lzw(&strip, &mut out);
        lengths.push((out.len() - before) as u32);
        if out.len() % 2 == 1 {
            out.push(0);
        }
    }
    let count = places.len() as u32;
    let places = stored(&mut out, &places);
    let lengths = stored(&mut out, &lengths);
    let bits = out.len() as u32;
    out.extend_from_slice(&[8, 0, 8, 0, 8, 0]);
    let dots = out.len() as u32;
    // In thousandths of a dot.
    out.extend_from_slice(&((size.dpi * 1000.0).round() as u32).to_le_bytes());
    out.extend_from_slice(&1000_u32.to_le_bytes());
    let directory = (out.len() as u32).to_le_bytes();
    let entries: [(u16, u16, u32, u32); 14] = [
        (256, LONG, 1, size.width),
        (257, LONG, 1, size.height),
        (258, SHORT, 3, bits),
        (259, SHORT, 1, 5), // LZW.
        (262, SHORT, 1, 2), // Red, green, blue.
        (273, LONG, count, places),
        (274, SHORT, 1, 1), // The first pixel is the upper left one.
        (277, SHORT, 1, 3),
        (278, LONG, 1, size.strip_lines()),
        (279, LONG, count, lengths),
        (282, RATIONAL, 1, dots),
        (283, RATIONAL, 1, dots),
        (284, SHORT, 1, 1), // Channels of a pixel beside each other.
        (296, SHORT, 1, 2), // Inches.
    ];
    out.extend_from_slice(&(entries.len() as u16).to_le_bytes());
    for (tag, kind, count, value) in entries {
        out.extend_from_slice(&tag.to_le_bytes());
        out.extend_from_slice(&kind.to_le_bytes());
        out.extend_from_slice(&count.to_le_bytes());
        out.extend_from_slice(&value.to_le_bytes());
    }
    out.extend_from_slice(&[0; 4]);
    if let Some(place) = out.get_mut(4..8) {
        place.copy_from_slice(&directory);
    }
    out
}

/// What an entry of several numbers holds: where they stand, or the one that there is.
fn stored(out: &mut Vec<u8>, numbers: &[u32]) -> u32 {
    if let [only] = numbers {
        return *only;
    }
    let place = out.len() as u32;
    for number in numbers {
        out.extend_from_slice(&number.to_le_bytes());
    }
    place
}

/// Begins the table anew.
const CLEAR: u16 = 256;
/// Ends a strip.
const END: u16 = 257;
/// The first code of a sequence.
const FIRST: u16 = 258;
/// The last code that is used before the table begins anew.
const LAST: u16 = 4094;
/// Places of the table of known sequences; a power of two, thrice as many as there are codes.
const PLACES: usize = 1 << 14;

/// Packs bytes by LZW as TIFF has it: high bits first, and codes that grow by a bit one code early (section 13).
fn lzw(bytes: &[u8], out: &mut Vec<u8>) {
    let mut bits = Bits { out, held: 0, count: 0 };
    // Each place: a sequence as its beginning's code and its last byte, plus one; and its own code.
    let mut known: Vec<(u32, u16)> = vec![(0, 0); PLACES];
    let (mut next, mut width) = (FIRST, 9);
    bits.put(CLEAR, width);
    let mut rest = bytes.iter();
    let Some(first) = rest.next() else {
        bits.put(END, width);
        return bits.end();
    };
    let mut code = u16::from(*first);
    for byte in rest {
        let sequence = (u32::from(code) << 8 | u32::from(*byte)) + 1;
        let mut place = sequence.wrapping_mul(0x9E37_79B1) as usize >> 18;
        let found = loop {
            match known.get(place & (PLACES - 1)) {
                Some((0, _)) | None => break None,
                Some((there, code)) if *there == sequence => break Some(*code),
                Some(_) => place += 1,
            }
        };
        if let Some(found) = found {
            code = found;
            continue;
        }
        bits.put(code, width);
        code = u16::from(*byte);
        if let Some(free) = known.get_mut(place & (PLACES - 1)) {
            *free = (sequence, next);
        }
        next += 1;
        if next > LAST {
            bits.put(CLEAR, width);
            known.fill((0, 0));
            (next, width) = (FIRST, 9);
        } else if next > (1 << width) - 1 {
            width += 1;
        }
    }
    bits.put(code, width);
    // The reader's table grows by one more with that.
    if next + 1 > (1 << width) - 1 && width < 12 {
        width += 1;
    }
    bits.put(END, width);
    bits.end();
}

/// Codes of some bits each, high bits first.
struct Bits<'a> {
    out: &'a mut Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits<'_> {
    fn put(&mut self, code: u16, width: u32) {
        self.held = self.held << width | u32::from(code);
        self.count += width;
        while self.count >= 8 {
            self.count -= 8;
            self.out.push((self.held >> self.count) as u8);
        }
    }

    fn end(self) {
        if self.count > 0 {
            self.out.push((self.held << (8 - self.count)) as u8);
        }
    }
}
