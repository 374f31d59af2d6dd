//! Moving between the marks of a figure, or the numbers of a table, with the keyboard.

/// A step from one mark to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// To the mark before in the same row.
    Left,
    /// To the mark after in the same row.
    Right,
    /// To the nearest mark in the row above.
    Up,
    /// To the nearest mark in the row below.
    Down,
    /// To the first mark of the row.
    Home,
    /// To the last mark of the row.
    End,
}

impl Move {
    /// The step that a key asks for, by the key's name in the DOM.
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Left,
            "ArrowRight" => Self::Right,
            "ArrowUp" => Self::Up,
            "ArrowDown" => Self::Down,
            "Home" => Self::Home,
            "End" => Self::End,
            _ => return None,
        })
    }
}

/// Where a mark or number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridPlace {
    /// Row, from the top.
    pub row: u32,
    /// Position within its row, from the left.
    pub column: u32,
}

/// Position in `marks` of the mark that a step from `from` leads to; `from` itself at an edge.
///
/// Rows and columns are those that the chart gave its marks; between rows the step keeps to the same
/// column where there is one and otherwise takes the nearest.
pub fn neighbour(marks: &[GridPlace], from: usize, step: Move) -> usize {
    let Some(here) = marks.get(from) else { return 0 };
    let (row, column) = (here.row, here.column);
    let found = match step {
        Move::Left => last(marks, |mark| mark.row == row && mark.column < column),
        Move::Right => first(marks, |mark| mark.row == row && mark.column > column),
        Move::Home => first(marks, |mark| mark.row == row),
        Move::End => last(marks, |mark| mark.row == row),
        Move::Up => marks
            .iter()
            .map(|mark| mark.row)
            .filter(|other| *other < row)
            .max()
            .and_then(|above| nearest(marks, above, column)),
        Move::Down => marks
            .iter()
            .map(|mark| mark.row)
            .filter(|other| *other > row)
            .min()
            .and_then(|below| nearest(marks, below, column)),
    };
    found.unwrap_or(from)
}

fn first(marks: &[GridPlace], fits: impl Fn(&GridPlace) -> bool) -> Option<usize> {
    marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| fits(mark))
        .min_by_key(|(_, mark)| mark.column)
        .map(|(index, _)| index)
}

fn last(marks: &[GridPlace], fits: impl Fn(&GridPlace) -> bool) -> Option<usize> {
    marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| fits(mark))
        .max_by_key(|(_, mark)| mark.column)
        .map(|(index, _)| index)
}

fn nearest(marks: &[GridPlace], row: u32, column: u32) -> Option<usize> {
    marks
        .iter()
        .enumerate()
        .filter(|(_, mark)| mark.row == row)
        .min_by_key(|(_, mark)| mark.column.abs_diff(column))
        .map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(row: u32, column: u32) -> GridPlace {
        GridPlace { row, column }
    }

    #[test]
    fn arrows_keep_to_rows_and_columns() {
        // Row 0 has columns 0, 1 and 3; row 2 has columns 1 and 2; row 1 has nothing.
        let marks = [mark(0, 0), mark(0, 1), mark(0, 3), mark(2, 1), mark(2, 2)];
        let cases = [
            (0, Move::Right, 1),
            (1, Move::Right, 2),
            (2, Move::Right, 2),
            (2, Move::Left, 1),
            (0, Move::Left, 0),
            (0, Move::End, 2),
            (4, Move::Home, 3),
            (1, Move::Down, 3),
            (2, Move::Down, 4),
            (0, Move::Down, 3),
            (3, Move::Up, 1),
            (4, Move::Down, 4),
            (0, Move::Up, 0),
        ];
        for (from, step, to) in cases {
            assert_eq!(neighbour(&marks, from, step), to, "{step:?} from {from}");
        }
    }

    #[test]
    fn a_position_that_is_gone_leads_to_the_first_mark() {
        assert_eq!(neighbour(&[], 4, Move::Left), 0);
    }
}
