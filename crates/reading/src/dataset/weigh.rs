//! How well a column fits each role: its header against its values.
//!
//! Takes a header and a profile; gives the roles that both allow, best first. Never looks at
//! another column.

use super::headers::{self, EXACT};
use super::legend::legend;
use super::profile::Profile;
use super::rating::without_marks;
use super::roles::{Reason, Role};
use super::row_numbers::{RowNumbers, may_name_rows};
use super::shares::{are_probabilities, names_shares};
use super::tools::Tool;
use super::valence_words::{is_direction, meaning_of_key, valence_key, valence_nearby};
use crate::fold::{fold_word, is_dash};
use crate::order::sort_by_key;
use crate::valence::Valence;

/// A role that a column may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Candidate {
    /// The role.
    pub role: Role,
    /// How well it fits: comparable between columns.
    pub weight: u32,
    /// Why.
    pub reason: Reason,
}

/// Signs at most of a column whose header says what they mean.
const MOST_SIGNS: usize = 12;
/// Mean length, in characters, from which a column is text to read.
const LONG_TEXT: f64 = 60.0;

/// What a column may be, best first; empty where nothing speaks for anything.
///
/// `tool` is the program known to write such tables; `is_wide` says that codes stand in columns, so
/// that each row is one participant or source.
pub(super) fn weigh(
    header: &str,
    profile: &Profile<'_>,
    tool: Option<&'static Tool>,
    is_wide: bool,
) -> Vec<Candidate> {
    let key = &fold_word(header);
    let mut found: Vec<Candidate> = Vec::new();
    let mut named = match tool.and_then(|tool| tool.attribute(header)) {
        // The tool says that it describes documents or people, whatever else its name may mean.
        Some(attribute) => {
            let mut named = headers::candidates(&fold_word(attribute));
            named.retain(|(role, _)| matches!(role, Role::Participant | Role::Group | Role::Site));
            named
        }
        None => headers::candidates_of(header),
    };
    if profile.filled == 0 {
        // A column for codes without a single code is one: its rows are reported as such.
        named.retain(|(role, _)| is_label(role));
    }
    let reason = match tool {
        Some(tool) if tool.is_known_by(key) => Reason::Tool { tool: tool.name.to_owned() },
        _ => Reason::Header,
    };
    for (role, weight) in &named {
        if let Some(weight) = fits(role, *weight, key, profile, is_wide) {
            found.push(Candidate { role: role.clone(), weight, reason: reason.clone() });
        }
    }
    if let Some(tool) = tool
        && let Some(role) = tool.role(key)
        && (profile.filled > 0 || is_label(&role))
    {
        let reason = Reason::Tool { tool: tool.name.to_owned() };
        found.push(Candidate { role, weight: EXACT + 25, reason });
    }
    if holds_shares(header, profile) {
        // Shares of something are nobody's group and no number of codings.
        found.retain(|candidate| {
            !matches!(candidate.role, Role::Group | Role::Count | Role::Rating)
        });
    }
    let says_valence = named.iter().any(|(role, _)| *role == Role::Valence);
    let rated = is_rated(profile);
    // Numbers with their signs are on a scale whatever they are called.
    let signs = |text: &&str| without_marks(text).starts_with('+');
    let signed = profile.signed + profile.zeros == profile.filled
        && profile.values.iter().any(signs)
        && named.is_empty();
    if rated && (says_valence || signed || is_no_valence(profile)) && !surely_counts(key) {
        let weight = EXACT + 15;
        match found.iter_mut().find(|candidate| candidate.role == Role::Rating) {
            Some(named) => named.weight = weight.max(named.weight),
            None => found.push(Candidate { role: Role::Rating, weight, reason: Reason::Values }),
        }
    }
    // `Hinder` over 1 and 0: what 0 means stands nowhere.
    let direction = meaning_of_key(key).filter(|meaning| meaning.strong);
    if named.is_empty()
        && direction.is_some_and(|meaning| is_direction(meaning.valence))
        && are_yes_and_no(profile)
    {
        found.push(Candidate { role: Role::Valence, weight: EXACT - 8, reason: Reason::Header });
    }
    if names_codes_of_side(key, profile) {
        found.retain(|candidate| candidate.role != Role::Valence);
        found.push(Candidate { role: Role::Code, weight: EXACT - 8, reason: Reason::Header });
    }
    if is_valence_by_values(profile)
        && !(rated && is_no_valence(profile))
        && !is_role_of_people(key, profile)
    {
        found.push(Candidate { role: Role::Valence, weight: EXACT - 5, reason: Reason::Values });
    }
    if profile.filled > 0 && profile.distinct() <= MOST_SIGNS && !legend(header).is_empty() {
        found.push(Candidate { role: Role::Valence, weight: EXACT + 30, reason: Reason::Header });
    }
    if profile.mean_length() >= LONG_TEXT && 2 * profile.distinct() >= profile.filled {
        found.push(Candidate { role: Role::Excerpt, weight: 10, reason: Reason::Values });
    }
    // A stable sort: the order of the header lists decides between equals.
    sort_by_key(&mut found, |candidate| std::cmp::Reverse(candidate.weight));
    let mut seen: Vec<Role> = Vec::new();
    found.retain(|candidate| {
        let new = !seen.contains(&candidate.role);
        seen.push(candidate.role.clone());
        new
    });
    found
}

