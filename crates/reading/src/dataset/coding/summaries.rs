//! Files and sheets whose counts sum up the codings of others: a table made of a coding list and kept beside it, or that
//! of all sites beside those of each.
//!
//! Takes the codings with their valences; marks those of summaries. Never takes for a summary what says of whom or of
//! which passage it is, nor one whose numbers come out otherwise than the codings'.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Input;
use crate::dataset::file_stem::file_stem;
use crate::dataset::total_words::{names_summary, names_total_of_groups};
use crate::dataset::{CodeKey, CodedDataset, Coding, Counting, DuplicateKind, Standing};
use crate::diag::{Place, Warning, WarningKind};
use crate::ids::CodeTextId;
use crate::pulse;
use crate::valence::Valence;

/// Numbers that must come out the same for a summary to be sure: fewer are the same by chance.
const FEWEST_FOR_SURE: usize = 3;
/// Numbers of a summary at least.
const FEWEST: usize = 2;

/// Files and sheets that a sum of others adds up, at least: of two that count anything one repeats the other.
const FEWEST_ADDED_UP: usize = 2;

/// The file of a study and the sheet in it, both 0-based.
type Part = (u32, u32);

/// Numbers by label and valence.
type Numbers = HashMap<(CodeTextId, Option<Valence>), u64>;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Summed {
    /// Codings of summaries.
    pub codings: u64,
    /// A warning for each summary.
    pub warnings: Vec<Warning>,
}

