//! The program that libFuzzer feeds: `STEELYARD_FUZZ` names which target, and `?` lists them. `cargo xtask fuzz` builds
//! and runs it.
#![no_main]
#![allow(clippy::panic)]

use std::path::Path;
use std::sync::LazyLock;
use steelyard_fuzz::{TARGETS, Target};

/// The target that was asked for.
static TARGET: LazyLock<&Target> = LazyLock::new(|| {
    let asked = std::env::var("STEELYARD_FUZZ").unwrap_or_default();
    if asked == "?" {
        for target in &TARGETS {
            let seeds = target.folders(Path::new(""));
            let seeds = seeds.iter().map(|folder| folder.to_string_lossy().into_owned());
            let fields =
                [target.name.to_owned(), target.longest.to_string(), target.what.to_owned()];
            println!("{}", fields.into_iter().chain(seeds).collect::<Vec<_>>().join("\t"));
        }
        std::process::exit(0);
    }
    let Some(target) = TARGETS.iter().find(|target| target.name == asked) else {
        panic!("STEELYARD_FUZZ names no target: {asked:?}")
    };
    target
});

libfuzzer_sys::fuzz_target!(
    init: {
        LazyLock::force(&TARGET);
    },
    |bytes: &[u8]| {
        TARGET.feed(bytes);
    }
);
