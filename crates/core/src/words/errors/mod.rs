//! Sentences for errors and warnings: what happened, where, what to do.
//!
//! Takes the kinds of [`crate::diag`]; gives whole sentences in plain words. Every kind has its own.

mod unavailable;
mod warnings;

pub use unavailable::unavailable_here;
pub use warnings::warning;

use super::{interactive, logic_model, places};
use crate::diag::{ContentKind, Error, ErrorKind, Limit, LiveFigureFault, WorkbookList};
use crate::valence::Valence;

/// What to do with a file whose parts are not as they should be.
const RESAVE: &str = "Open it in the program that made it and save or export it again, as .xlsx or as CSV if it is a table.";

/// How many characters a sentence names.
const NAMED_CHARACTERS: usize = 8;

/// The message of an error, with its place and its remedy.
pub fn message(error: &Error) -> String {
    let (what, remedy) = error_parts(&error.kind);
    let place = error.at.as_ref().and_then(places::full);
    match place {
        Some(place) => format!("{place}: {what} {remedy}"),
        None => format!("{} {remedy}", places::capitalised(&what)),
    }
}

/// Why an interactive figure cannot be opened, and what to do.
fn live_figure(fault: LiveFigureFault) -> (&'static str, &'static str) {
    const AGAIN: &str = "Ask for the file as its authors saved it; the figure in it can still be looked at in a browser.";
    match fault {
        LiveFigureFault::Cut => (
            "the interactive figure has no counts in it, or not all of them: a part of the file was cut on the way here.",
            AGAIN,
        ),
        LiveFigureFault::Changed => (
            "the counts in the interactive figure are not those that were saved: the file was changed on the way here.",
            AGAIN,
        ),
        LiveFigureFault::Newer => (
            "the interactive figure was made by a later version of Steelyard, whose files this one cannot read.",
            "Open it with a version as new as the one that made it.",
        ),
        LiveFigureFault::Several => (
            "the page has more than one interactive figure in it, so it cannot be told which is meant.",
            "Open the file of the one that you mean.",
        ),
        LiveFigureFault::Module => (
            "this is an interactive figure as a module for notebooks, which is a program and no file to open.",
            "Open figure.html, or the whole archive that it came in.",
        ),
        LiveFigureFault::Unknown => (
            "what the interactive figure holds contradicts itself, or was not written by this version of Steelyard.",
            "Ask for the file as its authors saved it, or open it with the version that made it.",
        ),
    }
}

