//! Which column is the stakeholder group, where no header says it.
//!
//! Takes the columns with their roles; gives the group to the one whose values read like people's roles, or
//! to the first that could be it, and then has the user asked. Never takes numbers, dates, identifiers or
//! what belongs to the codes.

use super::column::{Column, FEW_VALUES, has_role, is_identifier, position_of};
use super::headers;
use super::number::is_date;
use super::roles::{Reason, Role};
use super::weigh::is_label;
use super::word_list::listed;
use crate::fold::fold_word;

/// Beginnings of words for people by what they do, folded, in the languages of the headers.
const PEOPLE: &str = "nurse,doctor,physician,clinician,gp,general practitioner,manager,administrator,patient,\
    pharmacist,midwi,therapist,physio,psycholog,psychiatr,surgeon,specialist,consultant,dietit,dietic,social worker,\
    carer,caregiver,parent,mother,father,famil,relative,student,teacher,pupil,staff,leader,director,executive,\
    commissioner,policy,policymaker,stakeholder,provider,practitioner,professional,worker,researcher,academic,\
    volunteer,client,user,citizen,resident,owner,employer,employee,assistant,secretar,reception,technician,\
    engineer,it ,paramedic,radiograph,dentist,trainee,intern,registrar,coordinator,champion,educator,lecturer,\
    farmer,ngo,government,ministry,business,industry,company,insurer,payer,funder,hcp,allied health,frontline,\
    sjukskotersk,skotersk,lakare,barnmorsk,chef,patienter,anhorig,fysioterapeut,underskotersk,forskare,larare,\
    sykepleier,sygeplejer,lege,laege,jordmor,leder,pasient,parorende,forsker,laerer,\
    sairaanhoitaj,hoitaj,laakar,katilo,johtaj,potila,omai,tutkij,opettaj,farmaseut,\
    pfleg,krankenpfleg,arzt,hausarzt,hebamm,leitung,angehorig,apothek,forsch,lehr,\
    enfermer,medic,pacient,gerente,infirmi,medecin,infermier,paziente,medico,verpleegkundig,arts,huisarts";
/// Words that are whole, so that `arts` is no `article`.
const WHOLE: [&str; 8] = ["gp", "it", "arts", "hcp", "ngo", "user", "chef", "lege"];

/// Letters of a beginning up to which only an ending of the list makes a word for people of it: `leader` also
/// begins `leadership`, and `resident` `residential`.
const SHORT_STEM: usize = 8;
const ENDINGS: &str = ",s,es,e,er,en,n,i,o,os,a,as,in,innen,na,erna,or,orna,et,ene,y,ies,ie,ia,ias,ien,fe,ves,ian,\
    ians,ist,ists,ista,istas,iste,istes,isti,ere,ers,eres,at,t,it,nen,set,re,ende,enden,erin,erinnen,ekraft,\
    ekrafte,kraft,krafte,ti,tit,makers,maker,therapist,therapists,therapeut,therapeuten,terapeut,terapeuter,ska,\
    skor";

/// Most digits that stand for groups.
const MOST_DIGITS: usize = 4;

/// Gives the group to a column.
pub(super) fn find(columns: &mut [Column<'_>], keys: &[String]) {
    if has_role(columns, |role| *role == Role::Group) || take_populations(columns) {
        return;
    }
    let plausible = plausible(columns, keys);
    let read_like_roles =
        |at: &&usize| columns.get(**at).is_some_and(|column| are_roles(&column.profile.values));
    let roles: Vec<usize> = plausible.iter().filter(read_like_roles).copied().collect();
    let (found, sure) = if roles.is_empty() { (plausible, false) } else { (roles, true) };
    let Some((first, others)) = found.split_first() else { return };
    if let Some(column) = columns.get_mut(*first) {
        let reason = match (sure, others.is_empty()) {
            (true, _) => Reason::Values,
            (false, true) => Reason::OnlyOneLeft,
            (false, false) => Reason::FewValues,
        };
        column.taken = Some((Role::Group, reason));
        column.asked = (!sure).then_some(Role::Group);
        column.rivals = others.to_vec();
    }
}

/// Takes who took part in studies for the group and has the user asked: words for people by what they do under a
/// header of people, of which sources share some. Names with numbers (`Nurse 1`) are somebody's.
fn take_populations(columns: &mut [Column<'_>]) -> bool {
    let sources = position_of(columns, &Role::Source).and_then(|at| columns.get(at));
    let Some(sources) = sources.map(|source| source.profile.distinct()) else { return false };
    let is_population = |column: &&mut Column<'_>| {
        let by_header = matches!(column.taken, Some((Role::Participant, Reason::Header)));
        let values = &column.profile.values;
        by_header
            && column.profile.distinct() < sources
            && are_roles(values)
            && !values.iter().any(|text| text.contains(|letter: char| letter.is_ascii_digit()))
    };
    let found = columns.iter_mut().find(is_population);
    let any = found.is_some();
    if let Some(column) = found {
        column.taken = Some((Role::Group, Reason::Values));
        column.asked = Some(Role::Group);
    }
    any
}

/// Attributes that could be the group, each value of the owner going with one of theirs.
fn plausible(columns: &[Column<'_>], keys: &[String]) -> Vec<usize> {
    let owner = position_of(columns, &Role::Participant).or(position_of(columns, &Role::Source));
    let owner = owner.and_then(|at| columns.get(at)).map(|owner| &owner.profile);
    let mut plausible: Vec<usize> = Vec::new();
    for (at, column) in columns.iter().enumerate() {
        let profile = &column.profile;
        let key = keys.get(at).map_or("", String::as_str);
        let fits = column.taken.as_ref().is_some_and(|(role, reason)| {
            *role == Role::Attribute && *reason != Reason::NotCounted
        }) && column.asked.is_none()
            && (2..=FEW_VALUES).contains(&profile.distinct())
            && owner.is_none_or(|owner| profile.constant_within(owner))
            && !is_identifier(key)
            && !belongs_to_codes(key)
            && !are_numbers_or_dates(&profile.values);
        let is_copy = || {
            let others = plausible.iter().filter_map(|&other| columns.get(other));
            others.map(|other| &other.profile).chain(owner).any(|other| profile.is_copy_of(other))
        };
        if fits && !is_copy() {
            plausible.push(at);
        }
    }
    plausible
}

/// True for a header that names a level of the codes.
fn belongs_to_codes(key: &str) -> bool {
    headers::candidates(key).iter().any(|(role, _)| is_label(role))
}

/// True where half of the values are numbers, fractions or percentages, or nearly all are dates. A few digits
/// may stand for groups (`0` and `1`), and are then asked about.
fn are_numbers_or_dates(values: &[&str]) -> bool {
    let is_digit = |text: &&str| matches!(text.as_bytes(), [b'0'..=b'9']);
    if values.len() <= MOST_DIGITS && values.iter().all(is_digit) {
        return false;
    }
    let numbers = values.iter().filter(|text| is_number(text)).count();
    let dates = values.iter().filter(|text| is_date(text)).count();
    2 * numbers >= values.len() || 10 * dates >= 9 * values.len()
}

/// A number, a fraction or a percentage, such as `9`, `1,5`, `3/7`, `40 %`.
fn is_number(text: &str) -> bool {
    let bare = text.trim_start_matches(['+', '-', '\u{2212}']).trim_end_matches('%').trim_end();
    bare.starts_with(|letter: char| letter.is_ascii_digit())
        && bare.ends_with(|letter: char| letter.is_ascii_digit())
        && bare.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | '/'))
        && !is_date(text)
}

