//! What comes of what was sent: the engine's answers, and its ends.

use std::rc::Rc;

use super::errand::{Errand, Flight, Move};
use super::held::{Content, Files, Snapshot};
use super::job::{Change, Done, Effects, Failure, How, Job, Opening, Ticket};
use super::opening::Refused;
use super::restored::{NotTheFiles, study_of};
use super::{Holds, Present, Session, Waiting, cancelled, failed};
use crate::page::standing::Death;
use crate::page::{Action, Problem, words};
use steelyard_core::analysis::StatisticsSettings;
use steelyard_core::diag::ErrorKind;
use steelyard_core::engine::{Response, Settings, StudyView};
use steelyard_core::figure::FigureOptions;

/// How many studies before the present one can be brought back; their files stay for as long.
const STUDIES_KEPT: usize = 3;

impl<C: Content> Session<C> {
    /// The engine answered what was sent under a token; `blobs` are the contents that came beside it. Late
    /// answers to what was given up are passed over.
    pub fn answered(
        &mut self,
        token: u32,
        answer: Result<Response, Vec<Problem>>,
        blobs: Vec<C>,
    ) -> Effects {
        let mut effects = Effects::none();
        if self.flight.as_ref().is_none_or(|flight| flight.token != token) {
            return effects;
        }
        self.ran = true;
        if let Some(Flight { errand, .. }) = self.flight.take() {
            match answer {
                Ok(response) => self.succeeded(errand, response, blobs, &mut effects),
                Err(problems) => self.failed(errand, Failure::Refused(problems), &mut effects),
            }
        }
        effects
    }

    /// The engine is gone, and with it whatever it was doing.
    pub fn died(&mut self, death: Death) -> Effects {
        let death = match death {
            Death::Absent if self.ran => Death::Starved,
            death => death,
        };
        let mut effects = Effects::none();
        effects.end_engine = true;
        if !matches!(self.engine, Holds::Refuses(_)) {
            self.engine = Holds::Nothing;
        }
        match self.flight.take() {
            Some(Flight { errand, .. }) => self.failed(errand, Failure::Died(death), &mut effects),
            None if self.present.is_some() => {
                effects.act(Action::Said(words::RESTARTING.to_owned()))
            }
            None => {}
        }
        effects
    }

    /// Opens those of the refused files that nothing is said against.
    pub fn open_others(&mut self) -> Option<Ticket> {
        let refused = self.refused.take()?;
        Some(self.push(Job::Open(Box::new(refused.without_those_at_fault()))))
    }

    /// Opens the refused files, unclosed quotes being read as characters.
    pub fn open_leniently(&mut self) -> Option<Ticket> {
        let refused = self.refused.take()?;
        Some(self.push(Job::Open(Box::new(refused.leniently()))))
    }

    /// Opens the refused files once more.
    pub fn open_again(&mut self) -> Option<Ticket> {
        let refused = self.refused.take()?;
        Some(self.push(Job::Open(Box::new(refused.again()))))
    }

    fn succeeded(
        &mut self,
        errand: Errand<C>,
        response: Response,
        blobs: Vec<C>,
        effects: &mut Effects,
    ) {
        match errand {
            Errand::Answer { ticket, .. } => effects.done(ticket, Ok(Done::Answer(response))),
            Errand::Look { ticket, look, .. } => {
                self.looked(ticket, *look, response, effects);
            }
            Errand::Draw(drawn) => self.drawn(drawn, response, effects),
            Errand::WorkOut(asked) => self.worked_out(asked, response, effects),
            Errand::Recover => {
                effects.act(Action::Ended);
                match study_of(response) {
                    Some((view, _)) => self.recovered(view, effects),
                    None => self.lost(Problem::fault(), effects),
                }
            }
            Errand::Open { ticket, opening, files } => match study_of(response) {
                Some((view, restored)) => {
                    effects.act(Action::Ended);
                    let again = opening.can_be_had_again(restored.as_deref());
                    match self.files_of(&opening, files, &view, restored, blobs) {
                        Ok(files) => self.opened(ticket, &opening, files, again, view, effects),
                        Err(NotTheFiles) => {
                            // It holds another study than the one that stands.
                            effects.end_engine = true;
                            self.engine = Holds::Nothing;
                            let errand = Errand::Open { ticket, opening, files: Vec::new() };
                            self.failed(errand, Failure::Refused(Problem::fault()), effects);
                        }
                    }
                }
                None => {
                    let errand = Errand::Open { ticket, opening, files };
                    self.failed(errand, Failure::Refused(Problem::fault()), effects);
                }
            },
            Errand::Move(way) => match study_of(response) {
                Some((view, _)) => {
                    effects.act(Action::Ended);
                    self.moved(way, view, effects);
                }
                None => {
                    self.failed(Errand::Move(way), Failure::Refused(Problem::fault()), effects);
                }
            },
        }
    }

