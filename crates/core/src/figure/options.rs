//! The options that all charts share: which rows and valences are drawn, how numbers are written, and what
//! becomes of what a page does not hold.

use super::FigureSpec;
use super::choices::{Choices, Offered};
use crate::words::cell::{Notation, Zero};

/// Share of the figure's width that labels beside the marks have.
pub(super) const LABELS: Choices<f64> = Choices {
    id: "labels",
    default: ("standard", 0.26),
    others: &[("narrow", 0.17), ("wide", 0.4)],
    compares_columns: false,
};

/// What becomes of rows that carry nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum EmptyRows {
    /// Folded where more than a third of the rows carry nothing, else drawn.
    Auto,
    /// Drawn.
    Drawn,
    /// One line for those of each domain.
    Folded,
    /// Left out, with a note.
    LeftOut,
}

/// Rows that carry nothing.
pub(super) const EMPTY_ROWS: Choices<EmptyRows> = Choices {
    id: "empty_rows",
    default: ("auto", EmptyRows::Auto),
    others: &[
        ("drawn", EmptyRows::Drawn),
        ("folded", EmptyRows::Folded),
        ("left_out", EmptyRows::LeftOut),
    ],
    compares_columns: false,
};

/// Whether rows stand under the headings of what lies above them.
pub(super) const TREE: Choices<bool> = Choices {
    id: "tree",
    default: ("kept", true),
    others: &[("flat", false)],
    compares_columns: false,
};

/// Whether mixed and neutral are drawn where they occur.
pub(super) const MIXED_AND_NEUTRAL: Choices<bool> = Choices {
    id: "mixed_and_neutral",
    default: ("drawn", true),
    others: &[("left_out", false)],
    compares_columns: false,
};

/// What stands where nothing was counted.
pub(super) const ZEROS: Choices<Zero> = Choices {
    id: "zeros",
    default: ("digit", Zero::Digit),
    others: &[("dash", Zero::Dash), ("blank", Zero::Blank)],
    compares_columns: false,
};

/// How numbers and percentages are written.
pub(super) const NOTATION: Choices<Notation> = Choices {
    id: "notation",
    default: ("english", Notation::ENGLISH),
    others: &[("spaced", Notation::SPACED), ("comma", Notation::COMMA)],
    compares_columns: false,
};

/// How a figure's table writes its numbers: as the figure does, but for zeros, which stay digits.
pub fn notation(spec: &FigureSpec) -> Notation {
    NOTATION.chosen(spec)
}

/// What becomes of a figure that is taller than its page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum PageMode {
    /// Its rows stand closer, and where that does not do it is cut into parts.
    Auto,
    /// It is drawn whole all the same.
    Whole,
    /// Its rows stand closer, whatever comes of it.
    Dense,
    /// The rows that follow those which fit are left out.
    First,
    /// It is cut into parts.
    Parts,
}

/// What becomes of what a page does not hold.
pub(super) const PAGE: Choices<PageMode> = Choices {
    id: "page",
    default: ("auto", PageMode::Auto),
    others: &[
        ("whole", PageMode::Whole),
        ("dense", PageMode::Dense),
        ("first", PageMode::First),
        ("parts", PageMode::Parts),
    ],
    compares_columns: false,
};

/// The options of every chart, in the order of their controls; a chart's own stand before them.
pub(super) const SHARED: [&dyn Offered; 7] =
    [&LABELS, &EMPTY_ROWS, &TREE, &MIXED_AND_NEUTRAL, &ZEROS, &NOTATION, &PAGE];
