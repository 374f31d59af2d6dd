//! The engine from outside: what it loads, keeps, refuses, saves and restores.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::analysis::Unit;
use steelyard_core::dataset::Role;
use steelyard_core::diag::{Error, ErrorKind, WarningKind};
use steelyard_core::engine::{
    Engine, Excerpt, ExcerptQuery, Export, ExportOptions, InputFile, Question, Request, Response,
    RestoredContent, Settings, StudyView,
};
use steelyard_core::export::study::SavedFile;
use steelyard_core::valence::{ByValence, Valence};
use steelyard_core::words::table::row_label;

use super::support::engine::{ask, load, loaded, number, study, table};

const NURSES: &[u8] = b"participant,group,domain,type,excerpt\n\
    P1,Nurse,Knowledge,barrier,\"I did not know, really\"\n\
    P1,Nurse,Optimism,facilitator,We practised it\n\
    P2,Nurse,Knowledge,barrier,Nobody told us\n\
    P2,Nurse,,barrier,No label here\n\
    P2,Nurse,Knowlege,facilitator,Later they told us\n";

const DOCTORS: &[u8] = b"participant,group,domain,type,excerpt\n\
    P3,Doctor,Emotion,barrier,It frightens me\n\
    P3,Doctor,Knowledge,facilitator,I read about it\n";

fn two_files() -> (Engine, StudyView) {
    loaded(&[("nurses.csv", NURSES), ("doctors.csv", DOCTORS)])
}

fn settings(json: Value) -> Box<Settings> {
    Box::new(serde_json::from_value(json).expect("settings"))
}

fn failed(engine: &mut Engine, request: Request) -> Vec<Error> {
    match ask(engine, request) {
        Response::Failed { errors, messages } => {
            assert_eq!(errors.len(), messages.len());
            assert!(messages.iter().all(|message| !message.is_empty()));
            errors
        }
        other => panic!("not refused: {other:?}"),
    }
}

fn configure(engine: &mut Engine, json: Value) -> StudyView {
    study(engine, Request::Configure { settings: settings(json) })
}

fn export(engine: &mut Engine, export: ExportOptions, table: Value) -> Export {
    let table = serde_json::from_value(table).unwrap();
    match ask(engine, Request::Export { export, table, figure: Default::default() }) {
        Response::Export(export) => export,
        other => panic!("no file but {other:?}"),
    }
}

fn text(export: &Export) -> &str {
    std::str::from_utf8(&export.bytes).unwrap()
}

#[test]
fn several_files_are_one_study() {
    let (mut engine, view) = two_files();
    assert_eq!(view.files.len(), 2);
    assert_eq!(view.summary.participants, Some(3));
    assert_eq!(view.account.rows_read, 7);
    assert_eq!(view.account.left_out.len(), 1);
    assert_eq!(view.framework.id.as_deref(), Some("tdf-2012"));
    let table = table(&mut engine, json!({}));
    assert_eq!(number(&table, "Knowledge", "Nurse", Valence::Barrier).0, 2);
    assert_eq!(number(&table, "Emotion", "Doctor", Valence::Barrier).0, 1);
    assert_eq!(number(&table, "Not mapped to the framework", "Nurse", Valence::Facilitator).0, 1);
    assert_eq!(table.rows.iter().filter(|row| row.total == 0).count(), 11, "zeros are shown");
}

#[test]
fn a_file_can_be_added_and_one_of_the_same_name_keeps_its_own() {
    let (mut engine, _) = loaded(&[("interviews.csv", NURSES)]);
    let added = InputFile { name: "interviews.csv".into(), bytes: DOCTORS.to_vec() };
    let view = study(&mut engine, Request::Add { files: vec![added], settings: Box::default() });
    let names: Vec<_> = view.files.iter().map(|file| file.reading.file.as_str()).collect();
    assert_eq!(names, ["interviews.csv", "interviews.csv (2)"]);
    assert_eq!(view.summary.codings, 6);
}

