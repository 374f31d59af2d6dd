//! What publishers ask: a preset sets what a figure leaves open, and the file that was written is held against it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard_core::analysis::TableOptions;
use steelyard_core::diag::ErrorKind;
use steelyard_core::engine::{Engine, Export, ExportOptions, Proved, Request, Response};
use steelyard_core::export::measured::measured;
use steelyard_core::figure::{FigureOptions, PRESETS, Preset, Style, resolve};

use super::support::engine::{ask, study};

fn example() -> Engine {
    let mut engine = Engine::new();
    study(&mut engine, Request::Example { id: "cfir_interviews".to_owned() });
    engine
}

fn of(preset: &str) -> FigureOptions {
    FigureOptions { preset: Some(preset.to_owned()), ..FigureOptions::default() }
}

fn made(engine: &mut Engine, export: ExportOptions, figure: FigureOptions) -> Export {
    match ask(engine, Request::Export { export, table: TableOptions::default(), figure }) {
        Response::Export(file) => file,
        other => panic!("no file but {other:?}"),
    }
}

fn format(id: &str, preset: &Preset) -> ExportOptions {
    let dpi = preset.dpi().unwrap_or(if id == "png" { 192.0 } else { 300.0 });
    match id {
        "pdf" => ExportOptions::Pdf,
        "eps" => ExportOptions::Eps,
        "png" => ExportOptions::Png { dpi },
        "tiff" => ExportOptions::Tiff { dpi },
        _ => ExportOptions::Svg,
    }
}

fn broken(file: &Export) -> Vec<&Proved> {
    file.proof.iter().filter(|line| !line.is_met).collect()
}

#[test]
fn a_preset_sets_what_its_publisher_asks_and_the_file_keeps_it() {
    let mut engine = example();
    for preset in PRESETS {
        for id in preset.formats().unwrap_or(&["pdf"]) {
            // A drawing's thousand dots an inch take a debug build long and say no more than 150 do.
            let export = match format(id, preset) {
                ExportOptions::Png { dpi } if dpi > 400.0 => continue,
                ExportOptions::Tiff { dpi } if dpi > 400.0 => continue,
                export => export,
            };
            let file = made(&mut engine, export, of(preset.id));
            assert!(!file.proof.is_empty(), "{}", preset.id);
            assert_eq!(broken(&file), Vec::<&Proved>::new(), "{} as {id}", preset.id);
        }
    }
}

#[test]
fn what_is_broken_is_told_with_the_number_and_the_remedy() {
    let mut engine = example();
    let figure = FigureOptions {
        width_mm: Some(300.0),
        style: Some(Style::Screen),
        title: Some("Barriers".to_owned()),
        ..of("nature")
    };
    let file = made(&mut engine, ExportOptions::Png { dpi: 100.0 }, figure);
    let told: Vec<String> = broken(&file)
        .iter()
        .map(|line| format!("{} / {} / {}", line.asked, line.found, line.remedy))
        .collect();
    assert_eq!(
        told,
        [
            "Width: 89 to 183 mm / 299.97 mm / Set “Width in mm” within these limits.",
            "Text: 5 to 7 pt / 9 to 13 pt / Set “Type” to “For a journal”, which keeps to these sizes.",
            "Format: PDF or EPS / PNG / Take one of these formats.",
            "No title in the figure / A title stands in it / Empty “Title in the figure”; the title goes into the manuscript.",
        ]
    );
    let pixels = made(&mut engine, ExportOptions::Png { dpi: 300.0 }, of("jmir"));
    assert_eq!(broken(&pixels)[0].asked, "Pixels: at most 1,200 x 1,200");
    let coarse = made(&mut engine, ExportOptions::Tiff { dpi: 150.0 }, of("plos"));
    assert_eq!(broken(&coarse)[0].found, "150 dpi");
    // What nobody has seen is told as such.
    let bmj = made(&mut engine, ExportOptions::Pdf, of("bmj"));
    assert!(bmj.proof.iter().all(|line| line.seen.starts_with("Not verified")));
    assert!(file.proof[0].seen.is_empty());
    assert!(made(&mut engine, ExportOptions::Pdf, FigureOptions::default()).proof.is_empty());
}

#[test]
fn files_are_measured_as_they_are() {
    let mut engine = example();
    let figure = FigureOptions { width_mm: Some(120.0), ..of("plos") };
    for export in [
        ExportOptions::Svg,
        ExportOptions::Pdf,
        ExportOptions::Eps,
        ExportOptions::Png { dpi: 100.0 },
        ExportOptions::Tiff { dpi: 100.0 },
    ] {
        let file = made(&mut engine, export.clone(), figure.clone());
        let extension = file.file_name.rsplit('.').next().unwrap();
        let found = measured(extension, &file.bytes);
        let (width, _) = found.size_mm.unwrap();
        let slack = if found.pixels.is_some() { 0.13 } else { 0.01 };
        assert!((width - 120.0).abs() < slack, "{extension}: {width}");
        assert_eq!(found.dpi, found.pixels.map(|_| 100.0), "{extension}");
        assert!(!found.is_transparent);
        match extension {
            "svg" | "pdf" => assert_eq!(found.text_pt, Some((8.0, 8.0)), "{extension}"),
            _ => assert_eq!(found.text_pt, None),
        }
        assert_eq!(found.line_pt.is_some(), found.pixels.is_none(), "{extension}");
    }
    for bytes in [&b""[..], b"%PDF", b"\x89PNG", b"II*\0\xFF\xFF\xFF\xFF"] {
        for extension in ["pdf", "eps", "svg", "png", "tif", "txt"] {
            assert_eq!(measured(extension, bytes).size_mm, None);
        }
    }
}

#[test]
fn presets_are_what_was_read() {
    let mut ids: Vec<&str> = PRESETS.iter().map(|preset| preset.id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 11);
    for preset in PRESETS {
        assert!(preset.source.starts_with("https://") && !preset.demands.is_empty());
        let spec = resolve(&of(preset.id)).unwrap();
        assert_eq!(spec.style, Style::Print);
        assert_eq!(spec.width_mm, preset.width_mm().unwrap_or(170.0), "{}", preset.id);
        assert_eq!(spec.height_mm, preset.height_mm().unwrap_or(257.0), "{}", preset.id);
    }
    let error = resolve(&of("lancet")).unwrap_err();
    assert!(matches!(error.kind, ErrorKind::UnknownValue { .. }), "{error:?}");
    let own = FigureOptions { width_mm: Some(100.0), ..of("plos") };
    assert_eq!(resolve(&own).unwrap().width_mm, 100.0);
}
