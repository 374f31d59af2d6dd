//! A review's extraction sheet: a row a study, a column of barriers and one of facilitators, and in each cell
//! the findings one below the other.
//!
//! Takes a table; gives each finding as a row with its study, its valence and whatever else is said of the
//! study. Never takes a table that has codes in a column of its own, or counts in those of the valences.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::asked_heads::valence_of_question;
use super::cells::count_of;
use super::{Reshaped, Seen, Shape, ShapeReading};
use crate::dataset::authors::{names_authors, names_years};
use crate::dataset::column::is_bare_identifier;
use crate::dataset::comma_lists::{CommaLists, Commas};
use crate::dataset::headers::{self, EXACT};
use crate::dataset::items::{Items, items};
use crate::dataset::split::valence_alone;
use crate::dataset::valence_words::meaning_of_key;
use crate::dataset::words_for_nothing::finds_nothing;
use crate::dataset::{LeftOut, LeftOutReason, Role};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::fold_word;
use crate::format::{Cell, TableBuilder, limits};
use crate::schema::counts as words;
use crate::valence::Valence;

/// Words that may stand beside a valence in a header without making another of it.
const BESIDE: [&str; 24] = [
    "identified",
    "reported",
    "found",
    "described",
    "mentioned",
    "perceived",
    "main",
    "key",
    "list",
    "to",
    "implementation",
    "of",
    "the",
    "themes",
    "factors",
    "s",
    "code",
    "codes",
    "coded",
    "cited",
    "listed",
    "stated",
    "noted",
    "findings",
];

/// The long form of such a sheet; `None` for any other table.
pub(super) fn find(seen: &Seen<'_>, chosen: &BTreeMap<String, bool>) -> Option<Reshaped> {
    let said: Vec<(usize, Valence)> =
        seen.columns().filter_map(|at| Some((at, valence_of_header(seen.header(at))?))).collect();
    let has = |valence| said.iter().any(|(_, one)| *one == valence);
    let holds_texts = said.iter().all(|(at, _)| {
        // A dash or `n/a` says that nothing was found.
        let mut filled = seen.filled(*at).filter(|text| !finds_nothing(text));
        filled.all(|text| count_of(text, seen.decimal).is_none() && valence_alone(text).is_none())
    });
    let found = |text: &str| !finds_nothing(text);
    let any = said.iter().any(|(at, _)| seen.filled(*at).any(found));
    if !(has(Valence::Barrier) && has(Valence::Facilitator) && holds_texts && any) {
        return None;
    }
    let others: Vec<usize> =
        seen.columns().filter(|at| said.iter().all(|(said, _)| said != at)).collect();
    if others.iter().any(|at| names_codes(seen, *at)) {
        return None;
    }
    let findings: Vec<usize> = said.iter().map(|(at, _)| *at).collect();
    let study = study(seen, &others, &findings);
    let carried: Vec<usize> = others.into_iter().filter(|at| !study.columns.contains(at)).collect();
    take_apart(seen, &said, &study, &carried, chosen)
}

/// The valence that is all a header says, `Barriers identified` among them.
pub(super) fn valence_of_header(header: &str) -> Option<Valence> {
    if let Some(valence) = valence_of_question(header) {
        return Some(valence);
    }
    let key = fold_word(header);
    let bare: Vec<&str> = key.split(' ').filter(|word| !BESIDE.contains(word)).collect();
    let meaning = meaning_of_key(&bare.join(" ")).filter(|meaning| meaning.strong)?;
    matches!(meaning.valence, Valence::Barrier | Valence::Facilitator).then_some(meaning.valence)
}

