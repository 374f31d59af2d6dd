//! The words that say barrier, facilitator, mixed, neutral or nothing, in sixteen languages.
//!
//! Takes a word; gives its valence, or `None` where it is not in the list: such words are shown to the user
//! and never guessed. What a sign, a dash or a letter means depends on what else its column holds, which
//! [`super::valence_column`] knows.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::word_list::listed;
use crate::fold::fold_word;
use crate::valence::Valence;

/// Words that can only mean a barrier; folded, English, Swedish, Danish, Norwegian, Finnish, German, Spanish,
/// French, Italian, Portuguese, Dutch, Polish, Chinese, Japanese, Korean, Arabic.
const BARRIER: &str = "barrier,barriers,hindrance,hindrances,hinderance,hinderances,hindering,hinders,\
    hindered,obstacle,obstacles,impediment,impediments,impeding,inhibitor,inhibitors,inhibiting,\
    disabler,disablers,barrier to implementation,hindering factor,hindering factors,limiting factor,\
    limiting factors,barriar,barriarer,barriaren,hinder,hindret,hindren,hindrande,hindrande faktor,\
    hindrande faktorer,forsvarande,forsvarande faktor,barriere,barrierer,barrieren,hindring,hindringer,\
    hindringen,hemmende,hemmende faktor,hemmende faktorer,hemmer,hemmere,este,esteet,esteita,estava,\
    estavat,estava tekija,estavat tekijat,hidaste,hidasteet,hindernis,hindernisse,hemmnis,hemmnisse,\
    hemmfaktor,hemmfaktoren,hemmender faktor,hemmende faktoren,hemmend,hinderlich,hinderungsgrund,\
    hurde,hurden,barrierefaktor,barrierefaktorer,\
    barrera,barreras,obstaculo,obstaculos,impedimento,impedimentos,obstaculizador,obstaculizadora,\
    obstaculizadores,obstaculizante,factor obstaculizador,factores obstaculizadores,\
    factor limitante,factores limitantes,inhibidor,inhibidores,dificultador,dificultadores,\
    factor dificultador,barrieres,frein,freins,entrave,entraves,facteur limitant,facteurs limitants,\
    inhibiteur,inhibiteurs,facteur freinant,facteurs freinants,empechement,empechements,barriera,\
    ostacolo,ostacoli,impedimenti,ostacolante,ostacolanti,fattore ostacolante,fattori ostacolanti,\
    fattore limitante,fattori limitanti,barreira,barreiras,fator limitante,fatores limitantes,\
    fator dificultador,fatores dificultadores,inibidor,inibidores,belemmering,belemmeringen,\
    belemmerend,belemmerende,belemmerende factor,belemmerende factoren,hindernissen,obstakel,\
    obstakels,hinderend,hinderende,remmende factor,remmende factoren,bariera,bariery,przeszkoda,\
    przeszkody,utrudnienie,utrudnienia,utrudniajacy,utrudniajaca,utrudniajace,czynnik utrudniajacy,\
    czynniki utrudniajace,hamujacy,hamujace,czynnik hamujacy,czynniki hamujace,障碍,障碍因素,阻碍,阻碍因素,妨碍,\
    妨碍因素,障礙,障礙因素,阻礙,阻礙因素,妨礙,妨礙因素,壁垒,障壁,阻害要因,阻害因子,阻害,障害要因,バリア,バリアー,장벽,방해요인,방해 요인,저해요인,저해 요인,장애요인,\
    장애 요인,장애물,걸림돌,عائق,عوائق,العوائق,معوق,معوقات,المعوقات,معيق,معيقات,حاجز,حواجز,الحواجز,عقبة,عقبات,\
    العقبات";

