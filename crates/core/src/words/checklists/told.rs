//! The sentences that a study gives for the items of checklists.

use super::facts::{AttributeFact, Facts, SaturationFact, Values};
use super::{Mark, Told};
use crate::analysis::Unit;
use crate::words::numbers::decimals;
use crate::words::places::{and, counted, list, number, percent, quoted};
use crate::words::table::unit_noun;

/// Runs of saturation that are told one by one.
const RUNS_TOLD: usize = 12;
/// Values of an attribute that are told one by one.
const VALUES_TOLD: usize = 12;

fn of(count: u64, unit: Unit) -> String {
    format!("{} {}", number(count), unit_noun(unit, count))
}

/// The framework that the analysis follows.
pub(super) fn approach(facts: &Facts) -> Told {
    let framework = facts.framework.as_ref()?;
    Some((Mark::ToConfirm, format!("The analysis used a framework. {framework}")))
}

/// The size of the sample.
pub(super) fn sample(facts: &Facts) -> Told {
    Some((Mark::Filled, facts.sample.clone()?))
}

/// Size and traits of the sample.
pub(super) fn units(facts: &Facts) -> Told {
    let sample = facts.sample.clone()?;
    let (_, traits) = people(facts).unwrap_or((Mark::ToConfirm, String::new()));
    Some((Mark::Filled, format!("{sample} {traits}").trim_end().to_owned()))
}

/// Who the people are, by their attributes.
pub(super) fn people(facts: &Facts) -> Told {
    let told: Vec<String> = facts.attributes.iter().map(attribute).collect();
    (!told.is_empty()).then(|| (Mark::ToConfirm, told.join(" ")))
}

fn attribute(fact: &AttributeFact) -> String {
    match &fact.values {
        Values::Named(values) => {
            let told: Vec<String> = values
                .iter()
                .take(VALUES_TOLD)
                .map(|(value, count)| format!("{value} ({})", number(*count)))
                .collect();
            let more = values.len().saturating_sub(VALUES_TOLD) as u64;
            let more =
                if more > 0 { format!(" and {} more values", number(more)) } else { String::new() };
            format!("{}, {}: {}{more}.", fact.name, unit_noun(fact.unit, 2), told.join(", "))
        }
        Values::Numbers { least, median, most, of: count } => format!(
            "{}: {least} to {most}, median {median} ({}).",
            fact.name,
            of(*count, fact.unit)
        ),
    }
}

/// Whether anybody was interviewed several times.
pub(super) fn repeated(facts: &Facts) -> Told {
    let (several, all) = facts.repeated?;
    let text = format!(
        "{} of {} {} more than one source.",
        number(several),
        counted(all, "participant", "participants"),
        if several == 1 { "has" } else { "have" }
    );
    Some((Mark::ToConfirm, text))
}

/// How long interviews took.
pub(super) fn length(facts: &Facts) -> Told {
    facts.length.as_ref().map(|fact| (Mark::ToConfirm, attribute(fact)))
}

/// New codes in the order of the sources. Whether that is enough is the author's to say.
pub(super) fn saturation(facts: &Facts) -> Told {
    let fact = facts.saturation.as_ref()?;
    // The order of the data need not be that of the interviews, and a rule that nobody chose is none.
    Some((Mark::ToConfirm, new_codes(fact)))
}

fn new_codes(fact: &SaturationFact) -> String {
    let runs: Vec<String> =
        fact.new_percent.iter().take(RUNS_TOLD).map(|share| percent(*share)).collect();
    let more = fact.new_percent.len().saturating_sub(RUNS_TOLD) as u64;
    let more = if more > 0 { format!(" and {} more", number(more)) } else { String::new() };
    let rule = match fact.is_chosen {
        true => "chosen by the author",
        false => "the program’s own, to be chosen before",
    };
    format!(
        "Base {}, run {}, threshold {} % ({rule}). The first {} have {}; new ones in each run after them, as a share of those: {}{more}. The order is that of the data.",
        fact.base,
        fact.run,
        fact.threshold_percent,
        of(fact.base, fact.by),
        counted(fact.base_codes, "code", "codes"),
        runs.join(", ")
    )
}

