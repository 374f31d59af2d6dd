//! Nothing in a figure collides or leaves it: every chart, at many widths, of many made-up tables.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, HashSet};

use steelyard_core::analysis::{Basis, CrossTab, Rows, ValenceCell};
use steelyard_core::diag::{ErrorKind, Unavailable};
use steelyard_core::figure::{
    Beside, FigureOptions, HEIGHTS_MM, Ink, Mark, Node, Scene, Shape, Style, TextRun, charts, draw,
    is_shared, resolve,
};

use steelyard_core::valence::Valence;

use crate::tables::{self, Sketch};

/// What rounding to plotters' twentieths of a point may add to two edges.
const TOLERANCE: f64 = 0.11;
/// Height up to which a shape counts as low.
const LOW: f64 = 30.0;

#[derive(Debug)]
struct Room {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
    what: String,
    /// Which mark it belongs to.
    mark: Option<usize>,
    /// Whether it is a text in the ink of what stands upon a bar.
    is_upon_colour: bool,
    /// Whether it is a line around nothing, within which there is room.
    is_frame: bool,
}

impl Room {
    fn overlaps(&self, other: &Self) -> bool {
        self.left + TOLERANCE < other.right
            && other.left + TOLERANCE < self.right
            && self.top + TOLERANCE < other.bottom
            && other.top + TOLERANCE < self.bottom
    }
}

impl std::fmt::Display for Room {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { left, top, right, bottom, what, .. } = self;
        write!(f, "{what} at {left:.2} {top:.2} to {right:.2} {bottom:.2}")
    }
}

fn text_box(run: &TextRun, mark: Option<usize>) -> Room {
    let (left, top, right, bottom) = run.bounds();
    let is_upon_colour = matches!(run.ink, Ink::OnBarrier | Ink::OnFacilitator);
    Room {
        left,
        top,
        right,
        bottom,
        what: format!("text {:?}", run.text),
        mark,
        is_upon_colour,
        is_frame: false,
    }
}

fn shape_box(shape: &Shape, mark: Option<usize>) -> (Room, Ink) {
    let stroked = |stroke: &Option<(Ink, f64)>| stroke.map_or(0.0, |(_, width)| width / 2.0);
    let (left, top, right, bottom, ink, what) = match shape {
        Shape::Rect { x, y, width, height, fill, stroke } => {
            let ink = fill.or(stroke.map(|(ink, _)| ink)).expect("a rectangle is seen");
            (*x, *y, x + width, y + height, ink, "rectangle")
        }
        Shape::Circle { cx, cy, r, fill, .. } => {
            (cx - r, cy - r, cx + r, cy + r, fill.expect("a circle is seen"), "circle")
        }
        Shape::Path { points, fill, stroke, .. } => {
            let fold = |start: f64, pick: fn(f64, f64) -> f64, of: fn(&(f64, f64)) -> f64| {
                points.iter().map(of).fold(start, pick)
            };
            let half = stroked(stroke);
            let ink = fill.or(stroke.map(|(ink, _)| ink)).expect("a path is seen");
            (
                fold(f64::MAX, f64::min, |p| p.0) - half,
                fold(f64::MAX, f64::min, |p| p.1) - half,
                fold(f64::MIN, f64::max, |p| p.0) + half,
                fold(f64::MIN, f64::max, |p| p.1) + half,
                ink,
                "path",
            )
        }
    };
    let what = format!("{what} of {ink:?}");
    let is_frame = matches!(shape, Shape::Path { closed: true, fill: None, .. });
    (Room { left, top, right, bottom, what, mark, is_upon_colour: false, is_frame }, ink)
}

