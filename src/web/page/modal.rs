//! A panel that lies upon the page keeps the keyboard, the pointer and what is read aloud to itself; one that has room
//! beside it leaves the page as it is.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, MediaQueryList};
use yew::prelude::*;

/// From which width on a panel stands beside the page, as the style sheet has it.
const BESIDE: &str = "(min-width:80rem)";

/// What a panel is to the page.
pub struct Modal {
    /// Whether the panel lies upon the page, so that nothing else can be come to.
    pub covers: bool,
    /// What cannot be come to while it does.
    held: Rc<RefCell<Vec<Element>>>,
}

impl Modal {
    /// The page can be come to again, before the panel is gone and the focus goes back.
    pub fn release(held: &Rc<RefCell<Vec<Element>>>) {
        for element in held.borrow_mut().drain(..) {
            let _ = element.remove_attribute("inert");
        }
    }

    /// What [`Self::release`] lets go.
    pub fn held(&self) -> Rc<RefCell<Vec<Element>>> {
        Rc::clone(&self.held)
    }
}

/// Holds the page back while `panel` lies upon it, whatever becomes of the window's width.
#[hook]
pub fn use_modal(panel: NodeRef) -> Modal {
    let query = use_memo((), |()| {
        let window = web_sys::window()?;
        window.match_media(BESIDE).ok().flatten()
    });
    let covers = use_state_eq(|| query.as_ref().as_ref().is_some_and(|query| !query.matches()));
    let held = (*use_memo((), |()| Rc::new(RefCell::new(Vec::new())))).clone();
    {
        let covers = covers.clone();
        use_effect_with((), move |()| {
            let query: Option<MediaQueryList> = (*query).clone();
            let asked = query.clone();
            let hear = Closure::<dyn Fn()>::new(move || {
                covers.set(asked.as_ref().is_some_and(|query| !query.matches()));
            });
            if let Some(query) = &query {
                let change = hear.as_ref().unchecked_ref();
                let _ = query.add_event_listener_with_callback("change", change);
            }
            move || {
                if let Some(query) = &query {
                    let change = hear.as_ref().unchecked_ref();
                    let _ = query.remove_event_listener_with_callback("change", change);
                }
            }
        });
    }
    {
        let held = Rc::clone(&held);
        use_effect_with(*covers, move |covers| {
            if *covers && let Some(panel) = panel.cast::<Element>() {
                hold(&panel, &held);
            }
            move || Modal::release(&held)
        });
    }
    Modal { covers: *covers, held }
}

/// Holds back what stands beside a panel, but for what is only read aloud.
fn hold(panel: &Element, held: &RefCell<Vec<Element>>) {
    let Some(around) = panel.parent_element() else { return };
    let mut next = around.first_element_child();
    while let Some(element) = next {
        next = element.next_element_sibling();
        if element != *panel && element.id() != "live" {
            let _ = element.set_attribute("inert", "");
            held.borrow_mut().push(element);
        }
    }
}
