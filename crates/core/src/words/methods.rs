//! The paragraph for a paper's methods: how the numbers of a table came about.
//!
//! Takes a counted table, its framework and the account of what was read; gives whole sentences. Names no
//! date, no file and nothing that a person wrote but labels: the same table has the same paragraph.

use serde::{Deserialize, Serialize};

use super::caption::{Tense, all, basis, filters, invented, sizes_of_columns};
use super::codebook::{citation, of_table};
use super::notes::{FREQUENCY_IS_NOT_IMPORTANCE, note};
use super::places::{and, capitalised, counted, lower_first, number, opening, quoted};
use super::table as words;
use crate::analysis::{Basis, Columns, CrossTab, NoteKind, Unit};
use crate::dataset::{Account, LeftOutReason, ValenceSource};
use crate::framework::Codebook;

/// What a methods paragraph is told of the data that its table is of.
#[derive(Debug, Clone, Copy)]
pub struct Origin<'a> {
    /// What was read, left out and counted twice.
    pub account: &'a Account,
    /// Number of files that hold codings.
    pub files: u64,
    /// Tools that wrote them, each once, where recognised.
    pub tools: &'a [String],
    /// What was changed by hand, each with how often.
    pub by_hand: &'a [(ByHand, u64)],
    /// False where small numbers are protected: what was read and left out would then give hidden ones.
    pub tells_counts: bool,
}

/// What a methods paragraph says of the data that its table is of: the same for whatever is counted of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfData {
    /// What was read.
    pub read: String,
    /// Where it is said whether a coding hinders or helps.
    valences: Option<String>,
    /// What was left out and why.
    left_out: Option<String>,
    /// What was changed by hand.
    by_hand: Option<String>,
    /// The version of the program that counted.
    version: String,
}

impl OfData {
    /// What was changed by hand, as a sentence; nothing where nothing was.
    pub fn by_hand(&self) -> Option<&str> {
        self.by_hand.as_deref()
    }

    /// What is said of the data of a table.
    pub fn of(table: &CrossTab, origin: Origin<'_>) -> Self {
        Self {
            read: read(origin),
            valences: valences(table, origin.account),
            left_out: left_out(origin),
            by_hand: by_hand(origin),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }
}

/// What a user changed of the data, or a program filled, before anything was counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByHand {
    /// Values of attributes and names that bear others now.
    Renamed,
    /// Words that were taken for a valence.
    Words,
    /// Columns whose labels stand in rows below them too.
    FilledDown,
    /// Columns whose cells were divided, or left whole, by hand.
    Divided,
    /// Labels that were given an item of the framework.
    Mapped,
    /// Labels that were said not to be in the framework.
    Outside,
}

impl ByHand {
    /// So many of it, at the beginning of a sentence or within it; without the number where none is told.
    fn words(self, count: Option<u64>, is_first: bool) -> String {
        let some = |one: &str, several: &str| match count {
            Some(count) if is_first => opening(count, one, several),
            Some(count) => counted(count, one, several),
            None => several.to_owned(),
        };
        let columns =
            count.map_or_else(|| "columns".to_owned(), |count| counted(count, "column", "columns"));
        match self {
            Self::Renamed => {
                some("value or name was", "values or names were") + " renamed or merged"
            }
            Self::Words => some("word was", "words were") + " taken for a valence",
            Self::FilledDown => "labels typed once were filled down in ".to_owned() + &columns,
            Self::Divided => "it was said whether cells hold lists in ".to_owned() + &columns,
            Self::Mapped => some("label was", "labels were") + " given an item of the framework",
            Self::Outside => {
                some("label was", "labels were") + " set aside as not in the framework"
            }
        }
    }
}

/// What was changed by hand.
fn by_hand(origin: Origin<'_>) -> Option<String> {
    let told = origin.by_hand.iter().filter(|(_, count)| *count > 0).enumerate();
    let told: Vec<String> = told
        .map(|(at, (what, count))| what.words(origin.tells_counts.then_some(*count), at == 0))
        .collect();
    (!told.is_empty()).then(|| format!("{}; the audit trail lists each.", capitalised(&and(&told))))
}

