//! A table that lists codes, as programs for coding export their codebooks, as the codes it lists.
//!
//! Takes a table; gives its codes with paths and descriptions, or nothing where the table is none
//! that a program writes for a codebook, or somebody for their own ([`super::code_list`]). Content decides,
//! by all of its columns: a table with a passage, a source or a coder in it holds codings. Never takes a
//! list in which a code stands twice.

use std::collections::{HashMap, HashSet};

use super::code_list;
use super::name_signs::signs_speak;
use super::split::{split_with, steps_of_path, valence_alone};
use super::tools::{DISCS, MOST_MARKS};
use crate::fold::{clean, fold_word};
use crate::format::{CodeEntry, Table, limits};
use crate::schema::PATH;
use crate::valence::Valence;

/// A table that a program writes for its codes. Headers are folded.
struct Kind {
    /// Headers that it has.
    needs: &'static [&'static str],
    /// Headers of which it has one at least; none where that is not asked.
    one_of: &'static [&'static str],
    /// Headers that it may have besides, divided by commas; one that ends in `#` stands for a
    /// numbered series.
    may_have: &'static str,
    /// Header of the names.
    name: &'static str,
    /// Headers of which the first that is there has the descriptions.
    description: &'static [&'static str],
    /// How the names say what stands above them.
    tree: Tree,
}

/// How a list says which code stands above another.
#[derive(Clone, Copy)]
enum Tree {
    /// By the numbers in `id` and `parent id`.
    Numbers,
    /// By marks that part every name.
    Marks(&'static [&'static str]),
    /// By marks that part a name where what stands before them is a code of the list.
    MarksAfterCodes(&'static [&'static str]),
}

const KINDS: [Kind; 9] = [
    // Dedoose
    Kind {
        needs: &["id", "parent id", "depth", "title"],
        one_of: &[],
        may_have: "description,weighted,weight minimum,weight maximum,weight default",
        name: "title",
        description: &["description"],
        tree: Tree::Numbers,
    },
    // Lists of codes by number, each with the number of the one above it
    Kind {
        needs: &["id", "name"],
        one_of: &["parent", "parent id"],
        may_have: "description,definition,memo,comment,color,colour,depth,level",
        name: "name",
        description: &["description", "definition", "memo"],
        tree: Tree::Numbers,
    },
    Kind {
        needs: &["id", "code"],
        one_of: &["parent", "parent id"],
        may_have: "description,definition,memo,comment,color,colour,depth,level",
        name: "code",
        description: &["description", "definition", "memo"],
        tree: Tree::Numbers,
    },
    // NVivo: the codebook as a sheet, and as a list with totals
    Kind {
        needs: &["folder", "name"],
        one_of: &[],
        may_have: "description,files,references,color,colour,nickname,created on,created by,modified on,modified by",
        name: "name",
        description: &["description"],
        tree: Tree::Marks(&["\\"]),
    },
    Kind {
        needs: &["name", "description", "files", "references"],
        one_of: &[],
        may_have: "color,colour,created on,created by,modified on,modified by",
        name: "name",
        description: &["description"],
        tree: Tree::Marks(&["\\"]),
    },
    // ATLAS.ti: the codebook, and the list of codes with totals
    Kind {
        needs: &["code"],
        one_of: &[
            "code group 1",
            "code groups",
            "groups",
            "density",
            "grounded",
            "magnitude degree",
        ],
        may_have: "comment,code group #,code groups,groups,number of groups,density,grounded,magnitude degree,color,creation date,date modified,modification date,created by,created,modified by,modified",
        name: "code",
        description: &["comment"],
        tree: Tree::MarksAfterCodes(&[": "]),
    },
    // Taguette
    Kind {
        needs: &["tag"],
        one_of: &["description", "number of highlights"],
        may_have: "description,number of highlights,number of documents",
        name: "tag",
        description: &["description"],
        tree: Tree::MarksAfterCodes(&[".", "\\"]),
    },
    // MAXQDA
    Kind {
        needs: &["code", "memo"],
        one_of: &[],
        may_have: "color,colour,farbe,alias",
        name: "code",
        description: &["memo"],
        tree: Tree::Marks(&[">", "\\"]),
    },
    // A sheet that somebody made
    Kind {
        needs: &["code"],
        one_of: &["definition", "description"],
        may_have: "definition,description,inclusion criteria,exclusion criteria,include,exclude,when to use,when not to use,example,examples,notes,memo,comment",
        name: "code",
        description: &["definition", "description"],
        tree: Tree::Marks(&[">", "\\"]),
    },
];

