//! The paragraph for a paper's methods: how the numbers of a table came about.
//!
//! Takes a counted table, its framework and the account of what was read; gives whole sentences. Names no
//! date, no file and nothing that a person wrote but labels: the same table has the same paragraph.

use super::caption::{self, FREQUENCY_IS_NOT_IMPORTANCE};
use super::codebook::source;
use super::places::{and, counted, lower_first, number};
use super::table as words;
use crate::analysis::{CrossTab, NoteKind};
use crate::dataset::{Account, LeftOutReason, ValenceSource};
use crate::framework::Codebook;

/// What a methods paragraph tells beside its table.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// What was read, left out and counted twice.
    pub account: &'a Account,
    /// Number of files that hold codings.
    pub files: u64,
    /// Tools that wrote them, each once, where recognised.
    pub tools: &'a [String],
    /// False where small numbers are protected: what was read and left out would then give hidden ones.
    pub tells_counts: bool,
}

/// The paragraph: where codings and valences come from, what is counted, unit, basis, n of every column,
/// filters, what was left out and why, what counts once or twice, the framework, and the program.
pub fn methods(table: &CrossTab, codebook: Option<&Codebook>, origin: Origin<'_>) -> String {
    let mut parts = vec![read(origin)];
    parts.push(format!("Counted are {}, {}.", words::unit_meaning(table.spec.unit), places(table)));
    parts.extend(caption::basis(table));
    parts.extend(caption::sizes(table));
    parts.extend(caption::filters(&table.spec.filter));
    if table.has_valence() {
        parts.extend(valences(table, origin.account));
    }
    let notes = table.notes.iter().filter(|note| note.kind != NoteKind::RowsLeftOut);
    parts.extend(notes.map(|note| caption::note(note, table)));
    parts.extend(left_out(origin));
    parts.extend(codebook.filter(|_| table.framework.is_some()).and_then(source));
    parts.push(format!(
        "Counts are made with Steelyard {}, which works within the browser and sends no data.",
        env!("CARGO_PKG_VERSION")
    ));
    parts.push(FREQUENCY_IS_NOT_IMPORTANCE.to_owned());
    parts.join(" ")
}

/// What was read: `609 codings are read from 2 files made by MAXQDA.`
fn read(origin: Origin<'_>) -> String {
    let codings = origin.account.codings_read;
    let tools = if origin.tools.is_empty() {
        String::new()
    } else {
        format!(" made by {}", and(origin.tools))
    };
    let files = counted(origin.files, "file", "files");
    let given = origin.account.joined.given;
    let given = match (given, origin.tells_counts) {
        (0, _) => String::new(),
        (_, false) => " Some say the valence of others and do not count themselves.".to_owned(),
        (1, true) => " 1 of them says the valence of another and does not count itself.".to_owned(),
        (_, true) => format!(
            " {} of them say the valence of others and do not count themselves.",
            number(given)
        ),
    };
    if !origin.tells_counts {
        return format!("Codings are read from {files}{tools}.{given}");
    }
    format!(
        "{} {} read from {files}{tools}.{given}",
        counted(codings, "coding", "codings"),
        if codings == 1 { "is" } else { "are" },
    )
}

/// For what the numbers are given: `for each domain of CFIR 2022 and each Group`.
fn places(table: &CrossTab) -> String {
    let row = words::rows(&table.spec).to_lowercase();
    let framework = table.framework.as_ref().filter(|_| !table.spec.own_codes);
    let framework = framework.map_or_else(String::new, |framework| format!(" of {framework}"));
    let column = words::column_title(&table.spec.columns);
    let column = column.map_or_else(String::new, |title| format!(" and each value of {title}"));
    format!("for each {row}{framework}{column}")
}

/// Where it is said whether a coding hinders or helps. Nothing where one place was chosen, or second codes
/// alone say it: the table's own note tells that.
fn valences(table: &CrossTab, account: &Account) -> Option<String> {
    let noted = table.notes.iter().any(|note| matches!(note.kind, NoteKind::ValencesFrom { .. }));
    if noted && account.valence_from.is_some() {
        return None;
    }
    let places: Vec<String> = account
        .valence_sources
        .iter()
        .filter(|one| one.says_any() && !(noted && one.source == ValenceSource::Passage))
        .map(|one| words::valence_place(one.source).to_owned())
        .collect();
    let (first, others) = places.split_first()?;
    let then = if others.is_empty() {
        String::new()
    } else {
        format!(", and where that says nothing from {}", and(others))
    };
    Some(format!("Whether a coding is a barrier or a facilitator is taken from {first}{then}."))
}

/// Rows left out by reason; sources in which nothing was coded have a note of their own.
fn left_out(origin: Origin<'_>) -> Option<String> {
    let (mut all, mut why) = (0, Vec::new());
    for reason in LeftOutReason::ALL {
        let rows = origin.account.left_out.iter().filter(|row| row.reason == reason).count() as u64;
        if rows > 0 && reason != LeftOutReason::SourceWithoutCoding {
            all += rows;
            let what = lower_first(words::left_out(reason));
            why.push(if origin.tells_counts { format!("{what} ({})", number(rows)) } else { what });
        }
    }
    let why = why.join("; ");
    match (all, origin.tells_counts) {
        (0, _) => None,
        (_, false) => Some(format!("Rows of the input are left out: {why}.")),
        (1, true) => Some(format!("1 row of the input is left out: {why}.")),
        (_, true) => Some(format!("{} rows of the input are left out: {why}.", number(all))),
    }
}
