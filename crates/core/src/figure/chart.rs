//! The list of charts, and what all of them share: options resolved, declarations, words.

use std::collections::BTreeMap;

use super::content::Content;
use super::{ChartDeclaration, ChartOption, FigureOptions, FigureSpec, Scene, Style};
use super::{frame, matrix, text, two_sided_bars};
use crate::analysis::{CrossTab, Number};
use crate::diag::{Error, ErrorKind, Result};
use crate::valence::Valence;
use crate::words::figure as words;
use crate::words::table::row_label;

/// A chart: what it is called, what it offers, and how it lays a table out.
pub(super) struct Chart {
    /// Identifier.
    pub id: &'static str,
    /// Label on the control.
    pub label: &'static str,
    /// What it is called in words about a table without valence.
    pub name_without_valence: &'static str,
    /// What it is good for.
    pub purpose: &'static str,
    /// Options: id and the ids of the choices, the default first.
    pub options: &'static [(&'static str, &'static [&'static str])],
    /// Why an option has no effect on a table.
    pub disabled: fn(&str, &CrossTab) -> Option<&'static str>,
    /// Draws a table that has rows and columns.
    pub draw: fn(&FigureSpec, &Content<'_>, &str) -> Scene,
}

/// All charts; the first is the default.
const CHARTS: &[&Chart] = &[&two_sided_bars::CHART, &matrix::CHART];

/// Version of [`FigureSpec`].
const VERSION: u32 = 1;
/// Widths that can be drawn, in millimetres.
const WIDTHS_MM: (f64, f64) = (40.0, 400.0);
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
/// [`ErrorKind::UnknownValue`] for a chart, option or choice that does not exist, and for a width
/// outside 40 to 400 mm.
pub fn resolve(options: &FigureOptions, _table: &CrossTab) -> Result<FigureSpec> {
    let chart = match &options.chart {
        None => CHARTS.first(),
        Some(id) => CHARTS.iter().find(|chart| chart.id == id),
    };
    let ids = || CHARTS.iter().map(|chart| chart.id.to_owned()).collect();
    let chart = chart
        .ok_or_else(|| unknown("figure.chart", options.chart.as_deref().unwrap_or(""), ids()))?;
    let style = options.style.unwrap_or_default();
    let width_mm = options.width_mm.unwrap_or_else(|| default_width_mm(style));
    if !(WIDTHS_MM.0..=WIDTHS_MM.1).contains(&width_mm) {
        let allowed = vec![WIDTHS_MM.0.to_string(), WIDTHS_MM.1.to_string()];
        return Err(unknown("figure.width_mm", &width_mm.to_string(), allowed));
    }
    for (id, choice) in &options.options {
        let Some((_, choices)) = chart.options.iter().find(|(known, _)| known == id) else {
            let known = chart.options.iter().map(|(known, _)| (*known).to_owned()).collect();
            return Err(unknown("figure.options", id, known));
        };
        if !choices.contains(&choice.as_str()) {
            let allowed = choices.iter().map(|known| (*known).to_owned()).collect();
            return Err(unknown(&format!("figure.options.{id}"), choice, allowed));
        }
    }
    let resolved: BTreeMap<String, String> = chart
        .options
        .iter()
        .map(|(id, choices)| {
            let default = choices.first().copied().unwrap_or_default();
            let choice = options.options.get(*id).map_or(default, String::as_str);
            ((*id).to_owned(), choice.to_owned())
        })
        .collect();
    let title = options.title.as_deref().map(|title| text::brief(title, LONGEST_TITLE));
    Ok(FigureSpec {
        version: VERSION,
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
                .map(|(id, choices)| ChartOption {
                    id: (*id).to_owned(),
                    label: words::option(id).to_owned(),
                    choices: choices
                        .iter()
                        .map(|choice| ((*choice).to_owned(), words::choice(choice).to_owned()))
                        .collect(),
                    disabled: (chart.disabled)(id, table).map(str::to_owned),
                })
                .collect(),
        })
        .collect()
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
