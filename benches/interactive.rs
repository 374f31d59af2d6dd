//! What a live figure weighs and how long it is made, beside what two other tools need for its first view alone.
//!
//! Run with `cargo xtask bench --host --bench interactive`, which installs what it is weighed against. The others' files are
//! what their own exports of a self-contained page hold: a page's frame, their minified program, and the figure.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use steelyard_core::analysis::{Basis, CrossTab, Order, Rows, TableOptions};
use steelyard_core::engine::{
    Engine, InputFile, InteractiveOptions, InteractivePlan, Request, Response, Settings,
};
use steelyard_core::valence::Valence;
use steelyard_core::words::table::{column_label, row_label};

/// The usual study and a large one: rows, groups, and most bytes that the figure should have.
const STUDIES: [(&str, usize, usize, u32); 2] =
    [("14 rows, 2 groups", 14, 2, 150_000), ("60 rows, 6 groups", 60, 6, 400_000)];
/// A self-contained page around a program and a figure.
const FRAME: &str = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title></title></head><body><div id=\"figure\"></div><script></script><script></script></body></html>";
/// The figure as another tool is told it.
type Drawn = fn(&CrossTab) -> Value;
/// The others, with the minified files of their packages.
const OTHERS: [(&str, &[&str], Drawn); 2] = [
    ("plotly.js", &["plotly.js-dist-min/plotly.min.js"], plotly),
    (
        "Vega-Lite",
        &[
            "vega/build/vega.min.js",
            "vega-lite/build/vega-lite.min.js",
            "vega-embed/build/vega-embed.min.js",
        ],
        vega_lite,
    ),
];

fn main() {
    for (name, rows, groups, most) in STUDIES {
        let mut engine = Engine::new();
        let bytes = study(rows, groups).into_bytes();
        let files = vec![InputFile { name: "b.csv".to_owned(), bytes }];
        ask(&mut engine, Request::Load { files, settings: Box::<Settings>::default() });
        let begun = Instant::now();
        let plan = figure(&mut engine);
        let time = begun.elapsed();
        let weighs = match &plan.html {
            Ok(_) if plan.bytes <= most => {
                format!("{} bytes, within its bound of {most}", plan.bytes)
            }
            Ok(_) => format!("{} bytes, BEYOND its bound of {most}", plan.bytes),
            Err(reason) => format!("REFUSED ({reason})"),
        };
        let made = time.as_secs_f64() * 1e3;
        println!("{name}: {} views, {weighs}, made in {made:.0} ms", plan.views);
        let table = table(&mut engine);
        for (other, files, drawn) in OTHERS {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/others/node_modules");
            let sizes: Option<Vec<u64>> = files
                .iter()
                .map(|file| Some(std::fs::metadata(folder.join(file)).ok()?.len()))
                .collect();
            let Some(sizes) = sizes else {
                println!("{other:>12} is not there: cargo xtask bench installs it");
                continue;
            };
            let figure = (FRAME.len() + drawn(&table).to_string().len()) as u64;
            println!("{other:>12}: 1 view, {} bytes", figure + sizes.iter().sum::<u64>());
        }
    }
}

/// Two charts, four bases and three orders, all groups side by side.
fn figure(engine: &mut Engine) -> InteractivePlan {
    let options = InteractiveOptions {
        charts: Some(vec!["two_sided_bars".to_owned(), "matrix".to_owned()]),
        bases: Some(vec![
            Basis::Count,
            Basis::ShareOfValence,
            Basis::ShareOfGroup,
            Basis::ShareOfDomain,
        ]),
        orders: Some(vec![Order::Framework, Order::Total, Order::Alphabetical]),
        groups: Some(false),
        fewest_contributors: Some(0),
        ..InteractiveOptions::default()
    };
    let request = Request::Interactive {
        options: Box::new(options),
        table: by_code(),
        figure: Default::default(),
    };
    match ask(engine, request) {
        Response::Interactive(plan) => *plan,
        other => panic!("no figure but {other:?}"),
    }
}

