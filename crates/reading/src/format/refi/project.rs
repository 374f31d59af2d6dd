//! What a project file holds, read in one pass.
//!
//! Takes its text; gives users, codes, cases, sources, passages and sets, still with the identifiers by
//! which they name each other. Notes, links and graphs are passed over with all that is in them.

use std::collections::HashMap;

use super::{begin_code, check_namespace, id};
use crate::diag::Result;
use crate::format::container::xml::{Element, Node, Xml};
use crate::format::project::model::{Case, Coding, Passage, Project, Set, SourceItem, TextItem};
use crate::format::project::spans::{Point, Span};
use crate::format::project::{Budget, label};
use crate::schema::project as words;

/// Elements between two reports of progress.
const PROGRESS_ELEMENTS: u32 = 0x4000;

/// An element that is open, as far as what is in it depends on it.
#[derive(Clone)]
enum Open {
    Code,
    /// A source: its passage, and its text where it is one.
    Source(usize, Option<usize>),
    Text(usize),
    /// A passage, and whether it had stood in the file before.
    Passage(usize, bool),
    Coding(String),
    Case,
    Value(Option<usize>),
    Set,
    /// An element whose text is wanted.
    Captured,
    Skipped,
    Other,
}

/// Reads a project file.
///
/// # Errors
/// It is not well formed or another's document, or a limit is passed.
pub(super) fn parse(
    text: &str,
    budget: &mut Budget,
    progress: &mut dyn FnMut(f64),
) -> Result<Project> {
    let mut xml = Xml::new(text);
    let mut parser = Parser::default();
    let mut seen = 0_u32;
    while let Some(node) = xml.next()? {
        match node {
            Node::Start(element) => {
                if parser.open.is_empty() {
                    check_namespace(&element)?;
                }
                seen = seen.wrapping_add(1);
                if seen.is_multiple_of(PROGRESS_ELEMENTS) {
                    progress((xml.position() as f64 / text.len().max(1) as f64).min(1.0));
                }
                let open = match parser.open.last() {
                    Some(Open::Skipped) => Open::Skipped,
                    _ => parser.start(&element, budget)?,
                };
                parser.open.push(open);
            }
            Node::Text(part) => {
                if matches!(parser.open.last(), Some(Open::Captured)) {
                    parser.captured.push_str(&part);
                }
            }
            Node::End(element) => {
                if let Some(open) = parser.open.pop() {
                    parser.end(open, element.name());
                }
            }
        }
    }
    Ok(parser.finish())
}

#[derive(Default)]
struct Parser {
    project: Project,
    open: Vec<Open>,
    captured: String,
    variables: HashMap<String, usize>,
    /// Sources by identifier.
    source_ids: HashMap<String, usize>,
    /// Passages of the source that is open, by identifier.
    passages: HashMap<String, usize>,
    /// The last part of a page of that source.
    page: Option<PagePart>,
}

/// A selection of a PDF by an area of a page, as far as it tells whether the next one continues it.
struct PagePart {
    passage: usize,
    page: i64,
    name: String,
    made: String,
}

