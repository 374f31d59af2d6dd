//! Words of figures of ranks: what ranks are made of, what a mark says, notes, alternative text.

use super::places::{and, capitalised, counted, number};
use super::table as words;
use super::table::row_nouns;
use crate::analysis::{CrossTab, Ranked, Ranking, Unit};

/// Label on the control.
pub const LABEL: &str = "Ranking";
/// What it is good for.
pub const PURPOSE: &str = "Ranks rows, such as TDF domains, by how many people named them, by how many different statements they hold, and by how many of those conflict.";
/// In place of a figure without ranks.
pub const NOTHING: &str = "There is nothing to rank.";

/// What a rank is made of, or beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// How many people named a row.
    Frequency,
    /// How many different statements it holds.
    Elaboration,
    /// How many of these conflict.
    Conflict,
    /// Who named it as a barrier and as a facilitator.
    Torn,
}

impl Measure {
    /// Its number of a row.
    pub fn of(self, row: &Ranked) -> u32 {
        match self {
            Self::Frequency => row.people,
            Self::Elaboration => row.statements,
            Self::Conflict => row.conflicting,
            Self::Torn => row.torn,
        }
    }
}

/// What the figure of a ranking shows: without any statement below the rows there is neither elaboration nor
/// conflict, and who named both is what there is.
pub fn measures(ranking: &Ranking) -> &'static [Measure] {
    if has_statements(ranking) {
        &[Measure::Frequency, Measure::Elaboration, Measure::Conflict]
    } else {
        &[Measure::Frequency, Measure::Torn]
    }
}

fn has_statements(ranking: &Ranking) -> bool {
    ranking.rows.iter().any(|row| row.statements > 0)
}

/// Heading over a measure.
pub fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Frequency => "Frequency",
        Measure::Elaboration => "Elaboration",
        Measure::Conflict => "Conflict",
        Measure::Torn => "Named both",
    }
}

/// A row with its rank: `3. Skills`, or `3= Skills` where the rank is shared.
pub fn row(row: &Ranked) -> String {
    let sign = if row.joint { "=" } else { "." };
    format!("{}{sign} {}", row.rank, words::row_label(&row.label))
}

/// What a mark says in full.
pub fn mark(row: &Ranked, measure: Measure, ranking: &Ranking) -> String {
    let count = u64::from(measure.of(row));
    let people = |count: u64| words::unit_noun(ranking.by, count);
    let told = match measure {
        Measure::Frequency => format!("named by {} {}", number(count), people(count)),
        Measure::Elaboration => counted(count, "different statement", "different statements"),
        Measure::Conflict => counted(count, "conflicting statement", "conflicting statements"),
        Measure::Torn => format!(
            "{} {} named it as a barrier and as a facilitator",
            number(count),
            people(count)
        ),
    };
    let rank = if row.joint { "shared rank" } else { "rank" };
    format!("{}, {rank} {}: {told}.", words::row_label(&row.label), row.rank)
}

/// Title of the figure: `TDF domains by rank`.
pub fn title(table: &CrossTab) -> String {
    let framework = table.framework.as_ref().filter(|_| !table.spec.own_codes);
    let rows = row_nouns(&table.spec, 2);
    match framework {
        Some(framework) => format!("{framework} {rows} by rank"),
        None => format!("{} by rank", capitalised(rows)),
    }
}

/// The sentences under the figure.
pub fn notes(ranking: &Ranking) -> Vec<String> {
    let people = words::unit_noun(ranking.by, 2);
    let who = if ranking.by == Unit::Participants { "who" } else { "that" };
    let mut notes = if has_statements(ranking) {
        vec![format!(
            "Rows are ranked by frequency ({people} {who} named the row), then by elaboration (different statements in it), then by conflict (statements that were coded as barrier and as facilitator, or as mixed)."
        )]
    } else {
        vec![format!(
            "Rows are ranked by frequency ({people} {who} named the row). Beside it stands how many {people} named both a barrier and a facilitator, which has no say in the rank."
        )]
    };
    if ranking.rows.iter().any(|row| row.joint) {
        notes.push("Ranks that are shared are marked =.".to_owned());
    }
    notes
}

/// What the caption of the figure begins with.
pub fn caption(ranking: &Ranking, table: &CrossTab) -> Vec<String> {
    [format!("{}.", title(table))].into_iter().chain(notes(ranking)).collect()
}

/// The alternative text: the first ranks, then the last, then how it is drawn.
pub fn alternative_text(ranking: &Ranking, table: &CrossTab) -> String {
    let rows = ranking.rows.len() as u64;
    let named = |row: &Ranked| {
        let people = u64::from(row.people);
        let noun = words::unit_noun(ranking.by, people);
        format!("{} ({} {noun})", words::row_label(&row.label), number(people))
    };
    let first: Vec<String> = ranking.rows.iter().take(3).map(named).collect();
    if first.is_empty() {
        return NOTHING.to_owned();
    }
    let silent = ranking.rows.iter().filter(|row| row.codings == 0).count() as u64;
    let last = match silent {
        0 => String::new(),
        silent => format!(" {} carry nothing.", counted(silent, "row", "rows")),
    };
    let panels: Vec<String> =
        measures(ranking).iter().map(|&one| measure(one).to_lowercase()).collect();
    format!(
        "First in rank: {}. Dots show {} of {} in the order of their rank.{last} {}.",
        and(&first),
        and(&panels),
        counted(rows, "row", "rows"),
        title(table)
    )
}
