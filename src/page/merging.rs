//! Values and names that a user makes one, or shows under another label: what there is to choose from, what looks alike,
//! and the edit that a choice comes to.
//!
//! Takes a study; gives fields with their labels, and edits. Never merges anything unasked.

use std::collections::HashMap;

use super::Edit;
use steelyard_core::dataset::{Likes, likes};
use steelyard_core::diag::NameOf;
use steelyard_core::engine::StudyView;

/// What the labels of a field are of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mergeable {
    /// Values of an attribute.
    Attribute {
        /// Its name.
        name: String,
        /// Whether it is the group.
        is_group: bool,
    },
    /// Names of people, sources, sites or coders.
    Names(NameOf),
}

/// A field whose labels can be made one.
#[derive(Debug, Clone, PartialEq)]
pub struct MergeField {
    /// What they are of.
    pub of: Mergeable,
    /// The labels as they are shown.
    pub labels: Vec<MergeLabel>,
    /// Those that may be one.
    pub likes: Vec<Likes>,
}

/// A label as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeLabel {
    /// The label.
    pub label: String,
    /// Codings that have it.
    pub codings: u64,
    /// What stands in the data and is shown under it, where that is anything else than the label alone.
    pub read: Vec<String>,
}

/// The fields of a study: its attributes, the group first, then its names. A field of one label alone can be renamed.
pub fn merge_fields(study: &StudyView) -> Vec<MergeField> {
    let of_attributes = study.attributes.iter().map(|one| {
        let of = Mergeable::Attribute { name: one.name.clone(), is_group: one.is_group };
        let shown = one.values.iter().map(|(read, shown)| (shown.as_str(), read));
        field(of, &one.counted, shown)
    });
    let of_names = study.names.iter().map(|one| {
        let taken = study.settings.names.get(&one.of).into_iter().flatten();
        let shown = taken.map(|(read, shown)| (shown.as_str(), read));
        field(Mergeable::Names(one.of), &one.counted, shown)
    });
    of_attributes.chain(of_names).collect()
}

/// A field of labels with their codings; `shown` says of what stands in the data under which label it is shown.
fn field<'s>(
    of: Mergeable,
    counted: &[(String, u64)],
    shown: impl Iterator<Item = (&'s str, &'s String)>,
) -> MergeField {
    let mut read: HashMap<&str, Vec<String>> = HashMap::new();
    for (label, own) in shown {
        read.entry(label).or_default().push(own.clone());
    }
    let label = |(label, codings): &(String, u64)| {
        let mut read = read.remove(label.as_str()).unwrap_or_default();
        if read.as_slice() == std::slice::from_ref(label) {
            read.clear();
        }
        MergeLabel { label: label.clone(), codings: *codings, read }
    };
    MergeField { of, labels: counted.iter().map(label).collect(), likes: likes(counted) }
}

impl MergeField {
    /// Shows some labels, and whatever is shown under them, as one; nothing where none of them is left or the label is
    /// empty.
    pub fn merge(&self, labels: &[String], into: &str) -> Option<Edit> {
        let chosen = self.labels.iter().filter(|one| labels.contains(&one.label));
        let read: Vec<String> = chosen.flat_map(|one| self.stands_for(one)).collect();
        let is_change = !read.is_empty() && !into.trim().is_empty();
        is_change.then(|| self.edit(read, into))
    }

    /// Shows what stands under a label as it stands in the data; nothing where it does.
    pub fn apart(&self, label: &MergeLabel) -> Option<Edit> {
        (!label.read.is_empty()).then(|| self.edit(label.read.clone(), ""))
    }

    /// What a label stands for in the data. A name may stand there beside those that are taken for it.
    fn stands_for(&self, one: &MergeLabel) -> Vec<String> {
        let mut read = one.read.clone();
        if read.is_empty() || matches!(self.of, Mergeable::Names(_)) {
            read.push(one.label.clone());
        }
        read
    }

    fn edit(&self, read: Vec<String>, into: &str) -> Edit {
        match &self.of {
            Mergeable::Attribute { name, .. } => Edit::Merge(name.clone(), read, into.to_owned()),
            Mergeable::Names(of) => Edit::MergeNames(*of, read, into.to_owned()),
        }
    }
}

