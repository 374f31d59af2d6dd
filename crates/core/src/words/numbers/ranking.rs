//! The ranking of domains in words.

use std::collections::BTreeMap;

use super::picture::beside;
use super::{NOT_TOLD, Sheet, SheetCell, SheetEntry};
use crate::analysis::{Ranking, Statistic};
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
    let no_statements = ranking.rows.iter().all(|row| row.statements == 0);
    let most = ranking.rows.iter().map(|row| row.people).max().unwrap_or(0);
    let rows = ranking.rows.iter().map(|row| {
        let count = |of: u32| SheetCell::from(number(of.into()));
        vec![
            words::row_label(&row.label).into_owned().into(),
            format!("{}{}", row.rank, if row.joint { "=" } else { "" }).into(),
            count(row.people).bar(beside(row.people, most), None),
            if no_statements { NOT_TOLD.into() } else { count(row.statements) },
            if no_statements { NOT_TOLD.into() } else { count(row.conflicting) },
            count(row.torn),
            count(row.codings),
            SheetCell {
                text: importance.get(&row.key).cloned().unwrap_or_default(),
                entry: Some(SheetEntry::Importance(row.key.clone())),
                wrong: None,
                picture: None,
            },
        ]
    });
    let notes = if no_statements {
        vec![
            "Rows of one frequency share a rank, marked =.".to_owned(),
            "There is no code or theme below any row, so neither elaboration nor conflict can be told, and neither has a say in the ranks. “Who named both” is what there is to judge conflict by.".to_owned(),
        ]
    } else {
        vec!["Rows alike in all three share a rank, marked =.".to_owned()]
    };
    Sheet {
        kind: Statistic::Ranking,
        explanation: format!(
            "Rows by how many {} name them, then by how many different statements, then by how many of those point both ways.",
            people.to_lowercase()
        ),
        limits: vec![
            "The three are those by which relevant TDF domains are chosen (Atkins and others 2017); their order here is ours. What was said to matter most is for you to judge, in the last column.".to_owned(),
            "A statement is a code or theme of your own below the row; what is coded to the row itself is none. It conflicts where it was coded as barrier and as facilitator, or as mixed, by whomever. “Who named both” stands beside it as evidence and has no say in the ranks.".to_owned(),
        ],
        heads: heads.map(str::to_owned).to_vec(),
        rows: rows.collect(),
        notes,
        list: None,
    }
}
