//! The shapes of the JavaScript API: what its methods take and give, as plain objects.
//!
//! Takes options as JSON text, refuses fields and values that do not exist with a sentence that
//! lists those that do; gives answers in which a number is found by its name
//! (`cells[row][column].barrier.percent`) and not by its place.

mod answers;
mod requests;

pub use answers::{
    Denominators, FigureAnswer, LoadAnswer, NumberAnswer, TableAnswer, ValenceAnswer,
};
pub use requests::{
    DPI_RANGE, ExcerptRequest, ExportKind, ExportRequest, FigureRequest, NumbersRequest,
    SCREEN_DPI, SaveRequest,
};

use serde::de::DeserializeOwned;

use crate::page::words;
use steelyard_core::engine::Settings;

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

/// The sentence with which a method refuses its options.
pub fn refusal(method: &str, reason: &str) -> String {
    words::api::bad_options(method, reason)
}

/// What `restore()` was given.
#[derive(Debug, Clone, PartialEq)]
pub enum Restored {
    /// Some of the settings, merged into those in force.
    Settings(Box<Settings>),
    /// A study file.
    Study,
}

/// Tells a study file from a part of the settings, and merges the latter into the present ones: each
/// field given takes the place of the present one; within `table`, `figure` and `numbers` each field for itself.
///
/// # Errors
/// A sentence where a part of the settings has a field or value that does not exist.
pub fn restored(json: &str, present: &Settings) -> Result<Restored, String> {
    use serde_json::Value;
    let given: Value = options("restore", json)?;
    let Value::Object(given) = given else {
        return Err(refusal("restore", words::api::NOT_AN_OBJECT));
    };
    if given.contains_key("settings") {
        return Ok(Restored::Study);
    }
    let mut merged = match serde_json::to_value(present) {
        Ok(Value::Object(merged)) => merged,
        _ => serde_json::Map::new(),
    };
    for (field, value) in given {
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
        .map(|settings| Restored::Settings(Box::new(settings)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use steelyard_core::analysis::{Basis, Columns, Rows, Unit};
    use steelyard_core::engine::ExportFormat;

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
        let (table, figure) = options::<FigureRequest>("figure", json).unwrap().split();
        assert_eq!(table.rows, Some(Rows::Construct));
        assert_eq!(table.columns, Some(Columns::Attribute("Age".into())));
        assert_eq!(figure.chart.as_deref(), Some("matrix"));
    }

    #[test]
    fn a_png_is_asked_for_as_svg_and_has_a_resolution() {
        let png: ExportRequest = options("export", r#"{"kind":"png","dpi":300}"#).unwrap();
        let (export, _, _, dpi) = png.split().unwrap();
        assert_eq!((export.kind, dpi), (ExportFormat::Svg, Some(300.0)));
        let svg: ExportRequest = options("export", r#"{"kind":"svg"}"#).unwrap();
        assert_eq!(svg.split().unwrap().3, None);
        let vast: ExportRequest = options("export", r#"{"kind":"png","dpi":1e9}"#).unwrap();
        assert!(vast.split().unwrap_err().contains("72"));
    }

    #[test]
    fn a_part_of_the_settings_changes_that_part() {
        let mut present = Settings { framework: Some("tdf-2012".into()), ..Settings::default() };
        present.table.unit = Some(Unit::Participants);
        let json = r#"{"table":{"basis":"share_of_units"}}"#;
        let Restored::Settings(merged) = restored(json, &present).unwrap() else {
            unreachable!("it is a part of the settings")
        };
        assert_eq!(merged.framework, Some("tdf-2012".into()));
        assert_eq!(merged.table.unit, Some(Unit::Participants));
        assert_eq!(merged.table.basis, Some(Basis::ShareOfUnits));
        present.numbers.tests = Some(true);
        let Restored::Settings(merged) = restored(r#"{"numbers":{"seed":7}}"#, &present).unwrap()
        else {
            unreachable!("it is a part of the settings")
        };
        assert_eq!((merged.numbers.tests, merged.numbers.seed), (Some(true), Some(7)));
        assert!(restored(r#"{"tabel":{}}"#, &present).unwrap_err().contains("`table`"));
        assert!(restored("[]", &present).is_err());
    }
}
