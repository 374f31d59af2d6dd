//! A column a group or a person: codes in rows, each once, and counts, marks or valences under names that mean
//! nothing else.

use super::cells::{Tally, count_or_mark};
use super::families::{Family, FamilyChoice, FamilyKind};
use super::grid_words::{GridWords, is_silent};
use super::labels::{label_columns, numbers_rows, rows_are_people_or_passages, says_valence};
use super::melt::Line;
use super::people::are_signs;
use super::sums_of_columns::sums;
use super::{
    Seen, heads, names, names_total_of_groups, other_measures, owners, people, sides_in_names,
};
use crate::dataset::headers::{self, EXACT};
use crate::dataset::number::parse_mark;
use crate::dataset::sample_rows::names_sample;
use crate::dataset::total_words::names_worked_out;
use crate::dataset::word_list::listed;
use crate::dataset::{Role, shares, split_valence};
use crate::fold::fold_word;
use crate::schema::{LEVELS, counts as words};
use crate::valence::Valence;

/// Longest cell that may be a valence, in bytes.
const LONGEST_VALENCE: usize = 40;

/// Letters of a sign for a side at most, and the colours of traffic lights, which are signs too; folded.
const LONGEST_SIGN: usize = 3;
const LIGHTS: &str = "red,green,amber,yellow,orange,rod,gron,gul,rot,grun,gelb,rouge,vert,verte,jaune,rojo,verde,amarillo,\
    rosso,giallo,vermelho,amarelo,rood,groen,geel,punainen,vihrea,keltainen,czerwony,zielony,zołty,红,绿,黄,赤,緑";

/// What stands under such columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Under {
    /// How often the code of the row was applied.
    Counts,
    /// Marks where it was.
    Marks,
    /// The valence that it had.
    Valences,
}

/// Columns of counts, marks or valences beside the only names of codes, whose headers mean nothing else: of groups
/// or people as like as not, so that it is asked. Publications (`Adams 2018`) are nothing else.
pub(super) fn find(seen: &Seen<'_>) -> Option<Family> {
    // Dashes may be zeros of counts as well: the most columns of a kind are it.
    let kinds = [Under::Valences, Under::Marks, Under::Counts].into_iter();
    let (under, columns) = kinds
        .map(|under| (under, columns_of(seen, under)))
        .max_by_key(|(_, columns)| columns.len())?;
    of(seen, under, columns)
}

fn of(seen: &Seen<'_>, under: Under, columns: Vec<usize>) -> Option<Family> {
    let names: Vec<&str> = columns.iter().map(|&column| seen.header(column)).collect();
    // Marks under constructs say of which kind a code is; some are numbered as people are (`R1`).
    let spelled = names.iter().any(|name| name.chars().filter(|c| c.is_alphabetic()).count() > 2);
    if columns.len() < 2 || under != Under::Counts && spelled && seen.are_known(&names) {
        return None;
    }
    let published = names.iter().all(|name| owners::is_publication(name));
    let others: Vec<usize> = seen
        .columns()
        .filter(|&column| !columns.contains(&column) && !numbers_rows(seen, column))
        .filter(|&column| !names_total_of_groups(seen.header(column)))
        .filter(|&column| under == Under::Counts || !counts_cells(seen, &columns, column))
        .collect();
    let mut labels = label_columns(seen, &others);
    let beside_valence = || others.iter().any(|&column| says_valence(seen, column));
    if labels.is_empty() && (published || under == Under::Counts && beside_valence()) {
        labels = first_texts(seen, &others);
    }
    let (lowest, _) = labels.last()?;
    let label = headers::candidates(&fold_word(seen.header(*lowest)));
    let is_owner = |(role, _): &(Role, u32)| matches!(role, Role::Participant | Role::Source);
    // The same codes stand once below each valence.
    let of_rows: Vec<usize> = others
        .iter()
        .copied()
        .filter(|&column| says_valence(seen, column))
        .chain(labels.iter().map(|(column, _)| *column))
        .collect();
    if label.iter().any(is_owner) || !all_differ(seen, &of_rows) {
        return None;
    }
    // What says who, how often or of which valence leaves nothing to groups.
    let says_otherwise = others.iter().any(|&column| {
        let named = headers::candidates(&fold_word(seen.header(column)));
        named.iter().any(|(role, weight)| {
            let says = match role {
                Role::Valence => !of_rows.contains(&column),
                Role::Rating | Role::Group | Role::Site => true,
                _ => false,
            };
            *weight >= EXACT - 12 && says
        })
    });
    // A passage beside marks may be what was marked.
    let counted = under == Under::Counts || published;
    if says_otherwise || rows_are_people_or_passages(seen, &others, counted) {
        return None;
    }
    let plan = people::plan(seen, &columns)?;
    let rows = || plan.rows.iter().enumerate();
    let counting = || rows().filter(|(_, line)| matches!(line, Line::Cells(_)));
    let mut cells = columns.iter().flat_map(|&column| seen.filled(column));
    let signs = cells.all(|text| !text.contains(char::is_alphanumeric));
    let of_cell = |text: &str| match under {
        Under::Valences if signs => u64::from(!text.is_empty()),
        Under::Valences => u64::from(!text.is_empty() && !is_silent(text)),
        Under::Counts | Under::Marks => count_or_mark(text, seen.decimal).map_or(0, u64::from),
    };
    let of_column = |column: usize| {
        counting().map(move |(row, _)| of_cell(seen.cell(row, column))).sum::<u64>()
    };
    let codings: u64 = columns.iter().map(|&column| of_column(column)).sum();
    let owners = u32::try_from(columns.len()).unwrap_or(u32::MAX);
    let choice = |kind, codings, owners| FamilyChoice { kind, codings, owners };
    let choices =
        vec![choice(FamilyKind::Participants, codings, owners), choice(FamilyKind::Aside, 0, 0)];
    Some(Family { columns, choices, sure: published && under != Under::Counts })
}

