//! The two sides as people write them under people and in lists: words of their own, keys, words before codes.

use super::{check, read, told};
use crate::support::engine::{number, study, table};
use serde_json::json;
use steelyard_core::engine::{Request, Settings};
use steelyard_core::valence::Valence;

#[test]
fn words_that_nobody_knows_are_asked_under_people_as_in_a_column() {
    check(&[
        // Under people by numbers and by name: hindrance, frein, short words, colours.
        (
            "Code|P1|P2|P3\nTime|H|H|F\nStaff|F|H|\nSupport|F|F|F\n",
            "0 0 0 0 8; columns_are_people 3; unknown_valence_words?",
        ),
        (
            "Code|Anne|Bernard|Denis\nTemps|F|F|L\nSoutien|L|L|\nCoût|F||F\n",
            "0 0 0 0 7; column_family?; unknown_valence_words?",
        ),
        (
            "Code|P1|P2|P3\nTime|Bar|Bar|Fac\nStaff|Fac|Bar|\nSupport|Fac|Fac|Fac\n",
            "0 0 0 0 8; columns_are_people 3; unknown_valence_words?",
        ),
        (
            "Thema|Anna|Ben|Cleo\nZeit|rot|grün|rot\nTeam|grün||rot\nGeld|rot|rot|\n",
            "0 0 0 0 7; column_family?; unknown_valence_words?",
        ),
        // Known words and letters are asked of nobody.
        (
            "Code|P1|P2|P3\nTime|B|B|F\nStaff|F|B|\nSupport|F|F|F\n",
            "3 5 0 0 0; columns_are_people 3",
        ),
        // Remarks, marks and words that stand once are no sides.
        (
            "Code|P1|P2\nTime|no time at all|too busy\nStaff|good team|sick leave\n",
            "0 0 0 0 4; columns_are_people 2",
        ),
        ("Code|P1|P2\nTime|x|\nStaff|x|x\n", "0 0 0 0 3; columns_are_people 2"),
        ("Code|P1|P2\nTime|yes|no\nStaff|no|yes\n", "0 0 0 0 2; columns_are_people 2"),
        // Two columns that say something else of a code share no signs.
        ("Code|Level|Kind\nTime|Hi|A\nStaff|Lo|B\nCost|Hi|A\nTeam|Lo|B\n", "0 0 0 0 0"),
    ]);
}

#[test]
fn small_tables_of_people_are_no_lists_of_codes() {
    check(&[
        ("Code|P1|P2|P3\nTime|B|B|F\nStaff|F||B\n", "3 2 0 0 0; columns_are_people 3"),
        ("Code|P1|P2|P3\nTime|B|B|F\nTeam|F||B\n", "3 2 0 0 0; columns_are_people 3"),
        (
            "Kod|P1|P2|P3\nTid|H|F|F\nPersonal|F||H\n",
            "0 0 0 0 5; columns_are_people 3; unknown_valence_words?",
        ),
        (
            "Code|P1|P2|P3\nTime|n/a||F\nStaff|B|F|F\nCost|F|B|\n",
            "2 4 0 0 0; columns_are_people 3; nothing_found 1",
        ),
        // A row that says who the people are stands apart by its own words.
        (
            "Code|P1|P2|P3\nRole|nurse|GP|nurse\nTime|B|B|F\nTeam|F||B\n",
            "3 2 0 0 0; columns_are_people 3",
        ),
        // A code that is called as a group is says what the others say.
        (
            "Code|P1|P2|P3\nTime|red|green|red\nTeam|green||red\nSetting|red|green|red\n",
            "0 0 0 0 8; columns_are_people 3; unknown_valence_words?",
        ),
        // Words among valences are asked.
        (
            "Code|P1|P2|P3\nStaff|nurse|GP|nurse\nTime|B|B|F\nTeam|F||B\n",
            "3 2 0 0 3; columns_are_people 3; unknown_valence_words?",
        ),
    ]);
}

