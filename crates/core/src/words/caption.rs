//! Sentences about a whole table: title, caption, notes.
//!
//! Takes a counted table and its framework; gives English that names unit, basis, n, filters and
//! what was left out. Never names a date: the same table has the same words.

use super::codebook::source;
use super::places::{HIDDEN, and, capitalised, counted, number};
use super::table as words;
use crate::analysis::{Basis, Columns, CrossTab, Filter, KeptValue, Note, NoteKind, Rows, Unit};
use crate::dataset::ValenceSource;
use crate::framework::Codebook;
use crate::schema::NOT_STATED;
use crate::valence::Valence;

/// Stands under every table and figure of counts.
pub const FREQUENCY_IS_NOT_IMPORTANCE: &str =
    "How often something was coded is not how important it is.";

/// More columns than this are not listed in the caption: their sizes stand in the table.
const MOST_COLUMNS_LISTED: usize = 12;

/// Title of a table or figure: `Barriers and facilitators by domain and group`.
pub fn title(table: &CrossTab) -> String {
    let nothing = |valence: Valence| table.totals[valence] == 0;
    let what = if nothing(Valence::Barrier) && nothing(Valence::Facilitator) {
        capitalised(words::unit_noun(table.spec.unit, 2))
    } else {
        "Barriers and facilitators".to_owned()
    };
    let rows = words::rows(&table.spec).to_lowercase();
    // A study's own codebook is named in the caption: its file's name says little in a title.
    let framework = table.framework.as_ref().filter(|_| !table.spec.own_codes);
    let framework = framework.map_or_else(String::new, |framework| format!("{framework} "));
    let columns = match &table.spec.columns {
        Columns::All => String::new(),
        Columns::Attribute(name) => format!(" and {name}"),
        others => format!(" and {}", words::columns(others).to_lowercase()),
    };
    format!("{what} by {framework}{rows}{columns}")
}

/// What a file made of a table is named after the study: `domain by group`.
pub fn file_title(table: &CrossTab) -> String {
    let rows = match table.spec.rows {
        Rows::Code => "code".to_owned(),
        _ => words::rows(&table.spec).to_lowercase(),
    };
    match &table.spec.columns {
        Columns::All => rows,
        Columns::Attribute(name) => format!("{rows} by {name}"),
        others => format!("{rows} by {}", words::columns(others).to_lowercase()),
    }
}

/// The caption: what was counted, unit, basis, n of every column, filters, what was left out, the
/// framework with its citation, and the program.
pub fn caption(table: &CrossTab, codebook: Option<&Codebook>) -> String {
    figure_caption(table, codebook, None, Vec::new())
}

/// The caption of a figure of a table. `said` is what it says of what is drawn and what not; `subject` what it
/// begins with where it is of numbers beyond counts, whose unit and notes are not the table's.
pub fn figure_caption(
    table: &CrossTab,
    codebook: Option<&Codebook>,
    subject: Option<Vec<String>>,
    said: Vec<String>,
) -> String {
    let is_of_counts = subject.is_none();
    let mut parts = subject.unwrap_or_else(|| {
        let mut counts = vec![format!("{}.", title(table))];
        counts.push(format!("Counted are {}.", words::unit_meaning(table.spec.unit)));
        counts.extend(basis(table));
        counts.extend(sizes(table));
        counts
    });
    parts.extend(filters(&table.spec.filter));
    parts.extend(said);
    if is_of_counts {
        let standing = |note: &String| note != FREQUENCY_IS_NOT_IMPORTANCE;
        parts.extend(notes(table).into_iter().filter(standing));
    }
    parts.extend(codebook.filter(|_| table.framework.is_some()).and_then(source));
    if is_of_counts {
        parts.push(FREQUENCY_IS_NOT_IMPORTANCE.to_owned());
    }
    parts.push(made_with());
    parts.join(" ")
}

fn made_with() -> String {
    format!("Made with Steelyard {}.", env!("CARGO_PKG_VERSION"))
}

