//! `cargo xtask player`: the player of live figures, checked by its types, put together of its parts and minified.
//!
//! What comes of it is committed, since the engine is built without node. `cargo xtask test` holds it to its parts.

use crate::failure::{Failure, Outcome, While};
use crate::paths;
use crate::process;
use crate::setup::tools;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// The parts, in the order in which they stand in the one function that they become.
const PARTS: [&str; 9] = [
    "payload.js",
    "elements.js",
    "drawing.js",
    "motion.js",
    "table.js",
    "lines.js",
    "tree.js",
    "hosts.js",
    "play.js",
];
/// Most bytes of the minified player: every figure carries it.
const MOST_BYTES: usize = 15_000;
/// What a journal's program puts something of its own in the place of, wherever it stands in a file.
const TRAPS: [&str; 9] =
    ["ojs://", "{$", "<head", "url(", "url:", "url=", "src=\"", "href=\"", "data=\""];

/// Writes the minified player.
///
/// # Errors
/// When its types do not hold, the minifier fails, or what comes of it is not fit to travel.
pub fn write() -> Outcome {
    let player = made()?;
    fs::write(minified_file(), &player).while_doing("writing the player")?;
    println!("{:>9}  {}", player.len(), minified_file().display());
    Ok(())
}

/// Checks that the types hold, that what needs no browser works, and that the minified player is what the parts make.
///
/// # Errors
/// When one of these is not so.
pub fn check() -> Outcome {
    let player = made()?;
    let mut tests = Command::new("node");
    tests.arg("player/test.mjs").args(part_paths()).current_dir(folder());
    process::run("trying the player's parts", &mut tests)?;
    let kept = fs::read_to_string(minified_file()).while_doing("reading the player")?;
    if kept == player {
        return Ok(());
    }
    Err(Failure::new("the player of live figures is not what its parts make")
        .remedy("cargo xtask player"))
}

fn folder() -> PathBuf {
    paths::root().join("crates/core/src/export/interactive")
}

fn part_paths() -> impl Iterator<Item = String> {
    PARTS.iter().map(|part| format!("player/{part}"))
}

fn minified_file() -> PathBuf {
    folder().join("player.min.js")
}

fn made() -> Outcome<String> {
    tools::node_modules()?;
    check_types()?;
    let player = minified()?;
    match objection(&player) {
        None => Ok(player),
        Some(objection) => Err(Failure::new(format!("the player cannot travel: {objection}"))),
    }
}

fn check_types() -> Outcome {
    let mut compiler = tools::node_program("typescript/bin/tsc");
    compiler.args(["--noEmit", "--allowJs", "--checkJs", "--strict"]);
    // No library younger than the oldest browsers that a figure is for.
    compiler.args(["--target", "es2021", "--lib", "es2021,dom,dom.iterable"]);
    // Nor the types of any package that happens to be installed.
    compiler.args(["--typeRoots", "player"]);
    compiler.arg("payload.d.ts").args(part_paths());
    process::run("checking the player's types", compiler.current_dir(folder()))
}

/// The parts as one function, minified.
fn minified() -> Outcome<String> {
    let mut whole = String::from("function steelyardPlayer(root) {\n\"use strict\";\n");
    for part in part_paths() {
        let text = fs::read_to_string(folder().join(&part));
        whole.push_str(&text.while_doing(format_args!("reading {part}"))?);
    }
    whole.push_str("return play(root);\n}\n");
    let target = paths::root().join("target");
    fs::create_dir_all(&target).while_doing("making the target directory")?;
    let file = target.join("player.js");
    fs::write(&file, whole).while_doing("writing the player's parts")?;
    let mut terser = tools::node_program("terser/bin/terser");
    // None of its functions asks what `this` is, so all may become arrows. A `$` could end a pattern of TRAPS.
    terser.arg(file).args(["--ecma", "2020", "--compress", "passes=3,unsafe_arrows"]);
    terser.args(["--mangle", "reserved=[$]", "--format", "ascii_only=true"]);
    process::output(&mut terser)
}

/// Why a script may not stand in a figure.
fn objection(script: &str) -> Option<String> {
    let length = script.trim_end().len();
    if length > MOST_BYTES {
        return Some(format!("it has {length} bytes, and may have {MOST_BYTES}"));
    }
    // What some hosts take for a tag, script or not.
    let is_tag = |next: &str| {
        next.starts_with(|letter: char| letter.is_ascii_alphabetic() || "/!?".contains(letter))
    };
    if let Some(next) = script.split('<').skip(1).find(|next| is_tag(next)) {
        return Some(format!("it holds a tag: <{}", next.chars().take(20).collect::<String>()));
    }
    let plain = script.to_ascii_lowercase().replace(' ', "");
    let trap = TRAPS.into_iter().find(|trap| plain.contains(trap))?;
    Some(format!("it holds {trap}, which a host would replace"))
}

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, objection};

    #[test]
    fn what_a_host_would_change_may_not_travel_and_what_reads_alike_may() {
        for bad in [
            "if(a<b)c()",
            "x='</script'",
            "a='<!--'",
            "a='OJS://x'",
            "a={$:1}",
            "a='URL(x)'",
            "new URL(a)",
            "let a={url:1}",
            "data = \"x\"",
            "a.href=\"x\"",
        ] {
            assert!(objection(bad).is_some(), "{bad}");
        }
        for good in [
            "if(a<1||b>c)d()",
            "a<<=2",
            "`${a}`",
            "data==\"x\"",
            "a.href='x'",
            "URL.revokeObjectURL,1",
            "curl",
            "a='<'",
        ] {
            assert_eq!(objection(good), None, "{good}");
        }
        assert_eq!(objection(&"a".repeat(MOST_BYTES)), None);
        assert!(objection(&"a".repeat(MOST_BYTES + 1)).is_some());
    }
}