#[test]
fn words_for_sides_stand_before_what_was_said() {
    check(&[
        (
            "Code|P1|P2|P3\nTime|Barrier - no time|Barrier - too busy|Facilitator - slots\nStaff|Facilitator - good team|Barrier - sick|\n",
            "3 2 0 0 0; columns_are_people 3",
        ),
        (
            "Code|P1|P2\nTid|Hinder: ingen tid|Främjande: luckor\nPengar|Hinder: dyrt; Främjande: billigt i längden|\n",
            "2 2 0 0 0; columns_are_people 2",
        ),
        // What merely holds such a word is a remark.
        (
            "Code|P1|P2\nTime|a barrier to care|no facilitator here\nStaff|few people|sick leave\n",
            "0 0 0 0 4; columns_are_people 2",
        ),
    ]);
}

#[test]
fn lists_say_the_side_of_each_code() {
    check(&[
        (
            "Participant|Codes\nP1|Barrier: Time; Facilitator: Support\nP2|Barrier: Cost\nP3|Facilitator: Training\n",
            "2 2 0 0 0; cells_divided 1",
        ),
        (
            "Participant|Codes\nP1|Barrier: Time, Facilitator: Support\nP2|Barrier: Cost\n",
            "2 1 0 0 0; cells_divided 1",
        ),
        (
            "Teilnehmer|Codes\nT1|Barrieren: Zeit; Geld\nT2|Förderfaktoren: Hilfe; Team; Barrieren: Zeit\n",
            "3 2 0 0 0; cells_divided 2",
        ),
        // One code with its valence, and a name that holds the word.
        ("Participant|Codes\nP1|Cost; barrier\nP2|Time; facilitator\n", "1 1 0 0 0"),
    ]);
}

#[test]
fn a_key_in_the_sheet_says_what_signs_mean() {
    let rows = "Time|1|1|2\nStaff|2|1|\nSupport|2|2|2\n";
    let people = "3 5 0 0 0; key_of_signs 8; columns_are_people 3";
    for (table, expected) in [
        (format!("Code|P1|P2|P3\n{rows}|||\n1 = barrier|||\n2 = facilitator|||\n"), format!("{people}; note_below 2")),
        (format!("Code|P1|P2|P3\n{rows}1 = hinder, 2 = främjande|||\n"), format!("{people}; note_below 1")),
        (format!("Code|P1|P2|P3\n{rows}|||\nKey:|||\n1|barrier||\n2|facilitator||\n"), format!("{people}; note_below 3")),
        (
            "Code|P1|P2|P3||Key\nTime|1|1|2||1 = barrier\nStaff|2|1|||2 = facilitator\nSupport|2|2|2||\n".to_owned(),
            people.to_owned(),
        ),
        (
            "Code|P1|P2|P3\nZeit|H|H|F\nTeam|F|H|\nHilfe|F|F|F\n|||\nH = Hemmnis; F = Förderfaktor|||\n".to_owned(),
            format!("{people}; note_below 1"),
        ),
        // In a column of valences, beside others that hold the same numbers.
        (
            "Participant|Sex|Code|Valence\n1|1|Time|1\n2|2|Time|2\n1|1|Cost|1\n|||\n1 = barrier, 2 = facilitator|||\n".to_owned(),
            "2 1 0 0 0; key_of_signs 3; note_below 1".to_owned(),
        ),
        // Rows of a list that number its codes are no key.
        (
            "id|name|parent\n1|Barriers|\n2|Cost|1\n3|Time|1\n4|Facilitators|\n5|Support|4\n".to_owned(),
            "0 0 0 0 0".to_owned(),
        ),
        // Counts below a title of their part, one side alone, a key that contradicts itself, a key of something else.
        (
            "Code|Barriers|Facilitators\nTime|1|2\nStaff|2|1\n||\nPart 1: Barriers||\n".to_owned(),
            "3 3 0 0 0; note_below 1".to_owned(),
        ),
        (
            format!("Code|P1|P2|P3\n{rows}|||\n1 = barrier|||\n"),
            "0 0 0 0 13; one_and_two 8; columns_are_people 3; note_below 1".to_owned(),
        ),
        (
            format!("Code|P1|P2|P3\n{rows}|||\n1 = barrier, 2 = facilitator|||\n1 = facilitator|||\n"),
            "0 0 0 0 13; one_and_two 8; columns_are_people 3; note_below 2".to_owned(),
        ),
        (
            format!("Code|P1|P2|P3\n{rows}|||\n1 = once, 2 = twice|||\n"),
            "0 0 0 0 13; one_and_two 8; columns_are_people 3; note_below 1".to_owned(),
        ),
    ] {
        let (_, view) = read(&[("table.csv", &table)], Settings::default());
        assert_eq!(super::told(&view), expected, "{table}");
    }
}

