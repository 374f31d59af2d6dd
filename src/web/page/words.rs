//! What each valence word of the data means.

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, heads};
use crate::page::Edit;
use crate::page::words::{asked, number, valence as words};
use steelyard_core::engine::{StudyView, ValenceWord};
use steelyard_core::valence::Valence;

/// The value of the choice that a word's rows are no codings.
const OUT: &str = "out";

/// The valence words, with what each was taken for.
pub fn valence_words(core: &CoreRef, study: &StudyView) -> Html {
    let words_of_study = study.valence_words.iter().enumerate();
    let is_out = |word: &ValenceWord| study.settings.not_codings.contains(&word.key);
    let rows: Html =
        words_of_study.map(|(index, word)| row(core, index, word, is_out(word))).collect();
    html! {
        <>
            if study.code_signs.is_some() {
                { code_signs(core, study.settings.code_signs) }
            }
            if let Some(letters) = study.settings.code_letters {
                <div class="check-field">
                    <input id="code-letters" type="checkbox" ~checked={letters} data-checked={letters.to_string()}
                        onchange={core.ticks(|to| Edit::CodeLetters(to.then_some(true)))} />
                    <label for="code-letters">{ words::LETTERS }</label>
                </div>
            }
            if !study.valence_words.is_empty() {
                <div class="scroll">
                    <table class="list">
                        { heads(&words::VALENCE_HEADS) }
                        <tbody>{ rows }</tbody>
                    </table>
                </div>
            }
        </>
    }
}

/// What the signs at the names of codes are.
fn code_signs(core: &CoreRef, chosen: Option<bool>) -> Html {
    const VALUES: [(&str, Option<bool>); 3] =
        [("", None), ("valences", Some(true)), ("names", Some(false))];
    let value = VALUES.iter().find(|(_, signs)| *signs == chosen).map_or("", |(value, _)| *value);
    let select = Select {
        id: "code-signs",
        label: asked::CODE_SIGNS,
        label_hidden: false,
        value: value.to_owned(),
        choices: VALUES
            .into_iter()
            .zip(asked::CODE_SIGNS_CHOICES)
            .map(|((value, signs), label)| Choice::new(value, label, Edit::CodeSigns(signs)))
            .collect(),
    };
    select.draw(core)
}

fn row(core: &CoreRef, index: usize, word: &ValenceWord, is_out: bool) -> Html {
    let choice = |value: String, label: &str, valence: Option<Valence>| {
        Choice::new(value, label, Edit::ValenceWord(word.key.clone(), valence))
    };
    let nearby = word.nearby.map(|nearby| asked::valence_nearby(words::valence(nearby)));
    let unknown = nearby.as_deref().unwrap_or(words::VALENCE_UNKNOWN);
    let unknown = choice(String::new(), unknown, None);
    let known = Valence::ALL
        .map(|valence| choice(valence.index().to_string(), words::valence(valence), Some(valence)));
    let out = Choice::new(OUT, words::NOT_A_CODING, Edit::NotACoding(word.key.clone()));
    let select = Select {
        id: &format!("valence-{index}"),
        label: &words::valence_of(&word.word),
        label_hidden: true,
        value: match (is_out, word.valence) {
            (true, _) => OUT.to_owned(),
            (false, valence) => valence.map_or_else(String::new, |one| one.index().to_string()),
        },
        choices: std::iter::once(unknown).chain(known).chain([out]).collect(),
    };
    html! {
        <tr class={(word.valence.is_none() && !is_out).then_some("asks")}>
            <th scope="row" translate="no">{ &word.word }</th>
            <td class="number">{ number(word.rows) }</td>
            <td>{ select.draw(core) }</td>
        </tr>
    }
}
