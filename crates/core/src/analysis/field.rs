//! A field of the records by which columns are made and filters keep: group, source, site, coder,
//! attribute or two of them crossed, with its values as they are shown.

use std::collections::{BTreeMap, BTreeSet};

use super::spec::name;
use super::{Columns, KeptValue};
use crate::dataset::{CodedDataset, Labels};
use crate::diag::Unavailable;
use crate::diag::{Error, ErrorKind, Result};
use crate::ids::{CoderId, Id, IdVec, RecordId, ValueIdx};
use crate::schema::{crossed_label, no_value};

/// A field with its values.
pub(super) struct Field {
    /// Values as shown, in the order of their ids, which is first-seen order.
    pub labels: Vec<String>,
    /// Label of what has no value, which is that of no value.
    pub no_value: String,
    /// Values as read with the position of their label, for filters that name them so.
    read: Vec<(String, ValueIdx)>,
    origin: Origin,
}

/// Where the values stand.
enum Origin {
    Participant,
    Source,
    Site,
    Coder,
    Attribute(usize),
    /// The value of each record.
    Crossed(IdVec<RecordId, Option<ValueIdx>>),
}

/// The values of a field that a filter keeps.
pub(super) struct Kept {
    values: IdVec<ValueIdx, bool>,
    without_value: bool,
}

impl Kept {
    /// Whether a value is kept, or what has none.
    pub fn keeps(&self, value: Option<ValueIdx>) -> bool {
        value.map_or(self.without_value, |value| self.values[value])
    }
}

impl Field {
    /// The field that `columns` names; `None` where it names everything at once.
    ///
    /// # Errors
    /// `NotAvailable` where the data has no such field, `UnknownValue` for an unknown attribute;
    /// `setting` is named in both.
    pub fn find(columns: &Columns, dataset: &CodedDataset, setting: &str) -> Result<Option<Self>> {
        let absent = |given: &str, reason| {
            let (setting, given) = (setting.to_owned(), given.to_owned());
            Error::from(ErrorKind::NotAvailable { setting, given, reason })
        };
        match columns {
            Columns::All => Ok(None),
            Columns::Group => Ok(dataset
                .attributes
                .iter()
                .position(|attribute| attribute.is_group)
                .and_then(|at| Self::attribute(at, dataset))),
            Columns::Participant => Self::of_labels(&dataset.participants, Origin::Participant)
                .ok_or_else(|| absent("participant", Unavailable::NoParticipants))
                .map(Some),
            Columns::Source => Self::of_labels(&dataset.sources, Origin::Source)
                .ok_or_else(|| absent("source", Unavailable::NoSources))
                .map(Some),
            Columns::Site => Self::of_labels(&dataset.sites, Origin::Site)
                .ok_or_else(|| absent("site", Unavailable::NoSites))
                .map(Some),
            Columns::Coder => Self::of_labels(&dataset.coders, Origin::Coder)
                .ok_or_else(|| absent("coder", Unavailable::NoCoders))
                .map(Some),
            Columns::Attribute(name) => dataset
                .attributes
                .iter()
                .position(|attribute| attribute.name == *name)
                .and_then(|at| Self::attribute(at, dataset))
                .map(Some)
                .ok_or_else(|| {
                    ErrorKind::UnknownValue {
                        setting: format!("{setting}.attribute"),
                        given: name.clone(),
                        allowed: dataset.attributes.iter().map(|a| a.name.clone()).collect(),
                    }
                    .into()
                }),
            Columns::Crossed(one, other) => {
                let parts = [one, other];
                let refused = parts.iter().find(|part| !part.can_be_crossed());
                if let Some(part) = refused {
                    return Err(absent(&name(part), Unavailable::NotCrossed));
                }
                let found = |part: &Columns| {
                    Self::find(part, dataset, setting)?
                        .ok_or_else(|| absent("group", Unavailable::NoGroups))
                };
                let (first, second) = (found(one)?, found(other)?);
                if first.is_same(&second) {
                    return Err(absent(&name(other), Unavailable::NotCrossed));
                }
                Ok(Some(Self::crossed(&first, &second, dataset)))
            }
        }
    }

