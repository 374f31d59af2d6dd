//! What is sent to the engine next.

use std::rc::Rc;

use super::errand::{Errand, Flight, Move};
use super::held::{Content, HeldFile, Snapshot, distinct, split};
use super::history::History;
use super::job::{Change, Dispatch, Done, Effects, How, Job, Opening, Ticket};
use super::{Holds, MOST_ATTEMPTS, Session, Waiting, failed};
use crate::page::api::merged;
use crate::page::{Action, Problem, words};
use steelyard_core::engine::{Request, Settings};
use steelyard_core::examples;

/// Where changes that wait behind one another lead.
struct LoadPlan<C> {
    /// The state, where there is any.
    target: Option<Snapshot<C>>,
    history: History<Snapshot<C>>,
    /// The changes that are on the way.
    changes: Vec<(Ticket, Change)>,
}

impl<C: Content> Session<C> {
    /// What to send next, where anything is to be done and nothing is under way.
    pub fn next(&mut self, effects: &mut Effects) -> Option<Dispatch<C>> {
        if self.flight.is_some() {
            return None;
        }
        loop {
            if self.engine == Holds::Nothing {
                match self.recovery(effects) {
                    Some(dispatch) => return Some(dispatch),
                    None => self.engine = Holds::Present,
                }
            }
            let Some(waiting) = self.queue.pop_front() else { return self.refresh(effects) };
            if let Some(dispatch) = self.begin(waiting, effects) {
                return Some(dispatch);
            }
        }
    }

    /// One load of all files with the settings that worked last.
    fn recovery(&mut self, effects: &mut Effects) -> Option<Dispatch<C>> {
        let snapshot = self.snapshot()?.clone();
        self.attempts = self.attempts.saturating_add(1);
        effects.act(Action::Began(words::BRINGING_BACK.to_owned()));
        let (request, blobs) = load(&snapshot.files, &snapshot.settings);
        Some(self.send(Errand::Recover, request, blobs))
    }

    /// True while one more try to give the present study to a fresh engine may succeed.
    pub(super) fn may_recover(&self) -> bool {
        self.attempts < MOST_ATTEMPTS
    }

    fn begin(&mut self, waiting: Waiting<C>, effects: &mut Effects) -> Option<Dispatch<C>> {
        let Waiting { ticket, job, alone } = waiting;
        match job {
            Job::Open(opening) if self.is_onto_another(&opening) => {
                // They were read while somebody opened another study, which they are not part of.
                let names = opening.names();
                let problems = vec![Problem::said(words::not_added(&names))];
                effects.act(failed(problems.clone()));
                effects.done(ticket, Err(problems));
                None
            }
            Job::Open(opening) => Some(self.begin_opening(ticket, opening, effects)),
            Job::Change(change) => {
                let mut changes = vec![(ticket, change)];
                while !alone && let Some(next) = self.following_change() {
                    changes.push(next);
                }
                self.begin_changes(changes, alone, effects)
            }
            Job::Ask(request) => {
                if let Holds::Refuses(problems) = &self.engine {
                    effects.done(ticket, Err(problems.clone()));
                    return None;
                }
                let again = (!alone).then(|| request.clone());
                let errand = Errand::Answer { ticket, request: again };
                Some(self.send(errand, *request, Vec::new()))
            }
            Job::Look(look) => self.begin_look(ticket, look, alone, effects),
            Job::Close => {
                self.close(ticket, effects);
                None
            }
        }
    }

    /// Whether files are for a study that is not the present one.
    fn is_onto_another(&self, opening: &Opening<C>) -> bool {
        let present = self.snapshot().map(|present| present.study);
        opening.onto.is_some() && opening.onto != present
    }

    /// The change at the head of the queue, if it may go with those before it.
    fn following_change(&mut self) -> Option<(Ticket, Change)> {
        match self.queue.front() {
            Some(Waiting { job: Job::Change(_), alone: false, .. }) => {}
            _ => return None,
        }
        match self.queue.pop_front()? {
            Waiting { ticket, job: Job::Change(change), .. } => Some((ticket, change)),
            Waiting { .. } => None,
        }
    }

    fn begin_opening(
        &mut self,
        ticket: Ticket,
        mut opening: Box<Opening<C>>,
        effects: &mut Effects,
    ) -> Dispatch<C> {
        self.refused = None;
        let label = match opening.how {
            How::Study | How::Added => words::READING_FILES,
            How::Example(_) => words::OPENING_EXAMPLE,
            How::Saved(_) => words::RESTORING,
        };
        effects.act(Action::Began(label.to_owned()));
        let present = self.snapshot().cloned();
        let known = match (&opening.how, &present) {
            (How::Added, Some(present)) => Rc::clone(&present.files),
            _ => Rc::from([]),
        };
        opening.files = distinct(std::mem::take(&mut opening.files), &known);
        let (named, contents) = split(&opening.files);
        let all = || known.iter().chain(&opening.files).cloned().collect::<Vec<_>>();
        let (request, blobs, files) = match &opening.how {
            How::Study => {
                let settings = leniently(Settings::clone(&opening.settings), &opening.lenient);
                let settings = Box::new(settings);
                (Request::Load { files: named, settings }, contents, opening.files.clone())
            }
            How::Added => {
                let settings = present.map(|present| Settings::clone(&present.settings));
                let settings = leniently(settings.unwrap_or_default(), &opening.lenient);
                let files = all();
                if self.engine == Holds::Present {
                    let settings = Box::new(settings);
                    (Request::Add { files: named, settings }, contents, files)
                } else {
                    let (request, blobs) = load(&files, &settings);
                    (request, blobs, files)
                }
            }
            How::Example(id) => {
                let example = examples::find(id).map(|example| HeldFile {
                    name: example.file_name.to_owned(),
                    content: C::of(example.csv.as_bytes()),
                });
                let request = Request::Example { id: id.clone() };
                (request, Vec::new(), example.into_iter().collect())
            }
            How::Saved(study) => {
                let request = Request::Restore { bytes: Vec::new(), files: named };
                let blobs = std::iter::once(study.content.clone()).chain(contents).collect();
                (request, blobs, opening.files.clone())
            }
        };
        self.send(Errand::Open { ticket, opening, files }, request, blobs)
    }

