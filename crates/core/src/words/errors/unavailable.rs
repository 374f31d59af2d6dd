//! Why something cannot be had of a study, in sentences.

use super::{places, valence_phrase};
use crate::diag::Unavailable;

/// Why something cannot be had of these data, and what would give it, as a sentence of its own.
pub fn unavailable_here(reason: &Unavailable) -> String {
    let (reason, remedy) = parts(reason);
    format!("{}. {remedy}", places::capitalised(&reason))
}

/// Why a unit, basis or level cannot be had, and what would give it.
pub(super) fn parts(reason: &Unavailable) -> (String, String) {
    let (reason, remedy): (&str, &str) = match reason {
        Unavailable::NoParticipants => (
            "no column names the participants",
            "Choose the column of participants, or another unit.",
        ),
        Unavailable::NoSources => {
            ("no column names the sources", "Choose the column of sources, or another unit.")
        }
        Unavailable::NoSites => {
            ("no column names the sites", "Choose the column of sites, or another unit.")
        }
        Unavailable::OneCoder => (
            "all codings are by one coder",
            "Add the codings of another, as a further file or with a column of coders.",
        ),
        Unavailable::NoCoders => ("no column names the coders", "Choose the column of coders."),
        Unavailable::NoGroups => (
            "there are no groups to compare",
            "Choose columns that divide the people: a group, a site, an attribute.",
        ),
        Unavailable::NothingCodedTwice => (
            "no passage was coded by two coders",
            "Add the other coder’s file, or let ranges overlap less.",
        ),
        Unavailable::NoRatings => (
            "no construct is rated",
            "Choose the column of ratings, or enter ratings by hand under Numbers beyond counts.",
        ),
        Unavailable::NoSegments => (
            "passages cannot be told apart: there is no excerpt and no number of the passage",
            "Choose the column of excerpts, or count codings.",
        ),
        Unavailable::RowsAreCounts => (
            "a row stands for several codings, so passages cannot be told apart",
            "Count codings, participants or sources.",
        ),
        Unavailable::NoSuchLevel => (
            "no framework is chosen and no column names this level",
            "Choose a framework or a column for it.",
        ),
        Unavailable::NeedsUnitOfPeople => (
            "it needs participants, sources or sites as what is counted",
            "Count participants, sources or sites.",
        ),
        Unavailable::NotCrossed => (
            "only two of the group, the site and the attributes can be crossed",
            "Choose two different ones of these.",
        ),
        Unavailable::NothingCounted => {
            ("nothing was counted", "Take filters away, or choose other rows.")
        }
        Unavailable::NoValenceKept => {
            ("no valence is counted", "Count one at least, or say none to count all.")
        }
        Unavailable::NeedsAllValences => (
            "it compares all that coders said, and codings of some valences are filtered out",
            "Count all valences.",
        ),
        Unavailable::NamesPeople => (
            "it names people, and an interactive figure goes to everybody",
            "Compare by group, by site or by an attribute, or compare nothing.",
        ),
        Unavailable::BeyondCounts => (
            "it is drawn of numbers beyond counts, and an interactive figure holds counts alone",
            "Choose a chart of counts, such as bars or the matrix.",
        ),
        Unavailable::DomainsOnly => {
            ("the study tells domains only", "Ask for domains, or let it tell more than domains.")
        }
        Unavailable::Protected => (
            "it would tell numbers that the study keeps hidden or rounded",
            "Switch the protection of small numbers off for your own view.",
        ),
        Unavailable::NotInFigure => (
            "an interactive figure was opened, which holds the counts that its authors gave it, no codings and no passages",
            "Take what the figure holds, or open the codings that it was made from.",
        ),
        Unavailable::NoValence { valence } => {
            return (
                format!("no coding is {}", valence_phrase(*valence)),
                "Choose the column that holds the valence, or another basis.".to_owned(),
            );
        }
    };
    (reason.to_owned(), remedy.to_owned())
}
