//! The study as it is, as it is wanted, and how it was: one serial queue for whatever changes it or asks
//! about it.
//!
//! Takes jobs in the order in which a person or a script asks for them, and what the engine answers; gives
//! what to send to the engine next, one request at a time, and what happens to the page. An edit is made of
//! the settings that stand when its turn comes, never of those that somebody read before. Edits that wait
//! behind one another go to the engine as one. The files' contents stay here for as long as a state of the
//! study needs them, so an engine that was ended, whatever of, is followed by another that is given all of
//! them, and the last settings that worked, in one load. Never touches a browser; `web` carries it out.

mod ask;
mod begin;
mod errand;
mod fail;
mod held;
mod history;
mod job;
mod opening;
mod rescue;
mod settle;
mod sizes;
mod views;
mod watch;

pub use ask::{
    Ask, CountTable, Draw, DrawFigure, FindCodePassages, FindExcerpts, ListDecisions, MakeFile,
    PlanInteractive, WorkOut,
};
pub use held::{Content, Files, HeldFile, Snapshot, distinct};
pub use history::History;
pub use job::{
    Change, Dispatch, Done, Effects, Failure, How, Job, Look, Opening, Outcome, SavedStudy, Ticket,
};
pub use opening::sort_out;
pub use rescue::study_file;
pub use sizes::check_sizes;
pub use watch::{TICK_MS, Watch};

use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use self::errand::Flight;
use self::opening::Refused;
use self::views::Views;
use crate::page::standing::{Death, SessionView, Step};
use crate::page::{Action, Problem, words};
use steelyard_core::engine::StudyView;

/// See the module.
#[derive(Debug)]
pub struct Session<C> {
    /// The study as the engine last confirmed it.
    present: Option<Present<C>>,
    history: History<Snapshot<C>>,
    /// States that lie in a file somewhere, or can be had again from the page.
    saved: Vec<Snapshot<C>>,
    queue: VecDeque<Waiting<C>>,
    flight: Option<Flight<C>>,
    engine: Holds,
    /// Whether an engine ever answered.
    ran: bool,
    /// How often the present study was given to a fresh engine without success.
    attempts: u8,
    /// Jobs that ended with an engine, and what nobody waits for, told what came of it when it is known whether the study is back.
    bereaved: Vec<(Option<Ticket>, Death)>,
    /// Whether it was the user who ended the engine, who need not be told of it.
    ended_at_wish: bool,
    refused: Option<Refused<C>>,
    views: Views,
    next_ticket: Ticket,
    next_token: u32,
    next_study: u32,
}

/// The study as the engine last confirmed it.
#[derive(Debug)]
struct Present<C> {
    snapshot: Snapshot<C>,
    view: Rc<StudyView>,
}

/// What the engine holds.
#[derive(Debug, Clone, PartialEq)]
enum Holds {
    /// The present study, where there is one.
    Present,
    /// Nothing: it was ended, and the next is given the present study first.
    Nothing,
    /// Nothing, and the present study could not be given to it.
    Refuses(Vec<Problem>),
}

/// A job whose turn has not come.
#[derive(Debug)]
struct Waiting<C> {
    ticket: Ticket,
    job: Job<C>,
    /// Not to be joined with others: together with them it was refused.
    alone: bool,
}

/// How often the present study is given to a fresh engine by itself.
const MOST_ATTEMPTS: u8 = 2;

impl<C> Default for Session<C> {
    fn default() -> Self {
        Self {
            present: None,
            history: History::default(),
            saved: Vec::new(),
            queue: VecDeque::new(),
            flight: None,
            engine: Holds::Present,
            ran: false,
            attempts: 0,
            bereaved: Vec::new(),
            ended_at_wish: false,
            refused: None,
            views: Views::default(),
            next_ticket: 0,
            next_token: 0,
            next_study: 0,
        }
    }
}

impl<C: Content> Session<C> {
    /// Takes a job; [`Session::next`] begins it when its turn comes.
    pub fn push(&mut self, job: Job<C>) -> Ticket {
        let ticket = self.next_ticket;
        self.next_ticket = ticket.wrapping_add(1);
        self.queue.push_back(Waiting { ticket, job, alone: false });
        ticket
    }

    /// True while the engine is at work, or a job waits.
    pub fn is_busy(&self) -> bool {
        self.flight.is_some() || !self.queue.is_empty()
    }

    /// The state that stands: the last that the engine confirmed.
    pub fn snapshot(&self) -> Option<&Snapshot<C>> {
        self.present.as_ref().map(|present| &present.snapshot)
    }

    /// What the page shows of it besides the study.
    pub fn view(&self) -> SessionView {
        let step = |to: &Snapshot<C>| match self.snapshot() {
            Some(present) if present.study != to.study => Step::Study,
            Some(present) if present.files != to.files => Step::Files,
            Some(_) => Step::Settings,
            None => Step::Study,
        };
        SessionView {
            undo: self.history.previous().map(step),
            redo: self.history.next().map(step),
            unsaved: self.is_unsaved(),
            offer: self.refused.as_ref().map(Refused::offer),
            stranded: matches!(self.engine, Holds::Refuses(_)),
        }
    }

    /// A state was saved, or can be had again otherwise.
    pub fn saved(&mut self, snapshot: Option<Snapshot<C>>) {
        if let Some(snapshot) = snapshot {
            // One of each study is enough, and those of studies that are forgotten say nothing any more.
            let known = |study| self.states().any(|state| state.study == study);
            let kept = |saved: &Snapshot<C>| saved.study != snapshot.study && known(saved.study);
            let mut saved: Vec<_> = self.saved.iter().filter(|one| kept(one)).cloned().collect();
            saved.push(snapshot);
            self.saved = saved;
        }
    }

    /// Ends what is being done and all that waits, at the user's wish. The engine is to be ended.
    pub fn cancel(&mut self) -> Effects {
        let mut effects = Effects::none();
        effects.end_engine = true;
        self.engine = Holds::Nothing;
        self.ended_at_wish = true;
        if let Some(flight) = self.flight.take() {
            self.cancelled(flight, &mut effects);
        }
        for waiting in std::mem::take(&mut self.queue) {
            effects.done(waiting.ticket, Err(cancelled()));
        }
        effects
    }

    /// Gives the present study to an engine again, after one that refused it.
    pub fn try_again(&mut self) {
        // What is under way then is another try already.
        if matches!(self.engine, Holds::Refuses(_)) && self.flight.is_none() {
            self.engine = Holds::Nothing;
            self.attempts = 0;
        }
    }

    /// Forgets the files that were refused, as who has read the message wants it.
    pub fn dismiss(&mut self) {
        self.refused = None;
    }

    /// The present state, those before it, the latest first, and those that can be redone, the latest first.
    fn states(&self) -> impl Iterator<Item = &Snapshot<C>> {
        self.snapshot().into_iter().chain(self.history.past()).chain(self.history.future())
    }

    /// Whether leaving the page would lose something: the latest state of the present study, or of one that undo
    /// or redo would bring back.
    fn is_unsaved(&self) -> bool {
        let mut seen = BTreeSet::new();
        self.states().any(|state| seen.insert(state.study) && !self.saved.contains(state))
    }
}

/// What is said where the user ended the work.
fn cancelled() -> Vec<Problem> {
    use steelyard_core::diag::ErrorKind;
    vec![Problem::of_kind(words::CANCELLED, ErrorKind::Cancelled)]
}

/// What happens to the page's state where a thing could not be done.
fn failed(problems: Vec<Problem>) -> Action {
    Action::Failed(problems)
}
