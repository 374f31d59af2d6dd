//! Sheets of the kinds that people really have, from the file input of the page: what the summary and the
//! table say, with the number after the answer where something is asked.
//!
//! The numbers were counted by hand; `tests/it/shared_cases` holds them for the engine.

use crate::bench::Bench;
use crate::drive::page::Page;
use crate::suite::Test;
use crate::{check, check_equal};
use serde_json::json;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] =
    &[Test { name: "sheets_as_people_make_them_come_out_right", run: sheets }];

/// A sheet and what is right for it.
struct Sheet {
    path: &'static str,
    bytes: &'static [u8],
    /// Answers pressed one after the other, where something is asked.
    answers: &'static [&'static str],
    /// What the summary holds in the end.
    summary: &'static str,
    /// Rows of the table with barriers and facilitators, over all groups.
    rows: &'static [(&'static str, [u32; 2])],
    /// What the list of what was done, or the questions, say before any answer; blank where nothing is to be said.
    says: &'static str,
}

macro_rules! sheet {
    ($path:literal, $answers:expr, $summary:literal, $rows:expr, $says:literal) => {
        Sheet {
            path: $path,
            bytes: include_bytes!(concat!("../../../tests/shared_cases/", $path)),
            answers: $answers,
            summary: $summary,
            rows: $rows,
            says: $says,
        }
    };
}

const SHEETS: &[Sheet] = &[
    sheet!(
        "13_lists_under_barriers_and_facilitators/review.xlsx",
        &[],
        "10 codings, 5 barriers, 5 facilitators, 3 sources",
        &[("Saves travel", [0, 2]), ("Slow network, at the edge", [2, 0])],
        "divided"
    ),
    sheet!(
        "02_subtotals_beside_a_column_of_fractions/table.tsv",
        &[],
        "18 codings, 4 barriers, 14 facilitators",
        &[],
        "left out"
    ),
    sheet!("04_ratings_with_footnote_marks/stars.tsv", &[], "6 barriers, 4 facilitators", &[], ""),
    sheet!("15_matrix_of_cases_by_codes/matrix.csv", &[], "8 codings, ", &[], ""),
    sheet!(
        "19_framework_by_number_word_or_prefix/lettered_cfir.tsv",
        &[],
        "37 codings, 10 barriers, 27 facilitators",
        &[],
        ""
    ),
    sheet!("wrong-numbers/m17_missing_group_na.csv", &[], "5 barriers", &[], "names nobody"),
    sheet!(
        "wrong-numbers/k32_multi_codes_multi_valence.csv",
        &[],
        "2 codings, 1 barrier, 1 facilitator",
        &[("Cost", [1, 0]), ("Time", [0, 1])],
        "lists as long as each other"
    ),
    sheet!("wrong-numbers/m29_references_col.csv", &[], "9 barriers", &[], ""),
    sheet!(
        "wrong-numbers/m18_participant_na.csv",
        &[],
        "3 codings, 3 barriers",
        &[],
        "names nobody"
    ),
    sheet!("06_two_coder_columns/coders.csv", &["coders, one a column"], "11 codings", &[], "“C1”"),
    sheet!(
        "03_label_typed_once_not_filled/theme_behind_an_id.csv",
        &[],
        "4 codings",
        &[],
        "typed once"
    ),
];

fn sheets(bench: &mut Bench) -> Outcome {
    for sheet in SHEETS {
        let page = bench.open_file()?;
        let name = sheet.path.rsplit('/').next().unwrap_or(sheet.path);
        page.load(&[(name, sheet.bytes)])?;
        page.wait("q('#summary')")?;
        page.see("data")?;
        let check = page.text(".bar")? + &page.text("#check")?;
        check!(check.contains(sheet.says), "{name} says: {check}");
        let is_silent = check.contains("Everything was recognised");
        check!(sheet.says.is_empty() || !is_silent, "{name} is said to be all recognised");
        for answer in sheet.answers {
            press(&page, answer)?;
        }
        page.wait(&format!("text('#summary').includes({})", json!(sheet.summary)))?;
        page.wait_for_figure()?;
        for (label, expected) in sheet.rows {
            let row = format!(
                "return all('table.numbers tbody tr').filter((row) => row.querySelector('th').textContent === {})\
                    .map((row) => [0, 1].map((side) => [...row.querySelectorAll('td')]\
                      .filter((cell, at) => at % 2 === side).reduce((sum, cell) => sum + Number(cell.textContent), 0)));",
                json!(label)
            );
            check_equal!(page.js(&row)?, json!([expected]), "{name}: {label}");
        }
    }
    Ok(())
}

/// Presses an answer to a question.
fn press(page: &Page<'_>, label: &str) -> Outcome {
    let button = format!(
        "all('#questions button').find((button) => button.textContent.startsWith({}))",
        json!(label)
    );
    page.wait(&button)?;
    page.js(&format!("{button}.click();")).map(drop)
}
