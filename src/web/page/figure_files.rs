//! The figure made for a journal: its file, held against what is asked of it and shown at its true size before it
//! is downloaded.

use std::rc::Rc;

use js_sys::encode_uri_component;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::common::{Choice, CoreRef, Select, said};
use crate::page::api::PRINT_DPI;
use crate::page::words::figure_files as words;
use crate::page::{Action, Edit, FORMATS, FigureFile, RESOLUTIONS};
use crate::web::core::Core;
use crate::web::{clipboard, files};
use steelyard_core::analysis::TableOptions;
use steelyard_core::engine::{Export, ExportOptions, StudyView};
use steelyard_core::export::LICENCE_OF_FONT;
use steelyard_core::figure::{FigureOptions, PRESETS, Preset, READ_ON};
use steelyard_core::words::preset::name;

/// What it is given.
#[derive(Properties, PartialEq)]
pub struct FigureFilesProps {
    /// The core.
    pub core: CoreRef,
    /// The preset of the study's figure.
    pub preset: Option<String>,
    /// In how many parts a file of it comes.
    pub parts: u32,
    /// Where the study lies that the page shows: what was made of another state of it is not offered.
    pub study: usize,
}

/// Files that were made and not yet downloaded.
struct Made {
    study: usize,
    export: ExportOptions,
    files: Vec<Export>,
    pictures: Vec<String>,
}

/// The controls, and what was made.
#[function_component]
pub fn FigureFiles(props: &FigureFilesProps) -> Html {
    let file = use_state(FigureFile::default);
    let made = use_state(|| None::<Rc<Made>>);
    let preset = props.preset.as_deref().and_then(Preset::of);
    let (format, dpi, export) = (file.format(preset), file.dpi(preset), file.export(preset));
    let makes = {
        let (made, parts, export) = (made.clone(), props.parts, export.clone());
        props.core.starts(move |core| {
            let (made, export) = (made.clone(), export.clone());
            async move {
                if let Some(all) = make(&core, &export, parts).await {
                    made.set(Some(Rc::new(all)));
                }
            }
        })
    };
    let chooses = |with: fn(FigureFile, &str) -> FigureFile| {
        let file = file.clone();
        Callback::from(move |event: Event| {
            let value = event.target_unchecked_into::<HtmlSelectElement>().value();
            file.set(with(*file, &value));
        })
    };
    let copies = props.core.starts(|core| async move {
        let asked = Rc::clone(&core);
        let picture = async move {
            let export = ExportOptions::Png { dpi: PRINT_DPI };
            let made = asked.make_file(export, TableOptions::default(), FigureOptions::default());
            made.await.ok().map(|file| file.bytes)
        };
        said(&core, clipboard::copy_picture(picture).await);
    });
    let shown = made.as_ref().filter(|made| made.study == props.study && made.export == export);
    html! {
        <>
            <div class="fields">
                { journal(&props.core, props.preset.as_deref()) }
                <div class="field">
                    <label for="figure-format">{ words::FORMAT }</label>
                    <select id="figure-format" onchange={chooses(FigureFile::with_format)}>
                        { for FORMATS.iter().map(|id| html! {
                            <option value={*id} selected={*id == format}>{ words::format(id) }</option>
                        }) }
                    </select>
                </div>
                if file.has_pixels(preset) {
                    <div class="field">
                        <label for="figure-dpi">{ words::RESOLUTION }</label>
                        <select id="figure-dpi" onchange={chooses(FigureFile::with_dpi)}>
                            { for RESOLUTIONS.iter().map(|known| html! {
                                <option value={known.to_string()} selected={*known == dpi}>{ known.to_string() }</option>
                            }) }
                        </select>
                    </div>
                }
            </div>
            if let Some(preset) = preset {
                <p class="hint">{ words::source(preset.source, READ_ON) }</p>
            }
            <div class="row">
                <button id="check-figure" type="button" class="main" onclick={makes}>{ words::CHECK }</button>
                <button id="copy-figure" type="button" onclick={copies}>{ words::COPY_FIGURE }</button>
            </div>
            if let Some(made) = shown {
                { checked(&props.core, made) }
            }
            <details>
                <summary>{ words::FONT_LICENCE }</summary>
                <pre class="licence" translate="no">{ LICENCE_OF_FONT }</pre>
            </details>
        </>
    }
}

