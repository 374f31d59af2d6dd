//! The code's own boundaries, read from the sources: which layer may name which, what only the
//! browser's side may name, where strings that people read may stand, what the page's policy forbids,
//! and how long a file may be.
//!
//! Test modules at a file's end are passed over: a test may use whatever it likes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Lines of the longest file.
const LONGEST_FILE: usize = 500;

/// The layers from the lowest to the highest, each with those of the crate that it names.
///
/// None names one that stands below it in this list. The first serve everyone; `words` names what it
/// puts into sentences, and only what holds a text for people names `words`. `page` and `web` are a crate
/// of their own above all others.
const ARROWS: &[(&str, &[&str])] = &[
    ("order", &[]),
    ("fold", &[]),
    ("statistics", &[]),
    ("valence", &[]),
    ("schema", &["valence"]),
    ("diag", &["valence"]),
    ("format", &["diag", "schema"]),
    ("dataset", &["diag", "fold", "format", "order", "schema", "valence"]),
    ("framework", &["fold", "order"]),
    ("analysis", &["dataset", "diag", "framework", "order", "statistics", "valence", "words"]),
    ("disclosure", &["analysis", "valence"]),
    ("examples", &["analysis"]),
    ("words", &["analysis", "dataset", "diag", "examples", "framework", "valence"]),
    ("figure", &["analysis", "diag", "order", "valence", "words"]),
    ("export", &["analysis", "diag", "figure", "framework", "valence", "words"]),
    (
        "engine",
        &[
            "analysis",
            "dataset",
            "diag",
            "disclosure",
            "examples",
            "export",
            "figure",
            "format",
            "framework",
            "order",
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
            "valence",
            "words",
        ],
    ),
];

/// What only the browser's side names.
const BROWSER: [&str; 7] = [
    "gloo",
    "js_sys",
    "serde_wasm_bindgen",
    "wasm_bindgen",
    "wasm_bindgen_futures",
    "web_sys",
    "yew",
];

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

/// Attributes that a person reads or hears.
const READ_ALOUD: [&str; 8] = [
    "alt",
    "aria-description",
    "aria-label",
    "aria-roledescription",
    "aria-valuetext",
    "label",
    "placeholder",
    "title",
];

/// One source file.
struct Source {
    /// Its path below `src`, with `/`.
    path: String,
    /// All of its lines.
    lines: usize,
    /// Its code without comments, strings (of which the quotes stay) and the test module at its end.
    code: String,
    /// The strings of that code.
    strings: Vec<Text>,
}

/// A string literal.
struct Text {
    /// As written, escapes and all.
    text: String,
    /// Where its opening quote stands in the code.
    at: usize,
    /// Line in the file, 1-based.
    line: usize,
}

