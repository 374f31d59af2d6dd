//! Rows and page of every figure: each row under its own headings, each number with its mark, bars that have
//! half of their room, and nothing taller than its page in silence; of a thousand made-up tables for each
//! chart at three widths, and of inputs that are hard.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet, HashSet};

use steelyard_core::analysis::{Basis, CrossTab, Order, Rows};
use steelyard_core::diag::Unavailable;
use steelyard_core::figure::{
    Anchor, Beside, Figure, FigureOptions, HEIGHTS_MM, Mark, Node, Scene, Shape, Style, TextRun,
    Weight, charts, draw, resolve,
};
use steelyard_core::valence::Valence;

use crate::figure_layout::{Dice, faults, label};
use crate::tables::{Counts, Sketch};

/// What rounding may add to a length, in points.
const TOLERANCE: f64 = 0.3;
const WIDTHS_MM: [f64; 3] = [66.8, 129.0, 230.0];
const TABLES: usize = 1_000;

/// A drawing with its options.
struct Asked<'a> {
    chart: &'a str,
    width_mm: f64,
    height_mm: Option<f64>,
    part: Option<u32>,
    style: Style,
    options: BTreeMap<String, String>,
}

impl Asked<'_> {
    fn draw(&self, table: &CrossTab) -> Figure {
        let asked = FigureOptions {
            chart: Some(self.chart.to_owned()),
            title: None,
            width_mm: Some(self.width_mm),
            height_mm: self.height_mm,
            part: self.part,
            style: Some(self.style),
            palette: None,
            options: self.options.clone(),
            preset: None,
        };
        draw(&resolve(&asked).unwrap(), table, &Beside::Nothing).unwrap()
    }
}

fn marks(scene: &Scene) -> Vec<&Mark> {
    let nodes = scene.nodes.iter();
    nodes.filter_map(|node| if let Node::Mark(mark) = node { Some(mark) } else { None }).collect()
}

fn texts(scene: &Scene) -> Vec<&TextRun> {
    let nodes = scene.nodes.iter();
    nodes.filter_map(|node| if let Node::Text(text) = node { Some(text) } else { None }).collect()
}

fn options(choices: &[(&str, &str)]) -> BTreeMap<String, String> {
    choices.iter().map(|(id, choice)| ((*id).to_owned(), (*choice).to_owned())).collect()
}

/// A made-up tree of codes: some under one or two headings, some under none, some that are a heading
/// themselves, and many of one name.
fn tree(dice: &mut Dice) -> CrossTab {
    let columns = dice.roll(4) + 1;
    let largest = dice.pick(&[1, 9, 40, 3_000, 1_000_000]);
    let basis =
        dice.pick(&[Basis::Count, Basis::Count, Basis::ShareOfValence, Basis::ShareOfUnits]);
    let states = dice.pick(&[2, 2, 2, 4, 5, 1]);
    let emptiness = dice.pick(&[0, 1, 3]);
    let counts = |dice: &mut Dice| -> Vec<Counts> {
        let empty = dice.roll(4) < emptiness;
        (0..columns)
            .map(|_| {
                std::array::from_fn(|valence| {
                    let drawn = if states == 1 { valence == 4 } else { valence < states };
                    if drawn && !empty && dice.roll(3) > 0 { dice.roll(largest + 1) } else { 0 }
                })
            })
            .collect()
    };
    let mut lines = Vec::new();
    for top in 0..dice.roll(3) + 1 {
        let parent = format!("Parent{top}");
        match dice.roll(4) {
            0 => lines.push((format!("Alone {top}"), None, counts(dice))),
            kind => {
                if kind == 1 {
                    lines.push((parent.clone(), None, counts(dice)));
                }
                for child in 0..dice.roll(4) + 1 {
                    let label = dice.pick(&["Staffing", "Time", "Roles in the team"]);
                    let label = format!("{label} {child}");
                    lines.push((label, Some(parent.clone()), counts(dice)));
                }
                if kind == 3 {
                    let deeper = format!("{parent} > Inner{top}");
                    lines.push(("Staffing 0".to_owned(), Some(deeper), counts(dice)));
                }
            }
        }
    }
    let columns = (0..columns)
        .map(|_| {
            let size = dice.roll(60);
            let name = if dice.roll(8) == 0 { label(dice) } else { "Nurses in home care".into() };
            (name, Some(size), None)
        })
        .collect();
    let mut table = Sketch { rows: Rows::Code, basis, framework: None, columns, lines }.table();
    table.spec.order = dice.pick(&Order::ALL);
    table
}

