//! NVivo: the list of codes with how many references each has.

use super::{PLAIN, Tool};
use crate::dataset::Role;

pub(super) const TOOL: Tool = Tool {
    name: "NVivo",
    known_by: &["name,files,references", "name,sources,references"],
    roles: &[
        (Role::Code, "name"),
        (Role::Count, "references"),
        (
            Role::Ignored,
            "files,sources,description,color,created on,created by,modified on,modified by,nickname",
        ),
    ],
    ..PLAIN
};
