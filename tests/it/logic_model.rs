//! The logic model: what a person types is kept, checked and drawn, and nothing else is in it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};
use steelyard_core::analysis::{
    CrossTab, GapKind, HowKnown, LogicModel, Mechanism, ModelEnd, ModelLink, Outcome, OutcomeTier,
    Rows, Statistic, Strategy, StrategyStatus, TableOptions, determinants, model_gaps,
};
use steelyard_core::diag::{ErrorKind, ModelFault};
use steelyard_core::engine::{Engine, Export, ExportOptions, FigureView, Request, Response};
use steelyard_core::figure::{Beside, Figure, FigureOptions, Node, Scene, Style, draw, resolve};
use steelyard_core::words::errors::message;
use steelyard_core::words::numbers::Sheet;

use crate::figure_layout::{Dice, faults, label};
use crate::support::engine::{ask, load, study};
use crate::tables::Sketch;

const WIDTHS_MM: [f64; 3] = [66.8, 129.0, 230.0];
const TABLES: usize = 1_000;

const CSV: &str = "\
participant,domain,construct,valence
P1,Work,Time,barrier
P2,Work,Time,barrier
P2,Work,Staff,facilitator
P3,Work,Time,facilitator
P4,People,Trust,facilitator
P5,People,Trust,
P6,People,Fear,barrier
";

/// A model of the study above, as a file writes it.
fn typed() -> Value {
    json!({
        "innovation": "An internet-delivered treatment",
        "strategies": [
            {"id": 1, "label": "Audit and provide feedback", "eric": "E02"},
            {"id": 2, "label": "Protected time", "status": "candidate"},
            {"id": 7, "label": "A fine", "status": "rejected"},
        ],
        "mechanisms": [{"id": 1, "label": "Awareness of the gap", "known": "theory"}],
        "outcomes": [
            {"id": 1, "label": "Function", "tier": "client"},
            {"id": 2, "label": "Adoption"},
        ],
        "links": [
            {"from": {"determinant": "Work > Time"}, "to": {"strategy": 1}},
            {"from": {"strategy": 1}, "to": {"mechanism": 1}},
            {"from": {"mechanism": 1}, "to": {"outcome": 2}},
            {"from": {"strategy": 2}, "to": {"outcome": 1}},
            {"from": {"determinant": "gone"}, "to": {"strategy": 2}},
        ],
    })
}

fn settings(model: Value) -> Value {
    json!({
        "framework": "none",
        "table": {"rows": "construct"},
        "figure": {"chart": "logic_model"},
        "logic_model": model,
    })
}

fn engine_with(settings: Value) -> Engine {
    let mut engine = Engine::new();
    let settings = serde_json::from_value(settings).unwrap();
    study(&mut engine, load(&[("study.csv", CSV.as_bytes())], settings));
    engine
}

fn figure(engine: &mut Engine) -> FigureView {
    let request =
        Request::Figure { table: TableOptions::default(), figure: FigureOptions::default() };
    match ask(engine, request) {
        Response::Figure(figure) => *figure,
        other => panic!("no figure but {other:?}"),
    }
}

fn sheet(engine: &mut Engine) -> Sheet {
    let request = Request::Numbers { kind: Statistic::LogicModel, table: TableOptions::default() };
    match ask(engine, request) {
        Response::Numbers(sheet) => *sheet,
        other => panic!("no sheet but {other:?}"),
    }
}

fn texts(scene: &Scene) -> Vec<String> {
    let of = |node: &Node| match node {
        Node::Text(run) => vec![run.text.clone()],
        Node::Mark(mark) => mark.texts.iter().map(|run| run.text.clone()).collect(),
        Node::Shape(_) => Vec::new(),
    };
    scene.nodes.iter().flat_map(of).collect()
}

