//! Words of logic models: columns, tiers, letters, what is missing, what is refused, notes, alternative text.

use std::collections::BTreeMap;

use super::cell::Notation;
use super::places::{HIDDEN, and, counted, letters, list, number, plural, quoted};
use super::table::{self as words, row_names};
use crate::analysis::{
    CrossTab, Determinant, GapKind, HowKnown, LogicModel, ModelEnd, ModelGap, OutcomeTier, RowHead,
    Side, Strategy, StrategyStatus, determinants,
};
use crate::diag::{ModelFault, ModelPart};
use crate::valence::Valence;

/// Label on the control.
pub const LABEL: &str = "Logic model";
/// What it is good for.
pub const PURPOSE: &str = "Shows what leads from barriers and facilitators over strategies and mechanisms to outcomes; determinants come from the counts, everything else you type.";
/// In place of a figure without anything in it.
pub const NOTHING: &str = "There is nothing to draw.";
/// Heading of what is implemented.
pub const INNOVATION: &str = "Innovation";
/// Heads of the four columns.
pub const COLUMNS: [&str; 4] =
    ["Determinants", "Implementation strategies", "Mechanisms", "Outcomes"];

/// The heading of a tier of outcomes.
pub fn tier(tier: OutcomeTier) -> &'static str {
    match tier {
        OutcomeTier::Implementation => "Implementation outcomes",
        OutcomeTier::Service => "Service outcomes",
        OutcomeTier::Client => "Client outcomes",
    }
}

/// How a mechanism is known.
pub fn known(known: HowKnown) -> &'static str {
    match known {
        HowKnown::Assumed => "assumed",
        HowKnown::Theory => "from theory",
        HowKnown::Data => "from data",
    }
}

/// Whether a strategy is to be carried out.
pub fn status(status: StrategyStatus) -> &'static str {
    match status {
        StrategyStatus::Candidate => "candidate",
        StrategyStatus::Chosen => "chosen",
        StrategyStatus::Rejected => "rejected",
    }
}

/// What stands under a strategy: its code, and its status where it is not chosen; empty where there is neither.
pub fn under_strategy(strategy: &Strategy) -> String {
    let code = strategy.eric.iter().filter(|code| !code.is_empty()).cloned();
    let status = (strategy.status != StrategyStatus::Chosen).then(|| status(strategy.status));
    code.chain(status.map(str::to_owned)).collect::<Vec<_>>().join(", ")
}

/// The letters of a link, by its place: `a`, `b`, …, `aa`.
pub fn link_letters(at: usize) -> String {
    letters(u32::try_from(at).unwrap_or(u32::MAX)).to_lowercase()
}

/// The sign of a determinant; empty where neither is said.
pub fn sign(side: Side) -> &'static str {
    match side {
        Side::Barrier => "\u{2212}",
        Side::Facilitator => "+",
        Side::Both => "\u{b1}",
        Side::Neither => "",
    }
}

/// What a determinant is, in a word; empty where neither is said.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Barrier => "barrier",
        Side::Facilitator => "facilitator",
        Side::Both => "both",
        Side::Neither => "",
    }
}

/// How often a determinant hinders and helps: `−12 +5`; how often it was said at all where neither is said.
pub fn counts(row: &RowHead, notation: Notation) -> String {
    let shown = |count: crate::analysis::Number| {
        count.shown().map_or_else(|| HIDDEN.to_owned(), |shown| notation.whole(shown.into()))
    };
    let signs =
        [(Valence::Barrier, "\u{2212}"), (Valence::Facilitator, "+"), (Valence::Mixed, "\u{b1}")];
    let told: Vec<String> = signs
        .into_iter()
        .filter(|(valence, _)| row.totals[*valence].may_be_any())
        .map(|(valence, sign)| format!("{sign}{}", shown(row.totals[valence])))
        .collect();
    if told.is_empty() { shown(row.total) } else { told.join(" ") }
}

