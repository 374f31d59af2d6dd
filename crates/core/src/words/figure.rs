//! Words in and about figures: heads, legends, notes, labels of marks, alternative text.
//!
//! Takes numbers and kinds; gives English. Never lays anything out.

use crate::analysis::{Basis, Columns, CrossTab, Number, TableSpec, Unit, ValenceCell};
use crate::valence::Valence;

use super::cell::Notation;
use super::places::{HIDDEN, and, number, opening, or, plural};
use super::table::{counted, counted_in, row_nouns, unit_noun};

/// The size of a group under its name.
pub fn group_size(count: u32) -> String {
    format!("n = {}", number(u64::from(count)))
}

/// What the bars or cells show: unit and basis, in one sentence.
pub fn basis_note(spec: &TableSpec, totals: &[(Valence, Number)]) -> String {
    let unit = unit_noun(spec.unit, 2);
    // Where nothing has a valence none need be named.
    let none_has = totals.iter().all(|(valence, _)| *valence == Valence::Missing);
    let counted = |valence: Valence, total: u64| {
        if none_has {
            unit_noun(spec.unit, total).to_owned()
        } else {
            counted(valence, spec.unit, total)
        }
    };
    match spec.basis {
        Basis::Count => {
            let all: Vec<String> = totals
                .iter()
                .filter_map(|&(valence, total)| {
                    let total = u64::from(total.shown()?);
                    Some(format!("{} {}", number(total), counted(valence, total)))
                })
                .collect();
            if all.is_empty() {
                return format!("Number of {unit}.");
            }
            format!("Number of {unit}: in all {}.", and(&all))
        }
        Basis::ShareOfValence => {
            let of: Vec<String> = totals
                .iter()
                .map(|&(valence, total)| match total.shown().map(u64::from) {
                    Some(total) => {
                        format!("all {} {}", number(total), counted(valence, total))
                    }
                    None => format!("all {}", counted(valence, 2)),
                })
                .collect();
            format!(
                "Number of {unit}; % of {}{}.",
                or(&of),
                if spec.columns == Columns::All { "" } else { ", all columns together" }
            )
        }
        Basis::ShareOfGroup => {
            format!("Number of {unit}; % of all with the same valence in the same column.")
        }
        Basis::ShareOfDomain => {
            format!("Number of {unit}; % of all {unit} in the same {}.", row_noun(spec))
        }
        Basis::ShareOfUnits => {
            format!("Number of {unit} out of all {unit} of the column (n/N, %).")
        }
    }
}

/// What `n` counts.
pub fn group_size_note(unit: Unit) -> String {
    format!("n: {}.", unit_noun(unit, 2))
}

/// That nothing has a valence.
pub fn no_valence_note(unit: Unit) -> String {
    format!("No {} has a valence.", unit_noun(unit, 1))
}

/// Rows that are not drawn, and what they amount to.
pub fn other_rows_note(rows: u64, shown: u64, totals: &[(Valence, u64)], unit: Unit) -> String {
    let sums: Vec<String> = totals
        .iter()
        .map(|&(valence, total)| format!("{} {}", number(total), counted(valence, unit, total)))
        .collect();
    let sums =
        if sums.is_empty() { String::new() } else { format!(", adding up to {}", and(&sums)) };
    format!(
        "The {} largest rows are drawn. {} other {}{sums}, {} in the table.",
        number(shown),
        number(rows),
        plural(rows, "row", "rows"),
        plural(rows, "stands", "stand"),
    )
}

/// Columns that are not drawn.
pub fn other_columns_note(columns: u64, shown: u64) -> String {
    format!(
        "The {} columns with the most codings are drawn; {} more {} in the table.",
        number(shown),
        number(columns),
        plural(columns, "stands", "stand"),
    )
}

/// That panels cannot be compared by the length of their bars.
pub const OWN_SCALE_NOTE: &str = "Each panel has its own scale.";
/// That there was no room for the numbers in full.
pub const SHORT_VALUES_NOTE: &str = "Counts stand in the table.";
/// What the mark of a hidden number says.
pub fn hidden_note() -> String {
    format!("{HIDDEN} hidden: too few people.")
}

/// That there was no room for numbers.
pub const NO_VALUES_NOTE: &str = "The numbers stand in the table.";
/// What the area of a circle says.
pub fn area_note(largest: &str) -> String {
    format!("The area of a circle is in proportion to its number; the largest is {largest}.")
}

/// What the shade of a cell says.
pub fn shade_note(steps: u8, largest: &str) -> String {
    format!("The stronger the shade the larger the number, in {steps} equal steps up to {largest}.")
}

