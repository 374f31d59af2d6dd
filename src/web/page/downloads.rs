//! Files that are made and handed to the browser.

use std::rc::Rc;

use web_sys::MouseEvent;
use yew::prelude::*;

use super::common::CoreRef;
use crate::page::Action;
use crate::page::words::leave as words;
use crate::web::core::Core;
use crate::web::files;
use steelyard_core::analysis::TableOptions;
use steelyard_core::engine::ExportOptions;
use steelyard_core::figure::FigureOptions;

/// What a button does that downloads a file.
pub fn saves(core: &CoreRef, export: ExportOptions) -> Callback<MouseEvent> {
    core.starts(move |core| {
        let export = export.clone();
        async move { download(&core, export, FigureOptions::default()).await }
    })
}

/// Makes a file and hands it to the browser.
pub async fn download(core: &Rc<Core>, export: ExportOptions, figure: FigureOptions) {
    let is_study = export == ExportOptions::STUDY;
    let file = core.make_file(export, TableOptions::default(), figure).await;
    // What was asked for is of the state that stands now: nothing has come between.
    let snapshot = core.snapshot();
    let file = match file {
        Ok(file) => file,
        Err(problems) => return core.act(Action::Failed(problems)),
    };
    if files::download(&file.file_name, &file.media_type, &file.bytes) {
        core.act(Action::Said(words::downloaded(&file.file_name)));
        if is_study {
            core.saved(snapshot);
        }
    }
}