    /// The values of two fields that occur together, those of the first beside each other. What has no value of one of
    /// them has none.
    fn crossed(one: &Self, other: &Self, dataset: &CodedDataset) -> Self {
        let pair = |record| {
            let place = |field: &Self| field.value(dataset, record, None).map(Id::position);
            place(one).zip(place(other))
        };
        let pairs: BTreeSet<(usize, usize)> = dataset.records.ids().filter_map(pair).collect();
        let places: BTreeMap<(usize, usize), ValueIdx> =
            pairs.iter().enumerate().map(|(at, pair)| (*pair, ValueIdx::new(at))).collect();
        let label = |field: &Self, at: usize| -> String {
            field.labels.get(at).unwrap_or(&field.no_value).clone()
        };
        let labels = pairs
            .iter()
            .map(|&(first, second)| crossed_label(&label(one, first), &label(other, second)));
        let values = dataset.records.ids().map(|id| places.get(&pair(id)?).copied()).collect();
        Self {
            labels: labels.collect(),
            no_value: no_value(&[]),
            read: Vec::new(),
            origin: Origin::Crossed(values),
        }
    }

    fn attribute(at: usize, dataset: &CodedDataset) -> Option<Self> {
        let attribute = dataset.attributes.get(at)?;
        Some(Self::new(&attribute.labels, attribute.values.clone(), Origin::Attribute(at)))
    }

    /// The field of a dictionary; `None` where it has no label.
    fn of_labels<I: Id>(labels: &Labels<I>, origin: Origin) -> Option<Self> {
        (!labels.is_empty()).then(|| Self::new(labels, Vec::new(), origin))
    }

    fn new<I: Id>(labels: &Labels<I>, read: Vec<(String, ValueIdx)>, origin: Origin) -> Self {
        let labels: Vec<String> = labels.iter().map(str::to_owned).collect();
        Self { no_value: no_value(&labels), labels, read, origin }
    }

    /// Whether two fields have their values from one place, as the group and the attribute that is it.
    fn is_same(&self, other: &Self) -> bool {
        match (&self.origin, &other.origin) {
            (Origin::Attribute(one), Origin::Attribute(other)) => one == other,
            (Origin::Site, Origin::Site) => true,
            _ => false,
        }
    }

    /// True where the value belongs to the coding and not to its record.
    pub fn is_coder(&self) -> bool {
        matches!(self.origin, Origin::Coder)
    }

    /// The value of a record (or, for coders, of a coding's coder) among the labels; `None` where it has none.
    pub fn value(
        &self,
        dataset: &CodedDataset,
        record: RecordId,
        coder: Option<CoderId>,
    ) -> Option<ValueIdx> {
        fn of(id: Option<impl Id>) -> Option<ValueIdx> {
            id.map(|id| ValueIdx::new(id.position()))
        }
        match &self.origin {
            Origin::Coder => of(coder),
            Origin::Participant => of(dataset.records[record].participant),
            Origin::Source => of(dataset.records[record].source),
            Origin::Site => of(dataset.records[record].site),
            Origin::Attribute(attribute) => dataset.attribute_value(record, *attribute),
            Origin::Crossed(values) => values[record],
        }
    }

    /// What a filter keeps.
    ///
    /// # Errors
    /// `UnknownValue` for a value that is neither shown nor read.
    pub fn kept(&self, keep: &[KeptValue]) -> Result<Kept> {
        let mut kept = Kept { values: IdVec::of_size(self.labels.len()), without_value: false };
        for value in keep {
            match self.find_kept(value)? {
                Some(value) => kept.values[value] = true,
                None => kept.without_value = true,
            }
        }
        Ok(kept)
    }

    /// The values that a filter keeps, by their labels as shown.
    ///
    /// # Errors
    /// As [`Self::kept`].
    pub fn shown(&self, keep: &[KeptValue]) -> Result<Vec<KeptValue>> {
        let shown = |value| {
            let known = self.find_kept(value)?;
            let label = known.and_then(|known| self.labels.get(known.position()));
            Ok(KeptValue::Value(label.unwrap_or(&self.no_value).clone()))
        };
        keep.iter().map(shown).collect()
    }

    /// Whether a text is the label of a value, or a value as it was read.
    pub fn has(&self, text: &str) -> bool {
        self.find_value(text).is_some()
    }

    fn find_value(&self, text: &str) -> Option<ValueIdx> {
        let shown = self.labels.iter().position(|shown| shown == text);
        shown.map(ValueIdx::new).or_else(|| {
            let read = self.read.iter().find(|(read, _)| read == text);
            read.map(|(_, value)| *value)
        })
    }

    /// The value that a filter keeps; `None` for what has no value, which may be named by its
    /// label like every other.
    fn find_kept(&self, value: &KeptValue) -> Result<Option<ValueIdx>> {
        let KeptValue::Value(text) = value else { return Ok(None) };
        let position = self.find_value(text);
        if position.is_some() || *text == self.no_value {
            return Ok(position);
        }
        let mut allowed = self.labels.clone();
        allowed.push(self.no_value.clone());
        let (setting, given) = ("filter.keep".to_owned(), text.clone());
        Err(ErrorKind::UnknownValue { setting, given, allowed }.into())
    }
}
