//! Labels as studies write them, and where they lead.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::path::Path;

use steelyard_core::framework::{
    Codebook, Label, Match, Status, codebook, codebook_ids, fold_name, match_label, recognise,
};

use super::support::shared;

fn book(id: &str) -> std::rc::Rc<Codebook> {
    codebook(id).unwrap_or_else(|| panic!("no codebook {id}"))
}

/// The printed code of what is found, with a mark for how: `=` exact, `~` alias, `?` ambiguous.
fn said(book: &Codebook, found: &Match) -> String {
    let code = |item: &u32| book.items[*item as usize].code.clone();
    match found {
        Match::Exact { item } => format!("={}", code(item)),
        Match::Alias { item } => format!("~{}", code(item)),
        Match::Ambiguous { items } => {
            format!("?{}", items.iter().map(code).collect::<Vec<_>>().join(" "))
        }
        Match::Unknown => "unknown".to_owned(),
    }
}

fn check_code(id: &str, code: &str, expected: &str) {
    let book = book(id);
    let found = match_label(&book, Label { code: Some(code), ..Label::default() });
    assert_eq!(said(&book, &found), expected, "{id}: {code:?}");
}

fn check_columns(id: &str, domain: &str, construct: &str, expected: &str) {
    let book = book(id);
    let label = Label { domain: Some(domain), construct: Some(construct), code: None };
    assert_eq!(
        said(&book, &match_label(&book, label)),
        expected,
        "{id}: {domain:?}, {construct:?}"
    );
}

fn path_of(book: &Codebook, item: u32) -> String {
    let item = &book.items[item as usize];
    match item.parent {
        Some(parent) => format!("{} > {}", path_of(book, parent), item.label),
        None => item.label.clone(),
    }
}

#[test]
fn every_codebook_is_there_with_its_published_numbers() {
    let expected: [(&str, &[usize]); 12] = [
        // 48 constructs: 35 beside the two sub-domains of Individuals, 13 within them; 19 below.
        ("cfir-2022", &[5, 37, 32]),
        // 39 of the paper and two added later below Engaging.
        ("cfir-2009", &[5, 26, 15]),
        ("tdf-2012", &[14, 84]),
        ("tdf-2005", &[12]),
        ("com-b-2011", &[3, 6]),
        ("npt-2009", &[4, 16]),
        ("qif-2012", &[4, 14]),
        ("nasss-2017", &[7, 23]),
        ("epis-2011", &[4, 16]),
        ("i-parihs-2016", &[6, 35]),
        ("re-aim-1999+prism-2008", &[11, 39]),
        ("eric-2015", &[9, 73]),
    ];
    assert_eq!(codebook_ids(), expected.map(|(id, _)| id));
    for (id, levels) in expected {
        let book = book(id);
        assert_eq!(book.id, id);
        let counted: Vec<usize> = (0u8..3)
            .map(|depth| book.items.iter().filter(|item| item.depth == depth).count())
            .filter(|count| *count > 0)
            .collect();
        assert_eq!(counted, levels, "{id}");
        assert!(book.citation.doi.starts_with("10."), "{id}: {}", book.citation.doi);
    }
}

#[test]
fn cfir_2022_has_48_constructs_and_19_subconstructs() {
    let book = book("cfir-2022");
    let individuals = book.position("individuals").expect("domain");
    let (mut constructs, mut subconstructs) = (0, 0);
    for (at, item) in (0u32..).zip(&book.items) {
        match (item.depth, book.domain_of(at) == individuals) {
            (1, false) | (2, true) => constructs += 1,
            (2, false) => subconstructs += 1,
            _ => {}
        }
    }
    assert_eq!((constructs, subconstructs), (48, 19));
}

