//! Columns of numbers beside codes that were given no part in the counts: that is said.
//!
//! Takes columns with their roles; marks those of numbers that may well be counts of the codes. Never takes one
//! for counts.

use super::aside;
use super::column::{Column, has_role};
use super::headers;
use super::profile::Profile;
use super::reshape::{describes_place_or_person, measures_a_side};
use super::roles::{Reason, Role};
use super::row_numbers::RowNumbers;
use super::weigh::is_label;
use crate::fold::is_dash;
use crate::valence::Valence;

/// Codes with a valence in their names at least beside which flags without one are told of.
const FEWEST_CODES: usize = 2;

/// Columns that measure a side of which each may be about one.
const BOTH: usize = 2;

/// Characters at most of a cell that holds a number with something beside it: `6 (SD 2)`.
const LONGEST: usize = 24;

/// Marks columns of numbers as not counted where rows are codes: nobody and no passage stands beside them, and no
/// other column says how often.
pub(super) fn set_aside(columns: &mut [Column<'_>], keys: &[String]) {
    let of_rows = |role: &Role| match role {
        Role::CodeColumn { code, .. } => code.is_empty(),
        role => is_label(role),
    };
    let is_else = |role: &Role| {
        role.says_of_what()
            || matches!(role, Role::Coder | Role::Count | Role::Rating | Role::Weight)
    };
    if !has_role(columns, of_rows) || has_role(columns, is_else) {
        return;
    }
    for (column, key) in columns.iter_mut().zip(keys) {
        let is_open = column.asked.is_none() && column.rivals.is_empty();
        let numbers_rows = column.profile.row_numbers == RowNumbers::Sure;
        let is_unused = matches!(
            &column.taken,
            Some((
                Role::Attribute | Role::Ignored,
                Reason::NothingToCompare | Reason::FewValues | Reason::Percentages
            ))
        );
        if is_unused
            && is_open
            && !numbers_rows
            && may_count(key)
            && are_numbers(&column.profile)
            && let Some((_, reason)) = &mut column.taken
        {
            *reason = Reason::NotCounted;
        }
    }
}

/// Marks columns of flags as not counted that stand beside codes with a valence in their names and have none
/// themselves: each may be a code or describe whoever the row is of. Whoever they describe stays so.
pub(super) fn set_flags_aside(columns: &mut [Column<'_>], keys: &[String]) {
    let speaks = |column: &&Column<'_>| {
        matches!(
            &column.taken,
            Some((Role::CodeColumn { code, valence }, reason))
                if !code.is_empty()
                    && *valence != Valence::Missing
                    && !matches!(reason, Reason::Tool { .. })
        )
    };
    if columns.iter().filter(speaks).count() < FEWEST_CODES {
        return;
    }
    for (column, key) in columns.iter_mut().zip(keys) {
        let is_open = column.asked.is_none() && column.rivals.is_empty();
        let flags =
            column.profile.filled > 0 && column.profile.counts_all() && column.profile.largest <= 1;
        if flags
            && is_open
            && may_count(key)
            && !describes_place_or_person(key)
            && let Some((Role::Attribute, reason @ (Reason::NothingToCompare | Reason::FewValues))) =
                &mut column.taken
        {
            *reason = Reason::NotCounted;
        }
    }
}

/// Marks columns of numbers as not counted that measure both sides: their ratings, their strength.
pub(super) fn set_measures_aside(columns: &mut [Column<'_>], headers: &[String]) {
    let measured = |header: &String| measures_a_side(header);
    if headers.iter().filter(|header| measured(header)).count() < BOTH {
        return;
    }
    let both = columns.iter_mut().zip(headers).filter(|(_, header)| measured(header));
    for (column, _) in both.filter(|(column, _)| are_numbers(&column.profile)) {
        column.taken = Some((Role::Ignored, Reason::NotCounted));
    }
}

/// True for a header that says nothing else of what stands below it, and of which nothing is said already.
fn may_count(key: &str) -> bool {
    !headers::is_spoiled(key)
        && !headers::is_rank(key)
        && !headers::is_of_person(key)
        && !headers::is_nameless(key)
        && !headers::candidates(key).iter().any(|(role, _)| *role == Role::Ignored)
        && aside::named(key).is_none()
}

/// True where half of the cells hold a whole number, alone or with something short beside it.
pub(super) fn are_numbers(profile: &Profile<'_>) -> bool {
    let rows = profile.values.iter().zip(&profile.rows_of);
    let numbers: usize = rows.filter(|(text, _)| is_number(text)).map(|(_, rows)| rows).sum();
    profile.mostly(numbers, 0.5)
}

/// True for a cell that begins with a whole number and is no date, range or label: `6`, `<5`, `6/10`, `6 ± 2`, `n=3`,
/// `1.200`.
fn is_number(text: &str) -> bool {
    let start = text.trim_start_matches(['n', 'N', '=', '<', '>', '≤', '≥', '~', '+', ' ']);
    let digits = start.bytes().take_while(u8::is_ascii_digit).count();
    let rest = start.get(digits..).unwrap_or("");
    let is_short = text.chars().count() <= LONGEST && (1..=6).contains(&digits);
    // `1a` and `1.1` are labels or no counts; `1.200` may be one.
    let goes_on =
        rest.chars().next().is_some_and(|letter| letter.is_alphanumeric() || is_dash(letter));
    let fraction = rest.strip_prefix(['.', ',']).unwrap_or("");
    let behind = fraction.bytes().take_while(u8::is_ascii_digit).count();
    is_short && !goes_on && !matches!(behind, 1 | 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_labels_and_dates() {
        for text in ["6", "<5", "6/10", "6 ± 2", "n=3", "1.200", "6 (60)", "6 nurses", "12*"] {
            assert!(is_number(text), "{text:?}");
        }
        for text in
            ["P1", "1a", "1.1", "2.5", "2024-05-01", "1-4", "yes", "", "1.1 Culture", "nurse"]
        {
            assert!(!is_number(text), "{text:?}");
        }
    }
}
