//! Several codes in one cell: which stretches of it are codes.
//!
//! Takes a cell, the number of its codes where the file says it, and the names known from elsewhere;
//! gives the codes. Never divides at commas alone, for names hold commas too.

use std::collections::{HashMap, HashSet};

use super::fold::trim;
use super::split::{split_with, valence_alone};
use super::{Valence, tools::Tool};
use crate::format::CodeEntry;

/// What divides codes and hardly ever stands in a name.
const DIVIDERS: [char; 3] = ['\n', ';', '|'];
/// What divides codes and stands in names too; a comma within a word or number divides nothing.
const COMMA: &str = ", ";
/// Most pieces of a cell that are tried in groups.
const MOST_PIECES: usize = 64;
/// Times that names found in one cell are looked for in the others.
const ROUNDS: usize = 6;
/// Bytes up to which a piece between dividers is a name and no sentence, and one between commas.
const SHORT: usize = 60;
const SHORTER: usize = 40;
/// Words up to which a piece that stands nowhere else is still a name.
const FEW_WORDS: usize = 3;

/// The codes of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Split<'c> {
    /// The codes that are certain, in order; the whole cell where it is one code.
    pub codes: Vec<&'c str>,
    /// What became of the rest.
    pub told: Told,
}

/// How much of a cell is told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// All of it.
    Apart,
    /// Only the codes given; others could be read in several ways.
    InPart,
    /// It was taken for one code, and may be several.
    AsOne,
}

/// A cell and the number of its codes; 0 where the file says none.
pub(super) type Counted<'c> = (&'c str, usize);

/// The names in lists of codes, as tools write them in cells.
pub(super) fn listed(codes: &[CodeEntry]) -> HashSet<String> {
    let mut names = HashSet::new();
    for code in codes {
        for mark in [" > ", ": ", "::", ".", "\\"] {
            names.insert(code.path.join(mark));
        }
    }
    names
}

/// Takes the distinct cells of a column of codes apart, and adds the names found to `known`; cells
/// that are one code are not in what it gives.
pub(super) fn split_column<'c>(
    cells: &HashSet<Counted<'c>>,
    tool: Option<&Tool>,
    known: &mut HashSet<String>,
) -> HashMap<Counted<'c>, Split<'c>> {
    match tool {
        Some(tool) if tool.several_codes => split_counted(cells, tool, known),
        Some(_) => HashMap::new(),
        None => split_by_hand(cells, known),
    }
}

/// The cells of a tool that writes all codes of a passage into one.
fn split_counted<'c>(
    cells: &HashSet<Counted<'c>>,
    tool: &Tool,
    known: &mut HashSet<String>,
) -> HashMap<Counted<'c>, Split<'c>> {
    let bare = |codes: &[&str]| -> Vec<String> {
        codes.iter().map(|code| tool.bare(code).to_owned()).collect()
    };
    let mut found: HashMap<Counted<'c>, Split<'c>> = HashMap::new();
    for (cell, number) in cells {
        if *number == 1 || *number == 0 && !cell.contains(DIVIDERS) && !cell.contains(',') {
            known.extend(bare(&[*cell]));
        }
    }
    for _ in 0..ROUNDS {
        let mut new: Vec<String> = Vec::new();
        for &(cell, number) in cells.iter().filter(|(_, number)| *number != 1) {
            if found.get(&(cell, number)).is_some_and(|split| split.told == Told::Apart) {
                continue;
            }
            let split = split_cell(cell, number, &|name| known.contains(tool.bare(name)));
            if split.told == Told::Apart {
                new.extend(bare(&split.codes));
            }
            found.insert((cell, number), split);
        }
        let before = known.len();
        known.extend(new);
        if known.len() == before {
            break;
        }
    }
    found
}

fn split_cell<'c>(cell: &'c str, number: usize, known: &dyn Fn(&str) -> bool) -> Split<'c> {
    let apart = |pieces: &[Span]| Split { codes: texts(cell, pieces), told: Told::Apart };
    for divider in DIVIDERS {
        let pieces = pieces(cell, divider.encode_utf8(&mut [0; 4]));
        // Without a number what divides so clearly is believed.
        if pieces.len() > 1 && (pieces.len() == number || number == 0) {
            return apart(&pieces);
        }
        if pieces.len() > 1
            && let Some(split) = group(cell, &pieces, number, known)
        {
            return split;
        }
    }
    let pieces = pieces(cell, COMMA);
    if pieces.len() == number || pieces.len() < 2 && number == 0 {
        return apart(&pieces);
    }
    let grouped = group(cell, &pieces, number, known);
    grouped.unwrap_or(Split { codes: Vec::new(), told: Told::InPart })
}

/// Where a piece of a cell begins and ends, in bytes.
type Span = (usize, usize);

