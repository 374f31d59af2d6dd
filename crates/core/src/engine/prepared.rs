//! A table once what stands below and beside its rows is put in order, before columns have roles.
//!
//! Takes a table as it was read and what the user says; gives it without its notes and headings, with labels
//! that were typed once in each of their rows, and what was left out.

mod below;
mod headed;
mod sums;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::dittos;
use crate::dataset::{
    Above, ChoiceTexts, CountsOfSides, LeftOut, LeftOutReason, Rounds, attributes_side_by_side,
    choice_texts, codes_over_valences, columns_beside_shares, count_beside_share, counts_of_sides,
    counts_others_too, first_row_explains, flags_of_two, has_valences, import_id_row, is_of_tool,
    last_versions, leaves_valence_open, marks_in_brackets, merged_counts, names_nothing,
    names_owners, notes_below, people_of, puts_share_first, read_by_key, rounds, sections,
    side_by_side, strokes, tally_columns, totals_below, typed_once, with_bare_names,
    with_questions, with_records, with_sides_carried, with_studies, without_tables_beside,
};
use crate::diag::{Place, Warning, WarningKind};
use crate::fold::trim;
use crate::format::{DecimalMark, MergedNumber, Table};
use crate::schema::counts as words;
use crate::valence::Valence;

/// Labels that a warning names.
const LABELS_NAMED: usize = 8;

/// What is said of a table's columns and rows.
#[derive(Debug, Default)]
pub(super) struct AsSaid<'s> {
    /// Headers of columns that are filled down.
    pub fill_down: &'s [String],
    /// Whether cells hold lists, by header.
    pub divided: Option<&'s BTreeMap<String, bool>>,
    /// The valence that the file's name says, which is that of all rows where no column says any.
    pub valence: Option<Valence>,
    /// The group that the file's name says, which is that of all rows where no column says any.
    pub group: Option<&'s str>,
    /// The valence that the user says of all rows.
    pub valence_of_all: Option<Valence>,
    /// Numbers of rows that were left out as headers that come again.
    pub headers_again: &'s [u64],
    /// Whether rows at the end that are filled otherwise than those above are left out.
    pub rows_below_left_out: bool,
    /// Whether rows that may sum up others are left out.
    pub sums_left_out: bool,
    /// Whether rows called totals that are no sums count.
    pub totals_counted: bool,
    /// The attribute whose columns count, of several side by side.
    pub attribute: Option<&'s str>,
    /// Headers of columns of which the user says what they are.
    pub decided: &'s [String],
    /// Numbers in merged cells, by the sheets in which they stand.
    pub merged: &'s [(String, Vec<MergedNumber>)],
}

/// A table put in order.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    /// The table.
    pub table: Table,
    /// Headers of the columns that were filled down.
    pub names: Vec<String>,
    /// Notes and headings that are no rows of it.
    pub left_out: Vec<LeftOut>,
    /// What was noticed in putting it in order; the places name no file.
    pub noticed: Vec<Warning>,
}

