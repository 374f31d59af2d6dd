//! Cases that are not right yet.

/// Names of cases with what is wrong of each today. Only ever shorter: a case that comes right leaves it.
pub(super) const KNOWN_FAILURES: &[(&str, &str)] = &[
    ("R07_one_text_missing", "a selection's name stands in for a text that is not there"),
    ("dup_guid_codes", "identifiers that stand twice are not told of"),
    ("dup_guid_sources", "identifiers that stand twice are not told of"),
];
