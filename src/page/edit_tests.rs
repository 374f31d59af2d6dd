//! What edits make of settings.

use super::*;
use crate::page::{kept, kept_valences, moved};

fn all(edits: &[Edit]) -> Settings {
    edits.iter().fold(Settings::default(), |settings, edit| edit.apply(&settings))
}

#[test]
fn an_order_by_hand_keeps_rows_of_other_levels_and_charts_keep_what_all_of_them_have() {
    let keys = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
    let settings = Edit::HandOrder(keys(&["d1", "d0"])).apply(&Settings::default());
    let settings = Edit::HandOrder(keys(&["k2", "k1"])).apply(&settings);
    assert_eq!(settings.table.order, Some(Order::ByHand));
    assert_eq!(settings.table.hand_order, Some(keys(&["k2", "k1", "d1", "d0"])));
    assert_eq!(moved(keys(&["a", "b", "c"]), 2, 0), Some(keys(&["c", "a", "b"])));
    assert_eq!(moved(keys(&["a", "b"]), 0, 1), Some(keys(&["b", "a"])));
    assert_eq!(moved(keys(&["a", "b"]), 1, 2), None);

    let option = |id: &str, choice: &str| Edit::ChartOption(id.to_owned(), choice.to_owned());
    let settings = option("scale", "own").apply(&option("zeros", "dash").apply(&settings));
    let settings = Edit::Page("matrix".to_owned(), "first".to_owned()).apply(&settings);
    assert_eq!(settings.figure.chart.as_deref(), Some("matrix"));
    let options: Vec<_> = settings.figure.options.iter().map(|(id, to)| (&**id, &**to)).collect();
    assert_eq!(options, [("page", "first"), ("zeros", "dash")]);
    let settings = Edit::HeightMm(Some(1.0)).apply(&settings);
    assert_eq!(settings.figure.height_mm, Some(60.0));
}

#[test]
fn values_ticked_in_one_moment_all_hold() {
    let tick = |value: &str, on| {
        let offered = ["a", "b", "c"].map(str::to_owned).to_vec();
        Edit::FilterValue(Columns::Group, value.to_owned(), on, offered)
    };
    let kept = |edits: &[Edit]| {
        let filters = all(edits).table.filter;
        filters.map(|filters| filters.into_iter().flat_map(|of| of.keep).collect::<Vec<_>>())
    };
    let value = |value: &str| KeptValue::Value(value.to_owned());
    assert_eq!(kept(&[tick("a", false), tick("b", false)]), Some(vec![value("c")]));
    assert_eq!(kept(&[tick("a", false), tick("a", true)]), None);
    assert_eq!(
        kept(&[tick("c", false), tick("a", false), tick("c", true)]),
        Some(vec![value("b"), value("c")])
    );
}

#[test]
fn the_last_value_of_a_filter_stays() {
    let tick = |value: &str, on| {
        let offered = ["a", "b"].map(str::to_owned).to_vec();
        Edit::FilterValue(Columns::Group, value.to_owned(), on, offered)
    };
    // In whichever order they are taken away, and however often.
    for last in ["a", "b"] {
        let other = if last == "a" { "b" } else { "a" };
        let one = all(&[tick(other, false)]);
        assert!(!kept_none(&one) && kept(&one, &Columns::Group, last));
        assert_eq!(tick(last, false).apply(&one), one, "not all others in its place");
        let twice = tick(last, false).apply(&tick(last, false).apply(&one));
        assert_eq!(twice, one);
        // Another one first, and then it can go.
        let swapped = tick(last, false).apply(&tick(other, true).apply(&one));
        assert!(kept(&swapped, &Columns::Group, other));
        assert!(!kept(&swapped, &Columns::Group, last));
    }
    // A field of one value is no filter.
    let only = Edit::FilterValue(Columns::Group, "a".to_owned(), false, vec!["a".to_owned()]);
    assert_eq!(all(&[only]), Settings::default());
}

fn kept_none(settings: &Settings) -> bool {
    settings.table.filter.iter().flatten().any(|filter| filter.keep.is_empty())
}

