//! Sheets and groups that say the same again, and sheets that are a valence each.

use steelyard_core::engine::Settings;

use super::{check, read, read_bytes, told, workbook};

/// Checks what is told of each workbook.
#[track_caller]
fn check_workbooks(books: &[(&[(&str, &str)], &str)]) {
    for (sheets, expected) in books {
        let bytes = workbook(sheets);
        let (_, view) = read_bytes(&[("book.xlsx", &bytes)], Settings::default());
        assert_eq!(told(&view), *expected, "{sheets:?}");
    }
}

#[test]
fn sheets_of_all_groups_together_are_sums() {
    const NURSES: &str = "Theme|Barriers|Facilitators\nCost|5|2\nTime|1|2";
    const DOCTORS: &str = "Theme|Barriers|Facilitators\nCost|2|4\nTime|3|0";
    const BOTH: &str = "Theme|Barriers|Facilitators\nCost|7|6\nTime|4|2";
    let once = "11 8 0 0 0; totals_row 2";
    check_workbooks(&[
        (&[("Nurses", NURSES), ("Doctors", DOCTORS), ("All", BOTH)], once),
        (&[("Total", BOTH), ("Nurses", NURSES), ("Doctors", DOCTORS)], once),
        (&[("Nurses", NURSES), ("Summary", BOTH), ("Doctors", DOCTORS)], once),
        (&[("Pflege", NURSES), ("Ärzte", DOCTORS), ("Gesamt", BOTH)], once),
        (&[("Enfermería", NURSES), ("Médicos", DOCTORS), ("Todos", BOTH)], once),
        (&[("Nurses", NURSES), ("Doctors", DOCTORS), ("All groups", BOTH)], once),
        // Groups of other names count, whatever their numbers.
        (
            &[("Nurses", NURSES), ("Doctors", DOCTORS), ("Managers", BOTH)],
            "22 16 0 0 0; summary_of_codings 19",
        ),
        // A sheet of that name with less than another is no sum.
        (
            &[("Nurses", BOTH), ("Doctors", DOCTORS), ("Summary", NURSES)],
            "22 16 0 0 0; summary_of_codings 19",
        ),
    ]);
}

#[test]
fn rows_of_all_groups_together_are_sums() {
    let once = "7 5 0 0 0; totals_row 2";
    check(&[
        (
            "Theme|Group|Valence|n\nCost|Nurses|Barrier|5\nCost|Doctors|Barrier|2\nCost|All|Barrier|7\nCost|Nurses|Facilitator|1\nCost|Doctors|Facilitator|4\nCost|All|Facilitator|5\n",
            once,
        ),
        (
            "Thema|Gruppe|Valenz|Anzahl\nKosten|Gesamt|Barriere|7\nKosten|Pflege|Barriere|5\nKosten|Ärzte|Barriere|2\nKosten|Gesamt|Förderfaktor|5\nKosten|Pflege|Förderfaktor|1\nKosten|Ärzte|Förderfaktor|4\n",
            once,
        ),
        (
            "Valence|Theme|Nurses|Doctors\nBarrier|Cost|5|2\nBarrier|Time|1|1\nBarrier|All|6|3\nFacilitator|Cost|1|2\nFacilitator|Time|1|2\nFacilitator|All|2|4\n",
            "9 6 0 0 0; totals_row 2; column_family?",
        ),
        // All of what no group has.
        (
            "Theme|Group|Valence|n\nCost|Nurses|Barrier|5\nCost|Doctors|Barrier|2\nTime|All|Barrier|7\n",
            "14 0 0 0 0",
        ),
        // In a list of codings all may be who spoke.
        (
            "Group|Code|Valence|Quote\nNurses|Cost|barrier|too dear\nAll|Cost|barrier|much too dear\nDoctors|Time|facilitator|there is time\n",
            "2 1 0 0 0",
        ),
    ]);
}

