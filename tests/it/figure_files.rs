//! Figures as files: each is what its format's specification says, holds the figure's own texts and sizes, is the
//! same each time, and is refused in words where it cannot be right.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod drawn;
mod pdf;
mod pictures;

use steelyard_core::analysis::TableOptions;
use steelyard_core::diag::ErrorKind;
use steelyard_core::engine::{Engine, Export, ExportOptions, FigureView, Request, Response};
use steelyard_core::export;
use steelyard_core::figure::{FigureOptions, Node, Palette, Scene, Style, TextRun};

use super::support::engine::{ask, loaded, study};
use super::support::tool::{run, told};
use pdf::Pdf;

const EXAMPLES: [&str; 5] = [
    "cfir_interviews",
    "npt_focus_groups",
    "qif_documents",
    "tdf_scoping_review",
    "thematic_analysis",
];

fn example(id: &str) -> Engine {
    let mut engine = Engine::new();
    study(&mut engine, Request::Example { id: id.to_owned() });
    engine
}

fn print(chart: &str) -> FigureOptions {
    FigureOptions {
        chart: Some(chart.to_owned()),
        style: Some(Style::Print),
        width_mm: Some(170.0),
        ..FigureOptions::default()
    }
}

fn figure(engine: &mut Engine, figure: FigureOptions) -> FigureView {
    match ask(engine, Request::Figure { table: TableOptions::default(), figure }) {
        Response::Figure(view) => *view,
        other => panic!("no figure but {other:?}"),
    }
}

fn file(engine: &mut Engine, export: ExportOptions, figure: FigureOptions) -> Export {
    match ask(engine, Request::Export { export, table: TableOptions::default(), figure }) {
        Response::Export(file) => file,
        other => panic!("no file but {other:?}"),
    }
}

/// Ids of the charts that can be drawn of what an engine holds.
fn charts(engine: &mut Engine) -> Vec<String> {
    let view = figure(engine, FigureOptions::default());
    view.charts
        .into_iter()
        .filter(|chart| chart.unavailable.is_none())
        .map(|chart| chart.id)
        .collect()
}

/// All texts of a scene in its order.
fn texts(scene: &Scene) -> Vec<&TextRun> {
    let of_node = |node| match node {
        &Node::Shape(_) => [].iter(),
        Node::Text(text) => std::slice::from_ref(text).iter(),
        Node::Mark(mark) => mark.texts.iter(),
    };
    scene.nodes.iter().flat_map(of_node).collect()
}

/// As [`told`], for a tool that says what it finds on its standard error.
fn told_on_stderr(tool: &str, arguments: &[&str], bytes: &[u8], extension: &str) -> Option<String> {
    Some(run(tool, arguments, bytes, extension)?.err)
}

#[test]
fn a_pdf_holds_the_figure_as_text_with_its_tags() {
    let mut charts_seen = 0;
    for id in EXAMPLES {
        let mut engine = example(id);
        for chart in charts(&mut engine) {
            let scene = figure(&mut engine, print(&chart)).scene;
            let made = file(&mut engine, ExportOptions::Pdf, print(&chart));
            assert!(made.file_name.ends_with(".pdf"), "{}", made.file_name);
            let pdf = Pdf::read(&made.bytes);
            let expected: Vec<String> = texts(&scene).iter().map(|run| run.text.clone()).collect();
            let found = pdf.texts();
            assert_eq!(found.iter().map(|(.., text)| text.clone()).collect::<Vec<_>>(), expected);
            for ((size, x, y, _), run) in found.iter().zip(texts(&scene)) {
                let (left, ..) = run.bounds();
                assert!((size - run.size_pt).abs() < 0.01);
                assert!((x - left).abs() < 0.01 && (y - (scene.height_pt - run.y)).abs() < 0.01);
            }

            let page = pdf.dictionary(pdf.page());
            let sides: Vec<f64> = page
                .split("/MediaBox [0 0 ")
                .nth(1)
                .unwrap()
                .split(']')
                .next()
                .unwrap()
                .split(' ')
                .map(|side| side.parse().unwrap())
                .collect();
            assert!(
                (sides[0] - scene.width_pt).abs() < 0.01
                    && (sides[1] - scene.height_pt).abs() < 0.01
            );

            let catalog = pdf.dictionary(pdf.linked(&pdf.trailer, "/Root"));
            assert!(
                catalog.contains("/MarkInfo << /Marked true >>") && catalog.contains("/Lang (en)")
            );
            assert!(catalog.contains("/DisplayDocTitle true"));
            let tree = pdf.dictionary(pdf.linked(&catalog, "/StructTreeRoot"));
            let document = pdf.dictionary(pdf.linked(&tree, "/K ["));
            let tagged = pdf.dictionary(pdf.linked(&document, "/K ["));
            assert!(tagged.contains("/S /Figure"));
            let utf16: String =
                scene.description.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            assert!(tagged.contains(&format!("/Alt <FEFF{utf16}>")));
            charts_seen += 1;
        }
    }
    assert!(charts_seen >= 20, "{charts_seen}");
}