#[test]
fn what_was_typed_is_drawn_beside_the_counts_and_nothing_else() {
    let keys: Vec<String> = {
        let mut engine = engine_with(settings(json!({})));
        let figure = figure(&mut engine);
        figure.table.rows.iter().map(|row| row.key.clone()).collect()
    };
    let time = keys.iter().find(|key| key.contains("Time")).unwrap();
    let mut model = typed();
    model["links"][0]["from"]["determinant"] = json!(time);
    let mut engine = engine_with(settings(model));
    let view = figure(&mut engine);
    let told = texts(&view.scene).join(" | ");
    for expected in
        ["Time", "\u{2212}2 +1", "\u{2192} S1", "theory", "E02", "candidate", "O1", "Adoption"]
    {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    assert!(!told.contains("A fine"), "{told}");
    assert!(told.contains("1 rejected strategy"), "{told}");
    assert!(
        view.alt.contains("4 determinants, 2 strategies, 1 mechanism and 2 outcomes"),
        "{}",
        view.alt
    );
    let sheet = sheet(&mut engine);
    let notes = sheet.notes.join(" ");
    for expected in [
        "No strategy is linked to 1 barrier",
        "No strategy uses 2 facilitators",
        "Links begin at 1 row that the table does not have",
    ] {
        assert!(notes.contains(expected), "{expected}: {notes}");
    }
    assert_eq!(sheet.list.unwrap().rows.len(), 5);
}

#[test]
fn a_model_is_part_of_the_study_file_and_older_ones_have_none() {
    let mut engine = engine_with(settings(typed()));
    let export = ExportOptions::Study { without_data: false };
    let export = Request::Export {
        export,
        table: TableOptions::default(),
        figure: FigureOptions::default(),
    };
    let Response::Export(file) = ask(&mut engine, export) else { panic!("no file") };
    let Export { bytes, .. } = file;
    let whole = String::from_utf8(bytes.clone()).unwrap();
    let mut again = Engine::new();
    let view = study(&mut again, Request::Restore { bytes, files: Vec::new() });
    let expected: LogicModel = serde_json::from_value(typed()).unwrap();
    assert_eq!(view.settings.logic_model, expected);
    // As a version wrote it that knew no logic models.
    let mut older: Value = serde_json::from_str(&whole).unwrap();
    let settings = older.get_mut("settings").and_then(Value::as_object_mut).unwrap();
    assert!(settings.remove("logic_model").is_some());
    let bytes = serde_json::to_vec(&older).unwrap();
    let view = study(&mut again, Request::Restore { bytes, files: Vec::new() });
    assert!(view.settings.logic_model.is_empty());
}

#[test]
fn models_that_lie_are_refused_with_the_reason_and_nothing_changes() {
    let mut engine = engine_with(settings(typed()));
    let before = figure(&mut engine);
    let link = |from: Value, to: Value| json!({"links": [{"from": from, "to": to}]});
    for model in [
        link(json!({"strategy": 1}), json!({"outcome": 1})),
        link(json!({"outcome": 1}), json!({"strategy": 1})),
        json!({"strategies": [{"id": 1, "label": " "}]}),
        json!({"outcomes": [{"id": 1, "label": "a"}, {"id": 1, "label": "b"}]}),
        json!({"innovation": "x".repeat(10_000)}),
        json!({"mechanisms": vec![json!({"id": 1, "label": "a"}); 5_000]}),
    ] {
        let settings = serde_json::from_value(settings(model.clone())).unwrap();
        match ask(&mut engine, Request::Configure { settings: Box::new(settings) }) {
            Response::Failed { errors, .. } => {
                let is_fault = |kind: &ErrorKind| matches!(kind, ErrorKind::LogicModel { .. });
                assert!(errors.iter().all(|error| is_fault(&error.kind)), "{errors:?}");
                assert!(errors.iter().all(|error| message(error).contains("logic model")));
            }
            other => panic!("{model}: {other:?}"),
        }
        assert_eq!(figure(&mut engine), before);
    }
}

#[test]
fn protected_counts_stand_in_the_model_as_they_may_be_told() {
    let mut with_policy = settings(typed());
    with_policy["disclosure"] = json!({"fewest_contributors": 3});
    let mut engine = engine_with(with_policy);
    let view = figure(&mut engine);
    let told = texts(&view.scene).join(" | ");
    assert!(told.contains("\u{2212}*"), "{told}");
    let sheet = sheet(&mut engine);
    let cells = sheet.rows.iter().flatten().map(|cell| cell.text.as_str());
    let barriers = sheet.heads.iter().position(|head| head == "Barriers").unwrap();
    assert!(sheet.rows.iter().all(|row| ["0", "*", ""].contains(&row[barriers].text.as_str())));
    assert!(cells.count() > 0);
}

/// A made-up table with headings, and a made-up model of it.
fn made_up(dice: &mut Dice) -> (CrossTab, LogicModel) {
    let count = dice.pick(&[0, 1, 3, 8, 20, 45]) + dice.roll(3);
    let states = dice.pick(&[2, 2, 3, 5]);
    let lines = (0..count)
        .map(|at| {
            let parent = (dice.roll(4) > 0).then(|| format!("Domain {}", at / (dice.roll(5) + 1)));
            let counts = std::array::from_fn(|valence| {
                let drawn = u32::try_from(valence).unwrap() < states && dice.roll(3) > 0;
                if drawn { dice.roll(40) } else { 0 }
            });
            (label(dice), parent, vec![counts])
        })
        .collect();
    let table = Sketch {
        rows: Rows::Construct,
        basis: Default::default(),
        framework: None,
        columns: vec![("All".into(), None, None)],
        lines,
    }
    .table();
    let most = dice.pick(&[0, 1, 4, 4, 9, 30]);
    let number = |dice: &mut Dice| if most == 0 { 0 } else { dice.roll(most) + 1 };
    let short = |dice: &mut Dice| {
        let text = label(dice).chars().take(300).collect::<String>();
        if text.trim().is_empty() { "Blank".to_owned() } else { text }
    };
    let strategies: Vec<Strategy> = (0..number(dice))
        .map(|id| Strategy {
            id,
            label: short(dice),
            eric: (dice.roll(2) == 0).then(|| "E42".to_owned()),
            status: dice.pick(&StrategyStatus::ALL),
        })
        .collect();
    let mechanisms: Vec<Mechanism> = (0..number(dice))
        .map(|id| Mechanism { id, label: short(dice), known: dice.pick(&HowKnown::ALL) })
        .collect();
    let outcomes: Vec<Outcome> = (0..number(dice))
        .map(|id| Outcome { id, label: short(dice), tier: dice.pick(&OutcomeTier::ALL) })
        .collect();
    let mut links = BTreeSet::new();
    for _ in 0..dice.roll(80) {
        let at =
            |dice: &mut Dice, of: usize| (of > 0).then(|| dice.roll(u32::try_from(of).unwrap()));
        let strategy = at(dice, strategies.len()).map(ModelEnd::Strategy);
        let mechanism = at(dice, mechanisms.len()).map(ModelEnd::Mechanism);
        let outcome = at(dice, outcomes.len()).map(ModelEnd::Outcome);
        let row = at(dice, table.rows.len());
        let row = row.map(|at| ModelEnd::Determinant(table.rows[at as usize].key.clone()));
        let (from, to) = match dice.roll(5) {
            0 | 1 => (row, strategy),
            2 => (strategy, mechanism),
            3 => (strategy, outcome),
            _ => (mechanism, outcome),
        };
        links.extend(from.zip(to).map(|(from, to)| ModelLink { from, to }));
    }
    let links = links.into_iter().collect();
    let innovation = (dice.roll(2) == 0).then(|| short(dice));
    (table, LogicModel { innovation, strategies, mechanisms, outcomes, links })
}

fn drawn(
    (table, model): &(CrossTab, LogicModel),
    width_mm: f64,
    height_mm: f64,
    part: u32,
    style: Style,
    options: &BTreeMap<String, String>,
) -> Figure {
    let asked = FigureOptions {
        chart: Some("logic_model".into()),
        width_mm: Some(width_mm),
        height_mm: Some(height_mm),
        part: Some(part),
        style: Some(style),
        options: options.clone(),
        ..FigureOptions::default()
    };
    draw(&resolve(&asked).unwrap(), table, &Beside::LogicModel(model.clone())).unwrap()
}

fn keys(scene: &Scene) -> Vec<String> {
    let nodes = scene.nodes.iter();
    nodes
        .filter_map(|node| match node {
            Node::Mark(mark) => Some(mark.key.row.clone()).filter(|key| !key.is_empty()),
            Node::Shape(_) | Node::Text(_) => None,
        })
        .collect()
}

#[test]
fn a_thousand_models_are_in_order() {
    let mut dice = Dice(77);
    for number in 0..TABLES {
        let one = made_up(&mut dice);
        assert_eq!(one.1.faults(), [], "{number}");
        if one.0.rows.is_empty() {
            continue;
        }
        let style = dice.pick(&[Style::Screen, Style::Print]);
        let mut options = BTreeMap::new();
        for (id, choices) in
            [("determinants", &["all", "linked"][..]), ("links", &["both", "codes", "lines"])]
        {
            options.insert(id.to_owned(), dice.pick(choices).to_owned());
        }
        for width_mm in WIDTHS_MM {
            let figure = drawn(&one, width_mm, 100_000.0, 1, style, &options);
            let place = format!("model {number}, {width_mm} mm, {style:?}, {options:?}");
            let found = faults(&figure.scene);
            assert!(found.is_empty(), "{place}: {:#?}", &found[..found.len().min(3)]);
            let all = determinants(&one.1, &one.0);
            let wanted = all.iter().filter(|of| of.is_linked || options["determinants"] == "all");
            let wanted: Vec<String> = wanted.map(|of| of.row.key.clone()).collect();
            assert_eq!(keys(&figure.scene), wanted, "{place}");
        }
    }
}

#[test]
fn what_a_page_does_not_hold_stands_in_its_parts_and_each_determinant_once() {
    let mut dice = Dice(78);
    let mut cut = 0;
    for number in 0..40 {
        let one = made_up(&mut dice);
        if one.0.rows.is_empty() {
            continue;
        }
        for (width_mm, page) in
            [(129.0, "parts"), (66.8, "auto"), (230.0, "parts"), (170.0, "first")]
        {
            let options = BTreeMap::from([("page".to_owned(), page.to_owned())]);
            let first = drawn(&one, width_mm, 150.0, 1, Style::Print, &options);
            let mut found = Vec::new();
            let mut strategies = BTreeSet::new();
            for part in 1..=first.page.parts {
                let figure = drawn(&one, width_mm, 150.0, part, Style::Print, &options);
                let place = format!("model {number}, {width_mm} mm, {page}, part {part}");
                assert_eq!(faults(&figure.scene), Vec::<String>::new(), "{place}");
                let height = figure.scene.height_pt * 25.4 / 72.0;
                assert!((figure.page.height_mm - height).abs() < 0.01, "{place}");
                found.extend(keys(&figure.scene));
                strategies.extend(texts(&figure.scene).into_iter().filter(|text| {
                    text.strip_prefix('S').is_some_and(|of| of.parse::<u32>().is_ok())
                }));
            }
            cut += u32::from(first.page.parts > 1);
            let all = determinants(&one.1, &one.0).len() as u32;
            let is_whole = page != "first" || first.page.rows_left_out == 0;
            assert_eq!(found.len() as u32, all - first.page.rows_left_out, "{number} {page}");
            assert!(!is_whole || found.len() as u32 == all);
            assert_eq!(strategies.len(), one.1.strategies_kept().count(), "{number} {page}");
        }
    }
    assert!(cut > 20, "{cut} models were cut into parts");
}

#[test]
fn each_gap_is_told_of_what_has_it_and_of_nothing_else() {
    use ModelEnd::{Determinant, Mechanism as M, Outcome as O, Strategy as S};
    let table = Sketch {
        rows: Rows::Code,
        basis: Default::default(),
        framework: None,
        columns: vec![("All".into(), None, None)],
        lines: [[2, 0, 0, 0, 0], [0, 3, 0, 0, 0], [1, 1, 0, 0, 0], [0, 0, 0, 4, 0], [0; 5]]
            .into_iter()
            .enumerate()
            .map(|(at, counts)| (format!("Code {at}"), None, vec![counts]))
            .collect(),
    }
    .table();
    let row = |at: usize| Determinant(format!("row-{at}"));
    let model = |links: &[(ModelEnd, ModelEnd)], status| LogicModel {
        strategies: vec![Strategy { id: 1, label: "S".into(), eric: None, status }],
        mechanisms: vec![Mechanism { id: 1, label: "M".into(), known: HowKnown::Data }],
        outcomes: vec![Outcome { id: 1, label: "O".into(), tier: OutcomeTier::Client }],
        links: links
            .iter()
            .map(|(from, to)| ModelLink { from: from.clone(), to: to.clone() })
            .collect(),
        ..LogicModel::default()
    };
    let gaps = |model: &LogicModel| -> Vec<(GapKind, Vec<ModelEnd>)> {
        model_gaps(model, &table).into_iter().map(|gap| (gap.kind, gap.of)).collect()
    };
    use GapKind::{
        BarrierWithoutStrategy, DeterminantNotInTable, FacilitatorUnused, MechanismWithoutOutcome,
        MechanismWithoutStrategy, OutcomeUnlinked, StrategyWithoutDeterminant,
        StrategyWithoutOutcome,
    };
    let chosen = StrategyStatus::Chosen;
    let whole = [(row(0), S(1)), (row(1), S(1)), (row(2), S(1)), (S(1), M(1)), (M(1), O(1))];
    assert_eq!(gaps(&model(&whole, chosen)), []);
    assert_eq!(gaps(&LogicModel::default()), []);
    let nothing = [
        (BarrierWithoutStrategy, vec![row(0), row(2)]),
        (FacilitatorUnused, vec![row(1)]),
        (StrategyWithoutDeterminant, vec![S(1)]),
        (StrategyWithoutOutcome, vec![S(1)]),
        (MechanismWithoutStrategy, vec![M(1)]),
        (MechanismWithoutOutcome, vec![M(1)]),
        (OutcomeUnlinked, vec![O(1)]),
    ];
    assert_eq!(gaps(&model(&[], chosen)), nothing);
    // A strategy that was rejected addresses nothing, and nothing is asked of it.
    let expected = [
        (BarrierWithoutStrategy, vec![row(0), row(2)]),
        (FacilitatorUnused, vec![row(1)]),
        (MechanismWithoutStrategy, vec![M(1)]),
    ];
    assert_eq!(gaps(&model(&whole, StrategyStatus::Rejected)), expected);
    // A row that carries nothing is a determinant where it is linked; one that is gone is said.
    let links = [(row(4), S(1)), (row(9), S(1)), (S(1), O(1))];
    let found = gaps(&model(&links, chosen));
    assert!(found.contains(&(DeterminantNotInTable, vec![row(9)])), "{found:?}");
    assert!(!found.iter().any(|(kind, _)| *kind == StrategyWithoutOutcome), "{found:?}");
    assert_eq!(determinants(&model(&links, chosen), &table).len(), 5);
}

#[test]
fn faults_are_told_in_words() {
    let fault: ModelFault =
        serde_json::from_value(json!({"dangling": {"part": "strategy", "id": 3}})).unwrap();
    let error = steelyard_core::diag::Error::new(ErrorKind::LogicModel { fault });
    assert_eq!(
        message(&error),
        "In the logic model, a link names strategy 3, which there is not. Remove the link, or add what it names."
    );
}

/// The fourteen steps of the example, with what helped and hindered each, and what is judged of it by hand.
#[test]
fn the_steps_of_documents_stand_in_the_form_with_what_was_entered() {
    let mut engine = Engine::new();
    let mut view = study(&mut engine, Request::Example { id: "qif_documents".into() });
    let form = |engine: &mut Engine| {
        let request = Request::Numbers { kind: Statistic::Steps, table: TableOptions::default() };
        match ask(engine, request) {
            Response::Numbers(sheet) => *sheet,
            other => panic!("no form but {other:?}"),
        }
    };
    let before = form(&mut engine);
    assert_eq!(before.rows.len(), 14, "{before:#?}");
    let at = |head: &str| before.heads.iter().position(|known| known == head).unwrap();
    let (helped, hindered) = (at("Facilitators"), at("Challenges"));
    let sum = |column: usize| -> u64 {
        before.rows.iter().map(|row| row[column].text.parse::<u64>().unwrap()).sum()
    };
    let valences = view.summary.valences;
    use steelyard_core::valence::Valence;
    assert_eq!(sum(helped), valences[Valence::Facilitator]);
    assert_eq!(sum(hindered), valences[Valence::Barrier]);
    let fit = before.rows.iter().find(|row| row[0].text == "Fit assessment").unwrap();
    assert!(fit[at("Facilitators in these sources")].text.contains("Project plan"), "{fit:?}");
    assert!(fit[at("Challenges in these sources")].text.contains("Steering group"), "{fit:?}");
    // Nothing is made of counts; what is entered stands there, and what is no such word is said.
    assert!(before.rows.iter().all(|row| row.last().unwrap().text.is_empty()));
    let key = |of: &Sheet, row: usize| match of.rows[row].last().unwrap().entry.clone().unwrap() {
        steelyard_core::words::numbers::SheetEntry::Evidence(key) => key,
        other => panic!("{other:?}"),
    };
    view.settings.numbers.evidence.insert(key(&before, 0), "Partly".into());
    view.settings.numbers.evidence.insert(key(&before, 1), "perhaps".into());
    study(&mut engine, Request::Configure { settings: Box::new(view.settings) });
    let after = form(&mut engine);
    let entered = |row: usize| after.rows[row].last().unwrap().clone();
    assert_eq!((entered(0).text.as_str(), entered(0).wrong), ("Partly", None));
    assert!(entered(1).wrong.is_some());
    assert!(after.notes.iter().any(|note| note.contains("“perhaps”")), "{:?}", after.notes);
}
