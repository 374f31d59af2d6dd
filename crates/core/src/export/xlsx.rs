//! Sheets of cells as a workbook (.xlsx, ECMA-376): numbers as numbers, everything else as text that no
//! spreadsheet runs. There is no formula in any workbook made here.

use super::csv::would_run;
use super::package::{Part, package};
use super::xml::escaped;
use crate::diag::{ErrorKind, Limit, Result};
use crate::words::places::letters;
use crate::words::workbook::CUT;

/// Columns of a sheet, by the format's own limit.
const MOST_COLUMNS: usize = 16_384;
/// UTF-16 units of a cell, by the format's own limit.
const MOST_UNITS: usize = 32_767;
/// The widest a column is made, in characters; what is longer wraps.
const WIDEST: usize = 60;
/// The same for the only column of a sheet beside the one that heads its rows, as notes are.
const WIDEST_ALONE: usize = 100;
/// The widest that a head alone makes a column.
const WIDEST_HEAD: usize = 14;
/// Points that a line takes.
const LINE_PT: usize = 13;
/// Lines of the highest row that the format has.
const MOST_LINES: usize = 31;
/// The main name space of the format.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// How a text stands in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Heads a column: bold, a line below.
    Head,
    /// Heads a column of numbers: to the right, as they stand.
    NumberHead,
    /// Heads several columns: bold, in their middle, a line below.
    Group,
    /// Heads a row, or is read as a text.
    Label,
    /// Stands where a number would: to the right.
    Mark,
    /// Heads the row of totals: bold, a line above.
    Total,
}

/// How a number is written in its cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// With so many decimals, three at most.
    Decimals(usize),
    /// Whole, with a sign before what is more than 0.
    Signed,
    /// Whole, in the row of totals.
    Total,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    /// Nothing.
    Empty,
    /// A text, whatever it looks like.
    Text(Look, String),
    /// A number in digits, with a point before its decimals and a hyphen for minus.
    Number(Form, String),
}

impl Cell {
    /// What heads a column.
    pub fn head(text: impl Into<String>) -> Self {
        Self::Text(Look::Head, text.into())
    }

    /// What heads a column of numbers.
    pub fn number_head(text: impl Into<String>) -> Self {
        Self::Text(Look::NumberHead, text.into())
    }

    /// A text to read.
    pub fn label(text: impl Into<String>) -> Self {
        Self::Text(Look::Label, text.into())
    }
}

/// A sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its name: one of the program's own words.
    pub name: &'static str,
    /// Rows of cells.
    pub rows: Vec<Vec<Cell>>,
    /// Rows at the top that stay in sight and are printed on every page.
    pub head_rows: usize,
    /// Columns at the left that stay in sight.
    pub head_columns: usize,
    /// Cells of one row that are one: row, first and last column, from 0.
    pub merged: Vec<(usize, usize, usize)>,
    /// Widths of the first columns in characters, whatever stands in them; empty where that decides.
    pub given_widths: Vec<usize>,
}

/// A workbook of sheets.
///
/// # Errors
/// `TooLarge` for a sheet of more columns than the format has.
pub(super) fn workbook(title: &str, sheets: &[Sheet]) -> Result<Vec<u8>> {
    let mut names = String::new();
    let mut titles = String::new();
    let mut parts = Vec::new();
    let mut relations = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let number = at + 1;
        names.push_str(&format!(
            "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>",
            escaped(sheet.name)
        ));
        if sheet.head_rows > 0 {
            titles.push_str(&format!(
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{at}\">'{}'!$1:${}</definedName>",
                escaped(sheet.name),
                sheet.head_rows
            ));
        }
        let name = format!("xl/worksheets/sheet{number}.xml");
        parts.push(Part::xml(name, "spreadsheetml.worksheet", &sheet.xml()?));
        relations.push(("worksheet", format!("worksheets/sheet{number}.xml")));
    }
    relations.push(("styles", "styles.xml".to_owned()));
    parts.push(Part::xml("xl/styles.xml", "spreadsheetml.styles", &styles()));
    if !titles.is_empty() {
        titles = format!("<definedNames>{titles}</definedNames>");
    }
    let main = format!(
        "<workbook xmlns=\"{MAIN}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">\
         <sheets>{names}</sheets>{titles}</workbook>"
    );
    let main = Part::xml("xl/workbook.xml", "spreadsheetml.sheet.main", &main);
    let relations: Vec<(&str, &str)> =
        relations.iter().map(|(kind, name)| (*kind, name.as_str())).collect();
    Ok(package(main, &relations, &parts, title))
}

