//! A project as it is filled, row by row, out of the tables of a database.

use std::collections::HashMap;

use super::excerpt;
use crate::diag::{Result, Warning, WarningKind};
use crate::format::project::model::{Case, Coding, Passage, Project, Set, SourceItem, TextItem};
use crate::format::project::spans::Span;
use crate::format::project::{Budget, counted, label};

/// A project that is being filled. Rows of other tables name its parts by their identifiers, which are
/// numbers that stand for one kind of part each.
pub(super) struct Filling {
    /// Codes, cases, users and sets, as far as they are there.
    pub project: Project,
    /// What may still be made.
    pub budget: Budget,
    /// What was noticed.
    pub warnings: Vec<Warning>,
    sources: HashMap<String, usize>,
    /// The passages of each source.
    passages: Vec<Vec<Passage>>,
    variables: HashMap<String, usize>,
    cases: HashMap<i64, usize>,
    /// Codings in sources that are not listed.
    lost: u64,
}

/// A coding: which code, where, by whom, and what text.
pub(super) struct CodingRow {
    /// Identifier of the source.
    pub source: String,
    /// Identifier of the code.
    pub code: String,
    /// Name of the coder, or the identifier of one of the project's users; empty where nobody knows.
    pub user: String,
    /// The selected text; empty for what is no text.
    pub text: String,
}

impl Filling {
    pub fn new() -> Self {
        Self {
            project: Project::default(),
            budget: Budget::new(),
            warnings: Vec::new(),
            sources: HashMap::new(),
            passages: Vec::new(),
            variables: HashMap::new(),
            cases: HashMap::new(),
            lost: 0,
        }
    }

    /// Adds a source, which without a name bears its identifier.
    ///
    /// # Errors
    /// Its name is too long.
    pub fn source(&mut self, id: String, name: &str) -> Result<()> {
        let mut name = label(Some(name))?;
        if name.is_empty() {
            name.clone_from(&id);
        }
        let source = self.project.sources.len();
        self.sources.insert(id.clone(), source);
        self.project.sources.push(SourceItem { id, name, values: Vec::new() });
        // Positions are in the one text that each source has, which itself is not needed.
        self.project.texts.push(TextItem { source, ..TextItem::default() });
        self.passages.push(vec![whole(source)]);
        Ok(())
    }

    /// Adds a coding of the part of its source that `span` gives, of the text's position.
    pub fn coding(&mut self, row: CodingRow, span: impl FnOnce(usize) -> Span) {
        let Some(&source) = self.sources.get(&row.source) else {
            self.lost += 1;
            return;
        };
        let passage = self.passage(source, span(source), row.text);
        let coding = Coding { target: row.code, user: row.user, is_again: false };
        let passage = Passage { codings: vec![coding], ..passage };
        if let Some(passages) = self.passages.get_mut(source) {
            passages.push(passage);
        }
    }

    /// Adds a selection with any number of codes, and gives its place; none where its source is not
    /// listed.
    pub fn selection(
        &mut self,
        source: &str,
        text: String,
        span: impl FnOnce(usize) -> Span,
    ) -> Option<(usize, usize)> {
        let source = *self.sources.get(source)?;
        let passage = self.passage(source, span(source), text);
        let passages = self.passages.get_mut(source)?;
        passages.push(passage);
        Some((source, passages.len() - 1))
    }

    /// Applies a code to a selection.
    pub fn apply(&mut self, (source, passage): (usize, usize), code: String) {
        let passages = self.passages.get_mut(source);
        if let Some(passage) = passages.and_then(|passages| passages.get_mut(passage)) {
            passage.codings.push(Coding { target: code, user: String::new(), is_again: false });
        }
    }

    /// Notes a coding whose source, or selection, the project does not list.
    pub fn lose(&mut self) {
        self.lost += 1;
    }

    fn passage(&self, source: usize, span: Span, text: String) -> Passage {
        Passage { span, name: excerpt(text), ..whole(source) }
    }

    /// Adds a case.
    ///
    /// # Errors
    /// Its name is too long.
    pub fn case(&mut self, id: i64, name: &str) -> Result<()> {
        self.cases.insert(id, self.project.cases.len());
        let name = label(Some(name))?;
        self.project.cases.push(Case { name, ..Case::default() });
        Ok(())
    }

    /// A source, or a range of it, belongs to a case.
    pub fn member(&mut self, case: i64, source: &str, range: Option<(i64, i64)>) {
        let case = self.cases.get(&case).and_then(|case| self.project.cases.get_mut(*case));
        let (Some(case), Some(&at)) = (case, self.sources.get(source)) else { return };
        match range {
            None => case.sources.push(source.to_owned()),
            Some((start, end)) => case.ranges.push((at, start, end)),
        }
    }