/// Words that mean a barrier in a valence column but much else elsewhere.
const WEAK_BARRIER: &str = "impede,impedes,inhibit,inhibits,prevent,prevents,block,blocks,challenge,challenges,challenging,constraint,constraints,difficulty,\
    difficulties,problem,problems,negative,neg,con,cons,weakness,weaknesses,threat,threats,b,\
    utmaning,utmaningar,svarighet,svarigheter,negativ,negativt,negativa,udfordring,udfordringer,\
    utfordring,utfordringer,vanskelighet,vanskeligheter,haaste,haasteet,haasteita,ongelma,ongelmat,\
    negatiivinen,kielteinen,herausforderung,herausforderungen,schwierigkeit,schwierigkeiten,nachteil,\
    nachteile,nackdel,nackdelar,ulempe,ulemper,\
    limitante,limitantes,traba,trabas,dificultad,dificultades,problema,problemas,reto,retos,desafio,\
    desafios,desventaja,desventajas,negativo,negativos,negativas,debilidad,debilidades,amenaza,\
    amenazas,difficulte,difficultes,defi,defis,probleme,problemes,negatif,negatifs,negatives,\
    inconvenient,inconvenients,faiblesse,faiblesses,menace,menaces,contrainte,contraintes,\
    difficolta,problemi,sfida,sfide,svantaggio,svantaggi,negativi,criticita,freno,freni,debolezza,\
    debolezze,minaccia,minacce,dificuldade,dificuldades,desvantagem,desvantagens,fraqueza,fraquezas,\
    ameaca,ameacas,negatief,negatieve,nadeel,nadelen,uitdaging,uitdagingen,moeilijkheid,\
    moeilijkheden,probleem,problemen,knelpunt,knelpunten,drempel,drempels,remmend,remmende,zwakte,\
    zwaktes,negatywny,negatywna,negatywne,negatywnie,wada,wady,trudnosc,trudnosci,wyzwanie,wyzwania,\
    problemy,słabosc,słabosci,zagrozenie,zagrozenia,消极,負面,负面,负向,消極,不利,不利因素,困难,困難,挑战,挑戰,劣势,负,负性,問題,\
    问题,否定的,ネガティブ,課題,障害,弱み,脅威,부정적,부정,부정적인,어려움,문제,문제점,도전,단점,약점,위협,장애,سلبي,سلبية,سلبيات,تحدي,تحد,\
    تحديات,صعوبة,صعوبات,مشكلة,مشاكل,ضعف";

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
    erleichterung,fazilitator,fazilitatoren,begunstigend,\
    facilitador,facilitadora,facilitadores,facilitadoras,factor facilitador,factores facilitadores,\
    facilitante,facilitantes,favorecedor,favorecedores,factor favorecedor,factores favorecedores,\
    habilitador,habilitadores,facilitateur,facilitateurs,facilitatrice,facilitatrices,facilitant,\
    facilitants,levier,leviers,facteur facilitant,facteurs facilitants,facteur facilitateur,\
    facteurs facilitateurs,favorisant,favorisants,facteur favorisant,facteurs favorisants,\
    facilitatore,facilitatori,facilitanti,fattore facilitante,fattori facilitanti,favorente,\
    favorenti,fattore favorente,fattori favorenti,abilitante,abilitanti,fator facilitador,\
    fatores facilitadores,bevorderend,bevorderende,bevorderende factor,bevorderende factoren,\
    faciliterend,faciliterende,faciliterende factor,faciliterende factoren,ułatwienie,ułatwienia,\
    ułatwiajacy,ułatwiajaca,ułatwiajace,czynnik ułatwiajacy,czynniki ułatwiajace,sprzyjajacy,\
    sprzyjajaca,sprzyjajace,czynnik sprzyjajacy,czynniki sprzyjajace,facylitator,facylitatory,促进,\
    促进因素,促進,促進因素,推动因素,推動因素,便利因素,助推因素,促进者,促進要因,促進因子,推進要因,촉진,촉진요인,촉진 요인,조력요인,조력 요인,활성요인,ميسر,ميسرات,\
    الميسرات,ميسّر,ميسّرات,مسهل,مسهلات";

