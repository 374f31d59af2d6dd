//! Pieces of a cell as codes, by how many there are and the names that are known.
//!
//! Takes a cell, the pieces between its marks and the number of its codes; gives the codes that all of
//! the likeliest groupings share. Never takes more pieces than it can try, or more steps than are left.

use super::separation::{Separation, Split};

/// Most pieces of a cell that are tried in groups.
const MOST_PIECES: usize = 64;

/// Where a piece of a cell begins and ends, in bytes.
pub(super) type Span = (usize, usize);

/// Whether a name is known. Takes also the steps that a stretch costs beside the look-up; `None` where
/// so many are not left.
pub(super) type IsKnown<'k> = &'k mut dyn FnMut(&str, usize) -> Option<bool>;

/// The cheapest ways through a part of the pieces: names that are not known, and how many ways.
#[derive(Clone, Copy)]
struct Ways {
    unknown: usize,
    count: u64,
}

impl Ways {
    const NONE: Self = Self { unknown: usize::MAX, count: 0 };

    fn add(&mut self, unknown: usize, count: u64) {
        if unknown < self.unknown {
            *self = Self { unknown, count };
        } else if unknown == self.unknown {
            self.count = self.count.saturating_add(count);
        }
    }
}

/// Groups neighbouring pieces into `number` names so that as few as can be are not known. What all
/// such groupings share is certain. `None` where there are too many pieces or too few, or no steps left.
///
/// Where the number is 0, any number is allowed and every name must be known.
pub(super) fn group<'c>(
    cell: &'c str,
    pieces: &[Span],
    number: usize,
    known: IsKnown<'_>,
) -> Option<Split<'c>> {
    let size = pieces.len();
    if size > MOST_PIECES || number > size {
        return None;
    }
    let width = number + 1;
    // All stretches of pieces, with whether each is unknown.
    let mut stretches: Vec<(usize, usize, &'c str, bool)> = Vec::new();
    for from in 0..size {
        for to in from + 1..=size {
            let name = cell.get(pieces.get(from)?.0..pieces.get(to - 1)?.1)?;
            let unknown = !known(name, width)?;
            if !(unknown && number == 0) {
                stretches.push((from, to, name, unknown));
            }
        }
    }
    // Ways to reach, and to finish from, each piece with each number of names; without a number all
    // are one.
    let next = |names: usize| if number == 0 { 0 } else { names + 1 };
    let mut before = vec![Ways::NONE; (size + 1) * width];
    let mut behind = before.clone();
    before.first_mut()?.add(0, 1);
    behind.last_mut()?.add(0, 1);
    let at = |piece: usize, names: usize| piece * width + names;
    for &(from, to, _, unknown) in &stretches {
        for names in (0..width).filter(|names| next(*names) < width) {
            let Ways { unknown: so_far, count } = *before.get(at(from, names))?;
            if count > 0 {
                before.get_mut(at(to, next(names)))?.add(so_far + usize::from(unknown), count);
            }
        }
    }
    for &(from, to, _, unknown) in stretches.iter().rev() {
        for names in (0..width).filter(|names| next(*names) < width) {
            let Ways { unknown: so_far, count } = *behind.get(at(to, next(names)))?;
            if count > 0 {
                behind.get_mut(at(from, names))?.add(so_far + usize::from(unknown), count);
            }
        }
    }
    let all = *before.last()?;
    let mut codes = Vec::new();
    for &(from, to, name, unknown) in &stretches {
        let mut through = Ways::NONE;
        for names in (0..width).filter(|names| next(*names) < width) {
            let (one, two) = (before.get(at(from, names))?, behind.get(at(to, next(names)))?);
            if one.count > 0 && two.count > 0 {
                let cost = one.unknown + two.unknown + usize::from(unknown);
                through.add(cost, one.count.saturating_mul(two.count));
            }
        }
        let certain = through.unknown == all.unknown && through.count == all.count;
        if certain && all.count > 0 && all.count < u64::MAX {
            codes.push(name);
        }
    }
    let separation = if all.count == 1 { Separation::Apart } else { Separation::InPart };
    Some(Split { codes, separation })
}
