//! Lists of codes beside the codings: files and sheets that say what codes there are are no codings, whatever their
//! columns are called, and a list of the study's own is not passed over for a published framework.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::json;
use steelyard_core::dataset::Role;
use steelyard_core::engine::{Engine, FindingKind, Question, Settings, StudyView};
use steelyard_core::valence::Valence;

use crate::sheets_by_hand::valences;
use crate::support::engine::{load, loaded, number, study, table};
use crate::support::zip::{Workbook, row};

const CODINGS: &str =
    "PID,Code,Valence\nP1,Rota,Barrier\nP2,Bonus,Facilitator\nP2,Locums,Barrier\n";

fn read(codings: &str, codebook: &str) -> (Engine, StudyView) {
    loaded(&[("codings.csv", codings.as_bytes()), ("codebook.csv", codebook.as_bytes())])
}

fn is_asked(view: &StudyView) -> bool {
    view.questions.iter().any(|one| matches!(one, Question::Framework { .. }))
}

#[test]
fn a_list_of_codes_beside_codings_counts_nothing() {
    for codebook in [
        "Code,Domain\nRota,Work\nBonus,Money\nLocums,Work\n",
        "Domain,Code\nWork,Rota\nMoney,Bonus\nWork,Locums\n",
        "Theme,Code\nWork,Rota\nMoney,Bonus\n,Pension\nWork,Locums\n",
        "Code,Theme\nRota,Work\nBonus,Money\nLocums,Work\n",
        "Code,Category,Colour\nRota,Work,red\nBonus,Money,\nLocums,Work,blue\n",
        "No,Code,Theme\n1,Rota,Work\n2,Bonus,Money\n3,Locums,Work\n",
        "Code,Theme,Notes\nRota,Work,new\nBonus,Money,\nLocums,Work,\n",
        "Code\nRota\nBonus\nLocums\nPension\n",
        "Theme,Code,Definition\nWork,Rota,who is on when\nMoney,Bonus,what is paid\nWork,Locums,who stands in\n",
        "Code,Theme,Definition\nRota,Work,who is on when\nBonus,Money,what is paid\nLocums,Work,who stands in\n",
        "Kod,Tema\nRota,Arbete\nBonus,Pengar\nLocums,Arbete\n",
    ] {
        for turned in [false, true] {
            let files =
                [("codings.csv", CODINGS.as_bytes()), ("codebook.csv", codebook.as_bytes())];
            let files = if turned { [files[1], files[0]] } else { files };
            let (_, view) = loaded(&files);
            assert_eq!(valences(&view), [2, 1, 0, 0, 0], "{codebook}");
            let at = usize::from(!turned);
            assert!(view.files[at].listed_codes.is_some(), "{codebook}");
            assert_eq!(view.framework.id.as_deref(), Some("own:codebook.csv"), "{codebook}");
            assert!(!is_asked(&view), "{codebook}");
        }
    }
    // The levels stand as their headers say, whatever their order.
    for codebook in [
        "Code,Theme\nRota,Work\nBonus,Money\nLocums,Work\n",
        "Theme,Code\nWork,Rota\nMoney,Bonus\nWork,Locums\n",
    ] {
        let (mut engine, _) = read(CODINGS, codebook);
        let table =
            table(&mut engine, json!({"rows": "domain", "columns": "all", "unit": "codings"}));
        assert_eq!(number(&table, "Work", "All", Valence::Barrier).0, 2, "{codebook}");
        assert_eq!(number(&table, "Money", "All", Valence::Facilitator).0, 1, "{codebook}");
    }
}

