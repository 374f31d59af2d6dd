//! What a user can change of the settings, as values: each edit turns settings into other settings.

use std::collections::BTreeMap;

use super::ModelEdit;
use super::edit_filters::{
    filter_value, forget_filters, keep_valence, names_values_of, rename, rename_kept,
};
use super::edit_order::hand_order;
use steelyard_core::analysis::{
    Basis, Columns, Filter, KeptValue, NumberSetting, Order, Rows, StatisticsSettings, Unit,
};
use steelyard_core::dataset::{
    CodersFrom, Counting, DuplicateKind, FamilyKind, PeopleWithin, Role, UnequalLists,
    ValenceSource,
};
use steelyard_core::diag::NameOf;
use steelyard_core::engine::{
    ChosenId, ChosenItems, FileSettings, InteractiveOptions, PickedPassage, SetAside, Settings,
};
use steelyard_core::figure::{HEIGHTS_MM, Palette, Style, WIDTHS_MM, is_shared};
use steelyard_core::format::{DecimalMark, Delimiter, Encoding, ReadOptions};
use steelyard_core::valence::Valence;
use steelyard_core::words::numbers::SheetEntry;

/// The charts' option by which mixed and neutral are left out of a drawing.
pub(super) const MIXED_AND_NEUTRAL: &str = "mixed_and_neutral";

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
    /// Whether what stands before the colon of a finding is its code; nothing for what the findings show.
    CodesBeforeColons(String, Option<bool>),
    /// Valence of all codings of a file; nothing for what its columns and its name say.
    ValenceOfAll(String, Option<Valence>),
    /// Whether rows of a file's counts are left out that may sum up others.
    SumsLeftOut(String, bool),
    /// Whether rows at the end of a file are left out that are filled otherwise than those above.
    RowsBelowLeftOut(String, bool),
    /// Whether columns of a file count that come to the sum of others and are not called so.
    SumColumnsCounted(String, bool),
    /// Whether rows of a file called totals that are no sums count.
    TotalsCounted(String, bool),
    /// The attribute of a file whose columns count, of several side by side.
    Attribute(String, Option<String>),
    /// Whether what a file, or a sheet beside its codings, says of people is joined to no codings.
    PeopleAside(String, bool),
    /// Role of a column: file, header, role.
    Role(String, String, Role),
    /// What columns that are alike are: file, header of the first, kind.
    Family(String, String, Option<FamilyKind>),
    /// Whether a blank in a column means the label above it: file, header.
    FillDown(String, String, bool),
    /// Roles of several columns of a file at once, by header: none of them is what was asked for.
    Roles(String, Vec<(String, Role)>),
    /// Whether the signs at the ends of codes' names are valences.
    CodeSigns(Option<bool>),
    /// Whether letters before or behind codes' names are valences.
    CodeLetters(Option<bool>),
    /// Whether the cells of a column hold lists: file, header; nothing for what is found.
    Divided(String, String, Option<bool>),
    /// What becomes of rows with several codes and another number of valences.
    UnequalLists(Option<UnequalLists>),
    /// Whether words for what is not known are names of people, sources, groups, sites and coders.
    UnknownAsWritten(Option<bool>),
    /// Whether words for nothing among codes are codes.
    NothingAmongCodes(Option<bool>),
    /// Within what a participant's name is one person's alone.
    ParticipantsWithin(Option<PeopleWithin>),
    /// Where the coders are named.
    CodersFrom(Option<CodersFrom>),
    /// What a valence word means, by its key.
    ValenceWord(String, Option<Valence>),
    /// Rows with a valence word, by its key, are no codings.
    NotACoding(String),
    /// Label of an attribute's value: attribute, value as read, label; an empty label is none.
    ValueLabel(String, String, String),
    /// Name to take for a name of a participant, source, site or coder: of what, name as read, name; an empty name
    /// is none.
    Name(NameOf, String, String),
    /// The first place that says a valence holds, although others contradict it.
    ValenceAsFound,
    /// The only place that is asked for valences.
    ValenceFrom(Option<ValenceSource>),
    /// Share of the shorter range from which a second code is joined, in percent; kept from 1 to 100.
    OverlapPercent(Option<u8>),
    /// How often doubles of a kind count.
    Doubles(DuplicateKind, Option<Counting>),
    /// Whether sources in which nothing was coded count in the n of their group.
    CountUncodedSources(Option<bool>),
    /// Codebook, or nothing for the study's own labels.
    Framework(Option<ChosenId>),
    /// Items for labels: the mapping row's key, and an item's id or nothing for "not in the framework".
    Map(Vec<(String, Option<ChosenItems>)>),
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
    /// Keys of the rows in an order by hand.
    HandOrder(Vec<String>),
    /// Whether rows that carry nothing are shown.
    ZeroRows(Option<bool>),
    /// Whether people with barriers and facilitators in one cell count there as mixed.
    BothAsMixed(Option<bool>),
    /// Values of a field that are kept; `None` keeps all.
    Filter(Columns, Option<Vec<String>>),
    /// Whether one value of a field is kept: the field, the value, whether, and all values that are offered.
    FilterValue(Columns, String, bool, Vec<String>),
    /// Whether codings of a valence are counted: the valence, whether, and all valences that are offered.
    KeepValence(Valence, bool, Vec<Valence>),
    /// Codings of all valences are counted.
    AllValences,
    /// Nothing is filtered, and nothing of the table is left out of the chart.
    NoFilters,
    /// What a person enters in a sheet of numbers: where, and what; empty takes it away.
    Enter(SheetEntry, String),
    /// Whether groups are compared by tests.
    Tests(bool),
    /// A whole number that the numbers beyond counts are worked out with; kept in its range.
    Number(NumberSetting, Option<u64>),
    /// The logic model.
    Model(ModelEdit),
    /// Fewest contributors behind a number that is told.
    FewestContributors(Option<u32>),
    /// To what numbers are rounded.
    RoundTo(Option<u32>),
    /// Whether domains alone are told.
    DomainsOnly(Option<bool>),
    /// Values of an attribute that become one: attribute, values as read, the label of them all.
    Merge(String, Vec<String>, String),
    /// Names that become one: of what, names as read, the name of them all; an empty name is none.
    MergeNames(NameOf, Vec<String>, String),
    /// Chart.
    Chart(String),
    /// A chart, and what becomes of it where it is taller than its page: the id of a choice of `page`.
    Page(String, String),
    /// An option of the chart: its id and the choice's.
    ChartOption(String, String),
    /// Title of the figure; empty for none.
    Title(String),
    /// Width of the exported figure in millimetres; kept to what can be drawn.
    WidthMm(Option<f64>),
    /// Greatest height of the exported figure in millimetres; kept to what can be drawn.
    HeightMm(Option<f64>),
    /// Type scale of the exported figure.
    Style(Style),
    /// Colours of the exported figure.
    Palette(Palette),
    /// Whether a passage is among those collected to be quoted.
    Collect(PickedPassage, bool),
    /// Whether a coding is set aside as wrong.
    SetAside(SetAside, bool),
    /// Codings that were set aside are so no longer.
    ForgetAside(Vec<SetAside>),
    /// Puts a collected passage before the one above it, or behind the one below it.
    MoveQuote(PickedPassage, bool),
    /// What the live figure says of itself and lets its readers switch, whole.
    Interactive(Box<InteractiveOptions>),
    /// What a publisher asks of it, by the preset's id; width, height and type are then the preset's.
    Preset(Option<String>),
}