impl Parser {
    fn start(&mut self, element: &Element<'_>, budget: &mut Budget) -> Result<Open> {
        let in_source = self.open.iter().any(|open| matches!(open, Open::Source(..)));
        Ok(match element.name() {
            "Project" if self.open.is_empty() => {
                // The name is not needed; a fault in it is one of the file.
                let [origin, _] = element.attributes(["origin", "name"])?;
                self.project.origin = label(origin)?;
                Open::Other
            }
            "Notes" | "Links" | "Graphs" => Open::Skipped,
            "User" => {
                let [guid, name, login] = element.attributes(["guid", "name", "id"])?;
                let name = [label(name)?, label(login)?];
                let name = name.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
                self.project.users.entry(id(guid)).or_insert(name);
                Open::Other
            }
            "Code" => {
                begin_code(&mut self.project.codes, element, budget)?;
                Open::Code
            }
            "Description" | "PlainTextContent" | "TextValue" | "BooleanValue" | "IntegerValue"
            | "FloatValue" | "DateValue" | "DateTimeValue" => {
                self.captured.clear();
                Open::Captured
            }
            "Variable" => {
                let [guid, name] = element.attributes(["guid", "name"])?;
                let at = self.variable(id(guid));
                let name = label(name)?;
                if let Some(slot) = self.project.variables.get_mut(at).filter(|_| !name.is_empty())
                {
                    *slot = name;
                }
                Open::Other
            }
            "Case" => {
                let [guid, name] = element.attributes(["guid", "name"])?;
                let case = Case { id: id(guid), name: label(name)?, ..Case::default() };
                self.project.cases.push(case);
                Open::Case
            }
            "Set" => {
                let [name] = element.attributes(["name"])?;
                self.project.sets.push(Set { name: label(name)?, ..Set::default() });
                Open::Set
            }
            "VariableValue" => Open::Value(None),
            "SourceRef" | "SelectionRef" | "MemberCode" | "MemberSource" | "CodeRef"
            | "VariableRef" => {
                let [target, guid] = element.attributes(["targetGUID", "guid"])?;
                self.refer(element.name(), id(target.or(guid)));
                Open::Other
            }
            "TextSource" | "PictureSource" | "PDFSource" | "AudioSource" | "VideoSource"
                if !in_source =>
            {
                self.source(element)?
            }
            "Representation" | "TextDescription" | "Transcript" if in_source => {
                let text = self.text(element)?;
                if let Some(Open::Passage(passage, false)) = self.open.last()
                    && let Some(passage) = self.project.passages.get_mut(*passage)
                {
                    passage.said = Some(text);
                }
                Open::Text(text)
            }
            "SyncPoint" => {
                let [guid, position, time] =
                    element.attributes(["guid", "position", "timeStamp"])?;
                let point = Point { position: integer(position), time: integer(time) };
                if let Some(text) = self.innermost_text()
                    && let Some(text) = self.project.texts.get_mut(text)
                {
                    text.points.entry(id(guid)).or_insert(point);
                }
                Open::Other
            }
            "Coding" if in_source => {
                let [user] = element.attributes(["creatingUser"])?;
                Open::Coding(id(user))
            }
            name if in_source && name.ends_with("Selection") => match self.span(element)? {
                Some(span) => self.passage(element, span)?,
                None => Open::Other,
            },
            _ => Open::Other,
        })
    }

    fn end(&mut self, open: Open, name: &str) {
        match open {
            Open::Code => self.project.codes.end(),
            Open::Captured => self.keep(name),
            _ => {}
        }
    }

    /// Keeps a text that was captured where it belongs.
    fn keep(&mut self, name: &str) {
        match (name, self.open.last().cloned()) {
            ("Description", Some(Open::Code)) => self.project.codes.describe(&self.captured),
            // A text source is a source and a text at once.
            ("PlainTextContent", Some(Open::Text(_) | Open::Source(..))) => {
                let text = self.innermost_text();
                if let Some(text) = text.and_then(|text| self.project.texts.get_mut(text)) {
                    text.content = Some(std::mem::take(&mut self.captured));
                }
            }
            (_, Some(Open::Value(Some(variable)))) if name.ends_with("Value") => {
                let value = self.captured.trim();
                if value.is_empty() {
                    return;
                }
                let value = (variable, value.to_owned());
                let in_case = self.open.iter().any(|open| matches!(open, Open::Case));
                let values = if in_case {
                    self.project.cases.last_mut().map(|case| &mut case.values)
                } else {
                    self.project.sources.last_mut().map(|source| &mut source.values)
                };
                if let Some(values) = values {
                    values.push(value);
                }
            }
            _ => {}
        }
    }

