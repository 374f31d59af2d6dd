//! The worker's shell around the engine: messages in, messages out.
//!
//! Takes `{ id, request, blobs }`; gives `{ id, progress }` now and then and `{ id, response }` at the end.
//! Says `ready` once, when it listens. Holds the engine and nothing else.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use steelyard_core::diag::{Error, ErrorKind};
use steelyard_core::engine::{Engine, Progress, Request, Response, border};

/// What the worker says when it listens.
pub const READY: &str = "ready";

/// Listens for requests for as long as the worker lives.
pub fn start(scope: DedicatedWorkerGlobalScope) {
    let engine = Rc::new(RefCell::new(Engine::default()));
    let at_message = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            answer(&mut engine.borrow_mut(), &scope, &event.data());
        })
    };
    scope.set_onmessage(Some(at_message.as_ref().unchecked_ref()));
    at_message.forget();
    // A post that fails leaves nobody to tell; a worker that never answers is ended by the user.
    let _ = scope.post_message(&READY.into());
}

fn answer(engine: &mut Engine, scope: &DedicatedWorkerGlobalScope, message: &JsValue) {
    let id = Reflect::get(message, &"id".into()).unwrap_or(JsValue::UNDEFINED);
    let response = match request(message) {
        Some(request) => {
            let mut tell = |progress: Progress| post(scope, &id, "progress", &progress);
            engine.handle(request, &mut tell)
        }
        // Page and worker are the same program, so this is a fault of the program.
        None => {
            let error = Error::from(ErrorKind::EngineFailed);
            Response::Failed { messages: vec![error.to_string()], errors: vec![error] }
        }
    };
    post(scope, &id, "response", &response);
}

/// A request with the contents that travelled beside it.
fn request(message: &JsValue) -> Option<Request> {
    let part = |name: &str| Reflect::get(message, &name.into()).ok();
    let mut request: Request =
        border::decode(&part("request")?.dyn_into::<Uint8Array>().ok()?.to_vec())?;
    let blobs: Array = part("blobs")?.dyn_into().ok()?;
    for (place, blob) in request.blobs_mut().into_iter().zip(blobs.iter()) {
        *place = blob.dyn_into::<Uint8Array>().ok()?.to_vec();
    }
    Some(request)
}

fn post(scope: &DedicatedWorkerGlobalScope, id: &JsValue, field: &str, value: &impl Serialize) {
    let message = Object::new();
    let value = Uint8Array::from(border::encode(value).as_slice());
    let _ = Reflect::set(&message, &"id".into(), id);
    let _ = Reflect::set(&message, &field.into(), &value);
    let _ = scope.post_message(&message);
}
