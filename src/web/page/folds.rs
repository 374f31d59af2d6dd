//! Parts of a view that can be folded, as the user left them.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::roving::focus;

/// What the user has folded and unfolded.
pub struct Folds {
    folds: Rc<RefCell<BTreeMap<&'static str, bool>>>,
    changed: UseForceUpdateHandle,
    /// The section to which the focus goes when it is drawn.
    wanted: Rc<Cell<Option<&'static str>>>,
}

/// Remembers what lies open. What the user opened or closed stays so until another study comes in its place on the
/// first page. `page` is what the sections stand in.
#[hook]
pub fn use_folds(page: NodeRef) -> Folds {
    let wanted = (*use_memo((), |()| Rc::new(Cell::new(None)))).clone();
    {
        let wanted = Rc::clone(&wanted);
        use_effect(move || {
            if let Some(section) = wanted.take()
                && let Some(page) = page.cast::<Element>()
            {
                focus(page.query_selector(&format!("#{section} > summary")).ok().flatten());
            }
        });
    }
    Folds { wanted, folds: use_mut_ref(BTreeMap::new), changed: use_force_update() }
}

impl Folds {
    /// Opens a section and brings the focus to it.
    pub fn opens(&self) -> Callback<&'static str> {
        let folds = Rc::clone(&self.folds);
        let (wanted, changed) = (Rc::clone(&self.wanted), self.changed.clone());
        Callback::from(move |section| {
            folds.borrow_mut().insert(section, true);
            wanted.set(Some(section));
            changed.force_update();
        })
    }

    /// A part that can be folded; `open` is how it stands at first: open where it needs a decision.
    /// What lies folded is not made: a study may have thousands of codes.
    pub fn section(
        &self,
        id: &'static str,
        title: &'static str,
        open: bool,
        content: impl FnOnce() -> Html,
    ) -> Html {
        let open = *self.folds.borrow_mut().entry(id).or_insert(open);
        let ontoggle = {
            let (folds, changed) = (Rc::clone(&self.folds), self.changed.clone());
            Callback::from(move |event: Event| {
                let details = event.target_dyn_into::<web_sys::HtmlDetailsElement>();
                // Yew lets every event rise, so the sections within this one are heard here too.
                if let Some(details) = details.filter(|details| details.id() == id)
                    && folds.borrow_mut().insert(id, details.open()) != Some(details.open())
                {
                    changed.force_update();
                }
            })
        };
        html! {
            <details {id} {open} {ontoggle}>
                <summary><h3>{ title }</h3></summary>
                if open {
                    <div class="section">{ content() }</div>
                }
            </details>
        }
    }
}
