//! Everything that a user decided about a study; what is absent is detected or has a default.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::passage::{PickedPassage, SetAside};
use crate::analysis::{Basis, LogicModel, Order, StatisticsSettings, TableOptions, Unit};
use crate::dataset::{
    CodersFrom, Counting, DuplicateKind, FamilyKind, PeopleWithin, Role, UnequalLists,
    ValenceSource,
};
use crate::diag::NameOf;
use crate::disclosure::Policy;
use crate::figure::FigureOptions;
use crate::format::ReadOptions;
use crate::valence::Valence;

/// Settings of a study: the part of a study file that is not data. The page changes it by sending it
/// whole; undo and redo are former values of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct Settings {
    /// Per file, by file name.
    pub files: BTreeMap<String, FileSettings>,
    /// Valence words as the user maps them; folded as the reader folds them.
    pub valence_words: BTreeMap<String, Valence>,
    /// Folded forms of valence words whose rows are no codings and are left out.
    pub not_codings: BTreeSet<String>,
    /// New labels for values of attributes: attribute, value as read, label to show.
    pub value_labels: BTreeMap<String, BTreeMap<String, String>>,
    /// Names to take for names of participants, sources, sites and coders: of what, name as read, name. Two with
    /// one name are one.
    pub names: BTreeMap<NameOf, BTreeMap<String, String>>,
    /// Whether the signs at the ends of codes' names (`Cost +`) are valences; absent for what the names tell.
    pub code_signs: Option<bool>,
    /// Whether letters before or behind codes' names (`B: time` beside `F: support`) are valences; absent means that
    /// they are part of the names.
    pub code_letters: Option<bool>,
    /// The only place that is asked for valences; absent means the first that says anything.
    pub valence_from: Option<ValenceSource>,
    /// Whether the user has seen that places contradict each other and lets the first that says anything
    /// hold; absent means no.
    pub valence_as_found: Option<bool>,
    /// Share of the shorter of two ranges, 1 to 100 percent, from which a second code is joined.
    pub overlap_percent: Option<u8>,
    /// How often doubles count; absent kinds have the safe default.
    pub doubles: BTreeMap<DuplicateKind, Counting>,
    /// Whether sources in which nothing was coded count in the n of their group; absent means no.
    pub count_uncoded_sources: Option<bool>,
    /// Whether words for what is not known, such as `N/A`, are names of people, sources, groups, sites and
    /// coders, and numbers that stand for what is missing among flags (`99`) counts; absent means no.
    pub unknown_as_written: Option<bool>,
    /// Whether words for nothing (`None`, `Nothing`) among codes are codes; absent means that they count, which is said.
    pub nothing_among_codes: Option<bool>,
    /// Within what a participant's name is one person's alone; absent means the whole study, and the user is
    /// asked where names begin again.
    pub participants_within: Option<PeopleWithin>,
    /// Whether the names of the files name the coders; absent means where they say so, else the user is asked
    /// where they may.
    pub coders_from: Option<CodersFrom>,
    /// What becomes of rows with several codes and another number of valences; absent means that their codings
    /// have no valence and the user is asked.
    pub unequal_lists: Option<UnequalLists>,
    /// Codebook, or `none`; absent means the one recognised.
    #[cfg_attr(feature = "types", ts(as = "Option<String>"))]
    pub framework: Option<ChosenId>,
    /// Items for labels, by the mapping row's key: an item's id, a list of several, or `none` for "not in the
    /// framework".
    #[cfg_attr(feature = "types", ts(as = "BTreeMap<String, OneOrSeveral>"))]
    pub mapping: BTreeMap<String, ChosenItems>,
    /// What to count.
    pub table: TableOptions,
    /// What is decided and entered for the numbers beyond counts.
    pub numbers: StatisticsSettings,
    /// What the user typed of the logic model.
    pub logic_model: LogicModel,
    /// What is kept from being told: hidden, rounded or merged in every table and figure.
    pub disclosure: Policy,
    /// How to draw.
    pub figure: FigureOptions,
    /// What a live figure of the study says of itself and lets its readers switch.
    pub interactive: InteractiveOptions,
    /// The passages collected to be quoted, in the user's order.
    pub quotes: Vec<PickedPassage>,
    /// Codings that count nowhere, since the user holds them for wrong.
    pub set_aside: Vec<SetAside>,
}

/// What a live figure says of itself and lets its readers switch; absent parts have defaults that depend on the
/// study. What the author sees is always among it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct InteractiveOptions {
    /// Title; the default is that of the table.
    pub title: Option<String>,
    /// Authors, set apart by semicolons.
    pub authors: Option<String>,
    /// How it is cited.
    pub citation: Option<String>,
    /// Under what licence it may be used.
    pub licence: Option<String>,
    /// Its DOI, as `10.1234/abc`.
    pub doi: Option<String>,
    /// Charts, by their ids, of those that are drawn of the counted table; the default is the first two, and the
    /// study's.
    pub charts: Option<Vec<String>>,
    /// Units; the default is the table's.
    pub units: Option<Vec<Unit>>,
    /// Bases; the default is all that the unit has.
    pub bases: Option<Vec<Basis>>,
    /// Orders of the rows; the default is the framework's, by total and by letters, without those that would tell
    /// hidden numbers.
    pub orders: Option<Vec<Order>>,
    /// Whether columns can be shown one by one; the default is up to six.
    pub groups: Option<bool>,
    /// Whether readers may save drawing and table; the default is true.
    pub downloads: Option<bool>,
    /// Fewest contributors behind a number that is shown: 3, 5 or 10, or 0 for no more than the study hides; the
    /// default is 3.
    pub fewest_contributors: Option<u32>,
}

