//! What two coders say nearly alike: on ranges and quotes that differ a little, without a passage, and in sheets that
//! are named after them.

use std::collections::BTreeMap;

use steelyard_core::dataset::{CodersFrom, Counting, DuplicateKind, Role};
use steelyard_core::engine::{FileSettings, Settings};

use super::{check, read, read_bytes, told, workbook};

/// Settings under which doubles of a kind count once.
fn once(kind: DuplicateKind) -> Settings {
    Settings { doubles: BTreeMap::from([(kind, Counting::Once)]), ..Settings::default() }
}

const RANGES: &str = "Source|Start|End|Code|Valence|Coder\nA|0|50|Time|barrier|X\nA|0|52|Time|barrier|Y\n\
    A|60|90|Cost|barrier|X\nA|61|90|Cost|barrier|Y\nB|0|40|Team|facilitator|X\nB|100|140|Team|facilitator|Y\n";

#[test]
fn ranges_of_two_coders_that_nearly_agree_are_said_and_can_count_once() {
    check(&[
        (RANGES, "4 2 0 0 0; counted_each 2"),
        // Three coders; what only touches or shares little is another passage.
        (
            "Dokument|Anfang|Ende|Kode|Typ|Kodierer\nA|0|100|Zeit|Barriere|X\nA|5|98|Zeit|Barriere|Y\n\
             A|0|103|Zeit|Barriere|Z\nA|200|300|Zeit|Barriere|X\nA|290|400|Zeit|Barriere|Y\nA|400|450|Zeit|Barriere|Z\n",
            "6 0 0 0 0; counted_each 2",
        ),
        // A chain of which each shares much with the next is no one passage: the second is the first's, the third not.
        (
            "Source|Start|End|Code|Valence|Coder\nA|0|100|Time|barrier|X\nA|25|125|Time|barrier|Y\n\
             A|50|150|Time|barrier|X\n",
            "3 0 0 0 0; counted_each 1; counted_each 1",
        ),
        // Other codes, valences and documents.
        (
            "Source|Start|End|Code|Valence|Coder\nA|0|50|Time|barrier|X\nA|0|52|Cost|barrier|Y\n\
             A|0|52|Time|facilitator|Y\nB|0|52|Time|barrier|Y\n",
            "3 1 0 0 0",
        ),
    ]);
    let (_, view) = read(&[("a.csv", RANGES)], once(DuplicateKind::TwoCodersNearly));
    assert_eq!(told(&view), "2 2 0 0 0");
}

#[test]
fn quotes_of_two_coders_that_nearly_agree_are_said_and_can_count_once() {
    let swedish = "Deltagare|Citat|Kod|Typ|Kodare\nP1|vi hinner aldrig med allt som ska göras|Tid|Hinder|Eva\n\
        P1|vi hinner aldrig med allt som ska göra|Tid|Hinder|Ola\n\
        P2|chefen stöttar oss hela tiden|Ledning|Möjliggörare|Eva\n\
        P2|Chefen stöttar oss hela tiden, verkligen.|Ledning|Möjliggörare|Ola\n";
    check(&[
        (swedish, "2 2 0 0 0; counted_each 2"),
        // Other passages under one code, one coder alone, and a few letters.
        (
            "Participant|Quote|Code|Type|Coder\nP1|nobody told us what to do|Information|Barrier|A\n\
             P1|they did not ask us either|Information|Barrier|B\nP2|it costs too much|Cost|Barrier|A\n\
             P2|it costs too much for us|Cost|Barrier|A\nP3|costs|Cost|Barrier|A\nP3|cost|Cost|Barrier|B\n",
            "6 0 0 0 0",
        ),
    ]);
    let (_, view) = read(&[("a.csv", swedish)], once(DuplicateKind::TwoCodersNearly));
    assert_eq!(told(&view), "1 1 0 0 0");
    let files = [
        (
            "coding_anna.csv",
            "Participant|Quote|Code|Type\nP1|we never have the time to do it properly|Time|Barrier\n\
             P1|my boss was very supportive of it|Leadership|Facilitator\nP2|it costs far too much for us here|Cost|Barrier\n",
        ),
        (
            "coding_ben.csv",
            "Participant|Quote|Code|Type\nP1|we never have the time to do it proper|Time|Barrier\n\
             P1|My boss was very supportive of it.|Leadership|Facilitator\nP2|it costs far too much for us|Cost|Barrier\n",
        ),
    ];
    let settings = Settings { coders_from: Some(CodersFrom::FileNames), ..Settings::default() };
    assert_eq!(told(&read(&files, settings).1), "4 2 0 0 0; counted_each 3");
}

