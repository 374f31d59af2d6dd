//! Small made-up coded studies, the same for the same seed, and the tables that must come of them.

use std::collections::BTreeMap;
use std::ops::Range;

use steelyard_core::valence::Valence;

use super::random::Random;

/// Names of codes; no two fold alike, and none is a word for a valence.
const NAMES: [&str; 8] = [
    "Cost",
    "Time, and timing",
    "Trust",
    "Staffing",
    "Öppenhet",
    "IT & records",
    "\"The system\"",
    "Training",
];
/// Names of the codes above.
const PARENTS: [&str; 4] = ["Setting", "Daily work", "Vårdkedja", "Tools < 2020"];
/// Values of the attribute that every source has.
pub const ROLES: [&str; 3] = ["Nurse", "Physician", "Läkare, AT"];
/// Name of that attribute.
pub const ROLE: &str = "Role";
/// Codes that say a valence and nothing else.
const SIDES: [(&str, Valence); 2] =
    [("Barrier", Valence::Barrier), ("Facilitator", Valence::Facilitator)];
const CODERS: [&str; 2] = ["Ann", "Björn"];
/// Between the words of a text. Astral characters are two units of UTF-16, line ends two characters.
const BETWEEN: [&str; 8] = [" ", " ", " ", ", ", " 😀 ", " 🏥🩺 ", "\r\n", ".\r\n\r\n"];

/// A coded study.
pub struct Study {
    pub sources: Vec<Source>,
    pub codes: Vec<Code>,
    pub codings: Vec<Coding>,
    pub coders: &'static [&'static str],
}

/// An interview.
pub struct Source {
    pub name: String,
    pub role: &'static str,
    /// The words of no two places are the same, so that no two passages are.
    pub text: String,
}

/// A code as the study's tool names it.
pub struct Code {
    /// Names from the top one down, the valence in one of them.
    pub path: Vec<String>,
    /// The path without the valence, as a table shows it.
    pub bare: String,
    /// The valence in the name.
    pub valence: Valence,
}

/// A code applied to a passage.
pub struct Coding {
    pub source: usize,
    pub code: usize,
    pub coder: usize,
    /// Bytes of the source's text.
    pub range: Range<usize>,
    /// What the coding says, by the code's name or by another code on the passage.
    pub valence: Valence,
    /// True for a code that only says the valence of the others on the passage, and counts for them.
    pub is_second: bool,
}

/// Where the valence stands in a code's name.
#[derive(Clone, Copy)]
enum Style {
    /// `Cost - barrier`
    Ending,
    /// `Cost (barrier)`
    Brackets,
    /// `Barriers > Cost`
    Parent,
    /// `Cost`, and `Barrier` beside it on the same passage.
    Second,
}

/// What a table counts: row (path of the code without its valence), column, valence; no zeros.
pub type Counts = BTreeMap<(String, String, Valence), u32>;

impl Study {
    /// A study of one to four sources. No code is applied twice to one passage, nor together with one
    /// above it: what counts as a double is for other tests.
    pub fn random(random: &mut Random) -> Self {
        let style = *random.of(&[Style::Ending, Style::Brackets, Style::Parent, Style::Second]);
        let mut codes = codes(random, style);
        let own = codes.len();
        if let Style::Second = style {
            codes.extend(SIDES.iter().map(|&(name, valence)| second_code(name, valence)));
        }
        let sources: Vec<_> = (0..=random.below(4)).map(|number| source(random, number)).collect();
        let mut codings: Vec<Coding> = Vec::new();
        for (at, source) in sources.iter().enumerate() {
            for range in ranges(random, &source.text) {
                let coder = random.below(CODERS.len());
                let second = Some(own + random.below(SIDES.len())).filter(|_| own < codes.len());
                let coding = |code: usize, is_second| {
                    let valence = codes[second.unwrap_or(code)].valence;
                    Coding { source: at, code, coder, range: range.clone(), valence, is_second }
                };
                let mut applied: Vec<usize> = Vec::new();
                for _ in 0..=random.below(3) {
                    let code = random.below(own);
                    if applied.iter().all(|&other| !codes[code].is_kin_of(&codes[other])) {
                        applied.push(code);
                        codings.push(coding(code, false));
                    }
                }
                codings.extend(second.map(|code| coding(code, true)));
            }
        }
        Self { sources, codes, codings, coders: &CODERS }
    }

    /// True where valences stand in codes of their own.
    pub fn has_second_codes(&self) -> bool {
        self.codings.iter().any(|coding| coding.is_second)
    }

