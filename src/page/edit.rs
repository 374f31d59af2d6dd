//! What a user can change of the settings, as values: each edit turns settings into other settings.

use steelyard_core::analysis::{
    Basis, Columns, Filter, KeptValue, NumberSetting, NumbersSettings, Order, Rows, Unit,
};
use steelyard_core::dataset::{Counting, DoubleKind, Role, ValenceSource};
use steelyard_core::engine::{ChosenId, FileSettings, Settings};
use steelyard_core::figure::{Palette, Style};
use steelyard_core::format::{DecimalMark, Delimiter, Encoding, ReadOptions};
use steelyard_core::valence::Valence;
use steelyard_core::words::numbers::SheetEntry;

/// One change of the settings. `None` in an edit gives the part back to the program's own choice.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// How a file's bytes are read.
    Encoding(String, Option<Encoding>),
    /// Delimiter of a file.
    Delimiter(String, Option<Delimiter>),
    /// Sheet of a workbook.
    Sheet(String, Option<String>),
    /// Row of the header, 1-based.
    HeaderRow(String, Option<u64>),
    /// Number of rows that the header has.
    HeaderRows(String, Option<u64>),
    /// Decimal mark of a file.
    DecimalMark(String, Option<DecimalMark>),
    /// Whether an unclosed quote is read as a character.
    LenientQuotes(String, bool),
    /// Whether a table of counts is taken as it is.
    AsItIs(String, bool),
    /// Role of a column: file, header, role.
    Role(String, String, Role),
    /// What a valence word means, by its key.
    ValenceWord(String, Option<Valence>),
    /// Label of an attribute's value: attribute, value as read, label; an empty label is none.
    ValueLabel(String, String, String),
    /// The first place that says a valence holds, although others contradict it.
    ValenceAsFound,
    /// The only place that is asked for valences.
    ValenceFrom(Option<ValenceSource>),
    /// Share of the shorter range from which a second code is joined, in percent; kept from 1 to 100.
    OverlapPercent(Option<u8>),
    /// How often doubles of a kind count.
    Doubles(DoubleKind, Option<Counting>),
    /// Whether sources in which nothing was coded count in the n of their group.
    CountUncodedSources(Option<bool>),
    /// Codebook, or nothing for the study's own labels.
    Framework(Option<ChosenId>),
    /// Items for labels: the mapping row's key, and an item's id or nothing for "not in the framework".
    Map(Vec<(String, Option<ChosenId>)>),
    /// Rows of the table.
    Rows(Rows),
    /// Columns of the table.
    Columns(Columns),
    /// Unit.
    Unit(Unit),
    /// Basis.
    Basis(Basis),
    /// Order of the rows.
    Order(Order),
    /// Whether rows that carry nothing are shown.
    ZeroRows(Option<bool>),
    /// Whether people with barriers and facilitators in one cell count there as mixed.
    BothAsMixed(Option<bool>),
    /// Values of a field that are kept; `None` keeps all.
    Filter(Columns, Option<Vec<String>>),
    /// What a person enters in a sheet of numbers: where, and what; empty takes it away.
    Enter(SheetEntry, String),
    /// Whether groups are compared by tests.
    Tests(bool),
    /// A whole number that the numbers beyond counts are worked out with; kept in its range.
    Number(NumberSetting, Option<u64>),
    /// Fewest contributors behind a number that is told.
    FewestContributors(Option<u32>),
    /// To what numbers are rounded.
    RoundTo(Option<u32>),
    /// Whether domains alone are told.
    DomainsOnly(Option<bool>),
    /// Values of an attribute that become one: attribute, values as read, the label of them all.
    Merge(String, Vec<String>, String),
    /// Chart.
    Chart(String),
    /// An option of the chart: its id and the choice's.
    ChartOption(String, String),
    /// Title of the figure; empty for none.
    Title(String),
    /// Width of the exported figure in millimetres.
    WidthMm(Option<f64>),
    /// Type scale of the exported figure.
    Style(Style),
    /// Colours of the exported figure.
    Palette(Palette),
}

