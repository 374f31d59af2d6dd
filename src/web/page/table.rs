//! The numbers of the figure as a table: where a screen reader reads.

use yew::prelude::*;

use super::common::{CoreRef, Shared};
use super::roving::use_roving;
use crate::page::GridPlace;
use crate::page::words::see as words;
use steelyard_core::analysis::{CrossTab, RowHead, Rows};
use steelyard_core::engine::{ExcerptQuery, FigureView};
use steelyard_core::figure::notation;
use steelyard_core::valence::Valence;
use steelyard_core::words::cell::{NumberForm, value};
use steelyard_core::words::table::{column_label, row_label, row_names, total};

/// Properties of [`Table`].
#[derive(Properties, PartialEq)]
pub struct TableProps {
    /// The core.
    pub core: CoreRef,
    /// The figure whose numbers these are.
    pub figure: Shared<FigureView>,
    /// The number whose passages lie open.
    pub open: Option<ExcerptQuery>,
}

/// The table. Its numbers are one tab stop, as the figure's marks are.
#[component]
pub fn Table(props: &TableProps) -> Html {
    let core = &props.core;
    let body = use_node_ref();
    let table = &props.figure.table;
    let valences = table.shown_valences();
    let places = places(table, &valences);
    let roving = use_roving(body.clone(), places);
    let spans = valences.len().to_string();
    let mut index = 0;
    let named = table.rows.iter().zip(row_names(table));
    let rows = named.zip(&table.cells).map(|((row, row_name), cells)| {
        let cells = cells.iter().zip(&table.columns).flat_map(|(cell, column)| {
            valences.iter().map(move |valence| (cell.get(*valence), column, *valence))
        });
        let cells: Vec<Html> = cells
            .map(|(cell, column, valence)| {
                let number =
                    value(cell, &table.spec, NumberForm::Page, notation(&props.figure.spec));
                if cell.count == 0 || cell.count.is_hidden() {
                    return html! { <td class="number none">{ number }</td> };
                }
                let at = index;
                index += 1;
                let query = ExcerptQuery {
                    row: row.key.clone(),
                    column: Some(column.key.clone()),
                    valence: Some(valence),
                    with: None,
                };
                let label =
                    words::open_passages(&number, valence, &row_name, column_label(&column.label));
                let is_open = props.open.as_ref() == Some(&query);
                let onclick = open(core, query, &label, roving.enter.clone(), at);
                html! {
                    <td class={classes!("number", name(valence))}>
                        <button type="button" class="cell" data-index={at.to_string()}
                            tabindex={if at == roving.current { "0" } else { "-1" }}
                            aria-label={label} aria-pressed={is_open.to_string()} {onclick}>
                            { number }
                        </button>
                    </td>
                }
            })
            .collect();
        html! {
            <tr key={row.key.clone()} class={classes!(row.unmapped.then_some("unmapped"))}>
                { row_head(row, table.spec.rows) }
                { for cells }
            </tr>
        }
    });
    let rows: Vec<Html> = rows.collect();
    html! {
        <section id="table">
            <h2 id="table-title">{ words::TABLE }</h2>
            <div class="scroll" tabindex="0" role="region" aria-labelledby="table-title">
                <table class="numbers">
                    <caption>{ words::counted_as(&table.spec) }</caption>
                    <thead>
                        <tr>
                            <th scope="col" rowspan="2">{ words::row(&table.spec) }</th>
                            { for table.columns.iter().map(|column| html! {
                                <th scope="colgroup" colspan={spans.clone()}>
                                    <span translate="no">{ column_label(&column.label) }</span>
                                    <span class="n">{ words::column_n(column) }</span>
                                </th>
                            }) }
                        </tr>
                        <tr>
                            { for table.columns.iter().flat_map(|_| valences.iter()).map(|valence| html! {
                                <th scope="col" class={classes!("number", name(*valence))}>{ words::valence_head(*valence) }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody ref={body} onkeydown={roving.onkeydown.clone()}>{ for rows }</tbody>
                    <tfoot>{ totals(table, &valences) }</tfoot>
                </table>
            </div>
        </section>
    }
}

/// Where the numbers stand that can be opened, in the order in which they are written.
fn places(table: &CrossTab, valences: &[Valence]) -> Vec<GridPlace> {
    let mut places = Vec::new();
    for (row, cells) in (0..).zip(&table.cells) {
        let numbers = cells.iter().flat_map(|cell| valences.iter().map(|it| cell.get(*it)));
        for (column, number) in (0..).zip(numbers) {
            if number.count.may_be_any() && !number.count.is_hidden() {
                places.push(GridPlace { row, column });
            }
        }
    }
    places
}

fn open(
    core: &CoreRef,
    query: ExcerptQuery,
    title: &str,
    enter: Callback<usize>,
    at: usize,
) -> Callback<MouseEvent> {
    let (core, title) = (core.clone(), title.to_owned());
    Callback::from(move |_| {
        enter.emit(at);
        let (query, title) = (query.clone(), title.clone());
        core.run(|core| async move { core.open_passages(query, title).await });
    })
}

fn row_head(row: &RowHead, level: Rows) -> Html {
    let parent = row.parent.as_ref().filter(|_| level != Rows::Domain);
    html! {
        <th scope="row" translate="no">
            if let Some(code) = &row.code {
                <span class="code">{ code }</span>{ " " }
            }
            { row_label(&row.label) }
            if let Some(parent) = parent {
                <span class="n">{ parent }</span>
            }
        </th>
    }
}

/// The denominators: every unit of a valence once, in whichever rows it stands.
fn totals(table: &CrossTab, valences: &[Valence]) -> Html {
    let numbers = table
        .columns
        .iter()
        .flat_map(|column| valences.iter().map(|valence| column.totals[*valence]));
    html! {
        <tr>
            <th scope="row">{ total(table.spec.unit) }</th>
            { for numbers.map(|total| html! {
                <td class="number">{ steelyard_core::words::places::shown(total) }</td>
            }) }
        </tr>
    }
}

/// What a valence is called in the style sheet.
pub fn name(valence: Valence) -> &'static str {
    match valence {
        Valence::Barrier => "barrier",
        Valence::Facilitator => "facilitator",
        Valence::Mixed => "mixed",
        Valence::Neutral => "neutral",
        Valence::Missing => "missing",
    }
}
