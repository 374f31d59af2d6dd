//! The audit trail: every decision, by whom, and how much it concerns; and nothing of it that is kept back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use serde_json::{Value, json};
use steelyard_core::engine::{
    AuditView, Engine, Excerpt, ExcerptQuery, Export, ExportOptions, ListFormat, PickedPassage,
    Request, Response, SetAside, Settings,
};
use steelyard_core::words::audit::{DecidedBy, Decision, DecisionKind, TITLE};

use super::support::engine::{ask, load, study, table};
use super::support::unzip::unzip;

/// People of three groups, two of which are one, who name four codes of which the CFIR knows two.
const STUDY: &str = "Participant,Role,Code,Direction,Quote
P1,GP,Cost,barrier,It is dear.
P1,GP,Cost,barrier,It is dear.
P2,gp,Tension for Change,hmm,We must.
P3,Nurse,Zeitgeist,facilitator,All do it.
P3,Nurse,Lunch,barrier,No time to eat.
P4,Nurse,,barrier,Nothing.
";

fn audit(engine: &mut Engine) -> AuditView {
    match ask(engine, Request::Audit) {
        Response::Audit(view) => *view,
        other => panic!("no audit but {other:?}"),
    }
}

fn decisions(files: &[(&str, &str)], settings: Value) -> Vec<Decision> {
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(n, text)| (*n, text.as_bytes())).collect();
    let mut engine = Engine::new();
    study(&mut engine, load(&files, settings));
    audit(&mut engine).decisions
}

fn export(engine: &mut Engine, export: ExportOptions) -> Export {
    match ask(
        engine,
        Request::Export { export, table: Default::default(), figure: Default::default() },
    ) {
        Response::Export(file) => file,
        other => panic!("no file but {other:?}"),
    }
}

/// What the user may decide of [`STUDY`], all of it at once.
fn everything() -> Value {
    json!({
        "files": {
            "a.csv": {
                "read": {"delimiter": "comma", "header_row": 1},
                "roles": {"Role": "group"},
                "divided": {"Code": false},
                "codes_before_colons": false,
                "sums_left_out": true,
                "rows_below_left_out": true,
                "sum_columns_counted": true,
                "totals_counted": true,
                "attribute": "Role",
                "people_aside": true,
                "fill_down": ["Participant"],
            },
            "gone.csv": {"valence": "barrier"},
        },
        "valence_words": {"hmm": "facilitator", "never": "neutral"},
        "not_codings": ["aside"],
        "value_labels": {"Role": {"gp": "General practice", "GP": "General practice", "none": "x"}},
        "names": {"participant": {"P2": "P1"}, "site": {"N": "North"}},
        "code_signs": false,
        "code_letters": false,
        "valence_from": "column",
        "valence_as_found": true,
        "overlap_percent": 50,
        "doubles": {"same_code_twice": "each", "two_coders": "once"},
        "count_uncoded_sources": true,
        "unknown_as_written": true,
        "participants_within": "study",
        "coders_from": "columns",
        "unequal_lists": "together",
        "nothing_among_codes": false,
        "framework": "cfir-2022",
        "mapping": {"Lunch": "none", "Zeitgeist": "inner-setting/tension-for-change", "Old": "none"},
        "table": {
            "rows": "construct",
            "unit": "participants",
            "order": "by_hand",
            "hand_order": ["x", "y"],
            "filter": [{"by": "group", "keep": ["General practice", "Nurse"]}],
            "both_as_mixed": true,
        },
        "numbers": {
            "importance": {"x": "high"},
            "ratings": {"x": {"value:North": "+2"}},
            "distinguishing": {"x": "strongly"},
            "tests": true,
            "saturation_base": 6,
        },
        "figure": {
            "chart": "matrix",
            "title": "What hinders",
            "width_mm": 170.0,
            "options": {"empty_rows": "left_out"},
        },
        "interactive": {"authors": "A", "downloads": false, "groups": true, "fewest_contributors": 5},
    })
}

fn of_kind(decisions: &[Decision], kind: DecisionKind) -> Vec<&Decision> {
    decisions.iter().filter(|one| one.kind == kind).collect()
}

