//! Written cases: small inputs in the image of real files, each with the dataset and the account
//! that must come of it. A case is a directory `tests/cases/<tool>_<what>/`:
//!
//! - `input/`: the files, loaded together as one study in the order of their names;
//! - `pack.txt`, where the input is an archive: its name on one line. All files of `input/`, those
//!   in its folders included, become one archive of that name (`.xlsx`, `.ods`, `.qdpx`);
//! - `settings.json`, where the user has decided something: [`Settings`] as in a study file;
//! - `expected.txt`: what the engine made of it, written by `STEELYARD_BLESS=1 cargo test cases`.
//!
//! To add one, write `input/`, bless, and check every line of `expected.txt` against the input by
//! hand: the case is worth what that check is worth. Values that are nothing (absent, no, 0 or
//! empty) do not show, and neither do the codes' places in a framework.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use serde_json::Value;
use steelyard_core::dataset::{
    CodeKey, CodedDataset, Coding, Rating, Record, TextRange, listed_codes,
};
use steelyard_core::diag::Warning;
use steelyard_core::engine::{Engine, FileView, Response, Settings, StudyView};
use steelyard_core::ids::{CodeTextId, Id as _, RecordId};
use steelyard_core::words::{errors, places::letters};

use super::support::engine::{ask, load};
use super::support::read_with;
use super::support::zip::{Entry, zip};

/// Characters of a passage that are shown.
const PASSAGE_CHARACTERS: usize = 100;

#[test]
fn cases_come_out_as_written() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let bless = std::env::var_os("STEELYARD_BLESS").is_some();
    let mut changed = Vec::new();
    for case in sorted(&root) {
        let made = Case::of(&case).outcome();
        let path = case.join("expected.txt");
        if bless {
            std::fs::write(&path, &made).expect("the case's directory can be written");
            continue;
        }
        let expected = std::fs::read_to_string(&path).unwrap_or_default();
        if made != expected {
            let name = case.file_name().unwrap().to_string_lossy();
            changed.push(format!("{name}\n{}", difference(&expected, &made)));
        }
    }
    assert!(changed.is_empty(), "{}", changed.join("\n"));
}

/// The cases that are read, by name, each in an engine of its own.
pub fn loaded() -> Vec<(String, Engine)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let engines = sorted(&root).into_iter().filter_map(|case| {
        let Case { files, settings } = Case::of(&case);
        let files: Vec<_> =
            files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let mut engine = Engine::new();
        let read = matches!(ask(&mut engine, load(&files, settings)), Response::Study(_));
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        read.then_some((name, engine))
    });
    engines.collect()
}

/// The files of a case under the names they are loaded by, and its settings.
struct Case {
    files: Vec<(String, Vec<u8>)>,
    settings: Settings,
}

impl Case {
    fn of(folder: &Path) -> Self {
        let input = folder.join("input");
        let files = files_below(&input);
        assert!(!files.is_empty(), "no input in {}", folder.display());
        let named = files.into_iter().map(|path| {
            let name = path.strip_prefix(&input).unwrap().to_str().unwrap().replace('\\', "/");
            (name, std::fs::read(path).unwrap())
        });
        let files = match std::fs::read_to_string(folder.join("pack.txt")) {
            Ok(archive) => {
                let entries: Vec<_> =
                    named.map(|(name, bytes)| Entry::stored(&name, bytes)).collect();
                vec![(archive.trim().to_owned(), zip(&entries))]
            }
            Err(_) => named.collect(),
        };
        let settings = match std::fs::read_to_string(folder.join("settings.json")) {
            Ok(text) => serde_json::from_str(&text).expect("settings of a study file"),
            Err(_) => Settings::default(),
        };
        Self { files, settings }
    }

    /// What the engine makes of the case, to be read.
    fn outcome(&self) -> String {
        let files: Vec<_> =
            self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
        let mut engine = Engine::new();
        match ask(&mut engine, load(&files, self.settings.clone())) {
            Response::Study(view) => {
                self.study(&view, engine.dataset().expect("a study is loaded"))
            }
            Response::Failed { messages, .. } => format!("refused\n  {}\n", messages.join("\n  ")),
            other => panic!("neither a study nor a refusal: {other:?}"),
        }
    }

