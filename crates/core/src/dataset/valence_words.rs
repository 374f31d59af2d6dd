//! The words that say barrier, facilitator, mixed, neutral or nothing, in six languages.
//!
//! Takes a cell of a valence column; gives its valence, or `None` where the word is not in the list:
//! such words are shown to the user and never guessed.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::fold_word;
use crate::valence::Valence;

/// Words that can only mean a barrier; folded, English, Swedish, Danish, Norwegian, Finnish, German.
const BARRIER: &str = "barrier,barriers,hindrance,hindrances,hinderance,hinderances,hindering,hinders,\
    hindered,obstacle,obstacles,impediment,impediments,impeding,inhibitor,inhibitors,inhibiting,\
    disabler,disablers,barrier to implementation,hindering factor,hindering factors,limiting factor,\
    limiting factors,barriar,barriarer,barriaren,hinder,hindret,hindren,hindrande,hindrande faktor,\
    hindrande faktorer,forsvarande,forsvarande faktor,barriere,barrierer,barrieren,hindring,hindringer,\
    hindringen,hemmende,hemmende faktor,hemmende faktorer,hemmer,hemmere,este,esteet,esteita,estava,\
    estavat,estava tekija,estavat tekijat,hidaste,hidasteet,hindernis,hindernisse,hemmnis,hemmnisse,\
    hemmfaktor,hemmfaktoren,hemmender faktor,hemmende faktoren,hemmend,hinderlich,hinderungsgrund,\
    hurde,hurden,barrierefaktor,barrierefaktorer";

/// Words that mean a barrier in a valence column but much else elsewhere.
const WEAK_BARRIER: &str = "impede,impedes,inhibit,inhibits,prevent,prevents,block,blocks,challenge,challenges,challenging,constraint,constraints,difficulty,\
    difficulties,problem,problems,negative,neg,con,cons,weakness,weaknesses,threat,threats,b,\
    utmaning,utmaningar,svarighet,svarigheter,negativ,negativt,negativa,udfordring,udfordringer,\
    utfordring,utfordringer,vanskelighet,vanskeligheter,haaste,haasteet,haasteita,ongelma,ongelmat,\
    negatiivinen,kielteinen,herausforderung,herausforderungen,schwierigkeit,schwierigkeiten,nachteil,\
    nachteile,nackdel,nackdelar,ulempe,ulemper";

/// Words that can only mean a facilitator.
const FACILITATOR: &str = "facilitator,facilitators,facilitating,facilitates,facilitated,facilitation,\
    facilitating factor,facilitating factors,enabler,enablers,enabling,enabling factor,enabling factors,\
    enables,promoter,promoters,promoting,promoting factor,promoting factors,underlattande,underlattare,\
    underlattar,underlattande faktor,underlattande faktorer,mojliggorare,mojliggorande,mojliggor,\
    framjande,framjare,framjar,framjande faktor,framjande faktorer,facilitatorer,facilitator er,\
    fremmer,fremmere,fremmende,fremmende faktor,fremmende faktorer,fasilitator,fasilitatorer,\
    fasiliterende,muliggorende,muliggor,tilrettelegger,tilretteleggere,mahdollistaja,mahdollistajat,\
    mahdollistava,mahdollistavat,edistava,edistavat,edistaja,edistajat,edistava tekija,\
    edistavat tekijat,helpottava,helpottavat,fasilitaattori,fasilitaattorit,forderlich,forderfaktor,\
    forderfaktoren,fordernder faktor,fordernde faktoren,forderliche faktoren,forderlicher faktor,\
    fordernd,forderer,foerderlich,foerderfaktor,foerderfaktoren,foerdernd,ermoglicher,erleichternd,\
    erleichterung,fazilitator,fazilitatoren,begunstigend";

/// Words that mean a facilitator in a valence column but much else elsewhere.
const WEAK_FACILITATOR: &str = "help,helps,helped,helpful,helping,enable,facilitate,aid,aids,driver,drivers,strength,strengths,opportunity,opportunities,benefit,\
    benefits,advantage,advantages,positive,pos,pro,pros,support,supporting,supportive,f,e,styrka,\
    styrkor,fordel,fordelar,mojlighet,mojligheter,positiv,positivt,positiva,styrke,styrker,fordele,\
    fordeler,mulighed,muligheder,mulighet,muligheter,vahvuus,vahvuudet,positiivinen,myonteinen,hyoty,\
    hyodyt,vorteil,vorteile,starke,starken,chance,chancen";

