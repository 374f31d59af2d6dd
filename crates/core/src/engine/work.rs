//! About how much work lies ahead, so that progress moves where nobody can tell how far it is.
//!
//! Takes tables; gives units of [`crate::pulse`]. Nothing but what is shown while somebody waits depends on it.

use crate::format::Table;

/// Units that a cell costs on average while its table is put in order, and while its codings are read, as
/// `cargo xtask bench --host --bench engine` prints them for usual tables.
const PREPARING_A_CELL: u64 = 6;
const CODING_A_CELL: u64 = 3;

/// Units of putting a table in order and finding out what its columns are for.
pub(super) fn of_preparing(table: &Table) -> u64 {
    PREPARING_A_CELL * cells(table)
}

/// Units of reading the codings of tables.
pub(super) fn of_coding<'t>(tables: impl Iterator<Item = &'t Table>) -> u64 {
    CODING_A_CELL * tables.map(cells).sum::<u64>()
}

fn cells(table: &Table) -> u64 {
    (table.rows() as u64).saturating_mul(table.width() as u64)
}
