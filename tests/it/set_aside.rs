//! Codings that are set aside as wrong: they count nowhere, what they stood in the way of counts, it is said, and the
//! way back gives the same numbers as before.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::json;
use steelyard_core::analysis::{CrossTab, TableOptions};
use steelyard_core::engine::{
    Engine, Excerpt, ExcerptQuery, ExportOptions, PickedPassage, Request, Response, SetAside,
    Settings, StudyView,
};
use steelyard_core::valence::Valence;
use steelyard_core::words::notes::notes;

use super::support::engine::{ask, load, loaded, number, study, table};
use super::support::unzip::unzip;

fn passages(engine: &mut Engine, row: &str) -> Vec<Excerpt> {
    let query = ExcerptQuery { row: row.to_owned(), column: None, valence: None, with: None };
    let request = Request::Excerpts { query, table: TableOptions::default() };
    match ask(engine, request) {
        Response::Excerpts { excerpts } => excerpts,
        other => panic!("no passages but {other:?}"),
    }
}

fn aside(engine: &mut Engine, settings: &Settings, set_aside: Vec<SetAside>) -> StudyView {
    let settings = Box::new(Settings { set_aside, ..settings.clone() });
    study(engine, Request::Configure { settings })
}

fn counts(table: &CrossTab) -> Vec<u32> {
    let cells = table.cells.iter().flatten();
    cells.flat_map(|cell| cell.valences.values().map(|one| one.count.shown().unwrap())).collect()
}

const SHEET: &str = "participant,group,code,valence,excerpt\n\
    P1,Nurses,Cost,barrier,Too dear\n\
    P2,Nurses,Cost,barrier,No money\n\
    P2,Nurses,Cost,facilitator,There is a grant\n\
    P3,Doctors,Time,barrier,\n";

#[test]
fn what_is_set_aside_counts_nowhere_and_comes_back() {
    let (mut engine, view) = loaded(&[("a.csv", SHEET.as_bytes())]);
    let before = table(&mut engine, json!({}));
    let wrong = passages(&mut engine, "code:Cost").into_iter().find(|one| one.text == "No money");
    let wrong = SetAside::from(&wrong.unwrap());
    let view_after = aside(&mut engine, &view.settings, vec![wrong.clone()]);
    let after = table(&mut engine, json!({}));
    assert_eq!(number(&after, "Cost", "Nurses", Valence::Barrier).0, 1);
    assert_eq!(number(&after, "Cost", "Nurses", Valence::Facilitator).0, 1);
    assert_eq!(after.totals[Valence::Barrier], 2);
    assert_eq!(after.columns[0].participants, Some(2), "who spoke did speak");
    let told = "One coding was set aside as wrong and was not counted.";
    assert!(notes(&after).iter().any(|note| note == told), "{:?}", notes(&after));
    assert_eq!(passages(&mut engine, "code:Cost").len(), 2);
    assert_eq!(view_after.set_aside.len(), 1);
    assert_eq!(view_after.set_aside[0].excerpt.as_ref().unwrap().text, "No money");
    let Response::Audit(trail) = ask(&mut engine, Request::Audit) else { panic!("no trail") };
    let told = "1 coding under “Cost” (barrier) was set aside as wrong and does not count.";
    let found = trail.decisions.iter().find(|one| one.sentence == told);
    assert_eq!(found.unwrap().at.as_ref().unwrap().row, Some(3));
    // Filters leave it out before anybody sets it aside.
    let doctors = json!({"filter": [{"by": "group", "keep": ["Doctors"]}]});
    let filtered = table(&mut engine, doctors);
    assert!(!notes(&filtered).iter().any(|note| note.contains("set aside")));

    aside(&mut engine, &view.settings, Vec::new());
    assert_eq!(table(&mut engine, json!({})), before);
}

#[test]
fn a_coding_without_a_passage_is_set_aside_too() {
    let (mut engine, view) = loaded(&[("a.csv", SHEET.as_bytes())]);
    let time = SetAside::from(&passages(&mut engine, "code:Time")[0]);
    aside(&mut engine, &view.settings, vec![time]);
    assert_eq!(table(&mut engine, json!({})).totals[Valence::Barrier], 2);
}

