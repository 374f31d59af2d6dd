//! The content of a file, which this program does not hold: small ones as bytes in the browser's memory, large ones
//! as blobs, which cross to the worker by reference.
//!
//! Takes files and bytes; gives what a message carries of them, and reads it on the other side. Of a large file this
//! thread reads no more than its beginning. What somebody else may change or take away, as a file on a disk, is read
//! once, by the worker, which makes the browser's own copy of it: that one is read whenever it is needed again.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use crate::page::session::Content;

/// Bytes of the smallest content that is not copied on the page's thread. Copying less takes about a millisecond; a
/// blob costs a way to the browser's own process for each part that is read of it.
const LARGE_BYTES: f64 = (1 << 20) as f64;
/// How much of a blob is read at once, in bytes: so much more memory than the file itself is taken while it is read.
const PART_BYTES: usize = 8 << 20;
/// How much of a content says what it is, in bytes.
const BEGINNING_BYTES: u32 = 64;

/// A content in the browser's memory or on a disk; equal only to itself.
#[derive(Debug, Clone)]
pub struct Held(Rc<Lies>);

#[derive(Debug)]
enum Lies {
    Bytes(Uint8Array),
    Blob {
        /// As it was given; a file on a disk may be changed or gone by the time it is read again.
        given: Blob,
        /// The browser's own copy.
        kept: RefCell<Option<Blob>>,
        beginning: Vec<u8>,
    },
}

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Content for Held {
    fn of(bytes: &[u8]) -> Self {
        Self::of_bytes(Uint8Array::from(bytes))
    }

    fn beginning(&self) -> Vec<u8> {
        match &*self.0 {
            Lies::Bytes(bytes) => bytes.subarray(0, BEGINNING_BYTES).to_vec(),
            Lies::Blob { beginning, .. } => beginning.clone(),
        }
    }
}

impl Held {
    /// Bytes that nobody else changes.
    pub fn of_bytes(bytes: Uint8Array) -> Self {
        Self(Rc::new(Lies::Bytes(bytes)))
    }

    /// A file or another blob: read here if it is small, else only looked at.
    ///
    /// # Errors
    /// Those of the browser, where it cannot be read.
    pub async fn of_blob(given: Blob) -> Result<Self, JsValue> {
        if given.size() < LARGE_BYTES {
            return Ok(Self::of_bytes(bytes_of(&given).await?));
        }
        let beginning = given.slice_with_f64_and_f64(0.0, f64::from(BEGINNING_BYTES))?;
        let beginning = bytes_of(&beginning).await?.to_vec();
        Ok(Self(Rc::new(Lies::Blob { given, kept: RefCell::default(), beginning })))
    }

    /// A copy of bytes that somebody else may change.
    pub fn copied(bytes: &Uint8Array) -> Self {
        let blob = is_large(bytes).then(|| blob_of(bytes)).flatten();
        match blob {
            Some(blob) => Self::of_own_blob(blob, bytes),
            None => Self::of_bytes(bytes.slice(0, bytes.length())),
        }
    }

    fn of_own_blob(blob: Blob, bytes: &Uint8Array) -> Self {
        let beginning = bytes.subarray(0, BEGINNING_BYTES).to_vec();
        let kept = RefCell::new(Some(blob.clone()));
        Self(Rc::new(Lies::Blob { given: blob, kept, beginning }))
    }

    /// What came from the worker: bytes or a blob.
    pub fn received(value: JsValue) -> Option<Self> {
        match value.dyn_into::<Blob>() {
            // It was opened already, so nobody asks for its beginning.
            Ok(blob) => Some(Self::of_own_blob(blob, &Uint8Array::new_with_length(0))),
            Err(value) => value.dyn_into().ok().map(Self::of_bytes),
        }
    }

    /// How large it is, in bytes.
    pub fn size(&self) -> u64 {
        match &*self.0 {
            Lies::Bytes(bytes) => u64::from(bytes.length()),
            // Sizes of blobs are whole numbers, and far below 2^53.
            Lies::Blob { given, .. } => given.size() as u64,
        }
    }

    /// What a message to the worker carries of it: bytes, or the places to read it from, the best first. Where there
    /// is no copy yet, a null stands before them.
    pub fn sent(&self) -> JsValue {
        match &*self.0 {
            Lies::Bytes(bytes) => bytes.into(),
            Lies::Blob { given, kept, .. } => {
                let kept = kept.borrow();
                let kept = kept.as_ref().map_or(JsValue::NULL, JsValue::from);
                Array::of2(&kept, given).into()
            }
        }
    }

