//! Headers of what describes a person, and of places in an order.
//!
//! Takes a folded header; says whether it is one. Never looks at cells.

use super::word_list::listed;

/// Words for what describes a person in a study, under which flags are no codes.
const OF_PERSONS: &str = "consent,consented,consents,sex,female,male,woman,man,pregnant,married,smoker,kon,kvinna,\
    kvinnor,samtycke,alder,geschlecht,weiblich,mannlich,einwilligung,alter,sexe,femme,homme,consentement,sexo,mujer,\
    hombre,consentimiento,edad,kjonn,kvinde,kvinne,samtykke,sukupuoli,nainen,mies,suostumus,ika,geslacht,vrouw,\
    toestemming,leeftijd,sesso,donna,uomo,consenso,eta,genere,genero,idade,mulher,homem,consentimento,płec,plec,zgoda,\
    wiek,性别,年龄,同意,性別,年齢,성별,나이,동의";
/// Words at most of a header that describes a person.
const FEW_WORDS: usize = 3;

/// True for a header of a few words that describes a person: consent, sex, age.
pub(super) fn is_of_person(key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    words.len() <= FEW_WORDS && words.iter().any(|word| listed(OF_PERSONS, word))
}

/// Words for the place of a row in an order.
const RANKS: &str = "rank,ranking,ranks,rang,rangordning,rangplats,rangfolge,rangorde,plats,platz,plass,order,ordning,\
    orden,ordre,ordem,ordine,volgorde,reihenfolge,rekkefolge,raekkefolge,sija,jarjestys,rango,classement,clasificacion,\
    miejsce,kolejnosc,no,nr,num,number,nummer,numero,排名,順位,순위";

/// True for a header that names the place of a row in an order, or its number.
pub(super) fn is_rank(key: &str) -> bool {
    key.split(' ').any(|word| listed(RANKS, word))
}
