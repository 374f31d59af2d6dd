//! Pictures taken apart as their specifications say: PNG by its chunks and filters, TIFF by its directory and LZW.

use std::collections::BTreeMap;

/// A picture's pixels, red, green and blue, and what it says of itself.
#[derive(Debug, PartialEq)]
pub struct Pixels {
    pub width: usize,
    pub height: usize,
    /// Dots per inch.
    pub dpi: f64,
    pub pixels: Vec<u8>,
}

fn big(bytes: &[u8], at: usize) -> usize {
    bytes[at..at + 4].iter().fold(0, |value, byte| value << 8 | usize::from(*byte))
}

/// CRC-32 bit by bit, as the specification's appendix defines it.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 }
        })
    })
}

/// Reads a PNG of three channels of eight bits, as ours are.
pub fn png(bytes: &[u8]) -> Pixels {
    png_of_kind(bytes, 2)
}

/// Reads a PNG as other programs write it: with a channel of transparency where nothing is seen through.
pub fn opaque_png(bytes: &[u8]) -> Pixels {
    if bytes[25] == 2 {
        return png(bytes);
    }
    let mut picture = png_of_kind(bytes, 6);
    assert!(picture.pixels.chunks(4).all(|pixel| pixel[3] == 255));
    picture.pixels = picture.pixels.chunks(4).flat_map(|pixel| &pixel[..3]).copied().collect();
    picture
}

/// Reads a PNG of kind 2 (three channels) or 6 (four).
fn png_of_kind(bytes: &[u8], kind: u8) -> Pixels {
    let channels = if kind == 2 { 3 } else { 4 };
    assert!(bytes.starts_with(b"\x89PNG\r\n\x1a\n"));
    let (mut at, mut kinds) = (8, Vec::new());
    let (mut header, mut dots, mut packed) = (&[][..], &[][..], Vec::new());
    while at < bytes.len() {
        let length = big(bytes, at);
        let (kind, content) = (&bytes[at + 4..at + 8], &bytes[at + 8..at + 8 + length]);
        assert_eq!(big(bytes, at + 8 + length), crc(&bytes[at + 4..at + 8 + length]) as usize);
        match kind {
            b"IHDR" => header = content,
            b"pHYs" => dots = content,
            b"IDAT" => packed.extend_from_slice(content),
            _ => {}
        }
        kinds.push(String::from_utf8_lossy(kind).into_owned());
        at += 12 + length;
    }
    assert_eq!((kinds[0].as_str(), kinds.last().map(String::as_str)), ("IHDR", Some("IEND")));
    let (width, height) = (big(header, 0), big(header, 4));
    assert_eq!(header[8..], [8, kind, 0, 0, 0], "eight bits, its channels, not interlaced");
    let dpi = if dots.is_empty() {
        0.0
    } else {
        assert_eq!((big(dots, 0), dots[8]), (big(dots, 4), 1));
        big(dots, 0) as f64 * 0.0254
    };
    let raw = miniz_oxide::inflate::decompress_to_vec_zlib(&packed).unwrap();
    let line = width * channels;
    assert_eq!(raw.len(), (line + 1) * height);
    let mut pixels: Vec<u8> = Vec::with_capacity(line * height);
    for (row, filtered) in raw.chunks(line + 1).enumerate() {
        for (index, byte) in filtered[1..].iter().enumerate() {
            let above = if row > 0 { pixels[(row - 1) * line + index] } else { 0 };
            let left = if index >= channels { pixels[row * line + index - channels] } else { 0 };
            let corner = if row > 0 && index >= channels {
                pixels[(row - 1) * line + index - channels]
            } else {
                0
            };
            let by = match filtered[0] {
                0 => 0,
                1 => left,
                2 => above,
                3 => ((u16::from(left) + u16::from(above)) / 2) as u8,
                4 => {
                    let sum = i16::from(left) + i16::from(above) - i16::from(corner);
                    let far = |of: u8| (sum - i16::from(of)).abs();
                    if far(left) <= far(above) && far(left) <= far(corner) {
                        left
                    } else if far(above) <= far(corner) {
                        above
                    } else {
                        corner
                    }
                }
                other => panic!("filter {other}"),
            };
            pixels.push(byte.wrapping_add(by));
        }
    }
    Pixels { width, height, dpi, pixels }
}

