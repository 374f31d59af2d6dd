//! The texts of the sources, and the excerpt of each passage.
//!
//! A text is stored once, whole, however many sources name it; excerpts are parts of it. Texts without
//! passages are not unpacked.

use std::collections::{HashMap, HashSet};

use super::entries::{Entries, Text};
use super::offsets::{Asked, Subject, align};
use crate::diag::{Result, WarningKind};
use crate::format::limits;
use crate::format::project::model::Project;
use crate::format::project::spans::Span;
use crate::format::project::table::Excerpts;
use crate::format::project::{Budget, counted};
use crate::format::table::{Arena, Cell};

/// Reads the texts that passages lie in and cuts the excerpts out of them.
///
/// # Errors
/// A text does not unpack, or a limit is passed.
pub(super) fn excerpts(
    project: &Project,
    entries: &mut Entries<'_>,
    arena: &mut Arena,
    budget: &mut Budget,
) -> Result<Excerpts> {
    let mut cells = vec![Cell::default(); project.passages.len()];
    let mut offsets = Vec::new();
    let mut outside = 0_u64;
    let mut without_text: Vec<usize> = Vec::new();
    let mut names = NamesBesideTexts::default();
    // The passages in each text, and those of which a text says what is selected.
    let mut within: Vec<Vec<usize>> = vec![Vec::new(); project.texts.len()];
    let mut said: Vec<Vec<usize>> = vec![Vec::new(); project.texts.len()];
    for (at, passage) in project.passages.iter().enumerate() {
        if let Span::Text { text, .. } = &passage.span
            && let Some(list) = within.get_mut(*text)
        {
            list.push(at);
        } else if let Some(list) = passage.said.and_then(|text| said.get_mut(text)) {
            list.push(at);
        }
    }
    // The entries that were read: their text, and whether a byte order mark stood before it.
    let mut read: HashMap<String, (Cell, bool)> = HashMap::new();
    for ((item, within), said) in project.texts.iter().zip(within).zip(said) {
        let entry = match (&item.content, &item.path) {
            (None, Some(path)) => entries.locate(path),
            _ => None,
        };
        let known = entry.as_ref().and_then(|name| read.get(name)).copied();
        let text = match (&item.content, &entry, known) {
            (Some(content), ..) => Some(Text::of(content.clone())),
            (None, Some(_), _) if within.is_empty() && said.is_empty() => None,
            (None, Some(_), Some((whole, has_mark))) => {
                let text = arena.text_of(whole);
                // Looking through one text again and again costs as much as making it.
                budget.take(text.len())?;
                Some(Text { text: text.to_owned(), has_mark })
            }
            (None, Some(name), None) => Some(entries.text(name)?),
            (None, None, _) => None,
        };
        let Some(Text { text, has_mark }) = text else {
            for at in within {
                outside += u64::from(lies_nowhere(project, at));
                without_text.push(at);
            }
            continue;
        };
        if within.is_empty() && said.is_empty() {
            continue;
        }
        let whole = match known {
            Some((whole, _)) => whole,
            None => arena.store(&text)?,
        };
        if let Some(name) = entry {
            read.insert(name, (whole, has_mark));
        }
        let excerpt = |bytes: std::ops::Range<usize>| {
            let end = text.floor_char_boundary(bytes.end.min(bytes.start + limits::FIELD_BYTES));
            whole.part(bytes.start..end)
        };
        for at in said {
            if let (Some(cell), Some(slot)) = (excerpt(0..text.len()), cells.get_mut(at)) {
                *slot = cell;
            }
        }
        let asked: Vec<Asked<'_>> = within.iter().filter_map(|at| asked(project, *at)).collect();
        if asked.is_empty() {
            continue;
        }
        // A CR that was written as a reference has stayed.
        let is_inline = item.content.is_some() && !text.contains('\r');
        let subject = Subject { text: &text, has_mark, is_inline };
        let source = project.sources.get(item.source).map_or("", |source| source.name.as_str());
        let (reading, ranges) = align(&subject, &asked, source);
        offsets.push(reading);
        let mut made = HashSet::new();
        for (at, bytes) in within.into_iter().zip(ranges) {
            let Some(bytes) = bytes else {
                outside += 1;
                without_text.push(at);
                continue;
            };
            if made.insert((bytes.start, bytes.end)) {
                budget.take(bytes.len().min(limits::FIELD_BYTES))?;
            }
            let name = project.passages.get(at).map_or("", |passage| &passage.name);
            names.see(name, text.get(bytes.clone()).unwrap_or(""));
            if let (Some(cell), Some(slot)) = (excerpt(bytes), cells.get_mut(at)) {
                *slot = cell;
            }
        }
    }
    if names.are_texts() {
        for at in without_text {
            name_as_excerpt(project, at, &mut cells, arena)?;
        }
    }
    Ok(Excerpts { cells, offsets, outside: counted(WarningKind::PositionsOutside, outside) })
}

/// The range of a passage as the file has it; what is no number lies outside any text.
fn asked(project: &Project, at: usize) -> Option<Asked<'_>> {
    let passage = project.passages.get(at)?;
    let Span::Text { start, end, .. } = passage.span else { return None };
    Some(Asked { start: start.unwrap_or(-1), end: end.unwrap_or(-1), name: &passage.name })
}

/// True for a range that lies in no text, however long.
fn lies_nowhere(project: &Project, at: usize) -> bool {
    asked(project, at).is_some_and(|one| one.start < 0 || one.end < one.start)
}

/// What the names of passages are beside texts that are there: programs write the text, or its beginning, into
/// them, or something else.
#[derive(Default)]
struct NamesBesideTexts {
    texts: u64,
    others: u64,
}

/// Letters of the shortest beginning of a text that is more than chance.
const SHORTEST_BEGINNING: usize = 8;
/// Letters of a text that are compared with a name.
const COMPARED: usize = 64;

impl NamesBesideTexts {
    fn see(&mut self, name: &str, text: &str) {
        let letters = |text: &str| -> Vec<char> {
            text.chars().filter(|letter| letter.is_alphanumeric()).take(COMPARED).collect()
        };
        let (name, text) = (letters(name), letters(text));
        if name.is_empty() || text.is_empty() {
            return;
        }
        let shared = name.iter().zip(&text).take_while(|(one, other)| one == other).count();
        let is_text = shared == text.len().min(name.len())
            && (shared >= SHORTEST_BEGINNING || name.len() == text.len());
        *(if is_text { &mut self.texts } else { &mut self.others }) += 1;
    }

    /// True unless most names beside texts are something else.
    fn are_texts(&self) -> bool {
        self.others <= self.texts
    }
}

/// Takes the name of a passage for its excerpt, where its text is not there.
fn name_as_excerpt(
    project: &Project,
    at: usize,
    cells: &mut [Cell],
    arena: &mut Arena,
) -> Result<()> {
    if let (Some(passage), Some(slot)) = (project.passages.get(at), cells.get_mut(at)) {
        let end = passage.name.floor_char_boundary(limits::FIELD_BYTES);
        *slot = arena.intern(passage.name.get(..end).unwrap_or("").trim())?;
    }
    Ok(())
}
