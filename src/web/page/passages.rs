//! The panel with the passages behind a number: searchable, closed by Escape, which gives the focus
//! back to where it was.

use std::collections::BTreeMap;

use web_sys::{Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::common::{CoreRef, Shared, input_value};
use super::roving::{focus, on_escape};
use crate::page::words::quotes::COLLECT;
use crate::page::words::{CLOSE, aside, passages_found, see as words, valence};
use crate::page::{Action, Edit, Passages, matches};
use steelyard_core::engine::{Excerpt, PickedPassage, SetAside, StudyView};
use steelyard_core::order::sort_by_key;

/// Passages listed at once; more come when they are asked for.
const PAGE: usize = 100;

/// Contributors listed.
const MOST_CONTRIBUTORS: usize = 12;

/// Properties of [`PassagesPanel`].
#[derive(Properties, PartialEq)]
pub struct PassagesPanelProps {
    /// The core.
    pub core: CoreRef,
    /// The passages.
    pub passages: Passages,
    /// The study, which knows the passages that were collected.
    pub study: Shared<StudyView>,
    /// The shadow root, which knows where the focus is.
    pub root: ShadowRoot,
}

/// The panel.
#[component]
pub fn PassagesPanel(props: &PassagesPanelProps) -> Html {
    let core = &props.core;
    let search = use_state(String::new);
    let shown = use_state(|| PAGE);
    let panel = use_node_ref();
    let opener = use_mut_ref(|| None::<Element>);
    {
        let (panel, opener, root) = (panel.clone(), opener.clone(), props.root.clone());
        let (search, shown) = (search.clone(), shown.clone());
        use_effect_with(props.passages.query.clone(), move |_| {
            let active = root.active_element();
            let panel = panel.cast::<HtmlElement>();
            let inside = matches!((&active, &panel), (Some(a), Some(p)) if p.contains(Some(a)));
            if !inside {
                *opener.borrow_mut() = active;
            }
            search.set(String::new());
            shown.set(PAGE);
            focus(panel.map(Into::into));
        });
    }
    let close = {
        let (core, root) = (core.clone(), props.root.clone());
        move || {
            core.act(Action::Closed);
            // The mark that opened the panel is another element where the figure was drawn anew since.
            let opener = opener.borrow_mut().take().filter(|opener| opener.is_connected());
            let mark = || root.query_selector("#drawing [tabindex=\"0\"]").ok().flatten();
            focus(opener.or_else(mark));
        }
    };
    let onclose = {
        let close = close.clone();
        Callback::from(move |_: MouseEvent| close())
    };
    let onkeydown = on_escape(close);
    let all = &props.passages.excerpts;
    let found: Vec<&Excerpt> = all.iter().filter(|excerpt| matches(excerpt, &search)).collect();
    let onsearch = {
        let (core, search, shown) = (core.clone(), search.clone(), shown.clone());
        let all = all.clone();
        Callback::from(move |event: InputEvent| {
            let text = input_value(&event);
            let found = all.iter().filter(|excerpt| matches(excerpt, &text)).count();
            core.act(Action::Said(passages_found(found, Some(all.len()))));
            search.set(text);
            shown.set(PAGE);
        })
    };
    let onmore = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + PAGE))
    };
    let rest = found.len().saturating_sub(*shown);
    let of = (found.len() < all.len()).then_some(all.len());
    html! {
        <div id="passages" class="passages" ref={panel} tabindex="-1" role="dialog"
            aria-labelledby="passages-title" {onkeydown}>
            <div class="passages-head">
                <h2 id="passages-title">{ words::PASSAGES }</h2>
                <button id="close-passages" type="button" onclick={onclose}>{ CLOSE }</button>
                <p translate="no">{ &props.passages.title }</p>
            </div>
            { contributions(all) }
            <div class="field">
                <label for="passage-search">{ words::PASSAGE_SEARCH }</label>
                <input id="passage-search" type="search" value={(*search).clone()} oninput={onsearch}
                    autocomplete="off" spellcheck="false" />
            </div>
            <p class="hint">{ passages_found(found.len(), of) }</p>
            if found.is_empty() {
                <p>{ words::NO_PASSAGES }</p>
            }
            <ol class="passage-list">
                { for found.iter().take(*shown).enumerate().map(|(at, excerpt)| passage(core, &props.study, at, excerpt)) }
            </ol>
            if rest > 0 {
                <button type="button" onclick={onmore}>{ words::more(rest.min(PAGE)) }</button>
            }
        </div>
    }
}

