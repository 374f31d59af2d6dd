//! Words of a valence column that say of a row that it is no coding.

use std::collections::BTreeSet;

use steelyard::page::Edit;
use steelyard_core::engine::{Engine, ExportOptions, Request, Response, Settings};

use super::{check, read, told};
use crate::support::engine::{ask, study};

#[test]
fn rows_of_a_word_that_is_no_coding_are_left_out_and_can_be_had_back() {
    for (csv, before, after) in [
        (
            "Participant|Code|Valence\nP1|Pay|barrier\nP1|Rota|context\nP2|Rota|facilitator\nP3|Heat|Context\n",
            "1 1 0 0 2; unknown_valence_words?",
            "1 1 0 0 0",
        ),
        (
            "Deltagare|Kod|Valens|Antal citat\nP1|Lön|hinder|2\nP1|Schema|context|3\nP2|Schema|främjande|1\n",
            "2 1 0 0 3; unknown_valence_words?",
            "2 1 0 0 0",
        ),
        // A word that is known may be of no coding as well.
        (
            "Participant|Code|Valence\nP1|Pay|barrier\nP1|Rota|context\nP2|Rota|neutral\n",
            "1 0 0 1 1; unknown_valence_words?",
            "1 0 0 1 0",
        ),
    ] {
        let (_, view) = read(&[("table.csv", csv)], Settings::default());
        assert_eq!(told(&view), before, "{csv}");
        let left_out = Edit::NotACoding("context".to_owned()).apply(&Settings::default());
        assert_eq!(left_out.not_codings, BTreeSet::from(["context".to_owned()]));
        let (_, view) = read(&[("table.csv", csv)], left_out.clone());
        assert_eq!(told(&view), after, "{csv}");
        // They are in the account, and the word is still among those that can be said to mean something.
        assert!(!view.account.left_out.is_empty(), "{csv}");
        assert!(view.valence_words.iter().any(|word| word.key == "context"), "{csv}");
        assert!(view.warnings.is_empty(), "{:?}", view.warnings);
        let back = Edit::ValenceWord("context".to_owned(), None).apply(&left_out);
        assert_eq!(told(&read(&[("table.csv", csv)], back).1), before, "{csv}");
    }
}

#[test]
fn a_word_of_no_coding_is_kept_in_a_saved_study() {
    let csv = "Participant|Code|Valence\nP1|Pay|barrier\nP1|Rota|context\nP2|Rota|facilitator\n";
    let settings = Edit::NotACoding("context".to_owned()).apply(&Settings::default());
    let (mut engine, before) = read(&[("table.csv", csv)], settings);
    let request = Request::Export {
        export: ExportOptions::STUDY,
        table: Default::default(),
        figure: Default::default(),
    };
    let Response::Export(saved) = ask(&mut engine, request) else { panic!("no study file") };
    let restore = Request::Restore { bytes: saved.bytes, files: Vec::new() };
    let after = study(&mut Engine::new(), restore);
    assert_eq!(after.settings.not_codings, BTreeSet::from(["context".to_owned()]));
    assert_eq!((told(&after), told(&before)), ("1 1 0 0 0".to_owned(), "1 1 0 0 0".to_owned()));
    assert_eq!(after.account.left_out.len(), before.account.left_out.len());
}

#[test]
fn rows_that_stand_for_nothing_are_left_out_or_told_of() {
    check(&[
        // Percentages and totals of ratings are none of their own.
        (
            "Theme|Barrier|Facilitator\nTime|5|1\nCost|2|3\nPercent|64|36\n",
            "7 4 0 0 0; totals_row 1",
        ),
        (
            "Theme|Barrier|Facilitator\nTime|5|1\nCost|2|3\n% of total|64|36\n",
            "7 4 0 0 0; totals_row 1",
        ),
        (
            "Construct|Clinic A|Clinic B|Clinic C\nRelative advantage|2|1|1\nComplexity|-1|-2|0\n\
             Available resources|-2|1|M\nTotal|-1|0|1\n",
            "3 4 0 1 0; totals_row 1",
        ),
        // Whatever two raters said before they agreed.
        (
            "Construct|Site A R1|Site A R2|Site A consensus|Site B R1|Site B R2|Site B consensus\n\
             Complexity|-1|-2|-1|1|2|2\nCost|1|1|1|-1|1|-1\n",
            "2 2 0 0 0; counts_left_out 4",
        ),
        // Rounds are no raters.
        ("Construct|Site A baseline|Site A follow-up\nComplexity|-1|-2\nCost|1|1\n", "2 2 0 0 0"),
        // An option that nothing applies.
        (
            "id|barriers___time|barriers___none|barriers___other\n1|1|0|0\n2|0|1|0\n3|0|0|1\n",
            "2 0 0 0 0; columns_not_counted 1",
        ),
        // Remarks, and rows that show how to fill in the others.
        (
            "Participant|Code|Valence|Notes\nP1|Time|Barrier|\nP2|Cost|Barrier|EXCLUDE\n",
            "2 0 0 0 0; rows_may_not_count 1",
        ),
        (
            "Participant|Code|Valence|Notes\nP1|Time|Barrier|\nP2|Cost|Barrier|Remove - not relevant\n",
            "2 0 0 0 0; rows_may_not_count 1",
        ),
        ("Participant|Code|Valence|Notes\nP1|Time|Barrier|see P3\nP2|Cost|Barrier|\n", "2 0 0 0 0"),
        (
            "ID|Code|Valence\nExample|Time|Barrier\nP1|Time|Barrier\nP2|Cost|Facilitator\n",
            "2 1 0 0 0; rows_may_not_count 1",
        ),
        (
            "ID|Code|Valence\n(e.g. P01)|Time|Barrier\nP1|Time|Barrier\nP2|Cost|Facilitator\n",
            "2 1 0 0 0; rows_may_not_count 1",
        ),
        // What stands below a gap with a colon.
        (
            "ID|Code|Valence|Excerpt\nP1|Time|Barrier|no time\nP2|Team|Facilitator|good\n|||\n\
             Key:|B = Barrier|F = Facilitator|\n",
            "1 1 0 0 0; note_below 1",
        ),
        // How many people said it is asked.
        (
            "Theme|Valence|No. of people\nTime|Barrier|4\nCost|Barrier|3\nSupport|Facilitator|2\n",
            "2 1 0 0 0; group_size?",
        ),
        // Groups beside items of a survey under any name.
        (
            "Topic|Type|Nurses (n=40)|MDs (n=20)\nTime|Barrier|30|12\nSupport|Facilitator|20|5\n",
            "42 25 0 0 0; column_family?",
        ),
        (
            "Item|Type|Nurses n|Nurses %|Physicians n|Physicians %\nTime|Barrier|30|75|12|60\n\
             Cost|Barrier|10|25|10|50\nSupport|Facilitator|20|50|5|25\nPay|Facilitator|4|10|1|5\n",
            "62 30 0 0 0; counts_left_out 2; column_family?",
        ),
    ]);
    // A codebook beside the codings says the side of each code, and codes nothing.
    let data = "ID|Code|Valence\nP1|Time|Barrier\nP2|Team|Facilitator\nP3|Time|Barrier\n";
    for codebook in [
        "Code|Definition|Type\nTime|having no time|Barrier\nTeam|good team|Facilitator\n",
        "Code|Type|Definition\nTime|Barrier|having no time\nTeam|Facilitator|good team\n",
    ] {
        let files = [("data.csv", data), ("codebook.csv", codebook)];
        let (_, view) = read(&files, Settings::default());
        assert_eq!(told(&view), "2 1 0 0 0", "{codebook}");
    }
}
