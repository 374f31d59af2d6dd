//! The strings of what is shown of a live figure that was opened in place of codings.

use super::counted;
use steelyard_core::disclosure::{Policy, Protection};
use steelyard_core::engine::StudyView;

/// What is open, in one line: `made_from` is what the figure's methods say of the data.
pub fn summary(made_from: &str) -> String {
    format!("The counts of an interactive figure, without codings and passages. {made_from}")
}

/// What was read and what was not, a line for each part of it.
pub fn account(study: &StudyView, made_from: &str) -> Vec<String> {
    let said = &study.settings.interactive;
    let mut lines = vec![
        "This is an interactive figure: its counts were read. It holds no codings and no passages, so nothing can be counted anew, filtered, mapped or quoted.".to_owned(),
        format!("What it says of the data that it was made from: {made_from}"),
    ];
    let mut told = |label: &str, text: &Option<String>| {
        lines.extend(text.as_ref().map(|text| format!("{label}: {text}")));
    };
    told("Title", &said.title);
    told("Authors", &said.authors);
    told("Cite as", &said.citation);
    told("Licence", &said.licence);
    told("DOI", &said.doi);
    lines.extend(policy(&study.settings.disclosure));
    lines
}

/// What stands in place of the codes.
pub const NO_CODES: &str = "An interactive figure is open. It holds the counts of its rows and no codes, so that nothing can be mapped. Open the codings that it was made from to do so.";

/// What stands in place of the choices by which small numbers are protected.
pub const PROTECTED: &str = "What its authors hid of this interactive figure is not in its file: it stays hidden here and in every file made of it, and no more can be hidden than they did.";

/// That the authors told domains alone.
const DOMAINS_ONLY: &str = "Its rows are domains alone: what was coded below them is not in it.";

/// What the authors hid; nothing where they hid nothing.
fn policy(policy: &Policy) -> Vec<String> {
    let fewest = policy.fewest_contributors.map(|fewest| {
        format!("Numbers with fewer than {fewest} contributors, and what would give them back, are not in it.")
    });
    let rounded =
        policy.round_to.map(|to| format!("Every number is rounded to a multiple of {to}."));
    let domains = policy.domains_only.filter(|only| *only).map(|_| DOMAINS_ONLY.to_owned());
    fewest.into_iter().chain(rounded).chain(domains).collect()
}

/// What is hidden of the present table.
pub fn hidden(protection: &Protection, held: &Policy) -> Vec<String> {
    let mut lines = policy(held);
    if held.fewest_contributors.is_some() {
        lines.push(format!(
            "Hidden in this table: {} and {}.",
            counted(protection.hidden.into(), "number", "numbers"),
            counted(protection.totals.into(), "total", "totals"),
        ));
    }
    if lines.is_empty() {
        lines.push("Its authors hid and rounded nothing.".to_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_its_authors_kept_back_is_said() {
        let said = |policy: &Policy| {
            let protection = Protection { hidden: 4, totals: 1, ..Protection::default() };
            hidden(&protection, policy).join(" ")
        };
        assert_eq!(said(&Policy::default()), "Its authors hid and rounded nothing.");
        let domains = Policy { domains_only: Some(true), ..Policy::default() };
        assert_eq!(said(&domains), DOMAINS_ONLY);
        let all = said(&Policy { fewest_contributors: Some(3), round_to: Some(5), ..domains });
        assert!(all.contains("fewer than 3") && all.contains("multiple of 5"), "{all}");
        assert!(all.contains("4 numbers and 1 total") && all.contains(DOMAINS_ONLY), "{all}");
        let not = Policy { domains_only: Some(false), ..Policy::default() };
        assert_eq!(said(&not), "Its authors hid and rounded nothing.");
    }
}