#[test]
fn one_and_two_under_people_are_told_of_where_both_are_often() {
    check(&[
        ("Code|P1|P2|P3\nTime|1|1|2\nStaff|2|1|2\n", "0 0 0 0 9; one_and_two 6; column_family?"),
        // Other numbers, zeros, and a 2 that is rare: how often.
        ("Code|P1|P2|P3\nTime|1|1|3\nStaff|2|1|2\n", "0 0 0 0 10; column_family?"),
        ("Code|P1|P2|P3\nTime|1|0|2\nStaff|2|1|2\n", "0 0 0 0 8; columns_are_people 3"),
        ("Code|P1|P2|P3\nTime|1|1|1\nStaff|2|1|1\n", "0 0 0 0 7; column_family?"),
    ]);
}

#[test]
fn a_word_that_was_asked_is_counted_as_the_user_says() {
    let text = "Code|P1|P2|P3\nTime|H|H|F\nStaff|F|H|\nSupport|F|F|F\n";
    let (mut engine, view) = read(&[("table.csv", text)], Settings::default());
    let mut settings = view.settings.clone();
    settings.valence_words.insert("h".to_owned(), steelyard_core::valence::Valence::Barrier);
    settings.valence_words.insert("f".to_owned(), steelyard_core::valence::Valence::Facilitator);
    let view = study(&mut engine, Request::Configure { settings: Box::new(settings) });
    assert_eq!(super::told(&view), "3 5 0 0 0; columns_are_people 3", "{}", json!(view.questions));
}

#[test]
fn rounds_of_coding_that_say_the_same_again_are_told() {
    check(&[
        (
            "Round|Participant|Code|Valence\n1|P1|Time|barrier\n1|P2|Support|facilitator\n1|P3|Cost|barrier\n2|P1|Time|barrier\n2|P2|Support|facilitator\n2|P3|Cost|facilitator\n",
            "3 3 0 0 0; coded_in_rounds 3",
        ),
        (
            "Kodierrunde|Teilnehmer|Code|Valenz\nR1|T1|Zeit|Barriere\nR1|T2|Hilfe|Förderfaktor\nR2|T1|Zeit|Barriere\nR2|T2|Hilfe|Förderfaktor\n",
            "2 2 0 0 0; coded_in_rounds 2",
        ),
        // Other people in each round, other codes of the same, and one round.
        (
            "Round|Participant|Code|Valence\n1|P1|Time|barrier\n1|P2|Support|facilitator\n2|P3|Time|barrier\n2|P4|Support|facilitator\n",
            "2 2 0 0 0; column?",
        ),
        (
            "Round|Participant|Code|Valence\n1|P1|Time|barrier\n1|P2|Support|facilitator\n2|P1|Cost|barrier\n2|P2|Team|facilitator\n",
            "2 2 0 0 0",
        ),
        (
            "Round|Participant|Code|Valence\n1|P1|Time|barrier\n1|P2|Support|facilitator\n1|P3|Cost|barrier\n",
            "2 1 0 0 0",
        ),
    ]);
}

#[test]
fn marks_in_brackets_count_and_are_told() {
    check(&[
        (
            "Code|P1|P2|P3\nTime|x|(x)|x\nStaff|(x)|x|\n",
            "0 0 0 0 5; marks_in_brackets 2; columns_are_people 3",
        ),
        (
            "Code|Anna|Ben|Cleo\nTime|✓|(✓)|✓\nStaff||✓|\n",
            "0 0 0 0 4; marks_in_brackets 1; column_family?",
        ),
        // All in brackets, and none.
        ("Code|P1|P2|P3\nTime|(x)||(x)\nStaff||(x)|\n", "0 0 0 0 3; columns_are_people 3"),
        ("Code|P1|P2|P3\nTime|x||x\nStaff||x|\n", "0 0 0 0 3; columns_are_people 3"),
    ]);
}

#[test]
fn thumbs_and_faces_are_signs_beside_each_other() {
    check(&[
        ("Participant|Code|Valence\nP1|Time|👎\nP2|Support|👍\nP3|Cost|👎🏽\n", "2 1 0 0 0"),
        ("Code|P1|P2|P3\nTime|👎|👍|\nStaff|👍|👎|👍\n", "2 3 0 0 0; columns_are_people 3"),
        ("Participant|Code|Valence\nP1|Time|☹️\nP2|Support|🙂\n", "1 1 0 0 0"),
    ]);
}

