//! The register of charts: the one place that names them all. Finds a chart, resolves what was asked of it,
//! has it draw, and tells the page what each offers.

use std::collections::BTreeMap;

use super::beside::Numbers;
use super::chart::{Chart, Purpose};
use super::options::{PAGE, SHARED};
use super::presets::{PRESETS, Preset};
use super::{Beside, Scene, Style};
use super::{ChartDeclaration, ChartOption, FigureOptions, FigureSpec, PageFit, PageOffer};
use super::{agreement_dots, co_occurrence_matrix, logic_model, ranking_dots, saturation_curve};
use super::{dots, forest, frame, matrix, presence, ratings_grid, text, two_sided_bars};
use crate::analysis::{CrossTab, Statistic};
use crate::diag::{Error, ErrorKind, Result, Unavailable};
use crate::words::errors::unavailable_here;
use crate::words::{drawn, figure as words};

/// The chart where none was chosen.
const DEFAULT: &Chart = &two_sided_bars::CHART;
/// All charts, in the order of their controls.
const CHARTS: &[&Chart] = &[
    DEFAULT,
    &matrix::CHART,
    &ratings_grid::CHART,
    &dots::CHART,
    &forest::CHART,
    &presence::CHART,
    &ranking_dots::CHART,
    &agreement_dots::CHART,
    &saturation_curve::CHART,
    &co_occurrence_matrix::CHART,
    &logic_model::CHART,
];

/// Narrowest and widest figure that can be drawn, in millimetres.
pub const WIDTHS_MM: (f64, f64) = (40.0, 400.0);
/// Least and greatest height that a figure can be kept to, in millimetres.
pub const HEIGHTS_MM: (f64, f64) = (60.0, 100_000.0);
/// The height of an A4 page within margins of 20 mm, in millimetres.
const DEFAULT_HEIGHT_MM: f64 = 257.0;
/// Characters of a title given by the user.
const LONGEST_TITLE: usize = 300;

/// Default width of a style, in millimetres: a page's column, and a journal's full width.
fn default_width_mm(style: Style) -> f64 {
    match style {
        Style::Screen => 230.0,
        Style::Print => 170.0,
    }
}

/// Checks the options and fills in what was left out.
///
/// # Errors
/// [`ErrorKind::UnknownValue`] for a chart, option, choice or preset that does not exist,
/// [`ErrorKind::MeasureOutOfRange`] for a width outside 40 to 400 mm or a height outside 60 to 100,000.
pub fn resolve(options: &FigureOptions) -> Result<FigureSpec> {
    let chart = match &options.chart {
        None => DEFAULT,
        Some(id) => find(id)?,
    };
    let preset = match &options.preset {
        None => None,
        Some(id) => Some(Preset::of(id).ok_or_else(|| {
            let known = PRESETS.iter().map(|preset| preset.id.to_owned()).collect();
            unknown("figure.preset", id, known)
        })?),
    };
    let print = preset.map(|_| Style::Print);
    let style = options.style.or(print).unwrap_or_default();
    let width_mm = options.width_mm.or_else(|| preset?.width_mm());
    let width_mm = width_mm.unwrap_or_else(|| default_width_mm(style));
    let height_mm = options.height_mm.or_else(|| preset?.height_mm());
    let height_mm = height_mm.unwrap_or(DEFAULT_HEIGHT_MM);
    within("figure.width_mm", width_mm, WIDTHS_MM)?;
    within("figure.height_mm", height_mm, HEIGHTS_MM)?;
    for (id, choice) in &options.options {
        let Some(option) = chart.option(id) else {
            let known = chart.all_options().map(|known| known.id().to_owned()).collect();
            return Err(unknown("figure.options", id, known));
        };
        let choices = option.choices();
        if !choices.contains(&choice.as_str()) {
            let allowed = choices.iter().map(|known| (*known).to_owned()).collect();
            return Err(unknown(&format!("figure.options.{id}"), choice, allowed));
        }
    }
    let resolved: BTreeMap<String, String> = chart
        .all_options()
        .map(|option| {
            let default = option.choices().first().copied().unwrap_or_default();
            let choice = options.options.get(option.id()).map_or(default, String::as_str);
            (option.id().to_owned(), choice.to_owned())
        })
        .collect();
    let title = options.title.as_deref().map(|title| text::brief(title, LONGEST_TITLE));
    Ok(FigureSpec {
        chart: chart.id.to_owned(),
        title: title.filter(|title| !title.is_empty()),
        width_mm,
        height_mm,
        part: options.part.unwrap_or(1).max(1),
        style,
        palette: options.palette.unwrap_or_default(),
        preset: options.preset.clone(),
        options: resolved,
    })
}

