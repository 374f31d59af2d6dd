//! Columns that only number the rows: they count nothing and nobody, and nothing is said of them.

use steelyard_core::engine::Settings;

use super::{check, read};

#[test]
fn numbers_of_rows_count_nothing_whatever_they_are_called() {
    check(&[
        ("Nr|Thema|Barriere|Förderfaktor\n1|Lohn|1|0\n2|Dienst|2|1\n3|Hitze|3|1\n", "6 2 0 0 0"),
        ("Löpnr|Kod|Hinder|Främjande\n1|Lön|3|0\n2|Tid|2|1\n3|Chef|0|4\n", "5 5 0 0 0"),
        ("Nº|Código|Barrera|Facilitador\n1.|Coste|3|0\n2.|Tiempo|2|1\n3.|Jefe|0|4\n", "5 5 0 0 0"),
        (
            "Sort|Kod|Hinder|Främjande\n1|Lön|3|0\n2|Tid|2|1\n|Summa|5|1\n",
            "5 1 0 0 0; totals_row 1",
        ),
        (
            "S/N|Code|Nurses|Doctors\n1|Pay|4|1\n2|Rota|2|1\n4|Heat|7|2\n",
            "0 0 0 0 17; column_family?",
        ),
        (
            "Lfd. Nr.|Code|Pflege|Ärzte\n3|Lohn|4|1\n1|Dienst|2|1\n2|Hitze|7|2\n",
            "0 0 0 0 17; column_family?",
        ),
        ("#|Participant|Pay|Rota|Heat\n1|Ann|1|1|0\n2|Bo|0|1|1\n3|Cy|1|2|0\n", "0 0 0 0 7"),
        ("No|Code|n\n1|Pay|4\n2|Rota|3\n", "0 0 0 0 7"),
    ]);
}

#[test]
fn counts_and_people_that_rise_are_no_numbers_of_rows() {
    check(&[
        ("Code|n\nPay|1\nRota|2\nHeat|3\n", "0 0 0 0 6"),
        ("No|Code|n\n1|Pay|1\n2|Rota|2\n3|Heat|3\n", "0 0 0 0 6"),
        ("Participant|Pay|Rota|Heat\n1|1|1|0\n2|0|1|1\n3|1|2|0\n", "0 0 0 0 7"),
        ("Site|Pay|Rota|Heat\n1|1|1|0\n2|0|1|1\n3|1|2|0\n", "0 0 0 0 7"),
    ]);
}

#[test]
fn numbers_of_interviews_and_of_quotes_count_nothing() {
    let interviews = |name: &str| {
        format!(
            "{name}|Métier|Thème|Frein/Levier|Verbatim
1|Infirmière|Temps|Frein|pas le temps
1|Infirmière|Équipe|Levier|bonne équipe
2|Médecin|Temps|Frein|pressé
2|Médecin|Argent|Frein|cher
3|Infirmière|Argent|Levier|subvention
"
        )
    };
    for name in
        ["N°", "Nº", "N° entretien", "Entretien n°", "Number", "No.", "Número de entrevista"]
    {
        check(&[(&interviews(name), "3 2 0 0 0")]);
    }
    for name in ["N° entretien", "N° de l’entretien", "Número de entrevista", "Nummer Interview"]
    {
        let (_, study) = read(&[("a.csv", &interviews(name))], Settings::default());
        assert_eq!(study.summary.sources.as_ref().map(Vec::len), Some(3), "{name}");
    }
    let quotes = |name: &str| {
        format!(
            "Interview|Role|{name}|Theme|Type
I1|Nurse|1|Time|barrier
I1|Nurse|2|Team|facilitator
I1|Nurse|3|Time|barrier
I2|GP|1|Team|facilitator
I2|GP|2|Time|barrier
I3|Nurse|1|Time|barrier
I3|Nurse|2|Team|facilitator
"
        )
    };
    for name in ["N°", "Number", "Quote number"] {
        check(&[(&quotes(name), "4 3 0 0 0")]);
    }
    check(&[
        (&quotes("N"), "4 3 0 0 0; column_aside 1"),
        (&quotes("n"), "4 3 0 0 0; column_aside 1"),
    ]);
    // Counts that go up and down.
    check(&[(
        "Theme|Type|n\nTime|barrier|3\nTime|facilitator|1\nTeam|barrier|2\nTeam|facilitator|2\nCost|barrier|3\n",
        "8 3 0 0 0",
    )]);
}

#[test]
fn identifiers_that_never_come_again_may_be_people_and_are_asked_about() {
    for name in ["record_id", "Nr", "ID", "Löp nr"] {
        let text = format!(
            "{name}|Code|Type\n1|Time|Barrier\n2|Cost|Barrier\n3|Team|Facilitator\n4|Time|Barrier\n"
        );
        let (_, view) = read(&[("a.csv", &text)], Settings::default());
        assert_eq!(super::told(&view), "3 1 0 0 0; column?", "{name}");
        assert_eq!(view.summary.participants, None, "{name}");
    }
    check(&[
        // Somebody is named, or the rows are counts.
        (
            "record_id|Participant|Code|Type\n1|P1|Time|Barrier\n2|P1|Cost|Barrier\n3|P2|Team|Facilitator\n",
            "2 1 0 0 0",
        ),
        ("Nr|Code|Type|n\n1|Time|Barrier|2\n2|Cost|Barrier|3\n3|Team|Facilitator|2\n", "5 2 0 0 0"),
    ]);
}
