//! The synthetic studies have the published totals, counted here without the program's own reader.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use steelyard_core::dataset::{Choices, Input, Role, Roles, build, guess_roles};
use steelyard_core::diag::WarningKind;
use steelyard_core::examples::{all, find};
use steelyard_core::format::{ReadOptions, read};
use steelyard_core::framework::{Label, Match, codebook, match_label, recognise};
use steelyard_core::words::examples::{description, title};

/// An example's table, split by nothing but commas and quotes.
struct Table {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn of(id: &str) -> Self {
        let csv = find(id).unwrap_or_else(|| panic!("no example {id}")).csv;
        let mut rows = csv.lines().map(cells);
        let header = rows.next().expect("header");
        Self { header, rows: rows.collect() }
    }

    fn at(&self, name: &str) -> usize {
        self.header.iter().position(|header| header == name).expect("column")
    }

    /// How many rows hold all of these values.
    fn count(&self, wanted: &[(&str, &str)]) -> usize {
        let holds =
            |row: &&Vec<String>| wanted.iter().all(|(name, value)| row[self.at(name)] == *value);
        self.rows.iter().filter(holds).count()
    }

    /// The distinct values of some columns together.
    fn distinct(&self, names: &[&str]) -> BTreeSet<Vec<&str>> {
        let columns: Vec<usize> = names.iter().map(|name| self.at(name)).collect();
        self.rows.iter().map(|row| columns.iter().map(|at| row[*at].as_str()).collect()).collect()
    }
}

/// The cells of a line; no cell of the examples holds a line break or a doubled quote.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            other => cells.last_mut().expect("a cell").push(other),
        }
    }
    assert!(!quoted, "{line}");
    cells
}

fn item_code(id: &str, label: Label<'_>) -> String {
    let book = codebook(id).expect("codebook");
    match match_label(&book, label) {
        Match::Exact { item } | Match::Alias { item } => book.items[item as usize].code.clone(),
        other => panic!("{label:?}: {other:?}"),
    }
}

#[test]
fn there_are_five_and_each_says_that_it_is_synthetic() {
    let ids: Vec<&str> = all().iter().map(|example| example.id).collect();
    assert_eq!(
        ids,
        [
            "cfir_interviews",
            "tdf_scoping_review",
            "qif_documents",
            "npt_focus_groups",
            "thematic_analysis"
        ]
    );
    for example in all() {
        assert!(title(example.study).contains("synthetic"));
        assert!(description(example.study).contains("made up"));
        assert!(example.file_name.starts_with("synthetic_") && example.file_name.ends_with(".csv"));
        assert_eq!(find(example.id), Some(example));
    }
    assert_eq!(find("no such study"), None);
}

#[test]
fn every_row_is_complete_and_no_row_stands_twice() {
    for example in all() {
        let table = Table::of(example.id);
        for row in &table.rows {
            assert_eq!(row.len(), table.header.len(), "{}: {row:?}", example.id);
            assert!(row.iter().all(|cell| !cell.trim().is_empty()), "{}: {row:?}", example.id);
        }
        let distinct: BTreeSet<&Vec<String>> = table.rows.iter().collect();
        assert_eq!(distinct.len(), table.rows.len(), "{}", example.id);
        assert!(!example.csv.contains('\r') && example.csv.ends_with('\n'));
    }
}

#[test]
fn cfir_interviews_have_86_facilitators_and_38_barriers_of_eight_people() {
    let table = Table::of("cfir_interviews");
    assert_eq!(table.header, ["participant", "group", "construct", "valence", "excerpt"]);
    assert_eq!(table.count(&[("valence", "facilitator")]), 86);
    assert_eq!(table.count(&[("valence", "barrier")]), 38);
    assert_eq!(table.rows.len(), 124);
    let people = table.distinct(&["group", "participant"]);
    for (group, expected) in
        [("IT developers", 2), ("Healthcare managers", 4), ("Healthcare professionals", 2)]
    {
        assert_eq!(people.iter().filter(|person| person[0] == group).count(), expected, "{group}");
    }
    assert_eq!(people.len(), 8);
    assert_eq!(table.distinct(&["excerpt"]).len(), 124);
}

