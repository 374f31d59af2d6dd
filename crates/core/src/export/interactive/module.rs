//! A live figure as an ES module for notebooks and documents that load widgets (anywidget: Jupyter, MyST, marimo).
//!
//! The module has the figure's elements and the player in it and imports nothing. `render({ el })` puts them into what
//! it is given, which may be a shadow root, and gives back what stops it.

use super::document::PLAYER;
use super::hosts::without_traps_in_json;
use super::written::json;
use crate::schema::live_figure::MODULE;

/// The module of a document that [`super::write`] wrote.
pub(super) fn module(html: &str) -> String {
    // The element of the figure, without the scripts that only a document needs.
    let start = html.find("<section class=\"sy-figure\"").unwrap_or(0);
    let element = html.get(start..).unwrap_or_default();
    let end = element.rfind("<script>").unwrap_or(element.len());
    let element = format!("{}</section>", element.get(..end).unwrap_or_default());
    let text = without_traps_in_json(&json(&element));
    format!(
        "{MODULE} anywidget.AnyWidget with _esm set to this file; in MyST: {{anywidget}}.\n\
         {PLAYER}\n\
         const FIGURE = {text};\n\
         export default {{\n  render({{ el }}) {{\n    const template = document.createElement(\"template\");\n    template.innerHTML = FIGURE;\n    const figure = template.content.firstElementChild;\n    el.append(figure);\n    const stop = steelyardPlayer(figure);\n    return () => {{\n      stop?.();\n      figure.remove();\n    }};\n  }},\n}};\n"
    )
}
