//! The strings that say how a tool's project was read.

use super::counted;
use crate::format::{OffsetUnit, Offsets, ProjectReading};

/// How the positions in the texts of a project were understood: one sentence for each way of counting.
pub fn offsets(project: &ProjectReading) -> Vec<String> {
    let mut ways: Vec<Offsets> = Vec::new();
    for one in &project.offsets {
        let alike = ways.iter_mut().find(|way| {
            (way.unit, way.line_end_is_two, way.mark_is_counted, way.by_quotes)
                == (one.unit, one.line_end_is_two, one.mark_is_counted, one.by_quotes)
        });
        match alike {
            Some(way) => {
                way.checked = way.checked.saturating_add(one.checked);
                way.fitting = way.fitting.saturating_add(one.fitting);
            }
            None => ways.push(one.clone()),
        }
    }
    ways.iter().map(way_of_counting).collect()
}

fn way_of_counting(way: &Offsets) -> String {
    let (checked, fitting) = (u64::from(way.checked), u64::from(way.fitting));
    let share = fitting * 100 / checked.max(1);
    let what = match way.by_quotes {
        true => counted(checked, "quote stands", "quotes stand"),
        false => counted(checked, "end of a passage falls", "ends of passages fall"),
    };
    let place = if way.by_quotes { "where the project says" } else { "on the edge of a word" };
    let unit = match way.unit {
        OffsetUnit::CodePoints => "in Unicode characters",
        OffsetUnit::Utf16 => "in UTF-16 units",
    };
    let line_end = if way.line_end_is_two { "" } else { ", a line end as one" };
    let mark = if way.mark_is_counted { ", with the byte order mark" } else { "" };
    format!("{share} % of {what} {place}, counted {unit}{line_end}{mark}.")
}
