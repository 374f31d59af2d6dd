//! Columns that hold earlier and later versions of one thing: `Initial code` beside `Final code`, `Count` beside
//! `Count (revised)`.
//!
//! Takes a table; gives it with the last version of each column alone, and says so. Never takes columns that have
//! nothing in common for versions, nor rounds in which people were asked again.

use std::collections::{BTreeMap, HashSet};

use super::headers::{self, EXACT};
use super::number::{parse_count, parse_mark};
use super::reshape::coder_and_rest;
use super::roles::Role;
use super::split::split_valence;
use super::tools;
use super::valence_words::meaning_of_key;
use super::version_words::{is_early, is_late, is_new, is_old, numbers_rounds, numbers_versions};
use super::word_list::listed;
use crate::diag::{Warning, WarningKind};
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, Table};
use crate::valence::Valence;

/// Words for what came first by which people and places may be called as well, folded.
const BEFORE: &str = "previous,prior,alter,altes,anterior";
/// Words for what came first that several codes of a passage bear as well, folded.
const FIRST: &str = "first,erster,erste,erstes,forsta,forste,premier,primer,primo,eerste,1st";
/// Words for what several coders came to, folded.
const AGREED: &str = "agreed,consensus,reconciled,adjudicated";
/// Words for codes that were given once more, folded.
const RECODED: &str = "recoded,recode,recoding,omkodad,omkodat,omkodning,omkodet,umkodiert,umcodiert,umkodierung,recode en,\
    recodage,recodificado,recodificacion,recodificacao,ricodificato,ricodifica,hercodeerd,hercodering,przekodowane,\
    uudelleenkoodattu,重新编码,再コード,재코딩";
/// Numbers of versions below.
const MOST_NUMBERED: u32 = 100;

/// Versions of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Versions {
    /// The last.
    kept: usize,
    /// Those before it, the latest first.
    others: Vec<usize>,
    /// True where what the last leaves blank is taken from those before it.
    fills: bool,
    /// True where those before it are of several coders, of whom none came later.
    of_coders: bool,
}

/// A table without the earlier versions of columns, and what is said of it; `None` where there are none. Those columns
/// stay of which the user says what they are (`decided`, by their headers).
pub fn last_versions(table: &Table, decided: &[String]) -> Option<(Table, Vec<Warning>)> {
    if table.ranges().is_some() {
        return None;
    }
    let header = |column: usize| table.headers().get(column).cloned();
    let mut filled: Option<Table> = None;
    let (mut gone, mut noticed): (Vec<usize>, Vec<Warning>) = (Vec::new(), Vec::new());
    for Versions { kept, others, fills, of_coders } in versions(table) {
        let Some(taken) = header(kept) else { continue };
        // By a name that says no more than that it is the last nobody knows what stands in it.
        let name = match listed(RECODED, &fold_word(&taken)) {
            true => others.first().and_then(|&column| header(column)).unwrap_or_default(),
            false => taken.clone(),
        };
        let names: Vec<String> = others.iter().filter_map(|&column| header(column)).collect();
        if names.iter().chain([&taken]).any(|name| decided.contains(name)) {
            continue;
        }
        let latest = |row: usize| {
            let mut texts = std::iter::once(kept).chain(others.iter().copied());
            // What coders did not agree on stays open.
            let said = |column: &usize| trim(table.text(row, *column));
            let differ = || {
                let mut said = others.iter().map(said).filter(|text| !text.is_empty());
                said.next().is_some_and(|first| said.any(|other| other != first))
            };
            if of_coders && said(&kept).is_empty() && differ() {
                return String::new();
            }
            let column = texts.find(|&at| !trim(table.text(row, at)).is_empty());
            column.map_or("", |at| table.text(row, at)).to_owned()
        };
        let is_blank = |column: usize, row: &usize| trim(table.text(*row, column)).is_empty();
        let before = |row: &usize| is_blank(kept, row) && !trim(&latest(*row)).is_empty();
        let blank = if fills { (0..table.rows()).filter(before).count() as u64 } else { 0 };
        if (blank > 0 || name != taken)
            && let Some(changed) = filled.as_ref().unwrap_or(table).with_texts(kept, &name, |row| {
                if fills { latest(row) } else { table.text(row, kept).to_owned() }
            })
        {
            filled = Some(changed);
        }
        let count = names.len() as u64;
        let kind = WarningKind::LastOfVersions { taken, others: names, filled: blank };
        noticed.push(Warning::new(kind).times(count));
        gone.extend(others);
    }
    let last = || filled.as_ref().unwrap_or(table).without_columns(&gone);
    (!gone.is_empty()).then(|| (last(), noticed))
}