/// What happened, beginning in lower case, and what to do.
fn error_parts(kind: &ErrorKind) -> (String, String) {
    let (what, remedy): (&str, &str) = match kind {
        ErrorKind::EmptyFile => (
            "the file is empty.",
            "Export it again from your program and check that it has rows before you add it.",
        ),
        ErrorKind::NoRows => (
            "there is a header but not one row under it.",
            "Export the codings themselves, or choose another sheet or another header row.",
        ),
        ErrorKind::NoSuchHeaderRow { row, rows } => {
            return (
                format!(
                    "row {} was chosen as the header, but nothing stands in it or below.",
                    places::number(*row)
                ),
                format!("Choose a row from 1 to {}.", places::number((*rows).max(1))),
            );
        }
        ErrorKind::NotATable { found } => {
            let (found, remedy) = (content(*found), content_remedy(*found));
            return (format!("this is {found}."), remedy.to_owned());
        }
        ErrorKind::TooLarge { what, limit } => return limit_parts(*what, *limit),
        ErrorKind::Utf32 => (
            "the text is in UTF-32, which is not read.",
            "Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”).",
        ),
        ErrorKind::UnclosedQuote => (
            "a quotation mark is opened here and never closed, so it cannot be told where the field ends.",
            "Close it in the file, or read the file again with quotation marks taken as plain characters.",
        ),
        ErrorKind::DamagedArchive => (
            "the file is damaged or incomplete.",
            "Copy or export it again; a download may have been cut short.",
        ),
        ErrorKind::DamagedDatabase => (
            "the database is damaged or incomplete.",
            "Close the program that made it and copy the file again; if the program itself complains of it, go back to a backup.",
        ),
        ErrorKind::DamagedWorkbook => ("the workbook is damaged or incomplete.", RESAVE),
        ErrorKind::Encrypted => (
            "the file is protected by a password.",
            "Open it in the program that made it, take the password off and save it again, or save it as CSV.",
        ),
        ErrorKind::UnsupportedCompression => {
            ("a part of the file is packed in a way that is not read.", RESAVE)
        }
        ErrorKind::AmbiguousArchive => (
            "the file holds two parts of one name, or parts that overlap, so it cannot be told which of them counts.",
            "Open it in the program that made it and save it again.",
        ),
        ErrorKind::MalformedXml => {
            ("a part of the file is not well formed and cannot be read.", RESAVE)
        }
        ErrorKind::DocumentType => (
            "a part of the file declares a document type (DTD), which is never read because it can hide harmful content.",
            RESAVE,
        ),
        ErrorKind::NotAWorkbook => (
            "this is an archive without a workbook in it.",
            "Export an .xlsx workbook or a CSV file.",
        ),
        ErrorKind::NoProject => (
            "this is an archive without a project file (project.qde) in it.",
            "Export the project once more as REFI-QDA (.qdpx) from the program that holds it.",
        ),
        ErrorKind::SeveralProjects { names } => {
            return (
                format!(
                    "the archive holds more than one project file ({}), so it cannot be told which of them counts.",
                    places::list(names)
                ),
                "Unpack it and add the project file that you mean (.qde, data.qda).".to_owned(),
            );
        }
        ErrorKind::LiveFigure { fault } => live_figure(*fault),
        ErrorKind::LiveFigureBesideData => (
            "this is an interactive figure, whose counts cannot be put together with codings or with another figure.",
            "Open it by itself.",
        ),
        ErrorKind::LiveFigureIsOpen => (
            "an interactive figure is open, whose counts cannot be put together with codings or with another figure.",
            "Open this file by itself, in place of the figure.",
        ),
        ErrorKind::NoUsableSheet => (
            "no sheet of the workbook has a filled cell.",
            "Save the workbook once more in a spreadsheet program, so that the values of its formulas are stored, or export the data as CSV.",
        ),
        ErrorKind::CellOutsideGrid => (
            "a cell lies outside the grid of 1,048,576 rows and 16,384 columns that a sheet can have.",
            "Open the file in a spreadsheet program and save it again.",
        ),
        ErrorKind::BeyondList { list, index, entries } => {
            return beyond_list(*list, *index, *entries);
        }
        ErrorKind::UnknownSheet { name, sheets } => {
            return (
                format!("the workbook has no sheet {}.", places::quoted(name)),
                format!("Choose one of {}.", places::list(sheets)),
            );
        }
        ErrorKind::NoCodes => (
            "no column could be taken as the codes.",
            "Choose the column that holds the code, construct, domain or theme of each row; in a wide table, choose the columns that are codes.",
        ),
        ErrorKind::Percentages { columns } => {
            let named = places::list(columns);
            let what = match columns.len() {
                1 => format!("the column {named} holds"),
                _ => format!("the columns {named} hold"),
            };
            return (
                format!(
                    "{what} percentages or fractions, which do not say how many codings there are."
                ),
                "Add a column with the numbers to the file, or say below what the columns are."
                    .to_owned(),
            );
        }
        ErrorKind::NoCodings => (
            "the study lists codes and holds no codings.",
            "Add the file with the codings to it; the codes are then offered as its framework.",
        ),
        ErrorKind::UnknownColumn { name, columns } => {
            return (
                format!("there is no column {}.", places::quoted(name)),
                format!("Choose one of {}.", places::list(columns)),
            );
        }
        ErrorKind::UnknownValue { setting, given, allowed } => {
            return (
                format!(
                    "the setting {} cannot be {}.",
                    places::quoted(setting),
                    places::quoted(given)
                ),
                if allowed.is_empty() {
                    "Leave it out to have it decided for you.".to_owned()
                } else {
                    format!("It may be {}.", places::list(allowed))
                },
            );
        }
        ErrorKind::OutOfRange { setting, given, from, to } => {
            return (
                format!("the setting {} cannot be {given}.", places::quoted(setting)),
                format!("It may be a whole number from {from} to {to}."),
            );
        }
        ErrorKind::MeasureOutOfRange { setting, given, from, to } => {
            // Of a number that nobody writes out, its size is told.
            let given = if given.abs() < 1e9 { given.to_string() } else { format!("{given:e}") };
            return (
                format!("the setting {} cannot be {given}.", places::quoted(setting)),
                format!("It may be a number from {from} to {to}."),
            );
        }
        ErrorKind::LogicModel { fault } => return logic_model::refused(fault),
        ErrorKind::TooManyViews {
            views,
            bytes,
            control,
            views_without,
            most_views,
            most_bytes,
        } => {
            return interactive::too_many_views(
                [*views, *most_views],
                [*bytes, *most_bytes],
                control,
                *views_without,
            );
        }
        ErrorKind::NotAvailable { setting, given, reason } => {
            let (reason, remedy) = unavailable::parts(reason);
            return (
                format!(
                    "the setting {} cannot be {} for this study, because {reason}.",
                    places::quoted(setting),
                    places::quoted(given)
                ),
                remedy,
            );
        }
        ErrorKind::PassagesProtected => (
            "passages are not shown while small numbers are protected, because they would tell them.",
            "Switch the protection of small numbers off for your own view.",
        ),
        ErrorKind::PassagesNotInFigure => (
            "there are no passages here: an interactive figure was opened, which holds counts alone.",
            "Open the codings that it was made from to read what stands behind a number.",
        ),
        ErrorKind::NotInFont { characters } => {
            let named = characters.iter().take(NAMED_CHARACTERS);
            let named: Vec<String> =
                named.map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
            let others = characters.len().saturating_sub(NAMED_CHARACTERS);
            let others = match others {
                0 => String::new(),
                others => format!(" and {others} more"),
            };
            return (
                format!(
                    "the font that goes into such files does not have these characters of the figure: \
                     {}{others}.",
                    named.join(", ")
                ),
                "Save the figure as SVG or as PNG, which show them in the fonts of this computer."
                    .to_owned(),
            );
        }
        ErrorKind::PictureTooLarge { width, height, most } => {
            return (
                format!(
                    "the picture would be {} x {} pixels, more than the {} million that are drawn.",
                    places::number(*width),
                    places::number(*height),
                    most / 1_000_000
                ),
                "Take fewer dots per inch, a smaller figure, or save it as SVG or PDF.".to_owned(),
            );
        }
        ErrorKind::NotAStudy => (
            "this is no study file of Steelyard.",
            "Choose a file that was saved with “Save study”; tables and projects are added as data.",
        ),
        ErrorKind::StudyCutShort => (
            "the study file ends before it is complete, as where a copy or a download was cut short.",
            "Copy it again from where it was saved, or save the study again.",
        ),
        ErrorKind::StudyMalformed => (
            "the study file is damaged: what stands here is not as Steelyard writes it (no JSON).",
            "Use an unchanged copy of it; another program may have changed it.",
        ),
        ErrorKind::StudyOfLaterVersion { version, last } => {
            return (
                format!(
                    "the study file is of version {version}, and this Steelyard reads no later one than {last}."
                ),
                "Open it in the Steelyard that saved it, or in a newer one than this.".to_owned(),
            );
        }
        ErrorKind::StudyUnknownPart { reason } => {
            return (
                format!(
                    "the study file has a part that this Steelyard does not know: {}.",
                    places::quoted(reason)
                ),
                "Open it in the Steelyard that saved it, or take that part out if it was written by hand."
                    .to_owned(),
            );
        }
        ErrorKind::StudyDataChanged => (
            "the data in the study file are not those that were saved: their hash (SHA-256) is another.",
            "Use an unchanged copy of the study file, or save the study again from the data themselves.",
        ),
        ErrorKind::DifferentInput => (
            "the study was saved without its data, and the files that are loaded are not the ones it was made from.",
            "Load the same files, unchanged, and open the study again; or drop it together with the files that its settings are to be applied to.",
        ),
        ErrorKind::NothingLoaded => (
            "nothing is loaded yet.",
            "Add a file, paste a table or open an example first. A file of settings alone is dropped together with the data that it is for.",
        ),
        ErrorKind::Cancelled => {
            ("the work was stopped as you asked.", "What was there before is unchanged.")
        }
        ErrorKind::FileGone => (
            "the browser could not read the file. It may have been moved, changed or taken away since you chose it.",
            "Choose it again.",
        ),
        ErrorKind::EngineFailed => (
            "something went wrong inside Steelyard; this is our fault and not your file's. It was started anew.",
            "Try again with a smaller part of the file, and report what you did if it happens again.",
        ),
    };
    (what.to_owned(), remedy.to_owned())
}

