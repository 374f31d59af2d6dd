//! Several codes in one cell: which stretches of it are codes.
//!
//! Takes a cell, the number of its codes where the file says it, and the names known from elsewhere;
//! gives the codes. Never divides at commas alone, for names hold commas too.

use std::collections::{HashMap, HashSet};

use super::cells_by_hand::split_by_hand;
use super::group_pieces::{IsKnown, Span, group};
use super::pieces_of_cells::{COMMA, CellOfCodes, DIVIDERS, pieces, texts};
use super::separation::{Separation, Split};
use super::tools::Tool;
use crate::format::CodeEntry;
use crate::order::sort_by_key;
use crate::schema::PATH;

/// Steps that grouping the pieces of all cells of a study may take; well under a second of work.
pub(super) const STEPS: usize = 20_000_000;
/// Bytes of a name that is looked up, for each step that this takes.
const STEP_BYTES: usize = 16;
/// Times that names found in one cell are looked for in the others.
const ROUNDS: usize = 6;

/// The names in lists of codes, as tools write them in cells.
pub(super) fn listed(codes: &[CodeEntry]) -> HashSet<String> {
    let mut names = HashSet::new();
    for code in codes {
        for mark in [PATH, ": ", "::", ".", "\\"] {
            names.insert(code.path.join(mark));
        }
    }
    names
}

/// Whose column of codes it is.
#[derive(Debug, Clone, Copy)]
pub(super) enum Column {
    /// A tool's, as the tool writes it.
    Tool(&'static Tool),
    /// Of a table of counts: each cell is the name of what its row counts.
    Counts,
    /// Of any other table.
    ByHand,
}

/// Takes the distinct cells of a column of codes apart, and adds the names found to `known`; cells
/// that are one code are not in what it gives. What grouping costs is taken off `steps`; where none
/// are left, cells that need it are told apart in part.
pub(super) fn split_column<'c>(
    cells: &HashSet<CellOfCodes<'c>>,
    column: Column,
    known: &mut HashSet<String>,
    steps: &mut usize,
) -> HashMap<CellOfCodes<'c>, Split<'c>> {
    match column {
        Column::Tool(tool) if tool.several_codes => split_counted(cells, tool, known, steps),
        Column::Tool(_) => HashMap::new(),
        Column::Counts => split_by_hand(cells, true, known),
        Column::ByHand => split_by_hand(cells, false, known),
    }
}

