//! Answers of a questionnaire: a row somebody, and in each of several columns a number from 1 up, or a word by which
//! people agree.
//!
//! Takes a table; gives the columns that may be answers as well as counts, so that it is asked. Never takes columns
//! in which a 0 or a blank is the rule: counts of codes have those, and answers a few where somebody gave none.

use std::collections::HashSet;

use super::cells::{count_of, says_nothing};
use super::code_columns::rows_are_owners;
use super::families::{Family, FamilyChoice, FamilyKind};
use super::labels::numbers_rows;
use super::{Seen, names, names_total};
use crate::dataset::headers::{self, EXACT};
use crate::dataset::missing_codes::is_missing_code;
use crate::dataset::split_valence;
use crate::dataset::word_list::listed;
use crate::fold::fold_word;
use crate::valence::Valence;

/// Largest answer of a scale.
const LARGEST: u32 = 10;
/// Columns of a questionnaire at least, and where their names say a valence; rows at least.
const WIDE: usize = 3;
const FEWEST: usize = 2;
const FEWEST_ROWS: usize = 3;
/// Rows at least of which some may have no answer, and the largest answer of their scale at least.
const MANY_ROWS: usize = 5;
const FEWEST_STEPS: u32 = 3;

/// The columns that may be answers, where the rows are people and no other columns are counts.
pub(super) fn find(seen: &Seen<'_>) -> Option<Family> {
    if seen.table.rows() < FEWEST_ROWS || !rows_are_owners(seen) {
        return None;
    }
    let counts = |column: &usize| {
        let mut filled = seen.filled(*column).peekable();
        let is_count = |text: &str| says_nothing(text) || count_of(text, seen.decimal).is_some();
        filled.peek().is_some() && filled.all(is_count)
    };
    let open: Vec<usize> =
        seen.columns().filter(|&at| may_be_item(seen, at)).filter(counts).collect();
    let columns: Vec<usize> = open.iter().copied().filter(|&at| are_answers(seen, at)).collect();
    if !are_answered(seen, &columns) {
        return None;
    }
    // Two columns are codes where their names say a valence, and items where they are numbered.
    let named = |&at: &usize| split_valence(seen.header(at)).1 != Valence::Missing;
    let numbered = |&at: &usize| names::numbered(seen.header(at)).is_some();
    let few = columns.len() < WIDE && !columns.iter().all(named);
    let are_codes = columns.len() >= FEWEST && (!few || columns.iter().all(numbered));
    if !are_codes || columns.len() < open.len() {
        return None;
    }
    let scale = columns.iter().flat_map(|&at| seen.filled(at));
    let largest = scale.filter(|text| !is_missing_code(text));
    if largest.filter_map(|text| count_of(text, seen.decimal)).max() <= Some(1) {
        return None;
    }
    let all = columns.iter().flat_map(|&at| seen.filled(at));
    let codings = all.filter_map(|text| count_of(text, seen.decimal)).map(u64::from).sum();
    let choice = |kind, codings| FamilyChoice { kind, codings, owners: 0 };
    let answered = columns.iter().map(|&at| seen.filled(at).count() as u64).sum();
    let mut choices = vec![
        choice(FamilyKind::Codes, codings),
        choice(FamilyKind::Valences, answered),
        choice(FamilyKind::Aside, 0),
    ];
    // Two numbered columns are no codes unless somebody says so.
    if few {
        choices.swap(0, 1);
    }
    Some(Family { columns, choices, sure: false })
}

/// Words in answers by which people agree or not; folded.
const AGREEMENT: &str = "agree,disagree,agrees,disagrees,stimme,zustimmung,zustimmen,trifft,instammer,haller,enig,uenig,\
    samaa,eri,acuerdo,desacuerdo,accord,accordo,disaccordo,concordo,discordo,eens,oneens,zgadzam";
