//! Ways in which people write a study down.

use std::collections::{BTreeMap, BTreeSet};

use super::study::{Study, VALENCES};
use crate::support::random::Random;

/// A way to write a study down.
pub type Layout = fn(&Study, &mut Random) -> Laid;

/// All of them, each with its name.
pub const LAYOUTS: &[(&str, Layout)] = &[
    ("a coding a row", long),
    ("a number a row", long_counts),
    ("codes by valences", codes_by_valences),
    ("codes by groups and valences", codes_by_groups),
    ("codes by groups under two headers", codes_by_groups_deep),
    ("people by codes, words in cells", people_by_codes),
    ("people by codes and valences, marks in cells", people_by_flags),
    ("people with lists", lists),
    ("sections", sections),
    ("codes by people, letters in cells", codes_by_people),
    ("a column a valence", code_columns),
    ("a sheet a valence", sheet_a_valence),
    ("a sheet a group", sheet_a_group),
];

/// A study as somebody wrote it down.
#[derive(Clone, Debug, Default)]
pub struct Laid {
    /// Sheets by name; one without a name is a text file.
    pub sheets: Vec<(String, Vec<Vec<String>>)>,
    /// What must come of it: codings a code, barriers and facilitators.
    pub codes: BTreeMap<String, [u64; 2]>,
    /// How many people there are; `None` where they do not stand in it.
    pub people: Option<usize>,
    /// Codings a group; empty where groups do not stand in it.
    pub groups: BTreeMap<String, [u64; 2]>,
    /// Columns of numbers that a row of totals may stand below.
    pub numbers: Vec<usize>,
    /// Whether more rows and columns may stand around it.
    pub open: bool,
}

impl Laid {
    fn of(rows: Vec<Vec<String>>) -> Self {
        Self { sheets: vec![(String::new(), rows)], open: true, ..Self::default() }
    }

    fn add(&mut self, code: &str, group: Option<&str>, valence: usize, count: u64) {
        self.codes.entry(code.to_owned()).or_default()[valence] += count;
        if let Some(group) = group {
            self.groups.entry(group.to_owned()).or_default()[valence] += count;
        }
    }
}

