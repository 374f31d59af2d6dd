//! Sheets as people make them by hand: questionnaires, coders who agreed, and what is said of columns that are alike.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use serde_json::json;
use steelyard_core::dataset::{FamilyKind, LeftOutReason};
use steelyard_core::diag::{ErrorKind, WarningKind};
use steelyard_core::engine::{
    Engine, FileSettings, FindingKind, Question, Response, Settings, StudyView,
};
use steelyard_core::valence::Valence;

use crate::sheets_by_hand::{read, read_as, told, valences};
use crate::support::engine::{ask, load, number, study, table};

fn with_family(csv: &str, header: &str, kind: FamilyKind) -> StudyView {
    let families = BTreeMap::from([(header.to_owned(), kind)]);
    let file = FileSettings { families, ..FileSettings::default() };
    let files = BTreeMap::from([("a.csv".to_owned(), file)]);
    read_as("a.csv", csv, Settings { files, ..Settings::default() })
}

fn family_asked(view: &StudyView) -> Option<Vec<FamilyKind>> {
    view.questions.iter().find_map(|one| match one {
        Question::ColumnFamily { choices, .. } => {
            Some(choices.iter().map(|choice| choice.kind).collect())
        }
        _ => None,
    })
}

#[test]
fn answers_of_a_scale_are_asked_about() {
    for (header, first) in [
        ("ID,Role,Cost is too high,Time is short,Leaders help", "Cost is too high"),
        ("Participant,Group,Barrier: cost,Barrier: time,Facilitator: leaders", "Barrier: cost"),
        ("Respondent,Role,Q1,Q2,Q3", "Q1"),
        ("Deltagare,Roll,Kostnad,Tid,Ledning", "Kostnad"),
        ("Teilnehmer,Rolle,Kosten,Zeit,Leitung", "Kosten"),
    ] {
        for rows in [
            "1,Nurse,1,5,4\n2,Nurse,2,4,4\n3,Doctor,5,3,1\n4,Doctor,4,2,2\n",
            "1,Nurse,1,7,4\n2,Nurse,2,4,6\n3,Doctor,5,3,1\n4,Doctor,4,2,2\n",
            "1,Nurse,1,2,2\n2,Nurse,2,1,1\n3,Doctor,1,1,2\n4,Doctor,2,2,1\n",
        ] {
            let csv = format!("{header}\n{rows}");
            let view = read(&csv);
            let kinds = vec![FamilyKind::Codes, FamilyKind::Valences, FamilyKind::Aside];
            assert_eq!(family_asked(&view), Some(kinds), "{csv}");
            let counted = with_family(&csv, first, FamilyKind::Codes);
            assert_eq!(family_asked(&counted), None, "{csv}");
            assert_eq!(counted.summary.codings, view.summary.codings, "{csv}");
            let aside = with_family(&csv, first, FamilyKind::Aside);
            assert_eq!(aside.summary.codings, 0, "{csv}");
        }
    }
    for csv in [
        // Zeros, blanks, large counts, codes in rows.
        "ID,Cost,Time,Trust\n1,1,0,4\n2,2,4,4\n3,5,3,1\n",
        "ID,Cost,Time,Trust\n1,1,,\n2,,4,4\n3,,3,\n",
        "ID,Cost,Time,Trust\n1,1,12,4\n2,2,4,4\n3,5,30,1\n",
        "Code,Barriers,Facilitators\nCost,1,5\nTime,2,4\nTrust,5,3\n",
        "ID,Cost,Time,Trust\n1,1,1,1\n2,1,1,1\n3,1,1,1\n",
    ] {
        assert_eq!(family_asked(&read(csv)), None, "{csv}");
    }
}