#[test]
fn every_codebook_is_well_formed() {
    for id in codebook_ids() {
        let book = book(id);
        let mut ids: Vec<&str> = book.items.iter().map(|item| item.id.as_str()).collect();
        let mut codes: Vec<&str> = book.items.iter().map(|item| item.code.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!((ids.len(), codes.len()), (book.items.len(), book.items.len()), "{id}");
        for (at, item) in (0u32..).zip(&book.items) {
            assert!(item.parent.is_none_or(|parent| parent < at), "{id}: {}", item.id);
            assert_eq!(item.parent.is_none(), item.depth == 0, "{id}: {}", item.id);
            assert!(!item.label.is_empty() && !item.definition.is_empty(), "{id}: {}", item.id);
        }
        for shared in &book.shared_names {
            assert!(shared.items.len() > 1, "{id}: {}", shared.name);
        }
    }
}

#[test]
fn what_was_written_from_memory_says_so() {
    for (id, code, expected) in [
        ("tdf-2012", "13.1", Status::Recalled),
        ("tdf-2012", "13", Status::Verified),
        ("epis-2011", "IC.4", Status::Recalled),
        ("npt-2009", "CASW", Status::Recalled),
        ("npt-2009", "CODI", Status::Verified),
    ] {
        let book = book(id);
        let item = book.items.iter().find(|item| item.code == code).expect("item");
        assert_eq!(item.status, expected, "{id} {code}");
    }
}

#[test]
fn every_item_is_found_by_its_path_and_by_its_code() {
    for id in codebook_ids() {
        let book = book(id);
        for (at, item) in (0u32..).zip(&book.items) {
            let path = path_of(&book, at);
            // A domain alone may share its name with what lies below another (`Innovation`).
            let label = match item.parent {
                Some(_) => Label { code: Some(&path), ..Label::default() },
                None => Label { domain: Some(&path), ..Label::default() },
            };
            let found = match_label(&book, label);
            assert_eq!(found, Match::Exact { item: at }, "{id}: {path}");
            let found = match_label(&book, Label { code: Some(&item.code), ..Label::default() });
            assert_eq!(found, Match::Exact { item: at }, "{id}: {}", item.code);
            let both = format!("{} {}", item.code, item.label);
            let found = match_label(&book, Label { code: Some(&both), ..Label::default() });
            assert_eq!(found, Match::Exact { item: at }, "{id}: {both}");
        }
    }
}

#[test]
fn every_item_is_found_by_its_label_beside_its_domain() {
    for id in codebook_ids() {
        let book = book(id);
        for (at, item) in (0u32..).zip(&book.items) {
            let domain = &book.items[book.domain_of(at) as usize].label;
            let construct = (item.depth > 0).then_some(item.label.as_str());
            let label = Label { domain: Some(domain), construct, code: None };
            match match_label(&book, label) {
                Match::Exact { item } => {
                    assert_eq!(item, at, "{id}: {}", book.items[at as usize].id)
                }
                // Two needs assessments or two engagements of the same people in one domain.
                Match::Ambiguous { items } => {
                    assert!(items.contains(&at) && id == &"cfir-2022", "{id}: {}", item.id);
                    assert!(item.label.starts_with("Innovation "), "{}", item.label);
                }
                other => panic!("{id}: {}: {other:?}", item.id),
            }
        }
    }
}

#[test]
fn codes_and_labels_in_the_ways_people_write_them() {
    for (id, code, expected) in [
        ("cfir-2022", "I.A", "=I.A"),
        ("cfir-2022", "IA", "~I.A"),
        ("cfir-2022", "CFIR II.C", "=II.C"),
        ("cfir-2022", "I.A Innovation Source", "=I.A"),
        ("cfir-2022", "Innovation Source (I.A)", "=I.A"),
        ("cfir-2022", "  innovation   SOURCE ", "~I.A"),
        ("cfir-2022", "Policies and Laws", "~II.E"),
        ("cfir-2022", "Inner Setting: Culture", "~III.D"),
        ("cfir-2022", "Inner Setting - Culture", "~III.D"),
        ("cfir-2022", "Inner Setting > Culture", "=III.D"),
        ("cfir-2022", "Inner Setting\\Culture", "=III.D"),
        ("cfir-2022", "Inner Setting::Culture", "=III.D"),
        ("cfir-2022", "Inner Setting/Culture", "~III.D"),
        ("cfir-2022", "Mid-level Leaders: Motivation", "~IV.C.D"),
        ("cfir-2022", "Individuals > Mid-level Leaders > Motivation", "=IV.C.D"),
        ("cfir-2022", "Engaging > Innovation Deliverers", "=V.F.1"),
        ("cfir-2022", "Engaging: Innovation Deliverers", "~V.F.1"),
        ("cfir-2022", "Recipient-Centredness", "~III.D.2"),
        ("cfir-2009", "IC", "?I I.C"),
        ("cfir-2009", "Organisational Incentives & Rewards", "~III.D.4"),
        ("cfir-2009", "Key Stakeholders", "=V.B.5"),
        ("tdf-2012", "1. Knowledge", "=1"),
        ("tdf-2012", "27. Knowledge", "~1"),
        ("tdf-2012", "3. Knowledge", "?1 3"),
        ("tdf-2012", "Beliefs about Capabilities (BaCap)", "~4"),
        ("tdf-2012", "Beliefs about capabilities (BaCap)", "=4"),
        ("tdf-2012", "TDF: Emotion", "=13"),
        ("tdf-2012", "Social / professional role & identity", "~3"),
        ("tdf-2012", "Memory, attention, and decision processes", "~10"),
        ("tdf-2012", "Behavioral Regulation", "~14"),
        ("tdf-2012", "Know\u{200b}ledge", "~1"),
        ("tdf-2012", "\u{feff}Knowledge\u{a0}", "=1"),
        ("tdf-2012", "1.1", "=1.1"),
        ("tdf-2012", "11", "=11"),
        ("npt-2009", "Internalisation", "~COIN"),
        ("npt-2009", "Skill-set workability", "~CASW"),
        ("npt-2009", "CODI", "=CODI"),
        ("qif-2012", "Step 4", "~4"),
        ("qif-2012", "P2", "=P2"),
        ("qif-2012", "TA/coaching/supervision", "=11"),
        ("re-aim-1999+prism-2008", "PRISM External environment", "~EE"),
    ] {
        check_code(id, code, expected);
    }
}

#[test]
fn the_short_names_of_tdf_studies_are_known() {
    for (code, expected) in [
        ("Knowledge", "=1"),
        ("Skills", "=2"),
        ("SPR", "~3"),
        ("BaCap", "~4"),
        ("Optimism", "=5"),
        ("BaCon", "~6"),
        ("Reinforcement", "=7"),
        ("Intention", "~8"),
        ("Goals", "=9"),
        ("MADP", "~10"),
        ("ECR ", "~11"),
        ("SI", "~12"),
        ("Emotion", "=13"),
        ("BR", "~14"),
    ] {
        check_code("tdf-2012", code, expected);
    }
}

#[test]
fn shared_names_are_asked_and_context_resolves_them() {
    for (id, code, expected) in [
        ("tdf-2012", "Identity", "?3 3.4 5.4"),
        ("tdf-2012", "Beliefs", "?4 4.5 6 6.1"),
        ("tdf-2012", "Self-efficacy", "?4 4.3"),
        ("tdf-2012", "Optimism > Identity", "=5.4"),
        ("tdf-2012", "Action planning", "?9.5 14.3"),
        ("cfir-2022", "Leaders", "?IV.R.A IV.R.B IV.R.C IV.R.E"),
        ("cfir-2022", "Innovation Recipients", "?IV.R.I V.B.2 V.F.2"),
        ("cfir-2022", "Innovation", "?I V.H.2"),
        ("cfir-2009", "Feedback", "?III.D.5 V.D"),
        ("epis-2011", "Leadership", "?OC.3 IC.1"),
        ("i-parihs-2016", "Culture", "?C-L.2 C-O.3"),
        // The domain's own label, which one of its children bears too.
        ("tdf-2012", "skills", "~2"),
        ("tdf-2012", "Skills > Skills", "=2.1"),
    ] {
        check_code(id, code, expected);
    }
    for (id, domain, construct, expected) in [
        ("tdf-2012", "Goals", "Action planning", "=9.5"),
        ("tdf-2012", "BR", "Action planning", "=14.3"),
        ("epis-2011", "Inner context", "Leadership", "=IC.1"),
        ("cfir-2022", "Innovation", "Cost", "~I.H"),
        ("cfir-2022", "Individuals", "Innovation Recipients", "=IV.R.I"),
    ] {
        check_columns(id, domain, construct, expected);
    }
    let book = book("cfir-2022");
    let label = Label { domain: Some("Innovation"), ..Label::default() };
    assert_eq!(said(&book, &match_label(&book, label)), "=I");
}

#[test]
fn a_contradiction_is_asked() {
    check_columns("tdf-2012", "Goals", "Fear", "?9 13.1");
    check_code("tdf-2012", "Knowledge > Fear", "?1 13.1");
}

#[test]
fn a_domain_column_holds_what_lies_below_it() {
    let book = book("tdf-2012");
    let label = |code| Label { domain: Some("BR"), construct: None, code: Some(code) };
    for (code, expected) in
        [("habit_routine", "~14"), ("Goals", "~14"), ("Self-monitoring", "=14.1"), ("", "~14")]
    {
        assert_eq!(said(&book, &match_label(&book, label(code))), expected, "{code}");
    }
    check_columns("tdf-2012", "Knowledge", "what the nurses knew", "~1");
    check_code("tdf-2012", "ECR > Time pressure", "~11");
}

#[test]
fn the_unknown_stays_unknown() {
    for id in codebook_ids() {
        for code in [
            "",
            "   ",
            "Facilitators",
            "facilitator",
            "Barriers",
            "Challenges",
            "Enablers ",
            "Lunch",
            "I need",
            "Facilitators > Lunch",
            "\u{200b}",
            "🙂",
            ">",
            "::",
            "-",
            "İİİİİ",
            "Goals/time",
        ] {
            let found = match_label(&book(id), Label { code: Some(code), ..Label::default() });
            assert_eq!(found, Match::Unknown, "{id}: {code:?}");
        }
        assert_eq!(match_label(&book(id), Label::default()), Match::Unknown);
    }
    check_code("cfir-2022", "Barriers > Cost", "~I.H");
    check_code("tdf-2012", "Barriers and facilitators", "=11.6");
}

#[test]
fn hostile_labels_are_answered_at_once() {
    let deep = "a > ".repeat(200_000) + "Knowledge";
    check_code("tdf-2012", &deep, "=1");
    check_code("tdf-2012", &"Knowledge ".repeat(100_000), "unknown");
    check_code("tdf-2012", &"Knowledge/".repeat(100_000), "unknown");
    let label = Label { code: Some(&deep), ..Label::default() };
    assert!(recognise(&[label]).iter().all(|fit| fit.labels == 16));
}

#[test]
fn framework_and_version_are_told_apart() {
    let of = |labels: &[&str]| {
        let labels: Vec<Label<'_>> =
            labels.iter().map(|code| Label { code: Some(code), ..Label::default() }).collect();
        recognise(&labels).into_iter().map(|fit| (fit.id, fit.matched)).take(2).collect::<Vec<_>>()
    };
    let first = |labels: &[&str]| of(labels).first().map(|(id, _)| id.clone()).unwrap_or_default();
    assert_eq!(first(&["Learning Climate", "Peer Pressure", "Inner Setting"]), "cfir-2009");
    assert_eq!(first(&["Teaming", "Critical Incidents", "Inner Setting"]), "cfir-2022");
    assert_eq!(first(&["Motivation and goals", "Knowledge", "Skills", "ECR"]), "tdf-2005");
    assert_eq!(first(&["Optimism", "Knowledge", "Intentions", "ECR"]), "tdf-2012");
    let tie = of(&["ECR", "MADP"]);
    assert_eq!(tie, [("tdf-2012".to_owned(), 2), ("tdf-2005".to_owned(), 2)]);
    assert_eq!(recognise(&[Label { code: Some("Lunch"), ..Label::default() }]), []);
}

#[test]
fn every_codebook_recognises_its_own_paths() {
    for id in codebook_ids() {
        let book = book(id);
        let paths: Vec<String> = (0..book.items.len())
            .map(|at| path_of(&book, u32::try_from(at).expect("small")))
            .collect();
        let labels: Vec<Label<'_>> =
            paths.iter().map(|path| Label { code: Some(path), ..Label::default() }).collect();
        let ranked = recognise(&labels);
        assert_eq!(ranked[0].id, *id);
        assert_eq!(ranked[0].matched + ranked[0].ambiguous, ranked[0].labels);
        assert!(ranked.get(1).is_none_or(|next| next.matched < ranked[0].matched), "{id}");
    }
}

#[test]
fn folding_twice_is_folding_once() {
    for text in [
        "Straße & Œuvre",
        "İstanbul IŞIK",
        "Människa",
        "Ma\u{308}nniska",
        "ΣΊΣΥΦΟΣ",
        "Organisations-behaviours",
        "&&&",
        "e\u{301}té",
        "modelling programmes",
    ] {
        assert_eq!(fold_name(&fold_name(text)), fold_name(text), "{text}");
    }
    assert_eq!(fold_name("Människa"), fold_name("Ma\u{308}nniska"));
    assert_eq!(fold_name("Dağ"), fold_name("Dag\u{306}"));
    for id in codebook_ids() {
        for item in &book(id).items {
            assert_eq!(fold_name(&fold_name(&item.label)), fold_name(&item.label));
        }
    }
}

#[test]
fn all_twelve_codebooks_stay_small() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("crates/core/src/framework/codebooks");
    let bytes: u64 = std::fs::read_dir(folder)
        .expect("folder")
        .map(|file| file.and_then(|file| file.metadata()).expect("file").len())
        .sum();
    println!("codebooks: {bytes} bytes");
    assert!(bytes < 120_000, "{bytes}");
}