    fn recovered(&mut self, view: Rc<StudyView>, effects: &mut Effects) {
        self.engine = Holds::Present;
        self.attempts = 0;
        if let Some(present) = &mut self.present {
            present.view = Rc::clone(&view);
        }
        effects.act(Action::Recovered(view));
        if self.bereaved.is_empty() {
            effects.act(Action::Said(words::RESTARTED.to_owned()));
        }
        for (ticket, death) in std::mem::take(&mut self.bereaved) {
            let problems = vec![Problem::fault_said(words::ended(death, true))];
            effects.act(failed(problems.clone()));
            if let Some(ticket) = ticket {
                effects.done(ticket, Err(problems));
            }
        }
    }

    /// The present study cannot be given to a fresh engine. Its files and settings stay.
    fn lost(&mut self, mut problems: Vec<Problem>, effects: &mut Effects) {
        problems.insert(0, Problem::fault_said(words::STRANDED.to_owned()));
        effects.act(failed(problems.clone()));
        let bereaved = std::mem::take(&mut self.bereaved);
        for ticket in bereaved.into_iter().filter_map(|(ticket, _)| ticket) {
            effects.done(ticket, Err(problems.clone()));
        }
        self.engine = Holds::Refuses(problems);
    }

    fn opened(
        &mut self,
        ticket: Ticket,
        opening: &Opening<C>,
        files: Option<Files<C>>,
        can_be_had_again: bool,
        view: Rc<StudyView>,
        effects: &mut Effects,
    ) {
        let before = self.present.take().map(|present| present.snapshot);
        let has_data = files.is_some();
        let kept = || before.as_ref().map(|before| Rc::clone(&before.files));
        let files = files.or_else(kept).unwrap_or_default();
        let settings = Rc::new(Settings::clone(&view.settings));
        let same_study = match opening.how {
            How::Added => true,
            How::Saved(_) => {
                !has_data || before.as_ref().is_some_and(|before| *opening.files == *before.files)
            }
            How::Study | How::Example(_) => false,
        };
        let study = match &before {
            Some(before) if same_study => before.study,
            _ => {
                self.next_study = self.next_study.wrapping_add(1);
                // A study opened twice by a double click must not push out the one that was worked on.
                let mut last: Vec<u32> = before.iter().map(|before| before.study).collect();
                for state in self.history.past() {
                    if last.len() < STUDIES_KEPT && !last.contains(&state.study) {
                        last.push(state.study);
                    }
                }
                self.history.keep(|state| last.contains(&state.study));
                self.next_study
            }
        };
        let snapshot = Snapshot { study, files, settings };
        match before {
            Some(before) if before != snapshot => self.history.record(before),
            Some(_) => {}
            None => self.history.forget_future(),
        }
        if can_be_had_again {
            self.saved(Some(snapshot.clone()));
        }
        self.present = Some(Present { snapshot, view: Rc::clone(&view) });
        self.stands();
        self.views.forget();
        effects.act(Action::Loaded(Rc::clone(&view)));
        effects.done(ticket, Ok(Done::Study(view)));
    }

    fn moved(&mut self, way: Move<C>, view: Rc<StudyView>, effects: &mut Effects) {
        let Move { changes, target, history, .. } = way;
        let another = self.snapshot().is_none_or(|before| before.files != target.files);
        let same_numbers = self.snapshot().is_some_and(|before| have_same_numbers(before, &target));
        self.refused = None;
        self.history = history;
        self.present = Some(Present { snapshot: target, view: Rc::clone(&view) });
        self.stands();
        self.views.outdate(same_numbers);
        let last = changes.last().map(|(_, change)| change);
        let said = match last {
            Some(Change::Undo) => Some(words::UNDONE),
            Some(Change::Redo) => Some(words::REDONE),
            _ => None,
        };
        effects.act(if another {
            self.views.forget();
            Action::Loaded(Rc::clone(&view))
        } else {
            Action::Configured(Rc::clone(&view))
        });
        effects.actions.extend(said.map(|said| Action::Said(said.to_owned())));
        for (ticket, _) in changes {
            effects.done(ticket, Ok(Done::Study(Rc::clone(&view))));
        }
    }

