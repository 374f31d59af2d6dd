//! Columns that sum up others or are called so, rows of how many were asked, and numbers beside counts that are none.

use serde_json::json;
use steelyard_core::engine::Settings;

use super::{check, read, told};

#[test]
fn columns_of_all_are_sums_by_what_they_come_to_and_else_said() {
    // Of two groups, by valence.
    let groups = |name: &str, sums: bool| {
        let all = if sums { ["5|1", "3|3", "1|6"] } else { ["4|1", "0|3", "2|2"] };
        let rows = ["Time|3|1|2|0", "Cost|2|2|1|1", "Team|1|4|0|2"];
        let rows: String =
            rows.iter().zip(all).map(|(row, all)| format!("{row}|{all}\n")).collect();
        format!(
            "Theme|Nurses barriers|Nurses facilitators|GPs barriers|GPs facilitators|{name} barriers|{name} facilitators\n{rows}"
        )
    };
    for name in ["Total", "Both", "Overall", "All staff", "Combined", "Alle"] {
        check(&[(&groups(name, true), "9 10 0 0 0")]);
    }
    // A sum under another name may have come about by chance.
    check(&[(&groups("Ensemble", true), "9 10 0 0 0; counts_left_out 2")]);
    for name in ["Staff", "Midwives"] {
        check(&[(&groups(name, true), "9 10 0 0 0; sum_columns_left_out 2")]);
    }
    for name in ["Total", "Both", "Overall", "All staff", "Combined", "Alle"] {
        check(&[(&groups(name, false), "9 10 0 0 0; counts_left_out 2")]);
    }
    // A group like the others.
    check(&[(&groups("Midwives", false), "15 16 0 0 0")]);
    // Of groups and people without valences, and of the valences.
    let counts = |heads: &str, name: &str, last: [u32; 3]| {
        let [time, cost, team] = last;
        format!("Theme|{heads}|{name}\nTime|3|2|{time}\nCost|2|1|{cost}\nTeam|1|0|{team}\n")
    };
    for name in ["Total", "Both", "All staff", "Combined"] {
        check(&[
            (&counts("Nurses|GPs", name, [5, 3, 1]), "0 0 0 0 9; column_family?"),
            (
                &counts("Nurses|GPs", name, [4, 0, 2]),
                "0 0 0 0 9; counts_left_out 1; column_family?",
            ),
            (&counts("P1|P2", name, [5, 3, 1]), "0 0 0 0 9; columns_are_people 2"),
            (
                &counts("P1|P2", name, [4, 0, 2]),
                "0 0 0 0 9; counts_left_out 1; columns_are_people 2",
            ),
        ]);
    }
    for name in ["Total", "Combined", "All staff"] {
        check(&[
            (&counts("Barriers|Facilitators", name, [5, 3, 1]), "6 3 0 0 0"),
            (&counts("Barriers|Facilitators", name, [1, 0, 2]), "6 3 0 0 0; counts_left_out 1"),
        ]);
    }
    check(&[
        (
            &counts("Nurses|GPs", "Staff", [5, 3, 1]),
            "0 0 0 0 9; sum_columns_left_out 1; column_family?",
        ),
        (
            &counts("P1|P2", "Adherence", [5, 3, 1]),
            "0 0 0 0 9; sum_columns_left_out 1; columns_are_people 2",
        ),
        (&counts("Nurses|GPs", "Staff", [4, 0, 2]), "0 0 0 0 15; column_family?"),
        // The staff are nurses and doctors, and patients were asked too.
        (
            "Theme|Nurses|GPs|Staff|Patients\nTime|3|2|5|1\nCost|2|1|3|4\nTeam|1|0|1|1\n",
            "0 0 0 0 15; counts_left_out 1; column_family?",
        ),
    ]);
}

