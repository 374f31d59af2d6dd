//! What is known of the tools that write coding lists: one small file a tool.
//!
//! Takes the headers of a table; gives the tool that wrote it, the roles of its columns where the
//! general lists would mislead, and how it writes its labels. Never looks at a file's name. To add a
//! tool, write its file and name it in [`TOOLS`].

mod atlasti;
mod dedoose;
mod maxqda;
mod nvivo;
mod openqda;
mod qualcoder;
mod refi;
mod requal;
mod taguette;

pub(super) use atlasti::DISCS;

use std::borrow::Cow;
use std::collections::HashSet;

use super::Role;
use crate::fold::fold_word;
use crate::format::Table;
use crate::schema::PATH;

/// Most marks between steps that are looked at in a name: more than any code has. Each is weighed by all
/// that stands before it.
pub(super) const MOST_MARKS: usize = 64;

/// All tools; the first whose headers are there wrote the table.
const TOOLS: [&Tool; 9] = [
    &refi::TOOL,
    &taguette::TOOL,
    &qualcoder::TOOL,
    &requal::TOOL,
    &openqda::TOOL,
    &dedoose::TOOL,
    &maxqda::TOOL,
    &atlasti::TOOL,
    &nvivo::TOOL,
];

/// What a tool writes. Names of headers are folded ([`fold_word`]); lists divide them by commas.
#[derive(Debug)]
pub(super) struct Tool {
    /// Its name, as people know it.
    pub name: &'static str,
    /// Lists of headers by which a table is known: all of any one list must be there.
    known_by: &'static [&'static str],
    /// Roles of headers that mean something else, or nothing, to the general lists.
    roles: &'static [(Role, &'static str)],
    /// Roles of headers by how they begin and end.
    families: &'static [(&'static str, &'static str, Role)],
    /// What stands before and after the code in the header of a column that holds whether it was
    /// applied, as written.
    code_column: Option<(&'static str, &'static str)>,
    /// Marks before the name of an attribute, as written; they are not shown.
    attribute_marks: &'static [&'static str],
    /// Marks before a code's name, as written; they are not part of it.
    label_marks: &'static [char],
    /// Marks between the steps of a path, where what stands before is a code itself.
    path_marks: &'static [&'static str],
    /// True where a cell holds all codes of its passage.
    pub several_codes: bool,
    /// The column that says how many codes the cell holds.
    number_of_codes: &'static str,
    /// Columns that tell documents of one name apart, besides what else they are.
    source_key: &'static str,
    /// True where names of passages begin with the number of their document: `3:12`.
    pub numbers_documents: bool,
    /// Columns that stand after those of which rows leave out what they do not have.
    tail: &'static [&'static str],
}

/// A tool of which nothing is known, for the others to be told by what differs.
const PLAIN: Tool = Tool {
    name: "",
    known_by: &[],
    roles: &[],
    families: &[],
    code_column: None,
    attribute_marks: &[],
    label_marks: &[],
    path_marks: &[],
    several_codes: false,
    number_of_codes: "",
    source_key: "",
    numbers_documents: false,
    tail: &[],
};

fn names(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').map(str::trim).filter(|name| !name.is_empty())
}

/// The tool that writes tables with these folded headers, where one is known.
pub(super) fn of(keys: &[String]) -> Option<&'static Tool> {
    let has = |name: &str| keys.iter().any(|key| key == name);
    TOOLS.into_iter().find(|tool| tool.known_by.iter().any(|list| names(list).all(has)))
}

/// The tool that writes tables with these headers as they stand.
pub(super) fn of_headers(headers: &[String]) -> Option<&'static Tool> {
    let keys: Vec<String> = headers.iter().map(|header| fold_word(header)).collect();
    of(&keys)
}

/// The code in a header such as a tool writes for a column that holds whether a code was applied.
pub(super) fn code_in_header(header: &str) -> Option<(&'static str, &str)> {
    TOOLS.into_iter().find_map(|tool| {
        let (before, after) = tool.code_column?;
        Some((tool.name, header.strip_prefix(before)?.strip_suffix(after)?.trim()))
    })
}

/// Sets right what a tool leaves ragged: where rows leave out the columns that they do not have and
/// go on, what stands last belongs under the last headers. True where anything moved.
pub fn align_rows(table: &mut Table) -> bool {
    let Some(tool) = of_headers(table.headers()) else { return false };
    let is_last = |header: &String| tool.tail.iter().any(|start| header.starts_with(start));
    let last = table.headers().iter().rev().take_while(|header| is_last(header)).count();
    !tool.tail.is_empty() && table.align_ends(last)
}

/// True where a tool wrote the table whose rows leave out the columns that they do not have.
pub(super) fn leaves_cells_out(headers: &[String]) -> bool {
    of_headers(headers).is_some_and(|tool| !tool.tail.is_empty())
}

