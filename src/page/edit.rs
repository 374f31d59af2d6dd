//! What a user can change of the settings, as values: each edit turns settings into other settings.

use crate::analysis::{Basis, Columns, Filter, Order, Rows, Unit};
use crate::dataset::{Counting, DoubleKind, Role, Valence, ValenceSource};
use crate::engine::{FileSettings, Settings};
use crate::figure::{Palette, Style};
use crate::format::{DecimalMark, Delimiter, Encoding, ReadOptions};

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
    /// Codebook, or `none`.
    Framework(Option<String>),
    /// Items for labels: the mapping row's key, and an item's id or `none`.
    Map(Vec<(String, Option<String>)>),
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
    /// Values of a field that are kept; `None` keeps all.
    Filter(Columns, Option<Vec<String>>),
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
                let people = matches!(to, Unit::Participants | Unit::Sources | Unit::Sites);
                if !people && next.table.basis == Some(Basis::ShareOfUnits) {
                    next.table.basis = None;
                }
            }
            Self::Basis(to) => next.table.basis = Some(to),
            Self::Order(to) => next.table.order = Some(to),
            Self::ZeroRows(to) => next.table.zero_rows = to,
            Self::Filter(by, keep) => {
                let mut filters = next.table.filter.take().unwrap_or_default();
                filters.retain(|filter| filter.by != by);
                filters.extend(keep.map(|keep| Filter { by, keep }));
                next.table.filter = (!filters.is_empty()).then_some(filters);
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

/// Whether a value passes the settings' filters by one field; all pass where there is no filter.
pub fn kept(settings: &Settings, by: &Columns, value: &str) -> bool {
    settings
        .table
        .filter
        .iter()
        .flatten()
        .filter(|filter| filter.by == *by)
        .all(|filter| filter.keep.iter().any(|kept| kept == value))
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
            (
                Edit::Doubles(DoubleKind::TwoCoders, Some(Counting::Each)),
                Edit::Doubles(DoubleKind::TwoCoders, None),
            ),
            (Edit::CountUncodedSources(Some(true)), Edit::CountUncodedSources(None)),
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
