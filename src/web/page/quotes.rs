//! The passages that were collected to be quoted: in the user's order, each with the way out of the list.

use yew::prelude::*;

use super::common::CoreRef;
use crate::page::Edit;
use crate::page::words::aside::IS_ASIDE;
use crate::page::words::{quotes as words, see, valence};
use steelyard_core::engine::{Collected, StudyView};

/// The card of quotations; nothing where the study has no passages.
pub fn quotes(core: &CoreRef, study: &StudyView) -> Html {
    if !study.summary.excerpts {
        return Html::default();
    }
    let count = study.quotes.len();
    let is_aside = |quote: &Collected| {
        let aside = study.settings.set_aside.iter();
        quote.excerpt.is_none() && aside.map(|one| &one.passage).any(|one| *one == quote.picked)
    };
    let one = |(at, quote)| listed(core, at, quote, count, is_aside(quote));
    let is_protected = study.settings.disclosure.keeps_back();
    html! {
        <section id="quotes" class="card">
            <h3>{ words::TITLE }</h3>
            <p class="hint">{ if is_protected { words::PROTECTED } else { words::HINT } }</p>
            if study.quotes.is_empty() {
                <p>{ words::NONE }</p>
            } else if !is_protected {
                <ol class="passage-list">{ for study.quotes.iter().enumerate().map(one) }</ol>
            }
        </section>
    }
}

fn listed(core: &CoreRef, at: usize, quote: &Collected, count: usize, is_aside: bool) -> Html {
    let button = |name: &'static str, edit: Edit, disabled: bool| {
        html! {
            <button type="button" aria-label={words::button(name, at + 1)} {disabled}
                onclick={core.edits(edit)}>{ name }</button>
        }
    };
    let picked = || quote.picked.clone();
    html! {
        <li key={format!("{}-{}", picked().row, picked().code)} translate="no">
            if let Some(excerpt) = &quote.excerpt {
                <blockquote>{ &excerpt.text }</blockquote>
                <p class="provenance">
                    { valence::valence(excerpt.valence) }{ " " }{ &excerpt.code }{ " · " }{ see::provenance(excerpt) }
                </p>
            } else {
                <p class="hint">{ if is_aside { IS_ASIDE } else { words::LOST } }</p>
            }
            <div class="row">
                { button(words::UP, Edit::MoveQuote(picked(), true), at == 0) }
                { button(words::DOWN, Edit::MoveQuote(picked(), false), at + 1 == count) }
                { button(words::REMOVE, Edit::Collect(picked(), false), false) }
            </div>
        </li>
    }
}
