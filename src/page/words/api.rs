//! The sentences with which the JavaScript API refuses.

/// Options that could not be understood; `reason` names the field or value and lists those allowed.
pub fn bad_options(method: &str, reason: &str) -> String {
    format!("{method}(): {reason}. Nothing was changed.")
}

/// Options that are not an object at all.
pub const NOT_AN_OBJECT: &str = "the options must be a plain object";

/// `load` was called with something else than files.
pub const NOT_FILES: &str =
    "the files must be an array of objects { name: string, bytes: Uint8Array or ArrayBuffer }";

/// A number outside its range.
pub fn out_of_range(field: &str, from: f64, to: f64) -> String {
    format!("`{field}` must be a number from {from} to {to}")
}