impl Edit {
    /// The settings with this change made.
    ///
    /// What a change makes meaningless goes with it: a share of people goes when people are no longer
    /// counted, and rows, columns and filters go when the columns they name may be gone.
    #[must_use]
    pub fn apply(&self, settings: &Settings) -> Settings {
        let mut next = settings.clone();
        match self.clone() {
            Self::Encoding(file, to) => read(&mut next, file, |read| read.encoding = to),
            Self::Delimiter(file, to) => read(&mut next, file, |read| read.delimiter = to),
            Self::Sheet(file, to) => read(&mut next, file, |read| read.sheet = to),
            Self::HeaderRow(file, to) => read(&mut next, file, |read| read.header_row = to),
            Self::HeaderRows(file, to) => read(&mut next, file, |read| read.header_rows = to),
            Self::DecimalMark(file, to) => read(&mut next, file, |read| read.decimal_mark = to),
            Self::LenientQuotes(file, to) => {
                read(&mut next, file, |read| read.lenient_quotes = to);
            }
            Self::AsItIs(file, to) => change(&mut next, file, |file| file.as_it_is = to),
            Self::Role(file, header, role) => {
                next.files.entry(file).or_default().roles.insert(header, role);
                forget_table(&mut next);
            }
            Self::ValenceWord(key, to) => set(&mut next.valence_words, key, to),
            Self::ValueLabel(attribute, value, label) => {
                let label = label.trim().to_owned();
                let labels = next.value_labels.entry(attribute.clone()).or_default();
                let keep = !label.is_empty() && label != value;
                set(labels, value, keep.then_some(label));
                if labels.is_empty() {
                    next.value_labels.remove(&attribute);
                }
                // Filters name values by their labels, which have just changed.
                forget_filters(&mut next, |by| match by {
                    Columns::Attribute(name) => *name == attribute,
                    by => *by == Columns::Group,
                });
            }
            Self::ValenceAsFound => {
                next.valence_from = None;
                next.valence_as_found = Some(true);
            }
            Self::ValenceFrom(to) => {
                next.valence_from = to;
                next.valence_as_found = None;
                // Names are read with their valence or without, and so the levels may be others.
                next.table.rows = None;
            }
            Self::OverlapPercent(to) => next.overlap_percent = to.map(|to| to.clamp(1, 100)),
            Self::Doubles(kind, to) => {
                set(&mut next.doubles, kind, to);
                if kind == DoubleKind::SourcesOfOneName {
                    forget_filters(&mut next, |by| *by == Columns::Source);
                }
            }
            Self::CountUncodedSources(to) => {
                next.count_uncoded_sources = to;
                if to != Some(true) {
                    // They may be all that has a value which a filter names.
                    next.table.filter = None;
                }
            }
            Self::Framework(to) => {
                next.framework = to;
                next.mapping.clear();
                next.table.rows = None;
                next.table.zero_rows = None;
            }
            Self::Map(items) => {
                for (key, item) in items {
                    set(&mut next.mapping, key, item);
                }
            }
            Self::Rows(to) => next.table.rows = Some(to),
            Self::Columns(to) => next.table.columns = Some(to),
            Self::Unit(to) => {
                next.table.unit = Some(to);
                if !to.is_of_people() {
                    next.table.both_as_mixed = None;
                    if next.table.basis == Some(Basis::ShareOfUnits) {
                        next.table.basis = None;
                    }
                }
            }
            Self::Basis(to) => next.table.basis = Some(to),
            Self::Order(to) => next.table.order = Some(to),
            Self::ZeroRows(to) => next.table.zero_rows = to,
            Self::BothAsMixed(to) => next.table.both_as_mixed = to,
            Self::Filter(by, keep) => {
                let mut filters = next.table.filter.take().unwrap_or_default();
                filters.retain(|filter| filter.by != by);
                let keep = keep.map(|keep| keep.into_iter().map(KeptValue::Value).collect());
                filters.extend(keep.map(|keep| Filter { by, keep }));
                next.table.filter = (!filters.is_empty()).then_some(filters);
            }
            Self::Enter(entry, text) => enter(&mut next.numbers, entry, text.trim()),
            Self::Tests(to) => next.numbers.tests = to.then_some(true),
            Self::Number(setting, to) => next.numbers.give(setting, to),
            Self::FewestContributors(to) => next.disclosure.fewest_contributors = to,
            Self::RoundTo(to) => next.disclosure.round_to = to,
            Self::DomainsOnly(to) => next.disclosure.domains_only = to,
            Self::Merge(attribute, values, label) => {
                for value in values {
                    next = Self::ValueLabel(attribute.clone(), value, label.clone()).apply(&next);
                }
            }
            Self::Chart(to) => {
                next.figure.chart = Some(to);
                next.figure.options.clear();
            }
            Self::ChartOption(option, choice) => {
                next.figure.options.insert(option, choice);
            }
            Self::Title(to) => next.figure.title = (!to.trim().is_empty()).then_some(to),
            Self::WidthMm(to) => next.figure.width_mm = to,
            Self::Style(to) => next.figure.style = Some(to),
            Self::Palette(to) => next.figure.palette = Some(to),
        }
        next
    }
}