#[test]
fn two_columns_of_somebody_are_both_sides() {
    for (text, who, expected) in [
        (
            "Code|Anna B|Anna F|Ben B|Ben F\nTime|x||x|\nStaff||x|x|\nSupport|x|x||x\n",
            "Participant",
            "4 3 0 0 0; column_family?",
        ),
        (
            "Kod|Anna hinder|Anna främjande|Ben hinder|Ben främjande\nTid|x||x|\nTeam||x|x|\n",
            "Participant",
            "3 1 0 0 0; column_family?",
        ),
        (
            "Code|P1 B|P1 F|P2 B|P2 F\nTime|x||x|\nStaff||x|x|\n",
            "Participant",
            "3 1 0 0 0; columns_are_people 4",
        ),
        ("Code|P1_B|P1_F|P2_B|P2_F\nTime|2|0|1|0\nStaff|0|1|3|1\n", "Participant", "6 2 0 0 0"),
        (
            "Code|B_nurse|F_nurse|B_doctor|F_doctor\nTime|3|1|4|0\nStaff|2|5|1|1\n",
            "Group",
            "10 7 0 0 0",
        ),
        (
            "Kod|H_läkare|F_läkare|H_patient|F_patient\nTid|3|1|4|0\nTeam|2|5|1|1\n",
            "Group",
            "10 7 0 0 0",
        ),
        // A side is missing beside a name: names of groups and no more.
        (
            "Code|B_nurse|F_nurse|B_doctor\nTime|3|1|4\nStaff|2|5|1\n",
            "Group",
            "0 0 0 0 16; column_family?",
        ),
    ] {
        let (_, view) = read(&[("table.csv", text)], Settings::default());
        assert_eq!(super::told(&view), expected, "{text}");
        let of = view.files.iter().flat_map(|file| &file.columns);
        assert!(of.clone().any(|column| column.name == who), "{text}: {who}");
    }
}

#[test]
fn signs_before_the_codes_of_a_list_are_asked_about_and_not_lost() {
    let lists = [
        "Participant|Codes\nP1|+Support; -Time\nP2|-Cost; -Time; +Team\nP3|+Support\n",
        "Deltagare|Kod\nP1|- Tid, + Stöd\nP2|- Kostnad\nP3|+ Team, + Stöd, - Kostnad\n",
        "Interview|Kode\nI1|+Team; -Zeit; -Geld\nI2|-Zeit\nI3|+Leitung; +Team\n",
    ];
    for text in lists {
        let (_, view) = read(&[("a.csv", text)], Settings::default());
        assert_eq!(told(&view), "0 0 0 0 6; cells_divided 2; code_signs?", "{text}");
        let yes = Settings { code_signs: Some(true), ..Settings::default() };
        let (_, view) = read(&[("a.csv", text)], yes);
        assert_eq!(told(&view), "3 3 0 0 0; cells_divided 2", "{text}");
    }
    // Beside no plus a dash is a bullet.
    check(&[(
        "Participant|Codes\nP1|- Support; - Time\nP2|- Cost; - Time; - Team\nP3|- Support\n",
        "0 0 0 0 6; cells_divided 2",
    )]);
}

#[test]
fn a_letter_and_a_blank_before_both_sides_of_each_is_a_side() {
    check(&[
        (
            "Code|B nurse|F nurse|B doctor|F doctor\nTime|5|1|2|0\nCost|3|1|1|1\nTeam|0|4|1|2\n",
            "12 9 0 0 0",
        ),
        ("Kod|H Läkare|M Läkare|H Chef|M Chef\nTid|5|1|2|0\nPengar|3||1|1\n", "11 2 0 0 0"),
        ("Code|A ward|B ward|C ward\nTime|5|1|2\nCost|3|1|1\n", "0 0 0 0 13; column_family?"),
    ]);
}

