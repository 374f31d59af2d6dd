//! Figures as PNG and TIFF, drawn by ourselves.

use sha2::{Digest, Sha256};
use steelyard_core::diag::ErrorKind;
use steelyard_core::export::picture::{self, Picture, Pixels as _};
use steelyard_core::words::errors::message;

use super::*;
use pictures::{Pixels, distance, opaque_png, png, tiff};

fn drawn(engine: &mut Engine, chart: &str, dpi: f64) -> Pixels {
    png(&file(engine, ExportOptions::Png { dpi }, print(chart)).bytes)
}

#[test]
fn every_chart_of_every_example_is_a_picture_of_its_size() {
    for id in EXAMPLES {
        let mut engine = example(id);
        for chart in charts(&mut engine) {
            let scene = figure(&mut engine, print(&chart)).scene;
            let picture = drawn(&mut engine, &chart, 90.0);
            let expected = |points: f64| (points * 90.0 / 72.0).round() as usize;
            let size = (expected(scene.width_pt), expected(scene.height_pt));
            assert_eq!((picture.width, picture.height), size);
            assert!((picture.dpi - 90.0).abs() < 0.02, "{}", picture.dpi);
            let colours: std::collections::BTreeSet<&[u8]> = picture.pixels.chunks(3).collect();
            assert!(
                colours.contains(&[0xFF, 0xFF, 0xFF][..]) && colours.len() > 20,
                "{id} {chart}"
            );
        }
    }
}

/// The pixels of some figures, by their hash: they are the same on every machine and in every browser.
const GOLDEN: [(&str, &str, &str); 4] = [
    ("cfir_interviews", "two_sided_bars", "1b7962ebcc26e0d1"),
    ("tdf_scoping_review", "matrix", "853c6fba769c6c70"),
    ("cfir_interviews", "dots", "0288c530970d46d9"),
    ("cfir_interviews", "presence", "c53177b8ba68384d"),
];

#[test]
fn pixels_are_the_same_everywhere() {
    let found = GOLDEN.map(|(id, chart, _)| {
        let picture = drawn(&mut example(id), chart, 100.0);
        let hash = Sha256::digest(&picture.pixels);
        hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect::<String>()
    });
    assert_eq!(found, GOLDEN.map(|(_, _, hash)| hash.to_owned()));
}

#[test]
fn a_tiff_holds_the_same_pixels_and_programs_read_it() {
    let mut engine = example("qif_documents");
    for (chart, dpi) in [("two_sided_bars", 200.0), ("matrix", 72.0)] {
        let made = file(&mut engine, ExportOptions::Tiff { dpi }, print(chart));
        assert!(made.file_name.ends_with(".tif"), "{}", made.file_name);
        let (read, other) = (tiff(&made.bytes), drawn(&mut engine, chart, dpi));
        assert_eq!(read.dpi, dpi);
        assert_eq!((read.width, read.height), (other.width, other.height));
        assert!(read.pixels == other.pixels, "{chart}");
        let Some(told) = told("tiffinfo", &["-d", "FILE"], &made.bytes, "tif") else { return };
        for line in [
            format!("Resolution: {dpi}, {dpi} pixels/inch"),
            "Compression Scheme: LZW".to_owned(),
            "Samples/Pixel: 3".to_owned(),
            "Bits/Sample: 8".to_owned(),
        ] {
            assert!(told.contains(&line), "{line}: {told}");
        }
    }
}

#[test]
fn lines_are_the_same_however_they_are_taken() {
    let scene = figure(&mut example("cfir_interviews"), print("dots")).scene;
    let mut picture = Picture::new(&scene, Palette::Colour, 100.0).unwrap();
    let height = picture.size().height;
    let whole = picture.strip(0..height);
    let single: Vec<u8> = (0..height).flat_map(|line| picture.strip(line..line + 1)).collect();
    let differing = whole.iter().zip(&single).filter(|(a, b)| a.abs_diff(**b) > 1).count();
    assert_eq!((whole.len(), differing), (single.len(), 0));
}

/// Other programs draw the PDF and the SVG of a figure: the same, but for how edges fall on pixels.
#[test]
fn other_programs_draw_the_same() {
    let pdf = ["-r", "150", "-png", "-singlefile", "FILE", "FILE"];
    let svg =
        ["--dpi-x=150", "--dpi-y=150", "--background-color=white", "--output=FILE.png", "FILE"];
    drawn_alike_by("pdftocairo", &pdf, ExportOptions::Pdf, "pdf");
    drawn_alike_by("rsvg-convert", &svg, ExportOptions::Svg, "svg");
}

