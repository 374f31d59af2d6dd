//! Grids of valences, flags and answers: what says nothing in them, numbers beside them, and answers by which people
//! agree.

use std::collections::BTreeMap;

use serde_json::json;
use steelyard_core::engine::Settings;
use steelyard_core::valence::Valence;

use super::{check, read, told};

#[test]
fn columns_of_numbers_beside_a_grid_are_no_codes_under_any_name() {
    // Barriers and facilitators of each row, and both.
    let rows = [
        ("N1|Nurse|B|F|B", [2, 1, 3]),
        ("N2|Nurse|F|B|", [1, 1, 2]),
        ("N3|Carer|B||F", [1, 1, 2]),
        ("N4|Carer|F|F|", [0, 2, 2]),
    ];
    for heads in [
        &["Total B", "Total F"][..],
        &["# barriers", "# facilitators"],
        &["Number of barriers", "Number of facilitators", "Total"],
        &["Barriers", "Facilitators", "n"],
        &["Hinder totalt", "Underlättande totalt", "Summa"],
        &["障碍数", "促进数", "合计"],
    ] {
        let mut text = format!("Participant|Group|Time|Training|Costs|{}\n", heads.join("|"));
        for (row, numbers) in rows {
            let numbers = numbers.iter().take(heads.len()).map(|one| format!("|{one}"));
            text.push_str(&format!("{row}{}\n", numbers.collect::<String>()));
        }
        check(&[(&text, "4 5 0 0 0; columns_are_codes 3")]);
    }
    let alone = |head: &str| {
        let rows = rows.map(|(row, numbers)| format!("{row}|{}\n", numbers[2]));
        format!("Participant|Group|Time|Training|Costs|{head}\n{}", rows.concat())
    };
    check(&[
        (&alone("Total"), "4 5 0 0 0; columns_are_codes 3"),
        (&alone("Mentioned"), "4 5 0 0 0; columns_are_codes 3"),
        // One that was added up wrongly, and one that says something of people.
        (
            &alone("Total").replace("B|3", "B|4"),
            "4 5 0 0 0; counts_left_out 1; columns_are_codes 3",
        ),
        (&alone("Children").replace("B|3", "B|4"), "4 5 0 0 0; columns_are_codes 3"),
    ]);
}

#[test]
fn columns_that_add_up_flags_or_counts_are_no_codes() {
    let table = |heads: &str, rows: &[&str]| format!("ID|Group|{heads}\n{}\n", rows.join("\n"));
    let flags = ["A|x1|1|0|1|1|1", "B|x1|1|1|0|2|0", "C|x2|0|1|1|1|1", "D|x2|1|1|1|2|1"];
    let heads = "Cost barrier|Time barrier|Leaders facilitator";
    for sums in
        ["Total B|Total F", "# barriers|# facilitators", "Sum of barriers|Sum of facilitators"]
    {
        let text = table(&format!("{heads}|{sums}"), &flags);
        check(&[(&text, "6 3 0 0 0; columns_not_counted 2")]);
    }
    check(&[
        (
            &table(&format!("{heads}|Alles"), &["A|x1|1|0|1|2", "B|x1|1|1|0|2", "C|x2|0|1|1|2"]),
            "4 2 0 0 0; columns_not_counted 1",
        ),
        (
            &table(
                "Cost|Time|Trust|Mentions in all",
                &["A|x1|2|0|1|3", "B|x1|1|1|0|2", "C|x2|0|3|1|4", "D|x2|1|0|2|3"],
            ),
            "0 0 0 0 12; columns_not_counted 1",
        ),
        // Codes that hold another number in some row.
        (
            &table(
                "Cost|Time|Trust|Rules",
                &["A|x1|2|0|1|3", "B|x1|1|1|0|2", "C|x2|0|3|1|4", "D|x2|1|0|2|1"],
            ),
            "0 0 0 0 22",
        ),
    ]);
}

