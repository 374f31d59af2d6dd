//! Projects that programs keep in databases. What is expected was worked out by hand from
//! tests/databases/make.py, which says how the files were made.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::fmt::Write as _;
use std::time::Instant;

use steelyard_core::diag::{ContentKind, ErrorKind, Warned};
use steelyard_core::format::{FileKind, Source};
use steelyard_core::words::errors;

use crate::support::engine::loaded;
use crate::support::random::Random;
use crate::support::zip::{Entry, zip};
use crate::support::{cells, kinds, read, shared};

/// The bytes of a database of this project.
fn database(name: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/databases/");
    std::fs::read(format!("{folder}{name}")).unwrap()
}

fn load(name: &str) -> Warned<Source> {
    read(name, &database(name)).unwrap()
}

/// Everything that was read of a project, in lines.
fn shown(source: &Warned<Source>) -> String {
    let Source { reading, table, codes, .. } = &source.value;
    assert_eq!(reading.kind(), FileKind::ProjectDatabase);
    let project = reading.project().unwrap();
    let mut text = format!(
        "{}: {} sources ({} uncoded), {} selections, {} ranges, {} codings, {} coders, {} codes\n",
        project.origin,
        project.sources,
        project.sources_without_coding,
        project.selections,
        project.ranges,
        project.codings,
        project.coders,
        project.codes,
    );
    for code in codes {
        writeln!(text, "code: {} = {}", code.path.join(" > "), code.description).unwrap();
    }
    for warning in &source.warnings {
        writeln!(text, "warning: {}", errors::warning(warning)).unwrap();
    }
    writeln!(text, "{}", table.headers().join(" | ")).unwrap();
    for row in cells(table) {
        writeln!(text, "{}", row.join(" | ")).unwrap();
    }
    text
}

#[test]
fn taguette_highlights_have_their_tags() {
    // What was deleted is not there, nor a document's text, nor anybody's login.
    let long = "A long one. ".repeat(1_500);
    let expected = format!(
        "Taguette: 3 sources (1 uncoded), 4 selections, 3 ranges, 4 codings, 0 coders, 4 codes\n\
         code: Cost = What it costs\n\
         code: Cost > Time = \n\
         code: e.g. Ädel ☕ = \n\
         code: Unused = \n\
         Source | Source ID | Start | End | Code | Excerpt\n\
         Ann.txt | 1 | 0 | 14 | Cost | We cannot pay. It & that\n\
         Ann.txt | 1 | 0 | 14 | e.g. Ädel ☕ | We cannot pay. It & that\n\
         Ann.txt | 1 | 14 | 20 | Cost > Time | a b\n\
         Bo.txt | 2 | 5 | 18010 | Cost | {}\n\
         Bo.txt | 2 | 7 | 9 |  | untagged\n\
         Empty.txt | 3 |  |  |  | \n",
        long.trim()
    );
    assert_eq!(shown(&load("taguette.sqlite3")), expected);

    // The schema of 2018, in UTF-16: tags that stand twice, on nothing, or on what is not there.
    assert_eq!(
        shown(&load("taguette_old.sqlite3")),
        "Taguette: 1 sources (0 uncoded), 1 selections, 1 ranges, 2 codings, 0 coders, 2 codes\n\
         code: one = \n\
         code: two = \n\
         warning: “taguette_old.sqlite3”: 1 coding is in a source that the project does not list and was left out.\n\
         Source | Source ID | Start | End | Code | Excerpt\n\
         doc | 4 | 0 | 3 | one | abc\n\
         doc | 4 | 0 | 3 | two | abc\n"
    );
}

