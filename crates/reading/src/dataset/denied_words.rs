//! Words for barriers and facilitators that something beside them denies, ends or asks about.
//!
//! Takes the key of a value; says whether it is such. It is no valence then, and worth asking.

use super::valence_words::{is_direction, meaning_of_phrase};
use super::word_list::listed;

/// Words that deny, end or take away what they stand beside, or that ask.
const DENYING: &str = "no,not,non,none,never,without,lack,lacking,absence,absent,free,former,formerly,previous,\
    previously,past,resolved,removed,overcome,overcoming,overcame,avoiding,solved,eliminated,reduced,isnt,\
    unclear,unsure,possibly,maybe,perhaps,inte,inget,ingen,inga,ej,utan,ikke,intet,ikkje,uten,uden,ei,eivat,\
    ilman,kein,keine,keinen,keiner,nicht,ohne,ehemalig,ehemalige,pas,sans,aucun,aucune,ne,sin,ningun,ninguna,\
    senza,nessun,nessuna,nao,sem,nenhum,nenhuma,geen,niet,zonder,nie,bez,brak,不,不是,没有,非,無,아님,없음,ليس,بدون,لا";

/// Beginnings that deny the word that they are part of.
const DENYING_PREFIXES: [&str; 6] = ["non", "un", "nicht", "icke", "ikke", "不是"];

/// True for a key that holds a word for a barrier or a facilitator which something else in it denies, ends
/// or asks about: `no barrier`, `barrier resolved`, `nonbarrier`. It is no valence, and worth asking.
pub(super) fn is_denied(key: &str) -> bool {
    let directed = |part: &str| {
        meaning_of_phrase(part)
            .is_some_and(|meaning| meaning.strong && is_direction(meaning.valence))
    };
    let denied_part = |part: &str| {
        DENYING_PREFIXES.iter().any(|prefix| part.strip_prefix(prefix).is_some_and(directed))
    };
    let mut parts = key.split(' ');
    if parts.clone().any(denied_part) {
        return true;
    }
    parts.clone().any(directed)
        && parts.any(|part| listed(DENYING, part) || part == "?" || part == "0")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::valence_words::{valence_key, valence_of_word};

    #[test]
    fn what_is_denied_is_known_to_be_denied() {
        for word in [
            "not a barrier",
            "no barriers",
            "No facilitator",
            "non-barrier",
            "nonbarrier",
            "barrier?",
            "barrier (resolved)",
            "Barrier removed",
            "former barrier",
            "Barrier (not facilitator)",
            "lack of facilitator",
            "without barriers",
            "barrier-free",
            "0 barriers",
            "inte hinder",
            "inget hinder",
            "ei este",
            "kein Hindernis",
            "nicht hinderlich",
            "ikke en barriere",
            "pas un frein",
            "sin barreras",
            "nessun ostacolo",
            "sem barreiras",
            "geen belemmering",
            "brak bariery",
            "isn't a barrier",
        ] {
            assert_eq!(valence_of_word(word), None, "{word:?}");
            assert!(is_denied(&valence_key(word)), "{word:?}");
        }
        for word in [
            "barrier",
            "strong barrier",
            "barrier/facilitator",
            "not stated",
            "no",
            "non-adopters",
            "Workshop facilitator",
            "barrier cream",
            "free text",
            "uninhibited",
            "no problem",
        ] {
            assert!(!is_denied(&valence_key(word)), "{word:?}");
        }
    }
}
