//! What a study tells and asks, by kind.

use serde::Serialize;
use serde_json::{Value, json as object};

use super::studied::Studied;

/// Something that the user is told or asked.
#[derive(Debug)]
pub struct Told {
    /// What and of which kind: `question:column:code`, `warning:bad_count`, `left_out:totals_row`.
    pub kind: String,
    /// How often.
    pub count: u64,
    /// All of it, serialised.
    pub text: String,
}

/// Everything that the user is told or asked of a study; of a refused one the errors.
pub fn told(studied: &mut Studied<'_>) -> Vec<Told> {
    let mut found = Vec::new();
    let mut say = |what: &str, value: &Value, count: u64| {
        let kind = format!("{what}:{}", kind(value));
        match found.iter_mut().find(|one: &&mut Told| one.kind == kind) {
            Some(one) => {
                one.count += count;
                one.text.push_str(&value.to_string());
            }
            None => found.push(Told { kind, count, text: value.to_string() }),
        }
    };
    match &studied.view {
        Err(errors) => errors.iter().for_each(|error| say("error", error, 1)),
        Ok(view) => {
            for question in &view.questions {
                say("question", &json(question), 1);
            }
            let of_files = view.files.iter().flat_map(|file| &file.warnings);
            for warning in of_files.chain(&view.warnings) {
                say("warning", &json(&warning.kind), warning.count);
            }
            for left_out in &view.account.left_out {
                say("left_out", &json(&left_out.reason), 1);
            }
            for double in &view.account.doubles {
                say("double", &json(&double.kind), double.found);
            }
            for file in &view.files {
                for column in &file.filled_down {
                    say("filled_down", &Value::String(column.clone()), 1);
                }
                for (column, reason) in file.shape.iter().flat_map(|one| &one.columns_left_out) {
                    let value = object!({ text(&json(reason)): column });
                    say("column_left_out", &value, 1);
                }
            }
        }
    }
    if let Err(errors) = studied.table(object!({})) {
        for error in errors {
            let kind = format!("error:{}", kind(&error));
            found.push(Told { kind, count: 1, text: error.to_string() });
        }
    }
    found
}

/// The name of a kind, and of a question of a column the role that is asked for.
fn kind(value: &Value) -> String {
    let named = value.as_object().and_then(|parts| parts.iter().next());
    match named {
        Some((name, parts)) if name == "column" => format!("column:{}", text(&parts["role"])),
        Some((name, _)) => name.clone(),
        None => text(value),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}
