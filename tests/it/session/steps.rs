//! What a person meets, one after another.

use steelyard::page::session::{Change, HeldFile, How, Job, Opening, SavedStudy, sort_out};
use steelyard::page::standing::{Death, Step};
use steelyard::page::words;
use steelyard::page::{Edit, OpenNumbers};
use steelyard_core::analysis::{Statistic, Unit};
use steelyard_core::diag::ErrorKind;
use steelyard_core::engine::{ExcerptQuery, Request, Settings};

use super::bench::{Bench, Held, file, open, saved_file, saved_object, title_of, titled, well};

fn edit(title: &str) -> Job<Held> {
    Job::Change(Change::Edit(titled(title)))
}

fn added(files: &[(&str, &str)]) -> Job<Held> {
    let files = files.iter().map(|(name, content)| file(name, content)).collect();
    Job::Open(Box::new(Opening::of(How::Added, files)))
}

fn saved(study: SavedStudy<Held>) -> Job<Held> {
    Job::Open(Box::new(Opening::of(How::Saved(study), Vec::new())))
}

/// Files as they are dropped together.
fn dropped(files: &[HeldFile<Held>]) -> Job<Held> {
    Job::Open(Box::new(sort_out(files.to_vec(), How::Study, Settings::default()).unwrap()))
}

fn count() -> Job<Held> {
    Job::Ask(Box::new(Request::Table { table: Default::default() }))
}

fn names(bench: &Bench) -> Vec<String> {
    let snapshot = bench.session.snapshot();
    snapshot.map_or(Vec::new(), |state| state.files.iter().map(|file| file.name.clone()).collect())
}

fn title(bench: &Bench) -> &str {
    let settings = bench.page.study.as_ref().map(|study| &study.settings);
    settings.map_or("nothing", title_of)
}

fn problems(bench: &Bench) -> String {
    let said = bench.page.problems.iter().map(|problem| problem.message.clone());
    said.collect::<Vec<_>>().join("\n")
}

fn with_study() -> Bench {
    let mut bench = Bench::new();
    assert!(well(bench.done(open(&[file("a.csv", "one")]))));
    bench
}

#[test]
fn edits_of_one_moment_all_hold() {
    let mut bench = with_study();
    bench.ask(edit("one"));
    // Both are asked for while the first is at the engine, and go to it as one.
    bench.ask(edit("two"));
    let parts = serde_json::json!({"framework": "tdf-2012"}).as_object().cloned().unwrap();
    bench.ask(Job::Change(Change::Parts(parts)));
    bench.requests.clear();
    bench.settle();
    assert_eq!(bench.requests, ["configure"]);
    let settings = bench.page.settings().unwrap();
    assert_eq!(title_of(&settings), "two");
    assert_eq!(settings.framework, Some("tdf-2012".into()));
    assert!(bench.outcomes.values().all(well));
}

#[test]
fn an_edit_that_is_refused_takes_no_other_with_it() {
    let mut bench = with_study();
    bench.ask(edit("under way"));
    let first = bench.ask(edit("first"));
    let parts = serde_json::json!({"figure": {"title": "bad"}}).as_object().cloned().unwrap();
    let refused = bench.ask(Job::Change(Change::Parts(parts)));
    bench.settle();
    assert!(well(&bench.outcomes[&first]) && !well(&bench.outcomes[&refused]));
    assert_eq!(title(&bench), "first");
}

#[test]
fn crash_after_adding_a_codebook_brings_all_files_back_in_one_load() {
    let mut bench = with_study();
    assert!(well(bench.done(added(&[("codes.qdc", "codes")]))));
    assert!(well(bench.done(edit("own framework"))));
    bench.requests.clear();
    bench.ask(edit("the last"));
    bench.kill(Death::Fault);
    assert_eq!(bench.page.problems, [], "nothing is said before it is known");
    bench.settle();
    assert_eq!(bench.requests, ["configure", "load"]);
    assert_eq!(names(&bench), ["a.csv", "codes.qdc"]);
    assert_eq!(title(&bench), "own framework");
    assert!(problems(&bench).contains("still here"), "{}", problems(&bench));
    let (files, settings) = bench.engine.clone().unwrap();
    assert_eq!((files.len(), title_of(&settings)), (2, "own framework"));
    assert_eq!(bench.page.session.undo, Some(Step::Settings));
}