/// Whether a column has codes or ratings or passages of its own beside the valences: it is called so, or its
/// labels are those of a framework. The code of a study is no code.
fn names_codes(seen: &Seen<'_>, column: usize) -> bool {
    if seen.filled(column).next().is_none() {
        return false;
    }
    let named = headers::candidates(&fold_word(seen.header(column)));
    let is_owner = named.iter().any(|(role, _)| {
        matches!(role, Role::Source | Role::Participant | Role::Site | Role::Group)
    });
    let says_codes = named.iter().any(|(role, weight)| match role {
        Role::Code | Role::Theme | Role::Domain | Role::Construct => {
            *weight >= EXACT || !is_owner && *weight >= headers::PART
        }
        Role::Rating | Role::Excerpt | Role::Count => *weight >= EXACT,
        _ => false,
    });
    let labels = || seen.filled(column).collect::<std::collections::BTreeSet<&str>>();
    says_codes || !is_owner && seen.are_known(&labels().into_iter().collect::<Vec<&str>>())
}

/// What names the study of a row.
struct Study {
    /// Its columns, whose cells are joined.
    columns: Vec<usize>,
    head: String,
}

/// A column for studies, else author and year, else people or the first column.
fn study(seen: &Seen<'_>, others: &[usize], said: &[usize]) -> Study {
    let key = |at: usize| fold_word(seen.header(at));
    let named = |is: fn(&str) -> bool| others.iter().copied().find(|at| is(&key(*at)));
    let of_role = |wanted: Role| {
        others
            .iter()
            .copied()
            .find(|at| headers::candidates(&key(*at)).contains(&(wanted.clone(), EXACT)))
    };
    let author = named(names_authors);
    if let Some(at) = of_role(Role::Source).filter(|at| author != Some(*at)) {
        return Study { columns: vec![at], head: words::SOURCE.to_owned() };
    }
    if let Some(author) = author {
        let columns = std::iter::once(author).chain(named(names_years)).collect();
        return Study { columns, head: words::SOURCE.to_owned() };
    }
    // Whoever answered a question, by a name or a number.
    let answered = said.iter().any(|at| valence_of_question(seen.header(*at)).is_some());
    let person = others.iter().copied().find(|at| {
        let named = headers::candidates(&key(*at));
        let is_named =
            named.iter().any(|(role, weight)| *role == Role::Participant && *weight >= EXACT - 12);
        answered && (is_named || is_bare_identifier(&key(*at)))
    });
    match of_role(Role::Participant).or(person) {
        Some(at) => Study { columns: vec![at], head: words::PARTICIPANT.to_owned() },
        // Nobody is named: each row is somebody.
        None if answered => Study { columns: Vec::new(), head: words::PARTICIPANT.to_owned() },
        None => {
            let columns: Vec<usize> = others.iter().copied().take(1).collect();
            Study { columns, head: words::SOURCE.to_owned() }
        }
    }
}

