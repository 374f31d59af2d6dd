//! Saturation in words.

use super::picture::beside;
use super::{Sheet, SheetCell, SheetList, decimals};
use crate::analysis::{Rows, SaturationOf, SaturationPart, Statistic, Unit, round_percent};
use crate::words::places::number;
use crate::words::table as words;

/// New codes by source, run by run, in all and by group.
pub fn saturation(found: &SaturationOf) -> Sheet {
    let rule = found.rule;
    let heads = [
        "Group",
        "Source, in order",
        "New",
        "So far",
        "Mean new, any order",
        "New in the run from here",
        "Share of the base",
    ];
    let mut rows: Vec<Vec<SheetCell>> = Vec::new();
    let mut notes = Vec::new();
    // One scale for new ones and for all so far, and for all groups.
    let of_part = |part: &SaturationPart| part.sources.iter().map(|(_, new)| *new).sum::<u32>();
    let all = found.parts.iter().map(of_part).max().unwrap_or(0);
    for part in &found.parts {
        let label = part.label.as_ref().map_or(words::ALL, words::column_label);
        for (at, ((source, new), sum)) in part.sources.iter().zip(part.cumulative()).enumerate() {
            let run = at.checked_sub(rule.base as usize).and_then(|after_base| {
                part.found.as_ref().and_then(|found| found.runs.get(after_base))
            });
            rows.push(vec![
                label.into(),
                source.as_str().into(),
                SheetCell::from(number((*new).into())).bar(beside(*new, all), None),
                SheetCell::from(number(sum.into())).bar_with_part(
                    beside(sum, all),
                    beside(sum.saturating_sub(*new), all),
                    None,
                ),
                decimals(part.mean_new.get(at).copied(), 1).into(),
                run.map_or_else(String::new, |run| number(run.new_codes.into())).into(),
                run.map_or_else(String::new, |run| {
                    format!("{}%", decimals(Some(run.ratio * 100.0), 1))
                })
                .into(),
            ]);
        }
        notes.push(verdict(label, part, found));
    }
    let mut limits = vec![
        "It sees whether codes are new, not whether they are understood (Hennink and others 2017)."
            .to_owned(),
        format!(
            "Sources stand in the order in which they first occur in the data; the mean is over 1,000 random orders (seed {}).",
            rule.seed
        ),
    ];
    if found.by == Unit::Participants {
        limits.push("No sources are named, so participants stand in for them.".to_owned());
    }
    if matches!(found.rows, Rows::Domain | Rows::Construct) {
        limits.push("The rows of a framework are soon all there. Choose your own codes as rows to see whether new ones still come.".to_owned());
    }
    Sheet {
        kind: Statistic::Saturation,
        explanation: format!(
            "How many rows each source is the first to have; new ones in each run of {} sources against those of the first {} (Guest, Namey and Chen 2020).",
            rule.run, rule.base
        ),
        limits,
        heads: heads.map(str::to_owned).to_vec(),
        rows,
        notes,
        list: Some(frequencies(found)),
    }
}

fn verdict(label: &str, part: &SaturationPart, of: &SaturationOf) -> String {
    let rule = of.rule;
    let sources = words::unit_noun(of.by, 2);
    match &part.found {
        None if part.size() < rule.base.saturating_add(rule.run) => format!(
            "{label}: a base of {} and a run of {} need {} {sources}; there {} {}.",
            rule.base,
            rule.run,
            rule.base.saturating_add(rule.run),
            if part.size() == 1 { "is" } else { "are" },
            number(part.size().into())
        ),
        None => format!(
            "{label}: there is no code in the base of {} {}, so nothing to measure new ones against.",
            rule.base,
            words::unit_noun(of.by, rule.base.into())
        ),
        Some(found) => match found.reached_after {
            Some(after) => format!(
                "{label}: with {} codes in the base, at most {}% are new in a run after {after} {sources}: {after}+{}{}.",
                found.base_codes,
                rule.threshold_percent,
                rule.run,
                if found.exceeded_later { "; a later run has more" } else { "" }
            ),
            None => format!(
                "{label}: with {} codes in the base, no run has at most {}% new ones: not reached.",
                found.base_codes, rule.threshold_percent
            ),
        },
    }
}

/// How many codes occur in one source, in two, and so on, in all and by group.
fn frequencies(found: &SaturationOf) -> SheetList {
    let sources = words::unit(found.by);
    let heads =
        ["Group", sources, "Codes in just so many", "Share of the codes", "In so many or fewer"];
    let mut rows = Vec::new();
    for part in &found.parts {
        let mut so_far = 0;
        for (sources, codes) in &part.codes_by_sources {
            so_far += codes;
            let share =
                |of: u32| format!("{:.1}%", round_percent(of, part.codes()).unwrap_or_default());
            rows.push(vec![
                part.label.as_ref().map_or(words::ALL, words::column_label).to_owned(),
                number((*sources).into()),
                number((*codes).into()),
                share(*codes),
                share(so_far),
            ]);
        }
    }
    SheetList {
        title: format!("Codes by how many {} they occur in", words::unit_noun(found.by, 2)),
        heads: heads.map(str::to_owned).to_vec(),
        rows,
    }
}
