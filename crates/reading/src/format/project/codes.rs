//! The code tree, of a project or of a codebook.

use std::collections::HashMap;

use super::{Budget, CodeEntry};
use crate::diag::Result;
use crate::format::limits;
use crate::schema::PATH;

/// What divides the levels in a code's name where a program has no tree (ATLAS.ti 8).
const LEVELS: &str = "::";

/// Codes in the order of the file.
#[derive(Default)]
pub(in crate::format) struct Codes {
    codes: Vec<Code>,
    by_id: HashMap<String, usize>,
    /// Codes whose identifier another bears, each with that one.
    repeated: Vec<(usize, usize)>,
    /// Codes whose elements are open, the innermost last.
    open: Vec<usize>,
}

struct Code {
    path: Vec<String>,
    description: String,
    is_codable: bool,
}

impl Codes {
    /// A code begins; it lies in the one that is open. Without a name it bears its identifier.
    ///
    /// # Errors
    /// Its path is too long.
    pub fn begin(
        &mut self,
        id: String,
        mut name: String,
        is_codable: bool,
        budget: &mut Budget,
    ) -> Result<()> {
        if name.is_empty() {
            name.clone_from(&id);
        }
        let parent = self.open.last().and_then(|parent| self.codes.get(*parent));
        let parent: &[String] = parent.map_or(&[], |code| &code.path);
        // What lies deeper than codes do stays one name.
        let is_divided = name.split(LEVELS).all(|part| !part.trim().is_empty());
        let levels = if is_divided { limits::CODE_LEVELS.saturating_sub(parent.len()) } else { 1 };
        let parts = name.splitn(levels.max(1), LEVELS).map(str::trim);
        // Each level becomes a code, and names all that are above it.
        let cost = |part: &str| part.len() + size_of::<String>();
        let mut bytes: usize = parent.iter().map(|part| cost(part)).sum();
        for part in parts.clone() {
            bytes += cost(part);
            budget.take(bytes)?;
        }
        let path = parent.iter().map(String::as_str).chain(parts).map(str::to_owned).collect();
        self.note_id(id);
        self.open.push(self.codes.len());
        self.codes.push(Code { path, description: String::new(), is_codable });
        Ok(())
    }

    /// A code outside those that are open, with its whole path.
    ///
    /// # Errors
    /// Its path is too long.
    pub fn add(
        &mut self,
        id: String,
        path: Vec<String>,
        description: String,
        is_codable: bool,
        budget: &mut Budget,
    ) -> Result<()> {
        budget.take(path.iter().map(|part| part.len() + size_of::<String>()).sum())?;
        self.note_id(id);
        self.codes.push(Code { path, description, is_codable });
        Ok(())
    }

    /// Notes the identifier of the code that is about to come. What refers to one that comes again means the
    /// first.
    fn note_id(&mut self, id: String) {
        let at = self.codes.len();
        let is_blank = id.is_empty();
        let first = *self.by_id.entry(id).or_insert(at);
        if first != at && !is_blank {
            self.repeated.push((first, at));
        }
    }

    /// Names of codes that bear one identifier, those of each identifier together.
    pub fn of_one_id(&self) -> impl Iterator<Item = [String; 2]> {
        let name = |at: usize| self.codes.get(at).map(|code| code.path.join(PATH));
        let name = move |at: usize| name(at).unwrap_or_default();
        self.repeated.iter().map(move |(first, again)| [name(*first), name(*again)])
    }

    /// The innermost open code ends.
    pub fn end(&mut self) {
        self.open.pop();
    }

    /// Description of the innermost open code.
    pub fn describe(&mut self, text: &str) {
        if let Some(code) = self.open.last().and_then(|code| self.codes.get_mut(*code)) {
            code.description = text.trim().to_owned();
        }
    }

    /// Position of the code with an identifier.
    pub fn find(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    /// Number of codes, containers included.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Names of a code and of those above it, the top one first.
    pub fn path(&self, code: usize) -> &[String] {
        self.codes.get(code).map_or(&[], |code| &code.path)
    }

    /// The codes that can be applied; containers show in their paths alone.
    pub fn entries(&self) -> Vec<CodeEntry> {
        let codes = self.codes.iter().filter(|code| code.is_codable && !code.path.is_empty());
        codes
            .map(|code| CodeEntry {
                path: code.path.clone(),
                description: code.description.clone(),
                short: String::new(),
            })
            .collect()
    }
}
