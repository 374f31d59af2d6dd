//! Questions with the types of their answers.

use crate::page::Problem;
use steelyard_core::analysis::{Statistic, TableOptions};
use steelyard_core::engine::{
    AuditView, Drawing, Excerpt, ExcerptQuery, Export, ExportOptions, FigureView,
    InteractiveOptions, InteractivePlan, Request, Response, TableView,
};
use steelyard_core::figure::FigureOptions;
use steelyard_core::words::numbers::Sheet;

/// A question to the engine whose answer is of one type.
pub trait Ask {
    /// What answers it.
    type Answer;

    /// The question as the engine takes it.
    fn request(self) -> Request;

    /// The answer, if it is one to such a question.
    fn answer(response: Response) -> Option<Self::Answer>;

    /// The answer.
    ///
    /// # Errors
    /// A fault of the program where it is an answer to something else.
    fn read(response: Response) -> Result<Self::Answer, Vec<Problem>> {
        Self::answer(response).ok_or_else(Problem::fault)
    }
}

/// Counts.
#[derive(Debug)]
pub struct CountTable(pub TableOptions);

impl Ask for CountTable {
    type Answer = TableView;

    fn request(self) -> Request {
        Request::Table { table: self.0 }
    }

    fn answer(response: Response) -> Option<TableView> {
        match response {
            Response::Table(view) => Some(*view),
            _ => None,
        }
    }
}

/// Counts and draws for the screen.
#[derive(Debug)]
pub struct DrawFigure(pub TableOptions, pub FigureOptions);

impl Ask for DrawFigure {
    type Answer = FigureView;

    fn request(self) -> Request {
        Request::Figure { table: self.0, figure: self.1 }
    }

    fn answer(response: Response) -> Option<FigureView> {
        match response {
            Response::Figure(view) => Some(*view),
            _ => None,
        }
    }
}

/// Counts and draws for somewhere else than the screen: the figure and its words, of one moment.
#[derive(Debug)]
pub struct Draw(pub TableOptions, pub FigureOptions);

impl Ask for Draw {
    type Answer = Drawing;

    fn request(self) -> Request {
        Request::Drawing { table: self.0, figure: self.1 }
    }

    fn answer(response: Response) -> Option<Drawing> {
        match response {
            Response::Drawing(drawing) => Some(*drawing),
            _ => None,
        }
    }
}

/// Works out numbers beyond counts.
#[derive(Debug)]
pub struct WorkOut(pub Statistic, pub TableOptions);

impl Ask for WorkOut {
    type Answer = Sheet;

    fn request(self) -> Request {
        Request::Numbers { kind: self.0, table: self.1 }
    }

    fn answer(response: Response) -> Option<Sheet> {
        match response {
            Response::Numbers(sheet) => Some(*sheet),
            _ => None,
        }
    }
}

/// Lists what was decided of the study, and fills its checklists.
#[derive(Debug)]
pub struct ListDecisions;

impl Ask for ListDecisions {
    type Answer = AuditView;

    fn request(self) -> Request {
        Request::Audit
    }

    fn answer(response: Response) -> Option<AuditView> {
        match response {
            Response::Audit(view) => Some(*view),
            _ => None,
        }
    }
}

/// Finds the passages behind a number.
#[derive(Debug)]
pub struct FindExcerpts(pub ExcerptQuery, pub TableOptions);

impl Ask for FindExcerpts {
    type Answer = Vec<Excerpt>;

    fn request(self) -> Request {
        Request::Excerpts { query: self.0, table: self.1 }
    }

    fn answer(response: Response) -> Option<Vec<Excerpt>> {
        match response {
            Response::Excerpts { excerpts } => Some(excerpts),
            _ => None,
        }
    }
}

/// Finds the first passages of codes of the mapping.
#[derive(Debug)]
pub struct FindCodePassages {
    /// Keys of the mapping's rows.
    pub keys: Vec<String>,
    /// Most of them.
    pub most: u32,
}

impl Ask for FindCodePassages {
    type Answer = Vec<Excerpt>;

    fn request(self) -> Request {
        Request::CodePassages { keys: self.keys, most: self.most }
    }

    fn answer(response: Response) -> Option<Vec<Excerpt>> {
        FindExcerpts::answer(response)
    }
}

/// Makes a file.
#[derive(Debug)]
pub struct MakeFile(pub ExportOptions, pub TableOptions, pub FigureOptions);

impl Ask for MakeFile {
    type Answer = Export;

    fn request(self) -> Request {
        Request::Export { export: self.0, table: self.1, figure: self.2 }
    }

    fn answer(response: Response) -> Option<Export> {
        match response {
            Response::Export(export) => Some(export),
            _ => None,
        }
    }
}

/// Makes the live figure, to be looked at before it is saved.
#[derive(Debug)]
pub struct PlanInteractive(pub InteractiveOptions);

impl Ask for PlanInteractive {
    type Answer = InteractivePlan;

    fn request(self) -> Request {
        let (table, figure) = (TableOptions::default(), FigureOptions::default());
        Request::Interactive { options: Box::new(self.0), table, figure }
    }

    fn answer(response: Response) -> Option<InteractivePlan> {
        match response {
            Response::Interactive(plan) => Some(*plan),
            _ => None,
        }
    }
}
