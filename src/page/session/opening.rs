//! Files that are dropped together, and what can be done with those that were refused.

use super::held::{Content, HeldFile};
use super::job::{How, Opening, SavedStudy};
use crate::page::standing::Offer;
use crate::page::{Problem, words};
use steelyard_core::diag::{Error, ErrorKind};
use steelyard_core::engine::{RestoredContent, RestoredFile, Settings};

/// Files that were refused, and why.
#[derive(Debug)]
pub(super) struct Refused<C> {
    opening: Opening<C>,
    errors: Vec<Error>,
}

impl<C> Opening<C> {
    /// The names of all its files, a study file among them.
    pub(super) fn names(self) -> Vec<String> {
        let study = match self.how {
            How::Saved(SavedStudy { file, .. }) => file,
            How::Study | How::Added | How::Example(_) => None,
        };
        study.into_iter().chain(self.files.into_iter().map(|file| file.name)).collect()
    }

    /// Whether what was opened can be had again: an example from the page, and what was restored from its file,
    /// where that holds all of it. An object that a script gave is the script's, and need lie in no file.
    pub(super) fn can_be_had_again(&self, restored: Option<&[RestoredFile]>) -> bool {
        let is_in_file = |file: &RestoredFile| matches!(file.content, RestoredContent::Saved(_));
        match &self.how {
            How::Example(_) => true,
            How::Saved(study) => {
                study.file.is_some() && restored.is_some_and(|files| files.iter().all(is_in_file))
            }
            How::Study | How::Added => false,
        }
    }
}

impl<C: Content> Refused<C> {
    pub fn new(opening: Opening<C>, problems: &[Problem]) -> Self {
        let errors = problems.iter().filter_map(|problem| problem.error.clone()).collect();
        Self { opening, errors }
    }

    pub fn offer(&self) -> Offer {
        let others = self.others().map(|file| file.name.clone()).collect();
        // With another fault among them they would only be refused again.
        let unclosed = |error: &Error| error.kind == ErrorKind::UnclosedQuote;
        // A study file says itself how its files are read.
        let leniently = !self.errors.is_empty()
            && self.errors.iter().all(unclosed)
            && !matches!(self.opening.how, How::Saved(_));
        let are_added = matches!(self.opening.how, How::Added);
        Offer { others, are_added, leniently, again: self.errors.iter().any(ended) }
    }

    /// The problems, those of a study file with its name.
    pub fn placed(&self, problems: Vec<Problem>) -> Vec<Problem> {
        let How::Saved(SavedStudy { file: Some(name), .. }) = &self.opening.how else {
            return problems;
        };
        let placed = |problem: Problem| match problem.error {
            Some(error) if self.is_of_study_file(&error) => Problem::of_error(within(error, name)),
            _ => problem,
        };
        problems.into_iter().map(placed).collect()
    }

    /// The files that can be opened by themselves: those that no error names, where errors name some but not
    /// all, and the data beside a study file at fault. Data at fault beside a study file that is none are no
    /// reason to leave them out, since it says what all the data are.
    fn others(&self) -> impl Iterator<Item = &HeldFile<C>> {
        let some = match &self.opening.how {
            How::Saved(_) => self.errors.iter().any(|error| self.is_of_study_file(error)),
            How::Study | How::Added | How::Example(_) => self.at_fault().count() > 0,
        };
        self.opening.files.iter().filter(move |file| some && !self.is_at_fault(file))
    }

    /// Whether an error is of the study file that the files were to be opened with: of itself, of what it holds,
    /// or that it does not fit them.
    fn is_of_study_file(&self, error: &Error) -> bool {
        let of_its_own =
            matches!(error.kind, ErrorKind::StudyDataChanged | ErrorKind::DifferentInput);
        let of_data = |file: &HeldFile<C>| names(error) == Some(&file.name);
        matches!(self.opening.how, How::Saved(_))
            && !ended(error)
            && (of_its_own || !self.opening.files.iter().any(of_data))
    }

    fn at_fault(&self) -> impl Iterator<Item = &HeldFile<C>> {
        self.opening.files.iter().filter(|file| self.is_at_fault(file))
    }

    fn is_at_fault(&self, file: &HeldFile<C>) -> bool {
        let is_of_it = |error: &&Error| names(error) == Some(&file.name);
        self.errors.iter().filter(is_of_it).any(|error| !self.is_of_study_file(error))
    }

    fn unclosed(&self) -> Vec<String> {
        let errors = self.errors.iter().filter(|error| error.kind == ErrorKind::UnclosedQuote);
        errors.filter_map(names).map(str::to_owned).collect()
    }

    /// The same without the files at fault.
    pub fn without_those_at_fault(self) -> Opening<C> {
        let files = self.others().cloned().collect();
        match self.opening.how {
            How::Saved(SavedStudy { added: true, .. }) => {
                Opening { onto: self.opening.onto, ..Opening::of(How::Added, files) }
            }
            How::Saved(_) => Opening::of(How::Study, files),
            how => Opening { how, files, ..self.opening },
        }
    }

    /// The same, unclosed quotes being read as characters.
    pub fn leniently(mut self) -> Opening<C> {
        let unclosed = self.unclosed();
        self.opening.lenient.extend(unclosed);
        self.opening
    }

    /// The same once more.
    pub fn again(self) -> Opening<C> {
        self.opening
    }
}

fn names(error: &Error) -> Option<&str> {
    error.at.as_ref()?.file.as_deref()
}

/// Whether an error says nothing against any file.
fn ended(error: &Error) -> bool {
    error.kind == ErrorKind::EngineFailed
}

/// The same error within a file: what was its file is a part of that.
fn within(mut error: Error, file: &str) -> Error {
    if let Some(at) = &mut error.at
        && let Some(part) = at.file.take()
    {
        at.entry = Some(match at.entry.take() {
            Some(entry) => format!("{part}/{entry}"),
            None => part,
        });
    }
    error.in_file(file)
}

/// Tells data from study files among files that came together, and what is to be opened: data as `how` says.
///
/// # Errors
/// A problem where there is no file, or more than one study file, or settings beside a study file that has
/// its own.
pub fn sort_out<C: Content>(
    files: Vec<HeldFile<C>>,
    how: How<C>,
    settings: Settings,
) -> Result<Opening<C>, Vec<Problem>> {
    let (mut studies, data): (Vec<_>, Vec<_>) =
        files.into_iter().partition(HeldFile::looks_like_study);
    if studies.len() > 1 {
        let names: Vec<String> = studies.into_iter().map(|study| study.name).collect();
        return Err(vec![Problem::said(words::several_study_files(&names))]);
    }
    match studies.pop() {
        None if data.is_empty() => Err(vec![Problem::said(words::NO_FILES.to_owned())]),
        None => Ok(Opening { settings: Box::new(settings), ..Opening::of(how, data) }),
        Some(study) if settings != Settings::default() => {
            Err(vec![Problem::said(words::settings_twice(&study.name))])
        }
        Some(HeldFile { name, content }) => {
            let added = matches!(how, How::Added);
            let study = SavedStudy { content, file: Some(name), added };
            Ok(Opening::of(How::Saved(study), data))
        }
    }
}
