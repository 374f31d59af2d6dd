//! What is common to workbooks of all formats.
//!
//! Takes the sheets that a reader found, each with its rows and what was noticed in it; gives the
//! table of one sheet, or of several whose headers are alike: the one asked for, else the visible
//! ones with the most filled cells under a row that looks like a header. Names the sheets that are not part
//! of it. Never opens a file.

mod alike;
mod date_format;
mod headed;
mod merged;
pub(super) mod ods;
mod value;
pub(super) mod xls;
pub(super) mod xlsx;

use super::header::deep::Spans;
use super::number::MarkEvidence;
use super::table::{Arena, Cell, Fields, Rows, Table, TableBuilder};
use super::{
    HeaderRows, How, ReadOptions, Reading, SheetInfo, Source, WorkbookKind, WorkbookReading,
    header, limits,
};
use crate::diag::{Error, ErrorKind, Place, Result, Warned, Warning, WarningKind, WorkbookList};
use alike::Joined;
use headed::Headed;

/// Rows of the grid that spreadsheets have.
pub(super) const GRID_ROWS: u32 = 1_048_576;
/// Columns of that grid.
pub(super) const GRID_COLUMNS: u32 = 16_384;
/// Bytes of a part between two reports of progress.
pub(super) const PROGRESS_BYTES: u64 = 4 << 20;
/// Rows whose numbers tell the decimal mark.
const MARK_ROWS: usize = 1_000;

/// The sheet in which ATLAS.ti says when it exported what.
const TOOLS_OWN: &str = "Information";

/// How often something was met, and where first.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    /// How often.
    pub count: u64,
    /// Row and 0-based column of the first.
    pub first: Option<(u32, u32)>,
}

impl Tally {
    /// Adds so many, the first of them at a row and 0-based column.
    pub fn add(&mut self, count: u64, row: u32, column: u32) {
        if count == 0 {
            return;
        }
        self.count += count;
        self.first.get_or_insert((row, column));
    }
}

/// The rows of a sheet that have a filled cell, and what was noticed.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// The rows, each as wide as its last filled cell.
    pub rows: Rows,
    /// Filled cells.
    pub filled: usize,
    /// Merged cells.
    pub merged: Vec<Merged>,
    /// Rows and columns that are hidden.
    pub hidden: Tally,
    /// Formulas without a stored value.
    pub formulas: Tally,
    /// Errors, and numbers that are none.
    pub errors: Tally,
    /// Filled cells that are struck through.
    pub struck: Tally,
}

/// Cells that are merged into one: rows from 1, columns from 0, first and last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merged {
    /// First and last row.
    pub rows: (u32, u32),
    /// First and last column.
    pub columns: (u32, u32),
}

impl Sheet {
    /// The first rows that have cells.
    pub fn sample(&self, arena: &Arena) -> Sample {
        let rows = (0..header::SAMPLE).map_while(|index| self.rows.get(index));
        let (numbers, records): (Vec<u32>, Vec<Vec<String>>) = rows
            .map(|(number, cells)| {
                let texts = cells.iter().map(|cell| arena.text_of(*cell).to_owned());
                (number, texts.collect())
            })
            .unzip();
        Sample { spans: merged::spans(&self.merged, &numbers), records }
    }
}

/// The first rows of a sheet.
pub(super) struct Sample {
    /// Their texts.
    pub records: Vec<Vec<String>>,
    /// The merged cells of each.
    pub spans: Vec<Spans>,
}

/// A workbook whose sheets are being read.
pub(super) struct Book {
    kind: WorkbookKind,
    infos: Vec<SheetInfo>,
    /// The texts of all cells.
    pub arena: Arena,
    /// The sheets that were read and have filled cells: place among all, rows and rank.
    kept: Vec<(usize, Sheet, Rank)>,
    /// The sheets are too large to be kept side by side, so only the best is.
    only_best: bool,
    /// Places of the sheets that were given up for that.
    given_up: Vec<usize>,
}

/// How good a sheet is to read: whether it has a header, and its filled cells.
pub(super) type Rank = (bool, usize);

impl Book {
    /// A workbook with these sheets, none of which is read yet.
    pub fn new(kind: WorkbookKind, infos: Vec<SheetInfo>, arena: Arena) -> Self {
        Self { kind, infos, arena, kept: Vec::new(), only_best: false, given_up: Vec::new() }
    }

