//! The scene as SVG nodes: one tab stop, arrow keys between the marks, Enter and click open the
//! passages. Colours are classes, so that theme, dark mode and forced colours are the style sheet's.

use std::borrow::Cow;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, ResizeObserver, ResizeObserverEntry};
use yew::prelude::*;

use super::common::{CoreRef, Shared};
use super::roving::use_roving;
use crate::page::words::see as words;
use crate::page::{Edit, GridPlace, passages_of_mark};
use steelyard_core::engine::{ExcerptQuery, FigureView};
use steelyard_core::figure::{
    Anchor, Ink, Mark, MarkKey, Node, PageFit, Palette, Scene, Shape, TextRun, Weight, valence_ink,
};

/// Millimetres in a pixel of CSS, of which 96 are an inch.
const MM_PER_PX: f64 = 25.4 / 96.0;
/// Pixels of CSS in a point, of which 72 are an inch.
const PX_PER_PT: f64 = 96.0 / 72.0;

/// Properties of [`Figure`].
#[derive(Properties, PartialEq)]
pub struct FigureProps {
    /// The core.
    pub core: CoreRef,
    /// The figure; `None` while there is none.
    pub figure: Option<Shared<FigureView>>,
    /// The number whose passages lie open.
    pub open: Option<ExcerptQuery>,
    /// Whether it is of codings, so that passages may stand behind its marks.
    pub of_codings: bool,
}

/// The figure, as wide as the page gives it room.
#[component]
pub fn Figure(props: &FigureProps) -> Html {
    let core = &props.core;
    let container = use_node_ref();
    use_width(&container, core);
    let marks = props.figure.as_ref().map(|figure| marks(&figure.scene)).unwrap_or_default();
    let places =
        marks.iter().map(|mark| GridPlace { row: mark.row, column: mark.column }).collect();
    let roving = use_roving(container.clone(), places);
    // Which mark was pointed at last; its words are those of the figure as it is drawn now.
    let pointed = use_state(|| None::<MarkKey>);
    let pointed_at = pointed.as_ref().and_then(|at| marks.iter().find(|mark| mark.key == *at));
    let keys = if props.of_codings { words::KEYS } else { words::KEYS_OF_COUNTS };
    let readout = pointed_at.map_or(keys, |mark| mark.label.as_str());

    let open = |mark: &Mark| {
        let core = core.clone();
        let query = passages_of_mark(&mark.key);
        let title = mark.label.clone();
        move || {
            let Some(query) = query.clone() else { return };
            let title = title.clone();
            core.run(|core| async move { core.open_passages(query, title).await });
        }
    };
    let drawing = props.figure.as_ref().map(|figure| {
        let scene = &figure.scene;
        let mut index = 0;
        let nodes = scene.nodes.iter().map(|node| match node {
            Node::Shape(shape) => draw_shape(shape),
            Node::Text(text) => draw_text(text),
            Node::Mark(mark) => {
                let at = index;
                index += 1;
                let onclick = {
                    let (open, enter) = (open(mark), roving.enter.clone());
                    Callback::from(move |_: MouseEvent| {
                        enter.emit(at);
                        open();
                    })
                };
                let onkeydown = {
                    let open = open(mark);
                    Callback::from(move |event: KeyboardEvent| {
                        if matches!(event.key().as_str(), "Enter" | " ") {
                            event.prevent_default();
                            open();
                        }
                    })
                };
                let point = {
                    let (pointed, key) = (pointed.clone(), mark.key.clone());
                    Callback::from(move |()| pointed.set(Some(key.clone())))
                };
                let query = passages_of_mark(&mark.key);
                let is_open = query.is_some() && props.open == query;
                html! {
                    <g class="mark" role="option" data-index={at.to_string()}
                        tabindex={if at == roving.current { "0" } else { "-1" }}
                        aria-label={mark.label.clone()} aria-selected={is_open.to_string()}
                        onclick={onclick} onkeydown={onkeydown}
                        onfocus={point.reform(|_: FocusEvent| ())}
                        onmouseenter={point.reform(|_: MouseEvent| ())}>
                        <title>{ &mark.label }</title>
                        <rect class="hit" x={number(mark.hit_x)} y={number(mark.hit_y)}
                            width={number(mark.hit_width)} height={number(mark.hit_height)} />
                        { for mark.shapes.iter().map(draw_shape) }
                        { for mark.texts.iter().map(draw_text) }
                    </g>
                }
            }
        });
        let palette = match figure.spec.palette {
            Palette::Greyscale => "greyscale",
            Palette::Colour | Palette::Dark => "colour",
        };
        html! {
            <svg id="drawing" class={classes!("drawing", palette)} xmlns="http://www.w3.org/2000/svg"
                viewBox={format!("0 0 {} {}", number(scene.width_pt), number(scene.height_pt))}
                width={number(scene.width_pt * PX_PER_PT)} height={number(scene.height_pt * PX_PER_PT)}
                role="listbox" aria-label={scene.title.clone()} aria-describedby="figure-keys figure-alt"
                onkeydown={roving.onkeydown.clone()}>
                { for nodes }
            </svg>
        }
    });
    html! {
        <figure>
            <div ref={container} class="canvas scroll">
                { drawing.unwrap_or_default() }
            </div>
            if let Some(figure) = &props.figure {
                <p id="readout" class="readout" aria-hidden="true">
                    { readout }
                </p>
                <p id="figure-keys" class="hidden">{ keys }</p>
                <p id="figure-alt" class="hidden">{ &figure.alt }</p>
                <figcaption id="caption">{ &figure.caption }</figcaption>
                { figure.page_of_file.as_ref().map(|page| page_of_file(page, core)).unwrap_or_default() }
            }
        </figure>
    }
}