/// The cells of a tool that writes all codes of a passage into one.
fn split_counted<'c>(
    cells: &HashSet<CellOfCodes<'c>>,
    tool: &Tool,
    known: &mut HashSet<String>,
    steps: &mut usize,
) -> HashMap<CellOfCodes<'c>, Split<'c>> {
    let bare = |codes: &[&str]| -> Vec<String> {
        codes.iter().map(|code| tool.bare(code).to_owned()).collect()
    };
    let mut found: HashMap<CellOfCodes<'c>, Split<'c>> = HashMap::new();
    for (cell, number) in cells {
        if *number == 1 || *number == 0 && !cell.contains(DIVIDERS) && !cell.contains(',') {
            known.extend(bare(&[*cell]));
        }
    }
    // The short ones first, and always in one order: the steps may not do for all.
    let mut several: Vec<CellOfCodes<'c>> =
        cells.iter().filter(|cell| cell.1 != 1).copied().collect();
    sort_by_key(&mut several, |(cell, number)| (cell.len(), *cell, *number));
    for _ in 0..ROUNDS {
        let longest = known.iter().map(String::len).max().unwrap_or(0);
        let mut new: Vec<String> = Vec::new();
        for &(cell, number) in &several {
            if found.get(&(cell, number)).is_some_and(|split| split.separation == Separation::Apart)
            {
                continue;
            }
            let split = split_cell(cell, number, &mut |name, pieces| {
                let name = tool.bare(name);
                let is_looked_up = name.len() <= longest;
                let bytes = if is_looked_up { name.len() } else { 0 };
                *steps = steps.checked_sub(pieces + bytes / STEP_BYTES)?;
                Some(is_looked_up && known.contains(name))
            });
            if split.separation == Separation::Apart {
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

fn split_cell<'c>(cell: &'c str, number: usize, known: IsKnown<'_>) -> Split<'c> {
    let apart =
        |pieces: &[Span]| Split { codes: texts(cell, pieces), separation: Separation::Apart };
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
    grouped.unwrap_or(Split { codes: Vec::new(), separation: Separation::InPart })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::tools::of;

    fn atlasti() -> Column {
        let tool = of(&["text content", "document", "codes"].map(str::to_owned));
        tool.map_or(Column::ByHand, Column::Tool)
    }

    fn split<'c>(
        cells: &[CellOfCodes<'c>],
        column: Column,
        known: &[&str],
    ) -> Vec<(Vec<&'c str>, Separation)> {
        let mut names: HashSet<String> = known.iter().map(|name| (*name).to_owned()).collect();
        let mut found =
            split_column(&cells.iter().copied().collect(), column, &mut names, &mut { STEPS });
        let whole = |cell| Split { codes: vec![cell], separation: Separation::Apart };
        let splits = cells.iter().map(|cell| found.remove(cell).unwrap_or_else(|| whole(cell.0)));
        splits.map(|split| (split.codes, split.separation)).collect()
    }

    #[test]
    fn the_number_and_the_known_names_group_the_pieces() {
        use Separation::{Apart, InPart};
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
        use Separation::{Apart, AsOne};
        let sentence =
            "Nobody had told the nurses on the ward that the rounds had been moved; so they left";
        let belief = "I have no time; others have even less";
        for (cells, known, expected) in [
            (&[("Cost; Time", 0)][..], &[][..], vec![(vec!["Cost", "Time"], Apart)]),
            (&[("Cost|Time|Trust", 0)], &[], vec![(vec!["Cost", "Time", "Trust"], Apart)]),
            // A line break divides what stands elsewhere too; else it wraps a name.
            (
                &[("Cost|Time\nTrust", 0), ("Trust", 0)],
                &[],
                vec![(vec!["Cost", "Time", "Trust"], Apart), (vec!["Trust"], Apart)],
            ),
            (
                &[("Cost\nTime", 0), ("Time\nTrust", 0), ("Trust\nCost", 0)],
                &[],
                vec![
                    (vec!["Cost", "Time"], Apart),
                    (vec!["Time", "Trust"], Apart),
                    (vec!["Trust", "Cost"], Apart),
                ],
            ),
            (
                &[("Inner\nsetting", 0), ("Outer\nsetting", 0)],
                &[],
                vec![(vec!["Inner\nsetting"], AsOne), (vec!["Outer\nsetting"], AsOne)],
            ),
            (&[("Inner\nsetting; Cost", 0)], &[], vec![(vec!["Inner\nsetting", "Cost"], Apart)]),
            (&[("Cost; barrier", 0)], &[], vec![(vec!["Cost; barrier"], Apart)]),
            // Bullets and numbers begin items; a name may begin with its number too.
            (&[("• Cost\n• Time", 0)], &[], vec![(vec!["Cost", "Time"], Apart)]),
            (
                &[("- Cost of all\n- Time of all", 0)],
                &[],
                vec![(vec!["Cost of all", "Time of all"], Apart)],
            ),
            (&[("1. Cost\n2) Time", 0)], &[], vec![(vec!["Cost", "Time"], Apart)]),
            (
                &[("• Cost", 0), ("Cost", 0)],
                &[],
                vec![(vec!["Cost"], Apart), (vec!["Cost"], Apart)],
            ),
            (
                &[("1. Cost; 2. Time", 0), ("2. Time", 0)],
                &[],
                vec![(vec!["1. Cost", "2. Time"], Apart), (vec!["2. Time"], Apart)],
            ),
            (&[("2. Cost; 5. Time", 0)], &[], vec![(vec!["2. Cost", "5. Time"], Apart)]),
            // One rule for the column: where commas divide one cell for certain, they divide all.
            (
                &[("Cost, Time", 0), ("Cost", 0), ("Time", 0), ("Cost, Day care", 0)],
                &[],
                vec![
                    (vec!["Cost", "Time"], Apart),
                    (vec!["Cost"], Apart),
                    (vec!["Time"], Apart),
                    (vec!["Cost", "Day care"], Apart),
                ],
            ),
            (
                &[("Cost, Time", 0), ("Cost", 0), ("Time", 0), ("Time, and what it takes", 0)],
                &[],
                vec![
                    (vec!["Cost", "Time"], Apart),
                    (vec!["Cost"], Apart),
                    (vec!["Time"], Apart),
                    (vec!["Time, and what it takes"], AsOne),
                ],
            ),
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
            assert_eq!(split(cells, Column::ByHand, known), expected, "{cells:?} {known:?}");
        }
    }

    #[test]
    fn labels_of_counts_are_one_name_each() {
        let cells =
            [("Roles; identity", 0), ("Inner\nsetting", 0), ("Cost", 0), ("Cost | Time", 0)];
        let kinds = [Separation::Apart, Separation::Apart, Separation::Apart, Separation::AsOne];
        let whole: Vec<_> =
            cells.iter().zip(kinds).map(|(cell, told)| (vec![cell.0], told)).collect();
        assert_eq!(split(&cells, Column::Counts, &[]), whole);
        assert_ne!(split(&cells, Column::ByHand, &[]), whole);
    }

    #[test]
    fn all_cells_together_take_no_more_steps_than_there_are() {
        let cells: Vec<String> =
            (0..200).map(|nth| format!("{nth}, {}", "A, B, C, ".repeat(20))).collect();
        let mut counted: HashSet<CellOfCodes<'_>> =
            cells.iter().map(|cell| (cell.as_str(), 30)).collect();
        counted.insert(("A, B, C", 2));
        let split = |mut steps: usize| {
            let mut known = HashSet::from(["A".to_owned()]);
            let found = split_column(&counted, atlasti(), &mut known, &mut steps);
            (found, steps)
        };
        let (found, left) = split(10_000);
        assert!(left < 1_000, "{left}");
        assert_eq!(found.len(), counted.len());
        for (cell, split) in &found {
            // The short ones have their turn first.
            let (codes, told) = match cell.1 {
                2 => (vec!["A", "B, C"], Separation::Apart),
                _ => (vec![], Separation::InPart),
            };
            assert_eq!((&split.codes, split.separation), (&codes, told), "{cell:?}");
        }
        assert_eq!(split(10_000), (found, left));
    }

    #[test]
    fn only_what_may_be_a_name_is_looked_up() {
        let cell = "A, ".repeat(60) + &"B".repeat(1 << 20);
        let mut steps = 1_000_000;
        let cells = HashSet::from([(cell.as_str(), 0)]);
        let mut known = HashSet::from(["A".to_owned()]);
        let found = split_column(&cells, atlasti(), &mut known, &mut steps);
        assert_eq!(
            found.get(&(cell.as_str(), 0)).map(|split| split.separation),
            Some(Separation::InPart)
        );
        assert!(steps > 980_000, "{steps}");
    }

    #[test]
    fn cells_of_many_pieces_end_soon() {
        let many = "A, B, ".repeat(50_000);
        let ways = "A, B, C, ".repeat(20);
        for (cell, number) in [(many.as_str(), 7), (ways.as_str(), 30), (many.as_str(), 0)] {
            let found = split(&[(cell, number)], atlasti(), &["A", "B", "A, B", "B, C", "C"]);
            assert_eq!(found.first().map(|split| split.1), Some(Separation::InPart));
        }
    }
}