#[test]
fn engine_that_dies_idle_is_replaced_at_once() {
    let mut bench = with_study();
    bench.kill(Death::Vanished);
    assert!(bench.under_way.is_some(), "nobody need ask first");
    bench.settle();
    assert_eq!(bench.page.announcement, words::RESTARTED);
    assert_eq!(bench.page.problems, []);
    assert!(well(bench.done(count())));
}

#[test]
fn what_was_asked_of_an_engine_that_fell_silent_is_asked_again() {
    let mut bench = with_study();
    let change = bench.ask(edit("new"));
    let question = bench.ask(count());
    bench.kill(Death::Hung);
    bench.settle();
    assert!(well(&bench.outcomes[&change]) && well(&bench.outcomes[&question]));
    assert_eq!(title(&bench), "new");
    // What silences every engine is given up.
    let change = bench.ask(edit("hangs"));
    bench.kill(Death::Hung);
    bench.answer();
    bench.kill(Death::Hung);
    bench.settle();
    assert!(!well(&bench.outcomes[&change]));
    assert_eq!(title(&bench), "new");
    assert!(problems(&bench).contains("stopped answering"));
}

#[test]
fn figure_over_which_the_engine_fell_silent_is_asked_for_once_more() {
    let mut bench = with_study();
    bench.requests.clear();
    bench.session.set_width(200.0);
    bench.go_on();
    bench.kill(Death::Hung);
    bench.answer();
    assert_eq!(bench.requests, ["other", "load", "other"]);
    assert_eq!(bench.page.problems, []);
    bench.kill(Death::Hung);
    bench.answer();
    assert!(bench.under_way.is_none(), "what silences every engine is given up");
    assert!(problems(&bench).contains("stopped answering"));
    assert!(well(bench.done(count())));
}

/// A study of which the figure is shown.
fn with_figure() -> Bench {
    let mut bench = with_study();
    bench.session.set_width(200.0);
    bench.go_on();
    bench.settle();
    assert!(bench.page.figure.is_some());
    bench.requests.clear();
    bench
}

fn show(bench: &mut Bench, kind: Option<Statistic>) {
    let effects = bench.session.show_sheet(kind);
    bench.carry_out(effects);
    bench.go_on();
}

/// The sheet that lies open: its kind, and whether it says why there are no numbers.
fn sheet(bench: &Bench) -> Option<(Statistic, bool)> {
    bench.page.numbers.as_deref().map(|open| match open {
        OpenNumbers::Sheet(sheet) => (sheet.kind, false),
        OpenNumbers::Failed { kind, .. } => (*kind, true),
    })
}

#[test]
fn numbers_over_which_the_engine_fell_silent_are_asked_for_once_more() {
    let mut bench = with_figure();
    show(&mut bench, Some(Statistic::Spread));
    bench.kill(Death::Hung);
    bench.settle();
    assert_eq!(bench.requests, ["numbers", "load", "numbers"]);
    assert_eq!((sheet(&bench), bench.page.problems.len()), (Some((Statistic::Spread, false)), 0));
    // What silences every engine is given up; it stays open, says so, and can be tried again.
    bench.requests.clear();
    assert!(well(bench.done(edit("hangs"))));
    bench.requests.clear();
    show(&mut bench, Some(Statistic::Spread));
    for _ in 0..2 {
        bench.kill(Death::Hung);
        bench.answer();
    }
    assert_eq!(bench.requests, ["numbers", "load", "numbers", "load"]);
    assert!(bench.under_way.is_none() && bench.page.problems.is_empty());
    assert_eq!(sheet(&bench), Some((Statistic::Spread, true)));
    let Some(OpenNumbers::Failed { why, .. }) = bench.page.numbers.as_deref() else { panic!() };
    assert!(why.contains("stopped answering"), "{why}");
    show(&mut bench, Some(Statistic::Spread));
    bench.settle();
    assert_eq!(sheet(&bench), Some((Statistic::Spread, false)));
    assert!(well(bench.done(count())));
}

