//! The figure with its controls beside it and the table of the same numbers under it.

use yew::prelude::*;

use super::common::Shared;
use super::controls::Controls;
use super::figure::Figure;
use super::table::Table;
use crate::engine::{ExcerptQuery, FigureView, StudyView};
use crate::words::page::see as words;

/// Properties of [`See`].
#[derive(Properties, PartialEq)]
pub struct SeeProps {
    /// The study.
    pub study: Shared<StudyView>,
    /// The figure; `None` while there is none.
    pub figure: Option<Shared<FigureView>>,
    /// The number whose passages lie open.
    pub open: Option<ExcerptQuery>,
}

/// Controls, figure and table.
#[component]
pub fn See(props: &SeeProps) -> Html {
    html! {
        <div class="see">
            <Controls study={props.study.clone()} figure={props.figure.clone()} />
            <div class="seen">
                <section id="figure" tabindex="-1" aria-labelledby="figure-title">
                    <h2 id="figure-title" class="hidden">{ words::FIGURE }</h2>
                    <Figure figure={props.figure.clone()} open={props.open.clone()} />
                    if let Some(figure) = &props.figure {
                        <ul class="notes">
                            <li id="counted-as">{ words::counted_as(&figure.table.spec) }</li>
                            { for figure.table.columns.iter().map(|column| html! {
                                <li><span translate="no">{ &column.label }</span>{ ": " }{ words::column_n(column) }</li>
                            }) }
                        </ul>
                        <ul id="notes" class="notes">
                            { for figure.notes.iter().map(|note| html! { <li>{ note }</li> }) }
                        </ul>
                    }
                </section>
                if let Some(figure) = &props.figure {
                    <Table figure={figure.clone()} open={props.open.clone()} />
                }
            </div>
        </div>
    }
}
