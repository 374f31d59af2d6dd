//! A study's own list of codes as a codebook, made at run time.
//!
//! Takes paths and descriptions; gives a codebook whose items are the codes, each parent before its
//! children, parents that the list leaves out among them. Never cites and never adds a name.

use std::collections::{HashMap, HashSet};

use super::{Codebook, Item, Status};
use crate::schema::PATH;

/// How the identifiers of such codebooks begin; the file's name follows.
const PREFIX: &str = "own:";

/// Words that stand in the place of an identifier where a label leads to no code: in the settings, and as
/// the key of a table's row.
const TAKEN: [&str; 2] = ["none", "unmapped"];

/// A code of a list: its name under those of its parents, the top one first, and its description.
pub type OwnCode = (Vec<String>, String);

/// A code and what is known of it, before it has a place.
#[derive(Default)]
struct Node {
    label: String,
    description: String,
    below: Vec<usize>,
}

/// The codebook of a list of codes; `None` for an empty list.
///
/// `file` is the file's name, which makes the identifier (`own:codes.qdc`); `title` is what people
/// read. Of a code that stands in the list twice the first description counts.
pub fn own_codebook(file: &str, title: &str, codes: &[OwnCode]) -> Option<Codebook> {
    // The root at 0 holds the top codes.
    let mut nodes = vec![Node::default()];
    let mut known: HashMap<(usize, &str), usize> = HashMap::new();
    for (path, description) in codes {
        let mut at = 0;
        for label in path {
            let next = nodes.len();
            let below = *known.entry((at, label)).or_insert(next);
            if below == next {
                nodes.push(Node { label: label.clone(), ..Node::default() });
                nodes.get_mut(at)?.below.push(next);
            }
            at = below;
        }
        let node = nodes.get_mut(at).filter(|node| at > 0 && node.description.is_empty());
        if let Some(node) = node {
            node.description.clone_from(description);
        }
    }
    let items = laid_out(&nodes);
    (!items.is_empty()).then(|| Codebook {
        id: format!("{PREFIX}{file}"),
        name: title.to_owned(),
        abbrev: title.to_owned(),
        items,
        ..Codebook::default()
    })
}

/// The tree as a list, each code before those below it.
fn laid_out(nodes: &[Node]) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::with_capacity(nodes.len());
    let mut ids: HashSet<String> = TAKEN.map(str::to_owned).into();
    let tops = nodes.first().map_or(&[][..], |root| &root.below);
    let mut open: Vec<(usize, Option<u32>)> = tops.iter().rev().map(|&top| (top, None)).collect();
    while let Some((at, parent)) = open.pop() {
        let Some(node) = nodes.get(at) else { continue };
        let above = parent.and_then(|parent| items.get(parent as usize));
        let (path, depth) = match above {
            Some(above) => {
                (format!("{}{PATH}{}", above.id, node.label), above.depth.saturating_add(1))
            }
            None => (node.label.clone(), 0),
        };
        // A name that itself holds the joint may read like another code's path.
        let mut id = path.clone();
        while !ids.insert(id.clone()) {
            id.push_str(" (2)");
        }
        let position = u32::try_from(items.len()).ok();
        items.push(Item {
            id,
            code: String::new(),
            label: node.label.clone(),
            short: node.label.clone(),
            definition: node.description.clone(),
            aliases: vec![path],
            parent,
            depth,
            status: Status::Verified,
        });
        open.extend(node.below.iter().rev().map(|&below| (below, position)));
    }
    items
}

impl Codebook {
    /// A study's own codebook with the short names by which codings refer to codes, each beside the code's path.
    pub fn with_short_names<'a>(
        mut self,
        names: impl Iterator<Item = (&'a [String], &'a str)>,
    ) -> Self {
        let of_path: HashMap<String, &str> =
            names.map(|(path, short)| (path.join(PATH), short)).collect();
        for item in &mut self.items {
            let short = item.aliases.first().and_then(|path| of_path.get(path));
            item.code = short.map(|short| (*short).to_owned()).unwrap_or_default();
        }
        self
    }

    /// Whether the codebook is the study's own list of codes, whose levels are codes under codes and
    /// no domains and constructs.
    pub fn is_own(&self) -> bool {
        own_file(&self.id).is_some()
    }
}

