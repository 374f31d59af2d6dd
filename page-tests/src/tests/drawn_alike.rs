//! The SVG of a figure as each browser draws it, beside the picture that we draw of it ourselves: the same, but for
//! how letters and edges fall on pixels. The distances are printed.

use crate::bench::Bench;
use crate::check;
use crate::suite::Test;
use serde_json::json;
use std::time::Duration;
use steelyard_core::analysis::TableOptions;
use steelyard_core::engine::{Engine, ExportOptions, Request, Response};
use steelyard_core::examples;
use steelyard_core::figure::{FigureOptions, Style};
use xtask::failure::{Failure, Outcome};

/// The tests of this topic.
pub const TESTS: &[Test] = &[Test { name: "every_example_is_drawn_as_we_draw_it", run: alike }];

/// Charts that between them have every kind of shape.
const CHARTS: [&str; 3] = ["two_sided_bars", "matrix", "dots"];
/// The size in which browsers show it: one enlarges what it drew so.
const DPI: f64 = 96.0;
/// How far the average of a channel in a square of eight by eight pixels may be from ours, of 255. A bar of another
/// length, a text that is missing and one that stands a letter's width beside its place are further.
const FURTHEST: u64 = 64;

/// Draws both in a canvas; gives how far they are from each other at most, or why that cannot be told.
const COMPARE: &str = "
    const drawn = async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      return image;
    };
    const [svg, png] = await Promise.all(['/figure.svg?' + args[0], '/figure.png?' + args[0]].map(drawn));
    const { naturalWidth: width, naturalHeight: height } = png;
    const pixels = (image) => {
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.drawImage(image, 0, 0, width, height);
      return context.getImageData(0, 0, width, height).data;
    };
    const [theirs, ours] = [svg, png].map(pixels);
    const inks = new Set();
    for (let at = 0; at < theirs.length; at += 4) inks.add(theirs[at] * 65536 + theirs[at + 1] * 256 + theirs[at + 2]);
    const SIDE = 8;
    let furthest = 0, place = '';
    for (let top = 0; top + SIDE <= height; top += SIDE) for (let left = 0; left + SIDE <= width; left += SIDE) for (let channel = 0; channel < 3; channel++) {
      let difference = 0;
      for (let y = top; y < top + SIDE; y++) for (let x = left; x < left + SIDE; x++) {
        const at = (y * width + x) * 4 + channel;
        difference += theirs[at] - ours[at];
      }
      const distance = Math.floor(Math.abs(difference) / SIDE / SIDE);
      if (distance > furthest) [furthest, place] = [distance, `${left}, ${top}`];
    }
    return { furthest, place, inks: inks.size, width, height };";

fn file(engine: &mut Engine, export: ExportOptions, chart: &str) -> Outcome<Vec<u8>> {
    let figure = FigureOptions {
        chart: Some(chart.to_owned()),
        style: Some(Style::Print),
        ..FigureOptions::default()
    };
    let request = Request::Export { export, table: TableOptions::default(), figure };
    match engine.handle(request, &mut |_| {}) {
        Response::Export(file) => Ok(file.bytes),
        other => Err(Failure::new(format!("no file but {other:?}"))),
    }
}

fn alike(bench: &mut Bench) -> Outcome {
    let page = "<!doctype html><meta charset=utf-8><title>alike</title>";
    let address = bench.site.put("/alike.html", "text/html; charset=utf-8", page);
    bench.session().go(&address)?;
    let patience = json!({ "script": Duration::from_secs(60).as_millis() as u64 });
    bench.session().post("/timeouts", &patience)?;
    for example in examples::all() {
        let id = example.id;
        let mut engine = Engine::new();
        engine.handle(Request::Example { id: id.to_owned() }, &mut |_| {});
        for chart in CHARTS {
            let name = format!("{id}, {chart}");
            bench.site.put(
                "/figure.svg",
                "image/svg+xml",
                file(&mut engine, ExportOptions::Svg, chart)?,
            );
            bench.site.put(
                "/figure.png",
                "image/png",
                file(&mut engine, ExportOptions::Png { dpi: DPI }, chart)?,
            );
            let found = bench.session().run_async(COMPARE, &[json!(name)])?;
            let number = |key: &str| found[key].as_u64();
            let furthest = number("furthest").unwrap_or(u64::MAX);
            println!("  {name} in {}: {furthest} of 255", bench.engine.name());
            check!(number("inks") > Some(20), "{name}: nothing is drawn: {found}");
            check!(furthest <= FURTHEST, "{name}: {found}");
        }
    }
    Ok(())
}
