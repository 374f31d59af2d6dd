//! Files that pretend to be a live figure, or were changed on the way: a sentence says why, and what was loaded stays.

use serde_json::{Value, json};
use steelyard_core::engine::{Engine, Request, Response, Settings};

use super::opened::opened;
use super::payload::element;
use super::{example, html, of_study, plan};
use crate::support::engine::{ask, load, study, table};
use crate::support::zip::{Entry, crc32, zip};

/// A page with an element that holds what is given, its checksum right.
fn page(version: &str, carried: &str) -> String {
    let checksum = crc32(carried.as_bytes());
    format!(
        "<!DOCTYPE html><section class=\"sy-figure\"><script type=\"text/plain\" class=\"sy-study\" data-version=\"{version}\" data-crc32=\"{checksum:08x}\">{carried}</script></section>"
    )
}

/// What is said of a file that is refused, and that what was loaded is there as it was.
fn said(name: &str, bytes: &[u8]) -> String {
    let mut engine = Engine::new();
    let before = study(&mut engine, Request::Example { id: "cfir_interviews".into() });
    let failed = ask(&mut engine, load(&[(name, bytes)], Settings::default()));
    let Response::Failed { messages, .. } = failed else { panic!("{name} was opened") };
    let settings = Box::new(before.settings.clone());
    assert_eq!(study(&mut engine, Request::Configure { settings }), before);
    assert!(messages[0].contains(name), "{messages:?}");
    messages.join("\n")
}

/// What the figure of the study carries.
fn carried() -> Value {
    let options = json!({"fewest_contributors": 0});
    let plan = plan(&mut of_study(), options, json!({"rows": "code"}));
    serde_json::from_str(&element(html(&plan), "sy-study")).unwrap()
}

#[test]
fn what_was_cut_or_changed_on_the_way_is_refused() {
    let plan = plan(&mut example("qif_documents"), json!({}), json!({}));
    let whole = html(&plan);
    let (at, _) = whole.match_indices("class=\"sy-study\"").next().unwrap();
    let content = at + whole[at..].find("\">{").unwrap() + 3;
    let cut = "was cut on the way here";
    let changed = "was changed on the way here";
    let at_content = |to: &str| format!("{}{to}{}", &whole[..content], &whole[content + 1..]);
    let cases = [
        (whole[..at].to_owned(), cut),
        (whole[..content + 40].to_owned(), cut),
        (whole.replace("class=\"sy-study\"", "class=\"other\""), cut),
        (at_content("~"), changed),
        (at_content("\u{fffd}"), changed),
        (whole.replace("sy-study\" data-version=\"1\"", "sy-study\" data-version=\"x\""), changed),
        (whole.replace("sy-study\" data-version=\"1\"", "sy-study\" data-version=\"0\""), changed),
        (
            whole.replace("sy-study\" data-version=\"1\"", "sy-study\" data-version=\"2\""),
            "later version",
        ),
        (format!("{whole}{whole}"), "more than one"),
    ];
    for (document, expected) in cases {
        let said = said("figure.html", document.as_bytes());
        assert!(said.contains(expected), "{expected}: {said}");
    }
    // What only the way of the file changed, and not its counts, opens: ends of lines, what stands around it.
    opened(&whole.replace('\n', "\r\n"));
    opened(&format!(
        "<!DOCTYPE html><html><body><p>A journal</p>{}",
        &whole[whole.find("<section").unwrap()..]
    ));
    let archive = zip(&[Entry::stored("figure.html", &whole.as_bytes()[..at])]);
    assert!(said("figure.zip", &archive).contains(cut));
    // As a browser saves it while it runs.
    opened(&whole.replace("class=\"sy-figure\"", "class=\"sy-figure sy-on\""));
    let saved = whole[..at].replace("class=\"sy-figure\"", "class=\"sy-figure sy-on\"");
    assert!(said("figure.html", saved.as_bytes()).contains(cut));
    for other in ["sy-figures", "sy-figure-list", "my sy-figure"] {
        let other = format!("<!DOCTYPE html><p class=\"{other}\">A page</p>");
        assert!(said("page.html", other.as_bytes()).contains("web page"), "{other}");
        let entries = [Entry::stored("index.html", other), Entry::stored("data.csv", "a,b\n1,2\n")];
        let said = said("site.zip", &zip(&entries));
        assert!(!said.contains(cut) && said.contains("archive"), "{said}");
    }
    // A page without a figure is one, and a cell that names its class a cell.
    assert!(said("page.html", b"<!DOCTYPE html><p>sy-figure</p>").contains("web page"));
    let mut engine = Engine::new();
    let csv = b"code,valence\n\"class=\"\"sy-figure\"\"\",barrier\n";
    study(&mut engine, load(&[("a.csv", csv)], Settings::default()));
}

#[test]
fn no_cut_and_no_change_of_bytes_makes_it_panic() {
    let plan = plan(&mut of_study(), json!({}), json!({"rows": "code"}));
    let whole = html(&plan).as_bytes();
    let at = html(&plan).find("class=\"sy-study\"").unwrap();
    let mut random = crate::support::random::Random::new(5);
    let mut engine = Engine::new();
    for _ in 0..400 {
        let mut bytes = whole[at - 60..].to_vec();
        for _ in 0..=random.below(3) {
            let place = random.below(bytes.len().min(4_000));
            bytes[place] = u8::try_from(random.below(256)).unwrap();
        }
        if random.below(3) == 0 {
            bytes.truncate(random.below(bytes.len()));
        }
        let document = [b"<!DOCTYPE html><p class=\"sy-figure\">".to_vec(), bytes].concat();
        ask(&mut engine, load(&[("figure.html", &document)], Settings::default()));
    }
}

