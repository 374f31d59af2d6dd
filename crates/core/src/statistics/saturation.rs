//! When further interviews bring no new codes.
//!
//! Counts see whether codes are new, not whether they are understood (Hennink, Kaiser and Marconi 2017,
//! Qual Health Res 27:591-608), and the codes of a framework are soon all there.

use std::collections::{HashMap, HashSet};

use super::random::Random;
use crate::ids::slot_mut;
use crate::pulse;

/// A run of sources after the base.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Run {
    /// First source of the run, 1-based in collection order.
    pub first: u32,
    /// Last source of the run.
    pub last: u32,
    /// Codes that occur in it for the first time.
    pub new_codes: u32,
    /// Their share of the codes of the base.
    pub ratio: f64,
}

/// What the method of Guest and others gives.
#[derive(Debug, Clone, PartialEq)]
pub struct Saturation {
    /// Codes found in the base.
    pub base_codes: u32,
    /// All runs, each beginning one source after the one before.
    pub runs: Vec<Run>,
    /// Sources before the first run whose ratio is within the threshold: that many and a run on top
    /// (`6+2`). `None` where none is.
    pub reached_after: Option<u32>,
    /// True where a run after that one has more than the threshold again.
    pub exceeded_later: bool,
}

/// The method of Guest, Namey and Chen (2020, PLoS One 15:e0232076): new codes in a run of sources against
/// the codes of the first ones. `new_codes` are those of each source in collection order, `base` and `run`
/// numbers of sources (4, 5 or 6; 2 or 3), `threshold_percent` 5 or 0. `None` where the base holds no
/// code, or there is no source after it.
pub fn guest(new_codes: &[u32], base: u32, run: u32, threshold_percent: u32) -> Option<Saturation> {
    let (base_part, rest) = new_codes.split_at_checked(base as usize)?;
    let base_codes: u32 = base_part.iter().sum();
    if base_codes == 0 || run == 0 || rest.len() < run as usize {
        return None;
    }
    let runs: Vec<Run> = (base + 1..)
        .zip(rest.windows(run as usize))
        .map(|(first, window)| {
            let new_codes: u32 = window.iter().sum();
            let ratio = f64::from(new_codes) / f64::from(base_codes);
            Run { first, last: first + run - 1, new_codes, ratio }
        })
        .collect();
    let within = |run: &Run| {
        u64::from(run.new_codes) * 100 <= u64::from(threshold_percent) * u64::from(base_codes)
    };
    let reached = runs.iter().position(within);
    let later = reached.and_then(|at| runs.get(at..)).unwrap_or_default();
    let exceeded_later = !later.iter().all(within);
    let reached_after = later.first().map(|run| run.first - 1);
    Some(Saturation { base_codes, runs, reached_after, exceeded_later })
}

/// How many codes each source is the first to have. `codes` are those of each source in order.
pub fn new_codes(codes: &[Vec<u32>]) -> Vec<u32> {
    let mut known = HashSet::new();
    codes
        .iter()
        .map(|source| {
            let new = source.iter().filter(|code| known.insert(**code)).count();
            u32::try_from(new).unwrap_or(u32::MAX)
        })
        .collect()
}

/// The mean of [`new_codes`] over random orders of the sources, drawn from `seed`; what is left of it when
/// the order in which the interviews were held does not matter.
pub fn mean_new_codes(codes: &[Vec<u32>], orders: u32, seed: u64) -> Vec<f64> {
    let (codes, different) = numbered(codes);
    let mut random = Random::new(seed);
    let mut order: Vec<usize> = (0..codes.len()).collect();
    // For each code the last order in which it was found.
    let mut found_in = vec![0_u32; different];
    let mut sums = vec![0.0; codes.len()];
    for this in 1..=orders {
        random.shuffle(&mut order);
        pulse::beat(codes.len());
        let mut found = 0;
        for (sum, source) in sums.iter_mut().zip(&order) {
            if found == different {
                break;
            }
            let mut new = 0_u32;
            for code in codes.get(*source).into_iter().flatten() {
                if let Some(last) = slot_mut(&mut found_in, *code)
                    && *last != this
                {
                    *last = this;
                    new += 1;
                }
            }
            found += new as usize;
            *sum += f64::from(new);
        }
    }
    sums.iter_mut().for_each(|sum| *sum /= f64::from(orders.max(1)));
    sums
}

/// The codes of each source as numbers from 0, and how many there are.
fn numbered(codes: &[Vec<u32>]) -> (Vec<Vec<usize>>, usize) {
    let mut numbers: HashMap<u32, usize> = HashMap::new();
    let numbered = codes
        .iter()
        .map(|source| {
            let number = |code: &u32| {
                let next = numbers.len();
                *numbers.entry(*code).or_insert(next)
            };
            source.iter().map(number).collect()
        })
        .collect();
    (numbered, numbers.len())
}