/// What is kept from being told in a table, and the program that keeps it; nothing where all is told.
pub fn protection(table: &CrossTab) -> Vec<String> {
    let keeps_back = |one: &&Note| {
        matches!(
            one.kind,
            NoteKind::SmallHidden { .. } | NoteKind::Rounded { .. } | NoteKind::DomainsOnly
        )
    };
    let kept = table.notes.iter().filter(keeps_back);
    let mut told: Vec<String> = kept.map(|one| note(one, table)).collect();
    if !told.is_empty() {
        told.push(made_with());
    }
    told
}

/// The notes of a table as sentences, the standing one last.
pub fn notes(table: &CrossTab) -> Vec<String> {
    let mut notes: Vec<String> = table.notes.iter().map(|one| note(one, table)).collect();
    notes.push(FREQUENCY_IS_NOT_IMPORTANCE.to_owned());
    notes
}

/// What percentages are of, or the sums of plain counts.
pub(super) fn basis(table: &CrossTab) -> Option<String> {
    let unit = table.spec.unit;
    let noun = words::unit_noun(unit, 2);
    Some(match table.spec.basis {
        Basis::Count => {
            let all: Vec<String> = table
                .shown_valences()
                .into_iter()
                .filter(|&valence| valence != Valence::Missing || !table.has_valence())
                .filter_map(|valence| {
                    let total = table.totals[valence].shown()?;
                    let counted = words::counted_in(table, valence, total.into());
                    Some(format!("{} {counted}", number(total.into())))
                })
                .collect();
            if all.is_empty() {
                return None;
            }
            format!("In all {}.", and(&all))
        }
        Basis::ShareOfValence => {
            let of: Vec<String> = table
                .shown_valences()
                .into_iter()
                .map(|valence| {
                    let counted = words::counted_in(table, valence, 2);
                    match table.totals[valence].shown() {
                        Some(total) => format!("all {counted} (N = {})", number(total.into())),
                        None => format!("all {counted}"),
                    }
                })
                .collect();
            let everywhere = if table.columns.len() > 1 { ", all columns together" } else { "" };
            format!("Percentages are of {}{everywhere}.", of.join(" or "))
        }
        Basis::ShareOfGroup => {
            format!("Percentages are of all {noun} of the same valence in the same column.")
        }
        Basis::ShareOfDomain => format!(
            "Percentages are of all {noun} of the same {}, all valences and columns together.",
            words::rows(&table.spec).to_lowercase()
        ),
        Basis::ShareOfUnits => format!("Percentages are of all {noun} of the column."),
    })
}

/// The n of every column, where they are few enough to be listed.
pub(super) fn sizes(table: &CrossTab) -> Option<String> {
    if table.columns.len() > MOST_COLUMNS_LISTED {
        return None;
    }
    if table.spec.columns == Columns::All {
        return Some(format!("{}.", words::column_size(table, 0)));
    }
    let sizes: Vec<String> = table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            format!("{}: {}", words::column_label(&column.label), words::column_size(table, at))
        })
        .collect();
    (!sizes.is_empty()).then(|| format!("{}.", sizes.join("; ")))
}

/// The labels that a filter keeps; a counted table names what has no value by its label too.
fn kept(filter: &Filter) -> Vec<&str> {
    let labels = filter.keep.iter().map(|kept| match kept {
        KeptValue::Value(label) => label.as_str(),
        KeptValue::NoValue => NOT_STATED,
    });
    labels.collect()
}

/// What the filters keep.
pub(super) fn filters(filters: &[Filter]) -> Option<String> {
    let parts: Vec<String> = filters
        .iter()
        .map(|filter| format!("{}: {}", words::columns(&filter.by), kept(filter).join(", ")))
        .collect();
    (!parts.is_empty()).then(|| format!("Only {}.", parts.join("; ")))
}

