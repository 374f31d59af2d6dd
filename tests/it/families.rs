//! Columns that are alike in content and name: what they are taken for together, and what is left alone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use steelyard_core::dataset::{CellsSaid, DuplicateKind, FamilyKind, LeftOutReason, families};
use steelyard_core::engine::{Question, Settings};
use steelyard_core::format::DecimalMark;

use crate::dataset::table;
use crate::support::engine::{load, loaded, study};

/// What becomes of a table's families: shape, columns, and what is asked; then the long form's rows.
fn found(header: &str, rows: &[&str], chosen: &[(&str, FamilyKind)]) -> (String, Vec<String>) {
    let chosen: BTreeMap<String, FamilyKind> =
        chosen.iter().map(|(header, kind)| ((*header).to_owned(), *kind)).collect();
    let table = table(header, rows);
    let found = families(&table, DecimalMark::Point, &|_| 0, &chosen, CellsSaid::default());
    let name = |column: &usize| table.headers()[*column].clone();
    let names = |columns: &[usize]| columns.iter().map(name).collect::<Vec<_>>().join(",");
    let mut said = match &found.reshaped {
        Some(reshaped) => format!("{:?} {}", reshaped.reading.shape, names(&found.columns)),
        None => String::new(),
    };
    for family in &found.asked {
        let kinds: Vec<String> = family
            .choices
            .iter()
            .map(|one| format!("{:?} {} of {}", one.kind, one.codings, one.owners))
            .collect();
        said.push_str(&format!("? {}: {}", names(&family.columns), kinds.join(", ")));
    }
    let long = found.reshaped.map(|reshaped| {
        let head = reshaped.table.headers().join("|");
        let rows = super::support::cells(&reshaped.table).into_iter().map(|row| row.join("|"));
        std::iter::once(head).chain(rows).collect()
    });
    (said, long.unwrap_or_default())
}

#[test]
fn a_column_a_participant_is_put_one_below_the_other() {
    let cases: [(&str, &[&str], &str, &[&str]); 8] = [
        (
            "Theme|Participant 1|Participant 2",
            &["Money|fees|travel", "Time|wait|"],
            "People Participant 1,Participant 2",
            &[
                "Theme|Participant|Code",
                "Money|Participant 1|fees",
                "Money|Participant 2|travel",
                "Time|Participant 1|wait",
            ],
        ),
        (
            "Code|P1|P2|Total",
            &["Cost|2|0|2", "Time|1|3|4"],
            "People P1,P2",
            &["Code|Participant|Count", "Cost|P1|2", "Cost|P2|0", "Time|P1|1", "Time|P2|3"],
        ),
        // Marks; numbers of the rows say nothing.
        (
            "No|Barrier found|Interview 1|Interview 2",
            &["1|Cost|x|", "2|Time|x|x"],
            "People Interview 1,Interview 2",
            &[
                "Code|Source|Count",
                "Cost|Interview 1|1",
                "Cost|Interview 2|0",
                "Time|Interview 1|1",
                "Time|Interview 2|1",
            ],
        ),
        // Valences, and what stands beside the codes.
        (
            "Construct|Participant A|Participant B",
            &["Culture|barrier|facilitator", "Cost|barrier|"],
            "People Participant A,Participant B",
            &[
                "Construct|Participant|Valence",
                "Culture|Participant A|barrier",
                "Culture|Participant B|facilitator",
                "Cost|Participant A|barrier",
            ],
        ),
        // Remarks on a code are what was said of it.
        (
            "Code|Site 1|Site 2",
            &["Cost|too high|fair", "Time|none|some"],
            "People Site 1,Site 2",
            &[
                "Code|Site|Excerpt",
                "Cost|Site 1|too high",
                "Cost|Site 2|fair",
                "Time|Site 1|none",
                "Time|Site 2|some",
            ],
        ),
        // A total row is none.
        (
            "Code|P1|P2",
            &["Cost|2|0", "Time|1|3", "Total|3|3"],
            "People P1,P2",
            &["Code|Participant|Count", "Cost|P1|2", "Cost|P2|0", "Time|P1|1", "Time|P2|3"],
        ),
        // Answers of a scale may be what people said of a statement: asked.
        (
            "Theme|P1|P2",
            &["Cost|2|5", "Time|1|3"],
            "People P1,P2? P1,P2: Participants 11 of 2, Aside 0 of 0",
            &["Theme|Participant|Count", "Cost|P1|2", "Cost|P2|5", "Time|P1|1", "Time|P2|3"],
        ),
        // Groups by their names alone: asked, and a footnote or a bound costs no column.
        (
            "Code|Nurses|Doctors",
            &["Cost|2*|0", "Time|1|<5", "Staff|3|4"],
            "People Nurses,Doctors? Nurses,Doctors: Participants 10 of 2, Aside 0 of 0",
            &[
                "Code|Group|Count",
                "Cost|Nurses|2*",
                "Cost|Doctors|0",
                "Time|Nurses|1",
                "Time|Doctors|<5",
                "Staff|Nurses|3",
                "Staff|Doctors|4",
            ],
        ),
    ];
    for (header, rows, said, long) in cases {
        let (found, made) = found(header, rows, &[]);
        assert_eq!(found, said, "{header}");
        assert_eq!(made, long, "{header}");
    }
}

