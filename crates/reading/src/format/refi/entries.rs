//! The entries of a project's archive: the project file, and the texts that it names.
//!
//! Names are compared and never used as paths. What lies outside the archive is not looked for.

use std::collections::HashMap;

use super::{in_entry, text_of};
use crate::diag::{Error, ErrorKind, Place, Result, Warning, WarningKind};
use crate::format::container::archive::Archive;
use crate::format::encoding::{self, Detected};

/// Ending of the project file's name.
const PROJECT_ENDING: &str = ".qde";
/// Folder of the sources (REFI-QDA 1.5, 8.1), in lower case.
const SOURCES: &str = "sources/";
/// Scheme of what lies in the archive (8.2).
const INTERNAL: &str = "internal://";

/// What is in the archive, if the project came in one.
pub(super) struct Entries<'bytes> {
    archive: Option<Archive<'bytes>>,
    projects: Vec<String>,
    /// Entries of the sources' folder by their names in lower case.
    sources: HashMap<String, String>,
    /// Names that would lead out of the folder an archive is unpacked in.
    unsafe_names: Vec<String>,
    outside: u64,
    missing: u64,
    damaged: Option<(u64, String)>,
}

/// A text of the project.
pub(super) struct Text {
    /// The text, without a byte order mark.
    pub text: String,
    /// True where it begins with a byte order mark.
    pub has_mark: bool,
}

impl Text {
    /// A text that may begin with a byte order mark.
    pub fn of(text: String) -> Self {
        match text.strip_prefix('\u{feff}') {
            Some(bare) => Self { text: bare.to_owned(), has_mark: true },
            None => Self { text, has_mark: false },
        }
    }
}

impl<'bytes> Entries<'bytes> {
    /// The entries of an archive.
    pub fn of(archive: Archive<'bytes>) -> Self {
        let mut entries = Self::none();
        for name in archive.names() {
            if leads_out(name) {
                entries.unsafe_names.push(name.to_owned());
            } else if is_project(name) {
                entries.projects.push(name.to_owned());
            } else {
                let lower = name.to_lowercase();
                let inside = lower.strip_prefix(SOURCES).or_else(|| {
                    lower.find("/sources/").and_then(|at| lower.get(at + 1 + SOURCES.len()..))
                });
                if let Some(inside) = inside {
                    entries.sources.entry(inside.to_owned()).or_insert_with(|| name.to_owned());
                }
            }
        }
        entries.archive = Some(archive);
        entries
    }

    /// Of a project file that came alone.
    pub fn none() -> Self {
        Self {
            archive: None,
            projects: Vec::new(),
            sources: HashMap::new(),
            unsafe_names: Vec::new(),
            outside: 0,
            missing: 0,
            damaged: None,
        }
    }

    /// Text of the project file.
    ///
    /// # Errors
    /// There is none or more than one, or it does not unpack.
    pub fn project(&mut self) -> Result<String> {
        let name = match self.projects.as_slice() {
            [name] => name.clone(),
            [] => return Err(ErrorKind::NoProject.into()),
            names => {
                return Err(ErrorKind::SeveralProjects { names: names.to_vec() }.into());
            }
        };
        let Some(archive) = &mut self.archive else { return Err(ErrorKind::NoProject.into()) };
        let bytes = archive.read(&name)?.ok_or(ErrorKind::NoProject)?;
        text_of(bytes).map_err(|error| in_entry(error, &name))
    }

    /// The same error in the project file.
    pub fn in_project(&self, error: Error) -> Error {
        match self.projects.first() {
            Some(name) => in_entry(error, name),
            None => error,
        }
    }

    /// The entry that a path of the project names; `None`, and counted, where the archive has none.
    pub fn locate(&mut self, path: &str) -> Option<String> {
        let Some(inside) = inside_sources(path) else {
            self.outside += 1;
            return None;
        };
        let name = self.sources.get(&inside).cloned();
        self.missing += u64::from(name.is_none());
        name
    }

