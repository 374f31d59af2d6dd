//! A live figure that comes back: what was counted is what it was, and what its file does not hold is refused.

use serde_json::{Value, json};
use steelyard_core::analysis::{CrossTab, TableOptions, Unit};
use steelyard_core::diag::{Error, ErrorKind, Unavailable};
use steelyard_core::engine::{
    Engine, ExcerptQuery, Export, ExportOptions, FigureView, InteractivePlan, ListFormat, Request,
    Response, Settings, StudyView,
};
use steelyard_core::examples;
use steelyard_core::format::FileKind;
use steelyard_core::valence::Valence;

use super::payload::element;
use super::{STUDY, example, html, interactive, of_study, plan, refusal, with};
use crate::support::engine::{ask, load, number, study, table};
use crate::support::random::Random;
use crate::support::unzip::unzip;

/// The figure of a document, opened.
pub fn opened(document: &str) -> (Engine, StudyView) {
    let mut engine = Engine::new();
    let file = ("figure.html", document.as_bytes());
    let view = study(&mut engine, load(&[file], Settings::default()));
    (engine, view)
}

/// What an engine holds, drawn as its settings say.
fn figure(engine: &mut Engine, of: &Value) -> FigureView {
    let table = serde_json::from_value(of.clone()).unwrap();
    match ask(engine, Request::Figure { table, figure: Default::default() }) {
        Response::Figure(view) => *view,
        other => panic!("no figure but {other:?}"),
    }
}

pub fn export(
    engine: &mut Engine,
    export: ExportOptions,
    of: &Value,
) -> Result<Export, Vec<Error>> {
    let table = serde_json::from_value(of.clone()).unwrap();
    match ask(engine, Request::Export { export, table, figure: Default::default() }) {
        Response::Export(file) => Ok(file),
        Response::Failed { errors, .. } => Err(errors),
        other => panic!("no file but {other:?}"),
    }
}

/// A table as a figure carries it: nobody's contributions are in it.
fn without_contributors(mut table: CrossTab) -> CrossTab {
    for cell in table.cells.iter_mut().flatten() {
        cell.valences.iter_mut().for_each(|(_, number)| number.contributors = None);
    }
    table
}

/// The choices of a control that are offered.
pub fn offered(plan: &InteractivePlan, control: usize) -> Vec<String> {
    let choices = plan.controls[control].choices.iter().filter(|choice| choice.is_offered);
    choices.map(|choice| choice.id.clone()).collect()
}

/// Opens the figure of an engine and holds everything that can be had of it against what the engine gives under the
/// figure's policy; gives the engine in which it is open.
fn same_as_before(engine: &mut Engine, options: Value, of: &Value) -> Engine {
    let plan = plan(engine, options.clone(), of.clone());
    let document = html(&plan).to_owned();
    let (mut again, view) = opened(&document);
    assert_eq!(view.files[0].reading.kind(), FileKind::LiveFigure);
    assert!(view.questions.is_empty() && view.findings.is_empty() && view.live_figure.is_some());

    let policy = view.settings.disclosure.clone();
    let mut before = engine_under(engine, &policy);
    let mut compared = 0;
    for unit in offered(&plan, 1) {
        for basis in offered(&plan, 2) {
            let mut of = of.clone();
            (of["unit"], of["basis"]) = (json!(unit), json!(basis));
            of["order"] = json!("alphabetical");
            let options: TableOptions = serde_json::from_value(of.clone()).unwrap();
            let Response::Table(expected) = ask(&mut before, Request::Table { table: options })
            else {
                continue;
            };
            let asked = json!({"unit": unit, "basis": basis, "order": "alphabetical"});
            let mut expected = without_contributors(expected.table);
            let found = table(&mut again, asked.clone());
            if expected.spec.own_codes {
                expected.framework.clone_from(&found.framework);
            }
            assert_eq!(found, expected, "{of}");
            compared += 1;
            if !expected.spec.own_codes {
                let (drawn, redrawn) = (figure(&mut before, &of), figure(&mut again, &asked));
                assert_eq!(redrawn.scene.nodes, drawn.scene.nodes);
                assert_eq!((redrawn.alt, redrawn.methods), (drawn.alt, drawn.methods));
                assert_eq!((redrawn.caption, redrawn.notes), (drawn.caption, drawn.notes));
                let svg = |engine: &mut Engine, of: &Value| {
                    export(engine, ExportOptions::Svg, of).unwrap().bytes
                };
                assert_eq!(svg(&mut again, &asked), svg(&mut before, &of));
            }
        }
    }
    assert!(compared > 0 && compared >= offered(&plan, 1).len());
    let redone = super::plan(&mut again, json!({}), json!({}));
    assert!(html(&redone) == document, "another file of the same choices");
    again
}

