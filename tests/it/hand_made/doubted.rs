//! Numbers, words and columns that may be taken for codings and are not, or not for certain: asked or said.

use steelyard_core::engine::Settings;

use super::{check, read, told};

#[test]
fn numbers_of_other_things_beside_codings_are_asked() {
    check(&[
        (
            "Participant|Code|Valence|Word count\nP1|Pay|barrier|12\nP1|Rota|barrier|30\nP2|Pay|facilitator|7\n",
            "2 1 0 0 0; column?",
        ),
        (
            "Teilnehmer|Code|Valenz|Anzahl Wörter\nP1|Lohn|Barriere|12\nP2|Dienst|Barriere|30\n",
            "2 0 0 0 0; column?",
        ),
        (
            "Deltagare|Kod|Valens|Antal besök\nP1|Lön|hinder|2\nP2|Schema|hinder|3\n",
            "2 0 0 0 0; column?",
        ),
        (
            "Participant|Code|Valence|Frequency of visits\nP1|Pay|barrier|2\nP2|Rota|barrier|3\n",
            "2 0 0 0 0; column?",
        ),
        // One number a study, whether the study has one row or several.
        (
            "Study|Code|Valence|N\nAhl 2019|Pay|barrier|24\nBo 2020|Rota|barrier|12\n",
            "2 0 0 0 0; group_size?",
        ),
        (
            "Study|Code|Valence|N\nAhl 2019|Pay|barrier|24\nAhl 2019|Rota|barrier|24\nBo 2020|Rota|barrier|12\n",
            "3 0 0 0 0; group_size?",
        ),
        // What is called by codings and mentions counts them.
        (
            "Participant|Code|Valence|Number of codings\nP1|Pay|barrier|2\nP2|Rota|barrier|3\n",
            "5 0 0 0 0",
        ),
        ("Participant|Code|Valence|Count\nP1|Pay|barrier|2\nP2|Rota|barrier|3\n", "5 0 0 0 0"),
        (
            "Teilnehmer|Code|Valenz|Anzahl der Nennungen\nP1|Lohn|Barriere|2\nP2|Dienst|Barriere|3\n",
            "5 0 0 0 0",
        ),
        ("Code|Valence|N\nPay|barrier|24\nRota|facilitator|12\n", "24 12 0 0 0"),
        (
            "Site|Code|Valence|n\nNorth|Pay|barrier|2\nNorth|Rota|barrier|3\nSouth|Pay|barrier|4\n",
            "9 0 0 0 0",
        ),
    ]);
}

#[test]
fn numbers_under_names_of_several_people_are_nobody() {
    check(&[
        (
            "Theme|Valence|Participants\nPay|barrier|5\nRota|barrier|3\nHeat|facilitator|3\n",
            "2 1 0 0 0; group_size?",
        ),
        ("Theme|Valence|Studies\nPay|barrier|5\nRota|facilitator|3\n", "1 1 0 0 0; group_size?"),
        (
            "Thema|Valenz|Interviews\nLohn|Barriere|5\nDienst|Förderfaktor|3\n",
            "1 1 0 0 0; group_size?",
        ),
        // Of people with numbers several said the same.
        ("Theme|Valence|Participants\nPay|barrier|5\nPay|barrier|3\nRota|barrier|3\n", "3 0 0 0 0"),
        ("Theme|Valence|Participant\nPay|barrier|5\nRota|barrier|3\n", "2 0 0 0 0"),
        ("Theme|Valence|Participants\nPay|barrier|P5\nRota|barrier|P3\n", "2 0 0 0 0"),
    ]);
}

