//! Where valences come from, and what counts once although it is there twice.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use steelyard_core::dataset::{
    Choices, CodedDataset, Counting, DuplicateKind, Input, Role, Roles, ValenceSource, build,
};
use steelyard_core::format::{DecimalMark, Table, TableBuilder};
use steelyard_core::ids::{CodeId, Id as _};
use steelyard_core::valence::{ByValence, Valence};

use super::support::random::Random;

/// A table of columns with their roles; a broken bar stands for one within a cell.
fn table(columns: &[(&str, Role)], rows: &[&str]) -> (Table, Roles) {
    let headers = columns.iter().map(|(header, _)| (*header).to_owned()).collect();
    let mut builder = TableBuilder::new(None, headers);
    for (number, row) in (2..).zip(rows) {
        let cells = row.split('|').map(|cell| cell.replace('¦', "|"));
        let cells: Vec<_> = cells.map(|cell| builder.intern(&cell).unwrap()).collect();
        builder.push_row(number, &cells).unwrap();
    }
    let roles = columns.iter().map(|(_, role)| role.clone()).collect();
    (builder.finish(), Roles { columns: roles })
}

fn load(columns: &[(&str, Role)], rows: &[&str], choices: Choices<'_>) -> CodedDataset {
    let (table, roles) = table(columns, rows);
    let decimal = DecimalMark::Point;
    let input = Input {
        file: "f.csv",
        table: &table,
        roles: &roles,
        decimal,
        is_project: false,
        coder: None,
        divided: None,
        codes: &[],
    };
    build(&[input], choices).unwrap().value
}

/// Row, code as the framework sees it, valence: of every coding that counts.
fn counted(data: &CodedDataset) -> Vec<String> {
    let counted = data.codings.iter().filter(|coding| coding.counts(false));
    counted
        .map(|coding| {
            let key = data.code_keys[coding.code_key];
            let code = data.code_texts.text(key.bare_code).unwrap_or("");
            let row = data.records[coding.record].row;
            format!("{row} {code} {:?}", coding.valence)
        })
        .collect()
}

/// Source, start, end, coder, code.
const RANGES: [(&str, Role); 5] = [
    ("source", Role::Source),
    ("start", Role::RangeStart),
    ("end", Role::RangeEnd),
    ("coder", Role::Coder),
    ("code", Role::Code),
];

#[test]
fn second_codes_are_joined_by_segment_then_by_overlap() {
    let rows = [
        // Equal ranges, in either order.
        "A|0|10|x|Cost",
        "A|0|10|x|Barriers",
        "A|20|30|x|Facilitators",
        "A|20|30|x|Time",
        // The valence inside the code's range, and the other way round.
        "A|100|200|x|Trust",
        "A|120|140|x|Barrier",
        "A|310|320|x|Space",
        "A|300|400|x|Enabler",
        // Both sides inside one range.
        "A|500|600|x|Staff",
        "A|510|520|x|Barrier",
        "A|530|540|x|Facilitator",
        // Half of the shorter range overlaps.
        "A|700|800|x|Skills",
        "A|750|850|x|Barrier",
        // Touching is not overlapping; another source is another text.
        "A|900|910|x|Goals",
        "A|910|920|x|Barrier",
        "B|900|910|x|Facilitator",
        // Equal range before an overlap.
        "C|0|100|x|Norms",
        "C|0|100|x|Barrier",
        "C|0|99|x|Facilitator",
    ];
    let common = [
        "2 Cost Barrier",
        "5 Time Facilitator",
        "6 Trust Barrier",
        "8 Space Facilitator",
        "10 Staff Mixed",
    ];
    let rest = ["15 Goals Missing", "16 Barrier Barrier", "17 Facilitator Facilitator"];
    let norms = ["18 Norms Barrier", "20 Facilitator Facilitator"];
    for (percent, skills, by_overlap, smallest, alone) in [
        (90, &["13 Skills Missing", "14 Barrier Barrier"][..], 3, 100, 4),
        (50, &["13 Skills Barrier"][..], 4, 50, 3),
        (51, &["13 Skills Missing", "14 Barrier Barrier"][..], 3, 100, 4),
    ] {
        let choices = Choices { overlap_percent: percent, ..Choices::default() };
        let data = load(&RANGES, &rows, choices);
        let expected = [&common[..], skills, &rest, &norms].concat();
        let seen = counted(&data);
        assert_eq!(seen, expected, "{percent} %");
        let joined = data.account.joined;
        assert_eq!((joined.by_segment, joined.by_overlap), (3, by_overlap), "{percent} %");
        assert_eq!((joined.smallest_overlap_percent, joined.alone), (smallest, alone));
        assert_eq!(data.account.codings_read, 19);
        assert_eq!(data.account.codings + joined.given, 19);
    }
}

