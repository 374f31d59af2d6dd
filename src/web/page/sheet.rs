//! A table as it stands in its file, its first rows, with what each column was taken as in its head and what else it
//! could be.

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, Shared};
use crate::page::Edit;
use crate::page::words::{columns as words, families, reading, shapes};
use steelyard_core::dataset::{ColumnGuess, FamilyKind, Role};
use steelyard_core::engine::{FamilyView, FileView, StudyView};

/// Columns that are shown at once, besides those that need a decision; more come when they are asked for.
const COLUMNS_AT_ONCE: usize = 24;

/// Properties of [`Sheet`].
#[derive(Properties, PartialEq)]
pub struct SheetProps {
    /// The core.
    pub core: CoreRef,
    /// The study.
    pub study: Shared<StudyView>,
    /// Which of its files.
    pub at: usize,
}

/// The table.
#[component]
pub fn Sheet(props: &SheetProps) -> Html {
    let SheetProps { core, study, at } = props;
    let most = use_state(|| COLUMNS_AT_ONCE);
    let Some(file) = study.files.get(*at) else { return Html::default() };
    let name = &file.reading.file;
    let columns: Vec<(usize, &ColumnGuess)> = file
        .columns
        .iter()
        .enumerate()
        .filter(|(column, guess)| *column < *most || !guess.rivals.is_empty())
        .collect();
    let rest = file.columns.len() - columns.len();
    let onmore = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + COLUMNS_AT_ONCE))
    };
    let heads = columns.iter().map(|(column, guess)| {
        let settings = study.settings.files.get(name);
        let filled = settings.is_some_and(|file| file.fill_down.contains(&guess.name));
        // The columns of a long form are not those of the table.
        let own = filled || file.shape.is_none() && guess.blank > 0;
        head(&format!("role-{at}-{column}"), name, guess, own.then_some(filled), core)
    });
    let rows = file.preview.iter().map(|row| {
        let cells = columns.iter().map(|(column, guess)| {
            let cell = row.get(*column).map(String::as_str).unwrap_or_default();
            let unused = (guess.role == Role::Ignored).then_some("unused");
            html! { <td class={unused} title={cell.to_owned()}>{ cell }</td> }
        });
        html! { <tr>{ for cells }</tr> }
    });
    html! {
        <>
            <h5>{ words::WHAT_THEY_ARE }</h5>
            { for file.families.iter().enumerate().map(|(index, family)| {
                one_family(&format!("family-{at}-{index}"), name, family, core)
            }) }
            <div class="scroll" tabindex="0" role="region" aria-label={reading::preview(name)}>
                <table class="sheet-of-file">
                    <caption>{ caption(file) }</caption>
                    <thead><tr>{ for heads }</tr></thead>
                    <tbody translate="no">{ for rows }</tbody>
                </table>
            </div>
            if rest > 0 {
                <button type="button" onclick={onmore}>{ words::more(rest.min(COLUMNS_AT_ONCE), rest) }</button>
            }
        </>
    }
}

fn caption(file: &FileView) -> &'static str {
    match file.shape {
        Some(_) => reading::PREVIEW_OF_ROWS,
        None => reading::PREVIEW,
    }
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

/// The head of a column; `filled` is whether its blanks are filled from above, where that can be asked.
fn head(id: &str, file: &str, column: &ColumnGuess, filled: Option<bool>, core: &CoreRef) -> Html {
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
        <th scope="col" class={classes!(ignored.then_some("unused"), (!column.rivals.is_empty()).then_some("asks"))}>
            <span class="name" translate="no">{ &column.name }</span>
            { select.draw(core) }
            if !column.rivals.is_empty() {
                <p class="ask">{ words::rivals(&column.rivals) }</p>
            }
            <p class="hint">{ words::reason(&column.reason) }</p>
            <p class="hint">{ words::distinct(column.distinct, column.blank) }</p>
            if let Some(filled) = filled {
                { fill_down(&format!("{id}-fill-down"), file, &column.name, filled, core) }
            }
        </th>
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
