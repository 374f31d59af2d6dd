//! Names of which a sign is part: findings, blood groups, languages.
//!
//! Takes a name without its sign; says whether the sign belongs to it.

use crate::fold::fold_word;

/// True for a name of which a plus or minus is part: of a finding, a blood group, a language.
pub(super) fn bears_its_sign(bare: &str) -> bool {
    const LAST_WORDS: &str = "hiv,hiv1,hiv 1,hiv 2,hbv,hcv,hbsag,hbeag,hpv,hsv,cmv,ebv,tb,mrsa,mssa,vre,esbl,covid,\
        covid19,covid 19,sars cov 2,her2,her 2,her2 neu,er,pr,hr,egfr,alk,braf,kras,brca,brca1,brca2,rh,rhd,rhesus,\
        cd4,cd8,cd19,cd20,cd34,ana,anca,rf,gram,lgbt,lgbti,lgbtq,lgbtqi,lgbtqia,lgbtiq,lgbtqia2s,2slgbtq,2slgbtqia,\
        lgbtq2s,c,na,ca,nad,apoe4,pd l1,pdl1";
    const ALONE: &str = "a,b,ab,o,0,k,h,type a,type b,type ab,type o";
    let key = fold_word(bare);
    let ends = |word: &str| {
        key.strip_suffix(word).is_some_and(|before| before.is_empty() || before.ends_with(' '))
    };
    let listed = |list: &'static str| list.split(',').map(str::trim_start);
    let is_blood = key.rsplit_once(' ').is_some_and(|(before, last)| {
        ["blood", "blood group", "blood type", "blodgrupp", "blutgruppe"].contains(&before)
            && ["a", "b", "ab", "o", "0"].contains(&last)
    });
    listed(LAST_WORDS).any(ends) || listed(ALONE).any(|word| word == key) || is_blood
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_are_part_of_names() {
        for name in [
            "HIV",
            "People with HIV",
            "Covid-19",
            "SARS-CoV-2",
            "HER2",
            "Rh",
            "ER",
            "O",
            "B",
            "AB",
            "C",
            "Blood group A",
            "LGBTQ",
            "Gram",
            "CD4",
        ] {
            assert!(bears_its_sign(name), "{name:?}");
        }
        for name in [
            "BR",
            "ECR",
            "Attitude",
            "Other",
            "Career",
            "Group A",
            "D",
            "Plan B",
            "Trust in HR staff",
            "",
        ] {
            assert!(!bears_its_sign(name), "{name:?}");
        }
    }
}
