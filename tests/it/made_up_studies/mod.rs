//! Made-up studies, written down as people do in nine languages, with columns and rows beside that say nothing of
//! codings: where nothing is asked, each number is the study's.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

mod layouts;
mod study;
mod words;

use std::collections::BTreeMap;

use layouts::{LAYOUTS, Laid};
use serde_json::json;
use steelyard_core::engine::{Engine, Response, Settings, StudyView};
use steelyard_core::valence::Valence;
use steelyard_core::words::table::{column_label, row_label};
use study::Study;

use crate::support::engine::{ask, load, table};
use crate::support::random::Random;
use crate::support::zip::{Workbook, row};

/// Studies looked at.
const STUDIES: u64 = 1_300;

/// What may stand around a table without changing a number of it.
const AROUND: [&str; 8] =
    ["nothing", "nothing", "row numbers", "comments", "dates", "a title", "blank rows", "totals"];

fn put_around(laid: &mut Laid, study: &Study, how: &str, random: &mut Random) {
    let numbers = laid.numbers.clone();
    let Some((_, rows)) = laid.sheets.first_mut().filter(|_| laid.open) else { return };
    let width = rows[0].len();
    let mut insert = |at: usize, cell: &dyn Fn(usize) -> String| {
        rows.iter_mut().enumerate().for_each(|(row, cells)| cells.insert(at, cell(row)));
    };
    match how {
        "row numbers" => {
            let header = *random.of(&["No.", "#", "Nr", ""]);
            insert(0, &|row| if row == 0 { header.to_owned() } else { row.to_string() });
        }
        "comments" => insert(width, &|row| match row {
            0 => study.words.comment.to_owned(),
            3 => "see memo of the second meeting".to_owned(),
            5 => "check with the team".to_owned(),
            _ => String::new(),
        }),
        "dates" => insert(width, &|row| match row {
            0 => study.words.date.to_owned(),
            _ => format!("2024-03-{:02}", 1 + row % 28),
        }),
        "a title" => {
            let mut title = vec![String::new(); width];
            title[0] = "Table 3".to_owned();
            rows.insert(0, title);
        }
        "blank rows" => {
            let at = 2 + random.below(rows.len() - 2);
            rows.insert(at, vec![String::new(); width]);
        }
        "totals" if !numbers.is_empty() => {
            let mut total = vec![String::new(); width];
            total[0] = study.words.total.to_owned();
            for column in numbers {
                let cells = rows[1..].iter().filter_map(|row| row[column].parse::<u64>().ok());
                total[column] = cells.sum::<u64>().to_string();
            }
            rows.push(total);
        }
        _ => {}
    }
}

fn file(laid: &Laid, random: &mut Random) -> (&'static str, Vec<u8>) {
    let (name, rows) = &laid.sheets[0];
    if name.is_empty() && random.below(2) == 0 {
        let comma = *random.of(&[",", ";", "\t"]);
        let field = |cell: &String| match cell.contains([',', ';', '\t', '"', '\n']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell.clone(),
        };
        let line =
            |row: &Vec<String>| row.iter().map(field).collect::<Vec<_>>().join(comma) + "\r\n";
        return ("data.csv", rows.iter().map(line).collect::<String>().into_bytes());
    }
    let sheets: Vec<(String, String)> = laid
        .sheets
        .iter()
        .map(|(name, rows)| {
            let name = if name.is_empty() { "Sheet1" } else { name };
            let rows =
                rows.iter().map(|cells| row(&cells.iter().map(String::as_str).collect::<Vec<_>>()));
            (name.to_owned(), rows.collect())
        })
        .collect();
    let sheets: Vec<(&str, &str, &str)> =
        sheets.iter().map(|(name, rows)| (name.as_str(), "", rows.as_str())).collect();
    ("data.xlsx", Workbook::of_sheets(&sheets).bytes())
}

