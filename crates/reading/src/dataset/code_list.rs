//! A sheet that lists codes under headers of somebody's own, known by what its columns hold.
//!
//! Takes a table; gives the columns that name its codes, from the top level down, and the one that says what
//! they mean, or nothing. A table with a person, a source, a passage, a coder, a count or a valence in it
//! holds codings. Never takes a list in which a code stands twice.

use std::collections::HashSet;

use super::Role;
use super::headers::{EXACT, candidates, is_lower_level};
use super::profile::Profile;
use super::weigh::is_valence_by_values;
use super::word_list::listed;
use crate::fold::fold_word;
use crate::format::{DecimalMark, Table};
use crate::order::sort_by_key;

/// Fewest codes of such a list: one described code is as well a finding.
const FEWEST_CODES: usize = 2;
/// Mean length of names, in characters, from which they are passages.
const LONG_NAME: f64 = 80.0;

/// Words of headers over what a code means or when it is given, in the languages of the headers.
const DEFINES: &str = "definition,definitions,description,descriptions,explanation,meaning,criteria,criterion,\
    guideline,guidelines,instruction,instructions,define,kodierregel,regel,definisjon,beskrivning,\
    beskrivelse,beschreibung,maaritelma,kuvaus,definicion,descripcion,definizione,descrizione,definicao,\
    descricao,definitie,beschrijving";
/// Words of headers over where in a tree of codes a code stands.
const LEVELS: &str = "level,tier,niva,niveau,ebene,taso,nivel,livello";
/// Words of headers over what else is said of a code.
const EXPLAINS: &str = "example,examples,exemplar,exemplars,sample,heuristic,heuristics,when,include,exclude,\
    includes,excludes,inclusion,exclusion,rule,rules,note,notes,memo,comment,comments,anchor,ankerbeispiel,\
    beispiel,exempel,eksempel,esimerkki,ejemplo,exemple,esempio,exemplo,voorbeeld,keywords,origin,color,colour";

/// Words of headers over what a code is called, where nothing else says it.
const NAMES: &str = "name,label,title,namn,navn,nimi,bezeichnung,nom,nombre,nome,naam";
/// Words of headers over numbers of codes.
const NUMBERS: &str = "id,ids,nr,no,num,number,nummer,numero,key,#";
/// Words of headers over what stands above a code.
const PARENTS: &str = "parent,parents,overordnad,overordnet,ubergeordnet,ubergeordneter,oberkod,obercode,overkod,\
    supercode,padre,madre,pai,genitore,bovenliggend,nadrzedny,superieur,superior,父,上位";
/// Bytes of the longest short name by which codings refer to a code.
const LONGEST_SHORT: usize = 12;

/// Where a list of codes has its names and what they mean.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ListColumns {
    /// Columns that name the levels of a code, the lowest last.
    pub names: Vec<usize>,
    /// The column that says what the codes mean.
    pub meaning: Option<usize>,
    /// The column of short names (`1.1`, `IS-2`) by which codings refer to the codes.
    pub short: Option<usize>,
}

/// True for a table in which a column says of rows which other row stands above each: by its number or short name under
/// a name for that, or by its own name under any. `Barriers` is a code there.
pub(super) fn names_parents(table: &Table) -> bool {
    column_of_parents(table).is_some()
}

fn column_of_parents(table: &Table) -> Option<usize> {
    let rows = table.rows();
    // What stands above others is named by a column that tells all rows apart.
    let names: Vec<usize> =
        (0..table.width()).filter(|&column| table.texts_of(column).len() == rows).collect();
    (0..table.width()).filter(|_| !names.is_empty()).find(|&column| {
        let header = table.headers().get(column).map_or("", String::as_str);
        let key = fold_word(header);
        let is_named = || key.split(' ').any(|word| listed(PARENTS, word));
        let above = table.texts_of(column);
        let has_letter = |text: &str| text.contains(char::is_alphabetic);
        let in_words = || above.iter().all(has_letter);
        let is_named = is_named();
        // Under another name what stands above is the code itself, and no valence of a matrix beside it.
        let first = names.iter().copied().find(|&at| table.texts_of(at).iter().any(has_letter));
        let may_name = |other: &&usize| is_named || Some(**other) == first;
        !above.is_empty()
            && above.filled() < rows
            && (is_named || in_words())
            && names.iter().filter(|other| **other != column).filter(may_name).any(|&other| {
                let own = table.texts_of(other);
                let known: HashSet<&str> = own.iter().collect();
                let of_itself = || (0..rows).any(|row| own.at(row) == above.at(row));
                above.iter().all(|text| known.contains(text)) && !of_itself()
            })
    })
}