#[test]
fn programs_that_read_pdf_have_nothing_to_say_against_it() {
    let mut engine = example("cfir_interviews");
    for chart in charts(&mut engine) {
        let scene = figure(&mut engine, print(&chart)).scene;
        let bytes = file(&mut engine, ExportOptions::Pdf, print(&chart)).bytes;
        let Some(checked) = told("qpdf", &["--check", "FILE"], &bytes, "pdf") else { return };
        assert!(checked.contains("No syntax or stream encoding errors found"), "{checked}");
        let Some(fonts) = told("pdffonts", &["FILE"], &bytes, "pdf") else { return };
        let fonts: Vec<&str> = fonts.lines().skip(2).collect();
        assert!(!fonts.is_empty() && fonts.len() <= 2);
        for font in fonts {
            // Name, type, encoding; embedded, a subset, with a way back to text.
            assert!(font.contains("+SteelyardSans-") && font.contains("CID TrueType"), "{font}");
            assert!(font.contains("Identity-H       yes yes yes"), "{font}");
        }
        let Some(read) = told("pdftotext", &["-raw", "FILE", "-"], &bytes, "pdf") else { return };
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let expected: Vec<String> = texts(&scene).iter().flat_map(|run| words(&run.text)).collect();
        assert_eq!(words(&read), expected, "{chart}");
    }
}

#[test]
fn the_same_figure_gives_the_same_file() {
    let made = |format: &ExportOptions| {
        let mut engine = example("tdf_scoping_review");
        file(&mut engine, format.clone(), print("two_sided_bars"))
    };
    for format in [ExportOptions::Pdf, ExportOptions::Eps] {
        assert_eq!(made(&format), made(&format));
    }
}

#[test]
fn an_eps_is_drawn_by_another_program_at_its_size() {
    let mut engine = example("npt_focus_groups");
    // On a dark ground, for a white one is nothing to who measures what is drawn.
    let options = FigureOptions { palette: Some(Palette::Dark), ..print("two_sided_bars") };
    let scene = figure(&mut engine, options.clone()).scene;
    let made = file(&mut engine, ExportOptions::Eps, options);
    let text = String::from_utf8(made.bytes.clone()).unwrap();
    assert!(text.starts_with("%!PS-Adobe-3.0 EPSF-3.0\n") && text.is_ascii());
    assert!(!text.contains("findfont") && !text.contains(" show"), "texts are outlines");
    let arguments = ["-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=bbox", "FILE"];
    let Some(told) = told_on_stderr("gs", &arguments, &made.bytes, "eps") else { return };
    let line = told.lines().find(|line| line.starts_with("%%HiResBoundingBox")).unwrap();
    let sides: Vec<f64> = line.split(' ').skip(3).map(|side| side.parse().unwrap()).collect();
    assert!(
        (sides[0] - scene.width_pt).abs() < 0.1 && (sides[1] - scene.height_pt).abs() < 0.1,
        "{line}"
    );
}

