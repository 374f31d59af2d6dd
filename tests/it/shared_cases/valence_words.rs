//! Words and signs for barriers and facilitators: known, negated, of other languages, and those of names.

use steelyard_core::valence::Valence::{Barrier, Facilitator, Mixed};

use super::{Case, Check, Input};

const AFFECT: &[Check] = &[
    Check::All("barrier 3, facilitator 2, neutral 1"),
    Check::Rows(&[
        ("故障", "barrier 1"),
        ("登录", "barrier 2"),
        ("界面", "facilitator 2"),
        ("性能", "neutral 1"),
    ]),
];

pub(super) const CASES: &[Case] = &[
    Case {
        name: "20_comments",
        files: &[Input::Stored("20_valence_words_in_other_scripts/comments.csv")],
        ways: &[
            AFFECT,
            &[
                Check::Asks(&["unknown_valence_words", "column:valence"]),
                Check::After(
                    r#"{"files": {"@": {"roles": {"Affect": "valence"}}}, "valence_words":
                        {"消极": "barrier", "积极": "facilitator", "中性": "neutral"}}"#,
                    AFFECT,
                ),
            ],
        ],
    },
    Case {
        name: "m01_spanish",
        files: &[Input::Stored("wrong-numbers/m01_lang_es.csv")],
        ways: &[&[Check::Rows(&[("Coste", "barrier 2"), ("Tiempo", "facilitator 1")])]],
    },
    Case {
        name: "m02_french",
        files: &[Input::Stored("wrong-numbers/m02_lang_fr.csv")],
        ways: &[&[Check::Rows(&[("Coût", "barrier 2"), ("Temps", "facilitator 1")])]],
    },
    Case {
        name: "m04_dutch",
        files: &[Input::Stored("wrong-numbers/m04_lang_nl.csv")],
        ways: &[&[Check::Rows(&[("Kosten", "barrier 1"), ("Tijd", "facilitator 1")])]],
    },
    Case {
        name: "unknown_words_beside_codes",
        files: &[Input::Written(
            "words.csv",
            "participant,group,code,judgement\nP1,N,Cost,gris\nP2,N,Time,azul\nP3,N,Cost,gris\nP4,N,Time,azul\n",
        )],
        ways: &[&[
            Check::Asks(&["unknown_valence_words", "column:valence"]),
            Check::After(
                r#"{"files": {"@": {"roles": {"judgement": "valence"}}},
                    "valence_words": {"gris": "barrier", "azul": "facilitator"}}"#,
                &[Check::Rows(&[("Cost", "barrier 2"), ("Time", "facilitator 2")])],
            ),
        ]],
    },
    Case {
        name: "m06_negated",
        files: &[Input::Stored("wrong-numbers/m06_neg_in_words.csv")],
        ways: &[&[
            Check::All("barrier 1, facilitator 1, missing 5"),
            Check::Asks(&["unknown_valence_words"]),
            Check::Words(&[
                ("barrier", Some(Barrier)),
                ("facilitator", Some(Facilitator)),
                ("not a barrier", None),
                ("no facilitator", None),
                ("no barrier", None),
                ("non barrier", None),
                ("barrier (resolved)", None),
            ]),
        ]],
    },
    Case {
        name: "m07_dash_among_words",
        files: &[Input::Stored("wrong-numbers/m07_dash_blank.csv")],
        ways: &[&[
            Check::All("barrier 1, facilitator 1, missing 4"),
            Check::Rows(&[("Cost", "barrier 1, facilitator 1, missing 1"), ("Time", "missing 3")]),
        ]],
    },
    Case {
        name: "m08_letters_among_words",
        files: &[Input::Stored("wrong-numbers/m08_plus_blank.csv")],
        ways: &[&[
            Check::All("barrier 1, missing 3"),
            Check::Asks(&["unknown_valence_words"]),
            Check::Words(&[("barrier", Some(Barrier)), ("x", None), ("0", None), ("b", None)]),
            Check::After(
                r#"{"valence_words": {"x": "missing", "0": "neutral", "b": "barrier"}}"#,
                &[
                    Check::All("barrier 2, neutral 1, missing 1"),
                    Check::DoesNotAsk("unknown_valence_words"),
                ],
            ),
        ]],
    },
    Case {
        name: "k09_negated",
        files: &[Input::Stored("wrong-numbers/k09_neg_valence_words.csv")],
        ways: &[&[
            Check::Asks(&["unknown_valence_words"]),
            Check::Words(&[
                ("not a barrier", None),
                ("no barriers", None),
                ("No barrier", None),
                ("non-barrier", None),
                ("not barrier", None),
                ("barrier?", None),
                ("lack of facilitator", None),
                ("barrier removed", None),
                ("former barrier", None),
                ("Barrier (not facilitator)", None),
                ("inte hinder", None),
                ("inget hinder", None),
                ("ei este", None),
                ("kein Hindernis", None),
                ("no facilitator", None),
                ("nonbarrier", None),
                ("without barriers", None),
                ("barrier-free", None),
                ("not helpful", None),
                ("not negative", None),
                ("yes", None),
                ("no", None),
                ("x", None),
                ("B", None),
                ("0", None),
            ]),
        ]],
    },
    Case {
        name: "k09_plain",
        files: &[Input::Stored("wrong-numbers/k09_neg_valence_words.csv")],
        ways: &[&[Check::Words(&[
            ("weak barrier", Some(Barrier)),
            ("minor barrier", Some(Barrier)),
            ("barrière", Some(Barrier)),
            ("frein", Some(Barrier)),
            ("obstáculo", Some(Barrier)),
            ("facilitador", Some(Facilitator)),
            ("barrera", Some(Barrier)),
            ("levier", Some(Facilitator)),
            ("barreira", Some(Barrier)),
            ("ostacolo", Some(Barrier)),
            ("障碍", Some(Barrier)),
            ("barriär", Some(Barrier)),
            ("both", Some(Mixed)),
            ("negative", Some(Barrier)),
        ])]],
    },
    Case {
        name: "k13b_signs_of_names",
        files: &[Input::Stored("wrong-numbers/k13b_hiv_codes.csv")],
        ways: &[&[
            Check::Has(&[
                ("HIV+", "missing 1"),
                ("HIV-", "missing 1"),
                ("Covid-19 +", "missing 1"),
            ]),
            Check::Names("question:code_signs", &["Attitude"]),
            Check::NotSilent,
        ]],
    },
    Case {
        name: "k13c_signs_of_headers",
        files: &[Input::Stored("wrong-numbers/k13c_hiv_wide.csv")],
        ways: &[
            &[Check::Rows(&[("HIV+", "missing 1"), ("HIV-", "missing 1")])],
            &[Check::NoCodings, Check::Asks(&["column:code", "column_family"])],
        ],
    },
    Case {
        name: "m21_signs_beside_a_column",
        files: &[Input::Stored("wrong-numbers/m21_hiv_code_negative_test.csv")],
        ways: &[&[Check::Rows(&[("HIV+", "barrier 1, facilitator 1"), ("HIV-", "barrier 1")])]],
    },
    // What is denied or belongs to another word is no valence of the code.
    Case {
        name: "k10_negated_names",
        files: &[Input::Stored("wrong-numbers/k10_negated_code_names.csv")],
        ways: &[&[
            Check::Lines(&[
                (2, "missing 1"),
                (3, "missing 1"),
                (4, "missing 1"),
                (5, "missing 1"),
                (6, "barrier 1"),
                (7, "facilitator 1"),
                (8, "missing 1"),
                (11, "missing 1"),
                (12, "missing 1"),
                (14, "missing 1"),
                (17, "missing 1"),
                (18, "facilitator 1"),
                (19, "missing 1"),
                (20, "missing 1"),
                (22, "missing 1"),
            ]),
            Check::NotSilent,
        ]],
    },
];
