//! What was read, what was left out and why, and what is worth knowing.

use yew::prelude::*;

use super::common::{Shared, use_core};
use super::leave::download;
use crate::engine::{ExportFormat, ExportOptions, StudyView};
use crate::words::{errors, page::check as words};

/// Properties of [`Account`].
#[derive(Properties, PartialEq)]
pub struct AccountProps {
    /// The study.
    pub study: Shared<StudyView>,
}

/// The balance of the load and its warnings.
#[component]
pub fn Account(props: &AccountProps) -> Html {
    let core = use_core();
    let study = &props.study;
    let left_out = Callback::from(move |_: MouseEvent| {
        if let Some(core) = &core {
            let export =
                ExportOptions { kind: ExportFormat::LeftOut, raw: false, without_data: false };
            core.run(|core| async move { download(&core, export, None).await });
        }
    });
    let of_files = study.files.iter().map(|file| (Some(&file.reading.file), &file.warnings));
    let groups = of_files.chain(std::iter::once((None, &study.warnings)));
    let groups = groups.filter(|(_, warnings)| !warnings.is_empty()).map(|(file, warnings)| {
        let items = warnings.iter().map(|warning| html! { <li>{ errors::warning(warning) }</li> });
        html! {
            <div class="warnings">
                <h4>
                    { words::warnings(warnings.len()) }
                    if let Some(file) = file {
                        { " – " }<span translate="no">{ file }</span>
                    }
                </h4>
                <ul>{ for items }</ul>
            </div>
        }
    });
    html! {
        <>
            <ul id="account">{ for words::account(study).into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            if !study.account.left_out.is_empty() {
                <button id="left-out" type="button" onclick={left_out}>{ words::LEFT_OUT }</button>
            }
            { for groups }
        </>
    }
}
