//! A summary of the codings in the same sheet is not added to what it sums up, and that is said.

use super::check;

/// Six codings of three people: four barriers and two facilitators.
const CODINGS: &str = "Participant|Theme|Valence|Quote\nP1|Time|barrier|No time at all\nP1|Cost|barrier|Too expensive\nP2|Time|barrier|Always late\nP2|Team|facilitator|We help each other\nP3|Team|facilitator|Good colleagues\nP3|Cost|barrier|No budget\n";

#[test]
fn summaries_below_codings_are_left_out() {
    for (below, expected) in [
        (
            "|||\nSummary|||\nTheme|Barriers|Facilitators|\nTime|2|0|\nCost|2|0|\nTeam|0|2|\n",
            "4 2 0 0 0; totals_row 5",
        ),
        (
            "|||\nTheme|Barriers|Facilitators|\nTime|2|0|\nCost|2|0|\nTeam|0|2|\n",
            "4 2 0 0 0; totals_row 4",
        ),
        (
            "Summary|||\nTheme|Barriers|Facilitators|\nTime|2 (50%)|0|\nCost|2 (50%)|–|\nTeam|0|2|\nTotal|4|2|\n",
            "4 2 0 0 0; totals_row 6",
        ),
        // Of the valences alone, and under the columns of the themes.
        ("|||\nBarriers|4||\nFacilitators|2||\nTotal|6||\n", "4 2 0 0 0; totals_row 3"),
        (
            "|||\n|Theme|Barriers|Facilitators\n|Time|2|0\n|Cost|2|0\n|Team|0|2\n",
            "4 2 0 0 0; totals_row 4",
        ),
        // Of an earlier state.
        (
            "|||\nSummary|||\nTheme|Barriers|Facilitators|\nTime|1|0|\nCost|1|0|\nTeam|0|1|\n",
            "4 2 0 0 0; totals_row 5",
        ),
        // Further codings under the same headers, and some without a passage.
        (
            "|||\nParticipant|Theme|Valence|Quote\nP4|Time|barrier|Never time\nP5|Team|facilitator|Good team\n",
            "5 3 0 0 0; repeated_header 1",
        ),
        ("P4|Time|barrier|\nP5|Team|facilitator|\n", "5 3 0 0 0"),
    ] {
        check(&[(&format!("{CODINGS}{below}"), expected)]);
    }
    check(&[
        (
            "Code|Valence\nTime|barrier\nCost|barrier\nTime|barrier\nTeam|facilitator\nTeam|facilitator\nCost|barrier\n|\nSummary|\nTime|2\nCost|2\nTeam|2\n",
            "4 2 0 0 0; totals_row 4",
        ),
        (
            "Person|Thema|Richtung\nP1|Zeit|Barriere\nP1|Kosten|Barriere\nP2|Zeit|Barriere\nP2|Team|Förderfaktor\nP3|Team|Förderfaktor\nP3|Kosten|Barriere\n||\nZusammenfassung||\nThema|Barrieren|Förderfaktoren\nZeit|2|0\nKosten|2|0\nTeam|0|2\n",
            "4 2 0 0 0; totals_row 5",
        ),
        // What is told of the people.
        (
            "Participant|Theme|Valence\nP1|Time|barrier\nP1|Cost|barrier\nP2|Time|barrier\nP2|Team|facilitator\n||\nParticipant|Age|\nP1|34|\nP2|51|\n",
            "3 1 0 0 0; totals_row 3",
        ),
        // Below counts: the same once more by group.
        (
            "Theme|Barriers|Facilitators\nTime|2|0\nCost|2|1\nTeam|0|2\n||\nSummary||\nNurses|3|1\nGPs|1|2\n",
            "4 3 0 0 0; totals_row 3",
        ),
    ]);
}

#[test]
fn counts_that_go_on_are_no_summaries() {
    check(&[
        // Sections of counts that happen to come to the same.
        (
            "Theme|n\nBarriers|\nTime|3\nCost|2\nFacilitators|\nTeam|4\nRules|1\n",
            "5 5 0 0 0; sections_are_valences 2",
        ),
        ("Theme|Barriers|Facilitators\nTime|2|0\nCost|2|1\n||\nTeam|0|2\nRules|4|1\n", "8 4 0 0 0"),
        // Ratings typed for the last codes only.
        (
            "Code|Valence|Count\nTime|barrier|\nCost|barrier|\nTime|facilitator|3\nCost|facilitator|2\n",
            "0 5 0 0 0; bad_count 2",
        ),
    ]);
}

#[test]
fn summaries_beside_codings_are_left_out() {
    check(&[
        (
            "Participant|Theme|Valence|Summary|Barriers|Facilitators\nP1|Time|barrier|Time|2|0\nP1|Cost|barrier|Cost|2|0\nP2|Time|barrier|Team|0|2\nP2|Team|facilitator|||\nP3|Team|facilitator|||\nP3|Cost|barrier|||\n",
            "4 2 0 0 0; table_beside_left_out 3",
        ),
        (
            "Deltagare|Tema|Valens|Sammanfattning|Antal\nP1|Tid|hinder|Tid|2\nP1|Pengar|hinder|Pengar|2\nP2|Tid|hinder|Lag|2\nP2|Lag|främjande||\nP3|Lag|främjande||\nP3|Pengar|hinder||\n",
            "4 2 0 0 0; table_beside_left_out 2",
        ),
        // Counts of each row.
        (
            "Theme|Valence|Subtheme|Count\nTime|barrier|Late|2\nCost|barrier|Pay|3\nTeam|facilitator|Help|1\n",
            "5 1 0 0 0",
        ),
    ]);
}
