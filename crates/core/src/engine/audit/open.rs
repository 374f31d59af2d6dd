//! What is still to be decided.

use super::in_file;
use crate::analysis::Unit;
use crate::diag::Place;
use crate::engine::Question;
use crate::words::audit::open as words;
use crate::words::audit::{Concerned, DecidedBy, Decision, DecisionKind};
use crate::words::codebook;

/// The questions of a study as decisions that nobody made yet.
pub(super) fn questions(all: Vec<Question>) -> Vec<Decision> {
    all.into_iter().map(question).collect()
}

fn question(question: Question) -> Decision {
    let open = |at: Option<Place>, sentence: String| {
        Decision::new(DecisionKind::Question, DecidedBy::Open, sentence).at(at)
    };
    match question {
        Question::Delimiter { file } => open(in_file(&file), words::DELIMITER.to_owned()),
        Question::Encoding { file } => open(in_file(&file), words::ENCODING.to_owned()),
        Question::Column { file, role, columns } => {
            open(in_file(&file), words::column(&role, &columns))
                .of(columns.len() as u64, Concerned::Columns)
        }
        Question::ColumnFamily { file, columns, choices } => {
            let until_then = choices.first().map(|choice| choice.kind);
            open(in_file(&file), words::family(&columns, until_then))
                .of(columns.len() as u64, Concerned::Columns)
        }
        Question::Framework { ids } => {
            let names: Vec<String> = ids.iter().map(|id| codebook::name(id)).collect();
            open(None, words::framework(&names))
        }
        Question::AmbiguousLabels { labels } => {
            open(None, words::ambiguous(labels.into())).of(labels.into(), Concerned::Labels)
        }
        Question::UnknownLabels { labels } => {
            open(None, words::unknown(labels.into())).of(labels.into(), Concerned::Labels)
        }
        Question::UnknownValenceWords { words: count } => {
            open(None, words::words(count.into())).of(count.into(), Concerned::Values)
        }
        Question::GroupSize { file, column } => open(in_file(&file), words::group_size(&column)),
        Question::Percentages { file, columns } => {
            open(in_file(&file), words::percentages(&columns))
                .of(columns.len() as u64, Concerned::Columns)
        }
        Question::CodeSigns { signed, names, .. } => {
            open(None, words::signs(signed.into(), names.into()))
                .of(signed.into(), Concerned::Labels)
        }
        Question::RepeatedParticipants { within, as_written, apart } => {
            open(None, words::people(within, as_written.into(), apart.into()))
                .of(as_written.into(), Concerned::Of(Unit::Participants))
        }
        Question::CodersFromNames { coders } => {
            let count = coders.len() as u64;
            open(None, words::coders(count)).of(count, Concerned::Values)
        }
        Question::DividedCells { file, column, cells } => {
            open(in_file(&file), words::divided(&column, cells)).of(cells, Concerned::Cells)
        }
        Question::UnequalLists { rows } => {
            open(None, words::unequal_lists(rows)).of(rows, Concerned::Rows)
        }
        Question::ValencePlace { places, codings } => {
            open(None, words::valence_place_of(&places, codings))
                .of(codings, Concerned::Of(Unit::Codings))
        }
    }
}
