//! A session with an engine that answers when it is told to, and dies when it is told to.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use steelyard::page::session::{
    Content, Dispatch, Done, Effects, HeldFile, Job, Opening, Outcome, SavedStudy, Session, Ticket,
};
use steelyard::page::standing::Death;
use steelyard::page::{Edit, PageState, Problem};
use steelyard_core::diag::{Error, ErrorKind};
use steelyard_core::engine::{
    Engine, Request, Response, RestoredContent, RestoredFile, Settings, StudyView,
};

use crate::support::engine::{ask, loaded};

/// A content that is compared by what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held(pub Rc<[u8]>);

impl Content for Held {
    fn of(bytes: &[u8]) -> Self {
        Self(Rc::from(bytes))
    }

    fn beginning(&self) -> Vec<u8> {
        self.0.iter().take(64).copied().collect()
    }
}

/// A file that the engine reads, unless its content begins with `bad`.
pub fn file(name: &str, content: &str) -> HeldFile<Held> {
    HeldFile { name: name.to_owned(), content: Held::of(content.as_bytes()) }
}

/// A title is the one setting that is changed here; one that begins with `bad` is refused.
pub fn titled(title: &str) -> Edit {
    Edit::Title(title.to_owned())
}

pub fn title_of(settings: &Settings) -> &str {
    settings.figure.title.as_deref().unwrap_or_default()
}

pub fn open(files: &[HeldFile<Held>]) -> Job<Held> {
    Job::Open(Box::new(Opening::study(files.to_vec(), Settings::default())))
}

/// A study file that lies somewhere.
pub fn saved_file(study: &str) -> SavedStudy<Held> {
    let file = Some("study.json".to_owned());
    SavedStudy { content: Held::of(study.as_bytes()), file, added: false }
}

/// A study that a script gives.
pub fn saved_object(study: &str) -> SavedStudy<Held> {
    SavedStudy { file: None, ..saved_file(study) }
}

/// What the engine holds: names and contents, and the settings.
type Holding = (Vec<(String, Held)>, Settings);

/// A session, its page, and its engine.
pub struct Bench {
    pub session: Session<Held>,
    pub page: PageState,
    pub engine: Option<Holding>,
    pub under_way: Option<Dispatch<Held>>,
    /// What was sent before and given up.
    pub given_up: Vec<Dispatch<Held>>,
    pub outcomes: BTreeMap<Ticket, Outcome>,
    pub requests: Vec<&'static str>,
    /// A row of the last figure.
    pub row: Option<String>,
}

impl Bench {
    pub fn new() -> Self {
        Self {
            session: Session::default(),
            page: PageState::default(),
            engine: None,
            under_way: None,
            given_up: Vec::new(),
            outcomes: BTreeMap::new(),
            requests: Vec::new(),
            row: None,
        }
    }

    /// Asks for something; it is sent if nothing is under way.
    pub fn ask(&mut self, job: Job<Held>) -> Ticket {
        let ticket = self.session.push(job);
        self.go_on();
        ticket
    }

    /// Asks for something and lets everything be done.
    pub fn done(&mut self, job: Job<Held>) -> &Outcome {
        let ticket = self.ask(job);
        self.settle();
        &self.outcomes[&ticket]
    }

    /// The engine answers what is under way.
    pub fn answer(&mut self) {
        let Some(dispatch) = self.under_way.take() else { return };
        let (answer, blobs) = self.answer_of(&dispatch);
        let effects = self.session.answered(dispatch.token, answer, blobs);
        self.carry_out(effects);
        self.go_on();
    }

    /// An engine that was ended answers all the same.
    pub fn late_answer(&mut self) {
        let Some(dispatch) = self.given_up.pop() else { return };
        let view = template();
        let answer = Ok(Response::Study(Box::new(view)));
        let effects = self.session.answered(dispatch.token, answer, Vec::new());
        assert!(effects.actions.is_empty() && effects.done.is_empty(), "a late answer counts");
    }

