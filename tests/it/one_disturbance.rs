//! A thousand made-up sheets, each disturbed in one way as real sheets are: the numbers are those of the
//! undisturbed sheet, or the disturbance is said or asked.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use serde_json::json;
use steelyard_core::dataset::{LeftOut, LeftOutReason};
use steelyard_core::engine::{Engine, Response, Settings, StudyView};
use steelyard_core::valence::Valence;
use steelyard_core::words::table::row_label;

use crate::support::engine::{ask, load, table};
use crate::support::random::Random;
use crate::support::zip::{Workbook, row};

/// Sheets looked at.
const SHEETS: u64 = 1000;
const CODES: [&str; 8] = [
    "Cost of the tool",
    "Time",
    "Leadership",
    "Training",
    "Team climate",
    "Workflow fit",
    "Evidence",
    "Staffing",
];
const QUOTES: [&str; 6] = [
    "we never have the time for it",
    "it costs far too much for us",
    "my manager asks about it, often",
    "nobody showed us how it works",
    "the team talks it over",
    "I read two trials about it",
];

/// A sheet: its cells, the header first, and which of its columns hold what.
#[derive(Clone)]
struct Sheet {
    form: &'static str,
    rows: Vec<Vec<String>>,
    /// Columns of numbers: counts or ratings.
    numbers: Vec<usize>,
    /// Columns of words for valences.
    valences: Vec<usize>,
    /// The column of codes, or of whoever a row is of.
    label: usize,
    /// A column of groups, which may come again from row to row.
    group: Option<usize>,
    /// A column of passages.
    quote: Option<usize>,
}

/// Forms in which people keep sheets.
const FORMS: [&str; 8] = [
    "long",
    "long counts",
    "counts",
    "counts by group",
    "columns of groups",
    "wide",
    "ratings",
    "codes over words",
];

impl Sheet {
    fn random(random: &mut Random) -> Self {
        let form = *random.of(&FORMS);
        let mut codes = CODES.to_vec();
        while codes.len() > 5 {
            codes.remove(random.below(codes.len()));
        }
        let number = |random: &mut Random| (1 + random.below(30)).to_string();
        let word = |random: &mut Random| (*random.of(&["barrier", "facilitator"])).to_owned();
        let person = |at: usize| format!("P{:02}", at + 1);
        let role = |at: usize| ["Nurse", "Doctor", "Manager"][at % 3].to_owned();
        let texts =
            |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let mut sheet = Self {
            form,
            rows: Vec::new(),
            numbers: Vec::new(),
            valences: Vec::new(),
            label: 0,
            group: None,
            quote: None,
        };
        match form {
            "long" => {
                sheet.rows.push(texts(&["Participant", "Role", "Code", "Valence", "Quote"]));
                for at in 0..9 + random.below(6) {
                    let (code, who) = (*random.of(&codes), at / 2);
                    let quote = format!("{} ({at})", random.of(&QUOTES));
                    let valence = word(random);
                    sheet.rows.push(vec![person(who), role(who), code.into(), valence, quote]);
                }
                (sheet.label, sheet.group, sheet.quote) = (2, Some(1), Some(4));
                sheet.valences = vec![3];
            }
            "long counts" => {
                sheet.rows.push(texts(&["Role", "Code", "Valence", "Count"]));
                for at in 0..3 {
                    for code in &codes {
                        let (valence, count) = (word(random), number(random));
                        sheet.rows.push(vec![role(at), (*code).into(), valence, count]);
                    }
                }
                (sheet.label, sheet.group) = (1, Some(0));
                (sheet.numbers, sheet.valences) = (vec![3], vec![2]);
            }
            "counts" | "counts by group" | "columns of groups" => {
                let header: &[&str] = match form {
                    "counts" => &["Code", "Barriers", "Facilitators"],
                    "counts by group" => &[
                        "Code",
                        "Nurses: Barriers",
                        "Nurses: Facilitators",
                        "Doctors: Barriers",
                        "Doctors: Facilitators",
                    ],
                    _ => &["Code", "Nurses", "Doctors", "Managers"],
                };
                sheet.rows.push(texts(header));
                for code in &codes {
                    let mut cells = vec![(*code).to_owned()];
                    cells.resize_with(header.len(), || number(random));
                    sheet.rows.push(cells);
                }
                sheet.numbers = (1..header.len()).collect();
            }
            "wide" => {
                let mut header = texts(&["Participant", "Role"]);
                for code in &codes[..3] {
                    header.extend([format!("{code} - barrier"), format!("{code} - facilitator")]);
                }
                sheet.numbers = (2..header.len()).collect();
                sheet.rows.push(header);
                for at in 0..6 {
                    let mut cells = vec![person(at), role(at)];
                    cells.resize_with(8, || random.below(4).to_string());
                    sheet.rows.push(cells);
                }
                sheet.group = Some(1);
            }
            "ratings" => {
                sheet.rows.push(texts(&["Construct", "Site A", "Site B", "Site C"]));
                for code in &codes {
                    let mut cells = vec![(*code).to_owned()];
                    cells.resize_with(4, || (*random.of(&["-2", "-1", "0", "+1", "+2"])).into());
                    sheet.rows.push(cells);
                }
                sheet.rows[1][1] = "-2".to_owned();
                sheet.rows[2][1] = "+1".to_owned();
                sheet.rows[1][2] = "-1".to_owned();
                sheet.rows[2][3] = "-1".to_owned();
                sheet.numbers = vec![1, 2, 3];
            }
            _ => {
                let mut header = texts(&["Participant", "Role"]);
                header.extend(codes.iter().map(|code| (*code).to_owned()));
                sheet.valences = (2..header.len()).collect();
                sheet.rows.push(header);
                for at in 0..6 {
                    let mut cells = vec![person(at), role(at)];
                    cells.resize_with(7, || word(random));
                    sheet.rows.push(cells);
                }
                sheet.rows[1][2] = "barrier".to_owned();
                sheet.rows[2][3] = "facilitator".to_owned();
                sheet.group = Some(1);
            }
        }
        sheet
    }

