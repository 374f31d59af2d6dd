//! How the study was read: what needs a decision, what was done on the program's own account, and everything by
//! which it can be read otherwise.

use yew::prelude::*;

use super::account::account;
use super::common::{CoreRef, Shared};
use super::files::files;
use super::findings::findings;
use super::folds::Folds;
use super::questions::questions;
use super::values::values;
use super::views::go;
use super::words::valence_words;
use crate::page::words::{
    account as account_words, check as words, reading, valence as valence_strings,
};
use crate::page::{Action, View};
use steelyard_core::engine::StudyView;

/// The view. `checked` is whether the user has said that the reading looks right.
pub fn data(core: &CoreRef, study: &Shared<StudyView>, checked: bool, folds: &Folds) -> Html {
    let asks = |section: &str| {
        let section_of = crate::page::sections::section_of_question;
        study.questions.iter().any(|question| section_of(question) == section)
    };
    let agree = {
        let core = core.clone();
        Callback::from(move |_: MouseEvent| {
            core.act(Action::Checked);
            go(&core, View::Figure);
        })
    };
    html! {
        <div id="check" class="check">
            { questions(core, study, View::Data) }
            if !checked {
                { findings(core, study, View::Data, &folds.opens()) }
            }
            if study.questions.is_empty() && study.holds_codings() && study.live_figure.is_none() && !checked {
                <button id="looks-right" type="button" class="main" onclick={agree}>{ words::agreed(study) }</button>
            }
            { folds.section("check-files", reading::FILES, true, || files(core, study)) }
            if !study.valence_words.is_empty() || study.code_signs.is_some()
                || study.settings.code_letters.is_some()
            {
                { folds.section("check-valences", valence_strings::VALENCES, asks("check-valences"),
                    || valence_words(core, study)) }
            }
            if !(study.attributes.is_empty() && study.names.is_empty()) {
                { folds.section("check-values", words::VALUES, false, || values(core, study)) }
            }
            { folds.section("check-account", account_words::ACCOUNT,
                !study.account.left_out.is_empty() || study.live_figure.is_some(),
                || account(core, study)) }
        </div>
    }
}
