//! From an item of one version of a framework to those of the next.
//!
//! Takes an item; gives the one that it became, those among which it was divided, or nothing. Never
//! chooses among several.
//!
//! The constructs of CFIR 2009 and what took them over in 2022 rest on the mapping of constructs that came
//! with the update (Damschroder et al. 2022, 10.1186/s13012-022-01245-0, additional file 4) and on the pages
//! of cfirguide.org. Only what was seen there as a change of name or place is one to one; the rest is asked.

use super::Codebook;

/// From, to, and the file: code of the item, codes of what it became, `1` where it is the same construct.
const FILES: [(&str, &str, &str); 1] =
    [("cfir-2009", "cfir-2022", include_str!("crosswalks/cfir_2009_to_2022.tsv"))];

/// What became of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Successor {
    /// The same construct under another name or in another place: may be taken without asking.
    One {
        /// Position of the item in the newer codebook.
        item: u32,
    },
    /// Part of it went to each of these, or its meaning changed: the user is asked.
    Several {
        /// Positions of the items in the newer codebook, the nearest first; one at least.
        items: Vec<u32>,
    },
    /// The newer version has none.
    None,
}

/// The way from one codebook to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crosswalk {
    successors: Vec<Successor>,
}

/// Identifiers of the codebooks from which there is a way to a codebook.
pub fn predecessors(to: &str) -> impl Iterator<Item = &'static str> {
    FILES.iter().filter(move |(_, newer, _)| *newer == to).map(|(older, ..)| *older)
}

/// The way from one codebook to another; `None` where there is none.
pub fn crosswalk(from: &Codebook, to: &Codebook) -> Option<Crosswalk> {
    let is_this = |(older, newer, _): &&(&str, &str, &str)| *older == from.id && *newer == to.id;
    let (.., text) = FILES.iter().find(is_this)?;
    let mut successors = vec![Successor::None; from.items.len()];
    for line in text.lines() {
        let mut cells = line.split('\t');
        let item = cells.next().and_then(|code| at(from, code));
        let Some(slot) = item.and_then(|item| successors.get_mut(item as usize)) else { continue };
        let codes = cells.next().unwrap_or_default().split(',');
        let items: Vec<u32> = codes.filter_map(|code| at(to, code)).collect();
        *slot = match (items.as_slice(), cells.next()) {
            ([], _) => Successor::None,
            ([item], Some(_)) => Successor::One { item: *item },
            _ => Successor::Several { items },
        };
    }
    Some(Crosswalk { successors })
}

fn at(book: &Codebook, code: &str) -> Option<u32> {
    let position = book.items.iter().position(|item| item.code == code)?;
    u32::try_from(position).ok()
}

impl Crosswalk {
    /// What became of an item of the older codebook.
    pub fn successor(&self, item: u32) -> &Successor {
        self.successors.get(item as usize).unwrap_or(&Successor::None)
    }
}

#[cfg(test)]
mod tests {
    use super::{FILES, Successor, crosswalk, predecessors};
    use crate::framework::codebook;

    fn codes(code: &str) -> (bool, Vec<String>) {
        let (Some(from), Some(to)) = (codebook("cfir-2009"), codebook("cfir-2022")) else {
            panic!("no codebook");
        };
        let Some(way) = crosswalk(&from, &to) else { panic!("no way") };
        let Some(item) = super::at(&from, code) else { panic!("no item {code}") };
        let of = |item: &u32| {
            to.items.get(*item as usize).map(|item| item.code.clone()).unwrap_or_default()
        };
        match way.successor(item) {
            Successor::One { item } => (true, vec![of(item)]),
            Successor::Several { items } => (false, items.iter().map(of).collect()),
            Successor::None => (false, Vec::new()),
        }
    }

    #[test]
    fn what_only_changed_its_name_is_one_and_the_rest_is_asked() {
        assert_eq!(codes("II.B"), (true, vec!["II.D".to_owned()]));
        assert_eq!(codes("III.D.6"), (true, vec!["III.D.4".to_owned()]));
        assert_eq!(codes("III.B"), (false, vec!["III.B".to_owned(), "III.C".to_owned()]));
        // One target alone, but a narrower one.
        assert_eq!(codes("I.H"), (false, vec!["I.H".to_owned()]));
        assert_eq!(codes("III.D"), (false, Vec::new()));
        // Domains have no row of their own.
        assert_eq!(codes("III"), (false, Vec::new()));
    }

    #[test]
    fn every_row_names_items_that_there_are() {
        for (from, to, text) in FILES {
            let (Some(from), Some(to)) = (codebook(from), codebook(to)) else {
                panic!("no codebook");
            };
            let is_there = |book: &super::Codebook, code: &str| super::at(book, code).is_some();
            for line in text.lines() {
                let mut cells = line.split('\t');
                assert!(is_there(&from, cells.next().unwrap_or_default()), "{line}");
                let targets = cells.next().unwrap_or_default().split(',');
                assert!(targets.filter(|code| !code.is_empty()).all(|code| is_there(&to, code)));
            }
            let one = text.lines().filter(|line| line.ends_with("\t1")).count();
            assert_eq!((text.lines().count(), one), (41, 20));
            assert_eq!(predecessors(&to.id).collect::<Vec<_>>(), [from.id.as_str()]);
            assert_eq!(crosswalk(&to, &from), None, "there is no way back");
        }
    }
}