/// Words that mean a facilitator in a valence column but much else elsewhere.
const WEAK_FACILITATOR: &str = "help,helps,helped,helpful,helping,enable,facilitate,aid,aids,driver,drivers,strength,strengths,opportunity,opportunities,benefit,\
    benefits,advantage,advantages,positive,pos,pro,pros,support,supporting,supportive,f,e,styrka,\
    styrkor,fordel,fordelar,mojlighet,mojligheter,positiv,positivt,positiva,styrke,styrker,fordele,\
    fordeler,mulighed,muligheder,mulighet,muligheter,vahvuus,vahvuudet,positiivinen,myonteinen,hyoty,\
    hyodyt,vorteil,vorteile,starke,starken,chance,chancen,\
    ventaja,ventajas,positivo,positivos,positivas,ayuda,ayudas,apoyo,apoyos,beneficio,beneficios,\
    fortaleza,fortalezas,oportunidad,oportunidades,impulsor,impulsores,positif,positifs,positives,\
    avantage,avantages,atout,atouts,aide,aides,soutien,benefice,benefices,force,forces,opportunite,\
    opportunites,moteur,moteurs,positivi,vantaggio,vantaggi,aiuto,aiuti,benefici,forza,opportunita,\
    vantagem,vantagens,ajuda,apoio,forca,forcas,oportunidade,positief,positieve,voordeel,voordelen,\
    hulp,kans,kansen,sterkte,sterktes,stimulerend,stimulerende,pozytywny,pozytywna,pozytywne,\
    pozytywnie,zaleta,zalety,wsparcie,wspierajacy,wspierajace,szansa,szanse,korzysc,korzysci,积极,正面,\
    正向,積極,有利,有利因素,优势,優勢,机遇,機遇,正,正性,支持,助力,推动,肯定的,ポジティブ,強み,機会,利点,긍정적,긍정,긍정적인,장점,강점,기회,지원,도움,إيجابي,\
    ايجابي,إيجابية,ايجابية,إيجابيات,فرصة,فرص,دعم,ميزة,قوة,عامل مساعد,عوامل مساعدة";

/// Words for both at once.
const MIXED: &str = "mixed,both,ambivalent,ambivalence,ambiguous,dual,bidirectional,x,blandad,blandat,\
    blandade,bada,badadera,bade och,ambivalens,blandet,begge,begge dele,begge deler,bagge,sekoittunut,\
    molemmat,molempia,ristiriitainen,gemischt,beides,beide,sowohl als auch,teils teils,halb halb,\
    mal so mal so,dels dels,deels deels,zowel als,in parte in parte,en parte en parte,em parte em parte,\
    mixto,mixta,mixtos,mixtas,ambos,ambas,ambivalente,mixte,mixtes,les deux,ambigu,misto,mista,\
    misti,entrambi,entrambe,gemengd,gemengde,beiden,allebei,mieszany,mieszana,mieszane,oba,obie,\
    obydwa,ambiwalentny,ambiwalentne,混合,两者,兩者,两者皆有,两者都有,双向,両方,両面的,両価的,혼합,둘 다,양면적,مختلط,مختلطة,\
    كلاهما";

/// Words for neither.
const NEUTRAL: &str = "neutral,neither,none of both,neither nor,neither barrier nor facilitator,\
    neutralt,neutrala,varken eller,ingen av dem,ingendera,hverken eller,ingen av delene,ingen af delene,\
    noytral,noytralt,neutraali,neutraalit,ei kumpikaan,keines von beiden,weder noch,keins von beiden,\
    neutro,neutra,neutros,neutras,ninguno de los dos,neutre,neutres,ni lun ni lautre,neutrale,\
    neutrali,nessuno dei due,nenhum dos dois,neutraal,geen van beide,neutralny,neutralna,neutralne,\
    obojetny,obojetne,中性,中立,中立的,ニュートラル,どちらでもない,중립,중립적,محايد,محايدة";

