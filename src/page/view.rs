//! The five views of an open study: one place for one kind of work.
//!
//! Takes a study and the sections and questions that it has; gives the view in which each is, and the one in which
//! a person begins. Never decides anything about the study.

use super::sections::{section_of_finding, section_of_question};
use steelyard_core::engine::{Finding, Question, StudyView};

/// Finds the heading of the view that is seen.
pub const HEADING_IN_SIGHT: &str = "main .view:not(.away) h2";

/// A view of an open study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum View {
    /// How the files were read.
    Data,
    /// Framework, codes and where valences are.
    Codes,
    /// The figure, its controls and its table.
    #[default]
    Figure,
    /// Numbers beyond counts.
    Numbers,
    /// Everything that can be taken away.
    Export,
}

impl View {
    /// All of them in the order of the work.
    pub const ALL: [Self; 5] = [Self::Data, Self::Codes, Self::Figure, Self::Numbers, Self::Export];

    /// Its name among ids of the page, in the browser's history and to the shell.
    pub fn id(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Codes => "codes",
            Self::Figure => "figure",
            Self::Numbers => "numbers",
            Self::Export => "export",
        }
    }

    /// The view of a name; `None` for another text.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.id() == id)
    }

    /// The view that a key of the keyboard stands for by its place (`Digit1`), whatever letter is on it.
    pub fn of_key_code(code: &str) -> Option<Self> {
        let at = code.strip_prefix("Digit")?.parse::<usize>().ok()?.checked_sub(1)?;
        Self::ALL.get(at).copied()
    }

    /// The keys that lead to it, as ARIA writes them.
    pub fn shortcut(self) -> String {
        let at = Self::ALL.into_iter().take_while(|view| *view != self).count();
        format!("Alt+{}", at + 1)
    }

    /// The view that a section of the check stands in.
    pub fn of_section(section: &str) -> Self {
        match section {
            "check-codes" | "check-places" => Self::Codes,
            _ => Self::Data,
        }
    }

    /// The view in which a question is answered.
    pub fn of_question(question: &Question) -> Self {
        Self::of_section(section_of_question(question))
    }

    /// The view in which a finding can be seen and changed.
    pub fn of_finding(finding: &Finding) -> Self {
        Self::of_section(section_of_finding(&finding.kind))
    }

    /// The view in which the work on a study begins: that of the first decision, else the figure, where there is
    /// anything to draw.
    pub fn first(study: &StudyView) -> Self {
        match study.questions.first() {
            Some(question) => Self::of_question(question),
            None if study.holds_codings() => Self::Figure,
            None => Self::Data,
        }
    }

    /// Decisions that wait in this view: a question each, and each code that has no place where that is asked.
    pub fn open_decisions(self, study: &StudyView) -> usize {
        let here = study.questions.iter().filter(|question| Self::of_question(question) == self);
        let decisions = here.map(|question| match question {
            Question::AmbiguousLabels { labels } | Question::UnknownLabels { labels } => {
                *labels as usize
            }
            _ => 1,
        });
        decisions.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_digits_lead_to_their_views() {
        for (at, view) in View::ALL.into_iter().enumerate() {
            assert_eq!(View::of_id(view.id()), Some(view));
            assert_eq!(View::of_key_code(&format!("Digit{}", at + 1)), Some(view));
            assert_eq!(view.shortcut(), format!("Alt+{}", at + 1));
        }
        for strange in ["", "0", "6", "-1", "Data", "1.0"] {
            assert_eq!(View::of_key_code(&format!("Digit{strange}")), None, "{strange:?}");
            assert_eq!(View::of_key_code(strange), None, "{strange:?}");
            assert_eq!(View::of_id(strange), None, "{strange:?}");
        }
    }

    #[test]
    fn sections_of_the_check_are_in_two_views() {
        let cases = [
            ("check-codes", View::Codes),
            ("check-places", View::Codes),
            ("check-files", View::Data),
            ("check-valences", View::Data),
            ("check-account", View::Data),
        ];
        for (section, view) in cases {
            assert_eq!(View::of_section(section), view, "{section}");
        }
    }
}