/// True for the roles that say what a coding is about.
pub(super) fn is_label(role: &Role) -> bool {
    matches!(role, Role::Code | Role::Domain | Role::Construct | Role::Theme)
}

/// Numbers of which each is 1 or 0, and none is blank.
fn are_yes_and_no(profile: &Profile<'_>) -> bool {
    profile.blank == 0
        && profile.zeros > 0
        && profile.largest == 1
        && profile.whole == profile.filled
}

/// Ratings on both sides of 0, or below it.
fn is_rated(profile: &Profile<'_>) -> bool {
    profile.mostly(profile.ratings, 0.9) && profile.negative_rating
}

/// Ratings that valence words do not say: without a sign above 0, beyond 2, with marks of footnotes.
fn is_no_valence(profile: &Profile<'_>) -> bool {
    profile.unsigned_rating || profile.largest_rating > 2 || profile.valence < profile.filled
}

/// True for a column of percentages or fractions: most of its cells are, or its header says so and most of
/// its cells are numbers.
pub(super) fn holds_shares(header: &str, profile: &Profile<'_>) -> bool {
    profile.mostly(profile.shares, 0.5)
        || names_shares(header) && profile.mostly(profile.shares.max(profile.numbers), 0.5)
}

/// Rows with a word that is one letter off a valence; of columns with few words.
fn nearly_valences(profile: &Profile<'_>) -> usize {
    if profile.distinct() > MOST_VALENCE_WORDS {
        return 0;
    }
    let rows = profile.values.iter().zip(&profile.rows_of);
    rows.filter(|(text, _)| valence_nearby(&valence_key(text)).is_some())
        .map(|(_, rows)| rows)
        .sum()
}

/// Distinct words at most of a column in which words that are nearly valences are sought.
const MOST_VALENCE_WORDS: usize = 40;

/// True for a header that can only be of counts of codings.
pub(super) fn surely_counts(key: &str) -> bool {
    const OTHERS: [&str; 20] = [
        "nombre",
        "numero",
        "aantal",
        "liczba",
        "数量",
        "العدد",
        "n",
        "num",
        "number",
        "total",
        "quotes",
        "references",
        "refs",
        "items",
        "mentions",
        "codings",
        "maara",
        "nennungen",
        "antal",
        "antall",
    ];
    !OTHERS.contains(&key)
        && headers::candidates(key)
            .iter()
            .any(|(role, weight)| *role == Role::Count && *weight >= EXACT)
}

/// Values that are valence words whatever the header says: four in five known or denied, and one that means
/// a barrier or a facilitator anywhere, or signs of both directions and nothing else.
pub(super) fn is_valence_by_values(profile: &Profile<'_>) -> bool {
    let words =
        profile.strong_valences > 0 && profile.mostly(profile.valence + profile.denied, 0.8);
    let signs = profile.both_directions
        && profile.may_be_valence == profile.filled
        && profile.values.iter().all(|text| !text.contains(char::is_alphanumeric));
    words || signs || are_signs_and_zeros(profile)
}

/// Signs of both directions with zeros among them, and nothing else.
fn are_signs_and_zeros(profile: &Profile<'_>) -> bool {
    let is_sign = |it: char| matches!(it, '+' | '/' | ' ' | '±' | '∓') || is_dash(it);
    profile.both_directions
        && profile.values.iter().all(|text| *text == "0" || text.chars().all(is_sign))
        && profile.values.iter().any(|text| text.contains('+'))
}

/// True for a header that asks what somebody's job is over values among which no barrier is: a facilitator
/// is a person there.
fn is_role_of_people(key: &str, profile: &Profile<'_>) -> bool {
    !profile.barriers
        && headers::candidates(key).contains(&(Role::Group, EXACT))
        && key.split(' ').any(|word| {
            [
                "role",
                "roles",
                "roll",
                "rolle",
                "rollen",
                "rooli",
                "job",
                "position",
                "profession",
                "occupation",
                "yrke",
                "stilling",
                "beruf",
                "funktion",
                "ammatti",
            ]
            .contains(&word)
        })
}

/// True for a header that names the valence itself and not just some kind.
fn names_valence(key: &str) -> bool {
    key.split(' ').any(|word| {
        ["valence", "valens", "valenz", "valenssi"].contains(&word)
            || meaning_of_key(&fold_word(word)).is_some_and(|meaning| meaning.strong)
    })
}

