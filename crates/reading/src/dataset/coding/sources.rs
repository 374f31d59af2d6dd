//! Sources by name, and by identifier where the data gives one: two sources of one name are told apart
//! or taken for one, as the user says.

use std::collections::{HashMap, HashSet};

use crate::dataset::{Counting, Labels};
use crate::fold::{clean, trim};
use crate::format::Table;
use crate::ids::SourceId;

/// The number of its document that a passage's name begins with: `3` of `3:12`.
pub(super) fn number_of_document(passage: &str) -> Option<&str> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let (document, own) = passage.split_once(':')?;
    (digits(document) && digits(own)).then_some(document)
}

/// Names of documents in a table whose passages are numbered under several numbers of documents. Of one number it is
/// not asked whether it is the same in another file.
pub(super) fn names_of_several(table: &Table, source: usize, segment: usize) -> HashSet<String> {
    let mut numbers: HashMap<&str, &str> = HashMap::new();
    let mut found = HashSet::new();
    for row in 0..table.rows() {
        let name = table.text(row, source);
        let Some(number) = number_of_document(trim(table.text(row, segment))) else { continue };
        if *numbers.entry(name).or_insert(number) != number {
            found.insert(clean(name).into_owned());
        }
    }
    found
}

/// The sources met so far.
#[derive(Debug, Default)]
pub(super) struct Sources {
    /// Ids by name and identifier.
    known: HashMap<(String, String), SourceId>,
    /// How many identifiers each name goes with, and the last number that one was given.
    keys: HashMap<String, (usize, usize)>,
    /// Sources beyond the first of each name.
    pub surplus: u64,
}

impl Sources {
    /// The id of a source; none for a blank name. Without an identifier the name alone decides.
    pub fn intern(
        &mut self,
        labels: &mut Labels<SourceId>,
        name: &str,
        key: &str,
        counting: Counting,
    ) -> Option<SourceId> {
        if name.is_empty() {
            return None;
        }
        let name = clean(name);
        if key.is_empty() {
            return Some(labels.intern(&name));
        }
        let pair = (name.into_owned(), key.to_owned());
        if let Some(&id) = self.known.get(&pair) {
            return Some(id);
        }
        let (keys, last) = self.keys.entry(pair.0.clone()).or_insert((0, 1));
        *keys += 1;
        self.surplus += u64::from(*keys > 1);
        let id = if *keys > 1 && counting == Counting::Each {
            let numbered = (*last + 1..).map(|nth| (nth, format!("{} ({nth})", pair.0)));
            let free = numbered.into_iter().find(|(_, label)| labels.find(label).is_none());
            let (number, label) = free.unwrap_or((*last, pair.0.clone()));
            *last = number;
            labels.intern(&label)
        } else {
            labels.intern(&pair.0)
        };
        self.known.insert(pair, id);
        Some(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id;

    #[test]
    fn passages_are_numbered_within_their_documents() {
        for (name, number) in [
            ("3:12", Some("3")),
            ("12:1", Some("12")),
            ("3", None),
            ("3:", None),
            (":3", None),
            ("a:3", None),
            ("3:12:1", None),
            ("00:12:30", None),
            ("", None),
        ] {
            assert_eq!(number_of_document(name), number, "{name}");
        }
    }

    #[test]
    fn one_name_is_one_source_or_several() {
        for (counting, expected, surplus) in
            [(Counting::Each, [0, 1, 0, 2, 3], 1), (Counting::Once, [0, 0, 0, 1, 2], 1)]
        {
            let (mut sources, mut labels) = (Sources::default(), Labels::default());
            let mut id = |name, key| {
                let id = sources.intern(&mut labels, name, key, counting);
                id.map(Id::position)
            };
            let ids = [id("A", "1"), id("A", "2"), id("A", "1"), id("A (2)", ""), id("B", "1")];
            // Without an identifier the name decides, also where it was made here.
            let expected = match counting {
                Counting::Each => [expected[0], expected[1], expected[2], 1, 2],
                Counting::Once => expected,
            };
            assert_eq!((ids, sources.surplus), (expected.map(Some), surplus), "{counting:?}");
        }
    }
}
