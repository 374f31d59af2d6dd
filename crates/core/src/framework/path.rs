//! A code's label with the path above it.
//!
//! Takes the text of a code; gives its last part and the parts above. Never looks into a codebook.

use super::names::MOST_BYTES;

/// What stands between the parts of a path in the tools that write it.
const SEPARATORS: [&str; 7] = ["::", ">", "\\", "|", "→", "›", "»"];

/// What joins the parts of a path where this program writes one.
pub(super) const JOINT: &str = " > ";

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
