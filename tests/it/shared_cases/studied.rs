//! A case in the engine: what it is asked, and what it answers.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use steelyard_core::analysis::{CrossTab, TableOptions};
use steelyard_core::dataset::CodedDataset;
use steelyard_core::engine::{Engine, Request, Response, Settings, StudyView};
use steelyard_core::words::table::{column_label, row_label};

use super::numbers::{Counts, Labelled};
use crate::support::engine::{ask, load};
use crate::support::read;

/// Levels of rows.
const LEVELS: [&str; 4] = ["code", "theme", "construct", "domain"];

/// A case as it was loaded.
pub struct Studied<'f> {
    files: &'f [(String, Vec<u8>)],
    engine: Engine,
    settings: Value,
    /// The study, or the kinds of the errors with which it was refused.
    pub view: Result<Box<StudyView>, Vec<Value>>,
}

impl<'f> Studied<'f> {
    /// Loads the files, nothing decided.
    pub fn load(files: &'f [(String, Vec<u8>)]) -> Self {
        Self::with(files, json!({})).expect("no settings are settings")
    }

    /// The same files with decisions laid over those there; `@` stands for the first file's name.
    pub fn after(&self, decided: &str) -> Result<Self, String> {
        let name = &self.files[0].0;
        let decided: Value = serde_json::from_str(&decided.replace('@', name)).expect("JSON");
        let mut settings = self.settings.clone();
        lay_over(&mut settings, decided);
        Self::with(self.files, settings)
    }

    fn with(files: &'f [(String, Vec<u8>)], settings: Value) -> Result<Self, String> {
        let read: Settings = serde_json::from_value(settings.clone())
            .map_err(|error| format!("no such setting: {error}"))?;
        let named: Vec<_> =
            files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let mut engine = Engine::new();
        let view = match ask(&mut engine, load(&named, read)) {
            Response::Study(view) => Ok(view),
            Response::Failed { errors, .. } => Err(errors
                .into_iter()
                .map(|error| serde_json::to_value(error.kind).unwrap())
                .collect()),
            other => panic!("neither a study nor a refusal: {other:?}"),
        };
        Ok(Self { files, engine, settings, view })
    }

    /// The codings; none where the files were refused.
    pub fn dataset(&self) -> CodedDataset {
        self.engine.dataset().cloned().unwrap_or_default()
    }

    /// The codes that the first file lists, whether or not they were applied, each with those above it.
    pub fn listed_codes(&self) -> Vec<String> {
        let (name, bytes) = &self.files[0];
        let read = read(name, bytes).unwrap().value;
        read.codes.iter().map(|code| code.path.join(" > ")).collect()
    }

    /// What the engine answers.
    pub fn ask(&mut self, request: Request) -> Response {
        ask(&mut self.engine, request)
    }

    /// A table, or the kinds of the errors with which it was refused.
    pub fn table(&mut self, options: Value) -> Result<CrossTab, Vec<Value>> {
        let table: TableOptions = serde_json::from_value(options).expect("options of a table");
        match self.ask(Request::Table { table }) {
            Response::Table(view) => Ok(view.table),
            Response::Failed { errors, .. } => {
                Err(errors.into_iter().map(|one| serde_json::to_value(one.kind).unwrap()).collect())
            }
            other => panic!("neither a table nor a refusal: {other:?}"),
        }
    }

    /// All tables that compare nothing, one a level of rows, counted in a unit.
    pub fn levels(&mut self, unit: &str) -> Vec<CrossTab> {
        let options = |rows: &&str| json!({"rows": rows, "columns": "all", "unit": unit});
        LEVELS.iter().filter_map(|rows| self.table(options(rows)).ok()).collect()
    }

    /// All tables that compare by a field, at every level, with the field's name.
    pub fn compared(&mut self) -> Vec<(String, CrossTab)> {
        let mut fields: Vec<Value> =
            ["group", "site", "source", "coder"].map(|one| json!(one)).to_vec();
        if let Ok(view) = &self.view {
            fields.extend(view.attributes.iter().map(|one| json!({"attribute": one.name})));
        }
        let mut found = Vec::new();
        for field in fields {
            for rows in LEVELS {
                if let Ok(table) = self.table(json!({"rows": rows, "columns": field})) {
                    found.push((field.to_string(), table));
                }
            }
        }
        found
    }

    /// Codings by participant, and by source.
    pub fn who(&self) -> [Labelled; 2] {
        let data = self.dataset();
        let mut people = none_of(data.participants.iter());
        let mut sources = none_of(data.sources.iter());
        for coding in data.codings.iter().filter(|coding| coding.counts(false)) {
            let record = &data.records[coding.record];
            let (person, source) =
                (data.participants.text(record.participant), data.sources.text(record.source));
            for (found, label) in [(&mut people, person), (&mut sources, source)] {
                if let Some(label) = label {
                    let counts = found.entry(label.to_owned()).or_default();
                    counts.add(coding.valence, u64::from(coding.count));
                }
            }
        }
        [people, sources].map(|found| found.into_iter().collect())
    }
}

fn none_of<'a>(labels: impl Iterator<Item = &'a str>) -> BTreeMap<String, Counts> {
    labels.map(|label| (label.to_owned(), Counts::default())).collect()
}

/// The rows of a table with their counts.
pub fn rows(table: &CrossTab) -> Labelled {
    let rows = table.rows.iter().map(|head| {
        let mut counts = Counts::default();
        for (valence, number) in head.totals.iter() {
            counts.add(valence, u64::from(number.shown().unwrap_or(0)));
        }
        (row_label(&head.label).into_owned(), counts)
    });
    rows.collect()
}

/// The columns of a table with their counts; `not stated` is what has no value.
pub fn columns(table: &CrossTab) -> Labelled {
    let columns = table.columns.iter().map(|head| {
        let mut counts = Counts::default();
        for (valence, number) in head.totals.iter() {
            counts.add(valence, u64::from(number.shown().unwrap_or(0)));
        }
        let stated = !head.is_without_value();
        (if stated { column_label(&head.label) } else { "not stated" }.to_owned(), counts)
    });
    columns.collect()
}

/// Lays an object over another, part by part.
fn lay_over(under: &mut Value, over: Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (name, value) in over {
                lay_over(under.entry(name).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over,
    }
}
