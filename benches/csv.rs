//! How fast delimited text is read: milliseconds and megabytes a second, as the median of several runs,
//! beside the `csv` crate doing the same work (every field copied out and checked to be UTF-8).
//!
//! Run with `cargo xtask bench --host --bench csv [rows]`.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use steelyard_core::format::{self, ReadOptions};

const DEFAULT_ROWS: usize = 200_000;
const RUNS: usize = 9;

fn main() {
    let rows = std::env::args().skip(1).find_map(|argument| argument.parse().ok());
    let rows = rows.unwrap_or(DEFAULT_ROWS);
    println!("median of {RUNS} runs, {rows} rows of 10 columns");
    println!(
        "{:<28}{:>9}{:>12}{:>12}{:>12}{:>8}",
        "text", "MB", "ours ms", "ours MB/s", "csv MB/s", "ratio"
    );
    for (name, text) in [
        ("coded, some fields quoted", coded(rows, false)),
        ("coded, all fields quoted", coded(rows, true)),
        ("short fields", short(rows)),
    ] {
        let megabytes = text.len() as f64 / 1e6;
        let ours = median(|| {
            let read = format::read("b.csv", text.as_bytes(), &ReadOptions::default(), &mut |_| ());
            black_box(read.map_or(0, |source| source.value.table.rows()))
        });
        let theirs = median(|| black_box(baseline(text.as_bytes())));
        let rate = |time: Duration| megabytes / time.as_secs_f64();
        println!(
            "{name:<28}{megabytes:>9.1}{:>12.1}{:>12.0}{:>12.0}{:>8.2}",
            ours.as_secs_f64() * 1e3,
            rate(ours),
            rate(theirs),
            rate(ours) / rate(theirs),
        );
    }
}

/// Reads with the `csv` crate into one arena of text and one span for each cell, as our table is.
fn baseline(bytes: &[u8]) -> usize {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let mut record = csv::StringRecord::new();
    let mut arena = String::new();
    let mut cells: Vec<(u32, u32)> = Vec::new();
    let mut rows = 0;
    while let Ok(true) = reader.read_record(&mut record) {
        for field in &record {
            cells.push((arena.len() as u32, field.len() as u32));
            arena.push_str(field);
        }
        rows += 1;
    }
    black_box((&arena, &cells));
    rows
}

fn median(mut work: impl FnMut() -> usize) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            assert!(work() > 0, "nothing was read");
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(RUNS / 2).copied().unwrap_or_default()
}

/// Coded interviews: participants, codes with paths, valence, and an excerpt with commas and quotes.
fn coded(rows: usize, quote_all: bool) -> String {
    const WORDS: [&str; 12] = [
        "time",
        "ledningen",
        "cost",
        "för",
        "the",
        "staff",
        "tool",
        "was",
        "not",
        "ready",
        "we",
        "said",
    ];
    let mut text =
        "id,participant,source,group,site,code,domain,valence,coder,excerpt\r\n".to_owned();
    for row in 0..rows {
        let mut excerpt = String::new();
        for word in 0..12 + row % 9 {
            excerpt.push_str(WORDS.get((row * 7 + word * 5) % WORDS.len()).unwrap_or(&""));
            excerpt.push(if word % 6 == 5 { ',' } else { ' ' });
        }
        if row % 16 == 0 {
            excerpt.push_str("and \"\"that\"\" was it");
        }
        let valence = if row % 3 == 0 { "facilitator" } else { "barrier" };
        let quote = if quote_all { "\"" } else { "" };
        let fields = [
            row.to_string(),
            format!("P{}", row % 40),
            format!("Interview {}", row % 40),
            format!("group {}", row % 5),
            format!("Site {}", row % 3),
            format!("Barriers > Resources > Code {}", row % 60),
            "Environmental context and resources".to_owned(),
            valence.to_owned(),
            format!("coder {}", row % 2),
        ];
        for field in fields {
            let _ = write!(text, "{quote}{field}{quote},");
        }
        let _ = write!(text, "\"{excerpt}\"\r\n");
    }
    text
}

/// A wide table of counts.
fn short(rows: usize) -> String {
    let mut text = "p,a,b,c,d,e,f,g,h,i\n".to_owned();
    for row in 0..rows {
        let _ = write!(text, "P{row}");
        (1..10).for_each(|column| {
            let _ = write!(text, ",{}", (row * column) % 12);
        });
        text.push('\n');
    }
    text
}
