//! The document of a live figure, and what goes with it to a host.

use std::collections::HashSet;

use super::maker::{First, MOST_BYTES, Maker};
use crate::analysis::{self, CrossTab, MOST_CARRIED_CELLS, Order, TableOptions};
use crate::diag::{ErrorKind, Result};
use crate::engine::asked::figure_options;
use crate::engine::opened::Carried;
use crate::engine::{InteractiveOptions, answer, origin};
use crate::export::interactive::{self as figure_file, Bundle, Credits, Document};
use crate::export::picture::{Picture, png};
use crate::export::{csv, file_name, pdf, svg};
use crate::figure::{self, FigureOptions, Palette};
use crate::schema::live_figure::MOST_LETTERS;
use crate::words::errors::message;
use crate::words::{caption, interactive as words, table as table_words, workbook};

/// Dots per inch of the picture beside a figure.
const DPI: f64 = 300.0;

/// A live figure as it was written.
pub(super) struct Made {
    /// Title, of which the names of its files are made.
    pub title: String,
    /// The document.
    pub html: String,
    first: First,
    palette: Palette,
    methods: String,
}

impl Maker<'_> {
    /// Draws and writes the document.
    ///
    /// # Errors
    /// `TooManyViews` for more views, or more bytes, than a file may hold; those of counting and drawing.
    pub(super) fn made(&self, program: Option<&str>, options: &InteractiveOptions) -> Result<Made> {
        let (mut views, first) = self.draw()?;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let credits = Credits {
            title: options.title.clone().unwrap_or_else(|| caption::title(&first.table)),
            authors: text(&options.authors),
            citation: text(&options.citation),
            licence: text(&options.licence),
            doi: text(&options.doi),
        };
        let settings = workbook::settings(&first.table, self.codebook(), &credits.title, "", "");
        let settings: Vec<_> = settings.into_iter().filter(|(_, told)| !told.is_empty()).collect();
        let palette = figure_options(self.study, self.drawn.clone()).palette.unwrap_or_default();
        let methods =
            answer::methods_under(self.study, &self.policy, &first.table, self.codebook());
        let file = file_name(&[&credits.title], "");
        let document = Document {
            credits: &credits,
            controls: &self.controls(),
            first: &self.first(),
            scene: first.view.scenes.last().ok_or(ErrorKind::EngineFailed)?,
            palette,
            table: &first.table,
            alt: &first.view.alt,
            caption: &first.view.caption,
            notes: &first.notes,
            notation: first.notation,
            methods: &methods,
            settings: &settings,
            file: file.trim_end_matches('.'),
            downloads: self.downloads,
            program,
            carried: &self.carried(&first, options)?,
        };
        let html = figure_file::write(&document, &mut views);
        if html.len() > MOST_BYTES {
            return Err(self.too_many(html.len()));
        }
        Ok(Made { title: credits.title, html, first, palette, methods })
    }

    /// What the document carries, so that it can be opened again.
    ///
    /// # Errors
    /// `TooManyViews` for more than is read back.
    fn carried(&self, first: &First, options: &InteractiveOptions) -> Result<String> {
        let spec = &self.own.spec;
        let drawn = figure_options(self.study, self.drawn.clone());
        let chart = self.charts.first().map(|(id, _)| id.clone());
        let is_own = figure::resolve(&drawn).is_ok_and(|spec| Some(&spec.chart) == chart.as_ref());
        let mut options_of_chart = drawn.options;
        options_of_chart.retain(|option, _| is_own || figure::is_shared(option));
        let mixed = |table: &CrossTab| table.spec.both_as_mixed == spec.both_as_mixed;
        let carried = Carried {
            tables: analysis::carried(&first.counted),
            table: TableOptions {
                rows: Some(spec.rows),
                columns: Some(spec.columns.clone()),
                unit: Some(spec.unit),
                basis: Some(spec.basis),
                filter: Some(spec.filter.clone()),
                valences: spec.valences.clone(),
                order: Some(spec.order),
                hand_order: Some(self.carried_by_hand(&first.counted)),
                zero_rows: Some(spec.zero_rows),
                // Of units that differ in it none is told for all.
                both_as_mixed: Some(spec.both_as_mixed).filter(|_| first.counted.iter().all(mixed)),
            },
            figure: FigureOptions {
                chart,
                palette: drawn.palette,
                options: options_of_chart,
                ..FigureOptions::default()
            },
            interactive: InteractiveOptions {
                fewest_contributors: Some(self.fewest_asked),
                ..options.clone()
            },
            disclosure: self.policy.clone(),
            framework: self.codebook().map(|book| book.id.clone()),
            example: self.study.example.clone(),
            data: origin::of_data(self.study, &self.policy, &first.table),
        };
        let text = serde_json::to_string(&carried).map_err(|_| ErrorKind::EngineFailed)?;
        // What would not be read back is not written.
        let is_too_much = text.len() > MOST_LETTERS || carried.cells() > MOST_CARRIED_CELLS;
        if is_too_much { Err(self.too_many(text.len())) } else { Ok(text) }
    }

    /// The order by hand, if it can be seen: the list of a study has labels of other levels too, and of rows that a
    /// filter leaves out.
    fn carried_by_hand(&self, counted: &[CrossTab]) -> Vec<String> {
        let is_seen = self.orders.contains(&Order::ByHand);
        let rows = counted.iter().flat_map(|table| &table.rows);
        let rows: HashSet<&str> = rows.map(|row| row.key.as_str()).collect();
        let listed = self.table.hand_order.iter().flatten().filter(|_| is_seen);
        listed.filter(|key| rows.contains(key.as_str())).cloned().collect()
    }
}

impl Made {
    /// The choice of each control in every view.
    pub(super) fn views(&self) -> &[[usize; 5]] {
        &self.first.drawn
    }

    /// The document with what hosts ask for beside it, as an archive.
    ///
    /// # Errors
    /// Those of the pictures, but for characters that they have no outlines of: then they are left out, and the words
    /// beside them say so.
    pub(super) fn bundle(&self) -> Result<Vec<u8>> {
        let First { view, table, notes, .. } = &self.first;
        let scene = view.scenes.last().ok_or(ErrorKind::EngineFailed)?;
        let palette = figure_file::on_light(self.palette);
        let mut text = table_words::words_of_figure(&view.caption, &view.alt, &self.methods, notes);
        let pdf = pdf::write(scene, palette);
        let png = Picture::new(scene, palette, DPI).map(|mut picture| png::write(&mut picture));
        let (pdf, png) = match (pdf, png) {
            (Err(error), _) | (_, Err(error)) => {
                if !matches!(error.kind, ErrorKind::NotInFont { .. }) {
                    return Err(error);
                }
                text.push_str(&words::no_pictures(&message(&error)));
                (None, None)
            }
            (Ok(pdf), Ok(png)) => (Some(pdf), Some(png)),
        };
        Ok(figure_file::bundle(&Bundle {
            title: &self.title,
            html: &self.html,
            height_px: figure_file::height_px(scene),
            svg: &svg::write(scene, palette),
            pdf: pdf.as_deref(),
            png: png.as_deref(),
            csv: &csv::table(table, false),
            words: &text,
        }))
    }
}
