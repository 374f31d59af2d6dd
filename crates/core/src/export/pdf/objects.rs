//! The objects of a PDF and the table of where they stand (PDF 32000-1, 7.5).
//!
//! Takes the bodies of objects; gives the file. Nothing in it tells the time: the file's identifier is made of what
//! it holds.

use sha2::{Digest, Sha256};

/// Strength of packing, 0 to 10.
const PACKING: u8 = 7;

/// Number of an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Id(usize);

impl Id {
    /// A reference to it.
    pub fn link(self) -> String {
        format!("{} 0 R", self.0)
    }
}

/// Objects by number, from 1.
#[derive(Debug, Default)]
pub(super) struct Objects(Vec<Vec<u8>>);

impl Objects {
    /// A number for an object whose body follows.
    pub fn id(&mut self) -> Id {
        self.0.push(Vec::new());
        Id(self.0.len())
    }

    /// Sets the body of an object.
    pub fn set(&mut self, id: Id, body: impl Into<Vec<u8>>) {
        if let Some(object) = self.0.get_mut(id.0.wrapping_sub(1)) {
            *object = body.into();
        }
    }

    /// Adds an object.
    pub fn add(&mut self, body: impl Into<Vec<u8>>) -> Id {
        let id = self.id();
        self.set(id, body);
        id
    }

    /// Adds a packed stream; `entries` stand in its dictionary.
    pub fn packed(&mut self, entries: &str, bytes: &[u8]) -> Id {
        let packed = miniz_oxide::deflate::compress_to_vec_zlib(bytes, PACKING);
        self.stream(&format!("{entries} /Filter /FlateDecode"), &packed)
    }

    /// Adds a stream as it is.
    pub fn stream(&mut self, entries: &str, bytes: &[u8]) -> Id {
        let head = format!("<< {entries} /Length {} >>\nstream\n", bytes.len());
        self.add([head.as_bytes(), bytes, b"\nendstream"].concat())
    }

    /// The file.
    pub fn file(self, catalog: Id, info: Id) -> Vec<u8> {
        // Bytes beyond ASCII, by which programs see that the file is no text.
        let mut out = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut places = String::new();
        for (index, body) in self.0.iter().enumerate() {
            places.push_str(&format!("{:010} 00000 n \n", out.len()));
            out.extend_from_slice(format!("{} 0 obj\n", index + 1).as_bytes());
            out.extend_from_slice(body);
            out.extend_from_slice(b"\nendobj\n");
        }
        let (start, size) = (out.len(), self.0.len() + 1);
        let hash: String =
            Sha256::digest(&out).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
        let (root, info) = (catalog.link(), info.link());
        out.extend_from_slice(
            format!(
                "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<< /Size {size} /Root {root} \
                 /Info {info} /ID [<{hash}> <{hash}>] >>\nstartxref\n{start}\n%%EOF\n"
            )
            .as_bytes(),
        );
        out
    }
}

/// A text for people as a string of the file, in UTF-16. No character of it can end the string.
pub(super) fn text_string(text: &str) -> String {
    let digits: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<FEFF{digits}>")
}