/// What is counted of a file: codings a row and a column, barriers, facilitators and all else.
fn counted(engine: &mut Engine, by: serde_json::Value) -> BTreeMap<(String, String), [u64; 3]> {
    let table = table(engine, by);
    let mut found = BTreeMap::new();
    for (head, cells) in table.rows.iter().zip(&table.cells) {
        for (column, cell) in table.columns.iter().zip(cells) {
            let of = |valence| u64::from(cell.get(valence).count.shown().unwrap_or(0));
            let all: u64 = Valence::ALL.into_iter().map(of).sum();
            let (barriers, facilitators) = (of(Valence::Barrier), of(Valence::Facilitator));
            let counts = [barriers, facilitators, all - barriers - facilitators];
            if all > 0 {
                let labels = (row_label(&head.label), column_label(&column.label));
                found.insert((labels.0.to_string(), labels.1.to_string()), counts);
            }
        }
    }
    found
}

/// What a study of which nothing is asked has other than was written down.
fn differences(engine: &mut Engine, view: &StudyView, laid: &Laid) -> Vec<String> {
    let mut found = Vec::new();
    let mut of_codes: BTreeMap<String, [u64; 3]> = BTreeMap::new();
    let mut of_groups: BTreeMap<String, [u64; 3]> = BTreeMap::new();
    for ((code, group), counts) in counted(engine, json!({ "columns": "group" })) {
        for (at, count) in counts.into_iter().enumerate() {
            of_codes.entry(code.clone()).or_default()[at] += count;
            of_groups.entry(group.clone()).or_default()[at] += count;
        }
    }
    let wanted = |of: &BTreeMap<String, [u64; 2]>| -> BTreeMap<String, [u64; 3]> {
        let some = of.iter().filter(|(_, counts)| counts.iter().sum::<u64>() > 0);
        some.map(|(name, [barriers, facilitators])| (name.clone(), [*barriers, *facilitators, 0]))
            .collect()
    };
    if of_codes != wanted(&laid.codes) {
        found.push(format!("codes {of_codes:?} and not {:?}", wanted(&laid.codes)));
    }
    if !laid.groups.is_empty() && of_groups != wanted(&laid.groups) {
        found.push(format!("groups {of_groups:?} and not {:?}", wanted(&laid.groups)));
    }
    if laid.groups.is_empty() && of_groups.len() > 1 {
        found.push(format!("groups {of_groups:?} where there are none"));
    }
    // `INT-101` is an interview, and so a document with somebody in it.
    let sources = view.summary.sources.as_ref().map(Vec::len);
    let people = view.summary.participants.map(|people| people as usize).or(sources);
    if laid.people.is_some() && people != laid.people {
        found.push(format!("people {people:?} and not {:?}", laid.people));
    }
    found
}

#[test]
fn what_is_read_without_a_question_is_what_was_written_down() {
    let seed = std::env::var("STEELYARD_SEED").ok().and_then(|seed| seed.parse::<u64>().ok());
    let seeds = seed.map_or(0..STUDIES, |seed| seed..seed + 1);
    let mut wrong: Vec<String> = Vec::new();
    let mut read: BTreeMap<&str, [u32; 2]> = BTreeMap::new();
    for seed in seeds {
        let mut random = Random::new(seed);
        let study = Study::random(&mut random);
        let (layout, lay) = LAYOUTS[seed as usize % LAYOUTS.len()];
        let mut laid = lay(&study, &mut random);
        let around = *random.of(&AROUND);
        put_around(&mut laid, &study, around, &mut random);
        let (name, bytes) = file(&laid, &mut random);
        let settings = Settings { framework: Some("none".into()), ..Settings::default() };
        let mut engine = Engine::new();
        let of_layout = read.entry(layout).or_default();
        of_layout[1] += 1;
        let Response::Study(view) = ask(&mut engine, load(&[(name, &bytes)], settings)) else {
            continue;
        };
        if !view.questions.is_empty() {
            continue;
        }
        of_layout[0] += 1;
        let differences = differences(&mut engine, &view, &laid);
        if !differences.is_empty() {
            wrong.push(format!(
                "seed {seed}: {layout} with {around}: {differences:#?}\nsaid: {:?}\n{:?}",
                view.findings.iter().map(|one| &one.kind).collect::<Vec<_>>(),
                laid.sheets
            ));
        }
    }
    let first: Vec<&String> = wrong.iter().take(5).collect();
    assert!(wrong.is_empty(), "{} wrong without a question: {first:#?}", wrong.len());
    // A question is no way out: most studies of each layout are read without one.
    for (layout, [read, all]) in read {
        assert!(
            seed.is_some() || 3 * read >= 2 * all,
            "{layout}: {read} of {all} read without a question"
        );
    }
}
