//! A choice among forms of a file and the button that downloads it, in place of a button for each.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::common::{CoreRef, option};
use super::leave::download;
use crate::page::words::leave as words;
use steelyard_core::engine::ExportOptions;
use steelyard_core::figure::FigureOptions;

/// The choice and its button: `id` is the choice's; the button's is the same after `save-`.
pub fn file_choice(core: &CoreRef, id: &str, forms: Vec<(&'static str, ExportOptions)>) -> Html {
    let options: Html = forms
        .iter()
        .enumerate()
        .map(|(at, (label, _))| option(&at.to_string(), label, at == 0, false))
        .collect();
    let core = core.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        // What is chosen decides about nothing else on the page, so that the list itself knows it.
        let button: Element = event.target_unchecked_into();
        let list = button.parent_element().and_then(|row| row.query_selector("select").ok()?);
        let chosen = list.and_then(|list| list.dyn_into::<HtmlSelectElement>().ok());
        let at = chosen.and_then(|list| list.value().parse::<usize>().ok());
        if let Some((_, export)) = at.and_then(|at| forms.get(at)) {
            let export = export.clone();
            core.run(|core| async move {
                download(&core, export, FigureOptions::default()).await;
            });
        }
    });
    html! {
        <div class="field">
            <label for={id.to_owned()}>{ words::OTHER_FORMS }</label>
            <div class="row">
                <select id={id.to_owned()}>{ options }</select>
                <button id={format!("save-{id}")} type="button" {onclick}>{ words::DOWNLOAD }</button>
            </div>
        </div>
    }
}
