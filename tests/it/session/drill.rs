//! Whatever a person does and whatever becomes of the engine, in any order: no edit and no file is lost, and
//! the page shows the state that stands.

use std::collections::{BTreeMap, BTreeSet};

use steelyard::page::session::{Change, How, Job, Opening, Outcome, SavedStudy, Ticket};
use steelyard::page::standing::Death;
use steelyard::page::words;
use steelyard_core::diag::ErrorKind;
use steelyard_core::engine::Request;

use super::bench::{Bench, Held, file, open, title_of, titled, well};
use super::model::{Model, State, study_file};
use crate::support::random::Random;

/// How many stories are told.
const STORIES: u64 = 20_000;

/// A session beside its model.
struct Drill {
    bench: Bench,
    model: Model,
    /// What was asked and is not told yet, in the order in which it was asked.
    asked: BTreeMap<Ticket, Job<Held>>,
    /// What was ended by the user, and what may have fallen with an engine.
    excused: BTreeSet<Ticket>,
    titles: u32,
}

#[test]
fn nothing_is_lost_in_any_order() {
    let mut refused = 0;
    let mut stranded = 0;
    for seed in 0..STORIES {
        let (told, was_stranded) = tell(seed);
        refused += told;
        stranded += u64::from(was_stranded);
    }
    // The stories hold what they are told for.
    assert!(refused > STORIES / 2 && stranded > STORIES / 100, "{refused} {stranded}");
}

/// One story; how many jobs were refused in it, and whether no engine took the study for a while.
fn tell(seed: u64) -> (u64, bool) {
    let mut random = Random::new(seed);
    let mut drill = Drill {
        bench: Bench::new(),
        model: Model::default(),
        asked: BTreeMap::new(),
        excused: BTreeSet::new(),
        titles: 0,
    };
    let mut stranded = false;
    let steps = 4 + random.below(22);
    for _ in 0..steps {
        drill.step(&mut random);
        drill.follow(seed);
        stranded |= drill.bench.page.session.stranded;
    }
    drill.bench.settle();
    drill.follow(seed);
    if drill.bench.page.session.stranded {
        drill.bench.session.try_again();
        drill.bench.go_on();
        drill.bench.settle();
    }
    drill.at_rest(seed);
    let refused = drill.bench.outcomes.values().filter(|outcome| !well(outcome)).count();
    drill.walk_back(seed);
    (refused as u64, stranded)
}

impl Drill {
    fn step(&mut self, random: &mut Random) {
        match random.below(20) {
            0..=8 => {
                let job = self.job(random);
                let ticket = self.bench.session.push(job.clone());
                self.asked.insert(ticket, job);
                self.bench.go_on();
            }
            9..=14 => self.bench.answer(),
            15 => self.bench.settle(),
            16 => self.bench.late_answer(),
            17 => {
                // Whatever waits is ended; the user asked for that.
                self.excused.extend(self.asked.keys());
                self.bench.cancel();
            }
            18 => {
                let deaths = [Death::Fault, Death::Memory, Death::Hung, Death::Vanished];
                self.excused.extend(self.asked.keys());
                let times = 1 + random.below(3);
                for _ in 0..times {
                    self.bench.kill(*random.of(&deaths));
                }
            }
            _ => {
                self.bench.session.try_again();
                self.bench.go_on();
            }
        }
    }

    fn job(&mut self, random: &mut Random) -> Job<Held> {
        let names = ["a.csv", "b.csv", "b.csv", "codes.qdc"];
        let files = |random: &mut Random| -> Vec<_> {
            let many = 1 + random.below(3);
            let content = |random: &mut Random| match random.below(8) {
                0 => "bad".to_owned(),
                other => format!("content {other}"),
            };
            (0..many).map(|_| file(names[random.below(names.len())], &content(random))).collect()
        };
        match random.below(12) {
            0..=3 => Job::Change(Change::Edit(titled(&self.title(random)))),
            4 => Job::Change(Change::Undo),
            5 => Job::Change(Change::Redo),
            6 | 7 => open(&files(random)),
            8 => Job::Open(Box::new(Opening::of(How::Added, files(random)))),
            9 => {
                let name = (random.below(2) == 0).then_some("saved.csv");
                let content = study_file(name, &self.title(random));
                let file = (random.below(2) == 0).then(|| "study.json".to_owned());
                let saved = SavedStudy { content, file, added: false };
                Job::Open(Box::new(Opening::of(How::Saved(saved), Vec::new())))
            }
            10 => Job::Close,
            _ => Job::Ask(Box::new(Request::Table { table: Default::default() })),
        }
    }

    fn title(&mut self, random: &mut Random) -> String {
        self.titles += 1;
        match random.below(6) {
            0 => format!("bad {}", self.titles),
            1 => "the same".to_owned(),
            _ => format!("title {}", self.titles),
        }
    }

