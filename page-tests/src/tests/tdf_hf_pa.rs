//! A real coded study, as it is, through the page: every number that was worked out from it by hand elsewhere.
//!
//! Reads `../shared/data/tdf_hf_pa`; where that is not there the tests are skipped.

use super::examples::{column, row};
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use xtask::failure::{Failure, Outcome, While};

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "tdf_hf_pa_gives_every_expected_number", run: every_number },
    Test { name: "tdf_hf_pa_coded_long_gives_609_codings", run: coded_long },
];

/// Groups as the expectation names them and as the data does.
const GROUPS: [(&str, &str); 2] = [("Active", "1"), ("Sedentary", "0")];
const SIDES: [&str; 2] = ["barrier", "facilitator"];

/// A file of the study; `None`, and the test is skipped, where there is no shared data.
pub fn study(bench: &Bench, file: &str) -> Outcome<Option<PathBuf>> {
    bench.shared(&format!("data/tdf_hf_pa/{file}"))
}

fn every_number(bench: &mut Bench) -> Outcome {
    let Some(file) = study(bench, "data_per_domain_per_participant.csv")? else { return Ok(()) };
    let Some(expected) = study(bench, "expected_tables.json")? else { return Ok(()) };
    let expected = fs::read(expected).while_doing("reading the expected numbers")?;
    let expected: Value =
        serde_json::from_slice(&expected).while_doing("reading the expected numbers")?;
    let page = bench.open_file()?;
    page.upload("#files", &[&file])?;
    page.wait_for_figure()?;

    compare_by_activity(&page)?;

    let quotes = shown(&page, "Codings", "Plain counts")?;
    let of_all = shown(&page, "Codings", "% of all of that valence, all groups together")?;
    let of_group = shown(&page, "Codings", "% of all of that valence in the group")?;
    let people = shown(&page, "Participants", "n/N of the group’s participants, sources or sites")?;

    let rows = expected["rows"].as_array().cloned().unwrap_or_default();
    check_equal!(rows.len(), 28, "expected rows");
    let mut sums = [0, 0];
    for row in &rows {
        let domain = row["domain"].as_str().unwrap_or_default();
        let side = row["valence"].as_str().unwrap_or_default();
        for (group, label) in GROUPS {
            let what = format!("{domain}, {side}, {group}");
            let cell =
                |table: &Value| table[domain][label][side].as_str().unwrap_or("?").to_owned();
            check_equal!(cell(&quotes), row["quotes"][group].to_string(), "quotes of {what}");
            let share = |field: &str| {
                let percent = row[field][group].as_f64().unwrap_or(f64::NAN);
                format!("{percent:.1}%")
            };
            let quoted =
                format!("{} ({})", row["quotes"][group], share("pct_of_all_of_that_valence"));
            check_equal!(cell(&of_all), quoted, "share of all, {what}");
            let quoted = format!("{} ({})", row["quotes"][group], share("pct_within_group"));
            check_equal!(cell(&of_group), quoted, "share of the group, {what}");
            let counted = format!(
                "{}/{} ({})",
                row["participants"][group],
                expected["groups"][group],
                share("pct_of_participants")
            );
            check_equal!(cell(&people), counted, "participants of {what}");
            let at = usize::from(side == "facilitator");
            if let Some(sum) = sums.get_mut(at) {
                *sum += row["quotes"][group].as_u64().unwrap_or(0);
            }
        }
    }
    check_equal!(sums, [274, 328], "sums of what is shown");
    through_the_api(&page, &expected)
}

/// The same numbers from `table()`, with n and totals.
fn through_the_api(page: &Page<'_>, expected: &Value) -> Outcome {
    let table = |unit: &str, basis: &str| {
        page.api(
            "table",
            json!([{
                "rows": "domain",
                "columns": {"attribute": "PA_status"},
                "unit": unit,
                "basis": basis,
                "filter": [{"by": {"attribute": "human"}, "keep": ["Human participants"]}],
            }]),
        )
    };
    let quotes = table("codings", "count")?;
    let of_all = table("codings", "share_of_valence")?;
    let of_group = table("codings", "share_of_group")?;
    let people = table("participants", "share_of_units")?;
    for side in SIDES {
        check_equal!(quotes["denominators"]["all"][side], expected["totals"][side], "all {side}s");
    }
    for (group, label) in GROUPS {
        let at = column(&quotes, label)?;
        check_equal!(
            quotes["columns"][at]["participants"],
            expected["groups"][group],
            "n of {group}"
        );
        for row_expected in expected["rows"].as_array().into_iter().flatten() {
            let domain = row_expected["domain"].as_str().unwrap_or_default();
            let side = row_expected["valence"].as_str().unwrap_or_default();
            let what = format!("{domain}, {side}, {group}");
            let cell =
                |table: &Value| -> Outcome<Value> { Ok(row(table, domain)?[at][side].clone()) };
            check_equal!(cell(&quotes)?["count"], row_expected["quotes"][group], "{what}");
            check_equal!(cell(&people)?["count"], row_expected["participants"][group], "{what}");
            for (table, field) in [
                (&of_all, "pct_of_all_of_that_valence"),
                (&of_group, "pct_within_group"),
                (&people, "pct_of_participants"),
            ] {
                let (found, expected) = (&cell(table)?["percent"], &row_expected[field][group]);
                check_equal!(found.as_f64(), expected.as_f64(), "{field}, {what}");
            }
        }
    }
    Ok(())
}

