//! Answers from 1 up, some of which nobody gave: asked about, for they may be counts as well.

use steelyard_core::engine::Settings;

use super::{check, read, told};

#[test]
fn answers_are_asked_about_where_a_few_are_missing() {
    check(&[
        (
            "ID|Pay|Rota|Heat\nP1|4|5|0\nP2|3|1|4\nP3|5|2|3\nP4|2|4|4\nP5|2|3|4\n",
            "0 0 0 0 46; column_family?",
        ),
        (
            "Respondent|Lön|Tid|Chef\nP1|4|5|\nP2|3|1|4\nP3|5||3\nP4||4|4\nP5|2|3|4\nP6|4|4|4\n",
            "0 0 0 0 54; column_family?",
        ),
        (
            "Person|Lohn|Dienst|Hitze\nP1|4|5|NA\nP2|3|1|4\nP3|5|2|3\nP4|2|4|4\nP5|2|3|4\n",
            "0 0 0 0 46; cells_not_counted 1; column_family?",
        ),
        (
            "ID|Coste|Tiempo|Jefe\nP1|4|5|2\nP2|3|1|4\nP3|5|2|3\nP4|2|4|4\n",
            "0 0 0 0 39; column_family?",
        ),
        // Counts, of which many are none, and flags.
        ("ID|Pay|Rota|Heat\nP1|2|0|0\nP2|0|1|0\nP3|0|0|3\nP4|0|1|0\n", "0 0 0 0 7"),
        ("ID|Pay|Rota|Heat\nP1|2||1\nP2||1|\nP3|1||3\nP4||1|1\n", "0 0 0 0 10"),
        ("ID|Pay|Rota|Heat\nP1|1|1|1\nP2|1|1|0\nP3|1|1|1\nP4|1|1|1\n", "0 0 0 0 11"),
    ]);
}

#[test]
fn a_column_of_valences_is_no_code_beside_another_text() {
    check(&[
        // Whoever calls them so: the codes are asked for.
        (
            "Participant|Comment|Valence\nP1|Staff.|barrier\nP2|Time.|facilitator\nP3|Money.|barrier\n",
            "0 0 0 0 0; column?",
        ),
        (
            "Participant|Issue|Valence\nP1|Staff|barrier\nP1|Staff|facilitator\nP2|Patients|barrier\n",
            "0 0 0 0 0; column?",
        ),
        (
            "Deltagare|Anteckning|Valens\nP1|Tid|hinder\nP2|Lön|främjande\nP3|Chef|hinder\n",
            "0 0 0 0 0; column?",
        ),
        // One column of short texts is the codes, whatever ends them.
        (
            "Participant|Issue|Valence\nP1|Staff.|barrier\nP2|Time.|facilitator\nP3|Money.|barrier\n",
            "2 1 0 0 0",
        ),
        // Nothing else is there, or only who people are.
        ("Participant|Valence\nP1|barrier\nP2|facilitator\nP2|barrier\n", "2 1 0 0 0"),
        (
            "Participant|Role|Valence\nP1|Nurse|barrier\nP2|Doctor|facilitator\nP2|Doctor|barrier\n",
            "2 1 0 0 0",
        ),
    ]);
}

#[test]
fn answers_that_repeat_the_text_of_their_option_are_codes_of_their_question() {
    check(&[
        (
            "Name|Which barriers? - Time|Which barriers? - Cost|Which facilitators? - Team\nAnn|Time||Team\n\
             Bo|Time|Cost|\nCy||Cost|Team\n",
            "4 2 0 0 0; choices_are_codes 3",
        ),
        (
            "ID|Barriers: Time|Barriers: Cost|Facilitators: Team\n1|Time||Team\n2|Time|Cost|\n3||Cost|Team\n",
            "4 2 0 0 0; choices_are_codes 3",
        ),
        // With the questions in the first row.
        (
            "StartDate|ResponseId|Q1|Q2_1|Q2_2|Q2_3\nStart Date|Response ID|Role|Hinder - Selected Choice - Tid|\
             Hinder - Selected Choice - Kostnad|Hinder - Selected Choice - Personal\n2024-01-02|R_1|Chef|Tid|Kostnad|\n\
             2024-01-03|R_2|Läkare|Tid||Personal\n2024-01-04|R_3|Chef||Kostnad|Personal\n",
            "6 0 0 0 0; choices_are_codes 3; repeated_header 1",
        ),
        // Where a question says no side it is asked which columns hold the codes, and nobody is one.
        (
            "ResponseId|Q1_1|Q1_2|Q1_3\nR_1|Time||Staff\nR_2|Time|Cost|\nR_3||Cost|Staff\n",
            "0 0 0 0 0; column?",
        ),
        (
            "ResponseId|Barriers? - Time|Barriers? - Cost|What helped? - Team\nR_1|Time||Team\nR_2|Time|Cost|\nR_3||Cost|Team\n",
            "0 0 0 0 2; no_valence 2; no_code 1; column?",
        ),
    ]);
}

#[test]
fn a_survey_with_three_rows_of_names_is_read_under_its_questions() {
    let head = "StartDate,ResponseId,Q1,Q2_1,Q2_2,Q3\nStart Date,Response ID,What is your role?,\
        Which of these are barriers? - Time,Which of these are barriers? - Money,Comments\n\
        \"{\"\"ImportId\"\":\"\"startDate\"\",\"\"timeZone\"\":\"\"America/Denver\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\
        \"{\"\"ImportId\"\":\"\"QID1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_1\"\"}\",\"{\"\"ImportId\"\":\"\"QID2_2\"\"}\",\
        \"{\"\"ImportId\"\":\"\"QID3_TEXT\"\"}\"\n";
    let dates = ["2024-01-02 10:00:00", "2024-01-02 11:00:00", "2024-01-02 12:00:00"];
    let rows = |cells: [&str; 3]| -> String {
        let rows = dates.iter().zip(["R_1a,Nurse", "R_2b,Doctor", "R_3c,Nurse"]).zip(cells);
        rows.map(|((date, who), cells)| format!("{date},{who},{cells}\n")).collect()
    };
    let texts = format!("{head}{}", rows(["Time,,ok", "Time,Money,", ",Money,fine"]));
    let numbers = format!("{head}{}", rows(["1,,ok", "1,1,", ",1,fine"]));
    let told_of = "choices_are_codes 2; repeated_header 2";
    for (text, expected) in [(texts, told_of), (numbers, "repeated_header 2")] {
        let (_, view) = read(&[("survey.csv", &text)], Settings::default());
        assert_eq!(told(&view), format!("4 0 0 0 0; {expected}"));
        let group = view.attributes.iter().find(|attribute| attribute.is_group).unwrap();
        assert_eq!(group.name, "What is your role?");
    }
}

#[test]
fn questions_above_their_options_say_the_side() {
    check(&[(
        "Which of the following are barriers?|||Which of the following are facilitators?||\n\
         Time|Money|Staff|Training|Leadership|Guidelines\n1|0|1|1|1|0\n1|1|0|0|1|1\n0|1|1|1|0|0\n",
        "6 5 0 0 0",
    )]);
}
