//! What each column was taken as, why, and what else it could be.

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, Shared, use_core};
use crate::dataset::{ColumnGuess, Role};
use crate::engine::StudyView;
use crate::page::Edit;
use crate::words::page::check as words;

/// Properties of [`Columns`].
#[derive(Properties, PartialEq)]
pub struct ColumnsProps {
    /// The study.
    pub study: Shared<StudyView>,
}

/// The columns of all files.
#[component]
pub fn Columns(props: &ColumnsProps) -> Html {
    let core = use_core();
    let several = props.study.files.len() > 1;
    let files = props.study.files.iter().enumerate().map(|(file_index, file)| {
        let name = &file.reading.file;
        let rows = file.columns.iter().enumerate().map(|(index, column)| {
            row(&format!("role-{file_index}-{index}"), name, column, core.as_ref())
        });
        html! {
            <div class="scroll">
                <table class="list">
                    if several {
                        <caption translate="no">{ name }</caption>
                    }
                    <thead>
                        <tr>{ for words::ROLE_HEADS.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }</tr>
                    </thead>
                    <tbody>{ for rows }</tbody>
                </table>
            </div>
        }
    });
    html! { <>{ for files }</> }
}

fn row(id: &str, file: &str, column: &ColumnGuess, core: Option<&CoreRef>) -> Html {
    let offered = offered(column);
    let value = offered.iter().position(|role| *role == column.role).unwrap_or(0);
    let choices = offered
        .iter()
        .enumerate()
        .map(|(at, role)| Choice::new(at.to_string(), words::role(role)))
        .collect::<Vec<_>>();
    let onchange = {
        let core = core.cloned();
        let (file, header) = (file.to_owned(), column.name.clone());
        Callback::from(move |value: String| {
            let role = value.parse::<usize>().ok().and_then(|at| offered.get(at)).cloned();
            if let (Some(core), Some(role)) = (&core, role) {
                core.edit(Edit::Role(file.clone(), header.clone(), role));
            }
        })
    };
    let ignored = column.role == Role::Ignored;
    html! {
        <tr class={classes!(ignored.then_some("ignored"), (!column.rivals.is_empty()).then_some("asks"))}>
            <th scope="row" translate="no">{ &column.name }</th>
            <td>
                <Select id={id.to_owned()} label={words::role_of(&column.name)} label_hidden=true
                    value={value.to_string()} {choices} {onchange} />
                if !column.rivals.is_empty() {
                    <p class="ask">{ words::rivals(&column.rivals) }</p>
                }
            </td>
            <td>
                { words::reason(&column.reason) }
                <p class="hint">{ words::distinct(column.distinct, column.blank) }</p>
            </td>
            <td translate="no" class="samples">
                { for column.samples.iter().map(|sample| html! { <span>{ sample }</span> }) }
            </td>
        </tr>
    }
}

/// The roles that a column can be given: those of all columns, and the one it has where that is a
/// code of a wide table.
fn offered(column: &ColumnGuess) -> Vec<Role> {
    let own = Some(column.role.clone()).filter(|role| matches!(role, Role::CodeColumn { .. }));
    own.into_iter().chain(words::ROLES).collect()
}