/// A note as a sentence.
pub(super) fn note(note: &Note, table: &CrossTab) -> String {
    let count = note.count;
    let some = |one: &str, many: &str| some(count, one, many);
    let codings = || some("coding", "codings");
    let one = count == Some(1);
    let (is, stands) = if one { ("is", "stands") } else { ("are", "stand") };
    match &note.kind {
        NoteKind::Unmapped => format!(
            "{} {is} not mapped to {} and {stands} in the last row.",
            codings(),
            table.framework.as_deref().unwrap_or("the framework")
        ),
        NoteKind::NotAtThisLevel => format!(
            "{} without a {} {is} in no row and in no total.",
            codings(),
            words::rows(&table.spec).to_lowercase()
        ),
        NoteKind::NoColumnValue => format!(
            "{} without a value for {} {stands} under “{}”.",
            codings(),
            words::column_title(&table.spec.columns).unwrap_or(words::GROUP),
            table
                .columns
                .iter()
                .find(|column| column.is_without_value())
                .map_or(NOT_STATED, |column| words::column_label(&column.label))
        ),
        NoteKind::Filtered => {
            format!("{} {is} left out by the filters.", codings())
        }
        NoteKind::WithoutValence if !table.has_valence() => {
            "No coding has a valence: the table shows what was named, not whether it hinders or helps."
                .to_owned()
        }
        NoteKind::WithoutValence => {
            format!("{} {is} without valence: not said to hinder or to help.", codings())
        }
        NoteKind::WithoutUnit => format!(
            "{} {is} not counted, because the rows name no {}.",
            codings(),
            words::unit_noun(table.spec.unit, 1)
        ),
        NoteKind::BothAsMixed => words::both_as_mixed(table.spec.unit),
        NoteKind::UnitsOverlap => format!(
            "One {} may stand in several cells, so cells can add up to more than the totals.",
            match table.spec.unit {
                Unit::Codings => "coding",
                unit => words::unit_noun(unit, 1),
            }
        ),
        NoteKind::ColumnsOverlap { unit } => format!(
            "{} {stands} in more than one column.",
            some(words::unit_noun(*unit, 1), words::unit_noun(*unit, 2))
        ),
        NoteKind::CountedOnce { kind } => {
            format!("{} {} {is} not counted again.", codings(), words::double(*kind))
        }
        NoteKind::CountedEach { kind } => format!("Codings {} count each.", words::double(*kind)),
        NoteKind::SourcesTakenForOne => format!(
            "{} {is} taken for one with another of the same name.",
            some("source", "sources")
        ),
        NoteKind::ValencesFrom { place, overlap_percent } => {
            valences_from(*place, *overlap_percent)
        }
        NoteKind::UncodedSources { counted: yes } => format!(
            "{} in which nothing was coded {} in n.",
            some("source", "sources"),
            match (yes, one) {
                (true, true) => "counts",
                (true, false) => "count",
                (false, true) => "does not count",
                (false, false) => "do not count",
            }
        ),
        NoteKind::RowsLeftOut => {
            format!("{} left out.", some("row of the input was", "rows of the input were"))
        }
        NoteKind::RatingsAside => format!(
            "{} {is} no coding{} and not counted.",
            some("rating of a construct", "ratings of constructs"),
            if one { "" } else { "s" }
        ),
        NoteKind::SmallHidden { fewest, smallest_group } => format!(
            "Numbers with fewer than {fewest} contributors are hidden ({HIDDEN}), and others beside them so that they cannot be worked out. So are all numbers of groups of fewer than {smallest_group}, and every row and valence that may stand in such groups alone. Other zeros are shown. A table of other rows, columns, units or filters beside this one may give hidden numbers back."
        ),
        NoteKind::Rounded { to } => format!(
            "Every number is rounded to the nearest multiple of {to} on its own, group sizes too, and what is not 0 to {to} at least: numbers may not add up, and shares of small groups are far from the true ones, for percentages are of the rounded numbers."
        ),
        NoteKind::DomainsOnly => "Only domains are told, not what stands below them.".to_owned(),
    }
}

/// So many of something, or some where it is not told how many.
fn some(count: Option<u64>, one: &str, many: &str) -> String {
    count.map_or_else(|| format!("Some {many}"), |count| counted(count, one, many))
}

/// Where the valences stand, as a sentence.
fn valences_from(place: Option<ValenceSource>, overlap_percent: Option<u8>) -> String {
    let place = match place {
        Some(place) => format!("taken from {} alone", words::valence_place(place)),
        None => format!(
            "taken from {} where nothing else says them",
            words::valence_place(ValenceSource::Passage)
        ),
    };
    match overlap_percent {
        None => format!("Valences are {place}."),
        Some(percent) => format!(
            "Valences are {place}; passages are joined where at least {percent} % of the shorter one overlaps."
        ),
    }
}