#[test]
fn codings_name_codes_by_their_short_names() {
    for (header, ids) in [
        ("Code ID", ["1.1", "1.2", "2.1"]),
        ("Code", ["W1", "M1", "W2"]),
        ("Kod", ["A-1", "A-2", "B-1"]),
    ] {
        let codings = format!(
            "PID,{header},Valence\nP1,{},Barrier\nP2,{},Facilitator\nP2,{},Barrier\n",
            ids[0], ids[1], ids[2]
        );
        for (head, meaning) in
            [("", ["", "", ""]), (",Definition", [",when", ",paid", ",for whom"])]
        {
            let codebook = format!(
                "{header},Code name,Domain{head}\n{},Rota plan,Work{}\n{},Bonus pay,Money{}\n{},Locum staff,Work{}\n",
                ids[0], meaning[0], ids[1], meaning[1], ids[2], meaning[2]
            );
            let (mut engine, view) = read(&codings, &codebook);
            assert_eq!(valences(&view), [2, 1, 0, 0, 0], "{codebook}");
            assert_eq!(view.framework.id.as_deref(), Some("own:codebook.csv"), "{codebook}");
            assert!(view.questions.is_empty(), "{codebook}: {:?}", view.questions);
            let by = |rows: &str| json!({"rows": rows, "columns": "all", "unit": "codings"});
            let of_names = table(&mut engine, by("construct"));
            assert_eq!(number(&of_names, "Rota plan", "All", Valence::Barrier).0, 1, "{codebook}");
            assert_eq!(
                number(&of_names, "Bonus pay", "All", Valence::Facilitator).0,
                1,
                "{codebook}"
            );
            let of_domains = table(&mut engine, by("domain"));
            assert_eq!(number(&of_domains, "Work", "All", Valence::Barrier).0, 2, "{codebook}");
        }
    }
}

#[test]
fn codings_beside_others_are_no_list_of_codes() {
    for (other, counted) in [
        // Who, how often, how and what was said.
        ("Participant,Code\nP3,Rota\nP4,Bonus\nP5,Locums\n", 6),
        ("Code,Valence\nRota,barrier\nBonus,facilitator\n", 5),
        ("Code,Quote\nRota,never on time\nBonus,came late\n", 5),
        ("Code,Site\nRota,A\nBonus,B\n", 5),
        // A code that stands twice was applied twice.
        ("Code,Domain\nRota,Work\nRota,Work\nBonus,Money\n", 6),
        // Codes that nobody names elsewhere.
        ("Code,Domain\nTrust,Culture\nHabit,Culture\n", 5),
    ] {
        let (_, view) = read(CODINGS, other);
        assert_eq!(view.summary.codings, counted, "{other}");
        assert_eq!(view.files[1].listed_codes, None, "{other}");
    }
    // Two lists, neither of which says more than the other.
    let (_, view) =
        read("Code,Theme\nRota,Work\nBonus,Money\n", "Code,Theme\nRota,Work\nBonus,Pay\n");
    assert!(view.files.iter().all(|file| file.listed_codes.is_none()));
    // What somebody gives roles holds codings.
    let settings =
        json!({"framework": "none", "files": {"codebook.csv": {"roles": {"Code": "code"}}}});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    let codebook = b"Code,Domain\nRota,Work\nBonus,Money\nLocums,Work\n";
    let files: [(&str, &[u8]); 2] =
        [("codings.csv", CODINGS.as_bytes()), ("codebook.csv", codebook)];
    let view = study(&mut Engine::new(), load(&files, settings));
    assert_eq!(view.summary.codings, 6);
}

#[test]
fn numbered_names_alone_are_a_list_of_codes() {
    for codebook in [
        "ID,Code\nC1,Cost\nC2,Time\nC3,Leaders\n",
        "ID,Code\n1,Cost\n2,Time\n3,Leaders\n",
        "Code,Name\n1,Cost\n2,Time\n3,Leaders\n",
        "Nr,Kod\n1.1,Kostnad\n1.2,Tid\n2.1,Chefer\n",
        "Code ID,Code,Colour notes\n1,Cost,red\n2,Time,\n3,Leaders,blue\n",
        "id,name,parent\n1,Work,\n2,Cost,1\n3,Time,1\n4,People,\n5,Leaders,4\n",
        "Key,Kategorie,Beschreibung\nK1,Kosten,Geld\nK2,Zeit,Dauer\n",
    ] {
        let (_, view) = loaded(&[("codes.csv", codebook.as_bytes())]);
        assert_eq!((view.summary.codings, view.holds_codings()), (0, false), "{codebook}");
        assert!(view.files[0].listed_codes.is_some(), "{codebook}");
    }
    for (codings, counted) in [
        // People, a code twice, and what says more of a row than its name.
        ("ID,Code\nP1,Cost\nP2,Time\nP3,Leaders\n", 3),
        ("ID,Code\n1,Cost\n2,Time\n3,Cost\n", 3),
        ("ID,Code,Valence\n1,Cost,barrier\n2,Time,barrier\n3,Leaders,facilitator\n", 3),
        (
            "ID,Code,Quote\n1,Cost,it is far too dear\n2,Time,no time for that\n3,Leaders,they help\n",
            3,
        ),
        ("ID,Code,Group\n1,Cost,Nurse\n2,Time,Nurse\n3,Leaders,Doctor\n", 3),
        ("Participant,Code\n1,Cost\n2,Time\n3,Leaders\n", 3),
        (
            "ID,Code,What they told us\n1,Cost,it is far too dear\n2,Time,no time for that\n3,Leaders,they help\n",
            3,
        ),
        ("ID,Code,Nurses,Doctors\n1,Cost,3,1\n2,Time,2,2\n3,Leaders,1,4\n", 13),
        ("Code,Count\nCost,3\nTime,2\nLeaders,1\n", 6),
    ] {
        let (_, view) = loaded(&[("codes.csv", codings.as_bytes())]);
        assert_eq!(view.summary.codings, counted, "{codings}");
    }
    // What the user gives roles to holds codings.
    let roles = r#"{"files": {"codes.csv": {"roles": {"ID": "participant", "Code": "code"}}}}"#;
    let csv = "ID,Code\n1,Cost\n2,Time\n3,Leaders\n";
    let settings = serde_json::from_str(roles).unwrap();
    let view = study(&mut Engine::new(), load(&[("codes.csv", csv.as_bytes())], settings));
    assert_eq!((view.summary.codings, view.summary.participants), (3, Some(3)));
}

