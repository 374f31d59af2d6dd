//! The framework and where each code leads in it.

use std::rc::Rc;

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, Shared, input_value, use_core, use_select_value};
use crate::engine::{MappingRow, StudyView};
use crate::framework::{Codebook, Match, Status, codebook, codebook_ids};
use crate::page::Edit;
use crate::words::page::{check as words, grouped, see};

/// Codes listed at once; more come when they are asked for.
const PAGE: usize = 60;

/// The item of [`crate::engine::Settings::mapping`] that stands for "not in the framework", and the
/// framework of [`crate::engine::Settings::framework`] that stands for none.
const NONE: &str = "none";

/// Value of the choice that opens the list of all items.
const MORE: &str = "\u{0}more";

/// Properties of [`Codes`].
#[derive(Properties, PartialEq)]
pub struct CodesProps {
    /// The study.
    pub study: Shared<StudyView>,
}

/// The framework and the codes.
#[component]
pub fn Codes(props: &CodesProps) -> Html {
    let core = use_core();
    let search = use_state(String::new);
    let shown = use_state(|| PAGE);
    let all = use_state_eq(|| false);
    let study = &props.study;
    let book = study.framework.id.as_deref().and_then(codebook);

    let set_framework = {
        let core = core.clone();
        Callback::from(move |value: String| {
            if let Some(core) = &core {
                core.edit(Edit::Framework((!value.is_empty()).then_some(value)));
            }
        })
    };
    let framework = html! {
        <>
            if study.framework.tie {
                <p class="ask">{ words::FRAMEWORK_TIE }</p>
            }
            <Select id="framework" label={words::FRAMEWORK} onchange={set_framework}
                value={study.settings.framework.clone().unwrap_or_default()}
                choices={frameworks(study)} />
        </>
    };
    let Some(book) = book else { return framework };

    let to_decide = |row: &&MappingRow| *all || (row.item.is_none() && !row.chosen);
    let wanted = search.to_lowercase();
    let found: Vec<&MappingRow> = study
        .mapping
        .iter()
        .filter(to_decide)
        .filter(|row| row.label.to_lowercase().contains(&wanted))
        .collect();
    let (resolved, ambiguous, unknown) = tally(study);
    let open: Vec<(String, Option<String>)> = found
        .iter()
        .take(*shown)
        .filter(|row| row.item.is_none() && !row.chosen)
        .filter_map(|row| Some((row.key.clone(), Some(row.suggestions.first()?.clone()))))
        .collect();
    let onsearch = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| search.set(input_value(&event)))
    };
    let onall = {
        let all = all.clone();
        Callback::from(move |value: String| all.set(value == "all"))
    };
    let onmore = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + PAGE))
    };
    let accept = {
        let (core, open) = (core.clone(), open.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(core) = &core {
                core.edit(Edit::Map(open.clone()));
            }
        })
    };
    let [some_label, all_label] = words::CODE_SHOW_CHOICES;
    let rest = found.len().saturating_sub(*shown);
    html! {
        <>
            { framework }
            <p id="mapping-tally">{ words::mapping(resolved, ambiguous, unknown) }</p>
            <div class="fields">
                <div class="field">
                    <label for="code-search">{ words::CODE_SEARCH }</label>
                    <input id="code-search" type="search" value={(*search).clone()} oninput={onsearch}
                        autocomplete="off" spellcheck="false" />
                </div>
                <Select id="code-show" label={words::CODE_SHOW} onchange={onall}
                    value={if *all { "all" } else { "" }}
                    choices={vec![Choice::new("", some_label), Choice::new("all", all_label)]} />
            </div>
            if !open.is_empty() {
                <button id="accept-all" type="button" onclick={accept}>{ words::accept_all(open.len()) }</button>
            }
            if found.is_empty() {
                <p class="hint">{ words::NO_CODE_SHOWN }</p>
            } else {
                <div class="scroll">
                    <table class="list">
                        <thead>
                            <tr>{ for words::CODE_HEADS.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr>
                        </thead>
                        <tbody>
                            { for found.iter().take(*shown).map(|row| html! {
                                <Code key={row.key.clone()} row={(*row).clone()} book={Shared::from(Rc::clone(&book))} />
                            }) }
                        </tbody>
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
    let offered = codebook_ids()
        .iter()
        .map(|id| Choice::new(*id, words::recognition(&words::framework(id), known(id))));
    std::iter::once(Choice::new("", recognised))
        .chain(std::iter::once(Choice::new(NONE, words::NO_FRAMEWORK)))
        .chain(offered)
        .collect()
}

/// Properties of [`Code`].
#[derive(Properties, PartialEq)]
struct CodeProps {
    row: MappingRow,
    book: Shared<Codebook>,
}

/// One code and where it leads. All items of a framework are listed only where they are asked for:
/// a hundred codes with a hundred items each would be slow.
#[component]
fn Code(props: &CodeProps) -> Html {
    let core = use_core();
    let every = use_state_eq(|| false);
    let row = &props.row;
    let onchange = {
        let (key, every) = (row.key.clone(), every.clone());
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            if value == MORE {
                every.set(true);
            } else {
                map(core.as_ref(), &key, value);
            }
        })
    };
    let asks = row.item.is_none() && !row.chosen;
    let taken = match (&row.item, row.chosen) {
        (Some(item), _) => item.clone(),
        (None, true) => NONE.to_owned(),
        (None, false) => String::new(),
    };
    let node = use_select_value(taken.clone().into());
    let option = |value: &str, label: String| {
        html! { <option value={value.to_owned()} selected={value == taken}>{ label }</option> }
    };
    let item = |id: &String| props.book.items.iter().find(|item| item.id == *id);
    let label = |item: &crate::framework::Item| {
        let mark = match item.status {
            Status::Verified => String::new(),
            Status::Recalled => format!(" ({})", words::RECALLED),
        };
        format!("{} {}{mark}", item.code, item.label).trim().to_owned()
    };
    let near: Vec<&String> = row.item.iter().chain(&row.suggestions).collect();
    html! {
        <tr class={classes!(asks.then_some("asks"))}>
            <th scope="row" translate="no">{ &row.label }</th>
            <td class="number">{ grouped(row.codings) }</td>
            <td>{ words::found(&row.found, row.chosen) }</td>
            <td>
                <select ref={node} aria-label={words::item_of(&row.label)} {onchange}>
                    { option("", words::ITEM_OPEN.to_owned()) }
                    { option(NONE, words::ITEM_NONE.to_owned()) }
                    if *every {
                        <optgroup label={words::ALL_ITEMS}>
                            { for props.book.items.iter().map(|item| {
                                let indent = "\u{a0}\u{a0}".repeat(item.depth.into());
                                option(&item.id, format!("{indent}{}", label(item)))
                            }) }
                        </optgroup>
                    } else {
                        <optgroup label={words::SUGGESTED}>
                            { for near.iter().filter_map(|id| Some(option(id, label(item(id)?)))) }
                        </optgroup>
                        { option(MORE, words::ALL_ITEMS_CHOICE.to_owned()) }
                    }
                </select>
            </td>
        </tr>
    }
}

fn map(core: Option<&CoreRef>, key: &str, value: String) {
    if let Some(core) = core {
        core.edit(Edit::Map(vec![(key.to_owned(), (!value.is_empty()).then_some(value))]));
    }
}