#[test]
fn a_group_that_comes_to_the_sum_of_others_counts_when_the_user_says_so() {
    let counts_all = |text: &str| {
        let files = json!({ "table.csv": { "sum_columns_counted": true } });
        let settings =
            Settings { files: serde_json::from_value(files).unwrap(), ..Settings::default() };
        let (_, view) = read(&[("table.csv", text)], settings);
        told(&view)
    };
    let groups = "Code|Type|Nurses|Doctors|Managers\nTime|Barrier|2|1|3\nTraining|Facilitator|1|0|1\n\
        Leadership|Barrier|1|1|2\n";
    check(&[(groups, "5 1 0 0 0; sum_columns_left_out 1; column_family?")]);
    assert_eq!(counts_all(groups), "10 2 0 0 0; column_family?");
    let people = "Code|Type|P1|P2|Chair\nTime|Barrier|2|1|3\nTraining|Facilitator|1|0|1\n\
        Leadership|Barrier|1|1|2\n";
    check(&[(people, "5 1 0 0 0; sum_columns_left_out 1; columns_are_people 2")]);
    assert_eq!(counts_all(people), "10 2 0 0 0; columns_are_people 2");
    let sides = "Theme|Nurses barriers|Nurses facilitators|GPs barriers|GPs facilitators|Midwives barriers|\
        Midwives facilitators\nTime|3|1|2|0|5|1\nCost|2|2|1|1|3|3\nTeam|1|4|0|2|1|6\n";
    check(&[(sides, "9 10 0 0 0; sum_columns_left_out 2")]);
    assert_eq!(counts_all(sides), "18 20 0 0 0");
    // What is called a total counts in no case.
    assert_eq!(counts_all(&groups.replace("Managers", "Total")), "5 1 0 0 0; column_family?");
}

#[test]
fn flags_without_a_valence_beside_codes_with_one_are_told_of() {
    let flags = |name: &str| {
        format!(
            "Participant|{name}|Time barrier|Money barrier|Training facilitator\nP1|1|1|0|1\nP2|1|0|1|1\nP3|0|1|1|0\n"
        )
    };
    for name in ["Team support", "Travel", "Follow-up"] {
        check(&[(&flags(name), "4 2 0 0 0; columns_not_counted 1")]);
    }
    // What describes a person or a place is no code.
    for name in ["Female", "Rural", "Teaching hospital", "Consent"] {
        let (_, view) = read(&[("table.csv", &flags(name))], Settings::default());
        assert!(told(&view).starts_with("4 2 0 0 0"), "{name}");
        assert!(!told(&view).contains("columns_not_counted"), "{name}: {}", told(&view));
    }
}

