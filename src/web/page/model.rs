//! The form in which a logic model is typed: the innovation, then strategies, mechanisms and outcomes, each with what
//! leads to it, beside what is still missing.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, items};
use super::roving::{focus, focus_within};
use crate::page::words::model as words;
use crate::page::{Action, Edit, ModelEdit, is_full};
use steelyard_core::analysis::{
    HowKnown, LONGEST_LABEL, LogicModel, ModelEnd, ModelLink, OutcomeTier, StrategyStatus,
    determinants, model_gaps,
};
use steelyard_core::diag::ModelPart;
use steelyard_core::engine::FigureView;
use steelyard_core::framework::codebook;
use steelyard_core::words::logic_model::{self as told, Names};
use steelyard_core::words::places::capitalised;

/// The codebook whose names are offered for strategies.
const ERIC: &str = "eric-2015";

/// The form, of a model beside the figure of its determinants.
pub fn model(core: &CoreRef, model: &LogicModel, figure: &FigureView) -> Html {
    let table = &figure.table;
    let names = Names::new(model, table);
    let gaps: Vec<String> = model_gaps(model, table)
        .iter()
        .map(|gap| told::gap(gap, &names))
        .map(|it| capitalised(&it))
        .collect();
    let rows = determinants(model, table);
    let rows: Vec<ModelEnd> =
        rows.iter().map(|one| ModelEnd::Determinant(one.row.key.clone())).collect();
    let strategies: Vec<ModelEnd> =
        model.strategies.iter().map(|one| ModelEnd::Strategy(one.id)).collect();
    let mechanisms: Vec<ModelEnd> =
        model.mechanisms.iter().map(|one| ModelEnd::Mechanism(one.id)).collect();
    let both: Vec<ModelEnd> = mechanisms.iter().chain(&strategies).cloned().collect();
    let form = Form { core, model, names: &names };
    let of_strategies = model.strategies.iter().map(|one| {
        let end = ModelEnd::Strategy(one.id);
        let choices = StrategyStatus::ALL
            .map(|to| (told::status(to), one.status == to, ModelEdit::Status(one.id, to)));
        // What leads here from a row that the table does not have now can be unticked as well.
        let here = model.links.iter().filter(|link| link.to == end).map(|link| &link.from);
        let gone = here.filter(|from| !rows.contains(from)).cloned();
        let from: Vec<ModelEnd> = rows.iter().cloned().chain(gone).collect();
        let code = one.eric.clone().unwrap_or_default();
        form.entry(&end, &one.label, code, (words::STATUS, &choices), &from)
    });
    let of_mechanisms = model.mechanisms.iter().map(|one| {
        let end = ModelEnd::Mechanism(one.id);
        let choices = HowKnown::ALL
            .map(|to| (told::known(to), one.known == to, ModelEdit::Known(one.id, to)));
        form.entry(&end, &one.label, String::new(), (words::KNOWN, &choices), &strategies)
    });
    let of_outcomes = model.outcomes.iter().map(|one| {
        let end = ModelEnd::Outcome(one.id);
        let choices = OutcomeTier::ALL
            .map(|to| (told::tier(to), one.tier == to, ModelEdit::Tier(one.id, to)));
        form.entry(&end, &one.label, String::new(), (words::TIER, &choices), &both)
    });
    html! {
        <section id="model" class="model" aria-labelledby="model-title">
            <h3 id="model-title">{ words::TITLE }</h3>
            <p class="hint">{ words::HINT }</p>
            <div class="field">
                <label for="model-innovation">{ words::INNOVATION }</label>
                <input id="model-innovation" type="text" maxlength={LONGEST_LABEL.to_string()} autocomplete="off"
                    value={model.innovation.clone().unwrap_or_default()}
                    onchange={core.writes(|text| Edit::Model(ModelEdit::Innovation(text)))} />
            </div>
            { form.part(ModelPart::Strategy, of_strategies.collect()) }
            { form.part(ModelPart::Mechanism, of_mechanisms.collect()) }
            { form.part(ModelPart::Outcome, of_outcomes.collect()) }
            if !model.is_empty() {
                <section aria-labelledby="model-gaps-title">
                    <h4 id="model-gaps-title">{ words::GAPS }</h4>
                    if gaps.is_empty() {
                        <p id="model-gaps" class="hint">{ words::NO_GAPS }</p>
                    } else {
                        <ul id="model-gaps" class="notes">{ items(gaps) }</ul>
                    }
                </section>
            }
        </section>
    }
}

