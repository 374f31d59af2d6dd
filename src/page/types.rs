//! The types of the JavaScript API as a TypeScript declaration, made of the Rust types: the committed
//! `www/steelyard.d.ts` is what [`declaration`] gives, or this module's test fails.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use ts_rs::{Config, TS, TypeVisitor};

use super::api::{
    ExcerptRequest, ExportRequest, FigureRequest, LoadAnswer, NumbersRequest, SaveRequest,
    TableAnswer,
};
use steelyard_core::analysis::TableOptions;
use steelyard_core::engine::{Drawing, Excerpt, Settings};
use steelyard_core::words::numbers::Sheet;

/// Set to anything, the test writes the file anew.
const REWRITE: &str = "STEELYARD_REWRITE_TYPES";

/// Declarations by name.
struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        // Types without a place of their own (numbers, lists) are written where they stand.
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let text = format!("{docs}export {}", T::decl(&self.config));
            self.found.insert(T::ident(&self.config), tidy(&text));
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

fn declaration() -> String {
    let mut all = Declarations {
        config: Config::new().with_large_int("number"),
        seen: HashSet::new(),
        found: BTreeMap::new(),
    };
    all.visit::<Settings>();
    all.visit::<TableOptions>();
    all.visit::<FigureRequest>();
    all.visit::<NumbersRequest>();
    all.visit::<Sheet>();
    all.visit::<ExcerptRequest>();
    all.visit::<SaveRequest>();
    all.visit::<ExportRequest>();
    all.visit::<LoadAnswer>();
    all.visit::<TableAnswer>();
    all.visit::<Drawing>();
    all.visit::<Excerpt>();
    let generated: Vec<&str> = all.found.values().map(String::as_str).collect();
    format!("{}\n{}", include_str!("element.d.ts"), generated.join("\n"))
}

/// One-line comments on one line, fields indented, no blanks at the ends of lines.
fn tidy(declaration: &str) -> String {
    let text = declaration.replace(", };", ",\n};").replace("/**\n * ", "/** ");
    // What the Rust comments say in Rust's words.
    let text = text.replace("`None`", "null").replace("[`super::", "`").replace("[`", "`");
    let text = text.replace("`]", "`");
    let mut tidied = String::new();
    let mut within = false;
    for line in text.lines().map(str::trim) {
        if line == "*/" && tidied.lines().next_back().is_some_and(|last| last.contains("/** ")) {
            tidied.truncate(tidied.trim_end().len());
            tidied.push_str(" */\n");
            continue;
        }
        within &= line != "};";
        if within {
            tidied.push_str("  ");
        }
        if line.starts_with('*') {
            tidied.push(' ');
        }
        tidied.push_str(line);
        tidied.push('\n');
        within |= line.ends_with('{');
    }
    tidied
}

#[test]
fn the_shipped_types_are_those_of_the_program() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/www/steelyard.d.ts");
    let expected = declaration();
    if std::env::var_os(REWRITE).is_some() {
        assert!(std::fs::write(path, &expected).is_ok(), "{path} could not be written");
    }
    let shipped = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        shipped == expected,
        "www/steelyard.d.ts is not what the Rust types say; run this test with {REWRITE}=1"
    );
}
