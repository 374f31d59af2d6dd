//! What the page and the JavaScript API both drive: the state, the engine and the files.
//!
//! Takes what the user or a script wants; asks the engine, and applies what came back to the state,
//! which it shows to whoever watches. The files' bytes stay in the browser's memory, outside this
//! program's, so that a study can be brought back when the engine was ended.

mod asking;

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use js_sys::{Promise, Uint8Array};
use wasm_bindgen::JsCast;

use self::asking::Origin;
use super::files::{HeldFile, split};
use super::shell;
use super::task;
use super::worker_client::Client;
use crate::page::words;
use crate::page::{Action, Edit, PageState, Passages, Problem};
use steelyard_core::analysis::{Numbers, TableOptions};
use steelyard_core::diag::{Error, ErrorKind};
use steelyard_core::engine::{
    Drawing, ExcerptQuery, Export, ExportOptions, FigureView, Request, Response, Settings,
    StudyView, TableView,
};
use steelyard_core::figure::FigureOptions;
use steelyard_core::words::numbers::Sheet;

/// Result of what can fail for a reason that can be told.
pub type Told<T> = Result<T, Vec<Problem>>;

/// Shows a state.
pub type Watcher = Rc<dyn Fn(Rc<PageState>)>;

/// What drives one `<steelyard-view>`.
pub struct Core {
    itself: Weak<Self>,
    host: web_sys::HtmlElement,
    client: Client,
    state: RefCell<Rc<PageState>>,
    watcher: RefCell<Option<Watcher>>,
    origins: RefCell<Vec<Origin>>,
    /// Files that could not be read, to try again in another way.
    refused: RefCell<Vec<HeldFile>>,
    screen_width_mm: Cell<Option<f64>>,
    drawing: Cell<bool>,
    outdated: Cell<bool>,
    /// The study being brought back into a fresh engine; every request waits for it.
    restoring: RefCell<Option<Promise>>,
}

impl Core {
    /// A core for an element, with nothing loaded.
    pub fn new(host: web_sys::HtmlElement) -> Rc<Self> {
        Rc::new_cyclic(|itself| Self {
            itself: Weak::clone(itself),
            host,
            client: Client::default(),
            state: RefCell::default(),
            watcher: RefCell::default(),
            origins: RefCell::default(),
            refused: RefCell::default(),
            screen_width_mm: Cell::new(None),
            drawing: Cell::new(false),
            outdated: Cell::new(false),
            restoring: RefCell::default(),
        })
    }

    /// The state as it is.
    pub fn state(&self) -> Rc<PageState> {
        Rc::clone(&self.state.borrow())
    }

    /// Shows every later state to `watcher`, in place of whoever watched before.
    pub fn watch(&self, watcher: Option<Watcher>) {
        *self.watcher.borrow_mut() = watcher;
    }

    /// Changes the state.
    pub fn act(&self, action: Action) {
        let before = self.state();
        let after = Rc::new(PageState::clone(&before).apply(action));
        *self.state.borrow_mut() = Rc::clone(&after);
        if before.unsaved != after.unsaved {
            shell::tell_unsaved(after.unsaved);
        }
        let settings = |state: &PageState| state.study.as_ref().map(|study| study.settings.clone());
        if !same(&before.study, &after.study) {
            shell::tell_title(&words::window_title(after.study.as_deref()));
            if settings(&before) != settings(&after) {
                self.announce_change(after.study.as_deref());
            }
        }
        let watcher = self.watcher.borrow().clone();
        if let Some(watcher) = watcher {
            watcher(after);
        }
    }

    /// Ends the engine and everything that it holds.
    pub fn close(&self) {
        self.watch(None);
        self.client.close();
    }

    /// Reads files as one study, in place of what is there; a single study file is restored.
    ///
    /// # Errors
    /// What the engine refuses; the old study stays.
    pub async fn load(&self, files: Vec<HeldFile>, settings: Settings) -> Told<Rc<StudyView>> {
        if let [only] = files.as_slice()
            && only.looks_like_study()
        {
            return self.restore(only.bytes.clone()).await;
        }
        self.refuse_studies(&files)?;
        let (named, blobs) = split(&files);
        let request = Request::Load { files: named, settings: Box::new(settings) };
        *self.refused.borrow_mut() = files.clone();
        let study = self.study(words::READING_FILES, &request, &blobs).await?;
        *self.origins.borrow_mut() = vec![Origin::Files(files)];
        self.loaded(study).await
    }

