//! The order of the rows by hand: a list in which one row at a time is moved, by dragging, by keys, or by two
//! buttons.

use yew::prelude::*;

use super::common::{CoreRef, Shared};
use super::roving::use_roving;
use crate::page::words::see as words;
use crate::page::{Edit, GridPlace, Move, moved};
use steelyard_core::engine::FigureView;
use steelyard_core::words::table::row_names;

/// Rows that are listed; those that follow are moved up by moving others down.
const MOST_LISTED: usize = 200;

/// Properties of [`HandOrder`].
#[derive(Properties, PartialEq)]
pub struct HandOrderProps {
    /// The core.
    pub core: CoreRef,
    /// The figure whose rows these are.
    pub figure: Shared<FigureView>,
}

/// The list.
#[component]
pub fn HandOrder(props: &HandOrderProps) -> Html {
    let table = &props.figure.table;
    let list = use_node_ref();
    let dragged = use_state(|| None::<usize>);
    let count = table.rows.len().min(MOST_LISTED);
    let at = |row: usize| GridPlace { row: u32::try_from(row).unwrap_or(u32::MAX), column: 0 };
    let roving = use_roving(list.clone(), (0..count).map(at).collect());
    let current = roving.current;
    let put = {
        let (core, figure) = (props.core.clone(), props.figure.clone());
        let enter = roving.enter.clone();
        move |from: usize, to: usize| {
            let keys = figure.table.rows.iter().map(|row| row.key.clone()).collect();
            if let Some(keys) = moved(keys, from, to) {
                enter.emit(to);
                core.edit(Edit::HandOrder(keys));
            }
        }
    };
    let up = {
        let put = put.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(to) = current.checked_sub(1) {
                put(current, to);
            }
        })
    };
    let down = {
        let put = put.clone();
        Callback::from(move |_: MouseEvent| put(current, current + 1))
    };
    let onkeydown = {
        let (put, otherwise) = (put.clone(), roving.onkeydown.clone());
        Callback::from(move |event: KeyboardEvent| {
            let to = match Move::of_key(&event.key()).filter(|_| event.alt_key()) {
                Some(Move::Up) => current.checked_sub(1),
                Some(Move::Down) => Some(current + 1),
                _ => return otherwise.emit(event),
            };
            event.prevent_default();
            if let Some(to) = to {
                put(current, to);
            }
        })
    };
    let rows = row_names(table).into_iter().take(count).enumerate().map(|(row, name)| {
        let enter = roving.enter.reform(move |_: FocusEvent| row);
        let ondragstart = {
            let dragged = dragged.clone();
            Callback::from(move |_: DragEvent| dragged.set(Some(row)))
        };
        let ondrop = {
            let (dragged, put) = (dragged.clone(), put.clone());
            Callback::from(move |event: DragEvent| {
                event.prevent_default();
                if let Some(from) = *dragged {
                    put(from, row);
                }
                dragged.set(None);
            })
        };
        html! {
            <li role="option" draggable="true" data-index={row.to_string()} onfocus={enter}
                tabindex={if row == current { "0" } else { "-1" }}
                aria-selected={(row == current).to_string()} translate="no"
                {ondragstart} {ondrop}
                ondragover={Callback::from(|event: DragEvent| event.prevent_default())}>
                { name }
            </li>
        }
    });
    html! {
        <div id="hand-order" class="hand-order">
            <p id="hand-order-hint" class="hint">{ words::HAND_ORDER_HINT }</p>
            <ol ref={list} role="listbox" aria-label={words::HAND_ORDER} class="scroll"
                aria-describedby="hand-order-hint" {onkeydown}>
                { for rows }
            </ol>
            if table.rows.len() > count {
                <p class="hint">{ words::rows_not_listed(table.rows.len() - count) }</p>
            }
            <div class="row">
                <button id="row-up" type="button" onclick={up} disabled={current == 0}>{ words::ROW_UP }</button>
                <button id="row-down" type="button" onclick={down}
                    disabled={current + 1 >= table.rows.len()}>{ words::ROW_DOWN }</button>
            </div>
        </div>
    }
}