fn within(setting: &str, given: f64, (from, to): (f64, f64)) -> Result<()> {
    if (from..=to).contains(&given) {
        return Ok(());
    }
    let setting = setting.to_owned();
    Err(ErrorKind::MeasureOutOfRange { setting, given, from, to }.into())
}

/// A figure, how it stands to its page, and what its caption says of what is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The drawing.
    pub scene: Scene,
    /// How it stands to its page, with what else can be done where the whole is taller.
    pub page: PageFit,
    /// Sentences for the caption: the order of the rows, what is folded, left out, or in another part.
    pub said: Vec<String>,
    /// What its caption begins with, in place of what is counted; `None` for a figure of counts.
    pub subject: Option<Vec<String>>,
}

/// Draws a table.
///
/// # Errors
/// [`ErrorKind::UnknownValue`] where the specification names a chart that does not exist.
pub fn draw(spec: &FigureSpec, table: &CrossTab, beside: &Beside) -> Result<Figure> {
    let chart = find(&spec.chart)?;
    let numbers = Numbers { table, beside };
    let description = (chart.describe)(spec, numbers);
    let is_empty = table.rows.is_empty() || table.columns.is_empty();
    let drawn = (chart.draw)(spec, numbers, Purpose::Drawing(&description));
    let drawn =
        drawn.filter(|_| !is_empty).and_then(|drawn| Some((drawn.scene?, drawn.page, drawn.said)));
    let Some((scene, mut page, said)) = drawn else {
        let lacks = (chart.lacks)(table).filter(|_| !is_empty).unwrap_or(words::NOTHING);
        let scene = frame::empty(spec, table, lacks, description);
        return Ok(Figure { scene, page: PageFit::default(), said: Vec::new(), subject: None });
    };
    if !page.is_whole() {
        page.offers = offers(spec, numbers, &page);
    }
    Ok(Figure { scene, page, said, subject: (chart.caption)(numbers) })
}

/// How a figure stands to its page, without drawing it.
///
/// # Errors
/// As [`draw`].
pub fn page_of(spec: &FigureSpec, table: &CrossTab, beside: &Beside) -> Result<PageFit> {
    let chart = find(&spec.chart)?;
    let numbers = Numbers { table, beside };
    if table.rows.is_empty() || table.columns.is_empty() {
        return Ok(PageFit::default());
    }
    let measured = (chart.draw)(spec, numbers, Purpose::Measuring);
    let mut page = measured.map(|drawn| drawn.page).unwrap_or_default();
    if !page.is_whole() {
        page.offers = offers(spec, numbers, &page);
    }
    Ok(page)
}

/// What can be done about a figure that is taller than its page, what was done excepted.
fn offers(spec: &FigureSpec, numbers: Numbers<'_>, now: &PageFit) -> Vec<PageOffer> {
    let tried = |chart: &Chart, page: &str| {
        let mut spec = spec.clone();
        spec.chart = chart.id.to_owned();
        spec.options.insert(PAGE.id.to_owned(), page.to_owned());
        spec.part = 1;
        (chart.draw)(&spec, numbers, Purpose::Measuring).map(|drawn| drawn.page).unwrap_or_default()
    };
    let mut offers = Vec::new();
    let mut offer = |label: String, chart: &str, page: &str| {
        offers.push(PageOffer { label, chart: chart.to_owned(), page: page.to_owned() });
    };
    let Ok(chart) = find(&spec.chart) else { return offers };
    if !now.is_dense {
        let dense = tried(chart, "dense");
        if dense.height_mm <= dense.most_mm {
            offer(drawn::offer_dense(dense.height_mm), &spec.chart, "dense");
        }
    }
    if spec.chart != matrix::CHART.id && chart.needs.is_none() {
        let matrix = tried(&matrix::CHART, "auto");
        if matrix.parts == 1 {
            offer(drawn::offer_matrix(matrix.height_mm), matrix::CHART.id, "auto");
        }
    }
    if now.rows_left_out == 0 {
        let first = tried(chart, "first");
        if first.rows_left_out > 0 && first.parts == 1 {
            offer(drawn::offer_first(first.rows.into()), &spec.chart, "first");
        }
    }
    if now.parts == 1 {
        let parts = tried(chart, "parts").parts;
        if parts > 1 {
            offer(drawn::offer_parts(parts.into()), &spec.chart, "parts");
        }
    }
    if now.height_mm < now.whole_mm {
        offer(drawn::offer_whole(now.whole_mm), &spec.chart, "whole");
    }
    offers
}