    /// The engine holds the present study.
    fn stands(&mut self) {
        self.engine = Holds::Present;
        self.attempts = 0;
    }

    fn failed(&mut self, errand: Errand<C>, failure: Failure, effects: &mut Effects) {
        match errand {
            Errand::Recover => {
                effects.act(Action::Ended);
                match failure {
                    Failure::Died(death)
                        if self.may_recover()
                            && !matches!(death, Death::Absent | Death::Starved) => {}
                    Failure::Died(death) => {
                        self.lost(vec![Problem::fault_said(words::ended(death, false))], effects);
                    }
                    Failure::Refused(problems) => self.lost(problems, effects),
                }
            }
            Errand::Open { ticket, opening, .. } => {
                effects.act(Action::Ended);
                if let Some(again) = self.upon_files_of_stranded(&opening, &failure) {
                    self.put_back(ticket, Job::Open(Box::new(again)));
                    return;
                }
                let failure = match failure {
                    Failure::Refused(problems) => {
                        let refused = Refused::new(*opening, &problems);
                        let problems = refused.placed(problems);
                        self.refused = Some(refused);
                        self.with_what_lacks(Failure::Refused(problems))
                    }
                    Failure::Died(death) => {
                        let said = words::ended(death, self.present.is_some());
                        self.refused = Some(Refused::new(*opening, &[Problem::fault_said(said)]));
                        Failure::Died(death)
                    }
                };
                self.told(vec![ticket], failure, effects);
            }
            Errand::Move(way) => {
                effects.act(Action::Ended);
                let failure = self.with_what_lacks(failure);
                self.could_not_move(way, failure, effects);
            }
            Errand::Answer { ticket, request } => match (failure, request) {
                (Failure::Refused(problems), _) => effects.done(ticket, Err(problems)),
                (Failure::Died(death), Some(request)) if death.may_be_chance() => {
                    self.put_back(ticket, Job::Ask(request));
                }
                (died, _) => self.told_of_another(vec![ticket], died, effects),
            },
            Errand::Look { ticket, look, last_try } => match failure {
                Failure::Died(death) if death.may_be_chance() && !last_try => {
                    self.put_back(ticket, Job::Look(look));
                }
                failure => self.told_of_another(vec![ticket], failure, effects),
            },
            Errand::Draw(drawn) => match failure {
                Failure::Refused(problems) => self.not_drawn(problems, effects),
                Failure::Died(death) if death.may_be_chance() && self.views.draw_again(drawn) => {}
                Failure::Died(death) => {
                    self.not_drawn(Vec::new(), effects);
                    self.bereaved.push((None, death));
                }
            },
            Errand::WorkOut(asked) => self.not_worked_out(asked, failure, effects),
        }
    }

    fn could_not_move(&mut self, way: Move<C>, failure: Failure, effects: &mut Effects) {
        let Move { changes, last_try, .. } = way;
        let once_more = match &failure {
            // One of them is at fault, and the others are not to fall with it.
            _ if changes.len() > 1 => true,
            Failure::Died(death) => death.may_be_chance() && !last_try,
            Failure::Refused(_) => false,
        };
        if once_more {
            for (ticket, change) in changes.into_iter().rev() {
                self.put_back(ticket, Job::Change(change));
            }
            return;
        }
        if let (Failure::Refused(_), [(_, change)]) = (&failure, changes.as_slice()) {
            self.forget_step_that_never_was(change);
        }
        let tickets = changes.into_iter().map(|(ticket, _)| ticket).collect();
        self.told_of_another(tickets, failure, effects);
    }

    /// What a study file of settings alone is refused for where no engine holds the present study: the same
    /// upon its files.
    fn upon_files_of_stranded(
        &self,
        opening: &Opening<C>,
        failure: &Failure,
    ) -> Option<Opening<C>> {
        let Failure::Refused(problems) = failure else { return None };
        let is_nothing = |problem: &Problem| {
            problem.error.as_ref().is_some_and(|error| error.kind == ErrorKind::NothingLoaded)
        };
        let lacks_files = matches!(opening.how, How::Saved(_))
            && opening.files.is_empty()
            && self.engine != Holds::Present
            && !problems.is_empty()
            && problems.iter().all(is_nothing);
        let files = self.snapshot().filter(|_| lacks_files)?.files.to_vec();
        Some(Opening { files, ..opening.clone() })
    }