/// The codes that a table lists, in its order; `None` for a table that is no codebook.
///
/// ```
/// use steelyard_reading::dataset::listed_codes;
/// use steelyard_reading::format::{ReadOptions, read};
/// let csv = b"tag,description,number of highlights\nCost,,2\nCost.Staff,who is paid,1\n";
/// let read = read("a.csv", csv, &ReadOptions::default(), &mut |_| {});
/// let codes = read.ok().and_then(|read| listed_codes(&read.value.table)).ok_or("no codebook")?;
/// assert_eq!(codes[1].path, ["Cost", "Staff"]);
/// # Ok::<(), &str>(())
/// ```
pub fn listed_codes(table: &Table) -> Option<Vec<CodeEntry>> {
    let keys: Vec<String> = table.headers().iter().map(|header| fold_word(header)).collect();
    let Some(kind) = KINDS.iter().find(|kind| kind.is_of(&keys, table)) else {
        return by_content(&keys, table, false);
    };
    let at = |name: &str| keys.iter().position(|key| key == name);
    let name_at = at(kind.name)?;
    let description_at = kind.description.iter().find_map(|name| at(name));
    let lower_at = Some(name_at + 1).filter(|&lower| has_lower_codes(table, lower));

    let mut rows = Vec::new();
    let mut top = String::new();
    for row in 0..table.rows() {
        let cell = |column: usize| name_of(table.text(row, column));
        let (name, lower) = (cell(name_at), lower_at.map_or_else(String::new, cell));
        let path = match (name.is_empty(), lower.is_empty()) {
            (true, true) => continue,
            (false, true) => {
                top.clone_from(&name);
                vec![name]
            }
            (true, false) => vec![top.clone(), lower],
            (false, false) => vec![name, lower],
        };
        let description = description_at.map_or("", |column| table.text(row, column).trim());
        rows.push((
            row,
            CodeEntry { path, description: description.to_owned(), short: String::new() },
        ));
    }
    let codes = match kind.tree {
        Tree::Numbers => by_numbers(rows, table, at("id")?, at("parent id").or(at("parent"))?)?,
        Tree::Marks(marks) => by_marks(rows, marks, |_| true),
        Tree::MarksAfterCodes(marks) => {
            let known: HashSet<String> = rows.iter().map(|(_, code)| code.path.concat()).collect();
            by_marks(rows, marks, |before| known.contains(before))
        }
    };
    let mut seen = HashSet::new();
    let fine = codes.iter().all(|code| {
        let known = !code.path.is_empty() && code.path.len() <= limits::CODE_LEVELS;
        known && (seen.insert(&code.path) || matches!(kind.tree, Tree::Numbers))
    });
    (fine && !codes.is_empty()).then_some(codes)
}

/// The codes that a table lists where others hold the codings: as [`listed_codes`], and of a table without any
/// word of what they mean that says of each once where it stands (`Code`, `Domain`).
pub fn listed_beside_codings(table: &Table) -> Option<Vec<CodeEntry>> {
    let keys: Vec<String> = table.headers().iter().map(|header| fold_word(header)).collect();
    listed_codes(table).or_else(|| by_content(&keys, table, true))
}

/// The codes of a list under headers of somebody's own. A label that stands above others is typed once.
fn by_content(keys: &[String], table: &Table, beside: bool) -> Option<Vec<CodeEntry>> {
    let code_list::ListColumns { names, meaning, short } = code_list::columns(keys, table, beside)?;
    let (lowest, above) = names.split_last()?;
    let mut tops: Vec<String> = vec![String::new(); above.len()];
    let mut rows = Vec::new();
    for row in 0..table.rows() {
        for (top, column) in tops.iter_mut().zip(above) {
            let name = name_of(table.text(row, *column));
            if !name.is_empty() {
                *top = name;
            }
        }
        let name = name_of(table.text(row, *lowest));
        if name.is_empty() {
            continue;
        }
        let mut path: Vec<String> = tops.iter().filter(|top| !top.is_empty()).cloned().collect();
        path.push(name);
        let text =
            |column: Option<usize>| column.map_or("", |column| table.text(row, column).trim());
        let (description, short) = (text(meaning).to_owned(), text(short).to_owned());
        rows.push((row, CodeEntry { path, description, short }));
    }
    let codes = by_marks(rows, &[">", "\\"], |_| true);
    let fine = |code: &CodeEntry| (1..=limits::CODE_LEVELS).contains(&code.path.len());
    (codes.iter().all(fine) && !codes.is_empty()).then_some(codes)
}