#[test]
fn the_same_coders_second_code_comes_first() {
    let rows = ["A|0|9|x|Cost", "A|0|9|x|Barrier", "A|0|9|y|Cost", "A|0|9|y|Facilitator"];
    let data = load(&RANGES, &rows, Choices::default());
    assert_eq!(counted(&data), ["2 Cost Barrier", "4 Cost Facilitator"]);
    // A valence that was given away is a row of nothing; one that stands alone is a code.
    let rows = ["A|0|9|x|Cost", "A|0|9|y|Barrier", "B|0|9|y|Facilitator"];
    let data = load(&RANGES, &rows, Choices::default());
    assert_eq!(counted(&data), ["2 Cost Barrier", "4 Facilitator Facilitator"]);
    let codes: Vec<_> =
        data.code_keys.values().iter().map(|key| data.code_texts.text(key.code).unwrap()).collect();
    assert_eq!(codes, ["Cost", "Facilitator"]);
}

#[test]
fn passages_without_positions_are_joined_by_their_text() {
    let columns = [("source", Role::Source), ("text", Role::Excerpt), ("code", Role::Code)];
    let rows = [
        "A|We had neither the time nor the money for it, said she.|Cost",
        "A|neither the time nor the money|Barrier",
        "A|The manager came by every morning.|Leadership",
        "A|The manager came by every morning.|Facilitator",
        "B|neither the time nor the money|Time",
        "A|Yes.|Trust",
        "A|es|Barrier",
    ];
    let data = load(&columns, &rows, Choices::default());
    assert_eq!(
        counted(&data),
        [
            "2 Cost Barrier",
            "4 Leadership Facilitator",
            "6 Time Missing",
            "7 Trust Missing",
            "8 Barrier Barrier"
        ]
    );
}

#[test]
fn a_lone_code_of_barriers_is_a_code_until_it_is_chosen() {
    let rows = ["A|0|9|x|Cost", "A|0|9|x|Barriers"];
    let data = load(&RANGES, &rows, Choices::default());
    assert_eq!(counted(&data), ["2 Cost Missing", "3 Barriers Missing"]);
    let [only] = data.account.valence_sources.as_slice() else { panic!() };
    assert_eq!(
        (only.source, only.valences),
        (ValenceSource::Passage, ByValence::new([1, 0, 0, 0, 0]))
    );
    let from = Some(ValenceSource::Passage);
    let data = load(&RANGES, &rows, Choices { valence_from: from, ..Choices::default() });
    assert_eq!(counted(&data), ["2 Cost Barrier"]);
}

