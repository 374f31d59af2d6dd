//! What the user takes away: the figure, the table, the words, the study.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlSelectElement};
use yew::prelude::*;

use super::audit::AuditTrail;
use super::common::{Choice, CoreRef, Select, Shared, option, said};
use super::downloads::{download, saves};
use super::figure_files::{FigureFiles, place};
use super::live_figure::LiveFigure;
use super::protect::protect;
use super::quotes::quotes;
use crate::page::Edit;
use crate::page::api::{PRINT_DPI, SCREEN_DPI};
use crate::page::session::MakeFile;
use crate::page::words::leave as words;
use crate::web::clipboard;
use crate::web::core::Core;
use steelyard_core::analysis::{Statistic, TableOptions};
use steelyard_core::engine::{ExportOptions, FigureView, ListFormat, StudyView};
use steelyard_core::figure::{FigureOptions, Palette, Style, resolve};
use steelyard_core::words::checklists::{self, Guideline};

const STYLES: [Style; 2] = [Style::Screen, Style::Print];
const PALETTES: [Palette; 3] = [Palette::Colour, Palette::Greyscale, Palette::Dark];

/// What a button does that downloads the figure, each of its parts.
fn saves_figure(
    core: &CoreRef,
    figure: &FigureView,
    format: ExportOptions,
) -> Callback<MouseEvent> {
    let parts = figure.page_of_file.as_ref().map_or(1, |page| page.parts);
    core.starts(move |core| {
        let format = format.clone();
        async move {
            for part in 1..=parts {
                let part = FigureOptions { part: Some(part), ..FigureOptions::default() };
                download(&core, format.clone(), part).await;
            }
        }
    })
}

/// What a button does that copies a table for a word processor: the study's, or numbers beyond counts.
pub fn copies_table(core: &CoreRef, numbers: Option<Statistic>) -> Callback<MouseEvent> {
    core.starts(move |core| async move {
        let html = bytes(Rc::clone(&core), ExportOptions::Html { numbers });
        let text = bytes(Rc::clone(&core), ExportOptions::Csv { numbers, raw: false });
        let copied = clipboard::copy_html(html, text).await;
        said(&core, copied);
    })
}

/// Prints what is open, laid out for paper: the figure, its table and its words. A browser that cannot leaves it.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

fn copies(core: &CoreRef, text: &str) -> Callback<MouseEvent> {
    let text: Rc<str> = text.into();
    core.starts(move |core| {
        let text = Rc::clone(&text);
        async move { said(&core, clipboard::copy_text(&text).await) }
    })
}

