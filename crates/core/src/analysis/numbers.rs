//! What the user decides about the numbers beyond counts: which, with which limits, and what is entered
//! by hand.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::field::Field;
use super::{Columns, TableOptions, some_valences};
use crate::dataset::{CodedDataset, Standing};
use crate::diag::Unavailable;
use crate::ids::{CoderId, IdVec, SegmentId};

/// The numbers beyond counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum Statistic {
    /// How many people carry each bar, and whether one of them does most of it.
    Spread,
    /// Domains ranked by frequency, elaboration and conflicting beliefs.
    Ranking,
    /// Ratings of constructs by site, with the evidence.
    Ratings,
    /// Groups side by side, as shares of their people.
    Comparison,
    /// Every group weighed as if all were of one size.
    EqualGroups,
    /// Agreement between coders.
    Agreement,
    /// New codes by source.
    Saturation,
    /// Codes on the same passage.
    CoOccurrence,
    /// The logic model: what leads from determinants to outcomes.
    LogicModel,
    /// Steps of a process with what helped and hindered them, by document, and evidence that they were done.
    Steps,
}

impl Statistic {
    /// All of them, in the order in which they are offered.
    pub const ALL: &[Self] = &[
        Self::Spread,
        Self::Ranking,
        Self::Ratings,
        Self::Comparison,
        Self::EqualGroups,
        Self::Agreement,
        Self::Saturation,
        Self::CoOccurrence,
        Self::LogicModel,
        Self::Steps,
    ];
}

/// Everything decided about them; absent parts have the default that is named.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct StatisticsSettings {
    /// The researcher's own judgement of importance, by the row's key.
    pub importance: BTreeMap<String, String>,
    /// Ratings entered by hand, by the row's key and the column's: `-2` … `+2`, `X` (mixed), `M` (missing).
    pub ratings: BTreeMap<String, BTreeMap<String, String>>,
    /// The researcher's own word for how a construct tells sites apart, by the row's key.
    pub distinguishing: BTreeMap<String, String>,
    /// Whether there is evidence that a step was done, by the row's key: `yes`, `partly`, `no`, `not mentioned`.
    pub evidence: BTreeMap<String, String>,
    /// Whether groups are compared by tests; absent means no.
    pub tests: Option<bool>,
    /// Share of the longer range, 1 to 100 percent, from which two coders' segments are one passage; absent
    /// means 100, equal ranges only.
    pub agreement_overlap_percent: Option<u8>,
    /// Sources of the base of saturation, 1 to 1000; absent means 4.
    pub saturation_base: Option<u32>,
    /// Sources of a run, 1 to 1000; absent means 2.
    pub saturation_run: Option<u32>,
    /// Share of new codes, 0 to 100 percent, up to which saturation is said to be reached; absent means 5.
    pub saturation_threshold_percent: Option<u32>,
    /// Seed of whatever is drawn at random, 0 to 9007199254740991; absent means 1.
    pub seed: Option<u64>,
}

/// The settings that are whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberSetting {
    /// [`StatisticsSettings::agreement_overlap_percent`].
    AgreementOverlapPercent,
    /// [`StatisticsSettings::saturation_base`].
    SaturationBase,
    /// [`StatisticsSettings::saturation_run`].
    SaturationRun,
    /// [`StatisticsSettings::saturation_threshold_percent`].
    SaturationThresholdPercent,
    /// [`StatisticsSettings::seed`].
    Seed,
}

impl NumberSetting {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::AgreementOverlapPercent,
        Self::SaturationBase,
        Self::SaturationRun,
        Self::SaturationThresholdPercent,
        Self::Seed,
    ];

    /// The field, as the API spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::AgreementOverlapPercent => "agreement_overlap_percent",
            Self::SaturationBase => "saturation_base",
            Self::SaturationRun => "saturation_run",
            Self::SaturationThresholdPercent => "saturation_threshold_percent",
            Self::Seed => "seed",
        }
    }

    /// The smallest and the largest value; of the seed the largest is the largest whole number that
    /// JavaScript holds exactly.
    pub fn range(self) -> (u64, u64) {
        match self {
            Self::AgreementOverlapPercent => (1, 100),
            Self::SaturationBase | Self::SaturationRun => (1, 1_000),
            Self::SaturationThresholdPercent => (0, 100),
            Self::Seed => (0, (1 << 53) - 1),
        }
    }

    fn default(self) -> u64 {
        match self {
            Self::AgreementOverlapPercent => 100,
            Self::SaturationBase => 4,
            Self::SaturationRun => 2,
            Self::SaturationThresholdPercent => 5,
            Self::Seed => 1,
        }
    }
}

impl StatisticsSettings {
    /// What was given for a setting.
    pub fn given(&self, setting: NumberSetting) -> Option<u64> {
        match setting {
            NumberSetting::AgreementOverlapPercent => self.agreement_overlap_percent.map(u64::from),
            NumberSetting::SaturationBase => self.saturation_base.map(u64::from),
            NumberSetting::SaturationRun => self.saturation_run.map(u64::from),
            NumberSetting::SaturationThresholdPercent => {
                self.saturation_threshold_percent.map(u64::from)
            }
            NumberSetting::Seed => self.seed,
        }
    }

    /// The value of a setting: what was given, or its default.
    pub fn value(&self, setting: NumberSetting) -> u64 {
        self.given(setting).unwrap_or_else(|| setting.default())
    }

