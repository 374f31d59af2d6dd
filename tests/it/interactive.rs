//! The live figure: what its file holds and what it does not, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod decided;
mod hostile;
mod opened;
mod payload;

use serde_json::{Value, json};
use steelyard_core::diag::Unavailable;
use steelyard_core::engine::{Engine, ExportOptions, InteractivePlan, Request, Response, Settings};
use steelyard_core::examples;

use super::support::engine::{ask, load, study, table};
use super::support::unzip::unzip;
use payload::{drawing, payload, sentences, text, unpacked};

/// People, sources, sites and a coder whose names and words are in nobody's figure.
const STUDY: &str = "participant,source,ward,coder,role,code,valence,quote
Zebra-17,interview-4711,North,Quokka,Nurses,Cost,barrier,It is too dear for us.
Yak-03,interview-4712,South,Quokka,Nurses,Cost,facilitator,There is a grant.
Wombat-5,interview-4713,North,Quokka,Nurses,Cost,barrier,Dear and dearer.
Viper-9,interview-4714,South,Quokka,Doctors,Cost,barrier,Who pays for it.
Zebra-17,interview-4711,North,Quokka,Nurses,Time,barrier,We have no time at all.
Xerus-99,interview-4715,North,Quokka,Doctors,Time,facilitator,The days are long enough.
Yak-03,interview-4712,South,Quokka,Nurses,Time,barrier,Never and nowhere.
Wombat-5,interview-4713,North,Quokka,Nurses,Time,barrier,No minute to spare.
";

/// The live figure of what an engine holds.
fn plan(engine: &mut Engine, options: Value, table: Value) -> InteractivePlan {
    match interactive(engine, options, table) {
        Response::Interactive(plan) => *plan,
        other => panic!("no figure but {other:?}"),
    }
}

/// The document of a figure that was made.
fn html(plan: &InteractivePlan) -> &str {
    plan.html.as_deref().unwrap()
}

fn interactive(engine: &mut Engine, options: Value, table: Value) -> Response {
    let options = serde_json::from_value(options).unwrap();
    let table = serde_json::from_value(table).unwrap();
    ask(engine, Request::Interactive { options, table, figure: Default::default() })
}

/// What is said of a figure that cannot be made.
fn refusal(engine: &mut Engine, options: Value, table: Value) -> String {
    match interactive(engine, options, table) {
        Response::Failed { messages, .. } => messages.join("\n"),
        other => panic!("not refused but {other:?}"),
    }
}

fn example(id: &str) -> Engine {
    let mut engine = Engine::new();
    ask(&mut engine, Request::Example { id: id.to_owned() });
    engine
}

fn with(name: &str, content: &str, settings: Settings) -> Engine {
    let mut engine = Engine::new();
    study(&mut engine, load(&[(name, content.as_bytes())], settings));
    engine
}

fn of_study() -> Engine {
    with("confidential-name.csv", STUDY, Settings::default())
}

/// The name of a choice as the settings have it, by its place among `names`.
fn chosen<'a>(view: &Value, control: usize, names: &[&'a str]) -> &'a str {
    names[usize::try_from(view["at"][control].as_u64().unwrap()).unwrap()]
}

