//! The state of the page and what changes it.

use std::rc::Rc;

use super::standing::SessionView;
use super::{Passages, Problem, Topic, View};
use steelyard_core::analysis::Statistic;
use steelyard_core::engine::{FigureView, Progress, Settings, StudyView};
use steelyard_core::figure::MarkKey;
use steelyard_core::words::numbers::Sheet;

/// Everything that the page draws. Cloning is cheap: what is large is shared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageState {
    /// The study as the engine sees it.
    pub study: Option<Rc<StudyView>>,
    /// The figure of the study; the one before while a new one is drawn.
    pub figure: Option<Rc<FigureView>>,
    /// What is being done; the user can end it.
    pub work: Option<Work>,
    /// Why the last thing asked could not be done; empty when it could.
    pub problems: Vec<Problem>,
    /// What a live region says: the last thing that changed.
    pub announcement: String,
    /// What can be undone, whether leaving would lose something, and what can be done where something failed.
    pub session: SessionView,
    /// The passages that lie open, and the mark they belong to.
    pub passages: Option<Passages>,
    /// The numbers beyond counts that lie open.
    pub numbers: Option<Rc<OpenNumbers>>,
    /// Whether the user has said that the reading looks right.
    pub checked: bool,
    /// The view of the study that is seen.
    pub view: View,
    /// The topic of the help that lies open.
    pub help: Option<Topic>,
}

/// Numbers beyond counts that lie open.
#[derive(Debug, Clone, PartialEq)]
pub enum OpenNumbers {
    /// Their sheet.
    Sheet(Rc<Sheet>),
    /// They could not be worked out; they can be tried again.
    Failed {
        /// Which.
        kind: Statistic,
        /// Why, in words.
        why: String,
    },
}

impl OpenNumbers {
    /// Which they are.
    pub fn kind(&self) -> Statistic {
        match self {
            Self::Sheet(sheet) => sheet.kind,
            Self::Failed { kind, .. } => *kind,
        }
    }
}

/// A long request.
#[derive(Debug, Clone, PartialEq)]
pub struct Work {
    /// What is being done, in words.
    pub label: String,
    /// How far it has come, where the engine tells.
    pub progress: Option<Progress>,
}

/// What can happen to the page.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A request began.
    Began(String),
    /// A request has come further.
    Progressed(Progress),
    /// A request ended, well or not.
    Ended,
    /// A study took the place of what was there.
    Loaded(Rc<StudyView>),
    /// The settings of the study are others.
    Configured(Rc<StudyView>),
    /// The same study was given to another engine.
    Recovered(Rc<StudyView>),
    /// What the session holds besides the study is other.
    Session(SessionView),
    /// A figure was drawn.
    Drawn(Rc<FigureView>),
    /// The figure cannot be drawn under these settings; the numbers of an old one must not stay.
    NotDrawn(Vec<Problem>),
    /// Something could not be done; everything else stays.
    Failed(Vec<Problem>),
    /// The user has read the problems.
    Dismissed,
    /// The passages behind a mark came.
    Opened(Passages),
    /// Numbers beyond counts came, or cannot be worked out; `None` closes them.
    WorkedOut(Option<Rc<OpenNumbers>>),
    /// The passages were closed.
    Closed,
    /// The user says that the reading looks right.
    Checked,
    /// The user goes to a view.
    Went(View),
    /// The user opens the help at a topic, or closes it.
    Helped(Option<Topic>),
    /// Something is worth saying to who does not see it.
    Said(String),
    /// The study was saved.
    Saved,
    /// The study was put away.
    Cleared,
}

impl PageState {
    /// The state after an action.
    #[must_use]
    pub fn apply(mut self, action: Action) -> Self {
        match action {
            Action::Began(label) => self.work = Some(Work { label, progress: None }),
            Action::Progressed(progress) => {
                if let Some(work) = &mut self.work {
                    work.progress = Some(progress);
                }
            }
            Action::Ended => self.work = None,
            Action::Loaded(study) => {
                self = Self {
                    announcement: crate::page::words::loaded(&study),
                    view: View::first(&study),
                    help: self.help,
                    study: Some(study),
                    work: self.work,
                    session: self.session,
                    ..Self::default()
                };
            }
            Action::Configured(study) => self.replace(study),
            Action::Recovered(study) => self.study = Some(study),
            Action::Session(session) => self.session = session,
            Action::Drawn(figure) => {
                // Who is at other work hears of that.
                if self.view == View::Figure {
                    self.announcement = crate::page::words::see::drawn(&figure.table);
                }
                self.figure = Some(figure);
            }
            Action::NotDrawn(problems) => {
                self.figure = None;
                self.passages = None;
                self.problems = problems;
            }
            Action::Failed(problems) => self.problems = problems,
            Action::Dismissed => self.problems.clear(),
            Action::Opened(passages) => {
                self.announcement =
                    crate::page::words::passages_found(passages.excerpts.len(), None);
                self.passages = Some(passages);
            }
            Action::WorkedOut(numbers) => {
                match numbers.as_deref() {
                    None => self.announcement = crate::page::words::worked_out(None),
                    Some(OpenNumbers::Sheet(sheet)) => {
                        self.announcement = crate::page::words::worked_out(Some(sheet));
                    }
                    // Where they would stand it is said aloud already.
                    Some(OpenNumbers::Failed { .. }) => {}
                }
                self.numbers = numbers;
            }
            Action::Closed => self.passages = None,
            Action::Checked => self.checked = true,
            Action::Went(view) => self.view = view,
            Action::Helped(topic) => self.help = topic,
            Action::Said(text) => self.announcement = text,
            Action::Saved => {
                self.announcement = crate::page::words::SAVED.to_owned();
            }
            Action::Cleared => {
                self = Self {
                    announcement: crate::page::words::CLEARED.to_owned(),
                    session: self.session,
                    ..Self::default()
                };
            }
        }
        self
    }

    /// The settings in force.
    pub fn settings(&self) -> Option<Settings> {
        self.study.as_ref().map(|study| study.settings.clone())
    }

    /// Whether a mark is the one whose passages lie open.
    pub fn is_open(&self, key: &MarkKey) -> bool {
        self.passages.as_ref().is_some_and(|open| {
            open.query.row == key.row
                && open.query.column.as_ref() == Some(&key.column)
                && open.query.valence == key.valence
        })
    }

    fn replace(&mut self, study: Rc<StudyView>) {
        let same_passages = self.study.as_ref().is_some_and(|before| {
            let (quotes, set_aside) =
                (study.settings.quotes.clone(), study.settings.set_aside.clone());
            Settings { quotes, set_aside, ..before.settings.clone() } == study.settings
        });
        self.study = Some(study);
        self.problems.clear();
        // Passages belong to a number, and the numbers may have changed; but what is done to passages leaves them open.
        if !same_passages {
            self.passages = None;
        }
    }
}
