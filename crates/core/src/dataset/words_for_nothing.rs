//! Words and signs that stand for nothing: nobody is called so, and nothing was found.
//!
//! Takes a text; says whether it is one. Never looks at what stands beside it.

use super::word_list::listed;
use crate::fold::{fold_word, is_dash};

/// Words that are nobody's name, folded, in the languages of the headers.
const WORDS: &str = "n a,unknown,unkn,unk,missing,none,not stated,not known,not reported,not given,\
    not specified,not available,not applicable,unspecified,unstated,no answer,no data,no information,nil,null,\
    nan,okand,okant,ej angivet,ingen uppgift,uppgift saknas,saknas,ukendt,ikke oplyst,ukjent,ikke oppgitt,\
    uoppgitt,mangler,tuntematon,ei tietoa,ei tiedossa,puuttuu,unbekannt,keine angabe,keine angaben,k a,\
    nicht angegeben,fehlend,fehlt,desconocido,desconocida,no consta,sin datos,inconnu,inconnue,non renseigne,\
    sconosciuto,non indicato,desconhecido,nao informado,onbekend,niet opgegeven";
/// Words that say that nothing was found or said, folded, beside those that name nobody.
const NO_FINDING: &str = "nothing,none reported,none mentioned,none identified,none found,none stated,none noted,\
    none described,not mentioned,not described,not identified,not discussed,not assessed,no barriers,\
    no barriers reported,no barriers identified,no facilitators,no facilitators reported,\
    no facilitators identified,no enablers,nr,nm,na,no,not raised,not coded,not present,absent,not applicable,no mention,\
    inte namnt,ej namnt,inte namnd,ej namnd,ikke nevnt,ikke naevnt,ei mainittu,nicht erwahnt,nicht genannt,\
    no mencionado,no mencionada,non mentionne,non mentionnee,non menzionato,nao mencionado,niet genoemd,\
    niet vermeld,nie wspomniano,未提及,言及なし,언급 없음,\
    dont know,don t know,do not know,ingen,inga,inget,ingenting,\
    inga rapporterade,intet,ingenting oplyst,keine,keiner,nichts,keine genannt,keine berichtet,ninguno,ninguna,nada,\
    no reportado,no reportada,no se menciona,aucun,aucune,rien,non rapporte,nessuno,nessuna,nulla,nenhum,nenhuma,geen,\
    niets,brak,nie zgłoszono,ei mitaan,ei ole,ei raportoitu,没有,无,無,なし,없음,لا يوجد";
/// Bytes of the longest such word.
const LONGEST_WORD: usize = 40;

/// True for a sign alone that stands for nothing, and for a word that nobody is called.
pub(super) fn names_nobody(text: &str) -> bool {
    if text.len() > LONGEST_WORD {
        return false;
    }
    if text.chars().all(|letter| is_dash(letter) || matches!(letter, '.' | '?' | '…' | '/')) {
        return true;
    }
    let bare =
        text.trim_matches(|letter: char| matches!(letter, '(' | ')' | '[' | ']' | '<' | '>'));
    let key = fold_word(bare);
    listed(WORDS, &key)
}

/// True for what stands in a cell where no finding does.
pub(super) fn finds_nothing(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', '!']);
    names_nobody(text) || text.len() <= LONGEST_WORD && listed(NO_FINDING, &fold_word(bare))
}

#[cfg(test)]
mod tests {
    use super::{finds_nothing, names_nobody};

    #[test]
    fn words_for_what_is_not_known_are_no_names() {
        for (text, nothing) in [
            ("N/A", true),
            ("n/a", true),
            ("n.a.", true),
            ("Unknown", true),
            ("(missing)", true),
            ("None", true),
            ("-", true),
            ("–", true),
            ("---", true),
            (".", true),
            ("?", true),
            ("Not stated", true),
            ("Okänd", true),
            ("Ej angivet", true),
            ("k. A.", true),
            ("NULL", true),
            ("Nana", false),
            ("Nurse", false),
            ("None of the above", false),
            ("Missing persons unit", false),
            ("Unknown Soldier", false),
            ("0", false),
            ("-1", false),
            ("A-", false),
            ("N", false),
            ("No", false),
            ("Other", false),
            ("NA", false),
            ("+", false),
        ] {
            assert_eq!(names_nobody(text), nothing, "{text}");
        }
    }

    #[test]
    fn words_for_no_finding_are_none() {
        for (text, nothing) in [
            ("None reported", true),
            ("none", true),
            ("N/A", true),
            ("NR", true),
            ("-", true),
            ("Nothing.", true),
            ("Don't know", true),
            ("Ninguno", true),
            ("Keine", true),
            ("没有", true),
            ("No time", false),
            ("None of the staff was trained", false),
            ("Nothing works", false),
            ("Not enough training", false),
            ("Cost", false),
        ] {
            assert_eq!(finds_nothing(text), nothing, "{text}");
        }
    }
}
