//! The register of charts: the one place that names them all. Finds a chart, resolves what was asked of it,
//! has it draw, and tells the page what each offers.

use std::collections::BTreeMap;

use super::chart::Chart;
use super::content::Content;
use super::{ChartDeclaration, ChartOption, FigureOptions, FigureSpec, Scene, Style};
use super::{frame, matrix, text, two_sided_bars};
use crate::analysis::{CrossTab, Number};
use crate::diag::{Error, ErrorKind, Result};
use crate::valence::Valence;
use crate::words::figure as words;
use crate::words::table::row_label;

/// The chart where none was chosen.
const DEFAULT: &Chart = &two_sided_bars::CHART;
/// All charts, in the order of their controls.
const CHARTS: &[&Chart] = &[DEFAULT, &matrix::CHART];

/// Narrowest and widest figure that can be drawn, in millimetres.
pub const WIDTHS_MM: (f64, f64) = (40.0, 400.0);
/// Characters of a title given by the user.
const LONGEST_TITLE: usize = 300;

/// Default width of a style, in millimetres: a page's column, and a journal's full width.
pub fn default_width_mm(style: Style) -> f64 {
    match style {
        Style::Screen => 230.0,
        Style::Print => 170.0,
    }
}

/// Checks the options and fills in what was left out.
///
/// # Errors
/// [`ErrorKind::UnknownValue`] for a chart, option or choice that does not exist,
/// [`ErrorKind::MeasureOutOfRange`] for a width outside 40 to 400 mm.
pub fn resolve(options: &FigureOptions) -> Result<FigureSpec> {
    let chart = match &options.chart {
        None => DEFAULT,
        Some(id) => find(id)?,
    };
    let style = options.style.unwrap_or_default();
    let width_mm = options.width_mm.unwrap_or_else(|| default_width_mm(style));
    let (from, to) = WIDTHS_MM;
    if !(from..=to).contains(&width_mm) {
        let setting = "figure.width_mm".to_owned();
        return Err(ErrorKind::MeasureOutOfRange { setting, given: width_mm, from, to }.into());
    }
    for (id, choice) in &options.options {
        let Some(option) = chart.option(id) else {
            let known = chart.options.iter().map(|known| known.id().to_owned()).collect();
            return Err(unknown("figure.options", id, known));
        };
        let choices = option.choices();
        if !choices.contains(&choice.as_str()) {
            let allowed = choices.iter().map(|known| (*known).to_owned()).collect();
            return Err(unknown(&format!("figure.options.{id}"), choice, allowed));
        }
    }
    let resolved: BTreeMap<String, String> = chart
        .options
        .iter()
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
        style,
        palette: options.palette.unwrap_or_default(),
        options: resolved,
    })
}

/// Draws a table.
///
/// # Errors
/// [`ErrorKind::UnknownValue`] where the specification names a chart that does not exist.
pub fn draw(spec: &FigureSpec, table: &CrossTab) -> Result<Scene> {
    let chart = find(&spec.chart)?;
    let description = alternative_text(spec, table);
    if table.rows.is_empty() || table.columns.is_empty() {
        return Ok(frame::empty(spec, table, description));
    }
    Ok((chart.draw)(spec, &Content::of(table), &description))
}

/// All charts, with what each offers for this table.
pub fn charts(table: &CrossTab) -> Vec<ChartDeclaration> {
    let empty = table.rows.is_empty() || table.columns.is_empty();
    let several = table.columns.len() > 1;
    CHARTS
        .iter()
        .map(|chart| ChartDeclaration {
            id: chart.id.to_owned(),
            label: chart.label.to_owned(),
            purpose: chart.purpose.to_owned(),
            unavailable: empty.then(|| words::NO_ROWS.to_owned()),
            options: chart
                .options
                .iter()
                .map(|option| ChartOption {
                    id: option.id().to_owned(),
                    label: words::option(option.id()).to_owned(),
                    choices: option
                        .choices()
                        .iter()
                        .map(|choice| ((*choice).to_owned(), words::choice(choice).to_owned()))
                        .collect(),
                    disabled: (option.compares_columns() && !several)
                        .then(|| words::ONE_PANEL.to_owned()),
                })
                .collect(),
        })
        .collect()
}

/// Whether an option of any chart has an effect only where there are several columns, which is known
/// before anything is counted.
pub fn compares_columns(option: &str) -> bool {
    CHARTS.iter().filter_map(|chart| chart.option(option)).any(|option| option.compares_columns())
}

/// What the figure shows, in three sentences.
pub fn alternative_text(spec: &FigureSpec, table: &CrossTab) -> String {
    let label = find(&spec.chart).map_or("", |chart| {
        if table.has_valence() { chart.label } else { chart.name_without_valence }
    });
    let occurring: Vec<(Valence, Number)> = table
        .totals
        .iter()
        .map(|(valence, total)| (valence, *total))
        .filter(|(_, total)| total.may_be_any())
        .collect();
    let most = occurring
        .iter()
        .filter(|(valence, _)| {
            matches!(valence, Valence::Barrier | Valence::Facilitator) || !table.has_valence()
        })
        .filter_map(|&(valence, _)| {
            // Where one is hidden nobody can say which is the largest.
            let of: Option<Vec<u32>> =
                table.rows.iter().map(|row| row.totals[valence].shown()).collect();
            let of = of?;
            let most = *of.iter().max()?;
            let largest = table.rows.iter().zip(&of).filter(|(_, of)| **of == most);
            let labels = largest.map(|(row, _)| text::brief(&row_label(&row.label), 80)).collect();
            Some((valence, labels, u64::from(most)))
        })
        .collect();
    let empty_rows =
        table.rows.iter().filter(|row| row.totals.values().all(|total| *total == 0)).count();
    let hidden_rows = table.rows.iter().any(|row| row.totals.values().any(|it| it.is_hidden()));
    let facts =
        words::AltFacts { totals: occurring, most, empty_rows: empty_rows as u64, hidden_rows };
    words::alternative_text(table, label, &facts)
}

fn find(id: &str) -> Result<&'static Chart> {
    CHARTS.iter().copied().find(|chart| chart.id == id).ok_or_else(|| {
        unknown("figure.chart", id, CHARTS.iter().map(|chart| chart.id.to_owned()).collect())
    })
}

fn unknown(setting: &str, given: &str, allowed: Vec<String>) -> Error {
    ErrorKind::UnknownValue { setting: setting.to_owned(), given: given.to_owned(), allowed }.into()
}
