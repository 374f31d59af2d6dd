//! What the chosen codes may lead to: suggestions with their reasons, a search through the framework, and what was
//! said under the codes.

use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::chooser::Chooser;
use super::{Decide, path};
use crate::page::session::FindCodePassages;
use crate::page::words::{codes as words, see, valence};
use crate::page::workbench::{Decision, Workbench};
use crate::web::page::common::{CoreRef, Shared};
use steelyard_core::engine::{Excerpt, MappingRow, StudyView, SuggestedItem};
use steelyard_core::framework::Codebook;

/// Passages that are shown of a code.
const MOST_PASSAGES: u32 = 3;

/// Properties of [`Side`].
#[derive(Properties, PartialEq)]
pub struct SideProps {
    /// The core.
    pub core: CoreRef,
    /// The study.
    pub study: Shared<StudyView>,
    /// The framework in force.
    pub book: Shared<Codebook>,
    /// The codes that a decision is made for; at least one.
    pub chosen: Rc<Vec<MappingRow>>,
    /// Which codes are listed, and whether a choice adds to what they have.
    pub bench: UseStateHandle<Workbench>,
    /// Makes the decision.
    pub decide: Decide,
}

/// The side.
#[component]
pub fn Side(props: &SideProps) -> Html {
    let SideProps { core, study, book, chosen, bench, decide } = props;
    let keys: Vec<String> = chosen.iter().map(|row| row.key.clone()).collect();
    let passages = use_state(|| None::<(Vec<String>, Vec<Excerpt>)>);
    {
        let (core, passages) = (core.clone(), passages.clone());
        // What may not be told is not asked for.
        let may_tell = !study.settings.disclosure.keeps_back();
        use_effect_with((keys.clone(), study.clone()), move |(keys, _)| {
            let keys = keys.clone();
            core.run(|core| async move {
                let question = FindCodePassages { keys: keys.clone(), most: MOST_PASSAGES };
                let found = if may_tell { core.ask(question).await.ok() } else { None };
                passages.set(found.map(|found| (keys, found)));
            });
        });
    }
    let said = passages.as_ref().filter(|(of, _)| *of == keys).map(|(_, said)| said);
    let [row] = chosen.as_slice() else {
        let sum = chosen.iter().map(|row| row.codings).sum();
        return html! {
            <section class="side" aria-labelledby="side-title">
                <h3 id="side-title">{ words::several(chosen.len(), sum) }</h3>
                <ul class="hint" translate="no">
                    { for chosen.iter().take(8).map(|row| html! { <li>{ &row.label }</li> }) }
                    if chosen.len() > 8 {
                        <li>{ see::and_others(chosen.len() - 8) }</li>
                    }
                </ul>
                { choice(book, bench, decide, chosen.iter().any(|row| row.chosen)) }
            </section>
        };
    };
    let taken: Vec<(String, Vec<String>)> =
        row.items.iter().filter_map(|id| Some((id.clone(), path(book, id)?))).collect();
    let paths: Vec<Vec<String>> = taken.iter().map(|(_, path)| path.clone()).collect();
    html! {
        <section class="side" aria-labelledby="side-title">
            <h3 id="side-title" translate="no">{ &row.label }</h3>
            <p class="hint">{ words::stands(row, &paths) }</p>
            if taken.len() > 1 {
                <ul class="taken">
                    { for taken.iter().enumerate().map(|(at, (id, path))| taken_item(at, id, path, decide)) }
                </ul>
            }
            if !row.suggestions.is_empty() {
                <div>
                    <h4 id="suggested">{ words::SUGGESTED }</h4>
                    <ul class="suggestions" aria-labelledby="suggested">
                        { for row.suggestions.iter().enumerate().map(|(at, near)| suggestion(at, near, book, decide)) }
                    </ul>
                </div>
            }
            { choice(book, bench, decide, row.chosen) }
            if let Some(said) = said {
                <div class="said">
                    <h4>{ words::said(said.len()) }</h4>
                    <ul>{ for said.iter().map(passage) }</ul>
                </div>
            }
        </section>
    }
}

/// One of several items that a code has, with the button that removes it.
fn taken_item(at: usize, id: &str, path: &[String], decide: &Decide) -> Html {
    let last = path.last().cloned().unwrap_or_default();
    let onclick = decides(decide, Decision::NoLongerUnder(id.to_owned()));
    html! {
        <li>
            <span translate="no">{ words::path(path) }</span>
            <button id={format!("no-longer-{at}")} class="link" type="button"
                aria-label={words::no_longer(&last)} {onclick}>{ words::NO_LONGER }</button>
        </li>
    }
}

/// An item that a code may lead to, as a button that takes it.
fn suggestion(at: usize, near: &SuggestedItem, book: &Codebook, decide: &Decide) -> Html {
    let item = book.position(&near.item).and_then(|at| book.items.get(at as usize));
    let Some(item) = item else { return Html::default() };
    let onclick = decides(decide, Decision::Under(near.item.clone()));
    html! {
        <li>
            <button id={format!("suggestion-{at}")} type="button" {onclick}>
                <strong translate="no">{ &item.label }</strong>
                <span>{ words::reason(&near.reason) }</span>
                <span>{ &item.definition }</span>
            </button>
        </li>
    }
}

/// The search through the framework, and the decisions that name no item.
fn choice(
    book: &Shared<Codebook>,
    bench: &UseStateHandle<Workbench>,
    decide: &Decide,
    decided: bool,
) -> Html {
    let onchoose = {
        let decide = decide.clone();
        Callback::from(move |(id, field): (String, Element)| {
            decide.emit((Decision::Under(id), field));
        })
    };
    let onseveral = {
        let bench = bench.clone();
        Callback::from(move |event: Event| {
            let several = event.target_unchecked_into::<web_sys::HtmlInputElement>().checked();
            bench.set((*bench).clone().adding(several));
        })
    };
    html! {
        <>
            <Chooser book={book.clone()} {onchoose} />
            <div class="check-field">
                <input id="several-items" type="checkbox" ~checked={bench.several}
                    data-checked={bench.several.to_string()} onchange={onseveral} />
                <label for="several-items">{ words::SEVERAL_ITEMS }</label>
            </div>
            <div class="row">
                <button id="not-in-framework" type="button" onclick={decides(decide, Decision::Nowhere)}>
                    { words::NOT_IN_FRAMEWORK }
                </button>
                if decided {
                    <button id="undecide" type="button" onclick={decides(decide, Decision::TakenBack)}>{ words::UNDECIDE }</button>
                }
            </div>
        </>
    }
}

fn decides(decide: &Decide, to: Decision) -> Callback<MouseEvent> {
    let decide = decide.clone();
    Callback::from(move |event: MouseEvent| {
        // The second half of a double click comes when the next code is at hand, for which nobody has decided.
        if event.detail() <= 1 {
            decide.emit((to.clone(), event.target_unchecked_into()));
        }
    })
}

fn passage(passage: &Excerpt) -> Html {
    html! {
        <li translate="no">
            <blockquote>{ &passage.text }</blockquote>
            <p class="provenance">{ valence::valence(passage.valence) }{ " · " }{ see::provenance(passage) }</p>
        </li>
    }
}
