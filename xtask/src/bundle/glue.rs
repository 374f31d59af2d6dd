//! wasm-bindgen's JavaScript, made fit for the page and a third of its size.

use crate::failure::{Failure, Outcome, While};
use crate::process;
use crate::setup::tools;
use std::fs;
use std::path::Path;

/// The line by which the glue finds its own address: an inline script has none, and the line would throw in a page
/// that has no address either.
const ADDRESS: &str = "script_src = new URL(document.currentScript.src, location.href).toString();";

/// The glue in `folder/name`, without [`ADDRESS`] and minified; the names that the page uses stay.
///
/// # Errors
/// When the file or the minifier is missing, or the glue looks for its address in another way.
pub fn minified(folder: &Path, name: &str) -> Outcome<String> {
    let glue = fs::read_to_string(folder.join(name)).while_doing(format_args!("reading {name}"))?;
    if glue.matches(ADDRESS).count() != 1 {
        return Err(Failure::new("wasm-bindgen's glue looks for its address in a new way")
            .remedy("look at the glue in trunk's output and mend xtask/src/bundle/glue.rs"));
    }
    let trimmed = folder.join("glue.js");
    fs::write(&trimmed, glue.replace(ADDRESS, "")).while_doing("writing the glue")?;
    let mut terser = tools::node_program("terser/bin/terser");
    terser.arg(&trimmed);
    // Single quotes, because the page stands in a double-quoted attribute.
    terser.args(["--ecma", "2020", "--compress", "--mangle", "--format", "quote_style=1"]);
    let minified = process::output(&mut terser);
    fs::remove_file(&trimmed).while_doing("clearing the glue")?;
    minified
}