/// Finds the versions among the columns of a table that no tool wrote.
fn versions(table: &Table) -> Vec<Versions> {
    let mut known: BTreeMap<String, Vec<(u32, usize)>> = BTreeMap::new();
    let keys: Vec<String> = table.headers().iter().map(|header| fold_word(header)).collect();
    let says_last =
        |word: &str| is_last(word) || compound(word).is_some_and(|(rank, _)| rank == LAST);
    let any_late = keys.iter().any(|key| key.split(' ').any(says_last));
    for (column, key) in keys.iter().enumerate() {
        let (stem, rank) = apart(key, any_late);
        if !stem.is_empty() {
            known.entry(stem).or_default().push((rank, column));
        }
    }
    add_recoded(&mut known, &keys);
    add_valences_of_coders(&mut known, table.headers());
    add_numbered(&mut known);
    known.retain(|stem, columns| columns.len() > 1 && may_have_versions(stem, columns));
    if known.is_empty() || tools::of_headers(table.headers()).is_some() {
        return Vec::new();
    }
    let mut found: Vec<Versions> =
        known.into_values().filter_map(|columns| of_columns(table, columns)).collect();
    found.sort_unstable_by_key(|one| one.kept);
    found
}

/// True for a word for the last version of a column.
fn is_last(word: &str) -> bool {
    is_late(word) || listed(AGREED, word) || listed(RECODED, word)
}

// How late a version is.
const OF_CODER: u32 = 0;
const EARLIEST: u32 = 1;
const OLDER: u32 = 2;
const PLAIN: u32 = 3;
const NUMBERED: u32 = 4;
const ROUNDS: u32 = 10_000;
const NEWER: u32 = 999_999;
const LAST: u32 = 1_000_000;

/// Counts a column that is called `Recoded` alone among the versions of the only codes beside it.
fn add_recoded(known: &mut BTreeMap<String, Vec<(u32, usize)>>, keys: &[String]) {
    let mut recoded = keys.iter().enumerate().filter(|(_, key)| listed(RECODED, key));
    let (Some((column, _)), None) = (recoded.next(), recoded.next()) else { return };
    let mut codes = known.iter_mut().filter(|(stem, _)| headers::is_known(stem, &[Role::Code]));
    if let (Some((_, columns)), None) = (codes.next(), codes.next()) {
        columns.push((LAST, column));
    }
}

/// Counts `Code 1` and `Code 2` among the versions that came before `Final code`, where neither has versions of its own.
fn add_numbered(known: &mut BTreeMap<String, Vec<(u32, usize)>>) {
    let has_last = |columns: &[(u32, usize)]| columns.iter().any(|(rank, _)| *rank == LAST);
    let stems = known.iter().filter(|(_, columns)| has_last(columns));
    let stems: Vec<String> = stems.map(|(stem, _)| stem.clone()).collect();
    for stem in stems {
        let number = |other: &str| {
            let number = other.strip_prefix(&stem)?.strip_prefix(' ')?.parse::<u32>().ok();
            number.filter(|number| *number < MOST_NUMBERED)
        };
        let alone = |columns: &[(u32, usize)]| matches!(columns, [(PLAIN, _)]);
        let before: Vec<(String, u32)> = known
            .iter()
            .filter(|(_, columns)| alone(columns))
            .filter_map(|(other, _)| Some((other.clone(), number(other)?)))
            .collect();
        for (other, number) in before {
            let columns = known.remove(&other).unwrap_or_default();
            let columns = columns.into_iter().map(|(_, column)| (NUMBERED + number, column));
            known.entry(stem.clone()).or_default().extend(columns);
        }
    }
}

/// Counts the valences of several coders (`Coder 1 valence`) among what came before those that they agreed on (`Final
/// valence`).
fn add_valences_of_coders(known: &mut BTreeMap<String, Vec<(u32, usize)>>, headers: &[String]) {
    let of_coders = headers.iter().enumerate().filter_map(|(column, header)| {
        let (_, rest) = coder_and_rest(header)?;
        Some((column, apart(&fold_word(rest), true).0))
    });
    for (column, stem) in of_coders {
        let last = |columns: &&mut Vec<(u32, usize)>| columns.iter().any(|(rank, _)| *rank == LAST);
        if headers::is_known(&stem, &[Role::Valence])
            && let Some(columns) = known.get_mut(&stem).filter(last)
        {
            columns.push((OF_CODER, column));
        }
    }
}