#[test]
fn every_view_is_what_the_engine_draws_and_counts_of_it() {
    let (charts, bases) =
        (["two_sided_bars", "matrix"], ["count", "share_of_valence", "share_of_group"]);
    let orders = ["framework", "total", "alphabetical"];
    for id in ["cfir_interviews", "tdf_scoping_review"] {
        let mut engine = example(id);
        let options = json!({
            "charts": charts, "bases": bases, "orders": orders, "groups": false,
            "fewest_contributors": 0
        });
        let asked = json!({"basis": "count"});
        let plan = plan(&mut engine, options, asked.clone());
        let payload = payload(html(&plan));
        let views = payload["views"].as_array().unwrap();
        assert_eq!(views.len(), charts.len() * bases.len() * orders.len());
        assert_eq!(u32::try_from(views.len()).unwrap(), plan.views);
        for view in views {
            let of = json!({"basis": chosen(view, 2, &bases), "order": chosen(view, 3, &orders)});
            for (scene, width_mm) in view["scenes"].as_array().unwrap().iter().zip([70.0, 165.0]) {
                let figure = json!({
                    "chart": chosen(view, 0, &charts), "width_mm": width_mm, "height_mm": 100_000.0,
                    "options": {"page": "whole"}
                });
                let request = Request::Export {
                    export: ExportOptions::Svg,
                    table: serde_json::from_value(of.clone()).unwrap(),
                    figure: serde_json::from_value(figure).unwrap(),
                };
                let Response::Export(file) = ask(&mut engine, request) else { panic!() };
                let expected = String::from_utf8(file.bytes).unwrap();
                // The engine's file breaks lines within a mark otherwise; what is drawn is the same.
                let lines = |svg: &str| svg.replace('\n', "");
                assert_eq!(lines(&drawing(&payload, view, scene)), lines(&expected), "{of}");
            }
            let counted = table(&mut engine, of.clone());
            let shown =
                &payload["tables"][usize::try_from(view["table"].as_u64().unwrap()).unwrap()];
            assert!(sentences(&payload, &view["caption"]).starts_with("Barriers and facilitators"));
            let rows: Vec<usize> = serde_json::from_value(view["rows"].clone()).unwrap();
            assert_eq!(rows.len(), counted.rows.len());
            for (row, &at) in rows.iter().enumerate() {
                let label = text(&payload, &shown["rows"][at][1]);
                let expected = steelyard_core::words::table::row_label(&counted.rows[row].label);
                assert_eq!(label, expected);
                let cells = counted.cells[row].iter().flat_map(|cell| {
                    counted.shown_valences().into_iter().map(|valence| {
                        use steelyard_core::words::cell::{Notation, NumberForm, value};
                        value(cell.get(valence), &counted.spec, NumberForm::Page, Notation::ENGLISH)
                    })
                });
                let expected: Vec<String> = cells.collect();
                let found: Vec<String> = shown["cells"][at]
                    .as_array()
                    .unwrap()
                    .iter()
                    .map(|cell| text(&payload, cell))
                    .collect();
                assert_eq!(found, expected, "{id} {of} {label}");
            }
        }
    }
}

#[test]
fn every_example_has_a_figure_of_bounded_size() {
    for of in examples::all() {
        let mut engine = example(of.id);
        let first = plan(&mut engine, json!({}), json!({}));
        assert!(first.bytes < 400_000, "{}: {}", of.id, first.bytes);
        assert_eq!(usize::try_from(first.bytes).unwrap(), html(&first).len());
        assert_eq!(payload(html(&first))["views"].as_array().unwrap().len(), first.views as usize);
        assert_eq!(plan(&mut engine, json!({}), json!({})), first, "another time, other bytes");
    }
}

#[test]
fn the_program_is_named_where_it_is_known_and_by_nothing_but_a_hash() {
    let said = "SHA-256 of the program that made it: ";
    let hash = "0123456789abcdef".repeat(4);
    for (program, is_named) in [(hash.as_str(), true), ("", false), ("<b>", false)] {
        let mut engine = Engine::of_program(program);
        ask(&mut engine, Request::Example { id: "cfir_interviews".to_owned() });
        let written = plan(&mut engine, json!({}), json!({}));
        assert_eq!(html(&written).contains(&format!("{said}{program}.")), is_named, "{program}");
        assert_eq!(html(&written).contains(said), is_named, "{program}");
    }
    let upper = Engine::of_program(&hash.to_uppercase());
    assert!(format!("{upper:?}").contains("program: None"), "{upper:?}");
}

#[test]
fn no_passage_and_no_name_is_in_the_file() {
    let mut engine = of_study();
    for options in [json!({}), json!({"fewest_contributors": 0})] {
        let plan = plan(&mut engine, options, json!({"rows": "code"}));
        let html = unpacked(html(&plan));
        assert!(html.contains("Cost") && html.contains("Nurses"));
        let words = STUDY.lines().skip(1).flat_map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            [0, 1, 2, 3, 7].map(|at| cells[at])
        });
        for word in words.chain(["confidential", "4711", "quote"]) {
            assert!(!html.contains(word), "{word}");
        }
    }
}