    /// The text of an entry.
    ///
    /// # Errors
    /// It does not unpack, or is in UTF-32.
    pub fn text(&mut self, name: &str) -> Result<Text> {
        let archive = self.archive.as_mut().ok_or(ErrorKind::DamagedArchive)?;
        let bytes = archive.read(name)?.ok_or(ErrorKind::DamagedArchive)?;
        let text = match String::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let bytes = error.as_bytes();
                let encoding = match encoding::detect(bytes) {
                    Detected::Utf32 => return Err(in_entry(ErrorKind::Utf32.into(), name)),
                    Detected::Certain(encoding) | Detected::Guess(encoding) => encoding,
                };
                let decoded = encoding::decode(bytes, encoding, &mut |_| ());
                if decoded.invalid.count > 0 {
                    let damaged = self.damaged.get_or_insert_with(|| (0, name.to_owned()));
                    damaged.0 += decoded.invalid.count;
                }
                decoded.text
            }
        };
        Ok(Text::of(text))
    }

    /// What was noticed of the entries, and of what was asked for and is not there.
    pub fn warnings(&self) -> Vec<Warning> {
        let in_entry = |name: &String| Place { entry: Some(name.clone()), ..Place::default() };
        let mut warnings = Vec::new();
        if let Some(first) = self.unsafe_names.first() {
            let count = self.unsafe_names.len() as u64;
            warnings.push(Warning::new(WarningKind::UnsafeNames).at(in_entry(first)).times(count));
        }
        if let Some((count, name)) = &self.damaged {
            warnings.push(Warning::new(WarningKind::InvalidBytes).at(in_entry(name)).times(*count));
        }
        warnings.extend(crate::format::project::counted(WarningKind::TextsOutside, self.outside));
        warnings.extend(crate::format::project::counted(WarningKind::TextsMissing, self.missing));
        warnings
    }
}

/// True for the name of a project file; the shadow entries of macOS (`._project.qde`) are none.
pub(super) fn is_project(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or("");
    file.to_ascii_lowercase().ends_with(PROJECT_ENDING) && !file.starts_with("._")
}

/// True for a name that, taken as a path, would lead out of a folder.
fn leads_out(name: &str) -> bool {
    name.starts_with(['/', '\\'])
        || name.as_bytes().get(1) == Some(&b':')
        || name.split(['/', '\\']).any(|step| step == "..")
}

/// The name within the sources' folder that a path stands for, in lower case; `None` where it leads
/// anywhere else.
fn inside_sources(path: &str) -> Option<String> {
    let path = path.trim().to_lowercase().replace('\\', "/");
    let bare = match path.strip_prefix(INTERNAL) {
        Some(bare) => bare.trim_start_matches('/'),
        None if path.contains("://") => return None,
        None => path.as_str(),
    };
    let bare = bare.strip_prefix(SOURCES).unwrap_or(bare);
    (!leads_out(bare)).then(|| bare.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_sources_folder() {
        let cases = [
            ("internal://A.txt", Some("a.txt")),
            ("internal:///A.txt", Some("a.txt")),
            ("internal://Sources/a.txt", Some("a.txt")),
            ("a.txt", Some("a.txt")),
            ("sources\\a.txt", Some("a.txt")),
            ("internal://../../etc/passwd", None),
            ("relative:///../x", None),
            ("absolute:///C:/x.txt", None),
            ("https://x.example/a.txt", None),
            ("/etc/passwd", None),
            ("C:\\x.txt", None),
        ];
        for (path, expected) in cases {
            assert_eq!(inside_sources(path).as_deref(), expected, "{path}");
        }
    }

    #[test]
    fn names_that_lead_out_and_shadows_are_known() {
        for (name, out, project) in [
            ("project.qde", false, true),
            ("folder/My Study.QDE", false, true),
            ("__MACOSX/._project.qde", false, false),
            ("../project.qde", true, true),
            ("C:/x.txt", true, false),
            ("/x.txt", true, false),
            ("sources/a..b.txt", false, false),
        ] {
            assert_eq!((leads_out(name), is_project(name)), (out, project), "{name}");
        }
    }
}