#[test]
fn what_contradicts_itself_is_refused() {
    let contradicts = "contradicts itself, or was not written by this version";
    let right = carried();
    opened(&page("1", &right.to_string()));
    let changed = |path: &str, to: Value| {
        let mut other = right.clone();
        *other.pointer_mut(path).unwrap_or_else(|| panic!("no {path}")) = to;
        other.to_string()
    };
    let first = &right["tables"][0];
    let twice = json!([first, first]);
    let mut long = first["counts"].as_array().unwrap().clone();
    long.push(json!(0));
    let mut of_two_studies = json!([first, first]);
    of_two_studies[1]["spec"]["unit"] = json!("segments");
    of_two_studies[1]["spec"]["rows"] = json!("theme");
    let cases = [
        ("", json!([])),
        ("", json!("text")),
        ("/tables", json!([])),
        ("/tables", twice),
        ("/tables", of_two_studies),
        ("/tables/0/bases", json!([])),
        ("/tables/0/bases", json!(["count", "count"])),
        ("/tables/0/bases", json!(["share_of_units"])),
        ("/tables/0/bases", json!(["of_everything"])),
        ("/tables/0/counts", json!(long)),
        ("/tables/0/counts", json!([])),
        ("/tables/0/counts/0", json!(4_000_000_000_u32)),
        ("/tables/0/counts/0", json!(-1)),
        ("/tables/0/counts/0", json!(1.5)),
        ("/tables/0/counts/0", json!(1e300)),
        ("/tables/0/counts/0", json!("1")),
        ("/tables/0/rows", json!([])),
        ("/tables/0/columns", json!([])),
        ("/tables/0/rows/1", first["rows"][0].clone()),
        ("/tables/0/columns/1", first["columns"][0].clone()),
        ("/tables/0/totals", json!([0, 0, 0, 0, 0])),
        ("/tables/0/totals", json!([1])),
        ("/tables/0/spec/basis", json!("share_of_valence")),
        ("/tables/0/spec/order", json!("total")),
        ("/tables/0/spec/both_as_mixed", json!(true)),
        ("/tables/0/spec/unit", json!("votes")),
        ("/tables/0/spec/columns", json!({"crossed": ["participant", "site"]})),
        ("/table/unit", json!("sites")),
        ("/table/columns", json!("site")),
        ("/figure/chart", json!("pie")),
        ("/figure/options", json!({"colour": "<b>"})),
        ("/interactive/fewest_contributors", json!(1)),
        ("/interactive/fewest_contributors", json!(null)),
        ("/disclosure/fewest_contributors", json!(1)),
        ("/disclosure/round_to", json!(4)),
        ("/framework", json!("no-such-framework")),
        ("/example", json!("My study")),
        ("/data", json!({})),
    ];
    for (path, to) in cases {
        let said = said("figure.html", page("1", &changed(path, to.clone())).as_bytes());
        assert!(said.contains(contradicts), "{path} {to}: {said}");
    }
    let deep = "[".repeat(100_000);
    let endless = format!("{{\"tables\":{}", "{\"a\":".repeat(50_000));
    for text in ["", "{}", "null", &deep, &endless, "{\"tables\":[", "\u{0}"] {
        let said = said("figure.html", page("1", text).as_bytes());
        assert!(said.contains(contradicts), "{said}");
    }
}

#[test]
fn little_does_not_become_much() {
    // One letter told again to a thousand million.
    let said = said("figure.html", page("1", "a~zzzzzz00").as_bytes());
    assert!(said.contains("unpacked, the file is larger than"), "{said}");
    // Many rows and columns of which each is a few letters, and a number for all of them in as few.
    let mut other = carried();
    for heads in ["rows", "columns"] {
        let first = other["tables"][0][heads][0].clone();
        let all = (0..800).map(|at| {
            let mut head = first.clone();
            head["key"] = json!(at.to_string());
            head
        });
        other["tables"][0][heads] = all.collect();
    }
    let said = super::hostile::said("figure.html", page("1", &other.to_string()).as_bytes());
    assert!(said.contains("500,000"), "{said}");
}

#[test]
fn labels_are_text() {
    let hostile = "<img src=x onerror=alert(1)></script><script>alert(1)</script>=cmd|'/c calc'!A0";
    let mut other = carried();
    // The element would end before its label does, as it is written by no one but an attacker; an escape does not.
    other["tables"][0]["rows"][0]["label"] = json!({"named": hostile});
    other["tables"][0]["columns"][0]["label"] = json!({"named": "\u{202e}url(a) {$b}"});
    other["interactive"]["title"] = json!(hostile);
    let text = other.to_string().replace('<', "\\u003c");
    let (mut engine, _) = opened(&page("1", &text));
    assert!(format!("{:?}", table(&mut engine, json!({}))).contains("onerror"));
    let plan = plan(&mut engine, json!({}), json!({}));
    let written = html(&plan).to_lowercase();
    assert_eq!(written.matches("<script").count(), 4);
    assert!(!written.contains("<img") && !written.contains("url(a)") && !written.contains("{$"));
}