    fn begin_changes(
        &mut self,
        changes: Vec<(Ticket, Change)>,
        last_try: bool,
        effects: &mut Effects,
    ) -> Option<Dispatch<C>> {
        let LoadPlan { target, history, changes } = self.plan(changes, effects);
        let moves = self.snapshot() != target.as_ref();
        let Some(target) = target.filter(|_| moves || matches!(self.engine, Holds::Refuses(_)))
        else {
            self.history = history;
            for (ticket, _) in changes {
                effects.done(ticket, Ok(self.as_it_is()));
            }
            return None;
        };
        if changes.is_empty() {
            return None;
        }
        effects.act(Action::Began(words::APPLYING.to_owned()));
        let same_files = self.snapshot().is_some_and(|present| present.files == target.files);
        let (request, blobs) = if same_files && self.engine == Holds::Present {
            let settings = Box::new(Settings::clone(&target.settings));
            (Request::Configure { settings }, Vec::new())
        } else {
            load(&target.files, &target.settings)
        };
        let way = Move { changes, target, history, last_try };
        Some(self.send(Errand::Move(way), request, blobs))
    }

    /// Follows changes from the present state on, one after another.
    fn plan(&self, changes: Vec<(Ticket, Change)>, effects: &mut Effects) -> LoadPlan<C> {
        let mut target = self.snapshot().cloned();
        let mut history = self.history.clone();
        let mut planned = Vec::with_capacity(changes.len());
        for (ticket, change) in changes {
            match &change {
                Change::Edit(edit) => {
                    if let Some(from) = &target {
                        let settings = edit.apply(&from.settings);
                        target = Some(moved(from, settings, &mut history));
                    }
                }
                Change::Parts(parts) => {
                    let from = target.as_ref();
                    let present = from.map(|from| &*from.settings);
                    let merged = present.ok_or_else(Problem::nothing_loaded).and_then(|present| {
                        merged(parts.clone(), present).map_err(|said| vec![Problem::said(said)])
                    });
                    match (from, merged) {
                        (Some(from), Ok(settings)) => {
                            target = Some(moved(from, settings, &mut history));
                        }
                        (_, Err(problems)) => {
                            effects.act(failed(problems.clone()));
                            effects.done(ticket, Err(problems));
                            continue;
                        }
                        (None, Ok(_)) => {}
                    }
                }
                // The state itself is needed only where there is one to go to.
                Change::Undo if history.previous().is_some() => {
                    target = history.undo(target.take());
                }
                Change::LetGo(parts, _) => {
                    if let Some(from) = &target {
                        let mut settings = Settings::clone(&from.settings);
                        parts.iter().for_each(|part| part.let_go(&mut settings.table));
                        target = Some(Snapshot { settings: Rc::new(settings), ..from.clone() });
                    }
                }
                Change::Redo if history.next().is_some() => target = history.redo(target.take()),
                Change::Undo | Change::Redo => {}
            }
            planned.push((ticket, change));
        }
        LoadPlan { target, history, changes: planned }
    }

    /// Puts the study away. Its files stay with the state, so that it can be taken up again.
    fn close(&mut self, ticket: Ticket, effects: &mut Effects) {
        self.refused = None;
        if let Some(present) = self.present.take() {
            self.history.record(present.snapshot);
        }
        self.views.forget();
        self.engine = Holds::Present;
        // A fresh engine holds nothing at all; asking the old one to forget would leave its memory grown.
        effects.end_engine = true;
        effects.act(Action::Cleared);
        effects.done(ticket, Ok(Done::Nothing));
    }

    /// What a change gives that changes nothing.
    fn as_it_is(&self) -> Done {
        let view = self.present.as_ref().map(|present| Rc::clone(&present.view));
        view.map_or(Done::Nothing, Done::Study)
    }

    pub(super) fn send(
        &mut self,
        errand: Errand<C>,
        request: Request,
        blobs: Vec<C>,
    ) -> Dispatch<C> {
        let token = self.next_token;
        self.next_token = token.wrapping_add(1);
        self.flight = Some(Flight { token, errand });
        Dispatch { token, request, blobs }
    }
}

/// The state after a change of settings; the one before is noted where they differ.
fn moved<C: Content>(
    from: &Snapshot<C>,
    settings: Settings,
    history: &mut History<Snapshot<C>>,
) -> Snapshot<C> {
    if settings == *from.settings {
        return from.clone();
    }
    history.record(from.clone());
    Snapshot { settings: Rc::new(settings), ..from.clone() }
}

/// All files with settings, in one request.
fn load<C: Content>(files: &[HeldFile<C>], settings: &Settings) -> (Request, Vec<C>) {
    let (files, blobs) = split(files);
    (Request::Load { files, settings: Box::new(settings.clone()) }, blobs)
}

/// Settings by which files are read with unclosed quotes as characters; all else of them stays.
fn leniently(mut settings: Settings, names: &[String]) -> Settings {
    for name in names {
        settings.files.entry(name.clone()).or_default().read.lenient_quotes = true;
    }
    settings
}