#[test]
fn columns_of_all_beside_codes_in_columns_count_nothing_of_their_own() {
    // Five people: four codes, a column of all of them, and what it holds.
    let people = [[1, 0, 1, 1], [1, 1, 0, 0], [0, 1, 1, 1], [0, 0, 1, 0], [1, 0, 0, 1]];
    let sums = |codes: [u32; 4]| codes.iter().sum::<u32>();
    let any = |codes: [u32; 4]| codes.iter().sum::<u32>().min(1);
    let any_of_three = |codes: [u32; 4]| 3 * codes[0] + codes[1];
    let table = |heads: &str, name: &str, all: &dyn Fn([u32; 4]) -> u32| {
        let rows: String = people
            .iter()
            .enumerate()
            .map(|(at, codes)| {
                let cells = codes.map(|count| count.to_string()).join("|");
                format!("P{}|{cells}|{}\n", at + 1, all(*codes))
            })
            .collect();
        format!("{heads}|{name}\n{rows}")
    };
    let codes = "Participant|Time|Cost|Team|Rules";
    let of_valences =
        "Participant|Barrier: Time|Barrier: Cost|Facilitator: Team|Facilitator: Rules";
    for name in ["Both", "All staff", "Combined", "Alle", "Todos", "Tutti", "Overall", "Totalt"] {
        for all in [&sums as &dyn Fn([u32; 4]) -> u32, &any, &any_of_three] {
            let said = told(&read(&[("t.csv", &table(codes, name, all))], Settings::default()).1);
            let differs = said == "0 0 0 0 11; total_differs 1";
            assert!(differs || said == "0 0 0 0 11; columns_not_counted 1", "{name}: {said}");
        }
    }
    for name in ["Both", "All staff", "Combined", "Alle", "Todos", "Ensemble"] {
        check(&[
            (&table(of_valences, name, &sums), "5 6 0 0 0; columns_not_counted 1"),
            (&table(of_valences, name, &any), "5 6 0 0 0; columns_not_counted 1"),
        ]);
    }
    for name in ["Total", "Overall", "Gesamt", "Totalt", "Summe"] {
        check(&[
            (&table(of_valences, name, &sums), "5 6 0 0 0"),
            (&table(of_valences, name, &any), "5 6 0 0 0; columns_not_counted 1"),
            (&table(codes, name, &any), "0 0 0 0 11; columns_not_counted 1"),
        ]);
    }
    // A number of its own under a name of sums may be anything.
    check(&[(&table(codes, "Total", &any_of_three), "0 0 0 0 0; column?; column?")]);
    check(&[
        (
            "Participant|Barrier: Time|Barrier: Cost|Any barrier|Facilitator: Team|Facilitator: Rules|Any facilitator\nP1|1|0|1|1|0|1\nP2|1|1|1|0|0|0\nP3|0|0|0|1|1|1\nP4|0|1|1|0|1|1\n",
            "4 4 0 0 0; columns_not_counted 2",
        ),
        (
            "Teilnehmer|Zeit|Kosten|Team|Regeln|Mind. ein Thema\nP1|1|0|1|0|1\nP2|1|1|0|0|1\nP3|0|0|1|1|1\nP4|0|0|0|0|0\n",
            "0 0 0 0 6; columns_not_counted 1",
        ),
        // Codes that only begin with such words, and one that everybody has.
        ("Participant|Any time off|Cost|Team\nP1|1|0|0\nP2|0|1|1\nP3|1|1|0\n", "0 0 0 0 5"),
        (
            "Participant|Training|All staff meetings|Team\nP1|1|0|1\nP2|1|1|0\nP3|1|1|0\n",
            "0 0 0 0 6",
        ),
        ("Participant|Cost|Team|Workload\nP1|1|0|1\nP2|0|1|1\nP3|1|1|1\n", "0 0 0 0 7"),
        (
            "Participant|B: Both parents work|B: All staff leave|F: Team\nP1|1|0|1\nP2|1|1|0\nP3|1|1|0\n",
            "5 1 0 0 0; words_cut_short 3",
        ),
        // Both directions of a theme.
        ("Theme|Barrier|Facilitator|Both\nTime|3|2|1\nCost|1|2|0\nTeam|2|1|1\n", "6 5 2 0 0"),
        // Valences of codes that stand nowhere.
        (
            "Participant|Barrier|Facilitator|Both\nP1|3|2|1\nP2|1|2|0\nP3|2|1|1\n",
            "0 0 0 0 0; column_aside 1; column?; column?",
        ),
        (
            "Participant|Barrier|Facilitator|Neither\nP1|3|2|0\nP2|1|2|0\nP3|2|1|1\n",
            "0 0 0 0 0; column_aside 1; column?; column?",
        ),
    ]);
}