/// Downloads and copies; without a figure there is only the study file. `is_live_open` is whether the card of the live
/// figure lies open.
pub fn leave(
    core: &CoreRef,
    study: &Shared<StudyView>,
    figure: Option<&FigureView>,
    is_live_open: &UseStateHandle<bool>,
) -> Html {
    html! {
        <div id="leave" class="leave">
            <div class="cards">
                if let Some(figure) = figure {
                    <section class="card">
                        <h3>{ words::FIGURE }</h3>
                        { drawing(core, study) }
                        <div class="row">
                            <button id="save-svg" type="button" class="main" onclick={saves_figure(core, figure, ExportOptions::Svg)}>{ words::SVG }</button>
                            <button id="save-png" type="button" onclick={saves_figure(core, figure, ExportOptions::Png { dpi: SCREEN_DPI })}>{ words::PNG_2X }</button>
                            <button id="save-png-print" type="button" onclick={saves_figure(core, figure, ExportOptions::Png { dpi: PRINT_DPI })}>{ words::PNG_300 }</button>
                            <button id="save-pdf" type="button" onclick={saves_figure(core, figure, ExportOptions::Pdf)}>{ words::PDF }</button>
                            <button id="print" type="button" onclick={|_: MouseEvent| print()}>{ words::PRINT }</button>
                        </div>
                        <FigureFiles core={core.clone()} preset={study.settings.figure.preset.clone()}
                            parts={figure.page_of_file.as_ref().map_or(1, |page| page.parts)}
                            study={place(study)} />
                    </section>
                    <section class="card">
                        <h3>{ words::WORDS }</h3>
                        <p class="hint">{ words::DOCX_HINT }</p>
                        <button id="save-docx" type="button" class="main" onclick={saves(core, ExportOptions::Docx { dpi: PRINT_DPI })}>{ words::DOCX }</button>
                        <h4>{ words::CAPTION }</h4>
                        <p id="caption-text" translate="no">{ &figure.caption }</p>
                        <button id="copy-caption" type="button" onclick={copies(core, &figure.caption)}>{ words::COPY_CAPTION }</button>
                        <h4>{ words::ALT }</h4>
                        <p id="alt-text" translate="no">{ &figure.alt }</p>
                        <button id="copy-alt" type="button" onclick={copies(core, &figure.alt)}>{ words::COPY_ALT }</button>
                        <h4>{ words::METHODS }</h4>
                        <p id="methods-text" translate="no">{ &figure.methods }</p>
                        <button id="copy-methods" type="button" onclick={copies(core, &figure.methods)}>{ words::COPY_METHODS }</button>
                    </section>
                    <section class="card">
                        <h3>{ words::TABLE }</h3>
                        <p class="hint">{ words::COPY_TABLE_HINT }</p>
                        <div class="row">
                            <button id="copy-table" type="button" class="main" onclick={copies_table(core, None)}>{ words::COPY_TABLE }</button>
                            <button id="save-csv" type="button" onclick={saves(core, ExportOptions::CSV)}>{ words::CSV }</button>
                        </div>
                        { file_choice(core, "table-form", table_forms()) }
                    </section>
                }
                if figure.is_some() {
                    { quotes(core, study) }
                }
                { protect(core, study, figure) }
                <section class="card">
                    <h3>{ words::STUDY }</h3>
                    <p class="hint">{ words::STUDY_HINT }</p>
                    <div class="row">
                        <button id="save-study" type="button" class="main" onclick={saves(core, ExportOptions::STUDY)}>{ words::SAVE }</button>
                        <button id="save-settings" type="button" onclick={saves(core, ExportOptions::Study { without_data: true })}>{ words::SAVE_SETTINGS }</button>
                    </div>
                </section>
            </div>
            if figure.is_some() && study.live_figure.is_none() {
                <section class="record">
                    <h3>{ words::RECORD }</h3>
                    <p class="hint">{ words::RECORD_HINT }</p>
                    <div class="fields">
                        <button id="save-audit" type="button" class="main" onclick={saves(core, ExportOptions::Audit { format: ListFormat::Docx })}>{ words::AUDIT }</button>
                        { file_choice(core, "record-form", record_forms()) }
                    </div>
                    <AuditTrail core={core.clone()} study={study.clone()} />
                </section>
            }
            if figure.is_some() {
                <LiveFigure core={core.clone()} options={study.settings.interactive.clone()} study={place(study)}
                    opened={study.live_figure.is_some().then(|| study.settings.disclosure.clone())}
                    is_open={is_live_open.clone()} />
            }
        </div>
    }
}

/// A choice among forms of a file and the button that downloads it, in place of a button for each. `id` is the
/// choice's; the button's is the same after `save-`.
pub fn file_choice<L: AsRef<str>>(
    core: &CoreRef,
    id: &str,
    forms: Vec<(L, ExportOptions)>,
) -> Html {
    let options: Html = forms
        .iter()
        .enumerate()
        .map(|(at, (label, _))| option(&at.to_string(), label.as_ref(), at == 0, false))
        .collect();
    let core = core.clone();
    let forms: Vec<ExportOptions> = forms.into_iter().map(|(_, form)| form).collect();
    let onclick = Callback::from(move |event: MouseEvent| {
        // What is chosen decides about nothing else on the page, so that the list itself knows it.
        let button: Element = event.target_unchecked_into();
        let list = button.parent_element().and_then(|row| row.query_selector("select").ok()?);
        let chosen = list.and_then(|list| list.dyn_into::<HtmlSelectElement>().ok());
        let at = chosen.and_then(|list| list.value().parse::<usize>().ok());
        if let Some(export) = at.and_then(|at| forms.get(at)) {
            let export = export.clone();
            core.run(|core| async move {
                download(&core, export, FigureOptions::default()).await;
            });
        }
    });
    html! {
        <div class="field">
            <label for={id.to_owned()}>{ words::OTHER_FORMS }</label>
            <div class="row">
                <select id={id.to_owned()}>{ options }</select>
                <button id={format!("save-{id}")} type="button" {onclick}>{ words::DOWNLOAD }</button>
            </div>
        </div>
    }
}

