//! The few things that the shell around the program's frame is told; on somebody's own page nobody
//! listens.

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use crate::page::View;

#[wasm_bindgen]
extern "C" {
    /// Offered by the loader of the page; checks what is told, and tells only its own shell.
    #[wasm_bindgen(js_namespace = steelyardBoot, js_name = tell, catch)]
    fn tell(kind: &str, value: &JsValue) -> Result<(), JsValue>;

    /// Offered by the loader: an entry of the browser's history, on the page that it brings along alone.
    #[wasm_bindgen(js_namespace = steelyardBoot, js_name = visit, catch)]
    fn visit(view: &str, first: bool) -> Result<(), JsValue>;

    /// Offered by the loader: who hears of entries that are gone back or forward to.
    #[wasm_bindgen(js_namespace = steelyardBoot, js_name = revisits, catch)]
    fn revisits(hear: Option<&js_sys::Function>) -> Result<(), JsValue>;
}

/// Which title the browser's window is to have, by the view that is seen; `None` while nothing is open.
pub fn tell_title(view: Option<View>) {
    // A shell that cannot be told leaves the window's title as it was.
    let _ = tell("title", &view.map_or("start", View::id).into());
}

/// Remembers a view in the browser's history: beside those before, or in place of the last where `first` is set.
pub fn remember(view: View, first: bool) {
    // Without a history of its own the page has its links all the same.
    let _ = visit(view.id(), first);
}

/// Tells `hear` of a view that the browser's history goes back or forward to; nobody else hears of any then.
pub fn on_revisit(hear: Option<&Closure<dyn Fn(String)>>) {
    let _ = revisits(hear.map(|hear| hear.as_ref().unchecked_ref()));
}

/// Whether closing the window would lose something.
pub fn tell_unsaved(unsaved: bool) {
    let _ = tell("unsaved", &unsaved.into());
}

/// The SHA-256 of the program in hexadecimal, which the loader tells page and workers alike; empty where it does not.
pub fn program_hash() -> String {
    let hash = Reflect::get(&js_sys::global(), &"steelyardHash".into());
    hash.ok().and_then(|hash| hash.as_string()).unwrap_or_default()
}
