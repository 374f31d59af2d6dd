//! Tables as Markdown (GitHub's, which most programs read): text alone, in which nothing of the data is markup.

use super::csv::full_label;
use crate::analysis::CrossTab;
use crate::words::cell::{Notation, NumberForm, value};
use crate::words::{numbers, table as words, workbook as heads};

/// The table under its caption; `notes` stand below it.
pub fn table(table: &CrossTab, caption: &str, notes: &[String], notation: Notation) -> String {
    let valences = table.shown_valences();
    let mut head = vec![words::rows(&table.spec).to_owned()];
    for (at, column) in table.columns.iter().enumerate() {
        for &valence in &valences {
            let label = words::column_label(&column.label);
            let size = words::column_size(table, at);
            let counted = heads::count_head(table, valence);
            let share = words::percent_heading(table, at, valence)
                .map_or_else(String::new, |heading| format!("\nn ({heading})"));
            head.push(format!("{label} ({size})\n{counted}{share}"));
        }
    }
    let mut out = format!("{}\n\n", text(caption, false));
    row(&mut out, head.iter().map(String::as_str));
    out.push_str("| --- |");
    out.push_str(&" ---: |".repeat(head.len().saturating_sub(1)));
    out.push('\n');
    for (label, cells) in table.rows.iter().zip(&table.cells) {
        let cells = cells.iter().flat_map(|cell| {
            valences
                .iter()
                .map(|&valence| value(cell.get(valence), &table.spec, NumberForm::Export, notation))
        });
        let all: Vec<String> = std::iter::once(full_label(label)).chain(cells).collect();
        row(&mut out, all.iter().map(String::as_str));
    }
    let totals = table
        .columns
        .iter()
        .flat_map(|column| valences.iter().map(|&valence| words::plain(column.totals[valence])));
    let all: Vec<String> =
        std::iter::once(words::total(table.spec.unit).to_owned()).chain(totals).collect();
    row(&mut out, all.iter().map(String::as_str));
    listed(&mut out, notes.iter());
    out
}

/// Numbers beyond counts under their title and explanation; notes and limits below.
pub fn sheet(sheet: &numbers::Sheet) -> String {
    let mut out = format!(
        "{}\n\n{}\n\n",
        text(numbers::title(sheet.kind), false),
        text(&sheet.explanation, false)
    );
    let rows = sheet.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect());
    of_texts(&mut out, &sheet.heads, rows.collect());
    if let Some(list) = &sheet.list {
        out.push_str(&format!("\n{}\n\n", text(&list.title, false)));
        let rows = list.rows.iter().map(|row| row.iter().map(String::as_str).collect());
        of_texts(&mut out, &list.heads, rows.collect());
    }
    listed(&mut out, sheet.notes.iter().chain(&sheet.limits));
    out
}

/// Any heads and rows of texts under a title and what is said of them.
pub fn texts(title: &str, about: &[String], heads: &[String], rows: &[Vec<String>]) -> String {
    let mut out = format!("{}\n\n", text(title, false));
    for line in about {
        out.push_str(&format!("{}\n\n", text(line, false)));
    }
    let rows = rows.iter().map(|row| row.iter().map(String::as_str).collect());
    of_texts(&mut out, heads, rows.collect());
    out
}

fn of_texts(out: &mut String, heads: &[String], rows: Vec<Vec<&str>>) {
    row(out, heads.iter().map(String::as_str));
    out.push('|');
    for at in 0..heads.len() {
        let texts = rows.iter().filter_map(|row| row.get(at)).copied();
        let is_number = at > 0 && numbers::is_number_column(texts);
        out.push_str(if is_number { " ---: |" } else { " --- |" });
    }
    out.push('\n');
    for cells in rows {
        row(out, cells.into_iter());
    }
}

fn row<'a>(out: &mut String, cells: impl Iterator<Item = &'a str>) {
    out.push('|');
    for cell in cells {
        out.push_str(&format!(" {} |", text(cell, true)));
    }
    out.push('\n');
}

/// A list below a table.
fn listed<'a>(out: &mut String, lines: impl Iterator<Item = &'a String>) {
    for (at, line) in lines.enumerate() {
        out.push_str(if at == 0 { "\n- " } else { "- " });
        out.push_str(&text(line, false));
        out.push('\n');
    }
}

/// Signs that mean something in Markdown, or in what it may hold (HTML, formulas between `$`).
const MARKUP: &str = "\\`*_{}[]<>|~&$";
/// Signs that mean something at the start of a line.
const AT_START: &str = "#+-=:";

/// A text that is no markup. Within a table the ends of its lines are breaks, elsewhere blanks; what no text
/// can show is a blank.
fn text(text: &str, in_table: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.trim().chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\r' if letters.peek() == Some(&'\n') => {}
            '\n' | '\r' if in_table => out.push_str("<br>"),
            letter if letter.is_control() => out.push(' '),
            letter => {
                let at_start = out.is_empty() && AT_START.contains(letter);
                if at_start || MARKUP.contains(letter) {
                    out.push('\\');
                }
                out.push(letter);
            }
        }
    }
    // `1.` and `1)` begin a list.
    let digits = out.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && out.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')'])) {
        out.insert(digits, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn no_text_is_markup() {
        for (given, in_table, written) in [
            ("a | b", true, "a \\| b"),
            ("a\r\nb\nc", true, "a<br>b<br>c"),
            ("a\nb", false, "a b"),
            ("<img src=x onerror=alert(1)>", false, "\\<img src=x onerror=alert(1)\\>"),
            ("[x](javascript:1)", true, "\\[x\\](javascript:1)"),
            ("# Head", false, "\\# Head"),
            ("- item", false, "\\- item"),
            ("1. item", false, "1\\. item"),
            ("12) item", false, "12\\) item"),
            ("3 codings", false, "3 codings"),
            (
                "**b** _i_ `c` ~~s~~ &lt; $x$ \\",
                false,
                "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~\\~s\\~\\~ \\&lt; \\$x\\$ \\\\",
            ),
            ("a\u{0}\tb", true, "a  b"),
            ("  \u{5D0}  ", true, "\u{5D0}"),
        ] {
            assert_eq!(text(given, in_table), written, "{given:?}");
        }
    }
}