    /// Position of the variable of a name.
    fn variable(&mut self, name: &str) -> Result<usize> {
        let name = label(Some(name))?;
        let next = self.project.variables.len();
        let at = *self.variables.entry(name.clone()).or_insert(next);
        if at == next {
            self.project.variables.push(name);
        }
        Ok(at)
    }

    /// Gives a source a value of a variable; blank ones say nothing.
    ///
    /// # Errors
    /// The variable's name or the value is too long.
    pub fn value_of_source(&mut self, source: &str, variable: &str, value: &str) -> Result<()> {
        let value = label(Some(value))?;
        let Some(&source) = self.sources.get(source).filter(|_| !value.is_empty()) else {
            return Ok(());
        };
        let variable = self.variable(variable)?;
        if let Some(source) = self.project.sources.get_mut(source) {
            source.values.push((variable, value));
        }
        Ok(())
    }

    /// Gives a case a value of a variable; blank ones say nothing.
    ///
    /// # Errors
    /// The variable's name or the value is too long.
    pub fn value_of_case(&mut self, case: i64, variable: &str, value: &str) -> Result<()> {
        let value = label(Some(value))?;
        let Some(&case) = self.cases.get(&case).filter(|_| !value.is_empty()) else {
            return Ok(());
        };
        let variable = self.variable(variable)?;
        if let Some(case) = self.project.cases.get_mut(case) {
            case.values.push((variable, value));
        }
        Ok(())
    }

    /// Adds the categories of codes that a code can be in several of. A code that is in one lies in it;
    /// where any is in more, those are the sets that codes are members of.
    ///
    /// # Errors
    /// A path is too long.
    pub fn codes_in_categories(
        &mut self,
        codes: Vec<(String, String, String)>,
        categories: &HashMap<i64, String>,
        members: &HashMap<String, Vec<i64>>,
    ) -> Result<()> {
        let mut sets: HashMap<i64, Vec<String>> = HashMap::new();
        let mut is_in_several = false;
        for (id, name, description) in codes {
            let mut names: Vec<i64> = members.get(&id).cloned().unwrap_or_default();
            names.retain(|category| categories.contains_key(category));
            names.sort_unstable();
            names.dedup();
            let above = match names.as_slice() {
                [only] => categories.get(only),
                _ => None,
            };
            is_in_several |= names.len() > 1;
            let mut path: Vec<String> = above.into_iter().cloned().collect();
            path.push(if name.is_empty() { id.clone() } else { name });
            for category in names {
                sets.entry(category).or_default().push(id.clone());
            }
            self.project.codes.add(id, path, description, true, &mut self.budget)?;
        }
        let mut sets: Vec<(i64, Vec<String>)> = sets.into_iter().collect();
        sets.sort_unstable();
        for (category, codes) in sets.into_iter().filter(|_| is_in_several) {
            let name = categories.get(&category).cloned().unwrap_or_default();
            self.project.sets.push(Set { name, codes, sources: Vec::new() });
        }
        Ok(())
    }

    /// Says which project each source belongs to, where there are several of them in one database.
    ///
    /// # Errors
    /// A name is too long.
    pub fn projects(
        &mut self,
        names: &HashMap<i64, String>,
        of_sources: &[(String, i64)],
    ) -> Result<()> {
        let mut there: Vec<i64> = of_sources.iter().map(|(_, project)| *project).collect();
        there.sort_unstable();
        there.dedup();
        if there.len() < 2 {
            return Ok(());
        }
        let name = |project: i64| match names.get(&project).map(|name| name.trim()) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ => project.to_string(),
        };
        for (source, project) in of_sources {
            self.value_of_source(source, crate::schema::project::PROJECT, &name(*project))?;
        }
        let names = there.into_iter().map(name).collect();
        self.warnings.push(Warning::new(WarningKind::ProjectsTogether { names }));
        Ok(())
    }

    /// What was filled.
    pub fn finish(mut self) -> (Project, Vec<Warning>) {
        self.warnings.extend(counted(WarningKind::UnknownSources, self.lost));
        self.project.passages = self.passages.into_iter().flatten().collect();
        (self.project, self.warnings)
    }
}

/// The passage that a source is as a whole.
fn whole(source: usize) -> Passage {
    Passage {
        source,
        id: String::new(),
        name: String::new(),
        user: String::new(),
        span: Span::Whole,
        said: None,
        codings: Vec::new(),
    }
}

/// A range of characters of a source's text, which is the text of the source's own number.
pub(super) fn range(start: Option<i64>, end: Option<i64>) -> impl FnOnce(usize) -> Span {
    move |text| Span::Text { text, start, end }
}
