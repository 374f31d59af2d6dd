//! From a label to a construct.
//!
//! Takes a codebook and what a study's columns say of a coding's place; gives the item, the items
//! among which the user chooses, or nothing. Never takes an item that the text, its domain or its
//! parents do not name.

use serde::{Deserialize, Serialize};

use super::Codebook;
use super::name_index::By;
use super::names::{Candidate, Candidates, is_valence_word};
use super::path;

/// What is known of a coding's place in a framework; at least one part is given.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Label<'a> {
    /// Text of a domain column.
    pub domain: Option<&'a str>,
    /// Text of a construct column.
    pub construct: Option<&'a str>,
    /// Text of a code column, with its path (`Parent > Child`) and without the valence's sign.
    pub code: Option<&'a str>,
}

/// Where a label leads; the numbers are positions in [`Codebook::items`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Match {
    /// By its label or code.
    Exact {
        /// The item.
        item: u32,
    },
    /// By an alias, a short label, with punctuation and case folded, or by what stands above it.
    Alias {
        /// The item.
        item: u32,
    },
    /// More than one item bears it: the user is asked.
    Ambiguous {
        /// The items, in framework order.
        items: Vec<u32>,
    },
    /// No item bears it: listed with its count.
    Unknown,
}

impl Match {
    fn one(&self) -> Option<u32> {
        match self {
            Self::Exact { item } | Self::Alias { item } => Some(*item),
            Self::Ambiguous { .. } | Self::Unknown => None,
        }
    }

    fn by_what_stands_above(self) -> Self {
        match self {
            Self::Exact { item } => Self::Alias { item },
            other => other,
        }
    }
}

