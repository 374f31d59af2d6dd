//! Codes of somebody's own are mapped to a framework: by keys alone and by the pointer alone.

use super::keyboard::tab_to;
use crate::bench::Bench;
use crate::check;
use crate::check_equal;
use crate::drive::page::{Page, key};
use crate::suite::Test;
use serde_json::json;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "codes_are_mapped_by_keys", run: by_keys },
    Test { name: "codes_are_mapped_by_pointer", run: by_pointer },
    Test { name: "a_press_that_moves_away_decides_nothing", run: moved_away },
    Test { name: "a_code_stands_under_two_constructs", run: under_two },
    Test { name: "groups_and_sites_are_crossed", run: crossed },
    Test { name: "a_coding_is_set_aside_and_counted_again", run: aside },
    Test { name: "fifty_thousand_codes_draw_what_is_seen", run: many },
    Test { name: "views_are_gone_back_to", run: back },
    Test { name: "a_wide_table_widens_no_page", run: wide },
];

const CODED: &[u8] = b"participant,code,valence,excerpt
P1,lack of time,barrier,There is never an hour for it.
P2,lack of time,barrier,We run from one thing to the next.
P1,staff training,facilitator,The course helped.
P3,zzz unplaceable,barrier,Well.
P3,Culture,facilitator,We do it so here.
";

/// Label of the code at hand.
const AT: &str = "q('#code-list .at .name').textContent";

fn open<'bench>(bench: &'bench mut Bench) -> Outcome<Page<'bench>> {
    let page = bench.open_file()?;
    page.load(&[("codes.csv", CODED)])?;
    page.api("restore", json!([{"framework": "cfir-2022"}]))?;
    page.see("codes")?;
    page.wait("all('#code-list [role=row]').length === 3")?;
    Ok(page)
}

fn tally_says(page: &Page<'_>, placed: &str) -> Outcome {
    page.wait(&format!("text('#mapping-tally').startsWith({})", json!(placed)))
}

fn by_keys(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    tab_to(&page, "code-list")?;
    page.press(key::DOWN)?;
    page.wait(&format!("{AT} === 'staff training'"))?;
    tally_says(&page, "1 of 4 codes placed")?;
    // Typing searches, and Escape ends that.
    page.press("z")?;
    page.wait("q('#code-search').value === 'z'")?;
    page.press(key::ESCAPE)?;
    page.wait("q('#code-search').value === ''")?;
    page.press(key::ENTER)?;
    check_equal!(page.focused()?, "construct", "what has the focus after Enter");
    for letter in "access to know".chars() {
        page.press(&letter.to_string())?;
    }
    page.wait("q('#construct-list [aria-selected=true] strong').textContent.startsWith('Access to Knowledge')")?;
    tally_says(&page, "1 of 4 codes placed")?;
    page.press(key::ENTER)?;
    tally_says(&page, "2 of 4 codes placed")?;
    check_equal!(page.focused()?, "code-list", "what has the focus after the decision");
    page.wait(&format!("{AT} === 'zzz unplaceable'"))?;
    check!(page.text("#live")?.contains("2 left"), "it is not said how many are left");
    page.chord(&[key::CONTROL, "z"])?;
    tally_says(&page, "1 of 4 codes placed")
}

fn by_pointer(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    page.point_and_click("all('#code-list .name')[0]")?;
    page.wait("text('#side-title') === 'lack of time'")?;
    page.wait("text('.said').includes('There is never an hour for it.')")?;
    let first = page.text("#suggestion-0 strong")?;
    check_equal!(first, "Opportunity", "what is suggested first");
    // A double click decides for one code, and not for the next as well.
    let press = |detail: u8| {
        page.js(&format!(
            "q('#suggestion-0').dispatchEvent(
               new MouseEvent('click', {{ bubbles: true, composed: true, detail: {detail} }}));"
        ))
    };
    press(1)?;
    page.wait("text('#side-title') === 'staff training' && q('#suggestion-0')")?;
    press(2)?;
    page.api("table", json!([]))?;
    tally_says(&page, "2 of 4 codes placed")?;
    page.wait("all('#code-list .name').length === 2")?;
    // Two together are outside the framework.
    page.point_and_click("all('#code-list .box')[0]")?;
    page.point_and_click("all('#code-list .box')[1]")?;
    page.wait("text('#side-title').startsWith('2 codes with 2 codings')")?;
    page.click("#not-in-framework")?;
    tally_says(&page, "2 of 4 codes placed, 2 not in the framework")
}

/// A press decides when it ends, where it began.
fn moved_away(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    page.wait("text('#side-title') === 'lack of time' && q('#suggestion-0')")?;
    page.js("q('#construct').focus();")?;
    page.press(key::DOWN)?;
    page.wait("q('#item-0')")?;
    let middle = |what: &str| -> Outcome<serde_json::Value> {
        page.js(&format!(
            "const {{ left, top, width, height }} = q('{what}').getBoundingClientRect();
             return [Math.round(left + width / 2), Math.round(top + height / 2)];"
        ))
    };
    let (item, away) = (middle("#item-0")?, middle("#side-title")?);
    let at = |place: &serde_json::Value| json!({"type": "pointerMove", "duration": 0, "x": place[0], "y": place[1], "origin": "viewport"});
    let press = |actions: serde_json::Value| {
        let source = json!({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions});
        page.0.post("/actions", &json!({ "actions": [source] }))
    };
    let (down, up) =
        (json!({"type": "pointerDown", "button": 0}), json!({"type": "pointerUp", "button": 0}));
    press(json!([at(&item), down, at(&away), up]))?;
    page.api("table", json!([]))?;
    tally_says(&page, "1 of 4 codes placed")?;
    check_equal!(page.text("#side-title")?, "lack of time", "the code at hand");
    press(json!([at(&item), down, up]))?;
    tally_says(&page, "2 of 4 codes placed")
}