impl Sheet {
    fn xml(&self) -> Result<String> {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0).max(1);
        if columns > MOST_COLUMNS {
            let limit = MOST_COLUMNS as u64;
            return Err(ErrorKind::TooLarge { what: Limit::SheetColumns, limit }.into());
        }
        let widths = self.widths(columns);
        let mut xml = format!(
            "<worksheet xmlns=\"{MAIN}\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>\
             <sheetView workbookViewId=\"0\">{}</sheetView></sheetViews><cols>",
            self.pane()
        );
        for (at, width) in (1..).zip(&widths) {
            // Two characters more than the text: a margin on either side.
            let width = width + 2;
            xml.push_str(&format!(
                "<col min=\"{at}\" max=\"{at}\" width=\"{width}\" customWidth=\"1\"/>"
            ));
        }
        xml.push_str("</cols><sheetData>");
        for (at, row) in self.rows.iter().enumerate() {
            let number = at + 1;
            xml.push_str(&format!("<row r=\"{number}\""));
            // Not every program finds the height by itself, and none where cells are merged.
            let lines = self.lines(at, row, &widths);
            if lines > 1 {
                let height = lines * LINE_PT + 2;
                xml.push_str(&format!(" ht=\"{height}\" customHeight=\"1\""));
            }
            xml.push('>');
            for (column, cell) in (0_u32..).zip(row) {
                write_cell(&mut xml, cell, &letters(column), number);
            }
            xml.push_str("</row>");
        }
        xml.push_str("</sheetData>");
        if !self.merged.is_empty() {
            xml.push_str(&format!("<mergeCells count=\"{}\">", self.merged.len()));
            for &(row, first, last) in &self.merged {
                let name = |column| letters(u32::try_from(column).unwrap_or(0));
                xml.push_str(&format!(
                    "<mergeCell ref=\"{}{}:{}{}\"/>",
                    name(first),
                    row + 1,
                    name(last),
                    row + 1
                ));
            }
            xml.push_str("</mergeCells>");
        }
        // Paper of A4, as wide as the sheet and as long as it takes.
        xml.push_str(
            "<pageMargins left=\"0.6\" right=\"0.6\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/>\
             <pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>",
        );
        Ok(xml)
    }

    /// What stays in sight when the rest is scrolled.
    fn pane(&self) -> String {
        let (rows, columns) = (self.head_rows, self.head_columns);
        let pane = match (rows, columns) {
            (0, 0) => return String::new(),
            (_, 0) => "bottomLeft",
            (0, _) => "topRight",
            (..) => "bottomRight",
        };
        let split = |name: &str, at: usize| {
            if at == 0 { String::new() } else { format!(" {name}=\"{at}\"") }
        };
        let corner = letters(u32::try_from(columns).unwrap_or(0));
        format!(
            "<pane{}{} topLeftCell=\"{corner}{}\" activePane=\"{pane}\" state=\"frozen\"/>\
             <selection pane=\"{pane}\"/>",
            split("xSplit", columns),
            split("ySplit", rows),
            rows + 1
        )
    }

    /// The width of each column in characters: that of its longest text, as far as that is not too wide.
    fn widths(&self, columns: usize) -> Vec<usize> {
        let mut widths = self.given_widths.clone();
        widths.resize(columns, 8);
        let widest = if columns == 2 { WIDEST_ALONE } else { WIDEST };
        for (at, row) in self.rows.iter().enumerate() {
            let most = if at < self.head_rows { WIDEST_HEAD } else { widest };
            for (column, (cell, width)) in row.iter().zip(&mut widths).enumerate() {
                // A column that is made for texts is as wide as it was wanted.
                let most = self.given_widths.get(column).map_or(most, |least| most.min(*least));
                let wanted = match cell {
                    Cell::Empty | Cell::Text(Look::Group, _) => 0,
                    Cell::Text(_, text) => text.chars().count(),
                    Cell::Number(_, digits) => digits.len() + 1,
                };
                *width = (*width).max(wanted.min(most));
            }
        }
        widths
    }

    /// How many lines the highest cell of a row takes.
    fn lines(&self, at: usize, row: &[Cell], widths: &[usize]) -> usize {
        let lines = row.iter().enumerate().map(|(column, cell)| {
            let Cell::Text(_, text) = cell else { return 1 };
            let merged = self.merged.iter().find(|(row, first, _)| (*row, *first) == (at, column));
            let last = merged.map_or(column, |(.., last)| *last);
            let room: usize = widths.iter().take(last + 1).skip(column).sum();
            // Most letters are narrower than the digits by which a width is measured.
            wrapped(text, room + room / 12)
        });
        lines.max().unwrap_or(1).min(MOST_LINES)
    }
}

