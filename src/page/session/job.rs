//! What can be asked of a session, and what comes of it.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::held::HeldFile;
use crate::page::standing::Death;
use crate::page::{Action, Edit, Problem};
use steelyard_core::engine::{ExcerptQuery, Request, Response, Settings, StudyView, TablePart};

/// Names what was asked, until it is answered.
pub type Ticket = u32;

/// Something asked. Everything is done in the order in which it was asked.
#[derive(Debug, Clone)]
pub enum Job<C> {
    /// Opens files.
    Open(Box<Opening<C>>),
    /// Changes the settings, or goes back or forth among their states.
    Change(Change),
    /// Asks for something made of the study, and changes nothing.
    Ask(Box<Request>),
    /// Opens the passages behind a number of the figure.
    Look(Box<Look>),
    /// Puts the study away; undo brings it back.
    Close,
}

/// Files to open.
#[derive(Debug, Clone)]
pub struct Opening<C> {
    /// What they are opened as.
    pub how: How<C>,
    /// The files.
    pub files: Vec<HeldFile<C>>,
    /// What is decided already of a study to be opened.
    pub settings: Box<Settings>,
    /// Names of those in which a quote that is never closed is read as a character.
    pub lenient: Vec<String>,
    /// The study that the files were chosen for, by its number; `None` for whichever is open.
    pub onto: Option<u32>,
}

/// What files are opened as.
#[derive(Debug, Clone)]
pub enum How<C> {
    /// A study, in place of the present one.
    Study,
    /// More files of the present study; a study where there is none.
    Added,
    /// The built-in example of this id, in place of the present study. There are no files.
    Example(String),
    /// What this study file says, upon the files, or else upon those of the present study.
    Saved(SavedStudy<C>),
}

/// A study as it was saved.
#[derive(Debug, Clone)]
pub struct SavedStudy<C> {
    /// Its JSON.
    pub content: C,
    /// Name of the file that it is. `None` for what a script gave as an object, which need lie in no file.
    pub file: Option<String>,
    /// Whether the files beside it were to be added to the present study, as they are without it.
    pub added: bool,
}

/// A number of the figure behind which somebody looks.
#[derive(Debug, Clone)]
pub struct Look {
    /// Which.
    pub query: ExcerptQuery,
    /// The number in words, as it stands in the figure.
    pub title: String,
    /// Of which of the numbers that were shown, counted; `None` where there was no figure.
    pub(super) of: Option<u32>,
}

impl<C> Opening<C> {
    /// Files as a study.
    pub fn study(files: Vec<HeldFile<C>>, settings: Settings) -> Self {
        Self { settings: Box::new(settings), ..Self::of(How::Study, files) }
    }

    /// Files, or none, opened otherwise.
    pub fn of(how: How<C>, files: Vec<HeldFile<C>>) -> Self {
        Self { how, files, settings: Box::default(), lenient: Vec::new(), onto: None }
    }
}

/// A change of the settings. It is made of the settings that stand when its turn comes.
#[derive(Debug, Clone)]
pub enum Change {
    /// One edit.
    Edit(Edit),
    /// Some of the settings, as plain values that take the place of the present ones.
    Parts(Map<String, Value>),
    /// Back to the state before.
    Undo,
    /// Forth to the state that was undone.
    Redo,
    /// Lets parts of the table go that the data no longer have after an edit, and says so where there is something to
    /// say. It is no step of its own: undo leads back before the edit.
    LetGo(Vec<TablePart>, Option<String>),
}

impl Change {
    /// The edit that it is; `None` for anything else.
    pub fn edit(&self) -> Option<&Edit> {
        match self {
            Self::Edit(edit) => Some(edit),
            Self::Parts(_) | Self::Undo | Self::Redo | Self::LetGo(..) => None,
        }
    }
}

/// What came of a job.
pub type Outcome = Result<Done, Vec<Problem>>;

/// What a job gave.
#[derive(Debug)]
pub enum Done {
    /// The study as it is now.
    Study(Rc<StudyView>),
    /// The answer to a question.
    Answer(Response),
    /// Nothing had to be done.
    Nothing,
}

/// What is to be sent to the engine.
#[derive(Debug)]
pub struct Dispatch<C> {
    /// Names it, so that a late answer to something else is known for what it is.
    pub token: u32,
    /// The request, without the contents that travel beside it.
    pub request: Request,
    /// Those contents.
    pub blobs: Vec<C>,
}

/// Why no answer came.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure {
    /// The engine says why, and nothing has changed.
    Refused(Vec<Problem>),
    /// The engine is gone, for a reason of its own.
    Died(Death),
}

/// What is to be done outside the session after something happened.
#[derive(Debug)]
pub struct Effects {
    /// What happens to the page's state, in order.
    pub actions: Vec<Action>,
    /// What was asked and is answered now.
    pub done: Vec<(Ticket, Outcome)>,
    /// Whether the engine is to be ended, and with it what it holds.
    pub end_engine: bool,
}

impl Effects {
    /// Nothing.
    pub fn none() -> Self {
        Self { actions: Vec::new(), done: Vec::new(), end_engine: false }
    }

    pub(super) fn act(&mut self, action: Action) {
        self.actions.push(action);
    }

    pub(super) fn done(&mut self, ticket: Ticket, outcome: Outcome) {
        self.done.push((ticket, outcome));
    }
}
