//! A sheet with the same columns for barriers and for facilitators, side by side: the code of each with what was said
//! of it (`Barrier`, `Barrier quote`, `Facilitator`, `Facilitator quote`; `Barrier`, `Quote`, `Facilitator`, `Quote`).
//!
//! Takes a table; gives a row for each direction of each row, with the columns under the names that they share. Never
//! takes columns of counts or valences, nor names of groups beside the directions: those are counts or lists by group.

use super::cells::count_of;
use super::heads::is_number_of;
use super::review::{direction, owner};
use super::{Reshaped, Seen, Shape, ShapeReading};
use crate::dataset::column::are_pseudonyms;
use crate::dataset::headers::{self, EXACT};
use crate::dataset::split::valence_alone;
use crate::dataset::weigh::is_label;
use crate::dataset::words_for_nothing::finds_nothing;
use crate::dataset::{LeftOut, LeftOutReason, Role};
use crate::diag::{Warning, WarningKind};
use crate::fold::fold_word;
use crate::format::{Cell, TableBuilder, limits};
use crate::schema::counts as words;
use crate::valence::Valence;

/// Characters of a code at most, in the mean: what is longer was said.
const LONGEST_CODE: usize = 60;

/// A column of one direction.
struct Sided {
    column: usize,
    valence: Valence,
    /// The number in the header, of several of a direction (`Barrier 2`); else blank.
    number: String,
    /// What else the header says, folded and in the singular; blank for the direction alone.
    rest: String,
}

/// What the columns of each slot hold.
struct Kind {
    rest: String,
    /// The name in the long form.
    head: String,
    holds_codes: bool,
    /// Its cells name people, several of them in one.
    holds_people: bool,
}

/// The columns of one coding, in the order of the kinds.
struct Slot {
    valence: Valence,
    columns: Vec<usize>,
}

/// The long form of such a sheet; `None` for any other table.
pub(super) fn find(seen: &Seen<'_>) -> Option<Reshaped> {
    let sided = sided(seen);
    let kinds = kinds(seen, &sided)?;
    let slots = slots(&sided, &kinds)?;
    let people = kinds.iter().all(|kind| kind.holds_people);
    let codes = kinds.iter().position(|kind| kind.holds_codes || people)?;
    let is_code = |text: &str| {
        text.contains(char::is_alphabetic)
            && count_of(text, seen.decimal).is_none()
            && valence_alone(text).is_none()
    };
    let of_codes = slots.iter().filter_map(|slot| slot.columns.get(codes)).copied();
    let said: Vec<&str> =
        of_codes.flat_map(|at| seen.filled(at)).filter(|text| !finds_nothing(text)).collect();
    let letters: usize = said.iter().map(|text| text.chars().count()).sum();
    if people {
        return put_below(seen, &kinds, &slots, codes);
    }
    if said.is_empty()
        || !said.iter().all(|text| is_code(text))
        || letters > LONGEST_CODE * said.len()
        || seen.table.rows().saturating_mul(slots.len()) > limits::ROWS
    {
        return None;
    }
    put_below(seen, &kinds, &slots, codes)
}

/// The columns whose headers say a direction, and those of one header several of which stand behind them.
fn sided(seen: &Seen<'_>) -> Vec<Sided> {
    let bare = |column: usize| {
        let header = seen.header(column);
        fold_word(without_number(header).unwrap_or(header))
    };
    let again = |key: &str| {
        let mut same = seen.columns().filter(|&at| bare(at) == key);
        !key.is_empty() && same.any(|at| bare(at) != fold_word(seen.header(at)))
    };
    let mut found: Vec<Sided> = Vec::new();
    let mut last: Option<(Valence, String)> = None;
    for column in seen.columns() {
        let header = seen.header(column);
        if let Some(valence) = direction(header) {
            let (number, rest) = number_and_rest(header);
            last = Some((valence, number.clone()));
            found.push(Sided { column, valence, number, rest });
        } else if let Some((valence, number)) = &last
            && let key = bare(column)
            && again(&key)
        {
            let (valence, number) = (*valence, number.clone());
            found.push(Sided { column, valence, number, rest: singular(&key) });
        }
    }
    found
}

/// A header without the number that tells it from an earlier one of its name; `None` for one without.
fn without_number(header: &str) -> Option<&str> {
    let (name, number) = header.strip_suffix(')')?.rsplit_once(" (")?;
    number.bytes().all(|byte| byte.is_ascii_digit()).then_some(name)
}

