//! The names by which columns are known, in six languages here and in ten more in `header_names`.
//!
//! Takes a header; gives the roles it may mean with a weight. Names are folded
//! ([`crate::fold::fold_word`]); the values of the column have their say elsewhere.

pub(super) use super::header_subjects::{is_of_person, is_rank};
use super::word_list::{WordLists, listed};
use super::{Role, header_names, header_phrases};
use crate::fold::fold_word;
use std::sync::LazyLock;

/// Weight of a header that is a known name.
pub(super) const EXACT: u32 = 40;
/// Weight of a header that contains a known name as a word.
pub(super) const PART: u32 = 20;

/// Weight of a header that is one letter for a known name.
pub(super) const LETTER: u32 = 28;

/// Words for somebody who codes, as names of files and of numbered columns begin with them; folded.
pub(super) const CODERS: [&str; 18] = [
    "coder",
    "rater",
    "analyst",
    "reviewer",
    "researcher",
    "kodare",
    "bedomare",
    "koder",
    "kodet",
    "forsker",
    "forskare",
    "koodaaja",
    "codierer",
    "codiererin",
    "kodierer",
    "kodiererin",
    "codeur",
    "codificador",
];

/// What brackets at the end take from the weight of a name.
const IN_BRACKETS: u32 = 5;

/// What a number at the end takes from the weight of a name.
const NUMBERED: u32 = 5;

