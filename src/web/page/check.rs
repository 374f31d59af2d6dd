//! How the study was read: one line where everything was recognised, questions first where not.

use yew::prelude::*;

use super::account::Account;
use super::codes::Codes;
use super::columns::Columns;
use super::common::{CoreRef, Shared, use_core};
use super::files::Files;
use super::roving::focus_within;
use super::values::Values;
use super::words::ValenceWords;
use crate::engine::{Question, StudyView};
use crate::page::{Action, Edit};
use crate::words::page::check as words;

/// Properties of [`Check`].
#[derive(Properties, PartialEq)]
pub struct CheckProps {
    /// The study.
    pub study: Shared<StudyView>,
    /// Whether the user has said that it looks right.
    pub checked: bool,
}

/// The check of the reading.
#[component]
pub fn Check(props: &CheckProps) -> Html {
    let core = use_core();
    let study = &props.study;
    let asks = |section: &str| study.questions.iter().any(|question| place(question) == section);
    let agree = {
        let core = core.clone();
        Callback::from(move |event: MouseEvent| {
            focus_within(&event.target_unchecked_into(), "#figure");
            if let Some(core) = &core {
                core.act(Action::Checked);
            }
        })
    };
    let settled = study.questions.is_empty();
    html! {
        <section id="check" class="check" aria-labelledby="check-title">
            <div class="check-line">
                <h2 id="check-title" tabindex="-1">{ words::TITLE }</h2>
                <p id="summary">{ words::summary(study) }</p>
                if settled && !props.checked {
                    <p class="recognised">{ words::ALL_RECOGNISED }</p>
                    <button id="looks-right" type="button" onclick={agree}>{ words::LOOKS_RIGHT }</button>
                } else if settled {
                    <p class="recognised">{ words::CHECKED }</p>
                }
            </div>
            if !settled {
                <div id="questions" class="questions">
                    <h3>{ words::questions(study.questions.len()) }</h3>
                    <ul>{ for study.questions.iter().map(|question| ask(question, core.as_ref())) }</ul>
                </div>
            }
            <Section id="check-details" title={words::DETAILS} open={!settled}>
                <Section id="check-files" title={words::FILES} open={asks("check-files")}>
                    <Files study={study.clone()} />
                </Section>
                <Section id="check-columns" title={words::COLUMNS} open={asks("check-columns")}>
                    <Columns study={study.clone()} />
                </Section>
                if !study.valence_words.is_empty() {
                    <Section id="check-valences" title={words::VALENCES} open={asks("check-valences")}>
                        <ValenceWords study={study.clone()} />
                    </Section>
                }
                <Section id="check-codes" title={words::CODES} open={asks("check-codes")}>
                    <Codes study={study.clone()} />
                </Section>
                if !study.attributes.is_empty() {
                    <Section id="check-values" title={words::VALUES} open={false}>
                        <Values study={study.clone()} />
                    </Section>
                }
                <Section id="check-account" title={words::ACCOUNT} open={!study.account.left_out.is_empty()}>
                    <Account study={study.clone()} />
                </Section>
            </Section>
        </section>
    }
}

/// The section in which a question is answered.
fn place(question: &Question) -> &'static str {
    match question {
        Question::Delimiter { .. } | Question::Encoding { .. } => "check-files",
        Question::Column { .. } => "check-columns",
        Question::Framework { .. }
        | Question::AmbiguousLabels { .. }
        | Question::UnknownLabels { .. } => "check-codes",
        Question::UnknownValenceWords { .. } => "check-valences",
    }
}

/// A question with its answers, or the way to where it is answered.
fn ask(question: &Question, core: Option<&CoreRef>) -> Html {
    let answer = |label: String, edit: Edit| {
        let core = core.cloned();
        let onclick = Callback::from(move |event: MouseEvent| {
            // The question goes, and the button with it.
            focus_within(&event.target_unchecked_into(), "#check-title");
            if let Some(core) = &core {
                core.edit(edit.clone());
            }
        });
        html! { <button type="button" translate="no" {onclick}>{ label }</button> }
    };
    let answers: Vec<Html> = match question {
        Question::Column { file, role, columns } => columns
            .iter()
            .map(|column| {
                let edit = Edit::Role(file.clone(), column.clone(), role.clone());
                answer(column.clone(), edit)
            })
            .collect(),
        Question::Framework { ids } => ids
            .iter()
            .map(|id| answer(words::framework(id), Edit::Framework(Some(id.clone()))))
            .collect(),
        _ => {
            let to = format!("#{0} select, #{0} input", place(question));
            let onclick = Callback::from(move |event: MouseEvent| {
                focus_within(&event.target_unchecked_into(), &to);
            });
            vec![html! { <button type="button" {onclick}>{ words::DECIDE }</button> }]
        }
    };
    html! {
        <li>
            <p>{ words::question(question) }</p>
            <div class="row">{ for answers }</div>
        </li>
    }
}

/// Properties of [`Section`].
#[derive(Properties, PartialEq)]
struct SectionProps {
    id: AttrValue,
    title: AttrValue,
    /// Whether it stands open at first: where something in it needs a decision.
    open: bool,
    children: Html,
}

/// A part that can be folded. What the user opened or closed stays so until another study comes.
#[component]
fn Section(props: &SectionProps) -> Html {
    let open = use_state(|| props.open);
    let ontoggle = {
        let (open, id) = (open.clone(), props.id.clone());
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<web_sys::HtmlDetailsElement>();
            // Yew lets every event rise, so the sections within this one are heard here too.
            if let Some(details) = details.filter(|details| details.id() == id.as_str()) {
                open.set(details.open());
            }
        })
    };
    html! {
        <details id={props.id.clone()} open={*open} {ontoggle}>
            <summary><h3>{ props.title.clone() }</h3></summary>
            // What lies folded is not made: a study may have thousands of codes.
            if *open {
                <div class="section">{ props.children.clone() }</div>
            }
        </details>
    }
}
