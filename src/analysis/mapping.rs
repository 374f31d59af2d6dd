//! Where each combination of labels stands in a framework, and how values are shown.

use std::collections::BTreeMap;
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
    /// New labels for values of attributes: attribute, value as read, label to show. Values with the
    /// same label are counted as one.
    pub value_labels: BTreeMap<String, BTreeMap<String, String>>,
}

impl Mapping {
    /// The item of a code key.
    pub fn item(&self, code_key: usize) -> Option<u32> {
        self.items.get(code_key).copied().flatten()
    }

    /// The label under which a value of an attribute is shown.
    pub fn shown<'a>(&'a self, attribute: &str, value: &'a str) -> &'a str {
        self.value_labels
            .get(attribute)
            .and_then(|labels| labels.get(value))
            .map_or(value, String::as_str)
    }
}