/// The pieces between the places where a mark stands, without blank ones.
fn pieces(cell: &str, mark: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut from = 0;
    for part in cell.split(mark) {
        let piece = trim(part);
        if let Some(blank) = part.find(piece).filter(|_| !piece.is_empty()) {
            found.push((from + blank, from + blank + piece.len()));
        }
        from += part.len() + mark.len();
    }
    found
}

fn texts<'c>(cell: &'c str, pieces: &[Span]) -> Vec<&'c str> {
    pieces.iter().filter_map(|&(start, end)| cell.get(start..end)).collect()
}

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
/// such groupings share is certain. `None` where there are too many pieces or too few.
///
/// Where the number is 0, any number is allowed and every name must be known.
fn group<'c>(
    cell: &'c str,
    pieces: &[Span],
    number: usize,
    known: &dyn Fn(&str) -> bool,
) -> Option<Split<'c>> {
    let size = pieces.len();
    if size > MOST_PIECES || number > size {
        return None;
    }
    // All stretches of pieces, with whether each is unknown.
    let mut stretches: Vec<(usize, usize, &'c str, bool)> = Vec::new();
    for from in 0..size {
        for to in from + 1..=size {
            let name = cell.get(pieces.get(from)?.0..pieces.get(to - 1)?.1)?;
            let unknown = !known(name);
            if !(unknown && number == 0) {
                stretches.push((from, to, name, unknown));
            }
        }
    }
    // Ways to reach, and to finish from, each piece with each number of names; without a number all
    // are one.
    let width = number + 1;
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
    let told = if all.count == 1 { Told::Apart } else { Told::InPart };
    Some(Split { codes, told })
}

/// The cells of a table that somebody wrote by hand.
fn split_by_hand<'c>(
    cells: &HashSet<Counted<'c>>,
    known: &mut HashSet<String>,
) -> HashMap<Counted<'c>, Split<'c>> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    let mut listed: HashSet<String> = known.clone();
    for (cell, _) in cells {
        let parts = cell.split(DIVIDERS).flat_map(|part| texts(part, &pieces(part, COMMA)));
        let mut parts: Vec<&str> = parts.collect();
        parts.sort_unstable();
        parts.dedup();
        if parts.len() < 2 {
            listed.insert((*cell).to_owned());
        }
        for part in parts {
            *times.entry(part).or_insert(0) += 1;
        }
    }
    let is_listed = |name: &str| listed.contains(name);
    let recurs = |name: &str| times.get(name).is_some_and(|times| *times > 1);
    let mut found = HashMap::new();
    for &(cell, number) in cells {
        if is_listed(cell) || says_valence(cell) {
            continue;
        }
        let parts = cell.split(DIVIDERS).map(trim).filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.collect();
        let by_commas = texts(cell, &pieces(cell, COMMA));
        let are_names = match parts.len() {
            0 | 1 => by_commas
                .iter()
                .all(|part| is_listed(part) || recurs(part) && part.len() <= SHORTER),
            _ => {
                parts.iter().all(|part| is_listed(part) || part.len() <= SHORT)
                    && (parts.iter().any(|part| is_listed(part) || recurs(part))
                        || parts.iter().all(|part| part.split_whitespace().count() <= FEW_WORDS))
            }
        };
        let codes = if parts.len() > 1 { parts } else { by_commas };
        let split = if are_names {
            Split { codes, told: Told::Apart }
        } else if cell.contains(DIVIDERS) || codes.iter().any(|part| is_listed(part)) {
            Split { codes: vec![cell], told: Told::AsOne }
        } else {
            continue;
        };
        found.insert((cell, number), split);
    }
    *known = listed;
    found
}