fn texts(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

fn long(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let spelling = random.below(3);
    let spelled = |valence: usize| match spelling {
        0 => words.one[valence].to_owned(),
        1 => words.one[valence].to_lowercase(),
        _ => words.several[valence].to_owned(),
    };
    let with_role = random.below(3) > 0;
    let mut order: Vec<usize> = (0..5).filter(|at| *at != 1 || with_role).collect();
    for at in (1..order.len()).rev() {
        order.swap(at, random.below(at + 1));
    }
    let header = [
        *random.of(words.participant),
        *random.of(words.role),
        *random.of(words.code),
        *random.of(words.valence),
        *random.of(words.quote),
    ];
    let mut laid = Laid::of(vec![order.iter().map(|&at| header[at].to_owned()).collect()]);
    let mut seen = BTreeSet::new();
    for (number, coding) in study.codings.iter().enumerate() {
        let person = &study.people[coding.person];
        let cells = [
            person.name.clone(),
            person.role.to_owned(),
            coding.code.to_owned(),
            spelled(coding.valence),
            study.quote(number),
        ];
        let row = order.iter().map(|&at| cells[at].clone()).collect();
        laid.sheets[0].1.push(row);
        laid.add(coding.code, with_role.then_some(person.role), coding.valence, 1);
        seen.insert(coding.person);
    }
    laid.people = Some(seen.len());
    laid
}

fn long_counts(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let header = [
        *random.of(words.role),
        *random.of(words.code),
        *random.of(words.valence),
        *random.of(words.count),
    ];
    let mut laid = Laid::of(vec![texts(&header)]);
    for role in words.roles {
        for code in &study.codes {
            for (valence, word) in words.one.iter().enumerate() {
                let count = study.count(|one| {
                    one.code == *code
                        && one.valence == valence
                        && study.people[one.person].role == role
                });
                if count > 0 {
                    laid.sheets[0].1.push(texts(&[role, code, word, &count.to_string()]));
                    laid.add(code, Some(role), valence, count);
                }
            }
        }
    }
    laid
}

/// Zeros as somebody writes them.
fn number(count: u64, zero: &str) -> String {
    if count == 0 { zero.to_owned() } else { count.to_string() }
}

fn codes_by_valences(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let zero = *random.of(&["0", "", "0"]);
    let swapped = random.below(3) == 0;
    let order = if swapped { [1, 0] } else { [0, 1] };
    let header = [*random.of(words.code), words.several[order[0]], words.several[order[1]]];
    let mut laid = Laid::of(vec![texts(&header)]);
    for code in &study.codes {
        let counts = order.map(|valence| {
            let count = study.count(|one| one.code == *code && one.valence == valence);
            laid.add(code, None, valence, count);
            number(count, zero)
        });
        laid.sheets[0].1.push(texts(&[code, &counts[0], &counts[1]]));
    }
    laid.numbers = vec![1, 2];
    laid
}

/// Counts of each group and valence for each code, group by group or valence by valence.
fn by_groups(
    study: &Study,
    by_valence: bool,
    laid: &mut Laid,
) -> (Vec<(usize, usize)>, Vec<Vec<u64>>) {
    let columns: Vec<(usize, usize)> = match by_valence {
        true => (0..2).flat_map(|valence| (0..3).map(move |role| (role, valence))).collect(),
        false => (0..3).flat_map(|role| (0..2).map(move |valence| (role, valence))).collect(),
    };
    let counts = study.codes.iter().map(|code| {
        let of_row = columns.iter().map(|&(role, valence)| {
            let role = study.words.roles[role];
            let count = study.count(|one| {
                one.code == *code && one.valence == valence && study.people[one.person].role == role
            });
            laid.add(code, Some(role), valence, count);
            count
        });
        of_row.collect()
    });
    let counts = counts.collect();
    (columns, counts)
}

fn codes_by_groups(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let mut laid = Laid::of(Vec::new());
    let by_valence = random.below(2) == 0;
    let (columns, counts) = by_groups(study, by_valence, &mut laid);
    let between = *random.of(&[" - ", ": ", "_", " / ", " ("]);
    let end = if between == " (" { ")" } else { "" };
    let mut header = texts(&[*random.of(words.code)]);
    header.extend(columns.iter().map(|&(role, valence)| {
        let (role, valence) = (words.roles[role], words.several[valence]);
        match by_valence {
            true => format!("{valence}{between}{role}{end}"),
            false => format!("{role}{between}{valence}{end}"),
        }
    }));
    laid.sheets[0].1.push(header);
    let zero = *random.of(&["0", ""]);
    for (code, counts) in study.codes.iter().zip(counts) {
        let mut row = texts(&[code]);
        row.extend(counts.into_iter().map(|count| number(count, zero)));
        laid.sheets[0].1.push(row);
    }
    laid.numbers = (1..=columns.len()).collect();
    laid
}

fn codes_by_groups_deep(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let mut laid = Laid::of(Vec::new());
    let by_valence = random.below(2) == 0;
    let (columns, counts) = by_groups(study, by_valence, &mut laid);
    // The upper name stands once over its columns, as merged cells are written.
    let mut upper = texts(&[""]);
    let mut lower = texts(&[*random.of(words.code)]);
    let mut last = "";
    for &(role, valence) in &columns {
        let (role, valence) = (words.roles[role], words.several[valence]);
        let (above, below) = if by_valence { (valence, role) } else { (role, valence) };
        upper.push(if above == last { String::new() } else { above.to_owned() });
        lower.push(below.to_owned());
        last = above;
    }
    laid.sheets[0].1.extend([upper, lower]);
    for (code, counts) in study.codes.iter().zip(counts) {
        let mut row = texts(&[code]);
        row.extend(counts.iter().map(u64::to_string));
        laid.sheets[0].1.push(row);
    }
    laid.open = false;
    laid
}

/// The first coding of a person with a code.
fn first(study: &Study, person: usize, code: &str) -> Option<usize> {
    let found = study.codings.iter().find(|one| one.person == person && one.code == code);
    found.map(|one| one.valence)
}

fn people_by_codes(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let mut header = texts(&[*random.of(words.participant), *random.of(words.role)]);
    header.extend(study.codes.iter().map(|code| (*code).to_owned()));
    let mut laid = Laid::of(vec![header]);
    for (at, person) in study.people.iter().enumerate() {
        let mut row = texts(&[&person.name, person.role]);
        for code in &study.codes {
            let valence = first(study, at, code);
            row.push(valence.map_or(String::new(), |valence| words.one[valence].to_owned()));
            if let Some(valence) = valence {
                laid.add(code, Some(person.role), valence, 1);
            }
        }
        laid.sheets[0].1.push(row);
    }
    laid.people = Some(study.people.len());
    laid
}

fn people_by_flags(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let (yes, no) = *random.of(&[("1", "0"), ("x", ""), ("X", ""), ("1", "")]);
    let between = *random.of(&[" - ", ": ", "_", " ("]);
    let end = if between == " (" { ")" } else { "" };
    let mut header = texts(&[*random.of(words.participant), *random.of(words.role)]);
    for code in &study.codes {
        header.extend(words.one.map(|valence| format!("{code}{between}{valence}{end}")));
    }
    let mut laid = Laid::of(vec![header]);
    for (at, person) in study.people.iter().enumerate() {
        let mut row = texts(&[&person.name, person.role]);
        for code in &study.codes {
            for valence in VALENCES {
                let of_it = study
                    .count(|one| one.person == at && one.code == *code && one.valence == valence);
                row.push(if of_it > 0 { yes } else { no }.to_owned());
                laid.add(code, Some(person.role), valence, of_it.min(1));
            }
        }
        laid.sheets[0].1.push(row);
    }
    laid.people = Some(study.people.len());
    laid
}

fn lists(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let header =
        [*random.of(words.participant), *random.of(words.role), words.several[0], words.several[1]];
    let (before, between) = *random.of(&[("", "; "), ("", "\n"), ("- ", "\n"), ("• ", "\n")]);
    let mut laid = Laid::of(vec![texts(&header)]);
    for (at, person) in study.people.iter().enumerate() {
        let cells = VALENCES.map(|valence| {
            let mut items: Vec<&str> = Vec::new();
            for one in study.codings.iter().filter(|one| one.person == at) {
                if one.valence == valence && !items.contains(&one.code) {
                    items.push(one.code);
                    laid.add(one.code, Some(person.role), valence, 1);
                }
            }
            let items: Vec<String> = items.iter().map(|item| format!("{before}{item}")).collect();
            items.join(between)
        });
        laid.sheets[0].1.push(texts(&[&person.name, person.role, &cells[0], &cells[1]]));
    }
    laid.people = Some(study.people_with_codings());
    laid
}

fn sections(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let mut laid = Laid::of(vec![texts(&[*random.of(words.code), *random.of(words.count)])]);
    for valence in VALENCES {
        laid.sheets[0].1.push(texts(&[words.several[valence], ""]));
        for code in &study.codes {
            let count = study.count(|one| one.code == *code && one.valence == valence);
            if count > 0 {
                laid.sheets[0].1.push(texts(&[code, &count.to_string()]));
                laid.add(code, None, valence, count);
            }
        }
    }
    laid
}

fn codes_by_people(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let marks = match random.below(3) {
        0 => ["+", "-"].map(str::to_owned),
        1 => words.one.map(str::to_owned),
        _ => words.one.map(str::to_lowercase),
    };
    // A plus is a facilitator.
    let marks = if marks[0] == "+" { [marks[1].clone(), marks[0].clone()] } else { marks };
    let mut header = texts(&[*random.of(words.code)]);
    header.extend(study.people.iter().map(|person| person.name.clone()));
    let mut laid = Laid::of(vec![header]);
    for code in &study.codes {
        let mut row = texts(&[code]);
        for at in 0..study.people.len() {
            let valence = first(study, at, code);
            row.push(valence.map_or(String::new(), |valence| marks[valence].clone()));
            if let Some(valence) = valence {
                laid.add(code, None, valence, 1);
            }
        }
        laid.sheets[0].1.push(row);
    }
    laid.people = Some(study.people_with_codings());
    laid
}

fn code_columns(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let headers = if random.below(2) == 0 { words.one } else { words.several };
    let header = [*random.of(words.participant), *random.of(words.quote), headers[0], headers[1]];
    let mut laid = Laid::of(vec![texts(&header)]);
    for (number, one) in study.codings.iter().enumerate() {
        let mut row = texts(&[&study.people[one.person].name, &study.quote(number), "", ""]);
        one.code.clone_into(&mut row[2 + one.valence]);
        laid.sheets[0].1.push(row);
        laid.add(one.code, None, one.valence, 1);
    }
    laid.people = Some(study.people_with_codings());
    laid
}

fn sheet_a_valence(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let header = [*random.of(words.code), *random.of(words.count)];
    let mut laid = Laid::default();
    for valence in VALENCES {
        let mut rows = vec![texts(&header)];
        for code in &study.codes {
            let count = study.count(|one| one.code == *code && one.valence == valence);
            rows.push(texts(&[code, &count.to_string()]));
            laid.add(code, None, valence, count);
        }
        laid.sheets.push((words.several[valence].to_owned(), rows));
    }
    laid
}

fn sheet_a_group(study: &Study, random: &mut Random) -> Laid {
    let words = study.words;
    let header = [*random.of(words.code), words.several[0], words.several[1]];
    let mut laid = Laid::default();
    for role in words.roles {
        let mut rows = vec![texts(&header)];
        for code in &study.codes {
            let counts = VALENCES.map(|valence| {
                study.count(|one| {
                    one.code == *code
                        && one.valence == valence
                        && study.people[one.person].role == role
                })
            });
            for valence in VALENCES {
                laid.add(code, Some(role), valence, counts[valence]);
            }
            rows.push(texts(&[code, &counts[0].to_string(), &counts[1].to_string()]));
        }
        laid.sheets.push((role.to_owned(), rows));
    }
    laid
}
