//! Words for what is worked out of counts: averages and their spread, extremes, shares.
//!
//! Takes a folded word; says whether it is one. Words that people, places and themes are called by too stand apart:
//! whoever asks looks at the numbers as well.

use super::word_list::listed;

/// Words for averages and their spread, folded.
const AVERAGES: &str = "mean,median,sd,average,averages,avg,mean value,mean values,arithmetic mean,standard deviation,stdev,\
    std dev,stddev,st dev,standard error,variance,iqr,interquartile range,mittelwert,mittelwerte,durchschnitt,\
    durchschnittlich,im mittel,im durchschnitt,standardabweichung,varianz,medelvarde,medelvarden,medeltal,genomsnitt,\
    snitt,i snitt,standardavvikelse,varians,gjennomsnitt,snittverdi,middelverdi,standardavvik,gennemsnit,middelvaerdi,\
    standardafvigelse,keskiarvo,keskiarvot,mediaani,keskihajonta,moyenne,moyennes,mediane,ecart type,promedio,\
    promedios,mediana,valor medio,media aritmetica,desviacion estandar,desviacion tipica,valore medio,\
    deviazione standard,desvio padrao,gemiddeld,gemiddelde,gemiddelden,mediaan,standaarddeviatie,standaardafwijking,\
    srednia,przecietnie,odchylenie standardowe,prumer,priemer,median hodnota,atlag,ortalama,medyan,standart sapma,\
    среднее,среднее значение,в среднем,медиана,стандартное отклонение,середнє,середнє значення,медіана,μέσος όρος,\
    μεσος ορος,διάμεσος,المتوسط,متوسط,الوسيط,الوسط الحسابي,ממוצע,חציון,平均,平均值,平均数,平均數,均值,中位数,中位數,\
    标准差,標準差,平均値,中央値,標準偏差,평균,평균값,중앙값,표준편차";

/// Words for averages that alone may as well name what people have to go by, folded.
const OF_TWO_MEANINGS: &str = "means,medel";

/// Words for the largest and the smallest number, folded.
const EXTREMES: &str = "maximum,minimum,max value,min value,maximum value,minimum value,min max,maximalwert,minimalwert,\
    hochstwert,kleinster wert,hogsta varde,lagsta varde,storsta varde,minsta varde,hoyeste verdi,laveste verdi,\
    hojeste vaerdi,laveste vaerdi,maksimum,maksimi,minimi,valor maximo,valor minimo,valore massimo,valore minimo,\
    максимум,минимум,максимальное значение,минимальное значение,最大值,最小值,最大値,最小値,최댓값,최솟값,최대값,최소값";

/// Words for averages, extremes, spread and shares by which people, places and themes are called as well, folded.
const OF_MANY_MEANINGS: &str = "media,medias,medie,moy,mittel,max,min,maks,massimo,maximo,minimo,std,mode,modus,moda,\
    range,spread,span,spannweite,streuung,bereich,variationsbredd,spridning,variasjonsbredde,variationsbredde,\
    vaihteluvali,rango,intervalo,intervallo,etendue,amplitude,bereik,spreiding,zakres,rozstep,shares,proportion,\
    proportions,percentages,anteil,anteile,andel,andelar,andeler,osuus,part,parts,pourcentage,proporcion,porcentaje,\
    proporzione,quota,percentuale,percentagem,proporcao,aandeel,percentages,udział,podil,podiel,arany,oran,доля,процент,\
    проценты,частка,відсоток,ποσοστό,نسبة,النسبة,אחוז,最大,最小,范围,範囲,占比,比例,比率,百分比,割合,범위,최대,최소,비율";

/// Signs for averages, which folding would take for letters.
const SIGNS: [&str; 5] = ["Ø", "ø", "⌀", "∅", "x̄"];

/// True for a word that is one for an average or its spread where it stands alone too.
pub(super) fn is_average(word: &str) -> bool {
    listed(AVERAGES, word)
}

/// True for a word for an average or its spread beside others.
pub(super) fn may_be_average(word: &str) -> bool {
    is_average(word) || listed(OF_TWO_MEANINGS, word)
}

/// True for words for the largest or the smallest number that mean nothing else alone.
pub(super) fn is_extreme(word: &str) -> bool {
    listed(EXTREMES, word)
}

/// True for a word for what is worked out of numbers that may as well mean something else.
pub(super) fn may_be_worked_out(word: &str) -> bool {
    listed(OF_MANY_MEANINGS, word)
}

/// True for a label that is a sign for an average: `Ø`. Somebody may be called so.
pub(super) fn is_sign_of_average(label: &str) -> bool {
    SIGNS.contains(&label)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold_word;

    #[test]
    fn words_for_what_is_worked_out_are_known_in_many_languages() {
        for word in [
            "Mean",
            "Mittelwert",
            "Medelvärde",
            "Gennemsnit",
            "Gjennomsnitt",
            "Keskiarvo",
            "Moyenne",
            "Promedio",
            "Gemiddeld",
            "Średnia",
            "Průměr",
            "Átlag",
            "Ortalama",
            "Среднее",
            "平均値",
            "평균",
            "Snitt",
            "Écart-type",
        ] {
            assert!(is_average(&fold_word(word)), "{word}");
        }
        for word in ["Maximum", "Minimum", "Höchstwert", "最大値", "Максимум"] {
            assert!(is_extreme(&fold_word(word)), "{word}");
        }
        for word in ["Max", "Media", "Range", "Anteil", "Andel", "占比", "Pourcentage"] {
            let key = fold_word(word);
            assert!(may_be_worked_out(&key) && !is_average(&key) && !is_extreme(&key), "{word}");
        }
        for word in [
            "Time",
            "Social media",
            "Maximum workload",
            "Cost",
            "Ø",
            "Staff",
            "Meaning",
            "Mediation",
        ] {
            let key = fold_word(word);
            assert!(!may_be_worked_out(&key) && !is_average(&key) && !is_extreme(&key), "{word}");
        }
    }
}
