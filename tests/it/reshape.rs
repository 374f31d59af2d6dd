//! Which tables are taken for tables of counts, and what long form comes of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard_core::dataset::{CellsSaid, ColumnReason, Reshaped, Shape, reshape};
use steelyard_core::format::{DecimalMark, Table};
use steelyard_core::framework::{Label, recognise};

use crate::dataset::table;

/// How many of some labels the best codebook knows, as the engine asks.
fn known(labels: &[&str]) -> usize {
    let labels: Vec<Label<'_>> =
        labels.iter().map(|label| Label { code: Some(label), ..Label::default() }).collect();
    recognise(&labels).first().map_or(0, |best| (best.matched + best.ambiguous) as usize)
}

fn reshaped(table: &Table) -> Option<Reshaped> {
    reshape(table, DecimalMark::Point, &known, CellsSaid::default())
}

/// Checks the shape, the long form's headers and rows, and what was left out: columns by name, then
/// rows and cells by their places.
#[track_caller]
fn check(
    (header, rows): (&str, &[&str]),
    shape: Shape,
    long_header: &str,
    long_rows: &[&str],
    left_out: &str,
) {
    let table = table(header, rows);
    let Some(found) = reshaped(&table) else { panic!("left alone: {header}") };
    assert_eq!(found.reading.shape, shape, "{header}");
    assert_eq!(found.table.headers().join("|"), long_header, "{header}");
    let made: Vec<String> =
        super::support::cells(&found.table).iter().map(|row| row.join("|")).collect();
    assert_eq!(made, long_rows, "{header}");
    let columns = found.reading.columns_left_out.iter().map(|(name, reason)| {
        let reason = match reason {
            ColumnReason::Total => "sum",
            ColumnReason::Percent => "share",
            ColumnReason::OtherCount => "other",
            ColumnReason::OtherAttribute => "attribute",
            ColumnReason::OfRows => "row",
        };
        format!("{name}={reason}")
    });
    let rows = found.left_out.iter().map(|one| {
        let column = one.at.column.as_ref().map_or("", |column| column.name.as_str());
        format!("{}{column}", one.at.row.unwrap())
    });
    assert_eq!(columns.chain(rows).collect::<Vec<_>>().join(", "), left_out, "{header}");
}

#[track_caller]
fn left_alone(header: &str, rows: &[&str]) {
    let found = reshaped(&table(header, rows));
    assert!(found.is_none(), "{header}: {:?}", found.map(|found| found.reading));
}

#[test]
fn cross_tables_of_one_group() {
    let long: &[&str] =
        &["Cost|barrier|3", "Cost|facilitator|0", "Time|barrier|2", "Time|facilitator|5"];
    for (header, rows, left_out) in [
        ("Construct|Barriers|Facilitators", &["Cost|3|0", "Time|2|5"][..], ""),
        ("Construct|Barrier (n)|Facilitator (n)", &["Cost|3|", "Time|2|5"], ""),
        ("Construct|No. of barriers|No. of enablers", &["Cost|3|\u{2013}", "Time|2|5"], ""),
        ("Construct|Hinder|Möjliggörare", &["Cost|3|0", "Time|2|5"], ""),
        ("Construct|-|+", &["Cost|3|0", "Time|2|5"], ""),
        (
            "Construct|Barriers n (%)|Facilitators n (%)",
            &["Cost|3 (60.0 %)|0 (0 %)", "Time|2 (40)|5 (100)"],
            "",
        ),
        (
            "Construct|Barriers / n|Barriers / %|Facilitators / n|Facilitators / %",
            &["Cost|3|60.0|0|0.0", "Time|2|40.0|5|100.0"],
            "Barriers / %=share, Facilitators / %=share",
        ),
        (
            "Construct|Barriers|% of 40|Facilitators|Share|Total",
            &["Cost|3|7.5 %|0|0 %|3", "Time|2|5 %|5|12.5 %|7"],
            "% of 40=share, Share=share, Total=sum",
        ),
        (
            "Construct|Articles|Barriers|Facilitators|Both",
            &["Cost|9|3|0|3", "Time|6|2|5|7", "Total|15|5|5|10"],
            "Articles=other, Both=sum, 4",
        ),
        ("Construct|Total barriers|Total facilitators", &["Cost|3|0", "Time|2|5", "Sum|5|5"], "4"),
        (
            "Construct|Utterances: barrier|Utterances: enabler|Participants: barrier|Participants: enabler",
            &["Cost|3|0|2|0", "Time|2|5|2|4"],
            "Participants: barrier=other, Participants: enabler=other",
        ),
    ] {
        check((header, rows), Shape::Counts, "Construct|Valence|Count", long, left_out);
    }
}

