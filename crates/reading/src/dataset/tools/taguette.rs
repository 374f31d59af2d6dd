//! Taguette: highlights as CSV or XLSX, one row a highlight and tag.

use super::{PLAIN, Tool};
use crate::dataset::Role;

pub(super) const TOOL: Tool = Tool {
    name: "Taguette",
    known_by: &["id,document,tag,content"],
    roles: &[
        // The highlight's number, which each of its tags repeats.
        (Role::Segment, "id"),
        (Role::Source, "document"),
        (Role::Code, "tag"),
        (Role::Excerpt, "content"),
    ],
    path_marks: &["."],
    ..PLAIN
};
