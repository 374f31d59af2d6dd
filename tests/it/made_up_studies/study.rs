//! A made-up study before anybody wrote it down: people of groups, and what each of them said.

use super::words::{LANGUAGES, Words};
use crate::support::random::Random;

/// Barriers and facilitators, as places in lists of two.
pub const VALENCES: [usize; 2] = [0, 1];

/// Somebody who was asked.
pub struct Person {
    pub name: String,
    pub role: &'static str,
}

/// Something that somebody said of a code.
pub struct Said {
    pub person: usize,
    pub code: &'static str,
    pub valence: usize,
}

/// A study.
pub struct Study {
    pub words: &'static Words,
    pub people: Vec<Person>,
    pub codes: Vec<&'static str>,
    pub codings: Vec<Said>,
}

const NAMES: [&str; 9] =
    ["Anna", "Jonas", "Mei", "Oskar", "Fatima", "Lucía", "Piotr", "Greta", "Yusuf"];

impl Study {
    /// A study in one of the languages, with at least one coding of each valence.
    pub fn random(random: &mut Random) -> Self {
        let words = random.of(LANGUAGES);
        let naming = random.below(4);
        let name = |at: usize| match naming {
            0 => format!("P{:02}", at + 1),
            1 => format!("P{}", at + 1),
            2 => format!("INT-{}", 101 + at),
            _ => NAMES[at].to_owned(),
        };
        let people: Vec<Person> = (0..5 + random.below(5))
            .map(|at| Person { name: name(at), role: words.roles[at % 3] })
            .collect();
        let mut codes = words.codes.to_vec();
        codes.truncate(4 + random.below(5));
        let mut codings: Vec<Said> = (0..14 + random.below(30))
            .map(|_| Said {
                person: random.below(people.len()),
                code: codes[random.below(codes.len())],
                valence: random.below(2),
            })
            .collect();
        codings.extend(VALENCES.map(|valence| Said { person: valence, code: codes[0], valence }));
        codings.sort_by_key(|one| one.person);
        Self { words, people, codes, codings }
    }

    /// How many codings are as asked for.
    pub fn count(&self, is: impl Fn(&Said) -> bool) -> u64 {
        self.codings.iter().filter(|one| is(one)).count() as u64
    }

    /// How many people said anything.
    pub fn people_with_codings(&self) -> usize {
        let said = |person: usize| self.codings.iter().any(|one| one.person == person);
        (0..self.people.len()).filter(|&person| said(person)).count()
    }

    /// What was said, a text of its own for each coding.
    pub fn quote(&self, number: usize) -> String {
        const SAID: [&str; 5] = [
            "we talked it over in the morning, as always",
            "she told me to wait",
            "I would do it again; the others too",
            "that is how it goes here",
            "nobody asked us",
        ];
        format!("{} ({number})", SAID[number % SAID.len()])
    }
}
