//! Codes that stand under several items of a framework: counted under each of them and once in all, said wherever the
//! numbers go, kept in the study, and no way around what is hidden.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::analysis::{Number, Statistic, TableOptions};
use steelyard_core::diag::ErrorKind;
use steelyard_core::engine::{
    ChosenItems, Engine, ExcerptQuery, ExportOptions, Request, Response, Settings,
};
use steelyard_core::valence::Valence;
use steelyard_core::words::notes::notes;

use super::support::engine::{ask, load, number, study, table};

const SHEET: &str = "participant,group,code,valence,excerpt\n\
    P1,Nurses,Time for training,barrier,No hour is kept free\n\
    P1,Nurses,Time for training,barrier,Courses are on days off\n\
    P2,Nurses,Knowledge,barrier,Nobody told us\n\
    P3,Doctors,Time for training,facilitator,We have an afternoon for it\n\
    P3,Doctors,Skills,facilitator,We had practised it\n\
    P4,Doctors,Odds and ends,facilitator,The coffee is good\n";

const CODE: &str = "Time for training";
const RESOURCES: &str = "environmental-context-and-resources";

fn mapped(to: Value) -> Settings {
    let settings = json!({"framework": "tdf-2012", "mapping": {CODE: to, "Odds and ends": "none"}});
    serde_json::from_value(settings).unwrap()
}

fn engine(to: Value) -> Engine {
    let mut engine = Engine::new();
    study(&mut engine, load(&[("a.csv", SHEET.as_bytes())], mapped(to)));
    engine
}

#[test]
fn a_code_counts_under_each_of_its_items_and_once_in_all() {
    let mut engine = engine(json!([RESOURCES, "skills"]));
    let counted = table(&mut engine, json!({"basis": "share_of_valence"}));
    let resources = "Environmental context and resources";
    let found = |row, column, valence| number(&counted, row, column, valence);
    // Three barriers in all: two of the code, and one of Knowledge.
    assert_eq!(found("Skills", "Nurses", Valence::Barrier), (2, Some(66.7)));
    assert_eq!(found(resources, "Nurses", Valence::Barrier), (2, Some(66.7)));
    assert_eq!(found("Knowledge", "Nurses", Valence::Barrier), (1, Some(33.3)));
    // Three facilitators: one of the code, one of Skills, one outside the framework.
    assert_eq!(found("Skills", "Doctors", Valence::Facilitator), (2, Some(66.7)));
    assert_eq!(found(resources, "Doctors", Valence::Facilitator), (1, Some(33.3)));
    assert_eq!(counted.totals[Valence::Barrier], 3);
    assert_eq!(counted.totals[Valence::Facilitator], 3);
    let nurses = counted.columns.iter().find(|head| head.key == "value:Nurses").unwrap();
    assert_eq!(nurses.codings, 3);
    assert_eq!(nurses.totals[Valence::Barrier], 3);
    let told = "Three codings of 1 code under several domains were counted under each of them, and once in totals over rows.";
    assert!(notes(&counted).iter().any(|note| note == told), "{:?}", notes(&counted));

    // Who says it is one person in every row.
    let people = table(&mut engine, json!({"unit": "participants"}));
    assert_eq!(number(&people, "Skills", "Doctors", Valence::Facilitator).0, 1);
    assert_eq!(number(&people, "Skills", "Nurses", Valence::Barrier).0, 1);
    assert_eq!(people.totals[Valence::Barrier], 2);
}

#[test]
fn two_constructs_of_one_domain_make_one_coding_of_the_domain() {
    let csv = "participant,code,valence\nP1,Hours and money,barrier\nP2,Hours and money,barrier\n";
    let settings = json!({"framework": "cfir-2022"});
    let mut engine = Engine::new();
    let files = [("a.csv", csv.as_bytes())];
    let view = study(&mut engine, load(&files, serde_json::from_value(settings).unwrap()));
    let book = steelyard_core::framework::codebook("cfir-2022").unwrap();
    let inner = book.items.iter().filter(|item| item.id.contains("available-resources"));
    let inner: Vec<&str> = inner.map(|item| item.id.as_str()).take(2).collect();
    let [one, other] = inner.as_slice() else { panic!("{inner:?}") };
    let key = &view.mapping[0].key;
    let map = json!({"mapping": {key.as_str(): [one, other]}});
    let settings =
        serde_json::from_value(json!({"framework": "cfir-2022", "mapping": map["mapping"]}));
    study(&mut engine, Request::Configure { settings: Box::new(settings.unwrap()) });
    let domains = table(&mut engine, json!({"rows": "domain"}));
    assert_eq!(number(&domains, "Inner Setting", "All", Valence::Barrier).0, 2);
    assert!(notes(&domains).iter().all(|note| !note.contains("several")), "{:?}", notes(&domains));
    let constructs = table(&mut engine, json!({"rows": "construct"}));
    let each: Vec<&Number> = constructs
        .rows
        .iter()
        .filter(|row| inner.contains(&row.key.as_str()))
        .map(|row| &row.totals[Valence::Barrier])
        .collect();
    assert_eq!(each, [&Number::from(2), &Number::from(2)]);
    assert!(notes(&constructs).iter().any(|note| note.contains("under several constructs")));
}

