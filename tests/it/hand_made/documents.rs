//! Documents of one name in lists of quotations, told apart by the numbers that the quotations bear.

use super::{check, read};
use steelyard_core::engine::Settings;

#[test]
fn documents_of_one_name_are_told_apart_by_the_numbers_of_their_quotations() {
    let table = |ids: [&str; 5]| {
        let rows = [
            "Interview|aaa bbb ccc|Time",
            "Interview|ddd eee fff|Cost",
            "Interview|ggg hhh iii|Time",
            "Interview|jjj kkk lll|Cost",
            "Focus group|mmm nnn ooo|Cost",
        ];
        let rows: String = ids.iter().zip(rows).map(|(id, row)| format!("{id}|{row}\n")).collect();
        format!("ID|Document|Quotation Content|Codes\n{rows}")
    };
    let sources = |text: &str| {
        let (_, view) = read(&[("quotations.csv", text)], Settings::default());
        view.summary.sources.map(|names| names.len())
    };
    assert_eq!(sources(&table(["1:1", "1:2", "2:1", "2:2", "3:1"])), Some(3));
    assert_eq!(sources(&table(["1:1", "1:2", "1:3", "1:4", "3:1"])), Some(2));
    // No numbers of documents.
    assert_eq!(sources(&table(["1", "2", "3", "4", "5"])), Some(2));
    check(&[(&table(["1:1", "1:2", "2:1", "2:2", "3:1"]), "0 0 0 0 5")]);
    // Of two coders' exports one numbers its documents otherwise.
    let one = table(["1:1", "1:2", "1:3", "1:4", "3:1"]);
    let other = table(["4:1", "4:2", "4:3", "4:4", "7:1"]);
    let (_, view) = read(&[("anna.csv", &one), ("bo.csv", &other)], Settings::default());
    assert_eq!(view.summary.sources.map(|names| names.len()), Some(2));
}

#[test]
fn a_start_and_an_end_that_are_read_as_the_range_are_not_asked_about() {
    super::check(&[
        (
            "Document|Start|End|Code|Type\nI1|0|50|Time|Barrier\nI1|60|90|Cost|Barrier\nI2|0|40|Team|Facilitator\n",
            "2 1 0 0 0",
        ),
        ("Fil|Början|Slut|Kod|Typ\nI1|0|50|Tid|Hinder\nI2|60|90|Stöd|Möjliggörare\n", "1 1 0 0 0"),
    ]);
}