/// In place of a figure of a table without rows.
pub const NOTHING: &str =
    "Nothing to draw: the table has no rows. Loosen the filters or choose other rows.";

/// What one row is.
fn row_noun(spec: &TableSpec) -> &'static str {
    row_nouns(spec, 1)
}

/// The line that stands for rows which carry nothing; `beside` others that are drawn or alone.
pub fn folded(rows: u64, spec: &TableSpec, beside: bool) -> String {
    let and = if beside { "and " } else { "" };
    format!("{and}{} {} not mentioned", number(rows), row_nouns(spec, rows))
}

/// The row of what the heading above it names, as far as it was coded by itself.
pub fn heading_itself(name: &str) -> String {
    format!("{name} (no code below it)")
}

/// A heading once more, over rows that stand in another part of the figure.
pub fn continued(heading: &str) -> String {
    format!("{heading} (continued)")
}

/// What a mark says: row, column, valence, number, and what a share is of.
pub fn mark(
    row: &str,
    column: Option<&str>,
    valence: Valence,
    cell: &ValenceCell,
    spec: &TableSpec,
    notation: Notation,
) -> String {
    let place = column.map_or_else(|| row.to_owned(), |column| format!("{row}, {column}"));
    let Some(count) = cell.count.shown().map(u64::from) else {
        return format!("{place}: the number of {} is hidden.", counted(valence, spec.unit, 2));
    };
    let what = counted(valence, spec.unit, count);
    let amount = format!("{place}: {} {what}", notation.whole(count));
    let (Some(share), Some(of)) = (cell.percent, cell.denominator) else {
        return format!("{amount}.");
    };
    let of = notation.whole(of.into());
    let unit = unit_noun(spec.unit, 2);
    let share = notation.share(share);
    let basis = match spec.basis {
        Basis::Count => return format!("{amount}."),
        Basis::ShareOfValence => format!("all {of} {}", counted(valence, spec.unit, 2)),
        Basis::ShareOfGroup => format!("all {of} {} in the column", counted(valence, spec.unit, 2)),
        Basis::ShareOfDomain => format!("all {of} {unit} in the {}", row_noun(spec)),
        Basis::ShareOfUnits => format!("all {of} {unit} of the column"),
    };
    format!("{amount}, {share} of {basis}.")
}

/// The alternative text: where most is, then what is drawn and what it amounts to, last what carries nothing.
pub fn alternative_text(table: &CrossTab, chart: &str, facts: &AltFacts) -> String {
    let title = super::places::lower_first(&super::caption::title(table));
    let columns = u64::try_from(table.columns.len()).unwrap_or(u64::MAX);
    let rows = u64::try_from(table.rows.len()).unwrap_or(u64::MAX);
    let size = format!(
        "{} {} and {} {}",
        number(rows),
        plural(rows, "row", "rows"),
        number(columns),
        plural(columns, "column", "columns")
    );
    let totals: Vec<String> = facts
        .totals
        .iter()
        .filter_map(|&(valence, total)| {
            let total = u64::from(total.shown()?);
            Some(format!("{} {}", number(total), counted_in(table, valence, total)))
        })
        .collect();
    let drawn = if facts.totals.is_empty() {
        "Nothing was counted.".to_owned()
    } else if totals.is_empty() {
        "Small numbers, and all totals with them, are hidden.".to_owned()
    } else {
        format!("The totals are {}.", and(&totals))
    };
    let most: Vec<String> = facts
        .most
        .iter()
        .map(|(valence, rows, total)| {
            let (rows, each) = match rows.len() {
                1 => (and(rows), ""),
                2 | 3 => (and(rows), " each"),
                alike => (format!("{} rows alike", number(alike as u64)), " each"),
            };
            let what = counted_in(table, *valence, 2);
            format!("most {what} were found under {rows} ({}{each})", number(*total))
        })
        .collect();
    let first = if !most.is_empty() {
        format!("{}.", super::places::capitalised(&and(&most)))
    } else if facts.hidden_rows {
        "Where most was found is not told.".to_owned()
    } else {
        "No row carries anything.".to_owned()
    };
    let last = match facts.empty_rows {
        0 => String::new(),
        _ if facts.most.is_empty() && !facts.hidden_rows => String::new(),
        count => format!(" {} nothing.", opening(count, "row carries", "rows carry")),
    };
    format!("{first} {chart} of {title}, in {size}. {drawn}{last}")
}