#[test]
fn the_code_and_the_quote_of_each_direction_stay_together() {
    for (heads, more) in [
        ("Barrier|Barrier quote|Facilitator|Facilitator quote", ""),
        ("Barrier|Quote|Facilitator|Quote", ""),
        ("Barriers|Quotes barriers|Facilitators|Quotes facilitators", ""),
        ("Barrier code|Barrier text|Facilitator code|Facilitator text", ""),
        ("Hinder|Citat hinder|Underlättande|Citat underlättande", ""),
        ("Barrier theme|Barrier excerpt|Enabler theme|Enabler excerpt", ""),
        ("Barriere|Zitat Barriere|Förderfaktor|Zitat Förderfaktor", ""),
    ] {
        let text = format!(
            "Participant|Role|{heads}\nP1|Nurse|Time|We have no time|Training|The course helped\nP1|Nurse|Money|No budget||\n\
             P2|Doctor|Time|Too busy|Leadership|The boss helped\nP3|Nurse|||Training|Nice course\n"
        );
        let (mut engine, view) = read(&[("table.csv", &text)], Settings::default());
        assert_eq!(told(&view), format!("3 3 0 0 0; findings_are_codings 6{more}"), "{heads}");
        assert_eq!(view.summary.participants, Some(3), "{heads}");
        let table = table(&mut engine, json!({"columns": "all"}));
        assert_eq!(number(&table, "Time", "All", Valence::Barrier).0, 2, "{heads}");
        assert_eq!(number(&table, "Training", "All", Valence::Facilitator).0, 2, "{heads}");
    }
    check(&[
        // Several of a direction.
        (
            "Participant|Barrier 1|Barrier 1 quote|Barrier 2|Barrier 2 quote|Facilitator 1|Facilitator 1 quote\n\
             P1|Time|no time|Money|no money|Training|good course\nP2|Time|busy|||Leadership|good boss\n\
             P3|Money|no budget|Time|no hours||\n",
            "5 2 0 0 0; findings_are_codings 7",
        ),
        // How often, and who wrote it.
        (
            "Author|Year|Barriers|Barriers (n)|Facilitators|Facilitators (n)\nLee|2019|Time|4|Training|2\n\
             Kim|2020|Money|3|Leadership|5\nRoy|2021|Time|2|none|\n",
            "9 7 0 0 0; findings_are_codings 5; nothing_found 1",
        ),
        (
            "Barriers|Count|Facilitators|Count\nNo time|3|A champion|2\nRules|1|Money|4\n",
            "4 6 0 0 0; findings_are_codings 4",
        ),
        // Lists by group, counts and passages are read as before.
        (
            "Theme|Nurse barriers|Nurse facilitators|Doctor barriers|Doctor facilitators\nTime|3|1|2|0\nCost|2|2|1|1\n",
            "8 4 0 0 0",
        ),
    ]);
}

#[test]
fn people_in_the_cells_of_both_sides_are_who_said_it() {
    for (heads, word) in [
        ("Construct|Barrier: participants|Facilitator: participants", ""),
        ("Code|Barriers|Facilitators", "-"),
        ("Theme|Barriers (participants)|Facilitators (participants)", "none"),
    ] {
        let text =
            format!("{heads}\nTime|P1, P2, P5|P3\nTraining|P2|P1, P3, P4\nLeadership|{word}|P5\n");
        let (_, view) = read(&[("table.csv", &text)], Settings::default());
        let nothing = if word.is_empty() { "" } else { "; nothing_found 1" };
        assert_eq!(told(&view), format!("2 3 0 0 0; several_people 2{nothing}"), "{heads}");
        assert_eq!(view.summary.participants, Some(5), "{heads}");
    }
    // Findings of studies that begin with a name are findings.
    check(&[(
        "Study|Barriers|Facilitators\nLee 2019|P1 time|money\nKim 2020|P2|training\n",
        "2 2 0 0 0; findings_are_codings 4",
    )]);
}

#[test]
fn strokes_count() {
    check(&[
        ("Theme|Barriers|Facilitators\nTime|IIII|I\nMoney|II|II\nStaff|I|III\n", "7 6 0 0 0"),
        ("Theme;Hinder;Underlättande\nTid;|||;|\nPengar;||||/ ||;||\n", "10 3 0 0 0"),
        // A level is none.
        (
            "Theme|Level|Barriers|Facilitators\nTime|I|4|1\nMoney|II|3|2\nStaff|III|1|0\n",
            "8 3 0 0 0",
        ),
    ]);
}
