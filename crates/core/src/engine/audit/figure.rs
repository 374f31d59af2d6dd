//! Decisions on the figure, the interactive figure and quotations.

use super::{by_program, by_user};
use crate::analysis::{LogicModel, Unit, name};
use crate::engine::study::Study;
use crate::engine::{InteractiveOptions, PickedPassage, quotes};
use crate::figure::{FigureOptions, label_of, resolve};
use crate::words::audit::figure::{self as words, LookPart};
use crate::words::audit::{Concerned, Decision, DecisionKind};
use crate::words::preset;

/// What was typed of the logic model.
pub(super) fn logic_model(typed: &LogicModel) -> Option<Decision> {
    let sentence = || words::logic_model(typed);
    (!typed.is_empty()).then(|| by_user(DecisionKind::LogicModel, sentence()))
}

/// How the figure is drawn.
pub(super) fn figure(chosen: &FigureOptions) -> Vec<Decision> {
    let FigureOptions { chart, title, width_mm, height_mm, part, style, palette, preset, options } =
        chosen;
    let mut decisions = Vec::new();
    let drawn = resolve(chosen).map(|spec| spec.chart).ok();
    if let Some(label) = drawn.as_deref().and_then(label_of) {
        let sentence = words::chart(label);
        decisions.push(match chart {
            Some(_) => by_user(DecisionKind::Chart, sentence),
            None => by_program(DecisionKind::Chart, sentence),
        });
    }
    let shown = |sentence: String| by_user(DecisionKind::ShownInFigure, sentence);
    decisions.extend(part.map(|part| shown(words::part(part))));
    decisions.extend(options.iter().map(|(option, choice)| shown(words::option(option, choice))));
    if let Some(title) = title {
        decisions.push(by_user(DecisionKind::TitleOfFigure, words::title(title)));
    }
    let look = [
        (LookPart::Width, width_mm.map(|mm| mm.to_string())),
        (LookPart::Height, height_mm.map(|mm| mm.to_string())),
        (LookPart::Style, style.map(|style| name(&style))),
        (LookPart::Palette, palette.map(|palette| name(&palette))),
        (LookPart::Preset, preset.as_deref().map(|id| preset::name(id).to_owned())),
    ];
    let look: Vec<(LookPart, String)> =
        look.into_iter().filter_map(|(part, chosen)| Some((part, chosen?))).collect();
    if !look.is_empty() {
        decisions.push(by_user(DecisionKind::LookOfFigure, words::look(&look)));
    }
    decisions
}

/// What the interactive figure says and offers.
pub(super) fn live(chosen: &InteractiveOptions) -> Vec<Decision> {
    let InteractiveOptions {
        title,
        authors,
        citation,
        licence,
        doi,
        charts,
        units,
        bases,
        orders,
        groups,
        downloads,
        fewest_contributors,
    } = chosen;
    let said = [title, authors, citation, licence, doi];
    let said = said.into_iter().flatten().count() as u64;
    let offered =
        [charts.is_some(), units.is_some(), bases.is_some(), orders.is_some(), groups.is_some()];
    let offered = offered.into_iter().filter(|given| *given).count() as u64;
    let sentences = [
        (said > 0).then(|| words::live_says(said)),
        (offered > 0).then(|| words::live_offers(offered)),
        downloads.map(|may| words::live_downloads(may).to_owned()),
        fewest_contributors.map(words::live_fewest),
    ];
    let sentences = sentences.into_iter().flatten();
    sentences.map(|sentence| by_user(DecisionKind::LiveFigure, sentence)).collect()
}

/// Passages that were collected to be quoted.
pub(super) fn quotes(study: &Study, picked: &[PickedPassage]) -> Option<Decision> {
    if picked.is_empty() {
        return None;
    }
    let found = quotes::found(study);
    let lost = found.iter().filter(|(_, found)| found.is_none()).count() as u64;
    let count = picked.len() as u64;
    let sentence = words::quotations(count, lost);
    let collected = by_user(DecisionKind::Quotations, sentence);
    Some(collected.of(count, Concerned::Of(Unit::Segments)))
}
