//! Dedoose: excerpts as XLSX, a column a code.
//!
//! Where the excerpt stands is one cell (`454-552`) or two. The combined column repeats what the
//! codes' own columns hold, with commas that also stand in names. A code's weight has a scale of its
//! own and says no valence by itself.

use super::{PLAIN, Tool};
use crate::dataset::Role;

pub(super) const TOOL: Tool = Tool {
    name: "Dedoose",
    known_by: &[
        "excerpt copy,codes applied combined",
        "excerpt copy,media title",
        "excerpt copy,document title",
    ],
    roles: &[
        (Role::Source, "media title,document title"),
        (Role::RangeStart, "excerpt range,start"),
        (Role::RangeEnd, "end"),
        (Role::Coder, "excerpt creator"),
        (Role::Excerpt, "excerpt copy"),
        (
            Role::Ignored,
            "codes applied combined,excerpt date,resource creator,resource date,package",
        ),
    ],
    families: &[("code ", " weight", Role::Ignored), ("code ", " range", Role::Ignored)],
    code_column: Some(("Code: ", " Applied")),
    ..PLAIN
};