#[test]
fn numbers_that_made_the_engine_fail_stay_open_and_follow_the_study() {
    let mut bench = with_figure();
    show(&mut bench, Some(Statistic::Spread));
    bench.kill(Death::Fault);
    bench.settle();
    assert_eq!(bench.requests, ["numbers", "load"], "a fault is no chance");
    assert_eq!(sheet(&bench), Some((Statistic::Spread, true)));
    assert!(well(bench.done(edit("another"))));
    assert_eq!(sheet(&bench), Some((Statistic::Spread, false)));
    show(&mut bench, None);
    assert_eq!(sheet(&bench), None);
}

#[test]
fn what_becomes_of_numbers_that_were_given_up_does_not_touch_those_chosen_since() {
    for death in [Some(Death::Fault), Some(Death::Hung), None] {
        let mut bench = with_figure();
        show(&mut bench, Some(Statistic::Spread));
        show(&mut bench, Some(Statistic::Ranking));
        match death {
            Some(death) => bench.kill(death),
            None => bench.cancel(),
        }
        bench.settle();
        assert_eq!(sheet(&bench), Some((Statistic::Ranking, false)), "{death:?}");
        let mut bench = with_figure();
        show(&mut bench, Some(Statistic::Spread));
        show(&mut bench, None);
        match death {
            Some(death) => bench.kill(death),
            None => bench.cancel(),
        }
        bench.settle();
        assert_eq!(sheet(&bench), None, "{death:?}");
    }
}

#[test]
fn no_late_answer_is_shown_over_another_study() {
    let leave: [fn() -> Job<Held>; 3] =
        [|| Job::Close, || open(&[file("b.csv", "two")]), || edit("changed")];
    for (at, job) in leave.iter().enumerate() {
        let mut bench = with_figure();
        show(&mut bench, Some(Statistic::Spread));
        look(&mut bench, "of a.csv");
        bench.ask(job());
        while bench.under_way.is_some() {
            bench.answer();
            let study = bench.page.study.as_ref();
            let old = study.is_some_and(|study| study.files[0].reading.file == "a.csv");
            let old = old && title(&bench).is_empty();
            assert!(old || bench.page.passages.is_none(), "passages over another: {at}");
            let shown = bench.page.figure.is_some() || bench.page.numbers.is_some();
            assert!(bench.page.study.is_some() || !shown, "over nothing: {at}");
        }
        assert_eq!(sheet(&bench).is_some(), at == 2, "the numbers stay with the study: {at}");
        assert_eq!(bench.page.figure.is_some(), at != 0);
    }
}

/// Asks for the passages behind a number of the figure that is shown.
fn look(bench: &mut Bench, title: &str) {
    let row = bench.row.clone().expect("a row of a figure that was drawn");
    let query = ExcerptQuery { row, column: None, valence: None, with: None };
    bench.session.show_passages(query, title.to_owned());
    bench.go_on();
}

fn passages(bench: &Bench) -> Option<&str> {
    bench.page.passages.as_ref().map(|open| open.title.as_str())
}

#[test]
fn passages_are_those_of_the_number_that_was_pointed_at_or_none() {
    let unit = || Job::Change(Change::Edit(Edit::Unit(Unit::Participants)));
    let mut bench = with_figure();
    look(&mut bench, "one");
    bench.settle();
    assert_eq!(passages(&bench), Some("one"));
    // The number that was pointed at may be another by the time the passages come.
    bench.ask(unit());
    look(&mut bench, "two");
    bench.settle();
    assert_eq!((passages(&bench), bench.page.problems.len()), (None, 0));
    // The figure that stands is pointed at again.
    look(&mut bench, "three");
    bench.settle();
    assert_eq!(passages(&bench), Some("three"));
    // It is no other number where only the drawing changes.
    bench.ask(edit("A title"));
    look(&mut bench, "four");
    bench.settle();
    assert_eq!(passages(&bench), Some("four"));
    // Of another study nothing is opened, nor of none.
    bench.ask(open(&[file("b.csv", "two")]));
    look(&mut bench, "five");
    bench.settle();
    assert_eq!(passages(&bench), None);
    bench.ask(Job::Close);
    look(&mut bench, "six");
    bench.settle();
    assert_eq!((passages(&bench), bench.page.announcement.as_str()), (None, words::CLEARED));
    // A study that comes back by undo is another figure until it is drawn.
    bench.done(Job::Change(Change::Undo));
    look(&mut bench, "seven");
    bench.settle();
    assert_eq!(passages(&bench), Some("seven"));
}