/// An engine with the same study under a policy.
fn engine_under(engine: &mut Engine, policy: &steelyard_core::disclosure::Policy) -> Engine {
    let saved = export(engine, ExportOptions::STUDY, &json!({})).unwrap();
    let mut other = Engine::new();
    let view = study(&mut other, Request::Restore { bytes: saved.bytes, files: Vec::new() });
    let settings = Settings { disclosure: policy.clone(), ..view.settings };
    study(&mut other, Request::Configure { settings: Box::new(settings) });
    other
}

#[test]
fn each_example_comes_back_as_it_was() {
    for of in examples::all() {
        same_as_before(&mut example(of.id), json!({}), &json!({}));
        let mut open = example(of.id);
        same_as_before(&mut open, json!({"fewest_contributors": 0}), &json!({}));
    }
}

#[test]
fn written_cases_come_back_as_they_were() {
    let options = || json!({"charts": ["two_sided_bars"], "orders": [], "groups": false});
    let mut compared = Vec::new();
    for (name, mut engine) in super::super::cases::loaded() {
        // What lists codes alone, or asks before it counts, has no figure.
        if matches!(interactive(&mut engine, options(), json!({})), Response::Interactive(_)) {
            same_as_before(&mut engine, options(), &json!({}));
            compared.push(name);
        }
    }
    assert!(compared.len() > 25, "{compared:?}");
}

#[test]
fn a_code_under_several_items_comes_back() {
    let items = json!(["environmental-context-and-resources", "skills"]);
    let settings = json!({"framework": "tdf-2012", "mapping": {"Time": items, "Cost": "skills"}});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let mut engine = with("a.csv", STUDY, settings);
    let open = json!({"fewest_contributors": 0, "orders": [], "groups": false});
    same_as_before(&mut engine, open.clone(), &json!({"rows": "domain"}));
    let crossed = json!({"rows": "domain", "columns": {"crossed": ["group", "site"]}});
    same_as_before(&mut engine, open, &crossed);
}

/// A figure of `STUDY` that the program of November 2026 wrote: it is never written anew.
#[test]
fn a_figure_of_the_first_version_opens() {
    let path = format!("{}/tests/studies/figure_v1.html", env!("CARGO_MANIFEST_DIR"));
    let (mut engine, view) = opened(&std::fs::read_to_string(path).unwrap());
    assert_eq!(view.settings.interactive.title.as_deref(), Some("What hinders"));
    assert_eq!(view.settings.figure.chart.as_deref(), Some("matrix"));
    let shown = table(&mut engine, json!({}));
    // By hand: nurses speak five times of barriers and once of a facilitator.
    assert_eq!(number(&shown, "Cost", "Nurses", Valence::Barrier).0, 2);
    assert_eq!(number(&shown, "Time", "Nurses", Valence::Barrier).0, 3);
    let share = table(&mut engine, json!({"basis": "share_of_group"}));
    assert_eq!(number(&share, "Time", "Nurses", Valence::Barrier), (3, Some(60.0)));
}

