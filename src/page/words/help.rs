//! The help: what is read and how to get it, what each number means with a worked example, what the words mean, the
//! keys, how to prove that nothing leaves, and which program this is.

use super::open::{LOCK, PROOF};
use crate::page::Topic;

/// Heading over all of it; label of what opens it.
pub const TITLE: &str = "Help";
/// Label of the list of topics.
pub const TOPICS: &str = "Topics";

/// Label of a button that explains what it stands beside.
pub fn about(topic: Topic) -> String {
    format!("Help: {}", title(topic))
}

/// A piece of a topic.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Piece {
    /// A paragraph.
    Text(&'static str),
    /// Names with what they mean.
    Terms(&'static [(&'static str, &'static str)]),
    /// Steps in their order.
    Steps(&'static [&'static str]),
    /// By which hash the program is known, where it is told.
    Program,
    /// A field that takes a file and tells its hash.
    FileHash,
    /// A long text under its name.
    Print(&'static str, &'static str),
}

/// The heading of a topic.
pub fn title(topic: Topic) -> &'static str {
    match topic {
        Topic::Files => "Which files, and how to get them",
        Topic::Reading => "What is asked about your data",
        Topic::Codes => "Mapping codes to a framework",
        Topic::Units => "What is counted",
        Topic::Bases => "What a percentage is of",
        Topic::Numbers => "Numbers beyond counts",
        Topic::Words => "What the words mean",
        Topic::Keys => "Keys",
        Topic::Proof => "How do I know that nothing leaves?",
        Topic::About => "About this program",
    }
}

/// What a topic says.
pub fn pieces(topic: Topic) -> &'static [Piece] {
    match topic {
        Topic::Files => FILES,
        Topic::Reading => READING,
        Topic::Codes => CODES,
        Topic::Units => UNITS,
        Topic::Bases => BASES,
        Topic::Numbers => NUMBERS,
        Topic::Words => WORDS,
        Topic::Keys => KEYS,
        Topic::Proof => PROOFS,
        Topic::About => ABOUT,
    }
}

const FILES: &[Piece] = &[
    Piece::Text(
        "Give the page the file that your coding program writes, or a spreadsheet. Several files at once are one study: one for each coder, group or site, a list of people, a codebook.",
    ),
    Piece::Terms(&[
        (
            "NVivo",
            "Share or File, Export Project, REFI-QDA project (.qdpx). Or a matrix coding query, exported as a workbook.",
        ),
        (
            "MAXQDA",
            "Reports, Export, REFI-QDA project (.qdpx). Or the list of coded segments, exported as a workbook.",
        ),
        (
            "ATLAS.ti",
            "Export, Project, REFI-QDA (.qdpx). Or the quotations with their codes, exported as a workbook.",
        ),
        ("Dedoose", "Export Data, Excerpts, as a workbook, with the codes applied."),
        ("Taguette", "The project (.sqlite3), or Export, all highlights, as a spreadsheet."),
        ("QualCoder", "The project’s folder as .zip, its data.qda, or a REFI-QDA project."),
        ("requal, RQDA, OpenQDA", "The project, or the list of coded segments."),
        (
            "Excel, Calc, Sheets",
            "A row for each coding is best: who, group, code, barrier or facilitator, passage. A row for each participant with a column for each code, tables of counts, and a review’s sheet with a column of barriers and a column of facilitators are read as well.",
        ),
        (
            "An interactive figure",
            "One that was made here (figure.html, or its .zip) opens by itself: its counts can be drawn otherwise and exported anew. It has no passages, and what its authors hid stays hidden.",
        ),
    ]),
    Piece::Text(
        "A file of Word or PDF is not read: copy its table into a spreadsheet, or paste it on the first page.",
    ),
];