/// Names that are the whole header; the same role may have several lists, better ones first.
const NAMES: &[(Role, u32, &str)] = &[
    (
        Role::Participant,
        EXACT,
        "participant,participants,participant id,participantid,participant no,participant number,\
         participant code,participant name,casename,respondent,respondents,respondent id,informant,\
         informants,informant id,interviewee,interviewees,interviewee id,interviewee code,\
         subject id,person,person id,participant pseudonym,pseudonym,pid,p id,provider id,\
         patient id,case,cases,case name,case id,deltagare,deltagar id,deltagare id,deltagarid,\
         intervjuperson,intervjupersoner,informantid,respondentid,deltager,deltagere,deltager id,\
         deltagerid,deltaker,deltakere,deltaker id,deltakerid,intervjuobjekt,osallistuja,\
         osallistujat,osallistuja id,osallistujan id,haastateltava,haastateltavat,vastaaja,\
         teilnehmer,teilnehmende,teilnehmerin,teilnehmer id,teilnehmerin id,teilnehmer in,\
         befragte,befragter,befragte r,interviewte,interviewter,interviewpartner,speaker,speaker id,\
         speaker name,sprecher,sprecherin,talare,taler,puhuja,\
         interviewpartnerin,interviewperson,person nr,fall,falle",
    ),
    (
        Role::Participant,
        EXACT - 10,
        "id,name,namn,navn,nimi,subject,code name participant,id nr,id no,record id,recordid,redcap id,\
         response id,responseid,submission id,case id,caseid",
    ),
    (
        Role::Source,
        EXACT,
        "source,sources,document,documents,document name,documentname,document title,doc,\
         doc name,interview,interviews,interview id,interview no,study,studies,study id,\
         transcript,transcripts,transcript id,file,files,file name,filename,article,articles,\
         paper,papers,reference,citation,author year,first author,media title,resource,\
         focus group,focusgroup,focus group id,fg,kalla,dokument,dokumentnamn,intervju,\
         intervju id,studie,fil,filnamn,artikel,transkript,fokusgrupp,kilde,dokumentnavn,\
         dokumenter,filnavn,fokusgruppe,fokusgruppeinterview,lahde,asiakirja,dokumentti,\
         dokumentin nimi,haastattelu,tutkimus,tiedosto,artikkeli,fokusryhma,quelle,dokumente,\
         dokumentname,datei,dateiname,interviewnummer,study name,included study",
    ),
    (
        Role::Group,
        EXACT,
        "group,groups,stakeholder,stakeholders,stakeholder group,stakeholder type,\
         stakeholder category,role,roles,profession,professional group,professional role,\
         profession group,discipline,occupation,job title,job role,participant group,\
         participant type,participant role,respondent group,respondent type,user group,cohort,\
         study group,group name,comparison group,stakeholdergroup,position,grupp,grupper,\
         intressentgrupp,intressent,roll,yrke,yrkesgrupp,yrkeskategori,gruppe,interessent,\
         interessentgruppe,rolle,stilling,fag,faggruppe,yrkesgruppe,interessentgrupper,ryhma,\
         sidosryhma,rooli,ammatti,ammattiryhma,ammattinimike,rollen,stakeholdergruppe,beruf,\
         berufsgruppe,interessengruppe,profession gruppe,fachrichtung,funktion,stakeholder role,type of stakeholder,\
         stakeholdertyp,stakeholdertype,stakeholderkategorie,stakeholdergrupp,stakeholdergrupper,type stakeholder,\
         actor,actors,actor type,actor group,actor category,type of actor,category of actor,akteur,akteure,akteursgruppe,\
         akteurgruppe,akteursgruppen,akteurstyp,akteurskategorie,art des akteurs,aktor,aktorer,aktorsgrupp,aktorstyp,\
         aktorskategori,typ av aktor,intressenttyp,aktorgruppe,aktortype,aktorkategori,type aktor,interessenttype,toimija,\
         toimijaryhma,toimijatyyppi,sidosryhmatyyppi",
    ),
    (
        Role::Site,
        EXACT,
        "site,sites,site id,site name,case site,centre,center,centres,centre id,center id,clinic,\
         clinics,hospital,hospitals,facility,health centre,health center,organisation,\
         organization,unit,ward,practice site,location,municipality,region,plats,enhet,klinik,\
         sjukhus,vardcentral,halsocentral,kommun,verksamhet,sted,afdeling,kommune,klinikk,\
         sykehus,senter,helsestasjon,toimipaikka,paikka,klinikka,sairaala,terveyskeskus,\
         terveysasema,kunta,yksikko,standort,zentrum,krankenhaus,einrichtung,praxis,ort,abteilung",
    ),
    (
        Role::Segment,
        EXACT,
        "segment id,segmentid,excerpt id,quotation id,quote id,highlight id,passage id,\
         reference id,segment no,segment number,quotation number,unit id,segment nr,\
         excerpt number,citat id",
    ),
    (
        Role::Segment,
        EXACT - 12,
        "segment,reference,id,number,passage,passage no,passage number,passage nr,meaning unit,unit,\
         record id,recordid",
    ),
    (
        Role::Code,
        EXACT,
        "code,codes,codename,code name,code label,code text,code path,tag,tags,node,nodes,\
         belief code,belief,belief statement,specific belief,kod,koder,kodnamn,kodenavn,kode,\
         kodenavne,koodi,koodit,codierung,codename path,codes applied,coding,label,subcode,\
         sub code,child code,underkod,underkode,alakoodi,untercode,unterkode,nebenkode,nebencode,\
         delkod,subkode,subkod,sous code,subcodigo,sottocodice",
    ),
    (
        Role::Domain,
        EXACT,
        "domain,domains,tdf domain,cfir domain,framework domain,domain name,theoretical domain,\
         tdf,com b,comb,component,npt construct,phase,doman,domaner,domane,domene,domener,\
         domaene,domaener,tdf doman,cfir doman,domeeni,alue,osa alue,domanen,domane tdf,bereich,\
         fas,fase,vaihe,dimension",
    ),
    (
        Role::Construct,
        EXACT,
        "construct,constructs,cfir construct,construct name,framework construct,sub construct,\
         subconstruct,subconstructs,step,steps,qif step,practice,practices,npt practice,factor,\
         konstrukt,konstrukter,cfir konstrukt,begrepp,steg,trin,trinn,begreb,begrep,konstrukti,\
         rakenne,askel,konstrukte,schritt,determinant name",
    ),
    (
        Role::Theme,
        EXACT,
        "theme,themes,main theme,sub theme,subtheme,subthemes,sub themes,theme name,category,category name,categoryname,\
         categories,sub category,subcategory,tema,teman,huvudtema,undertema,delteman,subtema,\
         kategori,underkategori,temaer,hovedtema,teema,teemat,paateema,alateema,kategoria,\
         alakategoria,luokka,thema,themen,oberthema,unterthema,kategorie,unterkategorie,\
         hauptkategorie,oberkategorie,hauptthema,hauptcode,obercode,untercode,hoofdthema,overkategori,\
         huvudkategori,hovedkategori,paaluokka,ylaluokka,hauptkode,oberkode,huvudkod,overkod,hovedkode,\
         overkode,paakoodi,main code,parent code,code principal,codigo principal,codice principale,hoofdcode",
    ),
    (
        Role::Valence,
        EXACT,
        "valence,valens,valenz,valenssi,type,direction,influence,barrier facilitator,\
         barrier or facilitator,barriers facilitators,facilitator barrier,facilitator or barrier,\
         barrier enabler,enabler barrier,barriers and facilitators,b f,determinant,\
         determinant type,factor type,polarity,sentiment,effect,impact,impact direction,\
         code type,typ,riktning,paverkan,hinder underlattande,hinder eller underlattande,\
         barriar facilitator,barriar eller facilitator,inverkan,retning,pavirkning,type faktor,\
         barriere facilitator,hemmer fremmer,hemmere og fremmere,tyyppi,suunta,vaikutus,\
         este edistava,este mahdollistaja,richtung,einfluss,art,barriere oder forderfaktor,\
         hemmnis forderfaktor,wirkung",
    ),
    (
        Role::Rating,
        EXACT,
        "rating,ratings,score,strength,cfir rating,construct rating,valence rating,rated,weight,\
         skattning,poang,styrka,bedomning,vurdering,styrke,karakter,arvio,arviointi,pisteet,\
         vahvuus,luokitus,bewertung,punkte,starke,valence strength,valence score,valoracion,puntuacion,\
         calificacion,evaluation,cotation,valutazione,punteggio,avaliacao,pontuacao,beoordeling,ocena",
    ),
    (
        Role::Coder,
        EXACT,
        "coder,coders,coder name,coder id,rater,raters,analyst,analysts,coded by,user,user name,\
         username,researcher,author,created by,excerpt creator,kodare,kodad av,bedomare,forskare,\
         koder navn,kodet af,kodet av,forsker,analytiker,koodaaja,koodannut,tutkija,codierer,\
         codiererin,kodierer,kodiererin,codiert von,erstellt von,autor,bearbeitet von",
    ),
    (
        Role::Excerpt,
        EXACT,
        "excerpt,excerpts,quote,quotes,quotation,quotations,text,segment text,segment,coded text,\
         coded segment,content,item,items,extract,passage,verbatim,statement,illustrative quote,\
         selection,text content,quotation content,excerpt copy,coded,highlight,meaning unit,\
         citat,citaten,utdrag,textutdrag,meningsenhet,meningsbarande enhet,yttrande,uddrag,sitat,\
         utsagn,tekst,sitaatti,lainaus,katkelma,ilmaus,teksti,zitat,zitate,textstelle,\
         textabschnitt,aussage,fundstelle,inhalt,finding",
    ),
    (
        Role::Count,
        EXACT,
        "count,counts,n,quotes,n quotes,no quotes,number of quotes,quote count,n codes,n codings,\
         codings,number of codings,number of references,references,refs,frequency,frequencies,\
         freq,number,num,total,mentions,n mentions,number of mentions,times coded,\
         weighting count,antal,antal citat,antal koder,antal kodningar,frekvens,antall,\
         antall sitater,antall koder,hyppighed,hyppighet,lukumaara,maara,lkm,mainintojen maara,\
         esiintyvyys,anzahl,anzahl zitate,haufigkeit,nennungen,anzahl nennungen,n of quotes,\
         freq count,items,number of times,no of times,times mentioned,times,how often,how many times,tally,tallies",
    ),
    (
        Role::Ignored,
        EXACT,
        "comment,comments,memo,memos,notes,note,color,colour,farbe,farg,created,modified,date,\
         created at,modified on,created on,coded memo,kommentar,kommentarer,bemerkung,bemerkungen,anmerkung,anmerkungen,bemerkninger,anmarkning,anteckning,\
         anteckningar,datum,dato,description,beschreibung,beskrivning,start,end,begin,beginning,\
         anfang,ende,start pos,end pos,segment start,segment end,area,coverage,row,row number,\
         rad,rivi,zeile,index,catid,cat id,supercatid,supercat id,cid,unnamed 0,last update,created by date,excerpt date,excerpt range,\
         resource date",
    ),
];