#[test]
fn what_fails_changes_nothing_and_every_file_at_fault_is_named() {
    let (mut engine, before) = two_files();
    let jpeg: &[u8] = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01";
    let files: [(&str, &[u8]); 3] =
        [("empty.csv", b""), ("doctors.csv", DOCTORS), ("photo.csv", jpeg)];
    let errors = failed(&mut engine, load(&files, Settings::default()));
    let names: Vec<_> = errors
        .iter()
        .map(|error| error.at.as_ref().and_then(|at| at.file.as_deref()).unwrap_or(""))
        .collect();
    assert_eq!(names, ["empty.csv", "photo.csv"]);
    for request in [
        Request::Example { id: "nothing".into() },
        Request::Restore { bytes: b"not a study".to_vec(), files: Vec::new() },
        Request::Configure { settings: settings(json!({"framework": "tdf-1999"})) },
        Request::Configure { settings: settings(json!({"mapping": {"Knowlege": "no-such-item"}})) },
        Request::Configure {
            settings: settings(json!({"files": {"nurses.csv": {"roles": {"Colour": "group"}}}})),
        },
        Request::Load { files: Vec::new(), settings: Box::default() },
    ] {
        failed(&mut engine, request);
    }
    let after = configure(&mut engine, json!({}));
    assert_eq!(after, before);
}

#[test]
fn before_anything_is_loaded_everything_else_is_refused() {
    let mut engine = Engine::new();
    for request in [
        Request::Table { table: Default::default() },
        Request::Figure { table: Default::default(), figure: Default::default() },
        Request::Configure { settings: Box::default() },
        Request::Add { files: Vec::new(), settings: Box::default() },
    ] {
        assert_eq!(failed(&mut engine, request), [ErrorKind::NothingLoaded.into()]);
    }
    assert_eq!(ask(&mut engine, Request::Clear), Response::Cleared);
}

#[test]
fn unknown_labels_are_asked_with_suggestions_and_go_where_the_user_says() {
    let (mut engine, view) = two_files();
    let row = view.mapping.iter().find(|row| row.label == "Knowlege").unwrap();
    assert_eq!((row.items.as_slice(), row.codings, row.chosen), (&[][..], 1, false));
    assert!(view.questions.contains(&Question::UnknownLabels { labels: 1 }));
    let item = row.suggestions.first().expect("it is one letter off").item.clone();
    assert!(item.contains("knowledge"), "{item}");

    let view = configure(&mut engine, json!({"mapping": {row.key.as_str(): item}}));
    assert_eq!(view.questions, []);
    let counted = table(&mut engine, json!({}));
    assert_eq!(number(&counted, "Knowledge", "Nurse", Valence::Facilitator).0, 1);
    assert!(counted.rows.iter().all(|row| !row.unmapped));

    let view = configure(&mut engine, json!({"mapping": {row.key.as_str(): "none"}}));
    assert_eq!(view.questions, [], "it is said to be in no framework");
    assert!(table(&mut engine, json!({})).rows.last().unwrap().unmapped);
}

#[test]
fn without_a_framework_the_rows_are_the_users_own() {
    let (mut engine, _) = two_files();
    let view = configure(&mut engine, json!({"framework": "none"}));
    assert_eq!(view.framework.id, None);
    assert!(!view.framework.candidates.is_empty(), "it can be chosen again");
    assert_eq!(view.mapping, []);
    let table = table(&mut engine, json!({}));
    let labels: Vec<_> = table.rows.iter().map(|row| row_label(&row.label)).collect();
    assert_eq!(labels, ["Knowledge", "Optimism", "Knowlege", "Emotion"]);
    assert_eq!(table.framework, None);
}