#[test]
fn answers_to_what_hinders_and_helps_are_barriers_and_facilitators() {
    for (hinders, helps) in [
        ("What hinders you?", "What helps you?"),
        ("What are the barriers to using the tool?", "What are the facilitators?"),
        ("Vad hindrar dig?", "Vad underlättar för dig?"),
        ("Was hindert Sie?", "Was hilft Ihnen?"),
        ("Hva hindrer deg?", "Hva hjelper deg?"),
        ("Qu'est-ce qui vous freine ?", "Qu'est-ce qui vous aide ?"),
        ("¿Qué dificulta su trabajo?", "¿Qué ayuda a su trabajo?"),
        ("Wat belemmert u?", "Wat helpt u?"),
        ("What makes it difficult?", "What makes it easier?"),
        ("Mikä estää sinua?", "Mikä auttaa sinua?"),
    ] {
        for id in ["ID,", "Nr,", "Participant,", "Respondent ID,", ""] {
            let row = |at: u32, rest: &str| match id {
                "" => format!("{rest}\n"),
                _ => format!("{at},{rest}\n"),
            };
            let csv = format!(
                "{id}{hinders},{helps}\n{}{}{}",
                row(1, "There is never enough time,My colleagues"),
                row(2, "It costs too much for us,The boss is kind"),
                row(3, ",Good training")
            );
            let view = read(&csv);
            assert_eq!(valences(&view), [2, 3, 0, 0, 0], "{csv}");
            assert_eq!(view.summary.participants, Some(3), "{csv}");
        }
    }
    // Lists in the answers, and somebody who answered nothing.
    let lists = read(
        "ID,Role,What hinders you?,What helps you?\n1,Nurse,time; cost,colleagues\n2,GP,cost,the boss; training\n3,GP,,\n",
    );
    assert_eq!(valences(&lists), [3, 3, 0, 0, 0]);
    assert!(told(&lists, |kind| matches!(kind, WarningKind::CellsDivided { .. })) > 0);
    for csv in [
        "ID,What hinders and what helps?,Age\n1,time,40\n2,cost,50\n",
        "ID,What hinders you?,How old are you?\n1,time,40\n2,cost,50\n",
    ] {
        assert_eq!(valences(&read(csv))[0], 0, "{csv}");
    }
}

#[test]
fn what_coders_agreed_on_is_said_beside_them() {
    let is_told = |kind: &WarningKind| matches!(kind, WarningKind::ConsensusAmongCoders { .. });
    for name in ["Consensus", "Final", "Konsensus", "Agreed code", "Samsyn", "Konsens"] {
        let csv = format!(
            "Segment,Coder,Code,Valence\n1,A,Cost,barrier\n1,B,Time,barrier\n1,{name},Cost,barrier\n2,A,Trust,facilitator\n2,B,Trust,facilitator\n2,{name},Trust,facilitator\n"
        );
        assert_eq!(told(&read(&csv), is_told), 2, "{csv}");
        let columns = format!(
            "Segment,Coder A,Coder B,{name}\n1,Cost,Time,Cost\n2,Trust,Trust,Trust\n3,Time,Time,Time\n4,Cost,Cost,Cost\n"
        );
        assert_eq!(told(&read(&columns), is_told), 4, "{columns}");
        // That one alone.
        let only = json!([{"by": "coder", "keep": [name]}]);
        let settings: Settings =
            serde_json::from_value(json!({"table": {"filter": only}})).unwrap();
        let mut engine = Engine::new();
        let view = study(&mut engine, load(&[("a.csv", csv.as_bytes())], settings));
        assert_eq!(told(&view, is_told), 0, "{csv}");
        let counted = table(&mut engine, json!({}));
        let of = |row, valence| number(&counted, row, "All", valence).0;
        let all = [
            of("Cost", Valence::Barrier),
            of("Time", Valence::Barrier),
            of("Trust", Valence::Facilitator),
        ];
        assert_eq!(all, [1, 0, 1], "{csv}");
    }
    for csv in [
        "Segment,Coder,Code,Valence\n1,Ann,Cost,barrier\n1,Finn,Time,barrier\n",
        "Segment,Coder,Code,Valence\n1,Consensus,Cost,barrier\n2,Consensus,Time,facilitator\n",
        "Segment,Coder,Code,Valence\n1,A,Consensus,barrier\n1,B,Final say,facilitator\n",
    ] {
        assert_eq!(told(&read(csv), is_told), 0, "{csv}");
    }
}

