//! The shapes of the JavaScript API: what its methods take and give, as plain objects.
//!
//! Takes options as JSON text, refuses fields and values that do not exist with a sentence that
//! lists those that do; gives answers in which a number is found by its name
//! (`cells[row][column].barrier.percent`) and not by its place.

mod answers;
mod requests;

pub use answers::{Denominators, LoadAnswer, NumberAnswer, TableAnswer, ValenceAnswer};
pub use requests::{
    AskedExport, ExcerptRequest, ExportKind, ExportRequest, FigureRequest, NumbersRequest,
    PRINT_DPI, SCREEN_DPI, SaveRequest,
};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::page::words;
use steelyard_core::engine::Settings;

/// An answer as JSON text: the page's own reader of JSON makes plain objects of it, in which every name is
/// the object's own, `__proto__` too. What is absent is null.
///
/// # Errors
/// For what JSON cannot hold, which no answer is.
pub fn plain_json(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(value)
}

/// Reads options of a method from JSON text.
///
/// # Errors
/// A sentence that names the field or value at fault and lists those that are allowed.
pub fn options<T: DeserializeOwned>(method: &str, json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|error| {
        let text = error.to_string();
        // The place within the JSON text means nothing to who passed an object.
        let reason = text.rsplit_once(" at line ").map_or(text.as_str(), |(before, _)| before);
        refusal(method, reason)
    })
}

/// Refuses to load no files at all.
///
/// # Errors
/// A sentence that says so.
pub fn files_given(count: usize) -> Result<(), String> {
    if count == 0 { Err(refusal("load", words::api::NO_FILES)) } else { Ok(()) }
}

/// The sentence with which a method refuses its options.
pub fn refusal(method: &str, reason: &str) -> String {
    words::api::bad_options(method, reason)
}

/// What `restore()` was given.
#[derive(Debug, Clone, PartialEq)]
pub enum Restored {
    /// Some of the settings, to be merged into those in force.
    Parts(Map<String, Value>),
    /// A study file.
    Study,
}

/// Tells a study file from a part of the settings.
///
/// # Errors
/// A sentence where it is neither.
pub fn restored(json: &str) -> Result<Restored, String> {
    match options("restore", json)? {
        Value::Object(given) if given.contains_key("settings") => Ok(Restored::Study),
        Value::Object(given) => Ok(Restored::Parts(given)),
        _ => Err(refusal("restore", words::api::NOT_AN_OBJECT)),
    }
}