    /// Follows what was told since the last look, in the order in which it was asked.
    fn follow(&mut self, seed: u64) {
        while let Some((&ticket, _)) = self.asked.first_key_value() {
            let Some(outcome) = self.bench.outcomes.get(&ticket) else { break };
            let Some(job) = self.asked.remove(&ticket) else { break };
            let mut after = self.model.clone();
            let taken = after.does(&job);
            match well(outcome) {
                // A state that is overtaken before it is shown need not be one that an engine takes.
                true => self.model = after,
                false => {
                    let excused = self.excused.contains(&ticket) || says_stranded(outcome);
                    assert!(!taken || excused, "story {seed}: lost {job:?} of {:?}", self.model);
                    if says_refused(outcome) {
                        self.forget_what_never_was(&job);
                    }
                }
            }
        }
        if self.bench.under_way.is_none() {
            self.at_rest(seed);
        }
    }

    /// A state that was overtaken before an engine saw it, and that no engine takes now, is no step.
    fn forget_what_never_was(&mut self, job: &Job<Held>) {
        let present = self.model.present.as_ref();
        let steps = match job {
            Job::Change(Change::Undo) => &mut self.model.past,
            Job::Change(Change::Redo) => &mut self.model.future,
            _ => return,
        };
        if steps.last().map(|state| &state.files) == present.map(|state| &state.files) {
            steps.pop();
            while steps.last().is_some() && steps.last() == present {
                steps.pop();
            }
        }
    }

    /// Nothing is under way: all was told, and page, session, engine and model agree.
    fn at_rest(&self, seed: u64) {
        assert!(self.asked.is_empty(), "story {seed}: never answered: {:?}", self.asked);
        let expected = self.model.present.as_ref();
        let held = self.bench.session.snapshot();
        let held = held.map(|state| {
            let files = state.files.iter().map(|file| (file.name.clone(), file.content.clone()));
            (files.collect::<Vec<_>>(), title_of(&state.settings).to_owned())
        });
        let expected_state = expected.map(|state| (state.files.clone(), state.title.clone()));
        assert_eq!(held, expected_state, "story {seed}: what the session holds");
        let shown = self.bench.page.study.as_ref().map(|study| {
            let names = study.files.iter().map(|file| file.reading.file.clone());
            (names.collect::<Vec<_>>(), title_of(&study.settings).to_owned())
        });
        let expected_names = expected.map(|state| {
            (state.files.iter().map(|(name, _)| name.clone()).collect(), state.title.clone())
        });
        assert_eq!(shown, expected_names, "story {seed}: what the page shows");
        let session = &self.bench.page.session;
        assert_eq!(session.undo.is_some(), !self.model.past.is_empty(), "story {seed}: undo");
        assert_eq!(session.redo.is_some(), !self.model.future.is_empty(), "story {seed}: redo");
        assert_eq!(self.bench.page.work, None, "story {seed}: work that has ended");
        if !session.stranded {
            let engine = self.bench.engine.as_ref();
            let engine =
                engine.map(|(files, settings)| (files.clone(), title_of(settings).to_owned()));
            assert!(
                engine == expected_state || expected_state.is_none(),
                "story {seed}: the engine holds {engine:?}"
            );
        }
    }

    /// Undo brings every former state back, each once.
    fn walk_back(mut self, seed: u64) {
        if self.bench.page.session.stranded {
            return;
        }
        for _ in 0..600 {
            if self.bench.page.session.undo.is_none() {
                break;
            }
            let before: Option<State> = self.model.present.clone();
            let job = Job::Change(Change::Undo);
            let ticket = self.bench.session.push(job.clone());
            self.asked.insert(ticket, job);
            self.bench.go_on();
            self.bench.settle();
            self.follow(seed);
            let went = well(&self.bench.outcomes[&ticket]);
            assert!(!went || self.model.present != before, "story {seed}: a state twice");
        }
        assert!(self.model.past.is_empty(), "story {seed}: undo does not end");
    }
}

/// Whether a job is refused because no engine has the study.
fn says_stranded(outcome: &Outcome) -> bool {
    let Err(problems) = outcome else { return false };
    problems.iter().any(|problem| {
        [words::STRANDED, words::STRANDED_AT_WISH].contains(&problem.message.as_str())
    })
}

/// Whether a job is refused because of the settings that it leads to.
fn says_refused(outcome: &Outcome) -> bool {
    let Err(problems) = outcome else { return false };
    let kinds = problems.iter().filter_map(|problem| problem.error.as_ref());
    kinds.map(|error| &error.kind).any(|kind| *kind == ErrorKind::NothingLoaded)
}