/// Reads a TIFF of three channels of eight bits, packed by LZW.
pub fn tiff(bytes: &[u8]) -> Pixels {
    assert!(bytes.starts_with(b"II*\0"));
    let short = |at: usize| usize::from(u16::from_le_bytes([bytes[at], bytes[at + 1]]));
    let long = |at: usize| short(at) | short(at + 2) << 16;
    let directory = long(4);
    let mut entries = BTreeMap::new();
    let mut last = 0;
    for entry in 0..short(directory) {
        let at = directory + 2 + entry * 12;
        let (tag, kind, count) = (short(at), short(at + 2), long(at + 4));
        assert!(tag > last, "entries stand in order");
        last = tag;
        let (size, read): (usize, &dyn Fn(usize) -> usize) = match kind {
            3 => (2, &short),
            4 => (4, &long),
            5 => (8, &|at| long(at) / long(at + 4)),
            other => panic!("kind {other}"),
        };
        let start = if size * count <= 4 { at + 8 } else { long(at + 8) };
        entries.insert(tag, (0..count).map(|index| read(start + index * size)).collect::<Vec<_>>());
    }
    let one = |tag: usize| entries[&tag][0];
    assert_eq!(entries[&258], [8, 8, 8]);
    assert_eq!([one(259), one(262), one(277), one(284), one(296)], [5, 2, 3, 1, 2]);
    assert!(!entries.contains_key(&338), "no channel beside the three");
    assert_eq!(one(282), one(283));
    let (width, height, lines) = (one(256), one(257), one(278));
    assert_eq!(entries[&273].len(), height.div_ceil(lines));
    let mut pixels = Vec::new();
    for (strip, (place, length)) in entries[&273].iter().zip(&entries[&279]).enumerate() {
        let unpacked = lzw(&bytes[*place..place + length]);
        assert_eq!(unpacked.len(), lines.min(height - strip * lines) * width * 3);
        pixels.extend(unpacked);
    }
    Pixels { width, height, dpi: one(282) as f64, pixels }
}

/// Unpacks as section 13 of the specification describes it; the end must stand where the bytes end.
fn lzw(packed: &[u8]) -> Vec<u8> {
    let (mut at, mut width) = (0, 9);
    let mut table: Vec<Vec<u8>> = Vec::new();
    let mut out = Vec::new();
    let mut former: Option<Vec<u8>> = None;
    loop {
        let code = (at..at + width)
            .fold(0, |code, bit| code << 1 | usize::from(packed[bit / 8] >> (7 - bit % 8) & 1));
        at += width;
        match code {
            256 => {
                table = (0..=255).map(|byte| vec![byte]).chain([vec![], vec![]]).collect();
                (width, former) = (9, None);
                continue;
            }
            257 => break,
            _ => {}
        }
        let text = match (table.get(code), &former) {
            (Some(text), _) => text.clone(),
            (None, Some(former)) => {
                assert_eq!(code, table.len());
                [&former[..], &former[..1]].concat()
            }
            (None, None) => panic!("code {code}"),
        };
        if let Some(former) = former {
            table.push([&former[..], &text[..1]].concat());
        }
        assert!(table.len() <= 4096);
        if table.len() + 1 == 1 << width && width < 12 {
            width += 1;
        }
        out.extend_from_slice(&text);
        former = Some(text);
    }
    assert_eq!(at.div_ceil(8), packed.len());
    out
}

/// How far two pictures of one size differ at most, in steps of a channel of 256, looked at in squares of eight
/// pixels, in which it does not matter on which pixel an edge falls. A figure of small type more or less is 60.
pub fn distance(one: &Pixels, other: &Pixels) -> u32 {
    const SIDE: usize = 8;
    assert_eq!((one.width, one.height), (other.width, other.height));
    let mut furthest = 0;
    for top in (0..one.height - SIDE).step_by(SIDE) {
        for left in (0..one.width - SIDE).step_by(SIDE) {
            for channel in 0..3 {
                let sum = |picture: &Pixels| -> u32 {
                    let line = |y: usize| {
                        let at = |x: usize| ((top + y) * picture.width + left + x) * 3 + channel;
                        (0..SIDE).map(|x| u32::from(picture.pixels[at(x)])).sum::<u32>()
                    };
                    (0..SIDE).map(line).sum()
                };
                furthest = furthest.max(sum(one).abs_diff(sum(other)) / (SIDE * SIDE) as u32);
            }
        }
    }
    furthest
}
