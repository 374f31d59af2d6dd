//! Counts behind their shares, coders who say the same of somebody without a passage, and what spreadsheets write
//! where a formula has no value.

use super::check;

#[test]
fn a_count_in_brackets_behind_its_share_counts() {
    for head in [
        "Barrier % (n)|Facilitator % (n)",
        "Barriers, % (n)|Facilitators, % (n)",
        "Hinder % (n=13)|Möjliggörare % (n=13)",
    ] {
        check(&[
            (&format!("Code|{head}\nTime|38 (5)|15 (2)\nCost|31 (4)|8 (1)\n"), "9 3 0 0 0"),
            (&format!("Code|{head}\nTime|38% (5)|15% (2)\nCost|31 (4)|8% (1)\n"), "9 3 0 0 0"),
        ]);
    }
    // The other way round, as most write it.
    check(&[(
        "Code|Barrier n (%)|Facilitator n (%)\nTime|5 (38)|2 (15)\nCost|4 (31)|1 (8)\n",
        "9 3 0 0 0",
    )]);
}

#[test]
fn what_two_coders_say_of_somebody_without_a_passage_is_said() {
    check(&[
        (
            "Participant|Code|Valence|Coder\nP1|Time|Barrier|AS\nP1|Time|Barrier|KL\nP2|Cost|Facilitator|AS\n\
             P2|Cost|Facilitator|KL\nP3|Time|Barrier|AS\nP3|Cost|Barrier|KL\n",
            "4 2 0 0 0; counted_each 2",
        ),
        // Each coder had people of their own.
        (
            "Participant|Code|Valence|Coder\nP1|Time|Barrier|AS\nP1|Cost|Barrier|AS\nP2|Cost|Facilitator|KL\n\
             P3|Time|Barrier|KL\n",
            "3 1 0 0 0",
        ),
        // Beside passages that differ nobody said the same.
        (
            "Participant|Code|Valence|Coder|Quote\nP1|Time|Barrier|AS|we never have the time for it\n\
             P1|Time|Barrier|KL|and then there is no time left\nP2|Cost|Facilitator|KL|it was paid for by them\n",
            "2 1 0 0 0",
        ),
    ]);
}

#[test]
fn errors_of_spreadsheets_name_nothing() {
    check(&[(
        "Participant|Code|Valence\nP1|#REF!|Barrier\n#VALUE!|Time|Barrier\nP2|TBD|Facilitator\nP3|Time|Facilitator\n",
        "1 1 0 0 0; no_code 2; not_stated 1; not_stated 2",
    )]);
}