#[test]
fn each_place_says_its_own_and_the_first_or_the_chosen_holds() {
    let columns = [
        ("code", Role::Code),
        ("type", Role::Valence),
        ("rating", Role::Rating),
        ("sets", Role::CodeSets),
        ("weight", Role::Weight),
    ];
    let rows = [
        "Cost - barrier|facilitator|-1|Barriers|-5",
        "Time - barrier||+1|CFIR ¦ Facilitators|5",
        "Trust - barrier|||Facilitators|5",
        "Space|||Barriers ¦ Facilitators|0",
        "Staff||||-5",
        "Goals||||0",
        "Norms|odd||Barriers|",
    ];
    use Valence::{Barrier, Facilitator, Missing, Mixed};
    for (from, expected) in [
        (None, [Facilitator, Facilitator, Barrier, Mixed, Barrier, Missing, Missing]),
        (
            Some(ValenceSource::Column),
            [Facilitator, Missing, Missing, Missing, Missing, Missing, Missing],
        ),
        (
            Some(ValenceSource::Rating),
            [Barrier, Facilitator, Missing, Missing, Missing, Missing, Missing],
        ),
        (
            Some(ValenceSource::Name),
            [Barrier, Barrier, Barrier, Missing, Missing, Missing, Missing],
        ),
        (
            Some(ValenceSource::CodeSets),
            [Barrier, Facilitator, Facilitator, Mixed, Missing, Missing, Barrier],
        ),
        (
            Some(ValenceSource::Weight),
            [Barrier, Facilitator, Facilitator, Missing, Barrier, Missing, Missing],
        ),
    ] {
        let data = load(&columns, &rows, Choices { valence_from: from, ..Choices::default() });
        let valences: Vec<Valence> = data.codings.iter().map(|coding| coding.valence).collect();
        assert_eq!(valences, expected, "{from:?}");
        // What each would yield is told whatever is chosen.
        let yields: Vec<(ValenceSource, ByValence<u64>)> =
            data.account.valence_sources.iter().map(|one| (one.source, one.valences)).collect();
        assert_eq!(
            yields,
            [
                (ValenceSource::Column, [0, 1, 0, 0, 6]),
                (ValenceSource::Rating, [1, 1, 0, 0, 5]),
                (ValenceSource::Name, [3, 0, 0, 0, 4]),
                (ValenceSource::CodeSets, [2, 2, 1, 0, 2]),
                (ValenceSource::Weight, [2, 2, 0, 0, 3]),
            ]
            .map(|(source, sums)| (source, ByValence::new(sums))),
            "{from:?}"
        );
        assert_eq!(data.account.valences_contradicted, 3);
        // A name that is not asked keeps what looks like a valence.
        let bare = data.code_texts.text(data.code_keys[CodeId::new(0)].bare_code).unwrap();
        let asked = from.is_none_or(|from| from == ValenceSource::Name);
        assert_eq!(bare, if asked { "Cost" } else { "Cost - barrier" }, "{from:?}");
    }
}

#[test]
fn weights_without_a_minus_say_nothing() {
    let columns = [("code", Role::Code), ("weight", Role::Weight)];
    let data = load(&columns, &["Cost|50", "Time|0"], Choices::default());
    assert_eq!(counted(&data), ["2 Cost Missing", "3 Time Missing"]);
    assert!(data.account.valence_sources.is_empty());
}

#[test]
fn doubles_count_once_where_that_is_safe_and_each_where_asked() {
    let rows = [
        "A|0|9|x|Cost",
        "A|0|9|x|Cost > Time",
        "A|0|9|x|Cost",
        "A|0|9|y|Cost > Time",
        "A|0|9|y|Cost > Time > Staff",
        "A|20|30|x|Cost",
        "B|0|9|x|Cost",
    ];
    let once = [
        "3 Cost > Time Missing",
        "6 Cost > Time > Staff Missing",
        "7 Cost Missing",
        "8 Cost Missing",
    ];
    let all_but = |skipped: &[usize]| -> Vec<String> {
        rows.iter()
            .enumerate()
            .filter(|(at, _)| !skipped.contains(at))
            .map(|(at, row)| format!("{} {} Missing", at + 2, row.rsplit('|').next().unwrap()))
            .collect()
    };
    // By position: 0 is the parent of 1, 2 repeats 0, 3 is y's share of 1 and the parent of 4.
    use Counting::{Each, Once};
    use DuplicateKind::{ParentWithChild, SameCodeTwice, TwoCoders};
    // What is found of a kind is what its switch changes: a coding is a double of one kind.
    let usual = [(ParentWithChild, 2), (SameCodeTwice, 1)];
    for (chosen, expected, found) in [
        (vec![], once.map(str::to_owned).to_vec(), usual.to_vec()),
        (
            vec![(ParentWithChild, Each)],
            all_but(&[2, 3]),
            vec![(ParentWithChild, 2), (SameCodeTwice, 1), (TwoCoders, 1)],
        ),
        // The parent that is repeated is a parent each time.
        (
            vec![(SameCodeTwice, Each)],
            all_but(&[0, 2, 3]),
            vec![(ParentWithChild, 3), (SameCodeTwice, 1)],
        ),
        (vec![(TwoCoders, Each)], all_but(&[0, 2, 3]), usual.to_vec()),
        (
            vec![(ParentWithChild, Each), (SameCodeTwice, Each), (TwoCoders, Each)],
            all_but(&[]),
            vec![(ParentWithChild, 3), (SameCodeTwice, 1), (TwoCoders, 1)],
        ),
        (vec![(SameCodeTwice, Once)], once.map(str::to_owned).to_vec(), usual.to_vec()),
    ] {
        let chosen: BTreeMap<_, _> = chosen.into_iter().collect();
        let data = load(&RANGES, &rows, Choices { doubles: &chosen, ..Choices::default() });
        assert_eq!(counted(&data), expected, "{chosen:?}");
        let seen: Vec<_> = data.account.doubles.iter().map(|one| (one.kind, one.found)).collect();
        assert_eq!(seen, found, "{chosen:?}");
        assert_eq!(data.account.codings, expected.len() as u64);
    }
}