fn table(engine: &mut Engine) -> CrossTab {
    match ask(engine, Request::Table { table: by_code() }) {
        Response::Table(view) => view.table,
        other => panic!("no table but {other:?}"),
    }
}

fn by_code() -> TableOptions {
    TableOptions { rows: Some(Rows::Code), ..TableOptions::default() }
}

fn ask(engine: &mut Engine, request: Request) -> Response {
    let response = engine.handle(request, &mut |_| ());
    assert!(!matches!(response, Response::Failed { .. }), "{response:?}");
    response
}

/// Every number of a table: row, group, valence and count.
fn numbers(table: &CrossTab) -> Vec<(String, String, Valence, u32)> {
    let mut numbers = Vec::new();
    for (row, cells) in table.rows.iter().zip(&table.cells) {
        for (column, cell) in table.columns.iter().zip(cells) {
            for valence in [Valence::Barrier, Valence::Facilitator] {
                let count = cell.get(valence).count.shown().unwrap_or_default();
                let (row, column) = (row_label(&row.label), column_label(&column.label));
                numbers.push((row.into_owned(), column.to_owned(), valence, count));
            }
        }
    }
    numbers
}

/// Two-sided bars as plotly draws them: a trace for each group and valence.
fn plotly(table: &CrossTab) -> Value {
    let numbers = numbers(table);
    let mut traces = Vec::new();
    for (at, column) in table.columns.iter().enumerate() {
        let group = column_label(&column.label);
        for valence in [Valence::Barrier, Valence::Facilitator] {
            let own: Vec<_> =
                numbers.iter().filter(|number| number.1 == group && number.2 == valence).collect();
            let sign = if valence == Valence::Barrier { -1 } else { 1 };
            traces.push(json!({
                "type": "bar", "orientation": "h", "name": format!("{group}, {valence:?}"),
                "y": own.iter().map(|number| &number.0).collect::<Vec<_>>(),
                "x": own.iter().map(|number| sign * i64::from(number.3)).collect::<Vec<_>>(),
                "text": own.iter().map(|number| number.3).collect::<Vec<_>>(),
                "xaxis": format!("x{}", at + 1)
            }));
        }
    }
    json!({"data": traces, "layout": {"barmode": "relative", "title": {"text": "Barriers and facilitators"}}})
}

/// The same as Vega-Lite draws it: one list of numbers, a panel for each group.
fn vega_lite(table: &CrossTab) -> Value {
    let values: Vec<Value> = numbers(table)
        .into_iter()
        .map(|(row, group, valence, count)| {
            let signed = if valence == Valence::Barrier { -i64::from(count) } else { count.into() };
            json!({"row": row, "group": group, "valence": format!("{valence:?}"), "count": signed})
        })
        .collect();
    json!({
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": "Barriers and facilitators", "data": {"values": values}, "mark": "bar",
        "encoding": {
            "column": {"field": "group"}, "y": {"field": "row", "sort": null},
            "x": {"field": "count", "type": "quantitative"}, "color": {"field": "valence"}
        }
    })
}

/// A coded study in which every group says something under nearly every row, each as often as chance has it.
fn study(rows: usize, groups: usize) -> String {
    let mut text = String::from("participant,group,code,valence\n");
    let mut state = 1_u64;
    let mut drawn = |of: usize| {
        // A linear congruential generator, of which the upper bits are good enough here (Knuth, 3.3.4).
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).map_or(0, |number| number % of)
    };
    for at in 0..rows * groups * 12 {
        let (row, group) = (at % rows + 1, at / rows % groups + 1);
        let person = drawn(20) * groups + group;
        let side = if drawn(20) < 8 + row % 7 { "barrier" } else { "facilitator" };
        if drawn(3) > 0 {
            let _ = writeln!(text, "P{person},Group {group},Domain number {row},{side}");
        }
    }
    text
}
