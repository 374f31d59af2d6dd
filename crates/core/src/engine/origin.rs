//! What captions and methods say of the data that a table is of: where they come from, and what was changed by hand.
//!
//! Takes a study and the policy under which it is told; gives sentences. Never counts.

use super::changed;
use super::describe;
use super::study::Study;
use crate::analysis::CrossTab;
use crate::disclosure::Policy;
use crate::words::methods::{OfData, Origin};

/// What the methods paragraph of a table says of the data.
pub(super) fn of_data(study: &Study, policy: &Policy, table: &CrossTab) -> OfData {
    if let Some(opened) = &study.opened {
        return opened.of_data().clone();
    }
    OfData::of(
        table,
        Origin {
            account: &study.dataset.account,
            files: study.coded.len() as u64,
            tools: &tools(study),
            by_hand: &changed::by_hand(study),
            tells_counts: !policy.changes_numbers(),
        },
    )
}

/// Programs that wrote the files with codings, each once, where recognised.
pub(super) fn tools(study: &Study) -> Vec<String> {
    let mut tools: Vec<String> = Vec::new();
    for (file, columns) in
        study.coded.iter().filter_map(|&at| study.files.get(at).zip(study.columns.get(at)))
    {
        let tool = describe::tool(file, columns);
        tools.extend(tool.filter(|tool| !tools.contains(tool)));
    }
    tools
}

/// What was changed by hand before anything was counted, as methods and captions say it under a policy.
pub(super) fn by_hand_under(study: &Study, policy: &Policy, table: &CrossTab) -> Option<String> {
    of_data(study, policy, table).by_hand().map(str::to_owned)
}
