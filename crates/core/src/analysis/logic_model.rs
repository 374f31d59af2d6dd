//! A logic model as the user types it: strategies, mechanisms and outcomes, and what leads to what.
//!
//! Determinants are rows of a counted table and are named by their keys; everything else is typed. The four
//! columns are those of the Implementation Research Logic Model (Smith, Li and Rafferty 2020, Implement Sci
//! 15:84), the tiers of outcomes those of Proctor and others (2011, Adm Policy Ment Health 38:65). Nothing of it
//! is ever made up: what nobody typed is not there.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::diag::{ModelFault, ModelPart};

/// Strategies, mechanisms and outcomes that a model may have, each.
pub const MOST_ENTRIES: usize = 60;
/// Links that a model may have.
pub const MOST_LINKS: usize = 600;
/// Characters of a label, and of the innovation.
pub const LONGEST_LABEL: usize = 300;
/// Characters of an ERIC code.
const LONGEST_CODE: usize = 20;
/// Characters of the key of a row, which holds labels of the data.
const LONGEST_KEY: usize = 40_000;

/// What the user typed of a logic model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct LogicModel {
    /// What is implemented.
    pub innovation: Option<String>,
    /// What is done about determinants.
    pub strategies: Vec<Strategy>,
    /// How strategies work.
    pub mechanisms: Vec<Mechanism>,
    /// What comes of them.
    pub outcomes: Vec<Outcome>,
    /// What leads to what, in the order in which it was said.
    pub links: Vec<ModelLink>,
}

/// Something that is done so that the innovation is taken up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct Strategy {
    /// Its number, by which links name it; no other strategy has it.
    pub id: u32,
    /// What it is called, at most 300 characters.
    pub label: String,
    /// Its code in a taxonomy, such as ERIC's `E02`; at most 20 characters.
    #[serde(default)]
    pub eric: Option<String>,
    /// Whether it is to be carried out; absent means that it was chosen.
    #[serde(default)]
    pub status: StrategyStatus,
}

/// Whether a strategy is to be carried out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum StrategyStatus {
    /// It may be.
    Candidate,
    /// It is.
    #[default]
    Chosen,
    /// It was thought of and is not.
    Rejected,
}

impl StrategyStatus {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Chosen, Self::Candidate, Self::Rejected];
}

/// How a strategy works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct Mechanism {
    /// Its number, by which links name it; no other mechanism has it.
    pub id: u32,
    /// What it is called, at most 300 characters.
    pub label: String,
    /// How it is known; absent means that it is assumed.
    #[serde(default)]
    pub known: HowKnown,
}

/// How a mechanism is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum HowKnown {
    /// It is assumed.
    #[default]
    Assumed,
    /// A theory says so.
    Theory,
    /// Data say so.
    Data,
}

impl HowKnown {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Assumed, Self::Theory, Self::Data];
}

/// What comes of strategies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(optional_fields = nullable))]
pub struct Outcome {
    /// Its number, by which links name it; no other outcome has it.
    pub id: u32,
    /// What it is called, at most 300 characters.
    pub label: String,
    /// Of what kind it is; absent means of implementation.
    #[serde(default)]
    pub tier: OutcomeTier,
}

/// Kinds of outcomes (Proctor and others 2011).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum OutcomeTier {
    /// Of implementation, such as adoption.
    #[default]
    Implementation,
    /// Of the service, such as safety.
    Service,
    /// Of its clients, such as function.
    Client,
}

impl OutcomeTier {
    /// All of them, in the order in which they stand.
    pub const ALL: [Self; 3] = [Self::Implementation, Self::Service, Self::Client];
}

/// That one entry leads to another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ModelLink {
    /// Where it begins.
    pub from: ModelEnd,
    /// Where it ends: further to the right.
    pub to: ModelEnd,
}

/// Where a link begins or ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub enum ModelEnd {
    /// A row of the table, by its key.
    Determinant(String),
    /// A strategy, by its number.
    Strategy(u32),
    /// A mechanism, by its number.
    Mechanism(u32),
    /// An outcome, by its number.
    Outcome(u32),
}

impl ModelEnd {
    /// The part that it is of.
    pub fn part(&self) -> ModelPart {
        match self {
            Self::Determinant(_) => ModelPart::Determinant,
            Self::Strategy(_) => ModelPart::Strategy,
            Self::Mechanism(_) => ModelPart::Mechanism,
            Self::Outcome(_) => ModelPart::Outcome,
        }
    }
}

