//! Words by which names of files, sheets and columns say which version they are.
//!
//! Takes a folded word; says whether it is one. Words that mean a version in one kind of name alone stand with those.

use super::word_list::listed;

/// Words before the number of a version.
const NUMBERED: &str = "v,ver,version,vers,rev,revision,draft,utkast,utgava,versjon,entwurf,fassung,versio,versione,\
    versao,versie,wersja,brouillon,borrador,bozza,rascunho,版,版本,第,버전";
/// Words before the number of a round, in which the same may have been done once more.
const ROUNDS: &str = "round,runde,runda,omgang,kierros,tour,ronda,giro,rodada,ronde,durchgang,pass,pasada,cycle,\
    iteration,轮,回,ラウンド";
/// Words for what was there before the rest.
const EARLY: &str = "draft,initial,original,preliminary,provisional,tentative,uncorrected,unrevised,utkast,entwurf,\
    rohfassung,ursprunglig,ursprungliga,preliminar,prelim,opprinnelig,oprindelig,alustava,vorlaufig,vorlaufiger,\
    vorlaufiges,ursprunglich,ursprunglicher,ursprungliches,initiale,provisoire,brouillon,inicial,borrador,iniziale,\
    bozza,rascunho,voorlopig,voorlopige,wstepny,szkic,初始,原始,初步,初稿,草稿,暫定,최초";
/// Words for what came of it.
const LATE: &str = "final,revised,corrected,updated,amended,adjusted,slutlig,slutliga,slutgiltig,reviderad,korrigerad,\
    endelig,revidert,revideret,korrigeret,lopullinen,korjattu,endgultig,endgultiger,endgultige,endgultiges,endfassung,\
    finaler,finales,finale,revidiert,uberarbeitet,korrigiert,aktualisiert,revise,revisee,corrige,corrigee,definitif,\
    revisado,revisada,corregido,definitivo,definitiva,rivisto,corretto,corrigido,definitief,definitieve,herzien,\
    ostateczny,poprawiony,最终,终稿,修订,最終,改訂,修正,최종";
/// Words for either that may as well name people and places.
const OLD: &str = "old,gammal,gamla,gammel,gamle,vanha,ancien,ancienne,antiguo,viejo,vecchio,velho,oud,oude,stary,旧";
/// Likewise.
const NEW: &str = "new,ny,nya,nye,neu,neue,neuer,neues,uusi,nouveau,nouvelle,nuevo,nuova,nuovo,novo,nieuw,nieuwe,nowy,新";

/// True for a word before the number of a version.
pub(super) fn numbers_versions(word: &str) -> bool {
    listed(NUMBERED, word)
}

/// True for a word before the number of a round.
pub(super) fn numbers_rounds(word: &str) -> bool {
    listed(ROUNDS, word)
}

/// True for a word for what came first.
pub(super) fn is_early(word: &str) -> bool {
    listed(EARLY, word)
}

/// True for a word for what came last.
pub(super) fn is_late(word: &str) -> bool {
    listed(LATE, word)
}

/// True for a word for what came first by which people and places may be called as well.
pub(super) fn is_old(word: &str) -> bool {
    listed(OLD, word)
}

/// True for a word for what came last by which people and places may be called as well.
pub(super) fn is_new(word: &str) -> bool {
    listed(NEW, word)
}
