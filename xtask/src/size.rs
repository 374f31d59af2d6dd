//! `cargo xtask size`: what the single file weighs, and which parts of the program weigh most.
//!
//! The totals are of the finished page. The parts are of the linked program before wasm-bindgen and wasm-opt, the
//! last stage at which functions still have names, so they show proportions and not final bytes.

use crate::bundle::{self, Program};
use crate::failure::{Outcome, While};
use crate::paths;
use crate::setup::wasm;
use std::collections::BTreeMap;
use std::fs;
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};

/// How many crates and functions are listed.
const LISTED: usize = 20;

/// Prints the sizes of the last build.
///
/// # Errors
/// When nothing was built yet or the program cannot be read.
pub fn run() -> Outcome {
    let file = fs::metadata(paths::single_file()).while_doing("looking at dist/index.html")?.len();
    let program = Program::of_last_build()?;
    println!("{file:>9}  dist/index.html");
    println!("{:>9}  wasm", program.wasm.len());
    println!("{:>9}  wasm, gzipped", bundle::gzipped_length(&program.wasm)?);
    println!("{:>9}  wasm, as packed into the file", bundle::packed_length(&program.wasm)?);
    println!("{:>9}  glue", program.glue.len());

    let linked = paths::web_target().join(wasm::TARGET).join("release").join("steelyard-page.wasm");
    let bytes = fs::read(&linked).while_doing("reading the linked program")?;
    let parts = parts(&bytes)?;
    println!(
        "\n{:>9}  the linked program, before wasm-bindgen and wasm-opt, of which:",
        bytes.len()
    );
    println!("{:>9}  data", parts.data);
    print_largest("crates", parts.functions.iter().map(|(name, size)| (crate_of(name), *size)));
    print_largest("functions", parts.functions.iter().map(|(name, size)| (name.clone(), *size)));
    Ok(())
}

/// Sizes in bytes of the data and of every function by its name.
struct Parts {
    data: usize,
    functions: Vec<(String, usize)>,
}

fn parts(bytes: &[u8]) -> Outcome<Parts> {
    let mut imported = 0;
    let mut sizes = Vec::new();
    let mut names = BTreeMap::new();
    let mut data = 0;
    for payload in Parser::new(0).parse_all(bytes) {
        match payload.while_doing("reading the linked program")? {
            Payload::ImportSection(imports) => {
                for import in imports {
                    let import = import.while_doing("reading the imports")?;
                    imported += usize::from(matches!(import.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CustomSection(section) => {
                if let KnownCustom::Name(entries) = section.as_known() {
                    for entry in entries {
                        if let Name::Function(functions) = entry.while_doing("reading the names")? {
                            for naming in functions {
                                let naming = naming.while_doing("reading the names")?;
                                names.insert(
                                    naming.index as usize,
                                    format!("{:#}", rustc_demangle::demangle(naming.name)),
                                );
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    let named = |(at, size)| {
        (names.get(&(imported + at)).cloned().unwrap_or_else(|| "(no name)".to_owned()), size)
    };
    Ok(Parts { data, functions: sizes.into_iter().enumerate().map(named).collect() })
}

/// The crate that a function belongs to: `<yew::html::Foo as core::fmt::Debug>::fmt` is yew's.
fn crate_of(function: &str) -> String {
    let start = function
        .trim_start_matches(['<', '&', '*', '[', '('])
        .trim_start_matches("dyn ")
        .trim_start_matches("mut ");
    let end = start.find("::").unwrap_or(start.len());
    start
        .get(..end)
        .filter(|name| name.chars().all(|c| c.is_alphanumeric() || c == '_'))
        .unwrap_or("(other)")
        .to_owned()
}

fn print_largest(what: &str, sizes: impl Iterator<Item = (String, usize)>) {
    let mut sums: BTreeMap<String, usize> = BTreeMap::new();
    for (name, size) in sizes {
        *sums.entry(name).or_default() += size;
    }
    let mut sorted: Vec<(String, usize)> = sums.into_iter().collect();
    sorted.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    println!("\nlargest {what}:");
    for (name, size) in sorted.iter().take(LISTED) {
        println!("{size:>9}  {name}");
    }
}

#[cfg(test)]
mod tests {
    use super::crate_of;

    #[test]
    fn functions_belong_to_the_crate_of_their_first_path() {
        let cases = [
            ("yew::virtual_dom::VNode::new", "yew"),
            ("<yew::html::Foo as core::fmt::Debug>::fmt", "yew"),
            ("<&mut serde_json::de::Deserializer<R> as serde::Deserializer>::x", "serde_json"),
            ("memcpy", "memcpy"),
            ("<T as core::any::Any>::type_id", "(other)"),
        ];
        for (function, expected) in cases {
            assert_eq!(crate_of(function), expected, "{function}");
        }
    }
}
