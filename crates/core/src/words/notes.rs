//! What stands below a table: what of the input is not in it, what counts once, what is kept from being told.
//!
//! Takes a counted table; gives one sentence a note, in the past tense in which a paper tells what was done.

use super::places::{HIDDEN, counted, opening};
use super::table as words;
use crate::analysis::{CrossTab, Note, NoteKind};
use crate::dataset::{DuplicateKind, ValenceSource};
use crate::schema::NOT_STATED;

/// Stands under every table and figure of counts.
pub const FREQUENCY_IS_NOT_IMPORTANCE: &str = "Frequency does not indicate importance.";

/// The notes of a table as sentences, the standing one last.
pub fn notes(table: &CrossTab) -> Vec<String> {
    let mut notes: Vec<String> = table.notes.iter().map(|one| note(one, table)).collect();
    notes.extend(unmentioned(table));
    notes.push(FREQUENCY_IS_NOT_IMPORTANCE.to_owned());
    notes
}

/// What the user's hand did to the codings of a table: codes under several items, codings set aside.
pub fn by_hand(table: &CrossTab) -> Vec<String> {
    let is_told =
        |note: &&Note| matches!(note.kind, NoteKind::RowsOverlap { .. } | NoteKind::SetAside);
    table.notes.iter().filter(is_told).map(|one| note(one, table)).collect()
}

/// The rows that nobody mentioned, all of them by name; nothing where each carries something.
pub fn unmentioned(table: &CrossTab) -> Option<String> {
    let names = words::row_names(table);
    let rows = table.rows.iter().zip(names);
    let names: Vec<String> =
        rows.filter(|(row, _)| row.carries_nothing()).map(|(_, name)| name).collect();
    (!names.is_empty()).then(|| format!("Not mentioned: {}.", names.join("; ")))
}

/// What is kept from being told in a table, and the program that keeps it; nothing where all is told.
pub fn protection(table: &CrossTab) -> Vec<String> {
    let mut told = kept_back(table);
    if !told.is_empty() {
        told.push(made_with());
    }
    told
}

/// What is kept from being told in a table; nothing where all is told.
pub fn kept_back(table: &CrossTab) -> Vec<String> {
    let keeps_back = |one: &&Note| {
        matches!(
            one.kind,
            NoteKind::SmallHidden { .. } | NoteKind::Rounded { .. } | NoteKind::DomainsOnly
        )
    };
    table.notes.iter().filter(keeps_back).map(|one| note(one, table)).collect()
}

/// The program.
pub(super) fn made_with() -> String {
    format!("Made with Steelyard {}.", env!("CARGO_PKG_VERSION"))
}

/// A note as a sentence.
pub(super) fn note(note: &Note, table: &CrossTab) -> String {
    let count = note.count;
    let some = |one: &str, many: &str| some(count, one, many);
    let codings = || some("coding", "codings");
    let one = count == Some(1);
    let was = if one { "was" } else { "were" };
    match &note.kind {
        NoteKind::Unmapped => format!(
            "{} {was} not mapped to {} and {was} placed in the last row.",
            codings(),
            table.framework.as_deref().unwrap_or("the framework")
        ),
        NoteKind::NotAtThisLevel => format!(
            "{} without a {} {was} not included in any row or total.",
            codings(),
            words::rows(&table.spec).to_lowercase()
        ),
        NoteKind::NoColumnValue => format!(
            "{} had no value for {} and {was} placed under “{}”.",
            codings(),
            words::column_title(&table.spec.columns).unwrap_or(words::GROUP.into()),
            table
                .columns
                .iter()
                .find(|column| column.is_without_value())
                .map_or(NOT_STATED, |column| words::column_label(&column.label))
        ),
        NoteKind::SetAside => {
            format!("{} {was} set aside as wrong and {was} not counted.", codings())
        }
        NoteKind::Filtered => format!("{} {was} excluded by the filters.", codings()),
        NoteKind::WithoutValence if !table.has_valence() => {
            "Codings had no valence: the numbers show what was mentioned, not whether it hindered or helped."
                .to_owned()
        }
        NoteKind::WithoutValence => {
            format!(
                "{} had no valence and {was} counted neither as {} nor as {}.",
                codings(),
                if one { "a barrier" } else { "barriers" },
                if one { "a facilitator" } else { "facilitators" },
            )
        }
        NoteKind::WithoutUnit => format!(
            "{} {was} not counted because no {} was named in {}.",
            codings(),
            words::unit_noun(table.spec.unit, 1),
            if one { "its row" } else { "their rows" },
        ),
        NoteKind::RowsOverlap { codes } => format!(
            "{} of {} under several {} {was} counted under each of them, and once in totals over rows.",
            codings(),
            counted((*codes).into(), "code", "codes"),
            words::row_nouns(&table.spec, 2),
        ),
        NoteKind::BothAsMixed => words::both_as_mixed(table.spec.unit),
        NoteKind::UnitsOverlap => format!(
            "A {} may appear in several cells, so cells may add up to more than the totals.",
            words::unit_noun(table.spec.unit, 1)
        ),
        NoteKind::ColumnsOverlap { unit } => format!(
            "{} appeared in more than one column.",
            some(words::unit_noun(*unit, 1), words::unit_noun(*unit, 2))
        ),
        NoteKind::CountedOnce { kind } => {
            format!("{} {was} not counted {}.", codings(), once(*kind))
        }
        NoteKind::CountedEach { kind } => format!("Codings were each counted {}.", each(*kind)),
        NoteKind::SourcesTakenForOne => format!(
            "{} {was} treated as one with another of the same name.",
            some("source", "sources")
        ),
        NoteKind::ValencesFrom { place, overlap_percent } => {
            valences_from(*place, *overlap_percent)
        }
        NoteKind::UncodedSources { counted } => format!(
            "{} in which nothing was coded {was} {} n.",
            some("source", "sources"),
            if *counted { "included in" } else { "excluded from" },
        ),
        NoteKind::RowsLeftOut => {
            format!("{} {was} excluded.", some("row of the input", "rows of the input"))
        }
        NoteKind::RatingsAside => format!(
            "{} {was} not counted, because ratings are not codings.",
            some("rating of a construct", "ratings of constructs"),
        ),
        NoteKind::SmallHidden { fewest, smallest_group } => format!(
            "Numbers based on fewer than {fewest} contributors are hidden ({HIDDEN}), together with further numbers from which they could be derived. All numbers of groups of fewer than {smallest_group} are hidden, as is every row and valence that may occur in such groups alone. Other zeros are shown. Hidden numbers may be recoverable from this table together with tables of other rows, columns, units or filters."
        ),
        NoteKind::Rounded { to } => format!(
            "Each number, including group sizes, was rounded to the nearest multiple of {to}, and to at least {to} unless it was 0. Numbers may therefore not add up, and percentages, which are based on rounded numbers, may be far from the true values in small groups."
        ),
        NoteKind::DomainsOnly => {
            "Domains alone are reported, not what was coded below them.".to_owned()
        }
    }
}

