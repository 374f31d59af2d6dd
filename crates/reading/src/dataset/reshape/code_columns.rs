//! A row a participant and a column a code, with the code's valence or what was said of it in the cells.

use super::cells::{is_signed, says_nothing};
use super::families::{Family, FamilyChoice, FamilyKind};
use super::grid_words::{GridWords, is_annotated, is_silent};
use super::melt::{Line, MeltPlan, Value};
use super::people::are_signs;
use super::signs_before::{each_sign, sign_and_rest};
use super::{ColumnReason, Seen, Shape, grid_numbers, names, owners};
use crate::dataset::Role;
use crate::dataset::column::is_identifier;
use crate::dataset::headers::{self, EXACT};
use crate::dataset::number::parse_mark;
use crate::dataset::rating::{Rating, RatingCell, parse_rating};
use crate::dataset::valence_words::{meaning_of_key, valence_key};
use crate::fold::fold_word;
use crate::schema::counts as words;
use crate::valence::Valence;

/// Mean length, in characters, from which cells are passages.
const PASSAGE_LENGTH: usize = 12;
/// Longest header that is a code and no question, in characters.
const LONGEST_CODE: usize = 80;
/// Codes at least beside which one may be called like a valence.
const FEWEST_BESIDE: usize = 3;
/// Longest cell that may be a valence, in bytes.
const LONGEST_WORD: usize = 60;

/// What stands under codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cells {
    /// Plus and minus, which may as well say that a code was there or not.
    Signs,
    /// Plus and minus before what was said.
    SignsBefore,
    /// Words or letters for valences.
    Words,
    /// Numbers from -2 to 2.
    Ratings,
    /// What was said.
    Passages,
}

/// The columns under whose headers valences or passages stand, where the rows are people, documents or sites and
/// nothing else says a code.
pub(super) fn find(seen: &Seen<'_>) -> Option<Family> {
    let open: Vec<usize> = seen.columns().filter(|&column| may_be_code(seen, column)).collect();
    let (cells, columns) =
        [Cells::Signs, Cells::SignsBefore, Cells::Words, Cells::Ratings, Cells::Passages]
            .into_iter()
            .map(|cells| (cells, of_kind(seen, &open, cells)))
            .find(|(_, columns)| columns.len() >= 2)?;
    let numbers = match cells {
        Cells::Words => grid_numbers::beside(seen, &columns),
        _ => Vec::new(),
    };
    let namesakes = match cells {
        Cells::Words => namesakes_of_valence(seen, &columns),
        _ => Vec::new(),
    };
    let of_codes = namesakes.iter().map(|&column| (column, ColumnReason::OfRows));
    let beside: Vec<(usize, ColumnReason)> = numbers.into_iter().chain(of_codes).collect();
    if !rows_are_owners_beside(seen, &beside) {
        return None;
    }
    let mut columns = columns;
    columns.extend(namesakes);
    columns.sort_unstable();
    let names: Vec<&str> = columns.iter().map(|&column| seen.header(column)).collect();
    let known = seen.are_known(&names);
    let filled = || columns.iter().flat_map(|&column| seen.filled(column));
    let choice = |kind, codings: usize| FamilyChoice { kind, codings: codings as u64, owners: 0 };
    let aside = choice(FamilyKind::Aside, 0);
    let says = |text: &&str| !says_nothing(text);
    let (choices, sure) = match cells {
        Cells::Words => {
            let strong = |text: &str| {
                let meaning = meaning_of_key(&valence_key(text));
                meaning.is_some_and(|meaning| meaning.strong)
            };
            let letters = |text: &str| text.chars().count() == 1;
            let grid = GridWords::of(filled());
            let sure =
                filled().any(strong) || filled().filter(|text| !grid.is_beside(text)).all(letters);
            let codings = filled().filter(|text| !is_silent(text)).count();
            (vec![choice(FamilyKind::Valences, codings), aside], sure)
        }
        Cells::Signs | Cells::SignsBefore => {
            let said = filled().map(|text| each_sign(text).map_or(1, |parts| parts.len()));
            (vec![choice(FamilyKind::Valences, said.sum()), aside], false)
        }
        Cells::Ratings => {
            let all = filled().filter(says).count();
            let zeros = filled().filter(|text| is_zero(seen, text)).count();
            let neutral = choice(FamilyKind::Valences, all);
            let without = choice(FamilyKind::ValencesWithoutZero, all - zeros);
            (vec![neutral, without, aside], zeros == 0 && known)
        }
        Cells::Passages => (vec![choice(FamilyKind::Passages, filled().count()), aside], known),
    };
    Some(Family { columns, choices, sure })
}