/// The columns under open names whose cells are of a kind, and blank ones beside them under names of publications.
fn columns_of(seen: &Seen<'_>, under: Under) -> Vec<usize> {
    let open: Vec<usize> = seen
        .columns()
        .filter(|&column| has_open_name(seen, column, under != Under::Counts))
        .collect();
    let is_blank = |column: usize| seen.filled(column).next().is_none();
    let mut found: Vec<usize> = match under {
        Under::Counts => {
            without_sums(seen, open.iter().copied().filter(|&at| holds_counts(seen, at)).collect())
        }
        Under::Marks => open.iter().copied().filter(|&at| holds_marks(seen, at)).collect(),
        Under::Valences => {
            // Numbers with their signs rate.
            let is_short = |text: &str| {
                text.len() <= LONGEST_VALENCE
                    && !text.contains(|letter: char| letter.is_ascii_digit())
            };
            let short = |&column: &usize| !is_blank(column) && seen.filled(column).all(is_short);
            let short: Vec<usize> = open.iter().copied().filter(short).collect();
            let of_signs = |&column: &usize| {
                let no_letter = |text: &str| !text.contains(char::is_alphanumeric);
                seen.filled(column).all(no_letter)
            };
            let signs: Vec<usize> = short.iter().copied().filter(of_signs).collect();
            if are_signs(seen, &signs) {
                return signs;
            }
            let grid = GridWords::of(short.iter().flat_map(|&column| seen.filled(column)));
            let says = |&column: &usize| {
                let said = || seen.filled(column).filter(|text| !is_silent(text));
                // `B/F` is both.
                let is_one = |text: &str| {
                    let mut parts = text.split(['/', '+', '&', ',']).map(str::trim);
                    grid.valence(text).is_some() || parts.all(|one| grid.valence(one).is_some())
                };
                said().next().is_some() && said().all(is_one)
            };
            let found: Vec<usize> = short.iter().copied().filter(says).collect();
            // Beside words that nobody knows a letter may be anything.
            if grid.says_both() { found } else { columns_of_sides(seen, &short) }
        }
    };
    let published = |&column: &usize| owners::is_publication(seen.header(column));
    if under != Under::Counts && found.len() > 1 && found.iter().all(published) {
        let blank = |column: &usize| is_blank(*column) && published(column);
        found.extend(open.iter().copied().filter(blank));
        found.sort_unstable();
    }
    // A side of which somebody said nothing is blank beside the other.
    let mut pairs: Vec<usize> = open.iter().copied().filter(|at| is_blank(*at)).collect();
    pairs.extend(&found);
    pairs.sort_unstable();
    pairs.dedup();
    let names: Vec<&str> = pairs.iter().map(|&column| seen.header(column)).collect();
    if found.len() > 1 && pairs.len() > found.len() && sides_in_names::of(&names).is_some() {
        return pairs;
    }
    found
}

/// The columns that share two or three short signs which nobody knows and which may be the two sides (`H`, `F`).
fn columns_of_sides(seen: &Seen<'_>, columns: &[usize]) -> Vec<usize> {
    let is_sign = |text: &str| {
        text.chars().count() <= LONGEST_SIGN && text.chars().all(char::is_alphabetic)
            || is_silent(text)
            || listed(LIGHTS, &fold_word(text))
    };
    let signs: Vec<usize> = columns
        .iter()
        .copied()
        .filter(|&column| seen.filled(column).all(is_sign) && !holds_marks(seen, column))
        .collect();
    let cells = || signs.iter().flat_map(|&column| seen.filled(column));
    let is_shared = |text: &str| {
        is_silent(text)
            || signs.iter().filter(|&&at| seen.filled(at).any(|other| other == text)).count() > 1
    };
    let may_be = GridWords::of(cells()).may_be_sides() && cells().all(is_shared);
    if may_be { signs } else { Vec::new() }
}