#[test]
fn only_the_browsers_side_names_the_browser() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|source| !is_browsers(source)) {
        for name in BROWSER.into_iter().filter(|name| has_name(&source.code, name)) {
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
    for source in &sources() {
        let Some(from) = layer(&source.path) else { continue };
        if source.code.contains("crate::{") || source.code.contains("steelyard_core::{") {
            faults.push(format!("{}: write one `use crate::…` for each module", source.path));
        }
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
fn what_people_read_stands_in_words() {
    let sources = sources();
    let known = classes_and_ids(&sources);
    let mut faults = Vec::new();
    for source in sources.iter().filter(|source| !is_catalogue(source)) {
        let in_web = is_browsers(source);
        for text in &source.strings {
            let read = is_sentence(&text.text)
                || in_web && (is_shown(source, text) || is_for_people(&text.text, &known));
            if read {
                faults.push(format!("{}:{}: {:?}", source.path, text.line, text.text));
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
        let forbidden = MARKUP.into_iter().filter(|name| has_name(&source.code, name));
        faults.extend(forbidden.map(|name| format!("{}: {name}", source.path)));
        if !attribute(&source.code, "style").is_empty() {
            faults.push(format!("{}: style as an attribute", source.path));
        }
        for text in &source.strings {
            let name = attribute_before(&source.code, text.at);
            if name.starts_with("on") || matches!(text.text.as_str(), "style" | "~style") {
                faults.push(format!("{}:{}: {name} {:?}", source.path, text.line, text.text));
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
         html! { <p style={ s } onclick=\"go()\" title=\"A name\">{ \"bare\" }{ r#\"Two words\"# }</p> }\n\
         #[cfg(test)]\nmod tests { use crate::engine; }\n",
    );
    assert_eq!(source.lines, 6);
    assert!(!has_name(&source.code, "yew") && !has_name(&source.code, "web_sys"));
    assert_eq!(named_layers(&source), BTreeSet::from(["diag"]));
    let texts: Vec<&str> = source.strings.iter().map(|text| text.text.as_str()).collect();
    assert_eq!(texts, ["go()", "A name", "bare", "Two words"]);
    let shown: Vec<bool> = source.strings.iter().map(|text| is_shown(&source, text)).collect();
    assert_eq!(shown, [false, true, true, true]);
    assert_eq!(attribute_before(&source.code, source.strings[0].at), "onclick");
    assert_eq!(attribute(&source.code, "style").len(), 1);
    let known = BTreeSet::from(["field".to_owned(), "wide".to_owned()]);
    assert!(is_for_people("Enter a name", &known) && is_for_people("no data", &known));
    assert!(!is_for_people("field wide", &known) && !is_for_people("Enter", &known));
    assert!(is_sentence("No column names the group") && !is_sentence("SQLite format 3"));
    let deep = Source::of("format/workbook/x.rs", "use super::super::super::engine::Engine;");
    assert_eq!(named_layers(&deep), BTreeSet::from(["engine"]));
    let shallow = Source::of(
        "format/workbook/x.rs",
        "use super::super::table; use steelyard_core::words::places;",
    );
    assert_eq!(named_layers(&shallow), BTreeSet::from(["words"]));
}

fn none(faults: &[String], remedy: &str) {
    assert!(faults.is_empty(), "{remedy}:\n{}", faults.join("\n"));
}

/// Folders of sources: the core's and the page's.
const ROOTS: [&str; 2] = ["crates/core/src", "src"];

/// All source files of both crates, in the order of their paths.
fn sources() -> Vec<Source> {
    let mut sources = Vec::new();
    for root in ROOTS {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(root);
        let mut paths = Vec::new();
        collect(&root, &mut paths);
        paths.sort();
        sources.extend(paths.iter().map(|path| {
            let below = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
            Source::of(&below, &fs::read_to_string(path).unwrap())
        }));
    }
    assert!(sources.len() > 100, "the sources are not where they were");
    sources
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

impl Source {
    fn of(path: &str, text: &str) -> Self {
        let lines = text.lines().count();
        let end = text.find("#[cfg(test)]\nmod tests {").unwrap_or(text.len());
        let mut source =
            Self { path: path.to_owned(), lines, code: String::new(), strings: Vec::new() };
        source.read(&text[..end]);
        source
    }

    fn read(&mut self, text: &str) {
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            let after_name = self.code.ends_with(is_part_of_name);
            let taken = if rest.starts_with("//") {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else if let Some((from, to, length)) = string(rest, after_name) {
                let line = text[..text.len() - rest.len()].matches('\n').count() + 1;
                let text = rest[from..to].to_owned();
                self.strings.push(Text { text, at: self.code.len(), line });
                self.code.push_str("\"\"");
                length
            } else if let Some(length) = character(rest) {
                self.code.push_str("' '");
                length
            } else {
                self.code.push(next);
                next.len_utf8()
            };
            rest = &rest[taken..];
        }
    }
}

/// Beginning and end of the text of a string literal that begins here, and the literal's length.
fn string(rest: &str, after_name: bool) -> Option<(usize, usize, usize)> {
    let raw = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r')).filter(|_| !after_name);
    if let Some(raw) = raw {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let from = rest.len() - raw.len() + hashes + 1;
            let close = format!("\"{}", "#".repeat(hashes));
            let to = from + rest[from..].find(&close)?;
            return Some((from, to, to + close.len()));
        }
    }
    let body = rest.strip_prefix('"')?;
    let mut escaped = false;
    let to = body.find(|c| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })?;
    Some((1, to + 1, to + 2))
}

/// Length of a character literal that begins here; a lifetime is none.
fn character(rest: &str) -> Option<usize> {
    let body = rest.strip_prefix('\'')?;
    let length = if let Some(escape) = body.strip_prefix('\\') {
        1 + escape.chars().next()?.len_utf8() + escape[1..].find('\'')?
    } else {
        body.chars().next()?.len_utf8()
    };
    body[length..].starts_with('\'').then_some(length + 2)
}

fn is_part_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a name stands in the code, as a whole word.
fn has_name(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        !code[..at].ends_with(is_part_of_name)
            && !code[at + name.len()..].starts_with(is_part_of_name)
    })
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

/// The layers that a file's code names, by `crate::`, by the core's name or by as many `super::` as lead to
/// the root.
fn named_layers(source: &Source) -> BTreeSet<&'static str> {
    let code = &source.code;
    let depth = source.path.trim_end_matches("/mod.rs").split('/').count();
    let up = "super::".repeat(depth);
    ARROWS
        .iter()
        .map(|(layer, _)| *layer)
        .filter(|layer| {
            let roots = ["crate::", "steelyard_core::", &up];
            roots.iter().any(|root| has_path(code, &format!("{root}{layer}")))
        })
        .collect()
}

/// Whether a path stands in the code and no longer name begins with it.
fn has_path(code: &str, path: &str) -> bool {
    code.match_indices(path).any(|(at, _)| {
        !code[..at].ends_with(is_part_of_name)
            && !code[at + path.len()..].starts_with(is_part_of_name)
    })
}

/// Whether a string begins as a sentence does, or ends as one.
fn is_sentence(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().unwrap_or_default().trim_end_matches(',');
    let begins = first.len() > 1
        && first.starts_with(|c: char| c.is_ascii_uppercase())
        && first[1..].chars().all(|c| c.is_ascii_lowercase())
        && words.next().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_lowercase()));
    begins || text.contains(' ') && text.ends_with('.')
}

/// Whether a string stands where the browser shows or speaks it: as an element's text, or as the
/// value of an attribute that people read.
fn is_shown(source: &Source, text: &Text) -> bool {
    if !filled(&text.text).contains(char::is_alphabetic) {
        return false;
    }
    let before = source.code[..text.at].trim_end();
    let outside = before.strip_suffix('{').map(str::trim_end).unwrap_or_default();
    let child =
        outside.ends_with(['>', '}']) && !outside.ends_with("=>") && !outside.ends_with("->");
    let alone = source.code[text.at + 2..].trim_start().starts_with('}');
    child && alone || READ_ALOUD.contains(&attribute_before(&source.code, text.at))
}

/// Whether a string of the browser's side is more than a name in some code: it has a blank and is no
/// list of the page's classes and identifiers and no selector, or begins with a capital and is no
/// name of a key, an element, or an ABI.
fn is_for_people(text: &str, known: &BTreeSet<String>) -> bool {
    let text = filled(text);
    if text.contains(char::is_alphabetic) && text.trim().contains(' ') && !text.starts_with('#') {
        return !text.split_whitespace().all(|word| known.contains(word));
    }
    let capital = text.starts_with(|c: char| c.is_uppercase());
    let code =
        matches!(text.as_str(), "Enter" | "Escape" | "Tab") || !text.contains(char::is_lowercase);
    capital && !code
}

/// A format string without the places to fill in.
fn filled(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('}').map_or(part, |(_, rest)| rest))
}

/// The classes of the style sheet, and the identifiers that the page's elements bear.
fn classes_and_ids(sources: &[Source]) -> BTreeSet<String> {
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("www/style.css");
    let sheet = fs::read_to_string(sheet).unwrap();
    let name = |text: &str| -> String {
        text.chars().take_while(|c| is_part_of_name(*c) || *c == '-').collect()
    };
    let classes = sheet.split('.').skip(1).map(name);
    let ids = sources.iter().flat_map(|source| {
        let here = source.strings.iter();
        here.filter(|text| attribute_before(&source.code, text.at) == "id")
            .map(|text| text.text.clone())
    });
    classes.chain(ids).collect()
}

/// Name of the attribute whose value begins at a place; empty where none does.
fn attribute_before(code: &str, at: usize) -> &str {
    let Some(before) = code[..at].strip_suffix('=') else { return "" };
    let begin = before.rfind(|c: char| !is_part_of_name(c) && c != '-').map_or(0, |at| at + 1);
    &before[begin..]
}

/// Places where an attribute of a name is given.
fn attribute(code: &str, name: &str) -> Vec<usize> {
    let given = [format!("{name}={{"), format!("{name}=\"")];
    given
        .iter()
        .flat_map(|given| code.match_indices(given.as_str()))
        .map(|(at, _)| at)
        .filter(|at| attribute_before(code, at + name.len() + 1) == name)
        .collect()
}
