//! The strings of how a file was read and of what can be said otherwise.

use super::{counted, number};
use steelyard_core::engine::FileView;
use steelyard_core::format::{
    DecimalMark, Delimiter, Encoding, FileKind, HeaderRows, How, ProjectReading, Reading,
};
use steelyard_core::words::places::list;

/// What a codebook among the files is good for.
pub fn listed_codes(file: &FileView) -> String {
    let codes = counted(file.listed_codes.unwrap_or(0).into(), "code", "codes");
    let offered = format!(
        "A list of {codes}: no codings are read from it, and it is offered as a framework."
    );
    match file.reading.rows {
        0 => offered,
        _ => format!("{offered} If its rows are codings, say what the columns are."),
    }
}

/// Whether lists of people are joined to no codings: label of the box.
pub const PEOPLE_ASIDE: &str = "Leave out what its list of people says";

/// What a list of people among the files, or among the sheets of one, is good for; nothing where there is none.
pub fn people(file: &FileView, aside: bool) -> Option<String> {
    let rows = file.listed_people.map(|rows| counted(rows.into(), "row", "rows"));
    match (rows, aside) {
        (Some(rows), true) => Some(format!("A list of people ({rows}), left out.")),
        (Some(rows), false) => Some(format!(
            "A list of people ({rows}): no codings are read from it, and what it says is joined to the codings by the names. If its rows are codings, say what the columns are."
        )),
        (None, true) => Some("Lists of people on other sheets are left out.".to_owned()),
        (None, false) if file.people_sheets.is_empty() => None,
        (None, false) => {
            Some(format!("Joined to the codings by the names: {}.", list(&file.people_sheets)))
        }
    }
}

/// Which sheets of a file list codes; nothing where none does.
pub fn code_sheets(file: &FileView) -> Option<String> {
    let sheets = &file.code_sheets;
    (!sheets.is_empty()).then(|| format!("Read as lists of codes, no codings: {}.", list(sheets)))
}

/// How a file was read, in one line.
pub fn reading(reading: &Reading) -> String {
    let kind = kind(reading.kind()).to_owned();
    match &reading.how {
        How::Text(text) => {
            let delimiter = format!("fields divided by {}", delimiter_in_words(text.delimiter));
            let parts = [kind, delimiter, encoding(text.encoding).to_owned()];
            [&parts[..], &table(reading, text.header)].concat().join(", ")
        }
        How::Workbook(workbook) => {
            let mut parts = vec![kind];
            parts.extend(workbook.sheet.as_ref().map(|sheet| format!("sheet “{sheet}”")));
            if !workbook.sheets_joined.is_empty() {
                parts.push(format!("as one table: {}", list(&workbook.sheets_joined)));
            }
            if !workbook.sheets_left_out.is_empty() {
                parts.push(format!("not read: {}", list(&workbook.sheets_left_out)));
            }
            parts.extend(table(reading, workbook.header));
            if workbook.filled_down > 0 {
                let cells = counted(workbook.filled_down, "cell", "cells");
                parts.push(format!("{cells} filled down from merged ones"));
            }
            parts.join(", ")
        }
        How::Project(project) => format!("{kind}{}", self::project(project)),
        How::Codebook | How::LiveFigure => kind,
    }
}

/// Where the header of a table stands, and the rows under it.
fn table(reading: &Reading, header: HeaderRows) -> [String; 2] {
    let row = number(header.row);
    let header = match header.rows {
        0 | 1 => format!("header in row {row}"),
        rows => format!("header of {rows} rows from row {row}"),
    };
    [header, counted(reading.rows, "row", "rows")]
}

/// What a project holds, after its kind.
fn project(project: &ProjectReading) -> String {
    let number = |count: u32, one: &str, several: &str| counted(count.into(), one, several);
    let codings = number(project.codings, "coding", "codings");
    let mut parts = vec![
        number(project.sources, "source", "sources"),
        number(project.codes, "code", "codes"),
        match project.ranges {
            0 => codings,
            ranges => format!("{codings} on {}", number(ranges, "passage", "passages")),
        },
    ];
    if project.coders > 0 {
        parts.push(number(project.coders, "coder", "coders"));
    }
    let of = if project.origin.is_empty() { "" } else { " of " };
    format!("{of}{}: {}", project.origin, parts.join(", "))
}

fn delimiter_in_words(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "commas",
        Delimiter::Semicolon => "semicolons",
        Delimiter::Tab => "tabs",
        Delimiter::Pipe => "vertical bars",
    }
}

/// Heading over the files.
pub const FILES: &str = "How the files were read";
/// Label: encoding.
pub const ENCODING: &str = "Encoding";
/// Answer to the question whether the letters were read right.
pub const ENCODING_RIGHT: &str = "The letters are right";
/// Label: delimiter.
pub const DELIMITER: &str = "Fields divided by";
/// Label: sheet.
pub const SHEET: &str = "Sheet";
/// What stands for the sheets of one layout.
pub const JOINED_SHEETS: &str = "all with the same headers, as one table";
/// Label: header row.
pub const HEADER_ROW: &str = "Header in row";
/// Label: number of header rows.
pub const HEADER_ROWS: &str = "Rows of the header";
/// Label: decimal mark.
pub const DECIMAL_MARK: &str = "Decimal mark";
/// Label: tool.
pub const TOOL: &str = "Written by";
/// Choice that gives the decision back to the program.
pub const DETECTED: &str = "as detected";
/// Button that reads an unclosed quote as a character.
pub const LENIENT: &str = "Read the quote as a character and go on";
/// Mark of a hidden sheet.
pub const HIDDEN_SHEET: &str = "hidden";
/// Caption of a table's first rows.
pub const PREVIEW: &str = "The first rows, and what each column is taken as";
/// The same where the rows are not those of the file.
pub const PREVIEW_OF_ROWS: &str =
    "The first of the rows that were made of the table, and what each column is taken as";
/// Name of the region that holds a table's first rows.
pub fn preview(file: &str) -> String {
    format!("First rows of {file}")
}

/// Label of a kind of file.
pub fn kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::DelimitedText => "Delimited text",
        FileKind::Xlsx => "Excel workbook",
        FileKind::Xls => "Excel 97–2003 workbook",
        FileKind::Ods => "OpenDocument workbook",
        FileKind::RefiProject => "REFI-QDA project",
        FileKind::ProjectDatabase => "Project database",
        FileKind::RefiCodebook => "REFI-QDA codebook",
        FileKind::LiveFigure => "Interactive figure of Steelyard",
    }
}

/// Label of an encoding.
pub fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16 (little endian)",
        Encoding::Utf16Be => "UTF-16 (big endian)",
        Encoding::Windows1252 => "Windows-1252 (Western European)",
        Encoding::MacRoman => "Mac Roman",
        Encoding::Windows1250 => "Windows-1250 (Central European)",
        Encoding::Windows1251 => "Windows-1251 (Cyrillic)",
        Encoding::Windows1253 => "Windows-1253 (Greek)",
        Encoding::Windows1254 => "Windows-1254 (Turkish)",
    }
}

/// Label of a delimiter.
pub fn delimiter(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "comma ,",
        Delimiter::Semicolon => "semicolon ;",
        Delimiter::Tab => "tab",
        Delimiter::Pipe => "vertical bar |",
    }
}

/// Label of a decimal mark.
pub fn decimal_mark(mark: DecimalMark) -> &'static str {
    match mark {
        DecimalMark::Point => "point 1.5",
        DecimalMark::Comma => "comma 1,5",
    }
}
