//! Short sheets, where any two columns pair and a few cells say more than one thing.

use super::check;

#[test]
fn cells_that_count_both_sides_are_taken_apart() {
    check(&[
        ("Code|Nurses|Doctors\nTime|5B 1F|3B\nTeam|2B 4F|1B 1F\n", "11 6 0 0 0; counts_of_sides 4"),
        (
            "Thema|Pflege|Ärzte|Leitung\nZeit|5 B / 1 F|3 B|-\nTeam|2 B / 4 F|1 B / 1 F|2 F\nGeld|1 B|0|1 B\n",
            "13 8 0 0 0; counts_of_sides 7",
        ),
        (
            "Tema|Sjuksköterskor\nTid|3 hinder, 1 möjliggörare\nTeam|2 möjliggörare\n",
            "3 3 0 0 0; counts_of_sides 2",
        ),
        (
            "ID|Role|Time|Team\nP1|Nurse|2B|1F\nP2|Nurse|1B 1F|2F\nP3|Doctor|B: 1|F: 1\n",
            "4 5 0 0 0; counts_of_sides 6",
        ),
        ("Code|Room\nTime|3B\nTeam|2F\n", "0 0 0 0 2"),
        (
            "Code|Type|Abkürzung\nTime|Barrier|TM\nTeam|Facilitator|TE\nCost|Barrier|CO\n",
            "2 1 0 0 0",
        ),
    ]);
}

#[test]
fn who_said_it_is_no_copy_of_what_was_said() {
    check(&[
        (
            "Theme|Type|Groups reporting\nTime|Barrier|Nurses, Doctors\nCost|Barrier|Managers\nTeam|Facilitator|Nurses, Managers\n",
            "2 1 0 0 0; several_people 2",
        ),
        (
            "Thema|Art|Genannt von\nZeit|Barriere|P1, P2\nGeld|Barriere|P3\nTeam|Förderfaktor|P1, P3\n",
            "2 1 0 0 0; several_people 2",
        ),
        (
            "Theme|Type|Supporting studies\nTime|Barrier|Adams 2018; Bell 2019\nCost|Barrier|Bell 2019\nTeam|Facilitator|Adams 2018\n",
            "2 1 0 0 0; several_people 1",
        ),
        (
            "Theme|Type|Mentioned by nurses\nTime|Barrier|often\nCost|Barrier|never\nTeam|Facilitator|once\n",
            "2 1 0 0 0",
        ),
    ]);
}

#[test]
fn doubled_and_mixed_signs_are_valences_of_their_codes() {
    check(&[
        (
            "ID|Role|Time|Cost|Team\nP1|Nurse|--|+/-|++\nP2|Nurse|-|0|+\nP3|Doctor|+|-|+\n",
            "3 4 1 1 0; column_family?",
        ),
        ("Fall|Zeit|Geld\n1|---|+++\n2|–|±\n3|+|--\n", "3 2 1 0 0; column_family?"),
        ("Participant|Group|Time|Cost\nP1|GP|+/-|-\nP2|GP|+|+/-\n", "1 1 2 0 0; column_family?"),
        ("ID|Role|Site|Phone\nP1|Nurse|A|+46\nP2|Doctor|B|-\n", "0 0 0 0 0; column?"),
    ]);
}

#[test]
fn signs_before_what_was_said_are_of_their_columns() {
    check(&[
        (
            "ID|Role|Time|Culture\nP1|Nurse|- no time at all|+ good team\nP2|Nurse|(-) never|(+) we talk\nP3|Doctor|+ fine|- hierarchy\n",
            "3 3 0 0 0; column_family?",
        ),
        (
            "Fall|Zeit|Team|Geld\n1|– keine Zeit|+ gutes Team|\n2|+ genug Zeit; - abends nicht|+|- teuer\n3|-|(–) allein|+ bezahlt\n",
            "4 4 0 0 0; nothing_found 1; column_family?",
        ),
        (
            "ID|Role|Barriers noted\nP1|Nurse|- no time\nP2|Doctor|- no money\n",
            "0 0 0 0 2; no_valence 2; code_signs?",
        ),
    ]);
}

#[test]
fn a_code_is_ticked_beside_names_of_barriers() {
    check(&[
        (
            "ID|Role|Language barrier|Transport barrier|Team support\n1|Nurse|x|x|x\n2|Nurse|x||x\n3|Doctor||x|x\n",
            "4 0 0 0 3",
        ),
        (
            "ID|Yrke|Språk hinder|Transport hinder|Stöd|Kvinna\n1|Läkare|x||x|x\n2|Läkare|x|x||\n",
            "0 0 0 0 4; no_valence 4; columns_not_counted 1",
        ),
        (
            "ID|Role|Language barrier|Transport barrier|Team support\n1|Nurse|1|1|1\n2|Nurse|1|0|1\n3|Doctor|0|1|1\n",
            "4 0 0 0 0; columns_not_counted 1",
        ),
        (
            "ID|Role|Language barrier|Team facilitator|Female\n1|Nurse|x|x|x\n2|Nurse|x||x\n3|Doctor||x|\n",
            "2 2 0 0 0",
        ),
    ]);
}

