//! Words for what is worked out of counts: averages and their spread.

use super::word_list::listed;

/// The words, folded.
const AVERAGES: &str = "mean,median,sd,average,avg,mittelwert,durchschnitt,medelvarde,gjennomsnitt,\
    gennemsnit,keskiarvo,mediaani,moyenne,mediane,promedio,gemiddelde,mediaan,srednia,平均,平均值,中位数,平均値,中央値,평균,\
    중앙값";

/// Words for averages that alone may as well name what people have to go by, folded.
const OF_TWO_MEANINGS: &str = "means,medel";

/// True for a word that is one for an average or its spread where it stands alone too.
pub(super) fn is_average(word: &str) -> bool {
    listed(AVERAGES, word)
}

/// True for a word for an average or its spread beside others.
pub(super) fn may_be_average(word: &str) -> bool {
    is_average(word) || listed(OF_TWO_MEANINGS, word)
}
