//! Columns called by a valence and nothing else, beside a column of codes: `Barriers`, `Facilitators`, `B` beside `F`.
//!
//! Takes headers and the columns' profiles; gives such columns their valence. Never takes a question (`Barrier?` yes or
//! no) for counts.

use super::answers_in_headers::without_answers;
use super::headers;
use super::legend::legend;
use super::profile::Profile;
use super::roles::{Reason, Role};
use super::valence_words::{is_direction, meaning_of_key};
use super::weigh::holds_shares;
use crate::fold::fold_word;
use crate::valence::Valence;

/// Words that stand in a header beside the valence and do not name a code.
const COUNT_WORDS: [&str; 9] =
    ["n", "no", "number", "of", "count", "total", "antal", "antall", "anzahl"];

/// A table with a code a row and columns such as `Barriers` and `Facilitators` that hold counts or
/// flags, where the rows are people or passages too; tables of nothing but counts are reshaped.
pub(super) fn counts_by_valence(
    headers: &[String],
    keys: &[String],
    profiles: &[Profile<'_>],
    found: &mut [Option<(Role, Reason)>],
) {
    let bare: Vec<String> =
        headers.iter().map(|header| fold_word(without_answers(header))).collect();
    let columns = found.iter_mut().zip(keys).zip(&bare).zip(profiles).zip(headers);
    for ((((slot, own), key), profile), header) in columns {
        let rest: Vec<&str> = key.split(' ').filter(|word| !COUNT_WORDS.contains(word)).collect();
        // Counts, flags, or marks such as `x`.
        let marks = profile.filled > 0 && profile.counts_mostly();
        if !marks || holds_shares(header, profile) || !legend(header).is_empty() {
            continue;
        }
        if let Some(valence) = lone_letter(own, keys).filter(|_| profile.counts_all()) {
            let role = Role::CodeColumn { code: String::new(), valence };
            *slot = Some((role, Reason::WordCutShort { word: header.trim().to_owned() }));
            continue;
        }
        // `Barrier/facilitator` over numbers says which number is which nowhere.
        let names_both = headers::is_known(&rest.join(" "), &[Role::Valence]);
        let meaning = meaning_of_key(&rest.join(" ")).filter(|meaning| meaning.strong);
        // `Barrier?` yes or no, 1 or 0: what no means stands nowhere. `Barriers` count.
        let is_question = profile.blank == 0
            && profile.zeros > 0
            && (profile.largest == 0 || profile.largest == 1 && !is_plural(key))
            && profile.marks == profile.filled
            && bare.iter().filter(|key| says_direction(key)).count() == 1;
        if is_question {
            continue;
        }
        if let Some(meaning) = meaning.filter(|_| !names_both) {
            let role = Role::CodeColumn { code: String::new(), valence: meaning.valence };
            *slot = Some((role, Reason::WideTable));
        }
    }
}

/// True for a word that ends as those for several do; `Hindernis` is one.
fn is_plural(key: &str) -> bool {
    key.ends_with('s') && !key.ends_with("nis")
}

/// The valence of a header that is one letter beside one of the other direction: `B` beside `F`.
fn lone_letter(key: &str, keys: &[String]) -> Option<Valence> {
    let has = |letter: &str| keys.iter().filter(|key| *key == letter).count() == 1;
    let pairs = [("b", "f"), ("b", "e"), ("h", "f"), ("f", "l")];
    let (barrier, _) = pairs.into_iter().find(|(barrier, facilitator)| {
        has(barrier) && has(facilitator) && (key == *barrier || key == *facilitator)
    })?;
    Some(if key == barrier { Valence::Barrier } else { Valence::Facilitator })
}

/// True for a header that is nothing but a word for barrier or facilitator.
fn says_direction(key: &str) -> bool {
    let rest: Vec<&str> = key.split(' ').filter(|word| !COUNT_WORDS.contains(word)).collect();
    meaning_of_key(&rest.join(" "))
        .is_some_and(|meaning| meaning.strong && is_direction(meaning.valence))
}