/// The columns of a list of codes; `None` where a table is none. `keys` are its folded headers. Beside
/// codings (`beside`) a table that says nothing but what codes there are, each once, is one too.
pub(super) fn columns(keys: &[String], table: &Table, beside: bool) -> Option<ListColumns> {
    let has = |key: &str, list: &str| key.split(' ').any(|word| listed(list, word));
    let defines: Vec<usize> = (0..keys.len())
        .filter(|&at| keys.get(at).is_some_and(|key| has(key, DEFINES) || has(key, LEVELS)))
        .collect();
    let numbers = if defines.is_empty() && !beside { numbers_of_codes(keys, table) } else { None };
    let above = column_of_parents(table);
    let beside = beside || numbers.is_some() || above.is_some();
    if defines.is_empty() && !beside || table.rows() < FEWEST_CODES {
        return None;
    }
    let says_meaning = keys.iter().any(|key| has(key, DEFINES));
    let mut labels: Vec<(usize, usize, Profile<'_>)> = Vec::new();
    let mut meaning = None;
    for (at, key) in keys.iter().enumerate() {
        let profile = Profile::new(table, at, DecimalMark::Point);
        if profile.filled == 0 {
            continue;
        }
        if defines.contains(&at) {
            meaning = meaning.or(Some(at).filter(|_| has(key, DEFINES)));
            continue;
        }
        if has(key, EXPLAINS) || above == Some(at) || numbers.is_some() && has(key, PARENTS) {
            continue;
        }
        if numbers == Some(at) {
            labels.push((at, 2 * LOWEST_LEVEL, profile));
            continue;
        }
        let numbers_the_list = profile.all_differ() && profile.mostly(profile.whole, 1.0);
        let roles = candidates(key);
        let says_coding = roles.iter().any(|(role, _)| {
            role.says_of_what()
                || matches!(
                    role,
                    Role::Coder | Role::Group | Role::Site | Role::Count | Role::Rating
                )
        });
        let of_codes = key.split(' ').any(|word| candidates(word).contains(&(Role::Code, EXACT)));
        if numbers_the_list && !roles.iter().any(|(role, _)| *role == Role::Count) {
            if beside && of_codes {
                labels.push((at, 2 * LOWEST_LEVEL, profile));
            }
            continue;
        }
        // Numbers of several steps, and a name beside them, are nobody's.
        let of_list = is_short(&profile) && profile.values.iter().all(|text| text.contains('.'))
            || key.split(' ').all(|word| listed(NAMES, word));
        // Beside codings a list may say of each code which side it is of.
        if beside && says_meaning && is_valence_by_values(&profile) {
            continue;
        }
        if is_valence_by_values(&profile) || profile.mostly(profile.marks, 0.5) {
            return None;
        }
        if says_coding && !(beside && of_list) {
            return None;
        }
        if let Some(level) = roles.iter().find_map(|(role, _)| level(role)) {
            labels.push((at, 2 * level + usize::from(is_lower_level(key)), profile));
        } else if beside && of_list {
            labels.push((at, 2 * LOWEST_LEVEL, profile));
        }
    }
    let is_name = |one: &Profile<'_>, short: &Profile<'_>| {
        !is_short(one) && one.all_differ() && one.filled >= short.filled
    };
    let short = labels.iter().position(|(at, _, one)| {
        is_short(one) && labels.iter().any(|(other, _, name)| other != at && is_name(name, one))
    });
    let short = short.map(|place| labels.remove(place).0);
    // What fewer names stand in stands above, where headers do not say it.
    sort_by_key(&mut labels, |(_, level, profile)| (*level, profile.distinct()));
    // The lowest level is filled in every row that says anything of a code, and short enough for a name.
    let lowest = labels.iter().rposition(|(_, _, one)| one.distinct() >= FEWEST_CODES)?;
    labels.truncate(lowest + 1);
    let (_, _, profile) = labels.last()?;
    if profile.mean_length() > LONG_NAME || profile.mostly(profile.whole, 0.5) && !beside {
        return None;
    }
    let names: Vec<usize> = labels.iter().map(|(at, ..)| *at).collect();
    let mut seen = HashSet::new();
    let told_apart = (0..table.rows()).all(|row| {
        let path: Vec<&str> = names.iter().map(|&at| table.text(row, at).trim()).collect();
        path.last().is_none_or(|name| name.is_empty()) || seen.insert(path)
    });
    (told_apart && seen.len() >= FEWEST_CODES).then_some(ListColumns { names, meaning, short })
}

/// The column of the numbers of codes in a table that says of each nothing but its name, once, and where it stands: `1`, `C1`, `2.3` under
/// `ID` or `Code`.
fn numbers_of_codes(keys: &[String], table: &Table) -> Option<usize> {
    let words = |key: &str, is_one: &dyn Fn(&str) -> bool| key.split(' ').all(is_one);
    let of_codes = |word: &str| candidates(word).contains(&(Role::Code, EXACT));
    let is_number = |word: &str| listed(NUMBERS, word) || of_codes(word);
    let numbers = |at: &usize| {
        if !keys.get(*at).is_some_and(|key| words(key, &is_number)) {
            return false;
        }
        let profile = Profile::new(table, *at, DecimalMark::Point);
        profile.all_differ()
            && profile.filled >= FEWEST_CODES
            && profile.values.iter().all(|text| is_number_of_code(text))
    };
    let found = (0..keys.len()).find(numbers)?;
    let has = |key: &str, list: &str| key.split(' ').any(|word| listed(list, word));
    let is_name = |key: &str, profile: &Profile<'_>| {
        words(key, &|word| listed(NAMES, word) || of_codes(word))
            && profile.all_differ()
            && profile.filled >= FEWEST_CODES
            && profile.values.iter().all(|text| text.contains(char::is_alphabetic))
    };
    let mut named = false;
    // Whatever else is said of a row may be of somebody's coding.
    let is_list = keys.iter().enumerate().filter(|(at, _)| *at != found).all(|(at, key)| {
        let profile = Profile::new(table, at, DecimalMark::Point);
        let is_one = is_name(key, &profile);
        named |= is_one;
        is_one
            || profile.filled == 0
            || has(key, PARENTS)
            || has(key, EXPLAINS)
            || candidates(key).iter().any(|(role, _)| level(role).is_some())
    });
    (is_list && named).then_some(found)
}