#[test]
fn new_labels_and_valence_words_are_taken() {
    let csv = b"participant,group,domain,type\nP1,rn,Skills,hmm\nP2,nurse,Skills,barrier\n";
    let (mut engine, view) = loaded(&[("a.csv", csv)]);
    assert!(view.questions.contains(&Question::UnknownValenceWords { words: 1 }));
    let view = configure(
        &mut engine,
        json!({
            "valence_words": {"hmm": "neutral"},
            "value_labels": {"group": {"rn": "Nurses", "nurse": "Nurses"}},
        }),
    );
    assert_eq!(view.summary.valences, ByValence::new([1, 0, 0, 1, 0]));
    let read = [("rn".to_owned(), "Nurses".to_owned()), ("nurse".into(), "Nurses".into())];
    assert_eq!(view.attributes[0].values, read);
    let table = table(&mut engine, json!({}));
    assert_eq!(table.columns.len(), 1);
    assert_eq!(table.columns[0].participants, Some(2));
}

#[test]
fn a_table_without_codes_is_a_question_and_not_a_failure() {
    let csv = b"who,what was said,remark\nP1,First thing said,alpha beta\nP2,Another thing,gamma\n";
    let (mut engine, view) = loaded(&[("odd.csv", csv)]);
    let asked = view.questions.iter().any(|question| {
        matches!(question, Question::Column { role: Role::Code, columns, .. } if columns.len() == 3)
    });
    if view.summary.codings == 0 {
        assert!(asked, "{:?}", view.questions);
        let errors = failed(&mut engine, Request::Table { table: Default::default() });
        assert_eq!(errors[0].kind, ErrorKind::NoCodes);
    }
    let view = configure(&mut engine, json!({"files": {"odd.csv": {"roles": {"remark": "code"}}}}));
    assert_eq!(view.summary.codings, 2);
    let column = view.files[0].columns.iter().find(|column| column.name == "remark").unwrap();
    assert_eq!(column.role, Role::Code);
}

#[test]
fn a_study_file_is_restored_upon_files_given_along() {
    let (mut engine, _) = two_files();
    let before = configure(&mut engine, json!({"table": {"unit": "participants"}}));
    let whole = export(&mut engine, ExportOptions::STUDY, json!({})).bytes;
    let bare = ExportOptions::Study { without_data: true };
    let bare = export(&mut engine, bare, json!({})).bytes;
    let profile = json!({"settings": {"table": {"unit": "participants"}}}).to_string().into_bytes();
    let file = |name: &str, bytes: &[u8]| InputFile { name: name.into(), bytes: bytes.to_vec() };
    let restore = |bytes: &[u8], files: Vec<InputFile>| {
        let request = Request::Restore { bytes: bytes.to_vec(), files };
        match ask(&mut Engine::new(), request) {
            Response::Restored { study, files } => {
                let contents = files.unwrap().into_iter().map(|file| file.content);
                (*study, contents.collect::<Vec<_>>())
            }
            other => panic!("not restored: {other:?}"),
        }
    };
    let (doctors, nurses) = (|| file("x.csv", DOCTORS), || file("y.csv", NURSES));
    let given = RestoredContent::Given;

    // By what they hold, whatever they are called and in whatever order they come.
    let (view, contents) = restore(&bare, vec![doctors(), nurses()]);
    assert_eq!((view, contents), (before.clone(), vec![given(1), given(0)]));
    // A file that the study holds itself is no second one.
    let (view, contents) = restore(&whole, vec![nurses()]);
    let saved = |bytes: &[u8]| RestoredContent::Saved(bytes.to_vec());
    assert_eq!((view, contents), (before, vec![saved(NURSES), saved(DOCTORS)]));
    // The next export of the same project: what was loaded before is no part of it.
    let next = [NURSES, b"P4,Nurse,Skills,barrier,One more\n"].concat();
    let (mut one, _) = loaded(&[("codings.csv", NURSES)]);
    configure(&mut one, json!({"table": {"unit": "participants"}}));
    let of_one = export(&mut one, ExportOptions::Study { without_data: true }, json!({})).bytes;
    for name in ["codings.csv", "codings of may.csv"] {
        let request = Request::Restore { bytes: of_one.clone(), files: vec![file(name, &next)] };
        let view = study(&mut one, request);
        assert_eq!((view.files.len(), view.summary.codings), (1, 5), "{name}");
        assert_eq!(view.settings.table.unit, Some(Unit::Participants));
        // It keeps its own name, and whose the settings were is said.
        assert_eq!(view.files[0].reading.file, name);
        let told = view.files[0].warnings.iter().any(|warning| {
            warning.kind
                == WarningKind::SettingsOfAnotherFile { made_for: "codings.csv".into(), fits: true }
        });
        assert_eq!(told, name != "codings.csv");
        // Upon what is loaded already, settings alone are taken for those of the same files only.
        let (mut later, _) = loaded(&[(name, &next)]);
        let request = Request::Restore { bytes: of_one.clone(), files: Vec::new() };
        assert_eq!(failed(&mut later, request)[0].kind, ErrorKind::DifferentInput);
    }
    // Settings that name no files are laid over those given.
    let (view, contents) = restore(&profile, vec![nurses()]);
    assert_eq!(view.settings.table.unit, Some(Unit::Participants));
    assert_eq!((view.files.len(), contents), (1, vec![given(0)]));
}