/// The paragraph: where codings and valences come from, what was counted, unit, basis, n of every column,
/// filters, what was left out and why, what was changed by hand, what counted once or twice, the framework, and the
/// program. `example` is the built-in example that was read and nothing beside it, which is invented.
pub fn methods(
    table: &CrossTab,
    codebook: Option<&Codebook>,
    example: Option<&str>,
    data: &OfData,
) -> String {
    let book = of_table(table, codebook);
    let mut parts: Vec<String> = example.map(invented).into_iter().collect();
    parts.push(data.read.clone());
    parts.extend(book.map(framework));
    parts.push(unit(table));
    parts.extend(sums(table));
    parts.extend(basis(table, Tense::Past));
    parts.extend(sample(table));
    parts.extend(filters(&table.spec));
    parts.extend(data.valences.clone().filter(|_| table.has_valence()));
    let notes = table.notes.iter().filter(|note| note.kind != NoteKind::RowsLeftOut);
    parts.extend(notes.map(|one| note(one, table)));
    parts.extend(data.left_out.clone());
    parts.extend(data.by_hand.clone());
    parts.push(format!(
        "Counts were produced with Steelyard {}, which runs in the browser and transmits no data.",
        data.version
    ));
    parts.push(FREQUENCY_IS_NOT_IMPORTANCE.to_owned());
    parts.extend(book.and_then(citation).map(|citation| format!("[1] {citation}")));
    parts.join(" ")
}

/// What was read: `The data comprised 609 codings from 2 files exported from MAXQDA.`
fn read(origin: Origin<'_>) -> String {
    let tools = if origin.tools.is_empty() {
        String::new()
    } else {
        format!(" exported from {}", and(origin.tools))
    };
    let files = counted(origin.files, "file", "files");
    let given = origin.account.joined.given;
    let given = match (given, origin.tells_counts) {
        (0, _) => String::new(),
        (_, false) => {
            " Some of these indicated the valence of others and were not counted themselves."
                .to_owned()
        }
        (1, true) => {
            " One of these indicated the valence of another and was not counted itself.".to_owned()
        }
        (_, true) => format!(
            " Of these, {} indicated the valence of others and were not counted themselves.",
            number(given)
        ),
    };
    let codings = if origin.tells_counts {
        counted(origin.account.codings_read, "coding", "codings")
    } else {
        "codings".to_owned()
    };
    format!("The data comprised {codings} from {files}{tools}.{given}")
}

/// To what the data were coded: a published framework by reference, a study's own codebook by name.
fn framework(book: &Codebook) -> String {
    if book.is_own() {
        return format!("The codes were those of the study’s own codebook {}.", quoted(&book.name));
    }
    let reference = if citation(book).is_some() { " [1]" } else { "" };
    // Brackets of a name and those around its abbreviation are one pair.
    let name = match book.name.strip_suffix(')').and_then(|name| name.split_once(" (")) {
        Some((name, version)) => format!("{name} ({}; {version})", book.title()),
        None => format!("{} ({})", book.name, book.title()),
    };
    format!("The codes were mapped to the items of a published framework: {name}{reference}.")
}

/// What was counted, and for what: `We counted codings, that is, …, for each domain and each value of Group.`
fn unit(table: &CrossTab) -> String {
    let counted = match table.spec.unit {
        Unit::Codings => "codings, that is, one code applied to one passage by one coder,",
        Unit::Segments => "distinct passages (segments)",
        Unit::Participants => "participants, each once per cell,",
        Unit::Sources => "sources, each once per cell,",
        Unit::Sites => "sites, each once per cell,",
    };
    let row = words::rows(&table.spec).to_lowercase();
    let column = words::column_title(&table.spec.columns);
    let column = column.map_or_else(String::new, |title| format!(" and each value of {title}"));
    format!("We counted {counted} for each {row}{column}.")
}

/// The sums of plain counts.
fn sums(table: &CrossTab) -> Option<String> {
    let all = all(table).filter(|_| table.spec.basis == Basis::Count)?;
    Some(format!("The counts totalled {all}."))
}

/// Whom the numbers are of; nothing where codings alone are known.
fn sample(table: &CrossTab) -> Option<String> {
    if table.spec.columns != Columns::All {
        return Some(format!("Sample sizes were: {}.", sizes_of_columns(table)?));
    }
    let sizes = words::sizes(table, 0);
    (!sizes.is_empty()).then(|| format!("The sample comprised {}.", and(&sizes)))
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
        format!(" and, where that gave none, from {}", and(others))
    };
    Some(format!("Valence was taken from {first}{then}."))
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
        (_, false) => Some(format!("Rows of the input were excluded: {why}.")),
        (all, true) => {
            let rows = opening(all, "row of the input was", "rows of the input were");
            Some(format!("{rows} excluded: {why}."))
        }
    }
}
