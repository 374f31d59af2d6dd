//! Sheets with a row a participant and a column a code, and in the cells its valence or what was said of it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use steelyard_core::dataset::{FamilyKind, Shape};
use steelyard_core::engine::{Engine, FileSettings, Question, Settings, StudyView};
use steelyard_core::valence::Valence;

use crate::support::engine::{load, study};

fn read(csv: &str, kind: Option<FamilyKind>) -> StudyView {
    let families = kind.map(|kind| ("Cost".to_owned(), kind)).into_iter().collect();
    let file = FileSettings { families, ..FileSettings::default() };
    let files = BTreeMap::from([("a.csv".to_owned(), file)]);
    let settings = Settings { framework: Some("none".into()), files, ..Settings::default() };
    study(&mut Engine::new(), load(&[("a.csv", csv.as_bytes())], settings))
}

/// Codings by valence: barrier, facilitator, mixed, neutral, missing.
fn valences(view: &StudyView) -> [u64; 5] {
    Valence::ALL.map(|valence| view.summary.valences[valence])
}

/// Whether the sheet was taken so, and whether it is asked what its columns are.
fn taken(view: &StudyView) -> (bool, bool) {
    let shape = view.files[0].shape.as_ref().map(|reading| reading.shape);
    let asked = |question: &Question| matches!(question, Question::ColumnFamily { .. });
    (shape == Some(Shape::CodeColumns), view.questions.iter().any(asked))
}

const SIGNS: &str = "Participant,Role,Cost,Complexity,Culture\nW1,Nurse,-1,-1,1\nW2,Nurse,-1,0,1\nW3,Doctor,1,-1,0\nW4,Doctor,0,0,0\n";

#[test]
fn a_column_a_code_with_its_valence_in_the_cells() {
    for (csv, counted, asked) in [
        // Words, and somebody who said nothing; nothing said is no coding.
        (
            "Participant,Role,Cost,Complexity,Culture\nW1,Nurse,barrier,barrier,facilitator\nW2,Nurse,barrier,,facilitator\nW3,Doctor,both,n/a,-\nW4,Doctor,,,\n",
            [3, 2, 1, 0, 0],
            false,
        ),
        // A word that nobody knows costs its column nothing and is asked about.
        (
            "Participant,Cost,Complexity,Culture\nW1,barrier,barrier,facilitator\nW2,bariere,,facilitator\nW3,facilitator,barrier,\nW4,,,\n",
            [3, 3, 0, 0, 1],
            false,
        ),
        ("ID,Cost,Complexity,Culture\nW1,B,B,F\nW2,B,,F\nW3,F,B,\nW4,,,\n", [4, 3, 0, 0, 0], false),
        (SIGNS, [4, 3, 0, 5, 0], true),
        (
            "Site,Cost,Complexity,Culture\nW1,-2,-1,+1\nW2,-1,,+2\nW3,+1,-1,\nW4,-1,-1,+1\n",
            [6, 4, 0, 0, 0],
            true,
        ),
        // What was said, under codes that a codebook knows and under others.
        (
            "Participant,Cost,Complexity,Culture\nW1,It costs too much,Too many clicks,\nW2,No money at all,,Open people here\nW3,Pays for itself,I got lost,They like it\nW4,,,\n",
            [0, 0, 0, 0, 7],
            false,
        ),
        (
            "Participant,Cost,Zzyx,Qwop\nW1,It costs too much,Too many clicks,\nW2,No money at all,,Open people here\nW3,Pays for itself,I got lost,They like it\nW4,,,\n",
            [0, 0, 0, 0, 7],
            true,
        ),
    ] {
        let view = read(csv, None);
        assert_eq!(taken(&view), (true, asked), "{csv}");
        assert_eq!(valences(&view), counted, "{csv}");
        let rated_by_site = csv.starts_with("Site");
        let people = (!rated_by_site).then_some(4);
        assert_eq!(view.summary.participants, people, "{csv}");
        assert!(!view.is_all_recognised(), "{csv}");
    }
}

#[test]
fn answers_say_what_the_cells_are() {
    for (kind, counted, taken_so) in [
        (FamilyKind::Valences, [4, 3, 0, 5, 0], true),
        (FamilyKind::ValencesWithoutZero, [4, 3, 0, 0, 0], true),
    ] {
        let view = read(SIGNS, Some(kind));
        assert_eq!(taken(&view), (taken_so, false), "{kind:?}");
        assert_eq!(valences(&view), counted, "{kind:?}");
        assert_eq!(view.summary.participants, Some(4), "{kind:?}");
    }
    let aside = read(SIGNS, Some(FamilyKind::Aside));
    assert_eq!(taken(&aside), (false, false));
}

#[test]
fn other_columns_beside_people_are_no_codes() {
    for csv in [
        "Participant,Code,Valence,Quote\nP1,Cost,barrier,It costs too much\nP2,Time,facilitator,There is time\n",
        "Participant,Shift,Team,Code\nP1,day,red,Cost\nP2,night,blue,Time\n",
        // One column of what may be valences; words in one direction only.
        "Participant,Attitude,Code\nP1,positive,Cost\nP2,negative,Time\n",
        "Participant,Attitude,Mood\nP1,positive,good\nP2,positive,bad\n",
        // Counts and flags.
        "Participant,Cost,Time,Trust\nP1,1,0,2\nP2,0,1,0\n",
        // Barriers and facilitators in words, questions, numbers that describe people.
        "Participant,Barriers,Facilitators\nP1,It costs too much,Open people here\nP2,No money at all,They like it\n",
        "Participant,What hindered you?,What helped you?\nP1,It costs too much,Open people here\nP2,No money at all,They like it\n",
        "Participant,Code,Change before,Change after\nP1,Cost,-1,1\nP2,Time,0,-1\n",
    ] {
        let view = read(csv, None);
        assert!(!taken(&view).0, "{csv}");
    }
}
