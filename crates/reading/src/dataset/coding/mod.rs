//! Tables and roles in, one [`CodedDataset`] out.
//!
//! Takes the files of a study in order; gives records, codings and the balance of what was read.
//! Never drops a row in silence: what gives no coding is counted or listed with its reason.

mod cells;
mod checks;
mod duplicates;
mod file;
mod found_words;
mod intern;
mod join;
mod layout;
mod marks;
mod not_stated;
mod parts;
mod people;
mod range;
mod reading;
mod record;
mod repeated_names;
mod row;
mod row_valences;
mod same_rows;
mod second_codes;
mod segments;
mod set_aside;
mod sources;
mod standing;
mod study;
mod summaries;
mod sums;
mod sums_of_labels;
mod totals;
mod two_coders;
mod valence_by_source;

pub(super) use range::is_range;
pub use set_aside::{SetAsideCoding, code_of, said_by};

use std::collections::{BTreeMap, BTreeSet};

use super::people_within::PeopleWithin;
use super::unequal_lists::UnequalLists;
use super::{
    CodedDataset, Counting, DuplicateKind, OVERLAP_PERCENT, PeopleColumns, Role, Roles,
    ValenceSource,
};
use crate::diag::{ErrorKind, Limit, NameOf, Result, Warned};
use crate::fold::clean;
use crate::format::{CodeEntry, DecimalMark, Table};
use crate::valence::Valence;

/// One file of a study.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// Its name as the user sees it, for places.
    pub file: &'a str,
    /// Its cells.
    pub table: &'a Table,
    /// What its columns mean; columns beyond the list are ignored.
    pub roles: &'a Roles,
    /// Mark between whole and fraction in its numbers.
    pub decimal: DecimalMark,
    /// True for a tool's project, whose rows without a code are sources and selections left uncoded.
    pub is_project: bool,
    /// The codes that the study's lists of codes name, those of other files included.
    pub codes: &'a [CodeEntry],
    /// Who coded all of it, where no column says so.
    pub coder: Option<&'a str>,
    /// Whether the cells of a column hold lists, by its header, as the user says.
    pub divided: Option<&'a BTreeMap<String, bool>>,
}

impl Input<'_> {
    /// Whether the cells of a column hold lists; `None` where the user has not said.
    fn is_divided(&self, column: usize) -> Option<bool> {
        self.divided?.get(self.table.headers().get(column)?).copied()
    }
}

/// Rows of a file that stand in another too, or of which a later version does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedRows {
    /// For each row of the table what it is, and how its codings count; `None` for one that is nothing of the kind.
    /// Rows beyond the list are none.
    pub rows: Vec<Option<(DuplicateKind, Counting)>>,
}

/// A list of people whose attributes are joined to the codings.
#[derive(Debug, Clone, Copy)]
pub struct PeopleList<'a> {
    /// The table, with its file and its columns' roles.
    pub input: Input<'a>,
    /// Its columns.
    pub columns: &'a PeopleColumns,
}

/// What the user decided, for all files. The default is that nothing was decided.
#[derive(Debug, Clone, Copy)]
pub struct Choices<'a> {
    /// Valence of a word, by its folded form ([`crate::fold::fold_word`]); goes before the built-in list.
    pub valences: &'a BTreeMap<String, Valence>,
    /// Words of valence columns, by their folded form, whose rows are no codings.
    pub not_codings: &'a BTreeSet<String>,
    /// Labels to show for values: attribute, value as read, label.
    pub value_labels: &'a BTreeMap<String, BTreeMap<String, String>>,
    /// Names to take for names: of what, name as read, name.
    pub names: &'a BTreeMap<NameOf, BTreeMap<String, String>>,
    /// The only place that is asked for valences; `None` for the first that says anything.
    pub valence_from: Option<ValenceSource>,
    /// Share of the shorter range from which ranges are joined, 1 to 100 percent.
    pub overlap_percent: u8,
    /// Whether the signs at the names of codes are valences; `None` for what the names tell.
    pub code_signs: Option<bool>,
    /// Whether letters before or behind the names of codes (`B: time` beside `F: support`) are valences.
    pub code_letters: bool,
    /// How often doubles count; kinds that are not here have their default.
    pub doubles: &'a BTreeMap<DuplicateKind, Counting>,
    /// Whether sources in which nothing was coded stay in the n of their group.
    pub count_uncoded_sources: bool,
    /// Whether words for what is not known, such as `N/A`, are names of people, groups and the like.
    pub unknown_as_written: bool,
    /// Whether words such as `None` among codes are codes; `None` where they count and it is said.
    pub nothing_among_codes: Option<bool>,
    /// Within what the names of participants begin again.
    pub participants_within: Option<PeopleWithin>,
    /// What becomes of a row with other numbers of codes and of valences, several of both.
    pub unequal_lists: Option<UnequalLists>,
    /// Codings that count nowhere.
    pub set_aside: &'a [SetAsideCoding],
    /// For each file, in order, that holds rows of another before it how their codings count; files beyond the
    /// list hold none.
    pub copies: &'a [Option<CopiedRows>],
    /// Lists of people without codings, whose attributes are joined to the codings by the names.
    pub people: &'a [PeopleList<'a>],
}

