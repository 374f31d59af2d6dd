//! Coders whose names stand in the names of files alone.
//!
//! Takes the files that give codings; gives the coder of each where their names say so, or the coders that
//! they may name, for the user to say. Never looks into codes.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::coding::Input;
use super::file_stem::file_stem;
use super::headers::CODERS;
use super::roles::Role;
use super::valence_words::valence_of_word;
use super::version_names::versions;
use crate::diag::{Warning, WarningKind};
use crate::fold::{fold_word, trim};

/// Where the coders are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum CodersFrom {
    /// In the names of the files, for those without a column of coders.
    FileNames,
    /// In columns alone.
    Columns,
}

/// What the names of files say of coders.
#[derive(Debug, Default)]
pub struct FileCoders {
    /// The coder of each file; empty where none is taken.
    pub names: Vec<Option<String>>,
    /// The coders that the names may name; empty where nothing is to be asked.
    pub may_be: Vec<String>,
    /// True where the names were taken without the user's word.
    is_guess: bool,
}

impl FileCoders {
    /// The warning that names were taken, unless the user said so.
    pub fn warning(&self) -> Option<Warning> {
        let coders: Vec<String> = self.names.iter().flatten().cloned().collect();
        let count = coders.len() as u64;
        self.is_guess.then(|| Warning::new(WarningKind::CodersFromNames { coders }).times(count))
    }
}

/// The coders of files. Names that differ in one word alone, of files with the same headers over the same
/// sources, name them: surely beside a word for coders, else perhaps.
pub fn coders_of_files(inputs: &[Input<'_>], chosen: Option<CodersFrom>) -> FileCoders {
    let without =
        |input: &&Input<'_>| !input.is_project && !input.roles.columns.contains(&Role::Coder);
    if chosen == Some(CodersFrom::Columns) || inputs.len() < 2 && chosen.is_none() {
        return FileCoders::default();
    }
    let open: Vec<&Input<'_>> = inputs.iter().filter(without).collect();
    // Files of barriers and of facilitators are of no coders.
    let says_valence = |name: &String| valence_of_word(name).is_some();
    let told = told_apart(&open).filter(|told| !told.names.iter().all(says_valence));
    let of_open = |names: Vec<String>| {
        let mut names = names.into_iter();
        inputs.iter().map(|input| without(&input).then(|| names.next()).flatten()).collect()
    };
    if chosen == Some(CodersFrom::FileNames) {
        let stems = || open.iter().map(|input| file_stem(input.file).to_owned()).collect();
        let names = of_open(told.map_or_else(stems, |told| told.names));
        return FileCoders { names, ..FileCoders::default() };
    }
    // Nor are versions of one list.
    let is_version = |input: &&Input<'_>| {
        open.first().is_some_and(|first| versions(first.file, input.file).is_some())
    };
    let told = told.filter(|_| !open.iter().skip(1).all(is_version));
    match told.filter(|_| open.len() == inputs.len() && are_of_one_study(&open)) {
        Some(told) if told.beside_word => {
            FileCoders { names: of_open(told.names), is_guess: true, ..FileCoders::default() }
        }
        Some(told) => FileCoders { may_be: told.names, ..FileCoders::default() },
        None => FileCoders::default(),
    }
}

/// The words in which the names of files differ.
struct ToldApart {
    names: Vec<String>,
    /// True where a word for coders stands beside them.
    beside_word: bool,
}

