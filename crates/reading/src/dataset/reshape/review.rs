//! A sheet with a column of barriers and one of facilitators in words: of a review, a row a study and in each cell
//! the findings one below the other; or a row a code, and in the cells what was said of it.
//!
//! Takes a table; gives each finding as a row with its study or person, its valence and whatever else is said of
//! the row. Never takes a table that has counts in the columns of the valences.

use super::asked_heads::valence_of_question;
use super::cells::count_of;
use super::findings::{Findings, Heads, Written, code_before_colon, is_quote_of_codes};
use super::{CellsSaid, Reshaped, Seen, Shape, ShapeReading};
use crate::dataset::Role;
use crate::dataset::authors::{names_authors, names_years};
use crate::dataset::column::are_pseudonyms;
use crate::dataset::headers::{self, EXACT};
use crate::dataset::number::parse_mark;
use crate::dataset::profile::Profile;
use crate::dataset::row_numbers;
use crate::dataset::split::valence_alone;
use crate::dataset::valence_words::{is_unsure_alone, meaning_of_key};
use crate::dataset::weigh::is_label;
use crate::dataset::words_for_nothing::finds_nothing;
use crate::diag::{Warning, WarningKind};
use crate::fold::{fold_word, trim};
use crate::format::{Cell, TableBuilder};
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
pub(super) fn find(seen: &Seen<'_>, chosen: CellsSaid<'_>) -> Option<Reshaped> {
    let said = said(seen).or_else(|| said_of_one(seen))?;
    let others: Vec<usize> = beside(seen, &said).collect();
    let said_columns: Vec<usize> = said.iter().map(|(at, _)| *at).collect();
    let owner = owner(seen, &others, &said_columns);
    let of_studies = owner.as_ref().is_some_and(|owner| owner.head == words::SOURCE);
    // Beside studies a number is how many took part.
    let is_size = |at: usize| of_studies && holds_sizes(seen, at);
    let quote = others.iter().copied().find(|at| is_quote_of_codes(seen, *at, &said));
    let names = |at: usize| Some(at) != quote && named(seen, at).is_some() && !is_size(at);
    if others.iter().any(|&at| names(at)) || said.len() == 1 && !of_studies {
        return None;
    }
    let owner = owner.or_else(|| {
        let first = others.iter().copied().find(|at| Some(*at) != quote);
        Some(Owner { columns: first.into_iter().collect(), head: words::SOURCE })
    });
    let carried = |at: &usize| owner.as_ref().is_none_or(|owner| !owner.columns.contains(at));
    let carried = others.iter().copied().filter(carried);
    let carried = carried.map(|at| (at, seen.header(at).to_owned())).collect();
    let found = Findings::of(seen, &said, Written::Findings, chosen)?;
    let heads = found.heads(seen);
    let by = match chosen.codes_before_colons.unwrap_or(heads == Heads::Codes) {
        true => NamedBy::CodesBeforeColons,
        false => NamedBy::OwnWords,
    };
    let told = match heads {
        Heads::Codes => Some((true, found.all.len() as u64)),
        Heads::Perhaps(begin) => Some((false, begin)),
        Heads::Other => None,
    };
    let sheet = Sheet { said, owner, carried, of_direction: None, by };
    let mut made = sheet.taken_apart(seen, found)?;
    // What the user says is no guess.
    if let Some((taken, count)) = told.filter(|_| chosen.codes_before_colons.is_none()) {
        let columns = said_columns.iter().map(|at| seen.header(*at).to_owned()).collect();
        let kind = WarningKind::CodesBeforeColons { columns, taken };
        made.noticed.push(Warning::new(kind).times(count));
    }
    Some(made)
}

