//! Frameworks as REFI-QDA codebooks: valid, complete, and led back to their items.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::process::Command;

use quick_xml::events::Event;
use quick_xml::reader::Reader;
use steelyard_core::diag::ErrorKind;
use steelyard_core::engine::{Engine, Export, ExportOptions, Request, Response};
use steelyard_core::export::qdc;
use steelyard_core::framework::{
    Codebook, Label, Match, code_names, codebook, codebook_ids, fold_name, match_label,
    own_codebook,
};
use steelyard_core::words::codebook::description;

use crate::support::engine::{ask, loaded};
use crate::support::{read, shared, skip_without_tool};

const NAMESPACE: &str = "urn:QDA-XML:codebook:1.0";

/// The schema's rules: an element, its children in their order (each with whether it must be there
/// and whether there may be more than one), its attributes with whether they must be there.
type Rule = (&'static str, &'static [(&'static str, bool, bool)], &'static [(&'static str, bool)]);

const RULES: [Rule; 7] = [
    ("CodeBook", &[("Codes", true, false), ("Sets", false, false)], &[("origin", false)]),
    ("Codes", &[("Code", true, true)], &[]),
    ("Sets", &[("Set", true, true)], &[]),
    (
        "Code",
        &[("Description", false, false), ("Code", false, true)],
        &[("guid", true), ("name", true), ("isCodable", true), ("color", false)],
    ),
    (
        "Set",
        &[("Description", false, false), ("MemberCode", false, true)],
        &[("guid", true), ("name", true)],
    ),
    ("MemberCode", &[], &[("guid", true)]),
    ("Description", &[], &[]),
];

#[derive(Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Element>,
    text: String,
}

/// The tree of a document; `Err` where it is not well formed.
fn tree(document: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(document);
    reader.config_mut().expand_empty_elements = true;
    let mut open = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                let attributes = start.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0);
                    (attribute.key.as_ref().to_owned(), value.unwrap().into_owned())
                });
                open.push(Element {
                    name: start.name().as_ref().to_owned(),
                    attributes: attributes.collect(),
                    ..Element::default()
                });
            }
            Event::End(_) => {
                let done = open.pop().unwrap();
                open.last_mut().unwrap().children.push(done);
            }
            Event::Text(text) => open.last_mut().unwrap().text.push_str(&text.xml10_content()),
            Event::GeneralRef(reference) => {
                let named = [("lt", '<'), ("gt", '>'), ("amp", '&'), ("quot", '"')];
                let found = named.iter().find(|(name, _)| *name == reference.as_ref());
                open.last_mut().unwrap().text.push(found.ok_or("a reference")?.1);
            }
            Event::Eof if open.len() == 1 && open[0].children.len() == 1 => {
                return Ok(open.remove(0).children.remove(0));
            }
            Event::Eof => return Err("not one root".to_owned()),
            _ => {}
        }
    }
}

/// What of the schema a document breaks; `Ok` where nothing.
fn checked(document: &str) -> Result<Element, String> {
    let root = tree(document)?;
    if root.name != "CodeBook" || root.attributes.get("xmlns").is_none_or(|is| is != NAMESPACE) {
        return Err("the root".to_owned());
    }
    let mut open = vec![&root];
    while let Some(element) = open.pop() {
        let rule = RULES.iter().find(|(name, ..)| *name == element.name);
        let (name, children, attributes) = rule.ok_or(format!("<{}>", element.name))?;
        let mut left = element.children.iter().peekable();
        for (child, needed, several) in *children {
            let most = if *several { usize::MAX } else { 1 };
            let mut found = 0;
            while found < most && left.next_if(|next| next.name == *child).is_some() {
                found += 1;
            }
            if *needed && found == 0 {
                return Err(format!("no <{child}> in <{name}>"));
            }
        }
        if let Some(other) = left.next() {
            return Err(format!("<{}> in <{name}> at its place", other.name));
        }
        if *name != "Description" && !element.text.trim().is_empty() {
            return Err(format!("text in <{name}>"));
        }
        for (attribute, needed) in *attributes {
            let value = element.attributes.get(*attribute);
            let fine = match (*attribute, value) {
                (_, None) => !needed,
                ("guid", Some(value)) => is_guid(value),
                ("isCodable", Some(value)) => ["true", "false", "0", "1"].contains(&value.as_str()),
                ("color", Some(value)) => {
                    let digits = value.strip_prefix('#').unwrap_or("");
                    [3, 6].contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit())
                }
                _ => true,
            };
            if !fine {
                return Err(format!("{attribute} of <{name}>: {value:?}"));
            }
        }
        let known = |name: &String| {
            name == "xmlns" || attributes.iter().any(|(attribute, _)| attribute == name)
        };
        if let Some(other) = element.attributes.keys().find(|name| !known(name)) {
            return Err(format!("{other} of <{name}>"));
        }
        open.extend(&element.children);
    }
    Ok(root)
}

