//! What all parts of the page share: the core, what buttons and fields do with it, and a labelled
//! choice.
//!
//! Most parts are functions and not components: a component of Yew is a few kilobytes of program.

use std::future::Future;
use std::ops::Deref;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::page::words::{leave, see};
use crate::page::{Action, Edit, ListKey, Problem};
use crate::web::core::Core;
use crate::web::task::spawn;

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

/// The core, as every part of the page is given it.
pub type CoreRef = Shared<Core>;

impl CoreRef {
    /// Does something that takes time.
    pub fn run<F: Future<Output = ()> + 'static>(&self, work: impl FnOnce(Rc<Core>) -> F) {
        spawn(work(Rc::clone(&self.0)));
    }

    /// Changes the settings; what is refused shows among the problems.
    pub fn edit(&self, edit: Edit) {
        self.run(|core| async move {
            let _ = core.edit(edit).await;
        });
    }

    /// What a button does that begins something.
    pub fn starts<F: Future<Output = ()> + 'static>(
        &self,
        work: impl Fn(Rc<Core>) -> F + 'static,
    ) -> Callback<MouseEvent> {
        let core = self.clone();
        Callback::from(move |_| core.run(&work))
    }

    /// What a button does that changes the settings.
    pub fn edits(&self, edit: Edit) -> Callback<MouseEvent> {
        let core = self.clone();
        Callback::from(move |_| core.edit(edit.clone()))
    }

    /// What a field does whose text changes the settings.
    pub fn writes(&self, edit: impl Fn(String) -> Edit + 'static) -> Callback<Event> {
        let core = self.clone();
        Callback::from(move |event: Event| core.edit(edit(input_value(&event))))
    }

    /// What a box does that is ticked or not. Whatever comes of it, the box shows in the end what is in force,
    /// which it has as `data-checked`.
    pub fn ticks(&self, edit: impl Fn(bool) -> Edit + 'static) -> Callback<Event> {
        let core = self.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let edit = edit(input.checked());
            core.run(|core| async move {
                // What is refused shows among the problems.
                let _ = core.edit(edit).await;
                // Where the page is still to be drawn, this is what was in force before, and drawing mends it.
                if let Some(checked) = input.get_attribute("data-checked") {
                    input.set_checked(checked == "true");
                }
            });
        })
    }
}

/// One choice of a [`Select`].
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    value: String,
    label: String,
    reason: Option<String>,
    edit: Edit,
}

impl Choice {
    /// A choice that can be taken, with what it changes.
    pub fn new(value: impl Into<String>, label: impl Into<String>, edit: Edit) -> Self {
        Self { value: value.into(), label: label.into(), reason: None, edit }
    }

    /// The same with why it cannot be taken; `None` where it can.
    pub fn unless(mut self, reason: Option<String>) -> Self {
        self.reason = reason;
        self
    }
}

/// A labelled choice of one of a few. Choices that cannot be taken say why.
#[derive(Debug)]
pub struct Select<'a> {
    /// Unique within the page.
    pub id: &'a str,
    /// Label.
    pub label: &'a str,
    /// The label is for screen readers alone, where the place says it to everyone else.
    pub label_hidden: bool,
    /// The value taken.
    pub value: String,
    /// The choices.
    pub choices: Vec<Choice>,
}

impl Select<'_> {
    /// The label and its control. [`use_choices_kept`] sees to it that it shows what is taken.
    pub fn draw(self, core: &CoreRef) -> Html {
        let Self { id, label, label_hidden, value, choices } = self;
        let id = AttrValue::from(id.to_owned());
        let refused = choices
            .iter()
            .filter_map(|choice| Some((choice.label.as_str(), choice.reason.as_deref()?)));
        // An option that cannot be taken is passed over by the arrow keys: its reason is told with the control.
        let (reasons_id, reasons) = reasons(&id, &refused.collect::<Vec<_>>(), "hidden");
        let options: Vec<Html> = choices
            .iter()
            .map(|choice| {
                let reason = choice.reason.as_deref();
                option_unless(&choice.value, &choice.label, choice.value == value, reason)
            })
            .collect();
        let core = core.clone();
        let take = Callback::from(move |value: String| {
            if let Some(choice) = choices.iter().find(|choice| choice.value == value) {
                core.edit(choice.edit.clone());
            }
        });
        let Commits { onchange, onkeydown, onpointerdown, onblur } = Commits::to(&take);
        html! {
            <div class="field">
                <label for={id.clone()} class={label_hidden.then_some("hidden")}>{ label }</label>
                <select {id} data-value={value} {onchange} {onkeydown} {onpointerdown} {onblur} aria-describedby={reasons_id.clone()}>{ options }</select>
                { reasons }
            </div>
        }
    }
}

/// Attribute of a list in which keys have moved and nothing was taken yet.
const KEYED: &str = "data-keyed";

/// What a list of choices does so that moving through it with the arrow keys decides nothing: Enter does, leaving the
/// list does, and choosing in its opened menu or with the pointer does at once.
struct Commits {
    onchange: Callback<Event>,
    onkeydown: Callback<KeyboardEvent>,
    onpointerdown: Callback<PointerEvent>,
    onblur: Callback<FocusEvent>,
}

