//! The number of a cell of a counted table, with its share.

use super::places::{self, HIDDEN};
use super::table::{is_few, names_n};
use crate::analysis::{Basis, TableSpec, ValenceCell};

/// Where a number is read, by which it is written a little differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberForm {
    /// In a figure: nothing is `0`, of whatever it is a share.
    Figure,
    /// In the page's table: never broken before its `%`, with a dash for a share of nothing.
    Page,
    /// In a table that leaves: thousands are not set apart, as spreadsheets read it.
    Export,
}

/// A number of the table in full: `84`, `84 (23.5 %)`, or `5/9 (55.6 %)` (see [`names_n`]).
pub fn value(cell: &ValenceCell, spec: &TableSpec, form: NumberForm) -> String {
    let digits = |number: u32| match form {
        NumberForm::Export => number.to_string(),
        NumberForm::Figure | NumberForm::Page => places::number(number.into()),
    };
    let count = cell.count.shown().map_or_else(|| HIDDEN.to_owned(), digits);
    if spec.basis == Basis::Count || form == NumberForm::Figure && cell.count == 0 {
        return count;
    }
    let space = if form == NumberForm::Page { '\u{a0}' } else { ' ' };
    match (cell.denominator, cell.percent) {
        (Some(of), Some(share)) if names_n(spec, of) => {
            format!("{count}/{} ({share:.1}{space}%)", digits(of))
        }
        (_, Some(share)) => format!("{count} ({share:.1}{space}%)"),
        (Some(_), None) if form == NumberForm::Page && !cell.count.is_hidden() => {
            format!("{count} (–)")
        }
        (_, None) => count,
    }
}

/// A number of a figure where there is little room: the share alone, the count, or `5/9` for a share of so
/// few people that N must be there.
pub fn short_value(cell: &ValenceCell, spec: &TableSpec) -> String {
    let count = places::shown(cell.count);
    match (spec.basis, cell.denominator, cell.percent) {
        (Basis::Count, ..) | (.., None) => count,
        _ if cell.count == 0 => count,
        (_, Some(of), _) if is_few(spec, of) => format!("{count}/{}", places::number(of.into())),
        (.., Some(share)) => places::percent(share),
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
            for form in [NumberForm::Figure, NumberForm::Page, NumberForm::Export] {
                let text = value(cell, &spec, form).replace('\u{a0}', " ");
                assert_eq!(text, expected, "{unit:?} {basis:?} {form:?}");
            }
            assert_eq!(short_value(cell, &spec), short, "{unit:?} {basis:?}");
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
        assert_eq!(value(&nothing, &spec, NumberForm::Page), "0 (–)");
        let zero = ValenceCell { denominator: Some(1_200), percent: Some(0.0), ..nothing };
        assert_eq!(value(&zero, &spec, NumberForm::Figure), "0");
        assert_eq!(value(&zero, &spec, NumberForm::Page), "0 (0.0\u{a0}%)");
        let spec = TableSpec { unit: Unit::Sources, basis: Basis::ShareOfUnits, ..spec };
        assert_eq!(value(&zero, &spec, NumberForm::Page), "0/1,200 (0.0\u{a0}%)");
        assert_eq!(value(&zero, &spec, NumberForm::Export), "0/1200 (0.0 %)");
    }
}
