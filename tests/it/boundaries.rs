//! The code's own boundaries, read from the sources: which layer may name which, what only the
//! browser's side may name, where strings that people read may stand, what the page's policy forbids,
//! that nothing names each other in a circle, and how long a file may be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod circles;
mod paths;
mod source;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use circles::Arrows;
use paths::{Modules, named};
use source::{Source, classes_and_ids, sources};
use texts::{is_for_people, is_sentence, is_shown};

/// Lines of the longest file.
const LONGEST_FILE: usize = 500;

/// The layers from the lowest to the highest, each with those of the crate that it names.
///
/// None names one that stands below it in this list. The first serve everyone; `words` names what it
/// puts into sentences, and only what holds a text for people names `words`. `page` and `web` are a crate
/// of their own above all others.
const ARROWS: &[(&str, &[&str])] = &[
    ("ids", &[]),
    ("pulse", &[]),
    ("order", &["pulse"]),
    ("packing", &["pulse"]),
    ("checksum", &[]),
    ("fold", &[]),
    ("text_index", &[]),
    ("statistics", &["ids", "pulse"]),
    ("valence", &[]),
    ("schema", &["valence"]),
    ("diag", &["valence"]),
    ("format", &["checksum", "diag", "fold", "packing", "pulse", "schema", "text_index"]),
    (
        "dataset",
        &[
            "checksum",
            "diag",
            "fold",
            "format",
            "ids",
            "order",
            "pulse",
            "schema",
            "text_index",
            "valence",
        ],
    ),
    ("framework", &["fold", "order", "pulse", "schema"]),
    (
        "analysis",
        &[
            "dataset",
            "diag",
            "fold",
            "framework",
            "ids",
            "order",
            "pulse",
            "schema",
            "statistics",
            "valence",
        ],
    ),
    ("disclosure", &["analysis", "ids", "pulse", "valence"]),
    ("examples", &["analysis"]),
    ("words", &["analysis", "dataset", "diag", "examples", "framework", "schema", "valence"]),
    ("figure", &["analysis", "diag", "order", "schema", "statistics", "valence", "words"]),
    (
        "export",
        &[
            "analysis",
            "checksum",
            "diag",
            "figure",
            "framework",
            "packing",
            "pulse",
            "schema",
            "valence",
            "words",
        ],
    ),
    (
        "engine",
        &[
            "analysis",
            "checksum",
            "dataset",
            "diag",
            "disclosure",
            "examples",
            "export",
            "figure",
            "fold",
            "format",
            "framework",
            "ids",
            "order",
            "pulse",
            "schema",
            "valence",
            "words",
        ],
    ),
    (
        "page",
        &[
            "analysis",
            "dataset",
            "diag",
            "disclosure",
            "engine",
            "examples",
            "export",
            "figure",
            "format",
            "framework",
            "valence",
            "words",
        ],
    ),
    (
        "web",
        &[
            "analysis",
            "dataset",
            "diag",
            "disclosure",
            "engine",
            "examples",
            "export",
            "figure",
            "format",
            "framework",
            "order",
            "page",
            "pulse",
            "valence",
            "words",
        ],
    ),
];

/// What only the browser's side names.
const BROWSER: [&str; 6] =
    ["gloo", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "web_sys", "yew"];

/// Ways to make elements of text, which the policy forbids, in part in silence.
const MARKUP: [&str; 8] = [
    "from_html_unchecked",
    "inner_html",
    "set_inner_html",
    "set_outer_html",
    "insert_adjacent_html",
    "parse_from_string",
    "create_contextual_fragment",
    "VRaw",
];

#[test]
fn only_the_browsers_side_names_the_browser() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !is_browsers(source)) {
        for name in BROWSER.into_iter().filter(|name| source.has_name(name)) {
            faults.push(format!("{} names {name}", source.path));
        }
    }
    none(&faults, "belongs under src/web");
}