/// Words for what is not given.
const MISSING: &str = "na,n a,nan,null,missing,not applicable,not coded,not stated,not specified,\
    unspecified,uncoded,saknas,ej angivet,ej kodad,ikke oplyst,ikke oppgitt,ikke angivet,mangler,\
    puuttuu,ei tiedossa,ei tietoa,keine angabe,keine angaben,k a,ohne angabe,nicht angegeben,keine antwort,\
    nicht zutreffend,trifft nicht zu,entfallt,fehlend,fehlt,not given,not reported,no answer,no data,\
    sans reponse,non indique,sin respuesta,no contesta,ns nc,nessuna risposta,sem resposta,geen antwoord,\
    geen opgave,nie podano,bez odpowiedzi,inget svar,ingen uppgift,intet svar,ingen svar,\
    无回答,無回答,未記入,무응답,\
    sin datos,no aplica,no consta,no disponible,non applicable,sans objet,manquant,non precise,\
    non renseigne,non applicabile,mancante,non indicato,non disponibile,nao se aplica,nao aplicavel,\
    nao informado,sem dados,niet van toepassing,nvt,n v t,ontbreekt,niet vermeld,nie dotyczy,\
    brak danych,缺失,不适用,不適用,該当なし,欠損,해당없음,해당 없음,결측,لا ينطبق,غير متوفر,مفقود";

/// Words that join or qualify others without changing what they mean.
const FILLERS: &str = "and,or,both,och,eller,bade,og,ja,seka,tai,und,oder,y,et,ou,en,oraz,lub,و,strong,weak,major,minor,moderate";

static FILLER_WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| FILLERS.split(',').collect());

/// Of the words for one direction alone those that name much else where none for the other stands beside them: kinds
/// of factors, elements of frameworks (`Enabling factors`, `Facilitation`); folded.
const DOUBTFUL: &str = "enabling,enabling factor,enabling factors,facilitation,promoting,promoting factor,promoting factors,\
    limiting factor,limiting factors,factor limitante,factores limitantes,facteur limitant,facteurs limitants,\
    fattore limitante,fattori limitanti,fator limitante,fatores limitantes,implementation facilitator,\
    implementation facilitators";
/// Of these words one that is another in another language: a barrier in Finnish, and the east.
const OF_TWO_LANGUAGES: &str = "este";

/// True for a key that may as well name an element of a framework or a kind of factors.
pub(super) fn is_doubtful(key: &str) -> bool {
    listed(DOUBTFUL, key)
}

/// True for a key that says no valence for sure where it stands alone.
pub(super) fn is_unsure_alone(key: &str) -> bool {
    is_doubtful(key) || key == OF_TWO_LANGUAGES
}

/// Beginnings of words for a barrier or a facilitator, as names of files, sheets and columns hold them.
const STEMS: &str = "barrier,barrie,barria,barrer,barreir,facilita,fasilit,enabler,hinder,hindr,hemm,haemm,hamper,obstac,imped,\
    forder,foerder,underlatt,framj,fremm,mojliggor,mahdollist,edista,estav,entrav,frein,levier,ostacol,belemmer,\
    bevorder,utrudn,ułatw,przeszk";

/// The first word of a text, such as the name of a file, that speaks of barriers or facilitators, or the whole of one
/// that may.
pub fn word_for_valence(text: &str) -> Option<&str> {
    if is_doubtful(&fold_word(text)) {
        return Some(text.trim());
    }
    text.split(|letter: char| !letter.is_alphabetic()).find(|word| {
        let key = fold_word(word);
        let is_stem = |stem: &str| key.starts_with(stem);
        !key.is_empty()
            && (meaning_of_key(&key).is_some_and(|meaning| meaning.strong)
                || STEMS.split(',').map(str::trim).any(is_stem))
    })
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
    const fn weak(valence: Valence) -> Option<Self> {
        Some(Self { valence, strong: false })
    }
}

/// The key by which a valence word is known: the folded word, with a question mark where there is one, for
/// `barrier?` is no `barrier`.
pub fn valence_key(word: &str) -> String {
    let mut key = fold_word(word);
    if word.contains(['?', '？']) && !key.ends_with('?') {
        key.push_str(" ?");
    }
    key
}

