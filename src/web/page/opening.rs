//! Opens what was dropped, chosen or pasted, wherever on the page that was.

use std::rc::Rc;

use super::common::CoreRef;
use crate::page::Action;
use crate::page::session::Content;
use crate::page::words;
use crate::web::content::Held;
use crate::web::core::Core;
use crate::web::files::{HeldFile, read};

/// Opens files that were dropped or chosen.
pub fn open_files(core: &CoreRef, files: Vec<web_sys::File>) {
    if files.is_empty() {
        return;
    }
    core.run(|core| async move {
        match read(files, 0).await {
            Ok(files) => open_held(&core, files).await,
            Err(problems) => core.act(Action::Failed(problems)),
        }
    });
}

/// Opens files whose bytes are there.
async fn open_held(core: &Rc<Core>, files: Vec<HeldFile>) {
    // What is refused shows among the problems.
    let _ = core.load(files, steelyard_core::engine::Settings::default()).await;
}

/// Opens a table that came as text; text without anything in it is none.
pub fn open_text(core: &CoreRef, text: &str) {
    if !text.trim().is_empty() {
        let pasted = HeldFile {
            name: words::open::PASTED_NAME.to_owned(),
            content: Held::of(text.as_bytes()),
        };
        core.run(|core| async move { open_held(&core, vec![pasted]).await });
    }
}
