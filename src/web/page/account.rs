//! What was read, what was left out and why, and what is worth knowing.

use yew::prelude::*;

use super::common::{CoreRef, items};
use super::leave::saves;
use crate::engine::{ExportFormat, StudyView};
use crate::words::{errors, page::check as words};

/// The balance of the load and its warnings.
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
    html! {
        <>
            <ul id="account">{ items(words::account(study)) }</ul>
            if !study.account.left_out.is_empty() {
                <button id="left-out" type="button" onclick={saves(core, ExportFormat::LeftOut, false, None)}>{ words::LEFT_OUT }</button>
            }
            { groups.collect::<Html>() }
        </>
    }
}
