//! The one engine: a [`Request`] in, a [`Response`] out. The worker, the tests and the benchmarks
//! all call this one.
//!
//! Holds the files' bytes and tables, the dataset and the settings. A request that fails changes
//! nothing.

mod answer;
mod asked;
mod audit;
pub mod border;
mod changed;
mod checklists;
mod copies;
mod counted;
mod counted_values;
mod describe;
mod dittos;
mod families;
mod figure_file;
mod files;
mod finding;
mod findings;
mod first_version;
mod forms;
mod interactive;
mod laid_over;
mod lists_of_codes;
mod matching;
mod media;
mod names_of_files;
mod noticed;
mod numbers;
mod opened;
mod origin;
mod own;
mod paper;
mod passage;
mod people;
mod pivots;
mod prepared;
mod proof;
mod protocol;
mod quotes;
mod rows_again;
mod save;
mod set_aside;
mod settings;
mod sheets_beside;
mod sizes;
mod study;
mod table_part;
mod taking;
mod told_aside;
mod totals_said;
mod unfit;
mod versions;
mod view;
mod work;

pub use files::distinct_name;
pub use finding::{Finding, FindingKind};
pub use passage::{AsideView, Collected, Excerpt, PickedPassage, SetAside};
pub use protocol::{
    AuditView, Drawing, ExcerptQuery, Export, ExportOptions, FigureView, InputFile,
    InteractivePlan, ListFormat, PlannedChoice, PlannedControl, Progress, Proved, Request,
    Response, RestoredContent, RestoredFile, Stage, TableView,
};
pub use settings::{ChosenId, ChosenItems, FileSettings, InteractiveOptions, Settings};
pub use sizes::check_sizes;
pub use table_part::TablePart;
pub use view::{
    AttributeView, Availability, FamilyView, FileView, FrameworkView, MappingRow, NamesView,
    Question, StudyView, SuggestedItem, Summary, ValenceWord,
};

use std::rc::Rc;

use crate::dataset::CodedDataset;
use crate::diag::{Error, ErrorKind};
use crate::examples;
use crate::words;
use files::Unread;
use study::Study;

/// The engine and the study that it holds.
///
/// ```
/// use steelyard_core::engine::{Engine, Request, Response};
/// let mut engine = Engine::new();
/// let request = Request::Example { id: "tdf_scoping_review".to_owned() };
/// let Response::Study(study) = engine.handle(request, &mut |_| {}) else { panic!() };
/// assert_eq!(study.framework.id.as_deref(), Some("tdf-2012"));
/// ```
#[derive(Debug, Default)]
pub struct Engine {
    study: Option<Study>,
    /// SHA-256 of the program that runs it, in hexadecimal digits.
    program: Option<String>,
}

impl Engine {
    /// An engine that holds nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// An engine that holds nothing and knows by which program it is run: the SHA-256 of its code in 64 hexadecimal
    /// digits, which live figures then name. Anything else is taken for not knowing.
    pub fn of_program(sha256: &str) -> Self {
        let is_hash = sha256.len() == 64
            && sha256.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'));
        Self { study: None, program: is_hash.then(|| sha256.to_owned()) }
    }

    /// Answers a request. `progress` is told now and then how far a load has come.
    pub fn handle(&mut self, request: Request, progress: &mut dyn FnMut(Progress)) -> Response {
        self.answer(request, progress).unwrap_or_else(|errors| Response::Failed {
            messages: errors.iter().map(words::errors::message).collect(),
            errors,
        })
    }

    /// The codings of the study as they are counted, for whoever runs the engine in their own program
    /// (the tests do); the page asks by requests. `None` while nothing is loaded, empty as long as no
    /// column could be taken for the codes.
    pub fn dataset(&self) -> Option<&CodedDataset> {
        self.study.as_ref().map(|study| &*study.dataset)
    }

