//! Words for totals, for all that are counted, and for what says again what others say.
//!
//! Takes a label; says whether it is such a word. Never looks at numbers: of words that may as well mean something else
//! whoever asks looks at those.

use super::word_list::listed;
use super::worked_out::{
    is_average, is_extreme, is_sign_of_average, may_be_average, may_be_worked_out,
};
use crate::fold::fold_word;

/// Words for totals, folded.
const WORDS: &str = "total,totals,total n,total score,overall score,overall rating,net score,net rating,site total,grand total,grand totals,overall total,column total,column totals,row total,\
    row totals,combined total,total count,total counts,overall,altogether,in total,in all,sum,sums,summa,totalt,total sum,\
    totalsumma,slutsumma,sammanlagt,summa summarum,summe,summen,gesamt,gesamtsumme,gesamtzahl,gesamtanzahl,\
    gesamtergebnis,insgesamt,yhteensa,yht,kaikkiaan,loppusumma,i alt,ialt,til sammen,sammenlagt,samtals,totaal,totalen,\
    eindtotaal,totaal aantal,totale,totali,totale complessivo,totale generale,in totale,suma,suma total,suma global,\
    total general,total global,en total,somme,sommes,somme totale,total gen,totaux,au total,soma,soma total,total geral,\
    totais,em total,somma,somma totale,razem,suma koncowa,suma ogolna,łacznie,ogołem,celkem,celkovy soucet,soucet,spolu,\
    sucet,sumar,osszesen,osszeg,mindosszesen,ukupno,zbroj,zbir,skupaj,skupno,vsota,total gral,toplam,genel toplam,jami,\
    kokku,kopa,is viso,iomlan,cyfanswm,guztira,jumlah,tong,tong cong,итого,итог,всего,общий итог,сумма,в сумме,усього,\
    всього,разом,сума,общо,всичко,укупно,σύνολο,συνολο,γενικό σύνολο,άθροισμα,σ,∑,סה כ,סך הכל,סך הכול,כולל,合计,总计,总和,\
    总数,总共,共计,合計,總計,総計,総和,総数,累計,합계,총계,총합계,총합,전체 합계,รวม,ผลรวม,कुल,योग,المجموع,الإجمالي,الاجمالي,\
    المجموع الكلي,الإجمالي الكلي,جمع,مجموع";
/// Words for what is worked out of totals or of all rows, beside averages; folded.
const WORKED_OUT: &str = "n,%,percent,percentage,per cent,prozent,procent,prosent,share,difference,diff,delta,change,\
    differenz,skillnad,forskel,forskjell,erotus,diferencia,differenza,verschil,se,n %,total %,total n";
/// Names of all that are counted together; folded.
const ALL: &str = "all themes,all codes,all categories,all constructs,alle themen,alle codes,alle kategorien,alla teman,\
    alla koder,alle temaer,alle koder,todos los temas,todos los codigos,tous les themes,tous les codes,all,alle,alla,\
    todos,todas,tous,toutes,tous ensemble,tous confondus,toutes confondues,tutti,tutte,samlet,samtliga,kaikki,combined,\
    all groups,all participants,all respondents,all staff,all roles,all sites,all clinics,whole sample,full sample,\
    entire sample,total sample,gesamtstichprobe,alle zusammen,alle gruppen,alle teilnehmer,alle teilnehmenden,\
    alle befragten,alla grupper,alla deltagare,alla tillsammans,hela urvalet,alle grupper,alle deltakere,alle deltagere,\
    kaikki osallistujat,todos los grupos,todos los participantes,todos os grupos,todos os participantes,\
    tous les groupes,tous les participants,tutti i gruppi,tutti i partecipanti,iedereen,allen,alle groepen,\
    alle deelnemers,wszyscy,wszystkie,wszystkie grupy,vsichni,mindenki,svi,herkes,hepsi,все,все вместе,все группы,\
    все участники,всі,όλοι,כולם,הכל,הכול,所有,所有人,全部,全体,全員,すべて,全て,전체,모두,الكل,الجميع,both,both groups";