const READING: &[Piece] = &[
    Piece::Text(
        "Nothing that changes a number is guessed in silence. What the page is sure of it takes; what it took on its own account and changes a number is listed under Data, with the button that takes it back; what it cannot know it asks. A number beside the name of a view says how many questions are open there.",
    ),
    Piece::Terms(&[
        (
            "What a column is",
            "The head of each column says what it is taken as, and why. Choose something else there.",
        ),
        (
            "Valence words",
            "Each word that stands for barrier or facilitator in your data is listed with its count. Unknown words are asked.",
        ),
        (
            "Mixed, neutral, missing",
            "Mixed is both at once, neutral is neither, missing is not said. None of them is counted as a barrier or a facilitator, and none is dropped.",
        ),
        (
            "Counted once or each",
            "What stands twice (the same coding in two files, a code and the code above it on one passage) is said, and can be counted either way.",
        ),
    ]),
];

const CODES: &[Piece] = &[
    Piece::Text(
        "Codes that are called as a construct of the framework, or by another known name of it, have their place at once. Every other code waits under “those to decide”, and until then counts in a row of its own.",
    ),
    Piece::Steps(&[
        "Choose the framework, or none: then your own codes and themes are the rows.",
        "Move through the list. Beside it stand suggestions with their definitions, a search through the whole framework, and what was said under the code.",
        "Press a suggestion, or search and press Enter. The next open code is at hand at once. Several codes that belong together are decided together: Shift and the arrows, Space, or the boxes.",
        "What belongs to no construct is “not in the framework”: it stays in the figure in a row of its own.",
    ]),
    Piece::Text(
        "Every decision can be undone, is kept in the study file, and is told in the methods.",
    ),
];

const UNITS: &[Piece] = &[
    Piece::Text(
        "An example. Anna speaks of lacking time twice, in two passages; the first passage was coded by two coders. Ben speaks of it once. Both are nurses of one ward, in one focus group.",
    ),
    Piece::Terms(&[
        (
            "Codings: 4",
            "One code applied to one passage by one coder. Counts how often something was coded.",
        ),
        ("Segments: 3", "Passages. What two coders coded is one."),
        ("Participants: 2", "People who said it at least once: Anna and Ben."),
        ("Sources: 1", "Interviews, focus groups, documents or studies in which it was said."),
        ("Sites: 1", "Places in which it was said."),
    ]),
    Piece::Text(
        "Codings reward those who speak most. People, sources and sites count each once, and say how widely something was named. Neither says how important it is.",
    ),
];

const BASES: &[Piece] = &[
    Piece::Text(
        "An example. Nurses name 6 barriers, 3 of them about time; doctors name 4, 1 of them about time; and 2 facilitators are about time.",
    ),
    Piece::Terms(&[
        ("Plain counts", "Nurses, time, barriers: 3."),
        ("% of all of that valence, all groups together", "3 of all 10 barriers: 30 %."),
        ("% of all of that valence in the group", "3 of the nurses’ 6 barriers: 50 %."),
        ("% of the row, all valences and groups", "3 of the 6 codings about time: 50 %."),
        (
            "n/N of the group’s participants, sources or sites",
            "2 of 5 nurses named it: 2/5 (40 %). The right one where groups differ in size.",
        ),
    ]),
    Piece::Text("Every percentage names what it is of: in the figure, the table and the caption."),
];

const NUMBERS: &[Piece] = &[
    Piece::Text(
        "Each sheet says what it is worked out with, what it can say and what it cannot. None tests codings against each other: codings of one person are not independent.",
    ),
    Piece::Terms(&[
        (
            "Who carries each bar",
            "How many people stand behind a number, and the share of the one who says most.",
        ),
        (
            "Ranking",
            "Rows by how many people name them, how much is said, and whether people disagree, as studies with the TDF do.",
        ),
        (
            "Ratings",
            "The strengths that people gave to constructs at sites, with the counts beside them. Never worked out from counts.",
        ),
        (
            "Groups compared by people",
            "Shares of people with intervals (Wilson); exact tests only if you ask for them, and corrected for their number.",
        ),
        ("Groups of one size", "What counts would be if each group had as many people."),
        (
            "Agreement",
            "How far two or more coders coded alike: percent, kappa, AC1, alpha, by row.",
        ),
        (
            "Saturation",
            "New codes by source, in their order. It says when little new was coded, never that nothing new is left.",
        ),
        ("Co-occurrence", "Codes that stand on the same passage."),
    ]),
];