#[test]
fn an_own_list_and_a_framework_that_know_as_many_are_asked() {
    let codings =
        "PID,Code,Valence\nP1,Planning,Barrier\nP2,Cost,Facilitator\nP2,Champions,Barrier\n";
    for codebook in [
        "Code,Domain,Definition\nPlanning,Process,a\nCost,Intervention,b\nChampions,People,c\n",
        "Code,Theme\nPlanning,Process\nCost,Intervention\nChampions,People\n",
    ] {
        let (_, view) = read(codings, codebook);
        assert_eq!(view.framework.id, None, "{codebook}");
        assert!(view.framework.tied.contains(&"own:codebook.csv".to_owned()), "{codebook}");
        assert!(view.framework.tied.len() > 1 && is_asked(&view), "{codebook}");
        assert_eq!(valences(&view), [2, 1, 0, 0, 0], "{codebook}");
    }
    // The framework knows more than the list.
    let (_, view) = read(codings, "Code,Definition\nPlanning,a\nTrust,b\n");
    assert_eq!(view.framework.id.as_deref(), Some("cfir-2009"));
}

fn sheet(lines: &[&[&str]]) -> String {
    lines.iter().map(|line| row(line)).collect()
}

#[test]
fn a_sheet_that_lists_codes_can_be_the_framework() {
    let codings = sheet(&[
        &["PID", "Code", "Valence"],
        &["P1", "Rota", "Barrier"],
        &["P2", "Bonus", "Facilitator"],
        &["P2", "Locums", "Barrier"],
    ]);
    let bare =
        sheet(&[&["Code", "Theme"], &["Rota", "Work"], &["Bonus", "Money"], &["Locums", "Work"]]);
    let told = sheet(&[
        &["Code", "Theme", "Definition"],
        &["Rota", "Work", "who is on when"],
        &["Bonus", "Money", "what is paid"],
        &["Locums", "Work", "who stands in"],
        &["Pension", "Money", "what is paid later"],
        &["Trust", "Work", "who relies on whom"],
    ]);
    for (name, book) in [("bare", &bare), ("told", &told)] {
        for first in [true, false] {
            let mut sheets = [("Codings", "", codings.as_str()), ("Codebook", "", book.as_str())];
            if !first {
                sheets.reverse();
            }
            let of = Workbook::of_sheets(&sheets);
            let (mut engine, view) = loaded(&[("a.xlsx", &of.bytes())]);
            assert_eq!(valences(&view), [2, 1, 0, 0, 0], "{name} {first}");
            assert_eq!(
                view.framework.id.as_deref(),
                Some("own:a.xlsx: Codebook"),
                "{name} {first}"
            );
            assert_eq!(view.files[0].code_sheets, ["Codebook"], "{name} {first}");
            let not_read = |kind: &FindingKind| matches!(kind, FindingKind::SheetsNotRead { .. });
            assert!(!view.findings.iter().any(|one| not_read(&one.kind)), "{name} {first}");
            let table =
                table(&mut engine, json!({"rows": "domain", "columns": "all", "unit": "codings"}));
            assert_eq!(number(&table, "Work", "All", Valence::Barrier).0, 2, "{name} {first}");
        }
    }
}