fn is_guid(value: &str) -> bool {
    let braced = value.strip_prefix('{').and_then(|value| value.strip_suffix('}'));
    let parts: Vec<&str> = braced.unwrap_or(value).split('-').collect();
    parts.iter().map(|part| part.len()).eq([8, 4, 4, 4, 12])
        && parts.iter().all(|part| part.chars().all(|c| c.is_ascii_hexdigit()))
}

/// Whether the schema itself takes a document; `None`, and the test is skipped, where that cannot be asked.
fn validated(document: &str) -> Option<Result<(), String>> {
    let schema = shared("data/samples/REFI-QDA-Codebook-1.0.xsd")?;
    let name = format!("steelyard-{}-{:?}.qdc", std::process::id(), std::thread::current().id());
    let file = std::env::temp_dir().join(name);
    fs::write(&file, document).unwrap();
    let mut lint = Command::new("xmllint");
    let answer = lint.arg("--noout").arg("--schema").arg(schema).arg(&file).output();
    fs::remove_file(&file).unwrap();
    let answer = match answer {
        Ok(answer) => answer,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            skip_without_tool("xmllint");
            return None;
        }
        Err(error) => panic!("xmllint cannot be started: {error}"),
    };
    let said = String::from_utf8_lossy(&answer.stderr).into_owned();
    Some(if answer.status.success() { Ok(()) } else { Err(said) })
}

/// The codes of a document with their paths, in its order.
fn codes(root: &Element) -> Vec<(Vec<String>, String)> {
    let mut codes = Vec::new();
    let mut open: Vec<(Vec<String>, &Element)> = vec![(Vec::new(), &root.children[0])];
    while let Some((path, element)) = open.pop() {
        if element.name == "Code" {
            let description = element.children.iter().find(|child| child.name == "Description");
            codes.push((path.clone(), description.map_or("", |it| &it.text).to_owned()));
        }
        for child in element.children.iter().rev().filter(|child| child.name == "Code") {
            let mut path = path.clone();
            path.push(child.attributes["name"].clone());
            open.push((path, child));
        }
    }
    codes
}

/// The codes that a framework is written as.
fn expected(book: &Codebook) -> Vec<(Vec<String>, String)> {
    let names = code_names(book);
    let codes = book.items.iter().zip(&names).map(|(item, name)| {
        let mut path = vec![name.clone()];
        let mut above = item.parent;
        while let Some(parent) = above {
            path.insert(0, names[parent as usize].clone());
            above = book.items[parent as usize].parent;
        }
        (path, description(book, item))
    });
    codes.collect()
}

fn books() -> impl Iterator<Item = std::rc::Rc<Codebook>> {
    codebook_ids().iter().map(|id| codebook(id).unwrap())
}

#[test]
fn every_framework_is_valid_and_comes_back_unchanged() {
    for book in books() {
        let document = qdc::write(&book);
        let root = checked(&document).unwrap_or_else(|broken| panic!("{}: {broken}", book.id));
        assert_eq!(codes(&root), expected(&book), "{}", book.id);
        if let Some(answer) = validated(&document) {
            assert_eq!(answer, Ok(()), "{}", book.id);
        }
        let source = read("any.qdc", document.as_bytes()).unwrap().value;
        let came_back: Vec<(Vec<String>, String)> =
            source.codes.into_iter().map(|code| (code.path, code.description)).collect();
        assert_eq!(came_back, expected(&book), "{}", book.id);
        // Made into a framework again it has the same levels.
        let again = own_codebook("any.qdc", "any", &came_back).unwrap();
        let levels = |book: &Codebook| -> Vec<(Option<u32>, u8)> {
            book.items.iter().map(|item| (item.parent, item.depth)).collect()
        };
        assert_eq!(levels(&again), levels(&book), "{}", book.id);
    }
}