/// The long form, for a kind of these columns.
pub(super) fn plan(seen: &Seen<'_>, columns: &[usize], kind: FamilyKind) -> MeltPlan {
    let filled = || columns.iter().flat_map(|&column| seen.filled(column));
    // Answers from 1 up say nothing of what they mean.
    let signed = |text: &str| is_signed(text, seen.decimal) || is_zero(seen, text);
    let rates =
        filled().all(|text| says_nothing(text) || is_rating(seen, text)) && filled().any(signed);
    let value = match kind {
        FamilyKind::Passages => Value::Stated { head: words::EXCERPT, zeros: true },
        FamilyKind::ValencesWithoutZero => Value::Stated { head: words::RATING, zeros: false },
        _ if rates => Value::Stated { head: words::RATING, zeros: true },
        _ if filled().all(is_sign) && are_signs(seen, columns) => Value::Sign,
        _ if are_signs_before(seen, columns) => Value::Sides,
        _ => Value::Stated { head: words::VALENCE, zeros: true },
    };
    let numbers = match value {
        Value::Stated { head: words::VALENCE, .. } => grid_numbers::beside(seen, columns),
        _ => Vec::new(),
    };
    let reason = |column: usize| numbers.iter().find(|(at, _)| *at == column).map(|(_, why)| *why);
    let carried: Vec<usize> = seen
        .columns()
        .filter(|&column| !columns.contains(&column) && reason(column).is_none())
        .collect();
    let rows = seen.rows().map(|row| {
        Line::Cells(carried.iter().map(|&column| seen.cell(row, column).to_owned()).collect())
    });
    let lines = seen.columns().map(|column| match (columns.contains(&column), reason(column)) {
        (true, _) => Line::Cells(vec![seen.header(column).to_owned()]),
        (false, Some(reason)) => Line::Out(reason),
        (false, None) => Line::Label,
    });
    MeltPlan {
        shape: Shape::CodeColumns,
        row_heads: carried
            .iter()
            .map(|&column| match nameless_owner(seen) {
                Some((own, head)) if own == column => head.to_owned(),
                _ => seen.header(column).to_owned(),
            })
            .collect(),
        column_heads: vec![words::CODE.to_owned()],
        value,
        rows: rows.collect(),
        columns: lines.collect(),
        noticed: Vec::new(),
    }
}

/// The column beside those of a grid that is called like a valence and holds what they hold: a code of that name
/// (`Direction` is French for those who lead). Two may be valences.
fn namesakes_of_valence(seen: &Seen<'_>, columns: &[usize]) -> Vec<usize> {
    let grid = GridWords::of(columns.iter().flat_map(|&column| seen.filled(column)));
    let is_namesake = |column: &usize| {
        let named = headers::candidates(&fold_word(seen.header(*column)));
        let mut said = seen.filled(*column).filter(|text| !is_silent(text)).peekable();
        !columns.contains(column)
            && named.iter().any(|(role, weight)| *role == Role::Valence && *weight >= EXACT - 12)
            && said.peek().is_some()
            && said.all(|text| grid.may_mean(text))
    };
    let found: Vec<usize> = seen.columns().filter(is_namesake).collect();
    if columns.len() >= FEWEST_BESIDE && found.len() == 1 { found } else { Vec::new() }
}

