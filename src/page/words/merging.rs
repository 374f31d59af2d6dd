//! The strings of the part where values and names are looked through and made one.

use super::{counted, number};
use crate::page::MergeField;
use steelyard_core::dataset::{Likeness, Likes};
use steelyard_core::diag::NameOf;
use steelyard_core::words::places::{and, quoted};

/// What the labels are of.
pub fn names_of(of: NameOf) -> &'static str {
    match of {
        NameOf::Participant => "Participants",
        NameOf::Source => "Sources",
        NameOf::Site => "Sites",
        NameOf::Coder => "Coders",
    }
}

/// How many labels a field has, and how many look alike.
pub fn state(field: &MergeField) -> String {
    let labels = counted(field.labels.len() as u64, "value", "values");
    match field.likes.len() as u64 {
        0 => labels,
        likes => format!("{labels}, {} to look at", number(likes)),
    }
}

/// Labels that may be one, and why.
pub fn perhaps(likes: &Likes) -> String {
    let labels: Vec<String> = likes.labels.iter().map(|label| quoted(label)).collect();
    let why: Vec<&str> = likes.why.iter().copied().map(likeness).collect();
    format!("{}: {}", and(&labels), why.join("; "))
}

fn likeness(why: Likeness) -> &'static str {
    match why {
        Likeness::Written => "letter case, blanks or signs",
        Likeness::Plural => "one and several",
        Likeness::OneLetter => "one letter off",
        Likeness::Initials => "initials",
    }
}

/// Heading over labels that may be one.
pub const PERHAPS: &str = "Perhaps the same";
/// Button: labels are one, under this one.
pub fn merge_as(label: &str) -> String {
    format!("Merge as {}", quoted(label))
}
/// What stands in the data and is shown under a label.
pub fn stands_for(read: &[String]) -> String {
    let read: Vec<String> = read.iter().map(|value| quoted(value)).collect();
    format!("in the data {}", and(&read))
}
/// Button: a label is shown as it stands in the data.
pub const APART: &str = "Show as in the data";
/// The same, with the label.
pub fn apart(label: &str) -> String {
    format!("Show {} as in the data", quoted(label))
}
/// What a box says to screen readers: a label and how many codings have it.
pub fn labelled(label: &str, codings: u64) -> String {
    format!("{label}, {}", counted(codings, "coding", "codings"))
}
/// Label of the field of what chosen labels are shown as.
pub const SHOWN_AS: &str = "Show as";
/// Button: chosen labels are renamed, or merged.
pub fn does(chosen: usize) -> String {
    match chosen {
        0 | 1 => "Rename".to_owned(),
        several => format!("Merge {}", number(several as u64)),
    }
}
/// Nothing is chosen yet.
pub const CHOOSE: &str = "Tick values to merge or rename them. The numbers are codings.";
/// What was done.
pub fn done(chosen: usize, into: &str) -> String {
    let values = counted(chosen as u64, "value is", "values are");
    format!("{values} shown as {} now.", quoted(into))
}
/// Button: more labels.
pub fn more(rest: usize) -> String {
    format!("Show {} more", number(rest as u64))
}
