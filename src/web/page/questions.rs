//! What needs the user's decision: each question with its answers, or with the way to where it is answered.

use yew::prelude::*;

use super::common::CoreRef;
use super::roving::focus_within;
use crate::page::remedies::{each_of, none_of};
use crate::page::sections::section_of_question;
use crate::page::words::{
    account as account_words, asked, check as words, codes as codes_words, families, lists, owners,
    reading,
};
use crate::page::{Edit, HEADING_IN_SIGHT, View};
use steelyard_core::dataset::{CodersFrom, FamilyKind, PeopleWithin, Role, UnequalLists};
use steelyard_core::engine::{Question, StudyView};

/// The questions of a view; nothing where there is none.
pub fn questions(core: &CoreRef, study: &StudyView, view: View) -> Html {
    let asked: Vec<&Question> =
        study.questions.iter().filter(|question| View::of_question(question) == view).collect();
    if asked.is_empty() {
        return Html::default();
    }
    html! {
        <div id="questions" class="questions">
            <h3>{ words::questions(asked.len()) }</h3>
            <ul>{ asked.into_iter().map(|question| ask(question, study, core)).collect::<Html>() }</ul>
        </div>
    }
}

/// A question with its answers, or the way to where it is answered.
fn ask(question: &Question, study: &StudyView, core: &CoreRef) -> Html {
    let answer = |label: &str, edit: Edit| {
        let core = core.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            // The question goes, and the button with it.
            focus_within(&event.target_unchecked_into(), HEADING_IN_SIGHT);
            core.edit(edit.clone());
        });
        html! { <button type="button" translate="no" {onclick}>{ label }</button> }
    };
    let leads_to = |selector: &str| {
        let selector = selector.to_owned();
        let onclick = Callback::from(move |event: MouseEvent| {
            focus_within(&event.target_unchecked_into(), &selector);
        });
        html! { <button type="button" {onclick}>{ asked::DECIDE }</button> }
    };
    let answers: Vec<Html> = match question {
        Question::Column { file, role, columns } => columns
            .iter()
            .map(|column| {
                let edit = Edit::Role(file.clone(), column.clone(), role.clone());
                answer(column, edit)
            })
            .chain(
                each_of(study, file, role, columns).map(|edit| answer(owners::EACH_OF_THESE, edit)),
            )
            .chain(
                none_of(study, file, role, columns).map(|edit| answer(owners::NONE_OF_THESE, edit)),
            )
            .collect(),
        Question::RepeatedParticipants { within, as_written, apart } => {
            [(PeopleWithin::Study, *as_written), (*within, *apart)]
                .map(|(within, people)| {
                    let edit = Edit::ParticipantsWithin(Some(within));
                    answer(&owners::people(within, people), edit)
                })
                .to_vec()
        }
        Question::DividedCells { file, column, .. } => [true, false]
            .map(|to| {
                let edit = Edit::Divided(file.clone(), column.clone(), Some(to));
                answer(lists::divided(to), edit)
            })
            .to_vec(),
        Question::UnequalLists { .. } => [UnequalLists::WithoutValence, UnequalLists::Together]
            .map(|to| answer(lists::unequal(to), Edit::UnequalLists(Some(to))))
            .to_vec(),
        Question::CodersFromNames { .. } => [CodersFrom::FileNames, CodersFrom::Columns]
            .map(|from| answer(owners::coders_from(from), Edit::CodersFrom(Some(from))))
            .to_vec(),
        Question::ColumnFamily { file, columns, choices } => {
            let first = columns.first().cloned().unwrap_or_default();
            let named = |kind| choices.iter().find(|choice| choice.kind == kind);
            let suits = |kind: &FamilyKind| kind.suits_any_cells() || named(*kind).is_some();
            let offered = FamilyKind::ALL.into_iter().filter(suits).map(|kind| {
                let known = named(kind);
                let label = known.map_or_else(|| families::kind(kind).to_owned(), families::choice);
                answer(&label, Edit::Family(file.clone(), first.clone(), Some(kind)))
            });
            offered.collect()
        }
        Question::Framework { ids } => ids
            .iter()
            .map(|id| {
                answer(&codes_words::framework(id), Edit::Framework(Some(id.as_str().into())))
            })
            .collect(),
        Question::GroupSize { file, column } => asked::GROUP_SIZE_ANSWERS
            .into_iter()
            .zip([Role::Count, Role::Ignored])
            .map(|(label, role)| answer(label, Edit::Role(file.clone(), column.clone(), role)))
            .collect(),
        Question::Percentages { file, columns } => {
            let ignored = columns.iter().map(|column| (column.clone(), Role::Ignored)).collect();
            vec![answer(asked::WITHOUT_PERCENTAGES, Edit::Roles(file.clone(), ignored))]
        }
        Question::CodeSigns { .. } => asked::CODE_SIGNS_CHOICES
            .into_iter()
            .zip([None, Some(true), Some(false)])
            .skip(1)
            .map(|(label, to)| answer(label, Edit::CodeSigns(to)))
            .collect(),
        Question::ValencePlace { places, .. } => places
            .iter()
            .map(|place| answer(&account_words::place(*place), Edit::ValenceFrom(Some(*place))))
            .chain(std::iter::once(answer(account_words::AS_FOUND, Edit::ValenceAsFound)))
            .collect(),
        Question::Encoding { file } => study
            .files
            .iter()
            .filter(|known| known.reading.file == *file)
            .filter_map(|known| known.reading.text())
            .map(|text| {
                let edit = Edit::Encoding(file.clone(), Some(text.encoding));
                answer(reading::ENCODING_RIGHT, edit)
            })
            .chain(std::iter::once(leads_to("#check-files select")))
            .collect(),
        Question::AmbiguousLabels { .. } | Question::UnknownLabels { .. } => {
            vec![leads_to("#code-list")]
        }
        _ => vec![leads_to(&format!("#{0} select, #{0} input", section_of_question(question)))],
    };
    html! {
        <li>
            <p>{ words::question(question) }</p>
            <div class="row">{ answers }</div>
        </li>
    }
}