/// The number in a header and what it says beside that and its direction, folded and in the singular.
fn number_and_rest(header: &str) -> (String, String) {
    let words = header.split(|letter: char| !letter.is_alphanumeric());
    let words = words.filter(|word| !word.is_empty() && direction(word).is_none()).map(fold_word);
    let is_number = |word: &String| word.bytes().all(|byte| byte.is_ascii_digit());
    let (numbers, words): (Vec<String>, Vec<String>) = words.partition(is_number);
    (numbers.join(" "), singular(&words.join(" ")))
}

fn singular(key: &str) -> String {
    key.strip_suffix('s').unwrap_or(key).to_owned()
}

/// What the columns of the first slot hold: codes and what was said, or how often; `None` where they are called by
/// anything else.
fn kinds(seen: &Seen<'_>, sided: &[Sided]) -> Option<Vec<Kind>> {
    let first = sided.first()?;
    let of_first = |one: &&Sided| one.valence == first.valence && one.number == first.number;
    let mut kinds = Vec::new();
    let mut says_quote = false;
    for one in sided.iter().filter(of_first) {
        let header = seen.header(one.column);
        let bare = if direction(header).is_some() { one.rest.as_str() } else { header };
        let plain = fold_word(bare);
        let mut named = headers::candidates(&plain);
        named.extend(headers::candidates(&format!("{plain}s")));
        let says = |wanted: fn(&Role) -> bool| {
            named.iter().any(|(role, weight)| *weight >= EXACT && wanted(role))
        };
        let (is_bare, names_codes) = (one.rest.is_empty(), says(is_label));
        let quote = says(|role| *role == Role::Excerpt);
        let of_kind = |other: &&Sided| other.rest == one.rest;
        let named_people = is_bare || says(|role| *role == Role::Participant);
        let holds_people = named_people
            && sided.iter().filter(of_kind).all(|other| names_people(seen, other.column));
        let of_others = is_number_of(&plain);
        let is_beside = holds_people
            || quote
            || of_others
            || says(|role| matches!(role, Role::Count | Role::Segment | Role::Ignored));
        if !is_bare && !names_codes && !is_beside {
            return None;
        }
        says_quote |= quote;
        let head = match is_bare {
            _ if holds_people => words::PARTICIPANT.to_owned(),
            true => words::CODE.to_owned(),
            false if of_others => words::COUNT.to_owned(),
            false => as_header(bare),
        };
        let holds_codes = !holds_people && (is_bare || names_codes);
        kinds.push(Kind { rest: one.rest.clone(), head, holds_codes, holds_people });
    }
    // Without a quote, what stands under the bare direction beside a column of codes was said.
    let codes = kinds.iter().filter(|kind| kind.holds_codes).count();
    let bare = kinds.iter().any(|kind| kind.rest.is_empty());
    if matches!(kinds.as_slice(), [only] if only.holds_people) {
        let others = seen.columns().filter(|at| sided.iter().all(|one| one.column != *at));
        let names = |at: usize| headers::candidates(&fold_word(seen.header(at)));
        return names_rows(others.flat_map(names)).then_some(kinds);
    }
    let fits = codes < kinds.len() && (says_quote || !(codes > 1 && bare));
    fits.then_some(kinds)
}

/// True where columns beside those of people name codes and nobody else.
fn names_rows(mut named: impl Iterator<Item = (Role, u32)>) -> bool {
    let mut labels = false;
    let nobody = named.all(|(role, weight)| {
        labels |= weight >= EXACT && is_label(&role);
        weight < EXACT || !matches!(role, Role::Participant | Role::Excerpt)
    });
    labels && nobody
}

/// True where every filled cell names people by pseudonyms, one or several.
fn names_people(seen: &Seen<'_>, column: usize) -> bool {
    let mut cells = seen.filled(column).filter(|text| !finds_nothing(text)).peekable();
    cells.peek().is_some() && cells.all(are_pseudonyms)
}

