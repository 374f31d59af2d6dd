//! Columns that are alike in content and name: recognised together or asked together.

use super::{Case, Check, Input};

const WIDE: &[Check] = &[
    Check::All("barrier 43, facilitator 44"),
    Check::Participants(6),
    Check::Rows(&[
        ("ENV", "barrier 12, facilitator 8"),
        ("Skill", "barrier 5, facilitator 10"),
        ("Emotion", "barrier 8, facilitator 6"),
        ("SOC", "barrier 8, facilitator 11"),
        ("Goals", "barrier 10, facilitator 9"),
    ]),
    Check::NotSilent,
];

const BY_CODER: &[Check] = &[
    Check::Coders(&[("C1", "8"), ("C2", "8")]),
    Check::OfCoder(&[
        ("Cost", "C1", "3"),
        ("Time", "C1", "3"),
        ("Praise", "C1", "2"),
        ("Cost", "C2", "3"),
        ("Time", "C2", "3"),
        ("Praise", "C2", "2"),
    ]),
    // Of Cost: both 2, neither 4 of 8; by chance 34 of 64.
    Check::Agreement(&["Cost", "75.0%", "0.467"]),
];

const SURVEY: &[Check] = &[
    Check::All("missing 6"),
    Check::Rows(&[("No training", "2"), ("No time", "2"), ("No funding", "2")]),
    Check::Participants(4),
];

const BELOW_PEOPLE: &[Check] = &[
    Check::Rows(&[("Money", "5"), ("Time", "3")]),
    Check::Who(&[("Participant 1", "4"), ("Participant 2", "2"), ("Participant 3", "2")]),
    Check::NotSilent,
];

const COUNTS: &[Check] = &[
    Check::Rows(&[("Ethics", "7"), ("Value", "4")]),
    Check::Rows(&[("Privacy", "5"), ("Consent", "2"), ("Saves time", "4")]),
    Check::Who(&[("Respondent 1", "5"), ("Respondent 2", "5"), ("Respondent 3", "1")]),
];

pub(super) const CASES: &[Case] = &[
    Case {
        name: "22_wide",
        files: &[Input::Stored("22_wide_family_half_recognised/wide.csv")],
        ways: &[
            WIDE,
            &[
                Check::Asks(&["column_family"]),
                Check::After(r#"{"files": {"@": {"families": {"ENV": "codes"}}}}"#, WIDE),
            ],
        ],
    },
    Case {
        name: "06_coders",
        files: &[Input::Stored("06_two_coder_columns/coders.csv")],
        ways: &[
            BY_CODER,
            &[
                Check::Asks(&["column_family"]),
                Check::After(r#"{"files": {"@": {"families": {"C1": "coders"}}}}"#, BY_CODER),
                Check::After(
                    r#"{"files": {"@": {"families": {"C1": "codes"}}}}"#,
                    &[Check::Rows(&[("Cost", "6"), ("Time", "6"), ("Praise", "4")])],
                ),
            ],
        ],
    },
    Case {
        name: "11_survey",
        files: &[Input::Stored("11_ids_and_answers_as_counts/survey.csv")],
        ways: &[
            SURVEY,
            &[
                Check::Asks(&["column_family"]),
                Check::After(r#"{"files": {"@": {"families": {"No training": "codes"}}}}"#, SURVEY),
            ],
        ],
    },
    Case {
        name: "14_codes_below_people",
        files: &[Input::Stored("14_participants_as_columns/codes_below_people.csv")],
        ways: &[
            BELOW_PEOPLE,
            &[
                Check::Asks(&["column_family"]),
                Check::After(
                    r#"{"files": {"@": {"families": {"Participant 1": "participants"}}}}"#,
                    BELOW_PEOPLE,
                ),
            ],
        ],
    },
    Case {
        name: "14_counts",
        files: &[Input::Stored("14_participants_as_columns/counts.csv")],
        ways: &[
            COUNTS,
            &[
                Check::Asks(&["column_family"]),
                Check::After(
                    r#"{"files": {"@": {"families": {"01 - Interviewer A - Respondent 1": "participants"}}}}"#,
                    COUNTS,
                ),
            ],
        ],
    },
    // The second slot counts as the first does: barriers parking 1, signs 1, facilitators nurse 1, parking 1.
    Case {
        name: "01_two_slots",
        files: &[Input::Written(
            "slots.csv",
            "ID,P,Quality Factor 1,Impact 1,Quality Factor 2,Impact 2\n\
             1,0,parking,-3,signs,-1\n\
             2,1,nurse on site,+2,,\n\
             3,2,parking,+1,,\n",
        )],
        ways: &[
            &[
                Check::All("barrier 2, facilitator 2"),
                Check::Rows(&[
                    ("parking", "barrier 1, facilitator 1"),
                    ("signs", "barrier 1"),
                    ("nurse on site", "facilitator 1"),
                ]),
            ],
            &[Check::Asks(&["column_family"])],
        ],
    },
];
