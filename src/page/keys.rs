//! What keys mean to a list of choices.

/// What a key does to a list of choices whose menu is closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKey {
    /// Opens its menu.
    Opens,
    /// Moves to another choice.
    Moves,
    /// Takes the choice.
    Takes,
    /// Goes back to the choice that was taken.
    Leaves,
}

impl ListKey {
    /// The meaning of a key, by its name in the DOM; `alt` is whether Alt is held.
    pub fn of(key: &str, alt: bool) -> Option<Self> {
        match key {
            " " | "F4" => Some(Self::Opens),
            "ArrowUp" | "ArrowDown" if alt => Some(Self::Opens),
            "ArrowUp" | "ArrowDown" | "ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp"
            | "PageDown" => Some(Self::Moves),
            "Enter" => Some(Self::Takes),
            "Escape" => Some(Self::Leaves),
            _ => (key.chars().count() == 1).then_some(Self::Moves),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_arrows_move_and_the_rest_does_what_it_says() {
        let cases = [
            ("ArrowDown", false, Some(ListKey::Moves)),
            ("ArrowDown", true, Some(ListKey::Opens)),
            (" ", false, Some(ListKey::Opens)),
            ("b", false, Some(ListKey::Moves)),
            ("Enter", false, Some(ListKey::Takes)),
            ("Escape", false, Some(ListKey::Leaves)),
            ("Tab", false, None),
            ("Shift", false, None),
        ];
        for (key, alt, expected) in cases {
            assert_eq!(ListKey::of(key, alt), expected, "{key:?}");
        }
    }
}
