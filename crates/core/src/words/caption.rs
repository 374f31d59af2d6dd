//! Sentences about a whole table: title and caption.
//!
//! Takes a counted table and its framework; gives English that names unit, basis, n, filters and
//! what was left out. Never names a date: the same table has the same words.

use super::codebook::{named, of_table};
use super::notes::{self, FREQUENCY_IS_NOT_IMPORTANCE, made_with, note};
use super::places::{and, capitalised, number};
use super::table as words;
use super::taken_as::valence_noun;
use crate::analysis::{Basis, ColumnHead, Columns, CrossTab, Filter, KeptValue, Rows, TableSpec};
use crate::framework::Codebook;
use crate::schema::NOT_STATED;
use crate::valence::Valence;

/// More columns than this are not listed in the caption: their sizes stand in the table.
const MOST_COLUMNS_LISTED: usize = 12;

/// Title of a table or figure: `Barriers and facilitators by domain and group`; of one side, where codings of the
/// other are filtered out.
pub fn title(table: &CrossTab) -> String {
    let spec = &table.spec;
    let nothing = |valence: Valence| table.totals[valence] == 0;
    let what = if nothing(Valence::Barrier) && nothing(Valence::Facilitator) {
        capitalised(words::unit_noun(spec.unit, 2))
    } else {
        match (spec.keeps(Valence::Barrier), spec.keeps(Valence::Facilitator)) {
            (true, false) => "Barriers".to_owned(),
            (false, true) => "Facilitators".to_owned(),
            _ => "Barriers and facilitators".to_owned(),
        }
    };
    let rows = words::rows(&table.spec).to_lowercase();
    // A study's own codebook is named in the caption: its file's name says little in a title.
    let framework = table.framework.as_ref().filter(|_| !table.spec.own_codes);
    let framework = framework.map_or_else(String::new, |framework| format!("{framework} "));
    let columns = match &table.spec.columns {
        Columns::All => String::new(),
        compared => format!(" and {}", words::columns_within(compared)),
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
        compared => format!("{rows} by {}", words::columns_within(compared)),
    }
}

/// The caption of a table or of a figure of one: what was counted, unit, basis, n of every column, filters,
/// what was left out, what was done by hand, the framework, and the program. `said` is what it says of what is drawn
/// and what not; `subject` what it begins with where it is of numbers beyond counts, whose unit and notes are not the
/// table's; `by_hand` what was changed of the data before anything was counted.
pub fn caption(
    table: &CrossTab,
    codebook: Option<&Codebook>,
    subject: Option<Vec<String>>,
    said: Vec<String>,
    by_hand: Option<String>,
) -> String {
    let is_of_counts = subject.is_none();
    let mut parts = subject.unwrap_or_else(|| {
        let mut counts = vec![format!("{}.", title(table))];
        counts.push(values(table));
        counts.extend(basis(table, Tense::Present));
        counts.extend(sizes(table));
        counts
    });
    parts.extend(filters(&table.spec));
    parts.extend(said);
    if is_of_counts {
        parts.extend(table.notes.iter().map(|one| note(one, table)));
    } else {
        parts.extend(notes::by_hand(table));
    }
    parts.extend(by_hand);
    parts.extend(of_table(table, codebook).and_then(named));
    if is_of_counts {
        parts.push(FREQUENCY_IS_NOT_IMPORTANCE.to_owned());
    }
    parts.push(made_with());
    parts.join(" ")
}

/// That nobody said what an example holds.
pub fn invented(example: &str) -> String {
    format!("The data are invented: they are the built-in example “{example}”.")
}

/// What the numbers are of, with their sums where they are plain counts.
fn values(table: &CrossTab) -> String {
    let meaning = words::unit_meaning(table.spec.unit);
    match all(table).filter(|_| table.spec.basis == Basis::Count) {
        Some(all) => format!("Values are numbers of {meaning}: {all} in total."),
        None => format!("Values are numbers of {meaning}."),
    }
}

/// All units of each valence: `3 barriers and 1 facilitator`; nothing where no sum may be told.
pub(super) fn all(table: &CrossTab) -> Option<String> {
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
    (!all.is_empty()).then(|| and(&all))
}

/// Whether a sentence tells what a figure shows, or what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// In captions.
    Present,
    /// In methods.
    Past,
}

/// What percentages are of; nothing of plain counts.
pub(super) fn basis(table: &CrossTab, tense: Tense) -> Option<String> {
    let unit = table.spec.unit;
    let noun = words::unit_noun(unit, 2);
    let based = match tense {
        Tense::Present => "Percentages are based on",
        Tense::Past => "Percentages were based on",
    };
    let several = table.columns.len() > 1;
    Some(match table.spec.basis {
        Basis::Count => return None,
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
            let each = if of.len() > 1 { ", respectively" } else { "" };
            let everywhere = match (several, of.len()) {
                (false, _) => "",
                (true, 1) => " across all columns",
                (true, _) => ", across all columns",
            };
            format!("{based} {}{each}{everywhere}.", and(&of))
        }
        Basis::ShareOfGroup => {
            let of =
                if several { "the same valence in the same column" } else { "the same valence" };
            format!("{based} all {noun} of {of}.")
        }
        Basis::ShareOfDomain => format!(
            "{based} all {noun} in the same {}, across valences{}.",
            words::rows(&table.spec).to_lowercase(),
            if several { " and columns" } else { "" },
        ),
        Basis::ShareOfUnits if several => format!("{based} all {noun} in the column."),
        Basis::ShareOfUnits => format!("{based} all {noun}."),
    })
}

/// The n of every column, where they are few enough to be listed.
pub fn sizes(table: &CrossTab) -> Option<String> {
    if table.spec.columns == Columns::All {
        return Some(format!("{}.", words::column_size(table, 0)));
    }
    Some(format!("{}.", sizes_of_columns(table)?))
}

/// The n of every compared column, where they are few enough to be listed: `Nurses, n = 2 participants; …`.
pub(super) fn sizes_of_columns(table: &CrossTab) -> Option<String> {
    let size = |(at, column): (usize, &ColumnHead)| {
        format!("{}, {}", words::column_label(&column.label), words::column_size(table, at))
    };
    // A column of one person or source says so itself.
    let is_one = |count: Option<u32>| count.is_none_or(|count| count <= 1);
    let is_single =
        |one: &ColumnHead| is_one(one.participants) && is_one(one.sources) && is_one(one.sites);
    let names_one = matches!(table.spec.columns, Columns::Participant | Columns::Source);
    let are_listed = (1..=MOST_COLUMNS_LISTED).contains(&table.columns.len())
        && !(names_one && table.columns.iter().all(is_single));
    let sizes = table.columns.iter().enumerate().map(size);
    are_listed.then(|| sizes.collect::<Vec<_>>().join("; "))
}

/// Valences that are kept, as a list.
pub fn valences(kept: &[Valence]) -> String {
    kept.iter().copied().map(valence_noun).collect::<Vec<_>>().join(", ")
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
pub fn filters(spec: &TableSpec) -> Option<String> {
    let of_fields = spec
        .filter
        .iter()
        .map(|filter| format!("{}: {}", words::columns(&filter.by), kept(filter).join(", ")));
    let of_valences = spec.valences.iter().map(|kept| format!("valence: {}", valences(kept)));
    let parts: Vec<String> = of_fields.chain(of_valences).collect();
    (!parts.is_empty()).then(|| format!("The data were restricted to {}.", parts.join("; ")))
}
