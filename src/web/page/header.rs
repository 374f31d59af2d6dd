//! The bar at the top: the name, the study, undo and redo, and another study.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::common::{CoreRef, readable};
use super::help::explains;
use super::views::{leads_to, views};
use crate::page::words::{self, check, help as help_words, views as views_words};
use crate::page::{Action, PageState, Topic};
use crate::page::{HEADING_IN_SIGHT, View};
use crate::web::files::{listed, read};
use steelyard_core::engine::StudyView;

/// The bar at the top.
pub fn header(core: &CoreRef, state: &PageState) -> Html {
    let Some(study) = state.study.as_deref() else {
        return html! {
            <header class="bar">
                <p class="name">{ words::NAME }</p>
                { help(core, Topic::Files) }
            </header>
        };
    };
    let undo = core.starts(|core| async move { core.undo().await });
    let redo = core.starts(|core| async move { core.redo().await });
    let another = core.starts(|core| async move { core.put_away().await });
    let page = core.clone();
    let core = core.clone();
    let add = Callback::from(move |event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        let files = listed(input.files());
        input.set_value("");
        if files.is_empty() {
            return;
        }
        core.run(|core| async move {
            // Reading takes time, in which somebody may open another study.
            let onto = core.snapshot().map(|present| present.study);
            match read(files, core.held_bytes()).await {
                // What is refused shows among the problems.
                Ok(files) => drop(core.add(files, onto).await),
                Err(problems) => core.act(Action::Failed(problems)),
            }
        });
    });
    html! {
        <>
        <header class="bar">
            <a class="skip" href="#view" onclick={skip_to_view()}>{ views_words::SKIP }</a>
            <div class="study">
                <p class="name">{ words::NAME }</p>
                <h1 id="study-name" translate="no">{ words::study_name(study) }</h1>
            </div>
            { views(&page, study, state.view) }
            <div class="row">
                <button id="undo" type="button" disabled={state.session.undo.is_none()} onclick={undo}>{ words::undo(state.session.undo) }</button>
                <button id="redo" type="button" disabled={state.session.redo.is_none()} onclick={redo}>{ words::redo(state.session.redo) }</button>
                <span class="file-button">
                    <input id="add-files" type="file" multiple=true onchange={add}
                        accept={readable()} />
                    <label for="add-files">{ words::ADD_FILES }</label>
                </span>
                <button id="another" type="button" onclick={another}>{ words::ANOTHER }</button>
                { help(&page, Topic::Files) }
            </div>
        </header>
        <section class="about" aria-label={views_words::READ}>
            { read_as(&page, study, state.checked) }
            if study.example.is_some() {
                <p id="synthetic" class="synthetic">{ words::SYNTHETIC }</p>
            }
        </section>
        </>
    }
}

/// The button that opens the help.
fn help(core: &CoreRef, topic: Topic) -> Html {
    html! { <button id="open-help" type="button" onclick={explains(core, topic)}>{ help_words::TITLE }</button> }
}

/// A link within a shadow root leads nowhere by itself; and the address of the page never changes.
fn skip_to_view() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        let link = event.target_unchecked_into::<web_sys::Element>();
        super::roving::focus_within(&link, HEADING_IN_SIGHT);
    })
}

/// What was read in one line, and what there is to look at, with the way there.
fn read_as(core: &CoreRef, study: &StudyView, checked: bool) -> Html {
    let way = |view: View, id: &'static str, label: String| {
        html! { <a {id} href={format!("#{}", view.id())} onclick={leads_to(core, view)}>{ label }</a> }
    };
    let standing = match (study.questions.first(), study.findings.first()) {
        (Some(question), _) => {
            way(View::of_question(question), "decide", views_words::decide(study.questions.len()))
        }
        (None, _) if !study.holds_codings() => Html::default(),
        (None, _) if checked => html! { <span class="recognised">{ check::CHECKED }</span> },
        (None, Some(finding)) => {
            way(View::of_finding(finding), "look-at", views_words::look_at(study.findings.len()))
        }
        (None, None) if study.is_all_recognised() => {
            html! { <span class="recognised">{ check::ALL_RECOGNISED }</span> }
        }
        (None, None) => Html::default(),
    };
    html! {
        <p class="read-as"><span id="summary">{ check::summary(study) }</span>{ " " }{ standing }</p>
    }
}