/// Words within a longer header.
const WORDS: &[(Role, &str)] = &[
    (
        Role::Participant,
        "participant,respondent,informant,interviewee,deltagare,osallistuja,teilnehmer,deltaker,deltager",
    ),
    (
        Role::Source,
        "document,source,transcript,interview,study,article,dokument,intervju,haastattelu",
    ),
    (
        Role::Group,
        "group,stakeholder,stakeholders,profession,role,discipline,grupp,gruppe,ryhma,yrke,beruf,ammatti,acteur,acteurs,\
         dacteur,dacteurs,actor,actors,actores,akteur,akteure,akteurs,attore,attori,dattore,dattori,ator,atores,\
         stakeholdertype,stakeholdergroep",
    ),
    (Role::Site, "site,centre,center,clinic,hospital,klinik,sjukhus,sykehus"),
    (Role::Code, "code,codename,tag,kod,kode,koodi"),
    (Role::Domain, "domain,doman,domane"),
    (Role::Construct, "construct,konstrukt,constructs,factor,factors"),
    (Role::Theme, "theme,subtheme,tema,teema,thema"),
    (
        Role::Valence,
        "valence,valens,valenz,barrier,barriers,facilitator,facilitators,enabler,enablers,barriar",
    ),
    (Role::Rating, "rating,score"),
    (Role::Coder, "coder,rater,kodare,codierer"),
    (Role::Excerpt, "excerpt,quote,quotation,verbatim,citat,zitat,sitat"),
    (Role::Count, "count,frequency,freq,quotes,antal,antall,anzahl,lukumaara,mentions,n"),
];