/// The long form of a sheet with a row a code for somebody, and in columns of barriers and of facilitators what was
/// said of it; `None` for any other table. Where sheets were read as one their names say who.
pub(super) fn by_codes(seen: &Seen<'_>, chosen: CellsSaid<'_>) -> Option<Reshaped> {
    let said = said(seen)?;
    let others: Vec<usize> = beside(seen, &said).collect();
    let mut codes: Vec<usize> = Vec::new();
    for at in others.iter().copied() {
        match named(seen, at) {
            Some(Named::Codes) => codes.push(at),
            Some(Named::Else) => return None,
            None => {}
        }
    }
    let holds_passages = |at: usize| {
        let profile = Profile::new(seen.table, at, seen.decimal);
        let nothing = seen.filled(at).filter(|text| finds_nothing(text)).count();
        profile.marks <= nothing
            && seen
                .filled(at)
                .any(|text| text.contains(char::is_alphabetic) && !finds_nothing(text))
            && !seen.filled(at).all(are_pseudonyms)
    };
    if codes.is_empty() || !said.iter().all(|(at, _)| holds_passages(*at)) {
        return None;
    }
    let beside_codes: Vec<usize> =
        others.iter().copied().filter(|at| !codes.contains(at)).collect();
    let said_columns: Vec<usize> = said.iter().map(|(at, _)| *at).collect();
    let owner = owner(seen, &beside_codes, &said_columns).filter(|owner| !owner.columns.is_empty());
    let sheets = seen.table.sheet_column();
    let says = |at: &usize, wanted: Role| {
        headers::candidates(&fold_word(seen.header(*at))).contains(&(wanted, EXACT))
    };
    let has_group = beside_codes.iter().any(|at| says(at, Role::Group));
    let head = |at: usize| {
        let names_codes = codes.contains(&at);
        let known = headers::candidates(&fold_word(seen.header(at)));
        match names_codes && !known.iter().any(|(role, _)| is_label(role)) {
            true => words::CODE.to_owned(),
            false if sheets == Some(at) && !has_group => words::GROUP.to_owned(),
            false => seen.header(at).to_owned(),
        }
    };
    let of_direction = codes_by_direction(seen, &codes, &said);
    let carried = |at: &usize| {
        let by_direction = of_direction.as_ref().is_some_and(|_| codes.contains(at));
        !by_direction && owner.as_ref().is_none_or(|owner| !owner.columns.contains(at))
    };
    let carried = others.iter().copied().filter(carried).map(|at| (at, head(at))).collect();
    let by = NamedBy::Columns(codes.iter().map(|at| seen.header(*at).to_owned()).collect());
    let written = match &owner {
        Some(owner) if owner.head == words::PARTICIPANT => Written::Spoken,
        _ => Written::Passages,
    };
    let found = Findings::of(seen, &said, written, chosen)?;
    Sheet { said, owner, carried, of_direction, by }.taken_apart(seen, found)
}

/// The one direction that words of a header say.
pub(super) fn direction(header: &str) -> Option<Valence> {
    let words = header.split(|letter: char| !letter.is_alphanumeric());
    let mut said = words.filter(|word| !word.is_empty()).filter_map(valence_of_header);
    let first = said.next()?;
    said.all(|other| other == first).then_some(first)
}

/// The column of codes of each column of findings, where each has its own (`Barrier theme` beside `Barrier`), with the
/// header for what they hold.
fn codes_by_direction(
    seen: &Seen<'_>,
    codes: &[usize],
    said: &[(usize, Valence)],
) -> Option<(String, Vec<(Valence, usize)>)> {
    let mut found: Vec<(Valence, usize)> = Vec::new();
    for &at in codes {
        let valence = direction(seen.header(at))?;
        let is_known = found.iter().any(|(known, _)| *known == valence);
        if is_known || !said.iter().any(|(_, one)| *one == valence) {
            return None;
        }
        found.push((valence, at));
    }
    if !said.iter().all(|(_, valence)| found.iter().any(|(known, _)| known == valence)) {
        return None;
    }
    // Both are called by the same word beside the valence.
    let rest = |&(_, at): &(Valence, usize)| -> Option<String> {
        let words = seen.header(at).split(|letter: char| !letter.is_alphanumeric());
        words
            .filter(|word| !word.is_empty())
            .find(|word| valence_of_header(word).is_none())
            .map(fold_word)
    };
    let names: Vec<Option<String>> = found.iter().map(rest).collect();
    let name = names.first().cloned().flatten().filter(|name| {
        let named = headers::candidates(name);
        names.iter().all(|other| other.as_ref() == Some(name))
            && named.iter().any(|(role, weight)| is_label(role) && *weight >= EXACT)
    });
    Some((name.unwrap_or_else(|| words::CODE.to_owned()), found))
}

