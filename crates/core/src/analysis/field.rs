//! A field of the records by which columns are made and filters keep: group, source, site, coder or
//! attribute, with its values as they are shown.

use super::{Columns, KeptValue};
use crate::dataset::{CodedDataset, Id, Labels};
use crate::diag::Unavailable;
use crate::diag::{ErrorKind, Result};
use crate::ids::{Id as _, IdVec, ValueIdx};
use crate::schema::no_value;

/// A field with its values.
pub(super) struct Field {
    /// Values as shown, in the order of their ids, which is first-seen order.
    pub labels: Vec<String>,
    /// Label of what has no value, which is that of no value.
    pub no_value: String,
    /// Values as read with the position of their label, for filters that name them so.
    read: Vec<(String, Id)>,
    origin: Origin,
}

/// Where the values stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Source,
    Site,
    Coder,
    Attribute(usize),
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
        let plain = |labels: &Labels, origin, given: &str, reason| {
            if labels.is_empty() {
                return Err(ErrorKind::NotAvailable {
                    setting: setting.to_owned(),
                    given: given.to_owned(),
                    reason,
                }
                .into());
            }
            Ok(Some(Self::new(labels, Vec::new(), origin)))
        };
        match columns {
            Columns::All => Ok(None),
            Columns::Group => Ok(dataset
                .attributes
                .iter()
                .position(|attribute| attribute.is_group)
                .and_then(|at| Self::attribute(at, dataset))),
            Columns::Source => {
                plain(&dataset.sources, Origin::Source, "source", Unavailable::NoSources)
            }
            Columns::Site => plain(&dataset.sites, Origin::Site, "site", Unavailable::NoSites),
            Columns::Coder => plain(&dataset.coders, Origin::Coder, "coder", Unavailable::NoCoders),
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
        }
    }

    fn attribute(at: usize, dataset: &CodedDataset) -> Option<Self> {
        let attribute = dataset.attributes.get(at)?;
        Some(Self::new(&attribute.labels, attribute.values.clone(), Origin::Attribute(at)))
    }

    fn new(labels: &Labels, read: Vec<(String, Id)>, origin: Origin) -> Self {
        let labels: Vec<String> = labels.iter().map(str::to_owned).collect();
        Self { no_value: no_value(&labels), labels, read, origin }
    }

    /// True where the value belongs to the coding and not to its record.
    pub fn is_coder(&self) -> bool {
        self.origin == Origin::Coder
    }

    /// The value of a record (or, for coders, of a coding's coder) among the labels; `None` where it has none.
    pub fn value(&self, dataset: &CodedDataset, record: u32, coder: Id) -> Option<ValueIdx> {
        let at = record as usize;
        let id = match self.origin {
            Origin::Coder => Some(coder),
            Origin::Source => dataset.records.get(at).map(|record| record.source),
            Origin::Site => dataset.records.get(at).map(|record| record.site),
            Origin::Attribute(attribute) => Some(dataset.attribute_value(at, attribute)),
        };
        id.map(|id| id as usize).filter(|id| *id < self.labels.len()).map(ValueIdx::new)
    }

    /// What a filter keeps.
    ///
    /// # Errors
    /// `UnknownValue` for a value that is neither shown nor read.
    pub fn kept(&self, keep: &[KeptValue]) -> Result<Kept> {
        let mut kept = Kept { values: IdVec::of_size(self.labels.len()), without_value: false };
        for value in keep {
            match self.find_kept(value)? {
                Some(position) => kept.values[ValueIdx::new(position)] = true,
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
            let position = self.find_kept(value)?;
            let label = position.and_then(|position| self.labels.get(position));
            Ok(KeptValue::Value(label.unwrap_or(&self.no_value).clone()))
        };
        keep.iter().map(shown).collect()
    }

    /// Whether a text is the label of a value, or a value as it was read.
    pub fn has(&self, text: &str) -> bool {
        self.find_value(text).is_some()
    }

    fn find_value(&self, text: &str) -> Option<usize> {
        self.labels.iter().position(|shown| shown == text).or_else(|| {
            let read = self.read.iter().find(|(read, _)| read == text);
            read.map(|(_, position)| *position as usize)
        })
    }

    /// Position of a kept value among the labels; `None` for what has no value, which may be named by its
    /// label like every other.
    fn find_kept(&self, value: &KeptValue) -> Result<Option<usize>> {
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
