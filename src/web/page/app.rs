//! The root of the page: watches the core, takes drops, pastes and the keys for undo.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Element, KeyboardEvent, ShadowRoot};
use yew::prelude::*;

use super::common::{CoreRef, Shared};
use super::header::header;
use super::help::HelpPanel;
use super::leave::print;
use super::open::open;
use super::opening::{open_files, open_text};
use super::passages::PassagesPanel;
use super::roving::focus;
use super::status::status;
use super::study::Study;
use super::views::{go, heading_id, of_key};
use crate::page::words;
use crate::page::{Action, PageState, View};
use crate::web::files::listed;
use crate::web::shell;
use steelyard_core::framework::codebook_ids;

/// Properties of [`App`].
#[derive(Properties, PartialEq)]
pub struct AppProps {
    /// What drives the page.
    pub core: CoreRef,
    /// The shadow root that it stands in.
    pub root: ShadowRoot,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let state = use_state_eq(|| Shared::from(props.core.state()));
    let refusals = use_mut_ref(|| 0_usize);
    let pasting = use_state_eq(|| false);
    {
        let root = props.root.clone();
        use_effect_with(*pasting, move |pasting| {
            if *pasting {
                focus(root.query_selector("#paste-box").ok().flatten());
            }
        });
    }
    {
        // What had the focus is gone with the page before it.
        let root = props.root.clone();
        let seen = state.study.as_ref().map(|_| state.view);
        let before = use_mut_ref(|| None);
        use_effect_with(seen, move |seen| {
            let was_open = before.replace(*seen).is_some();
            if let Some(view) = seen
                && (was_open || root.active_element().is_none())
            {
                let heading = format!("#{}", heading_id(*view));
                focus(root.query_selector(&heading).ok().flatten());
            }
        });
    }
    {
        // Back and forward lead through the views that were seen.
        let core = props.core.clone();
        use_effect_with((), move |()| {
            let hear = Closure::<dyn Fn(String)>::new(move |view: String| {
                let known = View::of_id(&view).filter(|_| core.state().study.is_some());
                if let Some(view) = known {
                    core.act(Action::Went(view));
                }
            });
            shell::on_revisit(Some(&hear));
            move || {
                shell::on_revisit(None);
                drop(hear);
            }
        });
    }
    let framework =
        use_state_eq(|| codebook_ids().first().map_or_else(String::new, |id| (*id).to_owned()));
    {
        let core = props.core.clone();
        let state = state.clone();
        use_effect_with((), move |()| {
            let watcher = move |next: Rc<PageState>| state.set(next.into());
            core.watch(Some(Rc::new(watcher)));
            move || core.watch(None)
        });
    }
    let dropping = use_document_events(&props.core, &props.root);
    if !state.problems.is_empty() {
        *refusals.borrow_mut() += 1;
    }

    let core = &props.core;
    html! {
        <div class={classes!("page", dropping.then_some("dropping"),
            (state.passages.is_some() || state.help.is_some()).then_some("beside"))}
            aria-busy={state.work.is_some().to_string()}>
            { header(core, &state) }
            { status(core, &state) }
            if let Some(study) = &state.study {
                <Study view={state.view} core={core.clone()} study={Shared::from(Rc::clone(study))} checked={state.checked}
                    figure={state.figure.clone().map(Shared::from)}
                    numbers={state.numbers.clone().map(Shared::from)}
                    open={state.passages.as_ref().map(|open| open.query.clone())}
                    refusals={*refusals.borrow()} />
                if let Some(passages) = &state.passages {
                    <PassagesPanel core={core.clone()} passages={passages.clone()} study={Shared::from(Rc::clone(study))} root={props.root.clone()} />
                }
            } else {
                <main>{ open(core, &state.session, &pasting, &framework) }</main>
            }
            if let Some(topic) = state.help {
                <HelpPanel core={core.clone()} {topic} root={props.root.clone()} />
            }
            <p class="drop-now" aria-hidden="true">{ words::open::DROP_NOW }</p>
        </div>
    }
}

