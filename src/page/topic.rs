//! The topics of the help.

/// A topic of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// Which files are read and how programs write them.
    Files,
    /// What is taken, told and asked of data.
    Reading,
    /// How codes are mapped.
    Codes,
    /// What can be counted.
    Units,
    /// What percentages can be of.
    Bases,
    /// Numbers beyond counts.
    Numbers,
    /// A glossary.
    Words,
    /// What the keys do.
    Keys,
    /// How to prove that nothing is sent.
    Proof,
    /// Which program this is, and the licences of what is in it.
    About,
}

impl Topic {
    /// All of them in their order.
    pub const ALL: [Self; 10] = [
        Self::Files,
        Self::Reading,
        Self::Codes,
        Self::Units,
        Self::Bases,
        Self::Numbers,
        Self::Words,
        Self::Keys,
        Self::Proof,
        Self::About,
    ];

    /// Its name among ids of the page.
    pub fn id(self) -> &'static str {
        match self {
            Self::Files => "files",
            Self::Reading => "reading",
            Self::Codes => "codes",
            Self::Units => "units",
            Self::Bases => "bases",
            Self::Numbers => "numbers",
            Self::Words => "words",
            Self::Keys => "keys",
            Self::Proof => "proof",
            Self::About => "about",
        }
    }
}
