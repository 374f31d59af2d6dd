//! The same data twice, and the same name twice, is said, counts as it surely is, and otherwise as the user says.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use steelyard_core::dataset::{Counting, DuplicateKind};
use steelyard_core::diag::{LabelOf, NameOf, WarningKind};
use steelyard_core::engine::{Engine, FindingKind, Settings, StudyView};
use steelyard_core::words::errors;

use crate::support::engine::{load, study};

const TIDY: &str = "Participant,Code,Valence,Quote\n\
    P1,Cost,Barrier,dear\nP1,Time,Barrier,\nP2,Cost,Facilitator,There is a grant that pays for every one of us.\n";

fn studied(files: &[(&str, &str)], counting: Option<Counting>) -> StudyView {
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let doubles: BTreeMap<_, _> =
        counting.into_iter().map(|counting| (DuplicateKind::SameFile, counting)).collect();
    let settings = Settings { framework: Some("none".into()), doubles, ..Settings::default() };
    study(&mut Engine::new(), load(&files, settings))
}

/// Whether two files were found to be the same, and whether they count once; with the number of rows.
fn same(view: &StudyView) -> Option<(bool, u64)> {
    view.findings.iter().find_map(|one| match &one.kind {
        FindingKind::Noticed { warning: WarningKind::SameFiles { once, .. } } => {
            Some((*once, one.count))
        }
        _ => None,
    })
}

#[test]
fn a_file_loaded_twice_counts_once_with_its_rows_without_a_passage() {
    let twice = [("tidy.csv", TIDY), ("tidy.csv", TIDY)];
    let view = studied(&twice, None);
    assert_eq!((view.summary.codings, same(&view)), (3, Some((true, 3))));
    assert_eq!(view.account.codings_read, 6);
    let doubles = &view.account.doubles;
    assert_eq!((doubles.len(), doubles[0].kind), (1, DuplicateKind::SameFile));
    assert_eq!((doubles[0].found, doubles[0].counting), (3, Counting::Once));
    let warnings = view.files[1].warnings.iter().map(errors::warning);
    let said =
        warnings.filter(|one| one.contains("hold the same 3 rows, which count once")).count();
    assert_eq!(said, 1);
    // As the user says; the long passage is one passage all the same.
    let each = studied(&twice, Some(Counting::Each));
    assert_eq!((each.summary.codings, same(&each)), (5, None));
    let once = studied(&twice, Some(Counting::Once));
    assert_eq!((once.summary.codings, same(&once)), (3, None));
}

#[test]
fn files_that_do_not_say_whose_they_are_count_each_until_the_user_says() {
    let counts = "Code,Valence\nCost,Barrier\nTime,Facilitator\n";
    let files = [("ward.csv", counts), ("clinic.csv", counts)];
    let view = studied(&files, None);
    assert_eq!((view.summary.codings, same(&view)), (4, Some((false, 2))));
    assert_eq!(studied(&files, Some(Counting::Once)).summary.codings, 2);
    // One row more, another value, or one row alone: no copy.
    let (head, more) = ("Participant,Code,Valence\n", "P1,Cost,Barrier\nP2,Cost,Barrier\n");
    for (one, other) in [
        (format!("{head}{more}"), format!("{head}{more}P3,Time,Barrier\n")),
        (format!("{head}{more}"), format!("{head}P1,Cost,Barrier\nP2,Cost,Facilitator\n")),
        (format!("{head}P1,Cost,Barrier\n"), format!("{head}P1,Cost,Barrier\n")),
    ] {
        let view = studied(&[("one.csv", &one), ("other.csv", &other)], None);
        let rows = one.lines().count() + other.lines().count() - 2;
        assert_eq!((view.summary.codings, same(&view)), (rows as u64, None), "{other}");
    }
}

#[test]
fn what_is_there_twice_in_one_file_is_said_both_ways() {
    let long = "Nobody ever has the time to write these things down.";
    let rows = format!(
        "P1,Cost,Barrier,{long}\nP1,Cost,Barrier,{long}\nP2,Time,Barrier,no\nP2,Time,Barrier,no\n"
    );
    let csv = format!("Participant,Code,Valence,Quote\n{rows}");
    let view = studied(&[("one.csv", &csv)], None);
    assert_eq!(view.summary.codings, 3);
    let duplicate = DuplicateKind::SameCodeTwice;
    for kind in [FindingKind::CountedOnce { duplicate }, FindingKind::CountedEach { duplicate }] {
        let found = view.findings.iter().find(|one| one.kind == kind);
        assert_eq!(found.map(|one| one.count), Some(1), "{:?}", view.findings);
    }
}

#[test]
fn names_that_look_alike_are_one_where_the_user_says_so() {
    let csv = "Participant,Site,Coder,Code,Valence\nP4,H1,Ann,Cost,Barrier\np4,h1,ann,Time,Barrier\nP5,H2,Ann,Cost,Barrier\n";
    let people = "Participant,Role\nP4,Nurse\nP5,Doctor\n";
    let files: [(&str, &[u8]); 2] = [("a.csv", csv.as_bytes()), ("people.csv", people.as_bytes())];
    let with = |names: serde_json::Value| {
        let names = serde_json::from_value(names).unwrap();
        let settings = Settings { framework: Some("none".into()), names, ..Settings::default() };
        study(&mut Engine::new(), load(&files, settings))
    };
    let alike = |view: &StudyView| {
        let of = |kind: &FindingKind| match kind {
            FindingKind::Noticed { warning: WarningKind::LookAlikes { of, .. } } => {
                Some(of.clone())
            }
            _ => None,
        };
        view.findings.iter().filter_map(|one| of(&one.kind)).collect::<Vec<_>>()
    };
    let before = with(serde_json::json!({}));
    let all = [NameOf::Participant, NameOf::Site, NameOf::Coder].map(LabelOf::Name);
    assert_eq!((before.summary.participants, alike(&before)), (Some(3), all.to_vec()));
    let after = with(serde_json::json!({
        "participant": {"p4": "P4"}, "site": {"h1": "H1"}, "coder": {"ann": "Ann"},
    }));
    assert_eq!((after.summary.participants, alike(&after)), (Some(2), Vec::new()));
    let names = (after.summary.sites.unwrap(), after.summary.coders.unwrap());
    assert_eq!(names, (vec!["H1".to_owned(), "H2".to_owned()], vec!["Ann".to_owned()]));
    assert_eq!(after.summary.codings, 3);
}
