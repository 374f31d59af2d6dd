//! OpenQDA: selections as CSV. What it calls the code's category is the code's own name.

use super::{PLAIN, Tool};
use crate::dataset::Role;

pub(super) const TOOL: Tool = Tool {
    name: "OpenQDA",
    known_by: &["source,code category,selection", "file,code category,selection"],
    roles: &[
        (Role::Source, "source,file"),
        (Role::Code, "code category"),
        (Role::Coder, "created by"),
        (Role::RangeStart, "start pos"),
        (Role::RangeEnd, "end pos"),
        (Role::Excerpt, "selection"),
    ],
    ..PLAIN
};
