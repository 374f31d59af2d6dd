//! Tables of counts whose column of codes has no name or one that says something else, groups in brackets, names with
//! commas, codes beside what was said, and people under a name that nobody knows.

use super::check;

#[test]
fn a_first_column_without_a_known_name_holds_the_codes_of_counts() {
    for head in ["Topic", "Zzz", "Oberkategorie", "Overkategori", "Domain", "Hoofdthema"] {
        let text = |counts: &str| format!("{head}|{counts}");
        check(&[
            (&text("Barriers|Facilitators\nTime|3|4\nMoney|2|1\nStaff|5|0\n"), "10 5 0 0 0"),
            (
                &text(
                    "Nurse: Barriers|Nurse: Facilitators|GP: Barriers|GP: Facilitators\nTime|3|4|1|1\nMoney|2|1|0|0\nStaff|5|0|2|1\n",
                ),
                "13 7 0 0 0",
            ),
            (
                &text(
                    "Barreras (Enfermera)|Barreras (Gerente)|Facilitadores (Enfermera)|Facilitadores (Gerente)\nTiempo|3|4|1|1\nDinero|2|1|0|0\n",
                ),
                "10 2 0 0 0",
            ),
        ]);
    }
    check(&[
        // Without a name it is said, for people would read alike.
        (
            "|Barriers|Facilitators\nTime|3|4\nMoney|2|1\nStaff|5|0\n",
            "10 5 0 0 0; labels_are_codes 3",
        ),
        ("Zzz|Hinder|Möjliggörare\nLäkare|3|4\nChef|2|1\n", "5 5 0 0 0; labels_are_codes 2"),
        // What rows are under a name for people stays so.
        (
            "Participant|Barriers|Facilitators\nP1|3|4\nP2|2|1\nP3|5|0\n",
            "0 0 0 0 0; column_aside 1; column_aside 1; column?",
        ),
    ]);
}

#[test]
fn a_group_in_brackets_is_its_bare_name() {
    for (barriers, facilitators) in [
        ("Barriers", "Enabling factors"),
        ("Hinder", "Underlättande faktorer"),
        ("Belemmeringen", "Bevorderende factoren"),
    ] {
        let table = format!(
            "Code|{barriers} (Nurse)|{barriers} (Arts)|{facilitators} (Nurse)|{facilitators} (Arts)\n\
             Time|3|4|1|1\nMoney|2|1|0|0\nStaff|5|0|2|1\n"
        );
        check(&[(&table, "15 5 0 0 0")]);
        let (_, view) = super::read(&[("data.csv", &table)], Default::default());
        let group = view.attributes.first().map(|one| one.values.clone());
        assert_eq!(
            format!("{group:?}").matches('(').count(),
            format!("{group:?}").matches(')').count()
        );
        assert!(!format!("{group:?}").contains("\"("), "{group:?}");
    }
}

#[test]
fn codes_under_valences_beside_a_quote_are_codings() {
    check(&[
        (
            "Participant|Quote|Barrier|Facilitator\nP1|we never had time|Time|\nP1|she helped us||Leadership\n\
             P2|costs a lot you know|Costs|\nP2|no time again|Time|\nP3|my boss pushed||Leadership\n",
            "3 2 0 0 0; findings_are_codings 5",
        ),
        (
            "Interview|Zitat|Barriere|Förderfaktor\nA|wir haben nie Zeit dafür|Zeit|\nA|sie half uns sehr||Führung\n\
             B|es kostet einfach viel|Kosten|Führung\nB|wieder keine Zeit für so was|Zeit|\n",
            "3 2 0 0 0; findings_are_codings 5",
        ),
        // What was said under them is no code.
        (
            "Study|Quote|Barriers|Facilitators\nAdams 2018|“no time”|Staff said that time was short and that they \
             could not do all that was asked.|Leaders who came by every week were seen as helpful.\nBaker 2019|\
             “costs”|The costs of the device were too high for smaller sites.|Training of half a day was enough.\n",
            "0 0 0 0 0; column_aside 1; column_aside 1; column?",
        ),
    ]);
}

#[test]
fn a_comma_in_a_name_that_always_stands_in_the_same_words_parts_nothing() {
    check(&[
        (
            "Participant|Role|Barriers|Facilitators\nP1|Nurse|Time; Costs|Training, hands-on; Team\n\
             P2|GP|Training, hands-on|Team\nP3|GP|Time|Training, hands-on\nP4|GP|Costs; Team|\n",
            "6 4 0 0 0; taken_as_one_code 3; cells_divided 2; cells_divided 1; findings_are_codings 10",
        ),
        (
            "Participant|Barriers|Facilitators\nP1|Time, Costs|Team\nP2|Costs|Team, Leaders\nP3|Time|Leaders\n",
            "4 4 0 0 0; cells_divided 1; cells_divided 1; findings_are_codings 8",
        ),
    ]);
}

#[test]
fn a_code_of_a_grid_may_be_called_like_a_valence() {
    check(&[
        (
            "Participant|Temps|Direction|Coûts|Formation\nP1|Obstacle|Facilitateur||Obstacle\n\
             P2|Obstacle||Facilitateur|\nP3||Obstacle|Obstacle|Facilitateur\n",
            "5 3 0 0 0; columns_are_codes 4",
        ),
        // Beside two columns it may be what they sum up to.
        (
            "Participant|Impact on time|Impact on cost|Impact\nP1|Barrier|Facilitator|Barrier\n\
             P2|Barrier|Barrier|Barrier\n",
            "2 0 0 0 0; column?",
        ),
    ]);
}

#[test]
fn a_column_that_may_be_of_people_is_asked() {
    check(&[
        // Names of which each has one group.
        (
            "Zzz|Role|Code|Type|Quote\nAnna|Nurse|Time|Barrier|aa bb cc\nAnna|Nurse|Costs|Barrier|dd ee ff\n\
             Jon|GP|Time|Facilitator|aa gg hh\nJon|GP|Time|Barrier|kk ll mm\nMei|GP|Costs|Barrier|oo pp\n",
            "4 1 0 0 0; column?",
        ),
        // A row each in a wide table.
        (
            "Zzz|Time: barrier|Time: facilitator|Costs: barrier\nNorth|1|0|1\nSouth|0|1|0\nEast|1|1|1\n",
            "4 2 0 0 0; column?",
        ),
        // What each of several people says of is an attribute, and so is what goes with no group.
        (
            "Participant|Zzz|Role|Code|Type\nP1|blue|Nurse|Time|Barrier\nP2|red|Nurse|Costs|Barrier\n\
             P3|green|GP|Time|Facilitator\nP3|green|GP|Time|Barrier\nP4|blue|GP|Costs|Barrier\n",
            "4 1 0 0 0",
        ),
        (
            "Month|Role|Code|Type\nMay|Nurse|Time|Barrier\nMay|GP|Costs|Barrier\nJune|GP|Time|Facilitator\n\
             July|Nurse|Time|Barrier\nJuly|GP|Costs|Barrier\n",
            "4 1 0 0 0",
        ),
    ]);
}
