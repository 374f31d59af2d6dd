//! Columns of which nothing tells for certain what they are: the user is asked.
//!
//! Takes columns with what they may be; says of some what is asked. What a wrong guess would change in the
//! numbers is not taken until the user has said so: the size of a group is no count, and words that nobody
//! knows are no valence.

use std::collections::HashSet;

use super::column::{Column, has_role, is_pseudonym, position_of};
use super::headers::{self, EXACT};
use super::profile::Profile;
use super::roles::{Reason, Role};
use super::row_numbers::RowNumbers;
use super::shares::names_shares;
use super::split::{split_valence, valence_alone};
use super::total_words::names_total;
use super::valence_column::ValenceColumn;
use super::valence_words::valence_key;
use super::weigh::{is_label, surely_counts};
use super::word_list::listed;
use crate::fold::fold_word;
use crate::schema::PATH;
use crate::valence::Valence;

/// Names under which some give the size of a group and others a count; folded.
const SIZES: [&str; 22] = [
    "nombre",
    "numero",
    "effectif",
    "aantal",
    "liczba",
    "n",
    "num",
    "number",
    "total",
    "total n",
    "size",
    "group size",
    "sample size",
    "sample",
    "n participants",
    "participants n",
    "number of participants",
    "antal",
    "antall",
    "anzahl",
    "lkm",
    "maara",
];
/// Names of several people, documents or studies; folded.
const SEVERAL: &str = "participants,respondents,informants,interviewees,interviews,studies,articles,papers,documents,\
    sources,cases,patients,people,persons,respondenter,informanter,intervjuer,intervjupersoner,studier,artiklar,kallor,\
    dokumenter,kilder,artikler,studien,quellen,artikel,interviewte,osallistujat,haastateltavat,haastattelut,\
    tutkimukset,etudes,entretiens,repondants,participantes,estudios,entrevistas,encuestados,partecipanti,studi,\
    interviste,deelnemers,respondenten,estudos,uczestnicy,badania,wywiady";
/// Words that join the others of a name of counts; folded.
const BETWEEN: &str = "of,the,in,per,by,for,total,times,coded,applied,all,av,af,i,pr,von,der,des,pro,de,des,du,par,di,da,do,\
    dos,das,van,het,codings,codes,mentions,statements,utterances,passages,nennungen,kodierungen,codierungen,kodningar,\
    kodninger,utsagor,omnamnanden,no,nr";
/// Names of columns of colours, folded.
const COLOURS: &str = "color,colour,colors,colours,colour code,color code,code colour,code color,highlight colour,\
    highlight color,highlighter,farbe,farben,farbcode,markierung,farg,farger,fargkod,markering,farge,farve,vari,couleur,\
    couleurs,color de codigo,colore,colori,cor,cores,kleur,kleuren,kolor,barva,szin,renk,цвет,χρώμα,颜色,色,색,색상,اللون";
/// Distinct words at most of a column that may be a valence.
const MOST_WORDS: usize = 4;
/// Largest number that may stand for one.
const LARGEST_SIGN: u32 = 9;
/// Letters of such a word at most.
const LONGEST_WORD: usize = 24;
/// Columns at most that are asked about at once; more are a questionnaire.
const MOST_COLUMNS: usize = 3;

/// Sets columns aside that say one number for all rows, or for all of a group, site, source or participant,
/// under a name that may mean a size.
pub(super) fn set_sizes_aside(columns: &mut [Column<'_>], keys: &[String]) {
    let owners: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| {
            let first = column.candidates.first().map(|first| &first.role);
            first.is_some_and(|role| owns_rows(role) || *role == Role::Coder)
        })
        .map(|(at, _)| at)
        .collect();
    set_numbers_of_people_aside(columns, keys);
    // Beside codes in columns a total is theirs.
    let is_code = |column: &&Column<'_>| matches!(column.role(), Some(Role::CodeColumn { .. }));
    let is_wide = columns.iter().filter(is_code).count() > 1;
    for at in 0..columns.len() {
        if is_wide && keys.get(at).is_some_and(|key| names_total(key)) {
            continue;
        }
        let is_size = keys.get(at).is_some_and(|key| SIZES.contains(&key.as_str()))
            && columns.get(at).is_some_and(|column| {
                let profile = &column.profile;
                let counts = column.candidates.iter().any(|one| one.role == Role::Count);
                let owner = |owner: &usize| {
                    columns.get(*owner).filter(|_| *owner != at).is_some_and(|owner| {
                        // Of studies of one row each nobody knows whether the size is theirs or the row's.
                        let first = owner.candidates.first().map(|first| &first.role);
                        let is_study = first == Some(&Role::Source);
                        let owner = &owner.profile;
                        let is_open =
                            owner.distinct() < owner.filled || is_study && owner.filled > 1;
                        is_open && profile.constant_within(owner)
                    })
                };
                let one_for_all = profile.distinct() == 1 && profile.filled > 1;
                // Ones are one a row either way.
                counts && profile.largest > 1 && (one_for_all || owners.iter().any(owner))
            });
        if let Some(column) = columns.get_mut(at).filter(|_| is_size) {
            column.taken = Some((Role::Ignored, Reason::GroupSize));
            column.asked = Some(Role::Count);
        }
    }
}

