//! Titles and descriptions of the synthetic studies.

use crate::examples::ExampleStudy;

/// Title of a study, which says that it is synthetic.
pub fn title(study: ExampleStudy) -> &'static str {
    match study {
        ExampleStudy::CfirInterviews => "Interviews coded to the CFIR (synthetic)",
        ExampleStudy::TdfScopingReview => "Scoping review mapped to the TDF (synthetic)",
        ExampleStudy::QifDocuments => "Documents coded to the steps of the QIF (synthetic)",
        ExampleStudy::NptFocusGroups => "Focus groups coded to NPT, without valence (synthetic)",
        ExampleStudy::ThematicAnalysis => {
            "Thematic analysis without framework or valence (synthetic)"
        }
    }
}

/// What a study holds and which published totals it has, in a few sentences.
pub fn description(study: ExampleStudy) -> &'static str {
    match study {
        ExampleStudy::CfirInterviews => {
            "Eight interviews (2 IT developers, 4 healthcare managers, \
     2 healthcare professionals) with 86 facilitators and 38 barriers. The totals are those of a \
     published study; every passage is made up."
        }
        ExampleStudy::TdfScopingReview => {
            "Twenty-two studies, two groups, six themes, 357 barriers \
     and 265 facilitators. These totals and the numbers for environmental context and resources are \
     those of a published review; every item and all other numbers are made up."
        }
        ExampleStudy::QifDocuments => {
            "Ten documents and no people: facilitators and challenges under \
     the fourteen steps of implementation, one of which has none. Everything in it is made up."
        }
        ExampleStudy::NptFocusGroups => {
            "Eight focus groups in four health centres: fourteen practices \
     under the four components of Normalization Process Theory. The practices are those of a published \
     study, whose 30 participants are not told apart; where it does not say to which component two of \
     them belong, they stand under collective action. Every passage is made up."
        }
        ExampleStudy::ThematicAnalysis => {
            "Twelve providers of six disciplines and three themes with two \
     sub-themes each. The number of providers and the subjects of the themes are those of a published \
     study; the sub-themes and every passage are made up."
        }
    }
}