#[test]
fn small_numbers_are_hidden_unless_the_author_says_otherwise() {
    let mut engine = of_study();
    let by_default = plan(&mut engine, json!({}), json!({"rows": "code"}));
    assert_eq!(by_default.fewest_contributors, Some(3));
    assert!(by_default.protection.small > Some(0));
    assert!(unpacked(html(&by_default)).contains("fewer than 3 contributors"));
    // An order by numbers would tell the hidden ones, and is not among those offered.
    assert!(!unpacked(html(&by_default)).contains("Most first"));
    let open = plan(&mut engine, json!({"fewest_contributors": 0}), json!({"rows": "code"}));
    assert_eq!((open.fewest_contributors, open.protection.small), (None, Some(0)));
    assert!(unpacked(html(&open)).contains("Most first"));
    let mut settings = Settings::default();
    settings.disclosure.fewest_contributors = Some(5);
    let mut strict = with("a.csv", STUDY, settings);
    let plan = plan(&mut strict, json!({"fewest_contributors": 0}), json!({"rows": "code"}));
    assert_eq!(plan.fewest_contributors, Some(5), "less strict than the study");
}

#[test]
fn what_cannot_be_in_it_is_refused_with_the_reason() {
    let mut engine = of_study();
    for columns in ["participant", "source", "coder"] {
        let said = refusal(&mut engine, json!({}), json!({"columns": columns}));
        assert!(said.contains("names people"), "{said}");
        let filter = json!({"filter": [{"by": columns, "keep": [null]}]});
        let said = refusal(&mut engine, json!({}), filter);
        assert!(said.contains("names people"), "{said}");
    }
    let said = refusal(&mut engine, json!({"charts": ["saturation_curve"]}), json!({}));
    assert!(said.contains("“two_sided_bars”"), "{said}");
    let said = refusal(&mut engine, json!({"orders": ["total"]}), json!({}));
    assert!(said.contains("hidden"), "{said}");
    let said = refusal(&mut engine, json!({"fewest_contributors": 4}), json!({}));
    assert!(said.contains("“interactive.fewest_contributors”"), "{said}");
    let everything = json!({
        "units": ["codings", "segments", "participants", "sources"],
        "orders": ["framework", "total", "difference", "alphabetical", "natural"],
        "charts": ["two_sided_bars", "matrix", "dots"], "groups": true, "fewest_contributors": 0
    });
    // The plan says it, so that its author can take something away; the file is refused.
    let planned = plan(&mut engine, everything.clone(), json!({}));
    let said = planned.html.unwrap_err();
    assert!(said.contains("views") && said.contains("costs most"), "{said}");
    assert!(planned.views > 480 && planned.bytes == 0, "{}", planned.views);
    let options = Box::new(serde_json::from_value(everything).unwrap());
    let export = ExportOptions::Interactive { options, bundle: false };
    let (table, figure) = Default::default();
    let refused = ask(&mut engine, Request::Export { export, table, figure });
    assert!(matches!(refused, Response::Failed { messages, .. } if messages == [said]));
}

#[test]
fn labels_are_text_wherever_they_stand() {
    let hostile = "</script><script>alert(1)</script>";
    let trap = "{$issueTitle} ojs://a url(x.png)";
    let csv = format!(
        "code,valence,role\n\"{hostile}\",barrier,\"{trap}\"\n=HYPERLINK(1),facilitator,\"<img src=x onerror=alert(1)>\"\n"
    );
    let mut engine = with("a.csv", &csv, Settings::default());
    let options = json!({
        "fewest_contributors": 0, "title": hostile, "authors": "A <b>; B", "doi": "10.1/\"><script>",
        "citation": hostile, "licence": trap
    });
    let plan = plan(&mut engine, options, json!({"rows": "code"}));
    let written = html(&plan).to_lowercase();
    assert_eq!(written.matches("<script").count(), 4, "metadata, data, counts, player");
    assert_eq!(written.matches("</script").count(), 4);
    for gone in ["<img", "{$", "ojs://", "url(", "<b>"] {
        assert!(!written.contains(gone), "{gone}");
    }
    let payload = payload(html(&plan));
    let texts: Vec<&Value> = payload["texts"].as_array().unwrap().iter().collect();
    for label in [hostile, trap] {
        assert!(texts.iter().any(|text| **text == label), "{label}");
    }
}