#[test]
fn segments_of_other_people_and_files_are_other_segments() {
    // Numbers that begin anew in each file, with nothing that says whose they are.
    let columns = [("segment", Role::Segment), ("code", Role::Code)];
    let (nurses, roles) = table(&columns, &["1|Cost", "2|Time"]);
    let (doctors, _) = table(&columns, &["1|Cost", "1|Barriers", "2|Facilitators"]);
    let input = |file: &'static str, table| {
        let (roles, decimal) = (&roles, DecimalMark::Point);
        Input {
            file,
            table,
            roles,
            decimal,
            is_project: false,
            coder: None,
            divided: None,
            codes: &[],
        }
    };
    let inputs = [input("nurses.csv", &nurses), input("doctors.csv", &doctors)];
    let data = build(&inputs, Choices::default()).unwrap().value;
    assert_eq!(
        counted(&data),
        ["2 Cost Missing", "3 Time Missing", "2 Cost Barrier", "4 Facilitators Facilitator"]
    );
    assert!(data.account.doubles.is_empty(), "{:?}", data.account.doubles);
    assert_eq!(data.segments.len(), 4);

    // Numbers that begin anew with each participant of one round of interviews.
    let columns = [
        ("round", Role::Source),
        ("participant", Role::Participant),
        ("segment", Role::Segment),
        ("code", Role::Code),
    ];
    let rows = ["Baseline|P1|1|Cost", "Baseline|P2|1|Cost", "Baseline|P2|1|Cost"];
    let data = load(&columns, &rows, Choices::default());
    assert_eq!(counted(&data).len(), 2);
    assert_eq!(data.account.doubles[0].found, 1);
}

#[test]
fn ranges_of_other_people_are_not_joined() {
    let columns = [
        ("participant", Role::Participant),
        ("start", Role::RangeStart),
        ("end", Role::RangeEnd),
        ("code", Role::Code),
    ];
    let rows = [
        "P1|0|100|Barrier",
        "P2|10|90|Cost",
        "P2|300|400|Facilitator",
        "P1|310|390|Time",
        "P1|20|80|Trust",
    ];
    let data = load(&columns, &rows, Choices::default());
    assert_eq!(
        counted(&data),
        ["3 Cost Missing", "4 Facilitator Facilitator", "5 Time Missing", "6 Trust Barrier"]
    );
}

#[test]
fn a_few_words_said_twice_are_two_passages_of_two_coders_too() {
    let columns = [
        ("source", Role::Source),
        ("coder", Role::Coder),
        ("text", Role::Excerpt),
        ("code", Role::Code),
    ];
    let long = "We had neither the time nor the money for it, and nobody asked us.";
    let rows = [
        "A|x|Yes, exactly.|Cost".to_owned(),
        "A|y|Yes, exactly.|Cost".to_owned(),
        format!("A|x|{long}|Cost"),
        format!("A|y|{long}|Cost"),
    ];
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let data = load(&columns, &rows, Choices::default());
    assert_eq!(counted(&data).len(), 3);
    let [of_two] = data.account.doubles.as_slice() else { panic!() };
    assert_eq!((of_two.found, of_two.alike, of_two.counting), (2, 1, Counting::Once));
}