/// True where more than half of the values name people by what they do.
pub(super) fn are_roles(values: &[&str]) -> bool {
    let is_role = |text: &&&str| {
        let key = fold_word(text);
        PEOPLE.split(',').map(str::trim).filter(|stem| !stem.is_empty()).any(|stem| {
            if stem.contains(' ') {
                return key.contains(stem);
            }
            key.split(' ').any(|word| word.strip_prefix(stem).is_some_and(|rest| ends(stem, rest)))
        })
    };
    2 * values.iter().filter(is_role).count() > values.len()
}

/// Whether what stands behind a beginning makes a word for people of it. A long beginning means nothing else.
fn ends(stem: &str, rest: &str) -> bool {
    if WHOLE.contains(&stem) {
        return matches!(rest, "" | "s" | "er" | "e");
    }
    stem.len() > SHORT_STEM || listed(ENDINGS, rest)
}

#[cfg(test)]
mod tests {
    use super::{are_numbers_or_dates, are_roles};

    #[test]
    fn values_read_like_roles_or_not() {
        for (values, roles) in [
            (&["Nurse", "GP"][..], true),
            (&["Ward nurses", "Hospital managers", "Others"], true),
            (&["Läkare", "Sjuksköterska"], true),
            (&["Hebamme", "Ärztin"], true),
            (&["NGO", "Business", "Government"], true),
            (&["North", "South"], false),
            (&["female", "male"], false),
            (&["18-30", "31-50"], false),
            (&["Phone", "In person"], false),
            (&["High", "Low"], false),
            (&["A priori", "Emergent"], false),
            (&["Article", "Item", "Itinerary"], false),
            (&["Internal", "External"], false),
            (&["Medication", "Surgery"], false),
            (&["Residential", "Familiar", "Parenteral"], false),
            (&["Leadership", "Directorate"], false),
            (&["Midwives", "Family members", "Physiotherapists"], true),
            (&["Enfermera", "Médico", "Paciente"], true),
            (&["Barnmorskor", "Läkare", "Chefer"], true),
            (&["Hoitaja", "Lääkärit", "Johtajat"], true),
            (&["Psychologist", "Psychiatrist", "Dietitian"], true),
        ] {
            assert_eq!(are_roles(values), roles, "{values:?}");
        }
    }

    #[test]
    fn numbers_and_dates_are_no_groups() {
        for (values, not) in [
            (&["9", "11", "12"][..], true),
            (&["0,5", "1,25"], true),
            (&["40 %", "60%"], true),
            (&["3/7", "2/7"], true),
            (&["2026-05-01", "2026-05-02"], true),
            (&["1.5.2026", "02/05/26"], true),
            (&["2026-05-01 10:00", "2026-05-02T11:00"], true),
            (&["0", "1"], false),
            (&["1", "2", "3", "4", "5"], true),
            (&["1-5", "6-10", "11+"], false),
            (&["2026-05-01", "6-10", "11+"], false),
            (&["Ward 1", "Ward 2"], false),
            (&["Nurse", "GP", "3"], false),
        ] {
            assert_eq!(are_numbers_or_dates(values), not, "{values:?}");
        }
    }
}
