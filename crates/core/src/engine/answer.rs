//! Tables, figures and passages of a study.

use super::asked::{figure_options, resolved};
pub(super) use super::counted::{count, count_under};
use super::describe;
use super::matching;
use super::numbers;
use super::origin::{by_hand_under, of_data};
use super::quotes::excerpt;
use super::study::Study;
use super::{Drawing, Excerpt, ExcerptQuery, FigureView, TableView};
use crate::analysis::{self, CrossTab, Statistic, TableOptions};
use crate::analysis::{codings_behind, codings_together};
use crate::dataset::Standing;
use crate::diag::Unavailable;
use crate::diag::{ErrorKind, Result};
use crate::disclosure::Policy;
use crate::export::svg;
use crate::figure::{self, Figure, FigureOptions};
use crate::framework::Codebook;
use crate::ids::{CodeId, IdVec};
use crate::words::cell::Notation;
use crate::words::methods::methods;
use crate::words::{caption, notes, workbook};

/// How a table's numbers are written beside a figure.
pub(super) fn notation_of(study: &Study, drawn: FigureOptions) -> Result<Notation> {
    Ok(figure::notation(&figure::resolve(&figure_options(study, drawn))?))
}

/// The caption of a table of this study.
pub(super) fn caption_of(study: &Study, table: &CrossTab) -> String {
    let codebook = study.matched.mapping.codebook.as_deref();
    let by_hand = by_hand_under(study, &study.settings.disclosure, table);
    caption::caption(table, codebook, None, invented(study), by_hand)
}

/// That nobody said what an example holds; nothing of the user's own data.
pub(super) fn invented(study: &Study) -> Vec<String> {
    study.example.iter().map(|example| caption::invented(example)).collect()
}

/// The methods paragraph of a table of this study.
pub(super) fn methods_of(study: &Study, table: &CrossTab) -> String {
    let codebook = study.matched.mapping.codebook.as_deref();
    methods_under(study, &study.settings.disclosure, table, codebook)
}

/// As [`methods_of`], under a policy that may be stricter than the study's, with the framework that is to be named.
pub(super) fn methods_under(
    study: &Study,
    policy: &Policy,
    table: &CrossTab,
    codebook: Option<&Codebook>,
) -> String {
    methods(table, codebook, study.example.as_deref(), &of_data(study, policy, table))
}

/// What was counted in a table of this study and how, line by line.
pub(super) fn settings_of(study: &Study, table: &CrossTab) -> Vec<(String, String)> {
    let codebook = study.matched.mapping.codebook.as_deref();
    workbook::settings(
        table,
        codebook,
        &caption::title(table),
        &caption_of(study, table),
        &methods_of(study, table),
    )
}

/// Counts and puts into words.
pub(super) fn table(study: &Study, asked: TableOptions) -> Result<TableView> {
    let (table, protection) = count(study, asked)?;
    let caption = caption_of(study, &table);
    Ok(TableView { caption, notes: notes::notes(&table), protection, table })
}

/// Counts, draws and puts into words.
pub(super) fn figure(
    study: &Study,
    asked: TableOptions,
    drawn: FigureOptions,
) -> Result<FigureView> {
    let spec = figure::resolve(&figure_options(study, drawn))?;
    let beside = numbers::beside(study, figure::needs(&spec)?, asked.clone())?;
    let (table, protection) = count(study, asked)?;
    let Figure { scene, page, mut said, subject } = figure::draw(&spec, &table, &beside)?;
    said.extend(invented(study));
    let codebook = study.matched.mapping.codebook.as_deref();
    let by_hand = by_hand_under(study, &study.settings.disclosure, &table);
    Ok(FigureView {
        scene,
        caption: caption::caption(&table, codebook, subject, said, by_hand),
        page_of_file: None,
        page,
        alt: figure::alternative_text(&spec, &table, &beside),
        methods: methods_of(study, &table),
        notes: notes::notes(&table),
        charts: figure::charts(&table, &|kind| {
            why_not(study, kind).or_else(|| unrated(study, kind))
        }),
        protection,
        spec,
        table,
    })
}

/// As [`figure`], for a screen: with how a file drawn as the study's settings say stands to its page.
pub(super) fn shown(
    study: &Study,
    asked: TableOptions,
    drawn: FigureOptions,
) -> Result<FigureView> {
    let mut view = figure(study, asked.clone(), drawn)?;
    let of_file = figure::resolve(&study.settings.figure)?;
    let beside = numbers::beside(study, figure::needs(&of_file)?, asked)?;
    view.page_of_file = Some(figure::page_of(&of_file, &view.table, &beside)?);
    Ok(view)
}