    /// Adds files to the study.
    ///
    /// # Errors
    /// What the engine refuses; the old study stays.
    pub async fn add(&self, files: Vec<HeldFile>) -> Told<Rc<StudyView>> {
        if let [only] = files.as_slice()
            && only.looks_like_study()
        {
            return self.restore(only.bytes.clone()).await;
        }
        self.refuse_studies(&files)?;
        let (named, blobs) = split(&files);
        let request = Request::Add { files: named };
        let study = self.study(words::READING_FILES, &request, &blobs).await?;
        self.origins.borrow_mut().push(Origin::Added(files));
        self.loaded(study).await
    }

    /// Refuses study files among others: they are settings or whole studies, and no data.
    fn refuse_studies(&self, files: &[HeldFile]) -> Told<()> {
        if files.iter().any(HeldFile::looks_like_study) {
            let problems = told(words::STUDY_FILE_ALONE);
            self.act(Action::Failed(problems.clone()));
            return Err(problems);
        }
        Ok(())
    }

    /// Opens a built-in example.
    ///
    /// # Errors
    /// What the engine refuses; the old study stays.
    pub async fn example(&self, id: String) -> Told<Rc<StudyView>> {
        let request = Request::Example { id: id.clone() };
        let study = self.study(words::OPENING_EXAMPLE, &request, &[]).await?;
        *self.origins.borrow_mut() = vec![Origin::Example(id)];
        self.loaded(study).await
    }

    /// Restores a study file.
    ///
    /// # Errors
    /// What the engine refuses; the old study stays.
    pub async fn restore(&self, bytes: Uint8Array) -> Told<Rc<StudyView>> {
        let request = Request::Restore { bytes: Vec::new() };
        let blobs = [bytes.clone()];
        let study = self.study(words::RESTORING, &request, &blobs).await?;
        self.origins.borrow_mut().push(Origin::Study(bytes));
        self.loaded(study).await
    }

    /// Tries the files that could not be read once more, a quote that is never closed now being read
    /// as a character.
    ///
    /// # Errors
    /// What the engine refuses; the old study stays.
    pub async fn load_leniently(&self) -> Told<Rc<StudyView>> {
        let files = self.refused.borrow().clone();
        let settings = files.iter().fold(Settings::default(), |settings, file| {
            Edit::LenientQuotes(file.name.clone(), true).apply(&settings)
        });
        self.load(files, settings).await
    }

    /// Changes the settings by one edit.
    ///
    /// # Errors
    /// What the engine refuses; the old settings stay.
    pub async fn edit(&self, edit: Edit) -> Told<()> {
        let Some(former) = self.state().settings() else { return Ok(()) };
        let next = edit.apply(&former);
        if next == former {
            return Ok(());
        }
        self.configure(next).await.map(|_| ())
    }

    /// Replaces the settings.
    ///
    /// # Errors
    /// What the engine refuses; the old settings stay.
    pub async fn configure(&self, settings: Settings) -> Told<Rc<StudyView>> {
        let former = Box::new(self.state().settings().unwrap_or_default());
        let study = self.configured(settings).await?;
        self.act(Action::Configured { study: Rc::clone(&study), former });
        self.redraw().await;
        Ok(study)
    }

    /// Brings the settings before the last change back.
    pub async fn undo(&self) {
        let previous = self.state().history.previous().cloned();
        if let Some(settings) = previous
            && let Ok(study) = self.configured(settings).await
        {
            self.act(Action::Undone(study));
            self.redraw().await;
        }
    }

    /// Makes the change again that was undone last.
    pub async fn redo(&self) {
        let next = self.state().history.next().cloned();
        if let Some(settings) = next
            && let Ok(study) = self.configured(settings).await
        {
            self.act(Action::Redone(study));
            self.redraw().await;
        }
    }

