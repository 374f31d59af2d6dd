//! An SVG file in, pixels out, by way of the browser's own drawing: for figures with characters of which we have no
//! outlines, which the fonts of the computer may have.

use std::ops::Range;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};

use super::files::blob;
use steelyard_core::export::picture::{Pixels, Size};

/// Pixels of CSS in an inch.
const CSS_DPI: f64 = 96.0;

/// Longest side that all browsers' canvases take, in pixels.
const LONGEST_SIDE: f64 = 16_384.0;

/// What stands on a canvas.
pub struct Drawn {
    context: CanvasRenderingContext2d,
    size: Size,
}

impl Pixels for Drawn {
    fn size(&self) -> Size {
        self.size
    }

    fn strip(&mut self, lines: Range<u32>) -> Vec<u8> {
        let (width, height) = (f64::from(self.size.width), lines.len() as f64);
        let data = self.context.get_image_data(0.0, f64::from(lines.start), width, height);
        let data = data.map(|image| image.data().to_vec()).unwrap_or_default();
        // The figure's ground covers all, so no pixel is transparent.
        let mut pixels: Vec<u8> =
            data.chunks_exact(4).flat_map(|pixel| pixel.iter().copied().take(3)).collect();
        pixels.resize(self.size.width as usize * lines.len() * 3, 0xFF);
        pixels
    }
}

/// The picture of an SVG at a resolution in dots per inch; `None` where the browser cannot draw it so large.
pub async fn drawn(svg: &[u8], dpi: f64) -> Option<Drawn> {
    let blob = blob(&Uint8Array::from(svg), "image/svg+xml")?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let image = loaded(&address).await;
    let drawn = image.and_then(|image| on_canvas(&image, dpi));
    let _ = Url::revoke_object_url(&address);
    drawn
}

async fn loaded(address: &str) -> Option<HtmlImageElement> {
    let image = HtmlImageElement::new().ok()?;
    let shown = Promise::new(&mut |resolve, reject| {
        image.set_onload(Some(&resolve));
        image.set_onerror(Some(&reject));
    });
    image.set_src(address);
    JsFuture::from(shown).await.ok()?;
    Some(image)
}

fn on_canvas(image: &HtmlImageElement, dpi: f64) -> Option<Drawn> {
    let scale = dpi / CSS_DPI;
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
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let size = Size { width: width as u32, height: height as u32, dpi };
    Some(Drawn { context, size })
}
