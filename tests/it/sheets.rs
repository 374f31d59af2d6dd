//! Sheets of numbers beyond counts: which are offered, with which settings, and as which files they leave.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::analysis::Statistic;
use steelyard_core::diag::Unavailable;
use steelyard_core::engine::{Engine, ExportOptions, Request, Response, Settings};
use steelyard_core::examples;
use steelyard_core::words::numbers::{self as words, CellPicture, Sheet};

use super::support::engine::{ask, load, study};

/// An engine with a CSV counted by its own labels, and other settings beside that.
fn engine(csv: &str, settings: Value) -> Engine {
    let mut engine = Engine::new();
    study(&mut engine, load(&[("study.csv", csv.as_bytes())], self::settings(settings)));
    engine
}

fn settings(mut settings: Value) -> Settings {
    settings["framework"] = json!("none");
    serde_json::from_value(settings).unwrap()
}

fn sheet(engine: &mut Engine, kind: Statistic) -> Result<Sheet, String> {
    match ask(engine, Request::Numbers { kind, table: Default::default() }) {
        Response::Numbers(sheet) => Ok(*sheet),
        Response::Failed { messages, .. } => Err(messages.join("\n")),
        other => panic!("{other:?}"),
    }
}

fn file(engine: &mut Engine, export: ExportOptions) -> (String, String) {
    let request = Request::Export { export, table: Default::default(), figure: Default::default() };
    match ask(engine, request) {
        Response::Export(file) => (file.file_name, String::from_utf8(file.bytes).unwrap()),
        other => panic!("no file but {other:?}"),
    }
}

const PEOPLE: &str = "participant,group,code,type
P1,IT,Cost,barrier
P2,IT,Time,facilitator
P3,Nurses,Cost,barrier
";
const TWICE: &str = "segment id,source,coder,code,type
1,A,x,Cost,barrier
1,A,y,Time,barrier
2,A,x,Cost,barrier
";

#[test]
fn only_what_the_data_can_give_is_offered_and_what_is_offered_is_given() {
    use Statistic::{
        Agreement, CoOccurrence, Comparison, EqualGroups, Ranking, Ratings, Saturation, Spread,
        Steps,
    };
    use Unavailable::{
        NoCoders, NoGroups, NoParticipants, NoSegments, NothingCodedTwice, OneCoder,
    };
    let apart = TWICE.replace("1,A,y", "3,A,y");
    let one = TWICE.replace(",y,", ",x,");
    for (csv, numbers, refused) in [
        (PEOPLE, json!({}), vec![(Agreement, NoCoders), (CoOccurrence, NoSegments)]),
        (
            TWICE,
            json!({}),
            vec![(Ratings, NoGroups), (Comparison, NoGroups), (EqualGroups, NoGroups)],
        ),
        (
            &apart,
            json!({}),
            vec![
                (Ratings, NoGroups),
                (Comparison, NoGroups),
                (EqualGroups, NoGroups),
                (Agreement, NothingCodedTwice),
            ],
        ),
        (
            &one,
            json!({}),
            vec![
                (Ratings, NoGroups),
                (Comparison, NoGroups),
                (EqualGroups, NoGroups),
                (Agreement, OneCoder),
            ],
        ),
        (
            "code,type\nCost,barrier\n",
            json!({}),
            vec![
                (Spread, NoParticipants),
                (Ranking, NoParticipants),
                (Ratings, NoGroups),
                (Comparison, NoParticipants),
                (EqualGroups, NoGroups),
                (Agreement, NoCoders),
                (Saturation, NoParticipants),
                (CoOccurrence, NoSegments),
                (Steps, NoParticipants),
            ],
        ),
    ] {
        let settings = settings(json!({ "numbers": numbers }));
        let mut engine = Engine::new();
        let view = study(&mut engine, load(&[("study.csv", csv.as_bytes())], settings));
        let offered = view.available.numbers;
        assert_eq!(offered.iter().map(|one| one.0).collect::<Vec<_>>(), Statistic::ALL);
        let found: Vec<(Statistic, Unavailable)> =
            offered.iter().filter_map(|(kind, reason)| Some((*kind, reason.clone()?))).collect();
        assert_eq!(found, refused, "{csv}");
        for (kind, reason) in offered {
            assert_eq!(sheet(&mut engine, kind).is_err(), reason.is_some(), "{kind:?}: {csv}");
        }
    }
    for example in steelyard_core::examples::all() {
        let mut engine = Engine::new();
        let view = study(&mut engine, Request::Example { id: example.id.to_owned() });
        for (kind, reason) in view.available.numbers {
            let given = sheet(&mut engine, kind);
            assert_eq!(given.is_err(), reason.is_some(), "{}: {kind:?} {given:?}", example.id);
        }
    }
}

