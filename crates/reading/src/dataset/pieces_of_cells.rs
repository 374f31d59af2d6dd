//! What may divide a cell, and the pieces between.

use super::group_pieces::Span;
use crate::fold::trim;

/// A cell and the number of its codes; 0 where the file says none.
pub(super) type CellOfCodes<'c> = (&'c str, usize);

/// What divides codes and hardly ever stands in a name; a line break may also wrap one.
pub(super) const DIVIDERS: [char; 3] = [LINE_BREAK, ';', '|'];
pub(super) const LINE_BREAK: char = '\n';
/// What divides codes and stands in names too; a comma within a word or number divides nothing.
pub(super) const COMMA: &str = ", ";

/// The pieces between the places where a mark stands, without blank ones.
pub(super) fn pieces(cell: &str, mark: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    for part in cell.split(mark) {
        let piece = trim(part);
        if let Some(blank) = part.find(piece).filter(|_| !piece.is_empty()) {
            found.push((from + blank, from + blank + piece.len()));
        }
        from += part.len() + mark.len();
    }
    found
}

/// The texts of pieces.
pub(super) fn texts<'c>(cell: &'c str, pieces: &[Span]) -> Vec<&'c str> {
    pieces.iter().filter_map(|&(start, end)| cell.get(start..end)).collect()
}
