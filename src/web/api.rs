//! The JavaScript API: what `<steelyard-view>` delegates its methods to, one [`View`] an element.
//!
//! Takes and gives plain objects; what cannot be done is a rejected promise whose Error's message is
//! the sentence that the page would show. Shapes and checks of options are in [`crate::page::api`].

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, JSON, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{Blob, HtmlElement, ShadowRoot};

use super::content::Held;
use super::core::Core;
use super::files::HeldFile;
use super::page::{App, AppProps};
use super::plain::plain;
use super::task;
use crate::page::api::{
    AskedExport, ExcerptRequest, ExportRequest, FigureRequest, LoadAnswer, NumbersRequest,
    Restored, SaveRequest, TableAnswer, files_given, options, refusal, restored,
};
use crate::page::session::{CountTable, Draw, FindExcerpts, MakeFile, WorkOut, check_sizes};
use crate::page::{ProblemsOr, words};
use steelyard_core::analysis::TableOptions;
use steelyard_core::engine::{ExportOptions, Settings};
use steelyard_core::figure::FigureOptions;

/// The text of the style sheet that the element adopts.
#[wasm_bindgen(js_name = styleText)]
pub fn style_text() -> String {
    include_str!("../../www/style.css").to_owned()
}

/// The program behind one element: its page and its engine.
#[wasm_bindgen]
pub struct View {
    core: Rc<Core>,
    app: yew::AppHandle<App>,
}

#[wasm_bindgen]
impl View {
    /// Mounts the page in an element's shadow root.
    #[wasm_bindgen(constructor)]
    pub fn new(host: HtmlElement, root: ShadowRoot, mount: web_sys::Element) -> Self {
        let core = Core::new(host);
        let props = AppProps { core: Rc::clone(&core).into(), root };
        let app = yew::Renderer::<App>::with_root_and_props(mount, props).render();
        Self { core, app }
    }

    /// Ends the engine and takes the page away.
    pub fn close(self) {
        self.core.close();
        self.app.destroy();
    }

    /// Reads files as one study: `[{ name, bytes }]`, the bytes in a buffer or a blob.
    pub fn load(&self, files: JsValue, settings: JsValue) -> Promise {
        let core = Rc::clone(&self.core);
        promise(async move {
            let files = held_files(&files).await?;
            let settings: Settings = given("load", &settings)?;
            let study = sentence(core.load(files, settings).await)?;
            plain(&LoadAnswer::new(&study)).map_err(|_| refusal("load", ""))
        })
    }

    /// Opens a built-in example by its id.
    pub fn example(&self, id: JsValue) -> Promise {
        let core = Rc::clone(&self.core);
        promise(async move {
            let id = id.as_string().ok_or_else(|| refusal("example", words::api::NOT_AN_ID))?;
            let study = sentence(core.example(id).await)?;
            plain(&LoadAnswer::new(&study)).map_err(|_| refusal("example", ""))
        })
    }

    /// Counts.
    pub fn table(&self, table: JsValue) -> Promise {
        let core = Rc::clone(&self.core);
        promise(async move {
            let table: TableOptions = given("table", &table)?;
            let view = sentence(core.ask(CountTable(table)).await)?;
            plain(&TableAnswer::new(&view)).map_err(|_| refusal("table", ""))
        })
    }

    /// Counts and draws.
    pub fn figure(&self, figure: JsValue) -> Promise {
        let core = Rc::clone(&self.core);
        promise(async move {
            let (table, figure) = given::<FigureRequest>("figure", &figure)?.split()?;
            let drawing = sentence(core.ask(Draw(table, figure)).await)?;
            plain(&drawing).map_err(|_| refusal("figure", ""))
        })
    }

    /// Works out numbers beyond counts.
    pub fn numbers(&self, numbers: JsValue) -> Promise {
        let core = Rc::clone(&self.core);
        promise(async move {
            let (kind, table) = given::<NumbersRequest>("numbers", &numbers)?.split()?;
            let sheet = sentence(core.ask(WorkOut(kind, table)).await)?;
            plain(&sheet).map_err(|_| refusal("numbers", ""))
        })
    }

    /// The passages behind a number.
    pub fn excerpts(&self, query: JsValue) -> Promise {
        let core = Rc::clone(&self.core);
        promise(async move {
            let (query, table) = given::<ExcerptRequest>("excerpts", &query)?.split();
            let excerpts = sentence(core.ask(FindExcerpts(query, table)).await)?;
            plain(&excerpts).map_err(|_| refusal("excerpts", ""))
        })
    }