impl Prepared {
    /// The table with what stands beside it below it, without the notes below it, with studies named by author and
    /// year, with counts without the shares beside them and with rows that say a valence beside those below, where
    /// these are looked for (`in_order`), and as is said of its columns; `None` for one that stays as it is.
    pub fn new(
        table: &Table,
        in_order: bool,
        decimal: DecimalMark,
        said: &AsSaid<'_>,
    ) -> Option<Self> {
        let mut noticed = Vec::new();
        let once = in_order.then(|| merged_counts(table, said.merged)).flatten();
        noticed.extend(once.iter().filter_map(|once| once.counts.clone()));
        if in_order {
            noticed.extend(doubts(table));
        }
        let table = once.as_ref().map_or(table, |once| &once.table);
        let keyed = in_order.then(|| read_by_key(table)).flatten();
        let key_rows = keyed.iter().flat_map(|read| &read.rows);
        let of_key: Vec<LeftOut> =
            key_rows.map(|&row| left_out(table, row, LeftOutReason::NoteBelow)).collect();
        noticed.extend(keyed.iter().map(|read| {
            let (key, columns) = (read.key.clone(), read.columns.clone());
            Warning::new(WarningKind::KeyOfSigns { key, columns }).times(read.cells)
        }));
        let table = keyed.as_ref().map_or(table, |read| &read.table);
        let beside = in_order.then(|| side_by_side(table)).flatten();
        if let Some((_, moved)) = &beside {
            noticed.push(Warning::new(WarningKind::TablesSideBySide).times(*moved as u64));
        }
        let alone = if in_order && beside.is_none() { without_tables_beside(table) } else { None };
        if let Some((_, columns)) = &alone {
            let count = columns.len() as u64;
            let kind = WarningKind::TableBesideLeftOut { columns: columns.clone() };
            noticed.push(Warning::new(kind).times(count));
        }
        let below = beside.as_ref().map(|(table, _)| table);
        let below = below.or(alone.as_ref().map(|(table, _)| table)).unwrap_or(table);
        let studies = if in_order { with_studies(below) } else { None };
        let named = studies.as_ref().map_or(below, |(named, _)| named);
        noticed.extend(studies.iter().map(|(_, warning)| warning.clone()));
        let bare = if in_order { with_bare_names(named) } else { None };
        noticed.extend(bare.iter().flat_map(|(_, warnings)| warnings.iter().cloned()));
        let named = bare.as_ref().map_or(named, |(named, _)| named);
        let of_people = |header: &String| {
            let divided = said.divided.and_then(|divided| divided.get(header));
            divided == Some(&true) && names_owners(header)
        };
        let people = named.headers().iter().position(of_people);
        let apart = people.and_then(|column| named.with_rows_for_each(column, people_of));
        let table = apart.as_ref().unwrap_or(named);
        let is_changed = once.is_some()
            || keyed.is_some()
            || !noticed.is_empty()
            || beside.is_some()
            || alone.is_some()
            || studies.is_some()
            || bare.is_some()
            || apart.is_some();

        let fill_down = said.fill_down;
        let first_note = if in_order { notes_below(table) } else { None };
        let headers = table.headers();
        let columns: Vec<usize> = fill_down
            .iter()
            .filter_map(|name| headers.iter().position(|header| header == name))
            .collect();
        let rows = first_note.unwrap_or(table.rows());
        let is_filled = |row: &usize| {
            (0..table.width()).any(|column| !trim(table.text(*row, column)).is_empty())
        };
        let notes = (rows..table.rows()).filter(is_filled);
        let notes = notes.map(|row| left_out(table, row, LeftOutReason::NoteBelow));
        let left_out = of_key.into_iter().chain(notes).collect();
        let merged = once.iter().flat_map(|once| &once.filled);
        let names = fill_down.iter().filter(|name| headers.contains(name));
        let names = merged.chain(names).cloned().collect();
        // A table that stays as it is is not copied.
        let mut taken = Cow::Borrowed(table);
        if rows < table.rows() {
            taken = Cow::Owned(taken.first_rows(rows));
        }
        if !columns.is_empty() {
            taken = Cow::Owned(taken.filled_down(&columns));
        }
        let mut found = InOrder { table: taken, names, left_out, noticed };
        let mut any = first_note.is_some() || !columns.is_empty() || is_changed;
        if in_order {
            any |= found.take_records();
            any |= found.take_choices();
            any |= found.take_tallies();
            any |= found.take_summaries();
            any |= found.take_dittos();
            any |= found.take_flags();
            any |= found.take_sides();
            any |= found.take_versions(said.decided);
            any |= found.take_subtotals(decimal);
            let titled = found.take_titles(said.headers_again);
            any |= titled;
            if !titled && said.headers_again.is_empty() {
                any |= found.take_rows_below(decimal, said.rows_below_left_out);
            }
            any |= found.take_sheets();
            any |= said.totals_counted && found.take_totals(decimal);
            any |= found.take_attributes(decimal, said.attribute);
            any |= found.take_counts_of_sides();
            any |= found.take_counts(decimal);
            any |= found.take_sums(decimal, said.sums_left_out);
            any |= found.take_sections(decimal);
            any |= found.take_owners();
            any |= said.group.is_some_and(|group| found.take_group_of_file(group));
        }
        any |= match (said.valence_of_all, said.valence.filter(|_| in_order)) {
            (Some(valence), _) => found.take_valence_of_all(valence),
            (None, Some(valence)) => found.take_valence_of_file(valence),
            (None, None) => false,
        };
        any.then(|| Self {
            table: found.table.into_owned(),
            names: found.names,
            left_out: found.left_out,
            noticed: found.noticed,
        })
    }

