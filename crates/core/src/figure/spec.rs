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
    /// Greatest height in millimetres, 60 to 100,000; the default is that of an A4 page within its margins.
    pub height_mm: Option<f64>,
    /// Which part is drawn, from 1, where it is cut into parts for its page.
    pub part: Option<u32>,
    /// Type scale.
    pub style: Option<Style>,
    /// Colours.
    pub palette: Option<Palette>,
    /// What a publisher asks, by the preset's id: it sets width, greatest height and type where they are absent.
    pub preset: Option<String>,
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
    /// Greatest height in millimetres.
    pub height_mm: f64,
    /// Which part is drawn, from 1, where it is cut into parts for its page.
    pub part: u32,
    /// Type scale.
    pub style: Style,
    /// Colours.
    pub palette: Palette,
    /// What a publisher asks, by the preset's id.
    pub preset: Option<String>,
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

/// How a figure stands to its page.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PageFit {
    /// Its height as it is drawn, in millimetres.
    pub height_mm: f64,
    /// Its greatest height, in millimetres.
    pub most_mm: f64,
    /// Its height if it were drawn whole, as wide and with rows as far apart as they are by default.
    pub whole_mm: f64,
    /// Which of its parts it is, from 1.
    pub part: u32,
    /// How many parts there are.
    pub parts: u32,
    /// Rows that are drawn, in all parts together.
    pub rows: u32,
    /// Rows that are left out so that it fits.
    pub rows_left_out: u32,
    /// Whether rows stand closer than they do by default.
    pub is_dense: bool,
    /// What else can be done, where the whole is taller than its page.
    pub offers: Vec<PageOffer>,
}

impl PageFit {
    /// Whether the whole stands on its page, so that nothing has to be said.
    pub fn is_whole(&self) -> bool {
        self.whole_mm <= self.most_mm
    }
}

/// Something that can be done about a figure that is taller than its page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct PageOffer {
    /// What it is, for a button.
    pub label: String,
    /// The chart to draw.
    pub chart: String,
    /// The choice of that chart's option `page`.
    pub page: String,
}