#[test]
fn passages_over_which_the_engine_fell_silent_are_looked_for_once_more() {
    let mut bench = with_figure();
    look(&mut bench, "one");
    bench.kill(Death::Hung);
    bench.settle();
    assert_eq!((passages(&bench), bench.page.problems.len()), (Some("one"), 0));
    look(&mut bench, "two");
    bench.kill(Death::Hung);
    bench.answer();
    bench.kill(Death::Hung);
    bench.settle();
    assert!(problems(&bench).contains("stopped answering"), "{}", problems(&bench));
    assert_eq!(passages(&bench), Some("one"));
}

#[test]
fn study_that_no_engine_takes_stays_and_can_be_saved_and_repaired() {
    let mut bench = with_study();
    assert!(well(bench.done(edit("mine"))));
    let asked = bench.ask(count());
    for _ in 0..3 {
        bench.kill(Death::Memory);
    }
    assert!(bench.page.session.stranded && bench.under_way.is_none());
    assert!(!well(&bench.outcomes[&asked]));
    assert!(problems(&bench).contains("still in this page"), "{}", problems(&bench));
    assert_eq!((names(&bench), title(&bench)), (vec!["a.csv".to_owned()], "mine"));
    let state = bench.session.snapshot().unwrap();
    let saved = steelyard::page::session::study_file(state, true, |held| held.0.to_vec());
    let document = steelyard_core::export::study::read(&saved.bytes).unwrap();
    assert_eq!(document.input[0].bytes().unwrap().unwrap(), b"one");
    assert_eq!(document.settings["figure"]["title"], "mine");
    // Other settings may be what it needs.
    assert!(well(bench.done(edit("repaired"))));
    assert!(!bench.page.session.stranded);
    assert!(well(bench.done(count())));

    for _ in 0..3 {
        bench.kill(Death::Memory);
    }
    assert!(bench.page.session.stranded);
    bench.session.try_again();
    bench.go_on();
    bench.settle();
    assert!(!bench.page.session.stranded && well(bench.done(count())));
}

#[test]
fn engine_that_cannot_be_started_again_is_told_apart_from_one_that_never_could() {
    let mut bench = Bench::new();
    let opened = bench.ask(open(&[file("a.csv", "one")]));
    bench.kill(Death::Absent);
    assert!(!well(&bench.outcomes[&opened]));
    assert!(problems(&bench).contains("WebAssembly"), "{}", problems(&bench));
    let mut bench = with_study();
    bench.kill(Death::Fault);
    bench.kill(Death::Absent);
    assert!(bench.page.session.stranded && names(&bench) == ["a.csv"]);
    let said = problems(&bench);
    assert!(said.contains("memory may be short") && !said.contains("WebAssembly"), "{said}");
}

