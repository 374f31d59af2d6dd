//! Puts the pages together from the sources under `www/` and checks what came out.

use super::Program;
use super::encode::{html, html_attribute, packed, policy_hash, script_string, sha256};
use super::policy::policy;
use crate::failure::{Failure, Outcome, While};
use crate::paths;
use std::fs;

#[path = "../../../src/page/words/boot.rs"]
mod words;

/// The locked shell with the program in it.
///
/// # Errors
/// When a source is missing or the number of inline scripts or styles is not the one expected.
pub fn shell(program: &Program) -> Outcome<String> {
    shell_with(program, "")
}

/// The locked shell with `extra` run inside the program's own script, after the program: how the leak test puts
/// hostile code where only the policy and the sandbox can stop it. The page that people get is made with none.
///
/// # Errors
/// As [`shell`].
pub fn shell_with(program: &Program, extra: &str) -> Outcome<String> {
    let frame_style = source("frame.css")?;
    let frame_script = format!(
        "\"use strict\";\n{}\nsteelyardProgram(document.getElementById(\"steelyard-program\").textContent, true);\n{}\n{extra}",
        program_function(program)?,
        source("element.js")?,
    );
    let title = html(words::TITLE);
    let frame = fill(
        &source("frame.html")?,
        &[
            ("title", &title),
            ("style", &frame_style),
            ("program", &packed(&program.wasm)?),
            ("script", &frame_script),
        ],
    )?;
    expect_inline("the frame", &frame, &[&frame_script], &[&frame_style], 1)?;

    let shell_style = source("shell.css")?;
    let shell_script = fill(
        &source("shell.js")?,
        &[("title", &script_string(words::TITLE)), ("titles", &titles())],
    )?;
    // Live figures are shown in a frame of the program's before they are saved, under this policy as well.
    let (figure_script, figure_style) = (figure_script()?, figure_style()?);
    let policy = policy(
        &[&shell_script, &frame_script, &figure_script],
        &[&shell_style, &frame_style, &figure_style],
    );
    let page = fill(
        &source("shell.html")?,
        &[
            ("policy", &policy),
            ("description", &html(words::DESCRIPTION)),
            ("title", &title),
            ("no_script", &html(words::NO_SCRIPT)),
            ("style", &shell_style),
            ("script", &shell_script),
            ("frame", ""),
        ],
    )?;
    expect_inline("the shell", &page, &[&shell_script], &[&shell_style], 0)?;
    let whole = page.replacen("srcdoc=\"\"", &format!("srcdoc=\"{}\"", html_attribute(&frame)), 1);
    if whole.len() == page.len() {
        return Err(Failure::new("www/shell.html has no frame with srcdoc=\"{{frame}}\""));
    }
    Ok(whole)
}

/// The window's titles while a study is open, as fields of an object.
fn titles() -> String {
    let fields = words::TITLES.map(|(view, title)| format!("{view}: {}", script_string(title)));
    fields.join(", ")
}

/// One classic script that defines `<steelyard-view>` on somebody's own page.
///
/// # Errors
/// When a source is missing.
pub fn stand_alone(program: &Program) -> Outcome<String> {
    Ok(format!(
        "(() => {{\n\"use strict\";\n{}\nsteelyardProgram({}, false);\n{}\n}})();\n",
        program_function(program)?,
        script_string(&packed(&program.wasm)?),
        source("element.js")?,
    ))
}

/// The glue and the loader in one function, whose text is also what a worker runs.
fn program_function(program: &Program) -> Outcome<String> {
    let loader = fill(
        &source("loader.js")?,
        &[
            ("hash", &script_string(&sha256(&program.wasm))),
            ("figure", &script_string(&figure_beginning()?)),
            ("no_wasm", &script_string(words::NO_WASM)),
            ("unpack", &source("unpack.js")?),
            ("broken", &script_string(words::BROKEN)),
        ],
    )?;
    Ok(format!("function steelyardProgram(packed, own) {{\n{}\n{loader}\n}}", program.glue))
}

/// The script of a live figure, as `crates/core/src/export/interactive/document.rs` writes it.
fn figure_script() -> Outcome<String> {
    Ok(format!("{}{}", figure_source("player.min.js")?, figure_source("start.js")?))
}

/// The style sheet of a live figure, as `document.rs` writes it.
fn figure_style() -> Outcome<String> {
    Ok(format!("{}\n{}", figure_source("player.css")?, figure_source("inks.css")?))
}

/// How the documents of live figures begin, as `document.rs` writes it.
fn figure_beginning() -> Outcome<String> {
    let (script, style) = (policy_hash(&figure_script()?), policy_hash(&figure_style()?));
    fill(&figure_source("beginning.html")?, &[("script", &script), ("style", &style)])
}

fn figure_source(name: &str) -> Outcome<String> {
    let path = paths::root().join("crates/core/src/export/interactive").join(name);
    let text = fs::read_to_string(path).while_doing(format_args!("reading {name}"))?;
    Ok(text.replace("\r\n", "\n").trim_end().to_owned())
}

