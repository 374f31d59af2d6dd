//! The study file: settings and, if the user wants, the files themselves, as versioned JSON. It
//! restores a study exactly; without the data it restores the settings upon the same files.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::diag::{Error, ErrorKind, Place, Result};
use crate::pulse;

/// How much of a file is hashed before a sign of life, in bytes.
const PART_BYTES: usize = 1 << 20;
/// What a study file says it is.
const FORMAT: &str = "steelyard-study";
/// The version written, and the last one that is read.
const VERSION: u32 = 2;
/// The version in which labels could share a key, and filters kept what has no value by its label.
pub const FIRST_VERSION: u32 = 1;

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

/// The part of a study file that is alike in all versions.
#[derive(Deserialize)]
#[serde(default)]
struct Heading {
    format: String,
    version: u32,
}

impl Default for Heading {
    fn default() -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION }
    }
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
            data: with_data.then(|| BASE64.encode(bytes)),
        }
    }

    /// The bytes, if they were saved.
    ///
    /// # Errors
    /// `StudyDataChanged`, with the file, where they are not those whose hash was saved.
    pub fn bytes(&self) -> Result<Option<Vec<u8>>> {
        let Some(data) = &self.data else { return Ok(None) };
        let bytes = BASE64.decode(data).ok().filter(|bytes| sha256(bytes) == self.sha256);
        let changed = || Error::from(ErrorKind::StudyDataChanged).in_file(&self.name);
        bytes.map(Some).ok_or_else(changed)
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
/// `NotAStudy` for anything else; `StudyCutShort`, `StudyMalformed` (with the line), `StudyUnknownPart`
/// and `StudyOfLaterVersion` for what once was one, or will be.
pub fn read(bytes: &[u8]) -> Result<StudyDocument> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // A structure would also be read from a list.
    if bytes.trim_ascii_start().first() != Some(&b'{') {
        return Err(ErrorKind::NotAStudy.into());
    }
    // What a study file of any version has; later versions may have parts that are not known here.
    let heading: Heading = serde_json::from_slice(bytes).map_err(fault)?;
    if heading.format != FORMAT || heading.version == 0 {
        return Err(ErrorKind::NotAStudy.into());
    }
    if heading.version > VERSION {
        return Err(
            ErrorKind::StudyOfLaterVersion { version: heading.version, last: VERSION }.into()
        );
    }
    serde_json::from_slice(bytes).map_err(fault)
}

/// What is wrong with a study file that serde_json does not read.
fn fault(error: serde_json::Error) -> Error {
    if error.is_eof() {
        return ErrorKind::StudyCutShort.into();
    }
    let place = Place { line: Some(error.line() as u64), ..Place::default() };
    if error.is_syntax() {
        return Error::new(ErrorKind::StudyMalformed).at(place);
    }
    unknown_part(&error)
}

/// The error of a part that is not known or is of another kind than it should be.
pub(crate) fn unknown_part(error: &serde_json::Error) -> Error {
    let text = error.to_string();
    // The line says nothing in a file that no person wrote.
    let reason = text.split(" at line ").next().unwrap_or_default();
    ErrorKind::StudyUnknownPart { reason: reason.to_owned() }.into()
}

/// SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    for part in bytes.chunks(PART_BYTES) {
        hash.update(part);
        pulse::beat(part.len());
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

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
    fn what_is_no_study_is_refused_with_the_reason() {
        let later = ErrorKind::StudyOfLaterVersion { version: 3, last: 2 };
        let unknown = |reason: &str| ErrorKind::StudyUnknownPart { reason: reason.to_owned() };
        let fields =
            "expected one of `format`, `version`, `program`, `example`, `settings`, `input`";
        for (text, kind, line) in [
            ("", ErrorKind::NotAStudy, None),
            ("[]", ErrorKind::NotAStudy, None),
            ("code,type\nCost,Barrier", ErrorKind::NotAStudy, None),
            ("{\"format\": \"something-else\"}", ErrorKind::NotAStudy, None),
            ("{\"version\": 0}", ErrorKind::NotAStudy, None),
            ("{", ErrorKind::StudyCutShort, None),
            ("{\"version\": 1, \"input\": [{\"name\": \"a.cs", ErrorKind::StudyCutShort, None),
            ("{\"version\": 3}", later.clone(), None),
            ("{\"version\": 3, \"unheard\": [1]}", later, None),
            ("{\"version\": 1,\n\"settings\": {]}", ErrorKind::StudyMalformed, Some(2)),
            (
                "{\"input\": [{\"name\": 3}]}",
                unknown("invalid type: integer `3`, expected a string"),
                None,
            ),
            ("{\"unheard\": 1}", unknown(&format!("unknown field `unheard`, {fields}")), None),
        ] {
            let error = read(text.as_bytes()).map(|_| text).unwrap_err();
            assert_eq!(error.kind, kind, "{text}");
            assert_eq!(error.at.and_then(|at| at.line), line, "{text}");
        }
        for data in ["Zm9v", "Zm8", "%"] {
            let data = Some(data.to_owned());
            let changed = SavedFile { data, ..SavedFile::new("a.csv", b"fo", true) };
            let error = changed.bytes().unwrap_err();
            assert_eq!(error.kind, ErrorKind::StudyDataChanged);
            assert_eq!(error.at.and_then(|at| at.file).as_deref(), Some("a.csv"));
        }
    }

    #[test]
    fn the_hash_is_the_standards() {
        assert_eq!(
            sha256(b"abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }
}
