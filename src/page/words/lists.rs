//! The strings about cells that hold several codes or valences.

use super::counted;
use steelyard_core::dataset::UnequalLists;

/// The question whether cells of labels hold lists.
pub fn divided_cells(file: &str, column: &str, cells: u64) -> String {
    format!(
        "In “{file}”, {} of the column “{column}” may hold several labels. Is each part a label of its own? Until you say so each cell is one.",
        counted(cells, "cell", "cells")
    )
}

/// Label of the choice how the cells of a column are read.
pub fn cells_of(column: &str) -> String {
    format!("Cells of “{column}”")
}

/// Choice: whatever is found.
pub const AS_FOUND: &str = "divided where they surely hold several";

/// How the cells of a column are read.
pub fn divided(divided: bool) -> &'static str {
    match divided {
        true => "Divide them: each part counts",
        false => "Leave them whole",
    }
}

/// What stands before the colons of findings.
pub fn codes_before_colons(are_codes: bool) -> &'static str {
    match are_codes {
        true => "Take what stands before the colons for the codes",
        false => "Take the whole text for the code",
    }
}

/// Label of the choice of what stands before the colons of findings.
pub const BEFORE_COLONS: &str = "What stands before the colons of findings";

/// The question of rows with other numbers of codes and valences.
pub fn unequal_lists(rows: u64) -> String {
    format!(
        "{} several codes and another number of valences, so that nothing says which belongs to which. Until you choose, these codings have no valence.",
        counted(rows, "row holds", "rows hold")
    )
}

/// Label of the choice what becomes of such rows.
pub const UNEQUAL_LISTS: &str = "Rows with other numbers of codes and valences";

/// What becomes of such rows.
pub fn unequal(choice: UnequalLists) -> &'static str {
    match choice {
        UnequalLists::WithoutValence => "no valence",
        UnequalLists::Together => "all of the row’s valences for each code",
    }
}