#[test]
fn every_item_opens_its_passages() {
    let mut engine = engine(json!(["skills", RESOURCES]));
    for (row, expected) in [("skills", 4), (RESOURCES, 3), ("knowledge", 1)] {
        let query = ExcerptQuery { row: row.to_owned(), column: None, valence: None, with: None };
        let request = Request::Excerpts { query, table: TableOptions::default() };
        let Response::Excerpts { excerpts } = ask(&mut engine, request) else { panic!() };
        assert_eq!(excerpts.len(), expected, "{row}");
    }
}

#[test]
fn the_study_keeps_the_list_and_writes_one_item_as_before() {
    let written = |to: Value| serde_json::to_value(mapped(to)).unwrap()["mapping"][CODE].clone();
    assert_eq!(written(json!("skills")), json!("skills"));
    assert_eq!(written(json!(["skills"])), json!("skills"));
    assert_eq!(written(json!(["skills", "skills"])), json!("skills"));
    assert_eq!(written(json!(["skills", RESOURCES])), json!(["skills", RESOURCES]));
    for nothing in [json!("none"), json!(["none"]), json!([])] {
        assert_eq!(written(nothing), json!("none"));
    }
    assert_eq!(ChosenItems::of([]), "none".into());

    let mut first = engine(json!(["skills", RESOURCES]));
    let before = table(&mut first, json!({}));
    let request = Request::Export {
        export: ExportOptions::STUDY,
        table: TableOptions::default(),
        figure: Default::default(),
    };
    let Response::Export(saved) = ask(&mut first, request) else { panic!("not saved") };
    let mut second = Engine::new();
    let restored = Request::Restore { bytes: saved.bytes, files: Vec::new() };
    study(&mut second, restored);
    assert_eq!(table(&mut second, json!({})), before);
}

#[test]
fn an_item_that_is_none_is_refused_and_nothing_changes() {
    let mut engine = engine(json!(["skills", RESOURCES]));
    let before = table(&mut engine, json!({}));
    let of_another = steelyard_core::framework::codebook("cfir-2022").unwrap().items[1].id.clone();
    for wrong in [
        json!(["skills", "no-such-item"]),
        json!(["skills", "none"]),
        json!(["skills", of_another]),
    ] {
        let request = Request::Configure { settings: Box::new(mapped(wrong)) };
        let Response::Failed { errors, .. } = ask(&mut engine, request) else { panic!("taken") };
        assert!(matches!(errors[0].kind, ErrorKind::UnknownValue { .. }), "{errors:?}");
        assert_eq!(table(&mut engine, json!({})), before);
    }
}

#[test]
fn no_total_gives_a_hidden_number_back() {
    let mut settings = mapped(json!([RESOURCES, "skills"]));
    settings.disclosure = serde_json::from_value(json!({"fewest_contributors": 3})).unwrap();
    let rows: Vec<String> = (0..5)
        .flat_map(|who| {
            let group = if who < 4 { "Nurses" } else { "Doctors" };
            let own = format!("P{who},{group},Skills,barrier,s{who}\n");
            let both = format!("P{who},{group},{CODE},barrier,t{who}\n");
            if who < 2 { vec![own, both] } else { vec![own] }
        })
        .collect();
    let extra = "P7,Doctors,Knowledge,barrier,a\nP8,Doctors,Knowledge,barrier,b\nP9,Doctors,Knowledge,barrier,c\n";
    let csv = format!("participant,group,code,valence,excerpt\n{}{extra}", rows.concat());
    let mut engine = Engine::new();
    study(&mut engine, load(&[("a.csv", csv.as_bytes())], settings));
    let counted = table(&mut engine, json!({}));
    let mut hidden = 0;
    for (row, cells) in counted.rows.iter().zip(&counted.cells) {
        for (column, cell) in counted.columns.iter().zip(cells) {
            for valence in Valence::ALL.into_iter().filter(|at| cell.get(*at).count.is_hidden()) {
                hidden += 1;
                assert!(row.totals[valence].is_hidden(), "{} {}", row.key, column.key);
                assert!(column.totals[valence].is_hidden(), "{} {}", row.key, column.key);
                assert!(counted.totals[valence].is_hidden());
            }
        }
    }
    assert!(hidden > 0, "two people stand behind the code's own item");
}

