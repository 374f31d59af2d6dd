//! Projects that programs keep in a database of SQLite: Taguette, QualCoder, requal and RQDA.
//!
//! Takes a database, or an archive of the folder that one lies in; gives one row a coding and the code
//! tree, as for projects of the exchange format. Which program wrote it is told by its tables. Walks the
//! tables of codes, codings, sources, cases and attributes alone, and of those decodes only the columns
//! that are needed: no passwords, addresses, logs, notes or whole texts become part of what is read.

mod filling;
mod plain;
mod qualcoder;
mod requal;
mod rqda;
mod taguette;
mod tree;

use super::container::archive::Archive;
use super::container::sqlite::Database;
use super::project::{Budget, ProjectForm, counted, table};
use super::sniff::Content;
use super::table::Arena;
use super::{How, Opened, Reader, Reading, Source, limits};
use crate::diag::{ContentKind, Error, ErrorKind, Place, Result, Warned, Warning, WarningKind};
use filling::Filling;
use table::Excerpts;

/// The reader of databases.
pub(super) const DATABASE: Reader = Reader {
    extensions: &["sqlite3", "sqlite", "db", "qda", "requal", "rqda"],
    claims: |content| matches!(content, Content::Database(database) if tool(database).is_some()),
    read: read_database,
};

/// The reader of archives with the database of a project's folder in them.
pub(super) const FOLDER: Reader = Reader {
    extensions: &["zip"],
    claims: |content| matches!(content, Content::Archive(archive) if data(archive).next().is_some()),
    read: read_folder,
};

/// Name of the database in the folder of a QualCoder project.
const DATA: &str = "data.qda";
/// What the name of a database's log ends in.
const LOG_ENDING: &str = "-wal";

/// A program whose database is a project.
struct Tool {
    /// Tables by which its databases are known: all must be there.
    known_by: &'static [&'static str],
    /// Takes what is needed out of the database.
    fill: fn(&Database<'_>, &mut Filling) -> Result<()>,
}

/// All programs whose databases are read.
const TOOLS: [&Tool; 4] = [&taguette::TOOL, &qualcoder::TOOL, &requal::TOOL, &rqda::TOOL];

/// The program that wrote a database, by its tables.
fn tool(database: &Database<'_>) -> Option<&'static Tool> {
    TOOLS.into_iter().find(|tool| tool.known_by.iter().all(|table| database.has(table)))
}

/// Entries of an archive that are the database of a project; the shadow entries of macOS are none.
fn data<'a>(archive: &'a Archive<'_>) -> impl Iterator<Item = &'a str> {
    archive.names().filter(|name| {
        let file = name.rsplit('/').next().unwrap_or("");
        file.eq_ignore_ascii_case(DATA)
    })
}

fn read_database(opened: Opened<'_, '_>, progress: &mut dyn FnMut(f64)) -> Result<Warned<Source>> {
    match &opened.content {
        Content::Database(database) => read(opened.file, database, database.has_log(), progress),
        _ => Err(not_a_project()),
    }
}

fn read_folder(opened: Opened<'_, '_>, progress: &mut dyn FnMut(f64)) -> Result<Warned<Source>> {
    let Content::Archive(mut archive) = opened.content else { return Err(not_a_project()) };
    let names: Vec<String> = data(&archive).map(str::to_owned).collect();
    let [name] = names.as_slice() else {
        return Err(ErrorKind::SeveralProjects { names }.into());
    };
    let has_log = archive.has(&format!("{name}{LOG_ENDING}"));
    let here = |mut error: Error| {
        error.at.get_or_insert_with(Place::default).entry = Some(name.clone());
        error
    };
    let bytes = archive.read(name)?.ok_or(ErrorKind::DamagedArchive)?;
    let database = Database::open(&bytes).map_err(here)?;
    let has_log = has_log || database.has_log();
    read(opened.file, &database, has_log, progress).map_err(here)
}

fn not_a_project() -> Error {
    ErrorKind::NotATable { found: ContentKind::Sqlite }.into()
}

/// Reads a project out of its database.
///
/// # Errors
/// No known program wrote it, a table is damaged, or a limit is passed.
fn read(
    file: &str,
    database: &Database<'_>,
    has_log: bool,
    progress: &mut dyn FnMut(f64),
) -> Result<Warned<Source>> {
    let tool = tool(database).ok_or_else(not_a_project)?;
    let mut filling = Filling::new();
    (tool.fill)(database, &mut filling)?;
    progress(0.5);
    let (project, mut warnings) = filling.finish();
    let mut budget = Budget::new();
    let mut arena = Arena::default();
    let mut cells = Vec::with_capacity(project.passages.len());
    for passage in &project.passages {
        cells.push(arena.intern(&passage.name)?);
    }
    let excerpts = Excerpts { cells, offsets: Vec::new(), outside: None };
    let made = table::make(&project, excerpts, arena, &mut budget)?;
    warnings.extend(made.warnings);
    warnings.extend(counted(WarningKind::InvalidBytes, database.replaced()));
    if has_log {
        warnings.push(Warning::new(WarningKind::ChangesInLog));
    }
    let reading = super::ProjectReading { form: ProjectForm::Database, ..made.reading };
    let table = made.table;
    let reading =
        Reading::new(file, table.rows(), super::DecimalMark::Point, How::Project(reading));
    let codes = project.codes.entries();
    Ok(Warned {
        value: Source { reading, table, codes, beside: Vec::new(), carried: None },
        warnings,
    })
}

/// A text as an excerpt: as much of it as a field may hold.
fn excerpt(mut text: String) -> String {
    text.truncate(text.floor_char_boundary(limits::FIELD_BYTES));
    text
}
