//! The page's end of the worker: what is sent, what comes back, and its end, whatever it was.
//!
//! Takes requests as the engine knows them, one at a time; tells answers and progress, and that the worker
//! is gone, to one listener. The worker is disposable: [`Client::end`] ends it with whatever it was doing,
//! and the next request starts another. A worker that falls silent is taken for gone.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker};

use super::content::Held;
use super::worker::{ALIVE, FAULT, READY};
use crate::page::session::{TICK_MS, Watch};
use crate::page::standing::Death;
use steelyard_core::engine::{Progress, Request, Response, border};

#[wasm_bindgen]
extern "C" {
    /// Starts this same program in a worker; offered by the loader of the page.
    #[wasm_bindgen(js_namespace = steelyardBoot, js_name = spawnWorker, catch)]
    fn spawn_worker() -> Result<Worker, JsValue>;
}

/// What is heard of the worker.
pub enum Heard {
    /// The answer to what was sent under a token, and the contents that came beside it.
    Answer(u32, Response, Vec<Held>),
    /// How far the work has come.
    Progress(Progress),
    /// The worker is gone.
    Died(Death),
}

type Listener = Rc<dyn Fn(Heard)>;

struct Running {
    worker: Worker,
    ready: bool,
    watch: Watch,
    /// What is sent as soon as it listens.
    waiting: Vec<JsValue>,
    /// Whether an answer is awaited.
    busy: bool,
    /// Size of all files at work.
    bytes: u64,
    /// What is awaited an answer to.
    sent: Option<Sent>,
    // Kept for as long as the worker calls them.
    _at_message: Closure<dyn FnMut(MessageEvent)>,
    _at_error: Closure<dyn FnMut(web_sys::Event)>,
}

/// What was sent, for as long as it may have to be sent again.
#[derive(Clone)]
struct Sent {
    token: u32,
    message: Object,
    contents: Vec<Held>,
}

/// The page's end of the worker.
pub struct Client {
    itself: Weak<Self>,
    listener: Listener,
    running: RefCell<Option<Running>>,
    timer: Cell<Option<i32>>,
    /// Whether no worker is to be started any more.
    closed: Cell<bool>,
    at_tick: Closure<dyn Fn()>,
}

impl Client {
    /// A client without a worker, which tells everything to `listener`.
    pub fn new(listener: impl Fn(Heard) + 'static) -> Rc<Self> {
        Rc::new_cyclic(|itself: &Weak<Self>| {
            let ticked = Weak::clone(itself);
            let at_tick = Closure::new(move || {
                if let Some(client) = ticked.upgrade() {
                    client.tick();
                }
            });
            let running = RefCell::default();
            let itself = Weak::clone(itself);
            Self {
                itself,
                listener: Rc::new(listener),
                running,
                timer: Cell::new(None),
                closed: Cell::new(false),
                at_tick,
            }
        })
    }

    /// Sends a request. `contents` are those that [`Request::blobs_mut`] names, which so are not
    /// copied through this program's memory, large ones not at all; `bytes` is the size of all files at work.
    ///
    /// # Errors
    /// `Absent` where no worker can be started, `Memory` where a message cannot be copied to it.
    pub fn send(
        &self,
        token: u32,
        request: &Request,
        contents: Vec<Held>,
        bytes: u64,
    ) -> Result<(), Death> {
        let message = Object::new();
        let blobs: Array = contents.iter().map(Held::sent).collect();
        let request = Uint8Array::from(border::encode(request).as_slice());
        let _ = Reflect::set(&message, &"id".into(), &token.into());
        let _ = Reflect::set(&message, &"request".into(), &request);
        let _ = Reflect::set(&message, &"blobs".into(), &blobs);
        if self.running.borrow().is_none() {
            let running = self.start().ok_or(Death::Absent)?;
            *self.running.borrow_mut() = Some(running);
            self.keep_watch();
        }
        let mut running = self.running.borrow_mut();
        let running = running.as_mut().ok_or(Death::Absent)?;
        running.busy = true;
        running.bytes = bytes;
        running.sent = Some(Sent { token, message: message.clone(), contents });
        if running.ready {
            running.watch.works_on(bytes);
            return running.worker.post_message(&message).map_err(|_| Death::Memory);
        }
        running.waiting.push(message.into());
        Ok(())
    }

    /// Ends the worker with whatever it is doing. Nobody is told.
    pub fn end(&self) {
        if let (Some(timer), Some(window)) = (self.timer.take(), web_sys::window()) {
            window.clear_interval_with_handle(timer);
        }
        let Some(running) = self.running.borrow_mut().take() else { return };
        running.worker.set_onmessage(None);
        running.worker.set_onerror(None);
        running.worker.set_onmessageerror(None);
        running.worker.terminate();
        // One of its closures may be what is running now: it must not be dropped under itself.
        super::task::spawn(async move {
            let _ = JsFuture::from(Promise::resolve(&JsValue::NULL)).await;
            drop(running);
        });
    }

    /// Ends the worker, and starts none any more.
    pub fn close(&self) {
        self.closed.set(true);
        self.end();
    }

