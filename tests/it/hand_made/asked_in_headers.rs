//! Valences that headers ask for, and codes and columns that say that somebody had none.

use steelyard_core::dataset::Role;
use steelyard_core::engine::Settings;

use super::{check, read, told};

#[test]
fn what_a_header_asks_of_a_valence_is_no_code() {
    for (barrier, facilitator) in [
        ("Barrier (Y/N)", "Facilitator (Y/N)"),
        ("Barrier (1/0)", "Facilitator (1/0)"),
        ("Barrier (yes/no)", "Facilitator (yes/no)"),
        ("Barrier [0/1]", "Facilitator [0/1]"),
        ("Barrier (0=no, 1=yes)", "Facilitator (0=no, 1=yes)"),
        ("Barrier Y/N", "Facilitator Y/N"),
        ("Is this a barrier?", "Is this a facilitator?"),
        ("Is it a barrier", "Is it a facilitator"),
        ("Mentioned as barrier", "Mentioned as facilitator"),
        ("Barriere (ja/nein)", "Förderfaktor (ja/nein)"),
        ("Hinder (J/N)", "Underlättande (J/N)"),
        ("Barrera (S/N)", "Facilitador (S/N)"),
    ] {
        for (yes, no) in [("Y", "N"), ("1", "0"), ("yes", "no"), ("x", "")] {
            let text = format!(
                "Participant|Code|{barrier}|{facilitator}\nP1|Time|{yes}|{no}\nP1|Team|{no}|{yes}\nP2|Cost|{yes}|{no}\nP3|Rules|{yes}|{no}\n"
            );
            let (_, view) = read(&[("table.csv", &text)], Settings::default());
            assert_eq!(told(&view), "3 1 0 0 0", "{text}");
            let codes = view.files.iter().flat_map(|file| &file.columns);
            let named = codes.filter(
                |column| matches!(&column.role, Role::CodeColumn { code, .. } if !code.is_empty()),
            );
            assert_eq!(named.count(), 0, "{text}");
        }
    }
    // Codes that are asked for.
    check(&[(
        "Participant|Barrier: time (Y/N)|Facilitator: team (Y/N)\nP1|Y|N\nP2|N|Y\nP3|Y|Y\n",
        "2 2 0 0 0",
    )]);
}

#[test]
fn one_answer_leaves_open_what_the_other_is() {
    for header in ["Barrier", "Barrier (1/0)", "Barrier?", "Is barrier", "Barrier_yn"] {
        for (yes, no) in [("1", "0"), ("yes", "no")] {
            let text = format!(
                "Participant|Code|{header}\nP1|Time|{yes}\nP1|Team|{no}\nP2|Cost|{yes}\nP3|Team|{no}\n"
            );
            check(&[(&text, "0 0 0 0 4; no_valence 4; unknown_valence_words?")]);
        }
    }
    check(&[
        // Counts, and marks beside nothing.
        ("Theme|Barriers\nTime|1\nTeam|0\nCost|1\n", "2 0 0 0 0"),
        ("Theme|Barrier\nTime|3\nTeam|0\nCost|1\n", "4 0 0 0 0"),
        ("Participant|Code|Barrier\nP1|Time|1\nP1|Team|\nP2|Cost|1\n", "2 0 0 0 0"),
    ]);
}

#[test]
fn codes_and_columns_of_nothing_are_said() {
    for (barrier, facilitator) in [
        ("Barrier: none (mentioned)", "Facilitator: n/a"),
        ("Barrier: none", "Facilitator: none"),
        ("None (barriers)", "None (facilitators)"),
        ("Barriers: none reported", "Facilitators: none identified"),
        ("Barriere: keine", "Förderfaktor: keine"),
    ] {
        let list = format!(
            "Participant|Code\nP1|Barrier: time\nP1|Facilitator: team\nP2|{barrier}\nP2|Facilitator: team\nP3|{facilitator}\nP3|Barrier: cost\n"
        );
        let flags = format!(
            "Participant|{barrier}|{facilitator}|Barrier: time|Facilitator: team\nP1|0|1|1|0\nP2|1|0|0|1\nP3|0|0|1|1\n"
        );
        check(&[
            (&list, "3 3 0 0 0; nothing_among_codes 2"),
            (&flags, "2 2 0 0 0; columns_not_counted 2"),
        ]);
    }
    check(&[
        (
            "Participant|No barriers|No facilitators|Barrier: time|Facilitator: team\nP1|yes|no|yes|no\nP2|no|no|no|yes\nP3|no|no|yes|yes\n",
            "2 2 0 0 0; columns_not_counted 2",
        ),
        // Codes that begin so.
        (
            "Participant|Barrier: no time|Facilitator: none of the costs\nP1|1|0\nP2|0|1\nP3|1|1\n",
            "2 2 0 0 0",
        ),
    ]);
}
