//! How much was changed by hand before anything was counted, for the methods paragraph.

use super::study::Study;
use crate::words::methods::ByHand;

/// What was changed of these data, each with how often; decisions without effect on them are not among it.
pub(super) fn by_hand(study: &Study) -> [(ByHand, u64); 6] {
    let (settings, dataset) = (&study.settings, &study.dataset);
    let values = settings.value_labels.iter().flat_map(|(attribute, labels)| {
        let known = dataset.attributes.iter().find(|known| known.name == *attribute);
        let read = known.into_iter().flat_map(|known| &known.values);
        read.filter(|(value, _)| labels.get(value).is_some_and(|label| label != value))
    });
    let names = settings.names.values().flatten().filter(|(read, name)| read != name);
    let words = dataset.valence_words.iter();
    let words = words.filter(|word| settings.valence_words.contains_key(&word.key));
    let filled = study.files.iter().filter_map(|file| file.prepared.as_ref());
    let filled: usize = filled.map(|prepared| prepared.names.len()).sum();
    let loaded = study.files.iter().filter_map(|file| settings.files.get(&file.name));
    let divided: usize = loaded.map(|file| file.divided.len()).sum();
    let chosen = || study.matched.rows.iter().filter(|row| row.chosen);
    let mapped = chosen().filter(|row| !row.items.is_empty()).count();
    [
        (ByHand::Renamed, (values.count() + names.count()) as u64),
        (ByHand::Words, words.count() as u64),
        (ByHand::FilledDown, filled as u64),
        (ByHand::Divided, divided as u64),
        (ByHand::Mapped, mapped as u64),
        (ByHand::Outside, (chosen().count() - mapped) as u64),
    ]
}