#[test]
fn the_author_learns_what_could_be_switched_and_what_it_costs() {
    let mut engine = of_study();
    let plan = plan(&mut engine, json!({}), json!({"rows": "code"}));
    let ids: Vec<&str> = plan.controls.iter().map(|control| control.id.as_str()).collect();
    assert_eq!(ids, ["chart", "unit", "basis", "order", "groups"]);
    // Two charts, four bases of which the share of all of a kind has no view of one column, two orders, all columns
    // and each of two: 2 x (3 x 3 + 1) x 2.
    assert_eq!(plan.views, 40);
    let without: Vec<u32> = plan.controls.iter().map(|one| one.views_without).collect();
    assert_eq!(without, [20, 40, 12, 20, 16]);
    for choice in plan.controls.iter().flat_map(|control| &control.choices) {
        assert!(!(choice.is_offered && choice.unavailable.is_some()), "{choice:?}");
    }
    let order = &plan.controls[3];
    let total = order.choices.iter().find(|choice| choice.id == "total").unwrap();
    assert_eq!(total.unavailable, Some(Unavailable::Protected));
}

#[test]
fn the_author_learns_what_a_live_figure_cannot_show() {
    let mut engine = example("cfir_interviews");
    let drawn = |chart: &str| json!({"chart": chart});
    let mut asked = |options: Value, drawn: Value| {
        let (options, table) = (serde_json::from_value(options).unwrap(), Default::default());
        let figure = serde_json::from_value(drawn).unwrap();
        ask(&mut engine, Request::Interactive { options, table, figure })
    };
    let Response::Interactive(plan) = asked(json!({}), drawn("dots")) else { panic!() };
    assert_eq!((plan.not_live, plan.is_no_doi), (None, false));
    let Response::Failed { messages, .. } = asked(json!({}), drawn("ranking")) else { panic!() };
    assert!(messages[0].contains("“figure.chart”"), "{messages:?}");
    for (doi, is_none) in [("10.1234/abc", false), ("10.1234/abc def", true), ("none", true)] {
        let Response::Interactive(plan) = asked(json!({"doi": doi}), json!({})) else { panic!() };
        assert_eq!(plan.is_no_doi, is_none, "{doi}");
    }
    // What the study's settings say is no mistake of the request's.
    let settings = serde_json::from_value(json!({"figure": {"chart": "ranking"}})).unwrap();
    let mut engine = with("study.csv", STUDY, settings);
    let plan = self::plan(&mut engine, json!({}), json!({}));
    assert_eq!(plan.not_live.as_deref(), Some("Ranking"));
    assert!(plan.controls[0].choices.iter().any(|one| one.is_own && one.id != "ranking"));
}

#[test]
fn what_it_says_of_itself_stands_once_under_its_own_head() {
    let mut engine = of_study();
    let options = json!({"title": "A title of its own", "fewest_contributors": 3});
    let plan = plan(&mut engine, options, json!({"rows": "code"}));
    let (_, about) = html(&plan).split_once("class=\"sy-settings\"").unwrap();
    let (about, _) = about.split_once("</ul>").unwrap();
    assert!(about.contains("A title of its own"), "{about}");
    assert!(!about.contains("Made with"), "{about}");
    let lines: Vec<&str> = about.split("<li>").skip(1).collect();
    for line in &lines {
        let (_, told) = line.split_once(": ").unwrap();
        assert_eq!(lines.iter().filter(|one| one.contains(told)).count(), 1, "{line}");
    }
}

#[test]
fn the_module_of_a_figure_is_no_table() {
    let module = "// A live figure. In Jupyter: anywidget.AnyWidget with _esm set to this file\nconst x = 1, y = 2;\n";
    let mut engine = Engine::new();
    let load = load(&[("figure.mjs", module.as_bytes())], Settings::default());
    let Response::Failed { messages, .. } = ask(&mut engine, load) else { panic!() };
    assert!(messages[0].contains("figure.html"), "{messages:?}");
}

