//! The parts of a workbook's package, and which of them are the workbook and its sheets.
//!
//! Follows ECMA-376 part 2 (content types, relationships) as far as a reader of cells needs it. Targets
//! outside the package are passed over.

use std::collections::HashMap;

use crate::diag::{ContentKind, Error, ErrorKind, Place, Result};
use crate::format::container::archive::Archive;
use crate::format::container::xml::{Node, Xml, is_true, text_of};

/// The part by which a package of Office is known.
pub(super) const CONTENT_TYPES: &str = "[Content_Types].xml";

/// The text of a part, or `None` where there is none of that name.
pub(super) fn part(archive: &mut Archive<'_>, path: &str) -> Result<Option<String>> {
    let Some(bytes) = archive.read(path)? else { return Ok(None) };
    text_of(bytes).map(Some).map_err(in_part(path))
}

/// Names the part in an error.
pub(super) fn in_part(path: &str) -> impl Fn(Error) -> Error {
    move |mut error| {
        error.at.get_or_insert_with(Place::default).entry = Some(path.to_owned());
        error
    }
}

/// Path of the workbook's part.
///
/// # Errors
/// The archive is something else.
pub(super) fn workbook_path(archive: &mut Archive<'_>) -> Result<String> {
    let Some(types) = part(archive, CONTENT_TYPES)? else {
        return Err(ErrorKind::NotAWorkbook.into());
    };
    main_part(&types).map_err(in_part(CONTENT_TYPES))
}

/// The part that the content types name as a workbook.
fn main_part(types: &str) -> Result<String> {
    let mut xml = Xml::new(types);
    let mut other = None;
    while let Some(node) = xml.next()? {
        let Node::Start(element) = node else { continue };
        let [Some(kind), path] = element.attributes(["ContentType", "PartName"])? else { continue };
        let kind = kind.to_ascii_lowercase();
        if !kind.contains(".main") {
            continue;
        }
        if kind.contains("sheet.binary") {
            other = Some(ContentKind::BinaryWorkbook);
        } else if kind.contains("wordprocessingml") || kind.contains("ms-word") {
            other = Some(ContentKind::WordDocument);
        } else if kind.contains("presentationml") || kind.contains("ms-powerpoint") {
            other = Some(ContentKind::Presentation);
        } else if kind.contains("spreadsheetml") || kind.contains("ms-excel") {
            let path = path.as_deref().unwrap_or("/xl/workbook.xml");
            return Ok(path.trim_start_matches('/').to_owned());
        }
    }
    Err(other.map_or(ErrorKind::NotAWorkbook, |found| ErrorKind::NotATable { found }).into())
}

/// The error of a part that is not there: the workbook is a binary one where its binary part is.
pub(super) fn missing(archive: &Archive<'_>, path: &str) -> Error {
    let stem = path.rsplit_once('.').map_or(path, |(stem, _)| stem);
    match archive.has(&format!("{stem}.bin")) {
        true => ErrorKind::NotATable { found: ContentKind::BinaryWorkbook }.into(),
        false => in_part(path)(ErrorKind::DamagedArchive.into()),
    }
}

/// A part that another refers to.
struct Relationship {
    kind: String,
    path: String,
}

/// The relationships of a part by their ids.
fn relationships(archive: &mut Archive<'_>, of: &str) -> Result<HashMap<String, Relationship>> {
    let (folder, name) = of.rsplit_once('/').unwrap_or(("", of));
    let path = join(folder, &format!("_rels/{name}.rels"));
    let mut found = HashMap::new();
    let Some(text) = part(archive, &path)? else { return Ok(found) };
    let mut read = || -> Result<()> {
        let mut xml = Xml::new(&text);
        while let Some(node) = xml.next()? {
            let Node::Start(element) = node else { continue };
            let [id, kind, target, mode] =
                element.attributes(["Id", "Type", "Target", "TargetMode"])?;
            if let (Some(id), Some(kind), Some(target)) = (id, kind, target)
                && mode.as_deref() != Some("External")
            {
                let kind = kind.rsplit('/').next().unwrap_or("").to_owned();
                found.insert(id.into_owned(), Relationship { kind, path: join(folder, &target) });
            }
        }
        Ok(())
    };
    read().map_err(in_part(&path))?;
    Ok(found)
}

/// A target as seen from a folder; one that begins with a slash is seen from the root.
fn join(folder: &str, target: &str) -> String {
    let (folder, target) = match target.strip_prefix('/') {
        Some(rooted) => ("", rooted),
        None => (folder, target),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

/// A workbook: its sheets and the parts they share.
#[derive(Debug)]
pub(super) struct Workbook {
    /// In the order of the tabs.
    pub sheets: Vec<SheetPart>,
    /// Dates count from 1904.
    pub dates_1904: bool,
    /// Path of the shared strings.
    pub strings: Option<String>,
    /// Path of the styles.
    pub styles: Option<String>,
}

/// A sheet of cells.
#[derive(Debug)]
pub(super) struct SheetPart {
    /// Name on its tab.
    pub name: String,
    /// Hidden from the user.
    pub hidden: bool,
    /// Path of its part.
    pub path: String,
}

/// Reads the workbook's part.
///
/// # Errors
/// The part is missing, damaged or not well formed.
pub(super) fn workbook(archive: &mut Archive<'_>, path: &str) -> Result<Workbook> {
    let relationships = relationships(archive, path)?;
    let text = part(archive, path)?.ok_or_else(|| missing(archive, path))?;
    let path_of = |kind: &str| {
        relationships.values().find(|part| part.kind == kind).map(|part| part.path.clone())
    };
    let mut workbook = Workbook {
        sheets: Vec::new(),
        dates_1904: false,
        strings: path_of("sharedStrings"),
        styles: path_of("styles"),
    };
    let mut read = || -> Result<()> {
        let mut xml = Xml::new(&text);
        while let Some(node) = xml.next()? {
            let Node::Start(element) = node else { continue };
            match element.name() {
                "workbookPr" => {
                    let [dates_1904] = element.attributes(["date1904"])?;
                    workbook.dates_1904 = is_true(dates_1904.as_deref());
                }
                "sheet" => {
                    let [name, state, id] = element.attributes(["name", "state", "id"])?;
                    // Sheets of charts and dialogs have no cells.
                    let part = id.and_then(|id| relationships.get(id.as_ref()));
                    if let Some(part) = part.filter(|part| part.kind == "worksheet") {
                        workbook.sheets.push(SheetPart {
                            name: name.unwrap_or_default().into_owned(),
                            hidden: matches!(state.as_deref(), Some("hidden" | "veryHidden")),
                            path: part.path.clone(),
                        });
                    }
                }
                _ => {}
            }
        }
        Ok(())
    };
    read().map_err(in_part(path))?;
    Ok(workbook)
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn targets_are_seen_from_their_folder() {
        let cases = [
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/styles.xml", "xl/styles.xml"),
            ("xl/worksheets", "../strings.xml", "xl/strings.xml"),
            ("xl", "../../../etc/passwd", "etc/passwd"),
            ("", "./a.xml", "a.xml"),
        ];
        for (folder, target, expected) in cases {
            assert_eq!(join(folder, target), expected);
        }
    }
}