/// Everything that is wrong with a scene.
pub fn faults(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let mut texts = Vec::new();
    let mut shapes = Vec::new();
    let mut marks: Vec<&Mark> = Vec::new();
    for node in &scene.nodes {
        match node {
            Node::Text(run) => texts.push(text_box(run, None)),
            Node::Shape(shape) => shapes.push(shape_box(shape, None)),
            Node::Mark(mark) => {
                let number = Some(marks.len());
                texts.extend(mark.texts.iter().map(|run| text_box(run, number)));
                shapes.extend(mark.shapes.iter().map(|shape| shape_box(shape, number)));
                marks.push(mark);
            }
        }
    }
    let within = |b: &Room| {
        [b.left, b.top, b.right, b.bottom].iter().all(|v| v.is_finite())
            && b.left >= -TOLERANCE
            && b.top >= -TOLERANCE
            && b.right <= scene.width_pt + TOLERANCE
            && b.bottom <= scene.height_pt + TOLERANCE
    };
    for one in texts.iter().chain(shapes.iter().map(|(shape, _)| shape)) {
        if !within(one) {
            faults.push(format!("outside the figure: {one}"));
        }
    }
    texts.sort_by(|a, b| a.top.total_cmp(&b.top));
    for (index, one) in texts.iter().enumerate() {
        for other in texts[index + 1..].iter().take_while(|other| other.top < one.bottom) {
            if one.overlaps(other) {
                faults.push(format!("{one} meets {other}"));
            }
        }
    }
    // Tall shapes are few; of the others only those near a text are looked at.
    let (tall, mut low): (Vec<_>, Vec<_>) =
        shapes.into_iter().partition(|(shape, _)| shape.bottom - shape.top > LOW);
    low.sort_by(|a, b| a.0.top.total_cmp(&b.0.top));
    for text in &texts {
        let first = low.partition_point(|(shape, _)| shape.top < text.top - LOW);
        let near = low[first..].iter().take_while(|(shape, _)| shape.top < text.bottom);
        for (shape, ink) in near.chain(&tall) {
            // Numbers may stand upon the shade of their own cell, or upon their own bar as long as they do
            // not reach beyond its ends, and on nothing else.
            let own = shape.mark.is_some() && shape.mark == text.mark;
            let within = shape.left <= text.left && text.right <= shape.right;
            let is_in_frame =
                shape.is_frame && within && shape.top <= text.top && text.bottom <= shape.bottom;
            let ground = own
                && match ink {
                    Ink::Shade(..) | Ink::Grid => true,
                    Ink::Barrier | Ink::Facilitator => within && text.is_upon_colour,
                    _ => is_in_frame,
                };
            if !ground && text.overlaps(shape) {
                faults.push(format!("{text} upon {shape}"));
            }
        }
    }
    let keys: HashSet<_> = marks.iter().map(|mark| &mark.key).collect();
    let positions: HashSet<_> = marks.iter().map(|mark| (mark.row, mark.column)).collect();
    if keys.len() != marks.len() || positions.len() != marks.len() {
        faults.push("two marks with the same key or position".to_owned());
    }
    let mut hits: Vec<Room> = marks
        .iter()
        .map(|mark| Room {
            left: mark.hit_x,
            top: mark.hit_y,
            right: mark.hit_x + mark.hit_width,
            bottom: mark.hit_y + mark.hit_height,
            what: mark.label.clone(),
            mark: None,
            is_upon_colour: false,
            is_frame: false,
        })
        .collect();
    hits.sort_by(|a, b| a.top.total_cmp(&b.top));
    for (index, one) in hits.iter().enumerate() {
        if !within(one) || one.right - one.left < 4.0 || one.bottom - one.top < 4.0 {
            faults.push(format!("cannot be pointed at: {one}"));
        }
        for other in hits[index + 1..].iter().take_while(|other| other.top < one.bottom) {
            if one.overlaps(other) {
                faults.push(format!("both are pointed at: {one} and {other}"));
            }
        }
    }
    faults
}

/// A small generator of repeatable numbers (Knuth's constants for a 64-bit linear one).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: u32) -> u32 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap() % sides
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(u32::try_from(from.len()).unwrap()) as usize]
    }
}

