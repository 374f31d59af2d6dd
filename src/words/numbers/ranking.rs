//! The ranking of domains in words.

use std::collections::BTreeMap;

use super::{Sheet, SheetCell, SheetEntry};
use crate::analysis::{Numbers, Ranking};
use crate::words::places::number;
use crate::words::table as words;

/// The ranking, with a column for the researcher's own judgement.
pub fn ranking(ranking: &Ranking, importance: &BTreeMap<String, String>) -> Sheet {
    let people = words::unit(ranking.by);
    let heads = [
        "Row",
        "Rank",
        "Frequency",
        "Elaboration",
        "Conflicting statements",
        "Who named both",
        "Codings",
        "Importance in your judgement",
    ];
    let rows = ranking.rows.iter().map(|row| {
        let count = |of: u32| SheetCell::from(number(of.into()));
        vec![
            row.label.as_str().into(),
            format!("{}{}", row.rank, if row.joint { "=" } else { "" }).into(),
            count(row.people),
            count(row.statements),
            count(row.conflicting),
            count(row.torn),
            count(row.codings),
            SheetCell {
                text: importance.get(&row.key).cloned().unwrap_or_default(),
                entry: Some(SheetEntry::Importance(row.key.clone())),
                wrong: None,
            },
        ]
    });
    Sheet {
        kind: Numbers::Ranking,
        explanation: format!(
            "Rows by how many {} name them, then by how many different statements, then by how many of those point both ways.",
            people.to_lowercase()
        ),
        limits: vec![
            "The three are those by which relevant TDF domains are chosen (Atkins and others 2017); their order here is ours. What was said to matter most is for you to judge, in the last column.".to_owned(),
            "A statement is a code or theme of your own below the row. Where there are none, elaboration says nothing.".to_owned(),
        ],
        heads: heads.map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes: vec!["Rows alike in all three share a rank, marked =.".to_owned()],
        list: None,
    }
}
