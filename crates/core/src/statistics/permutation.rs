//! Two groups of people compared by shuffling who belongs to which.

use super::random::Random;
use crate::pulse;

/// Ways of dividing people that are listed; with more, some are drawn.
const MOST_LISTED: u64 = 200_000;
/// Ways drawn where they are too many to list, unless that would draw too many people.
const MOST_DRAWN: usize = 99_999;
/// Ways drawn at least.
const FEWEST_DRAWN: usize = 9_999;
/// People drawn for all ways together before there are fewer ways: beyond it a browser takes seconds.
const MOST_PEOPLE_DRAWN: usize = 20_000_000;
/// Differences that are as large as the one observed but for the last digits.
const TOLERANCE: f64 = 1e-12;

/// What one person said: `of` codings in all, `count` of them of the kind compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Codings of the kind compared.
    pub count: u32,
    /// Codings in all.
    pub of: u32,
}

/// The outcome of a permutation test.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Permuted {
    /// Share in the first group less that in the second, -1 to 1.
    pub difference: f64,
    /// Divisions whose difference is as large, to either side; the observed one is among them.
    pub extreme: u64,
    /// Divisions in which one side has nothing to take a share of, so that there is no difference. None
    /// of them is among the extreme.
    pub undefined: u64,
    /// Divisions looked at, the observed one and the undefined among them.
    pub divisions: u64,
    /// True where all divisions were looked at; false where they were drawn.
    pub exact: bool,
}

impl Permuted {
    /// Chance of a difference as large if the groups did not matter. A division without a difference
    /// could not have come out as one as large, so it weighs against none.
    pub fn p(&self) -> f64 {
        self.extreme as f64 / self.divisions as f64
    }
}

/// Compares the share of two groups by permuting the people between them (Fisher 1935, The Design of
/// Experiments, section 21; Good 2005, Permutation, Parametric and Bootstrap Tests). Codings of one person
/// hang together, so people are shuffled and not codings. All divisions are listed where they are few;
/// else 99,999 are drawn from `seed`, of groups of more than 200 people down to 9,999, and the observed one
/// counts as one of them (Phipson and Smyth 2010). `None` where a group has nobody, or nothing to take a
/// share of.
///
/// Only the smaller group is chosen, from people in an order of their own, so that neither the order of
/// the people nor that of the groups changes what is drawn.
pub fn permute_shares(first: &[Share], second: &[Share], seed: u64) -> Option<Permuted> {
    let sum = |people: &mut dyn Iterator<Item = &Share>| {
        people.fold((0_u64, 0_u64), |(count, of), one| {
            (count + u64::from(one.count), of + u64::from(one.of))
        })
    };
    let (whole_count, whole_of) = sum(&mut first.iter().chain(second));
    let difference = |(count, of): (u64, u64)| -> Option<f64> {
        let (other_count, other_of) = (whole_count - count, whole_of - of);
        (of > 0 && other_of > 0)
            .then(|| count as f64 / of as f64 - other_count as f64 / other_of as f64)
    };
    let observed = difference(sum(&mut first.iter()))?;
    let mut found =
        Permuted { difference: observed, extreme: 0, undefined: 0, divisions: 0, exact: false };
    let mut look_at = |part: (u64, u64)| {
        pulse::beat(first.len() + second.len());
        found.divisions += 1;
        match difference(part) {
            Some(one) => {
                found.extreme += u64::from(one.abs() >= observed.abs() - TOLERANCE);
            }
            None => found.undefined += 1,
        }
    };
    let mut all = in_order(first.iter().chain(second));
    let smaller = first.len().min(second.len());
    let is_listed = choose(all.len(), smaller).is_some_and(|ways| ways <= MOST_LISTED);
    if is_listed {
        let mut chosen: Vec<usize> = (0..smaller).collect();
        loop {
            look_at(sum(&mut chosen.iter().filter_map(|at| all.get(*at))));
            if !advance(&mut chosen, all.len()) {
                break;
            }
        }
    } else {
        look_at(sum(&mut first.iter()));
        let mut random = Random::new(seed);
        let drawn = (MOST_PEOPLE_DRAWN / smaller.max(1)).clamp(FEWEST_DRAWN, MOST_DRAWN);
        for _ in 0..drawn {
            // The shuffle of Fisher and Yates, ended when the smaller group is drawn.
            for at in 0..smaller {
                let other = at + random.below(all.len() - at);
                all.swap(at, other);
            }
            look_at(sum(&mut all.iter().take(smaller)));
        }
    }
    found.exact = is_listed;
    Some(found)
}

/// People in an order that depends on nothing but what they said.
fn in_order<'a>(people: impl Iterator<Item = &'a Share>) -> Vec<Share> {
    // As plain numbers: their sort is compiled for others already.
    let mut all: Vec<u64> =
        people.map(|one| u64::from(one.of) << 32 | u64::from(one.count)).collect();
    all.sort_unstable();
    let low = |number: u64| u32::try_from(number & u64::from(u32::MAX)).unwrap_or(u32::MAX);
    all.into_iter().map(|one| Share { count: low(one), of: low(one >> 32) }).collect()
}

/// The next choice in order; false after the last.
fn advance(chosen: &mut [usize], of: usize) -> bool {
    let size = chosen.len();
    let movable =
        (0..size).rev().find(|&at| chosen.get(at).is_some_and(|one| *one < of - size + at));
    let Some(from) = movable else { return false };
    let next = chosen.get(from).copied().unwrap_or(0) + 1;
    for (slot, value) in chosen.iter_mut().skip(from).zip(next..) {
        *slot = value;
    }
    true
}

/// Ways to choose `few` of `all`; `None` beyond what a number holds.
fn choose(all: usize, few: usize) -> Option<u64> {
    let few = few.min(all - few) as u64;
    (0..few).try_fold(1_u64, |ways, at| Some(ways.checked_mul(all as u64 - at)? / (at + 1)))
}