/// The valence that a word says by itself; `None` for a word that is not known.
///
/// Takes signs (`+`, `-`, `+/-`, `0`), signed numbers from -2 to +2, single words, and several
/// words of which each is known (`barrier/facilitator` is mixed). A number without a sign other
/// than 0 is not a valence: only a rating column says what it means. What is denied (`no barrier`),
/// over (`barrier (resolved)`) or asked (`barrier?`) is not known.
///
/// ```
/// use steelyard_reading::dataset::valence_of_word;
/// use steelyard_reading::valence::Valence;
/// assert_eq!(valence_of_word("Hinder"), Some(Valence::Barrier));
/// assert_eq!(valence_of_word("+/−"), Some(Valence::Mixed));
/// assert_eq!(valence_of_word("perhaps"), None);
/// ```
pub fn valence_of_word(word: &str) -> Option<Valence> {
    meaning_of_key(&valence_key(word)).map(|meaning| meaning.valence)
}

/// The valence of the listed word that is one letter off: one more, one less, another, or two neighbours
/// swapped. It is what may be meant, and never taken.
pub fn valence_nearby(key: &str) -> Option<Valence> {
    let length = key.chars().count();
    if !(SHORTEST_SLIP..=LONGEST_SLIP).contains(&length) || meaning_of_key(key).is_some() {
        return None;
    }
    let near = |word: &&&str| {
        word.chars().count() >= SHORTEST_SLIP
            && word.len().abs_diff(key.len()) <= 4
            && strsim::osa_distance(word, key) == 1
    };
    // The order of the lists is that of the words' strength; the first in them decides.
    lists().into_iter().find_map(|(list, meaning)| {
        let mut words = list.split(',').map(str::trim_start);
        words.find(|word| near(&word)).and(Some(meaning.valence))
    })
}

/// Letters of a word from which one letter off still tells which word was meant.
const SHORTEST_SLIP: usize = 5;
/// Letters of the longest word that is looked for among them.
const LONGEST_SLIP: usize = 40;

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
        // `0 barriers` are none.
        if part == "0" {
            return None;
        }
        if FILLER_WORDS.contains(part) || part.bytes().all(|byte| byte.is_ascii_digit()) {
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

/// True for what says barrier, facilitator, or both.
pub(super) fn is_direction(valence: Valence) -> bool {
    matches!(valence, Valence::Barrier | Valence::Facilitator | Valence::Mixed)
}

/// The meaning of a sign, or of a number with one.
pub(super) fn meaning_of_sign(key: &str) -> Option<Meaning> {
    // Thumbs come in several colours of skin.
    let key =
        key.trim_end_matches(|letter| matches!(letter, '\u{1f3fb}'..='\u{1f3ff}' | '\u{fe0f}'));
    match key {
        "\u{1f44d}" | "\u{1f642}" | "\u{1f600}" | "\u{1f60a}" | "\u{263a}" => {
            Meaning::weak(Valence::Facilitator)
        }
        "\u{1f44e}" | "\u{1f641}" | "\u{1f61e}" | "\u{2639}" => Meaning::weak(Valence::Barrier),
        "+" | "++" | "+++" | "+1" | "+2" | "(+)" => Meaning::weak(Valence::Facilitator),
        "-" | "--" | "-1" | "-2" | "(-)" => Meaning::weak(Valence::Barrier),
        "+/-" | "-/+" | "+-" | "-+" | "±" | "∓" | "(+/-)" => Meaning::weak(Valence::Mixed),
        "0" | "(0)" => Meaning::weak(Valence::Neutral),
        _ => None,
    }
}

/// The lists with what their words mean.
fn lists() -> [(&'static str, Meaning); 7] {
    let strong = |valence| Meaning { valence, strong: true };
    let weak = |valence| Meaning { valence, strong: false };
    [
        (BARRIER, strong(Valence::Barrier)),
        (FACILITATOR, strong(Valence::Facilitator)),
        (WEAK_BARRIER, weak(Valence::Barrier)),
        (WEAK_FACILITATOR, weak(Valence::Facilitator)),
        (MIXED, weak(Valence::Mixed)),
        (NEUTRAL, weak(Valence::Neutral)),
        (MISSING, weak(Valence::Missing)),
    ]
}

/// Every word of the lists with its meaning; of a word in two lists the first counts. Made once: each
/// distinct value of every column is looked up here.
static MEANINGS: LazyLock<HashMap<&'static str, Meaning>> = LazyLock::new(|| {
    let mut meanings = HashMap::new();
    for (list, meaning) in lists() {
        for word in list.split(',') {
            meanings.entry(word.trim_start()).or_insert(meaning);
        }
    }
    meanings
});

