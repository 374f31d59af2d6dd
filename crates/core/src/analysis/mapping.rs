//! Where each combination of labels stands in a framework.

use std::rc::Rc;

use crate::framework::Codebook;
use crate::ids::{CodeId, IdVec};

/// The user's labels resolved: made by the engine of the framework's matches and the user's choices.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    /// The framework; `None` where the rows are the user's own labels.
    pub codebook: Option<Rc<Codebook>>,
    /// For each of [`crate::dataset::CodedDataset::code_keys`] the position of its item in
    /// [`Codebook::items`] (of any depth); `None` where it is not mapped.
    pub items: IdVec<CodeId, Option<u32>>,
}

impl Mapping {
    /// The item of a code, where there is a framework.
    pub fn item(&self, code: CodeId) -> Option<u32> {
        self.items[code]
    }
}