/// Everything that the user may decide has its decision, and what the data make it concern.
#[test]
fn what_the_user_decides_is_told_with_what_it_concerns() {
    let found = decisions(&[("a.csv", STUDY)], everything());
    let told = |kind, sentence: &str, extent: Option<&str>| {
        let of_kind = of_kind(&found, kind);
        let one = of_kind.iter().find(|one| one.sentence.contains(sentence));
        let one = one.unwrap_or_else(|| panic!("{kind:?} {sentence:?} not in {of_kind:#?}"));
        assert_eq!(one.by, DecidedBy::User, "{one:?}");
        assert_eq!(one.extent.map(|extent| extent.words()).as_deref(), extent, "{one:?}");
    };
    use DecisionKind as Kind;
    told(Kind::ReadAs, "with comma as the delimiter and with its header in row 1", None);
    told(Kind::ColumnRole, "“Role” is taken for: Stakeholder group", Some("6 rows"));
    told(Kind::CellsDivided, "“Code” are left whole", None);
    told(Kind::CodesBeforeColons, "is part of it", None);
    told(Kind::SumsLeftOut, "sum up others", None);
    told(Kind::SumColumnsCounted, "not called totals count", None);
    told(Kind::TotalsCounted, "count as rows of their own", None);
    told(Kind::OneOfAttributes, "“Role” counts", None);
    told(Kind::PeopleListAside, "joined to no codings", None);
    told(Kind::LabelsFilledDown, "“Participant”", Some("1 column"));
    told(Kind::WithoutEffect, "not loaded", None);
    told(Kind::ValenceWords, "“hmm” is taken for: facilitator", Some("1 row"));
    told(Kind::WithoutEffect, "“never”", None);
    told(
        Kind::ValuesRenamed,
        "merged: “GP”, “gp” \u{2192} “General practice”",
        Some("1 participant"),
    );
    told(Kind::WithoutEffect, "“Role” is renamed that the data do not have", Some("1 value"));
    told(Kind::NamesTakenForOne, "1 name of participants is taken", Some("1 value"));
    told(Kind::NamesTakenForOne, "“N” \u{2192} “North”", Some("1 value"));
    told(Kind::CodeSigns, "part of the names", None);
    told(Kind::CodeLetters, "part of the names", None);
    told(Kind::ValencePlaces, "from the valence column alone", Some("5 codings"));
    told(Kind::ValencesContradicted, "the first of them holds", Some("0 codings"));
    told(Kind::SecondCodes, "50 %", Some("0 codings"));
    told(
        Kind::CountedTwice,
        "1 coding of a code and valence that its coder gave the same passage before is counted each.",
        Some("1 coding"),
    );
    told(Kind::CountedTwice, "would count once; there are none", None);
    told(Kind::SourcesWithoutCoding, "count in the n", Some("0 sources"));
    told(Kind::NamesForNobody, "are names like others", None);
    told(Kind::ParticipantsWithin, "everywhere", None);
    told(Kind::CodersFromNames, "by columns alone", None);
    told(Kind::UnequalLists, "together", None);
    told(Kind::NothingAmongCodes, "are no codings", None);
    told(Kind::Framework, "The framework is CFIR 2022.", None);
    told(
        Kind::LabelsByHand,
        "“Zeitgeist” \u{2192} Tension for Change (1 coding).",
        Some("1 coding"),
    );
    told(Kind::NotInFramework, "“Lunch” is not in the framework (1 coding).", Some("1 coding"));
    told(Kind::WithoutEffect, "assignment by hand", Some("1 label"));
    told(Kind::Filter, "“General practice”, “Nurse”", None);
    told(Kind::Filter, "leave out 0 codings", Some("0 codings"));
    told(Kind::WhatIsCounted, "Rows are: construct.", None);
    told(Kind::WhatIsCounted, "Counted are participants", None);
    told(Kind::WhatIsCounted, "counted there as mixed", None);
    told(Kind::Order, "as the authors order them", None);
    told(Kind::Order, "2 rows were put", Some("2 rows of the table"));
    told(Kind::Importance, "“high”", None);
    told(Kind::RatingsByHand, "Rating of “x” for “North”: +2.", None);
    told(Kind::Distinguishing, "“strongly”", None);
    told(Kind::RuleOfNumbers, "by tests", None);
    told(Kind::RuleOfNumbers, "6", None);
    told(Kind::Chart, "matrix", None);
    told(Kind::ShownInFigure, "Rows that carry nothing: left out", None);
    told(Kind::TitleOfFigure, "“What hinders”", None);
    told(Kind::LookOfFigure, "170 mm wide", None);
    told(Kind::LiveFigure, "1 entry", None);
    told(Kind::LiveFigure, "may not save", None);
    assert!(found.is_sorted_by_key(|one| one.kind), "{found:#?}");
}

