//! The codings that were set aside as wrong: each with the way back.

use yew::prelude::*;

use super::common::CoreRef;
use crate::page::Edit;
use crate::page::words::{aside as words, see, valence};
use steelyard_core::engine::{AsideView, StudyView};

/// The list, folded; nothing where nothing was set aside.
pub fn aside(core: &CoreRef, study: &StudyView) -> Html {
    if study.set_aside.is_empty() {
        return Html::default();
    }
    let kept_back = study.settings.disclosure.keeps_back();
    html! {
        <details id="set-aside">
            <summary><h3>{ words::title(study.set_aside.len()) }</h3></summary>
            <p class="hint">{ words::HINT }</p>
            <ol class="passage-list">
                { for study.set_aside.iter().enumerate().map(|(at, one)| listed(core, at, one, kept_back)) }
            </ol>
        </details>
    }
}

fn listed(core: &CoreRef, at: usize, one: &AsideView, kept_back: bool) -> Html {
    let passage = &one.coding.passage;
    let edit = Edit::SetAside(one.coding.clone(), false);
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
                onclick={core.edits(edit)}>{ words::COUNT_AGAIN }</button>
        </li>
    }
}