fn under_two(bench: &mut Bench) -> Outcome {
    let page = open(bench)?;
    // The first code is at hand without anybody pointing at it.
    page.wait("text('#side-title') === 'lack of time' && q('#suggestion-1')")?;
    page.click("#several-items")?;
    page.click("#suggestion-0")?;
    tally_says(&page, "2 of 4 codes placed")?;
    check_equal!(page.text("#side-title")?, "lack of time", "the code at hand while more is added");
    page.click("#suggestion-1")?;
    page.wait("all('.taken li').length === 2")?;
    page.see("figure")?;
    page.wait("text('#figure').includes('counted under each of them')")?;
    page.see("codes")?;
    page.click("#no-longer-0")?;
    page.wait("!q('.taken')")?;
    tally_says(&page, "2 of 4 codes placed")?;
    page.chord(&[key::CONTROL, "z"])?;
    page.wait("all('.taken li').length === 2")
}

fn crossed(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let csv = b"participant,group,site,code,valence,excerpt
P1,Nurses,North,Cost,barrier,Too dear.
P2,Nurses,South,Cost,barrier,No money.
P3,Doctors,North,Cost,facilitator,Paid for.
";
    page.load(&[("crossed.csv", csv)])?;
    page.see("figure")?;
    page.choose("#crossed", "Sites")?;
    for pair in ["Nurses × North", "Nurses × South", "Doctors × North"] {
        page.wait(&format!("text('#figure table').includes({})", json!(pair)))?;
    }
    page.chord(&[key::CONTROL, "z"])?;
    page.wait("!text('#figure table').includes('×')")
}

fn aside(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.load(&[("codes.csv", CODED)])?;
    page.api("restore", json!([{"framework": "none"}]))?;
    page.see("figure")?;
    let counted = "text('#counted-as + li').includes";
    page.wait(&format!("{counted}('5 codings')"))?;
    page.click_mark(0)?;
    page.wait("q('#aside-0')")?;
    page.click("#aside-0")?;
    page.wait("text('#passages').includes('Set aside: it counts nowhere.')")?;
    page.wait(&format!("{counted}('4 codings')"))?;
    page.wait("text('#figure').includes('One coding was set aside as wrong')")?;
    page.press(key::ESCAPE)?;
    page.wait("!q('#passages')")?;
    page.click("#set-aside summary")?;
    page.click("#set-aside li button")?;
    page.wait("!q('#set-aside')")?;
    check_equal!(page.focused()?, "view-figure-title", "the focus after the last line is gone");
    page.wait(&format!("{counted}('5 codings')"))
}

fn many(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let rows: String = (0..50_000).map(|at| format!("P{},Code {at},barrier\n", at % 40)).collect();
    page.load(&[("many.csv", format!("participant,code,valence\n{rows}").as_bytes())])?;
    page.api("restore", json!([{"framework": "cfir-2022", "table": {"rows": "domain"}}]))?;
    page.see("codes")?;
    page.wait("all('#code-list [role=row]').length > 10")?;
    let nodes = page.js("return all('#view-codes *').length;")?;
    check!(nodes.as_u64().is_some_and(|nodes| nodes < 1_000), "{nodes} nodes in the view");
    page.js("q('#code-list').focus();")?;
    page.press(key::END)?;
    page.wait(&format!("{AT} === 'Code 49999'"))?;
    page.press("4")?;
    page.press("2")?;
    page.wait("q('#code-search').value === '42' && all('#code-list [role=row]').length > 0")
}

fn back(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    page.click("#example-cfir_interviews")?;
    page.wait_for_figure()?;
    page.see("numbers")?;
    page.see("export")?;
    page.js("history.back();")?;
    page.wait("q('#view-numbers')")?;
    check_equal!(page.focused()?, "view-numbers-title", "what has the focus");
    page.js("history.back();")?;
    page.wait("q('#to-figure').ariaCurrent === 'page'")?;
    page.js("history.forward();")?;
    page.wait("q('#view-numbers')")
}

fn wide(bench: &mut Bench) -> Outcome {
    let page = bench.open_file()?;
    let heads: String = (0..20).map(|at| format!(",Note {at}")).collect();
    let cells = ",something".repeat(20);
    let sheet = format!("participant,code,valence{heads}\nP1,Cost,barrier{cells}\n");
    page.load(&[("wide.csv", sheet.as_bytes())])?;
    page.see("data")?;
    page.wait("q('#check-files .scroll') && q('#check-files .scroll').scrollWidth > innerWidth")?;
    let beyond = page.js("return document.documentElement.scrollWidth - innerWidth;")?;
    check!(beyond.as_i64().is_some_and(|beyond| beyond <= 0), "{beyond} pixels beyond the window");
    Ok(())
}