/// Whether a part may lead to another: one to the next, and strategies to outcomes where nobody knows how they
/// work.
pub fn may_lead(from: ModelPart, to: ModelPart) -> bool {
    use ModelPart::{Determinant, Mechanism, Outcome, Strategy};
    matches!(
        (from, to),
        (Determinant, Strategy)
            | (Strategy, Mechanism)
            | (Strategy, Outcome)
            | (Mechanism, Outcome)
    )
}

impl LogicModel {
    /// Whether nobody typed anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Strategies that were not rejected, in their order.
    pub fn strategies_kept(&self) -> impl Iterator<Item = &Strategy> {
        self.strategies.iter().filter(|one| one.status != StrategyStatus::Rejected)
    }

    /// Whether a link begins or ends at a strategy that was rejected.
    pub fn is_of_rejected(&self, link: &ModelLink) -> bool {
        let is_rejected = |end: &ModelEnd| {
            let ModelEnd::Strategy(id) = end else { return false };
            let mut rejected =
                self.strategies.iter().filter(|one| one.status == StrategyStatus::Rejected);
            rejected.any(|one| one.id == *id)
        };
        is_rejected(&link.from) || is_rejected(&link.to)
    }

    /// Links whose strategies were not rejected, in their order.
    pub fn links_kept(&self) -> impl Iterator<Item = &ModelLink> {
        self.links.iter().filter(|link| !self.is_of_rejected(link))
    }

    /// Everything that is wrong with it; nothing for what a page makes.
    pub fn faults(&self) -> Vec<ModelFault> {
        let strategies = self.strategies.iter().map(|one| (one.id, one.label.as_str()));
        let mechanisms = self.mechanisms.iter().map(|one| (one.id, one.label.as_str()));
        let outcomes = self.outcomes.iter().map(|one| (one.id, one.label.as_str()));
        let mut faults = Vec::new();
        let strategies = entries(ModelPart::Strategy, strategies, &mut faults);
        let mechanisms = entries(ModelPart::Mechanism, mechanisms, &mut faults);
        let outcomes = entries(ModelPart::Outcome, outcomes, &mut faults);
        if self.innovation.as_ref().is_some_and(|text| is_longer(text, LONGEST_LABEL)) {
            let (part, most) = (ModelPart::Innovation, LONGEST_LABEL as u64);
            faults.push(ModelFault::TooLong { part, id: None, most });
        }
        for one in &self.strategies {
            if one.eric.as_ref().is_some_and(|code| is_longer(code, LONGEST_CODE)) {
                let (part, id) = (ModelPart::Strategy, Some(one.id));
                faults.push(ModelFault::TooLong { part, id, most: LONGEST_CODE as u64 });
            }
        }
        if self.links.len() > MOST_LINKS {
            let (given, most) = (self.links.len() as u64, MOST_LINKS as u64);
            faults.push(ModelFault::TooMany { part: ModelPart::Link, given, most });
            return faults;
        }
        let mut seen = BTreeSet::new();
        for link in &self.links {
            let (from, to) = (link.from.part(), link.to.part());
            if !may_lead(from, to) {
                faults.push(ModelFault::NotOnwards { from, to });
            } else if !seen.insert(link) {
                faults.push(ModelFault::LinkedTwice { from, to });
            }
            for end in [&link.from, &link.to] {
                let (part, known, id) = match end {
                    ModelEnd::Determinant(key) => {
                        if is_longer(key, LONGEST_KEY) {
                            let (part, most) = (ModelPart::Determinant, LONGEST_KEY as u64);
                            faults.push(ModelFault::TooLong { part, id: None, most });
                        }
                        continue;
                    }
                    ModelEnd::Strategy(id) => (ModelPart::Strategy, &strategies, *id),
                    ModelEnd::Mechanism(id) => (ModelPart::Mechanism, &mechanisms, *id),
                    ModelEnd::Outcome(id) => (ModelPart::Outcome, &outcomes, *id),
                };
                let fault = ModelFault::Dangling { part, id };
                if !known.contains(&id) && !faults.contains(&fault) {
                    faults.push(fault);
                }
            }
        }
        faults
    }
}