    /// Places of the sheets that are to be read: the one asked for, else the visible ones, else all.
    ///
    /// # Errors
    /// There is no sheet of the name asked for.
    pub fn candidates(&self, asked: Option<&str>) -> Result<Vec<usize>> {
        if let Some(name) = asked {
            let sheet = self.infos.iter().position(|sheet| sheet.name == name);
            return sheet.map(|sheet| vec![sheet]).ok_or_else(|| {
                let sheets = self.infos.iter().map(|sheet| sheet.name.clone()).collect();
                ErrorKind::UnknownSheet { name: name.to_owned(), sheets }.into()
            });
        }
        let all = 0..self.infos.len();
        let visible: Vec<usize> = all
            .clone()
            .filter(|&at| self.infos.get(at).is_some_and(|sheet| !sheet.hidden))
            .collect();
        Ok(if visible.is_empty() { all.collect() } else { visible })
    }

    /// Name of the sheet at a place.
    pub fn name(&self, at: usize) -> &str {
        self.infos.get(at).map_or("", |sheet| &sheet.name)
    }

    /// Takes a sheet that was read.
    pub fn add(&mut self, at: usize, sheet: Sheet) {
        let sample = sheet.sample(&self.arena);
        let found = header::find(&sample.records, &sample.spans);
        let has_header = found.rows > 1
            || sample
                .records
                .get(found.index)
                .is_some_and(|record| header::looks_like_header(record));
        if sheet.filled > 0 {
            let rank = (has_header, sheet.filled);
            self.kept.push((at, sheet, rank));
        }
        // Sheets too large to be one table are not kept side by side.
        let cells: usize = self.kept.iter().map(|(_, sheet, _)| sheet.rows.cells()).sum();
        self.only_best |= cells > limits::CELLS;
        if self.only_best {
            let best = best(self.kept.iter().map(|(_, _, rank)| *rank));
            let (kept, given_up): (Vec<_>, Vec<_>) =
                self.kept.drain(..).enumerate().partition(|(at, _)| *at == best);
            self.kept = kept.into_iter().map(|(_, kept)| kept).collect();
            self.given_up.extend(given_up.into_iter().map(|(_, (place, ..))| place));
        }
    }

