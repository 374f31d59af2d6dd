//! The worker's shell around the engine: messages in, messages out.
//!
//! Takes `{ id, request, blobs }`; gives `{ id, progress }` now and then and `{ id, response, blobs }` at the
//! end. Says `ready` once, when it listens, and `alive` now and then while it works; while it does not, the
//! loader (www/loader.js) says so, and what it dies of. Holds the engine and nothing else.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Object, Reflect, Uint8Array};
use serde::Serialize;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use steelyard_core::diag::{Error, ErrorKind};
use steelyard_core::engine::{Engine, Progress, Request, Response, Stage, border};
use steelyard_core::pulse::{self, Pace};
use steelyard_core::words::errors;

use crate::web::shell::program_hash;

/// What the worker says when it listens.
pub const READY: &str = "ready";
/// What it says now and then, so that its silence means something; www/loader.js says the same.
pub const ALIVE: &str = "alive";
/// How the loader's word begins on what the worker dies of: `fault:memory`, `fault:depth`, `fault:other`.
pub const FAULT: &str = "fault:";

/// How often a worker at work says that it is alive and how far it has come, in milliseconds.
const ALIVE_MS: f64 = 100.0;

/// Work of which nothing is told before it ends: to whom it is told, its stage and its pace.
type Underway = Rc<RefCell<Option<(JsValue, Stage, Pace)>>>;

/// Listens for requests for as long as the worker lives.
pub fn start(scope: DedicatedWorkerGlobalScope) {
    tell_of_panics();
    let underway = Underway::default();
    tell_of_work(scope.clone(), Rc::clone(&underway));
    let engine = Rc::new(RefCell::new(Engine::of_program(&program_hash())));
    let at_message = {
        let scope = scope.clone();
        Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            answer(&mut engine.borrow_mut(), &scope, &event.data(), &underway);
            underway.replace(None);
        })
    };
    scope.set_onmessage(Some(at_message.as_ref().unchecked_ref()));
    at_message.forget();
    // A post that fails leaves nobody to tell; the page notices a worker that says nothing.
    let _ = scope.post_message(&READY.into());
}

/// Leaves a mark for the loader that the program panicked: where it ends without having done so, memory ran
/// out. Nothing of the panic's message leaves, for it may hold a part of somebody's data.
fn tell_of_panics() {
    std::panic::set_hook(Box::new(|_| {
        let _ = Reflect::set(&js_sys::global(), &"steelyardPanicked".into(), &JsValue::TRUE);
    }));
}

/// Says from within the engine's loops that the worker is alive, and how far it has come where that is a guess.
fn tell_of_work(scope: DedicatedWorkerGlobalScope, underway: Underway) {
    let said_ms = Cell::new(0.0);
    pulse::listen(move || {
        let mut underway = underway.borrow_mut();
        let guess = underway.as_mut().map(|(id, stage, pace)| {
            (&*id, Progress { stage: *stage, done: pace.beat(), ahead: 0 })
        });
        let now_ms = js_sys::Date::now();
        if (now_ms - said_ms.get()).abs() < ALIVE_MS {
            return;
        }
        said_ms.set(now_ms);
        let _ = scope.post_message(&ALIVE.into());
        if let Some((id, progress)) = guess {
            post(&scope, id, "progress", &progress, &Array::new());
        }
    });
}

fn answer(
    engine: &mut Engine,
    scope: &DedicatedWorkerGlobalScope,
    message: &JsValue,
    underway: &Underway,
) {
    let id = Reflect::get(message, &"id".into()).unwrap_or(JsValue::UNDEFINED);
    let mut response = match request(message) {
        Some(request) => {
            let mut tell = |progress: Progress| {
                let Progress { stage, done, ahead } = progress;
                let is_guess = ahead > 0;
                underway.replace(is_guess.then(|| (id.clone(), stage, Pace::new(done, ahead))));
                post(scope, &id, "progress", &progress, &Array::new());
            };
            engine.handle(request, &mut tell)
        }
        // Page and worker are the same program, so this is a fault of the program.
        None => {
            let error = Error::from(ErrorKind::EngineFailed);
            Response::Failed { messages: vec![errors::message(&error)], errors: vec![error] }
        }
    };
    let blobs = response.blobs_mut().into_iter();
    let blobs: Array =
        blobs.map(|blob| Uint8Array::from(std::mem::take(blob).as_slice())).collect();
    post(scope, &id, "response", &response, &blobs);
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

fn post(
    scope: &DedicatedWorkerGlobalScope,
    id: &JsValue,
    field: &str,
    value: &impl Serialize,
    blobs: &Array,
) {
    let message = Object::new();
    let value = Uint8Array::from(border::encode(value).as_slice());
    let _ = Reflect::set(&message, &"id".into(), id);
    let _ = Reflect::set(&message, &field.into(), &value);
    let _ = Reflect::set(&message, &"blobs".into(), blobs);
    // What cannot be copied to the page for want of memory would leave it waiting without end.
    if scope.post_message(&message).is_err() {
        let _ = scope.post_message(&format!("{FAULT}memory").into());
    }
}