/// What the publishers are chosen by.
fn journal(core: &CoreRef, preset: Option<&str>) -> Html {
    let none = Choice::new(String::new(), words::NO_JOURNAL, Edit::Preset(None));
    let choice = |preset: &Preset| {
        let edit = Edit::Preset(Some(preset.id.to_owned()));
        Choice::new(preset.id.to_owned(), name(preset.id), edit)
    };
    let choices = std::iter::once(none).chain(PRESETS.iter().map(choice)).collect();
    let value = preset.unwrap_or_default().to_owned();
    Select { id: "figure-preset", label: words::JOURNAL, label_hidden: false, value, choices }
        .draw(core)
}

/// Makes the file of each part, and its picture for the page.
async fn make(core: &Rc<Core>, export: &ExportOptions, parts: u32) -> Option<Made> {
    let (mut files, mut pictures) = (Vec::new(), Vec::new());
    for part in 1..=parts {
        let part = FigureOptions { part: Some(part), ..FigureOptions::default() };
        let file = core.make_file(export.clone(), TableOptions::default(), part.clone()).await;
        let picture = core.make_file(ExportOptions::Svg, TableOptions::default(), part).await;
        match file.and_then(|file| Ok((file, picture?))) {
            Ok((file, picture)) => {
                let svg = String::from_utf8(picture.bytes).unwrap_or_default();
                let text = String::from(encode_uri_component(&svg));
                pictures.push(format!("data:image/svg+xml;charset=utf-8,{text}"));
                files.push(file);
            }
            Err(problems) => {
                core.act(Action::Failed(problems));
                return None;
            }
        }
    }
    // What was chosen before the button was pressed has been done by now.
    let study = core.state().study.as_deref().map(place)?;
    Some(Made { study, export: export.clone(), files, pictures })
}

/// Where a study lies: another after each change.
pub fn place(study: &StudyView) -> usize {
    std::ptr::from_ref(study).addr()
}

/// What was made: its demands, its looks, and the button that hands it over.
fn checked(core: &CoreRef, made: &Rc<Made>) -> Html {
    let downloads = {
        let made = Rc::clone(made);
        core.starts(move |core| {
            let made = Rc::clone(&made);
            async move {
                for file in &made.files {
                    if files::download(&file.file_name, &file.media_type, &file.bytes) {
                        let said = crate::page::words::leave::downloaded(&file.file_name);
                        core.act(Action::Said(said));
                    }
                }
            }
        })
    };
    let is_proved = made.files.iter().any(|file| !file.proof.is_empty());
    html! {
        <div id="checked-figure" class="checked" role="group" aria-label={words::PROOF}>
            if is_proved {
                <h4>{ words::PROOF }</h4>
                { for made.files.iter().map(proof) }
            } else {
                <p class="hint">{ words::NOT_CHECKED }</p>
            }
            <h4>{ words::TRUE_SIZE }</h4>
            { for made.pictures.iter().map(|picture| html! {
                // The words under it say what it shows.
                <div class="true-size" tabindex="0" role="group" aria-label={words::TRUE_SIZE}><img src={picture.clone()} alt="" /></div>
            }) }
            <button id="download-figure" type="button" class="main" onclick={downloads}>{ words::DOWNLOAD }</button>
        </div>
    }
}

fn proof(file: &Export) -> Html {
    html! {
        <ul class="demands">
            { for file.proof.iter().map(|line| {
                let standing = if line.is_met { words::MET } else { words::BROKEN };
                let class = if line.is_met { "met" } else { "broken" };
                html! {
                    <li {class}>
                        <strong>{ standing }</strong>{ ": " }{ &line.asked }{ " – " }{ &line.found }{ ". " }
                        if !line.remedy.is_empty() { { &line.remedy }{ " " } }
                        if !line.seen.is_empty() { <span class="hint">{ &line.seen }</span> }
                    </li>
                }
            }) }
        </ul>
    }
}
