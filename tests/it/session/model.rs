//! A plain model of what a session is to hold: jobs one after another, each done whole or not at all.

use std::rc::Rc;

use steelyard::page::session::{Change, Content, HeldFile, How, Job};
use steelyard_core::engine::Settings;

use super::bench::{Held, title_of, titled};

/// A state: the opening it came of, the files' names and contents, the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    pub opening: u32,
    pub files: Vec<(String, Held)>,
    pub title: String,
}

impl State {
    /// Whether an engine takes it.
    fn is_good(&self) -> bool {
        !self.title.starts_with("bad") && self.files.iter().all(|(_, held)| is_good(held))
    }
}

fn is_good(held: &Held) -> bool {
    !held.0.starts_with(b"bad")
}

/// See the module.
#[derive(Debug, Clone, Default)]
pub struct Model {
    pub present: Option<State>,
    pub past: Vec<State>,
    pub future: Vec<State>,
    openings: u32,
}

impl Model {
    /// What the state would be after a job, which this model then has; false where no engine takes it.
    pub fn does(&mut self, job: &Job<Held>) -> bool {
        match job {
            Job::Change(Change::Edit(edit)) => {
                let Some(before) = self.present.clone() else { return true };
                let settings = edit.apply(&titled(&before.title).apply(&Settings::default()));
                let title = title_of(&settings).to_owned();
                self.moves_to(State { title, ..before });
            }
            // A session's own, after an edit of what the data have; titles are none of it.
            Job::Change(Change::LetGo(..)) => {}
            Job::Change(Change::Undo) => {
                if let Some(previous) = self.past.pop() {
                    self.future.extend(self.present.replace(previous));
                }
            }
            Job::Change(Change::Redo) => {
                if let Some(next) = self.future.pop() {
                    self.past.extend(self.present.replace(next));
                }
            }
            Job::Open(opening) => {
                let before = self.present.clone();
                let (files, title, same) = match &opening.how {
                    How::Study => (named(&opening.files, &[]), String::new(), false),
                    How::Added => {
                        let known = before.as_ref().map_or(&[][..], |before| &before.files);
                        let added = named(&opening.files, known);
                        let title = before.as_ref().map(|before| before.title.clone());
                        let has_study = before.is_some();
                        ([known, &added].concat(), title.unwrap_or_default(), has_study)
                    }
                    How::Saved(saved) => {
                        let document: serde_json::Value =
                            serde_json::from_slice(&saved.content.0).expect("a study file");
                        let title = document["title"].as_str().expect("a title").to_owned();
                        match (document["name"].as_str(), &before) {
                            (Some(name), _) => {
                                (vec![(name.to_owned(), saved.content.clone())], title, false)
                            }
                            (None, Some(before)) => (before.files.clone(), title, true),
                            (None, None) => return false,
                        }
                    }
                    How::Example(_) => panic!("no examples here"),
                };
                match before {
                    Some(before) if same => {
                        self.moves_to(State { opening: before.opening, files, title });
                    }
                    _ => self.opens(files, title),
                }
            }
            Job::Close => {
                if let Some(present) = self.present.take() {
                    self.note(present);
                }
                return true;
            }
            Job::Ask(_) => return self.present.is_some(),
            Job::Look(_) => panic!("no passages here"),
            Job::Change(Change::Parts(_)) => panic!("no parts here"),
        }
        self.present.as_ref().is_none_or(State::is_good)
    }

    fn opens(&mut self, files: Vec<(String, Held)>, title: String) {
        let mut last: Vec<u32> = self.present.iter().map(|present| present.opening).collect();
        for state in self.past.iter().rev() {
            if last.len() < 3 && !last.contains(&state.opening) {
                last.push(state.opening);
            }
        }
        self.past.retain(|state| last.contains(&state.opening));
        self.future.clear();
        self.openings += 1;
        if let Some(before) = self.present.take() {
            self.note(before);
        }
        self.present = Some(State { opening: self.openings, files, title });
    }

    fn moves_to(&mut self, next: State) {
        if self.present.as_ref() != Some(&next)
            && let Some(before) = self.present.replace(next)
        {
            self.note(before);
        }
    }

    fn note(&mut self, before: State) {
        if self.past.last() != Some(&before) {
            self.past.push(before);
        }
        self.future.clear();
    }
}

/// Files under names of their own.
fn named(files: &[HeldFile<Held>], known: &[(String, Held)]) -> Vec<(String, Held)> {
    let known: Vec<HeldFile<Held>> = known
        .iter()
        .map(|(name, content)| HeldFile { name: name.clone(), content: content.clone() })
        .collect();
    let mut all: Vec<(String, Held)> = Vec::new();
    for file in files {
        let taken = |name: &str| {
            known.iter().any(|one| one.name == name) || all.iter().any(|(one, _)| one == name)
        };
        let mut name = file.name.clone();
        let mut number = 2;
        while taken(&name) {
            name = format!("{} ({number})", file.name);
            number += 1;
        }
        all.push((name, Held(Rc::clone(&file.content.0))));
    }
    all
}

/// A content that reads as a study file of this title, with data under a name or without.
pub fn study_file(name: Option<&str>, title: &str) -> Held {
    let document = match name {
        Some(name) => serde_json::json!({"name": name, "title": title}),
        None => serde_json::json!({"title": title}),
    };
    Held::of(document.to_string().as_bytes())
}
