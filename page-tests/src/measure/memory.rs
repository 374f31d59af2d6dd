//! Memory of the browser's processes while a million codings are read, and after.

use super::measured::{Line, Measured, grouped};
use super::rows::Rows;
use super::stand::Stand;
use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::Duration;
use xtask::failure::Outcome;

const ROWS: usize = 1_000_000;
const CODES: usize = 60;
/// What it may be of the file's size, while it is read and after.
const MOST_WHILE: f64 = 2.0;
const MOST_AFTER: f64 = 0.5;
/// Time between two looks at the processes.
const LOOK: Duration = Duration::from_millis(50);
/// Time after which what can be given back was.
const REST: Duration = Duration::from_secs(8);

/// Measures a file that is chosen on the page.
///
/// # Errors
/// When the page does not read it.
pub fn measure(stand: &Stand) -> Outcome<Vec<Line>> {
    let bytes = Rows::of(ROWS, CODES).bytes();
    let size = bytes.len() as f64;
    let file = stand.bench.write("million.csv", &bytes)?;
    drop(bytes);
    let page = stand.bench.open_file()?;
    thread::sleep(REST);
    let before = processes();
    let (ended, highest) = (AtomicBool::new(false), AtomicU64::new(0));
    let loaded = thread::scope(|scope| {
        scope.spawn(|| {
            while !ended.load(Ordering::Relaxed) {
                highest.fetch_max(grown(&before), Ordering::Relaxed);
                thread::sleep(LOOK);
            }
        });
        let loaded = page.upload("#files", &[&file]).and_then(|()| {
            let done = "q('#problems li') || q('#drawing .mark') && !q('#work')";
            page.wait_for(super::stand::PATIENCE, done)
        });
        ended.store(true, Ordering::Relaxed);
        loaded
    });
    loaded?;
    page.wait("q('#drawing .mark')")?;
    thread::sleep(REST);
    let after = grown(&before) as f64;
    let highest = highest.into_inner() as f64;
    let mut all = ["while reading", "after", "the file"].map(Measured::new);
    for (one, bytes) in all.iter_mut().zip([highest, after, size]) {
        one.add(bytes / 1e6);
    }
    Ok(vec![Line {
        path: "memory of the browser beyond the opened page",
        of: format!("{} codings, excerpts kept", grouped(ROWS)),
        unit: "MB",
        measured: all.into(),
        goal: format!(
            "at most {MOST_WHILE} times the file while reading, {MOST_AFTER} times after"
        ),
        found: format!("{:.1} and {:.1} times", highest / size, after / size),
        is_met: highest <= MOST_WHILE * size && after <= MOST_AFTER * size,
    }])
}

/// Bytes that the processes begun by this one hold, by their number.
fn processes() -> BTreeMap<u32, u64> {
    let mut parents = BTreeMap::new();
    for entry in fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else {
            continue;
        };
        let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
        // The name before may hold blanks and brackets.
        let parent = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().nth(1));
        if let Some(parent) = parent.and_then(|parent| parent.parse::<u32>().ok()) {
            parents.insert(id, parent);
        }
    }
    let own = std::process::id();
    let is_own = |mut id: u32| {
        for _ in 0..parents.len() {
            match parents.get(&id) {
                Some(parent) if *parent == own => return true,
                Some(parent) => id = *parent,
                None => return false,
            }
        }
        false
    };
    parents.keys().filter(|id| is_own(**id)).map(|id| (*id, held(*id))).collect()
}

/// Bytes that a process holds, its part of what it shares counted.
fn held(id: u32) -> u64 {
    let told = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap_or("");
    let kilobytes = line.split_whitespace().next().and_then(|number| number.parse::<u64>().ok());
    kilobytes.unwrap_or(0) * 1024
}

/// How much more is held than before.
fn grown(before: &BTreeMap<u32, u64>) -> u64 {
    let sum = |all: &BTreeMap<u32, u64>| all.values().sum::<u64>();
    sum(&processes()).saturating_sub(sum(before))
}