    fn csv(&self) -> Vec<u8> {
        let field = |cell: &String| match cell.contains([',', '"', '\n']) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")),
            false => cell.clone(),
        };
        let lines = self.rows.iter().map(|row| {
            let fields: Vec<String> = row.iter().map(field).collect();
            // What an export tore at a line break stands without quotes.
            fields.join(",").replace("\u{0}", "\n") + "\n"
        });
        lines.collect::<String>().into_bytes()
    }

    /// A cell of one of some columns: row and column.
    fn cell(&self, random: &mut Random, columns: &[usize]) -> (usize, usize) {
        (1 + random.below(self.rows.len() - 1), *random.of(columns))
    }

    fn sum(&self, column: usize) -> String {
        let numbers = self.rows[1..].iter().filter_map(|row| row[column].parse::<i64>().ok());
        numbers.sum::<i64>().to_string()
    }

    /// A column more, before or behind the others.
    fn insert(&mut self, at: usize, cells: impl Fn(usize) -> String) {
        for (number, row) in self.rows.iter_mut().enumerate() {
            row.insert(at, cells(number));
        }
    }

    /// A row that holds a text in its first cell.
    fn alone(&self, text: &str) -> Vec<String> {
        let mut row = vec![String::new(); self.rows[0].len()];
        row[0] = text.to_owned();
        row
    }
}

const DISTURBANCES: [&str; 17] = [
    "a dash",
    "n/a",
    "a footnote",
    "a bound",
    "a question mark",
    "a total row",
    "a total column",
    "a typo",
    "a torn line",
    "a blank label",
    "a half-filled column",
    "a column of ids",
    "a column of percentages",
    "a note below",
    "a title above",
    "a repeated header",
    "another sheet",
];

