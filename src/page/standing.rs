//! How things stand besides the study itself: what can be undone, what would be lost, what can be repaired, and
//! what an engine died of.

/// What the page shows of a session besides the study.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct SessionView {
    /// What undo would bring back.
    pub undo: Option<Step>,
    /// What redo would bring back.
    pub redo: Option<Step>,
    /// Whether leaving the page would lose something.
    pub unsaved: bool,
    /// What can be done with files that were refused.
    pub offer: Option<Offer>,
    /// Whether the engine could not be given the study again: its numbers stand, nothing can be asked of it.
    pub stranded: bool,
}

/// What undo or redo would bring back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Other settings of the present study.
    Settings,
    /// Other files of the present study.
    Files,
    /// Another study.
    Study,
}

/// What can be done with files that were refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Names of those that nothing is said against, where there are such and others.
    pub others: Vec<String>,
    /// Whether they would be added to the study that is open.
    pub are_added: bool,
    /// Whether a quote that is never closed is all that is said against any, which so can be read all the same.
    pub leniently: bool,
    /// Whether nothing is said against any: the engine ended, and may fare better at another try.
    pub again: bool,
}

/// What an engine died of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Death {
    /// A fault of the program.
    Fault,
    /// Memory ran out.
    Memory,
    /// Something was nested too deeply.
    Depth,
    /// It stopped answering while it worked.
    Hung,
    /// It was gone, or silent, while nothing was asked of it.
    Vanished,
    /// No engine can be started.
    Absent,
    /// No engine can be started any more, although one ran before.
    Starved,
}

impl Death {
    /// What a browser's own message of an uncaught error says. Nothing of the message is shown, which may hold data.
    pub fn of_message(message: &str) -> Self {
        let message = message.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| message.contains(word));
        if says(&["recursion", "call stack"]) {
            Self::Depth
        } else if says(&["out of memory", "allocat"]) {
            Self::Memory
        } else {
            Self::Fault
        }
    }

    /// Whether what was being done may have had no part in it, so that it can be tried once more. An engine that
    /// fell silent may have been ended from outside.
    pub fn may_be_chance(self) -> bool {
        matches!(self, Self::Hung | Self::Vanished)
    }
}

#[cfg(test)]
mod tests {
    use super::Death;

    #[test]
    fn messages_of_browsers_say_what_an_engine_died_of() {
        for (message, expected) in [
            ("InternalError: too much recursion", Death::Depth),
            ("Uncaught RangeError: Maximum call stack size exceeded", Death::Depth),
            ("out of memory", Death::Memory),
            ("RangeError: Array buffer allocation failed", Death::Memory),
            ("RuntimeError: unreachable", Death::Fault),
            ("", Death::Fault),
        ] {
            assert_eq!(Death::of_message(message), expected, "{message}");
        }
    }
}