    /// The study as a plain object.
    pub fn save(&self, options: JsValue) -> Promise {
        let core = Rc::clone(&self.core);
        promise(async move {
            let options: SaveRequest = given("save", &options)?;
            let without_data = options.without_data.unwrap_or(false);
            let export = ExportOptions::Study { without_data };
            let file = MakeFile(export, TableOptions::default(), FigureOptions::default());
            let bytes = sentence(core.make(file).await)?.bytes;
            JSON::parse(&String::from_utf8_lossy(&bytes)).map_err(|_| refusal("save", ""))
        })
    }

    /// Brings a study back, or a part of the settings.
    pub fn restore(&self, study: JsValue) -> Promise {
        let core = Rc::clone(&self.core);
        promise(async move {
            let json = json_of(&study);
            let study = match restored(&json)? {
                Restored::Study => core.restore(Uint8Array::from(json.as_bytes())).await,
                Restored::Parts(parts) => core.merge(parts).await,
            };
            plain(&LoadAnswer::new(&*sentence(study)?)).map_err(|_| refusal("restore", ""))
        })
    }

    /// The bytes of a file.
    pub fn export(&self, export: JsValue) -> Promise {
        let core = Rc::clone(&self.core);
        promise(async move {
            let asked = given::<ExportRequest>("export", &export)?.split()?;
            let AskedExport { export, table, figure } = asked;
            let file = sentence(core.make_file(export, table, figure).await)?;
            Ok(Uint8Array::from(file.bytes.as_slice()).into())
        })
    }
}

fn promise(work: impl Future<Output = Result<JsValue, String>> + 'static) -> Promise {
    let work: Pin<Box<dyn Future<Output = Result<JsValue, String>>>> = Box::pin(work);
    task::promise(async move { work.await.map_err(|message| js_sys::Error::new(&message).into()) })
}

fn sentence<T>(told: ProblemsOr<T>) -> Result<T, String> {
    told.map_err(|problems| {
        problems.into_iter().map(|problem| problem.message).collect::<Vec<_>>().join("\n")
    })
}

fn json_of(value: &JsValue) -> String {
    if value.is_undefined() || value.is_null() {
        return "{}".to_owned();
    }
    JSON::stringify(value).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn given<T: serde::de::DeserializeOwned>(method: &str, value: &JsValue) -> Result<T, String> {
    let json = json_of(value);
    if !json.starts_with('{') {
        return Err(refusal(method, words::api::NOT_AN_OBJECT));
    }
    options(method, &json)
}

async fn held_files(files: &JsValue) -> Result<Vec<HeldFile>, String> {
    let refused = || refusal("load", words::api::NOT_FILES);
    if !Array::is_array(files) {
        return Err(refused());
    }
    let files = Array::from(files);
    files_given(files.length() as usize)?;
    let mut blobs = Vec::new();
    let mut held = Vec::new();
    for file in files.iter() {
        let field = |name: &str| Reflect::get(&file, &name.into()).ok();
        let name = field("name").and_then(|name| name.as_string()).ok_or_else(refused)?;
        let bytes = field("bytes").ok_or_else(refused)?;
        match bytes.dyn_into::<Blob>() {
            Ok(blob) => {
                // Sizes of blobs are whole numbers, and far below 2^53.
                blobs.push((name.clone(), blob.size() as u64));
                held.push((name, Given::Blob(blob)));
            }
            Err(bytes) => {
                let content = view_of(&bytes).map(|view| Held::copied(&view));
                held.push((name, Given::Content(content.ok_or_else(refused)?)));
            }
        }
    }
    // Before a byte of any is read.
    sentence(check_sizes(&blobs, 0))?;
    let mut files = Vec::with_capacity(held.len());
    for (name, given) in held {
        let content = match given {
            Given::Content(content) => content,
            Given::Blob(blob) => Held::of_blob(blob).await.map_err(|_| words::unreadable(&name))?,
        };
        files.push(HeldFile { name, content });
    }
    Ok(files)
}

/// The content of a file as a script gives it.
enum Given {
    Content(Held),
    Blob(Blob),
}

/// A buffer or a view's part of one; `None` for any other value. They are known by their length in bytes and not by
/// their class: those of another frame have classes of their own.
fn view_of(bytes: &JsValue) -> Option<Uint8Array> {
    let number = |name: &str| Reflect::get(bytes, &name.into()).ok()?.as_f64();
    let length = number("byteLength")?;
    let view = if ArrayBuffer::is_view(bytes) {
        let buffer = Reflect::get(bytes, &"buffer".into()).ok()?;
        // Offsets and lengths of buffers are whole numbers below 2^32 on wasm's platforms.
        Uint8Array::new_with_byte_offset_and_length(
            &buffer,
            number("byteOffset")? as u32,
            length as u32,
        )
    } else {
        Uint8Array::new(bytes)
    };
    (f64::from(view.length()) == length).then_some(view)
}