#[test]
fn several_projects_in_one_database_are_told_apart() {
    let source = load("taguette_two.sqlite3");
    let text = shown(&source);
    let mut lines = text.lines();
    let head: Vec<&str> = lines.by_ref().take(6).collect();
    assert_eq!(
        head,
        [
            "Taguette: 2 sources (0 uncoded), 300 selections, 300 ranges, 300 codings, 0 coders, 3 codes",
            "code: Cost = ",
            // The tag that it would lie in is of the other project.
            "code: Cost.Time = ",
            "code: Støtte 😀 = ",
            "warning: “taguette_two.sqlite3”: the file holds several projects (“One”, “Två”), which were read together. The column Project tells them apart: choose one there to count it alone.",
            "Source | Source ID | Start | End | Code | Excerpt | Project",
        ]
    );
    // 400 highlights were made and the last 100 deleted; even numbers are in the first document.
    let expected = (2..=300).step_by(2).chain((1..=300).step_by(2)).map(|number| {
        let (start, end) = (number * 10, number * 10 + 9);
        let place = if number % 2 == 0 { "a | 1" } else { "b | 2" };
        let code = match (number % 2, number % 3 % 2) {
            (0, _) => "Cost",
            (_, 0) => "Cost.Time",
            _ => "Støtte 😀",
        };
        let project = if number % 2 == 0 { "One" } else { "Två" };
        format!("{place} | {start} | {end} | {code} | Passage nummer {number} – ☕ | {project}")
    });
    assert_eq!(lines.map(str::to_owned).collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn qualcoder_codings_of_texts_pictures_and_sound_are_read_with_their_cases() {
    // Codes lie in categories and in codes; of two categories that lie in each other the path ends where
    // it would begin anew. A passage that is no part of a text belongs to all cases of its source.
    assert_eq!(
        shown(&load("qualcoder.qda")),
        "QualCoder (v17): 6 sources (1 uncoded), 10 selections, 8 ranges, 9 codings, 2 coders, 9 codes\n\
         code: Setting > Money > Cost = What it costs\n\
         code: Time = \n\
         code: Time > Shifts = \n\
         code: Back > Circle > Lost = \n\
         code: Unused = \n\
         warning: “qualcoder.qda”: 1 coding is in a source that the project does not list and was left out.\n\
         warning: “qualcoder.qda”: 1 coding has a code that the project does not list and was left out.\n\
         Source | Source ID | Segment | Start | End | Code | Coder | Excerpt | Case | Role | Year\n\
         one.txt | 1 |  | 3 | 13 | Setting > Money > Cost | ann | cannot pay | P1 | nurse | 2024\n\
         one.txt | 1 |  | 16 | 30 | Time | ann | it takes time. | P1 | nurse | 2024\n\
         one.txt | 1 |  | 3 | 13 | Setting > Money > Cost | bo | cannot pay | P1 | nurse | 2024\n\
         one.txt | 1 |  | 0 | 2 |  |  | gone | P1 | nurse | 2024\n\
         two.txt | 2 |  | 12 | 22 | Time > Shifts | bo | A says so. | P2 | manager | 2025\n\
         two.txt | 2 |  | 23 | 34 | Back > Circle > Lost | bo | B does not. | P3 |  | 2025\n\
         talk.mp3 | 3 |  | 500 ms | 1500 ms | Time | bo |  | P1 | nurse | \n\
         ward.png | 4 | (10, 20)–(40, 60) |  |  | Setting > Money > Cost | ann |  | P2 | manager | \n\
         paper.pdf | 5 |  | 0 | 8 | Time | ann | Page one |  |  | \n\
         paper.pdf | 5 | page 2 (1, 2)–(4, 6) |  |  | Setting > Money > Cost | ann |  | P3 |  | \n\
         nothing.txt | 6 |  |  |  |  |  |  |  |  | \n"
    );

    // The first schema, in the folder that the program keeps, packed; and beside a log.
    let rows = "Source | Source ID | Start | End | Code | Coder | Excerpt\n\
                one | 1 | 0 | 3 | Cost | default | abc\n\
                one | 1 | 4 | 7 | Time | default | def\n";
    let head = "QualCoder (v1): 1 sources (0 uncoded), 2 selections, 2 ranges, 2 codings, 1 coders, 2 codes\n\
                code: Cost = \n\
                code: Time = \n";
    assert_eq!(shown(&load("qualcoder_folder.zip")), format!("{head}{rows}"));
    let text = shown(&load("qualcoder_wide.zip"));
    let warning = text.strip_prefix(head).unwrap().strip_suffix(rows).unwrap();
    assert!(warning.contains("its name ends in -wal"), "{warning}");
}

#[test]
fn requal_segments_count_from_one_and_have_their_categories() {
    // A code in one category lies in it, one in two is a member of both; a coder without a name goes by
    // a number and by no login.
    let text = shown(&load("requal.requal"));
    let (head, rows) = text.split_at(text.find("warning: ").unwrap());
    assert_eq!(
        head,
        "requal 1.2.3: 3 sources (1 uncoded), 4 selections, 3 ranges, 3 codings, 2 coders, 3 codes\n\
         code: Cost = What it costs\n\
         code: Barriers > Time = \n\
         code: Free = \n"
    );
    let (warning, rows) = rows.split_once('\n').unwrap();
    assert!(warning.contains("its name ends in -wal"), "{warning}");
    assert_eq!(
        rows,
        "Source | Source ID | Start | End | Code | Code sets | Coder | Excerpt | Case | Year | Role\n\
         one | 1 | 0 | 6 | Cost | Barriers | Money | Ann | Hidden | P1 | 2024 | nurse\n\
         one | 1 | 7 | 10 | Barriers > Time | Barriers | 2 | abc | P1 | 2024 | nurse\n\
         two | 2 | 0 | 1 | Free |  | Ann | x | P2 |  | manager\n\
         two | 2 | 0 | 1 |  |  |  | x | P2 |  | manager\n\
         three | 3 |  |  |  |  |  |  | P2 |  | manager\n"
    );
}

#[test]
fn rqda_rows_that_were_deleted_do_not_count() {
    assert_eq!(
        shown(&load("rqda.rqda")),
        "RQDA (0.2.2): 3 sources (0 uncoded), 4 selections, 4 ranges, 4 codings, 2 coders, 3 codes\n\
         code: Barriers > Cost = What it costs\n\
         code: Time = \n\
         code: Free = \n\
         warning: “rqda.rqda”: the project keeps a second list of codings beside the first; 1 coding of it was left out. If they are the ones that count, export them as a table.\n\
         Source | Source ID | Segment | Start | End | Code | Coder | Excerpt | Case | Year | Role | Document group\n\
         one | 1 |  | 0 | 14 | Barriers > Cost | ann | We cannot pay. | P1 | 2024 | nurse | Ward\n\
         one | 1 |  | 20 | 34 | Time | ann | it takes time. |  | 2024 |  | Ward\n\
         two | 2 |  | 0 | 3 | Barriers > Cost | bo | Två | P2 |  | manager | Clinic\n\
         ward.png | image 1 | (5, 6)–(7, 8) |  |  | Time | bo |  |  |  |  | \n"
    );
    assert_eq!(
        shown(&load("rqda_old.rqda")),
        "RQDA (0.1.5): 1 sources (0 uncoded), 1 selections, 1 ranges, 1 codings, 1 coders, 1 codes\n\
         code: Cost = \n\
         Source | Source ID | Start | End | Code | Coder | Excerpt\n\
         one | 1 | 0 | 3 | Cost | ann | abc\n"
    );
}

#[test]
fn a_project_is_counted_whole() {
    let bytes = database("qualcoder.qda");
    let (engine, view) = loaded(&[("qualcoder.qda", &bytes)]);
    let account = &view.account;
    assert_eq!(
        account.rows_read,
        account.rows_used + account.rows_without_coding + account.left_out.len() as u64
    );
    let dataset = engine.dataset().unwrap();
    assert_eq!(dataset.codings.iter().map(|coding| coding.count).sum::<u32>(), 9);
    assert_eq!(dataset.coders.iter().collect::<Vec<_>>(), ["ann", "bo"]);
    assert_eq!(dataset.participants.iter().collect::<Vec<_>>(), ["P1", "P2", "P3"]);
    // Those in which something was coded.
    assert_eq!(
        dataset.sources.iter().collect::<Vec<_>>(),
        ["one.txt", "two.txt", "talk.mp3", "ward.png", "paper.pdf"]
    );
}

#[test]
fn nothing_personal_is_read() {
    for name in FILES {
        let bytes = database(name);
        let source = read(name, &bytes).unwrap();
        let all = format!("{source:?}").to_lowercase();
        assert!(!all.contains("secret"), "{name}");
    }
    // The secrets are there to be read.
    assert!(String::from_utf8_lossy(&database("requal.requal")).contains("SECRETTEXT"));
}

#[test]
fn a_real_project_is_counted_as_its_tables_say() {
    let Some(folder) = shared("data/samples") else { return };
    let load = |name: &str| read(name, &std::fs::read(folder.join(name)).unwrap());
    let source = load("requal_mock.requal").unwrap();
    let project = source.value.reading.project().unwrap();
    assert_eq!(
        (project.origin.as_str(), project.sources, project.codes, project.coders),
        ("requal 1.2.3.9002", 3, 4, 1)
    );
    // 23 segments on 22 ranges, four of them of a code that was deleted.
    assert_eq!((project.selections, project.codings), (23, 19));
    assert_eq!((kinds(&source), source.warnings[0].count), (vec!["unknown_codes".to_owned()], 4));
    let codes: Vec<String> = source.value.codes.iter().map(|code| code.path.join(" > ")).collect();
    assert_eq!(codes, ["Category 1 > Code 1", "Category 1 > Code 2", "Code 3", "Code 4"]);
    let of_code = |path: &str| {
        let rows = cells(&source.value.table);
        rows.iter().filter(|row| row.contains(&path)).count()
    };
    assert_eq!(
        ["Category 1 > Code 1", "Category 1 > Code 2", "Code 3", "Code 4"].map(of_code),
        [6, 4, 5, 4]
    );

    // A project of the first version, in which nothing was done.
    let source = load("requal_testproject.requal").unwrap();
    assert_eq!((source.value.table.rows(), source.value.codes.len()), (0, 0));
    assert_eq!(source.value.reading.project().unwrap().origin, "requal");
}

#[test]
fn databases_of_others_are_refused_by_what_they_are() {
    // The same tables under names that no known program gives.
    let mut other = database("rqda_old.rqda");
    let name = b"freecode";
    while let Some(at) = other.windows(name.len()).position(|bytes| bytes == name) {
        other[at..at + name.len()].copy_from_slice(b"somecode");
    }
    let error = read("x.sqlite", &other).unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotATable { found: ContentKind::Sqlite });
}

/// All databases of this project.
const FILES: [&str; 9] = [
    "taguette.sqlite3",
    "taguette_two.sqlite3",
    "taguette_old.sqlite3",
    "qualcoder.qda",
    "qualcoder_folder.zip",
    "qualcoder_wide.zip",
    "requal.requal",
    "rqda.rqda",
    "rqda_old.rqda",
];

/// Reads a file that may be anything, which must not take long.
fn try_reading(name: &str, bytes: &[u8], what: &str) -> bool {
    let start = Instant::now();
    let read = read(name, bytes);
    assert!(start.elapsed().as_secs() < 1, "{name} {what} took {:?}", start.elapsed());
    if let Ok(source) = &read {
        // No more is made of a file than a file of this size can hold.
        assert!(source.value.table.rows() < 20_000, "{name} {what}");
    }
    read.is_ok()
}

#[test]
fn what_is_cut_short_is_refused() {
    for name in FILES.into_iter().filter(|name| !name.ends_with("zip")) {
        let whole = database(name);
        for end in (64..whole.len()).step_by(64) {
            assert!(!try_reading(name, &whole[..end], "cut"), "{name} cut at {end}");
        }
        // Without the count of its pages, too, nothing may go wrong; what is missing may be unused.
        let mut uncounted = whole.clone();
        uncounted[28..32].fill(0);
        for end in (64..whole.len()).step_by(64) {
            try_reading(name, &uncounted[..end], "cut");
        }
    }
}

#[test]
fn no_change_of_bytes_makes_it_panic() {
    let mut random = Random::new(11);
    for name in FILES.into_iter().filter(|name| !name.ends_with("zip")) {
        let whole = database(name);
        for turn in 0..600 {
            let mut bytes = whole.clone();
            for _ in 0..=random.below(8) {
                // Half of the changes are where the pages say what is on them.
                let page = 512 * random.below(bytes.len() / 512);
                let at = match random.below(2) {
                    0 => random.below(bytes.len()),
                    _ => page + random.below(24),
                };
                bytes[at] = match random.below(3) {
                    0 => 0xff,
                    1 => random.below(256) as u8,
                    _ => bytes[at] ^ 1 << random.below(8),
                };
            }
            try_reading(name, &bytes, &format!("turn {turn}"));
        }
    }
}

/// A number of so many bytes, the high one first.
fn number(bytes: &[u8], at: usize, length: usize) -> usize {
    bytes[at..at + length].iter().fold(0, |number, byte| number << 8 | usize::from(*byte))
}

/// Where the page begins that holds a text.
fn page_of(bytes: &[u8], text: &[u8]) -> usize {
    let at = bytes.windows(text.len()).position(|window| window == text).unwrap();
    at - at % number(bytes, 16, 2)
}

#[test]
fn databases_that_lie_are_refused() {
    let good = database("taguette.sqlite3");
    let page = number(&good, 16, 2);
    // The first page of the long passage's highlights, and the last of its overflow.
    let leaf = page_of(&good, b"untagged");
    assert_eq!(good[leaf], 0x0d);
    let overflow = page_of(&good, b"A long one. A long");
    let cell = |bytes: &[u8], index: usize| leaf + number(bytes, leaf + 8 + 2 * index, 2);
    let refused = |what: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good.clone();
        change(&mut bytes);
        let start = Instant::now();
        let error = read("t.sqlite3", &bytes).unwrap_err();
        assert_eq!(error.kind, ErrorKind::DamagedDatabase, "{what}");
        assert!(start.elapsed().as_millis() < 500, "{what}");
    };
    refused("more cells than a page holds", &|bytes| bytes[leaf + 3..leaf + 5].fill(0xff));
    refused("cells in the header", &|bytes| bytes[leaf + 8..leaf + 10].fill(0));
    refused("cells behind the page", &|bytes| bytes[leaf + 8..leaf + 10].fill(0xff));
    refused("one cell many times", &|bytes| {
        // All cells are the longest one.
        let longest = bytes[leaf + 8 + 4..leaf + 8 + 6].to_vec();
        let room = (number(bytes, leaf + 5, 2) - 8) / 2;
        bytes[leaf + 3..leaf + 5].copy_from_slice(&(room as u16).to_be_bytes());
        for index in 0..room {
            bytes[leaf + 8 + 2 * index..leaf + 10 + 2 * index].copy_from_slice(&longest);
        }
    });
    refused("a record of 2^60 bytes", &|bytes| {
        let at = cell(bytes, 0);
        bytes[at..at + 9].copy_from_slice(&[0x90, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0]);
    });
    refused("a record that goes on in itself", &|bytes| {
        let this = (overflow / page + 1) as u32;
        bytes[overflow..overflow + 4].copy_from_slice(&this.to_be_bytes());
    });
    refused("a record that goes on where there is nothing", &|bytes| {
        bytes[overflow..overflow + 4].copy_from_slice(&[0xff; 4]);
    });
    refused("a record that ends too early", &|bytes| bytes[overflow..overflow + 4].fill(0));
    refused("a page of another kind", &|bytes| bytes[leaf] = 0x0a);
    refused("a page size that there is not", &|bytes| bytes[16..18].copy_from_slice(&[3, 0]));
    refused("a page without room", &|bytes| {
        bytes[16..18].copy_from_slice(&[2, 0]);
        bytes[20] = 0xff;
    });
    refused("more pages than there are", &|bytes| bytes[28] = 0x7f);
    refused("an encoding that there is not", &|bytes| bytes[59] = 4);
    refused("a tree that leads to its root", &|bytes| {
        // An interior page whose only way is the page itself.
        let this = (leaf / page + 1) as u32;
        bytes[leaf] = 0x05;
        bytes[leaf + 3..leaf + 5].fill(0);
        bytes[leaf + 8..leaf + 12].copy_from_slice(&this.to_be_bytes());
    });
    assert_eq!(read("t.sqlite3", &good[..50]).unwrap_err().kind, ErrorKind::DamagedDatabase);
}

#[test]
fn archives_with_two_databases_or_a_damaged_one_are_refused() {
    let data = database("rqda_old.rqda");
    let two =
        [Entry::stored("a/data.qda", data.clone()), Entry::stored("b/DATA.QDA", data.clone())];
    let names = vec!["a/data.qda".to_owned(), "b/DATA.QDA".to_owned()];
    assert_eq!(read("p.zip", &zip(&two)).unwrap_err().kind, ErrorKind::SeveralProjects { names });
    let cut = [Entry::stored("a/data.qda", data[..1024].to_vec())];
    let error = read("p.zip", &zip(&cut)).unwrap_err();
    assert_eq!(error.kind, ErrorKind::DamagedDatabase);
    assert_eq!(error.at.unwrap().entry.as_deref(), Some("a/data.qda"));
    // The name is no promise: what is in it decides.
    let other = read("p.zip", &zip(&[Entry::stored("a/data.qda", data)])).unwrap();
    assert_eq!(other.value.reading.project().unwrap().origin, "RQDA (0.1.5)");
}
