//! Columns of 0 and 1 that may describe whoever a row is of, beside others that are codes: `Urban`, `Teaching hospital`.
//!
//! Takes a table; gives such columns, so that it is asked. Never takes one of a table whose headers say valences, for
//! flags without one are no codes there, nor what is known to describe people.

use super::code_columns::rows_are_owners;
use super::families::{Family, FamilyChoice, FamilyKind};
use super::{Seen, names_total};
use crate::dataset::headers::{self, EXACT};
use crate::dataset::number::parse_mark;
use crate::dataset::word_list::listed;
use crate::dataset::{Role, split_valence};
use crate::fold::fold_word;
use crate::valence::Valence;

/// Columns of flags from which they are codes.
const WIDE: usize = 3;
/// Columns at most that say one of several things of a row.
const MOST_ALTERNATIVES: usize = 8;
/// Rows at least of such columns.
const FEWEST_ROWS: usize = 8;

/// Words that alone describe a place or a person; folded.
const ALONE: &str = "urban,rural,metropolitan,private,public,insured,uninsured,employed,unemployed,retired,immigrant,\
    migrant,minority,diabetic,widowed,divorced,single parent,veteran,stad,landsbygd,storstad,privat,offentlig,kommunal,\
    anstalld,pensionar,stadtisch,landlich,offentlich,stadt,angestellt,by,distrikt,kaupunki,maaseutu,yksityinen,julkinen,\
    urbano,urbana,publico,publica,privado,privada,urbain,urbaine,prive,privee,rurale,urbano,pubblico,privato,\
    stedelijk,landelijk,openbaar,miejski,wiejski,publiczny,prywatny";
/// Words that do so beside a place; folded.
const OF_PLACES: &str = "teaching,academic,university,community,regional,national,rural,urban,private,public,large,small,\
    for,profit,non,nonprofit,inner,city,primary,secondary,tertiary,district,general,local,full,time,part,high,low,income,\
    universitat,offentligt,offentliga,privata,stora,sma,large";
/// Places; folded.
const PLACES: &str = "hospital,clinic,practice,area,setting,site,sector,school,facility,centre,center,ward,care centre,\
    region,location,country,sjukhus,klinik,enhet,sykehus,krankenhaus,hopital,ospedale,ziekenhuis,szpital,sairaala,\
    universitetssjukhus,universitatsklinikum,universitatsklinik,lehrkrankenhaus,universitetssykehus,universitetshospital";

/// The columns that may describe whoever a row is of; until somebody says so they are not counted.
pub(super) fn find(seen: &Seen<'_>) -> Option<Family> {
    if !rows_are_owners(seen) {
        return None;
    }
    let flags: Vec<usize> = seen.columns().filter(|&column| is_flag(seen, column)).collect();
    let speaks = |column: usize| split_valence(seen.header(column)).1 != Valence::Missing;
    if flags.len() < WIDE || seen.columns().any(speaks) {
        return None;
    }
    let mut columns: Vec<usize> = flags
        .iter()
        .copied()
        .filter(|&column| {
            describes(&fold_word(seen.header(column))) || is_of_owner(seen, column, &flags)
        })
        .collect();
    columns.extend(alternatives(seen, &flags));
    columns.sort_unstable();
    columns.dedup();
    if columns.is_empty() || columns.len() == flags.len() {
        return None;
    }
    let marks = columns.iter().flat_map(|&column| seen.filled(column));
    let codings = marks.filter_map(|text| parse_mark(text, seen.decimal)).map(u64::from).sum();
    let choice = |kind, codings| FamilyChoice { kind, codings, owners: 0 };
    let choices = vec![choice(FamilyKind::Aside, 0), choice(FamilyKind::Codes, codings)];
    Some(Family { columns, choices, sure: false })
}

/// A column of 0 and 1, or of marks, under a name that means nothing else.
fn is_flag(seen: &Seen<'_>, column: usize) -> bool {
    let key = fold_word(seen.header(column));
    let is_mark = |text: &str| parse_mark(text, seen.decimal).is_some_and(|count| count <= 1);
    headers::candidates(&key).iter().all(|(_, weight)| *weight < EXACT - 12)
        && !headers::is_spoiled(&key)
        && !headers::is_of_person(&key)
        && !headers::is_nameless(&key)
        && !names_total(&key)
        && key.contains(char::is_alphabetic)
        && seen.filled(column).next().is_some()
        && seen.filled(column).all(is_mark)
}

/// True for a folded name that describes a place or a person.
pub(in crate::dataset) fn describes(key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    let Some((last, before)) = words.split_last() else { return false };
    listed(ALONE, key)
        || listed(PLACES, last)
            && (before.iter().all(|word| listed(OF_PLACES, word))
                && (!before.is_empty() || last.chars().count() > 12))
}

/// True for a column that says the same in all rows of each person, document or site, where some have several rows
/// and the other flags change within them.
fn is_of_owner(seen: &Seen<'_>, column: usize, flags: &[usize]) -> bool {
    let owner = seen.columns().find(|&at| {
        let named = headers::candidates(&fold_word(seen.header(at)));
        named.iter().any(|(role, weight)| {
            *weight >= EXACT - 12 && matches!(role, Role::Participant | Role::Source | Role::Site)
        })
    });
    let Some(owner) = owner else { return false };
    let constant = |column: usize| {
        let mut known = std::collections::HashMap::new();
        seen.rows().all(|row| {
            let value = parse_mark(seen.cell(row, column), seen.decimal).unwrap_or(0);
            *known.entry(seen.cell(row, owner)).or_insert(value) == value
        })
    };
    let mut owners = std::collections::HashSet::new();
    let again = seen.rows().filter(|&row| !owners.insert(seen.cell(row, owner))).count();
    let varies = || flags.iter().filter(|&&flag| !constant(flag)).count();
    again >= 2 && owners.len() >= 2 && constant(column) && 2 * varies() > flags.len()
}

/// Columns side by side of which each row has exactly one, as it has one kind of place: not all of the flags.
fn alternatives(seen: &Seen<'_>, flags: &[usize]) -> Vec<usize> {
    if seen.table.rows() < FEWEST_ROWS {
        return Vec::new();
    }
    let mark =
        |row: usize, column: usize| parse_mark(seen.cell(row, column), seen.decimal).unwrap_or(0);
    let mut found = Vec::new();
    for (at, &first) in flags.iter().enumerate() {
        let mut sums: Vec<u32> = seen.rows().map(|row| mark(row, first)).collect();
        let any = |column: usize| seen.rows().any(|row| mark(row, column) > 0);
        if !any(first) || found.contains(&first) {
            continue;
        }
        for (length, &column) in (2..=MOST_ALTERNATIVES).zip(flags.iter().skip(at + 1)) {
            if column != first + length - 1 || !any(column) {
                break;
            }
            sums.iter_mut().zip(seen.rows()).for_each(|(sum, row)| *sum += mark(row, column));
            if sums.iter().any(|sum| *sum > 1) {
                break;
            }
            if sums.iter().all(|sum| *sum == 1) && length < flags.len() {
                found.extend(flags.iter().skip(at).take(length));
                break;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{describes, fold_word};

    #[test]
    fn names_of_places_and_people_are_known() {
        for (header, does) in [
            ("Urban", true),
            ("Teaching hospital", true),
            ("Private practice", true),
            ("Universitätsklinikum", true),
            ("Landsbygd", true),
            ("Teaching", false),
            ("Hospital policy", false),
            ("Practice", false),
            ("Community support", false),
            ("Cost", false),
            ("", false),
        ] {
            assert_eq!(describes(&fold_word(header)), does, "{header}");
        }
    }
}
