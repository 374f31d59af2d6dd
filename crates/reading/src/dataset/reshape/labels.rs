//! Which columns of a table of counts say what its rows are.

use super::cells::{count_of, is_percentage};
use super::{Seen, names, owners};
use crate::dataset::Role;
use crate::dataset::groups::are_roles;
use crate::dataset::headers;
use crate::dataset::roles::Role::{Code, Construct, Domain, Theme};
use crate::dataset::row_numbers::{self, RowNumbers};
use crate::dataset::shares::are_probabilities;
use crate::dataset::valence_of_word;
use crate::dataset::word_list::listed;
use crate::diag::{Warning, WarningKind};
use crate::fold::fold_word;
use crate::schema::counts as words;

/// Mean length, in characters, of cells that are text to read and no labels.
const TEXT_LENGTH: usize = 60;

/// True where a row is a passage or a person, so that the table is no table of counts. Passages beside
/// counts of more than one are illustrations.
pub(super) fn rows_are_people_or_passages(
    seen: &Seen<'_>,
    carried: &[usize],
    counted: bool,
) -> bool {
    let is_nobody =
        |column: usize| are_nobodys(seen, column) || are_probabilities(seen.filled(column));
    carried.iter().filter(|&&column| !is_nobody(column)).any(|&column| {
        let named = headers::candidates(&fold_word(seen.header(column)));
        named.iter().any(|(role, weight)| {
            let sure = *weight >= headers::EXACT - 12;
            // Below `References` their numbers may stand, which count nothing.
            let people =
                matches!(role, Role::Participant | Role::Source | Role::Segment | Role::Coder)
                    || *role == Role::Count && holds_counts(seen, column);
            sure && (people || !counted && *role == Role::Excerpt)
        })
    })
}

/// True for a column of which half of the cells are counts.
fn holds_counts(seen: &Seen<'_>, column: usize) -> bool {
    let filled = seen.filled(column).count();
    let counts = seen.filled(column).filter(|text| count_of(text, seen.decimal).is_some());
    filled == 0 || 2 * counts.count() >= filled
}

/// True for a column that surely numbers the rows, or whose numbers tell them apart and are nobody's.
pub(super) fn numbers_rows(seen: &Seen<'_>, column: usize) -> bool {
    row_numbers(seen, column) == RowNumbers::Sure || are_nobodys(seen, column)
}

/// Whether a column numbers the rows.
pub(super) fn row_numbers(seen: &Seen<'_>, column: usize) -> RowNumbers {
    let cells = seen.rows().map(|row| seen.cell(row, column));
    RowNumbers::of(column, &fold_word(seen.header(column)), cells, seen.decimal)
}

/// True for a column of numbers that tell the rows apart under a name that says no more.
fn are_nobodys(seen: &Seen<'_>, column: usize) -> bool {
    let cells = seen.rows().map(|row| seen.cell(row, column));
    row_numbers::are_nobodys(&fold_word(seen.header(column)), cells, seen.decimal)
}

/// The columns among `carried` that name what is counted, from the top level down, and their headers;
/// empty where none does. A column of unknown name does where its values are known codes.
pub(super) fn label_columns(seen: &Seen<'_>, carried: &[usize]) -> Vec<(usize, String)> {
    let by_header: Vec<(usize, String)> = carried
        .iter()
        .filter(|&&column| {
            let named = headers::candidates(&fold_word(seen.header(column)));
            let is_label = |role: &Role| matches!(role, Code | Domain | Construct | Theme);
            named.iter().any(|(role, weight)| *weight >= headers::PART && is_label(role))
                && is_text(seen, column)
        })
        .map(|&column| (column, seen.header(column).to_owned()))
        .collect();
    if !by_header.is_empty() {
        return by_header;
    }
    let first = carried.iter().copied().find(|&column| is_text(seen, column));
    let Some(first) = first else { return Vec::new() };
    let named = headers::candidates(&fold_word(seen.header(first)));
    // `Determinant` or `Influence` over something that is no valence.
    let determinants = named.iter().any(|(role, _)| *role == Role::Valence)
        && seen.filled(first).all(|text| valence_of_word(text).is_none());
    let labels: Vec<&str> = seen.filled(first).collect();
    if determinants || named.is_empty() && seen.are_known(&labels) {
        return vec![(first, words::CODE.to_owned())];
    }
    Vec::new()
}

