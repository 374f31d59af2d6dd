//! Where every coding goes: the filters, the rows and the columns of a table before it is counted.

use std::collections::HashMap;

use super::field::{Field, Kept};
use super::resolve::filtered_field;
use super::rows::RowPlan;
use super::{ColumnHead, ColumnLabel, Columns, Mapping, TableSpec};
use crate::dataset::{CodedDataset, Coding, DuplicateKind, Standing};
use crate::diag::{ErrorKind, Limit, Result};
use crate::ids::{CodeId, CoderId, ColumnIdx, IdVec, RecordId, RowIdx, SegmentId, ValueIdx};
use crate::pulse;
use crate::valence::{ByValence, Valence};

/// Rows times columns that are counted at most; a table beyond it is no table for people, and its
/// cells alone would take hundreds of megabytes.
const MOST_CELLS: usize = 1_000_000;

/// The plan of a table.
pub(super) struct TablePlan<'a> {
    dataset: &'a CodedDataset,
    /// The rows.
    pub rows: RowPlan,
    /// What the columns are; `None` for one column of everything.
    pub field: Option<Field>,
    /// Columns shown: key and label.
    pub columns: IdVec<ColumnIdx, PlannedColumn>,
    /// For each value of the field its column, where it is shown.
    column_of: IdVec<ValueIdx, Option<ColumnIdx>>,
    /// The column of what has no value; of everything where there is no field.
    column_of_others: Option<ColumnIdx>,
    /// For each record whether the filters keep it.
    passes: IdVec<RecordId, bool>,
    /// For each valence whether its codings are kept. Whom they are of stays in the n of each column.
    valences: ByValence<bool>,
    /// Filters on the coding itself: which coders are kept.
    coders: Vec<(Field, Kept)>,
    /// Where coders are filtered: of what several said alike (segment, code, valence), who said it first
    /// of those who are kept.
    first_kept: HashMap<Statement, Option<CoderId>>,
}

/// What a coding says, as another coder may say it too.
type Statement = (Option<SegmentId>, CodeId, Valence);

/// A column before it is counted.
#[derive(Default)]
pub(super) struct PlannedColumn {
    /// Key.
    pub key: String,
    /// Label.
    pub label: ColumnLabel,
    /// True for the column of what has no value.
    pub without_value: bool,
}

/// Where a coding goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// It is a rating and no coding.
    OnlyRates,
    /// The user set it aside, of the table's rows and columns.
    SetAside,
    /// It says what another coding in the table says already.
    Double(DuplicateKind),
    /// It says what another coding outside the table says already.
    DoubleElsewhere,
    /// The filters leave it out.
    Filtered,
    /// It has nothing at the level of the rows.
    NotAtThisLevel,
    /// Row and column; the code may have further rows.
    Cell(RowIdx, ColumnIdx),
}

impl<'a> TablePlan<'a> {
    /// Plans a table.
    ///
    /// # Errors
    /// Those of [`super::resolve()`], where the specification was not made for this dataset.
    pub fn new(spec: &TableSpec, dataset: &'a CodedDataset, mapping: &'a Mapping) -> Result<Self> {
        let mut passes: IdVec<RecordId, bool> = dataset.records.ids().map(|_| true).collect();
        let mut coders = Vec::new();
        for filter in &spec.filter {
            let field = filtered_field(&filter.by, dataset)?;
            let kept = field.kept(&filter.keep)?;
            if field.is_coder() {
                coders.push((field, kept));
                continue;
            }
            for (record, passes) in passes.iter_mut() {
                pulse::beat(1);
                *passes &= kept.keeps(field.value(dataset, record, None));
            }
        }
        let mut plan = Self {
            dataset,
            rows: RowPlan::new(spec.rows, dataset, mapping),
            field: Field::find(&spec.columns, dataset, "columns")?,
            columns: IdVec::default(),
            column_of: IdVec::default(),
            column_of_others: None,
            passes,
            valences: ByValence::of(|valence| spec.keeps(valence)),
            coders,
            first_kept: HashMap::new(),
        };
        plan.find_first_kept();
        plan.leave_out_records_of_other_coders();
        plan.choose_columns(&spec.columns);
        Ok(plan)
    }

    /// Refuses a table of more cells than are counted.
    ///
    /// # Errors
    /// `TooLarge` for more than a million rows times columns.
    pub fn must_be_small(&self) -> Result<()> {
        if self.rows.rows.len().saturating_mul(self.columns.len()) > MOST_CELLS {
            return Err(ErrorKind::TooLarge {
                what: Limit::CountedCells,
                limit: MOST_CELLS as u64,
            }
            .into());
        }
        Ok(())
    }

    /// Where a coding goes.
    pub fn target(&self, coding: &Coding) -> Target {
        if coding.standing == Standing::OnlyRates {
            return Target::OnlyRates;
        }
        let stands_in = || self.first_kept.get(&self.statement(coding)) == Some(&coding.coder);
        let by_coder = self.field.as_ref().is_some_and(Field::is_coder) || stands_in();
        if coding.standing == Standing::SetAside {
            return match self.target_by_place(coding) {
                Target::Cell(..) => Target::SetAside,
                elsewhere => elsewhere,
            };
        }
        let double = coding.standing.duplicate().filter(|_| !coding.counts(by_coder));
        let target = self.target_by_place(coding);
        match (double, target) {
            (None, target) => target,
            (Some(kind), Target::Cell(..)) => Target::Double(kind),
            (Some(_), _) => Target::DoubleElsewhere,
        }
    }

