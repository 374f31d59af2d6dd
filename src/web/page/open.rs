//! The first page: a sentence, a drop zone, the examples, the proof. Nothing else.

use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::common::{CoreRef, items, option, readable};
use super::downloads::saves;
use super::help::explains;
use super::opening::{open_files, open_text};
use crate::page::Topic;
use crate::page::standing::SessionView;
use crate::page::words::{BACK_TO_STUDY, codes, open as words};
use crate::web::files::listed;
use steelyard_core::engine::ExportOptions;
use steelyard_core::framework::codebook_ids;
use steelyard_core::words::examples as about;

/// The first page. `pasting` is whether the box to paste into is there, `framework` the id of the one
/// that can be taken away.
pub fn open(
    core: &CoreRef,
    session: &SessionView,
    pasting: &UseStateHandle<bool>,
    framework: &UseStateHandle<String>,
) -> Html {
    let chosen = {
        let core = core.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let files = listed(input.files());
            // The same file can be chosen again after it was mended.
            input.set_value("");
            open_files(&core, files);
        })
    };
    let paste = {
        let pasting = pasting.clone();
        Callback::from(move |_: MouseEvent| pasting.set(!*pasting))
    };
    let pasted = {
        let core = core.clone();
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            open_text(&core, &text);
        })
    };
    let back = core.starts(|core| async move { core.undo().await });
    let examples = steelyard_core::examples::all().iter().map(|example| {
        // What is refused shows among the problems.
        let onclick = core.starts(move |core| async move { drop(core.example(example.id.to_owned()).await) });
        html! {
            <li>
                <button id={format!("example-{}", example.id)} class="example" type="button" {onclick}>
                    <strong>{ about::title(example.study) }</strong>
                    <span>{ about::description(example.study) }</span>
                </button>
            </li>
        }
    });
    html! {
        <div class="open">
            <h1>{ words::PROMISE }</h1>
            if session.undo.is_some() {
                <p class="row">
                    <button id="back-to-study" type="button" onclick={back}>{ BACK_TO_STUDY }</button>
                </p>
            }
            <section class="drop" aria-labelledby="drop-title">
                <h2 id="drop-title">{ words::DROP }</h2>
                <p id="drop-kinds">{ words::KINDS }</p>
                <div class="row">
                    <span class="file-button main">
                        <input id="files" type="file" multiple=true onchange={chosen}
                            aria-describedby="drop-kinds"
                            accept={format!("{},.json,.steelyard", readable())} />
                        <label for="files">{ words::CHOOSE }</label>
                    </span>
                    <button id="paste" type="button" onclick={paste} aria-expanded={pasting.to_string()}>
                        { words::PASTE }
                    </button>
                </div>
                if **pasting {
                    <div class="field">
                        <label for="paste-box">{ words::PASTE_BOX }</label>
                        <textarea id="paste-box" rows="3" oninput={pasted} aria-describedby="paste-hint"
                            translate="no" spellcheck="false" autocomplete="off" />
                        <p id="paste-hint" class="hint">{ words::PASTE_HINT }</p>
                    </div>
                }
            </section>
            <div class="proof">
                <p>{ words::LOCAL }</p>
                <details id="proof">
                    <summary>{ words::HOW_TO_CHECK }</summary>
                    <ol>{ items(words::PROOF.iter().map(|step| (*step).to_owned()).collect()) }</ol>
                    <p>{ words::LOCK }</p>
                    <button id="how-do-i-know" type="button" class="link" onclick={explains(core, Topic::Proof)}>
                        { words::MORE_PROOF }
                    </button>
                </details>
            </div>
            <section aria-labelledby="examples-title">
                <h2 id="examples-title">{ words::EXAMPLES }</h2>
                <p class="hint">{ words::EXAMPLES_HINT }</p>
                <ul id="examples" class="examples">{ examples.collect::<Html>() }</ul>
            </section>
            { before_coding(core, framework) }
        </div>
    }
}

/// A framework to take away before anything is coded.
fn before_coding(core: &CoreRef, framework: &UseStateHandle<String>) -> Html {
    let onchange = {
        let framework = framework.clone();
        Callback::from(move |event: Event| {
            framework.set(event.target_unchecked_into::<HtmlSelectElement>().value());
        })
    };
    let choices = codebook_ids()
        .iter()
        .map(|id| option(id, &codes::framework(id), *id == framework.as_str(), false));
    let codebook = ExportOptions::Codebook { framework: Some((**framework).clone()) };
    html! {
        <div class="field">
            <label for="framework-to-save">{ words::BEFORE_CODING }</label>
            <div class="row">
                <select id="framework-to-save" {onchange} aria-describedby="framework-to-save-hint">
                    { choices.collect::<Html>() }
                </select>
                <button id="save-framework" type="button" onclick={saves(core, codebook)}>
                    { words::SAVE_FRAMEWORK }
                </button>
            </div>
            <p id="framework-to-save-hint" class="hint">{ words::BEFORE_CODING_HINT }</p>
        </div>
    }
}