/// What the parts of the form share.
struct Form<'a> {
    core: &'a CoreRef,
    model: &'a LogicModel,
    names: &'a Names,
}

/// The field in which an entry of a part is added.
fn new_id(part: ModelPart) -> &'static str {
    match part {
        ModelPart::Strategy => "model-new-strategy",
        ModelPart::Mechanism => "model-new-mechanism",
        _ => "model-new-outcome",
    }
}

impl Form<'_> {
    /// A part: its entries, and the field in which another is added.
    fn part(&self, part: ModelPart, entries: Html) -> Html {
        let id = new_id(part);
        let hint = format!("{id}-hint");
        let is_strategy = part == ModelPart::Strategy;
        let add = {
            let core = self.core.clone();
            let is_full = is_full(self.model, part);
            move |field: Element| {
                focus(Some(field.clone()));
                let Ok(input) = field.dyn_into::<HtmlInputElement>() else { return };
                let text = input.value();
                if text.trim().is_empty() {
                    return;
                }
                if is_full {
                    // What was typed stays, as nothing takes it.
                    core.act(Action::Said(words::full(part)));
                    return;
                }
                input.set_value("");
                core.act(Action::Said(words::added(text.trim())));
                core.edit(Edit::Model(match part {
                    ModelPart::Strategy => {
                        let code = eric_code(&text);
                        ModelEdit::AddStrategy(text, code)
                    }
                    ModelPart::Mechanism => ModelEdit::AddMechanism(text),
                    _ => ModelEdit::AddOutcome(text, OutcomeTier::default()),
                }));
            }
        };
        // The frame of the page sends no forms, so that nothing can be sent by one.
        let onkeydown = {
            let add = add.clone();
            Callback::from(move |event: KeyboardEvent| {
                if event.key() == "Enter" && !event.is_composing() {
                    event.prevent_default();
                    add(event.target_unchecked_into());
                }
            })
        };
        let onclick = Callback::from(move |event: MouseEvent| {
            let button: Element = event.target_unchecked_into();
            button.previous_element_sibling().into_iter().for_each(&add);
        });
        html! {
            <section class="model-part" aria-labelledby={format!("{id}-title")}>
                <h4 id={format!("{id}-title")}>{ words::heading(part) }</h4>
                <ol>{ entries }</ol>
                <div class="field">
                    <label for={id}>{ words::new(part) }</label>
                    <div class="row">
                        <input {id} type="text" maxlength={LONGEST_LABEL.to_string()} autocomplete="off"
                            aria-describedby={hint.clone()} list={is_strategy.then_some("model-eric")} {onkeydown} />
                        <button type="button" aria-label={words::add(part)} {onclick}>{ words::ADD }</button>
                    </div>
                    <p id={hint} class="hint">{ words::new_hint(part) }</p>
                </div>
                if is_strategy {
                    <datalist id="model-eric">{ for eric_names().into_iter().map(|name| html! { <option value={name} /> }) }</datalist>
                }
            </section>
        }
    }

    /// An entry: its label, what else is said of it, what leads to it, and the way to remove it.
    fn entry(
        &self,
        end: &ModelEnd,
        label: &str,
        under: String,
        (choice, choices): (&'static str, &[(&'static str, bool, ModelEdit)]),
        from: &[ModelEnd],
    ) -> Html {
        let core = self.core;
        let code = self.names.code(end).to_owned();
        let part = end.part();
        let id = format!("model-{}", key(end));
        let onchange = {
            let (core, end, label) = (core.clone(), end.clone(), label.to_owned());
            Callback::from(move |event: Event| {
                let input: HtmlInputElement = event.target_unchecked_into();
                if input.value().trim().is_empty() {
                    // An entry goes by its button alone.
                    input.set_value(&label);
                    return;
                }
                core.edit(Edit::Model(ModelEdit::Rename(end.clone(), input.value())));
            })
        };
        let remove = {
            let (core, end) = (core.clone(), end.clone());
            Callback::from(move |event: MouseEvent| {
                // The button goes with its entry.
                let button: Element = event.target_unchecked_into();
                focus_within(&button, &format!("#{}", new_id(part)));
                core.edit(Edit::Model(ModelEdit::Remove(end.clone())));
            })
        };
        let value = choices.iter().position(|(_, is_taken, _)| *is_taken).unwrap_or_default();
        let offered = choices.iter().enumerate().map(|(at, (label, _, edit))| {
            Choice::new(at.to_string(), *label, Edit::Model(edit.clone()))
        });
        let choice_id = format!("{id}-choice");
        let choice_label = words::of_entry(choice, &code);
        let choice = Select {
            id: &choice_id,
            label: &choice_label,
            label_hidden: true,
            value: value.to_string(),
            choices: offered.collect(),
        };
        let links = self.model.links.iter().filter(|link| link.to == *end).count();
        html! {
            <li key={id.clone()} class="model-entry">
                <div class="row">
                    <span class="n" aria-hidden="true">{ &code }</span>
                    <input {id} type="text" aria-label={words::label_of(&code)} maxlength={LONGEST_LABEL.to_string()}
                        autocomplete="off" value={label.to_owned()} {onchange} />
                    if !under.is_empty() {
                        <span class="hint">{ under }</span>
                    }
                    { choice.draw(core) }
                    <button type="button" aria-label={words::of_entry(words::REMOVE, &code)} onclick={remove}>{ words::REMOVE }</button>
                </div>
                <details>
                    <summary>{ words::leads_here(part, links) }</summary>
                    if from.is_empty() {
                        <p class="hint">{ words::NOTHING_LEADS }</p>
                    }
                    <ul class="model-links">{ for from.iter().enumerate().map(|(at, from)| self.link(at, from, end)) }</ul>
                </details>
            </li>
        }
    }

    /// Whether one entry leads to another.
    fn link(&self, at: usize, from: &ModelEnd, to: &ModelEnd) -> Html {
        let link = ModelLink { from: from.clone(), to: to.clone() };
        let is_on = self.model.links.contains(&link);
        let id = format!("model-{}-{at}", key(to));
        let onchange = self.core.ticks(move |on| Edit::Model(ModelEdit::Link(link.clone(), on)));
        html! {
            <li class="check-field">
                <input id={id.clone()} type="checkbox" ~checked={is_on} data-checked={is_on.to_string()} {onchange} />
                <label for={id} translate="no">{ self.names.full(from) }</label>
            </li>
        }
    }
}

/// An entry as a part of an element's name.
fn key(end: &ModelEnd) -> String {
    match end {
        ModelEnd::Determinant(_) => String::new(),
        ModelEnd::Strategy(id) => format!("strategy-{id}"),
        ModelEnd::Mechanism(id) => format!("mechanism-{id}"),
        ModelEnd::Outcome(id) => format!("outcome-{id}"),
    }
}

/// Names of strategies that are offered.
fn eric_names() -> Vec<String> {
    let book = codebook(ERIC);
    let items = book.iter().flat_map(|book| book.items.iter());
    items.filter(|item| item.depth > 0).map(|item| item.label.clone()).collect()
}

/// The code of a strategy that is called as one of them.
fn eric_code(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let book = codebook(ERIC)?;
    let item =
        book.items.iter().find(|item| item.depth > 0 && item.label.to_lowercase() == text)?;
    Some(item.code.clone())
}
