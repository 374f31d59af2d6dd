//! What marks and cells of a live figure stand for: rows, columns and valences, each by a number.

use std::collections::HashMap;

use super::written::index;
use crate::analysis::CrossTab;
use crate::figure::MarkKey;
use crate::valence::Valence;
use crate::words::table as words;

/// Rows and columns by key, and what each is called.
#[derive(Debug, Default)]
pub(super) struct Names {
    rows: HashMap<String, usize>,
    columns: HashMap<String, usize>,
    /// What each row is called.
    pub of_rows: Vec<String>,
    /// What each column is called.
    pub of_columns: Vec<String>,
}

impl Names {
    /// Takes the names of a table's rows and columns that are new.
    pub fn take(&mut self, table: &CrossTab) {
        for (row, name) in table.rows.iter().zip(words::row_names(table)) {
            self.rows.entry(row.key.clone()).or_insert_with(|| {
                self.of_rows.push(name);
                self.of_rows.len() - 1
            });
        }
        for column in &table.columns {
            self.columns.entry(column.key.clone()).or_insert_with(|| {
                self.of_columns.push(words::column_label(&column.label).to_owned());
                self.of_columns.len() - 1
            });
        }
    }

    /// Row, column and valence of a mark; -1 where it stands for none or for all.
    pub fn places(&self, key: &MarkKey) -> [i64; 3] {
        let valence = key.valence.map_or(-1, |valence| index(number(valence)));
        [found(self.rows.get(&key.row)), found(self.columns.get(&key.column)), valence]
    }

    /// The number of a row.
    pub fn row(&self, key: &str) -> i64 {
        found(self.rows.get(key))
    }

    /// The number of a column.
    pub fn column(&self, key: &str) -> i64 {
        found(self.columns.get(key))
    }
}

fn found(place: Option<&usize>) -> i64 {
    place.map_or(-1, |&place| index(place))
}

/// The number of a valence, by which it stands in [`Valence::ALL`].
pub(super) fn number(valence: Valence) -> usize {
    Valence::ALL.iter().position(|known| *known == valence).unwrap_or(0)
}