/// The headings that a row should stand under, the outermost first.
fn expected_headings(table: &CrossTab, key: &str) -> Vec<String> {
    let row = table.rows.iter().find(|row| row.key == key).unwrap();
    let own = row.label.name();
    let path = |row: &steelyard_core::analysis::RowHead| row.parent.clone().unwrap_or_default();
    let mut above: Vec<String> =
        row.parent.iter().flat_map(|path| path.split(" > ").map(str::to_owned)).collect();
    // What others stand under is a heading itself, and its own row the first below it.
    let full = above.iter().map(String::as_str).chain([own]).collect::<Vec<_>>().join(" > ");
    let is_above = |other: &str| other == full || other.starts_with(&format!("{full} > "));
    if table.rows.iter().any(|row| is_above(&path(row))) {
        above.push(own.to_owned());
    }
    above
}

/// Rows that stand under other headings than their own, as a reader sees it: by bold texts and by how far
/// labels are set in.
fn misplaced(table: &CrossTab, scene: &Scene) -> Vec<String> {
    let is_heading = |run: &&TextRun| {
        run.weight == Weight::Bold
            && run.anchor == Anchor::Start
            && (run.text.starts_with("Parent") || run.text.starts_with("Inner"))
    };
    let headings: Vec<&TextRun> = texts(scene).into_iter().filter(is_heading).collect();
    let labels: Vec<&TextRun> = texts(scene)
        .into_iter()
        .filter(|run| run.weight == Weight::Regular && run.anchor == Anchor::Start)
        .collect();
    let mut faults = Vec::new();
    let all = marks(scene);
    for mark in &all {
        // A row may have several lanes, one right below the other.
        let (mut top, mut bottom) = (mark.hit_y, mark.hit_y + mark.hit_height);
        let lanes: Vec<&&Mark> = all
            .iter()
            .filter(|other| other.key.row == mark.key.row && other.hit_x == mark.hit_x)
            .collect();
        for _ in 0..lanes.len() {
            for lane in &lanes {
                let (from, to) = (lane.hit_y, lane.hit_y + lane.hit_height);
                if (to - top).abs() < TOLERANCE {
                    top = from;
                } else if (from - bottom).abs() < TOLERANCE {
                    bottom = to;
                }
            }
        }
        let within = |run: &&&TextRun| run.y > top - 1.0 && run.y < bottom + 1.0;
        let mine = labels.iter().filter(within).map(|run| run.x).fold(f64::MAX, f64::min);
        let mut above = Vec::new();
        let mut limit = mine - 0.5;
        let mut before: Vec<&&TextRun> = headings.iter().filter(|run| run.y < top + 1.0).collect();
        before.sort_by(|a, b| b.y.total_cmp(&a.y));
        for heading in before {
            if heading.x < limit {
                limit = heading.x - 0.5;
                above.insert(0, heading.text.trim_end_matches(" (continued)").to_owned());
            }
        }
        let expected = expected_headings(table, &mark.key.row);
        if above != expected {
            faults.push(format!("{}: under {above:?}, not {expected:?}", mark.label));
        }
    }
    faults
}

/// What share of its panel's room the longest bars take, the smallest of all panels that share a scale.
fn bars_share(scene: &Scene, shared: bool) -> Option<f64> {
    let mut rooms: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    let mut longest: BTreeMap<(&str, u8), f64> = BTreeMap::new();
    for mark in marks(scene) {
        let room = rooms.entry(&mark.key.column).or_insert((f64::MAX, f64::MIN));
        room.0 = room.0.min(mark.hit_x);
        room.1 = room.1.max(mark.hit_x + mark.hit_width);
        let of = if shared { "" } else { mark.key.column.as_str() };
        let side = longest.entry((of, mark.key.valence.unwrap() as u8)).or_insert(0.0);
        for shape in &mark.shapes {
            if let Shape::Rect { width, .. } = shape {
                *side = side.max(*width);
            }
        }
    }
    let share = |(column, (left, right)): (&&str, &(f64, f64))| {
        let of = if shared { "" } else { *column };
        let bars: f64 = longest.iter().filter(|((at, _), _)| *at == of).map(|(_, bar)| bar).sum();
        (bars > 0.0).then_some((bars + TOLERANCE) / (right - left))
    };
    rooms.iter().filter_map(share).min_by(f64::total_cmp)
}