/// The columns of findings with their valences; `None` where not both are there, or where they hold counts or words
/// for a valence.
fn said(seen: &Seen<'_>) -> Option<Vec<(usize, Valence)>> {
    let plain = |at| Some((at, valence_of_header(seen.header(at))?));
    let mut said: Vec<(usize, Valence)> = seen.columns().filter_map(plain).collect();
    // What stands in brackets says how the cells are written, unless it tells columns of one valence apart.
    let bare = |at| Some((at, valence_of_header(without_brackets(seen.header(at))?)?));
    let in_brackets: Vec<(usize, Valence)> = seen.columns().filter_map(bare).collect();
    let has = |said: &[(usize, Valence)], valence| said.iter().any(|(_, one)| *one == valence);
    for (at, valence) in in_brackets.iter().copied() {
        let alone = in_brackets.iter().filter(|(_, one)| *one == valence).count() == 1;
        if alone && !has(&said, valence) {
            said.push((at, valence));
        }
    }
    said.sort_unstable_by_key(|(at, _)| *at);
    let holds_texts = said.iter().all(|(at, _)| {
        // A dash or `n/a` says that nothing was found.
        let mut filled = seen.filled(*at).filter(|text| !finds_nothing(text));
        filled.all(|text| count_of(text, seen.decimal).is_none() && valence_alone(text).is_none())
    });
    let any = said.iter().any(|(at, _)| seen.filled(*at).any(|text| !finds_nothing(text)));
    let both = has(&said, Valence::Barrier) && has(&said, Valence::Facilitator);
    (both && holds_texts && any).then_some(said)
}

/// The only column of findings where studies have barriers alone or facilitators alone, under a word that means nothing
/// else.
fn said_of_one(seen: &Seen<'_>) -> Option<Vec<(usize, Valence)>> {
    let named = seen.columns().filter_map(|at| Some((at, valence_of_header(seen.header(at))?)));
    let said: Vec<(usize, Valence)> = named.collect();
    let [(at, _)] = said.as_slice() else { return None };
    let sure = !is_unsure_alone(&fold_word(seen.header(*at)));
    let is_text = |text: &str| {
        text.contains(char::is_alphabetic)
            && parse_mark(text, seen.decimal).is_none()
            && valence_alone(text).is_none()
    };
    let mut filled = seen.filled(*at).filter(|text| !finds_nothing(text)).peekable();
    (sure && filled.peek().is_some() && filled.all(is_text)).then_some(said)
}

/// True for a column of numbers under a name of counts.
fn holds_sizes(seen: &Seen<'_>, column: usize) -> bool {
    let named = headers::candidates(&fold_word(seen.header(column)));
    let counts = named.iter().any(|(role, _)| *role == Role::Count);
    counts && seen.filled(column).all(|text| text.bytes().all(|byte| byte.is_ascii_digit()))
}

/// The columns beside those of findings.
fn beside(seen: &Seen<'_>, said: &[(usize, Valence)]) -> impl Iterator<Item = usize> {
    seen.columns().filter(|at| said.iter().all(|(said, _)| said != at))
}

/// A header without the brackets at its end; `None` for one that has none.
fn without_brackets(header: &str) -> Option<&str> {
    let open = header.trim_end().strip_suffix([')', ']'])?.rfind(['(', '['])?;
    header.get(..open).map(trim).filter(|bare| !bare.is_empty())
}

/// The valence that is all a header says, `Barriers identified` among them.
pub(in crate::dataset) fn valence_of_header(header: &str) -> Option<Valence> {
    if let Some(valence) = valence_of_question(header) {
        return Some(valence);
    }
    let key = fold_word(header);
    let bare: Vec<&str> = key.split(' ').filter(|word| !BESIDE.contains(word)).collect();
    let strong = |key: &str| meaning_of_key(key).filter(|meaning| meaning.strong);
    let meaning = strong(&bare.join(" ")).or_else(|| strong(&key))?;
    matches!(meaning.valence, Valence::Barrier | Valence::Facilitator).then_some(meaning.valence)
}

