//! The help as a panel over the page, opened at a topic from where a question arises; Escape closes it and gives the
//! focus back.

use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::common::CoreRef;
use super::roving::{focus, focus_within, on_escape};
use crate::page::words::CLOSE;
use crate::page::words::help::{self as words, Piece};
use crate::page::{Action, Topic};
use crate::web::shell::program_hash;

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
        let core = core.clone();
        move || {
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
        <div id="help" class="passages help" ref={panel} role="dialog" aria-labelledby="help-title" {onkeydown}>
            <div class="passages-head">
                <h2 id="help-title">{ words::TITLE }</h2>
                <button id="close-help" type="button" onclick={onclose}>{ CLOSE }</button>
            </div>
            <nav aria-label={words::TOPICS}><ul>{ for links }</ul></nav>
            { for topics }
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
        Piece::Print(name, text) => html! {
            <details>
                <summary>{ *name }</summary>
                <pre class="licence" translate="no" tabindex="0">{ *text }</pre>
            </details>
        },
    }
}