#[test]
fn hosts_are_told_of_the_pictures_that_there_are() {
    let letters = "participant,role,code,valence\nP1,Nurses,\u{4f60}\u{597d},barrier\nP2,Doctors,Time,facilitator\n";
    let mut engine = with("study.csv", letters, Settings::default());
    let options = Box::new(serde_json::from_value(json!({"fewest_contributors": 0})).unwrap());
    let export = ExportOptions::Interactive { options, bundle: true };
    let (table, figure) = Default::default();
    let Response::Export(file) = ask(&mut engine, Request::Export { export, table, figure }) else {
        panic!()
    };
    let parts = unzip(&file.bytes);
    assert!(!parts.contains_key("figure.png") && !parts.contains_key("figure.pdf"));
    let embed = String::from_utf8(parts["embed.html"].clone()).unwrap();
    assert!(!embed.contains("figure.png") && !embed.contains("figure.pdf"), "{embed}");
}

#[test]
fn the_archive_holds_what_hosts_ask_for() {
    let mut engine = example("cfir_interviews");
    let options = || Box::new(serde_json::from_value(json!({"title": "A \"b\" <c>"})).unwrap());
    let mut file = |bundle: bool| {
        let export = ExportOptions::Interactive { options: options(), bundle };
        let (table, figure) = Default::default();
        match ask(&mut engine, Request::Export { export, table, figure }) {
            Response::Export(file) => file,
            other => panic!("no file but {other:?}"),
        }
    };
    let (page, archive) = (file(false), file(true));
    assert!(archive.file_name.ends_with(".zip"), "{}", archive.file_name);
    let parts = unzip(&archive.bytes);
    let part = |name: &str| parts.get(name).unwrap_or_else(|| panic!("no {name}")).clone();
    let text = |name: &str| String::from_utf8(part(name)).unwrap();
    assert_eq!(part("figure.html"), page.bytes);
    assert!(part("figure.pdf").starts_with(b"%PDF") && part("figure.png").starts_with(b"\x89PNG"));
    assert!(text("figure.svg").starts_with("<svg"));
    assert!(text("words.txt").contains("Alternative text"));
    assert!(text("data.csv").contains("n = "));
    let journal = unzip(&part("figNNint.zip"));
    let journal: Vec<&str> = journal.keys().map(String::as_str).collect();
    assert_eq!(journal, ["data.csv", "index.html"]);
    let module = text("figure.mjs");
    assert!(module.contains("export default") && !module.contains("import "), "it stands alone");
    assert!(!module.contains('<') || !module.contains("</script"), "its figure is text");
    let embed = text("embed.html");
    assert!(
        embed.contains("title=&quot;A &amp;quot;b&amp;quot; &amp;lt;c&amp;gt;&quot;"),
        "{embed}"
    );
    assert_eq!(embed.matches("<script>").count(), 1);
}

#[test]
fn what_the_policy_hides_is_in_no_word_and_no_other_view() {
    let mut engine = of_study();
    let rows = || json!({"rows": "code"});
    let by_default = plan(&mut engine, json!({}), rows());
    let uncounted = "The data comprised codings from";
    let by_default = unpacked(html(&by_default));
    assert!(by_default.contains(uncounted), "counts of the account give totals");
    let open = plan(&mut engine, json!({"fewest_contributors": 0}), rows());
    assert!(!unpacked(html(&open)).contains(uncounted));
    // Another unit would tell what is hidden in the first: where each passage has one code they are the same.
    let said = refusal(&mut engine, json!({"units": ["codings", "segments"]}), rows());
    assert!(said.contains("hidden"), "{said}");
    let two = json!({"units": ["codings", "segments"], "fewest_contributors": 0});
    assert_eq!(plan(&mut engine, two, rows()).views, 2 * open.views);
}