    /// As [`Self::told`], of something else than files that were refused: those are offered no longer, since
    /// what is said is not of them.
    fn told_of_another(&mut self, tickets: Vec<Ticket>, failure: Failure, effects: &mut Effects) {
        self.refused = None;
        self.told(tickets, failure, effects);
    }

    /// Gives a job another turn, before all that wait, by itself.
    fn put_back(&mut self, ticket: Ticket, job: Job<C>) {
        self.queue.push_front(Waiting { ticket, job, alone: true });
    }

    /// Tells, among why a thing is refused, that no engine has the present study, where that is so.
    fn with_what_lacks(&self, failure: Failure) -> Failure {
        match (failure, &self.engine) {
            (Failure::Refused(mut problems), Holds::Refuses(_)) => {
                problems.insert(0, Problem::fault_said(words::STRANDED.to_owned()));
                Failure::Refused(problems)
            }
            (failure, _) => failure,
        }
    }

    /// Tells that jobs failed: at once where the engine refused, and where it died when it is known whether
    /// the study is back.
    fn told(&mut self, tickets: Vec<Ticket>, failure: Failure, effects: &mut Effects) {
        let comes_back = self.present.is_some() && self.engine == Holds::Nothing;
        let problems = match failure {
            Failure::Died(death) if comes_back => {
                self.bereaved.extend(tickets.into_iter().map(|ticket| (Some(ticket), death)));
                return;
            }
            Failure::Died(death) => {
                let stranded = matches!(self.engine, Holds::Refuses(_));
                let stranded = stranded.then(|| words::STRANDED.to_owned());
                let said = stranded.into_iter().chain([words::ended(death, false)]);
                said.map(Problem::fault_said).collect()
            }
            Failure::Refused(problems) => problems,
        };
        effects.act(failed(problems.clone()));
        for ticket in tickets {
            effects.done(ticket, Err(problems.clone()));
        }
    }

    /// What undo or redo would bring back was never confirmed, being overtaken by what came after it, and is
    /// refused now. States of other files are kept: those were confirmed.
    fn forget_step_that_never_was(&mut self, change: &Change) {
        let present = self.present.as_ref().map(|present| &present.snapshot);
        let never_was = |step: &Snapshot<C>| present.is_some_and(|now| now.files == step.files);
        match change {
            Change::Undo => self.history.forget_previous(never_was, present),
            Change::Redo => self.history.forget_next(never_was, present),
            Change::Edit(_) | Change::Parts(_) => {}
        }
    }

    /// What was under way was ended by the user.
    pub(super) fn cancelled(&mut self, flight: Flight<C>, effects: &mut Effects) {
        let tickets = match flight.errand {
            Errand::Recover => {
                effects.act(Action::Ended);
                self.lost(cancelled(), effects);
                return;
            }
            Errand::Draw(_) => {
                self.not_drawn(cancelled(), effects);
                return;
            }
            Errand::WorkOut(asked) => {
                self.views.close_sheet(asked, effects);
                Vec::new()
            }
            Errand::Open { ticket, .. } => {
                effects.act(Action::Ended);
                vec![ticket]
            }
            Errand::Move(way) => {
                effects.act(Action::Ended);
                way.changes.into_iter().map(|(ticket, _)| ticket).collect()
            }
            Errand::Answer { ticket, .. } | Errand::Look { ticket, .. } => vec![ticket],
        };
        effects.act(failed(cancelled()));
        for ticket in tickets {
            effects.done(ticket, Err(cancelled()));
        }
    }
}

/// Whether the numbers of two states are the same: whether they differ in nothing but how the figure is drawn,
/// and in what goes beyond counts.
fn have_same_numbers<C: Content>(one: &Snapshot<C>, other: &Snapshot<C>) -> bool {
    let counted = |settings: &Settings| Settings {
        figure: FigureOptions::default(),
        numbers: StatisticsSettings::default(),
        ..settings.clone()
    };
    one.study == other.study
        && one.files == other.files
        && counted(&one.settings) == counted(&other.settings)
}