/// Words that make the rest of a header mean something else.
const SPOILERS: &str = "memo,comment,color,colour,date,created,modified,zip,postal,postcode,country,icd,\
    description,weight,range,start,end,age,gender,sex,years,year,education,address,version,initial,final";

/// Words at the end of a header for kinds of what stands before them.
const KINDS: &str =
    "type,types,kind,kinds,category,categories,class,typ,art,kategori,kategorie,tyyppi,tipo";

/// The lists of both files, those here first.
static NAMED: LazyLock<WordLists> = LazyLock::new(|| {
    let ten = header_names::NAMES.iter().map(|(_, names)| *names);
    WordLists::new(NAMES.iter().map(|(_, _, names)| *names).chain(ten))
});
static WORD_LISTS: LazyLock<WordLists> =
    LazyLock::new(|| WordLists::new(WORDS.iter().map(|(_, names)| *names)));

/// The roles whose names are the whole key, with their weights, those of ten languages last.
fn named(key: &str) -> impl DoubleEndedIterator<Item = (&'static Role, u32)> {
    NAMED.holding(key).iter().filter_map(|&at| match NAMES.get(at) {
        Some((role, weight, _)) => Some((role, *weight)),
        None => header_names::NAMES.get(at - NAMES.len()).map(|(role, _)| (role, EXACT)),
    })
}

