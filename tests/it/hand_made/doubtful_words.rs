//! Words for one direction that name much else where none for the other stands beside them.

use steelyard_core::dataset::{split_valence, valence_of_section};
use steelyard_core::valence::Valence;

use super::check;

#[test]
fn kinds_of_factors_and_elements_of_frameworks_are_no_valences() {
    check(&[
        // PRECEDE-PROCEED.
        (
            "Participant|Code\nP1|Enabling factors > Time\nP2|Predisposing factors > Will\nP3|Reinforcing factors > Pay\n",
            "0 0 0 0 3; no_valence 3",
        ),
        (
            "Theme|n\nEnabling factors|\nTeam|2\nPay|3\nPredisposing factors|\nWill|3\nReinforcing factors|\nThanks|2\n",
            "0 0 0 0 10; no_valence 10",
        ),
        // Beside the other direction they are.
        (
            "Theme|n\nLimiting factors|\nCost|5\nTime|3\nEnabling factors|\nTeam|4\n",
            "8 4 0 0 0; sections_are_valences 2",
        ),
        ("Theme|Limiting factors|Enabling factors\nCost|3|1\nTime|2|2\n", "5 3 0 0 0"),
        (
            "Participant|Code|Type\nP1|Cost|limiting factor\nP2|Time|enabling factor\nP3|Cost|limiting factor\n",
            "2 1 0 0 0",
        ),
        ("Teema|Este|Edistäjä\nAika|3|1\nRaha|2|2\n", "5 3 0 0 0"),
    ]);
}

#[test]
fn no_name_of_a_framework_is_a_valence() {
    for book in steelyard_core::framework::codebook_ids() {
        let book = steelyard_core::framework::codebook(book).unwrap();
        for item in book.items.iter() {
            let label = &item.label;
            assert_eq!(split_valence(label).1, Valence::Missing, "{label}");
            assert_eq!(valence_of_section(label), None, "{label}");
        }
    }
}