#[test]
fn numbers_out_of_range_are_refused_with_the_range_and_nothing_changes() {
    let mut engine = engine(PEOPLE, json!({"numbers": {"saturation_base": 1}}));
    let before = sheet(&mut engine, Statistic::Saturation).unwrap();
    for (numbers, expected) in [
        (
            json!({"agreement_overlap_percent": 0}),
            "The setting “numbers.agreement_overlap_percent” cannot be 0. It may be a whole number from 1 to 100.",
        ),
        (
            json!({"agreement_overlap_percent": 101}),
            "The setting “numbers.agreement_overlap_percent” cannot be 101. It may be a whole number from 1 to 100.",
        ),
        (
            json!({"saturation_base": 0}),
            "The setting “numbers.saturation_base” cannot be 0. It may be a whole number from 1 to 1000.",
        ),
        (
            json!({"saturation_run": 0}),
            "The setting “numbers.saturation_run” cannot be 0. It may be a whole number from 1 to 1000.",
        ),
        (
            json!({"saturation_threshold_percent": 101}),
            "The setting “numbers.saturation_threshold_percent” cannot be 101. It may be a whole number from 0 to 100.",
        ),
    ] {
        let settings = Box::new(settings(json!({ "numbers": numbers })));
        match ask(&mut engine, Request::Configure { settings }) {
            Response::Failed { messages, .. } => assert_eq!(messages, [expected]),
            other => panic!("{numbers} is taken: {other:?}"),
        }
        assert_eq!(sheet(&mut engine, Statistic::Saturation).unwrap(), before);
    }
    let both = json!({"numbers": {"saturation_base": 0, "saturation_run": 0}});
    let settings = Box::new(settings(both));
    match ask(&mut engine, Request::Configure { settings }) {
        Response::Failed { messages, .. } => assert_eq!(messages.len(), 2, "{messages:?}"),
        other => panic!("{other:?}"),
    }
}

const RATED: &str = "participant,site,construct,rating
P1,North,Cost,-2
P2,South,Cost,+1
";

#[test]
fn what_is_no_rating_is_kept_marked_and_said() {
    let mut plain = engine(RATED, json!({"table": {"columns": "site"}}));
    let before = sheet(&mut plain, Statistic::Ratings).unwrap();
    assert!(before.rows.iter().flatten().all(|cell| cell.wrong.is_none()));
    assert!(before.notes.iter().all(|note| !note.contains("no ratings")), "{:?}", before.notes);

    let key = match &before.rows[0][1].entry {
        Some(steelyard_core::words::numbers::SheetEntry::Rating(row, column)) => {
            assert_eq!(column, "site:North");
            row.clone()
        }
        other => panic!("{other:?}"),
    };
    let mut entered = engine(
        RATED,
        json!({
            "table": {"columns": "site"},
            "numbers": {"ratings": {key: {"site:North": "three", "site:South": "+2"}}},
        }),
    );
    let after = sheet(&mut entered, Statistic::Ratings).unwrap();
    let texts: Vec<&str> = after.rows[0].iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!((texts[1], texts[3]), ("three", "+2"));
    let wrong = after.rows[0][1].wrong.as_deref().unwrap();
    assert_eq!(
        wrong,
        "Not a rating, so it does not count: \u{2212}2 to +2, X (mixed) or M (missing)."
    );
    assert_eq!(after.rows[0][3].wrong, None);
    let said = "These entries are no ratings and do not count: Cost, North “three”. Write \u{2212}2 to +2, X for mixed or M for missing.";
    assert!(after.notes.iter().any(|note| note == said), "{:?}", after.notes);
}

#[test]
fn a_sheet_leaves_as_csv_with_its_words_below() {
    let mut engine = engine(PEOPLE, json!({"table": {"unit": "participants"}}));
    let (name, csv) =
        file(&mut engine, ExportOptions::Csv { numbers: Some(Statistic::EqualGroups), raw: false });
    assert_eq!(name, "study as if groups were of one size.csv");
    assert_eq!(
        csv,
        "\u{FEFF}Row,Valence,IT,Nurses,As if groups were of one size,All together\r\n\
         Cost,Barriers,1/2,1/1,75.0%,2/3 (66.7%)\r\n\
         Time,Facilitators,1/2,0/1,25.0%,1/3 (33.3%)\r\n\
         \"The mean of the groups’ shares, in which a group of two weighs as much as a group of twenty.\"\r\n\
         \"Counted are participants; each group’s share is of its own participants.\"\r\n\
         What has no group weighs in no mean and stands in the last column alone.\r\n\
         \"A share of few is unsteady, and here it counts as much as a share of many.\"\r\n"
    );
}

