//! Coded rows out of a seed: the same bytes wherever and whenever they are made.
//!
//! Ten columns; half of the excerpts are quoted, 30 to 180 letters long.

use std::fmt::Write as _;

/// What a coded table is like.
#[derive(Debug, Clone, Copy)]
pub struct Rows {
    /// Rows.
    pub rows: usize,
    /// Distinct codes.
    pub codes: usize,
    /// Distinct groups.
    pub groups: usize,
    /// Distinct people.
    pub people: usize,
    /// Letters that stand behind the name of each column, in brackets.
    pub header_letters: usize,
}

impl Rows {
    /// A usual table of so many rows and codes.
    pub fn of(rows: usize, codes: usize) -> Self {
        Self { rows, codes, groups: 4, people: 400, header_letters: 0 }
    }

    /// The table as the bytes of a CSV file.
    pub fn bytes(self) -> Vec<u8> {
        const WORDS: [&str; 18] = [
            "we", "have", "no", "time", "for", "the", "new", "routine", "but", "staff", "want",
            "it", "and", "leaders", "help", "when", "asked", "it",
        ];
        const ROLES: [&str; 4] = ["Nurse", "Physician", "Manager", "Patient"];
        const NAMES: [&str; 10] = [
            "participant",
            "interview",
            "site",
            "role",
            "domain",
            "code",
            "type",
            "coder",
            "date",
            "excerpt",
        ];
        let mut seed = Seed(20_261_130);
        let mut text = String::new();
        for (at, name) in NAMES.iter().enumerate() {
            text.push_str(if at > 0 { "," } else { "" });
            text.push_str(name);
            if self.header_letters > 0 {
                let _ = write!(text, " ({})", "as it was asked ".repeat(self.header_letters / 16));
            }
        }
        text.push('\n');
        for row in 0..self.rows {
            let person = seed.next(self.people);
            let code = seed.next(self.codes);
            let least = text.len() + 30 + seed.next(150);
            let mut excerpt = String::new();
            while text.len() + excerpt.len() < least {
                excerpt.push_str(WORDS.get(seed.next(WORDS.len())).unwrap_or(&""));
                excerpt.push(' ');
            }
            let valence = if seed.next(3) > 0 { "barrier" } else { "facilitator" };
            let role = ROLES.get(person % self.groups).map_or_else(
                || format!("Role {}", person % self.groups),
                |role| (*role).to_owned(),
            );
            let _ = write!(
                text,
                "P{person},Interview {person},Site {},{role},Domain {},Code {code},{valence},{},2025-0{}-1{},",
                person % 12,
                code % 8,
                if row % 5 > 0 { "AB" } else { "CD" },
                1 + row % 9,
                row % 10,
            );
            let _ = match row % 2 {
                0 => writeln!(text, "{excerpt}{row}"),
                _ => writeln!(text, "\"{excerpt}{row}, \"\"as I said\"\"\""),
            };
        }
        text.into_bytes()
    }
}

/// A generator of numbers that look drawn.
struct Seed(u32);

impl Seed {
    /// A number below another.
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((u64::from(self.0) * below as u64) >> 32) as usize
    }
}