/// True for `3`, `1.2` and `C1`; participants are called by other letters.
fn is_number_of_code(text: &str) -> bool {
    let bare = text.strip_prefix(['C', 'c', 'K', 'k']).unwrap_or(text);
    let bare = bare.trim_start_matches(['_', '-', '.']);
    let steps = bare.trim_end_matches('.').split('.');
    text.len() <= LONGEST_SHORT
        && steps
            .into_iter()
            .all(|step| !step.is_empty() && step.bytes().all(|digit| digit.is_ascii_digit()))
}

/// Level of what nothing stands below.
const LOWEST_LEVEL: usize = 3;

/// How deep a role stands in a tree of codes, 0 at its top; `None` for one that names no code.
fn level(role: &Role) -> Option<usize> {
    match role {
        Role::Domain => Some(0),
        Role::Theme => Some(1),
        Role::Construct => Some(2),
        Role::Code => Some(LOWEST_LEVEL),
        _ => None,
    }
}

/// Whether a column holds short names: no two the same, each without a blank and with a digit or in capitals.
fn is_short(profile: &Profile<'_>) -> bool {
    let is_capital = |letter: char| letter.is_uppercase() || !letter.is_alphabetic();
    profile.all_differ()
        && profile.values.iter().all(|text| {
            text.len() <= LONGEST_SHORT
                && !text.contains(char::is_whitespace)
                && (text.contains(|letter: char| letter.is_ascii_digit())
                    || text.chars().all(is_capital))
        })
}
