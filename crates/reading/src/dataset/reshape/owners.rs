//! What the labels over a matrix are: groups, documents, people or sites.

use crate::dataset::word_list::listed;
use crate::fold::fold_word;
use crate::schema::counts as words;

/// Most groups that anybody compares.
const MOST_GROUPS: usize = 12;

/// Words by which labels say what they are.
const NAMED: [(&str, &str); 4] = [
    (
        words::PARTICIPANT,
        "p,participant,respondent,informant,interviewee,deltagare,deltaker,deltager,teilnehmer,teilnehmerin,befragte,person,hcp",
    ),
    (
        words::SOURCE,
        "interview,int,document,doc,focus,fg,fgd,transcript,study,dokument,intervju,haastattelu,fokusgrupp,fokusgruppe,file",
    ),
    (
        words::SITE,
        "site,clinic,hospital,ward,centre,center,practice,unit,klinik,klinikk,krankenhaus,sjukhus,sykehus,praxis,enhet",
    ),
    (words::GROUP, "group,grupp,gruppe,cohort"),
];

/// Words for people that beside a number are somebody, folded; alone they may be a group.
const NUMBERED: &str = "pat,patient,patientin,patienten,pasient,paciente,potilas,paziente,pt,subject,proband,probandin,\
    vp,nurse,doctor,physician,gp,clinician,midwife,pharmacist,therapist,carer,caregiver,parent,mother,father,manager,\
    student,teacher,worker,volunteer,client,professional,practitioner,staff,expert,stakeholder,key informant,arzt,\
    arztin,pflegekraft,sjukskoterska,lakare,sykepleier,lege,enfermera,medico,infirmiere,medecin,infermiere,hoitaja";

/// Endings of the names of files.
const EXTENSIONS: [&str; 8] = [".doc", ".docx", ".pdf", ".txt", ".rtf", ".mp3", ".odt", ".mp4"];

/// The header for labels that most often begin with a word for one kind; `None` where they do not.
pub(super) fn said(labels: &[&str]) -> Option<&'static str> {
    // Whoever is several is a group.
    if say_how_many(labels) {
        return Some(words::GROUP);
    }
    let first_words: Vec<String> = labels
        .iter()
        .map(|label| {
            let key = fold_word(label);
            let word = key.split(' ').next().unwrap_or("");
            word.trim_end_matches(|letter: char| letter.is_ascii_digit()).to_owned()
        })
        .collect();
    NAMED.iter().find_map(|(head, list)| {
        let is_one = |word: &&String| listed(list, word);
        (2 * first_words.iter().filter(is_one).count() > labels.len()).then_some(*head)
    })
}

/// True for a word for people that beside a number is somebody.
pub(super) fn is_numbered(word: &str) -> bool {
    listed(NUMBERED, word)
}

/// True for a name that ends in a year as publications do: `Adams 2018`, `Adams et al. (2018a)`.
pub(super) fn is_publication(label: &str) -> bool {
    let bare = label.trim().trim_end_matches([')', ']']);
    let bare = bare.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let digits = bare.len().checked_sub(4).and_then(|at| bare.split_at_checked(at));
    digits.is_some_and(|(name, year)| {
        let apart = name.ends_with(|letter: char| !letter.is_alphanumeric());
        apart && is_year(year) && name.trim_start().starts_with(char::is_alphabetic)
    })
}

/// The header for the labels over a tool's matrix: as they say, else documents where they bear numbers
/// or are many, else groups.
pub(super) fn head(labels: &[&str]) -> &'static str {
    // The same codes were counted each year.
    if labels.iter().all(|label| is_year(label)) {
        return words::GROUP;
    }
    if labels.iter().all(|label| is_publication(label)) {
        return words::SOURCE;
    }
    said(labels).unwrap_or_else(|| {
        let is_document = |label: &&&str| {
            let lower = label.to_lowercase();
            label.contains(|letter: char| letter.is_ascii_digit())
                || EXTENSIONS.iter().any(|ending| lower.ends_with(ending))
        };
        let documents = labels.iter().filter(is_document).count();
        if 2 * documents >= labels.len() || labels.len() > MOST_GROUPS {
            words::SOURCE
        } else {
            words::GROUP
        }
    })
}

/// True for names most of which say how many they stand for.
pub(super) fn say_how_many(labels: &[&str]) -> bool {
    2 * labels.iter().filter(|label| says_how_many(label)).count() > labels.len()
}

/// True for a name with how many it stands for: `Nurses (n = 10)`.
fn says_how_many(label: &str) -> bool {
    let bare: String = label.chars().filter(|letter| !letter.is_whitespace()).collect();
    let number = bare.to_lowercase().rsplit_once("(n=").and_then(|(_, rest)| {
        let (number, _) = rest.split_once(')')?;
        number.parse::<u32>().ok()
    });
    number.is_some_and(|number| number > 1)
}

/// True for a year of ours: `2019`.
pub(super) fn is_year(label: &str) -> bool {
    label.trim().parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_say_what_they_are() {
        for (labels, expected) in [
            (&["P01", "P02", "P03"][..], "Participant"),
            (&["Participant 1", "Participant 2"], "Participant"),
            (&["Interview 1", "FG2", "Interview 3"], "Source"),
            (&["Anna.docx", "Ben.docx"], "Source"),
            (&["2023-04 first", "2023-05 second"], "Source"),
            (&["Clinic A", "Hospital B"], "Site"),
            (&["Nurses", "GPs", "Patients"], "Group"),
            (&["Group 1", "Group 2"], "Group"),
            (&["Nurses (n = 10)", "Doctors (N=8)"], "Group"),
            (&["Interview 1 (n = 1)", "Interview 2 (n = 1)"], "Source"),
            (&["2019", "2020"], "Group"),
            (&["Adams 2018", "Ben & Co (2019)"], "Source"),
        ] {
            assert_eq!(head(labels), expected, "{labels:?}");
        }
    }

    #[test]
    fn publications_end_in_their_year() {
        for (label, is_one) in [
            ("Adams 2018", true),
            ("Adams et al. (2018)", true),
            ("Adams, 2018b", true),
            ("van den Berg_2020", true),
            ("Adams2018", false),
            ("2018", false),
            ("Item 1800", false),
            ("Pat. 1", false),
            ("Adams", false),
            ("", false),
        ] {
            assert_eq!(is_publication(label), is_one, "{label}");
        }
    }
}
