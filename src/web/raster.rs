//! An SVG file in, a PNG file out, by way of the browser's own drawing.

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::files::blob;
use steelyard_core::export::png;

/// Pixels of CSS in an inch.
const CSS_DPI: f64 = 96.0;

/// Longest side that all browsers' canvases take, in pixels.
const LONGEST_SIDE: f64 = 16_384.0;

/// The picture of an SVG at a resolution in dots per inch, which the file says too; `None` where the
/// browser cannot draw it so large.
pub async fn png(svg: &[u8], dpi: f64) -> Option<Vec<u8>> {
    let blob = blob(&Uint8Array::from(svg), "image/svg+xml")?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let picture = drawn(&address, dpi / CSS_DPI).await;
    let _ = Url::revoke_object_url(&address);
    let bytes = JsFuture::from(picture?.array_buffer()).await.ok()?;
    png::with_resolution(&Uint8Array::new(&bytes).to_vec(), dpi).ok()
}

async fn drawn(address: &str, scale: f64) -> Option<Blob> {
    let image = HtmlImageElement::new().ok()?;
    let shown = Promise::new(&mut |resolve, reject| {
        image.set_onload(Some(&resolve));
        image.set_onerror(Some(&reject));
    });
    image.set_src(address);
    JsFuture::from(shown).await.ok()?;

    let width = (f64::from(image.natural_width()) * scale).round();
    let height = (f64::from(image.natural_height()) * scale).round();
    if !(1.0..=LONGEST_SIDE).contains(&width) || !(1.0..=LONGEST_SIDE).contains(&height) {
        return None;
    }
    let document = web_sys::window()?.document()?;
    let canvas: HtmlCanvasElement = document.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)
        .ok()?;
    let made = Promise::new(&mut |resolve, _| {
        // An exception here would leave the promise open; a picture that cannot be made is null.
        if canvas.to_blob(&resolve).is_err() {
            let _ = resolve.call1(&JsValue::NULL, &JsValue::NULL);
        }
    });
    JsFuture::from(made).await.ok()?.dyn_into().ok()
}
