//! Golden words: what the program says of a table and a figure, for every combination that changes it, to be
//! read by whoever changes a sentence.
//!
//! `STEELYARD_BLESS=1 cargo test golden_words` writes the file anew; read it before committing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::{Value, json};
use steelyard_core::engine::{Engine, Request, Response, Settings};
use steelyard_core::examples;

use super::support::engine::{ask, load, study};

/// People of two roles at two sites, in interviews, with all five states, a code that is not of the
/// framework, a person without a role and a row without a code.
const STUDY: &str = "participant,interview,role,site,domain,theme,type,excerpt\n\
    P1,I1,Nurse,North,Knowledge,Learning,barrier,a\n\
    P1,I1,Nurse,North,Knowledge,Learning,facilitator,b\n\
    P1,I1,Nurse,North,Optimism,,facilitator,c\n\
    P2,I2,Nurse,North,Knowledge,Learning,neutral,d\n\
    P2,I2,Nurse,North,Emotion,Fear,mixed,e\n\
    P3,I3,Doctor,South,Emotion,Fear,barrier,f\n\
    P3,I3,Doctor,South,Elsewhere,Fear,,g\n\
    P4,I4,,South,Emotion,Fear,barrier,h\n\
    P4,I4,,South,,,barrier,i\n";

fn settings(mut more: Value) -> Settings {
    let roles = json!({"interview": "source", "role": "group"});
    more["files"] = json!({"study.csv": {"roles": roles}});
    serde_json::from_value(more).expect("settings of the API")
}

/// All words of one table and its figure.
fn told(out: &mut String, what: &str, engine: &mut Engine, table: &Value) {
    let options = serde_json::from_value(table.clone()).expect("options of the API");
    let request = Request::Figure { table: options, figure: Default::default() };
    writeln!(out, "## {what}").unwrap();
    match ask(engine, request) {
        Response::Figure(view) => {
            writeln!(out, "Caption: {}", view.caption).unwrap();
            writeln!(out, "Alternative text: {}", view.alt).unwrap();
            writeln!(out, "Methods: {}", view.methods).unwrap();
            for note in view.notes {
                writeln!(out, "- {note}").unwrap();
            }
        }
        Response::Failed { messages, .. } => {
            writeln!(out, "Refused: {}", messages.join(" ")).unwrap()
        }
        other => panic!("neither figure nor error but {other:?}"),
    }
    out.push('\n');
}

fn words() -> String {
    let mut out = String::new();
    for example in examples::all() {
        let mut engine = Engine::new();
        study(&mut engine, Request::Example { id: example.id.into() });
        told(&mut out, &format!("example {}", example.id), &mut engine, &json!({}));
    }
    let of = |more: Value| {
        let mut engine = Engine::new();
        study(&mut engine, load(&[("study.csv", STUDY.as_bytes())], settings(more)));
        engine
    };
    let mut engine = of(json!({}));
    for unit in ["codings", "segments", "participants", "sources", "sites"] {
        for basis in
            ["count", "share_of_valence", "share_of_group", "share_of_domain", "share_of_units"]
        {
            let table = json!({"unit": unit, "basis": basis});
            told(&mut out, &format!("{unit} {basis}"), &mut engine, &table);
        }
    }
    let people = |basis: &str| json!({"unit": "participants", "basis": basis});
    for (what, policy) in [
        ("fewest of three", json!({"fewest_contributors": 3})),
        ("rounded to threes", json!({"round_to": 3})),
        ("domains only", json!({"domains_only": true})),
    ] {
        for basis in ["count", "share_of_units"] {
            let mut engine = of(json!({"disclosure": policy}));
            told(&mut out, &format!("{what}, {basis}"), &mut engine, &people(basis));
        }
    }
    for (what, table) in [
        ("no columns", json!({"columns": "all"})),
        ("no columns, of valence", json!({"columns": "all", "basis": "share_of_valence"})),
        (
            "no columns, of people",
            json!({"columns": "all", "unit": "sources", "basis": "share_of_units"}),
        ),
        ("columns of people", json!({"columns": "participant"})),
        ("themes", json!({"rows": "theme"})),
        ("filtered", json!({"filter": [{"by": "group", "keep": ["Nurse", "Doctor"]}]})),
        (
            "filtered twice",
            json!({"filter": [{"by": "group", "keep": ["Nurse"]}, {"by": "site", "keep": ["North"]}]}),
        ),
        ("both as mixed", json!({"unit": "participants", "both_as_mixed": true})),
        ("by total", json!({"order": "total"})),
        ("by difference", json!({"order": "difference"})),
    ] {
        told(&mut out, what, &mut engine, &table);
    }
    out
}

#[test]
fn words_are_unchanged() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden/words.txt");
    let words = words().replace(env!("CARGO_PKG_VERSION"), "{version}");
    if std::env::var_os("STEELYARD_BLESS").is_some() {
        std::fs::write(&path, &words).expect("the golden folder can be written");
        return;
    }
    let known = std::fs::read_to_string(&path).unwrap_or_default();
    for (line, (known, told)) in (1..).zip(known.lines().zip(words.lines())) {
        assert_eq!(known, told, "line {line} of {}", path.display());
    }
    assert_eq!(known.lines().count(), words.lines().count(), "{}", path.display());
}
