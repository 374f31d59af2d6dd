//! Large inputs: read whole, in time that grows as they do.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use super::studied::Studied;
use super::{Case, Check, Input};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "cells_2000_splits",
        files: &[Input::Made("cells.csv", one_cell_of_20_000_codes)],
        ways: &[&[
            Check::All("missing 20000"),
            Check::Participants(1),
            Check::Tells(&["warning:cells_divided 1", "question:divided_cells"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "codes_5k",
        files: &[Input::Made("codes.qde", project_of_5_000_codes)],
        ways: &[&[Check::All("missing 5000"), Check::Documents(1)]],
    },
];

fn one_cell_of_20_000_codes() -> String {
    let codes: Vec<_> = (0..20_000).map(|nth| format!("c{nth}")).collect();
    format!("participant,code\nP1,\"{}\"\n", codes.join(";"))
}

fn project_of_5_000_codes() -> String {
    let guid = |number: u32| format!("{number:08x}-0000-4000-8000-{number:012x}");
    let (mut codes, mut codings) = (String::new(), String::new());
    for nth in 0..5_000 {
        let code = guid(nth + 1);
        write!(codes, "<Code guid=\"{code}\" name=\"Code {nth}\" isCodable=\"true\"/>").unwrap();
        write!(
            codings,
            "<PlainTextSelection guid=\"{}\" startPosition=\"{nth}\" endPosition=\"{}\"><Coding guid=\"{}\">\
             <CodeRef targetGUID=\"{code}\"/></Coding></PlainTextSelection>",
            guid(200_000 + 2 * nth),
            nth + 5,
            guid(200_001 + 2 * nth),
        )
        .unwrap();
    }
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Project xmlns=\"urn:QDA-XML:project:1.0\" name=\"t\" origin=\"x\">\
         <CodeBook><Codes>{codes}</Codes></CodeBook><Sources><TextSource guid=\"{}\" name=\"S\">{codings}\
         </TextSource></Sources></Project>",
        guid(100_001)
    )
}

/// Fifty columns of one count each under headers of so many letters.
fn headers(letters: usize) -> String {
    let headers: Vec<_> = (0..50).map(|nth| format!("h{nth}{}", "x".repeat(letters))).collect();
    format!("participant,code,{}\nP1,Cost{}\n", headers.join(","), ",1".repeat(50))
}

#[test]
fn headers_take_time_as_they_grow() {
    let time = |letters: usize| {
        let files = [("headers.csv".to_owned(), headers(letters).into_bytes())];
        let start = Instant::now();
        let studied = Studied::load(&files);
        assert!(studied.view.is_ok());
        start.elapsed()
    };
    let (short, long) = (time(1_000), time(8_000));
    // Eight times the letters: linear is 8, quadratic 64. What is too short to be measured is no evidence.
    let most = 24 * short.max(Duration::from_millis(50));
    assert!(long < most, "{short:?} for 1,000 letters, {long:?} for 8,000");
}
