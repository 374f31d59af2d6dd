//! What lines above the header say of all rows of a sheet, beside each row.

use super::{Cell, Table};
use crate::format::header;

/// What the lines above the header of a sheet say: of what, and what.
pub(in crate::format) type Fields = Vec<(String, String)>;

impl Table {
    /// The same table with a column behind the others for each thing that is said of all rows of a sheet; `fields`
    /// are those of each sheet, in the order of the sheets.
    pub(in crate::format) fn with_fields(mut self, fields: &[Fields]) -> Self {
        let mut labels: Vec<&str> = Vec::new();
        for (label, _) in fields.iter().flatten() {
            if !labels.contains(&label.as_str()) {
                labels.push(label);
            }
        }
        if labels.is_empty() {
            return self;
        }
        let of_sheet: Vec<Vec<Cell>> = fields
            .iter()
            .map(|own| {
                let value = |label: &&str| {
                    let known = own.iter().find(|(known, _)| known == label);
                    known.map_or_else(Cell::default, |(_, value)| {
                        let start = self.text.len();
                        self.text.push_str(value);
                        Cell::new(start, value.len()).unwrap_or_default()
                    })
                };
                labels.iter().map(value).collect()
            })
            .collect();
        let width = self.width();
        let mut cells = Vec::with_capacity(self.rows() * (width + labels.len()));
        for row in 0..self.rows() {
            let own = self.cells.get(row * width..(row + 1) * width).unwrap_or(&[]);
            cells.extend_from_slice(own);
            let said = of_sheet.get(self.sheet_index(row)).map_or(&[][..], Vec::as_slice);
            cells.extend((0..labels.len()).map(|at| said.get(at).copied().unwrap_or_default()));
        }
        let headers =
            self.headers.iter().cloned().chain(labels.iter().map(|&label| label.to_owned()));
        self.headers = header::distinct(headers.collect(), width + labels.len());
        self.header_fields += labels.len();
        self.cells = cells;
        for run in &mut self.sheets {
            let own = (0..width).map(|column| run.column(column));
            run.columns = own.chain(labels.iter().map(|_| None)).collect();
        }
        // Cells of a short row no longer stand at its end.
        self.short_rows = Vec::new();
        self
    }
}
