//! The framework, and the workbench on which codes are mapped to it.

use std::rc::Rc;

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, Shared};
use super::downloads::saves;
use super::workbench::Workbench;
use crate::page::Edit;
use crate::page::words::codes as words;
use crate::page::workbench::Workbench as Bench;
use steelyard_core::engine::{ChosenId, ExportOptions, StudyView};
use steelyard_core::framework::{Codebook, codebook, codebook_ids};

/// Value of the choice of nothing: own themes in place of a framework.
const NONE: &str = ChosenId::NOTHING;

/// The framework and the codes.
pub fn codes(core: &CoreRef, study: &Shared<StudyView>, bench: &UseStateHandle<Bench>) -> Html {
    let framework = Select {
        id: "framework",
        label: words::FRAMEWORK,
        label_hidden: false,
        value: study.settings.framework.clone().map(String::from).unwrap_or_default(),
        choices: frameworks(study),
    };
    html! {
        <>
            if !study.framework.tied.is_empty() {
                <p class="ask">{ words::FRAMEWORK_TIE }</p>
            }
            <div class="row low">
                { framework.draw(core) }
                if let Some(id) = study.framework.id.as_deref() {
                    <button id="save-codebook" type="button" onclick={saves(core, ExportOptions::Codebook { framework: Some(id.to_owned()) })}>
                        { words::save_framework(&words::framework(id)) }
                    </button>
                }
            </div>
            if let Some(book) = taken(study) {
                <Workbench core={core.clone()} study={study.clone()} book={Shared::from(book)} bench={bench.clone()} />
            } else {
                <p id="no-framework" class="hint">{ words::OWN_CODES_ALONE }</p>
            }
        </>
    }
}

/// The framework in force.
fn taken(study: &StudyView) -> Option<Rc<Codebook>> {
    let framework = &study.framework;
    framework.own_book.clone().or_else(|| framework.id.as_deref().and_then(codebook))
}

fn frameworks(study: &StudyView) -> Vec<Choice> {
    let recognised = match study.framework.id.as_deref() {
        Some(id) if study.settings.framework.is_none() => {
            format!("{} ({})", words::framework(id), words::FRAMEWORK_RECOGNISED)
        }
        None if study.settings.framework.is_none() => words::NONE_RECOGNISED.to_owned(),
        _ => words::FRAMEWORK_RECOGNISED.to_owned(),
    };
    let known = |id: &str| study.framework.candidates.iter().find(|found| found.id == id);
    let taken = |id: &str, label: String| Choice::new(id, label, Edit::Framework(Some(id.into())));
    let mut choices = vec![
        Choice::new("", recognised, Edit::Framework(None)),
        taken(NONE, words::NO_FRAMEWORK.to_owned()),
    ];
    let own = study.framework.own.iter().map(String::as_str);
    for id in own.chain(codebook_ids().iter().copied()) {
        choices.push(taken(id, words::recognition(&words::framework(id), known(id))));
    }
    choices
}