fn take_apart(
    seen: &Seen<'_>,
    said: &[(usize, Valence)],
    study: &Study,
    carried: &[usize],
    chosen: &BTreeMap<String, bool>,
) -> Option<Reshaped> {
    let heads = carried.iter().map(|at| seen.header(*at).to_owned());
    let headers: Vec<String> = std::iter::once(study.head.clone())
        .chain(heads)
        .chain([words::CODE.to_owned(), words::VALENCE.to_owned()])
        .collect();
    let mut builder = TableBuilder::of_cells(seen.table, headers);
    let lists = CommaLists::of(said.iter().flat_map(|(at, _)| seen.filled(*at)));
    let of_column: Vec<(Option<Items>, Commas)> = said
        .iter()
        .map(|(at, _)| match chosen.get(seen.header(*at)) {
            Some(false) => (None, Commas::Belong),
            Some(true) => (Some(Items::of_column(seen.filled(*at))), Commas::Divide),
            None => (Some(Items::of_column(seen.filled(*at))), lists.of_column(seen.filled(*at))),
        })
        .collect();
    let mut whole = 0;
    let mut divided: Vec<(String, u64)> =
        said.iter().map(|(at, _)| (seen.header(*at).to_owned(), 0)).collect();
    let mut left_out = Vec::new();
    let (mut made, mut said_nothing) = (0_usize, 0_usize);
    for row in seen.rows() {
        builder.of_sheet(seen.table.sheet(row));
        let name: Vec<&str> = study
            .columns
            .iter()
            .map(|at| seen.cell(row, *at))
            .filter(|text| !text.is_empty())
            .collect();
        let name = match (study.columns.is_empty(), study.head == words::PARTICIPANT) {
            (true, true) => seen.table.row_number(row).to_string(),
            _ => name.join(" "),
        };
        let mut own: Vec<Cell> = Vec::with_capacity(carried.len() + 3);
        own.push(builder.intern(&name).ok()?);
        for column in carried {
            own.push(builder.intern(seen.cell(row, *column)).ok()?);
        }
        let number = u32::try_from(seen.table.row_number(row)).ok()?;
        let (before, nothing_before) = (made, said_nothing);
        for (((column, valence), rule), divided) in said.iter().zip(&of_column).zip(&mut divided) {
            let cell = seen.cell(row, *column);
            let (rule, commas) = rule;
            let mut found: Vec<Cow<'_, str>> = match rule {
                Some(rule) => items(cell, *rule),
                None => {
                    vec![Cow::Borrowed(cell)].into_iter().filter(|cell| !cell.is_empty()).collect()
                }
            };
            if let ([Cow::Borrowed(only)], Commas::Divide) = (found.as_slice(), commas) {
                found = lists.divide(only).into_iter().map(Cow::Borrowed).collect();
            }
            let may_be_list = *commas == Commas::Perhaps && lists.divide(cell).len() > 1;
            whole += u64::from(may_be_list);
            let listed = found.len();
            found.retain(|item| !finds_nothing(item));
            said_nothing += listed - found.len();
            if found.len() < listed {
                let at = seen.table.place(row, *column);
                left_out.push(LeftOut { at, reason: LeftOutReason::NothingFound });
            }
            divided.1 += u64::from(found.len() > 1);
            made += found.len();
            if made > limits::ROWS {
                return None;
            }
            for item in found {
                let mut cells = own.clone();
                cells.push(builder.intern(&item).ok()?);
                cells.push(builder.intern(words::valence(*valence)).ok()?);
                builder.push_cell(number, u32::try_from(*column).ok()?, &cells).ok()?;
            }
        }
        let is_blank = seen.columns().all(|column| seen.cell(row, column).is_empty());
        if made == before && said_nothing == nothing_before && !is_blank {
            let at = Place { column: None, ..seen.table.place(row, 0) };
            left_out.push(LeftOut { at, reason: LeftOutReason::NoCode });
        }
    }
    // What the user says is no guess.
    divided.retain(|(header, cells)| *cells > 0 && !chosen.contains_key(header));
    let reading = ShapeReading { shape: Shape::Review, columns_left_out: Vec::new() };
    let columns = said.iter().map(|(at, _)| seen.header(*at).to_owned()).collect();
    let taken = Warning::new(WarningKind::FindingsAreCodings { columns }).times(made as u64);
    let whole = (whole > 0).then(|| Warning::new(WarningKind::TakenAsOneCode).times(whole));
    let noticed = divided
        .into_iter()
        .map(|(column, cells)| Warning::new(WarningKind::CellsDivided { column }).times(cells));
    let noticed = std::iter::once(taken).chain(whole).chain(noticed).collect();
    (made > 0).then(|| Reshaped { table: builder.finish(), reading, left_out, noticed })
}

#[cfg(test)]
mod tests {
    use super::{Valence, valence_of_header};

    #[test]
    fn headers_that_say_a_valence_and_nothing_else() {
        use Valence::{Barrier, Facilitator};
        for (header, valence) in [
            ("Barriers", Some(Barrier)),
            ("Facilitators_identified", Some(Facilitator)),
            ("Reported barriers", Some(Barrier)),
            ("Barriers to implementation", Some(Barrier)),
            ("Main enablers", Some(Facilitator)),
            ("Hinder", Some(Barrier)),
            ("Barrier codes", Some(Barrier)),
            ("Barrier theme", None),
            ("Nurse barriers", None),
            ("Barriers and facilitators", None),
            ("Strengths", None),
            ("Implementation", None),
            ("", None),
        ] {
            assert_eq!(valence_of_header(header), valence, "{header}");
        }
    }
}