fn enter(numbers: &mut NumbersSettings, entry: SheetEntry, text: &str) {
    let text = (!text.is_empty()).then(|| text.to_owned());
    match entry {
        SheetEntry::Importance(row) => set(&mut numbers.importance, row, text),
        SheetEntry::Distinguishing(row) => set(&mut numbers.distinguishing, row, text),
        SheetEntry::Rating(row, column) => {
            let of_row = numbers.ratings.entry(row.clone()).or_default();
            set(of_row, column, text);
            if of_row.is_empty() {
                numbers.ratings.remove(&row);
            }
        }
    }
}

/// The whole number that a person wrote, rounded down; below zero it is zero, and what is too large is the
/// largest there is. `None` for what is no number.
pub fn whole(text: &str) -> Option<u64> {
    // A cast keeps to the range of its type.
    text.trim().parse::<f64>().ok().filter(|number| !number.is_nan()).map(|number| number as u64)
}

/// Whether a value passes the settings' filters by one field; all pass where there is no filter.
pub fn kept(settings: &Settings, by: &Columns, value: &str) -> bool {
    settings.table.filter.iter().flatten().filter(|filter| filter.by == *by).all(|filter| {
        filter.keep.iter().any(|kept| matches!(kept, KeptValue::Value(kept) if kept == value))
    })
}

fn set<K: Ord, T>(map: &mut std::collections::BTreeMap<K, T>, key: K, to: Option<T>) {
    match to {
        Some(value) => {
            map.insert(key, value);
        }
        None => {
            map.remove(&key);
        }
    }
}

fn read(settings: &mut Settings, file: String, to: impl FnOnce(&mut ReadOptions)) {
    change(settings, file, |file| to(&mut file.read));
}

fn change(settings: &mut Settings, file: String, to: impl FnOnce(&mut FileSettings)) {
    let entry = settings.files.entry(file.clone()).or_default();
    to(entry);
    // Another reading may have other columns.
    entry.roles.clear();
    if *entry == FileSettings::default() {
        settings.files.remove(&file);
    }
    forget_table(settings);
}

fn forget_table(settings: &mut Settings) {
    settings.table.rows = None;
    settings.table.columns = None;
    settings.table.unit = None;
    settings.table.basis = None;
    settings.table.filter = None;
    settings.table.both_as_mixed = None;
}