#[test]
fn cross_tables_of_several_groups() {
    let long: &[&str] = &[
        "Cost|barrier|Nurses|3",
        "Cost|facilitator|Nurses|0",
        "Cost|barrier|GPs|1",
        "Cost|facilitator|GPs|2",
        "Time|barrier|Nurses|4",
        "Time|facilitator|Nurses|1",
        "Time|barrier|GPs|0",
        "Time|facilitator|GPs|2",
    ];
    let rows: &[&str] = &["Cost|3|0|1|2", "Time|4|1|0|2"];
    for header in [
        "Theme|Nurses: Barrier (n)|Nurses: Facilitator (n)|GPs: Barrier (n)|GPs: Facilitator (n)",
        "Theme|Nurses / Barriers n|Nurses / Facilitators n|GPs / Barriers n|GPs / Facilitators n",
        "Theme|Nurses / Barriers / n|Nurses / Facilitators / n|GPs / Barriers / n|GPs / Facilitators / n",
        "Theme|Barriers - Nurses|Facilitators - Nurses|Barriers - GPs|Facilitators - GPs",
        "Theme|Nurses B|Nurses F|GPs B|GPs F",
        "Theme|Nurses barriers|Nurses enablers|GPs barriers|GPs enablers",
        "Theme|Nurses (n = 12): barriers|Nurses (n = 12): enablers|GPs (n = 7): barriers|GPs (n = 7): enablers",
        "Theme|Barriers among Nurses|Enablers among Nurses|Barriers among GPs|Enablers among GPs",
        "Theme|Nurses -|Nurses +|GPs -|GPs +",
    ] {
        check((header, rows), Shape::Counts, "Theme|Valence|Group|Count", long, "");
    }
    check(
        (
            "Theme|Nurses: Barrier|%|Nurses: Facilitator|% (2)|GPs: Barrier|GPs: Facilitator|Total: Barrier|Total: Facilitator",
            &[
                "Cost|3|43%|0|0%|1|2|4|2",
                "Time|4|57%|1|100%|0|2|4|3",
                "Total|7|100%|1|100%|1|4|8|5",
            ],
        ),
        Shape::Counts,
        "Theme|Valence|Group|Count",
        long,
        "%=share, % (2)=share, Total: Barrier=sum, Total: Facilitator=sum, 4",
    );
}