/// Where an entry leads: `→ S1, S3`.
pub fn leads_to(codes: &[String]) -> String {
    format!("\u{2192} {}", codes.join(", "))
}

/// What every entry of a model beside a table is called.
#[derive(Debug, Clone, Default)]
pub struct Names(BTreeMap<ModelEnd, (String, String)>);

impl Names {
    /// Codes and labels: D1, D2 … for the determinants of the table, S, M and O for what was typed; outcomes are
    /// numbered tier by tier.
    pub fn new(model: &LogicModel, table: &CrossTab) -> Self {
        let labels: BTreeMap<&str, String> =
            table.rows.iter().map(|row| row.key.as_str()).zip(row_names(table)).collect();
        let mut names = BTreeMap::new();
        for one in determinants(model, table) {
            let label = labels.get(one.row.key.as_str()).cloned().unwrap_or_default();
            let end = ModelEnd::Determinant(one.row.key.clone());
            names.insert(end, (format!("D{}", one.number), label));
        }
        let mut outcomes: Vec<_> = model.outcomes.iter().collect();
        outcomes.sort_by_key(|one| one.tier);
        let strategies =
            model.strategies.iter().map(|one| (ModelEnd::Strategy(one.id), &one.label));
        let mechanisms =
            model.mechanisms.iter().map(|one| (ModelEnd::Mechanism(one.id), &one.label));
        let outcomes = outcomes.into_iter().map(|one| (ModelEnd::Outcome(one.id), &one.label));
        names.extend(coded('S', strategies));
        names.extend(coded('M', mechanisms));
        names.extend(coded('O', outcomes));
        Self(names)
    }

    /// The code of an entry: `S1`; empty for what there is not.
    pub fn code(&self, end: &ModelEnd) -> &str {
        self.0.get(end).map_or("", |(code, _)| code)
    }

    /// The label of an entry, without its code; empty for what there is not.
    pub fn label(&self, end: &ModelEnd) -> &str {
        self.0.get(end).map_or("", |(_, label)| label)
    }

    /// Code and label of an entry; of a row that the table does not have, that it has it not.
    pub fn full(&self, end: &ModelEnd) -> String {
        match self.0.get(end) {
            Some((code, label)) => format!("{code} {label}"),
            None => "a row that the table does not have".to_owned(),
        }
    }
}

fn coded<'a>(
    letter: char,
    of: impl Iterator<Item = (ModelEnd, &'a String)>,
) -> impl Iterator<Item = (ModelEnd, (String, String))> {
    of.zip(1..)
        .map(move |((end, label), at): (_, u32)| (end, (format!("{letter}{at}"), label.clone())))
}

/// What the mark of an entry that was typed says in full.
pub fn typed_mark(name: &str, under: &str, leads_to: &[String]) -> String {
    let under = if under.is_empty() { String::new() } else { format!(", {under}") };
    let leads = match leads_to {
        [] => String::new(),
        others => format!(" Leads to {}.", and(others)),
    };
    format!("{name}{under}.{leads}")
}

/// What a determinant's mark says in full.
pub fn mark(one: &Determinant<'_>, table: &CrossTab, name: &str, leads_to: &[String]) -> String {
    let told = one.row.totals.iter().filter(|(_, count)| count.may_be_any());
    let told: Vec<String> = told
        .map(|(valence, count)| match count.shown().map(u64::from) {
            Some(shown) => {
                format!("{} {}", number(shown), words::counted_in(table, valence, shown))
            }
            None => format!("a hidden number of {}", words::counted_in(table, valence, 2)),
        })
        .collect();
    let told = if told.is_empty() { "not mentioned".to_owned() } else { and(&told) };
    let leads = match leads_to {
        [] => " Leads to no strategy.".to_owned(),
        strategies => format!(" Leads to {}.", and(strategies)),
    };
    format!("{name}: {told}.{leads}")
}

