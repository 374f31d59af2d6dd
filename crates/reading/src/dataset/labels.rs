//! A dictionary of labels: each text once, in first-seen order.

use std::marker::PhantomData;
use std::rc::Rc;

use crate::ids::Id;
use crate::text_index::TextIndex;

/// Texts and their ids of one type, in the order in which they were first seen.
#[derive(Debug, Clone)]
pub struct Labels<I> {
    texts: Vec<Rc<str>>,
    index: TextIndex,
    of: PhantomData<I>,
}

impl<I> Default for Labels<I> {
    fn default() -> Self {
        Self { texts: Vec::new(), index: TextIndex::default(), of: PhantomData }
    }
}

impl<I: Id> Labels<I> {
    /// The id of a text, new if it was not there.
    pub fn intern(&mut self, text: &str) -> I {
        let texts = &self.texts;
        let at = self.index.position(text, |at| texts.get(at).map_or("", AsRef::as_ref));
        if at == self.texts.len() {
            self.texts.push(text.into());
        }
        I::new(at)
    }

    /// The id of a text that is there.
    pub fn find(&self, text: &str) -> Option<I> {
        self.index.find(text, |at| self.texts.get(at).map_or("", AsRef::as_ref)).map(I::new)
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
