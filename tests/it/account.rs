//! The account of a load, word for word.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard::page::words::{account as words, reading};
use steelyard_core::dataset::ValenceSource;
use steelyard_core::engine::{Question, Request, Settings, StudyView};
use steelyard_core::format::{How, OffsetUnit, Offsets, ProjectReading};
use steelyard_core::valence::ByValence;

use super::support::engine::{loaded, study};

/// Second codes that say the valence, doubles, a row without a code.
const RANGES: &[u8] = b"document,start,end,coder,code\n\
    D1,0,10,x,Knowledge\n\
    D1,0,10,x,Barriers\n\
    D1,20,40,x,Skills\n\
    D1,20,40,x,Skills\n\
    D1,18,38,x,Facilitators\n\
    D2,0,5,y,Optimism\n\
    D2,0,5,y,Walls\n\
    D2,50,60,y,Barriers\n\
    D2,70,80,y,\n";

fn ranges(settings: Value) -> StudyView {
    let (mut engine, _) = loaded(&[("ranges.csv", RANGES)]);
    let roles = json!({"document": "source", "start": "range_start", "end": "range_end"});
    let mut settings = settings;
    settings["files"] = json!({"ranges.csv": {"roles": roles}});
    settings["framework"] = json!("tdf-2012");
    let settings: Settings = serde_json::from_value(settings).unwrap();
    study(&mut engine, Request::Configure { settings: Box::new(settings) })
}

#[test]
fn the_account_says_what_became_of_every_coding() {
    let view = ranges(json!({}));
    assert_eq!(
        words::account(&view),
        [
            "9 rows were read; 8 gave 8 codings.",
            "5 of them count: 2 gave a valence to another coding, 1 says what another says already.",
            "2 sources gave codings.",
            "The codings are of 5 segments and 2 coders.",
            "2 codings have no valence: counted, and shown as missing.",
            "2 codings have no construct of TDF 2012 and stand in a row apart.",
            "1 row was left out: 1 without a code.",
        ]
    );
    assert_eq!(
        words::joined(&view.account),
        [
            "3 codings got their valence from a second code on the same passage, 2 of them from one \
             that overlaps by 90 % or more of the shorter.",
            "1 valence stands on a passage without another code: it counts as what it is named.",
        ]
    );
    let doubles: Vec<_> = view.account.doubles.iter().map(words::double).collect();
    assert_eq!(
        doubles,
        ["1 coding of a code and valence that its coder gave the same passage before"]
    );
}

#[test]
fn a_stricter_share_joins_less() {
    let view = ranges(json!({"overlap_percent": 95}));
    let joined = words::joined(&view.account);
    assert_eq!(joined[0], "1 coding got its valence from a second code on the same passage.");
    assert!(joined[1].starts_with("2 valences stand"), "{joined:?}");
}

/// How one text of a project was understood.
fn offsets(source: &str, unit: OffsetUnit, checked: u32, fitting: u32) -> Offsets {
    Offsets {
        source: source.to_owned(),
        unit,
        line_end_is_two: unit == OffsetUnit::Utf16,
        mark_is_counted: false,
        checked,
        fitting,
        by_quotes: unit == OffsetUnit::Utf16,
    }
}

#[test]
fn positions_are_told_once_where_they_agree_and_by_source_where_they_do_not() {
    let mut view = ranges(json!({}));
    let (a, b) =
        (offsets("A", OffsetUnit::Utf16, 200, 197), offsets("B", OffsetUnit::Utf16, 103, 97));
    let unchecked = offsets("C", OffsetUnit::CodePoints, 0, 0);
    let edges = offsets("D", OffsetUnit::CodePoints, 10, 9);
    for (found, expected) in [
        (
            vec![a.clone(), b.clone(), unchecked],
            vec!["97 % of 303 quotes aligned, counted in UTF-16 units, line ends counted as two."],
        ),
        (
            vec![a, edges, b],
            vec![
                "“A”, “B”: 97 % of 303 quotes aligned, counted in UTF-16 units, line ends counted \
                 as two.",
                "“D”: 90 % of 10 positions on the edges of words, counted in code points.",
            ],
        ),
    ] {
        let project = ProjectReading { offsets: found, ..ProjectReading::default() };
        view.files[0].reading.how = How::Project(project);
        let lines = words::account(&view);
        let aligned: Vec<_> = lines.iter().filter(|line| line.contains(" % of ")).collect();
        assert_eq!(aligned, expected);
        assert_eq!(lines[0], "8 codings were read.");
    }
}

#[test]
fn a_project_is_told_in_one_line() {
    let mut view = ranges(json!({}));
    let project = ProjectReading {
        origin: "NVivo for Windows 12.6".into(),
        sources: 61,
        codes: 1,
        codings: 303,
        ranges: 188,
        ..ProjectReading::default()
    };
    view.files[0].reading.how = How::Project(project);
    assert_eq!(
        reading::reading(&view.files[0].reading),
        "REFI-QDA project of NVivo for Windows 12.6: 61 sources, 1 code, 303 codings on 188 passages"
    );
}

#[test]
fn places_that_contradict_each_other_are_asked_until_one_is_chosen() {
    let csv = b"participant,domain,code,type,weight\n\
        P1,Skills,Cost - barrier,facilitator,1\n\
        P2,Skills,Time,barrier,1\n\
        P3,Optimism,Hope,facilitator,-1\n";
    let (mut engine, _) = loaded(&[("a.csv", csv)]);
    let files = json!({"a.csv": {"roles": {"weight": "weight"}}});
    let mut configure = |settings: Value| {
        let mut settings = settings;
        settings["files"] = files.clone();
        let settings = serde_json::from_value(settings).unwrap();
        study(&mut engine, Request::Configure { settings: Box::new(settings) })
    };
    let asked = |view: &StudyView| {
        view.questions.iter().find_map(|question| match question {
            Question::ValencePlace { places, codings } => Some((places.clone(), *codings)),
            _ => None,
        })
    };
    let all = vec![ValenceSource::Column, ValenceSource::Name, ValenceSource::Weight];
    let view = configure(json!({}));
    assert_eq!(asked(&view), Some((all, 2)));
    assert_eq!(view.account.valences_contradicted, 3);
    assert_eq!(view.summary.valences, ByValence::new([1, 2, 0, 0, 0]));
    let view = configure(json!({"valence_from": "weight"}));
    assert_eq!(asked(&view), None);
    assert_eq!(view.summary.valences, ByValence::new([1, 2, 0, 0, 0]));
    assert_eq!(view.account.valences_as_found, Some(ByValence::new([1, 2, 0, 0, 0])));
    let view = configure(json!({"valence_as_found": true}));
    assert_eq!(asked(&view), None, "the user lets the first place hold");
    assert_eq!(view.account.valences_contradicted, 3);
    let view = configure(json!({"valence_from": "name"}));
    assert_eq!(view.summary.valences, ByValence::new([1, 0, 0, 0, 2]));
}
