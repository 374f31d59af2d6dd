//! What the program says of a table, word for word.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::engine::{Engine, Request, Response, Settings};

use super::support::engine::{ask, loaded, study};

const STUDY: &[u8] = b"participant,interview,role,domain,theme,type\n\
    P1,I1,Nurse,Knowledge,Learning,barrier\n\
    P1,I1,Nurse,Optimism,,facilitator\n\
    P2,I2,Nurse,Knowledge,Learning,neutral\n\
    P3,I3,Doctor,Emotion,Fear,barrier\n\
    P3,I3,Doctor,Elsewhere,Fear,\n\
    P4,I4,,Emotion,Fear,barrier\n\
    P4,I4,,,,barrier\n";

/// Caption and notes of a table of [`STUDY`].
fn words(options: Value) -> (String, Vec<String>) {
    let (mut engine, _) = loaded(&[("study.csv", STUDY)]);
    let roles = json!({"interview": "source", "role": "group"});
    let settings = json!({"files": {"study.csv": {"roles": roles}}});
    let settings: Settings = serde_json::from_value(settings).unwrap();
    study(&mut engine, Request::Configure { settings: Box::new(settings) });
    words_of(&mut engine, options)
}

fn words_of(engine: &mut Engine, options: Value) -> (String, Vec<String>) {
    let table = serde_json::from_value(options).unwrap();
    match ask(engine, Request::Table { table }) {
        Response::Table(view) => (view.caption, view.notes),
        other => panic!("no table but {other:?}"),
    }
}

const CANE_2012: &str = "TDF 2012: Theoretical Domains Framework (v2, refined), Cane et al. 2012 \
    (doi:10.1186/1748-5908-7-37).";

const END: &str = "Frequency does not indicate importance. Made with Steelyard";

fn check(options: Value, caption: &str) {
    let version = env!("CARGO_PKG_VERSION");
    let caption =
        caption.replace("{CANE}", CANE_2012).replace("{END}", &format!("{END} {version}."));
    let words: String = caption.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(self::words(options.clone()).0, words, "{options}");
}

#[test]
fn a_caption_names_unit_basis_sizes_and_what_was_left_out() {
    check(
        json!({}),
        "Barriers and facilitators by TDF 2012 domain and group. Values are numbers of codings (one code \
         applied to one passage by one coder): 3 barriers, 1 facilitator and 1 neutral coding in total. \
         Nurse, n = 2 participants, 2 sources; Doctor, n = 1 participant, 1 source; Not stated, n = 1 \
         participant, 1 source. One coding was not mapped to TDF 2012 and was placed in the last row. \
         One coding had no value for Group and was placed under “Not stated”. One coding had no valence \
         and was counted neither as a barrier nor as a facilitator. One row of the input was excluded. \
         {CANE} {END}",
    );
    check(
        json!({"basis": "share_of_valence", "columns": "all", "rows": "theme"}),
        "Barriers and facilitators by theme. Values are numbers of codings (one code applied to one \
         passage by one coder). Percentages are based on all barriers (N = 3), all facilitators (N = 0), \
         all neutral codings (N = 1) and all codings without valence (N = 1), respectively. n = 4 \
         participants, 4 sources. One coding without a theme was not included in any row or total. One \
         coding had no valence and was counted neither as a barrier nor as a facilitator. One row of the \
         input was excluded. {END}",
    );
}

#[test]
fn a_caption_of_people_says_that_they_overlap_and_what_the_filters_keep() {
    check(
        json!({
            "unit": "participants",
            "basis": "share_of_units",
            "filter": [{"by": "group", "keep": ["Nurse", "Doctor"]}],
        }),
        "Barriers and facilitators by TDF 2012 domain and group. Values are numbers of participants \
         (each counted once per cell). Percentages are based on all participants in the column. Nurse, \
         n = 2 participants, 2 sources; Doctor, n = 1 participant, 1 source. The data were restricted to \
         Group: Nurse, Doctor. One coding was excluded by the filters. One coding was not mapped to TDF \
         2012 and was placed in the last row. One coding had no valence and was counted neither as a \
         barrier nor as a facilitator. A participant may appear in several cells, so cells may add up to \
         more than the totals. One row of the input was excluded. {CANE} {END}",
    );
}

/// Second codes that say the valence, and one double of each kind.
const RANGES: &[u8] = b"document,start,end,coder,code\n\
    D1,0,10,x,Cost\n\
    D1,0,10,x,Barriers\n\
    D1,20,30,x,Work > Time\n\
    D1,20,30,x,Work\n\
    D1,22,32,x,Facilitators\n\
    D1,20,30,y,Work > Time\n\
    D2,0,5,x,Cost\n\
    D2,0,5,x,Barriers\n\
    D2,0,5,x,Cost\n";

