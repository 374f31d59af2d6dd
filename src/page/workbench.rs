//! Which codes of the mapping are listed, which of them is at hand and which are chosen, and how keys move that.
//!
//! Takes the rows of the mapping; gives positions and keys of rows. Never maps anything: moving decides nothing.

use std::collections::BTreeSet;

use steelyard_core::engine::{ChosenItems, MappingRow};
use steelyard_core::framework::Strength;

/// How the list of codes stands.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workbench {
    /// What the labels that are listed hold, in whatever case.
    pub search: String,
    /// Those decided and recognised too.
    pub all: bool,
    /// What is chosen for a code is added to what it has, so that the code stands under several items.
    pub several: bool,
    /// Key of the code at hand.
    at: Option<String>,
    /// Keys of the codes that are chosen together.
    chosen: BTreeSet<String>,
    /// Where a choice that is extended began.
    from: Option<String>,
}

/// A step through the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// By so many rows, upwards where negative.
    By(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Step {
    /// The step that a key asks for, by the key's name in the DOM; a page is `page` rows.
    pub fn of_key(key: &str, page: isize) -> Option<Self> {
        Some(match key {
            "ArrowUp" => Self::By(-1),
            "ArrowDown" => Self::By(1),
            "PageUp" => Self::By(-page),
            "PageDown" => Self::By(page),
            "Home" => Self::First,
            "End" => Self::Last,
            _ => return None,
        })
    }
}

/// What is decided for codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// They stand under an item.
    Under(String),
    /// They stand no longer under an item, of several.
    NoLongerUnder(String),
    /// They have no place in the framework.
    Nowhere,
    /// They stand where the codebook says.
    TakenBack,
}

impl Decision {
    /// The items of a code after the decision; `None` for what the codebook says. An item is added to those that the
    /// code has where codes stand under `several`.
    pub fn items(&self, row: &MappingRow, several: bool) -> Option<ChosenItems> {
        let known = || row.items.iter().cloned();
        match self {
            Self::Under(item) if several => Some(ChosenItems::of(known().chain([item.clone()]))),
            Self::Under(item) => Some(item.as_str().into()),
            Self::NoLongerUnder(item) => {
                Some(ChosenItems::of(known().filter(|known| known != item)))
            }
            Self::Nowhere => Some(ChosenItems::of([])),
            Self::TakenBack => None,
        }
    }

    /// Whether the code is done with it, so that the next one comes.
    pub fn leads_on(&self, several: bool) -> bool {
        match self {
            Self::Under(_) => !several,
            Self::Nowhere => true,
            Self::NoLongerUnder(_) | Self::TakenBack => false,
        }
    }
}

/// Whether nobody has said where a code leads, nor was it recognised.
pub fn is_open(row: &MappingRow) -> bool {
    row.items.is_empty() && !row.chosen
}

/// Codes for which nobody has said where they lead.
pub fn open_codes(rows: &[MappingRow]) -> usize {
    rows.iter().filter(|row| is_open(row)).count()
}