/// Finds the item that a label names. Domain and parent disambiguate what the label alone does not.
///
/// - The columns of the framework (domain, construct) come before the study's own codes: a code only
///   makes them finer, with an item below the one they name.
/// - A construct or code that no item bears counts where its domain or its parent in the code tree
///   stands; that is said as [`Match::Alias`].
/// - A domain column that names another domain than the construct's is a contradiction: asked.
/// - A domain's own label that one of its children bears too (`Skills`) means the domain. Every
///   other shared name is asked.
///
/// ```
/// use steelyard_core::framework::{Label, Match, codebook, match_label};
/// let tdf = codebook("tdf-2012").ok_or("no such codebook")?;
/// let label = Label { code: Some("ECR"), ..Label::default() };
/// let found = match_label(&tdf, label);
/// assert_eq!(found, Match::Alias { item: tdf.position("environmental-context-and-resources").ok_or("")? });
/// # Ok::<(), &str>(())
/// ```
pub fn match_label(codebook: &Codebook, label: Label<'_>) -> Match {
    let construct = label.construct.map(|text| construct_alone(codebook, text, label.domain));
    let mut stated = construct.unwrap_or(Match::Unknown);
    if stated == Match::Unknown
        && let Some(domain) = label.domain
    {
        stated = domain_alone(codebook, domain);
        if has_text(label.construct) {
            stated = stated.by_what_stands_above();
        }
    }
    let Some(code) = label.code else { return stated };
    let columns: Vec<Candidates> = [
        label.construct.map(|text| codebook.candidates(text)),
        label.domain.map(|text| domain_candidates(codebook, text)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let found = code_alone(codebook, code, &columns);
    match &stated {
        Match::Unknown => found,
        Match::Ambiguous { items } if found.one().is_some_and(|item| items.contains(&item)) => {
            found
        }
        Match::Exact { item } | Match::Alias { item }
            if found.one().is_some_and(|finer| codebook.is_above(*item, finer)) =>
        {
            found
        }
        _ => stated,
    }
}

/// What the text of a domain column names: a domain before anything below.
pub(super) fn domain_alone(codebook: &Codebook, text: &str) -> Match {
    decide(codebook, domain_candidates(codebook, text), &[])
}

/// What the text of a construct column names under the domain beside it.
pub(super) fn construct_alone(codebook: &Codebook, text: &str, domain: Option<&str>) -> Match {
    let context: Vec<Candidates> =
        domain.map(|text| domain_candidates(codebook, text)).into_iter().collect();
    let parts = path::parts(text);
    last_part(codebook, &parts, &context)
}

/// What the last part of a code's path names, or, where it names nothing, the nearest part above.
fn code_alone(codebook: &Codebook, text: &str, columns: &[Candidates]) -> Match {
    let mut parts = path::parts(text);
    let mut found = last_part(codebook, &parts, columns);
    while found == Match::Unknown && parts.len() > 1 {
        parts.pop();
        found = last_part(codebook, &parts, columns).by_what_stands_above();
    }
    found
}

/// What the last of a path's parts names, told apart by the parts above it and then by the columns.
pub(super) fn last_part(codebook: &Codebook, parts: &[&str], columns: &[Candidates]) -> Match {
    let Some((last, above)) = parts.split_last() else { return Match::Unknown };
    if !above.is_empty()
        && let Some((item, verbatim)) = codebook.by_whole_path(&parts.join(crate::schema::PATH))
    {
        return if verbatim { Match::Exact { item } } else { Match::Alias { item } };
    }
    let mut contexts: Vec<Candidates> =
        above.iter().rev().map(|part| codebook.candidates(part)).collect();
    contexts.extend(columns.iter().cloned());

    let candidates = codebook.candidates(last);
    if !candidates.items.is_empty() {
        return decide(codebook, candidates, &contexts);
    }
    // `Inner Setting: Culture`, `Innovation/Cost`: a path only where its upper part is known too.
    for (above, last) in path::doubtful_parts(last) {
        let upper = codebook.candidates(above);
        if is_valence_word(last) && !upper.items.is_empty() {
            return decide(codebook, upper, &contexts).by_what_stands_above();
        }
        let lower = codebook.candidates(last);
        if !lower.items.is_empty() && (!upper.items.is_empty() || is_valence_word(above)) {
            let mut nearer = vec![upper];
            nearer.append(&mut contexts);
            return decide(codebook, lower, &nearer).by_what_stands_above();
        }
    }
    Match::Unknown
}

fn domain_candidates(codebook: &Codebook, text: &str) -> Candidates {
    let mut found = codebook.candidates(text);
    let is_domain = |found: &Candidate| {
        codebook.items.get(found.item as usize).is_some_and(|item| item.depth == 0)
    };
    if found.items.iter().any(is_domain) {
        found.items.retain(is_domain);
    }
    found
}

/// Narrows candidates by their contexts, nearest first, and says what is left.
fn decide(codebook: &Codebook, candidates: Candidates, contexts: &[Candidates]) -> Match {
    let mut left = candidates.items;
    for context in contexts {
        narrow(codebook, &mut left, &context.items);
    }
    if left.len() > 1
        && let Some(domain) = own_domain(codebook, &left)
    {
        left = vec![domain];
    }
    let contradicting =
        contexts.iter().filter(|context| contradicts(codebook, &left, &context.items));
    let mut items: Vec<u32> =
        contradicting.flat_map(|context| &context.items).map(|one| one.item).collect();
    if items.is_empty()
        && let [only] = left.as_slice()
    {
        return if only.verbatim {
            Match::Exact { item: only.item }
        } else {
            Match::Alias { item: only.item }
        };
    }
    items.extend(left.iter().map(|one| one.item));
    items.sort_unstable();
    items.dedup();
    if items.is_empty() { Match::Unknown } else { Match::Ambiguous { items } }
}

/// Keeps those below an item of the context; failing that, those that the context names itself.
fn narrow(codebook: &Codebook, left: &mut Vec<Candidate>, context: &[Candidate]) {
    let below =
        |one: &Candidate| context.iter().any(|upper| codebook.is_above(upper.item, one.item));
    let same = |one: &Candidate| context.iter().any(|upper| upper.item == one.item);
    if left.iter().any(below) {
        left.retain(below);
    } else if left.iter().any(same) {
        left.retain(same);
    }
}

/// A context in other domains than every candidate. Within one domain nothing is contradicted:
/// `Mid-level Leaders: Motivation` is a role and a characteristic of the same one.
fn contradicts(codebook: &Codebook, left: &[Candidate], context: &[Candidate]) -> bool {
    let domains: Vec<u32> = left.iter().map(|one| codebook.domain_of(one.item)).collect();
    !context.is_empty()
        && context.iter().all(|one| !domains.contains(&codebook.domain_of(one.item)))
}

/// The domain whose own label the text is, where all the other candidates are its children.
fn own_domain(codebook: &Codebook, left: &[Candidate]) -> Option<Candidate> {
    let parent_of =
        |one: &Candidate| codebook.items.get(one.item as usize).and_then(|item| item.parent);
    let domain = *left.iter().find(|one| one.by == By::Label && parent_of(one).is_none())?;
    let others = left.iter().filter(|one| one.item != domain.item);
    others.map(parent_of).all(|parent| parent == Some(domain.item)).then_some(domain)
}

fn has_text(text: Option<&str>) -> bool {
    text.is_some_and(|text| !text.trim().is_empty())
}
