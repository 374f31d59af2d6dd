//! A dataset made small for a kind of table: one record for all that say the same of who and where, one coding for all
//! that count alike.
//!
//! Takes a dataset and what a table asks; gives the very table that [`cross_tabulate`] makes of the whole dataset. A
//! million codings of some hundred people are some ten thousand of such, and a filter that keeps other values of the
//! same fields is answered from them. Nothing is made small for segments, of which each row may have its own, for
//! filters of coders, who may have said the same on one segment, or where little would be gained.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Columns, CrossTab, Mapping, TableSpec, Unit, cross_tabulate};
use crate::dataset::{CodedDataset, Coding, DuplicateKind, Record, Standing};
use crate::diag::Result;
use crate::ids::{Id as _, RecordId};
use crate::pulse;
use crate::valence::Valence;

/// Codings from which on it is worth it.
const FEW: usize = 20_000;
/// Codings that one must stand for on average.
const LEAST_GAIN: usize = 2;
/// Pairs of values that are told apart in one table of 16 MB; where there may be more, nothing is made small.
const MOST_PAIRS: usize = 4_000_000;
/// Rows that were left out, which go along.
const MOST_LEFT_OUT: usize = 1_000;

/// What a dataset was made small for last.
#[derive(Debug)]
pub struct Condensing {
    /// Codings from which on it is worth it.
    few: usize,
    /// Codings that one must stand for on average.
    least_gain: usize,
    last: RefCell<Option<(Fields, Option<Rc<CodedDataset>>)>>,
}

impl Default for Condensing {
    fn default() -> Self {
        Self { few: FEW, least_gain: LEAST_GAIN, last: RefCell::default() }
    }
}

impl Condensing {
    /// One that makes everything small that can be, however little is gained: what the tests hold against the whole.
    pub fn whatever_is_gained() -> Self {
        Self { few: 0, least_gain: 0, ..Self::default() }
    }

    /// Counts a dataset, always the same one, as [`cross_tabulate`] does.
    ///
    /// # Errors
    /// Those of [`cross_tabulate`].
    pub fn cross_tabulate(
        &self,
        spec: &TableSpec,
        dataset: &CodedDataset,
        mapping: &Mapping,
    ) -> Result<CrossTab> {
        match self.small(spec, dataset) {
            Some(small) => cross_tabulate(spec, &small, mapping),
            None => cross_tabulate(spec, dataset, mapping),
        }
    }

    /// The small dataset for a table; `None` where the whole is to be counted.
    pub fn small(&self, spec: &TableSpec, dataset: &CodedDataset) -> Option<Rc<CodedDataset>> {
        if dataset.codings.len() < self.few {
            return None;
        }
        let fields = Fields::of(spec, dataset)?;
        if let Some((known, small)) = self.last.borrow().as_ref()
            && *known == fields
        {
            return small.clone();
        }
        let is_gain =
            |small: &CodedDataset| small.codings.len() * self.least_gain <= dataset.codings.len();
        let small = condensed(dataset, &fields).filter(is_gain).map(Rc::new);
        self.last.replace(Some((fields, small.clone())));
        small
    }
}

/// What a table asks of records and codings besides participant, source, site, code and valence.
#[derive(Debug, PartialEq, Eq)]
struct Fields {
    /// For each attribute whether it is asked for.
    attributes: Vec<bool>,
    /// Whether coders are.
    coder: bool,
}

impl Fields {
    fn of(spec: &TableSpec, dataset: &CodedDataset) -> Option<Self> {
        let filters = || spec.filter.iter().map(|filter| &filter.by);
        if spec.unit == Unit::Segments || filters().any(names_coder) {
            return None;
        }
        let coder = names_coder(&spec.columns);
        let mut fields = Self { attributes: vec![false; dataset.attributes.len()], coder };
        filters().chain([&spec.columns]).for_each(|columns| fields.add(columns, dataset));
        Some(fields)
    }

    fn add(&mut self, columns: &Columns, dataset: &CodedDataset) {
        let attributes = &mut dataset.attributes.iter();
        let at = match columns {
            Columns::Group => attributes.position(|attribute| attribute.is_group),
            Columns::Attribute(name) => attributes.position(|attribute| attribute.name == *name),
            Columns::Crossed(one, other) => {
                self.add(one, dataset);
                self.add(other, dataset);
                None
            }
            Columns::All
            | Columns::Participant
            | Columns::Source
            | Columns::Site
            | Columns::Coder => None,
        };
        if let Some(asked) = at.and_then(|at| self.attributes.get_mut(at)) {
            *asked = true;
        }
    }
}

fn names_coder(columns: &Columns) -> bool {
    match columns {
        Columns::Coder => true,
        Columns::Crossed(one, other) => names_coder(one) || names_coder(other),
        _ => false,
    }
}

