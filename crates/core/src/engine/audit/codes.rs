//! Decisions on valences, and on where labels lead.

use std::collections::{BTreeMap, BTreeSet};

use super::{by_program, by_user};
use crate::analysis::Unit;
use crate::dataset::{OVERLAP_PERCENT, UnequalLists, ValenceSource};
use crate::engine::study::Study;
use crate::engine::{ChosenId, ChosenItems, MappingRow};
use crate::framework::Match;
use crate::valence::Valence;
use crate::words::audit::codes as words;
use crate::words::audit::{Concerned, Decision, DecisionKind};
use crate::words::codebook;

const CODINGS: Concerned = Concerned::Of(Unit::Codings);

/// Words of valences: those that the user decided, those whose rows are no codings, and those that the program knows.
pub(super) fn words(
    study: &Study,
    chosen: &BTreeMap<String, Valence>,
    not_codings: &BTreeSet<String>,
) -> Vec<Decision> {
    let found = &study.dataset.valence_words;
    let mut decisions = Vec::new();
    for (key, valence) in chosen {
        decisions.push(match found.iter().find(|word| word.key == *key) {
            Some(word) => by_user(DecisionKind::ValenceWords, words::word(&word.word, *valence))
                .of(word.rows, Concerned::Rows),
            None => by_user(DecisionKind::WithoutEffect, words::word_without_effect(key, *valence)),
        });
    }
    for key in not_codings {
        let word = found.iter().find(|word| word.key == *key);
        let as_read = word.map_or(key.as_str(), |word| word.word.as_str());
        let decision = by_user(DecisionKind::ValenceWords, words::not_codings(as_read));
        decisions.push(match word {
            Some(word) => decision.of(word.rows, Concerned::Rows),
            None => decision,
        });
    }
    let decided = |key: &String| chosen.contains_key(key) || not_codings.contains(key);
    let known = found.iter().filter(|word| !decided(&word.key));
    let known: Vec<(String, Valence, u64)> =
        known.filter_map(|word| Some((word.word.clone(), word.valence?, word.rows))).collect();
    if !known.is_empty() {
        let rows = known.iter().map(|(_, _, rows)| rows).sum();
        let taken = by_program(DecisionKind::ValenceWords, words::known_words(&known));
        decisions.push(taken.of(rows, Concerned::Rows));
    }
    decisions
}

/// Signs and letters at codes' names.
pub(super) fn marks(study: &Study, signs: Option<bool>, letters: Option<bool>) -> Vec<Decision> {
    let found = study.dataset.code_signs.as_ref();
    let signed = |decision: Decision| match found {
        Some(found) => decision.of(found.signed.into(), Concerned::Labels),
        None => decision,
    };
    let mut decisions = Vec::new();
    match signs {
        Some(taken) => {
            decisions.push(signed(by_user(DecisionKind::CodeSigns, words::signs(taken))));
        }
        None if found.is_some_and(|found| found.taken) => {
            decisions.push(signed(by_program(DecisionKind::CodeSigns, words::signs(true))));
        }
        None => {}
    }
    decisions
        .extend(letters.map(|taken| by_user(DecisionKind::CodeLetters, words::letters(taken))));
    decisions
}

/// Where valences stand.
pub(super) fn places(
    study: &Study,
    chosen: Option<ValenceSource>,
    as_found: Option<bool>,
) -> Vec<Decision> {
    let account = &study.dataset.account;
    let mut decisions = Vec::new();
    match chosen {
        Some(place) => {
            let of_place = account.valence_sources.iter().find(|one| one.source == place);
            let said = of_place.into_iter().flat_map(|one| one.valences.iter());
            let said = said.filter(|(valence, _)| *valence != Valence::Missing);
            let count = said.map(|(_, count)| *count).sum();
            let only = by_user(DecisionKind::ValencePlaces, words::only_place(place));
            decisions.push(only.of(count, CODINGS));
        }
        None => {
            let saying: Vec<_> =
                account.valence_sources.iter().copied().filter(|one| one.says_any()).collect();
            if !saying.is_empty() {
                let count = account.codings.saturating_sub(account.codings_without_valence);
                let taken = by_program(DecisionKind::ValencePlaces, words::places(&saying));
                decisions.push(taken.of(count, CODINGS));
            }
        }
    }
    if let Some(seen) = as_found {
        let decided = by_user(DecisionKind::ValencesContradicted, words::contradicted(seen));
        decisions.push(decided.of(account.valences_contradicted, CODINGS));
    }
    decisions
}

