//! Columns of numbers beside codes: read where they can be, and said where they are not.

use super::check;

#[test]
fn a_column_of_counts_is_no_copy_of_its_labels() {
    check(&[
        ("Code|Barriers|Facilitators\nPay|2.5|3\nRota|4|5\n", "4 8 0 0 0; bad_count 1"),
        ("Kod;Hinder;Möjliggörare\nLön;2,5;3\nSchema;4;5\n", "4 8 0 0 0; bad_count 1"),
        (
            "Domain|Code|Barriers|Facilitators\nInner|Pay|2.5|3\nOuter|Rota|4|5\n",
            "4 8 0 0 0; bad_count 1",
        ),
        // Which of the two marks it is stands nowhere.
        (
            "Code|Barriers|Facilitators\nPay|1.400|20\nRota|2.100|30\n",
            "0 50 0 0 0; bad_count 2; marks_guessed 2",
        ),
        // Of one group it is not asked and said.
        ("Code|Nurses\nPay|6\nRota|3\n", "0 0 0 0 2; columns_not_counted 1"),
        (
            "Code|Nurses|Doctors\nPay|6 ± 2|3 ± 1\nRota|3 ± 1|4 ± 1\n",
            "0 0 0 0 2; columns_not_counted 2",
        ),
        (
            "Thema|Pflege|Ärzte\nLohn|6 Personen|3 Personen\nDienst|3 Personen|4 Personen\n",
            "0 0 0 0 2; columns_not_counted 2",
        ),
        // Numbers that are no counts by their name, their place or themselves, and words.
        ("Code|Valence|Year\nPay|barrier|2019\nRota|facilitator|2021\n", "1 1 0 0 0"),
        ("No|Code|Valence\n1|Pay|barrier\n2|Rota|facilitator\n", "1 1 0 0 0"),
        ("Code|Valence|kappa\nPay|barrier|0.81\nRota|facilitator|0.77\n", "1 1 0 0 0"),
        ("Code|Valence|Label in Swedish\nPay|barrier|Lön\nRota|facilitator|Schema\n", "1 1 0 0 0"),
        ("Participant|Code|Valence|Visits\nP1|Pay|barrier|3\nP2|Rota|facilitator|4\n", "1 1 0 0 0"),
        (
            "Code no|Code|Participant|Valence\n7|Pay|P1|barrier\n9|Rota|P2|facilitator\n",
            "1 1 0 0 0",
        ),
    ]);
}

#[test]
fn counts_that_go_up_by_one_are_counts() {
    check(&[
        ("Code|Nurses|Doctors\nPay|5|1\nRota|4|2\n", "0 0 0 0 12; column_family?"),
        (
            "Code|Nurses|Doctors|Cooks\nPay|1|5|1\nRota|2|3|1\nHeat|3|2|4\n",
            "0 0 0 0 22; column_family?",
        ),
        ("Tema|Før|Etter\nLønn|1|4\nVakt|2|2\nVarme|3|1\n", "0 0 0 0 13; column_family?"),
        ("Code|2018|2019\nPay|4|2\nRota|3|1\n", "0 0 0 0 10; column_family?"),
        // The place of a row.
        ("Rank|Code|Nurses|Doctors\n1|Pay|5|4\n2|Rota|4|2\n", "0 0 0 0 15; column_family?"),
        ("Code|Rang|Pflege|Ärzte\nLohn|1|5|4\nDienst|2|4|2\n", "0 0 0 0 15; column_family?"),
        ("Kod|Läkare|Rangordning|Kockar\nLön|5|1|4\nSchema|4|2|2\n", "0 0 0 0 15; column_family?"),
        // A row a person.
        (
            "Participant|Role|Pay|Rota|Heat\nP1|Cook|1|0|2\nP2|Cook|0|1|1\nP3|Maid|1|2|0\n",
            "0 0 0 0 8",
        ),
        (
            "Participant|Visit|Pay|Rota|Heat\nP1|1|1|0|2\nP2|2|0|1|1\nP3|3|1|1|0\nP4|4|1|1|0\nP5|5|1|1|0\n",
            "0 0 0 0 11; columns_not_counted 1",
        ),
        ("Nr|Role|Pay|Rota|Heat\n1|Cook|1|0|2\n2|Cook|0|1|1\n3|Maid|1|1|0\n", "0 0 0 0 7"),
    ]);
}