/// The columns of each coding of a row; `None` where not each has all kinds once, or where a direction has none.
fn slots(sided: &[Sided], kinds: &[Kind]) -> Option<Vec<Slot>> {
    let mut of_slots: Vec<(Valence, &str)> = Vec::new();
    for one in sided {
        let key = (one.valence, one.number.as_str());
        if !of_slots.contains(&key) {
            of_slots.push(key);
        }
    }
    let mut slots = Vec::with_capacity(of_slots.len());
    for (valence, number) in of_slots {
        let own: Vec<&Sided> =
            sided.iter().filter(|one| one.valence == valence && one.number == number).collect();
        let column = |kind: &Kind| {
            let mut same = own.iter().filter(|one| one.rest == kind.rest);
            same.next().filter(|_| same.next().is_none()).map(|one| one.column)
        };
        let columns: Vec<usize> = kinds.iter().map(column).collect::<Option<_>>()?;
        if columns.len() != own.len() {
            return None;
        }
        slots.push(Slot { valence, columns });
    }
    let has = |valence| slots.iter().any(|slot| slot.valence == valence);
    (has(Valence::Barrier) && has(Valence::Facilitator)).then_some(slots)
}

/// A name with a capital.
fn as_header(name: &str) -> String {
    let name = without_number(name).unwrap_or(name);
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// A row for each slot of each row that says anything.
fn put_below(seen: &Seen<'_>, kinds: &[Kind], slots: &[Slot], codes: usize) -> Option<Reshaped> {
    let sided: Vec<usize> = slots.iter().flat_map(|slot| slot.columns.iter().copied()).collect();
    let others: Vec<usize> = seen.columns().filter(|column| !sided.contains(column)).collect();
    let of_people = kinds.iter().any(|kind| kind.holds_people);
    let owner = owner(seen, &others, &sided).filter(|_| !of_people);
    let is_carried = |at: &usize| owner.as_ref().is_none_or(|owner| !owner.columns.contains(at));
    let carried: Vec<usize> = others.into_iter().filter(is_carried).collect();
    let heads = owner.iter().map(|owner| owner.head.to_owned());
    let heads = heads.chain(carried.iter().map(|&column| seen.header(column).to_owned()));
    let heads = heads.chain(kinds.iter().map(|kind| kind.head.clone()));
    let heads: Vec<String> = heads.chain([words::VALENCE.to_owned()]).collect();
    let width = heads.len();
    let mut builder = TableBuilder::of_cells(seen.table, heads);
    let (mut left_out, mut made) = (Vec::new(), 0_u64);
    for row in seen.rows() {
        builder.of_sheet(seen.table.sheet(row));
        let number = u32::try_from(seen.table.row_number(row)).ok()?;
        let mut own: Vec<Cell> = Vec::with_capacity(width);
        if let Some(owner) = &owner {
            own.push(builder.intern(&owner.name(seen, row)).ok()?);
        }
        for &column in &carried {
            own.push(builder.intern(seen.cell(row, column)).ok()?);
        }
        let mut any = false;
        for slot in slots {
            let mut texts = slot.columns.iter().map(|&column| seen.cell(row, column));
            let first = slot.columns.get(codes).copied().unwrap_or_default();
            if texts.all(str::is_empty) {
                continue;
            }
            if finds_nothing(seen.cell(row, first)) {
                let at = seen.table.place(row, first);
                left_out.push(LeftOut { at, reason: LeftOutReason::NothingFound });
                continue;
            }
            any = true;
            made += 1;
            let mut cells = own.clone();
            for &column in &slot.columns {
                cells.push(builder.intern(seen.cell(row, column)).ok()?);
            }
            cells.push(builder.intern(words::valence(slot.valence)).ok()?);
            builder.push_cell(number, u32::try_from(first).ok()?, &cells).ok()?;
        }
        // Whoever says nothing is still somebody.
        if !any && own.iter().any(|cell| *cell != Cell::default()) {
            own.resize(width, Cell::default());
            let first = sided.first().copied().unwrap_or_default();
            builder.push_cell(number, u32::try_from(first).ok()?, &own).ok()?;
        }
    }
    let columns = slots.iter().filter_map(|slot| slot.columns.get(codes));
    let columns = columns.map(|&column| seen.header(column).to_owned()).collect();
    let told = Warning::new(WarningKind::FindingsAreCodings { columns }).times(made);
    // Who is named in a cell is told of where each is counted.
    let noticed = if kinds.iter().all(|kind| kind.holds_people) { Vec::new() } else { vec![told] };
    let reading = ShapeReading { shape: Shape::Review, columns_left_out: Vec::new() };
    let table = builder.finish();
    (made > 0).then_some(Reshaped { table, reading, left_out, noticed })
}
