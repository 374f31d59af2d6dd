//! What stands in the cells of columns of findings: one finding or several, and codes before colons.
//!
//! Takes columns of which each says a valence; gives their findings one by one, with what was left out and what
//! may be a list. Never takes a word for nothing for a finding.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};

use super::{CellsSaid, Seen};
use crate::dataset::column::is_pseudonym;
use crate::dataset::comma_lists::{CommaLists, Commas, is_name};
use crate::dataset::groups::are_roles;
use crate::dataset::headers::{self, EXACT};
use crate::dataset::items::{Items, items};
use crate::dataset::profile::Profile;
use crate::dataset::words_for_nothing::finds_nothing;
use crate::dataset::{LeftOut, LeftOutReason, Role};
use crate::diag::Place;
use crate::fold::{fold_word, trim};
use crate::format::limits;
use crate::valence::Valence;

/// Fewest findings of which the beginnings show that they are codes.
const FEWEST_HEADS: usize = 3;
/// Digits of a number behind a finding at most: four may be a year.
const LONGEST_NUMBER: usize = 3;
/// Characters and words of a code before a colon at most.
const LONGEST_HEAD: usize = 60;
const MOST_WORDS: usize = 6;

/// How cells are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// As findings of studies: signs between them part them.
    Findings,
    /// As passages or names: a semicolon or comma within a sentence parts nothing.
    Passages,
    /// As what people said: only bullets, numbers and lines part one passage from the next.
    Spoken,
}

/// True for a column of passages beside codes: what stands under the valences are names, some of which come again, and
/// shorter than what was said (`Participant`, `Quote`, `Barrier`, `Facilitator`).
pub(super) fn is_quote_of_codes(seen: &Seen<'_>, at: usize, said: &[(usize, Valence)]) -> bool {
    let named = headers::candidates(&fold_word(seen.header(at)));
    let passages = Profile::new(seen.table, at, seen.decimal);
    let of_said = || said.iter().map(|(at, _)| *at);
    let codes = || of_said().flat_map(|at| seen.filled(at)).filter(|text| !finds_nothing(text));
    let (all, letters) =
        codes().fold((0, 0), |(all, letters), text| (all + 1, letters + text.len()));
    let distinct = codes().map(fold_word).collect::<HashSet<String>>().len();
    let marks: usize = of_said().map(|at| Profile::new(seen.table, at, seen.decimal).marks).sum();
    named.iter().any(|(role, weight)| *role == Role::Excerpt && *weight >= EXACT)
        && marks == 0
        && distinct > 2
        && distinct < all
        && codes().all(|text| text.split(['\n', ';']).all(|one| is_name(trim(one))))
        && (letters as f64) < all as f64 * passages.mean_length()
}

/// A finding.
pub(super) struct Finding<'a> {
    pub row: usize,
    pub column: usize,
    pub valence: Valence,
    pub text: Cow<'a, str>,
}

impl Finding<'_> {
    /// What stands before a number in round brackets at the end, and the number: `Time (5)`, `Time (n = 5)`.
    pub fn number(&self) -> Option<(&str, &str)> {
        let (name, number) = trim(&self.text).strip_suffix(')')?.rsplit_once('(')?;
        let bare = trim(number);
        let bare = bare
            .strip_prefix(['n', 'N'])
            .map_or(Some(bare), |rest| trim(rest).strip_prefix(['=', ':']).map(trim))?;
        let is_number = (1..=LONGEST_NUMBER).contains(&bare.len())
            && bare.bytes().all(|byte| byte.is_ascii_digit());
        let name = trim(name);
        (is_number && name.contains(char::is_alphabetic)).then_some((name, bare))
    }
}

/// What stands before the colons of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Heads {
    /// Their codes.
    Codes,
    /// Codes or the beginnings of sentences, of so many findings.
    Perhaps(u64),
    /// Nothing, or who spoke.
    Other,
}