fn forget_filters(settings: &mut Settings, forgotten: impl Fn(&Columns) -> bool) {
    if let Some(filters) = &mut settings.table.filter {
        filters.retain(|filter| !forgotten(&filter.by));
        if filters.is_empty() {
            settings.table.filter = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(edits: &[Edit]) -> Settings {
        edits.iter().fold(Settings::default(), |settings, edit| edit.apply(&settings))
    }

    #[test]
    fn merged_values_have_one_label() {
        let values = vec!["0".to_owned(), "1".to_owned()];
        let merge = Edit::Merge("Group".into(), values, "All".into());
        let labels = all(&[merge]).value_labels;
        let labels: Vec<&String> = labels.values().flat_map(|of| of.values()).collect();
        assert_eq!(labels, ["All", "All"]);
    }

    #[test]
    fn giving_a_choice_back_leaves_no_trace() {
        let file = || "a.csv".to_owned();
        let pairs = [
            (Edit::Encoding(file(), Some(Encoding::Utf8)), Edit::Encoding(file(), None)),
            (Edit::HeaderRow(file(), Some(3)), Edit::HeaderRow(file(), None)),
            (Edit::HeaderRows(file(), Some(2)), Edit::HeaderRows(file(), None)),
            (Edit::LenientQuotes(file(), true), Edit::LenientQuotes(file(), false)),
            (Edit::AsItIs(file(), true), Edit::AsItIs(file(), false)),
            (
                Edit::ValueLabel("Group".into(), "0".into(), "Sedentary".into()),
                Edit::ValueLabel("Group".into(), "0".into(), " ".into()),
            ),
            (Edit::ValenceFrom(Some(ValenceSource::Passage)), Edit::ValenceFrom(None)),
            (Edit::OverlapPercent(Some(50)), Edit::OverlapPercent(None)),
            (Edit::FewestContributors(Some(3)), Edit::FewestContributors(None)),
            (Edit::RoundTo(Some(5)), Edit::RoundTo(None)),
            (Edit::DomainsOnly(Some(true)), Edit::DomainsOnly(None)),
            (
                Edit::Doubles(DoubleKind::TwoCoders, Some(Counting::Each)),
                Edit::Doubles(DoubleKind::TwoCoders, None),
            ),
            (Edit::CountUncodedSources(Some(true)), Edit::CountUncodedSources(None)),
            (Edit::Tests(true), Edit::Tests(false)),
            (Edit::Number(NumberSetting::Seed, Some(7)), Edit::Number(NumberSetting::Seed, None)),
            (
                Edit::Enter(SheetEntry::Rating("r".into(), "c".into()), "+2".into()),
                Edit::Enter(SheetEntry::Rating("r".into(), "c".into()), " ".into()),
            ),
            (
                Edit::Enter(SheetEntry::Importance("r".into()), "much".into()),
                Edit::Enter(SheetEntry::Importance("r".into()), String::new()),
            ),
            (
                Edit::Enter(SheetEntry::Distinguishing("r".into()), "weak".into()),
                Edit::Enter(SheetEntry::Distinguishing("r".into()), String::new()),
            ),
            (Edit::BothAsMixed(Some(true)), Edit::BothAsMixed(None)),
            (
                Edit::Map(vec![("k".into(), Some("none".into()))]),
                Edit::Map(vec![("k".into(), None)]),
            ),
            (
                Edit::Filter(Columns::Group, Some(vec!["a".into()])),
                Edit::Filter(Columns::Group, None),
            ),
        ];
        for (there, back) in pairs {
            let changed = there.apply(&Settings::default());
            assert_ne!(changed, Settings::default(), "{there:?}");
            assert_eq!(back.apply(&changed), Settings::default(), "{back:?}");
        }
    }

    #[test]
    fn a_share_of_people_goes_when_people_are_no_longer_counted() {
        let people = [Edit::Unit(Unit::Participants), Edit::Basis(Basis::ShareOfUnits)];
        assert_eq!(all(&people).table.basis, Some(Basis::ShareOfUnits));
        let codings = Edit::Unit(Unit::Codings).apply(&all(&people));
        assert_eq!(codings.table.basis, None);
        let sources = Edit::Unit(Unit::Sources).apply(&all(&people));
        assert_eq!(sources.table.basis, Some(Basis::ShareOfUnits));
        let mixed = Edit::BothAsMixed(Some(true)).apply(&all(&people));
        assert_eq!(mixed.table.both_as_mixed, Some(true));
        assert_eq!(Edit::Unit(Unit::Sites).apply(&mixed).table.both_as_mixed, Some(true));
        assert_eq!(Edit::Unit(Unit::Segments).apply(&mixed).table.both_as_mixed, None);
    }

    #[test]
    fn one_filter_a_field() {
        let settings = all(&[
            Edit::Filter(Columns::Coder, Some(vec!["A".into()])),
            Edit::Filter(Columns::Group, Some(vec!["x".into(), "y".into()])),
            Edit::Filter(Columns::Group, Some(vec!["y".into()])),
        ]);
        assert_eq!(settings.table.filter.as_ref().map(Vec::len), Some(2));
        assert!(kept(&settings, &Columns::Group, "y"));
        assert!(!kept(&settings, &Columns::Group, "x"));
        assert!(kept(&settings, &Columns::Site, "anything"));
    }

    #[test]
    fn a_filter_goes_with_the_sources_that_it_may_name() {
        let filtered = [
            Edit::Filter(Columns::Source, Some(vec!["A (2)".into()])),
            Edit::Filter(Columns::Coder, Some(vec!["x".into()])),
        ];
        let left = |edit: Edit| {
            let settings = edit.apply(&all(&filtered));
            settings.table.filter.unwrap_or_default().into_iter().map(|filter| filter.by).collect()
        };
        let both = vec![Columns::Source, Columns::Coder];
        for (edit, expected) in [
            (Edit::Doubles(DoubleKind::SourcesOfOneName, None), vec![Columns::Coder]),
            (Edit::Doubles(DoubleKind::TwoCoders, Some(Counting::Each)), both.clone()),
            (Edit::CountUncodedSources(Some(true)), both),
            (Edit::CountUncodedSources(None), vec![]),
        ] {
            let left: Vec<Columns> = left(edit.clone());
            assert_eq!(left, expected, "{edit:?}");
        }
    }

    #[test]
    fn a_share_of_ranges_stays_one() {
        for (asked, taken) in [(0, 1), (1, 1), (90, 90), (200, 100)] {
            let settings = Edit::OverlapPercent(Some(asked)).apply(&Settings::default());
            assert_eq!(settings.overlap_percent, Some(taken));
        }
    }

    #[test]
    fn a_whole_number_is_read_from_what_people_write() {
        for (text, expected) in [
            ("5", Some(5)),
            (" 80 ", Some(80)),
            ("4.9", Some(4)),
            ("-3", Some(0)),
            ("1e3", Some(1_000)),
            ("1e99", Some(u64::MAX)),
            ("", None),
            ("NaN", None),
            ("five", None),
        ] {
            assert_eq!(whole(text), expected, "{text:?}");
        }
    }

    #[test]
    fn numbers_stay_in_their_ranges() {
        use NumberSetting::{
            AgreementOverlapPercent, SaturationBase, SaturationRun, SaturationThresholdPercent,
            Seed,
        };
        for (setting, asked, taken) in [
            (AgreementOverlapPercent, 0, 1),
            (AgreementOverlapPercent, 80, 80),
            (AgreementOverlapPercent, 101, 100),
            (SaturationBase, 0, 1),
            (SaturationBase, u64::MAX, 1_000),
            (SaturationRun, 0, 1),
            (SaturationRun, 3, 3),
            (SaturationThresholdPercent, 0, 0),
            (SaturationThresholdPercent, 300, 100),
            (Seed, 0, 0),
            (Seed, u64::MAX, 9_007_199_254_740_991),
        ] {
            let settings = Edit::Number(setting, Some(asked)).apply(&Settings::default());
            assert_eq!(settings.numbers.given(setting), Some(taken), "{setting:?} {asked}");
            assert_eq!(settings.numbers.value(setting), taken);
            let others = NumberSetting::ALL.iter().filter(|one| **one != setting);
            let given = others.filter(|one| settings.numbers.given(**one).is_some());
            assert_eq!(given.count(), 0, "{setting:?} changes nothing else");
        }
    }

    #[test]
    fn another_reading_forgets_what_named_its_columns() {
        let settings = all(&[
            Edit::Role("a.csv".into(), "Who".into(), Role::Participant),
            Edit::Columns(Columns::Attribute("Who".into())),
            Edit::Delimiter("a.csv".into(), Some(Delimiter::Tab)),
        ]);
        assert_eq!(settings.table.columns, None);
        assert!(settings.files.values().all(|file| file.roles.is_empty()));
    }
}