#[test]
fn an_answer_that_cannot_be_is_said_and_its_question_stays() {
    let is_told = |kind: &WarningKind| matches!(kind, WarningKind::FamilyNotTaken { .. });
    let csv = "ID,Role,Cost,Time,Leaders\n1,Nurse,1,5,4\n2,Nurse,2,4,4\n3,Doctor,5,3,1\n";
    // Numbers under names of codes are nobody.
    let words = "Participant,Cost,Time\nP1,barrier,facilitator\nP2,facilitator,barrier\n";
    for (csv, header, kind, taken) in [
        (csv, "Cost", FamilyKind::Codes, true),
        (csv, "Cost", FamilyKind::Aside, true),
        (words, "Cost", FamilyKind::Valences, true),
    ] {
        let view = with_family(csv, header, kind);
        assert_eq!(
            (told(&view, is_told) == 0, family_asked(&view).is_none()),
            (taken, taken),
            "{csv}"
        );
    }
    // Two families that would each be put one below the other: only one can.
    let two = "Theme,P1,P2,Coder A,Coder B\nCost,2,1,x,y\nTime,1,3,x,x\nPay,0,1,y,y\n";
    let families = BTreeMap::from([
        ("P1".to_owned(), FamilyKind::Participants),
        ("Coder A".to_owned(), FamilyKind::Coders),
    ]);
    let file = FileSettings { families, ..FileSettings::default() };
    let files = BTreeMap::from([("a.csv".to_owned(), file)]);
    let view = read_as("a.csv", two, Settings { files, ..Settings::default() });
    assert_eq!(told(&view, is_told), 1, "{:?}", view.findings);
}

#[test]
fn an_answer_holds_for_columns_of_its_kind_alone() {
    // Consent and age stand aside; saying that they are codes makes none of the others.
    let csv = "ID,Consent,Sex,Cost,Time,Trust,Team\n1,1,0,1,0,1,3\n2,1,1,0,1,1,4\n3,0,0,1,1,0,5\n";
    let view = read(csv);
    assert_eq!(view.summary.codings, 18);
    let aside = with_family(csv, "Cost", FamilyKind::Aside);
    assert_eq!(aside.summary.codings, 12, "Team is of another kind");
    let codes = with_family(csv, "Consent", FamilyKind::Codes);
    assert_eq!(codes.summary.codings, 20);
}

#[test]
fn headers_of_divided_cells_are_checked() {
    let csv =
        "Study,Barriers,Facilitators\nA 2019,\"Time, cost, pay\",Support\nB 2020,Time,Leaders\n";
    let with = |header: &str| {
        let divided = BTreeMap::from([(header.to_owned(), true)]);
        let file = FileSettings { divided, ..FileSettings::default() };
        let files = BTreeMap::from([("a.csv".to_owned(), file)]);
        let settings = Settings { files, ..Settings::default() };
        ask(&mut Engine::new(), load(&[("a.csv", csv.as_bytes())], settings))
    };
    for header in ["Barriers", "Study", "Code", "Source"] {
        assert!(matches!(with(header), Response::Study(_)), "{header}");
    }
    for header in ["Barrier", "Codes", ""] {
        match with(header) {
            Response::Failed { errors, .. } => {
                assert!(
                    matches!(&errors[0].kind, ErrorKind::UnknownColumn { name, .. } if name == header)
                );
            }
            other => panic!("{header}: {other:?}"),
        }
    }
}

