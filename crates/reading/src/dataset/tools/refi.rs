//! The table that a project in the exchange format of qualitative data analysis is read as; its
//! headers are those of [`crate::schema::project`].

use super::{PLAIN, Tool};
use crate::dataset::Role;

pub(super) const TOOL: Tool = Tool {
    name: "REFI-QDA",
    known_by: &["source,source id,start,end,code"],
    roles: &[
        (Role::SourceKey, "source id"),
        (Role::Segment, "segment"),
        (Role::RangeStart, "start"),
        (Role::RangeEnd, "end"),
        (Role::CodeSets, "code sets"),
        (Role::Participant, "case"),
        (Role::Group, "document group"),
    ],
    ..PLAIN
};