impl Commits {
    /// Gives the value that is decided for to `take`.
    fn to(take: &Callback<String>) -> Self {
        let settle = |take: &Callback<String>, list: &HtmlSelectElement| {
            let _ = list.remove_attribute(KEYED);
            if list.get_attribute("data-value").is_none_or(|taken| taken != list.value()) {
                take.emit(list.value());
            }
        };
        let onchange = {
            let take = take.clone();
            Callback::from(move |event: Event| {
                let list: HtmlSelectElement = event.target_unchecked_into();
                if !list.has_attribute(KEYED) {
                    settle(&take, &list);
                }
            })
        };
        let onkeydown = {
            let take = take.clone();
            Callback::from(move |event: KeyboardEvent| {
                let list: HtmlSelectElement = event.target_unchecked_into();
                let is_keyed = list.has_attribute(KEYED);
                match ListKey::of(&event.key(), event.alt_key()) {
                    // What is chosen in the menu is taken at once.
                    Some(ListKey::Opens) if is_keyed => settle(&take, &list),
                    Some(ListKey::Moves) => {
                        let _ = list.set_attribute(KEYED, "");
                    }
                    Some(ListKey::Takes) if is_keyed => {
                        event.prevent_default();
                        settle(&take, &list);
                    }
                    Some(ListKey::Leaves) if is_keyed => {
                        let _ = list.remove_attribute(KEYED);
                        list.set_value(&list.get_attribute("data-value").unwrap_or_default());
                    }
                    _ => {}
                }
            })
        };
        let onpointerdown = Callback::from(|event: PointerEvent| {
            let list: HtmlSelectElement = event.target_unchecked_into();
            let _ = list.remove_attribute(KEYED);
        });
        let onblur = {
            let take = take.clone();
            Callback::from(move |event: FocusEvent| {
                let list: HtmlSelectElement = event.target_unchecked_into();
                if list.has_attribute(KEYED) {
                    settle(&take, &list);
                }
            })
        };
        Self { onchange, onkeydown, onpointerdown, onblur }
    }
}

/// One option of a choice.
pub fn option(value: &str, label: &str, selected: bool, disabled: bool) -> Html {
    html! { <option value={value.to_owned()} {selected} {disabled}>{ label }</option> }
}

/// One option of a choice; with a reason, one that cannot be taken and says why.
pub fn option_unless(value: &str, label: &str, selected: bool, reason: Option<&str>) -> Html {
    match reason {
        None => option(value, label, selected, false),
        Some(reason) => option(value, &see::with_reason(label, reason), selected, true),
    }
}

/// Lines of a list.
pub fn items(lines: Vec<String>) -> Html {
    lines.into_iter().map(|line| html! { <li>{ line }</li> }).collect()
}

/// The heads of a table's columns.
pub fn heads(heads: &[&'static str]) -> Html {
    let heads: Html = heads.iter().map(|head| html! { <th scope="col">{ *head }</th> }).collect();
    html! { <thead><tr>{ heads }</tr></thead> }
}

/// Keeps every choice at the value that is in force, which it has as `data-value`: the browser shows
/// what the user took even where it was refused. Done anew whenever `moment` is another one.
#[hook]
pub fn use_choices_kept<M: PartialEq + 'static>(within: NodeRef, moment: M) {
    use_effect_with(moment, move |_| {
        let Some(within) = within.cast::<web_sys::Element>() else { return };
        let Ok(found) = within.query_selector_all("select[data-value]") else { return };
        for select in (0..found.length()).filter_map(|at| found.get(at)) {
            let select: HtmlSelectElement = select.unchecked_into();
            if let Some(value) = select.get_attribute("data-value") {
                select.set_value(&value);
            }
        }
    });
}

/// Why choices of a control cannot be taken, of labels and reasons; those with the same reason together.
/// Gives the list's id, where there is one, and the list of a class.
pub fn reasons(
    control: &str,
    refused: &[(&str, &str)],
    class: &'static str,
) -> (Option<String>, Html) {
    if refused.is_empty() {
        return (None, Html::default());
    }
    let mut by_reason: Vec<(&str, Vec<&str>)> = Vec::new();
    for &(label, reason) in refused {
        match by_reason.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, labels)) => labels.push(label),
            None => by_reason.push((reason, vec![label])),
        }
    }
    let lines = by_reason.iter().map(|(reason, labels)| see::not_available(labels, reason));
    let id = format!("{control}-reasons");
    let list = html! { <ul id={id.clone()} {class}>{ items(lines.collect()) }</ul> };
    (Some(id), list)
}

/// The endings of the files that are read, as a file input takes them.
pub fn readable() -> String {
    steelyard_core::format::extensions()
        .map(|known| format!(".{known}"))
        .collect::<Vec<_>>()
        .join(",")
}

/// Text of the input that an event comes from.
pub fn input_value(event: &impl AsRef<Event>) -> String {
    event.as_ref().target_dyn_into::<HtmlInputElement>().map(|it| it.value()).unwrap_or_default()
}

/// Tells whether the clipboard took something.
pub fn said(core: &Rc<Core>, copied: bool) {
    core.act(if copied {
        Action::Said(leave::COPIED.to_owned())
    } else {
        Action::Failed(vec![Problem::said(leave::NOT_COPIED.to_owned())])
    });
}

/// A box to tick with its label; `onchange` is of [`CoreRef::ticks`].
pub fn tick_box(id: &str, label: &str, checked: bool, onchange: Callback<Event>) -> Html {
    html! {
        <div class="check-field">
            <input id={id.to_owned()} type="checkbox" ~checked={checked}
                data-checked={checked.to_string()} {onchange} />
            <label for={id.to_owned()}>{ label }</label>
        </div>
    }
}

/// The room of entries of a list that are not drawn. A picture, since the page's policy lets no element say its own
/// height.
pub fn room(px: f64) -> Html {
    html! {
        if px > 0.0 {
            <svg aria-hidden="true" width="1" height={px.to_string()} />
        }
    }
}
