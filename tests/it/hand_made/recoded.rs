//! Codes that were given once more: where a recode stands it counts, else the code before it.

use super::{check, read};
use steelyard_core::engine::Settings;

#[test]
fn recodes_count_where_they_stand_and_the_first_codes_elsewhere() {
    let rows = |flags: [bool; 4]| {
        let of = |at: usize, text: &str| {
            if flags.get(at) == Some(&true) { text.to_owned() } else { String::new() }
        };
        format!(
            "P1|Time|{}|Barrier\nP2|Money|{}|Barrier\nP3|Staff|{}|Facilitator\nP4|Lack of time|{}|Barrier\n",
            of(0, "Time"),
            of(1, "Cost"),
            of(2, "Staff"),
            of(3, "Time")
        )
    };
    for (one, other) in [
        ("Code", "Recoded"),
        ("Code", "Recode"),
        ("Code", "New code"),
        ("Initial code", "Final code"),
        ("Code", "Umkodiert"),
        ("Kod", "Omkodad"),
        ("Código", "Recodificado"),
    ] {
        // Half of them, one, three, all.
        for flags in [
            [false, true, false, true],
            [false, true, false, false],
            [true, true, false, true],
            [true, true, true, true],
        ] {
            let text = format!("Participant|{one}|{other}|Valence\n{}", rows(flags));
            check(&[(&text, "3 1 0 0 0; last_of_versions 1")]);
        }
    }
    let text = format!("Participant|Code|Recoded|Valence\n{}", rows([false, true, false, true]));
    let (_, view) = read(&[("table.csv", &text)], Settings::default());
    let said: Vec<String> =
        view.findings.iter().map(steelyard::page::words::findings::finding).collect();
    assert!(said.iter().any(|text| text.contains("Where it is blank (2 rows)")), "{said:?}");
}

#[test]
fn what_is_no_recode_of_the_codes_beside_it_is_none() {
    check(&[
        // Whether a row was recoded.
        (
            "Participant|Code|Recoded|Valence\nP1|Time|yes|Barrier\nP2|Cost|no|Barrier\nP3|Staff|no|Facilitator\nP4|Time|yes|Barrier\n",
            "3 1 0 0 0; column?",
        ),
    ]);
}
