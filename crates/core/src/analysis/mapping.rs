//! Where each combination of labels stands in a framework.

use std::rc::Rc;

use crate::framework::Codebook;
use crate::ids::{CodeId, IdVec};

/// The user's labels resolved: made by the engine of the framework's matches and the user's choices.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    /// The framework; `None` where the rows are the user's own labels.
    pub codebook: Option<Rc<Codebook>>,
    /// For each of [`crate::dataset::CodedDataset::code_keys`] the positions of its items in
    /// [`Codebook::items`] (of any depth), each once; none where it is not mapped. A code of several items counts
    /// under each of them.
    pub items: IdVec<CodeId, Vec<u32>>,
}

impl Mapping {
    /// The items of a code; none where it is not mapped.
    pub fn items_of(&self, code: CodeId) -> &[u32] {
        &self.items[code]
    }
}