/// The numbers of an alternative text.
#[derive(Debug, Clone, Default)]
pub struct AltFacts {
    /// Units of each valence that occurs.
    pub totals: Vec<(Valence, Number)>,
    /// For each of them the rows with most, one or several alike, and how many these have.
    pub most: Vec<(Valence, Vec<String>, u64)>,
    /// Rows that carry nothing.
    pub empty_rows: u64,
    /// Whether the totals of any row are hidden.
    pub hidden_rows: bool,
}

/// Two-sided bars: label on the control.
pub const BARS_LABEL: &str = "Two-sided bars";
/// Two-sided bars of a table without valence, which have one side.
pub const BARS_NAME_WITHOUT_VALENCE: &str = "Bars";
/// Two-sided bars: what they are good for.
pub const BARS_PURPOSE: &str =
    "Weighs barriers (left) against facilitators (right) of every row, one panel for each group.";
/// Matrix: label on the control.
pub const MATRIX_LABEL: &str = "Matrix";
/// Matrix: what it is good for.
pub const MATRIX_PURPOSE: &str =
    "Sets rows against groups, with the number of barriers and facilitators in every cell.";
/// Why no chart can be drawn of a table without rows.
pub const NO_ROWS: &str = "The table has no rows.";

/// Label of an option.
pub fn option(id: &str) -> &'static str {
    match id {
        "numbers" => "Numbers",
        "scale" => "Scale",
        "labels" => "Room for labels",
        "form" => "Form",
        "empty_rows" => "Rows that carry nothing",
        "tree" => "Headings above rows",
        "mixed_and_neutral" => "Mixed and neutral",
        "zeros" => "Zeros",
        "notation" => "Format of numbers",
        "meaning" => "Signs",
        "column_order" => "Order of columns",
        "pair" => "Against each other",
        "intervals" => "Confidence intervals of n/N",
        "distinguishing" => "Column of what tells sites apart",
        "determinants" => "Determinants",
        "links" => "Links",
        "page" => "If it is taller than a page",
        _ => "Option",
    }
}

/// Label of a choice of an option.
pub fn choice(option: &str, id: &str) -> &'static str {
    match (option, id) {
        ("numbers", "shown") => "Shown",
        ("numbers", "hidden") => "Hidden (axis instead)",
        ("scale", "shared") => "Same in all panels",
        ("scale", "own") => "Each panel its own",
        ("labels", "standard") => "Standard",
        ("labels", "narrow") => "Narrow",
        ("labels", "wide") => "Wide",
        ("form", "bubble") => "Bubbles",
        ("form", "heat") => "Shaded cells",
        ("empty_rows", "auto") => "Folded if they are more than a third",
        ("empty_rows", "drawn") => "Drawn",
        ("empty_rows", "folded") => "Folded into one line a domain",
        ("empty_rows", "left_out") => "Left out, with a note",
        ("tree", "kept") => "Kept",
        ("tree", "flat") => "None: all rows in one list",
        ("mixed_and_neutral", "drawn") => "Drawn where there are any",
        ("mixed_and_neutral", "left_out") => "Left out, with a note",
        ("zeros", "digit") => "0",
        ("zeros", "dash") => "A dash (–)",
        ("zeros", "blank") => "Blank",
        ("notation", "english") => "English: 1,200 and 23.5%",
        ("notation", "spaced") => "With spaces: 1 200 and 23.5 %",
        ("notation", "comma") => "Decimal comma: 1 200 and 23,5 %",
        ("meaning", "valence") => "−, + and ±",
        ("meaning", "evidence") => "No, yes and partly",
        ("column_order", "pattern") => "Like patterns side by side",
        ("column_order", "table") => "As in the table",
        ("pair", "sides") => "Barriers and facilitators",
        ("pair", "groups") => "Groups",
        ("intervals", "drawn") => "Drawn",
        ("intervals", "left_out") => "Left out",
        ("distinguishing", "drawn") => "Drawn where there is any",
        ("distinguishing", "left_out") => "Left out",
        ("determinants", "all") => "All that were mentioned",
        ("determinants", "linked") => "Those with a strategy",
        ("links", "both") => "Lines, and codes in the boxes",
        ("links", "codes") => "Codes in the boxes",
        ("links", "lines") => "Lines",
        ("page", "auto") => "Set rows closer, or else cut it into parts",
        ("page", "whole") => "Draw it whole",
        ("page", "dense") => "Set rows closer",
        ("page", "first") => "Draw the first rows that fit",
        ("page", "parts") => "Cut it into parts",
        _ => "Choice",
    }
}

/// Why an option that other charts have makes no difference.
pub const NO_DIFFERENCE: &str = "It makes no difference to this chart.";
/// Why the scale makes no difference.
pub const ONE_PANEL: &str = "There is only one panel.";
