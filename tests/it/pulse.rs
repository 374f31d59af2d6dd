//! Long work gives signs of life, so that whoever watches the engine can tell it from a hang.

#![allow(clippy::unwrap_used)]

use std::cell::Cell;
use std::rc::Rc;

use serde_json::json;
use steelyard_core::analysis::Statistic;
use steelyard_core::dataset::guess_roles;
use steelyard_core::engine::{Engine, Request, Response};
use steelyard_core::format::{self, DecimalMark, ReadOptions};
use steelyard_core::pulse;

use crate::support::engine::{ask, load};

/// Signs of life while something is done.
fn beats(work: impl FnOnce()) -> u32 {
    let heard = Rc::new(Cell::new(0));
    let count = Rc::clone(&heard);
    pulse::listen(move || count.set(count.get() + 1));
    work();
    heard.get()
}

/// Signs of life while a file of so many codings is loaded, each with a code of its own.
fn beats_of_codes(codings: usize) -> u32 {
    let mut csv = String::from("participant,code,valence\n");
    for at in 0..codings {
        csv.push_str(&format!("P{},What a nurse says in answer number {at},barrier\n", at % 50));
    }
    let mut engine = Engine::new();
    let loading = load(&[("codes.csv", csv.as_bytes())], Default::default());
    beats(|| drop(ask(&mut engine, loading)))
}

/// Names are looked for in every codebook, which takes longer than reading them.
#[test]
fn codes_that_all_differ_are_heard_of_more_than_their_rows() {
    let (few, many) = (beats_of_codes(2_000), beats_of_codes(8_000));
    assert!(few > 10, "{few}");
    assert!(many > 3 * few, "{many} of four times as many as give {few}");
}

#[test]
fn whatever_takes_long_is_heard_of() {
    let mut csv = String::from("participant,group,code,valence,coder,excerpt\n");
    for at in 0..20_000 {
        let valence = if at % 3 == 0 { "barrier" } else { "facilitator" };
        let (person, group, code, coder) = (at % 300, at % 2, at / 2 % 90, at % 2);
        csv.push_str(&format!(
            "P{person},G{group},Code {code},{valence},C{coder},A passage with the number {}\n",
            at / 2
        ));
    }
    let mut engine = Engine::new();
    let settings = serde_json::from_value(json!({"numbers": {"tests": true}})).unwrap();
    let loading = load(&[("large.csv", csv.as_bytes())], settings);
    assert!(beats(|| drop(ask(&mut engine, loading))) > 20);
    let table =
        || serde_json::from_value(json!({"columns": "group", "unit": "participants"})).unwrap();
    let counting = Request::Table { table: table() };
    assert!(beats(|| drop(ask(&mut engine, counting))) > 0);
    for kind in [
        Statistic::Comparison,
        Statistic::Saturation,
        Statistic::Agreement,
        Statistic::CoOccurrence,
    ] {
        let request = Request::Numbers { kind, table: table() };
        assert!(beats(|| drop(ask(&mut engine, request))) > 0, "{kind:?}");
    }
}

#[test]
fn columns_of_many_values_are_heard_of_while_their_roles_are_guessed() {
    const VALUES: usize = 20_000;
    let csv: String = (0..VALUES).map(|at| format!("A passage with the number {at}\n")).collect();
    let csv = format!("excerpt\n{csv}");
    let options = ReadOptions::default();
    let read = format::read("large.csv", csv.as_bytes(), &options, &mut |_| {}).unwrap();
    let table = &read.value.table;
    let heard = beats(|| drop(guess_roles(table, DecimalMark::Point)));
    // A value is looked at in many ways, each of which takes longer than reading a cell.
    assert!(heard as usize > VALUES / 1_500, "{heard}");
}

/// Few rows and columns, but hundreds of drawings of them.
#[test]
fn every_drawing_of_a_live_figure_is_heard_of() {
    let mut engine = Engine::new();
    ask(&mut engine, Request::Example { id: "cfir_interviews".to_owned() });
    let options = serde_json::from_value(json!({"groups": true})).unwrap();
    let making =
        Request::Interactive { options, table: Default::default(), figure: Default::default() };
    let views = Cell::new(0);
    let heard = beats(|| match ask(&mut engine, making) {
        Response::Interactive(plan) => views.set(plan.views),
        other => panic!("no figure but {other:?}"),
    });
    assert!(views.get() > 20, "{}", views.get());
    // Each view is drawn for two widths.
    assert!(heard >= 2 * views.get(), "{heard} signs of life from {} views", views.get());
}