#[test]
fn rows_of_how_many_were_asked_are_no_codes_and_nobody() {
    for (name, [nurses, doctors]) in [
        ("N", ["12", "9"]),
        ("Interviews", ["12", "9"]),
        ("Sample size", ["12", "9"]),
        ("Respondents", ["12", "9"]),
        ("Age (mean)", ["41", "44"]),
        ("Kappa", ["0.81", "0.77"]),
        ("n yes", ["5", "3"]),
        ("Percent yes", ["42", "33"]),
        ("Anzahl Interviews", ["12", "9"]),
        ("Antal deltagare", ["12", "9"]),
        ("受访者人数", ["12", "9"]),
    ] {
        let rows = ["Time|3|1|2|0", "Cost|2|2|1|1", "Team|1|4|0|2"].join("\n");
        let head = "Theme|Nurses barriers|Nurses facilitators|GPs barriers|GPs facilitators";
        let own = format!("{name}|{nurses}|{nurses}|{doctors}|{doctors}");
        check(&[
            (&format!("{head}\n{own}\n{rows}\n"), "9 10 0 0 0; totals_row 1"),
            (&format!("{head}\n{rows}\n{own}\n"), "9 10 0 0 0; totals_row 1"),
            (
                &format!(
                    "Theme|Barriers|Facilitators\nTime|3|1\nCost|2|2\nTeam|1|4\n{name}|{nurses}|{nurses}\n"
                ),
                "6 7 0 0 0; totals_row 1",
            ),
            (
                &format!("Theme|P1|P2\nTime|3|0\nCost|2|2\nTeam|1|4\n{name}|{nurses}|{nurses}\n"),
                "0 0 0 0 12; columns_are_people 2; totals_row 1",
            ),
            (
                &format!(
                    "Theme|Valence|Count\nTime|Barrier|3\nCost|Barrier|2\nTeam|Facilitator|4\n{name}||{nurses}\n"
                ),
                "5 4 0 0 0; totals_row 1",
            ),
            (
                &format!(
                    "Participant|Barrier: time|Facilitator: team|Barrier: cost\nP1|1|0|1\nP2|1|1|0\nP3|0|1|1\n{name}|{nurses}|{doctors}|{nurses}\n"
                ),
                "4 2 0 0 0; totals_row 1",
            ),
        ]);
    }
    check(&[
        // Codes that only hold such words, one that is asked less than another, sources of codings, somebody called N.
        ("Theme|Barriers|Facilitators\nTime|3|1\nCost|2|2\nInterview burden|4|4\n", "9 7 0 0 0"),
        ("Theme|Barriers|Facilitators\nTime|3|1\nCost|2|2\nParticipants|1|4\n", "6 7 0 0 0"),
        (
            "Participant|Barrier: time|Facilitator: team|Barrier: cost\nL|1|0|1\nM|1|1|0\nN|0|1|1\n",
            "4 2 0 0 0",
        ),
    ]);
}

#[test]
fn numbers_beside_counts_are_no_groups() {
    for (one, other, said) in [
        ("Barrier ID", "Facilitator ID", ""),
        ("Barrier no.", "Facilitator no.", ""),
        ("Barrier rank", "Facilitator rank", ""),
        ("Rang Barrieren", "Rang Förderfaktoren", ""),
        ("Barrier mean", "Facilitator mean", "; counts_left_out 2"),
        ("Barrier rating (1-5)", "Facilitator rating (1-5)", "; counts_left_out 2"),
        ("Barrier (0-10)", "Facilitator (0-10)", "; counts_left_out 2"),
        ("Barriers (median)", "Facilitators (median)", "; counts_left_out 2"),
        ("Mean barriers", "Mean facilitators", "; counts_left_out 2"),
        ("Barriers per 100 words", "Facilitators per 100 words", "; counts_left_out 2"),
        ("Barrier importance", "Facilitator importance", "; counts_left_out 2"),
        ("Barrieren pro Interview", "Förderfaktoren pro Interview", "; counts_left_out 2"),
    ] {
        let behind = format!(
            "Theme|Barriers|Facilitators|{one}|{other}\nTime|3|1|1|2\nCost|2|2|2|3\nTeam|1|4|3|1\n"
        );
        let before =
            format!("{one}|Barriers|Facilitators|Theme\n4|3|1|Time\n2|2|2|Cost\n7|1|4|Team\n");
        check(&[
            (&behind, &format!("6 7 0 0 0{said}")),
            (&before, &format!("6 7 0 0 0{}", said.replace('2', "1"))),
        ]);
    }
    // Groups whose names hold such words.
    check(&[(
        "Theme|Rating team barriers|Rating team facilitators|Year 1 barriers|Year 1 facilitators\nTime|3|1|1|2\nCost|2|2|2|3\nTeam|1|4|3|1\n",
        "12 13 0 0 0",
    )]);
}

