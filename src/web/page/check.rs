//! How the study was read: one line where everything was recognised, questions first where not.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::account::account;
use super::codes::{Listed, codes};
use super::columns::columns;
use super::common::CoreRef;
use super::files::files;
use super::findings::findings;
use super::places::places;
use super::roving::{focus, focus_within};
use super::values::values;
use super::words::valence_words;
use crate::page::remedies::{none_of, section_of_question};
use crate::page::words::{
    account as account_words, asked, check as words, codes as codes_words,
    columns as columns_words, families, lists, owners, reading, valence as valence_strings,
};
use crate::page::{Action, Edit};
use steelyard_core::dataset::{CodersFrom, FamilyKind, PeopleWithin, Role, UnequalLists};
use steelyard_core::engine::{Question, StudyView};

/// What the user has folded, and which codes are listed.
pub struct Looked {
    folds: Rc<RefCell<BTreeMap<&'static str, bool>>>,
    changed: UseForceUpdateHandle,
    /// The section to which the focus goes when it is drawn.
    wanted: Rc<Cell<Option<&'static str>>>,
    listed: UseStateHandle<Listed>,
}

/// Remembers what of the check lies open. What the user opened or closed stays so until another study
/// comes in its place on the first page. `page` is what the sections stand in.
#[hook]
pub fn use_looked(page: NodeRef) -> Looked {
    let wanted = (*use_memo((), |()| Rc::new(Cell::new(None)))).clone();
    {
        let wanted = Rc::clone(&wanted);
        use_effect(move || {
            if let Some(section) = wanted.take()
                && let Some(page) = page.cast::<Element>()
            {
                focus(page.query_selector(&format!("#{section} > summary")).ok().flatten());
            }
        });
    }
    Looked {
        wanted,
        folds: use_mut_ref(BTreeMap::new),
        changed: use_force_update(),
        listed: use_state_eq(Listed::default),
    }
}

/// The check of the reading. `checked` is whether the user has said that it looks right.
pub fn check(core: &CoreRef, study: &StudyView, checked: bool, looked: &Looked) -> Html {
    let asks = |section: &str| {
        study.questions.iter().any(|question| section_of_question(question) == section)
    };
    let agree = {
        let core = core.clone();
        Callback::from(move |event: MouseEvent| {
            focus_within(&event.target_unchecked_into(), "#figure");
            core.act(Action::Checked);
        })
    };
    let settled = study.questions.is_empty();
    let holds_codings = study.holds_codings();
    html! {
        <section id="check" class="check" aria-labelledby="check-title">
            <div class="check-line">
                <h2 id="check-title" tabindex="-1">{ words::TITLE }</h2>
                <p id="summary">{ words::summary(study) }</p>
                if settled && holds_codings && checked {
                    <p class="recognised">{ words::CHECKED }</p>
                } else if settled && holds_codings {
                    if study.is_all_recognised() {
                        <p class="recognised">{ words::ALL_RECOGNISED }</p>
                    }
                    <button id="looks-right" type="button" onclick={agree}>{ words::LOOKS_RIGHT }</button>
                }
            </div>
            if !settled {
                <div id="questions" class="questions">
                    <h3>{ words::questions(study.questions.len()) }</h3>
                    <ul>{ study.questions.iter().map(|question| ask(question, study, core)).collect::<Html>() }</ul>
                </div>
            }
            if !checked {
                { findings(core, study, &looked.opens()) }
            }
            { looked.section("check-details", words::DETAILS, !settled, || html! {
                <>
                    { looked.section("check-files", reading::FILES, asks("check-files"), || files(core, study)) }
                    { looked.section("check-columns", columns_words::COLUMNS, asks("check-columns"), || columns(core, study)) }
                    if !study.valence_words.is_empty() || study.code_signs.is_some()
                        || study.settings.code_letters.is_some()
                    {
                        { looked.section("check-valences", valence_strings::VALENCES, asks("check-valences"),
                            || valence_words(core, study)) }
                    }
                    if study.account.has_choice_of_place() {
                        { looked.section("check-places", account_words::VALENCE_PLACE,
                            asks("check-places"), || places(core, study)) }
                    }
                    { looked.section("check-codes", codes_words::CODES, asks("check-codes"),
                        || codes(core, study, &looked.listed)) }
                    if !study.attributes.is_empty() {
                        { looked.section("check-values", words::VALUES, false, || values(core, study)) }
                    }
                    { looked.section("check-account", account_words::ACCOUNT, !study.account.left_out.is_empty(),
                        || account(core, study)) }
                </>
            }) }
        </section>
    }
}

/// A question with its answers, or the way to where it is answered.
fn ask(question: &Question, study: &StudyView, core: &CoreRef) -> Html {
    let answer = |label: &str, edit: Edit| {
        let core = core.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            // The question goes, and the button with it.
            focus_within(&event.target_unchecked_into(), "#check-title");
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
            vec![leads_to("#check-codes tbody select")]
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

impl Looked {
    /// Opens a section and brings the focus to it.
    fn opens(&self) -> Callback<&'static str> {
        let folds = Rc::clone(&self.folds);
        let (wanted, changed) = (Rc::clone(&self.wanted), self.changed.clone());
        Callback::from(move |section| {
            folds.borrow_mut().extend([("check-details", true), (section, true)]);
            wanted.set(Some(section));
            changed.force_update();
        })
    }

    /// A part that can be folded; `open` is how it stands at first: open where it needs a decision.
    /// What lies folded is not made: a study may have thousands of codes.
    fn section(
        &self,
        id: &'static str,
        title: &'static str,
        open: bool,
        content: impl FnOnce() -> Html,
    ) -> Html {
        let open = *self.folds.borrow_mut().entry(id).or_insert(open);
        let ontoggle = {
            let (folds, changed) = (Rc::clone(&self.folds), self.changed.clone());
            Callback::from(move |event: Event| {
                let details = event.target_dyn_into::<web_sys::HtmlDetailsElement>();
                // Yew lets every event rise, so the sections within this one are heard here too.
                if let Some(details) = details.filter(|details| details.id() == id)
                    && folds.borrow_mut().insert(id, details.open()) != Some(details.open())
                {
                    changed.force_update();
                }
            })
        };
        html! {
            <details {id} {open} {ontoggle}>
                <summary><h3>{ title }</h3></summary>
                if open {
                    <div class="section">{ content() }</div>
                }
            </details>
        }
    }
}
