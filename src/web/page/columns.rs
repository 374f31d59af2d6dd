//! What each column was taken as, why, and what else it could be.

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, heads};
use crate::page::Edit;
use crate::page::words::{columns as words, families, shapes};
use steelyard_core::dataset::{ColumnGuess, FamilyKind, Role};
use steelyard_core::engine::{FamilyView, StudyView};

/// The columns of all files.
pub fn columns(core: &CoreRef, study: &StudyView) -> Html {
    let several = study.files.len() > 1;
    let files = study.files.iter().enumerate().map(|(file_index, file)| -> Html {
        let name = &file.reading.file;
        let rows = file.columns.iter().enumerate().map(|(index, column)| {
            let settings = study.settings.files.get(name);
            let filled = settings.is_some_and(|file| file.fill_down.contains(&column.name));
            // The columns of a long form are not those of the table.
            let own = filled || file.shape.is_none() && column.blank > 0;
            row(&format!("role-{file_index}-{index}"), name, column, own.then_some(filled), core)
        });
        html! {
            <>
                { file.families.iter().enumerate().map(|(index, family)| {
                    one_family(&format!("family-{file_index}-{index}"), name, family, core)
                }).collect::<Html>() }
                <div class="scroll">
                    <table class="list">
                        if several {
                            <caption translate="no">{ name }</caption>
                        }
                        { heads(&words::ROLE_HEADS) }
                        <tbody>{ rows.collect::<Html>() }</tbody>
                    </table>
                </div>
            </>
        }
    });
    files.collect()
}

/// What columns that are alike were taken for, and what else they could be.
fn one_family(id: &str, file: &str, family: &FamilyView, core: &CoreRef) -> Html {
    let first = family.columns.first().cloned().unwrap_or_default();
    let choices = FamilyKind::ALL.into_iter().enumerate().map(|(at, kind)| {
        let edit = Edit::Family(file.to_owned(), first.clone(), Some(kind));
        Choice::new(at.to_string(), families::kind(kind), edit)
    });
    let taken = FamilyKind::ALL.into_iter().position(|kind| kind == family.kind).unwrap_or(0);
    let select = Select {
        id,
        label: &families::label(&family.columns),
        label_hidden: false,
        value: taken.to_string(),
        choices: choices.collect(),
    };
    html! { <div class="field">{ select.draw(core) }</div> }
}

/// A column; `filled` is whether its blanks are filled from above, where that can be asked.
fn row(id: &str, file: &str, column: &ColumnGuess, filled: Option<bool>, core: &CoreRef) -> Html {
    let offered = offered(column);
    let value = offered.iter().position(|role| *role == column.role).unwrap_or(0);
    let choices = offered.into_iter().enumerate().map(|(at, role)| {
        let label = words::role(&role);
        Choice::new(at.to_string(), label, Edit::Role(file.to_owned(), column.name.clone(), role))
    });
    let select = Select {
        id,
        label: &words::role_of(&column.name),
        label_hidden: true,
        value: value.to_string(),
        choices: choices.collect(),
    };
    let ignored = column.role == Role::Ignored;
    html! {
        <tr class={classes!(ignored.then_some("ignored"), (!column.rivals.is_empty()).then_some("asks"))}>
            <th scope="row" translate="no">{ &column.name }</th>
            <td>
                { select.draw(core) }
                if let Some(filled) = filled {
                    { fill_down(&format!("{id}-fill-down"), file, &column.name, filled, core) }
                }
                if !column.rivals.is_empty() {
                    <p class="ask">{ words::rivals(&column.rivals) }</p>
                }
            </td>
            <td>
                { words::reason(&column.reason) }
                <p class="hint">{ words::distinct(column.distinct, column.blank) }</p>
            </td>
            <td translate="no" class="samples">
                { column.samples.iter().map(|sample| html! { <span>{ sample }</span> }).collect::<Html>() }
            </td>
        </tr>
    }
}

/// The box by which blanks of a column mean the label above.
fn fill_down(id: &str, file: &str, column: &str, filled: bool, core: &CoreRef) -> Html {
    let (file, header) = (file.to_owned(), column.to_owned());
    let ticked = core.ticks(move |to| Edit::FillDown(file.clone(), header.clone(), to));
    html! {
        <div class="check-field">
            <input id={id.to_owned()} type="checkbox" checked={filled} onchange={ticked} />
            <label for={id.to_owned()}>{ shapes::fill_down(column) }</label>
        </div>
    }
}

/// The roles that a column can be given: those of all columns, and the one it has where that is a
/// code of a wide table.
fn offered(column: &ColumnGuess) -> Vec<Role> {
    let own = Some(column.role.clone()).filter(|role| matches!(role, Role::CodeColumn { .. }));
    own.into_iter().chain(words::ROLES).collect()
}