#[test]
fn sheets_of_barriers_and_of_facilitators_say_the_valence() {
    check_workbooks(&[
        (
            &[("Barriers", "Theme|n\nCost|5\nTime|3"), ("Facilitators", "Theme|n\nCost|1\nLead|3")],
            "8 4 0 0 0",
        ),
        (
            &[
                ("Barrieren", "Thema|Pflege|Ärzte\nKosten|5|2\nZeit|3|1"),
                ("Förderfaktoren", "Thema|Pflege|Ärzte\nKosten|1|4\nZeit|3|1"),
            ],
            "11 9 0 0 0; column_family?",
        ),
        (
            &[
                ("Barriers", "Participant|Code|Quote\nP1|Cost|too dear\nP2|Time|no time"),
                ("Enablers", "Participant|Code|Quote\nP1|Lead|she helps"),
            ],
            "2 1 0 0 0",
        ),
        // Sheets of other names are none.
        (
            &[("Barriers", "Theme|n\nCost|5\nTime|3"), ("Nurses", "Theme|n\nCost|1\nLead|3")],
            "0 0 0 0 12; no_valence 12",
        ),
    ]);
}

#[test]
fn reviews_of_several_sheets_are_read_finding_by_finding() {
    const FIRST: &str = "Author|Year|Barriers|Facilitators\nEk|2019|Lack of time; No staff|Support from peers\nLee|2020|Cost of drugs|Good leaders; Clear rules";
    const SECOND: &str = "Author|Year|Barriers|Facilitators\nIto|2021|No staff|Clear rules\nRossi|2018|Poor training|none reported";
    const GERMAN: &str = "Autor|Jahr|Barrieren|Förderfaktoren\nEk|2019|Keine Zeit; Kein Personal|Hilfe im Team\nLee|2020|Teure Mittel|Gute Leitung";
    const GERMAN_TOO: &str =
        "Autor|Jahr|Barrieren|Förderfaktoren\nIto|2021|Kein Personal|Klare Regeln";
    check_workbooks(&[
        (
            &[("Nurses", FIRST), ("Doctors", SECOND)],
            "5 4 0 0 0; cells_divided 1; cells_divided 1; findings_are_codings 9; nothing_found 1",
        ),
        (
            &[("Pflege", GERMAN), ("Ärzte", GERMAN_TOO)],
            "4 3 0 0 0; cells_divided 1; findings_are_codings 7",
        ),
    ]);
}

#[test]
fn lines_above_the_header_say_something_of_all_rows_of_their_sheet() {
    let form = |who: &str, role: &str, rows: &str| {
        format!("Participant:|{who}\nRole:|{role}\n\nCode|Valence|Quote\n{rows}")
    };
    let sheets = [
        ("P1", form("P1", "Nurse", "Time|Barrier|no time\nTraining|Facilitator|good\n")),
        ("P2", form("P2", "Doctor", "Time|Barrier|busy\nTeam|Facilitator|nice\n")),
        ("P3", form("P3", "Nurse", "Money|Barrier|no money\n")),
    ];
    let sheets: Vec<(&str, &str)> = sheets.iter().map(|(name, text)| (*name, &**text)).collect();
    let book = workbook(&sheets);
    let (_, view) = read_bytes(&[("interviews.xlsx", &book)], Settings::default());
    assert_eq!(told(&view), "3 2 0 0 0");
    assert_eq!(view.summary.participants, Some(3));
    let group = view.attributes.iter().find(|attribute| attribute.is_group).unwrap();
    assert_eq!(group.values.len(), 2);
    // In a file, with a title and a blank row too.
    let text = "Interview 1||\nParticipant:|P1|\nRole:|Nurse|\n||\nCode|Valence|Quote\n\
        Time|Barrier|no time\nTraining|Facilitator|good\n";
    let (_, view) = read(&[("interview.csv", text)], Settings::default());
    assert_eq!(told(&view), "1 1 0 0 0; rows_above_header 2");
    assert_eq!(view.summary.participants, Some(1));
    // Labels with colons are labels.
    check(&[("Theme:|Count\nTime:|3\nTeam:|4\n", "0 0 0 0 7")]);
}
