//! Which framework, and which version of it, a study's labels come from.
//!
//! Takes the labels; gives the codebooks that know any, best first. Never breaks a tie.

use crate::order::sort_by_key;
use crate::pulse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::matching::{Label, Match, construct_alone, domain_alone, last_part};
use super::{Codebook, codebook, codebook_ids, own_file, path};

/// How well a codebook fits a set of labels.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recognition {
    /// Codebook.
    pub id: String,
    /// Distinct labels that match exactly or by alias.
    pub matched: u32,
    /// Distinct labels that match ambiguously.
    pub ambiguous: u32,
    /// Distinct labels in all.
    pub labels: u32,
    /// Labels among `matched` that say more than a single word would: of several words, of their capitals, or
    /// of a column for domains or constructs.
    pub telling: u32,
}

/// Fewest labels by which a built-in framework is known: one word is everybody's.
const FEWEST_MATCHED: u32 = 2;
/// Fewest labels by which it is known where each is a single word among codes.
const FEWEST_WORDS: u32 = 3;
/// Fewest capitals that stand for words of their own.
const FEWEST_CAPITALS: usize = 3;

impl Recognition {
    /// True where enough labels speak for the codebook that it is no accident. A study's own list of codes
    /// speaks for itself.
    pub fn is_no_accident(&self) -> bool {
        let fewest = if self.telling > 0 { FEWEST_MATCHED } else { FEWEST_WORDS };
        self.matched >= if own_file(&self.id).is_some() { 1 } else { fewest }
    }
}

/// One thing that a study calls something, with what tells it apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Name<'a> {
    Domain(&'a str),
    Construct(&'a str, Option<&'a str>),
    /// A node of the code tree: its path.
    Code(Vec<&'a str>),
}

/// What looking for a name in a codebook takes, beside looking at a coding.
const WORK_OF_A_NAME: usize = 8;
impl Name<'_> {
    /// True for a name without a letter, or of one before a number (`R_1`). Items of many frameworks are numbered, and so
    /// is everything else.
    fn is_number(&self) -> bool {
        let text = match self {
            Self::Domain(text) | Self::Construct(text, _) => text,
            Self::Code(parts) => parts.last().copied().unwrap_or_default(),
        };
        let mut letters = text.chars().filter(|letter| letter.is_alphabetic());
        match letters.next() {
            None => true,
            Some(_) => letters.next().is_none() && text.contains(|it: char| it.is_ascii_digit()),
        }
    }

    /// Whether it says more than a single word would: several words, or the capitals of several.
    fn is_telling(&self) -> bool {
        let is_short_for_several = |part: &str| {
            part.len() >= FEWEST_CAPITALS && part.chars().all(|letter| letter.is_ascii_uppercase())
        };
        match self {
            Self::Domain(_) | Self::Construct(..) => true,
            Self::Code(parts) => parts.last().is_some_and(|part| {
                part.split_whitespace().nth(1).is_some() || is_short_for_several(part)
            }),
        }
    }
}

/// Ranks the built-in codebooks by how many of the labels they know, best first; those that know
/// none are absent. Two that rank equally (`matched` and `ambiguous` alike) are a tie, which the
/// user resolves; they stand in the order of [`codebook_ids`].
///
/// Numbers say nothing. A domain, a construct and every node of a code tree is one label each. Codes beside a domain or
/// construct column are the study's own and say nothing of the framework.
pub fn recognise(labels: &[Label<'_>]) -> Vec<Recognition> {
    let names = distinct_names(labels);
    let books = codebook_ids().iter().filter_map(|id| codebook(id));
    let mut ranked: Vec<Recognition> = books
        .map(|book| fit_of(&book, &names))
        .filter(|fit| fit.matched > 0 || fit.ambiguous > 0)
        .collect();
    sort_by_key(&mut ranked, |fit| std::cmp::Reverse((fit.matched, fit.ambiguous)));
    ranked
}

fn distinct_names<'a>(labels: &[Label<'a>]) -> BTreeSet<Name<'a>> {
    let given = |text: Option<&'a str>| text.map(str::trim).filter(|text| !text.is_empty());
    let mut names = BTreeSet::new();
    for label in labels {
        pulse::beat(1);
        let (domain, construct) = (given(label.domain), given(label.construct));
        names.extend(domain.map(Name::Domain));
        names.extend(construct.map(|text| Name::Construct(text, domain)));
        if domain.is_none()
            && construct.is_none()
            && let Some(code) = given(label.code)
        {
            let mut parts = path::parts(code);
            while !parts.is_empty() {
                names.insert(Name::Code(parts.clone()));
                parts.pop();
            }
        }
    }
    names
}

/// How well one codebook fits labels, counted as in [`recognise`].
pub fn fit(book: &Codebook, labels: &[Label<'_>]) -> Recognition {
    fit_of(book, &distinct_names(labels))
}

fn fit_of(book: &Codebook, names: &BTreeSet<Name<'_>>) -> Recognition {
    let mut fit =
        Recognition { id: book.id.clone(), matched: 0, ambiguous: 0, labels: 0, telling: 0 };
    for name in names {
        // Every blank of a name may be where it ends and its remark begins.
        pulse::beat(WORK_OF_A_NAME);
        let found = match name {
            Name::Domain(text) => domain_alone(book, text),
            Name::Construct(text, domain) => construct_alone(book, text, *domain),
            Name::Code(parts) => last_part(book, parts, &[]),
        };
        fit.labels = fit.labels.saturating_add(1);
        if name.is_number() && !book.is_own() {
            continue;
        }
        match found {
            Match::Exact { .. } | Match::Alias { .. } => {
                fit.matched = fit.matched.saturating_add(1);
                fit.telling = fit.telling.saturating_add(u32::from(name.is_telling()));
            }
            Match::Ambiguous { .. } => fit.ambiguous = fit.ambiguous.saturating_add(1),
            Match::Unknown => {}
        }
    }
    fit
}