#[test]
fn cfir_interviews_name_constructs_of_2022_and_leave_some_empty() {
    let table = Table::of("cfir_interviews");
    let constructs = table.distinct(&["construct"]);
    let labels: Vec<Label<'_>> = constructs
        .iter()
        .map(|name| Label { construct: Some(name[0]), ..Label::default() })
        .collect();
    let ranked = recognise(&labels);
    assert_eq!((ranked[0].id.as_str(), ranked[0].matched), ("cfir-2022", ranked[0].labels));
    assert!(ranked[1].matched < ranked[0].matched);
    let codes: BTreeSet<String> =
        labels.iter().map(|label| item_code("cfir-2022", *label)).collect();
    assert!(!codes.contains("II.A") && codes.len() < 48);
    for domain in ["I.", "II.", "III.", "IV.", "V."] {
        assert!(codes.iter().any(|code| code.starts_with(domain)), "{domain}");
    }
}

#[test]
fn the_scoping_review_has_the_published_numbers() {
    let table = Table::of("tdf_scoping_review");
    assert_eq!(table.header, ["study", "group", "theme", "domain", "type", "item"]);
    assert_eq!(table.count(&[("type", "barrier")]), 357);
    assert_eq!(table.count(&[("type", "facilitator")]), 265);
    let domain = ("domain", "Environmental context and resources");
    for (group, kind, expected) in [
        ("Health professionals", "barrier", 84),
        ("Patients", "barrier", 15),
        ("Health professionals", "facilitator", 44),
        ("Patients", "facilitator", 10),
    ] {
        assert_eq!(table.count(&[domain, ("group", group), ("type", kind)]), expected, "{group}");
    }
    assert_eq!(table.distinct(&["study"]).len(), 22);
    assert_eq!(table.distinct(&["group"]).len(), 2);
    assert_eq!(table.distinct(&["theme"]).len(), 6);
}

#[test]
fn the_scoping_review_has_all_fourteen_domains_and_one_leads() {
    let table = Table::of("tdf_scoping_review");
    let domains = table.distinct(&["domain"]);
    let codes: BTreeSet<String> = domains
        .iter()
        .map(|name| item_code("tdf-2012", Label { domain: Some(name[0]), ..Label::default() }))
        .collect();
    assert_eq!(codes.len(), 14);
    let most =
        domains.iter().max_by_key(|name| table.count(&[("domain", name[0])])).expect("domains");
    assert_eq!(most[0], "Environmental context and resources");
}

#[test]
fn qif_documents_have_steps_in_four_phases_and_no_people() {
    let table = Table::of("qif_documents");
    assert_eq!(table.header, ["document", "phase", "step", "type", "excerpt"]);
    assert_eq!(table.distinct(&["phase"]).len(), 4);
    let kinds = table.distinct(&["type"]);
    assert_eq!(kinds, BTreeSet::from([vec!["challenge"], vec!["facilitator"]]));
    let steps: BTreeSet<u32> = table
        .distinct(&["phase", "step"])
        .iter()
        .map(|row| Label { domain: Some(row[0]), construct: Some(row[1]), code: None })
        .map(|label| item_code("qif-2012", label).parse().expect("a step's number"))
        .collect();
    // Step 7 carries nothing: a finding, which the figure still has to show.
    let expected: BTreeSet<u32> = (1..=14).filter(|step| *step != 7).collect();
    assert_eq!(steps, expected);
}