/// Such words in scripts that set none apart.
const AGREEMENT_WITHIN: [&str; 6] = ["同意", "赞同", "贊同", "そう思", "동의", "أوافق"];
/// Different answers of a scale at most, and bytes of one.
const MOST_ANSWERS: usize = 9;
const LONGEST_ANSWER: usize = 60;

/// The columns in which people say in words how far they agree, two at least: all whose cells hold the same answers.
pub(super) fn in_words(seen: &Seen<'_>) -> Option<Family> {
    if !rows_are_owners(seen) {
        return None;
    }
    let agrees = |text: &str| {
        let key = fold_word(text);
        key.split(' ').any(|word| listed(AGREEMENT, word))
            || AGREEMENT_WITHIN.iter().any(|word| key.contains(word))
    };
    let is_short = |column: usize| seen.filled(column).all(|text| text.len() <= LONGEST_ANSWER);
    let open: Vec<usize> =
        seen.columns().filter(|&at| may_be_item(seen, at) && is_short(at)).collect();
    let mut answers: HashSet<String> = HashSet::new();
    for &column in &open {
        // A column of remarks may hold such a word.
        let own: HashSet<String> =
            seen.filled(column).take(seen.table.rows()).map(fold_word).collect();
        if own.len() <= MOST_ANSWERS && seen.filled(column).any(agrees) {
            answers.extend(own);
        }
    }
    if answers.is_empty() || answers.len() > MOST_ANSWERS {
        return None;
    }
    let holds = |text: &str| says_nothing(text) || answers.contains(&fold_word(text));
    let columns: Vec<usize> = open
        .into_iter()
        .filter(|&at| seen.filled(at).next().is_some() && seen.filled(at).all(holds))
        .collect();
    let said = columns.iter().flat_map(|&at| seen.filled(at)).filter(|text| !says_nothing(text));
    let choices = vec![
        FamilyChoice { kind: FamilyKind::Valences, codings: said.count() as u64, owners: 0 },
        FamilyChoice { kind: FamilyKind::Aside, codings: 0, owners: 0 },
    ];
    (columns.len() >= FEWEST).then_some(Family { columns, choices, sure: false })
}

/// True for a header that may name a code or an item.
fn may_be_item(seen: &Seen<'_>, column: usize) -> bool {
    let header = seen.header(column);
    let key = fold_word(header);
    headers::candidates(&key).iter().all(|(_, weight)| *weight < EXACT - 12)
        && !headers::is_spoiled(&key)
        && !headers::is_of_person(&key)
        && !headers::is_nameless(&key)
        && key.contains(char::is_alphabetic)
        && names::owner(header).is_none()
        && !names_total(header)
        && !numbers_rows(seen, column)
}

/// Numbers of a scale, most of them from 1 up.
fn are_answers(seen: &Seen<'_>, column: usize) -> bool {
    let mut answered = 0;
    let is_answer = |text: &str| {
        let number = count_of(text, seen.decimal);
        answered += usize::from(number.is_some_and(|number| number > 0));
        says_nothing(text)
            || is_missing_code(text)
            || number.is_some_and(|number| number <= LARGEST)
    };
    let fits = seen.filled(column).all(is_answer);
    fits && 2 * answered > seen.table.rows()
}

/// True where all cells hold a number from 1 up, or four of five where many could answer and the scale is no yes and no.
fn are_answered(seen: &Seen<'_>, columns: &[usize]) -> bool {
    let (mut answers, mut largest) = (0_usize, 0);
    for text in columns.iter().flat_map(|&column| seen.filled(column)) {
        let number = count_of(text, seen.decimal).unwrap_or(0);
        let missing = is_missing_code(text);
        largest = if missing { largest } else { largest.max(number) };
        answers += usize::from(missing || number > 0);
    }
    let cells = columns.len() * seen.table.rows();
    answers == cells
        || seen.table.rows() >= MANY_ROWS && largest >= FEWEST_STEPS && 5 * answers >= 4 * cells
}