/// What a column beside the findings holds that is neither who nor where.
enum Named {
    /// Codes: it is called so, or its labels are those of a framework.
    Codes,
    /// Ratings, passages or counts.
    Else,
}

/// What a column names beside the valences. The code of a study is no code.
fn named(seen: &Seen<'_>, column: usize) -> Option<Named> {
    seen.filled(column).next()?;
    let named = headers::candidates(&fold_word(seen.header(column)));
    let is_owner = named.iter().any(|(role, _)| {
        matches!(role, Role::Source | Role::Participant | Role::Site | Role::Group)
    });
    let says_codes = named.iter().any(|(role, weight)| {
        is_label(role) && (*weight >= EXACT || !is_owner && *weight >= headers::PART)
    });
    let says_else = |(role, weight): &(Role, u32)| {
        matches!(role, Role::Rating | Role::Excerpt | Role::Count) && *weight >= EXACT
    };
    if named.iter().any(says_else) {
        return Some(Named::Else);
    }
    let labels = || seen.filled(column).collect::<std::collections::BTreeSet<&str>>();
    let known = || !is_owner && seen.are_known(&labels().into_iter().collect::<Vec<&str>>());
    (says_codes || known()).then_some(Named::Codes)
}

/// Whose findings stand in a row.
pub(super) struct Owner {
    /// Columns whose cells name them together; none where each row is somebody.
    pub columns: Vec<usize>,
    pub head: &'static str,
}

/// A column for studies, else author and year, else people; `None` where no column is called so.
pub(super) fn owner(seen: &Seen<'_>, others: &[usize], said: &[usize]) -> Option<Owner> {
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
        return Some(Owner { columns: vec![at], head: words::SOURCE });
    }
    if let Some(author) = author {
        let columns = std::iter::once(author).chain(named(names_years)).collect();
        return Some(Owner { columns, head: words::SOURCE });
    }
    // Whoever answered a question, by a name or a number.
    let answered = said.iter().any(|at| valence_of_question(seen.header(*at)).is_some());
    let person = others.iter().copied().find(|at| {
        let named = headers::candidates(&key(*at));
        let is_named =
            named.iter().any(|(role, weight)| *role == Role::Participant && *weight >= EXACT - 12);
        answered && (is_named || row_numbers::is_bare(&key(*at)))
    });
    match of_role(Role::Participant).or(person) {
        Some(at) => Some(Owner { columns: vec![at], head: words::PARTICIPANT }),
        // Nobody is named: each row is somebody.
        None if answered => Some(Owner { columns: Vec::new(), head: words::PARTICIPANT }),
        None => None,
    }
}

/// What names the codes of findings.
enum NamedBy {
    /// Their own words.
    OwnWords,
    /// What stands before their colons.
    CodesBeforeColons,
    /// Columns of these headers: what the cells hold are passages.
    Columns(Vec<String>),
}

impl NamedBy {
    /// True where the findings themselves name their codes.
    fn are_names(&self) -> bool {
        matches!(self, Self::OwnWords)
    }
}

/// A sheet of findings, understood.
struct Sheet {
    said: Vec<(usize, Valence)>,
    owner: Option<Owner>,
    /// Columns that are said again of each finding, with their headers there.
    carried: Vec<(usize, String)>,
    /// The header for codes, and the column that holds those of each direction, where each has its own.
    of_direction: Option<(String, Vec<(Valence, usize)>)>,
    by: NamedBy,
}

