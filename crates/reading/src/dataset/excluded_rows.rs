//! Columns that say which rows are to count: `include`, `excluded`, a status.
//!
//! Takes a header and the cells below it; says whether some of the rows may be meant to be left out. Never leaves one
//! out.

use super::word_list::listed;
use crate::fold::fold_word;
use crate::format::flag_word;

/// Names of columns that say whether a row counts; folded.
const NAMES: &str = "include,included,inclusion,include in analysis,exclude,excluded,exclusion,keep,drop,dropped,omit,\
    omitted,remove,removed,delete,deleted,valid,invalid,retain,retained,use,used,inkludera,inkluderad,exkludera,\
    exkluderad,ta med,ta bort,borttagen,inkluder,ekskluder,ekskludert,ekskluderet,inklusjon,slettet,einschliessen,\
    eingeschlossen,ausschliessen,ausgeschlossen,ausschluss,geloscht,inclure,inclus,exclure,exclu,supprime,incluir,\
    incluido,excluir,excluido,eliminado,includere,incluso,escluso,opnemen,uitgesloten,verwijderd,\
    duplicate,duplicates,is duplicate,duplicated,dubblett,duplikat,doppelt,doublon,duplicado,duplicato,dubbel,superseded,\
    obsolete,withdrawn,relevant,irrelevant,eligible,ineligible,consent,consented,samtycke,samtykke,einwilligung,consentement,\
    consentimiento";
/// Names of columns of states; folded.
const STATES: &str = "screening,screening status,screening result,decision,eligibility,beslut,beslutning,entscheidung,\
    entscheid,status,state,coding status,tillstand,zustand,statut,estado,stato,tila";
/// States of a row that counts no longer; folded.
const GONE: &str = "exclude,reject,drop,discard,ineligible,not eligible,ausschluss,ausschliessen,uteslut,exkludera,\
    exclure,excluir,deleted,removed,excluded,rejected,discarded,dropped,duplicate,duplicated,obsolete,withdrawn,invalid,\
    inactive,superseded,raderad,borttagen,exkluderad,dubblett,avvisad,slettet,fjernet,ekskludert,ekskluderet,duplikat,\
    geloscht,entfernt,ausgeschlossen,doppelt,abgelehnt,supprime,exclu,doublon,rejete,eliminado,excluido,duplicado,\
    rechazado,eliminato,escluso,duplicato,verwijderd,uitgesloten,dubbel,poistettu,kaksoiskappale";

/// Names of columns of remarks, in which somebody may have written that a row is gone; folded.
const REMARKS: &str = "note,notes,comment,comments,remark,remarks,memo,flag,flags,action,todo,anmerkung,anmerkungen,\
    kommentar,kommentare,bemerkung,bemerkungen,kommentarer,anteckning,anteckningar,notering,merknad,merknader,\
    bemaerkning,bemaerkninger,nota,notas,observaciones,observacion,remarque,remarques,commentaire,commentaires,note di,\
    commento,commenti,opmerking,opmerkingen,comentario,comentarios,observacoes,huomautus,huomautukset,uwagi";
/// Words at most of a remark that says so.
const FEW_WORDS: usize = 7;

/// True for a short remark that begins with a word for a row that is gone: `EXCLUDE`, `Remove - not relevant`.
fn says_gone(text: &str) -> bool {
    const ORDERS: &str = "delete,remove,omit,skip,ignore,loschen,streichen,radera,stryk,slett,slet,fjern,supprimer,eliminar,\
        borrar,eliminare,verwijderen,poista,usunac";
    let key = fold_word(text);
    let mut words = key.split(' ');
    let first = words.next().unwrap_or_default();
    (listed(GONE, first) || listed(ORDERS, first)) && words.count() < FEW_WORDS
}

/// True for a name that is no one's but that of a row which shows how to fill in the others: `Example`, `e.g. P01`.
pub fn is_example(text: &str) -> bool {
    const EXAMPLES: &str = "example,examples,example row,sample,sample row,template,test,test row,dummy,xxx,xx,exempel,\
        beispiel,muster,eksempel,esimerkki,exemple,ejemplo,esempio,exemplo,voorbeeld,przykład";
    const BEGINNINGS: [&str; 5] = ["e.g.", "eg ", "z.b.", "t.ex.", "f.eks."];
    let bare = text.trim_start_matches(['(', '[', '<']);
    let begins =
        |with: &&str| bare.get(..with.len()).is_some_and(|head| head.eq_ignore_ascii_case(with));
    // Names with numbers are somebody's, and there may be a million of them.
    let numbered = || bare.bytes().any(|byte| byte.is_ascii_digit());
    BEGINNINGS.iter().any(begins) || !numbered() && listed(EXAMPLES, &fold_word(bare))
}

/// True where a column is called by what is taken in or left out and holds yes and no, or where it holds states of
/// which one says that the row is gone.
pub fn excludes_rows<'t>(header: &str, texts: impl Iterator<Item = &'t str>) -> bool {
    let key = fold_word(header);
    // A reason may follow: `no - duplicate`, `nein (doppelt)`.
    let first_word = |text: &str| {
        let end = text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len());
        text.get(..end).is_some_and(|word| flag_word(word).is_some())
    };
    let is_flag = |text: &str| {
        matches!(text, "" | "0" | "1" | "x" | "X") || flag_word(text).is_some() || first_word(text)
    };
    let mut texts = texts;
    if listed(REMARKS, &key) {
        return texts.any(says_gone);
    }
    if listed(NAMES, &key) {
        return texts.all(is_flag);
    }
    listed(STATES, &key) && texts.any(|text| listed(GONE, &fold_word(text)))
}
