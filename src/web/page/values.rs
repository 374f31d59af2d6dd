//! Names under which values of groups and attributes are shown.

use yew::prelude::*;

use super::common::CoreRef;
use crate::page::Edit;
use crate::page::words::check as words;
use steelyard_core::engine::StudyView;

/// Most values of one attribute that are listed: an attribute with more is no group to rename.
const MOST: usize = 30;

/// The attributes and their values.
pub fn values(core: &CoreRef, study: &StudyView) -> Html {
    let attributes = study.attributes.iter().enumerate();
    let attributes = attributes.filter(|(_, attribute)| attribute.values.len() <= MOST);
    let blocks = attributes.map(|(at, attribute)| -> Html {
        let name = &attribute.name;
        let fields = attribute.values.iter().enumerate().map(|(index, (value, label))| -> Html {
            let id = format!("label-{at}-{index}");
            let (attribute, of) = (name.clone(), value.clone());
            let onchange =
                core.writes(move |label| Edit::ValueLabel(attribute.clone(), of.clone(), label));
            html! {
                <div class="field" key={value.clone()}>
                    <label for={id.clone()}>{ words::label_for(value, name) }</label>
                    <input {id} type="text" value={label.clone()} {onchange}
                        translate="no" spellcheck="false" autocomplete="off" />
                </div>
            }
        });
        html! {
            <fieldset>
                <legend translate="no">{ name }</legend>
                <div class="fields">{ fields.collect::<Html>() }</div>
            </fieldset>
        }
    });
    blocks.collect()
}