/// How late a version is by the first part of a word (`Endcode`), and the rest of it, which names what is coded.
fn compound(word: &str) -> Option<(u32, &str)> {
    const PARTS: [(u32, &str); 2] =
        [(EARLIEST, "erst,roh,start,vor"), (LAST, "end,final,schluss,slut,slutt,eind")];
    let labels = [Role::Code, Role::Theme, Role::Construct, Role::Domain];
    PARTS.into_iter().find_map(|(rank, parts)| {
        let mut rests = parts.split(',').filter_map(|part| word.strip_prefix(part));
        rests.find(|rest| headers::is_known(rest, &labels)).map(|rest| (rank, rest))
    })
}

/// What a folded header names, without the words that say which version it is, and how late that is.
fn apart(key: &str, any_late: bool) -> (String, u32) {
    let words: Vec<&str> = key.split(' ').collect();
    let (mut stem, mut rank): (Vec<&str>, u32) = (Vec::new(), PLAIN);
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let number = |word: &str| word.parse::<u32>().ok().filter(|number| *number < MOST_NUMBERED);
        let next = words.get(at + 1).and_then(|word| number(word));
        let joined = word.strip_prefix('v').and_then(number);
        if let Some(number) = joined {
            rank = NUMBERED + number;
        } else if let Some(number) = next.filter(|_| numbers_versions(word)) {
            (rank, at) = (NUMBERED + number, at + 1);
        } else if let Some(number) = next.filter(|_| numbers_rounds(word)) {
            (rank, at) = (ROUNDS + number, at + 1);
        } else if is_last(word) {
            rank = LAST;
        } else if is_new(word) {
            rank = NEWER;
        } else if is_old(word) || listed(BEFORE, word) {
            rank = OLDER;
        } else if is_early(word) || any_late && listed(FIRST, word) {
            rank = EARLIEST;
        } else if let Some((when, rest)) =
            compound(word).filter(|(when, _)| any_late || *when == LAST)
        {
            rank = when;
            stem.push(rest);
        } else {
            stem.push(word);
        }
        at += 1;
    }
    let bare =
        stem.iter().map(|word| if word.len() > 3 { word.trim_end_matches('s') } else { word });
    (bare.collect::<Vec<_>>().join(" "), rank)
}

/// True for columns of what is coded, counted or known of people. Rounds of counts are of people who were asked again,
/// and what is old and new may be whom they are of.
fn may_have_versions(stem: &str, columns: &[(u32, usize)]) -> bool {
    let rounds = columns.iter().any(|(rank, _)| (ROUNDS..LAST).contains(rank) || *rank == OLDER);
    let labels = |role: &Role| {
        matches!(role, Role::Code | Role::Theme | Role::Construct | Role::Domain | Role::Valence)
    };
    let others = |role: &Role| {
        matches!(role, Role::Count | Role::Rating | Role::Group | Role::Site | Role::Participant)
    };
    let named = headers::candidates(stem);
    let mut known = named.iter().filter(|(_, weight)| *weight >= EXACT - 12);
    let is_known = known.any(|(role, _)| labels(role) || !rounds && others(role));
    let says = || {
        meaning_of_key(stem).is_some_and(|meaning| meaning.strong)
            || split_valence(stem).1 != Valence::Missing
    };
    is_known || !rounds && says()
}

