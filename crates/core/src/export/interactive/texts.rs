//! Texts of a live figure, each once.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::export::csv;
use crate::export::xml::allowed;

/// A text, or several that follow each other.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Text {
    Whole(String),
    Of(Vec<usize>),
}

/// A table of texts in which each stands once, whole or as those that it is made of.
#[derive(Debug, Default)]
pub(super) struct Texts {
    all: Vec<Text>,
    places: HashMap<String, usize>,
    fields: BTreeMap<usize, String>,
}

impl Texts {
    /// The place of a text, without characters that no drawing may hold.
    pub fn place(&mut self, text: &str) -> usize {
        self.placed(text, |_| Text::Whole(text.chars().map(allowed).collect()))
    }

    /// The place of what a mark says: most of it is what marks of the same row, or of the same number, say too.
    pub fn place_of_label(&mut self, label: &str) -> usize {
        self.placed(label, |texts| {
            let (row, number) = label.split_at(label.rfind(": ").map_or(0, |at| at + 2));
            let (number, of) = number.split_at(number.find(" of ").unwrap_or(number.len()));
            let parts: Vec<&str> =
                [row, number, of].into_iter().filter(|part| !part.is_empty()).collect();
            if parts.len() < 2 {
                return Text::Whole(label.chars().map(allowed).collect());
            }
            Text::Of(parts.into_iter().map(|part| texts.place(part)).collect())
        })
    }

    /// The places of the sentences of a text, which follow each other with a blank between.
    pub fn places_of_sentences(&mut self, text: &str) -> Vec<usize> {
        let mut places = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(". ") {
            let (sentence, after) = rest.split_at(at + 1);
            places.push(self.place(sentence));
            rest = after.strip_prefix(' ').unwrap_or(after);
        }
        if !rest.is_empty() {
            places.push(self.place(rest));
        }
        places
    }

    /// The place of a text that may become a field of a file.
    pub fn place_of_field(&mut self, text: &str) -> usize {
        let place = self.place(text);
        let field: String = csv::field(text).chars().map(allowed).collect();
        if field != text {
            self.fields.insert(place, field);
        }
        place
    }

    /// The texts that are another as fields of a file, by place.
    pub fn fields(&self) -> &BTreeMap<usize, String> {
        &self.fields
    }

    /// The texts in order.
    pub fn all(&self) -> &[Text] {
        &self.all
    }

    fn placed(&mut self, text: &str, made: impl FnOnce(&mut Self) -> Text) -> usize {
        if let Some(&place) = self.places.get(text) {
            return place;
        }
        let made = made(self);
        self.all.push(made);
        self.places.insert(text.to_owned(), self.all.len() - 1);
        self.all.len() - 1
    }
}
