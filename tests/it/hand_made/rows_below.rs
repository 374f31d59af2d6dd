//! What stands below a table, beside its counts and in the names of its files, and is none of its rows.

use serde_json::json;
use steelyard_core::engine::Settings;

use super::{check, read, told};

const COUNTS: &str = "Theme|Barriers|Facilitators\nTime|12|3\nCost|8|2\nTeam|2|9\n";
const CODED: &str = "Participant|Theme|Valence|Quote\nP1|Time|B|No time at all\nP2|Time|B|We never have time\nP2|Team|F|The team helped\nP3|Cost|B|Too dear\n";

#[test]
fn rows_below_a_table_are_told_of() {
    let below = |table: &str, rows: &str| format!("{table}{rows}");
    for (table, rows, expected) in [
        (COUNTS, "||\nNurses|14|\nYear|2023|\n", "2059 14 0 0 0; rows_below_table 2"),
        (COUNTS, "||\nNurses|14|6\n", "36 20 0 0 0; rows_below_table 1"),
        (CODED, "Coded by|JM||\nICR|0.81||\nB|Barrier||\n", "3 1 0 0 3; rows_below_table 3"),
        // A table of shares below.
        (
            COUNTS,
            "||\nTheme|Barrier %|Facilitator %\nTime|55|21\nCost|36|14\n",
            "22 14 0 0 0; table_below_left_out 3; below_table 3",
        ),
        // Codes below a gap, one that nobody named, one of one side.
        (COUNTS, "||\nTrust|5|2\nSkill|3|1\n", "30 17 0 0 0"),
        (COUNTS, "Trust||\n", "22 14 0 0 0"),
        (COUNTS, "Trust|5|\n", "27 14 0 0 0"),
        (CODED, "P4|Time||Never\n", "3 1 0 0 1"),
    ] {
        check(&[(below(table, rows).as_str(), expected)]);
    }
    let files = json!({ "table.csv": { "rows_below_left_out": true } });
    let settings =
        Settings { files: serde_json::from_value(files).unwrap(), ..Settings::default() };
    let text = format!("{COUNTS}||\nNurses|14|\nYear|2023|\n");
    let (_, view) = read(&[("table.csv", &text)], settings);
    assert_eq!(told(&view), "22 14 0 0 0; below_table 2");
}

#[test]
fn rows_of_who_said_any_of_it_are_totals() {
    for name in ["Any barrier", "Total unique", "At least one code", "Total participants"] {
        let text = format!("{COUNTS}{name}|18|11\n");
        check(&[(text.as_str(), "22 14 0 0 0; total_differs 1; totals_row 1")]);
    }
    check(&[(format!("{COUNTS}Any time|18|11\n").as_str(), "40 25 0 0 0")]);
}

#[test]
fn a_row_that_explains_the_header_is_none() {
    let rest = CODED.split_once('\n').unwrap().1;
    for (first, expected) in [
        (
            "ID of the interviewee|Code applied|Barrier or facilitator|Verbatim text",
            "; repeated_header 1",
        ),
        ("Participant number|Theme name||Quotation", "; repeated_header 1"),
    ] {
        let text = format!("Participant|Theme|Valence|Quote\n{first}\n{rest}");
        check(&[(text.as_str(), format!("3 1 0 0 0{expected}").as_str())]);
    }
}

#[test]
fn measures_of_both_sides_count_nothing() {
    for (one, other) in [
        ("Barrier rating (1-5)", "Facilitator rating (1-5)"),
        ("Barrier strength", "Facilitator strength"),
        ("Hinder styrka", "Hinder vikt"),
    ] {
        let text = format!("Theme|{one}|{other}\nTime|5|1\nCost|4|2\nTeam|5|1\n");
        let (_, view) = read(&[("table.csv", &text)], Settings::default());
        let found = told(&view);
        assert!(found.contains("columns_not_counted 2"), "{text}: {found}");
    }
}

#[test]
fn ratings_of_all_sites_together_are_of_no_site() {
    let rows = |last: &str| {
        format!(
            "Construct|Site A|Site B|Site C|{last}\nComplexity|-2|-1|-2|-2\nCost|1|2|1|1\nCulture|0|-1|1|0\n"
        )
    };
    for name in ["Final", "Cross-site rating", "Overall", "Consensus", "Median"] {
        check(&[(rows(name).as_str(), "4 4 0 1 0; counts_left_out 1")]);
    }
    check(&[(rows("Site D").as_str(), "5 5 0 2 0")]);
    check(&[(
        "Construct|Site A|Site A (2nd rater)|Site B|Site B (2nd rater)\nComplexity|-2|-1|-2|-2\nCost|1|2|1|1\nCulture|0|-1|1|0\n",
        "2 3 0 1 0; counts_left_out 2",
    )]);
}

