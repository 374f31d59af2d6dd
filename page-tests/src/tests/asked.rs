//! Sheets of which something must be asked: what is asked, and what the answers change.

use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::Page;
use crate::suite::Test;
use serde_json::json;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "signs_and_sizes_are_asked_and_answered", run: signs_and_sizes },
    Test { name: "percentages_are_refused_until_somebody_says_what_they_are", run: percentages },
    Test { name: "a_word_one_letter_off_is_suggested", run: words },
];

/// Presses the answer of that name.
fn answer(page: &Page<'_>, label: &str) -> Outcome {
    let press = format!(
        "all('#questions button').find((button) => button.textContent === {}).click();",
        json!(label)
    );
    page.js(&press).map(drop)
}

fn summary_comes_to(page: &Page<'_>, numbers: &str) -> Outcome {
    page.wait(&format!("text('#summary').startsWith({})", json!(numbers)))
}

fn signs_and_sizes(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let sheet =
        "group,n,code\nNurses,12,Cost +\nNurses,12,Cost -\nGPs,8,Staff\nGPs,8,Hours\nGPs,8,Rooms\n";
    page.load(&[("sheet.csv", sheet.as_bytes())])?;
    summary_comes_to(&page, "5 codings, 2 groups")?;
    let asked = page.text("#questions")?;
    check!(
        asked.contains("2 of 5 codes begin or end with a sign, such as “Cost +”, “Cost -”."),
        "{asked}"
    );
    check!(asked.contains("“n” says one number for all rows"), "{asked}");
    answer(&page, "they say barrier (−) and facilitator (+)")?;
    summary_comes_to(&page, "5 codings, 1 barrier, 1 facilitator")?;
    answer(&page, "The number of codings")?;
    summary_comes_to(&page, "48 codings, 12 barriers, 12 facilitators")?;
    page.click("#undo")?;
    summary_comes_to(&page, "5 codings, 1 barrier, 1 facilitator")?;
    answer(&page, "The size of the group: not used")?;
    page.wait("!q('#questions') || !text('#questions').includes('says one number')")?;
    page.see("data")?;
    page.js("q('#check-valences').open = true;")?;
    page.wait("q('#code-signs')")?;
    page.choose("#code-signs", "they are part of the names")?;
    summary_comes_to(&page, "5 codings, 2 groups")
}

fn percentages(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let sheet = "Theme;Barrieren;Förderfaktoren\nKosten;33,3 %;12,5 %\nZeit;66,7 %;87,5 %\n";
    page.load(&[("sheet.csv", sheet.as_bytes())])?;
    page.wait("q('#questions')")?;
    let asked = page.text("#questions")?;
    check!(asked.contains("hold percentages or fractions"), "{asked}");
    check_equal!(page.text("#summary")?, "0 codings", "what is counted before the answer");
    answer(&page, "Leave the percentages out: each row is one coding")?;
    summary_comes_to(&page, "2 codings")
}

fn words(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let sheet = "who,code,type\nA,Cost,barrier\nB,Cost,barier\nC,Hours,no barrier\nD,Hours,-\n";
    page.load(&[("sheet.csv", sheet.as_bytes())])?;
    summary_comes_to(&page, "4 codings, 1 barrier")?;
    page.wait("q('#valence-1')")?;
    let chosen =
        "return all('#check-valences select').map((one) => one.selectedOptions[0].textContent);";
    let expected = json!([
        "barrier",
        "not known: choose (perhaps barrier)",
        "not known: choose",
        "no valence"
    ]);
    check_equal!(page.js(chosen)?, expected, "what the words were taken for");
    page.choose("#valence-1", "barrier")?;
    summary_comes_to(&page, "4 codings, 2 barriers")
}
