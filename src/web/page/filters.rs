//! Which groups, sources, coders, sites and other values are counted.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::common::{CoreRef, Shared, use_core};
use crate::analysis::Columns;
use crate::engine::StudyView;
use crate::page::{Edit, kept};
use crate::words::page::see as words;

/// Most values of one field that are listed; a field with more is no filter to tick boxes in.
const MOST: usize = 400;

/// Properties of [`Filters`].
#[derive(Properties, PartialEq)]
pub struct FiltersProps {
    /// The study.
    pub study: Shared<StudyView>,
}

/// All filters.
#[component]
pub fn Filters(props: &FiltersProps) -> Html {
    let core = use_core();
    let study = &props.study;
    let group_name = study.attributes.iter().find(|it| it.is_group).map(|it| it.name.as_str());
    let fields = fields(study);
    let fields = fields.iter().enumerate().filter(|(_, (_, values))| values.len() <= MOST);
    let blocks: Vec<Html> = fields
        .map(|(at, (by, values))| {
            let label = words::filter(by, group_name);
            one(at, &label, by, values, study, core.as_ref())
        })
        .collect();
    if blocks.is_empty() {
        return Html::default();
    }
    html! {
        <fieldset id="filters">
            <legend>{ words::FILTERS }</legend>
            { for blocks }
        </fieldset>
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

fn one(
    at: usize,
    label: &str,
    by: &Columns,
    values: &[String],
    study: &StudyView,
    core: Option<&CoreRef>,
) -> Html {
    let chosen: Vec<&String> =
        values.iter().filter(|value| kept(&study.settings, by, value)).collect();
    let boxes = values.iter().enumerate().map(|(index, value)| {
        let id = format!("filter-{at}-{index}");
        let onchange = {
            let core = core.cloned();
            let (by, value, values) = (by.clone(), value.clone(), values.to_vec());
            let chosen: Vec<String> = chosen.iter().map(|one| (*one).clone()).collect();
            Callback::from(move |event: Event| {
                let on = event.target_unchecked_into::<HtmlInputElement>().checked();
                let keep: Vec<String> = values
                    .iter()
                    .filter(|one| if **one == value { on } else { chosen.contains(one) })
                    .cloned()
                    .collect();
                // Everything ticked is no filter; nothing ticked would be no table.
                let keep = (keep.len() < values.len() && !keep.is_empty()).then_some(keep);
                if let Some(core) = &core {
                    core.edit(Edit::Filter(by.clone(), keep));
                }
            })
        };
        html! {
            <li class="check-field">
                <input id={id.clone()} type="checkbox" ~checked={chosen.contains(&value)} {onchange} />
                <label for={id} translate="no">{ value }</label>
            </li>
        }
    });
    let onall = {
        let (core, by) = (core.cloned(), by.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(core) = &core {
                core.edit(Edit::Filter(by.clone(), None));
            }
        })
    };
    let partial = chosen.len() < values.len();
    html! {
        <details id={format!("filter-{at}")}>
            <summary>
                <span translate="no">{ label }</span>
                <span class="hint">{ " " }{ words::filter_state(chosen.len(), values.len()) }</span>
            </summary>
            if partial {
                <button type="button" class="link" onclick={onall}>{ words::FILTER_ALL }</button>
            }
            <ul class="boxes">{ for boxes }</ul>
        </details>
    }
}