    /// The worker made a copy, if `copy` is one.
    pub fn keep(&self, copy: JsValue) {
        if let (Lies::Blob { kept, .. }, Ok(copy)) = (&*self.0, copy.dyn_into::<Blob>()) {
            kept.replace(Some(copy));
        }
    }

    /// Its bytes, in the browser's memory.
    ///
    /// # Errors
    /// Those of the browser, where it cannot be read any more.
    pub async fn bytes(&self) -> Result<Uint8Array, JsValue> {
        let (kept, given) = match &*self.0 {
            Lies::Bytes(bytes) => return Ok(bytes.clone()),
            Lies::Blob { given, kept, .. } => (kept.borrow().clone(), given),
        };
        bytes_of(kept.as_ref().unwrap_or(given)).await
    }

    /// Its bytes, in this program's memory.
    ///
    /// # Errors
    /// Those of the browser, where it cannot be read any more.
    pub async fn read(&self) -> Result<Vec<u8>, JsValue> {
        read(&self.sent()).await.map(|read| read.bytes)
    }
}

/// Bytes that were read of what [`Held::sent`] gave.
pub struct Read {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// A copy for the page to keep, or null where it has one or the browser takes none.
    pub copy: JsValue,
}

/// The bytes of a content that is there at once.
pub fn at_once(sent: &JsValue) -> Option<Read> {
    let bytes = sent.dyn_ref::<Uint8Array>()?.to_vec();
    Some(Read { bytes, copy: JsValue::NULL })
}

/// Reads a content of a message.
///
/// # Errors
/// Those of the browser, where it can be read from none of its places.
pub async fn read(sent: &JsValue) -> Result<Read, JsValue> {
    if let Some(read) = at_once(sent) {
        return Ok(read);
    }
    let mut failure = JsValue::NULL;
    let places = Array::from(sent);
    let is_kept = !places.get(0).is_null();
    for place in places.iter() {
        let Ok(blob) = place.dyn_into::<Blob>() else { continue };
        match read_blob(&blob, !is_kept).await {
            Ok(read) => return Ok(read),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

/// Reads a blob part by part, and makes a copy of it if one is wanted.
async fn read_blob(blob: &Blob, copies: bool) -> Result<Read, JsValue> {
    // Files have at most 512 MiB, which is looked at before.
    let size = blob.size() as usize;
    let mut bytes = Vec::with_capacity(size);
    let parts = copies.then(Array::new);
    while bytes.len() < size {
        let begin = bytes.len();
        let end = (begin + PART_BYTES).min(size);
        let part = blob.slice_with_f64_and_f64(begin as f64, end as f64)?;
        let part = bytes_of(&part).await?;
        bytes.resize(end, 0);
        let place = bytes.get_mut(begin..).filter(|place| place.len() == part.length() as usize);
        // A file that became shorter under the reader.
        part.copy_to(place.ok_or(JsValue::NULL)?);
        if let Some(parts) = &parts {
            parts.push(&blob_of(&part).map_or(JsValue::NULL, JsValue::from));
        }
    }
    // Without a copy the page reads again what it was given.
    let whole = parts.filter(|parts| !parts.includes(&JsValue::NULL, 0));
    let copy = whole.and_then(|parts| Blob::new_with_blob_sequence(&parts).ok());
    Ok(Read { bytes, copy: copy.map_or(JsValue::NULL, JsValue::from) })
}

/// What a message to the page carries of bytes.
pub fn answered(bytes: &[u8]) -> JsValue {
    let bytes = Uint8Array::from(bytes);
    let blob = is_large(&bytes).then(|| blob_of(&bytes)).flatten();
    blob.map_or_else(|| bytes.into(), JsValue::from)
}

fn is_large(bytes: &Uint8Array) -> bool {
    f64::from(bytes.length()) >= LARGE_BYTES
}

/// A blob of bytes, `None` where the browser takes none.
fn blob_of(bytes: &Uint8Array) -> Option<Blob> {
    Blob::new_with_u8_array_sequence(&Array::of1(bytes)).ok()
}

async fn bytes_of(blob: &Blob) -> Result<Uint8Array, JsValue> {
    JsFuture::from(blob.array_buffer()).await.map(|buffer| Uint8Array::new(&buffer))
}