#[test]
fn npt_focus_groups_have_fourteen_practices_under_four_components() {
    let table = Table::of("npt_focus_groups");
    assert_eq!(table.header, ["focus group", "health centre", "component", "code", "excerpt"]);
    assert_eq!(table.distinct(&["focus group"]).len(), 8);
    assert_eq!(table.distinct(&["health centre"]).len(), 4);
    assert_eq!(table.distinct(&["focus group", "health centre"]).len(), 8);
    assert_eq!(table.distinct(&["code"]).len(), 14);
    let practices = table.distinct(&["component", "code"]);
    assert_eq!(practices.len(), 14);
    for (component, code, expected) in [
        ("Coherence", "CO", 3),
        ("Cognitive participation", "CP", 2),
        ("Collective action", "CA", 7),
        ("Reflexive monitoring", "RM", 2),
    ] {
        let under: Vec<&Vec<&str>> = practices.iter().filter(|row| row[0] == component).collect();
        assert_eq!(under.len(), expected, "{component}");
        for row in under {
            let label = Label { domain: Some(row[0]), construct: None, code: Some(row[1]) };
            assert_eq!(item_code("npt-2009", label), code, "{row:?}");
        }
    }
}

#[test]
fn the_thematic_analysis_has_twelve_providers_and_three_themes() {
    let table = Table::of("thematic_analysis");
    assert_eq!(table.header, ["participant", "discipline", "theme", "sub-theme", "excerpt"]);
    assert_eq!(table.distinct(&["participant"]).len(), 12);
    assert_eq!(table.distinct(&["participant", "discipline"]).len(), 12);
    assert_eq!(table.distinct(&["discipline"]).len(), 6);
    assert_eq!(table.distinct(&["theme"]).len(), 3);
    assert_eq!(table.distinct(&["theme", "sub-theme"]).len(), 6);
}

#[test]
fn every_example_loads_without_a_question() {
    use Role::{
        Code, Construct, Domain, Excerpt, Group, Participant, Site, Source, Theme, Valence,
    };
    let expected: [(&str, &[Role], u64, u64); 5] = [
        ("cfir_interviews", &[Participant, Group, Construct, Valence, Excerpt], 124, 0),
        ("tdf_scoping_review", &[Source, Group, Theme, Domain, Valence, Excerpt], 622, 0),
        ("qif_documents", &[Source, Domain, Construct, Valence, Excerpt], 50, 0),
        ("npt_focus_groups", &[Source, Site, Domain, Code, Excerpt], 76, 76),
        ("thematic_analysis", &[Participant, Group, Theme, Theme, Excerpt], 60, 60),
    ];
    for (id, roles, codings, without_valence) in expected {
        let example = find(id).unwrap();
        let options = ReadOptions::default();
        let source =
            read(example.file_name, example.csv.as_bytes(), &options, &mut |_| {}).unwrap();
        assert_eq!(source.warnings, [], "{id}");
        let source = source.value;
        assert_eq!(source.reading.text().unwrap().delimiter_candidates.len(), 1, "{id}");
        let guesses = guess_roles(&source.table, source.reading.decimal_mark);
        let guessed: Vec<Role> = guesses.iter().map(|guess| guess.role.clone()).collect();
        assert_eq!(guessed, roles, "{id}");
        let columns = Roles { columns: guessed };
        let input = Input {
            file: example.file_name,
            table: &source.table,
            roles: &columns,
            decimal: source.reading.decimal_mark,
            is_project: false,
            coder: None,
            divided: None,
            codes: &[],
        };
        let study = build(&[input], Choices::default()).unwrap();
        // Seven studies of the review asked both groups, which is worth knowing and no fault.
        let warned: Vec<(&WarningKind, u64)> =
            study.warnings.iter().map(|warning| (&warning.kind, warning.count)).collect();
        let both = WarningKind::SeveralValues { attribute: "group".into() };
        let expected = if id == "tdf_scoping_review" { vec![(&both, 7)] } else { vec![] };
        assert_eq!(warned, expected, "{id}");
        let account = study.value.account;
        assert_eq!(
            (account.codings, account.codings_without_valence),
            (codings, without_valence),
            "{id}"
        );
        assert_eq!((account.rows_used, account.left_out.len()), (codings, 0), "{id}");
        assert!(guesses.iter().all(|guess| guess.rivals.is_empty()), "{id}: {guesses:?}");
    }
}
