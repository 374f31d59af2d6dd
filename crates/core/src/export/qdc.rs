//! A framework as a codebook of the REFI-QDA exchange (.qdc), which programs for coding load before
//! the coding begins.
//!
//! Takes a codebook; gives a document that is valid against the standard's schema of version 1.0.
//! The same codebook gives the same bytes.

use sha2::{Digest, Sha256};

use super::xml::escaped;
use crate::framework::{Codebook, code_names};
use crate::words::codebook::description;

/// What identifiers of codes are hashed under: a UUID of version 4 that was drawn for this purpose,
/// so that no other program's identifiers come out of the same names.
const NAMESPACE: [u8; 16] = [
    0x5a, 0x1d, 0x0e, 0x9c, 0x3b, 0x72, 0x4e, 0x46, 0x9f, 0x08, 0x61, 0xc4, 0xd7, 0x2a, 0x85, 0xb3,
];

/// A framework as the text of a .qdc file. Each item is a code that can be applied, nested as in the
/// framework and in its order.
pub fn write(book: &Codebook) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" \
         origin=\"Steelyard {}\">\n<Codes>\n",
        env!("CARGO_PKG_VERSION")
    );
    let mut open: usize = 0;
    for (item, name) in book.items.iter().zip(code_names(book)) {
        while open > usize::from(item.depth) {
            out.push_str("</Code>\n");
            open -= 1;
        }
        out.push_str(&format!(
            "<Code guid=\"{}\" name=\"{}\" isCodable=\"true\">\n",
            guid(&book.id, &item.id),
            escaped(&name)
        ));
        open += 1;
        let lines: Vec<String> = description(book, item).lines().map(escaped).collect();
        if !lines.is_empty() {
            out.push_str(&format!("<Description>{}</Description>\n", lines.join("\n")));
        }
    }
    out.push_str(&"</Code>\n".repeat(open));
    out.push_str("</Codes>\n</CodeBook>\n");
    out
}

/// The identifier of an item, the same in every file: a UUID of version 8 (RFC 9562, section 5.8)
/// from the SHA-256 of our namespace, the codebook's identifier and the item's path. Version 5 would
/// need SHA-1, for which nothing else here has a use.
fn guid(book: &str, item: &str) -> String {
    let hash = Sha256::new().chain_update(NAMESPACE).chain_update(format!("{book}/{item}"));
    let mut bytes = [0; 16];
    for (byte, hashed) in bytes.iter_mut().zip(hash.finalize()) {
        *byte = hashed;
    }
    let [.., version, _, variant, _, _, _, _, _, _, _] = &mut bytes;
    *version = (*version & 0x0f) | 0x80;
    *variant = (*variant & 0x3f) | 0x80;
    let mut text = String::with_capacity(36);
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.push_str(&format!("{byte:02X}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{guid, write};
    use crate::framework::{Codebook, Item, Status};

    #[test]
    fn identifiers_are_stable_and_of_version_8() {
        // By Python: hashlib.sha256(bytes.fromhex("5a1d0e9c3b724e469f0861c4d72a85b3") +
        // b"tdf-2012/skills"), its first sixteen bytes with version and variant set.
        assert_eq!(guid("tdf-2012", "skills"), "ECEE7EA4-DFD6-8418-9C02-A219D7183CBA");
    }

    #[test]
    fn whatever_a_codebook_says_stays_text() {
        let item = |label: &str, depth| Item {
            id: label.to_owned(),
            code: String::new(),
            label: label.to_owned(),
            short: label.to_owned(),
            definition: "a < b\r\n\u{0}]]>".to_owned(),
            aliases: Vec::new(),
            parent: (depth > 0).then_some(0),
            depth,
            status: Status::Verified,
        };
        let items = vec![item("\"<A>&\nx", 0), item("b", 1)];
        let text = write(&Codebook { items, ..Codebook::default() });
        assert!(text.contains("name=\"&quot;&lt;A&gt;&amp; x\" isCodable=\"true\""), "{text}");
        assert!(text.contains("<Description>a &lt; b\n\u{FFFD}]]&gt;</Description>"), "{text}");
        assert!(text.ends_with("</Code>\n</Code>\n</Codes>\n</CodeBook>\n"), "{text}");
    }
}
