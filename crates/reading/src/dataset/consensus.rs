//! Names of what coders agreed on in the end: `Consensus` beside `A` and `B`.
//!
//! Takes a coder's name or a header; says whether it is one.

use super::word_list::listed;
use crate::fold::fold_word;

/// Words for it, folded.
const WORDS: &str = "consensus,agreed,agreement,final,reconciled,resolved,adjudicated,konsensus,konsenskod,gemensam,\
    gemensamt,samsyn,enighet,enig,enighed,konsens,einigung,consenso,accord,acordado,acordo,accordo,concordato,uzgodnione,\
    yhteinen,yhteisymmarrys,overeenstemming,一致,共识,合意,합의";
/// Words of such a name at most.
const MOST: usize = 3;

/// True for a name that is no coder's but what several agreed on.
pub(super) fn names_consensus(name: &str) -> bool {
    let key = fold_word(name);
    let words: Vec<&str> = key.split(' ').collect();
    words.len() <= MOST && words.iter().any(|word| listed(WORDS, word))
}

#[cfg(test)]
mod tests {
    use super::names_consensus;

    #[test]
    fn what_coders_agreed_on_is_no_coder() {
        for name in [
            "Consensus",
            "consensus code",
            "Final",
            "Agreed",
            "Konsensus",
            "Konsens",
            "Gemensam kod",
            "Samsyn",
            "Consenso",
            "Accord final",
        ] {
            assert!(names_consensus(name), "{name}");
        }
        for name in ["A", "Ann", "Coder 1", "Finn", "Consuelo", "They all agreed on it", "Enid", ""]
        {
            assert!(!names_consensus(name), "{name}");
        }
    }
}