#[test]
fn floods_of_codes_end() {
    // One passage with every code, one path of every step, one coder a row: each grows with the rows
    // and not with their square.
    let codes: Vec<String> = (0..20_000).map(|at| format!("A|0|9|x|Code {at}")).collect();
    let carriers: Vec<String> = (0..20_000).map(|at| format!("A|0|9|c{at}|Barrier")).collect();
    let deep = format!("A|0|9|x|{}", vec!["a"; 100_000].join(">"));
    let mut rows: Vec<&str> = codes.iter().chain(&carriers).map(String::as_str).collect();
    rows.push(&deep);
    rows.push("A|0|9|x|Facilitator");
    let data = load(&RANGES, &rows, Choices::default());
    assert_eq!(data.account.codings_read, 40_002);
    assert_eq!(data.account.joined.by_segment, 20_001);
    assert_eq!(data.account.joined.not_compared, 0);
    // Overlaps are looked through up to a bound, and what was not is said.
    let wide: Vec<String> =
        (0..6_000).map(|at| format!("A|0|{}|x|Code {at}", 1_000 + at)).collect();
    let inner: Vec<String> =
        (0..6_000).map(|at| format!("A|{at}|{}|x|Barrier", 9_000 + at)).collect();
    let rows: Vec<&str> =
        wide.iter().chain(&inner).map(String::as_str).chain(["B|0|9|x|Facilitator"]).collect();
    let data = load(&RANGES, &rows, Choices::default());
    let joined = data.account.joined;
    assert!(joined.not_compared > 0 && joined.by_overlap > 0, "{joined:?}");
}

#[test]
fn a_code_is_not_lost_between_a_coder_who_adds_its_child_and_one_who_does_not() {
    let rows = ["A|0|9|x|Cost", "A|0|9|x|Cost > Time", "A|0|9|y|Cost"];
    let codes = |rows: &[&str]| -> Vec<String> {
        let data = load(&RANGES, rows, Choices::default());
        let mut codes: Vec<String> =
            counted(&data).iter().map(|one| one.split_once(' ').unwrap().1.to_owned()).collect();
        codes.sort();
        codes
    };
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
        assert_eq!(codes(&order.map(|at| rows[at])), ["Cost > Time Missing", "Cost Missing"]);
    }
}

#[test]
fn what_only_reads_alike_counts_each_time() {
    let columns = [("source", Role::Source), ("text", Role::Excerpt), ("code", Role::Code)];
    let rows = ["A|Too expensive.|Cost", "A|Too expensive.|Cost"];
    let data = load(&columns, &rows, Choices::default());
    assert_eq!(counted(&data).len(), 2);
    assert_eq!(data.account.doubles[0].found, 1);
    let chosen = BTreeMap::from([(DuplicateKind::SameCodeTwice, Counting::Once)]);
    let data = load(&columns, &rows, Choices { doubles: &chosen, ..Choices::default() });
    assert_eq!(counted(&data).len(), 1);
    // With an identifier they are surely one passage.
    let columns = [("id", Role::Segment), ("source", Role::Source), ("code", Role::Code)];
    let data = load(&columns, &["1|A|Cost", "1|A|Cost", "2|A|Cost"], Choices::default());
    assert_eq!(counted(&data).len(), 2);
}

#[test]
fn a_disagreement_between_coders_is_no_double() {
    let columns = [
        ("id", Role::Segment),
        ("coder", Role::Coder),
        ("code", Role::Code),
        ("type", Role::Valence),
    ];
    let rows = ["1|x|Cost|barrier", "1|y|Cost|facilitator", "1|z|Cost|barrier"];
    let data = load(&columns, &rows, Choices::default());
    assert_eq!(counted(&data), ["2 Cost Barrier", "3 Cost Facilitator"]);
}

#[test]
fn sources_of_one_name_are_two_where_their_identifiers_differ() {
    let columns = [("source", Role::Source), ("guid", Role::SourceKey), ("code", Role::Code)];
    let rows = ["Interview|1|Cost", "Interview|2|Cost", "Interview|1|Time", "Other|3|Cost"];
    let sources =
        |data: &CodedDataset| -> Vec<String> { data.sources.iter().map(str::to_owned).collect() };
    let data = load(&columns, &rows, Choices::default());
    assert_eq!(sources(&data), ["Interview", "Interview (2)", "Other"]);
    assert_eq!(data.account.doubles[0].kind, DuplicateKind::SourcesOfOneName);
    assert_eq!((data.account.doubles[0].found, data.account.codings), (1, 4));
    let chosen = BTreeMap::from([(DuplicateKind::SourcesOfOneName, Counting::Once)]);
    let data = load(&columns, &rows, Choices { doubles: &chosen, ..Choices::default() });
    assert_eq!(sources(&data), ["Interview", "Other"]);
}