#[test]
fn settings_of_another_file_are_taken_where_they_fit() {
    let (mut engine, _) = loaded(&[("codings.csv", NURSES)]);
    let column = engine.dataset().map(|data| data.attributes[0].name.clone()).unwrap();
    let roles = json!({"codings.csv": {"roles": {column: "ignored"}}});
    configure(&mut engine, json!({"files": roles, "table": {"unit": "participants"}}));
    let bare = ExportOptions::Study { without_data: true };
    let settings = export(&mut engine, bare, json!({})).bytes;
    let other = b"Person,Theme,Type\nA1,Cost,barrier\nA2,Time,facilitator\n".to_vec();
    for (name, bytes, fits) in [
        ("may.csv", [NURSES, b"P4,Nurse,Skills,barrier,One more\n"].concat(), true),
        ("other.csv", other, false),
    ] {
        let files = vec![InputFile { name: name.into(), bytes }];
        let request = Request::Restore { bytes: settings.clone(), files };
        let view = study(&mut Engine::new(), request);
        assert_eq!(view.files[0].reading.file, name);
        assert_eq!(view.settings.files.keys().next().map(String::as_str), fits.then_some(name));
        assert_eq!(view.settings.table.unit, Some(Unit::Participants));
        let kind = WarningKind::SettingsOfAnotherFile { made_for: "codings.csv".into(), fits };
        assert!(view.files[0].warnings.iter().any(|warning| warning.kind == kind), "{name}");
    }
}

#[test]
fn data_added_to_an_example_are_ones_own() {
    let mut engine = Engine::new();
    let example = study(&mut engine, Request::Example { id: "cfir_interviews".into() });
    assert!(example.example.is_some());
    let files = vec![InputFile { name: "own.csv".into(), bytes: NURSES.to_vec() }];
    let added = Request::Add { files, settings: Box::new(example.settings) };
    assert_eq!(study(&mut engine, added).example, None);
}

#[test]
fn a_study_is_restored_as_it_was() {
    let (mut engine, _) = two_files();
    let before = configure(
        &mut engine,
        json!({
            "mapping": {"Knowlege": "knowledge"},
            "value_labels": {"group": {"Nurse": "Nurses"}},
            "table": {"columns": "source", "basis": "share_of_valence"},
        }),
    );
    let options = json!({"columns": "group"});
    let counted = table(&mut engine, options.clone());
    let whole = export(&mut engine, ExportOptions::STUDY, json!({}));
    assert_eq!(whole.file_name, "nurses study.json");
    let bare = ExportOptions::Study { without_data: true };
    let bare = export(&mut engine, bare, json!({}));
    assert!(!text(&bare).contains("data\": \""), "{}", text(&bare));
    assert!(bare.bytes.len() < whole.bytes.len());

    // With its data, anywhere; without, upon the same files under whatever names.
    let mut elsewhere = Engine::new();
    let restored =
        study(&mut elsewhere, Request::Restore { bytes: whole.bytes.clone(), files: Vec::new() });
    assert_eq!(restored, before);
    assert_eq!(table(&mut elsewhere, options), counted);
    assert_eq!(export(&mut elsewhere, ExportOptions::STUDY, json!({})), whole);

    let errors = failed(
        &mut Engine::new(),
        Request::Restore { bytes: bare.bytes.clone(), files: Vec::new() },
    );
    assert_eq!(errors[0].kind, ErrorKind::NothingLoaded);
    let (mut other, _) = loaded(&[("nurses.csv", DOCTORS)]);
    let errors =
        failed(&mut other, Request::Restore { bytes: bare.bytes.clone(), files: Vec::new() });
    assert_eq!(errors[0].kind, ErrorKind::DifferentInput);
    let (mut renamed, _) = loaded(&[("b.csv", DOCTORS), ("a.csv", NURSES)]);
    assert_eq!(
        study(&mut renamed, Request::Restore { bytes: bare.bytes, files: Vec::new() }),
        before
    );
}

