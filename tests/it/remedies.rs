//! What the buttons beside findings and questions do: each edit does away with what it is offered for.

#![allow(clippy::unwrap_used, clippy::panic)]

use steelyard::page::remedies::{each_of, none_of, of_finding};
use steelyard::page::sections::section_of_finding;
use steelyard_core::dataset::{Reason, Role};
use steelyard_core::diag::WarningKind;
use steelyard_core::engine::{Engine, FindingKind, Question, Request, Settings, StudyView};

use crate::support::engine::{load, study};

fn opened(files: &[(&str, &str)]) -> (Engine, StudyView) {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let settings = Settings { framework: Some("none".into()), ..Settings::default() };
    let mut engine = Engine::new();
    let view = study(&mut engine, load(&files, settings));
    (engine, view)
}

#[test]
fn what_a_finding_offers_does_away_with_it() {
    let cases: [(&str, &[(&str, &str)]); 11] = [
        ("divided", &[("a.csv", "participant,code\nP1,Cost; Time\nP2,Cost\nP3,Time\n")]),
        (
            "not stated",
            &[("a.csv", "participant,group,code\nP1,Nurse,Cost\nP2,N/A,Cost\nP3,Doctor,Time\n")],
        ),
        (
            "twice",
            &[(
                "a.csv",
                "document,segment id,code,valence\nD1,1,Time,barrier\nD1,1,Time,barrier\nD1,2,Cost,barrier\n",
            )],
        ),
        (
            "the same files",
            &[
                ("a.csv", "participant,code\nP1,Cost\nP2,Time\n"),
                ("b.csv", "participant,code\nP1,Cost\nP2,Time\n"),
            ],
        ),
        (
            "a list of people",
            &[
                ("a.csv", "participant,code\nP1,Cost\nP2,Time\n"),
                ("b.csv", "participant,role\nP1,Nurse\nP2,Doctor\n"),
            ],
        ),
        ("a file of barriers", &[("barriers.csv", "participant,code\nP1,Pay\nP2,Rota\n")]),
        (
            "letters",
            &[("a.csv", "participant,code\nP1,B: time\nP2,F: trust\nP3,B: cost\nP4,F: time\n")],
        ),
        ("a total", &[("a.csv", "code,barrier,facilitator\nPay,3,1\nRota,2,2\nTotal,6,3\n")]),
        (
            "a column of totals",
            &[("a.csv", "participant,Pay,Rota,Heat,Total\nP1,1,0,1,2\nP2,0,1,1,2\nP3,1,1,0,3\n")],
        ),
        (
            "attributes",
            &[("a.csv", "code,Role=Nurse,Role=Cook,Site=A,Site=C\nPay,4,2,3,3\nRota,1,3,2,1\n")],
        ),
        ("names alike", &[("a.csv", "participant,code\nP4,Cost\np4,Time\nP5,Cost\n")]),
    ];
    for (name, files) in cases {
        let (mut engine, view) = opened(files);
        let mut offered = 0;
        for found in &view.findings {
            let (_, Some(edit)) = of_finding(found, &view) else { continue };
            offered += 1;
            let settings = Box::new(edit.apply(&view.settings));
            let after = study(&mut engine, Request::Configure { settings });
            assert!(
                after.findings.iter().all(|other| other.kind != found.kind),
                "{name}: {found:?} is still there"
            );
        }
        assert!(offered > 0, "{name}: nothing is offered: {:?}", view.findings);
    }
}

#[test]
fn the_cells_of_a_review_are_left_whole_by_the_button_that_says_so() {
    let review = "study,barriers,facilitators\nA 2019,Cost; Time,Leaders\nB 2020,Staff,Money\n";
    let (mut engine, view) = opened(&[("r.csv", review)]);
    let warning = WarningKind::CellsDivided { column: "barriers".to_owned() };
    let kind = FindingKind::Noticed { warning };
    let found = view.findings.iter().find(|one| one.kind == kind).unwrap();
    assert_eq!(section_of_finding(&found.kind), "check-files");
    assert_eq!(view.summary.codings, 5);
    let edit = of_finding(found, &view).1.unwrap();
    let settings = Box::new(edit.apply(&view.settings));
    let after = study(&mut engine, Request::Configure { settings });
    assert!(after.findings.iter().all(|one| one.kind != kind), "{:?}", after.findings);
    assert_eq!(after.summary.codings, 4);
}

