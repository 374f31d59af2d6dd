//! The names under which the items of a framework stand in a program for coding.
//!
//! Takes a codebook; gives one name an item, which every program keeps whole and which leads back
//! to the item. Never changes a label that can stand as it is.

use std::collections::HashMap;

use super::{Codebook, fold_name};

/// Characters of the longest name that every program keeps: MAXQDA cuts what is longer.
pub(super) const MOST_CHARACTERS: usize = 63;

/// Names for the items of a codebook, in its order.
///
/// A name is the item's label; behind the item's code (`2.1 Skills`) where another item bears the
/// label too, for some programs read the codes as one flat list; the short label, or the label cut
/// between words, where it would have more than 63 characters.
pub fn code_names(book: &Codebook) -> Vec<String> {
    let mut bearers: HashMap<String, u32> = HashMap::new();
    for item in &book.items {
        *bearers.entry(fold_name(&item.label)).or_default() += 1;
    }
    let names = book.items.iter().map(|item| {
        let shared = bearers.get(&fold_name(&item.label)).is_some_and(|items| *items > 1);
        let code = if shared { item.code.as_str() } else { "" };
        let with_code = |label: &str| format!("{code} {label}").trim().to_owned();
        let whole = [&item.label, &item.short].into_iter().map(|label| with_code(label));
        whole
            .into_iter()
            .find(|name| name.chars().count() <= MOST_CHARACTERS)
            .unwrap_or_else(|| cut_between_words(&with_code(&item.label)))
    });
    names.collect()
}

/// The beginning of a long name up to the end of a word, with a mark of what is missing.
pub(super) fn cut_between_words(name: &str) -> String {
    let beginning: String = name.chars().take(MOST_CHARACTERS - 1).collect();
    let end = beginning.rfind(' ').unwrap_or(beginning.len());
    let (beginning, _) = beginning.split_at(end);
    format!("{}…", beginning.trim_end())
}
