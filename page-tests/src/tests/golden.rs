//! The same input gives the same bytes on the host and in the browser.

use crate::bench::Bench;
use crate::check;
use crate::drive::page::unbase64;
use crate::suite::Test;
use serde_json::{Value, json};
use steelyard::page::api::FigureRequest;
use steelyard_core::analysis::TableOptions;
use steelyard_core::engine::{Engine, ExportOptions, Request, Response};
use steelyard_core::examples;
use steelyard_core::figure::FigureOptions;
use xtask::failure::{Failure, Outcome, While};

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "figures_are_those_of_the_host", run: figures },
    Test { name: "files_of_the_figure_are_those_of_the_host", run: files },
];

/// PDF, EPS, PNG and TIFF, byte for byte.
fn files(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let id = "cfir_interviews";
    page.api("example", json!([id]))?;
    let mut engine = Engine::new();
    engine.handle(Request::Example { id: id.to_owned() }, &mut |_| {});
    for (options, export) in [
        (json!({"kind": "pdf"}), ExportOptions::Pdf),
        (json!({"kind": "eps"}), ExportOptions::Eps),
        (json!({"kind": "png", "dpi": 150}), ExportOptions::Png { dpi: 150.0 }),
        (json!({"kind": "tiff", "dpi": 150}), ExportOptions::Tiff { dpi: 150.0 }),
    ] {
        let script = "
            const bytes = await view.export(args[0]);
            let packed = '';
            for (const byte of bytes) packed += String.fromCharCode(byte);
            return btoa(packed);";
        let there = page.js_async(script, std::slice::from_ref(&options))?;
        let there = unbase64(there.as_str().unwrap_or_default())?;
        let request = Request::Export {
            export,
            table: TableOptions::default(),
            figure: FigureOptions::default(),
        };
        let Response::Export(here) = engine.handle(request, &mut |_| {}) else {
            return Err(Failure::new(format!("no file of {options}")));
        };
        check!(
            here.bytes == there,
            "{options}: {} bytes here, {} there",
            here.bytes.len(),
            there.len()
        );
    }
    Ok(())
}

fn figures(bench: &mut Bench) -> Outcome {
    let requests = [
        json!({}),
        json!({"width_mm": 89.5, "style": "print", "palette": "greyscale"}),
        json!({"chart": "matrix", "rows": "construct", "palette": "dark", "order": "total"}),
        json!({"columns": "all", "zero_rows": false, "order": "difference", "title": "Ämne <&> “1”"}),
    ];
    let page = bench.open_file()?;
    for example in examples::all() {
        page.api("example", json!([example.id]))?;
        let mut engine = Engine::new();
        engine.handle(Request::Example { id: example.id.to_owned() }, &mut |_| {});
        for request in &requests {
            let here = on_the_host(&mut engine, request);
            let there = page.api("figure", json!([request]));
            match (here, there) {
                (Ok(here), Ok(there)) => {
                    let there = there["svg"].as_str().unwrap_or_default();
                    check!(here == there, "{} {request}: {}", example.id, difference(&here, there));
                    let file = page.export_text(json!({"kind": "svg", "figure": request}))?;
                    check!(here == file, "{} {request}: the file differs", example.id);
                }
                // A study without constructs refuses them, and in both places.
                (Err(_), Err(_)) => {}
                (here, there) => {
                    return Err(Failure::new(format!(
                        "{} {request}: {here:?} but {there:?}",
                        example.id
                    )));
                }
            }
        }
    }
    Ok(())
}

fn on_the_host(engine: &mut Engine, request: &Value) -> Outcome<String> {
    let request: FigureRequest =
        serde_json::from_value(request.clone()).while_doing("reading the options")?;
    let (table, figure) = request.split().map_err(Failure::new)?;
    let export = ExportOptions::Svg;
    match engine.handle(Request::Export { export, table, figure }, &mut |_| {}) {
        Response::Export(file) => String::from_utf8(file.bytes).while_doing("reading the figure"),
        other => Err(Failure::new(format!("no figure but {other:?}"))),
    }
}

/// The first place where two texts differ.
fn difference(one: &str, other: &str) -> String {
    let at = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
    let around =
        |text: &str| -> String { text.chars().skip(at.saturating_sub(60)).take(120).collect() };
    format!("from byte {at}:\n  host    {}\n  browser {}", around(one), around(other))
}