/// The versions among columns of one name; `None` where none or several are the last, or they have nothing in common.
fn of_columns(table: &Table, mut columns: Vec<(u32, usize)>) -> Option<Versions> {
    columns.sort_unstable_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    let (&(last, kept), before) = columns.split_first()?;
    if before.first().is_none_or(|(rank, _)| *rank == last) {
        return None;
    }
    let others: Vec<usize> = before.iter().map(|(_, column)| *column).collect();
    let cells = |column: usize| (0..table.rows()).map(move |row| trim(table.text(row, column)));
    let filled = |column: usize| cells(column).filter(|text| !text.is_empty());
    let of_kept: HashSet<&str> = filled(kept).collect();
    let numbers =
        |column: usize| filled(column).all(|text| parse_count(text, DecimalMark::Point).is_some());
    // Codes may all be called otherwise in the end; answers (`New theme`: yes, no) are none.
    let words =
        |column: usize| filled(column).all(|text| parse_mark(text, DecimalMark::Point).is_none());
    let in_common = |column: usize| {
        numbers(kept) && numbers(column)
            || words(kept) && words(column)
            || filled(column).any(|text| of_kept.contains(text))
    };
    if of_kept.is_empty() || !others.iter().all(|&column| in_common(column)) {
        return None;
    }
    let latest = *others.first()?;
    let mut both = cells(latest).zip(cells(kept));
    let fills = both.any(|(before, own)| !before.is_empty() && own.is_empty());
    let of_coders = before.iter().all(|(rank, _)| *rank == OF_CODER);
    Some(Versions { kept, others, fills, of_coders })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::TableBuilder;

    fn found(header: &str, rows: &[&str]) -> String {
        let headers = header.split('|').map(str::to_owned).collect();
        let mut builder = TableBuilder::new(None, headers);
        for (row, number) in rows.iter().zip(2..) {
            let cells: Vec<_> =
                row.split('|').filter_map(|text| builder.intern(text).ok()).collect();
            builder.push_row(number, &cells).ok();
        }
        let said = versions(&builder.finish()).into_iter().map(|one| {
            let fills = if one.fills { "+" } else { "" };
            format!("{}{fills}<{:?}", one.kept, one.others)
        });
        said.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn versions_are_known_by_their_names_and_what_they_share() {
        let rows: &[&str] = &["Time|Time pressure", "Team|Team", "Cost|Money"];
        for header in [
            "Initial code|Final code",
            "Code|Recoded",
            "Kod|Omkodad",
            "Code|Umkodiert",
            "Código|Recodificado",
            "Draft theme|Final theme",
            "Code v1|Code v2",
            "Code round 1|Code round 2",
            "Original code|Revised code",
            "First code|Agreed code",
            "Code (old)|Code (new)",
            "Preliminary code|Code",
            "Role|Role (corrected)",
            "Vorläufiger Code|Endgültiger Code",
            "Preliminär kod|Slutlig kod",
            "Erstcode|Endcode",
            "Kod 1|Slutlig kod",
            "Startkod|Slutkod",
        ] {
            assert_eq!(found(header, rows), "1<[0]", "{header}");
        }
        assert_eq!(found("Final code|Code", rows), "0<[1]");
        let counts: &[&str] = &["3|4", "2|2", "4|3"];
        for header in ["Count|Count (revised)", "Barriers|Barriers (revised)"] {
            assert_eq!(found(header, counts), "1<[0]", "{header}");
        }
        // Only what was changed stands in the last.
        assert_eq!(found("Role|Role (corrected)", &["Nurse|", "GP|Nurse", "GP|"]), "1+<[0]");
        assert_eq!(found("Code|Recoded", &["Time|", "Team|Peers", "Cost|Money"]), "1+<[0]");
        assert_eq!(found("Code v1|Code v2|Code v10", &["A|A|A", "B|C|C"]), "2<[1, 0]");
        assert_eq!(found("Code 1|Code 2|Final code", &["A|A|A", "B|C|C"]), "2<[1, 0]");
        // Codes that have versions of their own.
        assert_eq!(
            found("Code 1|Code 1 final|Code 2|Code 2 final", &["A|A|B|B", "B|C|C|D"]),
            "1<[0] 3<[2]"
        );
        for header in [
            "Code 1|Code 2",
            "Code 1|Final theme",
            "First code|Second code",
            "Code|Theme",
            "Open code|Axial code",
            "Initial code|Code group",
            "Final code|Agreed code",
            "Theme|Recoded",
        ] {
            assert_eq!(found(header, rows), "", "{header}");
        }
        assert_eq!(found("Code v1|Code v2", &["money|Cost", "fees|Cost", "peers|Team"]), "1<[0]");
        // Whether a theme is new, and people who were asked again.
        assert_eq!(found("Theme|New theme", &["Time|yes", "Cost|no"]), "");
        assert_eq!(found("Barriers round 1|Barriers round 2", counts), "");
        assert_eq!(found("Old site barriers|New site barriers", counts), "");
        assert_eq!(found("Site|New site", &["North|South", "East|East"]), "");
    }
}