#[test]
fn sums_of_each_group_and_person_are_left_out_of_long_tables() {
    for (csv, counted, rows) in [
        (
            "Group,Theme,n\nNurses,Cost,3\nNurses,Time,2\nNurses,Total,5\nDoctors,Cost,1\nDoctors,Time,6\nDoctors,Total,7\n",
            12,
            2,
        ),
        (
            "Group,Theme,Valence,Count\nA,Time,barrier,2\nA,Cost,barrier,1\nB,Time,barrier,3\nB,Cost,barrier,1\nA,Total,barrier,3\nB,Total,barrier,4\n",
            7,
            2,
        ),
        (
            "Group,Theme,n\nNurses,Cost,3\n,Time,2\n,Total,5\nDoctors,Cost,1\n,Time,6\n,Total,7\nAll,Total,12\n",
            12,
            3,
        ),
        (
            "Participant,Theme,n\nP1,Cost,3\nP1,Time,2\nP1,Gesamt,5\nP2,Cost,1\nP2,Time,1\nP2,Gesamt,2\n",
            7,
            2,
        ),
        (
            "Group,Theme,n,Quote\nA,Cost,3,x\nA,Time,2,y\nA,Total,5,\nB,Cost,1,z\nB,Time,6,w\nB,Total,7,\n",
            12,
            2,
        ),
        // What does not add up is a code of that name.
        (
            "Group,Theme,n\nNurses,Cost,3\nNurses,Time,2\nNurses,Total,4\nDoctors,Cost,1\nDoctors,Time,6\nDoctors,Total,9\n",
            25,
            0,
        ),
    ] {
        let view = read(csv);
        assert_eq!(view.summary.codings, counted, "{csv}");
        let left_out = view.findings.iter().filter_map(|one| match one.kind {
            FindingKind::LeftOut { reason: LeftOutReason::TotalsRow } => Some(one.count),
            _ => None,
        });
        assert_eq!(left_out.sum::<u64>(), rows, "{csv}");
    }
}

#[test]
fn letters_that_count_on_are_no_valences() {
    for (csv, valences_read) in [
        (
            "Participant,Q1_a,Q1_b,Q1_c,Q1_d,Q1_e\nP1,1,0,1,0,1\nP2,0,1,1,0,1\nP3,1,1,0,1,0\n",
            [0, 0, 0, 0, 9],
        ),
        (
            "Theme,Site A,Site B,Site C,Site D,Site E\nCost,2,3,1,4,2\nTime,1,0,2,2,1\n",
            [0, 0, 0, 0, 18],
        ),
        ("Participant,Cost_B,Cost_F,Time_B,Time_F\nP1,1,0,1,0\nP2,0,1,1,0\n", [3, 1, 0, 0, 0]),
        (
            "Theme,Nurses B,Nurses F,Doctors B,Doctors F\nCost,2,3,1,4\nTime,1,0,2,2\n",
            [6, 9, 0, 0, 0],
        ),
        // Letters count on behind one name, and are valences behind another.
        ("Participant,Cost_B,Cost_F,Ward A,Ward B\nP1,1,0,1,0\nP2,1,1,0,1\n", [2, 1, 0, 0, 0]),
    ] {
        assert_eq!(valences(&read(csv)), valences_read, "{csv}");
    }
}

#[test]
fn codes_called_as_people_are_described_count() {
    for name in ["Experience", "Setting", "Education", "Language", "Department"] {
        let view = read(&format!("Code,P1,P2,P3\nCost,1,0,1\nTime,0,1,1\n{name},1,1,0\n"));
        assert_eq!(view.summary.codings, 6, "{name}");
    }
    for row in ["Age,34,45,51", "Gender,0,1,1", "Sex,1,1,0", "Setting,Urban,Rural,Urban"] {
        let view = read(&format!("Code,P1,P2,P3\n{row}\nCost,1,0,1\nTime,0,1,1\n"));
        assert_eq!(view.summary.codings, 4, "{row}");
    }
}
