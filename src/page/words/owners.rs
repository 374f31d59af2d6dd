//! The strings about who spoke, who coded, and which group somebody is of.

use super::{counted, number};
use steelyard_core::dataset::{CodersFrom, PeopleWithin};
use steelyard_core::words::places;

/// Label of the box, and button: words for nothing are no codes.
pub const NO_CODES: &str = "Take words for nothing among codes for no codes";
/// Answer: several columns hold codes, and each of them counts.
pub const EACH_OF_THESE: &str = "Each of them: every filled cell is a code";
/// Answer: no column is what is asked for.
pub const NONE_OF_THESE: &str = "None of these";

/// The question whether one name is several people's.
pub fn repeated_participants(within: PeopleWithin, as_written: u32, apart: u32) -> String {
    format!(
        "The same participants’ names stand {}. As written they are {}; if each name is somebody else there, they are {}. Which is right?",
        match within {
            PeopleWithin::Source => "in several sources",
            PeopleWithin::Site | PeopleWithin::Study => "at several sites",
        },
        number(as_written.into()),
        number(apart.into()),
    )
}

/// Label of the choice within what a name is one person's.
pub const PARTICIPANTS_WITHIN: &str = "The same participant’s name elsewhere is";

/// An answer, with how many people it yields.
pub fn people(within: PeopleWithin, people: u32) -> String {
    format!("{}: {}", self::within(within), counted(people.into(), "participant", "participants"))
}

/// Within what a name is one person's.
pub fn within(within: PeopleWithin) -> &'static str {
    match within {
        PeopleWithin::Study => "the same person everywhere",
        PeopleWithin::Site => "somebody else at another site",
        PeopleWithin::Source => "somebody else in another source",
    }
}

/// The question whether the names of files name coders.
pub fn coders_from_names(coders: &[String]) -> String {
    format!(
        "The files have the same columns and are over the same sources, and their names differ in {}. Are those the coders? Until you say so nobody is told apart.",
        places::list(coders)
    )
}

/// Label of the choice where coders are named.
pub const CODERS_FROM: &str = "Coders of files without a column of coders";
/// Choice: what the program finds.
pub const CODERS_FOUND: &str = "as found";

/// Where coders are named.
pub fn coders_from(from: CodersFrom) -> &'static str {
    match from {
        CodersFrom::FileNames => "yes, as the files’ names say",
        CodersFrom::Columns => "no, the names name no coder",
    }
}

/// Button: such words are names.
pub const AS_WRITTEN: &str = "Let them stand as written";
/// Label of the box by which words for what is not known are names, and codes for missing counts.
pub const UNKNOWN_AS_WRITTEN: &str = "Take “N/A”, “Unknown”, “–” and the like as names of people, groups, sources, sites and coders, and 99 among flags as a count";