#[test]
fn coders_who_code_without_passages_are_not_said_to_share_one() {
    let table = "Participant|Code|Type|Coder\nP1|Time|Barrier|A\nP1|Time|Barrier|B\nP2|Cost|Barrier|A\nP2|Team|Facilitator|B\n";
    let (_, view) = read(&[("a.csv", table)], Settings::default());
    assert_eq!(told(&view), "3 1 0 0 0; counted_each 1");
    let [double] = &*view.account.doubles else { panic!("{:?}", view.account.doubles) };
    assert_eq!(double.kind, DuplicateKind::TwoCodersWithoutPassage);
    let (_, view) = read(&[("a.csv", table)], once(DuplicateKind::TwoCodersWithoutPassage));
    assert_eq!(told(&view), "2 1 0 0 0");
}

#[test]
fn sheets_that_say_the_same_again_may_be_named_after_coders() {
    let sheets = [
        (
            "Eva",
            "Intervju|Citat|Kod|Typ\nI1|vi hinner aldrig med allt|Tid|Hinder\n\
             I1|chefen stöttar oss hela tiden|Ledning|Möjliggörare\nI2|det kostar för mycket|Kostnad|Hinder",
        ),
        (
            "Ola",
            "Intervju|Citat|Kod|Typ\nI1|vi hinner aldrig med alt|Tid|Hinder\n\
             I1|chefen stöttar oss|Ledning|Möjliggörare\nI2|helt annat här|Team|Möjliggörare",
        ),
    ];
    let bytes = workbook(&sheets);
    let (_, view) = read_bytes(&[("study.xlsx", &bytes)], Settings::default());
    assert_eq!(told(&view), "3 3 0 0 0; column?");
    let roles = BTreeMap::from([("Sheet".to_owned(), Role::Coder)]);
    let file = FileSettings { roles, ..FileSettings::default() };
    let settings = Settings {
        files: BTreeMap::from([("study.xlsx".to_owned(), file)]),
        ..Settings::default()
    };
    let (_, view) = read_bytes(&[("study.xlsx", &bytes)], settings);
    assert_eq!(told(&view), "3 3 0 0 0; counted_each 2");

    // Other people, other parts of the codes, and sides.
    for (one, other, expected) in [
        (
            ("May", "Interview|Code|Type\nI1|Time|barrier\nI2|Cost|barrier"),
            ("June", "Interview|Code|Type\nI3|Time|barrier\nI4|Cost|facilitator"),
            "3 1 0 0 0",
        ),
        (
            ("Nurses", "Interview|Code|Type\nI1|Time|barrier\nI2|Cost|barrier"),
            ("GPs", "Interview|Code|Type\nI3|Time|barrier\nI4|Cost|facilitator"),
            "3 1 0 0 0",
        ),
        (
            ("Inner setting", "Interview|Code|Type\nI1|Culture|barrier\nI2|Resources|barrier"),
            ("Outer setting", "Interview|Code|Type\nI1|Policy|barrier\nI2|Patients|facilitator"),
            "3 1 0 0 0; several_values 2",
        ),
    ] {
        let bytes = workbook(&[one, other]);
        let (_, view) = read_bytes(&[("study.xlsx", &bytes)], Settings::default());
        assert_eq!(told(&view), expected, "{one:?}");
    }
}