#[test]
fn other_columns_are_no_participants() {
    let cases: [(&str, &[&str]); 12] = [
        ("Participant|Code|Valence", &["P1|Cost|barrier", "P2|Time|barrier"]),
        // One alone.
        ("Theme|Participant 1", &["Money|fees", "Time|wait"]),
        // The rows are people already.
        ("Participant|Interview 1|Interview 2", &["P1|Cost|Time", "P2|Time|Pay"]),
        ("Participant|Q1|Q2", &["P1|2|3", "P2|1|1"]),
        // Dates and numbers of interviews.
        (
            "Theme|Interview 1|Interview 2",
            &["Money|2020-01-05|2020-02-05", "Time|2020-03-01|2020-04-01"],
        ),
        ("Theme|Interview 1 date|Interview 2 date", &["Money|May|June", "Time|June|July"]),
        ("Theme|Priority 1|Priority 2", &["Money|fees|travel", "Time|wait|hours"]),
        // Different kinds of owners.
        ("Theme|Participant 1|Site 1", &["Money|fees|travel", "Time|wait|hours"]),
        // No label beside them.
        ("P1|P2", &["1|2", "0|1"]),
        // Names of codes that come again, and numbers that number the rows.
        ("Code|Nurses|Doctors", &["Cost|2|0", "Cost|1|3"]),
        ("Code|Nurses|Order", &["Cost|2|1", "Time|4|2"]),
        ("Participant|Nurses|Doctors", &["Cost|2|0", "Time|1|3"]),
    ];
    for (header, rows) in cases {
        let (said, _) = found(header, rows, &[]);
        assert_eq!(said, "", "{header}");
    }
}

#[test]
fn a_column_a_coder_is_known_by_name_or_asked() {
    let alike: &[&str] = &["1|Cost|Cost", "2|Cost|Time", "3|Time|Time", "4|Pay|Pay"];
    for (header, rows, said) in [
        ("No|Coder 1|Coder 2", alike, "Coders Coder 1,Coder 2"),
        ("No|Rater A|Rater B", alike, "Coders Rater A,Rater B"),
        ("No|Code by coder 1|Code by coder 2", alike, "Coders Code by coder 1,Code by coder 2"),
        ("No|C1|C2", alike, "? C1,C2: Codes 8 of 0, Coders 8 of 2"),
        ("No|Anna|Ben", alike, "? Anna,Ben: Codes 8 of 0, Coders 8 of 2"),
        ("No|Code 1|Code 2", alike, "? Code 1,Code 2: Codes 8 of 0, Coders 8 of 2"),
        // Several codes of a row are never the same.
        ("No|Code 1|Code 2", &["1|Cost|Time", "2|Pay|Cost", "3|Time|Pay"], ""),
        // The same in every row says the same twice.
        ("No|Anna|Ben", &["1|Cost|Cost", "2|Time|Time", "3|Pay|Pay"], ""),
        // Names of coders beside the codes, attributes beside the codes.
        ("Code|Coder 1|Coder 2", &["Cost|Anna|Ben", "Time|Anna|Anna", "Pay|Ben|Anna"], ""),
        ("Code|Town|Home", &["Cost|A|A", "Time|B|A", "Pay|B|B", "Pay|A|A"], ""),
        ("Coder|Code|Valence", &["Anna|Cost|barrier", "Ben|Cost|barrier"], ""),
        (
            "No|Coder 1|Coder 2",
            &["1|barrier|barrier", "2|facilitator|barrier", "3|barrier|barrier"],
            "",
        ),
        ("No|Before|After", &["1|5|5", "2|4|4", "3|2|1"], ""),
        ("Domain|Theme", &["Cost|Cost", "Time|Time", "Time|Hours", "Pay|Pay"], ""),
        ("Case|Cost|Time|Pay|Town|Home", &["P1|1|0|2|A|A", "P2|0|1|1|B|B", "P3|1|1|0|A|B"], ""),
    ] {
        assert_eq!(found(header, rows, &[]).0, said, "{header} {rows:?}");
    }
    let (said, long) = found("No|C1|C2", &alike[..2], &[("C1", FamilyKind::Coders)]);
    assert_eq!(said, "Coders C1,C2");
    assert_eq!(long, ["Segment ID|Coder|Code", "1|C1|Cost", "1|C2|Cost", "2|C1|Cost", "2|C2|Time"]);
}

