//! Archives made of text, so that what is changed are the parts and not checksums.
//!
//! A line that begins with `=== ` names a part; what follows up to the next such line is what stands in it.

use crate::support::zip::{Entry, zip};

/// What stands before the name of a part.
const MARK: &[u8] = b"=== ";

/// The archive of stored parts that a text describes; what stands before the first name is left out.
pub(crate) fn archive(text: &[u8]) -> Vec<u8> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in text.split_inclusive(|byte| *byte == b'\n') {
        match (line.strip_prefix(MARK), entries.last_mut()) {
            (Some(name), _) => {
                let name = String::from_utf8_lossy(name);
                entries.push(Entry::stored(name.trim_end(), Vec::new()));
            }
            (None, Some(entry)) => entry.content.extend_from_slice(line),
            (None, None) => {}
        }
    }
    // The end of the last line of a part belongs to the text and not to the part.
    for entry in &mut entries {
        if entry.content.last() == Some(&b'\n') {
            entry.content.pop();
        }
        entry.name.truncate(entry.name.floor_char_boundary(1_000));
    }
    zip(&entries)
}
