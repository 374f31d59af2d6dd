//! Rounds of a measurement, and lines of the table that they make.

use serde_json::{Value, json};

/// What one program needed for one thing, round by round.
pub struct Measured {
    /// Whose program.
    pub name: String,
    /// One number a round, in order of size once they are asked for.
    rounds: Vec<f64>,
}

impl Measured {
    /// Nothing measured yet.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), rounds: Vec::new() }
    }

    /// The next round.
    pub fn add(&mut self, value: f64) {
        let at = self.rounds.partition_point(|known| known.total_cmp(&value).is_le());
        self.rounds.insert(at, value);
    }

    /// The value below which a share of the rounds lies, 0.0 to 1.0; not a number where nothing was measured.
    pub fn at(&self, share: f64) -> f64 {
        let last = self.rounds.len().saturating_sub(1) as f64;
        self.rounds.get((last * share).round() as usize).copied().unwrap_or(f64::NAN)
    }

    /// The median.
    pub fn median(&self) -> f64 {
        self.at(0.5)
    }

    fn told(&self) -> Value {
        json!({ "name": self.name, "median": self.median(), "rounds": self.rounds })
    }
}

/// A line of the table: what was measured, beside what, and whether it is as it should be.
pub struct Line {
    /// What was measured: `a changed filter`.
    pub path: &'static str,
    /// Of what: `1,000,000 codings`.
    pub of: String,
    /// Unit of the numbers: `ms`, `MB`.
    pub unit: &'static str,
    /// Ours first, then what it is held against.
    pub measured: Vec<Measured>,
    /// What should be: `under 100 ms`.
    pub goal: String,
    /// What is: `212 ms`.
    pub found: String,
    /// Whether it is as it should be.
    pub is_met: bool,
}

/// The head of the printed table.
pub fn head() -> String {
    format!("{:<46} {:<24} {:>10} {:>21} {:>7}", "", "", "median", "half of the rounds", "ratio")
}

impl Line {
    /// Prints the line.
    pub fn print(&self) {
        println!("{}, {}", self.path, self.of);
        let ours = self.measured.first().map_or(f64::NAN, Measured::median);
        for one in &self.measured {
            let spread = format!("{:.1} to {:.1}", one.at(0.25), one.at(0.75));
            println!(
                "{:<46} {:<24} {:>7.1} {:<2} {spread:>21} {:>7.2}",
                "",
                one.name,
                one.median(),
                self.unit,
                ours / one.median()
            );
        }
        let verdict = if self.is_met { "met" } else { "missed" };
        println!("    goal: {}; {}: {verdict}", self.goal, self.found);
    }

    /// The line for a machine.
    pub fn told(&self) -> Value {
        json!({
            "path": self.path,
            "of": self.of,
            "unit": self.unit,
            "measured": self.measured.iter().map(Measured::told).collect::<Vec<_>>(),
            "goal": self.goal,
            "found": self.found,
            "goal_met": self.is_met,
        })
    }
}

/// A number with its thousands apart.
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut told = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            told.push(',');
        }
        told.push(digit);
    }
    told
}