/// What is said of a figure whose file is taller than a page, and what else can be done.
fn page_of_file(page: &PageFit, core: &CoreRef) -> Html {
    let Some(said) = words::page(page) else { return Html::default() };
    let offers = page.offers.iter().map(|offer| {
        let onclick = core.edits(Edit::Page(offer.chart.clone(), offer.page.clone()));
        html! { <button type="button" data-page={offer.page.clone()} {onclick}>{ &offer.label }</button> }
    });
    html! {
        <div id="page-fit" class="hint">
            <p>{ said }</p>
            if !page.offers.is_empty() {
                <div class="row"><span>{ words::PAGE_OFFERS }</span>{ for offers }</div>
            }
        </div>
    }
}

fn marks(scene: &Scene) -> Vec<&Mark> {
    scene
        .nodes
        .iter()
        .filter_map(|node| match node {
            Node::Mark(mark) => Some(mark),
            Node::Shape(_) | Node::Text(_) => None,
        })
        .collect()
}

/// Tells the core how wide the figure can be, now and whenever that changes.
#[hook]
fn use_width(container: &NodeRef, core: &CoreRef) {
    let (container, core) = (container.clone(), core.clone());
    use_effect_with((), move |()| {
        let element = container.cast::<Element>();
        let seen = Closure::<dyn Fn(Array)>::new(move |entries: Array| {
            let entry = entries.get(0).dyn_into::<ResizeObserverEntry>();
            if let Ok(entry) = entry {
                core.set_screen_width(entry.content_rect().width() * MM_PER_PX);
            }
        });
        let observer = ResizeObserver::new(seen.as_ref().unchecked_ref()).ok();
        if let (Some(observer), Some(element)) = (&observer, &element) {
            observer.observe(element);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop(seen);
        }
    });
}

/// A number of points as an attribute holds it: two decimals are finer than any screen.
fn number(points: f64) -> String {
    let text = format!("{points:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn draw_shape(shape: &Shape) -> Html {
    match shape {
        Shape::Rect { x, y, width, height, fill, stroke } => html! {
            <rect x={number(*x)} y={number(*y)} width={number(*width)} height={number(*height)}
                class={inks(*fill, stroke.map(|(ink, _)| ink))}
                stroke-width={stroke.map(|(_, width)| number(width))} />
        },
        Shape::Circle { cx, cy, r, fill, stroke } => html! {
            <circle cx={number(*cx)} cy={number(*cy)} r={number(*r)}
                class={inks(*fill, stroke.map(|(ink, _)| ink))}
                stroke-width={stroke.map(|(_, width)| number(width))} />
        },
        Shape::Path { points, closed, fill, stroke, dash } => html! {
            <path d={path(points, *closed)}
                class={inks(*fill, stroke.map(|(ink, _)| ink))}
                stroke-width={stroke.map(|(_, width)| number(width))}
                stroke-dasharray={dash.map(|(dash, gap)| format!("{} {}", number(dash), number(gap)))} />
        },
    }
}

fn path(points: &[(f64, f64)], closed: bool) -> String {
    let mut path = String::new();
    for (index, (x, y)) in points.iter().enumerate() {
        path.push_str(if index == 0 { "M" } else { "L" });
        path.push_str(&format!("{} {}", number(*x), number(*y)));
    }
    if closed {
        path.push('Z');
    }
    path
}

fn draw_text(text: &TextRun) -> Html {
    let anchor = match text.anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    };
    html! {
        <text x={number(text.x)} y={number(text.y)} font-size={number(text.size_pt)}
            text-anchor={anchor} font-weight={(text.weight == Weight::Bold).then_some("700")}
            class={inks(Some(text.ink), None)}>
            if let Some(full) = &text.full {
                <title>{ full }</title>
            }
            { &text.text }
        </text>
    }
}

fn inks(fill: Option<Ink>, stroke: Option<Ink>) -> Classes {
    let fill = fill.map_or_else(|| "fill-none".to_owned(), |ink| format!("fill-{}", name(ink)));
    classes!(fill, stroke.map(|ink| format!("stroke-{}", name(ink))))
}

/// The part that an ink plays, as the style sheet calls it.
fn name(ink: Ink) -> Cow<'static, str> {
    let name = match ink {
        Ink::Paper => "paper",
        Ink::Text => "text",
        Ink::Muted => "muted",
        Ink::Axis => "axis",
        Ink::Grid => "grid",
        Ink::Barrier => "barrier",
        Ink::Facilitator => "facilitator",
        Ink::Mixed => "mixed",
        Ink::Neutral => "neutral",
        Ink::Missing => "missing",
        Ink::OnBarrier => "on-barrier",
        Ink::OnFacilitator => "on-facilitator",
        Ink::Shade(valence, step) => {
            return Cow::Owned(format!("{}-{step}", name(valence_ink(valence))));
        }
    };
    Cow::Borrowed(name)
}
