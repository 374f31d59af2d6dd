//! Labels of codings taken apart: each as it is written, without its valence, and that valence.
//!
//! Takes the names that a row reads; gives them numbered. Remembers the labels of a file, so that each distinct one
//! is taken apart once.

use std::borrow::Cow;
use std::collections::HashMap;

use super::layout::Layout;
use super::reading::{CodeName, CodeReading};
use super::study::StudyBuilder;
use crate::dataset::ValenceSource;
use crate::dataset::split::{denies_valence, split_with};
use crate::dataset::tools::Tool;
use crate::fold::clean;
use crate::ids::CodeTextId;
use crate::schema::counts::ALL_CODES;
use crate::text_index::TextMap;
use crate::valence::Valence;

/// A label of a coding: as written, without its valence, and that valence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    pub written: Option<CodeTextId>,
    pub bare: Option<CodeTextId>,
    pub valence: Valence,
}

impl Part {
    pub const NONE: Self = Self { written: None, bare: None, valence: Valence::Missing };
}

/// What is remembered of a file's labels.
pub(super) struct FileLabels<'a> {
    parts: TextMap<'a, Part>,
    paths: HashMap<String, Part>,
    codes: TextMap<'a, Part>,
    /// The codes of the wide columns.
    pub wide: Vec<Part>,
}

impl<'a> FileLabels<'a> {
    /// Nothing but the codes of wide columns.
    pub fn new(study: &mut StudyBuilder<'a>, layout: &Layout) -> Self {
        let no_labels = layout.label_columns().next().is_none();
        let wide = layout.wide.iter().map(|cell| {
            if cell.code.is_empty() && no_labels {
                // Nothing names what is counted.
                let all = Some(study.dataset.code_texts.intern(ALL_CODES));
                return Part { written: all, bare: all, valence: cell.valence };
            }
            if cell.code.is_empty() {
                return Part::NONE;
            }
            let (code, valence) = match cell.valence {
                Valence::Missing if study.signs => split_with(&cell.code, true),
                valence => (Cow::Borrowed(cell.code.as_str()), valence),
            };
            let texts = &mut study.dataset.code_texts;
            let written = Some(texts.intern(&clean(&cell.header)));
            let bare = Some(texts.intern(&clean(&code)));
            Part { written, bare, valence }
        });
        Self {
            wide: wide.collect(),
            parts: TextMap::default(),
            paths: HashMap::new(),
            codes: TextMap::default(),
        }
    }

    pub fn part(&mut self, study: &mut StudyBuilder<'a>, label: Option<Cow<'a, str>>) -> Part {
        match label {
            None => Part::NONE,
            Some(Cow::Borrowed(text)) => self.parts.get_or_insert_with(text, || study.part(text)),
            Some(Cow::Owned(path)) => {
                if let Some(part) = self.paths.get(&path) {
                    return *part;
                }
                let part = study.part(&path);
                self.paths.insert(path, part);
                part
            }
        }
    }

    pub fn code(
        &mut self,
        study: &mut StudyBuilder<'a>,
        tool: Option<&Tool>,
        code: CodeReading<'a>,
    ) -> Part {
        let mut part = match code.name {
            CodeName::Path(path) => self.part(study, Some(path)),
            CodeName::Cell(name) => self.codes.get_or_insert_with(name, || study.code(name, tool)),
        };
        if part.valence == Valence::Missing {
            part.valence = code.header;
        }
        part
    }
}

impl StudyBuilder<'_> {
    /// A label taken apart. Where valences are looked for elsewhere alone, what looks like one is part
    /// of the name.
    fn part(&mut self, label: &str) -> Part {
        let label = clean(label);
        let (mut bare, valence) = match self.letters.get(&*label) {
            Some((code, valence)) => (Cow::Owned(code.clone()), *valence),
            None => split_with(&label, self.signs),
        };
        if valence == Valence::Missing && denies_valence(&label) {
            self.note_denied(&label);
        }
        if self.choices.valence_from.is_some_and(|from| from != ValenceSource::Name) {
            bare = Cow::Borrowed(&label);
        }
        let texts = &mut self.dataset.code_texts;
        let written = Some(texts.intern(&label));
        Part { written, bare: Some(texts.intern(&bare)), valence }
    }

    /// A code as its tool writes it: its own marks taken off, its path divided as everywhere.
    fn code(&mut self, label: &str, tool: Option<&Tool>) -> Part {
        match tool.map(|tool| tool.path(label, &self.names).into_owned()) {
            Some(path) => self.part(&path),
            None => self.part(label),
        }
    }
}
