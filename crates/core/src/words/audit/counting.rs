//! Sentences of decisions on what is counted, and on numbers beyond counts.

use crate::analysis::{Columns, Filter, KeptValue, NumberSetting, TableSpec, Unit};
use crate::dataset::{Counting, DuplicateKind};
use crate::schema::NOT_STATED;
use crate::valence::Valence;
use crate::words::places::{counted, list, lower_first, number, quoted};
use crate::words::{caption, interactive, table, taken_as, workbook};

/// A part of what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TablePart {
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Unit.
    Unit,
    /// Basis.
    Basis,
    /// Order of the rows.
    Order,
    /// Rows that carry nothing.
    ZeroRows,
    /// Both valences in one cell.
    BothAsMixed,
}

impl TablePart {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Rows,
        Self::Columns,
        Self::Unit,
        Self::Basis,
        Self::Order,
        Self::ZeroRows,
        Self::BothAsMixed,
    ];
}

/// What a part of the table is, as it is counted.
pub fn table_part(part: TablePart, spec: &TableSpec) -> String {
    match part {
        TablePart::Rows => format!("Rows are: {}.", lower_first(table::rows(spec))),
        TablePart::Columns => match table::column_title(&spec.columns) {
            Some(title) => format!("Columns are the values of {}.", quoted(&title)),
            None => "Nothing is compared: there is one column.".to_owned(),
        },
        TablePart::Unit => format!("Counted are {}.", table::unit_meaning(spec.unit)),
        TablePart::Basis => {
            format!("Percentages are of: {}.", lower_first(workbook::basis_name(spec.basis)))
        }
        TablePart::Order => {
            format!("Rows stand in this order: {}.", lower_first(interactive::order(spec.order)))
        }
        TablePart::ZeroRows => match spec.zero_rows {
            true => "Rows that carry nothing are shown.".to_owned(),
            false => "Rows that carry nothing are left out.".to_owned(),
        },
        TablePart::BothAsMixed => match spec.both_as_mixed {
            true => table::both_as_mixed(spec.unit),
            false => {
                "Who has barriers and facilitators in a cell counts there for both.".to_owned()
            }
        },
    }
}

/// What was chosen of a part of the table and has no effect, since the data or the policy have it otherwise.
pub fn table_part_without_effect(part: TablePart) -> &'static str {
    match part {
        TablePart::Rows => "Other rows were chosen, which cannot be shown now.",
        TablePart::Columns => "Other columns were chosen, which cannot be shown now.",
        TablePart::Unit => "Another unit was chosen, which cannot be counted now.",
        TablePart::Basis => "Other percentages were chosen, which cannot be told now.",
        TablePart::Order => "Another order was chosen, which cannot be had now.",
        TablePart::ZeroRows => {
            "What becomes of rows that carry nothing was chosen, without effect."
        }
        TablePart::BothAsMixed => {
            "What becomes of both valences in a cell was chosen, without effect."
        }
    }
}

/// How many rows were put into an order by hand.
pub fn hand_order(rows: u64) -> String {
    format!("{} put into an order by hand.", counted(rows, "row was", "rows were"))
}

/// What a filter keeps. People, and documents that may be called after them, are counted and not named.
pub fn filter(filter: &Filter) -> String {
    let by = quoted(&table::columns(&filter.by));
    let names_people = matches!(filter.by, Columns::Participant | Columns::Source | Columns::Coder);
    if names_people {
        return format!(
            "Only {} of {by} are counted.",
            counted(filter.keep.len() as u64, "value", "values")
        );
    }
    let kept: Vec<String> = filter
        .keep
        .iter()
        .map(|kept| match kept {
            KeptValue::Value(label) => label.clone(),
            KeptValue::NoValue => NOT_STATED.to_owned(),
        })
        .collect();
    format!("Only these values of {by} are counted: {}.", list(&kept))
}

/// Which valences are counted.
pub fn valences(kept: &[Valence]) -> String {
    format!("Only codings of these valences are counted: {}.", caption::valences(kept))
}

/// How many codings the filters leave out.
pub fn filtered(codings: u64) -> String {
    format!(
        "The filters leave out {} {}.",
        number(codings),
        table::unit_noun(Unit::Codings, codings)
    )
}