    /// What names something else by its identifier.
    fn refer(&mut self, name: &str, target: String) {
        let list = match (name, self.open.last().cloned()) {
            ("CodeRef", Some(Open::Coding(user))) => {
                let innermost = self.open.iter().rev().find_map(|open| match open {
                    Open::Passage(passage, is_again) => Some((*passage, *is_again)),
                    Open::Source(passage, _) => Some((*passage, false)),
                    _ => None,
                });
                if let Some((passage, is_again)) = innermost
                    && let Some(passage) = self.project.passages.get_mut(passage)
                {
                    let user = if user.is_empty() { passage.user.clone() } else { user };
                    passage.codings.push(Coding { target, user, is_again });
                }
                return;
            }
            ("VariableRef", Some(Open::Value(_))) => {
                let variable = self.variable(target);
                if let Some(open) = self.open.last_mut() {
                    *open = Open::Value(Some(variable));
                }
                return;
            }
            ("SourceRef", Some(Open::Case)) => {
                self.project.cases.last_mut().map(|case| &mut case.sources)
            }
            ("SelectionRef", Some(Open::Case)) => {
                self.project.cases.last_mut().map(|case| &mut case.selections)
            }
            ("MemberCode", Some(Open::Set)) => {
                self.project.sets.last_mut().map(|set| &mut set.codes)
            }
            ("MemberSource", Some(Open::Set)) => {
                self.project.sets.last_mut().map(|set| &mut set.sources)
            }
            _ => None,
        };
        if let Some(list) = list {
            list.push(target);
        }
    }

    /// Position of the variable of an identifier, which is its name until it is declared.
    fn variable(&mut self, guid: String) -> usize {
        let next = self.project.variables.len();
        let at = *self.variables.entry(guid.clone()).or_insert(next);
        if at == next {
            self.project.variables.push(guid);
        }
        at
    }

    fn source(&mut self, element: &Element<'_>) -> Result<Open> {
        let [guid, name, path, plain] =
            element.attributes(["guid", "name", "path", "plainTextPath"])?;
        let source = self.project.sources.len();
        let mut guid = id(guid);
        if guid.is_empty() {
            guid = (source + 1).to_string();
        }
        let mut name = label(name)?;
        if name.is_empty() {
            let path = label(path.or(plain))?;
            path.rsplit(['/', '\\']).next().unwrap_or("").clone_into(&mut name);
        }
        if name.is_empty() {
            name.clone_from(&guid);
        }
        match self.source_ids.get(&guid).and_then(|first| self.project.sources.get(*first)) {
            Some(first) => {
                self.project.sources_of_one_id.push([first.name.clone(), name.clone()]);
            }
            None => {
                self.source_ids.insert(guid.clone(), source);
            }
        }
        self.project.sources.push(SourceItem { id: guid, name, values: Vec::new() });
        self.passages.clear();
        self.page = None;
        self.project.passages.push(Passage {
            source,
            id: String::new(),
            name: String::new(),
            // Who brought the source in need not have coded it.
            user: String::new(),
            span: Span::Whole,
            said: None,
            codings: Vec::new(),
        });
        let text = match element.name() {
            "TextSource" => Some(self.text(element)?),
            _ => None,
        };
        Ok(Open::Source(self.project.passages.len() - 1, text))
    }

    fn text(&mut self, element: &Element<'_>) -> Result<usize> {
        let [path] = element.attributes(["plainTextPath"])?;
        let path = path.map(|path| path.trim().to_owned()).filter(|path| !path.is_empty());
        let source = self.project.sources.len().saturating_sub(1);
        self.project.texts.push(TextItem { source, path, ..TextItem::default() });
        Ok(self.project.texts.len() - 1)
    }

    fn innermost_text(&self) -> Option<usize> {
        self.open.iter().rev().find_map(|open| match open {
            Open::Text(text) => Some(*text),
            Open::Source(_, text) => *text,
            _ => None,
        })
    }

