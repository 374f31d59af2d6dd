//! What was read, what counts once, what was left out and why, and what is worth knowing.

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, items, tick_box};
use super::downloads::saves;
use super::owners::owners;
use crate::page::Edit;
use crate::page::words::account as words;
use steelyard_core::dataset::{Counting, FoundDuplicates};
use steelyard_core::engine::{ExportOptions, StudyView};
use steelyard_core::words::errors;

/// The balance of the load with its switches, and its warnings.
pub fn account(core: &CoreRef, study: &StudyView) -> Html {
    let of_files = study.files.iter().map(|file| (Some(&file.reading.file), &file.warnings));
    let groups = of_files.chain(std::iter::once((None, &study.warnings)));
    let groups =
        groups.filter(|(_, warnings)| !warnings.is_empty()).map(|(file, warnings)| -> Html {
            let lines = warnings.iter().map(errors::warning).collect();
            html! {
                <div class="warnings">
                    <h4>
                        { words::warnings(warnings.len()) }
                        if let Some(file) = file {
                            { " – " }<span translate="no">{ file }</span>
                        }
                    </h4>
                    <ul>{ items(lines) }</ul>
                </div>
            }
        });
    let found = &study.account.doubles;
    html! {
        <>
            <ul id="account">{ items(words::account(study)) }</ul>
            { uncoded(core, study) }
            { owners(core, study) }
            if !study.account.left_out.is_empty() {
                <button id="left-out" type="button" onclick={saves(core, ExportOptions::LEFT_OUT)}>{ words::LEFT_OUT }</button>
            }
            if !found.is_empty() {
                <fieldset id="doubles">
                    <legend>{ words::DOUBLES }</legend>
                    <div class="fields">{ found.iter().map(|one| double(core, one)).collect::<Html>() }</div>
                </fieldset>
            }
            { groups.collect::<Html>() }
        </>
    }
}

/// Whether sources in which nothing was coded count, where there are any.
fn uncoded(core: &CoreRef, study: &StudyView) -> Html {
    let (left_out, counted) = words::uncoded_sources(&study.account);
    if left_out + counted == 0 {
        return Html::default();
    }
    let onchange = core.ticks(|on| Edit::CountUncodedSources(on.then_some(true)));
    html! {
        { tick_box("count-uncoded", &words::count_uncoded(left_out + counted), counted > 0, onchange) }
    }
}

/// How doubles of one kind count.
fn double(core: &CoreRef, found: &FoundDuplicates) -> Html {
    let choices = [Counting::Once, Counting::Each].map(|counting| {
        let label = words::counting(counting);
        Choice::new(label, label, Edit::Doubles(found.kind, Some(counting)))
    });
    let select = Select {
        id: &format!("double-{}", found.kind as u8),
        label: &words::double(found),
        label_hidden: false,
        value: words::counting(found.counting).to_owned(),
        choices: choices.into(),
    };
    select.draw(core)
}
