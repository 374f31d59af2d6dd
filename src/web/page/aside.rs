//! The codings that were set aside as wrong: each with the way back.

use web_sys::Element;
use yew::prelude::*;

use super::common::CoreRef;
use super::roving::focus_within;
use crate::page::Edit;
use crate::page::words::{aside as words, see, valence};
use steelyard_core::engine::{AsideView, StudyView};

/// The heading of the view that the list stands in.
const VIEW: &str = "#view-figure-title";

/// The list, folded; nothing where nothing was set aside.
pub fn aside(core: &CoreRef, study: &StudyView) -> Html {
    if study.set_aside.is_empty() {
        return Html::default();
    }
    let is_last = study.set_aside.len() == 1;
    let kept_back = study.settings.disclosure.keeps_back();
    html! {
        <details id="set-aside">
            <summary><h3>{ words::title(study.set_aside.len()) }</h3></summary>
            <p class="hint">{ words::HINT }</p>
            <ol class="passage-list">
                { for study.set_aside.iter().enumerate().map(|(at, one)| listed(core, at, one, kept_back, is_last)) }
            </ol>
        </details>
    }
}

fn listed(core: &CoreRef, at: usize, one: &AsideView, kept_back: bool, is_last: bool) -> Html {
    let passage = &one.coding.passage;
    let onclick = {
        let (core, coding) = (core.clone(), one.coding.clone());
        Callback::from(move |event: MouseEvent| {
            // The button goes with its line, and the list with the last of them.
            let button: Element = event.target_unchecked_into();
            focus_within(&button, if is_last { VIEW } else { "#set-aside summary" });
            core.edit(Edit::SetAside(coding.clone(), false));
        })
    };
    html! {
        <li key={at} translate="no">
            if let Some(excerpt) = &one.excerpt {
                if !excerpt.text.is_empty() {
                    <blockquote>{ &excerpt.text }</blockquote>
                }
                <p class="provenance">
                    { valence::valence(excerpt.valence) }{ " " }{ &excerpt.code }{ " · " }{ see::provenance(excerpt) }
                </p>
            } else {
                <p class="hint">{ if kept_back { words::KEPT_BACK } else { words::LOST } }</p>
            }
            <button type="button" aria-label={words::button(words::COUNT_AGAIN, &passage.code, at + 1)}
                {onclick}>{ words::COUNT_AGAIN }</button>
        </li>
    }
}
