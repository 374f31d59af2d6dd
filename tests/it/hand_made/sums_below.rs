//! Rows and columns that sum up the others, under any name: they count nothing of their own.

use super::check;

#[test]
fn rows_below_that_sum_up_the_others_are_left_out_under_any_name() {
    for name in [
        "n",
        "N",
        "n (%)",
        "Count",
        "Frequency",
        "Subtotal",
        "Column total",
        "Total (n=4)",
        "Total general",
        "Suma total",
        "Total général",
        "Totale complessivo",
        "Eindtotaal",
        "Gesamtergebnis",
        "Totalsumma",
        "Σ",
        "合计",
        "总计",
        "总和",
        "総計",
        "합계",
        "Alla tillsammans",
        "",
    ] {
        for header in [
            "Respondent|Group|Cost barrier|Time barrier|Leaders facilitator",
            "Deltagare|Grupp|Kostnad, hinder|Tid, hinder|Ledning, underlättande",
        ] {
            let rows = "R1|Payer|1|0|1\nR2|Provider|1|1|0\nR3|Payer|0|1|1\nR4|Provider|1|0|1\n";
            let text = format!("{header}\n{rows}{name}||3|2|3\n");
            check(&[(&text, "5 3 0 0 0; totals_row 1")]);
        }
    }
    check(&[
        // Numbers of people, shares and means, and what is worked out below them.
        (
            "ID|Role|Cost barrier|Time barrier|Leaders facilitator\nA|Nurse|1|0|1\nB|Nurse|1|1|0\nC|Doctor|0|1|1\nn||2|2|2\n%||67%|67%|67%\n",
            "4 2 0 0 0; totals_row 2",
        ),
        (
            "ID|Role|Cost barrier|Time barrier|Leaders facilitator\nA|Nurse|2|0|1\nB|Nurse|1|1|0\nC|Doctor|0|3|1\nMean||1|1.3|0.67\nSD||1|1.5|0.58\n",
            "7 2 0 0 0; totals_row 2",
        ),
        (
            "Teilnehmer|Rolle|Kosten Barriere|Zeit Barriere|Leitung Förderfaktor\nA|Pflege|2|0|1\nB|Pflege|1|1|0\nC|Arzt|0|3|1\nAnteil||67 %|67 %|67 %\n",
            "7 2 0 0 0; totals_row 1",
        ),
        // Above the others.
        (
            "ID|Role|Cost barrier|Leaders facilitator\nTotal||2|2\nA|Nurse|1|1\nB|Nurse|1|0\nC|Doctor|0|1\n",
            "2 2 0 0 0; totals_row 1",
        ),
        // The last person of no group says what another number shows, or has the numbers of a sum.
        (
            "ID|Role|Cost barrier|Leaders facilitator\nA|Nurse|1|0\nB|Nurse|0|1\nC|Doctor|0|0\nD||1|1\n",
            "2 2 0 0 0; blank_labels 1",
        ),
        (
            "ID|Role|Cost barrier|Leaders facilitator\nA|Nurse|2|1\nB|Nurse|0|1\nC|Doctor|1|0\nD|Doctor|0|1\nE|Doctor|3|3\n",
            "6 6 0 0 0; rows_add_up_others 1",
        ),
        // Codes of which one holds as much as all others.
        (
            "Theme|Barriers|Facilitators\nCost|2|1\nTime|1|1\nTrust|0|2\nOther|3|4\n",
            "6 8 0 0 0; rows_add_up_others 1",
        ),
    ]);
}

#[test]
fn rows_below_grids_of_words_are_left_out() {
    let grid = "Participant|Group|Time|Training|Costs\nN1|Nurse|B|F|B\nN2|Nurse|F|B|\nN3|Carer|B||F\nN4|Carer|F|F|\n";
    for (below, rows) in [
        ("Total||4|3|2\n", 1),
        ("n||4|3|2\n", 1),
        ("Mentions in all||4|3|2\n", 1),
        ("Barriers||2|1|1\nFacilitators||2|2|1\n", 2),
        ("% of people||100%|75%|50%\n", 1),
    ] {
        let text = format!("{grid}{below}");
        let told = format!("4 5 0 0 0; columns_are_codes 3; totals_row {rows}");
        check(&[(&text, &told)]);
    }
}

#[test]
fn a_label_beside_two_others_that_adds_them_up_under_every_code_is_a_sum() {
    let table = |rows: [[u32; 3]; 3], names: [&str; 3]| {
        let mut text = String::from("Code|Group|Count\n");
        for (code, numbers) in ["Time", "Cost", "Team"].iter().zip(rows) {
            for (name, number) in names.iter().zip(numbers) {
                text.push_str(&format!("{code}|{name}|{number}\n"));
            }
        }
        text
    };
    check(&[
        (
            &table([[5, 3, 8], [2, 0, 2], [4, 2, 6]], ["Nurses", "Doctors", "Staff"]),
            "0 0 0 0 16; totals_row 3",
        ),
        (
            &table([[5, 8, 3], [2, 3, 1], [4, 6, 2]], ["Pflege", "Klinikteam", "Ärzte"]),
            "0 0 0 0 17; totals_row 3",
        ),
        (
            &table([[8, 5, 3], [3, 2, 1], [6, 4, 2]], ["Personal", "Läkare", "Chefer"]),
            "0 0 0 0 17; totals_row 3",
        ),
        // One code differs, only one code has both, and somebody who has a number.
        (&table([[5, 3, 8], [2, 1, 3], [4, 2, 5]], ["Nurses", "Doctors", "Staff"]), "0 0 0 0 33"),
        (&table([[5, 3, 8], [2, 0, 2], [4, 0, 4]], ["Nurses", "Doctors", "Staff"]), "0 0 0 0 28"),
        (&table([[5, 3, 8], [2, 1, 3], [4, 2, 6]], ["P1", "P2", "P3"]), "0 0 0 0 34"),
    ]);
}