#[test]
fn notes_say_where_valences_come_from_and_what_counts_once() {
    let roles = json!({"document": "source", "start": "range_start", "end": "range_end"});
    let files = json!({"ranges.csv": {"roles": roles}});
    let joined =
        "Valence was taken from second codes on the same passage where nothing else indicated it";
    let overlap =
        "passages were treated as the same where they shared at least 80% of the shorter one";
    let parent = "One coding was not counted because a code below the same code had been applied to the same passage.";
    let twice = "One coding was not counted again, because the same coder had already applied the same code and valence to the same passage.";
    let coders = "One coding was not counted again, because another coder had applied the same code and valence to the same passage.";
    let each = "Codings were each counted where the same coder had applied the same code and valence repeatedly to the same passage.";
    let by_coder = "Codings were each counted where several coders had applied the same code and valence to the same passage.";
    let filter = json!([{"by": "source", "keep": ["D2"]}]);
    for (settings, options, expected) in [
        (
            json!({"overlap_percent": 90}),
            json!({}),
            vec![format!("{joined}."), parent.into(), twice.into(), coders.into()],
        ),
        (
            json!({"overlap_percent": 80}),
            json!({}),
            vec![format!("{joined}; {overlap}."), parent.into(), twice.into(), coders.into()],
        ),
        // Only what another coding in the table says is not counted again.
        (
            json!({"overlap_percent": 80}),
            json!({"filter": filter}),
            vec![format!("{joined}; {overlap}."), twice.into()],
        ),
        // Two coders are two columns, and each counts in its own.
        (
            json!({"overlap_percent": 80, "doubles": {"same_code_twice": "each"}}),
            json!({"columns": "coder"}),
            vec![format!("{joined}; {overlap}."), parent.into(), each.into(), by_coder.into()],
        ),
        (
            json!({"overlap_percent": 80, "valence_from": "passage"}),
            json!({"filter": filter}),
            vec![
                format!("Valence was taken from second codes on the same passage only; {overlap}."),
                twice.into(),
            ],
        ),
    ] {
        let (mut engine, _) = loaded(&[("ranges.csv", RANGES)]);
        let mut all = settings.clone();
        all["files"] = files.clone();
        let all: Settings = serde_json::from_value(all).unwrap();
        study(&mut engine, Request::Configure { settings: Box::new(all) });
        let (caption, notes) = words_of(&mut engine, options.clone());
        let said: Vec<String> = notes
            .into_iter()
            .filter(|note| note.contains("Valence ") || note.contains(" code "))
            .collect();
        assert_eq!(said, expected, "{settings} {options}");
        assert!(said.iter().all(|note| caption.contains(note)), "{caption}");
    }
}

#[test]
fn what_coders_agree_on_counts_once_among_those_that_a_filter_keeps() {
    let csv = "participant,segment,theme,type,coder\nP1,s1,Foo,Barrier,ann\nP1,s1,Foo,Barrier,cyd\n\
               P2,s2,Foo,Barrier,bob\n";
    let (mut engine, _) = loaded(&[("three.csv", csv.as_bytes())]);
    for (keep, barriers, is_noted) in [
        (&["ann", "cyd", "bob"][..], 2, true),
        (&["ann", "cyd"], 1, true),
        (&["cyd", "bob"], 2, false),
        (&["cyd"], 1, false),
        (&["bob"], 1, false),
    ] {
        let (caption, notes) =
            words_of(&mut engine, json!({"filter": [{"by": "coder", "keep": keep}]}));
        let expected = match barriers {
            1 => ": 1 barrier and 0 facilitators in total.",
            _ => ": 2 barriers and 0 facilitators in total.",
        };
        assert!(caption.contains(expected), "{keep:?}: {caption}");
        let once = "because another coder had applied";
        assert_eq!(notes.iter().any(|note| note.contains(once)), is_noted, "{keep:?}: {notes:?}");
    }
}

#[test]
fn the_standing_sentence_is_the_last_note_of_every_table() {
    for options in [json!({}), json!({"rows": "theme"}), json!({"unit": "sources"})] {
        let (_, notes) = words(options);
        let last = notes.last().map(String::as_str);
        assert_eq!(last, Some("Frequency does not indicate importance."));
    }
}

#[test]
fn a_study_without_valence_is_not_called_barriers_and_facilitators() {
    let mut engine = Engine::new();
    study(&mut engine, Request::Example { id: "npt_focus_groups".into() });
    let (caption, notes) = words_of(&mut engine, json!({"basis": "share_of_valence"}));
    assert!(caption.starts_with("Codings by code or sub-theme. "), "{caption}");
    assert!(caption.contains("Percentages are based on all codings (N = 76)."), "{caption}");
    assert_eq!(
        notes[0],
        "Codings had no valence: the numbers show what was mentioned, not whether it hindered or helped."
    );
}
