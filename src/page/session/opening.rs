//! Files that are dropped together, and what can be done with those that were refused.

use super::held::{Content, HeldFile};
use super::job::{How, Opening};
use crate::page::standing::Offer;
use crate::page::{Problem, words};
use steelyard_core::diag::{Error, ErrorKind};
use steelyard_core::engine::Settings;

/// Files that were refused, and why.
#[derive(Debug)]
pub(super) struct Refused<C> {
    opening: Opening<C>,
    errors: Vec<Error>,
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
        let leniently = !self.errors.is_empty() && self.errors.iter().all(unclosed);
        let ended =
            |error: &Error| matches!(error.kind, ErrorKind::EngineFailed | ErrorKind::Cancelled);
        Offer { others, leniently, again: self.errors.iter().any(ended) }
    }

    /// The files that no error names, where errors name some but not all.
    fn others(&self) -> impl Iterator<Item = &HeldFile<C>> {
        let named = self.at_fault().count();
        let some = named > 0 && !matches!(self.opening.how, How::Saved(_));
        self.opening.files.iter().filter(move |file| some && !self.is_at_fault(file))
    }

    fn at_fault(&self) -> impl Iterator<Item = &HeldFile<C>> {
        self.opening.files.iter().filter(|file| self.is_at_fault(file))
    }

    fn is_at_fault(&self, file: &HeldFile<C>) -> bool {
        self.errors.iter().any(|error| names(error) == Some(&file.name))
    }

    fn unclosed(&self) -> Vec<String> {
        let errors = self.errors.iter().filter(|error| error.kind == ErrorKind::UnclosedQuote);
        errors.filter_map(names).map(str::to_owned).collect()
    }

    /// The same without the files at fault.
    pub fn without_those_at_fault(self) -> Opening<C> {
        let files = self.others().cloned().collect();
        Opening { files, ..self.opening }
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

/// Tells data from study files among files that came together, and what is to be opened.
///
/// # Errors
/// A problem where there is no file, or more than one study file, or settings beside a study file that has
/// its own.
pub fn sort_out<C: Content>(
    files: Vec<HeldFile<C>>,
    settings: Settings,
) -> Result<Opening<C>, Vec<Problem>> {
    let (mut studies, data): (Vec<_>, Vec<_>) =
        files.into_iter().partition(HeldFile::looks_like_study);
    let study = studies.pop();
    if !studies.is_empty() {
        return Err(vec![Problem::said(words::TWO_STUDY_FILES.to_owned())]);
    }
    match study {
        None if data.is_empty() => Err(vec![Problem::said(words::NO_FILES.to_owned())]),
        None => Ok(Opening::study(data, settings)),
        Some(_) if settings != Settings::default() => {
            Err(vec![Problem::said(words::SETTINGS_TWICE.to_owned())])
        }
        Some(study) => Ok(Opening::of(How::Saved(study.content), data)),
    }
}
