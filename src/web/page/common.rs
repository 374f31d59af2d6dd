//! What all parts of the page share: the core in a context, and a labelled choice.

use std::future::Future;
use std::ops::Deref;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::page::Edit;
use crate::web::core::Core;

/// Something shared, equal only to itself: large values are compared by where they are.
#[derive(Debug)]
pub struct Shared<T>(Rc<T>);

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> From<Rc<T>> for Shared<T> {
    fn from(shared: Rc<T>) -> Self {
        Self(shared)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// The core, as every part of the page finds it.
pub type CoreRef = Shared<Core>;

impl CoreRef {
    /// Does something that takes time.
    pub fn run<F: Future<Output = ()> + 'static>(&self, work: impl FnOnce(Rc<Core>) -> F) {
        spawn_local(work(Rc::clone(&self.0)));
    }

    /// Changes the settings; what is refused shows among the problems.
    pub fn edit(&self, edit: Edit) {
        self.run(|core| async move {
            let _ = core.edit(edit).await;
        });
    }
}

/// The core of the page that a component stands in.
#[hook]
pub fn use_core() -> Option<CoreRef> {
    use_context::<CoreRef>()
}

/// How often something was refused: a control that shows what was asked for goes back to what is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusals(pub usize);

/// One choice of a [`Select`].
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    /// Value.
    pub value: String,
    /// Label.
    pub label: String,
    /// Why it cannot be taken; `None` where it can.
    pub reason: Option<String>,
}

impl Choice {
    /// A choice that can be taken.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), reason: None }
    }

    /// The same with why it cannot be taken.
    pub fn unless(mut self, reason: Option<String>) -> Self {
        self.reason = reason;
        self
    }
}

/// Keeps a `<select>` at a value: the browser shows what the user took even where it was refused.
#[hook]
pub fn use_select_value(value: AttrValue) -> NodeRef {
    let node = use_node_ref();
    // A refusal changes nothing but this, and so brings the control up to date.
    let _ = use_context::<Refusals>();
    {
        let node = node.clone();
        use_effect(move || {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(&value);
            }
        });
    }
    node
}

/// Properties of [`Select`].
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Unique within the page.
    pub id: AttrValue,
    /// Label.
    pub label: AttrValue,
    /// The label is for screen readers alone, where the place says it to everyone else.
    #[prop_or_default]
    pub label_hidden: bool,
    /// The choices.
    pub choices: Vec<Choice>,
    /// The value taken.
    pub value: AttrValue,
    /// Called with the value that the user takes.
    pub onchange: Callback<String>,
}

/// A labelled choice of one of a few. Choices that cannot be taken are listed with their reasons.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let node = use_select_value(props.value.clone());
    let onchange = {
        let onchange = props.onchange.clone();
        Callback::from(move |event: Event| {
            onchange.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
        })
    };
    let reasons = reasons(&props.choices);
    let reasons_id = (!reasons.is_empty()).then(|| format!("{}-reasons", props.id));
    html! {
        <div class="field">
            <label for={props.id.clone()} class={classes!(props.label_hidden.then_some("hidden"))}>
                { props.label.clone() }
            </label>
            <select ref={node} id={props.id.clone()} {onchange}
                aria-describedby={reasons_id.clone()}>
                { for props.choices.iter().map(|choice| html! {
                    <option value={choice.value.clone()} selected={choice.value == *props.value}
                        disabled={choice.reason.is_some()}>
                        { &choice.label }
                    </option>
                }) }
            </select>
            if !reasons.is_empty() {
                <ul id={reasons_id} class="reasons">{ for reasons.iter().map(|reason| html! { <li>{ reason }</li> }) }</ul>
            }
        </div>
    }
}

/// Why choices cannot be taken, those with the same reason together.
fn reasons(choices: &[Choice]) -> Vec<String> {
    let mut by_reason: Vec<(&str, Vec<&str>)> = Vec::new();
    for choice in choices {
        let Some(reason) = choice.reason.as_deref() else { continue };
        match by_reason.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, labels)) => labels.push(&choice.label),
            None => by_reason.push((reason, vec![&choice.label])),
        }
    }
    by_reason
        .iter()
        .map(|(reason, labels)| crate::words::page::see::not_available(labels, reason))
        .collect()
}

/// Text of the input that an event comes from.
pub fn input_value(event: &impl AsRef<Event>) -> String {
    event.as_ref().target_dyn_into::<HtmlInputElement>().map(|it| it.value()).unwrap_or_default()
}