/// Why numbers beyond counts cannot be had; `None` where nothing is known to stand against them.
fn why_not(study: &Study, kind: Statistic) -> Option<Unavailable> {
    describe::numbers(study).into_iter().find(|(known, _)| *known == kind)?.1
}

/// Why a chart of ratings has nothing to draw. Their sheet can be had all the same: ratings are entered in it, and its
/// cells tell the evidence for them.
fn unrated(study: &Study, kind: Statistic) -> Option<Unavailable> {
    let entered = study.settings.numbers.ratings.values().flat_map(|of_row| of_row.values());
    let is_rated = kind != Statistic::Ratings
        || entered.into_iter().any(|rating| !rating.trim().is_empty())
        || study.dataset.codings.iter().any(|coding| coding.rating.is_some());
    (!is_rated).then_some(Unavailable::NoRatings)
}

/// Counts, draws as SVG and puts into words.
pub(super) fn drawing(study: &Study, asked: TableOptions, drawn: FigureOptions) -> Result<Drawing> {
    let FigureView { scene, spec, caption, alt, methods, .. } = figure(study, asked, drawn)?;
    Ok(Drawing { svg: svg::write(&scene, spec.palette), caption, alt, methods })
}

/// The passages behind a number, in the order of the input.
///
/// # Errors
/// `PassagesNotInFigure` of a live figure, `PassagesProtected` where anything is kept from being told; `UnknownValue` for
/// rows and columns that there are not.
pub(super) fn excerpts(
    study: &Study,
    query: &ExcerptQuery,
    asked: TableOptions,
) -> Result<Vec<Excerpt>> {
    refuse_passages(study)?;
    let dataset = &*study.dataset;
    let mapping = &study.matched.mapping;
    let spec = resolved(study, columns_of_figure(study, asked)?)?;
    let column = query.column.as_deref();
    let codings = match &query.with {
        Some(with) => codings_together(&spec, dataset, mapping, [&query.row, with])?,
        None => codings_behind(&spec, dataset, mapping, &query.row, column, query.valence)?,
    };
    Ok(codings
        .into_iter()
        .filter_map(|at| excerpt(study, dataset, dataset.codings.get(at)?))
        .collect())
}

/// Refuses passages where there are none, or where anything is kept from being told.
fn refuse_passages(study: &Study) -> Result<()> {
    if study.opened.is_some() {
        return Err(ErrorKind::PassagesNotInFigure.into());
    }
    if study.settings.disclosure.keeps_back() {
        return Err(ErrorKind::PassagesProtected.into());
    }
    Ok(())
}

/// The first passages with a text of the codes that rows of the mapping stand for, at most `most`, in the order of
/// the input.
///
/// # Errors
/// `PassagesNotInFigure` of a live figure, `PassagesProtected` where anything is kept from being told.
pub(super) fn code_passages(study: &Study, keys: &[String], most: u32) -> Result<Vec<Excerpt>> {
    refuse_passages(study)?;
    let dataset = &*study.dataset;
    let Some(book) = &study.matched.mapping.codebook else { return Ok(Vec::new()) };
    let is_of_code: IdVec<CodeId, bool> =
        matching::named(book, dataset).map(|named| keys.contains(&named.key)).collect();
    let found = dataset
        .codings
        .iter()
        .filter(|coding| is_of_code[coding.code_key] && coding.standing != Standing::SetAside);
    let said = found.filter_map(|coding| excerpt(study, dataset, coding));
    Ok(said.filter(|passage| !passage.text.is_empty()).take(most as usize).collect())
}

/// A table by whose columns the study's figure is drawn, which are not the table's own for every chart.
fn columns_of_figure(study: &Study, asked: TableOptions) -> Result<TableOptions> {
    let needed = figure::needs(&figure::resolve(&study.settings.figure)?)?;
    let Some(kind) = needed.filter(|_| asked.columns.is_none()) else { return Ok(asked) };
    let chosen = study.settings.table.columns.clone();
    let columns = analysis::columns_of_numbers(kind, chosen, &study.dataset);
    Ok(TableOptions { columns, ..asked })
}