#[test]
fn words_for_nothing_say_so_in_both_directions() {
    for word in ["-", "–", "n/a", "not mentioned", "NM", "NR", "Not mentioned", "inte nämnt"] {
        let grid = format!(
            "Participant|Group|Time|Training|Costs\nP1|Nurse|B|F|{word}\nP2|Nurse|{word}|F|B\nP3|Carer|F|{word}|{word}\nP4|Carer|{word}|B|B\n"
        );
        let turned = format!(
            "Theme|P1|P2|P3|P4\nRole|Nurse|Nurse|Carer|Carer\nTime|B|{word}|F|{word}\nTraining|F|F|{word}|B\nCosts|{word}|B|{word}|B\n"
        );
        for (text, said) in [(grid, "columns_are_codes 3"), (turned, "columns_are_people 4")] {
            let (_, view) = read(&[("table.csv", &text)], Settings::default());
            let valences = Valence::ALL.map(|valence| view.summary.valences[valence]);
            assert_eq!(valences[..2], [4, 3], "{text}");
            assert_eq!(view.summary.participants, Some(4), "{text}");
            assert_eq!(view.summary.codings, 7, "{text}");
            assert!(told(&view).contains(said), "{}: {text}", told(&view));
        }
    }
}

#[test]
fn short_words_that_nobody_knows_are_asked_and_leave_a_grid_a_grid() {
    for word in ["N", "U", "no"] {
        let grid = format!(
            "Participant|Group|Time|Training|Costs\nP1|Nurse|B|F|B\nP2|Nurse|F|B|{word}\nP3|Carer|B|{word}|F\nP4|Carer|F|F|{word}\n"
        );
        let turned = format!(
            "Theme|P1|P2|P3|P4\nTime|B|F|B|F\nTraining|F|B|{word}|F\nCosts|B|{word}|F|{word}\n"
        );
        for text in [grid, turned] {
            let (_, view) = read(&[("table.csv", &text)], Settings::default());
            let valences = Valence::ALL.map(|valence| view.summary.valences[valence]);
            assert_eq!(valences[..2], [4, 5], "{text}");
            let asked = told(&view).contains("unknown_valence_words?");
            assert_eq!(asked, view.summary.codings > 9, "{}: {text}", told(&view));
        }
    }
    // What describes people, and words of which most cells are, are no such grid.
    check(&[(
        "Participant|Shift|Ward|Badge\nP1|B|N|B\nP2|N|N|N\nP3|N|F|N\nP4|N|N|N\n",
        "0 0 0 0 0; column?; column?",
    )]);
}

#[test]
fn flags_keep_who_they_are_of_and_count_no_number_for_missing() {
    for (header, rows) in [
        (
            "id|group|construct|barrier|facilitator|age",
            "1|nurse|Planning|1|0|31\n1|nurse|Engaging|0|1|31\n2|doctor|Planning|1|99|45\n3|doctor|Fit|0|1|52\n3|doctor|Planning|1|0|52\n4|nurse|Engaging|0|1|29\n",
        ),
        (
            "respondent|role|theme|hinder|underlättande|ålder",
            "1|nurse|Planning|1|0|31\n1|nurse|Engaging|0|1|31\n2|doctor|Planning|1|-9|45\n3|doctor|Fit|0|1|52\n3|doctor|Planning|1|0|52\n4|nurse|Engaging|0|1|29\n",
        ),
    ] {
        let (_, view) = read(&[("flags.csv", &format!("{header}\n{rows}"))], Settings::default());
        let valences = Valence::ALL.map(|valence| view.summary.valences[valence]);
        assert_eq!(valences, [3, 3, 0, 0, 0], "{header}: {}", told(&view));
        assert_eq!(view.summary.participants, Some(4), "{header}");
    }
    check(&[
        // Without anybody's number.
        (
            "construct|barrier|facilitator\nPlanning|1|0\nEngaging|0|1\nFit|1|99\nPlanning|0|1\n",
            "2 2 0 0 0; missing_code 1",
        ),
        // How many people there were is no person.
        (
            "Theme|Barriers|Facilitators|Participants\nCost|4|1|9\nTime|2|3|9\nTrust|1|5|8\n",
            "7 9 0 0 0; counts_left_out 1",
        ),
    ]);
}

