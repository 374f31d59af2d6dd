//! What comes of what was sent, where it comes: the engine's answers. What comes of it where it does not is in
//! [`super::fail`].

use std::rc::Rc;

use super::errand::{Errand, Flight, Move};
use super::held::{Content, Files, HeldFile, Snapshot};
use super::job::{Change, Done, Effects, Failure, How, Job, Opening, Ticket};
use super::{Holds, Present, Session, failed};
use crate::page::standing::Death;
use crate::page::{Action, Edit, Problem, words};
use steelyard_core::analysis::{LogicModel, StatisticsSettings};
use steelyard_core::engine::{Response, RestoredContent, RestoredFile, Settings, StudyView};
use steelyard_core::figure::FigureOptions;

/// What the engine answered names contents that are not there: a fault of the program.
struct NotTheFiles;

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
        self.ended_at_wish = false;
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
        // Who ended the engine knows.
        let at_wish = std::mem::take(&mut self.ended_at_wish);
        if self.bereaved.is_empty() && !at_wish {
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

    /// All files of a study that was opened, under the names that they have in it; `None` where those of the
    /// present study stayed.
    ///
    /// # Errors
    /// `NotTheFiles` where a content is not there, so that others would stand under its name.
    fn files_of(
        &self,
        opening: &Opening<C>,
        files: Vec<HeldFile<C>>,
        view: &StudyView,
        restored: Option<Vec<RestoredFile>>,
        blobs: Vec<C>,
    ) -> Result<Option<Files<C>>, NotTheFiles> {
        let contents: Vec<C> = match (restored, &opening.how) {
            (Some(restored), _) => {
                let loaded = self.snapshot().map_or(&[][..], |present| &present.files);
                contents(restored, blobs, &files, loaded)?
            }
            (None, How::Saved(_)) => return Ok(None),
            (None, _) => files.into_iter().map(|file| file.content).collect(),
        };
        if contents.len() != view.files.len() {
            return Err(NotTheFiles);
        }
        let names = view.files.iter().map(|file| file.reading.file.clone());
        let files = names.zip(contents).map(|(name, content)| HeldFile { name, content });
        Ok(Some(files.collect()))
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
        let Move { mut changes, target, history, .. } = way;
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
        let let_go = match last {
            Some(Change::LetGo(_, said)) => said.clone().map(Problem::said),
            _ => None,
        };
        // What a script sets is its own: it hears what cannot be had when it asks for it.
        let edits = || changes.iter().filter_map(|(_, change)| change.edit());
        let unfit = &view.available.unfit;
        if edits().next().is_some() && !unfit.is_empty() {
            // Of what was renamed the old names are gone, and everything else is as it was.
            let said = words::let_go(unfit, edits().all(Edit::is_renaming));
            if let Some((ticket, _)) = changes.pop() {
                self.put_back(ticket, Job::Change(Change::LetGo(unfit.clone(), said)));
            }
        }
        effects.act(if another {
            self.views.forget();
            Action::Loaded(Rc::clone(&view))
        } else {
            Action::Configured(Rc::clone(&view))
        });
        effects.actions.extend(said.map(|said| Action::Said(said.to_owned())));
        effects.actions.extend(let_go.map(|said| failed(vec![said])));
        for (ticket, _) in changes {
            effects.done(ticket, Ok(Done::Study(Rc::clone(&view))));
        }
    }

    /// The engine holds the present study.
    fn stands(&mut self) {
        self.engine = Holds::Present;
        self.attempts = 0;
    }
}

/// Whether the numbers of two states are the same: whether they differ in nothing but how the figure is drawn,
/// and in what goes beyond counts.
fn have_same_numbers<C: Content>(one: &Snapshot<C>, other: &Snapshot<C>) -> bool {
    let counted = |settings: &Settings| Settings {
        figure: FigureOptions::default(),
        numbers: StatisticsSettings::default(),
        logic_model: LogicModel::default(),
        ..settings.clone()
    };
    one.study == other.study
        && one.files == other.files
        && counted(&one.settings) == counted(&other.settings)
}

/// The study of an answer, and the files of a restored one.
fn study_of(response: Response) -> Option<(Rc<StudyView>, Option<Vec<RestoredFile>>)> {
    match response {
        Response::Study(view) => Some((Rc::new(*view), None)),
        Response::Restored { study, files } => Some((Rc::new(*study), files)),
        _ => None,
    }
}

/// The contents of a restored study's files: they came with the answer, or are those of files that were given
/// along or loaded.
fn contents<C: Content>(
    restored: Vec<RestoredFile>,
    blobs: Vec<C>,
    given: &[HeldFile<C>],
    loaded: &[HeldFile<C>],
) -> Result<Vec<C>, NotTheFiles> {
    let mut blobs = blobs.into_iter();
    let of = |files: &[HeldFile<C>], at: usize| files.get(at).map(|file| file.content.clone());
    let contents = restored.into_iter().map(|file| {
        let content = match file.content {
            RestoredContent::Saved(_) => blobs.next(),
            RestoredContent::Given(at) => of(given, at),
            RestoredContent::Loaded(at) => of(loaded, at),
        };
        content.ok_or(NotTheFiles)
    });
    contents.collect()
}
