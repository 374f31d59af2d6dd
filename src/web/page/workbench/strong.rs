//! The strong suggestions as a list, each with its box: they are taken together once a person has seen them.

use std::collections::BTreeSet;

use yew::prelude::*;

use super::path;
use crate::page::words::{CLOSE, codes as words};
use crate::page::workbench::strong_suggestions;
use crate::page::{Action, Edit};
use crate::web::page::common::{CoreRef, Shared};
use crate::web::page::roving::focus_within;
use steelyard_core::engine::{ChosenItems, StudyView};
use steelyard_core::framework::Codebook;

/// Suggestions that are listed at once; those that follow are listed when these are decided.
const MOST: usize = 100;

/// Properties of [`Strong`].
#[derive(Properties, PartialEq)]
pub struct StrongProps {
    /// The core.
    pub core: CoreRef,
    /// The study.
    pub study: Shared<StudyView>,
    /// The framework in force.
    pub book: Shared<Codebook>,
}

/// The button, and the list where it lies open.
#[component]
pub fn Strong(props: &StrongProps) -> Html {
    let StrongProps { core, study, book } = props;
    let open = use_state_eq(|| false);
    let cleared = use_state_eq(BTreeSet::<String>::new);
    let found = strong_suggestions(&study.mapping);
    if found.is_empty() {
        return Html::default();
    }
    if !*open {
        let open = open.clone();
        let onclick = Callback::from(move |_: MouseEvent| open.set(true));
        return html! {
            <button id="look-at-strong" type="button" {onclick}>{ words::look_at_strong(found.len()) }</button>
        };
    }
    let listed: Vec<_> = found.into_iter().take(MOST).collect();
    let taken: Vec<(String, Option<ChosenItems>)> = listed
        .iter()
        .filter(|(row, _)| !cleared.contains(&row.key))
        .map(|(row, item)| (row.key.clone(), Some(ChosenItems::from(*item))))
        .collect();
    let count = taken.len();
    let onaccept = {
        let (core, open, cleared) = (core.clone(), open.clone(), cleared.clone());
        let left = crate::page::workbench::open_codes(&study.mapping) - count;
        Callback::from(move |event: MouseEvent| {
            focus_within(&event.target_unchecked_into(), "#code-list");
            open.set(false);
            cleared.set(BTreeSet::new());
            core.act(Action::Said(words::left(left)));
            core.edit(Edit::Map(taken.clone()));
        })
    };
    let onclose = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| {
            focus_within(&event.target_unchecked_into(), "#code-list");
            open.set(false);
        })
    };
    let lines = listed.iter().enumerate().map(|(at, (row, item))| {
        let id = format!("strong-{at}");
        let key = row.key.clone();
        let ticked = !cleared.contains(&key);
        let onchange = {
            let cleared = cleared.clone();
            Callback::from(move |_: Event| {
                let mut next = (*cleared).clone();
                if !next.remove(&key) {
                    next.insert(key.clone());
                }
                cleared.set(next);
            })
        };
        let reason = row.suggestions.iter().find(|one| one.item == **item);
        html! {
            <li key={row.key.clone()}>
                <span class="check-field">
                    <input id={id.clone()} type="checkbox" ~checked={ticked} {onchange} />
                    <label for={id} translate="no">
                        <strong>{ &row.label }</strong>
                        { " → " }{ path(book, item).unwrap_or_default().join(" › ") }
                    </label>
                </span>
                if let Some(near) = reason {
                    <span class="hint">{ words::reason(&near.reason) }</span>
                }
            </li>
        }
    });
    html! {
        <section id="strong" class="strong" aria-labelledby="strong-title">
            <h3 id="strong-title">{ words::STRONG }</h3>
            <p class="hint">{ words::STRONG_HINT }</p>
            <ul>{ for lines }</ul>
            <div class="row">
                <button id="accept-strong" type="button" class="main" disabled={count == 0} onclick={onaccept}>
                    { words::accept(count) }
                </button>
                <button type="button" onclick={onclose}>{ CLOSE }</button>
            </div>
        </section>
    }
}
