//! Real exports of tools, as they are, through the file input of the page: what the summary says of each.
//!
//! The numbers are those that `tests/it/samples.rs` holds, worked out apart from the readers. Reads
//! `../shared/data/samples`; where that is not there the tests are skipped.

use crate::bench::Bench;
use crate::check;
use crate::suite::Test;
use std::path::PathBuf;
use xtask::failure::Outcome;

/// The tests of this topic.
pub const TESTS: &[Test] = &[
    Test { name: "real_exports_are_read_as_they_are", run: as_they_are },
    Test { name: "real_lists_of_codes_are_lists_of_codes", run: lists_of_codes },
];

fn samples(bench: &Bench, files: &[&str]) -> Outcome<Option<Vec<PathBuf>>> {
    files.iter().map(|file| bench.shared(&format!("data/samples/{file}"))).collect()
}

fn as_they_are(bench: &mut Bench) -> Outcome {
    for (files, summary) in [
        (&["oltas0517.qdpx"][..], "302 codings, 1 source"),
        (&["skyloom_TestProject.qdpx"], "13 codings, 6 sources, 2 groups"),
        (
            &["atlasti_20250914_quotation_export.csv", "atlasti_20250914_codebook_full.csv"],
            "1,465 codings, 1 source",
        ),
        (&["dedoose_chart_excerpts.xlsx"], "280 codings, "),
    ] {
        let Some(files) = samples(bench, files)? else { return Ok(()) };
        let page = bench.open_file()?;
        let paths: Vec<_> = files.iter().map(PathBuf::as_path).collect();
        page.upload("#files", &paths)?;
        page.wait_for_figure()?;
        let seen = page.text("#summary")?;
        check!(seen.starts_with(summary), "{files:?}: {seen}, expected {summary}");
    }
    Ok(())
}

fn lists_of_codes(bench: &mut Bench) -> Outcome {
    for (file, codes) in [
        ("dedoose_codes_export.xlsx", 57),
        ("dedoose_HighLevel_Codes_count.csv", 36),
        ("atlasti_20250914_codebook_full.csv", 465),
        ("atlasti_20250914_theme_frequencies.csv", 18),
        ("atlasti_20250914_code_list_frequencies.csv", 465),
    ] {
        let Some(files) = samples(bench, &[file])? else { return Ok(()) };
        let page = bench.open_file()?;
        let paths: Vec<_> = files.iter().map(PathBuf::as_path).collect();
        page.upload("#files", &paths)?;
        page.wait("all('#check').length === 1")?;
        let seen = page.text("#summary")?;
        check!(seen.contains(&format!("{codes} codes")), "{file}: {seen}");
        check!(page.js("return q('#problems li') === null")? == true, "{file} has problems");
    }
    Ok(())
}