/// The findings of a table.
pub(super) struct Findings<'a> {
    /// In the order of rows, then of columns.
    pub all: Vec<Finding<'a>>,
    pub left_out: Vec<LeftOut>,
    /// Cells that may be lists and were left whole.
    pub whole: u64,
    /// Headers with how many of their cells were divided.
    pub divided: Vec<(String, u64)>,
}

impl<'a> Findings<'a> {
    /// The findings of columns; `None` for more than a table holds.
    pub fn of(
        seen: &Seen<'a>,
        said: &[(usize, Valence)],
        written: Written,
        chosen: CellsSaid<'_>,
    ) -> Option<Self> {
        let lists = CommaLists::of(said.iter().flat_map(|(at, _)| seen.filled(*at)));
        let rules: Vec<Items> =
            said.iter().map(|(at, _)| Items::of_column(seen.filled(*at))).collect();
        let dashes = rules.iter().any(|rule| rule.dashes());
        let of_column: Vec<(Option<Items>, Commas)> = said
            .iter()
            .zip(rules)
            .map(|((at, _), rule)| {
                let rule = rule.with_dashes(dashes);
                match chosen.divided.and_then(|divided| divided.get(seen.header(*at))) {
                    Some(false) => (None, Commas::Belong),
                    Some(true) => (Some(rule), Commas::Divide),
                    None if written != Written::Findings => {
                        let names = seen.filled(*at).all(parts_are_names);
                        let divide = names && written == Written::Passages;
                        let rule = if divide { rule } else { rule.without_semicolons() };
                        let commas = match lists.of_column(seen.filled(*at)) {
                            Commas::Divide => Commas::Perhaps,
                            commas => commas,
                        };
                        (Some(rule), commas)
                    }
                    None => (Some(rule), lists.of_column(seen.filled(*at))),
                }
            })
            .collect();
        let mut found = Self {
            all: Vec::new(),
            left_out: Vec::new(),
            whole: 0,
            divided: said.iter().map(|(at, _)| (seen.header(*at).to_owned(), 0)).collect(),
        };
        for row in seen.rows() {
            let before = (found.all.len(), found.left_out.len());
            for (nth, (column, valence)) in said.iter().enumerate() {
                let Some((rule, commas)) = of_column.get(nth) else { continue };
                let cell = seen.cell(row, *column);
                let mut texts: Vec<Cow<'a, str>> = match rule {
                    Some(rule) => items(cell, *rule),
                    None => Some(Cow::Borrowed(cell))
                        .filter(|cell| !cell.is_empty())
                        .into_iter()
                        .collect(),
                };
                if let ([Cow::Borrowed(only)], Commas::Divide) = (texts.as_slice(), commas) {
                    let only: &'a str = only;
                    texts = lists.divide(only).into_iter().map(Cow::Borrowed).collect();
                }
                let may_be_list = *commas == Commas::Perhaps && lists.divide(cell).len() > 1
                    || rule.is_some_and(|rule| !rule.semicolons())
                        && texts.len() == 1
                        && cell.contains(';')
                        && parts_are_names(cell);
                found.whole += u64::from(may_be_list);
                let listed = texts.len();
                texts.retain(|item| !finds_nothing(item));
                if texts.len() < listed {
                    let at = seen.table.place(row, *column);
                    found.left_out.push(LeftOut { at, reason: LeftOutReason::NothingFound });
                }
                if take_headings(&mut texts) {
                    let at = seen.table.place(row, *column);
                    found.left_out.push(LeftOut { at, reason: LeftOutReason::HeadingRow });
                }
                if let Some((_, cells)) = found.divided.get_mut(nth) {
                    *cells += u64::from(texts.len() > 1);
                }
                let (column, valence) = (*column, *valence);
                found.all.extend(texts.into_iter().map(|text| Finding {
                    row,
                    column,
                    valence,
                    text,
                }));
                if found.all.len() > limits::ROWS {
                    return None;
                }
            }
            let is_blank = seen.columns().all(|column| seen.cell(row, column).is_empty());
            if (found.all.len(), found.left_out.len()) == before && !is_blank {
                let at = Place { column: None, ..seen.table.place(row, 0) };
                found.left_out.push(LeftOut { at, reason: LeftOutReason::NoCode });
            }
        }
        // What the user says is no guess.
        let is_said = |header: &String| chosen.divided.is_some_and(|of| of.contains_key(header));
        found.divided.retain(|(header, cells)| *cells > 0 && !is_said(header));
        Some(found)
    }

    /// True where numbers stand in brackets behind the findings, two at least and four in five of them.
    pub fn are_counted(&self) -> bool {
        let counted = self.all.iter().filter(|one| one.number().is_some()).count();
        counted > 1 && 5 * counted >= 4 * self.all.len()
    }

    /// What stands before the colons: codes where every finding has such a beginning and these come again, or a
    /// framework knows them; perhaps where some have and some of these come again. Who spoke is none.
    pub fn heads(&self, seen: &Seen<'_>) -> Heads {
        let heads: Vec<&str> =
            self.all.iter().filter_map(|one| Some(code_before_colon(&one.text)?.0)).collect();
        let keys: BTreeSet<String> = heads.iter().map(|head| fold_word(head)).collect();
        let distinct: Vec<&str> =
            heads.iter().copied().collect::<BTreeSet<&str>>().into_iter().collect();
        if heads.len() < FEWEST_HEADS || keys.len() < 2 || are_roles(&distinct) {
            return Heads::Other;
        }
        let come_again = keys.len() < heads.len();
        let all = heads.len() == self.all.len();
        if all && come_again || 5 * heads.len() >= 4 * self.all.len() && seen.are_known(&distinct) {
            Heads::Codes
        } else if come_again || all {
            Heads::Perhaps(heads.len() as u64)
        } else {
            Heads::Other
        }
    }
}

