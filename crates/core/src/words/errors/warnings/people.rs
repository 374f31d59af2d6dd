//! Sentences for what was noticed of lists of people that are joined to the codings.

use super::was;
use crate::words::places;

pub(super) fn people_joined(count: u64, name: &str, columns: &[String]) -> String {
    format!(
        "{} of the codings {} found in this list by the column {}, and what it says was joined to them: {}. Leave the list out if it is of others.",
        places::counted(count, "name", "names"),
        was(count),
        places::quoted(name),
        places::list(columns)
    )
}

pub(super) fn people_without_columns(count: u64) -> String {
    format!(
        "a list of {} without a column that can be compared by, so that nothing of it was joined to the codings. Say under “What the columns are” which is one.",
        places::counted(count, "name", "names")
    )
}

pub(super) fn people_without_codings(count: u64, names: &[String]) -> String {
    format!(
        "{} of this list {} no coding under exactly that name and {} nowhere: {}. Write the names in the list as in the codings if they are the same people.",
        places::counted(count, "name", "names"),
        if count == 1 { "has" } else { "have" },
        if count == 1 { "counts" } else { "count" },
        places::list(names)
    )
}

pub(super) fn codings_without_person(count: u64, names: &[String]) -> String {
    format!(
        "{} of the codings {} not in this list, and it says nothing of them: {}.",
        places::counted(count, "name", "names"),
        if count == 1 { "is" } else { "are" },
        places::list(names)
    )
}

pub(super) fn people_said_twice(count: u64, column: &str, names: &[String]) -> String {
    format!(
        "{} in this list twice with different values of {}, and none was taken: {}. Correct the list.",
        places::counted(count, "name stands", "names stand"),
        places::quoted(column),
        places::list(names)
    )
}

pub(super) fn people_contradicted(count: u64, column: &str, names: &[String]) -> String {
    format!(
        "of {} this list says another {} than the codings, whose own was kept: {}.",
        places::counted(count, "name", "names"),
        places::quoted(column),
        places::list(names)
    )
}

pub(super) fn groups_in_names(count: u64, groups: &[String]) -> String {
    format!(
        "{} of whoever was coded, and {} read as such: {}. Take the table as it is if that is wrong.",
        places::counted(count, "name says the group", "names say the group"),
        was(count),
        places::list(groups)
    )
}