/// Columns of counts but for those that hold the sums of others.
fn without_sums(seen: &Seen<'_>, columns: Vec<usize>) -> Vec<usize> {
    if columns.len() < 3 || seen.sum_columns_counted {
        return columns;
    }
    let count = |row: usize, column: usize| {
        count_or_mark(seen.cell(row, column), seen.decimal).map_or(0, u64::from)
    };
    let numbers: Vec<Vec<u64>> =
        columns.iter().map(|&column| seen.rows().map(|row| count(row, column)).collect()).collect();
    let sums = sums(&numbers);
    columns.into_iter().zip(sums).filter(|(_, sum)| !sum).map(|(column, _)| column).collect()
}

/// True for a column that says in each row how many of the others say anything: `No. of studies`.
fn counts_cells(seen: &Seen<'_>, columns: &[usize], column: usize) -> bool {
    let says = |row: usize| {
        let cells = columns.iter().map(|&column| seen.cell(row, column));
        cells.filter(|text| !text.is_empty() && !is_silent(text)).count() as u64
    };
    let number = |row: usize| count_or_mark(seen.cell(row, column), seen.decimal).map(u64::from);
    let number = |row: usize| number(row).filter(|_| !seen.cell(row, column).is_empty());
    let mut stated = seen.rows().filter_map(|row| Some((row, number(row)?))).peekable();
    stated.peek().is_some() && stated.all(|(row, number)| number == says(row))
}

/// The first column of words, for the codes of rows under a name that says nothing.
fn first_texts(seen: &Seen<'_>, columns: &[usize]) -> Vec<(usize, String)> {
    let is_text = |column: &usize| {
        let letters = |text: &str| text.contains(char::is_alphabetic);
        seen.filled(*column).next().is_some()
            && seen.filled(*column).all(letters)
            && !says_valence(seen, *column)
    };
    let first = columns.iter().copied().find(is_text);
    first.map(|column| (column, words::CODE.to_owned())).into_iter().collect()
}

/// True for a name that means nothing or a group; a bare number does `numbered`.
fn has_open_name(seen: &Seen<'_>, column: usize, numbered: bool) -> bool {
    let header = seen.header(column);
    let key = fold_word(header);
    let named = headers::candidates(&key);
    let head = heads::read(header);
    let is_open = named.iter().all(|(role, weight)| {
        *weight < EXACT - 12 || matches!(role, Role::Group | Role::Site | Role::Source)
    });
    let last = header.rsplit(LEVELS).next().unwrap_or("");
    let is_name = key.contains(char::is_alphabetic)
        || owners::is_year(header)
        || numbered && is_bare_number(header);
    let says_else = headers::is_spoiled(&key)
        || headers::is_nameless(&key)
        || names::says_coder(header)
        || split_valence(header).1 != Valence::Missing
        || head.valence != Valence::Missing && other_measures::reason(&head.group).is_some();
    let of_all = names_total_of_groups(header)
        || names_total_of_groups(&head.group)
        || shares::names_shares(header)
        || heads::read(last).percent
        || names_worked_out(header)
        || names_sample(&heads::bare(last));
    is_open && is_name && !says_else && !of_all && !numbers_rows(seen, column)
}

/// `1`, `02`: whoever took part under a number.
fn is_bare_number(header: &str) -> bool {
    let digits = header.trim();
    (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// True for a column of marks and of nothing else, one at least.
fn holds_marks(seen: &Seen<'_>, column: usize) -> bool {
    let is_mark = |text: &str| {
        let number = text.contains(|letter: char| letter.is_ascii_digit());
        !number && parse_mark(text, seen.decimal) == Some(1)
    };
    let stands =
        |text: &str| is_mark(text) || is_silent(text) || parse_mark(text, seen.decimal) == Some(0);
    seen.filled(column).any(is_mark) && seen.filled(column).all(stands)
}

/// True for a column of counts, of which a few cells may be none.
fn holds_counts(seen: &Seen<'_>, column: usize) -> bool {
    let tally = Tally::of(&seen.texts(column), seen.decimal);
    let are_parts = tally.fractions > 0 && tally.fractions + tally.silent == tally.filled;
    !tally.is_shared() && (are_parts || tally.is_counted() || 2 * tally.counts > tally.filled)
}

/// True where the cells of these columns are the same together in no two rows.
fn all_differ(seen: &Seen<'_>, columns: &[usize]) -> bool {
    let mut known = std::collections::HashSet::new();
    seen.rows().all(|row| {
        let cells: Vec<&str> = columns.iter().map(|&column| seen.cell(row, column)).collect();
        cells.last().is_none_or(|label| label.is_empty()) || known.insert(cells)
    })
}