impl Workbench {
    /// The rows that are listed, in the order of the mapping.
    pub fn listed<'a>(&self, rows: &'a [MappingRow]) -> Vec<&'a MappingRow> {
        let wanted: Vec<String> = self.search.split_whitespace().map(str::to_lowercase).collect();
        let fits = |row: &&MappingRow| {
            let label = row.label.to_lowercase();
            wanted.iter().all(|word| label.contains(word))
        };
        // What is at hand stays in sight when it is decided, for more may be said of it.
        let in_hand = |row: &MappingRow| self.is_at(&row.key) || self.chosen.contains(&row.key);
        let shown = rows.iter().filter(|row| self.all || is_open(row) || in_hand(row));
        shown.filter(fits).collect()
    }

    /// Whether a code is the one at hand.
    pub fn is_at(&self, key: &str) -> bool {
        self.at.as_deref() == Some(key)
    }

    /// Whether a code is among those that a decision is made for.
    pub fn is_chosen(&self, key: &str) -> bool {
        if self.chosen.is_empty() { self.is_at(key) } else { self.chosen.contains(key) }
    }

    /// Position of the code at hand; the first where it is not listed.
    pub fn position(&self, listed: &[&MappingRow]) -> usize {
        listed.iter().position(|row| self.is_at(&row.key)).unwrap_or(0)
    }

    /// The rows that a decision is made for: those chosen, else the one at hand.
    pub fn decided_for<'a>(&self, listed: &[&'a MappingRow]) -> Vec<&'a MappingRow> {
        let chosen: Vec<&MappingRow> =
            listed.iter().copied().filter(|row| self.chosen.contains(&row.key)).collect();
        match chosen.is_empty() {
            true => listed.get(self.position(listed)).copied().into_iter().collect(),
            false => chosen,
        }
    }

    /// Searches for something else.
    #[must_use]
    pub fn searching(self, search: String) -> Self {
        Self { search, chosen: BTreeSet::new(), from: None, ..self }
    }

    /// Searches by a key that is typed into the list, by its name in the DOM; `None` for one that searches nothing.
    #[must_use]
    pub fn typed(self, key: &str) -> Option<Self> {
        let mut search = self.search.clone();
        match key {
            "Escape" if !search.is_empty() => search.clear(),
            "Backspace" => drop(search.pop()?),
            _ if key.chars().count() == 1 => search.push_str(key),
            _ => return None,
        }
        Some(self.searching(search))
    }

    /// Lists all codes or those to decide.
    #[must_use]
    pub fn showing(self, all: bool) -> Self {
        Self { all, chosen: BTreeSet::new(), from: None, ..self }
    }

    /// What is chosen is added to what a code has, or replaces it.
    #[must_use]
    pub fn adding(self, several: bool) -> Self {
        Self { several, ..self }
    }

    /// Moves; `extends` chooses everything between where the choice began and where it comes to.
    #[must_use]
    pub fn moved(self, listed: &[&MappingRow], step: Step, extends: bool) -> Self {
        let last = listed.len().saturating_sub(1);
        let here = self.position(listed);
        let to = match step {
            Step::By(rows) => here.saturating_add_signed(rows).min(last),
            Step::First => 0,
            Step::Last => last,
        };
        self.at_position(listed, to, extends)
    }

    /// Goes to a position of the list; the same as [`Self::moved`] otherwise.
    #[must_use]
    pub fn at_position(mut self, listed: &[&MappingRow], to: usize, extends: bool) -> Self {
        let Some(row) = listed.get(to) else { return self };
        if extends {
            let here = self.position(listed);
            let start = self.from.as_deref();
            let begun = start.and_then(|from| listed.iter().position(|row| row.key == from));
            let begun = begun.unwrap_or(here);
            self.from = listed.get(begun).map(|row| row.key.clone());
            let (low, high) = (begun.min(to), begun.max(to));
            let between = listed.iter().skip(low).take(high - low + 1);
            self.chosen = between.map(|row| row.key.clone()).collect();
        } else {
            self.from = None;
            self.chosen.clear();
        }
        self.at = Some(row.key.clone());
        self
    }

    /// Chooses the row at a position beside those chosen, or no longer.
    #[must_use]
    pub fn toggled(mut self, listed: &[&MappingRow], at: usize) -> Self {
        let Some(row) = listed.get(at) else { return self };
        if !self.chosen.remove(&row.key) {
            self.chosen.insert(row.key.clone());
        }
        self.at = Some(row.key.clone());
        self.from = Some(row.key.clone());
        self
    }

    /// Chooses every row that is listed.
    #[must_use]
    pub fn with_all(mut self, listed: &[&MappingRow]) -> Self {
        self.chosen = listed.iter().map(|row| row.key.clone()).collect();
        self
    }

    /// Stays after a decision with the rows that it was made for, though they are decided now.
    #[must_use]
    pub fn staying(mut self, decided: &[String]) -> Self {
        if !decided.iter().any(|key| self.is_at(key)) {
            self.at = decided.first().cloned();
        }
        self
    }

    /// Goes on after a decision for the rows of some keys: to the next row that is open after the last of them,
    /// else to the first that is; where none is, it stays.
    #[must_use]
    pub fn after_decision(mut self, listed: &[&MappingRow], decided: &[String]) -> Self {
        let is_decided = |row: &MappingRow| decided.contains(&row.key);
        let last = listed.iter().rposition(|row| is_decided(row)).unwrap_or(0);
        let is_next = |row: &&&MappingRow| is_open(row) && !is_decided(row);
        let later = listed.iter().skip(last + 1).find(is_next);
        if let Some(row) = later.or_else(|| listed.iter().find(is_next)) {
            self.at = Some(row.key.clone());
        }
        self.chosen.clear();
        self.from = None;
        self
    }
}