#[test]
fn layers_name_only_what_lies_below_them() {
    let allowed: BTreeMap<&str, BTreeSet<&str>> =
        ARROWS.iter().map(|(from, to)| (*from, to.iter().copied().collect())).collect();
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let mut faults = Vec::new();
    for source in sources() {
        let Some(from) = layer(&source.path) else { continue };
        for to in named_layers(source).into_iter().filter(|to| *to != from) {
            if !allowed[from].contains(to) {
                faults.push(format!("{}: {from} names {to}", source.path));
            }
            found.entry(from).or_default().insert(to);
        }
    }
    none(&faults, "the table of arrows in this test says what may name what");
    // An arrow that is gone is taken out of the table, so that it does not come back unseen.
    let unused: Vec<String> = allowed
        .iter()
        .flat_map(|(from, to)| to.iter().map(move |to| (*from, *to)))
        .filter(|(from, to)| !found.get(from).is_some_and(|named| named.contains(to)))
        .map(|(from, to)| format!("{from} no longer names {to}"))
        .collect();
    none(&unused, "take the arrow out of the table");
}

#[test]
fn nothing_names_each_other_in_a_circle() {
    let mut places: BTreeMap<String, Arrows> = BTreeMap::new();
    let modules = Modules::of(sources());
    for source in sources() {
        let from = source.module();
        // `.` is the place of the layers themselves.
        if let Some(layer) = layer(&source.path) {
            let arrows =
                places.entry(".".to_owned()).or_default().entry(layer.to_owned()).or_default();
            arrows.extend(
                named_layers(source).into_iter().filter(|to| *to != layer).map(str::to_owned),
            );
        }
        for to in named(source).into_iter().filter(|named| !named.handed_on) {
            let to = modules.home(&to.path);
            let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
            // A module and one in its folder are one thing: they may name each other.
            let (Some(one), Some(other)) = (from.get(common), to.get(common)) else { continue };
            if common > 0 {
                let arrows = places.entry(from[..common].join("/")).or_default();
                arrows.entry(one.clone()).or_default().insert(other.clone());
            }
        }
    }
    let faults: Vec<String> = places
        .iter()
        .flat_map(|(place, arrows)| {
            circles::circles(arrows).into_iter().map(move |circle| {
                let names: Vec<String> = circle.into_iter().collect();
                format!("{place}: a circle of {}", names.join(", "))
            })
        })
        .collect();
    none(&faults, "what names each other cannot be read, moved or tested alone");
}

#[test]
fn what_people_read_stands_in_words() {
    let known = classes_and_ids(sources());
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !is_catalogue(source)) {
        let in_web = is_browsers(source);
        for (at, text) in source.strings() {
            let read = is_sentence(text)
                || in_web && (is_shown(source, at, text) || is_for_people(text, &known));
            if read {
                faults.push(format!("{}:{}: {text:?}", source.path, source.tokens[at].line));
            }
        }
    }
    none(
        &faults,
        "is read by people and belongs in the catalogue, crates/core/src/words or src/page/words",
    );
}

#[test]
fn no_element_is_made_of_text_and_no_style_or_handler_is_an_attribute() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| is_browsers(source)) {
        let forbidden = MARKUP.into_iter().filter(|name| source.has_name(name));
        faults.extend(forbidden.map(|name| format!("{}: {name}", source.path)));
        if source.has_attribute("style") {
            faults.push(format!("{}: style as an attribute", source.path));
        }
        for (at, text) in source.strings() {
            let name = source.attribute_before(at);
            if name.starts_with("on") || matches!(text, "style" | "~style") {
                faults.push(format!("{}:{}: {name} {text:?}", source.path, source.tokens[at].line));
            }
        }
    }
    none(&faults, "is blocked by the page's policy; see ARCHITECTURE.md");
}

#[test]
fn no_file_is_too_long_to_read_in_one_sitting() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| source.lines > LONGEST_FILE)
        .map(|source| format!("{} has {} lines", source.path, source.lines))
        .collect();
    none(&long, &format!("split it; {LONGEST_FILE} lines are the most"));
}