/// Words for both at once.
const MIXED: &str = "mixed,both,ambivalent,ambivalence,ambiguous,dual,bidirectional,x,blandad,blandat,\
    blandade,bada,badadera,bade och,ambivalens,blandet,begge,begge dele,begge deler,bagge,sekoittunut,\
    molemmat,molempia,ristiriitainen,gemischt,beides,beide,sowohl als auch";

/// Words for neither.
const NEUTRAL: &str = "neutral,neither,none of both,neither nor,neither barrier nor facilitator,\
    neutralt,neutrala,varken eller,ingen av dem,ingendera,hverken eller,ingen av delene,ingen af delene,\
    noytral,noytralt,neutraali,neutraalit,ei kumpikaan,keines von beiden,weder noch,keins von beiden";

/// Words for what is not given.
const MISSING: &str = "na,n a,nan,null,missing,not applicable,not coded,not stated,not specified,\
    unspecified,uncoded,saknas,ej angivet,ej kodad,ikke oplyst,ikke oppgitt,ikke angivet,mangler,\
    puuttuu,ei tiedossa,keine angabe,fehlend,fehlt";

/// Words that join or qualify others without changing what they mean.
const FILLERS: &str =
    "and,or,both,och,eller,bade,og,ja,seka,tai,und,oder,strong,weak,major,minor,moderate";

fn listed(list: &str, key: &str) -> bool {
    list.split(',').any(|word| word.trim_start() == key)
}

/// How sure a word is of its meaning outside a valence column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Meaning {
    /// What it means in a valence column.
    pub valence: Valence,
    /// True where it means that anywhere.
    pub strong: bool,
}

impl Meaning {
    const fn strong(valence: Valence) -> Option<Self> {
        Some(Self { valence, strong: true })
    }

    const fn weak(valence: Valence) -> Option<Self> {
        Some(Self { valence, strong: false })
    }
}

/// The valence that a cell of a valence column says; `None` for a word that is not known.
///
/// Takes signs (`+`, `-`, `+/-`, `0`), signed numbers from -2 to +2, single words, and several
/// words of which each is known (`barrier/facilitator` is mixed). A number without a sign other
/// than 0 is not a valence: only a rating column says what it means.
///
/// ```
/// use steelyard_core::dataset::valence_of_word;
/// use steelyard_core::valence::Valence;
/// assert_eq!(valence_of_word("Hinder"), Some(Valence::Barrier));
/// assert_eq!(valence_of_word("+/−"), Some(Valence::Mixed));
/// assert_eq!(valence_of_word("perhaps"), None);
/// ```
pub fn valence_of_word(word: &str) -> Option<Valence> {
    meaning_of_key(&fold_word(word)).map(|meaning| meaning.valence)
}

/// The meaning of a folded word.
pub(super) fn meaning_of_key(key: &str) -> Option<Meaning> {
    let known = meaning_of_sign(key).or_else(|| meaning_of_phrase(key));
    if known.is_some() || !key.contains(' ') {
        return known;
    }
    // `1 barrier`, `barrier facilitator`, `strong barrier`: each word counts, numbers and joining
    // words do not; an unknown word makes the whole unknown.
    let mut found: Option<Meaning> = None;
    for part in key.split(' ') {
        if listed(FILLERS, part) || part.bytes().all(|byte| byte.is_ascii_digit()) {
            continue;
        }
        let next = meaning_of_phrase(part)?;
        found = match found {
            None => Some(next),
            Some(so_far) if so_far.valence == next.valence => {
                Some(Meaning { strong: so_far.strong || next.strong, ..next })
            }
            Some(so_far) if is_direction(so_far.valence) && is_direction(next.valence) => {
                Some(Meaning { valence: Valence::Mixed, strong: so_far.strong && next.strong })
            }
            Some(_) => return None,
        };
    }
    found
}

fn is_direction(valence: Valence) -> bool {
    matches!(valence, Valence::Barrier | Valence::Facilitator | Valence::Mixed)
}