#[test]
fn cells_that_are_no_counts_cost_their_group_nothing() {
    check(&[
        (
            "Code|Nurses|Doctors\nPay|6|2\nRota|3|4\nHeat|5|n=3\nNoise|2|2\n",
            "0 0 0 0 27; column_family?",
        ),
        (
            "Code|Nurses|Doctors\nPay|6|2\nRota|3|see below\nHeat|5|7\nNoise|<5|2\n",
            "0 0 0 0 25; bad_count 1; bound_for_count 1; column_family?",
        ),
        (
            "Code|Nurses|Doctors\nPay|6 (60)|2 (40)\nRota|3 (30)|4 (80)\n",
            "0 0 0 0 15; column_family?",
        ),
        (
            "Kod;Vård;Läkare\nLön;6 (50,0);2 (25,0)\nSchema;3 (25,0);4 (50,0)\n",
            "0 0 0 0 15; column_family?",
        ),
        (
            "Code|Nurses|Doctors\nPay|6 [50]|2 [25]\nRota|3 [25]|4 [50]\n",
            "0 0 0 0 15; column_family?",
        ),
        (
            "Code|Nurses|Doctors\nPay|6/10|2/5\nRota|3/10|4/5\n",
            "0 0 0 0 15; parts_counted 4; column_family?",
        ),
        (
            "Code|Nurses (n=10)|Doctors (n=5)\nPay|6 (60%)|2 (40%)\nRota|3 (30%)|4 (80%)\nHeat|10%|20%\n",
            "0 0 0 0 15; bad_count 2; column_family?",
        ),
        // Shares and means are no counts, and labels no numbers.
        ("Code|Nurses|Doctors\nPay|60%|40%\nRota|30%|80%\n", "0 0 0 0 0; percentages?"),
    ]);
}

#[test]
fn probabilities_are_no_people() {
    check(&[
        (
            "Code|Nurses (n=12)|Doctors (n=8)|p\nPay|6|2|0.03\nRota|3|4|0.41\n",
            "0 0 0 0 15; counts_left_out 1; column_family?",
        ),
        ("Kod;Vård;Läkare;p\nLön;6;2;<0,001\nSchema;3;4;0,41\n", "0 0 0 0 15; column_family?"),
        ("Code|Barriers|Facilitators|p\nPay|6|2|0.03\nRota|3|4|n.s.\n", "9 6 0 0 0"),
        ("P|Code|Valence\n1|Pay|barrier\n2|Rota|facilitator\n", "1 1 0 0 0"),
    ]);
}

#[test]
fn numbers_with_their_signs_are_ratings_whatever_they_are_called() {
    check(&[
        ("Participante|Código|Valoración\nP1|Coste|-2\nP2|Tiempo|+2\nP3|Coste|+1\n", "1 2 0 0 0"),
        ("Participant|Code|Impacto\nP1|Pay|-2\nP2|Rota|+2\nP3|Heat|-1\nP4|Pay|0\n", "2 1 0 1 0"),
        ("|Site 1|Site 2\nConstruct|Rating|Rating\nCulture|+1|-1\nClimate|-2|+2\n", "2 2 0 0 0"),
        (
            "|Klinik A|Klinik B|Klinik C\nKonstrukt|Skattning|Skattning|Skattning\nKultur|+1|-1|+2\nKlimat|-2|+2|-1\n",
            "3 3 0 0 0",
        ),
        // Beyond the scale, without signs, of people.
        ("Participant|Code|Change\nP1|Pay|-12\nP2|Rota|+20\nP3|Heat|-7\n", "0 0 0 0 3"),
        ("Participant|Code|Visits\nP1|Pay|2\nP2|Rota|1\nP3|Heat|2\n", "0 0 0 0 3; column?"),
    ]);
}