/// Second codes on a passage, and rows whose codes and valences do not pair up.
pub(super) fn joined(
    study: &Study,
    overlap_percent: Option<u8>,
    unequal: Option<UnequalLists>,
) -> Vec<Decision> {
    let joined = &study.dataset.account.joined;
    let mut decisions = Vec::new();
    if let Some(become_of) = unequal {
        decisions.push(by_user(DecisionKind::UnequalLists, words::unequal_lists(become_of)));
    }
    let overlap = match overlap_percent {
        Some(percent) => Some(by_user(DecisionKind::SecondCodes, words::overlap(percent))),
        None => (joined.by_overlap > 0)
            .then(|| by_program(DecisionKind::SecondCodes, words::overlap(OVERLAP_PERCENT))),
    };
    decisions.extend(overlap.map(|decision| decision.of(joined.by_overlap, CODINGS)));
    if joined.given > 0 {
        let given = by_program(DecisionKind::SecondCodes, words::joined(joined));
        decisions.push(given.of(joined.given, CODINGS));
    }
    decisions
}

/// Words for nothing among codes.
pub(super) fn nothing(chosen: Option<bool>) -> Option<Decision> {
    Some(by_user(DecisionKind::NothingAmongCodes, words::nothing_among_codes(chosen?)))
}

/// The framework.
pub(super) fn framework(study: &Study, chosen: Option<&ChosenId>) -> Option<Decision> {
    let id = study.matched.framework.id.as_deref();
    let name = id.map(codebook::name);
    let sentence = words::framework(name.as_deref(), chosen.is_some());
    match chosen {
        Some(_) => Some(by_user(DecisionKind::Framework, sentence)),
        None if study.undecided.is_some() => None,
        None => Some(by_program(DecisionKind::Framework, sentence)),
    }
}

/// Where labels lead: those given an item by hand one by one and in all, those that the program found.
pub(super) fn labels(study: &Study, chosen: &BTreeMap<String, ChosenItems>) -> Vec<Decision> {
    let rows = &study.matched.rows;
    let mut decisions = Vec::new();
    let (by_hand, found): (Vec<&MappingRow>, Vec<&MappingRow>) =
        rows.iter().partition(|row| row.chosen);
    let exact: Vec<&&MappingRow> =
        found.iter().filter(|row| matches!(row.found, Match::Exact { .. })).collect();
    if !exact.is_empty() {
        let codings: u64 = exact.iter().map(|row| row.codings).sum();
        let sentence = words::matched(exact.len() as u64, codings);
        decisions.push(by_program(DecisionKind::LabelsMatched, sentence).of(codings, CODINGS));
    }
    for row in found.iter().filter(|row| matches!(row.found, Match::Alias { .. })) {
        let sentence = words::alias(&row.label, &items(study, row), row.codings);
        decisions.push(by_program(DecisionKind::LabelsMatched, sentence).of(row.codings, CODINGS));
    }
    let (mapped, outside): (Vec<&MappingRow>, Vec<&MappingRow>) =
        by_hand.iter().copied().partition(|row| !row.items.is_empty());
    if mapped.len() > 1 {
        let codings: u64 = mapped.iter().map(|row| row.codings).sum();
        let sentence = words::by_hand_in_all(mapped.len() as u64, codings);
        decisions.push(by_user(DecisionKind::LabelsByHand, sentence).of(codings, CODINGS));
    }
    for row in &mapped {
        let sentence = words::by_hand(&row.label, &items(study, row), row.codings);
        decisions.push(by_user(DecisionKind::LabelsByHand, sentence).of(row.codings, CODINGS));
    }
    for row in &outside {
        let sentence = words::not_in_framework(&row.label, row.codings);
        decisions.push(by_user(DecisionKind::NotInFramework, sentence).of(row.codings, CODINGS));
    }
    let unused = chosen.len().saturating_sub(by_hand.len()) as u64;
    if unused > 0 {
        let kept = by_user(DecisionKind::WithoutEffect, words::without_effect(unused));
        decisions.push(kept.of(unused, Concerned::Labels));
    }
    decisions
}

/// The labels of a row's items.
fn items<'a>(study: &'a Study, row: &MappingRow) -> Vec<&'a str> {
    let book = study.matched.mapping.codebook.as_deref();
    let items = book.into_iter().flat_map(|book| {
        let known = row.items.iter().filter_map(|id| book.position(id));
        known.filter_map(|at| book.items.get(at as usize))
    });
    items.map(|item| item.label.as_str()).collect()
}