const WORDS: &[Piece] = &[Piece::Terms(&[
    (
        "Coding",
        "One code applied to one segment by one coder. Programs also say coded reference or application.",
    ),
    ("Segment", "A passage of a source."),
    ("Source", "An interview, a focus group, a document, or a study of a review."),
    ("Participant", "A person who was interviewed or observed."),
    ("Stakeholder group", "What people are compared by, first of all their role."),
    ("Code", "Your label, with those above it. A theme is a code made from the data."),
    ("Framework", "A published list of constructs, in domains: CFIR, TDF, NPT, QIF and others."),
    ("Valence", "Barrier, facilitator, mixed, neutral, or missing."),
    ("Rating", "A strength from −2 to +2 that a person gave to a construct at a site."),
])];

const KEYS: &[Piece] = &[Piece::Terms(&[
    ("Alt with 1 to 5", "Data, Codes, Figure, Numbers, Export; not while you write in a field."),
    ("Ctrl with Z, Y", "Undo, redo."),
    (
        "In the figure and the table",
        "Arrows move between numbers; Enter opens the passages behind one; Escape closes them.",
    ),
    (
        "In the list of codes",
        "Arrows move, Shift extends, Space chooses one more, typing searches, Enter goes to the search of constructs, Alt with Enter takes the first suggestion.",
    ),
    ("In the search of constructs", "Arrows move, Enter takes, Escape goes back."),
    ("Ctrl with V", "Pastes a table from a spreadsheet as a study."),
    ("Ctrl with P", "Prints the figure, its table and its words."),
])];

const PROOFS: &[Piece] = &[
    Piece::Text(
        "Take nobody’s word for it, nor this page’s: a page can say of itself what it likes. What follows is done by your computer and your browser. Use an example, or data that may be seen.",
    ),
    Piece::Text("Without a network:"),
    Piece::Steps(PROOF),
    Piece::Text("With the browser’s list of requests:"),
    Piece::Steps(&[
        "Press F12 (on a Mac Option, Command and I) and choose Network. Tick “Preserve log” (in Firefox “Persist Logs”, behind the cogwheel).",
        "Load the page anew. One line appears: the page itself. What begins with blob: or data: is inside the page and goes nowhere.",
        "Open a file and do the whole job. No further line begins with http:, https:, ws: or wss:.",
        "Under Application (in Firefox Storage) cookies, local storage, session storage and IndexedDB are empty for this page.",
    ]),
    Piece::Text(LOCK),
    Piece::Text(
        "Whether this is the file that was published: its SHA-256 must be the one that stands beside its name in SHA256SUMS, where the file is downloaded.",
    ),
    Piece::Terms(&[
        ("Windows, in PowerShell", "Get-FileHash steelyard.html"),
        ("macOS, in Terminal", "shasum -a 256 steelyard.html"),
        ("Linux", "sha256sum steelyard.html"),
    ]),
    Piece::FileHash,
    Piece::Text(
        "Whoever has the sources asks “cargo xtask verify steelyard.html”: it builds the page anew and compares every byte.",
    ),
];

const ABOUT: &[Piece] = &[
    Piece::Text(concat!(
        "Steelyard ",
        env!("CARGO_PKG_VERSION"),
        ", licensed under MIT or Apache-2.0, as you choose."
    )),
    Piece::Program,
    Piece::Print(
        "Licences of what is in it and was made by others",
        include_str!("../notices.txt"),
    ),
];

/// Label of the field that takes a file and tells its hash.
pub const HASH_A_FILE: &str = "Where no such command is at hand, choose the page’s file here";
/// What stands under it.
pub const HASH_HINT: &str = "It is read in this page and goes nowhere. A page that lies could lie here too; the commands do not depend on it.";

/// What is said of a file that is far larger than the page.
pub const NO_PAGE: &str = "This file is too large to be the page: it has more than 64 MB.";

/// What a file is, by its hash.
pub fn file_hash(name: &str, hash: &str) -> String {
    format!("SHA-256 of “{name}”: {hash}")
}

/// By which hash the program is known.
pub fn program(hash: &str) -> String {
    format!("SHA-256 of the program: {hash}. Interactive figures that it makes name it too.")
}
