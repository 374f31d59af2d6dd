//! Words of a valence column that say of a row that it is no coding.

use std::collections::BTreeSet;

use steelyard::page::Edit;
use steelyard_core::engine::{Engine, ExportOptions, Request, Response, Settings};

use super::{read, told};
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
