//! Percentages and fractions: shares of something, which are neither counts nor groups.
//!
//! Takes the text of a cell or of a header; says whether it is a share, or names some.

use super::word_list::listed;
use crate::fold::{fold_word, trim};
use crate::format::{DecimalMark, number};

/// Words in a header that say that what stands below are shares; folded.
const WORDS: &str = "percent,percents,percentage,percentages,pct,share,proportion,proportions,ratio,procent,andel,\
    andelen,prosent,prosenttia,prosentti,osuus,prozent,anteil,pourcentage,pourcentages,porcentaje,porcentajes,\
    percentuale,percentuali,porcentagem,percentagem,procentow,odsetek,百分比,比例,割合,비율,백분율,نسبة";

/// Words beside a percent sign that say that counts stand there too; folded.
const COUNTS: &str = "n,no,nr,number,count,counts,freq,frequency,anzahl,antal,antall,haufigkeit,nombre,numero,liczba,\
    aantal,lkm,maara,frecuencia,frequence,frequenza";

/// True for a percentage (`30 %`, `33,3%`) or a fraction of whole numbers (`3/8`), and nothing else.
pub(super) fn is_share(text: &str) -> bool {
    let text = trim(text);
    text.strip_suffix(['%', '％', '‰']).is_some_and(is_number) || is_fraction(text)
}

/// True for `3/8`: a part and its whole, which is no less.
fn is_fraction(text: &str) -> bool {
    let whole = |text: &str| -> Option<u32> {
        let text = text.trim();
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_| digits)
    };
    text.split_once('/').is_some_and(|(part, all)| {
        whole(part).zip(whole(all)).is_some_and(|(part, all)| part <= all && all > 0)
    })
}

/// True for a header under which numbers are shares: with a percent sign, or a word for shares.
pub(super) fn names_shares(header: &str) -> bool {
    let key = fold_word(header);
    let counts = || key.split(' ').any(|word| listed(COUNTS, word));
    header.contains(['%', '％', '‰']) && !counts() || key.split(' ').any(|word| listed(WORDS, word))
}

/// True for what stands in a column of probabilities (`0.03`, `<0,001`, `n.s.`), where one at least is a number.
pub(super) fn are_probabilities<'t>(mut texts: impl Iterator<Item = &'t str>) -> bool {
    let marks = [DecimalMark::Point, DecimalMark::Comma];
    let mut any = false;
    texts.all(|text| {
        let bare = trim(text).trim_end_matches('*');
        let bare = bare.trim_start_matches(['<', '>', '=', '≤', '~', ' ']);
        let is_one = |mark: &DecimalMark| {
            number(bare, *mark).is_some_and(|value| (0.0..1.0).contains(&value))
        };
        let is_one = bare.contains(['.', ',']) && marks.iter().any(is_one);
        any |= is_one;
        is_one || matches!(fold_word(text).replace(['.', ' '], "").as_str(), "ns" | "-" | "")
    }) && any
}

/// True for a number with either decimal mark: a percentage may have been written with another.
fn is_number(text: &str) -> bool {
    [DecimalMark::Point, DecimalMark::Comma].iter().any(|mark| number(text.trim(), *mark).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_told_from_counts_dates_and_names() {
        for text in ["30%", "33,3 %", "50.0 %", "100%", "0 %", "5‰", "3/8", "0/12", "12 / 40"] {
            assert!(is_share(text), "{text:?}");
        }
        for text in [
            "30",
            "0.25",
            "12 (30 %)",
            "12/30/2024",
            "8/3",
            "1/0",
            "n/a",
            "and/or",
            "a%",
            "%",
            "",
            "/",
            "3/",
            "barrier/facilitator",
            "-1/2",
        ] {
            assert!(!is_share(text), "{text:?}");
        }
    }

    #[test]
    fn headers_name_shares() {
        for header in [
            "%",
            "% of codings",
            "Percentage (valid)",
            "Prozent",
            "Andel",
            "Share of people",
            "比例",
        ] {
            assert!(names_shares(header), "{header:?}");
        }
        for header in [
            "n",
            "n (%)",
            "Anzahl (%)",
            "No. (%)",
            "Count",
            "Shared vision",
            "Ratios of staff",
            "Rate",
            "Prosperity",
            "",
        ] {
            assert!(!names_shares(header), "{header:?}");
        }
    }
}