/// Lines that a text takes where so many characters stand in one, broken at blanks.
fn wrapped(text: &str, room: usize) -> usize {
    let (mut lines, mut used) = (1, 0);
    for word in text.split(' ') {
        let length = word.chars().count();
        if used > 0 && used + 1 + length > room {
            lines += 1;
            used = 0;
        }
        used += length + usize::from(used > 0);
        while used > room {
            lines += 1;
            used -= room;
        }
    }
    lines
}

fn write_cell(xml: &mut String, cell: &Cell, column: &str, row: usize) {
    match cell {
        Cell::Empty => {}
        // A line below or above goes on through what is empty.
        Cell::Text(look, text) if text.is_empty() => {
            if matches!(look, Look::Group | Look::Total) {
                let style = style_of_text(*look);
                xml.push_str(&format!("<c r=\"{column}{row}\" s=\"{style}\"/>"));
            }
        }
        Cell::Text(look, text) => {
            // A text that would run stays one when its cell is edited, too.
            let style = style_of_text(*look) + usize::from(would_run(text));
            xml.push_str(&format!(
                "<c r=\"{column}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                text_of_cell(text)
            ));
        }
        Cell::Number(form, digits) => {
            let style = style_of_number(*form);
            xml.push_str(&format!("<c r=\"{column}{row}\" s=\"{style}\"><v>{digits}</v></c>"));
        }
    }
}

/// A text as a cell holds it: no longer than a cell may be, and without what the format would read as the
/// number of a letter (`_x0041_`).
fn text_of_cell(text: &str) -> String {
    let units: usize = text.chars().map(char::len_utf16).sum();
    let cut: String;
    let text = if units > MOST_UNITS {
        let mut room = MOST_UNITS - CUT.chars().map(char::len_utf16).sum::<usize>();
        let kept = text.chars().take_while(|letter| {
            let fits = letter.len_utf16() <= room;
            room = room.saturating_sub(letter.len_utf16());
            fits
        });
        cut = kept.chain(CUT.chars()).collect();
        &cut
    } else {
        text
    };
    without_numbers_of_letters(&escaped(text))
}

/// Marks each `_` at which the format would read the number of a letter.
fn without_numbers_of_letters(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, piece) in text.split("_x").enumerate() {
        if at > 0 {
            let is_number = piece.get(..5).is_some_and(|begin| {
                begin
                    .strip_suffix('_')
                    .is_some_and(|hex| hex.bytes().all(|it| it.is_ascii_hexdigit()))
            });
            out.push_str(if is_number { "_x005F_x" } else { "_x" });
        }
        out.push_str(piece);
    }
    out
}

/// The looks of texts, each followed by the same for what a spreadsheet would run: font, border, alignment.
const TEXTS: [(Look, u8, u8, &str); 6] = [
    (Look::Head, 1, 1, "horizontal=\"left\" vertical=\"bottom\" wrapText=\"1\""),
    (
        Look::NumberHead,
        1,
        1,
        "horizontal=\"right\" vertical=\"bottom\" wrapText=\"1\" indent=\"1\"",
    ),
    (Look::Group, 1, 1, "horizontal=\"center\" vertical=\"bottom\" wrapText=\"1\""),
    (Look::Label, 0, 0, "horizontal=\"left\" vertical=\"top\" wrapText=\"1\""),
    (Look::Mark, 0, 0, "horizontal=\"right\" vertical=\"top\" indent=\"1\""),
    (Look::Total, 1, 2, "horizontal=\"left\" vertical=\"top\""),
];

/// The forms of numbers: number format, font, border.
const NUMBERS: [(Form, u8, u8, u8); 6] = [
    (Form::Decimals(0), 1, 0, 0),
    (Form::Decimals(1), 164, 0, 0),
    (Form::Decimals(2), 2, 0, 0),
    (Form::Decimals(3), 165, 0, 0),
    (Form::Signed, 166, 0, 0),
    (Form::Total, 1, 1, 2),
];

