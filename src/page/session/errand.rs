//! What is at the engine, with all that is needed when it answers.

use super::held::{HeldFile, Snapshot};
use super::history::History;
use super::job::{Change, Look, Opening, Ticket};
use steelyard_core::analysis::Statistic;
use steelyard_core::engine::Request;

/// What is at the engine.
#[derive(Debug)]
pub(super) struct Flight<C> {
    pub token: u32,
    pub errand: Errand<C>,
}

/// What the engine was asked for, with all that is needed when it answers.
#[derive(Debug)]
pub(super) enum Errand<C> {
    /// To take the present study, after another engine was ended.
    Recover,
    /// To open files; `files` are all files of the study that would come of it, as far as they are known.
    Open { ticket: Ticket, opening: Box<Opening<C>>, files: Vec<HeldFile<C>> },
    /// To go over to another state.
    Move(Move<C>),
    /// To make something of the study. `request` is there where it may be asked once more.
    Answer { ticket: Ticket, request: Option<Box<Request>> },
    /// To find the passages behind a number of the figure.
    Look { ticket: Ticket, look: Box<Look>, last_try: bool },
    /// To draw the figure of the screen.
    Draw(Drawn),
    /// To work out the numbers that lie open beside the figure.
    WorkOut(WorkedOut),
}

/// A way to another state, by one change or by several that waited behind one another.
#[derive(Debug)]
pub(super) struct Move<C> {
    pub changes: Vec<(Ticket, Change)>,
    pub target: Snapshot<C>,
    pub history: History<Snapshot<C>>,
    /// Whether the changes are not to be tried apart, or once more.
    pub last_try: bool,
}

/// What numbers beyond counts are of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct WorkedOut {
    /// The state of the study, counted.
    pub state: u32,
    /// Which numbers.
    pub kind: Statistic,
}

/// What a figure is of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Drawn {
    /// The state of the study, counted.
    pub state: u32,
    /// Its width, in millimetres.
    pub width_mm: f64,
}
