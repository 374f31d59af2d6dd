//! Words of saturation curves: axes, series, how far a part is saturated, what a mark says, alternative text.

use super::places::{capitalised, counted, number};
use super::table as words;
use super::table::row_nouns;
use crate::analysis::{CrossTab, SaturationOf, SaturationPart, SaturationRule, Unit};

/// Label on the control.
pub const LABEL: &str = "Saturation curve";
/// What it is good for.
pub const PURPOSE: &str = "Shows how many rows each source is the first to bring, and when hardly any new ones came; choose your own codes as rows.";
/// In place of a figure without sources.
pub const NOTHING: &str = "There are no sources to draw.";
/// The curve of the data's order.
pub const SO_FAR: &str = "Found so far, in the order of the data";
/// The curve of random orders.
pub const MEAN: &str = "Mean of 1,000 random orders";

/// The bars.
pub fn new_of(by: Unit) -> String {
    format!("New in each {}", words::unit_noun(by, 1))
}

/// What the horizontal axis numbers.
pub fn axis(by: Unit) -> String {
    capitalised(words::unit_noun(by, 2))
}

/// What a panel is called beside others.
pub fn part_name(part: &SaturationPart) -> String {
    part.label.as_ref().map_or(words::ALL, words::column_label).to_owned()
}

/// After how many sources a part was saturated by the rule, on a line of its own.
pub fn verdict_line(part: &SaturationPart, rule: SaturationRule) -> String {
    match &part.found {
        Some(_) => format!("Saturation {}", verdict(part, rule)),
        None => capitalised(&verdict(part, rule)),
    }
}

fn verdict(part: &SaturationPart, rule: SaturationRule) -> String {
    let asked = format!("base {}, run {}, {}%", rule.base, rule.run, rule.threshold_percent);
    match &part.found {
        None => format!("too few to judge saturation ({asked})"),
        Some(found) => match found.reached_after {
            None => format!("not reached ({asked})"),
            Some(after) if found.exceeded_later => {
                format!("reached at {after}+{}, exceeded later ({asked})", rule.run)
            }
            Some(after) => format!("reached at {after}+{} ({asked})", rule.run),
        },
    }
}

/// What a mark says in full.
pub fn mark((place, source): (u64, &str), new: u32, sum: u32, part: &SaturationPart) -> String {
    let group = part
        .label
        .as_ref()
        .map_or_else(String::new, |label| format!("{}, ", words::column_label(label)));
    format!(
        "{group}{}. {source}: {} new, {} so far.",
        number(place),
        number(new.into()),
        number(sum.into())
    )
}

/// Which panels stand in a part of the figure.
pub fn part((part, parts): (u64, u64), (from, to): (u64, u64)) -> String {
    let panels = if from == to {
        format!("panel {}", number(from))
    } else {
        format!("panels {} to {}", number(from), number(to))
    };
    format!("Part {} of {}: {panels}.", number(part), number(parts))
}

/// Title of the figure: `Saturation of codes`.
pub fn title(table: &CrossTab) -> String {
    let framework = table.framework.as_ref().filter(|_| !table.spec.own_codes);
    let framework = framework.map_or_else(String::new, |framework| format!("{framework} "));
    format!("Saturation of {framework}{}", row_nouns(&table.spec, 2))
}

/// The sentences under the figure.
pub fn notes(found: &SaturationOf) -> Vec<String> {
    let rule = found.rule;
    let sources = words::unit_noun(found.by, 2);
    let mut notes = vec![format!(
        "Saturation (Guest, Namey and Chen 2020): after so many {sources}, marked by a dashed line, a run of {} brought at most {}% of what the first {} had.",
        rule.run, rule.threshold_percent, rule.base
    )];
    notes.push(format!(
        "{} stand in the order in which the data have them; random orders are drawn with seed {}.",
        capitalised(sources),
        rule.seed
    ));
    notes
}

/// What the caption of the figure begins with.
pub fn caption(found: &SaturationOf, table: &CrossTab) -> Vec<String> {
    [format!("{}.", title(table))].into_iter().chain(notes(found)).collect()
}

/// The alternative text: how much was found in how many sources and whether it is saturated, then the last
/// source that brought anything, then how it is drawn.
pub fn alternative_text(found: &SaturationOf, table: &CrossTab) -> String {
    let Some(all) = found.parts.first().filter(|part| !part.sources.is_empty()) else {
        return NOTHING.to_owned();
    };
    let size = u64::from(all.size());
    let sources = counted(size, words::unit_noun(found.by, 1), words::unit_noun(found.by, 2));
    let codes = u64::from(all.codes());
    let last = all.sources.iter().enumerate().rfind(|(_, (_, new))| *new > 0);
    let last = last.map_or_else(String::new, |(at, _)| {
        format!(" The last new one came with number {}.", number(at as u64 + 1))
    });
    let panels = found.parts.len() as u64;
    format!(
        "{} brought {} {}. {}.{last} {}, in {}.",
        capitalised(&sources),
        number(codes),
        row_nouns(&table.spec, codes),
        verdict_line(all, found.rule),
        title(table),
        counted(panels, "panel", "panels")
    )
}
