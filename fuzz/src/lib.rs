//! What Steelyard is fed with that nobody wrote, and what must hold of it whatever it is.
//!
//! A [`Target`] takes any bytes and panics where something is not as it must be. `cargo xtask fuzz` has libFuzzer find
//! bytes that make it; the seeds that it starts from lie in `fuzz/seeds`, and the host tests feed them too
//! (`tests/it/fuzzed.rs`), so that a target cannot rot and what was found once is never found again.
#![allow(clippy::panic)]

mod against;
mod made;
mod parts;
mod readers;
mod support;
mod whole;

use std::path::Path;

/// Something that is fed with bytes.
pub struct Target {
    /// Its name, which is that of its folder of seeds as well.
    pub name: &'static str,
    /// What it is, for whoever lists them.
    pub what: &'static str,
    /// Most bytes that it is fed with.
    pub longest: usize,
    /// Folders and files of the project that it starts from, besides its own folder of seeds.
    pub seeds: &'static [&'static str],
    run: fn(&[u8]) -> bool,
}

impl Target {
    /// Feeds it; gives whether the bytes were taken for what they should be, and not refused at the door.
    ///
    /// # Panics
    /// Where something is not as it must be: that is a find.
    pub fn feed(&self, bytes: &[u8]) -> bool {
        bytes.len() <= self.longest && (self.run)(bytes)
    }

    /// Where its seeds lie below the project's folder, its own first.
    #[must_use]
    pub fn folders(&self, project: &Path) -> Vec<std::path::PathBuf> {
        let own = project.join("fuzz/seeds").join(self.name);
        std::iter::once(own).chain(self.seeds.iter().map(|seeds| project.join(seeds))).collect()
    }
}

/// All of them.
pub const TARGETS: [Target; 15] = [
    Target {
        name: "delimited",
        what: "delimited text, in any encoding and with any options",
        longest: 4_096,
        seeds: &[],
        run: readers::delimited,
    },
    Target {
        name: "xlsx",
        what: "workbooks of Excel, part by part",
        longest: 16_384,
        seeds: &[],
        run: readers::xlsx,
    },
    Target {
        name: "ods",
        what: "workbooks of OpenDocument, part by part",
        longest: 16_384,
        seeds: &[],
        run: readers::ods,
    },
    Target {
        name: "xls",
        what: "binary workbooks",
        longest: 16_384,
        seeds: &["tests/xls"],
        run: readers::xls,
    },
    Target {
        name: "project",
        what: "REFI-QDA projects and codebooks, part by part",
        longest: 16_384,
        seeds: &[],
        run: readers::project,
    },
    Target {
        name: "database",
        what: "projects that are databases, and folders of them",
        longest: 65_536,
        seeds: &["tests/databases"],
        run: readers::database,
    },
    Target {
        name: "archive",
        what: "archives byte by byte, and whatever else",
        longest: 16_384,
        seeds: &[],
        run: readers::archive,
    },
    Target {
        name: "study_file",
        what: "study files, opened, asked everything, saved and opened again",
        longest: 32_768,
        seeds: &["tests/studies"],
        run: whole::study_file,
    },
    Target {
        name: "settings",
        what: "settings laid over a study",
        longest: 8_192,
        seeds: &[],
        run: whole::settings,
    },
    Target {
        name: "border",
        what: "requests and answers as they cross the worker's border",
        longest: 8_192,
        seeds: &[],
        run: whole::border,
    },
    Target {
        name: "live_figure",
        what: "what a live figure carries, opened and asked everything",
        longest: 32_768,
        seeds: &[],
        run: whole::live_figure,
    },
    Target {
        name: "table",
        what: "a table from its bytes to every file that is made of it",
        longest: 4_096,
        seeds: &["tests/shared_cases", "tests/cases"],
        run: whole::table,
    },
    Target {
        name: "against_csv",
        what: "delimited text beside what the csv crate reads, and bare fields beside quoted ones",
        longest: 4_096,
        seeds: &[],
        run: against::csv_crate,
    },
    Target {
        name: "forms",
        what: "a made-up study as a long table, a wide table, and as tools write it",
        longest: 2_048,
        seeds: &[],
        run: against::forms,
    },
    Target {
        name: "condensed",
        what: "tables counted the fast way beside the same counted one by one",
        longest: 2_048,
        seeds: &[],
        run: against::condensed,
    },
];
