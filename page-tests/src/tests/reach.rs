//! How far the right figure is from the drop: decisions, clicks and keys, counted and printed; and how much of a big
//! study each view draws.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::{Value, json};
use std::fmt;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "examples_are_one_click_from_their_figure", run: examples },
    Test { name: "a_tired_students_sheet_is_a_few_clicks_from_its_figure", run: tired },
    Test { name: "reports_are_few_decisions_from_their_figure", run: reports },
    Test { name: "no_view_draws_more_than_is_seen_of_a_big_study", run: big },
];

/// Nodes that a view has at most.
const MOST_NODES: u64 = 5_000;

/// What a person did between the drop and the figure.
#[derive(Default)]
struct Reach {
    decisions: u32,
    clicks: u32,
    keys: u32,
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} decisions, {} clicks, {} keys", self.decisions, self.clicks, self.keys)
    }
}

impl Reach {
    fn click(&mut self, page: &Page<'_>, selector: &str) -> Outcome {
        self.clicks += 1;
        page.click(selector)
    }
}

/// How many decisions the links of the views say to be open.
fn open_decisions(page: &Page<'_>) -> Outcome<u64> {
    let script = "return all('#questions li').length
        + all('.views .count').reduce((sum, one) => sum + (parseInt(one.textContent, 10) || 0), 0);";
    Ok(page.js(script)?.as_u64().unwrap_or(0))
}

fn examples(bench: &mut Bench) -> Outcome {
    let ids = [
        "cfir_interviews",
        "tdf_scoping_review",
        "qif_documents",
        "npt_focus_groups",
        "thematic_analysis",
    ];
    for id in ids {
        let mut reach = Reach::default();
        let page = bench.open_file()?;
        reach.click(&page, &format!("#example-{id}"))?;
        page.wait_for_figure()?;
        page.wait("q('#to-figure').ariaCurrent === 'page'")?;
        check_equal!(open_decisions(&page)?, 0, "decisions that are open");
        println!("  {id}: {reach}");
        check!(reach.clicks == 1 && reach.keys == 0, "{id} takes {reach}");
    }
    Ok(())
}

/// Ten spellings of five groups, words of valences with slips, and codes of no framework: own codes as rows.
fn tired(bench: &mut Bench) -> Outcome {
    for file in ["phd.csv", "phd_semicolon_cp1252.csv"] {
        let Some(path) = bench.shared(&format!("cases/figures/{file}"))? else { return Ok(()) };
        let mut reach = Reach::default();
        let page = bench.open_file()?;
        page.upload("#files", &[&path])?;
        page.wait("q('main section') && !q('#work')")?;
        page.wait("q('#to-data')")?;
        reach.click(&page, "#to-data")?;
        page.wait("q('#check-valences')")?;
        page.js("q('#check-valences').open = true;")?;
        // Each word with a slip is what the list proposes: opening the list and choosing are two clicks.
        let asked = "all('#check-valences tr.asks select')";
        loop {
            let next = page.js(&format!(
                "const list = {asked}.find((one) => /perhaps/.test(one.selectedOptions[0].textContent));
                 return list ? [list.id, /perhaps ([a-z]+)/.exec(list.selectedOptions[0].textContent)[1]] : null;"
            ))?;
            let (Some(id), Some(meant)) = (next[0].as_str(), next[1].as_str()) else { break };
            page.choose(&format!("#{id}"), meant)?;
            (reach.decisions, reach.clicks) = (reach.decisions + 1, reach.clicks + 2);
            page.wait(&format!(
                "!q('#{id}').closest('tr').classList.contains('asks') && !q('#work')"
            ))?;
        }
        reach.click(&page, "#check-values > summary")?;
        page.wait("q('#values-0')")?;
        while page.js("return Boolean(q('#values-0-like-0'));")? == json!(true) {
            let before = page.js("return all('#values-0 .likes li').length;")?;
            reach.click(&page, "#values-0-like-0")?;
            reach.decisions += 1;
            page.wait(&format!("all('#values-0 .likes li').length < {before} && !q('#work')"))?;
        }
        reach.click(&page, "#to-figure")?;
        page.wait_for_figure()?;
        // The last merge may still be on its way to the table.
        page.wait("q('.page').ariaBusy !== 'true' && all('table.numbers thead th[scope=colgroup]').length <= 5")?;
        let groups = page.js("return all('table.numbers thead th[scope=colgroup] > span:first-child').map((one) => one.textContent);")?;
        let count = groups.as_array().map_or(0, Vec::len);
        println!("  {file}: {reach}; groups {groups}");
        check_equal!(count, 5, "groups");
        check!(reach.clicks <= 20, "{file} takes {reach}");
    }
    Ok(())
}

/// Files of public reports, whose numbers the host's tests hold: what is still asked of each after the drop.
fn reports(bench: &mut Bench) -> Outcome {
    for (file, most) in [
        ("R02_cat_columns.csv", 1),
        ("R04_touching_segments.csv", 1),
        ("R10_openqda_parent_codes.csv", 1),
        ("R13_case_portions.csv", 1),
        ("R14_bare_cr.csv", 1),
        ("R15_cp1252_quotes.csv", 1),
        ("R17_counts_vs_presence.csv", 1),
        ("R18_three_header_rows.xlsx", 1),
        ("R19_requal_segments.csv", 1),
        ("R20_column_without_name.csv", 1),
    ] {
        let Some(path) = bench.shared(&format!("cases/reports/{file}"))? else { return Ok(()) };
        let page = bench.open_file()?;
        page.upload("#files", &[&path])?;
        page.wait("q('#to-data') && !q('#work')")?;
        let asked = page.js("return all('#questions li').length;")?;
        let asked = asked.as_u64().unwrap_or(0);
        println!("  {file}: {asked} decisions");
        check!(
            asked <= most,
            "{file} asks {asked} questions: {}",
            page.js("return text('#questions');")?
        );
    }
    Ok(())
}

/// Fifteen thousand codes of a thousand people in twelve groups: three times as many as there may be nodes.
fn big(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let rows: String = (0..15_000)
        .map(|at| {
            let side = if at % 3 == 0 { "facilitator" } else { "barrier" };
            format!(
                "P{},Group {},Site {},Code {at},{side},Said {at}\n",
                at % 1_000,
                at % 12,
                at % 9
            )
        })
        .collect();
    let sheet = format!("participant,group,site,code,valence,excerpt\n{rows}");
    page.load(&[("big.csv", sheet.as_bytes())])?;
    page.api("restore", json!([{"framework": "cfir-2022", "table": {"rows": "domain"}}]))?;
    for view in ["data", "codes", "numbers", "export", "figure"] {
        page.see(view)?;
        page.wait("!q('#work') && q('.page').ariaBusy !== 'true'")?;
        match view {
            "data" => {
                page.js("for (const part of all('#check details')) part.open = true;").map(drop)?
            }
            "codes" => page.wait("all('#code-list [role=row]').length > 10")?,
            "export" => page.wait("q('#audit-list [data-at]')")?,
            "figure" => page.wait("q('#drawing .mark')")?,
            _ => {}
        }
        // Once more, for what came by opening.
        page.js("for (const part of all('#check details')) part.open = true;")?;
        let nodes: Value = page.js("return all('*').length;")?;
        println!("  {view}: {nodes} nodes");
        check!(nodes.as_u64().is_some_and(|nodes| nodes <= MOST_NODES), "{view} has {nodes} nodes");
    }
    Ok(())
}