fn passage(core: &CoreRef, study: &StudyView, at: usize, excerpt: &Excerpt) -> Html {
    let picked = PickedPassage::from(excerpt);
    let collected = study.settings.quotes.contains(&picked);
    let id = format!("collect-{at}");
    let ontick = core.ticks(move |on| Edit::Collect(picked.clone(), on));
    let coding = SetAside::from(excerpt);
    let is_aside = study.settings.set_aside.contains(&coding);
    let does = if is_aside { aside::COUNT_AGAIN } else { aside::SET_ASIDE };
    let onaside = core.edits(Edit::SetAside(coding, !is_aside));
    html! {
        <li class={classes!(is_aside.then_some("set-aside"))} translate="no">
            if excerpt.text.is_empty() {
                <p class="hint">{ words::NO_TEXT }</p>
            } else {
                <blockquote>{ &excerpt.text }</blockquote>
            }
            <p class="provenance">
                <span class={classes!("tag", tag(excerpt.valence))}>{ valence::valence(excerpt.valence) }</span>
                { " " }{ &excerpt.code }{ " · " }{ words::provenance(excerpt) }
            </p>
            if !excerpt.text.is_empty() {
                <div class="check-field">
                    <input id={id.clone()} type="checkbox" ~checked={collected} data-checked={collected.to_string()}
                        onchange={ontick} />
                    <label for={id}>{ COLLECT }</label>
                </div>
            }
            <p class="aside">
                if is_aside {
                    <span>{ aside::IS_ASIDE }</span>{ " " }
                }
                <button id={format!("aside-{at}")} class="link" type="button"
                    aria-label={aside::button(does, &excerpt.code, at + 1)} onclick={onaside}>{ does }</button>
            </p>
        </li>
    }
}

fn tag(valence: steelyard_core::valence::Valence) -> &'static str {
    use steelyard_core::valence::Valence;
    match valence {
        Valence::Barrier => "barrier",
        Valence::Facilitator => "facilitator",
        Valence::Mixed | Valence::Neutral | Valence::Missing => "other",
    }
}

/// Who is behind a number, and whether one voice carries it.
fn contributions(excerpts: &[Excerpt]) -> Html {
    let mut by_name: BTreeMap<&str, u64> = BTreeMap::new();
    for excerpt in excerpts {
        if let Some(name) = excerpt.participant.as_deref().or(excerpt.source.as_deref()) {
            *by_name.entry(name).or_default() += u64::from(excerpt.count);
        }
    }
    let whole: u64 = by_name.values().sum();
    let mut ranked: Vec<(&str, u64)> = by_name.into_iter().collect();
    // Names are in order already, and a stable sort keeps them so where the numbers are equal.
    sort_by_key(&mut ranked, |(_, codings)| std::cmp::Reverse(*codings));
    let Some((first, most)) = ranked.first().copied() else { return Html::default() };
    let one_voice = ranked.len() > 1 && most * 2 > whole;
    html! {
        <details class="contributions">
            <summary>{ words::CONTRIBUTIONS }</summary>
            if one_voice {
                <p translate="no">{ words::one_voice(first, most, whole) }</p>
            }
            <ul>
                { for ranked.iter().take(MOST_CONTRIBUTORS).map(|(name, codings)| html! {
                    <li translate="no">{ words::contribution(name, *codings) }</li>
                }) }
            </ul>
            if ranked.len() > MOST_CONTRIBUTORS {
                <p class="hint">{ words::and_others(ranked.len() - MOST_CONTRIBUTORS) }</p>
            }
        </details>
    }
}