#[test]
fn rows_of_cross_tables() {
    // Headings above the constructs of a domain.
    check(
        (
            "Construct|Barriers|Facilitators",
            &["Inner setting||", "Culture|1|2", "Outer setting||", "Policy|0|3"],
        ),
        Shape::Counts,
        "Domain|Construct|Valence|Count",
        &[
            "Inner setting|Culture|barrier|1",
            "Inner setting|Culture|facilitator|2",
            "Outer setting|Policy|barrier|0",
            "Outer setting|Policy|facilitator|3",
        ],
        "",
    );
    // The same with their sums.
    check(
        (
            "Construct|Barriers|Facilitators",
            &[
                "Inner setting|3|2",
                "Culture|1|2",
                "Climate|2|0",
                "Outer setting|4|4",
                "Policy|1|3",
                "Peers|3|1",
            ],
        ),
        Shape::Counts,
        "Domain|Construct|Valence|Count",
        &[
            "Inner setting|Culture|barrier|1",
            "Inner setting|Culture|facilitator|2",
            "Inner setting|Climate|barrier|2",
            "Inner setting|Climate|facilitator|0",
            "Outer setting|Policy|barrier|1",
            "Outer setting|Policy|facilitator|3",
            "Outer setting|Peers|barrier|3",
            "Outer setting|Peers|facilitator|1",
        ],
        "2, 5",
    );
    // A domain that is named once for all its constructs, and a row of sums.
    check(
        (
            "Domain|Construct|Barriers|Rank|Note",
            &["Inner|Culture|1|1|a", "|Climate|0|2|", "Outer|Policy|2|3|b", "Total||3||"],
        ),
        Shape::Counts,
        "Domain|Construct|Valence|Count",
        &["Inner|Culture|barrier|1", "Inner|Climate|barrier|0", "Outer|Policy|barrier|2"],
        "Rank=row, Note=row, 5",
    );
    // A column that says who was counted stays.
    check(
        ("Group|Theme|Barriers|Facilitators", &["Nurses|Cost|1|2", "GPs|Cost|0|1"]),
        Shape::Counts,
        "Group|Theme|Valence|Count",
        &[
            "Nurses|Cost|barrier|1",
            "Nurses|Cost|facilitator|2",
            "GPs|Cost|barrier|0",
            "GPs|Cost|facilitator|1",
        ],
        "",
    );
    // A first column without a name, whose values a framework knows; one cell that is no count.
    check(
        (
            "Column 1|Barriers|Facilitators",
            &["Knowledge|1|2", "Skills|0|1", "Optimism|2|many", "Mood|0|1"],
        ),
        Shape::Counts,
        "Code|Valence|Count",
        &[
            "Knowledge|barrier|1",
            "Knowledge|facilitator|2",
            "Skills|barrier|0",
            "Skills|facilitator|1",
            "Optimism|barrier|2",
            "Optimism|facilitator|many",
            "Mood|barrier|0",
            "Mood|facilitator|1",
        ],
        "",
    );
    // Whatever a first column without a name holds, nothing else in the table can be a code; it is said.
    check(
        ("Column 1|Barriers|Facilitators", &["Anna|1|2", "Ben|0|3"]),
        Shape::Counts,
        "Code|Valence|Count",
        &["Anna|barrier|1", "Anna|facilitator|2", "Ben|barrier|0", "Ben|facilitator|3"],
        "",
    );
}

#[test]
fn ratings_of_sites() {
    check(
        (
            "Construct|North|South|East|Distinguishes",
            &[
                "Cost|-2|0 (mixed)|+1|weak",
                "Time|Missing|X||strong",
                "Trust|1|External|2|",
                "Culture|-1|2|0|",
            ],
        ),
        Shape::Ratings,
        "Construct|Site|Rating",
        &[
            "Cost|North|-2",
            "Cost|South|0 (mixed)",
            "Cost|East|+1",
            "Time|South|X",
            "Trust|North|1",
            "Trust|South|External",
            "Trust|East|2",
            "Culture|North|-1",
            "Culture|South|2",
            "Culture|East|0",
        ],
        "Distinguishes=row, 3North, 3East",
    );
    // One column of ratings is a long table; ratings without a sign may be counts.
    left_alone("Construct|Site|Rating", &["Cost|A|-1", "Time|B|2"]);
    left_alone("Construct|North|South", &["Cost|1|2", "Time|0|1"]);
    left_alone("Participant|Construct|Before|After", &["P1|Cost|-1|2", "P2|Time|1|0"]);
    left_alone("Who|Cost|Time", &["Ann|-1|2", "Ben|1|0"]);
}