    fn study(&self, view: &StudyView, dataset: &CodedDataset) -> String {
        let mut text = String::new();
        for (file, (name, bytes)) in view.files.iter().zip(&self.files) {
            show_file(&mut text, file);
            let options = self.settings.files.get(name).map(|file| file.read.clone());
            let source = read_with(name, bytes, &options.unwrap_or_default()).unwrap().value;
            // Codes of a project or codebook, or of a table that is a list of codes and nothing else.
            let listed = file.listed_codes.and_then(|_| listed_codes(&source.table));
            for code in source.codes.iter().chain(listed.iter().flatten()) {
                let path = code.path.join(" > ");
                writeln!(text, "  listed code {path:?} {:?}", code.description).unwrap();
            }
        }
        show_warnings(&mut text, "", &view.warnings);
        for question in &view.questions {
            writeln!(text, "question {}", plain(question)).unwrap();
        }
        for attribute in &view.attributes {
            let values: Vec<_> = attribute.values.iter().map(|(_, shown)| shown.as_str()).collect();
            let kind = if attribute.is_group { "group" } else { "attribute" };
            writeln!(text, "{kind} {:?}: {}", attribute.name, values.join(", ")).unwrap();
        }
        for word in &view.valence_words {
            writeln!(text, "valence word {:?}: {}", word.word, plain(&word.valence)).unwrap();
        }
        writeln!(text, "summary").unwrap();
        outline(&mut text, 1, &serde_json::to_value(&view.summary).unwrap());
        writeln!(text, "account").unwrap();
        outline(&mut text, 1, &serde_json::to_value(&view.account).unwrap());
        writeln!(text, "codings").unwrap();
        show_codings(&mut text, view, dataset);
        text
    }
}

fn show_file(text: &mut String, file: &FileView) {
    writeln!(text, "file").unwrap();
    outline(text, 1, &serde_json::to_value(&file.reading).unwrap());
    if let Some(shape) = &file.shape {
        writeln!(text, "  turned into one row a cell: {}", plain(shape)).unwrap();
    }
    if let Some(tool) = &file.tool {
        writeln!(text, "  tool: {tool}").unwrap();
    }
    show_warnings(text, "  ", &file.warnings);
    if let Some(codes) = file.listed_codes {
        writeln!(text, "  a list of {codes} codes").unwrap();
        return;
    }
    for column in &file.columns {
        writeln!(
            text,
            "  column {:?}: {} by {}",
            column.name,
            plain(&column.role),
            plain(&column.reason)
        )
        .unwrap();
    }
}

fn show_warnings(text: &mut String, indent: &str, warnings: &[Warning]) {
    for warning in warnings {
        writeln!(text, "{indent}warning {}", errors::warning(warning)).unwrap();
    }
}

/// Every coding on a line of its own, and every record without one.
fn show_codings(text: &mut String, view: &StudyView, dataset: &CodedDataset) {
    let mut codings = dataset.codings.iter().peekable();
    for (index, record) in dataset.records.iter() {
        let mut place = format!("  {}", record.row);
        if view.files.len() > 1 {
            let file = &view.files[record.file as usize].reading.file;
            place = format!("  {file} {}", record.row);
        }
        if let Some(column) = record.column {
            place.push_str(&letters(column));
        }
        let who = who(dataset, index, record);
        let mut without = true;
        while let Some(coding) = codings.next_if(|coding| coding.record == index) {
            without = false;
            writeln!(text, "{place}: {who}{}", what(dataset, coding)).unwrap();
        }
        if without {
            writeln!(text, "{place}: {who}no coding").unwrap();
        }
    }
    assert_eq!(codings.next(), None, "codings stand in the order of their records");
}