/// Words for all together that may as well mean something else, folded.
const MAY_BE_ALL: &str = "any,either,any of them,either one,ensemble,l ensemble,zusammen,together,tillsammans,tilsammen,\
    sammen,yhdessa,insieme,juntos,juntas,conjunto,en conjunto,samen,dohromady,zajedno,birlikte,вместе,разом усі,\
    everybody,one or more,mindestens eine,mindestens einer,irgendeine,nagon,jokin,alguno,algun,qualsiasi,整体,總體,总体";
/// Names of sheets and groups that say again what others say; folded.
const AGAIN: &str = "summary,overview,zusammenfassung,ubersicht,gesamtubersicht,sammanfattning,sammendrag,resumen,\
    resume,riepilogo,samenvatting,yhteenveto,podsumowanie,aggregate,aggregated,pooled,merged,everyone";
/// Words before what is counted, in names of those who said any of it or of all of it, and behind them; folded.
const ANY: &str = "any,at least one,at least 1,one or more,1 or more,minst en,minst ett,nagon,nagot,mindestens eine,mindestens ein,\
    irgendeine,au moins un,au moins une,al menos un,al menos una,almeno uno,almeno una,ten minste een,minst en";
const TOTAL: &str = "total,totals,overall,all,unique,distinct,totalt,unika,gesamt,summe,insgesamt,alle,alla,total unique,\
    total distinct,overall unique,sum of,total number of,number of unique,no of unique,total no of";
const COUNTED: &str = "unique,distinct,barrier,barriers,facilitator,facilitators,enabler,enablers,barrier or facilitator,\
    barriers and facilitators,barriers or facilitators,theme,themes,code,codes,coding,codings,construct,constructs,\
    category,categories,determinant,determinants,mention,mentions,reference,references,segment,segments,quote,quotes,\
    quotation,quotations,passages,participants,respondents,interviewees,interviews,informants,unique participants,\
    unique respondents,unique codes,unique themes,unique mentions,of the above,hinder,framjande faktor,\
    framjande faktorer,teman,tema,koder,kod,kodningar,deltagare,barriere,barrieren,forderfaktor,forderfaktoren,thema,\
    themen,kategorien,kodierungen,teilnehmende,obstacle,obstacles,frein,freins,facilitateur,facilitateurs,codages";
/// Longest label that is looked up, in bytes.
const LONGEST: usize = 48;

/// True for a label that is a word for totals.
pub fn names_total(label: &str) -> bool {
    if label.len() > LONGEST {
        return false;
    }
    let key = fold_word(label);
    // `Total (n = 12)`.
    let digits = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let with_size = key.rsplit_once(" n ").filter(|(_, size)| digits(size)).map(|(word, _)| word);
    listed(WORDS, with_size.unwrap_or(&key))
}

/// True for a label of a row that is a word for totals, or says that any or all of what is counted was: `Any barrier`,
/// `Total unique`, `At least one code`. In the header of a column such words stand for a group.
pub(super) fn names_total_of_rows(label: &str) -> bool {
    if names_total(label) {
        return true;
    }
    let key = if label.len() > LONGEST { String::new() } else { fold_word(label) };
    let blanks = key.match_indices(' ').map(|(at, _)| at);
    blanks.filter_map(|at| key.split_at_checked(at)).any(|(before, counted)| {
        (listed(ANY, before) || listed(TOTAL, before)) && listed(COUNTED, counted.trim_start())
    })
}

/// True for a label that is a word for all that are counted.
pub fn names_all(label: &str) -> bool {
    label.len() <= LONGEST && listed(ALL, &fold_word(label))
}

/// True for a word for all together that may as well be a name.
pub(super) fn may_name_all(label: &str) -> bool {
    label.len() <= LONGEST && listed(MAY_BE_ALL, &fold_word(label))
}

/// True for a name of sums.
pub(super) fn names_total_or_all(label: &str) -> bool {
    names_total(label) || names_all(label)
}