/// Both ways of checking, on the same documents: neither finds everything fine.
#[test]
fn what_the_schema_forbids_is_found() {
    let guid = "51B2B2B7-27EB-4ECB-9D56-E75B0A0496C2";
    let code =
        |inner: &str| format!("<Code guid=\"{guid}\" name=\"a\" isCodable=\"true\">{inner}</Code>");
    let book = |inner: &str| format!("<CodeBook xmlns=\"{NAMESPACE}\">{inner}</CodeBook>");
    let of_codes = |inner: &str| book(&format!("<Codes>{inner}</Codes>"));
    let cases = [
        (of_codes(&code("<Description>x</Description>")), true),
        (of_codes(&code(&code(""))), true),
        (of_codes(&format!("<Code guid=\"{{{guid}}}\" name=\"\" isCodable=\"1\"/>")), true),
        (of_codes(""), false),
        (book("<Sets/>"), false),
        (book(&format!("<Codes>{}</Codes><Sets/>", code(""))), false),
        (of_codes(&code(&format!("{}<Description/>", code("")))), false),
        (of_codes(&code("<Description/><Description/>")), false),
        (of_codes(&code("text")), false),
        (of_codes(&format!("<Code guid=\"{guid}\" isCodable=\"true\"/>")), false),
        (of_codes(&format!("<Code guid=\"{guid}\" name=\"a\"/>")), false),
        (of_codes(&format!("<Code guid=\"{guid}\" name=\"a\" isCodable=\"yes\"/>")), false),
        (of_codes("<Code guid=\"51B2B2B7\" name=\"a\" isCodable=\"true\"/>"), false),
        (of_codes(&code("")).replace(":1.0", ":2.0"), false),
        (of_codes(&code("")).replace(" name", " color=\"red\" name"), false),
        (of_codes(&code("")).replace(" name", " weight=\"1\" name"), false),
    ];
    for (document, fine) in cases {
        assert_eq!(checked(&document).is_ok(), fine, "{document}: {:?}", checked(&document).err());
        if let Some(answer) = validated(&document) {
            assert_eq!(answer.is_ok(), fine, "{document}: {answer:?}");
        }
    }
}

#[test]
fn programs_keep_every_name_and_tell_the_codes_apart() {
    let mut guids = BTreeSet::new();
    for book in books() {
        let names = code_names(&book);
        let mut seen = BTreeSet::new();
        for name in &names {
            assert!((1..=63).contains(&name.chars().count()), "{}: {name}", book.id);
            assert!(!name.contains(['\\', '>', '|', '\n', '\t']), "{}: {name}", book.id);
            // A flat list has one code of a name.
            assert!(seen.insert(fold_name(name)), "{}: {name} stands twice", book.id);
        }
        for part in qdc::write(&book).split("guid=\"").skip(1) {
            assert!(guids.insert(part[..36].to_owned()), "{}: {} twice", book.id, &part[..36]);
        }
    }
}

#[test]
fn names_lead_back_to_their_items() {
    for book in books() {
        for (at, (path, _)) in (0u32..).zip(expected(&book)) {
            let cut: Vec<String> =
                path.iter().map(|name| name.trim_end_matches('…').to_owned()).collect();
            for path in [path.join(" > "), path.join("\\"), cut.join(" > ")] {
                let found = match_label(&book, Label { code: Some(&path), ..Label::default() });
                let is_it =
                    matches!(found, Match::Exact { item } | Match::Alias { item } if item == at);
                assert!(is_it, "{}: {path}: {found:?}", book.id);
            }
        }
    }
}

fn exported(engine: &mut Engine, framework: Option<&str>) -> Result<Export, ErrorKind> {
    let export = ExportOptions::Codebook { framework: framework.map(str::to_owned) };
    let request = Request::Export { export, table: Default::default(), figure: Default::default() };
    match ask(engine, request) {
        Response::Export(export) => Ok(export),
        Response::Failed { errors, .. } => Err(errors[0].kind.clone()),
        other => panic!("no file but {other:?}"),
    }
}

#[test]
fn a_framework_is_saved_with_and_without_a_study() {
    let mut engine = Engine::new();
    let file = exported(&mut engine, Some("cfir-2009")).unwrap();
    assert_eq!(file.file_name, "CFIR 2009 codebook.qdc");
    assert_eq!(file.bytes, qdc::write(&codebook("cfir-2009").unwrap()).into_bytes());
    let all: Vec<String> = codebook_ids().iter().map(|id| (*id).to_owned()).collect();
    for id in [Some("cfir"), None] {
        let ErrorKind::UnknownValue { setting, allowed, .. } =
            exported(&mut engine, id).unwrap_err()
        else {
            panic!("another error")
        };
        assert_eq!((setting.as_str(), &allowed), ("framework", &all));
    }
    // Of a study it is the framework that the codes belong to, unless another is named.
    let codings: &[u8] = b"participant,code\nP1,Knowledge\nP1,Skills\nP2,Optimism\n";
    let (mut engine, _) = loaded(&[("a.csv", codings)]);
    let settings = Box::new(serde_json::from_str(r#"{"framework": "tdf-2012"}"#).unwrap());
    ask(&mut engine, Request::Configure { settings });
    assert_eq!(exported(&mut engine, None).unwrap().file_name, "TDF 2012 codebook.qdc");
    let other = exported(&mut engine, Some("eric-2015")).unwrap();
    assert_eq!(other.file_name, "ERIC 2015 codebook.qdc");
}