/// What nobody decided is told as the program's own, and what it asks as open.
#[test]
fn what_the_program_takes_is_marked_as_its_own() {
    let found = decisions(&[("a.csv", STUDY)], json!({"framework": "cfir-2022"}));
    let program = |kind, sentence: &str| {
        let of_kind = of_kind(&found, kind);
        let is_it =
            |one: &&&Decision| one.by == DecidedBy::Program && one.sentence.contains(sentence);
        assert!(of_kind.iter().any(|one| is_it(&one)), "{kind:?} {sentence:?}: {of_kind:#?}");
    };
    use DecisionKind as Kind;
    program(Kind::FilesRead, "1 file was read; 5 of 6 rows gave codings: 5.");
    program(Kind::ColumnRole, "“Direction”: Valence");
    program(Kind::RowsLeftOut, "1 row or cell was left out: no code");
    program(Kind::ValenceWords, "“barrier” (");
    program(Kind::ValencePlaces, "the valence column");
    program(Kind::LabelsMatched, "to the item of the same name");
    program(Kind::CountedTwice, "is counted each");
    program(Kind::WhatIsCounted, "Counted are codings");
    program(Kind::Chart, "two-sided bars");
    let open: Vec<&str> =
        of_kind(&found, Kind::Question).iter().map(|one| &*one.sentence).collect();
    assert!(open.iter().any(|one| one.starts_with("2 labels lead to no item")), "{open:?}");
    assert!(open.iter().any(|one| one.starts_with("1 word in columns of valences")), "{open:?}");
    assert!(found.iter().all(|one| (one.kind == Kind::Question) == (one.by == DecidedBy::Open)));
}

/// A passage of the study.
fn passage(engine: &mut Engine) -> Excerpt {
    let columns = json!({"columns": "all", "rows": "code"});
    let row = table(engine, columns.clone()).rows[0].key.clone();
    let query = ExcerptQuery { row, column: None, valence: None, with: None };
    let asked = Request::Excerpts { query, table: serde_json::from_value(columns).unwrap() };
    let Response::Excerpts { excerpts } = ask(engine, asked) else { panic!("no passages") };
    excerpts.into_iter().next().unwrap()
}

