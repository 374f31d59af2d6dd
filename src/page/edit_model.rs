//! What a user can change of the logic model, as values. Whatever is made of them is a model that the engine
//! takes: texts are cut to what they may have, and with an entry its links go.

use steelyard_core::analysis::{
    HowKnown, LONGEST_LABEL, LogicModel, MOST_ENTRIES, MOST_LINKS, Mechanism, ModelEnd, ModelLink,
    Outcome, OutcomeTier, Strategy, StrategyStatus, may_lead,
};
use steelyard_core::diag::ModelPart;

/// One change of the logic model.
#[derive(Debug, Clone, PartialEq)]
pub enum ModelEdit {
    /// What is implemented; blank for nothing.
    Innovation(String),
    /// A strategy of a label, with its code where it has one; a blank label adds nothing.
    AddStrategy(String, Option<String>),
    /// A mechanism of a label; a blank one adds nothing.
    AddMechanism(String),
    /// An outcome of a label; a blank one adds nothing.
    AddOutcome(String, OutcomeTier),
    /// The label of an entry; a blank one changes nothing.
    Rename(ModelEnd, String),
    /// An entry goes, and its links with it.
    Remove(ModelEnd),
    /// Whether a strategy is to be carried out.
    Status(u32, StrategyStatus),
    /// How a mechanism is known.
    Known(u32, HowKnown),
    /// Of what kind an outcome is.
    Tier(u32, OutcomeTier),
    /// Whether one entry leads to another.
    Link(ModelLink, bool),
}

impl ModelEdit {
    /// Makes the change.
    pub fn apply(self, model: &mut LogicModel) {
        match self {
            Self::Innovation(text) => model.innovation = label(&text),
            Self::AddStrategy(text, eric) => {
                let id = next(model.strategies.iter().map(|one| one.id));
                let may = !is_full(model, ModelPart::Strategy);
                let label = label(&text).filter(|_| may);
                let status = StrategyStatus::default();
                model.strategies.extend(label.map(|label| Strategy { id, label, eric, status }));
            }
            Self::AddMechanism(text) => {
                let id = next(model.mechanisms.iter().map(|one| one.id));
                let may = !is_full(model, ModelPart::Mechanism);
                let label = label(&text).filter(|_| may);
                let known = HowKnown::default();
                model.mechanisms.extend(label.map(|label| Mechanism { id, label, known }));
            }
            Self::AddOutcome(text, tier) => {
                let id = next(model.outcomes.iter().map(|one| one.id));
                let may = !is_full(model, ModelPart::Outcome);
                let label = label(&text).filter(|_| may);
                model.outcomes.extend(label.map(|label| Outcome { id, label, tier }));
            }
            Self::Rename(end, text) => {
                let Some(to) = label(&text) else { return };
                match end {
                    ModelEnd::Determinant(_) => {}
                    ModelEnd::Strategy(id) => {
                        let of = model.strategies.iter_mut().find(|one| one.id == id);
                        if let Some(one) = of.filter(|one| one.label != to) {
                            // The code was that of the former label.
                            (one.label, one.eric) = (to, None);
                        }
                    }
                    ModelEnd::Mechanism(id) => {
                        let mut of = model.mechanisms.iter_mut().filter(|one| one.id == id);
                        of.by_ref().for_each(|one| one.label.clone_from(&to));
                    }
                    ModelEnd::Outcome(id) => {
                        let mut of = model.outcomes.iter_mut().filter(|one| one.id == id);
                        of.by_ref().for_each(|one| one.label.clone_from(&to));
                    }
                }
            }
            Self::Remove(end) => {
                match &end {
                    ModelEnd::Determinant(_) => {}
                    ModelEnd::Strategy(id) => model.strategies.retain(|one| one.id != *id),
                    ModelEnd::Mechanism(id) => model.mechanisms.retain(|one| one.id != *id),
                    ModelEnd::Outcome(id) => model.outcomes.retain(|one| one.id != *id),
                }
                model.links.retain(|link| link.from != end && link.to != end);
            }
            Self::Status(id, to) => {
                model
                    .strategies
                    .iter_mut()
                    .filter(|one| one.id == id)
                    .for_each(|one| one.status = to);
            }
            Self::Known(id, to) => {
                model
                    .mechanisms
                    .iter_mut()
                    .filter(|one| one.id == id)
                    .for_each(|one| one.known = to);
            }
            Self::Tier(id, to) => {
                model.outcomes.iter_mut().filter(|one| one.id == id).for_each(|one| one.tier = to);
            }
            Self::Link(link, on) => {
                model.links.retain(|known| *known != link);
                let may = may_lead(link.from.part(), link.to.part())
                    && model.links.len() < MOST_LINKS
                    && holds(model, &link.from)
                    && holds(model, &link.to);
                model.links.extend((on && may).then_some(link));
            }
        }
    }
}

