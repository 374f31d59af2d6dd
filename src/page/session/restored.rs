//! The files of a study that an engine answered with: which content stands under which name.

use std::rc::Rc;

use super::Session;
use super::held::{Content, Files, HeldFile};
use super::job::{How, Opening};
use steelyard_core::engine::{Response, RestoredContent, RestoredFile, StudyView};

/// What the engine answered names contents that are not there: a fault of the program.
pub(super) struct NotTheFiles;

impl<C: Content> Session<C> {
    /// All files of a study that was opened, under the names that they have in it; `None` where those of the
    /// present study stayed.
    ///
    /// # Errors
    /// `NotTheFiles` where a content is not there, so that others would stand under its name.
    pub(super) fn files_of(
        &self,
        opening: &Opening<C>,
        files: Vec<HeldFile<C>>,
        view: &StudyView,
        restored: Option<Vec<RestoredFile>>,
        blobs: Vec<C>,
    ) -> Result<Option<Files<C>>, NotTheFiles> {
        let contents: Vec<C> = match (restored, &opening.how) {
            (Some(restored), _) => {
                let loaded = self.snapshot().map_or(&[][..], |present| &present.files);
                contents(restored, blobs, &files, loaded)?
            }
            (None, How::Saved(_)) => return Ok(None),
            (None, _) => files.into_iter().map(|file| file.content).collect(),
        };
        if contents.len() != view.files.len() {
            return Err(NotTheFiles);
        }
        let names = view.files.iter().map(|file| file.reading.file.clone());
        let files = names.zip(contents).map(|(name, content)| HeldFile { name, content });
        Ok(Some(files.collect()))
    }
}

/// The study of an answer, and the files of a restored one.
pub(super) fn study_of(response: Response) -> Option<(Rc<StudyView>, Option<Vec<RestoredFile>>)> {
    match response {
        Response::Study(view) => Some((Rc::new(*view), None)),
        Response::Restored { study, files } => Some((Rc::new(*study), files)),
        _ => None,
    }
}

/// The contents of a restored study's files: they came with the answer, or are those of files that were given
/// along or loaded.
fn contents<C: Content>(
    restored: Vec<RestoredFile>,
    blobs: Vec<C>,
    given: &[HeldFile<C>],
    loaded: &[HeldFile<C>],
) -> Result<Vec<C>, NotTheFiles> {
    let mut blobs = blobs.into_iter();
    let of = |files: &[HeldFile<C>], at: usize| files.get(at).map(|file| file.content.clone());
    let contents = restored.into_iter().map(|file| {
        let content = match file.content {
            RestoredContent::Saved(_) => blobs.next(),
            RestoredContent::Given(at) => of(given, at),
            RestoredContent::Loaded(at) => of(loaded, at),
        };
        content.ok_or(NotTheFiles)
    });
    contents.collect()
}