fn chosen(dice: &mut Dice, table: &CrossTab, chart: &str) -> BTreeMap<String, String> {
    let all = charts(table, &|_| Some(Unavailable::NoSites));
    let declared = all.iter().find(|one| one.id == chart).unwrap();
    let mut chosen = BTreeMap::new();
    for option in &declared.options {
        // Most options stand as they are by themselves.
        if dice.roll(3) == 0 {
            let at = dice.roll(u32::try_from(option.choices.len()).unwrap()) as usize;
            chosen.insert(option.id.clone(), option.choices[at].0.clone());
        }
    }
    chosen
}

fn check(
    chart: &str,
    number: usize,
    table: &CrossTab,
    options: BTreeMap<String, String>,
    style: Style,
) {
    for width_mm in WIDTHS_MM {
        let height_mm = Some(HEIGHTS_MM.1);
        let asked =
            Asked { chart, width_mm, height_mm, part: None, style, options: options.clone() };
        let scene = asked.draw(table).scene;
        let place = || format!("table {number}, {chart}, {width_mm} mm, {style:?}, {options:?}");
        let faults = faults(&scene);
        assert!(faults.is_empty(), "{}: {:#?}", place(), &faults[..faults.len().min(3)]);

        let marks = marks(&scene);
        let rows: BTreeSet<&str> = marks.iter().map(|mark| mark.key.row.as_str()).collect();
        let valences: BTreeSet<Valence> =
            marks.iter().filter_map(|mark| mark.key.valence).collect();
        // Differences are from the first column.
        let columns = table.columns.len() - usize::from(chart == "forest");
        assert_eq!(marks.len(), rows.len() * columns * valences.len().max(1), "{}", place());
        let empty = |key: &&str| {
            let row = table.rows.iter().find(|row| row.key == **key).unwrap();
            row.totals.values().all(|total| *total == 0)
        };
        let carrying = table.rows.iter().filter(|row| row.totals.values().any(|total| *total != 0));
        assert_eq!(rows.iter().filter(|key| !empty(key)).count(), carrying.count(), "{}", place());

        let all_texts: String = texts(&scene).iter().map(|run| format!("{} ", run.text)).collect();
        let without = all_texts.contains("The numbers stand in the table.");
        let blank = options.get("zeros").is_some_and(|choice| choice == "blank");
        // A cell of who says what stands for all valences together.
        let cells = marks.iter().filter(|mark| mark.key.valence.is_none());
        for mark in cells {
            let is_there = !mark.label.ends_with("not mentioned.");
            assert_eq!(mark.texts.len(), usize::from(is_there), "{}: {}", place(), mark.label);
        }
        for mark in marks.iter().filter(|mark| mark.key.valence.is_some()) {
            let row = table.rows.iter().position(|row| row.key == mark.key.row).unwrap();
            let column =
                table.columns.iter().position(|column| column.key == mark.key.column).unwrap();
            let count = table.cells[row][column].get(mark.key.valence.unwrap()).count;
            let has_number = !(without || blank && count == 0 && chart != "forest");
            assert_eq!(mark.texts.len(), usize::from(has_number), "{}: {}", place(), mark.label);
        }

        if options.get("tree").is_none_or(|choice| choice == "kept") {
            let misplaced = misplaced(table, &scene);
            assert!(misplaced.is_empty(), "{}: {misplaced:#?}", place());
        }
        if chart == "two_sided_bars" {
            let own = options.get("scale").is_some_and(|choice| choice == "own");
            let share = bars_share(&scene, !own);
            assert!(share.is_none_or(|share| share >= 0.5), "{}: bars have {share:?}", place());
        }
    }
}

fn thousand_tables(chart: &str, seed: u64) {
    let mut dice = Dice(seed);
    for number in 0..TABLES {
        let table = tree(&mut dice);
        let declared = charts(&table, &|_| Some(Unavailable::NoSites));
        let declared = declared.into_iter().find(|one| one.id == chart).unwrap();
        if let Some(why) = declared.unavailable {
            let asked = Asked {
                chart,
                width_mm: 129.0,
                height_mm: None,
                part: None,
                style: Style::Print,
                options: BTreeMap::new(),
            };
            let scene = asked.draw(&table).scene;
            let said: Vec<&str> = texts(&scene).iter().map(|run| run.text.as_str()).collect();
            assert_eq!(said.join(" "), why, "table {number}: one sentence in place of {chart}");
            continue;
        }
        let options = chosen(&mut dice, &table, chart);
        let style = dice.pick(&[Style::Screen, Style::Print]);
        check(chart, number, &table, options, style);
    }
}