/// The owner that a folded name surely is.
fn owner_named(key: &str) -> Option<Role> {
    let owners = [Role::Participant, Role::Source, Role::Group, Role::Site];
    let mut named = named(key).filter(|(role, weight)| *weight >= EXACT && owners.contains(role));
    named.next().map(|(role, _)| role.clone())
}

/// Roles that a folded header may mean, with weights; empty for a header that says nothing.
pub(super) fn candidates(key: &str) -> Vec<(Role, u32)> {
    let mut found: Vec<(Role, u32)> = Vec::new();
    for (role, weight) in named(key) {
        if !found.iter().any(|(known, _)| known == role) {
            found.push((role.clone(), weight));
        }
    }
    if found.is_empty()
        && let Some(stem) = numbered_stem(key)
    {
        let may_be_numbered = |role: &Role| {
            matches!(
                role,
                Role::Code
                    | Role::Domain
                    | Role::Construct
                    | Role::Theme
                    | Role::Valence
                    | Role::Rating
            )
        };
        let numbered = named(stem).filter(|(role, _)| may_be_numbered(role));
        found.extend(numbered.map(|(role, weight)| (role.clone(), weight - NUMBERED)));
    }
    if found.is_empty() {
        found.extend(header_phrases::role_of(key, owner_named));
    }
    let words: Vec<&str> = key.split(' ').collect();
    let is_kind = words.len() > 1 && words.last().is_some_and(|last| listed(KINDS, last));
    if found.is_empty() && !is_spoiled(key) {
        let of_words: Vec<&[usize]> = words.iter().map(|word| WORD_LISTS.holding(word)).collect();
        for (at, (role, _)) in WORDS.iter().enumerate() {
            // The type of a source is no source.
            if is_kind
                && matches!(role, Role::Participant | Role::Source | Role::Site | Role::Coder)
            {
                continue;
            }
            // The last word of a name carries it in all six languages (`coder group` is a group).
            let position = of_words.iter().rposition(|lists| lists.contains(&at));
            if let Some(position) = position {
                let last = position + 1 == words.len();
                found.push((role.clone(), if last { PART + 5 } else { PART }));
            }
        }
    }
    found
}

/// Roles that a header may mean as it is written: what stands in brackets at its end (`Codes (CFIR)`) says more of
/// what stands before them, unless it says that they are numbers.
pub(super) fn candidates_of(header: &str) -> Vec<(Role, u32)> {
    let key = fold_word(header);
    // Letters stand for words in the table of codings alone: elsewhere they are names.
    if let "p" | "c" = key.as_str() {
        return vec![(if key == "p" { Role::Participant } else { Role::Code }, LETTER)];
    }
    let found = candidates(&key);
    let parts =
        header.trim_end().strip_suffix([')', ']']).and_then(|text| text.rsplit_once(['(', '[']));
    let Some((before, within)) = parts.filter(|_| found.iter().all(|(_, weight)| *weight < EXACT))
    else {
        return found;
    };
    let counts =
        |(role, _): &(Role, u32)| matches!(role, Role::Count | Role::Rating | Role::Valence);
    if within.contains(['%', '#', '/']) || candidates(&fold_word(within)).iter().any(counts) {
        return found;
    }
    let named = candidates(&fold_word(before)).into_iter().filter(|(_, weight)| *weight >= EXACT);
    let named: Vec<(Role, u32)> =
        named.map(|(role, weight)| (role, weight - IN_BRACKETS)).collect();
    if named.is_empty() { found } else { named }
}

/// True for a folded header that surely names one of some roles.
pub(super) fn is_known(key: &str, roles: &[Role]) -> bool {
    candidates(key).iter().any(|(role, weight)| *weight >= EXACT - 12 && roles.contains(role))
}