    fn start(&self) -> Option<Running> {
        if self.closed.get() {
            return None;
        }
        let worker = spawn_worker().ok()?;
        let itself = Weak::clone(&self.itself);
        let at_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(client) = itself.upgrade() {
                client.hear(&event.data());
            }
        });
        let itself = Weak::clone(&self.itself);
        let at_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            // The failure is told on the page; the console need not repeat it.
            event.prevent_default();
            if let Some(client) = itself.upgrade() {
                // A browser whose stack or memory is full asks no listener in the worker, but tells this one.
                let said = Reflect::get(&event, &"message".into()).ok();
                let said = said.and_then(|said| said.as_string()).unwrap_or_default();
                client.died(Death::of_message(&said));
            }
        });
        worker.set_onmessage(Some(at_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(at_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(at_error.as_ref().unchecked_ref()));
        let watch = Watch::default();
        let (waiting, sent, ready, busy, bytes) = (Vec::new(), None, false, false, 0);
        let (_at_message, _at_error) = (at_message, at_error);
        Some(Running { worker, ready, watch, waiting, busy, bytes, sent, _at_message, _at_error })
    }

    fn keep_watch(&self) {
        let Some(window) = web_sys::window() else { return };
        let tick = self.at_tick.as_ref().unchecked_ref();
        let every_ms = TICK_MS as i32;
        let timer =
            window.set_interval_with_callback_and_timeout_and_arguments_0(tick, every_ms).ok();
        self.timer.set(timer);
    }

    fn tick(&self) {
        let now_ms = js_sys::Date::now();
        let silent = self.running.borrow_mut().as_mut().and_then(|running| {
            let busy = running.busy;
            running.watch.tick(now_ms).then_some(if busy { Death::Hung } else { Death::Vanished })
        });
        if let Some(death) = silent {
            self.died(death);
        }
    }

    fn died(&self, death: Death) {
        self.end();
        self.tell(Heard::Died(death));
    }

    fn tell(&self, heard: Heard) {
        let listener = Rc::clone(&self.listener);
        listener(heard);
    }

    fn hear(&self, message: &JsValue) {
        if let Some(running) = self.running.borrow_mut().as_mut() {
            running.watch.heard();
        }
        if let Some(word) = message.as_string() {
            match word.as_str() {
                READY => self.listens(),
                ALIVE => {}
                other => {
                    if let Some(death) = other.strip_prefix(FAULT).map(death) {
                        self.died(death);
                    }
                }
            }
            return;
        }
        let field =
            |name: &str| Reflect::get(message, &name.into()).ok().filter(|it| !it.is_undefined());
        let Some(id) = field("id").and_then(|id| id.as_f64()) else { return };
        // Tokens are made here and are small whole numbers.
        let token = id as u32;
        if let Some(response) = field("response") {
            let mut sent = None;
            if let Some(running) = self.running.borrow_mut().as_mut() {
                running.busy = false;
                running.watch.works_on(0);
                sent = running.sent.take();
            }
            let list = |name: &str| field(name).map(|list| Array::from(&list)).unwrap_or_default();
            let contents = sent.map(|sent| sent.contents).unwrap_or_default();
            for (content, copy) in contents.iter().zip(list("copies").iter()) {
                content.keep(copy);
            }
            let blobs: Option<Vec<Held>> = list("blobs").iter().map(Held::received).collect();
            match received(&response).zip(blobs) {
                Some((response, blobs)) => self.tell(Heard::Answer(token, response, blobs)),
                None => self.died(Death::Fault),
            }
        } else if let Some(unread) = field("unread") {
            self.read_here(token, unread);
        } else if let Some(progress) = field("progress").as_ref().and_then(received) {
            self.tell(Heard::Progress(progress));
        }
    }

    /// The worker could not read a content: there are browsers whose workers are refused a file of the page. It is
    /// read here and sent as bytes, though that may hold the page up for a moment; `unread` is the answer where it
    /// cannot be read here either.
    fn read_here(&self, token: u32, unread: JsValue) {
        let sent = self.running.borrow().as_ref().and_then(|running| running.sent.clone());
        let Some(sent) = sent.filter(|sent| sent.token == token) else { return };
        let itself = Weak::clone(&self.itself);
        super::task::spawn(async move {
            let blobs = Array::new();
            let mut is_read = true;
            for content in &sent.contents {
                match content.bytes().await {
                    Ok(bytes) => drop(blobs.push(&bytes)),
                    Err(_) => is_read = false,
                }
            }
            let Some(client) = itself.upgrade() else { return };
            // Meanwhile the work may have been ended.
            let is_awaited = client.running.borrow().as_ref().is_some_and(|running| {
                running.sent.as_ref().is_some_and(|sent| sent.token == token)
            });
            match (is_awaited, is_read) {
                (false, _) => {}
                (true, true) => {
                    let _ = Reflect::set(&sent.message, &"blobs".into(), &blobs);
                    let worker = client.running.borrow().as_ref().map(|it| it.worker.clone());
                    if worker.is_none_or(|it| it.post_message(&sent.message).is_err()) {
                        client.died(Death::Memory);
                    }
                }
                (true, false) => {
                    let answer = Object::new();
                    let _ = Reflect::set(&answer, &"id".into(), &token.into());
                    let _ = Reflect::set(&answer, &"response".into(), &unread);
                    client.hear(&answer);
                }
            }
        });
    }

    /// The worker listens now, and is sent what waits for it.
    fn listens(&self) {
        let sent = self.running.borrow_mut().as_mut().is_none_or(|running| {
            running.ready = true;
            running.watch.works_on(running.bytes);
            let mut waiting = running.waiting.drain(..);
            waiting.all(|message| running.worker.post_message(&message).is_ok())
        });
        if !sent {
            self.died(Death::Memory);
        }
    }
}

/// What the loader in the worker found that it is dying of.
fn death(of: &str) -> Death {
    match of {
        "memory" => Death::Memory,
        "depth" => Death::Depth,
        _ => Death::Fault,
    }
}

fn received<T: DeserializeOwned>(value: &JsValue) -> Option<T> {
    border::decode(&value.dyn_ref::<Uint8Array>()?.to_vec())
}
