//! What hosts leave of a live figure: which of its layers, readable, and nothing in it that runs.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod lists;
mod markup;

use std::path::Path;

use serde_json::json;
use steelyard_core::engine::{Request, Response};

use super::support::engine::{ask, loaded};
use super::support::skip_without_tool;
use super::support::tool::told;
use lists::{BLEACH, KSES, filtered};
use markup::{Found, decoded, found, squeezed};

/// Labels that would run, and labels that a host would take for something of its own.
const STUDY: &str = r#"participant,role,code,valence
P1,Nurses,"</script><img src=x onerror=alert(1)>",barrier
P2,Doctors,"</script><img src=x onerror=alert(1)>",facilitator
P1,Nurses,"url(figure.png) url : 'figure.png' url=figure.png",barrier
P2,Doctors,"src=""figure.png"" data = ""a"" href='a' URL:'a'",barrier
P3,Nurses,"{$currentUrl} <head> ojs://x",facilitator
P3,Nurses,"<a href=javascript:alert(2)>Cost</a> href=""ojs://a""",barrier
P1,Nurses,"<svg onload=alert(3)>",barrier
P2,"<i onclick=alert(4)>Both</i>","=1+1 </style><style>*{display:none}",facilitator
"#;

/// The live figure of the study.
fn figure() -> String {
    let (mut engine, _) = loaded(&[("study.csv", STUDY.as_bytes())]);
    let options = json!({
        "fewest_contributors": 0, "title": "<b onclick=alert(5)>What</b> hinders & \"helps\"",
        "authors": "Ada <L.>; Grace H.", "doi": "10.1234/url=figure.png",
        "citation": "L. & H. (2026) <script>alert(6)</script> url('a')", "licence": "CC BY url : 'a'"
    });
    let options = serde_json::from_value(options).unwrap();
    let table = serde_json::from_value(json!({"rows": "code"})).unwrap();
    match ask(&mut engine, Request::Interactive { options, table, figure: Default::default() }) {
        Response::Interactive(plan) => plan.html.unwrap(),
        other => panic!("no figure but {other:?}"),
    }
}

/// The layers of a figure as a reader finds them in the whole document; texts are squeezed.
struct Layers {
    /// What a document has before its figure, as a filter shows it that takes markup for text.
    head: String,
    /// Title as the head has it.
    title: String,
    /// Title, authors, alternative text and caption.
    words: String,
    /// The table.
    rows: Vec<Vec<String>>,
    /// Notes, methods, how to cite it, and settings.
    about: String,
    /// The words of the drawing.
    drawing: String,
    /// Begin of the style sheet.
    style: String,
}

impl Layers {
    fn of(html: &str) -> Self {
        let between = |start: &str, end: &str| {
            let (_, rest) = html.split_once(start).unwrap();
            rest.split_once(end).unwrap().0
        };
        // A reader of tables wants one.
        let text = |part: &str| found(&format!("{part}<table></table>")).before;
        let (head, _) = html.split_once("<section class=\"sy-figure\"").unwrap();
        let layers = Self {
            head: squeezed(&decoded(head)),
            title: text(between("<title>", "</title>")),
            words: text(between("<div class=\"sy-head\">", "<div class=\"sy-numbers\">")),
            rows: found(html).rows,
            about: text(between("</table>", "<div class=\"sy-drawing\">")),
            drawing: text(between("<div class=\"sy-drawing\">", "</svg>")),
            style: squeezed(between("<style>", "{")),
        };
        // Two rows of heads, seven labels and the totals; three groups of two valences and the label.
        assert_eq!(layers.rows.len(), 10);
        assert!(layers.rows[2..].iter().all(|row| row.len() == 7));
        for word in ["what</b>hinders", "ada<l.>", "in7rows", "n=2participants"] {
            assert!(layers.words.to_lowercase().contains(word), "{word}");
        }
        for word in ["Methods", "Citeas:L.&H.", "Licence:CCBY", "DOI:10.1234/url=figure.png"] {
            assert!(layers.about.contains(word), "{word}");
        }
        layers
    }
}

/// What a filter leaves after the words and the table.
enum Tail {
    /// The words of the drawing.
    Drawing,
    /// These and the style sheet as text.
    DrawingAndStyle,
    /// These and all scripts as text, behind the style sheet where that is text too.
    DrawingAndScripts,
    /// The drawing, and all that follows it, as text with its tags.
    Markup,
}

/// Elements of words and table, which every filter leaves; with `section` where it knows that of the figure.
const ELEMENTS: [&str; 15] = [
    "a", "br", "caption", "div", "h2", "h3", "li", "p", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
];

/// What stands in a text behind its begin.
///
/// # Panics
/// Where it does not begin so; says where it differs.
fn behind<'a>(text: &'a str, begin: &str) -> &'a str {
    text.strip_prefix(begin).unwrap_or_else(|| {
        let differs = text.chars().zip(begin.chars()).take_while(|(one, other)| one == other);
        let at = differs.count().saturating_sub(40);
        let part = |of: &str| of.chars().skip(at).take(120).collect::<String>();
        panic!("\n   found {}\nexpected {}", part(text), part(begin))
    })
}

