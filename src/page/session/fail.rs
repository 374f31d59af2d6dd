//! What becomes of what was sent and not done: refused, ended with the engine, or ended by the user.

use super::errand::{Errand, Flight, Move};
use super::held::{Content, Snapshot};
use super::job::{Change, Effects, Failure, How, Job, Opening, Ticket};
use super::opening::Refused;
use super::{Holds, Session, Waiting, cancelled, failed};
use crate::page::standing::Death;
use crate::page::{Action, Problem, words};
use steelyard_core::diag::ErrorKind;

impl<C: Content> Session<C> {
    pub(super) fn failed(&mut self, errand: Errand<C>, failure: Failure, effects: &mut Effects) {
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

    /// The present study cannot be given to a fresh engine. Its files and settings stay.
    pub(super) fn lost(&mut self, mut problems: Vec<Problem>, effects: &mut Effects) {
        problems.insert(0, Problem::fault_said(words::STRANDED.to_owned()));
        self.held_by_no_engine(problems, effects);
    }

    fn held_by_no_engine(&mut self, problems: Vec<Problem>, effects: &mut Effects) {
        effects.act(failed(problems.clone()));
        let bereaved = std::mem::take(&mut self.bereaved);
        for ticket in bereaved.into_iter().filter_map(|(ticket, _)| ticket) {
            effects.done(ticket, Err(problems.clone()));
        }
        self.engine = Holds::Refuses(problems);
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
    pub(super) fn put_back(&mut self, ticket: Ticket, job: Job<C>) {
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
            Change::Edit(_) | Change::Parts(_) | Change::LetGo(..) => {}
        }
    }

    /// What was under way was ended by the user.
    pub(super) fn cancelled(&mut self, flight: Flight<C>, effects: &mut Effects) {
        let tickets = match flight.errand {
            Errand::Recover => {
                effects.act(Action::Ended);
                let at_wish = Problem::of_kind(words::STRANDED_AT_WISH, ErrorKind::Cancelled);
                self.held_by_no_engine(vec![at_wish], effects);
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