/// The numbers of a part's entries; what is wrong with them goes to `faults`.
fn entries<'a>(
    part: ModelPart,
    of: impl ExactSizeIterator<Item = (u32, &'a str)>,
    faults: &mut Vec<ModelFault>,
) -> BTreeSet<u32> {
    let given = of.len() as u64;
    if given > MOST_ENTRIES as u64 {
        faults.push(ModelFault::TooMany { part, given, most: MOST_ENTRIES as u64 });
    }
    let mut known = BTreeSet::new();
    for (id, label) in of.take(MOST_ENTRIES) {
        if !known.insert(id) {
            faults.push(ModelFault::SameId { part, id });
        }
        if label.trim().is_empty() {
            faults.push(ModelFault::NoLabel { part, id });
        }
        if is_longer(label, LONGEST_LABEL) {
            faults.push(ModelFault::TooLong { part, id: Some(id), most: LONGEST_LABEL as u64 });
        }
    }
    known
}

fn is_longer(text: &str, most: usize) -> bool {
    text.chars().nth(most).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strategy(id: u32, label: &str) -> Strategy {
        Strategy { id, label: label.to_owned(), eric: None, status: StrategyStatus::Chosen }
    }

    fn model(links: &[(ModelEnd, ModelEnd)]) -> LogicModel {
        let link =
            |(from, to): &(ModelEnd, ModelEnd)| ModelLink { from: from.clone(), to: to.clone() };
        LogicModel {
            strategies: vec![strategy(1, "Training")],
            mechanisms: vec![Mechanism { id: 1, label: "Skill".into(), known: HowKnown::Theory }],
            outcomes: vec![Outcome { id: 4, label: "Adoption".into(), tier: OutcomeTier::Service }],
            links: links.iter().map(link).collect(),
            ..LogicModel::default()
        }
    }

    #[test]
    fn what_leads_onwards_is_taken_and_what_does_not_is_named() {
        use ModelEnd::{Determinant, Mechanism, Outcome, Strategy};
        let whole = [
            (Determinant("cost".into()), Strategy(1)),
            (Strategy(1), Mechanism(1)),
            (Strategy(1), Outcome(4)),
            (Mechanism(1), Outcome(4)),
        ];
        assert_eq!(model(&whole).faults(), []);
        let not_onwards = |from, to| vec![ModelFault::NotOnwards { from, to }];
        let dangling = |part, id| vec![ModelFault::Dangling { part, id }];
        use ModelPart as Part;
        for (from, to, expected) in [
            (Mechanism(1), Strategy(1), not_onwards(Part::Mechanism, Part::Strategy)),
            (Outcome(4), Outcome(4), not_onwards(Part::Outcome, Part::Outcome)),
            (Outcome(4), Determinant("cost".into()), not_onwards(Part::Outcome, Part::Determinant)),
            (
                Determinant("cost".into()),
                Mechanism(1),
                not_onwards(Part::Determinant, Part::Mechanism),
            ),
            (Strategy(2), Mechanism(1), dangling(Part::Strategy, 2)),
            (Mechanism(1), Outcome(1), dangling(Part::Outcome, 1)),
        ] {
            assert_eq!(model(&[(from, to)]).faults(), expected);
        }
        let twice = [(Strategy(1), Mechanism(1)), (Strategy(1), Mechanism(1))];
        let expected = ModelFault::LinkedTwice { from: Part::Strategy, to: Part::Mechanism };
        assert_eq!(model(&twice).faults(), [expected]);
    }

    #[test]
    fn what_is_too_much_is_named_and_no_work_is_done_on_it() {
        use ModelPart as Part;
        let mut model = model(&[]);
        model.strategies =
            vec![strategy(1, "a"), strategy(1, " "), strategy(2, &"å".repeat(LONGEST_LABEL + 1))];
        model.innovation = Some("x".repeat(LONGEST_LABEL));
        let expected = [
            ModelFault::SameId { part: Part::Strategy, id: 1 },
            ModelFault::NoLabel { part: Part::Strategy, id: 1 },
            ModelFault::TooLong { part: Part::Strategy, id: Some(2), most: LONGEST_LABEL as u64 },
        ];
        assert_eq!(model.faults(), expected);
        model.strategies = (0..100_000).map(|id| strategy(id, "a")).collect();
        let link = |id| ModelLink { from: ModelEnd::Strategy(id), to: ModelEnd::Strategy(id) };
        model.links = (0..100_000).map(link).collect();
        let parts: Vec<bool> = model
            .faults()
            .iter()
            .map(|fault| matches!(fault, ModelFault::TooMany { given: 100_000, .. }))
            .collect();
        assert_eq!(parts, [true, true]);
    }
}
