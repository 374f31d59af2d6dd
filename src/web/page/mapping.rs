//! The view of the codes: the framework, where each code leads in it, and where valences are.

use yew::prelude::*;

use super::codes::codes;
use super::common::{CoreRef, Shared};
use super::findings::findings;
use super::folds::Folds;
use super::places::places;
use super::questions::questions;
use crate::page::View;
use crate::page::words::{account as account_words, opened};
use crate::page::workbench::Workbench;
use steelyard_core::engine::StudyView;

/// The view. `checked` is whether the user has said that the reading looks right, `bench` which codes are seen.
pub fn mapping_view(
    core: &CoreRef,
    study: &Shared<StudyView>,
    checked: bool,
    folds: &Folds,
    bench: &UseStateHandle<Workbench>,
) -> Html {
    if study.live_figure.is_some() {
        return html! { <p class="hint">{ opened::NO_CODES }</p> };
    }
    html! {
        <div class="check">
            { questions(core, study, View::Codes) }
            if !checked {
                { findings(core, study, View::Codes, &folds.opens()) }
            }
            if study.account.has_choice_of_place() {
                { folds.section("check-places", account_words::VALENCE_PLACE, true, || places(core, study)) }
            }
            <div id="check-codes">{ codes(core, study, bench) }</div>
        </div>
    }
}