impl Edit {
    /// Whether values or names are called otherwise after it, and nothing else of the data is.
    pub fn is_renaming(&self) -> bool {
        matches!(
            self,
            Self::ValueLabel(..) | Self::Name(..) | Self::Merge(..) | Self::MergeNames(..)
        )
    }

    /// The settings with this change made.
    ///
    /// What a change makes meaningless goes with it: a share of people goes when people are no longer
    /// counted, and a filter when its values may be those of another column. What the data no longer have after it
    /// is found when they were read ([`Availability::unfit`](steelyard_core::engine::Availability)).
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
            Self::CodesBeforeColons(file, to) => {
                change(&mut next, file, |file| file.codes_before_colons = to);
            }
            Self::ValenceOfAll(file, to) => change(&mut next, file, |file| file.valence = to),
            Self::SumsLeftOut(file, to) => {
                change(&mut next, file, |file| file.sums_left_out = to);
            }
            Self::RowsBelowLeftOut(file, to) => {
                change(&mut next, file, |file| file.rows_below_left_out = to);
            }
            Self::SumColumnsCounted(file, to) => {
                change(&mut next, file, |file| file.sum_columns_counted = to);
            }
            Self::TotalsCounted(file, to) => {
                change(&mut next, file, |file| file.totals_counted = to);
            }
            Self::Attribute(file, to) => change(&mut next, file, |file| file.attribute = to),
            Self::PeopleAside(file, to) => {
                change(&mut next, file, |file| file.people_aside = to);
            }
            Self::Role(file, header, role) => {
                forget_filters(&mut next, |by| names_values_of(by, &role));
                let entry = next.files.entry(file).or_default();
                // What its cells hold was said of the role that it had.
                entry.divided.remove(&header);
                entry.roles.insert(header, role);
            }
            Self::Family(file, header, to) => {
                change(&mut next, file, |file| set(&mut file.families, header, to));
            }
            Self::FillDown(file, header, to) => change(&mut next, file, |file| {
                if to {
                    file.fill_down.insert(header);
                } else {
                    file.fill_down.remove(&header);
                }
            }),
            Self::Roles(file, roles) => {
                forget_filters(&mut next, |by| {
                    roles.iter().any(|(_, role)| names_values_of(by, role))
                });
                let entry = next.files.entry(file).or_default();
                entry.divided.retain(|header, _| !roles.iter().any(|(known, _)| known == header));
                entry.roles.extend(roles);
            }
            Self::Divided(file, header, to) => {
                let entry = next.files.entry(file.clone()).or_default();
                set(&mut entry.divided, header, to);
                if *entry == FileSettings::default() {
                    next.files.remove(&file);
                }
            }
            Self::UnequalLists(to) => next.unequal_lists = to,
            Self::UnknownAsWritten(to) => next.unknown_as_written = to,
            Self::NothingAmongCodes(to) => next.nothing_among_codes = to,
            Self::ParticipantsWithin(to) => next.participants_within = to,
            Self::CodersFrom(to) => next.coders_from = to,
            Self::CodeSigns(to) => next.code_signs = to,
            Self::CodeLetters(to) => next.code_letters = to,
            Self::ValenceWord(key, to) => {
                next.not_codings.remove(&key);
                set(&mut next.valence_words, key, to);
            }
            Self::NotACoding(key) => {
                next.valence_words.remove(&key);
                next.not_codings.insert(key);
            }
            Self::ValueLabel(attribute, value, label) => {
                let labels = next.value_labels.entry(attribute.clone()).or_default();
                let renamed = rename(labels, value, &label);
                if labels.is_empty() {
                    next.value_labels.remove(&attribute);
                }
                // Filters name values by their labels, which have just changed.
                forget_filters(&mut next, |by| matches!(by, Columns::Crossed(..)));
                rename_kept(&mut next, &renamed, |by| match by {
                    Columns::Attribute(name) => *name == attribute,
                    by => *by == Columns::Group,
                });
            }
            Self::Name(of, name, to) => {
                let names = next.names.entry(of).or_default();
                let renamed = rename(names, name, &to);
                if names.is_empty() {
                    next.names.remove(&of);
                }
                // Filters name them by the names that have just changed.
                forget_filters(&mut next, |by| {
                    of == NameOf::Site && matches!(by, Columns::Crossed(..))
                });
                rename_kept(&mut next, &renamed, |by| match of {
                    NameOf::Participant => *by == Columns::Participant,
                    NameOf::Source => *by == Columns::Source,
                    NameOf::Site => *by == Columns::Site,
                    NameOf::Coder => *by == Columns::Coder,
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
                if kind == DuplicateKind::SourcesOfOneName {
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
            Self::HandOrder(keys) => hand_order(&mut next, keys),
            Self::ZeroRows(to) => next.table.zero_rows = to,
            Self::BothAsMixed(to) => next.table.both_as_mixed = to,
            Self::Filter(by, keep) => {
                let mut filters = next.table.filter.take().unwrap_or_default();
                filters.retain(|filter| filter.by != by);
                let keep = keep.map(|keep| keep.into_iter().map(KeptValue::Value).collect());
                filters.extend(keep.map(|keep| Filter { by, keep }));
                next.table.filter = (!filters.is_empty()).then_some(filters);
            }
            Self::FilterValue(by, value, on, offered) => {
                filter_value(&mut next, by, &value, on, offered);
            }
            Self::KeepValence(valence, on, offered) => {
                keep_valence(&mut next, valence, on, &offered);
            }
            Self::AllValences => next.table.valences = None,
            Self::NoFilters => {
                (next.table.filter, next.table.valences) = (None, None);
                next.figure.options.remove(MIXED_AND_NEUTRAL);
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
            Self::MergeNames(of, names, to) => {
                for name in names {
                    next = Self::Name(of, name, to.clone()).apply(&next);
                }
            }
            Self::Chart(to) => {
                next.figure.chart = Some(to);
                next.figure.options.retain(|option, _| is_shared(option));
            }
            Self::Page(chart, page) => {
                next = Self::Chart(chart).apply(&next);
                next.figure.options.insert("page".to_owned(), page);
            }
            Self::ChartOption(option, choice) => {
                next.figure.options.insert(option, choice);
            }
            Self::Title(to) => next.figure.title = (!to.trim().is_empty()).then_some(to),
            Self::WidthMm(to) => {
                let (least, most) = WIDTHS_MM;
                next.figure.width_mm = to.map(|to| to.clamp(least, most));
            }
            Self::HeightMm(to) => {
                let (least, most) = HEIGHTS_MM;
                next.figure.height_mm = to.map(|to| to.clamp(least, most));
            }
            Self::Style(to) => next.figure.style = Some(to),
            Self::Palette(to) => next.figure.palette = Some(to),
            Self::Collect(passage, collected) => {
                next.quotes.retain(|known| *known != passage);
                next.quotes.extend(collected.then_some(passage));
            }
            Self::SetAside(coding, aside) => {
                next.set_aside.retain(|known| *known != coding);
                next.set_aside.extend(aside.then_some(coding));
            }
            Self::ForgetAside(lost) => next.set_aside.retain(|known| !lost.contains(known)),
            Self::MoveQuote(passage, up) => {
                let at = next.quotes.iter().position(|known| *known == passage);
                let above = at.and_then(|at| if up { at.checked_sub(1) } else { Some(at) });
                if let Some(above) = above.filter(|above| above + 1 < next.quotes.len()) {
                    next.quotes.swap(above, above + 1);
                }
            }
            Self::Model(edit) => edit.apply(&mut next.logic_model),
            Self::Interactive(to) => next.interactive = *to,
            Self::Preset(to) => {
                next.figure.preset = to;
                (next.figure.width_mm, next.figure.height_mm) = (None, None);
                next.figure.style = None;
            }
        }
        next
    }
}

fn enter(numbers: &mut StatisticsSettings, entry: SheetEntry, text: &str) {
    let text = (!text.is_empty()).then(|| text.to_owned());
    match entry {
        SheetEntry::Importance(row) => set(&mut numbers.importance, row, text),
        SheetEntry::Distinguishing(row) => set(&mut numbers.distinguishing, row, text),
        SheetEntry::Evidence(row) => set(&mut numbers.evidence, row, text),
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

fn set<K: Ord, T>(map: &mut BTreeMap<K, T>, key: K, to: Option<T>) {
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
    entry.divided.clear();
    if *entry == FileSettings::default() {
        settings.files.remove(&file);
    }
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