/// True where a column says who or where each row is, and none which code or valence it has.
pub(super) fn rows_are_owners(seen: &Seen<'_>) -> bool {
    rows_are_owners_beside(seen, &[])
}

/// The same beside columns that are left out.
fn rows_are_owners_beside(seen: &Seen<'_>, out: &[(usize, ColumnReason)]) -> bool {
    let named = |wanted: fn(&Role) -> bool| {
        seen.columns().filter(|column| out.iter().all(|(at, _)| at != column)).any(|column| {
            let named = headers::candidates(&fold_word(seen.header(column)));
            let filled = seen.filled(column).next().is_some();
            filled && named.iter().any(|(role, weight)| *weight >= EXACT - 12 && wanted(role))
        })
    };
    let owner = |role: &Role| matches!(role, Role::Participant | Role::Source | Role::Site);
    let coded = |role: &Role| {
        matches!(
            role,
            Role::Code
                | Role::Domain
                | Role::Construct
                | Role::Theme
                | Role::Valence
                | Role::Rating
                | Role::Count
                | Role::Excerpt
        )
    };
    // Or a column that tells the rows apart.
    let identifies = |column: usize| {
        let mut known = std::collections::HashSet::new();
        is_identifier(&fold_word(seen.header(column)))
            && seen.rows().all(|row| known.insert(seen.cell(row, column)))
    };
    (named(owner) || seen.columns().any(identifies) || nameless_owner(seen).is_some())
        && !named(coded)
}

/// The first column where it has no name and its labels number people, documents or sites: what they are.
fn nameless_owner(seen: &Seen<'_>) -> Option<(usize, &'static str)> {
    let first = seen.columns().next()?;
    let labels: Vec<&str> = seen.filled(first).collect();
    let mut known = std::collections::HashSet::new();
    let differ = labels.iter().all(|label| known.insert(*label)) && labels.len() > 1;
    let is_nameless = headers::is_nameless(&fold_word(seen.header(first)));
    (is_nameless && differ).then(|| owners::said(&labels)).flatten().map(|head| (first, head))
}

/// True for a header that may name a code and means nothing else.
fn may_be_code(seen: &Seen<'_>, column: usize) -> bool {
    let header = seen.header(column);
    let key = fold_word(header);
    let named = headers::candidates(&key);
    named.iter().all(|(_, weight)| *weight < EXACT - 12)
        && !headers::is_spoiled(&key)
        && !headers::is_nameless(&key)
        && key.contains(char::is_alphabetic)
        && !names::says_coder(header)
        && names::owner(header).is_none()
        && !header.trim_end().ends_with('?')
        && header.chars().count() <= LONGEST_CODE
}

/// True where cells begin with signs for both sides, and text stands behind some.
fn are_signs_before(seen: &Seen<'_>, columns: &[usize]) -> bool {
    let filled = || columns.iter().flat_map(|&column| seen.filled(column));
    let signs = || filled().filter_map(each_sign).flatten();
    let begins = |plus: bool| signs().any(|(sign, _)| sign.starts_with('+') == plus);
    let with_text =
        filled().filter(|text| sign_and_rest(text).is_some_and(|(_, rest)| !rest.is_empty()));
    begins(true) && begins(false) && 2 * with_text.count() > filled().count()
}

/// A sign without letters; 0 stands among such.
fn is_sign(text: &str) -> bool {
    text.chars().all(|one| !one.is_alphanumeric() || one == '0')
}

