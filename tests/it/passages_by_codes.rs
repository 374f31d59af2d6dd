//! Sheets in words: a row a code with what was said of it as a barrier and as a facilitator, and tables of studies
//! whose findings, bullets and people are written in the ways of their makers.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use serde_json::json;
use steelyard_core::dataset::Role;
use steelyard_core::diag::WarningKind;
use steelyard_core::engine::{Engine, FileSettings, Question, Settings, StudyView};
use steelyard_core::valence::Valence;

use crate::sheets_by_hand::{read, read_as, told, valences};
use crate::support::engine::{load, number, study, table};
use crate::support::zip::{Workbook, row};

/// Rows with their barriers and facilitators.
type OfRows<'r> = &'r [(&'r str, [u32; 2])];

fn are_passages(kind: &WarningKind) -> bool {
    matches!(kind, WarningKind::PassagesAreCodings { .. })
}

fn before_colons(kind: &WarningKind) -> bool {
    matches!(kind, WarningKind::CodesBeforeColons { taken: true, .. })
}

fn may_be_before_colons(kind: &WarningKind) -> bool {
    matches!(kind, WarningKind::CodesBeforeColons { taken: false, .. })
}

/// Barriers and facilitators of rows of a study's table.
fn rows(csv: &str, by: &str, rows: &[&str]) -> Vec<[u32; 2]> {
    let mut engine = Engine::new();
    let settings = Settings { framework: Some("none".into()), ..Settings::default() };
    study(&mut engine, load(&[("a.csv", csv.as_bytes())], settings));
    let table = table(&mut engine, json!({"rows": by, "columns": "all", "unit": "codings"}));
    let both = [Valence::Barrier, Valence::Facilitator];
    rows.iter().map(|row| both.map(|valence| number(&table, row, "All", valence).0)).collect()
}

fn with(file: FileSettings, csv: &str) -> StudyView {
    let files = BTreeMap::from([("a.csv".to_owned(), file)]);
    read_as("a.csv", csv, Settings { files, ..Settings::default() })
}

#[test]
fn the_row_is_the_code_the_text_the_passage_and_the_column_the_valence() {
    let cases: [(&str, &str, [u64; 2], OfRows<'_>); 8] = [
        (
            "Interviewee,Role,Theme,Barrier,Facilitator\nA1,Nurse,Time,There is never time,\nA1,Nurse,Pay,,We were paid for it\nA2,GP,Time,No minutes; no hours,\nA2,GP,Pay,\"Too little, they say\",The bonus came\n",
            "theme",
            [3, 2],
            &[("Time", [2, 0]), ("Pay", [1, 2])],
        ),
        (
            "Author,Domain,Barriers reported,Facilitators reported\nLi 2001,Culture,1) Habits; 2) Fear of change,1) Openness\nLi 2001,Money,NR,none\nMo 2004,Money,1) Cost,1) Grants; 2) Donors\n",
            "domain",
            [3, 3],
            &[("Culture", [2, 1]), ("Money", [1, 2])],
        ),
        (
            "Studie,Tema,Hinder,Underlättande\nA 2019,Tid,Ont om tid i vardagen,–\nB 2020,Tid,Det fanns ingen tid,Chefen gav oss tid\nB 2020,Chefer,,Chefen frågade ofta\n",
            "theme",
            [2, 2],
            &[("Tid", [2, 1]), ("Chefer", [0, 1])],
        ),
        (
            "Teilnehmer,Kategorie,Barrieren,Förderfaktoren\nT1,Zeit,Wir haben nie Zeit,k. A.\nT2,Zeit,keine,Der Plan half uns\n",
            "theme",
            [1, 1],
            &[("Zeit", [1, 1])],
        ),
        // Bullets in cells, and a code that was typed once.
        (
            "Study,Code,Barriers,Enablers\nA,Time,\"- shifts are long\n- breaks are short\",\nB,Time,- nobody is there,\"- the rota helped\n- locums came\"\nB,Trust,,- they knew us\n",
            "code",
            [3, 3],
            &[("Time", [3, 2]), ("Trust", [0, 1])],
        ),
        // No column says who.
        (
            "Theme,Barriers,Facilitators\nTime,Never enough of it,\nPay,Too low for us,Paid on time\n",
            "theme",
            [2, 1],
            &[("Time", [1, 0]), ("Pay", [1, 1])],
        ),
        // What is written in brackets says how.
        (
            "PID,Construct,Barrier (verbatim quote),Facilitator (verbatim quote)\nP1,Cost,It costs too much,\nP2,Cost,,The grant paid for it\n",
            "construct",
            [1, 1],
            &[("Cost", [1, 1])],
        ),
        (
            "参与者,主题,障碍,促进因素\nP1,时间,没有时间做这件事,\nP2,时间,,领导给了时间\nP2,经费,太贵了,无\n",
            "theme",
            [2, 1],
            &[("时间", [1, 1]), ("经费", [1, 0])],
        ),
    ];
    for (csv, by, counted, of_rows) in cases {
        let view = read(csv);
        let [barriers, facilitators, rest @ ..] = valences(&view);
        assert_eq!(([barriers, facilitators], rest), (counted, [0, 0, 0]), "{csv}");
        assert_eq!(told(&view, are_passages), counted.iter().sum::<u64>(), "{csv}");
        assert!(view.summary.excerpts, "{csv}");
        let names: Vec<&str> = of_rows.iter().map(|(name, _)| *name).collect();
        let expected: Vec<[u32; 2]> = of_rows.iter().map(|(_, numbers)| *numbers).collect();
        assert_eq!(rows(csv, by, &names), expected, "{csv}");
    }
}

#[test]
fn a_code_typed_once_stands_in_the_rows_below() {
    let csv = "Theme,Participant,Barrier,Facilitator\nTime,P1,We are always late,\n,P2,Nobody has a minute,\n,P3,,The rota was changed\nPay,P1,It is far too low,\n,P2,,They raised it in May\n,P3,It was not enough,\n";
    let view = read(csv);
    assert_eq!(valences(&view), [4, 2, 0, 0, 0]);
    assert_eq!(view.files[0].filled_down, ["Theme"]);
    assert_eq!(rows(csv, "theme", &["Time", "Pay"]), [[2, 1], [2, 1]]);
}

#[test]
fn sheets_of_groups_are_read_so_too() {
    let sheet = |one: &str, other: &str| {
        [
            row(&["Participant", "Theme", "Barrier", "Facilitator"]),
            row(&[one, "Time", "There is no time", ""]),
            row(&[other, "Time", "", "We made some time"]),
        ]
        .concat()
    };
    let (nurses, doctors) = (sheet("N1", "N2"), sheet("D1", "D2"));
    let book = Workbook::of_sheets(&[("Nurses", "", &nurses), ("Doctors", "", &doctors)]);
    let mut engine = Engine::new();
    let settings = Settings { framework: Some("none".into()), ..Settings::default() };
    let view = study(&mut engine, load(&[("a.xlsx", &book.bytes())], settings));
    assert_eq!((valences(&view), view.summary.participants), ([2, 2, 0, 0, 0], Some(4)));
    let table = table(&mut engine, json!({"rows": "theme", "columns": "group", "unit": "codings"}));
    for group in ["Nurses", "Doctors"] {
        assert_eq!(number(&table, "Time", group, Valence::Barrier).0, 1, "{group}");
    }
}

#[test]
fn marks_counts_and_people_in_cells_are_no_passages() {
    for csv in [
        "Participant,Theme,Barrier,Facilitator\nP1,Time,x,\nP2,Time,,x\nP3,Pay,x,x\n",
        "Participant,Theme,Barrier,Facilitator\nP1,Time,yes,no\nP2,Time,no,yes\nP3,Pay,yes,no\n",
        "Theme,Barriers,Facilitators\nTime,3,1\nPay,2,4\n",
        "Theme,Barriers,Facilitators\nTime,\"P1, P3\",P2\nPay,P2,\"P1; P4\"\n",
        // Passages stand in a column of their own.
        "Participant,Theme,Quote,Barrier,Facilitator\nP1,Time,we are late,it is busy,\nP2,Pay,too low,,they paid\n",
        // One direction alone.
        "Participant,Theme,Barrier,Notes\nP1,Time,it is busy,a\nP2,Pay,too low for us,b\n",
        // Columns of one valence that brackets tell apart.
        "Theme,Barrier (nurses),Barrier (doctors),Facilitator (nurses),Facilitator (doctors)\nTime,late,never,rota,plan\nPay,low,small,bonus,rise\n",
    ] {
        assert_eq!(told(&read(csv), are_passages), 0, "{csv}");
    }
    // Semicolons and commas of sentences part nothing.
    let csv = "Participant,Theme,Barrier,Facilitator\nP1,Time,\"I was tired; nobody helped, and then it was late\",\nP2,Time,,\"We were two, then three\"\n";
    assert_eq!(valences(&read(csv)), [1, 1, 0, 0, 0]);
    // Names do.
    let csv = "Study,Theme,Barriers,Facilitators\nA,Time,Shifts; Breaks,Rota\nB,Pay,Wages,Bonus; Pension\n";
    assert_eq!(valences(&read(csv)), [3, 3, 0, 0, 0]);
    // The table as it is.
    let csv = "Participant,Theme,Barrier,Facilitator\nP1,Time,We are always late,\nP2,Time,,The rota was changed\n";
    let as_it_is = with(FileSettings { as_it_is: true, ..FileSettings::default() }, csv);
    assert_eq!((told(&as_it_is, are_passages), as_it_is.files[0].shape.is_none()), (0, true));
}

#[test]
fn codes_before_colons_name_the_findings() {
    let cases: [(&str, [u64; 2], OfRows<'_>); 4] = [
        (
            "Study ID,Setting,Barriers (TDF domain: finding),Enablers (TDF domain: finding)\nS1,Ward,\"- Knowledge: not aware\n- Skills: never tried\",- Emotion: felt safe\nS2,Clinic,- Knowledge: no course,\"- Skills: was shown\n- Knowledge: a leaflet\"\n",
            [3, 3],
            &[("Knowledge", [2, 1]), ("Skills", [1, 1]), ("Emotion", [0, 1])],
        ),
        (
            "Study,Barriers,Facilitators\nA 2019,Money: too dear; Staff: too few,Money: a grant\nB 2020,Staff: left the ward,Staff: stayed on\n",
            [3, 2],
            &[("Money", [1, 1]), ("Staff", [2, 1])],
        ),
        (
            "Studie,Hinder,Möjliggörande\nA 2019,Tid: för lite,Chef: frågade\nB 2020,Tid: saknades,Tid: avsattes\n",
            [2, 2],
            &[("Tid", [2, 1]), ("Chef", [0, 1])],
        ),
        (
            "研究,障碍,促进因素\nA,知识：不了解指南,技能：参加培训\nB,知识：没有课程,知识：有手册\n",
            [2, 2],
            &[("知识", [2, 1]), ("技能", [0, 1])],
        ),
    ];
    for (csv, counted, of_rows) in cases {
        let view = read(csv);
        let [barriers, facilitators, ..] = valences(&view);
        assert_eq!([barriers, facilitators], counted, "{csv}");
        assert_eq!(told(&view, before_colons), counted.iter().sum::<u64>(), "{csv}");
        let names: Vec<&str> = of_rows.iter().map(|(name, _)| *name).collect();
        let expected: Vec<[u32; 2]> = of_rows.iter().map(|(_, numbers)| *numbers).collect();
        assert_eq!(rows(csv, "code", &names), expected, "{csv}");
        // Undone by the finding's button.
        let file = FileSettings { codes_before_colons: Some(false), ..FileSettings::default() };
        let whole = with(file, csv);
        assert_eq!((valences(&whole), told(&whole, before_colons)), (valences(&view), 0), "{csv}");
        assert!(!whole.summary.excerpts, "{csv}");
    }
    for (said, csv) in [
        // Not all have one, and no framework knows them.
        (
            3,
            "Study,Barriers,Facilitators\nA 2019,Money: too dear,Money: a grant\nB 2020,Staff left the ward,Staff: stayed on\n",
        ),
        // None comes again.
        (
            4,
            "Study,Barriers,Facilitators\nA 2019,Money: too dear,Rota: a plan\nB 2020,Staff: left the ward,Boss: asked\n",
        ),
        // Who said it.
        (
            0,
            "Study,Barriers,Facilitators\nA 2019,Nurses: too dear,Doctors: a grant\nB 2020,Nurses: no staff,Doctors: stayed on\n",
        ),
        (
            0,
            "Study,Barriers,Facilitators\nA 2019,P1: too dear,P2: a grant\nB 2020,P1: no staff,P2: stayed on\n",
        ),
        // One word before all of them tells nothing.
        (
            0,
            "Study,Barriers,Facilitators\nA 2019,Finding: dear,Finding: a grant\nB 2020,Finding: no staff,Finding: stayed\n",
        ),
    ] {
        let view = read(csv);
        assert_eq!((valences(&view), told(&view, before_colons)), ([2, 2, 0, 0, 0], 0), "{csv}");
        assert_eq!(told(&view, may_be_before_colons), said, "{csv}");
    }
    let csv = "Study,Barriers,Facilitators\nA 2019,Money: too dear,Money: a grant\nB 2020,Staff left the ward,Staff: stayed on\n";
    let asked = FileSettings { codes_before_colons: Some(true), ..FileSettings::default() };
    assert!(with(asked, csv).summary.excerpts);
}

#[test]
fn a_bullet_alone_in_its_cell_is_no_sign() {
    for csv in [
        "Study,Barriers,Enablers\nS1,- Lack of time,- Leaders\nS2,\"- Lack of time\n- Cost\",\nS3,- Cost,\"- Leaders\n- Money\"\n",
        "Studie,Hinder,Möjliggörande\nS1,– Tid,– Chef\nS2,\"– Tid\n– Kostnad\",\nS3,– Kostnad,\"– Chef\n– Pengar\"\n",
        "Étude,Freins,Leviers\nS1,* Temps,* Chef\nS2,* Temps,* Chef\nS3,\"* Coût\n* Coût du temps\",* Argent\n",
    ] {
        let view = read(csv);
        assert_eq!(valences(&view), [4, 3, 0, 0, 0], "{csv}");
        assert_eq!(view.code_signs, None, "{csv}");
        assert!(
            !view.questions.iter().any(|one| matches!(one, Question::CodeSigns { .. })),
            "{csv}"
        );
    }
}

#[test]
fn who_took_part_in_studies_is_a_group_and_asked() {
    for (csv, groups, counted) in [
        (
            "Author (year),Participants,Barriers,Facilitators\nA 2015,Nurses,Lack of time,Leaders\nB 2016,Physicians,Cost,None reported\nC 2017,Nurses,Lack of time,Money\n",
            ["Nurses", "Physicians"],
            [2, 1],
        ),
        (
            "Study,Participants,Code,Valence\nA,Patients,Time,barrier\nA,Patients,Trust,facilitator\nB,GPs,Time,barrier\nC,Patients,Time,barrier\n",
            ["Patients", "GPs"],
            [2, 1],
        ),
        (
            "Studie,Deltagare,Hinder,Möjliggörande\nA 2015,Sjuksköterskor,Tid,Chef\nB 2016,Läkare,Kostnad,\nC 2017,Sjuksköterskor,Ork,Pengar\n",
            ["Sjuksköterskor", "Läkare"],
            [2, 1],
        ),
    ] {
        let view = read(csv);
        assert_eq!(view.summary.participants, None, "{csv}");
        let is_asked = |one: &Question| matches!(one, Question::Column { role: Role::Group, .. });
        assert!(view.questions.iter().any(is_asked), "{csv}");
        let mut engine = Engine::new();
        let settings = Settings { framework: Some("none".into()), ..Settings::default() };
        study(&mut engine, load(&[("a.csv", csv.as_bytes())], settings));
        let table = table(&mut engine, json!({"columns": "group", "unit": "codings"}));
        for (group, expected) in groups.iter().zip(counted) {
            let at = table
                .columns
                .iter()
                .position(|head| steelyard_core::words::table::column_label(&head.label) == *group)
                .unwrap_or_else(|| panic!("no {group}: {csv}"));
            let of_group =
                table.cells.iter().map(|row| row[at].get(Valence::Barrier).count.shown().unwrap());
            assert_eq!(of_group.sum::<u32>(), expected, "{csv} {group}");
        }
    }
    for csv in [
        // Persons, of whom each has a number.
        "Source,Participant,Code,Valence\nA,Nurse 1,Time,barrier\nB,Nurse 2,Time,barrier\nC,Nurse 1,Trust,facilitator\n",
        // People of one interview each.
        "Source,Participant,Code,Valence\nA,Nurse Jones,Time,barrier\nB,Doctor Smith,Trust,facilitator\n",
        "Source,Participant,Code,Valence\nA,Anna,Time,barrier\nB,Bo,Time,barrier\nC,Anna,Trust,facilitator\n",
        "Participant,Code,Valence\nNurse,Time,barrier\nDoctor,Time,barrier\n",
    ] {
        assert!(read(csv).summary.participants.is_some(), "{csv}");
    }
}

#[test]
fn letters_beside_the_words_they_begin_are_short_for_them() {
    for (words, counted) in [
        ("Barrier,B,F,Facilitator", [2, 2]),
        ("barrier,b,f,f", [2, 2]),
        ("Hinder,B,F,F", [2, 2]),
        ("Barrier,B,E,Enabler", [2, 2]),
        // One letter alone may be anything.
        ("Barrier,B,Facilitator,Facilitator", [1, 2]),
        ("Barrier,B,Facilitator,N", [1, 1]),
    ] {
        let words: Vec<&str> = words.split(',').collect();
        let lines: Vec<String> =
            words.iter().enumerate().map(|(at, word)| format!("P{at},Code {at},{word}")).collect();
        let view = read(&format!("ID,Code,Type\n{}\n", lines.join("\n")));
        let [barriers, facilitators, ..] = valences(&view);
        assert_eq!([barriers, facilitators], counted, "{words:?}");
        let asked =
            view.questions.iter().any(|one| matches!(one, Question::UnknownValenceWords { .. }));
        assert_eq!(asked, counted.iter().sum::<u64>() < 4, "{words:?}");
    }
}
