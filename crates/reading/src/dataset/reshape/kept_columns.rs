//! Which of several columns of counts stay: those of both directions, of one measure, of one coder.

use super::heads::Head;
use super::{ColumnReason, coder_groups};
use crate::fold::fold_word;
use crate::valence::Valence;

/// Words that, in place of a group, say that a column counts codings.
const CODINGS: [&str; 9] = [
    "utterances",
    "codings",
    "quotes",
    "quotations",
    "references",
    "mentions",
    "statements",
    "segments",
    "excerpts",
];
/// Words that say that it counts something else.
const OTHERS: [&str; 12] = [
    "participants",
    "respondents",
    "interviews",
    "studies",
    "articles",
    "papers",
    "documents",
    "sources",
    "sites",
    "meetings",
    "themes",
    "subthemes",
];

/// What a column is while the table is looked at.
pub(super) enum Column {
    /// Counts of a valence.
    Counts(Head),
    /// Says what the rows are, or something of them.
    Carried,
    Out(ColumnReason),
}

/// Keeps the columns of counts only where both directions are there, or where a header is nothing but
/// one of them; and no two columns say the same.
pub(super) fn keep_directions(columns: &mut [Column]) -> Option<()> {
    let heads = || {
        columns.iter().filter_map(|column| match column {
            Column::Counts(head) => Some(head),
            _ => None,
        })
    };
    let with = |valence| heads().filter(move |head| head.valence == valence);
    let both = with(Valence::Facilitator)
        .any(|head| with(Valence::Barrier).any(|other| other.group == head.group));
    let alone = heads().all(|head| head.group.is_empty() && head.sure);
    let once = heads().enumerate().all(|(at, head)| {
        heads()
            .skip(at + 1)
            .all(|other| (&head.group, head.valence) != (&other.group, other.valence))
    });
    (heads().next().is_some() && once && (both || alone)).then_some(())
}

/// Where the columns differ by what they count (`Utterances: barriers`, `Participants: barriers`) and
/// not by group, one measure is kept: codings, else the first.
pub(super) fn keep_one_measure(columns: &mut [Column]) -> Option<()> {
    let mut measures: Vec<String> = Vec::new();
    for column in columns.iter() {
        if let Column::Counts(head) = column
            && !measures.contains(&fold_word(&head.group))
        {
            measures.push(fold_word(&head.group));
        }
    }
    let is_measure = |key: &&String| {
        key.is_empty() || CODINGS.contains(&key.as_str()) || OTHERS.contains(&key.as_str())
    };
    // Participants beside staff are a group.
    let all = measures.iter().filter(is_measure).count() == measures.len();
    if !all || measures.len() < 2 && measures.iter().any(|key| key.is_empty()) {
        return Some(());
    }
    let of_codings =
        measures.iter().position(|key| key.is_empty() || CODINGS.contains(&key.as_str()));
    let kept = measures.get(of_codings.unwrap_or(0))?.clone();
    for column in columns {
        if let Column::Counts(head) = column {
            if fold_word(&head.group) == kept {
                head.group.clear();
            } else {
                *column = Column::Out(ColumnReason::OtherCount);
            }
        }
    }
    Some(())
}

/// Where the groups are coders, each of whom counted the same, keeps what they agreed on, else the first.
pub(super) fn keep_one_coder(columns: &mut [Column], said: bool) {
    let mut groups: Vec<&str> = Vec::new();
    for column in columns.iter() {
        if let Column::Counts(head) = column
            && !groups.contains(&head.group.as_str())
        {
            groups.push(&head.group);
        }
    }
    let Some(kept) = coder_groups::kept(&groups, said).map(str::to_owned) else { return };
    for column in columns {
        match column {
            Column::Counts(head) if head.group == kept => head.group.clear(),
            Column::Counts(_) => *column = Column::Out(ColumnReason::OtherCount),
            Column::Carried | Column::Out(_) => {}
        }
    }
}
