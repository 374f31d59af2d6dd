//! The study file: settings and, if the user wants, the files themselves, as versioned JSON. It
//! restores a study exactly; without the data it restores the settings upon the same files.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::base64;
use crate::diag::{ErrorKind, Result};

/// What a study file says it is.
const FORMAT: &str = "steelyard-study";
/// The version written, and the last one that is read.
const VERSION: u32 = 1;

/// A study file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StudyDocument {
    /// Always `steelyard-study`.
    pub format: String,
    /// Version of this structure.
    pub version: u32,
    /// Version of the program that wrote it.
    pub program: String,
    /// Id of the built-in example that the data is.
    pub example: Option<String>,
    /// Settings, whole or in part: what is absent stays as it is.
    pub settings: Map<String, Value>,
    /// The files; none in a mere profile of settings.
    pub input: Vec<SavedFile>,
}

/// A file of a study, saved.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SavedFile {
    /// Name.
    pub name: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its bytes in base 64; `None` where the study was saved without its data.
    pub data: Option<String>,
}

impl Default for StudyDocument {
    fn default() -> Self {
        Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            example: None,
            settings: Map::new(),
            input: Vec::new(),
        }
    }
}

impl SavedFile {
    /// Saves a file with its data or without.
    pub fn new(name: &str, bytes: &[u8], with_data: bool) -> Self {
        Self {
            name: name.to_owned(),
            sha256: sha256(bytes),
            data: with_data.then(|| base64::encode(bytes)),
        }
    }

    /// The bytes, if they were saved.
    ///
    /// # Errors
    /// `NotAStudy` where they are not those whose hash was saved.
    pub fn bytes(&self) -> Result<Option<Vec<u8>>> {
        let Some(data) = &self.data else { return Ok(None) };
        let bytes = base64::decode(data).ok_or(ErrorKind::NotAStudy)?;
        if sha256(&bytes) != self.sha256 {
            return Err(ErrorKind::NotAStudy.into());
        }
        Ok(Some(bytes))
    }
}

/// The study file as JSON.
pub fn write(study: &StudyDocument) -> Vec<u8> {
    // A map with string keys and no numbers but whole ones: it always serialises.
    serde_json::to_vec_pretty(study).unwrap_or_default()
}

/// Reads a study file. A byte order mark is passed over.
///
/// # Errors
/// `NotAStudy` for anything else, and for a file of a later version.
pub fn read(bytes: &[u8]) -> Result<StudyDocument> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // A structure would also be read from a list.
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(ErrorKind::NotAStudy.into());
    }
    let study: StudyDocument = serde_json::from_slice(bytes).map_err(|_| ErrorKind::NotAStudy)?;
    if study.format != FORMAT || study.version == 0 || study.version > VERSION {
        return Err(ErrorKind::NotAStudy.into());
    }
    Ok(study)
}

/// SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{SavedFile, StudyDocument, read, sha256, write};

    #[test]
    fn a_study_file_comes_back_as_it_was() {
        let study = StudyDocument {
            input: vec![
                SavedFile::new("a.csv", b"code\nCost\n", true),
                SavedFile::new("b.csv", b"code\n", false),
            ],
            ..StudyDocument::default()
        };
        let back = read(&write(&study));
        assert_eq!(back.as_ref(), Ok(&study));
        let first = study.input.first().map(SavedFile::bytes);
        assert_eq!(first, Some(Ok(Some(b"code\nCost\n".to_vec()))));
    }

    #[test]
    fn what_is_no_study_is_refused() {
        for text in [
            "",
            "[]",
            "{",
            "{\"format\": \"something-else\"}",
            "{\"version\": 2}",
            "{\"version\": 0}",
            "{\"input\": [{\"name\": 3}]}",
            "{\"unheard\": 1}",
        ] {
            assert!(read(text.as_bytes()).is_err(), "{text}");
        }
        let changed = SavedFile { data: Some("Zm9v".into()), ..SavedFile::new("a", b"fo", true) };
        assert!(changed.bytes().is_err());
    }

    #[test]
    fn the_hash_is_the_standards() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