    /// The table with labels that were typed once in each of their rows; `None` where there are none.
    /// `before` is what was done with it already.
    pub fn filled(table: &Table, before: Option<&Self>) -> Option<Self> {
        let once = Some(typed_once(table)).filter(|once| !once.is_empty())?;
        let header = |column: &usize| table.headers().get(*column).cloned();
        let mut names = before.map(|before| before.names.clone()).unwrap_or_default();
        names.extend(once.columns.iter().filter_map(header));
        let mut gone = before.map(|before| before.left_out.clone()).unwrap_or_default();
        let headings = once.headings.iter();
        gone.extend(headings.map(|&row| left_out(table, row, LeftOutReason::HeadingRow)));
        let noticed = before.map(|before| before.noticed.clone()).unwrap_or_default();
        Some(Self { table: once.written_out(table), names, left_out: gone, noticed })
    }
}

/// A table while it is put in order, with what was done with it so far.
struct InOrder<'t> {
    table: Cow<'t, Table>,
    names: Vec<String>,
    left_out: Vec<LeftOut>,
    noticed: Vec<Warning>,
}

impl InOrder<'_> {
    /// Writes what a record says beside the rows of its instruments.
    fn take_records(&mut self) -> bool {
        let Some(table) = with_records(&self.table) else { return false };
        self.table = Cow::Owned(table);
        true
    }

    /// Takes the options of a survey, whose texts its cells repeat, for codes.
    fn take_choices(&mut self) -> bool {
        if first_row_explains(&self.table) {
            self.left_out.push(left_out(&self.table, 0, LeftOutReason::RepeatedHeader));
            self.table = Cow::Owned(self.table.without_rows(&[0]));
            return true;
        }
        let ids = import_id_row(&self.table);
        if let Some(row) = ids {
            self.left_out.push(left_out(&self.table, row, LeftOutReason::RepeatedHeader));
            self.table = Cow::Owned(self.table.without_rows(&[row]));
        }
        let Some(ChoiceTexts { table, columns, questions }) = choice_texts(&self.table) else {
            let asked = ids.filter(|row| *row == 1).and_then(|_| with_questions(&self.table));
            if let Some(asked) = asked {
                self.left_out.push(left_out(&self.table, 0, LeftOutReason::RepeatedHeader));
                self.table = Cow::Owned(asked);
            }
            return ids.is_some();
        };
        let gone = questions.map(|row| left_out(&self.table, row, LeftOutReason::RepeatedHeader));
        self.left_out.extend(gone);
        let count = columns.len() as u64;
        self.noticed.push(Warning::new(WarningKind::ChoicesAreCodes { columns }).times(count));
        self.table = Cow::Owned(table);
        true
    }

    /// Writes counts in place of strokes.
    fn take_tallies(&mut self) -> bool {
        let columns = tally_columns(&self.table);
        for &column in &columns {
            let Some(header) = self.table.headers().get(column).cloned() else { return false };
            let count = |row| {
                let text = trim(self.table.text(row, column));
                strokes(text).map_or_else(|| text.to_owned(), |count| count.to_string())
            };
            let Some(changed) = self.table.with_texts(column, &header, count) else { return false };
            self.table = Cow::Owned(changed);
        }
        !columns.is_empty()
    }

    /// Writes what stands above in place of marks that say so.
    fn take_dittos(&mut self) -> bool {
        let Some((table, names)) = dittos::written_out(&self.table) else { return false };
        self.table = Cow::Owned(table);
        self.names.extend(names);
        true
    }

    /// Takes the last of several versions of a column, but of those of which the user says what they are.
    fn take_versions(&mut self, decided: &[String]) -> bool {
        let Some((table, noticed)) = last_versions(&self.table, decided) else { return false };
        self.table = Cow::Owned(table);
        self.noticed.extend(noticed);
        true
    }

    /// Writes a word for a valence before each of the codes that it is of.
    fn take_sides(&mut self) -> bool {
        let Some(table) = with_sides_carried(&self.table) else { return false };
        self.table = Cow::Owned(table);
        true
    }

    /// Takes 2 for no where 1 is yes.
    fn take_flags(&mut self) -> bool {
        let Some(columns) = flags_of_two(&self.table) else { return false };
        let headers: Vec<String> =
            columns.iter().filter_map(|&at| self.table.headers().get(at)).cloned().collect();
        let mut table = self.table.clone().into_owned();
        for (column, header) in columns.into_iter().zip(&headers) {
            let text = |row| if trim(self.table.text(row, column)) == "1" { "1" } else { "0" };
            let Some(changed) = table.with_texts(column, header, |row| text(row).to_owned()) else {
                return false;
            };
            table = changed;
        }
        let kind = WarningKind::TwoIsNo { columns: headers };
        self.noticed.push(Warning::new(kind).times(table.rows() as u64));
        self.table = Cow::Owned(table);
        true
    }

    /// Writes who a row is of beside the rows below where it was typed once.
    fn take_owners(&mut self) -> bool {
        let once = typed_once(&self.table);
        let headers = self.table.headers();
        let owners = once.says_owners(&self.table);
        if owners {
            self.names
                .extend(once.columns.iter().filter_map(|&column| headers.get(column).cloned()));
            self.table = Cow::Owned(once.written_out(&self.table));
        }
        owners
    }

    /// Takes the valence that the user says of all rows, where no cell says any.
    fn take_valence_of_all(&mut self, valence: Valence) -> bool {
        leaves_valence_open(&self.table) && self.take_valence(valence)
    }

    /// Takes one valence for all rows.
    fn take_valence(&mut self, valence: Valence) -> bool {
        if self.table.ranges().is_some() {
            return false;
        }
        self.table =
            Cow::Owned(self.table.with_column(words::VALENCE, |_| words::valence(valence)));
        true
    }

    /// Takes the valence that the file's name says, where no column says any.
    fn take_valence_of_file(&mut self, valence: Valence) -> bool {
        let any = !has_valences(&self.table) && self.take_valence(valence);
        if any {
            self.noticed.push(Warning::new(WarningKind::ValenceFromFileName { valence }));
        }
        any
    }

    /// Puts the counts of both sides in a cell into columns of their own.
    fn take_counts_of_sides(&mut self) -> bool {
        let Some(CountsOfSides { table, columns, cells }) = counts_of_sides(&self.table) else {
            return false;
        };
        self.table = Cow::Owned(table);
        self.noticed.push(Warning::new(WarningKind::CountsOfSides { columns }).times(cells));
        true
    }

    /// Leaves of the cells of counts only the counts.
    fn take_counts(&mut self, decimal: DecimalMark) -> bool {
        let columns = columns_beside_shares(&self.table, decimal);
        if !columns.is_empty() {
            let headers = self.table.headers().iter();
            let share_first: Vec<bool> = headers.map(|header| puts_share_first(header)).collect();
            let part = |at, text| count_beside_share(text, share_first.get(at) == Some(&true));
            let cells = columns
                .iter()
                .flat_map(|&column| (0..self.table.rows()).map(move |row| (row, column)));
            let mut others = cells
                .filter(|&(row, column)| counts_others_too(trim(self.table.text(row, column))));
            if let Some((row, column)) = others.next() {
                let text = trim(self.table.text(row, column)).to_owned();
                let warning = Warning::new(WarningKind::OthersBesideCounts(text));
                let warning = warning.at(self.table.place(row, column));
                let count = 1 + others.count() as u64;
                self.noticed.push(warning.times(count));
            }
            self.table = Cow::Owned(self.table.with_parts(&columns, part));
        }
        !columns.is_empty()
    }

    /// Takes the columns of one attribute where those of several stand side by side, each of which divides the same
    /// codings.
    fn take_attributes(&mut self, decimal: DecimalMark, chosen: Option<&str>) -> bool {
        if self.table.ranges().is_some() {
            return false;
        }
        let found = attributes_side_by_side(&self.table, decimal);
        let taken = found.iter().position(|one| Some(&*one.name) == chosen).unwrap_or(0);
        let Some(kept) = found.get(taken) else { return false };
        let others = || found.iter().filter(|one| one.name != kept.name);
        let kind = WarningKind::OneOfAttributes {
            taken: (kept.name.clone(), kept.codings),
            others: others().map(|one| (one.name.clone(), one.codings)).collect(),
        };
        let gone: Vec<usize> = others().flat_map(|one| one.columns.iter().copied()).collect();
        self.noticed.push(Warning::new(kind).times(gone.len() as u64));
        self.table = Cow::Owned(self.table.without_columns(&gone));
        true
    }

    /// Writes the valences of rows that say them beside the rows below.
    fn take_sections(&mut self, decimal: DecimalMark) -> bool {
        if is_of_tool(&self.table, decimal) {
            return false;
        }
        let totals = totals_below(&self.table);
        let shorter = (!totals.is_empty()).then(|| self.table.without_rows(&totals));
        let above = shorter.as_ref().unwrap_or(&self.table);
        if let Some((column, headings)) = codes_over_valences(above, decimal) {
            let gone =
                totals.iter().map(|&row| left_out(&self.table, row, LeftOutReason::TotalsRow));
            self.left_out.extend(gone);
            if let Some(above) = shorter {
                self.table = Cow::Owned(above);
            }
            let header = self.table.headers().get(column).cloned().unwrap_or_default();
            let gone =
                headings.iter().map(|&row| left_out(&self.table, row, LeftOutReason::HeadingRow));
            self.left_out.extend(gone);
            let codes: Vec<(usize, &str)> =
                headings.iter().map(|&row| (row, trim(self.table.text(row, column)))).collect();
            let table = self.table.with_header(column, words::VALENCE);
            self.table = Cow::Owned(table.under_headings(&header, "", &codes));
            return true;
        }
        let Some(found) = sections(&self.table, decimal) else { return false };
        let rows: Vec<(usize, &str)> =
            found.rows.iter().map(|(row, valence)| (*row, words::valence(*valence))).collect();
        let numbers = |row: usize| {
            (0..self.table.width()).filter(|column| *column != found.column).any(|column| {
                self.table.text(row, column).contains(|letter: char| letter.is_ascii_digit())
            })
        };
        let counted = rows.iter().filter(|(row, _)| numbers(*row));
        let counted =
            counted.map(|(row, _)| left_out(&self.table, *row, LeftOutReason::HeadingRow));
        self.left_out.extend(counted);
        let above = found.above.map(|(above, valence)| {
            let headers = self.table.headers();
            let text = match above {
                Above::Title => self.table.title(),
                Above::Header => headers.get(found.column).map_or("", String::as_str),
            };
            (text.to_owned(), above, words::valence(valence))
        });
        let is_nameless =
            self.table.headers().get(found.column).is_some_and(|header| names_nothing(header));
        let labels =
            rows.iter().map(|(row, _)| trim(self.table.text(*row, found.column)).to_owned());
        let labels = above.iter().map(|(text, ..)| text.clone()).chain(labels);
        let kind = WarningKind::SectionsAreValences { labels: labels.take(LABELS_NAMED).collect() };
        let first = rows.first().map_or(0, |(row, _)| *row);
        let at = Place { column: None, ..self.table.place(first, 0) };
        let count = rows.len() as u64 + u64::from(above.is_some());
        self.noticed.push(Warning::new(kind).at(at).times(count));
        // What stands below a valence under no name are the codes.
        if matches!(above, Some((_, Above::Header, _))) || is_nameless {
            self.table = Cow::Owned(self.table.with_header(found.column, words::CODE));
        }
        let of_above = above.map_or("", |(.., valence)| valence);
        let mut rows = rows;
        for &row in &found.ends {
            let label = trim(self.table.text(row, found.column)).to_owned();
            let at = Place { column: None, ..self.table.place(row, 0) };
            self.noticed.push(Warning::new(WarningKind::SectionEnds { label }).at(at));
            self.left_out.push(left_out(&self.table, row, LeftOutReason::HeadingRow));
            rows.push((row, ""));
        }
        rows.sort_unstable();
        self.table = Cow::Owned(self.table.under_headings(words::VALENCE, of_above, &rows));
        true
    }
}

/// What is told of a table that stays as it is: rounds of coding, and marks that somebody set apart.
fn doubts(table: &Table) -> impl Iterator<Item = Warning> {
    let again = rounds(table).map(|Rounds { column, rounds, again }| {
        Warning::new(WarningKind::CodedInRounds { column, rounds }).times(again)
    });
    let marks = Some(marks_in_brackets(table)).filter(|marks| *marks > 0);
    let marks = marks.map(|marks| Warning::new(WarningKind::MarksInBrackets).times(marks));
    again.into_iter().chain(marks)
}

fn left_out(table: &Table, row: usize, reason: LeftOutReason) -> LeftOut {
    LeftOut { at: Place { column: None, ..table.place(row, 0) }, reason }
}
