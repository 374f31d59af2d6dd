//! Real exports of the field's tools through the whole engine. The numbers were worked out by Python
//! scripts of our own from the archives' XML and the CSV's cells, not by any reader of this project.
//!
//! Long lists are compared by their digest, so that nobody's words stand here: the first 16 digits of
//! the SHA-256 of the lines, joined by line feeds. A mismatch prints the lines.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use steelyard_core::dataset::{
    CodedDataset, Counting, DuplicateKind, FoundDuplicates, LeftOutReason, listed_codes,
};
use steelyard_core::engine::{Engine, StudyView};
use steelyard_core::format::{OffsetUnit, Offsets, ProjectForm, ProjectReading};
use steelyard_core::ids::RecordId;

use super::support::engine::loaded;
use super::support::{kind, read, shared};

/// Samples loaded together; `None` where there are none.
fn sample(names: &[&str]) -> Option<(Engine, StudyView)> {
    let folder = shared("data/samples")?;
    let bytes: Vec<_> =
        names.iter().map(|name| std::fs::read(folder.join(name)).expect("the sample")).collect();
    let files: Vec<_> =
        names.iter().zip(&bytes).map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    Some(loaded(&files))
}

/// The first 16 digits of the SHA-256 of a text.
pub fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

fn assert_lines(what: &str, lines: &[String], expected: &str) {
    assert_eq!(digest(&lines.join("\n")), expected, "{what}:\n{}", lines.join("\n"));
}

/// The codings of each code, whatever their valence.
fn codings_by_code(dataset: &CodedDataset) -> BTreeMap<String, u32> {
    let mut counts = BTreeMap::new();
    for coding in &dataset.codings {
        let key = dataset.code_keys[coding.code_key];
        let code = dataset.code_texts.text(key.bare_code).expect("a code");
        *counts.entry(code.to_owned()).or_default() += coding.count;
    }
    counts
}

/// The codings by a label of their record.
fn codings_by(
    dataset: &CodedDataset,
    label: impl Fn(RecordId) -> Option<String>,
) -> Vec<(String, u32)> {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    for coding in &dataset.codings {
        *counts.entry(label(coding.record).unwrap_or_default()).or_default() += coding.count;
    }
    counts.into_iter().collect()
}

/// `code TAB count` a line.
fn lines(counts: &BTreeMap<String, u32>) -> Vec<String> {
    let mut lines: Vec<_> = counts.iter().map(|(code, count)| format!("{code}\t{count}")).collect();
    lines.sort();
    lines
}

