//! The audit trail on the page: every decision in the sentence that its file has, of which only those are drawn that
//! are seen.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlSelectElement};
use yew::prelude::*;

use super::common::{CoreRef, Shared, option, room};
use crate::page::Heights;
use crate::page::session::ListDecisions;
use crate::page::words::leave as words;
use steelyard_core::engine::StudyView;
use steelyard_core::words::audit::{DecidedBy, Decision};

/// Height of an entry in pixels before it was measured: a sentence and the line of what it concerns.
const USUAL_PX: f64 = 60.0;
/// Height of the list in pixels before it was measured.
const HEIGHT_PX: f64 = 416.0;

/// Properties of [`AuditTrail`].
#[derive(Properties, PartialEq)]
pub struct AuditProps {
    /// The core.
    pub core: CoreRef,
    /// The study, by which the list is known to be of another state.
    pub study: Shared<StudyView>,
}

/// The list, and whose decisions are seen of it.
#[component]
pub fn AuditTrail(props: &AuditProps) -> Html {
    let AuditProps { core, study } = props;
    let decisions = use_state(|| None::<Rc<Vec<Decision>>>);
    let whose = use_state(|| None::<DecidedBy>);
    let list = use_node_ref();
    let at = use_state_eq(|| (0.0, HEIGHT_PX));
    let heights = use_mut_ref(|| Heights::of(0, USUAL_PX));
    let measured = use_force_update();
    {
        let (core, decisions) = (core.clone(), decisions.clone());
        use_effect_with(study.clone(), move |_| {
            core.run(|core| async move {
                let found = core.ask(ListDecisions).await.ok().map(|view| view.decisions);
                decisions.set(found.map(Rc::new));
            });
        });
    }
    {
        // What is drawn is measured, and drawn anew where it takes other room than was thought.
        let (list, heights, at) = (list.clone(), heights.clone(), at.clone());
        use_effect(move || {
            let Some(list) = list.cast::<HtmlElement>() else { return };
            let Ok(entries) = list.query_selector_all("[data-at]") else { return };
            let mut changed = false;
            for entry in (0..entries.length()).filter_map(|index| entries.get(index)) {
                let entry: HtmlElement = entry.unchecked_into();
                let index = entry.get_attribute("data-at").and_then(|at| at.parse().ok());
                let height = f64::from(entry.offset_height());
                changed |= index.is_some_and(|index| heights.borrow_mut().measured(index, height));
            }
            at.set((f64::from(list.scroll_top()), f64::from(list.client_height())));
            if changed {
                measured.force_update();
            }
        });
    }
    let onscroll = {
        let at = at.clone();
        Callback::from(move |event: Event| {
            let list = event.target_unchecked_into::<Element>();
            at.set((f64::from(list.scroll_top()), f64::from(list.client_height())));
        })
    };
    let Some(decisions) = (*decisions).clone() else { return Html::default() };
    let shown: Vec<&Decision> =
        decisions.iter().filter(|one| whose.is_none_or(|whose| one.by == whose)).collect();
    let choose = {
        let (whose, list) = (whose.clone(), list.clone());
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            let by = chosen.parse().ok().and_then(|at: usize| WHOSE.get(at)).copied();
            if let Some(list) = list.cast::<Element>() {
                list.set_scroll_top(0);
            }
            whose.set(by);
        })
    };
    // Of other entries nothing is measured yet.
    if heights.borrow().entries() != shown.len() {
        *heights.borrow_mut() = Heights::of(shown.len(), USUAL_PX);
    }
    let window = heights.borrow().window(at.0, at.1);
    let entries = shown.iter().enumerate().skip(window.first).take(window.count);
    let entries = entries.map(|(index, decision)| entry(index, shown.len(), decision));
    html! {
        <div id="audit-trail">
            <div class="field">
                <label for="audit-whose">{ words::AUDIT_WHOSE }</label>
                <select id="audit-whose" onchange={choose}>
                    { option("", &words::audit_all(decisions.len()), whose.is_none(), false) }
                    { for WHOSE.iter().enumerate().map(|(at, by)| {
                        let of = decisions.iter().filter(|one| one.by == *by).count();
                        let label = words::audit_by(*by, of);
                        option(&at.to_string(), &label, *whose == Some(*by), of == 0)
                    }) }
                </select>
            </div>
            <div ref={list} id="audit-list" class="audit" role="list" tabindex="0"
                aria-label={words::AUDIT_LIST} {onscroll}>
                { room(window.above_px) }
                { for entries }
                { room(window.below_px) }
            </div>
        </div>
    }
}

/// Who decides, as the list can be told apart by.
const WHOSE: [DecidedBy; 3] = [DecidedBy::User, DecidedBy::Program, DecidedBy::Open];

fn entry(index: usize, of: usize, decision: &Decision) -> Html {
    let [by, place, extent, sentence] = decision.cells();
    let about: Vec<String> =
        [by, extent, place].into_iter().filter(|part| !part.is_empty()).collect();
    html! {
        <div role="listitem" key={index} class={classes!((decision.by == DecidedBy::Open).then_some("open-decision"))}
            data-at={index.to_string()} aria-posinset={(index + 1).to_string()} aria-setsize={of.to_string()}>
            <p translate="no">{ sentence }</p>
            <p class="hint" translate="no">{ about.join(" · ") }</p>
        </div>
    }
}