impl Tool {
    /// What a column is where its header alone would mislead.
    pub fn role(&self, key: &str) -> Option<Role> {
        let listed = self.roles.iter().find(|(_, list)| names(list).any(|name| name == key));
        let of_family = || {
            let mut families = self.families.iter();
            families.find(|(start, end, _)| key.starts_with(start) && key.ends_with(end))
        };
        listed.map(|(role, _)| role).or_else(|| of_family().map(|(_, _, role)| role)).cloned()
    }

    /// True for the headers by which the tool's tables are known.
    pub fn is_known_by(&self, key: &str) -> bool {
        self.known_by.iter().any(|list| names(list).any(|name| name == key))
    }

    /// The name of an attribute without the tool's own mark; `None` where there is no such mark.
    pub fn attribute<'h>(&self, header: &'h str) -> Option<&'h str> {
        self.attribute_marks.iter().find_map(|mark| header.strip_prefix(mark))
    }

    /// The column that tells documents of one name apart.
    pub fn source_key(&self, headers: &[String]) -> Option<usize> {
        column(headers, self.source_key)
    }

    /// The column that says how many codes the cell holds.
    pub fn number_of_codes(&self, headers: &[String]) -> Option<usize> {
        column(headers, self.number_of_codes)
    }

    /// True where labels are written otherwise than they are meant.
    pub fn marks_labels(&self) -> bool {
        !self.label_marks.is_empty() || !self.path_marks.is_empty()
    }

    /// A code's name without what the tool puts before it.
    pub fn bare<'l>(&self, label: &'l str) -> &'l str {
        label.trim_start_matches(|letter| self.label_marks.contains(&letter)).trim_start()
    }

    /// A code's name as a path, ` > ` between its steps: the tool's marks divide where what stands
    /// before them is among the `known` names.
    pub fn path<'l>(&self, label: &'l str, known: &HashSet<String>) -> Cow<'l, str> {
        let bare = self.bare(label);
        let mut path = String::new();
        let mut from = 0;
        let mut marks = 0;
        for (at, _) in bare.char_indices().filter(|(at, _)| *at > 0) {
            let (Some(above), Some(rest)) = (bare.get(..at), bare.get(at..)) else { continue };
            let Some(mark) = self.path_marks.iter().find(|mark| rest.starts_with(**mark)) else {
                continue;
            };
            marks += 1;
            if marks > MOST_MARKS {
                break;
            }
            let after = rest.get(mark.len()..).unwrap_or("");
            if at >= from && !after.trim().is_empty() && known.contains(above.trim_end()) {
                path.push_str(bare.get(from..at).unwrap_or("").trim());
                path.push_str(PATH);
                from = at + mark.len();
            }
        }
        if path.is_empty() {
            return Cow::Borrowed(bare);
        }
        path.push_str(bare.get(from..).unwrap_or("").trim());
        Cow::Owned(path)
    }
}

fn column(headers: &[String], list: &'static str) -> Option<usize> {
    headers.iter().position(|header| names(list).any(|name| name == fold_word(header)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_folded() {
        for tool in TOOLS {
            let roles = tool.roles.iter().map(|(_, list)| *list);
            let lists = tool.known_by.iter().copied().chain(roles);
            for name in lists.chain([tool.number_of_codes, tool.source_key]).flat_map(names) {
                assert_eq!(fold_word(name), name, "{}", tool.name);
            }
        }
    }

    #[test]
    fn each_list_of_headers_is_of_its_tool() {
        for tool in TOOLS {
            for list in tool.known_by {
                let keys: Vec<String> = names(list).map(str::to_owned).collect();
                assert_eq!(of(&keys).map(|tool| tool.name), Some(tool.name), "{list}");
            }
        }
    }

    #[test]
    fn marks_divide_under_a_known_code_only() {
        let known: HashSet<String> =
            ["Cost", "T1. Edge", "Cost.Time", "A"].map(str::to_owned).into();
        for (tool, label, path) in [
            (&taguette::TOOL, "Cost.Time", "Cost > Time"),
            (&taguette::TOOL, "Cost.Time.Shifts", "Cost > Time > Shifts"),
            (&taguette::TOOL, "e.g. Cost", "e.g. Cost"),
            (&taguette::TOOL, "Cost.", "Cost."),
            (&atlasti::TOOL, "● T1. Edge: Latency", "T1. Edge > Latency"),
            (&atlasti::TOOL, "A::B", "A > B"),
            (&atlasti::TOOL, "Note: latency", "Note: latency"),
            (&maxqda::TOOL, "Cost > Time", "Cost > Time"),
        ] {
            assert_eq!(tool.path(label, &known), path, "{}", tool.name);
        }
        // Marks behind those that any code has are not looked at.
        let known: HashSet<String> =
            (0..500).map(|dots| format!("a{}", ".a".repeat(dots))).collect();
        let path = taguette::TOOL.path(&"a.".repeat(500), &known).into_owned();
        assert_eq!(path.matches(PATH).count(), MOST_MARKS);
    }
}