/// Disturbs a sheet; the file that it is then, or `None` where the sheet has nothing to disturb so.
fn disturbed(sheet: &Sheet, how: &str, random: &mut Random) -> Option<(&'static str, Vec<u8>)> {
    let mut changed = sheet.clone();
    let counts = !sheet.numbers.is_empty() && sheet.form != "ratings";
    let values: Vec<usize> = sheet.numbers.iter().chain(&sheet.valences).copied().collect();
    match how {
        "a dash" | "n/a" | "a question mark" => {
            let (row, column) = sheet.cell(random, &values);
            let text = match how {
                "a dash" => *random.of(&["-", "\u{2013}"]),
                "n/a" => *random.of(&["n/a", "N/A", "NA"]),
                _ => "?",
            };
            text.clone_into(&mut changed.rows[row][column]);
        }
        "a footnote" => {
            let (row, column) =
                sheet.cell(random, (!sheet.numbers.is_empty()).then_some(&sheet.numbers)?);
            let mark: &&str = random.of(&["*", "†", " *", "²"]);
            changed.rows[row][column].push_str(mark);
        }
        "a bound" => {
            let (row, column) = sheet.cell(random, counts.then_some(&sheet.numbers)?);
            (*random.of(&["<5", "< 5", "≤5"])).clone_into(&mut changed.rows[row][column]);
        }
        "a total row" => {
            let name: &&str = random.of(&["Total", "Sum", "Gesamt"]);
            let mut total = sheet.alone(name);
            match counts {
                true => sheet.numbers.iter().for_each(|&column| total[column] = sheet.sum(column)),
                false => *total.last_mut()? = (sheet.rows.len() - 1).to_string(),
            }
            changed.rows.push(total);
        }
        "a total column" => {
            let several = counts && sheet.numbers.len() > 1;
            let sums: Vec<String> = sheet.rows[1..]
                .iter()
                .map(|row| {
                    let numbers = sheet.numbers.iter().map(|&column| row[column].parse::<u64>());
                    numbers.map(Result::unwrap_or_default).sum::<u64>().to_string()
                })
                .collect();
            let end = several.then_some(sheet.rows[0].len())?;
            let header = (*random.of(&["Total", "Sum", "All"])).to_owned();
            changed.insert(end, |row| {
                row.checked_sub(1).map_or(header.clone(), |at| sums[at].clone())
            });
        }
        "a typo" => {
            let (row, column) =
                sheet.cell(random, (!sheet.valences.is_empty()).then_some(&sheet.valences)?);
            let cell = &mut changed.rows[row][column];
            let at = 1 + random.below(cell.len() - 2);
            match random.below(2) {
                0 => drop(cell.remove(at)),
                _ => cell.insert(at, 'q'),
            }
        }
        "a torn line" => {
            let (row, column) = sheet.cell(random, &[sheet.quote?]);
            let cell = &mut changed.rows[row][column];
            let space = cell.find(' ')?;
            cell.replace_range(space..=space, "\u{0}");
        }
        "a blank label" => {
            let (row, column) = sheet.cell(random, &[sheet.label]);
            changed.rows[row][column].clear();
        }
        "a half-filled column" => {
            let group = sheet.group?;
            let half = 1 + sheet.rows.len() / 2;
            changed.rows[half..].iter_mut().for_each(|row| row[group].clear());
        }
        "a column of ids" => {
            let (at, start) = (random.below(sheet.rows[0].len() + 1), 100 * random.below(9) + 1);
            let header = (*random.of(&["ID", "No.", "Row"])).to_owned();
            changed.insert(at, |row| {
                row.checked_sub(1).map_or(header.clone(), |at| (start + at).to_string())
            });
        }
        "a column of percentages" => {
            let shares: Vec<usize> = sheet.rows.iter().map(|_| 1 + random.below(99)).collect();
            let header = (*random.of(&["%", "Share", "Percent"])).to_owned();
            let end = sheet.rows[0].len();
            let sign = *random.of(&["%", " %"]);
            changed.insert(end, |row| match row {
                0 => header.clone(),
                _ => format!("{}{sign}", shares[row]),
            });
        }
        "a note below" => {
            let note = *random.of(&["Note: more than one code was possible", "* by two coders"]);
            changed.rows.push(sheet.alone(note));
        }
        "a title above" => changed.rows.insert(0, sheet.alone("Table 2. What hinders and helps")),
        "a repeated header" => {
            let at = 2 + random.below(sheet.rows.len() - 2);
            changed.rows.insert(at, sheet.rows[0].clone());
        }
        _ => {
            let rows = |rows: &[Vec<String>]| -> String {
                let rows = rows
                    .iter()
                    .map(|cells| row(&cells.iter().map(String::as_str).collect::<Vec<_>>()));
                rows.collect()
            };
            let other: &[&[&str]] = match random.below(3) {
                0 => &[&["Done by", "Ann"], &["When", "May"]],
                1 => &[&["Code", "Definition"], &["Time", "what is said of time"]],
                _ => &[&["Name", "Age", "Unit"], &["P01", "40", "A"], &["P02", "31", "B"]],
            };
            let other: String = other.iter().map(|cells| row(cells)).collect();
            let own = rows(&sheet.rows);
            let sheets = [("Data", "", own.as_str()), ("Other", "", other.as_str())];
            return Some(("sheet.xlsx", Workbook::of_sheets(&sheets).bytes()));
        }
    }
    Some(("sheet.csv", changed.csv()))
}

