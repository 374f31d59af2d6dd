//! A code's label with the path above it, and a path as a key.
//!
//! Takes the text of a code; gives its last part and the parts above. Never looks into a codebook.

use std::borrow::Cow;

use super::names::MOST_BYTES;
use crate::schema::PATH;

/// What stands between the parts of a path in the tools that write it.
const SEPARATORS: [&str; 7] = ["::", ">", "\\", "|", "→", "›", "»"];

/// What may stand between the parts of a path, but also inside a label.
const DOUBTFUL_SEPARATORS: [&str; 5] = [": ", " - ", " – ", " — ", "/"];

/// The parts of a path, outermost first, without empty ones; one part where there is no separator.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut parts = vec![text];
    for separator in SEPARATORS {
        parts = parts.into_iter().flat_map(|part| part.split(separator)).collect();
    }
    parts.retain(|part| !part.trim().is_empty());
    let outermost = parts.len().saturating_sub(MOST_PARTS);
    parts.into_iter().skip(outermost).map(str::trim).collect()
}

/// A label as one part of a key whose parts [`PATH`] joins. What in the label itself would read as the
/// joint has a backslash more before it than the label has, so that no two lists of labels make one key.
/// Ordinary labels stay as they are.
///
/// ```
/// use steelyard_core::framework::key_part;
/// let key = |parts: [&str; 2]| parts.map(key_part).join(" > ");
/// assert_eq!(key(["Cost", "Staff"]), "Cost > Staff");
/// assert_ne!(key(["A > B", "C"]), key(["A", "B > C"]));
/// ```
pub fn key_part(label: &str) -> Cow<'_, str> {
    let sign = PATH.trim();
    let stands_free = |before: &str, after: &str| {
        let before = before.trim_end_matches('\\');
        (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
    };
    let mut escaped = String::new();
    let mut rest = label;
    for (at, _) in label.match_indices(sign) {
        let (before, after) = (label.get(..at), label.get(at + sign.len()..));
        if stands_free(before.unwrap_or_default(), after.unwrap_or_default()) {
            let (read, left) =
                rest.split_at_checked(at - (label.len() - rest.len())).unwrap_or((rest, ""));
            escaped.push_str(read);
            escaped.push('\\');
            rest = left;
        }
    }
    if escaped.is_empty() { Cow::Borrowed(label) } else { Cow::Owned(escaped + rest) }
}

/// Every way to part a text in two at a separator that may also belong to a label, from the left.
pub(super) fn doubtful_parts(text: &str) -> Vec<(&str, &str)> {
    if text.len() > MOST_BYTES {
        return Vec::new();
    }
    let mut cuts: Vec<(usize, usize)> = DOUBTFUL_SEPARATORS
        .iter()
        .flat_map(|separator| text.match_indices(separator))
        .map(|(at, separator)| (at, separator.len()))
        .collect();
    cuts.sort_unstable();
    cuts.iter()
        .take(MOST_CUTS)
        .filter_map(|(at, length)| Some((text.get(..*at)?.trim(), text.get(at + length..)?.trim())))
        .filter(|(above, last)| !above.is_empty() && !last.is_empty())
        .collect()
}

/// Deeper than any tree of codes; of a longer path the innermost parts are kept.
const MOST_PARTS: usize = 16;

/// More cuts than any label has; the limit keeps hostile texts cheap.
const MOST_CUTS: usize = 16;

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::key_part;
    use crate::schema::PATH;

    #[test]
    fn no_two_lists_of_labels_make_one_key() {
        let mut labels: Vec<String> = vec![String::new()];
        let longer = |label: &String| [">", " ", "\\", "a"].map(|last| format!("{label}{last}"));
        for length in 0..5 {
            let next: Vec<String> =
                labels.iter().filter(|label| label.len() == length).flat_map(longer).collect();
            labels.extend(next);
        }
        labels.retain(|label| !label.is_empty() && label.trim() == label);
        let alone = labels.iter().map(|one| vec![one]);
        let pairs = labels.iter().flat_map(|one| labels.iter().map(move |two| vec![one, two]));
        let mut seen: HashMap<String, Vec<&String>> = HashMap::new();
        for parts in alone.chain(pairs) {
            let key = parts.iter().map(|part| key_part(part)).collect::<Vec<_>>().join(PATH);
            if let Some(other) = seen.insert(key.clone(), parts.clone()) {
                assert_eq!(other, parts, "{key}");
            }
            // As in rows' keys, where what is above the label is a path already.
            if let [above, label] = parts.as_slice() {
                let key = format!("{above}{PATH}{}", key_part(label));
                assert_eq!(key.rsplit_once(PATH), Some((above.as_str(), &*key_part(label))));
            }
        }
        assert_eq!(key_part("a > b"), "a \\> b");
        assert_eq!(key_part("a -> b, p>0.05"), "a -> b, p>0.05");
    }
}