/// The words in which names differ, where they differ in one alone.
fn told_apart(open: &[&Input<'_>]) -> Option<ToldApart> {
    let is_mark = |letter: char| !letter.is_alphanumeric();
    let words: Vec<Vec<&str>> = open
        .iter()
        .map(|input| file_stem(input.file).split(is_mark).filter(|word| !word.is_empty()).collect())
        .collect();
    let (first, others) = words.split_first()?;
    if others.is_empty() || others.iter().any(|other| other.len() != first.len()) {
        return None;
    }
    let differs = |at: &usize| others.iter().any(|other| other.get(*at) != first.get(*at));
    let mut differing = (0..first.len()).filter(differs);
    let at = differing.next().filter(|_| differing.next().is_none())?;
    let own: Vec<&str> = words.iter().filter_map(|words| words.get(at).copied()).collect();
    let distinct: HashSet<String> = own.iter().map(|word| fold_word(word)).collect();
    if distinct.len() != own.len() {
        return None;
    }
    let is_word = |at: Option<usize>| {
        at.and_then(|at| first.get(at))
            .is_some_and(|word| CODERS.contains(&fold_word(word).as_str()))
    };
    let within = CODERS.iter().find(|word| {
        own.iter()
            .all(|own| fold_word(own).strip_prefix(**word).is_some_and(|rest| !rest.is_empty()))
    });
    let bare = |word: &str| match within {
        Some(prefix) => word.chars().skip(prefix.chars().count()).collect(),
        None => word.to_owned(),
    };
    Some(ToldApart {
        beside_word: within.is_some() || is_word(at.checked_sub(1)) || is_word(Some(at + 1)),
        names: own.into_iter().map(bare).collect(),
    })
}

/// Whether all files have the same headers and are over the same sources, or people: half of those of the
/// smaller one.
fn are_of_one_study(open: &[&Input<'_>]) -> bool {
    let headers = |input: &Input<'_>| -> Vec<String> {
        let mut headers: Vec<String> =
            input.table.headers().iter().map(|header| fold_word(header)).collect();
        headers.sort_unstable();
        headers
    };
    let owners = |input: &Input<'_>| -> HashSet<String> {
        let at = |role: &Role| input.roles.columns.iter().position(|own| own == role);
        let column = at(&Role::Source).or_else(|| at(&Role::Participant));
        let texts = column.into_iter().flat_map(|column| {
            (0..input.table.rows()).map(move |row| trim(input.table.text(row, column)))
        });
        texts.filter(|text| !text.is_empty()).map(fold_word).collect()
    };
    let Some((first, others)) = open.split_first() else { return false };
    let (own_headers, own) = (headers(first), owners(first));
    others.iter().all(|other| {
        let theirs = owners(other);
        let shared = own.intersection(&theirs).count();
        headers(other) == own_headers && shared > 0 && 2 * shared >= own.len().min(theirs.len())
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{CodersFrom, coders_of_files};
    use crate::dataset::{Input, Role, Roles};
    use crate::format::{DecimalMark, ReadOptions, Source, read};

    /// The coders taken, those that may be, for files of a document and a code.
    fn of(files: &[(&str, &str)], chosen: Option<CodersFrom>) -> (Vec<String>, Vec<String>) {
        let read = |(name, text): &(&str, &str)| -> Source {
            read(name, text.as_bytes(), &ReadOptions::default(), &mut |_| {}).unwrap().value
        };
        let sources: Vec<Source> = files.iter().map(read).collect();
        let roles = Roles { columns: vec![Role::Source, Role::Code] };
        let inputs: Vec<Input<'_>> = files
            .iter()
            .zip(&sources)
            .map(|((file, _), source)| Input {
                file,
                table: &source.table,
                roles: &roles,
                decimal: DecimalMark::Point,
                is_project: false,
                codes: &[],
                coder: None,
                divided: None,
            })
            .collect();
        let found = coders_of_files(&inputs, chosen);
        (found.names.into_iter().flatten().collect(), found.may_be)
    }

    #[test]
    fn coders_are_known_by_the_names_of_files() {
        let (one, other) = ("document,code\nI1,a\nI2,b\n", "document,code\nI1,b\nI2,b\n");
        let elsewhere = "document,code\nI8,b\nI9,b\n";
        let wider = "document,code,memo\nI1,a,m\nI2,b,m\n";
        for (names, second, taken, may_be) in [
            (["codes_coder_A.csv", "codes_coder_B.csv"], other, "A B", ""),
            (["Coder-Anna.csv", "Coder-Ben.csv"], other, "Anna Ben", ""),
            (["anna coder.csv", "ben coder.csv"], one, "anna ben", ""),
            (["coder1.csv", "coder2.csv"], other, "1 2", ""),
            (["codes_P.csv", "codes_J.csv"], other, "", "P J"),
            (["first.csv", "second.csv"], other, "", "first second"),
            // Other sources are other interviews.
            (["codes_coder_A.csv", "codes_coder_B.csv"], elsewhere, "", ""),
            (["codes_P.csv", "codes_J.csv"], elsewhere, "", ""),
            (["codes_P.csv", "codes_J.csv"], wider, "", ""),
            (["codes_P_1.csv", "codes_J_2.csv"], other, "", ""),
            (["codes_P.csv", "notes.csv"], other, "", ""),
            (["codes.csv", "codes (2).csv"], other, "", ""),
            (["decoder_x.csv", "encoder_x.csv"], other, "", "decoder encoder"),
        ] {
            let found = of(&[(names[0], one), (names[1], second)], None);
            assert_eq!(
                (found.0.join(" "), found.1.join(" ")),
                (taken.into(), may_be.into()),
                "{names:?}"
            );
        }
        let files = [("P.csv", one), ("notes 7.csv", other)];
        assert_eq!(of(&files, Some(CodersFrom::FileNames)).0, ["P", "notes 7"]);
        let files = [("coder A.csv", one), ("coder B.csv", other)];
        assert_eq!(of(&files, Some(CodersFrom::Columns)), (vec![], vec![]));
        assert_eq!(of(&files[..1], None), (vec![], vec![]));
    }
}
