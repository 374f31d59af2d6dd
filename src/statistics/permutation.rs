//! Two groups of people compared by shuffling who belongs to which.

use super::random::Random;

/// Ways of dividing people that are listed; with more, some are drawn.
const MOST_LISTED: u64 = 200_000;
/// Ways drawn where they are too many to list.
const DRAWN: u32 = 99_999;
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
    /// Divisions whose difference is as large, to either side.
    pub extreme: u64,
    /// Divisions looked at, the observed one among them.
    pub divisions: u64,
    /// True where all divisions were looked at; false where they were drawn.
    pub exact: bool,
}

impl Permuted {
    /// Chance of a difference as large if the groups did not matter.
    pub fn p(&self) -> f64 {
        self.extreme as f64 / self.divisions as f64
    }
}

/// Compares the share of two groups by permuting the people between them (Fisher 1935, The Design of
/// Experiments, section 21; Good 2005, Permutation, Parametric and Bootstrap Tests). Codings of one person
/// hang together, so people are shuffled and not codings. All divisions are listed where they are few;
/// else 99,999 are drawn from `seed`, and the observed one counts as one of them (Phipson and Smyth 2010).
/// `None` where a group has nobody, or nothing to take a share of.
pub fn permute_shares(first: &[Share], second: &[Share], seed: u64) -> Option<Permuted> {
    let all: Vec<Share> = first.iter().chain(second).copied().collect();
    let sum = |people: &[Share]| {
        people.iter().fold((0_u64, 0_u64), |(count, of), one| {
            (count + u64::from(one.count), of + u64::from(one.of))
        })
    };
    let (whole_count, whole_of) = sum(&all);
    let difference = |(count, of): (u64, u64)| -> Option<f64> {
        let (other_count, other_of) = (whole_count - count, whole_of - of);
        (of > 0 && other_of > 0)
            .then(|| count as f64 / of as f64 - other_count as f64 / other_of as f64)
    };
    let observed = difference(sum(first))?;
    // A division that leaves a group with nothing tells nothing against the groups' being alike.
    let is_extreme = |part: (u64, u64)| {
        difference(part).is_none_or(|one| one.abs() >= observed.abs() - TOLERANCE)
    };
    let (mut extreme, mut divisions) = (0_u64, 0_u64);
    let exact = choose(all.len(), first.len()).is_some_and(|ways| ways <= MOST_LISTED);
    if exact {
        let mut chosen: Vec<usize> = (0..first.len()).collect();
        loop {
            let part = chosen.iter().filter_map(|at| all.get(*at));
            let part = part.fold((0, 0), |(count, of), one| {
                (count + u64::from(one.count), of + u64::from(one.of))
            });
            divisions += 1;
            extreme += u64::from(is_extreme(part));
            if !advance(&mut chosen, all.len()) {
                break;
            }
        }
    } else {
        (extreme, divisions) = (1, 1);
        let mut random = Random::new(seed);
        let mut shuffled = all;
        for _ in 0..DRAWN {
            random.shuffle(&mut shuffled);
            divisions += 1;
            extreme += u64::from(is_extreme(sum(shuffled.get(..first.len()).unwrap_or(&[]))));
        }
    }
    Some(Permuted { difference: observed, extreme, divisions, exact })
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