impl InteractiveOptions {
    /// What is absent here is what `others` say.
    pub(super) fn or(self, others: &Self) -> Self {
        let own = others.clone();
        Self {
            title: self.title.or(own.title),
            authors: self.authors.or(own.authors),
            citation: self.citation.or(own.citation),
            licence: self.licence.or(own.licence),
            doi: self.doi.or(own.doi),
            charts: self.charts.or(own.charts),
            units: self.units.or(own.units),
            bases: self.bases.or(own.bases),
            orders: self.orders.or(own.orders),
            groups: self.groups.or(own.groups),
            downloads: self.downloads.or(own.downloads),
            fewest_contributors: self.fewest_contributors.or(own.fewest_contributors),
        }
    }
}

/// Settings of one file.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct FileSettings {
    /// How to read the bytes.
    pub read: ReadOptions,
    /// Roles chosen by the user, by header; other columns keep the guess.
    pub roles: BTreeMap<String, Role>,
    /// Whether the cells of a column of labels hold lists, by header; absent means where they do for certain.
    pub divided: BTreeMap<String, bool>,
    /// Whether what stands before the colon of each finding (`Knowledge: not aware`) is its code; absent means
    /// where all of them have it and these come again.
    pub codes_before_colons: Option<bool>,
    /// The valence of all codings of the file, where no column says any; absent means what the names of several files
    /// say.
    pub valence: Option<Valence>,
    /// Whether rows of counts are left out that may sum up others; else they count, and it is said.
    pub sums_left_out: bool,
    /// Whether columns of counts that come to the sum of others and are not called so (`Managers` beside `Nurses` and
    /// `Doctors`) count; else they are left out, and it is said.
    pub sum_columns_counted: bool,
    /// Whether rows at the end of a table are left out that are filled otherwise than those above (the numbers of a
    /// sample, a log of the coding); else they count, and it is said.
    pub rows_below_left_out: bool,
    /// Whether rows called totals that are not the sums of others count as rows of their own; else they are left out,
    /// and it is said.
    pub totals_counted: bool,
    /// The attribute whose columns count, where several stand side by side (`Role: Nurse`, `Setting: Clinic`); absent
    /// means the first.
    pub attribute: Option<String>,
    /// Take a table as it is: turn no table of counts into one row a cell, fill no label down.
    pub as_it_is: bool,
    /// Leave what the file, or a sheet of it beside its codings, says of people: join it to no codings.
    pub people_aside: bool,
    /// What columns that are alike are, by the header of the first of them.
    pub families: BTreeMap<String, FamilyKind>,
    /// Headers of columns in which a blank cell means the label above it.
    pub fill_down: BTreeSet<String>,
}

/// What the user chose of a list in which nothing can be chosen too; outside the program the identifier, or
/// `none`, which no codebook and no item is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum ChosenId {
    /// None of them.
    Nothing,
    /// The one of this identifier.
    Id(String),
}

impl ChosenId {
    /// How the choice of nothing is written.
    pub const NOTHING: &str = "none";

    /// The identifier; `None` where nothing was chosen.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Nothing => None,
            Self::Id(id) => Some(id),
        }
    }

    /// As it is written.
    pub fn as_str(&self) -> &str {
        self.id().unwrap_or(Self::NOTHING)
    }
}

impl From<&str> for ChosenId {
    fn from(written: &str) -> Self {
        written.to_owned().into()
    }
}

impl From<String> for ChosenId {
    fn from(written: String) -> Self {
        if written == Self::NOTHING { Self::Nothing } else { Self::Id(written) }
    }
}

impl From<ChosenId> for String {
    fn from(chosen: ChosenId) -> Self {
        chosen.as_str().to_owned()
    }
}

/// Under which items of a framework the user said that a label stands; outside the program the identifier of one, a
/// list of several, or `none`, which no item is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChosenItems(Vec<String>);

impl ChosenItems {
    /// How the choice of nothing is written.
    pub const NOTHING: &str = ChosenId::NOTHING;

    /// These items, each once, in the order in which they were first given; none of them says that the framework has
    /// no such item.
    pub fn of(ids: impl IntoIterator<Item = String>) -> Self {
        let mut chosen = Vec::new();
        for id in ids {
            if !chosen.contains(&id) {
                chosen.push(id);
            }
        }
        Self(chosen)
    }

    /// The identifiers; none where the framework has no such item.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

impl From<&str> for ChosenItems {
    fn from(written: &str) -> Self {
        Self::of((written != Self::NOTHING).then(|| written.to_owned()))
    }
}

/// A list within the program, whose own form of values cannot tell a text from a list.
impl Serialize for ChosenItems {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            OneOrSeveral::from(self.clone()).serialize(serializer)
        } else {
            self.0.serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for ChosenItems {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            OneOrSeveral::deserialize(deserializer).map(Self::from)
        } else {
            Vec::deserialize(deserializer).map(Self)
        }
    }
}

/// How the items of a label are written.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
enum OneOrSeveral {
    /// One, or `none`.
    One(String),
    /// Several.
    Several(Vec<String>),
}

impl From<OneOrSeveral> for ChosenItems {
    fn from(written: OneOrSeveral) -> Self {
        match written {
            OneOrSeveral::One(one) => one.as_str().into(),
            // Nothing beside something is no item of any framework, and is refused as one.
            OneOrSeveral::Several(ids) => match ids.as_slice() {
                [one] => one.as_str().into(),
                _ => Self::of(ids),
            },
        }
    }
}

impl From<ChosenItems> for OneOrSeveral {
    fn from(chosen: ChosenItems) -> Self {
        match chosen.0.as_slice() {
            [] => Self::One(ChosenItems::NOTHING.to_owned()),
            [one] => Self::One(one.clone()),
            _ => Self::Several(chosen.0),
        }
    }
}
