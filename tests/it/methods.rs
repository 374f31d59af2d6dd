//! The methods paragraph, word for word, of several studies.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use steelyard_core::engine::{Engine, ExportOptions, Request, Response, Settings};

use super::support::engine::{ask, load, study};

fn methods(engine: &mut Engine, table: &Value) -> String {
    let table = serde_json::from_value(table.clone()).unwrap();
    match ask(engine, Request::Figure { table, figure: Default::default() }) {
        Response::Figure(view) => view.methods,
        other => panic!("no figure but {other:?}"),
    }
}

fn of_csv(csv: &str, settings: Value) -> Engine {
    let mut engine = Engine::new();
    let settings: Settings = serde_json::from_value(settings).unwrap();
    study(&mut engine, load(&[("study.csv", csv.as_bytes())], settings));
    engine
}

const CODINGS: &str =
    "Counted are codings (one code applied to one passage by one coder), for each";
const END: &str = "which works within the browser and sends no data. How often something was coded is not how important it is.";

/// `{CODINGS}` and `{END}` stand for what every paragraph has.
fn check(engine: &mut Engine, table: Value, expected: &str) {
    let end = format!("Counts are made with Steelyard {}, {END}", env!("CARGO_PKG_VERSION"));
    let expected = expected.replace("{CODINGS}", CODINGS).replace("{END}", &end);
    assert_eq!(methods(engine, &table), expected, "{table}");
}

const STUDY: &str = "participant,interview,role,domain,theme,type\n\
    P1,I1,Nurse,Knowledge,Learning,barrier\n\
    P1,I1,Nurse,Knowledge,,facilitator\n\
    P2,I2,Nurse,Knowledge,Learning,neutral\n\
    P3,I3,Doctor,Emotion,Fear,barrier\n\
    P3,I3,Doctor,Elsewhere,Fear,\n\
    P4,I4,,Emotion,Fear,barrier\n\
    P4,I4,,,,barrier\n";

fn roles() -> Value {
    json!({"files": {"study.csv": {"roles": {"interview": "source", "role": "group"}}}})
}

/// Second codes that say the valence, and a passage that two coded.
const RANGES: &str = "document,start,end,coder,code\n\
    D1,0,10,x,Cost\n\
    D1,0,10,x,Barriers\n\
    D1,20,30,x,Time\n\
    D1,22,32,x,Facilitators\n\
    D1,20,30,y,Time\n";

fn ranges(mut settings: Value) -> Engine {
    let roles = json!({"document": "source", "start": "range_start", "end": "range_end"});
    settings["files"] = json!({"study.csv": {"roles": roles}});
    of_csv(RANGES, settings)
}

#[test]
fn interviews_with_what_was_left_out_and_why() {
    let mut engine = of_csv(STUDY, roles());
    check(
        &mut engine,
        json!({}),
        "6 codings are read from 1 file. {CODINGS} domain and each value of Group. In all 3 barriers, 1 \
         facilitator and 1 neutral coding. Nurse: n = 2 participants, 2 sources; Doctor: n = 1 \
         participant, 1 source; Not stated: n = 1 participant, 1 source. Whether a coding is a barrier or \
         a facilitator is taken from the column of valences. 1 coding without a value for Group stands \
         under “Not stated”. 1 coding is without valence: not said to hinder or to help. 1 row of the \
         input is left out: no code, construct, domain or theme in the row (1). {END}",
    );
    check(
        &mut engine,
        json!({
            "unit": "participants",
            "basis": "share_of_units",
            "both_as_mixed": true,
            "filter": [{"by": "group", "keep": ["Nurse", "Doctor"]}],
        }),
        "6 codings are read from 1 file. Counted are participants, each counted once in a cell, for each \
         domain and each value of Group. Percentages are of all participants of the column. Nurse: n = 2 \
         participants, 2 sources; Doctor: n = 1 participant, 1 source. Only Group: Nurse, Doctor. Whether \
         a coding is a barrier or a facilitator is taken from the column of valences. 1 coding is left \
         out by the filters. 1 coding is without valence: not said to hinder or to help. One participant \
         with barriers and facilitators in a cell, or with mixed codings, counts there as mixed, and as \
         neither of the two. \
         One participant may stand in several cells, so cells can add up to more than the totals. 1 row \
         of the input is left out: no code, construct, domain or theme in the row (1). {END}",
    );
}

