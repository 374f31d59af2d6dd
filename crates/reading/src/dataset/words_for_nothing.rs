//! Words and signs that stand for nothing: nobody is called so, and nothing was found.
//!
//! Takes a text; says whether it is one. Never looks at what stands beside it.

use super::split::split_valence;
use super::valence_words::meaning_of_key;
use super::word_list::listed;
use crate::fold::{fold_word, is_dash};
use crate::valence::Valence;

/// Words that are nobody's name, folded, in the languages of the headers.
const WORDS: &str = "n a,unknown,unkn,unk,missing,none,not stated,not known,not reported,not given,\
    not specified,not available,not applicable,unspecified,unstated,no answer,no data,no information,nil,null,\
    nan,okand,okant,ej angivet,ingen uppgift,uppgift saknas,saknas,ukendt,ikke oplyst,ukjent,ikke oppgitt,\
    uoppgitt,mangler,tuntematon,ei tietoa,ei tiedossa,puuttuu,unbekannt,keine angabe,keine angaben,k a,\
    nicht angegeben,fehlend,fehlt,desconocido,desconocida,no consta,sin datos,inconnu,inconnue,non renseigne,\
    sconosciuto,non indicato,desconhecido,nao informado,onbekend,niet opgegeven";
/// Words that say that nothing was found or said, folded, beside those that name nobody.
const NO_FINDING: &str = "nothing,nothing mentioned,nothing reported,nothing identified,nothing coded,none reported,none mentioned,none identified,none found,none stated,none noted,\
    none described,not mentioned,not described,not identified,not discussed,not assessed,no barriers,\
    no barriers reported,no barriers identified,no facilitators,no facilitators reported,\
    no facilitators identified,no enablers,nr,nm,na,no,not raised,not coded,not present,absent,not applicable,no mention,\
    inte namnt,ej namnt,inte namnd,ej namnd,ikke nevnt,ikke naevnt,ei mainittu,nicht erwahnt,nicht genannt,\
    no mencionado,no mencionada,non mentionne,non mentionnee,non menzionato,nao mencionado,niet genoemd,\
    niet vermeld,nie wspomniano,未提及,言及なし,언급 없음,\
    dont know,don t know,do not know,ingen,inga,inget,ingenting,\
    inga rapporterade,intet,ingenting oplyst,keine,keiner,nichts,keine genannt,keine berichtet,ninguno,ninguna,nada,\
    no reportado,no reportada,no se menciona,aucun,aucune,rien,non rapporte,nessuno,nessuna,nulla,nenhum,nenhuma,geen,\
    niets,brak,no aplica,no procede,no sabe,entfallt,weiss nicht,trifft nicht zu,neant,sans objet,niente,\
    non applicabile,nao se aplica,n v t,nvt,niet van toepassing,nie dotyczy,vet ej,vet inte,ved ikke,vet ikke,ikke aktuelt,\
    ej aktuellt,ei sovellu,n r,not examined,not explored,unclear,see text,not addressed,not elicited,特になし,特に無し,该项不适用,不适用,不適用,\
    該当なし,해당없음,해당 없음,لا ينطبق,nie zgłoszono,ei mitaan,ei ole,ei raportoitu,没有,无,無,なし,없음,لا يوجد";