#[test]
fn the_reader_of_sources_tells_code_from_text() {
    let source = Source::of(
        "web/x.rs",
        "//! yew\nuse crate::diag; /* web_sys */\nlet a = 'x'; let q = '\"'; fn f<'a>() {}\n\
         html! { <p style={ s } onclick=\"go()\" aria-label=\"A name\">{ \"bare\" }{ r#\"Two words\"# }</p> }\n\
         #[cfg(test)]\n#[allow(unused)]\nmod tests { use crate::engine; }\nuse crate::order;\n",
    );
    assert_eq!(source.lines, 8);
    assert!(!source.has_name("yew") && !source.has_name("web_sys"));
    assert_eq!(named_layers(&source), BTreeSet::from(["diag", "order"]));
    let texts: Vec<&str> = source.strings().map(|(_, text)| text).collect();
    assert_eq!(texts, ["go()", "A name", "bare", "Two words"]);
    let lines: Vec<usize> = source.strings().map(|(at, _)| source.tokens[at].line).collect();
    assert_eq!(lines, [4, 4, 4, 4]);
    let shown: Vec<bool> = source.strings().map(|(at, text)| is_shown(&source, at, text)).collect();
    assert_eq!(shown, [false, true, true, true]);
    let attributes: Vec<String> =
        source.strings().map(|(at, _)| source.attribute_before(at)).collect();
    assert_eq!(attributes, ["onclick", "aria-label", "", ""]);
    assert!(source.has_attribute("style") && !source.has_attribute("title"));
    let known = BTreeSet::from(["field".to_owned(), "wide".to_owned()]);
    assert!(is_for_people("Enter a name", &known) && is_for_people("no data", &known));
    assert!(!is_for_people("field wide", &known) && !is_for_people("Enter", &known));
    assert!(is_sentence("No column names the group") && !is_sentence("SQLite format 3"));
}

#[test]
fn the_reader_of_sources_follows_paths() {
    let deep = Source::of("format/xlsx/x.rs", "use super::super::super::engine::Engine;");
    assert_eq!(named_layers(&deep), BTreeSet::from(["engine"]));
    let shallow = Source::of(
        "format/xlsx/x.rs",
        "use super::super::table; use steelyard_core::words::places;",
    );
    assert_eq!(named_layers(&shallow), BTreeSet::from(["format", "words"]));
    let groups = Source::of(
        "web/x.rs",
        "use crate::{diag::{self, Error as Fault}, page::*}; fn f() { crate::order::by::<u8>(1) }",
    );
    let paths: Vec<(String, Option<String>)> =
        named(&groups).into_iter().map(|named| (named.path.join("::"), named.used_as)).collect();
    let paths: Vec<(&str, Option<&str>)> =
        paths.iter().map(|(path, name)| (path.as_str(), name.as_deref())).collect();
    assert_eq!(
        paths,
        [
            ("diag", Some("diag")),
            ("diag::Error", Some("Fault")),
            ("page::*", Some("*")),
            ("order::by", None),
        ]
    );
    let facade = Source::of("dataset/mod.rs", "mod build; pub(crate) use self::build::Study;");
    let build = Source::of("dataset/build/mod.rs", "struct Study;");
    let modules = Modules::of(&[facade, build]);
    let path = ["dataset", "Study"].map(str::to_owned);
    assert_eq!(modules.home(&path), ["dataset", "build"]);
}

#[test]
fn circles_are_found() {
    let arrows: Arrows = [("a", "b"), ("b", "c"), ("c", "a"), ("d", "a")]
        .into_iter()
        .map(|(from, to)| (from.to_owned(), BTreeSet::from([to.to_owned()])))
        .collect();
    let found = circles::circles(&arrows);
    assert_eq!(found, [BTreeSet::from(["a", "b", "c"].map(str::to_owned))]);
}

fn none(faults: &[String], remedy: &str) {
    assert!(faults.is_empty(), "{remedy}:\n{}", faults.join("\n"));
}

/// Whether a file may hold what people read; the headers of `schema` are data that they see as well.
fn is_catalogue(source: &Source) -> bool {
    ["words/", "page/words/", "schema/"].iter().any(|folder| source.path.starts_with(folder))
}

fn is_browsers(source: &Source) -> bool {
    source.path.starts_with("web/") || source.path == "main.rs"
}

/// The layer of a file; none for the crate's two roots.
fn layer(path: &str) -> Option<&'static str> {
    let name = path.split(['/', '.']).next().unwrap();
    if matches!(path, "lib.rs" | "main.rs") {
        return None;
    }
    let known = ARROWS.iter().map(|(layer, _)| *layer).find(|layer| *layer == name);
    Some(known.unwrap_or_else(|| panic!("{path}: {name} is in no layer of this test's table")))
}

/// The layers that a file's code names.
fn named_layers(source: &Source) -> BTreeSet<&'static str> {
    let named = named(source);
    let is_named =
        |layer: &str| named.iter().any(|named| named.path.first().is_some_and(|it| it == layer));
    ARROWS.iter().map(|(layer, _)| *layer).filter(|layer| is_named(layer)).collect()
}
