//! Where each combination of labels stands in a framework.

use std::rc::Rc;

use crate::framework::Codebook;

/// The user's labels resolved: made by the engine of the framework's matches and the user's choices.
#[derive(Debug, Clone, Default)]
pub struct Mapping {
    /// The framework; `None` where the rows are the user's own labels.
    pub codebook: Option<Rc<Codebook>>,
    /// For each of [`crate::dataset::CodedDataset::code_keys`] the position of its item in
    /// [`Codebook::items`] (of any depth); `None` where it is not mapped.
    pub items: Vec<Option<u32>>,
}

impl Mapping {
    /// The item of a code key.
    pub fn item(&self, code_key: usize) -> Option<u32> {
        self.items.get(code_key).copied().flatten()
    }
}
