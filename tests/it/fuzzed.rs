//! What is fuzzed (`cargo xtask fuzz`), fed with the seeds that it starts from: each target holds of them, and takes
//! some of them for what they should be.
#![allow(clippy::unwrap_used)]

use std::path::{Path, PathBuf};

use steelyard_fuzz::TARGETS;

/// All files below a folder, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    paths.into_iter().flat_map(below).collect()
}

#[test]
fn every_seed_holds_and_every_target_takes_some() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for target in &TARGETS {
        let mut taken = 0;
        for folder in target.folders(project) {
            let files = files(&folder);
            assert!(
                !files.is_empty(),
                "{}: there are no seeds in {}",
                target.name,
                folder.display()
            );
            // What is named in a panic is the input; the seed is told before.
            for path in files {
                println!("{}: {}", target.name, path.display());
                taken += usize::from(target.feed(&std::fs::read(&path).unwrap()));
            }
        }
        assert!(taken > 0, "{} takes none of its seeds", target.name);
    }
}
