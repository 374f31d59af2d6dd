//! Names under which values of groups and attributes are shown.

use yew::prelude::*;

use super::common::{Shared, input_value, use_core};
use crate::engine::StudyView;
use crate::page::Edit;
use crate::words::page::check as words;

/// Most values of one attribute that are listed: an attribute with more is no group to rename.
const MOST: usize = 30;

/// Properties of [`Values`].
#[derive(Properties, PartialEq)]
pub struct ValuesProps {
    /// The study.
    pub study: Shared<StudyView>,
}

/// The attributes and their values.
#[component]
pub fn Values(props: &ValuesProps) -> Html {
    let core = use_core();
    let attributes = props.study.attributes.iter().enumerate();
    let attributes = attributes.filter(|(_, attribute)| attribute.values.len() <= MOST);
    let blocks = attributes.map(|(at, attribute)| {
        let fields = attribute.values.iter().enumerate().map(|(index, (value, label))| {
            let id = format!("label-{at}-{index}");
            let onchange = {
                let core = core.clone();
                let (attribute, value) = (attribute.name.clone(), value.clone());
                Callback::from(move |event: Event| {
                    let label = input_value(&event);
                    if let Some(core) = &core {
                        core.edit(Edit::ValueLabel(attribute.clone(), value.clone(), label));
                    }
                })
            };
            html! {
                <div class="field" key={value.clone()}>
                    <label for={id.clone()}>{ words::label_for(value, &attribute.name) }</label>
                    <input {id} type="text" value={label.clone()} {onchange}
                        translate="no" spellcheck="false" autocomplete="off" />
                </div>
            }
        });
        html! {
            <fieldset>
                <legend translate="no">{ &attribute.name }</legend>
                <div class="fields">{ for fields }</div>
            </fieldset>
        }
    });
    html! { <>{ for blocks }</> }
}