/// A study file as the first version wrote it, of a file whose columns the user gave these roles.
fn written_before(csv: &str, roles: &serde_json::Value) -> Request {
    let input = SavedFile::new("old.csv", csv.as_bytes(), true);
    let study = json!({
        "format": "steelyard-study",
        "version": 1,
        "program": "0.1.0",
        "settings": {"files": {"old.csv": {"read": {}, "roles": roles}}},
        "input": [{"name": input.name, "sha256": input.sha256, "data": input.data}],
    });
    Request::Restore { bytes: study.to_string().into_bytes(), files: Vec::new() }
}

#[test]
fn studies_from_before_tables_were_reshaped_and_headers_joined_are_read_as_then() {
    let code = |valence: &str| json!({"code_column": {"code": "", "valence": valence}});
    let counts = "Construct,Barriers,Facilitators\nCost,3,1\nTime,2,5\n";
    let joined =
        ",Barriers,,Facilitators,\nConstruct,Nurses,GPs,Nurses,GPs\nCost,3,1,0,2\nTime,2,5,1,1\n";
    for (csv, roles, columns) in [
        (
            counts,
            json!({"Construct": "theme", "Barriers": code("barrier"), "Facilitators": code("facilitator")}),
            "Construct Barriers Facilitators",
        ),
        (
            joined,
            json!({"Column 1": "theme", "Barriers": code("barrier"), "Facilitators": code("facilitator")}),
            "Column 1 Barriers Column 3 Facilitators Column 5",
        ),
    ] {
        // Today's reading gives other columns.
        let (_, today) = loaded(&[("old.csv", csv.as_bytes())]);
        let names = |view: &StudyView| {
            let columns = view.files[0].columns.iter().map(|column| column.name.clone());
            columns.collect::<Vec<_>>().join(" ")
        };
        assert_ne!(names(&today), columns);
        let mut engine = Engine::new();
        let view = study(&mut engine, written_before(csv, &roles));
        assert_eq!(names(&view), columns);
        assert_eq!(serde_json::to_value(&view.settings.files["old.csv"].roles).unwrap(), roles);
        assert!(view.settings.files["old.csv"].as_it_is);
        assert_eq!(view.account.rows_used, 2);
        // It stays so when it is saved and opened again.
        let saved = export(&mut engine, ExportOptions::STUDY, json!({}));
        let again = Request::Restore { bytes: saved.bytes, files: Vec::new() };
        assert_eq!(study(&mut Engine::new(), again), view);
    }
    // What names no column of either reading is refused with the columns of today's.
    let errors = failed(&mut Engine::new(), written_before(counts, &json!({"Kost": "theme"})));
    let ErrorKind::UnknownColumn { name, columns } = &errors[0].kind else { panic!("{errors:?}") };
    assert_eq!((name.as_str(), columns.join(" ").as_str()), ("Kost", "Construct Valence Count"));
}

