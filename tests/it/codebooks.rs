//! Codebooks that programs for coding export: what real ones list.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use steelyard::dataset::listed_codes;

use crate::support::{read, shared};

/// Codes by depth, counted in the files by a script of its own.
#[test]
fn real_codebooks_list_their_codes() {
    let Some(samples) = shared("data/samples") else { return };
    let cases: [(&str, &[usize]); 5] = [
        ("atlasti_20250914_codebook_full.csv", &[18, 447]),
        ("atlasti_20250914_code_list_frequencies.csv", &[18, 447]),
        ("atlasti_20250914_theme_frequencies.csv", &[18]),
        ("dedoose_codes_export.xlsx", &[11, 34, 12]),
        ("dedoose_HighLevel_Codes_count.csv", &[9, 18, 8, 1]),
    ];
    for (name, expected) in cases {
        let bytes = std::fs::read(samples.join(name)).unwrap();
        let table = read(name, &bytes).unwrap().value.table;
        let codes = listed_codes(&table).unwrap_or_else(|| panic!("{name} is no codebook"));
        let mut depths = Vec::new();
        for code in &codes {
            depths.resize(depths.len().max(code.path.len()), 0);
            depths[code.path.len() - 1] += 1;
        }
        assert_eq!(depths, expected, "{name}");
    }
    for name in ["atlasti_20250914_quotation_export.csv", "dedoose_chart_excerpts.xlsx"] {
        let bytes = std::fs::read(samples.join(name)).unwrap();
        assert_eq!(listed_codes(&read(name, &bytes).unwrap().value.table), None, "{name}");
    }
}