    /// Everything that waits is answered.
    pub fn settle(&mut self) {
        for _ in 0..10_000 {
            if self.under_way.is_none() {
                return;
            }
            self.answer();
        }
        panic!("it never comes to rest");
    }

    /// The engine dies.
    pub fn kill(&mut self, death: Death) {
        self.engine = None;
        self.given_up.extend(self.under_way.take());
        let effects = self.session.died(death);
        self.carry_out(effects);
        self.go_on();
    }

    /// The user ends what is being done.
    pub fn cancel(&mut self) {
        self.given_up.extend(self.under_way.take());
        let effects = self.session.cancel();
        self.carry_out(effects);
        self.go_on();
    }

    pub fn go_on(&mut self) {
        if self.under_way.is_some() {
            return;
        }
        let mut effects = Effects::none();
        let dispatch = self.session.next(&mut effects);
        self.carry_out(effects);
        if let Some(dispatch) = &dispatch {
            self.requests.push(kind(&dispatch.request));
        }
        self.under_way = dispatch;
    }

    pub fn carry_out(&mut self, effects: Effects) {
        if effects.end_engine {
            self.engine = None;
        }
        for action in effects.actions {
            self.page = std::mem::take(&mut self.page).apply(action);
        }
        self.page.session = self.session.view();
        for (ticket, outcome) in effects.done {
            assert!(self.outcomes.insert(ticket, outcome).is_none(), "answered twice");
        }
    }

    fn answer_of(
        &mut self,
        dispatch: &Dispatch<Held>,
    ) -> (Result<Response, Vec<Problem>>, Vec<Held>) {
        let blobs = &dispatch.blobs;
        let named = |files: &[steelyard_core::engine::InputFile], blobs: &[Held]| -> Vec<_> {
            let names = files.iter().map(|file| file.name.clone());
            names.zip(blobs.iter().cloned()).collect()
        };
        let held = self.engine.clone();
        match &dispatch.request {
            Request::Load { files, settings } => {
                (self.takes(named(files, blobs), Settings::clone(settings)), Vec::new())
            }
            Request::Add { files, settings } => {
                let mut all = held.map(|(files, _)| files).unwrap_or_default();
                all.extend(named(files, blobs));
                (self.takes(all, Settings::clone(settings)), Vec::new())
            }
            Request::Configure { settings } => {
                let (files, _) = held.expect("an engine that holds nothing was configured");
                (self.takes(files, Settings::clone(settings)), Vec::new())
            }
            // The study file here is `{"name", "title"}` with itself as its only file; without a name the
            // title alone. One with a `bad` is damaged, the data of one with a `changed` are not what was saved.
            Request::Restore { files, .. } => {
                let (saved, given) = blobs.split_first().expect("the study file");
                self.restores(saved, named(files, given))
            }
            Request::Table { .. } => match &self.engine {
                None => (Err(refusal(ErrorKind::NothingLoaded, None)), Vec::new()),
                Some(_) => (Ok(Response::Cleared), Vec::new()),
            },
            // What is made of the study is that of the one that stands for all.
            other @ (Request::Figure { .. }
            | Request::Numbers { .. }
            | Request::Excerpts { .. }) => {
                assert!(self.engine.is_some(), "asked of an engine that holds nothing");
                let made = made(other.clone());
                assert!(!matches!(made, Response::Failed { .. }), "{made:?}");
                if let Response::Figure(view) = &made {
                    self.row = view.table.rows.first().map(|row| row.key.clone());
                }
                (Ok(made), Vec::new())
            }
            other => panic!("not asked here: {other:?}"),
        }
    }