    /// Counts.
    ///
    /// # Errors
    /// What the engine refuses.
    pub async fn table(&self, table: TableOptions) -> Told<TableView> {
        match self.ask(&Request::Table { table }).await? {
            Response::Table(view) => Ok(*view),
            _ => Err(broken()),
        }
    }

    /// Works out numbers beyond counts.
    ///
    /// # Errors
    /// What the engine refuses.
    pub async fn numbers(&self, kind: Numbers, table: TableOptions) -> Told<Sheet> {
        match self.ask(&Request::Numbers { kind, table }).await? {
            Response::Numbers(sheet) => Ok(*sheet),
            _ => Err(broken()),
        }
    }

    /// Shows numbers beyond counts, or none.
    pub async fn show_numbers(&self, kind: Option<Numbers>) {
        let Some(kind) = kind else { return self.act(Action::WorkedOut(None)) };
        match self.numbers(kind, TableOptions::default()).await {
            Ok(sheet) => self.act(Action::WorkedOut(Some(Rc::new(sheet)))),
            Err(problems) => {
                self.act(Action::WorkedOut(None));
                self.act(Action::Failed(problems));
            }
        }
    }

    /// The passages behind a number.
    ///
    /// # Errors
    /// What the engine refuses.
    pub async fn excerpts(
        &self,
        query: ExcerptQuery,
        table: TableOptions,
    ) -> Told<Vec<steelyard_core::engine::Excerpt>> {
        match self.ask(&Request::Excerpts { query, table }).await? {
            Response::Excerpts { excerpts } => Ok(excerpts),
            _ => Err(broken()),
        }
    }

    /// Opens the passages behind a number in the panel.
    pub async fn open(&self, query: ExcerptQuery, title: String) {
        match self.excerpts(query.clone(), TableOptions::default()).await {
            Ok(excerpts) => {
                let excerpts = Rc::new(excerpts);
                self.act(Action::Opened(Passages { query, title, excerpts }));
            }
            Err(problems) => self.act(Action::Failed(problems)),
        }
    }

    /// Counts and draws for somewhere else than the screen.
    ///
    /// # Errors
    /// What the engine refuses.
    pub async fn drawing(&self, table: TableOptions, figure: FigureOptions) -> Told<Drawing> {
        match self.ask(&Request::Drawing { table, figure }).await? {
            Response::Drawing(drawing) => Ok(*drawing),
            _ => Err(broken()),
        }
    }

    /// Counts and draws for the screen.
    ///
    /// # Errors
    /// What the engine refuses.
    pub async fn figure(&self, table: TableOptions, figure: FigureOptions) -> Told<FigureView> {
        match self.ask(&Request::Figure { table, figure }).await? {
            Response::Figure(view) => Ok(*view),
            _ => Err(broken()),
        }
    }

    /// Makes a file.
    ///
    /// # Errors
    /// What the engine refuses.
    pub async fn export(
        &self,
        export: ExportOptions,
        table: TableOptions,
        figure: FigureOptions,
    ) -> Told<Export> {
        match self.ask(&Request::Export { export, table, figure }).await? {
            Response::Export(export) => Ok(export),
            _ => Err(broken()),
        }
    }

    /// Forgets everything.
    pub async fn clear(&self) {
        self.origins.borrow_mut().clear();
        self.refused.borrow_mut().clear();
        // A fresh engine holds nothing at all; asking the old one to forget would leave its memory grown.
        self.client.cancel();
        self.act(Action::Cleared);
    }

    /// Ends what is being done; what was there before is brought back.
    pub fn cancel(&self) {
        if self.client.is_busy() {
            self.client.cancel();
        }
    }

    /// The width that the screen has for the figure.
    pub fn set_screen_width(&self, width_mm: f64) {
        let width_mm = width_mm.round().clamp(NARROWEST_MM, WIDEST_MM);
        if self.screen_width_mm.replace(Some(width_mm)) != Some(width_mm) {
            let itself = Weak::clone(&self.itself);
            task::spawn(async move {
                if let Some(core) = itself.upgrade() {
                    core.draw().await;
                }
            });
        }
    }