/// The file whose codes a codebook is; `None` for the identifier of any other codebook.
pub fn own_file(id: &str) -> Option<&str> {
    id.strip_prefix(PREFIX)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{OwnCode, own_codebook};
    use crate::framework::{Codebook, Label, Match, code_names, match_label};

    fn book(paths: &[&str]) -> Codebook {
        let code = |path: &&str| -> OwnCode {
            (path.split('/').map(str::to_owned).collect(), format!("of {path}"))
        };
        let codes: Vec<OwnCode> = paths.iter().map(code).collect();
        own_codebook("codes.csv", "codes", &codes).unwrap()
    }

    #[test]
    fn parents_come_before_their_children_whatever_the_order() {
        let book =
            book(&["Time", "Cost/Staff/Nurses", "Cost/Rent", "Time/Day", "Cost", "Cost/Rent"]);
        let items: Vec<(&str, u8, &str)> = book
            .items
            .iter()
            .map(|item| (item.id.as_str(), item.depth, item.definition.as_str()))
            .collect();
        let expected = [
            ("Time", 0, "of Time"),
            ("Time > Day", 1, "of Time/Day"),
            ("Cost", 0, "of Cost"),
            ("Cost > Staff", 1, ""),
            ("Cost > Staff > Nurses", 2, "of Cost/Staff/Nurses"),
            ("Cost > Rent", 1, "of Cost/Rent"),
        ];
        assert_eq!(items, expected);
        assert!(book.is_own());
        assert_eq!(own_codebook("codes.csv", "codes", &[]), None);
    }

    #[test]
    fn a_name_that_reads_like_a_path_stays_apart() {
        let ids: Vec<String> =
            book(&["a > b", "a/b"]).items.iter().map(|item| item.id.clone()).collect();
        assert_eq!(ids, ["a > b", "a", "a > b (2)"]);
    }

    #[test]
    fn no_code_is_called_as_what_leads_to_none() {
        let book = book(&["none", "unmapped", "none/none"]);
        let ids: Vec<&str> = book.items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(ids, ["none (2)", "none (2) > none", "unmapped (2)"]);
    }

    #[test]
    fn codes_are_found_by_path_and_by_name() {
        let book = book(&["Cost", "Cost/Staff", "Time", "Time/Staff", "Time/a => b", "Rent"]);
        let found =
            |code: &str| match match_label(&book, Label { code: Some(code), ..Label::default() }) {
                Match::Exact { item } => format!("={item}"),
                Match::Alias { item } => format!("~{item}"),
                Match::Ambiguous { items } => format!("?{items:?}"),
                Match::Unknown => "unknown".to_owned(),
            };
        for (code, expected) in [
            ("Cost > Staff", "=1"),
            ("Time\\Staff", "=3"),
            ("time > staff", "~3"),
            ("Time > a => b", "~4"),
            ("Staff", "?[1, 3]"),
            ("Rent", "=5"),
            ("Something else", "unknown"),
            // What a study adds below a code counts where that stands.
            ("Rent > Office", "~5"),
            ("codes Rent", "unknown"),
        ] {
            assert_eq!(found(code), expected, "{code}");
        }
    }

    #[test]
    fn codes_are_found_by_their_short_names() {
        let paths = [("Cost", "1"), ("Cost/Staff", "1.1"), ("Time", "")];
        let split = |path: &str| path.split('/').map(str::to_owned).collect::<Vec<_>>();
        let paths = paths.map(|(path, short)| (split(path), short));
        let codes: Vec<OwnCode> =
            paths.iter().map(|(path, _)| (path.clone(), String::new())).collect();
        let book = own_codebook("codes.csv", "codes", &codes).unwrap();
        let book =
            book.with_short_names(paths.iter().map(|(path, short)| (path.as_slice(), *short)));
        let found = |code| match_label(&book, Label { code: Some(code), ..Label::default() });
        assert_eq!(found("1.1"), Match::Exact { item: 1 });
        assert_eq!(found("1"), Match::Exact { item: 0 });
        assert_eq!(found("1.2"), Match::Unknown);
        assert_eq!(found("11"), Match::Unknown);
    }

    #[test]
    fn names_for_a_program_stay_as_they_are() {
        assert_eq!(
            code_names(&book(&["Cost", "Cost/Staff", "Time/Staff"])),
            ["Cost", "Staff", "Time", "Staff"]
        );
    }
}