/// The columns among `open` whose cells are of a kind.
fn of_kind(seen: &Seen<'_>, open: &[usize], kind: Cells) -> Vec<usize> {
    // Four cells in five, in two columns; beside those half of the cells, for slips are asked about.
    type Is<'f> = &'f dyn Fn(&str) -> bool;
    let fitting = |among: &[usize], fits: Is<'_>, silent: Is<'_>| -> Vec<usize> {
        let share = |column: usize| {
            let said = || seen.filled(column).filter(|text| !silent(text));
            (said().filter(|text| fits(text)).count(), said().count())
        };
        let surely = |&&column: &&usize| {
            let (fit, all) = share(column);
            all > 0 && 5 * fit >= 4 * all
        };
        if among.iter().filter(surely).count() < 2 {
            return Vec::new();
        }
        let half = |&column: &usize| {
            let (fit, all) = share(column);
            all > 0 && 2 * fit >= all
        };
        among.iter().copied().filter(half).collect()
    };
    match kind {
        Cells::Signs => {
            let of_signs = |column: &usize| {
                seen.filled(*column).next().is_some() && seen.filled(*column).all(is_sign)
            };
            let found: Vec<usize> = open.iter().copied().filter(of_signs).collect();
            if are_signs(seen, &found) { found } else { Vec::new() }
        }
        Cells::SignsBefore => {
            let begun = |text: &str| each_sign(text).is_some();
            let found = fitting(open, &begun, &says_nothing);
            if are_signs_before(seen, &found) { found } else { Vec::new() }
        }
        Cells::Words => {
            let short = |column: usize| seen.filled(column).all(|text| text.len() <= LONGEST_WORD);
            let short: Vec<usize> = open.iter().copied().filter(|&column| short(column)).collect();
            // Columns of other words must not tell what a letter means here.
            let is_word = |text: &str| {
                let meaning = meaning_of_key(&valence_key(text));
                meaning.is_some_and(|meaning| meaning.valence != Valence::Missing)
                    || is_annotated(text)
            };
            let likely: Vec<usize> = short
                .iter()
                .copied()
                .filter(|&column| {
                    let said = || seen.filled(column).filter(|text| !is_silent(text));
                    let words = said().filter(|text| is_word(text)).count();
                    words > 0 && 2 * words >= said().count()
                })
                .collect();
            let grid = GridWords::of(likely.iter().flat_map(|&column| seen.filled(column)));
            if !grid.says_both() {
                return Vec::new();
            }
            let silent = |text: &str| grid.is_beside(text);
            let among =
                if fitting(&likely, &is_word, &silent).is_empty() { &[][..] } else { &short };
            fitting(among, &|text| grid.may_mean(text), &silent)
        }
        Cells::Ratings => {
            let rates = |text: &str| is_rating(seen, text);
            let found = fitting(open, &rates, &says_nothing);
            let below = |column: &usize| {
                seen.filled(*column).any(|text| {
                    matches!(
                        parse_rating(text, seen.decimal),
                        RatingCell::Rating(Rating::Value(..0))
                    )
                })
            };
            // Counts are never below 0.
            if found.iter().any(below) { found } else { Vec::new() }
        }
        Cells::Passages => {
            let is_text = |column: usize| {
                let (mut filled, mut characters) = (0_usize, 0_usize);
                let (mut spoken, mut numbers) = (0_usize, 0_usize);
                for text in seen.filled(column) {
                    filled += 1;
                    characters += text.chars().count();
                    spoken += usize::from(text.split_whitespace().nth(1).is_some());
                    numbers += usize::from(parse_mark(text, seen.decimal).is_some());
                }
                // Whoever answers at length is not described by it.
                let mut known = std::collections::HashSet::new();
                let differ = seen.filled(column).filter(|text| known.insert(*text)).count();
                filled > 0
                    && characters >= PASSAGE_LENGTH * filled
                    && 5 * spoken >= 4 * filled
                    && numbers == 0
                    && 2 * differ > filled
            };
            open.iter().copied().filter(|&column| is_text(column)).collect()
        }
    }
}

/// A whole number from -2 to 2, with a sign or without.
fn is_rating(seen: &Seen<'_>, text: &str) -> bool {
    let rating = parse_rating(text, seen.decimal);
    matches!(rating, RatingCell::Rating(Rating::Value(-2..=2)))
}

fn is_zero(seen: &Seen<'_>, text: &str) -> bool {
    parse_rating(text, seen.decimal) == RatingCell::Rating(Rating::Value(0))
}