/// Whether a part has as many entries as it may have, or is none that entries are added to.
pub fn is_full(model: &LogicModel, part: ModelPart) -> bool {
    let count = match part {
        ModelPart::Strategy => model.strategies.len(),
        ModelPart::Mechanism => model.mechanisms.len(),
        ModelPart::Outcome => model.outcomes.len(),
        ModelPart::Innovation | ModelPart::Determinant | ModelPart::Link => MOST_ENTRIES,
    };
    count >= MOST_ENTRIES
}

/// Whether an entry is there; what rows the table has is not known here.
fn holds(model: &LogicModel, end: &ModelEnd) -> bool {
    match end {
        ModelEnd::Determinant(_) => true,
        ModelEnd::Strategy(id) => model.strategies.iter().any(|one| one.id == *id),
        ModelEnd::Mechanism(id) => model.mechanisms.iter().any(|one| one.id == *id),
        ModelEnd::Outcome(id) => model.outcomes.iter().any(|one| one.id == *id),
    }
}

/// A text as a label may be; `None` for a blank one.
fn label(text: &str) -> Option<String> {
    let text: String = text.trim().chars().take(LONGEST_LABEL).collect();
    (!text.is_empty()).then_some(text)
}

/// A number that no entry has: the one after the largest, or else the smallest that is free.
fn next(ids: impl Iterator<Item = u32> + Clone) -> u32 {
    let after = ids.clone().max().map_or(Some(1), |most| most.checked_add(1));
    after.unwrap_or_else(|| {
        (1..u32::MAX).find(|id| !ids.clone().any(|known| known == *id)).unwrap_or(0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(edits: impl IntoIterator<Item = ModelEdit>) -> LogicModel {
        let mut model = LogicModel::default();
        for edit in edits {
            edit.apply(&mut model);
            assert_eq!(model.faults(), []);
        }
        model
    }

    #[test]
    fn whatever_is_done_the_model_has_no_fault() {
        use ModelEdit::{
            AddMechanism, AddOutcome, AddStrategy, Innovation, Link, Remove, Rename, Status,
        };
        let link = |from, to| ModelLink { from, to };
        let cost = || ModelEnd::Determinant("cost".into());
        let long = "å".repeat(1_000);
        let whole = || {
            vec![
                Innovation(format!("  {long}")),
                AddStrategy(" Audit ".into(), Some("E02".into())),
                AddStrategy("   ".into(), None),
                AddMechanism(long.clone()),
                AddOutcome("Adoption".into(), OutcomeTier::Service),
                Link(link(cost(), ModelEnd::Strategy(1)), true),
                Link(link(cost(), ModelEnd::Strategy(1)), true),
                Link(link(ModelEnd::Strategy(1), ModelEnd::Mechanism(1)), true),
                Link(link(ModelEnd::Mechanism(1), ModelEnd::Outcome(1)), true),
                // Backwards, and to what there is not.
                Link(link(ModelEnd::Outcome(1), ModelEnd::Strategy(1)), true),
                Link(link(ModelEnd::Strategy(1), ModelEnd::Mechanism(9)), true),
                Rename(ModelEnd::Outcome(1), " ".into()),
                Status(1, StrategyStatus::Candidate),
            ]
        };
        let model = after(whole());
        assert_eq!(model.strategies.len(), 1);
        assert_eq!(model.strategies.first().map(|one| one.label.as_str()), Some("Audit"));
        assert_eq!(model.links.len(), 3);
        let renamed = whole().into_iter().chain([Rename(ModelEnd::Strategy(1), "Feedback".into())]);
        let renamed = after(renamed);
        assert_eq!(renamed.strategies.first().and_then(|one| one.eric.as_deref()), None);
        let without = after(whole().into_iter().chain([Remove(ModelEnd::Strategy(1))]));
        assert_eq!((without.strategies.len(), without.links.len()), (0, 1));
        let all_gone = whole().into_iter().chain([
            Innovation(String::new()),
            Remove(ModelEnd::Strategy(1)),
            Remove(ModelEnd::Mechanism(1)),
            Remove(ModelEnd::Outcome(1)),
        ]);
        assert!(after(all_gone).is_empty());
        let many = after((0..100).map(|at| AddStrategy(format!("S{at}"), None)));
        assert_eq!(many.strategies.len(), MOST_ENTRIES);
        assert!(is_full(&many, ModelPart::Strategy) && !is_full(&many, ModelPart::Outcome));
    }
}