/// Holds what a filter left against the layers: the words stand before the table, behind `head` alone; the table is
/// whole; nothing that the figure did not mark up is marked up.
fn held(left: &Found, layers: &Layers, head: &str, tail: &Tail, attributes: &[&str]) {
    assert_eq!(left.before, format!("{head}{}", layers.words), "before the table");
    assert_eq!(left.rows, layers.rows, "the table");
    let rest = behind(&left.after, &layers.about);
    match tail {
        Tail::Drawing => assert_eq!(rest, layers.drawing),
        Tail::DrawingAndStyle | Tail::DrawingAndScripts => {
            let rest = behind(rest, &layers.drawing);
            let scripts = matches!(tail, Tail::DrawingAndScripts);
            assert!(rest.starts_with(&layers.style), "{}", &rest[..200]);
            assert_eq!(rest.contains("steelyardPlayer("), scripts);
        }
        Tail::Markup => assert!(rest.starts_with("<svg"), "{}", &rest[..200]),
    }
    let elements: Vec<&str> = left
        .elements
        .iter()
        .map(String::as_str)
        .filter(|name| !["section", "style"].contains(name))
        .collect();
    assert_eq!(elements, ELEMENTS);
    let found: Vec<&str> = left.attributes.iter().map(String::as_str).collect();
    assert_eq!(found, attributes);
    let links: Vec<&str> = left.links.iter().map(String::as_str).collect();
    assert_eq!(links, ["https://doi.org/10.1234/url=figure.png"]);
}

fn beside(name: &str) -> String {
    format!("{}/tests/it/hosts/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// What a filter of the npm registry leaves; `None`, with the test counted as skipped, where it is not there.
fn npm(filter: &str, html: &str) -> Option<Found> {
    let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules");
    if !["xss", "sanitize-html"].iter().all(|package| packages.join(package).is_dir()) {
        skip_without_tool("node_modules");
        return None;
    }
    let script = beside("filters.cjs");
    Some(found(&told("node", &[&script, filter, "FILE"], html.as_bytes(), "html")?))
}

#[test]
fn html_purifier_leaves_words_and_table() {
    if !Path::new("/usr/share/php/HTMLPurifier.auto.php").is_file() {
        return skip_without_tool("php-htmlpurifier");
    }
    let html = figure();
    let script = beside("purifier.php");
    let Some(left) = told("php", &[&script, "FILE"], html.as_bytes(), "html") else { return };
    let attributes = ["class", "colspan", "href", "rowspan", "scope"];
    held(&found(&left), &Layers::of(&html), "", &Tail::Drawing, &attributes);
}

#[test]
fn js_xss_leaves_words_and_table_and_shows_all_other_markup_as_text() {
    let html = figure();
    let layers = Layers::of(&html);
    let Some(left) = npm("js-xss", &html) else { return };
    let attributes = ["colspan", "href", "rowspan", "target"];
    held(&left, &layers, &layers.head, &Tail::Markup, &attributes);
}

#[test]
fn the_preview_of_dataverse_leaves_words_and_table() {
    let html = figure();
    let Some(left) = npm("dataverse", &html) else { return };
    let attributes = ["colspan", "href", "rowspan", "target"];
    held(&left, &Layers::of(&html), "", &Tail::DrawingAndStyle, &attributes);
}

#[test]
fn sanitize_html_leaves_words_and_table() {
    let html = figure();
    let layers = Layers::of(&html);
    let Some(left) = npm("sanitize-html", &html) else { return };
    held(&left, &layers, &layers.title, &Tail::Drawing, &["href", "target"]);
}

#[test]
fn lists_of_what_is_allowed_leave_words_and_table() {
    let small =
        "<b onclick=\"x\">a</b><p class='c' onclick=x>&lt;i></p><style>d</style><script>e</script>";
    assert_eq!(filtered(small, &KSES), "a<p class=\"c\">&lt;i&gt;</p>de");
    assert_eq!(filtered(small, &BLEACH), "a<p class=\"c\">&lt;i&gt;</p><style>d</style>e");
    let html = figure();
    let layers = Layers::of(&html);
    let post = found(&filtered(&html, &KSES));
    // WordPress leaves every `data-` attribute: at the root stand the sentences of why a figure is not live.
    let attributes = [
        "aria-labelledby",
        "class",
        "colspan",
        "data-broken",
        "data-newer",
        "href",
        "id",
        "rel",
        "rowspan",
        "scope",
        "target",
    ];
    held(&post, &layers, &layers.title, &Tail::DrawingAndScripts, &attributes);
    let field = found(&filtered(&html, &BLEACH));
    held(&field, &layers, &layers.title, &Tail::DrawingAndScripts, &["class", "href", "id"]);
}

#[test]
fn ojs_changes_nothing_in_a_figure() {
    let html = figure();
    let script = beside("ojs.php");
    // Files that are called like what stands in a figure, or like ends of it.
    let names = ["figure.png", "style.css", "a", "e", "1", "sy-figure", "en", "utf-8", "png"];
    let arguments: Vec<&str> = [&script, "FILE"].into_iter().chain(names).collect();
    let Some(shown) = told("php", &arguments, html.as_bytes(), "html") else { return };
    let differs = shown.bytes().zip(html.bytes()).position(|(one, other)| one != other);
    if let Some(at) = differs {
        panic!("{:?}", shown.get(at.saturating_sub(100)..at + 100));
    }
    assert_eq!(shown.len(), html.len());
    // The same patterns do find what is written for them.
    let bait = "<head><img src=\"x/figure.png\"><a href=\"ojs://article/1\">{$currentUrl}</a> url : 'a' url(e) url=b/1";
    let Some(shown) = told("php", &arguments, bait.as_bytes(), "html") else { return };
    assert_eq!(shown.matches("https://journal.example/").count(), 6, "{shown}");
    assert!(shown.contains("the journal's currentUrl"), "{shown}");
}