#[test]
fn widths_that_cannot_be_drawn_are_kept_to_those_that_can() {
    for (given, expected) in [(30.0, 40.0), (-5.0, 40.0), (85.0, 85.0), (1_000.0, 400.0)] {
        assert_eq!(all(&[Edit::WidthMm(Some(given))]).figure.width_mm, Some(expected));
    }
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
        (Edit::CodesBeforeColons(file(), Some(false)), Edit::CodesBeforeColons(file(), None)),
        (Edit::ValenceOfAll(file(), Some(Valence::Barrier)), Edit::ValenceOfAll(file(), None)),
        (Edit::SumsLeftOut(file(), true), Edit::SumsLeftOut(file(), false)),
        (Edit::RowsBelowLeftOut(file(), true), Edit::RowsBelowLeftOut(file(), false)),
        (Edit::SumColumnsCounted(file(), true), Edit::SumColumnsCounted(file(), false)),
        (Edit::TotalsCounted(file(), true), Edit::TotalsCounted(file(), false)),
        (Edit::Attribute(file(), Some("Role".into())), Edit::Attribute(file(), None)),
        (Edit::NothingAmongCodes(Some(false)), Edit::NothingAmongCodes(None)),
        (Edit::CodeLetters(Some(true)), Edit::CodeLetters(None)),
        (Edit::NotACoding("context".into()), Edit::ValenceWord("context".into(), None)),
        (Edit::PeopleAside(file(), true), Edit::PeopleAside(file(), false)),
        (
            Edit::FillDown(file(), "Theme".into(), true),
            Edit::FillDown(file(), "Theme".into(), false),
        ),
        (
            Edit::Family(file(), "C1".into(), Some(FamilyKind::Coders)),
            Edit::Family(file(), "C1".into(), None),
        ),
        (
            Edit::ValueLabel("Group".into(), "0".into(), "Sedentary".into()),
            Edit::ValueLabel("Group".into(), "0".into(), " ".into()),
        ),
        (
            Edit::Name(NameOf::Site, "h1".into(), "H1".into()),
            Edit::Name(NameOf::Site, "h1".into(), String::new()),
        ),
        (Edit::ValenceFrom(Some(ValenceSource::Passage)), Edit::ValenceFrom(None)),
        (Edit::OverlapPercent(Some(50)), Edit::OverlapPercent(None)),
        (Edit::FewestContributors(Some(3)), Edit::FewestContributors(None)),
        (Edit::RoundTo(Some(5)), Edit::RoundTo(None)),
        (Edit::DomainsOnly(Some(true)), Edit::DomainsOnly(None)),
        (
            Edit::Doubles(DuplicateKind::TwoCoders, Some(Counting::Each)),
            Edit::Doubles(DuplicateKind::TwoCoders, None),
        ),
        (Edit::CountUncodedSources(Some(true)), Edit::CountUncodedSources(None)),
        (
            Edit::Divided(file(), "code".into(), Some(false)),
            Edit::Divided(file(), "code".into(), None),
        ),
        (Edit::UnequalLists(Some(UnequalLists::Together)), Edit::UnequalLists(None)),
        (Edit::UnknownAsWritten(Some(true)), Edit::UnknownAsWritten(None)),
        (Edit::ParticipantsWithin(Some(PeopleWithin::Site)), Edit::ParticipantsWithin(None)),
        (Edit::CodersFrom(Some(CodersFrom::FileNames)), Edit::CodersFrom(None)),
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
        (
            Edit::Enter(SheetEntry::Evidence("r".into()), "yes".into()),
            Edit::Enter(SheetEntry::Evidence("r".into()), String::new()),
        ),
        (
            Edit::Model(ModelEdit::Innovation("App".into())),
            Edit::Model(ModelEdit::Innovation(" ".into())),
        ),
        (Edit::BothAsMixed(Some(true)), Edit::BothAsMixed(None)),
        (Edit::Map(vec![("k".into(), Some("none".into()))]), Edit::Map(vec![("k".into(), None)])),
        (Edit::Filter(Columns::Group, Some(vec!["a".into()])), Edit::Filter(Columns::Group, None)),
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
        (Edit::Doubles(DuplicateKind::SourcesOfOneName, None), vec![Columns::Coder]),
        (Edit::Doubles(DuplicateKind::TwoCoders, Some(Counting::Each)), both.clone()),
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
        AgreementOverlapPercent, SaturationBase, SaturationRun, SaturationThresholdPercent, Seed,
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
fn another_reading_forgets_roles_and_keeps_what_was_chosen_of_the_table() {
    let settings = all(&[
        Edit::Role("a.csv".into(), "Who".into(), Role::Participant),
        Edit::Unit(Unit::Participants),
        Edit::Delimiter("a.csv".into(), Some(Delimiter::Tab)),
    ]);
    // Whether the data still have it is known when they were read.
    assert_eq!(settings.table.unit, Some(Unit::Participants));
    assert!(settings.files.values().all(|file| file.roles.is_empty()));
}

#[test]
fn passages_are_collected_once_each_and_moved_within_their_list() {
    let passage = |row: u64| PickedPassage {
        file: "a.csv".to_owned(),
        sheet: None,
        row,
        column: None,
        code: "Cost".to_owned(),
        check: 7,
    };
    let rows = |edits: &[Edit]| all(edits).quotes.iter().map(|it| it.row).collect::<Vec<_>>();
    let collect = |row| Edit::Collect(passage(row), true);
    let three = [collect(1), collect(2), collect(3)];
    assert_eq!(rows(&three), [1, 2, 3]);
    assert_eq!(rows(&[collect(1), collect(2), collect(1)]), [2, 1]);
    let then = |edit: Edit| rows(&[three.as_slice(), &[edit]].concat());
    assert_eq!(then(Edit::Collect(passage(2), false)), [1, 3]);
    assert_eq!(then(Edit::MoveQuote(passage(3), true)), [1, 3, 2]);
    assert_eq!(then(Edit::MoveQuote(passage(1), false)), [2, 1, 3]);
    for (row, up) in [(1, true), (3, false), (9, true), (9, false)] {
        assert_eq!(then(Edit::MoveQuote(passage(row), up)), [1, 2, 3], "{row} {up}");
    }
}

#[test]
fn a_coding_is_set_aside_once_and_counts_again() {
    let coding = |valence| SetAside {
        passage: PickedPassage {
            file: "a.csv".to_owned(),
            sheet: None,
            row: 2,
            column: None,
            code: "Cost".to_owned(),
            check: 7,
        },
        valence,
        said_by: 5,
    };
    let barrier = coding(Valence::Barrier);
    let aside = Edit::SetAside(barrier.clone(), true);
    let twice = all(&[aside.clone(), aside.clone()]);
    assert_eq!(twice.set_aside, [coding(Valence::Barrier)]);
    let other = Edit::SetAside(coding(Valence::Facilitator), true);
    let back = Edit::SetAside(barrier, false);
    assert_eq!(all(&[aside, other, back]).set_aside, [coding(Valence::Facilitator)]);
}

#[test]
fn valences_are_counted_or_left_out_and_the_last_one_stays() {
    use Valence::{Barrier, Facilitator, Neutral};
    let offered = [Barrier, Facilitator, Neutral];
    let tick = |valence, on| Edit::KeepValence(valence, on, offered.to_vec());
    let one = all(&[tick(Facilitator, false), tick(Neutral, false)]);
    assert_eq!(one.table.valences, Some(vec![Barrier]));
    assert_eq!(tick(Barrier, false).apply(&one), one, "one is counted at least");
    assert_eq!(kept_valences(&one, &offered), [Barrier]);
    // In their order, however they are ticked, and all are no filter.
    let two = tick(Facilitator, true).apply(&tick(Barrier, true).apply(&one));
    assert_eq!(two.table.valences, Some(vec![Barrier, Facilitator]));
    assert_eq!(tick(Neutral, true).apply(&two), Settings::default());
    assert_eq!(Edit::AllValences.apply(&two), Settings::default());
}

#[test]
fn all_filters_go_at_once_and_nothing_else_does() {
    let filters = [
        Edit::Filter(Columns::Group, Some(vec!["a".to_owned()])),
        Edit::KeepValence(Valence::Barrier, false, Valence::ALL.to_vec()),
        Edit::ChartOption("mixed_and_neutral".to_owned(), "left_out".to_owned()),
    ];
    let others =
        [Edit::Unit(Unit::Segments), Edit::ChartOption("zeros".to_owned(), "dash".to_owned())];
    let filtered = all(&[&filters[..], &others[..]].concat());
    assert_eq!(Edit::NoFilters.apply(&filtered), all(&others));
}
