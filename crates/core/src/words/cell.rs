//! The number of a cell of a counted table, with its share.

use super::places::{self, HIDDEN};
use super::table::{is_few, names_n};
use crate::analysis::{Basis, Number, TableSpec, ValenceCell};

/// What stands where nothing was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zero {
    /// `0`.
    Digit,
    /// A dash.
    Dash,
    /// Nothing at all.
    Blank,
}

/// How numbers are written in a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Notation {
    /// What stands before the decimals.
    decimal: char,
    /// What sets thousands apart.
    thousands: char,
    /// What stands behind a percentage.
    percent: &'static str,
    /// What stands where nothing was counted.
    pub zero: Zero,
}

impl Notation {
    /// `1,200` and `23.5%`, as in English.
    pub const ENGLISH: Self =
        Self { decimal: '.', thousands: ',', percent: "%", zero: Zero::Digit };
    /// `1 200` and `23.5 %`, as ISO 80000 writes both.
    pub const SPACED: Self =
        Self { decimal: '.', thousands: '\u{a0}', percent: "\u{a0}%", zero: Zero::Digit };
    /// `1 200` and `23,5 %`, as in most languages of the European continent.
    pub const COMMA: Self = Self { decimal: ',', ..Self::SPACED };

    /// The same with something else for zeros.
    pub const fn with_zero(self, zero: Zero) -> Self {
        Self { zero, ..self }
    }

    /// A whole number.
    pub fn whole(self, value: u64) -> String {
        places::number(value).replace(',', &self.thousands.to_string())
    }

    /// A share in percent, with one decimal.
    pub fn share(self, percent: f64) -> String {
        format!("{}{}", self.decimal(percent), self.percent)
    }

    /// A value of an axis: whole where it is whole, in percent where it is a share.
    pub fn tick(self, value: f64, is_share: bool) -> String {
        let value = value.abs();
        let text = if value.fract() == 0.0 && value < 1e15 {
            // A whole number below the limit is exact in both types.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            self.whole(value as u64)
        } else {
            self.decimal(value)
        };
        if is_share { format!("{text}{}", self.percent) } else { text }
    }

    /// A number with one decimal.
    pub fn decimal(self, value: f64) -> String {
        format!("{value:.1}").replace('.', &self.decimal.to_string())
    }

    /// A number with two decimals.
    pub fn hundredths(self, value: f64) -> String {
        format!("{value:.2}").replace('.', &self.decimal.to_string())
    }

    /// A number or the mark of a hidden one.
    fn shown(self, number: Number) -> String {
        number.shown().map_or_else(|| HIDDEN.to_owned(), |shown| self.whole(shown.into()))
    }
}

/// A number of a figure in full, as at its mark: `84`, `84 (23.5%)`, `5/9 (55.6%)`, of nothing `0` or `0/9`;
/// empty where a zero is not written.
pub fn figure_value(cell: &ValenceCell, spec: &TableSpec, notation: Notation) -> String {
    let count = notation.shown(cell.count);
    let of = cell.denominator.filter(|&of| spec.basis != Basis::Count && names_n(spec, of));
    let count = match of {
        Some(of) => format!("{count}/{}", notation.whole(of.into())),
        None => count,
    };
    match (cell.count == 0, cell.percent) {
        (true, _) => zero(count, notation.zero),
        (false, Some(share)) if spec.basis != Basis::Count => {
            format!("{count} ({})", notation.share(share))
        }
        (false, _) => count,
    }
}

/// A number of a figure where there is little room: the share alone, the count, or `5/9` for a share of so
/// few people that N must be there.
pub fn short_value(cell: &ValenceCell, spec: &TableSpec, notation: Notation) -> String {
    let count = notation.shown(cell.count);
    let few = cell.denominator.filter(|&of| spec.basis != Basis::Count && is_few(spec, of));
    let count = match few {
        Some(of) => format!("{count}/{}", notation.whole(of.into())),
        None => count,
    };
    match cell.percent {
        _ if cell.count == 0 => zero(count, notation.zero),
        Some(share) if few.is_none() && spec.basis != Basis::Count => notation.share(share),
        _ => count,
    }
}

fn zero(digits: String, zero: Zero) -> String {
    match zero {
        Zero::Digit => digits,
        Zero::Dash => "–".to_owned(),
        Zero::Blank => String::new(),
    }
}

/// Where a number is read, by which it is written a little differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberForm {
    /// In the page's table: with a dash for a share of nothing.
    Page,
    /// In a table that leaves: thousands are not set apart, for a spreadsheet of another country would take
    /// what sets them apart for what stands before decimals.
    Export,
}