#[test]
fn slots_are_put_one_below_the_other() {
    for (header, rows, said, long) in [
        (
            "P|Quality Factor 1|Impact 1|Quality Factor 2|Impact 2",
            &["0|parking|-3|signs|-1", "1|nurse|+2||"][..],
            "Slots Quality Factor 1,Impact 1,Quality Factor 2,Impact 2",
            &["P|Quality Factor|Impact", "0|parking|-3", "0|signs|-1", "1|nurse|+2"][..],
        ),
        (
            "ID|Code1|Type1|Code2|Type2",
            &["A|Cost|barrier|Time|facilitator", "B|||Pay|barrier"],
            "Slots Code1,Type1,Code2,Type2",
            &["ID|Code|Type", "A|Cost|barrier", "A|Time|facilitator", "B|Pay|barrier"],
        ),
        // Whoever says nothing is still somebody.
        (
            "Participant|Code 1|Valence 1|Code 2|Valence 2",
            &["P1|Cost|barrier||", "P2||||"],
            "Slots Code 1,Valence 1,Code 2,Valence 2",
            &["Participant|Code|Valence", "P1|Cost|barrier", "P2||"],
        ),
        // Codes alone, values alone, one slot alone, numbers that are not those of the codes.
        ("P|Code 1|Code 2", &["1|Cost|Time", "2|Pay|Cost"], "", &[]),
        ("P|Rating 1|Rating 2", &["1|-1|+2", "2|0|+1"], "", &[]),
        ("P|Code 1|Impact 1", &["1|Cost|-1", "2|Pay|+1"], "", &[]),
        ("P|Code 1|Code 2|Impact 8|Impact 9", &["1|Cost|Pay|-1|+1", "2|Pay|Cost|+1|-1"], "", &[]),
        ("P|Code|Impact|Code 2", &["1|Cost|-1|Pay", "2|Pay|+1|Cost"], "", &[]),
    ] {
        let (found, made) = found(header, rows, &[]);
        assert_eq!(found, said, "{header}");
        assert_eq!(made, long, "{header}");
    }
}

