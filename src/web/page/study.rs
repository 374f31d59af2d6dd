//! An open study: the view of it that is seen. The figure's stays in the page when another is seen, since it is
//! what is printed.

use yew::prelude::*;

use super::aside::aside;
use super::common::{CoreRef, Shared, use_choices_kept};
use super::controls::controls;
use super::data::data;
use super::figure::Figure;
use super::filters::chips_in_force;
use super::folds::use_folds;
use super::help::question_mark;
use super::leave::leave;
use super::mapping::mapping_view;
use super::model::model;
use super::numbers::numbers;
use super::table::Table;
use super::views::heading_id;
use crate::page::words::{STUDY, see as words, views};
use crate::page::workbench::Workbench;
use crate::page::{OpenNumbers, Topic, View};
use steelyard_core::engine::{ExcerptQuery, FigureView, StudyView};
use steelyard_core::figure::LOGIC_MODEL;
use steelyard_core::words::table::column_label;

/// Properties of [`Study`].
#[derive(Properties, PartialEq)]
pub struct StudyProps {
    /// The core.
    pub core: CoreRef,
    /// The study.
    pub study: Shared<StudyView>,
    /// The view that is seen.
    pub view: View,
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
    let StudyProps { core, study, view, figure, numbers: sheet, checked, open, refusals } = props;
    let main = use_node_ref();
    use_choices_kept(
        main.clone(),
        (study.clone(), *view, figure.clone(), sheet.clone(), *refusals),
    );
    let folds = use_folds(main.clone());
    let bench = use_state_eq(Workbench::default);
    let is_live_open = use_state_eq(|| false);
    let group_name = study.attributes.iter().find(|it| it.is_group).map(|it| it.name.as_str());
    let holds_codings = study.holds_codings();
    let nothing = || html! { <p class="hint">{ views::NOTHING_TO_COUNT }</p> };
    let other = match view {
        View::Figure => Html::default(),
        View::Data => data(core, study, *checked, &folds),
        View::Codes => mapping_view(core, study, *checked, &folds, &bench),
        View::Numbers if holds_codings => numbers(core, study, sheet.as_deref()),
        View::Numbers => nothing(),
        View::Export => {
            leave(core, study, figure.as_deref().filter(|_| holds_codings), &is_live_open)
        }
    };
    html! {
        <main ref={main} aria-label={STUDY}>
            <section id="figure" class={classes!("view", (*view != View::Figure).then_some("away"))}
                aria-labelledby={heading_id(View::Figure)}>
                <h2 id={heading_id(View::Figure)} class="hidden" tabindex="-1">{ views::heading(View::Figure) }</h2>
                if holds_codings {
                    <div class="see">
                        { controls(core, study, figure.as_ref()) }
                        <div class="seen">
                            <div>
                                if let Some(figure) = figure {
                                    { chips_in_force(core, study, &figure.spec.options, group_name) }
                                }
                                <Figure core={core.clone()} figure={figure.clone()} open={open.clone()}
                                    of_codings={study.live_figure.is_none()} />
                                if let Some(figure) = figure {
                                    { counted(figure) }
                                }
                            </div>
                            if let Some(figure) = figure.as_ref().filter(|figure| figure.spec.chart == LOGIC_MODEL) {
                                { model(core, &study.settings.logic_model, figure) }
                            }
                            if let Some(figure) = figure {
                                <Table core={core.clone()} figure={figure.clone()} open={open.clone()} />
                            }
                            { aside(core, study) }
                        </div>
                    </div>
                } else {
                    { nothing() }
                }
            </section>
            if *view != View::Figure {
                <section id={format!("view-{}", view.id())} key={view.id()} class="view" aria-labelledby={heading_id(*view)}>
                    <div class="view-head">
                        <h2 id={heading_id(*view)} tabindex="-1">{ views::heading(*view) }</h2>
                        { topic(*view).map(|topic| question_mark(core, topic)).unwrap_or_default() }
                    </div>
                    { other }
                </section>
            }
        </main>
    }
}

/// The topic of the help that a view is about.
fn topic(view: View) -> Option<Topic> {
    match view {
        View::Data => Some(Topic::Reading),
        View::Codes => Some(Topic::Codes),
        View::Numbers => Some(Topic::Numbers),
        View::Figure | View::Export => None,
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
