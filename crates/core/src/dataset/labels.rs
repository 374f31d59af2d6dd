//! A dictionary of labels: each text once, in first-seen order.

use std::collections::HashMap;
use std::rc::Rc;

use crate::ids::Id;

/// Texts and their ids of one type, in the order in which they were first seen.
#[derive(Debug, Clone)]
pub struct Labels<I> {
    texts: Vec<Rc<str>>,
    ids: HashMap<Rc<str>, I>,
}

impl<I> Default for Labels<I> {
    fn default() -> Self {
        Self { texts: Vec::new(), ids: HashMap::new() }
    }
}

impl<I: Id> Labels<I> {
    /// The id of a text, new if it was not there.
    pub fn intern(&mut self, text: &str) -> I {
        if let Some(&id) = self.ids.get(text) {
            return id;
        }
        let id = I::new(self.texts.len());
        let text: Rc<str> = text.into();
        self.texts.push(Rc::clone(&text));
        self.ids.insert(text, id);
        id
    }

    /// The id of a text that is there.
    pub fn find(&self, text: &str) -> Option<I> {
        self.ids.get(text).copied()
    }

    /// The text of an id; `None` for none, and for one of another dictionary.
    pub fn text(&self, id: impl Into<Option<I>>) -> Option<&str> {
        self.texts.get(id.into()?.position()).map(AsRef::as_ref)
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
    pub fn iter(&self) -> impl Iterator<Item = &str> + use<'_, I> {
        self.texts.iter().map(AsRef::as_ref)
    }
}