/// Settings with some parts of them replaced: each field given takes the place of the present one; within
/// `table`, `figure` and `numbers` each field for itself.
///
/// # Errors
/// A sentence where a part has a field or value that does not exist.
pub fn merged(parts: Map<String, Value>, present: &Settings) -> Result<Settings, String> {
    let mut merged = match serde_json::to_value(present) {
        Ok(Value::Object(merged)) => merged,
        _ => Map::new(),
    };
    for (field, value) in parts {
        match (field.as_str(), merged.get_mut(&field), value) {
            ("table" | "figure" | "numbers", Some(Value::Object(present)), Value::Object(part)) => {
                present.extend(part);
            }
            (_, _, value) => {
                merged.insert(field, value);
            }
        }
    }
    options("restore", &Value::Object(merged).to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use steelyard_core::analysis::{Basis, Columns, Rows, Unit};
    use steelyard_core::engine::{ExportOptions, ListFormat};
    use steelyard_core::words::checklists::Guideline;

    #[test]
    fn what_does_not_exist_is_refused_with_what_does() {
        let cases = [
            (r#"{"basis":"share"}"#, "share_of_valence"),
            (r#"{"rows":"domains"}"#, "construct"),
            (r#"{"row":"domain"}"#, "`zero_rows`"),
            (r#"{"columns":{"attribute":1}}"#, "expected a string"),
        ];
        for (json, named) in cases {
            let refused = options::<FigureRequest>("figure", json).unwrap_err();
            assert!(refused.starts_with("figure(): "), "{refused}");
            assert!(refused.contains(named), "{refused}");
            assert!(!refused.contains("line 1"), "{refused}");
        }
    }

    #[test]
    fn options_of_table_and_figure_part() {
        let json = r#"{"rows":"construct","columns":{"attribute":"Age"},"chart":"matrix"}"#;
        let (table, figure) = options::<FigureRequest>("figure", json).unwrap().split().unwrap();
        assert_eq!(table.rows, Some(Rows::Construct));
        assert_eq!(table.columns, Some(Columns::Attribute("Age".into())));
        assert_eq!(figure.chart.as_deref(), Some("matrix"));
    }

    #[test]
    fn a_picture_has_a_resolution() {
        let asked = |json: &str| options::<ExportRequest>("export", json).unwrap().split();
        let png = asked(r#"{"kind":"png","dpi":300}"#).unwrap();
        assert_eq!(png.export, ExportOptions::Png { dpi: 300.0 });
        for (json, export) in [
            (r#"{"kind":"png"}"#, ExportOptions::Png { dpi: SCREEN_DPI }),
            (r#"{"kind":"tiff"}"#, ExportOptions::Tiff { dpi: PRINT_DPI }),
            (r#"{"kind":"svg"}"#, ExportOptions::Svg),
            (r#"{"kind":"audit"}"#, ExportOptions::Audit { format: ListFormat::Docx }),
            (r#"{"kind":"checklist"}"#, ExportOptions::Checklist { which: Guideline::Coreq }),
        ] {
            assert_eq!(asked(json).unwrap().export, export);
        }
        assert!(asked(r#"{"kind":"png","dpi":1e9}"#).unwrap_err().contains("72"));
    }

    #[test]
    fn an_option_without_effect_is_refused_with_what_it_belongs_to() {
        let asked = |json: &str| options::<ExportRequest>("export", json).unwrap().split();
        for (json, option, belongs_to) in [
            (r#"{"kind":"csv","dpi":300}"#, "`dpi`", "`png`"),
            (r#"{"kind":"svg","dpi":300}"#, "`dpi`", "`png`"),
            (r#"{"kind":"svg","raw":true}"#, "`raw`", "`csv`, `tidy`, `left_out`"),
            (r#"{"kind":"html","raw":false}"#, "`raw`", "`csv`, `tidy`, `left_out`"),
            (r#"{"kind":"xlsx","raw":true}"#, "`raw`", "`csv`, `tidy`, `left_out`"),
            (
                r#"{"kind":"tidy","numbers":"spread"}"#,
                "`numbers`",
                "`csv`, `xlsx`, `markdown`, `html`",
            ),
            (
                r#"{"kind":"svg","numbers":"spread"}"#,
                "`numbers`",
                "`csv`, `xlsx`, `markdown`, `html`",
            ),
            (r#"{"kind":"text","without_data":true}"#, "`without_data`", "`study`"),
            (r#"{"kind":"study","framework":"tdf-2012"}"#, "`framework`", "`codebook`"),
            (r#"{"kind":"audit","which":"coreq"}"#, "`which`", "`checklist`"),
            (r#"{"kind":"checklist","format":"csv"}"#, "`format`", "`audit`"),
            (r#"{"kind":"codebook","figure":{"unit":"sources"}}"#, "`figure.unit`", "`svg`, `png`"),
            (r#"{"kind":"left_out","figure":{"filter":[]}}"#, "`figure.filter`", "`csv`"),
            (
                r#"{"kind":"csv","figure":{"chart":"matrix"}}"#,
                "`figure.chart`",
                "`svg`, `png`, `pdf`, `tiff`, `eps`, `docx`, `interactive`, `text`",
            ),
            (r#"{"kind":"text","figure":{"width_mm":90}}"#, "`figure.width_mm`", "`svg`, `png`"),
            (
                r#"{"kind":"html","figure":{"options":{"form":"heat"}}}"#,
                "`figure.options`",
                "`svg`",
            ),
            (
                r#"{"kind":"csv","numbers":"spread","figure":{"unit":"codings"}}"#,
                "`figure.unit`",
                "`comparison`, `equal_groups`",
            ),
        ] {
            let refused = asked(json).unwrap_err();
            assert!(refused.starts_with(&format!("export(): {option} has no effect")), "{refused}");
            assert!(refused.contains(belongs_to), "{refused}");
        }
        for json in [
            r#"{"kind":"csv","raw":true,"numbers":"equal_groups","figure":{"unit":"sources"}}"#,
            r#"{"kind":"csv","raw":null,"dpi":null,"figure":{"basis":"count"}}"#,
            r#"{"kind":"left_out","raw":true}"#,
            r#"{"kind":"xlsx","numbers":"spread"}"#,
            r#"{"kind":"tidy","raw":true,"figure":{"rows":"code"}}"#,
            r#"{"kind":"text","figure":{"chart":"matrix"}}"#,
            r#"{"kind":"codebook","framework":"tdf-2012"}"#,
            r#"{"kind":"audit","format":"markdown"}"#,
            r#"{"kind":"checklist","which":"srqr"}"#,
        ] {
            assert!(asked(json).is_ok(), "{json}");
        }
        let numbers = |json: &str| options::<NumbersRequest>("numbers", json).unwrap().split();
        for (json, option) in [
            (r#"{"kind":"spread","table":{"basis":"count"}}"#, "`table.basis`"),
            (r#"{"kind":"agreement","table":{"order":"total"}}"#, "`table.order`"),
            (r#"{"kind":"saturation","table":{"zero_rows":true}}"#, "`table.zero_rows`"),
            (r#"{"kind":"ratings","table":{"both_as_mixed":true}}"#, "`table.both_as_mixed`"),
        ] {
            let refused = numbers(json).unwrap_err();
            assert!(
                refused.starts_with(&format!("numbers(): {option} has no effect")),
                "{refused}"
            );
        }
        let ranked = r#"{"kind":"ranking","table":{"rows":"code","zero_rows":false,"filter":[]}}"#;
        assert!(numbers(ranked).is_ok());
    }

    #[test]
    fn an_option_that_compares_columns_is_refused_where_there_is_one_column() {
        let asked = |json: &str| options::<FigureRequest>("figure", json).unwrap().split();
        for scale in ["own", "shared"] {
            let json = format!(r#"{{"columns":"all","options":{{"scale":"{scale}"}}}}"#);
            let refused = asked(&json).unwrap_err();
            let begin = "figure(): `options.scale` has no effect on `all`; it belongs to `group`";
            assert!(refused.starts_with(begin), "{refused}");
        }
        for json in [
            r#"{"columns":"all","options":{"numbers":"hidden","labels":"wide"}}"#,
            r#"{"columns":"all","chart":"matrix","options":{"form":"heat"}}"#,
            r#"{"columns":"group","options":{"scale":"own"}}"#,
            r#"{"options":{"scale":"own"}}"#,
        ] {
            assert!(asked(json).is_ok(), "{json}");
        }
        let json = r#"{"kind":"svg","figure":{"columns":"all","options":{"scale":"own"}}}"#;
        let refused = options::<ExportRequest>("export", json).unwrap().split().unwrap_err();
        let begin = "export(): `figure.options.scale` has no effect on `all`";
        assert!(refused.starts_with(begin), "{refused}");
    }

    #[test]
    fn loading_nothing_is_refused_as_that() {
        assert_eq!(files_given(1), Ok(()));
        let refused = files_given(0).unwrap_err();
        assert!(refused.contains("no file was given"), "{refused}");
        assert!(refused.contains("Nothing was changed"), "{refused}");
    }

    #[test]
    fn names_that_mean_something_to_javascript_are_names() {
        let json = r#"{"files":{"__proto__":{"as_it_is":true},"constructor":{"as_it_is":true}}}"#;
        let given: Settings = options("load", json).unwrap();
        let names: Vec<&str> = given.files.keys().map(String::as_str).collect();
        assert_eq!(names, ["__proto__", "constructor"]);
        assert!(plain_json(&given).unwrap().contains(r#""__proto__":{"read""#));
    }

    #[test]
    fn a_part_of_the_settings_changes_that_part() {
        let mut present = Settings { framework: Some("tdf-2012".into()), ..Settings::default() };
        present.table.unit = Some(Unit::Participants);
        let json = r#"{"table":{"basis":"share_of_units"}}"#;
        let Restored::Parts(parts) = restored(json).unwrap() else {
            unreachable!("it is a part of the settings")
        };
        let merged = super::merged(parts, &present).unwrap();
        assert_eq!(merged.framework, Some("tdf-2012".into()));
        assert_eq!(merged.table.unit, Some(Unit::Participants));
        assert_eq!(merged.table.basis, Some(Basis::ShareOfUnits));
        present.numbers.tests = Some(true);
        let Restored::Parts(parts) = restored(r#"{"numbers":{"seed":7}}"#).unwrap() else {
            unreachable!("it is a part of the settings")
        };
        let merged = super::merged(parts, &present).unwrap();
        assert_eq!((merged.numbers.tests, merged.numbers.seed), (Some(true), Some(7)));
        let Restored::Parts(parts) = restored(r#"{"tabel":{}}"#).unwrap() else { panic!() };
        assert!(super::merged(parts, &present).unwrap_err().contains("`table`"));
        assert!(restored("[]").is_err());
    }
}
