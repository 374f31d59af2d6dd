//! What the figure shows: chart, rows, columns, unit, basis, order, filters, and the chart's own
//! options as it declares them.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, Shared, use_core};
use super::filters::Filters;
use crate::analysis::{Basis, Columns, Order, Rows, TableSpec, Unavailable, Unit};
use crate::engine::{FigureView, StudyView};
use crate::page::Edit;
use crate::words::page::see as words;

/// Properties of [`Controls`].
#[derive(Properties, PartialEq)]
pub struct ControlsProps {
    /// The study.
    pub study: Shared<StudyView>,
    /// The figure, whose resolved settings the controls show; `None` while there is none.
    pub figure: Option<Shared<FigureView>>,
}

const ORDERS: [Order; 3] = [Order::Framework, Order::Total, Order::Difference];

/// The controls.
#[component]
pub fn Controls(props: &ControlsProps) -> Html {
    let core = use_core();
    let study = &props.study;
    let spec = props.figure.as_ref().map(|figure| figure.table.spec.clone());
    let columns = compared(study);
    let group_name = study.attributes.iter().find(|it| it.is_group).map(|it| it.name.as_str());
    let rows_taken = taken(&study.available.rows, spec.as_ref().map(|it| it.rows));
    let units_taken = taken(&study.available.units, spec.as_ref().map(|it| it.unit));
    let bases_taken = taken(&study.available.bases, spec.as_ref().map(|it| it.basis));
    let columns_taken =
        spec.as_ref().and_then(|it| columns.iter().position(|one| *one == it.columns));
    let order_taken = spec.as_ref().and_then(|it| ORDERS.iter().position(|one| *one == it.order));
    html! {
        <form id="controls" class="controls" aria-labelledby="controls-title"
            onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            <h2 id="controls-title">{ words::CONTROLS }</h2>
            { charts(props.figure.as_deref(), core.as_ref()) }
            <Select id="rows" label={words::ROWS} value={text(rows_taken)}
                choices={offered(&study.available.rows, words::rows)}
                onchange={pick(core.as_ref(), first(&study.available.rows), Edit::Rows)} />
            <Select id="columns" label={words::COLUMNS} value={text(columns_taken)}
                choices={columns.iter().enumerate()
                    .map(|(at, one)| Choice::new(at.to_string(), words::columns(one, group_name)))
                    .collect::<Vec<_>>()}
                onchange={pick(core.as_ref(), columns.clone(), Edit::Columns)} />
            <Select id="unit" label={words::UNIT} value={text(units_taken)}
                choices={offered(&study.available.units, words::unit)}
                onchange={pick::<Unit>(core.as_ref(), first(&study.available.units), Edit::Unit)} />
            <Select id="basis" label={words::BASIS} value={text(bases_taken)}
                choices={offered(&study.available.bases, words::basis)}
                onchange={pick::<Basis>(core.as_ref(), first(&study.available.bases), Edit::Basis)} />
            <Select id="order" label={words::ORDER} value={text(order_taken)}
                choices={ORDERS.iter().enumerate()
                    .map(|(at, one)| Choice::new(at.to_string(), words::order(*one)))
                    .collect::<Vec<_>>()}
                onchange={pick(core.as_ref(), ORDERS.to_vec(), Edit::Order)} />
            { zero_rows(spec.as_ref(), core.as_ref()) }
            { options(props.figure.as_deref(), core.as_ref()) }
            <Filters study={study.clone()} />
        </form>
    }
}

/// What columns can be: everything together, the group, and whatever else can be compared by.
fn compared(study: &StudyView) -> Vec<Columns> {
    let mut columns = vec![Columns::All];
    columns.extend(study.attributes.iter().map(|attribute| {
        if attribute.is_group { Columns::Group } else { Columns::Attribute(attribute.name.clone()) }
    }));
    let summary = &study.summary;
    columns.extend(summary.sources.as_ref().map(|_| Columns::Source));
    columns.extend(summary.sites.as_ref().map(|_| Columns::Site));
    columns.extend(summary.coders.as_ref().map(|_| Columns::Coder));
    // Groups come first to mind, and stand first.
    if let Some(at) = columns.iter().position(|one| *one == Columns::Group) {
        columns.swap(0, at);
    }
    columns
}

