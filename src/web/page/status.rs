//! What is being done, what could not be done, and what a screen reader is told.

use yew::prelude::*;

use super::common::{CoreRef, items};
use super::downloads::saves;
use crate::page::standing::SessionView;
use crate::page::words;
use crate::page::{PageState, Problem, Work};
use steelyard_core::engine::ExportOptions;

/// Progress with its cancel, problems with their repairs, and the live region.
pub fn status(core: &CoreRef, state: &PageState) -> Html {
    let cancel = {
        let core = core.clone();
        Callback::from(move |_: MouseEvent| core.cancel())
    };
    let dismiss = {
        let core = core.clone();
        Callback::from(move |_: MouseEvent| core.dismiss())
    };
    let at_wish = state.problems.iter().all(Problem::is_at_wish);
    html! {
        <>
            <div id="live" class="hidden" role="status" aria-live="polite">{ &state.announcement }</div>
            if let Some(work) = &state.work {
                <section id="work" class="work" aria-label={words::WORKING}>
                    <label for="work-progress">{ label(work) }</label>
                    <progress id="work-progress" max="1" value={
                        work.progress.map(|progress| format!("{:.4}", progress.done))
                    } />
                    <button id="cancel" type="button" onclick={cancel}>{ words::CANCEL }</button>
                </section>
            }
            if !state.problems.is_empty() {
                <section id="problems" class={classes!("problems", at_wish.then_some("at-wish"))} role="alert"
                    aria-label={at_wish.then_some(words::ENDED)}>
                    if !at_wish {
                        <h2>{ words::PROBLEMS }</h2>
                    }
                    <ul>{ items(state.problems.iter().map(|problem| problem.message.clone()).collect()) }</ul>
                    <div class="row">
                        { repairs(core, &state.session) }
                        <button id="dismiss" type="button" onclick={dismiss}>{ words::CLOSE }</button>
                    </div>
                </section>
            }
        </>
    }
}

/// What can be done with what was refused: files that are fine, quotes that are never closed, an engine that
/// ended, and a study that the engine does not take any more.
fn repairs(core: &CoreRef, session: &SessionView) -> Html {
    let offer = session.offer.as_ref().filter(|_| !session.stranded);
    let others = offer.map_or(&[][..], |offer| &offer.others);
    let open_others = core.starts(|core| async move { core.open_others().await });
    let leniently = core.starts(|core| async move { core.open_leniently().await });
    let again = core.starts(|core| async move { core.open_again().await });
    let try_again = {
        let core = core.clone();
        Callback::from(move |_: MouseEvent| core.try_again())
    };
    html! {
        <>
            if !others.is_empty() {
                <button id="open-others" type="button" class="main" onclick={open_others}>
                    { words::open::others(others, offer.is_some_and(|offer| offer.are_added)) }
                </button>
            }
            if offer.is_some_and(|offer| offer.leniently) {
                <button id="lenient" type="button" class="main" onclick={leniently}>
                    { words::reading::LENIENT }
                </button>
            }
            if offer.is_some_and(|offer| offer.again) {
                <button id="open-again" type="button" class="main" onclick={again}>{ words::TRY_AGAIN }</button>
            }
            if session.stranded {
                <button id="try-again" type="button" class="main" onclick={try_again}>{ words::TRY_AGAIN }</button>
                <button id="rescue" type="button" onclick={saves(core, ExportOptions::STUDY)}>
                    { words::leave::SAVE }
                </button>
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
