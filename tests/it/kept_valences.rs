//! Codings of some valences alone: what is counted, what every sentence says of it, and what cannot be had then.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::analysis::Statistic;
use steelyard_core::diag::Unavailable;
use steelyard_core::engine::{Engine, FigureView, Request, Response, Settings, StudyView};
use steelyard_core::valence::Valence;

use super::support::engine::{ask, load, study, table};

/// Two coders of the same passages, in all states but one.
const STUDY: &str = "Participant,Role,Coder,Code,Direction,Quote
P1,GP,A,Cost,barrier,It is dear.
P1,GP,B,Cost,facilitator,It is dear.
P2,GP,A,Training,facilitator,They taught us.
P2,GP,B,Training,facilitator,They taught us.
P3,Nurse,A,Cost,neutral,It costs.
P3,Nurse,B,Cost,mixed,It costs.
P4,Nurse,A,Training,barrier,Nobody taught us.
";

fn opened(settings: Value) -> (Engine, StudyView) {
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let mut engine = Engine::new();
    let view = study(&mut engine, load(&[("a.csv", STUDY.as_bytes())], settings));
    (engine, view)
}

fn figure(engine: &mut Engine) -> FigureView {
    match ask(engine, Request::Figure { table: Default::default(), figure: Default::default() }) {
        Response::Figure(view) => *view,
        other => panic!("no figure but {other:?}"),
    }
}

#[test]
fn every_sentence_says_which_valences_are_counted() {
    let (mut engine, view) =
        opened(json!({"table": {"valences": ["neutral", "barrier", "barrier"]}}));
    let kept = view.summary.kept.expect("what is kept");
    assert_eq!(*kept.values().collect::<Vec<_>>()[0], 2);
    assert_eq!(kept.values().sum::<u64>(), 3);
    let counted = table(&mut engine, json!({}));
    assert_eq!(counted.spec.valences, Some(vec![Valence::Barrier, Valence::Neutral]));
    assert_eq!(counted.shown_valences(), [Valence::Barrier, Valence::Neutral]);
    assert_eq!(
        counted.columns.iter().map(|one| one.participants).collect::<Vec<_>>(),
        [Some(2); 2]
    );
    let FigureView { caption, methods, alt, .. } = figure(&mut engine);
    let restricted = "The data were restricted to valence: barrier, neutral.";
    for text in [&caption, &methods] {
        assert!(text.contains(restricted), "{text}");
        assert!(text.contains("Four codings were excluded by the filters."), "{text}");
    }
    assert!(caption.starts_with("Barriers by "), "{caption}");
    assert!(!alt.contains("acilitator"), "{alt}");
    let told = match ask(&mut engine, Request::Audit) {
        Response::Audit(view) => view.decisions,
        other => panic!("no audit but {other:?}"),
    };
    let told: Vec<&str> = told.iter().map(|one| one.sentence.as_str()).collect();
    assert!(
        told.contains(&"Only codings of these valences are counted: barrier, neutral."),
        "{told:?}"
    );
    assert!(told.contains(&"The filters leave out 4 codings."), "{told:?}");
}

#[test]
fn all_of_them_are_no_filter_and_none_is_refused() {
    let (mut engine, view) = opened(json!({"table": {"valences": Valence::ALL}}));
    assert_eq!(view.summary.kept, None);
    assert_eq!(
        table(&mut engine, json!({})),
        table(&mut engine, json!({"valences": Valence::ALL}))
    );
    assert_eq!(table(&mut engine, json!({})).spec.valences, None);
    let none = serde_json::from_value(json!({"valences": []})).unwrap();
    match ask(&mut engine, Request::Table { table: none }) {
        Response::Failed { errors, .. } => {
            let said = steelyard_core::words::errors::message(&errors[0]);
            assert!(said.contains("no valence is counted"), "{said}");
        }
        other => panic!("{other:?}"),
    }
}

/// Of barriers alone two coders would agree wherever one of them said that it helps.
#[test]
fn coders_are_not_compared_by_some_of_what_they_said() {
    let of_agreement = |view: &StudyView| {
        let all = &view.available.numbers;
        all.iter().find(|(kind, _)| *kind == Statistic::Agreement).map(|(_, why)| why.clone())
    };
    let (_, view) = opened(json!({}));
    assert_eq!(of_agreement(&view), Some(None));
    let (_, view) = opened(json!({"table": {"valences": ["barrier"]}}));
    assert_eq!(of_agreement(&view), Some(Some(Unavailable::NeedsAllValences)));
}

/// Who has both stands as mixed where that is asked for, although no mixed coding is counted.
#[test]
fn who_has_both_of_what_is_counted_can_be_mixed() {
    let sides = json!({"valences": ["barrier", "facilitator"], "unit": "participants", "both_as_mixed": true});
    let (mut engine, _) = opened(json!({"framework": "none", "table": sides}));
    let counted = table(&mut engine, json!({}));
    assert_eq!(counted.totals[Valence::Mixed], 1);
    let shown = [Valence::Barrier, Valence::Facilitator, Valence::Mixed];
    assert_eq!(counted.shown_valences(), shown);
    assert!(figure(&mut engine).alt.contains("mixed"), "{}", figure(&mut engine).alt);
}

/// Nobody is said to have named no facilitators where none are counted.
#[test]
fn groups_are_compared_by_what_is_counted() {
    let of = |valences: Value| {
        let (mut engine, _) = opened(json!({"table": {"valences": valences}}));
        let request = Request::Numbers { kind: Statistic::Comparison, table: Default::default() };
        match ask(&mut engine, request) {
            Response::Numbers(sheet) => {
                let valences = sheet.rows.iter().map(|row| row[1].text.clone());
                valences.collect::<std::collections::BTreeSet<_>>()
            }
            other => panic!("no numbers but {other:?}"),
        }
    };
    assert_eq!(of(json!(["barrier"])).into_iter().collect::<Vec<_>>(), ["Barriers"]);
    assert_eq!(of(json!(null)).len(), 4);
}
