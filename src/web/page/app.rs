//! The root of the page: watches the core, takes drops, pastes and the keys for undo.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{ClipboardEvent, DragEvent, HtmlElement, KeyboardEvent, ShadowRoot};
use yew::prelude::*;

use super::common::{CoreRef, Refusals, Shared};
use super::header::Header;
use super::open::Open;
use super::passages::PassagesPanel;
use super::see::See;
use super::status::Status;
use super::{check::Check, leave::Leave};
use crate::page::{Action, PageState};
use crate::web::core::{Core, told};
use crate::web::files::{HeldFile, listed, read};
use crate::words::page as words;

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
    {
        let core = props.core.clone();
        let state = state.clone();
        use_effect_with((), move |()| {
            let watcher = move |next: Rc<PageState>| state.set(next.into());
            core.watch(Some(Rc::new(watcher)));
            move || core.watch(None)
        });
    }
    use_document_events(&props.core, &props.root);
    if !state.problems.is_empty() {
        *refusals.borrow_mut() += 1;
    }

    let dropping = use_state_eq(|| false);
    let ondragover = {
        let dropping = dropping.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            dropping.set(true);
        })
    };
    let ondragleave = {
        let dropping = dropping.clone();
        Callback::from(move |event: DragEvent| {
            // Leaving for a part of the page is not leaving the page.
            if event.related_target().is_none() {
                dropping.set(false);
            }
        })
    };
    let ondrop = {
        let dropping = dropping.clone();
        let core = props.core.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            dropping.set(false);
            let files = listed(event.data_transfer().and_then(|data| data.files()));
            open_files(&core, files);
        })
    };

    let study = state.study.clone().map(Shared::from);
    let figure = state.figure.clone().map(Shared::from);
    let busy = state.work.is_some();
    html! {
        <ContextProvider<CoreRef> context={props.core.clone()}>
        <ContextProvider<Refusals> context={Refusals(*refusals.borrow())}>
            <div class={classes!("page", dropping.then_some("dropping"))}
                {ondragover} {ondragleave} {ondrop} aria-busy={busy.to_string()}>
                <Header study={study.clone()} can_undo={state.history.previous().is_some()}
                    can_redo={state.history.next().is_some()} />
                <Status work={state.work.clone()} problems={state.problems.clone()}
                    announcement={state.announcement.clone()} />
                if let Some(study) = study {
                    <main aria-label={words::STUDY}>
                        <Check study={study.clone()} checked={state.checked} />
                        <See study={study.clone()} figure={figure.clone()}
                            open={state.passages.as_ref().map(|open| open.query.clone())} />
                        <Leave study={study} figure={figure} />
                    </main>
                    if let Some(passages) = &state.passages {
                        <PassagesPanel passages={passages.clone()} root={props.root.clone()} />
                    }
                } else {
                    <main><Open /></main>
                }
                <p class="drop-now" aria-hidden="true">{ words::open::DROP_NOW }</p>
            </div>
        </ContextProvider<Refusals>>
        </ContextProvider<CoreRef>>
    }
}

/// Opens files that were dropped or chosen.
pub fn open_files(core: &CoreRef, files: Vec<web_sys::File>) {
    if files.is_empty() {
        return;
    }
    core.run(|core| async move {
        match read(files).await {
            Ok(files) => open_held(&core, files).await,
            Err(message) => core.act(Action::Failed(told(&message))),
        }
    });
}

/// Opens files whose bytes are there.
pub async fn open_held(core: &Rc<Core>, files: Vec<HeldFile>) {
    // What is refused shows among the problems.
    let _ = core.load(files, crate::engine::Settings::default()).await;
}

/// Keys and pastes are heard on the whole document: at first nothing in the page has the focus.
#[hook]
fn use_document_events(core: &CoreRef, root: &ShadowRoot) {
    let core = core.clone();
    let host = root.host();
    use_effect_with((), move |()| {
        let document = web_sys::window().and_then(|window| window.document());
        let mine = {
            let host = host.clone();
            move |event: &web_sys::Event| {
                let target = event.composed_path().get(0);
                let Some(target) = target.dyn_ref::<HtmlElement>() else { return Some(false) };
                let on_page =
                    target.tag_name() == "BODY" || event.composed_path().includes(&host, 0);
                let writes = matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
                on_page.then_some(writes)
            }
        };
        let at_key = {
            let (core, mine) = (core.clone(), mine.clone());
            Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
                let with_control = event.ctrl_key() || event.meta_key();
                let text_field = mine(&event) == Some(true) && !is_choice(&event);
                if !with_control || text_field || mine(&event).is_none() {
                    return;
                }
                match (event.key().to_lowercase().as_str(), event.shift_key()) {
                    ("z", false) => core.run(|core| async move { core.undo().await }),
                    ("z", true) | ("y", _) => core.run(|core| async move { core.redo().await }),
                    _ => return,
                }
                event.prevent_default();
            })
        };
        let at_paste = Closure::<dyn Fn(ClipboardEvent)>::new(move |event: ClipboardEvent| {
            if mine(&event) != Some(false) {
                return;
            }
            let Some(data) = event.clipboard_data() else { return };
            let files = listed(data.files());
            let text = data.get_data("text/plain").unwrap_or_default();
            if !files.is_empty() {
                open_files(&core, files);
            } else if !text.trim().is_empty() {
                core.run(|core| async move {
                    let pasted = HeldFile::of_text(words::open::PASTED_NAME, &text);
                    open_held(&core, vec![pasted]).await;
                });
            }
        });
        if let Some(document) = &document {
            let _ = document
                .add_event_listener_with_callback("keydown", at_key.as_ref().unchecked_ref());
            let _ = document
                .add_event_listener_with_callback("paste", at_paste.as_ref().unchecked_ref());
        }
        move || {
            if let Some(document) = document {
                let _ = document.remove_event_listener_with_callback(
                    "keydown",
                    at_key.as_ref().unchecked_ref(),
                );
                let _ = document.remove_event_listener_with_callback(
                    "paste",
                    at_paste.as_ref().unchecked_ref(),
                );
            }
        }
    });
}

/// Whether the keys of an event go to a control in which nothing is written.
fn is_choice(event: &KeyboardEvent) -> bool {
    let target = event.composed_path().get(0);
    match target.dyn_ref::<web_sys::HtmlInputElement>() {
        Some(input) => matches!(input.type_().as_str(), "checkbox" | "radio"),
        None => target.is_instance_of::<web_sys::HtmlSelectElement>(),
    }
}