#[test]
fn matrices_of_nvivo() {
    check(
        (
            "Column 1|A : Nurses|B : GPs|Total",
            &["1 : Cost|3|\n|3", "2 : Time|1|2|3", "Total|4|2|6"],
        ),
        Shape::NvivoMatrix,
        "Code|Group|Count",
        &["Cost|Nurses|3", "Cost|GPs|0", "Time|Nurses|1", "Time|GPs|2"],
        "Total=sum, 4",
    );
    check(
        (
            "Column 1|A : Person:Role = Nurse|B : Person:Role = GP|C : Person:Sex = F",
            &["1 : Cost|3|0|1", "2 : Time|1|2|2"],
        ),
        Shape::NvivoMatrix,
        "Code|Role|Count",
        &["Cost|Nurse|3", "Cost|GP|0", "Time|Nurse|1", "Time|GP|2"],
        "C : Person:Sex = F=attribute",
    );
    check(
        ("Column 1|A : Barriers|B : Facilitators", &["1 : Cost|3|0", "2 : Time|1|2"]),
        Shape::NvivoMatrix,
        "Code|Valence|Count",
        &["Cost|barrier|3", "Cost|facilitator|0", "Time|barrier|1", "Time|facilitator|2"],
        "",
    );
    // Cases in rows, codes in columns: by the words for people, by the codes that a framework knows.
    check(
        ("Column 1|A : Cost of it|B : Time for it", &["1 : P01|3|0", "2 : P02|1|2"]),
        Shape::NvivoMatrix,
        "Participant|Code|Count",
        &["P01|Cost of it|3", "P01|Time for it|0", "P02|Cost of it|1", "P02|Time for it|2"],
        "",
    );
    check(
        ("Column 1|A : Knowledge|B : Skills", &["1 : Anna|3|0", "2 : Ben|1|2"]),
        Shape::NvivoMatrix,
        "Group|Code|Count",
        &["Anna|Knowledge|3", "Anna|Skills|0", "Ben|Knowledge|1", "Ben|Skills|2"],
        "",
    );
    // A framework matrix has texts in its cells.
    left_alone("Column 1|A : Cost|B : Time", &["1 : P01|It is dear|", "2 : P02|\n|No hour"]);
    left_alone("Column 1|A : Cost|Time", &["1 : P01|1|2"]);
}

#[test]
fn matrices_of_maxqda() {
    check(
        (
            "Code System|Nurses\\Ann|GPs\\Ben|SUM",
            &[
                "Barriers|0|1|1",
                "  Cost|3|0|3",
                "    Fees|1|0|1",
                "  Time||2|2",
                "Trust|1|0|1",
                "SUM|5|3|8",
                "# N = Documents|1|1|2",
            ],
        ),
        Shape::MaxqdaMatrix,
        "Code|Group|Source|Count",
        &[
            "Barriers|Nurses|Ann|0",
            "Barriers|GPs|Ben|1",
            "Barriers > Cost|Nurses|Ann|3",
            "Barriers > Cost|GPs|Ben|0",
            "Barriers > Cost > Fees|Nurses|Ann|1",
            "Barriers > Cost > Fees|GPs|Ben|0",
            "Barriers > Time|Nurses|Ann|0",
            "Barriers > Time|GPs|Ben|2",
            "Trust|Nurses|Ann|1",
            "Trust|GPs|Ben|0",
        ],
        "SUM=sum, 7, 8",
    );
    check(
        ("Codesystem|Interview 1|Interview 2|Summe", &["Hemmnisse > Kosten|3|0|3", "Summe|3|0|3"]),
        Shape::MaxqdaMatrix,
        "Code|Source|Count",
        &["Hemmnisse > Kosten|Interview 1|3", "Hemmnisse > Kosten|Interview 2|0"],
        "Summe=sum, 3",
    );
    left_alone("Code System|Interview 1|Interview 2", &["Cost|It is dear|", "Time||No hour"]);
    left_alone("Code System", &["Cost", "Time"]);
}

#[test]
fn tables_of_atlas_ti() {
    check(
        (
            "Column 1|1: First\nGr=20|2: Second\nGr=3|Totals",
            &["● Cost\nGr=4|3|1|4", "○ Time\nGr=2|0|2|2", "Totals|3|3|6"],
        ),
        Shape::AtlasMatrix,
        "Code|Source|Count",
        &["Cost|First|3", "Cost|Second|1", "Time|First|0", "Time|Second|2"],
        "Totals=sum, 4",
    );
    check(
        (
            "Column 1|● Cost\nGr=4|● Time\nGr=2",
            &["Nurses\nGr=9;  GS=3|3|0", "GPs\nGr=5;  GS=2|1|2"],
        ),
        Shape::AtlasMatrix,
        "Group|Code|Count",
        &["Nurses|Cost|3", "Nurses|Time|0", "GPs|Cost|1", "GPs|Time|2"],
        "",
    );
    // Codes on both sides are a table of what was said together.
    left_alone("Column 1|● Cost\nGr=4|● Time\nGr=2", &["● Cost\nGr=4|0|2", "● Time\nGr=2|2|0"]);
}

