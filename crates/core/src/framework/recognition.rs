//! Which framework, and which version of it, a study's labels come from.
//!
//! Takes the labels; gives the codebooks that know any, best first. Never breaks a tie.

use crate::order::sort_by_key;
use crate::pulse;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::matching::{Label, Match, construct_alone, domain_alone, last_part};
use super::{Codebook, codebook, codebook_ids, path};

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

/// Ranks the built-in codebooks by how many of the labels they know, best first; those that know
/// none are absent. Two that rank equally (`matched` and `ambiguous` alike) are a tie, which the
/// user resolves; they stand in the order of [`codebook_ids`].
///
/// A domain, a construct and every node of a code tree is one label each. Codes beside a domain or
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
    let mut fit = Recognition { id: book.id.clone(), matched: 0, ambiguous: 0, labels: 0 };
    for name in names {
        // Every blank of a name may be where it ends and its remark begins.
        pulse::beat(WORK_OF_A_NAME);
        let found = match name {
            Name::Domain(text) => domain_alone(book, text),
            Name::Construct(text, domain) => construct_alone(book, text, *domain),
            Name::Code(parts) => last_part(book, parts, &[]),
        };
        fit.labels = fit.labels.saturating_add(1);
        match found {
            Match::Exact { .. } | Match::Alias { .. } => {
                fit.matched = fit.matched.saturating_add(1)
            }
            Match::Ambiguous { .. } => fit.ambiguous = fit.ambiguous.saturating_add(1),
            Match::Unknown => {}
        }
    }
    fit
}