#[test]
fn answers_may_be_valences() {
    let valences = |text: &str, first: &str, words: &[(&str, &str)]| {
        let words: BTreeMap<&str, &str> = words.iter().copied().collect();
        let files = json!({ "a.csv": { "families": { first: "valences" } } });
        let settings = json!({ "files": files, "valence_words": words });
        let settings: Settings = serde_json::from_value(settings).unwrap();
        let (_, view) = read(&[("a.csv", text)], settings);
        (Valence::ALL.map(|valence| view.summary.valences[valence]), told(&view))
    };
    let scale = [
        ("1", "barrier"),
        ("2", "barrier"),
        ("3", "neutral"),
        ("4", "facilitator"),
        ("5", "facilitator"),
    ];
    let two = "Respondent|Role|Q1 I have enough time|Q2 I was trained well\nR1|Nurse|1|5\nR2|Nurse|2|4\nR3|Doctor|3|4\nR4|Doctor|5|2\n";
    let (counts, said) = valences(two, "Q1 I have enough time", &scale);
    assert_eq!((counts, said.as_str()), ([3, 4, 0, 1, 0], "3 4 0 1 0"));
    let three = "Respondent|Role|Q1 time|Q2 training|Q3 manager\nR1|Nurse|2|3|4\nR2|Nurse|3|5|2\nR3|Doctor|4|2|5\nR4|Doctor|5|4|3\nR5|Doctor|1|1|1\n";
    assert_eq!(valences(three, "Q1 time", &scale).0, [6, 6, 0, 3, 0]);

    for (answers, header) in [
        (["Agree", "Disagree", "Neutral", "Strongly agree", "Strongly disagree"], "Knowledge"),
        (
            [
                "Stimme zu",
                "Stimme nicht zu",
                "Teils teils",
                "Stimme voll zu",
                "Stimme gar nicht zu",
            ],
            "Wissen",
        ),
        (["同意", "不同意", "中立", "非常同意", "非常不同意"], "知识"),
    ] {
        let [agree, disagree, neither, strongly, not_at_all] = answers;
        let text = format!(
            "Respondent|Role|{header}|Skills|Emotion\nR1|Nurse|{agree}|{disagree}|{disagree}\nR2|Nurse|{neither}|{strongly}|{agree}\nR3|Doctor|{neither}|{agree}|{neither}\nR4|Doctor|{agree}|{disagree}|{not_at_all}\n"
        );
        let lower = answers.map(str::to_lowercase);
        let [agree, disagree, neither, strongly, not_at_all] = &lower;
        let words = [
            (agree.as_str(), "facilitator"),
            (strongly, "facilitator"),
            (neither, "neutral"),
            (disagree, "barrier"),
            (not_at_all, "barrier"),
        ];
        let (_, view) = read(&[("a.csv", &text)], Settings::default());
        assert_eq!(view.summary.codings, 12, "{text}");
        assert!(told(&view).contains("column_family?; unknown_valence_words?"), "{}", told(&view));
        assert_eq!(valences(&text, header, &words).0, [4, 5, 0, 3, 0], "{text}");
    }
    // Remarks, and one column alone.
    check(&[(
        "Respondent|Role|Comment|Skills\nR1|Nurse|I agree with my manager on most of this|no\nR2|Nurse|We never agree|yes\nR3|Doctor|Nothing|no\n",
        "0 0 0 0 0; column?",
    )]);
}

#[test]
fn plus_and_minus_under_codes_are_asked_about() {
    check(&[
        (
            "Participant|Cost|Time|Boss\nP1|+|-|+\nP2|-|-|+\nP3|+|-|-\nP4|-|+|-\n",
            "7 5 0 0 0; column_family?",
        ),
        ("Participant|Coût|Temps|Chef\nP1|-|+|\nP2|-||+\nP3||-|\n", "3 2 0 0 0; column_family?"),
        ("Deltagare|Lön|Tid|Chef\nD1|+|±|+\nD2|0|-|+\nD3|+|-|\n", "2 4 1 1 0; column_family?"),
        // Words beside them say what they mean.
        ("Participant|Code|Valence\nP1|Cost|+\nP2|Time|-\nP3|Cost|-\n", "2 1 0 0 0"),
    ]);
}
