//! The strings of what was done on the program's own account.

use super::{codes, columns, counted, number, quoted_list};
use steelyard_core::dataset::Counting;
use steelyard_core::diag::Warning;
use steelyard_core::engine::{Finding, FindingKind};
use steelyard_core::words::{audit, errors, places};

/// Heading over what was done.
pub fn findings(count: usize) -> String {
    match count {
        1 => "One thing was done that changes a number, or may".to_owned(),
        _ => format!("{count} things were done that change a number, or may"),
    }
}

/// Button that leads to where it can be changed.
pub const SEE: &str = "See or change";
/// Button: what was set aside and is not found is forgotten.
pub const FORGET_ASIDE: &str = "Forget them";
/// Button: what counts each time counts once.
pub const COUNT_ONCE: &str = "Count once";
/// Button: what counts once counts each time.
pub const COUNT_EACH: &str = "Count each";

/// Button: a row that names several people counts for each of them.
pub const COUNT_FOR_EACH: &str = "Count the row for each of them";

/// Button: the codings of one coder, or of one round, count, and no others.
pub fn count_alone(name: &str) -> String {
    format!("Count “{name}” alone")
}

/// Button: two names are one.
pub fn take_for(other: &str, one: &str) -> String {
    format!("Take “{other}” for “{one}”")
}
/// Button: a list of people is joined to no codings.
pub const LEAVE_LIST_OUT: &str = "Leave the list out";

/// Button: a column that stands aside is taken for what its header says.
pub fn take_as(role: &steelyard_core::dataset::Role) -> String {
    format!("Take it as: {}", columns::role(role))
}

/// What was done, where, and how often.
pub fn finding(finding: &Finding) -> String {
    let count = finding.count;
    let what = match &finding.kind {
        FindingKind::Noticed { warning } => {
            let (kind, at) = (warning.clone(), finding.at.clone());
            return errors::warning(&Warning { kind, at, count });
        }
        FindingKind::SheetsNotRead { sheets } => format!(
            "{} not read: {}.",
            counted(count, "sheet was", "sheets were"),
            places::list(sheets)
        ),
        FindingKind::ColumnAside { column, looks_like } => {
            format!(
                "“{column}” stands aside, although its name says: {}.",
                columns::role(looks_like)
            )
        }
        FindingKind::NoValence { word, column } => format!(
            "{} no valence, although {} says {}. Say under “What the columns are” which column is the valence, or under “Barrier or facilitator” what its words mean.",
            counted(count, "coding has", "codings have"),
            match column {
                Some(column) => format!("the column {}", places::quoted(column)),
                None => "the name of the file or sheet".to_owned(),
            },
            places::quoted(word)
        ),
        FindingKind::FrameworkGuessed { id, known, labels } => format!(
            "{} was taken for the framework, which knows {} of {} by their names. Its items are the rows. If you coded with codes or themes of your own, say so.",
            codes::framework(id),
            number((*known).into()),
            counted((*labels).into(), "label", "labels"),
        ),
        FindingKind::LeftOut { reason } => audit::reading::left_out(*reason, count),
        FindingKind::CountedOnce { duplicate } => {
            audit::counting::double(*duplicate, Counting::Once, count)
        }
        FindingKind::CountedEach { duplicate } => {
            audit::counting::double(*duplicate, Counting::Each, count)
        }
        FindingKind::LabelsFilledDown { columns } => format!(
            "labels typed once stand in the rows below them too, in {}.",
            quoted_list(columns)
        ),
        FindingKind::MergedCellsFilled => format!(
            "{} the text of the merged cell that {} part of.",
            counted(count, "cell was given", "cells were given"),
            if count == 1 { "it is" } else { "they are" }
        ),
    };
    let first = if count > 1 && matches!(finding.kind, FindingKind::LeftOut { .. }) {
        " (the first)"
    } else {
        ""
    };
    match finding.at.as_ref().and_then(places::full) {
        Some(place) => format!("{place}{first}: {what}"),
        None => places::capitalised(&what),
    }
}