/// Reads a file of the shared data; `None` where there is none.
fn given(path: &str) -> Option<String> {
    Some(std::fs::read_to_string(shared(path)?).expect("the shared file"))
}

#[test]
fn the_given_collisions_are_asked_or_mean_the_domain() {
    let Some(text) = given("frameworks/alias_collisions.json") else { return };
    let given: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let mut checked = 0;
    for (id, collisions) in given["collisions"].as_object().expect("object") {
        let book = book(id);
        for (name, codes) in collisions.as_object().expect("object") {
            let mut expected: Vec<u32> = codes
                .as_array()
                .expect("array")
                .iter()
                .filter_map(|code| {
                    book.items.iter().position(|item| Some(item.code.as_str()) == code.as_str())
                })
                .map(|at| u32::try_from(at).expect("small"))
                .collect();
            expected.sort_unstable();
            let found = match_label(&book, Label { code: Some(name), ..Label::default() });
            let own =
                [("tdf-2012", "skills"), ("tdf-2012", "optimism"), ("tdf-2012", "reinforcement")];
            if own.contains(&(id.as_str(), name.as_str())) {
                assert_eq!(found, Match::Alias { item: expected[0] }, "{id}: {name}");
            } else {
                assert_eq!(found, Match::Ambiguous { items: expected }, "{id}: {name}");
            }
            checked += 1;
        }
    }
    assert!(checked > 40);
}

