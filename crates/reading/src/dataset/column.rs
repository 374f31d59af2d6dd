//! A column while its role is worked out.

use super::profile::Profile;
use super::roles::{Reason, Role};
use super::weigh::Candidate;
use super::words_for_nothing::finds_nothing;
use crate::fold::trim;

/// Most distinct values of a column that is compared by without more ado.
pub(super) const FEW_VALUES: usize = 12;

/// What is being worked out for a column.
pub(super) struct Column<'t> {
    /// What its values look like.
    pub profile: Profile<'t>,
    /// What it may be, best first.
    pub candidates: Vec<Candidate>,
    pub taken: Option<(Role, Reason)>,
    /// Positions of columns that would do as well.
    pub rivals: Vec<usize>,
    /// What it may be and is not for certain.
    pub asked: Option<Role>,
}

impl Column<'_> {
    /// The role taken so far.
    pub fn role(&self) -> Option<&Role> {
        self.taken.as_ref().map(|(role, _)| role)
    }
}

/// True where a column has a role such as is wanted.
pub(super) fn has_role(columns: &[Column<'_>], wanted: impl Fn(&Role) -> bool) -> bool {
    columns.iter().any(|column| column.role().is_some_and(&wanted))
}

/// The first column with a role.
pub(super) fn position_of(columns: &[Column<'_>], wanted: &Role) -> Option<usize> {
    columns.iter().position(|column| column.taken.as_ref().is_some_and(|(role, _)| role == wanted))
}

/// Up to four words' worth of letters and then a number: `P01`, `Participant 3`, `HCP-12`.
pub(super) fn is_pseudonym(text: &str) -> bool {
    let letters = text.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let number = text.len() - letters.len();
    (1..=4).contains(&number)
        && letters.chars().count() <= 20
        && letters.contains(char::is_alphabetic)
        && letters
            .chars()
            .all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '_' | '#'))
}

/// True for pseudonyms, one or several, among which words for nobody may stand: `P01, P02; P07`.
pub(super) fn are_pseudonyms(text: &str) -> bool {
    let is_name = |name: &str| name.is_empty() || finds_nothing(name) || is_pseudonym(name);
    text.split([',', ';', '\n']).map(trim).all(is_name)
}

/// True for a header of one letter that is one of three in a row (`A`, `B`, `C`): names of sites, studies or people.
pub(super) fn is_letter_of_row(key: &str, keys: &[String]) -> bool {
    let &[letter @ b'a'..=b'z'] = key.as_bytes() else { return false };
    let is_there = |letter: u8| keys.iter().any(|key| *key.as_bytes() == [letter]);
    (letter.saturating_sub(2)..=letter).any(|from| (from..=from + 2).all(is_there))
}

/// True for a header that ends in a word for a name or a number.
pub(super) fn is_identifier(key: &str) -> bool {
    ends_in_number(key) || key.rsplit(' ').next() == Some("name")
}

/// True for a header that ends in a word for a number by which something is known.
pub(super) fn ends_in_number(key: &str) -> bool {
    let last = key.rsplit(' ').next().unwrap_or(key);
    ["id", "no", "nr", "number", "nummer", "numero", "num"].contains(&last)
}
