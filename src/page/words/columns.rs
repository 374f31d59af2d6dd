//! The strings of what the columns are.

use super::{counted, number, quoted_list};
use steelyard_core::dataset::{Reason, Role};

/// Heading over a table with the role of each column.
pub const WHAT_THEY_ARE: &str = "What the columns are";
/// Button: the next columns of a table that has more.
pub fn more(next: usize, rest: usize) -> String {
    match next == rest {
        true => format!("Show the other {}", counted(rest as u64, "column", "columns")),
        false => format!("Show {} of {} more columns", number(next as u64), number(rest as u64)),
    }
}
/// Label of the choice of a role.
pub fn role_of(column: &str) -> String {
    format!("What “{column}” is")
}
/// What stands under a column that others would do as well for.
pub fn rivals(names: &[String]) -> String {
    format!("{} would do as well: choose.", quoted_list(names))
}

/// The roles that a user can give, in the order in which they are offered.
pub const ROLES: [Role; 22] = [
    Role::Ignored,
    Role::Participant,
    Role::Source,
    Role::Group,
    Role::Site,
    Role::Code,
    Role::CodeAbove,
    Role::Domain,
    Role::Construct,
    Role::Theme,
    Role::Valence,
    Role::Rating,
    Role::Coder,
    Role::Excerpt,
    Role::Segment,
    Role::RangeStart,
    Role::RangeEnd,
    Role::SourceKey,
    Role::CodeSets,
    Role::Weight,
    Role::Count,
    Role::Attribute,
];

pub use steelyard_core::words::taken_as::role;

/// Why a role was guessed.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Header => "The header is a known name for it".to_owned(),
        Reason::Tool { tool } => format!("{tool} writes it under this name"),
        Reason::Values => "The values are of this kind".to_owned(),
        Reason::OnlyOneLeft => "The only column left that could be it".to_owned(),
        Reason::WideTable => {
            "The header names a code and the cells hold counts or marks".to_owned()
        }
        Reason::Chosen => "You chose it".to_owned(),
        Reason::NothingToCompare => {
            "Every value differs, or it is blank: nothing to compare".to_owned()
        }
        Reason::FewValues => "Few different values: it can be compared by".to_owned(),
        Reason::WordCutShort { word } => format!(
            "The header holds “{word}”, a word for it cut short, and the cells hold counts or marks"
        ),
        Reason::NotCounted => "Nothing says that its numbers are counts".to_owned(),
        Reason::GroupSize => {
            "It says one number for all rows of a group: a size and no count of codings".to_owned()
        }
        Reason::Percentages => "It holds percentages or fractions, which are no counts".to_owned(),
        Reason::SameAs { column } => format!("It says the same as “{column}”, row by row"),
    }
}

/// What is known of a column's values.
pub fn distinct(distinct: u32, blank: u32) -> String {
    let values = counted(distinct.into(), "different value", "different values");
    if blank == 0 { values } else { format!("{values}, {} blank", number(blank.into())) }
}
