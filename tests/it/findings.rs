//! What was done on the program's own account is said, and nothing is said where nothing was done.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::collections::BTreeMap;

use steelyard_core::dataset::{Counting, DuplicateKind, LeftOutReason, Role};
use steelyard_core::diag::{LabelOf, WarningKind};
use steelyard_core::engine::{Engine, FileSettings, FindingKind, Settings};

use crate::support::engine::{load, study};

/// The kinds of findings of a sheet, in their order, with their counts; and whether all was recognised.
fn found(csv: &str, settings: Settings) -> (Vec<(FindingKind, u64)>, bool) {
    let settings = Settings { framework: Some("none".into()), ..settings };
    let view = study(&mut Engine::new(), load(&[("sheet.csv", csv.as_bytes())], settings));
    let kinds = view.findings.iter().map(|one| (one.kind.clone(), one.count)).collect();
    (kinds, view.is_all_recognised())
}

#[test]
fn a_sheet_of_which_nothing_is_changed_was_recognised() {
    for csv in [
        "participant,group,code,valence\nP1,Nurse,Time,barrier\nP2,Doctor,Cost,facilitator\n",
        "participant,Cost - barrier,Cost - facilitator\nP1,1,0\nP2,0,2\n",
        "code,valence,excerpt\nTime,barrier,we lack time\nTime,facilitator,there is time\n",
    ] {
        assert_eq!(found(csv, Settings::default()), (Vec::new(), true), "{csv}");
    }
}

#[test]
fn what_changes_a_number_is_said_with_its_count() {
    let left_out = |reason| FindingKind::LeftOut { reason };
    let noticed = |warning| FindingKind::Noticed { warning };
    let once = |duplicate| FindingKind::CountedOnce { duplicate };
    for (csv, expected) in [
        (
            "participant,code,valence\nP1,Time,barrier\nP1,,barrier\nP2,Cost,facilitator\nP2,,facilitator\n",
            (left_out(LeftOutReason::NoCode), 2),
        ),
        (
            "participant,code,valence\nP1,Time,barrier\nP2,Time\nP3,Cost,facilitator\n",
            (noticed(WarningKind::ShortRows { rows: vec![3] }), 1),
        ),
        (
            "participant,group,code,valence\nP1,Nurse,Time,barrier\nP1,Doctor,Cost,facilitator\nP2,Nurse,Time,barrier\n",
            (noticed(WarningKind::SeveralValues { attribute: "group".to_owned() }), 1),
        ),
        (
            "document,segment id,code,valence\nD1,1,Time,barrier\nD1,1,Time,barrier\nD1,2,Cost,facilitator\n",
            (once(DuplicateKind::SameCodeTwice), 1),
        ),
        (
            "participant,code,valence\nP1,Time,barrier\nP2,time,facilitator\nP3,Cost,facilitator\n",
            (
                noticed(WarningKind::LookAlikes {
                    one: "Time".to_owned(),
                    other: "time".to_owned(),
                    of: LabelOf::Code,
                }),
                1,
            ),
        ),
    ] {
        let (kinds, all_recognised) = found(csv, Settings::default());
        assert!(kinds.contains(&expected), "{csv}{kinds:?}");
        assert!(!all_recognised, "{csv}");
        let ranks: Vec<u8> = kinds.iter().map(|(kind, _)| kind.rank()).collect();
        assert!(ranks.is_sorted(), "the most harmful first: {kinds:?}");
    }
}

#[test]
fn what_the_user_decided_is_no_finding() {
    let csv = "document,segment id,code,valence\nD1,1,Time,barrier\nD1,1,Time,barrier\nD1,2,Cost,facilitator\n";
    for counting in [Counting::Once, Counting::Each] {
        let doubles = BTreeMap::from([(DuplicateKind::SameCodeTwice, counting)]);
        let (kinds, all) = found(csv, Settings { doubles, ..Settings::default() });
        assert_eq!((kinds, all), (Vec::new(), true), "{counting:?}");
    }
}

#[test]
fn a_column_set_aside_under_a_name_of_what_is_counted_is_said_until_the_user_has_decided() {
    let csv = "participant,code,valence,coder\nP1,Time,barrier,\nP2,Cost,facilitator,Ann\nP3,Cost,barrier,\n";
    let roles = BTreeMap::from([("valence".to_owned(), Role::Ignored)]);
    let files = BTreeMap::from([(
        "sheet.csv".to_owned(),
        FileSettings { roles, ..FileSettings::default() },
    )]);
    let (kinds, _) = found(csv, Settings { files, ..Settings::default() });
    let aside = |kind: &FindingKind| matches!(kind, FindingKind::ColumnAside { .. });
    assert!(!kinds.iter().any(|(kind, _)| aside(kind)), "{kinds:?}");
}

#[test]
fn invented_codings_beside_those_of_others_are_said() {
    let example = steelyard_core::examples::all().first().unwrap();
    let own = b"participant,code,valence\nP1,Time,barrier\n";
    let invented = |files: &[(&str, &[u8])]| {
        let view = study(&mut Engine::new(), load(files, Settings::default()));
        view.findings
            .iter()
            .filter(|one| {
                matches!(
                    one.kind,
                    FindingKind::Noticed { warning: WarningKind::InventedBeside { .. } }
                )
            })
            .count()
    };
    let example = (example.file_name, example.csv.as_bytes());
    assert_eq!(invented(&[example, ("own.csv", own)]), 1);
    assert_eq!(invented(&[example]), 0);
    assert_eq!(invented(&[("own.csv", own)]), 0);
}