const LABELS: &[&str] = &[
    "Time",
    "Inner setting",
    "Environmental context and resources",
    "Memory, attention and decision processes",
    "Obtaining explicit buy-in from critical stakeholders and fostering a supportive climate",
    "Kunskap, färdigheter och tillräckligt med tid för att lära känna tjänsten",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung",
    "環境と資源に関する障壁および促進要因",
    "👩‍⚕️👨‍⚕️ nurses 🇸🇪",
    "\u{202E}desrever\u{202C} label",
    "مرحبا بالعالم",
    "<script>alert(1)</script>",
    "",
];

pub fn label(dice: &mut Dice) -> String {
    match dice.roll(14) {
        0 => "a label without end ".repeat(500),
        1 => "x".repeat(4000),
        2 => "Z\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}".repeat(40),
        _ => dice.pick(LABELS).to_owned(),
    }
}

fn made_up(dice: &mut Dice, rows: u32, columns: u32) -> CrossTab {
    let largest = dice.pick(&[2, 9, 40, 900, 1_000_000]);
    let basis = dice.pick(&[
        Basis::Count,
        Basis::Count,
        Basis::ShareOfValence,
        Basis::ShareOfGroup,
        Basis::ShareOfDomain,
        Basis::ShareOfUnits,
    ]);
    let states = dice.pick(&[2, 2, 5, 3, 1, 0]);
    let with_parents = dice.roll(3) == 0;
    let count = |dice: &mut Dice, valence: u32| {
        let drawn = match states {
            1 => valence == 4,
            states => valence < states,
        };
        if drawn && dice.roll(4) > 0 { dice.roll(largest + 1) } else { 0 }
    };
    let lines = (0..rows)
        .map(|row| {
            let counts = (0..columns)
                .map(|_| {
                    std::array::from_fn(|valence| count(dice, u32::try_from(valence).unwrap()))
                })
                .collect();
            let parent = with_parents.then(|| format!("Domain {} of the framework", row / 4));
            (label(dice), parent, counts)
        })
        .collect();
    let columns = (0..columns)
        .map(|_| {
            let size = dice.roll(400) + 1;
            (label(dice), (basis == Basis::ShareOfUnits || dice.roll(2) == 0).then_some(size), None)
        })
        .collect();
    Sketch { rows: Rows::Domain, basis, framework: None, columns, lines }.table()
}

/// Every chart with every choice of one option at a time; those that all charts share with the first two, for
/// they are laid out alike. Others meet them in `figure_rows`.
fn all_options(table: &CrossTab) -> Vec<(String, BTreeMap<String, String>)> {
    let mut all = Vec::new();
    let all_charts = charts(table, &|_| Some(Unavailable::NoSites));
    let drawable = all_charts.into_iter().filter(|chart| chart.unavailable.is_none());
    for (number, chart) in drawable.enumerate() {
        all.push((chart.id.clone(), BTreeMap::new()));
        let own = |id: &str| number < 2 || !is_shared(id);
        for option in chart.options.iter().filter(|option| own(&option.id)) {
            for (choice, _) in option.choices.iter().skip(1) {
                all.push((chart.id.clone(), BTreeMap::from([(option.id.clone(), choice.clone())])));
            }
        }
    }
    all
}

fn check(name: &str, table: &CrossTab, width_mm: f64, style: Style) {
    for (chart, options) in all_options(table) {
        let asked = FigureOptions {
            chart: Some(chart),
            title: Some("Barriers and facilitators of an implementation with a long title".into()),
            width_mm: Some(width_mm),
            height_mm: Some(HEIGHTS_MM.1),
            part: None,
            style: Some(style),
            palette: None,
            options,
            preset: None,
        };
        let spec = resolve(&asked).unwrap();
        let scene = draw(&spec, table, &Beside::Nothing).unwrap().scene;
        let faults = faults(&scene);
        assert!(
            faults.is_empty(),
            "{name}: {} faults at {width_mm} mm, {style:?}, {} {:?}, {:?}, first {:#?}",
            faults.len(),
            spec.chart,
            spec.options,
            table.spec.basis,
            &faults[..faults.len().min(3)]
        );
    }
}

