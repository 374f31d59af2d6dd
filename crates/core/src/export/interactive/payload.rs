//! What the player of a live figure shows: views and tables with everything that they share kept once.
//!
//! `payload.d.ts` says what each field is. The same views give the same bytes.

use std::collections::BTreeMap;

use serde::Serialize;

use super::hosts::without_traps_in_json;
use super::names::{self, Names};
use super::parts::{Around, Parts};
use super::texts::Texts;
use super::written::{hundredths, index, json};
use super::{Control, TableOfFigure, View};
use crate::analysis::CrossTab;
use crate::export::inks;
use crate::figure::{Palette, Scene};
use crate::words::interactive as words;
use crate::words::table as table_words;

/// The form in which a figure is written, and that of a file which is no such figure.
pub(super) const FORMAT: &str = "steelyard-figure";
/// The version of the form.
pub(super) const VERSION: u32 = 1;
/// Most bytes of a line: a host's filters go through a file by lines.
const LONGEST_LINE: usize = 48 * 1024;

/// The views of a figure as they are put together.
#[derive(Debug, Default)]
pub struct Views {
    texts: Texts,
    parts: Parts,
    names: Names,
    tables: Vec<WrittenTable>,
    views: Vec<WrittenView>,
}

#[derive(Debug, Serialize)]
struct WrittenTable {
    corner: usize,
    columns: Vec<[i64; 3]>,
    heads: Vec<usize>,
    valences: Vec<usize>,
    rows: Vec<[i64; 3]>,
    cells: Vec<Vec<usize>>,
    total: usize,
    totals: Vec<usize>,
    notes: Vec<usize>,
}

/// Width, height, both as a file says them, title, description, what is drawn.
type WrittenScene = (i64, i64, String, String, usize, usize, Vec<i64>);

#[derive(Debug, Serialize)]
struct WrittenView {
    at: Vec<usize>,
    scenes: Vec<WrittenScene>,
    table: usize,
    rows: Vec<usize>,
    columns: Vec<usize>,
    caption: Vec<usize>,
    alt: Vec<usize>,
}

/// Everything of a payload that is not lists of many.
#[derive(Serialize)]
struct Head<'a> {
    format: &'static str,
    version: u32,
    id: &'a str,
    file: &'a str,
    words: BTreeMap<&'static str, &'static str>,
    controls: &'a [Control],
    downloads: bool,
    inks: Vec<[String; 2]>,
    rows: Vec<usize>,
    columns: Vec<usize>,
    valences: Vec<usize>,
    widths: &'a [u32],
    first: &'a [usize],
}

/// What a payload says beside its views.
#[derive(Debug, Clone, Copy)]
pub(super) struct About<'a> {
    pub id: &'a str,
    pub file: &'a str,
    pub controls: &'a [Control],
    pub downloads: bool,
    pub palette: Palette,
    pub widths: &'a [u32],
    pub first: &'a [usize],
}

impl Views {
    /// Adds a table that views show; gives its place.
    pub fn add_table(&mut self, table: &CrossTab, notes: &[String]) -> usize {
        self.names.take(table);
        let shown = TableOfFigure::of(table);
        let texts = &mut self.texts;
        let columns = shown.columns.iter().zip(&table.columns).map(|((label, size), head)| {
            [self.names.column(&head.key), index(texts.place(label)), index(texts.place(size))]
        });
        let columns = columns.collect();
        let heads = shown.heads.iter().map(|head| texts.place(head)).collect();
        let rows = shown.rows.iter().zip(&table.rows).map(|((above, label), head)| {
            let above = above.as_ref().map_or(-1, |above| index(texts.place(above)));
            [self.names.row(&head.key), index(texts.place(label)), above]
        });
        let rows = rows.collect();
        let mut cells = Vec::with_capacity(shown.cells.len());
        for row in &shown.cells {
            cells.push(row.iter().map(|cell| texts.place(cell)).collect());
        }
        let totals = shown.totals.iter().map(|total| texts.place(total)).collect();
        let notes = notes.iter().map(|note| texts.place(note)).collect();
        let (corner, total) = (texts.place(shown.corner), texts.place(words::TOTAL));
        let valences = shown.valences.iter().map(|valence| names::number(*valence)).collect();
        let written =
            WrittenTable { corner, columns, heads, valences, rows, cells, total, totals, notes };
        self.tables.push(written);
        self.tables.len() - 1
    }

    /// Adds a view.
    pub fn add(&mut self, view: &View) {
        let mut scenes = Vec::with_capacity(view.scenes.len());
        for scene in &view.scenes {
            scenes.push(self.scene(scene));
        }
        let written = WrittenView {
            at: view.at.clone(),
            scenes,
            table: view.table,
            rows: view.rows.clone(),
            columns: view.columns.clone(),
            caption: self.texts.places_of_sentences(&view.caption),
            alt: self.texts.places_of_sentences(&view.alt),
        };
        self.views.push(written);
    }

    fn scene(&mut self, scene: &Scene) -> WrittenScene {
        let mut drawn = Vec::with_capacity(2 * scene.nodes.len() + 2);
        let mut around = Around { texts: &mut self.texts, names: &self.names };
        let ground = crate::export::scene::paper(scene);
        drawn.extend(self.parts.node(&crate::figure::Node::Shape(ground), &mut around));
        for node in &scene.nodes {
            drawn.extend(self.parts.node(node, &mut around));
        }
        let [file_width, file_height] = crate::export::svg::size_mm(scene);
        (
            hundredths(scene.width_pt),
            hundredths(scene.height_pt),
            file_width,
            file_height,
            self.texts.place(&scene.title),
            self.texts.place(&scene.description),
            drawn,
        )
    }

    /// The payload as JSON that may stand in a script of a document: lines of a bounded length, no `<`, nothing that
    /// a host would take for something of its own.
    pub(super) fn write(&mut self, about: About<'_>) -> String {
        let texts = &mut self.texts;
        let rows = self.names.of_rows.iter().map(|name| texts.place(name)).collect();
        let columns = self.names.of_columns.iter().map(|name| texts.place(name)).collect();
        let valences = crate::valence::Valence::ALL;
        let valences =
            valences.iter().map(|valence| texts.place(table_words::valence(*valence))).collect();
        let head = Head {
            format: FORMAT,
            version: VERSION,
            id: about.id,
            file: about.file,
            words: words::PLAYER.iter().copied().collect(),
            controls: about.controls,
            downloads: about.downloads,
            inks: inks::colours(about.palette),
            rows,
            columns,
            valences,
            widths: about.widths,
            first: about.first,
        };
        let mut out = json(&head);
        // The lists follow in the same object.
        out.pop();
        list(&mut out, "texts", self.texts.written());
        list(&mut out, "parts", self.parts.written());
        list(&mut out, "tables", self.tables.iter().map(json));
        list(&mut out, "views", self.views.iter().map(json));
        out.push('}');
        without_traps_in_json(&out)
    }
}

/// Adds a list to an object that is being written, on as many lines as it takes.
fn list(out: &mut String, name: &str, entries: impl Iterator<Item = String>) {
    out.push_str(&format!(",\n\"{name}\":["));
    let mut line = 0;
    for (at, entry) in entries.enumerate() {
        if at > 0 {
            out.push(',');
        }
        if line + entry.len() > LONGEST_LINE {
            out.push('\n');
            line = 0;
        }
        line += entry.len() + 1;
        out.push_str(&entry);
    }
    out.push(']');
}
