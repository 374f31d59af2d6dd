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

/// What is said of rows that come again: in which of which, whether once, and how many.
fn again(view: &StudyView) -> Vec<(String, String, bool, u64)> {
    let of = |one: &steelyard_core::engine::Finding| match &one.kind {
        FindingKind::Noticed { warning: WarningKind::RowsAgain { one: first, other, once } } => {
            Some((first.clone(), other.clone(), *once, one.count))
        }
        _ => None,
    };
    view.findings.iter().filter_map(of).collect()
}

#[test]
fn rows_that_come_again_in_another_file_are_said_and_count_as_the_user_says() {
    const HEAD: &str = "Participant,Role,Code,Valence\n";
    const OLD: &str = "P1,Cook,Pay,barrier\nP2,Cook,Rota,barrier\nP3,Maid,Heat,facilitator\n";
    let old = format!("{HEAD}{OLD}");
    let newer = format!("{HEAD}{OLD}P4,Maid,Pay,facilitator\n");
    // Of another order of columns, with a blank row, and much longer.
    let turned = "Code,Participant,Valence,Role\nPay,P1,barrier,Cook\n,,,\nRota,P2,barrier,Cook\nHeat,P3,facilitator,Maid\nHeat,P5,barrier,Maid\n".to_owned();
    let longer: String = (10..30).map(|number| format!("P{number},Maid,Pay,barrier\n")).collect();
    let longer = format!("{HEAD}{longer}{OLD}");
    for (other, all, distinct, rows) in
        [(&newer, 7, 4, 3), (&turned, 7, 4, 3), (&longer, 26, 23, 3)]
    {
        let files = [("old.csv", &*old), ("new.csv", &**other)];
        let each = studied(&files, None);
        assert_eq!(each.summary.codings, all, "{other}");
        let said = vec![("old.csv".to_owned(), "new.csv".to_owned(), false, rows)];
        assert_eq!(again(&each), said, "{other}");
        let once = studied(&files, Some(Counting::Once));
        assert_eq!((once.summary.codings, again(&once)), (distinct, vec![]), "{other}");
        assert_eq!(once.account.codings_read, all, "{other}");
    }
    // Two rows of many, what nobody is said to have said, and what differs.
    for (one, other) in [
        (
            longer.clone(),
            format!(
                "{HEAD}P10,Maid,Pay,barrier\nP11,Maid,Pay,barrier\nP40,Cook,Heat,barrier\nP41,Cook,Heat,barrier\n"
            ),
        ),
        (
            "Code,Valence\nPay,barrier\nRota,barrier\nHeat,barrier\n".to_owned(),
            "Code,Valence\nPay,barrier\nRota,barrier\nHeat,barrier\nPay,barrier\n".to_owned(),
        ),
        (
            old.clone(),
            format!(
                "{HEAD}P1,Cook,Pay,facilitator\nP2,Cook,Rota,facilitator\nP3,Maid,Heat,barrier\n"
            ),
        ),
        (old, format!("Person,Role,Code,Valence\n{OLD}P4,Maid,Pay,barrier\n")),
    ] {
        let view = studied(&[("one.csv", &one), ("other.csv", &other)], None);
        assert_eq!(again(&view), vec![], "{other}");
    }
}

#[test]
fn rows_that_come_again_in_another_sheet_are_said_and_count_as_the_user_says() {
    const HEAD: &str = "Participant|Role|Code|Valence\n";
    let cooks = format!("{HEAD}P1|Cook|Pay|barrier\nP2|Cook|Rota|barrier\n");
    let maids = format!("{HEAD}P3|Maid|Heat|facilitator\nP4|Maid|Pay|barrier\n");
    let all = format!("{cooks}{}", maids.replace(HEAD, ""));
    let backup =
        format!("{HEAD}P1|Cook|Pay|barrier\nP2|Cook|Rota|barrier\nP3|Maid|Heat|facilitator\n");
    for (sheets, each, once, said) in [
        (vec![("Cooks", &cooks), ("Maids", &maids), ("All", &all)], 8, 4, 1),
        (vec![("All", &all), ("Cooks", &cooks), ("Maids", &maids)], 8, 4, 2),
        (vec![("Codings", &all), ("Interviews", &backup)], 7, 4, 1),
        // A backup does not count beside what it is of, which is said of the sheet.
        (vec![("Codings", &all), ("Backup", &backup)], 4, 4, 0),
        (vec![("Cooks", &cooks), ("Maids", &maids)], 4, 4, 0),
        // A whole sheet twice is said otherwise and counts once likewise.
        (vec![("Codings", &all), ("Copy", &all)], 8, 4, 0),
    ] {
        let sheets: Vec<(&str, &str)> =
            sheets.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let bytes = crate::hand_made::workbook(&sheets);
        let read = |counting: Option<Counting>| {
            let doubles = counting.into_iter().map(|one| (DuplicateKind::SameFile, one)).collect();
            let settings =
                Settings { framework: Some("none".into()), doubles, ..Settings::default() };
            study(&mut Engine::new(), load(&[("book.xlsx", &bytes)], settings))
        };
        let view = read(None);
        assert_eq!((view.summary.codings, again(&view).len()), (each, said), "{sheets:?}");
        let view = read(Some(Counting::Once));
        assert_eq!((view.summary.codings, again(&view).len()), (once, 0), "{sheets:?}");
    }
}