const WIDTHS_MM: &[f64] = &[40.0, 66.8, 84.0, 130.0, 190.0, 400.0];

#[test]
fn nothing_collides_in_the_studies() {
    let studies = [
        ("CFIR", tables::cfir()),
        ("TDF", tables::tdf()),
        ("QIF", tables::qif()),
        ("NPT", tables::npt()),
        ("thematic", tables::thematic()),
        ("five states", tables::five_states()),
    ];
    for (name, table) in studies {
        for &width_mm in WIDTHS_MM {
            for style in [Style::Screen, Style::Print] {
                check(name, &table, width_mm, style);
            }
        }
    }
}

/// A table as it is counted where only some valences are.
pub fn of_valences(mut table: CrossTab, kept: &[Valence]) -> CrossTab {
    table.spec.valences = Some(kept.to_vec());
    let dropped = Valence::ALL.into_iter().filter(|valence| !kept.contains(valence));
    for valence in dropped {
        table.totals[valence] = 0.into();
        table.rows.iter_mut().for_each(|row| row.totals[valence] = 0.into());
        table.columns.iter_mut().for_each(|column| column.totals[valence] = 0.into());
        for cell in table.cells.iter_mut().flatten() {
            cell.valences[valence] = ValenceCell::default();
        }
    }
    table
}

#[test]
fn nothing_collides_where_some_valences_are_counted() {
    use Valence::{Barrier, Facilitator, Mixed, Neutral};
    let kept: [&[Valence]; 5] =
        [&[Barrier], &[Facilitator], &[Barrier, Neutral], &[Mixed, Neutral], &[Neutral]];
    for kept in kept {
        for (name, table) in [("five states", tables::five_states()), ("NPT", tables::npt())] {
            let table = of_valences(table, kept);
            let drawn =
                draw(&resolve(&FigureOptions::default()).unwrap(), &table, &Beside::Nothing);
            let of_marks = drawn.unwrap().scene.nodes.into_iter().filter_map(|node| match node {
                Node::Mark(mark) => mark.key.valence,
                Node::Shape(_) | Node::Text(_) => None,
            });
            // A side that is not counted has no marks, which would say that there is nothing of it.
            assert_eq!(of_marks.filter(|valence| !kept.contains(valence)).count(), 0, "{kept:?}");
            for &width_mm in WIDTHS_MM {
                check(&format!("{name}, {kept:?}"), &table, width_mm, Style::Screen);
            }
        }
    }
}

#[test]
fn nothing_collides_in_made_up_tables() {
    let mut dice = Dice(20_260_101);
    for number in 0..40 {
        let (rows, columns) = (dice.roll(25) + 1, dice.roll(12) + 1);
        let table = made_up(&mut dice, rows, columns);
        let style = dice.pick(&[Style::Screen, Style::Print]);
        let width_mm = dice.pick(WIDTHS_MM);
        check(&format!("table {number}, {rows} x {columns}"), &table, width_mm, style);
    }
}

#[test]
fn the_checker_sees_collisions() {
    let table = tables::cfir();
    let spec = resolve(&FigureOptions::default()).unwrap();
    let scene = draw(&spec, &table, &Beside::Nothing).unwrap().scene;
    assert_eq!(faults(&scene), Vec::<String>::new());
    let first_text = scene.nodes.iter().position(|node| matches!(node, Node::Text(_))).unwrap();
    let mut broken = scene.clone();
    broken.nodes.push(broken.nodes[first_text].clone());
    assert!(!faults(&broken).is_empty(), "the same text twice");
    let mut broken = scene.clone();
    broken.width_pt /= 2.0;
    assert!(!faults(&broken).is_empty(), "half the width");
    let mut broken = scene;
    for node in &mut broken.nodes {
        if let Node::Mark(mark) = node {
            mark.texts.iter_mut().for_each(|run| run.x -= 4.0);
        }
    }
    assert!(!faults(&broken).is_empty(), "numbers moved upon their bars");
}

