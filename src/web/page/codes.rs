//! The framework and where each code leads in it.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, heads, input_value, option};
use super::downloads::saves;
use crate::page::Edit;
use crate::page::words::{codes as words, number, see};
use steelyard_core::engine::{ChosenId, ExportOptions, MappingRow, StudyView};
use steelyard_core::framework::{Codebook, Match, Status, codebook, codebook_ids};

/// Codes listed at once; more come when they are asked for.
const PAGE: usize = 60;

/// Value of the choice of nothing: own themes in place of a framework, and "not in the framework".
const NONE: &str = ChosenId::NOTHING;

/// Value of the choice of all codes.
const ALL: &str = "all";

/// Value of the choice that opens the list of all items.
const MORE: &str = "\u{0}more";

/// Which codes are listed.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    search: String,
    at_most: usize,
    /// Those decided too.
    all: bool,
    /// Keys of the codes for which every item is offered and not only the suggested: a hundred codes
    /// with a hundred items each would be slow.
    every_item: Vec<String>,
}

impl Default for Listed {
    fn default() -> Self {
        Self { search: String::new(), at_most: PAGE, all: false, every_item: Vec::new() }
    }
}

impl Listed {
    fn found<'a>(&self, study: &'a StudyView) -> Vec<&'a MappingRow> {
        let wanted = self.search.to_lowercase();
        let rows = study.mapping.iter().filter(|row| self.all || is_open(row));
        rows.filter(|row| row.label.to_lowercase().contains(&wanted)).collect()
    }
}

/// Whether nobody has said where a code leads, nor was it recognised.
fn is_open(row: &MappingRow) -> bool {
    row.item.is_none() && !row.chosen
}

/// The framework and the codes.
pub fn codes(core: &CoreRef, study: &StudyView, listed: &UseStateHandle<Listed>) -> Html {
    let framework = Select {
        id: "framework",
        label: words::FRAMEWORK,
        label_hidden: false,
        value: study.settings.framework.clone().map(String::from).unwrap_or_default(),
        choices: frameworks(study),
    };
    html! {
        <>
            if !study.framework.tied.is_empty() {
                <p class="ask">{ words::FRAMEWORK_TIE }</p>
            }
            <div class="row low">
                { framework.draw(core) }
                if let Some(id) = study.framework.id.as_deref() {
                    <button id="save-codebook" type="button" onclick={saves(core, ExportOptions::Codebook { framework: Some(id.to_owned()) })}>
                        { words::save_framework(&words::framework(id)) }
                    </button>
                }
            </div>
            if let Some(book) = taken(study) {
                { mapping(core, study, &book, listed) }
            }
        </>
    }
}

/// The framework in force.
fn taken(study: &StudyView) -> Option<Rc<Codebook>> {
    let framework = &study.framework;
    framework.own_book.clone().or_else(|| framework.id.as_deref().and_then(codebook))
}

fn mapping(
    core: &CoreRef,
    study: &StudyView,
    book: &Codebook,
    listed: &UseStateHandle<Listed>,
) -> Html {
    let found = listed.found(study);
    let shown = || found.iter().copied().take(listed.at_most);
    let suggested: Vec<(String, Option<ChosenId>)> = shown()
        .filter(|row| is_open(row))
        .filter_map(|row| Some((row.key.clone(), Some(row.suggestions.first()?.as_str().into()))))
        .collect();
    let onsearch = {
        let listed = listed.clone();
        Callback::from(move |event: InputEvent| {
            listed.set(Listed { search: input_value(&event), ..(*listed).clone() });
        })
    };
    let onshow = {
        let listed = listed.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            listed.set(Listed { all: value == ALL, ..(*listed).clone() });
        })
    };
    let onmore = {
        let listed = listed.clone();
        Callback::from(move |_: MouseEvent| {
            listed.set(Listed { at_most: listed.at_most + PAGE, ..(*listed).clone() });
        })
    };
    let (resolved, ambiguous, unknown) = tally(study);
    let [some_label, all_label] = words::CODE_SHOW_CHOICES;
    let rest = found.len().saturating_sub(listed.at_most);
    html! {
        <>
            <p id="mapping-tally">{ words::mapping(resolved, ambiguous, unknown) }</p>
            <div class="fields">
                <div class="field">
                    <label for="code-search">{ words::CODE_SEARCH }</label>
                    <input id="code-search" type="search" value={listed.search.clone()} oninput={onsearch}
                        autocomplete="off" spellcheck="false" />
                </div>
                <div class="field">
                    <label for="code-show">{ words::CODE_SHOW }</label>
                    <select id="code-show" onchange={onshow}>
                        { option("", some_label, !listed.all, false) }
                        { option(ALL, all_label, listed.all, false) }
                    </select>
                </div>
            </div>
            if !suggested.is_empty() {
                <button id="accept-all" type="button" onclick={core.edits(Edit::Map(suggested.clone()))}>
                    { words::accept_all(suggested.len()) }
                </button>
            }
            if found.is_empty() {
                <p class="hint">{ words::NO_CODE_SHOWN }</p>
            } else {
                <div class="scroll">
                    <table class="list">
                        { heads(&words::CODE_HEADS) }
                        <tbody>{ shown().map(|row| code(core, row, book, listed)).collect::<Html>() }</tbody>
                    </table>
                </div>
            }
            if rest > 0 {
                <button type="button" onclick={onmore}>{ see::more(rest.min(PAGE)) }</button>
            }
        </>
    }
}