#[test]
fn totals_of_parts_in_a_list_count_nothing() {
    check(&[
        (
            "Participant|Role|Code|Type\nP1|Nurse|Time|Barrier\nP1 subtotal||1|\nP2|Doctor|Time|Barrier\nP2 subtotal||1|\n",
            "2 0 0 0 0; totals_row 2",
        ),
        (
            "Teilnehmer|Code|Art\nA|Zeit|Barriere\nA|Team|Förderfaktor\nZwischensumme A|2|\nB|Geld|Barriere\nZwischensumme B|1|\nGesamt|3|\n",
            "2 1 0 0 0; totals_row 3",
        ),
        (
            "Participant|Role|Code|Type\nP1|Nurse|Time|Barrier\nP1 Count|2||\nP1|Nurse|Cost|Barrier\nP2|Doctor|Time|Barrier\nGrand Total|3||\n",
            "3 0 0 0 0; totals_row 2",
        ),
        (
            "Participant|Code|Type\nP1|Time|Barrier\nP1|Total cost|Barrier\nP2|Subtotal|Barrier\n",
            "3 0 0 0 0",
        ),
    ]);
}

#[test]
fn numbers_behind_findings_are_counts_and_said() {
    check(&[
        (
            "Stakeholder|Barriers|Facilitators\nNurses|Time (5); Cost (2)|Culture (4)\nDoctors|Time (3)|Culture (1); Training (2)\n",
            "10 7 0 0 0; numbers_behind_findings 6; cells_divided 1; cells_divided 1; findings_are_codings 6",
        ),
        (
            "Grupp|Hinder|Möjliggörare\nSköterskor|Tid (n=12); Kostnad (n = 3)|Team (n=4)\nLäkare|Tid (n=2)|Team (n=1)\n",
            "17 5 0 0 0; numbers_behind_findings 5; cells_divided 1; findings_are_codings 5",
        ),
        (
            "Study|Barriers|Facilitators\nAdams 2018|Time (2019)|Team (again)\nBell 2019|Cost|Lead\n",
            "2 2 0 0 0; findings_are_codings 4",
        ),
    ]);
}

#[test]
fn dashes_before_labels_set_them_in() {
    check(&[
        (
            "Theme|Barriers|Facilitators\nResources|7|1\n- Time|4|1\n- Cost|2|0\nPeople|1|5\n- Culture|1|5\n",
            "14 7 0 0 0; rows_may_be_sums 1; totals_row 1",
        ),
        (
            "Thema|Barrieren|Förderfaktoren\nRessourcen|6|1\n– Zeit|4|1\n– Geld|2|0\nMenschen|2|5\n– Kultur|1|2\n– Team|1|3\n",
            "8 6 0 0 0; totals_row 2",
        ),
        (
            "Theme|Nurses|Doctors\nResources|7|1\n• Time|4|1\n• Cost|3|0\nPeople|1|5\n• Culture|1|2\n• Team|0|3\n",
            "0 0 0 0 14; totals_row 2; column_family?",
        ),
        ("Theme|Barriers|Facilitators\nTime|4|1\n- Cost|9|3\n- Team|1|5\n", "14 9 0 0 0"),
    ]);
}

#[test]
fn numbers_before_all_else_are_no_counts() {
    check(&[
        (
            "Number|Role|Code|Type\n1|Nurse|Time|Barrier\n1|Nurse|Culture|Facilitator\n2|Doctor|Time|Barrier\n7|Doctor|Cost|Barrier\n",
            "3 1 0 0 0",
        ),
        (
            "Nr|Kod|Typ\n3|Tid|Hinder\n3|Team|Möjliggörare\n3|Kostnad|Hinder\n9|Tid|Hinder\n",
            "3 1 0 0 0",
        ),
        ("Code|Type|Number\nTime|Barrier|1\nCulture|Facilitator|1\nCost|Barrier|7\n", "8 1 0 0 0"),
        ("Number|Code|Type\n7|Time|Barrier\n2|Cost|Barrier\n1|Team|Facilitator\n", "9 1 0 0 0"),
    ]);
}

#[test]
fn letters_in_brackets_are_sides() {
    check(&[
        ("ID|Role|Time (B)|Time (F)\nP1|Nurse|1|0\nP2|Nurse|1|1\nP3|Doctor|0|1\n", "2 2 0 0 0"),
        ("Fall|Zeit [B]|Zeit [F]|Team [B]|Team [F]\n1|1|0|0|1\n2|1|1|0|1\n", "2 3 0 0 0"),
        (
            "Theme|Site (A)|Site (B)|Site (C)\nTime|2|1|3\nCost|1|4|2\nTeam|1|1|1\n",
            "0 0 0 0 16; column_family?",
        ),
    ]);
}

#[test]
fn annotated_letters_are_asked() {
    check(&[
        (
            "ID|Role|Time|Team\nP1|Nurse|B|F\nP2|Nurse|B - shifts|F\nP3|Doctor|B|F\n",
            "2 3 0 0 1; column_family?; unknown_valence_words?",
        ),
        (
            "ID|Role|Time|Team\nP1|Nurse|B2|F3\nP2|Nurse|B1|F\nP3|Doctor|F1|B\n",
            "1 1 0 0 4; column_family?; unknown_valence_words?",
        ),
        (
            "Fall|Zeit|Team\n1|B (oft)|F\n2|B|F\n3|F|B\n",
            "2 3 0 0 1; column_family?; unknown_valence_words?",
        ),
    ]);
}

#[test]
fn totals_below_findings_count_nothing() {
    check(&[
        (
            "Study|Setting|Barriers|Facilitators\nAdams 2018|Hospital|Time; Cost|Leadership\nBell 2019|Primary care|Cost|Leadership; Training\nTotal|2 studies|3|3\n",
            "3 3 0 0 0; cells_divided 1; cells_divided 1; findings_are_codings 6; totals_row 1",
        ),
        (
            "Studie|Barrieren|Förderfaktoren\nAdams 2018|Zeit; Geld|Team\nBell 2019|Geld|Team; Hilfe\nInsgesamt|3 Nennungen|3\n",
            "3 3 0 0 0; cells_divided 1; cells_divided 1; findings_are_codings 6; totals_row 1",
        ),
    ]);
}
