//! What the page and the JavaScript API both drive: the session, the engine's worker and the page's state.
//!
//! Takes what the user or a script wants into the session's queue; sends what the session gives to the
//! worker, and carries out what comes of it: the state, which it shows to whoever watches, and the answers
//! to those who wait. Decides nothing.

mod doing;
mod made;
mod waiting;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;

use self::waiting::Waiting;
use super::content::Held;
use super::plain::plain;
use super::shell;
use super::worker_client::{Client, Heard};
use crate::page::session::{Effects, Session, Snapshot};
use crate::page::{Action, PageState, Problem};
use steelyard_core::engine::{Response, StudyView};

/// Shows a state.
pub type Watcher = Rc<dyn Fn(Rc<PageState>)>;

/// What drives one `<steelyard-view>`.
pub struct Core {
    itself: Weak<Self>,
    host: web_sys::HtmlElement,
    client: Rc<Client>,
    session: RefCell<Session<Held>>,
    state: RefCell<Rc<PageState>>,
    watcher: RefCell<Option<Watcher>>,
    waiting: Waiting,
}

impl Core {
    /// A core for an element, with nothing loaded.
    pub fn new(host: web_sys::HtmlElement) -> Rc<Self> {
        Rc::new_cyclic(|itself: &Weak<Self>| {
            let hearing = Weak::clone(itself);
            let client = Client::new(move |heard| {
                if let Some(core) = hearing.upgrade() {
                    core.hear(heard);
                }
            });
            Self {
                itself: Weak::clone(itself),
                host,
                client,
                session: RefCell::default(),
                state: RefCell::default(),
                watcher: RefCell::default(),
                waiting: Waiting::default(),
            }
        })
    }

    /// The state as it is.
    pub fn state(&self) -> Rc<PageState> {
        Rc::clone(&self.state.borrow())
    }

    /// The state of the study that stands, to tell later that it was saved.
    pub fn snapshot(&self) -> Option<Snapshot<Held>> {
        self.session.borrow().snapshot().cloned()
    }

    /// Shows every later state to `watcher`, in place of whoever watched before.
    pub fn watch(&self, watcher: Option<Watcher>) {
        *self.watcher.borrow_mut() = watcher;
    }

    /// Changes the state.
    pub fn act(&self, action: Action) {
        let before = self.state();
        let after = Rc::new(PageState::clone(&before).apply(action));
        *self.state.borrow_mut() = Rc::clone(&after);
        if before.session.unsaved != after.session.unsaved {
            shell::tell_unsaved(after.session.unsaved);
        }
        let title = |state: &PageState| state.study.as_ref().map(|_| state.view);
        if title(&before) != title(&after) {
            shell::tell_title(title(&after));
            if let (Some(view), None) = (title(&after), title(&before)) {
                shell::remember(view, true);
            }
        }
        if !same(&before.study, &after.study) && before.settings() != after.settings() {
            self.announce_change(after.study.as_deref());
        }
        let watcher = self.watcher.borrow().clone();
        if let Some(watcher) = watcher {
            watcher(after);
        }
    }

    /// Ends the engine and everything that it holds, for good; whoever waits is told.
    pub fn close(&self) {
        self.watch(None);
        self.client.close();
        self.waiting.give_up();
    }

    /// Shows how things stand besides the study.
    fn show_session(&self) {
        let session = self.session.borrow().view();
        if self.state().session != session {
            self.act(Action::Session(session));
        }
    }

    fn hear(&self, heard: Heard) {
        let effects = match heard {
            Heard::Progress(progress) => return self.act(Action::Progressed(progress)),
            Heard::Answer(token, response, blobs) => {
                let answer = match response {
                    Response::Failed { errors, messages } => Err(problems(errors, messages)),
                    response => Ok(response),
                };
                self.session.borrow_mut().answered(token, answer, blobs)
            }
            Heard::Died(death) => self.session.borrow_mut().died(death),
        };
        self.carry_out(effects);
        self.go_on();
    }

    /// Sends what is next, if anything is and nothing is under way.
    fn go_on(&self) {
        loop {
            let mut effects = Effects::none();
            let dispatch = self.session.borrow_mut().next(&mut effects);
            self.carry_out(effects);
            let Some(dispatch) = dispatch else { break };
            let sent: u64 = dispatch.blobs.iter().map(Held::size).sum();
            let bytes = sent + self.held_bytes();
            let sent = self.client.send(dispatch.token, &dispatch.request, dispatch.blobs, bytes);
            let Err(death) = sent else { break };
            let effects = self.session.borrow_mut().died(death);
            self.carry_out(effects);
        }
        if !self.session.borrow().is_busy() {
            self.waiting.rest();
        }
    }

    fn carry_out(&self, effects: Effects) {
        if effects.end_engine {
            self.client.end();
        }
        for action in effects.actions {
            self.act(action);
        }
        self.show_session();
        for (ticket, outcome) in effects.done {
            self.waiting.answer(ticket, outcome);
        }
    }

    fn announce_change(&self, study: Option<&StudyView>) {
        let detail = js_sys::Object::new();
        if let Some(study) = study
            && let Ok(settings) = plain(&study.settings)
        {
            let _ = js_sys::Reflect::set(&detail, &"settings".into(), &settings);
        }
        let init = web_sys::CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&detail);
        if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("steelyard-change", &init)
        {
            let _ = self.host.dispatch_event(event.unchecked_ref());
        }
    }
}

fn problems(errors: Vec<steelyard_core::diag::Error>, messages: Vec<String>) -> Vec<Problem> {
    let mut errors = errors.into_iter();
    messages.into_iter().map(|message| Problem { message, error: errors.next() }).collect()
}

fn same<T>(one: &Option<Rc<T>>, other: &Option<Rc<T>>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        _ => false,
    }
}
