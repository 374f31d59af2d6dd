//! Words of figures of ratings: what stands in a cell, what a mark says, notes, alternative text.

use super::places::{and, capitalised, counted, lower_first, number};
use super::table as words;
use super::table::row_nouns;
use crate::analysis::{CrossTab, RatedCell, RatedRow, Rating, Ratings, Unit};

/// Label on the control.
pub const LABEL: &str = "Ratings grid";
/// What it is good for.
pub const PURPOSE: &str =
    "Shows how each construct was rated at each site, and which constructs tell sites apart.";
/// In place of a figure without ratings.
pub const NOTHING: &str = "There are no ratings to draw.";
/// Heading over what tells sites apart.
pub const DISTINGUISHING: &str = "Tells sites apart";

/// A number of a scale with its sign.
pub fn signed(value: i8) -> String {
    match value {
        0 => "0".to_owned(),
        value => format!("{value:+}").replace('-', "\u{2212}"),
    }
}

/// What stands in a cell: the rating, all ratings that contradict each other, or nothing.
pub fn in_cell(cell: &RatedCell) -> String {
    let written = |rating: &Rating| match rating {
        Rating::Value(value) => signed(*value),
        Rating::Mixed => "\u{b1}".to_owned(),
        Rating::Missing => "M".to_owned(),
    };
    match &cell.rating {
        Some(rating) => written(rating),
        None => cell.read.iter().map(written).collect::<Vec<_>>().join(" | "),
    }
}

fn in_words(rating: Rating) -> String {
    match rating {
        Rating::Value(value) => format!("rated {}", signed(value)),
        Rating::Mixed => "rated as mixed".to_owned(),
        Rating::Missing => "missing, not spoken of".to_owned(),
    }
}

/// What a cell says in full: construct and site, rating, and what was said beside it.
pub fn mark(
    (row, site): (&str, &str),
    rated: &RatedRow,
    cell: &RatedCell,
    by: Option<Unit>,
) -> String {
    let rating = match (cell.rating, cell.read.len()) {
        (Some(rating), _) => in_words(rating),
        (None, 0) => "not rated".to_owned(),
        (None, _) => format!("ratings that contradict each other ({})", in_cell(cell)),
    };
    let reverse = if rated.reverse { " (in reverse: ease is +)" } else { "" };
    let evidence = match by.filter(|_| cell.passages > 0) {
        Some(by) => format!(
            " {} named it as a barrier, {} as a facilitator; {}.",
            counted(cell.people_against.into(), words::unit_noun(by, 1), words::unit_noun(by, 2)),
            number(cell.people_for.into()),
            counted(cell.passages.into(), "passage", "passages"),
        ),
        None => String::new(),
    };
    format!("{row}, {site}: {rating}{reverse}.{evidence}")
}

/// Title of the figure: `Ratings of CFIR 2009 constructs by site`.
pub fn title(table: &CrossTab) -> String {
    let framework = table.framework.as_ref().filter(|_| !table.spec.own_codes);
    let framework = framework.map_or_else(String::new, |framework| format!("{framework} "));
    let rows = row_nouns(&table.spec, 2);
    let sites = lower_first(&words::columns(&table.spec.columns));
    format!("Ratings of {framework}{rows} by {sites}")
}

/// What the caption of the figure begins with.
pub fn caption(ratings: &Ratings, table: &CrossTab) -> Vec<String> {
    let mut spec = table.clone();
    spec.spec.columns = ratings.columns.clone();
    let told = format!("{}.", title(&spec));
    let judged = "Each rating is a judgement of the researchers and was not derived from counts.";
    [told, judged.to_owned()].into_iter().chain(notes(ratings)).collect()
}

/// The sentences under the figure: what each sign means, of those that occur.
pub fn notes(ratings: &Ratings) -> Vec<String> {
    let cells = || ratings.rows.iter().flat_map(|row| &row.cells);
    let any = |wanted: Rating| cells().any(|cell| cell.rating == Some(wanted));
    let mut signs = vec!["\u{2212} hinders, + helps".to_owned()];
    if any(Rating::Value(0)) {
        signs.push("0 has no influence".to_owned());
    }
    if any(Rating::Mixed) {
        signs.push("\u{b1} is mixed: it helps and hinders alike".to_owned());
    }
    if any(Rating::Missing) {
        signs.push("M was not spoken of".to_owned());
    }
    if cells().any(|cell| cell.rating.is_none() && cell.read.is_empty()) {
        signs.push("an empty frame was not rated".to_owned());
    }
    if cells().any(|cell| cell.rating.is_none() && cell.read.len() > 1) {
        signs.push("ratings divided by | contradict each other".to_owned());
    }
    let mut notes = vec![format!("Ratings: {}.", signs.join("; "))];
    if ratings.rows.iter().any(|row| row.reverse) {
        notes.push("Rows with a dark corner are rated in reverse: ease is +.".to_owned());
    }
    notes
}

/// The alternative text: how many were rated, the strongest to either side, how many are mixed.
pub fn alternative_text(ratings: &Ratings) -> String {
    let cells = || {
        let sites = |row: &RatedRow| row.cells.len().min(ratings.sites.len());
        ratings.rows.iter().flat_map(move |row| {
            let here = row.cells.iter().zip(&ratings.sites).take(sites(row));
            here.map(move |(cell, (_, site))| (row, site, cell))
        })
    };
    let rated = cells().filter(|(.., cell)| cell.rating.is_some()).count();
    let first = format!(
        "{LABEL} of {} by {}.",
        counted(ratings.rows.len() as u64, "construct", "constructs"),
        counted(ratings.sites.len() as u64, "site", "sites"),
    );
    if rated == 0 {
        return format!("{first} Nothing was rated.");
    }
    let strongest = |side: i8| {
        let value = |cell: &RatedCell| cell.rating.and_then(Rating::number).unwrap_or(0);
        let most = cells().map(|(.., cell)| value(cell).saturating_mul(side)).max()?;
        let there: Vec<String> = cells()
            .filter(|(.., cell)| value(cell).saturating_mul(side) == most)
            .map(|(row, site, _)| {
                format!("{} at {}", words::row_label(&row.label), words::column_label(site))
            })
            .collect();
        let sign = signed(most.saturating_mul(side));
        let shown = match there.len() {
            1..=3 => and(&there),
            many => format!("{} cells", number(many as u64)),
        };
        (most > 0).then(|| format!("the strongest {} is {sign}: {shown}", side_word(side)))
    };
    let sides: Vec<String> = [-1, 1].into_iter().filter_map(strongest).collect();
    let second = if sides.is_empty() {
        "No rating is below or above 0.".to_owned()
    } else {
        format!("{}.", capitalised(&and(&sides)))
    };
    let all = cells().count() as u64;
    let third = format!("{} of {} cells are rated.", number(rated as u64), number(all));
    format!("{first} {second} {third}")
}

fn side_word(side: i8) -> &'static str {
    if side < 0 { "barrier" } else { "facilitator" }
}