#[test]
fn one_of_two_valences_of_a_row_is_set_aside_alone() {
    let csv = "participant,code,valence,excerpt\nP1,Cost,barrier; facilitator,Both at once\nP2,Time,barrier,x\n";
    let settings = json!({"files": {"a.csv": {"divided": {"valence": true}}}});
    let mut engine = Engine::new();
    let request = load(&[("a.csv", csv.as_bytes())], serde_json::from_value(settings).unwrap());
    let view = study(&mut engine, request);
    let all = passages(&mut engine, "code:Cost");
    let before = table(&mut engine, json!({}));
    for one in &all {
        aside(&mut engine, &view.settings, vec![SetAside::from(one)]);
        let after = table(&mut engine, json!({}));
        let (sum, was): (u32, u32) = (counts(&after).iter().sum(), counts(&before).iter().sum());
        assert_eq!(sum, was - one.count, "{one:?}");
    }
}

#[test]
fn a_parent_counts_when_its_child_is_set_aside() {
    let csv = "participant,source,code,valence,excerpt\n\
        P1,T1,Setting > Cost,barrier,Too dear\n\
        P1,T1,Setting,barrier,Too dear\n\
        P2,T2,Setting > Cost,barrier,Money\n";
    let settings = json!({"framework": "none", "table": {"rows": "code"},
        "doubles": {"parent_with_child": "once"}});
    let mut engine = Engine::new();
    let request = load(&[("a.csv", csv.as_bytes())], serde_json::from_value(settings).unwrap());
    let view = study(&mut engine, request);
    let before = table(&mut engine, json!({}));
    assert_eq!(before.totals[Valence::Barrier], 2, "{:?}", notes(&before));
    let child = passages(&mut engine, "code:Setting > Cost");
    let child = child.iter().find(|one| one.text == "Too dear").unwrap();
    aside(&mut engine, &view.settings, vec![SetAside::from(child)]);
    let after = table(&mut engine, json!({}));
    assert_eq!(after.totals[Valence::Barrier], 2);
    assert!(passages(&mut engine, "code:Setting").iter().any(|one| one.text == "Too dear"));
}

#[test]
fn the_study_keeps_it_and_says_what_is_not_there_any_more() {
    let (mut engine, view) = loaded(&[("a.csv", SHEET.as_bytes())]);
    let wrong = SetAside::from(&passages(&mut engine, "code:Cost")[0]);
    let kept = aside(&mut engine, &view.settings, vec![wrong.clone()]);
    let counted = table(&mut engine, json!({}));
    let (export, figure) = (ExportOptions::STUDY, Default::default());
    let request = Request::Export { export, table: TableOptions::default(), figure };
    let Response::Export(saved) = ask(&mut engine, request) else { panic!("not saved") };
    let mut second = Engine::new();
    let again = study(&mut second, Request::Restore { bytes: saved.bytes, files: Vec::new() });
    assert_eq!(again.settings, kept.settings);
    assert_eq!(table(&mut second, json!({})), counted);

    // Another file of the name: nothing of it is taken for what was set aside.
    let other = SHEET.replace("Too dear", "Too cheap");
    let settings = kept.settings.clone();
    let view = study(&mut second, load(&[("a.csv", other.as_bytes())], settings));
    assert_eq!(table(&mut second, json!({})).totals[Valence::Barrier], 3);
    assert_eq!(view.set_aside[0].excerpt, None);
    let Response::Audit(trail) = ask(&mut second, Request::Audit) else { panic!("no trail") };
    assert!(trail.decisions.iter().any(|one| one.sentence.contains("not in the data any more")));
}

#[test]
fn codings_on_sheets_and_in_wide_tables_are_found_where_they_stand() {
    let wide = "Participant,Group,Cost barriers,Cost facilitators,Time barriers\nP1,Nurses,2,1,3\nP2,Doctors,1,0,1\n";
    let (mut engine, view) = loaded(&[("w.csv", wide.as_bytes())]);
    let before: u32 = counts(&table(&mut engine, json!({}))).iter().sum();
    let row = table(&mut engine, json!({})).rows[0].key.clone();
    for one in passages(&mut engine, &row) {
        let now = aside(&mut engine, &view.settings, vec![SetAside::from(&one)]);
        assert!(now.set_aside[0].excerpt.is_some(), "{one:?}");
        let after: u32 = counts(&table(&mut engine, json!({}))).iter().sum();
        assert_eq!(after, before - one.count, "{one:?}");
    }
}

