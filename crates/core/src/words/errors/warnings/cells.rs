//! Sentences for what was noticed of the signs, marks and words in cells and headers.

use super::was;
use crate::valence::Valence;
use crate::words::places;

/// Signs or words, each with what it was read as.
fn meanings(words: &[(String, Valence)], by: &str) -> String {
    let one = |(word, valence): &(String, Valence)| {
        let meaning = match valence {
            Valence::Barrier => "barrier",
            Valence::Facilitator => "facilitator",
            Valence::Mixed => "mixed",
            Valence::Neutral => "neutral",
            Valence::Missing => "without valence",
        };
        format!("{} {by} {meaning}", places::quoted(word))
    };
    words.iter().map(one).collect::<Vec<_>>().join(", ")
}

pub(super) fn words_cut_short(count: u64, words: &[(String, Valence)]) -> String {
    format!(
        "{} a word cut short, which was read by what stands behind the same names: {}. Give the columns other roles if that is wrong.",
        places::counted(count, "header holds", "headers hold"),
        meanings(words, "as")
    )
}

pub(super) fn two_is_no(count: u64, columns: &[String]) -> String {
    format!(
        "in {} 1 was read as yes and 2 as no, as each of {} has one of both. Take the table as it is if these are counts.",
        places::list(columns),
        places::counted(count, "row", "rows")
    )
}

pub(super) fn key_of_signs(count: u64, key: &[(String, Valence)], columns: &[String]) -> String {
    format!(
        "{} under {} {} read by the key that stands in the sheet: {}. Take the table as it is if that is wrong.",
        places::counted(count, "cell", "cells"),
        places::list(columns),
        was(count),
        meanings(key, "as")
    )
}

pub(super) fn counts_of_sides(count: u64, columns: &[String]) -> String {
    format!(
        "{} under {} {} taken apart into counts of barriers and of facilitators. Take the table as it is if that is wrong.",
        places::counted(count, "cell", "cells"),
        places::list(columns),
        was(count)
    )
}

pub(super) fn numbers_behind_findings(count: u64, columns: &[String]) -> String {
    format!(
        "{} under {} {} a number in brackets behind it, which was taken for how often it was said. Take the table as it is if that is wrong.",
        places::counted(count, "finding", "findings"),
        places::list(columns),
        if count == 1 { "has" } else { "have" }
    )
}

pub(super) fn one_and_two(count: u64, columns: &[String]) -> String {
    format!(
        "{} under {} {} 1 or 2 and nothing else, and {} counted as how often. If the numbers are the two sides, write a key into the sheet (1 = barrier, 2 = facilitator, or the other way round) and add it again.",
        places::counted(count, "cell", "cells"),
        places::list(columns),
        if count == 1 { "is" } else { "are" },
        was(count)
    )
}

pub(super) fn marks_in_brackets(count: u64) -> String {
    format!(
        "{} in brackets and {} as marks without them do. Clear the cells of what should not count.",
        places::counted(count, "mark stands", "marks stand"),
        if count == 1 { "counts" } else { "count" }
    )
}

pub(super) fn coded_in_rounds(count: u64, column: &str, rounds: &[String]) -> String {
    format!(
        "{} of one round of coding {} again in another ({}: {}), and each round counts. Keep the rows of one round in the file, or filter the figures by it, so that a coding counts once.",
        places::counted(count, "coding", "codings"),
        if count == 1 { "comes" } else { "come" },
        places::quoted(column),
        places::list(rounds)
    )
}

/// Columns whose cells repeat an option are codes.
pub(super) fn choices_are_codes(count: u64, columns: &[String]) -> String {
    format!(
        "{} the text of an answer that was chosen, and {} read as one code each: {}. Take the table as it is if that is wrong.",
        places::counted(count, "column repeats", "columns repeat"),
        if count == 1 { "was" } else { "were" },
        places::list(columns),
    )
}