#[test]
fn of_several_versions_of_a_column_the_last_counts() {
    for (one, other) in [
        ("Initial code", "Final code"),
        ("Code", "Recoded"),
        ("Draft theme", "Final theme"),
        ("Code v1", "Code v2"),
        ("Code round 1", "Code round 2"),
        ("Original code", "Revised code"),
        ("First code", "Agreed code"),
        ("Code (old)", "Code (new)"),
        ("Preliminary code", "Code"),
        ("Vorläufiger Code", "Endgültiger Code"),
        ("Preliminär kod", "Slutlig kod"),
    ] {
        // In either order.
        let rows = [
            ["P1|Nurse", "Time", "Time pressure", "Barrier"],
            ["P1|Nurse", "Team", "Team", "Facilitator"],
            ["P2|GP", "Money", "Cost", "Barrier"],
            ["P3|GP", "Cost", "Cost", "Barrier"],
        ];
        let forward: String =
            rows.iter().map(|[who, a, b, v]| format!("{who}|{a}|{b}|{v}\n")).collect();
        let back: String =
            rows.iter().map(|[who, a, b, v]| format!("{who}|{b}|{a}|{v}\n")).collect();
        check(&[
            (
                &format!("Participant|Role|{one}|{other}|Valence\n{forward}"),
                "3 1 0 0 0; last_of_versions 1",
            ),
            (
                &format!("Participant|Role|{other}|{one}|Valence\n{back}"),
                "3 1 0 0 0; last_of_versions 1",
            ),
        ]);
    }
    check(&[
        (
            "Participant|Role|Role (corrected)|Code|Valence\nP1|Nurse|Nurse|Time|Barrier\nP2|GP|Nurse|Cost|Barrier\nP3|GP|GP|Cost|Barrier\n",
            "3 0 0 0 0; last_of_versions 1",
        ),
        (
            "Theme|Valence|Count|Count (revised)\nTime|Barrier|3|4\nCost|Barrier|2|2\nTeam|Facilitator|4|3\n",
            "6 3 0 0 0; last_of_versions 1",
        ),
        (
            "Theme|Barriers|Facilitators|Barriers (revised)|Facilitators (revised)\nTime|3|1|4|1\nCost|2|2|2|3\nTeam|1|4|1|3\n",
            "7 7 0 0 0; last_of_versions 1; last_of_versions 1",
        ),
        // Two rounds of interviews are groups.
        (
            "Theme|Barriers round 1|Facilitators round 1|Barriers round 2|Facilitators round 2\nTime|3|1|4|1\nCost|2|2|2|3\nTeam|1|4|1|3\n",
            "13 14 0 0 0",
        ),
        // Levels of codes.
        (
            "Participant|Theme|Code|Valence\nP1|Work|Time|Barrier\nP2|Work|Cost|Barrier\n",
            "2 0 0 0 0",
        ),
    ]);
}

#[test]
fn of_counts_of_several_coders_those_of_one_are_taken() {
    let rows = "Time|3|1|2|1\nCost|2|2|3|1\nTeam|1|4|1|5\n";
    for heads in [
        "Barriers coder 1|Facilitators coder 1|Barriers coder 2|Facilitators coder 2",
        "Coder 1 barriers|Coder 1 facilitators|Coder 2 barriers|Coder 2 facilitators",
        "Rater A: Barriers|Rater A: Facilitators|Rater B: Barriers|Rater B: Facilitators",
        "Kodare 1 hinder|Kodare 1 underlättare|Kodare 2 hinder|Kodare 2 underlättare",
    ] {
        check(&[(&format!("Theme|{heads}\n{rows}"), "6 7 0 0 0; counts_left_out 2")]);
    }
    let agreed = "Time|3|1|2|1|2|1\nCost|2|2|3|1|3|1\nTeam|1|4|1|5|1|4\n";
    for (one, other, both) in [
        ("(JS)", "(MK)", "(agreed)"),
        ("coder 1", "coder 2", "consensus"),
        ("(coder 1)", "(coder 2)", "(final)"),
        ("(Coder A)", "(Coder B)", ""),
    ] {
        let heads = [one, other, both].map(|of| format!("Barriers {of}|Facilitators {of}"));
        check(&[(&format!("Theme|{}\n{agreed}", heads.join("|")), "6 6 0 0 0; counts_left_out 4")]);
    }
    // Groups of people.
    check(&[(
        &format!("Theme|Barriers (GP)|Facilitators (GP)|Barriers (RN)|Facilitators (RN)\n{rows}"),
        "12 14 0 0 0",
    )]);
}