/// Marks the codings of summaries as such where they count once.
pub(super) fn mark(
    dataset: &mut CodedDataset,
    inputs: &[Input<'_>],
    chosen: &BTreeMap<DuplicateKind, Counting>,
) -> Summed {
    // Whether any record of it says of whom it is, or where.
    let mut parts: BTreeMap<Part, bool> = BTreeMap::new();
    for (_, record) in dataset.records.iter() {
        *parts.entry((record.file, record.sheet)).or_default() |= record.participant.is_some()
            || record.source.is_some()
            || record.segment.is_some()
            || record.excerpt_len > 0;
    }
    let (listed, summed): (BTreeSet<Part>, BTreeSet<Part>) = {
        let of = |somebody: bool| {
            let parts = parts.iter().filter(move |(_, says)| **says == somebody);
            parts.map(|(part, _)| *part).collect()
        };
        (of(true), of(false))
    };
    let mut found = Summed::default();
    if listed.is_empty() {
        let Some((whole, sure)) = sum_of_others(dataset, inputs, &summed) else { return found };
        let others: BTreeSet<Part> = summed.into_iter().filter(|part| *part != whole).collect();
        found.take(dataset, inputs, chosen, (&BTreeSet::from([whole]), &others, sure));
        return found;
    }
    if summed.is_empty() {
        return found;
    }
    let mut sets: Vec<BTreeSet<Part>> = summed.iter().map(|part| BTreeSet::from([*part])).collect();
    for (file, _) in &summed {
        let of_file: BTreeSet<Part> =
            summed.iter().filter(|(other, _)| other == file).copied().collect();
        if of_file.len() > 1 && !sets.contains(&of_file) {
            sets.push(of_file);
        }
    }
    let mut of_what: Vec<BTreeSet<Part>> = vec![listed.clone()];
    if listed.len() > 1 {
        of_what.extend(listed.iter().map(|part| BTreeSet::from([*part])));
    }
    let lists: Vec<[Numbers; 4]> = of_what.iter().map(|parts| numbers_of(dataset, parts)).collect();
    let mut taken: BTreeSet<Part> = BTreeSet::new();
    for summary in &sets {
        if summary.iter().any(|part| taken.contains(part)) {
            continue;
        }
        let own = own_numbers(dataset, summary);
        let levels = lists
            .iter()
            .zip(&of_what)
            .flat_map(|(levels, parts)| levels.iter().map(move |one| (one, parts)));
        let Some((parts, sure)) = levels
            .filter_map(|(one, parts)| Some((parts, sums_up(&own, one)?)))
            .max_by_key(|(_, sure)| *sure)
        else {
            continue;
        };
        taken.extend(summary);
        found.take(dataset, inputs, chosen, (summary, parts, sure));
    }
    found
}

impl Summed {
    /// Marks the codings of a summary of other parts, surely one or not.
    fn take(
        &mut self,
        dataset: &mut CodedDataset,
        inputs: &[Input<'_>],
        chosen: &BTreeMap<DuplicateKind, Counting>,
        (summary, parts, sure): (&BTreeSet<Part>, &BTreeSet<Part>, bool),
    ) {
        let own = if sure { Counting::Once } else { Counting::Each };
        let counting = chosen.get(&DuplicateKind::Summary).copied().unwrap_or(own);
        let once = counting == Counting::Once;
        let mut count = 0;
        let records = &dataset.records;
        for coding in &mut dataset.codings {
            let record = &records[coding.record];
            if summary.contains(&(record.file, record.sheet)) && coding.standing == Standing::Counts
            {
                count += u64::from(coding.count);
                if once {
                    coding.standing = Standing::Duplicate(DuplicateKind::Summary);
                }
            }
        }
        self.codings += count;
        let (Some(one), Some(other)) = (place_of(inputs, parts), place_of(inputs, summary)) else {
            return;
        };
        let is_within = one.file == other.file;
        let name = |place: &Place| {
            let sheet = place.sheet.clone().filter(|_| is_within);
            sheet.or_else(|| place.file.clone()).unwrap_or_default()
        };
        let kind = WarningKind::SummaryOfCodings { one: name(&one), other: name(&other), once };
        self.warnings.push(Warning::new(kind).at(other).times(count));
    }
}

/// The part whose numbers are those of all others together, two at least, and whether its name says so too.
fn sum_of_others(
    dataset: &CodedDataset,
    inputs: &[Input<'_>],
    parts: &BTreeSet<Part>,
) -> Option<(Part, bool)> {
    if parts.len() <= FEWEST_ADDED_UP {
        return None;
    }
    let mut all = Numbers::new();
    let mut own: BTreeMap<Part, Numbers> = BTreeMap::new();
    for coding in dataset.codings.iter().filter(|one| one.standing == Standing::Counts) {
        pulse::beat(1);
        let (record, key) = (&dataset.records[coding.record], &dataset.code_keys[coding.code_key]);
        let Some(label) = lowest_label(key) else { continue };
        let (label, count) = ((label, Some(coding.valence)), u64::from(coding.count));
        *all.entry(label).or_default() += count;
        *own.entry((record.file, record.sheet)).or_default().entry(label).or_default() += count;
    }
    let is_half = |numbers: &Numbers| {
        let half = |(label, sum): (&(CodeTextId, Option<Valence>), &u64)| {
            numbers.get(label).copied().unwrap_or(0).checked_mul(2) == Some(*sum)
        };
        all.iter().all(half)
    };
    let said = all.values().filter(|sum| **sum > 0).count();
    if said < FEWEST_FOR_SURE || own.len() <= FEWEST_ADDED_UP {
        return None;
    }
    let named = |part: &Part| {
        place_of(inputs, &BTreeSet::from([*part])).is_some_and(|place| {
            let file = place.file.as_deref().map(file_stem).unwrap_or_default();
            place.sheet.as_deref().into_iter().chain([file]).any(is_name_of_sum)
        })
    };
    let wholes = || own.iter().filter(|(_, numbers)| is_half(numbers)).map(|(part, _)| *part);
    let whole = wholes().find(named);
    whole.map(|part| (part, true)).or_else(|| wholes().next().map(|part| (part, false)))
}

/// True for a name with a word for sums: `total`, `All sites`, `counts_combined`.
fn is_name_of_sum(name: &str) -> bool {
    let is_one = |name: &str| names_total_of_groups(name) || names_summary(name);
    is_one(name) || name.split(|letter: char| !letter.is_alphanumeric()).any(is_one)
}

/// Where some parts stand: their file, and their sheet where they are one.
fn place_of(inputs: &[Input<'_>], parts: &BTreeSet<Part>) -> Option<Place> {
    let &(file, sheet) = parts.first()?;
    let input = inputs.get(usize::try_from(file).ok()?)?;
    let sheet =
        (parts.len() == 1).then(|| input.table.sheet_name(usize::try_from(sheet).ok()?)).flatten();
    let (file, sheet) = (Some(input.file.to_owned()), sheet.map(str::to_owned));
    Some(Place { file, sheet, ..Place::default() })
}

/// The codings of some parts that count.
fn codings<'d>(
    dataset: &'d CodedDataset,
    parts: &'d BTreeSet<Part>,
) -> impl Iterator<Item = (&'d Coding, &'d CodeKey)> {
    let counted = dataset.codings.iter().filter(move |coding| {
        pulse::beat(1);
        let record = &dataset.records[coding.record];
        coding.standing == Standing::Counts && parts.contains(&(record.file, record.sheet))
    });
    counted.map(|coding| (coding, &dataset.code_keys[coding.code_key]))
}

/// What a row of counts is called.
fn lowest_label(key: &CodeKey) -> Option<CodeTextId> {
    key.bare_code.or(key.code).or(key.theme).or(key.construct).or(key.domain)
}

/// A summary's numbers, by what its rows are called; without valences where it says none.
fn own_numbers(dataset: &CodedDataset, parts: &BTreeSet<Part>) -> Numbers {
    let says = codings(dataset, parts).any(|(coding, _)| coding.valence != Valence::Missing);
    let mut numbers = Numbers::new();
    for (coding, key) in codings(dataset, parts) {
        if let Some(label) = lowest_label(key) {
            let valence = says.then_some(coding.valence);
            *numbers.entry((label, valence)).or_default() += u64::from(coding.count);
        }
    }
    numbers
}

/// The numbers of codings by domain, construct, theme and code, with valences and without.
fn numbers_of(dataset: &CodedDataset, parts: &BTreeSet<Part>) -> [Numbers; 4] {
    let mut levels: [Numbers; 4] = Default::default();
    for (coding, key) in codings(dataset, parts) {
        let labels = [key.domain, key.construct, key.theme, key.bare_code.or(key.code)];
        for (numbers, label) in levels.iter_mut().zip(labels) {
            for valence in [Some(coding.valence), None] {
                if let Some(label) = label {
                    *numbers.entry((label, valence)).or_default() += u64::from(coding.count);
                }
            }
        }
    }
    levels
}

/// Whether a summary's numbers are those of codings: `Some(true)` for all of them, `Some(false)` where most are or they
/// are few, `None` where they are others.
fn sums_up(own: &Numbers, codings: &Numbers) -> Option<bool> {
    let same = own.iter().filter(|(label, number)| codings.get(label) == Some(number)).count();
    let says = own.keys().next()?.1.is_some();
    // A list of labels, each once, counts nothing.
    if own.values().all(|number| *number < 2) {
        return None;
    }
    let all = codings.keys().filter(|(_, valence)| valence.is_some() == says).count();
    if same == own.len() && same == all && same >= FEWEST {
        return Some(same >= FEWEST_FOR_SURE);
    }
    // An older list, or a slip.
    let is_most = same >= FEWEST_FOR_SURE && 2 * same > own.len().max(all);
    is_most.then_some(false)
}
