//! Who carries each bar, in words.

use super::picture::beside;
use super::{Sheet, SheetCell};
use crate::analysis::{DOMINANT_PERCENT, Spread, Statistic, Unit, round_percent};
use crate::words::places::number;
use crate::words::table as words;

/// The spread of a table's bars.
pub fn spread(spread: &Spread) -> Sheet {
    let people = words::unit_noun(spread.by, 2);
    let one = words::unit_noun(spread.by, 1);
    let mut heads = vec!["Row".to_owned()];
    let column_title = words::column_title(&spread.columns);
    heads.extend(column_title.as_deref().map(str::to_owned));
    let capital = words::unit(spread.by).to_owned();
    heads.extend(["Valence".to_owned(), "Codings".to_owned(), capital]);
    heads.extend([
        format!("Most by one {one}"),
        "Their share".to_owned(),
        "Carried by one".to_owned(),
    ]);
    let most = spread.bars.iter().map(|bar| bar.codings).max().unwrap_or(0);
    let rows = spread.bars.iter().map(|bar| {
        let mut cells: Vec<SheetCell> = vec![words::row_label(&bar.row).into_owned().into()];
        if column_title.is_some() {
            cells.push(words::column_label(&bar.column).into());
        }
        let share = round_percent(bar.largest, bar.codings).unwrap_or_default();
        cells.extend([
            words::valence(bar.valence).into(),
            SheetCell::from(number(bar.codings.into())).bar_with_part(
                beside(bar.codings, most),
                beside(bar.largest, most),
                Some(bar.valence),
            ),
            number(bar.contributors.into()).into(),
            format!("{} ({})", bar.largest, bar.largest_label).into(),
            format!("{share:.1}%").into(),
            if bar.dominant { "yes" } else { "" }.into(),
        ]);
        cells
    });
    let mut notes = vec![format!("Counted are codings, by {people}.")];
    if spread.nameless > 0 {
        notes.push(format!("{} codings name no {one} and are in no bar.", number(spread.nameless)));
    }
    Sheet {
        kind: Statistic::Spread,
        explanation: format!(
            "How many {people} stand behind each number, and how much of it comes from the one who said most."
        ),
        limits: vec![
            format!(
                "“Carried by one” marks numbers of four codings or more of which one {one} gave {DOMINANT_PERCENT}% or more; the mark is ours and not a test."
            ),
            match spread.by {
                Unit::Sources => "No participants are named, so sources stand in for them: several people may speak in one.".to_owned(),
                _ => "Somebody who was asked more, or spoke longer, was coded more often.".to_owned(),
            },
        ],
        heads,
        rows: rows.collect(),
        notes,
        list: None,
    }
}