/// True for one code with its valence, such as `Cost; barrier`: what looks like two codes is one.
fn says_valence(cell: &str) -> bool {
    let pieces: Vec<&str> = cell.split(DIVIDERS).flat_map(|piece| piece.split(',')).collect();
    pieces.len() == 2
        && pieces.iter().filter(|piece| valence_alone(piece).is_some()).count() == 1
        && split_with(cell, false).1 != Valence::Missing
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::tools::of;

    fn atlasti() -> Option<&'static Tool> {
        of(&["text content", "document", "codes"].map(str::to_owned))
    }

    fn split<'c>(
        cells: &[Counted<'c>],
        tool: Option<&Tool>,
        known: &[&str],
    ) -> Vec<(Vec<&'c str>, Told)> {
        let mut names: HashSet<String> = known.iter().map(|name| (*name).to_owned()).collect();
        let mut found = split_column(&cells.iter().copied().collect(), tool, &mut names);
        let whole = |cell| Split { codes: vec![cell], told: Told::Apart };
        let splits = cells.iter().map(|cell| found.remove(cell).unwrap_or_else(|| whole(cell.0)));
        splits.map(|split| (split.codes, split.told)).collect()
    }

    #[test]
    fn the_number_and_the_known_names_group_the_pieces() {
        use Told::{Apart, InPart};
        for (cells, known, expected) in [
            // The number alone says it.
            (&[("A, B", 2)][..], &[][..], vec![(vec!["A", "B"], Apart)]),
            (&[("A, B", 1)], &[], vec![(vec!["A, B"], Apart)]),
            (&[("A\nB, C", 2)], &[], vec![(vec!["A", "B, C"], Apart)]),
            (&[("A; B; C", 3)], &[], vec![(vec!["A", "B", "C"], Apart)]),
            // A known name leaves one way.
            (&[("A, B, C", 2)], &["A"], vec![(vec!["A", "B, C"], Apart)]),
            (&[("A, B, C", 2)], &["A, B"], vec![(vec!["A, B", "C"], Apart)]),
            // A row with one code is where the name is known from.
            (
                &[("A, B, C", 2), ("B, C", 1)],
                &[],
                vec![(vec!["A", "B, C"], Apart), (vec!["B, C"], Apart)],
            ),
            // A name found in one cell serves in the next.
            (
                &[("A", 1), ("A, B, C", 2), ("B, C, D, E", 2)],
                &[],
                vec![(vec!["A"], Apart), (vec!["A", "B, C"], Apart), (vec!["B, C", "D, E"], Apart)],
            ),
            // Two ways: what both share is certain.
            (&[("A, B, C, D", 3)], &["A"], vec![(vec!["A"], InPart)]),
            (&[("A, B, C", 2)], &[], vec![(vec![], InPart)]),
            (&[("A, B, C", 2)], &["A", "C"], vec![(vec![], InPart)]),
            // More codes than pieces.
            (&[("A, B", 3)], &[], vec![(vec![], InPart)]),
            // Without a number.
            (&[("A\nB, C", 0)], &[], vec![(vec!["A", "B, C"], Apart)]),
            (&[("A, B", 0)], &["A", "B"], vec![(vec!["A", "B"], Apart)]),
            (&[("A, B", 0)], &["A", "B", "A, B"], vec![(vec![], InPart)]),
            (&[("A, B", 0)], &["A"], vec![(vec![], InPart)]),
        ] {
            assert_eq!(split(cells, atlasti(), known), expected, "{cells:?} {known:?}");
        }
    }

    #[test]
    fn tables_by_hand_are_divided_where_the_names_speak_for_it() {
        use Told::{Apart, AsOne};
        let sentence =
            "Nobody had told the nurses on the ward that the rounds had been moved; so they left";
        let belief = "I have no time; others have even less";
        for (cells, known, expected) in [
            (&[("Cost; Time", 0)][..], &[][..], vec![(vec!["Cost", "Time"], Apart)]),
            (&[("Cost|Time\nTrust", 0)], &[], vec![(vec!["Cost", "Time", "Trust"], Apart)]),
            (&[("Cost; barrier", 0)], &[], vec![(vec!["Cost; barrier"], Apart)]),
            (&[(sentence, 0)], &[], vec![(vec![sentence], AsOne)]),
            (&[(belief, 0)], &[], vec![(vec![belief], AsOne)]),
            (
                &[(belief, 0)],
                &["I have no time"],
                vec![(vec!["I have no time", "others have even less"], Apart)],
            ),
            (
                &[("Cost, Time", 0), ("Cost", 0), ("Time", 0)],
                &[],
                vec![(vec!["Cost", "Time"], Apart), (vec!["Cost"], Apart), (vec!["Time"], Apart)],
            ),
            (
                &[("Cost, Time", 0), ("Time, Trust", 0), ("Trust, Cost", 0)],
                &[],
                vec![
                    (vec!["Cost", "Time"], Apart),
                    (vec!["Time", "Trust"], Apart),
                    (vec!["Trust", "Cost"], Apart),
                ],
            ),
            (
                &[("Memory, attention and decision processes", 0)],
                &[],
                vec![(vec!["Memory, attention and decision processes"], Apart)],
            ),
            (
                &[("Cost, Time", 0), ("Cost", 0)],
                &[],
                vec![(vec!["Cost, Time"], AsOne), (vec!["Cost"], Apart)],
            ),
            (
                &[("Cost, Time", 0), ("Cost", 0), ("Time", 0)],
                &["Cost, Time"],
                vec![(vec!["Cost, Time"], Apart), (vec!["Cost"], Apart), (vec!["Time"], Apart)],
            ),
        ] {
            assert_eq!(split(cells, None, known), expected, "{cells:?} {known:?}");
        }
    }

    #[test]
    fn cells_of_many_pieces_end_soon() {
        let many = "A, B, ".repeat(50_000);
        let ways = "A, B, C, ".repeat(20);
        for (cell, number) in [(many.as_str(), 7), (ways.as_str(), 30), (many.as_str(), 0)] {
            let found = split(&[(cell, number)], atlasti(), &["A", "B", "A, B", "B, C", "C"]);
            assert_eq!(found.first().map(|split| split.1), Some(Told::InPart));
        }
    }
}