#[test]
fn what_the_user_says_of_a_family_holds() {
    let file = b"No,C1,C2\n1,Cost,Cost\n2,Cost,Time\n3,Time,Time\n4,Pay,Pay\n";
    let (mut engine, view) = loaded(&[("a.csv", file)]);
    assert!(matches!(
        &view.questions[0],
        Question::ColumnFamily { file, columns, choices }
            if file == "a.csv" && *columns == ["C1", "C2"] && choices.len() == 2
    ));
    // What two coders agree on counts once.
    for (settings, codings, coders) in [
        (r#"{"C1": "coders"}"#, 5, Some(2)),
        (r#"{"C1": "codes"}"#, 8, None),
        (r#"{"C2": "coders"}"#, 5, Some(2)),
    ] {
        let settings = format!(r#"{{"files": {{"a.csv": {{"families": {settings}}}}}}}"#);
        let settings: Settings = serde_json::from_str(&settings).unwrap();
        let view = study(&mut engine, load(&[("a.csv", file)], settings));
        let asked = |one: &Question| matches!(one, Question::ColumnFamily { .. });
        assert!(!view.questions.iter().any(asked));
        assert_eq!(view.summary.codings, codings);
        assert_eq!(view.summary.coders.map(|coders| coders.len()), coders);
    }
}

#[test]
fn roles_given_to_columns_of_a_family_keep_them_apart() {
    let file = b"P,Code 1,Type 1,Code 2,Type 2\n1,Cost,barrier,Time,facilitator\n2,Pay,barrier,,\n";
    let (mut engine, view) = loaded(&[("a.csv", file)]);
    assert_eq!(view.summary.codings, 3);
    // A study saved before slots were known names the columns as they stand.
    let roles = r#"{"files": {"a.csv": {"roles":
        {"Code 1": "code", "Code 2": "code", "Type 1": "valence", "Type 2": "ignored"}}}}"#;
    let settings: Settings = serde_json::from_str(roles).unwrap();
    let view = study(&mut engine, load(&[("a.csv", file)], settings));
    assert_eq!(view.files[0].shape, None);
    assert_eq!(view.summary.codings, 3);
}

#[test]
fn lists_of_codes_and_what_tools_write_hold_no_families() {
    for (header, rows) in [
        ("Code|Comment|Code Group 1|Code Group 2", &["Cost||Themes|A", "Time||Themes|B"][..]),
        (
            "Document name|Code|Begin|End|Weight score|Segment|Participant 1|Participant 2",
            &["D|Cost|1|2|0|text|a|b", "D|Time|3|4|0|text|b|a"],
        ),
    ] {
        assert_eq!(found(header, rows, &[]).0, "", "{header}");
    }
}

/// The codings of a file, those that are sums of others, and the rows left out as totals.
fn counted(csv: &str) -> (u64, u64, usize) {
    let (_, view) = loaded(&[("a.csv", csv.as_bytes())]);
    let sums = view.account.doubles.iter().filter(|one| one.kind == DuplicateKind::SumOfChildren);
    let totals = view.account.left_out.iter();
    let totals = totals.filter(|one| one.reason == LeftOutReason::TotalsRow).count();
    (view.summary.codings, sums.map(|one| one.found).sum(), totals)
}

#[test]
fn sums_beside_their_parts_count_once_and_chance_is_none() {
    for (csv, expected) in [
        // Rows of a list of codes, by their paths.
        ("Code,Count\nA,9\nA > B,5\nA > C,4\nD,2\n", (11, 9, 0)),
        ("Code,Count\nA,9\nA > B,5\nA > B > X,2\nA > B > Y,3\nA > C,4\n", (9, 14, 0)),
        // A parent that was applied by itself too, one part alone, codes that only add up.
        ("Code,Count\nA,10\nA > B,5\nA > C,4\n", (19, 0, 0)),
        ("Code,Count\nA,5\nA > B,5\n", (10, 0, 0)),
        ("Code,Count\nA,9\nB,5\nC,4\n", (18, 0, 0)),
        // It adds up for one person and not for the other.
        (
            "participant,code,count\nP1,A,3\nP1,A > B,1\nP1,A > C,2\nP2,A,4\nP2,A > B,1\n",
            (11, 0, 0),
        ),
        ("participant,code,count\nP1,A,3\nP1,A > B,1\nP1,A > C,2\nP2,A,1\nP2,A > B,1\n", (4, 4, 0)),
        // Columns.
        ("p,X,X - barrier,X - facilitator\na,3,1,2\nb,2,2,0\n", (5, 5, 0)),
        ("p,X,X - barrier,X - facilitator\na,3,1,2\nb,5,2,0\n", (5, 0, 0)),
        // Rows below a total, and a total without a name.
        (
            "participant,X - barrier,X - facilitator\na,1,2\nb,3,4\nTotal,4,6\nn,2,2\n%,100,100\n",
            (10, 0, 3),
        ),
        ("participant,X - barrier,X - facilitator\na,1,2\nb,3,4\nc,1,0\n,5,6\n", (11, 0, 1)),
        // Nobody's row that adds nothing up, and a person who is called n.
        ("participant,X - barrier,X - facilitator\na,1,2\nb,3,4\nc,1,0\n,1,1\n", (13, 0, 0)),
        ("participant,X - barrier,X - facilitator\nn,1,2\nb,3,4\n", (10, 0, 0)),
    ] {
        assert_eq!(counted(csv), expected, "{csv}");
    }
}
