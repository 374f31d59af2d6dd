//! What figures of counts show, in words: totals, and where most is.

use super::text;
use crate::analysis::{CrossTab, Number};
use crate::valence::Valence;
use crate::words::figure as words;
use crate::words::table::row_names;

/// What a figure of counts shows, in three sentences; a table without valence has another name for it.
pub(super) fn counts(table: &CrossTab, name: &str, name_without_valence: &str) -> String {
    let label = if table.has_valence() { name } else { name_without_valence };
    let occurring: Vec<(Valence, Number)> = table
        .totals
        .iter()
        .map(|(valence, total)| (valence, *total))
        .filter(|(_, total)| total.may_be_any())
        .collect();
    let names = row_names(table);
    let most = occurring
        .iter()
        .filter(|(valence, _)| {
            matches!(valence, Valence::Barrier | Valence::Facilitator) || !table.has_valence()
        })
        .filter_map(|&(valence, _)| {
            // Where one is hidden nobody can say which is the largest.
            let of: Option<Vec<u32>> =
                table.rows.iter().map(|row| row.totals[valence].shown()).collect();
            let of = of?;
            let most = *of.iter().max()?;
            let largest = names.iter().zip(&table.rows).zip(&of).filter(|(_, of)| **of == most);
            let labels = largest.map(|((name, _), _)| text::brief(name, 80)).collect();
            Some((valence, labels, u64::from(most)))
        })
        .collect();
    let empty_rows = table.rows.iter().filter(|row| row.carries_nothing()).count();
    let hidden_rows = table.rows.iter().any(|row| row.totals.values().any(|it| it.is_hidden()));
    let facts =
        words::AltFacts { totals: occurring, most, empty_rows: empty_rows as u64, hidden_rows };
    words::alternative_text(table, label, &facts)
}
