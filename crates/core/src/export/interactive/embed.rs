//! The page that says how a live figure is put into a host: what to write there, to be copied.

use std::fmt::Write;

use super::document::hash;
use crate::export::html::escape;
use crate::words::embed as words;

/// Copies what stands above a button.
const SCRIPT: &str = "for (const button of document.querySelectorAll('button')) button.addEventListener('click', async () => { const text = button.previousElementSibling; try { await navigator.clipboard.writeText(text.textContent); button.nextElementSibling.hidden = false; } catch { getSelection().selectAllChildren(text); } });";
/// How the page looks.
const STYLE: &str = ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}body{margin:2rem auto;max-width:46rem;padding:0 1rem}pre{border:1px solid;overflow:auto;padding:.75rem;white-space:pre-wrap}button{font:inherit;min-height:2rem}section{margin-block:2.5rem}";

/// The page. `height_px` is how tall the figure is, where its host hears nothing of that; `with_pictures` tells whether
/// there are a PNG and a PDF of it.
pub(super) fn page(title: &str, height_px: u32, with_pictures: bool) -> String {
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'",
        hash(SCRIPT),
        hash(STYLE)
    );
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{}</title><style>{STYLE}</style></head>\n<body><h1>{}</h1><p>{}</p>\n",
        escape(words::TITLE),
        escape(&words::heading(title)),
        escape(words::HINT)
    );
    for host in words::hosts(title, height_px, with_pictures) {
        let _ = writeln!(
            html,
            "<section><h2>{}</h2><p>{}</p><pre tabindex=\"0\">{}</pre><button type=\"button\">{}</button> <span role=\"status\" hidden>{}</span></section>",
            escape(host.name),
            escape(host.how),
            escape(&host.text),
            escape(words::COPY),
            escape(words::COPIED)
        );
    }
    let _ = writeln!(html, "<script>{SCRIPT}</script>\n</body></html>");
    html
}