/// [`label_columns`] beside counts of barriers and facilitators: a first column of texts does too under a name that
/// says nothing (`Row Labels`, `Topic`), where its labels tell the rows apart and number nobody.
pub(super) fn labels_beside_counts(seen: &Seen<'_>, carried: &[usize]) -> Vec<(usize, String)> {
    let known = label_columns(seen, carried);
    let first = carried.iter().copied().find(|&column| is_text(seen, column));
    let Some(first) = first.filter(|_| known.is_empty()) else { return known };
    let key = fold_word(seen.header(first));
    // Items are counted as often as they are said.
    let says_else = headers::candidates(&key)
        .iter()
        .any(|(role, weight)| *weight >= headers::EXACT - 12 && *role != Role::Excerpt);
    let labels: Vec<&str> = seen.filled(first).collect();
    let differ = labels.iter().collect::<std::collections::HashSet<_>>().len();
    let numbered = labels.iter().filter(|label| names::owner(label).is_some()).count();
    // Below each of several groups a pivot table names the same codes again.
    let differ = listed(OF_PIVOTS, &key) || 5 * differ >= 4 * labels.len();
    let apart = labels.len() > 1 && differ && 2 * numbered < labels.len();
    match apart && !says_else && owners::said(&labels).is_none() {
        true => vec![(first, words::CODE.to_owned())],
        false => known,
    }
}

/// How pivot tables of spreadsheets call the labels of their rows, folded.
const OF_PIVOTS: &str = "row labels,zeilenbeschriftungen,radetiketter,raekkenavne,raekkeetiketter,riviotsikot,etiquetas de fila,\
    etiquettes de lignes,etichette di riga,rotulos de linha,rijlabels,etykiety wierszy,行标签,行ラベル,행 레이블";

/// What is said of labels that were taken for codes although their column has no name, or they read like roles.
pub(super) fn doubtful_labels(seen: &Seen<'_>, labels: &[(usize, String)]) -> Option<Warning> {
    let [(column, _)] = labels else { return None };
    let header = seen.header(*column);
    let key = fold_word(header);
    let texts: Vec<&str> = seen.filled(*column).collect();
    let is_open = headers::candidates(&key).is_empty();
    let doubtful =
        headers::is_nameless(&key) && !seen.are_known(&texts) || is_open && are_roles(&texts);
    let kind = || WarningKind::LabelsAreCodes { column: header.to_owned() };
    doubtful.then(|| Warning::new(kind()).times(texts.len() as u64))
}

/// True where a column beside the labels says who was counted or what was said, and does not merely
/// describe the code of its row (`Distinguishes`, `Rank`).
pub(super) fn tells_of_codings(seen: &Seen<'_>, column: usize) -> bool {
    let named = headers::candidates(&fold_word(seen.header(column)));
    named
        .iter()
        .any(|(role, _)| matches!(role, Role::Group | Role::Site | Role::Valence | Role::Excerpt))
}

/// True for a column of a few texts that come again, without which the labels of the rows are not all different: each
/// code was counted for each of them.
pub(super) fn tells_rows_apart(seen: &Seen<'_>, labels: &[(usize, String)], column: usize) -> bool {
    let texts = seen.texts(column);
    if texts.len() < 2 || 2 * texts.len() > texts.filled() || !is_text(seen, column) {
        return false;
    }
    let mut rows: Vec<(Vec<&str>, &str)> = Vec::new();
    for row in seen.rows() {
        let label: Vec<&str> = labels.iter().map(|(at, _)| seen.cell(row, *at)).collect();
        if label.last().is_some_and(|text| !text.is_empty()) {
            rows.push((label, seen.cell(row, column)));
        }
    }
    let distinct = |all: &mut dyn Iterator<Item = (Vec<&str>, &str)>| {
        all.map(|(label, text)| (label.join("\n"), text.to_owned()))
            .collect::<std::collections::HashSet<_>>()
            .len()
    };
    let apart = distinct(&mut rows.iter().cloned());
    let alone = distinct(&mut rows.iter().map(|(label, _)| (label.clone(), "")));
    apart == rows.len() && 2 * alone <= rows.len()
}

/// True for a column of words for valences under a name for them.
pub(super) fn says_valence(seen: &Seen<'_>, column: usize) -> bool {
    let named = headers::candidates(&fold_word(seen.header(column)));
    named.iter().any(|(role, weight)| *role == Role::Valence && *weight >= headers::EXACT - 12)
        && seen.filled(column).next().is_some()
        && seen.filled(column).all(|text| valence_of_word(text).is_some())
}

/// True for a column of short texts.
fn is_text(seen: &Seen<'_>, column: usize) -> bool {
    let (mut filled, mut numbers, mut characters) = (0_usize, 0_usize, 0_usize);
    let texts = seen.texts(column);
    for (text, rows) in texts.iter().zip(texts.rows_of()) {
        filled += rows;
        let number = count_of(text, seen.decimal).is_some() || is_percentage(text);
        numbers += rows * usize::from(number);
        characters += rows * text.chars().count();
    }
    filled > 0 && 2 * numbers < filled && characters <= 3 * TEXT_LENGTH * filled
}