/// A cell that refers to an entry which a list of the workbook has not.
fn beyond_list(list: WorkbookList, index: u64, entries: u64) -> (String, String) {
    // Positions count from 0 in the file, and from 1 for people.
    let nth = places::number(index.saturating_add(1));
    let (what, effect) = match list {
        WorkbookList::Strings => ("text", "what stands in it is not known"),
        WorkbookList::Styles => ("format", "it cannot be told whether its number is a date"),
    };
    let count = places::counted(entries, what, &format!("{what}s"));
    (
        format!(
            "the cell refers to {what} {nth} of the workbook, which has {count}, so {effect}."
        ),
        "Open the workbook in a spreadsheet program, look at this cell and save it again, or export the sheet as CSV."
            .to_owned(),
    )
}

/// What a file is that is not read, as the rest of “this is …”.
fn content(found: ContentKind) -> &'static str {
    match found {
        ContentKind::Jpeg => "a JPEG picture, not a table",
        ContentKind::Png => "a PNG picture, not a table",
        ContentKind::Gif => "a GIF picture, not a table",
        ContentKind::Pdf => "a PDF document, not a table",
        ContentKind::Html => "a web page (HTML), not a table",
        ContentKind::Xml => "an XML document, not a table",
        ContentKind::Archive => "a packed archive, not a table",
        ContentKind::OpenDocument => "an OpenDocument file without sheets, not a table",
        ContentKind::BinaryWorkbook => "a workbook in binary form (.xlsb), which is not read",
        ContentKind::OldWorkbook => "a workbook of Excel 95 or before, which is not read",
        ContentKind::OldOffice => {
            "a file of an old Office program (before 2007) without a workbook in it, not a table"
        }
        ContentKind::AppleDocument => {
            "a document of Numbers, Pages or Keynote (such as .numbers), which is not read"
        }
        ContentKind::Presentation => "a slide show, not a table",
        ContentKind::WordDocument => "a word processor's document, not a table",
        ContentKind::Sqlite => "a database (SQLite) of a program that is not known, not a table",
        ContentKind::Binary => "binary data, not a table",
    }
}

