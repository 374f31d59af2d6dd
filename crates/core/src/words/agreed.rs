//! Words of figures of agreement: coefficients, what a mark says, notes, alternative text.

use super::cell::Notation;
use super::places::{and, capitalised, counted, number};
use super::table as words;
use super::table::row_nouns;
use crate::analysis::{CoderAgreement, CrossTab, RowAgreement, RowLabel, ValueAgreement};

/// Label on the control.
pub const LABEL: &str = "Agreement by row";
/// What it is good for.
pub const PURPOSE: &str = "Shows for every row how far coders of the same passages agreed on applying it, corrected for chance.";
/// In place of a figure without agreement.
pub const NOTHING: &str = "No passage was coded by two coders.";
/// Heading over the points.
pub const HEAD: &str = "Agreement corrected for chance";

/// A coefficient of agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coefficient {
    /// Cohen's kappa.
    Cohen,
    /// Fleiss' kappa.
    Fleiss,
    /// Gwet's AC1.
    Ac1,
}

impl Coefficient {
    /// Its value, and the interval of 95% around it, where one can be worked out.
    pub fn of(self, values: &ValueAgreement) -> (Option<f64>, Option<(f64, f64)>) {
        let (value, interval) = match self {
            Self::Cohen => (values.kappa.and_then(|one| one.value), values.kappa_interval),
            Self::Fleiss => (values.fleiss.and_then(|one| one.value), None),
            Self::Ac1 => (values.ac1.value, values.ac1_interval),
        };
        // Of complete agreement no error can be worked out, which does not make it certain.
        (value, interval.filter(|(low, high)| low < high))
    }
}

/// The kappa that so many coders have.
pub fn kappa_of(found: &CoderAgreement) -> Coefficient {
    let several = found.rows.iter().any(|row| row.values.fleiss.is_some());
    if several { Coefficient::Fleiss } else { Coefficient::Cohen }
}

/// What a coefficient is called.
pub fn coefficient(coefficient: Coefficient) -> &'static str {
    match coefficient {
        Coefficient::Cohen => "Cohen’s kappa",
        Coefficient::Fleiss => "Fleiss’ kappa",
        Coefficient::Ac1 => "Gwet’s AC1",
    }
}

/// What a row is called that the table does not have.
pub fn row(label: &RowLabel) -> String {
    words::row_label(label).into_owned()
}

fn signed(value: f64, notation: Notation) -> String {
    let sign = if value < -0.005 { "\u{2212}" } else { "" };
    format!("{sign}{}", notation.hundredths(value.abs()))
}

/// A coefficient with its interval: `0.78 (0.46 to 1.00)`; that it is undefined, where it is.
pub fn value(value: Option<f64>, interval: Option<(f64, f64)>, notation: Notation) -> String {
    let of = |value: f64| signed(value, notation);
    match (value, interval) {
        (Some(value), Some((low, high))) => {
            format!("{} ({} to {})", of(value), of(low), of(high))
        }
        (Some(value), None) => of(value),
        (None, _) => "undefined".to_owned(),
    }
}

/// A value of the axis.
pub fn tick(value: f64, notation: Notation) -> String {
    let sign = if value < 0.0 { "\u{2212}" } else { "" };
    format!("{sign}{}", notation.tick(value, false))
}

/// What a mark says in full.
pub fn mark(row: &RowAgreement, of: Coefficient, notation: Notation) -> String {
    let (found, interval) = of.of(&row.values);
    let interval = interval.map_or_else(String::new, |(low, high)| {
        let (low, high) = (signed(low, notation), signed(high, notation));
        format!(", 95% confidence interval {low} to {high}")
    });
    format!(
        "{}, {}: {}{interval}; applied on {} of {} passages.",
        words::row_label(&row.label),
        coefficient(of),
        value(found, None, notation),
        number(row.applied.into()),
        number(row.values.units.into())
    )
}

/// Title of the figure: `Agreement between coders by CFIR 2022 construct`.
pub fn title(table: &CrossTab) -> String {
    let framework = table.framework.as_ref().filter(|_| !table.spec.own_codes);
    let framework = framework.map_or_else(String::new, |framework| format!("{framework} "));
    format!("Agreement between coders by {framework}{}", row_nouns(&table.spec, 1))
}

/// The sentences under the figure.
pub fn notes(found: &CoderAgreement, intervals: bool) -> Vec<String> {
    let mut notes = vec![format!(
        "Agreement of {} on {} that two coders coded, or more: whether each of them applied the row or not.",
        and(&found.coders),
        counted(found.double_coded.into(), "passage", "passages")
    )];
    let any = |of: &dyn Fn(&ValueAgreement) -> bool| found.rows.iter().any(|row| of(&row.values));
    let drawn = any(&|values| values.ac1_interval.or(values.kappa_interval).is_some());
    if intervals && drawn {
        notes.push(match kappa_of(found) {
            Coefficient::Cohen => "Lines are 95% confidence intervals (kappa: Fleiss, Cohen and Everitt 1969; AC1: Gwet 2008), as for passages drawn at random.".to_owned(),
            _ => "Lines are 95% confidence intervals of AC1 (Gwet 2008), as for passages drawn at random.".to_owned(),
        });
    }
    if intervals && any(&|values| values.ac1.value == Some(1.0)) {
        notes.push("Of complete agreement no interval can be worked out.".to_owned());
    }
    if any(&|values| values.skewed) {
        notes.push("Where hardly any passage has a row, kappa is low although coders agree; AC1 hardly is.".to_owned());
    }
    let kappa = kappa_of(found);
    if any(&|values| kappa.of(values).0.is_none() || values.ac1.value.is_none()) {
        notes.push(
            "Undefined: all coders did the same on every passage, so that chance alone would give full agreement."
                .to_owned(),
        );
    }
    notes
}

/// What the caption of the figure begins with.
pub fn caption(found: &CoderAgreement, table: &CrossTab) -> Vec<String> {
    [format!("{}.", title(table))].into_iter().chain(notes(found, false)).collect()
}

/// The alternative text: the lowest and the highest row, then on how many passages, then how it is drawn.
pub fn alternative_text(found: &CoderAgreement, table: &CrossTab) -> String {
    let value_of = |row: &RowAgreement| row.values.ac1.value;
    let valued: Vec<(f64, &RowAgreement)> =
        found.rows.iter().filter_map(|row| Some((value_of(row)?, row))).collect();
    let low = valued.iter().min_by(|(one, _), (other, _)| one.total_cmp(other));
    let high = valued.iter().max_by(|(one, _), (other, _)| one.total_cmp(other));
    let told = |(value, row): &(f64, &RowAgreement)| {
        format!("{} ({})", words::row_label(&row.label), signed(*value, Notation::ENGLISH))
    };
    let ends = match (low, high) {
        (Some(low), Some(high)) if valued.len() > 1 => {
            format!("Gwet’s AC1 is lowest for {} and highest for {}.", told(low), told(high))
        }
        (Some(one), _) => format!("Gwet’s AC1 is {}.", told(one)),
        (None, _) => "AC1 is undefined for every row.".to_owned(),
    };
    format!(
        "{ends} {} were coded by two coders or more. {}, a point for each coefficient and row.",
        capitalised(&counted(found.double_coded.into(), "passage", "passages")),
        title(table)
    )
}