/// A coding that was set aside.
pub fn set_aside(code: &str, valence: Valence, codings: u64) -> String {
    format!(
        "{} under {} ({}) {} set aside as wrong and {} not count.",
        counted(codings, "coding", "codings"),
        quoted(code),
        taken_as::valence_noun(valence),
        if codings == 1 { "was" } else { "were" },
        if codings == 1 { "does" } else { "do" },
    )
}

/// Codings that were set aside and are not in the data.
pub fn set_aside_lost(codings: u64) -> String {
    format!(
        "{} set aside {} not in the data any more, or {} something else now.",
        counted(codings, "coding that was", "codings that were"),
        if codings == 1 { "is" } else { "are" },
        if codings == 1 { "says" } else { "say" },
    )
}

/// What stands in the data twice, as part of a sentence.
pub fn double(kind: DuplicateKind, counting: Counting, count: u64) -> String {
    let (one, several) = match kind {
        DuplicateKind::SourcesOfOneName => ("source", "sources"),
        DuplicateKind::SameFile
        | DuplicateKind::ParentWithChild
        | DuplicateKind::SameCodeTwice
        | DuplicateKind::SameCodeOverlapping
        | DuplicateKind::TwoCoders
        | DuplicateKind::TwoCodersNearly
        | DuplicateKind::TwoCodersWithoutPassage
        | DuplicateKind::SameRow
        | DuplicateKind::SumOfChildren
        | DuplicateKind::EarlierVersion
        | DuplicateKind::Summary => ("coding", "codings"),
    };
    format!(
        "{} {} {} {}.",
        counted(count, one, several),
        table::double(kind),
        if count == 1 { "is" } else { "are" },
        match counting {
            Counting::Once => "counted once",
            Counting::Each => "counted each",
        }
    )
}

/// What was decided of what does not stand in the data twice.
pub fn no_double(kind: DuplicateKind, counting: Counting) -> String {
    let what = match kind {
        DuplicateKind::SourcesOfOneName => "Sources",
        _ => "Codings",
    };
    let counted = match counting {
        Counting::Once => "once",
        Counting::Each => "each",
    };
    format!("{what} {} would count {counted}; there are none.", table::double(kind))
}

/// Whether sources without codings count.
pub fn uncoded_sources(counted: bool) -> &'static str {
    match counted {
        true => "Sources in which nothing was coded count in the n of their group.",
        false => "Sources in which nothing was coded do not count in the n of their group.",
    }
}

/// Numbers with few contributors are hidden.
pub fn fewest(contributors: u32) -> String {
    format!(
        "Numbers with fewer than {contributors} contributors are hidden, and others beside them so that they cannot be worked out."
    )
}

/// Numbers are rounded.
pub fn rounded(to: u32) -> String {
    format!("Every number is rounded to the nearest multiple of {to}, on its own.")
}

/// Whether only domains are told.
pub fn domains_only(only: bool) -> &'static str {
    match only {
        true => "Only domains are told, not what stands below them.",
        false => "What stands below the domains is told too.",
    }
}

/// The importance of a row.
pub fn importance(row: &str, said: &str) -> String {
    format!("Importance of {}: {}.", quoted(row), quoted(said))
}

/// A rating that was entered by hand.
pub fn rating(row: &str, column: &str, said: &str) -> String {
    format!("Rating of {} for {}: {said}.", quoted(row), quoted(column))
}

/// How a construct tells sites apart.
pub fn distinguishing(row: &str, said: &str) -> String {
    format!("How {} tells sites apart: {}.", quoted(row), quoted(said))
}

/// Whether there is evidence that a step was done.
pub fn evidence(row: &str, said: &str) -> String {
    format!("Evidence that {} was done: {}.", quoted(row), quoted(said))
}

/// Whether groups are compared by tests.
pub fn tests(done: bool) -> &'static str {
    match done {
        true => "Groups are compared by tests.",
        false => "Groups are compared without tests.",
    }
}

/// A setting of numbers beyond counts.
pub fn number_setting(setting: NumberSetting, value: u64) -> String {
    match setting {
        NumberSetting::AgreementOverlapPercent => {
            format!("Passages of two coders are one where {value} % of the longer overlaps.")
        }
        NumberSetting::SaturationBase => {
            format!("The base of saturation are so many sources: {value}.")
        }
        NumberSetting::SaturationRun => {
            format!("A run of saturation are so many sources: {value}.")
        }
        NumberSetting::SaturationThresholdPercent => {
            format!("The threshold of new codes in a run is {value} %.")
        }
        NumberSetting::Seed => format!("The seed of what is drawn at random is {value}."),
    }
}
