//! Five small studies to try the program with, one for each kind of study it serves.
//!
//! Takes nothing; gives CSV text; title and description are in `words::examples`. All of it is synthetic: the totals
//! are those of published studies, and every passage, speaker and document is made up. Never data
//! of anyone, and never read by anything but the ordinary way of a file.

use crate::analysis::{Basis, Rows};

/// Which of the studies it is; `words::examples` has its title and its description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExampleStudy {
    /// Interviews coded to the CFIR.
    CfirInterviews,
    /// A scoping review mapped to the TDF.
    TdfScopingReview,
    /// Documents coded to the steps of the QIF.
    QifDocuments,
    /// Focus groups coded to NPT, without valence.
    NptFocusGroups,
    /// A thematic analysis without framework or valence.
    ThematicAnalysis,
}

/// A synthetic study as a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Example {
    /// Identifier, such as `cfir_interviews`.
    pub id: &'static str,
    /// Which study it is.
    pub study: ExampleStudy,
    /// Name of the file, with its ending.
    pub file_name: &'static str,
    /// Rows that show what the study found, where they are not the ones that would be taken anyway.
    pub rows: Option<Rows>,
    /// Basis in which the study was published, where it was not plain counts.
    pub basis: Option<Basis>,
    /// The file's text: UTF-8, comma-separated, one header row.
    pub csv: &'static str,
}

const ALL: [Example; 5] = [
    Example {
        id: "cfir_interviews",
        study: ExampleStudy::CfirInterviews,
        file_name: "synthetic_cfir_interviews.csv",
        rows: None,
        basis: None,
        csv: include_str!("cfir_interviews.csv"),
    },
    Example {
        id: "tdf_scoping_review",
        study: ExampleStudy::TdfScopingReview,
        file_name: "synthetic_tdf_scoping_review.csv",
        rows: None,
        basis: Some(Basis::ShareOfValence),
        csv: include_str!("tdf_scoping_review.csv"),
    },
    Example {
        id: "qif_documents",
        study: ExampleStudy::QifDocuments,
        file_name: "synthetic_qif_documents.csv",
        rows: Some(Rows::Construct),
        basis: None,
        csv: include_str!("qif_documents.csv"),
    },
    Example {
        id: "npt_focus_groups",
        study: ExampleStudy::NptFocusGroups,
        file_name: "synthetic_npt_focus_groups.csv",
        rows: Some(Rows::Code),
        basis: None,
        csv: include_str!("npt_focus_groups.csv"),
    },
    Example {
        id: "thematic_analysis",
        study: ExampleStudy::ThematicAnalysis,
        file_name: "synthetic_thematic_analysis.csv",
        rows: None,
        basis: None,
        csv: include_str!("thematic_analysis.csv"),
    },
];

/// All examples, in the order in which they are offered.
pub fn all() -> &'static [Example] {
    &ALL
}

/// The example whose file has exactly these bytes.
pub fn of_bytes(bytes: &[u8]) -> Option<&'static Example> {
    ALL.iter().find(|example| example.csv.as_bytes() == bytes)
}

/// The example of that identifier.
pub fn find(id: &str) -> Option<&'static Example> {
    ALL.iter().find(|example| example.id == id)
}