#[test]
fn none_of_the_columns_is_an_answer_but_for_codes() {
    let (mut engine, view) = opened(&[(
        "a.csv",
        "participant,wing,shift,code,valence\nP1,Ash,Dawn,Cost,facilitator\nP2,Elm,Noon,Time,barrier\nP3,Oak,Dusk,Cost,facilitator\nP4,Yew,Night,Time,barrier\nP5,Ash,Night,Cost,facilitator\nP6,Elm,Dusk,Time,barrier\nP7,Oak,Noon,Cost,facilitator\nP8,Yew,Dawn,Time,barrier\n",
    )]);
    let asked = view.questions.iter().find_map(|question| match question {
        Question::Column { file, role: role @ Role::Group, columns } => Some((file, role, columns)),
        _ => None,
    });
    let (file, role, columns) = asked.unwrap();
    let edit = none_of(&view, file, role, columns).unwrap();
    let settings = Box::new(edit.apply(&view.settings));
    let after = study(&mut engine, Request::Configure { settings });
    let asks = |one: &Question| matches!(one, Question::Column { role: Role::Group, .. });
    assert!(!after.questions.iter().any(asks));
    let of_file = &after.files.first().unwrap().columns;
    assert!(of_file.iter().all(|column| column.role != Role::Group));
    assert!(of_file.iter().any(|column| column.reason == Reason::Chosen));
    assert_eq!(none_of(&view, file, &Role::Code, columns), None);
}

#[test]
fn primary_and_secondary_codes_can_both_count() {
    for (text, expected) in [
        (
            "participant,quote,Primary code,Secondary code,type\nP1,we never have time,Time,Staff,barrier\nP2,it costs a lot,Cost,,barrier\nP3,the team helps,Team,Leadership,facilitator\nP4,no time again,Time,Cost,barrier\n",
            (4, 7),
        ),
        (
            "deltagare,citat,Primär kod,Sekundär kod,typ\nP1,vi hinner inte,Tid,Bemanning,hinder\nP2,det kostar,Kostnad,,hinder\nP3,teamet,Team,,möjliggörare\n",
            (3, 4),
        ),
    ] {
        let (mut engine, view) = opened(&[("a.csv", text)]);
        let asked = view.questions.iter().find_map(|question| match question {
            Question::Column { file, role: role @ Role::Code, columns } => {
                Some((file, role, columns))
            }
            _ => None,
        });
        let (file, role, columns) = asked.unwrap();
        let edit = each_of(&view, file, role, columns).unwrap();
        let settings = Box::new(edit.apply(&view.settings));
        let after = study(&mut engine, Request::Configure { settings });
        assert_eq!((view.summary.codings, after.summary.codings), expected);
        assert_eq!(each_of(&view, file, &Role::Group, columns), None);
    }
}

#[test]
fn one_round_of_coding_alone_can_count() {
    let text = "participant,round,code,type\nP1,1,Time,barrier\nP1,2,Time,barrier\nP2,1,Cost,barrier\nP2,2,Cost,barrier\nP3,1,Team,facilitator\nP3,2,Leader,facilitator\n";
    let (mut engine, view) = opened(&[("a.csv", text)]);
    let is_of = |found: &&steelyard_core::engine::Finding| {
        let kind = &found.kind;
        matches!(kind, FindingKind::Noticed { warning: WarningKind::CodedInRounds { .. } })
    };
    let found = view.findings.iter().find(is_of).unwrap();
    let (label, edit) = of_finding(found, &view);
    assert_eq!(label, "Count “2” alone");
    let settings = Box::new(edit.unwrap().apply(&view.settings));
    let after = study(&mut engine, Request::Configure { settings });
    assert!(after.findings.iter().all(|one| !is_of(&one)));
    let kept: u64 = after.summary.kept.unwrap().values().sum();
    assert_eq!((after.summary.codings, kept), (6, 3));
}
