//! What is shown of the study and follows it by itself: the figure of the screen, and the numbers that lie
//! open beside it. Each is asked for when nothing else is to be done and the one there is of another state.

use super::ask::{Ask, DrawFigure, WorkOut};
use super::errand::{Drawn, Errand};
use super::held::Content;
use super::job::{Dispatch, Effects};
use super::{Holds, Session};
use crate::page::Action;
use steelyard_core::analysis::{Statistic, TableOptions};
use steelyard_core::engine::Response;
use steelyard_core::figure::{FigureOptions, Style};

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Views {
    /// Counts the states of the study that were shown.
    state: u32,
    /// Width that the screen has for the figure, in millimetres.
    width_mm: Option<f64>,
    /// What the figure was last asked for.
    drawn: Option<Drawn>,
    /// What was asked for once more, since the engine had fallen silent over it.
    again: Option<Drawn>,
    /// The numbers beyond counts that are to lie open.
    sheet: Option<Statistic>,
    /// The state that they were last asked of.
    worked_out: Option<u32>,
}

impl Views {
    /// The study is another than the one that was drawn.
    pub fn outdate(&mut self) {
        self.state = self.state.wrapping_add(1);
    }

    /// The engine fell silent over a figure: true where it is worth another try, which it then gets.
    pub fn draw_again(&mut self, drawn: Drawn) -> bool {
        let again = self.again.replace(drawn) != Some(drawn);
        if again {
            self.drawn = None;
        }
        again
    }

    /// Nothing lies open any more.
    pub fn forget(&mut self) {
        self.outdate();
        self.sheet = None;
    }

    /// The numbers that lay open cannot be had.
    pub fn close_sheet(&mut self) {
        self.sheet = None;
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
        self.views.sheet = kind;
        self.views.worked_out = None;
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
                style: Some(Style::Screen),
                ..FigureOptions::default()
            };
            let request = DrawFigure(TableOptions::default(), figure).request();
            return Some(self.send(Errand::Draw(drawn), request, Vec::new()));
        }
        let kind = self.views.sheet?;
        if self.views.worked_out == Some(state) {
            return None;
        }
        if !view.available.gives(kind) && self.views.worked_out.is_some() {
            // The choice says why.
            self.views.sheet = None;
            effects.act(Action::WorkedOut(None));
            return None;
        }
        self.views.worked_out = Some(state);
        let request = WorkOut(kind, TableOptions::default()).request();
        Some(self.send(Errand::WorkOut(kind), request, Vec::new()))
    }

    /// A figure came.
    pub(super) fn drawn(&mut self, drawn: Drawn, response: Response, effects: &mut Effects) {
        match DrawFigure::read(response) {
            Ok(view) if drawn.state == self.views.state => {
                effects.act(Action::Drawn(std::rc::Rc::new(view)));
            }
            Ok(_) => {}
            Err(problems) => effects.act(Action::NotDrawn(problems)),
        }
    }

    /// Numbers beyond counts came.
    pub(super) fn worked_out(
        &mut self,
        kind: Statistic,
        response: Response,
        effects: &mut Effects,
    ) {
        // Another kind, or none, may have been chosen meanwhile.
        if self.views.sheet != Some(kind) {
            return;
        }
        match WorkOut::read(response) {
            Ok(sheet) => effects.act(Action::WorkedOut(Some(std::rc::Rc::new(sheet)))),
            Err(problems) => {
                self.views.sheet = None;
                effects.act(Action::WorkedOut(None));
                effects.act(Action::Failed(problems));
            }
        }
    }
}