/// The meaning of a word or a phrase as it is listed.
pub(super) fn meaning_of_phrase(key: &str) -> Option<Meaning> {
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
            ("teils/teils", Mixed),
            ("dels - dels", Mixed),
            ("k. A.", Missing),
            ("Keine Angaben", Missing),
            ("ohne Angabe", Missing),
            ("ns/nc", Missing),
            ("not coded", Missing),
        ] {
            assert_eq!(valence_of_word(phrase), Some(valence), "{phrase:?}");
        }
    }

    #[test]
    fn words_of_ten_more_languages() {
        use Valence::{Barrier, Facilitator, Missing, Mixed, Neutral};
        for (words, valence) in [
            (
                "barrera Obstáculos dificultad negativo barrière frein Freins difficulté négatif ostacolo barriera \
                 difficoltà negativi barreira Obstáculo dificuldades belemmering belemmerend knelpunt negatief bariera \
                 utrudnienie Trudność negatywny 障碍 阻碍因素 障礙 消极 負面 障壁 阻害要因 否定的 バリア 장벽 방해요인 \
                 부정적 عائق المعوقات سلبي",
                Barrier,
            ),
            (
                "facilitador Facilitadora ventaja positivo facilitateur levier Leviers atout positif facilitatore \
                 facilitante vantaggio positivi vantagem bevorderend voordeel positief ułatwienie Sprzyjający pozytywny \
                 促进因素 促進 积极 有利 促進要因 肯定的 촉진요인 긍정적 ميسر إيجابي",
                Facilitator,
            ),
            ("mixto ambos mixte misto entrambi gemengd mieszany 混合 両方 혼합 مختلط", Mixed),
            ("neutro neutre neutrale neutraal neutralny 中性 中立 중립 محايد", Neutral),
            ("nvt mancante 缺失 해당없음", Missing),
        ] {
            for word in words.split_whitespace() {
                assert_eq!(valence_of_word(word), Some(valence), "{word:?}");
            }
        }
        for (phrase, valence) in [
            ("barreras y facilitadores", Mixed),
            ("freins et leviers", Mixed),
            ("belemmerende factor", Barrier),
            ("czynnik ułatwiający", Facilitator),
            ("fator limitante", Barrier),
            ("facteur facilitant", Facilitator),
            ("brak danych", Missing),
            ("no aplica", Missing),
        ] {
            assert_eq!(valence_of_word(phrase), Some(valence), "{phrase:?}");
        }
    }

    #[test]
    fn one_letter_off_is_suggested() {
        use Valence::{Barrier, Facilitator};
        for (word, valence) in [
            ("barier", Some(Barrier)),
            ("barrierr", Some(Barrier)),
            ("barreir", Some(Barrier)),
            ("facilitater", Some(Facilitator)),
            ("facilitatro", Some(Facilitator)),
            ("fascilitator", Some(Facilitator)),
            ("enabelr", Some(Facilitator)),
            ("hindernes", Some(Barrier)),
            ("barrier", None),
            ("barr", None),
            ("brrr", None),
            ("no barrier", None),
            ("bar", None),
            ("nurse", None),
        ] {
            assert_eq!(valence_nearby(&valence_key(word)), valence, "{word:?}");
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