#[test]
fn a_thousand_tables_of_bars_are_in_order() {
    thousand_tables("two_sided_bars", 11);
}

#[test]
fn a_thousand_tables_as_a_matrix_are_in_order() {
    thousand_tables("matrix", 12);
}

#[test]
fn a_thousand_tables_of_dots_are_in_order() {
    thousand_tables("dots", 14);
}

#[test]
fn a_thousand_tables_of_differences_are_in_order() {
    thousand_tables("forest", 15);
}

#[test]
fn a_thousand_tables_of_who_says_what_are_in_order() {
    thousand_tables("presence", 16);
}

#[test]
fn what_a_page_does_not_hold_stands_in_its_parts_and_each_row_once() {
    let mut dice = Dice(13);
    for number in 0..60 {
        let rows = dice.roll(120) + 40;
        let lines = (0..rows)
            .map(|row| {
                let counts = (0..3).map(|_| [dice.roll(9) + 1, dice.roll(9), 0, 0, 0]).collect();
                (format!("Row {row}"), Some(format!("Parent{}", row / 13)), counts)
            })
            .collect();
        let people = |label: &str| (label.to_owned(), Some(9), None);
        let columns = vec![people("Nurses"), people("Physicians"), people("Managers")];
        let table =
            Sketch { rows: Rows::Code, basis: Basis::Count, framework: None, columns, lines }
                .table();
        let chart = dice.pick(&["two_sided_bars", "matrix"]);
        let width_mm = dice.pick(&WIDTHS_MM);
        let mut seen = HashSet::new();
        let mut part = 1;
        loop {
            let style = dice.pick(&[Style::Print]);
            let options = options(&[("page", "parts")]);
            let part_asked = Some(part);
            let asked =
                Asked { chart, width_mm, height_mm: None, part: part_asked, style, options };
            let Figure { scene, page, said, .. } = asked.draw(&table);
            let place = format!("table {number}, {chart}, {width_mm} mm, part {part}, {page:?}");
            assert!(page.height_mm <= 257.0, "{place}");
            assert!((scene.height_pt / 72.0 * 25.4 - page.height_mm).abs() < 0.01, "{place}");
            assert_eq!(faults(&scene), Vec::<String>::new(), "{place}");
            assert_eq!(misplaced(&table, &scene), Vec::<String>::new(), "{place}");
            for mark in marks(&scene) {
                assert!(seen.insert(mark.key.clone()), "{place}: {} twice", mark.label);
            }
            let told = format!("Part {part} of {}", page.parts);
            assert_eq!(said.iter().any(|one| one.starts_with(&told)), page.parts > 1, "{place}");
            assert_eq!(scene.description.contains(&told), page.parts > 1, "{place}");
            if part >= page.parts {
                break;
            }
            part += 1;
        }
        assert_eq!(seen.len(), table.rows.len() * 3 * 2, "table {number}: every number once");
    }
}

/// A table of one group of nine, of these rows.
fn rows_of(lines: Vec<(&str, Option<&str>, Vec<Counts>)>) -> CrossTab {
    let width = lines.first().map_or(0, |line| line.2.len());
    let columns = (0..width).map(|at| (format!("Group {at}"), Some(9), None)).collect();
    let owned = |text: &str| text.to_owned();
    let lines = lines
        .into_iter()
        .map(|(label, parent, counts)| (owned(label), parent.map(owned), counts))
        .collect();
    Sketch { rows: Rows::Code, basis: Basis::Count, framework: None, columns, lines }.table()
}

fn drawn(table: &CrossTab, chart: &str, choices: &[(&str, &str)]) -> Figure {
    let (width_mm, style) = (170.0, Style::Print);
    Asked { chart, width_mm, height_mm: None, part: None, style, options: options(choices) }
        .draw(table)
}