/// The codes of a list as a study's codings name them once their valence is taken out: `Barriers >
/// Cost` and `Cost (+)` are `Cost`, and codes that say a valence and nothing else are none. The same
/// code may come more than once.
pub fn codes_without_valence(codes: &[CodeEntry]) -> Vec<CodeEntry> {
    let names: Vec<String> = codes.iter().map(|code| code.path.join(PATH)).collect();
    let signs = signs_speak(names.iter().map(String::as_str));
    let told = codes.iter().zip(&names).filter(|(_, name)| valence_alone(name).is_none());
    told.map(|(code, name)| match split_with(name, signs) {
        (_, Valence::Missing) => code.clone(),
        (bare, _) => CodeEntry {
            path: steps_of_path(&bare).into_iter().map(str::to_owned).collect(),
            ..code.clone()
        },
    })
    .collect()
}

impl Kind {
    /// Whether a table with these folded headers is of the kind: what must be there is, and nothing
    /// else that holds anything.
    fn is_of(&self, keys: &[String], table: &Table) -> bool {
        let has = |name: &&str| keys.iter().any(|key| key == name);
        self.needs.iter().all(has)
            && (self.one_of.is_empty() || self.one_of.iter().any(has))
            && keys.iter().enumerate().all(|(at, key)| {
                self.needs.contains(&key.as_str())
                    || self.one_of.contains(&key.as_str())
                    || self.may_have.split(',').any(|name| is_named(key, name))
                    || at
                        .checked_sub(1)
                        .and_then(|before| keys.get(before))
                        .is_some_and(|before| before == self.name && has_lower_codes(table, at))
                    || (0..table.rows()).all(|row| table.text(row, at).trim().is_empty())
            })
    }
}

/// Whether a column holds codes under those of the column before it, as ATLAS.ti sets them without
/// a header: each with a disc.
fn has_lower_codes(table: &Table, column: usize) -> bool {
    let texts = || (0..table.rows()).map(|row| table.text(row, column).trim());
    texts().any(|text| !text.is_empty())
        && texts().all(|text| text.is_empty() || text.starts_with(DISCS))
}

fn is_named(key: &str, name: &str) -> bool {
    match name.strip_suffix('#') {
        Some(series) => key.strip_prefix(series).is_some_and(|number| {
            !number.is_empty() && number.chars().all(|digit| digit.is_ascii_digit())
        }),
        None => key == name,
    }
}

/// The name in a cell, without the disc that ATLAS.ti sets before names.
fn name_of(text: &str) -> String {
    let name = clean(text);
    clean(name.trim_start_matches(DISCS)).into_owned()
}

/// Paths by the number of what stands above; `None` where the numbers lead in a circle or deeper
/// than people code.
fn by_numbers(
    rows: Vec<(usize, CodeEntry)>,
    table: &Table,
    id: usize,
    parent: usize,
) -> Option<Vec<CodeEntry>> {
    let by_id: HashMap<&str, (&str, &str)> = rows
        .iter()
        .filter_map(|(row, code)| {
            let above = table.text(*row, parent).trim();
            Some((table.text(*row, id).trim(), (above, code.path.first()?.as_str())))
        })
        .collect();
    let mut codes = Vec::with_capacity(rows.len());
    for (row, code) in &rows {
        let mut path = code.path.clone();
        let mut above = table.text(*row, parent).trim();
        while let Some((next, name)) = by_id.get(above).filter(|_| !above.is_empty()) {
            if path.len() >= limits::CODE_LEVELS {
                return None;
            }
            path.insert(0, (*name).to_owned());
            above = next;
        }
        codes.push(CodeEntry { path, ..code.clone() });
    }
    Some(codes)
}