#[test]
fn opening_another_study_can_be_undone_with_all_that_was_done() {
    let mut bench = with_study();
    assert!(well(bench.done(edit("mine"))));
    assert!(well(bench.done(open(&[file("b.csv", "two")]))));
    assert_eq!(bench.page.session.undo, Some(Step::Study));
    assert!(well(bench.done(Job::Change(Change::Undo))));
    assert_eq!((names(&bench), title(&bench)), (vec!["a.csv".to_owned()], "mine"));
    assert_eq!(bench.page.session.redo, Some(Step::Study));
    assert!(well(bench.done(Job::Change(Change::Undo))));
    assert_eq!(title(&bench), "");
    for _ in 0..2 {
        assert!(well(bench.done(Job::Change(Change::Redo))));
    }
    assert_eq!(names(&bench), ["b.csv"]);
    // A double click does not push out what was worked on; the fifth study ends the first.
    for (name, content) in [("c.csv", "three"), ("c.csv", "three")] {
        assert!(well(bench.done(open(&[file(name, content)]))));
    }
    for expected in ["c.csv", "b.csv", "a.csv"] {
        assert!(bench.page.session.unsaved, "leaving would lose what lies behind undo");
        assert!(well(bench.done(Job::Change(Change::Undo))));
        assert_eq!(names(&bench), [expected]);
    }
    assert_eq!(title(&bench), "mine");
    for name in ["b.csv", "c.csv", "d.csv", "e.csv"] {
        assert!(well(bench.done(open(&[file(name, "new")]))));
    }
    for expected in ["d.csv", "c.csv", "b.csv"] {
        assert!(well(bench.done(Job::Change(Change::Undo))));
        assert_eq!(names(&bench), [expected]);
    }
    assert_eq!(bench.page.session.undo, None);
}

#[test]
fn study_put_away_can_be_taken_up_again() {
    let mut bench = with_study();
    assert!(well(bench.done(edit("mine"))));
    assert!(well(bench.done(Job::Close)));
    assert!(bench.page.study.is_none() && bench.page.session.undo == Some(Step::Study));
    assert!(bench.page.session.unsaved, "leaving would lose it all the same");
    assert!(well(bench.done(Job::Change(Change::Undo))));
    assert_eq!((names(&bench), title(&bench)), (vec!["a.csv".to_owned()], "mine"));
}

