//! Projects and codebooks in the REFI-QDA format.

use super::{Case, Check, Input};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "R05_named_after_project",
        files: &[Input::Stored("reports/R05_named_after_project.qdpx")],
        ways: &[&[
            Check::Rows(&[("Staffing", "barrier 1"), ("Leadership", "facilitator 1")]),
            Check::Passages(&["we lack staff", "The manager helps"]),
        ]],
    },
    // The code above another on one passage says nothing new and counts once with it.
    Case {
        name: "21_bare_valence_code_R06",
        files: &[Input::Stored("reports/R06_codable_parents_same_child_name.qdpx")],
        ways: &[&[
            Check::All("barrier 1, facilitator 1"),
            Check::Rows(&[("Staffing", "barrier 1, facilitator 1")]),
            Check::Tells(&["double:parent_with_child 1"]),
        ]],
    },
    Case {
        name: "21_counted_each_R06",
        files: &[Input::Stored("reports/R06_codable_parents_same_child_name.qdpx")],
        ways: &[&[Check::After(
            r#"{"doubles": {"parent_with_child": "each"}}"#,
            &[
                Check::All("barrier 1, facilitator 2"),
                Check::Rows(&[
                    ("Staffing", "barrier 1, facilitator 1"),
                    ("Facilitators", "facilitator 1"),
                ]),
            ],
        )]],
    },
    Case {
        name: "R07_one_text_missing",
        files: &[Input::Stored("reports/R07_one_source_text_missing.qdpx")],
        ways: &[&[
            Check::All("barrier 2, facilitator 1"),
            Check::Documents(2),
            Check::Passages(&["we lack staff", "", ""]),
            Check::Tells(&["warning:texts_missing"]),
        ]],
    },
    Case {
        name: "R08_role_on_case_and_source",
        files: &[Input::Stored("reports/R08_role_on_case_and_on_source.qdpx")],
        ways: &[&[Check::Groups(&[("Nurse", "barrier 1"), ("Manager", "facilitator 1")])]],
    },
    Case {
        name: "R09_umlaut_references",
        files: &[Input::Stored("reports/R09_umlaut_references.qdc")],
        ways: &[
            &[
                Check::ListOf(4),
                Check::Codes(&[
                    "Förderliche Faktoren",
                    "Förderliche Faktoren > Unterstützung",
                    "Hinderliche Faktoren",
                    "Hinderliche Faktoren > Zeitmangel",
                ]),
            ],
            // Those that can be applied, with all names.
            &[
                Check::ListOf(3),
                Check::Codes(&[
                    "Förderliche Faktoren",
                    "Förderliche Faktoren > Unterstützung",
                    "Hinderliche Faktoren > Zeitmangel",
                ]),
            ],
        ],
    },
    Case {
        name: "R21_picture_and_audio",
        files: &[Input::Stored("reports/R21_picture_and_audio_codings.qdpx")],
        ways: &[&[
            Check::Rows(&[("Space", "barrier 2"), ("Champions", "facilitator 1")]),
            Check::Documents(3),
        ]],
    },
    Case {
        name: "dup_guid_codes",
        files: &[Input::Stored("wrong-numbers/dup_guid_codes.qdpx")],
        ways: &[&[Check::Names("warning:repeated_identifiers", &["A", "B"]), Check::NotSilent]],
    },
    Case {
        name: "dup_guid_sources",
        files: &[Input::Stored("wrong-numbers/dup_guid_sources.qdpx")],
        ways: &[&[Check::Names("warning:repeated_identifiers", &["S10", "T10"]), Check::NotSilent]],
    },
];
