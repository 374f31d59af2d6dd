//! The whole engine: whatever is loaded, everything that can be asked of it is answered, and a refusal changes nothing.

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;
use std::cell::RefCell;
use steelyard_core::analysis::{Statistic, TableOptions};
use steelyard_core::engine::{
    Engine, ExportOptions, InputFile, InteractiveOptions, ListFormat, Request, Response, Settings,
    StudyView, border,
};
use steelyard_core::figure::FigureOptions;
use steelyard_core::schema::live_figure as schema;
use steelyard_core::words::checklists::Guideline;
use steelyard_reading::checksum::crc32;
use steelyard_reading::packing;

/// A small study that stands before anything is tried.
const BEFORE: &[u8] = b"participant,group,code,type,excerpt,coder\n\
    P1,Nurses,Cost,barrier,It costs too much,Ann\n\
    P1,Nurses,Training,facilitator,They showed us how,Ann\n\
    P2,Nurses,Cost,barrier,Nobody pays,Bo\n\
    P3,Physicians,Leadership Engagement,facilitator,She asked every week,Ann\n\
    P4,Physicians,Cost,mixed,\"Dear, but worth it\",Bo\n\
    P4,Physicians,Compatibility,barrier,Not on our wards,Ann\n";

/// The request that loads a file.
pub(crate) fn load(name: &str, bytes: &[u8], settings: Settings) -> Request {
    let file = InputFile { name: name.to_owned(), bytes: bytes.to_vec() };
    Request::Load { files: vec![file], settings: Box::new(settings) }
}

/// The answer to a request; what is told of the way is a share.
pub(crate) fn ask(engine: &mut Engine, request: Request) -> Response {
    let answer = engine.handle(request, &mut |progress| {
        assert!((0.0..=1.0).contains(&progress.done), "{progress:?}");
    });
    if let Response::Failed { errors, messages } = &answer {
        assert!(!errors.is_empty() && errors.len() == messages.len());
        assert!(messages.iter().all(|message| !message.is_empty()));
    }
    answer
}

/// What a study answers that nothing has changed.
fn told(engine: &mut Engine) -> [Response; 2] {
    let (table, figure) = (TableOptions::default(), FigureOptions::default());
    [Request::Figure { table, figure }, Request::Audit].map(|request| ask(engine, request))
}

/// The study that stands there before, its settings, and what is told of it.
struct Standing {
    engine: Engine,
    settings: Settings,
    told: [Response; 2],
}

impl Standing {
    fn new() -> Self {
        let mut engine = Engine::new();
        let settings = Settings { framework: Some("none".into()), ..Settings::default() };
        let answer = ask(&mut engine, load("before.csv", BEFORE, settings));
        let Response::Study(view) = answer else {
            panic!("the study that stands there before: {answer:?}")
        };
        let told = told(&mut engine);
        Self { engine, settings: view.settings, told }
    }

    /// Holds that nothing has changed.
    fn stands(&mut self) {
        assert!(told(&mut self.engine) == self.told, "a refusal changed what was there");
    }
}

thread_local! {
    /// The study that stands there before, kept as long as nothing changes it.
    static STANDING: RefCell<Standing> = RefCell::new(Standing::new());
}

/// Asks an engine that holds nothing for a study; where it comes, holds what must hold of it and asks of it what is
/// chosen, else holds that a study which stands there before stays as it is. Gives whether it came.
fn tried(request: Request, chosen: usize) -> bool {
    let mut engine = Engine::new();
    match ask(&mut engine, request.clone()) {
        Response::Study(view) | Response::Restored { study: view, .. } => {
            asked_of(&mut engine, &view, chosen);
            true
        }
        Response::Failed { .. } => STANDING.with_borrow_mut(|standing| {
            // What is laid over a study that stands there may come for all that.
            if !matches!(ask(&mut standing.engine, request), Response::Failed { .. }) {
                *standing = Standing::new();
            }
            standing.stands();
            false
        }),
        other => panic!("no study and no refusal: {other:?}"),
    }
}

/// Nothing is lost in silence.
fn holds_together(view: &StudyView) {
    let account = &view.account;
    let told = account.rows_used + account.rows_without_coding + account.left_out.len() as u64;
    assert_eq!(account.rows_read, told, "rows lost in silence");
}