/// Sets columns of numbers aside under a name of several people, documents or studies (`Participants`): whether they
/// say how many there were, how often or which ones stands nowhere.
fn set_numbers_of_people_aside(columns: &mut [Column<'_>], keys: &[String]) {
    let labels: Vec<usize> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| {
            let first = column.candidates.first().map(|first| &first.role);
            first.is_some_and(|role| is_label(role) || *role == Role::Valence)
        })
        .map(|(at, _)| at)
        .collect();
    for at in 0..columns.len() {
        let is_one = keys.get(at).is_some_and(|key| listed(SEVERAL, without_number_of(key)))
            && columns.get(at).is_some_and(|column| {
                let profile = &column.profile;
                let numbers = profile.filled > 1 && profile.whole == profile.filled;
                let others: Vec<&Profile<'_>> = labels
                    .iter()
                    .filter_map(|&at| columns.get(at))
                    .map(|one| &one.profile)
                    .collect();
                let owned = || {
                    columns.iter().enumerate().any(|(other, column)| {
                        let owner = &column.profile;
                        let owns =
                            column.candidates.first().is_some_and(|one| owns_rows(&one.role));
                        other != at
                            && owns
                            && owner.distinct() < owner.filled
                            && profile.constant_within(owner)
                    })
                };
                let once = || !others.is_empty() && Profile::differ_together(&others);
                numbers
                    && profile.largest > 1
                    && profile.row_numbers == RowNumbers::No
                    && (owned() || once())
            });
        if let Some(column) = columns.get_mut(at).filter(|_| is_one) {
            column.taken = Some((Role::Ignored, Reason::GroupSize));
            column.asked = Some(Role::Count);
        }
    }
}

/// A name without what says that it is a number: `No. of people`, `Number of participants`, `# studies`.
fn without_number_of(key: &str) -> &str {
    const BEFORE: [&str; 14] = [
        "no of ",
        "nr of ",
        "number of ",
        "num of ",
        "n of ",
        "n ",
        "no ",
        "# of ",
        "# ",
        "how many ",
        "anzahl ",
        "antal ",
        "antall ",
        "count of ",
    ];
    BEFORE.iter().find_map(|before| key.strip_prefix(before)).unwrap_or(key)
}