#[test]
fn a_view_of_one_column_says_the_numbers_of_that_column() {
    let mut engine = of_study();
    let options =
        json!({"fewest_contributors": 0, "charts": ["two_sided_bars"], "orders": [], "bases": []});
    let plan = plan(&mut engine, options, json!({"rows": "code", "basis": "count"}));
    let payload = payload(html(&plan));
    let views = payload["views"].as_array().unwrap();
    assert_eq!(views.len(), 3);
    let said: Vec<String> = views.iter().map(|view| sentences(&payload, &view["alt"])).collect();
    // By hand: nurses have 5 barriers and 1 facilitator, doctors 1 and 1.
    assert!(said[0].contains("6 barriers and 2 facilitators"), "{said:?}");
    assert!(
        said.iter().any(|one| one
            .contains("in 2 rows and 1 column. The totals are 5 barriers and 1 facilitator.")),
        "{said:?}"
    );
    assert!(
        said.iter().any(|one| one
            .contains("in 2 rows and 1 column. The totals are 1 barrier and 1 facilitator.")),
        "{said:?}"
    );
    let drawn: Vec<String> =
        views.iter().map(|view| drawing(&payload, view, &view["scenes"][1])).collect();
    assert!(drawn[0].contains("in all 6 barriers and 2 facilitators"), "{}", drawn[0]);
    assert!(drawn[1..].iter().all(|svg| !svg.contains("in all 6 barriers")), "{}", drawn[1]);
}

#[test]
fn a_codebook_of_the_study_is_not_called_by_its_file() {
    let codebook = "Code,Definition\nCost,money\nTime,hours\n";
    let codings = "participant,role,code,valence\nP1,Nurse,Cost,barrier\nP2,Nurse,Time,barrier\nP3,Doctor,Stray,facilitator\nP4,Doctor,Cost,barrier\n";
    let mut engine = Engine::new();
    let files: [(&str, &[u8]); 2] =
        [("codings.csv", codings.as_bytes()), ("confidential-book.csv", codebook.as_bytes())];
    let view = study(&mut engine, load(&files, Settings::default()));
    assert!(view.framework.id.is_some(), "the codebook is the framework");
    let plan = plan(&mut engine, json!({"fewest_contributors": 0}), json!({}));
    assert!(unpacked(html(&plan)).contains("the study’s own codebook"));
    assert!(!unpacked(html(&plan)).contains("confidential"));
}

#[test]
fn settings_that_cannot_be_had_any_more_are_left_out_and_requests_refused() {
    let settings: Settings = serde_json::from_value(json!({
        "interactive": {
            "charts": ["forest", "matrix", "gone"], "orders": ["total", "alphabetical"],
            "units": ["sites", "participants"], "fewest_contributors": 0
        },
        "disclosure": {"fewest_contributors": 3}
    }))
    .unwrap();
    let mut engine = with("a.csv", STUDY, settings);
    let plan = plan(&mut engine, json!({}), json!({"rows": "code"}));
    assert!(plan.html.is_ok());
    let offered = |at: usize| -> Vec<&str> {
        let choices = plan.controls[at].choices.iter().filter(|choice| choice.is_offered);
        choices.map(|choice| choice.id.as_str()).collect()
    };
    assert_eq!(offered(1), ["codings"]);
    assert_eq!(offered(3), ["framework", "alphabetical"]);
    assert!(offered(0).contains(&"matrix"));
}

#[test]
fn options_of_the_own_chart_are_its_own() {
    let mut engine = of_study();
    let (options, table) = (json!({"fewest_contributors": 0}), json!({"rows": "code"}));
    let figure = json!({"chart": "matrix", "options": {"zeros": "dash"}});
    let request = Request::Interactive {
        options: serde_json::from_value(options).unwrap(),
        table: serde_json::from_value(table).unwrap(),
        figure: serde_json::from_value(figure).unwrap(),
    };
    let Response::Interactive(plan) = ask(&mut engine, request) else { panic!() };
    let charts = &plan.controls[0].choices;
    let own = charts.iter().find(|choice| choice.is_own).unwrap();
    assert_eq!(own.id, "matrix");
    assert!(charts.iter().any(|choice| choice.id == "two_sided_bars" && choice.is_offered));
    assert!(!payload(html(&plan))["file"].as_str().unwrap().ends_with('.'));
}