/// What is missing, in a sentence.
pub fn gap(gap: &ModelGap, names: &Names) -> String {
    let count = gap.of.len() as u64;
    let named = gap.of.iter().map(|end| names.full(end)).collect::<Vec<_>>();
    let named = list(&named);
    match gap.kind {
        GapKind::BarrierWithoutStrategy => {
            format!("No strategy is linked to {}: {named}.", counted(count, "barrier", "barriers"))
        }
        GapKind::FacilitatorUnused => {
            format!("No strategy uses {}: {named}.", counted(count, "facilitator", "facilitators"))
        }
        GapKind::StrategyWithoutDeterminant => format!(
            "{} linked to no determinant: {named}.",
            counted(count, "strategy is", "strategies are")
        ),
        GapKind::StrategyWithoutOutcome => format!(
            "{} to no outcome: {named}.",
            counted(count, "strategy leads", "strategies lead")
        ),
        GapKind::MechanismWithoutStrategy => format!(
            "{} linked to no strategy: {named}.",
            counted(count, "mechanism is", "mechanisms are")
        ),
        GapKind::MechanismWithoutOutcome => format!(
            "{} to no outcome: {named}.",
            counted(count, "mechanism leads", "mechanisms lead")
        ),
        GapKind::OutcomeUnlinked => {
            format!("Nothing leads to {}: {named}.", counted(count, "outcome", "outcomes"))
        }
        GapKind::DeterminantNotInTable => format!(
            "Links begin at {} that the table does not have as it is counted now. They are kept.",
            counted(count, "row", "rows")
        ),
    }
}

/// What of a model is drawn and what not.
#[derive(Debug, Clone, Copy, Default)]
pub struct Drawn {
    /// Whether any strategy drawn is a candidate.
    pub has_candidates: bool,
    /// Strategies that are left out since they were rejected.
    pub rejected: u64,
    /// Determinants that are not drawn since no strategy is linked to them.
    pub not_linked: u64,
    /// Determinants that are not drawn since there are too many.
    pub too_many: u64,
    /// Whether determinants have signs.
    pub has_signs: bool,
}

/// The sentences under the figure.
pub fn notes(table: &CrossTab, drawn: Drawn) -> Vec<String> {
    let unit = words::unit_noun(table.spec.unit, 2);
    let signs = if drawn.has_signs {
        format!("\u{2212} barriers, + facilitators, \u{b1} both or mixed; numbers are {unit}.")
    } else {
        format!("Numbers are {unit}.")
    };
    let mut notes = vec![
        signs,
        "Strategies, mechanisms, outcomes and links were entered by the authors.".to_owned(),
    ];
    if drawn.has_candidates {
        notes.push("Dashed: candidate strategies.".to_owned());
    }
    let not_drawn = [
        (drawn.not_linked, "determinant without a strategy", "determinants without a strategy"),
        (drawn.too_many, "further determinant", "further determinants"),
        (drawn.rejected, "rejected strategy", "rejected strategies"),
    ];
    let not_drawn: Vec<String> = not_drawn
        .into_iter()
        .filter(|(count, ..)| *count > 0)
        .map(|(count, one, several)| counted(count, one, several))
        .collect();
    if !not_drawn.is_empty() {
        notes.push(format!("Not drawn: {}.", and(&not_drawn)));
    }
    notes
}

/// Which part of the figure is drawn.
pub fn part(part: u64, parts: u64) -> String {
    format!("Part {} of {}.", number(part), number(parts))
}

/// That what follows the first determinants is left out.
pub fn first(drawn: u64, all: u64) -> String {
    format!("Drawn are the first {} of {} determinants.", number(drawn), number(all))
}

/// What the caption of the figure begins with.
pub fn caption(table: &CrossTab) -> Vec<String> {
    let of = table.framework.as_ref().filter(|_| !table.spec.own_codes);
    let of = of.map_or_else(String::new, |framework| format!(" with determinants by {framework}"));
    vec![
        format!("{LABEL}{of}."),
        format!("Determinants show {}.", words::unit_meaning(table.spec.unit)),
        "Strategies, mechanisms, outcomes and links were entered by the authors.".to_owned(),
    ]
}

