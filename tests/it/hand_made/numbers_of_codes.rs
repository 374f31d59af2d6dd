//! Codes that a sheet knows by their numbers alone.

use steelyard_core::engine::Settings;

use super::{check, read, told};
use crate::support::engine::table;

/// Labels of the rows of a table of a sheet.
fn codes(text: &str) -> Vec<String> {
    let (mut engine, _) = read(&[("table.csv", text)], Settings::default());
    let table = table(&mut engine, serde_json::json!({}));
    let label = |head: &steelyard_core::analysis::RowHead| {
        steelyard_core::words::table::row_label(&head.label).into_owned()
    };
    let mut labels: Vec<String> = table.rows.iter().map(label).collect();
    labels.sort();
    labels
}

#[test]
fn numbers_under_a_name_for_codes_name_them() {
    for text in [
        "Code no|Barrier|Facilitator\n3|We never have enough people|The manager gave us an hour\n7|Nobody told us|It was on the wall\n7|It is far too long|\n",
        "Code no|Valence|Quote\n3|barrier|We never have enough people\n3|facilitator|An hour a week\n7|barrier|Nobody told us\n7|barrier|It is far too long\n7|facilitator|On the wall\n",
        "Deltagare|Kod nr|Hinder|Främjande\nP1|3|Vi har aldrig tid|Chefen gav oss en timme\nP1|7|Ingen sa det|Den satt på väggen\nP2|7|Den är för lång|\n",
        "Theme number|Comment|Type\n3|Too few of us|Barrier\n3|An hour a week|Facilitator\n7|Nobody told us|Barrier\n7|Far too long|Barrier\n7|On the wall|Facilitator\n",
        "Participant|Code no|Barrier|Facilitator\nP1|3|1|0\nP1|7|1|1\nP2|3|0|1\nP2|7|1|0\n",
        "Code no|Barrier|Facilitator\n3|1|1\n7|2|1\n",
        "Code|Barriers|Enablers\n3|1|1\n7|2|1\n",
        "Code no|Text|Barrier|Facilitator\n3|Too few|x|\n3|An hour||x\n7|Nobody|x|\n7|Too long|x|\n7|Wall||x\n",
    ] {
        let (_, view) = read(&[("table.csv", text)], Settings::default());
        assert!(told(&view).starts_with("3 2 0 0 0"), "{}\n{text}", told(&view));
        assert!(view.questions.is_empty(), "{}\n{text}", told(&view));
        assert_eq!(codes(text), ["3", "7"], "{text}");
    }
}

#[test]
fn names_of_codes_go_before_their_numbers_and_numbers_of_others_are_none() {
    for (text, expected) in [
        (
            "Code no|Code name|Barrier|Facilitator\n3|Pay|We get too little|They gave us a bonus\n7|Rota|Shifts change|We swap\n",
            &["Pay", "Rota"][..],
        ),
        ("No|Code|Valence\n1|Pay|barrier\n2|Rota|facilitator\n", &["Pay", "Rota"]),
        (
            "Participant code|Theme|Valence\n101|Pay|barrier\n102|Rota|facilitator\n",
            &["Pay", "Rota"],
        ),
        (
            "Participant|No of codes|Valence|Theme\nP1|3|barrier|Pay\nP2|2|barrier|Rota\n",
            &["Pay", "Rota"],
        ),
        // Whoever has a code has it in a row of marks too.
        (
            "Code|Cost|Time|Training\n101|1|0|1\n102|0|1|1\n103|1|1|0\n",
            &["Cost", "Time", "Training"],
        ),
    ] {
        assert_eq!(codes(text), expected, "{text}");
    }
    // A number of a study names no code: what its cells say does, and that is said.
    check(&[(
        "Study code no|Barriers|Facilitators\n1|Too little staff|Leadership was good\n2|No time at all|Training of staff\n",
        "2 2 0 0 0; findings_are_codings 4",
    )]);
}