#[test]
fn what_a_project_leaves_uncoded_is_accounted_for() {
    let columns = [
        ("source", Role::Source),
        ("start", Role::RangeStart),
        ("end", Role::RangeEnd),
        ("code", Role::Code),
    ];
    let (table, roles) = table(&columns, &["A|0|9|Cost", "A|20|30|", "B|||"]);
    let decimal = DecimalMark::Point;
    let input = Input {
        file: "p.qdpx",
        table: &table,
        roles: &roles,
        decimal,
        is_project: true,
        coder: None,
        divided: None,
        codes: &[],
    };
    for (count_uncoded_sources, left_out, sources) in [(false, 2, 1), (true, 1, 2)] {
        let choices = Choices { count_uncoded_sources, ..Choices::default() };
        let data = build(&[input], choices).unwrap().value;
        assert_eq!((data.account.left_out.len(), data.sources.len()), (left_out, sources));
        assert_eq!(data.account.sources_with_coding, 1);
        assert!(data.records.values().iter().all(|record| record.source.is_some()));
    }
}

#[test]
fn only_what_the_order_of_the_places_decides_is_open() {
    let columns = [
        ("source", Role::Source),
        ("start", Role::RangeStart),
        ("end", Role::RangeEnd),
        ("code", Role::Code),
        ("type", Role::Valence),
        ("weight", Role::Weight),
    ];
    let pair = ["A|90|95|Barriers||", "A|96|99|Facilitators||"];
    for (rows, from, contradicted, open, as_found) in [
        // The column holds against the name.
        (vec!["A|0|9|Cost - barrier|facilitator|"], None, 1, 0, Some([0, 1, 0, 0, 0])),
        (vec!["A|0|9|Cost|barrier|", "A|0|9|Facilitators||"], None, 1, 1, Some([1, 0, 0, 0, 0])),
        (vec!["A|0|9|Cost|barrier|", "A|0|9|Barriers||"], None, 0, 0, Some([1, 0, 0, 0, 0])),
        (vec!["A|0|9|Cost|facilitator|-1"], None, 1, 1, Some([0, 1, 0, 0, 0])),
        // What was chosen is open no more; the others can be compared all the same.
        (
            vec!["A|0|9|Cost|facilitator|-1"],
            Some(ValenceSource::Weight),
            1,
            0,
            Some([0, 1, 0, 0, 0]),
        ),
        // Where one place says all there is nothing to choose.
        (vec!["A|0|9|Cost|barrier|"], None, 0, 0, None),
    ] {
        let rows: Vec<&str> = rows.into_iter().chain(pair).collect();
        let choices = Choices { valence_from: from, ..Choices::default() };
        let account = load(&columns, &rows, choices).account;
        assert_eq!(account.valences_contradicted, contradicted, "{rows:?}");
        assert_eq!(account.valences_open, open, "{rows:?}");
        assert_eq!(account.valences_as_found, as_found.map(ByValence::new), "{rows:?}");
    }
}

#[test]
fn a_second_code_that_has_no_opposite_opens_nothing() {
    let columns = [("segment", Role::Segment), ("code", Role::Code), ("type", Role::Valence)];
    let rows = ["1|Cost|facilitator", "1|Barriers|"];
    let account = load(&columns, &rows, Choices::default()).account;
    assert_eq!((account.valences_contradicted, account.valences_open), (1, 0));
    assert_eq!(account.valences_as_found, Some(ByValence::new([0, 1, 0, 0, 0])));
}

