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
    "We counted codings, that is, one code applied to one passage by one coder, for each";
const END: &str =
    "which runs in the browser and transmits no data. Frequency does not indicate importance.";

/// `{CODINGS}` and `{END}` stand for what every paragraph has.
fn check(engine: &mut Engine, table: Value, expected: &str) {
    let end = format!("Counts were produced with Steelyard {}, {END}", env!("CARGO_PKG_VERSION"));
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
        "The data comprised 6 codings from 1 file. {CODINGS} domain and each value of Group. The \
         counts totalled 3 barriers, 1 facilitator and 1 neutral coding. Sample sizes were: Nurse, n = 2 \
         participants, 2 sources; Doctor, n = 1 participant, 1 source; Not stated, n = 1 participant, 1 \
         source. Valence was taken from the valence column. One coding had no value for Group and was \
         placed under “Not stated”. One coding had no valence and was counted neither as a barrier nor as \
         a facilitator. One row of the input was excluded: no code, construct, domain or theme in the row (1). {END}",
    );
    check(
        &mut engine,
        json!({
            "unit": "participants",
            "basis": "share_of_units",
            "both_as_mixed": true,
            "filter": [{"by": "group", "keep": ["Nurse", "Doctor"]}],
        }),
        "The data comprised 6 codings from 1 file. We counted participants, each once per cell, for each \
         domain and each value of Group. Percentages were based on all participants in the column. Sample \
         sizes were: Nurse, n = 2 participants, 2 sources; Doctor, n = 1 participant, 1 source. The data \
         were restricted to Group: Nurse, Doctor. Valence was taken from the valence column. One coding \
         was excluded by the filters. One coding had no valence and was counted neither as a barrier nor \
         as a facilitator. A participant with both barriers and facilitators in a cell, or with mixed \
         codings, was counted there as mixed only. A participant may appear in several cells, so cells \
         may add up to more than the totals. One row of the input was excluded: no code, construct, domain or theme in the row (1). {END}",
    );
}

#[test]
fn valences_from_second_codes_and_passages_that_two_coded() {
    check(
        &mut ranges(json!({"overlap_percent": 80})),
        json!({}),
        "The data comprised 5 codings from 1 file. Of these, 2 indicated the valence of others and were \
         not counted themselves. {CODINGS} code or sub-theme. The counts totalled 1 barrier and 1 \
         facilitator. The sample comprised 1 source. Valence was taken from second codes on the same \
         passage where nothing else indicated it; passages were treated as the same where they shared at \
         least 80% of the shorter one. One coding was not counted again, because another coder had \
         applied the same code and valence to the same passage. {END}",
    );
    check(
        &mut ranges(
            json!({"valence_from": "passage", "overlap_percent": 90, "doubles": {"two_coders": "each"}}),
        ),
        json!({}),
        "The data comprised 5 codings from 1 file. One of these indicated the valence of another and was \
         not counted itself. {CODINGS} code or sub-theme. The counts totalled 1 barrier and 1 \
         facilitator. The sample comprised 1 source. Two codings had no valence and were counted neither \
         as barriers nor as facilitators. Valence was taken from second codes on the same passage only. \
         Codings were each counted where several coders had applied the same code and valence to the same \
         passage. {END}",
    );
}

#[test]
fn several_places_of_valences_stand_in_the_order_in_which_they_are_asked() {
    let csv = "code,excerpt,type\nCost - barrier,x,\nCost,y,facilitator\nTime,z,\n";
    check(
        &mut of_csv(csv, json!({})),
        json!({}),
        "The data comprised 3 codings from 1 file. {CODINGS} code or sub-theme. The counts totalled 1 \
         barrier and 1 facilitator. Valence was taken from the valence column and, where that gave none, \
         from the names of the codes. One coding had no valence and was counted neither as a barrier nor \
         as a facilitator. {END}",
    );
}

#[test]
fn a_tool_s_export_without_valence() {
    let csv = "doc_name,segment_start,segment_end,code_name,segment_text,user_name\n\
        A,0,100,Cost,one passage of a text,x\n";
    check(
        &mut of_csv(csv, json!({})),
        json!({}),
        "The data comprised 1 coding from 1 file exported from requal. {CODINGS} code or sub-theme. The counts totalled 1 coding. The sample comprised 1 source. Codings had no valence: the numbers \
         show what was mentioned, not whether it hindered or helped. {END}",
    );
}

#[test]
fn a_review_mapped_to_a_framework() {
    let mut engine = Engine::new();
    study(&mut engine, Request::Example { id: "tdf_scoping_review".into() });
    let expected = "The data are invented: they are the built-in example “Scoping review mapped to the TDF \
        (synthetic)”. The data comprised 622 codings from 1 file. The codes were mapped to the items \
        of a published framework: Theoretical Domains Framework (TDF 2012; v2, refined) [1]. {CODINGS} domain and each value of Group. \
        Percentages were based on all barriers (N = 357) and all facilitators (N = 265), respectively, \
        across all columns. Sample sizes were: Health professionals, n = 19 sources; Patients, n = 10 \
        sources. Valence was taken from the valence column. Seven sources appeared in more than one \
        column. {END} [1] Theoretical Domains Framework (v2, refined): Cane J, O'Connor D, Michie S. Validation of the \
        theoretical domains framework for use in behaviour change and implementation research. \
        Implementation Science 2012;7:37. doi:10.1186/1748-5908-7-37.";
    check(&mut engine, json!({}), expected);

    let export = ExportOptions::Text;
    let request = Request::Export { export, table: Default::default(), figure: Default::default() };
    let Response::Export(file) = ask(&mut engine, request) else { panic!("no file") };
    let text = String::from_utf8(file.bytes).unwrap();
    let paragraph = methods(&mut engine, &json!({}));
    assert!(text.contains(&format!("\n\nMethods\n{paragraph}\n\nNotes\n")), "{text}");
}

/// What was changed by hand is named with how often, and only where it was; decisions without effect are not named.
#[test]
fn what_was_changed_by_hand_is_named() {
    let settings = |policy: Value| {
        json!({
            "files": {"study.csv": {"roles": {"interview": "source", "role": "group"}}},
            "value_labels": {"role": {"Nurse": "Nursing", "Midwife": "Nursing"}},
            "framework": "tdf-2012",
            "mapping": {"Elsewhere": "none", "Nowhere": "none"},
            "valence_words": {"neutral": "mixed"},
            "disclosure": policy,
        })
    };
    let said = methods(&mut of_csv(STUDY, settings(json!({}))), &json!({}));
    let by_hand = "One value or name was renamed or merged, 1 word was taken for a valence and 1 label \
        was set aside as not in the framework; the audit trail lists each.";
    assert!(said.contains(by_hand), "{said}");
    let said = methods(&mut of_csv(STUDY, settings(json!({"round_to": 3}))), &json!({}));
    let by_hand = "Values or names were renamed or merged, words were taken for a valence and labels \
        were set aside as not in the framework; the audit trail lists each.";
    assert!(said.contains(by_hand), "{said}");
    assert!(!methods(&mut of_csv(STUDY, roles()), &json!({})).contains("audit trail"));
}
