//! Sentences of decisions on how files, columns, rows and names were read.

use crate::dataset::{CodersFrom, FamilyKind, LeftOutReason, PeopleWithin, Role, Shape};
use crate::diag::NameOf;
use crate::words::places::{and, counted, list, lower_first, number, quoted};
use crate::words::{table, taken_as};

/// A part of how a file is read that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadPart {
    /// Encoding.
    Encoding,
    /// Delimiter.
    Delimiter,
    /// The only sheet that is read.
    Sheet,
    /// Row of the header.
    HeaderRow,
    /// Rows of the header.
    HeaderRows,
    /// Decimal mark.
    DecimalMark,
    /// Quotes that are never closed are characters.
    LenientQuotes,
}

/// What was read.
pub fn files_read(files: u64, rows: u64, used: u64, codings: u64) -> String {
    format!(
        "{} read; {} codings: {}.",
        counted(files, "file was", "files were"),
        match rows == used {
            true => format!("all of {} gave", counted(rows, "row", "rows")),
            false => format!("{} of {} gave", number(used), counted(rows, "row", "rows")),
        },
        number(codings)
    )
}

/// How a file is read, each part with what was chosen for it.
pub fn read_as(parts: &[(ReadPart, String)]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|(part, chosen)| match part {
            ReadPart::Encoding => format!("in the encoding {chosen}"),
            ReadPart::Delimiter => format!("with {chosen} as the delimiter"),
            ReadPart::Sheet => format!("from the sheet {} alone", quoted(chosen)),
            ReadPart::HeaderRow => format!("with its header in row {chosen}"),
            ReadPart::HeaderRows => format!("with a header of so many rows: {chosen}"),
            ReadPart::DecimalMark => format!("with {chosen} as the decimal mark"),
            ReadPart::LenientQuotes => "with unclosed quotation marks as characters".to_owned(),
        })
        .collect();
    format!("The file is read {}.", and(&parts))
}

/// A table of counts was turned into one row a cell.
pub fn turned(shape: Shape) -> String {
    format!("{} Its cells are read one by one.", taken_as::shape(shape))
}

/// A table is taken as it is.
pub const AS_IT_IS: &str = "The table is taken as it is: no table of counts is turned into rows, and no label filled down.";

/// What columns that are alike were taken for.
pub fn family(columns: &[String], kind: FamilyKind) -> String {
    format!("Columns that are alike ({}) are: {}.", list(columns), taken_as::family(kind))
}

/// What a column was taken for.
pub fn role(column: &str, role: &Role) -> String {
    format!("The column {} is taken for: {}.", quoted(column), taken_as::role(role))
}

/// What the columns were taken for that nobody decided about.
pub fn roles(taken: &[(String, Role)], unused: u64) -> String {
    let roles: Vec<String> = taken
        .iter()
        .map(|(column, role)| format!("{}: {}", quoted(column), taken_as::role(role)))
        .collect();
    let rest = match unused {
        0 => String::new(),
        _ => format!(" {} not used.", counted(unused, "column is", "columns are")),
    };
    format!("Columns are taken by their names and values. {}.{rest}", roles.join("; "))
}

/// A blank in columns means what stands above it.
pub fn filled_down(columns: &[String]) -> String {
    format!("A blank in {} means the label above it.", list(columns))
}

/// Whether the cells of a column hold lists.
pub fn divided(column: &str, is_divided: bool) -> String {
    match is_divided {
        true => format!("Cells of {} hold lists and are divided.", quoted(column)),
        false => format!("Cells of {} are left whole.", quoted(column)),
    }
}

/// Whether what stands before the colons of findings is their code.
pub fn codes_before_colons(taken: bool) -> &'static str {
    match taken {
        true => "What stands before the colon of a finding is its code.",
        false => "What stands before the colon of a finding is part of it.",
    }
}

/// A list of people is joined to no codings.
pub const PEOPLE_ASIDE: &str = "What the file says of people is joined to no codings.";
/// Rows that may sum up others are left out.
pub const SUMS_LEFT_OUT: &str = "Rows of counts that may sum up others are left out.";
/// Rows below a table are left out.
pub const ROWS_BELOW_LEFT_OUT: &str =
    "Rows at the end of the table that are filled otherwise than those above are left out.";
/// Columns that come to the sum of others count.
pub const SUM_COLUMNS_COUNTED: &str =
    "Columns that come to the sum of others and are not called totals count.";
/// Rows called totals that are no sums count.
pub const TOTALS_COUNTED: &str =
    "Rows called totals that are not the sums of others count as rows of their own.";

/// Which attribute's columns count, of several side by side.
pub fn attribute(name: &str) -> String {
    format!("Of attributes side by side {} counts.", quoted(name))
}

