//! Which of several columns of counts hold the sums of others, under any name.
//!
//! Takes the numbers of each; says which are sums of all others, or of those side by side before or behind them.
//! Never takes numbers that two columns come to in fewer than three places, for those may be chance; in two places
//! the last column is taken for the sum of three others.

/// Columns side by side at most of which one is the sum.
const MOST_PARTS: usize = 40;
/// Places in which a sum is above 0, at least; in the last column, of as many others.
const FEWEST: usize = 3;
const FEWEST_OF_ALL: usize = 2;
const FEWEST_OTHERS: usize = 3;

/// True for each of these columns that is a sum.
pub(super) fn sums(numbers: &[Vec<u64>]) -> Vec<bool> {
    let totals: Vec<u64> = numbers.iter().map(|own| own.iter().sum()).collect();
    let mut found = vec![false; numbers.len()];
    let all: u64 = totals.iter().sum();
    let parts_of = |at: usize| totals.iter().enumerate().filter(move |(other, _)| *other != at);
    for (at, own) in numbers.iter().enumerate() {
        let Some(total) = totals.get(at).copied() else { continue };
        if !is_told(own) {
            let others: Vec<usize> =
                (0..at).filter(|one| totals.get(*one).is_some_and(|total| *total > 0)).collect();
            let is_last = at + 1 == numbers.len();
            let places = own.iter().filter(|number| **number > 1).count();
            let of_all = is_last && others.len() >= FEWEST_OTHERS && places >= FEWEST_OF_ALL;
            if let Some(sum) = found.get_mut(at).filter(|_| of_all) {
                *sum = add_up(numbers, &others, own);
            }
            continue;
        }
        let several = parts_of(at).filter(|(_, total)| **total > 0).count() > 1;
        let others: Vec<usize> = (0..numbers.len()).filter(|other| *other != at).collect();
        let is_sum = several && all == 2 * total && add_up(numbers, &others, own)
            || run(numbers, &totals, &found, (0..at).rev(), at)
            || run(numbers, &totals, &found, at + 1..numbers.len(), at);
        if let Some(sum) = found.get_mut(at) {
            *sum = is_sum;
        }
    }
    found
}

/// True where a column is above 0 in enough places.
fn is_told(own: &[u64]) -> bool {
    own.iter().filter(|number| **number > 0).count() >= FEWEST
}

/// True where the columns side by side from a place on, two at least, add up to that at `at`.
fn run(
    numbers: &[Vec<u64>],
    totals: &[u64],
    sums: &[bool],
    places: impl Iterator<Item = usize>,
    at: usize,
) -> bool {
    let (Some(total), Some(own)) = (totals.get(at), numbers.get(at)) else { return false };
    let (mut sum, mut members) = (0_u64, Vec::new());
    for place in places.take(MOST_PARTS) {
        let part = totals.get(place).copied().unwrap_or(0);
        // The parts of another sum are not this one's.
        if sums.get(place) == Some(&true) || sum + part > *total {
            return false;
        }
        sum += part;
        if part > 0 {
            members.push(place);
        }
        if sum == *total && members.len() > 1 {
            return add_up(numbers, &members, own);
        }
    }
    false
}

/// True where these columns add up to `own` in every place.
fn add_up(numbers: &[Vec<u64>], members: &[usize], own: &[u64]) -> bool {
    let at = |column: usize, place: usize| {
        numbers.get(column).and_then(|one| one.get(place)).copied().unwrap_or(0)
    };
    own.iter().enumerate().all(|(place, number)| {
        members.iter().map(|&column| at(column, place)).sum::<u64>() == *number
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_told_by_what_they_come_to() {
        for (columns, expected) in [
            (&[&[3, 2, 1][..], &[2, 1, 0], &[5, 3, 1]][..], "..S"),
            (&[&[5, 3, 1], &[3, 2, 1], &[2, 1, 0]], "S.."),
            // Of the two before it, beside a third.
            (&[&[3, 2, 1], &[2, 1, 0], &[5, 3, 1], &[4, 4, 4]], "..S."),
            (&[&[3, 2, 1], &[2, 1, 0], &[5, 3, 1], &[4, 1, 1], &[1, 1, 1], &[5, 2, 2]], "..S..S"),
            // One slip, one part alone, too few places, the same numbers.
            (&[&[3, 2, 1], &[2, 1, 0], &[5, 3, 2]], "..."),
            (&[&[3, 2, 1], &[3, 2, 1]], ".."),
            (&[&[3, 2, 1], &[0, 0, 0], &[3, 2, 1]], "..."),
            (&[&[3, 2], &[2, 1], &[5, 3]], "..."),
            // In two places the last column is taken for the sum of three others.
            (&[&[3, 2], &[2, 1], &[1, 1], &[6, 4]], "...S"),
            (&[&[6, 4], &[3, 2], &[2, 1], &[1, 1]], "...."),
            (&[&[3, 2], &[2, 1], &[1, 1], &[6, 5]], "...."),
            (&[&[3], &[2], &[1], &[6]], "...."),
            (&[&[1, 0], &[0, 1], &[0, 0], &[1, 1]], "...."),
            (&[&[0, 0, 0], &[0, 0, 0], &[0, 0, 0]], "..."),
            (&[], ""),
        ] {
            let columns: Vec<Vec<u64>> = columns.iter().map(|own| own.to_vec()).collect();
            let found: String =
                sums(&columns).into_iter().map(|sum| if sum { 'S' } else { '.' }).collect();
            assert_eq!(found, expected, "{columns:?}");
        }
    }
}
