//! Sentences of decisions on the figure, the interactive figure and quotations.

use crate::analysis::LogicModel;
use crate::words::figure;
use crate::words::places::{counted, lower_first, number, quoted};

/// A part of how a figure looks that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookPart {
    /// Width.
    Width,
    /// Greatest height.
    Height,
    /// Type.
    Style,
    /// Colours.
    Palette,
    /// What a publisher asks.
    Preset,
}

/// How much was typed of the logic model.
pub fn logic_model(typed: &LogicModel) -> String {
    format!(
        "A logic model was typed: {}, {}, {} and {}.",
        counted(typed.strategies.len() as u64, "strategy", "strategies"),
        counted(typed.mechanisms.len() as u64, "mechanism", "mechanisms"),
        counted(typed.outcomes.len() as u64, "outcome", "outcomes"),
        counted(typed.links.len() as u64, "link", "links"),
    )
}

/// The chart, by its label.
pub fn chart(label: &str) -> String {
    format!("The figure is drawn as: {}.", lower_first(label))
}

/// The title in the figure.
pub fn title(title: &str) -> String {
    format!("The title of the figure is {}.", quoted(title))
}

/// Which part of a figure is drawn that is cut into parts.
pub fn part(part: u32) -> String {
    format!("Of the parts of the figure this one is drawn: {}.", number(part.into()))
}

/// An option of the chart and its choice, by their ids.
pub fn option(option: &str, choice: &str) -> String {
    format!("{}: {}.", figure::option(option), lower_first(figure::choice(option, choice)))
}

/// How the figure looks, each part with what was chosen for it.
pub fn look(parts: &[(LookPart, String)]) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|(part, chosen)| match part {
            LookPart::Width => format!("{chosen} mm wide"),
            LookPart::Height => format!("at most {chosen} mm high"),
            LookPart::Style => format!("type for {chosen}"),
            LookPart::Palette => format!("colours: {chosen}"),
            LookPart::Preset => format!("as {chosen} asks"),
        })
        .collect();
    format!("How the figure looks: {}.", parts.join("; "))
}

/// Something that the interactive figure says of itself.
pub fn live_says(parts: u64) -> String {
    format!(
        "The interactive figure says of itself what was entered: {}.",
        counted(parts, "entry", "entries")
    )
}

/// What readers of the interactive figure may switch was chosen.
pub fn live_offers(parts: u64) -> String {
    format!(
        "What readers of the interactive figure may switch was chosen: {}.",
        counted(parts, "setting", "settings")
    )
}

/// Fewest contributors of a number in the interactive figure.
pub fn live_fewest(contributors: u32) -> String {
    match contributors {
        0 => "The interactive figure hides no more than the study does.".to_owned(),
        _ => format!(
            "The interactive figure hides numbers with fewer than {contributors} contributors."
        ),
    }
}

/// Whether readers may save what the interactive figure shows.
pub fn live_downloads(may: bool) -> &'static str {
    match may {
        true => "Readers of the interactive figure may save drawing and table.",
        false => "Readers of the interactive figure may not save drawing and table.",
    }
}

/// Passages that were collected, and those of them that are not in the data any more.
pub fn quotations(collected: u64, lost: u64) -> String {
    let lost = match lost {
        0 => String::new(),
        _ => format!(" {} not in the data any more.", counted(lost, "is", "are")),
    };
    format!("{} collected to be quoted.{lost}", counted(collected, "passage was", "passages were"))
}
