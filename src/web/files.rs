//! Files in and files out: reading what was dropped or pasted, handing over what was made.

use std::cell::RefCell;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, HtmlAnchorElement, Url};

use crate::page::words;
use steelyard_core::engine::InputFile;

/// A file whose bytes are in the browser's memory and not in this program's.
#[derive(Clone)]
pub struct HeldFile {
    /// Name.
    pub name: String,
    /// Content.
    pub bytes: Uint8Array,
}

impl HeldFile {
    /// A file made of text.
    pub fn of_text(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), bytes: Uint8Array::from(text.as_bytes()) }
    }

    /// Whether the content begins as JSON does, which no table does that the engine reads.
    pub fn looks_like_study(&self) -> bool {
        let first = (0..self.bytes.length().min(64))
            .map(|at| self.bytes.get_index(at))
            .find(|byte| !matches!(byte, 0xEF | 0xBB | 0xBF) && !byte.is_ascii_whitespace());
        first == Some(b'{')
    }
}

/// The files of a list.
pub fn listed(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|at| list.get(at)).collect()).unwrap_or_default()
}

/// Reads files whole.
///
/// # Errors
/// A sentence that names the first file that could not be read.
pub async fn read(files: Vec<File>) -> Result<Vec<HeldFile>, String> {
    let mut held = Vec::with_capacity(files.len());
    for file in files {
        let name = file.name();
        match JsFuture::from(file.array_buffer()).await {
            Ok(buffer) => held.push(HeldFile { name, bytes: Uint8Array::new(&buffer) }),
            Err(_) => return Err(words::unreadable(&name)),
        }
    }
    Ok(held)
}

/// Files as a request names them, and their contents, which travel beside it.
pub fn split(files: &[HeldFile]) -> (Vec<InputFile>, Vec<Uint8Array>) {
    files
        .iter()
        .map(|file| (InputFile { name: file.name.clone(), bytes: Vec::new() }, file.bytes.clone()))
        .unzip()
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