#[test]
fn other_tables_are_left_alone() {
    for (header, rows) in [
        // Long tables.
        (
            "Participant|Code|Valence|Excerpt",
            &["P1|Cost|barrier|It is dear", "P2|Time|facilitator|An hour"][..],
        ),
        ("Site|Construct|Valence|Count", &["A|Cost|barrier|3", "B|Time|facilitator|2"]),
        (
            "Domain|Construct|Group|Valence|n",
            &["Inner|Culture|GP|barrier|3", "Outer|Policy|Nurse|facilitator|2"],
        ),
        // People or passages in rows, flags or counts in columns.
        ("Participant|Theme|Barrier|Facilitator", &["P1|Cost|1|0", "P2|Time|0|3"]),
        ("Theme|Quote|Barrier|Facilitator", &["Cost|It is dear|1|0", "Time|An hour is enough|0|1"]),
        ("Interview|Cost barrier|Cost facilitator", &["I1|3|0", "I2|1|2"]),
        ("Participant|BR+|BR-|ECR+|ECR-", &["P1|2|0|1|0", "P2|0|1|0|3"]),
        ("Column 1|Cost_B|Cost_F|Time_B|Time_F", &["Anna|1|0|2|0", "Ben|0|1|0|2"]),
        ("Participant|Knowledge|Skills|Optimism", &["P1|2|0|1", "P2|0|1|0"]),
        // Texts under the valences.
        ("Domain|Barriers|Facilitators", &["Inner|No time; no money|A champion", "Outer|Rules|"]),
        // Nothing that counts.
        ("Construct|Definition", &["Cost|What it costs", "Time|How long it takes"]),
        ("Construct|Nurses: notes|GPs: notes", &["Cost|3|1", "Time|2|2"]),
        ("Construct|Nurses: barrier|GPs: facilitator", &["Cost|3|1", "Time|2|2"]),
        ("Construct|Barriers (n)|Barriers|Facilitators", &["Cost|3|1|1", "Time|2|2|2"]),
        ("Construct|Barriers|Facilitators", &[]),
    ] {
        left_alone(header, rows);
    }
}

#[test]
fn every_row_leads_back_to_its_cell() {
    let table = table("Theme|Nurses: Barrier|Nurses: Facilitator", &["Cost|3|0", "Time|4|1"]);
    let found = reshaped(&table).expect("a table of counts").table;
    let places: Vec<(u64, String)> = (0..found.rows())
        .map(|row| {
            let place = found.place(row, 0);
            (place.row.unwrap(), place.column.unwrap().name)
        })
        .collect();
    let expected = [(2, "Barrier"), (2, "Facilitator"), (3, "Barrier"), (3, "Facilitator")];
    let expected: Vec<_> =
        expected.map(|(row, name)| (row, format!("Nurses: {name}"))).into_iter().collect();
    assert_eq!(places, expected);
}

#[test]
fn totals_are_told_beside_fractions_and_below_labels_set_in() {
    check(
        (
            "Domain and belief|Barriers|Enablers|Nurses with barrier",
            &[
                "Knowledge|4|6|3/8",
                " Knows the guideline|2|5|",
                " Knows the clinic|2|1|",
                "Skills|0|0|0/8",
                " None found|||",
            ],
        ),
        Shape::Counts,
        "Domain|Code|Valence|Count",
        &[
            "Knowledge|Knows the guideline|barrier|2",
            "Knowledge|Knows the guideline|facilitator|5",
            "Knowledge|Knows the clinic|barrier|2",
            "Knowledge|Knows the clinic|facilitator|1",
            "|Skills|barrier|0",
            "|Skills|facilitator|0",
        ],
        "Nurses with barrier=other, 2, 6",
    );
    // A code that adds up two others by chance, real zeros, a code called a total.
    check(
        ("Code|Barriers|Facilitators", &["Cost|1|2", "Time|2|1", "Pay|3|3", "Total cost|0|0"]),
        Shape::Counts,
        "Code|Valence|Count",
        &[
            "Cost|barrier|1",
            "Cost|facilitator|2",
            "Time|barrier|2",
            "Time|facilitator|1",
            "Pay|barrier|3",
            "Pay|facilitator|3",
            "Total cost|barrier|0",
            "Total cost|facilitator|0",
        ],
        "",
    );
}
