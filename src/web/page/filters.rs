//! Which valences, groups, sources, coders, sites and other values are counted, and the filters in force as chips.

use std::collections::BTreeMap;
use std::rc::Rc;

use web_sys::Element;
use yew::prelude::*;

use super::common::CoreRef;
use super::roving::{focus, focus_within};
use super::views::heading_id;
use crate::page::words::{see as words, valence as valence_strings};
use crate::page::{Action, Chip, Edit, View, chips, kept, kept_valences};
use steelyard_core::analysis::Columns;
use steelyard_core::engine::StudyView;
use steelyard_core::valence::Valence;

/// Most values of one field that are listed; a field with more is no filter to tick boxes in.
const MOST: usize = 400;

/// All filters. `group_name` is the column of the groups.
pub fn filters(core: &CoreRef, study: &StudyView, group_name: Option<&str>) -> Html {
    let mut blocks: Vec<Html> = valences(study)
        .map(|of_valences| one(core, "filter-valence", words::VALENCES, of_valences))
        .into_iter()
        .collect();
    for (at, (by, values)) in fields(study).into_iter().enumerate() {
        if values.len() <= MOST {
            let label = words::filter(&by, group_name);
            let ticked = values.iter().map(|value| kept(&study.settings, &by, value)).collect();
            let of = Of::Values(by);
            blocks.push(one(core, &format!("filter-{at}"), &label, Field { of, values, ticked }));
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

/// The filters in force as chips, each with its button, and a button for all. Nothing where none is.
pub fn chips_in_force(
    core: &CoreRef,
    study: &StudyView,
    options: &BTreeMap<String, String>,
    group_name: Option<&str>,
) -> Html {
    let chips = chips(study, options, group_name);
    if chips.is_empty() {
        return Html::default();
    }
    let several = chips.len() > 1;
    let one = |chip: Chip| {
        let Chip { by, kept, remove } = chip;
        html! {
            <li key={by.clone()} class="filter-chip">
                <span translate="no">{ &by }{ ": " }<strong>{ &kept }</strong></span>
                <button type="button" aria-label={words::remove_filter(&by, &kept)}
                    title={words::remove_filter(&by, &kept)} onclick={removes(core, remove)}>
                    <span aria-hidden="true">{ words::REMOVE }</span>
                </button>
            </li>
        }
    };
    html! {
        <div id="chips" class="chips" role="group" aria-label={words::FILTERS_IN_FORCE}>
            <span class="hint" aria-hidden="true">{ words::FILTERED }</span>
            <ul>{ for chips.into_iter().map(one) }</ul>
            if several {
                <button id="clear-filters" type="button" class="link" onclick={removes(core, Edit::NoFilters)}>
                    { words::CLEAR_FILTERS }
                </button>
            }
        </div>
    }
}

/// What a button does that goes with the filter that it takes away: the focus goes before it, to the next button of
/// the kind, or to the heading of the figure.
fn removes(core: &CoreRef, edit: Edit) -> Callback<MouseEvent> {
    let core = core.clone();
    Callback::from(move |event: MouseEvent| {
        let button: Element = event.target_unchecked_into();
        let chip = button.closest(".filter-chip").ok().flatten();
        let beside =
            chip.and_then(|it| it.next_element_sibling().or(it.previous_element_sibling()));
        match beside.and_then(|beside| beside.query_selector("button").ok()?) {
            Some(next) => focus(Some(next)),
            None => focus_within(&button, &format!("#{}", heading_id(View::Figure))),
        }
        core.edit(edit.clone());
    })
}

/// What is filtered by.
enum Of {
    Values(Columns),
    Valences(Vec<Valence>),
}

/// What can be filtered by, with its values and which of them are counted.
struct Field {
    of: Of,
    values: Vec<String>,
    ticked: Vec<bool>,
}

impl Field {
    /// The edit by which the value at `index` is counted or not.
    fn tick(&self, index: usize, on: bool) -> Edit {
        match &self.of {
            Of::Values(by) => {
                let value = self.values.get(index).cloned().unwrap_or_default();
                Edit::FilterValue(by.clone(), value, on, self.values.clone())
            }
            Of::Valences(offered) => {
                let valence = offered.get(index).copied().unwrap_or_default();
                Edit::KeepValence(valence, on, offered.clone())
            }
        }
    }

    /// The edit by which all are counted.
    fn all(&self) -> Edit {
        match &self.of {
            Of::Values(by) => Edit::Filter(by.clone(), None),
            Of::Valences(_) => Edit::AllValences,
        }
    }
}

/// The filter by what codings say; nothing where they all say the same.
fn valences(study: &StudyView) -> Option<Field> {
    let occurring = study.summary.valences.iter().filter(|(_, codings)| **codings > 0);
    let offered: Vec<Valence> = occurring.map(|(valence, _)| valence).collect();
    let is_choice = offered.len() > 1 && study.live_figure.is_none();
    is_choice.then(|| {
        let kept = kept_valences(&study.settings, &offered);
        Field {
            values: offered.iter().map(|one| valence_strings::valence(*one).to_owned()).collect(),
            ticked: offered.iter().map(|one| kept.contains(one)).collect(),
            of: Of::Valences(offered),
        }
    })
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

fn one(core: &CoreRef, id: &str, label: &str, field: Field) -> Html {
    let field = Rc::new(field);
    let counted = field.ticked.iter().filter(|on| **on).count();
    let last_id = format!("{id}-last");
    let boxes = field.values.iter().zip(&field.ticked).enumerate().map(|(index, (value, on))| {
        let id = format!("{id}-{index}");
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
        <details id={id.to_owned()}>
            <summary>
                <span translate="no">{ label }</span>
                <span class="hint">{ " " }{ words::filter_state(counted, field.values.len()) }</span>
            </summary>
            if counted < field.values.len() {
                <button type="button" class="link" onclick={core.edits(field.all())}>
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
