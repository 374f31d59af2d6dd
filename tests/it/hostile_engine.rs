//! Every hostile input through the whole engine: it answers, it says why, and what was loaded before
//! stays.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::json;
use steelyard_core::engine::{Engine, Request, Response, Settings};
use steelyard_core::words::table::row_label;

use super::support::engine::{ask, load, loaded, study, table};
use super::support::shared;

#[test]
fn every_hostile_file_is_read_or_refused_with_a_message() {
    let Some(folder) = shared("data/hostile") else { return };
    let mut names: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        // What only slows an unoptimised reader down is read by the reader's own tests.
        .filter(|path| path.metadata().unwrap().len() < 200_000)
        .collect();
    names.sort();
    assert!(names.len() > 80);

    let mut engine = Engine::new();
    let before = study(&mut engine, Request::Example { id: "cfir_interviews".into() });
    for path in names {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        match ask(&mut engine, load(&[(&name, &bytes)], Settings::default())) {
            Response::Study(view) => {
                let account = &view.account;
                assert_eq!(
                    account.rows_read,
                    account.rows_used + account.rows_without_coding + account.left_out.len() as u64,
                    "{name}"
                );
                ask(
                    &mut engine,
                    Request::Figure { table: Default::default(), figure: Default::default() },
                );
                study(&mut engine, Request::Example { id: "cfir_interviews".into() });
            }
            Response::Failed { errors, messages } => {
                assert_eq!(errors.len(), 1, "{name}");
                assert!(messages[0].contains(&name), "{name}: {}", messages[0]);
                let settings = Box::new(before.settings.clone());
                assert_eq!(study(&mut engine, Request::Configure { settings }), before, "{name}");
            }
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn labels_defused_in_an_export_come_back_as_they_were() {
    let csv = "participant,theme,type\nP1,'=1+1,barrier\nP2,=1+1,barrier\nP3,'@x,barrier\n\
        P4,'tis so,barrier\n";
    let (mut engine, _) = loaded(&[("exported.csv", csv.as_bytes())]);
    let table = table(&mut engine, json!({"rows": "theme"}));
    let labels: Vec<_> = table.rows.iter().map(|row| row_label(&row.label)).collect();
    assert_eq!(labels, ["=1+1", "@x", "'tis so"]);
}
