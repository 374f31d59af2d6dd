//! What is being done, what could not be done, and what a screen reader is told.

use yew::prelude::*;

use super::common::use_core;
use crate::diag::ErrorKind;
use crate::page::{Action, Problem, Work};
use crate::words::page as words;

/// Properties of [`Status`].
#[derive(Properties, PartialEq)]
pub struct StatusProps {
    /// What is being done.
    pub work: Option<Work>,
    /// What could not be done.
    pub problems: Vec<Problem>,
    /// What the live region says.
    pub announcement: String,
}

/// Progress with its cancel, problems with their repairs, and the live region.
#[component]
pub fn Status(props: &StatusProps) -> Html {
    let core = use_core();
    let cancel = {
        let core = core.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(core) = &core {
                core.cancel();
            }
        })
    };
    let dismiss = {
        let core = core.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(core) = &core {
                core.act(Action::Dismissed);
            }
        })
    };
    let lenient = Callback::from(move |_: MouseEvent| {
        if let Some(core) = &core {
            core.run(|core| async move {
                // What is refused again shows among the problems.
                let _ = core.load_leniently().await;
            });
        }
    });
    let quote = props.problems.iter().any(|problem| {
        problem.error.as_ref().is_some_and(|error| error.kind == ErrorKind::UnclosedQuote)
    });
    html! {
        <>
            <div id="live" class="hidden" role="status" aria-live="polite">{ &props.announcement }</div>
            if let Some(work) = &props.work {
                <section id="work" class="work" aria-label={words::WORKING}>
                    <label for="work-progress">{ label(work) }</label>
                    <progress id="work-progress" max="1" value={
                        work.progress.map(|progress| format!("{:.3}", progress.done))
                    } />
                    <button id="cancel" type="button" onclick={cancel}>{ words::CANCEL }</button>
                </section>
            }
            if !props.problems.is_empty() {
                <section id="problems" class="problems" role="alert">
                    <h2>{ words::PROBLEMS }</h2>
                    <ul>{ for props.problems.iter().map(|problem| html! { <li>{ &problem.message }</li> }) }</ul>
                    <div class="row">
                        if quote {
                            <button id="lenient" type="button" class="main" onclick={lenient}>
                                { words::check::LENIENT }
                            </button>
                        }
                        <button id="dismiss" type="button" onclick={dismiss}>{ words::CLOSE }</button>
                    </div>
                </section>
            }
        </>
    }
}

fn label(work: &Work) -> String {
    match work.progress {
        Some(progress) => words::stage(progress.stage).to_owned(),
        None => work.label.clone(),
    }
}
