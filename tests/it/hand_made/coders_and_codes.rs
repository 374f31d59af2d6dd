//! Columns that are what each of several coders said of each of several codes.

use std::collections::BTreeMap;

use steelyard_core::dataset::FamilyKind;
use steelyard_core::engine::{Question, Settings};

use super::{check, read, told};

#[test]
fn words_for_coders_say_who_coded_what() {
    // Two coders of one passage count it once.
    check(&[
        (
            "Participant|Coder A Cost|Coder B Cost|Coder A Time|Coder B Time\nP1|1|1|0|1\nP2|0|1|1|1\nP3|1|0|0|0\n",
            "0 0 0 0 5; columns_are_coders 4; counted_once 2",
        ),
        (
            "Deltagare|Tid - Kodare 1|Tid - Kodare 2|Kostnad - Kodare 1|Kostnad - Kodare 2\nP1|hinder|hinder||främjande\nP2||hinder|främjande|främjande\n",
            "2 2 0 0 0; columns_are_coders 4; counted_once 2",
        ),
        (
            "|Coder 1||Coder 2|\nParticipant|Cost|Time|Cost|Time\nP1|1|0|1|1\nP2|0|1|0|1\n",
            "0 0 0 0 3; columns_are_coders 4; counted_once 2",
        ),
        // One of them looked for fewer codes.
        (
            "Interview|Kodierer 1 Kosten|Kodierer 2 Kosten|Kodierer 1 Zeit\nI1|1|1|0\nI2|0|1|1\n",
            "0 0 0 0 3; columns_are_coders 3; counted_once 1",
        ),
        (
            "Excerpt|Rater 1 Cost|Rater 1 Time|Rater 2 Cost|Rater 2 Time|Consensus Cost|Consensus Time\ntoo little|x||x|x|x|\nno hours||x||x||x\n",
            "0 0 0 0 3; consensus_among_coders 2; columns_are_coders 6; counted_once 4",
        ),
    ]);
}

#[test]
fn initials_before_or_behind_codes_are_asked_with_what_each_answer_yields() {
    for (text, first, other, expected) in [
        (
            "Participant|JS_time|MK_time|JS_cost|MK_cost\nP1|1|1|0|1\nP2|0|1|1|1\nP3|1|0|0|0\n",
            "JS_time",
            FamilyKind::Codes,
            ["0 0 0 0 5; counted_once 2; column_family?", "0 0 0 0 7"],
        ),
        (
            "Participant|Cost (JS)|Cost (MK)|Time (JS)|Time (MK)\nP1|barrier|barrier|facilitator|barrier\nP2||barrier|barrier|barrier\nP3|barrier|||facilitator\n",
            "Cost (JS)",
            FamilyKind::Valences,
            ["5 2 0 0 0; counted_once 2; column_family?", "7 2 0 0 0"],
        ),
    ] {
        let (_, view) = read(&[("table.csv", text)], Settings::default());
        assert_eq!(told(&view), expected[0], "{text}");
        let Some(Question::ColumnFamily { choices, .. }) = view.questions.first() else {
            panic!("{:?}", view.questions)
        };
        let kinds: Vec<FamilyKind> = choices.iter().map(|choice| choice.kind).collect();
        assert_eq!(kinds, [FamilyKind::CodersAndCodes, other, FamilyKind::Aside], "{text}");
        for (kind, expected) in [
            (FamilyKind::CodersAndCodes, expected[0].trim_end_matches("; column_family?")),
            (other, expected[1]),
        ] {
            let mut settings = Settings::default();
            let families = BTreeMap::from([(first.to_owned(), kind)]);
            settings.files.entry("table.csv".to_owned()).or_default().families = families;
            assert_eq!(told(&read(&[("table.csv", text)], settings).1), expected, "{text}");
        }
    }
}

#[test]
fn capitals_that_are_no_grid_and_letters_of_valences_are_codes() {
    check(&[
        ("Participant|Cost_B|Cost_F|Time_B|Time_F\nP1|1|1|0|1\nP2|0|1|1|1\n", "2 4 0 0 0"),
        ("Participant|HR policy|IT support|Cost|Time\nP1|1|1|0|1\nP2|0|1|1|1\n", "0 0 0 0 6"),
        ("Participant|JS_time|MK_time|JS_cost\nP1|1|1|0\nP2|0|1|1\nP3|1|0|0\n", "0 0 0 0 5"),
        (
            "Participant|staff_time|staff_cost|patient_time|patient_cost\nP1|1|1|0|1\nP2|0|1|1|1\n",
            "0 0 0 0 6",
        ),
        (
            "Participant|Agreed plan|Consensus talks|Cost\nP1|1|1|0\nP2|0|1|0\nP3|0|1|1\n",
            "0 0 0 0 5",
        ),
    ]);
}

#[test]
fn the_valence_that_a_coder_gave_belongs_to_that_coders_code() {
    check(&[
        (
            "Segment|Coder 1 Code|Coder 1 Valence|Coder 2 Code|Coder 2 Valence\ns1|Pay|barrier|Pay|barrier\ns2|Rota|facilitator|Rota|barrier\n",
            "2 1 0 0 0; columns_are_coders 4; counted_once 1",
        ),
        (
            "Coder A: Code|Coder B: Code|Coder A: Valence|Coder B: Valence\nPay|Pay|barrier|barrier\nRota|Time|facilitator|barrier\n",
            "2 1 0 0 0; columns_are_coders 4; counted_once 1",
        ),
        (
            "Kodierer 1 Thema|Kodierer 1 Bewertung|Kodierer 2 Thema|Kodierer 2 Bewertung\nLohn|Hindernis|Dienst|Förderfaktor\nHitze|Hindernis|Hitze|Hindernis\n",
            "2 1 0 0 0; columns_are_coders 4; counted_once 1",
        ),
        // One coder alone, and codes without a valence.
        (
            "Segment|Coder 1 Code|Coder 1 Valence\ns1|Pay|barrier\ns2|Rota|facilitator\n",
            "1 1 0 0 0",
        ),
        (
            "Segment|Coder 1 Code|Coder 2 Code|Valence\ns1|Pay|Pay|barrier\ns2|Rota|Time|facilitator\n",
            "1 2 0 0 0; columns_are_coders 2; counted_once 1",
        ),
    ]);
}
