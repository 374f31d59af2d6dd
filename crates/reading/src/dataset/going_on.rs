//! Words by which a table, a title or somebody goes on from the page before.

use super::word_list::listed;
use crate::fold::fold_word;

/// True for a word by which something goes on: `continued`, `forts.`.
pub(super) fn is_going_on(word: &str) -> bool {
    const WORDS: &str = "continued,cont,contd,fortsetzung,forts,fortsattning,fortsat,fortsatt,fortsettelse,fortsaettelse,\
        jatkuu,jatkoa,suite,continuacion,continuacao,continuazione,segue,vervolg,cd,ciag dalszy,续,続き,계속";
    listed(WORDS, &fold_word(word))
}