/// Asks of a study what is chosen; whoever changes a byte chooses otherwise, so that in the end everything is asked.
fn asked_of(engine: &mut Engine, view: &StudyView, chosen: usize) {
    holds_together(view);
    let (table, figure) = (TableOptions::default, FigureOptions::default);
    ask(engine, Request::Figure { table: table(), figure: figure() });
    let rest = chosen / 16;
    match chosen % 16 {
        0 => saved(engine, ExportOptions::Svg).inspect(|bytes| is_harmless_drawing(bytes)),
        1 => saved(engine, ExportOptions::Pdf),
        2 => saved(engine, ExportOptions::CSV),
        3 => saved(engine, ExportOptions::Tidy { raw: false }),
        4 => saved(engine, ExportOptions::Docx { dpi: 72.0 }),
        5 => saved(engine, ExportOptions::Markdown { numbers: None }),
        6 => saved(engine, ExportOptions::LEFT_OUT),
        7 => saved(engine, ExportOptions::Checklist { which: Guideline::Coreq }),
        8 => saved(engine, ExportOptions::Audit { format: ListFormat::Markdown }),
        9 if rest.is_multiple_of(8) => {
            let options = Box::new(InteractiveOptions::default());
            saved(engine, ExportOptions::Interactive { options, bundle: false })
        }
        9 => saved(engine, ExportOptions::MatrixForm),
        10 => {
            let keys = view.mapping.iter().take(3).map(|row| row.key.clone()).collect();
            ask(engine, Request::CodePassages { keys, most: 3 });
            None
        }
        11 => saved(engine, ExportOptions::STUDY).inspect(|bytes| comes_back(bytes, view)),
        _ => Statistic::ALL.get(rest % Statistic::ALL.len()).and_then(|&kind| {
            ask(engine, Request::Numbers { kind, table: table() });
            saved(engine, ExportOptions::Xlsx { numbers: Some(kind) })
        }),
    };
}

/// What was saved opens as what it was.
fn comes_back(bytes: &[u8], view: &StudyView) {
    let request = Request::Restore { bytes: bytes.to_vec(), files: Vec::new() };
    let restored = ask(&mut Engine::new(), request);
    let Response::Restored { study, .. } = restored else {
        panic!("what was saved does not open: {restored:?}")
    };
    assert_eq!(study.settings, view.settings, "saved and opened again");
    assert_eq!(study.account, view.account, "saved and opened again");
    assert_eq!(study.mapping, view.mapping, "saved and opened again");
}

/// The bytes of a file; `None` where it cannot be had.
fn saved(engine: &mut Engine, export: ExportOptions) -> Option<Vec<u8>> {
    let (table, figure) = (TableOptions::default(), FigureOptions::default());
    match ask(engine, Request::Export { export, table, figure }) {
        Response::Export(export) => {
            assert!(!export.file_name.is_empty() && !export.file_name.contains(['/', '\\', '\0']));
            Some(export.bytes)
        }
        _ => None,
    }
}

/// A drawing is XML, and nothing in it runs or leads anywhere.
fn is_harmless_drawing(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(Event::Start(element) | Event::Empty(element)) => {
                let name = element.name().as_ref().to_lowercase();
                assert!(
                    !["script", "style", "foreignobject", "a", "image", "use"].contains(&&*name),
                    "an element {name}"
                );
                for attribute in element.attributes() {
                    let Ok(attribute) = attribute else { panic!("an attribute that is none") };
                    let name = attribute.key.as_ref().to_lowercase();
                    assert!(!name.starts_with("on") && name != "style" && !name.ends_with("href"));
                }
            }
            Ok(_) => {}
            Err(error) => panic!("a drawing that is no XML: {error}"),
        }
    }
}

/// A number that differs with the bytes, to choose by.
fn chosen_by(bytes: &[u8]) -> usize {
    crc32(bytes) as usize
}

/// A table as a file of its own.
pub(crate) fn table(bytes: &[u8]) -> bool {
    tried(load("a.csv", bytes, Settings::default()), chosen_by(bytes))
}