    /// Gives a setting a value, kept within its range; `None` gives it its default back.
    pub fn give(&mut self, setting: NumberSetting, to: Option<u64>) {
        let (from, most) = setting.range();
        let to = to.map(|to| to.clamp(from, most));
        let small = || to.and_then(|to| u32::try_from(to).ok());
        match setting {
            NumberSetting::AgreementOverlapPercent => {
                self.agreement_overlap_percent = to.and_then(|to| u8::try_from(to).ok());
            }
            NumberSetting::SaturationBase => self.saturation_base = small(),
            NumberSetting::SaturationRun => self.saturation_run = small(),
            NumberSetting::SaturationThresholdPercent => {
                self.saturation_threshold_percent = small();
            }
            NumberSetting::Seed => self.seed = to,
        }
    }

    /// The rule of saturation.
    pub fn saturation_rule(&self) -> SaturationRule {
        let small = |setting| u32::try_from(self.value(setting)).unwrap_or(u32::MAX);
        SaturationRule {
            base: small(NumberSetting::SaturationBase),
            run: small(NumberSetting::SaturationRun),
            threshold_percent: small(NumberSetting::SaturationThresholdPercent),
            seed: self.value(NumberSetting::Seed),
        }
    }
}

/// The parts of saturation that the user chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaturationRule {
    /// Sources of the base.
    pub base: u32,
    /// Sources of a run.
    pub run: u32,
    /// Share of new codes, in percent, up to which saturation is said to be reached.
    pub threshold_percent: u32,
    /// Seed of the random orders.
    pub seed: u64,
}

/// The columns that numbers are worked out by: those chosen, or else the table's own default (`None`).
/// Ratings are of a construct at a site (Damschroder and Lowery 2013, Implement Sci 8:51): where no columns
/// are chosen, or everything together, they are by site, or else by group.
pub fn columns_of_numbers(
    kind: Statistic,
    chosen: Option<Columns>,
    dataset: &CodedDataset,
) -> Option<Columns> {
    if kind != Statistic::Ratings {
        return chosen;
    }
    // Ratings of everything together are none.
    let chosen = chosen.filter(|columns| *columns != Columns::All);
    let has_group = dataset.attributes.iter().any(|attribute| attribute.is_group);
    chosen
        .or((!dataset.sites.is_empty()).then_some(Columns::Site))
        .or(has_group.then_some(Columns::Group))
}

/// Numbers in the order in which they are offered, with the reason where the data cannot give them for
/// the table asked for. Told without working any of them out, so that what the filters leave may still be
/// too little.
pub fn available_numbers(
    options: &TableOptions,
    settings: &StatisticsSettings,
    dataset: &CodedDataset,
) -> Vec<(Statistic, Option<Unavailable>)> {
    let columns = |kind: Statistic| {
        let chosen = columns_of_numbers(kind, options.columns.clone(), dataset).unwrap_or_default();
        match Field::find(&chosen, dataset, "columns") {
            Ok(Some(_)) => chosen,
            Ok(None) | Err(_) => Columns::All,
        }
    };
    let (of_ratings, of_others) = (columns(Statistic::Ratings), columns(Statistic::Spread));
    let all_valences = options.valences.as_deref().and_then(some_valences).is_none();
    let only_equal_ranges = settings.value(NumberSetting::AgreementOverlapPercent) >= 100;
    let reason = |kind: Statistic| {
        let columns = if kind == Statistic::Ratings { &of_ratings } else { &of_others };
        unavailable(kind, columns, all_valences, dataset).or_else(|| {
            let nothing_twice =
                kind == Statistic::Agreement && only_equal_ranges && !is_coded_twice(dataset);
            nothing_twice.then_some(Unavailable::NothingCodedTwice)
        })
    };
    Statistic::ALL.iter().map(|&kind| (kind, reason(kind))).collect()
}

/// Why a dataset cannot give numbers; `None` where it has what they need. `all_valences` is whether codings of all of
/// them are counted.
pub(super) fn unavailable(
    kind: Statistic,
    columns: &Columns,
    all_valences: bool,
    dataset: &CodedDataset,
) -> Option<Unavailable> {
    let people = (dataset.participants.is_empty() && dataset.sources.is_empty())
        .then_some(Unavailable::NoParticipants);
    let all = (*columns == Columns::All).then_some(Unavailable::NoGroups);
    let segments = match (dataset.segments.is_empty(), dataset.counted) {
        (false, _) => None,
        (true, true) => Some(Unavailable::RowsAreCounts),
        (true, false) => Some(Unavailable::NoSegments),
    };
    match kind {
        Statistic::Spread | Statistic::Ranking | Statistic::Saturation | Statistic::Steps => people,
        Statistic::Ratings => all,
        // Coders are no groups of people.
        Statistic::Comparison if *columns == Columns::Coder => Some(Unavailable::NoGroups),
        Statistic::Comparison => people.or(all),
        Statistic::EqualGroups => all,
        Statistic::Agreement => match dataset.coders.len() {
            0 => Some(Unavailable::NoCoders),
            1 => Some(Unavailable::OneCoder),
            // Of barriers alone coders would agree wherever one of them said that it helps.
            _ => segments.or((!all_valences).then_some(Unavailable::NeedsAllValences)),
        },
        Statistic::CoOccurrence => segments,
        // Its determinants are rows of the counted table.
        Statistic::LogicModel => None,
    }
}

/// Whether two coders coded any one segment.
fn is_coded_twice(dataset: &CodedDataset) -> bool {
    let mut first: IdVec<SegmentId, Option<CoderId>> = IdVec::of_size(dataset.segments.len());
    let mut held = dataset.codings.iter().filter(|coding| coding.standing != Standing::SetAside);
    held.any(|coding| {
        let segment = dataset.records[coding.record].segment;
        segment
            .zip(coding.coder)
            .is_some_and(|(segment, coder)| *first[segment].get_or_insert(coder) != coder)
    })
}