/// Keys, pastes and drops are heard on the whole document: at first nothing in the page has the focus,
/// and a file that is let go beside the page must not take its place. True while files hover above it.
#[hook]
fn use_document_events(core: &CoreRef, root: &ShadowRoot) -> bool {
    let dropping = use_state_eq(|| false);
    let core = core.clone();
    let host = root.host();
    let hover = dropping.clone();
    use_effect_with((), move |()| {
        let at_key = {
            let (core, host) = (core.clone(), host.clone());
            listen("keydown", move |event: KeyboardEvent| {
                let writes = place(&event, &host) == Some(EventPlace::Field) && !is_choice(&event);
                // In a field some keyboards write with Alt: an @ is Alt and 2 on some.
                if let Some(view) = of_key(&event)
                    && core.state().study.is_some()
                    && place(&event, &host).is_some()
                    && !writes
                {
                    event.prevent_default();
                    return go(&core, view);
                }
                let with_control = event.ctrl_key() || event.meta_key();
                if !with_control || writes || place(&event, &host).is_none() {
                    return;
                }
                match (event.key().to_lowercase().as_str(), event.shift_key()) {
                    ("z", false) => core.run(|core| async move { core.undo().await }),
                    ("z", true) | ("y", _) => core.run(|core| async move { core.redo().await }),
                    // The frame alone goes onto as many pages as it needs; its shell is printed as one picture.
                    ("p", false) => print(),
                    _ => return,
                }
                event.prevent_default();
            })
        };
        let at_paste = {
            let (core, host) = (core.clone(), host.clone());
            listen("paste", move |event: ClipboardEvent| {
                if place(&event, &host) == Some(EventPlace::Page)
                    && let Some(data) = event.clipboard_data()
                {
                    paste(&core, &data);
                }
            })
        };
        let at_dragover = {
            let (host, hover) = (host.clone(), hover.clone());
            listen("dragover", move |event: DragEvent| {
                if place(&event, &host).is_some() {
                    event.prevent_default();
                    hover.set(true);
                }
            })
        };
        let at_dragleave = {
            let hover = hover.clone();
            listen("dragleave", move |event: DragEvent| {
                // Leaving one part of the page for another is not leaving the page.
                if event.related_target().is_none() {
                    hover.set(false);
                }
            })
        };
        let at_drop = listen("drop", move |event: DragEvent| {
            if place(&event, &host).is_none() {
                return;
            }
            event.prevent_default();
            hover.set(false);
            open_files(&core, listed(event.data_transfer().and_then(|data| data.files())));
        });
        move || drop([at_key, at_paste, at_dragover, at_dragleave, at_drop])
    });
    *dropping
}

fn paste(core: &CoreRef, data: &DataTransfer) {
    let files = listed(data.files());
    if files.is_empty() {
        open_text(core, &data.get_data("text/plain").unwrap_or_default());
    } else {
        open_files(core, files);
    }
}

/// Where on the page something happened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum EventPlace {
    /// In a field, which takes keys and pastes itself.
    Field,
    /// Elsewhere on the page, or on a document of which nothing has the focus.
    Page,
}

/// `None` for what happens on another part of somebody's own document.
fn place(event: &web_sys::Event, host: &Element) -> Option<EventPlace> {
    let path = event.composed_path();
    let target = path.get(0).dyn_into::<Element>().ok();
    let tag = target.map(|target| target.tag_name()).unwrap_or_default();
    match tag.as_str() {
        "INPUT" | "TEXTAREA" | "SELECT" if path.includes(host, 0) => Some(EventPlace::Field),
        "BODY" | "HTML" => Some(EventPlace::Page),
        _ => path.includes(host, 0).then_some(EventPlace::Page),
    }
}

/// A listener on the document, taken away when it is dropped.
struct Listener {
    kind: &'static str,
    closure: Closure<dyn Fn(web_sys::Event)>,
}

fn listen<E: JsCast>(kind: &'static str, hear: impl Fn(E) + 'static) -> Listener {
    let closure = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| {
        hear(event.unchecked_into());
    });
    if let Some(document) = web_sys::window().and_then(|window| window.document()) {
        let _ = document.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref());
    }
    Listener { kind, closure }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            let hear = self.closure.as_ref().unchecked_ref();
            let _ = document.remove_event_listener_with_callback(self.kind, hear);
        }
    }
}

/// Whether the keys of an event go to a control in which nothing is written.
fn is_choice(event: &KeyboardEvent) -> bool {
    let target = event.composed_path().get(0);
    match target.dyn_ref::<web_sys::HtmlInputElement>() {
        Some(input) => matches!(input.type_().as_str(), "checkbox" | "radio"),
        None => target.is_instance_of::<web_sys::HtmlSelectElement>(),
    }
}
