//! Codebooks that programs for coding export: what real ones list.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::borrow::Cow;

use serde_json::json;
use steelyard_core::dataset::listed_codes;
use steelyard_core::diag::ErrorKind;
use steelyard_core::engine::{Engine, ExcerptQuery, ExportOptions, Request, Response, StudyView};
use steelyard_core::framework::{Match, codebook_ids};
use steelyard_core::valence::Valence;
use steelyard_core::words::table::row_label;

use crate::support::engine::{ask, load, loaded, number, study, table};
use crate::support::{read, shared};

const CODINGS: &[u8] = b"participant,group,code,type,excerpt\n\
P1,Nurses,Money > Pay,barrier,too little\n\
P1,Nurses,Money > Pay,barrier,\n\
P2,Doctors,Money,facilitator,\n\
P2,Doctors,Night,barrier,\n\
P2,Doctors,Luck,facilitator,\n";

/// Pay stands below two codes; nobody was coded to Rent, Team or Night under Team.
const CODES: &[u8] = b"Code,Memo\n\
Money,what it takes\n\
Money > Pay,\n\
Money > Rent,\n\
Hours > Night,\n\
Team,\n";

/// Codes by depth, counted in the files by a script of its own.
#[test]
fn real_codebooks_list_their_codes() {
    let Some(samples) = shared("data/samples") else { return };
    let cases: [(&str, &[usize]); 5] = [
        ("atlasti_20250914_codebook_full.csv", &[18, 447]),
        ("atlasti_20250914_code_list_frequencies.csv", &[18, 447]),
        ("atlasti_20250914_theme_frequencies.csv", &[18]),
        ("dedoose_codes_export.xlsx", &[11, 34, 12]),
        ("dedoose_HighLevel_Codes_count.csv", &[9, 18, 8, 1]),
    ];
    for (name, expected) in cases {
        let bytes = std::fs::read(samples.join(name)).unwrap();
        let table = read(name, &bytes).unwrap().value.table;
        let codes = listed_codes(&table).unwrap_or_else(|| panic!("{name} is no codebook"));
        let mut depths = Vec::new();
        for code in &codes {
            depths.resize(depths.len().max(code.path.len()), 0);
            depths[code.path.len() - 1] += 1;
        }
        assert_eq!(depths, expected, "{name}");
    }
    for name in ["atlasti_20250914_quotation_export.csv", "dedoose_chart_excerpts.xlsx"] {
        let bytes = std::fs::read(samples.join(name)).unwrap();
        assert_eq!(listed_codes(&read(name, &bytes).unwrap().value.table), None, "{name}");
    }
}

fn configured(engine: &mut Engine, settings: serde_json::Value) -> StudyView {
    let settings = Box::new(serde_json::from_value(settings).unwrap());
    study(engine, Request::Configure { settings })
}

