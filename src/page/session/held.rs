//! The files of a study as the page holds them: names here, contents wherever the browser keeps them.

use std::collections::BTreeSet;
use std::rc::Rc;

use steelyard_core::engine::{InputFile, Settings, distinct_name};

/// A file's content, wherever it lies. Cloning copies no bytes.
pub trait Content: Clone + PartialEq {
    /// A content of these bytes.
    fn of(bytes: &[u8]) -> Self;

    /// Its first bytes, 64 at most.
    fn beginning(&self) -> Vec<u8>;
}

/// A file whose content is held for as long as the study may need it.
#[derive(Debug, Clone, PartialEq)]
pub struct HeldFile<C> {
    /// Name, distinct within a study.
    pub name: String,
    /// Content.
    pub content: C,
}

impl<C: Content> HeldFile<C> {
    /// Whether the content begins as JSON does, which no table does that the engine reads.
    pub fn looks_like_study(&self) -> bool {
        let beginning = self.content.beginning();
        let text = beginning.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&beginning);
        text.trim_ascii_start().first() == Some(&b'{')
    }
}

/// The files of a study in order; shared between its states.
pub type Files<C> = Rc<[HeldFile<C>]>;

/// A state of a study: what is loaded again to have it back.
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot<C> {
    /// Which study it is: all that was made of one opening has one number.
    pub study: u32,
    /// Its files.
    pub files: Files<C>,
    /// Its settings.
    pub settings: Rc<Settings>,
}

/// Files under names that are distinct among them and from those of `known`, as the engine gives them.
pub fn distinct<C>(files: Vec<HeldFile<C>>, known: &[HeldFile<C>]) -> Vec<HeldFile<C>> {
    let mut taken: BTreeSet<String> = known.iter().map(|file| file.name.clone()).collect();
    let named = files.into_iter().map(|HeldFile { name, content }| {
        let name = distinct_name(&name, &taken);
        taken.insert(name.clone());
        HeldFile { name, content }
    });
    named.collect()
}

/// Files as a request names them, and their contents, which travel beside it.
pub fn split<C: Clone>(files: &[HeldFile<C>]) -> (Vec<InputFile>, Vec<C>) {
    let named = |file: &HeldFile<C>| InputFile { name: file.name.clone(), bytes: Vec::new() };
    files.iter().map(|file| (named(file), file.content.clone())).unzip()
}
