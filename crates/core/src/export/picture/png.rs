//! A picture as PNG: red, green and blue, no transparency, with its resolution (PNG specification, third edition).

use miniz_oxide::DataFormat;
use miniz_oxide::deflate::CompressionLevel;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output};

use super::{CHANNELS, Pixels};
use crate::checksum::crc32;
use crate::pulse;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const METRES_PER_INCH: f64 = 0.0254;
/// Each line says how it differs from the one above.
const UP: u8 = 2;

/// Writes it, strip by strip.
pub fn write(pixels: &mut dyn Pixels) -> Vec<u8> {
    let size = pixels.size();
    let mut out = SIGNATURE.to_vec();
    let mut header = [size.width.to_be_bytes(), size.height.to_be_bytes()].concat();
    // Eight bits a channel, three channels, nothing unusual, not interlaced.
    header.extend_from_slice(&[8, 2, 0, 0, 0]);
    chunk(&mut out, b"IHDR", &header);
    let dots = ((size.dpi / METRES_PER_INCH).round() as u32).to_be_bytes();
    chunk(&mut out, b"pHYs", &[&dots[..], &dots, &[1]].concat());

    let mut packer = CompressorOxide::with_format_and_level(
        DataFormat::Zlib,
        // More gains next to nothing on pictures of few colours.
        CompressionLevel::DefaultLevel,
    );
    let mut packed = Vec::new();
    let mut above = vec![0; size.width as usize * CHANNELS];
    let mut filtered = Vec::new();
    for lines in size.strips() {
        let strip = pixels.strip(lines);
        pulse::beat(strip.len() / 16);
        filtered.clear();
        for line in strip.chunks_exact(above.len()) {
            filtered.push(UP);
            filtered.extend(line.iter().zip(&above).map(|(here, above)| here.wrapping_sub(*above)));
            above.copy_from_slice(line);
        }
        pack(&mut packer, &filtered, TDEFLFlush::None, &mut packed);
    }
    pack(&mut packer, &[], TDEFLFlush::Finish, &mut packed);
    chunk(&mut out, b"IDAT", &packed);
    chunk(&mut out, b"IEND", &[]);
    out
}

fn pack(packer: &mut CompressorOxide, bytes: &[u8], flush: TDEFLFlush, packed: &mut Vec<u8>) {
    compress_to_output(packer, bytes, flush, |piece| {
        packed.extend_from_slice(piece);
        true
    });
}

fn chunk(out: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) {
    let body = [kind, content].concat();
    out.extend_from_slice(&(content.len() as u32).to_be_bytes());
    out.extend_from_slice(&body);
    out.extend_from_slice(&crc32(&body).to_be_bytes());
}
