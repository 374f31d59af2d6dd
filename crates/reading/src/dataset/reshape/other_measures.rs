//! What stands beside a valence in the header of a column of numbers and is no group: `Barrier ID`, `Barrier rank`,
//! `Barriers (mean)`, `Barriers per 100 words`.
//!
//! Takes what a header says beside the valence; says what the numbers are. Never takes the name of a group for such
//! because it holds such a word: all of its words are.

use super::ColumnReason;
use crate::dataset::word_list::listed;
use crate::dataset::worked_out::may_be_average;
use crate::fold::fold_word;

/// Words for names and places of rows, folded.
const OF_ROWS: &str = "id,ids,identifier,key,no,nr,num,number,nummer,numero,code,codes,kod,kode,rank,ranking,ranks,rang,\
    rangplats,rangfolge,order,ordning,reihenfolge,orden,ordre,row,line,page,seite,sida,page number,year,jahr,ar,date,\
    序号,编号,排名,番号,順位,번호,순위";
/// Words for what is measured beside counts or worked out of them, beside averages; folded.
const OTHERS: &str = "se,min,max,range,variance,iqr,ci,p value,score,scores,rating,ratings,likert,likert scale,importance,weight,\
    weighted,strength,severity,intensity,priority,impact,ratio,rate,index,density,length,duration,words,word,difference,diff,\
    change,delta,odds,kappa,agreement,mittel,streuung,wichtigkeit,gewicht,bewertung,medeltal,viktning,vikt,betyg,vekt,\
    ecart type,poids,mediana,puntuacion,importancia,peso,moda,deviazione,punteggio,belang,waga,得分,重要性";
/// Words before what counts are divided by, folded.
const PER: [&str; 9] = ["per", "pro", "je", "par", "por", "pr", "na", "cada", "每"];

/// Why a column of numbers is no group's; `None` where its name beside the valence may be a group.
pub(super) fn reason(beside: &str) -> Option<ColumnReason> {
    let key = fold_word(beside);
    let mut words: Vec<&str> = key.split(' ').filter(|word| !word.is_empty()).collect();
    let measures = |word: &str| may_be_average(word) || listed(OTHERS, word);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    // The ends of a scale: `(0-10)`.
    let bare = beside.trim().trim_matches(['(', ')', '[', ']', '_', ' ']);
    let ends = bare.split_once(['-', '\u{2013}']);
    if ends.is_some_and(|(low, high)| !low.is_empty() && is_number(low) && is_number(high)) {
        return Some(ColumnReason::OtherCount);
    }
    if words.iter().any(|word| measures(word)) {
        words.retain(|word| !is_number(word));
    }
    let first = words.first()?;
    if PER.contains(first) && words.len() > 1 {
        return Some(ColumnReason::OtherCount);
    }
    let of_rows = |word: &&str| listed(OF_ROWS, word);
    if listed(OF_ROWS, &key) || words.iter().all(of_rows) {
        return Some(ColumnReason::OfRows);
    }
    let other = |word: &&str| measures(word) || of_rows(word);
    (measures(&key) || words.iter().all(other)).then_some(ColumnReason::OtherCount)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_measures_are_no_groups() {
        for (beside, expected) in [
            ("ID", Some(ColumnReason::OfRows)),
            ("rank", Some(ColumnReason::OfRows)),
            ("(mean)", Some(ColumnReason::OtherCount)),
            ("Mean rank", Some(ColumnReason::OtherCount)),
            ("per 100 words", Some(ColumnReason::OtherCount)),
            ("pro Interview", Some(ColumnReason::OtherCount)),
            ("Mittelwert", Some(ColumnReason::OtherCount)),
            ("rating (1-5)", Some(ColumnReason::OtherCount)),
            ("Likert 1-7", Some(ColumnReason::OtherCount)),
            ("(0-10)", Some(ColumnReason::OtherCount)),
            ("Site 1-2", None),
            ("Wave 1", None),
            ("Nurses", None),
            ("Rating team", None),
            ("Year 1", None),
            ("per", None),
            ("Media staff", None),
            ("", None),
        ] {
            assert_eq!(reason(beside), expected, "{beside}");
        }
    }
}