#[test]
fn no_label_is_shared_in_silence() {
    // Names that the index finds twice and that no codebook declares as shared would be a surprise.
    for id in codebook_ids() {
        let book = book(id);
        let declared: Vec<String> =
            book.shared_names.iter().map(|shared| fold_name(&shared.name)).collect();
        for item in &book.items {
            for name in item.aliases.iter().chain([&item.label]) {
                let found = match_label(&book, Label { code: Some(name), ..Label::default() });
                if matches!(found, Match::Ambiguous { .. }) {
                    assert!(
                        declared.contains(&fold_name(name))
                            || (id, name.as_str()) == (&"cfir-2009", "IC"),
                        "{id}: {name}"
                    );
                }
            }
        }
    }
}

#[test]
fn the_codes_of_the_given_study_are_domains_of_tdf_2012() {
    let Some(text) = given("data/tdf_hf_pa/data_per_domain_per_participant.csv") else { return };
    let codes: std::collections::BTreeSet<&str> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').nth(5))
        .map(|code| code.trim_matches('"').trim_end_matches(['+', '-']))
        .collect();
    assert_eq!(codes.len(), 14);
    let labels: Vec<Label<'_>> =
        codes.iter().map(|code| Label { code: Some(code), ..Label::default() }).collect();
    let ranked = recognise(&labels);
    assert_eq!((ranked[0].id.as_str(), ranked[0].matched), ("tdf-2012", 14));
    let book = book("tdf-2012");
    for label in labels {
        match match_label(&book, label) {
            Match::Exact { item } | Match::Alias { item } => {
                assert_eq!(book.items[item as usize].depth, 0, "{label:?}");
            }
            other => panic!("{label:?}: {other:?}"),
        }
    }
}