#[test]
fn every_coding_of_every_example_can_be_set_aside_and_only_it_goes() {
    for example in steelyard_core::examples::all() {
        let mut engine = Engine::new();
        let view = study(&mut engine, Request::Example { id: example.id.to_owned() });
        let whole = table(&mut engine, json!({}));
        let sum = |table: &CrossTab| u64::from(counts(table).iter().sum::<u32>());
        let row = whole.rows.iter().find(|row| !row.carries_nothing()).unwrap().key.clone();
        for one in passages(&mut engine, &row).iter().take(4) {
            aside(&mut engine, &view.settings, vec![SetAside::from(one)]);
            let after = table(&mut engine, json!({}));
            assert_eq!(sum(&after), sum(&whole) - u64::from(one.count), "{}: {one:?}", example.id);
        }
    }
}

#[test]
fn a_rating_among_ratings_alone_goes_alone() {
    let csv = "Construct,Site,Rating\nCost,North,-1\nCulture,North,2\nCost,South,1\n";
    let (mut engine, view) = loaded(&[("r.csv", csv.as_bytes())]);
    let whole = table(&mut engine, json!({}));
    let sum = |table: &CrossTab| counts(table).iter().sum::<u32>();
    assert_eq!(sum(&whole), 3);
    let row = whole.rows.iter().find(|row| !row.carries_nothing()).unwrap().key.clone();
    let one = SetAside::from(&passages(&mut engine, &row)[0]);
    aside(&mut engine, &view.settings, vec![one]);
    assert_eq!(sum(&table(&mut engine, json!({}))), 2);
}

#[test]
fn what_another_person_of_the_row_says_stays() {
    let csv =
        "participant,code,valence,excerpt\n\"P1, P2\",Cost,barrier,Too dear\nP3,Time,barrier,x\n";
    let settings = json!({"files": {"a.csv": {"divided": {"participant": true}}}});
    let mut engine = Engine::new();
    let request = load(&[("a.csv", csv.as_bytes())], serde_json::from_value(settings).unwrap());
    let view = study(&mut engine, request);
    assert_eq!(table(&mut engine, json!({})).totals[Valence::Barrier], 3);
    let cost = passages(&mut engine, "code:Cost");
    assert_eq!(cost.len(), 2);
    aside(&mut engine, &view.settings, vec![SetAside::from(&cost[0])]);
    assert_eq!(table(&mut engine, json!({})).totals[Valence::Barrier], 2);
    let left = passages(&mut engine, "code:Cost");
    assert_eq!(left.iter().map(|one| &one.participant).collect::<Vec<_>>(), [&cost[1].participant]);
}

#[test]
fn what_is_not_found_any_more_is_an_open_matter() {
    let (mut engine, view) = loaded(&[("a.csv", SHEET.as_bytes())]);
    let wrong = SetAside::from(&passages(&mut engine, "code:Cost")[0]);
    let set = Settings {
        valence_words: [("barrier".to_owned(), Valence::Mixed)].into(),
        ..view.settings.clone()
    };
    let told = |view: &StudyView| {
        let kinds = view.findings.iter().map(|found| format!("{:?}", found.kind));
        kinds.filter(|kind| kind.contains("SetAsideNotFound")).count()
    };
    assert_eq!(told(&aside(&mut engine, &view.settings, vec![wrong.clone()])), 0);
    assert_eq!(told(&aside(&mut engine, &set, vec![wrong.clone()])), 1);
    let mut gone = wrong;
    gone.passage.file = "other.csv".to_owned();
    assert_eq!(told(&aside(&mut engine, &view.settings, vec![gone])), 1);
}

#[test]
fn a_quotation_that_was_set_aside_is_left_out_and_said() {
    let (mut engine, view) = loaded(&[("a.csv", SHEET.as_bytes())]);
    let all = passages(&mut engine, "code:Cost");
    let quotes: Vec<PickedPassage> = all.iter().map(PickedPassage::from).collect();
    let settings = Settings { quotes, ..view.settings };
    let kept = aside(&mut engine, &settings, vec![SetAside::from(&all[0])]);
    let shown = |at: usize| kept.quotes[at].excerpt.is_some();
    assert_eq!([shown(0), shown(1), shown(2)], [false, true, true]);
    let (export, figure) = (ExportOptions::Docx { dpi: 150.0 }, Default::default());
    let request = Request::Export { export, table: TableOptions::default(), figure };
    let Response::Export(file) = ask(&mut engine, request) else { panic!("no document") };
    let parts = unzip(&file.bytes);
    let text = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    assert!(text.contains("Set aside as wrongly coded, and left out: 1 passage"));
    assert!(!text.contains(&all[0].text) && text.contains(&all[1].text));
}
