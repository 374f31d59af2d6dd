//! One study in many forms: whatever form it comes in, the same is counted.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;

use serde_json::json;
use steelyard_core::engine::{Engine, Settings};
use steelyard_core::valence::Valence;
use steelyard_core::words::table::{column_label, row_label};

use super::support::engine::{load, study, table};
use super::support::forms::{self, Convention};
use super::support::random::Random;
use super::support::study::{Code, Coding, Counts, ROLE, Study};

/// What columns a form can be counted by.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Knows {
    Sources,
    Groups,
    GroupsAndCoders,
}

/// A study as a file, with what a user would decide of it.
struct Form {
    file: &'static str,
    bytes: Vec<u8>,
    /// Roles that only the user can know, by header.
    roles: BTreeMap<String, serde_json::Value>,
    knows: Knows,
    passages: bool,
    /// What parts a path in a row's label, besides ` > `: the tool's mark stays where what stands
    /// before it is no code of the table itself.
    path_mark: &'static str,
}

fn forms_of(made: &Study, random: &mut Random) -> Vec<Form> {
    let form = |file, bytes: Vec<u8>, knows| Form {
        file,
        bytes,
        roles: BTreeMap::new(),
        knows,
        passages: true,
        path_mark: " > ",
    };
    let mut wide = form("w.csv", forms::wide_csv(made).into(), Knows::Groups);
    wide.passages = false;
    wide.roles = unsaid_codes(made);
    let one_a_passage = random.below(2) == 0;
    let convention = Convention::random(random);
    let mut project =
        form("p.qdpx", forms::qdpx(made, convention, one_a_passage), Knows::GroupsAndCoders);
    // Without quotes in the project a few positions may fit by chance where they do not belong.
    project.passages = one_a_passage || convention.is_standard();
    let mut forms = vec![
        form("l.csv", forms::long_csv(made).into(), Knows::GroupsAndCoders),
        Form { path_mark: ".", ..form("t.csv", forms::taguette_csv(made).into(), Knows::Sources) },
        form("r.csv", forms::qualcoder_csv(made).into(), Knows::GroupsAndCoders),
        project,
    ];
    // A wide table holds no passages to join codes on.
    if !made.has_second_codes() {
        forms.push(wide);
    }
    forms
}

/// Columns of a wide table that only the user can know for codes: numbers under a header without a
/// valence may be anything, and so may those of a single header with one.
fn unsaid_codes(made: &Study) -> BTreeMap<String, serde_json::Value> {
    let said = |code: &&Code| code.valence != Valence::Missing;
    let few = made.codes.iter().filter(said).count() < 2;
    let unsaid = made.codes.iter().filter(|code| few || !said(code));
    let role = |code: &Code| json!({"code_column": {"code": code.bare, "valence": code.valence}});
    unsaid.map(|code| (code.joined(" > "), role(code))).collect()
}

fn engine_with(form: &Form) -> Engine {
    let settings: Settings = serde_json::from_value(json!({
        "files": {form.file: {"roles": form.roles}},
    }))
    .unwrap();
    let mut engine = Engine::new();
    study(&mut engine, load(&[(form.file, &form.bytes)], settings));
    engine
}

/// What the engine counts, zeros left out.
fn counted(engine: &mut Engine, form: &Form, columns: serde_json::Value) -> Counts {
    let table = table(engine, json!({"rows": "code", "columns": columns}));
    let mut counts = Counts::new();
    for (row, cells) in table.rows.iter().zip(&table.cells) {
        let path = match &row.parent {
            Some(parent) => format!("{parent} > {}", row_label(&row.label)),
            None => row_label(&row.label).into_owned(),
        };
        let path = path.replace(form.path_mark, " > ");
        for (column, cell) in table.columns.iter().zip(cells) {
            for valence in Valence::ALL {
                let count = cell.get(valence).count.shown().unwrap();
                if count > 0 {
                    let column = column_label(&column.label).to_owned();
                    *counts.entry((path.clone(), column, valence)).or_default() += count;
                }
            }
        }
    }
    counts
}

/// A text with one space wherever there is white space.
fn words_of(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The passages of the codings, each with the source that it stands in.
fn passages(engine: &Engine) -> Vec<(String, String)> {
    let dataset = engine.dataset().unwrap();
    let mut passages: Vec<_> = dataset
        .codings
        .iter()
        .map(|coding| {
            let record = &dataset.records[coding.record];
            let source = dataset.sources.text(record.source).unwrap_or_default();
            (source.to_owned(), words_of(dataset.excerpt(record)))
        })
        .collect();
    passages.sort();
    passages
}

#[test]
fn every_form_of_a_study_gives_the_same_table() {
    for seed in 0..100 {
        let mut random = Random::new(seed);
        let made = Study::random(&mut random);
        if made.says_too_little() {
            continue;
        }
        let source = |coding: &Coding| made.sources[coding.source].name.clone();
        let role = |coding: &Coding| made.sources[coding.source].role.to_owned();
        let coder = |coding: &Coding| made.coders[coding.coder].to_owned();
        let mut expected: Vec<_> = made
            .counting()
            .map(|coding| (source(coding), words_of(made.passage(coding))))
            .collect();
        expected.sort();
        for form in forms_of(&made, &mut random) {
            let what = format!("seed {seed}, {}", form.file);
            let mut engine = engine_with(&form);
            assert_eq!(counted(&mut engine, &form, json!("source")), made.counts(source), "{what}");
            if form.knows != Knows::Sources {
                let columns = json!({"attribute": ROLE});
                assert_eq!(counted(&mut engine, &form, columns), made.counts(role), "{what}");
            }
            if form.knows == Knows::GroupsAndCoders {
                assert_eq!(
                    counted(&mut engine, &form, json!("coder")),
                    made.counts(coder),
                    "{what}"
                );
            }
            if form.passages {
                assert_eq!(passages(&engine), expected, "{what}");
            }
        }
    }
}
