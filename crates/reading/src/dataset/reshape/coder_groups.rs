//! Counts of several coders side by side: `Barriers (coder 1)`, `Barriers (coder 2)`, `Barriers (agreed)`.
//!
//! Takes what the headers of columns of counts say beside the valence; says whose counts are those of others once
//! more. Never takes groups of people for coders: letters may be initials only beside what was agreed on, and are else
//! asked about.

use super::names::says_coder;
use crate::dataset::consensus::names_consensus;
use crate::dataset::groups::are_roles;
use crate::dataset::word_list::listed;
use crate::fold::fold_word;

/// Letters of initials.
const INITIALS: std::ops::RangeInclusive<usize> = 2..=3;

/// Short names of people by what they do, of places and of bodies; folded.
const KNOWN: &str = "gp,rn,md,np,pa,pt,ot,hcp,ahp,chw,pcp,er,ed,icu,uk,us,usa,eu,un,who,moh,ngo,cbo,hr,it,nhs,va,phc,\
    lmic,hic,sn,hv,dn,cns,cna,lpn,msw,sw,rd,dr,mrc,anm,asha,usl,hp,hw,mp,pm,qi,ceo,cno,cmo,gps,rns,mds,nps,hcps,ngos";

/// True for two groups or more that are letters of which nobody knows whether they are initials.
pub(super) fn may_be_initials(groups: &[&str]) -> bool {
    let known = |group: &str| are_roles(&[group]) || listed(KNOWN, &fold_word(group));
    groups.len() > 1 && groups.iter().all(|group| is_initials(&bare(group)) && !known(group))
}

fn bare(group: &str) -> String {
    group.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
}

/// The group whose counts are taken where all are coders: what they agreed on, else the first; `None` where they are
/// not. `said` is true where the user says that initials are coders.
pub(super) fn kept<'g>(groups: &[&'g str], said: bool) -> Option<&'g str> {
    if said && may_be_initials(groups) {
        return groups.first().copied();
    }
    let agreed = |group: &&&str| group.is_empty() || names_consensus(group);
    let coders = groups.iter().filter(|group| says_coder(&bare(group))).count();
    let initials = groups.iter().filter(|group| is_initials(&bare(group))).count();
    let mut agreed = groups.iter().filter(agreed);
    match (agreed.next(), agreed.next()) {
        (Some(one), None) if groups.len() > 2 && coders + initials + 1 == groups.len() => Some(one),
        (None, _) if coders > 1 && coders == groups.len() => groups.first().copied(),
        _ => None,
    }
}

fn is_initials(text: &str) -> bool {
    INITIALS.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

#[cfg(test)]
mod tests {
    use super::{kept, may_be_initials};

    #[test]
    fn coders_are_told_from_groups() {
        for (groups, expected) in [
            (&["coder 1", "coder 2"][..], Some("coder 1")),
            (&["(Coder 1)", "(Coder 2)", "(agreed)"], Some("(agreed)")),
            (&["JS", "MK", "agreed"], Some("agreed")),
            (&["", "Rater A", "Rater B"], Some("")),
            (&["GP", "RN"], None),
            (&["", "GP"], None),
            (&["coder 1"], None),
            (&["coder 1", "Nurses"], None),
            (&["Nurses", "GPs", "final"], None),
            (&[], None),
        ] {
            assert_eq!(kept(groups, false), expected, "{groups:?}");
        }
    }
    #[test]
    fn initials_are_told_from_short_names() {
        for (groups, may_be) in [
            (&["JS", "MK"][..], true),
            (&["(JS)", "(MK)", "(AB)"], true),
            (&["GP", "RN"], false),
            (&["JS", "GP"], false),
            (&["UK", "US"], false),
            (&["JS"], false),
            (&["Js", "Mk"], false),
            (&["N", "D"], false),
            (&["", "JS"], false),
        ] {
            assert_eq!(may_be_initials(groups), may_be, "{groups:?}");
            let first = may_be.then(|| groups.first().copied()).flatten();
            assert_eq!(kept(groups, true), first, "{groups:?}");
        }
    }
}