impl Sheet {
    fn taken_apart(self, seen: &Seen<'_>, found: Findings<'_>) -> Option<Reshaped> {
        let Self { said, owner, carried, of_direction, by } = self;
        let of_text: &[&str] = match by {
            NamedBy::OwnWords => &[words::CODE],
            NamedBy::CodesBeforeColons => &[words::CODE, words::EXCERPT],
            NamedBy::Columns(_) => &[words::EXCERPT],
        };
        let heads = owner
            .iter()
            .map(|owner| owner.head)
            .chain(carried.iter().map(|(_, head)| head.as_str()));
        let by_direction = of_direction.iter().map(|(head, _)| head.as_str());
        let counted = by.are_names() && found.are_counted();
        let count = counted.then_some(words::COUNT);
        let heads = heads.chain(by_direction).chain(of_text.iter().copied());
        let heads = heads.chain([words::VALENCE]).chain(count);
        let mut builder = TableBuilder::of_cells(seen.table, heads.map(str::to_owned).collect());
        let mut last: Option<(usize, Vec<Cell>)> = None;
        for finding in &found.all {
            let row = finding.row;
            let own = match last.take() {
                Some((of, own)) if of == row => own,
                _ => {
                    builder.of_sheet(seen.table.sheet(row));
                    let mut own: Vec<Cell> = Vec::with_capacity(carried.len() + 4);
                    if let Some(owner) = &owner {
                        own.push(builder.intern(&owner.name(seen, row)).ok()?);
                    }
                    for (column, _) in &carried {
                        own.push(builder.intern(seen.cell(row, *column)).ok()?);
                    }
                    own
                }
            };
            let mut cells = own.clone();
            last = Some((row, own));
            if let Some((_, columns)) = &of_direction {
                let own = columns.iter().find(|(valence, _)| *valence == finding.valence);
                let code = own.map_or("", |(_, at)| seen.cell(row, *at));
                cells.push(builder.intern(code).ok()?);
            }
            let number = finding.number().filter(|_| counted);
            let text: &str = number.map_or(&finding.text, |(name, _)| name);
            match by {
                NamedBy::CodesBeforeColons => {
                    let (code, rest) = code_before_colon(text).unwrap_or((text, ""));
                    cells.push(builder.intern(code).ok()?);
                    cells.push(builder.intern(rest).ok()?);
                }
                NamedBy::OwnWords | NamedBy::Columns(_) => cells.push(builder.intern(text).ok()?),
            }
            cells.push(builder.intern(words::valence(finding.valence)).ok()?);
            if counted {
                cells.push(builder.intern(number.map_or("1", |(_, number)| number)).ok()?);
            }
            let number = u32::try_from(seen.table.row_number(row)).ok()?;
            builder.push_cell(number, u32::try_from(finding.column).ok()?, &cells).ok()?;
        }
        let reading = ShapeReading {
            shape: match by {
                NamedBy::Columns(_) => Shape::Passages,
                _ => Shape::Review,
            },
            columns_left_out: Vec::new(),
        };
        let made = found.all.len() as u64;
        let columns: Vec<String> = said.iter().map(|(at, _)| seen.header(*at).to_owned()).collect();
        let mut noticed = Vec::new();
        if counted {
            let numbers = found.all.iter().filter(|one| one.number().is_some()).count();
            let kind = WarningKind::NumbersBehindFindings { columns: columns.clone() };
            noticed.push(Warning::new(kind).times(numbers as u64));
        }
        let kind = match by {
            NamedBy::Columns(codes) => WarningKind::PassagesAreCodings { columns, codes },
            _ => WarningKind::FindingsAreCodings { columns },
        };
        noticed.insert(0, Warning::new(kind).times(made));
        let whole =
            (found.whole > 0).then(|| Warning::new(WarningKind::TakenAsOneCode).times(found.whole));
        noticed.extend(whole);
        let divided = found.divided.into_iter();
        noticed.extend(divided.map(|(column, cells)| {
            Warning::new(WarningKind::CellsDivided { column }).times(cells)
        }));
        let table = builder.finish();
        (made > 0).then_some(Reshaped { table, reading, left_out: found.left_out, noticed })
    }
}

impl Owner {
    /// Whose findings stand in a row.
    pub(super) fn name(&self, seen: &Seen<'_>, row: usize) -> String {
        if self.columns.is_empty() && self.head == words::PARTICIPANT {
            return seen.table.row_number(row).to_string();
        }
        let texts =
            self.columns.iter().map(|at| seen.cell(row, *at)).filter(|text| !text.is_empty());
        texts.collect::<Vec<&str>>().join(" ")
    }
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