/// A study file.
pub(crate) fn study_file(bytes: &[u8]) -> bool {
    let request = Request::Restore { bytes: bytes.to_vec(), files: Vec::new() };
    tried(request, chosen_by(bytes))
}

/// Settings: as JSON they are what they were, and a study takes them or refuses them.
pub(crate) fn settings(bytes: &[u8]) -> bool {
    let Ok(settings) = serde_json::from_slice::<Settings>(bytes) else { return false };
    let Ok(text) = serde_json::to_value(&settings) else {
        panic!("settings that cannot be written")
    };
    match serde_json::from_value::<Settings>(text.clone()) {
        Ok(again) => assert_eq!(serde_json::to_value(again).ok(), Some(text), "not as it was"),
        Err(error) => panic!("settings that cannot be read again: {error}"),
    }
    STANDING.with_borrow_mut(|standing| {
        match ask(&mut standing.engine, Request::Configure { settings: Box::new(settings) }) {
            Response::Study(view) => {
                asked_of(&mut standing.engine, &view, chosen_by(bytes));
                // And back again, as somebody undoes it.
                let settings = Box::new(standing.settings.clone());
                ask(&mut standing.engine, Request::Configure { settings });
                standing.stands();
                true
            }
            _ => {
                standing.stands();
                false
            }
        }
    })
}

/// What crosses the border: the first byte says which way. What is read of it is the same when it crosses again, and
/// an engine answers it.
pub(crate) fn border(bytes: &[u8]) -> bool {
    match bytes.split_first() {
        Some((b'?', bytes)) => {
            let Some(request) = border::decode::<Request>(bytes) else { return false };
            let written = border::encode(&request);
            let Some(again) = border::decode::<Request>(&written) else {
                panic!("a request that does not cross: {request:?}")
            };
            assert_eq!(border::encode(&again), written);
            STANDING.with_borrow_mut(|standing| {
                let changes = !matches!(
                    request,
                    Request::Table { .. }
                        | Request::Figure { .. }
                        | Request::Drawing { .. }
                        | Request::Interactive { .. }
                        | Request::Numbers { .. }
                        | Request::Audit
                        | Request::Excerpts { .. }
                        | Request::CodePassages { .. }
                        | Request::Export { .. }
                );
                let failed = matches!(ask(&mut standing.engine, request), Response::Failed { .. });
                if changes && !failed {
                    *standing = Standing::new();
                }
            });
            true
        }
        Some((_, bytes)) => {
            let Some(answer) = border::decode::<Response>(bytes) else { return false };
            let written = border::encode(&answer);
            let Some(again) = border::decode::<Response>(&written) else {
                panic!("an answer that does not cross: {answer:?}")
            };
            assert_eq!(border::encode(&again), written);
            true
        }
        None => false,
    }
}

/// What a live figure carries: as it is packed where the first byte is [`packing::MARK`], else its text.
pub(crate) fn live_figure(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let packed = match text.strip_prefix(packing::MARK) {
        Some(packed) => packed.to_owned(),
        None if text.contains(packing::MARK) => return false,
        None => packing::pack(text),
    };
    let lines: Vec<u8> = packed.bytes().filter(|byte| !matches!(byte, b'\n' | b'\r')).collect();
    let document = format!(
        "<!DOCTYPE html><section class=\"sy-figure\">{}{}{}{:08x}{}{packed}{}</section>",
        schema::BEGINNING,
        schema::VERSION,
        schema::CHECKSUM,
        crc32(&lines),
        schema::CONTENT,
        schema::END
    );
    // The text comes back as it was packed.
    if text.strip_prefix(packing::MARK).is_none() && !text.contains(['\n', '\r']) {
        let source = crate::readers::read("a.html", document.as_bytes(), &Default::default());
        let carried = source.and_then(|source| source.carried);
        let is_element = packed.contains(schema::END) || packed.contains(schema::BEGINNING);
        assert!(is_element || carried.as_deref() == Some(text), "packed, and not the same");
    }
    let is_object = serde_json::from_str::<Value>(text).is_ok_and(|value| value.is_object());
    let came = tried(load("a.html", document.as_bytes(), Settings::default()), chosen_by(bytes));
    assert!(!came || is_object || text.starts_with(packing::MARK), "opened, and no object");
    came
}