#[test]
fn whatever_an_author_chose_comes_back() {
    let chosen = json!({
        "title": "Who <is> \"it\"", "authors": "A; B", "citation": "A & B 2026", "licence": "CC BY 4.0",
        "doi": "10.1234/abc", "charts": ["matrix"], "units": ["codings", "participants"],
        "bases": ["count", "share_of_units", "share_of_domain"], "orders": ["natural"], "groups": false,
        "downloads": false, "fewest_contributors": 0
    });
    let of = json!({
        "rows": "code", "unit": "participants", "basis": "share_of_units", "both_as_mixed": true,
        "filter": [{"by": "site", "keep": ["North"]}]
    });
    let mut again = same_as_before(&mut of_study(), chosen.clone(), &of);
    let view = study(
        &mut again,
        Request::Configure {
            settings: Box::new(
                serde_json::from_value(json!({
                    "table": {"order": "by_hand", "hand_order": []}, "interactive": chosen
                }))
                .unwrap(),
            ),
        },
    );
    assert_eq!(view.settings.interactive.authors.as_deref(), Some("A; B"));
}

#[test]
fn what_is_hidden_stays_hidden() {
    let mut engine = of_study();
    let of = json!({"rows": "code"});
    let mut again = same_as_before(&mut engine, json!({}), &of);
    let shown = table(&mut again, json!({}));
    let hidden = shown.cells.iter().flatten().flat_map(|cell| cell.valences.values());
    assert!(hidden.filter(|cell| cell.count.is_hidden()).count() > 0);
    let drawn = figure(&mut again, &json!({}));
    // Which of them were small is nothing that the file tells.
    assert!(drawn.protection.hidden > 0, "{:?}", drawn.protection);
    assert_eq!(drawn.protection.small, None);
    for policy in [json!({}), json!({"fewest_contributors": 5}), json!({"round_to": 3})] {
        let settings = serde_json::from_value(json!({"disclosure": policy})).unwrap();
        let failed = ask(&mut again, Request::Configure { settings: Box::new(settings) });
        assert!(is_not_here(&failed), "{policy}: {failed:?}");
    }
    let said = refusal(&mut again, json!({"fewest_contributors": 5}), json!({}));
    assert!(said.contains("counts that its authors gave it"), "{said}");
    // Less than is hidden already is no less.
    let same = plan(&mut again, json!({"fewest_contributors": 0}), json!({}));
    assert_eq!(same.fewest_contributors, Some(3));
    for order in ["total", "difference"] {
        let of: TableOptions = serde_json::from_value(json!({"order": order})).unwrap();
        let failed = ask(&mut again, Request::Table { table: of });
        assert!(matches!(failed, Response::Failed { .. }), "{order}");
    }
}

pub fn is_not_here(response: &Response) -> bool {
    let Response::Failed { errors, .. } = response else { return false };
    errors.iter().all(|error| {
        let reason = |kind: &ErrorKind| {
            matches!(kind, ErrorKind::NotAvailable { reason: Unavailable::NotInFigure, .. })
        };
        reason(&error.kind) || error.kind == ErrorKind::PassagesNotInFigure
    })
}