    /// The table of the sheets whose headers are alike, where several are, else of the best sheet.
    ///
    /// # Errors
    /// No sheet has a filled cell, nothing stands under the header, or the header row asked for is
    /// not there.
    pub fn into_source(self, file: &str, options: &ReadOptions) -> Result<Warned<Source>> {
        let Self { kind, infos, mut arena, kept, given_up, .. } = self;
        let mut read: Vec<(Result<Headed>, Rank)> = Vec::new();
        for (at, sheet, rank) in kept {
            let Some(info) = infos.get(at) else { continue };
            let head = Headed::of(info, sheet, &arena, options);
            read.push((head.map_err(in_sheet(&info.name)), rank));
        }
        let best = best(read.iter().map(|(_, rank)| *rank));
        let Some((_, best_rank)) = read.get(best) else {
            return Err(ErrorKind::NoUsableSheet.into());
        };
        let group = alike::find(&read).filter(|(_, rank)| rank >= best_rank);
        let chosen = group.map_or_else(|| vec![best], |(members, _)| members);
        let mut taken = Vec::new();
        let given_up = given_up.iter().filter_map(|at| infos.get(*at));
        let mut left_out: Vec<String> = given_up.map(|sheet| sheet.name.clone()).collect();
        let mut beside = Vec::new();
        for (place, (head, _)) in read.into_iter().enumerate() {
            match head {
                head if chosen.contains(&place) => taken.push(head?),
                Ok(head) => {
                    beside.extend(apart(&head, &arena));
                    left_out.push(head.name);
                }
                Err(error) => left_out.extend(error.at.and_then(|at| at.sheet)),
            }
        }
        let Some(first) = taken.first() else { return Err(ErrorKind::NoUsableSheet.into()) };
        let rows: usize = taken.iter().map(|head| head.rows.len()).sum();
        if rows == 0 {
            let place = Place { row: Some(first.header_row.into()), ..Place::default() };
            return Err(in_sheet(&first.name)(Error::new(ErrorKind::NoRows).at(place)));
        }
        let mut mark = MarkEvidence::default();
        for head in &taken {
            for (_, cells) in (0..MARK_ROWS).map_while(|index| head.rows.get(index)) {
                cells.iter().for_each(|cell| mark.see(arena.text_of(*cell)));
            }
        }
        let in_order = infos.iter().map(|sheet| &sheet.name).filter(|name| left_out.contains(name));
        // What a tool says of its export is no data.
        let left_out: Vec<String> = in_order.filter(|name| *name != TOOLS_OWN).cloned().collect();
        let mut warnings: Vec<Warning> = taken.iter().flat_map(Headed::warnings).collect();
        warnings.extend(alike::copies(&taken, &arena));
        if !left_out.is_empty() {
            let count = left_out.len() as u64;
            let kind = WarningKind::SheetsLeftOut { sheets: left_out.clone() };
            warnings.push(Warning::new(kind).times(count));
        }
        let is_taken = |name: &String| taken.iter().any(|head| head.name == *name);
        let hidden = infos.iter().filter(|sheet| sheet.hidden && options.sheet.is_none());
        let hidden: Vec<String> =
            hidden.map(|sheet| &sheet.name).filter(|name| !is_taken(name)).cloned().collect();
        if !hidden.is_empty() && infos.iter().any(|sheet| !sheet.hidden) {
            let count = hidden.len() as u64;
            let kind = WarningKind::HiddenSheetsLeftOut { sheets: hidden };
            warnings.push(Warning::new(kind).times(count));
        }
        let is_one = taken.len() == 1;
        let merged_numbers = taken
            .iter_mut()
            .map(|head| (head.name.clone(), std::mem::take(&mut head.merged_numbers)))
            .filter(|(_, numbers)| !numbers.is_empty())
            .collect();
        let Some(first) = taken.first() else { return Err(ErrorKind::NoUsableSheet.into()) };
        let decimal_mark = options.decimal_mark.unwrap_or_else(|| mark.mark(false));
        let how = How::Workbook(WorkbookReading {
            kind,
            sheets: infos,
            sheet: is_one.then(|| first.name.clone()),
            sheets_joined: match is_one {
                true => Vec::new(),
                false => taken.iter().map(|head| head.name.clone()).collect(),
            },
            sheets_left_out: left_out,
            header: HeaderRows { row: first.header_row.into(), rows: first.header_rows as u64 },
            filled_down: taken.iter().map(|head| head.filled_down).sum(),
            merged_numbers,
        });
        let reading = Reading::new(file, rows, decimal_mark, how);
        let title = if is_one { first.title.clone() } else { String::new() };
        let fields: Vec<Fields> = taken.iter().map(|head| head.fields.clone()).collect();
        let Joined { headers, rows, runs } = alike::join(taken, &mut arena)?;
        let table = Table::assemble(runs, arena.into_text(), headers, rows).below(title);
        let table = table.with_fields(&fields);
        Ok(Warned {
            value: Source { reading, table, codes: Vec::new(), beside, carried: None },
            warnings,
        })
    }
}

/// A sheet as a table of its own; `None` for one without rows, with too many cells, or beyond a limit.
fn apart(head: &Headed, arena: &Arena) -> Option<Table> {
    if head.rows.len() == 0 || head.rows.cells() > limits::CELLS_BESIDE {
        return None;
    }
    let mut table = TableBuilder::new(Some(head.name.clone()), head.headers.clone());
    for at in 0..head.rows.len() {
        let (number, cells) = head.rows.get(at)?;
        let texts = cells.iter().map(|cell| table.intern(arena.text_of(*cell)));
        let cells: Vec<Cell> = texts.collect::<Result<_>>().ok()?;
        table.push_row(number, &cells).ok()?;
    }
    Some(table.finish())
}

/// Place of the best rank, the first of several that are alike.
fn best(ranks: impl Iterator<Item = Rank>) -> usize {
    let best = ranks.enumerate().fold(None, |best: Option<(usize, Rank)>, (at, rank)| match best {
        Some((_, so_far)) if so_far >= rank => best,
        _ => Some((at, rank)),
    });
    best.map_or(0, |(at, _)| at)
}

/// The error of a position beyond the end of a list.
fn beyond(list: WorkbookList, index: usize, entries: usize) -> Error {
    ErrorKind::BeyondList { list, index: index as u64, entries: entries as u64 }.into()
}

/// Names the sheet in an error.
pub(super) fn in_sheet(name: &str) -> impl Fn(Error) -> Error {
    move |mut error| {
        error.at.get_or_insert_with(Place::default).sheet = Some(name.to_owned());
        error
    }
}
