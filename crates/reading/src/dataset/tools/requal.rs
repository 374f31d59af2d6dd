//! requal: coded segments as CSV. Positions count characters from 1, the last one included.

use super::{PLAIN, Tool};
use crate::dataset::Role;

pub(super) const TOOL: Tool = Tool {
    name: "requal",
    known_by: &["doc name,segment start,code name,segment text"],
    roles: &[
        (Role::SourceKey, "doc id"),
        (Role::RangeStart, "segment start"),
        (Role::RangeEnd, "segment end"),
        (Role::Coder, "user name"),
        (Role::Excerpt, "segment text"),
        (Role::Ignored, "code id,user id"),
    ],
    ..PLAIN
};
