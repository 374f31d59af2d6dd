//! Draws every chart of every study in every look into one folder, to be looked at.
//!
//! `cargo xtask gallery [WORDS]`: only pictures whose name holds each of the words are drawn. A name is
//! `study chart look`. Looks are the page's own in each palette, each choice of each of the chart's options, and each
//! publisher's preset; one that is drawn as another is not drawn again but named beside it. A page for each study shows
//! its pictures at their size, with their captions, and says why a chart cannot be drawn.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use serde_json::json;
use steelyard_core::analysis::TableOptions;
use steelyard_core::engine::{
    Engine, ExportOptions, FigureView, InputFile, Request, Response, Settings,
};
use steelyard_core::examples;
use steelyard_core::figure::{ChartDeclaration, FigureOptions, PRESETS, Palette, Style};

/// Dots per inch of the pictures: what a screen shows at a figure's own size, twice as fine.
const DPI: f64 = 192.0;
/// A study of the shared data, and what of it the paper compares.
const SHARED_STUDY: &str = "data/tdf_hf_pa/data_per_domain_per_participant.csv";

/// What is drawn: its name, how it is opened, and its table.
struct Study {
    name: String,
    open: Request,
    table: TableOptions,
}

fn main() -> ExitCode {
    let mut words = env::args().skip(1);
    let (Some(out), Some(sheets)) = (words.next(), words.next()) else {
        eprintln!("gallery OUT SHEETS [WORDS]: a folder to draw into, a folder of CSV files");
        return ExitCode::FAILURE;
    };
    match draw(Path::new(&out), Path::new(&sheets), &words.collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the gallery cannot be drawn: {error}");
            ExitCode::FAILURE
        }
    }
}

fn draw(out: &Path, sheets: &Path, words: &[String]) -> io::Result<()> {
    fs::create_dir_all(out)?;
    let mut index = page("Gallery");
    for study in studies(sheets)? {
        let name = study.name.clone();
        let (drawn, content) = drawn(out, study, words)?;
        if drawn == 0 {
            continue;
        }
        println!("{name}: {drawn} pictures");
        let file = format!("{name}.html");
        fs::write(out.join(&file), content)?;
        let _ = writeln!(index, "<p><a href=\"{file}\">{name}</a>: {drawn} pictures</p>");
    }
    let path = out.join("index.html");
    fs::write(&path, index)?;
    println!("look at {}", path.display());
    Ok(())
}

/// The examples, the sheets in a folder in the order of their names, and the study of the shared data where it is.
fn studies(sheets: &Path) -> io::Result<Vec<Study>> {
    let mut studies: Vec<Study> = examples::all()
        .iter()
        .map(|example| Study {
            name: example.id.to_owned(),
            open: Request::Example { id: example.id.to_owned() },
            table: TableOptions::default(),
        })
        .collect();
    let mut paths: Vec<PathBuf> =
        fs::read_dir(sheets)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
    paths.sort();
    for path in paths {
        studies.push(of_sheet(&path, TableOptions::default())?);
    }
    let shared = env::var_os("STEELYARD_SHARED").map_or_else(|| "../shared".into(), PathBuf::from);
    let path = shared.join(SHARED_STUDY);
    if path.is_file() {
        let table = json!({
            "columns": {"attribute": "PA_status"},
            "filter": [{"by": {"attribute": "human"}, "keep": ["Human participants"]}],
        });
        let table = serde_json::from_value(table).map_err(io::Error::other)?;
        studies.push(Study { name: "tdf_hf_pa".to_owned(), ..of_sheet(&path, table)? });
    }
    Ok(studies)
}

fn of_sheet(path: &Path, table: TableOptions) -> io::Result<Study> {
    let text = |part: Option<&OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let file = InputFile { name: text(path.file_name()), bytes: fs::read(path)? };
    let open = Request::Load { files: vec![file], settings: Box::<Settings>::default() };
    Ok(Study { name: text(path.file_stem()), open, table })
}

