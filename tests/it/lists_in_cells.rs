//! Cells that hold lists: what is divided, what belongs together, and that neither the order of files nor one
//! odd cell changes it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use steelyard_core::dataset::LeftOutReason;
use steelyard_core::diag::WarningKind;
use steelyard_core::engine::{Engine, FindingKind, Settings, StudyView};

use steelyard_core::valence::Valence;

use crate::support::engine::{load, study};

/// The codes of files with their codings, and what is said of the study.
fn codes(files: &[(&str, &str)], settings: &str) -> (BTreeMap<String, u32>, StudyView) {
    let settings: Settings = serde_json::from_str(settings).unwrap();
    let settings = Settings { framework: Some("none".into()), ..settings };
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let mut engine = Engine::new();
    let view = study(&mut engine, load(&files, settings));
    let dataset = engine.dataset().unwrap();
    let mut found = BTreeMap::new();
    for coding in &dataset.codings {
        let key = dataset.code_keys[coding.code_key];
        let texts = [key.domain, key.construct, key.theme, key.code];
        let path: Vec<&str> =
            texts.into_iter().filter_map(|text| dataset.code_texts.text(text?)).collect();
        *found.entry(path.join(" > ")).or_default() += coding.count;
    }
    (found, view)
}

fn said(expected: &[(&str, u32)]) -> BTreeMap<String, u32> {
    expected.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
}

fn tells(view: &StudyView, wanted: impl Fn(&WarningKind) -> bool) -> bool {
    view.findings
        .iter()
        .any(|one| matches!(&one.kind, FindingKind::Noticed { warning } if wanted(warning)))
}

#[test]
fn the_order_of_files_divides_nothing() {
    let lists = ("a.csv", "participant,code\nP1,\"Cost, Time\"\n");
    let names = ("b.csv", "participant,code\nP2,Cost\nP3,Time\n");
    let expected = said(&[("Cost", 2), ("Time", 2)]);
    assert_eq!(codes(&[lists, names], "{}").0, expected);
    assert_eq!(codes(&[names, lists], "{}").0, expected);
}

#[test]
fn coders_may_type_lists() {
    let sheet = "No,Coder 1,Coder 2\n1,Cost; Time,Cost\n2,Time,Time\n3,Cost,Time\n";
    let (found, view) = codes(&[("c.csv", sheet)], r#"{"doubles": {"two_coders": "each"}}"#);
    assert_eq!(found, said(&[("Cost", 3), ("Time", 4)]));
    assert!(tells(&view, |warning| matches!(warning, WarningKind::CellsDivided { .. })));
}

#[test]
fn lists_of_two_columns_belong_together_place_by_place() {
    let sheet = "participant,domain,construct\nP1,Inner setting; Process,Culture; Planning\n";
    let divide = r#"{"files": {"d.csv": {"divided": {"domain": true, "construct": true}}}}"#;
    let (found, view) = codes(&[("d.csv", sheet)], divide);
    assert_eq!(found, said(&[("Inner setting > Culture", 1), ("Process > Planning", 1)]));
    assert!(tells(&view, |warning| matches!(warning, WarningKind::ListsPaired)));

    let unequal =
        "participant,domain,construct\nP1,Inner setting; Process,Culture; Planning; Time\n";
    let (found, view) = codes(&[("d.csv", unequal)], divide);
    assert_eq!(found, said(&[("Inner setting; Process > Culture; Planning; Time", 1)]));
    assert!(tells(&view, |warning| matches!(warning, WarningKind::TakenAsOneCode)));

    let one = "participant,domain,construct\nP1,Process,Culture; Planning\n";
    let divide = r#"{"files": {"d.csv": {"divided": {"construct": true}}}}"#;
    assert_eq!(
        codes(&[("d.csv", one)], divide).0,
        said(&[("Process > Culture", 1), ("Process > Planning", 1)])
    );
}

#[test]
fn a_line_break_in_one_cell_leaves_the_semicolons_of_the_others() {
    let sheet = "study,barriers,facilitators\nA 2019,\"Cost\nTime\",Leaders\nB 2020,Staff; rooms; money,Leaders\n";
    let (found, _) = codes(&[("r.csv", sheet)], "{}");
    let expected =
        [("Cost", 1), ("Leaders", 2), ("Staff", 1), ("Time", 1), ("money", 1), ("rooms", 1)];
    assert_eq!(found, said(&expected));
}

#[test]
fn a_long_text_beside_its_findings_makes_a_review_no_other_table() {
    let aims = "To find out what keeps people from it. ".repeat(80);
    let sheet = format!(
        "study,aims,barriers,facilitators\nA 2019,{aims},\"Cost\nTime\",Leaders\nB 2020,short,Staff,Leaders\n"
    );
    let (found, view) = codes(&[("r.csv", &sheet)], "{}");
    assert_eq!(found, said(&[("Cost", 1), ("Leaders", 2), ("Staff", 1), ("Time", 1)]));
    assert_eq!(view.summary.sources.as_ref().map(Vec::len), Some(2));
}

#[test]
fn domains_with_sentences_beside_them_are_no_studies() {
    let sheet = "Domain (TDF),Barriers,Facilitators\nKnowledge,Did not know it,Knew of it\nSkills,No practice,Practised\nGoals,None set,Targets\n";
    let (_, view) = codes(&[("t.csv", sheet)], "{}");
    assert_eq!(view.summary.sources.as_ref().map_or(0, Vec::len), 0);
}

#[test]
fn words_for_no_finding_are_none() {
    let left = |view: &StudyView| {
        let reason = LeftOutReason::NothingFound;
        let found = view.findings.iter().find(|one| one.kind == FindingKind::LeftOut { reason });
        found.map_or(0, |one| one.count)
    };
    let review =
        "study,barriers,facilitators\nA 2019,Cost; Time,None reported\nB 2020,n/a,Leaders; money\n";
    let (found, view) = codes(&[("r.csv", review)], "{}");
    assert_eq!(found, said(&[("Cost", 1), ("Leaders", 1), ("Time", 1), ("money", 1)]));
    assert_eq!(left(&view), 2);

    let people = "theme,P1,P2,P3,P4\nTime,barrier,barrier,,facilitator\nCost,,barrier,barrier,N/A\nTraining,facilitator,none,facilitator,barrier\n";
    let (found, view) = codes(&[("p.csv", people)], "{}");
    assert_eq!(found, said(&[("Cost", 2), ("Time", 3), ("Training", 3)]));
    assert_eq!(left(&view), 2);
    assert_eq!(view.summary.valences[Valence::Barrier], 5);
    assert_eq!(view.summary.valences[Valence::Facilitator], 3);
}
