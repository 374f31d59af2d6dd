//! The page's end of the worker: a promise for each request, cancel, and a new start after a failure.
//!
//! Takes requests as the engine knows them; gives responses or a [`Failure`]. The worker is
//! disposable: [`Client::cancel`] ends it with whatever it was doing, and the next request starts
//! another, which takes messages in the order in which they were sent.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use super::worker::READY;
use crate::page::Problem;
use steelyard_core::engine::{Progress, Request, Response, border};

#[wasm_bindgen]
extern "C" {
    /// Starts this same program in a worker; offered by the loader of the page.
    #[wasm_bindgen(js_namespace = steelyardBoot, js_name = spawnWorker, catch)]
    fn spawn_worker() -> Result<Worker, JsValue>;
}

/// Why no answer came.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The engine says why, and nothing has changed.
    Refused(Vec<Problem>),
    /// The user ended the work.
    Cancelled,
    /// The engine is gone.
    Died,
    /// No engine could be started.
    Absent,
}

type OnProgress = Rc<dyn Fn(Progress)>;

struct Pending {
    resolve: Function,
    reject: Function,
    progress: OnProgress,
}

struct Running {
    worker: Worker,
    ready: bool,
    // Kept for as long as the worker calls them.
    _at_message: Closure<dyn FnMut(MessageEvent)>,
    _at_error: Closure<dyn FnMut(web_sys::Event)>,
}

#[derive(Default)]
struct Inner {
    running: RefCell<Option<Running>>,
    waiting: RefCell<Vec<JsValue>>,
    pending: RefCell<BTreeMap<u32, Pending>>,
    next_id: Cell<u32>,
}

/// The page's end of the worker.
#[derive(Clone, Default)]
pub struct Client {
    inner: Rc<Inner>,
}

/// Marks with which pending promises are rejected.
const CANCELLED: f64 = 1.0;
const DIED: f64 = 2.0;

impl Client {
    /// Asks the engine. `blobs` are the contents that [`Request::blobs_mut`] names, which so are not
    /// copied through this program's memory. `progress` hears how far the work has come.
    pub async fn ask(
        &self,
        request: &Request,
        blobs: &[Uint8Array],
        progress: impl Fn(Progress) + 'static,
    ) -> Result<Response, Failure> {
        let request = Uint8Array::from(border::encode(request).as_slice());
        let id = self.inner.next_id.get();
        self.inner.next_id.set(id.wrapping_add(1));
        let message = Object::new();
        let _ = Reflect::set(&message, &"id".into(), &id.into());
        let _ = Reflect::set(&message, &"request".into(), &request);
        let _ = Reflect::set(&message, &"blobs".into(), &blobs.iter().collect::<Array>());

        let progress: OnProgress = Rc::new(progress);
        let promise = Promise::new(&mut |resolve, reject| {
            let pending = Pending { resolve, reject, progress: Rc::clone(&progress) };
            self.inner.pending.borrow_mut().insert(id, pending);
        });
        if !self.send(message.into()) {
            self.inner.pending.borrow_mut().remove(&id);
            return Err(Failure::Absent);
        }
        match JsFuture::from(promise).await {
            Ok(response) => match received(&response) {
                Some(Response::Failed { errors, messages }) => {
                    Err(Failure::Refused(problems(errors, messages)))
                }
                Some(response) => Ok(response),
                None => Err(Failure::Died),
            },
            Err(mark) if mark.as_f64() == Some(CANCELLED) => Err(Failure::Cancelled),
            Err(_) => Err(Failure::Died),
        }
    }

    /// Ends the worker with whatever it is doing, at the user's wish.
    pub fn cancel(&self) {
        end(&self.inner, CANCELLED);
    }

    /// True while an answer is awaited.
    pub fn is_busy(&self) -> bool {
        !self.inner.pending.borrow().is_empty()
    }

    /// Ends the worker for good.
    pub fn close(&self) {
        end(&self.inner, CANCELLED);
    }

    fn send(&self, message: JsValue) -> bool {
        if self.inner.running.borrow().is_none() {
            let Some(running) = start(&self.inner) else { return false };
            *self.inner.running.borrow_mut() = Some(running);
        }
        let running = self.inner.running.borrow();
        match running.as_ref() {
            Some(running) if running.ready => running.worker.post_message(&message).is_ok(),
            Some(_) => {
                self.inner.waiting.borrow_mut().push(message);
                true
            }
            None => false,
        }
    }
}

fn received<T: DeserializeOwned>(value: &JsValue) -> Option<T> {
    border::decode(&value.dyn_ref::<Uint8Array>()?.to_vec())
}

fn problems(errors: Vec<steelyard_core::diag::Error>, messages: Vec<String>) -> Vec<Problem> {
    let mut errors = errors.into_iter();
    messages.into_iter().map(|message| Problem { message, error: errors.next() }).collect()
}

fn start(inner: &Rc<Inner>) -> Option<Running> {
    let worker = spawn_worker().ok()?;
    let weak = Rc::downgrade(inner);
    let at_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(inner) = weak.upgrade() {
            hear(&inner, &event.data());
        }
    });
    let weak = Rc::downgrade(inner);
    let at_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        // The failure is told on the page; the console need not repeat it.
        event.prevent_default();
        if let Some(inner) = weak.upgrade() {
            end(&inner, DIED);
        }
    });
    worker.set_onmessage(Some(at_message.as_ref().unchecked_ref()));
    worker.set_onerror(Some(at_error.as_ref().unchecked_ref()));
    worker.set_onmessageerror(Some(at_error.as_ref().unchecked_ref()));
    Some(Running { worker, ready: false, _at_message: at_message, _at_error: at_error })
}

fn hear(inner: &Inner, message: &JsValue) {
    if message.as_string().as_deref() == Some(READY) {
        if let Some(running) = inner.running.borrow_mut().as_mut() {
            running.ready = true;
            for waiting in inner.waiting.borrow_mut().drain(..) {
                let _ = running.worker.post_message(&waiting);
            }
        }
        return;
    }
    let field =
        |name: &str| Reflect::get(message, &name.into()).ok().filter(|it| !it.is_undefined());
    let Some(id) = field("id").and_then(|id| id.as_f64()) else { return };
    // Ids are made here and are small whole numbers.
    let id = id as u32;
    if let Some(response) = field("response") {
        let pending = inner.pending.borrow_mut().remove(&id);
        if let Some(pending) = pending {
            let _ = pending.resolve.call1(&JsValue::NULL, &response);
        }
    } else if let Some(progress) = field("progress") {
        let tell = inner.pending.borrow().get(&id).map(|pending| Rc::clone(&pending.progress));
        if let (Some(tell), Some(progress)) = (tell, received(&progress)) {
            tell(progress);
        }
    }
}

fn end(inner: &Inner, mark: f64) {
    let running = inner.running.borrow_mut().take();
    if let Some(running) = running {
        running.worker.set_onmessage(None);
        running.worker.set_onerror(None);
        running.worker.terminate();
        // One of its closures may be what is running now: it must not be dropped under itself.
        super::task::spawn(async move {
            let _ = JsFuture::from(Promise::resolve(&JsValue::NULL)).await;
            drop(running);
        });
    }
    inner.waiting.borrow_mut().clear();
    let pending = std::mem::take(&mut *inner.pending.borrow_mut());
    for (_, pending) in pending {
        let _ = pending.reject.call1(&JsValue::NULL, &mark.into());
    }
}
