//! Decisions on what is counted, on its protection, and on numbers beyond counts.

use std::collections::BTreeMap;

use super::{by_program, by_user};
use crate::analysis::{
    CrossTab, NumberSetting, Order, StatisticsSettings, TableOptions, TableSpec, Unit,
    some_valences,
};
use crate::dataset::{Counting, DuplicateKind, LeftOutReason};
use crate::disclosure::Policy;
use crate::engine::asked::resolved;
use crate::engine::study::Study;
use crate::engine::{SetAside, answer, describe, told_aside};
use crate::words::audit::counting::{self as words, TablePart};
use crate::words::audit::{Concerned, DecidedBy, Decision, DecisionKind};
use crate::words::errors::message;
use crate::words::table::row_label;

/// What stands in the data twice.
pub(super) fn doubles(study: &Study, chosen: &BTreeMap<DuplicateKind, Counting>) -> Vec<Decision> {
    let found = &study.dataset.account.doubles;
    let unit = |kind| match kind {
        DuplicateKind::SourcesOfOneName => Concerned::Of(Unit::Sources),
        _ => Concerned::Of(Unit::Codings),
    };
    let mut decisions = Vec::new();
    for one in found {
        let mut add = |counting, count| {
            let sentence = words::double(one.kind, counting, count);
            let decision = match chosen.contains_key(&one.kind) {
                true => by_user(DecisionKind::CountedTwice, sentence),
                false => by_program(DecisionKind::CountedTwice, sentence),
            };
            decisions.push(decision.of(count, unit(one.kind)));
        };
        // Those that only read alike count each beside those that count once, as long as nobody chooses.
        let alike = match (one.counting, chosen.contains_key(&one.kind)) {
            (Counting::Once, false) => one.alike,
            _ => 0,
        };
        if one.found > alike {
            add(one.counting, one.found - alike);
        }
        if alike > 0 {
            add(Counting::Each, alike);
        }
    }
    for (&kind, &counting) in chosen {
        if found.iter().all(|one| one.kind != kind) {
            decisions.push(by_user(DecisionKind::CountedTwice, words::no_double(kind, counting)));
        }
    }
    decisions
}

/// Codings that were set aside, each where it stands, and how many of them are not in the data.
pub(super) fn set_aside(study: &Study, chosen: &[SetAside]) -> Vec<Decision> {
    if chosen.is_empty() {
        return Vec::new();
    }
    let mut decisions = Vec::new();
    for excerpt in told_aside::excerpts(study) {
        let codings = u64::from(excerpt.count);
        let sentence = words::set_aside(&excerpt.code, excerpt.valence, codings);
        let decision = by_user(DecisionKind::SetAside, sentence).at(Some(excerpt.at));
        decisions.push(decision.of(codings, Concerned::Of(Unit::Codings)));
    }
    let lost = study.dataset.account.set_aside_lost;
    if lost > 0 {
        let decision = by_user(DecisionKind::SetAside, words::set_aside_lost(lost));
        decisions.push(decision.of(lost, Concerned::Of(Unit::Codings)));
    }
    decisions
}

/// Sources in which nothing was coded.
pub(super) fn uncoded_sources(study: &Study, chosen: Option<bool>) -> Option<Decision> {
    let account = &study.dataset.account;
    let is_source = |reason| reason == LeftOutReason::SourceWithoutCoding;
    let left_out = account.left_out.iter().filter(|row| is_source(row.reason)).count() as u64;
    let sources = left_out + u64::from(account.uncoded_sources_counted);
    let decided = match chosen {
        Some(counted) => {
            by_user(DecisionKind::SourcesWithoutCoding, words::uncoded_sources(counted))
        }
        None if sources > 0 => {
            by_program(DecisionKind::SourcesWithoutCoding, words::uncoded_sources(false))
        }
        None => return None,
    };
    Some(decided.of(sources, Concerned::Of(Unit::Sources)))
}