/// All charts, with what each offers for this table; `why_not` tells why numbers beyond counts cannot be had.
pub fn charts(
    table: &CrossTab,
    why_not: &dyn Fn(Statistic) -> Option<Unavailable>,
) -> Vec<ChartDeclaration> {
    let empty = table.rows.is_empty() || table.columns.is_empty();
    let several = table.columns.len() > 1;
    CHARTS
        .iter()
        .map(|chart| ChartDeclaration {
            id: chart.id.to_owned(),
            label: chart.label.to_owned(),
            purpose: chart.purpose.to_owned(),
            unavailable: match chart.needs.and_then(why_not) {
                Some(why) => Some(unavailable_here(&why)),
                None if empty => Some(words::NO_ROWS.to_owned()),
                None => (chart.lacks)(table).map(str::to_owned),
            },
            options: chart
                .all_options()
                .map(|option| ChartOption {
                    id: option.id().to_owned(),
                    label: words::option(option.id()).to_owned(),
                    choices: option
                        .choices()
                        .iter()
                        .map(|choice| {
                            let label = words::choice(option.id(), choice).to_owned();
                            ((*choice).to_owned(), label)
                        })
                        .collect(),
                    disabled: if chart.without.contains(&option.id()) {
                        Some(words::NO_DIFFERENCE.to_owned())
                    } else {
                        (option.compares_columns() && !several).then(|| words::ONE_PANEL.to_owned())
                    },
                })
                .collect(),
        })
        .collect()
}

/// The label of a chart; `None` for an id that no chart has.
pub fn label_of(chart: &str) -> Option<&'static str> {
    find(chart).ok().map(|chart| chart.label)
}

/// Whether an option of any chart has an effect only where there are several columns, which is known
/// before anything is counted.
pub fn compares_columns(option: &str) -> bool {
    CHARTS.iter().filter_map(|chart| chart.option(option)).any(|option| option.compares_columns())
}

/// Whether an option is one of every chart, so that it stays when another chart is chosen.
pub fn is_shared(option: &str) -> bool {
    SHARED.iter().any(|shared| shared.id() == option)
}

/// What the figure shows, in a few sentences.
pub fn alternative_text(spec: &FigureSpec, table: &CrossTab, beside: &Beside) -> String {
    let numbers = Numbers { table, beside };
    find(&spec.chart).map_or_else(|_| String::new(), |chart| (chart.describe)(spec, numbers))
}

/// The numbers beyond counts that a chart is made of; `None` for one that is made of the table.
///
/// # Errors
/// [`ErrorKind::UnknownValue`] where the specification names a chart that does not exist.
pub fn needs(spec: &FigureSpec) -> Result<Option<Statistic>> {
    Ok(find(&spec.chart)?.needs)
}

/// Whether a chart can be drawn of a counted table alone.
pub fn can_be_drawn(id: &str, table: &CrossTab) -> bool {
    find(id).is_ok_and(|chart| chart.needs.is_none() && (chart.lacks)(table).is_none())
}

fn find(id: &str) -> Result<&'static Chart> {
    CHARTS.iter().copied().find(|chart| chart.id == id).ok_or_else(|| {
        unknown("figure.chart", id, CHARTS.iter().map(|chart| chart.id.to_owned()).collect())
    })
}

fn unknown(setting: &str, given: &str, allowed: Vec<String>) -> Error {
    ErrorKind::UnknownValue { setting: setting.to_owned(), given: given.to_owned(), allowed }.into()
}