/// Each kind comes of some study, so that none is there for nothing.
#[test]
fn every_kind_comes_of_some_study() {
    let mut kinds: BTreeSet<DecisionKind> = BTreeSet::new();
    let mut add = |files: &[(&str, &str)], settings: Value| {
        kinds.extend(decisions(files, settings).into_iter().map(|one| one.kind));
    };
    add(&[("a.csv", STUDY)], everything());
    add(&[("a.csv", STUDY)], json!({"disclosure": {"round_to": 3}}));
    add(&[("a.csv", STUDY)], json!({"files": {"a.csv": {"valence": "barrier"}}}));
    let counts = "Theme,Barriers,Facilitators\nCost,3,1\nTime,2,5\n";
    add(&[("counts.csv", counts)], json!({}));
    add(&[("counts.csv", counts)], json!({"files": {"counts.csv": {"as_it_is": true}}}));
    let people = "Code,P1,P2,P3\nCost,1,0,1\nTime,0,1,1\nStaff,1,1,0\n";
    add(
        &[("people.csv", people)],
        json!({"files": {"people.csv": {"families": {"P1": "participants"}}}}),
    );
    let merged = "Theme,Barriers,Facilitators,Count\nCost,3,1,4\nTime,2,5,7\nTotal,5,6,11\n";
    add(&[("noticed.csv", merged)], json!({}));
    let mut engine = Engine::new();
    study(&mut engine, load(&[("a.csv", STUDY.as_bytes())], Settings::default()));
    let passage = passage(&mut engine);
    add(&[("a.csv", STUDY)], json!({"quotes": [PickedPassage::from(&passage)]}));
    add(&[("a.csv", STUDY)], json!({"set_aside": [SetAside::from(&passage)]}));
    let model = json!({"outcomes": [{"id": 1, "label": "Adoption"}]});
    add(&[("a.csv", STUDY)], json!({"logic_model": model}));
    add(&[("a.csv", STUDY)], json!({"numbers": {"evidence": {"x": "partly"}}}));
    let missing: Vec<_> = DecisionKind::ALL.iter().filter(|kind| !kinds.contains(kind)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// While small numbers are protected no word and no number of the data is in the list, in no form of it.
#[test]
fn nothing_that_is_kept_back_is_told() {
    for policy in
        [json!({"fewest_contributors": 5}), json!({"round_to": 3}), json!({"domains_only": true})]
    {
        let mut settings = everything();
        settings["disclosure"] = policy;
        settings["table"] = json!({});
        let settings: Settings = serde_json::from_value(settings).unwrap();
        let mut engine = Engine::new();
        study(&mut engine, load(&[("secret.csv", STUDY.as_bytes())], settings));
        let view = audit(&mut engine);
        assert!(view.decisions.iter().all(|one| one.at.is_none() && one.extent.is_none()));
        let mut told: Vec<String> = view.decisions.into_iter().map(|one| one.sentence).collect();
        told.extend(view.checklists.into_iter().flat_map(|list| list.items).map(|item| item.text));
        for format in [ListFormat::Csv, ListFormat::Markdown] {
            let file = export(&mut engine, ExportOptions::Audit { format });
            told.push(String::from_utf8(file.bytes).unwrap());
        }
        for word in
            ["Lunch", "Zeitgeist", "General practice", "Nurse", "secret.csv", "hmm", "P1", "P3"]
        {
            let leak = told.iter().find(|one| one.contains(word));
            assert!(leak.is_none(), "{word}: {leak:?}");
        }
    }
}

/// The file is the list, in every format, and nothing in it runs.
#[test]
fn files_hold_the_list_and_nothing_that_runs() {
    let hostile = STUDY.replace("Lunch", "=1+1").replace("Zeitgeist", "<w:p>&");
    let settings = json!({"framework": "cfir-2022", "mapping": {"=1+1": "none", "<w:p>&": "none"}});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let mut engine = Engine::new();
    study(&mut engine, load(&[("=a.csv", hostile.as_bytes())], settings));
    let decisions = audit(&mut engine).decisions;
    let csv = export(&mut engine, ExportOptions::Audit { format: ListFormat::Csv });
    assert!(csv.file_name.ends_with(".csv"), "{}", csv.file_name);
    let csv = String::from_utf8(csv.bytes).unwrap();
    assert!(csv.starts_with("\u{feff}No,Decided,Where,Concerns,Decision\r\n"), "{csv}");
    assert!(csv.lines().count() > decisions.len());
    assert!(!csv.lines().any(|line| line.contains(",=") || line.contains("\"=")), "{csv}");
    let markdown = export(&mut engine, ExportOptions::Audit { format: ListFormat::Markdown });
    let markdown = String::from_utf8(markdown.bytes).unwrap();
    assert_eq!(markdown.lines().filter(|line| line.starts_with('|')).count(), decisions.len() + 2);
    let docx = export(&mut engine, ExportOptions::Audit { format: ListFormat::Docx });
    let parts = unzip(&docx.bytes);
    let document = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
    assert!(document.contains(TITLE) && document.contains("&lt;w:p&gt;&amp;"), "{document}");
    assert_eq!(document.matches("<w:tr>").count(), decisions.len() + 1);
}
