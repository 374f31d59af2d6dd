//! Roles given to columns by what weighs most.
//!
//! Takes columns with what each may be; gives each role to the column that fits it best, and the columns that would
//! do as well.

use super::column::Column;
use super::headers;
use super::roles::Role;
use super::weigh::Candidate;

/// Gives each role to the column that fits it best, and every other column its next best role.
pub(super) fn assign(columns: &mut [Column<'_>], keys: &[String]) {
    loop {
        // The best of what is still open; the first column where two weigh the same.
        let best = columns
            .iter()
            .enumerate()
            .filter(|(_, column)| column.taken.is_none())
            .filter_map(|(at, column)| column.candidates.first().map(|candidate| (at, candidate)))
            .fold(None::<(usize, &Candidate)>, |best, (at, candidate)| match best {
                Some((_, so_far)) if so_far.weight >= candidate.weight => best,
                _ => Some((at, candidate)),
            });
        let Some((at, Candidate { role, weight, reason })) =
            best.map(|(at, one)| (at, one.clone()))
        else {
            return;
        };
        let rivals: Vec<usize> = columns
            .iter()
            .enumerate()
            .filter(|(other, column)| {
                *other != at
                    && column.taken.is_none()
                    && column
                        .candidates
                        .first()
                        .is_some_and(|one| one.role == role && one.weight == weight)
                    && !belong_together(&role, keys.get(at), keys.get(*other))
                    && !columns.get(at).is_some_and(|own| column.profile.is_copy_of(&own.profile))
            })
            .map(|(other, _)| other)
            .collect();
        for (other, column) in columns.iter_mut().enumerate() {
            if other == at {
                column.taken = Some((role.clone(), reason.clone()));
                // Any number of columns may be nothing.
                if role != Role::Ignored {
                    column.rivals.clone_from(&rivals);
                }
            } else if !belong_together(&role, keys.get(at), keys.get(other))
                && role != Role::Ignored
            {
                column.candidates.retain(|one| one.role != role);
            }
        }
    }
}

/// True for columns that bear a role together: levels of a path (`Theme`, `Sub-theme`), several
/// codes of one row (`Code 1`, `Code 2`).
fn belong_together(role: &Role, one: Option<&String>, other: Option<&String>) -> bool {
    let (Some(one), Some(other)) = (one.map(String::as_str), other.map(String::as_str)) else {
        return false;
    };
    match role {
        Role::Domain | Role::Construct | Role::Theme => {
            headers::is_lower_level(one) != headers::is_lower_level(other)
        }
        Role::Code | Role::CodeAbove => {
            let stem = |key| headers::numbered_stem(key).unwrap_or(key);
            headers::is_lower_level(one) != headers::is_lower_level(other)
                || stem(one) == stem(other)
        }
        _ => false,
    }
}
