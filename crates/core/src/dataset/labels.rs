//! A dictionary of labels: each text once, in first-seen order.

use std::collections::HashMap;
use std::rc::Rc;

/// Id of a label in its dictionary, or [`NONE`].
pub type Id = u32;

/// The id of what is not given.
pub const NONE: Id = u32::MAX;

/// Texts and their ids, in the order in which they were first seen.
#[derive(Debug, Clone, Default)]
pub struct Labels {
    texts: Vec<Rc<str>>,
    ids: HashMap<Rc<str>, Id>,
}

impl Labels {
    /// The id of a text, new if it was not there.
    pub fn intern(&mut self, text: &str) -> Id {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = Id::try_from(self.texts.len()).unwrap_or(NONE);
        let text: Rc<str> = text.into();
        self.texts.push(Rc::clone(&text));
        self.ids.insert(text, id);
        id
    }

    /// The id of a text that is there.
    pub fn find(&self, text: &str) -> Option<Id> {
        self.ids.get(text).copied()
    }

    /// The text of an id; `None` for [`NONE`] and strangers.
    pub fn text(&self, id: Id) -> Option<&str> {
        self.texts.get(id as usize).map(AsRef::as_ref)
    }

    /// Number of labels.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// Texts in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(AsRef::as_ref)
    }
}
