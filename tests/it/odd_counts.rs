//! Tables of counts with a few cells that are none: the column stays, and what was not counted is said.

#![allow(clippy::unwrap_used, clippy::panic)]

use steelyard_core::dataset::LeftOutReason;
use steelyard_core::diag::WarningKind;
use steelyard_core::engine::{Engine, FindingKind, Question, Settings, StudyView};
use steelyard_core::valence::Valence;

use crate::support::engine::{load, study};

fn read(csv: &str) -> StudyView {
    let settings = Settings { framework: Some("none".into()), ..Settings::default() };
    study(&mut Engine::new(), load(&[("a.csv", csv.as_bytes())], settings))
}

/// Codings by valence: barrier, facilitator, mixed, neutral, missing.
fn valences(view: &StudyView) -> [u64; 5] {
    Valence::ALL.map(|valence| view.summary.valences[valence])
}

/// Findings by a word for each, with their counts.
fn findings(view: &StudyView) -> Vec<String> {
    let said = view.findings.iter().map(|finding| {
        let word = match &finding.kind {
            FindingKind::LeftOut { reason: LeftOutReason::BadCount } => "bad",
            FindingKind::LeftOut { reason: LeftOutReason::BoundForCount } => "bound",
            FindingKind::LeftOut { reason: LeftOutReason::TotalsRow } => "totals",
            FindingKind::Noticed { warning } => match warning {
                WarningKind::MarksOfFootnotes { .. } => "footnote",
                WarningKind::DashesAsZero => "dash",
                WarningKind::CellsNotCounted => "cell",
                WarningKind::BoundsInCells => "bound in cell",
                WarningKind::BadRating => "rating",
                WarningKind::MarksGuessed { .. } => "mark",
                other => panic!("{other:?}"),
            },
            other => panic!("{other:?}"),
        };
        format!("{word} {}", finding.count)
    });
    said.collect()
}

#[test]
fn an_odd_cell_costs_no_other_cell_and_is_said() {
    let counts =
        |odd: &str| format!("Code,Barriers,Facilitators\nCost,12,3\nTime,{odd},21\nTrust,2,4\n");
    let wide = |odd: &str| {
        format!(
            "Participant,Cost - barrier,Time - barrier,Time - facilitator\nP1,3,1,2\nP2,{odd},0,1\nP3,4,2,0\n"
        )
    };
    let rated =
        |odd: &str| format!("Construct,Site A,Site B\nCost,-2,+1\nTime,+2,{odd}\nTrust,+1,-2\n");
    for (csv, counted, said) in [
        (counts("7"), [21, 28, 0, 0, 0], ""),
        (counts("7*"), [21, 28, 0, 0, 0], "footnote 1"),
        (counts("7 †"), [21, 28, 0, 0, 0], "footnote 1"),
        (counts("<5"), [14, 28, 0, 0, 0], "bound 1"),
        (counts("1-4"), [14, 28, 0, 0, 0], "bound 1"),
        (counts("n/a"), [14, 28, 0, 0, 0], "bad 1"),
        (counts("?"), [14, 28, 0, 0, 0], "bad 1"),
        (counts("seven"), [14, 28, 0, 0, 0], "bad 1"),
        (counts("7?"), [14, 28, 0, 0, 0], "bad 1"),
        (counts("-"), [14, 28, 0, 0, 0], "dash 1"),
        (counts("–"), [14, 28, 0, 0, 0], "dash 1"),
        (wide("2"), [12, 3, 0, 0, 0], ""),
        (wide("2*"), [12, 3, 0, 0, 0], "footnote 1"),
        (wide("2?"), [10, 3, 0, 0, 0], "cell 1"),
        (wide("<5"), [10, 3, 0, 0, 0], "bound in cell 1"),
        (wide("-"), [10, 3, 0, 0, 0], "dash 1"),
        (rated("-1"), [3, 3, 0, 0, 0], ""),
        (rated("-1*"), [3, 3, 0, 0, 0], "footnote 1"),
        (rated("?"), [2, 3, 0, 0, 0], "rating 1"),
        (rated("high"), [2, 3, 0, 0, 0], "rating 1"),
    ] {
        let view = read(&csv);
        assert_eq!(valences(&view), counted, "{csv}");
        assert_eq!(findings(&view).join(", "), said, "{csv}");
    }
}

#[test]
fn what_is_no_count_is_not_made_one() {
    for csv in [
        // Ranges, answers and names of rooms are no counts, however few plain numbers stand among them.
        "Participant,Code,Valence,Experience\nP1,Cost,barrier,1-4\nP2,Time,barrier,<5\nP3,Cost,barrier,10+\n",
        "Participant,Code,Valence,Room\nP1,Cost,barrier,7a\nP2,Time,barrier,7b\nP3,Cost,barrier,7c\n",
        "Participant,Code,Valence,Age\nP1,Cost,barrier,30\nP2,Time,barrier,n/a\nP3,Cost,barrier,41\n",
    ] {
        let view = read(csv);
        assert_eq!(valences(&view), [3, 0, 0, 0, 0], "{csv}");
        assert_eq!(view.summary.codings, 3, "{csv}");
    }
}

#[test]
fn points_between_thousands_and_a_column_of_percentages_cost_nothing() {
    for (csv, counted, said) in [
        (
            "Kategorie;Barrieren;Förderfaktoren\nKosten;1.204;12\nZeit;7;2.001\nGesamt;1.211;2.013\n",
            [1211, 2013, 0, 0, 0],
            "mark 2, totals 1",
        ),
        (
            "Kategorie;Barrieren;Förderfaktoren;Anteil\nKosten;1.204;12;98,9 %\nZeit;7;2.001;0,4 %\n",
            [1211, 2013, 0, 0, 0],
            "mark 2",
        ),
        (
            ";Ärzte;;Pflege;;Gesamt;\nKategorie;Barrieren;Förderfaktoren;Barrieren;Förderfaktoren;n;%\nKosten;4;1;6;0;11;40 %\nZeit;3;0;5;2;10;36 %\nSumme;7;1;11;2;21;100 %\n",
            [18, 3, 0, 0, 0],
            "totals 1",
        ),
    ] {
        let view = read(csv);
        assert_eq!(valences(&view), counted, "{csv}");
        assert_eq!(findings(&view).join(", "), said, "{csv}");
    }
}

#[test]
fn columns_of_counts_under_names_of_groups_are_asked_about() {
    for (csv, codings) in [
        ("Code,Nurses,Doctors\nCost,12,3\nTime,7,21\nTrust,2,4\n", 49),
        ("Code,Nurses,Doctors\nCost,12,3\nTime,7*,21\nTrust,2,4\n", 49),
        ("Code,Nurses,Doctors\nCost,12,3\nTime,<5,21\nTrust,2,4\n", 42),
    ] {
        let view = read(csv);
        assert_eq!(view.summary.codings, codings, "{csv}");
        let asked = |question: &Question| matches!(question, Question::ColumnFamily { .. });
        assert!(view.questions.iter().any(asked), "{csv}");
    }
}
