//! The help as a panel over the page, opened at a topic from where a question arises; Escape closes it and gives the
//! focus back.

use steelyard_core::export::study::sha256;
use web_sys::{Element, File, HtmlElement, HtmlInputElement, ShadowRoot};
use yew::prelude::*;

use super::common::CoreRef;
use super::modal::{Modal, use_modal};
use super::roving::{focus, focus_within, on_escape};
use crate::page::words::help::{self as words, Piece};
use crate::page::words::{CLOSE, unreadable};
use crate::page::{Action, Topic};
use crate::web::files;
use crate::web::shell::program_hash;
use crate::web::task::spawn;

/// Properties of [`HelpPanel`].
#[derive(Properties, PartialEq)]
pub struct HelpPanelProps {
    /// The core.
    pub core: CoreRef,
    /// The topic that was asked for.
    pub topic: Topic,
    /// The shadow root, which knows where the focus is.
    pub root: ShadowRoot,
}

/// What a button does that opens the help at a topic.
pub fn explains(core: &CoreRef, topic: Topic) -> Callback<MouseEvent> {
    let core = core.clone();
    Callback::from(move |_: MouseEvent| core.act(Action::Helped(Some(topic))))
}

/// A small button beside a control that opens the help about it.
pub fn question_mark(core: &CoreRef, topic: Topic) -> Html {
    html! {
        <button type="button" class="about-this" aria-label={words::about(topic)} title={words::about(topic)}
            onclick={explains(core, topic)}>{ "?" }</button>
    }
}

/// The panel.
#[component]
pub fn HelpPanel(props: &HelpPanelProps) -> Html {
    let HelpPanelProps { core, topic, root } = props;
    let panel = use_node_ref();
    let opener = use_mut_ref(|| None::<Element>);
    let modal = use_modal(panel.clone());
    {
        let (panel, opener, root) = (panel.clone(), opener.clone(), root.clone());
        use_effect_with(*topic, move |topic| {
            let Some(panel) = panel.cast::<HtmlElement>() else { return };
            let active = root.active_element();
            if !active.as_ref().is_some_and(|active| panel.contains(Some(active))) {
                *opener.borrow_mut() = active;
            }
            focus(panel.query_selector(&format!("#help-{}", topic.id())).ok().flatten());
        });
    }
    let close = {
        let (core, held) = (core.clone(), modal.held());
        move || {
            Modal::release(&held);
            core.act(Action::Helped(None));
            focus(opener.borrow_mut().take().filter(|opener| opener.is_connected()));
        }
    };
    let onclose = {
        let close = close.clone();
        Callback::from(move |_: MouseEvent| close())
    };
    let onkeydown = on_escape(close);
    let links = Topic::ALL.into_iter().map(|topic| {
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            let heading = format!("#help-{}", topic.id());
            focus_within(&event.target_unchecked_into(), &heading);
        });
        html! { <li><a href={format!("#help-{}", topic.id())} {onclick}>{ words::title(topic) }</a></li> }
    });
    let topics = Topic::ALL.into_iter().map(|topic| {
        html! {
            <section aria-labelledby={format!("help-{}", topic.id())}>
                <h3 id={format!("help-{}", topic.id())} tabindex="-1">{ words::title(topic) }</h3>
                { for words::pieces(topic).iter().map(piece) }
            </section>
        }
    });
    html! {
        <div id="help" class="passages help" ref={panel} role="dialog"
            aria-modal={modal.covers.then_some("true")} aria-labelledby="help-title" {onkeydown}>
            <div class="passages-head">
                <h2 id="help-title">{ words::TITLE }</h2>
                <button id="close-help" type="button" onclick={onclose}>{ CLOSE }</button>
            </div>
            <nav aria-label={words::TOPICS}><ul>{ for links }</ul></nav>
            { for topics }
        </div>
    }
}

/// The largest file whose hash is told: no page is as large, and it is worked out while the page waits.
const MOST_HASHED: f64 = (64 << 20) as f64;

/// What is told of chosen files: their hashes, or why there are none.
async fn hashes(chosen: Vec<File>) -> String {
    if chosen.iter().any(|file| file.size() > MOST_HASHED) {
        return words::NO_PAGE.to_owned();
    }
    let held = match files::read(chosen, 0).await {
        Ok(held) => held,
        Err(problems) => return problems.into_iter().map(|problem| problem.message).collect(),
    };
    let mut told = String::new();
    for files::HeldFile { name, content } in held {
        told.push_str(&match content.read().await {
            Ok(bytes) => words::file_hash(&name, &sha256(&bytes)),
            Err(_) => unreadable(&name),
        });
    }
    told
}

/// A field that takes a file and tells its SHA-256.
#[component]
fn FileHash() -> Html {
    let told = use_state(String::new);
    let onchange = {
        let told = told.clone();
        Callback::from(move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            let told = told.clone();
            let chosen = files::listed(input.files());
            spawn(async move { told.set(hashes(chosen).await) });
        })
    };
    html! {
        <div class="field">
            <label for="hash-file">{ words::HASH_A_FILE }</label>
            <input id="hash-file" type="file" {onchange} aria-describedby="hash-hint" />
            <p id="hash-hint" class="hint">{ words::HASH_HINT }</p>
            <p id="file-hash" class="hash" role="status" translate="no">{ &*told }</p>
        </div>
    }
}

fn piece(piece: &Piece) -> Html {
    match piece {
        Piece::Text(text) => html! { <p>{ *text }</p> },
        Piece::Terms(terms) => {
            let terms = terms.iter().map(|(term, meaning)| {
                html! {
                    <div><dt>{ *term }</dt><dd>{ *meaning }</dd></div>
                }
            });
            html! { <dl>{ for terms }</dl> }
        }
        Piece::Steps(steps) => {
            html! { <ol>{ for steps.iter().map(|step| html! { <li>{ *step }</li> }) }</ol> }
        }
        Piece::Program => match program_hash() {
            hash if hash.is_empty() => Html::default(),
            hash => html! { <p id="program-hash">{ words::program(&hash) }</p> },
        },
        Piece::FileHash => html! { <FileHash /> },
        Piece::Print(name, text) => html! {
            <details>
                <summary>{ *name }</summary>
                <pre class="licence" translate="no" tabindex="0">{ *text }</pre>
            </details>
        },
    }
}
