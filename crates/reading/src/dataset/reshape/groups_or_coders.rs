//! Counts of barriers and facilitators under initials (`Barriers (JS)`, `Barriers (MK)`): of groups or of coders.
//!
//! Takes a table of counts; gives its columns with what comes of either. Never decides which they are.

use super::cells::count_of;
use super::coder_groups::may_be_initials;
use super::crosstab::columns;
use super::families::{Family, FamilyChoice, FamilyKind};
use super::kept_columns::Column;
use super::{LONGEST_CELL, Seen};
use crate::format::{DecimalMark, Table};

/// The columns of a table of counts whose groups are initials and nothing else, of coders or of groups, with what comes
/// of either; `None` for all others.
pub fn groups_or_coders(table: &Table, decimal: DecimalMark) -> Option<Family> {
    let seen = &Seen::of(table, decimal, &|_| 0, LONGEST_CELL)?;
    let columns = columns(seen)?;
    let mut of_groups: Vec<(String, u64)> = Vec::new();
    let mut found = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let Column::Counts(head) = column else { continue };
        let counts = seen.filled(at).filter_map(|text| count_of(text, seen.decimal));
        let sum: u64 = counts.map(u64::from).sum();
        found.push(at);
        match of_groups.iter_mut().find(|(group, _)| *group == head.group) {
            Some((_, codings)) => *codings += sum,
            None => of_groups.push((head.group.clone(), sum)),
        }
    }
    let groups: Vec<&str> = of_groups.iter().map(|(group, _)| group.as_str()).collect();
    let owners = u32::try_from(groups.len()).ok().filter(|_| may_be_initials(&groups))?;
    let all = of_groups.iter().map(|(_, codings)| codings).sum();
    let first = of_groups.first().map_or(0, |(_, codings)| *codings);
    let choice = |kind, codings| FamilyChoice { kind, codings, owners };
    let choices = vec![choice(FamilyKind::Participants, all), choice(FamilyKind::Coders, first)];
    Some(Family { columns: found, choices, sure: false })
}