    fn statement(&self, coding: &Coding) -> Statement {
        (self.dataset.records[coding.record].segment, coding.code_key, coding.valence)
    }

    /// What two coders agree on still counts once among the coders that a filter keeps: as the first of
    /// them said it.
    fn find_first_kept(&mut self) {
        if self.coders.is_empty() {
            return;
        }
        let mut first = HashMap::new();
        for coding in self.dataset.codings.iter().filter(|coding| coding.counts(true)) {
            pulse::beat(1);
            if self.keeps(coding) {
                first.entry(self.statement(coding)).or_insert(coding.coder);
            }
        }
        self.first_kept = first;
    }

    fn target_by_place(&self, coding: &Coding) -> Target {
        if !self.keeps(coding) || !self.valences[coding.valence] {
            return Target::Filtered;
        }
        match (self.rows.of_code[coding.code_key], self.column(coding.record, coding.coder)) {
            (Some(row), Some(column)) => Target::Cell(row, column),
            _ => Target::NotAtThisLevel,
        }
    }

    /// Rows and column of a coding that another coder made too, whether or not it counts twice; none where the
    /// user, the filters or the level leave it out.
    pub fn places_of_double(&self, coding: &Coding) -> impl Iterator<Item = (RowIdx, ColumnIdx)> {
        let column = match self.target_by_place(coding) {
            Target::Cell(_, column) if coding.standing != Standing::SetAside => Some(column),
            _ => None,
        };
        let rows = move || self.rows.all_of(coding.code_key);
        column.into_iter().flat_map(move |column| rows().map(move |row| (row, column)))
    }

    /// Every record that the filters keep, with each column it stands in. Columns of coders take
    /// their records from the codings, in which alone a coder is named.
    pub fn members(&self) -> Vec<(ColumnIdx, RecordId)> {
        self.records_in(|record, coder| self.column(record, coder))
    }

    /// Every record that the filters keep, with each place that it stands in by itself or by one of its
    /// coders.
    fn records_in<T>(
        &self,
        place: impl Fn(RecordId, Option<CoderId>) -> Option<T>,
    ) -> Vec<(T, RecordId)> {
        if self.field.as_ref().is_some_and(Field::is_coder) {
            let kept = self.dataset.codings.iter().filter(|coding| self.keeps(coding));
            kept.filter_map(|coding| Some((place(coding.record, coding.coder)?, coding.record)))
                .collect()
        } else {
            let records = self.passes.iter().filter(|(_, passes)| **passes);
            records.filter_map(|(record, _)| Some((place(record, None)?, record))).collect()
        }
    }

    fn keeps(&self, coding: &Coding) -> bool {
        self.passes[coding.record]
            && self.coders.iter().all(|(field, kept)| {
                kept.keeps(field.value(self.dataset, coding.record, coding.coder))
            })
    }

    fn column(&self, record: RecordId, coder: Option<CoderId>) -> Option<ColumnIdx> {
        let value = self.field.as_ref().and_then(|it| it.value(self.dataset, record, coder));
        value.map_or(self.column_of_others, |value| self.column_of[value])
    }

    /// A record all of whose codings are by coders that are not kept leaves with them; one without
    /// any coding stays, because its people still count.
    fn leave_out_records_of_other_coders(&mut self) {
        if self.coders.is_empty() {
            return;
        }
        let mut is_kept: IdVec<RecordId, Option<bool>> = IdVec::of_size(self.passes.len());
        for coding in &self.dataset.codings {
            pulse::beat(1);
            let keeps = self.keeps(coding);
            *is_kept[coding.record].get_or_insert(false) |= keeps;
        }
        for (record, passes) in self.passes.iter_mut() {
            *passes &= is_kept[record].unwrap_or(true);
        }
    }

    /// Shows the columns in which there is any record; all of them where the filters keep none.
    fn choose_columns(&mut self, columns: &Columns) {
        let Some(field) = &self.field else {
            self.column_of_others = Some(self.columns.push(PlannedColumn {
                key: "all".to_owned(),
                label: ColumnLabel::All,
                without_value: false,
            }));
            return;
        };
        let found = self.records_in(|record, coder| Some(field.value(self.dataset, record, coder)));
        pulse::beat(found.len());
        let mut present: IdVec<ValueIdx, bool> = IdVec::of_size(field.labels.len());
        let mut any_without_value = false;
        for (value, _) in &found {
            match value {
                Some(value) => present[*value] = true,
                None => any_without_value = true,
            }
        }
        let prefix = match columns {
            Columns::Participant => "participant",
            Columns::Source => "source",
            Columns::Site => "site",
            Columns::Coder => "coder",
            Columns::Crossed(..) => "crossed",
            Columns::All | Columns::Group | Columns::Attribute(_) => "value",
        };
        let shown = field.labels.iter().zip(present.values());
        let shown = shown.map(|(label, present)| {
            (*present || found.is_empty()).then(|| {
                self.columns.push(PlannedColumn {
                    key: format!("{prefix}:{label}"),
                    label: ColumnLabel::Named(label.clone()),
                    without_value: false,
                })
            })
        });
        self.column_of = shown.collect();
        self.column_of_others = any_without_value.then(|| {
            self.columns.push(PlannedColumn {
                key: ColumnHead::NO_VALUE.to_owned(),
                label: ColumnLabel::NotStated(field.no_value.clone()),
                without_value: true,
            })
        });
    }
}
