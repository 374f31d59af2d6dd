//! A table as HTML that pastes into a word processor as a table. Holds text and table elements only.

use super::csv::full_label;
use crate::analysis::CrossTab;
use crate::words::cell::{Notation, NumberForm, value};
use crate::words::{numbers, table as words};

/// The table under its caption; `notes` stand in its foot.
pub fn table(table: &CrossTab, caption: &str, notes: &[String], notation: Notation) -> String {
    let valences = table.shown_valences();
    let width = 1 + table.columns.len() * valences.len();
    let mut html = String::from("<meta charset=\"utf-8\"><table>");
    html.push_str(&format!("<caption>{}</caption><thead><tr>", escape(caption)));
    html.push_str(&format!(
        "<th scope=\"col\" rowspan=\"2\">{}</th>",
        escape(words::rows(&table.spec))
    ));
    for (at, column) in table.columns.iter().enumerate() {
        html.push_str(&format!(
            "<th scope=\"colgroup\" colspan=\"{}\">{}<br>{}</th>",
            valences.len(),
            escape(words::column_label(&column.label)),
            escape(&words::column_size(table, at))
        ));
    }
    html.push_str("</tr><tr>");
    for at in 0..table.columns.len() {
        for &valence in &valences {
            let share = words::percent_heading(table, at, valence)
                .map_or_else(String::new, |heading| format!("<br>n ({})", escape(&heading)));
            let heading = if table.has_valence() {
                words::valence(valence)
            } else {
                words::unit(table.spec.unit)
            };
            html.push_str(&format!("<th scope=\"col\">{}{share}</th>", escape(heading)));
        }
    }
    html.push_str("</tr></thead><tbody>");
    for (row, cells) in table.rows.iter().zip(&table.cells) {
        html.push_str(&format!("<tr><th scope=\"row\">{}</th>", escape(&full_label(row))));
        for cell in cells {
            for &valence in &valences {
                let value = value(cell.get(valence), &table.spec, NumberForm::Export, notation);
                html.push_str(&format!("<td>{}</td>", escape(&value)));
            }
        }
        html.push_str("</tr>");
    }
    html.push_str(&format!("<tr><th scope=\"row\">{}</th>", escape(words::total(table.spec.unit))));
    for column in &table.columns {
        for &valence in &valences {
            let total = column.totals[valence];
            html.push_str(&format!("<td>{}</td>", words::plain(total)));
        }
    }
    html.push_str("</tr></tbody><tfoot>");
    for note in notes {
        html.push_str(&format!("<tr><td colspan=\"{width}\">{}</td></tr>", escape(note)));
    }
    html.push_str("</tfoot></table>");
    html
}

/// Numbers beyond counts under their title; explanation, notes and limits stand in the foot, their list in
/// a table below.
pub fn sheet(sheet: &numbers::Sheet) -> String {
    let rows = sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect());
    let foot: Vec<&String> =
        std::iter::once(&sheet.explanation).chain(&sheet.notes).chain(&sheet.limits).collect();
    let mut html = String::from("<meta charset=\"utf-8\">");
    texts(&mut html, numbers::title(sheet.kind), &sheet.heads, rows.collect(), &foot);
    if let Some(list) = &sheet.list {
        let rows = list.rows.iter().map(|row| row.iter().map(String::as_str).collect());
        texts(&mut html, &list.title, &list.heads, rows.collect(), &[]);
    }
    html
}

/// A table of texts; the first of a row heads it.
fn texts(html: &mut String, title: &str, heads: &[String], rows: Vec<Vec<&str>>, foot: &[&String]) {
    html.push_str(&format!("<table><caption>{}</caption><thead><tr>", escape(title)));
    for head in heads {
        html.push_str(&format!("<th scope=\"col\">{}</th>", escape(head)));
    }
    html.push_str("</tr></thead><tbody>");
    for row in rows {
        html.push_str("<tr>");
        for (at, text) in row.into_iter().enumerate() {
            let text = escape(text);
            html.push_str(&if at == 0 {
                format!("<th scope=\"row\">{text}</th>")
            } else {
                format!("<td>{text}</td>")
            });
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody>");
    if !foot.is_empty() {
        let width = heads.len();
        html.push_str("<tfoot>");
        for line in foot {
            html.push_str(&format!("<tr><td colspan=\"{width}\">{}</td></tr>", escape(line)));
        }
        html.push_str("</tfoot>");
    }
    html.push_str("</table>");
}

/// A text as HTML content or as an attribute's value in double quotes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Nothing that HTML forbids as text: NUL and the other control characters.
            control if control.is_control() && !matches!(control, '\t' | '\n') => out.push(' '),
            other => out.push(other),
        }
    }
    out
}