    fn restores(
        &mut self,
        saved: &Held,
        given: Vec<(String, Held)>,
    ) -> (Result<Response, Vec<Problem>>, Vec<Held>) {
        let document: serde_json::Value =
            serde_json::from_slice(saved.0.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&saved.0))
                .expect("a study file");
        let title = document["title"].as_str().unwrap_or_default();
        let name = document["name"].as_str();
        if document.get("bad").is_some() {
            return (Err(refusal(ErrorKind::StudyCutShort, None)), Vec::new());
        }
        if document.get("changed").is_some() {
            return (Err(refusal(ErrorKind::StudyDataChanged, name)), Vec::new());
        }
        let nothing = || (Err(refusal(ErrorKind::NothingLoaded, None)), Vec::new());
        let before = match &self.engine {
            Some((_, settings)) if name.is_none() && given.is_empty() => settings.clone(),
            None if name.is_none() && given.is_empty() => return nothing(),
            _ => Settings::default(),
        };
        let settings = titled(title).apply(&before);
        let mut files: Vec<(String, Held)> =
            name.map(|name| (name.to_owned(), saved.clone())).into_iter().collect();
        let restored = match name {
            None if given.is_empty() => None,
            _ => {
                let own = name.map(|name| RestoredFile {
                    name: name.to_owned(),
                    content: RestoredContent::Saved(Vec::new()),
                });
                let along = given.iter().enumerate().map(|(at, (name, _))| RestoredFile {
                    name: name.clone(),
                    content: RestoredContent::Given(at),
                });
                Some(own.into_iter().chain(along).collect::<Vec<_>>())
            }
        };
        let blobs = name.map(|_| saved.clone()).into_iter().collect();
        files.extend(given);
        if restored.is_none() {
            files = self.engine.as_ref().map(|(files, _)| files.clone()).unwrap_or_default();
        }
        match self.takes(files, settings) {
            Ok(Response::Study(study)) => {
                (Ok(Response::Restored { study, files: restored }), blobs)
            }
            other => (other, Vec::new()),
        }
    }

    fn takes(
        &mut self,
        files: Vec<(String, Held)>,
        settings: Settings,
    ) -> Result<Response, Vec<Problem>> {
        let lenient =
            |name: &str| settings.files.get(name).is_some_and(|file| file.read.lenient_quotes);
        let fault = |name: &str, content: &Held| match content.0.as_ref() {
            content if content.starts_with(b"bad") => Some(ErrorKind::EmptyFile),
            content if content.starts_with(b"quote") && !lenient(name) => {
                Some(ErrorKind::UnclosedQuote)
            }
            _ => None,
        };
        let bad: Vec<Problem> = files
            .iter()
            .filter_map(|(name, content)| Some((name, fault(name, content)?)))
            .flat_map(|(name, kind)| refusal(kind, Some(name)))
            .collect();
        if !bad.is_empty() {
            return Err(bad);
        }
        if title_of(&settings).starts_with("bad") {
            return Err(refusal(ErrorKind::NothingLoaded, None));
        }
        let mut view = template();
        let like = view.files.remove(0);
        view.files = files
            .iter()
            .map(|(name, _)| {
                let mut file = like.clone();
                file.reading.file = name.clone();
                file
            })
            .collect();
        view.settings = settings.clone();
        self.engine = Some((files, settings));
        Ok(Response::Study(Box::new(view)))
    }
}

fn refusal(kind: ErrorKind, file: Option<&str>) -> Vec<Problem> {
    let error = Error::from(kind);
    vec![Problem::of_error(match file {
        Some(file) => error.in_file(file),
        None => error,
    })]
}

fn kind(request: &Request) -> &'static str {
    match request {
        Request::Load { .. } => "load",
        Request::Add { .. } => "add",
        Request::Configure { .. } => "configure",
        Request::Restore { .. } => "restore",
        Request::Example { .. } => "example",
        Request::Numbers { .. } => "numbers",
        _ => "other",
    }
}

thread_local! {
    /// Some study, and its view, whose files and settings are replaced.
    static TEMPLATE: RefCell<(Engine, StudyView)> =
        RefCell::new(loaded(&[("a.csv", b"participant,code,valence\nP,C,barrier\n")]));
}

fn template() -> StudyView {
    TEMPLATE.with_borrow(|(_, view)| view.clone())
}

fn made(request: Request) -> Response {
    TEMPLATE.with_borrow_mut(|(engine, _)| ask(engine, request))
}

/// Whether a job went well.
pub fn well(outcome: &Outcome) -> bool {
    matches!(outcome, Ok(Done::Study(_) | Done::Answer(_) | Done::Nothing))
}
