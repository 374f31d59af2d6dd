//! What each valence word of the data means.

use yew::prelude::*;

use super::common::{Choice, Select, Shared, use_core};
use crate::dataset::Valence;
use crate::engine::StudyView;
use crate::page::Edit;
use crate::words::page::{check as words, grouped};

/// Properties of [`ValenceWords`].
#[derive(Properties, PartialEq)]
pub struct ValenceWordsProps {
    /// The study.
    pub study: Shared<StudyView>,
}

/// The valence words, with what each was taken for.
#[component]
pub fn ValenceWords(props: &ValenceWordsProps) -> Html {
    let core = use_core();
    let rows = props.study.valence_words.iter().enumerate().map(|(index, word)| {
        let value = word.valence.map(|valence| valence.index().to_string()).unwrap_or_default();
        let unknown = Choice::new("", words::VALENCE_UNKNOWN);
        let known = Valence::ALL
            .map(|valence| Choice::new(valence.index().to_string(), words::valence(valence)));
        let choices: Vec<Choice> = std::iter::once(unknown).chain(known).collect();
        let onchange = {
            let (core, key) = (core.clone(), word.key.clone());
            Callback::from(move |value: String| {
                let valence = value.parse::<usize>().ok().and_then(|at| Valence::ALL.get(at));
                if let Some(core) = &core {
                    core.edit(Edit::ValenceWord(key.clone(), valence.copied()));
                }
            })
        };
        html! {
            <tr class={classes!(word.valence.is_none().then_some("asks"))}>
                <th scope="row" translate="no">{ &word.word }</th>
                <td class="number">{ grouped(word.rows) }</td>
                <td>
                    <Select id={format!("valence-{index}")} label={words::valence_of(&word.word)}
                        label_hidden=true {value} {choices} {onchange} />
                </td>
            </tr>
        }
    });
    html! {
        <div class="scroll">
            <table class="list">
                <thead>
                    <tr>{ for words::VALENCE_HEADS.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
