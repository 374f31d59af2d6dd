//! Ratings of a study in the forms of the CFIR User Guide: a matrix, and a memo for each case.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::answer;
use super::asked::of_numbers;
use super::quotes::{Speakers, found, names_speakers};
use super::study::Study;
use crate::analysis::{
    self, RatedCell, RatedRow, Statistic, TableOptions, places_of, rated_records,
};
use crate::dataset::CodedDataset;
use crate::diag::Result;
use crate::export::forms::{self, CaseCell, Ratings, Row};
use crate::ids::RecordId;
use crate::words::{forms as words, table as table_words};

/// The end of the file's name, and the file: the memos, or else the matrix.
///
/// # Errors
/// `NotAvailable` where nothing is compared, or the policy does not let ratings be told; those of the files.
pub(super) fn write(
    study: &Study,
    is_memo: bool,
    asked: TableOptions,
) -> Result<(String, Vec<u8>)> {
    let (dataset, mapping) = (&*study.dataset, &study.matched.mapping);
    let spec = of_numbers(study, Statistic::Ratings, asked.clone())?;
    let rated = analysis::ratings(&spec, dataset, mapping, &study.settings.numbers)?;
    // The table has constructs that nobody spoke of, too: a form is filled by hand.
    let columns = Some(rated.columns.clone());
    let (table, _) = answer::count(study, TableOptions { columns, ..asked })?;
    let records = if study.settings.disclosure.keeps_back() {
        BTreeMap::new()
    } else {
        rated_records(&spec, dataset, mapping)?
    };
    let by_key: HashMap<&str, &RatedRow> =
        rated.rows.iter().map(|row| (row.key.as_str(), row)).collect();
    let empty = RatedCell::default();
    let mut rows: Vec<Row> = Vec::new();
    let mut places_of_rows: HashMap<&str, usize> = HashMap::new();
    for head in table.rows.iter().filter(|head| !head.unmapped) {
        let row = by_key.get(head.key.as_str()).copied();
        let cells = rated.sites.iter().enumerate().map(|(at, (site, _))| {
            let cell = row.and_then(|row| row.cells.get(at)).unwrap_or(&empty);
            let records = records.get(&(head.key.clone(), site.clone()));
            CaseCell {
                rating: words::rating(cell),
                summary: words::summary(cell, rated.by),
                rationale: records.map_or_else(String::new, |records| rationale(dataset, records)),
                quotations: Vec::new(),
            }
        });
        places_of_rows.insert(&head.key, rows.len());
        rows.push(Row {
            above: head.parent.clone(),
            label: words::label(&table_words::row_label(&head.label), row),
            cells: cells.collect(),
            distinguishing: row.map_or_else(String::new, |row| row.distinguishing.clone()),
        });
    }
    if is_memo {
        let found: Vec<_> = found(study).into_iter().filter_map(|(_, found)| found).collect();
        let codings: Vec<usize> = found.iter().map(|(at, _)| *at).collect();
        let places = places_of(&spec, dataset, mapping, &codings)?;
        let mut speakers = Speakers::default();
        let quoted = found.into_iter().zip(places);
        let quoted = quoted.flat_map(|(found, places)| {
            places.into_iter().map(move |place| (found.clone(), place))
        });
        for ((at, excerpt), (in_row, in_column)) in quoted {
            let row = places_of_rows.get(in_row.as_str()).and_then(|at| rows.get_mut(*at));
            let column = rated.sites.iter().position(|(key, _)| *key == in_column);
            if let Some(cell) = row.zip(column).and_then(|(row, column)| row.cells.get_mut(column))
            {
                // A memo of one person's names whose it is.
                let is_named = names_speakers(&rated.columns);
                let speaker = (!is_named).then(|| speakers.name(dataset, at));
                cell.quotations.push(words::quotation(&excerpt.text, speaker.as_deref()));
            }
        }
    }
    let cases = &*table_words::columns(&rated.columns);
    let rows_are = table_words::rows(&table.spec);
    let ratings = Ratings {
        title: if is_memo {
            words::memo_title(cases)
        } else {
            words::matrix_title(rows_are, cases)
        },
        rows_are: rows_are.to_owned(),
        cases: rated
            .sites
            .iter()
            .map(|(_, site)| table_words::column_label(site).to_owned())
            .collect(),
        rows,
    };
    let bytes = if is_memo { forms::memos(&ratings)? } else { forms::matrix(&ratings)? };
    Ok((words::file_title(is_memo, cases), bytes))
}

/// The texts of the records that hold the ratings of a cell, each once.
fn rationale(dataset: &CodedDataset, records: &BTreeSet<RecordId>) -> String {
    let mut texts: Vec<&str> = Vec::new();
    for record in records {
        let text = dataset.excerpt(&dataset.records[*record]);
        if !text.is_empty() && !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.join(" ")
}