#[test]
fn valences_from_second_codes_and_passages_that_two_coded() {
    check(
        &mut ranges(json!({"overlap_percent": 80})),
        json!({}),
        "5 codings are read from 1 file. 2 of them say the valence of others and do not count themselves. \
         {CODINGS} code or sub-theme. In all 1 barrier and 1 facilitator. n = 1 source. Valences are taken \
         from second codes on the same passage where nothing else says them; passages are joined where at \
         least 80 % of the shorter one overlaps. 1 coding of a code and valence that another coder gave the same \
         passage is not counted again. {END}",
    );
    check(
        &mut ranges(
            json!({"valence_from": "passage", "overlap_percent": 90, "doubles": {"two_coders": "each"}}),
        ),
        json!({}),
        "5 codings are read from 1 file. 1 of them says the valence of another and does not count itself. \
         {CODINGS} code or sub-theme. In all 1 barrier and 1 facilitator. n = 1 source. 2 codings are \
         without valence: not said to hinder or to help. Valences are taken from second codes on the same \
         passage alone. Codings of a code and valence that another coder gave the same passage count each. {END}",
    );
}

#[test]
fn several_places_of_valences_stand_in_the_order_in_which_they_are_asked() {
    let csv = "code,excerpt,type\nCost - barrier,x,\nCost,y,facilitator\nTime,z,\n";
    check(
        &mut of_csv(csv, json!({})),
        json!({}),
        "3 codings are read from 1 file. {CODINGS} code or sub-theme. In all 1 barrier and 1 facilitator. \
         n = 3 codings. Whether a coding is a barrier or a facilitator is taken from the column of \
         valences, and where that says nothing from the names of the codes. 1 coding is without valence: \
         not said to hinder or to help. {END}",
    );
}

#[test]
fn a_tool_s_export_without_valence() {
    let csv = "doc_name,segment_start,segment_end,code_name,segment_text,user_name\n\
        A,0,100,Cost,one passage of a text,x\n";
    check(
        &mut of_csv(csv, json!({})),
        json!({}),
        "1 coding is read from 1 file made by requal. {CODINGS} code or sub-theme. In all 1 coding. n = 1 \
         source. No coding has a valence: the table shows what was named, not whether it hinders or \
         helps. {END}",
    );
}

#[test]
fn a_review_mapped_to_a_framework() {
    let mut engine = Engine::new();
    study(&mut engine, Request::Example { id: "tdf_scoping_review".into() });
    let expected = "622 codings are read from 1 file. {CODINGS} domain of TDF 2012 and each value of Group. \
        Percentages are of all barriers (N = 357) or all facilitators (N = 265), all columns together. \
        Health professionals: n = 19 sources; Patients: n = 10 sources. Whether a coding is a barrier or a \
        facilitator is taken from the column of valences. 7 sources stand in more than one column. \
        Theoretical Domains Framework (v2, refined): Cane J, O'Connor D, Michie S. Validation of the \
        theoretical domains framework for use in behaviour change and implementation research. \
        Implementation Science 2012;7:37. doi:10.1186/1748-5908-7-37. {END}";
    check(&mut engine, json!({}), expected);

    let export = ExportOptions::Text;
    let request = Request::Export { export, table: Default::default(), figure: Default::default() };
    let Response::Export(file) = ask(&mut engine, request) else { panic!("no file") };
    let text = String::from_utf8(file.bytes).unwrap();
    let paragraph = methods(&mut engine, &json!({}));
    assert!(text.contains(&format!("\n\nMethods\n{paragraph}\n\nNotes\n")), "{text}");
}
