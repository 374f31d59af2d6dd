//! The strings of the part where the reading is checked: files, columns, words, codes.

use super::{asked, codes, columns, counted, families, lists, opened, owners, quoted_list};
use std::collections::BTreeSet;

use steelyard_core::engine::{Question, StudyView};
use steelyard_core::valence::{ByValence, Valence};

/// Button: nothing to change.
pub const LOOKS_RIGHT: &str = "Looks right";
/// The same where no coding has a valence, and so nothing can be weighed.
pub const GO_ON_WITHOUT: &str = "Go on without barriers and facilitators";
/// What stands where everything was recognised.
pub const ALL_RECOGNISED: &str = "Everything was recognised.";
/// What stands where the user has agreed.
pub const CHECKED: &str = "Checked.";
/// Heading over the questions.
pub fn questions(count: usize) -> String {
    match count {
        1 => "One thing needs your decision".to_owned(),
        _ => format!("{count} things need your decision"),
    }
}

/// The button by which a user says that the reading is right.
pub fn agreed(study: &StudyView) -> &'static str {
    let weighed = Valence::ALL.into_iter().filter(|valence| *valence != Valence::Missing);
    match weighed.map(|valence| study.summary.valences[valence]).sum::<u64>() {
        0 => GO_ON_WITHOUT,
        _ => LOOKS_RIGHT,
    }
}

/// Numbers of the study in one line.
pub fn summary(study: &StudyView) -> String {
    if let Some(made_from) = &study.live_figure {
        return opened::summary(made_from);
    }
    if !study.holds_codings() {
        let codes = study.files.iter().filter_map(|file| file.listed_codes).map(u64::from).sum();
        return only_codes(codes);
    }
    let summary = &study.summary;
    let mut parts = vec![counted(summary.codings, "coding", "codings")];
    let barriers = summary.valences[Valence::Barrier];
    let facilitators = summary.valences[Valence::Facilitator];
    if barriers + facilitators > 0 {
        parts.push(counted(barriers, "barrier", "barriers"));
        parts.push(counted(facilitators, "facilitator", "facilitators"));
    }
    if let Some(participants) = summary.participants {
        parts.push(counted(participants.into(), "participant", "participants"));
    }
    if let Some(sources) = &summary.sources {
        parts.push(counted(sources.len() as u64, "source", "sources"));
    }
    if let Some(group) = study.attributes.iter().find(|attribute| attribute.is_group) {
        // Two values of one label are one group.
        let labels: BTreeSet<&str> = group.values.iter().map(|(_, label)| label.as_str()).collect();
        parts.push(counted(labels.len() as u64, "group", "groups"));
    }
    let all = parts.join(", ");
    match summary.kept {
        None => all,
        Some(kept) => format!("{all}. The filter keeps {}", kept_of(kept)),
    }
}

/// Codings that a filter keeps.
fn kept_of(kept: ByValence<u64>) -> String {
    let mut parts = vec![counted(kept.values().sum(), "coding", "codings")];
    let [barriers, facilitators] = Valence::SIDES.map(|one| kept[one]);
    if barriers + facilitators > 0 {
        parts.push(counted(barriers, "barrier", "barriers"));
        parts.push(counted(facilitators, "facilitator", "facilitators"));
    }
    parts.join(", ")
}

/// What a study holds that has nothing but codebooks, and what is to be done.
fn only_codes(codes: u64) -> String {
    format!(
        "{} and no codings yet: add the file with your codings to this study, or drop it together with the codebook",
        counted(codes, "code", "codes")
    )
}

/// Heading over the values and names.
pub const VALUES: &str = "Groups, attributes and names";

/// A question in words.
pub fn question(question: &Question) -> String {
    match question {
        Question::Delimiter { file } => {
            format!(
                "Two ways of dividing “{file}” into fields fit equally well. Choose the right one below."
            )
        }
        Question::Encoding { file } => {
            format!(
                "The bytes of “{file}” do not tell their encoding. Look whether letters such as ä, é and ø are right below; if not, choose another encoding."
            )
        }
        Question::Column { file, role, columns } => match columns.as_slice() {
            [only] => format!(
                "In “{file}”, “{only}” may be “{}”. Say whether it is.",
                columns::role(role)
            ),
            several => format!(
                "In “{file}”, {} would each do as “{}”. Choose which it is.",
                quoted_list(several),
                columns::role(role)
            ),
        },
        Question::ColumnFamily { file, columns, choices } => {
            families::question(file, columns, choices)
        }
        Question::Framework { ids } => format!(
            "{} know the codes equally well. Choose the framework you coded with.",
            quoted_list(&ids.iter().map(|id| codes::framework(id)).collect::<Vec<_>>())
        ),
        Question::AmbiguousLabels { labels } => format!(
            "{} more than one item of the framework bears. Choose which is meant.",
            counted(u64::from(*labels), "code has a name that", "codes have names that")
        ),
        Question::UnknownLabels { labels } => format!(
            "{} the framework does not know. {} counted in a row of {} own until you place {}.",
            counted(u64::from(*labels), "code has a name that", "codes have names that"),
            if *labels == 1 { "It is" } else { "They are" },
            if *labels == 1 { "its" } else { "their" },
            if *labels == 1 { "it" } else { "them" },
        ),
        Question::UnknownValenceWords { words } => format!(
            "{} known as a valence. Say what is meant; until then these codings have no valence.",
            counted(u64::from(*words), "word is not", "words are not")
        ),
        Question::GroupSize { file, column } => asked::group_size(file, column),
        Question::Percentages { file, columns } => asked::percentages(file, columns),
        Question::CodeSigns { pairs, examples, signed, names } => {
            asked::code_signs(pairs, examples, *signed, *names)
        }
        Question::RepeatedParticipants { within, as_written, apart } => {
            owners::repeated_participants(*within, *as_written, *apart)
        }
        Question::DividedCells { file, column, cells } => {
            lists::divided_cells(file, column, *cells)
        }
        Question::UnequalLists { rows } => lists::unequal_lists(*rows),
        Question::CodersFromNames { coders } => owners::coders_from_names(coders),
        Question::ValencePlace { codings, .. } => format!(
            "Of {} two places say different valences. The first that says one holds until you choose which place is asked.",
            counted(*codings, "coding", "codings")
        ),
    }
}
