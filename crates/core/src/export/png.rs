//! A PNG with its resolution written into it.
//!
//! Takes the bytes of a PNG and dots per inch; gives the same picture with a `pHYs` chunk (PNG
//! specification, third edition, 11.3.4.3), so that it is placed at its true size. Never decodes or
//! changes the picture.

use crate::checksum::crc32;
use crate::diag::{Error, ErrorKind, Result};

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const METRES_PER_INCH: f64 = 0.0254;

/// The picture with its resolution, in place of any it had.
///
/// # Errors
/// [`ErrorKind::NotAPng`] where the bytes are not a PNG whose chunks are whole.
pub fn with_resolution(png: &[u8], dots_per_inch: f64) -> Result<Vec<u8>> {
    let broken = || Error::new(ErrorKind::NotAPng);
    let mut rest = png.strip_prefix(SIGNATURE).ok_or_else(broken)?;
    let mut out = SIGNATURE.to_vec();
    let mut first = true;
    while !rest.is_empty() {
        let (length, _) = rest.split_first_chunk::<4>().ok_or_else(broken)?;
        let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| broken())?;
        // Length, kind, data and checksum.
        let (chunk, after) = length
            .checked_add(12)
            .and_then(|size| rest.split_at_checked(size))
            .ok_or_else(broken)?;
        let kind = chunk.get(4..8).ok_or_else(broken)?;
        if first && kind != b"IHDR" {
            return Err(broken());
        }
        if kind != b"pHYs" {
            out.extend_from_slice(chunk);
        }
        if first {
            out.extend_from_slice(&resolution(dots_per_inch));
        }
        first = false;
        rest = after;
    }
    if first { Err(broken()) } else { Ok(out) }
}

/// The chunk: dots per metre in both directions.
fn resolution(dots_per_inch: f64) -> Vec<u8> {
    let dots = (dots_per_inch / METRES_PER_INCH).round().clamp(1.0, f64::from(i32::MAX));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let dots = (dots as u32).to_be_bytes();
    let mut body = b"pHYs".to_vec();
    body.extend_from_slice(&dots);
    body.extend_from_slice(&dots);
    body.push(1);
    let mut chunk = 9_u32.to_be_bytes().to_vec();
    chunk.extend_from_slice(&body);
    chunk.extend_from_slice(&crc32(&body).to_be_bytes());
    chunk
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// A picture of one dot.
    const DOT: &[u8] = b"\x89PNG\r\n\x1a\n\
        \0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\
        \0\0\0\x0aIDAT\x78\x9c\x63\x60\0\0\0\x02\0\x01\x48\xaf\xa4\x71\
        \0\0\0\0IEND\xae\x42\x60\x82";

    #[test]
    fn resolution_stands_after_the_header() {
        let out = with_resolution(DOT, 300.0).unwrap();
        assert_eq!(out.len(), DOT.len() + 21);
        // 300 dots an inch are 11,811 a metre; the checksum is Python's zlib.crc32.
        let expected = b"\0\0\0\x09pHYs\0\0\x2e\x23\0\0\x2e\x23\x01\x78\xa5\x3f\x76";
        assert_eq!(out.get(33..54), Some(expected.as_slice()));
        assert!(out.ends_with(DOT.get(33..).unwrap()));
    }

    #[test]
    fn another_resolution_takes_its_place() {
        let once = with_resolution(DOT, 96.0).unwrap();
        assert_eq!(with_resolution(&once, 300.0), with_resolution(DOT, 300.0));
    }

    #[test]
    fn what_is_no_png_is_refused() {
        for bytes in [
            &b""[..],
            b"GIF89a",
            SIGNATURE,
            DOT.get(..40).unwrap(),
            b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR",
        ] {
            let error = with_resolution(bytes, 300.0).unwrap_err();
            assert_eq!(error.kind, ErrorKind::NotAPng);
        }
    }
}
