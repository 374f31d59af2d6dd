//! The live figure: what its readers may switch, what it says of itself, and how it will be seen.

use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, items};
use super::downloads::saves;
use crate::page::Problem;
use crate::page::live_figure::{Said, downloads, fewest, offer};
use crate::page::session::PlanInteractive;
use crate::page::words::{live_figure as words, opened, protect as protect_words, see};
use steelyard_core::disclosure::{FEWEST, Policy};
use steelyard_core::engine::{
    ExportOptions, InteractiveOptions, InteractivePlan, PlannedChoice, PlannedControl,
};

#[wasm_bindgen]
extern "C" {
    /// Offered by the loader of the page: puts a frame as a journal has it, with a live figure in it, into a place.
    #[wasm_bindgen(js_namespace = steelyardBoot, js_name = figureFrame, catch)]
    fn figure_frame(place: &Element, html: &str, title: &str) -> Result<(), JsValue>;
}

/// What it is given.
#[derive(Properties, PartialEq)]
pub struct LiveFigureProps {
    /// The core.
    pub core: CoreRef,
    /// The study's settings of it.
    pub options: InteractiveOptions,
    /// Where the study lies that the page shows: after each change the figure is made anew.
    pub study: usize,
    /// What the figure hides that is open in place of codings; `None` for codings.
    pub opened: Option<Policy>,
    /// Whether it lies open. The study's page keeps it, since this card is made anew with each visit of its view.
    pub is_open: UseStateHandle<bool>,
}

/// A plan or why there is none.
type Planned = Rc<Result<InteractivePlan, Vec<Problem>>>;

/// The card.
#[function_component]
pub fn LiveFigure(props: &LiveFigureProps) -> Html {
    let is_open = &props.is_open;
    let planned = use_state(|| None::<(usize, Planned)>);
    {
        let (planned, core) = (planned.clone(), props.core.clone());
        use_effect_with((**is_open, props.study), move |&(is_open, study)| {
            if is_open {
                core.run(|core| async move {
                    let plan = core.ask(PlanInteractive(InteractiveOptions::default())).await;
                    planned.set(Some((study, Rc::new(plan))));
                });
            }
        });
    }
    let opens = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    html! {
        <section id="live-figure" class="card wide">
            <h3>{ words::TITLE }</h3>
            <p class="hint">{ words::HINT }</p>
            <button id="live-open" type="button" aria-expanded={is_open.to_string()} onclick={opens}>{ words::OPEN }</button>
            if **is_open {
                { match planned.as_ref() {
                    None => html! { <p role="status">{ words::BUSY }</p> },
                    Some((study, planned)) => shown(props, planned, *study == props.study),
                } }
            }
        </section>
    }
}

fn shown(props: &LiveFigureProps, planned: &Planned, is_current: bool) -> Html {
    let plan = match planned.as_ref() {
        Ok(plan) => plan,
        Err(problems) => {
            return html! { <ul class="problems" role="alert">{ items(problems.iter().map(|one| one.message.clone()).collect()) }</ul> };
        }
    };
    html! {
        <>
            { texts(props, plan.is_no_doi) }
            <h4>{ words::READERS }</h4>
            if let Some(chart) = &plan.not_live {
                <p id="not-live" class="notice">{ words::not_live(chart) }</p>
            }
            <div class="fields">{ for plan.controls.iter().map(|control| offers(props, control, plan)) }</div>
            { small_numbers(props, plan) }
            { match &plan.html {
                Ok(html) => html! {
                    <>
                        <p id="live-made" role="status">{ if is_current { words::made(plan.views, plan.bytes) } else { words::BUSY.to_owned() } }</p>
                        <div class="row">
                            <button id="save-live" type="button" class="main" onclick={saves(&props.core, live(false))}>{ words::DOWNLOAD }</button>
                            <button id="save-live-zip" type="button" onclick={saves(&props.core, live(true))}>{ words::DOWNLOAD_ALL }</button>
                        </div>
                        <p class="hint">{ words::ALL_HINT }</p>
                        <h4>{ words::PREVIEW }</h4>
                        <Preview html={AttrValue::from(html.clone())} />
                    </>
                },
                Err(why) => html! { <p id="live-made" role="alert" class="problem">{ why }</p> },
            } }
        </>
    }
}

/// The figure as the study's settings have it.
fn live(bundle: bool) -> ExportOptions {
    ExportOptions::Interactive { options: Box::default(), bundle }
}

