//! Files in and files out: taking what was dropped or chosen, handing over what was made.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url};

use super::content::Held;
use crate::page::session::{self, check_sizes};
use crate::page::{Problem, ProblemsOr, words};

/// A file whose content the browser holds and this program does not.
pub type HeldFile = session::HeldFile<Held>;

/// The files of a list.
pub fn listed(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}

/// Takes files, unless they are too large, alone or together with the `held_bytes` that are there.
///
/// # Errors
/// What is too large, before a byte of any is read; the first file that could not be read.
pub async fn read(files: Vec<File>, held_bytes: u64) -> ProblemsOr<Vec<HeldFile>> {
    // Sizes of files are whole numbers, and far below 2^53.
    let sizes: Vec<(String, u64)> =
        files.iter().map(|file| (file.name(), file.size() as u64)).collect();
    check_sizes(&sizes, held_bytes)?;
    let mut held = Vec::with_capacity(files.len());
    for file in files {
        let name = file.name();
        match Held::of_blob(file.into()).await {
            Ok(content) => held.push(HeldFile { name, content }),
            Err(_) => return Err(vec![Problem::said(words::unreadable(&name))]),
        }
    }
    Ok(held)
}

/// Bytes as a blob of a media type.
pub fn blob(bytes: &Uint8Array, media_type: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(bytes), &options).ok()
}

thread_local! {
    /// Address of the file handed over last. Browsers read it after the click, so it is given back
    /// only when the next file comes.
    static HANDED_OVER: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Hands bytes to the browser to save under a name; false where it will not.
pub fn download(file_name: &str, media_type: &str, bytes: &[u8]) -> bool {
    let save = || -> Option<()> {
        let blob = blob(&Uint8Array::from(bytes), media_type)?;
        let address = Url::create_object_url_with_blob(&blob).ok()?;
        let document = web_sys::window()?.document()?;
        let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
        link.set_href(&address);
        link.set_download(file_name);
        link.click();
        if let Some(former) = HANDED_OVER.replace(Some(address)) {
            let _ = Url::revoke_object_url(&former);
        }
        Some(())
    };
    save().is_some()
}
