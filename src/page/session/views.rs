//! What is shown of the study: the figure of the screen, and the numbers that lie open beside it, which follow
//! it by themselves; and the passages behind a number, which belong to the figure that was pointed at. Figure
//! and numbers are asked for when nothing else is to be done and the ones there are of another state.

use std::rc::Rc;

use super::ask::{Ask, DrawFigure, FindExcerpts, WorkOut};
use super::errand::{Drawn, Errand, WorkedOut};
use super::held::Content;
use super::job::{Dispatch, Done, Effects, Failure, Job, Look, Ticket};
use super::{Holds, Session, failed};
use crate::page::{Action, OpenNumbers, Passages, Problem, words};
use steelyard_core::analysis::{Statistic, TableOptions};
use steelyard_core::engine::{ExcerptQuery, Response};
use steelyard_core::figure::{FigureOptions, HEIGHTS_MM, Style};

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Views {
    /// Counts the states of the study that were shown.
    state: u32,
    /// Counts those among them that had other numbers than the one before.
    counted: u32,
    /// Of which of these the figure is that is shown.
    shown: Option<u32>,
    /// Width that the screen has for the figure, in millimetres.
    width_mm: Option<f64>,
    /// What the figure was last asked for.
    drawn: Option<Drawn>,
    /// What was asked for once more, since the engine had fallen silent over it.
    again: Option<Drawn>,
    /// The numbers beyond counts that are to lie open.
    sheet: Option<Statistic>,
    /// What they were last asked for.
    worked_out: Option<WorkedOut>,
    /// What was asked for once more, since the engine had fallen silent over it.
    worked_out_again: Option<WorkedOut>,
}

impl Views {
    /// The study is in another state than the one that was drawn; with the same numbers or others.
    pub fn outdate(&mut self, same_numbers: bool) {
        self.state = self.state.wrapping_add(1);
        if !same_numbers {
            self.counted = self.counted.wrapping_add(1);
        }
    }

    /// The engine fell silent over a figure: true where it is worth another try, which it then gets.
    pub fn draw_again(&mut self, drawn: Drawn) -> bool {
        let again = self.again.replace(drawn) != Some(drawn);
        if again {
            self.drawn = None;
        }
        again
    }

    /// The engine fell silent over numbers beyond counts: true where they are worth another try, which they
    /// then get.
    fn work_out_again(&mut self, asked: WorkedOut) -> bool {
        let again = self.worked_out_again.replace(asked) != Some(asked);
        if again {
            self.worked_out = None;
        }
        again
    }

    /// Nothing lies open any more.
    pub fn forget(&mut self) {
        self.outdate(false);
        self.shown = None;
        self.sheet = None;
    }

    /// The numbers that lay open cannot be had, unless others were chosen meanwhile, or none.
    pub fn close_sheet(&mut self, asked: WorkedOut, effects: &mut Effects) {
        if self.sheet == Some(asked.kind) {
            self.sheet = None;
            effects.act(Action::WorkedOut(None));
        }
    }
}

impl<C: Content> Session<C> {
    /// The width that the screen has for the figure, in millimetres.
    pub fn set_width(&mut self, width_mm: f64) {
        self.views.width_mm = Some(width_mm);
    }

    /// Shows numbers beyond counts beside the figure, or none.
    pub fn show_sheet(&mut self, kind: Option<Statistic>) -> Effects {
        let mut effects = Effects::none();
        if let (Holds::Refuses(problems), Some(_)) = (&self.engine, kind) {
            effects.act(failed(problems.clone()));
            return effects;
        }
        self.views.sheet = kind;
        self.views.worked_out = None;
        self.views.worked_out_again = None;
        if kind.is_none() {
            effects.act(Action::WorkedOut(None));
        }
        effects
    }

    /// What is to be shown and is not of the present state.
    pub(super) fn refresh(&mut self, effects: &mut Effects) -> Option<Dispatch<C>> {
        if self.engine != Holds::Present {
            return None;
        }
        let view = &self.present.as_ref()?.view;
        let state = self.views.state;
        if view.holds_codings()
            && let Some(width_mm) = self.views.width_mm
            && self.views.drawn != Some(Drawn { state, width_mm })
        {
            let drawn = Drawn { state, width_mm };
            self.views.drawn = Some(drawn);
            let figure = FigureOptions {
                width_mm: Some(width_mm),
                // A screen has no lower edge.
                height_mm: Some(HEIGHTS_MM.1),
                style: Some(Style::Screen),
                ..FigureOptions::default()
            };
            let request = DrawFigure(TableOptions::default(), figure).request();
            return Some(self.send(Errand::Draw(drawn), request, Vec::new()));
        }
        let kind = self.views.sheet?;
        let asked = WorkedOut { state, kind };
        if self.views.worked_out == Some(asked) {
            return None;
        }
        if !view.available.gives(kind) && self.views.worked_out.is_some() {
            // The choice says why.
            self.views.sheet = None;
            effects.act(Action::WorkedOut(None));
            return None;
        }
        self.views.worked_out = Some(asked);
        let request = WorkOut(kind, TableOptions::default()).request();
        Some(self.send(Errand::WorkOut(asked), request, Vec::new()))
    }