/// A file of `www/`, with line ends as HTML's parser would make them, so that hashes fit.
fn source(name: &str) -> Outcome<String> {
    let path = paths::root().join("www").join(name);
    let text = fs::read_to_string(&path).while_doing(format_args!("reading www/{name}"))?;
    Ok(text.replace("\r\n", "\n"))
}

/// Puts each value where `{{name}}` stands in the template, each at least once. Values are not looked into.
fn fill(template: &str, values: &[(&str, &str)]) -> Outcome<String> {
    let mut parts = template.split("{{");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    let mut used = vec![false; values.len()];
    for part in parts {
        let (name, rest) =
            part.split_once("}}").ok_or_else(|| Failure::new("a template has {{ without }}"))?;
        let found = values.iter().zip(&mut used).find(|((known, _), _)| *known == name);
        let ((_, value), used) = found.ok_or_else(|| {
            Failure::new(format!("a template asks for {{{{{name}}}}}, which nothing gives"))
        })?;
        *used = true;
        filled.push_str(value);
        filled.push_str(rest);
    }
    match values.iter().zip(&used).find(|(_, used)| !**used) {
        Some(((name, _), _)) => Err(Failure::new(format!("a template has no {{{{{name}}}}}"))),
        None => Ok(filled),
    }
}

/// Checks that the page holds exactly these inline scripts and styles: the policy's hashes allow these and would
/// block any other in silence.
fn expect_inline(
    what: &str,
    page: &str,
    scripts: &[&str],
    styles: &[&str],
    data_blocks: usize,
) -> Outcome {
    let lower = page.to_ascii_lowercase();
    let markup =
        scripts.iter().chain(styles).fold(page.to_owned(), |rest, text| rest.replace(text, ""));
    let counts = [
        ("inline scripts", lower.matches("<script").count(), scripts.len() + data_blocks),
        ("ends of scripts", lower.matches("</script").count(), scripts.len() + data_blocks),
        (
            "data blocks",
            lower.matches("<script type=\"application/octet-stream\"").count(),
            data_blocks,
        ),
        ("inline styles", lower.matches("<style").count(), styles.len()),
        ("ends of styles", lower.matches("</style").count(), styles.len()),
        // It would put the HTML parser into a state in which the script does not end where it seems to.
        ("comments", lower.matches("<!--").count(), 0),
        ("linked resources", markup.to_ascii_lowercase().matches(" src=").count(), 0),
    ];
    for (kind, found, expected) in counts {
        if found != expected {
            return Err(Failure::new(format!(
                "{what} has {found} {kind}, and {expected} were expected"
            )));
        }
    }
    if page.contains(['\r', '\0']) {
        return Err(Failure::new(format!(
            "{what} holds a carriage return or NUL, which the HTML parser would change"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fill_wants_every_name_on_both_sides() {
        let cases = [
            ("a {{x}} b {{x}}", &[("x", "{{y}}")][..], Some("a {{y}} b {{y}}")),
            ("a {{y}}", &[("x", "1")], None),
            ("a", &[("x", "1")], None),
            ("a {{x", &[("x", "1")], None),
        ];
        for (template, values, expected) in cases {
            assert_eq!(fill(template, values).ok().as_deref(), expected, "{template}");
        }
    }

    #[test]
    fn page_with_one_script_too_many_is_refused() {
        let good = "<style>a {}</style><script>go()</script>";
        assert!(expect_inline("page", good, &["go()"], &["a {}"], 0).is_ok());
        for bad in [
            "<style>a {}</style><script>go()</script><SCRIPT>y</SCRIPT>",
            "<style>a {}</style><style>t</style><script>go()</script>",
            "<style>a {}</style><script>go()</script><!-- -->",
            "<style>a {}</style><script src=a>go()</script>",
            "<style>a {}</style><script>go()\r</script>",
        ] {
            assert!(expect_inline("page", bad, &["go()"], &["a {}"], 0).is_err(), "{bad}");
        }
    }

    #[test]
    fn shell_locks_the_program_in_and_is_the_same_each_time() {
        let program = Program { glue: "let wasm_bindgen = 1;".to_owned(), wasm: b"\0asm".to_vec() };
        let page = shell(&program).unwrap_or_default();
        assert!(page.contains("sandbox=\"allow-scripts allow-downloads allow-modals\""));
        assert!(!page.contains("{{"), "a gap was left open");
        // A script and a style each of the shell, of the program and of live figures; those of live figures once more
        // in the loader, which knows their documents by how they begin.
        let policy = page.split_once("Content-Security-Policy").map_or("", |(_, rest)| rest);
        let policy = policy.split_once('>').map_or("", |(policy, _)| policy);
        assert_eq!(policy.matches("sha256-").count(), 6);
        assert_eq!(page.matches("sha256-").count(), 8);
        assert!(page.contains("steelyardHash = &quot;cd5d4935a48c0672cb06407bb443bc0087aff947c6b864bac886982c73b3027f&quot;"));
        assert_eq!(Some(page), shell(&program).ok());
    }
}
