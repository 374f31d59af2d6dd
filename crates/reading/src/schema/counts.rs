//! Headers and words of the table that a table of counts is turned into, one row a cell.

use crate::valence::Valence;

/// The code of numbers that nothing names: those of a sheet without codes.
pub const ALL_CODES: &str = "All codes";
/// Heading under which codes stand together.
pub const DOMAIN: &str = "Domain";
/// Code.
pub const CODE: &str = "Code";
/// Barrier or facilitator.
pub const VALENCE: &str = "Valence";
/// Stakeholder group.
pub const GROUP: &str = "Group";
/// Document.
pub const SOURCE: &str = "Source";
/// Studies that are named by who wrote them and when.
pub const STUDY: &str = "Author year";
/// Who spoke.
pub const PARTICIPANT: &str = "Participant";
/// Site.
pub const SITE: &str = "Site";
/// Who coded.
pub const CODER: &str = "Coder";
/// Identifier of the passage.
pub const SEGMENT: &str = "Segment ID";
/// What was said.
pub const EXCERPT: &str = "Excerpt";
/// How many codings the cell counted.
pub const COUNT: &str = "Count";
/// Rating in the cell.
pub const RATING: &str = "Rating";

/// The word of a valence in the cells.
pub fn valence(valence: Valence) -> &'static str {
    match valence {
        Valence::Barrier => "barrier",
        Valence::Facilitator => "facilitator",
        Valence::Mixed => "mixed",
        Valence::Neutral => "neutral",
        Valence::Missing => "",
    }
}
