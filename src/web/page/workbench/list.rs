//! The codes as a grid of which only what is seen is drawn: arrows move, Shift extends, Space chooses one more,
//! typing searches, Enter goes on to the choice.

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use super::{Decide, path};
use crate::page::words::{codes as words, number};
use crate::page::workbench::{Decision, Step, Workbench, drawn_rows, is_open};
use crate::web::page::common::{Shared, room};
use crate::web::page::roving::focus_within;
use steelyard_core::engine::{MappingRow, StudyView};
use steelyard_core::framework::Codebook;
use steelyard_core::valence::Valence;

/// Height of a row in pixels, as the style sheet has it.
const ROW_PX: f64 = 36.0;

/// Height of the list in pixels before it was measured.
const HEIGHT_PX: f64 = 480.0;

/// Properties of [`List`].
#[derive(Properties, PartialEq)]
pub struct ListProps {
    /// The study.
    pub study: Shared<StudyView>,
    /// The framework in force.
    pub book: Shared<Codebook>,
    /// Which codes are listed, at hand and chosen.
    pub bench: UseStateHandle<Workbench>,
    /// Decides for those that are chosen.
    pub decide: Decide,
}

/// The grid.
#[component]
pub fn List(props: &ListProps) -> Html {
    let ListProps { study, book, bench, decide } = props;
    let grid = use_node_ref();
    let seen = use_state_eq(|| (0.0, HEIGHT_PX));
    let listed = bench.listed(&study.mapping);
    let at = bench.position(&listed);
    {
        let grid = grid.clone();
        let seen = seen.clone();
        use_effect_with((at, listed.len()), move |(at, _)| {
            let Some(grid) = grid.cast::<HtmlElement>() else { return };
            let top = *at as f64 * ROW_PX;
            let height = f64::from(grid.client_height());
            let from = f64::from(grid.scroll_top());
            let to = from.min(top).max(top + ROW_PX - height);
            if to != from {
                grid.set_scroll_top(to as i32);
            }
            seen.set((to.max(0.0), height));
        });
    }
    let onscroll = {
        let seen = seen.clone();
        Callback::from(move |event: Event| {
            let grid = event.target_unchecked_into::<Element>();
            seen.set((f64::from(grid.scroll_top()), f64::from(grid.client_height())));
        })
    };
    let onkeydown = {
        let (study, bench, decide) = (study.clone(), bench.clone(), decide.clone());
        let page = ((seen.1 / ROW_PX) as isize - 1).max(1);
        Callback::from(move |event: KeyboardEvent| on_key(&event, &study, &bench, page, &decide))
    };
    let most = most_of_a_side(&study.mapping);
    let (first, count) = drawn_rows(listed.len(), ROW_PX, seen.0, seen.1);
    let rows = listed.iter().copied().enumerate().skip(first).take(count);
    let rows = rows.map(|(index, row)| {
        let onclick = {
            let (study, bench) = (study.clone(), bench.clone());
            Callback::from(move |event: MouseEvent| {
                let listed = bench.listed(&study.mapping);
                let one_more = event.ctrl_key() || event.meta_key() || is_box(&event);
                let next = match one_more {
                    true => (*bench).clone().toggled(&listed, index),
                    false => (*bench).clone().at_position(&listed, index, event.shift_key()),
                };
                bench.set(next);
            })
        };
        let ondblclick =
            |event: MouseEvent| focus_within(&event.target_unchecked_into(), "#construct");
        drawn(index, row, book, bench, most, onclick, Callback::from(ondblclick))
    });
    html! {
        <>
        <div id="code-list" ref={grid} class="code-list" role="grid" tabindex="0" aria-multiselectable="true"
            aria-labelledby="codes-title" aria-describedby="codes-keys" aria-rowcount={listed.len().to_string()}
            aria-activedescendant={format!("code-{at}")} {onkeydown} {onscroll}>
            { room(first as f64 * ROW_PX) }
            { for rows }
            { room((listed.len() - first - count) as f64 * ROW_PX) }
        </div>
        <p id="codes-keys" class="hint">{ words::CODE_KEYS }</p>
        </>
    }
}

