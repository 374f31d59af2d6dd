//! Titles and descriptions of the synthetic studies.

/// Title of the CFIR interviews.
pub const CFIR_INTERVIEWS_TITLE: &str = "Interviews coded to the CFIR (synthetic)";
/// What the CFIR interviews hold.
pub const CFIR_INTERVIEWS_DESCRIPTION: &str = "Eight interviews (2 IT developers, 4 healthcare managers, \
     2 healthcare professionals) with 86 facilitators and 38 barriers. The totals are those of a \
     published study; every passage is made up.";

/// Title of the TDF scoping review.
pub const TDF_SCOPING_REVIEW_TITLE: &str = "Scoping review mapped to the TDF (synthetic)";
/// What the TDF scoping review holds.
pub const TDF_SCOPING_REVIEW_DESCRIPTION: &str = "Twenty-two studies, two groups, six themes, 357 barriers \
     and 265 facilitators. These totals and the numbers for environmental context and resources are \
     those of a published review; every item and all other numbers are made up.";

/// Title of the QIF document analysis.
pub const QIF_DOCUMENTS_TITLE: &str = "Documents coded to the steps of the QIF (synthetic)";
/// What the QIF document analysis holds.
pub const QIF_DOCUMENTS_DESCRIPTION: &str = "Ten documents and no people: facilitators and challenges under \
     the fourteen steps of implementation, one of which has none. Everything in it is made up.";

/// Title of the NPT focus groups.
pub const NPT_FOCUS_GROUPS_TITLE: &str = "Focus groups coded to NPT, without valence (synthetic)";
/// What the NPT focus groups hold.
pub const NPT_FOCUS_GROUPS_DESCRIPTION: &str = "Eight focus groups in four health centres: fourteen practices \
     under the four components of Normalization Process Theory. The practices are those of a published \
     study, whose 30 participants are not told apart; where it does not say to which component two of \
     them belong, they stand under collective action. Every passage is made up.";

/// Title of the thematic analysis.
pub const THEMATIC_ANALYSIS_TITLE: &str =
    "Thematic analysis without framework or valence (synthetic)";
/// What the thematic analysis holds.
pub const THEMATIC_ANALYSIS_DESCRIPTION: &str = "Twelve providers of six disciplines and three themes with two \
     sub-themes each. The number of providers and the subjects of the themes are those of a published \
     study; the sub-themes and every passage are made up.";
