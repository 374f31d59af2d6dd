//! The codes that a file or a sheet lists, and the codebook that they make for its study.
//!
//! Takes a table as it was read; gives the codes that it lists. Never takes codings for a list: what only may
//! be one is told apart, for [`super::lists_of_codes`] to set beside the codings.

use std::collections::HashSet;
use std::rc::Rc;

use crate::dataset::{
    codes_without_valence, direction_of_file, listed_beside_codings, listed_codes,
};
use crate::export::stem;
use crate::fold::look_alike_key;
use crate::format::{CodeEntry, Source, Table};
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
    Some(OwnCodes::new(file, stem(file), codes, alone))
}

impl OwnCodes {
    /// Codes with the codebook that they make; `file` names it for the settings and `title` for people.
    pub fn new(file: &str, title: &str, codes: Vec<CodeEntry>, alone: bool) -> Self {
        let bare = codes_without_valence(&codes);
        let told: Vec<OwnCode> =
            bare.iter().map(|code| (code.path.clone(), code.description.clone())).collect();
        let short = bare.iter().filter(|code| !code.short.is_empty());
        let short = short.map(|code| (code.path.as_slice(), code.short.as_str()));
        let book =
            own_codebook(file, title, &told).map(|book| Rc::new(book.with_short_names(short)));
        Self { codes, alone, book }
    }

    /// Whether codings name its codes: two of them, or half of either side.
    pub fn is_named_by(&self, labels: &HashSet<String>) -> bool {
        let names: HashSet<String> = self
            .codes
            .iter()
            .flat_map(|code| code.path.last().into_iter().chain([&code.short]))
            .filter(|name| !name.is_empty())
            .map(|name| look_alike_key(name))
            .collect();
        let named = names.intersection(labels).count();
        named >= FEWEST_NAMED || named > 0 && 2 * named >= self.codes.len().min(labels.len())
    }
}

/// Fewest codes that codings name of a list that nothing else tells from codings.
const FEWEST_NAMED: usize = 2;

/// The codes of a table that is a list of them where another table holds the codings.
pub(super) fn perhaps_own_codes(file: &str, table: &Table) -> Option<OwnCodes> {
    let codes = listed_beside_codings(table)?;
    direction_of_file(file).is_none().then(|| OwnCodes::new(file, stem(file), codes, true))
}

/// How many of some labels the codebook knows that knows the most of them.
pub(super) fn known_codes(labels: &[&str]) -> usize {
    let labels: Vec<Label<'_>> =
        labels.iter().map(|label| Label { code: Some(label), ..Label::default() }).collect();
    recognise(&labels).first().map_or(0, |best| (best.matched + best.ambiguous) as usize)
}
