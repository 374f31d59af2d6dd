//! Asking the engine, and bringing the study back when the engine was ended.

use std::rc::Weak;

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{Core, Told, told};
use crate::page::words;
use crate::page::{Action, Problem};
use crate::web::files::{HeldFile, split};
use crate::web::task;
use crate::web::worker_client::Failure;
use steelyard_core::diag::ErrorKind;
use steelyard_core::engine::{Progress, Request, Response};

/// Where the study in the engine came from, to bring it back from there.
#[derive(Clone)]
pub(super) enum Origin {
    Files(Vec<HeldFile>),
    Added(Vec<HeldFile>),
    Example(String),
    Study(Uint8Array),
}

impl Core {
    pub(super) async fn ask(&self, request: &Request) -> Told<Response> {
        self.ask_with(request, &[]).await
    }

    pub(super) async fn ask_with(&self, request: &Request, blobs: &[Uint8Array]) -> Told<Response> {
        let restoring = self.restoring.borrow().clone();
        if let Some(restoring) = restoring {
            // Whether that went well shows in the answer to this request.
            let _ = JsFuture::from(restoring).await;
        }
        match self.client.ask(request, blobs, self.progress()).await {
            Ok(response) => Ok(response),
            Err(Failure::Refused(problems)) => Err(problems),
            Err(Failure::Absent) => Err(told(words::ENGINE_ABSENT)),
            Err(Failure::Cancelled) => {
                // The user is answered at once, and the study comes back meanwhile.
                let _ = self.bring_back();
                Err(ended(words::CANCELLED, ErrorKind::Cancelled))
            }
            Err(Failure::Died) => {
                let fine = JsFuture::from(self.bring_back()).await;
                let message = if fine.is_ok_and(|fine| fine.is_truthy()) {
                    words::ENGINE_RESTORED
                } else {
                    words::ENGINE_LOST
                };
                Err(ended(message, ErrorKind::EngineFailed))
            }
        }
    }

    /// Loads the study anew into a fresh engine; the promise is false where that fails too, and then
    /// nothing is left. Of several requests that ended together the first brings back for all.
    fn bring_back(&self) -> Promise {
        if let Some(restoring) = self.restoring.borrow().as_ref() {
            return restoring.clone();
        }
        let itself = Weak::clone(&self.itself);
        let restoring = task::promise(async move {
            let Some(core) = itself.upgrade() else { return Ok(JsValue::FALSE) };
            let fine = core.replay().await;
            core.restoring.take();
            Ok(JsValue::from_bool(fine))
        });
        *self.restoring.borrow_mut() = Some(restoring.clone());
        restoring
    }

    async fn replay(&self) -> bool {
        let origins = self.origins.borrow().clone();
        let mut fine = true;
        for origin in &origins {
            let (request, blobs) = match origin {
                Origin::Files(files) => {
                    let settings = Box::new(self.state().settings().unwrap_or_default());
                    let (files, blobs) = split(files);
                    (Request::Load { files, settings }, blobs)
                }
                Origin::Added(files) => {
                    let (files, blobs) = split(files);
                    (Request::Add { files }, blobs)
                }
                Origin::Example(id) => (Request::Example { id: id.clone() }, Vec::new()),
                Origin::Study(bytes) => {
                    (Request::Restore { bytes: Vec::new() }, vec![bytes.clone()])
                }
            };
            fine &= self.client.ask(&request, &blobs, |_| {}).await.is_ok();
        }
        if let Some(settings) = self.state().settings()
            && !origins.is_empty()
        {
            let request = Request::Configure { settings: Box::new(settings) };
            fine &= self.client.ask(&request, &[], |_| {}).await.is_ok();
        }
        if !fine {
            self.origins.borrow_mut().clear();
            self.act(Action::Cleared);
        }
        fine
    }

    /// What hears of progress: it shows on the page while work is going on.
    fn progress(&self) -> impl Fn(Progress) + 'static + use<> {
        let itself = Weak::clone(&self.itself);
        move |progress| {
            if let Some(core) = itself.upgrade() {
                core.act(Action::Progressed(progress));
            }
        }
    }
}

fn ended(message: &str, kind: ErrorKind) -> Vec<Problem> {
    vec![Problem { message: message.to_owned(), error: Some(kind.into()) }]
}
