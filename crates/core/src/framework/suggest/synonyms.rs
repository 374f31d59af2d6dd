//! Which items of a framework a concept stands for, and by which part of their published definition.
//!
//! Takes one file a framework beside the vocabulary; gives the items of each concept. Never holds what
//! people write: those phrases are the vocabulary's, once for all frameworks.
//!
//! A line is the code of an item, the part of its definition in our own words, and its concepts. `~` before a
//! concept: another item comes first, and coders differ.

use std::collections::HashMap;

use super::vocabulary::{Concept, Vocabulary};
use crate::framework::Codebook;

/// The files by the identifier of their framework, and whether it is coded by its domains alone.
const FILES: [(&str, &str, bool); 5] = [
    ("cfir-2022", include_str!("../synonyms/cfir_2022.tsv"), false),
    ("cfir-2009", include_str!("../synonyms/cfir_2009.tsv"), false),
    ("tdf-2012", include_str!("../synonyms/tdf_2012.tsv"), true),
    ("npt-2009", include_str!("../synonyms/npt.tsv"), false),
    ("qif-2012", include_str!("../synonyms/qif.tsv"), false),
];

/// An item that a concept stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    /// Position of the item.
    pub(super) item: u32,
    /// 1 for the item that comes first, less for others.
    pub(super) share: f32,
    /// The part of the item's definition that the concept is.
    pub(super) part: String,
}

/// A framework's synonyms.
#[derive(Debug, Clone, Default)]
pub(super) struct Synonyms {
    /// The items of each concept.
    pub(super) places: HashMap<Concept, Vec<Place>>,
    /// Whether studies code by domains, so that what names a part of one means the domain.
    pub(super) by_domain: bool,
}

impl Synonyms {
    /// Those of a built-in framework; `None` where it has none, or is a study's own.
    pub(super) fn of(book: &Codebook, vocabulary: &Vocabulary) -> Option<Self> {
        let (_, text, by_domain) = FILES.iter().find(|(id, ..)| *id == book.id)?;
        let mut places: HashMap<Concept, Vec<Place>> = HashMap::new();
        for line in text.lines() {
            let mut cells = line.split('\t');
            let (Some(code), Some(part), Some(concepts)) =
                (cells.next(), cells.next(), cells.next())
            else {
                continue;
            };
            let items = (0u32..).zip(&book.items);
            let Some((item, _)) = items.into_iter().find(|(_, item)| item.code == code) else {
                continue;
            };
            for written in concepts.split(',') {
                let name = written.trim_start_matches('~');
                let Some(concept) = vocabulary.concept(name) else { continue };
                let share = if written.len() > name.len() { SHARE_OF_OTHERS } else { 1.0 };
                let place = Place { item, share, part: part.to_owned() };
                places.entry(concept).or_default().push(place);
            }
        }
        Some(Self { places, by_domain: *by_domain })
    }
}

impl Synonyms {
    /// Whether a concept stands for the item.
    pub(super) fn has(&self, item: u32) -> bool {
        self.places.values().flatten().any(|place| place.item == item)
    }
}

/// What an item that does not come first has of a concept's weight.
const SHARE_OF_OTHERS: f32 = 0.55;

#[cfg(test)]
mod tests {
    use super::{FILES, Synonyms, Vocabulary};
    use crate::framework::codebook;

    #[test]
    fn every_line_names_an_item_and_concepts_that_there_are() {
        let vocabulary = Vocabulary::shared();
        for (id, text, _) in FILES {
            let book = codebook(id).unwrap_or_else(|| panic!("no codebook {id}"));
            let synonyms = Synonyms::of(&book, &vocabulary).unwrap_or_default();
            let places: usize = synonyms.places.values().map(Vec::len).sum();
            let written = text.lines().filter_map(|line| line.split('\t').nth(2));
            let written: usize = written.map(|concepts| concepts.split(',').count()).sum();
            assert_eq!(places, written, "{id}");
            for line in text.lines() {
                assert_eq!(line.split('\t').count(), 3, "{id}: {line}");
            }
        }
    }
}