fn drawn_alike_by(tool: &str, arguments: &[&str], export: ExportOptions, extension: &str) {
    for (id, chart, _) in GOLDEN {
        let mut engine = example(id);
        let bytes = file(&mut engine, export.clone(), print(chart)).bytes;
        let Some(others) = drawn_by(tool, arguments, &bytes, extension) else { return };
        let (mut others, own) = (opaque_png(&others), drawn(&mut engine, chart, 150.0));
        // The other rounds a page's size up.
        let width = own.width.min(others.width);
        let height = own.height.min(others.height);
        assert!(others.width - width <= 1 && others.height - height <= 1);
        others = cut(&others, width, height);
        let own = cut(&own, width, height);
        let distance = distance(&own, &others);
        println!("{tool}, {id} {chart}: {distance} of 255");
        assert!(distance < 32, "{tool}, {id} {chart}: {distance}");
    }
}

fn cut(picture: &Pixels, width: usize, height: usize) -> Pixels {
    let lines = picture.pixels.chunks(picture.width * 3).take(height);
    let pixels = lines.flat_map(|line| line[..width * 3].iter().copied()).collect();
    Pixels { width, height, dpi: picture.dpi, pixels }
}

/// The PNG that a program makes of a file beside it.
fn drawn_by(tool: &str, arguments: &[&str], bytes: &[u8], extension: &str) -> Option<Vec<u8>> {
    let path = run(tool, arguments, bytes, extension)?.path;
    let picture = path.with_extension(format!("{extension}.png"));
    let made = std::fs::read(&picture).unwrap();
    std::fs::remove_file(&picture).unwrap();
    Some(made)
}

#[test]
fn what_is_too_large_is_refused_before_anything_is_drawn() {
    let mut engine = example("qif_documents");
    let refused = |engine: &mut Engine, dpi: f64, figure: FigureOptions| {
        let export = ExportOptions::Png { dpi };
        let request = Request::Export { export, table: TableOptions::default(), figure };
        let Response::Failed { errors, messages } = ask(engine, request) else { panic!() };
        (errors[0].kind.clone(), messages[0].clone())
    };
    for dpi in [0.0, 71.9, 1200.1, f64::NAN, f64::INFINITY] {
        let (kind, _) = refused(&mut engine, dpi, print("matrix"));
        assert!(matches!(kind, ErrorKind::MeasureOutOfRange { .. }), "{dpi}: {kind:?}");
    }
    let empty = Scene {
        width_pt: 1133.86,
        height_pt: 200_000.0,
        title: String::new(),
        description: String::new(),
        nodes: Vec::new(),
    };
    let error = Picture::new(&empty, Palette::Colour, 1200.0).unwrap_err();
    assert_eq!(
        message(&error),
        "The picture would be 18,898 x 3,333,333 pixels, more than the 250 million that are drawn. Take fewer dots per inch, a smaller figure, or save it as SVG or PDF."
    );
    let small = Picture::new(&empty, Palette::Colour, 72.0);
    assert_eq!(small.unwrap().size().height, 200_000);
    assert_eq!(picture::MOST_PIXELS, 250_000_000);
}

#[test]
fn shapes_that_make_no_sense_do_no_harm() {
    use steelyard_core::figure::{Ink, Shape};
    let odd = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -1e300, 1e300, 0.0, 5.0];
    let mut nodes = Vec::new();
    for one in odd {
        for other in odd {
            let stroke = Some((Ink::Axis, one));
            let fill = Some(Ink::Barrier);
            nodes.push(Node::Shape(Shape::Rect {
                x: one,
                y: other,
                width: other,
                height: one,
                fill,
                stroke,
            }));
            nodes.push(Node::Shape(Shape::Circle { cx: one, cy: 2.0, r: other, fill, stroke }));
            let points = vec![(one, other), (2.0, one), (other, 3.0)];
            let dash = Some((2.0, 1.0));
            nodes.push(Node::Shape(Shape::Path { points, closed: true, fill, stroke, dash }));
        }
    }
    let scene = Scene {
        width_pt: 20.0,
        height_pt: 20.0,
        title: String::new(),
        description: String::new(),
        nodes,
    };
    let mut picture = Picture::new(&scene, Palette::Colour, 144.0).unwrap();
    assert_eq!(png(&picture::png::write(&mut picture)).pixels.len(), 40 * 40 * 3);
    Pdf::read(&export::pdf::write(&scene, Palette::Colour).unwrap());
}
