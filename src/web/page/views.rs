//! The links to the views of a study, each with the number of its open decisions, and one keystroke for each.

use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::common::CoreRef;
use crate::page::words::views as words;
use crate::page::{Action, View};
use crate::web::shell;
use steelyard_core::engine::StudyView;

/// Goes to a view; the browser's history remembers it.
pub fn go(core: &CoreRef, view: View) {
    if core.state().view != view {
        core.act(Action::Went(view));
        shell::remember(view, false);
    }
}

/// The view that a key stands for: Alt with its number, whatever the layout of the keyboard makes of that.
pub fn of_key(event: &KeyboardEvent) -> Option<View> {
    let alone = event.alt_key() && !event.ctrl_key() && !event.meta_key() && !event.shift_key();
    View::of_key_code(&event.code()).filter(|_| alone)
}

/// The links.
pub fn views(core: &CoreRef, study: &StudyView, seen: View) -> Html {
    let links = View::ALL.into_iter().map(|view| {
        let open = view.open_decisions(study);
        let current = (view == seen).then_some("page");
        html! {
            <li>
                <a id={format!("to-{}", view.id())} href={format!("#{}", view.id())} aria-current={current}
                    aria-keyshortcuts={view.shortcut()} onclick={leads_to(core, view)}>
                    { words::view(view) }
                    if open > 0 {
                        <span class="count" aria-hidden="true">{ open }</span>
                        <span class="hidden">{ ", " }{ words::decisions(open) }</span>
                    }
                </a>
            </li>
        }
    });
    html! { <nav class="views" aria-label={words::VIEWS}><ul>{ for links }</ul></nav> }
}

/// What a link to a view does. A link within a shadow root leads nowhere by itself; and the address of the page
/// never changes.
pub fn leads_to(core: &CoreRef, view: View) -> Callback<MouseEvent> {
    let core = core.clone();
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        go(&core, view);
    })
}

/// Id of a view's heading.
pub fn heading_id(view: View) -> String {
    format!("view-{}-title", view.id())
}