/// How many coders there were.
pub(super) fn coders(facts: &Facts) -> Told {
    (facts.coders > 0).then(|| {
        let double_coded = facts.agreement.as_ref().map(|fact| {
            format!(
                " {} of {} were coded by two of them or more.",
                number(fact.double_coded),
                counted(fact.passages, "passage", "passages")
            )
        });
        let coders = counted(facts.coders, "coder", "coders");
        (Mark::Filled, format!("{coders} applied the codes.{}", double_coded.unwrap_or_default()))
    })
}

/// The coding tree.
pub(super) fn tree(facts: &Facts) -> Told {
    let labels = facts.labels?;
    let lead = match (&facts.framework, &facts.own_codebook) {
        (Some(_), _) => " They are set against the framework’s items in the table.",
        (None, Some(_)) => " They stand in the study’s own codebook.",
        (None, None) => "",
    };
    let text = format!(
        "{} {} used.{lead} The codes can be added as a supplement.",
        counted(labels.all, "code", "codes"),
        if labels.all == 1 { "was" } else { "were" }
    );
    Some((Mark::Filled, text))
}

/// Whether themes were set beforehand or came of the data.
pub(super) fn origin_of_themes(facts: &Facts) -> Told {
    let labels = facts.labels?;
    if facts.framework.is_none() {
        let text = match &facts.own_codebook {
            Some(book) => format!(
                "The codes are those of the study’s own codebook {}; whether they were set beforehand is to be said.",
                quoted(book)
            ),
            None => "No framework was used: the codes are the study’s own; whether they were set beforehand is to be said.".to_owned(),
        };
        return Some((Mark::ToConfirm, text));
    }
    let open = match labels.open {
        0 => String::new(),
        open => format!(" {} not decided yet.", counted(open, "is", "are")),
    };
    let text = format!(
        "Of {} {} to items that the framework sets beforehand; {} outside of it.{open}",
        counted(labels.all, "code", "codes"),
        counted(labels.inside, "leads", "lead"),
        counted(labels.outside, "is", "are")
    );
    Some((if labels.open == 0 { Mark::Filled } else { Mark::ToConfirm }, text))
}

/// With which software.
pub(super) fn software(facts: &Facts) -> Told {
    let counted = format!("Counts were made with Steelyard {}.", env!("CARGO_PKG_VERSION"));
    facts.has_codings.then(|| match facts.tools.is_empty() {
        true => (
            Mark::ToConfirm,
            format!("{counted} In which program the texts were coded is to be added."),
        ),
        false => (
            Mark::Filled,
            format!(
                "The codings are an export of {}, whose version is to be added. {counted}",
                and(&facts.tools)
            ),
        ),
    })
}

/// Quotations.
pub(super) fn quotations(facts: &Facts) -> Told {
    (facts.quotations > 0).then(|| {
        let text = format!(
            "{} quoted, each with a pseudonym of who spoke, the row and the valence.",
            counted(facts.quotations, "passage is", "passages are")
        );
        (Mark::Filled, text)
    })
}

/// That findings and data agree.
pub(super) fn consistent(facts: &Facts) -> Told {
    facts.has_codings.then(|| {
        (Mark::ToConfirm, "Figure, table and their words are counts of the same codings. Whether the findings agree with the data is to be judged.".to_owned())
    })
}

/// What was named most.
pub(super) fn major(facts: &Facts) -> Told {
    let rows = facts.rows.as_ref().filter(|rows| !rows.most.is_empty())?;
    let told: Vec<String> =
        rows.most.iter().map(|(row, count)| format!("{row} ({})", of(*count, rows.unit))).collect();
    let text = format!("Most often named: {}. Frequency is not importance.", told.join(", "));
    Some((Mark::ToConfirm, text))
}

/// What was named least, and what was named both ways.
pub(super) fn minor(facts: &Facts) -> Told {
    let rows = facts.rows.as_ref()?;
    let mut told = Vec::new();
    if !rows.single.is_empty() {
        told.push(format!("Named by {} only: {}.", of(1, rows.unit), list(&rows.single)));
    }
    if !rows.both.is_empty() {
        told.push(format!("Named as barriers and as facilitators: {}.", list(&rows.both)));
    }
    (!told.is_empty()).then(|| (Mark::ToConfirm, told.join(" ")))
}

