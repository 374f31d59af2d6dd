//! What was done on the program's own account and changes a number, each with what changes it.

use yew::prelude::*;

use super::common::CoreRef;
use super::roving::focus_within;
use crate::page::Edit;
use crate::page::words::{findings as words, lists, owners};
use steelyard_core::dataset::{CodersFrom, Counting, DuplicateKind, LeftOutReason};
use steelyard_core::diag::{LabelOf, WarningKind};
use steelyard_core::engine::{Finding, FindingKind};

/// Findings that are listed; what follows is told in the account and among the warnings.
const MOST_LISTED: usize = 30;

/// The list; nothing where there is none. `opens` brings the focus to a section.
pub fn findings(core: &CoreRef, found: &[Finding], opens: &Callback<&'static str>) -> Html {
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <div id="findings" class="findings">
            <h3>{ words::findings(found.len()) }</h3>
            <ul>{ found.iter().take(MOST_LISTED).map(|one| finding(core, one, opens)).collect::<Html>() }</ul>
        </div>
    }
}

fn finding(core: &CoreRef, found: &Finding, opens: &Callback<&'static str>) -> Html {
    let (label, edit) = action(found);
    let (core, opens) = (core.clone(), opens.clone());
    let section = section(&found.kind);
    let onclick = Callback::from(move |event: MouseEvent| match &edit {
        Some(edit) => {
            // The finding goes, and the button with it.
            focus_within(&event.target_unchecked_into(), "#check-title");
            core.edit(edit.clone());
        }
        None => opens.emit(section),
    });
    html! {
        <li>
            <p>{ words::finding(found) }</p>
            <div class="row"><button type="button" {onclick}>{ label }</button></div>
        </li>
    }
}

/// The label of the button, and the edit that it makes; without one it leads to the section.
fn action(found: &Finding) -> (String, Option<Edit>) {
    let file = found.at.as_ref().and_then(|at| at.file.clone());
    match (&found.kind, file) {
        (FindingKind::ColumnAside { column, looks_like }, Some(file)) => {
            let edit = Edit::Role(file, column.clone(), looks_like.clone());
            (words::take_as(looks_like), Some(edit))
        }
        (FindingKind::CountedOnce { duplicate }, _) => {
            let edit = Edit::Doubles(*duplicate, Some(Counting::Each));
            (words::COUNT_EACH.to_owned(), Some(edit))
        }
        (FindingKind::CountedEach { duplicate }, _) => {
            let edit = Edit::Doubles(*duplicate, Some(Counting::Once));
            (words::COUNT_ONCE.to_owned(), Some(edit))
        }
        (FindingKind::Noticed { warning: WarningKind::CellsDivided { column } }, Some(file)) => {
            let edit = Edit::Divided(file, column.clone(), Some(false));
            (lists::divided(false).to_owned(), Some(edit))
        }
        (FindingKind::Noticed { warning: WarningKind::SameFiles { once, .. } }, _) => {
            let (label, to) = match once {
                true => (words::COUNT_EACH, Counting::Each),
                false => (words::COUNT_ONCE, Counting::Once),
            };
            (label.to_owned(), Some(Edit::Doubles(DuplicateKind::SameFile, Some(to))))
        }
        (FindingKind::Noticed { warning: WarningKind::PeopleJoined { .. } }, Some(file)) => {
            (words::LEAVE_LIST_OUT.to_owned(), Some(Edit::PeopleAside(file, true)))
        }
        (FindingKind::Noticed { warning: WarningKind::LookAlikes { one, other, of } }, _) => {
            match of {
                LabelOf::Name(of) => {
                    let edit = Edit::Name(*of, other.clone(), one.clone());
                    (words::take_for(other, one), Some(edit))
                }
                LabelOf::Code | LabelOf::Value { .. } => (words::SEE.to_owned(), None),
            }
        }
        (FindingKind::Noticed { warning: WarningKind::NotStated { .. } }, _) => {
            (owners::AS_WRITTEN.to_owned(), Some(Edit::UnknownAsWritten(Some(true))))
        }
        (FindingKind::Noticed { warning: WarningKind::CodersFromNames { .. } }, _) => {
            let from = CodersFrom::Columns;
            (owners::coders_from(from).to_owned(), Some(Edit::CodersFrom(Some(from))))
        }
        _ => (words::SEE.to_owned(), None),
    }
}

/// The section in which it can be seen and changed.
fn section(kind: &FindingKind) -> &'static str {
    match kind {
        FindingKind::SheetsNotRead { .. }
        | FindingKind::LabelsFilledDown { .. }
        | FindingKind::MergedCellsFilled => "check-files",
        FindingKind::ColumnAside { .. } => "check-columns",
        FindingKind::LeftOut { reason: LeftOutReason::NoteBelow | LeftOutReason::HeadingRow } => {
            "check-files"
        }
        FindingKind::LeftOut { .. }
        | FindingKind::CountedOnce { .. }
        | FindingKind::CountedEach { .. } => "check-account",
        FindingKind::Noticed { warning } => match warning {
            WarningKind::ShortRows { .. }
            | WarningKind::LongRows { .. }
            | WarningKind::RowsAboveHeader
            | WarningKind::SameSheets { .. }
            | WarningKind::PeopleWithoutCodings { .. }
            | WarningKind::CodingsWithoutPerson { .. }
            | WarningKind::PeopleSaidTwice { .. }
            | WarningKind::PeopleContradicted { .. }
            | WarningKind::ColumnsAreSlots { .. }
            | WarningKind::InvalidBytes => "check-files",
            WarningKind::PeopleWithoutColumns
            | WarningKind::ColumnsArePeople { .. }
            | WarningKind::ColumnsAreCoders { .. }
            | WarningKind::ColumnsAreCodes { .. }
            | WarningKind::WordsCutShort { .. }
            | WarningKind::ColumnsNotCounted { .. } => "check-columns",
            WarningKind::BadRating
            | WarningKind::CellsNotCounted
            | WarningKind::BoundsInCells
            | WarningKind::MarksOfFootnotes { .. }
            | WarningKind::DashesAsZero
            | WarningKind::SeveralValues { .. }
            | WarningKind::CodesNotToldApart
            | WarningKind::TakenAsOneCode
            | WarningKind::BlankLabels { .. } => "check-columns",
            WarningKind::RangeBecameDate { .. } | WarningKind::LookAlikes { .. } => "check-values",
            _ => "check-account",
        },
    }
}