/// Keeps the people of the study and compares those who are active with those who are not.
pub fn compare_by_activity(page: &Page<'_>) -> Outcome {
    keep_only(page, "human", "Human participants")?;
    page.choose("#columns", "PA_status")
        .or_else(|_| page.choose("#columns", "Stakeholder groups (PA_status)"))?;
    page.wait("all('table.numbers thead th[scope=colgroup]').length === 2")?;
    page.wait_for_figure()
}

/// Takes the tick from every value of a filter but one, as a person does.
pub fn keep_only(page: &Page<'_>, filter: &str, value: &str) -> Outcome {
    let find = format!(
        "all('#filters details').find((one) => one.querySelector('summary span').textContent === {})",
        json!(filter)
    );
    page.wait(&find)?;
    let others = format!(
        "[...({find}).querySelectorAll('li')].filter((one) => one.querySelector('input').checked && one.textContent !== {})",
        json!(value)
    );
    page.js(&format!("({find}).open = true;"))?;
    loop {
        let left = page.js(&format!("return {others}.length;"))?.as_u64().unwrap_or(0);
        if left == 0 {
            return page.wait_for_figure();
        }
        page.js(&format!("{others}[0].querySelector('input').click();"))?;
        page.wait(&format!("{others}.length < {left}"))?;
    }
}

/// The table as it stands in the page under a unit and a basis: by row, column and valence.
fn shown(page: &Page<'_>, unit: &str, basis: &str) -> Outcome<Value> {
    // Some shares are to be had for some units only, so what is left goes first.
    page.choose("#basis", "Plain counts")?;
    page.choose("#unit", unit)?;
    page.wait(&format!("text('#counted-as').includes({})", json!(unit.to_lowercase())))?;
    page.choose("#basis", basis)?;
    let (first, rest) = basis.split_at_checked(1).unwrap_or((basis, ""));
    let said = format!("Shown as: {}{rest}.", first.to_lowercase());
    page.wait(&format!("text('#counted-as').includes({})", json!(said)))?;
    page.wait_for_figure()?;
    page.wait(&format!("text('table.numbers caption').includes({})", json!(said)))?;
    let read = "
        const columns = all('table.numbers thead th[scope=colgroup]').map((one) => one.querySelector('span').textContent);
        const valences = all('table.numbers thead tr:nth-child(2) th').map((one) => one.className.split(' ').at(-1));
        const each = valences.length / columns.length;
        const table = {};
        for (const row of all('table.numbers tbody tr')) {
          const head = row.querySelector('th').cloneNode(true);
          for (const extra of head.querySelectorAll('span')) extra.remove();
          const cells = (table[head.textContent.trim()] = {});
          [...row.querySelectorAll('td')].forEach((cell, at) => {
            (cells[columns[Math.floor(at / each)]] ??= {})[valences[at]] = cell.textContent;
          });
        }
        return table;";
    page.js(read)
}

fn coded_long(bench: &mut Bench) -> Outcome {
    let Some(file) = study(bench, "coded_long.csv")? else { return Ok(()) };
    let page = bench.open_file()?;
    page.upload("#files", &[&file])?;
    page.wait_for_figure()?;
    let summary = page.text("#summary")?;
    check!(summary.contains("609 codings"), "the page says {summary}");
    let table =
        page.api("table", json!([{"rows": "domain", "columns": "all", "basis": "count"}]))?;
    let all = table["denominators"]["all"].as_object().cloned();
    let all = all.ok_or_else(|| Failure::new("the table has no denominators"))?;
    let sum: u64 = all.values().filter_map(Value::as_u64).sum();
    check_equal!(sum, 609, "codings");
    Ok(())
}