fn content_remedy(found: ContentKind) -> &'static str {
    match found {
        ContentKind::BinaryWorkbook => {
            "Open it in the spreadsheet program that made it and save it as .xlsx."
        }
        ContentKind::AppleDocument => {
            "Open it in Numbers and export it (File, Export To) as Excel or as CSV."
        }
        ContentKind::OldWorkbook | ContentKind::OpenDocument | ContentKind::Html => {
            "Open it in a spreadsheet program and save it as .xlsx or as CSV."
        }
        ContentKind::Sqlite => {
            "Export the coded segments from the program that made it, as .xlsx or as CSV."
        }
        ContentKind::Archive => "Unpack it and add the tables in it, as .xlsx or as CSV.",
        _ => {
            "Choose the export of your program, a .qdpx project or a table (CSV, .xlsx, .ods); its name may end in something else than it is."
        }
    }
}

fn limit_parts(what: Limit, limit: u64) -> (String, String) {
    let count = places::number(limit);
    let split = "Split the file, or leave out what is not needed, and add the parts.";
    let (what, remedy) = match what {
        Limit::FileBytes => (format!("the file is larger than {}.", places::bytes(limit)), split),
        Limit::StudyBytes => (
            format!("the files together are larger than {}.", places::bytes(limit)),
            "Open fewer of them at once, or leave out what is not needed.",
        ),
        Limit::InflatedBytes => {
            (format!("unpacked, the file is larger than {}.", places::bytes(limit)), split)
        }
        Limit::InflationRatio => (
            format!(
                "a part of the file grows to more than {count} times its size when it is unpacked, as files made to do harm do."
            ),
            RESAVE,
        ),
        Limit::Codings => (
            format!("the rows stand for more than {count} codings together."),
            "Check the column of counts: it may hold identifiers or other large numbers.",
        ),
        Limit::ArchiveEntries => (format!("the archive holds more than {count} parts."), RESAVE),
        Limit::Cells => {
            (format!("the table has more than {count} cells, empty ones counted."), split)
        }
        Limit::RepeatedCells => (
            format!(
                "cells that are written once and repeated make more than {count} cells of a sheet, as files made to do harm do."
            ),
            RESAVE,
        ),
        Limit::CountedCells => (
            format!("the rows and columns that were asked for make more than {count} cells."),
            "Choose rows that stand higher, such as domains, or columns of fewer values.",
        ),
        Limit::Rows => (format!("the table has more than {count} rows."), split),
        Limit::Columns => (
            format!("the table has more than {count} columns."),
            "Check that the delimiter is the right one, or leave out columns that are not needed.",
        ),
        Limit::FieldBytes => (
            format!("a single cell holds more than {} of text.", places::bytes(limit)),
            "Check that the delimiter and the quotation marks are right, or shorten the text.",
        ),
        Limit::XmlDepth => {
            (format!("a part of the file nests more than {count} levels deep."), RESAVE)
        }
        Limit::XmlAttributes => {
            (format!("an element in a part of the file has more than {count} attributes."), RESAVE)
        }
        Limit::PairsOnPassages => (
            format!(
                "more than {count} pairs of rows stand on the passages, as where whole texts are coded as one passage."
            ),
            "Choose coarser rows, or keep fewer passages with a filter.",
        ),
        Limit::SheetColumns => (
            format!(
                "the table would have more than {count} columns, which no sheet of a workbook holds."
            ),
            "Compare fewer values, or take the CSV with one number in each row.",
        ),
        Limit::DocumentCells => (
            format!(
                "the table would have more than {count} cells, for which a word processor takes minutes."
            ),
            "Choose rows that stand higher, such as domains, or columns of fewer values, or take the workbook.",
        ),
    };
    (what, remedy.to_owned())
}

fn valence_phrase(valence: Valence) -> &'static str {
    match valence {
        Valence::Barrier => "a barrier",
        Valence::Facilitator => "a facilitator",
        Valence::Mixed => "mixed",
        Valence::Neutral => "neutral",
        Valence::Missing => "without a valence",
    }
}
