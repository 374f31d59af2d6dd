//! The browser's side: the Yew page, the worker's shell, files, downloads, the JavaScript API.
//! Holds no logic that a host test could hold.

mod api;
mod clipboard;
mod content;
mod core;
mod files;
mod page;
mod plain;
mod raster;
mod shell;
mod task;
mod worker;
mod worker_client;

use wasm_bindgen::JsCast;

/// Begins as what it was started as. In a worker that is the engine; on a page there is nothing to
/// do: the element (www/element.js) mounts a `api::View` wherever it stands.
pub fn start() {
    if let Ok(scope) = js_sys::global().dyn_into::<web_sys::DedicatedWorkerGlobalScope>() {
        worker::start(scope);
    }
}
