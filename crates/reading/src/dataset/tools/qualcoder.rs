//! QualCoder: the coding report as CSV or XLSX.
//!
//! The categories of a code stand behind it under one header each, the nearest first; a row of the
//! CSV leaves out those that its code does not have, and its variables move up.

use super::{PLAIN, Tool};
use crate::dataset::Role;

pub(super) const TOOL: Tool = Tool {
    name: "QualCoder",
    known_by: &["coder,coded,id,codename"],
    roles: &[
        (Role::Source, "file,filename"),
        (Role::Participant, "case"),
        (Role::Code, "codename"),
        (Role::Excerpt, "coded"),
        // The number of the coding, not of the passage.
        (Role::Ignored, "id,coded memo"),
        (Role::CodeAbove, "category"),
    ],
    families: &[("category ", "", Role::CodeAbove)],
    attribute_marks: &["FileVar_", "CaseVar_"],
    tail: &["FileVar_", "CaseVar_"],
    ..PLAIN
};
