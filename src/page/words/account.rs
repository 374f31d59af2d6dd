//! The strings of the account: what was read, where the valences stand, what is there twice, what was
//! left out.

use super::{counted, number};
use steelyard_core::dataset::{Account, Counting, FoundDuplicates, LeftOutReason, ValenceSource};
use steelyard_core::engine::StudyView;
use steelyard_core::format::{OffsetUnit, Offsets, ProjectReading};
use steelyard_core::valence::Valence;
use steelyard_core::words::{places, table};

/// Heading over the account.
pub const ACCOUNT: &str = "What was read and what was left out";
/// Button: the rows left out.
pub const LEFT_OUT: &str = "Download the rows left out";
/// Heading over the warnings.
pub fn warnings(count: usize) -> String {
    counted(count as u64, "warning", "warnings")
}

/// The balance, a line for each part of it that there is.
pub fn account(study: &StudyView) -> Vec<String> {
    if let Some(made_from) = &study.live_figure {
        return super::opened::account(study, made_from);
    }
    let account = &study.account;
    let mut lines = vec![read(study)];
    if account.codings_read != account.codings {
        lines.push(not_counted(account));
    }
    lines.extend(sources(study));
    lines.extend(passages(study));
    lines.extend(offsets(study.files.iter().filter_map(|file| file.reading.project())));
    if study.files.iter().any(|file| file.shape.is_some()) {
        lines.push(super::shapes::CELLS_ARE_ROWS.to_owned());
    }
    if account.rows_without_coding > u64::from(account.uncoded_sources_counted) {
        let rows = account.rows_without_coding - u64::from(account.uncoded_sources_counted);
        lines.push(format!(
            "{} nothing but zeros; the participants in them still count.",
            counted(rows, "row holds", "rows hold")
        ));
    }
    if account.codings_without_valence > 0 {
        lines.push(format!(
            "{} no valence: counted, and shown as missing.",
            counted(account.codings_without_valence, "coding has", "codings have")
        ));
    }
    lines.extend(without_item(study));
    lines.push(left_out(account));
    lines
}

/// What was read and how many codings it gave.
fn read(study: &StudyView) -> String {
    let account = &study.account;
    let codings = counted(account.codings_read, "coding", "codings");
    if study.files.iter().all(|file| file.reading.project().is_some()) {
        return format!("{codings} {} read.", was(account.codings_read));
    }
    format!(
        "{} read; {} gave {codings}.",
        counted(account.rows_read, "row was", "rows were"),
        number(account.rows_used),
    )
}

/// Why fewer codings count than were read.
fn not_counted(account: &Account) -> String {
    let given = account.joined.given;
    let doubles = account.codings_read.saturating_sub(account.codings + given + account.set_aside);
    let mut reasons = Vec::new();
    if given > 0 {
        reasons.push(format!("{} gave a valence to another coding", number(given)));
    }
    if account.set_aside > 0 {
        let was = if account.set_aside == 1 { "was" } else { "were" };
        reasons.push(format!("{} {was} set aside as wrong", number(account.set_aside)));
    }
    if doubles > 0 {
        reasons.push(format!(
            "{} {} what another says already",
            number(doubles),
            if doubles == 1 { "says" } else { "say" }
        ));
    }
    format!("{} of them count: {}.", number(account.codings), reasons.join(", "))
}

/// How many sources gave codings.
fn sources(study: &StudyView) -> Option<String> {
    let known = study.summary.sources.as_ref()?.len() as u64 + uncoded_sources(&study.account).0;
    let coded = u64::from(study.account.sources_with_coding);
    let without = known.saturating_sub(coded);
    Some(match without {
        0 => format!("{} gave codings.", counted(coded, "source", "sources")),
        _ => format!(
            "{} of {} gave codings, {} did not.",
            number(coded),
            counted(known, "source", "sources"),
            number(without)
        ),
    })
}

/// Sources of projects in which nothing was coded: those left out, and those that count.
pub fn uncoded_sources(account: &Account) -> (u64, u64) {
    let left_out = rows_left_out(account, LeftOutReason::SourceWithoutCoding);
    (left_out, account.uncoded_sources_counted.into())
}

/// Label of the box by which sources in which nothing was coded count.
pub fn count_uncoded(sources: u64) -> String {
    format!(
        "Count the {} in which nothing was coded in the n of their group",
        match sources {
            1 => "source".to_owned(),
            _ => format!("{} sources", number(sources)),
        }
    )
}