/// All lines of text of a figure outside its marks, from top to bottom.
fn lines(figure: &Figure) -> Vec<&str> {
    let mut texts = texts(&figure.scene);
    texts.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x.total_cmp(&b.x)));
    texts.into_iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn hard_inputs_are_drawn_whole_and_without_a_fault() {
    let endless = "Donaudampfschifffahrtsgesellschaftskapitän".repeat(40);
    let two = |barriers, facilitators| vec![[barriers, facilitators, 0, 0, 0]; 2];
    let many: Vec<String> = (0..200).map(|at| format!("Row {at}")).collect();
    let mut no_members = rows_of(vec![("Time", None, two(3, 0)), ("Money", None, two(1, 1))]);
    no_members.columns[1].participants = Some(0);
    for row in &mut no_members.cells {
        row[1] = steelyard_core::analysis::Cell { valences: Default::default() };
    }
    let hard = [
        ("a group of no members", no_members),
        ("all zeros", rows_of(vec![("Time", None, two(0, 0)), ("Money", None, two(0, 0))])),
        ("one row", rows_of(vec![("Time", None, two(1, 0))])),
        ("200 rows", rows_of(many.iter().map(|row| (row.as_str(), None, two(2, 1))).collect())),
        ("one endless word", rows_of(vec![(&endless, Some(&endless), two(2, 1))])),
        ("right to left", rows_of(vec![("نقص الوقت", Some("الموارد"), two(2, 1))])),
        ("emoji", rows_of(vec![("👩‍⚕️👨‍⚕️ 🇸🇪", None, two(2, 1))])),
        ("a thousand levels", rows_of(vec![("deep", Some(&"level > ".repeat(1000)), two(2, 1))])),
    ];
    for (name, table) in hard {
        let all = charts(&table, &|_| Some(Unavailable::NoSites));
        for chart in all.into_iter().filter(|chart| chart.unavailable.is_none()) {
            for width_mm in [40.0, 85.0, 170.0] {
                for style in [Style::Screen, Style::Print] {
                    let options = BTreeMap::new();
                    let chart = &chart.id;
                    let asked =
                        Asked { chart, width_mm, height_mm: None, part: None, style, options };
                    let Figure { scene, page, .. } = asked.draw(&table);
                    let place = format!("{name}, {chart}, {width_mm} mm, {style:?}, {page:?}");
                    assert_eq!(faults(&scene), Vec::<String>::new(), "{place}");
                    assert!(page.height_mm <= page.most_mm, "{place}");
                    assert!(!marks(&scene).is_empty(), "{place}");
                }
            }
        }
    }
}

#[test]
fn what_stands_alone_is_under_no_heading_and_a_parent_is_first_among_its_own() {
    let one = || vec![[1, 0, 0, 0, 0]];
    let table = rows_of(vec![
        ("Staffing", Some("Barriers"), one()),
        ("Money", None, one()),
        ("Staffing", Some("Trust"), one()),
        ("Trust", None, one()),
    ]);
    let figure = drawn(&table, "two_sided_bars", &[]);
    let labels: Vec<&str> = lines(&figure)
        .into_iter()
        .filter(|line| !line.starts_with("n =") && !line.starts_with("Number"))
        .filter(|line| *line != "Facilitators" && !line.starts_with("Group"))
        .skip(1)
        .collect();
    assert_eq!(
        labels,
        ["Barriers", "Staffing", "Money", "Trust", "Trust (no code below it)", "Staffing"]
    );
    let marks = marks(&figure.scene);
    assert!(marks[0].label.starts_with("Staffing (Barriers): "), "{}", marks[0].label);
    assert!(figure.scene.description.contains("4 rows alike"));
    let flat = drawn(&table, "two_sided_bars", &[("tree", "flat")]);
    assert!(lines(&flat).contains(&"Staffing (Barriers)") && lines(&flat).contains(&"Money"));
}

#[test]
fn empty_rows_are_drawn_folded_or_left_out_and_named_in_the_caption() {
    let none = || vec![[0; 5]];
    let table = rows_of(vec![
        ("Time", Some("Work"), vec![[2, 1, 0, 0, 0]]),
        ("Roles", Some("Work"), none()),
        ("Staff, and others", Some("Work"), none()),
        ("Money", None, vec![[1, 0, 0, 0, 0]]),
        ("Weather", None, none()),
    ]);
    let rows = |figure: &Figure| marks(&figure.scene).len() / 2;
    let folded = drawn(&table, "matrix", &[]);
    assert_eq!(rows(&folded), 2, "three of five are more than a third");
    let told = lines(&folded).join(" ");
    assert!(told.contains("and 2 codes not mentioned"), "{told}");
    assert!(told.contains("and 1 code not mentioned"), "{told}");
    let named = "The codes “Roles”, “Staff, and others” and “Weather” were not mentioned.";
    assert!(folded.said.iter().any(|one| one == named), "{:?}", folded.said);

    let all = drawn(&table, "matrix", &[("empty_rows", "drawn")]);
    assert_eq!((rows(&all), all.said), (5, Vec::new()));
    let without = drawn(&table, "matrix", &[("empty_rows", "left_out")]);
    assert_eq!(rows(&without), 2);
    assert!(without.said.iter().any(|one| one == named));
    let noted = "Three codes that were not mentioned are not drawn.";
    assert!(lines(&without).iter().any(|line| line.contains(noted)), "{:?}", lines(&without));

    let mut fewer = table;
    fewer.rows.truncate(2);
    fewer.cells.truncate(2);
    fewer.rows.push(fewer.rows[0].clone());
    fewer.cells.push(fewer.cells[0].clone());
    assert_eq!(rows(&drawn(&fewer, "matrix", &[])), 3, "one of three is no more than a third");
}

