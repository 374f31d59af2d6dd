//! Settings of study files of the first version, said as they are said now.

use super::matching::named;
use super::study::Study;
use super::{ChosenItems, Settings};
use crate::analysis::{filter_of_first_version, renamed_rows};
use crate::diag::{Warning, WarningKind};

/// The settings of a study that a file of the first version holds, as they were meant: labels that shared a
/// key have it each, and what has no value is kept as that.
pub(super) fn settings(study: &Study) -> Settings {
    let mut settings = study.settings.clone();
    for filter in settings.table.filter.iter_mut().flatten() {
        filter_of_first_version(filter, &study.dataset);
    }
    let (then, numbers) = (study.settings.numbers.clone(), &mut settings.numbers);
    for (old, key) in renamed_rows(&study.dataset) {
        let text = |of: &std::collections::BTreeMap<String, String>| of.get(&old).cloned();
        numbers.importance.extend(text(&then.importance).map(|text| (key.clone(), text)));
        numbers.distinguishing.extend(text(&then.distinguishing).map(|text| (key.clone(), text)));
        numbers.ratings.extend(then.ratings.get(&old).map(|of_row| (key, of_row.clone())));
    }
    if let Some(book) = &study.matched.mapping.codebook {
        for of_label in named(book, &study.dataset) {
            let chosen: Option<&ChosenItems> = study.settings.mapping.get(&of_label.label);
            settings.mapping.extend(chosen.map(|chosen| (of_label.key, chosen.clone())));
        }
    }
    settings
}

/// The settings by which words for what is not known stay the names that they were then; `None` for a study
/// without such words.
pub(super) fn names_as_then(study: &Study) -> Option<Settings> {
    let is_told = |warning: &Warning| {
        matches!(warning.kind, WarningKind::NotStated { .. } | WarningKind::MissingCode { .. })
    };
    let open = study.settings.unknown_as_written.is_none();
    let told = open && study.warnings.iter().any(is_told);
    told.then(|| Settings { unknown_as_written: Some(true), ..study.settings.clone() })
}
