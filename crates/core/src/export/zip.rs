//! An archive of ZIP out of named parts: the container of workbooks and documents.
//!
//! Every date is the first that the format knows, so that the same parts give the same bytes.

use miniz_oxide::deflate::compress_to_vec;

use crate::checksum::crc32;

/// How hard the parts are packed, of 10: beyond it the files get hardly smaller.
const LEVEL: u8 = 6;

/// The version of the format that is needed to unpack: 2.0, which has folders and deflate.
const VERSION: u16 = 20;

/// 1 January 1980, as the format writes a date.
const DATE: u16 = 0x21;

/// An archive that parts are put into.
#[derive(Debug, Default)]
pub(super) struct Zip {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    entries: u16,
}

impl Zip {
    /// Puts a part in. `name` is one of the program's own, in ASCII, and no other part's.
    pub fn put(&mut self, name: &str, content: &[u8]) {
        let packed = compress_to_vec(content, LEVEL);
        // What is packed already, as pictures are, is stored.
        let (method, data) =
            if packed.len() < content.len() { (8, packed.as_slice()) } else { (0, content) };
        let mut common = Vec::new();
        for half in [VERSION, 0, method, 0, DATE] {
            common.extend(half.to_le_bytes());
        }
        for word in [crc32(content), size(data.len()), size(content.len())] {
            common.extend(word.to_le_bytes());
        }
        let length = u16::try_from(name.len()).unwrap_or(u16::MAX);
        common.extend(length.to_le_bytes());
        common.extend([0; 2]);
        self.directory.extend(b"PK\x01\x02");
        self.directory.extend(VERSION.to_le_bytes());
        self.directory.extend(&common);
        self.directory.extend([0; 10]);
        self.directory.extend(size(self.bytes.len()).to_le_bytes());
        self.directory.extend(name.as_bytes());
        self.bytes.extend(b"PK\x03\x04");
        self.bytes.extend(&common);
        self.bytes.extend(name.as_bytes());
        self.bytes.extend(data);
        self.entries += 1;
    }

    /// The archive's bytes.
    pub fn finish(mut self) -> Vec<u8> {
        let start = size(self.bytes.len());
        self.bytes.extend(&self.directory);
        self.bytes.extend(b"PK\x05\x06\0\0\0\0");
        self.bytes.extend(self.entries.to_le_bytes());
        self.bytes.extend(self.entries.to_le_bytes());
        self.bytes.extend(size(self.directory.len()).to_le_bytes());
        self.bytes.extend(start.to_le_bytes());
        self.bytes.extend([0; 2]);
        self.bytes
    }
}

/// A size as the format writes it. What is exported comes nowhere near its limit of 4 GiB: a table has at most
/// a million cells.
fn size(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
