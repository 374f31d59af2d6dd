//! The worker's shell around the engine: messages in, messages out.
//!
//! Takes `{ id, request, blobs }`; gives `{ id, progress }` now and then and `{ id, response, blobs, copies }` at the
//! end, the copies being of what it read for the first time, or `{ id, unread }` with what is to be answered where the
//! page cannot read a content either. Says `ready` once, when it listens, and `alive` now and then while it works;
//! while it does not, the loader (www/loader.js) says so, and what it dies of. Holds the engine and nothing else.

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

use crate::web::content::{self, Read};
use crate::web::shell::program_hash;
use crate::web::task;

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
            hear(&engine, &scope, &event.data(), &underway);
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
            post(&scope, id, "progress", &progress, &Array::new(), &Array::new());
        }
    });
}

/// Answers a message: at once where its contents came with it, else when they are read. Meanwhile the loader's timer
/// says that the worker is alive, however long a disk takes.
fn hear(
    engine: &Rc<RefCell<Engine>>,
    scope: &DedicatedWorkerGlobalScope,
    message: &JsValue,
    underway: &Underway,
) {
    let part = |name: &str| Reflect::get(message, &name.into()).ok();
    let id = part("id").unwrap_or(JsValue::UNDEFINED);
    let request =
        part("request").and_then(|it| border::decode(&it.dyn_into::<Uint8Array>().ok()?.to_vec()));
    let blobs = part("blobs").and_then(|blobs| blobs.dyn_into::<Array>().ok());
    let (Some(mut request), Some(blobs)) = (request, blobs) else {
        // Page and worker are the same program, so this is a fault of the program.
        let failure = failure(ErrorKind::EngineFailed.into());
        return respond(scope, &id, failure, &Array::new());
    };
    let there: Option<Vec<Read>> = blobs.iter().map(|blob| content::at_once(&blob)).collect();
    if let Some(contents) = there {
        let copies = with_contents(&mut request, contents);
        return answer(&mut engine.borrow_mut(), scope, &id, request, &copies, underway);
    }
    let (engine, scope, underway) = (Rc::clone(engine), scope.clone(), Rc::clone(underway));
    task::spawn(async move {
        match read_contents(&request, &blobs).await {
            Ok(contents) => {
                let copies = with_contents(&mut request, contents);
                answer(&mut engine.borrow_mut(), &scope, &id, request, &copies, &underway);
            }
            Err(error) => {
                post(&scope, &id, "unread", &failure(error), &Array::new(), &Array::new());
            }
        }
    });
}

/// Answers a request whose contents are there.
fn answer(
    engine: &mut Engine,
    scope: &DedicatedWorkerGlobalScope,
    id: &JsValue,
    request: Request,
    copies: &Array,
    underway: &Underway,
) {
    let mut tell = |progress: Progress| {
        let Progress { stage, done, ahead } = progress;
        let is_guess = ahead > 0;
        underway.replace(is_guess.then(|| (id.clone(), stage, Pace::new(done, ahead))));
        post(scope, id, "progress", &progress, &Array::new(), &Array::new());
    };
    let response = engine.handle(request, &mut tell);
    underway.replace(None);
    respond(scope, id, response, copies);
}

fn respond(
    scope: &DedicatedWorkerGlobalScope,
    id: &JsValue,
    mut response: Response,
    copies: &Array,
) {
    let blobs = response.blobs_mut().into_iter();
    let blobs: Array = blobs.map(|blob| content::answered(&std::mem::take(blob))).collect();
    post(scope, id, "response", &response, &blobs, copies);
}

fn failure(error: Error) -> Response {
    Response::Failed { messages: vec![errors::message(&error)], errors: vec![error] }
}

/// Puts contents, which travelled beside a request, into their places in it; gives the copies that were made of them.
fn with_contents(request: &mut Request, contents: Vec<Read>) -> Array {
    let copies = Array::new();
    for (place, Read { bytes, copy }) in request.blobs_mut().into_iter().zip(contents) {
        *place = bytes;
        copies.push(&copy);
    }
    copies
}

/// Reads the contents of a request.
///
/// # Errors
/// That of the first which cannot be read, with the name of its file.
async fn read_contents(request: &Request, blobs: &Array) -> Result<Vec<Read>, Error> {
    let mut contents = Vec::new();
    for (at, blob) in blobs.iter().enumerate() {
        let read = content::read(&blob).await.map_err(|_| {
            let error = Error::from(ErrorKind::FileGone);
            match request.file_of_blob(at) {
                Some(name) => error.in_file(name),
                None => error,
            }
        });
        contents.push(read?);
    }
    Ok(contents)
}

fn post(
    scope: &DedicatedWorkerGlobalScope,
    id: &JsValue,
    field: &str,
    value: &impl Serialize,
    blobs: &Array,
    copies: &Array,
) {
    let message = Object::new();
    let value = Uint8Array::from(border::encode(value).as_slice());
    let _ = Reflect::set(&message, &"id".into(), id);
    let _ = Reflect::set(&message, &field.into(), &value);
    let _ = Reflect::set(&message, &"blobs".into(), blobs);
    let _ = Reflect::set(&message, &"copies".into(), copies);
    // What cannot be copied to the page for want of memory would leave it waiting without end.
    if scope.post_message(&message).is_err() {
        let _ = scope.post_message(&format!("{FAULT}memory").into());
    }
}