/// Rows of a long list that are drawn: the first and how many, where `height` pixels of it are seen from `top`, rows
/// being `row` pixels high. Some beyond either edge are drawn as well, so that scrolling shows no gaps.
pub fn drawn_rows(rows: usize, row: f64, top: f64, height: f64) -> (usize, usize) {
    const BEYOND: usize = 8;
    let first = ((top.max(0.0) / row) as usize).saturating_sub(BEYOND).min(rows);
    let seen = (height.max(row) / row).ceil() as usize + 1 + 2 * BEYOND;
    (first, seen.min(rows - first))
}

/// The open codes for which one item speaks strongly, each with the item's id, in the order of the mapping. They may be
/// accepted together once a person has seen them.
pub fn strong_suggestions(rows: &[MappingRow]) -> Vec<(&MappingRow, &str)> {
    let mut strong = Vec::new();
    for row in rows.iter().filter(|row| is_open(row)) {
        let first = row.suggestions.iter().find(|one| one.strength == Strength::Strong);
        strong.extend(first.map(|first| (row, first.item.as_str())));
    }
    strong
}

#[cfg(test)]
mod tests {
    use super::*;
    use steelyard_core::framework::Match;
    use steelyard_core::valence::ByValence;

    fn row(label: &str, item: Option<&str>) -> MappingRow {
        MappingRow {
            key: label.to_owned(),
            label: label.to_owned(),
            codings: 1,
            valences: ByValence::default(),
            found: Match::Unknown,
            items: item.map(str::to_owned).into_iter().collect(),
            chosen: false,
            suggestions: Vec::new(),
        }
    }

    fn rows() -> Vec<MappingRow> {
        let known = Some("inner");
        vec![
            row("time", None),
            row("culture", known),
            row("cost", None),
            row("time off", None),
            row("fit", None),
        ]
    }

    fn keys(rows: &[&MappingRow]) -> Vec<String> {
        rows.iter().map(|row| row.key.clone()).collect()
    }

    #[test]
    fn lists_what_is_open_and_fits_the_search() {
        let rows = rows();
        let bench = Workbench::default();
        assert_eq!(keys(&bench.listed(&rows)), ["time", "cost", "time off", "fit"]);
        assert_eq!(keys(&bench.clone().showing(true).listed(&rows)).len(), 5);
        assert_eq!(keys(&bench.clone().searching("OFF ti".to_owned()).listed(&rows)), ["time off"]);
        assert!(bench.searching("nothing".to_owned()).listed(&rows).is_empty());
    }

    #[test]
    fn typing_searches() {
        let typed = |keys: &[&str]| {
            let next = |bench: Workbench, key: &&str| bench.clone().typed(key).unwrap_or(bench);
            keys.iter().fold(Workbench::default(), next).search
        };
        assert_eq!(typed(&["t", "i", "Shift", "m"]), "tim");
        assert_eq!(typed(&["t", "i", "Backspace"]), "t");
        assert_eq!(typed(&["Backspace", "Escape"]), "");
        assert_eq!(typed(&["t", "Escape", "x"]), "x");
    }

    #[test]
    fn arrows_move_and_choose_nothing() {
        let rows = rows();
        let bench = Workbench::default();
        let listed = bench.listed(&rows);
        let cases = [
            (Step::By(1), "cost"),
            (Step::By(-1), "time"),
            (Step::By(90), "fit"),
            (Step::Last, "fit"),
            (Step::First, "time"),
        ];
        for (step, expected) in cases {
            let moved = bench.clone().moved(&listed, step, false);
            assert_eq!(keys(&moved.decided_for(&listed)), [expected], "{step:?}");
        }
    }

    #[test]
    fn shift_extends_from_where_it_began_and_shrinks_again() {
        let rows = rows();
        let bench = Workbench::default();
        let listed = bench.listed(&rows);
        let two = bench.moved(&listed, Step::By(1), false).moved(&listed, Step::By(1), true);
        assert_eq!(keys(&two.decided_for(&listed)), ["cost", "time off"]);
        let back = two.clone().moved(&listed, Step::By(-2), true);
        assert_eq!(keys(&back.decided_for(&listed)), ["time", "cost"]);
        let alone = two.moved(&listed, Step::By(1), false);
        assert_eq!(keys(&alone.decided_for(&listed)), ["fit"]);
    }

