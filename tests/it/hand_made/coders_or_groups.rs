//! Counts of barriers and facilitators under initials: of groups or of coders, which is asked.

use std::collections::BTreeMap;

use steelyard_core::dataset::FamilyKind;
use steelyard_core::engine::{FileSettings, Question, Settings};

use super::{check, read, told};

#[test]
fn initials_beside_valences_are_asked() {
    let rows = "Time|3|4|0|1\nCost|2|2|1|0\nTeam|0|1|4|3\n";
    let above = "|JS||MK|\nTheme|Barriers|Facilitators|Barriers|Facilitators\nTime|3|0|4|1\nCost|2|1|2|0\nTeam|0|4|1|3\n";
    for text in [
        format!("Theme|Barriers (JS)|Barriers (MK)|Facilitators (JS)|Facilitators (MK)\n{rows}"),
        format!("Theme|Barriers JS|Barriers MK|Facilitators JS|Facilitators MK\n{rows}"),
        format!("Tema|JS hinder|MK hinder|JS främjande|MK främjande\n{rows}"),
        format!("Thema|Barrieren_JS|Barrieren_MK|Förderfaktoren_JS|Förderfaktoren_MK\n{rows}"),
        above.to_owned(),
    ] {
        let (_, view) = read(&[("table.csv", &text)], Settings::default());
        assert_eq!(told(&view), "12 9 0 0 0; column_family?", "{text}");
        let Some(Question::ColumnFamily { columns, choices, .. }) = view.questions.first() else {
            panic!("{text}");
        };
        let yields: Vec<_> = choices.iter().map(|one| (one.kind, one.codings)).collect();
        assert_eq!(yields, [(FamilyKind::Participants, 21), (FamilyKind::Coders, 10)], "{text}");
        for (kind, expected) in [
            (FamilyKind::Participants, "12 9 0 0 0"),
            (FamilyKind::Coders, "5 5 0 0 0; counts_left_out 2"),
            (FamilyKind::Codes, "12 9 0 0 0; family_not_taken 1; column_family?"),
        ] {
            let families = BTreeMap::from([(columns.first().unwrap().clone(), kind)]);
            let file = FileSettings { families, ..FileSettings::default() };
            let files = BTreeMap::from([("table.csv".to_owned(), file)]);
            let (_, view) =
                read(&[("table.csv", &text)], Settings { files, ..Settings::default() });
            assert_eq!(told(&view), expected, "{text}");
        }
    }
    for heads in [
        "Theme|Barriers (GP)|Barriers (RN)|Facilitators (GP)|Facilitators (RN)",
        "Theme|Barriers (UK)|Barriers (US)|Facilitators (UK)|Facilitators (US)",
        "Theme|Barriers (nurses)|Barriers (GPs)|Facilitators (nurses)|Facilitators (GPs)",
    ] {
        check(&[(&format!("{heads}\n{rows}"), "12 9 0 0 0")]);
    }
}
