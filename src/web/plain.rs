//! Values of this program as plain objects of the page's language.

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::page::api::plain_json;

/// A value as a plain object: maps are objects, what is absent is null.
///
/// # Errors
/// For what is no JSON, which no answer is.
pub fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    JSON::parse(&plain_json(value).map_err(|_| JsValue::NULL)?)
}
