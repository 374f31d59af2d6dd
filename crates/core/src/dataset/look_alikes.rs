//! Labels alike but for case, blanks or invisible characters: shown to the user, never merged.

use std::collections::HashMap;

use super::Labels;
use crate::diag::{LabelOf, Warning, WarningKind};
use crate::fold::look_alike_key;
use crate::ids::Id;
use crate::pulse;

/// Most pairs named of one dictionary; the last one's count stands for those that follow.
const MOST_PAIRS: usize = 20;

/// Adds a warning for each label that looks like an earlier one of its dictionary.
pub(super) fn find<I: Id>(labels: &Labels<I>, of: &LabelOf, warnings: &mut Vec<Warning>) {
    let mut first_of: HashMap<String, &str> = HashMap::new();
    let mut pairs = 0;
    for label in labels.iter() {
        pulse::beat(1);
        let first = *first_of.entry(look_alike_key(label)).or_insert(label);
        if first == label {
            continue;
        }
        pairs += 1;
        if pairs <= MOST_PAIRS {
            warnings.push(Warning::new(WarningKind::LookAlikes {
                one: shorten(first),
                other: shorten(label),
                of: of.clone(),
            }));
        } else if let Some(last) = warnings.last_mut() {
            last.count += 1;
        }
    }
}

/// At most 80 characters of a label, for a message.
pub(super) fn shorten(label: &str) -> String {
    label.chars().take(80).collect()
}