/// Rows or cells were left out, as part of a sentence that begins with a place.
pub fn left_out(reason: LeftOutReason, count: u64) -> String {
    let (one, several) = match reason {
        LeftOutReason::SourceWithoutCoding => ("source was", "sources were"),
        _ => ("row or cell was", "rows or cells were"),
    };
    format!("{} left out: {}.", counted(count, one, several), lower_first(table::left_out(reason)))
}

/// Whether words for what is not known are names.
pub fn unknown_as_written(taken: bool) -> &'static str {
    match taken {
        true => {
            "Words for what is not known (such as N/A) are names like others, and numbers for what is missing are counts."
        }
        false => {
            "Words for what is not known (such as N/A) name nobody, and numbers for what is missing are no counts."
        }
    }
}

/// What names are of, in the plural.
fn names_of(of: NameOf) -> &'static str {
    match of {
        NameOf::Participant => "participants",
        NameOf::Source => "sources",
        NameOf::Site => "sites",
        NameOf::Coder => "coders",
    }
}

/// So many names were taken for others. Of sites they are told; of people, and of documents that may be called
/// after them, they are not.
pub fn names(of: NameOf, taken: &[(String, String)]) -> String {
    let count = taken.len() as u64;
    let what = names_of(of);
    if of != NameOf::Site {
        let (name, is, that) = match count {
            1 => ("1 name".to_owned(), "is", "that of another"),
            _ => (format!("{} names", number(count)), "are", "those of others"),
        };
        return format!("{name} of {what} {is} taken for {that}; the study file says which.");
    }
    let pairs: Vec<String> = taken.iter().map(|(read, name)| renamed(read, name)).collect();
    format!("Names of {what} are taken for others: {}.", pairs.join(", "))
}

fn renamed(read: &str, label: &str) -> String {
    format!("{} \u{2192} {}", quoted(read), quoted(label))
}

/// Values of an attribute that bear one label now.
pub fn values(attribute: &str, read: &[String], label: &str) -> String {
    let what = if read.len() == 1 { "renamed" } else { "merged" };
    format!("Values of {} {what}: {} \u{2192} {}.", quoted(attribute), list(read), quoted(label))
}

/// Within what a name is one person's.
pub fn participants_within(within: PeopleWithin) -> &'static str {
    match within {
        PeopleWithin::Study => "The same name of a participant is the same person everywhere.",
        PeopleWithin::Site => "The same name of a participant at another site is another person.",
        PeopleWithin::Source => {
            "The same name of a participant in another source is another person."
        }
    }
}

/// Whether files' names name coders.
pub fn coders_from(from: CodersFrom) -> &'static str {
    match from {
        CodersFrom::FileNames => "The names of the files name their coders.",
        CodersFrom::Columns => "Coders are named by columns alone, not by the names of files.",
    }
}

/// Sheets that were not read.
pub fn sheets_not_read(sheets: &[String]) -> String {
    format!(
        "{} not read: {}.",
        counted(sheets.len() as u64, "sheet was", "sheets were"),
        list(sheets)
    )
}

/// A column that stands aside although its name says what it may be.
pub fn column_aside(column: &str, looks_like: &Role) -> String {
    format!(
        "The column {} is not used, although its name says: {}.",
        quoted(column),
        taken_as::role(looks_like)
    )
}

/// Merged cells.
pub fn merged_cells(count: u64) -> String {
    format!(
        "{} the text of a merged cell that {} part of.",
        counted(count, "cell was given", "cells were given"),
        if count == 1 { "it is" } else { "they are" }
    )
}

/// No coding of a file has a valence, although a name speaks of some.
pub fn no_valence(word: &str, column: Option<&str>) -> String {
    format!(
        "No coding has a valence, although {} says {}.",
        match column {
            Some(column) => format!("the column {}", quoted(column)),
            None => "the name of the file or sheet".to_owned(),
        },
        quoted(word)
    )
}

/// The file lists codes.
pub fn lists_codes(codes: u64) -> String {
    format!("The file lists {} and gives no codings.", counted(codes, "code", "codes"))
}

/// The file lists people.
pub fn lists_people(rows: u64) -> String {
    format!(
        "The file lists people ({}) and gives no codings; what it says is joined to those of other files.",
        counted(rows, "row", "rows")
    )
}

/// Settings are kept of a file that is not there.
pub const NO_SUCH_FILE: &str = "Settings are kept of a file that is not loaded.";

/// What was decided of values that the data do not have.
pub fn no_such_values(attribute: &str, values: u64) -> String {
    format!(
        "{} of {} {} renamed that the data do not have.",
        counted(values, "value", "values"),
        quoted(attribute),
        if values == 1 { "is" } else { "are" }
    )
}