#[test]
fn a_part_of_a_study_changes_that_part() {
    let (mut engine, _) = two_files();
    configure(&mut engine, json!({"mapping": {"Knowlege": "knowledge"}}));
    let part = json!({"settings": {"table": {"unit": "participants"}}});
    let view = study(
        &mut engine,
        Request::Restore { bytes: part.to_string().into_bytes(), files: Vec::new() },
    );
    assert_eq!(view.settings.mapping.len(), 1, "what is not named stays");
    assert_eq!(
        table(&mut engine, json!({})).totals,
        ByValence::new([3, 3, 0, 0, 0]).map(Into::into)
    );
    let wrong = json!({"settings": {"tabel": {}}}).to_string().into_bytes();
    let errors = failed(&mut engine, Request::Restore { bytes: wrong, files: Vec::new() });
    let ErrorKind::StudyUnknownPart { reason } = &errors[0].kind else { panic!("{errors:?}") };
    assert!(reason.contains("`tabel`"), "{reason}");
}

#[test]
fn an_example_stays_one_when_it_is_restored() {
    let mut engine = Engine::new();
    let before = study(&mut engine, Request::Example { id: "cfir_interviews".into() });
    let saved = export(&mut engine, ExportOptions::STUDY, json!({}));
    let again = Request::Restore { bytes: saved.bytes, files: Vec::new() };
    let after = study(&mut Engine::new(), again);
    assert_eq!(after.example, before.example);
    assert!(after.example.is_some());
}

#[test]
fn the_passages_behind_a_number_are_found() {
    let (mut engine, _) = two_files();
    let counted = table(&mut engine, json!({}));
    let query = ExcerptQuery {
        row: counted.rows[0].key.clone(),
        column: Some(counted.columns[0].key.clone()),
        valence: Some(Valence::Barrier),
        with: None,
    };
    let request = Request::Excerpts { query, table: Default::default() };
    let Response::Excerpts { excerpts } = ask(&mut engine, request) else { panic!("none") };
    let texts: Vec<_> = excerpts.iter().map(|excerpt| excerpt.text.as_str()).collect();
    assert_eq!(texts, ["I did not know, really", "Nobody told us"]);
    let Excerpt { participant, group, code, at, count, .. } = &excerpts[1];
    assert_eq!(participant.as_deref(), Some("P2"));
    assert_eq!(group.as_deref(), Some("Nurse"));
    assert_eq!((code.as_str(), *count), ("Knowledge", 1));
    assert_eq!((at.file.as_deref(), at.row), (Some("nurses.csv"), Some(4)));

    let query = ExcerptQuery { row: "nowhere".into(), column: None, valence: None, with: None };
    failed(&mut engine, Request::Excerpts { query, table: Default::default() });
}

#[test]
fn rows_left_out_can_be_had_with_the_reason() {
    let (mut engine, _) = two_files();
    let file = export(&mut engine, ExportOptions::LEFT_OUT, json!({}));
    assert_eq!(file.file_name, "nurses rows left out.csv");
    assert_eq!(
        text(&file),
        "\u{FEFF}File,Row,Why it was left out,participant,group,domain,type,excerpt\r\n\
         nurses.csv,5,\"No code, construct, domain or theme in the row\",P2,Nurse,,barrier,No label here\r\n"
    );
}

#[test]
fn the_table_as_csv_names_unit_basis_and_denominators() {
    let (mut engine, _) = two_files();
    let options = json!({"unit": "participants", "basis": "share_of_units", "zero_rows": false});
    let file = export(&mut engine, ExportOptions::CSV, options);
    assert_eq!(file.file_name, "nurses domain by group.csv");
    let expected = [
        "\u{FEFF}Domain,Code in the framework,\
         Nurse (n = 2 participants): participants with barriers,\
         \"Nurse: % of the participants of this column, N = 2\",\
         \"Nurse: participants with barriers, N\",\
         Nurse (n = 2 participants): participants with facilitators,\
         \"Nurse: % of the participants of this column, N = 2\",\
         \"Nurse: participants with facilitators, N\",\
         Doctor (n = 1 participant): participants with barriers,\
         \"Doctor: % of the participants of this column, N = 1\",\
         \"Doctor: participants with barriers, N\",\
         Doctor (n = 1 participant): participants with facilitators,\
         \"Doctor: % of the participants of this column, N = 1\",\
         \"Doctor: participants with facilitators, N\"",
        "Knowledge,1,2,100.0,2,0,0.0,2,0,0.0,1,1,100.0,1",
        "Optimism,5,0,0.0,2,1,50.0,2,0,0.0,1,0,0.0,1",
        "Emotion,13,0,0.0,2,0,0.0,2,1,100.0,1,0,0.0,1",
        "Not mapped to the framework,,0,0.0,2,1,50.0,2,0,0.0,1,0,0.0,1",
        "Total (each participant once),,2,,,2,,,1,,,1,,",
        "",
    ];
    assert_eq!(text(&file), expected.join("\r\n"));
}

