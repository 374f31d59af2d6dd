//! Words of the controls beside the numbers beyond counts.

use crate::analysis::NumberSetting;

/// Label of the switch for tests.
pub const TESTS: &str = "Compare the groups by tests";
/// Warning beside it.
pub const TESTS_WARNING: &str = "A test asks what chance would do among people drawn at random. Interviews are hardly ever drawn so: take p for a description at best, and say how people were chosen. Tests are made of participants or sources, never of codings.";

/// Label of a number.
pub fn label(setting: NumberSetting) -> &'static str {
    match setting {
        NumberSetting::AgreementOverlapPercent => {
            "Segments are one passage where they overlap by, in % of the longer"
        }
        NumberSetting::SaturationBase => "Sources of the base",
        NumberSetting::SaturationRun => "Sources of a run",
        NumberSetting::SaturationThresholdPercent => "Reached with new codes of at most, in %",
        NumberSetting::Seed => "Seed of what is drawn at random",
    }
}

/// What may be written as a number, and what becomes of one outside its range.
pub fn range(setting: NumberSetting) -> String {
    let (from, to) = setting.range();
    match setting {
        // Its end is farther than anybody counts.
        NumberSetting::Seed => {
            "A whole number from 0. The same seed draws the same again.".to_owned()
        }
        _ => format!("A whole number; below {from} it is taken for {from}, above {to} for {to}."),
    }
}
