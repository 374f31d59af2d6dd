//! One tab stop for many things: arrow keys move the focus between them.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, ShadowRoot, SvgElement};
use yew::prelude::*;

use crate::page::{GridPlace, Move, neighbour};

/// Where the focus is and how it moves.
pub struct Roving {
    /// Position of the one thing that the tab key reaches.
    pub current: usize,
    /// Makes a thing the current one, when it takes the focus in another way.
    pub enter: Callback<usize>,
    /// Hears the keys of the container.
    pub onkeydown: Callback<KeyboardEvent>,
}

/// Keeps one of `places` reachable by the tab key and moves between them with the arrow keys. The
/// things themselves are the elements with `data-index` under `container`.
#[hook]
pub fn use_roving(container: NodeRef, places: Vec<GridPlace>) -> Roving {
    let current = use_state_eq(|| 0_usize);
    // A new figure may have fewer marks.
    let at = (*current).min(places.len().saturating_sub(1));
    let enter = {
        let current = current.clone();
        Callback::from(move |index| current.set(index))
    };
    {
        // What is drawn anew in place of what had the focus takes it over.
        let held = holds_focus(&container);
        let container = container.clone();
        use_effect(move || {
            if held && !holds_focus(&container) {
                focus(thing(&container, at));
            }
        });
    }
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let plain = !(event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key());
        let Some(step) = Move::of_key(&event.key()).filter(|_| plain) else { return };
        event.prevent_default();
        let next = neighbour(&places, at, step);
        current.set(next);
        focus(thing(&container, next));
    });
    Roving { current: at, enter, onkeydown }
}

/// The thing at a position.
fn thing(container: &NodeRef, at: usize) -> Option<Element> {
    let selector = format!("[data-index=\"{at}\"]");
    container.cast::<Element>()?.query_selector(&selector).ok().flatten()
}

fn holds_focus(container: &NodeRef) -> bool {
    container.cast::<Element>().is_some_and(|container| {
        let root = container.get_root_node().dyn_into::<ShadowRoot>().ok();
        let active = root.and_then(|root| root.active_element());
        active.is_some_and(|active| container.contains(Some(&active)))
    })
}

/// Moves the focus to what a selector finds in the page that an element stands in.
pub fn focus_within(element: &Element, selector: &str) {
    let root: Node = element.get_root_node();
    if let Some(root) = root.dyn_ref::<ShadowRoot>() {
        focus(root.query_selector(selector).ok().flatten());
    }
}

/// Moves the focus; an element that is gone or cannot have it leaves it where it is.
pub fn focus(element: Option<Element>) {
    let Some(element) = element else { return };
    if let Some(html) = element.dyn_ref::<HtmlElement>() {
        let _ = html.focus();
    } else if let Some(svg) = element.dyn_ref::<SvgElement>() {
        let _ = svg.focus();
    }
}

/// What a panel does that Escape closes.
pub fn on_escape(close: impl Fn() + 'static) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            close();
        }
    })
}
