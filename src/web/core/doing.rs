//! What can be done with a study, as the page and the JavaScript API ask for it.

use std::rc::{Rc, Weak};

use js_sys::Uint8Array;
use serde_json::{Map, Value};

use super::Core;
use crate::page::session::{
    Ask, Change, Done, HeldFile, How, Job, MakeFile, Opening, Outcome, SavedStudy, Snapshot,
    Ticket, sort_out, study_file,
};
use crate::page::{Action, Edit, Problem, ProblemsOr, words};
use crate::web::content::Held;
use crate::web::task;
use steelyard_core::analysis::Statistic;
use steelyard_core::engine::{ExcerptQuery, Export, ExportOptions, Settings, StudyView};

impl Core {
    /// Reads files as one study, in place of what is there; with a study file among them, what it says.
    ///
    /// # Errors
    /// What the engine refuses; the old study stays.
    pub async fn load(
        &self,
        files: Vec<HeldFile<Held>>,
        settings: Settings,
    ) -> ProblemsOr<Rc<StudyView>> {
        self.open_sorted(sort_out(files, How::Study, settings)).await
    }

    async fn open_sorted(&self, sorted: ProblemsOr<Opening<Held>>) -> ProblemsOr<Rc<StudyView>> {
        match sorted {
            Ok(opening) => self.open(opening).await,
            Err(problems) => {
                self.act(Action::Failed(problems.clone()));
                Err(problems)
            }
        }
    }

    /// Adds files to the study that is `onto`; with a study file among them, opens what it says.
    ///
    /// # Errors
    /// What the engine refuses, and another study being open by then; the old study stays.
    pub async fn add(
        &self,
        files: Vec<HeldFile<Held>>,
        onto: Option<u32>,
    ) -> ProblemsOr<Rc<StudyView>> {
        let opening = sort_out(files, How::Added, Settings::default());
        self.open_sorted(opening.map(|opening| Opening { onto, ..opening })).await
    }

    /// Opens a built-in example.
    ///
    /// # Errors
    /// What the engine refuses; the old study stays.
    pub async fn example(&self, id: String) -> ProblemsOr<Rc<StudyView>> {
        self.open(Opening::of(How::Example(id), Vec::new())).await
    }

    /// Restores a study that a script gives as an object, written as JSON.
    ///
    /// # Errors
    /// What the engine refuses; the old study stays.
    pub async fn restore(&self, json: Uint8Array) -> ProblemsOr<Rc<StudyView>> {
        let study = SavedStudy { content: Held::of_bytes(json), file: None, added: false };
        self.open(Opening::of(How::Saved(study), Vec::new())).await
    }

    /// Opens those of the refused files that nothing is said against.
    pub async fn open_others(&self) {
        self.open_refused(|core| core.session.borrow_mut().open_others()).await;
    }

    /// Opens the refused files, a quote that is never closed now being read as a character.
    pub async fn open_leniently(&self) {
        self.open_refused(|core| core.session.borrow_mut().open_leniently()).await;
    }

    /// Opens the refused files once more.
    pub async fn open_again(&self) {
        self.open_refused(|core| core.session.borrow_mut().open_again()).await;
    }

    /// Gives the study to the engine again, after it could not be given to it.
    pub fn try_again(&self) {
        self.session.borrow_mut().try_again();
        self.act(Action::Dismissed);
        self.go_on();
    }

    /// Makes a file. A study file can be made even where the engine does not take the study any more.
    ///
    /// # Errors
    /// What the engine refuses.
    pub async fn make(&self, file: MakeFile) -> ProblemsOr<Export> {
        if let Some(export) = self.rescued(&file.0).await {
            return export;
        }
        let options = file.0.clone();
        match self.ask(file).await {
            Ok(export) => Ok(export),
            // It may have waited for an engine that then did not take the study.
            Err(problems) => self.rescued(&options).await.unwrap_or(Err(problems)),
        }
    }

    /// The user has read the problems.
    pub fn dismiss(&self) {
        self.session.borrow_mut().dismiss();
        self.act(Action::Dismissed);
        self.show_session();
    }

    /// Changes the settings by one edit.
    ///
    /// # Errors
    /// What the engine refuses; the old settings stay.
    pub async fn edit(&self, edit: Edit) -> ProblemsOr<()> {
        self.change(Change::Edit(edit)).await.map(drop)
    }

    /// Replaces some of the settings.
    ///
    /// # Errors
    /// What is no setting, and what the engine refuses; the old settings stay.
    pub async fn merge(&self, parts: Map<String, Value>) -> ProblemsOr<Rc<StudyView>> {
        let done = self.change(Change::Parts(parts)).await?;
        done.ok_or_else(Problem::nothing_loaded)
    }

    /// Brings the state before the last change back.
    pub async fn undo(&self) {
        // What is refused shows among the problems.
        let _ = self.change(Change::Undo).await;
    }