#[test]
fn formulas_are_defused_unless_raw_is_asked_for_and_html_holds_no_markup_of_the_data() {
    let csv = b"participant,group,theme,type\nP1,=1+1,<img src=x onerror=alert(1)>,barrier\n\
        P2,\"<b>\"\"x\"\"\", =cmd(),barrier\n";
    let (mut engine, _) = loaded(&[("<x>.csv", csv)]);
    let options = json!({"rows": "theme", "columns": "group"});
    let safe = export(&mut engine, ExportOptions::CSV, options.clone());
    assert!(text(&safe).contains(",'=1+1 (n = 1 participant): barriers,"), "{}", text(&safe));
    assert!(text(&safe).contains("'=cmd(),"), "{}", text(&safe));
    let raw = ExportOptions::Csv { numbers: None, raw: true };
    let raw = export(&mut engine, raw, options.clone());
    assert!(text(&raw).contains(",=1+1 (n = 1 participant): barriers,"), "{}", text(&raw));

    let html = export(&mut engine, ExportOptions::HTML, options);
    assert_eq!(html.file_name, "x theme by group.html");
    let allowed = ["meta", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "br"];
    for piece in text(&html).split('<').skip(1) {
        let name: String =
            piece.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        assert!(allowed.contains(&name.as_str()), "<{piece}");
    }
    assert!(text(&html).contains("&lt;img src=x onerror=alert(1)&gt;"));
}

#[test]
fn answers_cross_a_border_of_json_unchanged() {
    let (mut engine, view) = two_files();
    let request = Request::Figure { table: Default::default(), figure: Default::default() };
    let text = serde_json::to_string(&ask(&mut engine, request)).unwrap();
    assert!(matches!(serde_json::from_str(&text), Ok(Response::Figure(_))));
    for response in [
        Response::Study(Box::new(view)),
        ask(&mut engine, Request::Table { table: Default::default() }),
        ask(&mut engine, Request::Example { id: "nothing".into() }),
    ] {
        let text = serde_json::to_string(&response).unwrap();
        assert_eq!(serde_json::from_str::<Response>(&text).unwrap(), response);
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let bytes = || {
        let (mut engine, view) = two_files();
        let mut all = serde_json::to_vec(&view).unwrap();
        for kind in
            [ExportOptions::CSV, ExportOptions::HTML, ExportOptions::Svg, ExportOptions::STUDY]
        {
            all.extend(export(&mut engine, kind, json!({})).bytes);
        }
        all
    };
    assert_eq!(bytes(), bytes());
}

#[test]
fn a_drawing_is_the_figure_and_its_words_of_one_moment() {
    let (mut engine, _) = two_files();
    let options = json!({"unit": "participants"});
    let asked = || serde_json::from_value(options.clone()).unwrap();
    let request = Request::Drawing { table: asked(), figure: Default::default() };
    let Response::Drawing(drawing) = ask(&mut engine, request) else { panic!("no drawing") };
    let request = Request::Figure { table: asked(), figure: Default::default() };
    let Response::Figure(view) = ask(&mut engine, request) else { panic!("no figure") };
    assert_eq!(
        (drawing.caption, drawing.alt, drawing.methods),
        (view.caption, view.alt, view.methods)
    );
    assert_eq!(drawing.svg, text(&export(&mut engine, ExportOptions::Svg, options)));
}
