//! The strings of the part where figure, table and passages stand.

use super::{counted, number};
use steelyard_core::analysis::{Basis, ColumnHead, Columns, CrossTab, Order, Rows, TableSpec};
use steelyard_core::diag::Unavailable;
use steelyard_core::engine::Excerpt;
use steelyard_core::figure::PageFit;
use steelyard_core::valence::Valence;
use steelyard_core::words::places::{HIDDEN, lower_first};
use steelyard_core::words::table::crossed_label;
pub use steelyard_core::words::table::{UNIT, unit};

/// Heading over the controls.
pub const CONTROLS: &str = "What the figure shows";
/// Label of the chart.
pub const CHART: &str = "Chart";
/// Label of the rows.
pub const ROWS: &str = "Rows";
/// Label of the columns.
pub const COLUMNS: &str = "Compare";
/// Label of the basis.
pub const BASIS: &str = "Show as";
/// Label of the order.
pub const ORDER: &str = "Order of rows";
/// Label of the switch for rows that carry nothing.
pub const ZERO_ROWS: &str = "Keep rows that carry nothing in the table";
/// Label of the switch for people with barriers and facilitators.
pub const BOTH_AS_MIXED: &str = "Count who has both valences in a cell as mixed, not for each";
/// Heading over the filters.
pub const FILTERS: &str = "Only these";
/// Button: every value of a filter.
pub const FILTER_ALL: &str = "All";
/// Label of the filter by what codings say.
pub const VALENCES: &str = "Valence";
/// What a filter by valence keeps.
pub fn valences_kept(kept: &[Valence]) -> String {
    let kept: Vec<&str> = kept.iter().copied().map(super::valence::valence).collect();
    self::kept(&kept)
}
/// What a filter keeps: all of a few values, the first of many and how many more.
pub fn kept(values: &[&str]) -> String {
    match values {
        [first, second, _, _, ..] => {
            format!("{first}, {second} and {} more", number(values.len() as u64 - 2))
        }
        few => few.join(", "),
    }
}
/// What a chart leaves out, as a filter of what is drawn.
pub const NOT_IN_CHART: &str = "Left out of the chart";
/// Valences that are neither side.
pub const MIXED_AND_NEUTRAL: &str = "mixed and neutral";
/// What the list of the filters in force is called.
pub const FILTERS_IN_FORCE: &str = "Filters in force";
/// Before the filters in force.
pub const FILTERED: &str = "Filtered";
/// What has no value of a field, as a filter keeps it.
pub const NO_VALUE: &str = "not stated";
/// Button: a filter is taken away.
pub fn remove_filter(by: &str, kept: &str) -> String {
    format!("Remove the filter {by}: {kept}")
}
/// What stands on the button that takes a filter away.
pub const REMOVE: &str = "×";
/// Button: all filters are taken away.
pub const CLEAR_FILTERS: &str = "Clear all";
/// Why the last value of a filter that is ticked stays so.
pub const LAST_OF_FILTER: &str = "One at least is counted: without any there would be no numbers. To count another instead, tick that first.";
/// How many values of a filter are kept.
pub fn filter_state(kept: usize, all: usize) -> String {
    if kept == all { "all".to_owned() } else { format!("{kept} of {all}") }
}
/// Heading over a chart's own options.
pub const CHART_OPTIONS: &str = "Options of the chart";
/// A choice that cannot be taken, and why.
pub fn with_reason(label: &str, reason: &str) -> String {
    format!("{label} – {reason}")
}
/// Choices that cannot be taken and why, in one sentence.
pub fn not_available(labels: &[&str], reason: &str) -> String {
    format!("Not available: {}. {reason}", labels.join(", "))
}

/// Label of a level of rows.
pub fn rows(rows: Rows) -> &'static str {
    match rows {
        Rows::Domain => "Domains",
        Rows::Construct => "Constructs",
        Rows::Theme => "Themes",
        Rows::Code => "Codes",
    }
}

/// Label of a level of rows where the framework is the study's own codebook.
pub fn own_rows(rows: Rows) -> &'static str {
    match rows {
        Rows::Domain => "Top-level codes of the codebook",
        Rows::Construct => "All codes of the codebook",
        Rows::Theme | Rows::Code => self::rows(rows),
    }
}

/// One of a level of rows: the head of the first column.
pub fn row(spec: &TableSpec) -> &'static str {
    match spec.rows {
        Rows::Domain if spec.own_codes => "Top-level code",
        Rows::Construct if spec.own_codes => "Code",
        Rows::Domain => "Domain",
        Rows::Construct => "Construct",
        Rows::Theme => "Theme",
        Rows::Code => "Code",
    }
}