/// What is counted of a file, and all that is said and asked of it.
struct Read {
    numbers: BTreeMap<String, Vec<u64>>,
    without_valence: u64,
    said: Vec<String>,
}

fn read(name: &str, bytes: &[u8]) -> Read {
    let settings = Settings { framework: Some("none".into()), ..Settings::default() };
    let mut engine = Engine::new();
    let view: StudyView = match ask(&mut engine, load(&[(name, bytes)], settings)) {
        Response::Study(view) => *view,
        // What is refused is not wrong in silence.
        other => {
            let said = vec![format!("{other:?}")];
            return Read { numbers: BTreeMap::new(), without_valence: 0, said };
        }
    };
    let mut numbers = BTreeMap::new();
    let all = Valence::ALL.map(|valence| view.summary.valences[valence]);
    let without_valence = view.summary.valences[Valence::Missing];
    numbers.insert("all".to_owned(), all.to_vec());
    let people = view.summary.participants.unwrap_or(0);
    numbers.insert("people".to_owned(), vec![u64::from(people)]);
    let options = json!({});
    if view.summary.codings > 0 {
        let table = table(&mut engine, options);
        for (head, cells) in table.rows.iter().zip(&table.cells) {
            let counts = cells.iter().flat_map(|cell| {
                Valence::ALL.map(|valence| u64::from(cell.get(valence).count.shown().unwrap_or(0)))
            });
            numbers.insert(row_label(&head.label).to_string(), counts.collect());
        }
    }
    numbers.retain(|_, counts| counts.iter().any(|count| *count > 0));
    let findings = view.findings.iter().map(|one| format!("{:?} {}", one.kind, one.count));
    let questions = view.questions.iter().map(|one| format!("{one:?}"));
    let mut said: Vec<String> = findings.chain(questions).collect();
    // A cell in which nobody said anything is no data, and stands in the account.
    let silent = |row: &&LeftOut| row.reason == LeftOutReason::NotRated;
    said.extend(view.account.left_out.iter().filter(silent).map(|row| format!("{row:?}")));
    Read { numbers, without_valence, said }
}

#[test]
fn one_disturbance_changes_no_number_in_silence() {
    let seed = std::env::var("STEELYARD_SEED").ok().and_then(|seed| seed.parse::<u64>().ok());
    let seeds = seed.map_or(0..SHEETS, |seed| seed..seed + 1);
    let mut wrong: Vec<String> = Vec::new();
    for seed in seeds {
        let mut random = Random::new(seed);
        let sheet = Sheet::random(&mut random);
        let how = *random.of(&DISTURBANCES);
        let Some((name, bytes)) = disturbed(&sheet, how, &mut random) else { continue };
        let (plain, after) = (read("sheet.csv", &sheet.csv()), read(name, &bytes));
        assert!(!plain.numbers.is_empty(), "seed {seed}: {} is not read", sheet.form);
        let is_said = after.said.iter().any(|one| !plain.said.contains(one));
        // Codings without a valence are counted as such where everybody sees it.
        let is_shown = after.without_valence > plain.without_valence;
        if plain.numbers != after.numbers && !is_said && !is_shown {
            let text = String::from_utf8_lossy(&bytes);
            let shown = if name.ends_with("csv") { text.as_ref() } else { "" };
            wrong.push(format!(
                "seed {seed}: {} with {how}: {:?} is {:?}\n{shown}",
                sheet.form, plain.numbers, after.numbers
            ));
        }
    }
    let first: Vec<&String> = wrong.iter().take(5).collect();
    let kinds: std::collections::BTreeSet<&str> =
        wrong.iter().filter_map(|one| one.split(": ").nth(1)).collect();
    assert!(wrong.is_empty(), "{} wrong in silence: {kinds:?}\n{first:#?}", wrong.len());
}