/// The passages of the codings in the order of the input, white space as one space.
fn passages(dataset: &CodedDataset) -> Vec<String> {
    let text = |record: RecordId| dataset.excerpt(&dataset.records[record]);
    let passages = dataset.codings.iter().map(|coding| text(coding.record));
    passages.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// The most frequent counts first.
fn largest(counts: &BTreeMap<String, u32>, number: usize) -> Vec<u32> {
    let mut largest: Vec<_> = counts.values().copied().collect();
    largest.sort_unstable_by(|a, b| b.cmp(a));
    largest.truncate(number);
    largest
}

/// NVivo for Windows 12.6.
///
/// - Codings, selections, sources, users, codes: elements of those names in `project.qde`.
/// - Ranges: distinct pairs of start and end within a source.
/// - Texts: the `.txt` without its mark, in UTF-16, cut at the positions as they stand; of the eight
///   conventions only this one sets more than half of the 606 boundaries at a word's edge (603 by the
///   rule "not between two letters or digits").
/// - Doubles: one range bears a code and its parent, none the same code twice, one coder coded all.
#[test]
fn nvivo_project() {
    let Some((engine, view)) = sample(&["oltas0517.qdpx"]) else { return };
    let project = view.files[0].reading.project().cloned().expect("a project");
    let [offsets] = project.offsets.as_slice() else { panic!("{:?}", project.offsets) };
    assert!(offsets.fitting >= 594, "{offsets:?}");
    let Offsets { source, fitting, .. } = offsets.clone();
    let expected = ProjectReading {
        form: ProjectForm::Refi,
        origin: "NVivo for Windows 12.6".to_owned(),
        sources: 2,
        sources_without_coding: 1,
        selections: 303,
        ranges: 188,
        codings: 303,
        coders: 1,
        codes: 152,
        offsets: vec![Offsets {
            source,
            unit: OffsetUnit::Utf16,
            line_end_is_two: true,
            mark_is_counted: false,
            checked: 606,
            fitting,
            by_quotes: false,
        }],
    };
    assert_eq!(project, expected);

    let dataset = engine.dataset().unwrap();
    let doubled = FoundDuplicates {
        kind: DuplicateKind::ParentWithChild,
        found: 1,
        counting: Counting::Once,
        alike: 0,
    };
    assert_eq!(view.account.doubles, [doubled]);
    assert_eq!((view.account.codings_read, view.account.codings), (303, 302));
    assert_eq!(view.summary.valences.values().copied().collect::<Vec<_>>(), [0, 0, 0, 0, 302]);
    assert_eq!(view.summary.segments, Some(188));
    assert_eq!(view.summary.coders.map(|coders| coders.len()), Some(1));
    let left_out: Vec<_> = view.account.left_out.iter().map(|row| row.reason).collect();
    assert_eq!(left_out, [LeftOutReason::SourceWithoutCoding]);
    assert_eq!(view.files[0].warnings, []);
    let counts = codings_by_code(dataset);
    assert_eq!(counts.len(), 76);
    assert_eq!(largest(&counts, 12), [28, 26, 18, 16, 12, 10, 10, 9, 9, 8, 8, 8]);
    assert_lines("codings by code", &lines(&counts), "62b8ed0eca16c868");
    let passages = passages(dataset);
    let lengths = |texts: &[String]| -> Vec<_> {
        texts.iter().map(|text| text.encode_utf16().count()).collect()
    };
    assert_eq!(lengths(&passages[..3]), [147, 38, 255]);
    assert_eq!(lengths(&passages[300..]), [52, 52, 52]);
    assert_lines("passages", &passages, "fa0382cf3a91c2a1");
}

/// ATLAS.ti 8 for macOS; a project without the texts of its sources.
///
/// - Sources: children of `Sources`; six of twelve hold a `Coding`.
/// - Codings: 16 elements, of which two stand a second time in the representation of their PDF, under
///   the GUID of the same selection, and one on the second page of a quotation that runs over two.
/// - Left out: two selections without a `Coding`, and five sources without any selection.
/// - Attributes: the sets of sources named `key: value`.
#[test]
fn atlas_project() {
    let Some((engine, view)) = sample(&["skyloom_TestProject.qdpx"]) else { return };
    let project = view.files[0].reading.project().cloned().expect("a project");
    assert!(project.origin.starts_with("ATLAS.ti 8.4.0"), "{}", project.origin);
    assert_eq!((project.sources, project.sources_without_coding), (12, 6));
    assert_eq!((project.codings, project.coders, project.codes), (13, 1, 14));
    let dataset = engine.dataset().unwrap();
    assert_eq!(view.summary.codings, 13);
    assert_eq!(view.summary.segments, Some(10));
    assert_eq!(view.summary.sources.map(|sources| sources.len()), Some(6));
    let counts = codings_by_code(dataset);
    assert_eq!(largest(&counts, 9), [3, 2, 2, 1, 1, 1, 1, 1, 1]);
    let gender = dataset.attributes.iter().position(|attribute| attribute.name == "gender");
    let gender = gender.expect("sets named `gender: …` are an attribute");
    let value = |record: RecordId| {
        let value = dataset.attribute_value(record, gender);
        dataset.attributes[gender].labels.text(value).map(str::to_owned)
    };
    let warnings: Vec<_> =
        view.files[0].warnings.iter().map(|warning| (kind(&warning.kind), warning.count)).collect();
    let blank = ("blank_labels".to_owned(), 7);
    assert_eq!(
        warnings,
        [("selections_repeated".to_owned(), 3), ("texts_missing".to_owned(), 11), blank]
    );
    let left_out = |reason| view.account.left_out.iter().filter(|row| row.reason == reason).count();
    assert_eq!(left_out(LeftOutReason::SelectionWithoutCode), 2);
    assert_eq!(left_out(LeftOutReason::SourceWithoutCoding), 6);
    let expected = [(String::new(), 7), ("female".to_owned(), 3), ("male".to_owned(), 3)];
    assert_eq!(codings_by(dataset, value), expected);
}

const QUOTATIONS: &str = "atlasti_20250914_quotation_export.csv";

/// ATLAS.ti's list of quotations with the codebook beside it.
///
/// - Rows: records of the CSV; codings: the sum of `Number of Codes`.
/// - Codes: for each row every way to part `Codes` at `, ` into that many names of the codebook;
///   393 rows have one way, none has two, and one row holds a name that the codebook lacks, which
///   the number leaves no choice about.
#[test]
fn atlas_quotations_with_their_codebook() {
    let Some((engine, view)) = sample(&[QUOTATIONS, "atlasti_20250914_codebook_full.csv"]) else {
        return;
    };
    assert_eq!(view.files[0].tool.as_deref(), Some("ATLAS.ti"));
    assert_eq!(view.summary.codings, 1465);
    assert_eq!((view.account.rows_read, view.account.rows_used), (394, 394));
    assert_eq!(view.summary.segments, Some(394));
    assert_eq!(view.summary.sources.map(|sources| sources.len()), Some(1));
    let counts = codings_by_code(engine.dataset().unwrap());
    assert_eq!(counts.len(), 436);
    assert_eq!(largest(&counts, 8), [44, 43, 38, 37, 35, 35, 25, 25]);
    // The codebook writes a theme and its code as `Theme: Code`.
    let as_listed = counts.iter().map(|(code, count)| (code.replacen(" > ", ": ", 1), *count));
    assert_lines("codings by code", &lines(&as_listed.collect()), "f8612a15035750c5");
}

/// The same list alone: what cannot be told apart is left out and said, and nothing is made up.
#[test]
fn atlas_quotations_alone() {
    let Some((alone, view)) = sample(&[QUOTATIONS]) else { return };
    let Some((together, _)) = sample(&[QUOTATIONS, "atlasti_20250914_codebook_full.csv"]) else {
        return;
    };
    let left_out = view.account.left_out.len() as u64;
    assert!(left_out > 0 && view.account.rows_used + left_out == 394, "{:?}", view.account);
    let kinds = view.files[0].warnings.iter().map(|warning| kind(&warning.kind));
    assert_eq!(kinds.collect::<Vec<_>>(), ["codes_not_told_apart"]);
    let as_listed = |engine: &Engine| -> BTreeMap<String, u32> {
        let counts = codings_by_code(engine.dataset().unwrap());
        counts.into_iter().map(|(code, count)| (code.replace(" > ", ": "), count)).collect()
    };
    let truth = as_listed(&together);
    for (code, count) in as_listed(&alone) {
        assert!(truth.get(&code).is_some_and(|all| count <= *all), "{code}: {count}");
    }
}

/// Dedoose's excerpts of 2020.
///
/// - Excerpts: rows with a media title, 273 of 274; the last row is blank.
/// - Applications: `True` under the 57 headers that end in ` Applied`; 36 codes have any.
/// - Passages: one range of one medium stands twice.
/// - Parents: none of the 206 applications of a child has its parent in the row.
#[test]
fn dedoose_excerpts() {
    let Some((engine, view)) = sample(&["dedoose_chart_excerpts.xlsx"]) else { return };
    let dataset = engine.dataset().unwrap();
    assert_eq!(view.files[0].tool.as_deref(), Some("Dedoose"));
    assert_eq!(view.summary.codings, 280);
    assert_eq!(view.account.rows_read, 273);
    assert_eq!(view.account.rows_used, 273);
    assert_eq!(view.summary.segments, Some(272));
    assert_eq!(view.summary.sources.map(|sources| sources.len()), Some(16));
    assert_eq!(view.summary.coders.map(|coders| coders.len()), Some(1));
    assert_eq!(dataset.code_keys.len(), 57);
    let counts = codings_by_code(dataset);
    assert_eq!(counts.len(), 36);
    assert_eq!(largest(&counts, 8), [62, 53, 24, 18, 16, 14, 12, 12]);
    assert_lines("codings by code", &lines(&counts), "733259022cd26ccf");
}

/// Lists of codes: names with those above them, by the columns for number and parent (Dedoose) or as
/// they are (ATLAS.ti, whose list of frequencies writes a code under its theme in a column of its own).
/// Through the engine they are codes and no codings.
#[test]
fn lists_of_codes() {
    for (name, between, codes, expected) in [
        ("atlasti_20250914_codebook_full.csv", ": ", 465, "f51a1b70c896d43c"),
        ("atlasti_20250914_code_list_frequencies.csv", ": ", 465, "f51a1b70c896d43c"),
        ("atlasti_20250914_theme_frequencies.csv", ": ", 18, "12c3c64038f28dc6"),
        ("dedoose_codes_export.xlsx", " > ", 57, "f4f7734428c9c98d"),
        ("dedoose_HighLevel_Codes_count.csv", " > ", 36, "5d0d8a32cf5b0cf9"),
    ] {
        let Some((_, view)) = sample(&[name]) else { return };
        assert_eq!(view.files[0].listed_codes, Some(codes), "{name}");
        assert_eq!((view.summary.codings, view.account.rows_read), (0, 0), "{name}");
        let bytes = std::fs::read(shared("data/samples").unwrap().join(name)).unwrap();
        let table = read(name, &bytes).expect("a table").value.table;
        let listed = listed_codes(&table).expect("a list of codes");
        let mut lines: Vec<_> = listed.iter().map(|code| code.path.join(between)).collect();
        lines.sort();
        assert_lines(name, &lines, expected);
    }
}
