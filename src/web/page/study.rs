//! An open study: the check of its reading, the figure between its controls and its table, and what
//! the user takes away.

use yew::prelude::*;

use super::check::{check, use_looked};
use super::common::{CoreRef, Shared, use_choices_kept};
use super::controls::controls;
use super::figure::Figure;
use super::leave::leave;
use super::numbers::numbers;
use super::table::Table;
use crate::page::OpenNumbers;
use crate::page::words::{STUDY, see as words};
use steelyard_core::engine::{ExcerptQuery, FigureView, StudyView};
use steelyard_core::words::table::column_label;

/// Properties of [`Study`].
#[derive(Properties, PartialEq)]
pub struct StudyProps {
    /// The core.
    pub core: CoreRef,
    /// The study.
    pub study: Shared<StudyView>,
    /// The figure; `None` while there is none.
    pub figure: Option<Shared<FigureView>>,
    /// The numbers beyond counts that lie open.
    pub numbers: Option<Shared<OpenNumbers>>,
    /// Whether the user has said that the reading looks right.
    pub checked: bool,
    /// The number whose passages lie open.
    pub open: Option<ExcerptQuery>,
    /// How often something was refused: what shows what was asked for goes back to what is.
    pub refusals: usize,
}

/// Everything about the study.
#[component]
pub fn Study(props: &StudyProps) -> Html {
    let StudyProps { core, study, figure, numbers: sheet, checked, open, refusals } = props;
    let main = use_node_ref();
    use_choices_kept(main.clone(), (study.clone(), figure.clone(), sheet.clone(), *refusals));
    let looked = use_looked(main.clone());
    let holds_codings = study.holds_codings();
    html! {
        <main ref={main} aria-label={STUDY}>
            { check(core, study, *checked, &looked) }
            if holds_codings {
            <div class="see">
                { controls(core, study, figure.as_ref()) }
                <div class="seen">
                    <section id="figure" tabindex="-1" aria-labelledby="figure-title">
                        <h2 id="figure-title" class="hidden">{ words::FIGURE }</h2>
                        <Figure core={core.clone()} figure={figure.clone()} open={open.clone()} />
                        if let Some(figure) = figure {
                            { counted(figure) }
                        }
                    </section>
                    if let Some(figure) = figure {
                        <Table core={core.clone()} figure={figure.clone()} open={open.clone()} />
                        { numbers(core, study, sheet.as_deref()) }
                    }
                </div>
            </div>
            }
            { leave(core, study, figure.as_deref().filter(|_| holds_codings)) }
        </main>
    }
}

/// What was counted, how it is shown, and how many each column holds: in view beside every figure. What
/// else must be said of the numbers stands in the caption.
fn counted(figure: &FigureView) -> Html {
    let columns = figure.table.columns.iter().map(|column| html! {
        <li><span translate="no">{ column_label(&column.label) }</span>{ ": " }{ words::column_n(column) }</li>
    });
    html! {
        <ul class="notes">
            <li id="counted-as">{ words::counted_as(&figure.table.spec) }</li>
            { columns.collect::<Html>() }
        </ul>
    }
}
