//! The study file of a state, made without the engine: for when no engine takes the study any more.

use serde_json::Value;

use super::held::{HeldFile, Snapshot};
use steelyard_core::engine::Export;
use steelyard_core::export::study::{SavedFile, StudyDocument, write};
use steelyard_core::export::{file_name, stem};
use steelyard_core::words::table::{SETTINGS_FILE, STUDY_FILE};

/// The study file of a state; `bytes_of` gives the bytes of a file.
pub fn study_file<C>(
    snapshot: &Snapshot<C>,
    with_data: bool,
    bytes_of: impl Fn(&C) -> Vec<u8>,
) -> Export {
    let settings = match serde_json::to_value(&*snapshot.settings) {
        Ok(Value::Object(settings)) => settings,
        _ => serde_json::Map::new(),
    };
    let saved =
        |file: &HeldFile<C>| SavedFile::new(&file.name, &bytes_of(&file.content), with_data);
    let input = snapshot.files.iter().map(saved).collect();
    let name = snapshot.files.first().map_or("", |file| stem(&file.name));
    let title = if with_data { STUDY_FILE } else { SETTINGS_FILE };
    Export {
        file_name: file_name(&[name, title], "json"),
        media_type: "application/json".to_owned(),
        bytes: write(&StudyDocument { settings, input, ..StudyDocument::default() }),
        proof: Vec::new(),
    }
}