#[test]
fn the_audit_trail_names_every_item() {
    let mut engine = engine(json!([RESOURCES, "skills"]));
    let Response::Audit(view) = ask(&mut engine, Request::Audit) else { panic!("no trail") };
    let told = format!("{view:?}");
    assert!(told.contains("Environmental context and resources; Skills"), "{told}");
    assert!(told.contains("counted under each"), "{told}");
}

/// Ten passages that two coders coded alike and two that they did not, under a code of two items.
#[test]
fn agreement_hears_what_a_coder_says_once() {
    let said: String = (0..12)
        .map(|at| {
            let other = if at < 10 { "barrier" } else { "facilitator" };
            format!("T,{at},A,{CODE},barrier,p{at}\nT,{at},B,{CODE},{other},p{at}\n")
        })
        .collect();
    let csv = format!("source,segment,coder,code,valence,excerpt\n{said}");
    let of = |items: Value| {
        let mut engine = Engine::new();
        study(&mut engine, load(&[("a.csv", csv.as_bytes())], mapped(items)));
        let kind = Statistic::Agreement;
        match ask(&mut engine, Request::Numbers { kind, table: TableOptions::default() }) {
            Response::Numbers(sheet) => format!("{sheet:?}"),
            other => panic!("no numbers but {other:?}"),
        }
    };
    let (one, two) = (of(json!("skills")), of(json!(["skills", RESOURCES])));
    let valences = |told: &str| {
        let at = told.find("alence").unwrap_or_else(|| panic!("{told}"));
        told[at..].chars().filter(char::is_ascii_digit).take(12).collect::<String>()
    };
    assert_eq!(valences(&one), valences(&two), "{two}");
}

#[test]
fn numbers_beyond_counts_say_what_was_done_by_hand() {
    let csv = SHEET.replace("excerpt", "segment").replace("We had practised it", "No hour");
    let mut engine = Engine::new();
    let settings = mapped(json!([RESOURCES, "skills"]));
    study(&mut engine, load(&[("a.csv", csv.as_bytes())], settings));
    for (kind, by_mapping) in [(Statistic::CoOccurrence, true), (Statistic::Ranking, false)] {
        let request = Request::Numbers { kind, table: TableOptions::default() };
        let Response::Numbers(sheet) = ask(&mut engine, request) else { panic!("{kind:?}") };
        let told = |part: &str| sheet.notes.iter().any(|note| note.contains(part));
        assert!(told("counted under each of them"), "{:?}", sheet.notes);
        assert_eq!(told("by the mapping"), by_mapping, "{:?}", sheet.notes);
        assert!(told(BY_HAND), "{:?}", sheet.notes);
        assert!(!told("restricted"), "{:?}", sheet.notes);
        let table =
            json!({"filter": [{"by": "group", "keep": ["Nurses"]}], "valences": ["barrier"]});
        let request = Request::Numbers { kind, table: serde_json::from_value(table).unwrap() };
        let Response::Numbers(sheet) = ask(&mut engine, request) else { panic!("{kind:?}") };
        let restricted = "The data were restricted to Group: Nurses; valence: barrier.";
        assert!(sheet.notes.iter().any(|note| note == restricted), "{:?}", sheet.notes);
    }
}

/// What [`mapped`] does by hand.
const BY_HAND: &str = "One label was given an item of the framework and 1 label was set aside as not in the framework; the audit trail lists each.";

/// Captions of counts, of charts that are made of numbers beyond them, and of tables, as the methods do.
#[test]
fn captions_say_what_was_done_by_hand() {
    let mut engine = engine(json!([RESOURCES, "skills"]));
    for chart in ["two_sided_bars", "matrix", "ranking"] {
        let figure = serde_json::from_value(json!({"chart": chart})).unwrap();
        let request = Request::Figure { table: TableOptions::default(), figure };
        let Response::Figure(view) = ask(&mut engine, request) else { panic!("{chart}") };
        for text in [&view.caption, &view.methods] {
            assert_eq!(text.matches(BY_HAND).count(), 1, "{chart}: {text}");
            assert_eq!(text.matches("counted under each of them").count(), 1, "{chart}: {text}");
        }
    }
    let request = Request::Table { table: TableOptions::default() };
    let Response::Table(view) = ask(&mut engine, request) else { panic!("no table") };
    assert!(view.caption.contains(BY_HAND), "{}", view.caption);
    // Nothing is said of a study that nobody touched.
    let mut engine = Engine::new();
    study(&mut engine, load(&[("a.csv", SHEET.as_bytes())], Settings::default()));
    let request = Request::Table { table: TableOptions::default() };
    let Response::Table(view) = ask(&mut engine, request) else { panic!("no table") };
    assert!(!view.caption.contains("by hand") && !view.caption.contains("audit trail"));
}
