//! Projects and codebooks in REFI-QDA, the exchange format of programs for qualitative analysis.
//!
//! Takes a project (an archive with a project file in it, or that file alone) or a codebook; gives one
//! row a coding and the code tree. Never follows a path out of the archive, never takes a note for a
//! coding, and never trusts a position. Follows REFI-QDA 1.5 and what programs write in its name.

mod codebook;
mod entries;
mod offsets;
mod project;
mod texts;

use super::container::xml::{Element, text_of};
use super::project::codes::Codes;
use super::project::{Budget, label, table};
use super::sniff::Content;
use super::table::Arena;
use super::{CodeEntry, How, Opened, Reader, Reading, Source};
use crate::diag::{ContentKind, Error, ErrorKind, Place, Result, Warned};
use entries::Entries;

/// Extension of a project's archive.
const ARCHIVE_EXTENSION: &str = "qdpx";

/// The reader of projects.
pub(super) const PROJECT: Reader = Reader {
    extensions: &[ARCHIVE_EXTENSION, "qde"],
    claims: |content| match content {
        Content::Archive(archive) => archive.names().any(entries::is_project),
        Content::Xml { root, .. } => root == "Project",
        Content::Compound(_) | Content::Database(_) | Content::LiveFigure | Content::Text => false,
    },
    read: read_project,
};

/// The reader of codebooks.
pub(super) const CODEBOOK: Reader = Reader {
    extensions: &["qdc"],
    claims: |content| matches!(content, Content::Xml { root, .. } if root == "CodeBook"),
    read: read_codebook,
};

/// The standard writes numbers so.
const DECIMAL_MARK: super::DecimalMark = super::DecimalMark::Point;

/// Reads a project.
///
/// # Errors
/// There is no project file or more than one, it is not well formed, or a limit is passed.
fn read_project(opened: Opened<'_, '_>, progress: &mut dyn FnMut(f64)) -> Result<Warned<Source>> {
    let (mut entries, text) = match opened.content {
        Content::Archive(archive) => {
            let mut entries = Entries::of(archive);
            let text = entries.project()?;
            (entries, text)
        }
        Content::Xml { text, .. } => (Entries::none(), text),
        Content::Compound(_) | Content::Database(_) | Content::LiveFigure | Content::Text => {
            return Err(ErrorKind::NoProject.into());
        }
    };
    let mut budget = Budget::new();
    let project =
        project::parse(&text, &mut budget, progress).map_err(|error| entries.in_project(error))?;
    // What was parsed holds its own text.
    drop(text);
    let mut arena = Arena::default();
    let excerpts = texts::excerpts(&project, &mut entries, &mut arena, &mut budget)?;
    let table::ProjectTable { table, reading, mut warnings } =
        table::make(&project, excerpts, arena, &mut budget)?;
    warnings.extend(entries.warnings());
    let reading = Reading::new(opened.file, table.rows(), DECIMAL_MARK, How::Project(reading));
    let codes = project.codes.entries();
    Ok(Warned {
        value: Source { reading, table, codes, beside: Vec::new(), carried: None },
        warnings,
    })
}

/// Reads a codebook.
///
/// # Errors
/// It is not well formed, or a limit is passed.
fn read_codebook(opened: Opened<'_, '_>, progress: &mut dyn FnMut(f64)) -> Result<Warned<Source>> {
    let Content::Xml { text, .. } = opened.content else {
        return Err(ErrorKind::NotATable { found: ContentKind::Xml }.into());
    };
    let codes: Vec<CodeEntry> = codebook::parse(&text, &mut Budget::new(), progress)?;
    let table = table::without_rows();
    let reading = Reading::new(opened.file, table.rows(), DECIMAL_MARK, How::Codebook);
    Ok(Warned {
        value: Source { reading, table, codes, beside: Vec::new(), carried: None },
        warnings: Vec::new(),
    })
}

/// True for a name that says that the file is a project's archive.
pub(super) fn is_named_as_project(extension: &str) -> bool {
    extension.eq_ignore_ascii_case(ARCHIVE_EXTENSION)
}

/// An identifier as it is compared: without braces, in lower case.
fn id(value: Option<impl AsRef<str>>) -> String {
    let value = value.as_ref().map_or("", |value| value.as_ref());
    value.trim().trim_start_matches('{').trim_end_matches('}').to_ascii_lowercase()
}

/// Refuses a document whose root is named as one of REFI-QDA and is another's.
///
/// # Errors
/// The default namespace is not one of the standard's, whatever its version.
fn check_namespace(root: &Element<'_>) -> Result<()> {
    let [namespace] = root.attributes(["xmlns"])?;
    match namespace {
        Some(other) if !other.to_ascii_lowercase().starts_with("urn:qda-xml:") => {
            Err(ErrorKind::NotATable { found: ContentKind::Xml }.into())
        }
        _ => Ok(()),
    }
}

/// The same error in an entry of the archive.
fn in_entry(mut error: Error, name: &str) -> Error {
    error.at.get_or_insert_with(Place::default).entry = Some(name.to_owned());
    error
}

/// A code's element begins.
///
/// # Errors
/// The element is not well formed, or its path too long.
fn begin_code(codes: &mut Codes, element: &Element<'_>, budget: &mut Budget) -> Result<()> {
    let [guid, name, is_codable] = element.attributes(["guid", "name", "isCodable"])?;
    let is_codable = !matches!(is_codable.as_deref(), Some("false" | "0"));
    codes.begin(id(guid), label(name)?, is_codable, budget)
}
