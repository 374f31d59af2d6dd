//! Headers that ask what hinders and what helps: `What hinders you?`, `Was hilft Ihnen?`.
//!
//! Takes a header; gives the valence of what is answered. Never takes a header that asks for both.

use crate::dataset::valence_words::{is_direction, meaning_of_key};
use crate::dataset::word_list::listed;
use crate::fold::fold_word;
use crate::valence::Valence;

/// Words that begin a question or a request; folded.
const ASKS: &str = "what,which,why,please,name,list,describe,vad,vilka,vilket,varfor,hva,hvad,hvilke,hvorfor,was,welche,\
    warum,wodurch,que,quels,quelles,quel,quelle,quest,cuales,cual,cosa,quali,quale,quais,qual,wat,welke,waardoor,mika,\
    mitka,mitka,miksi,co,jakie,什么,何が,무엇이";
/// Beginnings of words that say in a question that something hinders or helps; folded.
const HINDERS: &str = "hinder,hindr,hampers,hampered,prevent,stops,stopped,hemm,haemm,behinder,erschwer,forsvar,vanskelig,\
    freine,empech,gene,entrav,impid,dificult,obstacul,ostacol,impedis,belemmer,verhinder,esta,haitta,utrudn,przeszk,\
    hard,harder,difficult,obstacle,challeng,problem,svar,schwer,moeilijk";
const HELPS: &str = "help,helf,hilft,geholfen,facilit,enabl,support,easier,easy,underlatt,mojliggor,framj,fremm,forder,\
    erleichter,unterstutz,hjalp,hjelp,hjaelp,aide,facilite,ayud,favorec,aiut,favorisc,ajud,bevorder,autta,edist,\
    mahdollist,pomag,ułatw,lattare,leichter,gemakkelijk";

/// Phrases that say it in several words; folded.
const PHRASES_OF_HINDERING: [&str; 14] = [
    "in the way",
    "hold you back",
    "held you back",
    "holds you back",
    "held back",
    "go wrong",
    "went wrong",
    "did not work",
    "didn t work",
    "does not work",
    "doesn t work",
    "not work well",
    "went less well",
    "fungerade inte",
];
const PHRASES_OF_HELPING: [&str; 6] =
    ["worked well", "works well", "went well", "go well", "fungerade bra", "lief gut"];

/// The valence of the answers to a question, which names one direction alone.
pub(super) fn valence_of_question(header: &str) -> Option<Valence> {
    let text = header.replace(['\'', '\u{2019}', '¿'], " ");
    let key = fold_word(&text);
    let words: Vec<&str> = key.split(' ').collect();
    let asks = header.trim_end().ends_with(['?', '？'])
        || words.len() > 2 && words.first().is_some_and(|first| listed(ASKS, first));
    if !asks || words.len() < 2 {
        return None;
    }
    let says = |phrases: &[&str]| phrases.iter().any(|phrase| key.contains(phrase));
    match (says(&PHRASES_OF_HINDERING), says(&PHRASES_OF_HELPING)) {
        (true, false) => return Some(Valence::Barrier),
        (false, true) => return Some(Valence::Facilitator),
        (true, true) => return None,
        (false, false) => {}
    }
    let begins =
        |list: &str, word: &str| list.split(',').map(str::trim).any(|stem| word.starts_with(stem));
    let mut found: Option<Valence> = None;
    for word in words {
        let strong =
            meaning_of_key(word).filter(|meaning| meaning.strong && is_direction(meaning.valence));
        let valence = match strong {
            Some(meaning) => meaning.valence,
            None if begins(HINDERS, word) => Valence::Barrier,
            None if begins(HELPS, word) => Valence::Facilitator,
            None => continue,
        };
        if found.is_some_and(|known| known != valence) {
            return None;
        }
        found = Some(valence);
    }
    found.filter(|valence| *valence != Valence::Mixed)
}

#[cfg(test)]
mod tests {
    use super::valence_of_question;
    use crate::valence::Valence::{Barrier, Facilitator};

    #[test]
    fn questions_name_one_direction() {
        for (hinders, helps) in [
            ("What hinders you?", "What helps you?"),
            ("What are the barriers to using the tool?", "What are the facilitators?"),
            ("What makes it difficult?", "What makes it easier?"),
            ("Vad hindrar dig?", "Vad underlättar för dig?"),
            ("Was hindert Sie?", "Was hilft Ihnen?"),
            ("Was erschwert die Arbeit", "Was erleichtert die Arbeit"),
            ("Hva hindrer deg?", "Hva hjelper deg?"),
            ("Hvad hæmmer jer?", "Hvad fremmer det?"),
            ("Qu'est-ce qui vous freine ?", "Qu'est-ce qui vous aide ?"),
            ("¿Qué dificulta su trabajo?", "¿Qué ayuda a su trabajo?"),
            ("Wat belemmert u?", "Wat helpt u?"),
            ("Mikä estää sinua?", "Mikä auttaa sinua?"),
            ("Please name barriers", "Please name facilitators"),
            ("What got in the way?", "What helped?"),
            ("What didn't work?", "What worked well?"),
            ("What went wrong?", "What went well?"),
        ] {
            assert_eq!(valence_of_question(hinders), Some(Barrier), "{hinders}");
            assert_eq!(valence_of_question(helps), Some(Facilitator), "{helps}");
        }
        for header in [
            "What are the barriers and facilitators?",
            "What helps and what hinders you?",
            "Barriers",
            "Barrier?",
            "How old are you?",
            "What worked well and what did not work?",
            "What is your role?",
            "Cost of support",
            "Support from leaders",
            "",
        ] {
            assert_eq!(valence_of_question(header), None, "{header}");
        }
    }
}