    /// Draws the figure for the screen; asked while one is being drawn, draws once more after it.
    pub async fn draw(&self) {
        let holds_codings = self.state().study.as_ref().is_some_and(|study| study.holds_codings());
        if !holds_codings || self.screen_width_mm.get().is_none() {
            return;
        }
        if self.drawing.replace(true) {
            self.outdated.set(true);
            return;
        }
        loop {
            self.outdated.set(false);
            let figure = FigureOptions {
                width_mm: self.screen_width_mm.get(),
                style: Some(steelyard_core::figure::Style::Screen),
                ..FigureOptions::default()
            };
            let drawn = self.figure(TableOptions::default(), figure).await;
            if self.outdated.get() {
                continue;
            }
            match drawn {
                Ok(view) => self.act(Action::Drawn(Rc::new(view))),
                // What was to be drawn was forgotten meanwhile.
                Err(_) if self.state().study.is_none() => {}
                Err(problems) if was_cancelled(&problems) => self.act(Action::Failed(problems)),
                Err(problems) => self.act(Action::NotDrawn(problems)),
            }
            break;
        }
        self.drawing.set(false);
    }

    /// Draws again after a change, and works out again what lies open beside the figure; what cannot be
    /// had any more is closed, and the choice says why.
    async fn redraw(&self) {
        self.draw().await;
        let state = self.state();
        if let (Some(sheet), Some(study)) = (&state.numbers, &state.study) {
            let kind = Some(sheet.kind).filter(|kind| study.available.gives(*kind));
            self.show_numbers(kind).await;
        }
    }

    async fn loaded(&self, study: Rc<StudyView>) -> Told<Rc<StudyView>> {
        self.refused.borrow_mut().clear();
        self.act(Action::Loaded(Rc::clone(&study)));
        self.draw().await;
        Ok(study)
    }

    async fn configured(&self, settings: Settings) -> Told<Rc<StudyView>> {
        let request = Request::Configure { settings: Box::new(settings) };
        self.study(words::APPLYING, &request, &[]).await
    }

    /// A request whose answer is the study, with its progress on the page and its failure too.
    async fn study(
        &self,
        label: &str,
        request: &Request,
        blobs: &[Uint8Array],
    ) -> Told<Rc<StudyView>> {
        self.act(Action::Began(label.to_owned()));
        let answer = self.ask_with(request, blobs).await;
        self.act(Action::Ended);
        let answer = match answer {
            Ok(Response::Study(study)) => return Ok(Rc::new(*study)),
            Ok(_) => broken(),
            Err(problems) => problems,
        };
        self.act(Action::Failed(answer.clone()));
        Err(answer)
    }

    fn announce_change(&self, study: Option<&StudyView>) {
        let detail = js_sys::Object::new();
        if let Some(study) = study
            && let Ok(settings) = super::api::plain(&study.settings)
        {
            let _ = js_sys::Reflect::set(&detail, &"settings".into(), &settings);
        }
        let init = web_sys::CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&detail);
        if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict("steelyard-change", &init)
        {
            let _ = self.host.dispatch_event(event.unchecked_ref());
        }
    }
}

/// Narrowest and widest figure that the screen asks for, in millimetres.
const NARROWEST_MM: f64 = 70.0;
const WIDEST_MM: f64 = 400.0;

/// An answer to another question: a fault of the program.
fn broken() -> Vec<Problem> {
    let error = Error::from(ErrorKind::EngineFailed);
    vec![Problem { message: error.to_string(), error: Some(error) }]
}

/// One problem that is not the engine's.
pub fn told(message: &str) -> Vec<Problem> {
    vec![Problem { message: message.to_owned(), error: None }]
}

fn was_cancelled(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| {
        problem.error.as_ref().is_some_and(|error| error.kind == ErrorKind::Cancelled)
    })
}

fn same<T>(one: &Option<Rc<T>>, other: &Option<Rc<T>>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => Rc::ptr_eq(one, other),
        _ => false,
    }
}
