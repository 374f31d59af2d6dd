//! What is being done, what could not be done, and what a screen reader is told.

use yew::prelude::*;

use super::common::{CoreRef, items};
use crate::page::words;
use crate::page::{Action, PageState, Work};
use steelyard_core::diag::ErrorKind;

/// Progress with its cancel, problems with their repairs, and the live region.
pub fn status(core: &CoreRef, state: &PageState) -> Html {
    let cancel = {
        let core = core.clone();
        Callback::from(move |_: MouseEvent| core.cancel())
    };
    // What is refused again shows among the problems.
    let lenient = core.starts(|core| async move { drop(core.load_leniently().await) });
    let quote = state.problems.iter().any(|problem| {
        problem.error.as_ref().is_some_and(|error| error.kind == ErrorKind::UnclosedQuote)
    });
    html! {
        <>
            <div id="live" class="hidden" role="status" aria-live="polite">{ &state.announcement }</div>
            if let Some(work) = &state.work {
                <section id="work" class="work" aria-label={words::WORKING}>
                    <label for="work-progress">{ label(work) }</label>
                    <progress id="work-progress" max="1" value={
                        work.progress.map(|progress| format!("{:.3}", progress.done))
                    } />
                    <button id="cancel" type="button" onclick={cancel}>{ words::CANCEL }</button>
                </section>
            }
            if !state.problems.is_empty() {
                <section id="problems" class="problems" role="alert">
                    <h2>{ words::PROBLEMS }</h2>
                    <ul>{ items(state.problems.iter().map(|problem| problem.message.clone()).collect()) }</ul>
                    <div class="row">
                        if quote {
                            <button id="lenient" type="button" class="main" onclick={lenient}>
                                { words::check::LENIENT }
                            </button>
                        }
                        <button id="dismiss" type="button" onclick={core.acts(Action::Dismissed)}>{ words::CLOSE }</button>
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