#[test]
fn a_list_stands_below_its_table_in_every_file() {
    let mut engine = engine(TWICE, json!({}));
    let sheet = sheet(&mut engine, Statistic::Agreement).unwrap();
    let list = sheet.list.unwrap();
    assert_eq!(list.heads, ["What was coded", "Source", "Passage", "x", "y"]);
    assert_eq!(
        list.rows,
        [
            ["Cost", "A", "1", "barriers", "not applied"],
            ["Time", "A", "1", "not applied", "barriers"]
        ]
    );
    let (_, csv) =
        file(&mut engine, ExportOptions::Csv { numbers: Some(Statistic::Agreement), raw: false });
    assert!(
        csv.contains(
            "\r\n\"Disagreements, passage by passage\"\r\nWhat was coded,Source,Passage,x,y\r\nCost,A,1,barriers,not applied\r\nTime,A,1,not applied,barriers\r\n"
        ),
        "{csv}"
    );
    let (_, html) = file(&mut engine, ExportOptions::Html { numbers: Some(Statistic::Agreement) });
    assert_eq!(html.matches("<table>").count(), 2, "{html}");
    let row = "<tr><th scope=\"row\">Cost</th><td>A</td><td>1</td><td>barriers</td><td>not applied</td></tr>";
    assert!(html.contains(row), "{html}");
}

#[test]
fn every_sheet_of_every_example_is_a_table_in_both_files() {
    for example in steelyard_core::examples::all() {
        let mut engine = Engine::new();
        study(&mut engine, Request::Example { id: example.id.to_owned() });
        for &kind in Statistic::ALL {
            let Ok(sheet) = sheet(&mut engine, kind) else { continue };
            let (name, html) = file(&mut engine, ExportOptions::Html { numbers: Some(kind) });
            assert!(name.ends_with(".html"), "{name}");
            assert_eq!(html.matches("<td").count(), cells(&sheet), "{}: {kind:?}", example.id);
            for line in sheet.notes.iter().chain(&sheet.limits).chain([&sheet.explanation]) {
                let escaped = steelyard_core::export::html::escape(line);
                assert!(html.contains(&escaped), "{kind:?}: {line}");
            }
            let csv = ExportOptions::Csv { numbers: Some(kind), raw: false };
            let (_, csv) = file(&mut engine, csv);
            assert!(csv.starts_with('\u{FEFF}') && csv.ends_with("\r\n"), "{kind:?}");
        }
    }
}

/// Cells that are not heads, with the lines of the foot.
fn cells(sheet: &Sheet) -> usize {
    let of_table = sheet.rows.iter().map(|row| row.len() - 1).sum::<usize>();
    let list =
        sheet.list.iter().flat_map(|list| &list.rows).map(|row| row.len() - 1).sum::<usize>();
    of_table + list + sheet.notes.len() + sheet.limits.len() + 1
}

/// The number that a text begins with, in the way that a picture shows it: a count, a share, a coefficient.
fn leading(text: &str) -> Option<f64> {
    let text = text.replace('\u{2212}', "-").replace(',', "");
    if let Some((count, of)) = text.split_once('/') {
        let of: f64 = of.split(' ').next()?.parse().ok()?;
        return Some(count.parse::<f64>().ok()? / of);
    }
    match text.strip_suffix('%') {
        Some(percent) => Some(percent.parse::<f64>().ok()? / 100.0),
        None => text.parse().ok(),
    }
}

/// What rounding to a tenth of a percent may take from one number and give another.
const ROUNDED: f64 = 0.001 + 1e-9;

/// On one scale within a column, from 0 to 1, in the order of the numbers; and none where nothing is told.
#[test]
fn pictures_say_what_their_numbers_say() {
    let mut pictures = std::collections::BTreeMap::<&str, usize>::new();
    let of_examples = examples::all().iter().map(|example| {
        let mut engine = Engine::new();
        study(&mut engine, Request::Example { id: example.id.to_owned() });
        engine
    });
    for mut engine in of_examples.chain([engine(TWICE, json!({}))]) {
        for &kind in Statistic::ALL {
            let Ok(sheet) = sheet(&mut engine, kind) else { continue };
            for column in 0..sheet.heads.len() {
                let cells = || sheet.rows.iter().map(|row| &row[column]);
                let mut bars = Vec::new();
                for cell in cells() {
                    let said = format!("{kind:?}, {}: {cell:?}", sheet.heads[column]);
                    let within = |of: f64| assert!((0.0..=1.0).contains(&of), "{said}");
                    match cell.picture {
                        None => continue,
                        Some(CellPicture::Bar { to, part, .. }) => {
                            within(to);
                            assert!(part.is_none_or(|part| (0.0..=to).contains(&part)), "{said}");
                            bars.extend(leading(&cell.text).map(|number| (number, to)));
                        }
                        Some(CellPicture::Range { from, to, at, .. }) => {
                            [from, to].into_iter().chain(at).for_each(within);
                            assert!(from <= to, "{said}");
                        }
                    }
                    assert!(!cell.text.is_empty() && cell.entry.is_none(), "{said}");
                    *pictures.entry(words::title(kind)).or_default() += 1;
                }
                for (one, other) in bars.iter().flat_map(|one| bars.iter().map(move |to| (one, to)))
                {
                    let said = || format!("{kind:?}, {}: {one:?} {other:?}", sheet.heads[column]);
                    assert!(one.0 > other.0 || one.1 <= other.1 + ROUNDED, "{}", said());
                }
            }
        }
    }
    let drawn: Vec<&str> = pictures.keys().copied().collect();
    assert!(drawn.len() >= 8, "{drawn:?}");
}
