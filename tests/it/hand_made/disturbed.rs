//! The same kinds of tables with a dash, a total, a title, a mark or a sheet more.

use steelyard_core::engine::Settings;

use super::{check, read_bytes, told, workbook};

#[test]
fn tables_disturbed_in_one_way_keep_their_numbers_or_say_so() {
    check(&[
        (
            "Theme|n\nBarriers|\nCost|5\nTime|3\nSubtotal|8\nFacilitators|\nLead|4\nTraining|-\nSubtotal|4\nTotal|12\n",
            "8 4 0 0 0; sections_are_valences 2; dashes_as_zero 1; totals_row 3",
        ),
        (
            "Theme|n\n|\nBarriers*|\nCost|5\nTime|3\n|\nFacilitators†|\nLead|4\nTraining|2\n",
            "8 6 0 0 0; sections_are_valences 2",
        ),
        (
            "Theme|n\nBarriers|\nCost|5\nTime|3\nTotal barriers|8\nFacilitators|\nLead|4\nTotal facilitators|4\n",
            "8 4 0 0 0; sections_are_valences 2; totals_row 2",
        ),
        (
            "Theme|n (%)\nBarriers to uptake|8 (100)\nCost|5 (62.5)\nTime|3 (37.5)\nFacilitators of uptake|4 (100)\nLead|4 (100)\n",
            "8 4 0 0 0; sections_are_valences 2; heading_row 2",
        ),
        (
            "Theme|n\nCost|5\nTime|3\nSubtotal|8\nLead|4\nSubtotal|4\nTotal|12\n",
            "0 0 0 0 12; totals_row 3",
        ),
        (
            "Thema|Barrieren|Förderfaktoren\nKosten|5|1\nZeit|3|2\nZwischensumme|8|3\nLeitung|1|4\nTeam|0|2\nZwischensumme|1|6\nGesamt|9|9\n",
            "9 9 0 0 0; totals_row 3",
        ),
        (
            "Theme|Barriers|%|Facilitators|%\n1. Inner|6|66.7|3|75\n1.1 Culture|4|44.4|1|25\n1.2 Climate|2|22.2|2|50\n2. Outer|3|33.3|1|25\n2.1 Policy|3|33.3|1|25\n2.2 Law|–|–|–|–\nTotal|9|100|4|100\n",
            "9 4 0 0 0; dashes_as_zero 2; totals_row 3",
        ),
        (
            "Theme|Barriers, n (%)|Facilitators, n (%)\n1. Inner|6 (66.7)|3 (75)\n1.1 Culture|4 (44.4)|1 (25)\n1.2 Climate|2 (22.2)|2 (50)\n2. Outer|3 (33.3)|1 (25)\n2.1 Policy|3 (33.3)|1 (25)\n",
            "9 4 0 0 0; totals_row 2",
        ),
        (
            "Theme|Barriers|Facilitators\nCost|5/12|1/12\nTime|–|3/12\nLead||0/12\n",
            "5 4 0 0 0; parts_counted 4; dashes_as_zero 1",
        ),
        (
            "Code|P1|P2|P3|Total\nRole|Nurse|Doctor|Nurse|\nCost|2|0|1|3\nTime|1|3|0|4\nLead|0|1|1|2\nTotal|3|4|2|9\n",
            "0 0 0 0 9; columns_are_people 3; totals_row 1",
        ),
        (
            "ID|Cost|Time|Lead|Total|Role\nP1|2|0|1|3|Nurse\nP2|1|3|0|4|Doctor\nP3|0|1|1|2|Nurse\nTotal|3|4|2|9|\n",
            "0 0 0 0 9; totals_row 1",
        ),
        (
            "Kategorie;Pflege;Ärzte;Summe\nBarrieren;;;\nKosten;5;2;7\nZeit;3;1;4\nSumme;8;3;11\nFörderfaktoren;;;\nLeitung;4;1;5\nSchulung;2;0;2\nSumme;6;1;7\n",
            "11 7 0 0 0; sections_are_valences 2; totals_row 2; column_family?",
        ),
        (
            "Domain|Theme|Barriers|Facilitators\nInner||6|3\n|Culture|4|1\n|Climate|2|2\n|||\nOuter||3|1\n|Policy|3|1\n|||\nTotal||9|4\n",
            "9 4 0 0 0; totals_row 3",
        ),
        (
            "Group|Theme|Barrier|Facilitator\nNurses|Cost|5|1\n|Time|3|3\nDoctors|Cost|2|4\n|Time|1|1\nAll|Cost|7|5\n|Time|4|4\n",
            "11 9 0 0 0; labels_filled_down 1; totals_row 4",
        ),
        (
            "Theme|Barriers|Facilitators||Legend|\nCost|5|1||B|Barrier\nTime|3|3||F|Facilitator\n",
            "8 4 0 0 0",
        ),
        (
            "Barriers|\nTheme|n\nCost|5\nTime|3\n|\nFacilitators|\nTheme|n\nLead|4\nTraining|2\n",
            "8 6 0 0 0; sections_are_valences 2; rows_above_header 1; repeated_header 1",
        ),
        (
            "Barriers||\nTheme|Nurses|Doctors\nCost|5|2\nTime|3|1\n||\nFacilitators||\nTheme|Nurses|Doctors\nLead|4|1\nTraining|2|0\n",
            "11 7 0 0 0; sections_are_valences 2; rows_above_header 1; repeated_header 1; column_family?",
        ),
    ]);
}

#[test]
fn workbooks_with_a_sheet_more_keep_their_numbers_or_say_so() {
    const COUNTS: [&str; 2] = ["Theme|n\nCost|5\nTime|3", "Theme|n\nCost|1\nLead|3"];
    let check = |sheets: &[(&str, &str)], expected: &str| {
        let bytes = workbook(sheets);
        let (_, view) = read_bytes(&[("book.xlsx", &bytes)], Settings::default());
        assert_eq!(told(&view), expected, "{sheets:?}");
    };
    let [barriers, facilitators] = COUNTS;
    check(
        &[("Barriers", barriers), ("Facilitators", facilitators), ("Notes", "Coded in May")],
        "8 4 0 0 0; sheets_not_read 1",
    );
    check(
        &[
            ("Barriers", barriers),
            ("Facilitators", facilitators),
            ("Total", "Theme|n\nCost|6\nTime|3\nLead|3"),
        ],
        "8 4 0 0 0; totals_row 3",
    );
    check(
        &[
            ("Barriers – Nurses", barriers),
            ("Facilitators – Nurses", facilitators),
            ("Barriers – Doctors", "Theme|n\nCost|2\nTime|1"),
            ("Facilitators – Doctors", "Theme|n\nCost|4\nLead|1"),
        ],
        "11 9 0 0 0",
    );
    check(
        &[
            ("Site A", "Construct|Rating\nCost|-2\nTime|-1\nLead|+2"),
            ("Site B", "Construct|Rating\nCost|+1\nTime|-1\nLead|+2"),
            ("Mean", "Construct|Rating\nCost|-0.5\nTime|-1\nLead|2"),
        ],
        "3 3 0 0 0; totals_row 3",
    );
}
