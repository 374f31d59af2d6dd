//! The few people behind each number of a valence, and behind each of its totals.

use super::remainder::{Few, together};
use crate::analysis::{Contributors, CrossTab};
use crate::ids::{Id, UnitId};
use crate::valence::Valence;

/// Who stands behind the edges of a valence's network, as long as they are fewer than `fewest`: for each row its
/// total and then its cells, the totals of the columns, the total of all; rows and columns by their positions in
/// the table. Where the data names nobody, each coding may be somebody's of their own.
pub(super) fn behind(
    table: &CrossTab,
    contributors: &Contributors,
    valence: Valence,
    (rows, columns): (&[usize], &[usize]),
    fewest: u32,
) -> Vec<Few> {
    let most = fewest as usize;
    let mut unnamed = 0;
    let mut of_cell = |row: usize, column: usize| -> Few {
        let cell = table.cells.get(row)?.get(column)?.get(valence);
        match cell.contributors {
            Some(of) if of < fewest => Some(contributors.behind(row, column, valence).collect()),
            Some(_) => None,
            None => {
                let count = cell.count.shown().filter(|count| *count < fewest)? as usize;
                unnamed += count;
                Some((unnamed - count..unnamed).map(UnitId::new).collect())
            }
        }
    };
    let nobody = || Some(Vec::new());
    let mut of_columns: Vec<Few> = columns.iter().map(|_| nobody()).collect();
    let mut all = Vec::new();
    for &row in rows {
        let cells: Vec<Few> = columns.iter().map(|&column| of_cell(row, column)).collect();
        all.push(cells.iter().fold(nobody(), |of_row, cell| together(&of_row, cell, most)));
        for (of_column, cell) in of_columns.iter_mut().zip(&cells) {
            *of_column = together(of_column, cell, most);
        }
        all.extend(cells);
    }
    let of_all = of_columns.iter().fold(nobody(), |of_all, column| together(&of_all, column, most));
    all.extend(of_columns);
    all.push(of_all);
    all
}
