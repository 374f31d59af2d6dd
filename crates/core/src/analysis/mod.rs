//! A dataset, a mapping and a [`TableSpec`] in, a [`CrossTab`] out.
//!
//! Counts only; labels and numbers are put into words in `words`. Every number carries its
//! unit, every share its basis and denominator.

mod agreement;
mod alike;
mod behind;
mod carried;
mod co_occurrence;
mod comparison;
mod condensed;
mod contributors;
mod count;
mod crosstab;
mod equal_groups;
mod field;
mod first_version;
mod labels;
mod levels;
mod logic_model;
mod mapping;
mod model_gaps;
mod note;
mod numbers;
mod order_of_rows;
mod passages;
mod percent;
mod placed;
mod plan;
mod ranking;
mod ratings;
mod resolve;
mod rows;
mod saturation;
mod spec;
mod spread;
mod steps;
mod tally;

pub use agreement::{CoderAgreement, Disagreement, RowAgreement, ValueAgreement, coder_agreement};
pub use alike::stand_in_one_row;
pub use behind::{codings_behind, codings_together, places_of, rated_records};
pub use carried::{CarriedTable, MOST_CARRIED_CELLS, carried};
pub use co_occurrence::{CoOccurrence, MOST_PAIRS_LISTED, Pair, co_occurrence};
pub use comparison::{ComparedLine, Comparison, NoTest, SMALLEST_TESTED_GROUP, Untested, compare};
pub use condensed::Condensing;
pub use contributors::Contributors;
pub use count::{cross_tabulate, cross_tabulate_with_contributors};
pub use crosstab::{Cell, ColumnHead, CrossTab, Number, RowHead, ValenceCell};
pub use equal_groups::{EqualGroups, EqualLine, equal_groups};
pub use first_version::{filter_of_first_version, renamed_rows};
pub use labels::{ColumnLabel, RowLabel};
pub use logic_model::{
    HowKnown, LONGEST_LABEL, LogicModel, MOST_ENTRIES, MOST_LINKS, Mechanism, ModelEnd, ModelLink,
    Outcome, OutcomeTier, Strategy, StrategyStatus, may_lead,
};
pub use mapping::Mapping;
pub use model_gaps::{Determinant, GapKind, ModelGap, Side, determinants, model_gaps};
pub use note::{Note, NoteKind};
pub use numbers::{
    NumberSetting, SaturationRule, Statistic, StatisticsSettings, available_numbers,
    columns_of_numbers,
};
pub use order_of_rows::in_order;
pub use percent::round_percent;
pub use ranking::{Ranked, Ranking, rank};
pub use ratings::{RatedCell, RatedRow, Rating, Ratings, ratings};
pub use resolve::{available_bases, available_rows, available_units, resolve, some_valences};
pub use saturation::{SaturationOf, SaturationPart, saturation};
pub use spec::{
    Basis, Columns, Filter, KeptValue, Order, Rows, TableOptions, TableSpec, Unit, name,
};
pub use spread::{Bar, DOMINANT_PERCENT, Spread, spread};
pub use steps::{Evidence, Step, StepsForm, steps};
