//! Ratings in words.

use super::{Sheet, SheetCell, SheetEntry};
use crate::analysis::{RatedCell, Rating, Ratings, Statistic};
use crate::words::rated::signed;
use crate::words::table as words;

/// Beside an entry that is no rating.
const NO_RATING: &str =
    "Not a rating, so it does not count: \u{2212}2 to +2, X (mixed) or M (missing).";

/// Ratings by site, each beside its evidence.
pub fn ratings(ratings: &Ratings) -> Sheet {
    let site_title = words::columns(&ratings.columns);
    let mut heads = vec!["Construct".to_owned()];
    for (_, site) in &ratings.sites {
        let site = words::column_label(site);
        heads.push(format!("{site}: rating"));
        heads.push(format!("{site}: evidence"));
    }
    heads.extend(["Range", "Median", "Distinguishing, in your judgement"].map(str::to_owned));
    let mut contradicting = 0;
    let mut unreadable = Vec::new();
    let rows = ratings.rows.iter().map(|row| {
        let label = words::row_label(&row.label);
        let mut cells: Vec<SheetCell> = vec![if row.reverse {
            format!("{label} (reverse-rated: ease is +)").into()
        } else {
            label.as_ref().into()
        }];
        for ((site, site_label), cell) in ratings.sites.iter().zip(&row.cells) {
            contradicting += u32::from(cell.rating.is_none() && cell.read.len() > 1);
            let no_rating = !cell.entered.is_empty() && Rating::read(&cell.entered).is_none();
            if no_rating {
                let site = words::column_label(site_label);
                unreadable.push(format!("{label}, {site} “{}”", cell.entered));
            }
            cells.push(SheetCell {
                text: rating_text(cell),
                entry: Some(SheetEntry::Rating(row.key.clone(), site.clone())),
                wrong: no_rating.then(|| NO_RATING.to_owned()),
                picture: None,
            });
            cells.push(ratings.by.map_or_else(String::new, |_| evidence(cell)).into());
        }
        let span = |span: Option<(i8, i8)>| match span {
            Some((low, high)) if low == high => signed(low),
            Some((low, high)) => format!("{} to {}", signed(low), signed(high)),
            None => String::new(),
        };
        cells.push(drawn(span(row.range).into(), row.range, row.median));
        cells.push(span(row.median).into());
        cells.push(SheetCell {
            text: row.distinguishing.clone(),
            entry: Some(SheetEntry::Distinguishing(row.key.clone())),
            wrong: None,
            picture: None,
        });
        cells
    });
    let rows = rows.collect();
    let by = format!(
        "Ratings are by “{}”. Choose what the table compares to have them by that; where it compares nothing they are by site, if the data names sites.",
        site_title
    );
    let evidence = match ratings.by {
        Some(by) => format!(
            "Evidence: {} who named it as facilitator (+), as barrier (\u{2212}), as both (\u{b1}); passages. Who is mixed stands in all three.",
            words::unit_noun(by, 2)
        ),
        None => "There is no evidence beside the ratings: no column names participants or sources."
            .to_owned(),
    };
    let mut notes = vec![by, evidence];
    if contradicting > 0 {
        notes.push(format!(
            "{contradicting} cells hold several ratings that differ, divided by |: enter the one that was agreed."
        ));
    }
    if !unreadable.is_empty() {
        notes.push(format!(
            "These entries are no ratings and do not count: {}. Write \u{2212}2 to +2, X for mixed or M for missing.",
            unreadable.join("; ")
        ));
    }
    Sheet {
        kind: Statistic::Ratings,
        explanation: format!(
            "What somebody judged each construct to do at each {}, from \u{2212}2 to +2, and what was said there.",
            site_title.to_lowercase()
        ),
        limits: vec![
            "Ratings are yours: read from a column or entered here, never made of counts. X is mixed and stands at 0 in range and median; M is missing, which is not 0, stands in neither, and gives way where the same cell was rated otherwise too. Write M over a rating that was read to take it back.".to_owned(),
            "Ratings are ordinal. Range and median are given, of an even number the two middle ones; no mean and no sum (Damschroder and Lowery 2013).".to_owned(),
        ],
        heads,
        rows,
        notes,
        list: None,
    }
}

/// The range of the ratings of a row drawn on the scale from −2 to +2, with the middle of its median.
fn drawn(cell: SheetCell, range: Option<(i8, i8)>, median: Option<(i8, i8)>) -> SheetCell {
    let place = |rating: f64| (rating + 2.0) / 4.0;
    let middle = median.map(|(low, high)| place(f64::from(low + high) / 2.0));
    match range {
        Some((low, high)) => cell.range((place(low.into()), place(high.into())), middle, None),
        None => cell,
    }
}

fn rating_text(cell: &RatedCell) -> String {
    if !cell.entered.is_empty() {
        return cell.entered.clone();
    }
    let given = cell.rating.as_slice();
    let shown = if given.is_empty() { cell.read.as_slice() } else { given };
    shown.iter().map(|rating| written(*rating)).collect::<Vec<_>>().join(" | ")
}

fn written(rating: Rating) -> String {
    match rating {
        Rating::Value(value) => signed(value),
        Rating::Mixed => "X".to_owned(),
        Rating::Missing => "M".to_owned(),
    }
}

fn evidence(cell: &RatedCell) -> String {
    if cell.passages == 0 {
        return String::new();
    }
    let passages = if cell.passages == 1 { "passage" } else { "passages" };
    format!(
        "{} +, {} \u{2212}, {} \u{b1}; {} {passages}",
        cell.people_for, cell.people_against, cell.torn, cell.passages
    )
}