    #[test]
    fn single_rows_join_and_leave_the_choice() {
        let rows = rows();
        let bench = Workbench::default();
        let listed = bench.listed(&rows);
        let two = bench.toggled(&listed, 0).toggled(&listed, 3);
        assert_eq!(keys(&two.decided_for(&listed)), ["time", "fit"]);
        assert_eq!(keys(&two.clone().toggled(&listed, 0).decided_for(&listed)), ["fit"]);
        assert_eq!(two.with_all(&listed).decided_for(&listed).len(), 4);
    }

    #[test]
    fn a_decision_leads_to_the_next_open_code() {
        let rows = rows();
        let bench = Workbench::default();
        let listed = bench.listed(&rows);
        let decided = |keys: &[&str]| keys.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>();
        let cases: [(&[&str], &str); 3] =
            [(&["time"], "cost"), (&["cost", "time off"], "fit"), (&["fit"], "time")];
        for (keys_decided, expected) in cases {
            let next = bench.clone().after_decision(&listed, &decided(keys_decided));
            assert!(next.is_at(expected), "{keys_decided:?}");
        }
    }

    #[test]
    fn a_code_stands_under_one_item_or_several() {
        let mut row = row("time for training", None);
        let ids = |chosen: Option<ChosenItems>| {
            chosen.map(|chosen| chosen.ids().map(str::to_owned).collect::<Vec<_>>())
        };
        let under = |id: &str| Decision::Under(id.to_owned());
        assert_eq!(ids(under("time").items(&row, true)), Some(vec!["time".to_owned()]));
        row.items = vec!["time".to_owned()];
        let both = vec!["time".to_owned(), "skills".to_owned()];
        assert_eq!(ids(under("skills").items(&row, true)), Some(both.clone()));
        assert_eq!(ids(under("skills").items(&row, false)), Some(vec!["skills".to_owned()]));
        assert_eq!(ids(under("time").items(&row, true)), Some(row.items.clone()), "each once");
        row.items = both;
        let without = Decision::NoLongerUnder("time".to_owned());
        assert_eq!(ids(without.items(&row, false)), Some(vec!["skills".to_owned()]));
        assert_eq!(ids(Decision::Nowhere.items(&row, true)), Some(Vec::new()));
        assert_eq!(ids(Decision::TakenBack.items(&row, true)), None);
    }

    #[test]
    fn what_was_decided_stays_in_sight_while_it_is_at_hand() {
        let mut rows = rows();
        let bench =
            Workbench::default().moved(&Workbench::default().listed(&rows), Step::First, false);
        if let Some(row) = rows.first_mut() {
            row.items = vec!["inner".to_owned()];
        }
        assert_eq!(keys(&bench.listed(&rows)), ["time", "cost", "time off", "fit"]);
    }

    #[test]
    fn what_more_is_said_of_is_the_code_that_something_was_said_of() {
        let mut rows = rows();
        let bench = Workbench::default().adding(true);
        let listed = bench.listed(&rows);
        let two = bench.clone().toggled(&listed, 0).toggled(&listed, 3);
        for (bench, expected) in [(bench, vec!["time"]), (two, vec!["time", "fit"])] {
            let decided = keys(&bench.decided_for(&bench.listed(&rows)));
            let bench = bench.staying(&decided);
            rows.iter_mut()
                .filter(|row| decided.contains(&row.key))
                .for_each(|row| row.items = vec!["inner".to_owned()]);
            assert_eq!(keys(&bench.decided_for(&bench.listed(&rows))), expected);
        }
    }

    #[test]
    fn only_rows_in_sight_are_drawn() {
        assert_eq!(drawn_rows(50_000, 36.0, 0.0, 400.0), (0, 29));
        assert_eq!(drawn_rows(50_000, 36.0, 36.0 * 100.0, 400.0), (92, 29));
        assert_eq!(drawn_rows(3, 36.0, 0.0, 400.0), (0, 3));
        assert_eq!(drawn_rows(0, 36.0, 900.0, 400.0), (0, 0));
        assert_eq!(drawn_rows(10, 36.0, 99_999.0, 400.0), (10, 0));
    }
}