    /// Makes the change again that was undone last.
    pub async fn redo(&self) {
        // What is refused shows among the problems.
        let _ = self.change(Change::Redo).await;
    }

    /// Asks for something made of the study, when all that was asked before is done.
    ///
    /// # Errors
    /// What the engine refuses.
    pub async fn ask<A: Ask>(&self, question: A) -> ProblemsOr<A::Answer> {
        match self.do_job(Job::Ask(Box::new(question.request()))).await? {
            Done::Answer(response) => A::read(response),
            Done::Study(_) | Done::Nothing => Err(Problem::fault()),
        }
    }

    /// Shows numbers beyond counts, or none.
    pub fn show_numbers(&self, kind: Option<Statistic>) {
        let effects = self.session.borrow_mut().show_sheet(kind);
        self.carry_out(effects);
        self.go_on();
    }

    /// Opens the passages behind a number in the panel.
    pub async fn open_passages(&self, query: ExcerptQuery, title: String) {
        let ticket = self.session.borrow_mut().show_passages(query, title);
        self.go_on();
        // What is refused shows among the problems.
        let _ = self.waiting.wait(ticket).await;
    }

    /// Puts the study away. Undo takes it up again.
    pub async fn put_away(&self) {
        // It is never refused.
        let _ = self.do_job(Job::Close).await;
    }

    /// The study was saved as it was in `snapshot`.
    pub fn saved(&self, snapshot: Option<Snapshot<Held>>) {
        self.session.borrow_mut().saved(snapshot);
        self.act(Action::Saved);
        self.show_session();
    }

    /// Ends what is being done; what was there before is brought back.
    pub fn cancel(&self) {
        if self.session.borrow().is_busy() {
            let effects = self.session.borrow_mut().cancel();
            self.carry_out(effects);
            self.go_on();
        }
    }

    /// The width that the screen has for the figure.
    pub fn set_screen_width(&self, width_mm: f64) {
        let width_mm = width_mm.round().clamp(NARROWEST_MM, WIDEST_MM);
        self.session.borrow_mut().set_width(width_mm);
        // Not at once: this is heard while the page is being drawn.
        let itself = Weak::clone(&self.itself);
        task::spawn(async move {
            if let Some(core) = itself.upgrade() {
                core.go_on();
            }
        });
    }

    /// Bytes of all files of the present study.
    pub fn held_bytes(&self) -> u64 {
        let session = self.session.borrow();
        let files = session.snapshot().map(|snapshot| Rc::clone(&snapshot.files));
        let bytes = |file: &HeldFile<Held>| file.content.size();
        files.map_or(0, |files| files.iter().map(bytes).sum())
    }

    /// The study file of a study that no engine takes any more; `None` where it is not that.
    async fn rescued(&self, export: &ExportOptions) -> Option<ProblemsOr<Export>> {
        let ExportOptions::Study { without_data } = export else { return None };
        let Snapshot { study, files, settings } = {
            let session = self.session.borrow();
            session.snapshot().filter(|_| session.view().stranded)?.clone()
        };
        let mut read = Vec::with_capacity(files.len());
        for HeldFile { name, content } in files.iter() {
            let Ok(content) = content.read().await else {
                return Some(Err(vec![Problem::said(words::unreadable(name))]));
            };
            read.push(HeldFile { name: name.clone(), content });
        }
        let snapshot = Snapshot { study, files: read.into(), settings };
        Some(Ok(study_file(&snapshot, !without_data, Vec::clone)))
    }

    async fn open(&self, opening: Opening<Held>) -> ProblemsOr<Rc<StudyView>> {
        self.shown(self.do_job(Job::Open(Box::new(opening))).await)
            .await?
            .ok_or_else(Problem::fault)
    }

    async fn open_refused(&self, open: impl Fn(&Self) -> Option<Ticket>) {
        self.act(Action::Dismissed);
        if let Some(ticket) = open(self) {
            self.go_on();
            // What is refused again shows among the problems.
            let _ = self.waiting.wait(ticket).await;
        }
    }

    async fn change(&self, change: Change) -> ProblemsOr<Option<Rc<StudyView>>> {
        self.shown(self.do_job(Job::Change(change)).await).await
    }

    /// The study that a change gave, when the page shows it.
    async fn shown(&self, outcome: Outcome) -> ProblemsOr<Option<Rc<StudyView>>> {
        let done = outcome?;
        if self.session.borrow().is_busy() {
            self.waiting.until_rest().await;
        }
        match done {
            Done::Study(study) => Ok(Some(study)),
            Done::Answer(_) | Done::Nothing => Ok(None),
        }
    }

    async fn do_job(&self, job: Job<Held>) -> Outcome {
        let ticket = self.session.borrow_mut().push(job);
        self.go_on();
        self.waiting.wait(ticket).await
    }
}

/// Narrowest and widest figure that the screen asks for, in millimetres.
const NARROWEST_MM: f64 = 70.0;
const WIDEST_MM: f64 = 400.0;