#[test]
fn what_needs_codings_is_refused_with_the_reason() {
    let mut engine = of_study();
    let of = json!({"rows": "code"});
    let open = plan(&mut engine, json!({"fewest_contributors": 0}), of);
    let (mut again, view) = opened(html(&open));
    for asked in [
        json!({"rows": "theme"}),
        json!({"columns": "site"}),
        json!({"columns": "all"}),
        json!({"unit": "participants"}),
        json!({"filter": [{"by": "site", "keep": ["North"]}]}),
        json!({"zero_rows": false}),
        json!({"both_as_mixed": true}),
    ] {
        let of = serde_json::from_value(asked.clone()).unwrap();
        let failed = ask(&mut again, Request::Table { table: of });
        assert!(is_not_here(&failed), "{asked}: {failed:?}");
    }
    let key = table(&mut again, json!({})).rows[0].key.clone();
    let query = ExcerptQuery { row: key.clone(), column: None, valence: None, with: None };
    let failed = ask(&mut again, Request::Excerpts { query, table: Default::default() });
    assert!(is_not_here(&failed), "{failed:?}");
    let failed = ask(&mut again, Request::CodePassages { keys: vec![key], most: 3 });
    assert!(is_not_here(&failed), "{failed:?}");
    for (kind, why) in &view.available.numbers {
        assert_eq!(*why, Some(Unavailable::NotInFigure));
        let table = Default::default();
        assert!(is_not_here(&ask(&mut again, Request::Numbers { kind: *kind, table })));
    }
    assert!(is_not_here(&ask(&mut again, Request::Audit)));
    for (what, file) in [
        ("left out", ExportOptions::LEFT_OUT),
        ("audit", ExportOptions::Audit { format: ListFormat::Csv }),
        ("matrix", ExportOptions::MatrixForm),
        ("memo", ExportOptions::MemoForm),
    ] {
        let errors = export(&mut again, file, &json!({})).unwrap_err();
        let messages = Vec::new();
        assert!(is_not_here(&Response::Failed { errors, messages }), "{what}");
    }
    for settings in [
        json!({"mapping": {"cost": "none"}}),
        json!({"framework": "tdf-2012"}),
        json!({"value_labels": {"role": {"Nurses": "N"}}}),
        json!({"files": {"figure.html": {"roles": {"a": "code"}}}}),
    ] {
        let settings: Settings = serde_json::from_value(settings).unwrap();
        let request = Request::Configure { settings: Box::new(settings.clone()) };
        let failed = ask(&mut again, request);
        assert!(matches!(failed, Response::Failed { .. }), "{settings:?}");
    }
    // Nothing of it half applied.
    let settings = Box::new(view.settings.clone());
    assert_eq!(study(&mut again, Request::Configure { settings }), view);
    let has = |(unit, why): &(Unit, Option<Unavailable>)| why.is_none() == (*unit == Unit::Codings);
    assert!(view.available.units.iter().all(has), "{:?}", view.available.units);
}

#[test]
fn every_file_is_made_of_it() {
    let plan = plan(&mut example("cfir_interviews"), json!({}), json!({}));
    let (mut again, _) = opened(html(&plan));
    let own = |bundle| ExportOptions::Interactive { options: Box::default(), bundle };
    for file in [
        ExportOptions::Svg,
        ExportOptions::Pdf,
        ExportOptions::Eps,
        ExportOptions::Png { dpi: 96.0 },
        ExportOptions::Tiff { dpi: 96.0 },
        ExportOptions::CSV,
        ExportOptions::Xlsx { numbers: None },
        ExportOptions::Tidy { raw: false },
        ExportOptions::Markdown { numbers: None },
        ExportOptions::Docx { dpi: 96.0 },
        ExportOptions::HTML,
        ExportOptions::Text,
        ExportOptions::Codebook { framework: None },
        own(false),
        own(true),
    ] {
        let made = export(&mut again, file.clone(), &json!({}));
        assert!(made.is_ok_and(|made| !made.bytes.is_empty()), "{file:?}");
    }
}

#[test]
fn the_archive_and_the_study_file_open_too() {
    let mut engine = example("tdf_scoping_review");
    let options = ExportOptions::Interactive { options: Box::default(), bundle: true };
    let archive = export(&mut engine, options, &json!({})).unwrap().bytes;
    let document = unzip(&archive)["figure.html"].clone();
    let (mut alone, view) = opened(std::str::from_utf8(&document).unwrap());
    let mut packed = Engine::new();
    let file = ("figure.zip", &archive[..]);
    let of_archive = study(&mut packed, load(&[file], Settings::default()));
    assert_eq!(of_archive.settings, view.settings);
    let shown = table(&mut alone, json!({}));
    assert_eq!(table(&mut packed, json!({})), shown);
    // The archive within it that journals take.
    let for_journal = &unzip(&archive)["figNNint.zip"];
    let mut packed = Engine::new();
    let file = ("figure1int.zip", &for_journal[..]);
    assert_eq!(study(&mut packed, load(&[file], Settings::default())).settings, view.settings);
    assert_eq!(table(&mut packed, json!({})), shown);

    let edited: Settings = {
        let mut settings = view.settings.clone();
        settings.interactive.title = None;
        settings.figure.chart = Some("matrix".to_owned());
        settings
    };
    let settings = Box::new(edited.clone());
    study(&mut alone, Request::Configure { settings });
    let saved = export(&mut alone, ExportOptions::STUDY, &json!({})).unwrap();
    let mut restored = Engine::new();
    let request = Request::Restore { bytes: saved.bytes, files: Vec::new() };
    let view = study(&mut restored, request);
    assert_eq!(view.settings, edited);
    assert_eq!(table(&mut restored, json!({})), shown);
}

