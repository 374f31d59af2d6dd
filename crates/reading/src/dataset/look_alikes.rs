//! Labels alike but for case, blanks or invisible characters: shown to the user, never merged.

use std::collections::HashMap;

use super::Labels;
use super::likes::singular_of;
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
        let mut key = look_alike_key(label);
        if matches!(of, LabelOf::Name(_)) {
            key = name_key(&key);
        }
        // One of a group and several of it are the same people.
        if matches!(of, LabelOf::Value { .. }) {
            key = singular_of(&key);
        }
        let first = *first_of.entry(key).or_insert(label);
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

/// The key of a name: zeros before a number (`01`, `P01`), a fraction of zeros (`1.0`) and what stands between letters
/// and their number (`P 1`, `P-1`) make no other name.
fn name_key(key: &str) -> String {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let bare = key.rsplit_once('.').filter(|(whole, zeros)| {
        digits(whole) && !zeros.is_empty() && zeros.bytes().all(|byte| byte == b'0')
    });
    let name = bare.map_or(key, |(whole, _)| whole);
    let mut found = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, number) = rest.split_at(at);
        let joined = before.trim_end_matches([' ', '-', '_', '#', '.']);
        let is_letter = |letter: char| letter.is_alphabetic();
        found.push_str(if joined.ends_with(is_letter) { joined } else { before });
        let end = number.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(number.len());
        let (number, behind) = number.split_at(end);
        let bare = number.trim_start_matches('0');
        found.push_str(if bare.is_empty() { "0" } else { bare });
        rest = behind;
    }
    found.push_str(rest);
    found
}

/// At most 80 characters of a label, for a message.
pub(super) fn shorten(label: &str) -> String {
    label.chars().take(80).collect()
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn zeros_and_marks_before_a_number_make_no_other_name() {
        for alike in [
            &["1", "1.0", "01", "001", "1.00"][..],
            &["p1", "p01", "p 1", "p-1", "p_01", "p#1", "p. 1"],
            &["interview 2", "interview 02", "interview2"],
            &["site 1 a", "site 01 a"],
        ] {
            let keys: std::collections::HashSet<String> =
                alike.iter().map(|name| name_key(name)).collect();
            assert_eq!(keys.len(), 1, "{alike:?}");
        }
        for (one, other) in [
            ("1", "10"),
            ("1.1", "1.10"),
            ("p1", "p11"),
            ("p1", "q1"),
            ("smith 2019", "smith 2020"),
            ("1-2", "12"),
            ("1 2", "12"),
            ("2.5", "2.05.1"),
            ("a", "b"),
            ("0", "1"),
        ] {
            assert_ne!(name_key(one), name_key(other), "{one} {other}");
        }
    }
}
