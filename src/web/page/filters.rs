//! Which groups, sources, coders, sites and other values are counted.

use std::rc::Rc;

use yew::prelude::*;

use super::common::CoreRef;
use crate::page::words::see as words;
use crate::page::{Action, Edit, kept};
use steelyard_core::analysis::Columns;
use steelyard_core::engine::StudyView;

/// Most values of one field that are listed; a field with more is no filter to tick boxes in.
const MOST: usize = 400;

/// All filters. `group_name` is the column of the groups.
pub fn filters(core: &CoreRef, study: &StudyView, group_name: Option<&str>) -> Html {
    let mut blocks = Vec::new();
    for (at, (by, values)) in fields(study).into_iter().enumerate() {
        if values.len() <= MOST {
            let label = words::filter(&by, group_name);
            let ticked = values.iter().map(|value| kept(&study.settings, &by, value)).collect();
            blocks.push(one(core, at, &label, Field { by, values, ticked }));
        }
    }
    if blocks.is_empty() {
        return Html::default();
    }
    html! {
        <fieldset id="filters">
            <legend>{ words::FILTERS }</legend>
            { blocks }
        </fieldset>
    }
}

/// A field with its values and which of them are counted.
struct Field {
    by: Columns,
    values: Vec<String>,
    ticked: Vec<bool>,
}

impl Field {
    /// The edit by which the value at `index` is counted or not.
    fn tick(&self, index: usize, on: bool) -> Edit {
        let value = self.values.get(index).cloned().unwrap_or_default();
        Edit::FilterValue(self.by.clone(), value, on, self.values.clone())
    }
}

/// What can be filtered by, with the labels of the values. One value alone filters nothing.
fn fields(study: &StudyView) -> Vec<(Columns, Vec<String>)> {
    let attributes = study.attributes.iter().map(|attribute| {
        let by = if attribute.is_group {
            Columns::Group
        } else {
            Columns::Attribute(attribute.name.clone())
        };
        // Two values that are shown under one label are one.
        let mut labels: Vec<String> = Vec::with_capacity(attribute.values.len());
        for (_, label) in &attribute.values {
            if !labels.contains(label) {
                labels.push(label.clone());
            }
        }
        (by, labels)
    });
    let summary = &study.summary;
    let own = [
        (Columns::Source, &summary.sources),
        (Columns::Site, &summary.sites),
        (Columns::Coder, &summary.coders),
    ];
    attributes
        .chain(own.into_iter().filter_map(|(by, values)| Some((by, values.clone()?))))
        .filter(|(_, values)| values.len() > 1)
        .collect()
}

fn one(core: &CoreRef, at: usize, label: &str, field: Field) -> Html {
    let field = Rc::new(field);
    let counted = field.ticked.iter().filter(|on| **on).count();
    let last_id = format!("filter-{at}-last");
    let boxes = field.values.iter().zip(&field.ticked).enumerate().map(|(index, (value, on))| {
        let id = format!("filter-{at}-{index}");
        let onchange = {
            let field = Rc::clone(&field);
            core.ticks(move |on| field.tick(index, on))
        };
        let is_last = counted == 1 && *on;
        let onclick = is_last.then(|| {
            let core = core.clone();
            Callback::from(move |event: MouseEvent| {
                // It stays ticked, and the sentence beside it says why.
                event.prevent_default();
                core.act(Action::Said(words::LAST_OF_FILTER.to_owned()));
            })
        });
        // Disabled, it could not be come to with the keyboard, and nobody would read why.
        let disabled = is_last.then_some("true");
        html! {
            <li class="check-field">
                <input id={id.clone()} type="checkbox" ~checked={*on} data-checked={on.to_string()}
                    aria-disabled={disabled} aria-describedby={is_last.then(|| last_id.clone())}
                    {onclick} {onchange} />
                <label for={id} translate="no">{ value }</label>
            </li>
        }
    });
    let boxes: Html = boxes.collect();
    html! {
        <details id={format!("filter-{at}")}>
            <summary>
                <span translate="no">{ label }</span>
                <span class="hint">{ " " }{ words::filter_state(counted, field.values.len()) }</span>
            </summary>
            if counted < field.values.len() {
                <button type="button" class="link" onclick={core.edits(Edit::Filter(field.by.clone(), None))}>
                    { words::FILTER_ALL }
                </button>
            }
            if counted == 1 {
                <p id={last_id} class="hint">{ words::LAST_OF_FILTER }</p>
            }
            <ul class="boxes">{ boxes }</ul>
        </details>
    }
}