    /// True where nothing is coded, or where second codes all say the same: a code named `Barriers`
    /// without its opposite may be a theme like any other.
    pub fn says_too_little(&self) -> bool {
        let second = |side: Valence| {
            self.codings.iter().any(|coding| coding.is_second && coding.valence == side)
        };
        self.codings.is_empty() || second(Valence::Barrier) != second(Valence::Facilitator)
    }

    /// The codings that count.
    pub fn counting(&self) -> impl Iterator<Item = &Coding> {
        self.codings.iter().filter(|coding| !coding.is_second)
    }

    /// The text that a coding is applied to.
    pub fn passage(&self, coding: &Coding) -> &str {
        &self.sources[coding.source].text[coding.range.clone()]
    }

    /// What a table must count whose columns are given by `column`.
    pub fn counts(&self, column: impl Fn(&Coding) -> String) -> Counts {
        let mut counts = Counts::new();
        for coding in self.counting() {
            let code = &self.codes[coding.code];
            let key = (code.bare.clone(), column(coding), coding.valence);
            *counts.entry(key).or_default() += 1;
        }
        counts
    }
}

impl Code {
    /// The path as most tools write it.
    pub fn joined(&self, separator: &str) -> String {
        self.path.join(separator)
    }

    /// True where one of two codes is the other or stands above it.
    fn is_kin_of(&self, other: &Self) -> bool {
        self.path.starts_with(&other.path) || other.path.starts_with(&self.path)
    }
}

/// Up to eight names, each as barrier, as facilitator, as both or without a valence.
fn codes(random: &mut Random, style: Style) -> Vec<Code> {
    let mut codes = Vec::new();
    for name in NAMES.iter().take(3 + random.below(NAMES.len() - 2)) {
        let depth = random.below(3);
        let mut above: Vec<&str> = Vec::new();
        while above.len() < depth {
            let parent = *random.of(&PARENTS);
            if !above.contains(&parent) {
                above.push(parent);
            }
        }
        let valences: &[Valence] = match random.below(4) {
            _ if matches!(style, Style::Second) => &[Valence::Missing],
            0 => &[Valence::Barrier],
            1 => &[Valence::Facilitator],
            2 => &[Valence::Barrier, Valence::Facilitator],
            _ => &[Valence::Missing],
        };
        let bare: Vec<&str> = above.iter().chain([name]).copied().collect();
        for &valence in valences {
            codes.push(Code { path: path(&bare, valence, style), bare: bare.join(" > "), valence });
        }
    }
    codes
}

fn path(bare: &[&str], valence: Valence, style: Style) -> Vec<String> {
    let mut path: Vec<String> = bare.iter().map(|&name| name.to_owned()).collect();
    let word = match valence {
        Valence::Barrier => "barrier",
        Valence::Facilitator => "facilitator",
        _ => return path,
    };
    let last = path.last_mut().unwrap();
    match style {
        Style::Ending => last.push_str(&format!(" - {word}")),
        Style::Brackets => last.push_str(&format!(" ({word})")),
        Style::Parent if word == "barrier" => path.insert(0, "Barriers".to_owned()),
        Style::Parent => path.insert(0, "Facilitators".to_owned()),
        Style::Second => {}
    }
    path
}

fn second_code(name: &str, valence: Valence) -> Code {
    Code { path: vec![name.to_owned()], bare: name.to_owned(), valence }
}

/// Up to six passages of a text, of five to twelve words, no two of one range.
fn ranges(random: &mut Random, text: &str) -> Vec<Range<usize>> {
    let words = words_of(text);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for _ in 0..random.below(7) {
        let first = random.below(words.len() - 12);
        let last = first + 4 + random.below(8);
        let range = words[first].start..words[last].end;
        if !ranges.contains(&range) {
            ranges.push(range);
        }
    }
    ranges
}

fn source(random: &mut Random, number: usize) -> Source {
    let mut text = String::new();
    for word in 0..40 + random.below(40) {
        text.push_str(random.of::<&str>(&["said", "we", "kväll", "ward", "nobody"]));
        text.push_str(&format!("{word}{}", random.of(&BETWEEN)));
    }
    Source { name: format!("Interview {}", number + 1), role: random.of::<&str>(&ROLES), text }
}

/// Where the words of a text stand.
fn words_of(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, letter) in text.char_indices().filter(|(_, letter)| letter.is_alphanumeric()) {
        let end = at + letter.len_utf8();
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end = end,
            None => words.push(at..end),
        }
    }
    words
}