/// True for the header of a column of people or documents.
pub fn names_people(header: &str) -> bool {
    candidates(&fold_word(header)).iter().any(|(role, weight)| {
        *weight >= EXACT - 12 && matches!(role, Role::Participant | Role::Source)
    })
}

/// True for the header of a column that says of whom a row is: people, documents, groups or places.
pub fn names_owners(header: &str) -> bool {
    let groups = |(role, weight): &(Role, u32)| {
        *weight >= EXACT - 12 && matches!(role, Role::Group | Role::Site)
    };
    names_people(header) || candidates(&fold_word(header)).iter().any(groups)
}

/// `code` of `code 2`: several columns of one kind are numbered.
pub(super) fn numbered_stem(key: &str) -> Option<&str> {
    let stem = key.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end();
    (!stem.is_empty() && stem.len() < key.len()).then_some(stem)
}

/// True for a header that holds a word under which numbers are no counts (`Age`, `Years`).
pub(super) fn is_spoiled(key: &str) -> bool {
    key.split(' ').any(|word| listed(SPOILERS, word))
}

/// True for the names that a table's reader gives to columns without one.
pub(super) fn is_nameless(key: &str) -> bool {
    key.strip_prefix("column ").is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))
        || key.starts_with("unnamed")
}

/// True for the header of a column without a name.
pub fn names_nothing(header: &str) -> bool {
    is_nameless(&fold_word(header))
}

/// True for a folded header that surely names a role, or that is spoiled for any other: it is no name of a code or of
/// somebody.
pub(super) fn means_something(key: &str) -> bool {
    is_spoiled(key) || candidates(key).iter().any(|(_, weight)| *weight >= EXACT - 12)
}

/// True for a header that names a lower level of the column before it (`Sub-theme`, `Child code`).
pub(super) fn is_lower_level(key: &str) -> bool {
    ["sub", "child", "under", "ala", "unter"].iter().any(|start| {
        key.strip_prefix(start).is_some_and(|rest| {
            let rest = rest.trim_start();
            candidates(rest).iter().any(|(role, weight)| {
                *weight == EXACT
                    && matches!(role, Role::Code | Role::Theme | Role::Construct | Role::Domain)
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_hold_folded_names_each_once() {
        for (role, _, names) in NAMES {
            let mut seen = std::collections::HashSet::new();
            for name in names.split(',').map(str::trim) {
                assert_eq!(fold_word(name), name);
                assert!(seen.insert(name), "{name:?} stands twice for {role:?}");
            }
        }
    }

    #[test]
    fn brackets_say_more_of_a_name() {
        for (header, role) in [
            ("Codes (CFIR)", Some(Role::Code)),
            ("Theme [TDF 2012]", Some(Role::Theme)),
            ("Participant (pseudonym)", Some(Role::Participant)),
            ("Kod (TDF)", Some(Role::Code)),
            ("Codes (n)", None),
            ("Something (code)", Some(Role::Code)),
            ("Code (barrier/facilitator)", None),
            ("Ward notes (2021)", None),
        ] {
            let found = candidates_of(header);
            let first = found.first().filter(|(_, weight)| *weight >= PART).map(|(role, _)| role);
            let strong = found.iter().any(|(_, weight)| *weight >= EXACT - IN_BRACKETS);
            match role {
                Some(role) => assert_eq!(first, Some(&role), "{header}"),
                None => assert!(!strong, "{header}: {found:?}"),
            }
        }
    }

    #[test]
    fn lower_levels_are_known_by_their_start() {
        for (key, lower) in [
            ("sub theme", true),
            ("subcode", true),
            ("undertema", true),
            ("alateema", true),
            ("unterthema", true),
            ("child code", true),
            ("theme", false),
            ("subject", false),
            ("undergraduate", false),
            ("sub", false),
        ] {
            assert_eq!(is_lower_level(key), lower, "{key}");
        }
    }
}
