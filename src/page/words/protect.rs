//! Words of the part of the page in which small numbers are protected.

use super::counted;
use steelyard_core::disclosure::Protection;
use steelyard_core::words::table::column_label;

/// Heading.
pub const TITLE: &str = "Protect small numbers";
/// What it is for, and what it leaves alone.
pub const HINT: &str = "A number that one or two people stand behind may tell who they are. What you choose here holds for the figure, the table, the words and every file made of them; numbers beyond counts and passages are then not given. Rounding alone hides nothing: where a small number must not be found out, hide it as well. The study file, the list of rows left out and what you see while coding is checked hold the data themselves.";
/// Label of the threshold.
pub const FEWEST: &str = "Hide numbers";
/// Label of the rounding.
pub const ROUND: &str = "Round numbers";
/// Nothing is hidden or rounded.
pub const NONE: &str = "Not at all";
/// Label of the box for domains.
pub const DOMAINS_ONLY: &str = "Tell domains only";

/// A threshold as a choice.
pub fn fewest(fewest: u32) -> String {
    format!("With fewer than {fewest} contributors")
}

/// A base of rounding as a choice.
pub fn round(to: u32) -> String {
    format!("To multiples of {to}")
}

/// What is hidden of the present table, what thresholds would hide, and which groups are small.
pub fn preview(protection: &Protection, fewest: Option<u32>) -> Vec<String> {
    let mut lines = Vec::new();
    match fewest {
        Some(fewest) => {
            let totals = counted(protection.totals.into(), "total", "totals");
            let numbers = |count: u32| counted(count.into(), "number", "numbers");
            lines.push(match protection.small {
                Some(small) => format!(
                    "Hidden now: {} with fewer than {fewest} contributors or in a group of fewer people, {} more that would give them back, and {totals}.",
                    numbers(small),
                    super::number(protection.hidden.saturating_sub(small).into()),
                ),
                None => format!("Hidden now: {} and {totals}.", numbers(protection.hidden)),
            });
        }
        None => {
            let fewer: Vec<String> = protection
                .fewer
                .iter()
                .map(|(fewest, numbers)| {
                    format!("{} fewer than {fewest}", super::number((*numbers).into()))
                })
                .collect();
            lines.push(format!(
                "Numbers with few contributors: {}. Others would be hidden beside them.",
                fewer.join(", ")
            ));
        }
    }
    if !protection.small_columns.is_empty() {
        let groups: Vec<&str> = protection.small_columns.iter().map(column_label).collect();
        lines.push(format!(
            "Groups of fewer than {}: {}. Groups that are given one name count as one.",
            fewest.unwrap_or(3),
            groups.join(", ")
        ));
    }
    lines
}

/// Button: gives small groups one name.
pub fn merge(groups: &[String]) -> String {
    format!("Merge into one: {}", merged(groups))
}

/// The name of groups that become one.
pub fn merged(groups: &[String]) -> String {
    groups.join(" and ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use steelyard_core::analysis::ColumnLabel;

    #[test]
    fn the_preview_says_what_is_hidden_or_would_be() {
        let protection = Protection {
            hidden: 4,
            small: Some(1),
            totals: 2,
            fewer: vec![(3, 1), (5, 12)],
            small_columns: ["A", "B"].map(|name| ColumnLabel::Named(name.to_owned())).to_vec(),
        };
        let now = preview(&protection, Some(5)).join(" ");
        assert!(now.contains("1 number with fewer than 5") && now.contains("3 more"), "{now}");
        assert!(now.contains("fewer than 5: A, B."), "{now}");
        let unknown = preview(&Protection { small: None, ..protection.clone() }, Some(5)).join(" ");
        assert!(unknown.contains("Hidden now: 4 numbers and 2 totals."), "{unknown}");
        let would = preview(&Protection { small_columns: Vec::new(), ..protection }, None);
        assert_eq!(would.len(), 1);
        assert!(would.join(" ").contains("1 fewer than 3, 12 fewer than 5."), "{would:?}");
    }
}