/// True for a name of percentages alone, of which a row counts nothing.
pub(super) fn names_percents(label: &str) -> bool {
    const PERCENTS: &str = "%,percent,percents,percentage,percentages,per cent,% of total,percent of total,\
        percentage of total,% of participants,% of all,pct,prozent,prozentsatz,prozentanteil,anteil in prozent,procent,\
        procentandel,prosent,prosentandel,prosentti,prosenttia,prosenttiosuus,pourcentage,pourcentages,pour cent,\
        porcentaje,porcentajes,por ciento,percentuale,percentuali,percentagem,percentagens,por cento,percentages totaal,\
        odsetek,procenty";
    listed(PERCENTS, &fold_word(label))
}

/// True for a name of sums among names of groups: nobody is called `Ensemble`.
pub(super) fn names_total_of_groups(label: &str) -> bool {
    names_total_or_all(label) || may_name_all(label)
}

/// True for a word for what says again what other sheets, groups or rows say.
pub(super) fn names_summary(label: &str) -> bool {
    label.len() <= LONGEST && listed(AGAIN, &fold_word(label))
}

/// True for a label of a number or share that is worked out of totals; below none it may be anything.
pub(super) fn names_worked_out(label: &str) -> bool {
    let named = |key: &str| may_be_average(key) || is_extreme(key) || listed(WORKED_OUT, key);
    label.len() <= LONGEST && named(&fold_word(label))
}

/// True for a label that is a word for an average, its spread or an extreme, and means nothing else.
pub(super) fn names_average(label: &str) -> bool {
    let named = |key: &str| is_average(key) || is_extreme(key);
    label.len() <= LONGEST && named(&fold_word(label))
}

/// True for a label of what may be worked out of the numbers around it, and may as well be called so for itself.
pub(super) fn may_name_worked_out(label: &str) -> bool {
    label.len() <= LONGEST && (is_sign_of_average(label) || may_be_worked_out(&fold_word(label)))
}

/// True for a label of a row below a total that is worked out.
pub(super) fn says_worked_out(label: &str) -> bool {
    names_worked_out(label) || may_name_worked_out(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_for_totals_and_for_all_are_known_in_many_languages() {
        for word in [
            "Total",
            "Total (n = 12)",
            "Summe",
            "Insgesamt",
            "Altogether",
            "Celkem",
            "Spolu",
            "Összesen",
            "Toplam",
            "Итого",
            "Всего",
            "Σύνολο",
            "סה\"כ",
            "Razem",
            "Ogółem",
            "Łącznie",
            "合計",
            "总计",
            "합계",
            "Au total",
            "Yht.",
            "Totalt",
            "المجموع",
        ] {
            assert!(names_total(word), "{word}");
        }
        for word in [
            "Any barrier",
            "At least one code",
            "Total unique",
            "Total participants",
            "Unique codes",
            "Minst ett hinder",
            "Total",
        ] {
            assert!(names_total_of_rows(word), "{word}");
        }
        for word in [
            "All",
            "Toutes",
            "Iedereen",
            "Wszyscy",
            "全体",
            "Все",
            "Alle Befragten",
            "Tous les participants",
        ] {
            assert!(names_all(word) && !names_total(word), "{word}");
        }
        for word in ["Any", "Either", "Ensemble", "Zusammen", "Insieme"] {
            assert!(may_name_all(word) && !names_all(word) && !names_total(word), "{word}");
        }
        for word in [
            "Time",
            "Total cost",
            "Any time",
            "Overall barrier to care",
            "Unique patients",
            "Total quality management",
            "Overall quality",
            "All-day clinic",
            "Anyone else",
            "Sumatra",
            "Totality",
            "Ensemble playing",
            "N",
            "",
            "Summary",
            "Both sides",
        ] {
            assert!(
                !names_total_of_rows(word) && !names_all(word) && !may_name_all(word),
                "{word}"
            );
        }
    }
}