/// Draws a study; gives how many pictures that made and the page that shows them.
fn drawn(out: &Path, study: Study, words: &[String]) -> io::Result<(usize, String)> {
    let mut engine = Engine::new();
    engine.handle(study.open, &mut |_| {});
    let table = study.table;
    let mut content = page(&study.name);
    let first = figure(&mut engine, &table, FigureOptions::default()).map_err(io::Error::other)?;
    let mut count = 0;
    for chart in &first.charts {
        let _ = writeln!(content, "<h2>{}</h2>", escaped(&chart.label));
        if let Some(reason) = &chart.unavailable {
            let _ = writeln!(content, "<p>{}</p>", escaped(reason));
            continue;
        }
        // What is drawn alike, by its drawing: the names of its looks, in the order in which the first of them came.
        let mut alike: Vec<(String, FigureOptions, Vec<String>)> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (look, options) in looks(chart) {
            let name = format!("{} {} {look}", study.name, chart.id);
            if !words.iter().all(|word| name.contains(word.as_str())) {
                continue;
            }
            match file(&mut engine, &table, &options, ExportOptions::Svg) {
                Ok(svg) => {
                    let svg = String::from_utf8(svg).map_err(io::Error::other)?;
                    let place = *places.entry(svg).or_insert(alike.len());
                    match alike.get_mut(place) {
                        Some((_, _, looks)) => looks.push(look),
                        None => alike.push((name, options, vec![look])),
                    }
                }
                Err(reason) => {
                    let _ = writeln!(content, "<p>{look}: {}</p>", escaped(&reason));
                }
            }
        }
        for (name, options, looks) in alike {
            let parts = figure(&mut engine, &table, options.clone()).map_err(io::Error::other)?;
            for part in 1..=parts.page.parts {
                let options = FigureOptions { part: Some(part), ..options.clone() };
                content += &pictures(out, &mut engine, &table, &options, &name, &looks)?;
                count += 1;
            }
        }
    }
    Ok((count, content))
}

/// Every look of a chart: its name and how it is asked for.
fn looks(chart: &ChartDeclaration) -> Vec<(String, FigureOptions)> {
    let own = FigureOptions { chart: Some(chart.id.clone()), ..FigureOptions::default() };
    let mut looks = vec![("screen".to_owned(), own.clone())];
    for (name, palette) in [("dark", Palette::Dark), ("greyscale", Palette::Greyscale)] {
        let options = FigureOptions { palette: Some(palette), ..own.clone() };
        looks.push((name.to_owned(), options));
    }
    for width_mm in [85.0, 170.0] {
        let style = Some(Style::Print);
        let options = FigureOptions { style, width_mm: Some(width_mm), ..own.clone() };
        looks.push((format!("print-{width_mm}"), options));
    }
    for option in chart.options.iter().filter(|option| option.disabled.is_none()) {
        for (choice, _) in option.choices.iter().skip(1) {
            let options = BTreeMap::from([(option.id.clone(), choice.clone())]);
            let options = FigureOptions { options, ..own.clone() };
            looks.push((format!("{}-{choice}", option.id), options));
        }
    }
    for preset in PRESETS {
        let options = FigureOptions { preset: Some(preset.id.to_owned()), ..own.clone() };
        looks.push((preset.id.to_owned(), options));
    }
    looks
}

/// Writes a part of a figure as SVG and as PNG; gives what shows it.
fn pictures(
    out: &Path,
    engine: &mut Engine,
    table: &TableOptions,
    options: &FigureOptions,
    name: &str,
    looks: &[String],
) -> io::Result<String> {
    let view = figure(engine, table, options.clone()).map_err(io::Error::other)?;
    let stem = match view.page.parts {
        1 => name.replace(' ', "."),
        _ => format!("{}.part-{}", name.replace(' ', "."), view.page.part),
    };
    for (export, ending) in [(ExportOptions::Svg, "svg"), (ExportOptions::Png { dpi: DPI }, "png")]
    {
        let bytes = file(engine, table, options, export).map_err(io::Error::other)?;
        fs::write(out.join(format!("{stem}.{ending}")), bytes)?;
    }
    Ok(format!(
        "<figure><a href=\"{stem}.svg\"><img loading=\"lazy\" src=\"{stem}.png\" alt=\"{}\" style=\"width: {}mm\"></a>\
         <figcaption><b>{}</b>, {} x {:.0} mm, part {} of {}. {}</figcaption></figure>\n",
        escaped(&view.alt),
        view.spec.width_mm,
        looks.join(", "),
        view.spec.width_mm,
        view.page.height_mm,
        view.page.part,
        view.page.parts,
        escaped(&view.caption),
    ))
}

fn figure(
    engine: &mut Engine,
    table: &TableOptions,
    figure: FigureOptions,
) -> Result<FigureView, String> {
    match engine.handle(Request::Figure { table: table.clone(), figure }, &mut |_| {}) {
        Response::Figure(view) => Ok(*view),
        other => Err(refused(&other)),
    }
}

fn file(
    engine: &mut Engine,
    table: &TableOptions,
    figure: &FigureOptions,
    export: ExportOptions,
) -> Result<Vec<u8>, String> {
    let request = Request::Export { export, table: table.clone(), figure: figure.clone() };
    match engine.handle(request, &mut |_| {}) {
        Response::Export(file) => Ok(file.bytes),
        other => Err(refused(&other)),
    }
}

/// What a request got in place of what it asked for.
fn refused(response: &Response) -> String {
    format!("{response:?}").chars().take(300).collect()
}

fn page(title: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\n\
         <style>body {{ font: 14px/1.4 sans-serif; margin: 2em; }} figure {{ margin: 0 0 2em; }}\
         img {{ border: 1px solid #ccc; max-width: 100%; }} figcaption {{ max-width: 60em; }}</style></head>\n\
         <body><h1>{title}</h1>\n"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