/// Label of what the columns are.
pub fn columns(columns: &Columns, group_name: Option<&str>) -> String {
    match columns {
        Columns::All => "Everything together".to_owned(),
        Columns::Group => match group_name {
            Some(name) => format!("Stakeholder groups ({name})"),
            None => "Stakeholder groups".to_owned(),
        },
        Columns::Participant => "Participants".to_owned(),
        Columns::Source => "Sources".to_owned(),
        Columns::Site => "Sites".to_owned(),
        Columns::Coder => "Coders".to_owned(),
        Columns::Attribute(name) => name.clone(),
        Columns::Crossed(one, other) => {
            crossed_label(&self::columns(one, group_name), &self::columns(other, group_name))
        }
    }
}

/// Label of the choice of what columns are crossed with.
pub const CROSSED: &str = "Crossed with";
/// Choice: columns are crossed with nothing.
pub const CROSSED_WITH_NOTHING: &str = "nothing";

/// Label of a filter.
pub fn filter(by: &Columns, group_name: Option<&str>) -> String {
    match by {
        Columns::Group => group_name.unwrap_or("Group").to_owned(),
        other => columns(other, None),
    }
}

/// Label of a basis.
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Count => "Plain counts",
        Basis::ShareOfValence => "% of all of that valence, all groups together",
        Basis::ShareOfGroup => "% of all of that valence in the group",
        Basis::ShareOfDomain => "% of the row, all valences and groups",
        Basis::ShareOfUnits => "n/N of the group’s participants, sources or sites",
    }
}

/// Label of an order.
pub fn order(order: Order) -> &'static str {
    match order {
        Order::Framework => "As in the framework",
        Order::Total => "Most named first",
        Order::Difference => "Most surplus of barriers first",
        Order::Alphabetical => "Alphabetical",
        Order::Natural => "Alphabetical, numbers by value",
        Order::ByHand => "By hand",
    }
}

/// Label of the list in which rows are put into an order by hand.
pub const HAND_ORDER: &str = "Rows in their order";
/// How rows are moved in it.
pub const HAND_ORDER_HINT: &str =
    "Drag a row to its place, or move the chosen one with Alt and the arrow keys or the buttons.";
/// Button: the chosen row one place up.
pub const ROW_UP: &str = "Move up";
/// Button: the chosen row one place down.
pub const ROW_DOWN: &str = "Move down";
/// Rows that the list does not show.
pub fn rows_not_listed(rows: usize) -> String {
    format!("{} more rows follow.", number(rows as u64))
}

/// How a file of the figure stands to its page; nothing where it is whole and fits.
pub fn page(page: &PageFit) -> Option<String> {
    if page.is_whole() {
        return None;
    }
    let (whole, most) = (page.whole_mm.ceil(), page.most_mm);
    let mut said = format!(
        "Drawn whole, the file of this figure would be {whole} mm tall. A page holds {most} mm."
    );
    if page.height_mm > page.most_mm {
        said.push_str(" It is taller than its page.");
    }
    if page.is_dense {
        said.push_str(" Its rows are set closer, so that it fits.");
    }
    if page.rows_left_out > 0 {
        said.push_str(&format!(
            " It holds the first {} and leaves {} out.",
            counted(page.rows.into(), "row", "rows"),
            number(page.rows_left_out.into())
        ));
    }
    if page.parts > 1 {
        said.push_str(&format!(
            " It is cut into {} parts, each a file.",
            number(page.parts.into())
        ));
    }
    Some(said)
}

/// Heading over what else can be done about a figure that is taller than its page.
pub const PAGE_OFFERS: &str = "Instead:";

/// Why something cannot be given.
pub fn unavailable(why: &Unavailable) -> String {
    match why {
        Unavailable::NoParticipants => "No column names the participants.".to_owned(),
        Unavailable::NoSources => "No column names the sources.".to_owned(),
        Unavailable::NoSites => "No column names the sites.".to_owned(),
        Unavailable::NoCoders => "No column names the coders.".to_owned(),
        Unavailable::OneCoder => "All codings are by one coder.".to_owned(),
        Unavailable::NoGroups => "There are no groups to compare.".to_owned(),
        Unavailable::NothingCodedTwice => "No passage was coded by two coders.".to_owned(),
        Unavailable::NoRatings => "No construct is rated.".to_owned(),
        Unavailable::NoSegments => {
            "Segments cannot be told apart: there is no excerpt and no identifier of the segment."
                .to_owned()
        }
        Unavailable::RowsAreCounts => {
            "A row stands for several codings, so segments cannot be told apart.".to_owned()
        }
        Unavailable::NoSuchLevel => "Neither the framework nor a column has this level.".to_owned(),
        Unavailable::NeedsUnitOfPeople => {
            "It needs participants, sources or sites as what is counted.".to_owned()
        }
        Unavailable::DomainsOnly => "Only domains are told.".to_owned(),
        Unavailable::NotCrossed => {
            "Only two of the group, the site and the attributes can be crossed.".to_owned()
        }
        Unavailable::NothingCounted => "Nothing was counted.".to_owned(),
        Unavailable::NoValenceKept => "No valence is counted.".to_owned(),
        Unavailable::NeedsAllValences => {
            "It compares all that coders said, and codings of some valences are filtered out."
                .to_owned()
        }
        Unavailable::NamesPeople => "It names people.".to_owned(),
        Unavailable::BeyondCounts => "It is drawn of numbers beyond counts.".to_owned(),
        Unavailable::Protected => "It would tell numbers that are hidden or rounded.".to_owned(),
        Unavailable::NotInFigure => {
            "The interactive figure that is open does not hold it: it has counts, no codings and no passages.".to_owned()
        }
        Unavailable::NoValence { valence } => {
            format!("Nothing in the data is {}.", super::valence::valence(*valence))
        }
    }
}