    fn answer(
        &mut self,
        request: Request,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Response, Vec<Error>> {
        match request {
            Request::Load { files, settings } => {
                let files = files.into_iter().map(Unread::from).collect();
                self.replace(Study::asked(None, files, *settings, progress)?)
            }
            Request::Add { files, settings } => {
                let files = files.into_iter().map(Unread::from).collect();
                let former = self.study.as_ref();
                self.replace(Study::asked(former, files, *settings, progress)?)
            }
            Request::Example { id } => {
                let example = examples::find(&id).ok_or_else(|| vec![no_example(&id)])?;
                let file = Unread {
                    name: example.file_name.to_owned(),
                    bytes: Rc::new(example.csv.as_bytes().to_vec()),
                };
                let mut settings = Settings::default();
                (settings.table.rows, settings.table.basis) = (example.rows, example.basis);
                self.replace(Study::load(None, vec![file], settings, progress)?)
            }
            Request::Configure { settings } => {
                let former = self.loaded()?;
                let study = Study::load(Some(former), Vec::new(), *settings, progress)?;
                self.replace(study)
            }
            Request::Restore { bytes, files } => {
                let files = files.into_iter().map(Unread::from).collect();
                let restored = save::restore(self.study.as_ref(), &bytes, files).map_err(one)?;
                let files = restored.files_told();
                let study = save::load(self.study.as_ref(), restored, progress)?;
                let view = Box::new(describe::view(&study));
                self.study = Some(study);
                Ok(Response::Restored { study: view, files })
            }
            Request::Table { table } => {
                let view = answer::table(self.loaded()?.decided()?, table).map_err(one)?;
                Ok(Response::Table(Box::new(view)))
            }
            Request::Figure { table, figure } => {
                let view = answer::shown(self.loaded()?.decided()?, table, figure).map_err(one)?;
                Ok(Response::Figure(Box::new(view)))
            }
            Request::Drawing { table, figure } => {
                let drawing = answer::drawing(self.loaded()?.decided()?, table, figure);
                Ok(Response::Drawing(Box::new(drawing.map_err(one)?)))
            }
            Request::Interactive { options, table, figure } => {
                let study = self.loaded()?.decided()?;
                let program = self.program.as_deref();
                let plan = interactive::plan(study, program, *options, table, figure);
                let plan = plan.map_err(one)?;
                Ok(Response::Interactive(Box::new(plan)))
            }
            Request::Numbers { kind, table } => {
                let sheet = numbers::sheet(self.loaded()?.decided()?, kind, table).map_err(one)?;
                Ok(Response::Numbers(Box::new(sheet)))
            }
            Request::Audit => {
                let study = self.loaded()?;
                study.needs_codings("audit").map_err(one)?;
                let decisions = audit::decisions(study);
                let checklists = checklists::all(study);
                Ok(Response::Audit(Box::new(AuditView { decisions, checklists })))
            }
            Request::Excerpts { query, table } => {
                let study = self.loaded()?.decided()?;
                let excerpts = answer::excerpts(study, &query, table).map_err(one)?;
                Ok(Response::Excerpts { excerpts })
            }
            Request::CodePassages { keys, most } => {
                let study = self.loaded()?.decided()?;
                let excerpts = answer::code_passages(study, &keys, most).map_err(one)?;
                Ok(Response::Excerpts { excerpts })
            }
            Request::Export { export: ExportOptions::Codebook { framework }, .. } => {
                let made = save::codebook(self.study.as_ref(), framework.as_deref());
                made.map(Response::Export).map_err(one)
            }
            Request::Export { export, table, figure } => {
                let study = self.loaded()?;
                if !matches!(export, ExportOptions::Study { .. }) {
                    study.decided()?;
                }
                let program = self.program.as_deref();
                let made = save::export(study, program, &export, table, figure);
                made.map(Response::Export).map_err(one)
            }
            Request::Clear => {
                self.study = None;
                Ok(Response::Cleared)
            }
        }
    }

    fn loaded(&self) -> Result<&Study, Vec<Error>> {
        self.study.as_ref().ok_or_else(|| vec![ErrorKind::NothingLoaded.into()])
    }

    fn replace(&mut self, study: Study) -> Result<Response, Vec<Error>> {
        let view = describe::view(&study);
        self.study = Some(study);
        Ok(Response::Study(Box::new(view)))
    }
}

fn one(error: Error) -> Vec<Error> {
    vec![error]
}

fn no_example(id: &str) -> Error {
    ErrorKind::UnknownValue {
        setting: "example".to_owned(),
        given: id.to_owned(),
        allowed: examples::all().iter().map(|example| example.id.to_owned()).collect(),
    }
    .into()
}