/// Paths by the marks in the names, wherever `parts` says so of what stands before a mark.
fn by_marks(
    rows: Vec<(usize, CodeEntry)>,
    marks: &[&str],
    parts: impl Fn(&str) -> bool,
) -> Vec<CodeEntry> {
    let split = |name: &str| -> Vec<String> {
        let mut cuts: Vec<(usize, usize)> = marks
            .iter()
            .flat_map(|mark| name.match_indices(mark))
            .map(|(at, mark)| (at, mark.len()))
            .collect();
        cuts.sort_unstable();
        let mut steps = Vec::new();
        let mut from = 0;
        for (at, length) in cuts.into_iter().take(MOST_MARKS) {
            // More steps than any code has are not gathered: the list is then refused.
            if steps.len() <= limits::CODE_LEVELS
                && name.get(..at).is_some_and(|before| parts(before.trim()))
            {
                steps.extend(name.get(from..at).map(|step| clean(step).into_owned()));
                from = at + length;
            }
        }
        steps.extend(name.get(from..).map(|step| clean(step).into_owned()));
        steps.retain(|step| !step.is_empty());
        steps
    };
    let codes = rows.into_iter().map(|(_, code)| CodeEntry {
        path: code.path.iter().flat_map(|name| split(name)).collect(),
        ..code
    });
    codes.collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::listed_codes;
    use crate::format::{ReadOptions, read};

    /// The codes as lines: path, and description in brackets.
    fn listed(csv: &str) -> Option<Vec<String>> {
        let read = read("a.csv", csv.as_bytes(), &ReadOptions::default(), &mut |_| {}).unwrap();
        let codes = listed_codes(&read.value.table)?;
        let line = |code: &crate::format::CodeEntry| match code.description.as_str() {
            "" => code.path.join(" > "),
            description => format!("{} [{description}]", code.path.join(" > ")),
        };
        Some(codes.iter().map(line).collect())
    }

    #[test]
    fn codebooks_of_programs_are_read() {
        let cases: [(&str, &[&str]); 11] = [
            (
                "Folder,Name,Description\nCodes,Cost,money\nCodes,Cost\\Staff,\nCodes,Time\\Day,x\n",
                &["Cost [money]", "Cost > Staff", "Time > Day [x]"],
            ),
            (
                "Id,Parent Id,Depth,Title,Description\n1,,0,Cost ,\n3,2,2,Nurses,n\n2,1,1,\"Staff, paid\",\n",
                &["Cost", "Cost > Staff, paid > Nurses [n]", "Cost > Staff, paid"],
            ),
            (
                "Code;Comment;Code Group 1;Code Group 2\nCost;c;G;\nCost: Staff;;;H\nTime: Day;;;\n",
                &["Cost [c]", "Cost > Staff", "Time: Day"],
            ),
            (
                "Code;;Magnitude Degree;Density\n● Cost;;3;0\n;● Staff;1;0\n;● Rent;2;0\n● Time;;0;0\n",
                &["Cost", "Cost > Staff", "Cost > Rent", "Time"],
            ),
            (
                "tag,description,number of highlights,number of documents\nCost,c,4,2\nCost.Staff,,1,1\nv1.2 a,,0,0\nCost\\Rent,,1,1\n",
                &["Cost [c]", "Cost > Staff", "v1.2 a", "Cost > Rent"],
            ),
            (
                "Code,Memo\nCost,c\nCost > Staff,\nTime\\Day,\n",
                &["Cost [c]", "Cost > Staff", "Time > Day"],
            ),
            (
                "Code,Definition,Example\nCost,what it takes,we pay\nTime,,\n",
                &["Cost [what it takes]", "Time"],
            ),
            ("Name,Description,Files,References\nCost,c,3,9\nTime,,1,1\n", &["Cost [c]", "Time"]),
            // Headers of somebody's own.
            (
                "Level,Code Name,Operational Definition,Sample Heuristic\nFirst,Actors,Who,names\nSecond,Rules,What binds,law\n",
                &["Actors [Who]", "Rules [What binds]"],
            ),
            (
                "Theme,Sub-theme,Definition,Example quote\nStaff,Hours,how long,we stay\n,Pay,how much,too little\n",
                &["Staff > Hours [how long]", "Staff > Pay [how much]"],
            ),
            // A column without a name and without anything in it says nothing.
            ("Code,Memo,\nCost,c,\nTime,,\n", &["Cost [c]", "Time"]),
        ];
        for (csv, codes) in cases {
            assert_eq!(listed(csv).unwrap(), codes, "{csv}");
        }
    }

    #[test]
    fn the_first_marks_of_a_name_divide() {
        let name = ["a"; 100_000].join(": ");
        let codes = listed(&format!("Code,Comment,Groups\na,x,\n{name},y,\n")).unwrap();
        assert_eq!(codes.last().unwrap(), &format!("{} [y]", name.replacen(": ", " > ", 1)));
    }

    #[test]
    fn valences_are_no_codes() {
        let cases: [(&[&str], &[&str]); 4] = [
            (
                &["Barriers", "Barriers/Cost", "Facilitators", "Facilitators/Cost"],
                &["Cost", "Cost"],
            ),
            (&["Cost/Barrier", "Cost/Facilitator", "Cost"], &["Cost", "Cost", "Cost"]),
            (&["A/Cost +", "A/Cost -", "Time +"], &["A > Cost", "A > Cost", "Time"]),
            // One sign among many names is part of a name.
            (&["LGBTQ+", "Cost", "Time"], &["LGBTQ+", "Cost", "Time"]),
        ];
        for (paths, bare) in cases {
            let code = |path: &&str| crate::format::CodeEntry {
                path: path.split('/').map(str::to_owned).collect(),
                ..crate::format::CodeEntry::default()
            };
            let codes: Vec<_> = paths.iter().map(code).collect();
            let told = super::codes_without_valence(&codes);
            let told: Vec<String> = told.iter().map(|code| code.path.join(" > ")).collect();
            assert_eq!(told, bare, "{paths:?}");
        }
    }

    #[test]
    fn codings_are_no_codebook() {
        for csv in [
            // A passage, a source, a coder beside the codes.
            "Code,Memo,Segment\nCost,c,we pay\nTime,,soon\n",
            "Document name,Code,Memo\na,Cost,c\nb,Time,d\n",
            "id,document,tag,content\n1,a,Cost,we pay\n",
            "tag,description,coder\nCost,c,A\n",
            "Code,Comment\nCost,c\nTime,d\n",
            "Code,interview 1,interview 2\nCost,3,0\nTime,1,2\n",
            // A code that stands twice was applied twice.
            "Code,Memo\nCost,c\nCost,d\n",
            "code,description\nCost,we pay\nTime,soon\nCost,too much\n",
            // Numbers that lead in a circle.
            "Id,Parent Id,Depth,Title\n1,2,0,Cost\n2,1,1,Staff\n",
            "participant,code,valence\nP1,Cost,barrier\n",
            // Headers of somebody's own over what was coded, and where.
            "code,definition,quote\nCost,what it takes,we pay\nTime,hours,late\n",
            "theme,description,valence\nCost,too dear,barrier\nTime,enough,facilitator\n",
            "theme,definition,n studies\nCost,what it takes,4\nTime,hours,2\n",
            "code,description,ward A,ward B\nCost,what it takes,x,\nTime,hours,,x\n",
            "study,theme,description\nA,Cost,too dear\nB,Time,too short\n",
            "code,level of evidence,participant group\nCost,high,Nurse\nTime,low,GP\n",
            "theme,definition\nCost,what it takes\nCost,what it gives\n",
            "interview,level,code\nI1,ward,Cost\nI2,ward,Time\n",
            "belief statement,description,n\nI have no time,t,3\nI forget,f,1\n",
            "code,description,coder\nCost,c,A\nTime,d,B\n",
        ] {
            assert_eq!(listed(csv), None, "{csv}");
        }
        let deep = format!("Code,Memo\n{},x\n", ["a"; 40].join(" > "));
        assert_eq!(listed(&deep), None);
        let endless = format!("Code,Memo\n{},x\n", ["a"; 10_000].join(" > "));
        assert_eq!(listed(&endless), None);
    }
}