#[test]
fn only_what_would_be_lost_is_unsaved() {
    let mut bench = Bench::new();
    assert!(!bench.page.session.unsaved);
    bench.done(saved(saved_file(r#"{"name": "a.csv", "title": "saved"}"#)));
    assert_eq!((names(&bench), title(&bench)), (vec!["a.csv".to_owned()], "saved"));
    assert!(!bench.page.session.unsaved, "a study just restored");
    bench.done(edit("changed"));
    assert!(bench.page.session.unsaved);
    bench.done(Job::Change(Change::Undo));
    assert!(!bench.page.session.unsaved, "it is again what the file says");
    bench.done(added(&[("b.csv", "own")]));
    assert!(bench.page.session.unsaved, "own data added");
    let state = bench.session.snapshot().cloned();
    bench.session.saved(state);
    assert!(!bench.session.view().unsaved);
}

#[test]
fn what_a_script_restores_and_what_no_file_holds_whole_is_unsaved() {
    let whole = r#"{"name": "a.csv", "title": "saved"}"#;
    let mut bench = Bench::new();
    bench.done(saved(saved_object(whole)));
    assert_eq!((names(&bench), title(&bench)), (vec!["a.csv".to_owned()], "saved"));
    assert!(bench.page.session.unsaved, "an object need lie in no file");
    // The settings lie in a file, the data upon which they were laid need not.
    let mut bench = with_study();
    bench.done(saved(saved_file(r#"{"title": "saved"}"#)));
    assert!(bench.page.session.unsaved, "settings over data");
    let mut bench = Bench::new();
    bench.done(dropped(&[file("study.json", whole), file("b.csv", "two")]));
    assert_eq!(names(&bench), ["a.csv", "b.csv"]);
    assert!(bench.page.session.unsaved, "data beside a study file");
}

#[test]
fn good_files_beside_a_bad_study_file_are_offered_and_it_is_named() {
    let bad = file("study.json", "{\"bad\": 1}");
    let good = [file("good.csv", "two"), file("fine.csv", "three")];
    let all = [std::slice::from_ref(&bad), &good[..]].concat();
    let mut bench = with_study();
    assert!(!well(bench.done(dropped(&all))));
    assert!(problems(&bench).contains("study.json"), "{}", problems(&bench));
    let offer = bench.page.session.offer.clone().unwrap();
    assert_eq!(
        (offer.others, offer.leniently),
        (vec!["good.csv".into(), "fine.csv".into()], false)
    );
    assert_eq!(names(&bench), ["a.csv"], "nothing is half done");
    bench.session.open_others();
    bench.go_on();
    bench.settle();
    assert_eq!(names(&bench), ["good.csv", "fine.csv"], "as a study");

    // What was to be added is added without it.
    let mut bench = with_study();
    let added = sort_out(all, How::Added, Settings::default()).unwrap();
    assert!(!well(bench.done(Job::Open(Box::new(added)))));
    bench.session.open_others();
    bench.go_on();
    bench.settle();
    assert_eq!(names(&bench), ["a.csv", "good.csv", "fine.csv"]);

    // A study file that is fine says what the data are, and one of them that is bad is no reason to be without it.
    let mut bench = Bench::new();
    let settings = file("settings.json", r#"{"title": "mine"}"#);
    assert!(!well(bench.done(dropped(&[settings, file("wrong.csv", "bad"), good[0].clone()]))));
    let said = problems(&bench);
    assert!(said.contains("wrong.csv") && !said.contains("settings.json"), "{said}");
    assert_eq!(bench.page.session.offer.clone().unwrap().others, [""; 0]);

    // Alone there is nothing else to open; an object has no name.
    assert!(!well(bench.done(dropped(&[bad]))));
    assert_eq!(bench.page.session.offer.clone().unwrap().others, [""; 0]);
    assert!(!well(bench.done(saved(saved_object("{\"bad\": 1}")))));
    assert!(!problems(&bench).contains(".json"));

    // An engine that ends says nothing against any file.
    bench.ask(dropped(&[file("study.json", r#"{"title": "x"}"#), good[0].clone()]));
    bench.kill(Death::Fault);
    let offer = bench.page.session.offer.clone().unwrap();
    assert!(offer.again && offer.others.is_empty());
    assert!(!problems(&bench).contains("study.json"), "{}", problems(&bench));
}

#[test]
fn fault_within_a_study_file_is_placed_within_it() {
    let mut bench = Bench::new();
    let study = file("study.json", r#"{"name": "inner.csv", "title": "x", "changed": true}"#);
    // A file of the same name lies beside it, of which nothing is said.
    assert!(!well(bench.done(dropped(&[study, file("inner.csv", "one")]))));
    let error = bench.page.problems[0].error.clone().unwrap();
    assert_eq!(error.kind, ErrorKind::StudyDataChanged);
    let at = error.at.unwrap();
    assert_eq!((at.file.as_deref(), at.entry.as_deref()), (Some("study.json"), Some("inner.csv")));
    assert!(problems(&bench).contains("study.json") && problems(&bench).contains("inner.csv"));
    assert_eq!(bench.page.session.offer.clone().unwrap().others, ["inner.csv"]);
}

#[test]
fn good_files_among_bad_ones_are_offered() {
    let mut bench = with_study();
    let files = [file("good.csv", "two"), file("wrong.csv", "bad"), file("fine.csv", "three")];
    assert!(!well(bench.done(open(&files))));
    let offer = bench.page.session.offer.clone().unwrap();
    assert_eq!(offer.others, ["good.csv", "fine.csv"]);
    assert!(problems(&bench).contains("wrong.csv") && !offer.again);
    assert_eq!(names(&bench), ["a.csv"], "nothing is half done");
    bench.session.open_others();
    bench.go_on();
    bench.settle();
    assert_eq!(names(&bench), ["good.csv", "fine.csv"]);
    assert_eq!(bench.page.session.offer, None);
}

#[test]
fn added_files_are_read_leniently_as_added_files() {
    let mut bench = with_study();
    assert!(well(bench.done(edit("mine"))));
    assert!(!well(bench.done(added(&[("a.csv", "quote"), ("b.csv", "two")]))));
    assert!(bench.page.session.offer.as_ref().is_some_and(|offer| offer.leniently));
    bench.session.open_leniently();
    bench.go_on();
    bench.settle();
    assert_eq!(names(&bench), ["a.csv", "a.csv (2)", "b.csv"]);
    let settings = bench.page.settings().unwrap();
    assert_eq!(title_of(&settings), "mine");
    assert_eq!(settings.files.keys().collect::<Vec<_>>(), ["a.csv (2)"], "only where it is needed");
    // Beside another fault it would only be refused again.
    assert!(!well(bench.done(added(&[("c.csv", "quote"), ("d.csv", "bad"), ("e.csv", "five")]))));
    let offer = bench.page.session.offer.clone().unwrap();
    assert!(!offer.leniently);
    assert_eq!(offer.others, ["e.csv"]);
}

#[test]
fn files_are_added_to_the_study_that_they_were_chosen_for_or_to_none() {
    let chosen_for = |bench: &Bench| bench.session.snapshot().map(|state| state.study);
    let add = |onto, files: &[HeldFile<Held>]| {
        let opening = Opening::of(How::Added, files.to_vec());
        Job::Open(Box::new(Opening { onto, ..opening }))
    };
    let mut bench = with_study();
    let onto = chosen_for(&bench);
    assert!(well(bench.done(add(onto, &[file("more.csv", "two")]))));
    assert_eq!(names(&bench), ["a.csv", "more.csv"]);
    // While they are read another study is opened, or asked for.
    bench.ask(open(&[file("b.csv", "two")]));
    assert!(!well(bench.done(add(onto, &[file("late.csv", "three")]))));
    assert!(problems(&bench).contains("“late.csv”"), "{}", problems(&bench));
    let settings = [file("late.json", r#"{"title": "late"}"#)];
    let settings = sort_out(settings.to_vec(), How::Added, Settings::default()).unwrap();
    assert!(!well(bench.done(Job::Open(Box::new(Opening { onto, ..settings })))));
    assert!(problems(&bench).contains("“late.json”"), "{}", problems(&bench));
    assert_eq!((names(&bench), title(&bench)), (vec!["b.csv".to_owned()], ""));
    bench.done(Job::Close);
    assert!(!well(bench.done(add(onto, &[file("late.csv", "three")]))));
    assert!(bench.session.snapshot().is_none());
    // The good ones among those that were refused, too.
    bench.done(Job::Change(Change::Undo));
    bench.done(Job::Change(Change::Undo));
    assert_eq!(names(&bench), ["a.csv", "more.csv"]);
    assert!(!well(bench.done(add(onto, &[file("wrong.csv", "bad"), file("good.csv", "four")]))));
    bench.done(Job::Change(Change::Redo));
    bench.session.open_others();
    bench.go_on();
    bench.settle();
    assert_eq!(names(&bench), ["b.csv"]);
}

#[test]
fn failed_files_never_come_back_by_themselves() {
    let mut bench = with_study();
    assert!(!well(bench.done(added(&[("wrong.csv", "bad")]))));
    assert_eq!(names(&bench), ["a.csv"]);
    assert!(well(bench.done(edit("after"))));
    bench.kill(Death::Fault);
    bench.settle();
    assert_eq!((names(&bench), title(&bench)), (vec!["a.csv".to_owned()], "after"));
    assert!(well(bench.done(open(&[file("b.csv", "two")]))));
    assert_eq!(bench.session.open_leniently(), None, "what was refused before is forgotten");
    bench.settle();
    assert_eq!(names(&bench), ["b.csv"]);
}

#[test]
fn files_of_one_name_are_told_apart() {
    let mut bench = with_study();
    assert!(well(bench.done(added(&[("a.csv", "two"), ("a.csv", "three")]))));
    assert_eq!(names(&bench), ["a.csv", "a.csv (2)", "a.csv (3)"]);
    bench.kill(Death::Fault);
    bench.settle();
    assert_eq!(names(&bench), ["a.csv", "a.csv (2)", "a.csv (3)"]);
}

#[test]
fn settings_alone_and_data_with_settings_are_told_apart() {
    let settings = file("settings.json", "\u{feff} {\"title\": \"from the file\"}");
    let sorted = |files: &[_]| sort_out(files.to_vec(), How::Study, Settings::default());
    let mut bench = with_study();
    let alone = sorted(std::slice::from_ref(&settings)).unwrap();
    assert!(well(bench.done(Job::Open(Box::new(alone)))));
    assert_eq!((names(&bench), title(&bench)), (vec!["a.csv".to_owned()], "from the file"));
    assert_eq!(bench.page.session.undo, Some(Step::Settings));

    let together = sorted(&[file("b.csv", "two"), settings.clone()]).unwrap();
    let mut bench = with_study();
    assert!(well(bench.done(Job::Open(Box::new(together)))));
    assert_eq!((names(&bench), title(&bench)), (vec!["b.csv".to_owned()], "from the file"));

    let twice = sorted(&[settings.clone(), file("other.json", "{}")]).unwrap_err();
    assert!(twice[0].message.contains("“settings.json” and “other.json”"), "{}", twice[0].message);
    assert!(sorted(&[]).unwrap_err()[0].message.contains("No file"));
    let given = Settings { framework: Some("tdf-2012".into()), ..Settings::default() };
    assert!(sort_out(vec![settings], How::Study, given).is_err(), "settings beside a study file");
}

#[test]
fn cancel_ends_what_is_under_way_and_what_waits() {
    let mut bench = with_study();
    let loading = bench.ask(open(&[file("large.csv", "two")]));
    let waiting = bench.ask(edit("for it"));
    bench.cancel();
    assert!(problems(&bench).contains("Cancelled"), "the user is answered at once");
    for ticket in [loading, waiting] {
        assert!(!well(&bench.outcomes[&ticket]));
    }
    bench.late_answer();
    bench.settle();
    assert_eq!((names(&bench), title(&bench)), (vec!["a.csv".to_owned()], ""));
    assert!(well(bench.done(count())));
}

/// A study that no engine takes any more.
fn stranded() -> Bench {
    let mut bench = with_figure();
    for _ in 0..3 {
        bench.kill(Death::Memory);
    }
    assert!(bench.page.session.stranded);
    bench.requests.clear();
    bench
}

#[test]
fn settings_saved_before_repair_a_study_that_no_engine_takes() {
    let mut bench = stranded();
    assert!(well(bench.done(dropped(&[file("settings.json", r#"{"title": "repaired"}"#)]))));
    assert!(!bench.page.session.stranded);
    assert_eq!((names(&bench), title(&bench)), (vec!["a.csv".to_owned()], "repaired"));
    assert_eq!(bench.page.session.undo, Some(Step::Settings), "it is the same study");
    assert!(well(bench.done(count())));
}

#[test]
fn numbers_chosen_where_no_engine_takes_the_study_say_why_they_do_not_come() {
    let mut bench = stranded();
    show(&mut bench, Some(Statistic::Spread));
    assert!(problems(&bench).contains("still in this page"), "{}", problems(&bench));
    assert_eq!((sheet(&bench), bench.requests.len()), (None, 0));
    bench.session.try_again();
    bench.go_on();
    bench.settle();
    assert_eq!(sheet(&bench), None, "they do not open by themselves later");
}

#[test]
fn refused_files_are_offered_with_what_is_said_of_them_and_not_after() {
    let refused = || {
        let mut bench = with_figure();
        assert!(!well(bench.done(open(&[file("good.csv", "two"), file("wrong.csv", "bad")]))));
        assert!(bench.page.session.offer.is_some());
        bench
    };
    let mut bench = refused();
    assert!(well(bench.done(edit("mine"))));
    assert_eq!(bench.page.session.offer, None, "its message is gone too");
    let mut bench = refused();
    assert!(!well(bench.done(edit("bad title"))));
    assert_eq!(bench.page.session.offer, None, "what is said is of the edit");
}

#[test]
fn a_figure_that_ended_an_engine_says_that_the_study_is_back_when_it_is() {
    let mut bench = with_figure();
    bench.session.set_width(210.0);
    bench.go_on();
    bench.kill(Death::Memory);
    assert!(!problems(&bench).contains("still here"), "{}", problems(&bench));
    bench.answer();
    assert!(problems(&bench).contains("still here"), "{}", problems(&bench));
    let mut bench = with_figure();
    bench.session.set_width(210.0);
    bench.go_on();
    for _ in 0..3 {
        bench.kill(Death::Memory);
    }
    assert!(bench.page.session.stranded && !problems(&bench).contains("still here"));
}
