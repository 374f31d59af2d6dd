//! What the figure shows: chart, rows, columns, unit, basis, order, filters, and the chart's own
//! options as it declares them.

use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, Shared};
use super::filters::filters;
use super::help::question_mark;
use super::order::HandOrder;
use crate::page::compared::{compared, crossings, parts};
use crate::page::words::see as words;
use crate::page::{Edit, Topic};
use steelyard_core::analysis::{Columns, Order, Rows, TableSpec};
use steelyard_core::diag::Unavailable;
use steelyard_core::engine::{FigureView, StudyView};
use steelyard_core::figure::ChartDeclaration;

/// The controls. They show the settings of the figure, once there is one.
pub fn controls(core: &CoreRef, study: &StudyView, figure: Option<&Shared<FigureView>>) -> Html {
    let shared = figure;
    let figure = shared.map(|figure| &**figure);
    let spec = figure.map(|figure| &figure.table.spec);
    let available = &study.available;
    let group_name = study.attributes.iter().find(|it| it.is_group).map(|it| it.name.as_str());
    let of_figure = study.live_figure.is_some();
    let offer = |one: Columns| {
        let label = words::columns(&one, group_name);
        (one, label, None)
    };
    let shown = spec.map(|it| it.columns.clone());
    // A live figure has its own columns and no others.
    let columns = match shown.clone().filter(|_| of_figure) {
        Some(shown) => vec![shown],
        None => compared(study),
    };
    let columns = columns.into_iter().map(offer);
    let first_of = |shown: &Columns| if of_figure { shown.clone() } else { parts(shown).0.clone() };
    let first = shown.as_ref().map(first_of);
    let select = |id: &str, label: &str, (value, choices): (String, Vec<Choice>)| {
        Select { id, label, label_hidden: false, value, choices }.draw(core)
    };
    let crossings =
        first.as_ref().map(|first| crossings(study, first)).filter(|all| !all.is_empty());
    let crossings = crossings.zip(first.as_ref()).map(|(all, first)| {
        let nothing = (first.clone(), words::CROSSED_WITH_NOTHING.to_owned(), None);
        let others = all.into_iter().map(|other| {
            let label = words::columns(&other, group_name);
            (Columns::Crossed(Box::new(first.clone()), Box::new(other)), label, None)
        });
        std::iter::once(nothing).chain(others).collect::<Vec<_>>()
    });
    let own = study.framework.own_book.is_some();
    let rows = if own { words::own_rows } else { words::rows };
    html! {
        <form id="controls" class="controls" aria-labelledby="controls-title"
            onsubmit={Callback::from(|event: SubmitEvent| event.prevent_default())}>
            <h2 id="controls-title">{ words::CONTROLS }</h2>
            { figure.map(|figure| charts(figure, core)).unwrap_or_default() }
            { select("rows", words::ROWS,
                offered(may(&available.rows, rows), spec.map(|it| &it.rows), Edit::Rows)) }
            { select("columns", words::COLUMNS,
                offered(columns.collect(), first.as_ref(), Edit::Columns)) }
            if let Some((shown, crossings)) = shown.as_ref().zip(crossings) {
                { select("crossed", words::CROSSED, offered(crossings, Some(shown), Edit::Columns)) }
            }
            { question_mark(core, Topic::Units) }
            { select("unit", words::UNIT,
                offered(may(&available.units, words::unit), spec.map(|it| &it.unit), Edit::Unit)) }
            { spec.filter(|spec| spec.unit.is_of_people()).map(|spec| both_as_mixed(spec, of_figure, core)).unwrap_or_default() }
            { question_mark(core, Topic::Bases) }
            { select("basis", words::BASIS,
                offered(may(&available.bases, words::basis), spec.map(|it| &it.basis), Edit::Basis)) }
            { select("order", words::ORDER,
                offered(may(&available.orders, words::order), spec.map(|it| &it.order), Edit::Order)) }
            if let Some(figure) = shared.filter(|figure| figure.table.spec.order == Order::ByHand) {
                <HandOrder core={core.clone()} figure={figure.clone()} />
            }
            { spec.map(|spec| zero_rows(spec, of_figure, core)).unwrap_or_default() }
            { figure.map(|figure| options(figure, core)).unwrap_or_default() }
            { filters(core, study, group_name) }
        </form>
    }
}