/// How many passages and coders the codings are of.
fn passages(study: &StudyView) -> Option<String> {
    let summary = &study.summary;
    let coders = summary.coders.as_ref().map_or(0, Vec::len) as u64;
    let segments = summary.segments.map(|count| counted(count.into(), "segment", "segments"));
    let coders = (coders > 0).then(|| counted(coders, "coder", "coders"));
    let known: Vec<String> = segments.into_iter().chain(coders).collect();
    (!known.is_empty()).then(|| format!("The codings are of {}.", known.join(" and ")))
}

/// How the positions of the texts were understood: one line where it is the same throughout, else one
/// for each way, with the sources.
pub fn offsets<'a>(projects: impl Iterator<Item = &'a ProjectReading>) -> Vec<String> {
    let all = projects.flat_map(|project| &project.offsets).filter(|one| one.checked > 0);
    let same = |one: &Offsets, other: &Offsets| {
        (one.unit, one.line_end_is_two, one.mark_is_counted, one.by_quotes)
            == (other.unit, other.line_end_is_two, other.mark_is_counted, other.by_quotes)
    };
    let mut ways: Vec<Vec<&Offsets>> = Vec::new();
    for one in all {
        match ways.iter_mut().find(|way| way.first().is_some_and(|first| same(first, one))) {
            Some(way) => way.push(one),
            None => ways.push(vec![one]),
        }
    }
    let several = ways.len() > 1;
    ways.iter().filter_map(|way| aligned(way, several)).collect()
}

fn aligned(way: &[&Offsets], named: bool) -> Option<String> {
    let first = way.first()?;
    let sum = |of: fn(&Offsets) -> u32| way.iter().map(|one| u64::from(of(one))).sum::<u64>();
    let (checked, fitting) = (sum(|one| one.checked), sum(|one| one.fitting));
    let mut parts = vec![match first.unit {
        OffsetUnit::CodePoints => "counted in code points",
        OffsetUnit::Utf16 => "counted in UTF-16 units",
    }];
    if first.line_end_is_two {
        parts.push("line ends counted as two");
    }
    if first.mark_is_counted {
        parts.push("the mark at the beginning counted");
    }
    let percent = fitting * 100 / checked.max(1);
    let what = match first.by_quotes {
        true => format!("{} aligned", counted(checked, "quote", "quotes")),
        false => {
            format!("{} on the edges of words", counted(checked, "position", "positions"))
        }
    };
    let names: Vec<String> = way.iter().map(|one| one.source.clone()).collect();
    let of = if named { format!("{}: ", places::list(&names)) } else { String::new() };
    Some(format!("{of}{percent} % of {what}, {}.", parts.join(", ")))
}

/// Codings whose codes have no place in the framework that is taken.
fn without_item(study: &StudyView) -> Option<String> {
    let framework = study.framework.id.as_deref()?;
    let rows = study.mapping.iter().filter(|row| row.items.is_empty());
    let codings: u64 = rows.map(|row| row.codings).sum();
    (codings > 0).then(|| {
        format!(
            "{} no construct of {} and {} in a row apart.",
            counted(codings, "coding has", "codings have"),
            super::codes::framework(framework),
            if codings == 1 { "stands" } else { "stand" },
        )
    })
}

fn rows_left_out(account: &Account, reason: LeftOutReason) -> u64 {
    account.left_out.iter().filter(|row| row.reason == reason).count() as u64
}

/// What was left out, by its reason.
fn left_out(account: &Account) -> String {
    let all = account.left_out.len() as u64;
    if all == 0 {
        return "No row was left out.".to_owned();
    }
    let reasons: Vec<String> = LeftOutReason::ALL
        .into_iter()
        .filter_map(|reason| {
            let rows = rows_left_out(account, reason);
            (rows > 0).then(|| why_left_out(reason, rows))
        })
        .collect();
    format!("{} left out: {}.", counted(all, "row was", "rows were"), reasons.join(", "))
}

