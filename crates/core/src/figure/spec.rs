//! How to draw: the relaxed form that the page and the API give, and the resolved one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What the page and the API ask for; absent parts have defaults that depend on the data.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct FigureOptions {
    /// Chart, by its declaration's id, such as `two_sided_bars`.
    pub chart: Option<String>,
    /// Title above the caption; the default is made of rows and columns.
    pub title: Option<String>,
    /// Width in millimetres, 40 to 400.
    pub width_mm: Option<f64>,
    /// Type scale.
    pub style: Option<Style>,
    /// Colours.
    pub palette: Option<Palette>,
    /// The chart's own options: id and the id of the choice.
    pub options: BTreeMap<String, String>,
}

/// [`FigureOptions`] with every default resolved.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FigureSpec {
    /// Chart.
    pub chart: String,
    /// Title, if one was given.
    pub title: Option<String>,
    /// Width in millimetres.
    pub width_mm: f64,
    /// Type scale.
    pub style: Style,
    /// Colours.
    pub palette: Palette,
    /// Every option of the chart with its choice.
    pub options: BTreeMap<String, String>,
}

/// Type scale: a figure in print has smaller type than one on a screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Style {
    /// For the page.
    #[default]
    Screen,
    /// For a journal.
    Print,
}

/// Colours of an exported figure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Palette {
    /// Vermillion and blue.
    #[default]
    Colour,
    /// A pair that stays apart in greyscale print.
    Greyscale,
    /// Vermillion and blue on a dark ground.
    Dark,
}

/// What a chart says of itself; the page's controls are made of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartDeclaration {
    /// Identifier, such as `two_sided_bars`.
    pub id: String,
    /// Label on the control.
    pub label: String,
    /// What it is good for, in one sentence.
    pub purpose: String,
    /// Why it cannot be drawn of the present table; `None` where it can.
    pub unavailable: Option<String>,
    /// Its options.
    pub options: Vec<ChartOption>,
}

/// An option of a chart: one of a few choices.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartOption {
    /// Identifier.
    pub id: String,
    /// Label on the control.
    pub label: String,
    /// Ids and labels of the choices; the first is the default.
    pub choices: Vec<(String, String)>,
    /// Why it has no effect on the present table; `None` where it has.
    pub disabled: Option<String>,
}