fn style_of_text(look: Look) -> usize {
    1 + 2 * TEXTS.iter().position(|(known, ..)| *known == look).unwrap_or(0)
}

fn style_of_number(form: Form) -> usize {
    let form = if let Form::Decimals(4..) = form { Form::Decimals(3) } else { form };
    1 + 2 * TEXTS.len() + NUMBERS.iter().position(|(known, ..)| *known == form).unwrap_or(0)
}

fn styles() -> String {
    let mut looks = vec!["<xf/>".to_owned()];
    for (_, font, border, alignment) in TEXTS {
        for quoted in ["", " quotePrefix=\"1\""] {
            looks.push(format!(
                "<xf numFmtId=\"49\" fontId=\"{font}\" borderId=\"{border}\"{quoted} applyNumberFormat=\"1\" applyFont=\"1\" \
                 applyBorder=\"1\" applyAlignment=\"1\"><alignment {alignment}/></xf>"
            ));
        }
    }
    for (_, format, font, border) in NUMBERS {
        looks.push(format!(
            "<xf numFmtId=\"{format}\" fontId=\"{font}\" borderId=\"{border}\" applyNumberFormat=\"1\" applyFont=\"1\" \
             applyBorder=\"1\" applyAlignment=\"1\"><alignment horizontal=\"right\" vertical=\"top\" indent=\"1\"/></xf>"
        ));
    }
    let font = |bold: &str| {
        format!("<font>{bold}<sz val=\"10\"/><name val=\"Arial\"/><family val=\"2\"/></font>")
    };
    let border = |sides: &str| format!("<border><left/><right/>{sides}<diagonal/></border>");
    let line = "style=\"thin\"><color auto=\"1\"/>";
    format!(
        "<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"3\"><numFmt numFmtId=\"164\" formatCode=\"0.0\"/>\
         <numFmt numFmtId=\"165\" formatCode=\"0.000\"/><numFmt numFmtId=\"166\" formatCode=\"+0;\u{2212}0;0\"/></numFmts>\
         <fonts count=\"2\">{}{}</fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
         <fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"3\">{}{}{}</borders>\
         <cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"{}\">{}</cellXfs>\
         <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        font(""),
        font("<b/>"),
        border("<top/><bottom/>"),
        border(&format!("<top/><bottom {line}</bottom>")),
        border(&format!("<top {line}</top><bottom/>")),
        looks.len(),
        looks.concat()
    )
}

#[cfg(test)]
mod tests {
    use super::{Cell, MOST_COLUMNS, Sheet, text_of_cell, workbook, wrapped};
    use crate::words::workbook::CUT;

    #[test]
    fn a_cell_holds_no_more_than_a_cell_can() {
        for letter in ["a", "\u{1F600}", "\u{5D0}"] {
            let text = text_of_cell(&letter.repeat(40_000));
            let units = text.encode_utf16().count();
            assert!((32_766..=32_767).contains(&units), "{units}");
            assert!(text.ends_with(CUT));
        }
        let most = "b".repeat(32_767);
        assert_eq!(text_of_cell(&most), most);
        assert_eq!(text_of_cell("_x0041_ & <b>"), "_x005F_x0041_ &amp; &lt;b&gt;");
        assert_eq!(text_of_cell("_x_x00g1_ _xé_x0041"), "_x_x00g1_ _xé_x0041");
    }

    #[test]
    fn a_sheet_of_too_many_columns_is_refused() {
        let of =
            |columns: usize| Sheet { rows: vec![vec![Cell::Empty; columns]], ..Sheet::default() };
        assert!(workbook("t", &[of(MOST_COLUMNS)]).is_ok());
        assert!(workbook("t", &[of(MOST_COLUMNS + 1)]).is_err());
    }

    #[test]
    fn lines_are_counted_as_they_wrap() {
        for (text, room, lines) in [
            ("", 5, 1),
            ("abc", 5, 1),
            ("abc def", 5, 2),
            ("abc def", 7, 1),
            ("abcdefghijk", 5, 3),
            ("a b c d", 3, 2),
        ] {
            assert_eq!(wrapped(text, room), lines, "{text:?} in {room}");
        }
    }
}
