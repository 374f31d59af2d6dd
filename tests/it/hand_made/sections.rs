//! Rows that say a valence, and valences typed once: they are those of the rows below.

use serde_json::json;
use steelyard_core::engine::Settings;
use steelyard_core::valence::Valence;

use super::{check, read};
use crate::support::engine::{number, table};

#[test]
fn rows_below_a_row_that_says_a_valence_have_it() {
    let plain = "8 6 0 0 0; sections_are_valences 2";
    check(&[
        ("Theme|n\nBarriers|\nCost|5\nTime|3\nFacilitators|\nLeadership|4\nTraining|2\n", plain),
        (
            "Theme|n|%\nBARRIERS (n = 8)||\nCost|5|62.5\nTime|3|37.5\nENABLERS (n = 6)||\nCost|4|66.7\nTime|2|33.3\n",
            plain,
        ),
        (
            "Theme|Count\nHindrances|8\nCost|5\nTime|3\nEnablers|6\nLeadership|4\nTraining|2\n",
            "8 6 0 0 0; sections_are_valences 2; heading_row 2",
        ),
        (
            "Kategorie|n (%)\nBarrieren|\nKosten|5 (41,7%)\nZeit|3 (25,0 %)\nFörderfaktoren|\nLeitung|4 (33,3)\nSchulung|2 (16,7)\n",
            plain,
        ),
        (
            "Tema|n\nA. Barreras:|\nCosto|5\nTiempo|3\nB. Facilitadores:|\nLiderazgo|4\nFormación|2\n",
            plain,
        ),
        (
            "Thème|Nombre\nObstacles|\nCoût|5\nTemps|3\nFacilitateurs|\nDirection|4\nFormation|2\n",
            plain,
        ),
        ("Tema|Antal\nHinder|\nKostnad|5\nTid|3\nMöjliggörare|\nLedning|4\nUtbildning|2\n", plain),
        (
            "Domain|Theme|Frequency\nBarriers||\nInner Setting|Culture|5\nInner Setting|Climate|3\nFacilitators||\nInner Setting|Leadership|4\nOuter Setting|Policy|2\n",
            plain,
        ),
        (
            "Theme|n|%\nBarriers|n|%\nCost|5|63\nTime|3|37\nFacilitators|n|%\nCost|4|67\nTime|2|33\n",
            plain,
        ),
        (
            "Theme|Nurses|Doctors\nBarriers (n = 8)||\nCost|4|1\nTime|2|1\nFacilitators||\nCost|3|1\nTime|2|0\n",
            "8 6 0 0 0; sections_are_valences 2; column_family?",
        ),
        (
            "Participante|Código|Cita\n|Barreras|\nP1|Costo|es caro\nP2|Tiempo|no hay tiempo\nP3|Costo|muy caro\n|Facilitadores|\nP1|Liderazgo|apoya\nP2|Formación|aprendimos\n",
            "3 2 0 0 0; sections_are_valences 2",
        ),
        // Domains above the sections, and within them.
        (
            "Theme|n\nInner setting|\nBarriers|\nCost|5\nFacilitators|\nLeadership|4\nOuter setting|\nBarriers|\nPolicy|3\nFacilitators|\nNetwork|2\n",
            "8 6 0 0 0; sections_are_valences 4",
        ),
    ]);
}

#[test]
fn codes_named_for_a_valence_are_no_sections() {
    check(&[
        ("Theme|Barriers|Facilitators\nCost|5|1\nBarriers|1|1\nTime|3|3\n", "9 5 0 0 0"),
        ("Participant|Code|Valence\nP1|Barriers|barrier\nP2|Cost|facilitator\n", "1 1 0 0 0"),
    ]);
}

#[test]
fn valences_typed_once_are_those_of_the_rows_below() {
    let plain = "8 6 0 0 0; labels_filled_down 1";
    check(&[
        ("Type|Theme|n\nBarriers|Cost|5\n|Time|3\nFacilitators|Cost|4\n|Time|2\n", plain),
        ("Valencia|Tema|n\nBarrera|Costo|5\n|Tiempo|3\nFacilitador|Costo|4\n|Tiempo|2\n", plain),
        (
            "Domain|Valence|Theme|n\nInner|Barrier|Cost|4\n||Time|1\n|Facilitator|Lead|3\n||Team|1\nOuter|Barrier|Policy|2\n||Law|1\n|Facilitator|Net|1\n||Peers|1\n",
            "8 6 0 0 0; labels_filled_down 2",
        ),
    ]);
}

#[test]
fn rows_of_valences_below_a_code_are_of_that_code() {
    check(&[
        (
            "Theme|n\nCost|\nBarriers|5\nFacilitators|3\nTime|\nBarriers|2\nFacilitators|4\nTotal|14\n",
            "7 7 0 0 0; totals_row 1; heading_row 2",
        ),
        (
            "Thema|Pflege|Ärzte\nKosten||\nBarrieren|5|1\nFörderfaktoren|3|2\nZeit||\nBarrieren|2|1\nFörderfaktoren|4|1\n",
            "9 10 0 0 0; heading_row 2; column_family?",
        ),
    ]);
    let (mut engine, _) = read(
        &[(
            "a.csv",
            "Theme|n\nCost|\nBarriers|5\nFacilitators|3\nTime|\nBarriers|2\nFacilitators|4\n",
        )],
        Settings::default(),
    );
    let table = table(&mut engine, json!({ "rows": "theme" }));
    assert_eq!(number(&table, "Cost", "All", Valence::Barrier).0, 5);
    assert_eq!(number(&table, "Time", "All", Valence::Facilitator).0, 4);
}

#[test]
fn rows_below_a_heading_beside_those_of_valences_have_none() {
    check(&[
        (
            "Theme|n\nBarriers|\nCost|5\nTime|3\nFacilitators|\nTeam|4\nRecommendations|\nMore staff|3\nFewer forms|2\n",
            "8 4 0 0 5; section_ends 1; sections_are_valences 2; heading_row 1",
        ),
        (
            "Kategorie|n\nBarrieren|\nKosten|5\nFörderfaktoren|\nLeitung|4\nSonstiges|\nWetter|2\n",
            "5 4 0 0 2; section_ends 1; sections_are_valences 2; heading_row 1",
        ),
        (
            "Tema|n\nHinder|8\nKostnad|5\nTid|3\nMöjliggörare|4\nLedning|4\nKontext|5\nRegion|3\nÅr|2\n",
            "8 4 0 0 5; section_ends 1; sections_are_valences 2; heading_row 3",
        ),
        // Headings within the sections.
        (
            "Theme|n\nBarriers|\nInner|\nCost|5\nFacilitators|\nInner|\nTeam|4\nOuter|\nPolicy|2\n",
            "5 6 0 0 0; sections_are_valences 2",
        ),
    ]);
}