/// Sites.
pub(super) fn context(facts: &Facts) -> Told {
    (!facts.sites.is_empty())
        .then(|| (Mark::ToConfirm, format!("Sites in the data: {}.", list(&facts.sites))))
}

/// What data there are.
pub(super) fn collection(facts: &Facts) -> Told {
    let sources = facts.sources?;
    Some((Mark::ToConfirm, format!("The data are of {}.", of(sources, Unit::Sources))))
}

/// How data were processed.
pub(super) fn processing(facts: &Facts) -> Told {
    facts.has_codings.then(|| {
        (Mark::ToConfirm, "The coded data were read and counted within the browser; the program sends no data. Passages that it quotes carry pseudonyms in place of names.".to_owned())
    })
}

/// How the analysis went and who did it.
pub(super) fn analysis(facts: &Facts) -> Told {
    let told: Vec<String> = [origin_of_themes(facts), coders(facts)]
        .into_iter()
        .flatten()
        .map(|(_, text)| text)
        .collect();
    (!told.is_empty()).then(|| (Mark::ToConfirm, told.join(" ")))
}

/// What speaks for trust: agreement, and the trail of decisions.
pub(super) fn trust(facts: &Facts) -> Told {
    if !facts.has_codings {
        return None;
    }
    let mut told: Vec<String> = agreement(facts).into_iter().collect();
    told.push(match facts.decisions {
        0 => "The audit trail lists what the program decided; nothing was decided by hand."
            .to_owned(),
        decisions => format!(
            "The audit trail lists {} taken by hand, and what the program decided.",
            counted(decisions, "decision", "decisions")
        ),
    });
    let mark = if facts.agreement.is_some() { Mark::Filled } else { Mark::ToConfirm };
    Some((mark, told.join(" ")))
}

fn agreement(facts: &Facts) -> Option<String> {
    let fact = facts.agreement.as_ref()?;
    let mut told = format!(
        "{} of {} were coded by two coders or more.",
        number(fact.double_coded),
        counted(fact.passages, "passage", "passages")
    );
    let interval = |interval: Option<(f64, f64)>| {
        let told = |(from, to)| {
            format!(", 95 % interval {} to {}", decimals(Some(from), 2), decimals(Some(to), 2))
        };
        interval.map(told).unwrap_or_default()
    };
    let kappa = fact.kappa.map(|kappa| format!("Cohen’s kappa {}", decimals(Some(kappa), 2)));
    let ac1 = fact.ac1.map(|(value, range)| {
        format!("Gwet’s AC1 {}{}", decimals(Some(value), 2), interval(range))
    });
    let values: Vec<String> = [kappa, ac1].into_iter().flatten().collect();
    if !values.is_empty() {
        told.push_str(&format!(
            " Which code was applied, of {}: {}.",
            counted(fact.units, "passage", "passages"),
            values.join("; ")
        ));
    }
    Some(told)
}

/// What the analysis gave.
pub(super) fn synthesis(facts: &Facts) -> Told {
    let (mark, most) = major(facts)?;
    Some((mark, format!("Figure and table show how often each row was named. {most}")))
}

/// Facts that limit what can be said.
pub(super) fn limits(facts: &Facts) -> Told {
    let mut told = Vec::new();
    if facts.coders == 1 {
        told.push("All codings are by one coder.".to_owned());
    }
    if !facts.small_groups.is_empty() {
        let groups: Vec<String> = facts
            .small_groups
            .iter()
            .map(|(group, count)| format!("{group} ({})", number(*count)))
            .collect();
        told.push(format!("Groups of fewer than five participants: {}.", and(&groups)));
    }
    if let Some(empty) = facts.rows.as_ref().map(|rows| rows.empty).filter(|empty| *empty > 0) {
        told.push(format!("{} named by nobody.", counted(empty, "row was", "rows were")));
    }
    if facts.open > 0 {
        told.push(format!(
            "{} still open in the reading of the data.",
            counted(facts.open, "question is", "questions are")
        ));
    }
    (!told.is_empty()).then(|| (Mark::ToConfirm, told.join(" ")))
}