/// Unit and basis as they always stand in view.
pub fn counted_as(spec: &TableSpec) -> String {
    let mixed = if spec.both_as_mixed { ", who has both as mixed" } else { "" };
    format!(
        "Counted: {}{mixed}. Shown as: {}.",
        unit(spec.unit).to_lowercase(),
        lower_first(basis(spec.basis))
    )
}

/// The n of a column.
pub fn column_n(column: &ColumnHead) -> String {
    let mut parts = Vec::new();
    if let Some(n) = column.participants {
        parts.push(format!("n = {}", counted(n.into(), "participant", "participants")));
    } else if let Some(n) = column.sources {
        parts.push(format!("n = {}", counted(n.into(), "source", "sources")));
    }
    parts.push(match column.codings.shown() {
        Some(codings) => counted(codings.into(), "coding", "codings"),
        None => format!("{HIDDEN} codings"),
    });
    parts.join(", ")
}

/// Heading over the table.
pub const TABLE: &str = "The same numbers as a table";
/// Head of the column of all columns together.
pub const TOTAL: &str = "All";
/// Heads of the columns of valences, in the order of [`Valence::ALL`].
pub fn valence_head(valence: Valence) -> &'static str {
    match valence {
        Valence::Barrier => "Barriers",
        Valence::Facilitator => "Facilitators",
        Valence::Mixed => "Mixed",
        Valence::Neutral => "Neutral",
        Valence::Missing => "No valence",
    }
}

/// What a button in the table does, for who does not see its place.
pub fn open_passages(number: &str, valence: Valence, row: &str, column: &str) -> String {
    format!(
        "{row}, {column}, {}: {number}. Show the passages",
        valence_head(valence).to_lowercase()
    )
}

/// What a live region says when the figure was drawn.
pub fn drawn(table: &CrossTab) -> String {
    format!(
        "The figure shows {} and {}. {}",
        counted(table.rows.len() as u64, "row", "rows"),
        counted(table.columns.len() as u64, "column", "columns"),
        counted_as(&table.spec)
    )
}

/// Instruction of the figure for the keyboard.
pub const KEYS: &str = "Arrow keys move between the marks, Enter shows the passages behind one.";
/// The same where there are counts and no passages.
pub const KEYS_OF_COUNTS: &str = "Arrow keys move between the marks.";

/// Heading over the passages.
pub const PASSAGES: &str = "Passages behind this number";
/// Label of the search in the passages.
pub const PASSAGE_SEARCH: &str = "Search the passages";
/// What stands where the data holds no text.
pub const NO_TEXT: &str = "The data holds no text for this row.";
/// What stands where the search finds nothing.
pub const NO_PASSAGES: &str = "No passage to show.";
/// Button: more passages.
pub fn more(rest: usize) -> String {
    format!("Show {} more", number(rest as u64))
}
/// Heading over who is behind the number.
pub const CONTRIBUTIONS: &str = "Who is behind it";
/// How much one participant contributes.
pub fn contribution(name: &str, codings: u64) -> String {
    format!("{name}: {}", number(codings))
}
/// What stands where not all contributors are listed.
pub fn and_others(rest: usize) -> String {
    format!("and {} more", number(rest as u64))
}
/// What stands where one participant carries more than half of a number.
pub fn one_voice(name: &str, part: u64, whole: u64) -> String {
    format!("{name} carries {} of {} codings.", number(part), number(whole))
}

/// Where a passage comes from.
pub fn provenance(excerpt: &Excerpt) -> String {
    let mut parts: Vec<String> = [&excerpt.participant, &excerpt.group, &excerpt.source]
        .into_iter()
        .flatten()
        .cloned()
        .collect();
    if let Some(coder) = &excerpt.coder {
        parts.push(format!("coded by {coder}"));
    }
    if let Some(row) = excerpt.at.row {
        parts.push(match &excerpt.at.file {
            Some(file) => format!("{file}, row {}", number(row)),
            None => format!("row {}", number(row)),
        });
    }
    if excerpt.count > 1 {
        parts.push(counted(excerpt.count.into(), "coding", "codings"));
    }
    parts.join(" · ")
}