#[test]
fn counts_bear_signs_and_the_numbers_of_others() {
    for (one, expected) in [
        (["12 (3 studies)", "8 (2 studies)", "2 (1 study)"], "22 0 0 0 0; others_beside_counts 3"),
        (["n=12", "n=8", "n=2"], "22 0 0 0 0"),
        (["12x", "8x", "2x"], "22 0 0 0 0"),
    ] {
        let text = format!("Theme|Barriers\nTime|{}\nCost|{}\nTeam|{}\n", one[0], one[1], one[2]);
        check(&[(text.as_str(), expected)]);
    }
}

#[test]
fn valences_that_coders_agreed_on_stand_for_theirs() {
    check(&[(
        "ID|Coder 1 valence|Coder 2 valence|Final valence|Code\nP1|Barrier|Barrier||Time\nP2|Barrier|Facilitator|Facilitator|Team\nP3|Barrier|Facilitator||Cost\n",
        "1 1 0 0 1; last_of_versions 2",
    )]);
}

#[test]
fn names_of_files_say_groups_and_sums() {
    let files =
        [("nurses.csv", "Theme|Valence\nTime|B\n"), ("physicians.csv", "Theme|Valence\nCost|F\n")];
    let (_, view) = read(&files, Settings::default());
    assert_eq!(told(&view), "1 1 0 0 0; group_from_file_name 1; group_from_file_name 1");
    assert_eq!(view.attributes.first().unwrap().values.len(), 2);
    let same = [
        ("nurses.csv", "Participant|Theme|Valence\nP1|Time|B\n"),
        ("doctors.csv", "Participant|Theme|Valence\nP1|Cost|F\n"),
    ];
    let (_, view) = read(&same, Settings::default());
    assert_eq!(told(&view), "1 1 0 0 0; coders_from_names?");
    let site = |rows: &str| format!("Theme|Barriers|Facilitators\n{rows}");
    let (a, b) = (site("Time|5|2\nCost|3|1\n"), site("Time|7|1\nCost|4|0\n"));
    let all = site("Time|12|3\nCost|7|1\n");
    let files = [("site_a.csv", &*a), ("site_b.csv", &*b), ("total.csv", &*all)];
    let (_, view) = read(&files, Settings::default());
    assert_eq!(told(&view), "19 4 0 0 0; summary_of_codings 23");
    let other = site("Time|12|3\nCost|7|2\n");
    let files = [("site_a.csv", &*a), ("site_b.csv", &*b), ("site_c.csv", &*other)];
    let (_, view) = read(&files, Settings::default());
    assert_eq!(told(&view), "38 9 0 0 0");
}

#[test]
fn headings_in_lists_are_no_findings() {
    let text = "Study|Barriers|Facilitators\nSmith 2020|\"Organisational:\n- Time\n- Cost\nIndividual:\n- Attitude\"|\"Organisational:\n- Leadership\"\nLee 2021|\"Organisational:\n- Time\nIndividual:\n- Skills\"|\"Individual:\n- Training\"\n";
    let (_, view) = read(&[("table.csv", text)], Settings::default());
    assert!(told(&view).starts_with("5 2 0 0 0;"), "{}", told(&view));
}

#[test]
fn groups_that_differ_in_number_are_told_of() {
    check(&[(
        "Participant|Role|Theme|Valence\nP1|Nurse|Time|B\nP2|Nurses|Time|B\nP3|Manager|Team|F\n",
        "2 1 0 0 0; look_alikes 1",
    )]);
}

#[test]
fn numbers_of_studies_count_on_either_side() {
    check(&[(
        "Barrier|No. of studies|Facilitator|No. of studies\nTime|12|Training|5\nCost|8|Leadership|7\nStaffing|3|Team|2\n",
        "23 14 0 0 0; findings_are_codings 6",
    )]);
}

#[test]
fn what_a_record_says_stands_beside_its_instruments() {
    let text = "record_id|redcap_repeat_instrument|redcap_repeat_instance|role|theme|valence\n1|||Nurse||\n1|codings|1||Time|Barrier\n1|codings|2||Team|Facilitator\n2|||Physician||\n2|codings|1||Cost|Barrier\n3|||Nurse||\n3|codings|1||Cost|Barrier\n";
    let (_, view) = read(&[("table.csv", text)], Settings::default());
    assert_eq!(told(&view), "3 1 0 0 0");
    let group = view.attributes.iter().find(|one| one.is_group).unwrap();
    assert_eq!((group.name.as_str(), group.values.len()), ("role", 2));
}