/// Forms of the table beside those that have buttons.
fn table_forms() -> Vec<(&'static str, ExportOptions)> {
    vec![
        (words::XLSX, ExportOptions::Xlsx { numbers: None }),
        (words::TIDY, ExportOptions::Tidy { raw: false }),
        (words::MARKDOWN, ExportOptions::Markdown { numbers: None }),
    ]
}

/// The checklists, and forms of the audit trail beside the one that has a button.
fn record_forms() -> Vec<(String, ExportOptions)> {
    let checklist = |which| (checklists::title(which), ExportOptions::Checklist { which });
    let audit = |label: &str, format| (label.to_owned(), ExportOptions::Audit { format });
    let mut forms: Vec<(String, ExportOptions)> = Guideline::ALL.map(checklist).into();
    forms.push(audit(words::AUDIT_CSV, ListFormat::Csv));
    forms.push(audit(words::AUDIT_MARKDOWN, ListFormat::Markdown));
    forms
}

/// How the figure's file is drawn, where that differs from the screen.
fn drawing(core: &CoreRef, study: &StudyView) -> Html {
    let figure = &study.settings.figure;
    // What is not chosen is what a publisher asks, or what is usual; the engine has taken these options.
    let drawn = resolve(figure).ok();
    let style = drawn.as_ref().map(|drawn| drawn.style).or(figure.style).unwrap_or_default();
    let title = core.writes(Edit::Title);
    let width = core.writes(|value| Edit::WidthMm(value.trim().parse().ok()));
    let height = core.writes(|value| Edit::HeightMm(value.trim().parse().ok()));
    let select = |id: &str, label: &str, (value, choices): (String, Vec<Choice>)| {
        Select { id, label, label_hidden: false, value, choices }.draw(core)
    };
    html! {
        <div class="fields">
            <div class="field">
                <label for="figure-width">{ words::WIDTH }</label>
                <input id="figure-width" type="number" min="40" max="400" step="0.1" onchange={width}
                    placeholder={drawn.as_ref().map(|drawn| drawn.width_mm.to_string())}
                    value={figure.width_mm.map(|width| width.to_string()).unwrap_or_default()} />
            </div>
            <div class="field">
                <label for="figure-height">{ words::HEIGHT }</label>
                <input id="figure-height" type="number" min="60" max="100000" step="0.1" onchange={height}
                    placeholder={drawn.as_ref().map(|drawn| drawn.height_mm.to_string())}
                    value={figure.height_mm.map(|height| height.to_string()).unwrap_or_default()} />
            </div>
            { select("figure-style", words::STYLE,
                choices(&STYLES, style, words::style, Edit::Style)) }
            { select("figure-palette", words::PALETTE,
                choices(&PALETTES, figure.palette.unwrap_or_default(), words::palette, Edit::Palette)) }
            <div class="field wide">
                <label for="figure-title-text">{ words::FIGURE_TITLE }</label>
                <input id="figure-title-text" type="text" onchange={title} autocomplete="off"
                    value={figure.title.clone().unwrap_or_default()} aria-describedby="figure-title-hint" />
                <p id="figure-title-hint" class="hint">{ words::FIGURE_TITLE_HINT }</p>
            </div>
        </div>
    }
}

/// Choices whose values are their positions, and the one taken.
fn choices<T: Copy + PartialEq>(
    all: &[T],
    taken: T,
    label: fn(T) -> &'static str,
    edit: fn(T) -> Edit,
) -> (String, Vec<Choice>) {
    let value = all.iter().position(|one| *one == taken).unwrap_or(0).to_string();
    let choice = |(at, one): (usize, &T)| Choice::new(at.to_string(), label(*one), edit(*one));
    (value, all.iter().enumerate().map(choice).collect())
}

async fn bytes(core: Rc<Core>, export: ExportOptions) -> Option<Vec<u8>> {
    let file = core.make(MakeFile(export, TableOptions::default(), FigureOptions::default())).await;
    file.ok().map(|file| file.bytes)
}