/// Of labels that are chosen the one that most codings have: what they are shown as unless another is written.
pub fn most_common<'a>(field: &'a MergeField, chosen: &[String]) -> Option<&'a str> {
    let chosen = field.labels.iter().rev().filter(|one| chosen.contains(&one.label));
    chosen.max_by_key(|one| one.codings).map(|one| one.label.as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, clippy::indexing_slicing)]

    use super::*;
    use steelyard_core::engine::{Engine, InputFile, Request, Response, Settings};

    const CSV: &str = "participant,group,site,code,valence
P1,GP,North,Cost,barrier
P2,gp,North,Cost,barrier
P3,GP,north,Cost,barrier
P4,Nurses,South,Cost,facilitator
P5,Nurse,South,Cost,facilitator
";

    fn study(settings: &Settings) -> StudyView {
        let file = InputFile { name: "a.csv".to_owned(), bytes: CSV.as_bytes().to_vec() };
        let settings = Box::new(settings.clone());
        match Engine::new().handle(Request::Load { files: vec![file], settings }, &mut |_| {}) {
            Response::Study(view) => *view,
            other => panic!("no study but {other:?}"),
        }
    }

    fn of(study: &StudyView, wanted: impl Fn(&Mergeable) -> bool) -> MergeField {
        merge_fields(study).into_iter().find(|field| wanted(&field.of)).expect("the field")
    }

    fn group(study: &StudyView) -> MergeField {
        of(study, |of| matches!(of, Mergeable::Attribute { is_group: true, .. }))
    }

    fn counted(field: &MergeField) -> Vec<(&str, u64)> {
        field.labels.iter().map(|one| (one.label.as_str(), one.codings)).collect()
    }

    #[test]
    fn values_are_counted_suggested_merged_and_taken_apart() {
        let before = Settings::default();
        let view = study(&before);
        let field = group(&view);
        assert_eq!(counted(&field), [("GP", 2), ("gp", 1), ("Nurses", 1), ("Nurse", 1)]);
        let likes: Vec<&[String]> = field.likes.iter().map(|one| one.labels.as_slice()).collect();
        assert_eq!(likes, [["GP", "gp"], ["Nurses", "Nurse"]]);
        let chosen = ["gp", "GP"].map(str::to_owned);
        assert_eq!(most_common(&field, &chosen), Some("GP"));
        let merged = field.merge(&chosen, "GP").expect("an edit").apply(&before);
        let view = study(&merged);
        let field = group(&view);
        assert_eq!(counted(&field), [("GP", 3), ("Nurses", 1), ("Nurse", 1)]);
        assert_eq!(field.labels[0].read, ["GP", "gp"]);
        assert!(field.labels[1].read.is_empty());
        // Merged once more, all that stands under the label goes along.
        let all = ["GP", "Nurse"].map(str::to_owned);
        let again = field.merge(&all, "Staff").expect("an edit").apply(&merged);
        assert_eq!(counted(&group(&study(&again))), [("Staff", 4), ("Nurses", 1)]);
        let apart = field.apart(&field.labels[0]).expect("an edit").apply(&merged);
        assert_eq!(apart, before);
        assert_eq!(field.apart(&field.labels[1]), None);
        assert_eq!(field.merge(&[], "GP"), None);
        assert_eq!(field.merge(&chosen, " "), None);
    }

    #[test]
    fn names_are_merged_as_values_are() {
        let before = Settings::default();
        let is_site = |of: &Mergeable| *of == Mergeable::Names(NameOf::Site);
        let view = study(&before);
        let field = of(&view, is_site);
        assert_eq!(counted(&field), [("North", 2), ("north", 1), ("South", 2)]);
        let chosen = ["North", "north"].map(str::to_owned);
        let merged = field.merge(&chosen, "North").expect("an edit").apply(&before);
        let view = study(&merged);
        let field = of(&view, is_site);
        assert_eq!(counted(&field), [("North", 3), ("South", 2)]);
        assert_eq!(field.labels[0].read, ["north"]);
        let apart = field.apart(&field.labels[0]).expect("an edit").apply(&merged);
        assert_eq!(apart, before);
    }
}