#[test]
fn sets_of_any_name_are_offered_and_mapped() {
    let columns = [("code", Role::Code), ("sets", Role::CodeSets)];
    let rows = ["Coke|warm feelings", "Milk|cold feelings", "Tea|"];
    let data = load(&columns, &rows, Choices::default());
    let [only] = data.account.valence_sources.as_slice() else { panic!() };
    assert_eq!(
        (only.source, only.valences),
        (ValenceSource::CodeSets, ByValence::new([0, 0, 0, 0, 3]))
    );
    assert!(data.valence_words.is_empty(), "sets are no words to decide until they are asked");
    let from = Some(ValenceSource::CodeSets);
    let data = load(&columns, &rows, Choices { valence_from: from, ..Choices::default() });
    let keys: Vec<&str> = data.valence_words.iter().map(|word| word.key.as_str()).collect();
    assert_eq!(keys, ["warm feelings", "cold feelings"]);
    let valences = BTreeMap::from([
        ("warm feelings".to_owned(), Valence::Facilitator),
        ("cold feelings".to_owned(), Valence::Barrier),
    ]);
    let choices = Choices { valence_from: from, valences: &valences, ..Choices::default() };
    let data = load(&columns, &rows, choices);
    assert_eq!(counted(&data), ["2 Coke Facilitator", "3 Milk Barrier", "4 Tea Missing"]);
}

/// In any order, always the same for a seed.
fn in_some_order<T: Clone>(things: &[T], random: &mut Random) -> Vec<T> {
    let mut left = things.to_vec();
    std::iter::from_fn(|| (!left.is_empty()).then(|| left.swap_remove(random.below(left.len()))))
        .collect()
}

#[test]
fn the_order_of_sets_changes_no_valence() {
    let columns = [("code", Role::Code), ("sets", Role::CodeSets)];
    let sets = ["Barriers", "Facilitators", "Mixed", "Neutral", "Not stated", "Coffee"];
    let valence = |sets: &[&str]| {
        let row = format!("Milk|{}", sets.join(" ¦ "));
        load(&columns, &[&row], Choices::default()).codings[0].valence
    };
    assert_eq!(valence(&["Neutral", "Not stated"]), Valence::Neutral);
    let mut random = Random::new(6);
    for chosen in 1..1_usize << sets.len() {
        let some = sets.iter().enumerate().filter(|(at, _)| chosen >> at & 1 == 1);
        let some: Vec<&str> = some.map(|(_, set)| *set).collect();
        for _ in 0..4 {
            let turned = in_some_order(&some, &mut random);
            assert_eq!(valence(&turned), valence(&some), "{some:?} {turned:?}");
        }
    }
}

#[test]
fn the_order_of_the_rows_changes_no_joining() {
    let columns = [&RANGES[..], &[("excerpt", Role::Excerpt)]].concat();
    let codes = ["Cost", "Time", "Barriers", "Facilitators", "Neutral", "Mixed", "Not stated"];
    let passages =
        ["", "There was never enough time for it.", "enough time for it. So we stopped."];
    let joined = |rows: &[String]| {
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let data = load(&columns, &rows, Choices::default());
        let mut counted: Vec<String> = data
            .codings
            .iter()
            .map(|coding| {
                let record = &data.records[coding.record];
                let key = data.code_keys[coding.code_key];
                format!(
                    "{:?} {:?} {:?} {:?} {:?} {:?}",
                    data.sources.text(record.source),
                    record.range.map(|range| (range.start, range.end)),
                    data.excerpt(record),
                    data.coders.text(coding.coder),
                    data.code_texts.text(key.code),
                    coding.valence,
                )
            })
            .collect();
        counted.sort_unstable();
        let account = data.account;
        let sums = (account.joined, account.valences_open, account.valences_contradicted);
        (counted, sums, account.valence_sources, account.valences_as_found, account.codings)
    };
    for seed in 0..40 {
        let mut random = Random::new(seed);
        let rows: Vec<String> = (0..40)
            .map(|_| {
                let (source, coder) = (random.of(&["A", "B"]), random.of(&["x", "y", ""]));
                let (start, length) = (10 * random.below(6), 10 * random.below(3));
                let range = match random.below(3) {
                    0 => "|".to_owned(),
                    _ => format!("{start}|{}", start + length),
                };
                let (code, passage) = (random.of(&codes), random.of(&passages));
                format!("{source}|{range}|{coder}|{code}|{passage}")
            })
            .collect();
        let turned = in_some_order(&rows, &mut random);
        assert_eq!(joined(&turned), joined(&rows), "{seed}");
    }
}
