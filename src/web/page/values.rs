//! Values of attributes and names, as counted lists: ticked they are merged or renamed, and what looks alike is
//! suggested.

use std::collections::BTreeSet;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::common::{CoreRef, input_value};
use super::roving::focus_within;
use crate::page::words::merging as words;
use crate::page::words::number;
use crate::page::{Action, MergeField, MergeLabel, Mergeable, merge_fields, most_common};
use steelyard_core::dataset::Likes;
use steelyard_core::engine::StudyView;

/// Labels of a field that are listed at once; more come when they are asked for.
const AT_ONCE: usize = 100;
/// Suggestions of a field that are listed.
const MOST_LIKES: usize = 20;

/// The fields.
pub fn values(core: &CoreRef, study: &StudyView) -> Html {
    let fields = merge_fields(study).into_iter().enumerate();
    let fields = fields.map(|(at, field)| {
        html! { <Field core={core.clone()} {at} field={Rc::new(field)} /> }
    });
    fields.collect()
}

#[derive(Properties, PartialEq)]
struct FieldProps {
    core: CoreRef,
    at: usize,
    field: Rc<MergeField>,
}

#[component]
fn Field(props: &FieldProps) -> Html {
    let FieldProps { core, at, field } = props;
    let ticked = use_state(BTreeSet::<String>::new);
    let written = use_state(|| None::<String>);
    let most = use_state(|| AT_ONCE);
    let id = format!("values-{at}");
    // What was merged is not there any more.
    let chosen: Vec<String> = (field.labels.iter().map(|one| one.label.clone()))
        .filter(|label| ticked.contains(label))
        .collect();
    let into = match written.as_ref() {
        Some(written) => written.clone(),
        None => most_common(field, &chosen).unwrap_or_default().to_owned(),
    };
    let merge = {
        let (core, field, id) = (core.clone(), Rc::clone(field), id.clone());
        let (ticked, written) = (ticked.clone(), written.clone());
        move |event: &Event, labels: &[String], into: &str| {
            let Some(edit) = field.merge(labels, into) else { return };
            // The button goes with what it was about.
            focus_within(&event.target_unchecked_into::<Element>(), &format!("#{id} > summary"));
            ticked.set(BTreeSet::new());
            written.set(None);
            core.act(Action::Said(words::done(labels.len(), into)));
            core.edit(edit);
        }
    };
    // The frame that the page stands in sends no forms, not even to itself.
    let onmerge = {
        let (merge, chosen, into) = (merge.clone(), chosen.clone(), into.clone());
        Callback::from(move |event: MouseEvent| merge(&event, &chosen, &into))
    };
    let onenter = {
        let (merge, chosen, into) = (merge.clone(), chosen.clone(), into.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                event.prevent_default();
                merge(&event, &chosen, &into);
            }
        })
    };
    let likes = field.likes.iter().take(MOST_LIKES).enumerate().map(|(index, one)| {
        let (merge, labels) = (merge.clone(), one.labels.clone());
        let onclick = Callback::from(move |event: MouseEvent| {
            let into = labels.first().cloned().unwrap_or_default();
            merge(&event, &labels, &into);
        });
        suggested(&format!("{id}-like-{index}"), one, onclick)
    });
    let rows = field.labels.iter().take(*most).enumerate().map(|(index, one)| {
        let (ticked, label) = (ticked.clone(), one.label.clone());
        let is_ticked = chosen.contains(&label);
        let onchange = Callback::from(move |_: Event| {
            let mut next = (*ticked).clone();
            if !next.remove(&label) {
                next.insert(label.clone());
            }
            ticked.set(next);
        });
        row(core, field, &format!("{id}-{index}"), one, is_ticked, onchange)
    });
    let rest = field.labels.len().saturating_sub(*most);
    let onmore = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + AT_ONCE))
    };
    let oninput = {
        let written = written.clone();
        Callback::from(move |event: InputEvent| written.set(Some(input_value(&event))))
    };
    let is_group = matches!(field.of, Mergeable::Attribute { is_group: true, .. });
    let name = match &field.of {
        Mergeable::Attribute { name, .. } => name.as_str(),
        Mergeable::Names(of) => words::names_of(*of),
    };
    html! {
        <details id={id.clone()} class="merge" open={is_group || !field.likes.is_empty()}>
            <summary>
                <span translate="no">{ name }</span>
                <span class="hint">{ " " }{ words::state(field) }</span>
            </summary>
            if !field.likes.is_empty() {
                <h4>{ words::PERHAPS }</h4>
                <ul class="likes">{ for likes }</ul>
            }
            <div class="merge-list">
                <ul class="counted-labels">{ for rows }</ul>
                if rest > 0 {
                    <button type="button" class="link" onclick={onmore}>{ words::more(rest.min(AT_ONCE)) }</button>
                }
                if chosen.is_empty() {
                    <p class="hint">{ words::CHOOSE }</p>
                } else {
                    <div class="row merge-as">
                        <label for={format!("{id}-into")}>{ words::SHOWN_AS }</label>
                        <input id={format!("{id}-into")} type="text" value={into} {oninput} onkeydown={onenter}
                            translate="no" spellcheck="false" autocomplete="off" />
                        <button id={format!("{id}-merge")} type="button" class="main" onclick={onmerge}>{ words::does(chosen.len()) }</button>
                    </div>
                }
            </div>
        </details>
    }
}

/// Labels that may be one, with the button that merges them.
fn suggested(id: &str, likes: &Likes, onclick: Callback<MouseEvent>) -> Html {
    let into = likes.labels.first().map_or("", String::as_str);
    html! {
        <li key={likes.labels.join("\n")} class="row">
            <span translate="no">{ words::perhaps(likes) }</span>
            <button id={id.to_owned()} type="button" {onclick} translate="no">{ words::merge_as(into) }</button>
        </li>
    }
}

fn row(
    core: &CoreRef,
    field: &Rc<MergeField>,
    id: &str,
    one: &MergeLabel,
    is_ticked: bool,
    onchange: Callback<Event>,
) -> Html {
    let apart = field.apart(one).map(|edit| {
        html! {
            <span class="hint">
                { words::stands_for(&one.read) }
                <button type="button" class="link" aria-label={words::apart(&one.label)} onclick={core.edits(edit)}>
                    { words::APART }
                </button>
            </span>
        }
    });
    html! {
        <li key={one.label.clone()} class={is_ticked.then_some("ticked")}>
            <input id={id.to_owned()} type="checkbox" checked={is_ticked} {onchange}
                aria-label={words::labelled(&one.label, one.codings)} />
            <label for={id.to_owned()} translate="no">{ &one.label }</label>
            { apart.unwrap_or_default() }
            <span class="number" aria-hidden="true">{ number(one.codings) }</span>
        </li>
    }
}