#[test]
fn lists_of_people_in_numbers_and_ranges_are_said() {
    check(&[
        (
            "code|valence|participants\nPay|barrier|1, 2, 3\nRota|barrier|1,4\nHeat|facilitator|2\n",
            "2 1 0 0 0; several_people 2",
        ),
        (
            "Theme|Valence|Studies\nPay|barrier|1; 4\nRota|facilitator|4\n",
            "1 1 0 0 0; several_people 1",
        ),
        (
            "code|valence|participants\nPay|barrier|P1-P3\nRota|facilitator|P4\n",
            "1 1 0 0 0; several_people 1",
        ),
        ("code|valence|participant\nPay|barrier|A-12\nRota|facilitator|A-13\n", "1 1 0 0 0"),
        ("code|valence|participant\nPay|barrier|1\nRota|facilitator|2\n", "1 1 0 0 0"),
    ]);
    // Each of a range counts where the user says so.
    let csv = "code|valence|participants\nPay|barrier|P1-P3\nRota|facilitator|P4\n";
    let divided =
        serde_json::from_str(r#"{"a.csv": {"divided": {"participants": true}}}"#).unwrap();
    let (_, view) = read(&[("a.csv", csv)], Settings { files: divided, ..Settings::default() });
    assert_eq!((told(&view), view.summary.participants), ("3 1 0 0 0".to_owned(), Some(4)));
}

#[test]
fn cells_that_name_no_code_are_no_codings() {
    check(&[
        (
            "participant|code|valence\nP1|Pay|barrier\nP2|n/a|barrier\nP3|Rota|facilitator\n",
            "1 1 0 0 0; no_code 1; not_stated 1",
        ),
        (
            "participant|code|valence\nP1|Pay|barrier\nP2|None|barrier\nP3|uncodable|barrier\nP4|-|barrier\nP5|Rota|facilitator\n",
            "1 1 0 0 0; no_code 3; not_stated 3",
        ),
        (
            "deltagare|kod|valens\nP1|Lön|hinder\nP2|ej kodad|hinder\nP3|Schema|främjande\n",
            "1 1 0 0 0; no_code 1; not_stated 1",
        ),
        // What may be a code is one, and a blank level above names nothing.
        (
            "participant|code|valence\nP1|Unknown|barrier\nP2|None|barrier\nP3|Nothing|facilitator\n",
            "2 1 0 0 0; nothing_among_codes 3",
        ),
    ]);
    let csv = "participant|code|valence\nP1|Pay|barrier\nP2|n/a|barrier\n";
    let settings = Settings { unknown_as_written: Some(true), ..Settings::default() };
    assert_eq!(told(&read(&[("a.csv", csv)], settings).1), "2 0 0 0 0");
}

#[test]
fn a_question_of_barriers_is_no_column_of_counts() {
    check(&[
        (
            "participant|code|Barrier?\nP1|Pay|yes\nP2|Pay|no\nP3|Rota|yes\n",
            "0 0 0 0 3; no_valence 3; unknown_valence_words?",
        ),
        (
            "deltagare|kod|Hinder?\nP1|Lön|ja\nP2|Lön|nej\nP3|Schema|ja\n",
            "0 0 0 0 3; column_aside 1; no_valence 3; column?",
        ),
        // Of both directions each says it.
        (
            "participant|code|Barrier|Facilitator\nP1|Pay|yes|no\nP2|Pay|no|yes\nP3|Rota|yes|no\n",
            "2 1 0 0 0",
        ),
        ("Code|Barriers\nPay|3\nRota|0\n", "3 0 0 0 0"),
    ]);
}

#[test]
fn which_of_two_columns_of_valences_counts_is_asked() {
    check(&[
        (
            "participant|code|valence|consensus\nP1|Pay|barrier|facilitator\nP2|Pay|barrier|barrier\nP3|Rota|facilitator|barrier\n",
            "2 1 0 0 0; column?",
        ),
        (
            "participant|group|code|impact|agreed\nP1|Cook|Pay|barrier|facilitator\nP2|Cook|Pay|barrier|barrier\nP3|Maid|Rota|facilitator|barrier\n",
            "2 1 0 0 0; column?",
        ),
        // The same once more, and other words.
        (
            "participant|code|valence|setting\nP1|Pay|barrier|ward\nP2|Pay|barrier|home\nP3|Rota|facilitator|ward\nP4|Rota|barrier|home\n",
            "3 1 0 0 0; column?",
        ),
    ]);
}

#[test]
fn of_codes_of_two_rounds_the_last_is_taken_and_said_and_no_valence_is_one() {
    check(&[(
        "participant|group|initial code|final code|valence\nP1|Cook|Pay|Rota|barrier\nP2|Cook|Pay|Pay|barrier\nP3|Maid|Rota|Pay|facilitator\nP4|Maid|Heat|Rota|barrier\n",
        "3 1 0 0 0; last_of_versions 1",
    )]);
}

#[test]
fn two_is_no_where_one_is_yes() {
    check(&[
        (
            "participant|code|barrier|facilitator\nP1|Pay|1|2\nP2|Pay|1|2\nP3|Rota|2|1\nP4|Rota|1|2\n",
            "3 1 0 0 0; two_is_no 4",
        ),
        (
            "deltagare|kod|hinder|främjande\nP1|Lön|1|2\nP2|Lön|2|1\nP3|Schema|2|1\n",
            "1 2 0 0 0; two_is_no 3",
        ),
        // Counts, of codes and of people.
        ("code|barrier|facilitator\nPay|1|2\nRota|2|1\nHeat|1|2\n", "4 5 0 0 0"),
        (
            "participant|code|barrier|facilitator\nP1|Pay|1|2\nP2|Pay|1|1\nP3|Rota|2|1\n",
            "4 4 0 0 0",
        ),
    ]);
}

#[test]
fn shares_means_and_differences_beside_groups_are_no_groups() {
    check(&[
        (
            "|Nurses (n=12)||Doctors (n=8)|\nTheme|n|%|n|%\nPay|6|50|2|25\nRota|3|25|4|50\n",
            "0 0 0 0 15; counts_left_out 2; column_family?",
        ),
        (
            "Code|Nurses|Doctors|Average|Difference\nPay|6|2|4|4\nRota|3|4|3.5|-1\n",
            "0 0 0 0 15; counts_left_out 2; column_family?",
        ),
    ]);
}

#[test]
fn a_small_table_beside_the_codings_is_left_out() {
    let codings = ["P1|Pay|barrier", "P2|Pay|barrier", "P3|Rota|facilitator", "P4|Rota|barrier"];
    let beside = |head: &str, rows: &[&str]| {
        let blank = head.replace(|letter| letter != '|', "");
        let lines = codings
            .iter()
            .enumerate()
            .map(|(at, line)| format!("{line}||{}\n", rows.get(at).copied().unwrap_or(&blank)));
        format!("participant|code|valence||{head}\n{}", lines.collect::<String>())
    };
    for (head, rows) in [
        ("code|domain", &["Pay|Work", "Rota|Work"][..]),
        ("Code|Barriers|Facilitators", &["Pay|2|0", "Rota|1|1"]),
        ("summary|count", &["barriers|3", "facilitators|1"]),
    ] {
        let csv = beside(head, rows);
        let said = told(&read(&[("a.csv", &csv)], Settings::default()).1);
        let columns = head.split('|').count();
        assert_eq!(said, format!("3 1 0 0 0; table_beside_left_out {columns}"), "{csv}");
    }
    // What stands beside every row is of it, and counts of another group have no labels of their own.
    check(&[(
        "Code|Nurses: Barriers|Nurses: Facilitators||Doctors: Barriers|Doctors: Facilitators\nPay|3|1||2|2\nRota|2|1||1|\nHeat|1|1|||\n",
        "9 5 0 0 0",
    )]);
}

#[test]
fn columns_that_may_say_which_rows_count_are_said() {
    check(&[
        (
            "participant|code|valence|include\nP1|Pay|barrier|yes\nP2|Pay|barrier|no\nP3|Rota|facilitator|yes\n",
            "2 1 0 0 0; rows_may_not_count 3; column?",
        ),
        (
            "participant|code|valence|excluded\nP1|Pay|barrier|0\nP2|Pay|barrier|1\nP3|Rota|facilitator|0\n",
            "2 1 0 0 0; rows_may_not_count 3; column?",
        ),
        (
            "deltagare|kod|valens|status\nP1|Lön|hinder|klar\nP2|Lön|hinder|raderad\nP3|Schema|främjande|klar\n",
            "2 1 0 0 0; rows_may_not_count 3; column?",
        ),
        // One state of all, other states, and names of places.
        ("participant|code|valence|include\nP1|Pay|barrier|yes\nP2|Pay|barrier|yes\n", "2 0 0 0 0"),
        (
            "participant|code|valence|status\nP1|Pay|barrier|employed\nP2|Rota|barrier|retired\nP3|Rota|barrier|retired\n",
            "3 0 0 0 0",
        ),
    ]);
}

#[test]
fn letters_alone_are_valences_beside_each_other_and_said() {
    check(&[
        (
            "Code|Participant|B|F\nPay|P1|1|0\nPay|P2|1|1\nRota|P3|0|1\n",
            "2 2 0 0 0; words_cut_short 2",
        ),
        ("Kod|Deltagare|H|F\nLön|P1|1|0\nSchema|P2|1|1\n", "2 1 0 0 0; words_cut_short 2"),
    ]);
}

#[test]
fn rows_of_percentages_below_their_counts_are_left_out() {
    check(&[
        (
            "Code|Barriers|Facilitators\nPay|6|2\n% Pay|67|33\nRota|3|4\n% Rota|33|67\n",
            "9 6 0 0 0; totals_row 2",
        ),
        (
            "Kod|Hinder|Främjande\nLön|6|2\nLön (%)|67|33\nSchema|3|4\nSchema (%)|33|67\n",
            "9 6 0 0 0; totals_row 2",
        ),
        // A code of shares of its own.
        ("Code|Barriers|Facilitators\nPay|6|2\n% of time lost|3|1\n", "9 3 0 0 0"),
    ]);
}

#[test]
fn findings_that_deny_findings_are_none() {
    check(&[(
        "Study|Country|Barriers|Facilitators\nAhl 2019|UK|Pay; Rota|Training\nBo 2020|USA|No barriers mentioned|Training; Heat\nCy 2021|UK|Inga hinder|No facilitators described\n",
        "2 3 0 0 0; cells_divided 1; cells_divided 1; findings_are_codings 5; nothing_found 3",
    )]);
}

#[test]
fn marks_for_the_same_as_above_say_what_stands_above() {
    check(&[
        (
            "participant|code|valence\nP1|Pay|barrier\nP2|ditto|do.\nP3|Rota|facilitator\nP4|″|″\n",
            "2 2 0 0 0; labels_filled_down 2",
        ),
        (
            "deltagare|kod|valens\nP1|Lön|hinder\nP2|dito|dito\nP3|Schema|främjande\n",
            "2 1 0 0 0; labels_filled_down 2",
        ),
        // Dashes say nothing, and first rows have nothing above.
        ("participant|code|valence\nP1|Pay|barrier\nP2|Rota|-\n", "1 0 0 0 1"),
    ]);
}

#[test]
fn letters_under_people_are_valences_beside_each_other() {
    check(&[(
        "Code|P1|P2|P3\nPay|B|F|B\nRota|F|B|\nHeat|B||F\n",
        "4 3 0 0 0; columns_are_people 3",
    )]);
}
