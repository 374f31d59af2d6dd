//! Those who wait for the answer to a job, or for the session to come to rest.

use std::cell::RefCell;
use std::collections::BTreeMap;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::page::Problem;
use crate::page::session::{Outcome, Ticket};

/// See the module.
#[derive(Default)]
pub(super) struct Waiting {
    answers: RefCell<BTreeMap<Ticket, AnswerPlace>>,
    resting: RefCell<Vec<Function>>,
}

/// Where the answer to a job is put, and what then wakes who waits for it.
enum AnswerPlace {
    Waited(Function),
    Answered(Outcome),
}

impl Waiting {
    /// Waits for the answer to a job. What was answered at once is there already.
    pub async fn wait(&self, ticket: Ticket) -> Outcome {
        if !matches!(self.answers.borrow().get(&ticket), Some(AnswerPlace::Answered(_))) {
            let promise = Promise::new(&mut |resolve, _| {
                self.answers.borrow_mut().insert(ticket, AnswerPlace::Waited(resolve));
            });
            // It is never refused.
            let _ = JsFuture::from(promise).await;
        }
        match self.answers.borrow_mut().remove(&ticket) {
            Some(AnswerPlace::Answered(outcome)) => outcome,
            _ => Err(Problem::fault()),
        }
    }

    /// Puts down the answer to a job.
    pub fn answer(&self, ticket: Ticket, outcome: Outcome) {
        let place = self.answers.borrow_mut().insert(ticket, AnswerPlace::Answered(outcome));
        if let Some(AnswerPlace::Waited(wake)) = place {
            let _ = wake.call0(&JsValue::NULL);
        }
    }

    /// Answers whoever waits with a fault: nothing will be done any more.
    pub fn give_up(&self) {
        let waiting: Vec<Ticket> = self.answers.borrow().keys().copied().collect();
        for ticket in waiting {
            let is_open =
                matches!(self.answers.borrow().get(&ticket), Some(AnswerPlace::Waited(_)));
            if is_open {
                self.answer(ticket, Err(Problem::fault()));
            }
        }
        self.rest();
    }

    /// Waits until nothing is under way.
    pub async fn until_rest(&self) {
        let promise = Promise::new(&mut |resolve, _| self.resting.borrow_mut().push(resolve));
        let _ = JsFuture::from(promise).await;
    }

    /// Nothing is under way.
    pub fn rest(&self) {
        for wake in self.resting.take() {
            let _ = wake.call0(&JsValue::NULL);
        }
    }
}