/// Values of a column of codes of one side at least.
const FEWEST_CODES: usize = 3;

/// True for short texts under one side alone (`Barrier`) none of which may say a valence: the codes of that side.
fn names_codes_of_side(key: &str, profile: &Profile<'_>) -> bool {
    let side = meaning_of_key(key).filter(|meaning| meaning.strong);
    let has_letters = |text: &&str| text.contains(char::is_alphabetic);
    side.is_some_and(|meaning| Valence::SIDES.contains(&meaning.valence))
        && profile.distinct() >= FEWEST_CODES
        && profile.valence == 0
        && profile.may_be_valence == 0
        && profile.mean_length() < LONG_TEXT
        && profile.values.iter().all(has_letters)
}

/// The weight of a role that the header names, after the values had their say; `None` where they
/// rule it out.
fn fits(role: &Role, weight: u32, key: &str, profile: &Profile<'_>, is_wide: bool) -> Option<u32> {
    let length = profile.mean_length();
    let numbers = profile.mostly(profile.whole, 0.9);
    let signed = profile.mostly(profile.signed, 0.5);
    let valence = is_valence_by_values(profile);
    let ok = match role {
        Role::Valence => {
            if is_rated(profile) && is_no_valence(profile) {
                return None;
            }
            if profile.mostly(profile.valence, 0.5) && (!numbers || profile.both_directions) {
                return Some(weight + 20);
            }
            // Words that must be asked cost the plain ones beside them nothing.
            let nearly = nearly_valences(profile);
            if (profile.strong_valences > 0 || 2 * nearly > profile.filled)
                && profile.mostly(profile.may_be_valence + nearly, 0.5)
            {
                return Some(weight + 20);
            }
            // A dash alone says nothing, and under the name of a valence it is asked.
            let words = profile.values.iter().any(|text| text.contains(char::is_alphabetic))
                || profile.mostly(profile.may_be_valence, 0.5);
            if !names_valence(key) || !words || length > 40.0 || profile.distinct() > 20 {
                return None;
            }
            return Some(weight.saturating_sub(15));
        }
        Role::Rating => {
            let named = key.contains("rating") || profile.negative_rating;
            profile.mostly(profile.ratings, 0.75) && named
        }
        Role::Count => {
            // Half is enough, and under a sure name a single one: cells that are no counts are left out
            // and said, a count overlooked is not.
            (profile.mostly(profile.numbers, 0.5) || surely_counts(key) && profile.numbers > 0)
                && !((profile.row_numbers != RowNumbers::No || profile.number_things)
                    && may_name_rows(key))
        }
        Role::Excerpt => {
            let surely = !matches!(
                key,
                "text"
                    | "item"
                    | "items"
                    | "segment"
                    | "content"
                    | "coded"
                    | "statement"
                    | "selection"
                    | "finding"
                    | "highlight"
                    | "passage"
                    | "tekst"
                    | "teksti"
                    | "inhalt"
                    | "aussage"
            );
            let text = length >= 20.0 || profile.mostly(profile.phrases, 0.5);
            !numbers
                && !valence
                && (text || surely && (length >= 8.0 || 2 * profile.distinct() > profile.filled))
        }
        Role::Segment => {
            let surely = weight >= EXACT;
            length <= 40.0 && (surely || !profile.all_differ())
        }
        Role::Participant | Role::Source => {
            let named = weight >= EXACT;
            // A French citation is what somebody said, and names no year.
            let with_year = |text: &&&str| {
                text.split(|letter: char| !letter.is_ascii_digit()).any(|number| {
                    number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
                })
            };
            let is_said = key == "citation"
                && profile.mostly(profile.phrases, 0.5)
                && 2 * profile.values.iter().filter(with_year).count() < profile.distinct();
            // Probabilities are nobody.
            let is_nobody = are_probabilities(profile.values.iter().copied());
            length <= 120.0
                && !is_said
                && !is_nobody
                && !valence
                && (named || is_wide || !profile.rises)
        }
        Role::Site | Role::Coder => length <= 80.0 && !valence && profile.distinct() <= 200,
        Role::Group => {
            length <= 80.0
                && (!valence || is_role_of_people(key, profile))
                && profile.distinct() <= 40
                && !(numbers && profile.distinct() > 12)
                && !(profile.rises && profile.filled > 2)
        }
        Role::Code | Role::Domain | Role::Construct | Role::Theme => {
            let number_names = weight >= EXACT && !profile.rises;
            !valence
                && !(signed && (weight < EXACT || profile.distinct() > 1))
                && (length <= 300.0 || weight >= headers::LETTER)
                && (!numbers || number_names)
        }
        _ => true,
    };
    ok.then_some(weight)
}
