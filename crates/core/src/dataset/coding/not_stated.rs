//! Words that people write where they do not know who, where or which group: `N/A`, `Unknown`, a dash.
//!
//! Takes the cells of a column; gives those that say nothing. Never looks at codes, valences or numbers.

use std::collections::HashSet;

use super::Input;
use crate::dataset::word_list::listed;
use crate::fold::{fold_word, is_dash, trim};

/// Words that are nobody's name, folded, in the languages of the headers.
const WORDS: &str = "n a,unknown,unkn,unk,missing,none,not stated,not known,not reported,not given,\
    not specified,not available,not applicable,unspecified,unstated,no answer,no data,no information,nil,null,\
    nan,okand,okant,ej angivet,ingen uppgift,uppgift saknas,saknas,ukendt,ikke oplyst,ukjent,ikke oppgitt,\
    uoppgitt,mangler,tuntematon,ei tietoa,ei tiedossa,puuttuu,unbekannt,keine angabe,keine angaben,k a,\
    nicht angegeben,fehlend,fehlt,desconocido,desconocida,no consta,sin datos,inconnu,inconnue,non renseigne,\
    sconosciuto,non indicato,desconhecido,nao informado,onbekend,niet opgegeven";
/// Short for "not available", and initials of people.
const INITIALS: &str = "na";
/// Letters of initials at most.
const LONGEST_INITIALS: usize = 3;
/// Bytes of the longest such word.
const LONGEST_WORD: usize = 40;

/// The texts of a column that say nothing.
#[derive(Debug, Default)]
pub(super) struct NotStated {
    texts: HashSet<String>,
}

impl NotStated {
    /// Looks through a column of a file.
    pub fn of_column(input: &Input<'_>, column: usize) -> Self {
        let cells = (0..input.table.rows()).map(|row| trim(input.table.text(row, column)));
        let values: HashSet<&str> = cells.filter(|text| !text.is_empty()).collect();
        let (sure, others): (Vec<&str>, Vec<&str>) =
            values.into_iter().partition(|text| says_nothing(text));
        let (initials, others): (Vec<&str>, Vec<&str>) = others
            .into_iter()
            .partition(|text| text.len() < LONGEST_WORD && fold_word(text) == INITIALS);
        // Among people who are called by their initials `NA` is one of them.
        let short = others.iter().filter(|text| text.chars().count() <= LONGEST_INITIALS);
        let of_initials = short.filter(|text| text.chars().all(char::is_alphabetic)).count();
        let are_people = 2 * of_initials > others.len();
        let unsure = initials.into_iter().filter(|_| !are_people);
        Self { texts: sure.into_iter().chain(unsure).map(str::to_owned).collect() }
    }

    /// Whether a cell says nothing.
    pub fn has(&self, cell: &str) -> bool {
        !self.texts.is_empty() && self.texts.contains(cell)
    }
}

/// True for a sign alone that stands for nothing, and for a word that nobody is called.
fn says_nothing(text: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use super::says_nothing;

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
            assert_eq!(says_nothing(text), nothing, "{text}");
        }
    }
}
