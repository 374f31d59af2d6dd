//! A field that searches the framework while it is typed in, after the ARIA pattern of a combobox: arrows move in
//! the list, Enter takes, Escape leaves. Nothing is taken by moving.

use web_sys::Element;
use yew::prelude::*;

use super::path;
use crate::page::words::codes as words;
use crate::page::workbench::Step;
use crate::web::page::common::{Shared, input_value};
use crate::web::page::roving::focus_within;
use steelyard_core::framework::{Codebook, Hit, Item, ItemSearch, Matched, Status};

/// Items that are listed at once; more are found by going on typing.
const MOST_LISTED: usize = 60;

/// Items that the keys for pages go by.
const PAGE: isize = 8;

/// Properties of [`Chooser`].
#[derive(Properties, PartialEq)]
pub struct ChooserProps {
    /// The framework.
    pub book: Shared<Codebook>,
    /// Takes an item, and is given the field.
    pub onchoose: Callback<(String, Element)>,
}

/// The field and its list.
#[component]
pub fn Chooser(props: &ChooserProps) -> Html {
    let ChooserProps { book, onchoose } = props;
    let text = use_state_eq(String::new);
    let open = use_state_eq(|| false);
    let active = use_state_eq(|| 0_usize);
    let list = use_node_ref();
    let search = use_memo(book.clone(), |book| ItemSearch::new(book));
    let found = found(book, &search, &text);
    let shown = found.len().min(MOST_LISTED);
    let at = (*active).min(shown.saturating_sub(1));
    {
        let list = list.clone();
        use_effect_with((at, *open), move |(at, _)| {
            let list = list.cast::<Element>();
            let found = list.and_then(|list| list.query_selector(&format!("#item-{at}")).ok()?);
            if let Some(option) = found {
                let nearest = web_sys::ScrollIntoViewOptions::new();
                nearest.set_block(web_sys::ScrollLogicalPosition::Nearest);
                option.scroll_into_view_with_scroll_into_view_options(&nearest);
            }
        });
    }
    let take = {
        let (onchoose, text, open, active) =
            (onchoose.clone(), text.clone(), open.clone(), active.clone());
        move |id: String, field: Element| {
            text.set(String::new());
            open.set(false);
            active.set(0);
            onchoose.emit((id, field));
        }
    };
    let oninput = {
        let (text, open, active) = (text.clone(), open.clone(), active.clone());
        Callback::from(move |event: InputEvent| {
            text.set(input_value(&event));
            open.set(true);
            active.set(0);
        })
    };
    let onkeydown = {
        let (open, active, text, take) = (open.clone(), active.clone(), text.clone(), take.clone());
        let taken = found.get(at).filter(|_| *open).map(|(item, _)| item.id.clone());
        Callback::from(move |event: KeyboardEvent| {
            let key = event.key();
            let to = match key.as_str() {
                "Enter" => {
                    event.prevent_default();
                    if let Some(id) = taken.clone() {
                        take(id, event.target_unchecked_into());
                    }
                    return;
                }
                "Escape" => {
                    event.prevent_default();
                    if *open {
                        open.set(false);
                        text.set(String::new());
                    } else {
                        focus_within(&event.target_unchecked_into(), "#code-list");
                    }
                    return;
                }
                key => match Step::of_key(key, PAGE) {
                    Some(Step::By(_)) if !*open => 0,
                    Some(Step::By(1)) if at + 1 == shown => 0,
                    Some(Step::By(-1)) if at == 0 => shown.saturating_sub(1),
                    Some(Step::By(by)) => at.saturating_add_signed(by).min(shown.saturating_sub(1)),
                    // The ends of what is typed.
                    Some(Step::First | Step::Last) | None => return,
                },
            };
            event.prevent_default();
            open.set(true);
            active.set(to);
        })
    };
    let onblur = {
        let open = open.clone();
        Callback::from(move |_: FocusEvent| open.set(false))
    };
    let onclick = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(true))
    };
    let options = found.iter().take(MOST_LISTED).enumerate().map(|(index, (item, hit))| {
        // The field keeps the focus until the choice is made, which is when the press ends: who moves away before decides
        // nothing.
        let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
        let onclick = {
            let (take, id) = (take.clone(), item.id.clone());
            Callback::from(move |event: MouseEvent| take(id.clone(), event.target_unchecked_into()))
        };
        html! {
            <li id={format!("item-{index}")} role="option" aria-selected={(index == at).to_string()} {onmousedown} {onclick}>
                { described(book, item, hit.as_ref()) }
            </li>
        }
    });
    html! {
        <div class="field chooser">
            <label for="construct">{ words::CHOOSE_ITEM }</label>
            <input id="construct" type="text" role="combobox" autocomplete="off" spellcheck="false"
                aria-autocomplete="list" aria-expanded={open.to_string()} aria-controls="construct-list"
                aria-activedescendant={(*open && shown > 0).then(|| format!("item-{at}"))}
                placeholder={words::CHOOSE_ITEM_HINT}
                value={(*text).clone()} {oninput} {onkeydown} {onblur} {onclick} />
            <ul id="construct-list" ref={list} role="listbox" aria-label={words::CHOOSE_ITEM} hidden={!*open}>
                if *open {
                    { for options }
                }
            </ul>
            if *open && shown == 0 {
                <p class="hint" role="status">{ words::NO_ITEM }</p>
            } else if *open && found.len() > shown {
                <p class="hint">{ words::more_items(found.len() - shown) }</p>
            }
        </div>
    }
}

/// The items that a search finds, best first, each with what of it matched; all where nothing is searched.
fn found<'a>(book: &'a Codebook, search: &ItemSearch, text: &str) -> Vec<(&'a Item, Option<Hit>)> {
    if text.trim().is_empty() {
        return book.items.iter().map(|item| (item, None)).collect();
    }
    let hits = search.find(text).into_iter();
    hits.filter_map(|hit| Some((book.items.get(hit.item as usize)?, Some(hit)))).collect()
}

/// An item with what stands above it, its definition, and by which everyday words it was found.
fn described(book: &Codebook, item: &Item, hit: Option<&Hit>) -> Html {
    let mut above = path(book, &item.id).unwrap_or_default();
    above.pop();
    html! {
        <>
            <strong translate="no">{ &item.label }</strong>
            if !above.is_empty() {
                <span class="above" translate="no">{ above.join(" › ") }</span>
            }
            if let Some(hit) = hit.filter(|hit| hit.by == Matched::Synonym) {
                <span class="above">{ words::found_by(&hit.text) }</span>
            }
            if item.status == Status::Recalled {
                <span class="above">{ words::RECALLED }</span>
            }
            if !item.definition.is_empty() {
                <span class="definition">{ &item.definition }</span>
            }
        </>
    }
}