/// A value that can be taken, its label, and why it cannot.
type Offer<T> = (T, String, Option<String>);

fn may<T: Copy>(
    available: &[(T, Option<Unavailable>)],
    label: fn(T) -> &'static str,
) -> Vec<Offer<T>> {
    let offer = |(one, why): &(T, Option<Unavailable>)| {
        (*one, label(*one).to_owned(), why.as_ref().map(words::unavailable))
    };
    available.iter().map(offer).collect()
}

/// Choices whose values are their positions, and the one taken.
fn offered<T: PartialEq>(
    offers: Vec<Offer<T>>,
    taken: Option<&T>,
    edit: fn(T) -> Edit,
) -> (String, Vec<Choice>) {
    let mut value = String::new();
    let mut choices = Vec::with_capacity(offers.len());
    for (at, (one, label, why)) in offers.into_iter().enumerate() {
        if taken == Some(&one) {
            value = at.to_string();
        }
        choices.push(Choice::new(at.to_string(), label, edit(one)).unless(why));
    }
    (value, choices)
}

fn charts(figure: &FigureView, core: &CoreRef) -> Html {
    let choices = figure.charts.iter().map(|chart| {
        Choice::new(&chart.id, &chart.label, Edit::Chart(chart.id.clone()))
            .unless(chart.unavailable.clone())
    });
    let select = Select {
        id: "chart",
        label: words::CHART,
        label_hidden: false,
        value: figure.spec.chart.clone(),
        choices: choices.collect(),
    };
    html! {
        <>
            { select.draw(core) }
            if let Some(chart) = shown(figure) {
                <p class="hint">{ &chart.purpose }</p>
            }
        </>
    }
}

fn shown(figure: &FigureView) -> Option<&ChartDeclaration> {
    figure.charts.iter().find(|chart| chart.id == figure.spec.chart)
}

fn options(figure: &FigureView, core: &CoreRef) -> Html {
    let Some(chart) = shown(figure).filter(|chart| !chart.options.is_empty()) else {
        return Html::default();
    };
    let controls = chart.options.iter().map(|option| {
        let value = figure.spec.options.get(&option.id).cloned().unwrap_or_default();
        // An option without effect keeps its choice and says why the others are of no use now.
        let choices = option.choices.iter().map(|(id, label)| {
            let reason = option.disabled.clone().filter(|_| *id != value);
            Choice::new(id, label, Edit::ChartOption(option.id.clone(), id.clone())).unless(reason)
        });
        let choices = choices.collect();
        let id = format!("option-{}", option.id);
        Select { id: &id, label: &option.label, label_hidden: false, value, choices }.draw(core)
    });
    html! {
        <fieldset>
            <legend>{ words::CHART_OPTIONS }</legend>
            { controls.collect::<Html>() }
        </fieldset>
    }
}

fn both_as_mixed(spec: &TableSpec, of_figure: bool, core: &CoreRef) -> Html {
    let onchange = core.ticks(|mixed| Edit::BothAsMixed(mixed.then_some(true)));
    tick("both-as-mixed", words::BOTH_AS_MIXED, spec.both_as_mixed, of_figure, onchange)
}

fn zero_rows(spec: &TableSpec, of_figure: bool, core: &CoreRef) -> Html {
    if !matches!(spec.rows, Rows::Domain | Rows::Construct) {
        return Html::default();
    }
    let onchange = core.ticks(|show| Edit::ZeroRows(Some(show)));
    tick("zero-rows", words::ZERO_ROWS, spec.zero_rows, of_figure, onchange)
}

/// A box to tick, which is as a live figure has it where one is open.
fn tick(
    id: &'static str,
    label: &'static str,
    is_on: bool,
    of_figure: bool,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <div class="check-field">
            <input {id} type="checkbox" ~checked={is_on} data-checked={is_on.to_string()} disabled={of_figure} {onchange} />
            <label for={id}>
                { label }
                if of_figure {
                    <span class="hint">{ " (" }{ words::unavailable(&Unavailable::NotInFigure) }{ ")" }</span>
                }
            </label>
        </div>
    }
}
