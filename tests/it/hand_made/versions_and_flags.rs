//! Versions of codes under other names, one direction over 1 and 0, reviews of one direction, and marks above nothing.

use steelyard_core::engine::Settings;

use super::{check, read, told};

#[test]
fn the_last_version_of_a_code_counts_and_is_said() {
    let rows = "P1|no time|Time|barrier\nP1|money|Cost|barrier\nP2|late|Time|barrier\nP2|helping|Team|facilitator\n";
    for heads in [
        "Participant|Kod 1|Slutlig kod|Valence",
        "Participant|Erstcode|Endcode|Valence",
        "Teilnehmer|Rohcode|Endcode|Richtung",
        "Deltagare|Startkod|Slutkod|Valens",
        "Participant|Code 1|Final code|Valence",
    ] {
        check(&[(&format!("{heads}\n{rows}"), "3 1 0 0 0; last_of_versions 1")]);
    }
    check(&[
        (
            "Participant|Code 1|Code 2|Final code|Valence\nP1|no time|time|Time|barrier\nP1|money|cost|Cost|barrier\nP2|late|time|Time|barrier\nP2|helping|team|Team|facilitator\n",
            "3 1 0 0 0; last_of_versions 2",
        ),
        // Levels of codes: which is the code is asked.
        (
            "Participant|Open code|Axial code|Selective code|Valence\nP1|no time|Time|Resources|barrier\nP1|money|Cost|Resources|barrier\nP2|late|Time|Resources|barrier\nP2|helping|Team|People|facilitator\n",
            "3 1 0 0 0; column?",
        ),
        // Several codes of a passage.
        (
            "Participant|Code 1|Code 2|Valence\nP1|Time|Cost|barrier\nP2|Team|Lead|facilitator\n",
            "2 2 0 0 0",
        ),
    ]);
}

#[test]
fn what_0_means_below_one_direction_is_asked_in_every_language() {
    for (code, direction) in [
        ("Theme", "Barrier"),
        ("Tema", "Hinder"),
        ("Thema", "Barriere"),
        ("Code", "Hindernis"),
        ("Thème", "Frein"),
        ("Thème", "Obstacle"),
        ("Tema", "Barrera"),
        ("Teema", "Este"),
        ("Thema", "Belemmering"),
        ("Tema", "Ostacolo"),
        ("Tema", "Barreira"),
        ("Tema", "Främjande"),
        ("Thema", "Förderfaktor"),
        ("Theme", "Enabler"),
    ] {
        let text =
            format!("Participant|{code}|{direction}\nP1|Time|1\nP1|Cost|0\nP2|Team|1\nP2|Law|0\n");
        check(&[(&text, "0 0 0 0 4; no_valence 4; unknown_valence_words?")]);
    }
    // Counts, a valence beside them, and a column that says something else.
    check(&[
        ("Tema|Hinder\nTid|3\nPengar|0\nLag|1\n", "4 0 0 0 0"),
        ("Tema|Hinder|Främjande\nTid|1|0\nPengar|0|1\nLag|1|1\n", "2 2 0 0 0"),
        (
            "Participant|Theme|Valence|Female\nP1|Time|barrier|1\nP2|Team|facilitator|0\n",
            "1 1 0 0 0",
        ),
    ]);
}

#[test]
fn reviews_of_one_direction_and_of_doubtful_ones_are_read_or_said() {
    check(&[
        (
            "Author|Year|Barriers\nAdams|2018|Time\nBrown|2019|Time\nChen|2020|Law\n",
            "3 0 0 0 0; findings_are_codings 3",
        ),
        (
            "Studie|År|Hinder\nAdams|2018|Tid\nBrown|2019|Tid\nChen|2020|Lag\n",
            "3 0 0 0 0; findings_are_codings 3",
        ),
        (
            "Author|Year|Limiting factors|Enabling factors\nAdams|2018|Time|Team\nBrown|2019|Time|Lead\nChen|2020|Law|Team\n",
            "3 3 0 0 0; findings_are_codings 6",
        ),
        (
            "Study|n|Barrier|Facilitator\nAdams|20|Time|Team\nAdams|20|Cost|\nBrown|31|Law|Training\nBrown|31||Lead\n",
            "3 3 0 0 0; findings_are_codings 6; group_size?",
        ),
        // A kind of factors alone may be a theme.
        (
            "Study|Year|Limiting factors\nAdams|2018|Time\nBrown|2019|Time\nChen|2020|Law\n",
            "0 0 0 0 3; no_valence 3",
        ),
        (
            "Participant|Enabling factors|Valence\nP1|Team|barrier\nP2|Time|facilitator\n",
            "1 1 0 0 0",
        ),
    ]);
}

#[test]
fn groups_of_several_and_third_groups_are_groups() {
    for heads in [
        "Theme|Valence|Nurses (n = 10)|GPs (n = 8)",
        "Thema|Richtung|Pflege (n = 10)|Ärzte (n = 8)",
    ] {
        let text = format!("{heads}\nTime|barrier|3|2\nCost|barrier|1|2\nTeam|facilitator|2|0\n");
        let (_, view) = read(&[("table.csv", &text)], Settings::default());
        assert_eq!(
            (told(&view).as_str(), view.summary.participants),
            ("8 2 0 0 0; column_family?", None)
        );
    }
    check(&[
        // A third shift: fewer than those of the others.
        (
            "Theme|Shift|Barriers|Facilitators\nTime|Day|3|1\nTime|Night|2|0\nTime|Both|1|1\nCost|Day|2|1\nCost|Night|1|0\nCost|Both|0|2\n",
            "9 5 0 0 0; column?",
        ),
        // Both together.
        (
            "Theme|Shift|Barriers|Facilitators\nTime|Day|3|1\nTime|Night|2|0\nTime|Both|5|1\nCost|Day|2|1\nCost|Night|1|0\nCost|Both|3|1\n",
            "8 2 0 0 0; totals_row 4; column?",
        ),
        (
            "Tema|Skift|Hinder|Främjande\nTid|Dag|3|1\nTid|Natt|2|0\nPengar|Dag|2|1\nPengar|Natt|1|0\n",
            "8 2 0 0 0; column?",
        ),
        // What describes the codes is nobody's group.
        (
            "Theme|Level|Barriers|Facilitators\nTime|High|3|1\nCost|Low|2|0\nTeam|High|1|1\nLaw|Low|2|1\n",
            "8 3 0 0 0",
        ),
    ]);
}

#[test]
fn marks_above_which_nothing_stands_name_nobody() {
    let (_, view) = read(
        &[(
            "table.csv",
            "Participant|Theme|Valence\nid.|Time|barrier\nP1|Cost|barrier\nid.|Team|facilitator\n",
        )],
        Settings::default(),
    );
    assert_eq!(
        (told(&view).as_str(), view.summary.participants),
        ("2 1 0 0 0; labels_filled_down 1; blank_labels 1", Some(1))
    );
    // Arrows of both directions stand for what is meant, and for nothing above them.
    let (_, view) = read(
        &[("table.csv", "Theme|Direction\nTime|↓\nTeam|↑\nCost|↓\nLaw|↓\nLead|↑\n")],
        Settings::default(),
    );
    assert!(!told(&view).contains("labels_filled_down"), "{}", told(&view));
}