fn drawn(
    index: usize,
    row: &MappingRow,
    book: &Codebook,
    bench: &Workbench,
    most: u64,
    onclick: Callback<MouseEvent>,
    ondblclick: Callback<MouseEvent>,
) -> Html {
    let chosen = bench.is_chosen(&row.key);
    let names: Vec<String> = row.items.iter().filter_map(|item| path(book, item)?.pop()).collect();
    let leads = match (names.is_empty(), row.chosen) {
        (false, _) => Some(words::items(&names)),
        (true, true) => Some(words::ITEM_NONE.to_owned()),
        (true, false) => None,
    };
    html! {
        <div role="row" id={format!("code-{index}")} key={row.key.clone()} aria-rowindex={(index + 1).to_string()}
            aria-selected={chosen.to_string()} {onclick} {ondblclick}
            class={classes!("code-row", is_open(row).then_some("open-code"), bench.is_at(&row.key).then_some("at"))}>
            <span class="box" aria-hidden="true">{ if chosen { "☑" } else { "☐" } }</span>
            <span role="gridcell" class="name" translate="no" title={row.label.clone()}>{ &row.label }</span>
            <span role="gridcell" class="sides" title={words::sides(row)}>
                { sides(row, most) }<span class="hidden">{ words::sides(row) }</span>
            </span>
            <span role="gridcell" class="number">{ number(row.codings) }</span>
            <span role="gridcell" class="leads" translate="no">
                { leads.map(Html::from).or_else(|| suggested(row, book)).unwrap_or_else(|| words::ITEM_OPEN.into()) }
            </span>
        </div>
    }
}

/// The item that is suggested first, as a guess.
fn suggested(row: &MappingRow, book: &Codebook) -> Option<Html> {
    let first = row.suggestions.first()?;
    let name = path(book, &first.item)?.pop()?;
    Some(html! { <span class="guess">{ words::guess(&name) }</span> })
}

/// Half of the width of a row's bar, in pixels.
const HALF_PX: f64 = 36.0;

/// How many barriers or facilitators a code has at most.
fn most_of_a_side(rows: &[MappingRow]) -> u64 {
    let sides = rows.iter().flat_map(|row| Valence::SIDES.map(|valence| row.valences[valence]));
    sides.max().unwrap_or(0).max(1)
}

/// Barriers to the left and facilitators to the right of one line, on one scale for all codes.
fn sides(row: &MappingRow, most: u64) -> Html {
    let wide = |valence| HALF_PX * row.valences[valence] as f64 / most as f64;
    let (barriers, facilitators) = (wide(Valence::Barrier), wide(Valence::Facilitator));
    html! {
        <svg aria-hidden="true" width={(2.0 * HALF_PX).to_string()} height="10">
            <rect class="fill-barrier" x={format!("{:.1}", HALF_PX - barriers)} y="0"
                width={format!("{barriers:.1}")} height="10" />
            <rect class="fill-facilitator" x={HALF_PX.to_string()} y="0"
                width={format!("{facilitators:.1}")} height="10" />
        </svg>
    }
}

/// Whether a click was on the box of a row.
fn is_box(event: &MouseEvent) -> bool {
    event
        .target_dyn_into::<Element>()
        .is_some_and(|target| target.get_attribute("class").as_deref() == Some("box"))
}

fn on_key(
    event: &KeyboardEvent,
    study: &StudyView,
    bench: &UseStateHandle<Workbench>,
    page: isize,
    decide: &Decide,
) {
    let listed = bench.listed(&study.mapping);
    let held = event.ctrl_key() || event.meta_key();
    let target: Element = event.target_unchecked_into();
    let now = || (**bench).clone();
    let key = event.key();
    let next = match key.as_str() {
        "Enter" if event.alt_key() => {
            event.prevent_default();
            let rows = bench.decided_for(&listed);
            if let [row] = rows.as_slice()
                && let Some(first) = row.suggestions.first()
            {
                decide.emit((Decision::Under(first.item.clone()), target));
            }
            return;
        }
        "Enter" => {
            event.prevent_default();
            return focus_within(&target, "#construct");
        }
        " " => Some(now().toggled(&listed, bench.position(&listed))),
        "a" if held => Some(now().with_all(&listed)),
        _ => match Step::of_key(&key, page).filter(|_| !held && !event.alt_key()) {
            Some(step) => Some(now().moved(&listed, step, event.shift_key())),
            None if held || event.alt_key() => None,
            None => now().typed(&key),
        },
    };
    if let Some(next) = next {
        event.prevent_default();
        bench.set(next);
    }
}
