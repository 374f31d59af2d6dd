//! Checklists of reporting guidelines: what a study says is filled, what it does not say stays with the author.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::engine::{Engine, ExportOptions, Request, Response, Settings};
use steelyard_core::words::checklists::{Checklist, ChecklistItem, Guideline, Mark};

use super::support::engine::{ask, load, study};
use super::support::unzip::unzip;

/// Seven interviews of four people at two sites, coded by two people with an overlap.
const RICH: &str = "Participant,Interview,Role,Site,Age,Minutes,Coder,Code,Direction,Quote
P1,I1,Nurse,North,30,41,A,Cost,barrier,It is dear.
P1,I1,Nurse,North,30,41,B,Cost,barrier,It is dear.
P1,I2,Nurse,North,30,55,A,Time,barrier,No time.
P2,I3,Nurse,North,41,60,A,Time,facilitator,Days are long.
P3,I4,Doctor,South,52,38,A,Staff,barrier,Nobody is there.
P3,I5,Doctor,South,52,35,B,Staff,barrier,Nobody came.
P4,I6,Doctor,South,44,47,B,Cost,facilitator,There is a grant.
P4,I7,Doctor,South,44,47,B,Cost,facilitator,There was one.
";

/// Codes and valences, and nothing else.
const BARE: &str = "Code,Direction\nCost,barrier\nTime,facilitator\n";

fn checklists(text: &str, settings: Value) -> Vec<Checklist> {
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let mut engine = Engine::new();
    study(&mut engine, load(&[("a.csv", text.as_bytes())], settings));
    match ask(&mut engine, Request::Audit) {
        Response::Audit(view) => view.checklists,
        other => panic!("no audit but {other:?}"),
    }
}

fn of(lists: &[Checklist], guideline: Guideline) -> &Checklist {
    lists.iter().find(|list| list.guideline == guideline).unwrap()
}

fn item<'a>(list: &'a Checklist, number: &str) -> &'a ChecklistItem {
    list.items.iter().find(|item| item.number == number).unwrap()
}

fn marks(list: &Checklist) -> [usize; 3] {
    [Mark::Filled, Mark::ToConfirm, Mark::Author]
        .map(|mark| list.items.iter().filter(|item| item.mark == mark).count())
}

#[test]
fn every_item_is_there_once_in_the_published_order() {
    let lists = checklists(RICH, json!({}));
    let numbers = |guideline| -> Vec<String> {
        of(&lists, guideline).items.iter().map(|item| item.number.clone()).collect()
    };
    let coreq: Vec<String> = (1..=32).map(|number: u32| number.to_string()).collect();
    let srqr: Vec<String> = (1..=21).map(|number: u32| format!("S{number}")).collect();
    assert_eq!(numbers(Guideline::Coreq), coreq);
    assert_eq!(numbers(Guideline::Srqr), srqr);
}

/// The study says what it says, and only that.
#[test]
fn what_the_study_says_is_filled() {
    let lists = checklists(RICH, json!({"framework": "none"}));
    let coreq = of(&lists, Guideline::Coreq);
    for (number, mark, text) in [
        ("12", Mark::Filled, "n = 4 participants, 7 sources, 2 sites"),
        ("16", Mark::ToConfirm, "Role, participants: Nurse (2), Doctor (2)."),
        ("16", Mark::ToConfirm, "Age: 30 to 52, median 42.5 (4 participants)."),
        ("18", Mark::ToConfirm, "3 of 4 participants have more than one source."),
        ("21", Mark::ToConfirm, "Minutes: 35 to 60"),
        ("22", Mark::ToConfirm, "Base 4, run 2, threshold 5 %"),
        ("24", Mark::Filled, "2 coders applied the codes. 1 of 7 passages were coded by two"),
        ("25", Mark::Filled, "3 codes were used."),
        ("26", Mark::ToConfirm, "No framework was used"),
        ("27", Mark::ToConfirm, "Steelyard"),
        ("29", Mark::Author, "no passage has been collected"),
        ("31", Mark::ToConfirm, "Cost (4 codings)"),
        ("32", Mark::ToConfirm, "Named as barriers and as facilitators: “Cost”, “Time”."),
    ] {
        let found = item(coreq, number);
        assert_eq!(found.mark, mark, "{found:?}");
        assert!(found.text.contains(text), "{text}: {found:?}");
    }
    let srqr = of(&lists, Guideline::Srqr);
    assert!(item(srqr, "S7").text.contains("“North”, “South”"));
    assert!(item(srqr, "S15").text.contains("1 of 7 passages were coded by two coders"));
    assert_eq!(item(srqr, "S15").mark, Mark::Filled);
    assert_eq!(item(srqr, "S9").mark, Mark::Author);
}

/// Each item that a study can fill stays with the author where the study has not what it takes.
#[test]
fn what_the_study_does_not_say_stays_open() {
    let lists = checklists(BARE, json!({"framework": "none"}));
    let coreq = of(&lists, Guideline::Coreq);
    for number in ["12", "16", "18", "21", "22", "24", "29"] {
        let found = item(coreq, number);
        assert_eq!(found.mark, Mark::Author, "{found:?}");
        assert!(!found.text.is_empty(), "{found:?}");
    }
    let srqr = of(&lists, Guideline::Srqr);
    for number in ["S7", "S8", "S10", "S12", "S17"] {
        assert_eq!(item(srqr, number).mark, Mark::Author, "{number}");
    }
    // Nothing but codes that nobody could read: nothing is said at all.
    let lists = checklists("x,y\n1,2\n3,4\n", json!({}));
    for list in &lists {
        assert!(marks(list)[0] == 0, "{list:#?}");
    }
}

/// The marks of an example, by number.
#[test]
fn marks_of_an_example_are_counted() {
    let mut engine = Engine::new();
    study(&mut engine, Request::Example { id: "cfir_interviews".to_owned() });
    let Response::Audit(view) = ask(&mut engine, Request::Audit) else { panic!() };
    assert_eq!(marks(of(&view.checklists, Guideline::Coreq)), [3, 7, 22]);
    assert_eq!(marks(of(&view.checklists, Guideline::Srqr)), [1, 7, 13]);
}

/// Whether saturation was reached is the author's to say.
#[test]
fn saturation_is_never_said_to_be_reached() {
    let settings = json!({"numbers": {"saturation_base": 4, "saturation_threshold_percent": 5}});
    for settings in [json!({}), settings] {
        for item in checklists(RICH, settings).iter().flat_map(|list| &list.items) {
            assert!(!item.text.contains("reached"), "{item:?}");
        }
    }
}

/// The document has a line for each item, with an empty cell for where it stands in the paper.
#[test]
fn the_document_holds_every_item() {
    let mut engine = Engine::new();
    study(&mut engine, load(&[("a.csv", RICH.as_bytes())], Settings::default()));
    for (which, lines) in [(Guideline::Coreq, 33), (Guideline::Srqr, 22)] {
        let export = ExportOptions::Checklist { which };
        let request =
            Request::Export { export, table: Default::default(), figure: Default::default() };
        let Response::Export(file) = ask(&mut engine, request) else { panic!() };
        assert!(file.file_name.contains(which.name()), "{}", file.file_name);
        let parts = unzip(&file.bytes);
        let document = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
        assert_eq!(document.matches("<w:tr>").count(), lines);
        assert!(document.contains("Where in the paper"));
    }
}