#[test]
fn every_number_has_its_mark() {
    let table = tables::five_states();
    let spec = resolve(&FigureOptions::default()).unwrap();
    let scene = draw(&spec, &table, &Beside::Nothing).unwrap().scene;
    let marks: Vec<&Mark> = scene
        .nodes
        .iter()
        .filter_map(|node| if let Node::Mark(mark) = node { Some(mark) } else { None })
        .collect();
    // Three rows, two columns, and four valences that are drawn.
    assert_eq!(marks.len(), 24);
    let first = marks[0];
    assert_eq!((first.key.row.as_str(), first.key.column.as_str()), ("row-0", "column-0"));
    assert_eq!(first.texts[0].text, "8/9 (88.9%)");
    assert_eq!(
        first.label,
        "Time and finance, Nurses: 8 participants with barriers, 88.9% of all 9 participants of the column."
    );
}

#[test]
fn thousands_of_rows_and_columns_stay_a_figure() {
    let mut dice = Dice(7);
    let table = made_up(&mut dice, 3000, 3);
    let wide = made_up(&mut dice, 4, 500);
    for table in [&table, &wide] {
        let spec = resolve(&FigureOptions::default()).unwrap();
        let scene = draw(&spec, table, &Beside::Nothing).unwrap().scene;
        assert!(scene.nodes.len() < 20_000);
        let said = scene.nodes.iter().any(|node| {
            matches!(node, Node::Text(run) if run.text.contains("2,800 other rows")
                || run.text.contains("464 more"))
        });
        assert!(said, "what is not drawn is told");
        assert_eq!(faults(&scene), Vec::<String>::new());
    }
}

#[test]
fn an_empty_table_says_so() {
    let table = Sketch {
        rows: Rows::Code,
        basis: Basis::Count,
        framework: None,
        columns: vec![],
        lines: vec![],
    }
    .table();
    assert!(
        charts(&table, &|_| Some(Unavailable::NoSites))
            .iter()
            .all(|chart| chart.unavailable.is_some())
    );
    let spec = resolve(&FigureOptions::default()).unwrap();
    let scene = draw(&spec, &table, &Beside::Nothing).unwrap().scene;
    assert!(matches!(&scene.nodes[0], Node::Text(run) if run.text.starts_with("Nothing to draw")));
    assert_eq!(faults(&scene), Vec::<String>::new());
}

#[test]
fn unknown_settings_are_refused_with_what_is_allowed() {
    let cases = [
        FigureOptions { chart: Some("pie".into()), ..FigureOptions::default() },
        FigureOptions {
            options: BTreeMap::from([("colour".into(), "red".into())]),
            ..FigureOptions::default()
        },
        FigureOptions {
            options: BTreeMap::from([("scale".into(), "logarithmic".into())]),
            ..FigureOptions::default()
        },
    ];
    for options in cases {
        let error = resolve(&options).unwrap_err();
        let kind = format!("{:?}", error.kind);
        assert!(kind.starts_with("UnknownValue"), "{kind}");
    }
}

#[test]
fn widths_that_cannot_be_drawn_are_refused_with_the_range() {
    let asked = |width_mm| FigureOptions { width_mm: Some(width_mm), ..FigureOptions::default() };
    for width_mm in [39.9, 400.1, 0.0, -170.0, f64::NAN, f64::INFINITY] {
        let ErrorKind::MeasureOutOfRange { setting, given, from, to } =
            resolve(&asked(width_mm)).unwrap_err().kind
        else {
            panic!("{width_mm} was refused otherwise")
        };
        assert_eq!((setting.as_str(), from, to), ("figure.width_mm", 40.0, 400.0));
        assert_eq!(given.to_bits(), width_mm.to_bits());
    }
    for width_mm in [40.0, 66.8, 400.0] {
        assert_eq!(resolve(&asked(width_mm)).unwrap().width_mm, width_mm);
    }
}
