//! What the player of a live figure shows: views and tables with everything that they share kept once.
//!
//! `payload.d.ts` says what each field is. The same views give the same bytes.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use super::hosts::without_traps_in_json;
use super::names::{self, Names};
use super::rows::{Around, Numbers, Rows};
use super::texts::{Text, Texts};
use super::written::{hundredths, index, json};
use super::{Control, TableOfFigure, View};
use crate::analysis::CrossTab;
use crate::export::inks;
use crate::figure::{Palette, Scene};
use crate::packing::{MARK, pack};
use crate::words::cell::Notation;
use crate::words::interactive as words;
use crate::words::table as table_words;

/// The form in which a figure is written, and that of a file which is no such figure.
pub(super) const FORMAT: &str = "steelyard-figure";
/// The version of the form.
pub(super) const VERSION: u32 = 1;
/// Most letters of a line, of four bytes at most: a host's filters go through a file by lines.
const LONGEST_LINE: usize = 12 * 1024;

/// The views of a figure as they are put together.
#[derive(Debug, Default)]
pub struct Views {
    texts: Texts,
    rows: Rows,
    names: Names,
    tables: Vec<WrittenTable>,
    /// The numbers of each table, as no mark tells them yet.
    numbers: Vec<Numbers>,
    /// What numbers are told by in the drawings of some columns of a table.
    says: Vec<Numbers>,
    places_of_says: HashMap<(usize, Vec<usize>), usize>,
    views: Vec<WrittenView>,
}

#[derive(Debug, Serialize)]
struct WrittenTable {
    corner: usize,
    columns: Vec<[i64; 3]>,
    heads: Vec<usize>,
    fields: Vec<usize>,
    valences: Vec<usize>,
    rows: Vec<[i64; 4]>,
    cells: Vec<Vec<usize>>,
    total: usize,
    totals: Vec<usize>,
    notes: Vec<usize>,
}

/// Width, height, both as a file says them, title, description, in which order rows are drawn, what is drawn.
type WrittenScene = (i64, i64, String, String, usize, usize, Vec<i64>, Vec<i64>);

#[derive(Debug, Serialize)]
struct WrittenView {
    at: Vec<usize>,
    scenes: Vec<WrittenScene>,
    says: usize,
    table: usize,
    rows: Vec<usize>,
    columns: Vec<usize>,
    caption: Vec<usize>,
    alt: Vec<usize>,
}

