//! The sentences with which the JavaScript API refuses.

/// Options that could not be understood; `reason` names the field or value and lists those allowed.
pub fn bad_options(method: &str, reason: &str) -> String {
    format!("{method}(): {reason}. Nothing was changed.")
}

/// Options that are not an object at all.
pub const NOT_AN_OBJECT: &str = "the options must be a plain object";

/// `load` was called with something else than files.
pub const NOT_FILES: &str = "the files must be an array of objects { name: string, bytes: Uint8Array, ArrayBuffer or Blob }";

/// `load` was called with an array of no files.
pub const NO_FILES: &str = "the array is empty, so no file was given to load";

/// An option that was given and has no effect on what was asked for; `belongs_to` names what it has one on.
pub fn without_effect(option: &str, on: &str, belongs_to: &[String]) -> String {
    let named = |name: &String| format!("`{name}`");
    let belongs_to = match belongs_to {
        [] => "a counted table".to_owned(),
        several => several.iter().map(named).collect::<Vec<_>>().join(", "),
    };
    format!("`{option}` has no effect on `{on}`; it belongs to {belongs_to}")
}

/// `example` was called with something else than an id.
pub const NOT_AN_ID: &str = "the example's id must be a string";

/// A number outside its range.
pub fn out_of_range(field: &str, from: f64, to: f64) -> String {
    format!("`{field}` must be a number from {from} to {to}")
}
