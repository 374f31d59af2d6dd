//! Sentences for what was noticed of the projects of tools.

use super::was;
use crate::words::places;

pub(super) fn unknown_codes(count: u64) -> String {
    format!(
        "{} a code that the project does not list and {} left out.",
        places::counted(count, "coding has", "codings have"),
        was(count)
    )
}

pub(super) fn unknown_sources(count: u64) -> String {
    format!(
        "{} in a source that the project does not list and {} left out.",
        places::counted(count, "coding is", "codings are"),
        was(count)
    )
}

pub(super) fn second_list_of_codings(count: u64) -> String {
    format!(
        "the project keeps a second list of codings beside the first; {} of it {} left out. If they are the ones that count, export them as a table.",
        places::counted(count, "coding", "codings"),
        was(count)
    )
}

pub(super) fn projects_together(names: &[String]) -> String {
    format!(
        "the file holds several projects ({}), which were read together. The column Project tells them apart: choose one there to count it alone.",
        places::list(names)
    )
}

pub(super) fn changes_in_log() -> String {
    "the program that made the database writes changes to a file beside it first (its name ends in -wal); what still stands there was not read. Close the program before you copy the database."
        .to_owned()
}

pub(super) fn positions_outside(count: u64) -> String {
    format!(
        "{} outside the text of {} source; the codings count, the text is not shown.",
        places::counted(count, "selection lies", "selections lie"),
        if count == 1 { "its" } else { "their" },
    )
}

pub(super) fn selections_repeated(count: u64) -> String {
    format!(
        "{} in the file a second time, such as a part of a page that is text too, and {} taken once.",
        places::counted(count, "selection stands", "selections stand"),
        was(count)
    )
}

pub(super) fn repeated_identifiers(count: u64, names: &[String]) -> String {
    format!(
        "{} the identifier of another ({}), and what the project says of that identifier was taken for the first of them. Compare the numbers with the program that wrote it.",
        places::counted(count, "code or source bears", "codes or sources bear"),
        places::list(names)
    )
}

pub(super) fn texts_outside(count: u64) -> String {
    format!(
        "{} outside the file and {} not fetched; the codings count, the text is not shown.",
        places::counted(count, "text lies", "texts lie"),
        was(count)
    )
}

pub(super) fn texts_missing(count: u64) -> String {
    format!(
        "{} not in the file; the codings count, the text is not shown. Export the project with its sources to see it.",
        places::counted(count, "text is", "texts are")
    )
}

pub(super) fn unsafe_names(count: u64) -> String {
    format!(
        "{} a name that leads out of the file, as files made to do harm have, and {} passed over.",
        places::counted(count, "part of the file has", "parts of the file have"),
        was(count)
    )
}