/// A study of two codes with these names.
fn named(one: &str, other: &str) -> Engine {
    let csv = format!(
        "participant,code,valence\nP1,\"{}\",barrier\nP2,\"{}\",facilitator\n",
        one.replace('"', "\"\""),
        other.replace('"', "\"\"")
    );
    loaded(&[("study.csv", csv.as_bytes())]).0
}

#[test]
fn characters_that_the_font_lacks_are_named_and_nothing_is_written() {
    for (label, named_as) in [
        ("環境", "環 (U+74B0), 境 (U+5883)"),
        ("الموارد", "U+0627"),
        ("Time 👍", "U+1F44D"),
        ("q\u{308}", "U+0308"),
    ] {
        let mut engine = named(label, "Time");
        for format in [ExportOptions::Pdf, ExportOptions::Eps] {
            let request = Request::Export {
                export: format,
                table: TableOptions::default(),
                figure: FigureOptions::default(),
            };
            let Response::Failed { errors, messages } = ask(&mut engine, request) else { panic!() };
            assert!(matches!(errors[0].kind, ErrorKind::NotInFont { .. }));
            assert!(messages[0].contains(named_as), "{}", messages[0]);
            assert!(messages[0].contains("SVG"), "{}", messages[0]);
        }
        file(&mut engine, ExportOptions::Svg, FigureOptions::default());
    }
}

#[test]
fn hostile_labels_stay_text() {
    for label in [
        ") Tj ET Q /JS (app.alert(1)) >> endobj",
        "<</Type/Action/S/JavaScript>> stream endstream",
        "\\) \\( %%EOF showpage",
        "Ärger – “Größe” ≥ 5 €, ЖЁ, Ωμέγα, Ștefan, ґ",
    ] {
        let mut engine = named(label, "Time");
        let options = FigureOptions { title: Some(label.to_owned()), ..print("two_sided_bars") };
        let made = file(&mut engine, ExportOptions::Pdf, options.clone());
        let found = Pdf::read(&made.bytes).texts();
        let scene = figure(&mut engine, options.clone()).scene;
        let expected: Vec<&str> = texts(&scene).iter().map(|run| run.text.as_str()).collect();
        assert_eq!(found.iter().map(|(.., text)| text.as_str()).collect::<Vec<_>>(), expected);
        let whole = String::from_utf8_lossy(&made.bytes).into_owned();
        for word in ["/JS", "/JavaScript", "/Action"] {
            assert!(
                !whole.replace("&lt;", "<").contains(word) || metadata_alone(&made.bytes, word),
                "{word}"
            );
        }
        let eps = String::from_utf8(file(&mut engine, ExportOptions::Eps, options).bytes).unwrap();
        assert_eq!(eps.matches("showpage").count(), 1);
        assert_eq!(eps.matches("%%EOF").count(), 1);
    }
}

/// Whether a word stands in the description of the file in XML alone, where it is text.
fn metadata_alone(bytes: &[u8], word: &str) -> bool {
    let pdf = Pdf::read(bytes);
    let others = pdf.objects.iter().filter(|(_, body)| !body.starts_with(b"<< /Type /Metadata"));
    others.into_iter().all(|(_, body)| !String::from_utf8_lossy(body).contains(word))
}

#[test]
fn palettes_and_odd_tables_make_files_too() {
    let mut engine = example("qif_documents");
    for palette in [Palette::Colour, Palette::Greyscale, Palette::Dark] {
        let options = FigureOptions { palette: Some(palette), ..print("matrix") };
        let scene = figure(&mut engine, options).scene;
        Pdf::read(&export::pdf::write(&scene, palette).unwrap());
        export::eps::write(&scene, palette).unwrap();
    }
    let empty = Scene {
        width_pt: 10.0,
        height_pt: 10.0,
        title: String::new(),
        description: String::new(),
        nodes: Vec::new(),
    };
    assert_eq!(Pdf::read(&export::pdf::write(&empty, Palette::Colour).unwrap()).texts().len(), 0);
}
