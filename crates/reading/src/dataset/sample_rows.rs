//! Names of rows that say how many were asked, or something else of all, and no code and nobody.
//!
//! Takes a label; says whether it is such a name. Never looks at numbers: a theme may be called `Participants`, so that
//! whoever asks looks at those.

use super::word_list::listed;
use super::worked_out::{is_average, is_extreme, may_be_average};
use crate::fold::fold_word;

/// Longest label that is looked up, in bytes.
const LONGEST: usize = 48;
/// Words of one at most.
const MOST_WORDS: usize = 4;

/// Names of samples and of agreement, folded.
const WHOLE: &str = "n,sample n,sample size,samplesize,\
    stichprobengrosse,urvalsstorlek,otoskoko,tamano muestral,tamano de la muestra,taille de l echantillon,kappa,\
    cohen s kappa,cohens kappa,fleiss kappa,krippendorff s alpha,krippendorffs alpha,icc,ac1,gwet s ac1,agreement %,\
    percent agreement,% agreement,word count,number of words,wortzahl,antal ord,effectif,effectifs,样本量,样本数,人数,\
    受访者人数,受访人数,サンプルサイズ,対象者数,回答者数,표본 수,응답자 수,حجم العينة";

/// Words for whoever or whatever was asked, folded.
const ASKED: &str = "base,base n,base size,bases,basis,unweighted base,weighted base,participants,respondents,interviews,interviewees,informants,documents,transcripts,focus groups,\
    sources,studies,articles,papers,cases,people,persons,teilnehmer,teilnehmende,teilnehmerinnen,befragte,befragten,\
    dokumente,fokusgruppen,personen,deltagare,respondenter,informanter,intervjuer,dokument,fokusgrupper,deltakere,\
    deltagere,intervju,interviewpersoner,osallistujat,haastattelut,vastaajat,participantes,encuestados,entrevistas,\
    entrevistados,documentos,grupos focales,entretiens,repondants,personnes,intervistati,interviste,partecipanti,\
    documenti,deelnemers,respondenten,uczestnicy,wywiady,参与者,受访者,访谈,参加者,インタビュー,참여자,인터뷰,\
    المشاركون,المقابلات";

/// Words for a number or for all, folded.
const NUMBER: &str = "n,no,nr,number,numbers,count,total,num,#,anzahl,zahl,antal,antall,lukumaara,nombre,numero,numeros,\
    aantal,liczba,of,de,d,der,di,von,av,interviewed,in,all";

/// Words for shares and agreement, folded.
const SHARES: &str = "percent,percentage,kappa,prozent,procent,prosent,pourcentage,porcentaje,percentuale,percentagem,\
    百分比";

/// True for a name of how many were asked, of agreement, or of what is worked out of numbers: `N`, `Sample size`,
/// `Age (mean)`, `n yes`, `Percent yes`.
pub(super) fn names_sample(label: &str) -> bool {
    if label.len() > LONGEST {
        return false;
    }
    let key = fold_word(label);
    let words: Vec<&str> = key.split(' ').collect();
    let bare = label.trim();
    let share = bare.starts_with('%') || bare.ends_with('%') || bare.ends_with("(%)");
    if listed(WHOLE, &key) || is_average(&key) || is_extreme(&key) || share {
        return true;
    }
    if words.len() < 2 || words.len() > MOST_WORDS {
        return false;
    }
    let numbered = || words.first() == Some(&"n") || words.last() == Some(&"n");
    let worked_out = || words.iter().any(|word| may_be_average(word) || listed(SHARES, word));
    // `Number of participants`, `Focus groups (n)`.
    let rest: Vec<&str> = words.iter().copied().filter(|word| !listed(NUMBER, word)).collect();
    let asked = || rest.len() < words.len() && listed(ASKED, &rest.join(" "));
    numbered() || worked_out() || asked()
}

/// True for a word for whoever or whatever was asked, alone: `Interviews`.
pub(super) fn names_asked(label: &str) -> bool {
    label.len() <= LONGEST && listed(ASKED, &fold_word(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_samples_are_told_from_those_of_codes() {
        for label in [
            "N",
            "Mean",
            "n =",
            "Sample size",
            "Interviews",
            "Respondents",
            "Age (mean)",
            "Kappa",
            "n yes",
            "n-interviews",
            "Percent yes",
            "% yes",
            "Total participants",
            "Participants (n)",
            "Anzahl Interviews",
            "Number of focus groups",
            "Nombre de participants",
            "Antal deltagare",
            "受访者人数",
            "Effectif",
        ] {
            assert!(names_sample(label) || names_asked(label), "{label}");
        }
        for label in [
            "No time",
            "Agreement",
            "Medel",
            "Time",
            "Age",
            "Participant engagement",
            "Interview burden",
            "Number of staff",
            "50% staff cut",
            "Social media",
            "Documentation",
            "Lack of participants in meetings",
            "",
        ] {
            assert!(!names_sample(label) && !names_asked(label), "{label}");
        }
    }
}
