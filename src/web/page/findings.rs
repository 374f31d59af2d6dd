//! What was done on the program's own account and changes a number, each with what changes it.

use yew::prelude::*;

use super::common::CoreRef;
use super::roving::focus_within;
use crate::page::words::findings as words;
use crate::page::{HEADING_IN_SIGHT, View};
use crate::page::{remedies, sections};
use steelyard_core::engine::{Finding, StudyView};

/// Findings that are listed; what follows is told in the account and among the warnings.
const MOST_LISTED: usize = 30;

/// Those of a view; nothing where there is none. `opens` brings the focus to a section.
pub fn findings(
    core: &CoreRef,
    study: &StudyView,
    view: View,
    opens: &Callback<&'static str>,
) -> Html {
    let found: Vec<&Finding> =
        study.findings.iter().filter(|found| View::of_finding(found) == view).collect();
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <div id="findings" class="findings">
            <h3>{ words::findings(found.len()) }</h3>
            <ul>{ found.into_iter().take(MOST_LISTED).map(|one| finding(core, study, one, opens)).collect::<Html>() }</ul>
        </div>
    }
}

fn finding(
    core: &CoreRef,
    study: &StudyView,
    found: &Finding,
    opens: &Callback<&'static str>,
) -> Html {
    let (label, edit) = remedies::of_finding(found, study);
    let (core, opens) = (core.clone(), opens.clone());
    let section = sections::section_of_finding(&found.kind);
    let onclick = Callback::from(move |event: MouseEvent| match &edit {
        Some(edit) => {
            // The finding goes, and the button with it.
            focus_within(&event.target_unchecked_into(), HEADING_IN_SIGHT);
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