/// The alternative text: how much of what there is, what leads to what, then how it is drawn.
pub fn alternative_text(model: &LogicModel, table: &CrossTab) -> String {
    let names = Names::new(model, table);
    let of = determinants(model, table).len() as u64;
    let kept = model.strategies_kept().count() as u64;
    let amounts = [
        counted(of, "determinant", "determinants"),
        counted(kept, "strategy", "strategies"),
        counted(model.mechanisms.len() as u64, "mechanism", "mechanisms"),
        counted(model.outcomes.len() as u64, "outcome", "outcomes"),
    ];
    let links: Vec<String> = model
        .links_kept()
        .filter(|link| !names.code(&link.from).is_empty())
        .take(MOST_LINKS_TOLD)
        .map(|link| format!("{} to {}", names.code(&link.from), names.code(&link.to)))
        .collect();
    let all = model.links_kept().count();
    let links = match (links.is_empty(), all.saturating_sub(links.len())) {
        (true, _) => " Nothing is linked yet.".to_owned(),
        (false, 0) => format!(" Links lead from {}.", and(&links)),
        (false, more) => {
            let more = number(more as u64);
            format!(" Links lead from {}, and {more} more stand in the table.", links.join(", "))
        }
    };
    format!(
        "{LABEL} of {}.{links} Four columns from left to right: determinants, strategies, mechanisms, outcomes.",
        and(&amounts)
    )
}

/// Links that the alternative text names at most.
const MOST_LINKS_TOLD: usize = 12;

/// A part of a model within a sentence.
fn noun(part: ModelPart, count: u64) -> &'static str {
    match part {
        ModelPart::Innovation => plural(count, "innovation", "innovations"),
        ModelPart::Determinant => plural(count, "determinant", "determinants"),
        ModelPart::Strategy => plural(count, "strategy", "strategies"),
        ModelPart::Mechanism => plural(count, "mechanism", "mechanisms"),
        ModelPart::Outcome => plural(count, "outcome", "outcomes"),
        ModelPart::Link => plural(count, "link", "links"),
    }
}

/// Why a logic model is refused, and what to do.
pub fn refused(fault: &ModelFault) -> (String, String) {
    let one = |part: ModelPart, id: u32| format!("{} {id}", noun(part, 1));
    match fault {
        ModelFault::TooMany { part, given, most } => (
            format!("the logic model has {} {}.", number(*given), noun(*part, *given)),
            format!("It may have {} at most.", number(*most)),
        ),
        ModelFault::NoLabel { part, id } => (
            format!("in the logic model, {} has no label.", one(*part, *id)),
            "Give it one, or remove it.".to_owned(),
        ),
        ModelFault::TooLong { part, id, most } => (
            format!(
                "in the logic model, a text of {} is too long.",
                id.map_or_else(|| noun(*part, 1).to_owned(), |id| one(*part, id))
            ),
            format!("It may have {} characters at most.", number(*most)),
        ),
        ModelFault::SameId { part, id } => (
            format!("in the logic model, two {} have the number {id}.", noun(*part, 2)),
            "Give each a number of its own.".to_owned(),
        ),
        ModelFault::Dangling { part, id } => (
            format!("in the logic model, a link names {}, which there is not.", one(*part, *id)),
            "Remove the link, or add what it names.".to_owned(),
        ),
        ModelFault::NotOnwards { from, to } => (
            format!(
                "in the logic model, a link leads from {} to {}.",
                quoted(noun(*from, 1)),
                quoted(noun(*to, 1))
            ),
            "Links lead from determinants to strategies, from these to mechanisms or outcomes, and from mechanisms to outcomes.".to_owned(),
        ),
        ModelFault::LinkedTwice { from, to } => (
            format!(
                "in the logic model, one link from {} to {} is there twice.",
                noun(*from, 1),
                noun(*to, 1)
            ),
            "Remove one of the two.".to_owned(),
        ),
    }
}