impl<'a> Choices<'a> {
    /// The name that the user takes for a name, else the name itself.
    fn named(&self, of: NameOf, name: &'a str) -> &'a str {
        let Some(names) = self.names.get(&of) else { return name };
        names.get(clean(name).as_ref()).map_or(name, String::as_str)
    }
}

impl Default for Choices<'_> {
    fn default() -> Self {
        static VALENCES: BTreeMap<String, Valence> = BTreeMap::new();
        static NOT_CODINGS: BTreeSet<String> = BTreeSet::new();
        static LABELS: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        static NAMES: BTreeMap<NameOf, BTreeMap<String, String>> = BTreeMap::new();
        static DOUBLES: BTreeMap<DuplicateKind, Counting> = BTreeMap::new();
        Self {
            valences: &VALENCES,
            not_codings: &NOT_CODINGS,
            value_labels: &LABELS,
            names: &NAMES,
            valence_from: None,
            overlap_percent: OVERLAP_PERCENT,
            code_signs: None,
            code_letters: false,
            doubles: &DOUBLES,
            count_uncoded_sources: false,
            unknown_as_written: false,
            nothing_among_codes: None,
            participants_within: None,
            unequal_lists: None,
            set_aside: &[],
            copies: &[],
            people: &[],
        }
    }
}

/// Builds the study.
///
/// - A coding's valence is what the first of [`ValenceSource::ALL`] says that says anything of it, or
///   what the chosen one alone says: the valence column, whose signs, dashes and letters mean what its other
///   values tell; the rating's sign (0 is neutral); the sign or word in its code's name (signs only where
///   half of the names of a column bear one and some occur with two, for `LGBTQ+` is just a name); a set that the code is in; the weight's sign; a code on the same passage that
///   is nothing but a valence. An unknown word gives no valence and a warning, and so does a column
///   that contradicts the name.
/// - Doubles are found where segments are known and count as `choices` say; see [`DuplicateKind`].
/// - A row's count says how many codings it stands for, a million at most; 0 gives a record without a coding, whose
///   participant still counts. A blank count says nothing and the row is left out, like one that is
///   not a whole number.
/// - What a list of people says of the group, the site and the attributes stands in the rows of its names
///   where their own cells are blank or there is no column for it; see [`PeopleList`].
/// - Rows of totals in a table of counts are left out.
/// - In a wide table a blank cell is 0. A cell that is no count or mark gives no coding and a
///   warning with its place; the row stays for its other cells.
/// - A segment is a range of its source, else what the segment column says within the source, else
///   the same passage in the same source, else unknown.
/// - Of several columns with one role the first counts, but the levels of a domain, construct, theme
///   or code (`Sub-theme`) join to a path, several code columns give a coding each, and what is left
///   over is an attribute.
/// - A cell of a code column may hold several codes: each is a coding of the row's record, in a wide
///   table with each of its flags. Labels of counts are not divided: a count is of one thing. What
///   cannot be told apart is not counted and warned of with its place, and the row is left out where
///   nothing of its cell can.
///
/// # Errors
/// [`ErrorKind::NoCodes`] where a file has no column for codes, domains, constructs or themes, with
/// the file. [`ErrorKind::TooLarge`] where all counts together are more than a sum can hold.
pub fn build(inputs: &[Input<'_>], choices: Choices<'_>) -> Result<Warned<CodedDataset>> {
    for input in inputs {
        let has_codes = input.roles.columns.iter().take(input.table.width()).any(|role| {
            super::weigh::is_label(role)
                || matches!(role, Role::CodeColumn { code, valence } if !code.is_empty() || *valence != Valence::Missing)
        });
        if !has_codes {
            return Err(crate::diag::Error::from(ErrorKind::NoCodes).in_file(input.file));
        }
    }
    let mut attributes = Vec::new();
    let as_written = choices.unknown_as_written;
    let mut layouts = layout::lay_out(
        inputs,
        &mut attributes,
        as_written,
        choices.nothing_among_codes == Some(false),
    );
    let people = people::People::new(choices, &mut attributes, &mut layouts);
    let cells = cells::read(inputs, &layouts);
    let found = marks::code_signs(inputs, &layouts, &cells.files, choices.code_signs);
    let signs = found.as_ref().is_some_and(|found| found.taken);
    let known = found_words::meanings(inputs, &layouts);
    let mut study = study::StudyBuilder::new(choices, attributes, signs, cells.names, known);
    if choices.code_letters {
        study.letters = marks::code_letters(inputs, &layouts, &cells.files);
    }
    if signs {
        study.letters.extend(marks::dashes_beside_plus(inputs, &layouts, &cells.files));
    }
    study.people = people;
    study.dataset.code_signs = found;
    study.warnings.extend(cells.warnings);
    study.dataset.lists_in_labels = cells.lists;
    checks::ranges_became_dates(inputs, &mut study.warnings);
    for (index, ((input, layout), cells)) in
        inputs.iter().zip(&layouts).zip(&cells.files).enumerate()
    {
        study.add_file(u32::try_from(index).unwrap_or(u32::MAX), input, layout, cells);
    }
    // Sums of parts are kept in as many bits as the sum of all.
    if study.dataset.account.codings_read > u64::from(u32::MAX) {
        let (what, limit) = (Limit::Codings, u64::from(u32::MAX));
        return Err(ErrorKind::TooLarge { what, limit }.into());
    }
    Ok(study.finish(inputs))
}