/// A number of the table in full: `84`, `84 (23.5%)`, or `5/9 (55.6%)` (see [`names_n`]); what was not counted
/// is a 0, whatever stands for it in a figure.
pub fn value(cell: &ValenceCell, spec: &TableSpec, form: NumberForm, notation: Notation) -> String {
    let digits = |number: u32| match form {
        NumberForm::Export => number.to_string(),
        NumberForm::Page => notation.whole(number.into()),
    };
    let count = cell.count.shown().map_or_else(|| HIDDEN.to_owned(), digits);
    if spec.basis == Basis::Count {
        return count;
    }
    match (cell.denominator, cell.percent) {
        (Some(of), Some(share)) if names_n(spec, of) => {
            format!("{count}/{} ({})", digits(of), notation.share(share))
        }
        (_, Some(share)) => format!("{count} ({})", notation.share(share)),
        (Some(_), None) if form == NumberForm::Page && !cell.count.is_hidden() => {
            format!("{count} (–)")
        }
        (_, None) => count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Unit;

    #[test]
    fn numbers_are_written_for_people() {
        let cell = ValenceCell {
            count: 84.into(),
            denominator: Some(357),
            percent: Some(23.5),
            contributors: None,
        };
        let few = ValenceCell {
            count: 5.into(),
            denominator: Some(9),
            percent: Some(55.6),
            contributors: None,
        };
        let plain = ValenceCell { denominator: None, percent: None, ..cell.clone() };
        let just = ValenceCell { denominator: Some(20), percent: Some(25.0), ..few.clone() };
        let (codings, people) = (Unit::Codings, Unit::Participants);
        for (cell, unit, basis, expected, short) in [
            (&cell, codings, Basis::ShareOfValence, "84 (23.5 %)", "23.5 %"),
            (&plain, codings, Basis::Count, "84", "84"),
            (&cell, people, Basis::ShareOfUnits, "84/357 (23.5 %)", "23.5 %"),
            (&cell, people, Basis::ShareOfValence, "84 (23.5 %)", "23.5 %"),
            // Of fewer than twenty people N stands beside every share, whatever it is of.
            (&few, people, Basis::ShareOfUnits, "5/9 (55.6 %)", "5/9"),
            (&few, people, Basis::ShareOfValence, "5/9 (55.6 %)", "5/9"),
            (&few, Unit::Sources, Basis::ShareOfGroup, "5/9 (55.6 %)", "5/9"),
            (&few, Unit::Sites, Basis::ShareOfDomain, "5/9 (55.6 %)", "5/9"),
            (&just, people, Basis::ShareOfDomain, "5 (25.0 %)", "25.0 %"),
            (&few, codings, Basis::ShareOfDomain, "5 (55.6 %)", "55.6 %"),
            (&few, Unit::Segments, Basis::ShareOfGroup, "5 (55.6 %)", "55.6 %"),
        ] {
            let spec = TableSpec { unit, basis, ..TableSpec::default() };
            let plain = |text: String| text.replace('\u{a0}', " ");
            for form in [NumberForm::Page, NumberForm::Export] {
                let written = plain(value(cell, &spec, form, Notation::SPACED));
                assert_eq!(written, expected, "{unit:?} {basis:?} {form:?}");
                let comma = plain(value(cell, &spec, form, Notation::COMMA));
                assert_eq!(comma, expected.replace('.', ","), "{unit:?} {basis:?} {form:?}");
            }
            let spaced = Notation::SPACED;
            assert_eq!(plain(figure_value(cell, &spec, spaced)), expected, "{unit:?} {basis:?}");
            assert_eq!(plain(short_value(cell, &spec, spaced)), short, "{unit:?} {basis:?}");
            let english = figure_value(cell, &spec, Notation::ENGLISH);
            assert_eq!(english, expected.replace(" %", "%"), "{unit:?} {basis:?}");
            let comma = figure_value(cell, &spec, Notation::COMMA);
            assert_eq!(plain(comma), expected.replace('.', ","), "{unit:?} {basis:?}");
        }
    }

    #[test]
    fn a_share_of_nothing_is_none() {
        let nothing = ValenceCell {
            count: 0.into(),
            denominator: Some(0),
            percent: None,
            contributors: None,
        };
        let spec = TableSpec { basis: Basis::ShareOfGroup, ..TableSpec::default() };
        assert_eq!(value(&nothing, &spec, NumberForm::Page, Notation::ENGLISH), "0 (–)");
        let zero = ValenceCell { denominator: Some(1_200), percent: Some(0.0), ..nothing };
        assert_eq!(figure_value(&zero, &spec, Notation::ENGLISH), "0");
        let spaced = Notation::SPACED;
        assert_eq!(value(&zero, &spec, NumberForm::Page, spaced), "0 (0.0\u{a0}%)");
        let spec = TableSpec { unit: Unit::Sources, basis: Basis::ShareOfUnits, ..spec };
        assert_eq!(value(&zero, &spec, NumberForm::Page, spaced), "0/1\u{a0}200 (0.0\u{a0}%)");
        assert_eq!(value(&zero, &spec, NumberForm::Page, Notation::ENGLISH), "0/1,200 (0.0%)");
        assert_eq!(value(&zero, &spec, NumberForm::Export, Notation::ENGLISH), "0/1200 (0.0%)");
        assert_eq!(figure_value(&zero, &spec, Notation::ENGLISH), "0/1,200");
        assert_eq!(short_value(&zero, &spec, Notation::ENGLISH), "0");
        for (zeros, expected) in [(Zero::Dash, "–"), (Zero::Blank, "")] {
            let notation = Notation::ENGLISH.with_zero(zeros);
            assert_eq!(figure_value(&zero, &spec, notation), expected);
            assert_eq!(short_value(&zero, &spec, notation), expected);
        }
        let few = ValenceCell { denominator: Some(9), ..zero };
        assert_eq!(short_value(&few, &spec, Notation::ENGLISH), "0/9");
    }

    #[test]
    fn axes_are_written_as_the_numbers_beside_them() {
        assert_eq!(Notation::ENGLISH.tick(-2.5, true), "2.5%");
        assert_eq!(Notation::ENGLISH.tick(1_200.0, false), "1,200");
        assert_eq!(Notation::COMMA.tick(2.5, true), "2,5\u{a0}%");
        assert_eq!(Notation::SPACED.tick(1_200.0, false), "1\u{a0}200");
    }
}
