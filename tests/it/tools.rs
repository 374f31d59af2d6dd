//! Coding lists that tools wrote, from the shared samples, against counts worked out elsewhere. Codes
//! are known by their digests, so that nobody's words stand here.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use steelyard_core::dataset::{
    Choices, CodedDataset, Counting, DuplicateKind, FoundDuplicates, Input, LeftOutReason, Role,
    Roles, build, guess_roles, listed_codes,
};

use steelyard_core::diag::Warned;
use steelyard_core::format::DecimalMark;

use super::samples::digest;
use super::support::engine::loaded;
use super::support::{kind, read, shared};

/// How often each code was applied.
fn times(dataset: &CodedDataset) -> BTreeMap<String, u32> {
    let mut times = BTreeMap::new();
    for coding in &dataset.codings {
        let key = dataset.code_keys[coding.code_key];
        let code = dataset.code_texts.text(key.bare_code).unwrap_or_default();
        *times.entry(code.to_owned()).or_insert(0) += coding.count;
    }
    times
}

/// How often the code was applied whose name has this digest, as in `samples`.
fn times_of(times: &BTreeMap<String, u32>, name: &str) -> Option<u32> {
    times.iter().find(|(code, _)| digest(code) == name).map(|(_, times)| *times)
}

/// The quotation list of ATLAS.ti, with the codes that its codebook lists or without them.
fn quotations(with_codebook: bool) -> Option<Warned<CodedDataset>> {
    let folder = shared("data/samples")?;
    let table =
        |name: &str| read(name, &std::fs::read(folder.join(name)).unwrap()).unwrap().value.table;
    let quotations = table("atlasti_20250914_quotation_export.csv");
    let codebook = table("atlasti_20250914_codebook_full.csv");
    let codes = if with_codebook { listed_codes(&codebook).unwrap() } else { Vec::new() };
    let decimal = DecimalMark::Comma;
    let columns = guess_roles(&quotations, decimal);
    let roles = Roles { columns: columns.into_iter().map(|column| column.role).collect() };
    let (table, roles, codes) = (&quotations, &roles, codes.as_slice());
    let input = Input {
        file: "q.csv",
        table,
        roles,
        decimal,
        is_project: false,
        coder: None,
        divided: None,
        codes,
    };
    Some(build(&[input], Choices::default()).unwrap())
}

#[test]
fn atlasti_quotations_with_their_codebook_are_told_apart_entirely() {
    let Some(Warned { value: dataset, warnings }) = quotations(true) else { return };
    assert!(!warnings.iter().any(|warning| kind(&warning.kind) == "codes_not_told_apart"));
    // 394 quotations, each with a `Number of Codes`; the column's sum is 1,465.
    let account = &dataset.account;
    assert_eq!((account.rows_used, account.codings_read), (394, 1465));
    assert_eq!((account.left_out.len(), dataset.segments.len()), (0, 394));
    // The theme is a code itself, so its subcodes stand under it.
    let times = times(&dataset);
    assert_eq!(times_of(&times, "4e08d819a50b2991"), Some(44));
    assert_eq!(times_of(&times, "2a263c4a8280904f"), Some(35));
    assert_eq!(times_of(&times, "bf574711b2ebb417"), Some(19));
    // A whole sentence with its quotation marks is a code too.
    assert_eq!(times_of(&times, "b21c2d21fa738844"), Some(1));
}

#[test]
fn a_codebook_dropped_beside_the_quotations_tells_their_codes_apart() {
    let Some(folder) = shared("data/samples") else { return };
    let names = ["atlasti_20250914_quotation_export.csv", "atlasti_20250914_codebook_full.csv"];
    let bytes = names.map(|name| std::fs::read(folder.join(name)).unwrap());
    let (_, view) = loaded(&[(names[0], &bytes[0]), (names[1], &bytes[1])]);
    assert_eq!(view.files[0].tool.as_deref(), Some("ATLAS.ti"));
    assert_eq!((view.account.rows_read, view.account.codings_read), (394, 1465));
}

#[test]
fn atlasti_quotations_alone_are_told_apart_but_for_a_few() {
    let Some(Warned { value: dataset, warnings }) = quotations(false) else { return };
    // In 376 cells the numbers leave one way; in 18 they do not, and what is certain is counted.
    let untold = warnings.iter().find(|warning| kind(&warning.kind) == "codes_not_told_apart");
    assert_eq!(untold.map(|warning| warning.count), Some(18));
    let account = &dataset.account;
    assert_eq!(account.rows_used + account.left_out.len() as u64, 394);
    let reasons: Vec<_> = account.left_out.iter().map(|row| row.reason).collect();
    assert!(reasons.iter().all(|reason| *reason == LeftOutReason::CodesNotToldApart));
    // Not one code that the whole list does not have.
    let Some(whole) = quotations(true) else { return };
    let whole: BTreeMap<String, u32> = times(&whole.value)
        .into_iter()
        .map(|(code, times)| (code.replace(" > ", ": "), times))
        .collect();
    for (code, times) in times(&dataset) {
        assert!(whole.get(&code).is_some_and(|all| times <= *all), "{code}");
    }
}

#[test]
fn dedoose_excerpts_count_what_is_applied() {
    let name = "dedoose_chart_excerpts.xlsx";
    let Some(path) = shared("data/samples") else { return };
    let (engine, view) = loaded(&[(name, &std::fs::read(path.join(name)).unwrap())]);
    let dataset = engine.dataset().unwrap();
    assert_eq!(view.files[0].tool.as_deref(), Some("Dedoose"));
    // 273 excerpts and an empty row; 280 cells say True.
    assert_eq!((view.account.rows_read, view.account.codings_read), (273, 280));
    // Two excerpts overlap another that bears their code.
    let overlapping = FoundDuplicates {
        kind: DuplicateKind::SameCodeOverlapping,
        found: 2,
        counting: Counting::Each,
        alike: 0,
    };
    assert_eq!(view.account.doubles, [overlapping]);
    let times = times(dataset);
    assert_eq!(times_of(&times, "d2a2bb13fdc17629"), Some(53));
    assert_eq!(times_of(&times, "a1bd1cf1b4e3ccdd"), Some(62));
    // A code and one that stands under it.
    assert_eq!(times_of(&times, "27cd1fc8dac2b9a0"), Some(14));
    assert_eq!(times_of(&times, "5a13ea86c03022bc"), Some(2));
    let role = |name: &str| {
        let mut columns = view.files[0].columns.iter();
        columns.find(|column| column.name == name).map(|column| column.role.clone())
    };
    assert_eq!(role("Codes Applied Combined"), Some(Role::Ignored));
    assert_eq!(role("Excerpt Range"), Some(Role::RangeStart));
    assert!(dataset.records.values().iter().all(|record| record.range.is_some()));
}
