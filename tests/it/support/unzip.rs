//! A plain reader of archives for tests, so that what the program writes is not read by the program alone.

use std::collections::BTreeMap;

use super::zip::crc32;

fn number(bytes: &[u8], at: usize, size: usize) -> usize {
    bytes[at..at + size].iter().rev().fold(0, |number, byte| (number << 8) | usize::from(*byte))
}

/// The entries of an archive by their names, each checked by its size and checksum.
///
/// # Panics
/// Where anything contradicts anything else.
pub fn unzip(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let end = bytes.len() - 22;
    assert_eq!(&bytes[end..end + 4], b"PK\x05\x06");
    let (count, mut at) = (number(bytes, end + 10, 2), number(bytes, end + 16, 4));
    assert_eq!(at + number(bytes, end + 12, 4), end);
    let mut entries = BTreeMap::new();
    let mut expected = 0;
    for _ in 0..count {
        assert_eq!(&bytes[at..at + 4], b"PK\x01\x02");
        let name_length = number(bytes, at + 28, 2);
        let name = String::from_utf8(bytes[at + 46..at + 46 + name_length].to_vec()).unwrap();
        let start = number(bytes, at + 42, 4);
        assert_eq!(start, expected, "entries stand one behind the other");
        let data = start + 30 + name_length;
        assert_eq!(&bytes[start + 4..start + 30], &bytes[at + 6..at + 32], "both heads are one");
        assert_eq!(&bytes[start + 30..data], name.as_bytes());
        let packed = &bytes[data..data + number(bytes, at + 20, 4)];
        expected = data + packed.len();
        let content = match number(bytes, at + 10, 2) {
            0 => packed.to_vec(),
            8 => miniz_oxide::inflate::decompress_to_vec(packed).unwrap(),
            other => panic!("method {other}"),
        };
        assert_eq!(content.len(), number(bytes, at + 24, 4), "{name}");
        assert_eq!(crc32(&content) as usize, number(bytes, at + 16, 4), "{name}");
        assert!(entries.insert(name, content).is_none(), "a name stands twice");
        at += 46 + name_length;
    }
    entries
}
