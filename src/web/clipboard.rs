//! Words and tables to the clipboard.
//!
//! The clipboard takes promises, so that what is copied may still be made after the user's gesture.

use std::future::Future;

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::ClipboardItem;

use super::files::blob;
use super::task;

/// Puts text on the clipboard; false where the browser does not allow it.
pub async fn copy_text(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Puts the same thing on the clipboard as HTML and as plain text; false where the browser does not
/// allow it or nothing was made.
pub async fn copy_html(
    html: impl Future<Output = Option<Vec<u8>>> + 'static,
    text: impl Future<Output = Option<Vec<u8>>> + 'static,
) -> bool {
    let kinds = Object::new();
    let _ = Reflect::set(&kinds, &"text/html".into(), &promised(html, "text/html"));
    let _ = Reflect::set(&kinds, &"text/plain".into(), &promised(text, "text/plain"));
    copy(&kinds).await
}

/// Puts a PNG on the clipboard; false where the browser does not allow it or nothing was made.
pub async fn copy_picture(png: impl Future<Output = Option<Vec<u8>>> + 'static) -> bool {
    let kinds = Object::new();
    let _ = Reflect::set(&kinds, &"image/png".into(), &promised(png, "image/png"));
    copy(&kinds).await
}

async fn copy(kinds: &Object) -> bool {
    let Some(window) = web_sys::window() else { return false };
    let Ok(item) = ClipboardItem::new_with_record_from_str_to_blob_promise(kinds) else {
        return false;
    };
    JsFuture::from(window.navigator().clipboard().write(&Array::of1(&item))).await.is_ok()
}

fn promised(
    bytes: impl Future<Output = Option<Vec<u8>>> + 'static,
    media_type: &'static str,
) -> JsValue {
    task::promise(async move {
        let bytes = bytes.await.ok_or(JsValue::NULL)?;
        blob(&Uint8Array::from(bytes.as_slice()), media_type)
            .map(JsValue::from)
            .ok_or(JsValue::NULL)
    })
    .into()
}
