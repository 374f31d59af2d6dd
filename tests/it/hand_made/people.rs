//! Matrices of people and ratings turned about, and files that are a valence each.

use serde_json::json;
use steelyard_core::engine::Settings;
use steelyard_core::valence::Valence;

use super::{check, read, told};
use crate::support::engine::{number, table};

#[test]
fn rows_of_roles_and_sites_above_the_codes_are_attributes_of_the_people() {
    check(&[
        (
            "|P1|P2|P3\nRole|Nurse|Doctor|Nurse\nSite|North|South|North\nAge|34|51|28\nCost|barrier|barrier|facilitator\nTime|facilitator||barrier\nLeadership|facilitator|facilitator|\n",
            "3 4 0 0 0; columns_are_people 3",
        ),
        (
            "Code|P1|P2|P3\nRole|Nurse|Doctor|Nurse\nAge|34|51|28\nCost|2|0|1\nTime|1|3|0\nLeadership|0|1|1\n",
            "0 0 0 0 9; columns_are_people 3",
        ),
        (
            "Theme|INT01|INT02|INT03|INT04\nStakeholder|Manager|Nurse|Nurse|Manager\nCost|-|-|+|\nTime|+|-||-\nTraining|+|+|+|-\n",
            "5 5 0 0 0; columns_are_people 4",
        ),
        (
            "|P1|P2|P3\nRolle|Pflege|Arzt|Pflege\nKosten (Barriere)|1|1|0\nZeit (Barriere)|0|1|1\nLeitung (Förderfaktor)|1|0|1\n",
            "4 2 0 0 0; columns_are_people 3",
        ),
        // At the end.
        (
            "Code|P1|P2|P3\nCost|2|0|1\nTime|1|3|0\nProfession|Nurse|Doctor|Nurse\n",
            "0 0 0 0 7; columns_are_people 3",
        ),
        // People in the rows.
        (
            "ID|Cost|Time|Leadership|Profession\nP1|barrier|barrier|facilitator|Nurse\nP2|barrier||facilitator|Doctor\nP3|facilitator||facilitator|Nurse\n",
            "3 4 0 0 0; columns_are_codes 3",
        ),
        // A code of that name with numbers, or among other codes, is a code.
        ("Code|P1|P2|P3\nSite|2|1|1\nCost|2|0|1\nTime|1|3|0\n", "0 0 0 0 11; columns_are_people 3"),
        (
            "Code|P1|P2|P3\nCost|barrier|barrier|facilitator\nRole|barrier||barrier\nTime|facilitator|barrier|\n",
            "5 2 0 0 0; columns_are_people 3",
        ),
    ]);
    let text = "|P1|P2|P3\nRole|Nurse|Doctor|Nurse\nCost|barrier|barrier|facilitator\nTime|facilitator||barrier\n";
    let (mut engine, _) = read(&[("a.csv", text)], Settings::default());
    let table = table(&mut engine, json!({ "rows": "code" }));
    assert_eq!(number(&table, "Cost", "Nurse", Valence::Barrier).0, 1);
    assert_eq!(number(&table, "Cost", "Doctor", Valence::Barrier).0, 1);
    assert_eq!(number(&table, "Time", "Nurse", Valence::Barrier).0, 1);
}