/// What a record says besides its codes.
fn who(dataset: &CodedDataset, index: RecordId, record: &Record) -> String {
    let mut text = String::new();
    for (name, label) in [
        ("source", dataset.sources.text(record.source)),
        ("participant", dataset.participants.text(record.participant)),
        ("site", dataset.sites.text(record.site)),
    ] {
        if let Some(label) = label {
            write!(text, "{name} {label} | ").unwrap();
        }
    }
    for (at, attribute) in dataset.attributes.iter().enumerate() {
        if let Some(value) = attribute.labels.text(dataset.attribute_value(index, at)) {
            write!(text, "{}={value} | ", attribute.name).unwrap();
        }
    }
    if let Some(segment) = record.segment {
        write!(text, "passage {} ", segment.position() + 1).unwrap();
    }
    if let Some(TextRange { scale, start, end }) = record.range {
        let unit = dataset.scales.text(scale).unwrap_or_default();
        write!(text, "at {start}..{end} {unit}").unwrap();
        text = text.trim_end().to_owned() + " ";
    }
    let excerpt = dataset.excerpt(record);
    if !excerpt.is_empty() {
        let shown: String = excerpt.chars().take(PASSAGE_CHARACTERS).collect();
        write!(text, "{shown:?}").unwrap();
        if shown.len() < excerpt.len() {
            text.push('…');
        }
        text.push(' ');
    }
    if text.ends_with("| ") || text.is_empty() { text } else { text + "| " }
}

/// What a coding says.
fn what(dataset: &CodedDataset, coding: &Coding) -> String {
    let CodeKey { domain, construct, theme, code, bare_code } = dataset.code_keys[coding.code_key];
    let label = |id: Option<CodeTextId>| dataset.code_texts.text(id).unwrap_or_default();
    let mut text = String::new();
    for (name, id) in [("domain", domain), ("construct", construct), ("theme", theme)] {
        if id.is_some() {
            write!(text, "{name} {} | ", label(id)).unwrap();
        }
    }
    if code.is_some() {
        write!(text, "code {}", label(bare_code)).unwrap();
        if code != bare_code {
            write!(text, " (written {:?})", label(code)).unwrap();
        }
        text.push_str(" | ");
    }
    text.push_str(&plain(&coding.valence));
    if let Some(rating) = coding.rating.and_then(Rating::number) {
        write!(text, " | rating {rating}").unwrap();
    }
    if let Some(coder) = dataset.coders.text(coding.coder) {
        write!(text, " | coder {coder}").unwrap();
    }
    if coding.count != 1 {
        write!(text, " | {} times", coding.count).unwrap();
    }
    if let Some(double) = coding.standing.duplicate() {
        write!(text, " | not counted: {}", plain(&double)).unwrap();
    }
    text
}

/// A value as an indented outline, without what is nothing.
fn outline(text: &mut String, depth: usize, value: &Value) {
    let indent = "  ".repeat(depth);
    for (name, value) in value.as_object().unwrap() {
        match value {
            _ if is_nothing(value) => {}
            Value::Object(_) => {
                writeln!(text, "{indent}{name}").unwrap();
                outline(text, depth + 1, value);
            }
            Value::Array(items) if items.iter().any(Value::is_object) => {
                writeln!(text, "{indent}{name}").unwrap();
                for item in items {
                    writeln!(text, "{indent}  {}", plain(item)).unwrap();
                }
            }
            _ => writeln!(text, "{indent}{name}: {}", plain(value)).unwrap(),
        }
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(yes) => !yes,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.values().all(is_nothing),
    }
}

/// A value on one line, as little of it in quotes as can be.
fn plain(value: &impl serde::Serialize) -> String {
    let list = |items: Vec<String>| items.join(", ");
    match serde_json::to_value(value).unwrap() {
        Value::String(text) => text,
        Value::Array(items) => format!("[{}]", list(items.iter().map(plain).collect())),
        Value::Object(fields) => {
            let fields = fields.iter().filter(|(_, value)| !is_nothing(value));
            list(fields.map(|(name, value)| format!("{name} {}", plain(value))).collect())
        }
        other => other.to_string(),
    }
}

/// The lines that only one of two texts has.
fn difference(expected: &str, made: &str) -> String {
    let mut text = String::new();
    let lacking = |line: &&str, other: &str| !other.lines().any(|known| known == *line);
    for line in expected.lines().filter(|line| lacking(line, made)) {
        writeln!(text, "- {line}").unwrap();
    }
    for line in made.lines().filter(|line| lacking(line, expected)) {
        writeln!(text, "+ {line}").unwrap();
    }
    if text.is_empty() {
        text.push_str("the same lines in another order or number\n");
    }
    text
}

/// What lies in a folder, by name.
fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// All files in a folder and the folders within it, by name.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in sorted(folder) {
        if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files
}