fn taken<T: PartialEq>(available: &[(T, Option<Unavailable>)], value: Option<T>) -> Option<usize> {
    value.and_then(|value| available.iter().position(|(one, _)| *one == value))
}

fn text(position: Option<usize>) -> String {
    position.map(|at| at.to_string()).unwrap_or_default()
}

fn first<T: Clone>(available: &[(T, Option<Unavailable>)]) -> Vec<T> {
    available.iter().map(|(one, _)| one.clone()).collect()
}

fn offered<T: Copy>(
    available: &[(T, Option<Unavailable>)],
    label: fn(T) -> &'static str,
) -> Vec<Choice> {
    available
        .iter()
        .enumerate()
        .map(|(at, (one, why))| {
            Choice::new(at.to_string(), label(*one)).unless(why.as_ref().map(words::unavailable))
        })
        .collect()
}

/// Takes the position of a choice for the edit that it stands for.
fn pick<T: Clone + 'static>(
    core: Option<&CoreRef>,
    all: Vec<T>,
    edit: fn(T) -> Edit,
) -> Callback<String> {
    let core = core.cloned();
    Callback::from(move |value: String| {
        let one = value.parse::<usize>().ok().and_then(|at| all.get(at)).cloned();
        if let (Some(core), Some(one)) = (&core, one) {
            core.edit(edit(one));
        }
    })
}

fn charts(figure: Option<&FigureView>, core: Option<&CoreRef>) -> Html {
    let Some(figure) = figure else { return Html::default() };
    let choices: Vec<Choice> = figure
        .charts
        .iter()
        .map(|chart| Choice::new(&chart.id, &chart.label).unless(chart.unavailable.clone()))
        .collect();
    let onchange = {
        let core = core.cloned();
        Callback::from(move |value: String| {
            if let Some(core) = &core {
                core.edit(Edit::Chart(value));
            }
        })
    };
    let purpose = figure.charts.iter().find(|chart| chart.id == figure.spec.chart);
    html! {
        <>
            <Select id="chart" label={words::CHART} value={figure.spec.chart.clone()} {choices} {onchange} />
            if let Some(chart) = purpose {
                <p class="hint">{ &chart.purpose }</p>
            }
        </>
    }
}

fn options(figure: Option<&FigureView>, core: Option<&CoreRef>) -> Html {
    let Some(figure) = figure else { return Html::default() };
    let chart = figure.charts.iter().find(|chart| chart.id == figure.spec.chart);
    let Some(chart) = chart.filter(|chart| !chart.options.is_empty()) else {
        return Html::default();
    };
    let controls = chart.options.iter().map(|option| {
        let onchange = {
            let (core, id) = (core.cloned(), option.id.clone());
            Callback::from(move |value: String| {
                if let Some(core) = &core {
                    core.edit(Edit::ChartOption(id.clone(), value));
                }
            })
        };
        let value = figure.spec.options.get(&option.id).cloned().unwrap_or_default();
        // An option without effect keeps its choice and says why the others are of no use now.
        let choices: Vec<Choice> = option
            .choices
            .iter()
            .map(|(id, label)| {
                let reason = option.disabled.clone().filter(|_| *id != value);
                Choice::new(id, label).unless(reason)
            })
            .collect();
        html! {
            <Select id={format!("option-{}", option.id)} label={option.label.clone()}
                {value} {choices} {onchange} />
        }
    });
    html! {
        <fieldset>
            <legend>{ words::CHART_OPTIONS }</legend>
            { for controls }
        </fieldset>
    }
}

fn zero_rows(spec: Option<&TableSpec>, core: Option<&CoreRef>) -> Html {
    let Some(spec) = spec.filter(|spec| matches!(spec.rows, Rows::Domain | Rows::Construct)) else {
        return Html::default();
    };
    let onchange = {
        let core = core.cloned();
        Callback::from(move |event: Event| {
            let show = event.target_unchecked_into::<HtmlInputElement>().checked();
            if let Some(core) = &core {
                core.edit(Edit::ZeroRows(Some(show)));
            }
        })
    };
    html! {
        <div class="check-field">
            <input id="zero-rows" type="checkbox" checked={spec.zero_rows} {onchange} />
            <label for="zero-rows">{ words::ZERO_ROWS }</label>
        </div>
    }
}
