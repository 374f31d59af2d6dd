//! The codes that a file lists, and the codebook that they make for its study.

use std::rc::Rc;

use crate::dataset::{codes_without_valence, listed_codes};
use crate::export::stem;
use crate::format::{CodeEntry, Source};
use crate::framework::{Codebook, Label, OwnCode, own_codebook, recognise};

/// The codes that a file lists.
#[derive(Debug)]
pub(super) struct OwnCodes {
    /// All of them, as the file lists them.
    pub codes: Vec<CodeEntry>,
    /// True where the file holds nothing else: it is a codebook and gives no codings.
    pub alone: bool,
    /// The codebook that they make; `None` where they are nothing but valences.
    pub book: Option<Rc<Codebook>>,
}

/// The codes that a file lists: in a codebook or a project as such, in a table where it is one that
/// programs write for codebooks. `None` where it lists none.
pub(super) fn own_codes(file: &str, source: &Source) -> Option<OwnCodes> {
    let (codes, alone) = if source.codes.is_empty() {
        (listed_codes(&source.table)?, true)
    } else {
        (source.codes.clone(), source.table.rows() == 0)
    };
    let bare: Vec<OwnCode> = codes_without_valence(&codes)
        .into_iter()
        .map(|CodeEntry { path, description }| (path, description))
        .collect();
    let book = own_codebook(file, stem(file), &bare).map(Rc::new);
    Some(OwnCodes { codes, alone, book })
}

/// How many of some labels the codebook knows that knows the most of them.
pub(super) fn known_codes(labels: &[&str]) -> usize {
    let labels: Vec<Label<'_>> =
        labels.iter().map(|label| Label { code: Some(label), ..Label::default() }).collect();
    recognise(&labels).first().map_or(0, |best| (best.matched + best.ambiguous) as usize)
}
