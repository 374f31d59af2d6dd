//! Words of figures of points with intervals: dots, and differences between groups.

use super::cell::Notation;

/// Dots: label on the control.
pub const DOTS_LABEL: &str = "Paired dots";
/// Dots: what they are good for.
pub const DOTS_PURPOSE: &str = "Sets barriers against facilitators, or groups against each other, as points on one scale; shares of people (n/N) have intervals.";
/// Differences: label on the control.
pub const FOREST_LABEL: &str = "Differences between groups";
/// Differences: what they are good for.
pub const FOREST_PURPOSE: &str = "Shows by how much the share of people differs between the first group and each other one, with its interval.";
/// Why no differences can be drawn.
pub const FOREST_LACKS: &str = "It needs groups to compare and n/N of participants, sources or sites: choose both under “Compare”, “Count” and “Show as”.";
/// What the lines through dots are.
pub const WILSON_NOTE: &str =
    "Lines are 95% confidence intervals (Wilson), as for people drawn at random.";
/// What the lines through differences are.
pub const NEWCOMBE_NOTE: &str = "Lines are 95% confidence intervals (Newcombe’s hybrid score method), as for people drawn at random.";

/// The interval of a share in percent, as an addition to what its mark says.
pub fn interval(low: f64, high: f64, notation: Notation) -> String {
    let (low, high) = (notation.share(low), notation.share(high));
    format!(" 95% confidence interval: {low} to {high}.")
}

/// A difference in percentage points with its sign.
pub fn signed(points: f64, notation: Notation) -> String {
    let sign = match points {
        // What is written as 0.0 has no sign.
        points if points.abs() < 0.05 => "",
        points if points < 0.0 => "\u{2212}",
        _ => "+",
    };
    format!("{sign}{}", notation.decimal(points.abs()))
}

/// A value of the axis of differences.
pub fn signed_tick(points: f64, notation: Notation) -> String {
    let sign = match points {
        0.0 => "",
        points if points < 0.0 => "\u{2212}",
        _ => "+",
    };
    format!("{sign}{}", notation.tick(points.abs(), false))
}

/// A difference with its interval: `+33.3 (−5.2 to +61.0)`.
pub fn difference(points: f64, interval: Option<(f64, f64)>, notation: Notation) -> String {
    let of = |points: f64| signed(points, notation);
    match interval {
        Some((low, high)) => format!("{} ({} to {})", of(points), of(low), of(high)),
        None => of(points),
    }
}

/// What a difference says in full.
pub fn difference_mark(
    row: &str,
    (column, reference): (&str, &str),
    counted: &str,
    shares: (&str, &str),
    difference: &str,
) -> String {
    let (here, there) = shares;
    format!(
        "{row}, {counted}: {here} in {column}, {there} in {reference}; difference {difference} percentage points."
    )
}

/// From which group differences are.
pub fn reference_note(reference: &str) -> String {
    format!("Differences in percentage points from {reference}; above 0 the group has more.")
}