#[test]
fn numbers_are_written_as_chosen() {
    let columns = vec![("Nurses".to_owned(), Some(9), None), ("Others".to_owned(), Some(40), None)];
    let lines = vec![("Time".to_owned(), None, vec![[5, 0, 1, 0, 0], [13, 0, 0, 0, 0]])];
    let table =
        Sketch { rows: Rows::Theme, basis: Basis::ShareOfUnits, framework: None, columns, lines }
            .table();
    let texts = |choices: &[(&str, &str)]| -> Vec<String> {
        let figure = drawn(&table, "two_sided_bars", choices);
        let marks = marks(&figure.scene);
        let all = marks.iter().flat_map(|mark| &mark.texts).map(|run| run.text.clone());
        all.map(|text| text.replace('\u{a0}', "_")).collect()
    };
    let english = ["5/9 (55.6%)", "0/9", "1/9 (11.1%)", "13/40 (32.5%)", "0/40", "0/40"];
    assert_eq!(texts(&[]), english);
    let comma = ["5/9 (55,6_%)", "0/9", "1/9 (11,1_%)", "13/40 (32,5_%)", "0/40", "0/40"];
    assert_eq!(texts(&[("notation", "comma")]), comma);
    let dashes = ["5/9 (55.6%)", "–", "1/9 (11.1%)", "13/40 (32.5%)", "–", "–"];
    assert_eq!(texts(&[("zeros", "dash")]), dashes);
    let blank = ["5/9 (55.6%)", "1/9 (11.1%)", "13/40 (32.5%)"];
    assert_eq!(texts(&[("zeros", "blank")]), blank);
    let sides = ["5/9 (55.6%)", "0/9", "13/40 (32.5%)", "0/40"];
    assert_eq!(texts(&[("mixed_and_neutral", "left_out")]), sides);
    let said =
        drawn(&table, "matrix", &[("mixed_and_neutral", "left_out"), ("zeros", "dash")]).said;
    assert_eq!(said, ["Not drawn: 1 participant with mixed codings.", "Dashes (–) stand for 0."]);
}

#[test]
fn what_does_not_fit_is_offered_and_a_smaller_width_never_fails() {
    let long: Vec<String> = (0..60).map(|at| format!("Row {at} of the framework")).collect();
    let table =
        rows_of(long.iter().map(|row| (row.as_str(), None, vec![[2, 1, 0, 0, 0]; 3])).collect());
    let figure = drawn(&table, "two_sided_bars", &[("page", "whole")]);
    assert!(figure.page.height_mm > 257.0 && !figure.page.is_whole());
    let offers: Vec<&str> = figure.page.offers.iter().map(|offer| offer.page.as_str()).collect();
    assert_eq!(offers, ["dense", "first", "parts"]);
    for offer in &figure.page.offers {
        let taken = drawn(&table, &offer.chart, &[("page", &offer.page)]);
        assert!(taken.page.height_mm <= 257.0, "{offer:?}: {:?}", taken.page);
    }
    let first = drawn(&table, "two_sided_bars", &[("page", "first")]);
    let told = format!("The first {} of 60 rows are drawn", first.page.rows);
    assert!(first.said.iter().any(|one| one.starts_with(&told)), "{:?}", first.said);
    assert_eq!(first.page.rows + first.page.rows_left_out, 60);
    for tenths in 400..2_300 {
        if tenths % 77 == 0 {
            let (width_mm, style) = (f64::from(tenths) / 10.0, Style::Print);
            let options = BTreeMap::new();
            let chart = "two_sided_bars";
            let asked = Asked { chart, width_mm, height_mm: None, part: None, style, options };
            assert!(asked.draw(&table).page.height_mm <= 257.0, "{width_mm} mm");
        }
    }
}
