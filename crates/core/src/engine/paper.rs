//! The document for a paper: figure, table and words of a study, and the passages that its user collected.

use super::answer;
use super::asked::resolved;
use super::quotes::{Speakers, found, names_speakers};
use super::study::Study;
use super::{FigureView, PickedPassage};
use crate::analysis::{CrossTab, TableOptions, places_of};
use crate::diag::{ErrorKind, Result};
use crate::export::paper::{self, Paper, Quotation};
use crate::export::picture::{Picture, png};
use crate::figure::FigureOptions;
use crate::order::sort_by_key;
use crate::words::errors::message;
use crate::words::{caption, paper as words, table as table_words};

/// Millimetres in a point, of which 72 are an inch.
const MM_PER_PT: f64 = 25.4 / 72.0;

/// The title of the study's table, and the document. `dpi` is the resolution of the figure's pictures.
///
/// # Errors
/// Those of the table, of the figure and of its pictures.
pub(super) fn write(
    study: &Study,
    dpi: f64,
    asked: TableOptions,
    drawn: FigureOptions,
) -> Result<(String, Vec<u8>)> {
    let notation = answer::notation_of(study, drawn.clone())?;
    let first = answer::figure(study, asked.clone(), drawn.clone())?;
    let table = first.table.clone();
    let parts = first.page.parts;
    let mut figures = Vec::new();
    for part in 1..=parts {
        let of_part = FigureOptions { part: Some(part), ..drawn.clone() };
        let view = answer::figure(study, asked.clone(), of_part)?;
        let picture = picture(&view, dpi)?;
        figures.push(paper::Figure {
            picture,
            width_mm: view.scene.width_pt * MM_PER_PT,
            height_mm: view.scene.height_pt * MM_PER_PT,
            caption: view.caption,
            alternative_text: view.alt,
        });
    }
    let (quotations, about_quotations) = quotations(study, asked, &table)?;
    let bytes = paper::write(&Paper {
        figures,
        caption: answer::caption_of(study, &table),
        notation,
        methods: answer::methods_of(study, &table),
        table: &table,
        quotations,
        about_quotations,
    })?;
    Ok((caption::file_title(&table), bytes))
}

/// A part of the figure as a picture, or why there is none: its texts are drawn by a font that has not all
/// letters.
fn picture(view: &FigureView, dpi: f64) -> Result<std::result::Result<Vec<u8>, String>> {
    match Picture::new(&view.scene, view.spec.palette, dpi) {
        Ok(mut picture) => Ok(Ok(png::write(&mut picture))),
        Err(error) if matches!(error.kind, ErrorKind::NotInFont { .. }) => Ok(Err(message(&error))),
        Err(error) => Err(error),
    }
}

/// The passages that were collected, by the rows and columns of a table and within those in the user's order,
/// with what must be said of them. Who spoke has a pseudonym that is made for these alone, in the order in which
/// they stand.
fn quotations(
    study: &Study,
    asked: TableOptions,
    table: &CrossTab,
) -> Result<(Vec<Quotation>, Vec<String>)> {
    if study.settings.quotes.is_empty() {
        return Ok((Vec::new(), Vec::new()));
    }
    if study.settings.disclosure.keeps_back() {
        return Ok((Vec::new(), vec![words::PROTECTED.to_owned()]));
    }
    if names_speakers(&table.spec.columns) {
        return Ok((Vec::new(), vec![words::NAMED.to_owned()]));
    }
    let dataset = &*study.dataset;
    let found: Vec<_> = found(study).into_iter().filter_map(|(_, found)| found).collect();
    let mut about = Vec::new();
    if !found.is_empty() {
        about.extend(words::about_quotations().map(str::to_owned));
    }
    let is_aside = |quote: &&PickedPassage| {
        study.settings.set_aside.iter().any(|aside| aside.passage == **quote)
    };
    let unfound = study.settings.quotes.len().saturating_sub(found.len());
    let aside = study.settings.quotes.iter().filter(is_aside).count().min(unfound);
    about.extend((aside > 0).then(|| words::aside(aside)));
    let lost = unfound - aside;
    about.extend((lost > 0).then(|| words::lost(lost)));
    let spec = resolved(study, asked)?;
    let codings: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
    let places = places_of(&spec, dataset, &study.matched.mapping, &codings)?;
    // What stands in no row of the table, since it is filtered out or has nothing at that level, comes last.
    let order = |places: &Vec<(String, String)>| {
        let rows = places.iter().map(|(row, _)| row);
        let mut rows: Vec<usize> =
            rows.filter_map(|row| table.rows.iter().position(|head| head.key == *row)).collect();
        rows.sort_unstable();
        let column = places.first().map_or("", |(_, column)| column);
        let column = table.columns.iter().position(|head| head.key == column);
        (rows, column.unwrap_or(usize::MAX))
    };
    let in_places = found.into_iter().zip(&places);
    let mut all: Vec<_> =
        in_places.map(|((at, excerpt), places)| (order(places), at, excerpt)).collect();
    sort_by_key(&mut all, |((rows, column), ..)| {
        (rows.first().copied().unwrap_or(usize::MAX), *column)
    });
    let names = table_words::row_names(table);
    let mut speakers = Speakers::default();
    let quotations = all.into_iter().map(|((rows, column), at, excerpt)| {
        let rows: Vec<&str> =
            rows.iter().filter_map(|row| names.get(*row)).map(String::as_str).collect();
        let column = table.columns.get(column).map(|head| table_words::column_label(&head.label));
        Quotation {
            row: if rows.is_empty() { excerpt.code } else { words::several(&rows) },
            column: column.unwrap_or_default().to_owned(),
            valence: excerpt.valence,
            text: excerpt.text,
            speaker: speakers.name(dataset, at),
        }
    });
    Ok((quotations.collect(), about))
}