fn tally(study: &StudyView) -> (usize, usize, usize) {
    let resolved = study.mapping.iter().filter(|row| row.item.is_some()).count();
    let ambiguous = study
        .mapping
        .iter()
        .filter(|row| row.item.is_none() && !row.chosen)
        .filter(|row| matches!(row.found, Match::Ambiguous { .. }))
        .count();
    (resolved, ambiguous, study.mapping.len() - resolved - ambiguous)
}

fn frameworks(study: &StudyView) -> Vec<Choice> {
    let recognised = match study.framework.id.as_deref() {
        Some(id) if study.settings.framework.is_none() => {
            format!("{} ({})", words::framework(id), words::FRAMEWORK_RECOGNISED)
        }
        _ => words::FRAMEWORK_RECOGNISED.to_owned(),
    };
    let known = |id: &str| study.framework.candidates.iter().find(|found| found.id == id);
    let taken = |id: &str, label: String| Choice::new(id, label, Edit::Framework(Some(id.into())));
    let mut choices = vec![
        Choice::new("", recognised, Edit::Framework(None)),
        taken(NONE, words::NO_FRAMEWORK.to_owned()),
    ];
    let own = study.framework.own.iter().map(String::as_str);
    for id in own.chain(codebook_ids().iter().copied()) {
        choices.push(taken(id, words::recognition(&words::framework(id), known(id))));
    }
    choices
}

/// One code and where it leads.
fn code(
    core: &CoreRef,
    row: &MappingRow,
    book: &Codebook,
    listed: &UseStateHandle<Listed>,
) -> Html {
    let taken = match (&row.item, row.chosen) {
        (Some(item), _) => item.clone(),
        (None, true) => NONE.to_owned(),
        (None, false) => String::new(),
    };
    let onchange = {
        let (core, key, listed, taken) =
            (core.clone(), row.key.clone(), listed.clone(), taken.clone());
        Callback::from(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let value = select.value();
            if value == MORE {
                select.set_value(&taken);
                let mut next = (*listed).clone();
                next.every_item.push(key.clone());
                listed.set(next);
            } else {
                core.edit(Edit::Map(vec![(
                    key.clone(),
                    (!value.is_empty()).then(|| value.into()),
                )]));
            }
        })
    };
    let item = |id: &str, indent: &str| {
        let item = book.items.iter().find(|item| item.id == id)?;
        let mark = match item.status {
            Status::Verified => String::new(),
            Status::Recalled => format!(" ({})", words::RECALLED),
        };
        let label = format!("{} {}{mark}", item.code, item.label);
        Some(option(id, &format!("{indent}{}", label.trim()), id == taken, false))
    };
    let (group, items): (&str, Html) = if listed.every_item.contains(&row.key) {
        let indented = |item_of: &steelyard_core::framework::Item| {
            item(&item_of.id, &"\u{a0}\u{a0}".repeat(item_of.depth.into()))
        };
        (words::ALL_ITEMS, book.items.iter().filter_map(indented).collect())
    } else {
        let near = row.item.iter().chain(&row.suggestions);
        (words::SUGGESTED, near.filter_map(|id| item(id, "")).collect())
    };
    html! {
        <tr key={row.key.clone()} class={is_open(row).then_some("asks")}>
            <th scope="row" translate="no">{ &row.label }</th>
            <td class="number">{ number(row.codings) }</td>
            <td>{ words::found(&row.found, row.chosen) }</td>
            <td>
                <select data-value={taken.clone()} aria-label={words::item_of(&row.label)} {onchange}>
                    { option("", words::ITEM_OPEN, taken.is_empty(), false) }
                    { option(NONE, words::ITEM_NONE, taken == NONE, false) }
                    <optgroup label={group}>{ items }</optgroup>
                    if group == words::SUGGESTED {
                        { option(MORE, words::ALL_ITEMS_CHOICE, false, false) }
                    }
                </select>
            </td>
        </tr>
    }
}