#[test]
fn labels_are_known_behind_the_frameworks_name_and_the_marks_of_lists() {
    for (id, code, expected) in [
        ("cfir-2009", "CFIR Domain III: Inner Setting", "=III"),
        ("cfir-2009", "Inner Setting (CFIR)", "=III"),
        ("cfir-2009", "Construct B. Networks & Communications", "=III.B"),
        ("cfir-2009", "H Cost", "=I.H"),
        ("cfir-2009", "(b) Tension for Change", "=III.D.1"),
        ("cfir-2009", "vi) Culture", "=III.C"),
        // A number of the framework's own before another item is a contradiction.
        ("cfir-2009", "iv: Culture", "?III.C IV"),
        ("tdf-2012", "TDF domain 11: Environmental context and resources", "=11"),
        ("tdf-2012", "c. Optimism", "=5"),
        ("tdf-2012", "SPRI (TDF)", "~3"),
        ("tdf-2012", "Domain: ECR", "unknown"),
        // A word is no mark, and a mark without a label is none.
        ("cfir-2009", "I cost more", "unknown"),
        ("cfir-2009", "a cost", "unknown"),
        ("cfir-2009", "HIV Cost", "unknown"),
        ("cfir-2009", "Domain 3", "unknown"),
        ("cfir-2009", "Domain of Culture", "unknown"),
        ("cfir-2009", "A", "unknown"),
        ("cfir-2009", "(CFIR)", "unknown"),
        ("cfir-2009", "B. Weather", "unknown"),
        ("cfir-2009", "Ward B Culture", "unknown"),
        ("cfir-2009", "A Champion", "unknown"),
    ] {
        check_code(id, code, expected);
    }
}

#[test]
fn numbers_and_one_word_are_no_framework() {
    for (codes, known) in [
        (&["1", "2", "3", "14"][..], false),
        (&["1.1", "2.1", "3.1"], false),
        (&["Training", "Time"], false),
        (&["Cost"], false),
        (&["Knowledge", "Staff"], false),
        (&["Cost", "Culture", "Staff", "Time"], false),
        (&["Cost", "Culture", "Champions", "Time"], true),
        (&["Knowledge", "Environmental context and resources"], true),
        (&["ECR", "MADP"], true),
        (&["1 Knowledge", "2 Skills"], true),
    ] {
        let labels: Vec<Label<'_>> =
            codes.iter().map(|code| Label { code: Some(code), ..Label::default() }).collect();
        let taken = recognise(&labels).first().is_some_and(|best| best.is_no_accident());
        assert_eq!(taken, known, "{codes:?} {:?}", recognise(&labels).first());
    }
    // What stands in a column for domains is one more readily.
    let of_domains =
        ["Knowledge", "Skills"].map(|domain| Label { domain: Some(domain), ..Label::default() });
    assert!(recognise(&of_domains)[0].is_no_accident());
    assert!(!recognise(&of_domains[..1])[0].is_no_accident());
}