/// What people answer, or tick, who have nothing to say, folded: `none of the above`, `not sure`.
const NO_ANSWER: &str = "none of the above,none of these,none of those,none of them,none of the options,none apply,\
    none applies,neither of the above,neither of these,none at all,none really,not really,nothing at all,nothing really,\
    nothing special,nothing specific,nothing in particular,nothing to add,nothing comes to mind,nothing else,unsure,\
    not sure,i m not sure,im not sure,i am not sure,i dont know,i don t know,i do not know,idk,dunno,cant say,can t say,\
    cannot say,hard to say,difficult to say,no opinion,no comment,no comments,no response,no reply,not answered,\
    prefer not to say,prefer not to answer,see interview,see transcript,skipped,\
    inget av ovanstaende,inga av ovanstaende,ingen av ovanstaende,inget av dessa,inga av dessa,ingen av dessa,\
    inget alternativ,inget sarskilt,inget speciellt,ingenting sarskilt,ingenting speciellt,nej,osaker,jag vet inte,\
    vet inte riktigt,inget svar,ej svar,ej besvarad,ingen asikt,ingen kommentar,inga kommentarer,\
    ingen af ovenstaende,intet af ovenstaende,ingen af disse,ingen av disse,ingen av de ovennevnte,ingen av delene,\
    ingen av alternativene,ikke noget saerligt,ingenting spesielt,nei,usikker,jeg ved ikke,jeg vet ikke,intet svar,\
    ikke besvaret,ikke svart,ingen svar,ingen kommentarer,ei mikaan naista,ei mikaan edella mainituista,ei mitaan erityista,\
    en tieda,ei tieda,en osaa sanoa,ei osaa sanoa,eos,ei vastausta,ei kommentoitavaa,\
    keine der genannten,keines der genannten,keiner der genannten,nichts davon,keine davon,keines davon,keiner davon,\
    nichts besonderes,nichts dergleichen,nichts spezielles,nein,unsicher,ich weiss nicht,weiss ich nicht,keine meinung,\
    keine antwort,kein kommentar,keine aussage,schwer zu sagen,\
    aucun de ces elements,aucune de ces reponses,aucune des reponses ci dessus,aucun des elements ci dessus,\
    aucun de ceux ci,aucune de celles ci,aucun d entre eux,rien de particulier,rien de special,rien a signaler,\
    rien du tout,nsp,ne sait pas,je ne sais pas,sait pas,ne se prononce pas,sans avis,sans opinion,sans reponse,\
    pas de reponse,pas de commentaire,pas sur,pas sure,\
    ninguno de los anteriores,ninguna de las anteriores,ninguno de estos,ninguna de estas,ninguno de ellos,\
    nada en particular,nada en especial,nada especial,no se,no lo se,no sabe no contesta,ns nc,nsnc,no contesta,\
    no responde,sin respuesta,sin comentarios,sin opinion,no estoy seguro,no estoy segura,\
    nessuno dei precedenti,nessuna delle precedenti,nessuno di questi,nessuna di queste,niente di particolare,\
    nulla da segnalare,non so,non sa,non risponde,nessuna risposta,nessun commento,non saprei,\
    nenhum dos anteriores,nenhuma das anteriores,nenhum destes,nenhuma destas,nenhuma das opcoes,nada em especial,\
    nada em particular,nao sei,nao sabe,nao respondeu,sem resposta,sem comentarios,sem opiniao,\
    geen van deze,geen van bovenstaande,geen van de bovenstaande,geen van beide,geen genoemd,niets bijzonders,\
    niets speciaals,nee,onzeker,onduidelijk,weet niet,weet ik niet,ik weet het niet,geen mening,geen antwoord,geen idee,\
    geen commentaar,zadne z powyzszych,zaden z powyzszych,żadne z powyższych,nic szczególnego,nie wiem,trudno powiedzieć,\
    brak odpowiedzi,brak uwag,以上都不是,以上皆非,以上均无,不知道,不清楚,没有意见,無回答,上記のいずれでもない,どれでもない,\
    わからない,分からない,해당 사항 없음,모름,잘 모르겠음,응답 없음,لا شيء مما سبق,لا أعرف,لا اعرف";
/// Words for what was given no code, folded.
const NO_CODE: &str = "n a,not coded,uncoded,no code,no codes,uncodable,uncodeable,not codable,not codeable,\
    not applicable,tbd,tbc,to be coded,ej kodad,ej kodat,okodad,okodat,ingen kod,ikke kodet,ingen kode,ukodet,nicht kodiert,nicht codiert,\
    unkodiert,kein code,keine angabe,ei koodattu,ei koodia,sin codigo,no codificado,no codificable,non code,sans code,\
    aucun code,non codificato,nessun codice,sem codigo,nao codificado,niet gecodeerd,geen code,nie zakodowano,brak kodu,\
    未编码,未コード,코드 없음";
/// What spreadsheets write where a formula has no value.
const ERRORS: [&str; 8] =
    ["#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#WERT!", "#BEZUG!"];
/// Bytes of the longest such word.
const LONGEST_WORD: usize = 40;

/// True for a sign alone that stands for nothing, and for a word that nobody is called.
pub(super) fn names_nobody(text: &str) -> bool {
    if text.len() > LONGEST_WORD {
        return false;
    }
    if text.chars().all(|letter| is_dash(letter) || matches!(letter, '.' | '?' | '…' | '/'))
        || ERRORS.contains(&text)
    {
        return true;
    }
    let bare =
        text.trim_matches(|letter: char| matches!(letter, '(' | ')' | '[' | ']' | '<' | '>'));
    let key = fold_word(bare);
    listed(WORDS, &key)
}

/// True for what stands in a cell of codes where none does: a sign alone, and words that no code is called. `Unknown`
/// and `Missing` may be codes.
pub(super) fn names_no_code(text: &str) -> bool {
    let is_sign = |letter: char| is_dash(letter) || matches!(letter, '.' | '?' | '…' | '/');
    text.len() <= LONGEST_WORD
        && !text.is_empty()
        && (text.chars().all(is_sign)
            || ERRORS.contains(&text)
            || listed(NO_CODE, &fold_word(text)))
}

/// True for what stands in a cell where no finding does.
pub(super) fn finds_nothing(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', '!']);
    if text.len() > LONGEST_WORD {
        return names_nobody(text);
    }
    let key = fold_word(bare);
    names_nobody(text) || is_no_finding(&key) || says_nothing_of_valence(bare)
}