#[test]
fn a_list_of_people_joins_codings_under_any_header() {
    let people = "Participant,Role\nP1,Nurse\nP2,Nurse\nP3,Doctor\n";
    for header in
        ["Code", "Codes (CFIR)", "Code (TDF)", "What it is about", "Topic", "Kategori (CFIR)"]
    {
        let codings = format!(
            "Participant,{header},Valence,Quote\nP1,Rota plan,Barrier,never on time\nP2,Bonus pay,Facilitator,we met\nP3,Rota plan,Facilitator,there was one\n"
        );
        let files: [(&str, &[u8]); 2] =
            [("codings.csv", codings.as_bytes()), ("people.csv", people.as_bytes())];
        let settings = Settings { framework: Some("none".into()), ..Settings::default() };
        let mut engine = Engine::new();
        let view = study(&mut engine, load(&files, settings));
        assert_eq!(valences(&view), [1, 2, 0, 0, 0], "{header}: {:?}", view.files[0].columns);
        let role = |at: usize| view.files[0].columns[at].role.clone();
        assert!(!matches!(role(1), Role::Group | Role::Ignored), "{header}");
        assert_eq!(view.files[1].listed_people, Some(3), "{header}");
        let options = json!({"columns": "group", "unit": "codings"});
        let table = table(&mut engine, options);
        assert_eq!(number(&table, "Rota plan", "Nurse", Valence::Barrier).0, 1, "{header}");
        assert_eq!(number(&table, "Rota plan", "Doctor", Valence::Facilitator).0, 1, "{header}");
    }
}

#[test]
fn a_framework_that_is_only_guessed_is_said() {
    let guessed = |codes: [&str; 5], settings: Settings| {
        let rows = codes.iter().zip(1..).map(|(code, at)| format!("P{at},{code},barrier\n"));
        let csv = format!("PID,Code,Valence\n{}", rows.collect::<String>());
        let view = study(&mut Engine::new(), load(&[("a.csv", csv.as_bytes())], settings));
        let is_guess = |kind: &FindingKind| matches!(kind, FindingKind::FrameworkGuessed { .. });
        (view.framework.id.is_some(), view.findings.iter().any(|one| is_guess(&one.kind)))
    };
    // Themes of somebody's own that are called like items, and words that are printed in a framework.
    let own = ["Time", "Training", "Costs", "Teamwork", "IT"];
    assert_eq!(guessed(own, Settings::default()), (true, true));
    let none = Settings { framework: Some("none".into()), ..Settings::default() };
    assert_eq!(guessed(own, none), (false, false));
    let chosen = Settings { framework: Some("cfir-2022".into()), ..Settings::default() };
    assert_eq!(guessed(own, chosen), (true, false));
    let printed = ["Knowledge", "Skills", "Optimism", "Goals", "Intentions"];
    assert_eq!(guessed(printed, Settings::default()), (true, false));
    let telling =
        ["Beliefs about consequences", "Social influences", "Knowledge", "Optimism", "Goals"];
    assert_eq!(guessed(telling, Settings::default()), (true, false));
}

#[test]
fn the_summary_says_what_a_filter_keeps() {
    let csv = b"PID,Coder,Code,Valence\nP1,A,Rota,barrier\nP1,B,Rota,facilitator\nP2,A,Bonus,barrier\nP2,B,Bonus,barrier\n";
    let kept = |filter: serde_json::Value| {
        let settings = json!({"framework": "none", "table": {"filter": filter}});
        let settings: Settings = serde_json::from_value(settings).unwrap();
        let view = study(&mut Engine::new(), load(&[("a.csv", csv)], settings));
        view.summary.kept.map(|kept| Valence::ALL.map(|valence| kept[valence]))
    };
    assert_eq!(kept(json!([])), None);
    assert_eq!(kept(json!([{"by": "coder", "keep": ["B"]}])), Some([1, 1, 0, 0, 0]));
    assert_eq!(kept(json!([{"by": "participant", "keep": ["P1"]}])), Some([1, 1, 0, 0, 0]));
}
