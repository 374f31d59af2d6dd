//! ATLAS.ti: the list of quotations as CSV or XLSX, all codes of a quotation in one cell.
//!
//! Positions number paragraphs. A subcode is written `Group: sub`, and colons stand in names too.

use super::{PLAIN, Tool};
use crate::dataset::Role;

/// Marks that ATLAS.ti sets before the names of codes in its lists and tables.
pub(in crate::dataset) const DISCS: &[char] = &['●', '○', '•', '◉', '◦', '◆'];

pub(super) const TOOL: Tool = Tool {
    name: "ATLAS.ti",
    known_by: &["text content,document,codes", "quotation content,document,codes"],
    roles: &[
        (Role::Segment, "number,id"),
        (Role::Source, "document"),
        (Role::Code, "codes"),
        (Role::Excerpt, "text content,quotation content"),
        (Role::Coder, "created by"),
        (
            Role::Ignored,
            "reference,name,quotation name,number of codes,comment,initial position,\
             final position,extensao,extent,density,creation date,modification date,modified by",
        ),
    ],
    label_marks: DISCS,
    path_marks: &["::", ": "],
    several_codes: true,
    number_of_codes: "number of codes",
    numbers_documents: true,
    ..PLAIN
};