#[test]
fn ratings_turned_about_and_below_headings_keep_their_codes() {
    check(&[
        (
            "|Implementation Climate|Available Resources|Leadership Engagement\nHospital 1|-2|-1|2\nHospital 2|1|-2|1\nHospital 3|-1|1|2\n",
            "4 5 0 0 0; columns_are_codes 3",
        ),
        (
            "Standort;Kosten;Zeit;Führung\nKlinik A;-2;-1;+2\nKlinik B;+1;-2;+1\n",
            "3 3 0 0 0; column_family?",
        ),
        (
            "Construct|Site 1|Site 2\nInner Setting||\nCulture|-1|+2\nClimate|-2|+1\nOuter Setting||\nPolicy|+1|-1\n",
            "3 3 0 0 0",
        ),
        (
            "Domain|Construct|Site 1|Site 2\nInner Setting|||\n|Culture|-1|+2\n|Climate|-2|+1\nOuter Setting|||\n|Policy|+1|-1\n",
            "3 3 0 0 0",
        ),
    ]);
    for text in [
        "Construct|Site 1|Site 2\nInner Setting||\nCulture|-1|+2\nClimate|-2|-1\nOuter Setting||\nPolicy|+1|-1\n",
        "Domain|Construct|Site 1|Site 2\nInner Setting|||\n|Culture|-1|+2\n|Climate|-2|-1\nOuter Setting|||\n|Policy|+1|-1\n",
    ] {
        let (mut engine, _) = read(&[("a.csv", text)], Settings::default());
        let table = table(&mut engine, json!({ "rows": "domain", "columns": "all" }));
        assert_eq!(number(&table, "Inner Setting", "All", Valence::Barrier).0, 3, "{text}");
        assert_eq!(number(&table, "Outer Setting", "All", Valence::Barrier).0, 1, "{text}");
    }
}

#[test]
fn files_called_by_barriers_and_facilitators_are_such() {
    let files = |names: [&str; 2], text: [&str; 2], expected: &str| {
        let files = [(names[0], text[0]), (names[1], text[1])];
        let (_, view) = read(&files, Settings::default());
        assert_eq!(told(&view), expected, "{names:?}");
    };
    let counts = ["Theme|n\nCost|5\nTime|3\n", "Theme|n\nCost|1\nTime|3\n"];
    let plain = "8 4 0 0 0; valence_from_file_name 1; valence_from_file_name 1";
    files(["barriers.csv", "facilitators.csv"], counts, plain);
    files(["Barrieren 2023.csv", "Förderfaktoren 2023.csv"], counts, plain);
    files(["study_hinder.csv", "study_möjliggörare.csv"], counts, plain);
    files(
        ["barriers.csv", "facilitators.csv"],
        ["Participant|Code|Quote\nP1|Cost|dear\n", "Participant|Code|Quote\nP1|Lead|good\n"],
        "1 1 0 0 0; valence_from_file_name 1; valence_from_file_name 1",
    );
    // What columns say holds, and one name alone says nothing.
    files(
        ["barriers.csv", "facilitators.csv"],
        [
            "Theme|Barriers|Facilitators\nCost|5|1\nTime|3|3\n",
            "Theme|Barriers|Facilitators\nTrust|1|2\nTeam|1|1\n",
        ],
        "10 7 0 0 0",
    );
    files(["barriers.csv", "wards.csv"], counts, "0 0 0 0 12; no_valence 12");
    files(
        ["barriers and facilitators.csv", "facilitators.csv"],
        counts,
        "0 0 0 0 12; no_valence 12",
    );
}

#[test]
fn titles_and_notes_around_a_table_are_no_rows_of_it() {
    check(&[
        (
            "Table 2. Barriers and facilitators||\nData from 12 interviews||\n||\nTheme|Barriers|Facilitators\nCost|5*|1\nTime|3|3\n||\n* p < .05||\nNote: n = 12 participants||\n",
            "8 4 0 0 0; rows_above_header 3; marks_of_footnotes 1; note_below 2",
        ),
        (
            "Tabelle 1|||\nStand: Mai|||\nThema|Barrieren|Förderfaktoren|Summe\nKosten|5|1|6\nZeit|3|3|6\nGesamt|8|4|12\n",
            "8 4 0 0 0; rows_above_header 2; totals_row 1",
        ),
    ]);
}

#[test]
fn sites_that_have_letters_for_names_are_sites() {
    let sites =
        |names: &str| format!("Construct|{names}\nCulture|F|B|B\nCost|B|B|F\nNetworks|F|F|F\n");
    for names in ["A|B|C", "B|C|D", "C|D|E", "P|Q|R"] {
        check(&[(&sites(names), "4 5 0 0 0; column_family?")]);
    }
    // A letter may stand for a word beside others that do not follow it.
    check(&[("P|C|V\nP1|Time|barrier\nP2|Team|facilitator\nP2|Time|barrier\n", "2 1 0 0 0")]);
}
