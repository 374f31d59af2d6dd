//! What the program takes from the browser: the functions that its wasm imports.

use super::Program;
use crate::failure::{Outcome, While};
use wasmparser::{Parser, Payload};

/// The names of what a program imports, in order, each once, without the marks that wasm-bindgen puts behind them,
/// which change with its version and with the function's place.
///
/// # Errors
/// When the program cannot be read.
pub fn imports(program: &Program) -> Outcome<Vec<String>> {
    let mut names = Vec::new();
    for payload in Parser::new(0).parse_all(&program.wasm) {
        if let Payload::ImportSection(section) = payload.while_doing("reading the program")? {
            for import in section {
                let import = import.while_doing("reading the imports")?;
                names.push(bare(import.name).to_owned());
            }
        }
    }
    names.sort_unstable();
    names.dedup();
    Ok(names)
}

/// A name without the mark behind it: `__wbg_append_a992ccc37aa62dc4` is `__wbg_append`.
fn bare(name: &str) -> &str {
    let is_mark = |mark: &str| {
        mark.len() == 16 && mark.bytes().all(|one| matches!(one, b'0'..=b'9' | b'a'..=b'f'))
    };
    match name.rsplit_once('_') {
        Some((bare, mark)) if is_mark(mark) => bare,
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn imports_are_named_without_their_marks() {
        // A module of one type and two imported functions, by the binary format of the specification.
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        let names = ["__wbg_append_a992ccc37aa62dc4", "__wbindgen_throw"];
        let mut section = vec![2];
        for name in names {
            section.extend([1, b'm', name.len() as u8]);
            section.extend(name.as_bytes());
            section.extend([0, 0]);
        }
        wasm.extend([2, section.len() as u8]);
        wasm.extend(section);
        let program = Program { glue: String::new(), wasm };
        assert_eq!(imports(&program).unwrap(), ["__wbg_append", "__wbindgen_throw"]);
    }
}