/// Rows left out for one reason, with their number.
fn why_left_out(reason: LeftOutReason, rows: u64) -> String {
    let (one, several) = match reason {
        LeftOutReason::NoCode => ("without a code", "without a code"),
        LeftOutReason::BadCount => {
            ("with a count that is not a whole number", "with counts that are not whole numbers")
        }
        LeftOutReason::BoundForCount => {
            ("with a bound in place of a count", "with bounds in place of counts")
        }
        LeftOutReason::TotalsRow => ("with totals of the others", "with totals of the others"),
        LeftOutReason::CodesNotToldApart => {
            ("with codes that cannot be told apart", "with codes that cannot be told apart")
        }
        LeftOutReason::RepeatedHeader => {
            ("that is the header once more", "that are the header once more")
        }
        LeftOutReason::TornLine => (
            "that is part of a torn row, of which is not known",
            "that are parts of torn rows, of which is not known",
        ),
        LeftOutReason::NothingFound => {
            ("cell that says that nothing was found", "cells that say that nothing was found")
        }
        LeftOutReason::NotRated => ("cell that rates nothing", "cells that rate nothing"),
        LeftOutReason::NothingCounted => {
            ("without any count, where others say 0", "without any count, where others say 0")
        }
        LeftOutReason::NoteBelow => ("note below the table", "notes below the table"),
        LeftOutReason::BelowTable => ("row below the table", "rows below the table"),
        LeftOutReason::HeadingRow => ("heading above other rows", "headings above other rows"),
        LeftOutReason::NotACoding => (
            "row whose valence word says that it is no coding",
            "rows whose valence word says that they are no codings",
        ),
        LeftOutReason::SelectionWithoutCode => {
            ("selection without a code", "selections without a code")
        }
        LeftOutReason::SourceWithoutCoding => {
            ("source in which nothing was coded", "sources in which nothing was coded")
        }
    };
    counted(rows, one, several)
}

/// Heading over what is there twice.
pub const DOUBLES: &str = "What is there twice";
/// Doubles of a kind, as the label of how they count.
pub fn double(found: &FoundDuplicates) -> String {
    let noun = match found.kind {
        steelyard_core::dataset::DuplicateKind::SourcesOfOneName => ("source", "sources"),
        _ => ("coding", "codings"),
    };
    let all = format!("{} {}", counted(found.found, noun.0, noun.1), table::double(found.kind));
    match found.alike {
        0 => all,
        some => format!(
            "{all}; {} on passages that only read alike and {}",
            number(some),
            if some == 1 { "counts as it is" } else { "count as they are" }
        ),
    }
}
/// Label of a way to count doubles.
pub fn counting(counting: Counting) -> &'static str {
    match counting {
        Counting::Once => "Count once",
        Counting::Each => "Count each",
    }
}

/// Heading over the places that say valences.
pub const VALENCE_PLACE: &str = "Where the valence stands";
/// What is chosen there.
pub const VALENCE_PLACE_LEGEND: &str = "Which place is asked";
/// Head of the column of places.
pub const PLACE_HEAD: &str = "Place";
/// Choice: whatever says a valence first.
pub const AS_FOUND: &str = "As found: the first of these that says one";
/// What the numbers of the table are.
pub const YIELDS: &str =
    "Codings of each valence, if that place alone is asked; what is there twice counts each time.";
/// Head of a column of codings of one valence.
pub fn valence_head(valence: Valence) -> &'static str {
    table::valence(valence)
}
/// A place that says valences.
pub fn place(place: ValenceSource) -> String {
    places::capitalised(table::valence_place(place))
}
/// How many codings the places disagree on.
pub fn contradicted(codings: u64) -> String {
    format!("Of {} two places say different valences.", counted(codings, "coding", "codings"))
}

/// How second codes were joined; empty where none were.
pub fn joined(account: &Account) -> Vec<String> {
    let joined = &account.joined;
    let mut lines = Vec::new();
    let all = joined.by_segment + joined.by_overlap;
    if all > 0 {
        let overlapping = match joined.by_overlap {
            0 => String::new(),
            some => format!(
                ", {} of them from one that overlaps by {} % or more of the shorter",
                number(some),
                joined.smallest_overlap_percent
            ),
        };
        lines.push(format!(
            "{} got {} valence from a second code on the same passage{overlapping}.",
            counted(all, "coding", "codings"),
            if all == 1 { "its" } else { "their" },
        ));
    }
    if joined.not_compared > 0 {
        lines.push(format!(
            "{} not compared with every passage that may lie beside: there are too many.",
            counted(joined.not_compared, "coding was", "codings were"),
        ));
    }
    if joined.alone > 0 {
        lines.push(format!(
            "{} on a passage without another code: {} as what {} named.",
            counted(joined.alone, "valence stands", "valences stand"),
            if joined.alone == 1 { "it counts" } else { "they count" },
            if joined.alone == 1 { "it is" } else { "they are" },
        ));
    }
    lines
}
/// Label of the share from which passages are joined.
pub const OVERLAP: &str = "Join passages that overlap by this share of the shorter one, in %";

fn was(count: u64) -> &'static str {
    if count == 1 { "was" } else { "were" }
}