/// Takes headings out of a list (`Organisational:` above `- Time`): what ends with a colon and has an item below it that
/// does not. True where there were any.
fn take_headings(items: &mut Vec<Cow<'_, str>>) -> bool {
    let ends = |text: &str| trim(text).ends_with([':', '\u{ff1a}']);
    let heads = |(at, item): (usize, &Cow<'_, str>)| {
        ends(item) && items.get(at + 1).is_some_and(|next| !ends(next))
    };
    let found: Vec<bool> = items.iter().enumerate().map(heads).collect();
    let mut is_heading = found.iter();
    items.retain(|_| is_heading.next() != Some(&true));
    found.contains(&true)
}

/// The code before the colon of a finding, and what stands behind it.
pub(super) fn code_before_colon(text: &str) -> Option<(&str, &str)> {
    let (head, rest) = text.split_once([':', '\u{ff1a}'])?;
    let (head, rest) =
        (trim(head), rest.strip_prefix(char::is_alphabetic).map_or_else(|| trim(rest), |_| rest));
    let is_name = !head.is_empty()
        && head.chars().count() <= LONGEST_HEAD
        && head.split_whitespace().count() <= MOST_WORDS
        && head.contains(char::is_alphabetic)
        && !head.contains(['.', '?', '!', ';', '"', '\u{201c}'])
        && !is_pseudonym(head);
    (is_name && rest.contains(char::is_alphabetic) && !rest.starts_with('/'))
        .then_some((head, rest))
}

/// Whether the semicolons of a cell part names and no halves of sentences.
fn parts_are_names(cell: &str) -> bool {
    let mut parts = cell.split([';', '\n']).map(trim).filter(|part| !part.is_empty());
    !cell.contains(';') || parts.all(is_name)
}

#[cfg(test)]
mod tests {
    use super::code_before_colon;

    #[test]
    fn codes_stand_before_colons() {
        for (text, code) in [
            ("Knowledge: unaware of it", Some("Knowledge")),
            ("Social influences:champion", Some("Social influences")),
            ("知识：不了解指南", Some("知识")),
            ("at 10:30 they left", None),
            ("P1: we have no time", None),
            ("http://example.org", None),
            ("They said it. And then: nothing", None),
            ("Time", None),
            (": time", None),
            ("Time:", None),
        ] {
            assert_eq!(code_before_colon(text).map(|(code, _)| code), code, "{text}");
        }
    }
}