    /// A figure came.
    pub(super) fn drawn(&mut self, drawn: Drawn, response: Response, effects: &mut Effects) {
        match DrawFigure::read(response) {
            Ok(view) if drawn.state == self.views.state => {
                self.views.shown = Some(self.views.counted);
                effects.act(Action::Drawn(Rc::new(view)));
            }
            Ok(_) => {}
            Err(problems) => self.not_drawn(problems, effects),
        }
    }

    /// There is no figure.
    pub(super) fn not_drawn(&mut self, problems: Vec<Problem>, effects: &mut Effects) {
        self.views.shown = None;
        self.views.sheet = None;
        self.refused = None;
        effects.act(Action::NotDrawn(problems));
        effects.act(Action::WorkedOut(None));
    }

    /// Numbers beyond counts came.
    pub(super) fn worked_out(
        &mut self,
        asked: WorkedOut,
        response: Response,
        effects: &mut Effects,
    ) {
        match WorkOut::read(response) {
            // Another kind, or none, may have been chosen meanwhile.
            Ok(_) if self.views.sheet != Some(asked.kind) => {}
            Ok(sheet) => {
                effects.act(Action::WorkedOut(Some(Rc::new(OpenNumbers::Sheet(Rc::new(sheet))))));
            }
            Err(problems) => self.not_worked_out(asked, Failure::Refused(problems), effects),
        }
    }

    /// Numbers beyond counts did not come. What the engine ended over is asked for once more where that may help,
    /// and stays open then, to be tried again; what it refused is closed.
    pub(super) fn not_worked_out(
        &mut self,
        asked: WorkedOut,
        failure: Failure,
        effects: &mut Effects,
    ) {
        let kind = asked.kind;
        if self.views.sheet != Some(kind) {
            return;
        }
        match failure {
            Failure::Died(death) if death.may_be_chance() && self.views.work_out_again(asked) => {}
            Failure::Died(death) => {
                let why = words::not_worked_out(death);
                let failed = OpenNumbers::Failed { kind, why };
                effects.act(Action::WorkedOut(Some(Rc::new(failed))));
            }
            Failure::Refused(problems) => {
                self.views.close_sheet(asked, effects);
                effects.act(failed(problems));
            }
        }
    }

    /// Opens the passages behind a number of the figure that is shown, unless its numbers are others by the time
    /// that its turn comes.
    pub fn show_passages(&mut self, query: ExcerptQuery, title: String) -> Ticket {
        let of = self.views.shown;
        self.push(Job::Look(Box::new(Look { query, title, of })))
    }

    pub(super) fn begin_look(
        &mut self,
        ticket: Ticket,
        look: Box<Look>,
        last_try: bool,
        effects: &mut Effects,
    ) -> Option<Dispatch<C>> {
        if self.present.is_none() || look.of != Some(self.views.counted) {
            // Who pointed at it hears of the figure that takes its place.
            effects.done(ticket, Ok(Done::Nothing));
            return None;
        }
        if let Holds::Refuses(problems) = &self.engine {
            effects.act(failed(problems.clone()));
            effects.done(ticket, Err(problems.clone()));
            return None;
        }
        let request = FindExcerpts(look.query.clone(), TableOptions::default()).request();
        Some(self.send(Errand::Look { ticket, look, last_try }, request, Vec::new()))
    }

    /// Passages came. Nothing has changed since they were asked for, everything being done in its turn.
    pub(super) fn looked(
        &mut self,
        ticket: Ticket,
        look: Look,
        response: Response,
        effects: &mut Effects,
    ) {
        let Look { query, title, .. } = look;
        match FindExcerpts::read(response) {
            Ok(excerpts) => {
                let excerpts = Rc::new(excerpts);
                effects.act(Action::Opened(Passages { query, title, excerpts }));
                effects.done(ticket, Ok(Done::Nothing));
            }
            Err(problems) => {
                effects.act(failed(problems.clone()));
                effects.done(ticket, Err(problems));
            }
        }
    }
}