/// What is counted, and how.
pub(super) fn table(study: &Study, chosen: &TableOptions) -> Vec<Decision> {
    let TableOptions {
        rows,
        columns,
        unit,
        basis,
        filter,
        valences,
        order,
        hand_order,
        zero_rows,
        both_as_mixed,
    } = chosen;
    let mut decisions = Vec::new();
    for filter in filter.iter().flatten() {
        decisions.push(by_user(DecisionKind::Filter, words::filter(filter)));
    }
    if let Some(kept) = valences.as_deref().and_then(some_valences) {
        decisions.push(by_user(DecisionKind::Filter, words::valences(&kept)));
    }
    if let Some(kept) = describe::kept(study) {
        let kept: u64 = kept.iter().map(|(_, count)| count).sum();
        let out = study.dataset.account.codings.saturating_sub(kept);
        let filtered = by_user(DecisionKind::Filter, words::filtered(out));
        decisions.push(filtered.of(out, Concerned::Of(Unit::Codings)));
    }
    let spec = match resolved(study, TableOptions::default()) {
        Ok(spec) => spec,
        // What is asked of the table is not in the data: the user is told so in the place of the table too.
        Err(error) => {
            let sentence = message(&error);
            decisions.push(Decision::new(DecisionKind::Question, DecidedBy::Open, sentence));
            return decisions;
        }
    };
    let is_so = |part, spec: &TableSpec| match part {
        TablePart::Rows => rows.map(|asked| asked == spec.rows),
        TablePart::Columns => columns.as_ref().map(|asked| *asked == spec.columns),
        TablePart::Unit => unit.map(|asked| asked == spec.unit),
        TablePart::Basis => basis.map(|asked| asked == spec.basis),
        TablePart::Order => order.map(|asked| asked == spec.order),
        TablePart::ZeroRows => zero_rows.map(|asked| asked == spec.zero_rows),
        TablePart::BothAsMixed => both_as_mixed.map(|asked| asked == spec.both_as_mixed),
    };
    for part in TablePart::ALL {
        let kind = match part {
            TablePart::Order => DecisionKind::Order,
            _ => DecisionKind::WhatIsCounted,
        };
        let sentence = words::table_part(part, &spec);
        match is_so(part, &spec) {
            Some(true) => decisions.push(by_user(kind, sentence)),
            Some(false) => {
                decisions.push(by_program(kind, sentence));
                decisions.push(by_user(kind, words::table_part_without_effect(part)));
            }
            None => decisions.push(by_program(kind, sentence)),
        }
    }
    let by_hand = hand_order.as_ref().filter(|_| spec.order == Order::ByHand);
    if let Some(keys) = by_hand {
        let sentence = words::hand_order(keys.len() as u64);
        let ordered = by_user(DecisionKind::Order, sentence);
        decisions.push(ordered.of(keys.len() as u64, Concerned::TableRows));
    }
    decisions
}

/// What is kept from being told.
pub(super) fn protection(policy: &Policy) -> Vec<Decision> {
    let Policy { fewest_contributors, round_to, domains_only } = policy;
    let sentences = [
        fewest_contributors.map(words::fewest),
        round_to.map(words::rounded),
        domains_only.map(|only| words::domains_only(only).to_owned()),
    ];
    let sentences = sentences.into_iter().flatten();
    sentences.map(|sentence| by_user(DecisionKind::Protection, sentence)).collect()
}

/// What was decided and entered for the numbers beyond counts.
pub(super) fn numbers(study: &Study, chosen: &StatisticsSettings) -> Vec<Decision> {
    let StatisticsSettings {
        importance,
        ratings,
        distinguishing,
        evidence,
        tests,
        agreement_overlap_percent: _,
        saturation_base: _,
        saturation_run: _,
        saturation_threshold_percent: _,
        seed: _,
    } = chosen;
    let mut decisions = Vec::new();
    let entered = !(importance.is_empty()
        && ratings.is_empty()
        && distinguishing.is_empty()
        && evidence.is_empty());
    let table = entered.then(|| answer::count(study, TableOptions::default()).ok()).flatten();
    let row = |key: &str| label_of_row(table.as_ref().map(|(table, _)| table), key);
    for (key, said) in importance {
        decisions.push(by_user(DecisionKind::Importance, words::importance(&row(key), said)));
    }
    for (key, columns) in ratings {
        for (column, said) in columns {
            let sentence = words::rating(&row(key), column_of_key(column), said);
            decisions.push(by_user(DecisionKind::RatingsByHand, sentence));
        }
    }
    for (key, said) in distinguishing {
        let sentence = words::distinguishing(&row(key), said);
        decisions.push(by_user(DecisionKind::Distinguishing, sentence));
    }
    for (key, said) in evidence {
        let sentence = words::evidence(&row(key), said);
        decisions.push(by_user(DecisionKind::EvidenceByHand, sentence));
    }
    if let Some(done) = tests {
        decisions.push(by_user(DecisionKind::RuleOfNumbers, words::tests(*done)));
    }
    // The settings that are numbers are listed where they are declared, with their fields.
    for &setting in NumberSetting::ALL {
        if let Some(value) = chosen.given(setting) {
            let sentence = words::number_setting(setting, value);
            decisions.push(by_user(DecisionKind::RuleOfNumbers, sentence));
        }
    }
    decisions
}

/// The label of the row of a key; the key itself where the table has no such row now.
fn label_of_row(table: Option<&CrossTab>, key: &str) -> String {
    let row = table.and_then(|table| table.rows.iter().find(|row| row.key == key));
    row.map_or_else(|| key.to_owned(), |row| row_label(&row.label).into_owned())
}

/// The value in a column's key, which begins with what the columns are.
fn column_of_key(key: &str) -> &str {
    key.split_once(':').map_or(key, |(_, value)| value)
}