/// So many of something at the beginning of a sentence, or some where it is not told how many.
fn some(count: Option<u64>, one: &str, many: &str) -> String {
    count.map_or_else(|| format!("Some {many}"), |count| opening(count, one, many))
}

/// Why a coding was not counted, or not a second time.
fn once(kind: DuplicateKind) -> &'static str {
    match kind {
        DuplicateKind::SameFile => "again, because the same rows appear in another file or sheet",
        DuplicateKind::ParentWithChild => {
            "because a code below the same code had been applied to the same passage"
        }
        DuplicateKind::SameCodeTwice => {
            "again, because the same coder had already applied the same code and valence to the same passage"
        }
        DuplicateKind::SameCodeOverlapping => {
            "again, because the same coder had already applied the same code and valence to an overlapping passage"
        }
        DuplicateKind::TwoCoders => {
            "again, because another coder had applied the same code and valence to the same passage"
        }
        DuplicateKind::TwoCodersNearly => {
            "again, because another coder had applied the same code and valence to a passage sharing most of the shorter of the two"
        }
        DuplicateKind::TwoCodersWithoutPassage => {
            "again, because another coder had given the same participant or source the same code and valence, without a passage"
        }
        DuplicateKind::SourcesOfOneName => {
            "again, because another source of the same name had been counted"
        }
        DuplicateKind::SameRow => {
            "again, because an earlier row read the same and had no passage either"
        }
        DuplicateKind::SumOfChildren => {
            "because they are the sum of the codes below theirs, which were counted"
        }
        DuplicateKind::EarlierVersion => {
            "because a later version of their file or sheet was counted"
        }
        DuplicateKind::Summary => {
            "because they sum up the codings of another file or sheet, which were counted"
        }
    }
}

/// What codings were counted in spite of.
fn each(kind: DuplicateKind) -> &'static str {
    match kind {
        DuplicateKind::SameFile => "where the same rows appear in another file or sheet",
        DuplicateKind::ParentWithChild => {
            "where a code and a code below it had been applied to the same passage"
        }
        DuplicateKind::SameCodeTwice => {
            "where the same coder had applied the same code and valence repeatedly to the same passage"
        }
        DuplicateKind::SameCodeOverlapping => {
            "where the same coder had applied the same code and valence to overlapping passages"
        }
        DuplicateKind::TwoCoders => {
            "where several coders had applied the same code and valence to the same passage"
        }
        DuplicateKind::TwoCodersNearly => {
            "where several coders had applied the same code and valence to passages that share most of the shorter one"
        }
        DuplicateKind::TwoCodersWithoutPassage => {
            "where several coders had given the same participant or source the same code and valence, without a passage"
        }
        DuplicateKind::SourcesOfOneName => "where several sources share a name",
        DuplicateKind::SameRow => "where rows read the same and have no passage",
        DuplicateKind::SumOfChildren => "where a code holds the sum of the codes below it",
        DuplicateKind::EarlierVersion => "where a later version of a file or sheet is there",
        DuplicateKind::Summary => "where a file or sheet may sum up the codings of another",
    }
}

/// Where the valences stand, as a sentence.
fn valences_from(place: Option<ValenceSource>, overlap_percent: Option<u8>) -> String {
    let place = match place {
        Some(place) => format!("from {} only", words::valence_place(place)),
        None => format!(
            "from {} where nothing else indicated it",
            words::valence_place(ValenceSource::Passage)
        ),
    };
    let overlap = overlap_percent.map_or_else(String::new, |percent| {
        format!(
            "; passages were treated as the same where they shared at least {percent}% of the shorter one"
        )
    });
    format!("Valence was taken {place}{overlap}.")
}