#[test]
fn beside_codings_it_is_refused_and_what_was_loaded_stays() {
    let plan = plan(&mut example("cfir_interviews"), json!({}), json!({}));
    let figure = ("figure.html", html(&plan).as_bytes());
    let codings = ("codings.csv", STUDY.as_bytes());
    let (mut again, _) = opened(html(&plan));
    let before = table(&mut again, json!({}));
    for files in [&[figure, codings][..], &[codings, figure], &[figure, ("other.html", figure.1)]] {
        let failed = ask(&mut again, load(files, Settings::default()));
        let Response::Failed { messages, .. } = failed else { panic!("{failed:?}") };
        assert!(messages[0].contains("Open it by itself."), "{messages:?}");
        assert_eq!(table(&mut again, json!({})), before);
    }
    // What was added is named, and not what was open.
    for added in [codings, ("other.html", figure.1)] {
        let Request::Load { files, settings } = load(&[added], Settings::default()) else {
            panic!()
        };
        let failed = ask(&mut again, Request::Add { files, settings });
        let Response::Failed { messages, .. } = failed else { panic!("{failed:?}") };
        assert!(messages[0].contains(added.0) && !messages[0].contains(figure.0), "{messages:?}");
        assert!(messages[0].contains("in place of the figure"), "{messages:?}");
        assert_eq!(table(&mut again, json!({})), before);
    }
    let Request::Load { files, settings } = load(&[figure], Settings::default()) else { panic!() };
    let mut study = with("codings.csv", STUDY, Settings::default());
    let failed = ask(&mut study, Request::Add { files, settings });
    assert!(matches!(failed, Response::Failed { .. }), "{failed:?}");
}

#[test]
fn nothing_but_protected_counts_is_carried() {
    let mut engine = of_study();
    let of = json!({"rows": "code", "unit": "participants"});
    for fewest in [0, 3, 5] {
        let plan = plan(&mut engine, json!({"fewest_contributors": fewest}), of.clone());
        let carried = element(html(&plan), "sy-study");
        assert!(!carried.contains("contributors\":[") && !carried.contains("\"contributors\":"));
        let carried: Value = serde_json::from_str(&carried).unwrap();
        let counts = carried["tables"][0]["counts"].as_array().unwrap();
        assert_eq!(counts.iter().any(Value::is_null), fewest > 0, "{counts:?}");
        let numbers = |of: &Value| of.as_u64().is_some_and(|number| number > 0 && number < fewest);
        assert!(!counts.iter().any(numbers), "{counts:?}");
    }
}

#[test]
fn made_up_studies_come_back_whatever_is_chosen() {
    let mut random = Random::new(12);
    for seed in 0..8 {
        let rows: Vec<String> = super::super::properties::rows(seed);
        let csv = [super::super::properties::HEADER.to_owned(), rows.join("\n")].join("\n");
        let mut engine = with("study.csv", &csv, Settings::default());
        let unit = *random.of(&["codings", "segments", "participants", "sources", "sites"]);
        let basis = *random.of(&["count", "share_of_valence", "share_of_group", "share_of_domain"]);
        let of = json!({
            "rows": random.of(&["domain", "code"]), "columns": random.of(&["group", "site", "all"]),
            "unit": unit, "basis": basis,
            "both_as_mixed": random.below(2) == 0 && !["codings", "segments"].contains(&unit)
        });
        let fewest = *random.of(&[0, 0, 3, 5]);
        let mut options = json!({
            "fewest_contributors": fewest, "charts": ["two_sided_bars"], "orders": [], "groups": false
        });
        if fewest == 0 {
            options["units"] = json!(["codings", unit]);
        }
        same_as_before(&mut engine, options, &of);
    }
}