/// True for a valence beside a word for nothing: `Barrier: none`, `None (facilitators)`.
fn says_nothing_of_valence(text: &str) -> bool {
    let divides =
        |letter: char| is_dash(letter) || matches!(letter, ':' | '(' | '/' | '>' | '\u{ff1a}');
    if !text.contains(divides) {
        return false;
    }
    let (rest, valence) = split_valence(text);
    let key = fold_word(&rest);
    valence != Valence::Missing && (names_nobody(&rest) || is_no_finding(&key))
}

fn is_no_finding(key: &str) -> bool {
    listed(NO_FINDING, key) || listed(NO_ANSWER, key) || denies_findings(key)
}

/// True for a mark or word that says that a cell says what the one above it says.
pub fn is_ditto(text: &str) -> bool {
    let text = crate::fold::trim(text);
    let is_mark = |letter: char| {
        matches!(
            letter,
            '"' | '\'' | '↑' | '\u{2033}' | '\u{3003}' | '\u{201d}' | '\u{201c}' | '\u{201e}'
        )
    };
    let bare = text.trim_matches(|letter: char| is_dash(letter) || letter.is_whitespace());
    let marks = bare.chars().count() <= 2 && !bare.is_empty() && bare.chars().all(is_mark);
    marks && bare != "'"
        || matches!(
            text.to_lowercase().as_str(),
            "ditto"
                | "dito"
                | "idem"
                | "do."
                | "dto."
                | "id."
                | "ibid."
                | "same as above"
                | "as above"
                | "see above"
                | "(same as above)"
                | "wie oben"
                | "siehe oben"
                | "s.o."
                | "som ovan"
                | "se ovan"
                | "som over"
                | "se ovenfor"
                | "kuten yllä"
                | "igual que arriba"
                | "ver arriba"
                | "comme ci-dessus"
                | "voir ci-dessus"
                | "come sopra"
                | "como acima"
                | "zie boven"
                | "jak wyżej"
                | "j.w."
                | "同上"
                | "위와 같음"
        )
}

/// True for a word that denies, one for barriers or facilitators, and one for what was done with them: `no barriers
/// mentioned`. A word for what would be worth mentioning may stand between: `no major barriers`.
fn denies_findings(key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    let (no, of, done) = match words.as_slice() {
        [no, of] => (no, of, None),
        [no, great, of] if listed(GREAT, great) => (no, of, None),
        [no, great, of, done] if listed(GREAT, great) => (no, of, Some(done)),
        [no, of, done] => (no, of, Some(done)),
        _ => return false,
    };
    let is_direction = meaning_of_key(of).is_some_and(|meaning| meaning.strong);
    is_direction && listed(DENY, no) && done.is_none_or(|done| listed(DONE, done))
}

/// Words that deny; folded.
const DENY: &str = "no,none,inga,ingen,inget,keine,kein,aucun,aucune,ningun,ninguna,ninguno,nessun,nessuna,nenhum,nenhuma,geen,\
    ei,without,sin,sans,senza,sem,zonder,ohne,utan,uden,uten,bez";
/// Words for what would be worth mentioning; folded.
const GREAT: &str = "major,real,big,significant,specific,particular,main,large,important,clear,obvious,apparent,further,other,\
    additional,more,storre,sarskilda,tydliga,andra,vesentlige,saerlige,storre,andre,grosse,grossen,wesentlichen,\
    besonderen,weiteren,anderen,groteren,grote,belangrijke,andere,specifieke,majeur,majeurs,important,importants,\
    particulier,particuliers,grandes,importantes,principales,otras,mayores,grandi,importanti,altre,maiores,outras";
/// Words for what is done with a finding; folded.
const DONE: &str = "reported,mentioned,identified,found,stated,noted,described,discussed,named,given,listed,assessed,\
    namnda,namns,rapporterade,beskrivna,identifierade,navnt,naevnt,rapporteret,rapportert,beskrevet,genannt,berichtet,\
    erwahnt,beschrieben,identifiziert,mentionne,mentionnee,mentionnes,rapporte,signale,mencionado,mencionada,\
    reportado,identificado,menzionato,riportato,genoemd,gerapporteerd,mainittu,raportoitu";

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
            ("None of the above", true),
            ("None of these.", true),
            ("I don't know", true),
            ("I don’t know", true),
            ("Not sure", true),
            ("no comment", true),
            ("Nothing really", true),
            ("Inget särskilt", true),
            ("Nej", true),
            ("weet niet", true),
            ("geen genoemd", true),
            ("NSP", true),
            ("ne sait pas", true),
            ("Ninguno de los anteriores", true),
            ("Keine der genannten", true),
            ("Żadne z powyższych", true),
            ("No major barriers", true),
            ("No significant facilitators reported", true),
            ("sin barreras", true),
            ("No other staff", false),
            ("No major changes", false),
            ("Unsure about roles", false),
            ("Not sure how to bill", false),
            ("None of the nurses", false),
            ("Other", false),
            ("Don't know whom to ask", false),
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