#[test]
fn a_list_of_codes_that_says_how_often_counts_where_nothing_else_does() {
    let list = "Name|Description|Files|References\nBarriers||4|9\nTime|Lack of time|3|5\nCost|Money|2|4\nFacilitators||3|6\nLeadership|Support|3|6\n";
    let coded = "Participant|Code|Valence\nP1|Time|B\nP2|Leadership|F\n";
    let (_, view) = read(&[("codebook.csv", list)], Settings::default());
    assert!(told(&view).starts_with("9 6 0 0 0"), "{}", told(&view));
    for files in [
        [("codebook.csv", list), ("coded.csv", coded)],
        [("coded.csv", coded), ("codebook.csv", list)],
    ] {
        let (_, view) = read(&files, Settings::default());
        assert!(told(&view).starts_with("1 1 0 0 0"), "{}", told(&view));
    }
}

#[test]
fn groups_above_codes_in_a_pivot_table_are_groups() {
    let text = "Row Labels|Barrier|Facilitator|Grand Total\nNurse|3|1|4\nTime|2||2\nTeam|1|1|2\nPhysician|2|2|4\nTime|1||1\nTeam|1|2|3\nGrand Total|5|3|8\n";
    let (_, view) = read(&[("table.csv", text)], Settings::default());
    assert_eq!(told(&view), "5 3 0 0 0; totals_row 3");
    let group = view.attributes.iter().find(|one| one.is_group).unwrap();
    assert_eq!(group.values.len(), 2);
    let of_domains = text.replace("Nurse", "Inner setting").replace("Physician", "Outer setting");
    let (_, view) = read(&[("table.csv", &of_domains)], Settings::default());
    assert_eq!(told(&view), "5 3 0 0 0; totals_row 3");
    assert!(view.attributes.is_empty());
}

#[test]
fn codes_under_the_name_of_a_side_are_of_that_side() {
    check(&[
        ("Barrier|Domain\nTime|Work\nCost|Money\nPolicy|Law\n", "3 0 0 0 0"),
        ("Domain|Facilitator\nWork|Leaders\nMoney|Grants\nLaw|Policy\nWork|Team\n", "0 4 0 0 0"),
        // Words for a side, or for whether it is one.
        (
            "Domain|Barrier\nWork|yes\nMoney|no\nLaw|yes\n",
            "0 0 0 0 3; no_valence 3; unknown_valence_words?",
        ),
        (
            "Code|Barrier\nTime|barrier\nCost|hmm\nPolicy|barrier\nTeam|facilitator\n",
            "2 1 0 0 1; unknown_valence_words?",
        ),
    ]);
}

#[test]
fn letters_for_both_sides_under_the_name_of_codes_are_valences() {
    check(&[
        (
            "Participant|Role|Theme|Code\nP1|Nurse|Time|B\nP2|Doctor|Culture|M\nP3|Nurse|Leadership|F\n",
            "1 1 0 0 1; column?; unknown_valence_words?",
        ),
        (
            "Participant|Role|Construct|Coding\nP1|Nurse|Resources|B\nP2|Doctor|Leadership|F\n",
            "1 1 0 0 0; column?",
        ),
        // One of them is a code.
        ("Participant|Theme|Code\nP1|Time|A1\nP2|Culture|B\nP3|Cost|F\n", "0 0 0 0 3"),
    ]);
}

#[test]
fn zeros_among_signs_are_signs_of_neither_side() {
    check(&[(
        "Participant|Roll|Tema|Värdering\nP1|Chef|Tid|-\nP2|Nurse|Tid|+\nP3|Nurse|Culture|+/-\nP4|Nurse|Culture|0\n",
        "1 1 1 1 0",
    )]);
}

#[test]
fn columns_that_list_people_are_told_of() {
    check(&[(
        "Construct|Valence|Nurses|Doctors\nTime|barrier|P1, P2|P7\nLeaders|facilitator|P3|P7, P8, P9\n",
        "1 1 0 0 0; column_aside 1; column_aside 1",
    )]);
}

#[test]
fn ratings_under_roles_are_of_groups() {
    let (_, view) = read(
        &[("table.csv", "Construct|Nurses|Doctors\nTime|-1|+1\nLeaders|0|-2\n")],
        Settings::default(),
    );
    assert!(told(&view).starts_with("2 1 0 1 0"), "{}", told(&view));
    assert!(view.attributes.iter().any(|one| one.is_group && one.values.len() == 2));
}

#[test]
fn themes_typed_once_above_groups_are_of_each() {
    check(&[(
        "Theme|Group|Barrier|Facilitator\nTime|Nurses|4|1\n|Doctors|2|1\nCost|Nurses|3|2\n|Doctors|3|0\n",
        "12 4 0 0 0; labels_filled_down 1",
    )]);
}

#[test]
fn identifiers_of_responses_are_people() {
    let text = "ResponseId|Q1 Role|Q2 Valence|Q3 Theme\nR_1abc|Nurse|Hindering|Time\nR_2abc|Doctor|Helping|Leadership\nR_2abc|Nurse|Hindering|Culture\n";
    let (_, view) = read(&[("table.csv", text)], Settings::default());
    assert_eq!(view.summary.participants, Some(2));
}
