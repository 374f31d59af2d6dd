//! What columns, families of columns and tables were taken for.

use crate::dataset::{FamilyKind, Role, Shape};
use crate::valence::Valence;

/// Label of a role.
pub fn role(role: &Role) -> String {
    match role {
        Role::Ignored => "Not used".to_owned(),
        Role::Participant => "Participant".to_owned(),
        Role::Source => "Source (interview, focus group, document, study)".to_owned(),
        Role::Group => "Stakeholder group".to_owned(),
        Role::Site => "Site".to_owned(),
        Role::Segment => "Identifier of the segment".to_owned(),
        Role::SourceKey => "Identifier of the source".to_owned(),
        Role::RangeStart => "Where the segment begins in its source".to_owned(),
        Role::RangeEnd => "Where the segment ends".to_owned(),
        Role::CodeSets => "Sets that the code is in".to_owned(),
        Role::Weight => "Weight whose sign is the valence".to_owned(),
        Role::Code => "Code".to_owned(),
        Role::CodeAbove => "Code above that code".to_owned(),
        Role::Domain => "Domain".to_owned(),
        Role::Construct => "Construct".to_owned(),
        Role::Theme => "Theme".to_owned(),
        Role::Valence => "Valence (barrier, facilitator, …)".to_owned(),
        Role::Rating => "Rating from −2 to +2".to_owned(),
        Role::Coder => "Coder".to_owned(),
        Role::Excerpt => "Excerpt (the passage’s text)".to_owned(),
        Role::Count => "Count (codings a row stands for)".to_owned(),
        Role::Attribute => "Attribute to compare or filter by".to_owned(),
        Role::CodeColumn { code, valence } => {
            let of = match code.as_str() {
                "" => "Counts".to_owned(),
                code => format!("Counts of “{code}”"),
            };
            match valence {
                Valence::Missing => of,
                _ => format!("{of}, {}", valence_noun(*valence)),
            }
        }
    }
}

/// The name of a row called a total that counts as a row of its own.
pub fn row_of_its_own(name: &str) -> String {
    format!("{name} (a row of its own)")
}

/// What the columns of a family are.
pub fn family(kind: FamilyKind) -> &'static str {
    match kind {
        FamilyKind::Codes => "codes",
        FamilyKind::Participants => "participants, groups, documents or sites, one a column",
        FamilyKind::Coders => "coders, one a column",
        FamilyKind::CodersAndCodes => "a coder and a code each, as their names say",
        FamilyKind::Valences => "codes, one a column, with the valence in the cells (0 is neutral)",
        FamilyKind::ValencesWithoutZero => {
            "codes, one a column, with the valence in the cells (0 is nothing)"
        }
        FamilyKind::Passages => "codes, one a column, with what was said in the cells",
        FamilyKind::Aside => "none of these: not counted",
    }
}

/// What a table of counts was taken for, as a sentence.
pub fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Counts => "Taken as a table of counts of barriers and facilitators.",
        Shape::Ratings => "Taken as a table of ratings.",
        Shape::NvivoMatrix => "Taken as a matrix or crosstab query of NVivo.",
        Shape::MaxqdaMatrix => "Taken as a code matrix of MAXQDA.",
        Shape::AtlasMatrix => "Taken as a code-document table of ATLAS.ti.",
        Shape::Review => "Taken as a table of studies with the barriers and facilitators of each.",
        Shape::Passages => {
            "Taken as a table of codes with what was said of each as a barrier and as a facilitator."
        }
        Shape::People => "Taken as a table with a column a participant, document or site.",
        Shape::Coders => "Taken as a table with a column a coder.",
        Shape::CoderCodes => "Taken as a table with a column for each coder and code.",
        Shape::Slots => {
            "Taken as a table with several codes a row, each with what is said of it beside it."
        }
        Shape::CodeColumns => {
            "Taken as a table with a column a code, and its valence or what was said of it in the cells."
        }
    }
}

/// A valence within a sentence, as that of a coding.
pub fn valence_noun(valence: Valence) -> &'static str {
    match valence {
        Valence::Barrier => "barrier",
        Valence::Facilitator => "facilitator",
        Valence::Mixed => "mixed",
        Valence::Neutral => "neutral",
        Valence::Missing => "no valence",
    }
}