/// A payload as `payload.d.ts` describes it.
#[derive(Serialize)]
struct Payload<'a> {
    format: &'static str,
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
    texts: &'a [Text],
    fields: &'a BTreeMap<usize, String>,
    parts: &'a [Vec<i64>],
    frames: &'a [Vec<i64>],
    groups: &'a [Vec<i64>],
    runs: &'a [Vec<i64>],
    steps: &'a [Vec<i64>],
    says: Vec<&'a Vec<Vec<i64>>>,
    tables: &'a [WrittenTable],
    views: &'a [WrittenView],
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
    pub fn add_table(&mut self, table: &CrossTab, notes: &[String], notation: Notation) -> usize {
        self.names.take(table);
        let shown = TableOfFigure::of(table, notation);
        let texts = &mut self.texts;
        let columns = shown.columns.iter().zip(&table.columns).map(|((label, size), head)| {
            [self.names.column(&head.key), index(texts.place(label)), index(texts.place(size))]
        });
        let columns = columns.collect();
        let heads = shown.heads.iter().map(|head| texts.place(head)).collect();
        let fields = shown.heads_of_file();
        let fields = fields.iter().map(|head| texts.place_of_field(head)).collect();
        let rows = shown.rows.iter().zip(&table.rows).map(|((above, label), head)| {
            let name =
                above.as_ref().map_or_else(|| label.clone(), |above| format!("{above} {label}"));
            let name = index(texts.place_of_field(&name));
            let above = above.as_ref().map_or(-1, |above| index(texts.place(above)));
            [self.names.row(&head.key), index(texts.place(label)), above, name]
        });
        let rows = rows.collect();
        let mut cells = Vec::with_capacity(shown.cells.len());
        for row in &shown.cells {
            cells.push(row.iter().map(|cell| texts.place_of_field(cell)).collect());
        }
        let totals = shown.totals.iter().map(|total| texts.place_of_field(total)).collect();
        let notes = notes.iter().map(|note| texts.place_of_field(note)).collect();
        let corner = texts.place_of_field(shown.corner);
        let total = texts.place_of_field(table_words::total(table.spec.unit));
        let valences = shown.valences.iter().map(|valence| names::number(*valence)).collect();
        let written = WrittenTable {
            corner,
            columns,
            heads,
            fields,
            valences,
            rows,
            cells,
            total,
            totals,
            notes,
        };
        self.tables.push(written);
        self.numbers.push(Numbers::of(table));
        self.tables.len() - 1
    }

    /// Adds a view of a table that [`Views::add_table`] added; another is left out.
    pub fn add(&mut self, view: &View) {
        let Some(numbers) = self.numbers.get(view.table) else { return };
        let says = &mut self.says;
        let of_columns = (view.table, view.columns.clone());
        let place = *self.places_of_says.entry(of_columns).or_insert_with(|| {
            says.push(numbers.clone());
            says.len() - 1
        });
        let mut scenes = Vec::with_capacity(view.scenes.len());
        for scene in &view.scenes {
            scenes.extend(self.scene(scene, place));
        }
        let written = WrittenView {
            at: view.at.clone(),
            scenes,
            says: place,
            table: view.table,
            rows: view.rows.clone(),
            columns: view.columns.clone(),
            caption: self.texts.places_of_sentences(&view.caption),
            alt: self.texts.places_of_sentences(&view.alt),
        };
        self.views.push(written);
    }

    fn scene(&mut self, scene: &Scene, says: usize) -> Option<WrittenScene> {
        let numbers = self.says.get_mut(says)?;
        let ground = self.rows.parts.shape(&crate::export::scene::paper(scene));
        let mut around = Around { texts: &mut self.texts, names: &self.names, numbers };
        let [rows, nodes] = self.rows.drawn(&scene.nodes, &mut around);
        let mut drawn = vec![ground.part, ground.x, ground.y];
        drawn.extend(nodes);
        let [file_width, file_height] = crate::export::svg::size_mm(scene);
        Some((
            hundredths(scene.width_pt),
            hundredths(scene.height_pt),
            file_width,
            file_height,
            self.texts.place(&scene.title),
            self.texts.place(&scene.description),
            rows,
            drawn,
        ))
    }

    /// The payload, [`packed`].
    pub(super) fn write(&mut self, about: About<'_>) -> String {
        let texts = &mut self.texts;
        let rows = self.names.of_rows.iter().map(|name| texts.place(name)).collect();
        let columns = self.names.of_columns.iter().map(|name| texts.place(name)).collect();
        let valences = crate::valence::Valence::ALL;
        let valences =
            valences.iter().map(|valence| texts.place(table_words::valence(*valence))).collect();
        let written = json(&Payload {
            format: FORMAT,
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
            texts: self.texts.all(),
            fields: self.texts.fields(),
            parts: self.rows.parts.all(),
            frames: self.rows.frames.all(),
            groups: self.rows.groups.all(),
            runs: self.rows.runs.all(),
            steps: self.rows.steps.all(),
            says: self.says.iter().map(|numbers| &numbers.says).collect(),
            tables: &self.tables,
            views: &self.views,
        });
        packed(&written)
    }
}

/// JSON, packed, as it may stand in a script of a document: lines of a bounded length, no `<`, nothing that a host would
/// take for something of its own.
pub(super) fn packed(json: &str) -> String {
    let mark = format!("\\u{:04x}", u32::from(MARK));
    lines(&pack(&without_traps_in_json(json).replace(MARK, &mark)))
}

/// A text in lines of a bounded length.
fn lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / LONGEST_LINE);
    for (at, letter) in text.chars().enumerate() {
        if at > 0 && at % LONGEST_LINE == 0 {
            out.push('\n');
        }
        out.push(letter);
    }
    out
}
