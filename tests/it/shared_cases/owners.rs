//! Participants, groups, sites and sources: which column says them, and what says nothing.

use super::{Case, Check, Input};

const CATEGORIES: &[(&str, &str)] = &[
    ("Support", "2"),
    ("Mood", "2"),
    ("Access", "2"),
    ("Work", "2"),
    ("Home", "2"),
    ("Money", "2"),
    ("Travel", "2"),
    ("Trust", "2"),
    ("Body", "2"),
    ("Food", "2"),
    ("Sleep", "2"),
    ("Family", "2"),
    ("School", "2"),
    ("News", "2"),
];

const POSTS: Check = Check::Groups(&[
    ("NGO", "facilitator 3"),
    ("Business", "barrier 1, facilitator 1"),
    ("Government", "neutral 1"),
]);

pub(super) const CASES: &[Case] = &[
    Case {
        name: "15_matrix",
        files: &[Input::Stored("15_matrix_of_cases_by_codes/matrix.csv")],
        ways: &[&[
            Check::All("missing 8"),
            Check::Rows(&[
                ("Access", "2"),
                ("Barriers and enablers", "2"),
                ("Cost", "2"),
                ("Training", "2"),
            ]),
            Check::Who(&[("10", "2"), ("11", "2"), ("2", "2"), ("7", "2")]),
        ]],
    },
    Case {
        name: "16_categories",
        files: &[Input::Stored("16_wrong_group_or_source/categories.csv")],
        ways: &[&[
            Check::All("missing 28"),
            Check::Rows(CATEGORIES),
            Check::Participants(17),
            Check::NoGroup(&["9", "11", "12"]),
        ]],
    },
    Case {
        name: "16_posts",
        files: &[Input::Stored("16_wrong_group_or_source/posts.csv")],
        ways: &[
            &[Check::All("barrier 1, facilitator 4, neutral 1"), POSTS],
            &[
                Check::All("barrier 1, facilitator 4, neutral 1"),
                Check::Asks(&["column:group"]),
                Check::After(r#"{"files": {"@": {"roles": {"Source_Type": "group"}}}}"#, &[POSTS]),
            ],
        ],
    },
    Case {
        name: "16_range_became_date_R16",
        files: &[Input::Stored("reports/R16_range_became_date.xlsx")],
        ways: &[&[
            Check::All("barrier 3, facilitator 1"),
            Check::Groups(&[
                ("1-May|2026-05-01|1 May 2026|2026-05", "barrier 1, facilitator 1"),
                ("6-10", "barrier 1"),
                ("11+", "barrier 1"),
            ]),
            Check::NoGroup(&["46143"]),
            Check::GroupIsNot("Interview date"),
            Check::Tells(&["warning:range_became_date", "question:range_became_date"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "m15_names_by_site",
        files: &[Input::Stored("wrong-numbers/m15_p_numbers_by_site.csv")],
        ways: &[&[
            Check::All("barrier 12"),
            Check::Participants(4),
            Check::Asks(&["repeated_participants"]),
            Check::Names("question:repeated_participants", &["4", "12"]),
            Check::After(
                r#"{"participants_within": "site"}"#,
                &[Check::Participants(12), Check::DoesNotAsk("repeated_participants")],
            ),
        ]],
    },
    Case {
        name: "m16_names_by_source",
        files: &[Input::Stored("wrong-numbers/m16_p_numbers_by_source.csv")],
        ways: &[&[
            Check::All("barrier 4"),
            Check::Participants(2),
            Check::Asks(&["repeated_participants"]),
            Check::Names("question:repeated_participants", &["2", "4"]),
            Check::After(
                r#"{"participants_within": "source"}"#,
                &[Check::Participants(4), Check::DoesNotAsk("repeated_participants")],
            ),
        ]],
    },
    Case {
        name: "k01_same_name_two_sites",
        files: &[Input::Stored("wrong-numbers/k01_same_name_two_sites.csv")],
        ways: &[&[
            Check::All("barrier 2, facilitator 1"),
            Check::Participants(2),
            Check::Asks(&["repeated_participants"]),
            Check::Names("question:repeated_participants", &["2", "3"]),
            Check::After(r#"{"participants_within": "site"}"#, &[Check::Participants(3)]),
        ]],
    },
    Case {
        name: "m17_group_not_stated",
        files: &[Input::Stored("wrong-numbers/m17_missing_group_na.csv")],
        ways: &[&[
            Check::Groups(&[("Nurse", "barrier 1"), ("not stated", "barrier 4")]),
            Check::Participants(5),
            Check::Tells(&["warning:not_stated"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "m18_participant_not_stated",
        files: &[Input::Stored("wrong-numbers/m18_participant_na.csv")],
        ways: &[&[
            Check::All("barrier 3"),
            Check::Participants(1),
            Check::Tells(&["warning:not_stated"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "k05_na_values",
        files: &[Input::Stored("wrong-numbers/k05_na_values.csv")],
        ways: &[&[
            Check::All("barrier 1, neutral ?, missing ?"),
            Check::Lines(&[
                (2, "barrier 1"),
                (3, "missing 1"),
                (4, "missing 1"),
                (5, "missing 1"),
                (7, "missing 1"),
                (8, "missing 1"),
            ]),
            Check::Participants(5),
            Check::NoGroup(&["N/A", "n/a", "NA", "-", "none", ".", "?"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "k04_forms_of_one_name",
        files: &[Input::Stored("wrong-numbers/k04_nfc_nfd_people.csv")],
        ways: &[&[
            Check::Participants(4),
            Check::Rows(&[
                ("Cost", "barrier 2"),
                ("Tid", "barrier 2"),
                ("X1", "barrier 2"),
                ("한국", "barrier 2"),
            ]),
        ]],
    },
    Case {
        name: "m19_role_facilitator",
        files: &[Input::Stored("wrong-numbers/m19_role_facilitator_all.csv")],
        ways: &[&[
            Check::All("missing 4"),
            Check::Asks(&["column:valence", "column:group"]),
            Check::After(
                r#"{"files": {"@": {"roles": {"role": "group"}}}}"#,
                &[Check::All("missing 4"), Check::Groups(&[("Facilitator", "missing 4")])],
            ),
            Check::After(
                r#"{"files": {"@": {"roles": {"role": "valence"}}}}"#,
                &[Check::All("facilitator 4")],
            ),
        ]],
    },
    Case {
        name: "k12c_role_facilitator",
        files: &[Input::Stored("wrong-numbers/k12c_facilitator_role_only2.csv")],
        ways: &[&[
            Check::All("missing 3"),
            Check::Asks(&["column:valence", "column:group"]),
            Check::After(
                r#"{"files": {"@": {"roles": {"role": "valence"}}}}"#,
                &[Check::All("facilitator 3")],
            ),
        ]],
    },
    Case {
        name: "m20_role_beside_type",
        files: &[Input::Stored("wrong-numbers/m20_role_fac_enabler_with_type.csv")],
        ways: &[&[
            Check::All("barrier 1, facilitator 1"),
            Check::Groups(&[("Facilitator", "barrier 1, facilitator 1")]),
        ]],
    },
];