fn refused(answer: Response) -> Vec<ErrorKind> {
    match answer {
        Response::Failed { errors, .. } => errors.into_iter().map(|error| error.kind).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

#[test]
fn a_codebook_beside_the_codings_is_their_framework() {
    let (mut engine, view) = loaded(&[("my codes.csv", CODES), ("codings.csv", CODINGS)]);
    assert_eq!(view.framework.id.as_deref(), Some("own:my codes.csv"));
    let listed: Vec<Option<u32>> = view.files.iter().map(|file| file.listed_codes).collect();
    assert_eq!(listed, [Some(5), None]);
    assert!(view.holds_codings());
    let found: Vec<(&str, &Match, Option<&str>)> = view
        .mapping
        .iter()
        .map(|row| (row.label.as_str(), &row.found, row.items.first().map(String::as_str)))
        .collect();
    let expected: [(&str, &Match, Option<&str>); 4] = [
        ("Money > Pay", &Match::Exact { item: 1 }, Some("Money > Pay")),
        ("Money", &Match::Exact { item: 0 }, Some("Money")),
        ("Night", &Match::Exact { item: 4 }, Some("Hours > Night")),
        ("Luck", &Match::Unknown, None),
    ];
    assert_eq!(found, expected);

    let codes = table(&mut engine, json!({"rows": "construct", "columns": "all"}));
    let rows: Vec<(Cow<str>, Option<&str>, u32)> = codes
        .rows
        .iter()
        .map(|row| (row_label(&row.label), row.parent.as_deref(), row.total.shown().unwrap()))
        .collect();
    let expected = [
        ("Money (no code below it)", None, 1),
        ("Pay", Some("Money"), 2),
        // Codes that were never applied.
        ("Rent", Some("Money"), 0),
        ("Night", Some("Hours"), 1),
        ("Team", None, 0),
        ("Not in the codebook", None, 1),
    ];
    assert_eq!(rows, expected.map(|(label, above, total)| (label.into(), above, total)));
    let tops = table(&mut engine, json!({"rows": "domain", "columns": "all"}));
    assert_eq!(number(&tops, "Money", "All", Valence::Barrier).0, 2);
    assert_eq!(number(&tops, "Team", "All", Valence::Barrier).0, 0);

    // The passage's place is in the file that holds it.
    let query =
        ExcerptQuery { row: "Money > Pay".to_owned(), column: None, valence: None, with: None };
    let options = serde_json::from_value(json!({"rows": "construct"})).unwrap();
    let Response::Excerpts { excerpts } =
        ask(&mut engine, Request::Excerpts { query, table: options })
    else {
        panic!("no passages")
    };
    assert_eq!(excerpts[0].at.file.as_deref(), Some("codings.csv"));
}

#[test]
fn words_of_an_own_codebook_speak_of_codes() {
    let (mut engine, _) = loaded(&[("my codes.csv", CODES), ("codings.csv", CODINGS)]);
    for rows in ["domain", "construct"] {
        let table = serde_json::from_value(json!({"rows": rows, "basis": "share_of_domain"}));
        let request = Request::Figure { table: table.unwrap(), figure: Default::default() };
        let Response::Figure(view) = ask(&mut engine, request) else { panic!("no figure") };
        let level = if rows == "domain" { "top-level code" } else { "code" };
        let title = format!("Barriers and facilitators by {level} and group.");
        assert!(view.caption.starts_with(&title), "{}", view.caption);
        let source = "The codes are those of the study’s own codebook “my codes”.";
        assert!(view.caption.contains(source), "{}", view.caption);
        let mut words = vec![view.caption.clone(), view.alt.clone()];
        for export in [ExportOptions::CSV, ExportOptions::HTML, ExportOptions::Svg] {
            let table = serde_json::from_value(json!({"rows": rows})).unwrap();
            let request = Request::Export { export, table, figure: Default::default() };
            let Response::Export(file) = ask(&mut engine, request) else { panic!("no file") };
            words.push(String::from_utf8(file.bytes).unwrap());
        }
        for text in words {
            let lower = text.to_lowercase();
            assert!(!lower.contains("domain") && !lower.contains("construct"), "{text}");
            assert!(!text.contains(". .") && !text.contains("doi:"), "{text}");
        }
    }
}

#[test]
fn a_codebook_alone_is_no_failure() {
    let (mut engine, view) = loaded(&[("my codes.csv", CODES)]);
    assert!(!view.holds_codings());
    assert!(view.questions.is_empty(), "{:?}", view.questions);
    assert_eq!(view.framework.own, ["own:my codes.csv"]);
    let asked = ask(&mut engine, Request::Table { table: Default::default() });
    assert_eq!(refused(asked), [ErrorKind::NoCodings]);
    // It can be saved as a codebook, and the codings can be added to it.
    let export = ExportOptions::Codebook { framework: Some("own:my codes.csv".into()) };
    let request = Request::Export { export, table: Default::default(), figure: Default::default() };
    let Response::Export(file) = ask(&mut engine, request) else { panic!("no file") };
    assert_eq!(file.file_name, "my codes codebook.qdc");
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(text.contains("<Description>what it takes</Description>"), "{text}");
    let Request::Load { files, .. } = load(&[("codings.csv", CODINGS)], Default::default()) else {
        panic!("another request")
    };
    let view = study(&mut engine, Request::Add { files, settings: Box::default() });
    assert_eq!(view.framework.id.as_deref(), Some("own:my codes.csv"));
    assert_eq!(view.summary.codings, 5);
}

#[test]
fn an_own_codebook_is_taken_only_where_it_fits_better() {
    let codings: &[u8] = b"participant,code\nP1,Knowledge\nP2,Optimism\nP3,Intentions\n";
    for (codes, taken, tied) in [
        // As many as the framework knows: that is asked. And fewer.
        ("Code,Memo\nKnowledge,\nOptimism,\nIntentions,\n", None, &["own:b.csv", "tdf-2012"][..]),
        ("Code,Memo\nKnowledge,\nOther,\n", Some("tdf-2012"), &[]),
    ] {
        let (mut engine, view) = loaded(&[("a.csv", codings), ("b.csv", codes.as_bytes())]);
        assert_eq!(view.framework.id.as_deref(), taken, "{codes}");
        assert_eq!(view.framework.tied, tied, "{codes}");
        // It is offered all the same, and taken where it is chosen.
        assert_eq!(view.framework.own, ["own:b.csv"]);
        let view = configured(&mut engine, json!({"framework": "own:b.csv"}));
        assert_eq!(view.framework.id.as_deref(), Some("own:b.csv"));
        assert!(view.framework.own_book.is_some());
        let view = configured(
            &mut engine,
            json!({"framework": "own:b.csv", "mapping": {"Optimism": "Knowledge"}}),
        );
        let mapped = view.mapping.iter().find(|row| row.label == "Optimism").unwrap();
        assert_eq!(
            (mapped.items.first().map(String::as_str), mapped.chosen),
            (Some("Knowledge"), true)
        );
        let settings = Box::new(serde_json::from_value(json!({"framework": "own:c.csv"})).unwrap());
        let errors = refused(ask(&mut engine, Request::Configure { settings }));
        let [ErrorKind::UnknownValue { allowed, .. }] = errors.as_slice() else {
            panic!("{errors:?}")
        };
        assert!(allowed.iter().any(|id| id == "own:b.csv"), "{allowed:?}");
        assert_eq!(allowed.len(), codebook_ids().len() + 2);
    }
    // Two that fit equally well, and better than any framework, are asked.
    let codes: &[u8] = b"Code,Memo\nMoney,\nNight,\nLuck,\n";
    let files = [("codings.csv", CODINGS), ("a.csv", codes), ("b.csv", codes)];
    let (_, view) = loaded(&files);
    assert_eq!(view.framework.id, None);
    assert_eq!(view.framework.tied, ["own:a.csv", "own:b.csv"]);
}

#[test]
fn a_list_whose_columns_the_user_named_holds_codings() {
    let (mut engine, view) = loaded(&[("list.csv", CODES)]);
    assert_eq!(view.summary.codings, 0);
    let settings = json!({"files": {"list.csv": {"roles": {"Code": "code"}}}});
    let view = configured(&mut engine, settings);
    assert_eq!((view.files[0].listed_codes, view.summary.codings), (None, 5));
    let view = configured(&mut engine, json!({}));
    assert_eq!((view.files[0].listed_codes, view.summary.codings), (Some(5), 0));
}

#[test]
fn a_qdc_beside_the_codings_is_their_framework() {
    let code = |name: &str, below: &str| {
        format!("<Code guid=\"0-{name}\" name=\"{name}\" isCodable=\"true\">{below}</Code>")
    };
    let codes = [code("Money", &code("Pay", "")), code("Night", ""), code("Rest", "")].concat();
    let codes = codes.replace("0-", "51B2B2B7-27EB-4ECB-9D56-");
    let qdc =
        format!("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\"><Codes>{codes}</Codes></CodeBook>");
    let (mut engine, view) = loaded(&[("codings.csv", CODINGS), ("own.qdc", qdc.as_bytes())]);
    assert_eq!(view.framework.id.as_deref(), Some("own:own.qdc"));
    assert_eq!(view.files[1].listed_codes, Some(4));
    let tops = table(&mut engine, json!({"rows": "domain", "columns": "all"}));
    let labels: Vec<(Cow<str>, u32)> =
        tops.rows.iter().map(|row| (row_label(&row.label), row.total.shown().unwrap())).collect();
    let expected = [("Money", 3), ("Night", 1), ("Rest", 0), ("Not in the codebook", 1)];
    assert_eq!(labels, expected.map(|(label, total)| (label.into(), total)));

    let (_, alone) = loaded(&[("own.qdc", qdc.as_bytes())]);
    assert!(!alone.holds_codings() && alone.questions.is_empty());
}

#[test]
fn the_code_tree_of_a_project_is_offered_and_not_taken() {
    let Some(samples) = shared("data/samples") else { return };
    let bytes = std::fs::read(samples.join("oltas0517.qdpx")).unwrap();
    let (mut engine, view) = loaded(&[("oltas0517.qdpx", &bytes)]);
    assert_eq!(view.framework.id, None);
    assert_eq!(view.framework.own, ["own:oltas0517.qdpx"]);
    assert!(view.holds_codings());
    let codings = view.summary.codings;
    let view = configured(&mut engine, json!({"framework": "own:oltas0517.qdpx"}));
    assert_eq!(view.summary.codings, codings);
    assert!(view.mapping.iter().all(|row| !row.items.is_empty()), "{:?}", view.mapping);
}
