//! What each valence word of the data means.

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, heads};
use crate::page::Edit;
use crate::page::words::{check as words, number};
use steelyard_core::engine::{StudyView, ValenceWord};
use steelyard_core::valence::Valence;

/// The valence words, with what each was taken for.
pub fn valence_words(core: &CoreRef, study: &StudyView) -> Html {
    let words_of_study = study.valence_words.iter().enumerate();
    let rows: Html = words_of_study.map(|(index, word)| row(core, index, word)).collect();
    html! {
        <div class="scroll">
            <table class="list">
                { heads(&words::VALENCE_HEADS) }
                <tbody>{ rows }</tbody>
            </table>
        </div>
    }
}

fn row(core: &CoreRef, index: usize, word: &ValenceWord) -> Html {
    let choice = |value: String, label: &str, valence: Option<Valence>| {
        Choice::new(value, label, Edit::ValenceWord(word.key.clone(), valence))
    };
    let unknown = choice(String::new(), words::VALENCE_UNKNOWN, None);
    let known = Valence::ALL
        .map(|valence| choice(valence.index().to_string(), words::valence(valence), Some(valence)));
    let select = Select {
        id: &format!("valence-{index}"),
        label: &words::valence_of(&word.word),
        label_hidden: true,
        value: word.valence.map(|valence| valence.index().to_string()).unwrap_or_default(),
        choices: std::iter::once(unknown).chain(known).collect(),
    };
    html! {
        <tr class={word.valence.is_none().then_some("asks")}>
            <th scope="row" translate="no">{ &word.word }</th>
            <td class="number">{ number(word.rows) }</td>
            <td>{ select.draw(core) }</td>
        </tr>
    }
}
