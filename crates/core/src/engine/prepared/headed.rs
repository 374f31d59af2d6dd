//! What the names of sheets and the titles of tables below each other say of the rows under them: valences, groups.
//!
//! Takes a table while it is put in order; gives it with a column of what they say.

use std::borrow::Cow;

use super::{InOrder, LABELS_NAMED, left_out};
use crate::dataset::{
    LeftOutReason, group_and_valence, has_valences, names_all, names_total, says_group, titles,
    valence_beside_another,
};
use crate::diag::{Place, Warning, WarningKind};
use crate::schema::counts as words;
use crate::valence::Valence;

impl InOrder<'_> {
    /// Takes the names of sheets for valences, where all of them are and both directions are among them.
    pub(super) fn take_sheets(&mut self) -> bool {
        let Some(column) = self.table.sheet_column() else { return false };
        if self.take_sheets_of_groups(column) {
            return true;
        }
        let mut valences: Vec<Valence> = Vec::new();
        let mut totals: Vec<usize> = Vec::new();
        for row in 0..self.table.rows() {
            let name = self.table.text(row, column);
            match valence_beside_another(name) {
                Some(valence) if !valences.contains(&valence) => valences.push(valence),
                Some(_) => {}
                None if names_total(name) || names_all(name) => totals.push(row),
                None => return false,
            }
        }
        let both = Valence::SIDES.iter().all(|one| valences.contains(one));
        if both {
            let gone =
                totals.iter().map(|&row| left_out(&self.table, row, LeftOutReason::TotalsRow));
            self.left_out.extend(gone);
            self.table =
                Cow::Owned(self.table.without_rows(&totals).with_sheets_under(words::VALENCE));
        }
        both
    }

    /// Takes the names of sheets apart that say a valence and somebody each: `Barriers – Nurses`.
    fn take_sheets_of_groups(&mut self, column: usize) -> bool {
        let names = || (0..self.table.rows()).map(|row| self.table.text(row, column));
        let all: Option<Vec<Valence>> =
            names().map(|name| group_and_valence(name).map(|(_, valence)| valence)).collect();
        let Some(valences) = all else { return false };
        if !Valence::SIDES.iter().all(|one| valences.contains(one)) {
            return false;
        }
        self.table = Cow::Owned(self.table.with_sheets_under(words::GROUP));
        self.take_valences_of_groups(column, &valences);
        true
    }

    /// Takes a column of groups apart that says the valence of each row too.
    fn take_valences_of_groups(&mut self, column: usize, valences: &[Valence]) {
        let group = |name| group_and_valence(name).map(|(group, _)| group);
        let text = |row: usize| valences.get(row).map_or("", |valence| words::valence(*valence));
        self.table = Cow::Owned(
            self.table
                .with_parts(&[column], |_, text| group(text))
                .with_column(words::VALENCE, text),
        );
    }

    /// Takes the group that the file's name says, where no column says any.
    pub(super) fn take_group_of_file(&mut self, group: &str) -> bool {
        if self.table.ranges().is_some() || says_group(&self.table) {
            return false;
        }
        self.table = Cow::Owned(self.table.with_column(words::GROUP, |_| group));
        let group = group.to_owned();
        self.noticed.push(Warning::new(WarningKind::GroupFromFileName(group)));
        true
    }

    /// Writes the titles of tables that stand below each other beside their rows, as the group of each.
    pub(super) fn take_titles(&mut self, headers_again: &[u64]) -> bool {
        let Some(found) = titles(&self.table, headers_again) else { return false };
        let title = if found.above { self.table.title().to_owned() } else { String::new() };
        let rows: Vec<(usize, &str)> =
            found.rows.iter().map(|(row, title)| (*row, title.as_str())).collect();
        let labels = found.above.then(|| title.clone()).into_iter();
        let labels = labels.chain(rows.iter().map(|(_, label)| (*label).to_owned()));
        let kind = WarningKind::TitlesAreGroups { labels: labels.take(LABELS_NAMED).collect() };
        let first = rows.first().map_or(0, |(row, _)| *row);
        let at = Place { column: None, ..self.table.place(first, 0) };
        let count = rows.len() as u64 + u64::from(found.above);
        self.noticed.push(Warning::new(kind).at(at).times(count));
        self.table = Cow::Owned(self.table.under_headings(words::GROUP, &title, &rows));
        let label = |row: usize| self.table.text(row, 0);
        let filled = (0..self.table.rows()).filter(|&row| !label(row).is_empty());
        let both: Option<Vec<Valence>> =
            filled.map(|row| group_and_valence(label(row)).map(|(_, valence)| valence)).collect();
        if both.is_some() && !has_valences(&self.table) {
            let of_row = |row| group_and_valence(label(row)).map_or(Valence::Missing, |one| one.1);
            let valences: Vec<Valence> = (0..self.table.rows()).map(of_row).collect();
            self.take_valences_of_groups(0, &valences);
        }
        true
    }
}