/// The small dataset; `None` where too much would have to be told apart.
fn condensed(dataset: &CodedDataset, fields: &Fields) -> Option<CodedDataset> {
    if dataset.account.left_out.len() > MOST_LEFT_OUT {
        return None;
    }
    let (records, codings) = (dataset.records.values(), &dataset.codings);
    let record = |at: usize| records.get(at);
    let mut of_records = Classes::of(records.len());
    of_records
        .tell_apart(dataset.participants.len(), |at| Some(record(at)?.participant?.position()))?;
    of_records.tell_apart(dataset.sources.len(), |at| Some(record(at)?.source?.position()))?;
    of_records.tell_apart(dataset.sites.len(), |at| Some(record(at)?.site?.position()))?;
    let value = |at: usize, attribute: usize| {
        let is_asked = fields.attributes.get(attribute) == Some(&true);
        dataset.attribute_value(RecordId::new(at), attribute).filter(|_| is_asked)
    };
    for (at, attribute) in dataset.attributes.iter().enumerate() {
        if fields.attributes.get(at) == Some(&true) {
            let values = attribute.labels.len();
            of_records.tell_apart(values, |record| Some(value(record, at)?.position()))?;
        }
    }
    let coding = |at: usize| codings.get(at);
    let class_of = |coding: &Coding| of_records.of.get(coding.record.position()).copied();
    let mut of_codings = Classes::of(codings.len());
    of_codings.tell_apart(of_records.firsts.len(), |at| Some(class_of(coding(at)?)? as usize))?;
    of_codings.tell_apart(dataset.code_keys.len(), |at| Some(coding(at)?.code_key.position()))?;
    of_codings.tell_apart(Valence::ALL.len(), |at| Some(coding(at)?.valence.index()))?;
    of_codings.tell_apart(3 + DuplicateKind::ALL.len(), |at| standing(coding(at)?.standing))?;
    if fields.coder {
        of_codings.tell_apart(dataset.coders.len(), |at| Some(coding(at)?.coder?.position()))?;
    }
    let mut counted = Vec::with_capacity(of_codings.firsts.len());
    for first in of_codings.firsts.iter().filter_map(|at| coding(*at)) {
        let record = RecordId::new(class_of(first)? as usize);
        let coder = first.coder.filter(|_| fields.coder);
        counted.push(Coding { record, coder, rating: None, count: 0, ..*first });
    }
    for (coding, class) in codings.iter().zip(&of_codings.of) {
        let all = counted.get_mut(*class as usize)?;
        all.count = all.count.checked_add(coding.count)?;
    }
    let firsts = of_records.firsts.iter().filter_map(|at| record(*at));
    let firsts = firsts.map(|first| Record {
        participant: first.participant,
        source: first.source,
        site: first.site,
        ..Record::default()
    });
    let attributes = 0..dataset.attributes.len();
    let values = of_records.firsts.iter();
    let values =
        values.flat_map(|at| attributes.clone().map(move |attribute| value(*at, attribute)));
    Some(CodedDataset {
        participants: dataset.participants.clone(),
        sources: dataset.sources.clone(),
        sites: dataset.sites.clone(),
        coders: dataset.coders.clone(),
        scales: dataset.scales.clone(),
        code_texts: dataset.code_texts.clone(),
        code_keys: dataset.code_keys.clone(),
        attributes: dataset.attributes.clone(),
        records: firsts.collect(),
        attribute_values: values.collect(),
        codings: counted,
        counted: dataset.counted,
        account: dataset.account.clone(),
        ..CodedDataset::default()
    })
}

/// A number for each way of counting.
fn standing(standing: Standing) -> Option<usize> {
    match standing {
        Standing::Counts => Some(0),
        Standing::OnlyRates => Some(1),
        Standing::SetAside => Some(2),
        Standing::Duplicate(kind) => {
            DuplicateKind::ALL.iter().position(|known| *known == kind).map(|at| 3 + at)
        }
    }
}

/// Things told apart, value by value.
struct Classes {
    /// The class of each.
    of: Vec<u32>,
    /// The first of each class, in order.
    firsts: Vec<usize>,
}

impl Classes {
    /// So many things, all of one class.
    fn of(things: usize) -> Self {
        Self { of: vec![0; things], firsts: (0..things.min(1)).collect() }
    }

    /// Tells those of a class apart by a value below `values`, and those without one from them; `None` where there
    /// may be too many classes, or a value is no such value.
    fn tell_apart(&mut self, values: usize, value: impl Fn(usize) -> Option<usize>) -> Option<()> {
        let width = values.checked_add(1)?;
        let pairs = self.firsts.len().checked_mul(width).filter(|pairs| *pairs <= MOST_PAIRS)?;
        let mut class_of: Vec<u32> = vec![u32::MAX; pairs];
        self.firsts.clear();
        pulse::beat(self.of.len());
        for (at, class) in self.of.iter_mut().enumerate() {
            let value = match value(at) {
                None => 0,
                Some(value) if value < values => value + 1,
                Some(_) => return None,
            };
            let slot = class_of.get_mut(*class as usize * width + value)?;
            if *slot == u32::MAX {
                *slot = u32::try_from(self.firsts.len()).ok()?;
                self.firsts.push(at);
            }
            *class = *slot;
        }
        Some(())
    }
}