/// Sets counts aside whose names say of something else how many there were (`Word count`, `Frequency of visits`),
/// where rows are codings of people or passages.
pub(super) fn doubt_counts_of_others(columns: &mut [Column<'_>], keys: &[String]) {
    let is_list = has_role(columns, Role::says_of_what);
    for (column, key) in columns.iter_mut().zip(keys).filter(|_| is_list) {
        let is_count = matches!(column.taken, Some((Role::Count, Reason::Header)));
        if is_count && column.profile.largest > 1 && counts_others(key) {
            column.taken = Some((Role::Ignored, Reason::NothingToCompare));
            column.asked = Some(Role::Count);
        }
    }
}

/// True for a name of counts that holds words for neither codings nor counts.
fn counts_others(key: &str) -> bool {
    let is_known = headers::candidates(key)
        .iter()
        .any(|(role, weight)| *role == Role::Count && *weight >= EXACT);
    let says_codings = |word: &str| {
        listed(BETWEEN, word)
            || word.chars().all(|letter| letter.is_ascii_digit())
            || headers::candidates(word).iter().any(|(role, _)| {
                is_label(role) || matches!(role, Role::Count | Role::Excerpt | Role::Segment)
            })
    };
    !is_known && !key.split(' ').all(says_codings)
}

/// Roles whose values bear rows together.
fn owns_rows(role: &Role) -> bool {
    matches!(role, Role::Group | Role::Site | Role::Source | Role::Participant)
}

/// Asks whether columns are counts whose names say so: those that hold few counts or none, and percentages
/// that stand where counts ought to be.
pub(super) fn ask_for_counts(columns: &mut [Column<'_>], headers: &[String]) {
    let counts = has_role(columns, |role| matches!(role, Role::Count | Role::CodeColumn { .. }));
    // In a list of codings percentages are of something else, such as how much of a text is coded.
    let is_list = has_role(columns, Role::says_of_what);
    for (column, header) in columns.iter_mut().zip(headers) {
        let profile = &column.profile;
        let named = surely_counts(&fold_word(header));
        let asks = match &column.taken {
            Some((Role::Count, _)) => 2 * profile.whole < profile.filled,
            Some((Role::Ignored, Reason::Percentages)) => {
                let of_valence = split_valence(header).1 != Valence::Missing
                    || super::wide_headers::names_valence_in_header(header);
                // `1/2` may be the first of two.
                let is_percent =
                    names_shares(header) || profile.values.iter().any(|text| text.contains('%'));
                !counts && (named || of_valence || !is_list && is_percent)
            }
            Some((Role::Attribute | Role::Ignored, _)) => {
                !counts && named && profile.filled > 0 && column.asked.is_none()
            }
            _ => false,
        };
        if asks {
            column.asked = Some(Role::Count);
        }
    }
}

/// Asks of ratings without any sign whether they are such: 1 and 2 may as well say how strong something is, or stand
/// for its valence.
pub(super) fn ask_for_ratings(columns: &mut [Column<'_>]) {
    let stated = has_role(columns, |role| *role == Role::Valence);
    for column in columns.iter_mut().filter(|_| !stated) {
        let profile = &column.profile;
        let bare = profile.unsigned_rating && profile.signed == 0 && !profile.negative_rating;
        if bare && matches!(column.taken, Some((Role::Rating, Reason::Header))) {
            column.asked = Some(Role::Rating);
        }
    }
}

/// Letters beside those for both sides that stand for neither or for both: mixed, neutral, unclear.
const OTHER_LETTERS: &str = "m,n,u,x";

/// Takes a column called by codes that holds letters for both sides and nothing else for the valences, beside another
/// column of codes, and has the user asked.
pub(super) fn take_codes_for_valences(columns: &mut [Column<'_>]) {
    let labels = columns.iter().filter(|column| column.role().is_some_and(is_label)).count();
    let says = |role: &Role| matches!(role, Role::Valence | Role::Rating | Role::CodeSets);
    if labels < 2 || has_role(columns, says) {
        return;
    }
    let are_sides = |column: &&mut Column<'_>| {
        let keys: Vec<String> =
            column.profile.values.iter().map(|text| valence_key(text)).collect();
        let beside = ValenceColumn::of(keys.iter().map(String::as_str));
        let meant: Vec<Valence> = keys
            .iter()
            .filter_map(|key| beside.meaning(key).map(|meaning| meaning.valence))
            .collect();
        column.role() == Some(&Role::Code)
            && keys.iter().all(|key| beside.meaning(key).is_some() || listed(OTHER_LETTERS, key))
            && Valence::SIDES.iter().all(|side| meant.contains(side))
    };
    if let Some(column) = columns.iter_mut().find(are_sides) {
        column.taken = Some((Role::Valence, Reason::Values));
        column.asked = Some(Role::Valence);
    }
}

/// Asks whether columns of a few short words are the valence, where codes have none otherwise. Columns that
/// say one thing of each participant (or source) describe those.
pub(super) fn ask_for_valence(columns: &mut [Column<'_>], keys: &[String]) {
    let says_valence = |role: &Role| {
        matches!(
            role,
            Role::Valence | Role::Rating | Role::CodeSets | Role::Weight | Role::CodeColumn { .. }
        )
    };
    let in_names =
        columns.iter().filter(|column| column.role().is_some_and(is_label)).any(|column| {
            let mut names = column.profile.values.iter();
            names.any(|name| {
                split_valence(name).1 != Valence::Missing || valence_alone(name).is_some()
            })
        });
    if in_names || has_role(columns, says_valence) || !has_role(columns, is_label) {
        return;
    }
    let owner = position_of(columns, &Role::Participant).or(position_of(columns, &Role::Source));
    let varies = |column: &Column<'_>| {
        owner.and_then(|at| columns.get(at)).is_none_or(|owner| {
            let (profile, owner) = (&column.profile, &owner.profile);
            owner.distinct() == owner.filled || !profile.constant_within(owner)
        })
    };
    // Programs give each code its colour; whoever marks passages by hand gives one code several.
    let code = columns.iter().find(|column| column.role().is_some_and(is_label));
    let is_of_codes = |column: &Column<'_>| {
        code.is_some_and(|code| {
            let (profile, code) = (&column.profile, &code.profile);
            code.distinct() < code.filled && profile.constant_within(code)
        })
    };
    let may_be: Vec<usize> = columns
        .iter()
        .zip(keys)
        .enumerate()
        .filter(|(_, (column, key))| {
            let is_colour = listed(COLOURS, key) && !is_of_codes(column);
            let is_open = match &column.taken {
                Some((Role::Ignored, Reason::Header)) => is_colour,
                // Few words beside few codes may go with them one by one.
                Some((Role::Ignored, Reason::NothingToCompare)) => {
                    code.is_some_and(|code| column.profile.is_copy_of(&code.profile))
                }
                Some((Role::Attribute, reason) | (Role::Ignored, reason)) => {
                    matches!(reason, Reason::FewValues | Reason::SameAs { .. })
                }
                _ => false,
            };
            is_open
                && column.asked.is_none()
                && (is_colour || is_open_name(key))
                && (are_few_words(&column.profile.values)
                    || names_valence(key) && are_few_numbers(&column.profile.values))
                && varies(column)
        })
        .map(|(at, _)| at)
        .collect();
    // Words that mean a valence and much else go before words that nobody knows.
    let known = |at: &usize| {
        columns.get(*at).is_some_and(|column| {
            column.profile.both_directions && column.profile.mostly(column.profile.valence, 0.8)
        })
    };
    let best: Vec<usize> = may_be.iter().copied().filter(known).collect();
    let asked = if best.is_empty() { may_be } else { best };
    if asked.len() > MOST_COLUMNS {
        return;
    }
    for at in asked {
        if let Some(column) = columns.get_mut(at) {
            column.asked = Some(Role::Valence);
        }
    }
}

/// Asks which of two columns is the valence, where the values of another are nothing but valences too.
pub(super) fn ask_between_valences(columns: &mut [Column<'_>], keys: &[String]) {
    let Some(own) = position_of(columns, &Role::Valence) else { return };
    let may_be = |(at, column): (usize, &Column<'_>)| {
        let profile = &column.profile;
        let is_open = match &column.taken {
            Some((Role::Attribute | Role::Ignored, reason)) => {
                matches!(reason, Reason::FewValues | Reason::NothingToCompare)
            }
            Some((Role::Group, reason)) => *reason != Reason::Header,
            Some((Role::Coder, _)) => true,
            _ => false,
        };
        let words =
            profile.strong_valences > 0 && profile.valence + profile.denied == profile.filled;
        (at != own
            && is_open
            && words
            && !keys.get(at).is_some_and(|key| headers::is_nameless(key)))
        .then_some(at)
    };
    let others: Vec<usize> = columns.iter().enumerate().filter_map(may_be).collect();
    for &at in &others {
        if let Some(column) = columns.get_mut(at) {
            column.taken = Some((Role::Attribute, Reason::FewValues));
            (column.asked, column.rivals) = (None, Vec::new());
        }
    }
    if let Some(column) = columns.get_mut(own) {
        column.rivals.extend(others);
        let mut known = HashSet::new();
        column.rivals.retain(|rival| known.insert(*rival));
    }
}

/// True for a header that means nothing else.
fn is_open_name(key: &str) -> bool {
    let known = headers::candidates(key);
    !headers::is_spoiled(key)
        && known.iter().all(|(role, weight)| *role == Role::Valence || *weight < EXACT - 12)
}

/// True for a header that is a name of the valence.
fn names_valence(key: &str) -> bool {
    headers::candidates(key)
        .iter()
        .any(|(role, weight)| *role == Role::Valence && *weight >= headers::PART)
}

/// True for two small numbers or a few, of which nobody knows what they mean.
fn are_few_numbers(values: &[&str]) -> bool {
    let is_small = |text: &&str| text.parse().is_ok_and(|number: u32| number <= LARGEST_SIGN);
    (2..=MOST_WORDS + 1).contains(&values.len()) && values.iter().all(is_small)
}

/// True for two words or a few, each short and none a number, a person or a path.
fn are_few_words(values: &[&str]) -> bool {
    (2..=MOST_WORDS).contains(&values.len())
        && values.iter().all(|text| {
            text.chars().count() <= LONGEST_WORD
                && text.contains(char::is_alphabetic)
                && !text.contains(|letter: char| letter.is_ascii_digit())
                && !text.contains(PATH)
                && !is_pseudonym(text)
        })
}