fn meaning_of_sign(key: &str) -> Option<Meaning> {
    match key {
        "+" | "++" | "+1" | "+2" | "(+)" => Meaning::weak(Valence::Facilitator),
        "-" | "--" | "-1" | "-2" | "(-)" => Meaning::weak(Valence::Barrier),
        "+/-" | "-/+" | "+-" | "-+" | "±" | "∓" | "(+/-)" => Meaning::weak(Valence::Mixed),
        "0" | "(0)" => Meaning::weak(Valence::Neutral),
        _ => None,
    }
}

/// Every word of the lists with its meaning; of a word in two lists the first counts. Made once: each
/// distinct value of every column is looked up here.
static MEANINGS: LazyLock<HashMap<&'static str, Meaning>> = LazyLock::new(|| {
    let mut meanings = HashMap::new();
    for (list, meaning) in [
        (BARRIER, Meaning::strong(Valence::Barrier)),
        (FACILITATOR, Meaning::strong(Valence::Facilitator)),
        (WEAK_BARRIER, Meaning::weak(Valence::Barrier)),
        (WEAK_FACILITATOR, Meaning::weak(Valence::Facilitator)),
        (MIXED, Meaning::weak(Valence::Mixed)),
        (NEUTRAL, Meaning::weak(Valence::Neutral)),
        (MISSING, Meaning::weak(Valence::Missing)),
    ] {
        let Some(meaning) = meaning else { continue };
        for word in list.split(',') {
            meanings.entry(word.trim_start()).or_insert(meaning);
        }
    }
    meanings
});

fn meaning_of_phrase(key: &str) -> Option<Meaning> {
    MEANINGS.get(key).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_six_languages() {
        use Valence::{Barrier, Facilitator, Missing, Mixed, Neutral};
        for (words, valence) in [
            (
                "Barrier BARRIERS hindrance obstacle Challenge challenges inhibitor constraint negative con \
                 Hinder barriär Barriärer utmaning Hindrande negativ hindring barriere barrierer udfordring \
                 hemmende utfordring hemmer este Esteet estävä haaste Barriere Barrieren Hindernis Hemmnis \
                 hinderlich Herausforderung - -- -1 -2 \u{2212} \u{2013} \u{2212}2",
                Barrier,
            ),
            (
                "Facilitator facilitators Enabler enabling driver promoter strength positive pro help helps \
                 underlättande möjliggörare främjande Främjare fremmer fremmende muliggørende Facilitatorer \
                 tilrettelegger mahdollistaja edistävä Edistävät förderlich Förderfaktor Förderfaktoren \
                 foerderlich + ++ +1 +2",
                Facilitator,
            ),
            (
                "mixed Both ambivalent blandad både/och blandet gemischt beides x +/- ± -/+ barrier/facilitator enabler+barrier",
                Mixed,
            ),
            ("Neutral neutralt nøytral neutraali neither 0 (0)", Neutral),
            ("NA n/a missing saknas puuttuu", Missing),
        ] {
            for word in words.split_whitespace() {
                assert_eq!(valence_of_word(word), Some(valence), "{word:?}");
            }
        }
        for (phrase, valence) in [
            ("none of both", Neutral),
            ("Barriers and facilitators", Mixed),
            ("hinder och möjliggörare", Mixed),
            ("weder noch", Neutral),
            ("1. Barrier", Barrier),
            ("2 = Facilitator", Facilitator),
            ("Strong barrier", Barrier),
            ("hindrande faktor", Barrier),
            ("estävä tekijä", Barrier),
            ("keine Angabe", Missing),
            ("not coded", Missing),
        ] {
            assert_eq!(valence_of_word(phrase), Some(valence), "{phrase:?}");
        }
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for word in [
            "",
            " ",
            "1",
            "2",
            "3",
            "-3",
            "+3",
            "maybe",
            "not a barrier",
            "no barrier",
            "barrier to care",
            "carrier",
            "barier",
            "and",
            "1 2",
            "barrier neutral",
            "facilitator of the group",
            "yes",
        ] {
            assert_eq!(valence_of_word(word), None, "{word:?}");
        }
    }

    #[test]
    fn the_lists_hold_folded_words_each_once() {
        let lists = [BARRIER, WEAK_BARRIER, FACILITATOR, WEAK_FACILITATOR, MIXED, NEUTRAL, MISSING];
        let mut seen = std::collections::HashSet::new();
        for word in lists.iter().flat_map(|list| list.split(',')).map(str::trim_start) {
            assert_eq!(fold_word(word), word);
            assert!(seen.insert(word), "{word:?} stands twice");
        }
    }
}