/// What it says of itself.
fn texts(props: &LiveFigureProps, is_no_doi: bool) -> Html {
    let field = |said: Said| {
        let id = format!("live-{}", format!("{said:?}").to_lowercase());
        let options = props.options.clone();
        let writes = props.core.writes(move |text| said.edit(&options, &text));
        html! {
            <div class="field">
                <label for={id.clone()}>{ words::label(said) }</label>
                <input {id} type="text" autocomplete="off" onchange={writes} value={said.of(&props.options).to_owned()}
                    aria-describedby={(said == Said::Doi && is_no_doi).then_some("no-doi")} />
                if said == Said::Doi && is_no_doi {
                    <p id="no-doi" class="hint" role="status">{ words::NO_DOI }</p>
                }
            </div>
        }
    };
    html! {
        <>
            <h4>{ words::CREDITS }</h4>
            <div class="fields">{ for Said::ALL.into_iter().map(field) }</div>
        </>
    }
}

/// The choices of a control, each to be offered or not.
fn offers(props: &LiveFigureProps, control: &PlannedControl, plan: &InteractivePlan) -> Html {
    let own =
        if control.id == "chart" && plan.not_live.is_some() { words::FIRST } else { words::OWN };
    html! {
        <fieldset class="choices">
            <legend>{ &control.label }</legend>
            { for control.choices.iter().map(|choice| tick(props, control, choice, own)) }
            if control.views_without < plan.views {
                <p class="hint">{ words::cost(control.views_without) }</p>
            }
        </fieldset>
    }
}

/// A choice, with `own` beside what the figure opens with.
fn tick(
    props: &LiveFigureProps,
    control: &PlannedControl,
    choice: &PlannedChoice,
    own: &'static str,
) -> Html {
    let id = format!("live-{}-{}", control.id, choice.id);
    let onchange = {
        let (options, control) = (props.options.clone(), control.clone());
        let choice = choice.id.clone();
        props.core.ticks(move |on| offer(&options, &control, &choice, on))
    };
    let disabled = choice.is_own || choice.unavailable.is_some();
    let note = match (&choice.unavailable, choice.is_own) {
        (Some(why), _) => Some(see::unavailable(why)),
        (None, true) => Some(own.to_owned()),
        (None, false) => None,
    };
    html! {
        <div class="check-field">
            <input id={id.clone()} type="checkbox" ~checked={choice.is_offered}
                data-checked={choice.is_offered.to_string()} {disabled} {onchange} />
            <label for={id}>
                { &choice.label }
                if let Some(note) = note { <span class="hint">{ " (" }{ note }{ ")" }</span> }
            </label>
        </div>
    }
}

/// The policy on small numbers with what it hides, and whether readers may save.
fn small_numbers(props: &LiveFigureProps, plan: &InteractivePlan) -> Html {
    let options = &props.options;
    let all = Choice::new("0", words::SHOW_ALL, fewest(options, 0));
    let choice = |one: &u32| {
        Choice::new(one.to_string(), protect_words::fewest(*one), fewest(options, *one))
    };
    let choices = std::iter::once(all).chain(FEWEST.iter().map(choice)).collect();
    let value = plan.fewest_asked.to_string();
    let saves = options.downloads.unwrap_or(true);
    let writes = {
        let options = options.clone();
        props.core.ticks(move |on| downloads(&options, on))
    };
    let hidden = match &props.opened {
        Some(policy) => opened::hidden(&plan.protection, policy),
        None => protect_words::preview(&plan.protection, plan.fewest_contributors),
    };
    html! {
        <>
            if props.opened.is_none() {
                <div class="row">
                    { Select { id: "live-fewest", label: words::FEWEST, label_hidden: false, value, choices }.draw(&props.core) }
                </div>
            } else {
                <p class="hint">{ opened::PROTECTED }</p>
            }
            <ul id="live-hidden" aria-live="polite" translate="no">{ items(hidden) }</ul>
            <div class="check-field">
                <input id="live-downloads" type="checkbox" ~checked={saves} data-checked={saves.to_string()} onchange={writes} />
                <label for="live-downloads">{ words::DOWNLOADS }</label>
            </div>
        </>
    }
}

/// What a preview is given.
#[derive(Properties, PartialEq)]
struct PreviewProps {
    html: AttrValue,
}

/// The figure in a frame as a journal has it: of an origin of its own, with scripts and downloads allowed.
#[function_component]
fn Preview(props: &PreviewProps) -> Html {
    let place = use_node_ref();
    {
        let place = place.clone();
        use_effect_with(props.html.clone(), move |html| {
            if let Some(place) = place.cast::<Element>() {
                // Where the page around does not let it be shown, it can be saved all the same.
                let _ = figure_frame(&place, html, words::PREVIEW);
            }
        });
    }
    html! { <div id="live-preview" class="live-preview" ref={place}></div> }
}