    /// The part that a selection's element names; `None` for an element that is no selection.
    fn span(&self, element: &Element<'_>) -> Result<Option<Span>> {
        let text = self.innermost_text();
        Ok(match (element.name(), text) {
            ("PlainTextSelection", Some(text)) => {
                let [start, end] = element.attributes(["startPosition", "endPosition"])?;
                Some(Span::Text { text, start: integer(start), end: integer(end) })
            }
            ("TranscriptSelection", Some(text)) => {
                let [from, to] = element.attributes(["fromSyncPoint", "toSyncPoint"])?;
                Some(Span::Points { text, from: id(from), to: id(to) })
            }
            ("AudioSelection" | "VideoSelection", _) => {
                let [start, end] = element.attributes(["begin", "end"])?;
                Some(Span::Time { start: integer(start), end: integer(end) })
            }
            ("PictureSelection" | "PDFSelection", _) => {
                let names = ["page", "firstX", "firstY", "secondX", "secondY"];
                let [page, corners @ ..] = element.attributes(names)?.map(integer);
                Some(Span::Area(words::area(page, corners.map(Option::unwrap_or_default))))
            }
            _ => None,
        })
    }

    fn passage(&mut self, element: &Element<'_>, span: Span) -> Result<Open> {
        let [guid, name, user] = element.attributes(["guid", "name", "creatingUser"])?;
        let guid = id(guid);
        // One quotation of a PDF comes as an area and as a range of its text (ATLAS.ti).
        if let Some(&known) = self.passages.get(&guid)
            && let Some(passage) = self.project.passages.get_mut(known)
        {
            let is_area = |span: &Span| matches!(span, Span::Area(_));
            if passage.span == span || is_area(&passage.span) != is_area(&span) {
                self.project.repeated += 1;
                if is_area(&passage.span) {
                    passage.span = span;
                }
                return Ok(Open::Passage(known, true));
            }
        }
        let at = self.project.passages.len();
        if let Some(known) = self.continued(element, at)? {
            self.project.repeated += 1;
            return Ok(Open::Passage(known, true));
        }
        if !guid.is_empty() {
            self.passages.entry(guid.clone()).or_insert(at);
        }
        self.project.passages.push(Passage {
            source: self.project.sources.len().saturating_sub(1),
            id: guid,
            name: name.unwrap_or_default().into_owned(),
            user: id(user),
            span,
            said: None,
            codings: Vec::new(),
        });
        Ok(Open::Passage(at, false))
    }

    /// The passage that an area of a page goes on with: a quotation that runs over two pages of a PDF
    /// comes as an area on each, of one name and made at one time (ATLAS.ti). `at` is the position of
    /// the passage if it is new.
    fn continued(&mut self, element: &Element<'_>, at: usize) -> Result<Option<usize>> {
        if element.name() != "PDFSelection" {
            return Ok(None);
        }
        let [page, name, made] = element.attributes(["page", "name", "creationDateTime"])?;
        let (Some(page), Some(name), Some(made)) = (integer(page), name, made) else {
            return Ok(None);
        };
        let is_next = |before: &PagePart| {
            before.page.checked_add(1) == Some(page)
                && !name.trim().is_empty()
                && (before.name.as_str(), before.made.as_str()) == (&*name, &*made)
        };
        let known = self.page.as_ref().filter(|before| is_next(before)).map(|one| one.passage);
        self.page = Some(PagePart {
            passage: known.unwrap_or(at),
            page,
            name: name.into_owned(),
            made: made.into_owned(),
        });
        Ok(known)
    }

    fn finish(mut self) -> Project {
        let texts = std::mem::take(&mut self.project.texts);
        for passage in &mut self.project.passages {
            passage.drop_repeated();
            let Span::Points { text, .. } = &passage.span else { continue };
            if let Some(text) = texts.get(*text) {
                passage.span = passage.span.clone().resolved(&text.points);
            }
        }
        self.project.texts = texts;
        self.project
    }
}

/// A whole number, where the attribute is one.
fn integer(value: Option<std::borrow::Cow<'_, str>>) -> Option<i64> {
    value.and_then(|value| value.trim().parse().ok())
}
